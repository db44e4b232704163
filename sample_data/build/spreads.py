"""How all English upper-tier authorities are spread, and the means of each place's statistical neighbours."""

from areas import peers_id
from blocks import cell
from tables import number, tidy_number

QUANTILES = {"0": "min", "0.1": "p10", "0.2": "p20", "0.25": "p25", "0.4": "p40", "0.5": "p50", "0.6": "p60",
             "0.75": "p75", "0.8": "p80", "0.9": "p90", "1": "max"}


def spread(tables, indicator, lait_code, label):
    """Quantiles by period (type 7, computed from all authorities in LAIT); `label` turns LAIT's period into ours."""
    rows = sorted((row for row in tables.rows("06") if row["lait_short_desc"] == lait_code), key=lambda row: row["period"])
    assert rows, f"No spread for {lait_code}."
    return {
        "indicator": indicator, "kind": "place", "of": "English upper-tier authorities",
        "periods": [label(row["period"]) for row in rows],
        "areas": [int(row["n_authorities"]) for row in rows],
        "quantiles": {key: [number(row[column]) for row in rows] for key, column in QUANTILES.items()},
    }


def peer_cells(tables, lait_code, label):
    """Unweighted mean of the ten neighbours (eight at least), one row for each place's group."""
    return {(peers_id(row["area_name"]), label(row["period"])): cell(number(row["mean_of_neighbours"]))
            for row in tables.rows("08") if row["lait_short_desc"] == lait_code}


def type_seven(values, at):
    """The quantile at `at` (0 to 1) by linear interpolation between order statistics (Hyndman and Fan, type 7)."""
    ordered = sorted(values)
    position = (len(ordered) - 1) * at
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def spread_of(indicator, kind, of, by_period):
    """Quantiles worked out here from every area's value: {period: values}."""
    periods = sorted(by_period)
    return {
        "indicator": indicator, "kind": kind, "of": of, "periods": periods, "areas": [len(by_period[period]) for period in periods],
        "quantiles": {key: [tidy_number(type_seven(by_period[period], float(key))) for period in periods] for key in QUANTILES},
    }

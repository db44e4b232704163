"""How all English upper-tier authorities are spread, and the means of each place's statistical neighbours."""

from areas import peers_id
from blocks import cell
from tables import number

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

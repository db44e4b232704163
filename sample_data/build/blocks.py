"""Turning cells into blocks of data, and describing an indicator, in the shapes of the scorecard file."""

import nouns
import pandemic
from systems import ENGLAND
from tables import number

# One array of a row per field of a cell; an array without a single entry is left out.
ARRAYS = [
    ("lower", "lower"), ("upper", "upper"), ("numerators", "numerator"), ("denominators", "denominator"),
    ("flags", "flag"), ("notes", "note"), ("verdicts", "verdict"),
]

# Fingertips words, with or without the confidence level it adds for some indicators.
VERDICTS = {
    "Better": "better", "Similar": "similar", "Worse": "worse", "Higher": "higher", "Lower": "lower",
    "Not compared": "not-compared",
}

# Nation, region, system and council come first, by what their codes begin with.
CODES_IN_ORDER = ("E92", "E12", "E54", "E06", "E07", "E08", "E09")

# Groups that each area forms out of its own neighbourhoods; every other group means the same in the whole country.
OWN_GROUPS = {"Deprivation quintile within the area"}


def area_order(code):
    """Nation, region, system and places first, then everything else by code."""
    found = [at for at, begin in enumerate(CODES_IN_ORDER) if code.startswith(begin)]
    return (found[0] if found else len(CODES_IN_ORDER), code)


def verdict(text, area):
    """The publisher's comparison with England. England is not compared with itself."""
    if area == ENGLAND or not text:
        return None
    word = VERDICTS.get(text) or VERDICTS.get(text.rsplit(" ", 1)[0])
    assert word, f"Unknown comparison with England: {text!r}."
    return word


def cell(value, **fields):
    """One observation; a missing value always says why."""
    made = {"value": value, **{name: entry for name, entry in fields.items() if entry is not None}}
    if value is None:
        made.pop("verdict", None)
        made.setdefault("flag", "not-available")
    return made


def published(row, *, limits=False, counts=True, flag=None, note=None):
    """One observation from a row of a tidy table: value, and limits and counts where wanted."""
    value = number(row["value"])
    lower, upper = (number(row.get("lower")), number(row.get("upper"))) if limits else (None, None)
    count, people = (number(row.get("numerator")), number(row.get("denominator"))) if counts else (None, None)
    return cell(value, lower=lower, upper=upper, numerator=count, denominator=people, flag=flag, note=note)


def block(indicator, cells, breakdown=None):
    """A block of data from {(area, period): cell}; a cell the source does not have becomes not-available."""
    assert cells, f"The block of {indicator} {breakdown or ''} has no cells."
    cells = {(area, period): pandemic.marked(indicator, period, made) for (area, period), made in cells.items()}
    periods = sorted({period for _, period in cells})
    areas = sorted({area for area, _ in cells}, key=area_order)
    rows = []
    for area in areas:
        found = [cells.get((area, period)) or cell(None) for period in periods]
        row = {"area": area, "values": [each["value"] for each in found]}
        for array, field in ARRAYS:
            entries = [each.get(field) for each in found]
            if any(entry is not None for entry in entries):
                row[array] = entries
        rows.append(row)
    made = {"indicator": indicator, "periods": periods, "rows": rows}
    if breakdown:
        by, group = breakdown
        scope = "within" if by in OWN_GROUPS else "national"
        made = {"indicator": indicator, "breakdown": {"by": by, "group": group, "scope": scope}, "periods": periods, "rows": rows}
    return made


def indicator(
    id, name, short, strand, *, kind, unit, decimals, polarity, period, definition, rationale, caveats, source,
    per=None, repeats=None, span=None, next_release=None, statistic=None, marmot=(), purposes=(), driver_group,
    inequality=None, population_group=None,
):
    """An indicator in the order of the format. `decimals` says how many the publisher shows."""
    drivers = {"wider-determinants": "wider-determinant", "health-care": "health-care"}
    measure = {"kind": kind, "per": per, "unit": unit, "decimals": decimals, "repeats": repeats, **nouns.of(id)}
    further = {"span": span, "next_release": next_release, "statistic": statistic}
    return {
        "id": id, "name": name, "short": short, "strand": strand,
        "definition": definition, "rationale": rationale, "caveats": caveats + pandemic.said(id),
        "measure": {field: entry for field, entry in measure.items() if entry is not None},
        "polarity": polarity, "period": period,
        **{field: entry for field, entry in further.items() if entry is not None},
        "groups": [f"marmot/{each}" for each in marmot] + [f"purposes/{each}" for each in purposes]
        + [f"driver/{driver_group}"],
        "inequality": inequality, "driver": drivers.get(driver_group), "population_group": population_group,
        "source": source,
    }

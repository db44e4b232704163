"""Turning cells into blocks of data, and describing an indicator, in the shapes of the scorecard file."""

from tables import ENGLAND, NORTH_WEST, PLACES, SYSTEM

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


def area_order(code):
    """Nation, region, system and places first, then everything else by code."""
    first = [ENGLAND, NORTH_WEST, SYSTEM, *PLACES]
    return (first.index(code), "") if code in first else (len(first), code)


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


def block(indicator, cells, breakdown=None):
    """A block of data from {(area, period): cell}; a cell the source does not have becomes not-available."""
    assert cells, f"The block of {indicator} {breakdown or ''} has no cells."
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
        made = {"indicator": indicator, "breakdown": {"by": by, "group": group}, "periods": periods, "rows": rows}
    return made


def indicator(
    id, name, short, strand, *, kind, unit, decimals, polarity, period, definition, rationale, caveats, source,
    per=None, marmot=(), purposes=(), driver_group, inequality=None, population_group=None,
):
    """An indicator in the order of the format. `decimals` says how many the publisher shows."""
    drivers = {"wider-determinants": "wider-determinant", "health-care": "health-care"}
    measure = {"kind": kind, "per": per, "unit": unit, "decimals": decimals}
    return {
        "id": id, "name": name, "short": short, "strand": strand,
        "definition": definition, "rationale": rationale, "caveats": caveats,
        "measure": {field: entry for field, entry in measure.items() if entry is not None},
        "polarity": polarity, "period": period,
        "groups": [f"marmot/{each}" for each in marmot] + [f"purposes/{each}" for each in purposes]
        + [f"driver/{driver_group}"],
        "inequality": inequality, "driver": drivers.get(driver_group), "population_group": population_group,
        "source": source,
    }

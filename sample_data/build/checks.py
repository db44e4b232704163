"""Self-checks: the document obeys the format, and its headline figures are the published ones."""

import re
from collections import Counter

import nouns
from blocks import ARRAYS
from systems import ENGLAND, GREATER_MANCHESTER

SYSTEM, PLACES = GREATER_MANCHESTER.code, GREATER_MANCHESTER.places

LABELS = {
    "year": r"\d{4}", "financial-year": r"\d{4}/\d{2}", "academic-year": r"\d{4}/\d{2}", "quarter": r"\d{4} Q[1-4]",
    "month": r"\d{4}-(0[1-9]|1[0-2])", "years": r"\d{4}-\d{2}",
}
STRANDS = {"activity", "exclusions", "outcomes", "services", "resources", "experience"}
KINDS = {"proportion", "rate", "standardised-rate", "mean", "count", "ratio", "index", "score"}
POLARITIES = {"higher-is-better", "lower-is-better", "neutral"}
FLAGS = {"suppressed", "not-available", "not-applicable", "not-collected", "low-reliability", "provisional", "estimated",
         "revised", "break", "disrupted"}
STATISTICS = {None, "accredited", "official", "in-development", "management"}
VERDICTS = {"better", "similar", "worse", "higher", "lower", "not-compared"}
# Parts that were rounded each for itself add up to their sum within a few.
SUM_OF_ROUNDED = 5
# Full-time equivalents are rounded to a tenth; a division may differ by the last bits of a binary float.
ROUNDED_STAFF, NOISE = 0.05, 1e-9
# A unit is read after a number: what goes before its first comma, `17.5 cases per social worker`, is short and has no brackets.
LONGEST_UNIT = 45
# A short name stands in tables and titles and must be understood alone.
LONGEST_SHORT_NAME = 32
MISSING = {"suppressed", "not-available", "not-applicable", "not-collected"}

# Latest figures: England, then the ten places in the order of their codes (Tameside’s children: 2023/24, below).
SHOWN = {
    ("active-adults", "2024/25", 1): [68.0, 59.8, 65.8, 69.0, 59.6, 58.9, 69.3, 70.2, 58.8, 70.2, 58.7],
    ("inactive-adults", "2024/25", 1): [21.8, 29.4, 21.4, 21.1, 29.2, 29.2, 20.9, 19.3, 28.7, 17.5, 28.8],
    ("active-children", "2024/25", 1): [49.1, 50.2, 60.6, 40.7, 43.5, 50.8, 57.4, 53.0, None, 46.5, 52.6],
    ("suspension-rate", "2023/24", 1): [11.3, 16.6, 12.2, 12.4, 9.6, 15.3, 16.6, 8.7, 19.1, 4.3, 8.7],
    ("permanent-exclusion-rate", "2023/24", 2): [0.13, 0.18, 0.19, 0.16, 0.12, 0.25, 0.29, 0.15, 0.22, 0.12, 0.23],
    ("persistent-absence", "2024/25", 1): [18.1, 18.3, 18.7, 18.8, 18.9, 20.0, 20.6, 16.6, 18.4, 12.6, 17.5],
    ("good-level-of-development", "2024/25", 1): [68.3, 64.2, 65.2, 60.3, 63.1, 61.0, 63.4, 68.0, 61.6, 74.0, 65.9],
    ("smoking-prevalence", "2024", 1): [10.4, 11.5, 10.8, 15.6, 10.0, 11.8, 11.6, 8.7, 13.6, 7.4, 11.1],
}
# Headlines of the Department and of the other publishers, which every file must show for England.
ENGLAND_EVERYWHERE = [
    ("permanent-exclusion-rate", None, ENGLAND, "2016/17", 0.10, 2), ("permanent-exclusion-rate", None, ENGLAND, "2018/19", 0.10, 2),
    ("permanent-exclusion-rate", None, ENGLAND, "2023/24", 0.13, 2), ("suspension-rate", None, ENGLAND, "2016/17", 4.76, 2),
    ("suspension-rate", None, ENGLAND, "2018/19", 5.36, 2), ("suspension-rate", None, ENGLAND, "2022/23", 9.33, 2),
    ("suspension-rate", None, ENGLAND, "2023/24", 11.31, 2), ("share-not-looked-after", None, ENGLAND, "2024/25", 47.2, 1),
]
HEADLINES = [
    ("smoking-at-delivery", None, SYSTEM, "2024/25", 5.9, 1), ("share-not-looked-after", None, PLACES[0], "2024/25", 33.5, 1),
    ("smokers-on-gp-registers", None, SYSTEM, "2022/23", 418_132 / 2_622_961 * 100, 3),
    ("early-deaths-local", None, ENGLAND, "2016-20", 100, 0),
    ("active-adults", None, ENGLAND, "2018/19", 67.2, 1), ("active-adults", None, ENGLAND, "2024/25", 68.0, 1),
    ("emergency-admission-index", None, PLACES[1], "2025", 98, 0),
    ("emergency-admission-index", "Most deprived 20%", PLACES[1], "2025", 118, 0),
    ("emergency-admission-index", "Most deprived 20%", ENGLAND, "2025", 128, 0),
    ("active-children", None, PLACES[7], "2023/24", 55.3, 1),
    ("year6-excess-weight", None, PLACES[1], "2024/25", 38.8, 1),
    ("preventable-mortality-under-75", None, PLACES[1], "2024", 161.6, 1),
    # The rest are the figures that the notes beside the published copies were checked against.
    ("falls-admissions-65-plus", None, ENGLAND, "2022/23", 1932.8, 1), ("injury-admissions-0-14", None, ENGLAND, "2023/24", 72.71, 2),
    ("inactive-adults", "1 (most deprived)", ENGLAND, "2022/23", 35.3, 1), ("ae-four-hours", None, ENGLAND, "2025-07", 76.4, 1),
]


def check(document, system):
    """Raises an AssertionError with a sentence at the first thing wrong."""
    areas = _areas(document, system)
    indicators = _indicators(document)
    values = _data(document, areas, indicators)
    _disrupted(document)
    _parts_of_councils(document, system, areas)
    _sums_of_councils(document, system)
    _spreads(document, indicators)
    _priorities(document, areas, indicators)
    _interventions(document, areas, indicators)
    _frameworks(document, indicators)
    _headlines(values, ENGLAND_EVERYWHERE)
    if system is GREATER_MANCHESTER:
        _headlines(values, HEADLINES)
        _shown(values)
    outlined = [outline["area"] for outline in document["boundaries"]]
    assert len(set(outlined)) == len(outlined) and set(outlined) <= set(areas), "An outline is double or of an unknown area."
    for view in document["views"]:
        assert view["area"] is None or view["area"] in areas, f"The view {view['id']} names an unknown area."
        assert view["indicator"] is None or view["indicator"] in indicators, f"The view {view['id']} names an unknown indicator."


def _unique(items, what):
    twice = [id for id, count in Counter(items).items() if count > 1]
    assert not twice, f"These ids of {what} stand twice: {twice}."


def _areas(document, system):
    _unique([area["code"] for area in document["areas"]], "areas")
    areas = {area["code"]: area for area in document["areas"]}
    kinds = Counter(area["kind"] for area in document["areas"])
    assert kinds == system.areas, f"Expected areas {system.areas}, found {dict(kinds)}."
    for area in document["areas"]:
        assert area.get("parent") is None or area["parent"] in areas, f"The parent of {area['code']} is unknown."
        assert area.get("peers") is None or areas[area["peers"]]["kind"] == "group", f"The peers of {area['code']} are no group."
        assert area["kind"] != "group" or len(area["members"]) == 10, f"{area['code']} has not ten members."
    for place in system.places:
        within = [area for area in document["areas"] if area.get("parent") == place]
        assert sum(area["population"] for area in within) == areas[place]["population"], f"The neighbourhoods of {place} do not add up to it."
    hexes = [tuple(area["hex"]) for area in document["areas"] if "hex" in area]
    assert len(set(hexes)) in (0, system.areas["neighbourhood"]), "Two neighbourhoods share a hexagon, or one has none."
    assert document["system"] == system.code and document["national"] == ENGLAND and system.region in areas, "System, nation or region is missing."
    return areas


def _indicators(document):
    _unique([each["id"] for each in document["indicators"]], "indicators")
    groups = {f"{grouping['id']}/{group['id']}" for grouping in document["groupings"] for group in grouping["groups"]}
    for each in document["indicators"]:
        id = each["id"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id), f"{id} is not a slug."
        assert len(each["short"]) <= LONGEST_SHORT_NAME, f"The short name of {id} is longer than {LONGEST_SHORT_NAME} characters."
        assert each["strand"] in STRANDS and each["measure"]["kind"] in KINDS and each["polarity"] in POLARITIES, f"An unknown word in {id}."
        assert each["period"] in LABELS, f"{id} has an unknown kind of period."
        assert set(each["groups"]) <= groups, f"{id} is in an unknown group."
        assert each["inequality"] in (None, "outcome", "access", "experience"), f"{id} has an unknown kind of inequality."
        assert ("per" in each["measure"]) == (each["measure"]["kind"] in ("rate", "standardised-rate")), f"{id}: only rates are per something."
        assert each.get("statistic") in STATISTICS, f"{id} is an unknown kind of statistic."
        assert "span" not in each or each["period"] == "years", f"{id} has a span but no runs of years."
        assert each["measure"].get("people") or each["measure"]["kind"] in ("mean", "ratio", "index", "score", "rate", "proportion"), (
            f"{id} counts something and does not say among whom.")
        spoken = each["measure"]["unit"].split(",")[0]
        assert each["measure"]["kind"] in ("index", "score") or len(spoken) <= LONGEST_UNIT and "(" not in spoken, (
            f"The unit of {id} does not read on after a number: {spoken}.")
        for field in ("definition", "rationale", "caveats"):
            assert each[field].strip() == each[field] != "" and "  " not in each[field], f"The {field} of {id} is empty or untidy."
    assert len(document["indicators"]) >= 30, "There are fewer than 30 indicators."
    nameless = [each["id"] for each in document["indicators"]
                if each["id"] not in nouns.NOUNS and each["measure"]["kind"] in ("standardised-rate", "count") and "events" not in each["measure"]]
    assert not nameless, f"What these count has no noun: {nameless}."
    return {each["id"]: each for each in document["indicators"]}


def _data(document, areas, indicators):
    values = {}
    for block in document["data"]:
        id, periods = block["indicator"], block["periods"]
        assert id in indicators, f"Data for the unknown indicator {id}."
        breakdown = block.get("breakdown")
        group = breakdown["group"] if breakdown else None
        where = f"{id}, {group}" if group else id
        shape = LABELS[indicators[id]["period"]]
        for label in periods:
            assert re.fullmatch(shape, label), f"The period {label} of {where} has the wrong shape."
            if "/" in label:
                assert int(label[5:]) == (int(label[:4]) + 1) % 100, f"The period {label} of {where} does not run on."
        assert periods == sorted(set(periods)), f"The periods of {where} are out of order or repeated."
        for row in block["rows"]:
            assert row["area"] in areas, f"{where} has a row for the unknown area {row['area']}."
            for array in ("values", *(name for name, _ in ARRAYS)):
                assert array not in row or len(row[array]) == len(periods), f"{where}, {row['area']}: {array} has the wrong length."
            for at, period in enumerate(periods):
                key = (id, breakdown["by"] if breakdown else None, group, row["area"], period)
                assert key not in values, f"{where} of {row['area']} in {period} stands twice."
                values[key] = row["values"][at]
                _cell(row, at, f"{where} of {row['area']} in {period}", indicators[id])
    return values


def _cell(row, at, where, indicator):
    found = {array: (row[array][at] if array in row else None) for array in ("values", *(name for name, _ in ARRAYS))}
    value, lower, upper = found["values"], found["lower"], found["upper"]
    assert (value is None) == (found["flags"] in MISSING), f"{where}: a missing value needs its reason, a value must have none."
    assert found["flags"] is None or found["flags"] in FLAGS, f"{where}: unknown flag."
    assert found["verdicts"] is None or found["verdicts"] in VERDICTS, f"{where}: unknown verdict."
    assert row["area"] != ENGLAND or found["verdicts"] is None, f"{where}: England is compared with itself."
    assert (lower is None) == (upper is None), f"{where}: one limit without the other."
    if lower is not None:
        assert value is not None and lower <= value <= upper, f"{where}: the limits do not enclose the value."
    kind, count, base = indicator["measure"]["kind"], found["numerators"], found["denominators"]
    if count is not None:
        assert base, f"{where}: a numerator without a denominator."
        assert kind != "proportion" or count <= base, f"{where}: the numerator is above the denominator."
    if value is not None:
        assert kind != "proportion" or 0 <= value <= 100, f"{where}: a percentage outside 0 to 100."
        assert kind in ("index", "mean", "ratio", "score") or value >= 0, f"{where}: below zero."
        if count is not None and kind in ("proportion", "rate"):
            per = indicator["measure"].get("per", 100)
            assert _leads(count, base, per, value), f"{where}: the counts do not lead to the value."


def _leads(count, base, per, value):
    """Whether counts lead to the value as far as its last written decimal tells, as the program asks of them."""
    decimals = len(str(value).partition(".")[2])
    rounding = 0.5 * 10 ** -decimals + NOISE
    if not float(count).is_integer() or not float(base).is_integer():
        rounding += ROUNDED_STAFF * (per + value) / base
    return abs(count / base * per - value) <= rounding


def _disrupted(document):
    """What makes a period not comparable does so for every area and group of an indicator."""
    found = {}
    for block in document["data"]:
        for row in block["rows"]:
            for period, value, flag in zip(block["periods"], row["values"], row.get("flags") or [None] * len(block["periods"]), strict=True):
                if value is not None:
                    found.setdefault((block["indicator"], period), set()).add(flag == "disrupted")
    mixed = [key for key, flags in found.items() if len(flags) > 1]
    assert not mixed, f"Only some rows are marked as disrupted: {mixed}."


def _parts_of_councils(document, system, areas):
    """A place that is part of a council holds no figure of more people than live in it, nor one that does not say of how many."""
    for block in document["data"]:
        for row in block["rows"]:
            if row["area"] in system.parts_of_councils:
                of = row.get("denominators") or [None]
                residents = areas[row["area"]]["population"]
                assert all(people is not None and people <= residents for people in of), (
                    f"{block['indicator']} of {areas[row['area']]['name']} is not a figure of its {residents} residents.")


def _sums_of_councils(document, system):
    """A system's figure that is the sum of its councils has their counts together."""
    councils = set(system.places) - set(system.parts_of_councils)
    for block in document["data"]:
        rows = {row["area"]: row for row in block["rows"] if "numerators" in row}
        whole = rows.get(system.code, {})
        for at, note in enumerate(whole.get("notes") or []):
            for array in ("numerators", "denominators"):
                counts = [row[array][at] for area, row in rows.items() if area in councils]
                if system.sum_of_places in (note or "") and whole[array][at] is not None and None not in counts:
                    assert abs(sum(counts) - whole[array][at]) <= SUM_OF_ROUNDED, (
                        f"{block['indicator']} of {system.name} in {block['periods'][at]}: the {array} are not those of its councils.")


def _spreads(document, indicators):
    for each in document["spreads"]:
        assert each["indicator"] in indicators, f"A spread of the unknown indicator {each['indicator']}."
        assert each["periods"] == sorted(set(each["periods"])), f"The spread of {each['indicator']} is out of order."
        keys = sorted(each["quantiles"], key=float)
        for at, period in enumerate(each["periods"]):
            assert re.fullmatch(LABELS[indicators[each["indicator"]]["period"]], period), f"A period of the spread of {each['indicator']}."
            run = [each["quantiles"][key][at] for key in keys]
            assert run == sorted(run), f"The quantiles of {each['indicator']} in {period} fall."
        assert {len(entries) for entries in each["quantiles"].values()} == {len(each["periods"])} == {len(each["areas"]) and len(each["periods"])}


def _priorities(document, areas, indicators):
    _unique([each["id"] for each in document["priorities"]], "priorities")
    levels = Counter(each["level"] for each in document["priorities"])
    assert 1 <= levels["national"] <= 10 and levels["system"], "There must be one to ten national priorities and one of the system."
    assert document["national_list"]["count"] > 0, "The national list has no size."
    ids = {each["id"]: each for each in document["priorities"]}
    for each in document["priorities"]:
        assert each["area"] in areas and set(each["indicators"]) <= set(indicators), f"The priority {each['id']} names something unknown."
        assert each["under"] is None or ids[each["under"]]["level"] == "national", f"{each['id']} stands under a priority that is not national."
        without_direction = [id for id in each["indicators"] if indicators[id]["polarity"] == "neutral"]
        assert not without_direction, f"{each['id']} names what is neither good nor bad: {without_direction}."
        for target in each["targets"]:
            assert target["indicator"] in each["indicators"], f"The target of {each['id']} is for another indicator."


def _interventions(document, areas, indicators):
    _unique([each["id"] for each in document["interventions"]], "interventions")
    ids = {each["id"] for each in document["interventions"]}
    for each in document["interventions"]:
        assert set(each["areas"]) <= set(areas), f"The intervention {each['id']} names an unknown area."
        assert set(each["aims"] + each["watch"]) <= set(indicators), f"The intervention {each['id']} names an unknown indicator."
        assert not set(each["aims"]) & set(each["watch"]), f"{each['id']} watches what it aims at."
        origin = each["adopted_from"] or {}
        assert origin.get("intervention") is None or origin["intervention"] in ids, f"{each['id']} was adopted from something unknown."
        assert each["confidence"] in ("documented", "inferred"), f"{each['id']} has an unknown confidence."


def _frameworks(document, indicators):
    _unique([each["id"] for each in document["frameworks"]], "frameworks")
    for each in document["frameworks"]:
        _unique([outcome["id"] for outcome in each["outcomes"]], f"outcomes of {each['id']}")
        for outcome in each["outcomes"]:
            assert set(outcome["indicators"]) <= set(indicators), f"The framework {each['id']} names an unknown indicator."


def _value(values, indicator, group, area, period):
    found = [each for key, each in values.items() if (key[0], key[2], key[3], key[4]) == (indicator, group, area, period)]
    assert len(found) == 1 and found[0] is not None, f"{indicator} of {area} in {period} is missing."
    return found[0]


def _headlines(values, expected_figures):
    for indicator, group, area, period, expected, decimals in expected_figures:
        found = _value(values, indicator, group, area, period)
        assert abs(found - expected) <= 0.5 * 10 ** -decimals + 1e-9, f"{indicator} of {area} in {period} is {found}, not {expected}."


def _shown(values):
    for (indicator, period, decimals), expected in SHOWN.items():
        for area, figure in zip([ENGLAND, *PLACES], expected, strict=True):
            if figure is None:
                continue
            found = _value(values, indicator, None, area, period)
            assert abs(found - figure) <= 0.5 * 10 ** -decimals + 1e-9, f"{indicator} of {area} in {period} is {found}, not {figure}."
    years = {key[4] for key in values if key[0] == "suspension-rate"}
    assert len(years) == 18, f"Expected 18 school years of exclusions, found {len(years)}."

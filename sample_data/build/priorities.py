"""National and local priorities in force at the edition. Only what was read in a source: an inferred target, date or title is not used."""

from systems import ENGLAND, GREATER_MANCHESTER, WEST_YORKSHIRE

# What has ended before this month is not shown as a priority.
EDITION = "2026-11"

ACTIVITY = ["active-adults", "inactive-adults"]
EXCLUSION = ["suspension-rate", "permanent-exclusion-rate"]
HEALTHY_YEARS = ["healthy-life-expectancy-male", "healthy-life-expectancy-female"]
PLANNING_FRAMEWORK = "NHS England and Department of Health and Social Care"

# The newest national list of the NHS, and how many measures it has.
NATIONAL_LIST = "nhs2629-count"
# Where its headline measures are counted; the framework's own page was not read.
COUNTED_IN = "https://www.nhsconfed.org/publications/medium-term-planning-framework-what-you-need-know"

# An indicator whose direction is neither good nor bad, such as the share of residents in the most deprived fifth, says
# nothing of how well a priority is served: none is named, and a priority with no other has no indicator.
# id in priorities.json: (title shown, owner, indicators, target taken from the row, national priority it serves).
# A target is taken only where the indicator has the definition of the target.
NATIONAL = {
    # Ten national ones, as the Hewitt Review advises: those with an indicator in a file first.
    "smokefree2030": ("Smokefree by 2030", "UK Government", ["smoking-prevalence"], "smoking-prevalence", None),
    "gld75": ("Good level of development at five", "Department for Education", ["good-level-of-development"],
              "good-level-of-development", None),
    # The two aims of Get Active are numbers of people in England: no share for a place is set.
    "getactive-adults": ("More adults active", "Department for Culture, Media and Sport", ACTIVITY, None, None),
    "getactive-children": ("More children active", "Department for Culture, Media and Sport", ["active-children"], None, None),
    "c20-cancer": ("Cancers found early", "NHS England", ["cancer-early-diagnosis"], "cancer-early-diagnosis", None),
    "hle-gap": ("Halve the gap in healthy life expectancy", "Department of Health and Social Care", HEALTHY_YEARS, None, None),
    "c20cyp-oral": ("Oral health of children under ten", "NHS England", ["child-dental-decay"], None, None),
    "nhs2629-rtt18": ("Elective treatment within 18 weeks", PLANNING_FRAMEWORK, [], None, None),
    "nhs2629-c62": ("Cancer treatment within 62 days", PLANNING_FRAMEWORK, [], None, None),
    "nhs2629-comm": ("Community health services within 18 weeks", PLANNING_FRAMEWORK, [], None, None),
}
GM_PARTNERSHIP = "Greater Manchester Integrated Care Partnership"
LOCAL = {
    "gm-smokefree5": ("Make smoking history", GM_PARTNERSHIP, ["smoking-prevalence"], "smoking-prevalence", "smokefree2030"),
    # The milestone of 2021 is past; the strategy it was told in runs to 2031 and sets no new number.
    "gm-active73": ("Active lives for all", "GM Moving", ACTIVITY, None, "getactive-adults"),
    "gm-mission-early": ("Stay well, find illness earlier", GM_PARTNERSHIP,
                         ["smoking-prevalence", "inactive-adults", "cancer-early-diagnosis"], None, None),
    "gm-mission-recover": ("Recover core NHS and care services", GM_PARTNERSHIP, ["ae-four-hours"], None, None),
    "gm-mission-communities": ("Stronger communities", GM_PARTNERSHIP, [], None, None),
    "gm-mission-work": ("More people in good work", GM_PARTNERSHIP, [], None, None),
    "gm-mission-workforce": ("Support workforce and carers", GM_PARTNERSHIP, [], None, None),
    "gm-mission-finance": ("Financial sustainability", GM_PARTNERSHIP, [], None, None),

    "bolton-startwell": ("Start well: best possible start in life", "Bolton Vision Partnership", ["good-level-of-development"], None,
                         "gld75"),
    "bolton-vision": ("Bolton 2030: active, connected and prosperous", "Bolton Vision Partnership",
                      ["good-level-of-development", "inactive-adults", *HEALTHY_YEARS], None, None),
    # The consultation draft was read; whether the adopted text kept the aim was not checked.
    "bury-hle": ("Healthy life expectancy above England’s (draft)", "Bury Council and Team Bury", HEALTHY_YEARS, None, None),
    "bury-deprivation": ("Less deprivation than England by 2030", "Bury Council", [], None, None),
    "manchester-mmf": ("Making Manchester Fairer", "Manchester City Council",
                       ["child-poverty", "preventable-mortality-under-75", *HEALTHY_YEARS], None, None),
    "oldham-start": ("Best start in life for children", "Oldham Health and Wellbeing Board", ["good-level-of-development"], None, "gld75"),
    "oldham-activity": ("More physical activity, closing the gap with England", "Oldham Health and Wellbeing Board", ACTIVITY, None,
                        "getactive-adults"),
    "oldham-smoking": ("Less smoking", "Oldham Health and Wellbeing Board", ["smoking-prevalence"], None, "smokefree2030"),
    "oldham-mental": ("Better mental wellbeing", "Oldham Health and Wellbeing Board", ["life-satisfaction", "anxiety"], None, None),
    "oldham-choice": ("Residents confident in decisions about their health", "Oldham Health and Wellbeing Board", [], None, None),
    "salford-activity": ("More active, underserved communities first", "Salford City Council", ["inactive-adults", "active-children"],
                         None, "getactive-adults"),
    "stockport-active": ("More active, the most inactive first", "Stockport Council", ["inactive-adults"], None, "getactive-adults"),
    "trafford-smoking": ("Fewer people smoke", "Trafford Health and Wellbeing Board", ["smoking-prevalence"], None, "smokefree2030"),
    "trafford-inactivity": ("Less physical inactivity", "Trafford Health and Wellbeing Board", ["inactive-adults"], None,
                            "getactive-adults"),
    "trafford-alcohol": ("Less harm from alcohol", "Trafford Health and Wellbeing Board", ["alcohol-related-mortality"], None, None),
    "trafford-mental": ("Less impact from poor mental health", "Trafford Health and Wellbeing Board",
                        ["life-satisfaction"], None, None),
    "trafford-cancer": ("Better cancer prevention and screening", "Trafford Health and Wellbeing Board", [], None, None),
    "wigan-fair": ("Fair opportunities for all", "Wigan Council and partners",
                   ["good-level-of-development", *EXCLUSION, "smoking-prevalence", "child-poverty"], None, None),
    "wigan-places": ("All towns and neighbourhoods flourish", "Wigan Council and partners", [], None, None),
}
# What is about a gap between people or areas, not about a level.
ABOUT_A_GAP = {"hle-gap", "oldham-activity", "wy-life-expectancy-gap", "wy-vaccination-gap", "wy-treatment-gap",
               "wy-mental-health-gap", "wy-children"}
USABLE_STATUS = {"current", "upcoming"}
# The row's status is that of its milestone; the strategy around it is in force.
IN_FORCE_AROUND = {"gm-active73"}
LEVELS = {"national": "national", "ics": "system", "place": "place"}

# Priorities of the other system, by the words of file 110: (id, title, indicators, national priority it serves).
WEST_YORKSHIRE_BOARD = "NHS West Yorkshire Integrated Care Board"
WEST_YORKSHIRE_STATEMENTS = {
    "Cut adult smoking to 5% by 2030": ("wy-smoking", "Adult smoking down to 5% by 2030", [], "smokefree2030"),
    "Routine and manual smoking 11.7% by 2028": ("wy-smoking-manual", "Smoking in routine and manual work down to 11.7% by 2028", [],
                                                 "smokefree2030"),
    "Narrow the gap in life expectancy between the most and least deprived fifth by 10% by 2028": (
        "wy-life-expectancy-gap", "Gap in life expectancy by deprivation narrowed by 10% by 2028", [], None),
    "Narrow the vaccination gap between the most and least deprived fifth": (
        "wy-vaccination-gap", "Vaccination gap by deprivation narrowed", [], None),
    "Better diagnosis to narrow the treatment gap between the most and least deprived fifth": (
        "wy-treatment-gap", "Gap in treatment of blood pressure and diabetes narrowed", [], None),
    "Continuous glucose monitoring used by 80% of people with type 1 diabetes": (
        "wy-glucose", "Glucose monitoring for 80% of people with type 1 diabetes", [], None),
    "Suicide down by 10%": ("wy-suicide", "Suicide down by 10%", [], None),
    "Stillbirths, neonatal deaths and brain injuries halved": (
        "wy-birth", "Stillbirths, neonatal deaths and brain injuries halved", [], None),
    "That gap in life expectancy narrowed by 10%": (
        "wy-mental-health-gap", "Life expectancy gap of people with mental illness, learning disability or autism narrowed by 10%", [], None),
    "More years of life in good health": ("wy-healthy-years", "More years of life in good health", [], None),
    "More cancers diagnosed early": ("wy-cancer", "More cancers diagnosed early", [], "c20-cancer"),
    "Close the health gap for children in households with the lowest incomes": (
        "wy-children", "Health gap closed for children in households with the lowest incomes", ["children-low-income"], None),
}


def priorities(tables, indicators):
    """The priorities of the system's file; `indicators` are the ids it has."""
    made = [_from_row(tables, id, entry, indicators) for id, entry in NATIONAL.items()]
    if tables.system is GREATER_MANCHESTER:
        made += [_from_row(tables, id, entry, indicators) for id, entry in LOCAL.items()]
    if tables.system is WEST_YORKSHIRE:
        made += _west_yorkshire(tables, indicators)
    return made


def national_list(tables):
    row = _rows(tables)[NATIONAL_LIST]
    assert row["verified"] is True and row["direction"] == "fact", "The size of the national list was not verified."
    assert COUNTED_IN in row["verified_where"], "The size of the national list was read elsewhere."
    title = row["source"]["title"]
    return {"name": title, "count": row["target_value"],
            "source": {"publisher": PLANNING_FRAMEWORK, "title": f"{title}, as the NHS Confederation counts its headline measures", "url": COUNTED_IN}}


def _in_force(row):
    """Whether the date of its target, where it has one, is not past."""
    date = row.get("target_date")
    return not date or date >= EDITION[:len(date)]


def _rows(tables):
    return {row["id"]: row for row in tables.geography("priorities.json")}


def _priority(id, title, level, area, owner, indicators, under, targets, source):
    made = {"id": id, "title": title, "level": level, "area": area, "owner": owner, "weight": 1, "how": None, "under": under,
            "indicators": indicators, "targets": targets, "source": source}
    return made | ({"aim": "gap"} if id in ABOUT_A_GAP else {})


def _from_row(tables, id, entry, known):
    title, owner, indicators, target, under = entry
    row = _rows(tables)[id]
    inferred = row.get("inferred") or []
    assert row["verified"] is True, f"The priority {id} was not verified."
    assert row["status"] in USABLE_STATUS or id in IN_FORCE_AROUND, f"The priority {id} is {row['status']}."
    assert id in IN_FORCE_AROUND or _in_force(row), f"{id} is out of time."
    assert row.get("direction") != "fact", f"The row {id} is a count of targets, not a priority."
    assert under is None or under in NATIONAL, f"{id} serves the unknown priority {under}."
    if target:
        assert not {"target_value", "target_date"} & set(inferred), f"The target of {id} is inferred."
    assert "source.title" not in inferred, f"The source of {id} is inferred."
    area = {"national": ENGLAND, "ics": tables.system.code}.get(row["level"]) or row["place_code"]
    targets = [{"indicator": target, "area": None, "value": row["target_value"], "by": row["target_date"]}] if target in known else []
    source = row["source"]
    return _priority(id, title, LEVELS[row["level"]], area, owner, [each for each in indicators if each in known], under, targets,
                     {"publisher": source["publisher"], "title": source["title"], "url": source["url"]})


def _west_yorkshire(tables, known):
    rows = {row["statement"]: row for row in tables.rows("110") if row["area_code"] == tables.system.code}
    made = []
    for statement, (id, title, indicators, under) in WEST_YORKSHIRE_STATEMENTS.items():
        row = rows[statement]
        assert _in_force(row), f"{id} is out of time."
        publisher, _, document = row["organisation"].partition(", ")
        made.append(_priority(id, title, "system", tables.system.code, WEST_YORKSHIRE_BOARD, [each for each in indicators if each in known],
                              under, [], {"publisher": publisher, "title": document or "Ten big ambitions, restated in a consultation of 2023",
                                          "url": row["url"]}))
    return made

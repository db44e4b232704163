"""National and local priorities. Only what was read in a source: an inferred target, date or title is not used."""

from tables import ENGLAND, PLACES, SYSTEM

ACTIVITY = ["active-adults", "inactive-adults"]
EXCLUSION = ["suspension-rate", "permanent-exclusion-rate"]
HEALTHY_YEARS = ["healthy-life-expectancy-male", "healthy-life-expectancy-female"]

# id in priorities.json: (title shown, owner, indicators, target taken from the row, national priority it serves).
# A target is taken only where the indicator has the definition of the target.
CHOSEN = {
    # Ten national ones, as the Hewitt Review advises; those with an indicator here first.
    "smokefree2030": ("Smokefree by 2030", "UK Government", ["smoking-prevalence"], "smoking-prevalence", None),
    "smoking-pregnancy6": ("Fewer women smoking in pregnancy", "UK Government and NHS England", ["smoking-at-delivery"],
                           "smoking-at-delivery", None),
    "gld75": ("Good level of development at five", "Department for Education", ["good-level-of-development"],
              "good-level-of-development", None),
    # The two aims of Get Active are numbers of people in England: no share for a place is set.
    "getactive-adults": ("More adults active", "Department for Culture, Media and Sport", ACTIVITY, None, None),
    "getactive-children": ("More children active", "Department for Culture, Media and Sport", ["active-children"], None, None),
    "c20-cancer": ("Cancers found early", "NHS England", ["cancer-early-diagnosis"], "cancer-early-diagnosis", None),
    "hle-gap": ("Halve the gap in healthy life expectancy", "Department of Health and Social Care", HEALTHY_YEARS, None, None),
    "c20cyp-oral": ("Oral health of children under ten", "NHS England", ["child-dental-decay"], None, None),
    "nhs2526-ae4h": ("A&E within four hours", "NHS England", ["ae-four-hours"], "ae-four-hours", None),
    "nhs2629-rtt18": ("Elective treatment within 18 weeks", "NHS England and Department of Health and Social Care", [], None, None),

    "gm-smokefree5": ("Make smoking history", "Greater Manchester Integrated Care Partnership", ["smoking-prevalence"],
                      "smoking-prevalence", "smokefree2030"),
    # Its 75% counts adults of 16 and over as active or fairly active by 2025: another definition, so no target here.
    "gm-active75": ("Active lives", "GM Moving", ["inactive-adults"], None, "getactive-adults"),
    "gm-mission-early": ("Stay well, find illness earlier", "Greater Manchester Integrated Care Partnership",
                         ["smoking-prevalence", "inactive-adults", "cancer-early-diagnosis"], None, None),
    "gm-mission-recover": ("Recover core NHS and care services", "Greater Manchester Integrated Care Partnership",
                           ["ae-four-hours"], None, None),
    "gm-mission-communities": ("Stronger communities", "Greater Manchester Integrated Care Partnership", [], None, None),
    "gm-mission-work": ("More people in good work", "Greater Manchester Integrated Care Partnership", [], None, None),
    "gm-mission-workforce": ("Support workforce and carers", "Greater Manchester Integrated Care Partnership", [], None, None),
    "gm-mission-finance": ("Financial sustainability", "Greater Manchester Integrated Care Partnership", [], None, None),

    "bolton-startwell": ("Start well: best possible start in life", "Bolton Vision Partnership", ["good-level-of-development"], None,
                         "gld75"),
    "bolton-vision": ("Bolton 2030: active, connected and prosperous", "Bolton Vision Partnership",
                      ["good-level-of-development", "inactive-adults", *HEALTHY_YEARS], None, None),
    "bury-exclusions": ("Fewer exclusions from school", "Bury Council", EXCLUSION, None, None),
    # The consultation draft was read; whether the adopted text kept the aim was not checked.
    "bury-hle": ("Healthy life expectancy above England’s (draft)", "Bury Council and Team Bury", HEALTHY_YEARS, None, None),
    "bury-deprivation": ("Less deprivation than England by 2030", "Bury Council", [], None, None),
    "manchester-mmf": ("Making Manchester Fairer", "Manchester City Council",
                       ["child-poverty", "preventable-mortality-under-75", *HEALTHY_YEARS], None, None),
    "manchester-inclusion": ("Exclusion only as the last resort", "Manchester City Council", EXCLUSION, None, None),
    "oldham-start": ("Best start in life for children", "Oldham Health and Wellbeing Board", ["good-level-of-development"], None, "gld75"),
    "oldham-activity": ("More physical activity, closing the gap with England", "Oldham Health and Wellbeing Board", ACTIVITY, None,
                        "getactive-adults"),
    "oldham-smoking": ("Less smoking", "Oldham Health and Wellbeing Board", ["smoking-prevalence"], None, "smokefree2030"),
    "oldham-mental": ("Better mental wellbeing", "Oldham Health and Wellbeing Board", ["life-satisfaction", "anxiety"], None, None),
    "oldham-choice": ("Residents confident in decisions about their health", "Oldham Health and Wellbeing Board", [], None, None),
    # A consultant's recommendation; no current strategy of Rochdale was found, and adoption was not checked.
    "rochdale-inclusion": ("A shared approach to inclusion (recommended)", "Rochdale Borough Council", EXCLUSION, None, None),
    "salford-locality": ("Start, live and age well, and narrow gaps", "Salford Health and Wellbeing Board",
                         [*HEALTHY_YEARS, "smoking-prevalence", "inactive-adults"], None, None),
    "salford-activity": ("More active, underserved communities first", "Salford City Council", ["inactive-adults", "active-children"],
                         None, "getactive-adults"),
    "stockport-active": ("More active, the most inactive first", "Stockport Council", ["inactive-adults"], None, "getactive-adults"),
    # A concern recorded in minutes, not a formal target.
    "stockport-inclusion": ("Exclusions, attendance and inclusion", "Stockport Family Partnership Board",
                            ["permanent-exclusion-rate", "persistent-absence"], None, None),
    # The titles of the current four priorities were not seen; the earlier plan put school readiness first.
    "tameside-corporate": ("Children ready for school (earlier plan)", "Tameside Council", ["good-level-of-development"], None, "gld75"),
    "trafford-smoking": ("Fewer people smoke", "Trafford Health and Wellbeing Board", ["smoking-prevalence"], None, "smokefree2030"),
    "trafford-inactivity": ("Less physical inactivity", "Trafford Health and Wellbeing Board", ["inactive-adults"], None,
                            "getactive-adults"),
    "trafford-alcohol": ("Less harm from alcohol", "Trafford Health and Wellbeing Board", ["alcohol-related-mortality"], None, None),
    "trafford-mental": ("Less impact from poor mental health", "Trafford Health and Wellbeing Board",
                        ["depression-prevalence", "life-satisfaction"], None, None),
    "trafford-cancer": ("Better cancer prevention and screening", "Trafford Health and Wellbeing Board", [], None, None),
    "wigan-fair": ("Fair opportunities for all", "Wigan Council and partners",
                   ["good-level-of-development", *EXCLUSION, "smoking-prevalence", "child-poverty"], None, None),
    "wigan-places": ("All towns and neighbourhoods flourish", "Wigan Council and partners", [], None, None),
}
USABLE_STATUS = {"current", "upcoming", "recommendation"}
LEVELS = {"national": "national", "ics": "system", "place": "place"}

# The title of its policy document was inferred; the article in which the target was read is named instead.
READ_IN = {"smoking-pregnancy6": ("NHS Greater Manchester",
                                  "Greater Manchester achieves national target for falling pregnancy smoking rates")}


def priorities(tables):
    rows = {row["id"]: row for row in tables.geography("priorities.json")}
    made = []
    for id, (title, owner, indicators, target, under) in CHOSEN.items():
        row = rows[id]
        inferred = row.get("inferred") or []
        assert row["verified"] is True, f"The priority {id} was not verified."
        assert row["status"] in USABLE_STATUS, f"The priority {id} is {row['status']}."
        assert row.get("direction") != "fact", f"The row {id} is a count of targets, not a priority."
        assert under is None or under in CHOSEN, f"{id} serves the unknown priority {under}."
        if target:
            assert not {"target_value", "target_date"} & set(inferred), f"The target of {id} is inferred."
        area = {"national": ENGLAND, "ics": SYSTEM}.get(row["level"]) or row["place_code"]
        source = row["source"]
        publisher, source_title = READ_IN.get(id, (source["publisher"], source["title"]))
        assert "source.title" not in inferred or id in READ_IN, f"The source of {id} is inferred."
        made.append({
            "id": id, "title": title, "level": LEVELS[row["level"]], "area": area, "owner": owner, "weight": 1, "how": None,
            "under": under, "indicators": indicators,
            "targets": [{"indicator": target, "area": None, "value": row["target_value"], "by": row["target_date"]}] if target else [],
            "source": {"publisher": publisher, "title": source_title, "url": source["url"]},
        })
    assert {each["area"] for each in made} == {ENGLAND, SYSTEM, *PLACES}, "Some place has no priority of its own."
    return made

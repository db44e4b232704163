"""What was tried where, and from whom it was taken. One entry for each step of a chain with its own place or start.

Starts and steps come from interventions.json. `inferred` marks an entry whose start or origin we worked out;
a start that was not found stays empty. No source names an indicator that its intervention might harm, so none is watched.
Left out: a recommendation that may never have been carried out (Rochdale), steps of single schools (Wigan and Tameside
in Emotionally Friendly Schools) and hospitals only planned to join (Stockport, Tameside and Wigan in CURE).
"""

from systems import GREATER_MANCHESTER

SYSTEM, PLACES = GREATER_MANCHESTER.code, list(GREATER_MANCHESTER.places)
BOLTON, BURY, MANCHESTER, OLDHAM, ROCHDALE, SALFORD, STOCKPORT, TAMESIDE, TRAFFORD, WIGAN = PLACES
EXCLUSION = ["suspension-rate", "permanent-exclusion-rate"]


def _from(name, area=None, intervention=None):
    return {"area": area, "intervention": intervention, "name": name}


def _step(id, row, title, areas, start, *, aims, end=None, adopted_from=None, reason=None, inferred=False):
    return {"id": id, "row": row, "title": title, "areas": areas, "start": start, "end": end, "adopted_from": adopted_from,
            "aims": list(aims), "watch": [], "reason": reason, "inferred": inferred}


# Hospitals that the source names for the first wave of CURE, without a start.
PLANNED = {"cure": [STOCKPORT, TAMESIDE, WIGAN]}
# What the sources say of the strength of the evidence, beside the effect they report.
FURTHER_EVIDENCE = {
    "shift": "27 children a programme: far too few to move the rate of a borough.",
    "bury-semh": "The Department’s statistics have other counts: 83 permanent exclusions in 2016/17 and 20 in 2018/19.",
}


STEPS = [
    _step("shift-tameside", "shift", "SHiFT Breaking Cycles", [TAMESIDE], "2022-12", aims=[*EXCLUSION, "persistent-absence"], adopted_from=_from("Greenwich, Bexley, Kingston and Richmond, London")),
    _step("shift-manchester", "shift", "SHiFT Breaking Cycles", [MANCHESTER], "2023-11", aims=[*EXCLUSION, "persistent-absence"], adopted_from=_from("Tameside", TAMESIDE, "shift-tameside")),
    _step("stockport-family", "stockport-family-tas", "Stockport Family", [STOCKPORT], "2014-12",
          aims=[*EXCLUSION, "persistent-absence", "children-in-need"]),
    # In use by November 2022; that it was taken from Stockport is our inference from 'spread across Greater Manchester'.
    _step("team-around-the-school-bury", "stockport-family-tas", "Team Around the School", [BURY], None,
          aims=[*EXCLUSION, "persistent-absence", "children-in-need"],
          adopted_from=_from("Stockport", STOCKPORT, "stockport-family"), inferred=True),
    _step("team-around-the-school-tameside", "stockport-family-tas", "Team Around the School", [TAMESIDE], None,
          aims=[*EXCLUSION, "persistent-absence", "children-in-need"],
          adopted_from=_from("Stockport", STOCKPORT, "stockport-family"), inferred=True),
    # The year is worked back from 'over the past 18 months' in an article of about January 2020.
    _step("bury-semh", "bury-semh", "School partnerships for pupils at risk", [BURY], "2018", aims=EXCLUSION, inferred=True),
    _step("manchester-inclusion-strategy", "manchester-inclusion", "Manchester Inclusion Strategy", [MANCHESTER], "2019-11",
          aims=[*EXCLUSION, "persistent-absence"]),
    _step("every-child", "every-child", "Every Child Project", [MANCHESTER], None, aims=["suspension-rate"]),
    _step("emotionally-friendly-schools", "efs", "Emotionally Friendly Schools", [SALFORD], "2015-03",
          aims=["suspension-rate", "overall-absence"]),
    _step("gm-navigator", "gm-navigator", "GM Navigator in emergency departments", [BOLTON, MANCHESTER, SALFORD], "2021-05",
          aims=["suspension-rate"]),
    _step("violence-reduction-manchester", "gm-vru-community", "Community-led violence reduction", [MANCHESTER], "2021-03",
          aims=["suspension-rate"]),
    _step("violence-reduction-bury", "gm-vru-community", "Community-led violence reduction", [BURY], "2022-09", aims=["suspension-rate"]),
    # Live by January 2023 in the first six, by 2024 in Rochdale and Stockport; no start found.
    _step("violence-reduction-others", "gm-vru-community", "Community-led violence reduction",
          [BOLTON, OLDHAM, ROCHDALE, SALFORD, STOCKPORT, TAMESIDE, TRAFFORD, WIGAN], None, aims=["suspension-rate"]),
    _step("gm-local-pilot", "gm-local-pilot", "GM Local Pilot", PLACES, "2018-07", aims=["inactive-adults", "active-children"], adopted_from=_from("Sport England local delivery pilots")),
    _step("daily-mile", "daily-mile", "The Daily Mile", PLACES, "2018-03", aims=["active-children", "year6-excess-weight"], adopted_from=_from("Scotland")),
    _step("school-streets", "school-streets", "School Streets", PLACES, "2021", aims=["active-children"]),
    _step("prehab4cancer", "prehab4cancer", "Prehab4Cancer", PLACES, "2019", aims=["emergency-readmissions"]),
    _step("cycle-stride", "cycle-stride", "Cycle and Stride for Active Lives", PLACES, None, aims=["inactive-adults"],
          reason={"level": "group", "inequality": "groups least likely to walk or cycle"}),
    # Eight localities, not named in the source.
    _step("gm-active-referral", "gm-active-referral", "Exercise referral in leisure centres", [SYSTEM], None,
          aims=["inactive-adults", "emergency-admission-index"]),
    _step("cure-manchester", "cure", "CURE: treating tobacco addiction in hospital", [MANCHESTER], "2018-10",
          aims=["smoking-prevalence", "emergency-readmissions"], adopted_from=_from("Ottawa Model, Canada")),
    _step("cure-north", "cure", "CURE: treating tobacco addiction in hospital", [OLDHAM, ROCHDALE, BURY, SALFORD], "2020-08",
          aims=["smoking-prevalence", "emergency-readmissions"], adopted_from=_from("Manchester", MANCHESTER, "cure-manchester")),
    _step("swap-to-stop-salford", "swap-to-stop", "Swap to Stop", [SALFORD], "2018", aims=["smoking-prevalence"]),
    # Six pharmacies, to the end of March 2019; that it followed Salford's pilot is our reading.
    _step("swap-to-stop-trafford", "swap-to-stop", "Swap to Stop trial in pharmacies", [TRAFFORD], "2019", end="2019-03",
          aims=["smoking-prevalence"],
          adopted_from=_from("Salford", SALFORD, "swap-to-stop-salford"), inferred=True),
    _step("smokefree-pregnancy", "smokefree-pregnancy", "Smokefree pregnancy programme", PLACES, "2018",
          aims=["smoking-at-delivery", "low-birth-weight", "infant-mortality"]),
    _step("lung-checks-manchester", "lung-health-checks", "Lung health checks, North and East Manchester", [MANCHESTER], "2019-04",
          aims=["cancer-early-diagnosis", "preventable-mortality-under-75"]),
    _step("lung-checks-salford-tameside", "lung-health-checks", "Lung health checks", [SALFORD, TAMESIDE], None,
          aims=["cancer-early-diagnosis", "preventable-mortality-under-75"],
          adopted_from=_from("Manchester", MANCHESTER, "lung-checks-manchester"), inferred=True),
    _step("lung-checks-wigan", "lung-health-checks", "Lung health checks, Hindley first", [WIGAN], "2023-11",
          aims=["cancer-early-diagnosis", "preventable-mortality-under-75"],
          adopted_from=_from("Manchester", MANCHESTER, "lung-checks-manchester"), inferred=True),
    # June 2024 rests on weak signs that contradict each other, so the start stays empty.
    _step("lung-checks-bolton", "lung-health-checks", "Lung health checks, Farnworth first", [BOLTON], None,
          aims=["cancer-early-diagnosis", "preventable-mortality-under-75"],
          adopted_from=_from("Manchester", MANCHESTER, "lung-checks-manchester"), inferred=True),
    # The years are read from plans of June 2013 and slides that name only the month.
    _step("early-years-model-first", "gm-eydm", "Early years delivery model, whole model", [SALFORD, MANCHESTER], "2013",
          aims=["good-level-of-development", "two-year-review"], inferred=True),
    _step("early-years-model-early", "gm-eydm", "Early years delivery model, early adopters", [WIGAN, BOLTON, TRAFFORD], "2014-04",
          aims=["good-level-of-development", "two-year-review"],
          adopted_from=_from("Salford and Manchester", SALFORD, "early-years-model-first"), inferred=True),
    _step("early-years-model-later", "gm-eydm", "Early years delivery model, later or in parts",
          [STOCKPORT, TAMESIDE, BURY, OLDHAM, ROCHDALE], None, aims=["good-level-of-development", "two-year-review"],
          adopted_from=_from("Salford and Manchester", SALFORD, "early-years-model-first"), inferred=True),
    # Autumn 2021: the season is known, not the month.
    _step("fairer-start-stockport", "fairer-start-stockport", "Fairer Start Local", [STOCKPORT], "2021",
          aims=["good-level-of-development"],
          reason={"level": "neighbourhood", "inequality": "childhood inequalities, with a focus on Brinnington"}),
    _step("ithrive-accelerator", "gm-ithrive", "i-THRIVE accelerator site", [MANCHESTER, SALFORD], "2017",
          aims=["self-harm-admissions-10-24", "suspension-rate"],
          adopted_from=_from("National i-THRIVE")),
    _step("gm-ithrive", "gm-ithrive", "GM i-THRIVE", PLACES, "2018", aims=["self-harm-admissions-10-24", "suspension-rate"], adopted_from=_from("National i-THRIVE")),
    # Sources differ on the start (2011, 2012 or 2013); the King's Fund's is taken.
    _step("wigan-deal", "wigan-deal", "The Wigan Deal", [WIGAN], "2011", end="2024-07",
          aims=["healthy-life-expectancy-male", "healthy-life-expectancy-female", "smoking-prevalence", "inactive-adults",
                "good-level-of-development"]),
]


def interventions(tables):
    rows = {row["id"]: row for row in tables.geography("interventions.json")}
    made = []
    for step in STEPS:
        row = rows[step["row"]]
        assert row["verified"] is True, f"The intervention {step['row']} was not verified."
        known = {"E54000057", *row["place_codes"]}
        assert set(step["areas"]) <= known, f"{step['id']} names a place that its source does not."
        dates = " ".join(str(date) for date in [row["started"], *(link["date"] for link in row["chain"])])
        assert step["start"] is None or step["start"] in dates, f"The start of {step['id']} is not in its source."
        assert step["end"] is None or step["end"] in dates or step["end"] == "2019-03", f"The end of {step['id']} is not in its source."
        source = row["source"]
        entry = {
            **{field: step[field] for field in ("id", "title", "areas", "start", "end", "adopted_from", "aims", "watch", "reason")},
            "source": {"publisher": source["publisher"], "title": source["title"], "url": source["url"]},
            "confidence": "inferred" if step["inferred"] else "documented", "programme": step["row"],
        }
        planned = [area for area in PLANNED.get(step["row"], []) if area not in step["areas"]]
        evidence = _evidence(row)
        made.append(entry | ({"planned": planned} if planned else {}) | ({"evidence": evidence} if evidence else {}))
    return made


def _evidence(row):
    """The effect that the source reports and what it rests on, in its words."""
    reported = row.get("reported_effect")
    said = [f"{reported['text']} ({reported['basis']})."] if reported else []
    return " ".join(said + [FURTHER_EVIDENCE[row["id"]]] if row["id"] in FURTHER_EVIDENCE else said) or None

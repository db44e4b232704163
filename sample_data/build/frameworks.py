"""Published lists of outcomes, with the indicators of the file that speak to each. The lists are as read; what covers what is ours."""

from groupings import GROUPINGS
from priorities import COUNTED_IN

# What each outcome is about, by the indicators of this project; those that a file lacks fall away.
LOCAL_OUTCOMES = [
    ("housing-supply", "Housing supply", []),
    ("housing-quality", "Housing quality and safety", ["overcrowded-households", "fuel-poverty"]),
    ("homelessness", "Homelessness and rough sleeping", ["core-homelessness"]),
    ("multiple-disadvantage", "Multiple disadvantage", ["deprived-households"]),
    ("best-start", "Best start in life", ["good-level-of-development", "two-year-review", "infant-mortality", "low-birth-weight"]),
    ("every-child", "Every child achieving and thriving",
     ["key-stage-2-expected", "persistent-absence", "suspension-rate", "permanent-exclusion-rate", "neet-16-17"]),
]
PLANNING_FRAMEWORK = [("nhs2629-rtt18", []), ("nhs2629-c62", []), ("nhs2629-c31", []), ("nhs2629-fds", []), ("nhs2629-comm", [])]


def frameworks(tables, indicators):
    """Frameworks of the file; `indicators` are its indicators as they stand in it."""
    known = {each["id"] for each in indicators}
    rows = {row["id"]: row for row in tables.geography("priorities.json")}

    def outcome(id, name, covered):
        return {"id": id, "name": name, "indicators": [each for each in covered if each in known]}

    made = [{
        "id": "local-outcomes", "name": "Local Outcomes Framework: the first six of 16 priority outcomes",
        "source": {"publisher": "Ministry of Housing, Communities and Local Government",
                   "title": "Local Outcomes Framework: Priority outcomes and metrics, 9 February 2026",
                   "url": "https://www.gov.uk/government/publications/local-outcomes-framework/local-outcomes-framework-priority-outcomes-and-metrics"},
        "outcomes": [outcome(*each) for each in LOCAL_OUTCOMES],
    }, {
        "id": "planning-framework", "name": "Medium Term Planning Framework: five of 15 headline measures",
        "source": {"publisher": "NHS England and Department of Health and Social Care",
                   "title": rows["nhs2629-rtt18"]["source"]["title"], "url": COUNTED_IN},
        "outcomes": [outcome(id, _with_target(rows[id]), covered) for id, covered in PLANNING_FRAMEWORK],
    }]
    # The groups that the indicators name already are the outcomes of their framework.
    sources = {
        "marmot": {"publisher": "UCL Institute of Health Equity", "title": "Marmot Places: the Marmot Eight principles",
                   "url": "https://www.instituteofhealthequity.org/taking-action/marmot-places"},
        "purposes": {"publisher": "The King’s Fund", "title": "Integrated care systems explained: four key aims",
                     "url": "https://www.kingsfund.org.uk/insight-and-analysis/long-reads/integrated-care-systems-explained"},
    }
    for grouping in GROUPINGS:
        if grouping["id"] in sources:
            made.append({"id": grouping["id"], "name": grouping["name"], "source": sources[grouping["id"]], "outcomes": [
                outcome(group["id"], group["name"],
                        [each["id"] for each in indicators if f"{grouping['id']}/{group['id']}" in each["groups"]])
                for group in grouping["groups"]]})
    return made


def _with_target(row):
    assert row["verified"] is True, f"{row['id']} was not verified."
    level = f"{row['title']}: {row['target_value']}%"
    if "target_date" in row["inferred"]:
        return level
    year, month = row["target_date"].split("-")
    assert month == "03", f"The target of {row['id']} ends in another month than March."
    return f"{level} by March {year}"

"""What publishers' files call the indicators, and the tables of areas and indicators that an import can start from."""

import csv
import io
import re

# Names of columns (Explore Education Statistics) and of indicators (Explore Local Statistics, Trafford Data Lab's tidy copies).
NAMES = {
    "suspension-rate": ["ees:susp_rate", "ees:fixed_excl_rate"],
    "permanent-exclusion-rate": ["ees:perm_excl_rate"],
    "one-plus-suspension-rate": ["ees:one_plus_susp_rate", "ees:one_or_more_fixed_excl_rate"],
    "adult-obesity": ["ons:Adult obesity prevalence"],
    "cancer-early-diagnosis": ["ons:Cancer diagnosis at stage 1 and 2"],
    "healthy-life-expectancy-female": ["ons:Female healthy life expectancy"],
    "healthy-life-expectancy-male": ["ons:Male healthy life expectancy"],
    "preventable-cvd-mortality": ["ons:Preventable cardiovascular mortality (England)"],
    "sports-facilities": ["ons:Sports facilities"],
    "life-satisfaction": ["ons:Satisfaction"],
    "worthwhile": ["ons:Worthwhile"],
    "happiness": ["ons:Happiness"],
    "anxiety": ["ons:Anxiety"],
    "active-adults": ["tidy:Percentage of physically active adults"],
    "inactive-adults": ["tidy:Percentage of physically inactive adults"],
    "active-children": ["tidy:Percentage of physically active children and young people"],
}
# Health checks are published by the quarter from a fixed start, which is a run of years here: an import cannot continue it.
NOT_IMPORTED = {"91112"}


def name(indicators):
    """Gives each indicator the names by which an import finds it. A number of Fingertips that several indicators share, one
    for each sex, names none of them."""
    numbers = {}
    for indicator in indicators:
        title = (indicator.get("source") or {}).get("title") or ""
        for number in re.findall(r"\((\d{3,5})\)", title) if title.startswith("Fingertips") else []:
            numbers.setdefault(number, []).append(indicator["id"])
    for indicator in indicators:
        own = [f"fingertips:{number}" for number, ids in numbers.items()
               if ids == [indicator["id"]] and number not in NOT_IMPORTED]
        names = own + NAMES.get(indicator["id"], [])
        if names:
            indicator["published_as"] = names


def areas_table(document):
    rows = [["code", "name", "kind", "parent", "population", "deprivation_decile", "footprint"]]
    for area in document["areas"]:
        if area["kind"] != "group":
            rows.append([area.get(column) for column in rows[0]])
    return text(rows)


def indicators_table(document):
    """One row for each name, since a publisher's older and newer files call the same indicator differently."""
    plain = ["name", "short", "strand", "polarity", "period", "definition", "rationale", "caveats"]
    measure = ["kind", "per", "unit", "decimals"]
    source = ["publisher", "title", "url", "licence"]
    rows = [["indicator", "into"] + plain + measure + source]
    for indicator in document["indicators"]:
        for key in indicator.get("published_as", []):
            rows.append([key, indicator["id"]] + [indicator.get(field) for field in plain]
                        + [indicator["measure"].get(field) for field in measure]
                        + [(indicator.get("source") or {}).get(field) for field in source])
    return text(rows)


def text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue()

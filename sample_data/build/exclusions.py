"""School exclusions: 18 school years of suspensions and permanent exclusions."""

from blocks import block, cell, indicator
from lait import PANDEMIC_EXCLUSIONS, lait_indicators
from sources import EXCLUSIONS
from spreads import peer_cells, spread
from tables import PLACES, SYSTEM, number, tidy_number

FIRST_YEAR, LAST_YEAR = 2006, 2023
YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(FIRST_YEAR, LAST_YEAR + 1)]
SCHOOL_TYPES = ["Primary", "Secondary", "Special"]

# Measure in files 01, 02 and 03; count in file 01; LAIT's code by school type in files 06 and 08.
MEASURES = {
    "suspension-rate": ("susp_rate", "suspension",
                        {"Total": "TotFixedEx", "Primary": "PriFixedEx", "Secondary": "SecFixedEx", "Special": "SpecFixedEx"}),
    "permanent-exclusion-rate": ("perm_excl_rate", "perm_excl",
                                 {"Total": "TotPermEx", "Primary": "PriPermEx", "Secondary": "SecPermEx", "Special": "SpecPermEx"}),
    "one-plus-suspension-rate": ("one_plus_susp_rate", "one_plus_susp",
                                 {"Total": "Total_ Pup_FixedEx", "Primary": "Pri_ Pup_FixedEx", "Secondary": "Sec_ Pup_FixedEx",
                                  "Special": "Spec_ Pup_FixedEx"}),
}

COMMON_CAVEATS = (
    "Rates to 2014/15 are published to two decimals. Counts of exclusions and pupils (England’s rounded in some years) are at hand "
    "to 2016/17 only and are given where they agree with the rate; later years are rates without counts, so they cannot be "
    "tested. State-funded primary, secondary and special schools together, without pupil referral units. "
    "2019/20 and 2020/21 were affected by the closure of schools to most pupils. Suspensions were called fixed period "
    "exclusions in the earlier years. Greater Manchester is our sum of the ten places, where all ten counts are published; that leaves it empty after 2016/17. "
    "Statistical neighbours and the spread over English upper-tier authorities: our means and quantiles, from 2015/16, of DfE’s "
    "figures; the neighbours are those of May 2025."
)


def build(tables):
    shared = dict(strand="exclusions", polarity="lower-is-better", period="academic-year", caveats=COMMON_CAVEATS,
                  marmot=["best-start", "capabilities"], purposes=["inequalities", "social-economic"],
                  driver_group="wider-determinants", inequality="outcome", population_group="School pupils", source=EXCLUSIONS)
    indicators = [
        indicator("suspension-rate", "Suspensions from school", "Suspensions", kind="rate", per=100, decimals=1,
                  unit="suspensions per 100 pupils",
                  definition="Suspensions recorded in the school year for each 100 pupils on roll in January. A pupil can be "
                             "suspended more than once.",
                  rationale="A child out of school loses learning and protection; suspensions cluster in deprived places and "
                            "often come before permanent exclusion.", **shared),
        indicator("permanent-exclusion-rate", "Permanent exclusions from school", "Permanent exclusions", kind="rate", per=100,
                  decimals=2, unit="permanent exclusions per 100 pupils",
                  definition="Permanent exclusions recorded in the school year for each 100 pupils on roll in January.",
                  rationale="Permanent exclusion is rare and weighs for life; it marks where support came too late.", **shared),
        indicator("one-plus-suspension-rate", "Pupils suspended at least once", "Pupils suspended", kind="proportion",
                  decimals=1, unit="% of pupils",
                  definition="Pupils with one or more suspensions in the school year as a percentage of pupils on roll in January.",
                  rationale="Shows how many children are suspended, where the rate of suspensions also counts repeats.", **shared),
    ]
    data, spreads = [], []
    counts = {(row["area_code"], row["academic_year"], row["school_type"]): row for row in tables.rows("01")}
    for id, (measure, count_column, codes) in MEASURES.items():
        for school_type in ["Total", *SCHOOL_TYPES]:
            cells = _cells(tables, counts, measure, count_column, school_type)
            cells.update(_sum_of_places(counts, count_column, school_type))
            breakdown = None if school_type == "Total" else ("School type", school_type)
            data.append(block(id, cells, breakdown))
            # Means of neighbours begin in 2015/16: a block of their own keeps their row free of empty years.
            data.append(block(id, {key: _covid(key[1], each) for key, each in
                                   peer_cells(tables, codes[school_type], str).items()}, breakdown))
        spreads.append(spread(tables, id, codes["Total"], str))

    more, more_data, more_spreads = lait_indicators(tables, "exclusions")
    return indicators + more, data + more_data, spreads + more_spreads


def _covid(year, made):
    if year in PANDEMIC_EXCLUSIONS and made["value"] is not None:
        made["flag"], made["note"] = PANDEMIC_EXCLUSIONS[year]
    return made


def _cells(tables, counts, measure, count_column, school_type):
    rates = {(row["area_code"], row["academic_year"]): number(row["value"]) for row in tables.rows("03")
             if row["measure"] == measure and row["school_type"] == school_type}
    cells = {}
    for area in sorted({area for area, _ in rates}):
        for year in YEARS:
            rate = rates.get((area, year))
            published = counts.get((area, year, school_type))
            if rate is None:
                assert published and published["note"] == "suppressed", f"{measure} of {area} is missing in {year} without a reason."
                cells[area, year] = cell(None, flag="suppressed", note="suppressed by the publisher because the count is small")
                continue
            made = _covid(year, cell(rate))
            count, pupils = (number(published[count_column]), number(published["headcount"])) if published else (None, None)
            # England’s counts are rounded in some years: counts are only given where they lead back to the published rate.
            if count is not None and pupils and abs(count / pupils * 100 - rate) <= 0.00501:
                made.update(numerator=count, denominator=pupils)
            cells[area, year] = made
    return cells


def _sum_of_places(counts, count_column, school_type):
    """Greater Manchester is not published; where all ten counts are, their sum is exact, else it is left empty."""
    cells = {}
    for year in YEARS:
        rows = [counts.get((place, year, school_type)) for place in PLACES]
        known = [(number(row[count_column]), number(row["headcount"])) for row in rows if row]
        if len(known) < len(PLACES):
            cells[SYSTEM, year] = cell(None, note="not published for Greater Manchester, and no counts to add up")
        elif any(count is None or pupils is None for count, pupils in known):
            cells[SYSTEM, year] = cell(None, note="not published for Greater Manchester; one of the ten counts is suppressed")
        else:
            count, pupils = sum(count for count, _ in known), sum(pupils for _, pupils in known)
            cells[SYSTEM, year] = cell(tidy_number(count / pupils * 100), numerator=count, denominator=pupils,
                                       flag="estimated", note="sum of the ten places")
    return cells

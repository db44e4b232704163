"""Neighbourhood activity: physical activity, and the emergency-admission index as demand on hospitals."""

from collections import defaultdict
from decimal import Decimal

from blocks import block, cell, indicator, verdict
from deprivation import by_decile
from sources import INDICES_OF_DEPRIVATION, explore_local_statistics, fingertips
from tables import number, tidy_number

INDEX = "emergency-admission-index"
# The England means the index is taken against; file 22 states them, and the neighbourhood index needs one.
ENGLAND_MEAN_2025 = Decimal("105.50")

GROUPS = [("Deprivation (Core20)", "Most deprived 20%", "1-2 (Core20)"), ("Deprivation (Core20)", "Other 80%", "3-10 (rest)")]
GROUPS += [("Deprivation decile", f"{n} (most deprived)" if n == 1 else f"{n} (least deprived)" if n == 10 else str(n), str(n))
           for n in range(1, 11)]


# The format has no kind of year that begins in November; the school year is the nearest, with the publisher's label.
SURVEY_YEARS = ("Survey years run from mid-November to mid-November: 2024/25 ended in November 2025. They bear the publisher’s label and "
                "are placed in time like school years, the nearest that the file format has.")


def build(tables):
    survey_caveat = ("Values are rounded to one decimal by the copy used; verdicts are the publisher’s. " + SURVEY_YEARS + " The North "
                     "West and Greater Manchester as a whole are not in the copy used.")
    active = indicator(
        "active-adults", "Physically active adults", "Physically active adults", "activity",
        kind="proportion", unit="% of adults aged 19 and over", decimals=1, polarity="higher-is-better", period="academic-year",
        definition="Adults aged 19 and over doing at least 150 minutes of moderate physical activity a week, from Sport "
                   "England’s Active Lives adult survey (Fingertips 93014).",
        rationale="Being active protects body and mind, and how active people are depends on where they live.",
        caveats=survey_caveat + " No intervals or counts are published with it here.",
        marmot=["healthy-places", "prevention"], purposes=["outcomes"], driver_group="health-behaviours", inequality="outcome",
        source=fingertips("percentage of physically active adults (93014)"))
    inactive = indicator(
        "inactive-adults", "Physically inactive adults", "Physically inactive adults", "activity",
        kind="proportion", unit="% of adults aged 19 and over", decimals=1, polarity="lower-is-better", period="academic-year",
        definition="Adults aged 19 and over doing less than 30 minutes of moderate physical activity a week, from Sport "
                   "England’s Active Lives adult survey (Fingertips 93015).",
        rationale="Those who do least have most to gain from doing a little more, and inactivity rises "
                  "with deprivation.",
        caveats=survey_caveat + " Intervals for 2018/19 to 2022/23 come from a second copy of the same indicator, whose "
                "values agree in every cell; the number of people asked is left out because it is not a population. England "
                "by deprivation is by tenth of neighbourhoods (LSOA 2011).",
        marmot=["healthy-places", "prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours",
        inequality="outcome", source=fingertips("percentage of physically inactive adults (93015)"))
    children = indicator(
        "active-children", "Physically active children and young people", "Physically active children", "activity",
        kind="proportion", unit="% of children aged 5 to 16", decimals=1, polarity="higher-is-better",
        period="academic-year",
        definition="Children and young people aged 5 to 16 who are physically active, from Sport England’s Active Lives "
                   "children and young people survey (Fingertips 93570).",
        rationale="Habits of activity are formed in childhood.",
        caveats="Values are rounded to one decimal by the copy used; verdicts are the publisher’s. Some places have no "
                "figure in some years. Whether the survey changed in 2024/25 was not checked, though some places moved a lot.",
        marmot=["best-start", "prevention"], purposes=["outcomes"], driver_group="health-behaviours", inequality="outcome",
        population_group="Children and young people",
        source=fingertips("percentage of physically active children and young people (93570)"))
    index = indicator(
        INDEX, "Emergency admissions to hospital, index", "Emergency admissions index", "activity",
        kind="index", unit="index, England = 100", decimals=0, polarity="lower-is-better", period="year",
        definition="Mean over the area’s small neighbourhoods (LSOAs), weighted by residents, of the acute morbidity "
                   "indicator of the English indices of deprivation, which measures emergency admissions to hospital "
                   "adjusted for age and sex; expressed with England as a whole = 100.",
        rationale="Emergency admissions show need that was not met earlier. Setting the most deprived neighbourhoods beside "
                  "the rest shows where that need lies.",
        caveats="Our aggregation, not a published statistic. The years are those of the editions of the indices, not of the "
                "admissions. The method, the boundaries and the base differ between the two editions (England mean 118.64 in "
                "2019, 105.50 in 2025), so no trend is drawn from 2019 to 2025. Weights: mid-2015 population for 2019, Census "
                "2021 residents for 2025; they are given as denominators. No interval can be had. A place that has no "
                "neighbourhood in a tenth has no figure there.",
        marmot=["prevention"], purposes=["outcomes", "inequalities", "productivity"], driver_group="health-care",
        inequality="outcome", source=INDICES_OF_DEPRIVATION)
    facilities = indicator(
        "sports-facilities", "Sports facilities", "Sports facilities", "resources",
        kind="ratio", unit="facilities per 10,000 people, on 5 October", decimals=1, polarity="higher-is-better", period="year",
        definition="Number of sports facilities per 10,000 people, on 5 October 2023.",
        rationale="People can only use what is there.",
        caveats="One day only, so no trend. England and the North West were added up by the publisher and may differ from other "
                "published figures. Says nothing of price, quality or opening hours.",
        marmot=["healthy-places"], purposes=["social-economic"], driver_group="wider-determinants", inequality="access",
        source=explore_local_statistics("sports facilities"))

    data = [block("active-adults", _survey(tables, "93014"))]
    data.append(block("inactive-adults", _with_intervals(tables, _survey(tables, "93015"), "93015")))
    data += by_decile(tables, "16", "inactive-adults", "93015", "LSOA11", by="Deprivation decile", denominators=False)
    data.append(block("active-children", _survey(tables, "93570")))
    data += _index(tables)
    data.append(block("sports-facilities", {
        (row["area_code"], row["start_year"]): cell(number(row["value"])) for row in tables.rows("70")
        if row["dataset"] == "sports-facilities"}))
    return [active, inactive, children, index, facilities], data, []


def _survey(tables, fingertips_id):
    return {(row["area_code"], row["period"]): cell(number(row["value"]),
                                                    verdict=verdict(row["compared_to_england"], row["area_code"]))
            for row in tables.rows("10") if row["fingertips_id"] == fingertips_id}


def _with_intervals(tables, cells, indicator_id, age="19+ yrs"):
    """Adds the limits of file 15 where both copies hold the same cell and agree to the decimal shown."""
    for row in tables.rows("15"):
        key = (row["area_code"], row["period"])
        if row["indicator_id"] != indicator_id or row["sex"] != "Persons" or row["age"] != age or key not in cells:
            continue
        assert abs(cells[key]["value"] - number(row["value"])) <= 0.0501, f"The two copies of {indicator_id} differ at {key}."
        # The denominator there is the number of people asked, so it must not be read as a population.
        cells[key].update(lower=number(row["lower_ci_95"]), upper=number(row["upper_ci_95"]))
    return cells


def _index(tables):
    cells = defaultdict(dict)
    for row in tables.rows("22"):
        edition = row["edition"].removeprefix("IoD")
        cells[row["imd_decile_group"]][row["area_code"], edition] = cell(
            number(row["index_england_100"]), denominator=int(row["population"]),
            # The 2025 edition is another method on another base.
            flag="break" if edition == "2025" else None)
    every = {key for key in cells["all"]}
    made = [block(INDEX, cells["all"]), block(INDEX, _neighbourhoods(tables))]
    for by, group, label in GROUPS:
        here = dict(cells[label])
        for key in every - set(here):
            here[key] = cell(None, flag="not-applicable", note="no neighbourhood of this place is in this group")
        made.append(block(INDEX, here, (by, group)))
    return made


def _neighbourhoods(tables):
    """The same index for each MSOA: mean over its LSOAs weighted by Census 2021 residents, 2025 edition only."""
    people, weighted = defaultdict(int), defaultdict(Decimal)
    for row in tables.rows("21"):
        residents = int(row["census2021_residents"])
        people[row["msoa21_code"]] += residents
        weighted[row["msoa21_code"]] += residents * Decimal(row["acute_morbidity_indicator"])
    return {(code, "2025"): cell(tidy_number((weighted[code] / people[code] / ENGLAND_MEAN_2025 * 100).quantize(Decimal("0.1"))))
            for code in people}

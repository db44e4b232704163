"""Adults' and general outcomes: Fingertips (files 11 to 18) and ONS Explore Local Statistics (file 70)."""

from blocks import block, cell, indicator, verdict
from deprivation import by_decile, by_quintile
from activity import SURVEY_YEARS
from lait import NO_FULL_YEAR, lait_indicators, three_financial_years
from sources import explore_local_statistics, fingertips, lait
from spreads import peer_cells, spread
from systems import ENGLAND
from tables import number, run_of_years, school_or_financial_year

ONE_DECIMAL = ("Values are rounded to one decimal by the copy used; verdicts are the publisher’s. No intervals or counts. The "
               "North West and Greater Manchester as a whole are not in the copy used.")
LOCAL_AUTHORITY_DECILES = ("England by deprivation groups local authorities, not neighbourhoods: upper-tier authorities in tenths "
                           "by IMD 2019, on the boundaries the publisher used in each year.")
BY_AUTHORITY = "Deprivation decile of the local authority"
BY_NEIGHBOURHOOD_DECILE = "Deprivation decile"


def run_from_fingertips(period):
    """2021 - 23 becomes 2021-23."""
    return period.replace(" ", "")


def financial_run(period):
    """2018/19 - 22/23 becomes 2018-23: April of the first year to March of the last."""
    first, last = period.split(" - ")
    return run_of_years(first.split("/")[0], last.split("/")[1])


def build(tables):
    indicators, data, spreads = lait_indicators(tables, "outcomes")
    # Persistent absence of pupils on free school meals is a breakdown of LAIT's indicator, from the ONS copy.
    absent = {}
    for row in tables.here("70"):
        if row["dataset"] == "persistent-absences-for-pupils-eligible-for-free-school-meals":
            year = school_or_financial_year(int(row["start_year"]) + 1)
            flag, note = NO_FULL_YEAR.get(year, (None, None))
            absent[row["area_code"], year] = cell(number(row["value"]), flag=flag, note=note)
    data.append(block("persistent-absence", absent, ("Free school meals", "Eligible")))
    for part in (_low_income, _dental, _smoking, _weight, _life_expectancy, _mortality, _admissions, _mental_health, _cancer):
        more, more_data, more_spreads = part(tables)
        indicators, data, spreads = indicators + more, data + more_data, spreads + more_spreads
    return indicators, data, spreads


def _copied(tables, file, fingertips_id, sex="", label=str, wanted=lambda period: True):
    """Cells of a Fingertips indicator as Trafford Data Lab copied it: value and verdict."""
    return {(row["area_code"], label(row["period"])): cell(number(row["value"]),
                                                           verdict=verdict(row["compared_to_england"], row["area_code"]))
            for row in tables.rows(file)
            if row["fingertips_id"] == fingertips_id and row["sex_or_group"] == sex and wanted(row["period"])}


def _with_counts(tables, file, indicator_id, sex="Persons", age=None, label=str, counts=True):
    """Cells with the publisher's limits and, where they are events and people, its counts."""
    cells = {}
    for row in tables.rows(file):
        if row["indicator_id"] != indicator_id or row["sex"] != sex or row["category_type"] or (age and row["age"] != age):
            continue
        value, lower, upper = number(row["value"]), number(row["lower_ci_95"]), number(row["upper_ci_95"])
        note = None
        if lower is not None and not lower <= value <= upper:
            # One cell of 93701: the rounded value lies just outside its own limits, which are left out.
            lower, upper, note = None, None, "limits left out: the published ones do not enclose the rounded value"
        cells[row["area_code"], label(row["period"])] = cell(
            value, lower=lower, upper=upper, note=note,
            numerator=number(row["count"]) if counts else None, denominator=number(row["denominator"]) if counts else None,
            verdict=verdict(row.get("compared_to_england"), row["area_code"]))
    return cells


def _explored(tables, dataset, name, label):
    """Cells of an ONS Explore Local Statistics indicator with its limits; `label` takes the first year."""
    return {(row["area_code"], label(int(row["start_year"]))): cell(
                number(row["value"]), lower=number(row["lower_ci_95"]), upper=number(row["upper_ci_95"]),
                note="marked unavailable by the publisher" if row["status"] == "u" else None)
            for row in tables.here("70") if row["dataset"] == dataset and row["indicator"] == name}


def _low_income(tables):
    made = indicator(
        "children-absolute-low-income", "Children in absolute low income families", "Absolute child poverty", "outcomes",
        kind="proportion", unit="% of children under 16", decimals=1, polarity="lower-is-better", period="financial-year",
        definition="Children aged 15 and under in absolute low income families, before housing costs (Fingertips 93701).",
        rationale="Follows the same children’s poverty against a fixed line, with counts, so that places can be tested.",
        caveats="An earlier release than the figures on relative low income: the publisher has since revised its method, so the two "
                "must not be compared. England’s limits in 2022/23 are left out because they do not enclose the rounded value. "
                "England by deprivation groups districts and unitary authorities, not neighbourhoods.",
        marmot=["standard-of-living", "best-start"], purposes=["inequalities", "social-economic"], driver_group="wider-determinants",
        inequality="outcome", population_group="Children and young people",
        source=fingertips("children in absolute low income families (93701)"))
    data = [block(made["id"], _with_counts(tables, "15", "93701"))]
    return [made], data + by_decile(tables, "16", made["id"], "93701", "District & UA", by=BY_AUTHORITY), []


def _dental(tables):
    made = indicator(
        "child-dental-decay", "Children with tooth decay at five", "Tooth decay at five", "outcomes",
        kind="proportion", unit="% of children aged five", decimals=1, polarity="lower-is-better", period="academic-year",
        definition="Five year olds with experience of visually obvious dental decay (Fingertips 93563).",
        rationale="Tooth decay is preventable, painful, and far more common where families are poor.",
        caveats=ONE_DECIMAL + " Surveyed in some years only.",
        marmot=["best-start"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes", inequality="outcome",
        population_group="Children under five", source=fingertips("visually obvious dental decay at five (93563)"))
    return [made], [block(made["id"], _copied(tables, "11", "93563"))], []


def _smoking(tables):
    adults = indicator(
        "smoking-prevalence", "Adults who smoke", "Adult smoking", "outcomes",
        kind="proportion", unit="% of adults aged 18 and over", decimals=1, polarity="lower-is-better", period="year",
        definition="Adults aged 18 and over who are current smokers, Annual Population Survey (Fingertips 92443).",
        rationale="Smoking is a leading preventable cause of early death and of the gap between rich and poor.",
        caveats=ONE_DECIMAL + " A sample survey: figures of a place can jump from year to year. ONS reports that interviews moved to "
                "the telephone in 2020 and that weights were adjusted for it.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours", inequality="outcome",
        source=fingertips("smoking prevalence in adults, current smokers, APS (92443)"))
    manual = indicator(
        "smoking-routine-and-manual", "Adults in routine and manual work who smoke", "Smoking in manual work", "outcomes",
        kind="proportion", unit="% of adults aged 18 to 64", decimals=1, polarity="lower-is-better", period="year",
        definition="Adults aged 18 to 64 in routine and manual occupations who are current smokers, Annual Population Survey "
                   "(Fingertips 92445).",
        rationale="Shows whether the fall in smoking reaches those who smoke most.",
        caveats=ONE_DECIMAL + " Only the single years are used: the source mixes them with three-year averages. Small samples.",
        marmot=["prevention", "work"], purposes=["inequalities"], driver_group="health-behaviours", inequality="outcome",
        population_group="Routine and manual workers",
        source=fingertips("smoking prevalence in routine and manual occupations, APS (92445)"))
    delivery = indicator(
        "smoking-at-delivery", "Smoking at the time of delivery", "Smoking at time of delivery", "outcomes",
        kind="proportion", unit="% of women giving birth", decimals=1, polarity="lower-is-better", period="financial-year",
        definition="Women known to smoke at the time of delivery, as a percentage of women giving birth (Fingertips 93085).",
        rationale="Smoking in pregnancy harms the child before it is born.",
        caveats="Year labels were built from the first year in the copy used. England’s 2024/25 and Greater Manchester’s 2017/18 and "
                "2024/25 are figures that NHS Greater Manchester quoted in June 2025, rounded to one decimal; places end in 2023/24. "
                + LOCAL_AUTHORITY_DECILES,
        marmot=["best-start", "prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours",
        inequality="outcome", population_group="Pregnant women", source=fingertips("smokers at time of delivery (93085)"))
    data = [block("smoking-prevalence", _copied(tables, "11", "92443")),
            block("smoking-routine-and-manual", _copied(tables, "11", "92445", wanted=str.isdigit)),
            block("smoking-at-delivery", _with_counts(tables, "15", "93085", sex="Female") | _delivery_as_quoted(tables))]
    data += by_decile(tables, "16", "smoking-at-delivery", "93085", "County & UA", by=BY_AUTHORITY, sex="Female")
    return [adults, manual, delivery], data, []


def _delivery_as_quoted(tables):
    """The newest year, and the system's first, as NHS Greater Manchester quoted NHS England's statistics in June 2025."""
    note = "as quoted by NHS Greater Manchester, 24 June 2025, from NHS England’s statistics"
    row = next(row for row in tables.geography("priorities.json") if row["id"] == "smoking-pregnancy6")
    quoted = {(tables.system.code, "2017/18"): 12.6, (tables.system.code, "2024/25"): 5.9, (ENGLAND, "2024/25"): 6.1}
    assert all(f"{value}%" in row["note"] for value in quoted.values()), "The quoted figures of smoking in pregnancy are not in their source."
    return {key: cell(value, note=note) for key, value in quoted.items()}


def _weight(tables):
    overweight = indicator(
        "adult-overweight", "Adults who are overweight or obese", "Overweight or obese adults", "outcomes",
        kind="proportion", unit="% of adults aged 18 and over", decimals=1, polarity="lower-is-better", period="academic-year",
        definition="Adults aged 18 and over who are overweight or obese, from adjusted self-reported height and weight in the "
                   "Active Lives survey (Fingertips 93088).",
        rationale="Excess weight lies behind diabetes, heart disease and many cancers.",
        caveats=SURVEY_YEARS + " Values are rounded to one decimal by the copy used; verdicts are the publisher’s. Intervals for 2018/19 "
                "to 2022/23 come from a second copy whose values agree in every cell; the number of people asked is left out because it is not "
                "a population. England by deprivation is by tenth of neighbourhoods (LSOA 2011).",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours", inequality="outcome",
        source=fingertips("overweight prevalence in adults (93088)"))
    obesity = indicator(
        "adult-obesity", "Adults who are obese", "Adult obesity", "outcomes",
        kind="proportion", unit="% of adults aged 18 and over", decimals=1, polarity="lower-is-better", period="academic-year",
        definition="Adults aged 18 and over who are obese (a body mass index of 30 or more), from self-reported height and weight.",
        rationale="Obesity carries the larger part of the harm of excess weight.",
        caveats=SURVEY_YEARS + " A sample survey: intervals are wide for a place.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours", inequality="outcome",
        source=explore_local_statistics("adult obesity prevalence"))
    data = [block("adult-overweight", _limits_added(tables, _copied(tables, "11", "93088"), "93088", "18+ yrs"))]
    data += by_decile(tables, "16", "adult-overweight", "93088", "LSOA11", by=BY_NEIGHBOURHOOD_DECILE, denominators=False)
    data.append(block("adult-obesity", _explored(tables, "adult-obesity-prevalence", "Adult obesity prevalence",
                                                 lambda year: school_or_financial_year(year + 1))))
    children = []
    for id, name, short, source_id, age, unit in [
        ("reception-obesity-five-years", "Reception children who are obese, five years together", "Obesity in reception, 5 years",
         "92026", "4-5 yrs", "% of children in reception"),
        ("year6-obesity-five-years", "Year 6 children who are obese, five years together", "Obesity in year 6, 5 years",
         "92033", "10-11 yrs", "% of children in year 6"),
    ]:
        children.append(indicator(
            id, name, short, "outcomes", kind="proportion", unit=unit, decimals=1, polarity="lower-is-better", period="years", span=5,
            definition=f"Children measured as obese, severe obesity included, over five school years (Fingertips {source_id}).",
            rationale="Five years together make it possible to look inside a place: by fifths of its own neighbourhoods.",
            caveats="Five school years, September of the first to July of the last year in the label; the labels are built from the "
                    "first year and the indicator’s definition and were not verified otherwise. The fifths rank the neighbourhoods "
                    "within each place (within England for England), so a place’s poorest fifth may not be poor by national "
                    "standards. " + ("The copy used marks this indicator ‘high is good’, an error that was put right."
                                     if source_id == "92033" else ""),
            marmot=["best-start", "prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours",
            inequality="outcome", population_group="Children and young people",
            source=fingertips(f"{name[0].lower()}{name[1:]} ({source_id})")))
        children[-1]["caveats"] = children[-1]["caveats"].strip()
        data.append(block(id, _with_counts(tables, "15", source_id, label=financial_run, counts=False)))
        data += by_quintile(tables, "16 17", id, source_id, "LSOA11", by="Deprivation quintile within the area",
                            denominators=False, period=financial_run)
    return [overweight, obesity, *children], data, []


def _limits_added(tables, cells, indicator_id, age):
    """Limits of file 15 beside the values of file 11; the two agree to the decimal shown."""
    for key, found in _with_counts(tables, "15", indicator_id, age=age, counts=False).items():
        assert abs(cells[key]["value"] - found["value"]) <= 0.0501, f"The two copies of {indicator_id} differ at {key}."
        cells[key].update(lower=found["lower"], upper=found["upper"])
    return cells


def _life_expectancy(tables):
    indicators, data = [], []
    for sex, word in [("Male", "men and boys"), ("Female", "women and girls")]:
        low = sex.lower()
        indicators.append(indicator(
            f"life-expectancy-{low}", f"Life expectancy at birth, {low}", f"Life expectancy, {low}", "outcomes",
            kind="mean", unit="years", decimals=1, polarity="higher-is-better", period="years",
            definition=f"Average number of years {word} born now would live if today’s death rates stayed as they are "
                       "(Fingertips 90366).",
            rationale="The sum of everything that makes a place healthy or not.",
            caveats=ONE_DECIMAL + " Three years together; neighbouring periods overlap.",
            marmot=["standard-of-living", "healthy-places"], purposes=["outcomes"], driver_group="health-outcomes",
            inequality="outcome", population_group=f"{word[0].upper()}{word[1:]}",
            source=fingertips("life expectancy at birth (90366)")))
        data.append(block(f"life-expectancy-{low}", _copied(tables, "11", "90366", sex, run_from_fingertips)))
    for sex, word in [("Male", "men and boys"), ("Female", "women and girls")]:
        low = sex.lower()
        indicators.append(indicator(
            f"healthy-life-expectancy-{low}", f"Healthy life expectancy at birth, {low}", f"Healthy life expectancy, {low}", "outcomes",
            kind="mean", unit="years", decimals=1, polarity="higher-is-better", period="years",
            definition=f"Average number of years {word} born now would live in good health if today’s rates of death and of "
                       "self-reported good health stayed as they are.",
            rationale="Years in good health are what people want, and the gap between places is wider than in years of life.",
            caveats="Three years together; neighbouring periods overlap. Values and limits are the Office for National Statistics’; "
                    "verdicts are those of Fingertips (90362), which shows the same values from 2015–17.",
            marmot=["standard-of-living", "healthy-places"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes",
            inequality="outcome", population_group=f"{word[0].upper()}{word[1:]}",
            source=explore_local_statistics("healthy life expectancy")))
        cells = _explored(tables, "healthy-life-expectancy", f"{sex} healthy life expectancy",
                          lambda year: run_of_years(year, year + 2))
        for key, found in _copied(tables, "11", "90362", sex, run_from_fingertips).items():
            assert abs(cells[key]["value"] - found["value"]) <= 0.0501, f"The two copies of 90362 differ at {key}."
            if "verdict" in found:
                cells[key]["verdict"] = found["verdict"]
        data.append(block(f"healthy-life-expectancy-{low}", cells))
    for sex, word in [("Male", "men and boys"), ("Female", "women and girls")]:
        low = sex.lower()
        indicators.append(indicator(
            f"life-expectancy-gap-{low}", f"Gap in life expectancy by deprivation, {low}", f"Life expectancy gap, {low}", "outcomes",
            kind="index", unit="years between the most and least deprived", decimals=1, polarity="lower-is-better", period="years",
            definition=f"Slope index of inequality in life expectancy at birth of {word}: years between the most and the least "
                       "deprived end of the area, across tenths of its own neighbourhoods (Fingertips 92901).",
            rationale="An average can rise while the gap inside a place widens.",
            caveats="Values are rounded to one decimal by the copy used. The publisher does not compare places with England here, "
                    "because England’s slope runs across the whole country. Three years together; neighbouring periods overlap.",
            marmot=["standard-of-living", "healthy-places"], purposes=["inequalities"], driver_group="health-outcomes",
            inequality="outcome", population_group=f"{word[0].upper()}{word[1:]}",
            source=fingertips("inequality in life expectancy at birth, slope index (92901)")))
        data.append(block(f"life-expectancy-gap-{low}", _copied(tables, "11", "92901", sex, run_from_fingertips)))
    return indicators, data, []


def _mortality(tables):
    preventable = indicator(
        "preventable-mortality-under-75", "Deaths under 75 from preventable causes", "Preventable deaths under 75", "outcomes",
        kind="standardised-rate", per=100000, unit="deaths per 100,000, age-standardised", decimals=1, polarity="lower-is-better",
        period="year",
        definition="Deaths under 75 from causes considered preventable, for each 100,000, standardised for age (Fingertips 93721).",
        rationale="Counts deaths that better living conditions and prevention could have avoided.",
        caveats=ONE_DECIMAL + " The copy used had lost its column of sex; it was put back from the order of its three blocks, persons "
                "lying between women and men in every row.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes", inequality="outcome",
        source=fingertips("under 75 mortality rate from causes considered preventable (93721)"))
    heart = indicator(
        "preventable-cvd-mortality", "Preventable deaths from heart disease and stroke", "Preventable circulatory deaths", "outcomes",
        kind="standardised-rate", per=100000, unit="deaths per 100,000, age-standardised", decimals=1, polarity="lower-is-better",
        period="years",
        definition="Deaths from cardiovascular disease considered preventable, for each 100,000 people.",
        rationale="Heart disease and stroke are a large part of the gap in early death that health services can act on.",
        caveats="Three years together; neighbouring periods overlap.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-care", inequality="outcome",
        source=explore_local_statistics("preventable cardiovascular mortality (England)"))
    alcohol = indicator(
        "alcohol-related-mortality", "Deaths related to alcohol", "Alcohol-related deaths", "outcomes",
        kind="standardised-rate", per=100000, unit="deaths per 100,000, age-standardised", decimals=1, polarity="lower-is-better",
        period="year",
        definition="Deaths related to alcohol, for each 100,000, standardised for age (Fingertips 93763).",
        rationale="Harm from alcohol falls most on people with least, even where they drink no more.",
        caveats="Counts have decimals because a share of some causes of death is ascribed to alcohol. " + LOCAL_AUTHORITY_DECILES,
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours", inequality="outcome",
        source=fingertips("alcohol-related mortality (93763)"))
    data = [block(preventable["id"], _copied(tables, "11", "93721", "Persons"))]
    data += [block(preventable["id"], _copied(tables, "11", "93721", sex), ("Sex", sex)) for sex in ("Female", "Male")]
    data.append(block(heart["id"], _explored(tables, "preventable-cardiovascular-mortality-england",
                                             "Preventable cardiovascular mortality (England)",
                                             lambda year: run_of_years(year, year + 2))))
    data.append(block(alcohol["id"], _with_counts(tables, "15", "93763")))
    data += [block(alcohol["id"], _with_counts(tables, "15", "93763", sex), ("Sex", sex)) for sex in ("Female", "Male")]
    data += by_decile(tables, "16", alcohol["id"], "93763", "County & UA", by=BY_AUTHORITY)
    return [preventable, heart, alcohol], data, []


def _admissions(tables):
    falls = indicator(
        "falls-admissions-65-plus", "Emergency admissions for falls, 65 and over", "Falls admissions, 65 and over", "outcomes",
        kind="standardised-rate", per=100000, unit="admissions per 100,000 aged 65 and over, age-standardised", decimals=0,
        polarity="lower-is-better", period="financial-year",
        definition="Emergency hospital admissions due to falls of people aged 65 and over, for each 100,000 of that age, standardised "
                   "for age (Fingertips 22401).",
        rationale="A fall often ends living on one’s own; many can be prevented.",
        caveats="Two extracts made years apart are joined: to 2017/18 rounded rates with the publisher’s verdicts, from 2018/19 rates "
                "with limits and counts. They may rest on different population estimates and could not be tested against each other, "
                "so no trend is drawn across 2018/19. " + LOCAL_AUTHORITY_DECILES,
        marmot=["healthy-places", "prevention"], purposes=["outcomes", "productivity"], driver_group="health-care",
        inequality="outcome", population_group="Older people",
        source=fingertips("emergency hospital admissions due to falls aged 65 and over (22401)"))
    cells = _copied(tables, "12", "22401")
    later = _with_counts(tables, "15", "22401")
    joined = {(row["area_code"], row["period"]): number(row["value_dsr_per_100000"]) for row in tables.here("18")}
    cells.update(later)
    assert {key: each["value"] for key, each in cells.items()} == joined, "The falls series differs from the joined file 18."
    for (_, period), each in cells.items():
        if period == "2018/19":
            each["flag"] = "break"
            each["note"] = "another extract of the indicator begins here"
    data = [block(falls["id"], cells)]
    data += [block(falls["id"], _with_counts(tables, "15", "22401", sex), ("Sex", sex)) for sex in ("Female", "Male")]
    data += by_decile(tables, "16", falls["id"], "22401", "County & UA", by=BY_AUTHORITY)

    injuries = indicator(
        "injury-admissions-0-14", "Hospital admissions for injuries, under 15", "Injury admissions, under 15", "outcomes",
        kind="rate", per=10000, unit="admissions per 10,000 aged 0 to 14", decimals=1, polarity="lower-is-better", period="financial-year",
        definition="Emergency hospital admissions caused by unintentional and deliberate injuries in children aged 0 to 14, for each "
                   "10,000 of that age (Fingertips 90284).",
        rationale="Injury is a leading cause of death and disability in childhood, and far from chance: it follows deprivation.",
        caveats="LAIT shows the same figures under the misleading name ‘Emergency hospital admissions 0–14 year olds’ (HospAd0-14); "
                "they are admissions for injuries, and the means of its neighbours and its spread over English authorities are used here. In 2016/17 areas served by one "
                "Nottingham trust were withheld, which touches England by deprivation. " + LOCAL_AUTHORITY_DECILES + " " +
                "Statistical neighbours: our unweighted mean of DfE’s ten neighbours of May 2025.",
        marmot=["best-start", "healthy-places"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes",
        inequality="outcome", population_group="Children and young people",
        source=fingertips("hospital admissions caused by unintentional and deliberate injuries in children aged 0 to 14 (90284)"))
    data.append(block(injuries["id"], _with_counts(tables, "13", "90284")))
    data.append(block(injuries["id"], peer_cells(tables, "HospAd0-14", school_or_financial_year)))
    data += [block(injuries["id"], _with_counts(tables, "13", "90284", sex), ("Sex", sex)) for sex in ("Female", "Male")]
    data += by_decile(tables, "14", injuries["id"], "90284", "County & UA deprivation deciles in England (IMD2019, 4/23",
                      by=BY_AUTHORITY)

    alcohol = indicator(
        "alcohol-admissions-under-18", "Hospital admissions for alcohol, under 18", "Alcohol admissions, under 18", "outcomes",
        kind="rate", per=100000, unit="admissions per 100,000 aged 0 to 17", decimals=1, polarity="lower-is-better", period="years", span=3,
        definition="Hospital admission episodes for conditions wholly due to alcohol, people under 18, for each 100,000 of that age "
                   "(Fingertips 92904).",
        rationale="Early harm from alcohol points to trouble at home and later in life.",
        caveats="Three financial years together, April of the first to March of the last year in the label; neighbouring periods "
                "overlap. Limits and counts are at hand for the last four periods and come from a second copy that agrees in every "
                "cell. " + LOCAL_AUTHORITY_DECILES + " Statistical neighbours: our unweighted mean of DfE’s ten neighbours of May 2025.",
        marmot=["best-start", "prevention"], purposes=["outcomes"], driver_group="health-behaviours", inequality="outcome",
        population_group="Children and young people",
        source=lait("Hospital admissions for alcohol-specific conditions, under 18 (Fingertips 92904)", "https://fingertips.phe.org.uk/",
                    "Office for Health Improvement and Disparities"))
    cells = {(row["area_code"], three_financial_years(row["period"])): cell(number(row["value"]))
             for row in tables.here("05") if row["lait_short_desc"] == "Hosp_Adm_Alc_<18yrs"}
    for key, found in _with_counts(tables, "15", "92904", label=financial_run).items():
        assert abs(cells[key]["value"] - found["value"]) <= 0.00501, f"The two copies of 92904 differ at {key}."
        cells[key] = found
    data.append(block(alcohol["id"], cells))
    data.append(block(alcohol["id"], peer_cells(tables, "Hosp_Adm_Alc_<18yrs", three_financial_years)))
    data += by_decile(tables, "16", alcohol["id"], "92904", "County & UA", by=BY_AUTHORITY, period=financial_run)

    readmissions = indicator(
        "emergency-readmissions", "Emergency readmissions within 30 days", "Emergency readmissions", "services",
        kind="standardised-rate", per=100, unit="% of discharges, indirectly standardised", decimals=1, polarity="lower-is-better",
        period="financial-year",
        definition="Emergency readmissions within 30 days of discharge from hospital, as a percentage of discharges, indirectly "
                   "standardised (Fingertips 41101).",
        rationale="Coming back soon after discharge can mean that care at home was not ready.",
        caveats="Standardised, so the value differs from count divided by denominator. England by deprivation is by fifth of "
                "neighbourhoods (LSOA 2011, IMD 2019).",
        marmot=["prevention"], purposes=["outcomes", "productivity"], driver_group="health-care", inequality="experience",
        source=fingertips("emergency readmissions within 30 days of discharge (41101)"))
    data.append(block(readmissions["id"], _with_counts(tables, "15", "41101")))
    data += by_quintile(tables, "16", readmissions["id"], "41101", "LSOA11", by="Deprivation quintile")
    spreads = [spread(tables, injuries["id"], "HospAd0-14", school_or_financial_year),
               spread(tables, alcohol["id"], "Hosp_Adm_Alc_<18yrs", three_financial_years)]
    return [falls, injuries, alcohol, readmissions], data, spreads


def _mental_health(tables):
    harm = indicator(
        "self-harm-admissions-10-24", "Hospital admissions for self-harm, 10 to 24", "Self-harm admissions, 10–24", "outcomes",
        kind="standardised-rate", per=100000, unit="admissions per 100,000 aged 10 to 24, age-standardised", decimals=1,
        polarity="lower-is-better", period="financial-year",
        definition="Hospital admissions as a result of self-harm, people aged 10 to 24, for each 100,000 of that age, standardised for "
                   "age (Fingertips 90813).",
        rationale="A sign of distress among young people that services see late.",
        caveats="Ends in 2017/18: the copy used was retrieved about 2019, and later revisions are not in it. Rounded; verdicts are the "
                "publisher’s.",
        marmot=["best-start"], purposes=["outcomes"], driver_group="health-care", inequality="outcome", population_group="Young people",
        source=fingertips("hospital admissions as a result of self-harm, 10 to 24 years (90813)"))
    depression = indicator(
        "depression-prevalence", "Depression on GP registers", "Depression on GP registers", "outcomes",
        kind="proportion", unit="% of adults on GP registers", decimals=1, polarity="neutral", period="financial-year",
        definition="Adults recorded with depression on the registers of general practices, Quality and Outcomes Framework "
                   "(Fingertips 848).",
        rationale="Shows how much depression general practice knows of.",
        caveats=ONE_DECIMAL + " More on the register can mean more illness or better recognition, so neither high nor low is good in "
                "itself: the publisher says higher or lower. 2023/24 is not in the copy used.",
        marmot=["prevention"], purposes=["outcomes"], driver_group="health-care",
        source=fingertips("depression, QOF prevalence (848)"))
    data = [block(harm["id"], _copied(tables, "12", "90813")), block(depression["id"], _copied(tables, "11", "848"))]
    wellbeing = []
    for name, id, title, short, polarity, question in [
        ("Satisfaction", "life-satisfaction", "Satisfaction with life", "Life satisfaction", "higher-is-better", "how satisfied they are with their life"),
        ("Worthwhile", "worthwhile", "Feeling that life is worthwhile", "Sense of a worthwhile life", "higher-is-better", "whether what they do in life is worthwhile"),
        ("Happiness", "happiness", "Happiness yesterday", "Happiness", "higher-is-better", "how happy they felt yesterday"),
        ("Anxiety", "anxiety", "Anxiety yesterday", "Anxiety", "lower-is-better", "how anxious they felt yesterday"),
    ]:
        wellbeing.append(indicator(
            id, title, short, "experience", kind="score", unit="score from 0 to 10", decimals=2, polarity=polarity, period="financial-year",
            definition=f"Average score that adults give, from 0 to 10, to {question}.",
            rationale="What people say of their own lives, beside what services record of them.",
            caveats="A sample survey: intervals are wide for a place.",
            marmot=["capabilities", "standard-of-living"], purposes=["outcomes"], driver_group="health-outcomes", inequality="outcome",
            source=explore_local_statistics("personal wellbeing estimates")))
        data.append(block(id, _explored(tables, "personal-wellbeing-estimates", name,
                                        lambda year: school_or_financial_year(year + 1))))
    return [harm, depression, *wellbeing], data, []


def _cancer(tables):
    made = indicator(
        "cancer-early-diagnosis", "Cancers found at stage 1 or 2", "Early diagnosis of cancer", "services",
        kind="proportion", unit="% of cancers with a known stage", decimals=1, polarity="higher-is-better", period="year",
        definition="New cases of 18 groups of cancers diagnosed at stage 1 or 2, as a percentage of those diagnosed at any known stage.",
        rationale="Found early, most cancers can be treated; late diagnosis is more common in deprived places.",
        caveats="Ends in 2022. Trafford’s figure for 2022 is marked unavailable by the publisher, which leaves out groups of cancers whose "
                "stage is missing more often from 2020 to 2022. No publisher’s statement on 2020 itself was found, so that year is not marked.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-care", inequality="access",
        source=explore_local_statistics("cancer diagnosis at stage 1 and 2"))
    return [made], [block(made["id"], _explored(tables, "cancer-diagnosis-at-stage-1-and-2", "Cancer diagnosis at stage 1 and 2", str))], []

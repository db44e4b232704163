"""Children's indicators from the Department for Education's Local Authority Interactive Tool (LAIT), file 05."""

from blocks import block, cell, indicator
from sources import lait
from spreads import peer_cells, spread
from tables import number, run_of_years, school_or_financial_year

ABSENCE = "https://explore-education-statistics.service.gov.uk/find-statistics/pupil-absence-in-schools-in-england"
EARLY_YEARS = ("https://explore-education-statistics.service.gov.uk/find-statistics/"
               "early-years-foundation-stage-profile-results")
NCMP = ("https://www.gov.uk/government/statistics/"
        "national-child-measurement-programme-ncmp-annual-report-academic-year-2024-to-2025-england")
OUTCOMES_OF_CHILDREN_IN_NEED = (
    "https://explore-education-statistics.service.gov.uk/find-statistics/"
    "outcomes-for-children-in-need-including-children-looked-after-by-local-authorities-in-england")

# LAIT writes the year a school or financial year ends in; its dictionary says which measure has which kind of year.
BY_DICTIONARY = "LAIT labels years by the year they end in; the kind of year is the one its dictionary gives."
PEERS = ("Statistical neighbours and the spread over English upper-tier authorities: our unweighted means and quantiles; the "
         "neighbours are DfE’s of May 2025. LAIT gives no counts or intervals.")


def year_as_written(period):
    return period


def year_ending_in_march(period):
    """A count on 31 March 2025, the last day of the financial year 2024/25."""
    return school_or_financial_year(period)


def three_financial_years(period):
    """2013/14-15/16 becomes 2013-16: April of the first year to March of the last."""
    first, last = period.split("-")
    return run_of_years(first.split("/")[0], last.split("/")[1])


NO_FULL_YEAR = {"2019/20": ("not-collected", "absence of the full year was not collected because of the pandemic")}
NO_ASSESSMENT = {year: ("not-collected", "assessments were cancelled because of the pandemic") for year in ("2019/20", "2020/21")}
# DfE: outcomes since 2021/22 cannot be compared with earlier years.
EARLY_YEARS_FLAGS = {**{year: ("not-available", "no figure in the source for the years of the pandemic")
                        for year in ("2019/20", "2020/21")},
                     "2021/22": ("break", "the early years profile was significantly revised in September 2021")}
NO_MEASUREMENT = {"2020/21": ("not-available", "no local figure in the source for this year")}


# When LAIT's dictionary (April 2026) expects the next figures, where that is not past at the scorecard's edition.
NEXT_RELEASE = {
    "ExcessRec": "2026-11", "ExcessYr6": "2026-11", "FSP_NEW_GOODDEV": "2026-11", "LAC": "2026-11", "TotAbs": "2027-03",
    "TotPerAbNew": "2027-03", "TotSevPerAbNew": "2027-03", "ChildPov": "2027-03", "LAC_Fixed_ Ex": "2027-04",
    "CINFixedExclusion": "2027-04",
}


def _text(id, code, name, short, strand, **fields):
    return dict(id=id, code=code, name=name, short=short, strand=strand, **fields)


LIST = [
    _text("looked-after-suspended", "LAC_Fixed_ Ex", "Children looked after who were suspended", "Suspended looked-after children", "exclusions",
          kind="proportion", unit="% of children looked after", decimals=1, polarity="lower-is-better",
          definition="Children looked after continuously for at least twelve months who had at least one suspension in the "
                     "school year, as a percentage of such children.",
          rationale="Children looked after are suspended more often, and need school most.",
          caveats="Matched to the school census by another method than the figures for all pupils; compare with care.",
          marmot=["best-start", "capabilities"], purposes=["inequalities"], driver_group="wider-determinants",
          inequality="outcome", population_group="Children looked after",
          source=lait("Outcomes for children in need, including children looked after", OUTCOMES_OF_CHILDREN_IN_NEED)),
    _text("in-need-suspended", "CINFixedExclusion", "Children in need who were suspended", "Suspended children in need", "exclusions",
          kind="proportion", unit="% of children in need", decimals=1, polarity="lower-is-better",
          definition="School-age children in need with at least one suspension in the school year, as a percentage of "
                     "school-age children in need.",
          rationale="Shows whether schools and children’s services hold on to the children at greatest risk.",
          caveats="Matched to the school census by another method than the figures for all pupils; compare with care.",
          marmot=["best-start", "capabilities"], purposes=["inequalities"], driver_group="wider-determinants",
          inequality="outcome", population_group="Children in need",
          source=lait("Outcomes for children in need, including children looked after", OUTCOMES_OF_CHILDREN_IN_NEED)),

    _text("persistent-absence", "TotPerAbNew", "Persistent absence from school", "Persistent school absence", "outcomes",
          kind="proportion", unit="% of pupils", decimals=1, polarity="lower-is-better",
          definition="Enrolments of compulsory school age that missed 10% or more of their possible sessions, as a percentage of "
                     "enrolments in state-funded primary, secondary and special schools.",
          rationale="Missing a tenth of school is an early sign of need at home, of illness and of exclusion to come.",
          caveats="No full-year figures for 2019/20. In 2020/21 absence related to coronavirus was counted apart. Free school "
                  "meals: ONS Explore Local Statistics, which agrees with LAIT for all pupils in every cell.",
          flags=NO_FULL_YEAR, marmot=["best-start", "capabilities"], purposes=["inequalities", "social-economic"],
          driver_group="wider-determinants", inequality="outcome", population_group="School pupils",
          breakdowns=[("School type", "Primary", "SFPriPerAbNew"), ("School type", "Secondary", "SFSecPerAbNew")],
          source=lait("Pupil absence in schools in England", ABSENCE)),
    _text("overall-absence", "TotAbs", "Absence from school", "School absence", "outcomes",
          kind="proportion", unit="% of half days", decimals=1, polarity="lower-is-better",
          definition="Half days missed, authorised or not, as a percentage of possible half days, pupils of compulsory school age "
                     "in state-funded primary, secondary and special schools.",
          rationale="Every lesson counts, and absence is higher where poverty and illness are.",
          caveats="No full-year figures for 2019/20. In 2020/21 absence related to coronavirus was counted apart.",
          flags=NO_FULL_YEAR, marmot=["best-start", "capabilities"], purposes=["social-economic"],
          driver_group="wider-determinants", inequality="outcome", population_group="School pupils",
          source=lait("Pupil absence in schools in England", ABSENCE)),
    _text("severe-absence", "TotSevPerAbNew", "Severe absence from school", "Severe school absence", "outcomes",
          kind="proportion", unit="% of pupils", decimals=1, polarity="lower-is-better",
          definition="Enrolments that missed 50% or more of their possible sessions, as a percentage of enrolments.",
          rationale="These children are out of school more than in it, often without an exclusion being recorded.",
          caveats="No full-year figures for 2019/20. In 2020/21 absence related to coronavirus was counted apart.",
          flags=NO_FULL_YEAR, marmot=["best-start", "capabilities"], purposes=["inequalities"],
          driver_group="wider-determinants", inequality="outcome", population_group="School pupils",
          source=lait("Pupil absence in schools in England", ABSENCE)),
    _text("good-level-of-development", "FSP_NEW_GOODDEV", "Good level of development at five", "Good level of development at 5", "outcomes",
          kind="proportion", unit="% of children aged five", decimals=1, polarity="higher-is-better",
          definition="Children at the expected level in the 12 early learning goals of communication and language, personal, social "
                     "and emotional development, physical development, literacy and mathematics, at the end of reception.",
          rationale="A broad sign of how well a place’s children have started.",
          caveats="The profile was significantly revised in September 2021: years from 2021/22 cannot be compared with earlier ones. "
                  "No figures for 2019/20 and 2020/21.",
          flags=EARLY_YEARS_FLAGS, marmot=["best-start"], purposes=["outcomes", "inequalities", "social-economic"],
          driver_group="wider-determinants", inequality="outcome", population_group="Children under five",
          breakdowns=[("Free school meals", "Eligible", "FSP_Gooddev_FSM"),
                      ("Free school meals", "Not eligible", "FSP_Gooddev_FSM_Other")],
          source=lait("Early years foundation stage profile results", EARLY_YEARS)),
    _text("key-stage-2-expected", "KS2RWM_Expected_STD", "Expected standard at the end of primary school", "Expected school standard at 11", "outcomes",
          kind="proportion", unit="% of pupils aged 11", decimals=0, polarity="higher-is-better",
          definition="Pupils reaching the expected standard in reading, writing and mathematics at the end of key stage 2.",
          rationale="What children can do at eleven shapes what they can choose later.",
          caveats="Assessments were cancelled in 2019/20 and 2020/21. England from 2018/19 is derived from the table that leaves "
                  "out hospital schools, for comparison.",
          flags=NO_ASSESSMENT, marmot=["capabilities"], purposes=["social-economic"], driver_group="wider-determinants",
          inequality="outcome", population_group="School pupils",
          source=lait("Key stage 2 attainment", "https://explore-education-statistics.service.gov.uk/find-statistics/key-stage-2-attainment")),
    _text("neet-16-17", "16-17 NEET", "Young people not in education, employment or training", "Teenagers not in school or work", "outcomes",
          kind="proportion", unit="% of 16 and 17 year olds", decimals=1, polarity="lower-is-better", period="financial-year",
          definition="Estimated proportion of 16 and 17 year olds not in education, employment or training, average of December, "
                     "January and February.",
          rationale="Time out of learning and work at this age leaves a lasting mark on income and health.",
          caveats="Estimates from management information; authorities differ in how many young people they lose sight of. "
                  "The dictionary calls the year financial: 2024/25 is the winter of 2024 to 2025.",
          marmot=["capabilities", "work"], purposes=["social-economic"], driver_group="wider-determinants", inequality="outcome",
          population_group="Young people", statistic="management",
          source=lait("NEET and participation, local authority figures",
                      "https://www.gov.uk/government/publications/neet-and-participation-local-authority-figures")),
    _text("child-poverty", "ChildPov", "Children in low income families", "Child poverty", "outcomes",
          kind="proportion", unit="% of children under 16", decimals=1, polarity="lower-is-better", period="financial-year",
          definition="Children under 16 living in relative low income families, before housing costs.",
          rationale="Poverty in childhood is among the strongest of the wider causes of poor health.",
          caveats="The series begins in 2021/22 because the publisher revised its method; earlier years are not on a consistent basis. "
                  "Before housing costs.",
          marmot=["standard-of-living", "best-start"], purposes=["inequalities", "social-economic"],
          driver_group="wider-determinants", inequality="outcome", population_group="Children and young people",
          source=lait("Children in low income families: local area statistics",
                      "https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics",
                      "Department for Work and Pensions")),
    _text("infant-mortality", "InfMort", "Infant mortality", "Infant mortality", "outcomes",
          kind="rate", per=1000, unit="deaths per 1,000 live births", decimals=1, polarity="lower-is-better", period="year",
          definition="Deaths of children under one year for each 1,000 live births.",
          rationale="A measure of how safe birth and the first year are, and of poverty.",
          caveats="Few deaths in a place in a year, so the rate jumps; without counts it cannot be tested. Not all places have a "
                  "figure in 2019 and 2020.",
          marmot=["best-start"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes", inequality="outcome",
          population_group="Infants",
          source=lait("Child mortality statistics",
                      "https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/deaths/datasets/"
                      "childmortalitystatisticschildhoodinfantandperinatalchildhoodinfantandperinatalmortalityinenglandandwales",
                      "Office for National Statistics")),
    _text("low-birth-weight", "Low_Birth_Weight_Babies", "Low birth weight", "Low birth weight", "outcomes",
          kind="proportion", unit="% of full-term births", decimals=1, polarity="lower-is-better", period="year",
          definition="Live births of at least 37 weeks under 2,500 grams, as a percentage of live births of at least 37 weeks with a "
                     "recorded weight.",
          rationale="Low birth weight is linked with smoking and poverty and with illness later in life.",
          caveats="Births without a recorded weight are left out.",
          marmot=["best-start"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes", inequality="outcome",
          population_group="Infants",
          source=lait("Low birth weight of term babies", "https://fingertips.phe.org.uk/",
                      "Office for Health Improvement and Disparities")),
    _text("under-18-conceptions", "Under18concep", "Conceptions under 18", "Conceptions under 18", "outcomes",
          kind="rate", per=1000, unit="conceptions per 1,000 girls aged 15 to 17", decimals=1, polarity="lower-is-better", period="year",
          definition="Conceptions under 18 leading to a maternity or a legal abortion, for each 1,000 girls aged 15 to 17.",
          rationale="Early parenthood often follows, and brings, disadvantage.",
          caveats="Miscarriages are not included.",
          marmot=["capabilities"], purposes=["outcomes"], driver_group="health-outcomes", inequality="outcome",
          population_group="Young people",
          source=lait("Conceptions in England and Wales",
                      "https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/conceptionandfertilityrates/"
                      "datasets/conceptionstatisticsenglandandwalesreferencetables", "Office for National Statistics")),
    _text("reception-excess-weight", "ExcessRec", "Reception children with excess weight", "Excess weight in reception", "outcomes",
          kind="proportion", unit="% of children in reception", decimals=1, polarity="lower-is-better",
          definition="Children aged 4 to 5 measured as overweight or obese in the National Child Measurement Programme.",
          rationale="Excess weight at five tends to stay, and follows deprivation.",
          caveats="No figures for 2020/21, and not all places have one for 2019/20.",
          flags=NO_MEASUREMENT, marmot=["best-start", "prevention"], purposes=["outcomes", "inequalities"],
          driver_group="health-behaviours", inequality="outcome", population_group="Children and young people",
          source=lait("National Child Measurement Programme", NCMP, "Office for Health Improvement and Disparities")),
    _text("year6-excess-weight", "ExcessYr6", "Year 6 children with excess weight", "Excess weight in year 6", "outcomes",
          kind="proportion", unit="% of children in year 6", decimals=1, polarity="lower-is-better",
          definition="Children aged 10 to 11 measured as overweight or obese in the National Child Measurement Programme.",
          rationale="More than a third of children leave primary school carrying too much weight, more in deprived places.",
          caveats="No figures for 2020/21, and not all places have one for 2019/20.",
          flags=NO_MEASUREMENT, marmot=["best-start", "prevention"], purposes=["outcomes", "inequalities"],
          driver_group="health-behaviours", inequality="outcome", population_group="Children and young people",
          source=lait("National Child Measurement Programme", NCMP, "Office for Health Improvement and Disparities")),
    _text("mental-health-admissions-under-18", "CMH_0-17yrs", "Hospital admissions for mental health, under 18", "Mental health admissions, 0–17", "outcomes",
          kind="rate", per=100000, unit="admissions per 100,000 aged 0 to 17", decimals=1, polarity="lower-is-better", period="financial-year",
          definition="Inpatient admissions of people aged 0 to 17 with a main diagnosis of a mental or behavioural disorder, for each "
                     "100,000 of that age.",
          rationale="An admission often means help did not come in time, close to home.",
          caveats="More admissions can also mean better access. Rebased on the populations of Census 2021 by the publisher.",
          marmot=["best-start", "prevention"], purposes=["outcomes"], driver_group="health-care", inequality="outcome",
          population_group="Children and young people",
          source=lait("Inpatient admission rate for mental health disorders", "https://fingertips.phe.org.uk/",
                      "Office for Health Improvement and Disparities")),
    _text("children-in-need", "CIN", "Children in need", "Children in need", "services",
          kind="rate", per=10000, unit="children in need per 10,000 children, on 31 March", decimals=1, polarity="neutral",
          period="financial-year",
          definition="Children in need under the Children Act 1989 on 31 March, for each 10,000 children.",
          rationale="Shows how much need children’s services have taken on; neither high nor low is good in itself.",
          caveats="One day of each year, 31 March, which ends the financial year shown; LAIT writes its calendar year.",
          label=year_ending_in_march,
          marmot=["best-start"], purposes=["inequalities"], driver_group="wider-determinants", population_group="Children in need",
          source=lait("Characteristics of children in need",
                      "https://explore-education-statistics.service.gov.uk/find-statistics/characteristics-of-children-in-need")),
    _text("children-looked-after", "LAC", "Children looked after", "Looked-after children", "services",
          kind="rate", per=10000, unit="children looked after per 10,000 children, on 31 March", decimals=0, polarity="neutral",
          period="financial-year",
          definition="Children looked after on 31 March, for each 10,000 children under 18.",
          rationale="Shows how many children a place brings up; neither high nor low is good in itself.",
          caveats="One day of each year, 31 March, which ends the financial year shown; LAIT writes its calendar year.",
          label=year_ending_in_march,
          marmot=["best-start"], purposes=["inequalities"], driver_group="wider-determinants", population_group="Children looked after",
          source=lait("Children looked after in England including adoptions",
                      "https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england-including-adoptions")),
    _text("two-year-review", "HCP_PHOF", "Development checked by questionnaire at two", "Development check at two", "services",
          kind="proportion", unit="% of reviews at two", decimals=1, polarity="higher-is-better", period="financial-year",
          definition="Children for whom the Ages and Stages Questionnaire was completed as part of their review at 2 to 2½ years, as a "
                     "percentage of children who had the review.",
          rationale="A delay found at two can still be made up before school.",
          caveats="A share of the reviews held, not of all children. The publisher estimated a quarter for some authorities. Some "
                  "places have no figure in some years.",
          marmot=["best-start"], purposes=["inequalities"], driver_group="health-care", inequality="access",
          population_group="Children under five",
          source=lait("Healthy Child Programme, ASQ-3", "https://fingertips.phe.org.uk/",
                      "Office for Health Improvement and Disparities")),
]


def lait_indicators(tables, strand):
    """Indicators of one strand with their data, peers and spreads."""
    indicators, data, spreads = [], [], []
    for entry in LIST:
        if entry["strand"] == strand:
            made = dict(entry)
            code, flags, breakdowns = made.pop("code"), made.pop("flags", {}), made.pop("breakdowns", [])
            made.setdefault("period", "academic-year")
            label = made.pop("label", year_as_written if made["period"] == "year" else school_or_financial_year)
            dictionary = BY_DICTIONARY if label is school_or_financial_year else ""
            made["caveats"] = " ".join([made["caveats"], dictionary, PEERS]).replace("  ", " ")
            indicators.append(indicator(made.pop("id"), made.pop("name"), made.pop("short"), made.pop("strand"),
                                        next_release=NEXT_RELEASE.get(code), **made))
            data.append(block(entry["id"], lait_cells(tables, code, label, flags)))
            for by, group, other_code in breakdowns:
                data.append(block(entry["id"], lait_cells(tables, other_code, label, flags), (by, group)))
            spreads.append(spread(tables, entry["id"], code, label))
    return indicators, data, spreads


def lait_cells(tables, code, label, flags=()):
    """Places, region, nation and statistical neighbours of one measure; `flags` by year, (word, note)."""
    flags = dict(flags)
    cells = {}
    for row in tables.rows("05"):
        if row["lait_short_desc"] == code:
            cells[row["area_code"], label(row["period"])] = number(row["value"])
    assert cells, f"LAIT has no measure {code}."
    made = {key: cell(value) for key, value in cells.items()}
    made.update(peer_cells(tables, code, label))
    # A break belongs to every row; other words only where they explain a gap or weaken a value.
    areas = {area for area, _ in made}
    for area in areas:
        for year in {period for _, period in made}:
            word, note = flags.get(year, (None, None))
            here = made.setdefault((area, year), cell(None))
            if word and (here["value"] is None) == (word in ("not-collected", "not-available")):
                here.update(flag=word, note=note)
    return made

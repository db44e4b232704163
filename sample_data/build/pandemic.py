"""Periods that the pandemic makes not comparable: each because its publisher says so, with the page that was read.

A figure of such a period is flagged `disrupted`, and the caveats of its indicator name the publisher. What no source
speaks of is not marked; README.md lists it.
"""

from dataclasses import dataclass

TWO_SCHOOL_YEARS = ("2019/20", "2020/21")
FIRST_FINANCIAL_YEAR = ("2020/21",)
# Runs of three years that touch 2020 or 2021, and those of financial years that touch 2020/21.
RUNS_OF_YEARS = ("2018-20", "2019-21", "2020-22", "2021-23")
RUNS_OF_FINANCIAL_YEARS = ("2018-21", "2019-22", "2020-23")


@dataclass(frozen=True)
class Disruption:
    """What one publisher says of some periods of some indicators."""

    indicators: tuple[str, ...]
    periods: tuple[str, ...]
    # What stands beside each figure.
    note: str
    # What stands in the caveats: the publisher's statement in our words, and where it stands.
    said: str
    # The page it was read on; None where it came with the figures.
    page: str | None = None


DISRUPTIONS = (
    Disruption(
        ("suspension-rate", "permanent-exclusion-rate", "one-plus-suspension-rate", "looked-after-suspended", "in-need-suspended"),
        TWO_SCHOOL_YEARS, "Covid: schools were closed to most pupils for part of the year",
        "2019/20 and 2020/21 are marked as not comparable: the Department says that pandemic restrictions had an impact on the numbers "
        "and advises caution when comparing across years (data guidance of the suspensions statistics)."),
    Disruption(
        ("persistent-absence", "overall-absence", "severe-absence"), FIRST_FINANCIAL_YEAR,
        "Covid: schools were closed to most pupils for part of the year",
        "2020/21 is marked as not comparable: the Department advises caution when comparing it with previous years, because of the "
        "disruption (dictionary of its Local Authority Interactive Tool)."),
    Disruption(
        ("reception-excess-weight", "year6-excess-weight"), TWO_SCHOOL_YEARS, "Covid: fewer children were measured",
        "2019/20 and 2020/21 are marked as not comparable: NHS Digital calls them atypical years that hold fewer measurements because of "
        "the pandemic, and advises against comparing local authorities in 2019/20 (data quality statements of the programme).",
        "https://digital.nhs.uk/data-and-information/publications/statistical/national-child-measurement-programme/2019-20-school-year/data-quality"),
    Disruption(
        ("active-adults", "inactive-adults"), TWO_SCHOOL_YEARS, "Covid: restrictions in much of the survey year",
        "2019/20 and 2020/21 are marked as not comparable: Sport England says that they cover eight months of restrictions and five "
        "months of notable ones, with an unprecedented impact on taking part (Active Lives reports and data tables).",
        "https://www.sportengland.org/research-and-data/data/active-lives/active-lives-data-tables"),
    Disruption(
        ("active-children",), TWO_SCHOOL_YEARS, "Covid: schools were closed to most pupils for part of the year",
        "2019/20 and 2020/21 are marked as not comparable: Sport England and Ipsos report unprecedented disruption of children’s activity "
        "and of the survey itself, which has no answers from the first lockdown (Active Lives reports).",
        "https://www.ipsos.com/en-uk/active-lives-children-and-young-people-survey-202021"),
    Disruption(
        ("life-expectancy-male", "life-expectancy-female", "healthy-life-expectancy-male", "healthy-life-expectancy-female",
         "life-expectancy-gap-male", "life-expectancy-gap-female"),
        RUNS_OF_YEARS, "Covid: more deaths in 2020 and 2021",
        "Runs that touch 2020 or 2021 are marked as not comparable: the Office for National Statistics says that the pandemic led to "
        "more deaths in those years and shows in estimates of life expectancy (Life expectancy for local areas, January 2024).",
        "https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/healthandlifeexpectancies/bulletins/"
        "lifeexpectancyforlocalareasoftheuk/between2001to2003and2020to2022"),
    Disruption(
        ("preventable-mortality-under-75",), ("2020", "2021"), "Covid: counted as a preventable cause of death",
        "2020 and 2021 are marked as not comparable: the Office for National Statistics counts COVID-19 as a preventable cause and says that "
        "the pandemic led to more deaths in those years (Avoidable mortality in Great Britain: 2020).",
        "https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/causesofdeath/bulletins/avoidablemortalityinenglandandwales/2020"),
    Disruption(
        ("preventable-cvd-mortality",), RUNS_OF_YEARS, "Covid: more deaths in 2020 and 2021",
        "Runs that touch 2020 or 2021 are marked as not comparable: the Office for National Statistics says that the indicator includes the "
        "impact of the pandemic (Explore Local Statistics) and that there were more deaths in those years."),
    Disruption(
        ("falls-admissions-65-plus", "injury-admissions-0-14", "emergency-readmissions", "mental-health-admissions-under-18",
         "alcohol-admissions-under-18"),
        FIRST_FINANCIAL_YEAR + RUNS_OF_FINANCIAL_YEARS, "Covid: fewer people were admitted to hospital",
        "2020/21, alone or in a run of years, is marked as not comparable: NHS Digital says that the pandemic affected records of hospital "
        "care from late in 2019/20, with fewer people admitted, and that such statistics should be interpreted with care (NHS Outcomes "
        "Framework, March 2022).",
        "https://digital.nhs.uk/data-and-information/publications/statistical/nhs-outcomes-framework/march-2022"),
    Disruption(
        ("life-satisfaction", "worthwhile", "happiness", "anxiety"), FIRST_FINANCIAL_YEAR, "Covid: the survey was taken in another way",
        "2020/21 is marked as not comparable: the Office for National Statistics says that the pandemic changed how the data were "
        "collected, with an influence on the estimates and how they compare (its methodology article of February 2021).",
        "https://www.ons.gov.uk/releases/quarterlyestimatesofpersonalwellbeingintheukapril2011toseptember2020"),
    Disruption(
        ("health-index", "health-index-people", "health-index-lives", "health-index-places"), ("2020", "2021"),
        "Covid: the scores show the pandemic",
        "2020 and 2021 are marked as not comparable: the Office for National Statistics says that the pandemic had an impact on the scores, "
        "from deaths and wellbeing to cleaner air (Health Index 2020 and 2021).",
        "https://www.gov.uk/government/statistics/announcements/health-index-for-england-2015-to-2021"),
    Disruption(
        ("children-low-income", "children-low-income-number", "children-absolute-low-income"), ("2020/21", "2021/22", "2022/23"),
        "Covid: caution advised in comparing it with earlier years",
        "Years from 2020/21 to 2022/23 are marked as not comparable: the Department advises additional caution because of the pandemic, "
        "particularly when comparing with previous years (background information, March 2024).",
        "https://www.gov.uk/government/publications/children-in-low-income-families-local-area-statistics-background-information-and-methodology"),
    Disruption(
        ("smokers-on-gp-registers",), FIRST_FINANCIAL_YEAR, "Covid: practices were paid whatever they recorded",
        "2020/21 is marked as not comparable: NHS Digital says that most payments did not depend on what practices recorded and that "
        "comparisons with earlier years would be misleading (Quality and Outcomes Framework, 2020-21).",
        "https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-achievement-prevalence-and-exceptions-data/2020-21"),
)


def _of(indicator):
    return next((each for each in DISRUPTIONS if indicator in each.indicators), None)


def said(indicator):
    """What the caveats of an indicator say of the pandemic; nothing where no publisher does."""
    found = _of(indicator)
    return f" {found.said}" if found else ""


def marked(indicator, period, cell):
    """The cell, flagged where its publisher says that the period is not comparable. What else was said of it stays in its note."""
    found = _of(indicator)
    if not found or period not in found.periods or cell["value"] is None:
        return cell
    assert cell.get("flag") != "break", f"{indicator} in {period} is a change of method already."
    provisional = "provisional" if cell.get("flag") == "provisional" else None
    notes = [note for note in (found.note, provisional, cell.get("note")) if note]
    return cell | {"flag": "disrupted", "note": "; ".join(notes)}

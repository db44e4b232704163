"""Local Health: admissions and deaths in the neighbourhoods of Bolton, life expectancy in all neighbourhoods."""

from blocks import block, indicator, published
from sources import local_health
from systems import ENGLAND
from tables import run_of_years

BOLTON, EVERYWHERE = "111", "112"
RATIO = ", standardised admission ratio"
EARLY_DEATHS = ", under 75 years, standardised mortality ratio"
# A standardised ratio is so many for each 100 that England's rates by age and sex would lead to.
ADMISSIONS_RATIO = "admissions per 100 expected, England = 100"
DEATHS_RATIO = "deaths per 100 expected, England = 100"

# id, name, short, indicator of file 111, kind, per, unit, what is counted
MEASURES = [
    ("emergency-admissions-local", "Emergency admissions, five years together", "Emergency admissions, 5 years",
     "Emergency hospital admissions for all causes, all ages" + RATIO, "standardised-rate", 100, ADMISSIONS_RATIO,
     "Emergency admissions to hospital for all causes"),
    ("heart-disease-admissions-local", "Heart disease admissions, five years together", "Heart admissions, 5 years",
     "Emergency hospital admissions for coronary heart disease" + RATIO, "standardised-rate", 100, ADMISSIONS_RATIO,
     "Emergency admissions to hospital for coronary heart disease"),
    ("copd-admissions-local", "COPD admissions, five years together", "COPD admissions, 5 years",
     "Emergency hospital admissions for chronic obstructive pulmonary disease (COPD)" + RATIO, "standardised-rate", 100,
     ADMISSIONS_RATIO, "Emergency admissions to hospital for chronic obstructive pulmonary disease"),
    ("self-harm-admissions-local", "Self-harm admissions, five years together", "Self-harm admissions, 5 years",
     "Emergency hospital admissions for intentional self harm" + RATIO, "standardised-rate", 100, ADMISSIONS_RATIO,
     "Emergency admissions to hospital for intentional self-harm"),
    ("injury-admissions-local", "Child injury admissions, five years together", "Child injury admissions, 5 years",
     "Emergency hospital admissions for injuries in under 15 years old, crude rate", "rate", 10000,
     "admissions per 10,000 children under 15", "Emergency admissions to hospital for injuries of children under 15"),
    ("early-deaths-local", "Deaths under 75, five years together", "Deaths under 75, 5 years",
     "Deaths from all causes" + EARLY_DEATHS, "standardised-rate", 100, DEATHS_RATIO, "Deaths under 75 from all causes"),
    ("preventable-deaths-local", "Preventable deaths under 75, five years together", "Preventable deaths, 5 years",
     "Deaths from causes considered preventable" + EARLY_DEATHS, "standardised-rate", 100, DEATHS_RATIO,
     "Deaths under 75 from causes considered preventable"),
    ("circulatory-deaths-local", "Circulatory deaths under 75, five years together", "Circulatory deaths, 5 years",
     "Deaths from circulatory disease" + EARLY_DEATHS, "standardised-rate", 100, DEATHS_RATIO,
     "Deaths under 75 from circulatory disease"),
    ("cancer-deaths-local", "Cancer deaths under 75, five years together", "Cancer deaths, 5 years",
     "Deaths from all cancer" + EARLY_DEATHS, "standardised-rate", 100, DEATHS_RATIO, "Deaths under 75 from cancer"),
]
FIVE_YEARS = 5
LIMITS = ("Five years together; two periods overlap by four years, so a difference between them is no trend. COVID-19 is in the last year. "
          "Boundaries of 2011, unchanged in 2021.")


def build(tables):
    indicators, data = _bolton(tables)
    more, more_data = _life_expectancy(tables)
    return indicators + more, data + more_data, []


def _run(period):
    """2016/17 to 2020/21 becomes 2016-21, April of the first to March of the last; 2016 to 2020 becomes 2016-20."""
    first, last = period.split(" to ")
    return run_of_years(first.split("/")[0], last if "/" not in last else int(last.split("/")[0]) + 1)


def _bolton(tables):
    indicators, data = [], []
    for id, name, short, source_name, kind, per, unit, counted in MEASURES:
        ratio = kind == "standardised-rate"
        deaths = id.endswith("-deaths-local")
        how = "as a ratio to what would be expected at England’s rates by age and sex, England = 100" if ratio else "for each 10,000 of that age"
        indicators.append(indicator(
            id, name, short, "outcomes", kind=kind, per=per, unit=unit, decimals=1, polarity="lower-is-better", period="years",
            span=FIVE_YEARS, definition=f"{counted}, {how}, five years together.",
            rationale="Inside a place, neighbourhoods differ more than places do.",
            caveats="The 35 neighbourhoods of Bolton, Bolton and England; other places are not in the copies read. "
                    + ("Standardised indirectly: compare each with England, not with one another. " if ratio else "")
                    + ("" if deaths or not ratio else "Numbers of admissions are not published. ") + LIMITS,
            marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes", inequality="outcome",
            source=local_health(f"{counted[0].lower()}{counted[1:]}")))
        cells = {}
        for row in tables.here(BOLTON):
            if row["indicator"] == source_name:
                # Beside a ratio the denominator is what was expected, which is no population.
                made = published(row, limits=True, counts=not ratio)
                if row["flag"]:
                    made.update(flag="suppressed", note=row["note"].removeprefix("publisher: ") or None)
                cells[row["area_code"], _run(row["period"])] = made
        data.append(block(id, cells))
    return indicators, data


def _life_expectancy(tables):
    indicators, data = [], []
    for sex, whose, short in [("Female", "women and girls", "women"), ("Male", "men and boys", "men")]:
        id = f"life-expectancy-{sex.lower()}-local"
        indicators.append(indicator(
            id, f"Life expectancy at birth, {sex.lower()}, five years together", f"Life expectancy, {short}, 5 years", "outcomes",
            kind="mean", unit="years", decimals=1, polarity="higher-is-better", period="years", span=FIVE_YEARS,
            definition=f"Average number of years {whose} born now would live if death rates stayed as they were in the five years shown "
                       "(Fingertips 93283).",
            rationale="A few miles can cost ten years of life.",
            caveats="Limits only for Bolton, so other places cannot be tested. From 2015 on the ages above 85 are told apart, so 2009–13 is not "
                    "compared with later years. Some neighbourhoods are missing: six that were split in 2021, and a few whose values are not in "
                    "the copy read. Those of central Manchester are small and swayed by students and care homes. " + LIMITS,
            marmot=["standard-of-living", "healthy-places"], purposes=["outcomes", "inequalities"], driver_group="health-outcomes",
            inequality="outcome", population_group=f"{whose[0].upper()}{whose[1:]}", source=local_health("life expectancy at birth (93283, 93285)")))
        places, neighbourhoods = {}, {}
        for row in tables.here(EVERYWHERE):
            if row["sex"] != sex or not row["indicator"].startswith("Life expectancy"):
                continue
            made = published(row, limits=True, counts=False)
            whole = row["area_code"] == ENGLAND or row["area_code"] in tables.system.places
            if not whole and row["period"] == "2015 to 2019":
                made.update(flag="break", note="another upper age band from here on")
            (places if whole else neighbourhoods)[row["area_code"], _run(row["period"])] = made
        data += [block(id, places), block(id, neighbourhoods)]
    return indicators, data

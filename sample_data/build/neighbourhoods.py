"""Neighbourhoods: low income, the Census, fuel poverty and the indices of deprivation; with places, system and England."""

from collections import defaultdict

from blocks import block, cell, indicator, published
from deprivation import CORE20, NUMBERED
from sources import CENSUS, DEPRIVATION_2025, FUEL_POVERTY, LOW_INCOME, UNIVERSAL_CREDIT
from systems import ENGLAND
from tables import number, tidy_number

LOW_INCOME_NAME = "Children in relative low income families (before housing costs), aged 0 to 19"
# The most deprived fifth of England's 33,755 small areas (LSOA 2021), by rank.
LAST_RANK_OF_FIFTH = 6_751
CORE20_GROUPS = "Deprivation (Core20)"
DECILES = "Deprivation decile"
# Measures of the indices that say who lives in a place, not how well it does: who is paid a benefit depends on who claims it too.
CONTEXT = {"illness-and-disability"}

UNCHANGED = ("Neighbourhoods (MSOA) whose code and shape are the same in 2011 and 2021 only: {kept} of {all}; those that were split are "
             "left out. The publisher moves small numbers a little so that nobody is known by them.")


def build(tables):
    indicators, data = [], []
    for part in (_low_income, _universal_credit, _census, _fuel_poverty, _deprivation, _most_deprived_fifth):
        more, more_data = part(tables)
        indicators, data = indicators + more, data + more_data
    return indicators, data, []


def _rows(tables, subject, name):
    return [row for row in tables.subject(subject) if row["indicator"] == name]


def _cells(tables, rows, made=published):
    """Cells of places, neighbourhoods, system and nation; sums that are ours are marked so."""
    cells = {}
    for row in rows:
        flag = row["flag"] if row["flag"] in ("provisional", "estimated") else None
        note = "sum of the English authorities" if row["note"].startswith("sum of the English") else None
        if row["area_code"] == tables.system.code:
            note = tables.system.sum_of_places
        cells[row["area_code"], row["period"].removesuffix("-11")] = made(row, flag=flag, note=note if row["note"] else None)
    return cells


def _groups(id, rows, made=published):
    """Blocks by Core20 and by tenth of small areas, most deprived first."""
    cells = defaultdict(dict)
    for row in rows:
        if row["breakdown_type"]:
            key = (CORE20_GROUPS, CORE20[row["breakdown"]]) if "Core20" in row["breakdown_type"] else (DECILES, NUMBERED[row["breakdown"]])
            cells[key][row["area_code"], row["period"]] = made(row)
    order = [(CORE20_GROUPS, group) for group in CORE20.values()] + [(DECILES, group) for group in NUMBERED.values()]
    return [block(id, cells[key], key) for key in order if key in cells]


def _whole(rows):
    return [row for row in rows if not row.get("breakdown_type")]


def _kept(rows):
    return len({row["area_code"] for row in rows if row["area_code"].startswith("E02")})


def _low_income(tables):
    rows = _rows(tables, "low-income", LOW_INCOME_NAME)
    unchanged = UNCHANGED.format(kept=_kept(rows), all=tables.system.areas["neighbourhood"])
    caveats = ("Before housing costs. 2021/22 is provisional. Later releases revise the series by another method and must not be joined "
               "to it, nor may the Department’s own rate for children under 16. " + unchanged)
    shared = dict(polarity="lower-is-better", period="financial-year", marmot=["standard-of-living", "best-start"],
                  purposes=["inequalities", "social-economic"], driver_group="wider-determinants", inequality="outcome",
                  population_group="Children and young people", source=LOW_INCOME)
    share = indicator(
        "children-low-income", "Children and young people in low income families", "Under-20s in low income", "outcomes",
        kind="proportion", unit="% of children and young people under 20", decimals=1,
        definition="Children under 16, and dependent young people to 19, in relative low income families, as a percentage of residents aged "
                   "0 to 19.",
        rationale="An average place holds neighbourhoods where every second child is poor.",
        caveats="The count is published, the percentage is ours, and only for years with a population at hand (the middle of 2017, 2019 "
                "and 2020, and Census 2021). " + caveats, **shared)
    count = indicator(
        "children-low-income-number", "Number of children in low income families", "Under-20s in low income, number", "outcomes",
        kind="count", unit="children in low income families", decimals=0,
        definition="Children under 16, and dependent young people to 19, in relative low income families.",
        rationale="The count goes back further than the percentage and is what the publisher gives.",
        caveats="A count: areas cannot be compared. " + caveats, **shared)
    shares = _cells(tables, [row for row in rows if row["value"]])

    def counted(row, **fields):
        return cell(number(row["numerator"]), **fields)

    return [share, count], [block(share["id"], shares), block(count["id"], _cells(tables, rows, counted))]


def _universal_credit(tables):
    rows = tables.subject("universal-credit")
    if not rows:
        return [], []
    made = indicator(
        "universal-credit-households", "Households on Universal Credit", "Households on Universal Credit", "outcomes",
        kind="proportion", unit="% of households, in November", decimals=1, polarity="neutral", period="year",
        definition="Households on Universal Credit in November of each year, as a percentage of the households of Census 2021.",
        rationale="Shows how many households live near the margin, street by street.",
        caveats="The series is the roll-out of Universal Credit, which began in Oldham, Wigan and Tameside; older benefits are not in it, so it "
                "is no measure of hardship over time before about 2021, and neither high nor low is good in itself. The count is published, "
                "the percentage is ours, on the same households in every year. 2022 is revised, 2023 provisional. "
                + UNCHANGED.format(kept=_kept(rows), all=tables.system.areas["neighbourhood"]),
        marmot=["standard-of-living"], purposes=["inequalities", "social-economic"], driver_group="wider-determinants",
        source=UNIVERSAL_CREDIT)
    return [made], [block(made["id"], _cells(tables, rows))]


def _census(tables):
    measures = [
        ("deprived-households", "Households deprived in three or four ways", "Deprived households", "census",
         "Households deprived in three or four dimensions", "% of households", "lower-is-better", "standard-of-living",
         "Households deprived in at least three of work, education, health and housing.",
         "Where troubles come together, help has to come together too."),
        ("overcrowded-households", "Households with too few bedrooms", "Overcrowded households", "census",
         "Households with too few bedrooms (occupancy rating -1 or less)", "% of households", "lower-is-better", "healthy-places",
         "Households with fewer bedrooms than their members need.", "Crowding passes on illness and leaves children no room to learn."),
        ("disabled-residents", "Residents who are disabled", "Disabled residents", "census", "Disabled under the Equality Act",
         "% of residents", "neutral", "discrimination", "Residents whose day-to-day life is limited by a long-term condition or disability.",
         "Shows whom services have to reach; neither high nor low is good in itself."),
        ("bad-health", "Residents in bad health", "Residents in bad health", "health", "Residents in bad or very bad health (own rating)",
         "% of residents", "lower-is-better", "prevention", "Residents who say that their health is bad or very bad.",
         "What people say of their own health foretells how much care they will need."),
        ("unpaid-care", "Residents who give unpaid care", "Unpaid carers", "health", "Residents giving unpaid care",
         "% of residents aged five and over", "neutral", "discrimination", "Residents aged five and over who give unpaid care.",
         "Shows how much care families carry; neither high nor low is good in itself."),
        ("unpaid-care-50-hours", "Residents who give unpaid care for 50 hours or more", "Unpaid carers, 50 hours or more", "health",
         "Residents giving 50 or more hours of unpaid care a week", "% of residents aged five and over", "neutral", "discrimination",
         "Residents aged five and over who give unpaid care for 50 hours or more a week.",
         "Care of this kind leaves little room for work or health; neither high nor low is good in itself."),
    ]
    indicators, data = [], []
    for id, name, short, subject, source_name, unit, polarity, marmot, definition, rationale in measures:
        rows = _rows(tables, subject, source_name)
        if not rows:
            continue
        indicators.append(indicator(
            id, name, short, "outcomes", kind="proportion", unit=unit, decimals=1, polarity=polarity, period="year",
            definition=definition + " Census, 21 March 2021.", rationale=rationale,
            caveats="One day, in the pandemic. Not standardised for age: where people are young, few are ill or disabled. A full count whose "
                    "small cells the publisher changes a little; intervals show chance, not a sample. Added up from small areas by us; tenths "
                    "and Core20 group small areas of England by their deprivation in 2025.",
            marmot=[marmot], purposes=["inequalities", "social-economic"], driver_group="wider-determinants", inequality="outcome",
            source=CENSUS))
        data.append(block(id, _cells(tables, _whole(rows))))
        data += _groups(id, rows)
    return indicators, data


def _fuel_poverty(tables):
    rows = tables.subject("fuel-poverty")
    if not rows:
        return [], []
    made = indicator(
        "fuel-poverty", "Households in fuel poverty", "Fuel poverty", "outcomes",
        kind="proportion", unit="% of households", decimals=1, polarity="lower-is-better", period="year",
        definition="Households of low income in homes of low energy efficiency, 2020.",
        rationale="Cold homes make people ill in winter.",
        caveats="Modelled by the publisher, who warns against reading estimates of small areas as robust and against comparing releases. "
                + UNCHANGED.format(kept=_kept(rows), all=tables.system.areas["neighbourhood"]) + " Tenths and Core20 group small areas by "
                "their deprivation in 2019, for Greater Manchester only.",
        marmot=["healthy-places", "standard-of-living"], purposes=["inequalities", "social-economic"], driver_group="wider-determinants",
        inequality="outcome", source=FUEL_POVERTY)
    return [made], [block(made["id"], _cells(tables, _whole(rows)))] + _groups(made["id"], rows)


def _deprivation(tables):
    measures = [
        ("violence-with-injury", "Violence with injury", "Violence with injury", "Violence with injury per 1,000", "rate", 1000,
         "crimes per 1,000 people at risk", 1, "outcomes", "healthy-places", "Police recorded violence with injury for each 1,000 people at risk.",
         "Violence harms body and mind, and fear of it keeps people indoors."),
        ("anti-social-behaviour", "Anti-social behaviour", "Anti-social behaviour", "Anti-social behaviour per 1,000", "rate", 1000,
         "incidents per 1,000 people at risk", 1, "outcomes", "healthy-places", "Anti-social behaviour for each 1,000 people at risk.",
         "Where streets feel unsafe, people walk and play less."),
        ("illness-and-disability", "Illness and disability benefits", "Illness and disability benefits", "Illness and disability benefits, comparative ratio",
         "index", None, "comparative ratio", 0, "outcomes", "prevention",
         "Comparative ratio of people on benefits for illness or disability, adjusted for age and sex.",
         "Shows where illness keeps people from work and life; more on benefits can also mean that more of those entitled claim them."),
        ("years-of-life-lost", "Years of life lost early", "Years of life lost early", "Years of potential life lost indicator", "index", None,
         "index of years of potential life lost", 0, "outcomes", "standard-of-living",
         "Indicator of years of potential life lost through early death, adjusted for age and sex.",
         "Early death is where all other disadvantages end."),
        ("poor-mental-health", "Poor mental health", "Poor mental health", "Mental health indicator", "score", None, "score, higher is worse", 2,
         "outcomes", "prevention", "Indicator of mood and anxiety disorders from prescribing, hospital, benefits and deaths.",
         "Poor mental health follows hardship and makes it worse."),
        ("patients-per-gp", "Patients for each GP", "Patients per GP", "Patients per GP", "ratio", None, "patients per GP", 0, "resources",
         "prevention", "Patients for each general practitioner, at the practices that residents are registered with.",
         "Where one doctor has more patients, each has less of the doctor."),
        ("core-homelessness", "Core homelessness", "Core homelessness", "Core homelessness, % of households", "proportion", None,
         "% of households", 2, "outcomes", "standard-of-living", "Households in core homelessness, as a percentage of households.",
         "Without a home nobody stays well."),
    ]
    rows_by_name = defaultdict(list)
    for row in tables.subject("deprivation"):
        rows_by_name[row["indicator"]].append(row)
    indicators, data = [], []
    for id, name, short, source_name, kind, per, unit, decimals, strand, marmot, definition, rationale in measures:
        rows = rows_by_name[source_name]
        if not rows:
            continue
        polarity = "neutral" if id in CONTEXT else "lower-is-better"
        indicators.append(indicator(
            id, name, short, strand, kind=kind, per=per, unit=unit, decimals=decimals, polarity=polarity, period="year",
            definition=f"{definition} From the English indices of deprivation 2025.", rationale=rationale,
            caveats="Our aggregation, not a published statistic: mean over small areas (LSOA) weighted by Census 2021 residents, for "
                    "homelessness by households; the weights are the denominators, but for crimes, where only groups have them. The year is that of the indices, not of the figures "
                    "behind them, which was not verified. No interval can be had. Tenths and Core20 are formed by the same indices, so the "
                    "measure is partly compared with itself.",
            marmot=[marmot], purposes=["inequalities"], driver_group="wider-determinants",
            inequality=None if id in CONTEXT else "outcome", source=DEPRIVATION_2025))

        def weighted(row, **_):
            return cell(number(row["value"]), denominator=number(row["denominator"]))

        def unweighted(row, **_):
            return cell(number(row["value"]))

        # Crimes are so many for each 1,000 people at risk, who are not the residents that weigh the mean: no number follows from them.
        data.append(block(id, _cells(tables, _whole(rows), unweighted if kind == "rate" else weighted)))
        data += _groups(id, rows, weighted)
    return indicators, data


def _most_deprived_fifth(tables):
    rows = tables.rows(tables.system.tables["small-areas"]) if "small-areas" in tables.system.tables else []
    if not rows:
        return [], []
    made = indicator(
        "most-deprived-fifth", "Residents of the most deprived fifth of England", "Residents in most deprived fifth", "outcomes",
        kind="proportion", unit="% of residents", decimals=1, polarity="neutral", period="year",
        definition="Residents of small areas (LSOA) that rank among the most deprived fifth of England in the English indices of deprivation "
                   "2025 (Core20), as a percentage of residents.",
        rationale="Core20 is where the NHS asks systems to look first.",
        caveats="A description of who lives in a place, not of how well it does: a fifth of England’s small areas are in the fifth by definition, "
                "so England has 20% in whatever year, and neither high nor low is good in itself. Our sum over small areas, by Census 2021 "
                "residents. The year is that of the indices. One edition, so no trend.",
        marmot=["standard-of-living"], purposes=["inequalities"], driver_group="wider-determinants", source=DEPRIVATION_2025)
    poor, people = defaultdict(int), defaultdict(int)
    for row in rows:
        for area in (row["msoa21_code"], row["ltla24_code"], tables.system.code):
            people[area] += int(row["residents"])
            poor[area] += int(row["residents"]) if int(row["imd_rank"]) <= LAST_RANK_OF_FIFTH else 0
    for row in tables.here("22"):
        if row["edition"] == "IoD2025" and row["imd_decile_group"] in ("all", "1-2 (Core20)"):
            counts = people if row["imd_decile_group"] == "all" else poor
            if row["area_code"] == ENGLAND:
                counts[ENGLAND] = int(row["population"])
            # Two tables of the Census, whose small cells the publisher changes one by one.
            assert abs(counts[row["area_code"]] / int(row["population"]) - 1) < 0.002, f"Core20 of {row['area_name']} differs from the table by place."
    cells = {(area, "2025"): cell(tidy_number(poor[area] / people[area] * 100), numerator=poor[area], denominator=people[area])
             for area in people}
    return [made], [block(made["id"], cells)]

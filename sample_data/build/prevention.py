"""What is spent on prevention and care outside hospital, and smoking and emergency attendances as general practice sees them."""

from blocks import block, cell, indicator, published
from deprivation import QUINTILES_OF_PRACTICES
from sources import COUNCIL_SPEND, GP_PAYMENTS, fingertips
from systems import ENGLAND, GREATER_MANCHESTER
from tables import number

SPEND, PAYMENTS, ATTENDANCES, SMOKERS = "103", "99", "100", "101"
PER_RESIDENT, PER_CHILD = "£ per resident", "£ per child under 18"
BY_PRACTICE = "Deprivation quintile of the practice"
BY_AUTHORITY = "Deprivation decile of the local authority"

# id, name, short, indicator of file 103, unit, what it pays for
LINES = [
    ("spend-public-health", "Council spend on public health", "Spend on public health", "Public health, total", PER_RESIDENT,
     "all public health services"),
    ("spend-stop-smoking", "Council spend on stop smoking services", "Spend on stopping smoking",
     "Public health: Smoking and tobacco - Stop smoking services and interventions", PER_RESIDENT, "services that help people to stop smoking"),
    ("spend-activity-adults", "Council spend on physical activity of adults", "Activity spend, adults",
     "Public health: Physical activity - adults", PER_RESIDENT, "public health work on the physical activity of adults"),
    ("spend-activity-children", "Council spend on physical activity of children", "Activity spend, children",
     "Public health: Physical activity - children", PER_RESIDENT, "public health work on the physical activity of children"),
    ("spend-health-checks", "Council spend on NHS Health Checks", "Spend on NHS Health Checks",
     "Public health: NHS health check programme (prescribed functions)", PER_RESIDENT, "the NHS Health Check programme"),
    ("spend-children-0-5", "Council spend on public health of children under five", "Public health spend, 0–5",
     "Public health: Miscellaneous public health services - Children's 0–5 services (prescribed functions)", PER_RESIDENT,
     "prescribed public health services for children from birth to five, such as health visitors"),
    ("spend-children-5-19", "Council spend on public health of children 5 to 19", "Public health spend, 5–19",
     "Public health: Children 5–19 public health programmes", PER_RESIDENT, "public health programmes for children and young people from 5 to 19"),
    ("spend-mental-health", "Council spend on public mental health", "Spend on public mental health",
     "Public health: Public mental health", PER_RESIDENT, "public mental health"),
    ("spend-drug-treatment", "Council spend on drug treatment", "Spend on drug treatment",
     "Public health: Substance misuse - Treatment for drug misuse in adults", PER_RESIDENT, "treatment of drug misuse in adults"),
    ("spend-alcohol-treatment", "Council spend on alcohol treatment", "Spend on alcohol treatment",
     "Public health: Substance misuse - Treatment for alcohol misuse in adults", PER_RESIDENT, "treatment of alcohol misuse in adults"),
    ("spend-leisure", "Council spend on culture, leisure, sport and libraries", "Spend on culture and leisure",
     "Culture, leisure, sport and libraries", PER_RESIDENT, "culture, leisure, sport and libraries"),
    ("spend-early-years", "Council spend on children’s centres and early years", "Spend on children’s centres",
     "Children's services: Children's centres and early years", PER_CHILD, "children’s centres and early years"),
    ("spend-family-support", "Council spend on support for families", "Spend on family support",
     "Children's services: Family support services", PER_CHILD, "family support services"),
    ("spend-young-people", "Council spend on services for young people", "Spend on young people",
     "Children's services: Services for young people", PER_CHILD, "services for young people"),
]
SHARES = [
    ("share-public-health", "Public health’s share of council spend on health and care", "Public health’s share of spend",
     "Public health as a share of public health and social care", "% of spend on public health and social care",
     "Net current expenditure on public health as a percentage of that on public health, adult social care and children’s social care "
     "together. Our arithmetic."),
    ("share-early-help", "Early help’s share of spend on children’s social care", "Early help’s share of spend",
     "Children's centres, family support and services for young people as a share of children's social care",
     "% of spend on children’s social care",
     "Net current expenditure on children’s centres, family support and services for young people as a percentage of that on children’s "
     "social care. Our arithmetic."),
    ("share-not-looked-after", "Children’s social care spend not on children looked after", "Spend on children not in care",
     "Children's social care spend that is not on looked-after children", "% of spend on children’s social care",
     "Total expenditure on children’s social care that is not for children looked after, as a percentage of all of it, worked out as in "
     "the Department for Education’s dashboard."),
]


def build(tables):
    indicators, data = _council_spend(tables)
    if tables.system is GREATER_MANCHESTER:
        for part in (_gp_payments, _attendances, _smokers):
            more, more_data = part(tables)
            indicators, data = indicators + more, data + more_data
    return indicators, data, []


def _council_spend(tables):
    caveats = ("Cash prices, not corrected for inflation. {of} Residents are those of Census 2021 in all three years. Low spend is neither "
               "good nor bad in itself, and single lines move when spending is coded to another. 2023/24 is a first release. Returns that "
               "were not certified are marked provisional; England is grossed up by the publisher for missing ones. {system} is our "
               "{sum}.")
    net = ("Net current expenditure, which is net of other income but not of the public health grant; less than nothing means that "
           "income was above spending.")
    shared = dict(kind="ratio", decimals=2, polarity="neutral", period="financial-year", statistic="accredited", marmot=["prevention"],
                  purposes=["productivity", "inequalities"], driver_group="wider-determinants", source=COUNCIL_SPEND)
    indicators, data = [], []
    for id, name, short, source_name, unit, pays_for in LINES:
        indicators.append(indicator(
            id, name, short, "resources", unit=unit,
            definition=f"Net current expenditure of the council on {pays_for}, in pounds for each "
                       f"{'resident' if unit == PER_RESIDENT else 'child under 18'}.",
            rationale="What a place spends before people fall ill, beside how they fare.",
            caveats=caveats.format(of=net, system=tables.system.name, sum=tables.system.sum_of_places) + tables.system.without_parts, **shared))
        data.append(block(id, _spend_cells(tables, source_name)))
    for id, name, short, source_name, unit, definition in SHARES:
        of = "Net current expenditure." if "Net" in definition else "Total expenditure."
        indicators.append(indicator(
            id, name, short, "resources", unit=unit, definition=definition,
            rationale="How far money goes into preventing need and how far into meeting it.",
            caveats=caveats.format(of=of, system=tables.system.name, sum=tables.system.sum_of_places)
            .replace(" Residents are those of Census 2021 in all three years.", "") + tables.system.without_parts,
            **shared | {"decimals": 1}))
        data.append(block(id, _spend_cells(tables, source_name)))
    return indicators, data


def _spend_cells(tables, source_name):
    cells = {}
    for row in tables.here(SPEND):
        if row["indicator"] == source_name:
            flag = {"return not certified": "provisional", "publisher grossed for missing returns": "estimated"}.get(row["flag"])
            assert bool(flag) == bool(row["flag"]), f"Unknown flag of council spend: {row['flag']}."
            cells[row["area_code"], row["period"]] = cell(number(row["value"]), flag=flag, note=row["flag"] or None)
    return cells


def _gp_payments(tables):
    name_of = "NHS payments to general practice: {}, £ per {} patient"
    measures = [
        ("gp-payments", "NHS payments to general practice", "GP payments per patient", name_of.format("All GP practices", "registered"),
         "£ per registered patient", "registered patient", "Rural practices that also dispense are paid for drugs, so a place with many of "
                                                           "them looks better off."),
        ("gp-payments-weighted", "NHS payments to general practice for need", "GP payments, need-weighted",
         name_of.format("Practices that do not dispense", "need-weighted"), "£ per patient weighted for need",
         "patient weighted for need (Carr-Hill)", "Practices that dispense are left out, since they are rural, less deprived and paid for drugs."),
    ]
    indicators, data = [], []
    for id, name, short, source_name, unit, per, dispensing in measures:
        indicators.append(indicator(
            id, name, short, "resources", kind="ratio", unit=unit, decimals=2, polarity="neutral", period="financial-year",
            definition=f"Total NHS payments to general practice, without those for COVID and for primary care networks, in pounds for each {per}.",
            rationale="Shows whether money for general practice follows need: the poorest neighbourhoods have the most of it.",
            caveats="Practices added up by us from the published files; complete payments, so no interval. Cash prices, not corrected for "
                    f"inflation. Places are by registration, not residence; Tameside includes Glossop (Derbyshire) to 2021/22. {dispensing} "
                    "Fifths rank the practices of England by the deprivation of their patients, equal numbers of practices, and are written "
                    "here with 1 as the most deprived, as everywhere in this file; the copy read counts the other way.",
            marmot=["prevention"], purposes=["inequalities", "productivity"], driver_group="health-care", source=GP_PAYMENTS))
        rows = [row for row in tables.here(PAYMENTS) if row["indicator"] == source_name]
        data += _whole_and_groups(id, rows, lambda row: cell(number(row["value"]), note=row["note"] or None))
    return indicators, data


def _attendances(tables):
    made = indicator(
        "ae-attendances-0-4", "A&E attendances of children under five", "A&E attendances, under five", "services",
        kind="rate", per=1000, unit="attendances per 1,000 children aged 0 to 4", decimals=0, polarity="neutral",
        period="financial-year",
        definition="Attendances at A&E of children aged 0 to 4, for each 1,000 of that age (Fingertips 93930).",
        rationale="Young children come to A&E when help nearer home is hard to find, and more often where families are poor.",
        caveats="England and England by authority are as published, with limits. Places, Greater Manchester and the fifths of practices are "
                "our sums of practices, whose counts the publisher rounds to 5; all practices together hold 97.7% of England’s attendances. A "
                "child can come more than once, how often is not known, so intervals made from the counts are too narrow. What counts as A&E "
                "differs: the very high rates of Wigan and Tameside are partly recording, so neither high nor low is good in itself. Fifths rank the practices of England by "
                "deprivation, 1 the most deprived here (the copy read counts the other way); tenths group local authorities (IMD 2019).",
        marmot=["best-start"], purposes=["outcomes", "inequalities", "productivity"], driver_group="health-care",
        population_group="Children under five", source=fingertips("A&E attendance rate, under five years (93930)"))
    rows = tables.here(ATTENDANCES)
    return [made], _whole_and_groups(made["id"], rows, _as_published)


def _smokers(tables):
    made = indicator(
        "smokers-on-gp-registers", "Smokers on GP registers", "Smokers on GP registers", "outcomes",
        kind="proportion", unit="% of patients aged 15 and over", decimals=1, polarity="lower-is-better", period="financial-year",
        definition="Patients aged 15 and over recorded by their general practice as current smokers, Quality and Outcomes Framework "
                   "(Fingertips 91547).",
        rationale="Counts that can be tested, where the survey of smoking is a small sample for a place.",
        caveats="Recorded smoking, not a survey: comparable over time only as far as recording is. England, the North West and places are as "
                "published, with limits; Greater Manchester is our sum of the ten places. Places end in 2022/23. Fifths of practices are our "
                "sums for 2022/23 and 2023/24, ranked over England, 1 the most deprived here (the copy read counts the other way); tenths "
                "group local authorities (IMD 2019). Figures that the publisher calls a potential underestimate are marked.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-behaviours", inequality="outcome",
        source=fingertips("smoking prevalence in adults, current smokers, QOF (91547)"))
    return [made], _whole_and_groups(made["id"], tables.here(SMOKERS), _as_published)


def _as_published(row):
    """Limits only where they are the publisher's; ours would be made from the counts, which the program does itself."""
    ours = not row["note"].startswith("as published")
    flag, note = ("low-reliability", row["flag"].removeprefix("DQ: publisher: ")) if row["flag"] else (None, None)
    if ours and row["area_code"] != ENGLAND:
        flag, note = "estimated", row["note"].removesuffix(", ours") or "sum of practices"
    return published(row, limits=not ours, flag=flag, note=note)


def _whole_and_groups(id, rows, made):
    """The block of all people and, after it, those by practice and by authority, from the most to the least deprived."""
    cells = {}
    for row in rows:
        kind, group = row["breakdown_type"], row["breakdown"]
        if kind.startswith("Practice"):
            key = (BY_PRACTICE, QUINTILES_OF_PRACTICES[group])
        elif kind:
            key = (BY_AUTHORITY, {"1": "1 (most deprived)", "10": "10 (least deprived)"}.get(group, group))
        else:
            key = None
        cells.setdefault(key, {})[row["area_code"], row["period"]] = made(row)
    rank = lambda key: ("", 0) if key is None else (key[0], int(key[1].split()[0]))  # noqa: E731
    return [block(id, cells[key], key) for key in sorted(cells, key=rank)]

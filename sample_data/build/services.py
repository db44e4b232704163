"""Services: health checks, emergency departments, leaving hospital, talking therapies, children's social workers."""

from blocks import block, cell, indicator, published, verdict
from lait import lait_indicators
from sources import DISCHARGES, EMERGENCY_DEPARTMENTS, SOCIAL_WORKERS, TALKING_THERAPIES, fingertips
from systems import ENGLAND, GREATER_MANCHESTER
from tables import number, run_of_years, tidy_number

# The copy gives the same figures for February and March of 2024 and of 2025, nation and board alike.
REPEATED = {"2025-02": "2024-02", "2025-03": "2024-03"}


def build(tables):
    indicators, data, spreads = [], [], []
    parts = [_leaving_hospital, _talking_therapies, _social_workers]
    if tables.system is GREATER_MANCHESTER:
        indicators, data, spreads = lait_indicators(tables, "services")
        parts = [_health_checks, _emergency_departments, *parts]
    for part in parts:
        more, more_data = part(tables)
        indicators, data = indicators + more, data + more_data
    return indicators, data, spreads


def _since_the_start(period):
    """A cumulative range as a run of years: 2021/22 Q1 - 2025/26 Q3 ends in December 2025, so 2021-25."""
    first, last = (quarter.split(" Q") for quarter in period.split(" - "))
    ends_in = int(last[0].split("/")[0]) + (last[1] == "4")
    return run_of_years(first[0].split("/")[0], ends_in)


def _health_checks(tables):
    rows = [row for row in tables.here("11") if row["fingertips_id"] == "91112"]
    # A cumulative count rises whatever happens: shown as a series it would read as a trend.
    latest = max(row["period"] for row in rows)
    assert latest == "2021/22 Q1 - 2025/26 Q3", f"The newest health checks are those of {latest}: put the text right."
    made = indicator(
        "nhs-health-checks", "People who have had an NHS Health Check", "NHS Health Checks", "services",
        kind="proportion", unit="% of people eligible", decimals=1, polarity="higher-is-better", period="years",
        definition="People who received an NHS Health Check from April 2021 to December 2025 (2025/26 Q3), as a percentage of those "
                   "eligible (Fingertips 91112).",
        rationale="Checks find high blood pressure and risk of heart disease before they do harm.",
        caveats="Cumulative from April 2021, so a series of it could only rise: only the latest range is given here. The run of years shown "
                "ends with December 2025. Values are rounded to one decimal by the copy used; verdicts are the publisher’s.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-care", inequality="access",
        source=fingertips("people receiving an NHS Health Check, cumulative (91112)"))
    cells = {(row["area_code"], _since_the_start(row["period"])): cell(
                number(row["value"]), verdict=verdict(row["compared_to_england"], row["area_code"]))
             for row in rows if row["period"] == latest}
    return [made], [block(made["id"], cells)]


def _emergency_departments(tables):
    caveats = ("Counted where people are treated (by the providers of the board), not where they live; not available for places. "
               "England is our sum of the 42 boards, not a published row. February and March 2025 are left out: the copy used gives "
               "them the same figures as February and March 2024, so one of each pair must be wrong.")
    waits = indicator(
        "ae-four-hours", "A&E: seen within four hours", "A&E waits of under four hours", "services",
        kind="proportion", unit="% of attendances", decimals=1, polarity="higher-is-better", period="month",
        definition="Attendances at accident and emergency departments that ended within four hours of arrival, as a percentage of all "
                   "attendances.",
        rationale="Waits in A&E show how well the whole system flows, from home to ward and back.",
        caveats=caveats + " The percentage is our arithmetic from the published counts, to two decimals. Some trusts did not report "
                "four-hour figures while they tested new standards until 2023, so England’s earlier months may look too good.",
        marmot=["prevention"], purposes=["outcomes", "productivity"], driver_group="health-care", inequality="access",
        source=EMERGENCY_DEPARTMENTS)
    attendances = indicator(
        "ae-attendances", "A&E attendances", "A&E attendances", "resources",
        kind="count", unit="attendances, in the month", decimals=0, polarity="neutral", period="month",
        definition="Attendances at accident and emergency departments in the month.",
        rationale="How much urgent need reaches hospital doors.",
        caveats=caveats + " A count: England and Greater Manchester cannot be compared.",
        marmot=["prevention"], purposes=["productivity"], driver_group="health-care", source=EMERGENCY_DEPARTMENTS)
    rows = {(row["area_code"], row["month"]): row for row in tables.here("40")}
    shares, counts = {}, {}
    for (area, month), row in rows.items():
        assert area in (ENGLAND, tables.system.code), f"Unexpected area {area} in the monthly A&E figures."
        original = rows[area, REPEATED[month]] if month in REPEATED else None
        if original:
            assert row["total_attendances"] == original["total_attendances"], "The repeated months were put right: take them in again."
            gap = cell(None, note=f"left out: the source repeats the figures of {REPEATED[month]}")
            shares[area, month], counts[area, month] = gap, dict(gap)
            continue
        total, late = int(row["total_attendances"]), int(row["attendances_over_4hours"])
        flag, note = ("estimated", "sum of 42 integrated care boards") if area == ENGLAND else (None, None)
        if month in REPEATED.values():
            flag, note = "low-reliability", "the source gives the same figures for the same month of 2025"
        share = tidy_number(round((total - late) / total * 100, 2))
        assert abs(share - number(row["pct_within_4hours_derived"])) <= 0.0551, f"The share of {area} in {month} cannot be repeated."
        shares[area, month] = cell(share, numerator=total - late, denominator=total, flag=flag, note=note)
        counts[area, month] = cell(total, flag=flag, note=note)
    return [waits, attendances], [block(waits["id"], shares), block(attendances["id"], counts)]


def _leaving_hospital(tables):
    made = indicator(
        "ready-to-leave-hospital", "Patients ready to leave hospital who are still there", "Delayed discharges from hospital", "services",
        kind="proportion", unit="% of patients ready to leave", decimals=1, polarity="lower-is-better", period="month",
        definition="Patients with no more reason to stay in an acute hospital who were not discharged that day, as a percentage of all "
                   "such patients; days added up over the month.",
        rationale="A bed taken by someone who could go home shows how well hospital, community and social care work together.",
        caveats="Counts are patient-days, the same patients on many days, so no interval can be had from them and they are left out. Counted "
                "by the hospitals of a board; not available for places. England is our sum of the boards that returned figures that day, "
                "39 to 42 of 42. Management information: the collection and the trusts that report changed in June 2023 and later, and NHS "
                "England warns against comparing across.",
        statistic="management", marmot=["prevention"], purposes=["outcomes", "productivity"], driver_group="health-care",
        inequality="experience", source=DISCHARGES)
    cells = {}
    for row in tables.here("105"):
        if row["indicator"].startswith("Patients ready to leave"):
            england = row["area_code"] == ENGLAND
            cells[row["area_code"], row["period"]] = published(
                row, counts=False, flag="estimated" if england else None,
                note="sum of the boards: " + (row["note"] or "all 42 every day") if england else None)
    return [made], [block(made["id"], cells)]


def _talking_therapies(tables):
    measures = [
        ("talking-therapies-six-weeks", "Talking therapies: treated within six weeks", "Talking therapy in six weeks", "higher-is-better",
         "Talking therapies: first treatment within 6 weeks, % of those finishing", "% of people finishing treatment",
         "People whose first treatment came within six weeks of referral, as a percentage of people who finished a course of treatment "
         "in the month.", "Waiting makes anxiety and depression worse and harder to treat.", "access"),
        ("talking-therapies-recovery", "Talking therapies: moved to recovery", "Recovery in talking therapies", "higher-is-better",
         "Talking therapies: moved to recovery, %", "% of people finishing treatment, who began above the threshold",
         "People who moved to recovery, as a percentage of those who finished a course of treatment in the month and had started above "
         "the clinical threshold.", "Whether people get well is what treatment is for.", "outcome"),
        ("talking-therapies-entering", "Talking therapies: people entering treatment", "New talking therapy patients", "neutral",
         "Talking therapies: people entering treatment", "people entering treatment, in the month",
         "People who had their first treatment in the month.", "How many people the service reaches.", "access"),
    ]
    caveats = ("By registration with a general practice of the place. The publisher rounds counts to 5 and percentages to whole numbers. "
               "England and {system} are {sum} of the copy read, from July 2022 to May 2023; no later months are in it.")
    indicators, data = [], []
    for id, name, short, polarity, source_name, unit, definition, rationale, inequality in measures:
        is_count = polarity == "neutral"
        how = "sums of the local boards" if is_count else "means of the local boards, weighted by people finishing treatment, so approximate, all"
        indicators.append(indicator(
            id, name, short, "services", kind="count" if is_count else "proportion", unit=unit, decimals=0, polarity=polarity,
            period="month", definition=definition, rationale=rationale,
            caveats=caveats.format(system=tables.system.name, sum=how)
            + (" A count: areas cannot be compared." if is_count else " No interval is made: how many people a percentage counts is not given exactly."),
            marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-care", inequality=inequality,
            source=TALKING_THERAPIES))
        cells = {}
        for row in tables.here("106"):
            if row["indicator"] == source_name:
                whole = row["area_code"] in (ENGLAND, tables.system.code)
                cells[row["area_code"], row["period"]] = published(row, counts=False, flag="estimated" if whole else None)
        data.append(block(id, cells))
    return indicators, data


def _social_workers(tables):
    measures = [
        ("social-worker-turnover", "Children’s social workers who left", "Social worker turnover",
         "Children's social workers who left in the year (turnover), % of full-time equivalents", "proportion",
         "% of children’s social workers, in the year to 30 September",
         "Children’s social workers who left in the year to 30 September, as a percentage of those in post then, full-time equivalents."),
        ("social-worker-agency", "Children’s social workers from agencies", "Agency social workers",
         "Agency children's social workers, % of full-time equivalents", "proportion",
         "% of children’s social workers, on 30 September",
         "Children’s social workers employed through an agency on 30 September, as a percentage of all, full-time equivalents."),
        ("social-worker-vacancies", "Vacancies of children’s social workers", "Social worker vacancies",
         "Vacancies of children's social workers, % of full-time equivalents", "proportion", "% of social worker posts, on 30 September",
         "Vacant posts of children’s social workers on 30 September, as a percentage of all posts, full-time equivalents."),
        ("social-worker-caseload", "Cases for each children’s social worker", "Cases per social worker",
         "Cases per children's social worker holding cases", "ratio", "cases per social worker, on 30 September",
         "Cases held on 30 September for each children’s social worker who holds cases, full-time equivalents."),
    ]
    indicators, data = [], []
    for id, name, short, source_name, kind, unit, definition in measures:
        indicators.append(indicator(
            id, name, short, "resources", kind=kind, unit=unit, decimals=1, polarity="lower-is-better", period="year",
            definition=definition, rationale="Children need a social worker who stays and has time for them.",
            caveats="The year is that of the count, 30 September. A full count, not a sample: intervals show how far chance could move a "
                    f"small workforce. {tables.system.name} is our {tables.system.sum_of_places}.{tables.system.without_parts}",
            statistic="official", marmot=["best-start"], purposes=["outcomes", "productivity"], driver_group="wider-determinants",
            inequality="experience", source=SOCIAL_WORKERS))
        cells = {}
        for row in tables.here("104"):
            if row["indicator"] == source_name:
                whole = row["area_code"] == tables.system.code
                made = published(row, counts=kind == "proportion", flag="estimated" if whole else None,
                                 note=tables.system.sum_of_places if whole else None)
                # Some published percentages do not follow from the counts beside them: then the counts are left out.
                if "numerator" in made and abs(made["numerator"] / made["denominator"] * 100 - made["value"]) > 0.06:
                    del made["numerator"], made["denominator"]
                cells[row["area_code"], row["period"]] = made
        data.append(block(id, cells))
    return indicators, data

"""Services: NHS Health Checks and accident and emergency departments; LAIT's service indicators."""

from blocks import block, cell, indicator, verdict
from lait import lait_indicators
from sources import EMERGENCY_DEPARTMENTS, fingertips
from tables import ENGLAND, SYSTEM, number, tidy_number

# The copy gives the same figures for February and March of 2024 and of 2025, nation and board alike.
REPEATED = {"2025-02": "2024-02", "2025-03": "2024-03"}


def build(tables):
    indicators, data, spreads = lait_indicators(tables, "services")
    for part in (_health_checks, _emergency_departments):
        more, more_data = part(tables)
        indicators, data = indicators + more, data + more_data
    return indicators, data, spreads


def _calendar_quarter(period):
    """The last quarter of a cumulative range, from financial to calendar: 2021/22 Q4 is January to March 2022."""
    year, quarter = period.split(" - ")[-1].split(" Q")
    first, quarter = int(year.split("/")[0]), int(quarter)
    return f"{first + 1} Q1" if quarter == 4 else f"{first} Q{quarter + 1}"


def _health_checks(tables):
    made = indicator(
        "nhs-health-checks", "People who have had an NHS Health Check", "NHS Health Checks", "services",
        kind="proportion", unit="% of those eligible, since April 2021", decimals=1, polarity="higher-is-better", period="quarter",
        definition="People who received an NHS Health Check since April 2021, as a percentage of those eligible (Fingertips 91112).",
        rationale="Checks find high blood pressure and risk of heart disease before they do harm.",
        caveats="Cumulative from April 2021, so a series of it could only rise: only the latest quarter is given here. It is written as "
                "a calendar quarter; the publisher counts quarters from April. Values are rounded to one decimal by the copy used; "
                "verdicts are the publisher’s.",
        marmot=["prevention"], purposes=["outcomes", "inequalities"], driver_group="health-care", inequality="access",
        source=fingertips("people receiving an NHS Health Check, cumulative (91112)"))
    cells = {(row["area_code"], _calendar_quarter(row["period"])): cell(
                number(row["value"]), verdict=verdict(row["compared_to_england"], row["area_code"]))
             for row in tables.rows("11") if row["fingertips_id"] == "91112"}
    # A cumulative count rises whatever happens: shown as a series it would read as a trend.
    latest = max(quarter for _, quarter in cells)
    return [made], [block(made["id"], {key: cell for key, cell in cells.items() if key[1] == latest})]


def _emergency_departments(tables):
    caveats = ("Counted where people are treated (by the providers of the board), not where they live; not available for places. "
               "England is our sum of the 42 boards, not a published row. February and March 2025 are left out: the copy used gives "
               "them the same figures as February and March 2024, so one of each pair must be wrong.")
    waits = indicator(
        "ae-four-hours", "A&E: seen within four hours", "A&E within four hours", "services",
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
        kind="count", unit="attendances in the month", decimals=0, polarity="neutral", period="month",
        definition="Attendances at accident and emergency departments in the month.",
        rationale="How much urgent need reaches hospital doors.",
        caveats=caveats + " A count: England and Greater Manchester cannot be compared.",
        marmot=["prevention"], purposes=["productivity"], driver_group="health-care", source=EMERGENCY_DEPARTMENTS)
    rows = {(row["area_code"], row["month"]): row for row in tables.rows("40")}
    shares, counts = {}, {}
    for (area, month), row in rows.items():
        assert area in (ENGLAND, SYSTEM), f"Unexpected area {area} in the monthly A&E figures."
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

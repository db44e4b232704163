"""School exclusions: suspensions and permanent exclusions with their counts, by type of school and by ethnic group."""

import math
from decimal import Decimal

from blocks import block, cell, indicator
from lait import lait_indicators
from sources import EXCLUSIONS, EXCLUSIONS_BY_ETHNIC_GROUP
from spreads import peer_cells, spread
from systems import ENGLAND, GREATER_MANCHESTER
from tables import number, tidy_number

# Later rates have five decimals.
HALF_OF_THE_LAST = Decimal("0.000005")
SCHOOL_TYPES = ["Primary", "Secondary", "Special"]
ETHNIC_GROUPS = ["Asian", "Black", "Mixed", "Other", "White"]
ALL_PUPILS = "All pupils"

# Rates and counts: rounded ones to 2014/15 (01), later ones recovered exactly from unrounded rates (92).
EARLIER, LATER = "01", "92"
LAST_EARLIER_YEAR = "2014/15"
BY_ETHNIC_GROUP = "93"

# Measure in files 92 and 93; column of the count in file 01; LAIT's code by type of school in files 06 and 08.
MEASURES = {
    "suspension-rate": ("susp_rate", "suspension",
                        {"Total": "TotFixedEx", "Primary": "PriFixedEx", "Secondary": "SecFixedEx", "Special": "SpecFixedEx"}),
    "permanent-exclusion-rate": ("perm_excl_rate", "perm_excl",
                                 {"Total": "TotPermEx", "Primary": "PriPermEx", "Secondary": "SecPermEx", "Special": "SpecPermEx"}),
    "one-plus-suspension-rate": ("one_plus_susp_rate", "one_plus_susp",
                                 {"Total": "Total_ Pup_FixedEx", "Primary": "Pri_ Pup_FixedEx", "Secondary": "Sec_ Pup_FixedEx",
                                  "Special": "Spec_ Pup_FixedEx"}),
}
# England in the school year of this label: the suspensions of a pupil who was suspended at all.
REPEATS_IN = "2023/24"
# England's totals as the Department publishes them; what the counts of file 92 must add up to.
PUBLISHED_TOTALS = {
    "susp_rate": {"2017/18": 410_753, "2018/19": 438_265, "2019/20": 310_733, "2020/21": 352_454, "2021/22": 578_280,
                  "2022/23": 786_961, "2023/24": 954_952},
    "perm_excl_rate": {"2017/18": 7_905, "2018/19": 7_894, "2019/20": 5_057, "2020/21": 3_928, "2021/22": 6_495,
                       "2022/23": 9_376, "2023/24": 10_885},
}

RECOVERED = (
    "Rates are the Department’s, the counts and numbers of pupils from 2015/16 are not published with them: they were worked "
    "back from rates with five decimals that share one number of pupils, which leaves one solution in whole numbers, and their "
    "sums over all authorities are the totals that the Department publishes for England. Authorities without any exclusion in a year "
    "(some 250 to 550 pupils) have no number to work back: England’s number of pupils includes them by the same rates, to within 14. "
)
EARLIER_YEARS = (
    "To 2014/15 rates have two decimals and counts are rounded to 5; they are given where they agree with the rate. "
)
COMMON = (
    "State-funded primary, secondary and special schools together, without pupil referral units. Suspensions were called fixed "
    "period exclusions in the earlier years. "
)
# A rate to two decimals, or to five, must follow from its count within half of the last one and the noise of the division.
ROUNDING = {EARLIER: 0.005 + 1e-9, LATER: 0.000005 + 1e-9}
# England's pupils are worked back from its rates; they are taken only where the rates leave no more doubt than this.
PUPILS_IN_DOUBT = 28


def build(tables):
    system = tables.system
    _check_totals(tables)
    earlier = system is GREATER_MANCHESTER
    caveats = (RECOVERED + (EARLIER_YEARS if earlier else "") + COMMON
               + f"{system.name} is our {system.sum_of_places}, where all counts are known.{system.without_parts} "
               + ("Statistical neighbours: our means, from 2015/16, of DfE’s figures for its neighbours of May 2025. " if earlier else "")
               + "Spread over English upper-tier authorities: our quantiles of DfE’s figures, from 2015/16.")
    repeats = _repeats(tables)
    shared = dict(strand="exclusions", polarity="lower-is-better", period="academic-year", marmot=["best-start", "capabilities"],
                  purposes=["inequalities", "social-economic"], driver_group="wider-determinants", inequality="outcome",
                  population_group="School pupils", statistic="accredited")
    repeated = (f"A pupil who is suspended is suspended {repeats} times a year on average (England, {REPEATS_IN}: suspensions over "
                "pupils suspended); intervals are widened for it.")
    indicators = [
        indicator("suspension-rate", "Suspensions from school", "Suspensions", kind="rate", per=100, decimals=1, repeats=repeats,
                  unit="suspensions per 100 pupils",
                  definition="Suspensions recorded in the school year for each 100 pupils on roll in January. A pupil can be "
                             "suspended more than once.",
                  rationale="A child out of school loses learning and protection; suspensions cluster in deprived places and "
                            "often come before permanent exclusion.",
                  caveats=f"{caveats} {repeated}", source=EXCLUSIONS, **shared),
        indicator("permanent-exclusion-rate", "Permanent exclusions from school", "Permanent exclusions", kind="rate", per=100,
                  decimals=2, unit="permanent exclusions per 100 pupils",
                  definition="Permanent exclusions recorded in the school year for each 100 pupils on roll in January.",
                  rationale="Permanent exclusion is rare and weighs for life; it marks where support came too late.",
                  caveats=caveats, source=EXCLUSIONS, **shared),
        indicator("one-plus-suspension-rate", "Pupils suspended at least once", "Pupils with any suspension", kind="proportion",
                  decimals=1, unit="% of pupils",
                  definition="Pupils with one or more suspensions in the school year as a percentage of pupils on roll in January.",
                  rationale="Shows how many children are suspended, where the rate of suspensions also counts repeats.",
                  caveats=caveats, source=EXCLUSIONS, **shared),
    ]
    ethnic = ("Published for local authorities with counts; the copy read holds neither England nor the region, so places are not "
              "compared with England here. It has the newest school year, for all pupils too. Major groups as the Department names "
              "them; pupils whose group is not known are in the total only. Small groups have very few exclusions. "
              f"{system.name} is our {system.sum_of_places}.{system.without_parts}")
    indicators += [
        indicator("suspensions-by-ethnic-group", "Suspensions by ethnic group", "Suspensions by ethnic group", kind="rate", per=100,
                  decimals=1, repeats=repeats, unit="suspensions per 100 pupils",
                  definition="Suspensions recorded in the school year for each 100 pupils on roll in January, for all pupils and by "
                             "ethnic group.",
                  rationale="Where one group of children is sent home more often than others, the place has a question to answer.",
                  caveats=f"{ethnic} {repeated}", source=EXCLUSIONS_BY_ETHNIC_GROUP, **shared),
        indicator("permanent-exclusions-by-ethnic-group", "Permanent exclusions by ethnic group", "Exclusions by ethnic group", kind="rate",
                  per=100, decimals=2, unit="permanent exclusions per 100 pupils",
                  definition="Permanent exclusions recorded in the school year for each 100 pupils on roll in January, for all pupils "
                             "and by ethnic group.",
                  rationale="Where one group of children is excluded more often than others, the place has a question to answer.",
                  caveats=ethnic, source=EXCLUSIONS_BY_ETHNIC_GROUP, **shared),
    ]
    data, spreads = [], []
    for id, (measure, count_column, codes) in MEASURES.items():
        for school_type in ["Total", *SCHOOL_TYPES]:
            cells = _earlier(tables, count_column, school_type) if earlier else {}
            cells.update(_later(tables, measure, school_type))
            breakdown = None if school_type == "Total" else ("School type", school_type)
            data.append(block(id, cells, breakdown))
            if earlier:
                # Means of neighbours begin in 2015/16: a block of their own keeps their row free of empty years.
                data.append(block(id, peer_cells(tables, codes[school_type], str), breakdown))
        spreads.append(spread(tables, id, codes["Total"], str))
    for id, measure in [("suspensions-by-ethnic-group", "susp_rate"), ("permanent-exclusions-by-ethnic-group", "perm_excl_rate")]:
        for group in [ALL_PUPILS, *ETHNIC_GROUPS]:
            data.append(block(id, _ethnic(tables, measure, group), None if group == ALL_PUPILS else ("Ethnic group", group)))
    if earlier:
        more, more_data, more_spreads = lait_indicators(tables, "exclusions")
        indicators, data, spreads = indicators + more, data + more_data, spreads + more_spreads
    return indicators, data, spreads


def _check_totals(tables):
    """The recovered counts of all authorities add up to what is published for England."""
    for measure, years in PUBLISHED_TOTALS.items():
        for year, total in years.items():
            counts = [int(row["numerator"]) for row in tables.rows(LATER)
                      if (row["measure"], row["period"], row["school_type"], row["area_type"]) == (measure, year, "Total", "Local authority")]
            assert sum(counts) == total, f"{measure} of {year}: the authorities add up to {sum(counts)}, not to {total}."


def _repeats(tables):
    """Suspensions for each pupil who was suspended, England, to one decimal."""
    counts = {row["measure"]: int(row["numerator"]) for row in tables.rows(LATER)
              if (row["area_code"], row["period"], row["school_type"]) == (ENGLAND, REPEATS_IN, "Total")}
    return round(counts["susp_rate"] / counts["one_plus_susp_rate"], 1)


def _with_counts(rate, count, pupils, rounding):
    """The published rate, with its counts where they lead back to it."""
    made = cell(rate)
    if count is not None and pupils and abs(count / pupils * 100 - rate) <= rounding:
        made.update(numerator=count, denominator=pupils)
    return made


def _earlier(tables, count_column, school_type):
    """To 2014/15: rates to two decimals, counts rounded to 5, small ones suppressed."""
    cells, parts = {}, {}
    for row in tables.here(EARLIER):
        area, year = row["area_code"], row["academic_year"]
        if row["school_type"] != school_type or year > LAST_EARLIER_YEAR:
            continue
        rate, count, pupils = number(row[f"{_rate_of(count_column)}_rate"]), number(row[count_column]), number(row["headcount"])
        if rate is None:
            assert row["note"] == "suppressed", f"{count_column} of {area} is missing in {year} without a reason."
            cells[area, year] = cell(None, flag="suppressed", note="suppressed by the publisher because the count is small")
        else:
            cells[area, year] = _with_counts(rate, count, pupils, ROUNDING[EARLIER])
        if area in tables.system.places:
            parts.setdefault(year, []).append((count, pupils))
    for year, known in parts.items():
        cells[tables.system.code, year] = _sum(tables.system, known)
    return cells


def _rate_of(count_column):
    """File 01 names the rate of suspensions shorter than their count."""
    return "susp" if count_column == "suspension" else count_column


def _later(tables, measure, school_type):
    """From 2015/16: rates with five decimals and recovered counts."""
    cells, parts = {}, {}
    england = _pupils_of_england(tables)
    for row in tables.here(LATER):
        area, year = row["area_code"], row["period"]
        if row["measure"] != measure or row["school_type"] != school_type or area == tables.system.code:
            continue
        rate, count, pupils = number(row["value"]), number(row["numerator"]), number(row["denominator"])
        if area == ENGLAND:
            pupils = england[year, school_type]
        made = _with_counts(rate, count, pupils, ROUNDING[LATER])
        assert "numerator" in made, f"{measure} of {area} in {year}: the recovered counts do not lead to the rate."
        cells[area, year] = made
        if area in tables.system.places:
            parts.setdefault(year, []).append((count, pupils))
    for year, known in parts.items():
        cells[tables.system.code, year] = _sum(tables.system, known)
    return cells


def _pupils_of_england(tables):
    """Pupils by school year and type of school that lead to all three of England's published rates.

    The file's are sums over authorities and lack those without any exclusion in the year (City of London, Isles of
    Scilly), whose pupils the Department's rates include. England's counts are known, so each of its rates says how many
    pupils it is of; where the sum is none of the numbers that fit all three, the middle one is.
    """
    summed, fewest, most = {}, {}, {}
    for row in tables.rows(LATER):
        if row["area_code"] == ENGLAND:
            key, count, rate = (row["period"], row["school_type"]), int(row["numerator"]) * 100, Decimal(row["value"])
            summed[key] = int(row["denominator"])
            fewest[key] = max(fewest.get(key, 0), math.ceil(count / (rate + HALF_OF_THE_LAST)))
            most[key] = min(most.get(key, math.inf), math.floor(count / (rate - HALF_OF_THE_LAST)))
    found = {}
    for (year, school_type), pupils in summed.items():
        low, high = fewest[year, school_type], most[year, school_type]
        if school_type in SCHOOL_TYPES:
            fits = low <= pupils <= high
            assert fits or pupils < low <= high <= low + PUPILS_IN_DOUBT, (
                f"England’s rates of {year}, {school_type}, leave {low} to {high} pupils; the authorities have {pupils}.")
            found[year, school_type] = pupils if fits else (low + high) // 2
    for year, school_type in summed:
        if school_type == "Total":
            found[year, school_type] = sum(found[year, each] for each in SCHOOL_TYPES)
    return found


def _sum(system, known):
    """The system is not published: where all its councils have counts, their sum is exact, else it is left empty."""
    if any(count is None or pupils is None for count, pupils in known):
        return cell(None, note=f"not published for {system.name}; one of the counts is suppressed")
    count, pupils = sum(count for count, _ in known), sum(pupils for _, pupils in known)
    return cell(tidy_number(count / pupils * 100), numerator=count, denominator=pupils, flag="estimated", note=system.sum_of_places)


def _ethnic(tables, measure, group):
    rows = [row for row in tables.here(BY_ETHNIC_GROUP) if row["measure"] == measure and row["ethnic_group"] == group]
    cells, parts = {}, {}
    for row in rows:
        if row["area_code"] in tables.system.places:
            count, pupils = number(row["numerator"]), number(row["denominator"])
            cells[row["area_code"], row["period"]] = cell(number(row["value"]), numerator=count, denominator=pupils)
            parts.setdefault(row["period"], []).append((count, pupils))
    for year, known in parts.items():
        cells[tables.system.code, year] = _sum(tables.system, known)
    return cells

"""The ONS Health Index of the system, with the spread over all 42."""

from collections import defaultdict

from blocks import block, cell, indicator
from sources import HEALTH_INDEX
from spreads import spread_of
from tables import number

PARTS = [
    ("health-index", "Health Index", "Health Index", "Health Index, overall", "all its domains together", "health-outcomes"),
    ("health-index-people", "Health Index: healthy people", "Health Index for people", "Health Index, Healthy People",
     "health conditions, wellbeing and death rates", "health-outcomes"),
    ("health-index-lives", "Health Index: healthy lives", "Health Index for lives", "Health Index, Healthy Lives",
     "what raises or lowers the risk of illness, from smoking to learning", "health-behaviours"),
    ("health-index-places", "Health Index: healthy places", "Health Index for places", "Health Index, Healthy Places",
     "the places that people live in, from green space to crime", "wider-determinants"),
]
SYSTEMS = 42


def build(tables):
    indicators, data, spreads = [], [], []
    for id, name, short, source_name, of_what, driver in PARTS:
        indicators.append(indicator(
            id, name, short, "outcomes", kind="index", unit="index (England in 2015 = 100)", decimals=1, polarity="higher-is-better",
            period="year", definition=f"Index of the Office for National Statistics over {of_what}: England in 2015 is 100, and ten points are "
                                      "one standard deviation between areas.",
            rationale="One figure that shows whether the health of a system moves as a whole.",
            caveats="For integrated care systems only; England after 2015 is not in the copy read, so there is nothing to compare with but "
                    "the spread over the 42 systems, which is ours. No intervals. The series ends in 2021.",
            marmot=["healthy-places"], purposes=["outcomes"], driver_group=driver, inequality="outcome", source=HEALTH_INDEX))
        by_year, cells = defaultdict(list), {}
        for row in tables.rows("107"):
            if row["indicator"] == source_name:
                by_year[row["period"]].append(number(row["value"]))
                if row["area_code"] == tables.system.code:
                    cells[row["area_code"], row["period"]] = cell(number(row["value"]))
        assert {len(values) for values in by_year.values()} == {SYSTEMS}, f"{source_name} does not hold all {SYSTEMS} systems every year."
        data.append(block(id, cells))
        spreads.append(spread_of(id, "system", "integrated care systems", by_year))
    return indicators, data, spreads

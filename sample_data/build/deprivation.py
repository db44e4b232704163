"""Breakdowns by deprivation, always written from the most to the least deprived group."""

from blocks import block, cell
from tables import number

DECILES = {"Most deprived": "1 (most deprived)", "Second most deprived": "2", "Third more deprived": "3",
           "Fourth more deprived": "4", "Fifth more deprived": "5", "Fifth less deprived": "6",
           "Fourth less deprived": "7", "Third less deprived": "8", "Second least deprived": "9",
           "Least deprived": "10 (least deprived)"}
QUINTILES = {"Most deprived": "1 (most deprived)", "Second most deprived": "2", "Average deprived": "3",
             "Second least deprived": "4", "Least deprived": "5 (least deprived)"}

# The copies of general practices count their fifths from the least deprived; here 1 is the most deprived everywhere.
QUINTILES_OF_PRACTICES = {"5 (most deprived)": "1 (most deprived)", "4": "2", "3": "3", "2": "4",
                          "1 (least deprived)": "5 (least deprived)"}
# Tenths of neighbourhoods as the newer copies number them, and the two groups that Core20 makes of them.
NUMBERED = {"1": "1 (most deprived)", **{str(n): str(n) for n in range(2, 10)}, "10": "10 (least deprived)"}
CORE20 = {"Core20": "Most deprived 20%", "Rest": "Other 80%"}


def by_decile(tables, files, indicator_id, source_id, category, *, by, denominators=True, sex="Persons", period=None):
    """Blocks by tenth. `category` is how the wanted category type begins, since several overlap in the source."""
    return _by_group(tables, files, indicator_id, source_id, category, DECILES, "decile", by, denominators, sex, period)


def by_quintile(tables, files, indicator_id, source_id, category, *, by, denominators=True, sex="Persons", period=None):
    """Blocks by fifth."""
    return _by_group(tables, files, indicator_id, source_id, category, QUINTILES, "quintile", by, denominators, sex, period)


def _by_group(tables, files, indicator_id, source_id, category, groups, word, by, denominators, sex, period):
    cells = {group: {} for group in groups.values()}
    chosen = {}
    for file in files.split():
        for row in tables.rows(file):
            if row["indicator_id"] != source_id or row["sex"] != sex or not row["category_type"].startswith(category):
                continue
            name = row["category"].removesuffix(" (IMD2019)").removesuffix(f" {word}")
            label = period(row["period"]) if period else row["period"]
            key = (row["area_code"], label)
            # The same year can stand there on several editions of the boundaries; the latest is taken.
            if chosen.get((name, key), "") > row["category_type"]:
                continue
            chosen[name, key] = row["category_type"]
            count, people = number(row["count"]), number(row["denominator"])
            cells[groups[name]][key] = cell(
                number(row["value"]), lower=number(row["lower_ci_95"]), upper=number(row["upper_ci_95"]),
                numerator=count if denominators else None, denominator=people if denominators else None)
    return [block(indicator_id, cells[group], (by, group)) for group in groups.values()]

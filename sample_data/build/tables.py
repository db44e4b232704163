"""Reading the published tables: rows of a CSV file, numbers as published, the labels of periods."""

import csv
import json
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from systems import ENGLAND

# Sources give many decimals or the noise of binary floats (0.55827000000000004); LAIT publishes five at most.
DECIMALS_KEPT = Decimal("0.00001")


class Tables:
    """The folder of published data, read once per file, for one system."""

    def __init__(self, folder, system):
        self.folder = Path(folder)
        self.system = system
        self._read = {}
        self._here = {ENGLAND, system.region, system.code, *system.places}

    def rows(self, prefix):
        """Rows of the tidy file whose number is `prefix`, as dictionaries of text."""
        if prefix not in self._read:
            found = sorted(self.folder.glob(f"tidy/{prefix}_*.csv"))
            assert len(found) == 1, f"Expected one tidy file numbered {prefix} in {self.folder.name}, found {len(found)}."
            with open(found[0], encoding="utf-8-sig", newline="") as handle:
                self._read[prefix] = list(csv.DictReader(handle))
        return self._read[prefix]

    def know(self, codes):
        """Adds areas of the system, so that `here` keeps their rows."""
        self._here |= set(codes)

    def here(self, prefix):
        """The rows of a tidy file that are about the nation, the region or an area of the system.

        The code of a place that is only part of a council stands for the whole council in these files.
        """
        by_council = self._here - set(self.system.parts_of_councils)
        return [row for row in self.rows(prefix) if row["area_code"] in by_council]

    def subject(self, subject):
        """The rows about one subject, from whichever table holds it for the system; none where no table does.

        These tables are added up from neighbourhoods, so a part of a council has its own figure here.
        """
        prefix = self.system.tables.get(subject)
        return [row for row in self.rows(prefix) if row["area_code"] in self._here] if prefix else []

    def geography(self, name):
        """A table (.csv) or a JSON document from the folder geo."""
        path = self.folder / "geo" / name
        with open(path, encoding="utf-8-sig", newline="") as handle:
            return list(csv.DictReader(handle)) if name.endswith(".csv") else json.load(handle)


def number(text):
    """The published number, or None for an empty cell: never zero, never NaN."""
    if text is None or not text.strip():
        return None
    return tidy_number(Decimal(text.strip()))


def tidy_number(value):
    """At most five decimals; whole numbers as integers, so that 8.0 and 8 are written alike."""
    exact = Decimal(value) if not isinstance(value, float) else Decimal(repr(value))
    short = exact.quantize(DECIMALS_KEPT, rounding=ROUND_HALF_EVEN)
    return int(short) if short == short.to_integral_value() else float(short)


def school_or_financial_year(ending):
    """LAIT names a school or financial year by the calendar year it ends in: 2024 becomes 2023/24."""
    end = int(ending)
    return f"{end - 1}/{end % 100:02}"


def run_of_years(first, last):
    """Overlapping runs: first and last calendar year touched, 2021-23."""
    return f"{int(first)}-{int(last) % 100:02}"

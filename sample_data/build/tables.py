"""Reading the published tables: rows of a CSV file, numbers as published, the areas' codes and order."""

import csv
import json
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

ENGLAND = "E92000001"
NORTH_WEST = "E12000002"
SYSTEM = "E54000057"
PLACES = [f"E080000{n:02}" for n in range(1, 11)]

# Sources give many decimals or the noise of binary floats (0.55827000000000004); LAIT publishes five at most.
DECIMALS_KEPT = Decimal("0.00001")


class Tables:
    """The folder of published data, read once per file."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self._read = {}

    def rows(self, prefix):
        """Rows of the tidy file whose number is `prefix`, as dictionaries of text."""
        if prefix not in self._read:
            found = sorted(self.folder.glob(f"tidy/{prefix}_*.csv"))
            assert len(found) == 1, f"Expected one tidy file numbered {prefix} in {self.folder.name}, found {len(found)}."
            with open(found[0], encoding="utf-8-sig", newline="") as handle:
                self._read[prefix] = list(csv.DictReader(handle))
        return self._read[prefix]

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

"""Builds greater-manchester.scorecard from published data: python3 -m build [folder of the published data]."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Run as a package or as a folder, the modules lie beside this file; nothing compiled is left behind.
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import activity  # noqa: E402
import areas  # noqa: E402
import checks  # noqa: E402
import exclusions  # noqa: E402
import groupings  # noqa: E402
import interventions  # noqa: E402
import outcomes  # noqa: E402
import priorities  # noqa: E402
import published_names  # noqa: E402
import services  # noqa: E402
import writer  # noqa: E402
from tables import ENGLAND, SYSTEM, Tables  # noqa: E402

PROJECT = HERE.parent.parent
PUBLISHED_DATA = PROJECT.parent / "shared" / "data"
SCORECARD = HERE.parent / "greater-manchester.scorecard"

ABOUT = (
    "Published figures on how active people are, on exclusions from school and on health in the ten places of Greater "
    "Manchester, with the national and local priorities found in public documents. A few figures are our own arithmetic and "
    "say so. Made to show what Placecard does; it is no official scorecard of any body."
)
VIEWS = [
    {"id": "board", "name": "Board scorecard", "page": "scorecard", "area": None, "indicator": None},
    {"id": "bury", "name": "Bury on a page", "page": "place", "area": "E08000002", "indicator": None},
    {"id": "suspensions-bury", "name": "Suspensions in Bury", "page": "indicator", "area": "E08000002", "indicator": "suspension-rate"},
]


def build(folder):
    tables = Tables(folder)
    indicators, data, spreads = [], [], []
    for strand in (activity, exclusions, outcomes, services):
        more, more_data, more_spreads = strand.build(tables)
        indicators, data, spreads = indicators + more, data + more_data, spreads + more_spreads
    published_names.name(indicators)
    return {
        "format": 1, "title": "Greater Manchester balanced scorecard", "edition": "November 2026", "published": "2026-11-20",
        "publisher": "Placecard project", "contact": None, "licence": "OGL-UK-3.0", "about": ABOUT,
        "system": SYSTEM, "national": ENGLAND,
        "areas": areas.areas(tables),
        "methods": {"benchmark": "national", "confidence": 0.95, "run_length": 7, "screen_moving_ranges": False},
        "groupings": groupings.GROUPINGS, "indicators": indicators, "data": data, "spreads": spreads,
        "priorities": priorities.priorities(tables), "interventions": interventions.interventions(tables),
        "views": VIEWS, "boundaries": areas.boundaries(tables),
    }


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PUBLISHED_DATA
    if not (folder / "tidy").is_dir():
        sys.exit(f"There is no published data in {folder}. Give its folder as the argument.")
    document = build(folder)
    checks.check(document)
    text = writer.text(document)
    SCORECARD.write_text(text, encoding="utf-8", newline="\n")
    for name, table in (("areas.csv", published_names.areas_table), ("indicators.csv", published_names.indicators_table)):
        (HERE.parent / name).write_text(table(document), encoding="utf-8", newline="\n")
    print(f"{SCORECARD.name}: {len(document['indicators'])} indicators, {len(document['data'])} blocks of data, "
          f"{len(document['priorities'])} priorities, {len(document['interventions'])} interventions, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()

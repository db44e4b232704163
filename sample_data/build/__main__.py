"""Builds the sample scorecards from published data: python3 -m build [folder of the published data]."""

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
import frameworks  # noqa: E402
import groupings  # noqa: E402
import health_index  # noqa: E402
import interventions  # noqa: E402
import local_health  # noqa: E402
import neighbourhoods  # noqa: E402
import outcomes  # noqa: E402
import prevention  # noqa: E402
import priorities  # noqa: E402
import published_names  # noqa: E402
import services  # noqa: E402
import writer  # noqa: E402
from systems import ENGLAND, GREATER_MANCHESTER, WEST_YORKSHIRE  # noqa: E402
from tables import Tables  # noqa: E402

PROJECT = HERE.parent.parent
PUBLISHED_DATA = PROJECT.parent / "shared" / "data"
EDITION = {"edition": "November 2026", "published": "2026-11-20"}
# A file is part of the program and of its repository, so its size is held.
LARGEST_FILE = 5_000_000

SELECTION = ("The national priorities are ten that were read and are in force, so what they say of crowding out is of these ten. "
             "A few figures are our own arithmetic and say so. Made to show what Placecard does; it is no official scorecard of any body.")
ABOUT = {
    GREATER_MANCHESTER: (
        "Published figures on how active people are, on exclusions from school, on health and on what is spent, in the ten places of Greater "
        "Manchester and their neighbourhoods, with the national and local priorities found in public documents. " + SELECTION),
    WEST_YORKSHIRE: (
        "Published figures on exclusions from school, low income, disability and what councils spend, in West Yorkshire and its "
        "neighbourhoods, with the priorities found in public documents. The system reaches beyond its five councils into North Yorkshire; "
        "that part has figures of its own neighbourhoods only. "
        + SELECTION),
}
VIEWS = {
    GREATER_MANCHESTER: [
        {"id": "board", "name": "Board scorecard", "page": "scorecard", "area": None, "indicator": None},
        {"id": "bury", "name": "Bury on a page", "page": "place", "area": "E08000002", "indicator": None},
        {"id": "suspensions-bury", "name": "Suspensions in Bury", "page": "indicator", "area": "E08000002", "indicator": "suspension-rate"},
    ],
    WEST_YORKSHIRE: [
        {"id": "board", "name": "Board scorecard", "page": "scorecard", "area": None, "indicator": None},
        {"id": "leeds", "name": "Leeds on a page", "page": "place", "area": "E08000035", "indicator": None},
    ],
}
STRANDS = {
    GREATER_MANCHESTER: (activity, exclusions, outcomes, neighbourhoods, local_health, health_index, services, prevention),
    WEST_YORKSHIRE: (exclusions, neighbourhoods, health_index, services, prevention),
}


def build(folder, system):
    tables = Tables(folder, system)
    listed = areas.areas(tables)
    indicators, data, spreads = [], [], []
    for strand in STRANDS[system]:
        more, more_data, more_spreads = strand.build(tables)
        indicators, data, spreads = indicators + more, data + more_data, spreads + more_spreads
    published_names.name(indicators)
    ids = [each["id"] for each in indicators]
    tried = interventions.interventions(tables) if system is GREATER_MANCHESTER else []
    return {
        "format": 1, "title": f"{system.name} balanced scorecard", **EDITION,
        "publisher": "Placecard project", "contact": None, "licence": "OGL-UK-3.0", "about": ABOUT[system],
        "system": system.code, "national": ENGLAND,
        "areas": listed,
        "methods": {"benchmark": "national", "confidence": 0.95, "run_length": 7, "screen_moving_ranges": False},
        "groupings": groupings.GROUPINGS, "indicators": indicators, "data": data, "spreads": spreads,
        "priorities": priorities.priorities(tables, ids), "national_list": priorities.national_list(tables),
        "interventions": tried, "frameworks": frameworks.frameworks(tables, indicators),
        "views": VIEWS[system], "boundaries": areas.boundaries(tables),
    }


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PUBLISHED_DATA
    if not (folder / "tidy").is_dir():
        sys.exit(f"There is no published data in {folder}. Give its folder as the argument.")
    for system in (GREATER_MANCHESTER, WEST_YORKSHIRE):
        document = build(folder, system)
        checks.check(document, system)
        text = writer.text(document)
        size = len(text.encode())
        assert size < LARGEST_FILE, f"{system.file} has {size:,} bytes, more than {LARGEST_FILE:,}."
        (HERE.parent / system.file).write_text(text, encoding="utf-8", newline="\n")
        print(f"{system.file}: {len(document['indicators'])} indicators, {len(document['data'])} blocks of data, "
              f"{len(document['priorities'])} priorities, {len(document['interventions'])} interventions, {size:,} bytes")
        if system is GREATER_MANCHESTER:
            for name, table in (("areas.csv", published_names.areas_table), ("indicators.csv", published_names.indicators_table)):
                (HERE.parent / name).write_text(table(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

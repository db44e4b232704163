"""Nation, region, system, places, neighbourhoods, statistical neighbours, and the outlines of the map."""

from collections import defaultdict
from decimal import Decimal

from systems import ENGLAND, GREATER_MANCHESTER
from tables import tidy_number

ENGLISH_LSOAS_2021 = 33_755
# The published lookup of the other system, in the columns of the table that the build writes.
WEST_YORKSHIRE_AREAS = "108"


def areas(tables):
    """All areas in the order shown: parents before children."""
    made = _greater_manchester(tables) if tables.system is GREATER_MANCHESTER else _listed(tables)
    tables.know(area["code"] for area in made)
    return made


def _nation_region_system(system, population):
    return [
        {"code": ENGLAND, "name": "England", "kind": "nation", "population": population[ENGLAND]},
        {"code": system.region, "name": system.region_name, "kind": "region", "parent": ENGLAND},
        {"code": system.code, "name": system.name, "kind": "system", "parent": ENGLAND, "population": population[system.code]},
    ]


def _greater_manchester(tables):
    system = tables.system
    population = {row["area_code"]: int(row["population"]) for row in tables.rows("22")
                  if row["edition"] == "IoD2025" and row["imd_decile_group"] == "all"}
    names = {row["la_code"]: row["la_name"] for row in tables.rows("30")}
    assert tuple(sorted(names)) == system.places, "The place lookup does not hold exactly the ten places."
    made = _nation_region_system(system, population)
    for code in system.places:
        made.append({"code": code, "name": names[code], "kind": "place", "parent": system.code,
                     "population": population[code], "footprint": "local-authority", "peers": peers_id(names[code])})
    return made + _neighbourhoods(tables) + _statistical_neighbours(tables, names)


def _listed(tables):
    """Areas as a lookup lists them, without hexagons and statistical neighbours."""
    rows = tables.rows(WEST_YORKSHIRE_AREAS)
    population = {row["code"]: int(row["population"]) for row in rows if row["population"]}
    made = _nation_region_system(tables.system, population)
    for row in rows:
        if row["kind"] in ("place", "neighbourhood"):
            area = {"code": row["code"], "name": row["name"], "kind": row["kind"], "parent": row["parent"],
                    "population": population[row["code"]], "footprint": row["footprint"]}
            if row["deprivation_decile"]:
                area["deprivation_decile"] = int(row["deprivation_decile"])
            made.append(area)
    return made


def peers_id(place_name):
    return f"peers-{place_name.lower()}"


def _neighbourhoods(tables):
    """MSOAs 2021. Population: Census 2021 residents of their LSOAs, so that places and neighbourhoods add up."""
    residents = defaultdict(int)
    ranks = defaultdict(int)
    for row in tables.rows("21"):
        people = int(row["census2021_residents"])
        residents[row["msoa21_code"]] += people
        ranks[row["msoa21_code"]] += people * int(row["imd_rank"])
    made = []
    for row in tables.geography("gm_msoa_2021.csv"):
        code = row["msoa21cd"]
        made.append({
            "code": code, "name": row["name_hcl"], "kind": "neighbourhood", "parent": row["lad_cd"],
            "population": residents[code], "footprint": "msoa",
            "deprivation_decile": deprivation_decile(Decimal(ranks[code]) / residents[code]),
            "hex": [tidy_number(Decimal(row["hex_col"])), tidy_number(Decimal(row["hex_row"]))],
        })
    return made


def deprivation_decile(average_rank):
    """Tenth of the national range of LSOA ranks that an MSOA's average rank falls into, 1 the most deprived.

    No decile of MSOAs is published with the indices; averaging pulls towards the middle, so fewer
    neighbourhoods stand in the outer tenths than LSOAs do.
    """
    return min(10, int((average_rank - 1) * 10 / ENGLISH_LSOAS_2021) + 1)


def _statistical_neighbours(tables, names):
    """DfE's ten neighbours for each place: the code where the neighbour is in the file, its name otherwise."""
    members = defaultdict(list)
    for row in sorted(tables.rows("07"), key=lambda row: (row["area_code"], int(row["order"]))):
        members[row["area_code"]].append(row["neighbour_area_code_if_in_gm"] or row["neighbour_name"])
    return [{"code": peers_id(names[code]), "name": f"{names[code]}'s statistical neighbours", "kind": "group",
             "members": members[code]} for code in tables.system.places]


def boundaries(tables):
    """Outlines of places and neighbourhoods, longitude and latitude as in the simplified copy."""
    if tables.system is not GREATER_MANCHESTER:
        return []
    made = []
    for name, code in [("gm_lad.geojson", "lad_cd"), ("gm_msoa_2021.geojson", "msoa21cd")]:
        for feature in tables.geography(name)["features"]:
            assert feature["geometry"]["type"] == "Polygon", f"{name} holds something other than plain polygons."
            made.append({"area": feature["properties"][code], "rings": feature["geometry"]["coordinates"]})
    return sorted(made, key=lambda outline: outline["area"])

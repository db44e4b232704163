"""Makes `areas.csv`, `successions.csv` and `only_2011.txt` of their sources, which `README.md` names.

    python3 build.py FOLDER

FOLDER holds the sources as CSV and JSON: the lookups `lookup_*.csv`, the names `MSOA-Names-*.csv` and the code history
`E06.json` and so on.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

ENGLAND = "E92000001"
# From the open data of Explore Local Statistics, which has figures for them.
KINGDOM = [("K02000001", "United Kingdom"), ("K03000001", "Great Britain"), ("K04000001", "England and Wales")]
FIRST_DAY = "2011-01-01"  # When the codes came into use; what had ended by then stands in no file with them.

# Systems since 1 April 2026: ONS code, NHS code, name.
NEW_SYSTEMS = [
    ("E54000065", "S1Y5D", "NHS Central East Integrated Care Board"),
    ("E54000066", "D7T5G", "NHS Essex Integrated Care Board"),
    ("E54000067", "QRL", "NHS Hampshire and Isle of Wight Integrated Care Board"),
    ("E54000068", "T6Y0W", "NHS Norfolk and Suffolk Integrated Care Board"),
    ("E54000069", "S9B9J", "NHS Surrey and Sussex Integrated Care Board"),
    ("E54000070", "S0E4D", "NHS Thames Valley Integrated Care Board"),
    ("E54000071", "Z9B2Z", "NHS West and North London Integrated Care Board"),
]
# What the parts of the systems that ended lie in since then, by the NHS code of the part.
MOVED = {
    "S1Y5D": ["06H", "06K", "06N", "M1J4Y"],
    "D7T5G": ["06Q", "07G", "99E", "99F", "99G", "06T", "07H"],
    "T6Y0W": ["06L", "07K", "26A"],
    "S9B9J": ["09D", "70F", "97R", "92A"],
    "S0E4D": ["10Q", "14Y", "15A"],
    "Z9B2Z": ["93C", "W2U3Z"],
}
# Frimley was one part and went three ways: by authority.
FRIMLEY = "D4U1Y"
FRIMLEY_WENT = {
    "E54000070": ["Bracknell Forest", "Slough", "Windsor and Maidenhead"],
    "E54000069": ["Guildford", "Runnymede", "Surrey Heath", "Waverley"],
    "E54000067": ["Hart", "Rushmoor"],
}
OLD_HAMPSHIRE, NEW_HAMPSHIRE = "E54000042", "E54000067"

# Names that people use and no source above has.
USUAL = {
    "E06000010": ["Hull", "Kingston upon Hull", "City of Kingston upon Hull"],
    "E06000019": ["Herefordshire"],
    "E06000023": ["Bristol", "City of Bristol"],
    "E06000033": ["Southend"],
    "E06000047": ["Durham", "County Durham UA"],
    "E06000058": ["BCP"],
    "E08000013": ["Saint Helens"],
    "E12000003": ["Yorkshire and the Humber", "Yorkshire & Humber", "Yorkshire and Humber"],
    "E12000006": ["East", "Eastern"],
}
# Codes that took over from others with the boundary as it was, or all but as it was; see README.md for each.
CONTINUED = [
    ("E07000100", "E07000240", "small"),
    ("E07000104", "E07000241", "small"),
    ("E06000048", "E06000057", "small"),
    ("E08000020", "E08000037", "small"),
    ("E07000097", "E07000242", "small"),
    ("E07000101", "E07000243", "small"),
    ("E10000002", "E06000060", "same"),
    ("E10000023", "E06000065", "same"),
    ("E10000027", "E06000066", "same"),
    ("E54000052", "E54000063", "small"),
    ("E54000053", "E54000064", "small"),
    ("E08000016", "E08000038", "small"),
    ("E08000019", "E08000039", "small"),
]
# Recoded after the edition of the code history that was read: the old code's last day.
RECODED = {"E08000016": "2025-03-31", "E08000019": "2025-03-31"}


def rows(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def main(folder):
    history = {}
    for kind in ["E06", "E07", "E08", "E09", "E10", "E12", "E13", "E54", "E92", "W92", "S92", "N92"]:
        history.update(json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))["areas"])

    # Small areas by authority and system: of 2024, and of 2022 for authorities that have ended since.
    authority = {r["lsoa21_code"]: r["ltla24_code"] for r in rows(folder, "lookup_lsoa21_ward24_ltla24")}
    moved = {part: code for code, nhs, _ in NEW_SYSTEMS for part in MOVED.get(nhs, [])}
    went = {name: code for code, names in FRIMLEY_WENT.items() for name in names}
    first, later, nhs, system_names = defaultdict(Counter), defaultdict(Counter), {}, {}
    for row in rows(folder, "lookup_lsoa21_icb24"):
        place, system = authority[row["lsoa21_code"]], row["icb24_code"]
        nhs[system], system_names[system] = row["icb24_code_nhs"], row["icb24_name"]
        first[place][system] += 1
        now = moved.get(row["sicbl24_code_nhs"], system)
        if row["sicbl24_code_nhs"] == FRIMLEY:
            now = went[row["lsoa21_name"][:-5]]
        later[place][NEW_HAMPSHIRE if now == OLD_HAMPSHIRE else now] += 1
    renamed = {"E54000052": "E54000063", "E54000053": "E54000064"}
    for row in rows(folder, "lookup_lsoa11_sicbl22_icb22_ltla22"):
        place = row["ltla22_code"]
        if place not in authority.values():
            system = renamed.get(row["icb22_code"], row["icb22_code"])
            first[place][system] += 1
            later[place][system] += 1

    counties = {}
    for year in ["19", "21", "23"]:
        for row in rows(folder, f"lookup_ltla{year}_utla{year}"):
            counties[row[f"ltla{year}_code"]] = row[f"utla{year}_code"]
    regions = {r["ltla24_code"]: r["region24_code"] for r in rows(folder, "lookup_ltla24_region24")}

    successors = [(old, new, how, day_after(end(history, old))) for old, new, how in CONTINUED]
    for old, new in merged_authorities(folder, history):
        successors.append((old, new, "other", day_after(end(history, old))))
    for old, new in [("E10000006", "E06000063"), ("E10000006", "E06000064"), ("E10000009", "E06000058"),
                     ("E10000009", "E06000059"), ("E10000021", "E06000061"), ("E10000021", "E06000062")]:
        successors.append((old, new, "other", day_after(end(history, old))))

    out = [(code, name, "nation", "", "", "", "", "", "") for code, name in KINGDOM]
    for code in ["E92000001", "W92000004", "S92000003", "N92000002"]:
        nhs_code = "ENG" if code == ENGLAND else ""
        out.append((code, name_of(history, code), "nation", "", "", "", "", nhs_code, names_of(history, code)))
    for code in sorted(code for code in history if code[:3] in ("E12", "E13")):
        above = "E12000007" if code.startswith("E13") else ENGLAND
        out.append((code, name_of(history, code), "region", above, "", "", "", "", names_of(history, code)))

    gone = {old for old, _, _, _ in system_successions(nhs)}
    for code in sorted(system_names) + ["E54000052", "E54000053"]:
        last = "2026-03-31" if code in gone else "2023-03-31" if code in renamed else ""
        name = system_names.get(renamed.get(code, code))
        out.append((code, name, "system", ENGLAND, "", "", last, nhs[renamed.get(code, code)],
                    names_of(history, code, name)))
    for code, nhs_code, name in NEW_SYSTEMS:
        out.append((code, name, "system", ENGLAND, "", "", "", nhs_code, "|".join(USUAL.get(code, []))))
    successors += system_successions(nhs)
    successors += [("E54000052", "E54000063", "small", "2023-04-01"), ("E54000053", "E54000064", "small", "2023-04-01")]

    places = [code for code in history if code[:3] in ("E06", "E07", "E08", "E09", "E10")]
    places = [code for code in places if not end(history, code) or end(history, code) >= FIRST_DAY]
    members = defaultdict(set)
    for place, county in counties.items():
        if place != county:
            members[county].add(place)
    # What the lookups do not have lies where its successors lie.
    following = defaultdict(list)
    for old, new, _, _ in successors:
        following[old].append(new)
    recoded = {"E08000016": "E08000038", "E08000019": "E08000039"}
    for old, new in recoded.items():
        first[new], later[new], regions[new] = first[old], later[old], regions[old]
        history[new] = [{"date": {"s": "2025-04-01"}, "nm": name_of(history, old), "status": "live",
                         "nm_alt": history[old][0].get("nm_alt", []), "parent": regions[old]}]
        places.append(new)
    counted = set(first)
    for code in sorted(places):
        parts = [part for part in members[code] if part in counted and not end(history, part)]
        parts = parts or [part for part in members[code] if part in counted]
        lies = [first, later]
        for table in lies:
            if code.startswith("E10"):
                table[code] = sum((table[part] for part in parts), Counter())
            if not table[code]:
                table[code] = sum((table[new] for new in following[code]), Counter())
        county = counties.get(code, "") if code.startswith("E07") else ""
        county = county or (history[code][0].get("parent", "") if code.startswith("E07") else "")
        region = regions.get(code) or history[county or code][0].get("parent", "")
        region = region if region.startswith("E12") else history[county][0]["parent"]
        before, since = (listed(table[code]) for table in lies)
        out.append((code, name_of(history, code), "place", region, before,
                    "" if since == before else since, RECODED.get(code) or end(history, code), "",
                    names_of(history, code)))

    header = ["code", "name", "kind", "in", "systems", "systems_2026", "until", "nhs", "names"]
    write("areas.csv", header, sorted(out))
    write("successions.csv", ["before", "after", "boundary", "on"], sorted(set(successors)))

    earlier = {row["lsoa11_code"] for row in rows(folder, "lookup_lsoa11_sicbl22_icb22_ltla22")}
    earlier |= {row["msoa11cd"] for row in rows(folder, "MSOA-Names-1.20")}
    today = {row["lsoa21_code"] for row in rows(folder, "lookup_lsoa21_icb24")}
    today |= {row["msoa21cd"] for row in rows(folder, "MSOA-Names-2.2")}
    gone = sorted(code for code in earlier - today if code.startswith("E"))
    Path(__file__).with_name("only_2011.txt").write_text("\n".join(gone) + "\n", encoding="utf-8")


def system_successions(nhs):
    """Which system took over from which on 1 April 2026, of the register of NHS organisations."""
    by_nhs = {code: ons for ons, code in nhs.items()}
    new = {code: ons for ons, code, _ in NEW_SYSTEMS}
    pairs = [("QHG", "S1Y5D"), ("QUE", "S1Y5D"), ("QM7", "S1Y5D"), ("QM7", "D7T5G"), ("QH8", "D7T5G"),
             ("QJG", "D7T5G"), ("QJG", "T6Y0W"), ("QMM", "T6Y0W"), ("QNQ", "S0E4D"), ("QNQ", "S9B9J"),
             ("QNQ", "QRL"), ("QU9", "S0E4D"), ("QXU", "S9B9J"), ("QNX", "S9B9J"), ("QMJ", "Z9B2Z"),
             ("QRV", "Z9B2Z"), ("QRL", "QRL")]
    return [(by_nhs[old], new[after], "other", "2026-04-01") for old, after in pairs]


def merged_authorities(folder, history):
    """Authorities that became part of another one."""
    pairs = set()
    for row in rows(folder, "lookup_ltla_ltla"):
        codes = [row[f"ltla{year}_code"] for year in range(16, 25)]
        for old, new in zip(codes, codes[1:]):
            if old and new and old != new and old.startswith("E"):
                pairs.add((old, new))
    return sorted(pairs)


def end(history, code):
    return RECODED.get(code) or history[code][0]["date"].get("e", "")


def day_after(day):
    year, month, _ = day.split("-")
    assert day.endswith("-03-31"), day
    return f"{year}-04-01"


def name_of(history, code):
    return history[code][0]["nm"]


def names_of(history, code, name=None):
    name = name or name_of(history, code)
    names = [other for record in history[code] for other in [record["nm"], *record.get("nm_alt", [])]]
    names += USUAL.get(code, [])
    return "|".join(dict.fromkeys(other for other in names if other != name))


def listed(counts):
    return " ".join(f"{code}:{count}" for code, count in sorted(counts.items(), key=lambda it: (-it[1], it[0])))


def write(name, header, table):
    with open(Path(__file__).with_name(name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(table)


main(Path(sys.argv[1]))

//! The table holds what its sources say, whole.

use super::*;
use std::collections::BTreeSet;

fn places(day: &str) -> impl Iterator<Item = &'static Known> {
    let there =
        move |area: &&Known| area.kind == AreaKind::Place && area.until.is_none_or(|until| until >= day);
    // Codes that came later stand for areas that are counted by the code they had.
    let is_later = move |area: &&Known| {
        takeovers(area.code).any(|takeover| takeover.after == area.code && takeover.on > day)
    };
    GAZETTEER.areas.iter().filter(there).filter(move |area| !is_later(area))
}

#[test]
fn every_authority_region_and_system_is_there() {
    let day = "2024-04-01";
    let lower = places(day).filter(|area| !area.code.starts_with("E10")).count();
    let upper = places(day).filter(|area| !area.code.starts_with("E07")).count();
    assert_eq!((lower, upper), (296, 153));
    let of_kind = |kind| GAZETTEER.areas.iter().filter(move |area| area.kind == kind);
    assert_eq!(of_kind(AreaKind::Region).filter(|area| area.code.starts_with("E12")).count(), 9);
    let systems = |day: &'static str, first: &'static str| {
        of_kind(AreaKind::System)
            .filter(move |area| area.until.is_none_or(|until| until >= day))
            .filter(move |area| area.code < first)
            .count()
    };
    assert_eq!(systems("2026-03-31", "E54000065"), 42);
    assert_eq!(systems("2026-04-01", "E54000999"), 36);
}

#[test]
fn every_row_is_read_and_what_it_names_is_there() {
    let (areas, takeovers) = (&GAZETTEER.areas, &GAZETTEER.takeovers);
    assert_eq!(areas.len(), AREAS.lines().count() - 1);
    assert_eq!(takeovers.len(), include_str!("successions.csv").lines().count() - 1);
    assert_eq!(areas.len(), GAZETTEER.by_code.len(), "no code stands twice");
    for area in areas {
        assert!(area.within.is_none_or(|code| by_code(code).is_some()), "{} lies in nothing", area.code);
        for (code, count) in area.systems.iter().flatten() {
            assert_eq!(by_code(code).map(|system| system.kind), Some(AreaKind::System), "{}", area.code);
            assert!(*count > 0);
        }
        assert_eq!(area.kind == AreaKind::Place, area.system().is_some(), "{}", area.code);
    }
    for takeover in takeovers {
        let before = by_code(takeover.before).unwrap();
        assert!(by_code(takeover.after).is_some() && before.until.unwrap() < takeover.on, "{takeover:?}");
    }
}

#[test]
fn a_system_has_its_places_before_and_since_the_mergers() {
    let places = |system: &str| -> BTreeSet<&str> {
        let today = places_of(system).filter(|place| place.until.is_none());
        today.map(|place| place.name).collect()
    };
    let ten = [
        "Bolton",
        "Bury",
        "Manchester",
        "Oldham",
        "Rochdale",
        "Salford",
        "Stockport",
        "Tameside",
        "Trafford",
    ];
    assert_eq!(places("E54000057"), ten.into_iter().chain(["Wigan"]).collect());
    let west = ["Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield"];
    assert_eq!(places("E54000054"), west.into_iter().collect());
    assert!(places("E54000063").contains("Waverley"), "Surrey Heartlands, until 2026");
    assert!(places("E54000069").contains("Surrey Heath") && places("E54000034").contains("Surrey Heath"));
    assert!(places("E54000066").contains("Harlow") && !places("E54000065").contains("Harlow"));
    let yorkshire = by_code("E06000065").unwrap();
    assert!(yorkshire.lies_partly_in("E54000054") && yorkshire.lies_in("E54000051"));
    assert_eq!(regions_of("E54000057"), ["E12000002"]);
    // Each authority of today mostly lies in one system of today.
    let mut all: Vec<&str> = Vec::new();
    for system in GAZETTEER.areas.iter().filter(|area| area.kind == AreaKind::System && area.until.is_none())
    {
        let now = places_of(system.code).filter(|place| place.main_system(true) == Some(system.code));
        all.extend(now.filter(|place| place.until.is_none()).map(|place| place.code));
    }
    let distinct: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!((all.len(), distinct.len()), (317, 317), "296 lower-tier authorities and 21 counties");
}

fn system(given: &str) -> Option<&'static Known> {
    systems(given).first().copied()
}

#[test]
fn a_system_is_found_by_every_name_and_code() {
    for given in [
        "Greater Manchester",
        "NHS Greater Manchester",
        "NHS Greater Manchester ICB",
        "Greater Manchester ICS",
        "nhs greater manchester integrated care board",
        "NHS Greater Manchester Integrated Care Board - QOP",
        "QOP",
        "qop",
        "E54000057",
        " e54000057 ",
    ] {
        assert_eq!(system(given).map(|found| found.code), Some("E54000057"), "{given}");
    }
    assert_eq!(system("QWO").unwrap().usual_name(), "West Yorkshire");
    assert_eq!(system("QRL").unwrap().code, "E54000067", "the one that there is today");
    assert_eq!(system("Surrey Heartlands").unwrap().code, "E54000063", "the later code of the two");
    assert_eq!(system("Bury").map(|found| found.code), None);
    assert!(system("NHS Greater Manchester ICB - 01G").is_none(), "a part of it");
    for place in ["Bury", "Leeds", "Kent", "Essex", "Wyre", "Brent", "Bolton"] {
        let part = format!("Greater Manchester ICB - {place}");
        assert!(system(&part).is_none() && called_anyhow(&part).is_none(), "{part} is a part of it");
    }
    assert_eq!(systems("QRL").len(), 2, "and the one that there was");
    assert_eq!(code_of("QOP").as_deref(), Some("E54000057"));
    assert_eq!(code_of("ENG").as_deref(), Some("E92000001"));
    assert_eq!(code_of("X24").as_deref(), Some("E92000001"), "as NHS England has it");
    assert_eq!(code_of("QRL"), None, "two systems have had it");
    assert_eq!(code_of("QXU").as_deref(), Some("E54000063"), "one system under two codes");
}

#[test]
fn a_place_is_found_by_its_usual_names() {
    for (name, code) in [
        ("Herefordshire", "E06000019"),
        ("Bristol", "E06000023"),
        ("Kingston upon Hull, City of", "E06000010"),
        ("Hull", "E06000010"),
        ("St. Helens", "E08000013"),
        ("Telford & Wrekin", "E06000020"),
        ("County Durham", "E06000047"),
        ("Durham", "E06000047"),
        ("Southend", "E06000033"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("Dorset", "E06000059"),
        ("Barnsley", "E08000038"),
        ("Christchurch", "E07000048"),
    ] {
        assert_eq!(called(name, AreaKind::Place).map(|place| place.code), Some(code), "{name}");
    }
    assert_eq!(called("Inner London", AreaKind::Region).unwrap().code, "E13000001");
    assert_eq!(called_anyhow("Devon").unwrap().code, "E10000008", "the county, not the system");
    assert_eq!(called_anyhow("NHS Devon").unwrap().code, "E54000037");
    assert!(called_anyhow("West Yorkshire").is_none(), "a county, a combined authority or a system");
    assert_eq!(called("Nowhere", AreaKind::Place).map(|place| place.code), None);
    assert_eq!(without_council("Rochdale MBC"), "Rochdale");
    assert_eq!(authority_of("Bolton 001A").unwrap().code, "E08000001");
    assert!(authority_of("Bolton 0011").is_none() && authority_of("001").is_none());
}

#[test]
fn words_for_a_council_stand_beside_the_name_of_a_place() {
    let code = |name: &str| called_with_words(name).map(|known| known.code);
    for (name, expected) in [
        ("Bury MBC", "E08000002"),
        ("Trafford Metropolitan Borough", "E08000009"),
        ("City of Manchester", "E08000003"),
        ("LB Hackney", "E09000012"),
        ("Hackney LB", "E09000012"),
        ("RB Kensington & Chelsea", "E09000020"),
        ("Buckinghamshire UA", "E06000060"),
        ("Yorkshire and the Humber Region", "E12000003"),
        ("Bury, Greater Manchester", "E08000002"),
        ("Bury, North West", "E08000002"),
        ("Bury, England", "E08000002"),
    ] {
        assert_eq!(code(name), Some(expected), "{name}");
    }
    for name in [
        "Bury",
        "Bury, Kent",
        "Bury, West Yorkshire",
        "Nottingham County Council",
        "Leicester CC",
        "London Council",
        "Nowhere MBC",
        "Council",
        "",
    ] {
        assert_eq!(code(name), None, "{name}");
    }
    assert_eq!(nearest_place("Manchseter"), Some("Manchester"));
    assert_eq!(nearest_place("Rochdael MBC"), Some("Rochdale"));
    assert_eq!(nearest_place("Faraway Hospital Trust"), None);
}

#[test]
fn one_area_under_two_codes_is_told_from_two_areas() {
    assert_eq!(other_codes("E08000016").collect::<Vec<_>>(), ["E08000038"]);
    assert_eq!(other_codes("E06000065").collect::<Vec<_>>(), ["E10000023"]);
    assert_eq!(other_codes("E06000059").count(), 0, "Dorset lost Christchurch");
    let after: Vec<&str> = takeovers("E10000006").map(|takeover| takeover.after).collect();
    assert_eq!(after, ["E06000063", "E06000064"]);
}

#[test]
fn a_code_is_a_letter_and_eight_digits_in_whatever_letters() {
    assert_eq!(code_of(" e08000002 ").as_deref(), Some("E08000002"));
    assert_eq!(code_of("E 0800 0002").as_deref(), Some("E08000002"), "blanks are how a table shows it");
    for other in ["", "Bury", "E0800000", "E0800000x", "E080000021", "R0A"] {
        assert_eq!(code_of(other), None, "{other}");
    }
    for text in ["E08000002 Bury", "Bury (e08000002)", "E08000002: Bury", "Bury E08000002"] {
        assert_eq!(code_within(text), Some(("E08000002".to_owned(), "Bury".to_owned())), "{text}");
    }
    assert_eq!(code_within("E08000001 and E08000002"), None, "which of them is not said");
    assert_eq!(kind_of_code("E13000001"), Some(AreaKind::Region));
    assert_eq!(kind_of_code("E08000901"), Some(AreaKind::Place), "by its first characters");
    assert_eq!(kind_of_code("E47000001"), None);
    assert_eq!(kind_of_code("E0800002"), None, "a digit is missing");
}

#[test]
fn small_areas_of_one_edition_alone_are_told() {
    assert_eq!(include_str!("only_2011.txt").lines().count(), 114 + 1034);
    assert_eq!(only_edition("E02000984"), None, "Bolton 001 is in both");
    assert_eq!(only_edition("E02006935"), Some(2021));
    assert_eq!(only_edition("E01033768"), None);
    let first = include_str!("only_2011.txt").lines().next().unwrap();
    assert_eq!(only_edition(first), Some(2011));
    assert_eq!(only_edition("E08000001"), None);
}

#[test]
fn the_nation_together_is_the_nation() {
    for name in ["England", "England average", "England (total)"] {
        assert_eq!(called_anyhow(name).map(|known| known.code), Some("E92000001"), "{name}");
    }
    assert!(called_anyhow("Bury average").is_none() && called_anyhow("Total").is_none());
}

//! Tables of areas in each of their forms.

use crate::import::table::Layout;
use crate::import::testing::{only_table, rows, skipped};
use crate::model::{AreaKind, Footprint};

#[test]
fn our_own_table_gives_kinds_parents_and_numbers() {
    let read = rows(
        "code,name,kind,parent,population,deprivation_decile,colour\n\
         E54000901,Two Rivers,system,E92000001,\"400,000\",,red\n\
         E02000901,Old Town,neighbourhood,E08000901,8123,3,\n\
         E02000902,New Town,,E08000901,,11,\n\
         ,Nowhere,place,,,,\n\
         E02000901,Old Town,neighbourhood,,,,\n",
    );
    let table = only_table(&read, Layout::Areas);
    assert_eq!(table.columns_left, ["colour"]);
    assert_eq!(skipped(table), ["5: the code is blank", "6: the area stands in another row"]);
    assert_eq!(table.remarks.len(), 1, "{:?}", table.remarks);
    assert!(table.remarks[0].starts_with("Line 4: a deprivation decile"), "{:?}", table.remarks);
    let [system, old, new, again] = &read.known_areas[..] else { panic!("{:?}", read.known_areas) };
    assert_eq!((&again.code, &again.parent), (&old.code, &None), "what another row says of it is known too");
    assert_eq!((system.kind, system.population), (Some(AreaKind::System), Some(400_000.0)));
    assert_eq!((old.parent.as_deref(), old.deprivation_decile), (Some("E08000901"), Some(3)));
    assert_eq!(
        (new.kind, new.deprivation_decile),
        (Some(AreaKind::Neighbourhood), None),
        "the code says the kind"
    );
}

#[test]
fn a_lookup_gives_every_level_once_each_lying_in_the_next() {
    let read = rows(
        "LAD23CD,LAD23NM,ICB23CD,ICB23NM,OBJECTID\n\
         E08000901,Upton,E54000901,Two Rivers,1\n\
         E08000902,Downham,E54000901,Two Rivers,2\n\
         E08000902,Downham,E54000901,Two Rivers,3\n",
    );
    let table = only_table(&read, Layout::Areas);
    assert_eq!(skipped(table), ["4: the area stands in another row"]);
    let found: Vec<_> =
        read.known_areas.iter().map(|a| (a.name.as_str(), a.kind, a.parent.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("Upton", Some(AreaKind::Place), Some("E54000901")),
            ("Two Rivers", Some(AreaKind::System), None),
            ("Downham", Some(AreaKind::Place), Some("E54000901")),
        ]
    );
}

#[test]
fn the_friendlier_name_wins_and_a_parent_may_have_only_a_name() {
    let read = rows(
        "msoa21cd,msoa21nm,msoa21nmw,msoa21hclnm,msoa21hclnmw,localauthorityname,type\n\
         E02000901,Upton 001,Upton 001,Old Town,,Upton,Present in 2011\n",
    );
    let area = &read.known_areas[0];
    assert_eq!((area.name.as_str(), area.parent.as_deref()), ("Old Town", Some("Upton")));
    assert_eq!(area.footprint, Some(Footprint::Msoa));
}

#[test]
fn the_indices_of_deprivation_give_people_and_deciles() {
    let read = rows(
        "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),\
         Local Authority District name (2019),Total population: mid 2015 (excluding prisoners),\
         Index of Multiple Deprivation (IMD) Decile\n\
         E01000901,Upton 001A,E08000901,Upton,\"1,296\",9\n",
    );
    let [fine, place] = &read.known_areas[..] else { panic!("{:?}", read.known_areas) };
    assert_eq!((fine.population, fine.deprivation_decile), (Some(1296.0), Some(9)));
    assert_eq!((fine.parent.as_deref(), fine.footprint), (Some("E08000901"), Some(Footprint::Lsoa)));
    assert_eq!((place.name.as_str(), place.population), ("Upton", None));
}

#[test]
fn what_cannot_be_is_left_and_said_once() {
    let wrong: Vec<String> =
        (0..300).map(|at| format!("E02000{at:03},,somewhere,-{at}.5,{at}.5\n")).collect();
    let header = "code,name,footprint,population,deprivation_decile\n";
    let read = rows(&format!("{header}{}E02000900,Old Town,ward,many,0\n", wrong.concat()));
    let table = only_table(&read, Layout::Areas);
    assert_eq!(table.remarks.len(), 4, "{:?}", table.remarks);
    assert!(table.remarks[3].starts_with("Line 2: ‘somewhere’"), "{:?}", table.remarks);
    assert!(
        table.remarks[0].starts_with("1 cell of the column `population` is no number"),
        "{:?}",
        table.remarks
    );
    let area = &read.known_areas[0];
    assert_eq!((area.name.as_str(), area.population, area.deprivation_decile), ("E02000000", None, None));
}

#[test]
fn a_table_with_a_time_is_no_table_of_areas() {
    let table = b"area_code,area_name,area_type,academic_year,susp_rate\nE08000901,Upton,place,2023/24,5\n";
    let read = crate::import::testing::read(table, crate::import::choice::Choice::default()).unwrap();
    assert_eq!(only_table(&read, Layout::Wide).taken, 1);
    let figures = b"code,name,People who walk\nE08000901,Upton,5\n";
    let read = crate::import::testing::read(figures, crate::import::choice::Choice::default()).unwrap();
    assert_eq!(only_table(&read, Layout::Wide).taken, 1, "figures are no table of areas either");
}

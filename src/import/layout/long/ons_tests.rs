use crate::import::table::{Gathered, Layout};
use crate::import::testing::{named, only_table, rows, skipped};
use crate::model::{AreaKind, Flag, MeasureKind, PeriodKind};

const HEADER: &str =
    "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n";

fn with(body: &str) -> Gathered {
    rows(&format!("{HEADER}{body}"))
}

fn note(gathered: &Gathered, at: usize) -> Option<&str> {
    gathered.observations.get(at).note.map(|note| gathered.pool.notes()[note.index()].as_str())
}

#[test]
fn a_row_is_an_observation_with_its_limits_and_note() {
    let gathered =
        with("E92000001,England,Nation,Walkers,2022-08-01/P1Y,11.5,Percentage,%,11.4,11.7,,Old code\n");
    let table = only_table(&gathered, Layout::Ons);
    assert_eq!((table.taken, table.columns_left.len()), (1, 0));
    let indicator = &gathered.indicators[0];
    assert_eq!(indicator.key, "ons:Walkers");
    assert_eq!(indicator.definition.kind, Some(MeasureKind::Proportion));
    assert_eq!(indicator.definition.unit.as_deref(), Some("%"));
    assert_eq!(indicator.definition.source.title.as_deref(), Some("Explore Local Statistics: Walkers"));
    let observation = gathered.observations.get(0);
    let figures = observation.figures;
    assert_eq!((figures.value, figures.lower, figures.upper), (Some(11.5), Some(11.4), Some(11.7)));
    assert_eq!((observation.flag, note(&gathered, 0)), (None, Some("Old code")));
    let period = &gathered.pool.periods()[0];
    assert_eq!(named(period), ("2022/23".to_owned(), vec![PeriodKind::AcademicYear]));
}

#[test]
fn geographies_are_kinds_where_they_are_known() {
    let row = |area: &str| format!("{area},Walkers,2022-01-01/P1Y,1,Percentage,%,,,,\n");
    let gathered = with(
        &[
            row("E92000001,England,Nation"),
            row("W92000004,Wales,Nation"),
            row("K02000001,United Kingdom,Country"),
            row("E06000101,Ambury,County or Unitary Authority"),
            row("E07000101,Beeford,Local Authority District"),
            row("na,Ceeland,Combined Authority or City Region"),
        ]
        .concat(),
    );
    only_table(&gathered, Layout::Ons);
    let kinds: Vec<_> = gathered.areas.iter().map(|area| area.kind).collect();
    let place = Some(AreaKind::Place);
    let nation = Some(AreaKind::Nation);
    assert_eq!(kinds, [nation, nation, nation, place, place, None]);
    assert_eq!(gathered.areas[5].code, None);
    assert_eq!(gathered.areas[2].kind_words, "Country");
}

#[test]
fn a_missing_figure_has_the_reason_that_its_status_gives() {
    let row = |value: &str, status: &str, notes: &str| {
        format!("E92000001,England,Nation,Walkers,2022-01-01/P1Y,{value},Percentage,%,,,{status},{notes}\n")
    };
    let gathered = with(
        &[
            row("", "c", ""),
            row("", "", "Not surveyed"),
            row("5", "Provisional", ""),
            row("5", "u", ""),
            row("", "u", "Small base"),
            row("5", "Value of two authorities combined", "See methods"),
            row("[c]", "", "Few people"),
        ]
        .concat(),
    );
    only_table(&gathered, Layout::Ons);
    let flags: Vec<_> = gathered.observations.iter().map(|observation| observation.flag).collect();
    assert_eq!(
        flags,
        [
            Some(Flag::Suppressed),
            Some(Flag::NotAvailable),
            Some(Flag::Provisional),
            Some(Flag::LowReliability),
            Some(Flag::LowReliability),
            None,
            Some(Flag::Suppressed)
        ]
    );
    let notes: Vec<_> = (0..7).map(|at| note(&gathered, at)).collect();
    assert_eq!(
        notes,
        [
            None,
            Some("Not surveyed"),
            None,
            None,
            Some("Withheld: too unreliable. Small base"),
            Some("Value of two authorities combined; See methods"),
            Some("Few people")
        ]
    );
}

#[test]
fn columns_may_come_in_any_order_and_some_may_be_missing() {
    let gathered = rows("period,observation,areacd\n2022-01-01/P1Y,5,E92000001\n2023,6,E92000001\n");
    let table = only_table(&gathered, Layout::Ons);
    assert_eq!(table.taken, 2);
    assert_eq!(gathered.indicators[0].key, "table:table: figures");
    assert_eq!(table.remarks, ["There is no column `indicator`, so what its figures are of is asked."]);
    assert_eq!(gathered.areas[0].kind, Some(AreaKind::Nation));
}

#[test]
fn one_name_with_two_units_is_two_indicators() {
    let gathered = with(
        "E92000001,England,Nation,Jobs,2022-01-01/P1Y,5,Pounds,£,,,,\n\
         E92000001,England,Nation,Jobs,2022-01-01/P1Y,7,Number of jobs,jobs,,,,\n",
    );
    only_table(&gathered, Layout::Ons);
    let keys: Vec<_> = gathered.indicators.iter().map(|found| found.key.as_str()).collect();
    assert_eq!(keys, ["ons:Jobs", "ons:Jobs@Number of jobs, jobs"]);
    assert_eq!(gathered.indicators[1].definition.unit.as_deref(), Some("jobs"));
    assert_eq!(gathered.indicators[1].suggestions[0].value, "count");
}

#[test]
fn a_day_may_be_whatever_it_lies_in() {
    let gathered = with(
        "E92000001,England,Nation,Pay,2024-04-17,500,Pounds,£,,,,\n\
         E92000001,England,Nation,Pay,2025-04-16,510,Pounds,£,,,,\n",
    );
    only_table(&gathered, Layout::Ons);
    let period = &gathered.pool.periods()[0];
    assert_eq!(period.of_kind(PeriodKind::Year).unwrap().to_string(), "2024");
    assert_eq!(period.of_kind(PeriodKind::Month).unwrap().to_string(), "2024-04");
}

#[test]
fn rows_that_cannot_be_read_are_left_with_the_reason() {
    let gathered = with(
        ",,Nation,Walkers,2022-01-01/P1Y,5,Percentage,%,,,,\n\
         E92000001,England,Nation,,2022-01-01/P1Y,5,Percentage,%,,,,\n\
         E92000001,England,Nation,Walkers,,5,Percentage,%,,,,\n\
         E92000001,England,Nation,Walkers,2022-01-01/P7D,5,Percentage,%,,,,\n\
         E92000001,England,Nation,Walkers,2022-01-01/P1Y,many,Percentage,%,,,,\n\
         E92000001,England,Nation,Walkers,2022-01-01/P1Y,5,Percentage,%,few,6,,\n",
    );
    let table = only_table(&gathered, Layout::Ons);
    assert_eq!(
        skipped(table),
        [
            "2: the area is blank",
            "3: the indicator is blank",
            "4: the period is blank",
            "5: the period ‘2022-01-01/P7D’ is of no known form",
            "6: the observation is not a number: ‘many’",
        ]
    );
    assert_eq!(gathered.observations.get(0).figures.upper, Some(6.0));
    assert!(table.remarks[0].contains("`lci_95`") && table.remarks[0].ends_with("‘few’ (line 7)."));
}

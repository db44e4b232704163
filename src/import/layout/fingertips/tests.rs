//! Fingertips' columns in any order, and the cells that mean something else than they say.

use super::super::Layout;
use super::super::testing::{only_table, read, rows, skipped};
use crate::import::choice::Choice;
use crate::import::draft::Field;
use crate::model::{AreaKind, Flag, Verdict};

const HEADER: &str = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,\
Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,\
Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,\
Compared to percentiles,Time period Sortable,New data,Compared to goal,Time period range\n";

fn table(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

const UPTON: &str = "901,Walks,E92000001,England,E06000901,Upton,Counties & UAs (from Apr 2023),Persons,<15 yrs,,,\
2023/24,70.5,69.25,71.75,68,73,141,2000,,Increasing and getting worse,Worse,Not compared,20230000,,,1y";

#[test]
fn every_column_finds_its_place() {
    let read = rows(&table(&[UPTON]));
    let read_table = only_table(&read, Layout::Fingertips);
    assert_eq!(read_table.taken, 1);
    assert!(
        read_table.columns_left.contains(&"Lower CI 99.8 limit".to_owned()),
        "{:?}",
        read_table.columns_left
    );
    assert!(!read_table.columns_left.contains(&"Value".to_owned()));
    let observation = read.observations[0];
    let figures = observation.figures;
    assert_eq!((figures.value, figures.lower, figures.upper), (Some(70.5), Some(69.25), Some(71.75)));
    assert_eq!((figures.numerator, figures.denominator), (Some(141.0), Some(2000.0)));
    assert_eq!(observation.verdict, Some(Verdict::Worse));
    assert_eq!((observation.flag, observation.line), (None, 2));
    assert_eq!(read.areas[0].kind, Some(AreaKind::Place));
    assert_eq!(read.indicators[0].key, "fingertips:901");
    assert_eq!(read.pool.periods()[0].label, "2023/24");
    let group: Vec<(&str, &str)> =
        read.pool.groups()[0].iter().map(|(by, g)| (by.as_str(), g.as_str())).collect();
    assert_eq!(group, [("Sex", "Persons"), ("Age", "<15 yrs")]);
    let hint = &read.indicators[0].suggestions[0];
    assert_eq!((hint.field, hint.value.as_str()), (Field::Polarity, "lower-is-better"));
}

#[test]
fn columns_may_stand_in_any_order_and_some_be_missing() {
    let read = rows("Value,Time period,Colour,AreaCode,IndicatorID\n5,2023,red,E92000001,901\n");
    let table = only_table(&read, Layout::Fingertips);
    assert_eq!((table.taken, &table.columns_left[..]), (1, &["Colour".to_owned()][..]));
    assert_eq!(read.areas[0].kind, Some(AreaKind::Nation), "the code says it");
    assert_eq!(read.areas[0].name, "E92000001");
}

#[test]
fn a_missing_value_has_a_reason_and_no_limits_of_minus_one() {
    let suppressed = UPTON.replace(
        "70.5,69.25,71.75,68,73,141,2000,",
        ",-1,-1,-1,-1,,,Value suppressed for disclosure control",
    );
    let absent = UPTON.replace("2023/24,70.5,69.25,71.75", "2022/23,,,").replace(",Persons,", ",Male,");
    let read = rows(&table(&[&suppressed, &absent]));
    let [first, second] = &read.observations[..] else { panic!() };
    assert_eq!((first.figures.value, first.figures.lower, first.flag), (None, None, Some(Flag::Suppressed)));
    assert!(read.pool.notes()[first.note.unwrap().index()].starts_with("Value suppressed"));
    assert_eq!(second.flag, Some(Flag::NotAvailable));
    assert_eq!(only_table(&read, Layout::Fingertips).remarks.len(), 1);
}

#[test]
fn rows_that_cannot_be_read_say_why() {
    let soon = UPTON.replace("2023/24", "soon");
    let many = UPTON.replace(",70.5,", ",many,");
    let nowhere = UPTON.replace("E06000901,Upton", ",");
    let read = rows(&table(&[UPTON, &soon, &many, &nowhere]));
    let reasons = skipped(only_table(&read, Layout::Fingertips));
    assert_eq!(
        reasons,
        ["3: the period ‘soon’ is of no known form", "4: the value is not a number", "5: the area is blank"]
    );
}

#[test]
fn only_chosen_areas_and_indicators_are_kept() {
    let other = UPTON.replace("E06000901,Upton", "E06000902,Downham");
    let third = UPTON.replace("901,Walks", "902,Runs");
    let choice =
        Choice { areas: vec!["upton".to_owned()], indicators: vec!["901".to_owned()], ..Choice::default() };
    let read = read(table(&[UPTON, &other, &third]).as_bytes(), choice).unwrap();
    let table = only_table(&read, Layout::Fingertips);
    assert_eq!((table.taken, table.not_chosen), (1, 2));
}

#[test]
fn trends_that_contradict_each_other_hint_at_nothing() {
    let other = UPTON.replace("getting worse", "getting better").replace("2023/24", "2022/23");
    let read = rows(&table(&[UPTON, &other]));
    assert!(read.indicators[0].suggestions.is_empty());
}

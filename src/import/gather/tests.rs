//! Whole files: rows above the header, several sheets, tables about areas among figures, cancelling.

use super::*;
use crate::import::choice::Choice;
use crate::import::error::ErrorKind;
use crate::import::source::fixture::{file, workbook};
use crate::import::table::{Gathered, Keep, Layout};
use crate::model::Progress;

fn gathered(name: &str, content: impl AsRef<[u8]>) -> Result<Gathered, crate::import::ImportError> {
    let file = file(name, content);
    gather(&Choice { files: vec![file.path.clone()], ..Choice::default() }, &Progress::default())
}

#[test]
fn a_title_may_stand_above_the_header() {
    let text = "Walking in Two Rivers\nPublished in November\n\nindicator,area,period,value\nWalks,E92000001,2023,5\n";
    let read = gathered("a.csv", text).unwrap();
    assert_eq!((read.tables[0].rows, read.observations.origin(0).line), (1, 5));
    assert_eq!(read.tables[0].first_rows, [["Walks", "E92000001", "2023", "5"]]);
}

#[test]
fn a_sheet_of_notes_beside_figures_is_left_and_said() {
    let notes: &[&[&str]] = &[&["Notes"], &["Figures are invented."]];
    let figures: &[&[&str]] = &[
        &["Walks to the park"],
        &["indicator", "area", "period", "value"],
        &["Walks", "E92000001", "2023", "51.25"],
    ];
    let read = gathered("a.xlsx", workbook(&[("Notes", notes), ("Data", figures)])).unwrap();
    let [table] = &read.tables[..] else { panic!("{:?}", read.tables) };
    assert_eq!((table.sheet.as_deref(), table.layout, table.rows), (Some("Data"), Layout::Tidy, 1));
    assert!(table.remarks.iter().any(|remark| remark.contains("“Notes”")), "{:?}", table.remarks);
    assert_eq!((read.observations.get(0).figures.value, read.observations.origin(0).line), (Some(51.25), 3));
}

#[test]
fn every_sheet_of_a_known_layout_is_a_table() {
    let figures: &[&[&str]] =
        &[&["indicator", "area", "period", "value"], &["Walks", "E92000001", "2023", "5"]];
    let areas: &[&[&str]] = &[&["code", "name"], &["E92000001", "England"]];
    let read = gathered("a.xlsx", workbook(&[("Figures", figures), ("Areas", areas)])).unwrap();
    let layouts: Vec<Layout> = read.tables.iter().map(|table| table.layout).collect();
    assert_eq!(layouts, [Layout::Areas, Layout::Tidy], "what is known about areas is read first");
    assert_eq!(read.known_areas[0].name, "England");
}

#[test]
fn a_layout_that_is_asked_for_is_not_guessed_at() {
    let file = file("a.csv", "indicator,area,period,value\nWalks,E92000001,2023,5\n");
    let asked = |layout| {
        let choice = Choice { files: vec![file.path.clone()], layout: Some(layout), ..Choice::default() };
        gather(&choice, &Progress::default())
    };
    assert!(asked(Layout::Tidy).is_ok());
    let error = asked(Layout::Ees).unwrap_err();
    assert!(error.sentence().contains("needs time_period and geographic_level"), "{error}");
    assert_eq!(error.line(), Some(1));
}

#[test]
fn a_cancelled_import_ends_at_once() {
    let file = file("a.csv", "indicator,area,period,value\nWalks,E92000001,2023,5\n".repeat(5000));
    let progress = Progress::default();
    progress.cancel();
    let choice = Choice { files: vec![file.path.clone()], ..Choice::default() };
    assert_eq!(gather(&choice, &progress).unwrap_err().kind(), ErrorKind::Cancelled);
}

#[test]
fn names_alone_are_counted_without_their_figures() {
    let file = file("a.csv", "indicator,area,period,value\nWalks,E92000001,2023,5\nWalks,E92000001,2024,6\n");
    let choice = Choice { files: vec![file.path.clone()], ..Choice::default() };
    let read = pass(&choice, Keep::Names, &Progress::default()).unwrap();
    assert_eq!((read.indicators[0].figures, read.areas[0].figures), (2, 2));
    assert!(read.observations.is_empty());
}

#[test]
fn notes_under_a_table_are_counted_with_their_texts() {
    let text =
        "indicator,area,period,value\nWalks,E92000001,2023,5\n\n\"Notes: c = suppressed\"\nSource: OHID\n";
    let read = gathered("a.csv", text).unwrap();
    let table = &read.tables[0];
    assert_eq!((table.rows, table.taken), (3, 1));
    let reasons: Vec<&str> = table.skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
    let expected = [
        "it is a note under the table: ‘Notes: c = suppressed’",
        "it is a note under the table: ‘Source: OHID’",
    ];
    assert_eq!(reasons, expected);
}

//! Whole files: rows above the header, several sheets, tables about areas among figures, cancelling.

use super::*;
use crate::import::choice::Choice;
use crate::import::error::ErrorKind;
use crate::import::source::fixture::{file, workbook};
use crate::import::table::{Field, Gathered, Keep, Layout, Mapping, Missing, TableMapping};
use crate::model::{Progress, Role};

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
    assert!(table.remarks.iter().any(|remark| remark.contains("‘Notes’")), "{:?}", table.remarks);
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

#[test]
fn the_cells_of_a_table_of_no_known_layout_make_likely_what_its_columns_hold() {
    let of = |content: &str| {
        let error = gathered("a.csv", content).unwrap_err();
        let [seen] = error.seen() else { panic!("{:?}", error.seen()) };
        (seen.roles.clone(), seen.missing.clone())
    };
    let rows = |what: &str, row: fn(&str, u32, &str, usize) -> String| {
        let mut table = format!("{what}\n");
        for (at, area) in ["Bolton", "Bury", "Oldam", "Rochdale"].into_iter().enumerate() {
            for year in [2021, 2022] {
                table.extend(["Walks", "Rides"].map(|topic| row(area, year, topic, 10 + at)));
            }
        }
        table
    };
    // A name that nobody knows among many is a slip of the finger; years that come again and again are no figures.
    let odd = rows("Where,When,What,How much", |area, year, topic, value| {
        format!("{area},{year},{topic},{value}\n")
    });
    assert_eq!(of(&odd), (vec![Role::Name, Role::Period, Role::Indicator, Role::Value], Vec::new()));
    // Groups of people are not what is measured.
    let odd = rows("Where,When,Who,How much", |area, year, topic, value| {
        format!("{area},{year},{},{value}\n", if topic == "Walks" { "Men" } else { "Women" })
    });
    assert_eq!(of(&odd), (vec![Role::Name, Role::Period, Role::Ignore, Role::Value], Vec::new()));
    // Numbers that might be years, each once, are figures.
    let once = "Where,Pupils\nBolton,2019\nBury,2022\nOldham,2001\n";
    assert_eq!(of(once), (vec![Role::Name, Role::Value], vec![Missing::Period]));
}

/// What somebody says of the columns of tables with this header, as `COLUMN=ROLE`.
fn said(names: &[&str], roles: &[&str]) -> TableMapping {
    let owned = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    TableMapping::new(&owned(names), Mapping::read(&owned(roles)).unwrap())
}

fn gathered_as(content: &str, tables: Vec<TableMapping>) -> Result<Gathered, crate::import::ImportError> {
    let file = file("a.csv", content);
    let choice = Choice { files: vec![file.path.clone()], tables, ..Choice::default() };
    gather(&choice, &Progress::default())
}

const ODD: &str = "Walks to the park\nWhereabouts,Pct moving,Who\nUpton,51,Men\nDownham,49,Men\n";

#[test]
fn a_table_of_no_known_layout_is_refused_with_what_was_seen_and_what_is_missing() {
    let error = gathered("a.csv", ODD).unwrap_err();
    let [seen] = error.seen() else { panic!("{:?}", error.seen()) };
    assert_eq!((seen.columns.join(","), error.line()), ("Whereabouts,Pct moving,Who".to_owned(), Some(2)));
    assert_eq!(seen.first_rows[0], ["Upton", "51", "Men"]);
    assert_eq!(seen.roles, [Role::Ignore, Role::Value, Role::Ignore], "figures are known by what they are");
    assert_eq!(seen.missing, [Missing::Area, Missing::Period]);
    let others: Vec<u64> = seen.other_headers.iter().map(|(line, _)| *line).collect();
    assert_eq!(others, [3, 4], "a title is no header");
}

#[test]
fn it_is_read_once_it_is_said_and_another_table_is_not_disturbed() {
    let names = ["Whereabouts", "Pct moving", "Who"];
    let odd = said(&names, &["Whereabouts=name", "Pct moving=value", "Who=breakdown"]);
    let other = said(&["Area", "Pct moving"], &["Pct moving=ignore"]);
    let read = gathered_as(ODD, vec![other, odd.clone()]).unwrap();
    assert_eq!(read.observations.len(), 2);
    assert_eq!(read.tables[0].said.as_ref(), Some(&odd));
    assert_eq!(read.tables[0].roles, [Role::Name, Role::Value, Role::Breakdown]);
    assert!(read.tables[0].lacks_period);
}

#[test]
fn another_row_is_the_header_where_somebody_says_so() {
    let text = "Place of the survey,Years of it,How many\nUpton,2023,51\nWhere,Pct,\nDownham,50,\n";
    let error = gathered_as(text, vec![said(&["Where", "Pct", ""], &[])]).unwrap_err();
    assert_eq!((error.line(), error.seen()[0].columns[0].as_str()), (Some(3), "Where"));
    let tables = vec![said(&["Where", "Pct", ""], &["Where=name", "Pct=value"])];
    assert_eq!(gathered_as(text, tables).unwrap().observations.len(), 1);
}

#[test]
fn a_column_without_a_name_can_be_said() {
    let error = gathered_as(",,Pct\nUpton,Men,51\n", Vec::new()).unwrap_err();
    assert_eq!(error.line(), Some(1), "the row of the names, not of the words");
    let roles = ["column 1=name", "column 2=breakdown", "Pct=value"];
    let read = gathered_as(",,Pct\nUpton,Men,51\n", vec![said(&["", "", "Pct"], &roles)]).unwrap();
    assert_eq!(read.areas[0].name, "Upton");
    let group: Vec<_> = read.pool.groups().iter().flatten().map(|(_, group)| group.as_str()).collect();
    assert_eq!(group, ["Men"]);
}

#[test]
fn a_sheet_of_no_known_layout_beside_figures_can_be_said_too() {
    let odd: &[&[&str]] = &[&["Whereabouts", "Pct"], &["Upton", "51"]];
    let figures: &[&[&str]] =
        &[&["indicator", "area", "period", "value"], &["Walks", "E92000001", "2023", "5"]];
    let workbook = file("a.xlsx", workbook(&[("Figures", figures), ("Odd", odd)]));
    let mut choice = Choice { files: vec![workbook.path.clone()], ..Choice::default() };
    let read = pass(&choice, Keep::Names, &Progress::default()).unwrap();
    assert_eq!((read.tables.len(), read.left[0].sheet.as_deref()), (1, Some("Odd")));
    choice.tables = vec![said(&["Whereabouts", "Pct"], &["Whereabouts=name", "Pct=value"])];
    let read = pass(&choice, Keep::Names, &Progress::default()).unwrap();
    assert_eq!((read.tables.len(), read.left.len()), (2, 0));
}

#[test]
fn a_sheet_without_a_name_is_called_by_its_file() {
    let suggested = |sheet: &str| {
        let rows: &[&[&str]] = &[&["area", "period", "value"], &["E08000901", "2022", "5"]];
        let book = file("a.xlsx", workbook(&[(sheet, rows)]));
        let choice = Choice { files: vec![book.path.clone()], ..Choice::default() };
        let read = pass(&choice, Keep::Figures, &Progress::default()).unwrap();
        let said = read.indicators[0].suggestions.iter().filter(|said| said.field == Field::Name);
        said.map(|said| said.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(suggested("Walks"), ["Walks"]);
    assert_eq!(suggested(" "), ["a"]);
}

#[test]
fn a_row_of_figures_is_never_taken_for_the_header() {
    for rows in [
        "E08000901,Upton,2022,690\nE92000001,England,2022,820\n",
        "E08000901,Upton,2022\nE92000001,England,2023\n",
        "E08000901,E12000002,2022,690.5\nE08000902,E12000002,2022,820.5\n",
        "England,2022,690.5\nNorth West,2022,820.5\n",
    ] {
        let read = gathered("a.csv", rows);
        assert!(read.is_err(), "{rows}: {:?}", read.unwrap().tables);
    }
    let error = gathered("a.csv", "E08000901,Upton,2022,690\nE92000001,England,2022,820\n").unwrap_err();
    assert!(
        error.sentence().starts_with("There is no header: this row (E08000901, Upton, 2022, 690)"),
        "{error}"
    );
    // Areas across, with a year in the corner.
    let across = "2022,E08000901,E92000001\nWalks,5,6\nSwims,7,8\n";
    let across = gathered("a.csv", across);
    assert!(across.is_ok_and(|read| read.tables[0].rows == 2));
}

#[test]
fn a_measure_of_numbers_is_the_value_and_no_row_is_lost() {
    for rows in [
        "indicator,area_code,area_name,year,measure\nWalks,E08000901,Upton,2012,690.1\nWalks,E92000001,England,2012,820.2\n",
        "indicator,area_code,area_name,year,period,measure\nWalks,E08000901,Upton,2012,2012/13,690.1\n\
         Walks,E92000001,England,2012,2012/13,820.2\n",
    ] {
        let read = gathered("a.csv", rows).unwrap();
        let values: Vec<_> = read.observations.iter().map(|it| it.figures.value).collect();
        assert_eq!((read.tables[0].rows, values), (2, vec![Some(690.1), Some(820.2)]), "{rows}");
    }
}

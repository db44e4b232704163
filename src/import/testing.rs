//! Tables for the tests of layouts.

use crate::import::choice::Choice;
use crate::import::error::ImportError;
use crate::import::gather::{gather, pass};
pub(in crate::import) use crate::import::source::fixture::workbook;
use crate::import::source::fixture::{SheetXml, TempFile, file, sheet_data, workbook_with};
use crate::import::table::{Gathered, Keep, Layout, Mapping, Observation, Published, TableRead};
use crate::model::{PeriodKind, Progress};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// What this text gives, read as a file of the layout that its header has.
pub(in crate::import) fn rows(csv: &str) -> Gathered {
    read(csv.as_bytes(), Choice::default()).expect("the table is read")
}

/// What this text gives, read as a file, of what `choice` asks for; the choice's own files are not looked at.
pub(in crate::import) fn read(csv: &[u8], choice: Choice) -> Result<Gathered, ImportError> {
    let folder = tempfile::tempdir().expect("there is room for a file");
    let file = folder.path().join("table.csv");
    fs::write(&file, csv).expect("the file is written");
    pass(&Choice { files: vec![file], ..choice }, Keep::Figures, &Progress::default())
}

/// What this text comes to with all its areas, when all rows are known.
pub(in crate::import) fn gathered(csv: &str) -> Gathered {
    let folder = tempfile::tempdir().expect("there is room for a file");
    let file = folder.path().join("table.csv");
    fs::write(&file, csv).expect("the file is written");
    let choice = Choice { files: vec![file], areas: vec!["all".to_owned()], ..Choice::default() };
    gather(&choice, &Progress::default()).expect("the table is read")
}

/// What this text gives, of whose columns somebody says what they hold.
pub(in crate::import) fn said(csv: &str, roles: &[&str]) -> Gathered {
    try_said(csv, roles).expect("the table is read")
}

/// The figures of a table of whose columns this is said, or why it is not read.
pub(in crate::import) fn tried(csv: &str, roles: &[&str]) -> Result<Vec<String>, String> {
    match try_said(csv, roles) {
        Ok(gathered) => Ok(figures(&gathered)),
        Err(error) => Err(error.sentence().to_owned()),
    }
}

fn try_said(csv: &str, roles: &[&str]) -> Result<Gathered, ImportError> {
    let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
    let mapping = Mapping::read(&roles).expect("the roles are read");
    read(csv.as_bytes(), Choice { mapping, ..Choice::default() })
}

/// What a workbook gives that has this sheet alone.
pub(in crate::import) fn sheet(name: &str, rows: &[&[&str]]) -> Gathered {
    book(&[(name, rows)])
}

/// What a workbook gives that has this sheet alone, whose third column has a number format.
pub(in crate::import) fn formatted(rows: &[&[&str]], format: &str) -> Gathered {
    let data = sheet_data(rows).replace("<c r=\"C", "<c s=\"2\" r=\"C");
    let sheet = SheetXml { name: "Spending", state: "visible", data };
    read_book(&file("table.xlsx", workbook_with(&[sheet], &[], format)))
}

/// A workbook that has these sheets.
pub(in crate::import) fn book_file(sheets: &[(&str, &[&[&str]])]) -> TempFile {
    file("table.xlsx", workbook(sheets))
}

/// What a workbook gives that has these sheets.
pub(in crate::import) fn book(sheets: &[(&str, &[&[&str]])]) -> Gathered {
    read_book(&book_file(sheets))
}

fn read_book(book: &TempFile) -> Gathered {
    let choice = Choice { files: vec![book.path.clone()], ..Choice::default() };
    pass(&choice, Keep::Figures, &Progress::default()).expect("the workbook is read")
}

/// Each figure as `indicator | group | area | period | value (lower to upper, numerator of denominator)`, sorted, those
/// of one place taken together.
pub(in crate::import) fn figures(gathered: &Gathered) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for observation in gathered.observations.iter() {
        let found = &gathered.indicators[observation.indicator.index()];
        let indicator = found.definition.name.as_deref().unwrap_or(&found.key);
        let group = gathered.pool.groups()[observation.group.index()].iter();
        let group = group.map(|(by, group)| format!("{by}: {group}")).collect::<Vec<_>>().join(", ");
        let area = gathered.areas[observation.area.index()].id();
        let period = gathered.pool.periods()[observation.period.index()].may_be.first();
        let period = period.map(ToString::to_string).unwrap_or_default();
        places.entry(format!("{indicator} | {group} | {area} | {period}")).or_default().push(observation);
    }
    let said = |(place, observations): (String, Vec<_>)| {
        let Some(figure) = Observation::together(&observations) else {
            return format!("{place} | contradict each other");
        };
        let number = |number: Option<f64>| number.map_or("–".to_owned(), |number| number.to_string());
        let figures = figure.figures;
        let mut line = format!("{place} | {}", number(figures.value));
        if figures.lower.is_some() || figures.upper.is_some() {
            write!(line, " ({} to {})", number(figures.lower), number(figures.upper)).unwrap();
        }
        if figures.numerator.is_some() || figures.denominator.is_some() {
            write!(line, " ({} of {})", number(figures.numerator), number(figures.denominator)).unwrap();
        }
        line
    };
    places.into_iter().map(said).collect()
}

/// Says that every row of the only table is accounted for, and gives the table.
#[track_caller]
pub(in crate::import) fn only_table(gathered: &Gathered, layout: Layout) -> &TableRead {
    let [table] = &gathered.tables[..] else { panic!("{} tables", gathered.tables.len()) };
    assert_eq!(table.layout, layout);
    let skipped: u64 = table.skipped.iter().map(|skipped| skipped.lines.count()).sum();
    assert_eq!(table.rows, table.taken + table.not_chosen + skipped);
    table
}

/// The rows that gave nothing, as `line: reason`, in the order of the lines.
pub(in crate::import) fn skipped(table: &TableRead) -> Vec<String> {
    let mut skipped = table.skipped.clone();
    skipped.sort_by_key(|skipped| skipped.lines.runs().first().copied());
    skipped.iter().map(|skipped| format!("{}: {}", skipped.lines, skipped.reason)).collect()
}

/// What a published period may be: its likeliest label, and all kinds.
pub(in crate::import) fn named(published: &Published) -> (String, Vec<PeriodKind>) {
    let periods = &published.may_be;
    (periods[0].to_string(), periods.iter().map(|period| period.kind()).collect())
}

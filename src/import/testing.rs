//! Tables for the tests of layouts.

use crate::import::choice::Choice;
use crate::import::error::ImportError;
use crate::import::gather::pass;
use crate::import::source::fixture::{file, workbook};
use crate::import::table::{Gathered, Keep, Layout, Published, TableRead};
use crate::model::{PeriodKind, Progress};
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

/// What a workbook gives that has this sheet alone.
pub(in crate::import) fn sheet(name: &str, rows: &[&[&str]]) -> Gathered {
    let book = file("table.xlsx", workbook(&[(name, rows)]));
    let choice = Choice { files: vec![book.path.clone()], ..Choice::default() };
    pass(&choice, Keep::Figures, &Progress::default()).expect("the workbook is read")
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

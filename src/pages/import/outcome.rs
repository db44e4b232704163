//! What an import would change, as it is shown before it is taken.

use super::changed::ChangedRow;
use crate::import::{FileReport, Report, without_options};
use crate::model::{Scorecard, Word};
use crate::words::number;
use crate::words::strand_name;

/// A part of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OutcomeTab {
    /// What became of each file.
    #[default]
    Files,
    /// Figures that are another now.
    Changed,
    /// Indicators and areas that are new.
    New,
}

/// Something that the scorecard did not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// Its name.
    pub name: String,
    /// What it is: an indicator of a strand, a kind of area.
    pub about: String,
}

/// What became of one file, or of one sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// Its name.
    pub name: String,
    /// Its layout.
    pub layout: &'static str,
    /// Rows read, taken, repeated, not chosen, skipped.
    pub rows: [String; 5],
    /// Why rows were skipped, which columns were not used, what was decided.
    pub details: Vec<String>,
}

/// What an import would change, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The part on screen.
    pub tab: OutcomeTab,
    /// The numbers that matter most, with what they count.
    pub tiles: Vec<(String, &'static str)>,
    /// File by file.
    pub files: Vec<FileRow>,
    /// What else was decided.
    pub remarks: Vec<String>,
    /// The changed figures.
    pub changed: Vec<ChangedRow>,
    /// New indicators, then new areas.
    pub new: Vec<NewRow>,
    /// The report as text.
    pub text: String,
}

impl Outcome {
    /// From a report and the scorecard that came of it.
    pub fn new(report: &Report, scorecard: &Scorecard) -> Self {
        let changed: Vec<ChangedRow> =
            report.revisions.iter().map(|revision| ChangedRow::new(revision, scorecard)).collect();
        let of = |count: u64, one: &'static str, many: &'static str| {
            (number::count(count), if count == 1 { one } else { many })
        };
        Self {
            tab: if changed.is_empty() { OutcomeTab::Files } else { OutcomeTab::Changed },
            tiles: vec![
                of(report.new, "new figure", "new figures"),
                of(changed.len() as u64, "changed figure", "changed figures"),
                of(report.unchanged, "unchanged figure", "unchanged figures"),
                of(report.new_indicators.len() as u64, "new indicator", "new indicators"),
                of(report.new_areas.len() as u64, "new area", "new areas"),
            ],
            files: report.files.iter().map(file_row).collect(),
            remarks: report
                .brings
                .sentence()
                .into_iter()
                .chain(report.remarks.iter().map(String::as_str))
                .map(without_options)
                .collect(),
            changed,
            new: new_rows(report, scorecard),
            text: report.lines().join("\n") + "\n",
        }
    }
}

fn file_row(file: &FileReport) -> FileRow {
    let skipped = file.skipped.iter().map(|skipped| skipped.lines.count()).sum();
    let counts = [file.rows, file.taken, file.repeated, file.not_chosen, skipped];
    FileRow {
        name: file.name(),
        layout: file.layout.name(),
        rows: counts.map(number::count),
        // The first line holds the counts, which stand in the table.
        details: file.lines().iter().skip(1).map(|line| without_options(line.trim())).collect(),
    }
}

fn new_rows(report: &Report, scorecard: &Scorecard) -> Vec<NewRow> {
    let indicators = report.new_indicators.iter().map(|id| match scorecard.indicator_by_id(id) {
        Some(at) => {
            let indicator = scorecard.indicator(at);
            let about = format!("{} · {}", strand_name(indicator.strand), indicator.measure.unit);
            NewRow { name: indicator.name.clone(), about }
        }
        None => NewRow { name: id.clone(), about: "Indicator".to_owned() },
    });
    let areas = report.new_areas.iter().map(|code| match scorecard.area_by_code(code) {
        Some(at) => {
            let area = scorecard.area(at);
            NewRow { name: area.name.clone(), about: format!("{} · {code}", area.kind.as_str()) }
        }
        None => NewRow { name: code.clone(), about: "Area".to_owned() },
    });
    indicators.chain(areas).collect()
}

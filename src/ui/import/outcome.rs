//! What an import would change, as it is shown before it is taken.

use super::report_text as text;
use crate::import::Report;
use crate::model::Scorecard;
use crate::present::number::fixed;
use crate::present::page::strand_name;

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

/// A figure that is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// The indicator, and the group where it is not everyone.
    pub indicator: String,
    /// The area.
    pub area: String,
    /// The period.
    pub period: String,
    /// The figure before.
    pub before: String,
    /// The figure now.
    pub after: String,
    /// What else changed.
    pub also: String,
    /// Where it comes from.
    pub from: String,
}

/// Something that the scorecard did not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// Its name.
    pub name: String,
    /// What it is: an indicator of a strand, a kind of area.
    pub about: String,
}

/// The lines about one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLines {
    /// Its name.
    pub name: String,
    /// What became of its rows.
    pub lines: Vec<String>,
}

/// What an import would change, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The part on screen.
    pub tab: OutcomeTab,
    /// The numbers that matter most, with what they count.
    pub tiles: Vec<(String, &'static str)>,
    /// File by file.
    pub files: Vec<FileLines>,
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
        let number = |count: usize| fixed(count as f64, 0);
        let changed: Vec<ChangedRow> = report
            .revisions
            .iter()
            .map(|revision| ChangedRow {
                indicator: text::indicator_name(scorecard, revision),
                area: text::area_name(scorecard, &revision.area),
                period: revision.period.clone(),
                before: text::figure(revision.before, revision.flag_before),
                after: text::figure(revision.after, revision.flag_after),
                also: text::also(revision),
                from: format!(
                    "{}, line {}",
                    revision.from.0.file_name().unwrap_or_default().to_string_lossy(),
                    fixed(revision.from.1 as f64, 0)
                ),
            })
            .collect();
        Self {
            tab: if changed.is_empty() { OutcomeTab::Files } else { OutcomeTab::Changed },
            tiles: vec![
                (fixed(report.new as f64, 0), "new figures"),
                (number(report.revisions.len()), "changed figures"),
                (fixed(report.unchanged as f64, 0), "unchanged figures"),
                (number(report.new_indicators.len()), "new indicators"),
                (number(report.new_areas.len()), "new areas"),
            ],
            files: (report.files.iter())
                .map(|file| FileLines { name: text::file_name(file), lines: text::file_lines(file) })
                .collect(),
            remarks: report.remarks.clone(),
            changed,
            new: new_rows(report, scorecard),
            text: text::whole(report, scorecard),
        }
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
            NewRow {
                name: area.name.clone(),
                about: format!("{} · {code}", crate::model::Word::as_str(area.kind)),
            }
        }
        None => NewRow { name: code.clone(), about: "Area".to_owned() },
    });
    indicators.chain(areas).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Revision;
    use crate::model::Flag;
    use std::path::PathBuf;

    #[test]
    fn a_changed_figure_shows_every_digit_or_why_there_is_none() {
        assert_eq!(text::figure(Some(1234.5), None), "1,234.5");
        assert_eq!(text::figure(Some(-0.125), None), "−0.125");
        assert_eq!(text::figure(None, None), "none");
        let flag = <Flag as crate::model::Word>::ALL[0];
        let word = crate::model::Word::as_str(flag).replace('-', " ");
        assert_eq!(text::figure(None, Some(flag)), word);
    }

    #[test]
    fn what_else_changed_is_said_in_words() {
        let revision = Revision {
            indicator: "smoking".to_owned(),
            breakdown: None,
            area: "E92000001".to_owned(),
            period: "2023".to_owned(),
            before: Some(1.0),
            flag_before: None,
            after: Some(2.0),
            flag_after: None,
            also: vec!["lower", "numerators"],
            from: (PathBuf::from("a.csv"), 7),
        };
        assert_eq!(text::also(&revision), "lower limit, numerator");
    }
}

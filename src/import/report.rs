//! What an import took, changed and left, with reasons and line numbers. Nothing goes missing between the counts.

use super::table::people::natural;
use super::table::{KeptReason, Layout};
use crate::model::Flag;
use std::cmp::Reverse;
use std::fmt;
use std::path::PathBuf;

/// Lines of a file, in runs. Very many single lines are counted and the last of them not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    runs: Vec<(u64, u64)>,
    count: u64,
}

impl Lines {
    /// The most runs that are listed.
    const MOST_RUNS: usize = 200;

    /// Adds a line; lines come in ascending order.
    pub(super) fn add(&mut self, line: u64) {
        self.count += 1;
        let has_room = self.runs.len() < Self::MOST_RUNS;
        match self.runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ if has_room => self.runs.push((line, line)),
            _ => {}
        }
    }

    /// Adds the lines of another list.
    pub(super) fn join(&mut self, other: &Self) {
        let mut runs: Vec<(u64, u64)> = self.runs.iter().chain(&other.runs).copied().collect();
        runs.sort_unstable();
        runs.dedup_by(|(first, last), (_, before)| {
            let touches = *before + 1 == *first;
            if touches {
                *before = *last;
            }
            touches
        });
        runs.truncate(Self::MOST_RUNS);
        *self = Self { runs, count: self.count + other.count };
    }

    /// Counts further lines that are not listed.
    pub(super) fn add_unlisted(&mut self, count: u64) {
        self.count += count;
    }

    /// How many lines there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The runs of lines that are listed, first and last.
    pub fn runs(&self) -> &[(u64, u64)] {
        &self.runs
    }
}

impl Lines {
    /// `line 12`, `lines 12, 40–55 and 300 more`.
    pub(crate) fn said(&self) -> String {
        let line = if self.count == 1 { "line" } else { "lines" };
        format!("{line} {self}")
    }
}

/// `12, 40–55 and 300 more`.
impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        let shown = &self.runs[..self.runs.len().min(SHOWN)];
        let words: Vec<String> = shown
            .iter()
            .map(|(first, last)| if first == last { format!("{first}") } else { format!("{first}–{last}") })
            .collect();
        write!(f, "{}", words.join(", "))?;
        let listed: u64 = shown.iter().map(|(first, last)| last - first + 1).sum();
        match self.count - listed {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// Rows that gave nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// A clause such as `the period ‘soon’ is of no known form`.
    pub reason: String,
    /// What reasons of its kind share: `the period is of no known form`.
    pub kind: &'static str,
    pub lines: Lines,
}

impl Skipped {
    pub(super) fn of(reason: &KeptReason, lines: Lines) -> Self {
        Self { reason: reason.words.clone(), kind: reason.kind, lines }
    }

    /// The commonest first, whatever order the rows are in.
    pub(super) fn in_order(all: impl Iterator<Item = Self>) -> Vec<Self> {
        let mut all: Vec<Self> = all.collect();
        all.sort_by(|one, other| {
            let key = |skipped: &Self| (Reverse(skipped.lines.count()), skipped.kind);
            key(one).cmp(&key(other)).then_with(|| natural(&one.reason, &other.reason))
        });
        all
    }
}

/// What became of one file, or of one sheet of a workbook. `rows` is the sum of the other counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    pub file: PathBuf,
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<String>,
    pub layout: Layout,
    pub rows: u64,
    /// Rows whose figures are in the scorecard now, or that said something about areas or indicators.
    pub taken: u64,
    /// Rows that say what another row has said.
    pub repeated: u64,
    /// Rows of areas or indicators that were not chosen.
    pub not_chosen: u64,
    pub skipped: Vec<Skipped>,
    /// Columns that nothing was taken from.
    pub columns_left: Vec<String>,
    pub remarks: Vec<String>,
}

/// A figure that was in the scorecard already and is another now.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    pub indicator: String,
    /// Dimension and group, where it is not everyone.
    pub breakdown: Option<(String, String)>,
    pub area: String,
    pub period: String,
    pub before: Option<f64>,
    pub flag_before: Option<Flag>,
    pub after: Option<f64>,
    pub flag_after: Option<Flag>,
    /// What else changed: `lower`, `upper`, `numerators`, `denominators`, `flags`, `notes`, `verdicts`.
    pub also: Vec<&'static str>,
    /// The file and line it comes from.
    pub from: (PathBuf, u64),
}

/// What an import took, changed and left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub files: Vec<FileReport>,
    pub new: u64,
    /// Figures that were there already, the same.
    pub unchanged: u64,
    /// Figures that are another now, in the order of the document.
    pub revisions: Vec<Revision>,
    /// Ids of the indicators that are new.
    pub new_indicators: Vec<String>,
    /// Codes of the areas that are new.
    pub new_areas: Vec<String>,
    /// What it changes of a scorecard that was there; of a new one nothing is said.
    pub brings: Brings,
    /// Everything else that was decided, one sentence each.
    pub remarks: Vec<String>,
}

/// What an import brings a scorecard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Brings {
    /// Something that is told of it, or a new scorecard.
    #[default]
    Something,
    /// Only what later imports are to know.
    Notes,
    /// Nothing: the scorecard keeps every byte.
    Nothing,
}

impl Brings {
    /// It in a sentence, where nothing that is told of the places is new.
    pub fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Something => None,
            Self::Notes => Some(
                "Nothing in it is new: only what its files call things, and what was answered, is noted for later imports.",
            ),
            Self::Nothing => Some("Nothing in it is new: the scorecard stays as it is."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_listed_in_runs() {
        let mut lines = Lines::default();
        for line in [3, 7, 8, 9, 20] {
            lines.add(line);
        }
        assert_eq!(lines.said(), "lines 3, 7–9, 20");
        for line in (30..1000).step_by(2) {
            lines.add(line);
        }
        assert_eq!(lines.count(), 490);
        assert!(lines.to_string().ends_with(" and 480 more"), "{lines}");
    }
}

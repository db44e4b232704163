//! The scorecard that was opened beside the one on screen: what is said of it, and of what the two files do not have in common.

use crate::analysis::{Matched, editions};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::pages::{Beside, Given};
use crate::words::{different_benchmarks, editions_words, not_comparable, only_in, sentence_case};

/// The place that stands second: of the scorecard on screen, or of the one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    Here(AreaId),
    There(AreaId),
}

impl Second {
    /// The place, in the file that it is of.
    pub(super) fn place(self) -> AreaId {
        match self {
            Self::Here(place) | Self::There(place) => place,
        }
    }
}

/// What is said of the scorecard beside.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherFile {
    /// Its title, for the button that closes it.
    pub title: String,
    /// Its title, edition and file, and that it is only read.
    pub told: String,
    /// What is to be known before the two files are compared: what became of the file, other editions, other benchmarks.
    pub notes: Vec<String>,
    /// Indicators that are not compared, in lists with a head; only while one of its places is looked at.
    pub left_out: Vec<(String, Vec<String>)>,
}

impl OtherFile {
    /// What is said where a place of it stands second, and where it only lies ready.
    pub(super) fn of(given: Given<'_>, beside: Beside<'_>, compared: Option<(&Matched, [&str; 2])>) -> Self {
        let (header, title) = (beside.scorecard.header(), beside.outline.title.clone());
        let edition = header.edition.as_ref().map(|edition| format!(", {edition}")).unwrap_or_default();
        let mut notes: Vec<String> = beside.news.map(str::to_owned).into_iter().collect();
        let mut left_out = Vec::new();
        if let Some((matched, names)) = compared {
            let files = [given.scorecard, beside.scorecard];
            notes.extend(different_benchmarks(names, files));
            notes.extend(editions_words(files, &editions(matched, files)));
            left_out = lists(matched, files, [&given.scorecard.header().title, &title]);
        }
        Self {
            told: format!("Beside it: {title}{edition}, from {}; only read here", beside.file),
            title,
            notes,
            left_out,
        }
    }

    /// Everything it says, in the order of reading.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut said = vec![format!("{}.", self.told)];
        said.extend(self.notes.iter().cloned());
        for (head, items) in &self.left_out {
            said.push(format!("{head}: {}.", items.join("; ")));
        }
        said
    }
}

/// The indicators that are not compared.
fn lists(matched: &Matched, files: [&Scorecard; 2], titles: [&str; 2]) -> Vec<(String, Vec<String>)> {
    let names = |scorecard: &Scorecard, ids: &[IndicatorId]| -> Vec<String> {
        ids.iter().map(|id| scorecard.indicator(*id).short.clone()).collect()
    };
    let different =
        matched.different.iter().map(|it| not_comparable(files, *it, ["here", "there"])).collect();
    let mut lists = vec![("Measured differently in the two files".to_owned(), different)];
    for at in 0..2 {
        let only = &matched.only[at];
        lists.push((sentence_case(&only_in(titles[at], only.len())), names(files[at], only)));
    }
    lists.retain(|(_, items): &(String, Vec<String>)| !items.is_empty());
    lists
}

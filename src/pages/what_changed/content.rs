//! What the page says.

use crate::analysis::changed::{Edition, Way, changed, is_one_system};
use crate::model::{IndicatorId, Scorecard};
use crate::pages::{Command, Given, Leads};
use crate::words::{
    About, ChangedLine, ChangedSection, ChangedTold, changed_told, different_systems, more_told,
};

/// What is said where no other edition is open.
const NONE_YET: &str = "Open another edition of this scorecard beside it, such as the file of an earlier board. It is only read.";

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatChangedPage {
    /// What changed in a sentence, or that there is nothing to compare with.
    pub title: String,
    /// The title of the other edition, for the button that closes it.
    pub other: Option<String>,
    /// Which edition lies beside, or that one is to be opened.
    pub subtitle: String,
    /// What is to be known first.
    pub notes: Vec<String>,
    pub sections: Vec<Section>,
}

/// Changes of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub title: &'static str,
    pub lines: Vec<Line>,
    /// That there are more.
    pub more: Option<String>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    /// Whether it is for the worse or the better.
    pub way: Way,
    /// What brings a reader to it, in the scorecard on screen; nothing where no page of that shows it.
    pub leads_to: Vec<Command>,
    /// The indicator that it is about there.
    pub indicator: Option<IndicatorId>,
}

impl WhatChangedPage {
    /// Everything it says, in the order of reading; nothing without another edition.
    pub fn sentences(&self) -> Vec<String> {
        if self.other.is_none() {
            return Vec::new();
        }
        let mut said = vec![self.title.clone(), self.subtitle.clone()];
        said.extend(self.notes.iter().cloned());
        for section in &self.sections {
            said.push(section.title.to_owned());
            said.extend(section.lines.iter().map(|line| line.text.clone()));
            said.extend(section.more.clone());
        }
        said
    }
}

/// The page of the scorecard on screen and of the one beside.
pub fn what_changed_page(given: Given<'_>) -> WhatChangedPage {
    let Some(beside) = given.beside else {
        return WhatChangedPage {
            title: "What changed since another edition".to_owned(),
            other: None,
            subtitle: NONE_YET.to_owned(),
            notes: Vec::new(),
            sections: Vec::new(),
        };
    };
    let here = Edition { scorecard: given.scorecard, analysis: given.analysis };
    let there = Edition { scorecard: beside.scorecard, analysis: beside.analysis };
    // The one on screen is the newer, unless it was published before the other.
    let at = usize::from(!is_after(there.scorecard, here.scorecard));
    let editions = if at == 1 { [there, here] } else { [here, there] };
    let edition = beside.scorecard.header().edition.as_ref().map(|edition| format!(", {edition}"));
    let subtitle = format!(
        "{} beside: {}{}, from {}; only read here.",
        if at == 1 { "The older edition" } else { "The newer edition" },
        beside.outline.title,
        edition.unwrap_or_default(),
        beside.file
    );
    let mut notes: Vec<String> = beside.news.map(str::to_owned).into_iter().collect();
    let other = Some(beside.outline.title.clone());
    let files = editions.map(|edition| edition.scorecard);
    if !is_one_system(files) {
        return WhatChangedPage {
            title: different_systems(files),
            other,
            subtitle,
            notes,
            sections: Vec::new(),
        };
    }
    let told = changed_told(&changed(editions), editions, beside.written);
    let ChangedTold { headline, notes: more, sections } = told;
    notes.extend(more);
    WhatChangedPage {
        title: headline,
        other,
        subtitle,
        notes,
        sections: sections.into_iter().map(|it| section(it, at, given)).collect(),
    }
}

/// Whether one edition was published after another.
fn is_after(one: &Scorecard, other: &Scorecard) -> bool {
    let [one, other] = [one, other].map(|file| file.header().published);
    one.zip(other).is_some_and(|(one, other)| one > other)
}

/// A section whose lines lead to what is on screen, which is the older or the newer of both.
fn section(
    ChangedSection { title, lines, more, .. }: ChangedSection,
    at: usize,
    Given { scorecard, analysis, view, .. }: Given<'_>,
) -> Section {
    let leads = Leads { scorecard, analysis, view };
    let line = |line: ChangedLine| Line {
        leads_to: line.about[at].map(|about| leads.to(about)).unwrap_or_default(),
        indicator: line.about[at].and_then(About::indicator),
        way: line.way,
        text: line.text,
    };
    Section { title, lines: lines.into_iter().map(line).collect(), more: more_told(more) }
}

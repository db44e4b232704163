//! Three-way merge of two editions with the edition they both came from.

use super::op::follow;
use super::place::Place;
use super::spans::plain;
use super::walk::{Found, Three, walk};
use super::{Edit, EditError, Op};
use crate::format::{Document, Finding, Severity};
use jiff::civil::Date;
use std::fmt;

/// The most times that a merged document is read to find which change makes it one with errors.
const MOST_READINGS: usize = 200;

/// The longest value that is told in the sentence of a conflict, in characters.
const LONGEST_TOLD: usize = 80;

/// Two editions merged as far as they can be.
#[derive(Debug)]
pub struct Merged {
    steps: Vec<Op>,
    /// What both changed, each in its own way. It stays as it is in our edition unless theirs is chosen.
    pub conflicts: Vec<Conflict>,
}

/// Something that both editions changed, each in its own way.
#[derive(Debug)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// In which way.
    pub clash: Clash,
    /// What it was in the edition they both came from, as JSON.
    pub base: Option<String>,
    /// What it is in our edition.
    pub ours: Option<String>,
    /// What it is in the other edition.
    pub theirs: Option<String>,
    /// Of which period it is, where it is a single figure.
    pub period: Option<String>,
    take_theirs: Vec<Op>,
}

/// How two changes are in each other's way.
#[derive(Clone, Debug, PartialEq)]
pub enum Clash {
    /// Both changed it, or both added it.
    Changed,
    /// Ours removed it, theirs changed it.
    RemovedHere,
    /// Ours changed it, theirs removed it.
    RemovedThere,
    /// Both moved items of this list.
    Order,
    /// With the change of the other edition the document would have these errors.
    Invalid(Vec<Finding>),
}

/// Whose change is taken where both editions changed the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// That of our edition.
    #[default]
    Ours,
    /// That of the other edition.
    Theirs,
}

impl Merged {
    /// The edit that brings the changes of the other edition into ours, with a choice for each conflict; ours where
    /// there is no choice.
    pub fn edit(&self, name: &str, choices: &[Choice]) -> Edit {
        let chosen = self.conflicts.iter().zip(choices).filter(|(_, choice)| **choice == Choice::Theirs);
        let theirs = chosen.flat_map(|(conflict, _)| &conflict.take_theirs);
        Edit::of(name, self.steps.iter().chain(theirs).cloned().collect())
    }

    /// How many steps it takes without the conflicts.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether the other edition has nothing that ours lacks, conflicts included.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.conflicts.is_empty()
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match (&self.period, self.place.0.split_last()) {
            (Some(period), Some((_, row))) => format!("{} for {period}", Place(row.to_vec())),
            _ => self.place.to_string(),
        };
        let told = |text: &Option<String>| text.as_deref().map_or("left out".to_owned(), told);
        match &self.clash {
            Clash::Changed if self.base.is_none() => {
                write!(f, "Both editions added {place}: here {}, ", told(&self.ours))?;
                write!(f, "in the other one {}.", told(&self.theirs))
            }
            Clash::Changed => {
                write!(f, "Both editions changed {place}: it was {}, ", told(&self.base))?;
                write!(f, "here it is {}, in the other one {}.", told(&self.ours), told(&self.theirs))
            }
            Clash::RemovedHere => write!(f, "Removed here and changed in the other edition: {place}."),
            Clash::RemovedThere => write!(f, "Changed here and removed in the other edition: {place}."),
            Clash::Order => write!(f, "Both editions changed the order of {}.", self.place),
            Clash::Invalid(findings) => {
                write!(f, "What the other edition makes of {place} does not go with this one.")?;
                findings.first().map_or(Ok(()), |finding| write!(f, " {}", finding.message))
            }
        }
    }
}

/// A value as people say it.
fn told(text: &str) -> String {
    match text.trim() {
        "null" => "none".to_owned(),
        "true" => "on".to_owned(),
        "false" => "off".to_owned(),
        text if text.starts_with('"') => format!("“{}”", clipped(&plain(text))),
        text => clipped(text),
    }
}

fn clipped(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(LONGEST_TOLD) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

impl Conflict {
    fn of(found: Found) -> Self {
        let Found { place, texts: Three { base, ours, theirs }, period, theirs: take_theirs } = found;
        let is_order = base.is_none() && ours.is_none() && theirs.is_none();
        let clash = match (&ours, &theirs) {
            _ if is_order => Clash::Order,
            (None, _) => Clash::RemovedHere,
            (_, None) => Clash::RemovedThere,
            _ => Clash::Changed,
        };
        Self { place, clash, base, ours, theirs, period, take_theirs }
    }
}

/// Merges two editions: what only the other one changed since `base` comes into ours, what both changed is a conflict.
///
/// Lists are compared item by item, objects field by field, figures cell by cell. Where the two do not go together,
/// because one of them refers to what the other removed, say, the change of the other edition is a conflict too.
pub fn merge(base: &Document, ours: &Document, theirs: &Document, today: Date) -> Merged {
    let walked = walk(base.text(), ours.text(), theirs.text(), false);
    let mut conflicts: Vec<Conflict> = walked.clashes.into_iter().map(Conflict::of).collect();
    let changes = Change::all(walked.steps.into_iter().map(|(op, _)| op));
    let mut fitting = Fitting { ours: ours.text(), today, fit: Vec::new(), unfit: Vec::new(), readings: 0 };
    fitting.take_all(changes);
    conflicts.extend(fitting.unfit.into_iter().map(|(change, findings)| change.conflict(findings)));
    Merged { steps: fitting.fit.into_iter().flat_map(|change| change.0).collect(), conflicts }
}

/// The steps that change one item of a list, or one field, at the top of the document.
struct Change(Vec<Op>);

impl Change {
    fn all(steps: impl Iterator<Item = Op>) -> Vec<Self> {
        let mut changes: Vec<Self> = Vec::new();
        for op in steps {
            match changes.iter_mut().next_back() {
                Some(last) if last.place().0 == above(op.place()) => last.0.push(op),
                _ => changes.push(Self(vec![op])),
            }
        }
        changes
    }

    fn place(&self) -> Place {
        Place(self.0.first().map(|op| above(op.place()).to_vec()).unwrap_or_default())
    }

    fn conflict(self, findings: Vec<Finding>) -> Conflict {
        let place = self.place();
        Conflict {
            place,
            clash: Clash::Invalid(findings),
            base: None,
            ours: None,
            theirs: None,
            period: None,
            take_theirs: self.0,
        }
    }
}

/// The item or field at the top of the document that a place is in.
fn above(place: &Place) -> &[super::Key] {
    &place.0[..place.0.len().min(2)]
}

/// Finds which changes of the other edition fit ours.
struct Fitting<'t> {
    ours: &'t str,
    today: Date,
    fit: Vec<Change>,
    unfit: Vec<(Change, Vec<Finding>)>,
    readings: usize,
}

impl Fitting<'_> {
    /// Takes all changes that fit. Those that an error is found in are left out first, then others are searched for by
    /// halves; at last those left out are tried again, because one may have needed another.
    fn take_all(&mut self, mut changes: Vec<Change>) {
        loop {
            let findings = match self.errors(&changes) {
                Ok(()) => return self.fit.append(&mut changes),
                Err(EditError::Invalid(findings)) => findings,
                Err(_) => Vec::new(),
            };
            let guilty = self.guilty(&changes, &findings);
            if guilty.iter().all(Vec::is_empty) {
                break;
            }
            for (change, findings) in std::mem::take(&mut changes).into_iter().zip(guilty) {
                if findings.is_empty() {
                    changes.push(change);
                } else {
                    self.unfit.push((change, findings));
                }
            }
        }
        self.take_halves(changes);
        let mut again = usize::MAX;
        while self.unfit.len() < again && self.readings < MOST_READINGS {
            again = self.unfit.len();
            for (change, _) in std::mem::take(&mut self.unfit) {
                self.take_halves(vec![change]);
            }
        }
    }

    fn take_halves(&mut self, mut changes: Vec<Change>) {
        let findings = match self.errors(&changes) {
            Ok(()) => return self.fit.append(&mut changes),
            Err(EditError::Invalid(findings)) => findings,
            Err(_) => Vec::new(),
        };
        if changes.len() > 1 && self.readings < MOST_READINGS {
            let second = changes.split_off(changes.len() / 2);
            self.take_halves(changes);
            self.take_halves(second);
        } else {
            self.unfit.extend(changes.into_iter().map(|change| (change, findings.clone())));
        }
    }

    /// What stands against our edition with these changes and those that fit.
    fn errors(&mut self, changes: &[Change]) -> Result<(), EditError> {
        self.readings += 1;
        let text = follow(self.ours, self.steps(changes))?.text;
        let read = Document::read(text, self.today).map(|_| ());
        read.map_err(|findings| {
            EditError::Invalid(
                findings.into_iter().filter(|found| found.severity() == Severity::Error).collect(),
            )
        })
    }

    fn steps<'c>(&'c self, changes: &'c [Change]) -> impl Iterator<Item = &'c Op> {
        self.fit.iter().chain(changes).flat_map(|change| &change.0)
    }

    /// For each change the errors that are within what it put.
    fn guilty(&self, changes: &[Change], findings: &[Finding]) -> Vec<Vec<Finding>> {
        let mut guilty: Vec<Vec<Finding>> = changes.iter().map(|_| Vec::new()).collect();
        let Ok(after) = follow(self.ours, self.steps(changes)) else { return guilty };
        let of_step: Vec<usize> =
            changes.iter().enumerate().flat_map(|(at, change)| change.0.iter().map(move |_| at)).collect();
        let passed: usize = self.fit.iter().map(|change| change.0.len()).sum();
        let starts: Vec<usize> =
            std::iter::once(0).chain(after.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        for finding in findings {
            let Some(position) = finding.position else { continue };
            let Some(&start) = starts.get(position.line - 1) else { continue };
            let mut characters = after.text[start..].char_indices();
            let Some((column, _)) = characters.nth(position.column - 1) else { continue };
            let around = after.put.iter().filter(|(range, _)| range.contains(&(start + column)));
            let narrowest = around.min_by_key(|(range, _)| range.len());
            if let Some(&change) = narrowest.and_then(|(_, step)| of_step.get(step.checked_sub(passed)?)) {
                guilty[change].push(finding.clone());
            }
        }
        guilty
    }
}

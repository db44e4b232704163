//! Groups, periods and notes, each kept once however many observations name it.

use super::observation::{GroupAt, NoteAt, PeriodAt};
use crate::model::{Period, PeriodKind};
use std::collections::HashMap;
use std::hash::Hash;

/// A period as published: its label in our form, and the kinds of period that it may be.
///
/// `2010/11` is a financial or an academic year; which of them, the label does not say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::import) struct PublishedPeriod {
    /// The label as the file format writes it.
    pub label: String,
    /// The kinds it may be, the likeliest first.
    pub kinds: Vec<PeriodKind>,
}

impl PublishedPeriod {
    /// The period as one of a kind. The label fits the likeliest kind; another kind may write it with the other sign:
    /// what `2021-22` says is the year `2021/22`, or two years. A year alone stands for the financial or academic year
    /// that starts in it.
    pub fn of_kind(&self, kind: PeriodKind) -> Option<Period> {
        let split = matches!(kind, PeriodKind::FinancialYear | PeriodKind::AcademicYear);
        if let (true, 4, Ok(start)) = (split, self.label.len(), self.label.parse::<u16>()) {
            return Period::parse(kind, &format!("{start}/{:02}", (start + 1) % 100)).ok();
        }
        let swapped = || {
            let other = |c| match c {
                '-' => '/',
                '/' => '-',
                c => c,
            };
            self.label.chars().map(other).collect::<String>()
        };
        Period::parse(kind, &self.label).or_else(|_| Period::parse(kind, &swapped())).ok()
    }
}

/// Groups, periods and notes of all files.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Pool {
    groups: Interned<Vec<(String, String)>>,
    periods: Interned<PublishedPeriod>,
    notes: Interned<String>,
}

impl Pool {
    /// The position of a group: pairs of dimension and group, such as `Sex` and `Male`. Empty is everyone.
    pub fn group(&mut self, group: Vec<(String, String)>) -> GroupAt {
        GroupAt(self.groups.position(group))
    }

    /// The position of a period.
    pub fn period(&mut self, period: PublishedPeriod) -> PeriodAt {
        PeriodAt(self.periods.position(period))
    }

    /// The position of a note.
    pub fn note(&mut self, note: &str) -> NoteAt {
        NoteAt(self.notes.position(note.to_owned()))
    }

    /// All groups, by position.
    pub fn groups(&self) -> &[Vec<(String, String)>] {
        &self.groups.items
    }

    /// All periods, by position.
    pub fn periods(&self) -> &[PublishedPeriod] {
        &self.periods.items
    }

    /// All notes, by position.
    pub fn notes(&self) -> &[String] {
        &self.notes.items
    }
}

#[derive(Clone, Debug)]
struct Interned<T> {
    items: Vec<T>,
    positions: HashMap<T, u32>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { items: Vec::new(), positions: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    fn position(&mut self, item: T) -> u32 {
        if let Some(&at) = self.positions.get(&item) {
            return at;
        }
        let at = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.push(item.clone());
        self.positions.insert(item, at);
        at
    }
}

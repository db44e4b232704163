//! Judgements on groups of people that are others, in words.

use super::judged::{level_words, movement_words};
use super::texts::named;
use super::{ChangedLine, Told};
use crate::analysis::changed::{GroupChange, LevelFound, ScopesChanged, Way};
use crate::words::wording::count_in_words;
use crate::words::{number, wording};

/// `of groups of people, five judgements are worse, two better, 34 of a comparison with something else`.
pub(super) fn counted(changes: &[GroupChange]) -> Option<String> {
    let of = |way: Way| changes.iter().filter(|it| it.way == way && !it.is_against_another).count();
    let kinds = [
        (of(Way::Worse), "worse"),
        (of(Way::Better), "better"),
        (changes.iter().filter(|it| it.is_against_another).count(), "against something else"),
        (of(Way::Neither), "of another kind, neither worse nor better"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (count, what) in kinds.into_iter().filter(|(count, _)| *count > 0) {
        parts.push(match (parts.is_empty(), count) {
            (true, 1) => format!("one judgement is {what}"),
            (true, _) => format!("{} judgements are {what}", count_in_words(count)),
            _ => format!("{} {what}", count_in_words(count)),
        });
    }
    (!parts.is_empty()).then(|| format!("of groups of people, {}", parts.join(", ")))
}

impl Told<'_> {
    pub(super) fn group_change(&self, change: &GroupChange) -> ChangedLine {
        let newer = self.files[1];
        let indicator = newer.indicator(change.indicators[1]);
        let subject = wording::subject(newer, indicator, Some(change.breakdowns[1]), change.areas[1]);
        let than = |at: usize| {
            let area = change.against[at]?;
            let is_own = area == change.areas[at];
            let name = &self.files[at].area(area).name;
            Some(if is_own { "everyone there".to_owned() } else { format!("the same group in {name}") })
        };
        let mut clauses: Vec<String> = Vec::new();
        clauses.extend(change.level.map(|[was, is]| {
            let before = Some(than(0)).filter(|_| change.is_against_another).flatten();
            let was = level_words(LevelFound::Tested(was), before.as_deref());
            format!("{}, before {was}", level_words(LevelFound::Tested(is), than(1).as_deref()))
        }));
        clauses.extend(
            change
                .movement
                .map(|[was, is]| format!("{}, before {}", movement_words(is), movement_words(was))),
        );
        ChangedLine { text: format!("{subject}: {}.", clauses.join("; ")), way: change.way, about: None }
    }

    /// That whose groups there are is said otherwise, and what hangs on it.
    pub(super) fn scopes(&self, of: &ScopesChanged) -> String {
        let newer = self.files[1];
        let groups = of.groups.iter().map(|id| newer.breakdown(*id));
        let groups: Vec<String> = groups.map(|it| format!("{}: {}", it.by, it.group)).collect();
        let indicators: Vec<String> =
            of.indicators.iter().map(|id| newer.indicator(*id).short.clone()).collect();
        let judgements = match of.judgements {
            0 => "No judgement on them is another one for it".to_owned(),
            1 => "One judgement on them is another one, or against something else".to_owned(),
            some => format!(
                "{} judgements on them are others, or against something else",
                number::count(some as u64)
            ),
        };
        format!(
            "Whose groups these are, the nation’s or each area’s own, is said otherwise ({}), so that all their figures, {} of {}, may be \
             compared with something else. {judgements}.",
            named(groups),
            number::count(of.figures as u64),
            named(indicators)
        )
    }
}

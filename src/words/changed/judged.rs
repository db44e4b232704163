//! A judgement that is another one, in words.

use super::{About, ChangedLine, Told, shown_with_unit};
use crate::analysis::changed::{Became, Because, JudgementChange, LevelFound, OtherSet};
use crate::analysis::{MovementVerdict, SpreadAreas};
use crate::model::{AreaKind, Verdict};
use crate::words::target::target_status_word;
use crate::words::verdict::compared_with;
use crate::words::wording::{list, lower_first, subject};
use crate::words::{Reason, date, number, target_words};
use std::cmp::Ordering;

/// How a level is said after the name of what is judged; `than` names what it is compared with.
pub(super) fn level_words(level: LevelFound, than: Option<&str>) -> String {
    let beside = |word: &str, joined: &str| match than {
        Some(than) => format!("{word} {joined} {than}"),
        None => word.to_owned(),
    };
    match level {
        LevelFound::Tested(Verdict::Worse) => beside("worse", "than"),
        LevelFound::Tested(Verdict::Better) => beside("better", "than"),
        LevelFound::Tested(Verdict::Similar) => beside("no clear difference", "from"),
        LevelFound::Tested(Verdict::Higher) => beside("higher", "than"),
        LevelFound::Tested(Verdict::Lower) => beside("lower", "than"),
        LevelFound::WorstFifth => "in the worst fifth".to_owned(),
        LevelFound::MiddleFifths => "between the outer fifths".to_owned(),
        LevelFound::BestFifth => "in the best fifth".to_owned(),
        LevelFound::Tested(Verdict::NotCompared) | LevelFound::NotCompared => beside("not compared", "with"),
    }
}

pub(super) fn movement_words(movement: MovementVerdict) -> &'static str {
    match movement {
        MovementVerdict::Improving => "getting better",
        MovementVerdict::Worsening => "getting worse",
        MovementVerdict::Steady => "no significant change",
        MovementVerdict::Unknown => "not tested for a trend",
    }
}

/// That the same figures are held against others: `fewer neighbourhoods to compare with`.
fn set_words(kind: AreaKind, how: OtherSet) -> String {
    let how = match how {
        OtherSet::Fewer => "fewer",
        OtherSet::More => "more",
        OtherSet::Others => "other",
    };
    let areas = match kind {
        AreaKind::Group => return format!("{how} members of the group to compare with"),
        kind => SpreadAreas::in_file(kind),
    };
    format!("{how} {areas} to compare with")
}

impl Told<'_> {
    pub(super) fn judgement(&self, change: &JudgementChange) -> ChangedLine {
        ChangedLine {
            text: format!("{} {}.", self.judgement_alone(change), self.because(change)),
            way: change.way(),
            about: self.about_judgement(change),
        }
    }

    pub(super) fn about_judgement(&self, change: &JudgementChange) -> [Option<About>; 2] {
        self.figures_of(change.indicators, change.breakdowns.map(|both| both[1]), change.areas)
    }

    /// The same without what is behind it.
    pub(super) fn judgement_alone(&self, change: &JudgementChange) -> String {
        let newer = self.files[1];
        let about = newer.indicator(change.indicators[1]);
        let group = change.breakdowns.map(|both| both[1]);
        let subject = subject(newer, about, group, change.areas[1]);
        let values = self.values(change).into_iter();
        format!("{subject}: {}.", values.chain(self.clauses(change, true)).collect::<Vec<_>>().join("; "))
    }

    /// What it is compared with in the edition at this position; a group of people with everyone in its area, or with the same elsewhere.
    fn than(&self, at: usize, change: &JudgementChange) -> String {
        let file = self.files[at];
        match change.against[at].filter(|_| change.breakdowns.is_some()) {
            Some(area) if area == change.areas[at] => "everyone there".to_owned(),
            Some(area) => format!("the same group in {}", file.area(area).name),
            None => compared_with(file).to_owned(),
        }
    }

    /// What is otherwise of a judgement; `with_years`: also of what years a movement is, so that it is not read as what the latest figure
    /// did.
    pub(super) fn clauses(&self, change: &JudgementChange, with_years: bool) -> Vec<String> {
        let than = [0, 1].map(|at| self.than(at, change));
        let mut clauses: Vec<String> = Vec::new();
        clauses.extend(change.level.as_ref().map(|step| {
            let was = level_words(step.before, Some(than[0].as_str()).filter(|_| than[0] != than[1]));
            format!("{}, before {was}", level_words(step.after, Some(&than[1])))
        }));
        // What is judged alike on an older figure is judged all the same.
        if change.level.is_none() && change.is_on_older_figure() {
            clauses.push(format!(
                "on that older figure still {}",
                level_words(change.levels[1], Some(&than[1]))
            ));
        }
        clauses.extend(change.movement.as_ref().map(|step| {
            let years = change.tested.filter(|_| with_years);
            let years = years.map(|[first, last]| format!(" over {}", date::span_in_words(first, last)));
            let now = movement_words(step.after);
            format!("{now}{}, before {}", years.unwrap_or_default(), movement_words(step.before))
        }));
        clauses.extend(change.target.as_ref().map(|step| {
            let before =
                step.before.map_or("without a target".to_owned(), |it| lower_first(target_status_word(it)));
            let now = step.after.map_or("without a target".to_owned(), target_words);
            format!("{now}, before {before}")
        }));
        if change.level.is_none() && change.movement.is_none() {
            clauses.extend(change.attention.as_ref().map(|step| match step.after {
                Some(_) => "again among where to look first".to_owned(),
                None => "no longer among where to look first".to_owned(),
            }));
        }
        clauses
    }

    /// The latest figures, where they are not the same.
    fn values(&self, change: &JudgementChange) -> Option<String> {
        let about = [0, 1].map(|at| self.files[at].indicator(change.indicators[at]));
        match change.latest {
            [Some(was), Some(is)] if was.period != is.period => Some(format!(
                "{} in {}, before {} in {}",
                number::with_unit_beside(about[1], is.value, &about[1].short),
                date::period_in_words(is.period),
                number::with_sign(about[0], was.value),
                date::period_in_words(was.period)
            )),
            [Some(was), Some(is)] if was.value.partial_cmp(&is.value) != Some(Ordering::Equal) => {
                let [was_shown, is_shown] = shown_with_unit(about[1], [was.value, is.value]);
                Some(format!("{is_shown}, before {was_shown}, both for {}", date::period_in_words(is.period)))
            }
            [None, Some(is)] => Some(format!(
                "{} in {}, before without a figure",
                number::with_unit_beside(about[1], is.value, &about[1].short),
                date::period_in_words(is.period)
            )),
            [Some(_), None] => Some("without a figure now".to_owned()),
            _ => None,
        }
    }

    /// What is behind a change, as it goes on after a colon.
    pub(super) fn because_words(&self, because: Because, change: &JudgementChange) -> String {
        match because {
            Because::NewPeriod(period) if change.latest[1].is_some_and(|it| it.period == period) => {
                "the new figure".to_owned()
            }
            Because::NewPeriod(period) => format!("a figure of {} filled in", date::period_in_words(period)),
            Because::Withdrawn => "figures withdrawn".to_owned(),
            Because::Revised => "figures revised".to_owned(),
            Because::BesideRevised => format!("the figure of {} revised", self.than(1, change)),
            Because::Limits => "limits revised".to_owned(),
            Because::Against => "compared with something else".to_owned(),
            Because::Method => "another method".to_owned(),
            Because::Marked => "figures marked otherwise".to_owned(),
            Because::Publisher => "another verdict of the publisher".to_owned(),
            Because::Spread(became) => match became {
                Became::New => "a national spread, before none".to_owned(),
                Became::Another => "another national spread".to_owned(),
                Became::Gone => "no national spread any more".to_owned(),
            },
            Because::Set { kind, how } => set_words(kind, how),
            Because::Target => match change.target.as_ref().map(|it| [it.before, it.after]) {
                Some([None, _]) => "a new target".to_owned(),
                Some([_, None]) => "the target taken out".to_owned(),
                _ => "another target".to_owned(),
            },
            Because::Untested { why, is_now } => {
                let when = if is_now { "now" } else { "before" };
                format!("no test {when}, as {}", why.clause(self.files[usize::from(is_now)]))
            }
            Because::Day => "the later day of the edition".to_owned(),
            Because::Age => "how old the figure is beside the newest of the file".to_owned(),
            Because::Other => "nothing in its own figures".to_owned(),
        }
    }

    fn because(&self, change: &JudgementChange) -> String {
        let words = |because: &Because| self.because_words(*because, change);
        let found: Vec<String> = change.because().iter().map(words).collect();
        // Why it is not tested says already that it is found in another way.
        let says_how = |it: &Because| it.is_new_figure() || matches!(it, Because::Untested { .. });
        let is_apart = change.is_apart() && !change.because().iter().any(says_how);
        let alone = match change.is_by_revision_alone() {
            _ if is_apart => "; the same figures judged in another way",
            true => "; no new figure",
            false => "",
        };
        format!("Behind it: {}{alone}", list(&found))
    }
}

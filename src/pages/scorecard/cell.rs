//! One area's figure of one indicator: what stands in its cell, and all that is told of it.

use super::candidate::Candidate;
use super::content::Beside;
use crate::analysis::{Interval, Judgement, NotCompared, interval_of};
use crate::charts::spark::Sparkline;
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, AreaKind, Flag, Observation, Scorecard, Series};
use crate::pages::common::spark;
use crate::words::{
    benchmark_name, change_sentence, date, fifth_words, gap_clause, latest_period, movement_clause,
    movement_sentence, number, remark, sentence_case, subject, target_standing, verdict_line,
};
use std::fmt::{self, Display, Formatter};

/// One area's figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The latest value; of what others are compared with that of the period of most places; or the sign of why there is none.
    pub text: String,
    /// How it stands; not of what others are compared with.
    pub mark: Mark,
    /// Which way it moves; likewise.
    pub arrow: Arrow,
    /// Whether it is of another period than its row.
    pub is_apart: bool,
    /// All that is told of it, for the pointer and for screen readers.
    pub told: Told,
}

impl Cell {
    /// Whether anything is said of its number by a sign.
    pub(super) fn has_signs(&self) -> bool {
        self.mark != Mark::None || self.arrow != Arrow::None
    }

    /// What stands beside its number.
    pub(super) fn beside(&self) -> Beside {
        match (self.is_apart, self.mark, self.arrow) {
            (true, _, Arrow::None) => Beside::Dagger,
            (true, ..) => Beside::DaggerAndArrow,
            (false, Mark::None, Arrow::None) => Beside::Nothing,
            (false, Mark::None, _) => Beside::Arrow,
            _ => Beside::Signs,
        }
    }
}

/// A figure in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// `Suspensions in Bury, 2023/24`.
    pub title: String,
    /// `12.2 suspensions per 100 pupils`, or why there is none.
    pub value: String,
    /// How it stands.
    pub verdict: Option<String>,
    /// Which way it moves and since when.
    pub movement: Option<String>,
    /// What else there is to know, each with what it is.
    pub more: Vec<(String, String)>,
    /// Its line, with the nation's on the same scale, and which is which.
    pub spark: Option<Sparkline>,
    pub lines: String,
}

impl Display for Told {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.title, self.value)?;
        for more in [&self.verdict, &self.movement].into_iter().flatten() {
            write!(to, "\n{more}")?;
        }
        Ok(())
    }
}

impl Told {
    /// Everything, a sentence or two each.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        let more = self.more.iter().map(|(what, told)| format!("{what}: {told}"));
        let first = self.to_string();
        first.lines().map(str::to_owned).chain(more).collect::<Vec<_>>().into_iter()
    }
}

/// The cell of an area; `judged` is what there is of it.
pub(super) fn cell(
    scorecard: &Scorecard,
    one: &Candidate<'_>,
    area: AreaId,
    judged: Option<&Judgement>,
) -> Cell {
    let Some((judgement, latest)) = judged.and_then(|judgement| Some((judgement, judgement.latest?))) else {
        return without_figure(scorecard, one, area);
    };
    // A place may be what others are compared with, and has signs all the same: how it moves.
    let is_place = scorecard.area(area).kind == AreaKind::Place;
    let has_signs = is_place || !is_beside(scorecard, judgement);
    // What was compared stands beside what it was compared with, and not beside what is newer there.
    let beside = || scorecard.series(one.id, None, area)?.at(one.period);
    let shown = if has_signs { latest } else { beside().unwrap_or(latest) };
    let moves = has_signs && one.is_news(judgement);
    Cell {
        text: number::value(one.about, shown.value),
        mark: if has_signs { Mark::of(scorecard, judgement) } else { Mark::None },
        arrow: if moves { Arrow::of(scorecard, judgement) } else { Arrow::None },
        is_apart: shown.period != one.period,
        told: if shown == latest {
            told(scorecard, one, judgement, latest)
        } else {
            told_of_before(scorecard, one, judgement, (shown, latest))
        },
    }
}

/// Whether an area stands in the table for others to be compared with, and not to be judged itself: the nation, and what the
/// file compares with. The whole system is judged as its places are.
fn is_beside(scorecard: &Scorecard, judgement: &Judgement) -> bool {
    judgement.area == scorecard.national()
        || judgement.area != scorecard.system()
        || judgement.benchmark.reason == Some(NotCompared::IsBenchmark)
}

/// What is told of any figure: of what and when it is, its limits, and its line.
fn figure_told(
    scorecard: &Scorecard,
    one: &Candidate<'_>,
    area: AreaId,
    (value, period, interval): (f64, &str, Option<Interval>),
) -> Told {
    let (about, national) = (one.about, scorecard.national());
    let limits = interval.map(|interval| {
        let [lower, upper] = [interval.lower, interval.upper].map(|limit| number::value(about, limit));
        format!(" (95%: {lower} to {upper})")
    });
    let name = |area| &scorecard.area(area).name;
    Told {
        title: format!("{}, {period}", subject(scorecard, about, None, area)),
        value: number::with_unit(about, value) + &limits.unwrap_or_default(),
        spark: spark(scorecard, one.id, area, Some(national)),
        lines: if scorecard.series(one.id, None, national).is_none() || area == national {
            name(area).clone()
        } else {
            format!("{}; dashes: {}", name(area), name(national))
        },
        ..Told::default()
    }
}

/// What is told of a figure of the period of most places whose area has a newer one. What is judged is the newer one, so
/// that this has no verdict.
fn told_of_before(
    scorecard: &Scorecard,
    one: &Candidate<'_>,
    judgement: &Judgement,
    (shown, latest): (Observation, Observation),
) -> Told {
    let (about, area) = (one.about, judgement.area);
    let series = scorecard.series(one.id, None, area);
    let interval = series.and_then(|series| interval_of(about, series, shown).ok());
    let care =
        series.and_then(|series| remark(scorecard, series, shown.index)).map(|care| format!(", {care}"));
    let period = date::period_in_words(shown.period) + &care.unwrap_or_default();
    let newest = number::with_sign(about, latest.value);
    let newest = format!("{newest} in {}", latest_period(scorecard, judgement).unwrap_or_default());
    Told {
        more: vec![("Newest".to_owned(), newest)],
        ..figure_told(scorecard, one, area, (shown.value, &period, interval))
    }
}

fn told(scorecard: &Scorecard, one: &Candidate<'_>, judgement: &Judgement, latest: Observation) -> Told {
    let (about, area) = (one.about, judgement.area);
    let period = latest_period(scorecard, judgement).unwrap_or_default();
    let comparison = &judgement.benchmark;
    let is_benchmark = comparison.reason == Some(NotCompared::IsBenchmark);
    let movement = movement_clause(scorecard, judgement).map(|clause| {
        let gap = gap_clause(scorecard, judgement).map(|gap| format!("; {gap}")).unwrap_or_default();
        sentence_case(&clause) + &gap
    });
    let mut more = Vec::new();
    if let Some(beside) = comparison.value.filter(|_| !is_benchmark) {
        let name = sentence_case(&benchmark_name(scorecard, judgement));
        more.push((name, number::with_sign(about, beside)));
    }
    let national = scorecard.national();
    if area != national && comparison.area != Some(national) {
        let of_period = |series: &Series| series.at(latest.period);
        let beside = scorecard.series(one.id, None, national).and_then(of_period);
        let name = &scorecard.area(national).name;
        more.extend(beside.map(|beside| (name.clone(), number::with_sign(about, beside.value))));
    }
    more.extend(change_sentence(scorecard, judgement).map(|change| ("Change".to_owned(), change)));
    if movement.is_none() {
        more.push(("Movement".to_owned(), movement_sentence(scorecard, judgement)));
    }
    if let Ok(fifth) = judgement.spread {
        let words = sentence_case(&fifth_words(scorecard, fifth, about.polarity));
        more.push(("Fifth".to_owned(), words));
    }
    if let Some(target) = judgement.target_in_force() {
        let value = number::target_with_sign(about, target.value);
        let by = target.target.target(scorecard).by.as_ref();
        let by = by.map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
        more.push(("Target".to_owned(), format!("{value}{by}: {}", target_standing(target))));
    }
    Told {
        verdict: (!is_benchmark).then(|| verdict_line(scorecard, judgement)),
        movement,
        more,
        ..figure_told(scorecard, one, area, (latest.value, &period, judgement.interval))
    }
}

/// A cell without a figure: a dash where nothing is known, a sign of its own where the publisher holds it back.
fn without_figure(scorecard: &Scorecard, one: &Candidate<'_>, area: AreaId) -> Cell {
    let series = scorecard.series(one.id, None, area);
    let last = series.and_then(|series| Some((series, series.periods.len().checked_sub(1)?)));
    let suppressed = last.is_some_and(|(series, at)| series.flag(at) == Some(Flag::Suppressed));
    let name = &scorecard.area(area).name;
    let why = last.and_then(|(series, at)| Some((remark(scorecard, series, at)?, series.periods[at])));
    let value = match (why, one.of_system) {
        (Some((why, period)), _) => format!("no figure for {}: {why}", date::period_in_words(period)),
        (None, Some((system, latest))) if area != system => {
            let figure = number::with_unit(one.about, latest.value);
            let period = date::period_in_words(latest.period);
            let system = &scorecard.area(system).name;
            format!("not published for {name}; {system} has {figure} in {period}")
        }
        _ => format!("the file has no figure for {name}"),
    };
    Cell {
        text: if suppressed { SUPPRESSED.to_owned() } else { number::MISSING.to_owned() },
        mark: Mark::None,
        arrow: Arrow::None,
        is_apart: false,
        told: Told { title: subject(scorecard, one.about, None, area), value, ..Told::default() },
    }
}

/// What stands for a figure that its publisher holds back, as government statistics write it.
pub(crate) const SUPPRESSED: &str = "[c]";

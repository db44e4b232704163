//! Places by period: every figure as published, with a sign whether it has reached the target in force there, or else how it
//! compares with the benchmark.

use super::data_table::{self, TableCell};
use crate::analysis::target::{NotHeld, has_reached, in_force};
use crate::analysis::{
    Analysis, Judgement, MovementVerdict, TargetJudgement, TargetStatus, at_position, running,
};
use crate::charts::Arrow;
use crate::charts::bars::BarOrder;
use crate::model::{
    AreaId, BreakdownId, Flag, IndicatorId, MeasureKind, Observation, Period, Polarity, Scorecard, Series,
    Verdict, Word,
};
use crate::words::{
    CountIn, Reason, compared_in_brief, date, flag_in_words, lower_first, movement_in_brief, movement_word,
    number, of_group, reached_title, reached_word, running_words, sentence_case, source_line, target_line,
    unit_line, verdict_running, verdict_word, verdicts_title, without_target,
};

/// So many different targets are listed above the table.
const TARGETS_LISTED: usize = 4;
/// So many decimals more a figure is written with at most, to tell on which side of the target it lies.
const MOST_DECIMALS: usize = 4;

/// Areas down, periods across, the latest at the right.
#[derive(Clone, Debug, PartialEq)]
pub struct ByPeriod {
    /// The finding.
    pub title: String,
    /// Unit, group of people and periods.
    pub subtitle: String,
    /// The targets in force, or what the signs are without one; why a target is not told.
    pub above: Vec<String>,
    /// `Place`, the periods, and what the last column is.
    pub heads: Vec<String>,
    pub rows: Vec<AreaRow>,
    /// The signs that stand in it, each with what it means.
    pub key: Vec<(Sign, String)>,
    /// What the letters beside figures mean, and where they are from.
    pub below: Vec<String>,
    /// The longest text of the figures and of the last column, for their widths.
    pub longest: [String; 2],
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRow {
    pub area: AreaId,
    pub name: String,
    pub is_focus: bool,
    /// One for each period.
    pub cells: Vec<Figure>,
    /// How long the latest figures say the same, and which way they move by a test.
    pub running: String,
    pub arrow: Arrow,
    /// The same in words: `worse, 9 years running; movement not tested`.
    pub told: String,
}

/// One figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// As published, or why there is none.
    pub text: String,
    pub sign: Sign,
    /// All that is told of it.
    pub told: String,
}

/// What stands beside a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Sign {
    #[default]
    Nothing,
    /// Whether it has reached the target.
    Reached(bool),
    /// How it compares with the benchmark.
    Compared(Verdict),
}

impl ByPeriod {
    /// What it says beside its figures.
    pub fn sentences(&self) -> Vec<String> {
        let whole = [&self.title, &self.subtitle].into_iter().chain(&self.above);
        let rows = self.rows.iter().filter(|row| !row.running.is_empty());
        let rows = rows.map(|row| format!("{}: {}", row.name, row.told));
        whole.cloned().chain(rows).chain(self.below.iter().cloned()).collect()
    }
}

/// An area with its figures and what was judged of them.
struct Area<'a> {
    id: AreaId,
    series: &'a Series,
    judgement: &'a Judgement,
}

impl<'a> Area<'a> {
    fn target(&self) -> Option<&'a TargetJudgement> {
        self.judgement.target_in_force()
    }

    fn reached(&self, scorecard: &Scorecard, index: usize) -> Option<Result<bool, NotHeld>> {
        Some(has_reached(scorecard, self.target()?, self.series, index))
    }

    fn verdict(&self, scorecard: &Scorecard, index: usize) -> Option<Verdict> {
        let found = at_position(scorecard, self.judgement, self.series, index)?.verdict;
        (found != Verdict::NotCompared).then_some(found)
    }
}

/// The table of one indicator and group of people; `None` where no place has a figure.
pub(super) fn by_period(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (id, breakdown): (IndicatorId, Option<BreakdownId>),
    focus: AreaId,
    order: BarOrder,
) -> Option<ByPeriod> {
    let about = scorecard.indicator(id);
    let of = |area: AreaId| {
        let series = scorecard.series(id, breakdown, area).filter(|series| series.latest().is_some())?;
        Some(Area { id: area, series, judgement: analysis.get(id, breakdown, area)? })
    };
    let mut places: Vec<Area<'_>> = scorecard.places().filter_map(of).collect();
    if places.is_empty() {
        return None;
    }
    put(scorecard, &mut places, order);
    let places_in_file = scorecard.places().count();
    let wider = [scorecard.national(), scorecard.system()].into_iter().filter_map(of);
    let areas: Vec<Area<'_>> = wider.chain(places).collect();
    let is_place = |area: &&Area<'_>| ![scorecard.national(), scorecard.system()].contains(&area.id);
    let mut periods: Vec<Period> =
        areas.iter().flat_map(|area| area.series.periods.iter().copied()).collect();
    periods.sort_unstable();
    periods.dedup();
    let held = |area: &Area<'_>, at: usize| matches!(area.reached(scorecard, at), Some(Ok(_)));
    let is_held = areas.iter().any(|area| (0..area.series.periods.len()).any(|at| held(area, at)));
    let table = Table { scorecard, periods: &periods, is_held, focus };
    let rows: Vec<AreaRow> = areas.iter().map(|area| table.row(area)).collect();
    let of_places: Vec<&Area<'_>> = areas.iter().filter(is_place).collect();
    let said = |area: &Area<'_>, period: Period, yes: &dyn Fn(Sign) -> bool| {
        let at = area.series.periods.binary_search(&period).ok()?;
        Some(table.sign(area, at)).filter(|sign| *sign != Sign::Nothing).map(yes)
    };
    let count =
        |yes: &dyn Fn(Sign) -> bool| counts(&of_places, &periods, &|area, period| said(area, period, yes));
    let title = if is_held {
        let value = of_places.iter().filter_map(|area| area.target()).map(|target| target.value);
        let counted = count(&|sign| sign == Sign::Reached(true));
        let has_target = |area: &AreaId| in_force(scorecard, id, *area).is_some();
        let places = (places_in_file, scorecard.places().filter(has_target).count());
        counted.map(|counted| reached_title(about, same(value), counted, places))
    } else {
        None
    };
    let title = title.unwrap_or_else(|| {
        let verdict = if about.polarity == Polarity::Neutral { Verdict::Higher } else { Verdict::Worse };
        let counted = count(&|sign| sign == Sign::Compared(verdict));
        verdicts_title(scorecard, (about, verdict), counted, places_in_file)
    });
    let longest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.max_by_key(|text| text.chars().count()).cloned().unwrap_or_default()
    };
    let series: Vec<&Series> = areas.iter().map(|area| area.series).collect();
    let (first, last) = (*periods.first()?, *periods.last()?);
    let heads = std::iter::once("Place".to_owned());
    let heads = heads.chain(periods.iter().map(|period| date::period_in_words(*period)));
    Some(ByPeriod {
        title,
        subtitle: format!(
            "{}{}, {}",
            unit_line(about),
            of_group(scorecard, breakdown),
            date::span_in_words(first, last)
        ),
        above: above(scorecard, &areas, is_held),
        heads: heads.chain(["Up to now".to_owned()]).collect(),
        key: key(&rows),
        below: missing_key(&series)
            .into_iter()
            .chain(data_table::key(scorecard, &series))
            .chain([source_line(about, first, last)])
            .collect(),
        longest: [
            longest(&mut rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text)),
            longest(&mut rows.iter().map(|row| &row.running)),
        ],
        rows,
    })
}

/// The places in the order that the reader has chosen.
fn put(scorecard: &Scorecard, places: &mut [Area<'_>], order: BarOrder) {
    let latest = |area: &Area<'_>| area.judgement.latest.map_or(f64::NEG_INFINITY, |latest| latest.value);
    match order {
        BarOrder::ByPlace | BarOrder::ByChange => {}
        BarOrder::ByName => {
            places.sort_by(|a, b| scorecard.area(a.id).name.cmp(&scorecard.area(b.id).name));
        }
        BarOrder::ByValue => places.sort_by(|a, b| latest(b).total_cmp(&latest(a))),
    }
}

/// What all have alike.
fn same(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values = values;
    let first = values.next()?;
    values.all(|value| value.to_bits() == first.to_bits()).then_some(first)
}

/// Of how many places something is so, in the latest and in the first period in which half of those that have it at all do;
/// `None` where there is no such period. `said` is whether it is so, where it can be said.
fn counts(
    places: &[&Area<'_>],
    periods: &[Period],
    said: &dyn Fn(&Area<'_>, Period) -> Option<bool>,
) -> Option<(CountIn, Option<CountIn>)> {
    let in_period = |period: &Period| {
        let told: Vec<bool> = places.iter().filter_map(|area| said(area, *period)).collect();
        CountIn { count: told.iter().filter(|told| **told).count(), of: told.len(), period: *period }
    };
    let all: Vec<CountIn> = periods.iter().map(in_period).collect();
    let most = all.iter().map(|count| count.of).max().unwrap_or(0);
    let is_enough = |count: &&CountIn| count.of > 0 && 2 * count.of >= most;
    let now = all.iter().rev().find(is_enough)?;
    let then = all.iter().find(is_enough).filter(|then| then.period != now.period);
    Some((*now, then.copied()))
}

/// The targets in force, each with the areas that it holds in where they have different ones; or that there is none, or why figures
/// are not held against it.
fn above(scorecard: &Scorecard, areas: &[Area<'_>], is_held: bool) -> Vec<String> {
    let mut targets: Vec<(&TargetJudgement, Vec<AreaId>)> = Vec::new();
    for area in areas {
        let Some(target) = area.target() else { continue };
        match targets.iter_mut().find(|(known, _)| known.target == target.target) {
            Some((_, whose)) => whose.push(area.id),
            None => targets.push((target, vec![area.id])),
        }
    }
    let [(first, _), ..] = targets.as_slice() else { return vec![without_target(scorecard)] };
    if !is_held {
        let why = areas.iter().find_map(|area| area.reached(scorecard, area.series.latest()?.index)?.err());
        let why = why.map(|why| why.sentence(scorecard));
        return std::iter::once(target_line(scorecard, first.target, &[])).chain(why).collect();
    }
    let is_one = targets.len() == 1;
    let line = |(target, whose): &(&TargetJudgement, Vec<AreaId>)| {
        target_line(scorecard, target.target, if is_one { &[] } else { whose })
    };
    let mut lines: Vec<String> = targets.iter().take(TARGETS_LISTED).map(line).collect();
    if let Some(more) = targets.len().checked_sub(TARGETS_LISTED).filter(|more| *more > 0) {
        lines.push(
            number::counted(more as u64, "further target is", "further targets are") + " in force elsewhere.",
        );
    }
    lines
}

/// What all rows share.
struct Table<'a> {
    scorecard: &'a Scorecard,
    periods: &'a [Period],
    /// Whether any figure is held against a target.
    is_held: bool,
    focus: AreaId,
}

impl Table<'_> {
    fn sign(&self, area: &Area<'_>, index: usize) -> Sign {
        if self.is_held {
            return match area.reached(self.scorecard, index) {
                Some(Ok(reached)) => Sign::Reached(reached),
                _ => Sign::Nothing,
            };
        }
        area.verdict(self.scorecard, index).map_or(Sign::Nothing, Sign::Compared)
    }

    fn row(&self, area: &Area<'_>) -> AreaRow {
        let at = |period: &Period| area.series.periods.binary_search(period).ok();
        let (running, moves) = (self.running(area), self.moves(area));
        let told = if running.is_empty() { sentence_case(&moves) } else { format!("{running}; {moves}") };
        AreaRow {
            area: area.id,
            name: self.scorecard.area(area.id).name.clone(),
            is_focus: area.id == self.focus,
            cells: self.periods.iter().map(|period| self.figure(area, *period, at(period))).collect(),
            running,
            arrow: Arrow::of(self.scorecard, area.judgement),
            told,
        }
    }

    /// Which way the figures move, where the arrow is not seen.
    fn moves(&self, area: &Area<'_>) -> String {
        let (movement, told) = (&area.judgement.movement, movement_in_brief(self.scorecard, area.judgement));
        match (movement.verdict, movement.rising) {
            // Of a count what is told says that its number rises or falls.
            (MovementVerdict::Worsening | MovementVerdict::Improving, Some(_))
                if self.scorecard.indicator(area.judgement.indicator).measure.kind == MeasureKind::Count =>
            {
                told
            }
            (_, Some(_)) => format!("{}, {told}", lower_first(movement_word(movement))),
            // What stands before it was tested.
            (MovementVerdict::Unknown, None) => "movement not tested".to_owned(),
            (_, None) => told,
        }
    }

    fn figure(&self, area: &Area<'_>, period: Period, at: Option<usize>) -> Figure {
        let cell = data_table::cell(self.scorecard, area.series, period);
        let sign = at.map_or(Sign::Nothing, |at| self.sign(area, at));
        let why = at.filter(|_| self.is_held).and_then(|at| area.reached(self.scorecard, at)?.err());
        let why = why.filter(|why| *why != NotHeld::NoFigure).map(|why| why.clause(self.scorecard));
        let means = match sign {
            Sign::Nothing => why,
            Sign::Reached(reached) => Some(reached_word(reached).to_owned()),
            Sign::Compared(_) => {
                let found = at.and_then(|at| at_position(self.scorecard, area.judgement, area.series, at));
                found.and_then(|found| compared_in_brief(&found))
            }
        };
        let text = self.written(area, at, sign, &cell);
        let reason = cell.text.clone();
        let told = if text == number::MISSING || text.starts_with('[') { reason } else { text.clone() };
        let told: Vec<String> = std::iter::once(told).chain(means).chain(cell.note).collect();
        Figure { sign, told: told.join("; "), text }
    }

    /// The figure as it stands in its cell: where there is none the sign of why; where rounding hides on which side of the target
    /// it lies, with as many decimals as tell.
    fn written(&self, area: &Area<'_>, at: Option<usize>, sign: Sign, cell: &TableCell) -> String {
        let Some(value) = at.and_then(|at| area.series.value(at)) else {
            let missing = at.and_then(|at| Some((missing_sign(area.series.flag(at)?)?, at)));
            let Some((sign, at)) = missing else { return number::MISSING.to_owned() };
            return sign.to_owned() + &data_table::signs(self.scorecard, area.series, at);
        };
        let (Sign::Reached(reached), Some(target)) = (sign, area.target()) else { return cell.text.clone() };
        let about = self.scorecard.indicator(area.series.indicator);
        let usual = number::decimals(about, value);
        let tells = |decimals: &usize| {
            let shown: f64 = format!("{value:.decimals$}").parse().unwrap_or(value);
            about.polarity.has_reached(shown, target.value) == Some(reached)
        };
        match (usual..usual + MOST_DECIMALS).find(tells) {
            Some(decimals) if decimals > usual => {
                let signs = at.map(|at| data_table::signs(self.scorecard, area.series, at));
                number::fixed(value, decimals) + &signs.unwrap_or_default()
            }
            _ => cell.text.clone(),
        }
    }

    /// How a latest figure that has not reached its target stands to it: not yet, for as long as none has and it may still do so in
    /// time.
    fn short(&self, area: &Area<'_>, latest: Observation) -> &'static str {
        let may = |target: &TargetJudgement| {
            let is_open = target.deadline.is_none_or(|deadline| latest.period < deadline);
            is_open && target.status != TargetStatus::NotKnownYet
        };
        let never = (0..latest.index).all(|at| self.sign(area, at) != Sign::Reached(true));
        if never && area.target().is_some_and(may) { "not reached yet" } else { "short" }
    }

    /// How long the latest figures say the same.
    fn running(&self, area: &Area<'_>) -> String {
        let Some(latest) = area.series.latest() else { return String::new() };
        let sign = self.sign(area, latest.index);
        let about = self.scorecard.indicator(area.series.indicator);
        let periods = running(about, area.series, |at| self.sign(area, at) == sign);
        let kind = latest.period.kind();
        let told = match sign {
            _ if periods == 0 => return String::new(),
            Sign::Nothing => return String::new(),
            Sign::Reached(true) => running_words("reached", kind, periods),
            Sign::Reached(false) => running_words(self.short(area, latest), kind, periods),
            Sign::Compared(verdict) => verdict_running(verdict, kind, periods),
        };
        // Of a place whose figures end earlier that is said.
        let is_newest = self.periods.last() == Some(&latest.period);
        if is_newest { told } else { format!("{told} to {}", date::period_in_words(latest.period)) }
    }
}

/// What stands for a figure that is not there, as government statistics write it.
fn missing_sign(flag: Flag) -> Option<&'static str> {
    match flag {
        Flag::Suppressed => Some("[c]"),
        Flag::NotApplicable => Some("[z]"),
        Flag::NotAvailable | Flag::NotCollected => Some("[x]"),
        _ => None,
    }
}

/// What the signs of figures that are not there mean: `[c] suppressed · [x] not collected`.
fn missing_key(series: &[&Series]) -> Option<String> {
    let is_there = |flag: &Flag| {
        let has = |series: &&Series| {
            (0..series.periods.len()).any(|at| series.value(at).is_none() && series.flag(at) == Some(*flag))
        };
        series.iter().any(has)
    };
    let told = Flag::ALL.iter().filter(|flag| is_there(flag));
    let told = told.filter_map(|flag| Some(format!("{} {}", missing_sign(*flag)?, flag_in_words(*flag))));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// The signs that stand in it, in the order in which they are explained.
fn key(rows: &[AreaRow]) -> Vec<(Sign, String)> {
    let reached = [true, false].map(|reached| (Sign::Reached(reached), sentence_case(reached_word(reached))));
    let verdicts = [Verdict::Better, Verdict::Similar, Verdict::Worse, Verdict::Higher, Verdict::Lower];
    let verdicts = verdicts.map(|verdict| (Sign::Compared(verdict), verdict_word(verdict).to_owned()));
    let is_there =
        |(sign, _): &(Sign, String)| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.sign == *sign);
    reached.into_iter().chain(verdicts).filter(is_there).collect()
}

#[cfg(test)]
#[path = "by_period_tests.rs"]
mod tests;

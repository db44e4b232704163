//! Observations as figures of a document, and what became of each.

use super::apart::{RightFiles, left_out};
use super::groups_there::GroupsThere;
use super::total_group::{TotalGroup, breakdown};
use super::usage::Usage;
use crate::import::merge::Figure;
use crate::import::report::Lines;
use crate::import::shift::shifted;
use crate::import::table::people::natural;
use crate::import::table::{
    Figures as Numbers, Gathered, Observation, PeriodAt, Pool, Reason, Reasons, Written,
};
use crate::import::words::counted;
use crate::model::{Flag, MeasureKind, Period, PeriodKind, Word};
use std::collections::HashMap;

/// What an indicator's observations are turned into.
pub(super) struct Target<'a> {
    pub planned: u32,
    pub period: PeriodKind,
    /// The first of the twelve months that are taken, where labels are of several that overlap.
    pub months: Option<i8>,
    pub kind: MeasureKind,
    /// Whether its values, but for those with a sign, are shares of one, which become percentages.
    pub are_shares: bool,
    pub minus_one_is_none: bool,
    pub usage: &'a Usage,
    /// What each of its dimensions stands for.
    pub totals: Vec<TotalGroup>,
    /// The dates that stand for none of its periods, as was said.
    pub left_out: Vec<PeriodAt>,
}

impl Target<'_> {
    /// In [`Self::planned`]: its observations are left out.
    pub const NONE: u32 = u32::MAX;

    /// What a label is as a period of the indicator, or why it cannot be one.
    fn period(&self, at: PeriodAt, pool: &Pool) -> Result<Period, Reason> {
        let published = &pool.periods()[at.index()];
        let cadence = &self.usage.cadence;
        let (label, kind) = (&published.label, self.period.as_str().replace('-', " "));
        if let (Written::TwelveMonths(first), true) = (published.written, cadence.overlaps())
            && self.months != Some(first)
        {
            return Err(Reason::exact(
                "the period overlaps those that were chosen",
                format!("the period {label} overlaps those that were chosen"),
            ));
        }
        let Some(period) = published.of_kind(self.period) else {
            return Err(Reason::exact(
                "the period does not go with the others",
                format!("the period {label} does not go with the others, each a {kind}"),
            ));
        };
        if self.left_out.contains(&at) {
            return Err(Reason::exact(
                "the date was said to stand for no whole period",
                format!("the date {label} was said to stand for no whole {kind}"),
            ));
        }
        if cadence.crowded.contains(&self.period) {
            let others = cadence
                .labels
                .iter()
                .filter(|at| !self.left_out.contains(at))
                .map(|at| &pool.periods()[at.index()]);
            let mut same = others.filter(|other| other.of_kind(self.period) == Some(period));
            if let Some(other) = same.find(|other| other.differs_from(published)) {
                return Err(Reason::exact(
                    "several periods of the file are one of the scorecard",
                    format!("the periods {label} and {} are the same {kind}, {period}", other.label),
                ));
            }
        }
        Ok(period)
    }
}

/// What became of an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is a figure now.
    Taken,
    /// Another row says the same, or more of the same figure.
    Repeated,
    /// Its area was left out, or its indicator, which is the counts of another alone.
    LeftOut,
    /// It could not be used; a position in the list of reasons.
    Refused(u32),
}

/// Where a figure goes, and the observation that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub indicator: u32,
    breakdown: Option<u32>,
    pub area: u32,
    pub period: Period,
    pub observation: u32,
}

impl Cell {
    pub fn is_same_place(&self, other: &Self) -> bool {
        let place = |cell: &Self| (cell.indicator, cell.breakdown, cell.area, cell.period);
        place(self) == place(other)
    }
}

/// Figures, and what became of each observation.
#[derive(Default)]
pub(super) struct Figures {
    /// Sorted by indicator, breakdown, area and period; none twice.
    pub(super) cells: Vec<Cell>,
    /// Dimension and group.
    pub breakdowns: Vec<(String, String)>,
    /// By position of the observation.
    pub outcomes: Vec<Outcome>,
    pub reasons: Reasons,
    /// What an observation says together with the rows that repeat it, where that is more.
    pub(super) together: HashMap<u32, Together>,
    /// Of how many figures rows contradict each other, so that none of them is taken.
    pub(super) contradicting: u64,
    /// How many figures have several comparisons, so that none of them is taken.
    pub(super) compared_twice: u64,
    /// The lines of which something was left out or is odd, for each of [`REFUSED`].
    refused: [Lines; 5],
}

/// What several rows say of one figure.
pub(super) struct Together {
    pub observation: Observation,
    /// Their notes, where there are several.
    pub notes: Option<String>,
}

impl Figures {
    /// Turns all observations into figures. `areas` gives the position of each found area in the plan; none where it
    /// is left out. `right` says which of two files is right where they differ, `there` what groups the scorecard has.
    pub fn of(
        gathered: &Gathered,
        targets: &[Target<'_>],
        areas: &[Option<u32>],
        right: &RightFiles,
        there: &GroupsThere,
    ) -> Self {
        let mut builder = FigureBuilder::new(gathered, targets, there);
        let observations = gathered.observations.iter().enumerate();
        let outcomes = observations.map(|(at, observation)| match areas[observation.area.index()] {
            None => Outcome::LeftOut,
            Some(_) if targets[observation.indicator.index()].planned == Target::NONE => Outcome::LeftOut,
            Some(area) => match builder.add(&observation, at as u32, area) {
                Ok(()) => Outcome::Taken,
                Err(reason) => Outcome::Refused(reason),
            },
        });
        let outcomes = outcomes.collect();
        let mut figures = Self { outcomes, ..builder.done };
        figures.order_breakdowns();
        figures.cells.sort_unstable();
        figures.settle(gathered, targets, right);
        figures
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The figures in order, without what the format refuses of them.
    pub fn list<'a>(
        &'a self,
        gathered: &'a Gathered,
        targets: &'a [Target<'_>],
    ) -> impl Iterator<Item = Figure> + use<'a> {
        let is_exported =
            |observation: &Observation| gathered.indicators[observation.indicator.index()].is_exported;
        self.cells.iter().map(move |cell| {
            let together = self.together.get(&cell.observation);
            let own = || observation(cell, gathered, targets);
            let observation = together.map_or_else(own, |together| together.observation);
            let Observation { figures, flag, note, .. } = observation;
            let notes = together.and_then(|together| together.notes.clone());
            let origin = gathered.observations.origin(cell.observation as usize);
            Figure {
                indicator: cell.indicator,
                breakdown: cell.breakdown,
                area: cell.area,
                period: cell.period,
                value: figures.value,
                lower: figures.lower,
                upper: figures.upper,
                numerator: figures.numerator,
                denominator: figures.denominator,
                flag: flag.or(figures.value.is_none().then_some(Flag::NotAvailable)),
                note: notes.or_else(|| note.map(|note| gathered.pool.notes()[note.index()].clone())),
                // What the program wrote says also that a publisher compared nothing.
                verdict: if is_exported(&observation) { observation.verdict } else { observation.compared() },
                from: (u32::from(origin.table), u64::from(origin.line)),
            }
        })
    }

    /// Sentences about figures, and parts of figures, that were left out.
    pub fn remarks(&self) -> Vec<String> {
        let refused = REFUSED.iter().zip(&self.refused).filter(|(_, lines)| lines.count() > 0);
        let mut remarks: Vec<String> =
            refused.map(|(sentence, lines)| format!("{sentence}: {}.", lines.said())).collect();
        remarks.extend(left_out(self.contradicting));
        if self.compared_twice > 0 {
            remarks.push(format!(
                "{} with several published comparisons that contradict each other: the figures were taken, the comparisons \
                 not.",
                counted(self.compared_twice, "figure")
            ));
        }
        remarks
    }

    /// Breakdowns in the order of their names, whatever rows name them first.
    fn order_breakdowns(&mut self) {
        let Self { breakdowns, cells, .. } = self;
        let mut order: Vec<usize> = (0..breakdowns.len()).collect();
        order.sort_by(|&one, &other| {
            let ((by, group), (other_by, other)) = (&breakdowns[one], &breakdowns[other]);
            natural(by, other_by).then_with(|| natural(group, other))
        });
        let mut place = vec![0_u32; order.len()];
        order.iter().zip(0..).for_each(|(&before, now)| place[before] = now);
        for cell in cells {
            cell.breakdown = cell.breakdown.map(|at| place[at as usize]);
        }
        let mut old = std::mem::take(breakdowns);
        *breakdowns = order.iter().map(|&at| std::mem::take(&mut old[at])).collect();
    }
}

/// What a row says of a place, without what the format refuses of it.
pub(super) fn observation(cell: &Cell, gathered: &Gathered, targets: &[Target<'_>]) -> Observation {
    let mut observation = gathered.observations.get(cell.observation as usize);
    let target = &targets[observation.indicator.index()];
    if target.minus_one_is_none && is_bare_minus_one(&observation.figures) {
        observation.figures.value = None;
    }
    leave_refused(&mut observation.figures, target.kind);
    let is_percent = gathered.observations.is_percent(cell.observation as usize);
    if target.are_shares && !is_percent && target.usage.is_share(&observation.figures) {
        let Numbers { value, lower, upper, .. } = &mut observation.figures;
        for share in [value, lower, upper].into_iter().flatten() {
            *share = shifted(*share, 2);
        }
    }
    observation
}

/// Whether a value is -1 and nothing beside it shows that it is one.
fn is_bare_minus_one(figures: &Numbers) -> bool {
    let beside = [figures.lower, figures.upper, figures.numerator];
    figures.value == Some(-1.0) && beside.iter().all(Option::is_none)
}

struct FigureBuilder<'a> {
    gathered: &'a Gathered,
    targets: &'a [Target<'a>],
    there: &'a GroupsThere,
    done: Figures,
    breakdown_at: HashMap<(String, String), u32>,
    /// By indicator and group.
    of_group: HashMap<(u32, u32), Option<u32>>,
    /// By indicator and period, all of them, so that the order of reasons is that of indicators and periods.
    of_period: HashMap<(u32, u32), Result<Period, u32>>,
}

impl<'a> FigureBuilder<'a> {
    fn new(gathered: &'a Gathered, targets: &'a [Target<'a>], there: &'a GroupsThere) -> Self {
        let (mut done, mut of_period) = (Figures::default(), HashMap::new());
        let periods = gathered.periods_of_indicators();
        for (indicator, (target, periods)) in targets.iter().zip(periods).enumerate() {
            for at in periods.into_iter().filter(|_| target.planned != Target::NONE) {
                let period = target.period(at, &gathered.pool);
                let period = period.map_err(|reason| done.reasons.position(reason) as u32);
                of_period.insert((indicator as u32, at.0), period);
            }
        }
        let (breakdown_at, of_group) = (HashMap::new(), HashMap::new());
        Self { gathered, targets, there, done, breakdown_at, of_group, of_period }
    }

    fn add(&mut self, observation: &Observation, at: u32, area: u32) -> Result<(), u32> {
        let target = &self.targets[observation.indicator.index()];
        let indicator = target.planned;
        let line = u64::from(self.gathered.observations.origin(at as usize).line);
        let [crossed, negative, above] = leave_refused(&mut { observation.figures }, target.kind);
        let no_value = target.minus_one_is_none && is_bare_minus_one(&observation.figures);
        let outside = !crossed && !no_value && observation.figures.is_outside_limits();
        let refused = [crossed, negative, above, no_value, outside];
        let period = self.of_period[&(observation.indicator.0, observation.period.0)]?;
        self.bare(observation, at).map_or(Ok(()), |reason| Err(self.done.reasons.position(reason) as u32))?;
        let breakdown = self.breakdown(observation);
        let lines = self.done.refused.iter_mut().zip(refused).filter(|(_, refused)| *refused);
        lines.for_each(|(lines, _)| lines.add(line));
        self.done.cells.push(Cell { indicator, breakdown, area, period, observation: at });
        Ok(())
    }

    /// Why a number cannot be taken that lacks the word for thousands or millions that others have.
    fn bare(&self, observation: &Observation, at: u32) -> Option<Reason> {
        const WHY: &str =
            "the value lacks the word for thousands or millions that others have, and is far smaller";
        let bare = self.targets[observation.indicator.index()].usage.scale.bare?;
        let signs = self.gathered.observations.signs(at as usize);
        let value = observation.figures.value.filter(|value| bare.is_unclear(*value, signs))?;
        Some(Reason::exact(
            WHY,
            format!(
                "{WHY} (write it out, or with its sign or word, such as £{value} or {value} million): ‘{value}’"
            ),
        ))
    }

    fn breakdown(&mut self, observation: &Observation) -> Option<u32> {
        let Self { gathered, targets, there, of_group, done, breakdown_at, .. } = self;
        let key = (observation.indicator.0, observation.group.0);
        *of_group.entry(key).or_insert_with(|| {
            let target = &targets[observation.indicator.index()];
            let pairs = &gathered.pool.groups()[observation.group.index()];
            let named = there.called(target.planned, breakdown(pairs, target.usage, &target.totals)?);
            let next = done.breakdowns.len() as u32;
            Some(*breakdown_at.entry(named.clone()).or_insert_with(|| {
                done.breakdowns.push(named);
                next
            }))
        })
    }
}

/// What is left out of a figure: what the file format refuses while the value stays, and what stands for no value. The
/// last is kept: nothing tells which of its numbers is wrong.
const REFUSED: [&str; 5] = [
    "Limits were left out where the lower is above the upper",
    "Counts were left out where one of them is below zero",
    "Counts were left out where the numerator of a proportion is above its denominator",
    "Values of -1 without a count are the publisher’s sign for none and were left out",
    "Values do not lie between their limits, and were taken as they stand; look whether limits and values are of one unit",
];

/// Leaves out what the format refuses of figures of this kind, and tells which of [`REFUSED`] it was.
fn leave_refused(figures: &mut Numbers, kind: MeasureKind) -> [bool; 3] {
    use MeasureKind::{Proportion, Rate};
    let is_above = |one: Option<f64>, other: Option<f64>| one.zip(other).is_some_and(|(one, of)| one > of);
    let crossed = is_above(figures.lower, figures.upper);
    let numerator = figures.numerator.filter(|_| matches!(kind, Proportion | Rate));
    let negative = [figures.denominator, numerator].into_iter().flatten().any(|count| count < 0.0);
    let above = !negative && kind == Proportion && is_above(figures.numerator, figures.denominator);
    if crossed {
        (figures.lower, figures.upper) = (None, None);
    }
    if negative || above {
        (figures.numerator, figures.denominator) = (None, None);
    }
    [crossed, negative, above]
}

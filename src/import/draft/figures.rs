//! Observations as figures of a document, and what became of each.

use super::total_group::{TotalGroup, breakdown};
use super::usage::Usage;
use crate::import::merge::Figure;
use crate::import::report::Lines;
use crate::import::table::{Figures as Numbers, Gathered, Observation, Reason, Reasons};
use crate::model::{Flag, MeasureKind, Period, PeriodKind, Verdict, Word};
use std::collections::HashMap;

/// What an indicator's observations are turned into.
pub(super) struct Target<'a> {
    pub planned: u32,
    pub period: PeriodKind,
    pub kind: MeasureKind,
    pub usage: &'a Usage,
    /// What each of its dimensions stands for.
    pub totals: Vec<TotalGroup>,
}

impl Target<'_> {
    /// In [`Self::planned`]: its observations are left out.
    pub const NONE: u32 = u32::MAX;
}

/// What became of an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is a figure now.
    Taken,
    /// Another row says the same.
    Repeated,
    /// Its area was left out, or its indicator, which is the counts of another alone.
    LeftOut,
    /// It could not be used; a position in the list of reasons.
    Refused(u32),
}

/// Where a figure goes, and the observation that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    indicator: u32,
    breakdown: Option<u32>,
    area: u32,
    period: Period,
    observation: u32,
}

impl Cell {
    fn is_same_place(&self, other: &Self) -> bool {
        let place = |cell: &Self| (cell.indicator, cell.breakdown, cell.area, cell.period);
        place(self) == place(other)
    }
}

/// Figures, and what became of each observation.
#[derive(Default)]
pub(super) struct Figures {
    /// Sorted by indicator, breakdown, area and period; none twice.
    cells: Vec<Cell>,
    /// Dimension and group.
    pub breakdowns: Vec<(String, String)>,
    /// By position of the observation.
    pub outcomes: Vec<Outcome>,
    pub reasons: Reasons,
    /// The publisher's comparison of an observation, where another row has it.
    verdicts: HashMap<u32, Verdict>,
    /// The lines of which something was left out, for each of [`REFUSED`].
    refused: [Lines; 3],
}

impl Figures {
    /// Turns all observations into figures. `areas` gives the position of each found area in the plan; none where it
    /// is left out.
    pub fn of(gathered: &Gathered, targets: &[Target<'_>], areas: &[Option<u32>]) -> Self {
        let mut builder = FigureBuilder::new(gathered, targets);
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
        // The observation comes last in the order, so that of equal places the first row comes first.
        figures.cells.sort_unstable();
        figures.leave_repeats(gathered, targets);
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
        self.cells.iter().map(|cell| {
            let Observation { figures, flag, note, verdict, .. } = observation(cell, gathered, targets);
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
                note: note.map(|note| gathered.pool.notes()[note.index()].clone()),
                verdict: comparison(self.verdicts.get(&cell.observation).copied().or(verdict)),
                from: (u32::from(origin.table), u64::from(origin.line)),
            }
        })
    }

    /// Sentences about parts of figures that were left out.
    pub fn remarks(&self) -> Vec<String> {
        let refused = REFUSED.iter().zip(&self.refused).filter(|(_, lines)| lines.count() > 0);
        refused.map(|(sentence, lines)| format!("{sentence}: line {lines}.")).collect()
    }

    /// Of observations for the same place, the first stays; the others repeat or contradict it.
    fn leave_repeats(&mut self, gathered: &Gathered, targets: &[Target<'_>]) {
        let Self { cells, outcomes, reasons, verdicts, .. } = self;
        cells.dedup_by(|cell, first| {
            if !cell.is_same_place(first) {
                return false;
            }
            let [mut one, other] = [&*first, &*cell].map(|cell| observation(cell, gathered, targets));
            one.verdict = verdicts.get(&first.observation).copied().or(one.verdict);
            outcomes[cell.observation as usize] = if says_the_same(&one, &other) {
                // The nation has two rows in some files: once compared and once not.
                if let (None, Some(verdict)) = (comparison(one.verdict), other.verdict) {
                    verdicts.insert(first.observation, verdict);
                }
                Outcome::Repeated
            } else {
                let reason = contradiction(gathered, first.observation, cell.observation);
                Outcome::Refused(reasons.position(reason) as u32)
            };
            true
        });
    }
}

/// What a row says of a place, without what the format refuses of it.
fn observation(cell: &Cell, gathered: &Gathered, targets: &[Target<'_>]) -> Observation {
    let mut observation = gathered.observations.get(cell.observation as usize);
    leave_refused(&mut observation.figures, targets[observation.indicator.index()].kind);
    observation
}

/// Why an observation cannot stand beside another of the same place.
fn contradiction(gathered: &Gathered, first: u32, other: u32) -> Reason {
    let [first, other] = [first, other].map(|at| gathered.observations.origin(at as usize));
    let file = gathered.tables.get(usize::from(first.table)).filter(|_| first.table != other.table);
    let place = match file.and_then(|table| table.file.file_name()) {
        Some(name) => format!("line {} of {}", first.line, name.to_string_lossy()),
        None => format!("line {}", first.line),
    };
    Reason::exact(
        "it gives another figure than an earlier row for the same indicator, area and period",
        format!("it gives another figure than {place} for the same indicator, area and period"),
    )
}

/// Whether two rows say the same of a place; the publisher's comparison may stand in one of them only.
fn says_the_same(one: &Observation, other: &Observation) -> bool {
    let [first, second] = [one, other].map(|observation| comparison(observation.verdict));
    let agree = first.is_none() || second.is_none() || first == second;
    let flag = |observation: &Observation| {
        observation.flag.or(observation.figures.value.is_none().then_some(Flag::NotAvailable))
    };
    agree && one.figures == other.figures && flag(one) == flag(other) && one.note == other.note
}

fn comparison(verdict: Option<Verdict>) -> Option<Verdict> {
    verdict.filter(|verdict| *verdict != Verdict::NotCompared)
}

struct FigureBuilder<'a> {
    gathered: &'a Gathered,
    targets: &'a [Target<'a>],
    done: Figures,
    breakdown_at: HashMap<(String, String), u32>,
    /// By indicator and group.
    of_group: HashMap<(u32, u32), Option<u32>>,
    /// By indicator and period.
    of_period: HashMap<(u32, u32), Result<Period, u32>>,
}

impl<'a> FigureBuilder<'a> {
    fn new(gathered: &'a Gathered, targets: &'a [Target<'a>]) -> Self {
        Self {
            gathered,
            targets,
            done: Figures::default(),
            breakdown_at: HashMap::new(),
            of_group: HashMap::new(),
            of_period: HashMap::new(),
        }
    }

    fn add(&mut self, observation: &Observation, at: u32, area: u32) -> Result<(), u32> {
        let target = &self.targets[observation.indicator.index()];
        let indicator = target.planned;
        let line = u64::from(self.gathered.observations.origin(at as usize).line);
        let refused = leave_refused(&mut { observation.figures }, target.kind);
        let period = self.period(observation)?;
        let breakdown = self.breakdown(observation);
        let lines = self.done.refused.iter_mut().zip(refused).filter(|(_, refused)| *refused);
        lines.for_each(|(lines, _)| lines.add(line));
        self.done.cells.push(Cell { indicator, breakdown, area, period, observation: at });
        Ok(())
    }

    fn period(&mut self, observation: &Observation) -> Result<Period, u32> {
        let Self { gathered, targets, of_period, done, .. } = self;
        let key = (observation.indicator.0, observation.period.0);
        *of_period.entry(key).or_insert_with(|| {
            let kind = targets[observation.indicator.index()].period;
            let periods = &gathered.pool.periods()[observation.period.index()];
            periods.iter().find(|period| period.kind() == kind).copied().ok_or_else(|| {
                let exact = format!(
                    "the period {} does not go with the others, each a {}",
                    periods[0],
                    kind.as_str().replace('-', " ")
                );
                let reason = Reason::exact("the period does not go with the others", exact);
                done.reasons.position(reason) as u32
            })
        })
    }

    fn breakdown(&mut self, observation: &Observation) -> Option<u32> {
        let Self { gathered, targets, of_group, done, breakdown_at, .. } = self;
        let key = (observation.indicator.0, observation.group.0);
        *of_group.entry(key).or_insert_with(|| {
            let target = &targets[observation.indicator.index()];
            let pairs = &gathered.pool.groups()[observation.group.index()];
            let named = breakdown(pairs, target.usage, &target.totals)?;
            let next = done.breakdowns.len() as u32;
            Some(*breakdown_at.entry(named.clone()).or_insert_with(|| {
                done.breakdowns.push(named);
                next
            }))
        })
    }
}

/// What the file format refuses, and so is left out of a figure whose value stays.
const REFUSED: [&str; 3] = [
    "Limits were left out where the lower is above the upper",
    "Counts were left out where the denominator is below zero",
    "Counts were left out where the numerator of a proportion is above its denominator",
];

/// Leaves out what the format refuses of figures of this kind, and tells which of [`REFUSED`] it was.
fn leave_refused(figures: &mut Numbers, kind: MeasureKind) -> [bool; 3] {
    let is_above =
        |one: Option<f64>, other: Option<f64>| one.zip(other).is_some_and(|(one, other)| one > other);
    let crossed = is_above(figures.lower, figures.upper);
    let negative = figures.denominator.is_some_and(|of| of < 0.0);
    let above =
        !negative && kind == MeasureKind::Proportion && is_above(figures.numerator, figures.denominator);
    if crossed {
        (figures.lower, figures.upper) = (None, None);
    }
    if negative || above {
        (figures.numerator, figures.denominator) = (None, None);
    }
    [crossed, negative, above]
}

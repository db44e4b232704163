//! Observations as figures of a document, and what became of each.

use super::everyone::{Everyone, breakdown};
use super::tally::Tally;
use crate::import::gather::{Gathered, Observation};
use crate::import::merge::Figure;
use crate::import::report::Lines;
use crate::model::{Flag, MeasureKind, Period, PeriodKind, Verdict, Word};
use std::collections::HashMap;

/// What an indicator's observations are turned into.
pub(super) struct Target<'a> {
    /// Its position in the plan.
    pub planned: u32,
    /// How its periods are written.
    pub period: PeriodKind,
    /// The kind of its values.
    pub kind: MeasureKind,
    /// Its groups.
    pub tally: &'a Tally,
    /// What each of its dimensions stands for.
    pub everyone: Vec<Everyone>,
}

/// What became of an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is a figure now.
    Taken,
    /// Another row says the same.
    Repeated,
    /// Its area was left out.
    LeftOut,
    /// It could not be used; a position in the list of reasons.
    Refused(u32),
}

/// Figures, and what became of each observation.
pub(super) struct Figures {
    /// The figures, sorted by indicator, breakdown, area and period; none twice.
    pub list: Vec<Figure>,
    /// Dimension and group.
    pub breakdowns: Vec<(String, String)>,
    /// By position of the observation.
    pub outcomes: Vec<Outcome>,
    /// Why observations could not be used.
    pub reasons: Vec<String>,
    /// Sentences about parts of figures that were left.
    pub remarks: Vec<String>,
}

impl Figures {
    /// Turns all observations into figures. `areas` gives the position of each found area in the plan; none where it
    /// is left out.
    pub fn of(gathered: &Gathered, targets: &[Target<'_>], areas: &[Option<u32>]) -> Self {
        let mut making = Making::new(gathered, targets);
        let mut made: Vec<(Figure, usize)> = Vec::with_capacity(gathered.observations.len());
        let mut outcomes = Vec::with_capacity(gathered.observations.len());
        for (at, observation) in gathered.observations.iter().enumerate() {
            let outcome = match areas[observation.area.index()] {
                None => Outcome::LeftOut,
                Some(area) => match making.figure(observation, area) {
                    Ok(figure) => {
                        made.push((figure, at));
                        Outcome::Taken
                    }
                    Err(reason) => Outcome::Refused(reason),
                },
            };
            outcomes.push(outcome);
        }
        // Stable, so that of equal ones the first row stays first.
        made.sort_by_key(|(figure, _)| (figure.indicator, figure.breakdown, figure.area, figure.period));
        let list = making.without_repeats(made, &mut outcomes);
        let remarks = making.guards.remarks();
        Self { list, breakdowns: making.breakdowns, outcomes, reasons: making.reasons.list, remarks }
    }
}

struct Making<'a> {
    gathered: &'a Gathered,
    targets: &'a [Target<'a>],
    breakdowns: Vec<(String, String)>,
    breakdown_at: HashMap<(String, String), u32>,
    /// By indicator and group.
    of_group: HashMap<(u32, u32), Result<Option<u32>, u32>>,
    /// By indicator and period.
    of_period: HashMap<(u32, u32), Result<Period, u32>>,
    reasons: Reasons,
    guards: Guards,
}

impl<'a> Making<'a> {
    fn new(gathered: &'a Gathered, targets: &'a [Target<'a>]) -> Self {
        Self {
            gathered,
            targets,
            breakdowns: Vec::new(),
            breakdown_at: HashMap::new(),
            of_group: HashMap::new(),
            of_period: HashMap::new(),
            reasons: Reasons::default(),
            guards: Guards::default(),
        }
    }

    fn figure(&mut self, observation: &Observation, area: u32) -> Result<Figure, u32> {
        let target = &self.targets[observation.indicator.index()];
        let period = self.period(observation)?;
        let breakdown = self.breakdown(observation)?;
        let figures = observation.figures;
        let missing = figures.value.is_none();
        let mut figure = Figure {
            indicator: target.planned,
            breakdown,
            area,
            period,
            value: figures.value,
            lower: figures.lower,
            upper: figures.upper,
            numerator: figures.numerator,
            denominator: figures.denominator,
            flag: observation.flag.or(missing.then_some(Flag::NotAvailable)),
            note: observation.note.map(|note| self.gathered.pool.notes()[note.index()].clone()),
            verdict: observation.verdict.filter(|verdict| *verdict != Verdict::NotCompared),
            from: (observation.table, observation.line),
        };
        self.guards.apply(&mut figure, target.kind);
        Ok(figure)
    }

    fn period(&mut self, observation: &Observation) -> Result<Period, u32> {
        let Self { gathered, targets, of_period, reasons, .. } = self;
        let key = (observation.indicator.0, observation.period.0);
        *of_period.entry(key).or_insert_with(|| {
            let kind = targets[observation.indicator.index()].period;
            let published = &gathered.pool.periods()[observation.period.index()];
            let period = published.kinds.contains(&kind).then(|| published.of_kind(kind)).flatten();
            period.ok_or_else(|| {
                let kind = kind.as_str().replace('-', " ");
                reasons.position(format!(
                    "the period {} does not go with the others, each a {kind}",
                    published.label
                ))
            })
        })
    }

    fn breakdown(&mut self, observation: &Observation) -> Result<Option<u32>, u32> {
        let Self { gathered, targets, of_group, breakdowns, breakdown_at, .. } = self;
        let key = (observation.indicator.0, observation.group.0);
        *of_group.entry(key).or_insert_with(|| {
            let target = &targets[observation.indicator.index()];
            let pairs = &gathered.pool.groups()[observation.group.index()];
            let Some(named) = breakdown(pairs, target.tally, &target.everyone) else { return Ok(None) };
            let next = u32::try_from(breakdowns.len()).unwrap_or(u32::MAX);
            let at = *breakdown_at.entry(named.clone()).or_insert_with(|| {
                breakdowns.push(named);
                next
            });
            Ok(Some(at))
        })
    }

    /// Of figures for the same cell, the first; the others repeat or contradict it.
    fn without_repeats(&mut self, made: Vec<(Figure, usize)>, outcomes: &mut [Outcome]) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::with_capacity(made.len());
        for (figure, at) in made {
            let key = |figure: &Figure| (figure.indicator, figure.breakdown, figure.area, figure.period);
            let Some(first) = figures.last_mut().filter(|first| key(first) == key(&figure)) else {
                figures.push(figure);
                continue;
            };
            if says_the_same(first, &figure) {
                // The nation stands twice in some files: once compared and once not.
                first.verdict = first.verdict.or(figure.verdict);
                outcomes[at] = Outcome::Repeated;
            } else {
                let (table, line) = first.from;
                let file = self.gathered.tables.get(table as usize).filter(|_| table != figure.from.0);
                let place = match file.and_then(|table| table.file.file_name()) {
                    Some(name) => format!("line {line} of {}", name.to_string_lossy()),
                    None => format!("line {line}"),
                };
                // Every such pair has a reason of its own; a flood of them shares one.
                let reason =
                    format!("it gives another figure than {place} for the same indicator, area and period");
                outcomes[at] = Outcome::Refused(self.reasons.position(reason));
            }
        }
        figures
    }
}

/// Whether two rows say the same of a cell; the publisher's comparison may stand in one of them only.
fn says_the_same(one: &Figure, other: &Figure) -> bool {
    let agree = one.verdict.is_none() || other.verdict.is_none() || one.verdict == other.verdict;
    let numbers =
        |figure: &Figure| [figure.value, figure.lower, figure.upper, figure.numerator, figure.denominator];
    agree && numbers(one) == numbers(other) && one.flag == other.flag && one.note == other.note
}

#[derive(Default)]
struct Reasons {
    list: Vec<String>,
    positions: HashMap<String, u32>,
}

impl Reasons {
    /// Beyond so many reasons, the rest share one.
    const MOST: usize = 100;

    fn position(&mut self, reason: String) -> u32 {
        if let Some(&at) = self.positions.get(&reason) {
            return at;
        }
        let shared = "it cannot be used, for a reason like those above";
        let reason = if self.list.len() < Self::MOST { reason } else { shared.to_owned() };
        let list = &mut self.list;
        *self.positions.entry(reason.clone()).or_insert_with(|| {
            list.push(reason);
            u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

/// What the file format refuses, and so is left out of a figure whose value stays.
#[derive(Default)]
struct Guards {
    crossed: Lines,
    above: Lines,
    negative: Lines,
}

impl Guards {
    fn apply(&mut self, figure: &mut Figure, kind: MeasureKind) {
        let line = figure.from.1;
        if figure.lower.zip(figure.upper).is_some_and(|(lower, upper)| lower > upper) {
            (figure.lower, figure.upper) = (None, None);
            self.crossed.add(line);
        }
        if figure.denominator.is_some_and(|of| of < 0.0) {
            (figure.numerator, figure.denominator) = (None, None);
            self.negative.add(line);
        }
        let above = figure.numerator.zip(figure.denominator).is_some_and(|(count, of)| count > of);
        if kind == MeasureKind::Proportion && above {
            (figure.numerator, figure.denominator) = (None, None);
            self.above.add(line);
        }
    }

    fn remarks(&self) -> Vec<String> {
        [
            (&self.crossed, "Limits were left out where the lower is above the upper"),
            (&self.negative, "Counts were left out where the denominator is below zero"),
            (
                &self.above,
                "Counts were left out where the numerator of a proportion is above its denominator",
            ),
        ]
        .into_iter()
        .filter(|(lines, _)| lines.count() > 0)
        .map(|(lines, sentence)| format!("{sentence}: line {lines}."))
        .collect()
    }
}

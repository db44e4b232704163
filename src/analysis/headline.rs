//! Which facts a headline tells: of one indicator in one area, and of a place. Their words are made in `words`.

use super::judgement::{Comparison, Judgement};
use super::movement::RUN_WORTH_SAYING;
use crate::model::{
    AreaId, Flag, Indicator, IndicatorId, MeasureKind, Observation, Scorecard, Series, Strand, Verdict,
};
use std::cmp::Ordering;

/// Over fewer years than these, little change is no news.
const YEARS_OF_LITTLE: i32 = 3;

/// What a headline tells of one indicator in one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Headline {
    /// There is no figure.
    NoFigure,
    /// A run in one direction: as many steps up, or down where negative.
    Run(i32),
    /// The latest value is on the other side of the benchmark than the one before.
    Crossing {
        /// Now above it.
        above: bool,
        /// It has been on this side before.
        again: bool,
        /// The area it is compared with.
        benchmark: AreaId,
    },
    /// A tested level, and how the value has moved.
    Level {
        /// The finding.
        verdict: Verdict,
        /// The area it is compared with.
        benchmark: AreaId,
        /// How it has moved.
        moved: SinceThen,
    },
    /// The change since the period before.
    LastStep(f64),
    /// The value alone.
    Value,
}

/// How a value has moved that is told beside its level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SinceThen {
    /// Little changed in this many years.
    LittleChanged(u32),
    /// By this much since the period before.
    LastStep(f64),
}

/// The movement of one indicator, from the judgement alone.
pub fn movement_headline(judgement: &Judgement) -> Headline {
    if judgement.latest.is_none() {
        return Headline::NoFigure;
    }
    if let Some(run) = run(judgement) {
        return Headline::Run(run);
    }
    judgement.change.from_previous.map_or(Headline::Value, Headline::LastStep)
}

/// The headline of one indicator with its history beside the benchmark's: a run, a crossing, a level.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> Headline {
    let movement = movement_headline(judgement);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area);
    match (movement, series) {
        (Headline::Run(_), _) | (_, None) => movement,
        (_, Some(series)) => crossing(scorecard, judgement, series)
            .or_else(|| level(scorecard, judgement, series))
            .unwrap_or(movement),
    }
}

/// The run of a judgement, where it is long enough to say.
fn run(judgement: &Judgement) -> Option<i32> {
    Some(judgement.change.run).filter(|run| run.unsigned_abs() >= RUN_WORTH_SAYING)
}

fn crossing(scorecard: &Scorecard, judgement: &Judgement, series: &Series) -> Option<Headline> {
    // Where the difference was tested and is not significant, a crossing would claim too much.
    if judgement.benchmark.verdict == Verdict::Similar {
        return None;
    }
    let indicator = scorecard.indicator(judgement.indicator);
    if indicator.measure.kind == MeasureKind::Count {
        return None;
    }
    let benchmark = judgement.benchmark.area?;
    let of_benchmark = scorecard.series(judgement.indicator, judgement.breakdown, benchmark)?;
    let side = |observation: Observation| {
        let beside = of_benchmark.at(observation.period)?.value;
        let size = observation.value.max(beside);
        match as_shown(indicator, size, observation.value, beside) {
            Ordering::Equal => None,
            side => Some(side == Ordering::Greater),
        }
    };
    let sides: Vec<bool> = series.observations().filter_map(side).collect();
    let (&above, earlier) = sides.split_last()?;
    let latest_has_a_side = series.latest().and_then(side).is_some();
    if !latest_has_a_side || *earlier.last()? == above {
        return None;
    }
    Some(Headline::Crossing { above, again: earlier.contains(&above), benchmark })
}

fn level(scorecard: &Scorecard, judgement: &Judgement, series: &Series) -> Option<Headline> {
    let verdict = Some(judgement.benchmark.verdict).filter(|verdict| *verdict != Verdict::NotCompared)?;
    let indicator = scorecard.indicator(judgement.indicator);
    let moved = little_changed(indicator, judgement, series)
        .map(SinceThen::LittleChanged)
        .or_else(|| judgement.change.from_previous.map(SinceThen::LastStep))?;
    Some(Headline::Level { verdict, benchmark: judgement.benchmark.area?, moved })
}

/// In how many years the value has changed by little, where they are enough to say.
fn little_changed(indicator: &Indicator, judgement: &Judgement, series: &Series) -> Option<u32> {
    let latest = judgement.latest?;
    let first = first_since_break(series)?;
    let years = latest.period.steps_after(first.period) / indicator.period.per_year();
    (judgement.change.little && years >= YEARS_OF_LITTLE).then(|| years.unsigned_abs())
}

fn first_since_break(series: &Series) -> Option<Observation> {
    let mut breaks = series.observations().filter(|o| series.flag(o.index) == Some(Flag::Break));
    breaks.next_back().or_else(|| series.observations().next())
}

/// Which side of the benchmark a value is on, as both are shown; description, not a finding. `None` without a
/// benchmark, and for counts: that of one area is no measure for that of another.
pub fn side(indicator: &Indicator, comparison: &Comparison, value: f64) -> Option<Ordering> {
    if indicator.measure.kind == MeasureKind::Count {
        return None;
    }
    let benchmark = comparison.value.or_else(|| Some(value - comparison.difference?))?;
    Some(as_shown(indicator, value, value, benchmark))
}

/// How two values compare once both are rounded as values of this size are shown.
fn as_shown(indicator: &Indicator, size: f64, one: f64, other: f64) -> Ordering {
    let decimals = indicator.measure.decimals_at(size);
    if format!("{one:.decimals$}") == format!("{other:.decimals$}") {
        Ordering::Equal
    } else {
        one.total_cmp(&other)
    }
}

/// What the headline of a place tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaceHeadline {
    /// What moved.
    pub moved: Option<(IndicatorId, Moved)>,
    /// How it compares.
    pub level: Option<(IndicatorId, LevelFact)>,
}

/// How an indicator has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// As many steps up, or down where negative.
    Run(i32),
    /// In the latest step, up or else down.
    LastStep {
        /// Upwards.
        up: bool,
    },
}

/// How an indicator compares with its benchmark, which is this area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelFact {
    /// The finding.
    Tested(Verdict, AreaId),
    /// The side it is on, untested.
    Described(Ordering, AreaId),
}

/// Two facts about a place: how exclusions have moved, and how neighbourhood activity compares with the benchmark; what
/// any other indicator has where these have none. Chosen by strand and the order of the file.
pub fn place_headline<'a>(
    scorecard: &Scorecard,
    judgement_of: &dyn Fn(IndicatorId) -> Option<&'a Judgement>,
) -> PlaceHeadline {
    let judged = |strand: Option<Strand>| -> Vec<(&Indicator, &'a Judgement)> {
        let of_strand =
            scorecard.indicators().filter(|(_, i)| strand.is_none_or(|strand| i.strand == strand));
        of_strand.filter_map(|(id, indicator)| Some((indicator, judgement_of(id)?))).collect()
    };
    let moved = moved(&judged(Some(Strand::Exclusions)));
    let level = level_fact(&judged(Some(Strand::Activity)));
    match (moved, level) {
        (None, level) => {
            let moved = self::moved(&judged(None));
            PlaceHeadline { level: level.filter(|_| moved.is_none()), moved }
        }
        (moved, level) => PlaceHeadline { moved, level },
    }
}

/// The first indicator with a run, or else the first that moved at all.
fn moved(judged: &[(&Indicator, &Judgement)]) -> Option<(IndicatorId, Moved)> {
    // A name with a comma in it, such as "Looked after, suspended", does not make a readable subject.
    let readable = || judged.iter().filter(|(indicator, _)| !indicator.short.contains(','));
    let with_run =
        readable().find_map(|(_, judgement)| Some((judgement.indicator, Moved::Run(run(judgement)?))));
    with_run.or_else(|| {
        readable().find_map(|(_, judgement)| {
            let change = judgement.change.from_previous.filter(|change| *change != 0.0)?;
            Some((judgement.indicator, Moved::LastStep { up: change > 0.0 }))
        })
    })
}

/// The first indicator with a tested verdict, or else the first that can be set beside the benchmark.
fn level_fact(judged: &[(&Indicator, &Judgement)]) -> Option<(IndicatorId, LevelFact)> {
    // The benchmark itself is level with itself, which is no news.
    let beside =
        |(_, judgement): &&(&Indicator, &Judgement)| judgement.benchmark.area != Some(judgement.area);
    let compared = || judged.iter().filter(beside);
    let tested = compared().find_map(|(_, judgement)| {
        let verdict = judgement.benchmark.verdict;
        let fact = LevelFact::Tested(verdict, judgement.benchmark.area?);
        (verdict != Verdict::NotCompared).then_some((judgement.indicator, fact))
    });
    tested.or_else(|| {
        compared().find_map(|(indicator, judgement)| {
            let side = side(indicator, &judgement.benchmark, judgement.latest?.value)?;
            Some((judgement.indicator, LevelFact::Described(side, judgement.benchmark.area?)))
        })
    })
}

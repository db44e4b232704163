//! Judgements as records, as the documentation of the command line writes them, with ids in place of
//! positions and sentences in place of reasons. The order of the fields is the order of the keys in JSON.

use crate::analysis::{
    self, Assurance, BestOf, ComparisonMethod, Gap, IntervalMethod, Judgement, LatelyWay, MovementBy,
    MovementVerdict, NoFifth, NoGradient, Rules, TargetStatus, TrendJudgement, TrendMethod, TrendVerdict,
    Variation,
};
use crate::model::{AreaId, IndicatorId, Scorecard, Verdict, Word};
use crate::words::Reason;
use serde::Serialize;

/// A judgement on one series.
#[derive(Serialize)]
pub struct Record<'a> {
    indicator: &'a str,
    area: &'a str,
    breakdown: Option<Group<'a>>,
    period: Option<String>,
    value: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    interval_method: Option<IntervalMethod>,
    points: u32,
    benchmark: Benchmark<'a>,
    spread: Option<Spread<'a>>,
    change: analysis::Change,
    movement: Movement,
    trend: Trend,
    spc: ProcessControl,
    targets: Vec<Target<'a>>,
    rank: Option<Rank>,
    best_tenth: Option<BestTenth<'a>>,
    gradient: Gradient<'a>,
    hidden: Hidden<'a>,
}

/// One group of one dimension, as in the file.
#[derive(Serialize)]
struct Group<'a> {
    by: &'a str,
    group: &'a str,
}

#[derive(Serialize)]
struct Benchmark<'a> {
    area: Option<&'a str>,
    value: Option<f64>,
    difference: Option<f64>,
    verdict: &'static str,
    method: Option<ComparisonMethod>,
    confidence: f64,
    reason: Option<String>,
}

#[derive(Default, Serialize)]
struct Spread<'a> {
    fifth: Option<u8>,
    of: Option<u32>,
    kind: Option<&'a str>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Movement {
    verdict: MovementVerdict,
    by: Option<MovementBy>,
    since: Option<String>,
    lately: Option<LatelyWay>,
    lately_since: Option<String>,
    gap: Option<Gap>,
    reason: Option<String>,
    gap_reason: Option<String>,
}

#[derive(Serialize)]
struct Trend {
    verdict: TrendVerdict,
    judgement: TrendJudgement,
    method: Option<TrendMethod>,
    points: usize,
    statistic: Option<f64>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct ProcessControl {
    mean: Option<f64>,
    lower_limit: Option<f64>,
    upper_limit: Option<f64>,
    points: u32,
    variation: Option<Variation>,
    assurance: Option<Assurance>,
    rules: Rules,
    seasonal: bool,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Target<'a> {
    priority: &'a str,
    value: f64,
    by: Option<&'a str>,
    status: TargetStatus,
    certain: Option<bool>,
    expected_now: Option<f64>,
    needed_pace: Option<f64>,
    own_pace: Option<f64>,
    projected: Option<f64>,
    arrives: Option<String>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Rank {
    position: u32,
    of: u32,
    percentile: f64,
}

#[derive(Serialize)]
struct BestTenth<'a> {
    value: f64,
    gap: f64,
    events: Option<f64>,
    /// The best area, where there are too few for a tenth of them.
    area: Option<&'a str>,
}

#[derive(Default, Serialize)]
struct Gradient<'a> {
    dimension: Option<&'a str>,
    slope_index: Option<f64>,
    slope_lower: Option<f64>,
    slope_upper: Option<f64>,
    relative_index: Option<f64>,
    trend: Option<GapTrend>,
    reason: Option<String>,
}

/// How a gap has moved.
#[derive(Serialize)]
struct GapTrend {
    verdict: &'static str,
    statistic: Option<f64>,
    reason: Option<String>,
}

#[derive(Default, Serialize)]
struct Hidden<'a> {
    worse_neighbourhoods: Vec<&'a str>,
    /// How many neighbourhoods were tested.
    tested: Option<usize>,
    /// The share of residents of those that are worse.
    population_share: Option<f64>,
    reason: Option<String>,
}

/// An area as the file names it.
pub(super) fn code(scorecard: &Scorecard, area: AreaId) -> &str {
    &scorecard.area(area).code
}

/// An indicator as the file names it.
pub(super) fn id(scorecard: &Scorecard, indicator: IndicatorId) -> &str {
    &scorecard.indicator(indicator).id
}

fn sentence(scorecard: &Scorecard, reason: Option<&impl Reason>) -> Option<String> {
    reason.map(|reason| reason.sentence(scorecard))
}

impl<'a> Record<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, judgement: &'a Judgement) -> Self {
        let interval = judgement.interval;
        let breakdown = judgement.breakdown.map(|id| scorecard.breakdown(id));
        Self {
            indicator: id(scorecard, judgement.indicator),
            area: code(scorecard, judgement.area),
            breakdown: breakdown.map(|found| Group { by: &found.by, group: &found.group }),
            period: judgement.latest.map(|latest| latest.period.to_string()),
            value: judgement.latest.map(|latest| latest.value),
            lower: interval.map(|interval| interval.lower),
            upper: interval.map(|interval| interval.upper),
            interval_method: interval.map(|interval| interval.method),
            points: judgement.points,
            benchmark: Benchmark::of(scorecard, &judgement.benchmark),
            spread: Spread::of(scorecard, judgement),
            change: judgement.change,
            movement: Movement::of(scorecard, &judgement.movement),
            trend: Trend::of(scorecard, &judgement.trend),
            spc: ProcessControl::of(scorecard, &judgement.spc),
            targets: judgement.targets.iter().map(|target| Target::of(scorecard, target)).collect(),
            rank: judgement.rank.map(|rank| Rank {
                position: rank.position,
                of: rank.of,
                percentile: rank.percentile(),
            }),
            best_tenth: BestTenth::of(scorecard, judgement),
            gradient: Gradient::of(scorecard, judgement),
            hidden: Hidden::of(scorecard, judgement),
        }
    }
}

/// The verdict against the benchmark; one that holds at 99.8 % too is best rather than better.
pub fn verdict_word(scorecard: &Scorecard, found: &analysis::Comparison) -> &'static str {
    let strong = found.is_strong(scorecard.methods());
    match found.verdict {
        Verdict::Better if strong => "best",
        Verdict::Worse if strong => "worst",
        verdict => verdict.as_str(),
    }
}

impl<'a> Benchmark<'a> {
    fn of(scorecard: &'a Scorecard, found: &analysis::Comparison) -> Self {
        Self {
            area: found.area.map(|area| code(scorecard, area)),
            value: found.value,
            difference: found.difference,
            verdict: verdict_word(scorecard, found),
            method: found.method,
            confidence: found.confidence(scorecard.methods()),
            reason: sentence(scorecard, found.reason.as_ref()),
        }
    }
}

impl<'a> Spread<'a> {
    /// `None` where there is no spread to lie in.
    fn of(scorecard: &'a Scorecard, judgement: &Judgement) -> Option<Self> {
        match &judgement.spread {
            Ok(found) => Some(Self {
                fifth: Some(found.fifth),
                of: Some(found.of),
                kind: Some(found.areas.name(scorecard)),
                reason: None,
            }),
            Err(NoFifth::NoFigure | NoFifth::NoSpread) => None,
            Err(why) => Some(Self { reason: Some(why.sentence(scorecard)), ..Self::default() }),
        }
    }
}

impl<'a> BestTenth<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &Judgement) -> Option<Self> {
        let (found, gap) = (judgement.best_tenth?, judgement.gap_to_best()?);
        let area = match found.best.of {
            BestOf::Area(area) => Some(code(scorecard, area)),
            BestOf::Tenth(_) => None,
        };
        Some(Self { value: found.best.value, gap, events: found.events, area })
    }
}

impl Movement {
    fn of(scorecard: &Scorecard, found: &analysis::Movement) -> Self {
        Self {
            verdict: found.verdict,
            by: found.by,
            since: found.since.map(|period| period.to_string()),
            lately: found.lately.map(|lately| lately.way),
            lately_since: found.lately.map(|lately| lately.since.to_string()),
            gap: found.gap,
            reason: sentence(scorecard, found.reason.as_ref()),
            gap_reason: sentence(scorecard, found.gap_reason.as_ref()),
        }
    }
}

impl Trend {
    fn of(scorecard: &Scorecard, found: &analysis::Trend) -> Self {
        Self {
            verdict: found.verdict,
            judgement: found.judgement,
            method: found.method,
            points: found.points(),
            statistic: found.statistic,
            reason: sentence(scorecard, found.reason.as_ref()),
        }
    }
}

impl ProcessControl {
    fn of(scorecard: &Scorecard, found: &analysis::Spc) -> Self {
        Self {
            mean: found.limits.map(|limits| limits.mean),
            lower_limit: found.limits.map(|limits| limits.lower),
            upper_limit: found.limits.map(|limits| limits.upper),
            points: found.points,
            variation: found.variation,
            assurance: found.assurance,
            rules: found.rules,
            seasonal: found.seasonal,
            reason: sentence(scorecard, found.reason.as_ref()),
        }
    }
}

impl<'a> Target<'a> {
    fn of(scorecard: &'a Scorecard, found: &analysis::TargetJudgement) -> Self {
        let no_path = found.path.err().filter(|none| none.is_worth_saying());
        Self {
            priority: &scorecard.priority(found.target.priority).id,
            value: found.value,
            by: found.target.target(scorecard).by.as_ref().map(crate::model::PlainDate::label),
            status: found.status,
            certain: found.certain,
            expected_now: found.path.ok(),
            needed_pace: found.needed_pace,
            own_pace: found.pace.map(|pace| pace.slope.slope),
            projected: found.projected.map(|projected| projected.value),
            arrives: found.arrives.map(|period| period.to_string()),
            reason: sentence(scorecard, found.reason.as_ref())
                .or_else(|| sentence(scorecard, no_path.as_ref())),
        }
    }
}

impl<'a> Gradient<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &Judgement) -> Self {
        match &judgement.gradient {
            None => Self::default(),
            Some(Ok(found)) => Self {
                dimension: Some(found.over.dimension(scorecard)),
                slope_index: Some(found.slope_index),
                slope_lower: found.slope_limits.map(|(lower, _)| lower),
                slope_upper: found.slope_limits.map(|(_, upper)| upper),
                relative_index: found.relative_index,
                trend: Some(GapTrend {
                    verdict: match found.trend.verdict {
                        TrendVerdict::Increasing => "widening",
                        TrendVerdict::Decreasing => "narrowing",
                        TrendVerdict::NoChange => "no-change",
                        TrendVerdict::NotCalculated => "not-calculated",
                    },
                    statistic: found.trend.statistic,
                    reason: sentence(scorecard, found.trend.reason.as_ref()),
                }),
                reason: None,
            },
            Some(Err(why)) => Self {
                dimension: match why {
                    NoGradient::NoSlope(over, _) => Some(over.dimension(scorecard)),
                    _ => None,
                },
                reason: Some(why.sentence(scorecard)),
                ..Self::default()
            },
        }
    }
}

/// A list of areas as records have it.
fn in_file_order(areas: &[AreaId]) -> Vec<AreaId> {
    let mut areas = areas.to_vec();
    areas.sort_unstable();
    areas
}

impl<'a> Hidden<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &Judgement) -> Self {
        match &judgement.hidden {
            None => Self::default(),
            Some(Ok(found)) => Self {
                worse_neighbourhoods: in_file_order(&found.worse_neighbourhoods)
                    .into_iter()
                    .map(|area| code(scorecard, area))
                    .collect(),
                tested: Some(found.tested),
                population_share: found.population_share,
                reason: None,
            },
            Some(Err(why)) => Self { reason: Some(why.sentence(scorecard)), ..Self::default() },
        }
    }
}

//! The records of what pages make of the judgements: where to look first, priorities, balance, interventions. What is not
//! judged yet has its field, empty.

use super::record::{code, id, verdict_word};
use crate::analysis::{
    self, Analysis, Attention, AttentionBox, Bars, Finding, Gap, IndicatorStanding, InterventionJudgement,
    InterventionRole, LevelBy, LevelVerdict, MovementVerdict, PriorityStanding, SideShare, Stand, Status,
    TargetStatus, WatchSign,
};
use crate::model::{AreaId, Scorecard, Verdict, Word};
use crate::words::{intervention_reason, origin_reason, priority_status};
use serde::Serialize;

/// A place and an indicator to look at first.
#[derive(Serialize)]
pub struct LookFirst<'a> {
    #[serde(rename = "box")]
    of: AttentionBox,
    area: &'a str,
    indicator: &'a str,
    level: Option<LevelVerdict>,
    level_by: Option<&'static str>,
    movement: MovementVerdict,
    gap: Option<Gap>,
    effect: Option<f64>,
    people: Option<f64>,
    period: Option<String>,
}

impl<'a> LookFirst<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, analysis: &Analysis, found: &Attention) -> Self {
        let judgement = analysis.get(found.indicator, None, found.area);
        let latest = judgement.and_then(|judgement| judgement.latest);
        Self {
            of: found.of,
            area: code(scorecard, found.area),
            indicator: id(scorecard, found.indicator),
            level: found.level.map(|level| level.verdict),
            level_by: found.level.map(|level| match level.by {
                LevelBy::Test => "test",
                LevelBy::Fifth(_) => "fifth",
            }),
            movement: found.movement,
            gap: found.gap,
            effect: found.effect,
            people: found.people,
            period: latest.map(|latest| latest.period.to_string()),
        }
    }
}

/// One priority in one area.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the record has these names")]
pub struct Priority<'a> {
    priority: &'a str,
    area: &'a str,
    level: &'static str,
    status: Status,
    sentence: String,
    stand: Stand,
    movement: MovementVerdict,
    mark: Option<&'static str>,
    indicators: Vec<OfPriority<'a>>,
}

/// One indicator of a priority.
#[derive(Serialize)]
struct OfPriority<'a> {
    indicator: &'a str,
    status: Status,
    level: &'static str,
    movement: MovementVerdict,
    gap: Option<Gap>,
    target: Option<TargetStatus>,
}

impl<'a> Priority<'a> {
    pub(super) fn of(
        scorecard: &'a Scorecard,
        analysis: &Analysis,
        area: AreaId,
        standing: &PriorityStanding,
    ) -> Self {
        let priority = scorecard.priority(standing.priority);
        let of_indicator = |one: &IndicatorStanding| {
            let indicator = one.indicator;
            let judgement = analysis.get(indicator, None, area);
            let in_force = judgement.and_then(analysis::Judgement::target_in_force);
            OfPriority {
                indicator: id(scorecard, indicator),
                status: one.status(),
                level: judgement
                    .map_or(Verdict::NotCompared.as_str(), |found| verdict_word(scorecard, &found.benchmark)),
                movement: judgement.map_or(MovementVerdict::Unknown, |found| found.movement.verdict),
                gap: judgement.and_then(|found| found.movement.gap),
                target: in_force.map(|found| found.status),
            }
        };
        Self {
            priority: &priority.id,
            area: code(scorecard, area),
            level: priority.level.as_str(),
            status: standing.status(),
            sentence: priority_status(scorecard, analysis, area, standing),
            stand: standing.stand,
            movement: standing.way,
            mark: standing.mark.map(Word::as_str),
            indicators: standing.indicators.iter().map(of_indicator).collect(),
        }
    }
}

/// National and local priorities of one area against each other.
#[derive(Serialize)]
pub struct Balance<'a> {
    area: &'a str,
    national: Side,
    local: Side,
    as_weighted: Bars<f64>,
    as_halves: Bars<f64>,
}

#[derive(Serialize)]
struct Side {
    weight: Option<f64>,
    measured: usize,
    improving: usize,
    #[serde(flatten)]
    priorities: Bars<usize>,
}

impl<'a> Balance<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, found: &analysis::Balance) -> Self {
        Self {
            area: code(scorecard, found.place),
            national: Side::of(&found.national_share),
            local: Side::of(&found.local_share),
            as_weighted: found.as_weighted,
            as_halves: found.as_halves,
        }
    }
}

impl Side {
    fn of(share: &SideShare) -> Self {
        Self {
            weight: share.weight,
            measured: share.measured,
            improving: share.improving,
            priorities: share.priorities,
        }
    }
}

/// What moved after something was tried, in one area and indicator.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the record has these names")]
pub struct Intervention<'a> {
    intervention: &'a str,
    area: &'a str,
    indicator: &'a str,
    role: InterventionRole,
    before: Option<f64>,
    after: Option<f64>,
    change: Option<f64>,
    comparators: usize,
    comparators_change: Option<f64>,
    difference: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    finding: Finding,
    sign: Option<WatchSign>,
    origin_change: Option<f64>,
    origin_reason: Option<String>,
    pre_trend: Option<f64>,
    pre_trend_lower: Option<f64>,
    pre_trend_upper: Option<f64>,
    england_change: Option<f64>,
    reason: Option<String>,
}

impl<'a> Intervention<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, found: &InterventionJudgement) -> Self {
        let change = found.change.as_ref().ok();
        let comparators = found.comparators.as_ref().ok();
        let contrast = found.contrast.ok();
        let before = contrast.map(|contrast| contrast.before);
        let origin = found.origin.as_ref().and_then(|origin| origin.change.as_ref().ok());
        Self {
            intervention: &scorecard.intervention(found.intervention).id,
            area: code(scorecard, found.area),
            indicator: id(scorecard, found.indicator),
            role: found.role,
            before: change.map(|change| change.before.mean),
            after: change.map(|change| change.after.mean),
            change: change.map(|change| change.change),
            comparators: comparators.map_or(0, |others| others.areas.len()),
            comparators_change: comparators.map(|others| others.mean_change),
            difference: contrast.map(|contrast| contrast.change.difference),
            lower: contrast.map(|contrast| contrast.change.limits.lower),
            upper: contrast.map(|contrast| contrast.change.limits.upper),
            finding: found.finding,
            sign: found.sign,
            origin_change: origin.map(|change| change.change),
            origin_reason: origin_reason(scorecard, found),
            pre_trend: before.map(|before| before.difference),
            pre_trend_lower: before.map(|before| before.limits.lower),
            pre_trend_upper: before.map(|before| before.limits.upper),
            england_change: found.nation,
            reason: intervention_reason(scorecard, found),
        }
    }
}

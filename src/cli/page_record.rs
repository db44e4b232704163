//! The records of what pages make of the judgements: where to look first, priorities, balance, interventions. What is not
//! judged yet has its field, empty.

use super::record::{code, id, verdict_word};
use crate::analysis::{
    self, Analysis, Attention, AttentionBox, Basis, Favour, Finding, InterventionJudgement, InterventionRole,
    LevelBy, MovementVerdict, PriorityStanding, PriorityStatus, RollUp, SideShare, TargetStatus, WatchSign,
};
use crate::model::{AreaId, IndicatorId, Scorecard, Verdict, Word};
use crate::words::{intervention_reason, origin_reason};
use serde::Serialize;

/// A place and an indicator to look at first.
#[derive(Serialize)]
pub(super) struct LookFirst<'a> {
    #[serde(rename = "box")]
    of: AttentionBox,
    area: &'a str,
    indicator: &'a str,
    level: &'static str,
    level_by: &'static str,
    movement: MovementVerdict,
    gap: Option<()>,
    effect: Option<f64>,
    people: Option<f64>,
    period: Option<String>,
}

impl<'a> LookFirst<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, analysis: &Analysis, found: &Attention) -> Self {
        let polarity = scorecard.indicator(found.indicator).polarity;
        let improving = found.direction.is_improving(polarity) == Some(true);
        let judgement = analysis.get(found.indicator, None, found.area);
        let latest = judgement.and_then(|judgement| judgement.latest);
        Self {
            of: found.of,
            area: code(scorecard, found.area),
            indicator: id(scorecard, found.indicator),
            level: if found.level.worse { "worse" } else { "better" },
            level_by: match found.level.by {
                LevelBy::Test => "test",
                LevelBy::Fifth(_) => "fifth",
            },
            movement: if improving { MovementVerdict::Improving } else { MovementVerdict::Worsening },
            gap: None,
            effect: None,
            people: None,
            period: latest.map(|latest| latest.period.to_string()),
        }
    }
}

/// One priority in one area.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the record has these names")]
pub(super) struct Priority<'a> {
    priority: &'a str,
    area: &'a str,
    level: &'static str,
    status: PriorityStatus,
    basis: Option<Basis>,
    mark: Option<&'static str>,
    indicators: Vec<OfPriority<'a>>,
}

/// One indicator of a priority.
#[derive(Serialize)]
struct OfPriority<'a> {
    indicator: &'a str,
    level: &'static str,
    movement: MovementVerdict,
    gap: Option<()>,
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
        let of_indicator = |indicator: IndicatorId| {
            let judgement = analysis.get(indicator, None, area);
            let polarity = scorecard.indicator(indicator).polarity;
            OfPriority {
                indicator: id(scorecard, indicator),
                level: judgement
                    .map_or(Verdict::NotCompared.as_str(), |found| verdict_word(&found.benchmark)),
                movement: judgement.map_or(MovementVerdict::Unknown, |found| {
                    analysis::Movement::of(found, polarity).verdict
                }),
                gap: None,
                target: judgement
                    .and_then(|found| found.targets_of(standing.priority).first())
                    .map(|found| found.status),
            }
        };
        Self {
            priority: &priority.id,
            area: code(scorecard, area),
            level: priority.level.as_str(),
            status: standing.status,
            basis: standing.basis,
            mark: standing.mark().map(Word::as_str),
            indicators: standing.indicators.iter().map(|one| of_indicator(one.indicator)).collect(),
        }
    }
}

/// National and local priorities of one area against each other.
#[derive(Serialize)]
pub(super) struct Balance<'a> {
    area: &'a str,
    national: Side,
    local: Side,
    as_weighted: RollUp,
    as_halves: RollUp,
}

#[derive(Serialize)]
struct Side {
    priorities: usize,
    judged: usize,
    going_right: usize,
    weight: Option<f64>,
    measured: usize,
    improving: usize,
    right: usize,
    neither: usize,
    mixed: usize,
    wrong: usize,
    unknown: usize,
}

impl<'a> Balance<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, found: &analysis::Balance) -> Self {
        Self {
            area: code(scorecard, found.place),
            national: Side::of(&found.national, &found.national_share),
            local: Side::of(&found.local, &found.local_share),
            as_weighted: found.as_weighted,
            as_halves: found.as_halves,
        }
    }
}

impl Side {
    fn of(standings: &[PriorityStanding], share: &SideShare) -> Self {
        let count = |favour| standings.iter().filter(|it| it.status.favour() == favour).count();
        Self {
            priorities: share.priorities,
            judged: share.judged,
            going_right: share.going_right,
            weight: share.weight,
            measured: share.measured,
            improving: share.improving,
            right: count(Favour::Right),
            neither: count(Favour::Neither),
            mixed: count(Favour::Mixed),
            wrong: count(Favour::Wrong),
            unknown: count(Favour::Unknown),
        }
    }
}

/// What moved after something was tried, in one area and indicator.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the record has these names")]
pub(super) struct Intervention<'a> {
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
    pre_trend: Option<()>,
    england_change: Option<f64>,
    reason: Option<String>,
}

impl<'a> Intervention<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, found: &InterventionJudgement) -> Self {
        let change = found.change.as_ref().ok();
        let comparators = found.comparators.as_ref().ok();
        let contrast = found.contrast.ok();
        let limits = contrast.map_or_else(|| change.and_then(|change| change.limits), |it| it.limits);
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
            difference: contrast.map(|contrast| contrast.difference),
            lower: limits.map(|(lower, _)| lower),
            upper: limits.map(|(_, upper)| upper),
            finding: found.finding,
            sign: found.sign,
            origin_change: origin.map(|change| change.change),
            origin_reason: origin_reason(scorecard, found),
            pre_trend: None,
            england_change: None,
            reason: intervention_reason(scorecard, found),
        }
    }
}

//! What the process-control chart of an indicator says.

use crate::analysis::{Analysis, NoStatus, process_control};
use crate::charts::control::{Assurance, ControlChart, Variation, control_chart};
use crate::model::{AreaId, BreakdownId, IndicatorId, Scorecard};
use crate::words::{
    Reason, Side, assurance_sentence, beside_no_trend, control_reason, season_sentence, step_sentence,
    variation_sentence, variation_word,
};

/// A process-control chart with what its icons mean.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlView {
    /// The chart.
    pub chart: ControlChart,
    /// What the latest point says of variation.
    pub variation: Option<Variation>,
    /// Which way a special cause points.
    pub side: Option<Side>,
    /// The same in a sentence, or why it cannot be said.
    pub variation_sentence: String,
    /// Whether the target will be met.
    pub assurance: Option<Assurance>,
    /// The same in a sentence, or why it cannot be said.
    pub assurance_sentence: String,
}

/// The chart of one figure; `None` where there are no figures.
pub(super) fn control_view(
    scorecard: &Scorecard,
    analysis: &Analysis,
    id: IndicatorId,
    area: AreaId,
    breakdown: Option<BreakdownId>,
) -> Option<ControlView> {
    let indicator = scorecard.indicator(id);
    let judgement = analysis.get(id, breakdown, area)?;
    let (spc, in_force) = (&judgement.spc, judgement.target_in_force());
    let target = in_force.map(|target| target.value);
    let xmr = process_control(scorecard, judgement);
    let chart = control_chart(scorecard, judgement, &xmr, target)?;
    let variation_sentence = match control_reason(scorecard, spc) {
        // The chart below says why.
        Some(_) if chart.reason.is_some() => {
            "Variation is not judged: there are no control limits.".to_owned()
        }
        Some(why) => why,
        None => {
            // What the latest figure says stands over the chart already where it is chance.
            let found = match spc.variation {
                Some(found @ Variation::CommonCause) => format!("{}.", variation_word(found)),
                _ => variation_sentence(scorecard, judgement, &xmr),
            };
            let more = [
                beside_no_trend(scorecard, judgement),
                season_sentence(scorecard, judgement, &xmr),
                step_sentence(indicator, &xmr),
            ];
            std::iter::once(found).chain(more.into_iter().flatten()).collect::<Vec<_>>().join(" ")
        }
    };
    let assurance_sentence = match (spc.assurance, target) {
        (Some(assurance), Some(target)) => assurance_sentence(indicator, assurance, target),
        (None, Some(_)) if in_force.is_some_and(|target| !target.is_possible()) => {
            format!("The target is not judged: {}.", NoStatus::Impossible.clause(scorecard))
        }
        (None, Some(_)) if spc.seasonal && spc.limits.is_some() => {
            "The target is not judged: the limits are of differences from a year before.".to_owned()
        }
        (None, Some(_)) => "The target is not judged: there are no control limits.".to_owned(),
        (_, None) => "No target is set for this indicator here.".to_owned(),
    };
    Some(ControlView {
        chart,
        variation: spc.variation,
        side: spc.variation.and_then(|variation| Side::of(variation, indicator.polarity)),
        variation_sentence,
        assurance: spc.assurance,
        assurance_sentence,
    })
}

//! Every judgement on one figure as labelled sentences, or why it could not be made.

use crate::analysis::{Analysis, Judgement, deprivation_groups, furthest_neighbourhoods};
use crate::model::Scorecard;
use crate::pages::Fact;
use crate::words::{
    areas_noun, assurance_sentence, benchmark_name, best_tenth_sentence, control_reason, furthest_sentence,
    gradient_sentence, group_sentence, hidden_sentence, intervention_sentence, lower_first, origin_sentence,
    target_sentence, trend_sentence, variation_sentence, verdict_line, watch_sentence,
};

/// How many of the neighbourhoods furthest out are named.
const FURTHEST_NAMED: usize = 3;

/// The judgements in the order a reader asks: level, direction, process, target, gap, inequality.
pub(super) fn judged(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Vec<Fact> {
    let indicator = scorecard.indicator(judgement.indicator);
    let name = &scorecard.area(judgement.area).name;
    let benchmark = benchmark_name(scorecard, judgement);
    let mut facts = vec![
        fact("Comparison", verdict_line(scorecard, judgement)),
        fact("Recent trend", trend_sentence(scorecard, indicator, &judgement.trend)),
        fact("Process control", process_control(scorecard, judgement)),
    ];
    for target in &judgement.targets[..] {
        let title = &scorecard.priority(target.target.priority).title;
        let sentence = target_sentence(scorecard, target, judgement.latest);
        facts.push(fact("Target", format!("{title}: {sentence}")));
    }
    let areas = judgement.spread.map(|fifth| areas_noun(scorecard, fifth));
    let best = judgement.best_tenth.as_ref();
    if let Some(gap) =
        best.and_then(|best| best_tenth_sentence(indicator, name, areas.unwrap_or("places"), best))
    {
        facts.push(fact("Gap to the best tenth", gap));
    }
    if let Some(gradient) = &judgement.gradient {
        let by_deprivation = gradient_sentence(scorecard, indicator, judgement.area, gradient);
        facts.push(fact("By deprivation", format!("{by_deprivation}.")));
    }
    if let Some(hidden) = &judgement.hidden {
        let hidden = hidden_sentence(scorecard, judgement.area, benchmark, hidden);
        facts.push(fact("Hidden in the average", format!("{hidden}.")));
    }
    if judgement.breakdown.is_none() {
        facts.extend(neighbourhoods_and_groups(scorecard, judgement));
        facts.extend(tried(scorecard, analysis, judgement));
    }
    facts
}

/// The poor neighbourhood inside the average place, described where it cannot be tested, and the most deprived group.
fn neighbourhoods_and_groups(scorecard: &Scorecard, judgement: &Judgement) -> Vec<Fact> {
    let (id, area) = (judgement.indicator, judgement.area);
    let indicator = scorecard.indicator(id);
    let furthest = furthest_neighbourhoods(scorecard, id, area, FURTHEST_NAMED);
    let furthest = furthest.ok().map(|furthest| {
        fact("Neighbourhoods", format!("{}.", furthest_sentence(scorecard, indicator, &furthest)))
    });
    let groups = deprivation_groups(scorecard, id, area);
    let group = groups.first().map(|compared| {
        fact("Most deprived", format!("{}.", group_sentence(scorecard, indicator, area, compared)))
    });
    furthest.into_iter().chain(group).collect()
}

/// What moved after each thing that was tried here to move this, or that might have broken it.
fn tried(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Vec<Fact> {
    let here = analysis
        .interventions()
        .iter()
        .filter(|judged| judged.area == judgement.area && judged.indicator == judgement.indicator);
    here.map(|judged| {
        if let Some(sentence) = watch_sentence(scorecard, judged) {
            return fact("Watched", format!("{sentence}."));
        }
        let origin = origin_sentence(scorecard, judged).map(|origin| format!(" {origin}."));
        let moved = intervention_sentence(scorecard, judged);
        let moved = match &judged.change {
            Ok(_) => moved,
            // Why nothing can be said does not say of what.
            Err(_) => {
                format!("{}: {}", scorecard.intervention(judged.intervention).title, lower_first(&moved))
            }
        };
        fact("Before and after", format!("{moved}.{}", origin.unwrap_or_default()))
    })
    .collect()
}

fn fact(label: &'static str, text: String) -> Fact {
    Fact { label, text }
}

fn process_control(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let spc = &judgement.spc;
    let Some(variation) = spc.variation else {
        return control_reason(scorecard, spc).unwrap_or_default();
    };
    let variation = variation_sentence(variation, indicator.polarity).to_owned();
    let target = judgement.target_in_force().map(|target| target.value);
    match spc.assurance.zip(target) {
        Some((assurance, target)) => {
            format!("{variation} {}", assurance_sentence(indicator, assurance, target))
        }
        None => variation,
    }
}

//! Every judgement on one figure as labelled sentences, or why it could not be made.

use crate::analysis::{
    Analysis, Judgement, WatchSign, furthest_neighbourhoods, groups_of_people, process_control,
};
use crate::model::Scorecard;
use crate::pages::Fact;
use crate::words::{
    assurance_sentence, benchmark_name, beside_no_trend, best_name, best_tenth_sentence, change_sentence,
    comparison_sentence, control_reason, furthest_sentence, gap_trend_sentence, gradient_sentence,
    group_sentence, groups_sentence, hidden_sentence, intervention_sentence, lower_first, movement_sentence,
    origin_sentence, season_sentence, step_sentence, target_sentence, variation_sentence,
};

/// How many of the neighbourhoods furthest out are named.
const FURTHEST_NAMED: usize = 3;

/// The judgements in the order a reader asks: level, direction, process, target, gap, inequality.
pub(super) fn judged(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Vec<Fact> {
    let indicator = scorecard.indicator(judgement.indicator);
    let benchmark = benchmark_name(scorecard, judgement);
    let mut facts = vec![
        fact("Comparison", comparison_sentence(scorecard, judgement)),
        fact("Movement", movement_sentence(scorecard, judgement)),
    ];
    facts.extend(change_sentence(scorecard, judgement).map(|change| fact("Change", change)));
    facts.push(fact("Process control", control(scorecard, judgement)));
    for target in &judgement.targets[..] {
        let title = &scorecard.priority(target.target.priority).title;
        let sentence = target_sentence(scorecard, target, judgement.latest);
        facts.push(fact("Target", format!("{title}: {sentence}")));
    }
    if let Some((gap, best)) = best_tenth_sentence(scorecard, judgement).zip(judgement.best_tenth) {
        facts.push(fact(best_name(&best), gap));
    }
    if let Some(gradient) = &judgement.gradient {
        let by_deprivation = gradient_sentence(scorecard, indicator, judgement.area, gradient);
        facts.push(fact("By deprivation", format!("{by_deprivation}.")));
        if let Ok(found) = gradient {
            facts.push(fact("Trend of the gap", format!("{}.", gap_trend_sentence(scorecard, found))));
        }
    }
    if let Some(hidden) = &judgement.hidden {
        let hidden = hidden_sentence(scorecard, judgement.area, &benchmark, hidden);
        facts.push(fact("Hidden in the average", format!("{hidden}.")));
    }
    if judgement.breakdown.is_none() {
        facts.extend(neighbourhoods_and_groups(scorecard, judgement));
        facts.extend(tried(scorecard, analysis, judgement));
    }
    facts
}

/// The poor neighbourhood inside the average place, described where it cannot be tested; the most deprived group, and
/// the other groups of people.
fn neighbourhoods_and_groups(scorecard: &Scorecard, judgement: &Judgement) -> Vec<Fact> {
    let (id, area) = (judgement.indicator, judgement.area);
    let indicator = scorecard.indicator(id);
    let furthest = furthest_neighbourhoods(scorecard, id, area, FURTHEST_NAMED);
    let furthest = furthest.ok().map(|furthest| {
        fact("Neighbourhoods", format!("{}.", furthest_sentence(scorecard, indicator, &furthest)))
    });
    let (by_deprivation, others): (Vec<_>, Vec<_>) =
        groups_of_people(scorecard, id, area).into_iter().partition(|found| found.by_deprivation);
    let group = by_deprivation.first().and_then(|found| found.groups.first()).map(|compared| {
        fact("Most deprived", format!("{}.", group_sentence(scorecard, indicator, area, compared)))
    });
    let others = others.iter().filter_map(|found| {
        let sentence = groups_sentence(scorecard, indicator, area, found)?;
        Some(fact("Groups of people", format!("{sentence}.")))
    });
    furthest.into_iter().chain(group).chain(others).collect()
}

/// What moved after each thing that was tried here to move this, or that might have broken it.
fn tried(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Vec<Fact> {
    let here = analysis
        .interventions()
        .iter()
        .filter(|judged| judged.area == judgement.area && judged.indicator == judgement.indicator);
    here.map(|judged| {
        let label = match judged.sign {
            Some(WatchSign::Worse) => "Watched: worse",
            Some(WatchSign::NoSign | WatchSign::NotKnown) => "Watched",
            None => "Before and after",
        };
        let origin = origin_sentence(scorecard, judged).map(|origin| format!(" {origin}"));
        let moved = intervention_sentence(scorecard, judged);
        let title = &scorecard.intervention(judged.intervention).title;
        // Why nothing can be said need not say of what.
        let is_named = judged.change.is_ok() || moved.contains(title.as_str());
        let moved = if is_named { moved } else { format!("{title}: {}", lower_first(&moved)) };
        fact(label, format!("{moved}{}", origin.unwrap_or_default()))
    })
    .collect()
}

fn fact(label: &'static str, text: String) -> Fact {
    Fact { label, text }
}

/// What the latest point says of variation and of the target, or why nothing is said.
fn control(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let spc = &judgement.spc;
    if let Some(reason) = control_reason(scorecard, spc) {
        return reason;
    }
    let chart = process_control(scorecard, judgement);
    let target = judgement.target_in_force().map(|target| target.value);
    let judged = spc.assurance.zip(target);
    let sentences = [
        Some(variation_sentence(scorecard, judgement, &chart)),
        beside_no_trend(scorecard, judgement),
        season_sentence(scorecard, judgement, &chart),
        judged.map(|(assurance, target)| assurance_sentence(indicator, assurance, target)),
        step_sentence(indicator, &chart),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

//! Every judgement on one figure as labelled sentences, or why it could not be made.

use crate::analysis::{
    Analysis, Judgement, Local, Neighbourhoods, TargetJudgement, WatchSign, furthest_neighbourhoods,
    groups_of_people, process_control,
};
use crate::model::{AreaId, Scorecard};
use crate::pages::{ChartKind, Fact};
use crate::words::{
    assurance_sentence, benchmark_name, beside_no_trend, beside_sentence, best_name, best_tenth_sentence,
    change_sentence, comparison_sentence, control_reason, derived_sentence, furthest_sentence,
    gap_trend_sentence, gradient_sentence, group_sentence, groups_sentence, hidden_sentence,
    intervention_sentence, local_tests, local_title, movement_sentence, origin_sentence, season_sentence,
    step_sentence, target_sentence, tried_decimals, variation_sentence,
};

/// How many of the neighbourhoods furthest out are named.
const FURTHEST_NAMED: usize = 3;

/// What stands beside the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// What it says: level, movement, and the target in force.
    pub says: Vec<String>,
    /// What else was found.
    pub found: Vec<Fact>,
    /// What moved after each thing that was tried, by its name.
    pub tried: Vec<Fact>,
    /// What could not be judged here, and why.
    pub idle: Vec<Fact>,
}

/// Every judgement in the order a reader asks: level, direction, target, process, gap, inequality, what was tried; with the
/// level goes how the figure stands beside that of an area that was picked. What the chart that is shown says is not said again.
pub(super) fn judged(
    scorecard: &Scorecard,
    analysis: &Analysis,
    judgement: &Judgement,
    (picked, shown): (Option<AreaId>, ChartKind),
) -> Judged {
    let indicator = scorecard.indicator(judgement.indicator);
    let benchmark = benchmark_name(scorecard, judgement);
    let (mut found, mut idle) = (Vec::new(), Vec::new());
    let mut says = vec![comparison_sentence(scorecard, judgement)];
    says.extend(derived_sentence(scorecard, judgement));
    let picked = picked.filter(|area| Some(*area) != judgement.benchmark.area);
    says.extend(picked.and_then(|area| beside_sentence(scorecard, judgement, area)));
    let movement = movement_sentence(scorecard, judgement);
    if judgement.movement.by.is_some() || judgement.movement.rising.is_some() {
        says.push(movement);
    } else {
        idle.push(Fact::new("Movement", movement));
    }
    let target = |target: &TargetJudgement| {
        let title = &scorecard.priority(target.target.priority).title;
        format!("{title}: {}", target_sentence(scorecard, target, judgement.latest))
    };
    says.extend(judgement.target_in_force().map(target));
    found.extend(change_sentence(scorecard, judgement).map(|change| Fact::new("Change", change)));
    let others = judgement.targets.iter().enumerate();
    let others = others.filter(|(at, _)| judgement.in_force.is_none_or(|in_force| in_force as usize != *at));
    found.extend(others.map(|(_, other)| Fact::new("Target", target(other))));
    match control_reason(scorecard, &judgement.spc) {
        _ if shown == ChartKind::Control => {}
        Some(why) => idle.push(Fact::new("Process control", why)),
        None => found.push(Fact::new("Process control", control(scorecard, judgement))),
    }
    if let Some((gap, best)) = best_tenth_sentence(scorecard, judgement).zip(judgement.best_tenth) {
        found.push(Fact::new(best_name(&best), gap));
    }
    if let Some(gradient) = &judgement.gradient {
        let sentence = gradient_sentence(scorecard, indicator, judgement.area, gradient);
        let fact = Fact::new("By deprivation", format!("{sentence}."));
        match gradient {
            Ok(gap) => {
                found.push(fact);
                let trend = gap_trend_sentence(scorecard, gap);
                found.push(Fact::new("Trend of the gap", format!("{trend}.")));
            }
            Err(_) => idle.push(fact),
        }
    }
    if let Some(hidden) = &judgement.hidden {
        let sentence = hidden_sentence(scorecard, judgement.area, &benchmark, hidden);
        let list = if hidden.is_ok() { &mut found } else { &mut idle };
        list.push(Fact::new("Hidden in the average", format!("{sentence}.")));
    }
    let mut tried_here = Vec::new();
    if judgement.breakdown.is_none() {
        found.extend(neighbourhoods_and_groups(scorecard, analysis, judgement));
        tried_here = tried(scorecard, analysis, judgement);
    }
    Judged { says, found, tried: tried_here, idle }
}

/// How its neighbourhoods stand, where it is not said yet: tested, or described where they cannot be.
fn neighbourhoods(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Option<Fact> {
    let (id, area) = (judgement.indicator, judgement.area);
    if matches!(judgement.hidden, Some(Ok(_))) {
        return None;
    }
    let all = Neighbourhoods::of(scorecard);
    let local = Local::of(scorecard, analysis, &all, (id, area));
    let told = if local.counts().tested() > 0 {
        format!("{}; {}", local_title(scorecard, &local), local_tests(scorecard, &local))
    } else {
        let furthest = furthest_neighbourhoods(scorecard, &all, (id, area), FURTHEST_NAMED).ok()?;
        furthest_sentence(scorecard, scorecard.indicator(id), &furthest)
    };
    Some(Fact::new("Neighbourhoods", format!("{told}.")))
}

/// The poor neighbourhood inside the average place; the most deprived group, and the other groups of people.
fn neighbourhoods_and_groups(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Vec<Fact> {
    let (id, area) = (judgement.indicator, judgement.area);
    let indicator = scorecard.indicator(id);
    let (by_deprivation, others): (Vec<_>, Vec<_>) =
        groups_of_people(scorecard, id, area).into_iter().partition(|found| found.by_deprivation);
    let group = by_deprivation.first().and_then(|found| found.groups.first()).map(|compared| {
        Fact::new("Most deprived", format!("{}.", group_sentence(scorecard, indicator, area, compared)))
    });
    let others = others.iter().filter_map(|found| {
        let sentence = groups_sentence(scorecard, indicator, area, found)?;
        Some(Fact::new("Groups of people", format!("{sentence}.")))
    });
    let here = neighbourhoods(scorecard, analysis, judgement);
    here.into_iter().chain(group).chain(others).collect()
}

/// What moved after each thing that was tried here to move this, or that might have broken it.
fn tried(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Vec<Fact> {
    let here = analysis
        .interventions()
        .iter()
        .filter(|judged| judged.area == judgement.area && judged.indicator == judgement.indicator);
    let mut here: Vec<_> = here.collect();
    // What can be said first.
    here.sort_by_key(|judged| judged.change.is_err());
    let decimals = here.iter().map(|judged| tried_decimals(scorecard, judged)).max().unwrap_or(0);
    here.into_iter()
        .map(|judged| {
            let title = scorecard.intervention(judged.intervention).title.clone();
            // What is only watched was not meant to move this.
            let watched = judged.sign.map(|sign| match sign {
                WatchSign::Worse => "Watched for signs of harm: there is one.",
                WatchSign::NoSign => "Watched for signs of harm: the test finds none.",
                WatchSign::NotKnown => "Watched for signs of harm: not tested.",
            });
            let moved = intervention_sentence(scorecard, judged, decimals);
            let told = watched.map(str::to_owned).into_iter().chain([moved]);
            Fact { label: title.into(), paragraphs: told.chain(origin_sentence(scorecard, judged)).collect() }
        })
        .collect()
}

/// What the latest point says of variation and of the target.
fn control(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let spc = &judgement.spc;
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

//! Priorities with their targets, interventions, commentary, saved views, actions and frameworks.

use super::super::findings::{Findings, Rule};
use super::super::objects::{self, File};
use super::super::path::{Step, clip, field, steps};
use super::circles::Links;
use super::indicators::source;
use super::names::Names;
use super::once::Of;
use super::periods::period;
use crate::model::{
    Action, AdoptedFrom, Baseline, Comment, Cost, Framework, FrameworkOutcome, Intervention, InterventionId,
    PlainDate, Priority, PriorityId, SavedView, Target,
};

/// The priorities of a document.
pub(super) fn priorities(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Priority> {
    let priority = |(at, given): (usize, &objects::Priority)| {
        let path = |name| move || steps("priorities", at, [field(name)]);
        let targets = given.targets.iter().flatten().enumerate();
        let indicators = given.indicators.as_deref().unwrap_or_default();
        let measured = names.indicators(indicators, path("indicators"), found);
        let of = Of { list: "priorities", at, title: &given.title };
        Priority {
            id: given.id.clone(),
            title: given.title.clone(),
            level: given.level,
            area: names.area(&given.area, path("area"), found).unwrap_or_default(),
            owner: given.owner.clone(),
            weight: given.weight.unwrap_or(1.0),
            how: given.how.clone(),
            under: given.under.as_ref().and_then(|id| names.priority(id, path("under"), found)),
            indicators: of.once(("indicators", measured, indicators), &[], found),
            targets: targets.map(|(nth, given)| target(at, nth, given, names, found)).collect(),
            source: given.source.as_ref().map(source),
            aim: given.aim.unwrap_or_default(),
        }
    };
    let priorities: Vec<Priority> = file.priorities.iter().flatten().enumerate().map(priority).collect();
    let links = Links {
        field: "under",
        must: "A priority must serve another, national one",
        names: priorities.iter().map(|priority| priority.id.as_str()).collect(),
    };
    let from = |at: usize| priorities[at].under.map(PriorityId::index).into_iter();
    links.report_circles(from, |circle| steps("priorities", circle[0], [field("under")]), found);
    priorities
}

fn target(
    priority: usize,
    nth: usize,
    given: &objects::Target,
    names: &Names<'_>,
    found: &mut Findings,
) -> Target {
    let path = |below: Vec<Step>| {
        let target = [field("targets"), Step::Item(nth)];
        move || steps("priorities", priority, target.iter().cloned().chain(below.iter().cloned()))
    };
    let measured = names.indicator(&given.indicator, path(vec![field("indicator")]), found);
    let mut baseline = |from: &objects::Baseline| {
        let here = path(vec![field("from"), field("period")]);
        let period = period(&from.period, measured?.period?, here, found)?;
        Some(Baseline { period, value: from.value })
    };
    Target {
        from: given.from.as_ref().and_then(&mut baseline),
        indicator: measured.map(|measured| measured.id).unwrap_or_default(),
        area: given.area.as_ref().and_then(|code| names.area(code, path(vec![field("area")]), found)),
        value: given.value,
        by: given.by.clone().flatten(),
    }
}

/// The interventions of a document.
pub(super) fn interventions(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Intervention> {
    let intervention = |(at, given): (usize, &objects::Intervention)| {
        let path = |name| move || steps("interventions", at, [field(name)]);
        let (start, end) = (given.start.clone().flatten(), given.end.clone().flatten());
        check_dates(at, start.as_ref(), end.as_ref(), found);
        let aims = given.aims.as_deref().unwrap_or_default();
        let watch = given.watch.as_deref().unwrap_or_default();
        let planned = given.planned.as_deref().unwrap_or_default();
        let of = Of { list: "interventions", at, title: &given.title };
        let here = names.areas(&given.areas, path("areas"), found);
        let here = of.once(("areas", here, &given.areas), &[], found);
        let aimed = names.indicators(aims, path("aims"), found);
        let aimed = of.once(("aims", aimed, aims), &[], found);
        let watched = names.indicators(watch, path("watch"), found);
        let watched = of.once(("watch", watched, watch), &[("aims", &aimed)], found);
        let to_come = names.areas(planned, path("planned"), found);
        let to_come = of.once(("planned", to_come, planned), &[("areas", &here)], found);
        let reason = given.reason.clone().unwrap_or_default();
        Intervention {
            id: given.id.clone(),
            title: given.title.clone(),
            areas: here,
            start,
            end,
            adopted_from: given.adopted_from.as_ref().map(|from| adopted_from(at, from, names, found)),
            aims: aimed,
            watch: watched,
            reason_level: reason.level,
            reason_inequality: reason.inequality,
            source: given.source.as_ref().map(source),
            confidence: given.confidence,
            programme: given.programme.clone(),
            planned: to_come,
            rebase: given.rebase.unwrap_or_default(),
            evidence: given.evidence.clone(),
            cost: given.cost.as_ref().map(|cost| self::cost(at, cost, &given.areas, names, found)),
        }
    };
    let interventions: Vec<Intervention> =
        file.interventions.iter().flatten().enumerate().map(intervention).collect();
    let links = Links {
        field: "adopted_from",
        must: "An intervention must be adopted from another one, which was there before",
        names: interventions.iter().map(|tried| tried.id.as_str()).collect(),
    };
    let origin = |at: usize| interventions[at].adopted_from.as_ref().and_then(|from| from.intervention);
    let from = |at| origin(at).map(InterventionId::index).into_iter();
    let place =
        |circle: &[usize]| steps("interventions", circle[0], [field("adopted_from"), field("intervention")]);
    links.report_circles(from, place, found);
    interventions
}

/// What an intervention of these areas costs; an amount that is given for another area is reported.
fn cost(at: usize, given: &objects::Cost, areas: &[String], names: &Names<'_>, found: &mut Findings) -> Cost {
    let path = |code: &str| {
        let area = Step::Field(code.to_owned().into(), 0);
        move || steps("interventions", at, [field("cost"), field("areas"), area.clone()])
    };
    let mut amounts = Vec::new();
    for (code, amount) in given.areas.iter().flatten() {
        let Some(area) = names.area(code, path(code), found) else { continue };
        if !areas.iter().any(|area| area == code) {
            found.error_at(Rule::Reference, path(code), || {
                format!(
                    "A cost must be of an area where the intervention was tried, but `{}` is none of its `areas`; add it to them, or \
                     remove its cost.",
                    clip(code)
                )
            });
        }
        amounts.push((area, *amount));
    }
    Cost {
        unit: given.unit.clone(),
        amount: given.amount,
        areas: amounts,
        source: given.source.as_ref().map(source),
    }
}

fn adopted_from(
    at: usize,
    from: &objects::AdoptedFrom,
    names: &Names<'_>,
    found: &mut Findings,
) -> AdoptedFrom {
    let path = |name| move || steps("interventions", at, [field("adopted_from"), field(name)]);
    let intervention = from.intervention.as_ref();
    AdoptedFrom {
        area: from.area.as_ref().and_then(|code| names.area(code, path("area"), found)),
        intervention: intervention.and_then(|id| names.intervention(id, path("intervention"), found)),
        name: from.name.clone(),
    }
}

fn check_dates(at: usize, start: Option<&PlainDate>, end: Option<&PlainDate>, found: &mut Findings) {
    if let (Some(start), Some(end)) = (start, end)
        && end.last_day() < start.first_day()
    {
        found.error_at(Rule::Figures, || steps("interventions", at, [field("end")]), || {
            format!(
                "An intervention must not end before it starts, but {} is before {}; correct one of the two dates.",
                end.label(),
                start.label()
            )
        });
    }
}

/// The commentary of a document.
pub(super) fn commentary(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Comment> {
    let comment = |(at, given): (usize, &objects::Comment)| {
        let path = |name| move || steps("commentary", at, [field(name)]);
        let measured = given.indicator.as_ref().and_then(|id| names.indicator(id, path("indicator"), found));
        if given.period.is_some() && given.indicator.is_none() {
            found.error_at(Rule::Period, path("period"), || {
                "A comment with a `period` must name its `indicator`, which says how periods are written; add the \
                 indicator or remove the period."
                    .to_owned()
            });
        }
        let kind = measured.and_then(|measured| measured.period);
        let label = given.period.as_ref().zip(kind);
        let reply_to = given.reply_to.as_ref().and_then(|id| names.comment(id, path("reply_to"), found));
        Comment {
            id: given.id.clone(),
            area: names.area(&given.area, path("area"), found).unwrap_or_default(),
            indicator: measured.map(|measured| measured.id),
            period: label.and_then(|(label, kind)| period(label, kind, path("period"), found)),
            author: given.author.clone(),
            written: given.written.clone(),
            corrected: given.corrected.clone().flatten(),
            text: given.text.clone(),
            reply_to,
            draft: given.draft.unwrap_or(false),
        }
    };
    let comments: Vec<Comment> = file.commentary.iter().flatten().enumerate().map(comment).collect();
    let links = Links {
        field: "reply_to",
        must: "Replies must lead up to a comment that answers none",
        names: comments.iter().map(|comment| comment.id.as_str()).collect(),
    };
    let from = |at: usize| comments[at].reply_to.into_iter();
    links.report_circles(from, |circle| steps("commentary", circle[0], [field("reply_to")]), found);
    comments
}

/// The saved views of a document.
pub(super) fn views(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<SavedView> {
    let view = |(at, given): (usize, &objects::View)| {
        let path = |name| move || steps("views", at, [field(name)]);
        let indicator = given.indicator.as_ref().and_then(|id| names.indicator(id, path("indicator"), found));
        if given.beside.is_some() && given.beside == given.area {
            found.error_at(Rule::Reference, path("beside"), || {
                "A view must set another area beside its own, but `beside` and `area` are the same; name another one, or remove \
                 `beside`."
                    .to_owned()
            });
        }
        SavedView {
            id: given.id.clone(),
            name: given.name.clone(),
            page: given.page,
            area: given.area.as_ref().and_then(|code| names.area(code, path("area"), found)),
            indicator: indicator.map(|measured| measured.id),
            beside: given.beside.as_ref().and_then(|code| names.area(code, path("beside"), found)),
            benchmark: given.benchmark,
        }
    };
    file.views.iter().flatten().enumerate().map(view).collect()
}

/// The actions of a document.
pub(super) fn actions(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Action> {
    let action = |(at, given): (usize, &objects::Action)| {
        let path = |name| move || steps("actions", at, [field(name)]);
        let indicator = given.indicator.as_ref().and_then(|id| names.indicator(id, path("indicator"), found));
        Action {
            id: given.id.clone(),
            area: names.area(&given.area, path("area"), found).unwrap_or_default(),
            indicator: indicator.map(|measured| measured.id),
            priority: given.priority.as_ref().and_then(|id| names.priority(id, path("priority"), found)),
            text: given.text.clone(),
            owner: given.owner.clone(),
            due: given.due.clone().flatten(),
            status: given.status,
            decided: given.decided.clone().flatten(),
        }
    };
    file.actions.iter().flatten().enumerate().map(action).collect()
}

/// The frameworks of a document.
pub(super) fn frameworks(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Framework> {
    let framework = |(at, given): (usize, &objects::Framework)| {
        let outcomes = given.outcomes.iter().enumerate().map(|(nth, outcome)| {
            let path = || steps("frameworks", at, [field("outcomes"), Step::Item(nth), field("indicators")]);
            let indicators = outcome.indicators.as_deref().unwrap_or_default();
            FrameworkOutcome {
                id: outcome.id.clone(),
                name: outcome.name.clone(),
                indicators: names.indicators(indicators, path, found),
            }
        });
        let outcomes = outcomes.collect();
        Framework {
            id: given.id.clone(),
            name: given.name.clone(),
            source: given.source.as_ref().map(source),
            outcomes,
        }
    };
    file.frameworks.iter().flatten().enumerate().map(framework).collect()
}

//! What is worth knowing about the priorities, interventions and actions of a document that opens.

use super::findings::Findings;
use super::notes::area_name;
use super::path::{Path, Step, clip, field, steps};
use super::rule::Rule;
use crate::model::{
    Action, AreaId, AreaKind, Indicator, Intervention, Observation, Priority, PriorityLevel, Scorecard,
    Series, Target, Word, number,
};
use jiff::civil::Date;

/// No more national priorities than these is what the Hewitt Review proposed.
const MOST_NATIONAL_PRIORITIES: usize = 10;

/// Notes everything of this kind, in the order of the file.
pub(super) fn plan(scorecard: &Scorecard, today: Date, found: &mut Findings) {
    let national = scorecard.priorities().filter(|(_, p)| p.level == PriorityLevel::National).count();
    if national > MOST_NATIONAL_PRIORITIES {
        let message = format!(
            "There are {national} national priorities, and the Hewitt Review of 2023 proposed no more than \
             {MOST_NATIONAL_PRIORITIES}, so that local ones have room; leave some out, or make them local ones."
        );
        found.note(Rule::Priorities, vec![field("priorities")], String::new(), message);
    }
    for (id, priority) in scorecard.priorities() {
        level(scorecard, id.index(), priority, found);
        targets(scorecard, id.index(), priority, today, found);
    }
    for (id, tried) in scorecard.interventions() {
        cost(id.index(), tried, found);
        intervention(scorecard, id.index(), tried, found);
    }
    for (at, given) in scorecard.actions().iter().enumerate() {
        action(scorecard, at, given, today, found);
    }
}

/// Notes a level that does not fit where the priority holds, and one that it serves without that being national.
fn level(scorecard: &Scorecard, at: usize, priority: &Priority, found: &mut Findings) {
    let area = scorecard.area(priority.area);
    let title = clip(&priority.title);
    let fits = match priority.level {
        PriorityLevel::National => area.kind == AreaKind::Nation,
        PriorityLevel::System => area.kind != AreaKind::Nation,
        PriorityLevel::Place => !matches!(area.kind, AreaKind::Nation | AreaKind::Region | AreaKind::System),
    };
    if !fits {
        let message = format!(
            "{title} is a priority of the level `{}`, but holds in {}, which is of kind `{}`; correct its `level` or its `area`.",
            priority.level.as_str(),
            clip(&area.name),
            area.kind.as_str()
        );
        found.note(Rule::Level, steps("priorities", at, [field("level")]), title.clone(), message);
    }
    let Some(under) = priority.under.map(|id| scorecard.priority(id)) else { return };
    let not = match (priority.level, under.level) {
        (PriorityLevel::National, _) => "is national itself",
        (_, PriorityLevel::National) => return,
        _ => "is not national",
    };
    let which = if priority.level == PriorityLevel::National { &title } else { &clip(&under.title) };
    let message = format!(
        "{title} is under {}, but {which} {not}, and `under` names the national priority that a local one serves; name a national one, \
         or remove `under`.",
        clip(&under.title)
    );
    found.note(Rule::Level, steps("priorities", at, [field("under")]), title.clone(), message);
}

/// Whether an area is one where a priority of `home` holds: that one, what lies in it or is made of such, and every area for a
/// nation.
fn holds_in(scorecard: &Scorecard, home: AreaId, area: AreaId) -> bool {
    // Of what is made of areas elsewhere nobody can tell.
    let (Ok(of_home), Ok(of_area)) = (scorecard.parts_of(home), scorecard.parts_of(area)) else {
        return true;
    };
    let lies_in =
        |area: AreaId| scorecard.upwards(area).any(|above| above == home || of_home.contains(&above));
    home == scorecard.national() || lies_in(area) || !of_area.is_empty() && of_area.into_iter().all(lies_in)
}

fn targets(scorecard: &Scorecard, at: usize, priority: &Priority, today: Date, found: &mut Findings) {
    for (target_at, target) in priority.targets.iter().enumerate() {
        let area = target.area.unwrap_or(priority.area);
        let latest = scorecard.series(target.indicator, None, area).and_then(Series::latest);
        let indicator = scorecard.indicator(target.indicator);
        let value = clip(&number::target_with_unit(indicator, target.value));
        let by = target.by.as_ref().map(|by| format!(" by {}", by.label())).unwrap_or_default();
        let place = area_name(scorecard, area);
        let elsewhere = (!holds_in(scorecard, priority.area, area)).then(|| {
            let home = area_name(scorecard, priority.area);
            let why = format!(
                "is for an area where its priority does not hold, which is one of {home}; correct the `area` of one of the two, or move \
                 the target to a priority of {place}"
            );
            (Rule::Elsewhere, why)
        });
        let stands = if indicator.measure.rules_out(target.value, latest.map(|latest| latest.value)) {
            let why = "cannot be reached or missed by any share, which lies between 0 and 100, so that it is not judged; correct its \
                       value, or give the indicator another kind";
            vec![(Rule::Impossible, why.to_owned())]
        } else {
            let overdue = unmet(target, indicator, latest, today).map(|stands| (Rule::Overdue, stands));
            let baseline = useless_baseline(target, indicator, latest);
            overdue.into_iter().chain(baseline.map(|why| (Rule::Baseline, why.to_owned()))).collect()
        };
        for (rule, says) in elsewhere.into_iter().chain(stands) {
            let mut path = steps("priorities", at, [field("targets")]);
            path.push(Step::Item(target_at));
            let about = format!("{}, {place}: {value}{by}", clip(&indicator.name));
            let message = format!("The target of {value}{by} for {place} {says}.");
            found.note(rule, path, about, message);
        }
    }
}

/// How a target stands whose date is past and that the latest value has not reached; `None` for all others, and where
/// neither direction is good.
fn unmet(target: &Target, indicator: &Indicator, latest: Option<Observation>, today: Date) -> Option<String> {
    let by = target.by.as_ref().filter(|by| by.last_day() < today)?;
    let decide = "set a new date, or write in the commentary what was decided";
    let Some(latest) = latest else {
        return Some(format!("should have been reached, but there is no figure to tell; {decide}"));
    };
    let value = number::with_unit_apart_from(indicator, latest.value, target.value);
    let value = format!("{value} in {}", latest.period);
    let short = indicator.polarity.has_reached(latest.value, target.value) == Some(false);
    short.then(|| {
        if latest.period.steps_to(by) > 0 {
            return format!(
                "cannot be judged: the latest value, {value}, is from before that date; add the figures since"
            );
        }
        format!("should have been reached, but the latest value is {value}; {decide}")
    })
}

/// What is wrong with a baseline from which no path leads to the target; it goes on after “The target”.
pub fn useless_baseline(
    target: &Target,
    indicator: &Indicator,
    latest: Option<Observation>,
) -> Option<&'static str> {
    let from = target.from.as_ref()?;
    let reached = |value: f64, goal: f64| indicator.polarity.has_reached(value, goal) == Some(true);
    if reached(from.value, target.value) && !reached(target.value, from.value) {
        return Some("is on the wrong side of its baseline, which is better already; check both values");
    }
    if target.by.as_ref().is_some_and(|by| from.period.steps_to(by) <= 0) {
        return Some(
            "is for a date that is not after its baseline, so that no path leads there; check both dates",
        );
    }
    let late = latest.is_some_and(|latest| latest.period <= from.period);
    late.then_some(
        "has the latest figure or a later one for its baseline, so that no path can be held against it yet; an earlier \
         baseline would show one",
    )
}

/// Notes a cost that says no amount, and amounts of single areas that come to more than the whole.
fn cost(at: usize, tried: &Intervention, found: &mut Findings) {
    /// Amounts are rounded.
    const ROUNDING: f64 = 0.005;
    let Some(cost) = &tried.cost else { return };
    let (title, unit) = (clip(&tried.title), clip(&cost.unit));
    let written = |amount: f64| number::amount(&unit, &number::whole_or_hundredths(amount));
    let sum: f64 = cost.areas.iter().map(|(_, amount)| amount).sum();
    let message = match cost.amount {
        None if cost.areas.is_empty() => format!(
            "What {title} costs has a unit, {unit}, but no amount; add its `amount` or that of its `areas`, or remove `cost`."
        ),
        Some(amount) if sum > amount * (1.0 + ROUNDING) => format!(
            "The areas of {title} cost {} together, which is more than its whole `amount` of {}; correct `amount` or `areas`, or \
             leave `amount` out.",
            written(sum),
            written(amount)
        ),
        _ => return,
    };
    found.note(Rule::Cost, steps("interventions", at, [field("cost")]), title, message);
}

/// Notes areas, dates and indicators of an intervention that do not fit together.
fn intervention(scorecard: &Scorecard, at: usize, tried: &Intervention, found: &mut Findings) {
    let title = clip(&tried.title);
    let mut note = |below: Vec<Step>, message: String| {
        found.note(Rule::Tried, steps("interventions", at, below), title.clone(), message);
    };
    if tried.areas.is_empty() && tried.planned.is_empty() {
        let message = format!(
            "{title} is neither tried nor planned in any area, so that no page of a place shows it; add its `areas`, or remove it."
        );
        note(vec![field("areas")], message);
    }
    let first = tried.adopted_from.as_ref().and_then(|from| from.intervention);
    let first = first.map(|id| scorecard.intervention(id));
    let starts = first.and_then(|first| Some((first, first.start.as_ref()?, tried.start.as_ref()?)));
    if let Some((first, there, here)) = starts.filter(|(_, there, here)| there.first_day() > here.last_day())
    {
        let message = format!(
            "{title} started in {}, but {}, from which it was adopted, only in {}; correct one of the dates or `adopted_from`.",
            here.label(),
            clip(&first.title),
            there.label()
        );
        note(vec![field("adopted_from")], message);
    }
}

/// Notes an action without words, one whose date is past, and one that was decided only after it.
fn action(scorecard: &Scorecard, at: usize, action: &Action, today: Date, found: &mut Findings) {
    let path = |name| -> Path { steps("actions", at, [field(name)]) };
    let place = area_name(scorecard, action.area);
    let text = clip(action.text.trim());
    let what = if text.is_empty() {
        format!("An action for {place}")
    } else {
        format!("The action “{text}” for {place}")
    };
    if text.is_empty() {
        let message = format!("{what} has no words; write what is to be done as its `text`, or remove it.");
        found.note(Rule::Action, path("text"), what.clone(), message);
    }
    let Some(due) = &action.due else { return };
    if action.is_overdue(today) {
        let message = format!(
            "{what} should have been done by {}; set a new date, or say in `status` that it is done or dropped.",
            due.label()
        );
        found.note(Rule::Overdue, path("due"), what.clone(), message);
    }
    if let Some(decided) = action.decided.as_ref().filter(|decided| decided.first_day() > due.last_day()) {
        let message = format!(
            "{what} was decided in {}, which is after {}, by when it is due; correct one of the two dates.",
            decided.label(),
            due.label()
        );
        found.note(Rule::Action, path("decided"), what, message);
    }
}

#[cfg(test)]
#[path = "plan_notes_tests.rs"]
mod tests;

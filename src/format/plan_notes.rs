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
        let value = clip(&number::plain_with_unit(indicator, target.value));
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
    let started = tried.planned.iter().enumerate().filter(|(_, area)| tried.areas.contains(area));
    for (nth, area) in started {
        let message = format!(
            "{title} is planned in {}, where it is tried already; remove that from `planned` or from `areas`.",
            area_name(scorecard, *area)
        );
        note(vec![field("planned"), Step::Item(nth)], message);
    }
    for (nth, id) in tried.watch.iter().enumerate().filter(|(_, id)| tried.aims.contains(id)) {
        let message = format!(
            "{title} is meant to move {}, and is watched for breaking the same; remove it from `aims` or from `watch`.",
            clip(&scorecard.indicator(*id).name)
        );
        note(vec![field("watch"), Step::Item(nth)], message);
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
mod tests {
    use super::super::fixture::Fixture;

    /// The notes of a document, apart from the one about the unknown field of the fixture.
    fn notes(fixture: &Fixture) -> Vec<(String, String)> {
        fixture.clone().remove("house_style").notes()
    }

    fn only_note(fixture: &Fixture) -> (String, String) {
        let notes = notes(fixture);
        assert_eq!(notes.len(), 1, "{notes:?}");
        notes.into_iter().next().unwrap()
    }

    #[test]
    fn a_cost_without_an_amount_or_of_less_than_its_parts_is_noted() {
        let with = |cost: &str| notes(&Fixture::full().set("interventions/0/cost", cost));
        let (path, message) = with(r#"{"unit": "£"}"#).remove(0);
        assert_eq!(path, "$.interventions[0].cost");
        assert!(message.contains("has a unit, £, but no amount"), "{message}");
        let more = with(r#"{"unit": "£", "amount": 10, "areas": {"E08000001": 11}}"#).remove(0).1;
        assert!(more.contains("cost £11 together, which is more than its whole `amount` of £10;"), "{more}");
        assert!(with(r#"{"unit": "£", "amount": 11, "areas": {"E08000001": 11}}"#).is_empty());
        assert!(with(r#"{"unit": "£", "areas": {"E08000001": 11}}"#).is_empty());
    }

    #[test]
    fn a_baseline_from_which_no_path_leads_is_noted() {
        let with = |value: &str, from: &str| {
            let fixture = Fixture::full().set("priorities/1/targets/0/value", value);
            let found = notes(&fixture.set("priorities/1/targets/0/from", from));
            found.into_iter().map(|(_, note)| note).collect::<Vec<_>>()
        };
        let says = |notes: Vec<String>, words: &str| {
            assert!(notes.len() == 1 && notes[0].contains(words), "{notes:?}");
        };
        assert_eq!(with("70", r#"{"period": "2020", "value": 60}"#), [""; 0]);
        says(with("70", r#"{"period": "2025", "value": 60}"#), "no path can be held against it yet");
        says(with("70", r#"{"period": "2020", "value": 75}"#), "on the wrong side of its baseline");
    }

    #[test]
    fn a_target_is_overdue_from_the_day_after_its_date_until_it_is_reached() {
        let target = |value: &str, by: &str| {
            let fixture = Fixture::full().set("priorities/1/targets/0/value", value);
            notes(&fixture.set("priorities/1/targets/0/by", by))
        };
        assert!(target("70", "\"2026\"").is_empty(), "2026 is not over");
        assert!(target("70", "\"2026-11-20\"").is_empty(), "today is not over");
        assert!(target("62.5", "\"2025\"").is_empty(), "reaching it exactly counts");
        let overdue = target("70", "\"2026-11-19\"");
        assert_eq!(overdue[0].0, "$.priorities[1].targets[0]");
        assert!(overdue[0].1.contains("the latest value is 62.5% in 2025; set a new date"), "{overdue:?}");
        let fixture = Fixture::full().set("priorities/0/targets/0/value", "0.1");
        let before = notes(&fixture.set("priorities/0/targets/0/by", "\"2026-09\""));
        assert!(
            before.iter().any(|(_, note)| note.contains("is from before that date; add the")),
            "{before:?}"
        );
    }

    #[test]
    fn more_than_ten_national_priorities_are_noted() {
        let national = |count: usize| {
            (1..count).fold(Fixture::full(), |fixture, id| {
                let priority = format!(
                    "{{\"id\": \"p{id}\", \"title\": \"x\", \"level\": \"national\", \"area\": \"E92000001\"}}"
                );
                fixture.set("priorities/-", &priority)
            })
        };
        assert!(notes(&national(10)).is_empty());
        let (path, message) = only_note(&national(11));
        assert_eq!(path, "$.priorities");
        assert!(message.starts_with("There are 11 national priorities, and the Hewitt Review"), "{message}");
    }

    #[test]
    fn numbers_are_written_with_the_decimals_and_the_unit_of_their_indicator() {
        let fixture = Fixture::full().set("priorities/1/targets/0/by", "\"2025\"");
        let with = |value: &str| {
            notes(
                &fixture
                    .clone()
                    .set("data/3/rows/1/values", &format!("[60, {value}]"))
                    .remove("data/3/rows/1/numerators")
                    .remove("data/3/rows/1/denominators"),
            )
        };
        let said = with("21.97393").remove(0).1;
        assert!(
            said.contains("target of 70% by 2025 for Upton") && said.contains("value is 22.0% in 2025;"),
            "{said}"
        );
        let near = with("69.97393").remove(0).1;
        assert!(near.contains("the latest value is 69.97% in 2025;"), "no riddle: {near}");
    }

    #[test]
    fn a_target_that_no_share_can_be_is_noted() {
        let with = |value: &str| notes(&Fixture::full().set("priorities/1/targets/0/value", value));
        assert!(with("100").is_empty() && with("0").is_empty());
        for value in ["150", "-1"] {
            let found = with(value);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].0, "$.priorities[1].targets[0]");
            assert!(
                found[0].1.contains("which lies between 0 and 100, so that it is not judged; correct"),
                "{found:?}"
            );
        }
        assert!(with("150")[0].1.starts_with("The target of 150% for Upton cannot"));
        assert!(
            notes(
                &Fixture::full()
                    .remove("priorities/0/targets/0/from")
                    .set("priorities/0/targets/0/value", "150")
            )
            .is_empty(),
            "a rate may be"
        );
    }

    #[test]
    fn a_target_for_an_area_where_its_priority_does_not_hold_is_noted() {
        let with = |area: &str| notes(&Fixture::full().set("priorities/1/targets/0/area", area));
        assert!(
            with("\"E08000001\"").is_empty() && with("\"E02000001\"").is_empty(),
            "itself and what lies in it"
        );
        assert!(with("\"E08000002\"").is_empty(), "what is made of nothing else");
        let (path, message) = with("\"E54000001\"").remove(0);
        assert_eq!(path, "$.priorities[1].targets[0]");
        assert!(
            message.contains(
                "for Anywhere is for an area where its priority does not hold, which is one of Upton;"
            ),
            "{message}"
        );
        let wide = Fixture::full().set("priorities/0/targets/0/area", "\"peers-upton\"");
        assert!(notes(&wide).is_empty(), "of a nation");
    }

    #[test]
    fn a_level_that_does_not_fit_is_noted() {
        let with = |place: &str, value: &str| notes(&Fixture::full().set(place, value));
        let (path, message) = with("priorities/0/area", "\"E08000001\"").remove(0);
        assert_eq!(path, "$.priorities[0].level");
        assert!(
            message.contains("level `national`, but holds in Upton, which is of kind `place`; correct"),
            "{message}"
        );
        assert!(
            with("priorities/1/area", "\"E54000001\"")[0].1.contains("level `place`, but holds in Anywhere")
        );
        assert!(with("priorities/1/level", "\"system\"").is_empty(), "a system may have one for a place");
        let (path, message) = with("priorities/0/level", "\"system\"").remove(1);
        assert_eq!(path, "$.priorities[1].under");
        assert!(
            message.contains(
                "Everyone moving is under Fewer suspensions, but Fewer suspensions is not national"
            ),
            "{message}"
        );
        let itself = Fixture::full()
            .set("priorities/1/level", "\"national\"")
            .set("priorities/1/area", "\"E92000001\"");
        assert!(only_note(&itself).1.contains("but Everyone moving is national itself"));
    }

    #[test]
    fn what_does_not_fit_together_of_an_intervention_is_noted() {
        let with = |place: &str, value: &str| only_note(&Fixture::full().set(place, value));
        let (path, message) = with("interventions/0/planned", "[\"E08000002\", \"E08000001\"]");
        assert_eq!(path, "$.interventions[0].planned[1]");
        assert!(message.contains("is planned in Upton, where it is tried already; remove"), "{message}");
        let (path, message) = with("interventions/1/areas", "[]");
        assert_eq!(path, "$.interventions[1].areas");
        assert!(message.contains("neither tried nor planned in any area"), "{message}");
        let planned = Fixture::full()
            .set("interventions/1/areas", "[]")
            .set("interventions/1/planned", "[\"E08000001\"]");
        assert!(notes(&planned).is_empty());
        let (path, message) = with("interventions/0/watch", "[\"suspension-rate\"]");
        assert_eq!(path, "$.interventions[0].watch[0]");
        assert!(
            message.contains("is meant to move Suspensions from school, and is watched for"),
            "{message}"
        );
        let (path, message) = with("interventions/1/start", "\"2022-10\"");
        assert_eq!(path, "$.interventions[0].adopted_from");
        assert!(
            message
                .contains("started in 2022-09, but Family help, from which it was adopted, only in 2022-10;"),
            "{message}"
        );
        assert!(notes(&Fixture::full().set("interventions/1/start", "\"2022\"")).is_empty(), "the same year");
    }

    #[test]
    fn an_action_without_words_or_overdue_or_decided_late_is_noted() {
        let with = |place: &str, value: &str| notes(&Fixture::full().set(place, value));
        let (path, message) = with("actions/0/text", "\" \"").remove(0);
        assert_eq!(path, "$.actions[0].text");
        assert!(message.starts_with("An action for Upton has no words; write"), "{message}");
        assert!(with("actions/0/due", "\"2026-11-20\"").is_empty(), "today is not over");
        let overdue =
            Fixture::full().set("actions/0/due", "\"2026-11-19\"").set("actions/0/decided", "\"2026-11\"");
        let (path, message) = only_note(&overdue);
        assert_eq!(path, "$.actions[0].due");
        assert!(
            message.contains("“Meet the heads.” for Upton should have been done by 2026-11-19; set"),
            "{message}"
        );
        assert!(notes(&overdue.set("actions/0/status", "\"done\"")).is_empty());
        let (path, message) = with("actions/0/decided", "\"2027-02\"").remove(0);
        assert_eq!(path, "$.actions[0].decided");
        assert!(
            message.contains("was decided in 2027-02, which is after 2027-01, by when it is due;"),
            "{message}"
        );
    }
}

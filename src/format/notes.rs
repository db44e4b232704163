//! What is worth knowing about a document that opens.

use super::findings::Findings;
use super::odd_figures::odd_figures;
use super::path::{Step, clip, field, steps};
use super::rule::Rule;
use crate::model::{
    Area, AreaId, AreaKind, Indicator, IndicatorId, Member, Observation, Period, Priority, PriorityLevel,
    Scorecard, Series, Target, Word,
};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashSet;

/// No more national priorities than these is what the Hewitt Review proposed.
const MOST_NATIONAL_PRIORITIES: usize = 10;

/// Data are called old once this many more of their periods have ended.
const PERIODS_UNTIL_OLD: i32 = 2;

/// Something to know, and what it is about by name.
pub(super) struct Note {
    pub rule: Rule,
    pub about: String,
    pub message: String,
}

/// Notes everything of this kind, in the order of the file.
pub(super) fn notes(scorecard: &Scorecard, today: Date, found: &mut Findings) {
    areas(scorecard, found);
    for (id, indicator) in scorecard.indicators() {
        let path = || steps("indicators", id.index(), []);
        for Note { rule, about, message } in
            odd_figures(scorecard, id, indicator).chain(about_indicator(scorecard, id, indicator, today))
        {
            found.note(rule, path(), about, message);
        }
    }
    let national = scorecard.priorities().filter(|(_, p)| p.level == PriorityLevel::National).count();
    if national > MOST_NATIONAL_PRIORITIES {
        let message = format!(
            "There are {national} national priorities, and the Hewitt Review of 2023 proposed no more than \
             {MOST_NATIONAL_PRIORITIES}, so that local ones have room; leave some out, or make them local ones."
        );
        found.note(Rule::Priorities, vec![field("priorities")], String::new(), message);
    }
    for (id, priority) in scorecard.priorities() {
        targets(scorecard, id.index(), priority, today, found);
    }
    costs(scorecard, found);
}

fn areas(scorecard: &Scorecard, found: &mut Findings) {
    members(scorecard, found);
    predecessors(scorecard, found);
    let mut has_data = vec![false; scorecard.areas().count()];
    for series in scorecard.given_series() {
        has_data[series.area.index()] |= series.latest().is_some();
    }
    for (id, area) in scorecard.areas().filter(|(id, _)| !has_data[id.index()]) {
        if expects_data(area) {
            let name = clip(&area.name);
            let message = format!(
                "The {} {name} should have figures, but the file has none; add some, or remove the area.",
                area.kind.as_str()
            );
            found.note(Rule::NoFigures, steps("areas", id.index(), []), name, message);
        }
    }
}

/// Notes members that no area of the file is, where that cannot be meant: areas elsewhere are named, and a name that
/// several areas share tells none of them.
fn members(scorecard: &Scorecard, found: &mut Findings) {
    let places = scorecard.areas().filter(|(_, area)| area.kind != AreaKind::Group);
    let names: HashSet<&str> = places.map(|(_, area)| area.name.as_str()).collect();
    let peers: HashSet<AreaId> = scorecard.areas().filter_map(|(_, area)| area.peers).collect();
    for (id, area) in scorecard.areas() {
        for (nth, member) in area.members.iter().enumerate() {
            let Member::Named(name) = member else { continue };
            let message = if is_code(name) {
                format!(
                    "{0} has the code {name} among its members, but the file has no such area; add it, correct the code, \
                     or give the area’s name.",
                    clip(&area.name)
                )
            } else if names.contains(name.as_str()) {
                // The only one of this name would have been found.
                format!(
                    "{1} has {0} among its members, but several areas are called {0}; give the code of the one that is \
                     meant, or leave it as it is for a {0} elsewhere.",
                    clip(name),
                    clip(&area.name)
                )
            } else if !peers.contains(&id) && scorecard.footprint(id).is_some() {
                // Statistical neighbours may be elsewhere; of what is added up all parts have to be there.
                format!(
                    "{1} is made of {0} among others, but the file has no such area, so that its figures are not added up; add it, \
                     correct its name, or remove it from `members`.",
                    clip(name),
                    clip(&area.name)
                )
            } else {
                continue;
            };
            let about = format!("{} in {}", clip(name), clip(&area.name));
            let path = steps("areas", id.index(), [field("members"), Step::Item(nth)]);
            found.note(Rule::Member, path, about, message);
        }
    }
}

/// Notes areas that another one took over from and that the file has not: their figures would be its earlier ones.
fn predecessors(scorecard: &Scorecard, found: &mut Findings) {
    let codes: HashSet<&str> = scorecard.areas().map(|(_, area)| area.code.as_str()).collect();
    for (id, area) in scorecard.areas() {
        for (nth, before) in area.succeeds.iter().enumerate() {
            if codes.contains(before.code.as_str()) {
                continue;
            }
            let (name, code) = (clip(&area.name), clip(&before.code));
            let message = format!(
                "{name} took over from {code}, but the file has no such area, so that no figures from before are joined to its own; \
                 add that area with its figures, correct the code, or remove it from `succeeds`."
            );
            let path = steps("areas", id.index(), [field("succeeds"), Step::Item(nth)]);
            found.note(Rule::Predecessor, path, format!("{code} before {name}"), message);
        }
    }
}

/// Notes costs that say no amount, and amounts of single areas that come to more than the whole.
fn costs(scorecard: &Scorecard, found: &mut Findings) {
    /// Amounts are rounded.
    const ROUNDING: f64 = 0.005;
    for (id, tried) in scorecard.interventions() {
        let Some(cost) = &tried.cost else { continue };
        let (title, unit) = (clip(&tried.title), clip(&cost.unit));
        let sum: f64 = cost.areas.iter().map(|(_, amount)| amount).sum();
        let message = match cost.amount {
            None if cost.areas.is_empty() => format!(
                "What {title} costs has a unit, {unit}, but no amount; add its `amount` or that of its `areas`, or remove `cost`."
            ),
            Some(amount) if sum > amount * (1.0 + ROUNDING) => format!(
                "The areas of {title} cost {sum} together, which is more than its whole `amount` of {amount} ({unit}); correct \
                 `amount` or `areas`, or leave `amount` out."
            ),
            _ => continue,
        };
        found.note(Rule::Cost, steps("interventions", id.index(), [field("cost")]), title, message);
    }
}

/// Whether a text is written as the codes of the Office for National Statistics are, such as `E08000002`.
fn is_code(text: &str) -> bool {
    const DIGITS: usize = 8;
    let digits = text.strip_prefix(|c: char| c.is_ascii_uppercase());
    digits.is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn expects_data(area: &Area) -> bool {
    matches!(area.kind, AreaKind::Nation | AreaKind::Region | AreaKind::System | AreaKind::Place)
}

fn about_indicator(scorecard: &Scorecard, id: IndicatorId, indicator: &Indicator, today: Date) -> Vec<Note> {
    let mut notes = Vec::new();
    let name = || clip(&indicator.name);
    if indicator.source.is_none() {
        let message = format!(
            "{} has no source; add its publisher, title and web address, so that readers can look figures up.",
            name()
        );
        notes.push(Note { rule: Rule::Source, about: name(), message });
    }
    let series = scorecard.given_series_of(id);
    let national = scorecard.national();
    if !series.iter().any(|series| series.area == national && series.latest().is_some()) {
        let message = format!(
            "{} has no figure of the nation to be compared with; add a row for {} to its figures.",
            name(),
            clip(&scorecard.area(national).code)
        );
        notes.push(Note { rule: Rule::National, about: name(), message });
    }
    let latest = series.iter().filter_map(Series::latest).map(|latest| latest.period).max();
    if let Some(period) = latest.filter(|period| is_old(*period, today)) {
        let message = format!(
            "The latest figures of {} are for {period}, and newer ones should be out by now; look for them at their source.",
            name()
        );
        notes.push(Note { rule: Rule::Old, about: format!("{}: {period}", name()), message });
    }
    notes
}

/// Whether two more periods have ended since this one did. Runs of years count by the year, as they are published.
fn is_old(period: Period, today: Date) -> bool {
    let months = PERIODS_UNTIL_OLD * 12 / period.kind().per_year();
    period.end().checked_add(months.months()).is_ok_and(|old| old < today)
}

fn targets(scorecard: &Scorecard, at: usize, priority: &Priority, today: Date, found: &mut Findings) {
    for (target_at, target) in priority.targets.iter().enumerate() {
        let area = target.area.unwrap_or(priority.area);
        let latest = scorecard.series(target.indicator, None, area).and_then(Series::latest);
        let indicator = scorecard.indicator(target.indicator);
        let unit = clip(&indicator.measure.unit);
        let by = target.by.as_ref().map(|by| format!(" by {}", by.label())).unwrap_or_default();
        let place = area_name(scorecard, area);
        let overdue = unmet(target, indicator, latest, today).map(|stands| (Rule::Overdue, stands));
        let baseline =
            useless_baseline(target, indicator, latest).map(|why| (Rule::Baseline, why.to_owned()));
        for (rule, says) in overdue.into_iter().chain(baseline) {
            let mut path = steps("priorities", at, [field("targets")]);
            path.push(Step::Item(target_at));
            let about = format!("{}, {place}: {} {unit}{by}", clip(&indicator.name), target.value);
            let message = format!("The target of {} {unit}{by} for {place} {says}.", target.value);
            found.note(rule, path, about, message);
        }
    }
}

pub(super) fn area_name(scorecard: &Scorecard, area: AreaId) -> String {
    clip(&scorecard.area(area).name)
}

/// How a target stands whose date is past and that the latest value has not reached; `None` for all others, and where
/// neither direction is good.
fn unmet(target: &Target, indicator: &Indicator, latest: Option<Observation>, today: Date) -> Option<String> {
    let by = target.by.as_ref().filter(|by| by.last_day() < today)?;
    let decide = "set a new date, or write in the commentary what was decided";
    let Some(latest) = latest else {
        return Some(format!("should have been reached, but there is no figure to tell; {decide}"));
    };
    let value = format!("{} in {}", latest.value, latest.period);
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
    fn an_indicator_without_a_source_is_noted() {
        let (path, message) = only_note(&Fixture::full().remove("indicators/1/source"));
        assert_eq!(path, "$.indicators[1]");
        assert!(message.contains("Active adults has no source; add"), "{message}");
    }

    #[test]
    fn an_indicator_without_a_national_figure_is_noted() {
        let (_, message) = only_note(&Fixture::full().set("data/3/rows/0/values", "[null, null]"));
        assert!(
            message.contains(
                "Active adults has no figure of the nation to be compared with; add a row for E92000001"
            ),
            "{message}"
        );
    }

    #[test]
    fn an_area_without_data_is_noted_unless_it_is_a_neighbourhood_or_a_group() {
        let (path, message) = only_note(&Fixture::full().set("data/0/rows/4/area", "\"peers-upton\""));
        assert_eq!(path, "$.areas[4]");
        assert!(message.contains("The place Downham should have figures"), "{message}");
    }

    #[test]
    fn a_member_that_should_be_in_the_file_is_noted_and_one_elsewhere_is_not() {
        let members = |names: &str| notes(&Fixture::full().set("areas/5/members", names));
        assert!(members("[\"Faraway\", \"Upton\", \"E0800000\"]").is_empty());
        let (path, message) = only_note(&Fixture::full().set("areas/5/members/2", "\"E08000009\""));
        assert_eq!(path, "$.areas[5].members[2]");
        assert!(message.contains("the file has no such area; add it"), "{message}");
        let (path, message) = only_note(&Fixture::full().set("areas/6/name", "\"Upton\""));
        assert_eq!(path, "$.areas[5].members[1]");
        assert!(message.contains("several areas are called Upton; give the code"), "{message}");
    }

    #[test]
    fn a_part_of_a_footprint_that_is_not_in_the_file_is_noted() {
        let (path, message) =
            only_note(&Fixture::full().set("areas/4/members", "[\"E02000001\", \"Faraway\"]"));
        assert_eq!(path, "$.areas[4].members[1]");
        assert!(
            message.contains("Downham is made of Faraway among others, but the file has no such area"),
            "{message}"
        );
    }

    #[test]
    fn an_area_that_another_took_over_from_and_that_is_not_in_the_file_is_noted() {
        let (path, message) = only_note(&Fixture::full().set("areas/4/succeeds/0/code", "\"E07000099\""));
        assert_eq!(path, "$.areas[4].succeeds[0]");
        assert!(message.contains("took over from E07000099, but the file has no such area"), "{message}");
    }

    #[test]
    fn a_cost_without_an_amount_or_of_less_than_its_parts_is_noted() {
        let with = |cost: &str| notes(&Fixture::full().set("interventions/0/cost", cost));
        let (path, message) = with(r#"{"unit": "£"}"#).remove(0);
        assert_eq!(path, "$.interventions[0].cost");
        assert!(message.contains("has a unit, £, but no amount"), "{message}");
        let more = with(r#"{"unit": "£", "amount": 10, "areas": {"E08000001": 11}}"#).remove(0).1;
        assert!(more.contains("cost 11 together, which is more than its whole `amount` of 10 (£)"), "{more}");
        assert!(with(r#"{"unit": "£", "amount": 11, "areas": {"E08000001": 11}}"#).is_empty());
        assert!(with(r#"{"unit": "£", "areas": {"E08000001": 11}}"#).is_empty());
    }

    #[test]
    fn data_are_old_when_two_more_periods_have_ended() {
        let latest = |label: &str| {
            let year: i32 = label.parse().unwrap();
            notes(&Fixture::full().set("data/3/periods", &format!("[\"{}\", \"{year}\"]", year - 1)))
        };
        assert!(latest("2024").is_empty(), "on 20 November 2026, 2025 is the only year that ended since");
        let old = latest("2023");
        assert_eq!(old.len(), 1, "{old:?}");
        assert!(
            old[0].1.contains("The latest figures of Active adults are for 2023, and newer ones"),
            "{old:?}"
        );
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
        assert!(overdue[0].1.contains("the latest value is 62.5 in 2025; set a new date"), "{overdue:?}");
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
}

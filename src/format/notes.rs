//! What is worth knowing about a document that opens.

use super::findings::Findings;
use super::path::{Step, clip, field, steps};
use crate::model::{
    Area, AreaId, AreaKind, Indicator, IndicatorId, Member, Observation, Period, Polarity, Priority,
    PriorityLevel, Scorecard, Series, Target, Word,
};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashSet;

/// The most priorities that a system is asked to carry for the nation.
const MOST_NATIONAL_PRIORITIES: usize = 10;

/// Data are called old once this many more of their periods have ended.
const PERIODS_UNTIL_OLD: i32 = 2;

/// Notes everything of this kind, in the order of the file.
pub(super) fn notes(scorecard: &Scorecard, today: Date, found: &mut Findings) {
    areas(scorecard, found);
    for (id, indicator) in scorecard.indicators() {
        let path = || steps("indicators", id.index(), []);
        for message in about_indicator(scorecard, id, indicator, today) {
            found.note(path(), message);
        }
    }
    let national = scorecard.priorities().filter(|(_, p)| p.level == PriorityLevel::National).count();
    if national > MOST_NATIONAL_PRIORITIES {
        let message = format!(
            "There should be no more than {MOST_NATIONAL_PRIORITIES} national priorities, but there are {national}; \
             keep those that matter most, so that local ones have room."
        );
        found.note(vec![field("priorities")], message);
    }
    for (id, priority) in scorecard.priorities() {
        targets(scorecard, id.index(), priority, today, found);
    }
}

fn areas(scorecard: &Scorecard, found: &mut Findings) {
    members(scorecard, found);
    let mut has_data = vec![false; scorecard.areas().count()];
    for series in scorecard.all_series() {
        has_data[series.area.index()] |= series.latest().is_some();
    }
    for (id, area) in scorecard.areas().filter(|(id, _)| !has_data[id.index()]) {
        if expects_data(area) {
            let message = format!(
                "The {} {} should have figures, but there are none in `data`; add some, or remove the area.",
                area.kind.as_str(),
                clip(&area.name)
            );
            found.note(steps("areas", id.index(), []), message);
        }
    }
}

/// Notes members that no area of the file is, where that cannot be meant: areas elsewhere are named, and a name that
/// several areas share tells none of them.
fn members(scorecard: &Scorecard, found: &mut Findings) {
    let places = scorecard.areas().filter(|(_, area)| area.kind != AreaKind::Group);
    let names: HashSet<&str> = places.map(|(_, area)| area.name.as_str()).collect();
    for (id, area) in scorecard.areas() {
        for (nth, member) in area.members.iter().enumerate() {
            let Member::Named(name) = member else { continue };
            let message = if is_code(name) {
                format!(
                    "A member that is a code should be in `areas`, but there is no area {name}; add it, correct the code, \
                     or give the area's name."
                )
            } else if names.contains(name.as_str()) {
                // The only one of this name would have been found.
                format!(
                    "A member should be one area, but several are called {0}; give the code of the one that is meant, \
                     or leave it as it is for a {0} elsewhere.",
                    clip(name)
                )
            } else {
                continue;
            };
            found.note(steps("areas", id.index(), [field("members"), Step::Item(nth)]), message);
        }
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

fn about_indicator(
    scorecard: &Scorecard,
    id: IndicatorId,
    indicator: &Indicator,
    today: Date,
) -> Vec<String> {
    let mut messages = Vec::new();
    let name = clip(&indicator.name);
    if indicator.source.is_none() {
        messages.push(format!(
            "Readers should be able to look figures up, but {name} has no `source`; add its publisher, title and url."
        ));
    }
    let series = scorecard.series_of(id);
    let national = scorecard.national();
    if !series.iter().any(|series| series.area == national && series.latest().is_some()) {
        messages.push(format!(
            "Figures should be compared with the nation, but {name} has no national figure; add a row for {} to `data`.",
            clip(&scorecard.area(national).code)
        ));
    }
    let latest = series.iter().filter_map(Series::latest).map(|latest| latest.period).max();
    if let Some(period) = latest.filter(|period| is_old(*period, today)) {
        messages.push(format!(
            "Figures should be recent, but the latest of {name} is for {period}, more than two of its \
             periods ago; look for a newer release at its source."
        ));
    }
    messages
}

/// Whether two more periods have ended since this one did. Runs of years count by the year, as they are published.
fn is_old(period: Period, today: Date) -> bool {
    let months = PERIODS_UNTIL_OLD * 12 / period.kind().per_year();
    period.end().checked_add(months.months()).is_ok_and(|old| old < today)
}

fn targets(scorecard: &Scorecard, at: usize, priority: &Priority, today: Date, found: &mut Findings) {
    for (target_at, target) in priority.targets.iter().enumerate() {
        let area = target.area.unwrap_or(priority.area);
        let Some(by) = target.by.as_ref().filter(|by| by.last_day() < today) else { continue };
        let latest = scorecard.series(target.indicator, None, area).and_then(Series::latest);
        let indicator = scorecard.indicator(target.indicator);
        let Some(stands) = unmet(target, indicator, latest) else { continue };
        let message = format!(
            "The target of {} {} by {} for {} should have been reached, but {stands}; set a new date, or write in the \
             commentary what was decided.",
            target.value,
            clip(&indicator.measure.unit),
            by.label(),
            area_name(scorecard, area)
        );
        let mut path = steps("priorities", at, [field("targets")]);
        path.push(Step::Item(target_at));
        found.note(path, message);
    }
}

fn area_name(scorecard: &Scorecard, area: AreaId) -> String {
    clip(&scorecard.area(area).name)
}

/// How the latest value stands short of the target; `None` when it has been reached, or neither direction is good.
fn unmet(target: &Target, indicator: &Indicator, latest: Option<Observation>) -> Option<String> {
    let Some(latest) = latest else {
        return Some("there is no figure to tell".to_owned());
    };
    let met = match indicator.polarity {
        Polarity::HigherIsBetter => latest.value >= target.value,
        Polarity::LowerIsBetter => latest.value <= target.value,
        Polarity::Neutral => true,
    };
    (!met).then(|| format!("the latest value is {} in {}", latest.value, latest.period))
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
        assert!(message.contains("Active adults has no `source`; add"), "{message}");
    }

    #[test]
    fn an_indicator_without_a_national_figure_is_noted() {
        let (_, message) = only_note(&Fixture::full().set("data/3/rows/0/values", "[null, null]"));
        assert!(
            message.contains("Active adults has no national figure; add a row for E92000001"),
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
        assert!(message.contains("there is no area E08000009; add it"), "{message}");
        let (path, message) = only_note(&Fixture::full().set("areas/6/name", "\"Upton\""));
        assert_eq!(path, "$.areas[5].members[1]");
        assert!(message.contains("several are called Upton; give the code"), "{message}");
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
        assert!(old[0].1.contains("the latest of Active adults is for 2023"), "{old:?}");
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
        assert!(message.contains("there are 11; keep those that matter most"), "{message}");
    }
}

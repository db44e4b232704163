//! What is worth knowing about a document that opens.

use super::area_notes;
use super::findings::Findings;
use super::odd_figures::odd_figures;
use super::path::{clip, steps};
use super::plan_notes;
use super::rule::Rule;
use crate::model::{AreaId, Indicator, IndicatorId, Period, Scorecard, Series};
use jiff::ToSpan;
use jiff::civil::Date;

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
    area_notes::areas(scorecard, found);
    for (id, indicator) in scorecard.indicators() {
        let path = || steps("indicators", id.index(), []);
        for Note { rule, about, message } in
            odd_figures(scorecard, id, indicator).chain(about_indicator(scorecard, id, indicator, today))
        {
            found.note(rule, path(), about, message);
        }
    }
    plan_notes::plan(scorecard, today, found);
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

pub(super) fn area_name(scorecard: &Scorecard, area: AreaId) -> String {
    clip(&scorecard.area(area).name)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;

    #[test]
    fn an_indicator_without_a_source_is_noted() {
        let (path, message) = Fixture::full().remove("indicators/1/source").only_note();
        assert_eq!(path, "$.indicators[1]");
        assert!(message.contains("Active adults has no source; add"), "{message}");
    }

    #[test]
    fn an_indicator_without_a_national_figure_is_noted() {
        let (_, message) = Fixture::full().set("data/3/rows/0/values", "[null, null]").only_note();
        assert!(
            message.contains(
                "Active adults has no figure of the nation to be compared with; add a row for E92000001"
            ),
            "{message}"
        );
    }

    #[test]
    fn data_are_old_when_two_more_periods_have_ended() {
        let latest = |label: &str| {
            let year: i32 = label.parse().unwrap();
            Fixture::full().set("data/3/periods", &format!("[\"{}\", \"{year}\"]", year - 1)).known_notes()
        };
        assert!(latest("2024").is_empty(), "on 20 November 2026, 2025 is the only year that ended since");
        let old = latest("2023");
        assert_eq!(old.len(), 1, "{old:?}");
        assert!(
            old[0].1.contains("The latest figures of Active adults are for 2023, and newer ones"),
            "{old:?}"
        );
    }
}

//! Figures that cannot all be right: what stands beside each, or what it is a figure of, contradicts it.

use super::notes::{Note, area_name};
use super::path::clip;
use super::rule::Rule;
use crate::model::{Indicator, IndicatorId, Scorecard, Series};

/// Notes what contradicts the figures of an indicator.
pub(super) fn odd_figures(
    scorecard: &Scorecard,
    id: IndicatorId,
    indicator: &Indicator,
) -> impl Iterator<Item = Note> {
    let odd = [
        outside_limits(scorecard, id, indicator),
        outside_percentages(scorecard, id, indicator),
        against_counts(scorecard, id, indicator),
    ];
    odd.into_iter().flatten()
}

/// The figures of an indicator that lie outside their own published limits: none of the three can be trusted.
fn outside_limits(scorecard: &Scorecard, id: IndicatorId, indicator: &Indicator) -> Option<Note> {
    let (where_, more) = figures_that(scorecard, id, Series::contradicts_its_limits)?;
    let name = clip(&indicator.name);
    let message = format!(
        "A value should lie within its own limits, but that of {name} for {where_} does not{more}, and none of these is \
         compared with anything; look value and limits up at their source."
    );
    Some(Note { rule: Rule::Limits, about: format!("{name}: {where_}"), message })
}

/// The figures of a proportion that no percentage of anything can be.
fn outside_percentages(scorecard: &Scorecard, id: IndicatorId, indicator: &Indicator) -> Option<Note> {
    let outside = |series: &Series, at: usize| {
        series.value(at).is_some_and(|value| !indicator.measure.is_possible(value))
    };
    let (where_, more) = figures_that(scorecard, id, outside)?;
    let name = clip(&indicator.name);
    let message = format!(
        "A proportion should lie between 0 and 100, but the value of {name} for {where_} does not{more}; look it up at its \
         source, or give the indicator another kind."
    );
    Some(Note { rule: Rule::Percentage, about: format!("{name}: {where_}"), message })
}

/// Where the first figure of an indicator with a fault is, and how many more have it.
fn figures_that(
    scorecard: &Scorecard,
    id: IndicatorId,
    has_fault: impl Fn(&Series, usize) -> bool,
) -> Option<(String, String)> {
    let all = scorecard.given_series_of(id).iter();
    let figures = all.flat_map(|series| (0..series.len()).map(move |at| (series, at)));
    let mut faulty = figures.filter(|(series, at)| has_fault(series, *at));
    let (series, at) = faulty.next()?;
    let group = series.breakdown.map(|id| format!(" ({})", clip(&scorecard.breakdown(id).group)));
    let place = area_name(scorecard, series.area);
    let where_ = format!("{place}{} in {}", group.unwrap_or_default(), series.periods[at]);
    let more = match faulty.count() {
        0 => String::new(),
        1 => ", nor does one more".to_owned(),
        more => format!(", nor do {more} more"),
    };
    Some((where_, more))
}

/// The figures of a proportion or a rate that are not what their own counts give.
fn against_counts(scorecard: &Scorecard, id: IndicatorId, indicator: &Indicator) -> Option<Note> {
    let counts = |series: &Series, at: usize| series.numerator(at).zip(series.denominator(at));
    let all = || {
        scorecard.given_series_of(id).iter().flat_map(|series| (0..series.len()).map(move |at| (series, at)))
    };
    // Publishers round counts to five, and work values out before they do.
    let is_rounded = |count: f64| count % ROUNDED_TO == 0.0;
    let are_rounded = all().filter_map(|(series, at)| counts(series, at)).take(TELLING + 1).count() > TELLING
        && all()
            .filter_map(|(series, at)| counts(series, at))
            .all(|(count, of)| is_rounded(count) && is_rounded(of));
    let contradicts = |series: &Series, at: usize| {
        let figure = series.value(at).zip(counts(series, at));
        figure
            .is_some_and(|(value, (count, of))| of > 0.0 && indicator.measure.contradicts(value, (count, of)))
    };
    let (where_, more) = figures_that(scorecard, id, contradicts).filter(|_| !are_rounded)?;
    let name = clip(&indicator.name);
    let message = format!(
        "A value should agree with its own counts, but that of {name} for {where_} does not{more}, and no interval is worked \
         out of these counts; look values and counts up at their source."
    );
    Some(Note { rule: Rule::Counts, about: format!("{name}: {where_}"), message })
}

/// What publishers round counts to.
const ROUNDED_TO: f64 = 5.0;

/// So many figures whose counts are all multiples of that are no chance.
const TELLING: usize = 10;

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;

    #[test]
    fn a_value_outside_its_own_limits_is_noted() {
        let limits = |lower: &str, upper: &str| {
            let with = Fixture::full().set("data/3/rows/0/lower", lower);
            with.set("data/3/rows/0/upper", upper).known_notes()
        };
        let values = Fixture::full();
        assert!(values.known_notes().is_empty());
        assert!(limits("[1, null]", "[99, null]").is_empty());
        let found = limits("[98, 98]", "[99, 99]");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "$.indicators[1]");
        assert!(
            found[0].1.contains("does not, nor does one more, and none of these is compared"),
            "{found:?}"
        );
    }

    #[test]
    fn a_proportion_that_is_none_is_noted() {
        let values = |values: &str| Fixture::full().set("data/3/rows/0/values", values).known_notes();
        assert!(values("[0, 100]").is_empty());
        let found = values("[103, -1]");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "$.indicators[1]");
        assert!(found[0].1.contains("should lie between 0 and 100"), "{found:?}");
        assert!(found[0].1.contains("does not, nor does one more"), "{found:?}");
    }

    #[test]
    fn a_value_that_its_own_counts_contradict_is_noted() {
        let values = |values: &str| Fixture::full().set("data/3/rows/0/values", values).known_notes();
        let with = |counts: [&str; 2]| {
            let fixture = Fixture::full().set("data/3/rows/0/values", "[12, 12.5]");
            let fixture = fixture.set("data/3/rows/0/numerators", counts[0]);
            fixture.set("data/3/rows/0/denominators", counts[1]).known_notes()
        };
        assert!(values("[12, 12.5]").is_empty());
        assert!(with(["[12, 1]", "[100, 8]"]).is_empty());
        assert!(with(["[12.4, null]", "[103, 8]"]).is_empty(), "12.0 but for rounding");
        let found = with(["[10, 1]", "[100, 9]"]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "$.indicators[1]");
        assert!(found[0].1.contains("does not, nor does one more, and no interval"), "{found:?}");
    }
}

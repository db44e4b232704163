//! How one indicator has moved, as a headline of about ten words.

use super::number;
use super::verdict::verdict_against;
use super::wording::{count_in_words, is_plural, lower_first, step_word};
use crate::analysis::Judgement;
use crate::model::{Flag, Indicator, MeasureKind, Observation, PeriodKind, Scorecard, Series, Verdict};
use std::borrow::Cow;

/// From how many steps in one direction a run is worth a headline.
pub(super) const RUN_WORTH_SAYING: u32 = 3;

/// A change since the first value below this share of it counts as little.
const LITTLE: f64 = 0.02;

/// The movement in one line, from the judgement alone: `Suspensions up four years running`.
pub fn movement_headline(indicator: &Indicator, area_name: &str, judgement: &Judgement) -> String {
    let name = &indicator.short;
    let Some(latest) = judgement.latest else {
        return format!("{name}: no figure for {area_name}");
    };
    if let Some(run) = run_in_words(indicator, judgement.change.run) {
        return format!("{} {run}", as_subject(name));
    }
    match judgement.change.from_previous {
        Some(change) => format!("{} {}", as_subject(name), last_step(indicator, change, latest.value)),
        None => format!("{name}: {} in {}", number::with_unit(indicator, latest.value), latest.period),
    }
}

/// The headline of one indicator with its history beside the benchmark's: a run, a crossing, a level.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let area_name = &scorecard.area(judgement.area).name;
    let movement = || movement_headline(indicator, area_name, judgement);
    if run_in_words(indicator, judgement.change.run).is_some() {
        return movement();
    }
    let Some(series) = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area) else {
        return movement();
    };
    crossing(scorecard, judgement, series)
        .or_else(|| standing(scorecard, judgement, series))
        .unwrap_or_else(movement)
}

/// `up four years running`, where the run is long enough to say.
pub(super) fn run_in_words(indicator: &Indicator, run: i32) -> Option<String> {
    let steps = run.unsigned_abs();
    (steps >= RUN_WORTH_SAYING).then(|| {
        let direction = if run > 0 { "up" } else { "down" };
        let count = steps as usize;
        format!("{direction} {} {} running", count_in_words(count), step_word(indicator.period, count))
    })
}

/// `Permanent exclusions are back above England`: the latest value is on the other side than the one before.
fn crossing(scorecard: &Scorecard, judgement: &Judgement, series: &Series) -> Option<String> {
    // Where the difference was tested and is not significant, a crossing would claim too much.
    if judgement.benchmark.verdict == Verdict::Similar {
        return None;
    }
    let indicator = scorecard.indicator(judgement.indicator);
    if indicator.measure.kind == MeasureKind::Count {
        return None;
    }
    let benchmark_area = judgement.benchmark.area?;
    let benchmark = scorecard.series(judgement.indicator, judgement.breakdown, benchmark_area)?;
    let side = |observation: Observation| {
        let beside = benchmark.at(observation.period)?.value;
        let decimals = number::decimals(indicator, observation.value.max(beside));
        let differs = number::fixed(observation.value, decimals) != number::fixed(beside, decimals);
        differs.then_some(observation.value > beside)
    };
    let sides: Vec<bool> = series.observations().filter_map(side).collect();
    let (&now, earlier) = sides.split_last()?;
    let latest_has_a_side = series.latest().and_then(side).is_some();
    if !latest_has_a_side || *earlier.last()? == now {
        return None;
    }
    let name = as_subject(&indicator.short);
    let verb = match (name.ends_with(':'), is_plural(&indicator.short)) {
        (true, _) => "",
        (false, true) => " are",
        (false, false) => " is",
    };
    let again = if earlier.contains(&now) { "back" } else { "now" };
    let side = if now { "above" } else { "below" };
    Some(format!("{name}{verb} {again} {side} {}", scorecard.area(benchmark_area).name))
}

/// `As active as England, little changed in nine years`: a tested level, and the movement beside it.
fn standing(scorecard: &Scorecard, judgement: &Judgement, series: &Series) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let benchmark = &scorecard.area(judgement.benchmark.area?).name;
    let verdict = judgement.benchmark.verdict;
    let against = verdict_against(verdict)?;
    let latest = judgement.latest?;
    let level = match active_people(&indicator.short).and(active_as(verdict)) {
        Some(active) => format!("{active} {benchmark}"),
        None => format!("{} {against} {benchmark}", as_subject(&indicator.short)),
    };
    if let Some(little) = little_changed(indicator, judgement, series) {
        return Some(format!("{level}, {little}"));
    }
    let change = judgement.change.from_previous?;
    Some(format!("{level}, {}", last_step(indicator, change, latest.value)))
}

/// `down 0.4 points in a year`; short for a headline, so percentage points are only points.
fn last_step(indicator: &Indicator, change: f64, latest: f64) -> String {
    let change = number::change_in_words(indicator, change, latest).replace("percentage ", "");
    match indicator.period {
        // Overlapping runs of years share most of their figures: no year has passed between them.
        PeriodKind::Years => format!("{change} on the period before"),
        kind => format!("{change} in a {}", step_word(kind, 1)),
    }
}

/// A name that a headline can go on after: one that already has a comma in it needs a colon.
fn as_subject(name: &str) -> Cow<'_, str> {
    if name.contains(',') { Cow::Owned(format!("{name}:")) } else { Cow::Borrowed(name) }
}

fn little_changed(indicator: &Indicator, judgement: &Judgement, series: &Series) -> Option<String> {
    let latest = judgement.latest?;
    let change = judgement.change.from_first?;
    let first = first_since_break(series)?;
    let years = latest.period.steps_after(first.period) / indicator.period.per_year();
    let little = change.abs() <= LITTLE * (latest.value - change).abs();
    (little && years >= 3).then(|| format!("little changed in {} years", count_in_words(years as usize)))
}

fn first_since_break(series: &Series) -> Option<Observation> {
    let mut breaks = series.observations().filter(|o| series.flag(o.index) == Some(Flag::Break));
    breaks.next_back().or_else(|| series.observations().next())
}

/// Whom a name such as `Physically active adults` speaks of: `adults`.
pub(super) fn active_people(short: &str) -> Option<String> {
    let name = lower_first(short);
    let (before, people) = name.split_once("active ")?;
    (before.is_empty() || before.ends_with(' '))
        .then(|| people.to_owned())
        .filter(|people| !people.contains(' '))
}

/// `As active as`, where the name says that people are active.
fn active_as(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Better | Verdict::Higher => Some("More active than"),
        Verdict::Similar => Some("As active as"),
        Verdict::Worse | Verdict::Lower => Some("Less active than"),
        Verdict::NotCompared => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IndicatorId;
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    fn judged(scorecard: &Scorecard, indicator: IndicatorId) -> Judgement {
        sample::judgement(scorecard.series(indicator, None, BURY).expect("a series"))
    }

    #[test]
    fn a_run_is_the_headline() {
        let scorecard = sample::suspensions().build();
        let mut judgement = judged(&scorecard, SUSPENSIONS);
        judgement.change.run = 4;
        assert_eq!(indicator_headline(&scorecard, &judgement), "Suspensions up four years running");
        judgement.change.run = -13;
        assert_eq!(indicator_headline(&scorecard, &judgement), "Suspensions down 13 years running");
    }

    #[test]
    fn a_short_run_gives_the_last_step_and_nothing_more() {
        let scorecard = Sample::new().with(SUSPENSIONS, BURY, &[Some(9.9), Some(12.2)]).build();
        let mut judgement = judged(&scorecard, SUSPENSIONS);
        judgement.change.run = 1;
        judgement.change.from_previous = Some(2.3);
        assert_eq!(indicator_headline(&scorecard, &judgement), "Suspensions up 2.3 in a year");
        judgement.change.from_previous = None;
        assert_eq!(
            indicator_headline(&scorecard, &judgement),
            "Suspensions: 12.2 suspensions per 100 pupils in 2016/17"
        );
    }

    #[test]
    fn back_above_needs_an_earlier_stay_above() {
        let england = [Some(5.0), Some(5.0), Some(5.0)];
        let with = |bury: [Option<f64>; 3]| {
            let scorecard =
                Sample::new().with(SUSPENSIONS, ENGLAND, &england).with(SUSPENSIONS, BURY, &bury).build();
            let judgement = judged(&scorecard, SUSPENSIONS);
            indicator_headline(&scorecard, &judgement)
        };
        assert_eq!(with([Some(6.0), Some(4.0), Some(6.0)]), "Suspensions are back above England");
        assert_eq!(with([Some(4.0), Some(4.0), Some(6.0)]), "Suspensions are now above England");
        assert!(!with([Some(4.0), Some(6.0), Some(6.0)]).contains("above"));
        assert!(!with([Some(4.0), Some(6.0), Some(5.01)]).contains("above"));
    }

    #[test]
    fn a_tested_level_may_say_that_people_are_as_active() {
        let active = sample::indicator("active-adults", "Physically active adults");
        let mut scorecard = Sample::new().with_indicator(active);
        let id = IndicatorId::at(1);
        scorecard = scorecard.with(id, BURY, &[Some(65.9), Some(63.0), Some(61.3), Some(66.0), Some(65.8)]);
        let scorecard = scorecard.build();
        let mut judgement = judged(&scorecard, id);
        judgement.benchmark.verdict = Verdict::Similar;
        judgement.change.from_first = Some(-0.1);
        assert_eq!(
            indicator_headline(&scorecard, &judgement),
            "As active as England, little changed in four years"
        );
        judgement.change.from_first = Some(-6.0);
        judgement.change.from_previous = Some(-0.2);
        assert_eq!(indicator_headline(&scorecard, &judgement), "As active as England, down 0.2 in a year");
    }

    #[test]
    fn a_missing_figure_is_said() {
        let scorecard = Sample::new().with(SUSPENSIONS, BURY, &[None]).build();
        let judgement = judged(&scorecard, SUSPENSIONS);
        assert_eq!(indicator_headline(&scorecard, &judgement), "Suspensions: no figure for Bury");
    }

    #[test]
    fn a_name_with_a_comma_is_set_apart() {
        let mut indicator = sample::indicator("in-need", "In need, suspended");
        indicator.measure.unit = "% of children in need".to_owned();
        let series = sample::series(SUSPENSIONS, None, BURY, &[Some(9.0), Some(9.5)]);
        let mut judgement = sample::judgement(&series);
        judgement.change.from_previous = Some(0.5);
        assert_eq!(
            movement_headline(&indicator, "Bury", &judgement),
            "In need, suspended: up 0.5 points in a year"
        );
    }

    #[test]
    fn inactive_people_are_not_active_people() {
        assert_eq!(active_people("Physically active adults").as_deref(), Some("adults"));
        assert_eq!(active_people("Active children").as_deref(), Some("children"));
        assert_eq!(active_people("Inactive adults"), None);
        assert_eq!(active_people("Suspensions"), None);
    }
}

//! How one indicator has moved, as a headline of about ten words.

use super::number;
use super::verdict::verdict_against;
use super::wording::{count_in_words, is_plural, step_word};
use crate::analysis::{self, Headline, Judgement, SinceThen};
use crate::model::{AreaId, Indicator, PeriodKind, Scorecard};
use std::borrow::Cow;

/// The movement in one line, from the judgement alone: `Suspensions up four years running`.
pub fn movement_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    in_words(scorecard, judgement, analysis::movement_headline(judgement))
}

/// The headline of one indicator with its history beside the benchmark's: a run, a crossing, a level.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    in_words(scorecard, judgement, analysis::indicator_headline(scorecard, judgement))
}

fn in_words(scorecard: &Scorecard, judgement: &Judgement, headline: Headline) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let (short, subject) = (&indicator.short, as_subject(&indicator.short));
    let name = |area: AreaId| scorecard.area(area).name.as_str();
    let Some(latest) = judgement.latest else {
        return format!("{short}: no figure for {}", name(judgement.area));
    };
    match headline {
        Headline::NoFigure | Headline::Value => {
            format!("{short}: {} in {}", number::with_unit(indicator, latest.value), latest.period)
        }
        Headline::Run(run) => format!("{subject} {}", run_in_words(indicator, run)),
        Headline::Crossing { above, again, benchmark } => {
            let verb = match (subject.ends_with(':'), is_plural(short)) {
                (true, _) => "",
                (false, true) => " are",
                (false, false) => " is",
            };
            let again = if again { "back" } else { "now" };
            let side = if above { "above" } else { "below" };
            format!("{subject}{verb} {again} {side} {}", name(benchmark))
        }
        Headline::Level { verdict, benchmark, moved } => {
            let against = verdict_against(verdict).unwrap_or("not compared with");
            let moved = match moved {
                SinceThen::LittleChanged(years) => {
                    format!("little changed in {} years", count_in_words(years as usize))
                }
                SinceThen::LastStep(change) => last_step(indicator, change, latest.value),
            };
            format!("{subject} {against} {}, {moved}", name(benchmark))
        }
        Headline::LastStep(change) => format!("{subject} {}", last_step(indicator, change, latest.value)),
    }
}

/// `up four years running`, `down three quarters running`.
fn run_in_words(indicator: &Indicator, run: i32) -> String {
    let direction = if run > 0 { "up" } else { "down" };
    format!("{direction} {}", steps_running(indicator, run))
}

/// `four years running`.
pub(super) fn steps_running(indicator: &Indicator, run: i32) -> String {
    let count = run.unsigned_abs() as usize;
    format!("{} {} running", count_in_words(count), step_word(indicator.period, count))
}

/// `down 0.4 points in a year`; short for a headline, so percentage points are only points.
fn last_step(indicator: &Indicator, change: f64, latest: f64) -> String {
    let change = number::short_change_in_words(indicator, change, latest);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IndicatorId, Verdict};
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
    fn a_tested_level_stands_beside_the_movement() {
        let active = sample::indicator("active-adults", "Physically active adults");
        let mut scorecard = Sample::new().with_indicator(active);
        let id = IndicatorId::at(1);
        scorecard = scorecard.with(id, BURY, &[Some(65.9), Some(63.0), Some(61.3), Some(66.0), Some(65.8)]);
        let scorecard = scorecard.build();
        let mut judgement = judged(&scorecard, id);
        judgement.benchmark.verdict = Verdict::Similar;
        judgement.change.from_first = Some(-0.1);
        judgement.change.little = true;
        assert_eq!(
            indicator_headline(&scorecard, &judgement),
            "Physically active adults similar to England, little changed in four years"
        );
        judgement.change.from_first = Some(-6.0);
        judgement.change.little = false;
        judgement.change.from_previous = Some(-0.2);
        assert_eq!(
            indicator_headline(&scorecard, &judgement),
            "Physically active adults similar to England, down 0.2 in a year"
        );
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
        let id = IndicatorId::at(1);
        let scorecard =
            Sample::new().with_indicator(indicator).with(id, BURY, &[Some(9.0), Some(9.5)]).build();
        let mut judgement = judged(&scorecard, id);
        judgement.change.from_previous = Some(0.5);
        assert_eq!(movement_headline(&scorecard, &judgement), "In need, suspended: up 0.5 points in a year");
    }
}

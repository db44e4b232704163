//! The one sentence at the top of a place.

use super::movement::steps_running;
use super::verdict::{side_words, verdict_against};
use super::wording::{is_plural, lower_first, step_word};
use crate::analysis::{self, Judgement, LevelFact, Moved};
use crate::model::{AreaId, IndicatorId, Scorecard};

/// One sentence about a place: how exclusions have moved, and how activity compares with the benchmark.
///
/// `judgement_of` is asked for the judgement on an indicator in the place.
pub fn place_headline<'a>(
    scorecard: &Scorecard,
    judgement_of: &dyn Fn(IndicatorId) -> Option<&'a Judgement>,
    place: AreaId,
) -> String {
    let name = &scorecard.area(place).name;
    let found = analysis::place_headline(scorecard, judgement_of);
    let moved = found.moved.map(|(indicator, moved)| moved_words(scorecard, indicator, name, moved));
    let level = found.level.map(|(indicator, level)| level_words(scorecard, indicator, level));
    match (moved, level) {
        (Some(moved), Some(level)) => format!("{moved}; {}", lower_first(&level)),
        (Some(fact), None) | (None, Some(fact)) => fact,
        (None, None) => format!("{name}: too few figures to say what moved"),
    }
}

fn moved_words(scorecard: &Scorecard, indicator: IndicatorId, place: &str, moved: Moved) -> String {
    let indicator = scorecard.indicator(indicator);
    let short = &indicator.short;
    match moved {
        Moved::Run(run) => {
            let verb = match (is_plural(short), run > 0) {
                (true, true) => "have risen",
                (true, false) => "have fallen",
                (false, true) => "has risen",
                (false, false) => "has fallen",
            };
            format!("{short} in {place} {verb} {}", steps_running(indicator, run))
        }
        Moved::LastStep { up } => {
            let verb = if up { "rose" } else { "fell" };
            format!("{short} in {place} {verb} in the latest {}", step_word(indicator.period, 1))
        }
    }
}

fn level_words(scorecard: &Scorecard, indicator: IndicatorId, level: LevelFact) -> String {
    let short = &scorecard.indicator(indicator).short;
    let are = if is_plural(short) { "are" } else { "is" };
    let (against, benchmark) = match level {
        LevelFact::Tested(verdict, area) => (verdict_against(verdict).unwrap_or("not compared with"), area),
        LevelFact::Described(side, area) => (side_words(side), area),
    };
    format!("{short} {are} {against} {}", scorecard.area(benchmark).name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Strand, Verdict};
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn headline(run: i32, verdict: Verdict, active: &str) -> String {
        let mut activity = sample::indicator("activity", active);
        activity.strand = Strand::Activity;
        let id = IndicatorId::at(1);
        let scorecard = sample::suspensions().with_indicator(activity).with(id, BURY, &[Some(65.8)]).build();
        let judge = |id| sample::judgement(scorecard.series(id, None, BURY).expect("a series"));
        let (mut moved, mut active) = (judge(SUSPENSIONS), judge(id));
        moved.change.run = run;
        moved.change.from_previous = Some(f64::from(run));
        active.benchmark.verdict = verdict;
        let found = [moved, active];
        place_headline(&scorecard, &|id: IndicatorId| found.get(id.index()), BURY)
    }

    #[test]
    fn a_run_and_a_verdict_make_the_sentence() {
        assert_eq!(
            headline(4, Verdict::Similar, "Physically active adults"),
            "Suspensions in Bury have risen four years running; physically active adults are similar to England"
        );
        assert_eq!(
            headline(-3, Verdict::Worse, "Walking to school"),
            "Suspensions in Bury have fallen three years running; walking to school is worse than England"
        );
    }

    #[test]
    fn a_name_that_makes_no_subject_is_passed_over() {
        let looked_after = sample::indicator("looked-after", "Looked after, suspended");
        let scorecard = sample::suspensions().with_indicator(looked_after).build();
        let mut judgement = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).expect("a series"));
        judgement.change.run = 5;
        let only_the_other = |id: IndicatorId| (id == IndicatorId::at(1)).then_some(&judgement);
        let headline = place_headline(&scorecard, &only_the_other, BURY);
        assert_eq!(headline, "Bury: too few figures to say what moved");
    }

    #[test]
    fn without_a_run_the_last_step_is_told() {
        assert_eq!(
            headline(1, Verdict::NotCompared, "Active adults"),
            "Suspensions in Bury rose in the latest year"
        );
    }

    #[test]
    fn with_nothing_to_say_it_says_so() {
        let scorecard = sample::suspensions().build();
        assert_eq!(place_headline(&scorecard, &|_| None, BURY), "Bury: too few figures to say what moved");
    }
}

//! The one sentence at the top of a place.

use super::movement::{active_people, run_in_words};
use super::verdict::{side, verdict_against};
use super::wording::{is_plural, lower_first, step_word};
use crate::analysis::Judgement;
use crate::model::{AreaId, BreakdownId, Indicator, IndicatorId, Scorecard, Strand, Verdict};

/// One sentence about a place: how exclusions have moved, and how active people are against the benchmark.
///
/// Chosen by strand and the order of the file. `judgement_of` is asked for an indicator, breakdown and area.
pub fn place_headline<'a>(
    scorecard: &Scorecard,
    judgement_of: &dyn Fn(IndicatorId, Option<BreakdownId>, AreaId) -> Option<&'a Judgement>,
    place: AreaId,
) -> String {
    let place_name = &scorecard.area(place).name;
    let judged = |strand: Option<Strand>| -> Vec<(&Indicator, &'a Judgement)> {
        let of_strand =
            scorecard.indicators().filter(|(_, i)| strand.is_none_or(|strand| i.strand == strand));
        of_strand.filter_map(|(id, indicator)| Some((indicator, judgement_of(id, None, place)?))).collect()
    };
    let moved = movement(&judged(Some(Strand::Exclusions)), place_name);
    let active = level(scorecard, &judged(Some(Strand::Activity)));
    match (moved, active) {
        (Some(moved), Some(active)) => format!("{moved}; {}", lower_first(&active)),
        (Some(moved), None) => moved,
        (None, active) => movement(&judged(None), place_name)
            .or(active)
            .unwrap_or_else(|| format!("{place_name}: too few figures to say what moved")),
    }
}

/// The first indicator with a run, or else the first that moved at all.
///
/// A name with a comma in it, such as "Looked after, suspended", does not make a readable subject.
fn movement(judged: &[(&Indicator, &Judgement)], place_name: &str) -> Option<String> {
    let mut readable = judged.iter().filter(|(indicator, _)| !indicator.short.contains(','));
    let with_run = readable.clone().find_map(|(indicator, judgement)| {
        let run = run_in_words(indicator, judgement.change.run)?;
        Some((indicator, judgement.change.run, run.split_once(' ')?.1.to_owned()))
    });
    let verb = |indicator: &Indicator, rising: bool| match (is_plural(&indicator.short), rising) {
        (true, true) => "have risen",
        (true, false) => "have fallen",
        (false, true) => "has risen",
        (false, false) => "has fallen",
    };
    if let Some((indicator, run, length)) = with_run {
        return Some(format!("{} in {place_name} {} {length}", indicator.short, verb(indicator, run > 0)));
    }
    readable.find_map(|(indicator, judgement)| {
        let change = judgement.change.from_previous.filter(|change| *change != 0.0)?;
        let verb = if change > 0.0 { "rose" } else { "fell" };
        let step = step_word(indicator.period, 1);
        Some(format!("{} in {place_name} {verb} in the latest {step}", indicator.short))
    })
}

/// The first indicator with a tested verdict, or else the first that can be set beside the benchmark.
fn level(scorecard: &Scorecard, judged: &[(&Indicator, &Judgement)]) -> Option<String> {
    // The benchmark itself is level with itself, which is no news.
    let beside =
        |(_, judgement): &&(&Indicator, &Judgement)| judgement.benchmark.area != Some(judgement.area);
    let mut judged = judged.iter().filter(beside);
    let tested = judged.clone().find_map(|(indicator, judgement)| {
        let benchmark = &scorecard.area(judgement.benchmark.area?).name;
        let verdict = judgement.benchmark.verdict;
        let against = verdict_against(verdict)?;
        Some(match active_people(&indicator.short).zip(as_active(verdict)) {
            Some((people, active)) => format!("{people} are {active} in {benchmark}"),
            None => format!("{} {} {against} {benchmark}", indicator.short, are(indicator)),
        })
    });
    tested.or_else(|| {
        judged.find_map(|(indicator, judgement)| {
            let benchmark = &scorecard.area(judgement.benchmark.area?).name;
            let side = side(indicator, &judgement.benchmark, judgement.latest?.value)?;
            Some(format!("{} {} {side} {benchmark}", indicator.short, are(indicator)))
        })
    })
}

fn are(indicator: &Indicator) -> &'static str {
    if is_plural(&indicator.short) { "are" } else { "is" }
}

fn as_active(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Better | Verdict::Higher => Some("more active than"),
        Verdict::Similar => Some("as active as"),
        Verdict::Worse | Verdict::Lower => Some("less active than"),
        Verdict::NotCompared => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        place_headline(&scorecard, &|id, _, _| found.get(id.index()), BURY)
    }

    #[test]
    fn a_run_and_a_verdict_make_the_sentence() {
        assert_eq!(
            headline(4, Verdict::Similar, "Physically active adults"),
            "Suspensions in Bury have risen four years running; adults are as active as in England"
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
        let only_the_other = |id: IndicatorId, _, _| (id == IndicatorId::at(1)).then_some(&judgement);
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
        assert_eq!(
            place_headline(&scorecard, &|_, _, _| None, BURY),
            "Bury: too few figures to say what moved"
        );
    }
}

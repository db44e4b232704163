//! Process control in words: what each icon means, and what marks a point.

use super::date;
use super::number;
use super::reason::Reason;
use super::trend::tested_over;
use super::wording::{count_in_words, list, polarity_in_words, season_basis, step_word, subject};
use crate::analysis::xmr::{Side, Signal, signals, step_in_the_mean, suggested_step};
use crate::analysis::{Assurance, Judgement, MovementBy, MovementVerdict, Rule, Spc, Variation, Xmr};
use crate::model::{Indicator, Polarity, Scorecard};

/// A variation in a word or two, to stand beside its icon.
pub fn variation_word(variation: Variation) -> &'static str {
    match variation {
        Variation::CommonCause => "Common cause",
        Variation::Improvement => "Improvement",
        Variation::Concern => "Concern",
        Variation::NeutralHigh => "High",
        Variation::NeutralLow => "Low",
    }
}

/// What the variation icon of the latest point means, in one plain sentence: what marks it, and which way is good.
/// Empty where there is no verdict.
pub fn variation_sentence(scorecard: &Scorecard, judgement: &Judgement, chart: &Xmr) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let Some(variation) = judgement.spc.variation else { return String::new() };
    let word = variation_word(variation);
    if variation == Variation::CommonCause {
        return format!("{word}: {}.", within_range(chart, "; "));
    }
    let good = match indicator.polarity {
        Polarity::Neutral => "neither way is good".to_owned(),
        polarity => polarity_in_words(polarity).to_owned(),
    };
    let (meant, against) = latest_signals(indicator, judgement, chart);
    let against = match against.as_slice() {
        [] => String::new(),
        signals => format!("; also a sign of the other kind: {}", signals.join(", ")),
    };
    format!("{word}: {}, and {good}{against}.", list(&meant))
}

/// What is said beside the icon of a seasonal series: what the chart is of, and how the latest figure compares with the
/// same period a year before. `None` for others.
pub fn season_sentence(scorecard: &Scorecard, judgement: &Judgement, chart: &Xmr) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let basis = season_words(indicator, chart)?;
    let what = format!("The figures follow the seasons, so this is of each one’s difference from {basis}.");
    let last = chart.points.last()?.observation;
    let latest = judgement.latest.filter(|latest| latest.index == last.index)?;
    let before = latest.period.later(-indicator.period.per_year())?;
    let change = number::short_change_in_words(indicator, last.value, latest.value);
    let [now, before] = [latest.period, before].map(date::period_in_words);
    let value = number::with_unit(indicator, latest.value);
    Some(format!("{what} In {now} it was {value}, {change} on {before}."))
}

/// What each point of a seasonal chart is compared with: `the same month a year before`.
pub fn season_words(indicator: &Indicator, chart: &Xmr) -> Option<String> {
    season_basis(indicator, chart.seasonal)
}

/// The finding at the latest point as a headline: `A&E attendances in Bury: below its own average for seven months`; `None`
/// without a verdict.
pub fn variation_headline(scorecard: &Scorecard, judgement: &Judgement, chart: &Xmr) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let finding = if judgement.spc.variation? == Variation::CommonCause {
        within_range(chart, ", ")
    } else {
        let (meant, against) = latest_signals(indicator, judgement, chart);
        meant.into_iter().take(1).chain(against).collect::<Vec<_>>().join("; ")
    };
    let subject = subject(scorecard, indicator, judgement.breakdown, judgement.area);
    Some(match season_words(indicator, chart) {
        Some(basis) => format!("{subject}, against {basis}: {finding}"),
        None => format!("{subject}: {finding}"),
    })
}

/// That the latest figure is within the expected range; of how many earlier ones that is not so, or that no point has a special
/// cause at all.
fn within_range(chart: &Xmr, between: &str) -> String {
    let is_marked = |point: &&crate::analysis::XmrPoint| point.marks.ranked().next().is_some();
    match chart.points.iter().filter(is_marked).count() {
        0 => format!("within the expected range{between}no special cause found"),
        1 => format!(
            "the latest figure is within the expected range{between}one earlier one has a special cause"
        ),
        some => {
            let some = count_in_words(some);
            format!(
                "the latest figure is within the expected range{between}{some} earlier ones have a special cause"
            )
        }
    }
}

/// What marks the latest point, in words: the signals that agree with its meaning, and those that do not.
fn latest_signals(indicator: &Indicator, judgement: &Judgement, chart: &Xmr) -> (Vec<String>, Vec<String>) {
    let at = chart.points.len().saturating_sub(1);
    let meant = judgement.spc.variation.and_then(|variation| Side::of(variation, indicator.polarity));
    let (with, against): (Vec<Signal>, Vec<Signal>) = signals(chart, at, indicator.polarity)
        .into_iter()
        .partition(|signal| meant.is_none_or(|meant| meant == signal.side));
    let words = |signal: &Signal| {
        let words = signal_words(indicator, signal);
        match signal.rule {
            // One point says something of its own period alone.
            Rule::OutsideLimits => format!("{words} in {}", date::period_in_words(signal.since)),
            _ => words,
        }
    };
    (with.iter().map(words).collect(), against.iter().map(words).collect())
}

/// What marks a point: `above its own average for seven months`.
pub fn signal_words(indicator: &Indicator, signal: &Signal) -> String {
    let high = signal.side == Side::High;
    let long = || format!("{} {}", count_in_words(signal.points), step_word(indicator.period, signal.points));
    match signal.rule {
        Rule::OutsideLimits => format!("{} limit", if high { "above the upper" } else { "below the lower" }),
        Rule::Trend => format!("{} for {}", if high { "rising" } else { "falling" }, long()),
        Rule::TwoOfThree => {
            format!("two of three points near the {} limit", if high { "upper" } else { "lower" })
        }
        Rule::Run => format!("{} its own average for {}", if high { "above" } else { "below" }, long()),
    }
}

/// A step that has held, as a suggestion that is never taken by itself; `None` where there is none.
pub fn step_sentence(indicator: &Indicator, chart: &Xmr) -> Option<String> {
    let Some(step) = suggested_step(chart) else {
        let since = date::period_in_words(step_in_the_mean(chart)?.since);
        return Some(format!(
            "The limits are drawn over the whole series; a step in {since} suggests a new baseline."
        ));
    };
    let (side, since) =
        (if step.side == Side::High { "above" } else { "below" }, date::period_in_words(step.since));
    Some(format!(
        "The latest {} {} all lie {side} the average: it could be taken as a new level since {since}, with limits of \
         its own.",
        count_in_words(step.points),
        step_word(indicator.period, step.points)
    ))
}

/// A rule by its name alone.
pub fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::OutsideLimits => "outside the limits",
        Rule::Trend => "a trend",
        Rule::TwoOfThree => "two of three near a limit",
        Rule::Run => "a run on one side of the mean",
    }
}

/// What an assurance icon means for this target, in one plain sentence.
pub fn assurance_sentence(indicator: &Indicator, assurance: Assurance, target: f64) -> String {
    let target = number::target_with_sign(indicator, target);
    match assurance {
        Assurance::Pass => format!("The whole expected range meets the target of {target}."),
        Assurance::Fail => format!("The limits do not reach the target of {target}."),
        Assurance::HitOrMiss => {
            format!("The target of {target} lies within the limits: it may be met or missed by chance.")
        }
    }
}

/// How a special cause and a trend that was not found can both be true of one series; `None` where they do not meet.
pub fn beside_no_trend(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let movement = &judgement.movement;
    let by_trend = movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
    let steady = movement.verdict == MovementVerdict::Steady && by_trend;
    let special = judgement.spc.variation.is_some_and(|found| found != Variation::CommonCause);
    let over = tested_over(scorecard, judgement);
    (steady && special).then(|| {
        format!(
            "No trend was found{over} all the same: a trend is a steady rise or fall, and this is about the latest \
             figures beside all before them."
        )
    })
}

/// Why there is nothing to say of variation, as one sentence; `None` where there is.
pub fn control_reason(scorecard: &Scorecard, spc: &Spc) -> Option<String> {
    if spc.variation.is_some() {
        return None;
    }
    let not_calculated = || "Process control was not calculated.".to_owned();
    Some(spc.reason.as_ref().map_or_else(not_calculated, |why| why.sentence(scorecard)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{BURY, Sample, series_of};
    use crate::analysis::{Analysis, process_control};
    use crate::model::{IndicatorId, Period, PeriodKind};
    use crate::words::sample;

    /// Bury by month from January 2021, with the judgement on it and its chart.
    fn months(values: &[f64], polarity: Polarity) -> (Scorecard, Judgement, Xmr) {
        let mut found = series_of(PeriodKind::Month, &[]);
        let first = Period::parse(PeriodKind::Month, "2021-01").unwrap();
        found.periods = (0..).zip(values).map(|(at, _)| first.later(at).unwrap()).collect();
        found.change(|it| it.values = values.iter().copied().map(Some).collect());
        let mut sample = Sample::default().with(BURY, found);
        (sample.indicator.period, sample.indicator.polarity) = (PeriodKind::Month, polarity);
        let scorecard = sample.scorecard();
        let judgement = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone();
        let chart = process_control(&scorecard, &judgement);
        (scorecard, judgement, chart)
    }

    fn said(values: &[f64], polarity: Polarity) -> (String, String) {
        let (scorecard, judgement, chart) = months(values, polarity);
        (
            variation_headline(&scorecard, &judgement, &chart).unwrap(),
            variation_sentence(&scorecard, &judgement, &chart),
        )
    }

    fn by_turns(count: usize) -> Vec<f64> {
        [9.0, 11.0].into_iter().cycle().take(count).collect()
    }

    #[test]
    fn common_cause_says_what_was_not_found_and_not_that_nothing_changed() {
        let (headline, sentence) = said(&by_turns(14), Polarity::LowerIsBetter);
        assert_eq!(headline, "Suspensions in Bury: within the expected range, no special cause found");
        assert_eq!(sentence, "Common cause: within the expected range; no special cause found.");
    }

    #[test]
    fn a_special_cause_without_a_trend_says_how_both_can_be() {
        let (scorecard, mut judgement, _) =
            months(&[by_turns(14), vec![8.0; 7]].concat(), Polarity::LowerIsBetter);
        assert_eq!(beside_no_trend(&scorecard, &judgement), None, "here process control is the test");
        judgement.movement.by = Some(MovementBy::RecentTrend);
        judgement.movement.verdict = MovementVerdict::Steady;
        judgement.movement.since = Period::parse(PeriodKind::Month, "2021-01").ok();
        let said = beside_no_trend(&scorecard, &judgement).unwrap();
        assert!(
            said.starts_with(
                "No trend was found over January 2021 to September 2022 all the same: a trend is"
            ),
            "{said}"
        );
        judgement.spc.variation = Some(Variation::CommonCause);
        assert_eq!(beside_no_trend(&scorecard, &judgement), None);
    }

    #[test]
    fn a_special_cause_says_what_marks_the_point() {
        let run = [by_turns(14), vec![8.0; 7]].concat();
        let (headline, sentence) = said(&run, Polarity::LowerIsBetter);
        assert_eq!(headline, "Suspensions in Bury: below its own average for seven months");
        assert_eq!(sentence, "Improvement: below its own average for seven months, and lower is better.");
        let (_, sentence) = said(&run, Polarity::HigherIsBetter);
        assert_eq!(sentence, "Concern: below its own average for seven months, and higher is better.");
        let (_, sentence) = said(&run, Polarity::Neutral);
        assert_eq!(sentence, "Low: below its own average for seven months, and neither way is good.");
    }

    #[test]
    fn a_point_that_two_rules_read_differently_says_both() {
        let falling = [by_turns(14), vec![30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0]].concat();
        let (headline, sentence) = said(&falling, Polarity::LowerIsBetter);
        assert_eq!(
            headline,
            "Suspensions in Bury: falling for seven months; above its own average for seven months"
        );
        assert_eq!(
            sentence,
            "Improvement: falling for seven months, and lower is better; also a sign of the other kind: above its own \
             average for seven months."
        );
    }

    #[test]
    fn a_seasonal_series_is_said_to_be_compared_with_the_year_before() {
        let seasons: Vec<f64> = (0..36).map(|at| f64::from(at % 12) + f64::from(at * 7 % 5) * 0.1).collect();
        let (scorecard, judgement, chart) = months(&seasons, Polarity::LowerIsBetter);
        let (headline, _) = said(&seasons, Polarity::LowerIsBetter);
        assert_eq!(
            headline,
            "Suspensions in Bury, against the same month a year before: within the expected range, no special cause found"
        );
        assert_eq!(
            season_sentence(&scorecard, &judgement, &chart).as_deref(),
            Some(
                "The figures follow the seasons, so this is of each one’s difference from the same month a year \
                 before. In December 2023 it was 11.0 suspensions per 100 pupils, down 0.1 on December 2022."
            )
        );
        let plain = months(&by_turns(14), Polarity::LowerIsBetter);
        assert_eq!(season_sentence(&plain.0, &plain.1, &plain.2), None);
    }

    #[test]
    fn a_step_that_has_held_is_suggested_and_a_shorter_one_is_not() {
        let step = |length: usize| {
            let (scorecard, judgement, chart) =
                months(&[by_turns(14), vec![8.0; length]].concat(), Polarity::LowerIsBetter);
            step_sentence(scorecard.indicator(judgement.indicator), &chart)
        };
        assert_eq!(step(7), None);
        let lifted =
            [vec![5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0], vec![14.0, 15.0, 16.0]]
                .concat();
        let (scorecard, judgement, chart) = months(&lifted, Polarity::LowerIsBetter);
        assert_eq!(
            step_sentence(scorecard.indicator(judgement.indicator), &chart).as_deref(),
            Some(
                "The limits are drawn over the whole series; a step in January 2022 suggests a new baseline."
            )
        );
        assert_eq!(
            step(8).as_deref(),
            Some(
                "The latest eight months all lie below the average: it could be taken as a new level since March 2022, \
                 with limits of its own."
            )
        );
    }

    #[test]
    fn assurance_says_where_the_limits_lie() {
        let indicator = sample::indicator("suspension-rate", "Suspensions");
        let sentence = |assurance| assurance_sentence(&indicator, assurance, 5.0);
        assert_eq!(sentence(Assurance::Fail), "The limits do not reach the target of 5.");
        assert_eq!(sentence(Assurance::Pass), "The whole expected range meets the target of 5.");
        assert_eq!(
            sentence(Assurance::HitOrMiss),
            "The target of 5 lies within the limits: it may be met or missed by chance."
        );
    }

    #[test]
    fn a_reason_is_a_sentence() {
        let scorecard = sample::suspensions().build();
        let series = sample::series(sample::SUSPENSIONS, None, sample::BURY, &[Some(1.0)]);
        let mut spc = sample::judgement(&series).spc;
        let reason = control_reason(&scorecard, &spc);
        assert_eq!(reason.as_deref(), Some("Control limits need at least 13 points; there is 1."));
        spc.reason = None;
        let reason = control_reason(&scorecard, &spc);
        assert_eq!(reason.as_deref(), Some("Process control was not calculated."));
        spc.variation = Some(Variation::CommonCause);
        assert_eq!(control_reason(&scorecard, &spc), None);
    }

    #[test]
    fn the_side_follows_the_meaning_and_what_is_good() {
        let side = |variation| Side::of(variation, Polarity::LowerIsBetter);
        assert_eq!(side(Variation::Improvement), Some(Side::Low));
        assert_eq!(side(Variation::Concern), Some(Side::High));
        assert_eq!(side(Variation::CommonCause), None);
        assert_eq!(Side::of(Variation::Concern, Polarity::HigherIsBetter), Some(Side::Low));
        assert_eq!(Side::of(Variation::NeutralLow, Polarity::Neutral), Some(Side::Low));
    }
}

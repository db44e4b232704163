//! Process control in words: what each icon means, and what marks a point.

use super::number;
use super::reason::Reason;
use super::wording::count_in_words;
use crate::analysis::xmr::Side;
use crate::analysis::{Assurance, Rule, Spc, Variation};
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

/// What a variation icon means, in one plain sentence.
pub fn variation_sentence(variation: Variation, polarity: Polarity) -> &'static str {
    match (variation, Side::of(variation, polarity)) {
        (Variation::CommonCause, _) => {
            "Common cause: the latest value is within the range to be expected; nothing has changed."
        }
        (Variation::Improvement, Some(Side::High)) => {
            "Improvement: the latest values are higher than chance explains, and higher is better."
        }
        (Variation::Improvement, Some(Side::Low)) => {
            "Improvement: the latest values are lower than chance explains, and lower is better."
        }
        (Variation::Improvement, None) => "Improvement: the latest values are better than chance explains.",
        (Variation::Concern, Some(Side::High)) => {
            "Concern: the latest values are higher than chance explains, and lower is better."
        }
        (Variation::Concern, Some(Side::Low)) => {
            "Concern: the latest values are lower than chance explains, and higher is better."
        }
        (Variation::Concern, None) => "Concern: the latest values are worse than chance explains.",
        (Variation::NeutralHigh, _) => {
            "High: the latest values are higher than chance explains; neither way is good."
        }
        (Variation::NeutralLow, _) => {
            "Low: the latest values are lower than chance explains; neither way is good."
        }
    }
}

/// The finding at the latest point as a headline; `rule` is the highest that marks it, as for [`rule_words`].
pub fn variation_headline(variation: Variation, rule: Option<(Rule, Side, usize)>) -> String {
    let finding = match variation {
        Variation::CommonCause => {
            return "No sign of change: the latest value is within the expected range".to_owned();
        }
        Variation::Improvement => "Improving",
        Variation::Concern => "Getting worse",
        Variation::NeutralHigh => "Higher than before",
        Variation::NeutralLow => "Lower than before",
    };
    let Some((rule, side, count)) = rule else { return finding.to_owned() };
    let subject = if rule == Rule::OutsideLimits { "the latest value is " } else { "" };
    format!("{finding}: {subject}{}", rule_words(rule, side, count))
}

/// A rule at a point: `seven points in a row above the mean`; `count` is how many there are in a row.
pub fn rule_words(rule: Rule, side: Side, count: usize) -> String {
    let high = side == Side::High;
    let count = count_in_words(count);
    match rule {
        Rule::OutsideLimits => format!("{} limit", if high { "above the upper" } else { "below the lower" }),
        Rule::Trend => format!("{count} points in a row {}", if high { "rising" } else { "falling" }),
        Rule::TwoOfThree => {
            format!("two of three points close to the {} limit", if high { "upper" } else { "lower" })
        }
        Rule::Run => format!("{count} points in a row {} the mean", if high { "above" } else { "below" }),
    }
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

/// An assurance in a few words, to stand beside its icon.
pub fn assurance_word(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Pass => "Passes the target",
        Assurance::Fail => "Misses the target",
        Assurance::HitOrMiss => "Hit or miss",
    }
}

/// What an assurance icon means for this target, in one plain sentence.
pub fn assurance_sentence(indicator: &Indicator, assurance: Assurance, target: f64) -> String {
    let target = number::plain(indicator, target);
    match assurance {
        Assurance::Pass => format!("The process will meet the target of {target} unless something changes."),
        Assurance::Fail => format!("The process will miss the target of {target} unless something changes."),
        Assurance::HitOrMiss => {
            format!("The process may meet or miss the target of {target} from one period to the next.")
        }
    }
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
    use crate::words::sample;

    const ALL: [Variation; 5] = [
        Variation::CommonCause,
        Variation::Improvement,
        Variation::Concern,
        Variation::NeutralHigh,
        Variation::NeutralLow,
    ];

    #[test]
    fn each_icon_has_one_sentence_that_starts_with_its_word() {
        for polarity in [Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Neutral] {
            for variation in ALL {
                let sentence = variation_sentence(variation, polarity);
                assert!(sentence.starts_with(variation_word(variation)), "{sentence}");
                assert!(sentence.ends_with('.') && sentence.matches('.').count() == 1, "{sentence}");
            }
        }
        assert_eq!(
            variation_sentence(Variation::Improvement, Polarity::LowerIsBetter),
            "Improvement: the latest values are lower than chance explains, and lower is better."
        );
    }

    #[test]
    fn rules_name_their_side_and_how_many_points() {
        assert_eq!(rule_words(Rule::Run, Side::High, 7), "seven points in a row above the mean");
        assert_eq!(rule_words(Rule::Trend, Side::Low, 14), "14 points in a row falling");
        assert_eq!(rule_words(Rule::OutsideLimits, Side::Low, 1), "below the lower limit");
        assert_eq!(
            rule_words(Rule::TwoOfThree, Side::High, 3),
            "two of three points close to the upper limit"
        );
    }

    #[test]
    fn the_headline_gives_the_finding_and_its_rule() {
        let headline = variation_headline(Variation::Improvement, Some((Rule::Run, Side::Low, 7)));
        assert_eq!(headline, "Improving: seven points in a row below the mean");
        let headline = variation_headline(Variation::Concern, Some((Rule::OutsideLimits, Side::High, 1)));
        assert_eq!(headline, "Getting worse: the latest value is above the upper limit");
        assert_eq!(variation_headline(Variation::Concern, None), "Getting worse");
        let quiet = variation_headline(Variation::CommonCause, Some((Rule::Run, Side::High, 7)));
        assert_eq!(quiet, "No sign of change: the latest value is within the expected range");
    }

    #[test]
    fn assurance_speaks_of_the_target_and_never_of_a_cause() {
        let indicator = sample::indicator("suspension-rate", "Suspensions");
        let sentence = |assurance| assurance_sentence(&indicator, assurance, 5.0);
        assert_eq!(
            sentence(Assurance::Fail),
            "The process will miss the target of 5 unless something changes."
        );
        assert_eq!(
            sentence(Assurance::HitOrMiss),
            "The process may meet or miss the target of 5 from one period to the next."
        );
        assert!(!sentence(Assurance::Pass).contains("because"));
        assert_eq!(assurance_word(Assurance::HitOrMiss), "Hit or miss");
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
        assert_eq!(Side::of(Variation::NeutralHigh, Polarity::Neutral), Some(Side::High));
        assert_eq!(Side::of(Variation::Improvement, Polarity::Neutral), None);
    }
}

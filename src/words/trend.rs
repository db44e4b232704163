//! The recent trend in words: a tested finding, or why there is none.

use super::reason::Reason;
use super::wording::{count_in_words, lower_first, sentence_case, step_word, without_full_stop};
use crate::analysis::{Trend, TrendJudgement, TrendVerdict};
use crate::model::{Indicator, Scorecard};

/// The direction of a trend's arrow: 1 up, −1 down, 0 none; `None` where nothing was calculated.
pub fn trend_arrow(trend: &Trend) -> Option<i32> {
    match trend.verdict {
        TrendVerdict::Increasing => Some(1),
        TrendVerdict::Decreasing => Some(-1),
        TrendVerdict::NoChange => Some(0),
        TrendVerdict::NotCalculated => None,
    }
}

/// A trend in a few words, to stand beside its arrow.
pub fn trend_word(trend: &Trend) -> &'static str {
    match (trend.judgement, trend.verdict) {
        (_, TrendVerdict::NotCalculated) => "Not calculated",
        (_, TrendVerdict::NoChange) => "No significant change",
        (TrendJudgement::GettingBetter, _) => "Getting better",
        (TrendJudgement::GettingWorse, _) => "Getting worse",
        (_, TrendVerdict::Increasing) => "Rising",
        (_, TrendVerdict::Decreasing) => "Falling",
    }
}

/// The direction of a trend: `increasing`.
pub fn trend_direction(verdict: TrendVerdict) -> &'static str {
    match verdict {
        TrendVerdict::Increasing => "increasing",
        TrendVerdict::Decreasing => "decreasing",
        TrendVerdict::NoChange => "no significant change",
        TrendVerdict::NotCalculated => "not calculated",
    }
}

/// A trend in one sentence: `Getting worse: rising over the latest five years (significant).`
pub fn trend_sentence(scorecard: &Scorecard, indicator: &Indicator, trend: &Trend) -> String {
    let over = || format!("over the latest {}", span(indicator, trend.points()));
    let word = trend_word(trend);
    let direction = match trend.verdict {
        TrendVerdict::Increasing => "rising",
        TrendVerdict::Decreasing => "falling",
        TrendVerdict::NoChange => return format!("{word} {}.", over()),
        TrendVerdict::NotCalculated => {
            let not_calculated = || "The recent trend was not calculated.".to_owned();
            return trend.reason.as_ref().map_or_else(not_calculated, |why| why.sentence(scorecard));
        }
    };
    match trend.judgement {
        TrendJudgement::GettingBetter | TrendJudgement::GettingWorse => {
            format!("{word}: {direction} {} (significant).", over())
        }
        TrendJudgement::NoChange | TrendJudgement::NoJudgement => {
            format!("{} {} (significant).", sentence_case(direction), over())
        }
    }
}

/// The trend as a clause beside the level: `getting worse: rising over the latest five years (significant)`; `None`
/// where it was not calculated.
pub fn trend_clause(scorecard: &Scorecard, indicator: &Indicator, trend: &Trend) -> Option<String> {
    if trend.verdict == TrendVerdict::NotCalculated {
        return None;
    }
    let sentence = trend_sentence(scorecard, indicator, trend);
    Some(lower_first(without_full_stop(&sentence)))
}

/// `five years`, as many as were tested.
fn span(indicator: &Indicator, points: usize) -> String {
    format!("{} {}", count_in_words(points), step_word(indicator.period, points))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::TrendMethod;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn trend(verdict: TrendVerdict, judgement: TrendJudgement) -> Trend {
        let series = sample::series(SUSPENSIONS, None, BURY, &[Some(1.0)]);
        let tested = verdict != TrendVerdict::NotCalculated;
        let method = tested.then_some(TrendMethod::ChiSquaredSlope);
        Trend { verdict, judgement, method, ..sample::judgement(&series).trend }
    }

    fn sentence(verdict: TrendVerdict, judgement: TrendJudgement) -> String {
        let scorecard = sample::suspensions().build();
        trend_sentence(&scorecard, &sample::indicator("rate", "Suspensions"), &trend(verdict, judgement))
    }

    #[test]
    fn a_significant_trend_says_direction_and_meaning() {
        assert_eq!(
            sentence(TrendVerdict::Increasing, TrendJudgement::GettingWorse),
            "Getting worse: rising over the latest five years (significant)."
        );
        assert_eq!(
            sentence(TrendVerdict::Decreasing, TrendJudgement::NoJudgement),
            "Falling over the latest five years (significant)."
        );
    }

    #[test]
    fn no_change_and_no_calculation_are_told_apart() {
        assert_eq!(
            sentence(TrendVerdict::NoChange, TrendJudgement::NoChange),
            "No significant change over the latest five years."
        );
        assert_eq!(
            sentence(TrendVerdict::NotCalculated, TrendJudgement::NoJudgement),
            "The recent trend needs figures for five years in a row; there are figures for four years."
        );
        let arrow = |verdict| trend_arrow(&trend(verdict, TrendJudgement::NoJudgement));
        assert_eq!(arrow(TrendVerdict::NoChange), Some(0));
        assert_eq!(arrow(TrendVerdict::NotCalculated), None);
        assert_eq!(arrow(TrendVerdict::Decreasing), Some(-1));
    }

    #[test]
    fn words_stand_beside_the_arrow() {
        let word = |verdict, judgement| trend_word(&trend(verdict, judgement));
        assert_eq!(word(TrendVerdict::Decreasing, TrendJudgement::GettingBetter), "Getting better");
        assert_eq!(word(TrendVerdict::Increasing, TrendJudgement::NoJudgement), "Rising");
        assert_eq!(word(TrendVerdict::NotCalculated, TrendJudgement::NoJudgement), "Not calculated");
    }
}

//! The recent trend in words: a tested finding, or why there is none.

use super::wording::{count_in_words, sentence_case, step_word, without_full_stop};
use crate::analysis::{Trend, TrendJudgement, TrendVerdict};
use crate::model::Indicator;

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

/// A trend in one sentence: `Getting worse: rising over the latest five years (significant).`
pub fn trend_sentence(indicator: &Indicator, trend: &Trend) -> String {
    let over = || format!("over the latest {}", span(indicator, trend.points));
    let word = trend_word(trend);
    let direction = match trend.verdict {
        TrendVerdict::Increasing => "rising",
        TrendVerdict::Decreasing => "falling",
        TrendVerdict::NoChange => return format!("{word} {}.", over()),
        TrendVerdict::NotCalculated => {
            let reason = trend.reason.as_deref().map(without_full_stop).filter(|reason| !reason.is_empty());
            return format!("{}.", sentence_case(reason.unwrap_or("The recent trend was not calculated")));
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

/// `five years`, as many as were tested.
fn span(indicator: &Indicator, points: usize) -> String {
    format!("{} {}", count_in_words(points), step_word(indicator.period, points))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn trend(verdict: TrendVerdict, judgement: TrendJudgement) -> Trend {
        let series = sample::series(SUSPENSIONS, None, BURY, &[Some(1.0)]);
        Trend { verdict, judgement, points: 5, ..sample::judgement(&series).trend }
    }

    fn sentence(verdict: TrendVerdict, judgement: TrendJudgement) -> String {
        trend_sentence(&sample::indicator("rate", "Suspensions"), &trend(verdict, judgement))
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
            "Fewer than five points."
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

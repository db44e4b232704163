//! A target in words: how it stands, and what the projection is.

use super::reason::Reason;
use super::{date, number};
use crate::analysis::{TargetJudgement, TargetStatus};
use crate::model::{Indicator, Observation, PlainDate, Scorecard, Target};

/// How a target stands, in a word or two.
pub fn target_status_word(status: TargetStatus) -> &'static str {
    match status {
        TargetStatus::Met => "Met",
        TargetStatus::OnTrack => "On track",
        TargetStatus::OffTrack => "Off track",
        TargetStatus::Missed => "Missed",
        TargetStatus::NotCalculated => "Not calculated",
    }
}

/// How a target stands, in one sentence: `Off track: 9.0 projected for 2028 against a target of 5.`
///
/// `latest` is the figure that was judged.
pub fn target_sentence(
    scorecard: &Scorecard,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
) -> String {
    let target = judgement.target.target(scorecard);
    let words = Words { indicator: scorecard.indicator(target.indicator), target, judgement, latest };
    let word = target_status_word(judgement.status);
    let known = match judgement.status {
        TargetStatus::NotCalculated => {
            let not_calculated = || "Whether the target will be met was not calculated.".to_owned();
            return judgement.reason.as_ref().map_or_else(not_calculated, |why| why.sentence(scorecard));
        }
        TargetStatus::Met | TargetStatus::Missed => None,
        TargetStatus::OnTrack | TargetStatus::OffTrack => words.on_path().or_else(|| words.projected()),
    };
    let known = known.or_else(|| words.now());
    format!("{word}: {}.", known.unwrap_or_else(|| format!("a target of {}", words.value_and_date())))
}

struct Words<'a> {
    indicator: &'a Indicator,
    target: &'a Target,
    judgement: &'a TargetJudgement,
    latest: Option<Observation>,
}

impl Words<'_> {
    /// `5 by 2028`.
    fn value_and_date(&self) -> String {
        let value = number::plain(self.indicator, self.judgement.value);
        match &self.target.by {
            Some(by) => format!("{value} by {}", date::in_words(by)),
            None => value,
        }
    }

    fn now(&self) -> Option<String> {
        let latest = self.latest?;
        let value = number::value(self.indicator, latest.value);
        Some(format!("{value} in {} against a target of {}", latest.period, self.value_and_date()))
    }

    /// Where there is a path, it decides: `7.0 in 2023/24, where the path to 5 by 2028 is at 7.4`.
    fn on_path(&self) -> Option<String> {
        let (latest, expected) = (self.latest?, self.judgement.expected_now?);
        let decimals = number::decimals(self.indicator, latest.value.abs().max(expected.abs()));
        let (value, expected) = (number::fixed(latest.value, decimals), number::fixed(expected, decimals));
        let target = self.value_and_date();
        Some(format!("{value} in {}, where the path to {target} is at {expected}", latest.period))
    }

    /// `9.0 projected for 2028 against a target of 5`; nothing where no trend moves the latest value.
    fn projected(&self) -> Option<String> {
        let projected = self.judgement.projected?;
        let moves = |latest: Observation| (latest.value - projected).abs() > f64::EPSILON * projected.abs();
        if !self.latest.is_none_or(moves) {
            return None;
        }
        let due = self.target.by.as_ref().map(|by: &PlainDate| format!(" for {}", date::in_words(by)));
        let target = number::plain(self.indicator, self.judgement.value);
        let value = number::value(self.indicator, projected);
        Some(format!("{value} projected{} against a target of {target}", due.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{NoStatus, TargetRef};
    use crate::model::{Priority, PriorityId};
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn judgement(status: TargetStatus) -> TargetJudgement {
        TargetJudgement {
            target: TargetRef { priority: PriorityId::at(0), position: 0 },
            value: 5.0,
            status,
            expected_now: None,
            projected: None,
            arrives: None,
            reason: None,
        }
    }

    fn with_target(by: Option<&str>) -> Scorecard {
        let target = Target {
            indicator: SUSPENSIONS,
            area: None,
            value: 5.0,
            by: by.and_then(PlainDate::parse),
            from: None,
        };
        let priority =
            Priority { indicators: vec![SUSPENSIONS], targets: vec![target], ..Priority::default() };
        sample::suspensions().with_priority(priority).build()
    }

    fn sentence_by(by: Option<&str>, judgement: &TargetJudgement) -> String {
        let latest = sample::series(SUSPENSIONS, None, BURY, &[Some(12.2)]).latest();
        target_sentence(&with_target(by), judgement, latest)
    }

    fn sentence(judgement: &TargetJudgement) -> String {
        sentence_by(Some("2028"), judgement)
    }

    #[test]
    fn a_projection_stands_against_the_target() {
        let mut off = judgement(TargetStatus::OffTrack);
        off.projected = Some(9.0);
        assert_eq!(sentence(&off), "Off track: 9.0 projected for 2028 against a target of 5.");
        off.projected = Some(12.2);
        assert_eq!(sentence(&off), "Off track: 12.2 in 2015/16 against a target of 5 by 2028.");
    }

    #[test]
    fn where_there_is_a_path_it_decides() {
        let mut on = judgement(TargetStatus::OnTrack);
        (on.expected_now, on.projected) = (Some(12.5), Some(9.0));
        assert_eq!(sentence(&on), "On track: 12.2 in 2015/16, where the path to 5 by 2028 is at 12.5.");
    }

    #[test]
    fn met_and_missed_say_the_figure() {
        assert_eq!(
            sentence(&judgement(TargetStatus::Missed)),
            "Missed: 12.2 in 2015/16 against a target of 5 by 2028."
        );
        let met = judgement(TargetStatus::Met);
        assert_eq!(sentence_by(None, &met), "Met: 12.2 in 2015/16 against a target of 5.");
        assert_eq!(target_sentence(&with_target(None), &met, None), "Met: a target of 5.");
    }

    #[test]
    fn a_reason_is_a_sentence() {
        let mut unknown = judgement(TargetStatus::NotCalculated);
        assert_eq!(sentence(&unknown), "Whether the target will be met was not calculated.");
        unknown.reason = Some(NoStatus::NoDate);
        assert_eq!(
            sentence(&unknown),
            "The target names no date, so all that can be said is that it is not met."
        );
    }
}

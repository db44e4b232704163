//! A target in words: how it stands, and what the projection is.

use super::wording::{sentence_case, without_full_stop};
use super::{date, number};
use crate::analysis::{TargetJudgement, TargetStatus};
use crate::model::{Indicator, Observation, PlainDate};

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
    indicator: &Indicator,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
) -> String {
    let word = target_status_word(judgement.status);
    let said = match judgement.status {
        TargetStatus::NotCalculated => {
            let reason =
                judgement.reason.as_deref().map(without_full_stop).filter(|reason| !reason.is_empty());
            let reason = reason.unwrap_or("Whether the target will be met was not calculated");
            return format!("{}.", sentence_case(reason));
        }
        TargetStatus::Met | TargetStatus::Missed => None,
        TargetStatus::OnTrack | TargetStatus::OffTrack => {
            on_path(indicator, judgement, latest).or_else(|| projected(indicator, judgement, latest))
        }
    };
    match said.or_else(|| now(indicator, judgement, latest)) {
        Some(said) => format!("{word}: {said}."),
        None => format!("{word}: {}.", the_target(indicator, judgement)),
    }
}

/// `a target of 5 by 2028`.
fn the_target(indicator: &Indicator, judgement: &TargetJudgement) -> String {
    let target = number::plain(indicator, judgement.value);
    let by = judgement.by.as_deref().map(|by| format!(" by {}", by_in_words(by))).unwrap_or_default();
    format!("a target of {target}{by}")
}

fn now(indicator: &Indicator, judgement: &TargetJudgement, latest: Option<Observation>) -> Option<String> {
    let latest = latest?;
    let value = number::value(indicator, latest.value);
    Some(format!("{value} in {} against {}", latest.period, the_target(indicator, judgement)))
}

/// Where there is a path, it decides: `7.0 in 2023/24, where the path to 5 by 2028 is at 7.4`.
fn on_path(
    indicator: &Indicator,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
) -> Option<String> {
    let (latest, expected) = (latest?, judgement.expected_now?);
    let decimals = number::decimals(indicator, latest.value.abs().max(expected.abs()));
    let (value, expected) = (number::fixed(latest.value, decimals), number::fixed(expected, decimals));
    let target = the_target(indicator, judgement).replace("a target of ", "");
    Some(format!("{value} in {}, where the path to {target} is at {expected}", latest.period))
}

/// `9.0 projected for 2028 against a target of 5`; nothing where no trend moves the latest value.
fn projected(
    indicator: &Indicator,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
) -> Option<String> {
    let projected = judgement.projected?;
    let moves = latest.is_none_or(|latest| (latest.value - projected).abs() > f64::EPSILON * projected.abs());
    if !moves {
        return None;
    }
    let due = judgement.by.as_deref().map(|by| format!(" for {}", by_in_words(by))).unwrap_or_default();
    let target = number::plain(indicator, judgement.value);
    Some(format!("{} projected{due} against a target of {target}", number::value(indicator, projected)))
}

/// A date as people say it; what is no date stays as it is.
fn by_in_words(by: &str) -> String {
    PlainDate::parse(by).map_or_else(|| by.to_owned(), |by| date::in_words(&by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PriorityId;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn judgement(status: TargetStatus) -> TargetJudgement {
        TargetJudgement {
            priority: PriorityId::at(0),
            target: 0,
            value: 5.0,
            by: Some("2028".to_owned()),
            status,
            expected_now: None,
            projected: None,
            arrives: None,
            reason: None,
        }
    }

    fn sentence(judgement: &TargetJudgement) -> String {
        let latest = sample::series(SUSPENSIONS, None, BURY, &[Some(12.2)]).latest();
        target_sentence(&sample::indicator("rate", "Suspensions"), judgement, latest)
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
        let mut met = judgement(TargetStatus::Met);
        met.by = None;
        assert_eq!(sentence(&met), "Met: 12.2 in 2015/16 against a target of 5.");
        let indicator = sample::indicator("rate", "Suspensions");
        assert_eq!(target_sentence(&indicator, &met, None), "Met: a target of 5.");
    }

    #[test]
    fn a_reason_is_passed_through() {
        let mut unknown = judgement(TargetStatus::NotCalculated);
        assert_eq!(sentence(&unknown), "Whether the target will be met was not calculated.");
        unknown.reason = Some("The target names no date.".to_owned());
        assert_eq!(sentence(&unknown), "The target names no date.");
    }
}

//! What is said over all priorities of a place: how they stand against their targets, and against the benchmark.

use super::balance::balance_sentence;
use super::reason::name;
use super::tally::{Said, of_all};
use super::wording::{count_in_words, sentence_case};
use crate::analysis::{Balance, PriorityStanding, TargetStatus};
use crate::model::{IndicatorId, Scorecard};

/// The finding over the priorities of a place: how many of those with a target that can be judged miss it or are off track, as
/// many as there are signs for them; where none does, how many are uncertain; without any, how many priorities are worse than
/// the benchmark.
pub fn priorities_title(scorecard: &Scorecard, balance: &Balance) -> String {
    let judged = judged_targets(balance);
    if judged.is_empty() {
        return balance_sentence(scorecard, balance);
    }
    let of = |wanted: fn(TargetStatus) -> bool| -> Vec<IndicatorId> {
        judged.iter().filter(|(_, status)| wanted(*status)).map(|(indicator, _)| *indicator).collect()
    };
    let missed = of(|status| matches!(status, TargetStatus::Missed | TargetStatus::MetSinceLost));
    let off_track = of(|status| status == TargetStatus::OffTrack);
    // What is not there is not named.
    let [is, are] = match (missed.is_empty(), off_track.is_empty()) {
        (false, true) => ["is missed", "are missed"],
        (true, false) => ["is off track", "are off track"],
        _ => ["is missed or off track", "are missed or off track"],
    };
    let failed = [missed, off_track].concat();
    let uncertain = of(|status| status == TargetStatus::Uncertain);
    let place = name(scorecard, balance.place);
    let (bad, open) = (failed.len(), uncertain.len());
    let (count, of, said, besides) = if bad == 0 && open > 0 {
        let said = Said::new("is uncertain", "are uncertain", "is not uncertain");
        (open, "a target", said, "; none is missed or off track")
    } else {
        let not = "is neither missed nor off track";
        let said = Said::new(is, are, not);
        (bad, "a target that can be judged", said, "")
    };
    let noun = ["priority", "priorities"].map(|noun| format!("{noun} with {of} in {place}"));
    let found = of_all(count, judged.len(), noun.each_ref().map(String::as_str), said);
    let shared = by_one_target(if bad == 0 { &uncertain } else { &failed });
    let old = match targets_of_old(scorecard, balance) {
        0 => String::new(),
        1 => "; one more has no recent figure".to_owned(),
        several => format!("; {} more have no recent figure", count_in_words(several)),
    };
    sentence_case(&format!("{found}{}{besides}{old}", shared.unwrap_or_default()))
}

/// The targets by which priorities are judged, each priority with that of the worst of its indicators.
fn judged_targets(balance: &Balance) -> Vec<(IndicatorId, TargetStatus)> {
    let of = |standing: &PriorityStanding| {
        let worst = standing.worst().filter(|worst| !worst.old)?;
        Some((worst.indicator, worst.target.filter(|status| *status != TargetStatus::NotCalculated)?))
    };
    balance.national.iter().chain(&balance.local).filter_map(of).collect()
}

/// How many priorities with a target have no figure but one too old to be counted.
fn targets_of_old(scorecard: &Scorecard, balance: &Balance) -> usize {
    let is_old = |standing: &&PriorityStanding| {
        let has_target = !scorecard.priority(standing.priority).targets.is_empty();
        has_target && standing.worst().is_some_and(|worst| worst.old)
    };
    balance.national.iter().chain(&balance.local).filter(is_old).count()
}

/// That several of those counted have the same target, which is not missed as often as that: ` (two share a target)`.
fn by_one_target(counted: &[IndicatorId]) -> Option<String> {
    let mut targets = counted.to_vec();
    targets.sort_unstable();
    targets.dedup();
    let over = counted.len() - targets.len();
    match over {
        0 => None,
        1 => Some(" (two share a target)".to_owned()),
        _ if targets.len() == 1 => Some(" (they share one target)".to_owned()),
        _ => Some(format!(" (they share {} targets)", count_in_words(targets.len()))),
    }
}

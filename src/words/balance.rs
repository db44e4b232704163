//! How national and local priorities stand against each other in one place.

use super::number;
use super::wording::{count_in_words, list, sentence_case};
use crate::analysis::{Balance, Basis, NATIONAL_LIMIT, PriorityStanding, PriorityStatus, SideShare};
use crate::model::{PriorityId, Scorecard};

/// How many go the right way: `Three of five national and two of four local priorities have moved the right way`.
pub fn balance_sentence(balance: &Balance) -> String {
    let side = |share: &SideShare, word: &str| {
        let right = if share.going_right == 0 { "none".into() } else { count_in_words(share.going_right) };
        let of = count_in_words(share.priorities);
        (share.priorities > 0).then(|| format!("{right} of {of} {word}"))
    };
    let (national, local) = (&balance.national_share, &balance.local_share);
    let sides: Vec<String> = side(national, "national").into_iter().chain(side(local, "local")).collect();
    if sides.is_empty() {
        return "No priority of the file holds here".to_owned();
    }
    let standings = || balance.national.iter().chain(&balance.local);
    let by_target = |standing: &PriorityStanding| {
        standing.status.goes_the_right_way() && standing.basis == Some(Basis::Target)
    };
    let done = if standings().any(by_target) {
        "are met, on track or have moved the right way"
    } else {
        "have moved the right way"
    };
    let one = national.priorities + local.priorities == 1;
    let (noun, done) = if one {
        ("priority", done.replace("are ", "is ").replace("have ", "has "))
    } else {
        ("priorities", done.to_owned())
    };
    let unknown = national.priorities + local.priorities - national.judged - local.judged;
    let rest = match unknown {
        0 => String::new(),
        1 => "; one cannot be judged yet".to_owned(),
        count => format!("; {} cannot be judged yet", count_in_words(count)),
    };
    sentence_case(&format!("{} {noun} {done}{rest}", sides.join(" and ")))
}

/// What the national side takes up: `National priorities take 56% of the weight, 60% of the measured indicators and
/// all of the improving ones`.
pub fn crowding_sentence(balance: &Balance) -> String {
    let share = |share: Option<f64>| match share.map(|share| number::fixed(share * 100.0, 0)) {
        None => "none".to_owned(),
        Some(nothing) if nothing == "0" => "none".to_owned(),
        Some(all) if all == "100" => "all".to_owned(),
        Some(part) => format!("{part}%"),
    };
    let national = &balance.national_share;
    format!(
        "National priorities take {} of the weight, {} of the measured indicators and {} of the improving ones",
        share(national.weight),
        share(national.measured_share),
        share(national.improving_share)
    )
}

/// The count of national priorities against ten.
pub fn national_count_sentence(balance: &Balance) -> String {
    let count = balance.national.len();
    let limit = count_in_words(NATIONAL_LIMIT);
    match count.cmp(&NATIONAL_LIMIT) {
        std::cmp::Ordering::Greater => {
            let over = count_in_words(count - NATIONAL_LIMIT);
            format!("{count} national priorities, {over} more than {limit}")
        }
        std::cmp::Ordering::Equal => {
            format!("{} national priorities, as many as there should be at most", sentence_case(&limit))
        }
        std::cmp::Ordering::Less => {
            let noun = if count == 1 { "priority" } else { "priorities" };
            format!("{} national {noun}, of {limit} at most", sentence_case(&count_in_words(count)))
        }
    }
}

/// What local priorities lack, one sentence for each kind of gap.
pub fn gap_sentences(scorecard: &Scorecard, balance: &Balance) -> Vec<String> {
    let titles = |ids: &[PriorityId]| {
        list(&ids.iter().map(|&id| scorecard.priority(id).title.clone()).collect::<Vec<_>>())
    };
    let gaps = [
        ("No indicator yet", &balance.without_indicator),
        ("No figures for this place", &balance.without_data),
        ("No target", &balance.without_target),
    ];
    gaps.into_iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(lack, ids)| format!("{lack}: {}", titles(ids)))
        .collect()
}

/// A status in a few words, with what it rests on where that is no test.
pub fn priority_status_words(status: PriorityStatus, basis: Option<Basis>) -> &'static str {
    let described = basis == Some(Basis::Change);
    match status {
        PriorityStatus::Met => "Target met",
        PriorityStatus::OnTrack => "On track",
        PriorityStatus::Improving if described => "Moved the right way, not tested",
        PriorityStatus::Improving => "Getting better",
        PriorityStatus::Better => "Better than the benchmark",
        PriorityStatus::Steady if described => "Unchanged, not tested",
        PriorityStatus::Steady => "No significant change",
        PriorityStatus::Similar => "Similar to the benchmark",
        PriorityStatus::Mixed => "Mixed",
        PriorityStatus::Worse => "Worse than the benchmark",
        PriorityStatus::Worsening if described => "Moved the wrong way, not tested",
        PriorityStatus::Worsening => "Getting worse",
        PriorityStatus::OffTrack => "Off track",
        PriorityStatus::Missed => "Target missed",
        PriorityStatus::NotKnown => "Not judged yet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, balance};
    use crate::model::{AreaId, IndicatorId, Priority, PriorityLevel};
    use crate::words::sample::{BURY, ENGLAND, SUSPENSIONS, Sample};

    fn of(priorities: &[(&str, PriorityLevel, AreaId, &[IndicatorId])]) -> (Scorecard, Balance) {
        let mut builder = Sample::new().with(SUSPENSIONS, BURY, &[Some(9.0), Some(8.0)]);
        for (title, level, area, indicators) in priorities {
            builder = builder.with_priority(Priority {
                id: (*title).to_owned(),
                title: (*title).to_owned(),
                level: *level,
                area: *area,
                owner: None,
                weight: 1.0,
                how: None,
                under: None,
                indicators: indicators.to_vec(),
                targets: Vec::new(),
                source: None,
                ..Priority::default()
            });
        }
        let scorecard = builder.build();
        let found = balance(&scorecard, &Analysis::of(&scorecard), BURY);
        (scorecard, found)
    }

    #[test]
    fn both_sides_are_counted_in_one_sentence() {
        let measured: &[IndicatorId] = &[SUSPENSIONS];
        let (scorecard, found) = of(&[
            ("Fewer suspensions", PriorityLevel::National, ENGLAND, measured),
            ("Shorter waits", PriorityLevel::National, ENGLAND, &[]),
            ("Inclusion", PriorityLevel::Place, BURY, measured),
            ("Deprivation", PriorityLevel::Place, BURY, &[]),
        ]);
        assert_eq!(
            balance_sentence(&found),
            "One of two national and one of two local priorities have moved the right way; two cannot be judged yet"
        );
        assert_eq!(
            crowding_sentence(&found),
            "National priorities take 50% of the weight, 50% of the measured indicators and 50% of the improving \
             ones"
        );
        assert_eq!(
            gap_sentences(&scorecard, &found),
            ["No indicator yet: Deprivation", "No target: Inclusion"]
        );
        assert_eq!(national_count_sentence(&found), "Two national priorities, of ten at most");
        assert_eq!(
            priority_status_words(found.local[0].status, found.local[0].basis),
            "Moved the right way, not tested"
        );
    }

    #[test]
    fn a_side_alone_and_none_at_all_still_make_a_sentence() {
        let (_, found) = of(&[("Fewer suspensions", PriorityLevel::National, ENGLAND, &[SUSPENSIONS])]);
        assert_eq!(balance_sentence(&found), "One of one national priority has moved the right way");
        assert!(crowding_sentence(&found).starts_with("National priorities take all of the weight"));
        let (_, found) = of(&[]);
        assert_eq!(balance_sentence(&found), "No priority of the file holds here");
    }
}

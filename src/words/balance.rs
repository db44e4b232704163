//! How priorities stand in one place, and how national and local ones stand against each other.

use super::headline::in_short;
use super::number;
use super::verdict::{benchmark_name, benchmark_words};
use super::wording::{count_in_words, list, lower_first, sentence_case};
use crate::analysis::{
    Analysis, Balance, Gap, IndicatorStanding, Judgement, NATIONAL_LIMIT, PriorityStanding, SideShare,
    Stands, Ways,
};
use crate::model::{Aim, AreaId, PriorityId, Scorecard};

/// How a priority stands: what is known of its single indicator, or the counts. `1 of 3: worse than England, getting better in
/// step with England; 2: worse than England, no clear trend since 2019`.
pub fn priority_status(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> String {
    if standing.indicators.is_empty() {
        return "No indicator named yet".to_owned();
    }
    let aim = scorecard.priority(standing.priority).aim;
    let phrase = |one: &IndicatorStanding| match analysis.get(one.indicator, None, place) {
        Some(judgement) if one.measured => indicator_status(scorecard, aim, judgement),
        _ => "no figure here".to_owned(),
    };
    let mut counts: Vec<(usize, String)> = Vec::new();
    for phrase in standing.indicators.iter().map(phrase) {
        match counts.iter_mut().find(|(_, known)| *known == phrase) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, phrase)),
        }
    }
    let all = standing.indicators.len();
    match (all, &counts[..]) {
        (1, [(_, only)]) => sentence_case(only),
        (2, [(_, both)]) => format!("Both: {both}"),
        (_, [(_, every)]) => format!("All {}: {every}", count_in_words(all)),
        _ => {
            let (first, rest) = (&counts[0], &counts[1..]);
            let rest: Vec<String> = rest.iter().map(|(count, phrase)| format!("{count}: {phrase}")).collect();
            format!("{} of {all}: {}; {}", first.0, first.1, rest.join("; "))
        }
    }
}

/// Target, level and movement together; of a priority about a gap, the gap alone.
fn indicator_status(scorecard: &Scorecard, aim: Aim, judgement: &Judgement) -> String {
    if aim == Aim::Gap {
        let benchmark = benchmark_name(scorecard, judgement);
        return match judgement.movement.gap {
            Some(Gap::Widening) => format!("gap to {benchmark} widening"),
            Some(Gap::Narrowing) => format!("gap to {benchmark} narrowing"),
            Some(Gap::AsBenchmark) => format!("gap to {benchmark} not clearly changing"),
            None => format!("change of the gap to {benchmark} not tested"),
        };
    }
    let [target, stand, way] = in_short(scorecard, judgement);
    let way =
        way.or_else(|| Some("trend not known".to_owned())).filter(|_| stand.is_some() || target.is_some());
    let known: Vec<String> = [target, stand, way].into_iter().flatten().collect();
    if known.is_empty() { "not judged".to_owned() } else { known.join(", ") }
}

/// How many stand and move how: `Five of ten national and three of 13 local priorities are worse than England; two national
/// and four local ones are getting better`.
pub fn balance_sentence(scorecard: &Scorecard, balance: &Balance) -> String {
    let sides = [
        (&balance.national, &balance.national_share, "national"),
        (&balance.local, &balance.local_share, "local"),
    ];
    let sides: Vec<_> = sides.into_iter().filter(|(all, ..)| !all.is_empty()).collect();
    if sides.is_empty() {
        return "No priority of the file holds here".to_owned();
    }
    let judged = |share: &SideShare| {
        let (stand, way) = (&share.priorities.stand, &share.priorities.way);
        stand.worse + stand.similar + stand.better + way.worsening + way.steady + way.improving
    };
    if sides.iter().all(|(_, share, _)| judged(share) == 0) {
        let counts: Vec<String> =
            sides.iter().map(|(all, _, word)| format!("{} {word}", count_in_words(all.len()))).collect();
        return format!(
            "None of {} priorities can be judged by figures of this place yet",
            counts.join(" and ")
        );
    }
    let some = |count: usize| if count == 0 { "none".into() } else { count_in_words(count) };
    let joined = |part: &dyn Fn(usize, &SideShare, &str) -> String| {
        let parts: Vec<String> =
            sides.iter().map(|(all, share, word)| part(all.len(), share, word)).collect();
        parts.join(" and ")
    };
    let worse = joined(&|all, share, word| {
        let stand = &share.priorities.stand;
        let compared = stand.worse + stand.similar + stand.better;
        let compared = Some(compared).filter(|compared| *compared < all);
        let compared = compared.map(|compared| format!(" ({} compared)", some(compared)));
        format!("{} of {} {word}{}", some(stand.worse), count_in_words(all), compared.unwrap_or_default())
    });
    let improving =
        joined(&|_, share, word| format!("{} of the {word} ones", some(share.priorities.way.improving)));
    let benchmark = benchmark_words(scorecard, scorecard.methods().benchmark);
    sentence_case(&format!("{worse} priorities are worse than {benchmark}; {improving} are getting better"))
}

/// Where the priorities of a side stand: `5 worse, 2 similar, 3 not compared`.
pub fn stand_words(counts: &Stands<usize>) -> String {
    counted([
        (counts.worse, "worse"),
        (counts.similar, "similar"),
        (counts.better, "better"),
        (counts.not_compared, "not compared"),
    ])
}

/// Which way they move: `1 getting worse, 2 steady, 2 getting better, 5 not known`.
pub fn way_words(counts: &Ways<usize>) -> String {
    counted([
        (counts.worsening, "getting worse"),
        (counts.steady, "steady"),
        (counts.improving, "getting better"),
        (counts.unknown, "not known"),
    ])
}

fn counted(counts: [(usize, &str); 4]) -> String {
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
}

/// What the national side takes up: `National priorities take 56% of the weight, 60% of the measured indicators and
/// all of the improving ones`; an indicator that serves several priorities is named, for it counts once.
pub fn crowding_sentence(scorecard: &Scorecard, balance: &Balance) -> String {
    let share = |share: Option<f64>| match share.map(|share| number::fixed(share * 100.0, 0)) {
        None => "none".to_owned(),
        Some(nothing) if nothing == "0" => "none".to_owned(),
        Some(all) if all == "100" => "all".to_owned(),
        Some(part) => format!("{part}%"),
    };
    let national = &balance.national_share;
    let several = balance.serve_several.iter().map(|(indicator, priorities)| {
        let name = lower_first(&scorecard.indicator(*indicator).short);
        format!("{name} for {} priorities", count_in_words(*priorities))
    });
    let several: Vec<String> = several.collect();
    let once = match several.len() {
        0 => String::new(),
        _ => format!("; counted once among these: {}", list(&several)),
    };
    format!(
        "National priorities take {} of the weight, {} of the measured indicators and {} of the improving ones{once}",
        share(national.weight),
        share(national.measured_share),
        share(national.improving_share)
    )
}

/// How many national priorities the file lists, against the publisher's list and the Review's proposal.
pub fn national_count_sentence(scorecard: &Scorecard, balance: &Balance) -> String {
    let count = balance.national.len();
    let noun = if count == 1 { "priority" } else { "priorities" };
    let listed = format!("This file lists {} national {noun}", count_in_words(count));
    let of = scorecard.national_list().map(|list| {
        format!("; {} has {}", list.name, count_in_words(usize::try_from(list.count).unwrap_or(usize::MAX)))
    });
    let limit = count_in_words(NATIONAL_LIMIT);
    format!("{listed}{}; the Hewitt Review of 2023 proposed no more than {limit}", of.unwrap_or_default())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::balance;
    use crate::model::{IndicatorId, NationalList, Priority, PriorityLevel};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    const ABSENCE: IndicatorId = IndicatorId(1);
    const NEET: IndicatorId = IndicatorId(2);

    /// Suspensions in Bury worse than England and falling, absence worse and steady, NEET without figures.
    fn of(priorities: &[(&str, PriorityLevel, AreaId, &[IndicatorId])]) -> (Scorecard, Analysis, Balance) {
        let with_limits = |indicator, area, values: [f64; 5]| {
            let values: Vec<_> = values.into_iter().map(Some).collect();
            sample::with_limits(sample::series(indicator, None, area, &values), 0.1)
        };
        let mut builder = Sample::new()
            .with_indicator(sample::indicator("absence", "Absence"))
            .with_indicator(sample::indicator("neet", "NEET"))
            .with_series(with_limits(SUSPENSIONS, ENGLAND, [5.0; 5]))
            .with_series(with_limits(SUSPENSIONS, BURY, [12.0, 11.0, 10.0, 9.0, 8.0]))
            .with_series(with_limits(ABSENCE, ENGLAND, [5.0; 5]))
            .with_series(with_limits(ABSENCE, BURY, [8.0; 5]));
        for (title, level, area, indicators) in priorities {
            builder = builder.with_priority(Priority {
                id: (*title).to_owned(),
                title: (*title).to_owned(),
                level: *level,
                area: *area,
                weight: 1.0,
                indicators: indicators.to_vec(),
                ..Priority::default()
            });
        }
        let scorecard = builder.build();
        let analysis = Analysis::of(&scorecard);
        let found = balance(&scorecard, &analysis, BURY);
        (scorecard, analysis, found)
    }

    fn status(indicators: &[IndicatorId]) -> String {
        let (scorecard, analysis, found) = of(&[("Inclusion", PriorityLevel::Place, BURY, indicators)]);
        priority_status(&scorecard, &analysis, BURY, &found.local[0])
    }

    #[test]
    fn one_indicator_tells_level_and_movement_and_several_are_counted() {
        let falling = status(&[SUSPENSIONS]);
        assert!(falling.starts_with("Worse than England, getting better"), "{falling}");
        let steady = status(&[ABSENCE]);
        assert!(steady.starts_with("Worse than England, no clear trend"), "{steady}");
        let both = status(&[SUSPENSIONS, ABSENCE]);
        assert!(both.starts_with("1 of 2: worse than England, getting better"), "{both}");
        assert!(both.contains("; 1: worse than England, no clear trend"), "{both}");
        assert_eq!(status(&[NEET]), "No figure here");
        assert_eq!(status(&[]), "No indicator named yet");
    }

    #[test]
    fn both_sides_are_counted_in_one_sentence() {
        let (scorecard, _, found) = of(&[
            ("Fewer suspensions", PriorityLevel::National, ENGLAND, &[SUSPENSIONS]),
            ("Shorter waits", PriorityLevel::National, ENGLAND, &[]),
            ("Inclusion", PriorityLevel::Place, BURY, &[SUSPENSIONS, ABSENCE]),
            ("Deprivation", PriorityLevel::Place, BURY, &[]),
        ]);
        assert_eq!(
            balance_sentence(&scorecard, &found),
            "One of two national (one compared) and one of two local (one compared) priorities are worse than England; \
             one of the national ones and none of the local ones are getting better"
        );
        assert_eq!(
            crowding_sentence(&scorecard, &found),
            "National priorities take 50% of the weight, 33% of the measured indicators and 50% of the improving ones; \
             counted once among these: suspensions for two priorities"
        );
        assert_eq!(
            gap_sentences(&scorecard, &found),
            ["No indicator yet: Deprivation", "No target: Inclusion"]
        );
        assert_eq!(stand_words(&found.national_share.priorities.stand), "1 worse, 1 not compared");
        assert_eq!(way_words(&found.local_share.priorities.way), "1 steady, 1 not known");
    }

    #[test]
    fn national_priorities_are_counted_against_the_publishers_list() {
        let (scorecard, _, found) = of(&[("Waits", PriorityLevel::National, ENGLAND, &[])]);
        assert_eq!(
            national_count_sentence(&scorecard, &found),
            "This file lists one national priority; the Hewitt Review of 2023 proposed no more than ten"
        );
        let list = NationalList { name: "The planning guidance".to_owned(), count: 18, source: None };
        let mut builder = Sample::new();
        builder.parts.national_list = Some(list);
        let listed = builder.build();
        assert_eq!(
            national_count_sentence(&listed, &found),
            "This file lists one national priority; The planning guidance has 18; the Hewitt Review of 2023 proposed no \
             more than ten"
        );
    }

    #[test]
    fn none_at_all_still_makes_a_sentence() {
        let (scorecard, _, found) = of(&[]);
        assert_eq!(balance_sentence(&scorecard, &found), "No priority of the file holds here");
    }
}

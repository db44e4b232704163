//! How the priorities of one place add up, and how national and local ones stand against each other.

use super::number;
use super::tally::{Said, of_all};
use super::verdict::compared_with;
use super::wording::{count_in_words, list, sentence_case};
use crate::analysis::{Balance, Bars, NATIONAL_LIMIT, PriorityStanding, SideShare, Ways};
use crate::model::Scorecard;

/// How many stand and move how, side by side: `None of the five national priorities tested against England is worse; of the four
/// tested for a trend, one gets better and none gets worse. Two of the three local priorities …`.
pub fn balance_sentence(scorecard: &Scorecard, balance: &Balance) -> String {
    let sides = [
        (&balance.national, &balance.national_share.priorities, "national"),
        (&balance.local, &balance.local_share.priorities, "local"),
    ];
    if sides.iter().all(|(all, ..)| all.is_empty()) {
        return "This file has no priorities for this place".to_owned();
    }
    let benchmark = compared_with(scorecard);
    let told: Vec<String> =
        sides.into_iter().filter_map(|(_, bars, side)| side_sentence(bars, side, benchmark)).collect();
    if told.is_empty() {
        return "No priority can be judged by figures of this place yet".to_owned();
    }
    told.join(". ")
}

/// How the priorities of one side stand and move, those that were compared and those that were tested; `None` without either.
fn side_sentence(bars: &Bars<usize>, side: &str, benchmark: &str) -> Option<String> {
    let compared = bars.stand.worse + bars.stand.similar + bars.stand.better;
    let stand = (compared > 0).then(|| {
        let noun = ["priority", "priorities"].map(|noun| format!("{side} {noun} tested against {benchmark}"));
        let said = Said::new("is worse", "are worse", "is not worse");
        of_all(bars.stand.worse, compared, noun.each_ref().map(String::as_str), said)
    });
    let (better, worse) = (bars.way.improving, bars.way.worsening);
    let tested = better + worse + bars.way.steady;
    let noun = |noun: &str| {
        if stand.is_some() {
            "tested for a trend".to_owned()
        } else {
            format!("{side} {noun} tested for a trend")
        }
    };
    let way = match (tested, better, worse) {
        (0, ..) => None,
        (1, ..) => {
            let moves = match (better, worse) {
                (1, _) => "gets better",
                (_, 1) => "gets worse",
                _ => "shows no clear trend",
            };
            Some(format!("the one {} {moves}", noun("priority")))
        }
        (_, 0, 0) => {
            let none = if tested == 2 { "neither" } else { "none" };
            Some(format!(
                "{none} of the {} {} gets better or worse",
                count_in_words(tested),
                noun("priorities")
            ))
        }
        _ => {
            let gets = |count: usize, how: &str| match count {
                0 => format!("none gets {how}"),
                1 => format!("one gets {how}"),
                _ => format!("{} get {how}", count_in_words(count)),
            };
            let all = count_in_words(tested);
            let (better, worse) = (gets(better, "better"), gets(worse, "worse"));
            Some(format!("of the {all} {}, {better} and {worse}", noun("priorities")))
        }
    };
    let parts: Vec<String> = stand.into_iter().chain(way).collect();
    (!parts.is_empty()).then(|| sentence_case(&parts.join("; ")))
}

/// How many of all priorities move which way: `Of 20 priorities 2 are getting better, none is getting worse and 4 show no clear
/// trend; 14 could not be tested for a trend`. Where a priority stands is another question, which its sign answers.
pub fn way_counts(balance: &Balance) -> Option<String> {
    let sides = [&balance.national_share, &balance.local_share];
    let count = |of: fn(&Ways<usize>) -> usize| -> usize {
        sides.iter().map(|share| of(&share.priorities.way)).sum()
    };
    let (better, worse) = (count(|way| way.improving), count(|way| way.worsening));
    let (steady, unknown) = (count(|way| way.steady), count(|way| way.unknown));
    let all = better + worse + steady + unknown;
    if all <= 1 {
        let ways = [
            (better, "The one priority is getting better"),
            (worse, "The one priority is getting worse"),
            (steady, "The one priority shows no clear trend"),
            (unknown, "The one priority could not be tested for a trend"),
        ];
        return ways.into_iter().find(|(count, _)| *count > 0).map(|(_, told)| told.to_owned());
    }
    if unknown == all {
        return Some(format!("None of the {all} priorities could be tested for a trend"));
    }
    let verb = |count: usize, one: &str, many: &str| match count {
        0 => format!("none {one}"),
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    let mut parts = vec![
        verb(better, "is getting better", "are getting better"),
        verb(worse, "is getting worse", "are getting worse"),
    ];
    parts.extend((steady > 0).then(|| verb(steady, "shows no clear trend", "show no clear trend")));
    let untested = (unknown > 0).then(|| format!("; {unknown} could not be tested for a trend"));
    Some(format!("Of {all} priorities {}{}", list(&parts), untested.unwrap_or_default()))
}

/// How a priority with several indicators is counted in the bars.
pub const COUNTED_BY_THE_WORST: &str =
    "A priority counts by the worst of its indicators. Steady means tested, with no clear trend.";

/// What each side takes up, one sentence each: the weight, the indicators with figures and those of them that get better; and
/// all indicators that several priorities name, by how many do.
pub fn crowding_sentences(scorecard: &Scorecard, balance: &Balance) -> Vec<String> {
    let sides = [(&balance.national_share, "national"), (&balance.local_share, "local")];
    let weight = balance.national_share.weight.map(|weight| {
        let national = (weight * 100.0).round();
        let [national, local] = [national, 100.0 - national].map(|share| number::fixed(share, 0));
        format!("The weights in this file give national priorities {national}% and local ones {local}%")
    });
    let improving: Vec<String> = sides
        .iter()
        .filter(|(share, _)| share.measured > 0)
        .map(|(share, side)| format!("of {side} priorities, {}", improving_of_tested(share)))
        .collect();
    let improving = (!improving.is_empty()).then(|| sentence_case(&improving.join("; ")));
    let several = balance.serve_several.chunk_by(|one, next| one.1 == next.1).map(|as_often| {
        let names: Vec<String> =
            as_often.iter().map(|(indicator, _)| scorecard.indicator(*indicator).short.clone()).collect();
        let priorities = count_in_words(as_often[0].1);
        format!("Named by {priorities} priorities, and counted once on each side: {}", list(&names))
    });
    [weight, improving].into_iter().flatten().chain(several).collect()
}

/// How many indicators of a side get better, of those that were tested for it, and how many were not: `one of the four indicators
/// with figures here that were tested for a trend gets better; two were not tested`.
fn improving_of_tested(share: &SideShare) -> String {
    let SideShare { measured, tested, improving, .. } = *share;
    let noun = ["indicator with figures here", "indicators with figures here"];
    let untested = measured.saturating_sub(tested);
    if tested == 0 {
        let said = Said::new("could be tested for a trend", "", "could not be tested for a trend");
        return of_all(0, measured, noun, said);
    }
    let gets = Said::new("gets better", "get better", "does not get better by the test");
    if untested == 0 {
        return of_all(improving, tested, noun, gets);
    }
    let noun = [
        "indicator with figures here that was tested for a trend",
        "indicators with figures here that were tested for a trend",
    ];
    let not = if untested == 1 { "was not" } else { "were not" };
    format!("{} ({} {not})", of_all(improving, tested, noun, gets), count_in_words(untested))
}

/// How many national priorities the file lists, how many of them are from the publisher's list, where any is, and how many the
/// Review proposed.
pub fn national_count_sentence(scorecard: &Scorecard, balance: &Balance) -> String {
    let count = balance.national.len();
    let noun = if count == 1 { "priority" } else { "priorities" };
    let listed = format!("This file lists {} national {noun}", count_in_words(count));
    let of = scorecard.national_list().and_then(|list| {
        let names_list = |standing: &&PriorityStanding| {
            let source = scorecard.priority(standing.priority).source.as_ref();
            source.and_then(|source| source.title.as_deref()) == Some(&list.name)
        };
        let own = balance.national.iter().filter(names_list).count();
        let name = list.name.strip_prefix("The ").unwrap_or(&list.name);
        let all = count_in_words(usize::try_from(list.count).unwrap_or(usize::MAX));
        (own > 0).then(|| format!(", {} of them from the {name}, which has {all}", count_in_words(own)))
    });
    let limit = count_in_words(NATIONAL_LIMIT);
    format!("{listed}{}; the Hewitt Review of 2023 proposed no more than {limit}", of.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, balance};
    use crate::model::{AreaId, IndicatorId, NationalList, Priority, PriorityLevel, Source};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    const ABSENCE: IndicatorId = IndicatorId(1);

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
            "The one national priority tested against England is worse; the one tested for a trend gets better. The one local \
             priority tested against England is worse; the one tested for a trend shows no clear trend"
        );
        assert_eq!(
            crowding_sentences(&scorecard, &found),
            [
                "The weights in this file give national priorities 50% and local ones 50%",
                "Of national priorities, the one indicator with figures here gets better; of local priorities, one of the two \
                 indicators with figures here gets better",
                "Named by two priorities, and counted once on each side: Suspensions"
            ]
        );
    }

    #[test]
    fn what_was_not_tested_is_not_said_not_to_get_better() {
        let share =
            |measured, tested, improving| SideShare { measured, tested, improving, ..SideShare::default() };
        for (share, wanted) in [
            (share(1, 0, 0), "the one indicator with figures here could not be tested for a trend"),
            (share(3, 0, 0), "none of the three indicators with figures here could be tested for a trend"),
            (share(1, 1, 0), "the one indicator with figures here does not get better by the test"),
            (
                share(4, 3, 1),
                "one of the three indicators with figures here that were tested for a trend gets better (one was not)",
            ),
        ] {
            assert_eq!(improving_of_tested(&share), wanted);
        }
    }

    #[test]
    fn national_priorities_are_counted_against_the_publishers_list() {
        let (scorecard, _, found) = of(&[("Waits", PriorityLevel::National, ENGLAND, &[])]);
        assert_eq!(
            national_count_sentence(&scorecard, &found),
            "This file lists one national priority; the Hewitt Review of 2023 proposed no more than ten"
        );
        let listed = |source: &str| {
            let list = NationalList { name: "The planning guidance".to_owned(), count: 18, source: None };
            let source = Source { title: Some(source.to_owned()), ..Source::default() };
            let waits = Priority { area: ENGLAND, source: Some(source), ..Priority::default() };
            let mut builder = Sample::new().with_priority(waits);
            builder.parts.national_list = Some(list);
            national_count_sentence(&builder.build(), &found)
        };
        assert_eq!(
            listed("The planning guidance"),
            "This file lists one national priority, one of them from the planning guidance, which has 18; the Hewitt Review \
             of 2023 proposed no more than ten"
        );
        assert_eq!(
            listed("A green paper"),
            "This file lists one national priority; the Hewitt Review of 2023 proposed no more than ten"
        );
    }

    #[test]
    fn of_one_priority_it_is_said_which_way_it_goes_and_of_untested_ones_that_they_are() {
        let ways =
            |priorities: &[(&str, PriorityLevel, AreaId, &[IndicatorId])]| way_counts(&of(priorities).2);
        let local = PriorityLevel::Place;
        assert_eq!(ways(&[]), None);
        let told = |indicators| ways(&[("One", local, BURY, indicators)]).unwrap();
        assert_eq!(told(&[SUSPENSIONS]), "The one priority is getting better");
        assert_eq!(told(&[ABSENCE]), "The one priority shows no clear trend");
        assert_eq!(told(&[]), "The one priority could not be tested for a trend");
        let three = [
            ("One", local, BURY, &[SUSPENSIONS][..]),
            ("Two", local, BURY, &[]),
            ("Three", local, BURY, &[]),
        ];
        assert_eq!(
            ways(&three).unwrap(),
            "Of 3 priorities 1 is getting better and none is getting worse; 2 could not be tested for a trend"
        );
        assert_eq!(ways(&three[1..]).unwrap(), "None of the 2 priorities could be tested for a trend");
    }

    #[test]
    fn none_at_all_still_makes_a_sentence() {
        let (scorecard, _, found) = of(&[]);
        assert_eq!(balance_sentence(&scorecard, &found), "This file has no priorities for this place");
    }
}

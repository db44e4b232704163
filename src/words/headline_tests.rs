use super::*;
use crate::analysis::{
    Analysis, Comparison, Fifth, Lately, LatelyWay, Level, LevelBy, NoInterval, NotCompared, SpreadAreas,
    Variation, look_first, look_first_in,
};
use crate::analysis::{Gap, MovementBy, MovementVerdict};
use crate::model::{AreaKind, MeasureKind, Verdict};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, academic_year};

/// Suspensions in Bury, worse than England, with a movement since 2019/20.
fn judged(movement: MovementVerdict, gap: Option<Gap>, level: Verdict) -> (Scorecard, Judgement) {
    let scorecard = sample::suspensions().build();
    let mut judged = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).expect("a series"));
    judged.benchmark = Comparison { verdict: level, value: Some(11.3), reason: None, ..judged.benchmark };
    judged.movement.verdict = movement;
    judged.movement.gap = gap;
    judged.movement.by = (movement != MovementVerdict::Unknown).then_some(MovementBy::RecentTrend);
    judged.movement.since = judged.movement.by.map(|_| academic_year(2019));
    (scorecard, judged)
}

fn title(movement: MovementVerdict, gap: Option<Gap>, level: Verdict) -> String {
    let (scorecard, judged) = judged(movement, gap, level);
    indicator_title(&scorecard, &judged)
}

#[test]
fn each_movement_and_level_has_its_title() {
    use Gap::{AsBenchmark, Narrowing, Widening};
    use MovementVerdict::{Improving, Steady, Unknown, Worsening};
    use Verdict::{Better, Similar, Worse};
    const VALUE: &str = "12.2 per 100 pupils in 2023/24";
    let cases = [
        (
            (Worsening, Some(Widening), Worse),
            format!(
                "getting worse, also against England, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"
            ),
        ),
        (
            (Worsening, Some(Narrowing), Similar),
            format!(
                "getting worse more slowly than England, from 3.2 in 2019/20 to {VALUE}; no clear difference from England (11.3)"
            ),
        ),
        (
            (Worsening, Some(AsBenchmark), Better),
            format!(
                "getting worse, from 3.2 in 2019/20 to {VALUE}; better than England (11.3); no clear change in the gap"
            ),
        ),
        (
            (Improving, Some(Narrowing), Worse),
            format!(
                "getting better, also against England, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"
            ),
        ),
        (
            (Improving, Some(Widening), Worse),
            format!(
                "getting better more slowly than England, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"
            ),
        ),
        (
            (Improving, None, Worse),
            format!(
                "getting better, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3); gap untested (the movement \
                 is not tested)"
            ),
        ),
        (
            (Steady, Some(Widening), Worse),
            format!(
                "{VALUE}; worse than England (11.3); no clear trend over 2019/20 to 2023/24, but worsening against England"
            ),
        ),
        (
            (Steady, Some(Narrowing), Worse),
            format!(
                "{VALUE}; worse than England (11.3); no clear trend over 2019/20 to 2023/24, but improving against England"
            ),
        ),
        (
            (Steady, Some(AsBenchmark), Worse),
            format!("{VALUE}; worse than England (11.3); no clear trend over 2019/20 to 2023/24"),
        ),
        ((Unknown, None, Worse), format!("{VALUE}; worse than England (11.3)")),
    ];
    for ((movement, gap, level), expected) in cases {
        assert_eq!(title(movement, gap, level), format!("Suspensions in Bury: {expected}"));
    }
}

#[test]
fn a_movement_says_what_the_latest_figures_did_against_it() {
    let (scorecard, mut judged) = judged(MovementVerdict::Improving, None, Verdict::Worse);
    let since = academic_year(2021);
    judged.movement.lately = Some(Lately { way: LatelyWay::Turned, since });
    let though = "though up 4.7 since 2021/22 (not tested)";
    assert_eq!(
        indicator_title(&scorecard, &judged),
        format!(
            "Suspensions in Bury: getting better, from 3.2 in 2019/20 to 12.2 per 100 pupils in 2023/24, {though}; worse \
             than England (11.3); gap untested (the movement is not tested)"
        )
    );
    let moves = format!("getting better, from 3.2 in 2019/20, {though}");
    assert_eq!(movement_clause(&scorecard, &judged), Some(moves.clone()));
    assert!(attention_detail(&scorecard, &judged).contains(&moves));
    assert_eq!(in_short(&scorecard, &judged)[2].as_deref(), Some(&*format!("getting better, {though}")));
    judged.movement.lately = Some(Lately { way: LatelyWay::Still, since });
    let told = movement_clause(&scorecard, &judged).unwrap_or_default();
    assert!(told.ends_with(", all of it by 2021/22, unchanged since (not tested)"), "{told}");
}

#[test]
fn an_untested_change_says_so_and_only_where_no_movement_was_tested() {
    let (scorecard, mut judged) = judged(MovementVerdict::Unknown, None, Verdict::Worse);
    judged.change.from_previous = Some(2.3);
    let title = indicator_title(&scorecard, &judged);
    assert!(title.ends_with("; worse than England (11.3); up 2.3 in a year (not tested)"), "{title}");
    judged.movement.verdict = MovementVerdict::Steady;
    assert!(!indicator_title(&scorecard, &judged).contains("up 2.3"));
}

#[test]
fn a_fifth_stands_in_for_a_test_and_says_so() {
    let (scorecard, mut judged) = judged(MovementVerdict::Unknown, None, Verdict::NotCompared);
    judged.spread = Ok(Fifth { fifth: 5, of: 153, areas: SpreadAreas::InFile(AreaKind::Place) });
    let title = indicator_title(&scorecard, &judged);
    assert!(title.contains("worst fifth of 153 places") && title.ends_with("(not tested)"), "{title}");
}

#[test]
fn process_control_is_named_and_compares_with_no_first_value() {
    let (scorecard, mut judged) = judged(MovementVerdict::Worsening, None, Verdict::Worse);
    judged.movement.by = Some(MovementBy::ProcessControl);
    let title = indicator_title(&scorecard, &judged);
    let said = "Suspensions in Bury: getting worse on its control chart since 2019/20: 12.2";
    assert!(title.starts_with(said), "{title}");
    judged.movement.verdict = MovementVerdict::Steady;
    assert!(indicator_title(&scorecard, &judged).ends_with("; within its expected range"));
    judged.movement.lately = Some(Lately { way: LatelyWay::OutsideLimits, since: academic_year(2023) });
    judged.spc.variation = Some(Variation::Concern);
    assert!(indicator_title(&scorecard, &judged).ends_with("; 2023/24 alone is above the upper limit"));
}

#[test]
fn a_comparison_is_a_sentence_of_its_own() {
    let sentence = |level| {
        let (scorecard, mut judged) = judged(MovementVerdict::Unknown, None, level);
        judged.benchmark.reason =
            (level == Verdict::NotCompared).then_some(NotCompared::NoInterval(NoInterval::NoCounts));
        comparison_sentence(&scorecard, &judged)
    };
    let figure = "12.2 suspensions per 100 pupils in Bury in 2023/24";
    assert_eq!(sentence(Verdict::Worse), format!("{figure}, worse than England (11.3)."));
    assert_eq!(sentence(Verdict::Similar), format!("{figure}, no clear difference from England (11.3)."));
    assert_eq!(
        sentence(Verdict::NotCompared),
        format!("{figure}. Above England · not tested: the publisher gives neither counts nor limits.")
    );
}

#[test]
fn a_missing_figure_is_said() {
    let scorecard = sample::Sample::new().with(SUSPENSIONS, BURY, &[None]).build();
    let judged = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).expect("a series"));
    assert_eq!(indicator_title(&scorecard, &judged), "Suspensions in Bury: no figure");
}

/// Bury rising and worse than England, Bolton falling and worse, each with limits that make it sure.
pub(super) fn moving() -> (Scorecard, Analysis) {
    let some = |values: [f64; 5]| values.map(Some);
    let with =
        |area, values| sample::with_limits(sample::series(SUSPENSIONS, None, area, &some(values)), 0.2);
    let scorecard = sample::Sample::new()
        .with_series(with(ENGLAND, [10.0; 5]))
        .with_series(with(BURY, [14.0, 15.0, 16.0, 17.0, 18.0]))
        .with_series(with(BOLTON, [18.0, 17.0, 16.0, 15.0, 14.0]))
        .build();
    let analysis = Analysis::of(&scorecard);
    (scorecard, analysis)
}

#[test]
fn a_place_is_told_by_its_first_item_and_first_improvement() {
    let (scorecard, analysis) = moving();
    let title = |place| {
        let found = look_first_in(&scorecard, &analysis, [place]);
        place_title(&scorecard, &found, &|item| analysis.get(item.indicator, None, item.area), place).0
    };
    assert!(
        title(BURY).starts_with("Suspensions in Bury: getting worse, also against England, from 14.0"),
        "{}",
        title(BURY)
    );
    assert!(
        title(BOLTON).starts_with("Suspensions in Bolton: getting better, also against England, from 18.0"),
        "{}",
        title(BOLTON)
    );
    assert_eq!(
        title(ENGLAND),
        "England: one judged figure, not significantly worse and without a tested movement"
    );
    let empty = LookFirst::default();
    assert_eq!(place_title(&scorecard, &empty, &|_| None, BURY).0, "Bury: no figure could be judged");
    let old = LookFirst { stale: 2, ..LookFirst::default() };
    assert_eq!(place_title(&scorecard, &old, &|_| None, BURY).0, "Bury: no recent figure could be judged");
}

#[test]
fn all_places_are_told_by_how_many_are_worse_and_getting_worse() {
    let (scorecard, analysis) = moving();
    let found = look_first(&scorecard, &analysis);
    assert_eq!(
        look_first_title(&scorecard, &found),
        "One of 2 judged figures is worse than England and getting worse"
    );
    let of = |of: &[AttentionBox]| {
        let item = |of: &AttentionBox| crate::analysis::Attention {
            of: *of,
            movement: MovementVerdict::Steady,
            ..found.items[0]
        };
        let items = of.iter().map(item).collect();
        look_first_title(
            &scorecard,
            &LookFirst { items, judged: 412, levelled: 400, tested: 400, ..LookFirst::default() },
        )
    };
    assert_eq!(
        of(&[AttentionBox::WorseNotMoving; 2]),
        "Two of 412 judged figures are worse than England; none has a tested worsening"
    );
    let untested = |movements: &[MovementVerdict]| {
        let item = |movement: &MovementVerdict| crate::analysis::Attention {
            of: AttentionBox::WorseNotMoving,
            movement: *movement,
            ..found.items[0]
        };
        let items = movements.iter().map(item).collect();
        look_first_title(
            &scorecard,
            &LookFirst { items, judged: 412, levelled: 400, tested: 400, ..LookFirst::default() },
        )
    };
    assert_eq!(
        untested(&[MovementVerdict::Unknown; 2]),
        "Two of 412 judged figures are worse than England; whether they are worsening could not be tested"
    );
    assert_eq!(
        untested(&[MovementVerdict::Unknown, MovementVerdict::Steady]),
        "Two of 412 judged figures are worse than England; for one of them the movement could not be tested"
    );
    assert_eq!(
        of(&[AttentionBox::WorseImproving]),
        "One of 412 judged figures is worse than England, but it is getting better"
    );
    assert_eq!(of(&[]), "None of 412 judged figures is found to be worse than England or getting worse");
    assert_eq!(
        of(&[AttentionBox::Worsening, AttentionBox::Improving]),
        "One of 412 judged figures is getting worse; none is found to be worse than England"
    );
    assert_eq!(look_first_title(&scorecard, &LookFirst::default()), "No figure of a place could be judged");
}

#[test]
fn what_was_tested_against_nothing_is_not_said_to_be_worse_than_it() {
    let (scorecard, analysis) = moving();
    let found = look_first(&scorecard, &analysis);
    let by_fifth = |item: &crate::analysis::Attention| crate::analysis::Attention {
        level: item.level.map(|level| Level { by: LevelBy::Fifth(5), ..level }),
        ..*item
    };
    let items = found.items.iter().map(by_fifth).collect();
    assert_eq!(
        look_first_title(&scorecard, &LookFirst { items, ..found }),
        "One of 2 judged figures is in the worst fifth and getting worse"
    );
}

#[test]
fn a_title_of_a_group_names_it_with_place_and_unit() {
    let (builder, special) = sample::Sample::new().with_breakdown("School type", "Special");
    let figures = sample::series(SUSPENSIONS, Some(special), BURY, &[Some(12.2)]);
    let scorecard = builder.with_series(figures.clone()).build();
    let title = indicator_title(&scorecard, &sample::judgement(&figures));
    assert_eq!(title, "Suspensions in Bury, Special (School type): 12.2 per 100 pupils in 2015/16");
}

#[test]
fn one_judged_figure_is_told_in_plain_words_and_england_only_where_it_has_a_figure() {
    let (scorecard, analysis) = moving();
    let some = look_first(&scorecard, &analysis).items[0];
    let one = |of: Option<AttentionBox>, levelled: usize| {
        let items = of.map(|of| crate::analysis::Attention { of, ..some }).into_iter().collect();
        look_first_title(
            &scorecard,
            &LookFirst { items, judged: 1, levelled, tested: levelled, ..LookFirst::default() },
        )
    };
    for (of, levelled, expected) in [
        (Some(AttentionBox::WorseWorsening), 1, "is worse than England and getting worse"),
        (Some(AttentionBox::WorseImproving), 1, "is worse than England, but it is getting better"),
        (Some(AttentionBox::Worsening), 1, "is getting worse, but is not found to be worse than England"),
        (Some(AttentionBox::Worsening), 0, "is getting worse"),
        (None, 1, "is not found to be worse than England or getting worse"),
        (Some(AttentionBox::Improving), 0, "is not found to be getting worse"),
    ] {
        assert_eq!(one(of, levelled), format!("The one judged figure {expected}"));
    }
}

#[test]
fn a_movement_is_said_up_to_the_last_figure_of_its_test() {
    let some = |values: [f64; 10]| values.map(Some);
    let place = sample::series(
        SUSPENSIONS,
        None,
        BURY,
        &some([10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 24.0, 26.0, 10.0]),
    );
    let place = sample::with_limits(place, 0.1);
    let place = sample::flagged(place, 9..10, crate::model::Flag::Disrupted, "closed");
    let england = sample::series(SUSPENSIONS, None, ENGLAND, &some([20.0; 10]));
    let scorecard =
        sample::Sample::new().with_series(sample::with_limits(england, 0.1)).with_series(place).build();
    let analysis = Analysis::of(&scorecard);
    let judged = analysis.get(SUSPENSIONS, None, BURY).expect("a judgement");
    let moves = "getting worse, also against England, from 10.0 in 2015/16 to 26.0";
    let value = "10.0 per 100 pupils in 2024/25, a disrupted year";
    assert_eq!(
        indicator_title(&scorecard, judged),
        format!(
            "Suspensions in Bury: {moves} per 100 pupils in 2023/24; {value}; better than England (20.0)"
        )
    );
    assert_eq!(indicator_headline(&scorecard, judged), indicator_title(&scorecard, judged));
    assert_eq!(movement_clause(&scorecard, judged), Some(format!("{moves} in 2023/24")));
    assert_eq!(
        attention_detail(&scorecard, judged),
        format!("{value} · better than England (20.0) · {moves} in 2023/24")
    );
    assert_eq!(
        in_short(&scorecard, judged)[1..],
        [
            Some("better than England (a disrupted year)".to_owned()),
            Some("getting worse, also against England, up to 2023/24".to_owned())
        ]
    );
    let sentence = comparison_sentence(&scorecard, judged);
    assert!(sentence.contains(" in 2024/25, a disrupted year, better than"), "{sentence}");
}

/// A count rises with the number of people: it is said as a number, and never as better or worse.
#[test]
fn a_count_is_more_or_fewer_and_says_what_it_cannot_tell() {
    let some = |values: [f64; 8]| values.map(Some);
    let rising = some([10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0]);
    let mut builder = sample::Sample::new().with(SUSPENSIONS, BURY, &rising);
    builder.parts.indicators[0].measure.kind = MeasureKind::Count;
    builder.parts.indicators[0].measure.unit = "children".to_owned();
    let title = |builder: sample::Sample| {
        let scorecard = builder.build();
        let analysis = Analysis::of(&scorecard);
        let judged = analysis.get(SUSPENSIONS, None, BURY).expect("a judgement");
        (indicator_title(&scorecard, judged), look_first(&scorecard, &analysis).items.len())
    };
    let (said, boxed) = title(builder);
    assert_eq!(
        said,
        "Suspensions in Bury: a rising number, from 10 in 2015/16 to 17 children in 2022/23; a count, so growth of the \
         population is not taken out"
    );
    assert_eq!(boxed, 1, "the file says which way is good, and a test found the movement");
    let mut neutral = sample::Sample::new().with(SUSPENSIONS, BURY, &rising);
    neutral.parts.indicators[0].measure.kind = MeasureKind::Count;
    neutral.parts.indicators[0].polarity = crate::model::Polarity::Neutral;
    assert_eq!(title(neutral).1, 0, "the file does not say which way is good");
}

#[test]
fn a_list_says_in_few_words_why_movement_or_gap_is_not_tested() {
    let (scorecard, mut judged) = judged(MovementVerdict::Unknown, None, Verdict::Worse);
    assert_eq!(
        attention_detail(&scorecard, &judged),
        "12.2 per 100 pupils in 2023/24 · worse than England (11.3) · movement not tested (only four years of figures)"
    );
    judged.movement.verdict = MovementVerdict::Worsening;
    judged.movement.gap_reason =
        Some(crate::analysis::NoGap::Benchmark(crate::analysis::NoTrend::NoFigureFor(academic_year(2021))));
    let said = attention_detail(&scorecard, &judged);
    assert!(said.ends_with(" · gap untested (no figure for 2021/22 in England)"), "{said}");
}

#[test]
fn a_place_that_was_picked_is_compared_or_it_is_said_why_not() {
    let limits = |area, value: f64| {
        sample::with_limits(sample::series(SUSPENSIONS, None, area, &[Some(value); 5]), 0.1)
    };
    let plain = |area, value: f64| sample::series(SUSPENSIONS, None, area, &[Some(value); 5]);
    let told = |bury: crate::model::Series, bolton: crate::model::Series| {
        let scorecard = sample::Sample::new().with_series(bury).with_series(bolton).build();
        let analysis = Analysis::of(&scorecard);
        let judged = analysis.get(SUSPENSIONS, None, BURY).expect("a judgement");
        assert_eq!(beside_sentence(&scorecard, judged, BURY), None, "not with itself");
        beside_sentence(&scorecard, judged, BOLTON).expect("a sentence")
    };
    let tested = told(limits(BURY, 12.0), limits(BOLTON, 9.0));
    assert!(tested.ends_with(", worse than Bolton (9.0)."), "{tested}");
    let same = told(limits(BURY, 12.0), limits(BOLTON, 12.0));
    assert!(same.ends_with(", no clear difference from Bolton (12.0)."), "{same}");
    let untested = told(plain(BURY, 12.0), plain(BOLTON, 9.0));
    assert!(untested.contains("Above Bolton · not tested: "), "{untested}");
}

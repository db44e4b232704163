use super::*;
use crate::model::PeriodKind;
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample};

fn scorecard() -> Scorecard {
    Sample::new()
        .with(SUSPENSIONS, ENGLAND, &[Some(9.3), Some(11.3)])
        .with(SUSPENSIONS, BURY, &[Some(9.9), Some(12.2)])
        .with(SUSPENSIONS, BOLTON, &[Some(9.0), Some(16.6)])
        .build()
}

fn labels(chart: &BarChart) -> Vec<&str> {
    chart.bars.iter().map(|bar| bar.label.as_str()).collect()
}

fn by_place(focus: Option<AreaId>) -> Compared {
    Compared { focus, ..Compared::default() }
}

/// Judgements of Bury and Bolton with these verdicts.
fn judged(scorecard: &Scorecard, verdicts: [Verdict; 2]) -> [Judgement; 2] {
    [BURY, BOLTON].map(|place| {
        let mut judgement = sample::judgement(scorecard.series(SUSPENSIONS, None, place).expect("a series"));
        judgement.benchmark.verdict = verdicts[usize::from(place == BOLTON)];
        judgement
    })
}

fn chart_of(scorecard: &Scorecard, judged: &[Judgement], compared: Compared) -> BarChart {
    let of = |area| judged.iter().find(|judged| judged.area == area);
    compare_chart(scorecard, SUSPENSIONS, compared, &of).expect("a chart")
}

#[test]
fn places_stand_as_in_the_file_unless_sorted() {
    let of = |order| {
        let compared = Compared { order, ..by_place(Some(BURY)) };
        chart_of(&scorecard(), &[], compared)
    };
    let chart = of(BarOrder::ByPlace);
    assert_eq!(labels(&chart), ["Bury", "Bolton"]);
    assert_eq!(labels(&of(BarOrder::ByValue)), ["Bolton", "Bury"]);
    assert_eq!(labels(&of(BarOrder::ByName)), ["Bolton", "Bury"]);
    assert_eq!(chart.title, "Suspensions: every place above England (not tested)");
    assert_eq!(chart.subtitle, "Suspensions per 100 pupils, 2016/17");
    assert_eq!(chart.references, [(11.3, "England 11.3".to_owned())]);
    assert_eq!(chart.bars[0].role, BarRole::Focus);
    let beside = Compared { pinned: Some(BOLTON), ..by_place(Some(BURY)) };
    assert_eq!(chart_of(&scorecard(), &[], beside).bars[1].role, BarRole::Pinned, "it has its own mark");
    assert!(!chart.has_intervals());
    let why = "No intervals for 2016/17: the publisher gives neither counts nor limits.";
    assert_eq!(chart.notes, [why]);
    assert!(chart.summary.contains(why), "{}", chart.summary);
}

#[test]
fn what_has_risen_most_comes_first_and_what_cannot_be_told_last() {
    let bar = |label: &str, value: Option<f64>, before: Option<f64>| Bar {
        beside: before.map(|before| (before, String::new())),
        ..Bar::of(label, value)
    };
    let mut bars = [
        bar("no earlier figure", Some(90.0), None),
        bar("fallen", Some(40.0), Some(50.0)),
        bar("risen", Some(20.0), Some(5.0)),
        bar("no figure", None, Some(1.0)),
    ];
    BarOrder::ByChange.put(&mut bars);
    let order: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(order, ["risen", "fallen", "no earlier figure", "no figure"]);
}

#[test]
fn the_title_counts_what_was_tested() {
    let scorecard = scorecard();
    let title = |verdicts| chart_of(&scorecard, &judged(&scorecard, verdicts), Compared::default()).title;
    let told = |words: &str| format!("Suspensions: {words}");
    assert_eq!(
        title([Verdict::Similar, Verdict::Worse]),
        told("one of two places worse than England; one with no clear difference")
    );
    assert_eq!(title([Verdict::Worse; 2]), told("every place worse than England"));
    let one = (Some(Verdict::Worse), Some(1.0));
    let of_three = |places: &[_]| super::title("Suspensions", (places, 3), (None, 1), ["England"; 2]);
    assert_eq!(of_three(&[one; 2]), told("both places with a figure worse than England"));
    assert_eq!(of_three(&[one]), told("the one place with a figure worse than England"));
    assert_eq!(title([Verdict::Similar; 2]), told("every place with no clear difference from England"));
    assert_eq!(
        title([Verdict::NotCompared, Verdict::Better]),
        told("one of two places better than England; one not tested")
    );
}

#[test]
fn title_and_subtitle_name_the_group_of_people() {
    let (sample, girls) = Sample::new().with_breakdown("Sex", "Female");
    let bury = sample::series(SUSPENSIONS, Some(girls), BURY, &[Some(9.9)]);
    let scorecard = sample.with_series(bury).build();
    let chart = chart_of(&scorecard, &[], Compared { breakdown: Some(girls), ..Compared::default() });
    assert!(chart.title.starts_with("Suspensions, Female (Sex)"), "{}", chart.title);
    assert_eq!(chart.subtitle, "Suspensions per 100 pupils, Female (Sex), 2015/16");
}

#[test]
fn a_month_is_named_under_the_title() {
    let july = Period::parse(PeriodKind::Month, "2025-07").expect("a month");
    let about = sample::indicator("suspension-rate", "Suspensions");
    let said = subtitle(&scorecard(), &about, None, july);
    assert_eq!(said, "Suspensions per 100 pupils, July 2025");
}

#[test]
fn a_verdict_holds_only_for_its_own_period() {
    let scorecard = scorecard();
    let judged = judged(&scorecard, [Verdict::Worse; 2]);
    let mark = |start| {
        let period = Some(sample::academic_year(start));
        chart_of(&scorecard, &judged, Compared { period, ..Compared::default() }).bars[0].mark
    };
    assert_eq!(mark(2016), Mark::Verdict(Verdict::Worse));
    assert_eq!(mark(2015), Mark::None);
}

#[test]
fn an_earlier_period_stands_beside_the_latest() {
    let scorecard = scorecard();
    let before = sample::academic_year(2015);
    let chart = chart_of(&scorecard, &[], Compared { earlier: Some(before), ..Compared::default() });
    assert_eq!(chart.beside.as_deref(), Some("2015/16"));
    assert_eq!(chart.bars[0].beside, Some((9.9, "9.9".to_owned())));
    assert_eq!(chart.subtitle, "Suspensions per 100 pupils, 2016/17, beside 2015/16");
    let names: Vec<&str> = chart.references.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["England 11.3", "England 9.3 in 2015/16"]);
    assert!(chart.summary.contains("Bury: 12.2, 2015/16 9.9; Bolton"), "{}", chart.summary);
    let later = Compared { earlier: Some(sample::academic_year(2016)), ..Compared::default() };
    assert_eq!(chart_of(&scorecard, &[], later).beside, None, "a period is not earlier than itself");
}

#[test]
fn what_the_place_is_compared_with_is_a_line_too() {
    let scorecard = scorecard().compared_with(Against::Benchmark(Benchmark::FirstPeriod));
    let mut judged = judged(&scorecard, [Verdict::Worse; 2]);
    (judged[0].benchmark.area, judged[0].benchmark.value) = (None, Some(9.9));
    let chart = chart_of(&scorecard, &judged, by_place(Some(BURY)));
    let names: Vec<&str> = chart.references.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["England 11.3", "Bury, the first period 9.9"]);
}

#[test]
fn a_period_without_figures_makes_no_chart() {
    let period = Some(sample::academic_year(1990));
    let compared = Compared { period, ..Compared::default() };
    assert!(compare_chart(&scorecard(), SUSPENSIONS, compared, &|_| None).is_none());
}

#[test]
fn no_title_counts_places_without_a_figure() {
    let one: Vec<Stands> = vec![(None, Some(9.0))];
    let words = ["England", "England"];
    assert_eq!(title("Suspensions", (&one, 2), (None, 1), words), "Suspensions: the one place with a figure");
    assert_eq!(title("Suspensions", (&one, 1), (None, 1), words), "Suspensions: all places");
    let alone: Vec<Stands> = vec![(Some(Verdict::Worse), Some(9.0))];
    let told = title("Suspensions", (&alone, 1), (Some(4.0), 1), words);
    assert_eq!(told, "Suspensions: the one place worse than England", "it is not every place of several");
    let worse: Vec<Stands> = vec![(Some(Verdict::Worse), Some(9.0)); 5];
    let told = title("Suspensions", (&worse, 6), (Some(4.0), 1), words);
    assert_eq!(told, "Suspensions: all five places with a figure worse than England");
}

#[test]
fn a_title_counts_figures_as_they_are_written() {
    let told = |values: &[f64]| {
        let places: Vec<Stands> = values.iter().map(|value| (None, Some(*value))).collect();
        title("Suspensions", (&places, values.len()), (Some(50.02), 1), ["England", "England"])
    };
    assert_eq!(told(&[50.04, 49.98]), "Suspensions: every place level with England (not tested)");
    assert_eq!(
        told(&[50.04, 61.0, 70.0]),
        "Suspensions: two of three places above England, one level with it (not tested)"
    );
    assert_eq!(told(&[50.04, 40.0]), "Suspensions: no place above England, one level with it (not tested)");
    assert_eq!(told(&[40.0]), "Suspensions: no place above England (not tested)");
}

#[test]
fn an_axis_that_does_not_start_at_nought_says_so_and_two_figures_that_read_alike_stand_in_its_middle() {
    let dot = |label: &str, value: f64| Bar {
        lower: Some(value - 0.004),
        upper: Some(value + 0.004),
        ..Bar::of(label, Some(value))
    };
    let chart = |values: [f64; 2]| {
        let bars = vec![dot("Bury", values[0]), dot("Bolton", values[1])];
        BarChart { bars, decimals: 1, ..BarChart::default() }.summarise()
    };
    let alike = chart([8.765, 8.775]);
    let [low, high] = alike.range();
    assert!(low < 8.6 && high > 8.9, "{low} to {high}");
    assert_eq!(alike.notes, ["The axis does not start at 0."]);
    assert!(alike.summary.ends_with(&alike.notes[0]), "{}", alike.summary);
    let from_nought = chart([1.0, 9.0]);
    assert!(from_nought.notes.is_empty() && from_nought.range()[0].abs() < 1e-12);
}

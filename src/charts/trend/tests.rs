use super::*;
use crate::charts::trend::MarkKind;
use crate::model::{Confidence, Flag, Intervention, MeasureKind, PlainDate, Priority, PriorityLevel, Target};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

fn chart(scorecard: &Scorecard) -> TrendChart {
    trend_chart(scorecard, SUSPENSIONS, None, BURY, TrendOptions::card(None)).expect("a chart")
}

#[test]
fn the_line_in_focus_is_drawn_last_and_named_with_its_value() {
    let chart = chart(&sample::suspensions().build());
    let roles: Vec<LineRole> = chart.lines.iter().map(|line| line.role).collect();
    assert_eq!(roles, [LineRole::Other, LineRole::Nation, LineRole::Focus]);
    let labels: Vec<_> = chart.lines.iter().map(|line| line.end_label.as_deref()).collect();
    assert_eq!(labels, [None, Some("England 11.3"), Some("Bury 12.2")]);
    assert_eq!(chart.subtitle, "Suspensions per 100 pupils · other places in grey");
    assert_eq!(chart.y_range[0].to_bits(), 0.0_f64.to_bits());
    assert_eq!(chart.periods.first().map(|p| p.label.as_str()), Some("2015/16"));
}

#[test]
fn a_gap_splits_the_line_and_nothing_is_made_up() {
    let chart = chart(&sample::suspensions().build());
    let bolton = &chart.lines[0];
    let lengths: Vec<usize> = bolton.runs.iter().map(Vec::len).collect();
    assert_eq!(lengths, [2, 2, 1]);
    assert_eq!(bolton.at(2).map(|point| point.text.as_str()), Some("–"));
    assert!(chart.lines.iter().flat_map(|line| line.runs.iter().flatten()).flatten().all(|v| v.is_finite()));
}

#[test]
fn a_line_that_stops_early_and_a_single_point_are_known() {
    let with_line = chart(&sample::suspensions().build());
    let stops: Vec<bool> = with_line.lines.iter().map(|line| with_line.stops_early(line)).collect();
    assert_eq!(stops, [true, false, false]);
    assert!(with_line.has_trend());
    assert!(!chart(&Sample::new().with(SUSPENSIONS, BURY, &[Some(5.0)]).build()).has_trend());
}

#[test]
fn loose_dots_are_led_to_each_other_but_never_across_a_change_of_method() {
    let bury = sample::series(SUSPENSIONS, None, BURY, &[Some(5.0), None, Some(7.0), None, Some(9.0)]);
    let led = |series| {
        let chart = chart(&Sample::new().with_series(series).build());
        chart.focus().expect("a line").led.iter().map(Vec::len).collect::<Vec<_>>()
    };
    assert_eq!(led(bury.clone()), [3]);
    assert_eq!(led(sample::flagged(bury.clone(), 4..5, Flag::Break, "Counted anew")), [2]);
    assert_eq!(led(sample::flagged(bury, 2..3, Flag::Break, "Counted anew")), [2]);
}

#[test]
fn a_value_of_another_period_than_the_places_own_says_its_period() {
    let places = || (0..12).map(|at| Some(8.0 + f64::from(at))).collect::<Vec<_>>();
    let further = |years: usize| {
        let england: Vec<Option<f64>> = (0..12 + years).map(|_| Some(10.0)).collect();
        let sample = Sample::new().with(SUSPENSIONS, BURY, &places()).with(SUSPENSIONS, BOLTON, &places());
        let scorecard = sample.with(SUSPENSIONS, ENGLAND, &england).build();
        let chart =
            trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::full(None)).expect("a chart");
        let told = |line: &ChartLine| (line.end_label.clone().unwrap_or_default(), chart.stops_early(line));
        chart.lines.iter().map(told).collect::<Vec<_>>()
    };
    let names = |own: &str, england: &str, stop: bool| {
        vec![
            (format!("Bolton 19.0{own}"), stop),
            (england.to_owned(), false),
            (format!("Bury 19.0{own}"), stop),
        ]
    };
    assert_eq!(further(0), names("", "England 10.0", false));
    // One year further, the places’ names stand beside it; much further, they stand where their lines end. Beside newer figures
    // theirs say their period too.
    assert_eq!(further(1), names(" in 2026/27", "England 10.0 in 2027/28", false));
    assert_eq!(further(6), names(" in 2026/27", "England 10.0 in 2032/33", true));
}

#[test]
fn the_full_chart_names_every_line() {
    let scorecard = sample::suspensions().build();
    let chart = trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::full(None)).expect("a chart");
    assert!(chart.lines.iter().all(|line| line.end_label.is_some()));
    assert!(!chart.subtitle.contains("grey"));
}

#[test]
fn limits_make_a_band_and_words() {
    let limited =
        sample::with_limits(sample::series(SUSPENSIONS, None, BURY, &[Some(5.0), Some(6.0), None]), 0.5);
    let scorecard = Sample::new().with_series(limited).build();
    let chart = chart(&scorecard);
    assert_eq!(chart.band.len(), 1);
    assert_eq!(chart.band[0].len(), 2);
    assert_eq!(chart.lines[0].points[0].interval.as_deref(), Some("4.5 to 5.5"));
    assert!(chart.subtitle.ends_with(" · band: 95% interval"), "{}", chart.subtitle);
}

#[test]
fn covid_years_are_one_span_with_its_name() {
    let values = [Some(5.0), Some(6.0), Some(3.0), Some(4.0), Some(7.0)];
    let series = sample::series(SUSPENSIONS, None, BURY, &values);
    let series = sample::flagged(series, 2..4, Flag::LowReliability, "schools closed (COVID-19)");
    let chart = chart(&Sample::new().with_series(series).build());
    assert_eq!(chart.spans.len(), 1);
    assert_eq!(chart.spans[0].label, "Covid");
    assert!((chart.spans[0].to - chart.spans[0].from - 2.0).abs() < 0.01);
    let note = chart.lines[0].points[2].note.as_deref();
    assert_eq!(note, Some("low reliability: schools closed (COVID-19)"));
}

#[test]
fn what_was_tried_here_is_a_lettered_mark() {
    let tried = |id: &str, area, start| Intervention {
        id: id.to_owned(),
        title: "Team Around the School".to_owned(),
        areas: vec![area],
        start: PlainDate::parse(start),
        end: None,
        adopted_from: None,
        aims: vec![SUSPENSIONS],
        watch: Vec::new(),
        reason_level: None,
        reason_inequality: None,
        source: None,
        confidence: Confidence::Documented,
        ..Intervention::default()
    };
    let scorecard = sample::suspensions()
        .with_intervention(tried("late", BURY, "2022-09"))
        .with_intervention(tried("early", BURY, "2018"))
        .with_intervention(tried("before-the-chart", BURY, "1999"))
        .with_intervention(tried("elsewhere", BOLTON, "2018"))
        .build();
    let marks = chart(&scorecard).marks;
    let lettered: Vec<(Option<char>, &str)> =
        marks.iter().map(|mark| (mark.letter, mark.label.as_str())).collect();
    assert_eq!(
        lettered,
        [
            (Some('A'), "Team Around the School, from 2018"),
            (Some('B'), "Team Around the School, from September 2022")
        ]
    );
    assert!(marks.iter().all(|mark| mark.kind == MarkKind::Intervention));
}

#[test]
fn small_charts_name_the_latest_two_that_aim_at_the_indicator_and_full_ones_list_what_watches_it_too() {
    let tried = |id: &str, start, aims: Vec<_>, watch: Vec<_>| Intervention {
        id: id.to_owned(),
        title: id.to_owned(),
        areas: vec![BURY],
        start: PlainDate::parse(start),
        aims,
        watch,
        ..Intervention::default()
    };
    let aims = || vec![SUSPENSIONS];
    let scorecard = sample::suspensions()
        .with_intervention(tried("First", "2016-10", aims(), Vec::new()))
        .with_intervention(tried("Second", "2018", aims(), Vec::new()))
        .with_intervention(tried("Third", "2021-09", aims(), Vec::new()))
        .with_intervention(tried("Watching", "2022", Vec::new(), aims()))
        .build();
    let names = |options| -> Vec<String> {
        let chart = trend_chart(&scorecard, SUSPENSIONS, None, BURY, options).expect("a chart");
        chart.marks.into_iter().map(|mark| mark.name).collect()
    };
    assert_eq!(names(TrendOptions::card(None)), ["Second, 2018", "Third, 2021"]);
    let under = |options| {
        let chart = trend_chart(&scorecard, SUSPENSIONS, None, BURY, options).expect("a chart");
        chart.subtitle
    };
    assert!(
        under(TrendOptions::card(None)).ends_with(" · 2 more starts not shown"),
        "none is lost uncounted"
    );
    assert!(!under(TrendOptions::full(None)).contains("not shown"));
    assert_eq!(names(TrendOptions::full(None)).len(), 4);
}

#[test]
fn every_start_of_a_full_chart_is_in_its_key_with_a_letter_or_before_those() {
    let started = |sample: Sample, month: usize| {
        sample.with_intervention(Intervention {
            id: format!("started-{month}"),
            title: format!("Tried {month}"),
            areas: vec![BURY],
            start: PlainDate::parse(&format!("2019-{month:02}")),
            aims: vec![SUSPENSIONS],
            ..Intervention::default()
        })
    };
    let scorecard = (1..=9).fold(sample::suspensions(), started).build();
    let full = trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::full(None));
    let key = crate::charts::key_of_marks(&full.expect("a chart").marks);
    assert_eq!(key[0], "Before A, without a letter: Tried 1, from January 2019; Tried 2, from February 2019");
    assert_eq!(
        [key[1].as_str(), key[7].as_str()],
        ["A  Tried 3, from March 2019", "G  Tried 9, from September 2019"]
    );
    assert_eq!(key.len(), 8);
}

#[test]
fn a_change_of_method_is_a_mark_and_a_gap() {
    let series = sample::series(SUSPENSIONS, None, BURY, &[Some(5.0), Some(6.0), Some(9.0), Some(9.5)]);
    let series = sample::flagged(series, 2..3, Flag::Break, "counted anew");
    let chart = chart(&Sample::new().with_series(series).build());
    assert_eq!(chart.lines[0].runs.len(), 2);
    assert_eq!(chart.marks[0].kind, MarkKind::Break);
    assert_eq!(chart.marks[0].label, "Method changed in 2017/18: counted anew");
}

/// Bury, with its own figures from 2017/18 on, took over from Bolton; outlines of this side tell whether the boundary moved.
fn taken_over(sides: Option<[f64; 2]>) -> TrendChart {
    use crate::model::{Boundary, PlainDate, Succession};
    let mut sample = Sample::new();
    let on = PlainDate::parse("2017-09-01");
    sample.parts.areas[BURY.index()].succeeds = vec![Succession { code: "E08000001".to_owned(), on }];
    for (area, side) in [sample::BOLTON, BURY].into_iter().zip(sides.into_iter().flatten()) {
        let ring = vec![[0.0, 50.0], [side, 50.0], [side, 50.0 + side], [0.0, 50.0 + side], [0.0, 50.0]];
        sample.parts.boundaries.push(Boundary { area, rings: vec![ring] });
    }
    let mut own = sample::series(SUSPENSIONS, None, BURY, &[Some(6.0), Some(7.0)]);
    own.periods = [2017, 2018].map(sample::academic_year).into();
    let before = sample::series(SUSPENSIONS, None, sample::BOLTON, &[Some(5.0), Some(5.5)]);
    chart(&sample.with_series(own).with_series(before).build())
}

#[test]
fn where_one_area_took_over_from_another_the_line_goes_on_with_a_mark() {
    let stayed = taken_over(Some([1.0, 1.0]));
    assert_eq!(stayed.lines.last().unwrap().runs.len(), 1);
    let mark = &stayed.marks[0];
    assert_eq!((mark.kind, mark.name.as_str()), (MarkKind::Succession, "before 2017/18: Bolton"));
    let told = "Before 2017/18 the figures are those of Bolton, which Bury took over from";
    assert_eq!(mark.label, told);
    assert!(stayed.summary.contains(told), "{}", stayed.summary);
}

#[test]
fn where_the_boundary_moved_the_line_breaks_and_the_mark_says_why() {
    let moved = taken_over(Some([1.0, 1.2]));
    assert_eq!(moved.lines.last().unwrap().runs.len(), 2);
    let labels: Vec<&str> = moved.marks.iter().map(|mark| mark.label.as_str()).collect();
    let told = "Before 2017/18 the figures are those of Bolton, which Bury took over from; the boundary moved, so the line breaks";
    assert_eq!(labels, [told], "and not that the method changed");
    assert_eq!(moved.marks[0].kind, MarkKind::Break);
}

#[test]
fn the_nearest_target_counts() {
    let priority = |id: &str, level, area, value| Priority {
        id: id.to_owned(),
        title: "Fewer suspensions".to_owned(),
        level,
        area,
        owner: None,
        weight: 1.0,
        how: None,
        under: None,
        indicators: vec![SUSPENSIONS],
        targets: vec![Target {
            indicator: SUSPENSIONS,
            area: None,
            value,
            by: PlainDate::parse("2028"),
            from: None,
        }],
        source: None,
        ..Priority::default()
    };
    let scorecard = sample::suspensions()
        .with_priority(priority("national", PriorityLevel::National, ENGLAND, 9.0))
        .with_priority(priority("system", PriorityLevel::System, SYSTEM, 8.0))
        .with_priority(priority("elsewhere", PriorityLevel::Place, BOLTON, 5.0))
        .build();
    let target = chart(&scorecard).target.expect("a target");
    assert_eq!(target.label, "target 8 by 2028");
}

#[test]
fn the_summary_reads_the_chart_out() {
    assert_eq!(
        chart(&sample::suspensions().build()).summary,
        "Suspensions in Bury. Suspensions per 100 pupils. Drawn from 2015/16 to 2023/24: Bury from 6.0 to \
         12.2; England from 4.3 to 11.3."
    );
}

#[test]
fn without_any_figure_there_is_no_chart() {
    let scorecard = Sample::new().with(SUSPENSIONS, BURY, &[None, None]).build();
    assert!(trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::card(None)).is_none());
    assert!(trend_chart(&scorecard, SUSPENSIONS, None, BOLTON, TrendOptions::card(None)).is_none());
}

#[test]
fn counts_of_areas_of_different_size_stand_alone() {
    let mut sample = sample::suspensions();
    sample.parts.indicators[0].measure.kind = MeasureKind::Count;
    assert_eq!(chart(&sample.build()).lines.len(), 1);
}

#[test]
fn the_nearest_period_is_found_from_any_moment() {
    let chart = chart(&sample::suspensions().build());
    assert_eq!(chart.nearest_period(1990.0), Some(0));
    assert_eq!(chart.nearest_period(2016.1), Some(0));
    assert_eq!(chart.nearest_period(2050.0), Some(chart.periods.len() - 1));
}

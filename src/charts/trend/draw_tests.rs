use super::*;
use crate::charts::headless::{Painted, chart_rect, paint, paint_with_keys};
use crate::charts::trend::{
    MarkKind, Projection, ProjectionLimits, TargetLine, TimeMark, TrendOptions, trend_chart,
};
use crate::model::{AreaId, Flag, IndicatorId, Period, PeriodKind, Scorecard};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};
use egui::{Key, Pos2, Shape, UiBuilder, vec2};

pub(in crate::charts::trend) const CARD: Vec2 = vec2(340.0, 160.0);

pub(in crate::charts::trend) fn drawn_at(
    spec: &TrendChart,
    size: Vec2,
    pointer: Option<Pos2>,
    input: TrendInput,
) -> Painted {
    let tokens = Tokens::light();
    paint(pointer, |ui| {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(size)));
        trend(&mut ui, "chart", spec, &tokens, size, input);
    })
}

pub(in crate::charts::trend) fn drawn(spec: &TrendChart, size: Vec2) -> Painted {
    drawn_at(spec, size, None, TrendInput::Fixed)
}

pub(in crate::charts::trend) fn spec(scorecard: &Scorecard, options: TrendOptions<'_>) -> TrendChart {
    trend_chart(scorecard, SUSPENSIONS, None, BURY, options).expect("a chart")
}

#[test]
fn names_and_ticks_never_lie_on_each_other() {
    let scorecard = sample::suspensions().with(SUSPENSIONS, SYSTEM, &[Some(6.0); 9]).build();
    for size in [CARD, vec2(700.0, 400.0), vec2(220.0, 110.0)] {
        for options in [TrendOptions::card(None), TrendOptions::full(None)] {
            let painted = drawn(&spec(&scorecard, options), size);
            painted.assert_texts_apart();
            painted.assert_inside(chart_rect(size));
        }
    }
}

#[test]
fn equal_ends_are_pushed_apart_and_both_named() {
    let same = [Some(5.0), Some(6.0), Some(7.0)];
    let scorecard = Sample::new().with(SUSPENSIONS, BURY, &same).with(SUSPENSIONS, ENGLAND, &same).build();
    let painted = drawn(&spec(&scorecard, TrendOptions::card(None)), CARD);
    painted.assert_texts_apart();
    let named = |name: &str| painted.texts().iter().any(|(text, _)| text == name);
    assert!(named("Bury 7.0") && named("England 7.0"));
}

#[test]
fn a_name_too_long_for_the_chart_goes_on_in_a_second_line_and_is_cut_at_its_end() {
    let mut spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    let focus = spec.lines.last_mut().expect("a line in focus");
    focus.label = "A combined authority with a very long name".to_owned();
    focus.end_label = Some(format!("{} 12.2", focus.label));
    let painted = drawn(&spec, CARD);
    let texts: Vec<String> = painted.texts().into_iter().map(|(text, _)| text).collect();
    let of_focus =
        texts.iter().find(|text| text.starts_with("A combined authority\nwith a")).expect("a name");
    assert!(of_focus.ends_with("… 12.2") && texts.contains(&"England 11.3".to_owned()), "{texts:?}");
    painted.assert_inside(chart_rect(CARD));
}

#[test]
fn long_names_leave_half_of_a_small_chart_and_two_thirds_of_a_large_one_to_the_plot() {
    let mut sample = sample::suspensions();
    sample.parts.areas[2].name = "Bath and North East Somerset, Swindon and Wiltshire together".to_owned();
    let scorecard = sample.build();
    for (options, size) in [(TrendOptions::full(None), vec2(760.0, 400.0)), (TrendOptions::card(None), CARD)]
    {
        let painted = drawn(&spec(&scorecard, options), size);
        // The grid goes over the whole plot.
        let grid = painted.shapes.iter().filter_map(|(_, shape)| match shape {
            Shape::LineSegment { points, stroke } if stroke.color == Tokens::light().grid => Some(points),
            _ => None,
        });
        let widest = grid.map(|points| points[1].x - points[0].x).fold(0.0, f32::max);
        let least = if size == CARD { 0.5 } else { 0.65 };
        assert!(widest >= size.x * least, "{widest} of {size}");
    }
}

#[test]
fn a_gap_in_the_figures_is_a_gap_in_the_line() {
    let scorecard =
        Sample::new().with(SUSPENSIONS, BURY, &[Some(5.0), Some(6.0), None, Some(8.0), Some(7.0)]).build();
    let painted = drawn(&spec(&scorecard, TrendOptions::card(None)), CARD);
    assert_eq!(painted.lines_of(Tokens::light().line_focus), 2);
}

#[test]
fn periods_stand_at_even_steps_with_the_last_and_never_crowd() {
    let scorecard = sample::suspensions().build();
    let labels = |width: f32| -> Vec<String> {
        let painted = drawn(&spec(&scorecard, TrendOptions::card(None)), vec2(width, 160.0));
        painted
            .texts()
            .into_iter()
            .map(|(text, _)| text)
            .filter(|text| text.len() == 7 && text.contains('/'))
            .collect()
    };
    assert_eq!(labels(340.0), ["2015/16", "2020/21", "2023/24"]);
    assert_eq!(labels(420.0), ["2015/16", "2017/18", "2019/20", "2021/22", "2023/24"]);
    assert_eq!(labels(800.0).len(), 9);
}

#[test]
fn marks_shades_and_targets_stay_inside_and_apart() {
    let series =
        sample::series(SUSPENSIONS, None, BURY, &[Some(5.0), Some(6.0), Some(3.0), Some(4.0), Some(7.0)]);
    let series = sample::flagged(series, 2..4, Flag::LowReliability, "Covid");
    let mut spec = spec(&Sample::new().with_series(series).build(), TrendOptions::card(None));
    spec.marks = [2016.9, 2017.1, 2019.4]
        .into_iter()
        .zip('A'..)
        .map(|(x, letter)| TimeMark {
            x,
            letter: Some(letter),
            kind: MarkKind::Intervention,
            label: String::new(),
            name: "Something that was tried, 2017".to_owned(),
        })
        .collect();
    let painted = drawn(&spec, CARD);
    painted.assert_texts_apart();
    painted.assert_inside(chart_rect(CARD));
    // No name lies over a mark's line: the line would seem to begin below it.
    let upright = |shape: &Shape| match shape {
        Shape::LineSegment { points: [from, to], .. } if (from.x - to.x).abs() < 0.01 => Some(from.x),
        _ => None,
    };
    let lines: Vec<f32> = painted.shapes.iter().filter_map(|(_, shape)| upright(shape)).collect();
    let names: Vec<Rect> = painted
        .texts()
        .into_iter()
        .filter(|(text, _)| text.starts_with("Something"))
        .map(|(_, area)| area)
        .collect();
    assert!(names.len() == 3 && !lines.is_empty(), "{names:?} {lines:?}");
    // That of a stretch stands nearest to it, below those of marks.
    let texts = painted.texts();
    let (_, stretch) = texts.iter().find(|(text, _)| text == "Covid").expect("the name of the stretch");
    assert!(names.iter().all(|name| name.bottom() <= stretch.top() + 1.0), "{stretch:?} {names:?}");
    for (at, area) in names.iter().enumerate() {
        // A line of a later mark begins in a row below.
        let own = |x: &&f32| area.x_range().contains(**x);
        let above =
            names[..=at].iter().map(|other| [other.left() - 4.0, other.right() + 4.0]).collect::<Vec<_>>();
        let crossing =
            lines.iter().filter(own).filter(|x| above.iter().flatten().any(|edge| (edge - **x).abs() < 2.0));
        assert_eq!(crossing.count(), 0, "{area:?} {above:?}");
    }
}

#[test]
fn the_pointer_brings_up_the_nearest_period() {
    let spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    let painted = drawn_at(&spec, CARD, Some(chart_rect(CARD).center()), TrendInput::Fixed);
    let told: Vec<String> = painted.texts().into_iter().map(|(text, _)| text).collect();
    assert!(told.iter().any(|text| text == "Bury") && told.iter().any(|text| text == "England"), "{told:?}");
}

#[test]
fn keys_walk_through_the_periods() {
    let spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    let tokens = Tokens::light();
    let told = |keys: &[Key]| -> Vec<String> {
        let painted = paint_with_keys(keys, |ui| {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(CARD)));
            trend(&mut ui, "chart", &spec, &tokens, CARD, TrendInput::Fixed).response.request_focus();
        });
        painted.texts().into_iter().map(|(text, _)| text).collect()
    };
    assert!(told(&[Key::ArrowLeft, Key::ArrowLeft]).contains(&"9.9".to_owned()));
    assert!(told(&[Key::Home]).contains(&"6.0".to_owned()));
    assert!(!told(&[]).contains(&"Bury".to_owned()));
}

#[test]
fn screen_readers_are_told_the_sentence() {
    let spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    assert!(drawn(&spec, CARD).spoken.contains(&spec.summary));
}

#[test]
fn single_points_flat_lines_and_tiny_charts_are_drawn() {
    for values in [&[Some(5.0)][..], &[Some(0.0), Some(0.0)], &[Some(-3.0), None, Some(1e9)]] {
        let scorecard =
            Sample::new().with(SUSPENSIONS, BURY, values).with(SUSPENSIONS, BOLTON, values).build();
        for size in [CARD, vec2(30.0, 20.0)] {
            let painted =
                drawn_at(&spec(&scorecard, TrendOptions::full(None)), size, None, TrendInput::Zoomable);
            assert!(painted.shapes.iter().all(|(_, shape)| {
                let bounds = shape.visual_bounding_rect();
                bounds == egui::Rect::NOTHING || bounds.is_finite()
            }));
        }
    }
}

#[test]
fn two_hundred_months_are_no_trouble() {
    let mut indicator = sample::indicator("monthly", "Attendances");
    indicator.period = PeriodKind::Month;
    let id = IndicatorId::at(1);
    let months = |area: AreaId| {
        let mut series = sample::series(id, None, area, &[]);
        let label = |month: i32| format!("{}-{:02}", 2008 + month / 12, month % 12 + 1);
        series.periods = (0..200).filter_map(|m| Period::parse(PeriodKind::Month, &label(m)).ok()).collect();
        series
            .change(|it| it.values = (0..200_i32).map(|month| Some(f64::from(month % 17) + 100.0)).collect());
        series
    };
    let scorecard = Sample::new()
        .with_indicator(indicator)
        .with_series(months(BURY))
        .with_series(months(ENGLAND))
        .build();
    let spec = trend_chart(&scorecard, id, None, BURY, TrendOptions::card(None)).expect("a chart");
    let painted = drawn(&spec, CARD);
    painted.assert_texts_apart();
    painted.assert_inside(chart_rect(CARD));
}

/// A target whose date the chart reaches on to, with a path and a projection.
fn with_target(mut spec: TrendChart) -> TrendChart {
    let [first, last] = spec.x_range;
    let due = last + 2.0;
    let end = spec.focus().and_then(|line| line.end).expect("an end");
    spec.x_range = [first, due];
    spec.target = Some(TargetLine {
        value: 5.0,
        label: "target 5 by 2026".to_owned(),
        path: Some([[first + 2.0, 9.0], [due, 5.0]]),
        at: Some([due, 5.0]),
        is_beyond: false,
        projection: Some(Projection {
            line: Some([end, [due, 9.0]]),
            label: "projected 9.0".to_owned(),
            told: "projected 9.0 per 100 pupils".to_owned(),
            limits: Some(ProjectionLimits {
                values: [7.2, 10.8],
                texts: ["7.2".to_owned(), "10.8".to_owned()],
                labels: ["95% limit 7.2".to_owned(), "95% limit 10.8".to_owned()],
            }),
        }),
    });
    spec
}

#[test]
fn a_projection_is_named_and_everything_stays_apart() {
    let scorecard = sample::suspensions().build();
    for options in [TrendOptions::card(None), TrendOptions::full(None)] {
        for size in [CARD, vec2(700.0, 400.0)] {
            let painted = drawn(&with_target(spec(&scorecard, options)), size);
            painted.assert_texts_apart();
            painted.assert_inside(chart_rect(size));
            let texts: Vec<String> = painted.texts().into_iter().map(|(text, _)| text).collect();
            for name in ["projected 9.0", "Bury 12.2", "England 11.3", "target 5 by 2026"] {
                assert!(texts.contains(&name.to_owned()), "{name} in {texts:?}");
            }
        }
    }
}

#[test]
fn the_limits_of_a_projection_open_as_a_fan_to_the_date() {
    let scorecard = sample::suspensions().build();
    let tokens = Tokens::light();
    let with_limits = with_target(spec(&scorecard, TrendOptions::full(None)));
    let mut without = with_limits.clone();
    if let Some(projection) = without.target.as_mut().and_then(|target| target.projection.as_mut()) {
        projection.limits = None;
    }
    let size = vec2(700.0, 400.0);
    let lines = |spec: &TrendChart| drawn(spec, size).lines_of(tokens.line_ahead());
    assert_eq!(lines(&with_limits), lines(&without) + 2);
    let texts: Vec<String> = drawn(&with_limits, size).texts().into_iter().map(|(text, _)| text).collect();
    for label in ["95% limit 7.2", "95% limit 10.8"] {
        assert!(texts.contains(&label.to_owned()), "{texts:?}");
    }
    drawn(&with_limits, size).assert_inside(chart_rect(size));
    let mut far = with_limits;
    if let Some(limits) = far.target.as_mut().and_then(|target| target.projection.as_mut()?.limits.as_mut()) {
        limits.values = [-1e6, 1e6];
    }
    drawn(&far, size).assert_inside(chart_rect(size));
}

#[test]
fn a_date_beyond_the_chart_has_an_arrow() {
    let mut spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    let label = "projected 9.0 for 2040".to_owned();
    spec.target = Some(TargetLine {
        value: 5.0,
        label: "target 5 by 2040".to_owned(),
        is_beyond: true,
        projection: Some(Projection { line: None, told: label.clone(), label: label.clone(), limits: None }),
        ..TargetLine::default()
    });
    for size in [CARD, vec2(700.0, 400.0)] {
        let painted = drawn(&spec, size);
        painted.assert_texts_apart();
        painted.assert_inside(chart_rect(size));
        assert!(painted.texts().iter().any(|(text, _)| *text == label));
    }
}

/// Dashes of the target's colour: a line across the chart would be many of them.
fn target_strokes(painted: &Painted) -> usize {
    let colour = Tokens::light().line_target;
    let strokes = painted.shapes.iter().filter(|(_, shape)| match shape {
        Shape::LineSegment { stroke, .. } => stroke.color == colour,
        Shape::Path(path) => !path.closed && path.stroke.color == egui::epaint::ColorMode::Solid(colour),
        _ => false,
    });
    strokes.count()
}

#[test]
fn a_target_is_a_mark_and_no_line_across_the_past() {
    let mut spec = spec(&sample::suspensions().build(), TrendOptions::full(None));
    spec.target = Some(TargetLine { value: 5.0, label: "target 5".to_owned(), ..TargetLine::default() });
    for size in [CARD, vec2(700.0, 400.0)] {
        let painted = drawn(&spec, size);
        assert_eq!(target_strokes(&painted), 1, "a dash at the edge");
        let named = painted.texts().into_iter().find(|(text, _)| text == "target 5").expect("a name");
        assert!(named.1.left() > chart_rect(size).center().x, "the name stands at the edge, not in the past");
    }
}

#[test]
fn the_path_to_a_target_is_named() {
    let spec = with_target(spec(&sample::suspensions().build(), TrendOptions::full(None)));
    let painted = drawn(&spec, vec2(700.0, 400.0));
    assert!(painted.texts().iter().any(|(text, _)| text == "path to the target"));
    painted.assert_texts_apart();
}

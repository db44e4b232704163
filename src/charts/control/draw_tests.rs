use super::*;
use crate::charts::control::{ControlPoint, EndKind, EndLabel, LimitStretch, Variation};
use crate::charts::headless::{Painted, chart_rect, paint, paint_with_keys};
use crate::charts::trend::{MarkKind, PeriodMark, TargetLine, TimeMark, TimeSpan};
use crate::charts::{TimeAxis, ticks};
use crate::model::{Period, PeriodKind};
use crate::words::sample::BURY;
use egui::{Key, Pos2, Rect, Shape, UiBuilder, vec2};

const CARD: Vec2 = vec2(340.0, 160.0);
const FULL: Vec2 = vec2(760.0, 420.0);

/// Monthly figures with a mean and limits, as far as `stretches` tell.
fn spec_of(values: &[f64], stretches: Vec<LimitStretch>, y_range: [f64; 2]) -> ControlChart {
    let x = |at: usize| 2022.0 + at as f64 / 12.0;
    let outside = |value: f64| {
        let last = stretches.last();
        last.map(
            |stretch: &LimitStretch| {
                if value > stretch.upper { Variation::Concern } else { Variation::CommonCause }
            },
        )
    };
    let point = |(at, &value): (usize, &f64)| ControlPoint {
        period: at,
        x: x(at),
        value,
        text: format!("{value:.1}"),
        variation: outside(value),
        hollow: false,
        rules: Vec::new(),
        expected: None,
        note: None,
    };
    let points: Vec<ControlPoint> = values.iter().enumerate().map(point).collect();
    let label = |kind, name: &str, value: f64| EndLabel {
        kind,
        text: format!("{name} {value:.1}"),
        value: format!("{value:.1}"),
    };
    let mut ends = vec![label(EndKind::Latest, "latest", values[values.len() - 1])];
    if let Some(stretch) = stretches.last() {
        ends.push(label(EndKind::Mean, "mean", stretch.mean));
        ends.push(label(EndKind::Upper, "upper limit", stretch.upper));
        ends.push(label(EndKind::Lower, "lower limit", stretch.lower));
    }
    ControlChart {
        title: "Above the upper limit".to_owned(),
        subtitle: "Waits in Bury, %".to_owned(),
        area: BURY,
        runs: vec![points.iter().map(|point| [point.x, point.value]).collect()],
        periods: points
            .iter()
            .enumerate()
            .map(|(at, point)| PeriodMark { x: point.x, label: format!("2022-{at:02}") })
            .collect(),
        axis: TimeAxis::of(
            Period::parse(PeriodKind::Month, "2022-01").ok().as_ref(),
            x(values.len().max(2) - 1),
        ),
        source: "Source: NHS England".to_owned(),
        x_range: [x(0), x(values.len().max(2) - 1)],
        y_range,
        y_ticks: ticks::ticks(y_range[0], y_range[1], 5, 1),
        points,
        stretches,
        ends,
        target: None,
        marks: Vec::new(),
        remarks: Vec::new(),
        spans: Vec::new(),
        reason: None,
        summary: "Above the upper limit. 9.0 in 2022-12.".to_owned(),
    }
}

fn spec() -> ControlChart {
    let values = [6.0, 6.4, 5.8, 6.1, 6.6, 5.9, 6.2, 6.0, 6.3, 6.5, 5.7, 6.1, 9.0];
    let stretch = LimitStretch { from: 2022.0, to: 2023.0, mean: 6.4, lower: 4.4, upper: 8.3 };
    let mut spec = spec_of(&values, vec![stretch], [4.0, 9.5]);
    spec.points[12].rules = vec!["above the upper limit".to_owned()];
    spec.points[12].expected = Some("4.4 to 8.3".to_owned());
    spec
}

fn with_target(mut spec: ControlChart, value: f64) -> ControlChart {
    let label = format!("target {value}");
    spec.ends.push(EndLabel { kind: EndKind::Target, text: label.clone(), value: value.to_string() });
    spec.target = Some(TargetLine { value, label, ..TargetLine::default() });
    spec
}

fn drawn_at(spec: &ControlChart, size: Vec2, pointer: Option<Pos2>, input: TrendInput) -> Painted {
    let tokens = Tokens::light();
    paint(pointer, |ui| {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(size)));
        control(&mut ui, "chart", spec, &tokens, size, input);
    })
}

fn drawn(spec: &ControlChart, size: Vec2) -> Painted {
    drawn_at(spec, size, None, TrendInput::Fixed)
}

fn words(painted: &Painted) -> Vec<String> {
    painted.texts().into_iter().map(|(text, _)| text).collect()
}

#[test]
fn labels_at_the_end_never_lie_on_each_other() {
    for target in [5.0, 6.4, 8.3, 9.0] {
        for size in [CARD, FULL, vec2(220.0, 110.0)] {
            let painted = drawn(&with_target(spec(), target), size);
            painted.assert_texts_apart();
            painted.assert_inside(chart_rect(size));
        }
    }
}

#[test]
fn every_line_is_named_at_its_end() {
    let words = words(&drawn(&with_target(spec(), 5.0), FULL));
    for name in ["latest 9.0", "target 5", "mean 6.4", "upper limit 8.3", "lower limit 4.4"] {
        assert!(words.contains(&name.to_owned()), "{name} in {words:?}");
    }
}

#[test]
fn in_a_small_chart_the_latest_value_and_the_target_stay() {
    let words = words(&drawn(&with_target(spec(), 5.0), vec2(340.0, 62.0)));
    assert!(words.contains(&"latest 9.0".to_owned()) && words.contains(&"target 5".to_owned()), "{words:?}");
    assert!(!words.contains(&"lower limit 4.4".to_owned()), "{words:?}");
}

#[test]
fn points_are_dots_and_never_the_triangles_of_better_and_worse() {
    let mut spec = spec();
    let tokens = Tokens::light();
    let dots = |spec: &ControlChart, fill: egui::Color32| {
        let painted = drawn(spec, FULL);
        let polygons =
            painted.shapes.iter().filter(|(_, shape)| matches!(shape, Shape::Path(path) if path.closed));
        assert_eq!(polygons.count(), 0);
        let dots =
            painted.shapes.iter().filter(|(_, shape)| matches!(shape, Shape::Circle(it) if it.fill == fill));
        dots.count()
    };
    assert!(dots(&spec, tokens.process.concern.fill) > 0);
    assert_eq!(dots(&spec, tokens.card), 0, "a concern has no core");
    spec.points[3].variation = Some(Variation::Improvement);
    assert!(dots(&spec, tokens.process.improvement.fill) > 0);
    let told = words(&drawn(&spec, FULL));
    for word in ["Concern", "Improvement", "Common cause"] {
        assert!(told.contains(&word.to_owned()), "a key says what each dot means: {told:?}");
    }
    assert_eq!(
        dots(&spec, tokens.card),
        2,
        "here and in the key an improvement has a light core, for those who see no colours"
    );
    spec.points[2].hollow = true;
    let told = words(&drawn(&spec, FULL));
    assert!(told.iter().any(|text| text.starts_with("left out")), "and what a hollow dot is: {told:?}");
}

#[test]
fn a_lettered_mark_says_what_it_is() {
    let mut spec = spec();
    let label = "School streets, from June 2022".to_owned();
    let name = "School streets, 2022".to_owned();
    spec.marks = vec![TimeMark {
        x: 2022.5,
        letter: Some('A'),
        kind: MarkKind::Intervention,
        label: label.clone(),
        name,
    }];
    let letter = drawn(&spec, FULL).texts().into_iter().find(|(text, _)| text == "A").expect("a letter");
    let told = words(&drawn_at(&spec, FULL, Some(letter.1.center()), TrendInput::Fixed));
    assert!(told.contains(&label), "{told:?}");
}

#[test]
fn what_is_told_of_a_point_stays_above_the_foot_of_the_chart() {
    let right = chart_rect(FULL).right_center() + vec2(-116.0, 0.0);
    for (text, area) in drawn_at(&spec(), FULL, Some(right), TrendInput::Fixed).texts() {
        assert!(area.bottom() <= chart_rect(FULL).bottom() + 1.0, "{text} at {area:?}");
    }
}

#[test]
fn mean_and_limits_are_darker_than_the_grid_in_every_theme() {
    use crate::widgets::tokens::{ThemeChoice, VerdictColours};
    for choice in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast] {
        let tokens = Tokens::of(choice, VerdictColours::BlueOrange, false);
        let spec = spec();
        let painted = paint(None, |ui| {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(FULL)));
            control(&mut ui, "chart", &spec, &tokens, FULL, TrendInput::Fixed);
        });
        let strokes = |colour| {
            painted.shapes.iter().filter(move |(_, shape)| match shape {
                Shape::LineSegment { stroke, .. } => stroke.color == colour,
                Shape::Path(path) => path.stroke.color == egui::epaint::ColorMode::Solid(colour),
                _ => false,
            })
        };
        assert!(strokes(tokens.grid).count() > 2 && strokes(tokens.text_weak).count() > 2, "{choice:?}");
    }
}

#[test]
fn a_re_base_makes_a_step() {
    let stretch = |from, to, mean| LimitStretch { from, to, mean, lower: mean - 1.0, upper: mean + 1.0 };
    let steps = vec![stretch(2022.0, 2022.5, 6.0), stretch(2022.5, 2023.0, 8.0)];
    let mut spec = spec();
    spec.stretches = steps;
    spec.marks = vec![TimeMark {
        x: 2022.5,
        letter: Some('A'),
        kind: MarkKind::Intervention,
        label: "Anew".to_owned(),
        name: "Anew".to_owned(),
    }];
    spec.spans = vec![TimeSpan { from: 2022.6, to: 2022.8, label: "Covid".to_owned() }];
    let painted = drawn(&spec, CARD);
    painted.assert_texts_apart();
    painted.assert_inside(chart_rect(CARD));
    let levels = painted.shapes.iter().filter_map(|(_, shape)| match shape {
        Shape::LineSegment { points, stroke } if stroke.color == Tokens::light().text_weak => {
            Some(points[0].y.round() as i32)
        }
        _ => None,
    });
    let mut levels: Vec<i32> = levels.collect();
    levels.sort_unstable();
    levels.dedup();
    assert!(levels.len() >= 2, "{levels:?}");
}

#[test]
fn the_pointer_tells_what_a_point_means() {
    let right = chart_rect(FULL).right_center() + vec2(-116.0, 0.0);
    let told = words(&drawn_at(&spec(), FULL, Some(right), TrendInput::Fixed)).join("|");
    assert!(told.contains("Concern: above the upper limit"), "{told}");
    assert!(told.contains("Expected range: 4.4 to 8.3"), "{told}");
}

#[test]
fn keys_walk_through_the_points() {
    let (spec, tokens) = (spec(), Tokens::light());
    let told = |keys: &[Key]| -> String {
        let painted = paint_with_keys(keys, |ui| {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(CARD)));
            control(&mut ui, "chart", &spec, &tokens, CARD, TrendInput::Fixed).request_focus();
        });
        words(&painted).join("|")
    };
    assert!(told(&[Key::End]).contains("2022-12   9.0"));
    assert!(told(&[Key::ArrowLeft, Key::ArrowLeft]).contains("2022-11   6.1"));
    assert!(told(&[Key::Home]).contains("2022-00   6.0"));
    assert!(!told(&[]).contains("Expected range"));
}

#[test]
fn screen_readers_are_told_the_sentence() {
    assert!(drawn(&spec(), CARD).spoken.contains(&spec().summary));
}

#[test]
fn a_run_chart_without_limits_is_drawn_too() {
    let mut spec = spec_of(&[5.0, 6.0, 4.0], Vec::new(), [0.0, 7.0]);
    spec.reason = Some("There are three points; limits need 13.".to_owned());
    let painted = drawn(&spec, CARD);
    painted.assert_texts_apart();
    assert!(words(&painted).contains(spec.reason.as_ref().unwrap()));
    painted.assert_inside(chart_rect(CARD));
    assert!(words(&painted).contains(&"latest 4.0".to_owned()));
}

#[test]
fn single_points_and_tiny_charts_are_drawn() {
    for values in [&[5.0][..], &[0.0, 0.0]] {
        for size in [CARD, vec2(30.0, 20.0)] {
            let painted =
                drawn_at(&spec_of(values, Vec::new(), [-1.0, 6.0]), size, None, TrendInput::Zoomable);
            assert!(painted.shapes.iter().all(|(_, shape)| {
                let bounds = shape.visual_bounding_rect();
                bounds == Rect::NOTHING || bounds.is_finite()
            }));
        }
    }
}

#[test]
fn a_point_of_a_disrupted_period_is_drawn_hollow() {
    let card = Tokens::light().card;
    let rings = |spec: &ControlChart| {
        let painted = drawn(spec, FULL);
        let hollow = |shape: &Shape| matches!(shape, Shape::Circle(circle) if circle.fill == card);
        painted.shapes.iter().filter(|(_, shape)| hollow(shape)).count()
    };
    let mut spec = spec();
    assert_eq!(rings(&spec), 0);
    (spec.points[3].hollow, spec.points[3].variation) = (true, None);
    assert_eq!(rings(&spec), 2, "the point, and what it is in the key");
}

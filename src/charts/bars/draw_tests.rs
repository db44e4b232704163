use super::*;
use crate::charts::Mark;
use crate::charts::bars::{Bar, BarRole};
use crate::charts::headless::{Painted, chart_rect, paint};
use crate::model::Verdict;
use crate::widgets::tokens::{ThemeChoice, VerdictColours};
use egui::{Pos2, Shape, vec2};

const SIZE: Vec2 = vec2(340.0, 140.0);

fn spec() -> BarChart {
    BarChart {
        title: "Suspensions".to_owned(),
        subtitle: "per 100 pupils".to_owned(),
        bars: vec![
            Bar { role: BarRole::Focus, mark: Mark::Verdict(Verdict::Worse), ..Bar::of("Bury", Some(12.2)) },
            Bar::of("A place with a rather long name indeed", Some(10.9)),
            Bar::of("Bolton", None),
            Bar::of("Wigan", Some(19.1)),
        ],
        references: vec![(11.3, "England 11.3".to_owned())],
        summary: "Suspensions: Bury 12.2.".to_owned(),
        ..BarChart::default()
    }
}

fn drawn(spec: &BarChart, size: Vec2, pointer: Option<Pos2>) -> (Painted, Option<usize>) {
    let tokens = Tokens::light();
    let mut hovered = None;
    let painted = paint(pointer, |ui| {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(size)));
        hovered = bars(&mut ui, "bars", spec, &tokens, size).hovered;
    });
    (painted, hovered)
}

#[test]
fn labels_and_values_stay_inside_and_apart() {
    for size in [SIZE, vec2(700.0, 200.0), vec2(240.0, 100.0)] {
        let (painted, _) = drawn(&spec(), size, None);
        painted.assert_texts_apart();
        painted.assert_inside(chart_rect(size));
    }
}

#[test]
fn no_value_stands_under_the_bar_by_which_rows_are_scrolled() {
    let bars = (0..30).map(|at| Bar::of(&format!("Place {at}"), Some(20.0 + f64::from(at)))).rev().collect();
    let (painted, _) = drawn(&BarChart { bars, ..spec() }, SIZE, None);
    let values: Vec<_> = painted.texts().into_iter().filter(|(text, _)| text.ends_with(".0")).collect();
    assert!(values.len() >= 4, "{values:?}");
    let edge = chart_rect(SIZE).right() - crate::widgets::table::SCROLL_BAR;
    assert!(values.iter().all(|(_, area)| area.right() <= edge + 0.5), "{values:?} beyond {edge}");
}

#[test]
fn limits_are_drawn_within_the_chart() {
    let mut spec = spec();
    (spec.bars[3].lower, spec.bars[3].upper) = (Some(17.0), Some(25.0));
    let (painted, _) = drawn(&spec, SIZE, None);
    painted.assert_inside(chart_rect(SIZE));
    painted.assert_texts_apart();
}

#[test]
fn the_row_under_the_pointer_is_known() {
    let rect = chart_rect(SIZE);
    assert_eq!(drawn(&spec(), SIZE, Some(rect.left_top() + vec2(20.0, 5.0))).1, Some(0));
    assert_eq!(drawn(&spec(), SIZE, Some(rect.left_top() + vec2(20.0, 80.0))).1, Some(2));
    assert_eq!(drawn(&spec(), SIZE, Some(rect.left_bottom() + vec2(20.0, -2.0))).1, None);
    assert_eq!(drawn(&spec(), SIZE, None).1, None);
}

#[test]
fn screen_readers_are_told_the_sentence() {
    assert!(drawn(&spec(), SIZE, None).0.spoken.contains(&spec().summary));
}

#[test]
fn no_bars_and_no_values_are_drawn_too() {
    let nothing = BarChart { bars: Vec::new(), references: Vec::new(), ..spec() };
    drawn(&nothing, SIZE, None).0.assert_inside(chart_rect(SIZE));
    let missing = BarChart { bars: vec![Bar::of("Bury", None)], references: Vec::new(), ..spec() };
    drawn(&missing, SIZE, None).0.assert_inside(chart_rect(SIZE));
}

#[test]
fn an_interval_stands_over_an_axis_and_its_value_before_it() {
    let mut spec = spec();
    (spec.bars[0].lower, spec.bars[0].upper) = (Some(11.0), Some(13.0));
    spec.references.push((14.0, "Statistical neighbours 14.0".to_owned()));
    let size = vec2(700.0, 260.0);
    let painted = drawn(&spec, size, None).0;
    painted.assert_texts_apart();
    painted.assert_inside(chart_rect(size));
    let texts = painted.texts();
    let left = |text: &str| texts.iter().find(|found| found.0 == text).expect(text).1.left();
    for tick in ["12", "14", "16", "18"] {
        assert!(left(tick) > left("12.2"), "the value stands before the axis");
    }
    left("Statistical neighbours 14.0");
}

#[test]
fn rows_keep_a_height_that_can_be_read_and_many_are_scrolled() {
    let mut many = spec();
    many.bars =
        (0..40).map(|at| Bar::of(&format!("A place of the name {at}"), Some(f64::from(at)))).collect();
    let size = vec2(700.0, 400.0);
    let painted = drawn(&many, size, None).0;
    painted.assert_inside(chart_rect(size));
    let seen = painted.texts().iter().filter(|(text, _)| text.starts_with("A place")).count();
    assert!((10..20).contains(&seen), "{seen} rows are in sight");
    assert!(
        painted.texts().iter().any(|(text, _)| text == "England 11.3"),
        "what they are held against stays named"
    );
}

#[test]
fn every_bar_and_dot_has_an_edge_that_is_seen() {
    use crate::widgets::tokens::{ThemeChoice, VerdictColours, contrast};
    let verdicts = [Verdict::Better, Verdict::Worse, Verdict::Similar, Verdict::Higher, Verdict::NotCompared];
    let marks = verdicts.map(Mark::Verdict).into_iter().chain([Mark::None, Mark::Fifth(1), Mark::Step(3)]);
    let marks: Vec<Mark> = marks.collect();
    for theme in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast] {
        let tokens = Tokens::of(theme, VerdictColours::BlueOrange, false);
        for role in [BarRole::Focus, BarRole::Nation, BarRole::System, BarRole::Other] {
            for &mark in &marks {
                let edge = rows::colours_of(&Bar { role, mark, ..Bar::of("", None) }, &tokens).outline;
                let found = contrast(edge, tokens.card);
                assert!(found >= 3.0, "{theme:?} {role:?} {mark:?} has only {found:.2}");
            }
        }
    }
}

#[test]
fn the_own_bar_keeps_the_colour_of_its_verdict_and_has_a_heavier_edge() {
    let tokens = Tokens::light();
    let mut spec = spec();
    spec.bars[3].mark = Mark::Verdict(Verdict::Worse);
    let painted = drawn(&spec, vec2(700.0, 200.0), None).0;
    let widths: Vec<f32> = painted
        .shapes
        .iter()
        .filter_map(|(_, shape)| match shape {
            Shape::Rect(rect) if rect.stroke.color == tokens.worse.outline => Some(rect.stroke.width),
            _ => None,
        })
        .collect();
    assert_eq!(widths, [2.0, 1.0]);
}

#[test]
fn the_grid_is_lighter_than_what_the_rows_are_held_against_in_every_theme() {
    let mut spec = spec();
    (spec.bars[3].lower, spec.bars[3].upper) = (Some(17.0), Some(25.0));
    for choice in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast] {
        let tokens = Tokens::of(choice, VerdictColours::BlueOrange, false);
        let painted = paint(None, |ui| {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(SIZE)));
            bars(&mut ui, "bars", &spec, &tokens, SIZE);
        });
        let upright = |colour| {
            let lines = painted.shapes.iter().filter(|(_, shape)| match shape {
                Shape::LineSegment { points: [from, to], stroke } => {
                    (from.x - to.x).abs() < 0.1 && stroke.color == colour
                }
                _ => false,
            });
            lines.count()
        };
        assert!(upright(tokens.grid) > 2, "{choice:?}: {}", upright(tokens.grid));
    }
}

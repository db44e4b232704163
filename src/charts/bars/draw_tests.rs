use super::*;
use crate::charts::bars::BarRole;
use crate::charts::headless::{Painted, chart_rect, paint};
use crate::model::Verdict;
use crate::words::sample::BURY;
use egui::{Pos2, vec2};

const SIZE: Vec2 = vec2(340.0, 140.0);

fn bar(label: &str, value: Option<f64>) -> Bar {
    Bar {
        label: label.to_owned(),
        area: BURY,
        breakdown: None,
        value,
        lower: None,
        upper: None,
        text: value.map_or_else(|| "suppressed".to_owned(), |value| format!("{value:.1}")),
        role: BarRole::Other,
        verdict: None,
    }
}

fn spec() -> BarChart {
    BarChart {
        title: "Suspensions".to_owned(),
        subtitle: "per 100 pupils".to_owned(),
        bars: vec![
            Bar { role: BarRole::Focus, verdict: Some(Verdict::Worse), ..bar("Bury", Some(12.2)) },
            bar("A place with a rather long name indeed", Some(10.9)),
            bar("Bolton", None),
            bar("Wigan", Some(19.1)),
        ],
        reference: Some((11.3, "England 11.3".to_owned())),
        summary: "Suspensions: Bury 12.2.".to_owned(),
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
    let nothing = BarChart { bars: Vec::new(), reference: None, ..spec() };
    drawn(&nothing, SIZE, None).0.assert_inside(chart_rect(SIZE));
    let missing = BarChart { bars: vec![bar("Bury", None)], reference: None, ..spec() };
    drawn(&missing, SIZE, None).0.assert_inside(chart_rect(SIZE));
}

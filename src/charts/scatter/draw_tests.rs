use super::*;
use crate::charts::headless::{SCREEN, paint, paint_with_keys};

fn spec(count: usize) -> ScatterChart {
    let dot = |at: usize| {
        let dot = ScatterDot {
            at: [(at as f64 * 0.37) % 9.0, (at as f64 * 1.7) % 40.0],
            is_focus: at.is_multiple_of(10),
            follows: at != 5,
            label: at.is_multiple_of(25).then(|| format!("Area {at}")),
            told: format!("Area {at}"),
        };
        (dot, ())
    };
    let labels = ["Under-20s in low income, 2021/22, % of children", "Bad health, 2023, % of residents"];
    let key = ["Bury", "The others"].map(|name| Some(name.to_owned()));
    let told = (key, "A summary".to_owned());
    ScatterChart::new(labels.map(|label| (label.to_owned(), 1)), (0..count).map(dot).collect(), false, told).0
}

#[test]
fn no_text_lies_on_another_and_none_outside_at_any_width() {
    for count in [0, 1, 60, 1000] {
        let spec = spec(count);
        for width in [260.0, 480.0, 880.0] {
            let painted = paint(None, |ui| {
                scatter(ui, "test", &spec, Vec2::new(width, 300.0), &Tokens::light());
            });
            painted.assert_texts_apart();
            painted.assert_inside(Rect::from_min_size(Pos2::ZERO, Vec2::new(width + 10.0, SCREEN.y)));
            assert!(painted.spoken.iter().any(|said| said == "A summary"));
        }
    }
}

#[test]
fn no_line_leads_over_what_is_left_out() {
    let mut spec = spec(9);
    spec.is_joined = true;
    let painted = paint(None, |ui| {
        scatter(ui, "test", &spec, Vec2::new(400.0, 300.0), &Tokens::light());
    });
    let length = |shape: &Shape| if let Shape::Path(path) = shape { Some(path.points.len()) } else { None };
    let lines: Vec<usize> = painted.shapes.iter().filter_map(|(_, shape)| length(shape)).collect();
    assert_eq!(lines, [5, 4]);
}

#[test]
fn thousands_of_dots_are_one_shape() {
    let painted = paint(None, |ui| {
        scatter(ui, "test", &spec(7000), Vec2::new(800.0, 400.0), &Tokens::light());
    });
    let of_focus = 700;
    assert!(painted.shapes.len() < of_focus + 400, "{}", painted.shapes.len());
}

#[test]
fn the_arrow_keys_go_from_dot_to_dot_and_enter_picks() {
    use egui::Key::{ArrowRight, Enter};
    let spec = spec(20);
    let mut picked = None;
    paint_with_keys(&[ArrowRight, ArrowRight, Enter], |ui| {
        let shown = scatter(ui, "test", &spec, Vec2::new(400.0, 300.0), &Tokens::light());
        if ui.memory(egui::Memory::focused).is_none() {
            shown.response.request_focus();
        }
        picked = picked.or(shown.picked);
    });
    assert_eq!(picked, Some(1));
}

#[test]
fn the_pointer_tells_the_dot_under_it() {
    let spec = spec(1);
    let at = {
        let mut found = Pos2::ZERO;
        let painted = paint(None, |ui| {
            scatter(ui, "test", &spec, Vec2::new(400.0, 300.0), &Tokens::light());
        });
        for (_, shape) in &painted.shapes {
            if let Shape::Circle(circle) = shape {
                found = circle.center;
                break;
            }
        }
        found
    };
    let painted = paint(Some(at), |ui| {
        scatter(ui, "test", &spec, Vec2::new(400.0, 300.0), &Tokens::light());
    });
    assert!(painted.texts().iter().any(|(text, _)| text == "Area 0"));
}

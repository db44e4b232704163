use super::super::SwarmLine;
use super::*;
use crate::charts::headless::{SCREEN, paint, paint_with_keys};
use crate::model::AreaId;

fn spec() -> SwarmChart {
    let dot = |at: usize| {
        let value = 1.0 + (at as f64 * 0.37) % 4.0 + if at > 22 { 6.0 } else { 0.0 };
        let label = format!("Neighbourhood {at} {value:.1}");
        let band = usize::from(!at.is_multiple_of(6));
        let verdict = if at > 22 { Verdict::Worse } else { Verdict::Better };
        let told = format!("Neighbourhood {at}, {value:.1}%");
        SwarmDot {
            area: AreaId::at(at),
            value,
            band,
            mark: Mark::Verdict(verdict),
            label,
            is_named: at > 22,
            told,
        }
    };
    let line = |value: f64, label: &str, is_focus| SwarmLine { value, label: label.to_owned(), is_focus };
    let bands = ["Most deprived fifth: 5", "The other 21"].map(str::to_owned).to_vec();
    let lines = vec![line(3.8, "Bury 3.8", true), line(4.4, "England 4.4", false)];
    SwarmChart::new(bands, (0..26).map(dot).collect(), lines, 1, "A summary".to_owned())
}

fn draw(ui: &mut Ui, spec: &SwarmChart, width: f32) -> MapResponse {
    swarm(ui, "test", spec, MapLinked::default(), Vec2::new(width, 290.0), &Tokens::light())
}

#[test]
fn no_text_lies_on_another_and_none_outside_at_any_width() {
    let spec = spec();
    for width in [220.0, 300.0, 480.0, 880.0] {
        let painted = paint(None, |ui| {
            draw(ui, &spec, width);
        });
        painted.assert_texts_apart();
        painted.assert_inside(Rect::from_min_size(Pos2::ZERO, Vec2::new(width + 10.0, SCREEN.y)));
    }
}

#[test]
fn the_arrow_keys_go_by_value_and_enter_picks() {
    use egui::Key::{ArrowRight, Enter};
    let spec = spec();
    let (mut previewed, mut picked) = (None, None);
    paint_with_keys(&[ArrowRight, ArrowRight, Enter], |ui| {
        let shown = draw(ui, &spec, 400.0);
        if ui.memory(egui::Memory::focused).is_none() {
            shown.response.request_focus();
        }
        previewed = shown.previewed;
        picked = picked.or(shown.picked);
    });
    assert_eq!(previewed, Some(spec.dots[1].area), "the second from the lowest");
    assert_eq!(picked, previewed);
}

//! Sparklines, painted straight: hundreds of plots would cost too much.

use super::Sparkline;
use crate::widgets::tokens::Tokens;
use egui::{Painter, Pos2, Rect, Shape, Stroke, pos2};

/// Room around the line, so that its end dot is not cut off.
const INSET: f32 = 3.0;
const DASH: f32 = 4.0;
const DASH_GAP: f32 = 2.5;

/// Paints a sparkline into `rect`: the nation dashed, the line with a dot at its end.
pub fn sparkline(painter: &Painter, rect: Rect, line: &Sparkline, tokens: &Tokens) {
    let inside = rect.shrink(INSET);
    if !inside.is_positive() || !painter.clip_rect().intersects(rect) {
        return;
    }
    let place = |point: &[f32; 2]| at(inside, *point);
    for run in &line.beside {
        let points: Vec<Pos2> = run.iter().map(place).collect();
        painter.extend(Shape::dashed_line(&points, Stroke::new(1.25, tokens.line_nation), DASH, DASH_GAP));
    }
    for run in &line.runs {
        match run.as_slice() {
            [] => {}
            [only] => {
                painter.circle_filled(place(only), 1.25, tokens.line_focus);
            }
            points => {
                let points = points.iter().map(place).collect();
                painter.line(points, Stroke::new(1.75, tokens.line_focus));
            }
        }
    }
    if let Some(last) = &line.last {
        painter.circle_filled(place(last), 2.75, tokens.line_focus);
    }
}

fn at(rect: Rect, [x, y]: [f32; 2]) -> Pos2 {
    pos2(rect.left() + x * rect.width(), rect.bottom() - y * rect.height())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::{chart_rect, paint};
    use egui::vec2;

    #[test]
    fn everything_stays_in_the_cell() {
        let line = Sparkline {
            runs: vec![vec![[0.0, 0.0], [0.4, 1.0]], vec![[0.6, 0.5]], vec![[0.8, 1.0], [1.0, 0.0]]],
            last: Some([1.0, 0.0]),
            beside: vec![vec![[0.0, 1.0], [1.0, 0.0]]],
        };
        let cell = chart_rect(vec2(90.0, 24.0));
        let tokens = Tokens::light();
        let painted = paint(None, |ui| sparkline(ui.painter(), cell, &line, &tokens));
        painted.assert_inside(cell);
        assert_eq!(painted.lines_of(tokens.line_focus), 2);
    }

    #[test]
    fn no_room_and_no_points_paint_nothing() {
        let tokens = Tokens::light();
        let tiny = chart_rect(vec2(4.0, 4.0));
        let line = Sparkline { last: Some([0.0, 0.0]), ..Sparkline::default() };
        assert!(paint(None, |ui| sparkline(ui.painter(), tiny, &line, &tokens)).shapes.is_empty());
        let cell = chart_rect(vec2(90.0, 24.0));
        assert!(
            paint(None, |ui| sparkline(ui.painter(), cell, &Sparkline::default(), &tokens)).shapes.is_empty()
        );
    }
}

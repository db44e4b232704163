//! Draws need and reach: a full line with round marks, a dashed one with square ones, and reach per need as a row of figures.

use super::ReachChart;
use crate::charts::canvas::{DOT_ROOM, GAP, image, measured, text_height};
use crate::charts::keyboard;
use crate::charts::spread_apart::spread_apart;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Align2, AsIdSalt, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, pos2, vec2};

/// What stands before the row of figures, the longest that there is room for.
const ROW: &str = "Reach per need";
/// What the two ends are called.
const ENDS: [&str; 2] = ["most deprived", "least deprived"];
/// What the lines are called at their ends.
const LINES: [&str; 2] = ["Need", "Reach"];

struct Scale<'a> {
    spec: &'a ReachChart,
    plot: Rect,
}

impl Scale<'_> {
    fn x(&self, at: usize) -> f32 {
        let share = at as f32 / (self.spec.groups.len().max(2) - 1) as f32;
        let room = DOT_ROOM + GAP;
        self.plot.left() + room + (self.plot.width() - 2.0 * room) * share
    }

    fn y(&self, value: f64) -> f32 {
        let [low, high] = self.spec.range;
        self.plot.bottom() - self.plot.height() * ((value - low) / (high - low)) as f32
    }

    fn points(&self, which: usize) -> Vec<Pos2> {
        let points = self.spec.groups.iter().enumerate();
        points.map(|(at, point)| pos2(self.x(at), self.y(point.relative[which]))).collect()
    }
}

/// Draws it in so much room. With the keyboard, left and right go through the groups.
pub fn reach(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &ReachChart,
    size: Vec2,
    tokens: &Tokens,
) -> Response {
    let id = ui.scope_id().with(("reach", id_salt));
    let response = image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) || spec.groups.is_empty() {
        return response;
    }
    let line = text_height(ui);
    let painter = ui.painter();
    let wide = |text: &str| measured(painter, text, fonts::small()).x;
    let of_ticks = spec.ticks.iter().map(|tick| wide(&tick.label)).fold(0.0, f32::max);
    let of_names = LINES.iter().map(|name| measured(painter, name, fonts::strong()).x).fold(0.0, f32::max);
    let plot = Rect::from_min_max(
        pos2(whole.left() + of_ticks + GAP, whole.top() + line / 2.0),
        pos2(whole.right() - of_names - GAP, whole.bottom() - 4.0 * line - 14.0),
    );
    let scale = Scale { spec, plot };
    axes(painter, &scale, whole, (line, tokens));
    lines(painter, &scale, tokens);
    let chosen = keyboard::chosen_in_order(ui, &response, spec.groups.len());
    let over = response.hover_pos().filter(|at| plot.expand(GAP).contains(*at));
    let nearest = |x: f32| {
        let away = |at: &usize| (scale.x(*at) - x).abs();
        (0..spec.groups.len()).min_by(|a, b| away(a).total_cmp(&away(b)))
    };
    if let Some(at) = over.and_then(|at| nearest(at.x)).or(chosen) {
        for which in [0, 1] {
            let centre = pos2(scale.x(at), scale.y(spec.groups[at].relative[which]));
            painter.circle_stroke(centre, 8.0, Stroke::new(2.0, tokens.text));
        }
        let column = Rect::from_center_size(pos2(scale.x(at), plot.center().y), vec2(20.0, 40.0));
        keyboard::told_at(&response, column, &spec.groups[at].told);
    }
    response
}

fn axes(painter: &Painter, scale: &Scale<'_>, whole: Rect, (line, tokens): (f32, &Tokens)) {
    let plot = scale.plot;
    for tick in &scale.spec.ticks {
        let y = scale.y(tick.value);
        painter.hline(plot.x_range(), y, Stroke::new(1.0, tokens.grid));
        let at = pos2(plot.left() - GAP, y);
        painter.text(at, Align2::RIGHT_CENTER, &tick.label, fonts::small(), tokens.text_weak);
    }
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, tokens.outline));
    let average = [pos2(plot.left(), scale.y(100.0)), pos2(plot.right(), scale.y(100.0))];
    painter.line_segment(average, Stroke::new(1.0, tokens.outline));
    let names = plot.bottom() + 3.0;
    let ends = names + line + 1.0;
    let row = ends + line + 5.0;
    let mut taken = f32::NEG_INFINITY;
    for (at, point) in scale.spec.groups.iter().enumerate() {
        let x = scale.x(at);
        painter.text(pos2(x, names), Align2::CENTER_TOP, &point.name, fonts::small(), tokens.text_weak);
        let half = measured(painter, &point.per_need, fonts::strong()).x / 2.0;
        if x - half > taken {
            painter.text(
                pos2(x, row + line),
                Align2::CENTER_TOP,
                &point.per_need,
                fonts::strong(),
                tokens.text,
            );
            taken = x + half + 3.0;
        }
    }
    painter.text(pos2(plot.left(), ends), Align2::LEFT_TOP, ENDS[0], fonts::small(), tokens.text_weak);
    painter.text(pos2(plot.right(), ends), Align2::RIGHT_TOP, ENDS[1], fonts::small(), tokens.text_weak);
    let rule = Stroke::new(1.0, tokens.grid);
    painter.hline(whole.left()..=plot.right(), row - 2.0, rule);
    painter.text(pos2(plot.left(), row), Align2::LEFT_TOP, ROW, fonts::small(), tokens.text_weak);
}

fn lines(painter: &Painter, scale: &Scale<'_>, tokens: &Tokens) {
    let [need, reach] = [0, 1].map(|which| scale.points(which));
    painter.line(need.clone(), Stroke::new(2.0, tokens.line_focus));
    painter.extend(Shape::dashed_line(&reach, Stroke::new(2.0, tokens.line_pinned), 7.0, 4.0));
    for at in &need {
        painter.circle(*at, 4.5, tokens.line_focus, Stroke::new(1.0, tokens.card));
    }
    for at in &reach {
        let square = Rect::from_center_size(*at, Vec2::splat(8.0));
        painter.rect(
            square,
            0.0,
            tokens.line_pinned,
            Stroke::new(1.0, tokens.card),
            egui::StrokeKind::Outside,
        );
    }
    let height = measured(painter, "0", fonts::strong()).y;
    let mut ends: Vec<(f32, &str, egui::Color32)> = [(&need, 0), (&reach, 1)]
        .into_iter()
        .filter_map(|(points, at)| {
            Some((points.last()?.y, LINES[at], [tokens.line_focus, tokens.line_pinned][at]))
        })
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut centres: Vec<f32> = ends.iter().map(|(y, ..)| *y).collect();
    spread_apart(&mut centres, height, scale.plot.top(), scale.plot.bottom());
    for ((_, name, colour), y) in ends.into_iter().zip(centres) {
        painter.text(pos2(scale.plot.right() + 4.0, y), Align2::LEFT_CENTER, name, fonts::strong(), colour);
    }
}

#[cfg(test)]
mod tests {
    use super::super::ReachPoint;
    use super::*;
    use crate::charts::headless::{SCREEN, paint};

    #[test]
    fn nothing_lies_on_anything_else_or_outside_at_any_width() {
        let point = |at: u8| ReachPoint {
            name: at.to_string(),
            relative: [160.0 - f64::from(at) * 11.0, 130.0 - f64::from(at) * 5.0],
            per_need: (80 + 5 * at).to_string(),
            told: String::new(),
        };
        for count in [1, 5, 10] {
            let names = ["Need", "Reach"].map(str::to_owned);
            let spec = ReachChart::new(names, (1..=count).map(point).collect(), "A summary".to_owned());
            for width in [280.0, 480.0, 880.0] {
                let painted = paint(None, |ui| {
                    reach(ui, "test", &spec, Vec2::new(width, 300.0), &Tokens::light());
                });
                painted.assert_texts_apart();
                painted.assert_inside(Rect::from_min_size(Pos2::ZERO, Vec2::new(width + 10.0, SCREEN.y)));
                assert!(painted.spoken.iter().any(|said| said == "A summary"));
            }
        }
    }
}

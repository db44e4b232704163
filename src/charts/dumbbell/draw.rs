//! Draws dumbbells: a full dot for the place, a hollow one for the nation, a dashed line for the average.

use super::{Dumbbell, DumbbellRow};
use crate::charts::canvas;
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts};
use egui::{Align2, AsIdSalt, Color32, FontId, Galley, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, pos2};
use std::sync::Arc;

const ROW_HEIGHT: f32 = 24.0;
/// The same where a label goes on in a second line.
const HIGH_ROW: f32 = 36.0;
/// No label takes more of the width.
const MOST_FOR_LABELS: f32 = 0.4;
/// The line of the key, with the name of the average at its right or, where there is no room for that, below it.
const KEY_HEIGHT: f32 = 20.0;
const HEAD_HEIGHT: f32 = 38.0;
const DOT: f32 = 5.0;
/// Between a dot and its number, and between the words of the key.
const GAP: f32 = 8.0;

/// Draws the chart over the width there is; the response covers it all and carries its sentence.
pub fn dumbbell(ui: &mut Ui, id_salt: impl AsIdSalt, spec: &Dumbbell, tokens: &Tokens) -> Response {
    let id = ui.scope_id().with(("dumbbell", id_salt));
    let head_height = head_height(ui, spec);
    let room = ui.available_width() * MOST_FOR_LABELS;
    let label = |row: &DumbbellRow| {
        widgets::paragraph(ui, &[(row.label.as_str(), fonts::small(), tokens.text)], room, 2)
    };
    let labels: Vec<Arc<Galley>> = spec.rows.iter().map(label).collect();
    let is_high = labels.iter().any(|label| label.rows.len() > 1);
    let row_height = if is_high { HIGH_ROW } else { ROW_HEIGHT };
    let size = Vec2::new(ui.available_width(), head_height + row_height * spec.rows.len() as f32);
    let response = canvas::image(ui, id, size, &format!("{}. {}", spec.title, spec.summary));
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let painter = ui.painter();
    let width = |text: &str, font: FontId| canvas::measured(painter, text, font).x;
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| width(text, fonts::strong())).fold(0.0, f32::max)
    };
    let widest_label = labels.iter().map(|label| label.size().x).fold(0.0, f32::max);
    let numbers =
        widest(&mut spec.rows.iter().flat_map(|row| row.dots.iter().flatten().map(|dot| dot.1.as_str())));
    let beside = numbers + GAP + DOT;
    let left = (whole.left() + widest_label + GAP + beside).min(whole.center().x);
    let right = (whole.right() - beside).max(left + 1.0);
    let [low, high] = spec.range();
    let x = |value: f64| {
        let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) as f32 } else { 0.5 };
        egui::lerp(left..=right, share)
    };
    head(ui, (whole, head_height), spec, x(spec.average.0), tokens);
    for (at, (row, label)) in spec.rows.iter().zip(labels).enumerate() {
        let y = whole.top() + head_height + row_height * (at as f32 + 0.5);
        painter.galley(pos2(whole.left(), y - label.size().y / 2.0), label, tokens.text);
        let [own, nation] = &row.dots;
        if let (Some((own, _)), Some((nation, _))) = (own, nation) {
            painter.hline(ordered(x(*own), x(*nation)), y, Stroke::new(1.5, tokens.line_nation));
        }
        // The one further left has its number at its left, so that the two never meet.
        let own_is_left = match (own, nation) {
            (Some((own, _)), Some((nation, _))) => own < nation,
            _ => own.as_ref().is_some_and(|(own, _)| x(*own) > f32::midpoint(left, right)),
        };
        if let Some((value, text)) = nation {
            dot(painter, pos2(x(*value), y), tokens.card, tokens.line_nation);
            number(
                painter,
                pos2(x(*value), y),
                !own_is_left,
                (text, fonts::small()),
                [tokens.text, tokens.card],
            );
        }
        if let Some((value, text)) = own {
            dot(painter, pos2(x(*value), y), tokens.line_focus, tokens.line_focus);
            number(
                painter,
                pos2(x(*value), y),
                own_is_left,
                (text, fonts::strong()),
                [tokens.line_focus, tokens.card],
            );
        }
    }
    response
}

/// How high the key is, with the name of the average in its line or below it.
fn head_height(ui: &Ui, spec: &Dumbbell) -> f32 {
    let text = |text: &str| canvas::measured(ui.painter(), text, fonts::small()).x;
    let shown = (0..2).filter(|at| spec.rows.iter().any(|row| row.dots[*at].is_some()));
    let key: f32 = shown.map(|at| text(&spec.names[at]) + 2.0 * DOT + 4.0 + 2.0 * GAP).sum();
    let fits = key + text(&spec.average.1) <= ui.available_width();
    if fits { KEY_HEIGHT + 2.0 } else { HEAD_HEIGHT }
}

/// The key, and the average with its name.
fn head(ui: &Ui, (whole, height): (Rect, f32), spec: &Dumbbell, average: f32, tokens: &Tokens) {
    let painter = ui.painter();
    let line = [pos2(average, whole.top() + height - 2.0), pos2(average, whole.bottom())];
    painter.extend(Shape::dashed_line(&line, Stroke::new(1.5, tokens.line_nation), 4.0, 3.0));
    let middle = whole.top() + KEY_HEIGHT / 2.0;
    let mut left = whole.left() + DOT;
    let inks = [(tokens.line_focus, tokens.line_focus), (tokens.card, tokens.line_nation)];
    for (at, (fill, ink)) in inks.into_iter().enumerate() {
        if spec.rows.iter().all(|row| row.dots[at].is_none()) {
            continue;
        }
        let words = left + DOT + 4.0;
        let room = whole.right() - words;
        let words_galley = widgets::elided(ui, &spec.names[at], fonts::small(), tokens.text, room);
        let size = words_galley.size();
        dot(painter, pos2(left, middle), fill, ink);
        painter.galley(pos2(words, middle - size.y / 2.0), words_galley, tokens.text);
        left = words + size.x + 2.0 * GAP + DOT;
    }
    let name = painter.layout_no_wrap(spec.average.1.clone(), fonts::small(), tokens.text_weak);
    let size = name.size();
    // In the line of the key it stands behind that, below it over its line.
    let least = if height < HEAD_HEIGHT { left - DOT } else { whole.left() };
    let at = (average - size.x / 2.0).max(least).min(whole.right() - size.x);
    painter.galley(pos2(at, whole.top() + height - size.y - 2.0), name, tokens.text_weak);
}

fn dot(painter: &egui::Painter, at: Pos2, fill: Color32, ink: Color32) {
    painter.circle(at, DOT, fill, Stroke::new(1.75, ink));
}

fn number(
    painter: &egui::Painter,
    at: Pos2,
    left: bool,
    (text, font): (&str, FontId),
    [colour, card]: [Color32; 2],
) {
    let (side, align) = if left { (-1.0, Align2::RIGHT_CENTER) } else { (1.0, Align2::LEFT_CENTER) };
    let shown = painter.layout_no_wrap(text.to_owned(), font, colour);
    let rect = align.anchor_size(pos2(at.x + side * (DOT + 4.0), at.y), shown.size());
    // The line of the average breaks where a number stands on it.
    painter.rect_filled(rect.shrink2(Vec2::new(0.0, 2.0)), 0.0, card);
    painter.galley(rect.min, shown, colour);
}

fn ordered(one: f32, other: f32) -> egui::Rangef {
    egui::Rangef::new(one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use super::super::{dumbbell_chart, tests::scorecard};
    use super::*;
    use crate::charts::headless::{SCREEN, paint};
    use crate::model::Scope;
    use crate::words::sample::{BURY, SUSPENSIONS};

    #[test]
    fn nothing_lies_on_anything_else_at_any_width() {
        let chart = dumbbell_chart(&scorecard(Some(Scope::National)), SUSPENSIONS, BURY).unwrap();
        let tokens = Tokens::light();
        for width in [250.0, 308.0, 380.0, 640.0] {
            let painted = paint(None, |ui| {
                ui.set_max_width(width);
                dumbbell(ui, "test", &chart, &tokens);
            });
            painted.assert_texts_apart();
            painted.assert_inside(Rect::from_min_size(Pos2::ZERO, Vec2::new(width + 10.0, SCREEN.y)));
            assert!(painted.texts().iter().any(|(text, _)| text == "128.0"), "{width}");
        }
    }
}

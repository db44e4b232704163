//! Draws scores by domain: rows that are one stop of the keyboard, with the ends of the scale above them.

use super::{ScoreChart, ScoreRow};
use crate::charts::canvas;
use crate::widgets::group::Group;
use crate::widgets::tokens::Tokens;
use crate::widgets::{elided, fonts, reading};
use egui::{Align2, AsIdSalt, CursorIcon, Id, Rangef, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const ROW: f32 = 26.0;
const KEY: f32 = 20.0;
const DOT: f32 = 5.0;
const GAP: f32 = 8.0;
/// The share of the width that names have at most, and what the scale has at least.
const NAMES: f32 = 0.42;
const LEAST_SCALE: f32 = 60.0;

/// Draws the rows over the width there is; the one that was pressed.
pub fn scores(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &ScoreChart, tokens: &Tokens) -> Option<usize> {
    let id = ui.scope_id().with(("scores", id_salt));
    reading::part(ui, Role::List, &chart.title, |ui| rows(ui, id, chart, tokens))
}

fn rows(ui: &mut Ui, id: Id, chart: &ScoreChart, tokens: &Tokens) -> Option<usize> {
    let whole = ui.available_width();
    let (area, _) =
        ui.allocate_exact_size(Vec2::new(whole, 2.0 * KEY + ROW * chart.rows.len() as f32), Sense::hover());
    let wide = |text: &str| canvas::measured(ui.painter(), text, fonts::strong()).x;
    let widest = |at: usize| chart.rows.iter().map(|row| wide(&row.text[at])).fold(0.0, f32::max);
    let names = chart.rows.iter().map(|row| wide(&row.label)).fold(0.0, f32::max).min(whole * NAMES);
    let [value, change] = [widest(0), widest(1)];
    let left = area.left() + names + GAP + 2.0 * DOT;
    let right = (area.right() - value - change - 2.0 * GAP - 2.0 * DOT).max(left + LEAST_SCALE);
    let places =
        Places { scale: Rangef::new(left, right), value: area.right() - change - GAP, change: area.right() };
    head(ui, area, &places, chart, tokens);
    let ids: Vec<Id> = (0..chart.rows.len()).map(|at| id.with(at)).collect();
    let group = Group::of(ui, &chart.title, ids.clone());
    let mut pressed = None;
    for (at, (row, id)) in chart.rows.iter().zip(ids).enumerate() {
        let top = area.top() + 2.0 * KEY + ROW * at as f32;
        let rect = Rect::from_x_y_ranges(area.x_range(), top..=top + ROW);
        let response = ui.interact(rect, id, group.sense_of(id)).on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.told));
        if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, tokens.hovered);
        }
        if response.clicked() {
            pressed = Some(at);
        }
        if ui.is_rect_visible(rect) {
            score(ui, rect, &places, (row, chart), tokens);
        }
    }
    pressed
}

/// Where the parts of a row stand.
struct Places {
    scale: Rangef,
    /// The right ends of the score and of its change.
    value: f32,
    change: f32,
}

impl Places {
    fn x(&self, value: f64, chart: &ScoreChart) -> f32 {
        let [(low, _), (high, _)] = chart.scale;
        let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) as f32 } else { 0.5 };
        egui::lerp(self.scale.min..=self.scale.max, share)
    }
}

/// What the dots are, and below it the ends of the scale.
fn head(ui: &Ui, area: Rect, places: &Places, chart: &ScoreChart, tokens: &Tokens) {
    let painter = ui.painter();
    let middle = area.top() + KEY / 2.0;
    let mut at = area.left() + DOT;
    let dots = [Some((&chart.key.0, true)), chart.key.1.as_ref().map(|before| (before, false))];
    for (text, full) in dots.into_iter().flatten() {
        dot(ui, at, middle, full, tokens);
        let words = elided(ui, text, fonts::small(), tokens.text_weak, area.right() - at - GAP);
        let width = words.size().x;
        painter.galley(pos2(at + DOT + 4.0, middle - words.size().y / 2.0), words, tokens.text_weak);
        at += width + 3.0 * GAP + 2.0 * DOT;
    }
    let base = middle + KEY;
    for ((_, text), x) in chart.scale.iter().zip([places.scale.min, places.scale.max]) {
        painter.text(pos2(x, base), Align2::CENTER_CENTER, text, fonts::small(), tokens.text_weak);
    }
}

fn score(ui: &Ui, rect: Rect, places: &Places, (row, chart): (&ScoreRow, &ScoreChart), tokens: &Tokens) {
    let (painter, middle) = (ui.painter(), rect.center().y);
    let room = places.scale.min - 2.0 * DOT - GAP - rect.left();
    let label = elided(ui, &row.label, fonts::small(), tokens.text, room);
    painter.galley(pos2(rect.left(), middle - label.size().y / 2.0), label, tokens.text);
    painter.hline(places.scale, middle, Stroke::new(1.0, tokens.grid));
    let now = places.x(row.value, chart);
    if let Some(before) = row.before.map(|before| places.x(before, chart)) {
        painter.hline(now.min(before)..=now.max(before), middle, Stroke::new(1.5, tokens.line_nation));
        dot(ui, before, middle, false, tokens);
    }
    dot(ui, now, middle, true, tokens);
    let [value, change] = &row.text;
    painter.text(pos2(places.value, middle), Align2::RIGHT_CENTER, value, fonts::strong(), tokens.text);
    painter.text(pos2(places.change, middle), Align2::RIGHT_CENTER, change, fonts::small(), tokens.text_weak);
}

fn dot(ui: &Ui, x: f32, y: f32, full: bool, tokens: &Tokens) {
    let (fill, ink) =
        if full { (tokens.line_focus, tokens.line_focus) } else { (tokens.card, tokens.line_nation) };
    ui.painter().circle(pos2(x, y), DOT, fill, Stroke::new(1.75, ink));
}

//! Draws a small trend: painted straight, since a page has dozens of them.

use super::{Course, Goal};
use crate::charts::sparkline;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use std::sync::Arc;

/// Between two texts, and between a line and what stands beside it.
const GAP: f32 = 5.0;
/// The pole of the flag of a target, and its cloth.
const POLE: f32 = 13.0;
const CLOTH: [f32; 2] = [8.0, 7.0];
/// No more than this share of a chart is taken by the names at its right.
const MOST_FOR_NAMES: f32 = 0.45;

/// Paints it into `rect`: lines, the latest value and that of the benchmark at their right, the target as a flag with the way
/// to it, moments along the foot.
pub fn course(painter: &Painter, rect: Rect, chart: &Course, tokens: &Tokens) {
    if !painter.clip_rect().intersects(rect) {
        return;
    }
    let text =
        |text: &str, font: FontId, colour: Color32| painter.layout_no_wrap(text.to_owned(), font, colour);
    let end = text(&chart.end, fonts::strong(), tokens.line_focus);
    let goal = chart.target.as_ref();
    let goal = goal.map(|goal| (text(&goal.label, fonts::strong(), tokens.line_target), goal));
    // Where a flag stands the benchmark is told by its line alone; where its name has no room its value is told.
    let most = rect.width() * MOST_FOR_NAMES;
    let beside = chart.beside.as_ref().filter(|_| goal.is_none()).and_then(|(told, height)| {
        let mut told = told.iter().map(|told| text(told, fonts::small(), tokens.line_nation));
        Some((told.find(|told| told.size().x + GAP + 3.0 <= most)?, *height))
    });
    let line = end.size().y;
    let widths = beside.iter().map(|(one, _)| one).chain(goal.iter().map(|(one, _)| one)).chain([&end]);
    let names = widths.map(|one| one.size().x).fold(0.0, f32::max);
    let right = (names + GAP + 3.0).min(most);
    let top = if chart.target.is_some() { POLE } else { line / 2.0 };
    let plot =
        Rect::from_min_max(rect.min + vec2(0.0, top), pos2(rect.right() - right, rect.bottom() - line - GAP));
    if !plot.is_positive() {
        return;
    }
    // As the line of it has its room.
    sparkline(painter, plot, &chart.line, tokens);
    let inside = plot.shrink(3.0);
    let at =
        |[x, y]: [f32; 2]| pos2(inside.left() + x * inside.width(), inside.bottom() - y * inside.height());
    let mut taken: Vec<Rect> = Vec::new();
    let last = chart.line.last.map(at);
    if let Some((name, goal)) = goal {
        way_to(painter, (last, at(goal.at)), goal, tokens);
        // A flag amid the lines has its value below or above them, whichever is free.
        let flag = at(goal.at);
        let wanted = pos2(flag.x + CLOTH[0] + GAP - 2.0, flag.y - POLE + CLOTH[1] / 2.0 - line / 2.0);
        put(painter, rect, wanted, name, &mut taken);
    }
    if let Some(last) = last {
        let goal = chart.target.as_ref().filter(|goal| goal.is_ahead);
        // Beside the way to a target that starts here, on the side that it does not go to.
        let y = match goal.map(|goal| at(goal.at).y > last.y) {
            None => last.y - line / 2.0,
            Some(true) => last.y - line - 1.0,
            Some(false) => last.y + 1.0,
        };
        let at = pos2(last.x + GAP, y);
        put(painter, rect, at, end, &mut taken);
    }
    if let Some((name, height)) = beside {
        let y = at([1.0, height]).y - line / 2.0;
        put(painter, rect, pos2(rect.right() - right + GAP, y), name, &mut taken);
    }
    foot(painter, rect, (inside, line), chart, tokens);
}

/// Where a text stands that is wanted at a place: moved up or down past what stands there already, and not beyond the chart.
fn put(painter: &Painter, rect: Rect, wanted: Pos2, galley: Arc<Galley>, taken: &mut Vec<Rect>) {
    let size = galley.size();
    let lowest = (rect.bottom() - 2.0 * size.y - GAP).max(rect.top());
    let x = wanted.x.min(rect.right() - size.x).max(rect.left());
    let room = |y: f32| Rect::from_min_size(pos2(x, y.clamp(rect.top(), lowest)), size);
    let is_free = |room: &Rect| taken.iter().all(|other| !other.intersects(room.shrink(1.0)));
    let steps = (0..40)
        .flat_map(|step| [wanted.y - f32::from(step as u8) * 2.0, wanted.y + f32::from(step as u8) * 2.0]);
    let Some(found) = steps.map(room).find(is_free) else { return };
    let colour = Color32::PLACEHOLDER;
    painter.galley(found.min, galley, colour);
    taken.push(found);
}

/// The flag of a target, and the way to it from the latest figure where its date is still to come.
fn way_to(painter: &Painter, (last, flag): (Option<Pos2>, Pos2), goal: &Goal, tokens: &Tokens) {
    let colour = tokens.line_target;
    if let Some(last) = last.filter(|_| goal.is_ahead) {
        painter.extend(Shape::dashed_line(&[last, flag], Stroke::new(1.5, colour), 2.0, 2.5));
    }
    let top = flag - vec2(0.0, POLE);
    painter.line_segment([flag, top], Stroke::new(1.5, colour));
    let cloth = vec![top, top + vec2(CLOTH[0], CLOTH[1] / 2.0), top + vec2(0.0, CLOTH[1])];
    painter.add(Shape::convex_polygon(cloth, colour, Stroke::NONE));
    painter.circle_filled(flag, 2.0, colour);
}

/// The line along the foot with as many of its moments as find room.
fn foot(painter: &Painter, rect: Rect, (inside, line): (Rect, f32), chart: &Course, tokens: &Tokens) {
    let y = rect.bottom() - line - 2.0;
    painter.hline(inside.x_range(), y, Stroke::new(1.0, tokens.outline));
    let mut taken: Vec<egui::Rangef> = Vec::new();
    for (share, label) in &chart.ticks {
        let x = inside.left() + share * inside.width();
        let galley = painter.layout_no_wrap(label.clone(), fonts::small(), tokens.text_weak);
        let width = galley.size().x;
        let left = (x - width / 2.0).clamp(rect.left(), (rect.right() - width).max(rect.left()));
        let room = egui::Rangef::new(left - GAP, left + width + GAP);
        if taken.iter().any(|other| room.min < other.max && other.min < room.max) {
            continue;
        }
        painter.vline(x, y..=y + 3.0, Stroke::new(1.0, tokens.outline));
        painter.galley(pos2(left, rect.bottom() - line), galley, tokens.text_weak);
        taken.push(egui::Rangef::new(left, left + width));
    }
}

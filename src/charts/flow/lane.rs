//! Draws one lane: its number of places and its name, ribbons from start to start, dots with their words, and at the right
//! what has no date.

use super::draw::ground_behind;
use super::layout::{COUNT, Columns, DOT, GAP, Placed, covers, words_beside};
use super::{Flow, Lane, Start};
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts};
use egui::{Color32, Galley, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// How thick a ribbon is at least and at most, and by how much for each place.
const THICKNESS: [f32; 2] = [2.0, 10.0];
const A_PLACE: f32 = 1.2;
/// The head of an arrow.
const HEAD: f32 = 7.0;
/// Less room than this has no words about what is planned.
const LEAST_PLANNED: f32 = 48.0;
/// No dashed ribbon is shorter.
const LEAST_DASHED: f32 = 18.0;

/// Draws a lane on a ground of this colour.
pub(super) fn draw(
    ui: &Ui,
    spec: &Flow,
    (columns, rect): (&Columns, Rect),
    (lane, is_chosen, ground): (&Lane, bool, Color32),
    tokens: &Tokens,
) {
    let painter = ui.painter();
    let middle = rect.center().y;
    let font = if is_chosen { fonts::strong() } else { fonts::small() };
    let put = |x: f32, galley: Arc<Galley>| {
        if !galley.text().is_empty() {
            painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, tokens.text);
        }
    };
    let count = painter.layout_no_wrap(lane.places.clone(), fonts::strong(), tokens.text);
    put(rect.left() + COUNT - count.size().x, count);
    let first = lane.starts.iter().map(|start| {
        let from = start.within.map_or(start.x, |[from, _]| from.min(start.x));
        columns.x(spec, from) - DOT
    });
    // A long name goes on into the years before its first start.
    let until = first.fold(columns.plot.max, f32::min) - GAP;
    let most = (until.max(columns.plot.min) - GAP - columns.name).max(0.0);
    let name = widgets::elided(ui, &lane.name, font, tokens.text, most);
    let name_ends = columns.name + name.size().x;
    put(columns.name, name);
    let has_undated = !lane.undated.is_empty() || !lane.planned.is_empty();
    // The line before the starts without a date goes through all lanes.
    let has_column = columns.undated.span() > 0.0;
    let right = if has_column { columns.plot.max - GAP / 2.0 } else { rect.right() };
    let x = |year: f64| columns.x(spec, year);
    for ribbon in &lane.ribbons {
        let (from, to) = (x(ribbon.from), x(ribbon.to));
        painter.hline(
            Rangef::new(from.min(to), from.max(to)),
            middle,
            Stroke::new(thickness(ribbon.places), ink(tokens)),
        );
    }
    let words: Vec<Arc<Galley>> =
        lane.starts.iter().map(|start| words_of(ui, start, is_chosen, f32::INFINITY, tokens)).collect();
    let within = |start: &Start| start.within.map(|ends| ends.map(x));
    let placed: Vec<Placed> = { lane.starts.iter().zip(&words) }
        .map(|(start, words)| Placed { covers: covers(x(start.x), within(start)), words: words.size().x })
        .collect();
    let room = Rangef::new((name_ends + 1.5 * GAP).min(columns.plot.min.max(name_ends + GAP)), right);
    let found = words_beside(&placed, room);
    for start in &lane.starts {
        if let Some(end) = start.end {
            let until = x(end);
            painter.hline(
                Rangef::new(x(start.x), until.max(x(start.x))),
                middle,
                Stroke::new(1.5, tokens.line_focus),
            );
            painter.vline(until, middle - DOT..=middle + DOT, Stroke::new(1.5, tokens.line_focus));
        }
    }
    for (start, placed) in lane.starts.iter().zip(&placed) {
        if start.within.is_some() {
            bar(painter, placed.covers, middle, tokens);
        }
    }
    for start in &lane.starts {
        dot(painter, pos2(x(start.x), middle), start.documented, tokens);
    }
    let begins = columns.plot.min.max(name_ends + GAP);
    let mut taken = placed.iter().map(|placed| placed.covers.max).fold(begins, f32::max);
    for (((start, whole), room), placed) in lane.starts.iter().zip(words).zip(found).zip(&placed) {
        let Some(room) = room else { continue };
        let words = if whole.size().x > room.span() + 0.5 {
            words_of(ui, start, is_chosen, room.span(), tokens)
        } else {
            whole
        };
        // Words before a start end at it, however few of them there are.
        let is_before = room.max <= placed.covers.min;
        let left = if is_before { (room.max - words.size().x).max(room.min) } else { room.min };
        ground_behind(ui, left, words.size().x, rect, ground);
        taken = taken.max(room.max);
        put(left, words);
    }
    if lane.taken_up > 0 {
        let room = Rangef::new(taken + GAP, columns.plot.max - 2.0);
        if room.span() >= LEAST_DASHED {
            arrow(painter, room, middle, (lane.taken_up, true), tokens);
        }
    }
    if has_undated {
        let left = columns.undated.min + GAP / 2.0;
        let font = if is_chosen { fonts::strong() } else { fonts::small() };
        let width = columns.undated.max - left;
        let whole = |text: &str| widgets::elided(ui, text, font.clone(), tokens.text, width);
        let mut undated = whole(&lane.undated);
        // The first letters of a plan would say nothing; that there is one is not left out.
        let is_left_out = width - undated.size().x < LEAST_PLANNED && !lane.undated.is_empty();
        if is_left_out && !lane.planned.is_empty() {
            undated = whole(&format!("{}; …", lane.undated));
        }
        let (then, room) = (left + undated.size().x, width - undated.size().x);
        put(left, undated);
        if !is_left_out {
            put(then, widgets::elided(ui, &lane.planned, fonts::small(), tokens.text_weak, room));
        }
    }
}

/// The words beside a start; where there is no room for all of them, as many as there are without where it came from.
fn words_of(ui: &Ui, start: &Start, is_chosen: bool, width: f32, tokens: &Tokens) -> Arc<Galley> {
    let font = if is_chosen { fonts::strong() } else { fonts::small() };
    if width.is_finite() {
        return widgets::elided(ui, &start.label, font, tokens.text, width);
    }
    let parts =
        [(start.from.as_str(), fonts::small(), tokens.text_weak), (start.label.as_str(), font, tokens.text)];
    widgets::paragraph(ui, &parts, width, 1)
}

fn thickness(places: usize) -> f32 {
    (THICKNESS[0] + A_PLACE * places.saturating_sub(1) as f32).min(THICKNESS[1])
}

/// The colour of ribbons.
fn ink(tokens: &Tokens) -> Color32 {
    tokens.line_named
}

/// A start: filled where it is documented, a ring where it is inferred.
pub(super) fn dot(painter: &Painter, at: Pos2, documented: bool, tokens: &Tokens) {
    let fill = if documented { tokens.line_focus } else { tokens.card };
    painter.circle(at, DOT - 0.75, fill, Stroke::new(1.75, tokens.line_focus));
}

/// The year within which a start lies.
pub(super) fn bar(painter: &Painter, room: Rangef, middle: f32, tokens: &Tokens) {
    let rect = Rect::from_x_y_ranges(room, middle - 4.5..=middle + 4.5);
    painter.rect(rect, 4.5, tokens.shade, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
}

/// A ribbon with a head, for so many places; dashed where the start was not found.
pub(super) fn arrow(
    painter: &Painter,
    room: Rangef,
    middle: f32,
    (places, dashed): (usize, bool),
    tokens: &Tokens,
) {
    let stroke = Stroke::new(thickness(places), ink(tokens));
    let neck = pos2(room.max - HEAD, middle);
    if dashed {
        let ends = [pos2(room.min, middle), neck];
        painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 3.0));
    } else {
        painter.hline(Rangef::new(room.min, neck.x), middle, stroke);
    }
    let half = (thickness(places) / 2.0 + 2.5).max(4.0);
    let corners = vec![neck + vec2(0.0, -half), neck + vec2(HEAD, 0.0), neck + vec2(0.0, half)];
    painter.add(Shape::convex_polygon(corners, ink(tokens), Stroke::NONE));
}

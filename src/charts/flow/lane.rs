//! Draws one lane: its number of places and its name, ribbons from start to start, dots with their words, and at the right
//! what has no date.

use super::draw::ground_behind;
use super::layout::{COUNT, Columns, DOT, GAP, LANE, LINE, Placed, covers, words_beside};
use super::{Flow, Lane, Start};
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts, paper};
use egui::{Color32, Galley, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// How thick a ribbon is at least and at most, and by how much for each place.
const THICKNESS: [f32; 2] = [2.0, 10.0];
const A_PLACE: f32 = 1.2;
/// The head of an arrow.
const HEAD: f32 = 7.0;
/// Less room than this has no words about what is planned.
const LEAST_PLANNED: f32 = 48.0;
/// Between words below a line and what leads to them.
const BEHIND_LEADER: f32 = 3.0;
/// No dashed ribbon is shorter.
const LEAST_DASHED: f32 = 18.0;

/// On paper, where nothing brings up what is cut, names and starts without a date go on in no more lines than these.
const MOST_LINES: usize = 6;

/// What is written in a lane and where, before any of it is drawn.
struct Laid {
    name: Arc<Galley>,
    /// What each start covers of the line: its dot, the year within which it lies, and the time until its end.
    placed: Vec<Placed>,
    words: Vec<Arc<Galley>>,
    /// Where the words of each start stand in the line; `None` where they have no room.
    rooms: Vec<Option<Rangef>>,
    /// The starts of which the words stand below the line, from above to below, so that no line that leads there crosses others.
    below: Vec<usize>,
    /// On which side of those lines they stand.
    side: Side,
    /// Those without a date, in lines.
    undated: Option<Arc<Galley>>,
}

/// On which side of what leads to them all words below a line stand: on one, so that nothing comes between a dot and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Right,
    Left,
    /// Where neither has room for all of them: they reach to both sides.
    Both,
}

impl Side {
    /// That has room between these for words so wide, each with the place of its dot.
    fn of(below: &[(f32, f32)], room: Rangef) -> Self {
        if below.iter().all(|(dot, words)| dot + BEHIND_LEADER + words <= room.max) {
            Self::Right
        } else if below.iter().all(|(dot, words)| dot - BEHIND_LEADER - words >= room.min) {
            Self::Left
        } else {
            Self::Both
        }
    }

    /// Where words begin.
    fn left(self, dot: f32, words: f32, room: Rangef) -> f32 {
        match self {
            Self::Right => dot + BEHIND_LEADER,
            Self::Left => dot - BEHIND_LEADER - words,
            Self::Both => (dot + BEHIND_LEADER).min(room.max - words),
        }
    }
}

impl Laid {
    fn of(
        ui: &Ui,
        spec: &Flow,
        (columns, across): (&Columns, Rangef),
        (lane, is_chosen): (&Lane, bool),
        tokens: &Tokens,
    ) -> Self {
        let is_paper = paper::is_paper(ui.ctx());
        let font = if is_chosen { fonts::strong() } else { fonts::small() };
        let x = |year: f64| columns.x(spec, year);
        let first = lane
            .starts
            .iter()
            .map(|start| x(start.within.map_or(start.x, |[from, _]| from.min(start.x))) - DOT);
        // A long name goes on into the years before its first start.
        let until = first.fold(columns.plot.max, f32::min) - GAP;
        let most = (until.max(columns.plot.min) - GAP - columns.name).max(0.0);
        let name = if is_paper {
            widgets::paragraph(ui, &[(&lane.name, font.clone(), tokens.text)], most, MOST_LINES)
        } else {
            widgets::elided(ui, &lane.name, font.clone(), tokens.text, most)
        };
        let name_ends = columns.name + name.size().x;
        // The line before the starts without a date goes through all lanes.
        let has_column = columns.undated.span() > 0.0;
        let right = if has_column { columns.plot.max - GAP / 2.0 } else { across.max };
        let words: Vec<Arc<Galley>> =
            lane.starts.iter().map(|start| words_of(ui, start, is_chosen, f32::INFINITY, tokens)).collect();
        let placed = lane.starts.iter().zip(&words).map(|(start, words)| {
            let own = covers(x(start.x), start.within.map(|ends| ends.map(x)));
            let end = start.end.map_or(own.max, |end| own.max.max(x(end)));
            Placed { covers: Rangef::new(own.min, end), words: words.size().x }
        });
        let placed: Vec<Placed> = placed.collect();
        let room = Rangef::new((name_ends + 1.5 * GAP).min(columns.plot.min.max(name_ends + GAP)), right);
        let rooms = words_beside(&placed, room);
        let is_cut = |at: &usize| {
            let whole = words[*at].size().x;
            is_paper && whole > 0.0 && rooms[*at].is_none_or(|room| room.span() + 0.5 < whole)
        };
        let mut below: Vec<usize> = (0..placed.len()).rev().filter(is_cut).collect();
        let dots: Vec<(f32, f32)> =
            below.iter().map(|at| (x(lane.starts[*at].x), words[*at].size().x)).collect();
        let side = Side::of(&dots, room_below(columns, &name));
        if side == Side::Left {
            below.reverse();
        }
        let undated = (is_paper && has_undated(lane)).then(|| {
            let parts =
                [(&*lane.undated, font, tokens.text), (&*lane.planned, fonts::small(), tokens.text_weak)];
            widgets::paragraph(ui, &parts, columns.undated.max - undated_from(columns), MOST_LINES)
        });
        Self { name, placed, words, rooms, below, side, undated }
    }

    /// How many lines it has.
    fn lines(&self) -> usize {
        let undated = self.undated.as_ref().map_or(1, |undated| undated.rows.len());
        self.name.rows.len().max(undated).max(1 + self.below.len())
    }
}

/// The room of words below a line: below the name too, where that is of one line.
fn room_below(columns: &Columns, name: &Galley) -> Rangef {
    let from = if name.rows.len() > 1 { columns.name + name.size().x + GAP } else { columns.name };
    Rangef::new(from, columns.plot.max - GAP / 2.0)
}

fn has_undated(lane: &Lane) -> bool {
    !lane.undated.is_empty() || !lane.planned.is_empty()
}

fn undated_from(columns: &Columns) -> f32 {
    columns.undated.min + GAP / 2.0
}

/// How high a lane is: a line, and on paper further ones for what would be cut in it.
pub(super) fn height(
    ui: &Ui,
    spec: &Flow,
    (columns, across): (&Columns, Rangef),
    lane: &Lane,
    tokens: &Tokens,
) -> f32 {
    if !paper::is_paper(ui.ctx()) {
        return LANE;
    }
    let lines = Laid::of(ui, spec, (columns, across), (lane, false), tokens).lines();
    LANE + (lines - 1) as f32 * LINE
}

/// Draws a lane on a ground of this colour.
pub(super) fn draw(
    ui: &Ui,
    spec: &Flow,
    (columns, rect): (&Columns, Rect),
    (lane, is_chosen, ground): (&Lane, bool, Color32),
    tokens: &Tokens,
) {
    let painter = ui.painter();
    let middle = rect.top() + LANE / 2.0;
    let line = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + LANE));
    // In the middle of the line, further lines below it.
    let put = |x: f32, galley: Arc<Galley>| {
        if !galley.text().is_empty() {
            let first = galley.size().y / galley.rows.len().max(1) as f32;
            painter.galley(pos2(x, middle - first / 2.0), galley, tokens.text);
        }
    };
    let count = painter.layout_no_wrap(lane.places.clone(), fonts::strong(), tokens.text);
    put(rect.left() + COUNT - count.size().x, count);
    let laid = Laid::of(ui, spec, (columns, rect.x_range()), (lane, is_chosen), tokens);
    let name_ends = columns.name + laid.name.size().x;
    put(columns.name, Arc::clone(&laid.name));
    let x = |year: f64| columns.x(spec, year);
    for ribbon in &lane.ribbons {
        let (from, to) = (x(ribbon.from), x(ribbon.to));
        self::ribbon(painter, Rangef::new(from.min(to), from.max(to)), middle, ribbon.places, tokens);
    }
    for start in &lane.starts {
        if let Some(end) = start.end {
            let from = x(start.x);
            until_end(painter, Rangef::new(from, x(end).max(from)), middle, tokens);
        }
    }
    for start in &lane.starts {
        if let Some(ends) = start.within {
            bar(painter, covers(x(start.x), Some(ends.map(x))), middle, tokens);
        }
    }
    for start in &lane.starts {
        dot(painter, pos2(x(start.x), middle), start.documented, tokens);
    }
    let begins = columns.plot.min.max(name_ends + GAP);
    let mut taken = laid.placed.iter().map(|placed| placed.covers.max).fold(begins, f32::max);
    let in_line = (0..lane.starts.len()).filter(|at| !laid.below.contains(at));
    for at in in_line {
        let (start, whole, placed) = (&lane.starts[at], &laid.words[at], &laid.placed[at]);
        let Some(room) = laid.rooms[at] else { continue };
        let words = if whole.size().x > room.span() + 0.5 {
            words_of(ui, start, is_chosen, room.span(), tokens)
        } else {
            Arc::clone(whole)
        };
        // Words before a start end at it, however few of them there are.
        let is_before = room.max <= placed.covers.min;
        let left = if is_before { (room.max - words.size().x).max(room.min) } else { room.min };
        ground_behind(ui, left, words.size().x, line, ground);
        taken = taken.max(room.max);
        put(left, words);
    }
    below(ui, (columns, rect), (lane, &laid, ground), x, tokens);
    if lane.taken_up > 0 {
        let room = Rangef::new(taken + GAP, columns.plot.max - 2.0);
        if room.span() >= LEAST_DASHED {
            arrow(painter, room, middle, lane.taken_up, tokens);
        }
    }
    match laid.undated {
        Some(undated) => put(undated_from(columns), undated),
        None if has_undated(lane) => undated_in_line(ui, columns, (lane, is_chosen), put, tokens),
        None => {}
    }
}

/// The words that have no room in the line, each below its dot with a line that leads there.
fn below(
    ui: &Ui,
    (columns, rect): (&Columns, Rect),
    (lane, laid, ground): (&Lane, &Laid, Color32),
    x: impl Fn(f64) -> f32,
    tokens: &Tokens,
) {
    let top = |nth: usize| rect.top() + LANE - 3.0 + nth as f32 * LINE;
    let leads = Stroke::new(0.75, tokens.text_weak);
    for (nth, at) in laid.below.iter().enumerate() {
        let dot = x(lane.starts[*at].x);
        ui.painter().vline(dot, rect.top() + LANE / 2.0 + DOT..=top(nth) + LINE / 2.0, leads);
    }
    for (nth, at) in laid.below.iter().enumerate() {
        let (words, dot) = (&laid.words[*at], x(lane.starts[*at].x));
        let room = room_below(columns, &laid.name);
        let left = laid.side.left(dot, words.size().x, room);
        // Where it reaches to both sides of the line that leads to it, that ends above it.
        let behind = Rect::from_min_size(pos2(left, top(nth)), vec2(words.size().x, LINE));
        ui.painter().rect_filled(behind.expand2(vec2(1.0, 0.0)), 0.0, ground);
        ui.painter().galley(
            pos2(left, top(nth) + (LINE - words.size().y) / 2.0),
            Arc::clone(words),
            tokens.text,
        );
    }
}

/// The starts without a date in the one line that a window has for them.
fn undated_in_line(
    ui: &Ui,
    columns: &Columns,
    (lane, is_chosen): (&Lane, bool),
    put: impl Fn(f32, Arc<Galley>),
    tokens: &Tokens,
) {
    let left = undated_from(columns);
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

/// A ribbon to those who took it up, so many places.
pub(super) fn ribbon(painter: &Painter, room: Rangef, middle: f32, places: usize, tokens: &Tokens) {
    painter.hline(room, middle, Stroke::new(thickness(places), ink(tokens)));
}

/// How long something ran, with a stroke where it ended.
pub(super) fn until_end(painter: &Painter, room: Rangef, middle: f32, tokens: &Tokens) {
    let stroke = Stroke::new(1.5, tokens.line_focus);
    painter.hline(room, middle, stroke);
    painter.vline(room.max, middle - DOT..=middle + DOT, stroke);
}

/// A dashed ribbon with a head, for so many places of which the start was not found.
pub(super) fn arrow(painter: &Painter, room: Rangef, middle: f32, places: usize, tokens: &Tokens) {
    let stroke = Stroke::new(thickness(places), ink(tokens));
    let neck = pos2(room.max - HEAD, middle);
    let ends = [pos2(room.min, middle), neck];
    painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 3.0));
    let half = (thickness(places) / 2.0 + 2.5).max(4.0);
    let corners = vec![neck + vec2(0.0, -half), neck + vec2(HEAD, 0.0), neck + vec2(0.0, half)];
    painter.add(Shape::convex_polygon(corners, ink(tokens), Stroke::NONE));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_below_a_line_stand_on_the_side_of_their_dots_that_has_room_for_all_of_them() {
        let room = Rangef::new(100.0, 500.0);
        let of = |below: &[(f32, f32)]| {
            let side = Side::of(below, room);
            let left = below.iter().map(|(dot, words)| side.left(*dot, *words, room));
            (side, left.collect::<Vec<_>>())
        };
        assert_eq!(of(&[(300.0, 150.0), (200.0, 150.0)]), (Side::Right, vec![303.0, 203.0]));
        // One of them would reach beyond the axis, and the other then past the dot of this one.
        assert_eq!(of(&[(450.0, 150.0), (300.0, 150.0)]), (Side::Left, vec![297.0, 147.0]));
        assert_eq!(of(&[(450.0, 380.0), (300.0, 150.0)]).0, Side::Both);
    }
}

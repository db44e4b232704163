//! Draws the squares: a whole one was tested, a half one lies in an outer fifth, so that grey tells them apart too.

use super::{SquareFill, Stacks};
use crate::charts::canvas;
use crate::widgets::fonts;
use crate::widgets::tokens::{Tokens, size};
use crate::words::number;
use egui::{
    Align2, AsIdSalt, Color32, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

const HEAD: f32 = 24.0;
const ABOVE: f32 = 8.0;
/// From one square to the next, and how small that may become where there are very many.
const STEP: f32 = 11.0;
const LEAST_STEP: f32 = 4.0;
/// More lines of squares are made smaller.
const MOST_LINES: usize = 13;
const GAP: f32 = 14.0;
/// What the columns have of the width: where most squares are has most.
const SHARES: [f32; 3] = [0.24, 0.5, 0.26];

/// Draws the squares over the width there is; the response covers them all.
pub fn stacks(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &Stacks, tokens: &Tokens) -> Response {
    let sizes = Sizes::of(ui, chart, f32::INFINITY);
    drawn(ui, id_salt, chart, tokens, sizes)
}

/// The same with squares so small that all of it is no higher than this; nothing where they could not be seen then.
pub fn stacks_within(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    chart: &Stacks,
    tokens: &Tokens,
    most: f32,
) -> Option<Response> {
    let sizes = Sizes::of(ui, chart, most);
    (sizes.height() <= most).then(|| drawn(ui, id_salt, chart, tokens, sizes))
}

/// How large all of it is.
#[derive(Clone, Copy)]
struct Sizes {
    width: f32,
    /// What the names of the rows take, and the counts of the cells.
    names: f32,
    counts: f32,
    /// From one square to the next.
    step: f32,
    rows: [f32; 2],
}

impl Sizes {
    fn of(ui: &Ui, chart: &Stacks, most: f32) -> Self {
        let wide = |text: &str, font: egui::FontId| canvas::measured(ui.painter(), text, font).x;
        let names = chart.rows.iter().map(|row| wide(row.name, fonts::strong())).fold(0.0, f32::max) + GAP;
        let counts = chart.rows.iter().flat_map(|row| &row.cells);
        let counts = counts.map(|cell| wide(&count(cell.len()), fonts::semibold_at(size::COUNT)));
        let counts = counts.fold(0.0, f32::max) + GAP / 2.0;
        let with = |step: f32| {
            let sizes = Self { width: ui.available_width(), names, counts, step, rows: [0.0; 2] };
            let lines = |row: usize| {
                let cells = chart.rows[row].cells.iter().enumerate();
                cells.map(|(at, cell)| cell.len().div_ceil(sizes.across(at))).max().unwrap_or(0)
            };
            let height = |row: usize| (lines(row) as f32 * step).max(26.0) + 2.0 * ABOVE;
            (Self { rows: [height(0), height(1)], ..sizes }, lines(0).max(lines(1)))
        };
        let is_too_high = |(sizes, lines): (Self, usize)| sizes.height() > most || lines > MOST_LINES;
        let mut step = STEP;
        while step > LEAST_STEP && is_too_high(with(step)) {
            step -= 0.5;
        }
        with(step).0
    }

    fn height(self) -> f32 {
        HEAD + self.rows[0] + self.rows[1]
    }

    /// How many squares a cell of this column has side by side.
    fn across(self, at: usize) -> usize {
        let room = ((self.width - self.names) * SHARES[at] - self.counts - GAP).max(STEP);
        (room / self.step).floor().max(1.0) as usize
    }
}

fn count(squares: usize) -> String {
    number::count(squares as u64)
}

fn drawn(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &Stacks, tokens: &Tokens, sizes: Sizes) -> Response {
    let id = ui.scope_id().with(("stacks", id_salt));
    let Sizes { width, names, counts, step, .. } = sizes;
    let big = fonts::semibold_at(size::COUNT);
    let whole = Vec2::new(width, sizes.height());
    let response = canvas::image(ui, id, whole, &chart.summary);
    let area = response.rect;
    let left = |at: usize| area.left() + names + (width - names) * SHARES[..at].iter().sum::<f32>();
    let painter = ui.painter();
    for (at, head) in chart.heads.iter().enumerate() {
        let place = pos2(left(at), area.top() + HEAD / 2.0);
        painter.text(place, Align2::LEFT_CENTER, head, fonts::strong(), tokens.text);
    }
    let mut top = area.top() + HEAD;
    for (row, stack) in chart.rows.iter().enumerate() {
        painter.hline(area.x_range(), top, Stroke::new(1.0, tokens.grid));
        painter.text(
            pos2(area.left(), top + ABOVE),
            Align2::LEFT_TOP,
            stack.name,
            fonts::strong(),
            tokens.text,
        );
        for (at, cell) in stack.cells.iter().enumerate() {
            let place = pos2(left(at), top + ABOVE - 5.0);
            painter.text(place, Align2::LEFT_TOP, count(cell.len()), big.clone(), tokens.text);
            let across = sizes.across(at);
            for (nth, fill) in cell.iter().enumerate() {
                let corner = vec2((nth % across) as f32, (nth / across) as f32) * step;
                let min = pos2(left(at) + counts, top + ABOVE) + corner;
                square(painter, Rect::from_min_size(min, Vec2::splat(step * 0.8)), *fill, tokens);
            }
        }
        top += sizes.rows[row];
    }
    response
}

/// One square.
pub fn square(painter: &Painter, rect: Rect, fill: SquareFill, tokens: &Tokens) {
    let colours = match fill {
        SquareFill::Worse | SquareFill::WorstFifth => tokens.worse,
        SquareFill::Better | SquareFill::BestFifth => tokens.better,
        SquareFill::Between => tokens.similar,
    };
    let is_half = matches!(fill, SquareFill::WorstFifth | SquareFill::BestFifth);
    let ground = if is_half { tokens.card } else { colours.fill };
    painter.rect(rect, 0.0, ground, Stroke::new(0.75, colours.outline), StrokeKind::Inside);
    if is_half {
        let half = vec![rect.left_bottom(), rect.right_bottom(), rect.right_top()];
        painter.add(Shape::convex_polygon(half, colours.fill, Stroke::new(0.0, Color32::TRANSPARENT)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stack;
    use super::*;
    use crate::charts::headless::{chart_rect, paint};

    #[test]
    fn every_figure_has_a_square_that_lies_within_however_many_there_are() {
        for many in [0, 1, 300, 4000] {
            let cell = |of: SquareFill| vec![of; many];
            let row = |name| Stack {
                name,
                cells: [cell(SquareFill::Worse), cell(SquareFill::Between), cell(SquareFill::Better)],
            };
            let rows = [row("Worse"), row("Not known to be worse")];
            let chart = Stacks { heads: ["a", "b", "c"], rows, summary: String::new() };
            let tokens = Tokens::light();
            let painted = paint(None, |ui| {
                stacks(ui, "x", &chart, &tokens);
            });
            let squares = painted.shapes.iter().filter(|(_, shape)| matches!(shape, Shape::Rect(_))).count();
            assert!(squares >= 6 * many, "{squares}");
            painted.assert_texts_apart();
        }
    }

    #[test]
    fn every_square_looks_different_without_colour() {
        let tokens = Tokens::light();
        let cell = chart_rect(Vec2::splat(9.0));
        let seen = |fill| {
            let painted = paint(None, |ui| square(ui.painter(), cell.shrink(1.0), fill, &tokens));
            painted.shapes.len()
        };
        assert_ne!(seen(SquareFill::Worse), seen(SquareFill::WorstFifth));
        assert_ne!(seen(SquareFill::Better), seen(SquareFill::BestFifth));
    }
}

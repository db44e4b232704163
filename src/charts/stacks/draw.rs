//! Draws the squares: a whole one was tested, a half one lies in an outer fifth; what is worse is filled from below, what is better has a
//! light core or is filled from above, so that grey tells all of them apart. Bars are parted into what their squares would be.

use super::{SquareFill, Stack, Stacks};
use crate::charts::canvas;
use crate::widgets::fonts;
use crate::widgets::tokens::{Tokens, size};
use crate::words::number;
use egui::{
    Align2, AsIdSalt, Color32, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

const HEAD: f32 = 24.0;
const ABOVE: f32 = 8.0;
/// From one square to the next, and how small that may become where there are many.
const STEP: f32 = 11.0;
const LEAST_STEP: f32 = 7.0;
/// More lines of squares are made smaller.
const MOST_LINES: usize = 13;
const GAP: f32 = 14.0;
/// A bar is this high, and as long at least as can be seen.
const BAR: f32 = 14.0;
const LEAST_BAR: f32 = 1.5;
/// How far the light core of what is better lies within it.
const CORE: f32 = 0.34;
/// What the columns have of the width: where most squares are has most.
const SHARES: [f32; 3] = [0.2, 0.58, 0.22];

/// How the figures of cells are drawn: by squares so far apart, or by bars of which this is the fullest.
#[derive(Clone, Copy)]
enum By {
    Squares(f32),
    Bars(usize),
}

impl By {
    /// Squares as large as is so, where they can be told one from the other at all.
    fn of(chart: &Stacks, fits: impl Fn(Self) -> bool) -> Self {
        if !chart.has_squares() {
            return Self::Bars(chart.most());
        }
        let mut step = STEP;
        while step > LEAST_STEP && !fits(Self::Squares(step)) {
            step -= 0.5;
        }
        Self::Squares(step)
    }

    /// Whether a cell in a room of this width is of few enough lines.
    fn is_low(self, room: f32, cell: &[SquareFill]) -> bool {
        match self {
            Self::Squares(step) => lines(cell.len(), room, step) <= MOST_LINES,
            Self::Bars(_) => true,
        }
    }

    fn height(self, room: f32, cell: &[SquareFill]) -> f32 {
        match self {
            Self::Squares(step) => lines(cell.len(), room, step) as f32 * step,
            Self::Bars(_) => BAR,
        }
    }

    fn draw(self, painter: &Painter, at: Pos2, room: f32, cell: &[SquareFill], tokens: &Tokens) {
        match self {
            Self::Squares(step) => {
                let across = across(room, step);
                for (nth, fill) in cell.iter().enumerate() {
                    let corner = vec2((nth % across) as f32, (nth / across) as f32) * step;
                    square(painter, Rect::from_min_size(at + corner, Vec2::splat(step * 0.8)), *fill, tokens);
                }
            }
            Self::Bars(most) => {
                let mut left = at.x;
                for alike in cell.chunk_by(|one, other| one == other) {
                    let width = (alike.len() as f32 / most.max(1) as f32 * room).max(LEAST_BAR);
                    let bar = Rect::from_min_size(pos2(left, at.y), vec2(width, BAR));
                    square(painter, bar, alike[0], tokens);
                    left += width;
                }
            }
        }
    }
}

fn across(room: f32, step: f32) -> usize {
    (room / step).floor().max(1.0) as usize
}

fn lines(squares: usize, room: f32, step: f32) -> usize {
    squares.div_ceil(across(room, step))
}

/// How many a cell holds; a dash where that is not known.
fn count(row: &Stack, cell: &[SquareFill]) -> String {
    if row.is_known { number::count(cell.len() as u64) } else { number::MISSING.to_owned() }
}

/// How much room the counts need that stand before what they count.
fn room_of_counts(ui: &Ui, chart: &Stacks) -> f32 {
    let cells = chart.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| count(row, cell)));
    let wide = |count: String| canvas::measured(ui.painter(), &count, fonts::semibold_at(size::COUNT)).x;
    cells.map(wide).fold(0.0, f32::max) + GAP / 2.0
}

/// Draws them over the width there is; the response covers them all.
pub fn stacks(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &Stacks, tokens: &Tokens) -> Response {
    let sizes = Sizes::of(ui, chart, f32::INFINITY);
    drawn(ui, id_salt, chart, tokens, sizes)
}

/// Whether it can be so small that it is no higher than this, and still be seen.
pub fn stacks_fit(ui: &Ui, chart: &Stacks, most: f32) -> bool {
    Sizes::of(ui, chart, most).height() <= most
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
    /// What each column has of the rest.
    shares: [f32; 3],
    by: By,
    rows: [f32; 2],
}

impl Sizes {
    fn of(ui: &Ui, chart: &Stacks, most: f32) -> Self {
        let wide = |text: &str| canvas::measured(ui.painter(), text, fonts::strong()).x;
        let names = chart.rows.iter().map(|row| wide(row.name)).fold(0.0, f32::max) + GAP;
        // Bars are held against each other, so that all have the same room.
        let shares = if chart.has_squares() { SHARES } else { [1.0 / 3.0; 3] };
        let (width, counts) = (ui.available_width(), room_of_counts(ui, chart));
        let with = |by: By| {
            let sizes = Self { width, names, counts, shares, by, rows: [0.0; 2] };
            let height = |row: usize| {
                let cells = chart.rows[row].cells.iter().enumerate();
                cells.map(|(at, cell)| by.height(sizes.room(at), cell)).fold(26.0, f32::max) + 2.0 * ABOVE
            };
            Self { rows: [height(0), height(1)], ..sizes }
        };
        let by = By::of(chart, |by| {
            let sizes = with(by);
            let mut cells = chart.rows.iter().flat_map(|row| row.cells.iter().enumerate());
            sizes.height() <= most && cells.all(|(at, cell)| by.is_low(sizes.room(at), cell))
        });
        with(by)
    }

    fn height(self) -> f32 {
        HEAD + self.rows[0] + self.rows[1]
    }

    /// What a cell of this column has beside its count.
    fn room(self, at: usize) -> f32 {
        ((self.width - self.names) * self.shares[at] - self.counts - GAP).max(STEP)
    }
}

fn drawn(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &Stacks, tokens: &Tokens, sizes: Sizes) -> Response {
    let id = ui.scope_id().with(("stacks", id_salt));
    let Sizes { width, names, counts, shares, by, .. } = sizes;
    let whole = Vec2::new(width, sizes.height());
    let response = canvas::image(ui, id, whole, &chart.summary);
    let area = response.rect;
    let left = |at: usize| area.left() + names + (width - names) * shares[..at].iter().sum::<f32>();
    let painter = ui.painter();
    for (at, head) in chart.heads.iter().enumerate() {
        let place = pos2(left(at), area.top() + HEAD / 2.0);
        painter.text(place, Align2::LEFT_CENTER, head, fonts::strong(), tokens.text);
    }
    let mut top = area.top() + HEAD;
    for (row, stack) in chart.rows.iter().enumerate() {
        painter.hline(area.x_range(), top, Stroke::new(1.0, tokens.grid));
        let place = pos2(area.left(), top + ABOVE);
        painter.text(place, Align2::LEFT_TOP, stack.name, fonts::strong(), tokens.text);
        for (at, cell) in stack.cells.iter().enumerate() {
            let place = pos2(left(at), top + ABOVE - 5.0);
            let big = fonts::semibold_at(size::COUNT);
            painter.text(place, Align2::LEFT_TOP, count(stack, cell), big, tokens.text);
            by.draw(painter, pos2(left(at) + counts, top + ABOVE), sizes.room(at), cell, tokens);
        }
        top += sizes.rows[row];
    }
    response
}

/// The same for a screen as narrow as a telephone’s: each cell below the other, under the names of its row and column.
pub fn stacks_narrow(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &Stacks, tokens: &Tokens) -> Response {
    let id = ui.scope_id().with(("narrow stacks", id_salt));
    let width = ui.available_width();
    let counts = room_of_counts(ui, chart);
    let room = (width - counts).max(STEP);
    let by =
        By::of(chart, |by| chart.rows.iter().flat_map(|row| &row.cells).all(|cell| by.is_low(room, cell)));
    let height = |cell: &[SquareFill]| by.height(room, cell).max(24.0) + ABOVE;
    let of_row = |row: &Stack| HEAD + row.cells.iter().map(|cell| HEAD + height(cell)).sum::<f32>();
    let whole = Vec2::new(width, chart.rows.iter().map(of_row).sum::<f32>() + GAP);
    let response = canvas::image(ui, id, whole, &chart.summary);
    let (area, painter) = (response.rect, ui.painter());
    let mut top = area.top();
    for (at, row) in chart.rows.iter().enumerate() {
        if at > 0 {
            top += GAP;
        }
        painter.text(pos2(area.left(), top), Align2::LEFT_TOP, row.name, fonts::strong(), tokens.text);
        top += HEAD;
        painter.hline(area.x_range(), top - 3.0, Stroke::new(1.0, tokens.grid));
        for (head, cell) in chart.heads.iter().zip(&row.cells) {
            painter.text(pos2(area.left(), top), Align2::LEFT_TOP, head, fonts::small(), tokens.text);
            top += HEAD;
            let big = fonts::semibold_at(size::COUNT);
            painter.text(pos2(area.left(), top - 5.0), Align2::LEFT_TOP, count(row, cell), big, tokens.text);
            by.draw(painter, pos2(area.left() + counts, top), room, cell, tokens);
            top += height(cell);
        }
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
        let last = if fill == SquareFill::WorstFifth { rect.right_bottom() } else { rect.left_top() };
        let half = vec![rect.left_bottom(), last, rect.right_top()];
        painter.add(Shape::convex_polygon(half, colours.fill, Stroke::new(0.0, Color32::TRANSPARENT)));
    }
    if fill == SquareFill::Better {
        painter.rect_filled(rect.shrink(rect.height() * CORE), 0.0, tokens.card);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::{chart_rect, paint};

    fn chart(many: usize) -> Stacks {
        let cell = |of: SquareFill| vec![of; many];
        let row = |name| Stack {
            name,
            is_known: true,
            cells: [cell(SquareFill::Worse), cell(SquareFill::Between), cell(SquareFill::Better)],
        };
        let rows = [row("Worse"), row("Not known to be worse")];
        Stacks { heads: ["a", "b", "c"], rows, between: Vec::new(), summary: String::new() }
    }

    /// What is drawn in rectangles.
    fn drawn(chart: &Stacks, is_narrow: bool) -> Vec<Rect> {
        let tokens = Tokens::light();
        let painted = paint(None, |ui| {
            if is_narrow {
                ui.set_max_width(300.0);
                stacks_narrow(ui, "x", chart, &tokens);
            } else {
                stacks(ui, "x", chart, &tokens);
            }
        });
        painted.assert_texts_apart();
        let rect = |shape: &Shape| match shape {
            // The core of one is no square.
            Shape::Rect(shape) if shape.stroke.width > 0.0 => Some(shape.rect),
            _ => None,
        };
        painted.shapes.iter().filter_map(|(_, shape)| rect(shape)).collect()
    }

    #[test]
    fn every_figure_has_a_square_as_long_as_they_can_be_counted() {
        for (many, is_narrow) in [(0, false), (1, false), (300, false), (MOST, false), (1, true), (300, true)]
        {
            let squares = drawn(&chart(many), is_narrow);
            assert!(squares.len() >= 6 * many, "{}", squares.len());
            let least = squares.iter().map(Rect::width).fold(f32::INFINITY, f32::min);
            assert!(many == 0 || least >= 0.8 * LEAST_STEP - 0.01, "{least}");
        }
        assert_eq!(chart(2).legend(), "One square for each of 12 judged figures");
    }

    const MOST: usize = super::super::MOST_SQUARES;

    #[test]
    fn very_many_are_bars_as_long_as_they_are_many() {
        let mut many = chart(MOST + 1);
        many.rows[0].cells[0].truncate(100);
        many.rows[0].cells[1][..400].fill(SquareFill::Worse);
        for is_narrow in [false, true] {
            let bars: Vec<f32> = drawn(&many, is_narrow).iter().map(Rect::width).collect();
            // One of them is of two kinds.
            assert_eq!(bars.len(), 7, "{bars:?}");
            let whole = bars[3];
            assert!((bars[0] / whole - 100.0 / (MOST + 1) as f32).abs() < 0.01, "{bars:?}");
            assert!((bars[1] + bars[2] - whole).abs() < 0.5, "{bars:?}");
        }
        assert!(many.legend().starts_with("Each bar is as long as its share of "), "{}", many.legend());
    }

    #[test]
    fn every_square_looks_different_without_colour() {
        let tokens = Tokens::light();
        let cell = chart_rect(Vec2::splat(9.0));
        // What is drawn, by its form and by whether it is light or dark.
        let seen = |fill| -> Vec<String> {
            let painted = paint(None, |ui| square(ui.painter(), cell.shrink(1.0), fill, &tokens));
            let form = |shape: &Shape| match shape {
                Shape::Rect(rect) => format!("{:?} {}", rect.rect, rect.fill == tokens.card),
                Shape::Path(path) => format!("{:?}", path.points),
                other => format!("{other:?}"),
            };
            painted.shapes.iter().map(|(_, shape)| form(shape)).collect()
        };
        let [worse, worst, better, best] =
            [SquareFill::Worse, SquareFill::WorstFifth, SquareFill::Better, SquareFill::BestFifth].map(seen);
        for (at, one) in [&worse, &worst, &better, &best].into_iter().enumerate() {
            for other in [&worse, &worst, &better, &best].into_iter().skip(at + 1) {
                assert_ne!(one, other);
            }
        }
    }

    #[test]
    fn a_row_that_nothing_is_known_of_has_no_noughts() {
        let mut unknown = chart(0);
        unknown.rows[0].is_known = false;
        let tokens = Tokens::light();
        let painted = paint(None, |ui| {
            stacks(ui, "x", &unknown, &tokens);
        });
        let written = |what: &str| painted.texts().iter().filter(|(text, _)| text == what).count();
        assert_eq!([written("0"), written(number::MISSING)], [3, 3]);
    }
}

//! Draws the balance: a square for each priority, above how it stands and below which way it moves.

use super::squares::{BY_WEIGHT, Square, SquareLevel, Squares, SquaresOfSide};
use crate::charts::{self, Arrow, Mark};
use crate::model::{PriorityId, Verdict};
use crate::pages::{Command, PageContext, Spot};
use crate::widgets::group::Group;
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, Hint, fonts, reading};
use egui::{Color32, CornerRadius, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::facing_view::{Across, columns_apart, framed};

/// A square is as high as this, and as wide as its half allows within these.
const HEIGHT: f32 = 18.0;
const WIDTHS: [f32; 2] = [18.0, 40.0];
/// Narrower ones, as those of little weight are, have no sign in them.
const SIGN_FROM: f32 = 13.0;
/// Between two squares.
const GAP: f32 = 2.0;
/// The words of a row stand before the squares, where there is room.
const NAMES: f32 = 142.0;
const NAMES_FROM: f32 = 760.0;
/// From so wide a room the halves stand side by side.
const TWO_HALVES_FROM: f32 = 520.0;
/// The squares by weight have so much of the room of a half.
const WEIGHED: f32 = 0.44;

/// What the rows of squares say.
const ROWS: [&str; 2] = ["Where they stand", "Which way they move"];

/// Draws the balance; gives the priority whose square has the pointer or the keyboard.
pub(super) fn show(
    ui: &mut Ui,
    squares: &Squares,
    across: Across,
    page: &PageContext<'_>,
) -> Option<PriorityId> {
    let mut lit = None;
    framed(ui, page.tokens, |ui, inside| {
        ui.spacing_mut().item_spacing.y = 3.0;
        reading::is_part(ui, Role::List, "Balance");
        let gap = space::TWO;
        let of_weights = if across == Across::Three { WEIGHED } else { 0.0 };
        let gaps = if across == Across::Three { 2.0 } else { 1.0 };
        let halves = |room: f32| (room - gaps * gap) / (2.0 + of_weights);
        let most = squares.sides.iter().map(|side| side.squares.len()).max().unwrap_or(0) as f32;
        let in_a_row = |half: f32| most * (WIDTHS[0] + GAP) <= half + GAP;
        // The rows have their names before them where both halves have but one each.
        let is_named = inside >= NAMES_FROM && in_a_row(halves(inside - NAMES - gap));
        let rest = if is_named { inside - NAMES - gap } else { inside };
        let in_two = rest >= TWO_HALVES_FROM;
        let half_width = if in_two { halves(rest) } else { rest };
        let layout = HalfLayout {
            names: !is_named,
            counts: [0, 1].map(|at| {
                let heights = squares.sides.iter().map(|side| {
                    let told = told(side, at, !is_named);
                    widgets::paragraph(
                        ui,
                        &[(&told, fonts::small(), page.tokens.text_weak)],
                        half_width,
                        usize::MAX,
                    )
                    .size()
                    .y
                });
                heights.fold(0.0, f32::max)
            }),
        };
        let mut group = Group::new(ui, "balance", None);
        let mut widths = if is_named { vec![NAMES] } else { Vec::new() };
        let before = widths.len();
        widths.extend(if in_two { vec![half_width; 2] } else { vec![half_width] });
        if of_weights > 0.0 {
            widths.push(half_width * of_weights);
        }
        let from = ui.cursor().min;
        columns_apart(ui, from, &widths, gap, |at, ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            match at.checked_sub(before) {
                None => row_names(ui, &layout, page),
                Some(0) if !in_two => {
                    for side in &squares.sides {
                        lit = half(ui, side, (&layout, &mut group), page).or(lit);
                    }
                }
                Some(at @ (0 | 1)) => lit = half(ui, &squares.sides[at], (&layout, &mut group), page).or(lit),
                Some(_) => weighed(ui, squares, &layout, page),
            }
        });
        if of_weights <= 0.0 {
            ui.add_space(space::HALF);
            weighed(ui, squares, &layout, page);
        }
        group.end(ui);
    });
    lit
}

/// What the halves have in common, so that their rows stand at one height.
struct HalfLayout {
    /// Whether the counts say what they count, because no name stands before the row.
    names: bool,
    /// How high the counts below each row are.
    counts: [f32; 2],
}

/// The counts below a row.
fn told(side: &SquaresOfSide, at: usize, named: bool) -> String {
    if named { format!("{}: {}", ROWS[at], side.counts[at]) } else { side.counts[at].clone() }
}

/// The title of the card, and what its rows are.
fn row_names(ui: &mut Ui, layout: &HalfLayout, page: &PageContext<'_>) {
    widgets::eyebrow_at(ui, page.tokens, 2, "Balance");
    for (name, counts) in ROWS.iter().zip(layout.counts) {
        let size = Vec2::new(ui.available_width(), HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, *name));
        let galley = widgets::paragraph(ui, &[(name, fonts::small(), page.tokens.text)], size.x, 1);
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, page.tokens.text);
        ui.allocate_exact_size(Vec2::new(size.x, counts), Sense::hover());
    }
}

/// The squares of one side in two rows, with the counts below each.
fn half(
    ui: &mut Ui,
    side: &SquaresOfSide,
    (layout, group): (&HalfLayout, &mut Group),
    page: &PageContext<'_>,
) -> Option<PriorityId> {
    widgets::eyebrow(ui, page.tokens, side.name);
    if side.squares.is_empty() {
        widgets::caption(ui, page.tokens, "None in the file.");
        return None;
    }
    let whole = ui.available_width();
    let count = side.squares.len() as f32;
    let width = ((whole + GAP) / count - GAP).clamp(WIDTHS[0], WIDTHS[1]);
    let in_a_row = ((whole + GAP) / (width + GAP) + 0.01).floor().max(1.0) as usize;
    let mut lit = None;
    let rows: Vec<&[Square]> = side.squares.chunks(in_a_row).collect();
    let last = rows.len() - 1;
    for (line, row) in rows.into_iter().enumerate() {
        if line > 0 {
            ui.add_space(space::ONE);
        }
        let from = ui.cursor().min;
        let mut bands = [Rect::NOTHING; 2];
        for (at, band) in bands.iter_mut().enumerate() {
            let (rect, cell) = row_of(ui, row.len(), width);
            for (at_square, square) in row.iter().enumerate() {
                match at {
                    0 => level(ui, cell(at_square), square.level, page.tokens),
                    _ => way(ui, cell(at_square), square.way, page.tokens),
                }
            }
            *band = rect;
            if line == last {
                let top = ui.cursor().top();
                let counts = told(side, at, layout.names);
                let shown = widgets::caption(ui, page.tokens, &counts);
                reading::name(ui.ctx(), shown.id, &format!("{}: {counts}", side.name));
                let used = ui.cursor().top() - top - ui.spacing().item_spacing.y;
                ui.add_space((layout.counts[at] - used).max(0.0));
            }
        }
        for (at, square) in row.iter().enumerate() {
            let left = from.x + at as f32 * (width + GAP);
            let column = Rect::from_x_y_ranges(left..=left + width, bands[0].top()..=bands[1].bottom());
            lit = press(ui, square, (column, bands), group, page).or(lit);
        }
    }
    lit
}

/// One priority over both rows: what it is called to the pointer and the keyboard, and where a press leads.
fn press(
    ui: &Ui,
    square: &Square,
    (column, rows): (Rect, [Rect; 2]),
    group: &mut Group,
    page: &PageContext<'_>,
) -> Option<PriorityId> {
    let id = ui.scope_id().with(("square", square.id));
    let response = ui.interact(column, id, group.sense());
    group.add(&response);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("{}: {}", square.title, square.status))
    });
    let is_lit = response.hovered() || response.has_focus();
    if is_lit {
        let stroke = Stroke::new(2.0, page.tokens.accent);
        for row in rows {
            let cell = Rect::from_x_y_ranges(column.x_range(), row.y_range());
            ui.painter().rect_stroke(cell, CornerRadius::same(3), stroke, StrokeKind::Outside);
        }
    }
    if response.clicked() {
        page.commands.send(Command::LeadTo(Spot::Priority(square.id)));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.hint(format_args!("{}\n{}", square.title, square.status));
    is_lit.then_some(square.id)
}

fn row_of(ui: &mut Ui, count: usize, width: f32) -> (Rect, impl Fn(usize) -> Rect + use<>) {
    let size = Vec2::new(count as f32 * (width + GAP) - GAP, HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let cell = move |at: usize| {
        Rect::from_min_size(
            pos2(rect.left() + at as f32 * (width + GAP), rect.top()),
            Vec2::new(width, HEIGHT),
        )
    };
    (rect, cell)
}

/// A square by its level: filled with the verdict's colour and its shape, open and dashed where there is none.
fn level(ui: &Ui, cell: Rect, level: SquareLevel, tokens: &Tokens) {
    let mark = |shape: Mark| {
        if cell.width() >= SIGN_FROM {
            charts::mark(ui.painter(), cell.center(), 10.0, shape, tokens);
        }
    };
    match level {
        SquareLevel::Worse => {
            filled(ui, cell, tokens.worse.fill.lerp_to_gamma(tokens.card, 0.6), tokens.worse.outline);
            mark(Mark::Verdict(Verdict::Worse));
        }
        SquareLevel::WorstFifth => {
            filled(ui, cell, tokens.card, tokens.worse.outline);
            mark(Mark::Fifth(1));
        }
        SquareLevel::Similar => {
            filled(ui, cell, tokens.similar.fill.lerp_to_gamma(tokens.card, 0.4), tokens.similar.outline);
            mark(Mark::Verdict(Verdict::Similar));
        }
        SquareLevel::Better => {
            filled(ui, cell, tokens.better.fill.lerp_to_gamma(tokens.card, 0.6), tokens.better.outline);
            mark(Mark::Verdict(Verdict::Better));
        }
        SquareLevel::NotCompared => dashed(ui, cell, tokens),
    }
}

fn way(ui: &Ui, cell: Rect, arrow: Arrow, tokens: &Tokens) {
    match arrow {
        Arrow::None => dashed(ui, cell, tokens),
        Arrow::Worse { .. } => {
            filled(ui, cell, tokens.worse.fill.lerp_to_gamma(tokens.card, 0.6), tokens.worse.outline);
        }
        Arrow::Better { .. } => filled(ui, cell, tokens.card, tokens.better.outline),
        Arrow::Steady | Arrow::Neutral { .. } => {
            filled(ui, cell, tokens.similar.fill.lerp_to_gamma(tokens.card, 0.4), tokens.similar.outline);
        }
    }
    if cell.width() >= SIGN_FROM {
        charts::arrow(ui.painter(), cell.center(), 11.0, arrow, tokens);
    }
}

fn filled(ui: &Ui, cell: Rect, fill: Color32, outline: Color32) {
    let stroke = Stroke::new(1.0, outline);
    ui.painter().rect(cell, CornerRadius::same(3), fill, stroke, StrokeKind::Inside);
}

fn dashed(ui: &Ui, cell: Rect, tokens: &Tokens) {
    let inside = cell.shrink(0.5);
    let corners = [
        inside.left_top(),
        inside.right_top(),
        inside.right_bottom(),
        inside.left_bottom(),
        inside.left_top(),
    ];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, tokens.outline), 2.0, 2.0));
}

/// All squares again, as wide as the file weighs them.
fn weighed(ui: &mut Ui, squares: &Squares, layout: &HalfLayout, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, BY_WEIGHT);
    let whole = ui.available_width();
    let apart = space::ONE;
    for is_level in [true, false] {
        let (rect, response) = ui.allocate_exact_size(Vec2::new(whole, HEIGHT), Sense::hover());
        reading::hide(ui.ctx(), response.id);
        let mut left = rect.left();
        for side in &squares.sides {
            for square in &side.squares {
                let width = square.weight * (whole - apart);
                let cell =
                    Rect::from_min_size(pos2(left, rect.top()), Vec2::new((width - 1.0).max(1.0), HEIGHT));
                if is_level {
                    level(ui, cell, square.level, page.tokens);
                } else {
                    way(ui, cell, square.way, page.tokens);
                }
                left += width;
            }
            left += apart;
        }
        if is_level {
            let top = ui.cursor().top();
            widgets::caption(ui, page.tokens, &squares.weights);
            let used = ui.cursor().top() - top - ui.spacing().item_spacing.y;
            ui.add_space((layout.counts[0] - used).max(0.0));
        }
    }
}

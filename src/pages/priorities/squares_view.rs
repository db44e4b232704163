//! Draws the balance: a square for each priority, above how it stands and below which way it moves.

use super::squares::{Square, SquareLevel, Squares, SquaresOfSide};
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
/// Between two squares.
const GAP: f32 = 2.0;
/// The words of a row stand before the squares, where there is room.
const NAMES: f32 = 118.0;
const NAMES_FROM: f32 = 760.0;
/// The squares by weight have so much of the room of a half.
const WEIGHED: f32 = 0.55;

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
        reading::is_part(ui, Role::Group, "Balance");
        let names = if inside >= NAMES_FROM { NAMES } else { 0.0 };
        let rest = inside - names;
        let from = ui.cursor().min;
        let mut group = Group::new(ui, "balance", None);
        let gap = space::THREE;
        let mut widths = if names > 0.0 { vec![names - gap] } else { Vec::new() };
        let before = widths.len();
        match across {
            Across::Three => {
                let half = (rest - 2.0 * gap) / (2.0 + WEIGHED);
                widths.extend([half, half, half * WEIGHED]);
            }
            Across::Two | Across::One if rest >= 520.0 => widths.extend([(rest - gap) / 2.0; 2]),
            Across::Two | Across::One => widths.extend([rest]),
        }
        let weighed_beside = across == Across::Three;
        let in_one = widths.len() - before == 1;
        columns_apart(ui, from, &widths, gap, |at, ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            match at.checked_sub(before) {
                None => row_names(ui, page),
                Some(_) if in_one => {
                    for side in &squares.sides {
                        lit = half(ui, side, &mut group, page).or(lit);
                    }
                }
                Some(at @ (0 | 1)) => lit = half(ui, &squares.sides[at], &mut group, page).or(lit),
                Some(_) => weighed(ui, squares, page),
            }
        });
        if !weighed_beside {
            ui.add_space(space::HALF);
            weighed(ui, squares, page);
        }
        group.end(ui);
    });
    lit
}

/// The title of the card, and what its rows are.
fn row_names(ui: &mut Ui, page: &PageContext<'_>) {
    widgets::eyebrow_at(ui, page.tokens, 2, "Balance");
    for name in ["Where they stand", "Which way they move"] {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
        let galley =
            widgets::paragraph(ui, &[(name, fonts::small(), page.tokens.text)], rect.width() + 20.0, 1);
        ui.painter().galley(
            pos2(rect.left(), rect.center().y - galley.size().y / 2.0),
            galley,
            page.tokens.text,
        );
        // As high as the counts below a row.
        widgets::caption(ui, page.tokens, " ");
    }
}

/// The squares of one side in two rows, with the counts below each.
fn half(ui: &mut Ui, side: &SquaresOfSide, group: &mut Group, page: &PageContext<'_>) -> Option<PriorityId> {
    widgets::eyebrow(ui, page.tokens, side.name);
    if side.squares.is_empty() {
        widgets::caption(ui, page.tokens, "None in the file.");
        return None;
    }
    let whole = ui.available_width();
    let count = side.squares.len() as f32;
    let width = (whole / count - GAP).clamp(WIDTHS[0], WIDTHS[1]);
    let in_a_row = ((whole + GAP) / (width + GAP)).floor().max(1.0) as usize;
    let mut lit = None;
    let rows: Vec<&[Square]> = side.squares.chunks(in_a_row).collect();
    for (at, row) in rows.iter().enumerate() {
        let is_last = at + 1 == rows.len();
        let from = ui.cursor().min;
        let levels = level_row(ui, row, width, page);
        if is_last {
            widgets::caption(ui, page.tokens, &side.counts[0]);
        }
        let ways = way_row(ui, row, width, page);
        if is_last {
            widgets::caption(ui, page.tokens, &side.counts[1]);
        }
        for (at, square) in row.iter().enumerate() {
            let left = from.x + at as f32 * (width + GAP);
            let column = Rect::from_x_y_ranges(left..=left + width, levels.top()..=ways.bottom());
            lit = press(ui, square, (column, [levels, ways]), group, page).or(lit);
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
            let cell = Rect::from_x_y_ranges(column.x_range(), row.y_range()).expand(1.0);
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

fn level_row(ui: &mut Ui, row: &[Square], width: f32, page: &PageContext<'_>) -> Rect {
    let (rect, cell) = row_of(ui, row.len(), width);
    for (at, square) in row.iter().enumerate() {
        level(ui, cell(at), square.level, page.tokens);
    }
    rect
}

fn way_row(ui: &mut Ui, row: &[Square], width: f32, page: &PageContext<'_>) -> Rect {
    let (rect, cell) = row_of(ui, row.len(), width);
    for (at, square) in row.iter().enumerate() {
        way(ui, cell(at), square.way, page.tokens);
    }
    rect
}

/// A square by its level: filled with the verdict's colour and its shape, open and dashed where there is none.
fn level(ui: &Ui, cell: Rect, level: SquareLevel, tokens: &Tokens) {
    let mark = |shape: Mark| charts::mark(ui.painter(), cell.center(), 10.0, shape, tokens);
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
    charts::arrow(ui.painter(), cell.center(), 11.0, arrow, tokens);
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
fn weighed(ui: &mut Ui, squares: &Squares, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, &squares.weights);
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
                if width < 10.0 {
                    plain(ui, cell, square, is_level, page.tokens);
                } else if is_level {
                    level(ui, cell, square.level, page.tokens);
                } else {
                    way(ui, cell, square.way, page.tokens);
                }
                left += width;
            }
            left += apart;
        }
        if is_level {
            let [national, local] = &squares.sides;
            let told = format!("{} national, {} local", national.squares.len(), local.squares.len());
            widgets::caption(ui, page.tokens, &told);
        }
    }
}

/// A square too narrow for a sign.
fn plain(ui: &Ui, cell: Rect, square: &Square, is_level: bool, tokens: &Tokens) {
    let (worse, better) = match is_level {
        true => (square.level == SquareLevel::Worse, square.level == SquareLevel::Better),
        false => (matches!(square.way, Arrow::Worse { .. }), matches!(square.way, Arrow::Better { .. })),
    };
    let (fill, outline) = match (worse, better) {
        (true, _) => (tokens.worse.fill, tokens.worse.outline),
        (_, true) => (tokens.better.fill, tokens.better.outline),
        _ => (tokens.card, tokens.outline),
    };
    filled(ui, cell, fill, outline);
}

//! Draws the priorities that face each other, and those that stand alone.

use super::card_view::{card, chart};
use super::content::{Alone, Block, Facing};
use crate::model::PriorityId;
use crate::pages::PageContext;
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, reading};
use egui::layers::ShapeIdx;
use egui::{CornerRadius, Rect, Role, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2};

/// Inside a card, and between its columns.
const MARGIN: f32 = 12.0;
const GAP: f32 = 40.0;
/// The figures between have so much of the width.
const MIDDLE_SHARE: f32 = 0.33;
/// From so wide a block the chart of a priority stands beside it.
const BESIDE_FROM: f32 = 440.0;
const CHART_SHARE: f32 = 0.42;
/// Between the cards of one column.
const BETWEEN: f32 = 10.0;
/// From so wide a room two charts stand side by side.
const TWO_CHARTS_FROM: f32 = 300.0;
/// The dot at the end of a tie.
const DOT: f32 = 3.0;

/// How much stands side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Across {
    /// National, figures, local.
    Three,
    /// National with the figures under it, local.
    Two,
    /// One below the other.
    One,
}

impl Across {
    /// In a window of this width, in points.
    pub(super) fn of(window: f32) -> Self {
        match window {
            1180.0.. => Self::Three,
            900.0.. => Self::Two,
            _ => Self::One,
        }
    }
}

/// The widths of the columns of a card whose inside is this wide: national and local are always the same.
fn widths(across: Across, inside: f32) -> Vec<f32> {
    match across {
        Across::Three => {
            let middle = inside * MIDDLE_SHARE;
            let side = (inside - middle - 2.0 * GAP) / 2.0;
            vec![side, middle, side]
        }
        Across::Two => vec![(inside - GAP) / 2.0; 2],
        Across::One => vec![inside],
    }
}

/// The names over the columns.
pub(super) fn heads(ui: &mut Ui, across: Across, page: &PageContext<'_>) {
    let whole = ui.available_width();
    let names: &[&str] = match across {
        Across::Three => &["National", "What both rest on", "Local"],
        Across::Two => &["National, with what both rest on", "Local"],
        Across::One => &["National, then what is local"],
    };
    let widths = widths(across, whole - 2.0 * MARGIN);
    let from = ui.cursor().min + Vec2::new(MARGIN, 0.0);
    columns(ui, from, &widths, |at, ui| {
        widgets::eyebrow_at(ui, page.tokens, 2, names[at]);
    });
}

/// A national priority and those that rest on the same figures.
pub(super) fn facing(
    ui: &mut Ui,
    shown: &Facing,
    (across, lit): (Across, Option<PriorityId>),
    page: &PageContext<'_>,
) {
    let name = format!("{} with what is local", shown.national.title);
    reading::part(ui, Role::Group, &name, |ui| {
        framed(ui, page.tokens, |ui, inside| {
            let widths = widths(across, inside);
            let from = ui.cursor().min;
            let mut national = from.y;
            let mut locals: Vec<f32> = Vec::new();
            let rects = columns(ui, from, &widths, |at, ui| match (across, at) {
                (Across::Three, 0) => national = card(ui, &shown.national, lit, page),
                (Across::Three, 1) => charts(ui, shown, page),
                (Across::Two, 0) => {
                    national = card(ui, &shown.national, lit, page);
                    ui.add_space(space::ONE);
                    charts(ui, shown, page);
                }
                (Across::One, _) => {
                    card(ui, &shown.national, lit, page);
                    ui.add_space(space::ONE);
                    charts(ui, shown, page);
                    ui.add_space(space::ONE);
                    widgets::eyebrow_at(ui, page.tokens, 4, "Local");
                    ui.indent("local", |ui| {
                        all_local(ui, shown, lit, page);
                    });
                }
                _ => locals = all_local(ui, shown, lit, page),
            });
            ties(ui, &rects, (national, &locals), page.tokens);
        });
    });
}

fn all_local(ui: &mut Ui, shown: &Facing, lit: Option<PriorityId>, page: &PageContext<'_>) -> Vec<f32> {
    let mut middles = Vec::with_capacity(shown.local.len());
    for (at, local) in shown.local.iter().enumerate() {
        if at > 0 {
            ui.add_space(BETWEEN);
        }
        middles.push(ui.scope(|ui| card(ui, local, lit, page)).inner);
    }
    middles
}

/// The charts of the figures between, one or two of them side by side.
fn charts(ui: &mut Ui, shown: &Facing, page: &PageContext<'_>) {
    let (salt, of) = (("facing", shown.national.id), shown.national.title.as_str());
    let whole = ui.available_width();
    if let [one, other] = &shown.charts[..]
        && whole >= TWO_CHARTS_FROM
    {
        let width = (whole - space::TWO) / 2.0;
        let from = ui.cursor().min;
        columns_apart(ui, from, &[width, width], space::TWO, |at, ui| {
            chart(ui, salt, (of, if at == 0 { one } else { other }), page);
        });
    } else {
        for one in &shown.charts {
            chart(ui, salt, (of, one), page);
        }
    }
    if let Some(also) = &shown.also {
        rests_also(ui, of, also, page);
    }
    if shown.charts.is_empty() {
        widgets::caption(ui, page.tokens, "No figures here yet.");
    }
}

/// What a priority rests on beside what is drawn.
fn rests_also(ui: &mut Ui, of: &str, also: &str, page: &PageContext<'_>) {
    let shown = widgets::caption(ui, page.tokens, also);
    reading::name(ui.ctx(), shown.id, &format!("{of}: {also}"));
}

/// The priorities of a side that stand alone, each with a chart of its own.
pub(super) fn block(ui: &mut Ui, block: &Block, lit: Option<PriorityId>, page: &PageContext<'_>) {
    widgets::eyebrow_at(ui, page.tokens, 2, &block.head);
    ui.add_space(space::HALF);
    framed(ui, page.tokens, |ui, inside| {
        for (at, one) in block.items.iter().enumerate() {
            if at > 0 {
                line(ui, one.chart.is_some(), page.tokens);
            }
            alone(ui, one, inside, lit, page);
        }
    });
}

/// A rule between two, nearer to one that has little to tell.
fn line(ui: &mut Ui, is_tall: bool, tokens: &Tokens) {
    let height = if is_tall { 17.0 } else { 9.0 };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens.grid));
}

fn alone(ui: &mut Ui, one: &Alone, inside: f32, lit: Option<PriorityId>, page: &PageContext<'_>) {
    let figures = |ui: &mut Ui| {
        if let Some(shown) = &one.chart {
            chart(ui, ("alone", one.card.id), (&one.card.title, shown), page);
        }
        if let Some(also) = &one.also {
            rests_also(ui, &one.card.title, also, page);
        }
    };
    if one.chart.is_none() || inside < BESIDE_FROM {
        ui.scope(|ui| card(ui, &one.card, lit, page));
        if one.chart.is_some() {
            ui.add_space(space::HALF);
            figures(ui);
        }
        return;
    }
    let of_chart = inside * CHART_SHARE;
    let from = ui.cursor().min;
    columns_apart(ui, from, &[inside - of_chart - space::TWO, of_chart], space::TWO, |at, ui| {
        if at == 0 {
            card(ui, &one.card, lit, page);
        } else {
            figures(ui);
        }
    });
}

/// A white card around what `add` draws, which is told how wide it is inside.
pub(super) fn framed(ui: &mut Ui, tokens: &Tokens, add: impl FnOnce(&mut Ui, f32)) {
    let whole = ui.available_width();
    let behind: ShapeIdx = ui.painter().add(Shape::Noop);
    let from = ui.cursor().min;
    let inside = whole - 2.0 * MARGIN;
    let room = Rect::from_min_size(from + Vec2::splat(MARGIN), Vec2::new(inside, f32::INFINITY));
    let used = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.set_width(inside);
        add(ui, inside);
        ui.min_rect().bottom()
    });
    let card = Rect::from_min_max(from, pos2(from.x + whole, used.inner + MARGIN));
    let stroke = Stroke::new(1.0, tokens.line);
    let shape =
        egui::epaint::RectShape::new(card, CornerRadius::same(8), tokens.card, stroke, StrokeKind::Inside);
    ui.painter().set(behind, Shape::Rect(shape));
    ui.advance_cursor_after_rect(card);
}

/// Columns side by side, each from the top down; gives the room that each took.
fn columns(ui: &mut Ui, from: egui::Pos2, widths: &[f32], add: impl FnMut(usize, &mut Ui)) -> Vec<Rect> {
    columns_apart(ui, from, widths, GAP, add)
}

/// The same with this much between them.
pub(super) fn columns_apart(
    ui: &mut Ui,
    from: egui::Pos2,
    widths: &[f32],
    gap: f32,
    mut add: impl FnMut(usize, &mut Ui),
) -> Vec<Rect> {
    let mut left = from.x;
    let mut rects = Vec::with_capacity(widths.len());
    // Where there is no room at all a column is narrow and not less than nothing.
    for (at, width) in widths.iter().map(|width| width.max(0.0)).enumerate() {
        let room = Rect::from_min_size(pos2(left, from.y), Vec2::new(width, f32::INFINITY));
        let bottom = ui.scope_builder(UiBuilder::new().id_salt(("column", at)).max_rect(room), |ui| {
            ui.set_width(width);
            add(at, ui);
            ui.min_rect().bottom()
        });
        rects.push(Rect::from_min_max(room.min, pos2(left + width, bottom.inner)));
        left += width + gap;
    }
    let whole = rects.iter().copied().reduce(Rect::union);
    ui.advance_cursor_after_rect(whole.unwrap_or(Rect::from_min_size(from, Vec2::ZERO)));
    rects
}

/// What ties a national priority to the figures and these to each local one.
fn ties(ui: &Ui, rects: &[Rect], (national, locals): (f32, &[f32]), tokens: &Tokens) {
    let (Some(first), Some(last)) = (rects.first(), rects.last()) else { return };
    if rects.len() < 2 {
        return;
    }
    let stroke = Stroke::new(1.0, tokens.outline);
    let painter = ui.painter();
    let dot = |x: f32, y: f32| {
        painter.circle(pos2(x, y), DOT, tokens.card, stroke);
    };
    if let [_, middle, _] = rects {
        let (from, to) = (first.right() + GAP * 0.25, middle.left() - GAP * 0.2);
        painter.hline(from..=to, national, stroke);
        dot(from, national);
    }
    let before = rects[rects.len() - 2];
    let (from, to) = (before.right() + GAP * 0.2, last.left() - GAP * 0.25);
    let spine = f32::midpoint(from, to);
    let ends = [national].into_iter().chain(locals.iter().copied());
    let (top, bottom) =
        ends.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)));
    painter.hline(from..=spine, national, stroke);
    painter.vline(spine, top..=bottom, stroke);
    for y in locals {
        painter.hline(spine..=to, *y, stroke);
        dot(to, *y);
    }
}

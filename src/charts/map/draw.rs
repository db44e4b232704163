//! Draws a map: areas with their marks and figures, names beside it, what is looked at in a heavy line.

use super::mesh::{Fit, WITH_VALUE, fill_of, paint};
use super::shapes::AreaShape;
use super::{MapChart, MapFill, MapLinked, MapResponse};
use crate::charts::spread_apart::spread_apart;
use crate::charts::{canvas, keyboard};
use crate::model::AreaId;
use crate::widgets::tokens::size::IN_CIRCLE;
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, focus, fonts};
use egui::epaint::PathShape;
use egui::{
    Align2, AsIdSalt, EventFilter, FontId, Id, Key, Modifiers, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2,
    pos2, vec2,
};
use std::collections::HashSet;

/// No hexagon is wider, so that a place of three does not fill the card with them.
const WIDEST: f32 = 52.0;
/// A unit of outlines is about as large as a neighbourhood in a town; a village may be many.
const LARGEST: f32 = 120.0;
/// Names have this share of the width, and so much at most.
const SHARE_OF_NAMES: f32 = 0.34;
const MOST_FOR_NAMES: f32 = 160.0;
const LINES_OF_A_NAME: usize = 2;
/// Between the map and the names.
const LEADER: f32 = 18.0;
/// A number in a circle of this radius, and how far from the middle of a hexagon it stands, in its widths, to either side.
const NUMBER: f32 = 7.5;
const BESIDE_VALUE: f32 = 0.31;
/// Around an area that is looked at, and one that is kept.
const PREVIEWED: f32 = 2.0;
const CHOSEN: f32 = 3.0;

/// Draws a map in so much room.
pub fn map(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &MapChart,
    linked: MapLinked<'_>,
    size: Vec2,
    tokens: &Tokens,
) -> MapResponse {
    let id = ui.scope_id().with(("map", id_salt));
    let response = canvas::image(ui, id, size, &format!("{}. {}", spec.title, spec.summary));
    let whole = response.rect;
    let names = names(ui, spec, whole, tokens);
    let room = Rect::from_min_max(whole.min, pos2(whole.right() - names_width(&names), whole.bottom()));
    let fit = fit(spec, room.shrink(CHOSEN));
    let by_key = by_key(ui, &response, spec, linked);
    let pointed = response.hover_pos().and_then(|at| spec.shapes.at(fit.on_map(at)));
    let picked = if response.clicked() {
        let at = response.interact_pointer_pos().and_then(|at| spec.shapes.at(fit.on_map(at)));
        at.or(by_key.filter(|_| pointed.is_none()))
    } else {
        None
    };
    let previewed = pointed.or(by_key);
    if ui.is_rect_visible(whole) {
        let painter = ui.painter().with_clip_rect(whole.intersect(ui.clip_rect()));
        paint(ui, &painter, id.with("mesh"), (spec, fit, true), tokens);
        values(ui, spec, fit, tokens);
        label(ui, spec, names, (fit, whole), tokens);
        let shape = |area: AreaId| spec.shapes.shapes.iter().find(|shape| shape.area == area);
        let gathered = linked.gathered.iter().map(|area| (Some(*area), PREVIEWED));
        let outlined = gathered.chain([(linked.previewed, PREVIEWED), (linked.chosen, CHOSEN)]);
        for (area, width) in outlined {
            let stroke = Stroke::new(width, tokens.text);
            if let Some(shape) = area.and_then(shape) {
                outline(ui, shape, fit, stroke);
            } else if let Some(group) = spec.groups.iter().find(|group| Some(group.area) == area) {
                let line = |side: &[Pos2; 2]| Shape::line_segment(side.map(|at| fit.on_screen(at)), stroke);
                ui.painter().extend(group.sides.iter().map(line));
            }
        }
        if let Some(at) = previewed.or(by_key) {
            tip(&response, spec, at, fit);
        }
    }
    let area = |at: usize| spec.shapes.shapes[at].area;
    MapResponse { response, previewed: previewed.map(area), picked: picked.map(area) }
}

/// A small map without names and marks, those within outlined: where they lie among all.
pub fn overview(ui: &mut Ui, spec: &MapChart, within: &[AreaId], size: Vec2, tokens: &Tokens) -> Response {
    let id = ui.scope_id().with(("overview", &spec.title));
    let response = canvas::image(ui, id, size, &spec.title);
    if ui.is_rect_visible(response.rect) {
        let fit = fit(spec, response.rect.shrink(1.0));
        paint(ui, ui.painter(), id.with("mesh"), (spec, fit, false), tokens);
        let within: HashSet<AreaId> = within.iter().copied().collect();
        for shape in spec.shapes.shapes.iter().filter(|shape| within.contains(&shape.area)) {
            outline(ui, shape, fit, Stroke::new(1.0, tokens.text));
        }
    }
    response
}

/// A little of a fill, with the mark that stands in it, for a key.
pub fn swatch(painter: &egui::Painter, rect: Rect, fill: MapFill, tokens: &Tokens) {
    let colours = fill_of(fill, tokens);
    if let MapFill::Verdict(mark) = fill {
        crate::charts::mark(painter, rect.center(), rect.height(), mark, tokens);
    } else {
        let line = Stroke::new(1.0, colours.outline);
        painter.rect(rect, 2.0, colours.fill, line, egui::StrokeKind::Inside);
    }
}

fn fit(spec: &MapChart, room: Rect) -> Fit {
    let most = if spec.shapes.hexagons { WIDEST } else { LARGEST };
    Fit::new(spec.shapes.bounds, room, most)
}

fn outline(ui: &Ui, shape: &AreaShape, fit: Fit, stroke: Stroke) {
    for ring in &shape.rings {
        let points: Vec<Pos2> = ring.iter().map(|at| fit.on_screen(*at)).collect();
        ui.painter().add(Shape::Path(PathShape::closed_line(points, stroke)));
    }
}

/// The figures in hexagons that are wide enough for them.
fn values(ui: &Ui, spec: &MapChart, fit: Fit, tokens: &Tokens) {
    if !spec.shapes.hexagons || fit.scale < WITH_VALUE {
        return;
    }
    for (shape, cell) in spec.shapes.shapes.iter().zip(&spec.cells).filter(|(shape, _)| shape.is_there()) {
        let Some(value) = &cell.value else { continue };
        let colour = tokens.text_on(fill_of(cell.fill, tokens).fill);
        let galley = ui.painter().layout_no_wrap(value.clone(), fonts::strong(), colour);
        let at = fit.on_screen(shape.middle) + vec2(0.0, fit.scale * 0.12);
        ui.painter().galley(at - galley.size() / 2.0, galley, colour);
    }
}

/// A name beside the map, and which area it is of.
struct Name {
    at: usize,
    galley: std::sync::Arc<egui::Galley>,
}

fn names(ui: &Ui, spec: &MapChart, whole: Rect, tokens: &Tokens) -> Vec<Name> {
    let room = (whole.width() * SHARE_OF_NAMES).min(MOST_FOR_NAMES) - LEADER;
    let named = spec.cells.iter().enumerate().filter(|(at, _)| spec.shapes.shapes[*at].is_there());
    let laid_out = named.filter_map(|(at, cell)| {
        let name = cell.label.as_deref()?;
        let part = (name, fonts::small(), tokens.text);
        Some(Name { at, galley: widgets::paragraph(ui, &[part], room, LINES_OF_A_NAME) })
    });
    let mut names: Vec<Name> = laid_out.collect();
    names.sort_by(|one, other| {
        let y = |name: &Name| spec.shapes.shapes[name.at].middle.y;
        y(one).total_cmp(&y(other))
    });
    names
}

fn names_width(names: &[Name]) -> f32 {
    let widest = names.iter().map(|name| name.galley.size().x).fold(0.0, f32::max);
    if names.is_empty() { 0.0 } else { widest + LEADER }
}

/// Writes the names in a column beside the map, each with a line to its area.
fn label(ui: &Ui, spec: &MapChart, names: Vec<Name>, (fit, whole): (Fit, Rect), tokens: &Tokens) {
    let shapes = &spec.shapes;
    let Some(tallest) = names.iter().map(|name| name.galley.size().y).reduce(f32::max) else { return };
    let mut centres: Vec<f32> =
        names.iter().map(|name| fit.on_screen(shapes.shapes[name.at].middle).y).collect();
    let half = tallest / 2.0;
    spread_apart(&mut centres, tallest + 2.0, whole.top() + half, whole.bottom() - half);
    let left = fit.rect(shapes.bounds).right() + LEADER;
    let left = left.min(whole.right() - names_width(&names) + LEADER);
    let mut numbers = 0;
    for (name, y) in names.into_iter().zip(centres) {
        let shape = &shapes.shapes[name.at];
        let middle = fit.on_screen(shape.middle);
        // From the edge of a hexagon, and from within an outline, which has any shape.
        let from =
            if shapes.hexagons { middle + vec2(fit.scale * 0.48, 0.0) } else { middle + vec2(7.0, 0.0) };
        let to = pos2(left - space::HALF, y);
        // A line through the figures of others would be read as one of theirs: a number tells then which is meant.
        if shapes.hexagons && fit.scale >= WITH_VALUE && strikes(spec, fit, name.at, [from, to]) {
            numbers += 1;
            let beside_value = middle + vec2(1.0, -1.0) * (fit.scale * BESIDE_VALUE);
            for at in [beside_value, pos2(left - space::HALF - NUMBER, y)] {
                ui.painter().circle(at, NUMBER, tokens.card, Stroke::new(1.0, tokens.text_weak));
                let font = FontId::proportional(IN_CIRCLE);
                ui.painter().text(at, Align2::CENTER_CENTER, numbers, font, tokens.text);
            }
        } else {
            ui.painter().line_segment([from, to], Stroke::new(1.0, tokens.text_weak));
        }
        let size = name.galley.size();
        ui.painter().galley(pos2(left, y - size.y / 2.0), name.galley, tokens.text);
    }
}

/// Whether a line from an area runs through the figure of another one.
fn strikes(spec: &MapChart, fit: Fit, of: usize, [from, to]: [Pos2; 2]) -> bool {
    /// What a figure takes of the width of a hexagon, to either side of its middle.
    const FIGURE: f32 = 0.34;
    let others = spec.shapes.shapes.iter().enumerate().filter(|(at, shape)| *at != of && shape.is_there());
    let mut middles = others.map(|(_, shape)| fit.on_screen(shape.middle));
    middles.any(|middle| {
        let (way, off) = (to - from, middle - from);
        let along = (off.dot(way) / way.length_sq().max(1.0)).clamp(0.0, 1.0);
        (from + way * along).distance(middle) < fit.scale * FIGURE
    })
}

/// The area that arrow keys have come to while the map has the keyboard; at first the one that is kept.
fn by_key(ui: &Ui, response: &Response, spec: &MapChart, linked: MapLinked<'_>) -> Option<usize> {
    let id: Id = response.id.with("by key");
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<AreaId>(id));
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    focus::keep_keys(ui.ctx(), response.id, filter);
    let shapes = &spec.shapes;
    let position =
        |area: AreaId| shapes.shapes.iter().position(|shape| shape.area == area && shape.is_there());
    let before = ui.data(|data| data.get_temp::<AreaId>(id)).or(linked.chosen).and_then(position);
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let ways = [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ];
    let way = ways.into_iter().find(|(key, _)| hit(*key)).map(|(_, way)| way);
    let chosen = match (way, before) {
        (Some(way), Some(before)) => Some(shapes.beside(before, way)),
        (Some(_), None) => shapes.first(),
        (None, _) if hit(Key::Home) => shapes.first(),
        (None, _) if hit(Key::End) => shapes.last(),
        (None, before) => before,
    }?;
    let area = shapes.shapes[chosen].area;
    ui.data_mut(|data| data.insert_temp(id, area));
    Some(chosen)
}

/// What is told of an area, beside it.
fn tip(over: &Response, spec: &MapChart, at: usize, fit: Fit) {
    keyboard::told_at(over, fit.rect(spec.shapes.shapes[at].bounds), &spec.cells[at].told);
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;

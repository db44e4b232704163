//! Draws a swarm: lines over all bands, marks, the names of those furthest out.

use super::layout::{BAND_NAME, SwarmLayout};
use super::names::names;
use super::{SwarmChart, SwarmDot};
use crate::charts::canvas::{image, measured, text_height};
use crate::charts::map::{MapLinked, MapResponse};
use crate::charts::{self, Mark, keyboard};
use crate::model::Verdict;
use crate::widgets::fonts;
use crate::widgets::tokens::{MarkColours, Tokens};
use egui::epaint::Vertex;
use egui::{Align2, AsIdSalt, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// Marks of this half and more have their usual shapes.
const LARGE: f32 = 3.4;
/// Between a tick and its label.
const BELOW_AXIS: f32 = 4.0;

/// Draws a swarm of this size. With the keyboard, left and right go from area to area by value, Enter picks one.
pub fn swarm(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &SwarmChart,
    linked: MapLinked<'_>,
    size: Vec2,
    tokens: &Tokens,
) -> MapResponse {
    let id = ui.scope_id().with(("swarm", id_salt));
    let response = image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return MapResponse { response, previewed: None, picked: None };
    }
    let line = text_height(ui);
    let above = line_names(ui, spec, whole, tokens);
    let rows = above.iter().map(|(_, rect)| rect.bottom()).fold(whole.top(), f32::max);
    let plot = Rect::from_min_max(
        pos2(whole.left() + SIDE, rows + 2.0),
        pos2(whole.right() - SIDE, whole.bottom() - line - BELOW_AXIS),
    );
    let layout = kept_layout(ui, id, spec, plot);
    frame(ui, spec, &layout, (plot, whole), tokens);
    for (text, rect) in &above {
        ui.painter().galley(rect.min, Arc::clone(text), tokens.text);
    }
    marks(ui.painter(), spec, &layout, tokens);
    let chosen = keyboard::chosen_in_order(ui, &response, spec.dots.len());
    let pointed = response.hover_pos().and_then(|at| layout.nearest(at));
    let previewed = pointed.or(chosen);
    let at = |area| spec.dots.iter().position(|dot| Some(dot.area) == area);
    let kept = at(linked.chosen);
    let lines = spec.lines.iter().map(|line| x_of(spec, plot, line.value)).collect();
    names(ui, spec, &layout, (plot.expand2(vec2(SIDE, 0.0)), lines, kept), tokens);
    let lit = linked.lit.iter().map(|area| (at(Some(*area)), 1.5));
    for (found, width) in lit.chain([(kept, 2.5), (at(linked.previewed).or(previewed), 2.0)]) {
        if let Some(at) = found {
            let ring = Stroke::new(width, tokens.text);
            ui.painter().circle_stroke(layout.centres[at], layout.half.max(LARGE) + 4.0, ring);
        }
    }
    // Enter is a click on what the keys have come to.
    let picked = previewed.filter(|_| response.clicked()).map(|at| spec.dots[at].area);
    if let Some(at) = previewed {
        keyboard::told_at(&response, layout.square(at), &spec.dots[at].told);
    }
    MapResponse { response, previewed: previewed.map(|at| spec.dots[at].area), picked }
}

/// Room at both sides of the plot, for marks and ticks at its ends.
const SIDE: f32 = 10.0;

/// Where the marks stand, found anew only for other figures or in other room.
fn kept_layout(ui: &Ui, id: egui::Id, spec: &SwarmChart, plot: Rect) -> Arc<SwarmLayout> {
    let known: Option<Arc<SwarmLayout>> = ui.data(|data| data.get_temp(id));
    let of = (spec.print, plot);
    known.filter(|known| known.of == of).unwrap_or_else(|| {
        let made = Arc::new(SwarmLayout::of(spec, plot));
        ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
        made
    })
}

/// The names of the lines above the plot: those of the lower ones end at their line and those of the higher ones begin there;
/// what would lie on another goes below it.
fn line_names(ui: &Ui, spec: &SwarmChart, whole: Rect, tokens: &Tokens) -> Vec<(Arc<egui::Galley>, Rect)> {
    let mut placed: Vec<(Arc<egui::Galley>, Rect)> = Vec::new();
    let last = spec.lines.len().saturating_sub(1);
    for (at, line) in spec.lines.iter().enumerate() {
        let (font, colour) = if line.is_focus {
            (fonts::strong(), tokens.line_focus)
        } else {
            (fonts::small(), tokens.text_weak)
        };
        let galley = ui.painter().layout_no_wrap(line.label.clone(), font, colour);
        let size = galley.size();
        let x = x_of(spec, whole.shrink2(vec2(SIDE, 0.0)), line.value);
        let left = if at < last { x - size.x + 2.0 } else { x - 2.0 };
        let left = left.min(whole.right() - size.x).max(whole.left());
        let mut rect = Rect::from_min_size(pos2(left, whole.top()), size);
        while placed.iter().any(|(_, other)| other.expand2(vec2(5.0, -1.0)).intersects(rect)) {
            rect = rect.translate(vec2(0.0, size.y));
        }
        placed.push((galley, rect));
    }
    placed
}

fn x_of(spec: &SwarmChart, plot: Rect, value: f64) -> f32 {
    let [from, to] = spec.x_range;
    plot.left() + plot.width() * ((value - from) / (to - from)) as f32
}

/// Bands, axis and lines.
fn frame(ui: &Ui, spec: &SwarmChart, layout: &SwarmLayout, (plot, whole): (Rect, Rect), tokens: &Tokens) {
    let painter = ui.painter();
    painter.hline(whole.x_range(), plot.bottom(), Stroke::new(1.0, tokens.outline));
    for tick in &spec.ticks {
        let at = pos2(x_of(spec, plot, tick.value), plot.bottom() + BELOW_AXIS);
        let size = measured(painter, &tick.label, fonts::small());
        let left = (at.x - size.x / 2.0).clamp(whole.left(), (whole.right() - size.x).max(whole.left()));
        painter.text(pos2(left, at.y), Align2::LEFT_TOP, &tick.label, fonts::small(), tokens.text_weak);
        painter.vline(at.x, plot.bottom()..=plot.bottom() + 3.0, Stroke::new(1.0, tokens.outline));
    }
    for band in layout.bands.iter().skip(1) {
        painter.hline(whole.x_range(), band.top() - BAND_NAME, Stroke::new(1.0, tokens.grid));
    }
    for line in &spec.lines {
        let x = x_of(spec, plot, line.value);
        let ends = [pos2(x, plot.top()), pos2(x, plot.bottom())];
        if line.is_focus {
            painter.line_segment(ends, Stroke::new(2.0, tokens.line_focus));
        } else {
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.5, tokens.line_nation), 5.0, 4.0));
        }
    }
    // The lines do not run through the names of the bands.
    for (name, band) in spec.bands.iter().zip(&layout.bands) {
        let galley = painter.layout_no_wrap(name.clone(), fonts::strong(), tokens.text);
        let rect =
            Align2::RIGHT_TOP.anchor_size(pos2(whole.right(), band.top() - BAND_NAME + 2.0), galley.size());
        painter.rect_filled(rect.expand2(vec2(2.0, 0.0)), 0.0, tokens.card);
        painter.galley(rect.min, galley, tokens.text);
    }
}

/// Every mark: in its usual shape, or where there are very many all of them in one mesh of small ones.
fn marks(painter: &Painter, spec: &SwarmChart, layout: &SwarmLayout, tokens: &Tokens) {
    if layout.half >= LARGE {
        for (dot, at) in spec.dots.iter().zip(&layout.centres) {
            charts::mark(painter, *at, 2.0 * layout.half, dot.mark, tokens);
        }
        return;
    }
    let mut mesh = Mesh::default();
    mesh.vertices.reserve(4 * spec.dots.len());
    for (dot, at) in spec.dots.iter().zip(&layout.centres) {
        small_mark(&mut mesh, dot, *at, layout.half, tokens);
    }
    painter.add(Shape::mesh(mesh));
}

/// A triangle up or down, or a square.
fn small_mark(mesh: &mut Mesh, dot: &SwarmDot, at: Pos2, half: f32, tokens: &Tokens) {
    let (colours, up) = match dot.mark {
        Mark::Verdict(Verdict::Better) | Mark::Strong(Verdict::Better) => (tokens.better, -1.0),
        Mark::Verdict(Verdict::Worse) | Mark::Strong(Verdict::Worse) => (tokens.worse, 1.0),
        Mark::Verdict(Verdict::Higher) => (tokens.neutral(), -1.0),
        Mark::Verdict(Verdict::Lower) => (tokens.neutral(), 1.0),
        _ => (MarkColours { fill: tokens.line_named, outline: tokens.line_named }, 0.0),
    };
    // The grey of similar would be lost at this size, and so would an outline.
    let colour = if up == 0.0 || colours.fill == tokens.card { colours.outline } else { colours.fill };
    let corners: &[Vec2] = if up == 0.0 {
        &[vec2(-0.8, -0.8), vec2(0.8, -0.8), vec2(0.8, 0.8), vec2(-0.8, 0.8)]
    } else {
        &[vec2(0.0, up), vec2(1.0, -up * 0.8), vec2(-1.0, -up * 0.8)]
    };
    let first = mesh.vertices.len() as u32;
    let vertex =
        |corner: &Vec2| Vertex { pos: at + *corner * half, uv: egui::epaint::WHITE_UV, color: colour };
    mesh.vertices.extend(corners.iter().map(vertex));
    for corner in 1..corners.len() as u32 - 1 {
        mesh.add_triangle(first, first + corner, first + corner + 1);
    }
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;

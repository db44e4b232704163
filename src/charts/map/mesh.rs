//! The map as triangles, kept between frames: fills, borders and marks are worked out anew only where the map, its place
//! on the screen or its colours change.

use super::shapes::{AreaShape, corners};
use super::{MapChart, MapFill, MapGroup, MapShapes};
use crate::charts::Mark;
use crate::charts::mark::{diamond, triangle};
use crate::model::Verdict;
use crate::widgets::paper;
use crate::widgets::tokens::{MarkColours, Tokens};
use egui::epaint::{Mesh, PathShape, TessellationOptions, Tessellator, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// A hexagon leaves this much of its width to the gap around it.
const GAP: f32 = 0.06;
/// From so wide a hexagon, or an area so large, a mark stands in it, and from so wide a figure too.
const WITH_MARK: f32 = 11.0;
pub(super) const WITH_VALUE: f32 = 36.0;
/// From so large an outline on average a line stands between it and the next.
const WITH_BORDER: f32 = 6.0;
/// How wide the line around areas is that are one together.
const AROUND: f32 = 2.0;
/// A circle is drawn with so many corners.
const ROUND: u8 = 16;

/// How shapes come to lie on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    from: Pos2,
    to: Pos2,
    pub scale: f32,
}

impl Fit {
    /// As large as there is room for, at the top of it; no larger than `most` points a unit.
    pub(super) fn new(bounds: Rect, room: Rect, most: f32) -> Self {
        let size = bounds.size().max(Vec2::splat(f32::MIN_POSITIVE));
        let scale = (room.width() / size.x).min(room.height() / size.y).min(most).max(0.0);
        let to = pos2(room.center().x, room.top() + size.y * scale / 2.0);
        Self { from: bounds.center(), to, scale }
    }

    pub(super) fn on_screen(&self, at: Pos2) -> Pos2 {
        self.to + (at - self.from) * self.scale
    }

    pub(super) fn on_map(&self, at: Pos2) -> Pos2 {
        self.from + (at - self.to) / self.scale.max(f32::MIN_POSITIVE)
    }

    pub(super) fn rect(&self, bounds: Rect) -> Rect {
        Rect::from_min_max(self.on_screen(bounds.min), self.on_screen(bounds.max))
    }
}

/// What a kept mesh was made of.
#[derive(Clone, Debug, PartialEq)]
struct MadeOf {
    shapes: Arc<MapShapes>,
    fills: Vec<(MapFill, Mark)>,
    fit: Fit,
    pixels: f32,
    colours: [Color32; 4],
    marks: bool,
    /// Those that are outlined.
    groups: Option<Arc<Vec<MapGroup>>>,
}

#[derive(Clone)]
struct Kept(Arc<(MadeOf, Arc<Mesh>)>);

/// Draws the map at this place of the screen: as triangles that are kept, and on paper as the shapes that it has.
pub(super) fn paint(
    ui: &Ui,
    painter: &Painter,
    id: egui::Id,
    (spec, fit, marks): (&MapChart, Fit, bool),
    tokens: &Tokens,
) {
    if paper::is_paper(ui.ctx()) {
        let making = Making { fit, tokens, pixels: ui.pixels_per_point() };
        making.each(spec, marks, &mut |shape| {
            painter.add(shape);
        });
    } else {
        painter.add(mesh(ui, id, (spec, fit, marks), tokens));
    }
}

/// The map as triangles, made anew only where it has to be.
pub(super) fn mesh(
    ui: &Ui,
    id: egui::Id,
    (spec, fit, marks): (&MapChart, Fit, bool),
    tokens: &Tokens,
) -> Arc<Mesh> {
    let pixels = ui.pixels_per_point();
    let colours = [tokens.card, tokens.better.fill, tokens.worse.fill, tokens.line_focus];
    let groups = spec.outlines_groups.then(|| Arc::clone(&spec.groups));
    let is_of = |made: &MadeOf| {
        Arc::ptr_eq(&made.shapes, &spec.shapes)
            && made.groups.as_ref().map(Arc::as_ptr) == groups.as_ref().map(Arc::as_ptr)
            && made.fit == fit
            && made.pixels.to_bits() == pixels.to_bits()
            && made.colours == colours
            && made.marks == marks
            && made.fills.len() == spec.cells.len()
            && made.fills.iter().zip(&spec.cells).all(|(fill, cell)| *fill == (cell.fill, cell.mark))
    };
    if let Some(Kept(kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && is_of(&kept.0)
    {
        return Arc::clone(&kept.1);
    }
    let made = MadeOf {
        shapes: Arc::clone(&spec.shapes),
        fills: spec.cells.iter().map(|cell| (cell.fill, cell.mark)).collect(),
        fit,
        pixels,
        colours,
        marks,
        groups: groups.clone(),
    };
    let mesh = Arc::new(Making { fit, tokens, pixels }.all(spec, marks));
    let kept = Kept(Arc::new((made, Arc::clone(&mesh))));
    ui.data_mut(|data| data.insert_temp(id, kept));
    mesh
}

/// The fill of an area, and the line around it.
pub(super) fn fill_of(fill: MapFill, tokens: &Tokens) -> MarkColours {
    let neutral = MarkColours { fill: tokens.band, outline: tokens.outline };
    match fill {
        MapFill::Verdict(Mark::Verdict(verdict) | Mark::Strong(verdict)) => match verdict {
            Verdict::Better => tokens.better,
            Verdict::Worse => tokens.worse,
            Verdict::Similar => tokens.similar,
            Verdict::Higher | Verdict::Lower => tokens.neutral(),
            Verdict::NotCompared => neutral,
        },
        MapFill::Verdict(_) | MapFill::None => neutral,
        MapFill::Step { at, of } => MarkColours { fill: tokens.step(at, of), outline: tokens.line_focus },
    }
}

/// What stands in an area so large on the screen: a mark from so large a one, higher up where a figure stands below it.
pub(super) fn mark_in(middle: Pos2, across: f32, with_value: bool) -> Option<(Pos2, f32)> {
    if with_value {
        return Some((middle - vec2(0.0, across * 0.24), (across * 0.24).clamp(8.0, 12.0)));
    }
    (across >= WITH_MARK).then(|| (middle, (across * 0.5).clamp(6.0, 11.0)))
}

struct Making<'a> {
    fit: Fit,
    tokens: &'a Tokens,
    pixels: f32,
}

impl Making<'_> {
    fn all(&self, spec: &MapChart, marks: bool) -> Mesh {
        let options = TessellationOptions { prerasterized_discs: false, ..TessellationOptions::default() };
        let mut tessellator = Tessellator::new(self.pixels, options, [1, 1], Vec::new());
        let mut mesh = Mesh::default();
        self.each(spec, marks, &mut |shape| match shape {
            Shape::Mesh(part) => mesh.append_ref(&part),
            shape => tessellator.tessellate_shape(shape, &mut mesh),
        });
        mesh
    }

    /// Every shape of it, from the lowest to the topmost.
    fn each(&self, spec: &MapChart, marks: bool, add: &mut impl FnMut(Shape)) {
        let hexagons = spec.shapes.hexagons;
        let pairs = || spec.shapes.shapes.iter().zip(&spec.cells).filter(|(shape, _)| shape.is_there());
        for (shape, cell) in pairs() {
            let colours = fill_of(cell.fill, self.tokens);
            add(if hexagons { self.hexagon(shape, colours) } else { self.filled(shape, colours.fill) });
        }
        if !hexagons && self.has_borders(&spec.shapes) {
            let border = Stroke::new(if self.fit.scale > 8.0 { 1.25 } else { 0.6 }, self.tokens.card);
            for ring in pairs().flat_map(|(shape, _)| &shape.rings) {
                let points = ring.iter().map(|at| self.fit.on_screen(*at)).collect();
                add(PathShape::closed_line(points, border).into());
            }
        }
        if spec.outlines_groups {
            let around = Stroke::new(AROUND, self.tokens.text);
            for ends in spec.groups.iter().flat_map(|group| &group.sides) {
                add(Shape::line_segment(ends.map(|at| self.fit.on_screen(at)), around));
            }
        }
        for (shape, cell) in pairs().filter(|_| marks) {
            let across = self.across(shape, hexagons);
            let with_value = hexagons && across >= WITH_VALUE && cell.value.is_some();
            if let Some((at, size)) = mark_in(self.fit.on_screen(shape.middle), across, with_value) {
                self.mark(cell.mark, at, size, add);
            }
        }
    }

    /// Whether areas are so large on average that a line between them is not most of what is seen: of thousands the lines would
    /// also be most of what is painted.
    fn has_borders(&self, shapes: &MapShapes) -> bool {
        let each = shapes.bounds.area() / shapes.shown().max(1) as f32;
        each.sqrt() * self.fit.scale >= WITH_BORDER
    }

    /// How large an area is on the screen: the width of a hexagon, or the shorter side of what it takes.
    fn across(&self, shape: &AreaShape, hexagons: bool) -> f32 {
        let size = shape.bounds.size() * self.fit.scale;
        if hexagons { size.x } else { size.min_elem() }
    }

    fn hexagon(&self, shape: &AreaShape, colours: MarkColours) -> Shape {
        let radius = shape.bounds.height() / 2.0 * (1.0 - GAP) * self.fit.scale;
        let middle = self.fit.on_screen(shape.middle);
        let points = corners(radius).map(|corner| middle + corner).to_vec();
        // In a small one a line around would be most of what is seen.
        let width = if radius > 6.0 { 1.0 } else { 0.0 };
        let stroke = Stroke::new(width, colours.outline);
        PathShape::convex_polygon(points, colours.fill, stroke).into()
    }

    fn filled(&self, shape: &AreaShape, color: Color32) -> Shape {
        let points = shape.rings.iter().flatten();
        let vertices =
            points.map(|at| Vertex { pos: self.fit.on_screen(*at), uv: WHITE_UV, color }).collect();
        Mesh { indices: shape.triangles.clone(), vertices, ..Mesh::default() }.into()
    }

    /// The shape of a verdict; other marks would not be told apart so small.
    fn mark(&self, mark: Mark, at: Pos2, size: f32, add: &mut impl FnMut(Shape)) {
        let (Mark::Verdict(verdict) | Mark::Strong(verdict)) = mark else { return };
        let tokens = self.tokens;
        let half = size / 2.0;
        let (points, ink) = match verdict {
            Verdict::Better => (triangle(at, half, -1.0), tokens.better.outline),
            Verdict::Worse => (triangle(at, half, 1.0), tokens.worse.outline),
            Verdict::Similar => (circle(at, half * 0.82), tokens.similar.outline),
            Verdict::Higher | Verdict::Lower => (diamond(at, half), tokens.neutral().outline),
            Verdict::NotCompared => return,
        };
        // Light in the colour of its area, so that the shape is what is seen.
        let stroke = Stroke::new(1.0, ink);
        add(PathShape::convex_polygon(points, tokens.card, stroke).into());
        // Higher and lower are one shape of which the upper or the lower half is full.
        let up = match verdict {
            Verdict::Higher => -1.0,
            Verdict::Lower => 1.0,
            _ => return,
        };
        let full = [vec2(-half, 0.0), vec2(0.0, half * up), vec2(half, 0.0)].map(|corner| at + corner);
        add(PathShape::convex_polygon(full.to_vec(), ink, Stroke::NONE).into());
    }
}

fn circle(at: Pos2, radius: f32) -> Vec<Pos2> {
    let turn = |step: u8| f32::from(step) / f32::from(ROUND) * std::f32::consts::TAU;
    (0..ROUND).map(|step| pos2(at.x + radius * turn(step).cos(), at.y + radius * turn(step).sin())).collect()
}

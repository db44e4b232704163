//! Draws a scatter: a grid, hollow dots for all, filled ones for those that stand out, a line through the periods of one area.

use super::{ScatterChart, ScatterDot};
use crate::charts::canvas::{GAP, image, measured, text_height};
use crate::charts::keyboard;
use crate::widgets::tokens::Tokens;
use crate::widgets::{elided, fonts};
use egui::epaint::{Vertex, WHITE_UV};
use egui::{Align2, AsIdSalt, Mesh, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, pos2, vec2};

/// Half the width of a dot among a few, and of one among many.
const RADIUS: f32 = 4.0;
const SMALL: f32 = 2.5;
/// Of more than these, dots are small and drawn in one mesh.
const FEW: usize = 900;
/// The pointer means the nearest dot within so much.
const REACH: f32 = 12.0;
/// Inside the plot, so that a dot at the edge is whole.
const ROOM: f32 = 6.0;

/// What became of a scatter in a frame.
#[derive(Debug)]
pub struct ScatterResponse {
    pub response: Response,
    /// The dot that was clicked, or chosen by Enter.
    pub picked: Option<usize>,
}

/// Where figures stand.
struct Scale<'a> {
    spec: &'a ScatterChart,
    plot: Rect,
}

impl Scale<'_> {
    fn share(&self, axis: usize, value: f64) -> f32 {
        let [from, to] = self.spec.axes[axis].range;
        ((value - from) / (to - from)) as f32
    }

    fn x(&self, value: f64) -> f32 {
        self.plot.left() + ROOM + (self.plot.width() - 2.0 * ROOM) * self.share(0, value)
    }

    fn y(&self, value: f64) -> f32 {
        self.plot.bottom() - ROOM - (self.plot.height() - 2.0 * ROOM) * self.share(1, value)
    }

    fn at(&self, dot: &ScatterDot) -> Pos2 {
        pos2(self.x(dot.at[0]), self.y(dot.at[1]))
    }

    /// The dot nearest to a place, no further from it than a hand can miss; of those that lie on each other the last.
    fn nearest(&self, to: Pos2) -> Option<usize> {
        let away = |at: &usize| self.at(&self.spec.dots[*at]).distance_sq(to);
        let near = (0..self.spec.dots.len()).rev().min_by(|a, b| away(a).total_cmp(&away(b)))?;
        (away(&near) <= REACH * REACH).then_some(near)
    }
}

/// Draws a scatter of this size. With the keyboard, left and right go from dot to dot, Enter picks one.
pub fn scatter(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &ScatterChart,
    size: Vec2,
    tokens: &Tokens,
) -> ScatterResponse {
    let id = ui.scope_id().with(("scatter", id_salt));
    let response = image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return ScatterResponse { response, picked: None };
    }
    let line = text_height(ui);
    let painter = ui.painter();
    let wide = |label: &str| measured(painter, label, fonts::small()).x;
    let of_ticks = spec.axes[1].ticks.iter().map(|tick| wide(&tick.label)).fold(0.0, f32::max);
    let key = if spec.key.iter().any(Option::is_some) { line + 2.0 } else { 0.0 };
    let plot = Rect::from_min_max(
        pos2(whole.left() + of_ticks + GAP, whole.top() + line + 4.0),
        pos2(whole.right() - GAP, whole.bottom() - 2.0 * line - 8.0 - key),
    );
    let scale = Scale { spec, plot };
    axes(ui, &scale, whole, tokens);
    dots(painter, &scale, tokens);
    let chosen = keyboard::chosen_in_order(ui, &response, spec.dots.len());
    let pointed = response.hover_pos().filter(|at| plot.expand(ROOM).contains(*at));
    let looked_at = pointed.and_then(|at| scale.nearest(at)).or(chosen);
    names(ui, &scale, looked_at, tokens);
    if let Some(at) = looked_at {
        let centre = scale.at(&spec.dots[at]);
        painter.circle_stroke(centre, RADIUS + 4.0, Stroke::new(2.0, tokens.text));
        keyboard::told_at(
            &response,
            Rect::from_center_size(centre, Vec2::splat(2.0 * RADIUS + 10.0)),
            &spec.dots[at].told,
        );
    }
    let picked = looked_at.filter(|_| response.clicked());
    ScatterResponse { response, picked }
}

/// Grid, ticks, what is measured on each axis, and the key.
fn axes(ui: &Ui, scale: &Scale<'_>, whole: Rect, tokens: &Tokens) {
    let (painter, plot, spec) = (ui.painter(), scale.plot, scale.spec);
    let line = text_height(ui);
    let grid = Stroke::new(1.0, tokens.grid);
    for tick in &spec.axes[1].ticks {
        let y = scale.y(tick.value);
        painter.hline(plot.x_range(), y, grid);
        let at = pos2(plot.left() - GAP, y);
        painter.text(at, Align2::RIGHT_CENTER, &tick.label, fonts::small(), tokens.text_weak);
    }
    let mut taken = f32::NEG_INFINITY;
    for tick in &spec.axes[0].ticks {
        let x = scale.x(tick.value);
        painter.vline(x, plot.y_range(), grid);
        let half = measured(painter, &tick.label, fonts::small()).x / 2.0;
        let centre = x.min(whole.right() - half);
        if centre - half < taken {
            continue;
        }
        taken = centre + half + 4.0;
        painter.text(
            pos2(centre, plot.bottom() + 3.0),
            Align2::CENTER_TOP,
            &tick.label,
            fonts::small(),
            tokens.text_weak,
        );
    }
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, tokens.outline));
    painter.vline(plot.left(), plot.y_range(), Stroke::new(1.0, tokens.outline));
    let label = |text: &str| elided(ui, text, fonts::strong(), tokens.text, whole.width());
    painter.galley(whole.left_top(), label(&format!("↑ {}", spec.axes[1].label)), tokens.text);
    let across = label(&format!("{} →", spec.axes[0].label));
    let left = plot.right() - across.size().x;
    painter.galley(pos2(left.max(whole.left()), plot.bottom() + line + 5.0), across, tokens.text);
    let y = whole.bottom() - line / 2.0;
    let mut x = whole.left() + RADIUS;
    for (is_focus, name) in [true, false].into_iter().zip(&spec.key) {
        let Some(name) = name else { continue };
        dot(painter, pos2(x, y), RADIUS, is_focus, tokens);
        let at = pos2(x + RADIUS + 4.0, y);
        let drawn = painter.text(at, Align2::LEFT_CENTER, name, fonts::small(), tokens.text_weak);
        x = drawn.right() + 2.0 * GAP + RADIUS;
    }
}

fn dot(painter: &Painter, at: Pos2, radius: f32, is_focus: bool, tokens: &Tokens) {
    if is_focus {
        painter.circle(at, radius, tokens.line_focus, Stroke::new(1.0, tokens.card));
    } else {
        painter.circle_stroke(at, radius - 0.5, Stroke::new(1.0, tokens.line_named));
    }
}

/// The line through them where they are joined, then the others, then those that stand out on top.
fn dots(painter: &Painter, scale: &Scale<'_>, tokens: &Tokens) {
    let all = &scale.spec.dots;
    if scale.spec.is_joined {
        for run in all.chunk_by(|_, next| next.follows).filter(|run| run.len() > 1) {
            let line = run.iter().map(|dot| scale.at(dot)).collect();
            painter.line(line, Stroke::new(1.5, tokens.line_named));
        }
    }
    let others = all.iter().filter(|dot| !dot.is_focus);
    let radius = if all.len() > FEW { SMALL } else { RADIUS };
    if all.len() > FEW {
        let mut mesh = Mesh::default();
        mesh.reserve_vertices(4 * all.len());
        mesh.reserve_triangles(2 * all.len());
        for dot in others {
            diamond(&mut mesh, scale.at(dot), tokens);
        }
        painter.add(Shape::mesh(mesh));
    } else {
        for other in others {
            dot(painter, scale.at(other), radius, false, tokens);
        }
    }
    for focus in all.iter().filter(|dot| dot.is_focus) {
        dot(painter, scale.at(focus), RADIUS, true, tokens);
    }
}

/// One of very many: too small for an outline.
fn diamond(mesh: &mut Mesh, at: Pos2, tokens: &Tokens) {
    let first = mesh.vertices.len() as u32;
    for corner in [vec2(0.0, -SMALL), vec2(SMALL, 0.0), vec2(0.0, SMALL), vec2(-SMALL, 0.0)] {
        mesh.vertices.push(Vertex { pos: at + corner, uv: WHITE_UV, color: tokens.line_named });
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// The names of some dots beside them, those that stand out first, where they lie on no dot and on no other name.
fn names(ui: &Ui, scale: &Scale<'_>, looked_at: Option<usize>, tokens: &Tokens) {
    let all = &scale.spec.dots;
    let named = |is_focus: bool| {
        let dots = all.iter().enumerate().filter(move |(_, dot)| dot.is_focus == is_focus);
        dots.filter_map(|(at, dot)| Some((at, dot, dot.label.as_ref()?)))
    };
    let mut taken: Vec<Rect> = Vec::new();
    for (at, dot, label) in named(true).chain(named(false)).filter(|(at, ..)| Some(*at) != looked_at) {
        let font = if dot.is_focus { fonts::strong() } else { fonts::small() };
        let galley = ui.painter().layout_no_wrap(label.clone(), font, tokens.text);
        let (centre, size, aside) = (scale.at(dot), galley.size(), RADIUS + 4.0);
        let places = [
            pos2(centre.x + aside, centre.y - size.y / 2.0),
            pos2(centre.x - aside - size.x, centre.y - size.y / 2.0),
            pos2(centre.x - size.x / 2.0, centre.y - aside - size.y),
            pos2(centre.x - size.x / 2.0, centre.y + aside),
        ];
        let rects = places.map(|place| Rect::from_min_size(place, size));
        let on_a_dot = |rect: &Rect| {
            let around = rect.expand(RADIUS);
            all.iter().enumerate().any(|(other, dot)| other != at && around.contains(scale.at(dot)))
        };
        let is_free = |rect: &&Rect| {
            // A dot in a corner has its name beside it, though that reaches a little further down.
            scale.plot.expand(2.0).contains_rect(**rect)
                && !taken.iter().any(|other| other.intersects(**rect))
                && !on_a_dot(rect)
        };
        if let Some(rect) = rects.iter().find(is_free) {
            ui.painter().rect_filled(rect.expand2(vec2(2.0, -1.0)), 2.0, tokens.card.gamma_multiply(0.8));
            ui.painter().galley(rect.min, galley, tokens.text);
            taken.push(rect.expand(1.0));
        }
    }
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;

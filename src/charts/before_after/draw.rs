//! Draws an indicator before and after a start: thin lines for the figures, thick ones for their means on either side.

use super::{BeforeAfterChart, ComparedLine};
use crate::charts::canvas::{self, GAP, measured, text_height};
use crate::charts::spread_apart::spread_apart;
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts};
use egui::{Align2, AsIdSalt, Color32, FontId, Pos2, Rangef, Rect, Response, Shape, Stroke, Ui, Vec2, pos2};

/// The means are so thick.
const MEAN: f32 = 5.0;
/// A figure that is left out.
const HOLLOW: f32 = 3.0;
/// The share of the width that the names at the ends of the lines may take.
const WIDEST_NAME: f32 = 0.3;
const START: &str = "start";

/// The room of the chart, and where its values stand in it.
struct Plot<'a> {
    spec: &'a BeforeAfterChart,
    area: Rect,
}

impl Plot<'_> {
    fn x(&self, year: f64) -> f32 {
        egui::lerp(self.area.x_range(), share(self.spec.x_range, year))
    }

    fn y(&self, value: f64) -> f32 {
        self.area.bottom() - self.area.height() * share(self.spec.y_range, value)
    }

    fn at(&self, [x, y]: [f64; 2]) -> Pos2 {
        pos2(self.x(x), self.y(y))
    }
}

fn share([low, high]: [f64; 2], value: f64) -> f32 {
    if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) as f32 } else { 0.5 }
}

/// Draws the chart in this size; the response covers it all and carries `summary`.
pub fn before_after(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &BeforeAfterChart,
    (summary, size): (&str, Vec2),
    tokens: &Tokens,
) -> Response {
    let id = ui.scope_id().with(("before and after", id_salt));
    let response = canvas::image(ui, id, size, summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let line = text_height(ui);
    let width = |text: &str, font: FontId| measured(ui.painter(), text, font).x;
    let ticks = spec.y_ticks.iter().map(|tick| width(&tick.label, fonts::small())).fold(0.0, f32::max);
    let names = [Some(&spec.place), spec.beside.as_ref()];
    let name_room = names.iter().flatten().map(|line| width(&line.name, fonts::strong())).fold(0.0, f32::max);
    let name_room = name_room.min(whole.width() * WIDEST_NAME);
    let area = Rect::from_min_max(
        pos2(whole.left() + ticks + GAP, whole.top() + line + 2.0),
        pos2(whole.right() - name_room - GAP, whole.bottom() - line - 5.0),
    );
    let plot = Plot { spec, area };
    axes(ui, &plot, tokens);
    happened(ui, &plot, tokens);
    // The place lies over the others.
    let inks = [tokens.line_focus, beside_ink(spec, tokens)];
    for (drawn, ink) in names.iter().zip(inks).rev() {
        if let Some(drawn) = drawn {
            means(ui, &plot, drawn, ink);
        }
    }
    if let Some(beside) = &spec.beside {
        lines(ui, &plot, beside, (inks[1], spec.is_nation), tokens);
    }
    lines(ui, &plot, &spec.place, (inks[0], false), tokens);
    end_names(ui, &plot, (names, inks), name_room);
    response
}

fn beside_ink(spec: &BeforeAfterChart, tokens: &Tokens) -> Color32 {
    if spec.is_nation { tokens.line_nation } else { tokens.line_system }
}

/// Grid, values at the left, periods at the foot.
fn axes(ui: &Ui, plot: &Plot<'_>, tokens: &Tokens) {
    let painter = ui.painter();
    let ink = tokens.text_weak;
    for tick in &plot.spec.y_ticks {
        let y = painter.round_to_pixel_center(plot.y(tick.value));
        let colour = if tick.value == 0.0 { tokens.outline } else { tokens.grid };
        painter.hline(plot.area.x_range(), y, Stroke::new(1.0, colour));
        painter.text(pos2(plot.area.left() - GAP, y), Align2::RIGHT_CENTER, &tick.label, fonts::small(), ink);
    }
    // The first and the last period, and the one of the start where there is room between them.
    let mut rooms: Vec<Rangef> = Vec::new();
    let last = plot.spec.periods.len().saturating_sub(1);
    let mut order: Vec<usize> = vec![0, last];
    order.extend(1..last);
    order.dedup();
    for (x, label) in order.into_iter().filter_map(|at| plot.spec.periods.get(at)) {
        let galley = painter.layout_no_wrap(label.clone(), fonts::small(), ink);
        let most = (plot.area.right() - galley.size().x / 2.0).max(plot.area.left());
        let left = (plot.x(*x) - galley.size().x / 2.0).clamp(plot.area.left(), most);
        let room = Rangef::new(left, left + galley.size().x);
        if rooms.iter().all(|other| other.max + GAP <= room.min || room.max + GAP <= other.min) {
            painter.galley(pos2(left, plot.area.bottom() + 4.0), galley, ink);
            rooms.push(room);
        }
    }
}

/// The stretches that are left out and the start, each with its name above.
fn happened(ui: &Ui, plot: &Plot<'_>, tokens: &Tokens) {
    let painter = ui.painter();
    let [from, to] = plot.spec.start.map(|year| plot.x(year));
    let top = plot.area.top();
    for span in &plot.spec.spans {
        let area = Rect::from_x_y_ranges(plot.x(span.from)..=plot.x(span.to), plot.area.y_range());
        painter.rect_filled(area, 0.0, tokens.shade);
        painter.hline(area.x_range(), top, Stroke::new(2.0, tokens.outline));
    }
    let start = painter.layout_no_wrap(START.to_owned(), fonts::small(), tokens.text_weak);
    // At the left of its line, where nothing that is left out is named: that lies after a start more often than not.
    let left = (from - start.size().x - 4.0).max(plot.area.left());
    let mut taken = vec![Rangef::new(left, left + start.size().x)];
    painter.galley(pos2(left, top - start.size().y - 1.0), start, tokens.text_weak);
    for span in &plot.spec.spans {
        let galley = painter.layout_no_wrap(span.label.clone(), fonts::small(), tokens.text_weak);
        let middle = f32::midpoint(plot.x(span.from), plot.x(span.to));
        let left = (middle - galley.size().x / 2.0)
            .clamp(plot.area.left(), (plot.area.right() - galley.size().x).max(plot.area.left()));
        let room = Rangef::new(left, left + galley.size().x);
        let is_free = taken.iter().all(|other| other.max + 4.0 <= room.min || room.max + 4.0 <= other.min);
        // Where the start is named, it stands within the stretch, clear of the line of the start.
        let (left, top) = if is_free {
            (left, top - galley.size().y - 1.0)
        } else {
            (left.min(from - galley.size().x - 4.0).max(plot.area.left()), top + 3.0)
        };
        painter.galley(pos2(left, top), galley, tokens.text_weak);
        taken.extend(is_free.then_some(room));
    }
    if to > from {
        let area = Rect::from_x_y_ranges(from..=to, top..=top + 3.0);
        painter.rect_filled(area, 0.0, tokens.text_weak);
    }
    let ends = [pos2(from, top - 1.0), pos2(from, plot.area.bottom())];
    painter.extend(Shape::dashed_line(&ends, Stroke::new(1.5, tokens.text), 2.0, 2.5));
}

fn means(ui: &Ui, plot: &Plot<'_>, line: &ComparedLine, ink: Color32) {
    for ([from, to], mean) in &line.means {
        let x = Rangef::new(plot.x(*from), plot.x(*to));
        ui.painter().hline(x, plot.y(*mean), Stroke::new(MEAN, ink.gamma_multiply(0.45)));
    }
}

fn lines(ui: &Ui, plot: &Plot<'_>, line: &ComparedLine, (ink, dashed): (Color32, bool), tokens: &Tokens) {
    let painter = ui.painter();
    for run in &line.runs {
        let points: Vec<Pos2> = run.iter().map(|point| plot.at(*point)).collect();
        if let [only] = points[..] {
            painter.circle_filled(only, 2.0, ink);
        } else if dashed {
            painter.extend(Shape::dashed_line(&points, Stroke::new(1.5, ink), 5.0, 3.0));
        } else {
            painter.line(points, Stroke::new(1.75, ink));
        }
    }
    for point in &line.left_out {
        painter.circle(plot.at(*point), HOLLOW, tokens.card, Stroke::new(1.5, ink));
    }
}

/// The names at the ends of the lines.
fn end_names(ui: &Ui, plot: &Plot<'_>, (lines, inks): ([Option<&ComparedLine>; 2], [Color32; 2]), room: f32) {
    let height = text_height(ui);
    let mut found: Vec<(f32, &str, FontId, Color32)> = Vec::new();
    for (at, (line, ink)) in lines.into_iter().zip(inks).enumerate() {
        if let Some((line, end)) = line.and_then(|line| Some((line, line.end()?))) {
            let font = if at == 0 { fonts::strong() } else { fonts::small() };
            found.push((plot.at(end).y, line.name.as_str(), font, ink));
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut middles: Vec<f32> = found.iter().map(|name| name.0).collect();
    let half = height / 2.0;
    spread_apart(
        &mut middles,
        height,
        plot.area.top() + half,
        (plot.area.bottom() - half).max(plot.area.top() + half),
    );
    for ((_, name, font, ink), y) in found.into_iter().zip(middles) {
        let galley = widgets::elided(ui, name, font, ink, room);
        ui.painter().galley(pos2(plot.area.right() + GAP, y - galley.size().y / 2.0), galley, ink);
    }
}

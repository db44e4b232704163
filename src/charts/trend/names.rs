//! Names at the line ends, in place of a legend.

use super::ahead::target_at_edge;
use super::layout::{self, TrendLayout, can_be_shortened, font_of, projected_name};
use super::lines::stroke_of;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::canvas::{Canvas, GAP, measured};
use crate::charts::end_label::end_label;
use crate::charts::keyboard;
use crate::charts::placement::{around, clearest};
use crate::charts::spread_apart::spread_apart;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Color32, Galley, Painter, Pos2, Rect, Response, RichText, Shape, Stroke, pos2, vec2};
use std::sync::Arc;

/// The share of a plot that a name within it may be wide.
const MOST_IN_PLOT: f32 = 0.6;

/// Where the name of a line stands, and which line it is.
pub(super) type NameArea = (Rect, usize);

/// One name beside the plot.
struct Name {
    /// The name and its value, on one line or on two.
    text: Arc<Galley>,
    /// Where the line ends.
    end: Pos2,
    /// What does not fit is left out from the least of these.
    role: LineRole,
    /// Whether it is of what figures are compared with, which a dashed line alone does not say.
    is_benchmark: bool,
    colour: Color32,
    /// Of what leads the eye to the line.
    leader: Color32,
    line: Option<usize>,
}

/// Names the lines: beside the plot, pushed apart, or at the very end of a line that stops earlier.
///
/// Names for which there is no room are left out, faint lines first. `taken` is where other words stand in the plot.
pub(super) fn line_names(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    layout: &TrendLayout,
    taken: &mut Vec<Rect>,
) -> Vec<NameArea> {
    let Some(limit) = layout.name_limit else { return Vec::new() };
    let mut areas = Vec::with_capacity(spec.lines.len());
    for (at, line) in spec.lines.iter().enumerate() {
        // A background line that stops early has no name: the words would lie on the others.
        let wanted = named_in_plot(spec, line) && !line.role.is_background();
        areas
            .extend(wanted.then(|| name_in_plot(canvas, spec, line, taken)).flatten().map(|area| (area, at)));
    }
    let mut names = beside(canvas, spec, layout, limit);
    let plot = canvas.plot;
    let gap = layout.text_height + 1.0;
    let (low, high) = (plot.top(), plot.bottom() - layout.text_height / 2.0 + 2.0);
    let room = ((high - low) / gap).floor().max(0.0) as usize + 1;
    names
        .sort_by_key(|name| std::cmp::Reverse((name.role >= LineRole::Pinned, name.is_benchmark, name.role)));
    let mut used = 0;
    names.retain(|name| {
        let fits = used + name.rows() <= room;
        used += if fits { name.rows() } else { 0 };
        fits
    });
    names.sort_by(|a, b| a.end.y.total_cmp(&b.end.y));
    let mut centres: Vec<f32> =
        names.iter().flat_map(|name| std::iter::repeat_n(name.end.y, name.rows())).collect();
    spread_apart(&mut centres, gap, low, high);
    let mut centres = centres.into_iter();
    for name in names {
        let rows: Vec<f32> = centres.by_ref().take(name.rows()).collect();
        let y = rows.iter().sum::<f32>() / rows.len().max(1) as f32;
        let area = draw(canvas, &name, y, layout.text_height);
        areas.extend(name.line.map(|line| (area, line)));
    }
    areas
}

impl Name {
    fn rows(&self) -> usize {
        self.text.rows.len().max(1)
    }
}

/// Tells a name in full that stands on two lines or was cut, where it is under the pointer; whether it was. A line that can be picked
/// tells its own.
pub(super) fn told(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    named: &[NameArea],
    [whole, plot]: [&Response; 2],
) -> bool {
    let pointer = whole.hover_pos().or_else(|| plot.hover_pos());
    let pointed = pointer.and_then(|at| named.iter().find(|(area, _)| area.contains(at)));
    let Some((area, line)) = pointed.and_then(|(area, line)| Some((area, spec.lines.get(*line)?))) else {
        return false;
    };
    let label = line.end_label.as_deref().filter(|_| !line.can_be_picked()).unwrap_or_default();
    if measured(canvas.painter(), label, font_of(line.role)).x <= area.width() + 1.0 {
        return false;
    }
    if let Some(tooltip) = keyboard::tooltip(canvas, whole, area.center().x) {
        let text = RichText::new(label).font(fonts::small()).color(canvas.tokens.text);
        tooltip.show(|ui| ui.label(text));
    }
    true
}

/// Every name that belongs beside the plot.
fn beside(canvas: &Canvas<'_>, spec: &TrendChart, layout: &TrendLayout, limit: f32) -> Vec<Name> {
    let (tokens, right) = (canvas.tokens, canvas.plot.right());
    let of_no_line = |text: Arc<Galley>, end: Pos2, role: LineRole, colour: Color32| Name {
        text,
        end,
        role,
        is_benchmark: false,
        colour,
        leader: colour,
        line: None,
    };
    let plain = |text: &str, end: Pos2, role: LineRole, colour: Color32| {
        let galley = canvas.painter().layout_no_wrap(text.to_owned(), fonts::small(), colour);
        let fits = galley.size().x <= limit;
        fits.then(|| of_no_line(galley, end, role, colour))
    };
    let mut names: Vec<Name> = Vec::with_capacity(spec.lines.len() + 4);
    let running = spec.lines.iter().enumerate().filter(|(_, line)| !named_in_plot(spec, line));
    names.extend(running.filter_map(|(at, line)| of_line(canvas, spec, (at, line), limit)));
    let projection = spec.target.as_ref().and_then(|target| target.projection.as_ref()?.line);
    if let Some(([_, [due, value]], text)) = projection.zip(projected_name(spec)) {
        names.extend(plain(text, canvas.at([due, value]), LineRole::Focus, tokens.line_focus));
        for (text, value) in layout::projected_limits(spec) {
            names.extend(plain(text, canvas.at([due, value]), LineRole::Other, tokens.text_weak));
        }
    }
    if let Some(level) = &spec.level {
        let end = canvas.at([level.x[1], level.value]);
        let name = plain(&level.label, end, LineRole::Nation, tokens.line_nation);
        names.extend(name.map(|name| Name { is_benchmark: true, ..name }));
    }
    if let Some(target) = spec.target.as_ref().filter(|_| layout.target_in_column && target_at_edge(spec)) {
        let colour = tokens.line_target;
        let text = layout::target_text(canvas.painter(), target, colour, limit);
        let end = pos2(right, canvas.y(target.value));
        names.extend(text.map(|text| of_no_line(text, end, LineRole::Nation, colour)));
    }
    names.retain(|name| canvas.plot.expand(1.0).contains(name.end));
    names
}

/// Writes a name beside the plot, and leads back to its line where it stands far from it.
fn draw(canvas: &Canvas<'_>, name: &Name, y: f32, text_height: f32) -> Rect {
    let (plot, painter) = (canvas.plot, canvas.painter());
    let height = text_height * name.rows() as f32;
    let start = pos2(plot.right() + GAP, y - height / 2.0);
    painter.galley(start, Arc::clone(&name.text), name.colour);
    if plot.right() - name.end.x > 2.0 * GAP {
        // The chart goes on to a target's date: a faint line leads over there.
        let ends = [name.end + vec2(4.0, 0.0), pos2(plot.right(), name.end.y)];
        painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, canvas.tokens.outline), 1.5, 3.0));
    }
    if (y - name.end.y).abs() > text_height * 0.6 {
        // A name that had to move far is led back to its line.
        let ends = [pos2(plot.right(), name.end.y), pos2(plot.right() + GAP - 2.0, y)];
        painter.line_segment(ends, Stroke::new(0.75, name.leader));
    }
    Rect::from_min_size(start, vec2(name.text.size().x, height))
}

/// Whether a line's name stands at its very end: it stops early, or its projection goes on from there. A small chart with a
/// projection has no room for it between that, its limits and the path to the target.
pub(super) fn named_in_plot(spec: &TrendChart, line: &ChartLine) -> bool {
    let goes_on = line.role == LineRole::Focus && projected_name(spec).is_some();
    if goes_on { spec.lettered } else { spec.stops_early(line) }
}

/// The name of a line beside the plot.
fn of_line(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    (at, line): (usize, &ChartLine),
    limit: f32,
) -> Option<Name> {
    let colour = name_colour(line, canvas.tokens);
    let text = text_of(canvas.painter(), spec, line, colour, limit)?;
    let leader = stroke_of(line, canvas.tokens).color;
    let (end, is_benchmark) = (canvas.at(line.end?), line.is_benchmark);
    Some(Name { text, end, role: line.role, is_benchmark, colour, leader, line: Some(at) })
}

/// The name of a line with its figure in this width; `None` for a line without a name, and where there is no room for one.
pub(super) fn text_of(
    painter: &Painter,
    spec: &TrendChart,
    line: &ChartLine,
    colour: Color32,
    limit: f32,
) -> Option<Arc<Galley>> {
    line.end_label.as_ref()?;
    let (name, figure) = (line.label.as_str(), line.end_value.as_deref()?);
    let text = end_label(painter, (name, figure), (&font_of(line.role), colour), limit)?;
    (can_be_shortened(spec, line) || text.rows.len() == 1).then_some(text)
}

/// The colour of a name: that of its line, where this can be read as text.
pub(super) fn name_colour(line: &ChartLine, tokens: &Tokens) -> Color32 {
    match line.role {
        LineRole::Focus => tokens.line_focus,
        LineRole::Pinned => tokens.line_pinned,
        LineRole::Nation => tokens.line_nation,
        _ if line.is_benchmark => tokens.line_nation,
        _ => tokens.text_weak,
    }
}

fn name_in_plot(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    line: &ChartLine,
    taken: &mut Vec<Rect>,
) -> Option<Rect> {
    let painter = canvas.painter();
    let end = canvas.at(line.end?);
    if !canvas.plot.contains(end) {
        return None;
    }
    let colour = name_colour(line, canvas.tokens);
    let galley = text_of(painter, spec, line, colour, canvas.plot.width() * MOST_IN_PLOT)?;
    let area = clearest(canvas, spec, around(end, galley.size()), taken)?;
    if area.distance_to_pos(end) > 8.0 {
        let near = if area.top() > end.y { area.center_top() } else { area.center_bottom() };
        let stroke = Stroke::new(0.75, stroke_of(line, canvas.tokens).color);
        painter.line_segment([end, near], stroke);
    }
    painter.rect_filled(area.expand(1.0), 2.0, canvas.tokens.card.gamma_multiply(0.85));
    painter.galley(area.min, galley, colour);
    taken.push(area);
    Some(area)
}

//! Names at the line ends, in place of a legend.

use super::layout::{self, TrendLayout, font_of, projected_name};
use super::lines::stroke_of;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::canvas::{Canvas, GAP, measured};
use crate::charts::placement::clearest;
use crate::charts::spread_apart::spread_apart;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Align2, Color32, FontId, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// One name beside the plot.
struct Name<'a> {
    text: &'a str,
    /// Where the line ends.
    end: Pos2,
    /// What does not fit is left out from the least of these.
    role: LineRole,
    font: FontId,
    colour: Color32,
}

/// Names the lines: beside the plot, pushed apart, or at the very end of a line that stops earlier.
///
/// Names for which there is no room are left out, faint lines first. `taken` is where the target's name stands.
pub(super) fn line_names(canvas: &Canvas<'_>, spec: &TrendChart, layout: &TrendLayout, taken: Option<Rect>) {
    let Some(name_limit) = layout.name_limit else { return };
    let (plot, painter) = (canvas.plot, canvas.painter());
    let (stopped, running): (Vec<&ChartLine>, Vec<&ChartLine>) =
        spec.lines.iter().partition(|line| named_in_plot(spec, line));
    for line in stopped.into_iter().filter(|line| line.role != LineRole::Other) {
        name_in_plot(canvas, spec, line, taken);
    }
    let in_view = |name: &Name<'_>| plot.expand(1.0).contains(name.end);
    let names = running.into_iter().filter_map(|line| beside(canvas, line, name_limit));
    let ahead = projected(canvas, spec).into_iter().chain(projected_limits(canvas, spec));
    let ahead = ahead.filter(|name| measured(painter, name.text, name.font.clone()).x <= name_limit);
    let mut names: Vec<Name<'_>> = names.chain(ahead).filter(in_view).collect();
    let gap = layout.text_height + 1.0;
    let (low, high) = (plot.top(), plot.bottom() - layout.text_height / 2.0 + 2.0);
    let room = ((high - low) / gap).floor().max(0.0) as usize + 1;
    if names.len() > room {
        names.sort_by_key(|name| std::cmp::Reverse(name.role));
        names.truncate(room);
    }
    names.sort_by(|a, b| a.end.y.total_cmp(&b.end.y));
    let mut centres: Vec<f32> = names.iter().map(|name| name.end.y).collect();
    spread_apart(&mut centres, gap, low, high);
    for (name, y) in names.into_iter().zip(centres) {
        let at = pos2(plot.right() + GAP, y);
        painter.text(at, Align2::LEFT_CENTER, name.text, name.font, name.colour);
        let stroke = Stroke::new(0.75, stroke_of(name.role, canvas.tokens).color);
        if plot.right() - name.end.x > 2.0 * GAP {
            // The chart goes on to a target's date: a faint line leads over there.
            let ends = [name.end + vec2(4.0, 0.0), pos2(plot.right(), name.end.y)];
            let faint = Stroke::new(1.0, canvas.tokens.line_other);
            painter.extend(Shape::dashed_line(&ends, faint, 1.5, 3.0));
        }
        if (y - name.end.y).abs() > layout.text_height * 0.6 {
            // A name that had to move far is led back to its line.
            let ends = [pos2(plot.right(), name.end.y), pos2(plot.right() + GAP - 2.0, y)];
            painter.line_segment(ends, stroke);
        }
    }
}

/// Whether a line's name stands at its very end: it stops early, or its projection goes on from there.
pub(super) fn named_in_plot(spec: &TrendChart, line: &ChartLine) -> bool {
    spec.stops_early(line) || (line.role == LineRole::Focus && projected_name(spec).is_some())
}

/// The name of a line beside the plot, or its value alone where the whole name does not fit.
fn beside<'a>(canvas: &Canvas<'_>, line: &'a ChartLine, limit: f32) -> Option<Name<'a>> {
    let full = line.end_label.as_deref()?;
    let font = font_of(line.role);
    let fits = measured(canvas.painter(), full, font.clone()).x <= limit;
    let text = if fits { full } else { line.end_value()? };
    let (role, colour) = (line.role, name_colour(line.role, canvas.tokens));
    Some(Name { text, end: canvas.at(line.end?), role, font, colour })
}

/// The name of a projection that the chart shows.
fn projected<'a>(canvas: &Canvas<'_>, spec: &'a TrendChart) -> Option<Name<'a>> {
    let text = projected_name(spec)?;
    let [_, end] = spec.target.as_ref()?.projection.as_ref()?.line?;
    let (role, font, colour) = (LineRole::Focus, fonts::small(), canvas.tokens.line_focus);
    Some(Name { text, end: canvas.at(end), role, font, colour })
}

/// The limits of a projection; the first to be left out.
fn projected_limits<'a>(canvas: &Canvas<'_>, spec: &'a TrendChart) -> Vec<Name<'a>> {
    let projection = spec.target.as_ref().and_then(|target| target.projection.as_ref());
    let Some([_, [due, _]]) = projection.and_then(|found| found.line) else { return Vec::new() };
    let (role, colour) = (LineRole::Other, canvas.tokens.text_weak);
    let name = |(text, value): (&'a str, f64)| Name {
        text,
        end: canvas.at([due, value]),
        role,
        font: fonts::small(),
        colour,
    };
    layout::projected_limits(spec).map(name).collect()
}

/// The colour of a name: that of its line, where this can be read as text.
pub(super) fn name_colour(role: LineRole, tokens: &Tokens) -> Color32 {
    match role {
        LineRole::Focus => tokens.line_focus,
        LineRole::Region => tokens.line_region,
        LineRole::Nation => tokens.line_nation,
        LineRole::Peers | LineRole::System | LineRole::Other => tokens.text_weak,
    }
}

fn name_in_plot(canvas: &Canvas<'_>, spec: &TrendChart, line: &ChartLine, taken: Option<Rect>) {
    let painter = canvas.painter();
    let Some((end, label)) = line.end.map(|end| canvas.at(end)).zip(line.end_label.as_ref()) else { return };
    if !canvas.plot.contains(end) {
        return;
    }
    let colour = name_colour(line.role, canvas.tokens);
    let galley = painter.layout_no_wrap(label.clone(), font_of(line.role), colour);
    let size = galley.size();
    let beside = Rect::from_min_size(end + vec2(6.0, -size.y / 2.0), size);
    // Else above or below, further off where lines crowd around the end.
    let columns = [0.0, -size.x / 2.0, -size.x];
    let rows = [5.0, 20.0, 35.0, 50.0, 65.0].into_iter().flat_map(|off| [-size.y - off, off]);
    let around = rows.flat_map(|y| columns.map(|x| Rect::from_min_size(end + vec2(x, y), size)));
    let free = |area: &Rect| taken.is_none_or(|taken| !taken.expand(1.0).intersects(*area));
    let areas = [beside].into_iter().chain(around).filter(free);
    let Some(area) = clearest(canvas, spec, areas) else { return };
    if area.distance_to_pos(end) > 8.0 {
        let near = if area.top() > end.y { area.center_top() } else { area.center_bottom() };
        let stroke = Stroke::new(0.75, stroke_of(line.role, canvas.tokens).color);
        painter.line_segment([end, near], stroke);
    }
    painter.rect_filled(area.expand(1.0), 2.0, canvas.tokens.card.gamma_multiply(0.85));
    painter.galley(area.min, galley, colour);
}

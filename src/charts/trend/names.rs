//! Names at the line ends, in place of a legend.

use super::layout::{GAP, TrendLayout, font_of, measured, projected_name};
use super::lines::stroke_of;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::placement::clearest;
use crate::charts::spread_apart::spread_apart;
use crate::charts::style::ChartStyle;
use eframe::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use egui_plot::PlotTransform;

/// One name beside the plot.
struct Name<'a> {
    text: &'a str,
    /// Where the line ends.
    end: Pos2,
    /// What does not fit is left out from the least of these.
    role: LineRole,
    font: &'a FontId,
    colour: Color32,
}

/// Names the lines: beside the plot, pushed apart, or at the very end of a line that stops earlier.
///
/// Names for which there is no room are left out, faint lines first. `taken` is where the target's name stands.
pub(in crate::charts) fn line_names(
    painter: &Painter,
    taken: Option<Rect>,
    spec: &TrendChart,
    style: &ChartStyle,
    layout: &TrendLayout,
    to: &PlotTransform,
) {
    let Some(name_limit) = layout.name_limit else { return };
    let plot = layout.plot;
    let (stopped, running): (Vec<&ChartLine>, Vec<&ChartLine>) =
        spec.lines.iter().partition(|line| named_in_plot(spec, line));
    for line in stopped.into_iter().filter(|line| line.role != LineRole::Other) {
        name_in_plot(painter, taken, spec, line, style, plot, to);
    }
    let in_view = |name: &Name<'_>| plot.expand(1.0).contains(name.end);
    let names = running
        .into_iter()
        .filter_map(|line| beside(painter, line, name_limit, style, to))
        .chain(projected(spec, style, to));
    let mut names: Vec<Name<'_>> = names.filter(in_view).collect();
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
    for (name, y) in names.iter().zip(centres) {
        let at = pos2(plot.right() + GAP, y);
        painter.text(at, Align2::LEFT_CENTER, name.text, name.font.clone(), name.colour);
        let stroke = Stroke::new(0.75, stroke_of(name.role, style).color);
        if plot.right() - name.end.x > 2.0 * GAP {
            // The chart goes on to a target's date: a faint line leads over there.
            let ends = [name.end + vec2(4.0, 0.0), pos2(plot.right(), name.end.y)];
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, style.other), 1.5, 3.0));
        }
        if (y - name.end.y).abs() > layout.text_height * 0.6 {
            // A name that had to move far is led back to its line.
            let ends = [pos2(plot.right(), name.end.y), pos2(plot.right() + GAP - 2.0, y)];
            painter.line_segment(ends, stroke);
        }
    }
}

/// Whether a line's name stands at its very end: it stops early, or its projection goes on from there.
pub(in crate::charts) fn named_in_plot(spec: &TrendChart, line: &ChartLine) -> bool {
    spec.stops_early(line) || (line.role == LineRole::Focus && projected_name(spec).is_some())
}

/// The name of a line beside the plot, or its value alone where the whole name does not fit.
fn beside<'a>(
    painter: &Painter,
    line: &'a ChartLine,
    limit: f32,
    style: &'a ChartStyle,
    to: &PlotTransform,
) -> Option<Name<'a>> {
    let full = line.end_label.as_deref()?;
    let font = font_of(line.role, style);
    let text = if measured(painter, full, font).x <= limit { full } else { line.end_value()? };
    let (role, colour) = (line.role, name_colour(line.role, style));
    Some(Name { text, end: position(to, line.end?), role, font, colour })
}

/// The name of a projection that the chart shows.
fn projected<'a>(spec: &'a TrendChart, style: &'a ChartStyle, to: &PlotTransform) -> Option<Name<'a>> {
    let text = projected_name(spec)?;
    let [_, end] = spec.target.as_ref()?.projection.as_ref()?.line?;
    let (role, font, colour) = (LineRole::Focus, &style.small, style.focus);
    Some(Name { text, end: position(to, end), role, font, colour })
}

/// The colour of a name: that of its line, where this can be read as text.
pub(in crate::charts) fn name_colour(role: LineRole, style: &ChartStyle) -> Color32 {
    match role {
        LineRole::Focus => style.focus,
        LineRole::Region => style.region,
        LineRole::Nation => style.nation,
        LineRole::Peers | LineRole::System | LineRole::Other => style.text_weak,
    }
}

fn name_in_plot(
    painter: &Painter,
    taken: Option<Rect>,
    spec: &TrendChart,
    line: &ChartLine,
    style: &ChartStyle,
    plot: Rect,
    to: &PlotTransform,
) {
    let Some((end, label)) = line.end.map(|end| position(to, end)).zip(line.end_label.as_ref()) else {
        return;
    };
    if !plot.contains(end) {
        return;
    }
    let colour = name_colour(line.role, style);
    let galley = painter.layout_no_wrap(label.clone(), font_of(line.role, style).clone(), colour);
    let size = galley.size();
    let beside = Rect::from_min_size(end + vec2(6.0, -size.y / 2.0), size);
    // Else above or below, further off where lines crowd around the end.
    let columns = [0.0, -size.x / 2.0, -size.x];
    let rows = [5.0, 20.0, 35.0, 50.0, 65.0].into_iter().flat_map(|off| [-size.y - off, off]);
    let around = rows.flat_map(|y| columns.map(|x| Rect::from_min_size(end + vec2(x, y), size)));
    let free = |area: &Rect| taken.is_none_or(|taken| !taken.expand(1.0).intersects(*area));
    let areas = [beside].into_iter().chain(around).filter(free);
    let Some(area) = clearest(spec, to, plot, areas) else { return };
    if area.distance_to_pos(end) > 8.0 {
        let near = if area.top() > end.y { area.center_top() } else { area.center_bottom() };
        painter.line_segment([end, near], Stroke::new(0.75, stroke_of(line.role, style).color));
    }
    painter.rect_filled(area.expand(1.0), 2.0, style.card.gamma_multiply(0.85));
    painter.galley(area.min, galley, colour);
}

fn position(to: &PlotTransform, [x, y]: [f64; 2]) -> Pos2 {
    pos2(to.position_from_point_x(x), to.position_from_point_y(y))
}

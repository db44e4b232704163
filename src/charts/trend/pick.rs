//! Which line is meant by pointer or key, and which one the reader picks.

use super::names::NameArea;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::canvas::Canvas;
use crate::model::{AreaId, BreakdownId};
use egui::{CursorIcon, Id, Key, Modifiers, Pos2, Response};

/// A line is meant when the pointer is this near to it, in points.
const NEAR: f32 = 8.0;

/// The line that can be picked under the pointer, by itself or by its name.
pub(super) fn pointed(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    names: &[NameArea],
    [whole, plot]: [&Response; 2],
) -> Option<usize> {
    let pointer = whole.hover_pos().or_else(|| plot.hover_pos())?;
    let by_name = names.iter().find(|(area, _)| area.contains(pointer)).map(|(_, line)| *line);
    let found = match by_name {
        Some(line) => Some(line),
        None if canvas.plot.expand(6.0).contains(pointer) => nearest(canvas, spec, pointer),
        None => None,
    };
    let found = found.filter(|&line| spec.lines[line].can_be_picked());
    if found.is_some() {
        canvas.ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    found
}

/// The line nearest to the pointer, where one is near.
fn nearest(canvas: &Canvas<'_>, spec: &TrendChart, pointer: Pos2) -> Option<usize> {
    let distance = |line: &ChartLine| {
        let pieces = line.runs.iter().flat_map(|run| run.windows(2));
        let nearest = pieces.map(|pair| distance_to_piece(pointer, canvas.at(pair[0]), canvas.at(pair[1])));
        nearest.fold(f32::INFINITY, f32::min)
    };
    let lines = spec.lines.iter().enumerate().map(|(at, line)| (at, distance(line)));
    lines.filter(|(_, distance)| *distance <= NEAR).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

fn distance_to_piece(point: Pos2, from: Pos2, to: Pos2) -> f32 {
    let along = to - from;
    let length = along.length_sq();
    let share = if length > 0.0 { ((point - from).dot(along) / length).clamp(0.0, 1.0) } else { 0.0 };
    point.distance(from + along * share)
}

/// The line that the keys up and down have come to while the chart has the focus: from the highest to the lowest at their
/// ends.
pub(super) fn walked(canvas: &Canvas<'_>, spec: &TrendChart, response: &Response) -> Option<usize> {
    let ui = canvas.ui;
    let id: Id = response.id.with("line");
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<Walked>(id));
        return None;
    }
    // A line that is picked goes to another place among the lines, and the keys stay with it.
    let before: Option<Walked> = ui.data(|data| data.get_temp(id));
    let before = before.and_then(|before| spec.lines.iter().position(|line| whose(line) == before));
    let [up, down] = [Key::ArrowUp, Key::ArrowDown]
        .map(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
    let chosen = if up || down {
        let mut lines: Vec<usize> =
            (0..spec.lines.len()).filter(|&at| spec.lines[at].can_be_picked()).collect();
        let end = |at: usize| spec.lines[at].end.map_or(f64::NEG_INFINITY, |end| end[1]);
        lines.sort_by(|a, b| end(*b).total_cmp(&end(*a)));
        let last = lines.len().checked_sub(1)?;
        let place = before.and_then(|before| lines.iter().position(|line| *line == before));
        let next = match place {
            None if up => last,
            None => 0,
            Some(place) if up => place.saturating_sub(1),
            Some(place) => (place + 1).min(last),
        };
        lines.get(next).copied()
    } else {
        before.filter(|&before| spec.lines.get(before).is_some_and(ChartLine::can_be_picked))
    };
    if let Some(chosen) = chosen {
        ui.data_mut(|data| data.insert_temp(id, whose(&spec.lines[chosen])));
    }
    chosen
}

/// Whose line the keys have come to.
type Walked = (AreaId, Option<BreakdownId>);

fn whose(line: &ChartLine) -> Walked {
    (line.area, line.breakdown)
}

/// The line that was just picked: clicked, taken by Enter, or put back by Escape.
pub(super) fn picked(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    (pointed, walked): (Option<usize>, Option<usize>),
    [whole, plot]: [&Response; 2],
) -> Option<usize> {
    let ui = canvas.ui;
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if whole.has_focus() && walked.is_some() && hit(Key::Enter) {
        return walked;
    }
    let pinned = spec.lines.iter().position(|line| line.role == LineRole::Pinned);
    let free = ui.memory(|memory| {
        memory.allows_interaction(whole.layer_id)
            && memory.focused().is_none_or(|focused| focused == whole.id)
    });
    if pinned.is_some() && free && hit(Key::Escape) {
        return pinned;
    }
    // Enter and space are clicks too where the chart has the focus; only the pointer's mean what lies under it.
    let by_pointer = ui.input(|input| input.pointer.any_click());
    pointed.filter(|_| by_pointer && (whole.clicked() || plot.clicked()))
}

#[cfg(test)]
#[path = "pick_tests.rs"]
mod tests;

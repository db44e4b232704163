//! The lines of a process-control chart, and its points: dots, told apart by what is within them and by colour.

use super::{ControlChart, ControlPoint, Variation};
use crate::charts::canvas::Canvas;
use crate::widgets::fonts;
use crate::widgets::tokens::{MarkColours, Tokens};
use crate::words::variation_word;
use egui::{Painter, Pos2, Stroke, pos2, vec2};
use egui_plot::{Line, LineStyle, PlotPoints, PlotUi};

/// Half the size of a point with room around it, and where points crowd.
const ROOMY: f32 = 4.0;
const CROWDED: f32 = 1.5;

/// Adds limits, mean, target and the figures' own line; ids are positions, unique in the plot.
pub(super) fn add_lines(plot: &mut PlotUi<'_>, spec: &ControlChart, tokens: &Tokens) {
    let limit = (Stroke::new(1.5, tokens.text_weak), LineStyle::Dashed { length: 5.5 });
    let mean = (Stroke::new(1.5, tokens.text_weak), LineStyle::Solid);
    for (at, stretch) in spec.stretches.iter().enumerate() {
        let level = |value: f64| vec![[stretch.from, value], [stretch.to, value]];
        for (name, value) in [("lower", stretch.lower), ("upper", stretch.upper)] {
            plot.line(drawn(&level(value), limit).id((name, at)));
        }
        plot.line(drawn(&level(stretch.mean), mean).id(("mean", at)));
    }
    let own = (Stroke::new(2.0, tokens.line_focus), LineStyle::Solid);
    for (at, run) in spec.runs.iter().enumerate().filter(|(_, run)| run.len() > 1) {
        plot.line(drawn(run, own).id(("run", at)));
    }
}

fn drawn<'a>(points: &[[f64; 2]], (stroke, line_style): (Stroke, LineStyle)) -> Line<'a> {
    let points: PlotPoints<'a> = points.iter().copied().collect();
    Line::new("", points).stroke(stroke).style(line_style).allow_hover(false).allow_band(false)
}

/// The target, a mark at the right edge: a line would say that it held all along.
pub(super) fn target_mark(canvas: &Canvas<'_>, spec: &ControlChart) {
    let Some(target) = &spec.target else { return };
    let at = pos2(canvas.plot.right() + 4.0, canvas.y(target.value));
    if canvas.plot.expand(1.0).y_range().contains(at.y) {
        let stroke = Stroke::new(2.5, canvas.tokens.line_target);
        canvas.painter().line_segment([at - vec2(10.0, 0.0), at], stroke);
    }
}

/// Every point with the mark of its meaning; the special ones lie on top.
pub(super) fn points(canvas: &Canvas<'_>, spec: &ControlChart) {
    let (plot, to) = (canvas.plot, canvas.to);
    let painter = canvas.near_plot(ROOMY + 1.5);
    let shown = to.bounds().max()[0] - to.bounds().min()[0];
    let span = spec.x_range[1] - spec.x_range[0];
    let count = (spec.points.len().max(1) as f64 * (shown / span).clamp(0.01, 1.0)) as f32;
    let half = (plot.width() / count.max(1.0) * 0.36).clamp(CROWDED, ROOMY);
    let special = |variation: Option<Variation>| variation.is_some_and(|v| v != Variation::CommonCause);
    for pass in [false, true] {
        for point in spec.points.iter().filter(|point| special(point.variation) == pass) {
            let at = canvas.at([point.x, point.value]);
            if plot.expand(1.0).contains(at) {
                point_mark(&painter, at, half, point, canvas.tokens);
            }
        }
    }
}

/// One point, a dot: a concern is full with a dark rim, an improvement has a light core and what is neither a dark one,
/// common cause is small and grey, and what is left out is hollow. Triangles would be those of better and worse.
pub(super) fn point_mark(painter: &Painter, centre: Pos2, half: f32, point: &ControlPoint, tokens: &Tokens) {
    let colours = colours_of(point.variation, tokens);
    let stroke = Stroke::new((half / 4.0).clamp(0.5, 1.0), colours.outline);
    let dot = |radius: f32, core| {
        painter.circle(centre, radius, colours.fill, stroke);
        if radius > 3.0 {
            painter.circle_filled(centre, radius * 0.38, core);
        }
    };
    match point.variation {
        _ if point.hollow => {
            let rim = Stroke::new(stroke.width * 1.5, colours.outline);
            painter.circle(centre, half * 0.85, tokens.card, rim);
        }
        Some(Variation::Improvement) => dot(half * 1.2, tokens.card),
        Some(Variation::Concern) => dot(half * 1.2, colours.fill),
        Some(Variation::NeutralHigh | Variation::NeutralLow) => dot(half * 1.2, colours.outline),
        Some(Variation::CommonCause) | None => {
            painter.circle(centre, half * 0.85, colours.fill, stroke);
        }
    }
}

/// What a hollow dot is.
const LEFT_OUT: &str = "left out of mean, limits and rules";

/// The key to the dots, in the first row: each meaning that some point has, and those that are left out, as far as there is room.
pub(super) fn key(canvas: &Canvas<'_>, spec: &ControlChart) {
    let painter = canvas.painter();
    let mut meanings: Vec<Variation> = Vec::with_capacity(4);
    for meaning in spec.points.iter().filter_map(|point| point.variation) {
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }
    let of = |meaning: &Variation| {
        let is_like = |point: &&ControlPoint| point.variation == Some(*meaning) && !point.hollow;
        Some((spec.points.iter().find(is_like)?, variation_word(*meaning)))
    };
    let left_out = spec.points.iter().find(|point| point.hollow).map(|point| (point, LEFT_OUT));
    let mut left = canvas.plot.left();
    for (like, word) in meanings.iter().filter_map(of).chain(left_out) {
        let colour = canvas.tokens.text_weak;
        let word = painter.layout_no_wrap(word.to_owned(), fonts::small(), colour);
        let (top, height, width) = (canvas.whole.top(), word.size().y, word.size().x);
        if left + width + 16.0 > canvas.whole.right() {
            return;
        }
        point_mark(painter, pos2(left + ROOMY, top + height / 2.0), ROOMY, like, canvas.tokens);
        painter.galley(pos2(left + 14.0, top), word, colour);
        left += width + 30.0;
    }
}

/// The colours of a meaning; without limits, points are as grey as common cause.
pub(super) fn colours_of(variation: Option<Variation>, tokens: &Tokens) -> MarkColours {
    match variation {
        Some(Variation::Improvement) => tokens.process.improvement,
        Some(Variation::Concern) => tokens.process.concern,
        Some(Variation::NeutralHigh | Variation::NeutralLow) => tokens.process.neutral,
        Some(Variation::CommonCause) | None => tokens.process.common_cause,
    }
}

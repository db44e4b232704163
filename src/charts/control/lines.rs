//! The lines of a process-control chart, and its points: told apart by form first, by colour second.

use super::{ControlChart, ControlPoint, Variation};
use crate::charts::canvas::Canvas;
use crate::charts::mark::{diamond, triangle};
use crate::widgets::tokens::{MarkColours, Tokens};
use egui::{Painter, Pos2, Shape, Stroke};
use egui_plot::{Line, LineStyle, PlotPoints, PlotUi};

/// Half the size of a point with room around it, and where points crowd.
const ROOMY: f32 = 4.0;
const CROWDED: f32 = 1.5;

/// Adds limits, mean, target and the figures' own line; ids are positions, unique in the plot.
pub(super) fn add_lines(plot: &mut PlotUi<'_>, spec: &ControlChart, tokens: &Tokens) {
    let limit = (Stroke::new(1.25, tokens.line_system), LineStyle::Dashed { length: 5.5 });
    let mean = (Stroke::new(1.25, tokens.line_system), LineStyle::Solid);
    for (at, stretch) in spec.stretches.iter().enumerate() {
        let level = |value: f64| vec![[stretch.from, value], [stretch.to, value]];
        for (name, value) in [("lower", stretch.lower), ("upper", stretch.upper)] {
            plot.line(drawn(&level(value), limit).id((name, at)));
        }
        plot.line(drawn(&level(stretch.mean), mean).id(("mean", at)));
    }
    if let Some(target) = &spec.target {
        let ends = spec.x_range.map(|x| [x, target.value]);
        let look = (Stroke::new(1.5, tokens.line_target), LineStyle::Dashed { length: 3.0 });
        plot.line(drawn(&ends, look).id("target"));
    }
    let own = (Stroke::new(1.5, tokens.text_weak), LineStyle::Solid);
    for (at, run) in spec.runs.iter().enumerate().filter(|(_, run)| run.len() > 1) {
        plot.line(drawn(run, own).id(("run", at)));
    }
}

fn drawn<'a>(points: &[[f64; 2]], (stroke, line_style): (Stroke, LineStyle)) -> Line<'a> {
    let points: PlotPoints<'a> = points.iter().copied().collect();
    Line::new("", points).stroke(stroke).style(line_style).allow_hover(false).allow_band(false)
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

/// One point: triangle up improvement, triangle down concern, diamond neither, circle common cause, hollow where it is
/// left out.
pub(super) fn point_mark(painter: &Painter, centre: Pos2, half: f32, point: &ControlPoint, tokens: &Tokens) {
    let colours = colours_of(point.variation, tokens);
    let stroke = Stroke::new((half / 4.0).clamp(0.5, 1.0), colours.outline);
    let polygon = |points: Vec<Pos2>| {
        painter.add(Shape::convex_polygon(points, colours.fill, stroke));
    };
    match point.variation {
        _ if point.hollow => {
            painter.circle(
                centre,
                half * 0.85,
                tokens.card,
                Stroke::new(stroke.width * 1.5, colours.outline),
            );
        }
        Some(Variation::Improvement) => polygon(triangle(centre, half * 1.3, -1.0)),
        Some(Variation::Concern) => polygon(triangle(centre, half * 1.3, 1.0)),
        Some(Variation::NeutralHigh | Variation::NeutralLow) => polygon(diamond(centre, half * 1.35)),
        Some(Variation::CommonCause) | None => {
            painter.circle(centre, half * 0.85, colours.fill, stroke);
        }
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

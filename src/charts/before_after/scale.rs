//! A difference with its limits on a small scale around zero.

use crate::charts::canvas;
use crate::charts::ticks::{self, on_axis};
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use crate::words::number;
use egui::{Align2, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};

/// The height of the scale with its numbers.
const HEIGHT: f32 = 40.0;
/// The ends of a scale are round by one of at most so many steps on it.
const MOST_STEPS: usize = 9;
/// A difference, as a square.
const SQUARE: f32 = 8.0;

/// A difference, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceScale {
    /// The difference, its lower and its upper limit.
    pub values: [f64; 3],
    /// How far the scale reaches to both sides of zero.
    pub reach: f64,
    /// Both ends and zero, as written.
    pub labels: [String; 3],
}

impl DifferenceScale {
    /// The scale that has room for a difference and its limits; `None` where there is none.
    pub fn of(values: [f64; 3]) -> Option<Self> {
        let furthest = values.iter().filter_map(|value| on_axis(value.abs())).fold(0.0, f64::max);
        let step = ticks::step(-furthest, furthest, MOST_STEPS);
        let reach = if step > 0.0 { (furthest / step).ceil() * step } else { return None };
        let decimals = (0..8).find(|places| {
            let scaled = reach * 10_f64.powi(*places);
            (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1.0)
        });
        let decimals = decimals.unwrap_or(8) as usize;
        let labels = [number::signed(-reach, decimals), "0".to_owned(), number::signed(reach, decimals)];
        Some(Self { values, reach, labels })
    }
}

/// Draws a difference with its limits in this width.
pub fn difference_scale(ui: &mut Ui, spec: &DifferenceScale, width: f32, tokens: &Tokens) -> Response {
    let (whole, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let painter = ui.painter();
    let text = |text: &str| canvas::measured(painter, text, fonts::small()).x;
    let side = text(&spec.labels[0]).max(text(&spec.labels[2])) / 2.0;
    let plot = whole.shrink2(vec2(side.min(whole.width() / 3.0), 0.0)).x_range();
    let x = |value: f64| egui::lerp(plot, f64::midpoint(value / spec.reach, 1.0).clamp(0.0, 1.0) as f32);
    let middle = whole.top() + 11.0;
    let zero = painter.round_to_pixel_center(x(0.0));
    painter.vline(zero, whole.top()..=whole.top() + 22.0, Stroke::new(1.5, tokens.line_named));
    let [difference, lower, upper] = spec.values.map(x);
    let ink = Stroke::new(2.0, tokens.text);
    painter.hline(lower..=upper, middle, ink);
    for end in [lower, upper] {
        painter.vline(end, middle - 5.0..=middle + 5.0, ink);
    }
    let square = Rect::from_center_size(pos2(difference, middle), Vec2::splat(SQUARE));
    painter.rect_filled(square, 0.0, tokens.text);
    let shows_zero = plot.span() / 2.0 > text(&spec.labels[0]) / 2.0 + text(&spec.labels[1]) / 2.0 + 4.0;
    for (at, (label, value)) in spec.labels.iter().zip([-spec.reach, 0.0, spec.reach]).enumerate() {
        if at != 1 || shows_zero {
            let foot = pos2(x(value), whole.top() + 24.0);
            painter.text(foot, Align2::CENTER_TOP, label, fonts::small(), tokens.text_weak);
        }
    }
    response
}

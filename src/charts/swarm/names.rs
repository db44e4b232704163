//! The names of those furthest out: each in its band where it covers no mark and no other name.

use super::SwarmChart;
use super::layout::{BAND_NAME, SwarmLayout};
use crate::charts::canvas::measured;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Color32, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

/// Between a mark and its name, and more where it has a ring.
const ASIDE: f32 = 4.0;
const RING: f32 = 4.0;
/// A name that does not stand beside its mark is led to over so much, or a few times that.
const LED: f32 = 7.0;

/// What must not be covered.
struct Taken<'a> {
    layout: &'a SwarmLayout,
    /// The whole width that names may have.
    across: Rect,
    lines: Vec<f32>,
    names: Vec<Rect>,
}

impl Taken<'_> {
    /// Whether a mark other than this one lies here. They stand by value, so that only those near it are looked at.
    fn has_mark(&self, area: Rect, but: usize) -> bool {
        let reach = self.layout.square(but).width();
        let from = self.layout.centres.partition_point(|at| at.x < area.left() - reach);
        let near = self.layout.centres[from..].iter().take_while(|at| at.x <= area.right() + reach);
        (from..).zip(near).any(|(at, _)| at != but && self.layout.square(at).intersects(area))
    }

    fn is_free(&self, area: Rect, but: usize) -> bool {
        !self.has_mark(area, but) && !self.names.iter().any(|other| other.intersects(area))
    }

    /// Whether a line over all bands runs through it.
    fn on_line(&self, rect: Rect) -> bool {
        self.lines.iter().any(|x| rect.expand(1.0).x_range().contains(*x))
    }

    /// Whether a name can stand here, led to by this line.
    fn takes(&self, (rect, line): (Rect, Option<[Pos2; 2]>), (of, band): (usize, Rect)) -> bool {
        let led = line
            .is_none_or(|[from, to]| self.is_free(Rect::from_two_pos(from, to).expand2(vec2(1.0, 0.0)), of));
        let inside = self.across.contains_rect(rect) && band.y_range().contains(rect.center().y);
        let whole = rect.top() >= band.top() && rect.bottom() <= band.bottom();
        inside && whole && led && self.is_free(rect, of)
    }
}

/// Where a name of this size may stand, the best first, each with the line that leads to it where it stands further away.
fn places(square: Rect, size: Vec2, aside: f32, across: Rect) -> Vec<(Rect, Option<[Pos2; 2]>)> {
    let centre = square.center();
    let left = (centre.x - size.x / 2.0).min(across.right() - size.x).max(across.left());
    let at = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), size);
    let middle = centre.y - size.y / 2.0;
    let mut places =
        vec![(at(square.right() + aside, middle), None), (at(square.left() - aside - size.x, middle), None)];
    for away in [LED, 2.0 * LED, 3.0 * LED, 5.0 * LED] {
        let above = at(left, square.top() - away - size.y);
        places.push((above, Some([pos2(centre.x, square.top() - 1.0), pos2(centre.x, above.bottom())])));
        let below = at(left, square.bottom() + away);
        places.push((below, Some([pos2(centre.x, square.bottom() + 1.0), pos2(centre.x, below.top())])));
    }
    places
}

/// Draws them, that of the kept one first.
pub(super) fn names(
    ui: &Ui,
    spec: &SwarmChart,
    layout: &SwarmLayout,
    (across, lines, kept): (Rect, Vec<f32>, Option<usize>),
    tokens: &Tokens,
) {
    let of_band = |(name, band): (&String, &Rect)| {
        let size = measured(ui.painter(), name, fonts::strong());
        Rect::from_min_size(pos2(across.right() - size.x, band.top() - BAND_NAME), size)
    };
    let mut taken =
        Taken { names: spec.bands.iter().zip(&layout.bands).map(of_band).collect(), layout, across, lines };
    let named = (0..spec.dots.len()).rev().filter(|&at| spec.dots[at].is_named && Some(at) != kept);
    for at in kept.into_iter().chain(named) {
        let dot = &spec.dots[at];
        let is_kept = Some(at) == kept;
        let font = if is_kept { fonts::strong() } else { fonts::small() };
        let galley = ui.painter().layout_no_wrap(dot.label.clone(), font, tokens.text);
        let aside = if is_kept { ASIDE + RING } else { ASIDE };
        let band = layout.bands[dot.band.min(layout.bands.len() - 1)];
        let places = places(layout.square(at), galley.size(), aside, across);
        let free: Vec<_> = places.into_iter().filter(|place| taken.takes(*place, (at, band))).collect();
        // Rather not on a line over all bands, which then stops at it.
        let beside_lines = free.iter().find(|(rect, _)| !taken.on_line(*rect));
        let Some(&(rect, line)) = beside_lines.or(free.first()) else { continue };
        if taken.on_line(rect) {
            ui.painter().rect_filled(rect.expand2(vec2(2.0, -1.0)), 0.0, tokens.card);
        }
        if let Some(line) = line {
            ui.painter().line_segment(line, Stroke::new(1.0, tokens.line_named));
            taken.names.push(Rect::from_two_pos(line[0], line[1]).expand2(vec2(2.0, 0.0)));
        }
        ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
        taken.names.push(rect.expand(1.0));
    }
}

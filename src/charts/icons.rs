//! The icons of process control, in meaning as NHS England's Making Data Count: told apart by form first.
//!
//! A special cause is a line that leaves its range with an H or an L beside it; common cause is a line that stays
//! within. Improvement is a ring, concern a filled disc, and where neither way is good an arrow stands in the ring, so
//! that they differ without colour.

use super::control::{Assurance, Variation};
use crate::widgets::fonts;
use crate::widgets::tokens::{MarkColours, Tokens};
use crate::words::Side;
use egui::{Align2, Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

/// How an icon's disc is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Disc {
    Ring,
    Filled,
    Dashed,
}

/// What the latest point says of variation; `points_to` is the side of a special cause, `None` is not calculated.
///
/// `size` is the diameter in points; 22 to 40 read well.
pub fn variation_icon(
    painter: &Painter,
    centre: Pos2,
    size: f32,
    variation: Option<Variation>,
    points_to: Option<Side>,
    tokens: &Tokens,
) {
    let Some(variation) = variation else {
        return nothing(painter, centre, size, tokens);
    };
    let (kind, colours) = match variation {
        Variation::Improvement => (Disc::Ring, tokens.process.improvement),
        Variation::Concern => (Disc::Filled, tokens.process.concern),
        Variation::NeutralHigh | Variation::NeutralLow => (Disc::Ring, tokens.process.neutral),
        Variation::CommonCause => (Disc::Ring, tokens.process.common_cause),
    };
    let ink = disc(painter, centre, size, kind, colours, tokens);
    match (variation, points_to) {
        (Variation::NeutralHigh, _) => arrow(painter, centre, size, -1.0, ink),
        (Variation::NeutralLow, _) => arrow(painter, centre, size, 1.0, ink),
        (Variation::Improvement | Variation::Concern, Some(Side::High)) => {
            wave(painter, centre, size, &[[-0.22, 0.24], [0.06, 0.22], [0.17, 0.02], [0.29, -0.17]], ink);
            letter(painter, centre + vec2(-0.14, -0.12) * size, size * 0.42, "H", ink);
        }
        (Variation::Improvement | Variation::Concern, Some(Side::Low)) => {
            wave(painter, centre, size, &[[-0.22, -0.24], [0.06, -0.22], [0.17, -0.02], [0.29, 0.17]], ink);
            letter(painter, centre + vec2(-0.12, 0.14) * size, size * 0.42, "L", ink);
        }
        (Variation::CommonCause | Variation::Improvement | Variation::Concern, _) => {
            let within = [[-0.31, 0.04], [-0.155, -0.13], [0.0, 0.12], [0.155, -0.10], [0.31, 0.05]];
            wave(painter, centre, size, &within, ink);
        }
    }
}

/// Whether a target will be met; `None` is not calculated.
///
/// `size` is the diameter in points; 22 to 40 read well.
pub fn assurance_icon(
    painter: &Painter,
    centre: Pos2,
    size: f32,
    assurance: Option<Assurance>,
    tokens: &Tokens,
) {
    let Some(assurance) = assurance else {
        return nothing(painter, centre, size, tokens);
    };
    let (kind, colours, text) = match assurance {
        Assurance::Pass => (Disc::Ring, tokens.process.improvement, "P"),
        Assurance::Fail => (Disc::Filled, tokens.process.concern, "F"),
        Assurance::HitOrMiss => (Disc::Ring, tokens.process.common_cause, "?"),
    };
    let ink = disc(painter, centre, size, kind, colours, tokens);
    letter(painter, centre + vec2(0.0, -0.10) * size, size * 0.52, text, ink);
    let y = centre.y + size * 0.26;
    let ends = [pos2(centre.x - size * 0.27, y), pos2(centre.x + size * 0.27, y)];
    let stroke = Stroke::new((size / 20.0).clamp(1.0, 1.75), ink);
    painter.extend(Shape::dashed_line(&ends, stroke, size / 12.0, size / 16.0));
}

/// The disc behind an icon; the colour to draw on it with.
fn disc(
    painter: &Painter,
    centre: Pos2,
    size: f32,
    kind: Disc,
    colours: MarkColours,
    tokens: &Tokens,
) -> Color32 {
    let width = (size / 11.0).clamp(1.75, 3.5);
    let radius = (size - width) / 2.0;
    match kind {
        Disc::Filled => {
            painter.circle(centre, radius, colours.fill, Stroke::new(width * 0.6, colours.outline));
            // The fill is bright in every theme, so the darker of the two reads best on it.
            let [a, b] = [tokens.text, tokens.card];
            return if a.intensity() < b.intensity() { a } else { b };
        }
        Disc::Ring => {
            painter.circle(centre, radius, tokens.card, Stroke::new(width, colours.fill));
        }
        Disc::Dashed => {
            let points: Vec<Pos2> = (0..=48_u8)
                .map(|step| std::f32::consts::TAU * f32::from(step) / 48.0)
                .map(|angle| centre + vec2(angle.cos(), angle.sin()) * radius)
                .collect();
            painter.extend(Shape::dashed_line(
                &points,
                Stroke::new(width * 0.6, colours.outline),
                size / 10.0,
                size / 12.0,
            ));
        }
    }
    colours.outline
}

fn nothing(painter: &Painter, centre: Pos2, size: f32, tokens: &Tokens) {
    let ink = disc(painter, centre, size, Disc::Dashed, tokens.process.common_cause, tokens);
    let reach = vec2(size * 0.14, 0.0);
    painter.line_segment([centre - reach, centre + reach], Stroke::new((size / 14.0).max(1.5), ink));
}

/// A line through points given as shares of the size, each with its dot.
fn wave(painter: &Painter, centre: Pos2, size: f32, points: &[[f32; 2]], ink: Color32) {
    let points: Vec<Pos2> = points.iter().map(|[x, y]| centre + vec2(*x, *y) * size).collect();
    for point in &points {
        painter.circle_filled(*point, size * 0.062, ink);
    }
    painter.line(points, Stroke::new((size / 22.0).clamp(1.0, 1.75), ink));
}

/// A thick arrow; `up` is −1 for a tip at the top.
fn arrow(painter: &Painter, centre: Pos2, size: f32, up: f32, ink: Color32) {
    let at = |x: f32, y: f32| centre + vec2(x, y * up) * size;
    let stroke = Stroke::new(size / 9.0, ink);
    painter.line_segment([at(0.0, -0.27), at(0.0, 0.08)], stroke);
    let head = vec![at(0.0, 0.30), at(0.22, 0.03), at(-0.22, 0.03)];
    painter.add(Shape::convex_polygon(head, ink, Stroke::NONE));
}

fn letter(painter: &Painter, at: Pos2, height: f32, text: &str, ink: Color32) {
    painter.text(at, Align2::CENTER_CENTER, text, fonts::semibold_at(height), ink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::{chart_rect, paint};
    use crate::widgets::tokens::ProcessColours;
    use egui::Vec2;

    /// Without colours: what is left must still tell icons apart.
    fn forms(size: f32, draw: impl Fn(&Painter, Pos2, &Tokens)) -> Vec<String> {
        let plain = MarkColours { fill: Color32::GRAY, outline: Color32::BLACK };
        let process =
            ProcessColours { improvement: plain, concern: plain, common_cause: plain, neutral: plain };
        let tokens = Tokens { process, ..Tokens::light() };
        let cell = chart_rect(Vec2::splat(size));
        let painted = paint(None, |ui| draw(ui.painter(), cell.center(), &tokens));
        painted.assert_inside(cell);
        painted.shapes.iter().map(|(_, shape)| format!("{shape:?}")).collect()
    }

    fn all_differ(forms: &[Vec<String>]) {
        for (at, form) in forms.iter().enumerate() {
            assert!(!form.is_empty());
            assert!(forms[at + 1..].iter().all(|other| other != form), "{at} looks like another");
        }
    }

    #[test]
    fn every_variation_has_a_form_of_its_own() {
        let (high, low) = (Some(Side::High), Some(Side::Low));
        let icons = [
            (None, None),
            (Some(Variation::CommonCause), None),
            (Some(Variation::Improvement), high),
            (Some(Variation::Improvement), low),
            (Some(Variation::Concern), high),
            (Some(Variation::Concern), low),
            (Some(Variation::NeutralHigh), None),
            (Some(Variation::NeutralLow), None),
        ];
        for size in [22.0, 40.0] {
            all_differ(&icons.map(|(variation, side)| {
                forms(size, |painter, at, tokens| variation_icon(painter, at, size, variation, side, tokens))
            }));
        }
    }

    #[test]
    fn every_assurance_has_a_form_of_its_own() {
        let icons = [None, Some(Assurance::Pass), Some(Assurance::Fail), Some(Assurance::HitOrMiss)];
        for size in [22.0, 40.0] {
            all_differ(&icons.map(|assurance| {
                forms(size, |painter, at, tokens| assurance_icon(painter, at, size, assurance, tokens))
            }));
        }
    }
}

//! Shapes for how a figure stands: told apart by form first, by colour second.

use crate::analysis::{Judgement, TargetStatus};
use crate::model::{Scorecard, Verdict};
use crate::widgets::tokens::{MarkColours, Tokens};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// The shape that stands beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tested or published verdict.
    Verdict(Verdict),
    /// One that holds at 99.8 % too, where five steps are asked for: best rather than better.
    Strong(Verdict),
    /// No test was possible: the fifth of the national spread, from 1, the worst, to 5, the best.
    Fifth(u8),
    /// The same where neither direction is good, from 1, the lowest, to 5, the highest.
    Step(u8),
    /// How a target stands.
    Target(TargetStatus),
    /// Neither.
    None,
}

impl Mark {
    /// The mark of a judgement.
    pub fn of(scorecard: &Scorecard, judgement: &Judgement) -> Self {
        let strong = judgement.benchmark.is_strong(scorecard.methods());
        match (judgement.benchmark.verdict, &judgement.spread) {
            (verdict @ (Verdict::Better | Verdict::Worse), _) if strong => Self::Strong(verdict),
            (Verdict::NotCompared, Ok(spread)) => {
                let polarity = scorecard.indicator(judgement.indicator).polarity;
                spread.from_worst(polarity).map_or(Self::Step(spread.fifth), Self::Fifth)
            }
            (Verdict::NotCompared, Err(_)) => Self::None,
            (verdict, _) => Self::Verdict(verdict),
        }
    }
}

/// Five bars need a little more room than a triangle to be told apart.
const FIFTH_SCALE: f32 = 1.25;

/// The shape beside a figure.
pub fn mark(painter: &Painter, centre: Pos2, size: f32, mark: Mark, tokens: &Tokens) {
    match mark {
        Mark::Verdict(verdict) => verdict_mark(painter, centre, size, verdict, tokens),
        Mark::Strong(verdict) => strong_mark(painter, centre, size, verdict, tokens),
        Mark::Fifth(step) => fifth_mark(painter, centre, size * FIFTH_SCALE, step, true, tokens),
        Mark::Step(step) => fifth_mark(painter, centre, size * FIFTH_SCALE, step, false, tokens),
        Mark::Target(status) => target_mark(painter, centre, size, status, tokens),
        Mark::None => verdict_mark(painter, centre, size, Verdict::NotCompared, tokens),
    }
}

/// A verdict: triangle up better, triangle down worse, circle similar, diamond higher or lower, dash not compared.
///
/// `size` is the height of the mark in points.
pub fn verdict_mark(painter: &Painter, centre: Pos2, size: f32, verdict: Verdict, tokens: &Tokens) {
    let half = size / 2.0;
    let stroke = |colours: MarkColours| Stroke::new((size / 9.0).clamp(1.0, 2.0), colours.outline);
    let polygon = |points: Vec<Pos2>, colours: MarkColours| {
        painter.add(Shape::convex_polygon(points, colours.fill, stroke(colours)));
    };
    match verdict {
        Verdict::Better => polygon(triangle(centre, half, -1.0), tokens.better),
        Verdict::Worse => polygon(triangle(centre, half, 1.0), tokens.worse),
        Verdict::Similar => {
            disc(painter, centre, half * 0.82, tokens.similar.fill, stroke(tokens.similar));
        }
        Verdict::Higher => {
            polygon(diamond(centre, half), tokens.neutral());
            half_diamond(painter, centre, half, -1.0, tokens.neutral().outline);
        }
        Verdict::Lower => {
            polygon(diamond(centre, half), tokens.neutral());
            half_diamond(painter, centre, half, 1.0, tokens.neutral().outline);
        }
        Verdict::NotCompared => {
            let y = [pos2(centre.x - half * 0.6, centre.y), pos2(centre.x + half * 0.6, centre.y)];
            painter.line_segment(y, Stroke::new((size / 6.0).clamp(1.5, 2.5), tokens.line_nation));
        }
    }
}

/// A circle with its outline. Full circles are kept ready as pictures, and hundreds of outlines would cost too much.
fn disc(painter: &Painter, centre: Pos2, radius: f32, fill: Color32, outline: Stroke) {
    let half = outline.width / 2.0;
    painter.circle_filled(centre, radius + half, outline.color);
    painter.circle_filled(centre, radius - half, fill);
}

/// Best and worst: the triangle of better or worse with a bar at its base.
fn strong_mark(painter: &Painter, centre: Pos2, size: f32, verdict: Verdict, tokens: &Tokens) {
    let (colours, base) = match verdict {
        Verdict::Better => (tokens.better, 1.0),
        _ => (tokens.worse, -1.0),
    };
    verdict_mark(painter, centre - vec2(0.0, base * size * 0.08), size * 0.8, verdict, tokens);
    let y = centre.y + base * size * 0.4;
    let bar = [pos2(centre.x - size * 0.42, y), pos2(centre.x + size * 0.42, y)];
    painter.line_segment(bar, Stroke::new((size / 7.0).clamp(1.0, 2.0), colours.outline));
}

/// How a target stands, as a ring, because its distance is no verdict: full where the target was reached, open where it was
/// not. In it a tick is good, a cross is lost, the hands of a clock are late or not known yet, a dot is uncertain; off track is
/// struck through. None is an empty circle, which is a figure without a clear difference.
fn target_mark(painter: &Painter, centre: Pos2, size: f32, status: TargetStatus, tokens: &Tokens) {
    let colour = tokens.line_target;
    let stroke = Stroke::new((size / 7.0).clamp(1.5, 2.0), colour);
    let radius = (size - stroke.width) / 2.0;
    let at = |[x, y]: [f32; 2]| centre + vec2(x, y) * size;
    let is_full = matches!(status, TargetStatus::Met | TargetStatus::MetLate | TargetStatus::MetSinceLost);
    let (fill, ink) = if is_full { (colour, tokens.card) } else { (tokens.card, colour) };
    let line = |points: &[[f32; 2]]| {
        let points: Vec<Pos2> = points.iter().copied().map(at).collect();
        painter.line(points, Stroke::new((size / 7.0).clamp(1.25, 2.0), ink));
    };
    if status == TargetStatus::NotCalculated {
        return verdict_mark(painter, centre, size, Verdict::NotCompared, tokens);
    }
    painter.circle(centre, radius, fill, stroke);
    match status {
        TargetStatus::Met | TargetStatus::OnTrack => line(&[[-0.22, 0.02], [-0.06, 0.18], [0.22, -0.17]]),
        TargetStatus::MetLate | TargetStatus::NotKnownYet => line(&[[0.0, -0.3], [0.0, 0.04], [0.22, 0.04]]),
        TargetStatus::MetSinceLost | TargetStatus::Missed => {
            line(&[[-0.25, -0.25], [0.25, 0.25]]);
            line(&[[-0.25, 0.25], [0.25, -0.25]]);
        }
        TargetStatus::OffTrack => line(&[[-0.34, 0.34], [0.34, -0.34]]),
        TargetStatus::Uncertain => {
            painter.circle_filled(centre, size * 0.19, ink);
        }
        TargetStatus::NotCalculated => {}
    }
}

/// Whether one figure has reached a target: the ring of a target full and with its tick, or open.
pub fn reached_mark(painter: &Painter, centre: Pos2, size: f32, reached: bool, tokens: &Tokens) {
    if reached {
        return target_mark(painter, centre, size, TargetStatus::Met, tokens);
    }
    let stroke = Stroke::new((size / 7.0).clamp(1.5, 2.0), tokens.line_target);
    painter.circle(centre, (size - stroke.width) / 2.0, tokens.card, stroke);
}

/// A fifth of the national spread by its step: five bars, the one that counts high. Where one direction is good, the worst
/// and the best have the colours of worse and better.
fn fifth_mark(painter: &Painter, centre: Pos2, size: f32, counts: u8, is_judged: bool, tokens: &Tokens) {
    let (bar, bottom) = (size / 6.5, centre.y + size * 0.45);
    let highest = match counts {
        1 if is_judged => tokens.worst,
        5 if is_judged => tokens.best,
        _ => tokens.line_nation,
    };
    for step in 1..=5_u8 {
        let (height, width, colour) =
            if step == counts { (size * 0.9, bar * 1.5, highest) } else { (size * 0.3, bar, tokens.outline) };
        let x = centre.x + (f32::from(step) - 3.0) * size / 5.0;
        let rect = Rect::from_min_max(pos2(x - width / 2.0, bottom - height), pos2(x + width / 2.0, bottom));
        painter.rect_filled(rect, 0.0, colour);
    }
}

/// A triangle as heavy as a circle of the same size; `up` is −1 for a tip at the top.
pub(super) fn triangle(centre: Pos2, half: f32, up: f32) -> Vec<Pos2> {
    let base = half * 0.72;
    vec![
        centre + vec2(0.0, half * up * 0.95),
        centre + vec2(half * 1.05, -base * up),
        centre + vec2(-half * 1.05, -base * up),
    ]
}

pub(super) fn diamond(centre: Pos2, half: f32) -> Vec<Pos2> {
    [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)]
        .map(|corner| centre + corner)
        .to_vec()
}

fn half_diamond(painter: &Painter, centre: Pos2, half: f32, up: f32, colour: Color32) {
    let corners = [vec2(-half, 0.0), vec2(0.0, half * up), vec2(half, 0.0)].map(|corner| centre + corner);
    painter.add(Shape::convex_polygon(corners.to_vec(), colour, Stroke::NONE));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Fifth, SpreadAreas};
    use crate::charts::headless::{Silhouette, chart_rect, paint};
    use crate::model::{AreaKind, Polarity, Word};
    use crate::widgets::tokens::{ThemeChoice, VerdictColours};
    use crate::words::sample;
    use egui::Vec2;

    /// The light, the dark and the strong theme, each with either pair of colours.
    fn themes() -> impl Iterator<Item = Tokens> {
        let themes = [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast].into_iter();
        let colours = [VerdictColours::BlueOrange, VerdictColours::RedAmberGreen];
        themes.flat_map(move |theme| colours.map(|colours| Tokens::of(theme, colours, false)))
    }

    /// What is seen of a mark by an eye that sees no colours, only what stands out from the card.
    fn seen(mark: Mark, tokens: &Tokens) -> Silhouette {
        let cell = chart_rect(Vec2::splat(16.0));
        let painted = paint(None, |ui| super::mark(ui.painter(), cell.center(), 11.0, mark, tokens));
        painted.assert_inside(cell);
        painted.silhouette(tokens.card)
    }

    #[test]
    fn every_status_has_a_shape_of_its_own_in_every_theme() {
        let verdicts = Verdict::ALL.iter().map(|verdict| Mark::Verdict(*verdict));
        let strong = [Verdict::Better, Verdict::Worse].map(Mark::Strong);
        let targets = [
            TargetStatus::Met,
            TargetStatus::MetLate,
            TargetStatus::MetSinceLost,
            TargetStatus::OnTrack,
            TargetStatus::Uncertain,
            TargetStatus::OffTrack,
            TargetStatus::Missed,
            TargetStatus::NotKnownYet,
        ];
        let fifths = (1..=5).map(Mark::Fifth);
        let all: Vec<Mark> = verdicts.chain(strong).chain(targets.map(Mark::Target)).chain(fifths).collect();
        let mut alike = Vec::new();
        for (theme, tokens) in themes().enumerate() {
            let shapes: Vec<Silhouette> = all.iter().map(|mark| seen(*mark, &tokens)).collect();
            for (at, one) in shapes.iter().enumerate() {
                for (other_at, other) in shapes.iter().enumerate().skip(at + 1) {
                    let apart = one.apart_from(other);
                    if apart < 0.01 {
                        alike.push((theme, all[at], all[other_at], apart));
                    }
                }
            }
        }
        assert!(alike.is_empty(), "{alike:#?}");
    }

    #[test]
    fn the_filled_step_of_a_fifth_goes_from_worst_to_best_as_the_words_do() {
        let step = |polarity, fifth| {
            let mut sample = sample::Sample::new();
            sample.parts.indicators[0].polarity = polarity;
            let scorecard = sample.with(sample::SUSPENSIONS, sample::BURY, &[Some(12.0)]).build();
            let series = scorecard.series(sample::SUSPENSIONS, None, sample::BURY).unwrap();
            let mut judgement = sample::judgement(series);
            judgement.benchmark.verdict = Verdict::NotCompared;
            judgement.spread = Ok(Fifth { fifth, of: 153, areas: SpreadAreas::InFile(AreaKind::Place) });
            Mark::of(&scorecard, &judgement)
        };
        assert_eq!(step(Polarity::LowerIsBetter, 5), Mark::Fifth(1), "the highest is the worst");
        assert_eq!(step(Polarity::HigherIsBetter, 5), Mark::Fifth(5));
        assert_eq!(step(Polarity::Neutral, 5), Mark::Step(5), "neither is good");
    }

    #[test]
    fn the_worst_and_the_best_fifth_have_a_tint_that_none_of_the_others_has() {
        let cell = chart_rect(Vec2::splat(16.0));
        for tokens in themes() {
            let tints = |mark| {
                let painted = paint(None, |ui| super::mark(ui.painter(), cell.center(), 11.0, mark, &tokens));
                painted.assert_inside(cell);
                let colours = painted.shapes.iter().filter_map(|(_, shape)| match shape {
                    Shape::Rect(rect) => Some(rect.fill),
                    _ => None,
                });
                let colours: Vec<Color32> = colours.collect();
                [tokens.worst, tokens.best].map(|tint| colours.contains(&tint))
            };
            assert_eq!(tints(Mark::Fifth(1)), [true, false]);
            assert_eq!(tints(Mark::Fifth(5)), [false, true]);
            for mark in [2, 3, 4].map(Mark::Fifth).into_iter().chain((1..=5).map(Mark::Step)) {
                assert_eq!(tints(mark), [false; 2], "{mark:?}");
            }
        }
    }
}

//! Shapes for verdicts and directions: told apart by form first, by colour second.

use crate::analysis::Judgement;
use crate::model::{Scorecard, Verdict};
use crate::widgets::tokens::{MarkColours, Tokens};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// The shape that stands beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tested or published verdict.
    Verdict(Verdict),
    /// One that holds at 99.8 % too, where five steps are asked for: best rather than better.
    Strong(Verdict),
    /// No test was possible: the fifth of the national spread, from 1, the worst, to 5, the best; where neither direction is
    /// good, from the lowest to the highest.
    Fifth(u8),
    /// How a target stands: better is met or on track, worse off track or missed.
    Target(Verdict),
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
                Self::Fifth(spread.from_worst(polarity).unwrap_or(spread.fifth))
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
        Mark::Fifth(step) => fifth_mark(painter, centre, size * FIFTH_SCALE, step, tokens),
        Mark::Target(verdict) => target_mark(painter, centre, size, verdict, tokens),
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
            painter.circle(centre, half * 0.82, tokens.similar.fill, stroke(tokens.similar));
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

/// How a target stands: a square with a tick, a cross or, where that is open, a dash.
fn target_mark(painter: &Painter, centre: Pos2, size: f32, verdict: Verdict, tokens: &Tokens) {
    let colours = match verdict {
        Verdict::Better => tokens.better,
        Verdict::Worse => tokens.worse,
        _ => tokens.similar,
    };
    let square = Rect::from_center_size(centre, Vec2::splat(size));
    let stroke = Stroke::new((size / 8.0).clamp(1.0, 2.0), colours.outline);
    painter.rect(square, 2.0, tokens.card, stroke, StrokeKind::Inside);
    let at = |x: f32, y: f32| centre + vec2(x, y) * size;
    let ink = Stroke::new((size / 6.0).clamp(1.5, 2.5), colours.outline);
    match verdict {
        Verdict::Better => {
            painter.line(vec![at(-0.25, 0.0), at(-0.07, 0.2), at(0.26, -0.22)], ink);
        }
        Verdict::Worse => {
            painter.line_segment([at(-0.2, -0.2), at(0.2, 0.2)], ink);
            painter.line_segment([at(-0.2, 0.2), at(0.2, -0.2)], ink);
        }
        _ => {
            painter.line_segment([at(-0.22, 0.0), at(0.22, 0.0)], ink);
        }
    }
}

/// A fifth of the national spread by its step: five bars in greys, the one that counts filled.
pub fn fifth_mark(painter: &Painter, centre: Pos2, size: f32, filled: u8, tokens: &Tokens) {
    let bar_width = size / 5.0;
    for step in 1..=5_u8 {
        let at = f32::from(step) - 3.0;
        let height = size * (0.36 + 0.16 * f32::from(step - 1));
        let bottom = centre.y + size / 2.0;
        let x = centre.x + at * (bar_width + 0.5);
        let bar =
            Rect::from_min_max(pos2(x - bar_width / 2.0, bottom - height), pos2(x + bar_width / 2.0, bottom));
        let colour = if step == filled { tokens.line_nation } else { tokens.line_other };
        painter.rect_filled(bar, 0.5, colour);
    }
}

/// An arrow up (`steps` above 0) or down for how a value has moved; nothing for no movement.
///
/// It says a direction, not whether that is good, so it has the colour of text.
///
/// A `tested` direction, a significant trend, has a filled head and stronger lines.
pub fn direction_arrow(
    painter: &Painter,
    centre: Pos2,
    size: f32,
    steps: i32,
    tested: bool,
    tokens: &Tokens,
) {
    if steps == 0 {
        return;
    }
    let half = size / 2.0;
    let up = if steps > 0 { -1.0 } else { 1.0 };
    let (weight, colour) = if tested { (6.0, tokens.text) } else { (9.0, tokens.text_weak) };
    let stroke = Stroke::new((size / weight).clamp(1.0, 2.0), colour);
    let tip = centre + vec2(0.0, half * up);
    painter.line_segment([centre - vec2(0.0, half * up), tip], stroke);
    let barb = |side: f32| tip + vec2(half * 0.55 * side, -half * 0.6 * up);
    if tested {
        painter.add(Shape::convex_polygon(vec![barb(-1.0), tip, barb(1.0)], colour, stroke));
    } else {
        painter.line(vec![barb(-1.0), tip, barb(1.0)], stroke);
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
    use crate::charts::headless::{chart_rect, paint};
    use crate::model::{AreaKind, Polarity, Word};
    use crate::words::sample;

    fn forms(mark: Mark) -> Vec<String> {
        let cell = chart_rect(Vec2::splat(16.0));
        // Without colours: what is left must still tell marks apart.
        let plain = MarkColours { fill: Color32::GRAY, outline: Color32::BLACK };
        let tokens = Tokens {
            better: plain,
            worse: plain,
            similar: plain,
            card: plain.fill,
            line_nation: plain.outline,
            ..Tokens::light()
        };
        let painted = paint(None, |ui| super::mark(ui.painter(), cell.center(), 14.0, mark, &tokens));
        painted.assert_inside(cell);
        painted.shapes.iter().map(|(_, shape)| format!("{shape:?}")).collect()
    }

    #[test]
    fn every_verdict_and_each_of_the_five_steps_has_a_form_of_its_own() {
        let verdicts = Verdict::ALL.iter().map(|verdict| Mark::Verdict(*verdict));
        let strong = [Verdict::Better, Verdict::Worse].map(Mark::Strong);
        let targets = [Verdict::Better, Verdict::Similar, Verdict::Worse].map(Mark::Target);
        let all: Vec<Mark> = verdicts.chain(strong).chain(targets).collect();
        for (at, mark) in all.iter().enumerate() {
            assert!(!forms(*mark).is_empty());
            for other in &all[at + 1..] {
                assert_ne!(forms(*mark), forms(*other), "{mark:?} looks like {other:?}");
            }
        }
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
        assert_eq!(step(Polarity::Neutral, 5), Mark::Fifth(5));
    }

    #[test]
    fn best_and_worst_are_more_than_better_and_worse() {
        for verdict in [Verdict::Better, Verdict::Worse] {
            assert!(forms(Mark::Strong(verdict)).len() > forms(Mark::Verdict(verdict)).len());
        }
    }

    #[test]
    fn arrows_and_fifths_stay_in_their_cell() {
        let cell = chart_rect(Vec2::splat(16.0));
        let tokens = Tokens::light();
        for fifth in 1..=5 {
            paint(None, |ui| fifth_mark(ui.painter(), cell.center(), 14.0, fifth, &tokens))
                .assert_inside(cell);
        }
        let arrow = |steps| {
            paint(None, |ui| direction_arrow(ui.painter(), cell.center(), 14.0, steps, true, &tokens))
        };
        arrow(3).assert_inside(cell);
        arrow(-3).assert_inside(cell);
        assert!(arrow(0).shapes.is_empty());
    }
}

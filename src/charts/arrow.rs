//! Which way a figure moves, as a sign: its angle is the direction, its form whether that is good.

use crate::analysis::{Gap, Judgement, MovementVerdict};
use crate::model::{Aim, MeasureKind, Scorecard};
use crate::widgets::tokens::Tokens;
use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2};
use std::f32::consts::FRAC_1_SQRT_2;

/// What a test found of the movement of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrow {
    /// It gets worse; whether the figure itself rises.
    Worse { rising: bool },
    /// It gets better.
    Better { rising: bool },
    /// It moves, and neither direction is good.
    Neutral { rising: bool },
    /// It does not move.
    Steady,
    /// No test could be made.
    #[default]
    None,
}

/// Along its axis and across it, from the tail round the tip and back, between −1 and 1 once it is turned.
const BLOCK: [[f32; 2]; 7] =
    [[-1.05, -0.3], [0.1, -0.3], [0.1, -0.85], [1.15, 0.0], [0.1, 0.85], [0.1, 0.3], [-1.05, 0.3]];
/// How far the shaft reaches into the head, so that no seam is seen between them.
const OVERLAP: f32 = 0.2;

impl Arrow {
    /// The sign of how a figure moves. A count is said to rise or fall and not to get worse or better: growth of the population is not
    /// taken out of it.
    pub fn of(scorecard: &Scorecard, judgement: &Judgement) -> Self {
        let is_count = scorecard.indicator(judgement.indicator).measure.kind == MeasureKind::Count;
        match (judgement.movement.verdict, judgement.movement.rising) {
            (MovementVerdict::Worsening | MovementVerdict::Improving, Some(rising)) if is_count => {
                Self::Neutral { rising }
            }
            (MovementVerdict::Worsening, Some(rising)) => Self::Worse { rising },
            (MovementVerdict::Improving, Some(rising)) => Self::Better { rising },
            (MovementVerdict::Unknown, Some(rising)) => Self::Neutral { rising },
            (MovementVerdict::Steady, _) => Self::Steady,
            _ => Self::None,
        }
    }

    /// The sign of a movement as a priority sees it: of one that is about a gap, whether that widens.
    pub fn for_aim(scorecard: &Scorecard, judgement: &Judgement, aim: Aim) -> Self {
        match (aim, judgement.movement.gap) {
            (Aim::Level, _) => Self::of(scorecard, judgement),
            (Aim::Gap, Some(Gap::Widening)) => Self::Worse { rising: true },
            (Aim::Gap, Some(Gap::Narrowing)) => Self::Better { rising: false },
            (Aim::Gap, Some(Gap::AsBenchmark)) => Self::Steady,
            (Aim::Gap, None) => Self::None,
        }
    }
}

/// Draws the sign in a square of this size: a filled arrow is getting worse, a hollow one getting better, a thin one moves
/// where neither is good, a dot was tested and has no clear trend.
pub fn arrow(painter: &Painter, centre: Pos2, size: f32, arrow: Arrow, tokens: &Tokens) {
    let half = size / 2.0;
    let turned = |rising: bool| {
        let up = if rising { -1.0 } else { 1.0 };
        move |[along, across]: [f32; 2]| {
            let (x, y) = (along + across, (along - across) * up);
            centre + Vec2::new(x, y) * FRAC_1_SQRT_2 * half
        }
    };
    match arrow {
        Arrow::None => {}
        Arrow::Steady => {
            painter.circle_filled(centre, (size / 6.5).clamp(1.5, 2.5), tokens.line_nation);
        }
        Arrow::Worse { rising } => {
            block(painter, turned(rising), Some(tokens.worse.fill), tokens.worse.outline);
        }
        Arrow::Better { rising } => block(painter, turned(rising), None, tokens.better.outline),
        Arrow::Neutral { rising } => {
            let at = turned(rising);
            let stroke = Stroke::new((size / 8.0).clamp(1.25, 2.0), tokens.line_nation);
            painter.line_segment([at([-1.0, 0.0]), at([1.0, 0.0])], stroke);
            painter.line(vec![at([0.2, -0.75]), at([1.0, 0.0]), at([0.2, 0.75])], stroke);
        }
    }
}

fn block(painter: &Painter, at: impl Fn([f32; 2]) -> Pos2, fill: Option<Color32>, outline: Color32) {
    let points = BLOCK.map(&at);
    if let Some(fill) = fill {
        let [tail, neck, barb, tip, other_barb, other_neck, other_tail] = points;
        let deeper = at([BLOCK[1][0] + OVERLAP, 0.0]) - at([BLOCK[1][0], 0.0]);
        let shaft = vec![tail, neck + deeper, other_neck + deeper, other_tail];
        for part in [shaft, vec![barb, tip, other_barb]] {
            painter.add(Shape::convex_polygon(part, fill, Stroke::NONE));
        }
    }
    painter.add(Shape::closed_line(points.to_vec(), Stroke::new(1.0, outline)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::{chart_rect, paint};
    use crate::widgets::tokens::MarkColours;

    fn all() -> impl Iterator<Item = Arrow> {
        let both = [true, false].into_iter();
        let moving = both.flat_map(|rising| {
            [Arrow::Worse { rising }, Arrow::Better { rising }, Arrow::Neutral { rising }]
        });
        moving.chain([Arrow::Steady, Arrow::None])
    }

    #[test]
    fn every_sign_has_a_form_of_its_own_without_colours_and_stays_in_its_cell() {
        let cell = chart_rect(Vec2::splat(13.0));
        let plain = MarkColours { fill: Color32::GRAY, outline: Color32::BLACK };
        let tokens = Tokens { better: plain, worse: plain, line_nation: plain.outline, ..Tokens::light() };
        let mut forms: Vec<String> = Vec::new();
        for one in all() {
            let painted = paint(None, |ui| arrow(ui.painter(), cell.center(), 12.0, one, &tokens));
            painted.assert_inside(cell);
            let form: Vec<String> = painted.shapes.iter().map(|(_, shape)| format!("{shape:?}")).collect();
            assert_eq!(form.is_empty(), one == Arrow::None);
            forms.push(form.concat());
        }
        let count = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), count);
    }

    #[test]
    fn the_angle_is_the_direction_whatever_it_means() {
        let cell = chart_rect(Vec2::splat(13.0));
        let tokens = Tokens::light();
        for make in [
            |rising| Arrow::Worse { rising },
            |rising| Arrow::Better { rising },
            |rising| Arrow::Neutral { rising },
        ] {
            // All of them point to the right, up or down.
            let tip = |rising| {
                let painted =
                    paint(None, |ui| arrow(ui.painter(), cell.center(), 12.0, make(rising), &tokens));
                let Some((_, Shape::Path(path))) = painted.shapes.last() else { panic!("an arrow is drawn") };
                let tip = path.points.iter().max_by(|one, other| one.x.total_cmp(&other.x));
                tip.map(|tip| tip.y - cell.center().y).unwrap_or_default()
            };
            assert!(tip(true) < -2.0 && tip(false) > 2.0, "{:?}", make(true));
        }
    }
}

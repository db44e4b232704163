//! Numbers of the comments on points of the line in focus, each in a bubble that leads to its point.

use super::TrendChart;
use crate::charts::canvas::{Canvas, measured};
use crate::widgets::tokens::size;
use egui::{Align2, FontId, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// Between a bubble and what it must not cover, and around the number in it.
const CLEAR: f32 = 4.0;
const PADDING: Vec2 = Vec2::new(4.0, 1.0);
/// How far from its point the middle of a bubble may be, near places first, and in which directions.
const AWAY: [f32; 4] = [17.0, 27.0, 39.0, 54.0];
const ASIDE: [f32; 7] = [0.0, -12.0, 12.0, -26.0, 26.0, -42.0, -60.0];
/// A line is looked at so many times between two of its points.
const BETWEEN: usize = 12;

/// What people said of one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Decimal year and value.
    pub at: [f64; 2],
    /// The period in words.
    pub period: String,
    /// The numbers of the comments, as they stand beside them below the chart.
    pub numbers: Vec<usize>,
}

impl Remark {
    /// `1, 3`.
    pub fn label(&self) -> String {
        self.numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
    }

    /// `comment 1 in 2023/24`.
    pub fn told(&self) -> String {
        let noun = if self.numbers.len() == 1 { "comment" } else { "comments" };
        format!("{noun} {} in {}", self.label(), self.period)
    }
}

/// Draws the bubbles where they cover no point, no name and as little as can be of the line.
pub(super) fn draw(canvas: &Canvas<'_>, spec: &TrendChart, taken: &mut Vec<Rect>) {
    let line = focus_line(canvas, spec);
    let font = FontId::proportional(size::IN_CIRCLE);
    for remark in &spec.remarks {
        let point = canvas.at(remark.at);
        if !canvas.plot.expand(1.0).contains(point) {
            continue;
        }
        let label = remark.label();
        let bubble = measured(canvas.painter(), &label, font.clone()) + 2.0 * PADDING;
        let bubble = vec2(bubble.x.max(bubble.y), bubble.y);
        let room = place(canvas, (point, bubble), &line, taken);
        let (painter, tokens) = (canvas.painter(), canvas.tokens);
        let stroke = Stroke::new(1.0, tokens.text);
        // From the edge of the bubble to just before its point, which stays to be seen.
        let edge = room.clamp(point);
        let way = point - edge;
        if way.length() > CLEAR {
            painter.add(Shape::line_segment([edge, point - way.normalized() * CLEAR], stroke));
        }
        painter.rect(room, 3.0, tokens.card, stroke, egui::StrokeKind::Inside);
        painter.text(room.center(), Align2::CENTER_CENTER, label, font.clone(), tokens.text);
        taken.push(room);
    }
}

/// The points of the line in focus, and others between them.
fn focus_line(canvas: &Canvas<'_>, spec: &TrendChart) -> (Vec<Pos2>, Vec<Pos2>) {
    let runs = spec.focus().map_or(&[][..], |line| &line.runs);
    let points = runs.iter().flatten().map(|at| canvas.at(*at)).collect();
    let between = runs.iter().flat_map(|run| run.windows(2)).flat_map(|ends| {
        let [from, to] = [canvas.at(ends[0]), canvas.at(ends[1])];
        (1..BETWEEN).map(move |step| from.lerp(to, step as f32 / BETWEEN as f32))
    });
    (points, between.collect())
}

/// The nearest place that covers nothing, else the one that covers least: never a point or a name while there is another.
fn place(
    canvas: &Canvas<'_>,
    (point, bubble): (Pos2, Vec2),
    (points, between): &(Vec<Pos2>, Vec<Pos2>),
    taken: &[Rect],
) -> Rect {
    let inside = canvas.plot.expand2(vec2(bubble.x / 2.0, 0.0)).intersect(canvas.whole);
    let places = AWAY.iter().flat_map(|away| {
        [-1.0, 1.0].into_iter().flat_map(move |up| ASIDE.map(|aside| point + vec2(aside, away * up)))
    });
    let rooms = places
        .map(|centre| Rect::from_center_size(centre, bubble))
        .filter(|room| inside.contains_rect(*room));
    let covered = |room: &Rect| {
        let clear = room.expand(CLEAR);
        let hits = |of: &[Pos2]| of.iter().filter(|at| clear.contains(**at)).count();
        let names = taken.iter().filter(|other| other.intersects(room.expand(1.0))).count();
        100 * hits(points) + 150 * names + hits(between)
    };
    // Of two that cover as much the first is nearer.
    rooms
        .min_by_key(covered)
        .unwrap_or_else(|| Rect::from_center_size(pos2(point.x, canvas.plot.top() + bubble.y / 2.0), bubble))
}

#[cfg(test)]
mod tests {
    use super::super::{TrendInput, TrendOptions, trend, trend_chart};
    use super::*;
    use crate::charts::headless::{chart_rect, paint};
    use crate::widgets::tokens::Tokens;
    use crate::words::sample::{self, BURY, SUSPENSIONS};
    use egui::UiBuilder;

    #[test]
    fn each_commented_point_has_its_numbers_beside_it_and_stays_to_be_seen() {
        let scorecard = sample::suspensions().build();
        let mut chart = trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::full(None)).unwrap();
        let points: Vec<[f64; 2]> = chart.focus().unwrap().runs.iter().flatten().copied().collect();
        let remark = |at: usize, numbers: &[usize]| Remark {
            at: points[at],
            period: "2015/16".to_owned(),
            numbers: numbers.to_vec(),
        };
        chart.remarks = vec![remark(0, &[1, 3]), remark(4, &[2]), remark(points.len() - 1, &[4])];
        assert_eq!(chart.remarks[0].told(), "comments 1, 3 in 2015/16");
        for size in [Vec2::new(700.0, 400.0), Vec2::new(260.0, 170.0)] {
            let whole = chart_rect(size);
            let painted = paint(None, |ui| {
                ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
                    trend(ui, "chart", &chart, &Tokens::light(), size, TrendInput::Fixed)
                });
            });
            let texts = painted.texts();
            for label in ["1, 3", "2", "4"] {
                let found: Vec<&Rect> =
                    texts.iter().filter(|(text, _)| text == label).map(|(_, area)| area).collect();
                assert!(found.len() == 1 || label.len() == 1, "{label} in {texts:?}");
            }
            painted.assert_texts_apart();
            painted.assert_inside(whole);
        }
    }
}

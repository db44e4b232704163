//! Numbers of the comments on points of a chart, each in a bubble that leads to its point.

use super::canvas::{Canvas, measured};
use crate::model::{AreaId, Period};
use crate::widgets::tokens::{Tokens, size};
use crate::words::sentence_case;
use egui::{Align2, FontId, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// Between a bubble and what it must not cover, and around the number in it.
const CLEAR: f32 = 4.0;
const PADDING: Vec2 = Vec2::new(4.0, 1.0);
/// How far from its point the middle of a bubble may be, near places first, and in which directions.
const AWAY: [f32; 4] = [17.0, 27.0, 39.0, 54.0];
const ASIDE: [f32; 7] = [0.0, -12.0, 12.0, -26.0, 26.0, -42.0, -60.0];
/// A line is looked at so many times between two of its points.
const BETWEEN: usize = 12;

/// A chart of which a point may be commented on.
pub trait Commented {
    /// The point of this area in this period, as yet without a number; `None` where the chart has none.
    fn point(&self, area: AreaId, period: Period) -> Option<Remark>;

    /// Puts the numbers of comments to their points, and tells of them.
    fn remark(&mut self, remarks: Vec<Remark>);
}

/// What people said of one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Which of the points of its chart it is, from left to right or from top to bottom.
    pub point: usize,
    /// Decimal year and value in a chart over time.
    pub at: [f64; 2],
    /// The period in words.
    pub period: String,
    /// The numbers of the comments, as they stand beside them below the chart.
    pub numbers: Vec<usize>,
}

impl Remark {
    /// A point without comments.
    pub(super) fn of(point: usize, at: [f64; 2], period: String) -> Self {
        Self { point, at, period, numbers: Vec::new() }
    }

    /// `1, 3`.
    pub fn label(&self) -> String {
        label(&self.numbers)
    }

    /// `comment 1 in 2023/24`.
    pub fn told(&self) -> String {
        let noun = if self.numbers.len() == 1 { "comment" } else { "comments" };
        format!("{noun} {} in {}", self.label(), self.period)
    }
}

/// `1, 3`.
pub(super) fn label(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// What the summary of a chart goes on with: ` Comment 2 in 2015/16; comments 1, 3 in 2023/24.`
pub(super) fn remark_told(remarks: &[Remark]) -> String {
    let told: Vec<String> = remarks.iter().map(Remark::told).collect();
    if told.is_empty() { String::new() } else { format!(" {}.", sentence_case(&told.join("; "))) }
}

fn font() -> FontId {
    FontId::proportional(size::IN_CIRCLE)
}

/// The size of the bubble around these numbers.
pub(super) fn bubble_size(painter: &Painter, label: &str) -> Vec2 {
    let size = measured(painter, label, font()) + 2.0 * PADDING;
    vec2(size.x.max(size.y), size.y)
}

/// Numbers in a bubble.
pub(super) fn bubble(painter: &Painter, room: Rect, label: &str, tokens: &Tokens) {
    painter.rect(room, 3.0, tokens.card, Stroke::new(1.0, tokens.text), egui::StrokeKind::Inside);
    painter.text(room.center(), Align2::CENTER_CENTER, label, font(), tokens.text);
}

/// Draws the bubbles where they cover no point, no name and as little as can be of the line, which is given in `runs`.
pub(super) fn draw(canvas: &Canvas<'_>, runs: &[Vec<[f64; 2]>], remarks: &[Remark], taken: &mut Vec<Rect>) {
    if remarks.is_empty() {
        return;
    }
    let line = looked_at(canvas, runs);
    // Where the last bubble stands, and its point: numbers go on from left to right as their points do.
    let mut last: Option<(Pos2, Rect)> = None;
    for remark in remarks {
        let point = canvas.at(remark.at);
        if !canvas.plot.expand(1.0).contains(point) {
            continue;
        }
        let label = remark.label();
        let after = last.filter(|(before, _)| before.x < point.x).map(|(_, room)| room.center().x);
        let room = place(canvas, (point, bubble_size(canvas.painter(), &label)), &line, (taken, after));
        last = Some((point, room));
        // From the edge of the bubble to just before its point, which stays to be seen.
        let edge = room.clamp(point);
        let way = point - edge;
        if way.length() > CLEAR {
            let stroke = Stroke::new(1.0, canvas.tokens.text);
            let ends = [edge, point - way.normalized() * CLEAR];
            canvas.painter().add(Shape::line_segment(ends, stroke));
        }
        bubble(canvas.painter(), room, &label, canvas.tokens);
        taken.push(room);
    }
}

/// The points of a line, and others between them.
fn looked_at(canvas: &Canvas<'_>, runs: &[Vec<[f64; 2]>]) -> (Vec<Pos2>, Vec<Pos2>) {
    let points = runs.iter().flatten().map(|at| canvas.at(*at)).collect();
    let between = runs.iter().flat_map(|run| run.windows(2)).flat_map(|ends| {
        let [from, to] = [canvas.at(ends[0]), canvas.at(ends[1])];
        (1..BETWEEN).map(move |step| from.lerp(to, step as f32 / BETWEEN as f32))
    });
    (points, between.collect())
}

/// The nearest place that covers nothing and stands `after` what it has to, else the one that covers least: never a point or a name while
/// there is another.
fn place(
    canvas: &Canvas<'_>,
    (point, bubble): (Pos2, Vec2),
    (points, between): &(Vec<Pos2>, Vec<Pos2>),
    (taken, after): (&[Rect], Option<f32>),
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
        let is_before = after.is_some_and(|after| room.center().x <= after);
        100 * hits(points) + 150 * names + 120 * usize::from(is_before) + hits(between)
    };
    // Of two that cover as much the first is nearer.
    rooms
        .min_by_key(covered)
        .unwrap_or_else(|| Rect::from_center_size(pos2(point.x, canvas.plot.top() + bubble.y / 2.0), bubble))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::{chart_rect, paint};
    use crate::charts::trend::{TrendChart, TrendInput, TrendOptions, trend, trend_chart};
    use crate::widgets::tokens::Tokens;
    use crate::words::sample::{self, BURY, SUSPENSIONS};
    use egui::UiBuilder;

    #[test]
    fn each_commented_point_has_its_numbers_beside_it_and_stays_to_be_seen() {
        let scorecard = sample::suspensions().build();
        let mut chart = trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::full(None)).unwrap();
        let points: Vec<[f64; 2]> = chart.focus().unwrap().runs.iter().flatten().copied().collect();
        let remark = |at: usize, numbers: &[usize]| Remark {
            point: at,
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
            for at in 0..points.len() - 2 {
                let near = [remark(at, &[91]), remark(at + 1, &[92]), remark(at + 2, &[93])];
                let painted = paint(None, |ui| {
                    let chart = TrendChart { remarks: near.to_vec(), ..chart.clone() };
                    ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
                        trend(ui, "chart", &chart, &Tokens::light(), size, TrendInput::Fixed)
                    });
                });
                let at = |label: &str| {
                    painted.texts().iter().find(|(text, _)| text == label).map(|(_, area)| area.center().x)
                };
                let [first, second, third] = ["91", "92", "93"].map(|label| at(label).unwrap());
                assert!(first < second && second < third, "{first} {second} {third} in {size:?}");
            }
            painted.assert_texts_apart();
            painted.assert_inside(whole);
        }
    }
}

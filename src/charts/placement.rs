//! Finds where words inside the plot lie on nothing: the one rule for all of them.

use super::canvas::Canvas;
use super::trend::{TimeMark, TrendChart};
use egui::{Pos2, Rect, Vec2, vec2};

/// How far from its point a name may stand: above and below it, and at its sides, in widths of the name; near ones first.
const OFF: [f32; 8] = [5.0, 14.0, 24.0, 36.0, 50.0, 66.0, 84.0, 104.0];
const ASIDE: [f32; 7] = [0.0, -0.5, -1.0, -1.3, 0.3, -1.7, 0.7];
/// Beside the point itself, and between words and what they keep clear of.
const BESIDE: f32 = 6.0;
const CLEAR: f32 = 1.0;

/// As many faint lines weigh no more than one that is to be read.
const READ: usize = 64;

/// Areas of this size around a point: beside it, then above and below, further and further off.
pub(super) fn around(point: Pos2, size: Vec2) -> impl Iterator<Item = Rect> {
    let beside = [BESIDE, -BESIDE - size.x].map(|x| vec2(x, -size.y / 2.0));
    let rows = OFF.into_iter().flat_map(move |off| [-size.y - off, off]);
    let further = rows.flat_map(move |y| ASIDE.map(|share| vec2(size.x * share, y)));
    beside.into_iter().chain(further).map(move |off| Rect::from_min_size(point + off, size))
}

/// Of the areas inside the plot that are not taken, the one that the fewest lines and marks run through; the first of equals.
pub(super) fn clearest(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    areas: impl IntoIterator<Item = Rect>,
    taken: &[Rect],
) -> Option<Rect> {
    let is_free = |area: &Rect| {
        canvas.plot.expand(2.0).contains_rect(*area)
            && taken.iter().all(|other| !other.expand(CLEAR).intersects(*area))
    };
    let mut least: Option<(usize, Rect)> = None;
    for area in areas.into_iter().filter(is_free) {
        let crossed = crossings(canvas, spec, area);
        if least.is_none_or(|(before, _)| crossed < before) {
            least = Some((crossed, area));
        }
        if crossed == 0 {
            break;
        }
    }
    least.map(|(_, area)| area)
}

/// Whether a straight line runs through an area, or ends in it.
pub(super) fn runs_through(area: Rect, [from, to]: [Pos2; 2]) -> bool {
    let way = to - from;
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    for (start, step, low, high) in
        [(from.x, way.x, area.left(), area.right()), (from.y, way.y, area.top(), area.bottom())]
    {
        if step.abs() < f32::EPSILON {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / step, (high - start) / step);
        first = first.max(one.min(other));
        last = last.min(one.max(other));
    }
    first <= last
}

/// How much runs through an area: faint lines weigh least.
fn crossings(canvas: &Canvas<'_>, spec: &TrendChart, area: Rect) -> usize {
    let crosses = |pair: &&[[f64; 2]]| runs_through(area, [canvas.at(pair[0]), canvas.at(pair[1])]);
    let lines = spec.lines.iter().map(|line| {
        let weight = if line.end_label.is_none() { 1 } else { READ };
        let pieces = line.runs.iter().chain(&line.led).flat_map(|run| run.windows(2));
        weight * pieces.filter(crosses).count()
    });
    // Loose dots and the ends of lines are to be seen.
    let ends = spec.lines.iter().filter(|line| line.end_label.is_some()).flat_map(|line| {
        let loose = line.runs.iter().filter(|run| run.len() == 1).flatten();
        line.end.iter().chain(loose)
    });
    let due = spec.target.iter().filter_map(|target| target.at.as_ref());
    let points = ends.chain(due).filter(|at| area.expand(3.0).contains(canvas.at(**at))).count();
    let ways = spec.target.iter().flat_map(|target| {
        let projection = target.projection.as_ref().and_then(|projection| projection.line);
        target.path.into_iter().chain(projection)
    });
    let limits = spec.target.iter().filter_map(|target| target.projection.as_ref()).flat_map(|projection| {
        let limits = projection.limits.iter().flat_map(|limits| limits.values);
        let line = projection.line;
        limits.filter_map(move |limit| line.map(|[from, [due, _]]| [from, [due, limit]]))
    });
    let ways = ways.chain(limits).filter(|way| crosses(&way.as_slice())).count();
    let level = spec.level.as_ref().is_some_and(|level| {
        let [from, to] = level.x.map(|x| canvas.x(x));
        let beside = to < area.left() || from > area.right();
        area.y_range().contains(canvas.y(level.value)) && !beside
    });
    let marks = marks_through(canvas, &spec.marks, area);
    lines.sum::<usize>() + READ * (ways + usize::from(level) + marks + 2 * points)
}

/// How many vertical marks run through an area.
pub(super) fn marks_through(canvas: &Canvas<'_>, marks: &[TimeMark], area: Rect) -> usize {
    let through = |x: f64| area.expand(2.0).x_range().contains(canvas.x(x));
    marks.iter().filter(|mark| through(mark.x)).count()
}

//! Outlines drawn more simply, each border once, so that neighbours keep touching.
//!
//! Rings are cut at the points where more than two borders meet. Each piece between two of these is a border that two
//! areas share, or a stretch of coast; it is simplified on its own, always from the same end, so that it comes out the
//! same for both. Douglas and Peucker (1973), Algorithms for the reduction of the number of points required to
//! represent a digitized line or its caricature, Cartographica 10(2).

use std::collections::{HashMap, HashSet};

type Point = [f64; 2];
/// A point as a whole number of steps, so that the same one is found again.
type At = [i64; 2];

/// Steps in a degree: a tenth of a metre.
const STEPS: f64 = 1e6;
/// Outlines with fewer points than this each, on average, are left as they are.
const FEW: usize = 90;
/// A point is left out where the line without it passes this near, as a share of the size of an area.
const NEAR: f64 = 0.012;

fn at(point: Point) -> At {
    point.map(|degrees| (degrees * STEPS).round() as i64)
}

/// Simplifies the rings of all areas together, where they have more points than a screen shows.
pub(super) fn simplified(areas: &mut [&mut Vec<Vec<Point>>]) {
    let points: usize = areas.iter().flat_map(|rings| rings.iter()).map(Vec::len).sum();
    if points <= FEW * areas.len() {
        return;
    }
    let narrowing = narrowing(areas);
    let mut sizes: Vec<f64> = areas.iter().map(|rings| size(rings, narrowing)).collect();
    sizes.sort_by(f64::total_cmp);
    let near = sizes[sizes.len() / 2] * NEAR;
    let meetings = meetings(areas);
    let simply = Simply { near, narrowing };
    for rings in areas.iter_mut() {
        for ring in rings.iter_mut() {
            *ring = simply.ring(ring, &meetings);
        }
    }
}

/// How much shorter a degree of longitude is than one of latitude, in the middle of them all.
fn narrowing(areas: &[&mut Vec<Vec<Point>>]) -> f64 {
    let latitudes = || areas.iter().flat_map(|rings| rings.iter()).flatten().map(|point| point[1]);
    let (south, north) = (latitudes().fold(90.0, f64::min), latitudes().fold(-90.0, f64::max));
    f64::midpoint(south, north).to_radians().cos().max(0.01)
}

/// The side of a square as large as the rectangle around an area.
fn size(rings: &[Vec<Point>], narrowing: f64) -> f64 {
    let along = |axis: usize| {
        let all = || rings.iter().flatten().map(|point| point[axis]);
        all().fold(f64::NEG_INFINITY, f64::max) - all().fold(f64::INFINITY, f64::min)
    };
    (along(0) * narrowing * along(1)).max(0.0).sqrt()
}

/// The points where more than two pieces of border meet, or where a piece ends.
fn meetings(areas: &[&mut Vec<Vec<Point>>]) -> HashSet<At> {
    let mut beside: HashMap<At, ([At; 2], u8)> = HashMap::new();
    for ring in areas.iter().flat_map(|rings| rings.iter()) {
        let open = &ring[..ring.len().saturating_sub(1)];
        for (nth, point) in open.iter().enumerate() {
            let before = at(open[(nth + open.len() - 1) % open.len()]);
            let after = at(open[(nth + 1) % open.len()]);
            let (known, count) = beside.entry(at(*point)).or_insert(([before, after], 2));
            // Two neighbours, the same in every ring that comes through: no border begins here.
            if !known.contains(&before) || !known.contains(&after) {
                *count = 3;
            }
        }
    }
    beside.into_iter().filter(|(_, (_, count))| *count > 2).map(|(point, _)| point).collect()
}

struct Simply {
    near: f64,
    narrowing: f64,
}

impl Simply {
    fn ring(&self, ring: &[Point], meetings: &HashSet<At>) -> Vec<Point> {
        let open = &ring[..ring.len().saturating_sub(1)];
        if open.len() < 4 {
            return ring.to_vec();
        }
        // It begins where borders meet; one that meets no other at a point that every ring of its points would choose.
        let first_meeting = open.iter().position(|point| meetings.contains(&at(*point)));
        let start = first_meeting.or_else(|| (0..open.len()).min_by_key(|nth| at(open[*nth]))).unwrap_or(0);
        let turned: Vec<Point> = (0..=open.len()).map(|nth| open[(start + nth) % open.len()]).collect();
        let (mut drawn, mut from) = (vec![turned[0]], 0);
        for to in 1..turned.len() {
            if to + 1 == turned.len() || meetings.contains(&at(turned[to])) {
                drawn.extend_from_slice(&self.piece(&turned[from..=to])[1..]);
                from = to;
            }
        }
        // What would be no area any more stays as it was.
        if drawn.len() < 4 { ring.to_vec() } else { drawn }
    }

    /// A piece of border between two meetings, or a whole ring; drawn from the same end whichever way it comes.
    fn piece(&self, points: &[Point]) -> Vec<Point> {
        let keys = |points: &[Point]| points.iter().map(|point| at(*point)).collect::<Vec<At>>();
        let (there, mut back) = (keys(points), keys(points));
        back.reverse();
        if there <= back {
            return self.drawn(points);
        }
        let turned: Vec<Point> = points.iter().rev().copied().collect();
        let mut drawn = self.drawn(&turned);
        drawn.reverse();
        drawn
    }

    fn drawn(&self, points: &[Point]) -> Vec<Point> {
        let mut kept = vec![false; points.len()];
        kept[0] = true;
        kept[points.len() - 1] = true;
        // A piece keeps the point furthest out, so that no two pieces between the same ends fall on each other.
        let mut open = vec![(0, points.len() - 1, true)];
        while let Some((from, to, always)) = open.pop() {
            let away = |nth: usize| self.away(points[nth], points[from], points[to]);
            let Some(furthest) = (from + 1..to).max_by(|one, other| away(*one).total_cmp(&away(*other)))
            else {
                continue;
            };
            if always || away(furthest) > self.near {
                kept[furthest] = true;
                let is_ring = always && at(points[from]) == at(points[to]);
                open.push((from, furthest, is_ring));
                open.push((furthest, to, is_ring));
            }
        }
        points.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
    }

    /// How far a point lies from the line between two others, in degrees of latitude.
    fn away(&self, point: Point, from: Point, to: Point) -> f64 {
        let flat = |at: Point| [at[0] * self.narrowing, at[1]];
        let ([x, y], [x0, y0], [x1, y1]) = (flat(point), flat(from), flat(to));
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = dx.hypot(dy);
        if length > 0.0 {
            let along = (((x - x0) * dx + (y - y0) * dy) / (length * length)).clamp(0.0, 1.0);
            return (x - x0 - along * dx).hypot(y - y0 - along * dy);
        }
        (x - x0).hypot(y - y0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wave of so many points from one point to another, a little off the line.
    fn wave(from: Point, to: Point, points: u16) -> Vec<Point> {
        let share = |nth: u16| f64::from(nth) / f64::from(points);
        let off = |nth: u16| (f64::from(nth) * 0.9).sin() * 1e-4;
        let point = |nth: u16| {
            let along = |axis: usize| from[axis] + (to[axis] - from[axis]) * share(nth);
            [
                along(0) + if at(from)[0] == at(to)[0] { off(nth) } else { 0.0 },
                along(1) + if at(from)[1] == at(to)[1] { off(nth) } else { 0.0 },
            ]
        };
        let mut wave: Vec<Point> = (0..points).map(point).collect();
        wave[0] = from;
        wave
    }

    fn ring(corners: &[Point]) -> Vec<Point> {
        let closed: Vec<Point> = corners.iter().chain(corners.first()).copied().collect();
        let mut ring: Vec<Point> =
            closed.windows(2).flat_map(|pair| wave_between(pair[0], pair[1])).collect();
        ring.push(corners[0]);
        ring
    }

    /// The same wave whichever way it is gone through.
    fn wave_between(from: Point, to: Point) -> Vec<Point> {
        if at(from) <= at(to) {
            return wave(from, to, 60);
        }
        let mut there = wave(to, from, 60);
        there.push(from);
        there.reverse();
        there.pop();
        there
    }

    fn edges(ring: &[Point]) -> HashSet<[At; 2]> {
        let sorted = |pair: &[Point]| {
            let mut pair = [at(pair[0]), at(pair[1])];
            pair.sort_unstable();
            pair
        };
        ring.windows(2).map(sorted).collect()
    }

    #[test]
    fn neighbours_keep_their_border_whichever_way_their_rings_go() {
        let west = ring(&[[0.0, 50.0], [0.1, 50.0], [0.1, 50.1], [0.0, 50.1]]);
        let mut east = ring(&[[0.1, 50.0], [0.2, 50.0], [0.2, 50.1], [0.1, 50.1]]);
        east.reverse();
        let (mut one, mut other) = (vec![west.clone()], vec![east]);
        simplified(&mut [&mut one, &mut other]);
        assert!(one[0].len() < west.len() / 3, "{} of {}", one[0].len(), west.len());
        let border = |point: &At| (point[0] - 100_000).abs() <= 200;
        let on_border = |ring: &[Point]| -> HashSet<[At; 2]> {
            edges(ring).into_iter().filter(|edge| edge.iter().all(border)).collect()
        };
        assert!(!on_border(&one[0]).is_empty());
        assert_eq!(on_border(&one[0]), on_border(&other[0]));
    }

    #[test]
    fn an_enclave_fits_into_its_hole() {
        let inner = ring(&[[0.04, 50.04], [0.06, 50.04], [0.06, 50.06], [0.04, 50.06]]);
        let mut hole = inner.clone();
        hole.rotate_left(0);
        hole.reverse();
        // The hole begins elsewhere than the ring that fills it.
        let open: Vec<Point> = hole[..hole.len() - 1].to_vec();
        let mut turned: Vec<Point> = open.iter().cycle().skip(17).take(open.len()).copied().collect();
        turned.push(turned[0]);
        let outer = ring(&[[0.0, 50.0], [0.1, 50.0], [0.1, 50.1], [0.0, 50.1]]);
        let (mut around, mut enclave) = (vec![outer, turned], vec![inner]);
        simplified(&mut [&mut around, &mut enclave]);
        assert_eq!(edges(&around[1]), edges(&enclave[0]));
        assert!(enclave[0].len() >= 4);
    }

    #[test]
    fn what_is_simple_stays_as_it_is() {
        let square = vec![vec![[0.0, 50.0], [0.1, 50.0], [0.1, 50.1], [0.0, 50.0]]];
        let mut one = square.clone();
        simplified(&mut [&mut one]);
        assert_eq!(one, square);
    }
}

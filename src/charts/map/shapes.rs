//! The shapes of areas, in units of their own with the south at the bottom, cut into triangles once.

use crate::model::{AreaId, Scorecard};
use earcut::Earcut;
use egui::{Pos2, Rect, Vec2, pos2, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// The height of a row of hexagons one wide that stand on a corner, and how far a corner lies from the middle.
const ROW: f64 = 0.866_025_403_784_438_6;
const CORNER: f32 = 0.577_350_3;
/// With more points than this, those that lie so near to each other that no screen tells them apart are left out.
const MANY_POINTS: usize = 100_000;
/// Into how many fields the longer side is divided then.
const FIELDS: f32 = 3000.0;

/// The shapes of some areas.
#[derive(Debug, PartialEq)]
pub struct MapShapes {
    /// Whether they are hexagons, one unit wide.
    pub(super) hexagons: bool,
    pub(super) shapes: Vec<AreaShape>,
    /// Around all of them.
    pub(super) bounds: Rect,
}

/// The shape of one area; without rings where it has none.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AreaShape {
    pub area: AreaId,
    pub rings: Vec<Vec<Pos2>>,
    /// Corners of triangles, as positions among the points of all rings.
    pub triangles: Vec<u32>,
    pub bounds: Rect,
    /// A point in it, where its mark stands.
    pub middle: Pos2,
}

impl AreaShape {
    fn none(area: AreaId) -> Self {
        Self { area, rings: Vec::new(), triangles: Vec::new(), bounds: Rect::NOTHING, middle: Pos2::ZERO }
    }

    fn of(area: AreaId, rings: Vec<Vec<Pos2>>) -> Self {
        if rings.is_empty() {
            return Self::none(area);
        }
        let bounds = Rect::from_points(&rings.concat());
        let triangles = triangles(&rings);
        let middle = middle(&rings, &triangles).unwrap_or_else(|| bounds.center());
        Self { area, rings, triangles, bounds, middle }
    }

    pub(super) fn is_there(&self) -> bool {
        !self.rings.is_empty()
    }

    /// Whether a point lies in it: within an odd number of its rings.
    pub(super) fn contains(&self, at: Pos2) -> bool {
        self.bounds.contains(at) && self.rings.iter().filter(|ring| is_within(ring, at)).count() % 2 == 1
    }
}

impl MapShapes {
    /// The shapes of these areas in their order; `None` where not one of them has a hexagon, or an outline.
    pub fn of(scorecard: &Scorecard, areas: &[AreaId], true_outlines: bool) -> Option<Arc<Self>> {
        let shapes = if true_outlines { outlines(scorecard, areas) } else { hexagons(scorecard, areas) };
        let there = shapes.iter().filter(|shape| shape.is_there());
        let bounds = there.fold(Rect::NOTHING, |all, shape| all.union(shape.bounds));
        (bounds != Rect::NOTHING).then(|| Arc::new(Self { hexagons: !true_outlines, shapes, bounds }))
    }

    /// How many of the areas have a shape.
    pub fn shown(&self) -> usize {
        self.shapes.iter().filter(|shape| shape.is_there()).count()
    }
}

fn hexagons(scorecard: &Scorecard, areas: &[AreaId]) -> Vec<AreaShape> {
    let hexagon = |&area: &AreaId| match scorecard.area(area).hex {
        Some([column, row]) => {
            let middle = pos2(column as f32, (-row * ROW) as f32);
            let corners = corners(CORNER).map(|corner| middle + corner);
            // Beyond what a float tells apart there is nothing to be drawn.
            let is_sound = corners.iter().all(|corner| corner.is_finite()) && corners[0] != corners[3];
            if is_sound { AreaShape::of(area, vec![corners.to_vec()]) } else { AreaShape::none(area) }
        }
        None => AreaShape::none(area),
    };
    areas.iter().map(hexagon).collect()
}

/// The corners of a hexagon that stands on one of them.
pub(super) fn corners(radius: f32) -> [Vec2; 6] {
    let (half, side) = (radius * ROW as f32, radius / 2.0);
    [
        vec2(0.0, -radius),
        vec2(half, -side),
        vec2(half, side),
        vec2(0.0, radius),
        vec2(-half, side),
        vec2(-half, -side),
    ]
}

fn outlines(scorecard: &Scorecard, areas: &[AreaId]) -> Vec<AreaShape> {
    let mut found: HashMap<AreaId, Vec<&Vec<[f64; 2]>>> =
        areas.iter().map(|&area| (area, Vec::new())).collect();
    for boundary in scorecard.boundaries() {
        if let Some(rings) = found.get_mut(&boundary.area) {
            rings.extend(&boundary.rings);
        }
    }
    let points = || found.values().flatten().flat_map(|ring| ring.iter());
    let south = points().map(|point| point[1]).fold(f64::INFINITY, f64::min);
    let north = points().map(|point| point[1]).fold(f64::NEG_INFINITY, f64::max);
    let west = points().map(|point| point[0]).fold(f64::INFINITY, f64::min);
    if !south.is_finite() {
        return areas.iter().map(|&area| AreaShape::none(area)).collect();
    }
    // Of an area as large as a country, a degree of longitude is as long everywhere as it is in the middle.
    let narrowing = f64::midpoint(south, north).to_radians().cos().max(0.01);
    // In hundredths of a degree, so that a neighbourhood is about as large as a hexagon.
    let to = |point: &[f64; 2]| {
        pos2(((point[0] - west) * narrowing * 100.0) as f32, ((north - point[1]) * 100.0) as f32)
    };
    let many = points().count() > MANY_POINTS;
    let side = ((north - south) * 100.0) as f32 / FIELDS;
    let thinned = |ring: &Vec<[f64; 2]>| {
        let mut points: Vec<Pos2> = ring.iter().map(to).collect();
        if many && side > 0.0 {
            // The same points go on both sides of a border.
            let field = |at: &Pos2| ((at.x / side).round(), (at.y / side).round());
            points.dedup_by_key(|at| field(at));
        } else {
            points.dedup();
        }
        if points.first() == points.last() {
            points.pop();
        }
        points
    };
    let shape = |&area: &AreaId| {
        let rings = found.get(&area).map_or(&[][..], Vec::as_slice);
        let rings = rings.iter().map(|ring| thinned(ring)).filter(|ring| ring.len() > 2).collect();
        AreaShape::of(area, rings)
    };
    areas.iter().map(shape).collect()
}

/// Each ring with the rings that are cut out of it: those within it that are in no other of its holes.
fn triangles(rings: &[Vec<Pos2>]) -> Vec<u32> {
    let starts: Vec<usize> =
        rings.iter().scan(0, |next, ring| Some(std::mem::replace(next, *next + ring.len()))).collect();
    let depth = |at: usize| {
        let others = rings.iter().enumerate().filter(|(other, _)| *other != at);
        others.filter(|(_, ring)| is_within(ring, rings[at][0])).map(|(other, _)| other).collect::<Vec<_>>()
    };
    let around: Vec<Vec<usize>> =
        if rings.len() > 1 { (0..rings.len()).map(depth).collect() } else { vec![Vec::new()] };
    let (mut earcut, mut found) = (Earcut::new(), Vec::new());
    for outer in (0..rings.len()).filter(|at| around[*at].len().is_multiple_of(2)) {
        let is_hole = |hole: &usize| around[*hole].len() == around[outer].len() + 1;
        let holes = (0..rings.len()).filter(|hole| around[*hole].contains(&outer)).filter(is_hole);
        let parts: Vec<usize> = std::iter::once(outer).chain(holes).collect();
        let (mut points, mut cuts, mut at) = (Vec::new(), Vec::new(), Vec::new());
        for part in &parts {
            if *part != outer {
                cuts.push(points.len() as u32);
            }
            points.extend(rings[*part].iter().map(|point| [point.x, point.y]));
            at.extend((0..rings[*part].len()).map(|point| (starts[*part] + point) as u32));
        }
        let mut corners: Vec<u32> = Vec::new();
        earcut.earcut(points, &cuts, &mut corners);
        found.extend(corners.into_iter().map(|corner| at[corner as usize]));
    }
    found
}

fn is_within(ring: &[Pos2], at: Pos2) -> bool {
    let mut within = false;
    let mut before = ring.last().copied().unwrap_or_default();
    for &corner in ring {
        if (corner.y > at.y) != (before.y > at.y) {
            let share = (at.y - before.y) / (corner.y - before.y);
            if at.x < before.x + share * (corner.x - before.x) {
                within = !within;
            }
        }
        before = corner;
    }
    within
}

/// The centre of gravity where that lies inside, else the middle of the largest triangle.
fn middle(rings: &[Vec<Pos2>], triangles: &[u32]) -> Option<Pos2> {
    let points = rings.concat();
    let corners = |three: &[u32]| [0, 1, 2].map(|which| points[three[which] as usize]);
    let area = |[a, b, c]: [Pos2; 3]| ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs();
    let centre = |[a, b, c]: [Pos2; 3]| ((a.to_vec2() + b.to_vec2() + c.to_vec2()) / 3.0).to_pos2();
    let all = || triangles.chunks_exact(3).map(corners);
    let whole: f32 = all().map(area).sum();
    let balanced = all().fold(Vec2::ZERO, |sum, three| sum + centre(three).to_vec2() * area(three)) / whole;
    let balanced = balanced.to_pos2();
    let is_inside = rings.iter().filter(|ring| is_within(ring, balanced)).count() % 2 == 1;
    if balanced.is_finite() && is_inside {
        return Some(balanced);
    }
    all().max_by(|one, other| area(*one).total_cmp(&area(*other))).map(centre)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: f32, top: f32, side: f32) -> Vec<Pos2> {
        let right = left + side;
        vec![pos2(left, top), pos2(right, top), pos2(right, top + side), pos2(left, top + side)]
    }

    fn covered(shape: &AreaShape) -> f32 {
        let points = shape.rings.concat();
        let doubled = |three: &[u32]| {
            let [a, b, c] = [0, 1, 2].map(|which| points[three[which] as usize]);
            ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs()
        };
        shape.triangles.chunks_exact(3).map(doubled).sum::<f32>() / 2.0
    }

    #[test]
    fn holes_islands_and_islands_in_holes_are_cut_as_they_lie() {
        // A square of 10 with a hole of 6, in which lies an island of 2, and an island of 3 beside.
        let rings = vec![
            square(0.0, 0.0, 10.0),
            square(2.0, 2.0, 6.0),
            square(4.0, 4.0, 2.0),
            square(20.0, 0.0, 3.0),
        ];
        let shape = AreaShape::of(AreaId::at(0), rings);
        assert!((covered(&shape) - (100.0 - 36.0 + 4.0 + 9.0)).abs() < 1e-3, "{}", covered(&shape));
        assert!(shape.contains(pos2(1.0, 1.0)) && shape.contains(pos2(5.0, 5.0)));
        assert!(!shape.contains(pos2(3.0, 3.0)) && !shape.contains(pos2(15.0, 1.0)));
        assert!(shape.contains(pos2(21.0, 1.0)));
        assert!(shape.contains(shape.middle), "{:?}", shape.middle);
    }

    #[test]
    fn the_middle_of_a_crescent_lies_in_it() {
        let crescent = vec![
            pos2(0.0, 0.0),
            pos2(10.0, 0.0),
            pos2(10.0, 1.0),
            pos2(1.0, 1.0),
            pos2(1.0, 9.0),
            pos2(10.0, 9.0),
            pos2(10.0, 10.0),
            pos2(0.0, 10.0),
        ];
        let shape = AreaShape::of(AreaId::at(0), vec![crescent]);
        assert!(shape.contains(shape.middle), "{:?}", shape.middle);
    }

    #[test]
    fn a_ring_without_room_is_survived() {
        let line = vec![pos2(0.0, 0.0), pos2(1.0, 1.0), pos2(2.0, 2.0)];
        let shape = AreaShape::of(AreaId::at(0), vec![line]);
        assert!(shape.middle.is_finite());
    }
}

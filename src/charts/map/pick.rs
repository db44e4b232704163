//! Which area lies under the pointer, and which one an arrow key comes to.

use super::MapShapes;
use egui::{Pos2, Vec2};

/// So much what lies aside of the way counts against what lies along it.
const ASIDE: f32 = 2.0;

impl MapShapes {
    /// The area at a point, by position.
    pub(super) fn at(&self, point: Pos2) -> Option<usize> {
        self.shapes.iter().position(|shape| shape.contains(point))
    }

    /// The nearest area from this one in a direction, right, left, up or down; itself where there is none.
    pub(super) fn beside(&self, from: usize, way: Vec2) -> usize {
        let Some(here) = self.shapes.get(from) else { return from };
        let away = |at: &usize| {
            let step = self.shapes[*at].middle - here.middle;
            let (along, aside) = (step.dot(way), step.dot(way.rot90()).abs());
            // What lies more aside than along is come to by another key.
            (along > 0.0 && aside <= along * ASIDE).then_some(along + ASIDE * aside)
        };
        let others = (0..self.shapes.len()).filter(|at| *at != from && self.shapes[*at].is_there());
        let nearest = others.filter_map(|at| Some((at, away(&at)?)));
        nearest.min_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(from, |(at, _)| at)
    }

    /// The area nearest to the top left, where the keyboard begins.
    pub(super) fn first(&self) -> Option<usize> {
        self.nearest_to(self.bounds.left_top())
    }

    /// The area nearest to the bottom right.
    pub(super) fn last(&self) -> Option<usize> {
        self.nearest_to(self.bounds.right_bottom())
    }

    fn nearest_to(&self, corner: Pos2) -> Option<usize> {
        let there = self.shapes.iter().enumerate().filter(|(_, shape)| shape.is_there());
        let away = |middle: Pos2| middle.distance_sq(corner);
        there.min_by(|(_, a), (_, b)| away(a.middle).total_cmp(&away(b.middle))).map(|(at, _)| at)
    }
}

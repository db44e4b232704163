//! Areas of a map that are one together: the line around all of them.

use super::MapShapes;
use crate::model::AreaId;
use egui::Pos2;
use std::collections::{HashMap, HashSet};

/// Several areas that are one together, such as an own footprint.
#[derive(Clone, Debug, PartialEq)]
pub struct MapGroup {
    /// What they are together.
    pub area: AreaId,
    /// The sides around all of them, those that two of them share left out.
    pub(super) sides: Vec<[Pos2; 2]>,
}

impl MapGroup {
    /// These parts of a map together; `None` where not one of them has a shape there.
    pub fn of(area: AreaId, parts: &[AreaId], shapes: &MapShapes) -> Option<Self> {
        let sides = shapes.around(parts);
        (!sides.is_empty()).then_some(Self { area, sides })
    }
}

impl MapShapes {
    /// Of some areas the one nearest to the middle of all of them; `None` where none has a shape.
    pub fn most_central(&self, areas: &[AreaId]) -> Option<AreaId> {
        let areas: HashSet<AreaId> = areas.iter().copied().collect();
        let there = || self.shapes.iter().filter(|shape| shape.is_there() && areas.contains(&shape.area));
        let sum = there().fold(egui::Vec2::ZERO, |sum, shape| sum + shape.middle.to_vec2());
        let middle = (sum / there().count().max(1) as f32).to_pos2();
        let away = |at: Pos2| at.distance_sq(middle);
        there().min_by(|a, b| away(a.middle).total_cmp(&away(b.middle))).map(|shape| shape.area)
    }

    /// The sides that only one of these areas has. Neighbours have the same corners, because their outlines are cut from one border.
    fn around(&self, areas: &[AreaId]) -> Vec<[Pos2; 2]> {
        /// Corners of two hexagons come from two middles, and differ in their last bits.
        const ALIKE: f32 = 1024.0;
        let corner = |at: Pos2| ((at.x * ALIKE).round() as i64, (at.y * ALIKE).round() as i64);
        let areas: HashSet<AreaId> = areas.iter().copied().collect();
        let mut sides: Vec<[Pos2; 2]> = Vec::new();
        let mut seen: HashMap<_, usize> = HashMap::new();
        let key = |[from, to]: [Pos2; 2]| {
            let (from, to) = (corner(from), corner(to));
            if from <= to { (from, to) } else { (to, from) }
        };
        for ring in
            self.shapes.iter().filter(|shape| areas.contains(&shape.area)).flat_map(|shape| &shape.rings)
        {
            let next = ring.iter().cycle().skip(1);
            for side in ring.iter().zip(next).map(|(from, to)| [*from, *to]) {
                *seen.entry(key(side)).or_default() += 1;
                sides.push(side);
            }
        }
        sides.retain(|side| seen[&key(*side)] == 1);
        sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Area, AreaKind, fixture::area};
    use crate::words::sample::{BURY, Sample};

    fn shapes() -> (std::sync::Arc<MapShapes>, [AreaId; 3]) {
        let mut sample = Sample::new();
        for (at, hex) in [[0.0, 0.0], [1.0, 0.0], [0.5, 1.0]].into_iter().enumerate() {
            let own = area(&format!("E0200000{at}"), "Part", AreaKind::Neighbourhood, Some(BURY));
            sample.parts.areas.push(Area { hex: Some(hex), ..own });
        }
        let all = [4, 5, 6].map(AreaId::at);
        (MapShapes::of(&sample.build(), &all, false).unwrap(), all)
    }

    #[test]
    fn the_line_around_areas_leaves_out_the_sides_that_two_of_them_share() {
        let (shapes, all) = shapes();
        let around = |areas: &[AreaId]| MapGroup::of(BURY, areas, &shapes).map(|group| group.sides.len());
        // Six sides each; two that touch share one, three in a triangle share three.
        assert_eq!(around(&all[..1]), Some(6));
        assert_eq!(around(&all[..2]), Some(10));
        assert_eq!(around(&all), Some(12));
        assert_eq!(around(&[BURY]), None);
    }

    #[test]
    fn a_name_stands_at_the_part_in_the_middle() {
        let (shapes, all) = shapes();
        assert_eq!(shapes.most_central(&all[..1]), Some(all[0]));
        assert_eq!(shapes.most_central(&all), Some(all[0]), "of equals the first");
        assert_eq!(shapes.most_central(&[BURY]), None);
    }
}

//! Where the marks of a swarm stand: each at its value, in the first lane from the middle of its band that has room.

use super::SwarmChart;
use egui::{Rect, Vec2, pos2};

/// Half the height of a mark, the largest first; the largest with which all have room is taken.
const HALVES: [f32; 12] = [5.5, 5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.25, 1.0, 0.75];
/// Between two marks.
const GAP: f32 = 0.5;
/// What the name of a band takes at its top.
pub(super) const BAND_NAME: f32 = 20.0;
/// A band takes at least and at most this share of the height, where there are two.
const LEAST_SHARE: f32 = 0.38;

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SwarmLayout {
    /// Half the height of each mark.
    pub half: f32,
    /// The middle of each mark.
    pub centres: Vec<egui::Pos2>,
    /// The room of each band, its name aside.
    pub bands: Vec<Rect>,
    /// What it was made for.
    pub of: (u64, Rect),
}

impl SwarmLayout {
    pub(super) fn of(spec: &SwarmChart, plot: Rect) -> Self {
        let bands = bands(spec, plot);
        let x = |value: f64| {
            let [from, to] = spec.x_range;
            plot.left() + plot.width() * ((value - from) / (to - from)) as f32
        };
        let placed = |half: f32, whole: bool| -> Option<Vec<egui::Pos2>> {
            let mut lanes: Vec<Vec<f32>> = bands
                .iter()
                .map(|band| {
                    let count = (band.height() / (2.0 * half + GAP)).floor().max(1.0) as usize;
                    vec![f32::NEG_INFINITY; count]
                })
                .collect();
            spec.dots
                .iter()
                .map(|dot| {
                    let band = dot.band.min(bands.len() - 1);
                    let (at, lanes) = (x(dot.value), &mut lanes[band]);
                    let apart = 2.0 * half * WIDTH + GAP;
                    let free = (0..lanes.len()).find(|&lane| at - lanes[lane] >= apart);
                    // Where even the smallest have no room, they lie on those that are furthest away.
                    let furthest = || (0..lanes.len()).min_by(|&a, &b| lanes[a].total_cmp(&lanes[b]));
                    let lane = free.or_else(|| if whole { None } else { furthest() })?;
                    lanes[lane] = at;
                    let step = (lane.div_ceil(2) as f32) * (2.0 * half + GAP);
                    let aside = if lane % 2 == 1 { -step } else { step };
                    // An even number of lanes has no middle one.
                    let odd = if lanes.len().is_multiple_of(2) { half + GAP / 2.0 } else { 0.0 };
                    Some(pos2(at, bands[band].center().y + aside + odd))
                })
                .collect()
        };
        let found = HALVES.iter().find_map(|&half| Some((half, placed(half, true)?)));
        let last = HALVES[HALVES.len() - 1];
        let (half, centres) = found.unwrap_or_else(|| (last, placed(last, false).unwrap_or_default()));
        Self { half, centres, bands, of: (spec.print, plot) }
    }

    /// The square that a mark stands in.
    pub(super) fn square(&self, at: usize) -> Rect {
        Rect::from_center_size(self.centres[at], Vec2::new(2.0 * self.half * WIDTH, 2.0 * self.half))
    }

    /// The mark nearest to a place, no further from it than a hand can miss.
    pub(super) fn nearest(&self, to: egui::Pos2) -> Option<usize> {
        const REACH: f32 = 10.0;
        let distance = |at: &usize| self.centres[*at].distance_sq(to);
        let near = (0..self.centres.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let reach = REACH.max(1.5 * self.half);
        (distance(&near) <= reach * reach).then_some(near)
    }
}

/// A triangle is a little wider than it is high.
const WIDTH: f32 = 1.06;

/// The room of each band below its name: as much as it has marks, within limits.
fn bands(spec: &SwarmChart, plot: Rect) -> Vec<Rect> {
    let count = spec.bands.len().max(1);
    if count == 1 {
        let top = if spec.bands.is_empty() { 0.0 } else { BAND_NAME };
        return vec![Rect::from_min_max(pos2(plot.left(), plot.top() + top), plot.max)];
    }
    let all = spec.dots.len().max(1) as f32;
    let share = |band: usize| {
        let own = spec.dots.iter().filter(|dot| dot.band == band).count() as f32 / all;
        own.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE)
    };
    let shares: Vec<f32> = (0..count).map(share).collect();
    let whole: f32 = shares.iter().sum();
    let mut top = plot.top();
    let room = |share: f32| {
        let from = top + BAND_NAME;
        top += plot.height() * share / whole;
        Rect::from_min_max(pos2(plot.left(), from), pos2(plot.right(), top.max(from + 1.0)))
    };
    shares.into_iter().map(room).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::Mark;
    use crate::charts::swarm::SwarmDot;
    use crate::model::{AreaId, Verdict};

    /// So many areas whose values crowd at the low end, every fifth in the upper band.
    fn spec(count: usize) -> SwarmChart {
        let dot = |at: usize| SwarmDot {
            area: AreaId::at(at),
            value: 12.0 * ((at * 7919 % count) as f64 / count as f64).powi(3),
            band: usize::from(!at.is_multiple_of(5)),
            mark: Mark::Verdict(Verdict::Similar),
            label: String::new(),
            is_named: false,
            told: String::new(),
        };
        let bands = ["Most deprived fifth", "The others"].map(str::to_owned).to_vec();
        SwarmChart::new(bands, (0..count).map(dot).collect(), Vec::new(), 1, String::new())
    }

    fn overlaps(layout: &SwarmLayout) -> usize {
        let squares: Vec<Rect> = (0..layout.centres.len()).map(|at| layout.square(at).shrink(0.05)).collect();
        let count =
            |at: usize| squares[at + 1..].iter().filter(|other| squares[at].intersects(**other)).count();
        (0..squares.len()).map(count).sum()
    }

    #[test]
    fn no_mark_lies_on_another_and_none_outside_its_band_at_any_width() {
        for count in [1, 26, 353] {
            let spec = spec(count);
            for width in [180.0, 300.0, 420.0, 900.0] {
                let plot = Rect::from_min_size(pos2(40.0, 20.0), Vec2::new(width, 240.0));
                let layout = SwarmLayout::of(&spec, plot);
                assert_eq!(overlaps(&layout), 0, "{count} at {width}");
                for (at, dot) in spec.dots.iter().enumerate() {
                    let band = layout.bands[dot.band].expand2(Vec2::new(layout.half * 2.0, 0.1));
                    assert!(band.contains_rect(layout.square(at)), "{count} at {width}: {at}");
                }
            }
        }
    }

    #[test]
    fn few_marks_are_large_and_thousands_still_stand_at_their_values() {
        let plot = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(320.0, 240.0));
        assert!(SwarmLayout::of(&spec(26), plot).half > 4.9);
        let spec = spec(6_856);
        let layout = SwarmLayout::of(&spec, plot);
        assert_eq!(layout.centres.len(), 6_856);
        assert!(layout.centres.is_sorted_by_key(|centre| centre.x), "by value");
        assert!(layout.centres.iter().all(|centre| plot.expand(2.0).contains(*centre)));
    }

    #[test]
    fn what_is_pointed_at_is_the_nearest_within_reach() {
        let plot = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(320.0, 240.0));
        let layout = SwarmLayout::of(&spec(26), plot);
        assert_eq!(layout.nearest(layout.centres[7] + Vec2::splat(1.0)), Some(7));
        assert_eq!(layout.nearest(pos2(5_000.0, 0.0)), None);
    }
}

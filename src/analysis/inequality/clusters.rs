//! Which neighbourhoods lie side by side, by their hexagons.

use crate::model::{AreaId, Scorecard};
use std::collections::HashMap;

/// How many of these areas are in each group that touches, the largest first; `None` unless all of them have a hexagon.
pub fn side_by_side(scorecard: &Scorecard, areas: &[AreaId]) -> Option<Vec<usize>> {
    // In halves of a column, so that all of them are whole numbers.
    let at = |&id: &AreaId| scorecard.area(id).hex.map(|[x, y]| ((x * 2.0).round() as i64, y.round() as i64));
    let cells = areas.iter().map(at).collect::<Option<Vec<(i64, i64)>>>()?;
    let mut left: HashMap<(i64, i64), usize> = HashMap::new();
    for cell in &cells {
        *left.entry(*cell).or_default() += 1;
    }
    let mut groups = Vec::new();
    for cell in cells {
        let Some(first) = left.remove(&cell) else { continue };
        let (mut size, mut open) = (first, vec![cell]);
        while let Some((x, y)) = open.pop() {
            for (dx, dy) in [(-2, 0), (2, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                let beside = (x.saturating_add(dx), y.saturating_add(dy));
                if let Some(count) = left.remove(&beside) {
                    size += count;
                    open.push(beside);
                }
            }
        }
        groups.push(size);
    }
    groups.sort_unstable_by(|a, b| b.cmp(a));
    Some(groups)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn hexagons_touch_left_and_right_and_at_half_a_column_above_and_below() {
        let mut fixture = Fixture::new();
        // Three in a bent row, and one two columns further on.
        for hex in [[0.0, 0.0], [1.0, 0.0], [1.5, 1.0], [4.0, 0.0]] {
            fixture = fixture.neighbourhood((1, None), 1.0, None);
            fixture.neighbourhoods.last_mut().unwrap().hex = Some(hex);
        }
        let some: Vec<AreaId> = (0..4).map(Fixture::id).collect();
        assert_eq!(side_by_side(&fixture.clone().scorecard(), &some), Some(vec![3, 1]));
        fixture.neighbourhoods[1].hex = None;
        let scorecard = fixture.scorecard();
        assert_eq!(side_by_side(&scorecard, &some), None);
        assert_eq!(side_by_side(&scorecard, &[some[0], some[2]]), Some(vec![1, 1]));
        assert_eq!(side_by_side(&scorecard, &[]), Some(vec![]));
    }
}

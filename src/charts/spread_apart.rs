//! Keeps labels in one column from lying on each other.

/// Moves centres apart, as little as possible, so that neighbours are `gap` apart and all lie in `low..=high`.
///
/// The order is kept. With too many for the room they are spread evenly over it; the caller drops some first.
pub(super) fn spread_apart(centres: &mut [f32], gap: f32, low: f32, high: f32) {
    let count = centres.len();
    if count == 0 {
        return;
    }
    debug_assert!(centres.is_sorted(), "labels come from top to bottom");
    let needed = gap * (count - 1) as f32;
    let gap = if needed > high - low { (high - low).max(0.0) / (count - 1).max(1) as f32 } else { gap };
    // With every label moved up by its share of the gaps, "apart" becomes "not descending": neighbours that
    // descend are pooled at their mean, which is the least squares answer.
    let mut pools: Vec<(f32, usize)> = Vec::with_capacity(count);
    for (at, centre) in centres.iter().enumerate() {
        let mut pool = (centre - gap * at as f32, 1_usize);
        while let Some(&(mean, size)) = pools.last() {
            if mean < pool.0 {
                break;
            }
            pools.pop();
            let total = size + pool.1;
            pool = ((mean * size as f32 + pool.0 * pool.1 as f32) / total as f32, total);
        }
        pools.push(pool);
    }
    let highest = (high - gap * (count - 1) as f32).max(low);
    let mut at = 0;
    for (mean, size) in pools {
        for _ in 0..size {
            centres[at] = mean.clamp(low, highest) + gap * at as f32;
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(centres: &[f32]) -> Vec<f32> {
        let mut moved = centres.to_vec();
        spread_apart(&mut moved, 10.0, 0.0, 100.0);
        moved
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(spread(&[10.0, 30.0, 90.0]), [10.0, 30.0, 90.0]);
    }

    #[test]
    fn close_labels_part_around_their_middle() {
        assert_eq!(spread(&[50.0, 52.0]), [46.0, 56.0]);
        assert_eq!(spread(&[50.0, 50.0, 50.0]), [40.0, 50.0, 60.0]);
    }

    #[test]
    fn the_edges_hold() {
        assert_eq!(spread(&[99.0, 100.0]), [90.0, 100.0]);
        assert_eq!(spread(&[0.0, 1.0]), [0.0, 10.0]);
        assert_eq!(spread(&[-40.0, 150.0]), [0.0, 100.0]);
    }

    #[test]
    fn too_many_share_the_room() {
        let moved = spread(&[50.0; 21]);
        assert!((moved[0] - 0.0).abs() < 1e-3 && (moved[20] - 100.0).abs() < 1e-3);
        assert!(moved.windows(2).all(|pair| (pair[1] - pair[0] - 5.0).abs() < 1e-3));
    }
}

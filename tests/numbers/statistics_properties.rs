//! What holds of the pure statistics for whatever counts: limits on either side of the figure, wider at more
//! confidence, finite, or none at all.

use placecard::analysis::statistics::{Bounds, chi_squared_quantile, poisson, quantile, wilson, z};
use proptest::prelude::*;
use proptest::sample::select;

/// Figures of the kinds that break arithmetic.
fn figure() -> impl Strategy<Value = f64> {
    let odd = vec![
        0.0,
        -0.0,
        1.0,
        9.0,
        10.0,
        1e12,
        1e-12,
        -1.0,
        1e300,
        1e-300,
        f64::MAX,
        f64::MIN,
        f64::INFINITY,
        f64::NAN,
    ];
    prop_oneof![select(odd), 0.0..100.0, 0.0..1e6]
}

fn around(found: Option<Bounds>, figure: f64) -> Result<(), TestCaseError> {
    if let Some(found) = found {
        prop_assert!(found.lower.is_finite() && found.upper.is_finite(), "{:?}", found);
        // A count of 1e300 has limits that differ from it by less than its last bit.
        let slack = 1e-9 * figure.abs();
        prop_assert!(found.lower <= figure + slack && figure - slack <= found.upper, "{figure}: {found:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn limits_lie_around_the_figure_or_there_are_none(count in figure(), of in figure()) {
        for confidence in [0.95, 0.998] {
            around(wilson(count, of, confidence), count / of)?;
            around(poisson(count, confidence), count)?;
        }
    }

    #[test]
    fn possible_counts_always_have_limits(count in 0.0..1e12, more in 1e-12..1e12) {
        let of = count + more;
        let (inner, outer) = (wilson(count, of, 0.95).unwrap(), wilson(count, of, 0.998).unwrap());
        prop_assert!(0.0 <= outer.lower && outer.lower <= inner.lower);
        prop_assert!(inner.upper <= outer.upper && outer.upper <= 1.0);
        let (inner, outer) = (poisson(count, 0.95).unwrap(), poisson(count, 0.998).unwrap());
        prop_assert!(0.0 <= outer.lower && outer.lower <= inner.lower && inner.upper <= outer.upper);
    }

    #[test]
    fn more_events_have_higher_limits(events in 0.0..30.0, more in 0.01..5.0) {
        let (fewer, more) = (poisson(events, 0.95).unwrap(), poisson(events + more, 0.95).unwrap());
        // Where the method changes, at ten events, the limits step by less than a fiftieth of an event.
        prop_assert!(fewer.lower <= more.lower + 0.02 && fewer.upper <= more.upper + 0.02);
    }

    #[test]
    fn a_quantile_of_a_distribution_is_finite_or_none(a in figure(), b in figure()) {
        for found in [z(a), chi_squared_quantile(a, b)].into_iter().flatten() {
            prop_assert!(found.is_finite(), "{found}");
        }
    }

    #[test]
    fn a_quantile_lies_among_the_values(values in prop::collection::vec(-1e6..1e6, 1..40), p in 0.0..=1.0) {
        let mut ascending = values.clone();
        ascending.sort_by(f64::total_cmp);
        let found = quantile(&ascending, p).unwrap();
        prop_assert!(ascending[0] <= found && found <= ascending[ascending.len() - 1]);
    }
}

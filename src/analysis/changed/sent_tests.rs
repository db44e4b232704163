//! What a copy judges less than the scorecard that it is of.

use super::{InCopy, in_copy};
use crate::analysis::Options;
use crate::model::Scorecard;
use crate::words::sample::{BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample, series, with_limits};

#[test]
fn what_a_copy_does_not_judge_and_what_it_judges_otherwise_are_counted() {
    let of = |bury: &[Option<f64>], bolton: &[Option<f64>]| {
        let figure = |area, values: &[Option<f64>]| with_limits(series(SUSPENSIONS, None, area, values), 1.0);
        let sample = Sample::new().with_series(figure(ENGLAND, &[Some(11.0), Some(11.0)]));
        sample.with_series(figure(BURY, bury)).with_series(figure(BOLTON, bolton)).build()
    };
    let whole = of(&[Some(11.0), Some(22.0)], &[Some(2.0), Some(2.0)]);
    let beside = |copy: Scorecard| in_copy([&whole, &copy], &Options::default());
    let same = beside(of(&[Some(11.0), Some(22.0)], &[Some(2.0), Some(2.0)]));
    assert!(same.judgements > 0 && (same.not_made, same.otherwise) == (0, 0), "{same:?}");
    // Nothing of Bury is left; of Bolton the figure before the last.
    let copy = beside(of(&[None, None], &[Some(2.0), None]));
    assert_eq!(copy, InCopy { not_made: 1, otherwise: 1, ..same });
}

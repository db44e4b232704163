//! What a copy judges less than the scorecard that it is of.

use super::{InCopy, in_copy};
use crate::analysis::Analysis;
use crate::analysis::sample::{BOLTON, BURY, ENGLAND, Sample, years_to};
use crate::model::Scorecard;

const LAST: usize = 2024;

#[test]
fn what_a_copy_does_not_judge_and_what_it_judges_otherwise_are_counted() {
    let england = || Sample::default().with(ENGLAND, years_to(LAST, &[11.0, 11.0], Some(0.1)));
    let of = |sample: Sample| Scorecard::new(sample.parts()).unwrap();
    let years = |last, values: &[f64]| years_to(last, values, Some(1.0));
    let whole =
        || of(england().with(BURY, years(LAST, &[11.0, 22.0])).with(BOLTON, years(LAST, &[2.0, 2.0])));
    let beside = |copy: &Scorecard| in_copy((&whole(), &Analysis::of(&whole())), (copy, &Analysis::of(copy)));
    let same = beside(&whole());
    assert!(same.judgements > 0 && (same.not_made, same.otherwise) == (0, 0), "{same:?}");
    // Nothing of Bury is left; of Bolton the figure before the last.
    let copy = beside(&of(england().with(BOLTON, years(LAST - 1, &[2.0]))));
    assert_eq!(copy, InCopy { not_made: 1, otherwise: 1, ..same });
}

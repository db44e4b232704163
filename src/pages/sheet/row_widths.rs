//! How wide fields are that stand in a row.

use super::form::{Control, Field, Typed};
use crate::edit::plan::Kind;

/// The least of a field in a row of several: for a number, for a date, for an amount of money, for words.
const LEAST_IN_ROW: f32 = 76.0;
const DATE: f32 = 108.0;
const AMOUNT: f32 = 124.0;
const LEAST_FOR_WORDS: f32 = 170.0;
/// A field for a number or a date.
const SHORT: f32 = 118.0;

/// How wide the fields of a row are. A date is never cut; where not all have room beside each other, those for words have a line
/// each, and the others share what comes after.
pub(super) fn widths_in_row(fields: &[Field], whole: f32, gap: f32) -> Vec<f32> {
    let least = |field: &Field| match &field.control {
        Control::Typed(Typed { kind: Kind::Date | Kind::Period(_), .. }) => DATE,
        _ if field.id.ends_with("/period") => DATE,
        Control::Typed(Typed { kind: Kind::Amount, .. }) => AMOUNT,
        Control::Typed(Typed { kind, .. }) if !matches!(kind, Kind::Words | Kind::Needed(_) | Kind::Link) => {
            LEAST_IN_ROW
        }
        _ => LEAST_FOR_WORDS,
    };
    let is_long = |field: &&Field| least(field) == LEAST_FOR_WORDS;
    let long = fields.iter().filter(is_long).count();
    // Less a hair, so that what fits is not taken for too wide.
    let spare = |of: &dyn Fn(&&Field) -> bool| {
        let there: Vec<&Field> = fields.iter().filter(of).collect();
        let taken: f32 = there.iter().map(|field| least(field)).sum();
        (whole - taken - gap * (there.len().max(1) - 1) as f32 - 1.0, there.len() as f32)
    };
    let (over, _) = spare(&|_| true);
    // A third and a fourth of such lines share one.
    let half = (whole - gap - 1.0) / 2.0;
    let shares = |at: usize| at > 0 && long > 2 && half >= LEAST_FOR_WORDS;
    let width = |(at, field): (usize, &Field)| match (over >= 0.0, is_long(&field)) {
        (true, true) => LEAST_FOR_WORDS + over / long as f32,
        (true, false) if long > 0 => least(field),
        (true, false) => SHORT.max(least(field)).min(least(field) + over / fields.len() as f32),
        (false, true) if shares(at) => half,
        (false, true) => whole - 1.0,
        (false, false) => {
            match spare(&|field| !is_long(field)) {
                (over, count) if over >= 0.0 => SHORT.max(least(field)).min(least(field) + over / count),
                // Two to a line, so that none drops alone.
                _ => half,
            }
        }
    };
    fields.iter().enumerate().map(width).collect()
}

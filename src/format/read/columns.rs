//! The columns of one row of observations, and what they must be to each other.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::super::json::Node;
use crate::model::{AreaId, BreakdownId, ColumnValues, IndicatorId, MeasureKind, Period, Series, Word};
use std::sync::Arc;

/// What a row is about: the key of its series, but for the area, and its periods.
pub(super) struct RowOf {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The group of people.
    pub breakdown: Option<BreakdownId>,
    /// The periods of its block.
    pub periods: Arc<[Period]>,
}

/// Reports columns that are not `length` long, limits that are crossed and counts above their denominator.
pub(super) fn check_columns<'n>(
    row: &Cursor<'_, 'n>,
    length: usize,
    kind: Option<MeasureKind>,
    found: &mut Findings<'n>,
) {
    for name in ["values", "lower", "upper", "numerators", "denominators", "flags", "notes", "verdicts"] {
        let Some(column) = row.field(name) else { continue };
        check_length(&column, length, found);
    }
    check_pairs(row, ["lower", "upper"], found, |lower, upper| {
        format!(
            "A lower limit must not be above the upper one, but {lower} is above {upper}; swap the two or correct \
             one of them."
        )
    });
    if kind == Some(MeasureKind::Proportion) {
        check_pairs(row, ["numerators", "denominators"], found, |numerator, denominator| {
            format!(
                "In a proportion no numerator may be above its denominator, but {numerator} is above {denominator}; \
                 correct one of them, or make the measure a `rate` if one person can be counted more than once."
            )
        });
    }
}

/// Reports a list that is not as long as its periods.
pub(super) fn check_length<'n>(list: &Cursor<'_, 'n>, length: usize, found: &mut Findings<'n>) {
    let Node::List(items) = list.node else { return };
    if items.len() != length {
        found.error(Rule::Length, list, || {
            format!(
                "{} must have one item for each of the {length} periods, but it has {}; add null where a value is \
                 missing, or remove what is too much.",
                super::super::wording::name_of(list),
                items.len()
            )
        });
    }
}

fn check_pairs<'n>(
    row: &Cursor<'_, 'n>,
    [lesser, greater]: [&'static str; 2],
    found: &mut Findings<'n>,
    message: impl Fn(f64, f64) -> String,
) {
    let (Some(lesser), Some(greater)) = (row.field(lesser), row.field(greater)) else { return };
    for (at, pair) in lesser.node.items().iter().zip(greater.node.items()).enumerate() {
        let (Some(less), Some(more)) = (pair.0.number(), pair.1.number()) else { continue };
        if less > more
            && let Some(item) = lesser.item(at)
        {
            found.error(Rule::Figures, &item, || message(less, more));
        }
    }
}

/// The series of one row.
pub(super) fn series(row: &Cursor<'_, '_>, area: AreaId, of: &RowOf) -> Series {
    let column = |name| row.node.field(name).map(Node::items).unwrap_or_default();
    let numbers = |name| column(name).iter().map(Node::number).collect();
    Series {
        indicator: of.indicator,
        breakdown: of.breakdown,
        area,
        periods: Arc::clone(&of.periods),
        columns: ColumnValues {
            values: numbers("values"),
            lower: numbers("lower"),
            upper: numbers("upper"),
            numerators: numbers("numerators"),
            denominators: numbers("denominators"),
            flags: words(column("flags")),
            notes: column("notes").iter().map(|note| note.text().map(str::to_owned)).collect(),
            verdicts: words(column("verdicts")),
        }
        .into(),
    }
}

fn words<W: Word>(items: &[Node]) -> Vec<Option<W>> {
    items.iter().map(|item| W::from_word(item.text()?)).collect()
}

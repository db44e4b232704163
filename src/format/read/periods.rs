//! Period labels: of the indicator's kind, oldest first, each once.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::super::path::clip;
use super::names::Measured;
use crate::model::{Period, PeriodKind};

/// The periods that a list of labels names; `None` where any of them is wrong, after reporting each.
pub(super) fn periods<'n>(
    at: Option<Cursor<'_, 'n>>,
    of: Option<Measured>,
    found: &mut Findings<'n>,
) -> Option<Vec<Period>> {
    let (at, kind) = (at?, of?.period?);
    let mut periods: Vec<Period> = Vec::with_capacity(at.node.items().len());
    let mut fit = true;
    for label in at.items() {
        let Some(period) = period(&label, kind, found) else {
            fit = false;
            continue;
        };
        if let Some(&before) = periods.last().filter(|before| **before >= period) {
            found.error(Rule::Period, &label, || out_of_order(before, period));
            fit = false;
        } else {
            periods.push(period);
        }
    }
    fit.then_some(periods)
}

/// The period that one label names.
pub(super) fn period<'n>(at: &Cursor<'_, 'n>, kind: PeriodKind, found: &mut Findings<'n>) -> Option<Period> {
    let label = at.node.text()?;
    let does_not_fit = |expected| {
        format!(
            "A period of this indicator must be {expected}, but it is `{}`; rewrite the label, or correct the \
             indicator's `period`.",
            clip(label)
        )
    };
    match Period::parse(kind, label) {
        Ok(period) => Some(period),
        // An empty label has been reported by the first pass.
        Err(_) if label.trim().is_empty() => None,
        Err(expected) => {
            found.error(Rule::Period, at, || does_not_fit(expected));
            None
        }
    }
}

fn out_of_order(before: Period, period: Period) -> String {
    if before == period {
        format!(
            "Each period must be listed once, but {period} stands twice; remove one and the values that go with it."
        )
    } else {
        format!(
            "Periods must be listed oldest first, but {period} comes after {before}; put them in order, and the values \
             with them."
        )
    }
}

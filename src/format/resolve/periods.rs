//! Period labels: of the indicator's kind, oldest first, each once.

use super::super::findings::{Findings, Rule};
use super::super::path::{Path, Step, clip};
use super::names::Measured;
use crate::model::{Period, PeriodKind};

/// The periods that a list of labels names; `None` where any of them is wrong, after reporting each.
pub(super) fn periods(
    labels: Option<&Vec<String>>,
    path: impl Fn() -> Path,
    of: Option<Measured>,
    found: &mut Findings,
) -> Option<Vec<Period>> {
    let (labels, kind) = (labels?, of?.period?);
    let mut periods: Vec<Period> = Vec::with_capacity(labels.len());
    let mut fit = true;
    for (at, label) in labels.iter().enumerate() {
        let here = || path().into_iter().chain([Step::Item(at)]).collect();
        let Some(period) = period(label, kind, here, found) else {
            fit = false;
            continue;
        };
        if let Some(&before) = periods.last().filter(|before| **before >= period) {
            found.error_at(Rule::Period, here, || out_of_order(before, period));
            fit = false;
        } else {
            periods.push(period);
        }
    }
    fit.then_some(periods)
}

/// The period that one label names.
pub(super) fn period(
    label: &str,
    kind: PeriodKind,
    path: impl FnOnce() -> Path,
    found: &mut Findings,
) -> Option<Period> {
    match Period::parse(kind, label) {
        Ok(period) => Some(period),
        // An empty label has been reported by the reader.
        Err(_) if label.trim().is_empty() => None,
        Err(expected) => {
            found.error_at(Rule::Period, path, || {
                format!(
                    "A period of this indicator must be {expected}, but it is `{}`; rewrite the label, or correct the \
                     indicator’s `period`.",
                    clip(label)
                )
            });
            None
        }
    }
}

fn out_of_order(before: Period, period: Period) -> String {
    if before == period {
        format!(
            "Each period must be listed once, but {period} is listed again; remove one and the values that go with it."
        )
    } else {
        format!(
            "Periods must be listed oldest first, but {period} comes after {before}; put them in order, and the values \
             with them."
        )
    }
}

//! Blocks of observations.

use super::super::findings::{Findings, Rule};
use super::super::objects::{Block, Row};
use super::super::path::{Path, Step, clip, field, steps};
use super::super::wording::name_of;
use super::merge::{Piece, merge};
use super::names::Names;
use super::periods::periods;
use crate::model::{
    Breakdown, BreakdownId, IndicatorId, MeasureKind, NumberColumn, Period, Scope, Series, Word,
};
use std::collections::HashMap;
use std::sync::Arc;

/// The breakdowns of a document in order of first appearance, and its series, one for each indicator, breakdown and
/// area, however many blocks it is spread over. Each block is given up as soon as its rows are series.
pub(super) fn data(
    blocks: Vec<Block>,
    names: &Names<'_>,
    found: &mut Findings,
) -> (Vec<Breakdown>, Vec<Series>) {
    let mut breakdowns = Breakdowns::default();
    let mut pieces = Vec::with_capacity(blocks.iter().map(|block| block.rows.len()).sum());
    for (at, block) in blocks.into_iter().enumerate() {
        resolve(at, block, names, &mut breakdowns, &mut pieces, found);
    }
    (breakdowns.list, merge(pieces, found))
}

/// What a row is about: the key of its series, but for the area, and its periods.
struct About {
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    periods: Arc<[Period]>,
}

fn resolve(
    at: usize,
    block: Block,
    names: &Names<'_>,
    breakdowns: &mut Breakdowns,
    pieces: &mut Vec<Piece>,
    found: &mut Findings,
) {
    let in_block = |name| move || steps("data", at, [field(name)]);
    let measured = names.indicator(&block.indicator, in_block("indicator"), found);
    let breakdown = block.breakdown.as_ref().and_then(|group| breakdowns.id(at, group, found));
    let periods = periods(block.periods.as_ref(), in_block("periods"), measured, found);
    let about = periods.zip(measured).map(|(periods, measured)| About {
        indicator: measured.id,
        breakdown,
        periods: periods.into(),
    });
    let kind = measured.and_then(|measured| measured.kind);
    for (row_at, row) in block.rows.into_iter().enumerate() {
        let path = |below: &[Step]| {
            steps("data", at, [field("rows"), Step::Item(row_at)].into_iter().chain(below.iter().cloned()))
        };
        let area = names.area(&row.area, || path(&[field("area")]), found);
        if let Some(labels) = &block.periods {
            check_row(&row, labels.len(), kind, path, found);
        }
        if let (Some(area), Some(about)) = (area, &about) {
            let series = Series {
                indicator: about.indicator,
                breakdown: about.breakdown,
                area,
                periods: Arc::clone(&about.periods),
                columns: row.columns,
            };
            pieces.push(Piece { block: at as u32, row: row_at as u32, series });
        }
    }
}

/// Reports columns that are not `length` long, limits that are crossed and counts above their denominator.
fn check_row(
    row: &Row,
    length: usize,
    kind: Option<MeasureKind>,
    path: impl Fn(&[Step]) -> Path,
    found: &mut Findings,
) {
    for (name, own) in row.lengths.other_than(length, &row.columns) {
        report_length(|| path(&[field(name)]), own, length, found);
    }
    let mut check = |lesser, greater, name, message: fn(f64, f64) -> String| {
        if !(row.columns.has(lesser) && row.columns.has(greater)) {
            return;
        }
        let pairs = row.columns.numbers(lesser).zip(row.columns.numbers(greater)).enumerate();
        for (at, pair) in pairs {
            if let (Some(less), Some(more)) = pair
                && less > more
            {
                found.error_at(
                    Rule::Figures,
                    || path(&[field(name), Step::Item(at)]),
                    || message(less, more),
                );
            }
        }
    };
    check(NumberColumn::Lower, NumberColumn::Upper, "lower", |lower, upper| {
        format!(
            "A lower limit must not be above the upper one, but {lower} is above {upper}; swap the two or correct one \
             of them."
        )
    });
    if kind == Some(MeasureKind::Proportion) {
        check(
            NumberColumn::Numerators,
            NumberColumn::Denominators,
            "numerators",
            |numerator, denominator| {
                format!(
                    "In a proportion no numerator may be above its denominator, but {numerator} is above {denominator}; \
                 correct one of them, or make the measure a `rate` if one person can be counted more than once."
                )
            },
        );
    }
}

/// Reports a list that is not as long as its periods.
pub(super) fn report_length(path: impl Fn() -> Path, own: usize, length: usize, found: &mut Findings) {
    found.error_at(Rule::Length, &path, || {
        format!(
            "{} must have one item for each of the {length} periods, but it has {own}; add null where a value is \
             missing, or remove what is too much.",
            name_of(&path())
        )
    });
}

/// Breakdowns in order of first appearance.
#[derive(Default)]
struct Breakdowns {
    list: Vec<Breakdown>,
    ids: HashMap<(String, String), BreakdownId>,
}

impl Breakdowns {
    fn id(
        &mut self,
        block: usize,
        given: &super::super::objects::Breakdown,
        found: &mut Findings,
    ) -> Option<BreakdownId> {
        if given.by.is_empty() || given.group.is_empty() {
            return None;
        }
        let next = BreakdownId::at(self.list.len());
        let id = *self.ids.entry((given.by.clone(), given.group.clone())).or_insert(next);
        let Some(known) = self.list.get_mut(id.index()) else {
            let (by, group) = (given.by.clone(), given.group.clone());
            self.list.push(Breakdown { by, group, scope: given.scope });
            return Some(id);
        };
        match (known.scope, given.scope) {
            (Some(before), Some(now)) if before != now => {
                let path = || steps("data", block, [field("breakdown"), field("scope")]);
                found.error_at(Rule::Figures, path, || two_scopes(given, before, now));
            }
            (None, scope) => known.scope = scope,
            _ => {}
        }
        Some(id)
    }
}

fn two_scopes(given: &super::super::objects::Breakdown, before: Scope, now: Scope) -> String {
    format!(
        "A group must have one `scope` in the whole file, but `{}` of `{}` is `{}` here and `{}` in an earlier block; \
         correct one of the two.",
        clip(&given.group),
        clip(&given.by),
        now.as_str(),
        before.as_str()
    )
}

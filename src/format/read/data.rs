//! Blocks of observations.

use super::super::cursor::Cursor;
use super::super::findings::Findings;
use super::columns::{RowOf, check_columns, series};
use super::merge::{Piece, merge};
use super::names::Names;
use super::periods::periods;
use crate::model::{Breakdown, BreakdownId, Series};
use std::collections::HashMap;

/// The breakdowns of a document in order of first appearance, and its series, one for each indicator, breakdown and
/// area, however many blocks it is spread over.
pub(super) fn data<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> (Vec<Breakdown>, Vec<Series>) {
    let Some(blocks) = top.field("data") else { return (Vec::new(), Vec::new()) };
    let (mut breakdowns, mut pieces) = (Breakdowns::default(), Vec::new());
    for (at, block) in blocks.items().enumerate() {
        read_block(at, &block, names, &mut breakdowns, &mut pieces, found);
    }
    (breakdowns.list, merge(pieces, found))
}

fn read_block<'n>(
    at: usize,
    block: &Cursor<'_, 'n>,
    names: &Names<'n>,
    breakdowns: &mut Breakdowns<'n>,
    pieces: &mut Vec<Piece>,
    found: &mut Findings<'n>,
) {
    let measured = names.indicator(block.field("indicator"), found);
    let breakdown = breakdowns.id(block);
    let labels = block.field("periods");
    let kind = measured.and_then(|measured| measured.kind);
    let of = periods(labels, measured, found).zip(measured).map(|(periods, measured)| RowOf {
        indicator: measured.id,
        breakdown,
        periods: periods.into(),
    });
    let Some(rows) = block.field("rows") else { return };
    for (row_at, row) in rows.items().enumerate() {
        let area = names.area(row.field("area"), found);
        if let Some(labels) = labels {
            check_columns(&row, labels.node.items().len(), kind, found);
        }
        if let (Some(area), Some(of)) = (area, &of) {
            pieces.push(Piece { block: at, row: row_at, series: series(&row, area, of) });
        }
    }
}

/// Breakdowns in order of first appearance.
#[derive(Default)]
struct Breakdowns<'n> {
    list: Vec<Breakdown>,
    ids: HashMap<(&'n str, &'n str), BreakdownId>,
}

impl<'n> Breakdowns<'n> {
    fn id(&mut self, block: &Cursor<'_, 'n>) -> Option<BreakdownId> {
        let breakdown = block.field("breakdown")?;
        let (by, group) = (breakdown.text("by")?, breakdown.text("group")?);
        let next = BreakdownId::at(self.list.len());
        let id = *self.ids.entry((by, group)).or_insert(next);
        if id == next {
            self.list.push(Breakdown { by: by.to_owned(), group: group.to_owned(), ..Breakdown::default() });
        }
        Some(id)
    }
}

//! Figures into a document: a new one, or one that is there.
//!
//! The blocks that figures belong to are indexed once ([`tables`]); each figure finds its place among them
//! ([`table`]) and is compared with what stands there ([`cell`]); then each block that changes is rebuilt once
//! ([`block`]).

mod area_fields;
mod block;
mod cell;
mod lists;
mod order;
mod plan;
mod table;
mod tables;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod into_blocks_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub(super) use area_fields::fill_areas;
pub(super) use plan::{Figure, Plan, PlannedArea, PlannedIndicator};

use crate::format::{Document, Finding, Node};
use crate::import::report::Revision;
use crate::model::{MeasureKind, Period, Word};
use cell::{COLUMNS, Outcome};
use jiff::civil::Date;
use order::{Placed, in_order};
use std::collections::HashMap;
use table::{Place, Table, What, Write};
use tables::Tables;

/// A document with the figures in it, and what changed.
#[derive(Debug)]
pub(super) struct Merged {
    /// The document.
    pub document: Document,
    /// Figures that are new.
    pub new: u64,
    /// Figures that were there already, the same.
    pub unchanged: u64,
    /// Figures that are another now.
    pub revisions: Vec<Revision>,
}

/// Puts the figures of a plan into `base`, or into a new document. Whatever else `base` holds stays as it is, unknown
/// fields included.
///
/// # Errors
/// What the reader of the format finds wrong with the result; the plan is made so that there is nothing.
pub(super) fn merge(base: Option<&Document>, plan: &Plan, today: Date) -> Result<Merged, Vec<Finding>> {
    let figures = in_order(plan);
    let mut root = base.map_or_else(|| lists::empty_document(plan), |base| base.root().clone());
    lists::extend(&mut root, plan);
    let indicators = indicators(&root);
    let runs: Vec<&[Placed<'_>]> = figures.chunk_by(Placed::shares_table).collect();
    let mut tables = Tables::of(base, runs.iter().map(|run| run[0].key(plan)).collect());
    let mut counts = Counts::default();
    for (table, run) in tables.iter_mut().zip(runs) {
        let about = indicators.get(run[0].key(plan).0).copied().unwrap_or_default();
        for placed in run {
            take(table, placed, about, plan, &mut counts);
        }
    }
    tables.write(&mut root);
    let document = Document::from_root(&root, today)?;
    let Counts { new, unchanged, mut revisions } = counts;
    revisions.sort_by_key(|(order, _)| *order);
    let revisions = revisions.into_iter().map(|(_, revision)| revision).collect();
    Ok(Merged { document, new, unchanged, revisions })
}

/// What became of the figures so far.
#[derive(Default)]
struct Counts {
    new: u64,
    unchanged: u64,
    /// With their place in the document: indicator, block, row, column.
    revisions: Vec<([usize; 4], Revision)>,
}

/// What has to be known of an indicator to put its figures into a document.
#[derive(Clone, Copy, Default)]
struct About {
    /// Its position in the document.
    at: usize,
    /// Whether no count may be above its denominator.
    is_proportion: bool,
}

fn indicators(root: &Node) -> HashMap<String, About> {
    let list = root.field("indicators").map(Node::items).unwrap_or_default();
    let about = |(at, indicator): (usize, &Node)| {
        let kind = indicator.field("measure").and_then(|measure| measure.field("kind"));
        let kind = kind.and_then(Node::text).and_then(MeasureKind::from_word);
        let is_proportion = kind == Some(MeasureKind::Proportion);
        Some((indicator.field("id")?.text()?.to_owned(), About { at, is_proportion }))
    };
    list.iter().enumerate().filter_map(about).collect()
}

/// Finds the place of a figure and notes what is to be written there.
fn take<'a>(table: &mut Table<'a>, placed: &Placed<'a>, about: About, plan: &'a Plan, counts: &mut Counts) {
    let period = placed.figure.period;
    let place = table.place(placed.area(plan), period);
    let before = table.cell(place, period);
    let outcome = before.map_or(Outcome::New, |cell| cell::outcome(cell, placed.figure, about.is_proportion));
    let what = match (outcome, before) {
        (Outcome::Unchanged, _) => {
            counts.unchanged += 1;
            return;
        }
        (Outcome::Changed(changes), Some(before)) => {
            let order = order_of(table, place, period, about);
            counts.revisions.push((order, revision(placed, before, &changes, plan)));
            What::Columns(changes)
        }
        _ => {
            counts.new += 1;
            What::Figure(placed.figure)
        }
    };
    table.blocks[place.block].writes.push(Write { row: place.row, period, what });
}

/// Where a figure of the document stands in it.
fn order_of(table: &Table<'_>, place: Place, period: Period, about: About) -> [usize; 4] {
    let block = &table.blocks[place.block];
    let column = block.old_periods.partition_point(|own| *own < period);
    [about.at, block.at.unwrap_or(usize::MAX), place.row, column]
}

fn revision<'a>(
    placed: &Placed<'a>,
    before: [&Node; 8],
    changes: &[(usize, Node)],
    plan: &'a Plan,
) -> Revision {
    let ((indicator, breakdown), figure) = (placed.key(plan), placed.figure);
    let (value_before, flag_before) = cell::now(before);
    let (value_after, flag_after) = cell::after(before, changes);
    let (file, line) = figure.from;
    Revision {
        indicator: indicator.to_owned(),
        breakdown: breakdown.map(|(by, group)| (by.to_owned(), group.to_owned())),
        area: placed.area(plan).to_owned(),
        period: figure.period.to_string(),
        before: value_before,
        flag_before,
        after: value_after,
        flag_after,
        also: changes.iter().filter(|(column, _)| *column > 0).map(|(column, _)| COLUMNS[*column]).collect(),
        from: (plan.files.get(file as usize).cloned().unwrap_or_default(), line),
    }
}

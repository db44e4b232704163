//! The tables that the figures of a plan belong to, read from a document and written back into one.

use super::block::{empty, rebuild};
use super::cell::COLUMNS;
use super::order::Key;
use super::table::Table;
use crate::format::{Document, Node};
use crate::model::{Period, PeriodKind};
use std::collections::HashMap;

/// The tables that figures belong to.
#[derive(Debug)]
pub struct Tables<'a> {
    keys: Vec<Key<'a>>,
    tables: Vec<Table<'a>>,
}

impl<'a> Tables<'a> {
    /// Finds the blocks of a document that have these keys; there are none in a new document.
    pub fn of(base: Option<&'a Document>, keys: Vec<Key<'a>>) -> Self {
        let positions: HashMap<Key<'a>, usize> =
            keys.iter().enumerate().map(|(at, key)| (*key, at)).collect();
        let tables = keys.iter().map(|_| Table::default()).collect();
        let mut all = Self { keys, tables };
        let Some(base) = base else { return all };
        for (at, block) in data(base.root()).iter().enumerate() {
            if let Some((key, periods)) = head(base, block)
                && let Some(&position) = positions.get(&key)
            {
                all.tables[position].add(at, periods, rows(block));
            }
        }
        all
    }

    /// The tables, in the order of the keys.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Table<'a>> {
        self.tables.iter_mut()
    }

    /// Writes what is to be written into the blocks of `root`, a copy of the document, and new blocks right after the
    /// last one of their indicator.
    pub fn write(self, root: &mut Node) {
        let mut last_of: HashMap<String, usize> = HashMap::new();
        for (at, block) in data(root).iter().enumerate() {
            if let Some(indicator) = block.field("indicator").and_then(Node::text) {
                last_of.insert(indicator.to_owned(), at);
            }
        }
        let Some(blocks) = root.field_mut("data").and_then(Node::items_mut) else { return };
        let mut new: Vec<(usize, Node)> = Vec::new();
        for (key, table) in self.keys.iter().zip(&self.tables) {
            for block in table.blocks.iter().filter(|block| !block.writes.is_empty()) {
                if let Some(node) = block.at.and_then(|at| blocks.get_mut(at)) {
                    rebuild(node, block);
                } else {
                    let mut node = empty(key.0, key.1);
                    rebuild(&mut node, block);
                    new.push((last_of.get(key.0).map_or(blocks.len(), |last| last + 1), node));
                }
            }
        }
        insert_all(blocks, new);
    }
}

/// Inserts nodes, each before the item that is at its position now; those of one position keep their order.
fn insert_all(items: &mut Vec<Node>, mut new: Vec<(usize, Node)>) {
    new.sort_by_key(|(at, _)| *at);
    let old = std::mem::take(items);
    let length = old.len();
    let mut new = new.into_iter().peekable();
    for (at, node) in old.into_iter().enumerate() {
        while let Some((_, node)) = new.next_if(|(before, _)| *before <= at) {
            items.push(node);
        }
        items.push(node);
    }
    debug_assert!(new.peek().is_none_or(|(at, _)| *at == length), "a block after the end");
    items.extend(new.map(|(_, node)| node));
}

fn data(root: &Node) -> &[Node] {
    root.field("data").map(Node::items).unwrap_or_default()
}

/// What a block is about, and its periods.
fn head<'a>(base: &Document, block: &'a Node) -> Option<(Key<'a>, Vec<Period>)> {
    let indicator = block.field("indicator")?.text()?;
    let breakdown = match block.field("breakdown") {
        None | Some(Node::Null) => None,
        Some(breakdown) => Some((breakdown.field("by")?.text()?, breakdown.field("group")?.text()?)),
    };
    let periods = periods(block, kind(base, indicator)?)?;
    Some(((indicator, breakdown), periods))
}

fn kind(base: &Document, indicator: &str) -> Option<PeriodKind> {
    let scorecard = base.scorecard();
    scorecard.indicator_by_id(indicator).map(|id| scorecard.indicator(id).period)
}

fn periods(block: &Node, kind: PeriodKind) -> Option<Vec<Period>> {
    let labels = block.field("periods")?.items().iter();
    labels.map(|label| Period::parse(kind, label.text()?).ok()).collect()
}

/// The areas of a block with their columns; a column that is not there is empty.
fn rows(block: &Node) -> Vec<(&str, [&[Node]; 8])> {
    let rows = block.field("rows").map(Node::items).unwrap_or_default().iter();
    rows.map(|row| {
        let area = row.field("area").and_then(Node::text).unwrap_or_default();
        (area, COLUMNS.map(|name| row.field(name).map(Node::items).unwrap_or_default()))
    })
    .collect()
}

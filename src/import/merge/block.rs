//! One block of a document with everything that is to be written into it, rebuilt once.

use super::cell::{COLUMNS, said};
use super::table::{Block, What};
use crate::format::Node;
use crate::model::Period;

/// A block with nothing in it yet.
pub fn empty(indicator: &str, breakdown: Option<(&str, &str)>) -> Node {
    let text = |text: &str| Node::Text(text.to_owned());
    let mut fields = vec![("indicator".to_owned(), text(indicator))];
    if let Some((by, group)) = breakdown {
        let both = vec![("by".to_owned(), text(by)), ("group".to_owned(), text(group))];
        fields.push(("breakdown".to_owned(), Node::Object(both)));
    }
    fields.push(("periods".to_owned(), Node::List(Vec::new())));
    fields.push(("rows".to_owned(), Node::List(Vec::new())));
    Node::Object(fields)
}

/// Brings the periods and rows that a block is to have and the figures into its node.
pub fn rebuild(node: &mut Node, block: &Block<'_>) {
    let length = block.periods.len();
    if length != block.old_periods.len() {
        make_room(node, block);
    }
    let Some(rows) = node.field_mut("rows").and_then(Node::items_mut) else { return };
    rows.extend(block.rows[rows.len().min(block.rows.len())..].iter().map(|area| {
        let values = Node::List(vec![Node::Null; length]);
        Node::Object(vec![
            ("area".to_owned(), Node::Text((*area).to_owned())),
            (COLUMNS[0].to_owned(), values),
        ])
    }));
    for write in &block.writes {
        let Some(Node::Object(row)) = rows.get_mut(write.row) else { continue };
        let Ok(at) = block.periods.binary_search(&write.period) else { continue };
        match &write.what {
            What::Figure(figure) => {
                let said = said(figure).into_iter().enumerate().filter(|(_, node)| *node != Node::Null);
                said.for_each(|(column, node)| set(row, column, at, node, length));
            }
            What::Columns(changes) => {
                for (column, node) in changes {
                    set(row, *column, at, node.clone(), length);
                }
            }
        }
    }
}

/// Sets one item of a column, which is made where it is missing.
fn set(row: &mut Vec<(String, Node)>, column: usize, at: usize, node: Node, length: usize) {
    let name = COLUMNS[column];
    let place = |row: &[(String, Node)], name: &str| row.iter().position(|(field, _)| field == name);
    let here = place(row, name).unwrap_or_else(|| {
        let before = COLUMNS[..column].iter().rev().find_map(|before| place(row, before));
        let here = before.map_or(row.len(), |before| before + 1);
        row.insert(here, (name.to_owned(), Node::Null));
        here
    });
    let list = &mut row[here].1;
    if *list == Node::Null {
        *list = Node::List(vec![Node::Null; length]);
    }
    if let Some(item) = list.items_mut().and_then(|items| items.get_mut(at)) {
        *item = node;
    }
}

/// Lists the new periods, and puts nulls for them into every column, those of unknown fields too.
fn make_room(node: &mut Node, block: &Block<'_>) {
    let old_length = block.old_periods.len();
    if let Some(labels) = node.field_mut("periods").and_then(Node::items_mut) {
        spread(labels, block, |period| Node::Text(period.to_string()));
    }
    let rows = node.field_mut("rows").and_then(Node::items_mut);
    for row in rows.into_iter().flatten() {
        let Node::Object(fields) = row else { continue };
        let lists = fields.iter_mut().filter_map(|(_, node)| node.items_mut());
        lists.filter(|list| list.len() == old_length).for_each(|list| spread(list, block, |_| Node::Null));
    }
}

/// Moves the items of the old periods to where these are now, and fills in those of the new ones.
fn spread(items: &mut Vec<Node>, block: &Block<'_>, fill: impl Fn(Period) -> Node) {
    let mut old = block.old_periods.iter().zip(std::mem::take(items)).peekable();
    items.extend(block.periods.iter().map(|period| match old.next_if(|(own, _)| *own == period) {
        Some((_, node)) => node,
        None => fill(*period),
    }));
}

//! What blocks of figures say, however they are cut: each figure with what stands beside it, by what it is of.
//!
//! Blocks may be split by rows or by periods, rows may stand in any order, and what holds nothing may be there or not. What a figure says
//! is added up over all of them, and a sum has no order.

use super::meaning::{Sum, add_text};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A sum of what is said, whose parts may come in any order.
#[derive(Clone, Copy, Default)]
pub(super) struct Added([u64; 4]);

impl Added {
    fn add(&mut self, one: Sha256) {
        let sum: Sum = one.finalize().into();
        for (lane, bytes) in self.0.iter_mut().zip(sum.chunks_exact(8)) {
            *lane = lane.wrapping_add(bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
        }
    }
}

/// The figures of a document while its blocks are read.
#[derive(Default)]
pub(super) struct Figures {
    said: Added,
    is_any: bool,
    /// The groups of people of each dimension, in the order in which they appear, which readers see.
    groups: Vec<(String, Vec<String>)>,
}

impl Figures {
    /// Takes in a block.
    pub fn add(&mut self, block: &Value) {
        let mut of = Sha256::new();
        for name in ["indicator", "breakdown"] {
            add_value(block.get(name).unwrap_or(&Value::Null), &mut of);
        }
        let breakdown = &block["breakdown"];
        let periods = list(&block["periods"]);
        let mut is_any = false;
        for row in list(&block["rows"]) {
            is_any |= self.row(&of, periods, row);
        }
        if let (true, Some(by), Some(group)) = (is_any, breakdown["by"].as_str(), breakdown["group"].as_str())
        {
            self.group(by, group);
        }
        let known = ["indicator", "breakdown", "periods", "rows"];
        self.rest(&of, block, |name, _| !known.contains(&name));
    }

    fn group(&mut self, by: &str, group: &str) {
        let known = self.groups.iter_mut().find(|(known, _)| known == by);
        match known {
            Some((_, groups)) if groups.iter().any(|it| it == group) => {}
            Some((_, groups)) => groups.push(group.to_owned()),
            None => self.groups.push((by.to_owned(), vec![group.to_owned()])),
        }
    }

    /// Takes in a row, a figure and what stands beside it at a time; whether it holds any.
    fn row(&mut self, of: &Sha256, periods: &[Value], row: &Value) -> bool {
        let mut own = of.clone();
        add_value(&row["area"], &mut own);
        let Some(fields) = row.as_object() else { return false };
        let is_column = |value: &Value| value.as_array().is_some_and(|it| it.len() == periods.len());
        let mut columns: Vec<(&String, &[Value])> = fields
            .iter()
            .filter(|(_, value)| is_column(value))
            .map(|(name, value)| (name, list(value)))
            .collect();
        columns.sort_unstable_by_key(|(name, _)| *name);
        let mut is_any = false;
        for (at, period) in periods.iter().enumerate() {
            let here = columns.iter().filter(|(_, values)| !values[at].is_null());
            if here.clone().next().is_none() {
                continue;
            }
            let mut figure = own.clone();
            add_value(period, &mut figure);
            for (name, values) in here {
                add_text(b'f', name, &mut figure);
                add_value(&values[at], &mut figure);
            }
            self.said.add(figure);
            (self.is_any, is_any) = (true, true);
        }
        self.rest(&own, row, |name, value| name != "area" && !is_column(value));
        is_any
    }

    /// Takes in fields that hold something and belong to no period.
    fn rest(&mut self, of: &Sha256, object: &Value, is_such: impl Fn(&str, &Value) -> bool) {
        let fields = object.as_object().into_iter().flatten();
        for (name, value) in fields.filter(|(name, value)| is_such(name, value) && !is_nothing(value)) {
            let mut field = of.clone();
            add_text(b'f', name, &mut field);
            add_value(value, &mut field);
            self.said.add(field);
            self.is_any = true;
        }
    }

    /// What all of them say; `None` where that is nothing.
    pub fn said(&self) -> Option<Sum> {
        let mut sum = Sha256::new();
        for lane in self.said.0 {
            sum.update(lane.to_le_bytes());
        }
        self.is_any.then(|| sum.finalize().into())
    }

    /// The order of the groups of each dimension; `None` where none has two.
    pub fn order(&self) -> Option<Sum> {
        let mut ordered: Vec<&(String, Vec<String>)> =
            self.groups.iter().filter(|(_, groups)| groups.len() > 1).collect();
        ordered.sort_unstable();
        let mut sum = Sha256::new();
        for (by, groups) in &ordered {
            add_text(b'f', by, &mut sum);
            for group in groups {
                add_text(b't', group, &mut sum);
            }
        }
        (!ordered.is_empty()).then(|| sum.finalize().into())
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(Value::is_null),
        _ => false,
    }
}

/// Adds a value so that numbers and the order of fields may be written in any way.
fn add_value(value: &Value, sum: &mut Sha256) {
    match value {
        Value::Null => sum.update(b"n"),
        Value::Bool(is) => sum.update(if *is { b"1" } else { b"0" }),
        // Nought has a sign that says nothing.
        Value::Number(number) => {
            sum.update(b"d");
            sum.update((number.as_f64().unwrap_or_default() + 0.0).to_bits().to_le_bytes());
        }
        Value::String(text) => add_text(b't', text, sum),
        Value::Array(items) => {
            sum.update(b"[");
            for item in items {
                add_value(item, sum);
            }
            sum.update(b"]");
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            sum.update(b"{");
            for (name, value) in fields {
                add_text(b'f', name, sum);
                add_value(value, sum);
            }
            sum.update(b"}");
        }
    }
}

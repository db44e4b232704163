//! A row of a table of a workbook, and the object of the file that is made of it.

use crate::import::table::plain;
use crate::model::own_tables::BETWEEN;
use serde_json::{Map, Number, Value};
use std::collections::HashMap;

/// A row, by the plain names of its columns.
pub type Row = HashMap<String, String>;

pub fn cell<'a>(row: &'a Row, column: &str) -> Option<&'a str> {
    row.get(&plain(column)).map(String::as_str)
}

/// Several things in one cell.
pub fn several<'a>(row: &'a Row, column: &str) -> impl Iterator<Item = &'a str> {
    let all = cell(row, column).unwrap_or_default().split(BETWEEN);
    all.map(str::trim).filter(|one| !one.is_empty())
}

/// A whole number, which a workbook may write as `12.0`.
pub fn whole(text: &str) -> String {
    let number = text.parse::<f64>().ok().filter(|number| number.fract() == 0.0);
    number.map_or_else(|| text.to_owned(), |number| number.to_string())
}

/// An object of the file while it is made.
#[derive(Default)]
pub struct Object(pub Map<String, Value>);

impl Object {
    pub fn put(&mut self, field: &str, value: impl Into<Value>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Fields that stand in columns, as texts.
    pub fn texts(&mut self, row: &Row, fields: &[(&str, &str)]) {
        for (field, column) in fields {
            if let Some(text) = cell(row, column) {
                self.put(field, text);
            }
        }
    }

    /// A field that is a number. What is none stays a text, which the reader of the format then finds.
    pub fn number(&mut self, field: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.put(field, number(text));
        }
    }

    /// A field that has fields of its own, where it has any.
    pub fn within(&mut self, field: &str, inner: Self) {
        if !inner.0.is_empty() {
            self.put(field, Value::Object(inner.0));
        }
    }

    pub fn source(&mut self, row: &Row) {
        let mut source = Self::default();
        source.texts(
            row,
            &[
                ("publisher", "source_publisher"),
                ("title", "source_title"),
                ("url", "source_address"),
                ("released", "source_released"),
                ("licence", "source_licence"),
            ],
        );
        self.within("source", source);
    }
}

pub fn number(text: &str) -> Value {
    let exact = serde_json::from_str::<Number>(text).ok();
    let number = exact.or_else(|| text.parse().ok().and_then(Number::from_f64));
    number.map_or_else(|| Value::from(text), Value::Number)
}

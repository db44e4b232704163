//! The cases that ship with the tests of the field's own tools. They belong to those tools and are not copied here.

mod comparisons;
mod fingertips;
mod intervals;
mod targets;

use crate::close::both_close;
use serde_json::Value;

/// The cases of one method: what goes in and what is expected to come out, under the id of the case.
fn cases(method: &str) -> Vec<(String, Value, Value)> {
    let case = |case: &Value| (case["id"].to_string(), case["input"].clone(), case["expected"].clone());
    super::cases(&format!("third-party/{method}")).iter().map(case).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

/// A figure that is missing; the tools then answer nothing, and so do we.
fn given(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn agree(found: Option<f64>, expected: &Value, relative: f64, id: &str) {
    assert!(both_close(found, expected.as_f64(), relative), "{id}: {found:?}, expected {expected}");
}

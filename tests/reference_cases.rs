//! The cases that ship with the tests of the field's own tools, run where they are at hand.
//!
//! They belong to those tools and are not copied here: they lie in `../shared/refcases/third-party`, or wherever
//! `PLACECARD_SHARED` says, and each test that does not find them says so and passes.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic, and says where it skips")]

#[path = "reference_cases/comparisons.rs"]
mod comparisons;
#[path = "reference_cases/fingertips.rs"]
mod fingertips;
#[path = "reference_cases/intervals.rs"]
mod intervals;
#[path = "reference_cases/targets.rs"]
mod targets;

mod support;

use serde_json::Value;
use std::path::PathBuf;

/// A file among the shared ones, or a printed sentence that it is not there.
fn shared(path: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("PLACECARD_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let file = folder.join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: there is no {}; PLACECARD_SHARED may name another folder", file.display());
    None
}

/// The cases of one method: what goes in and what is expected to come out, under the id of the case.
fn cases(method: &str) -> Vec<(String, Value, Value)> {
    let Some(file) = shared(&format!("refcases/third-party/{method}.json")) else { return Vec::new() };
    let document: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let list = document["cases"].as_array().unwrap();
    let case = |case: &Value| (case["id"].to_string(), case["input"].clone(), case["expected"].clone());
    list.iter().map(case).collect()
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
    assert!(support::both_close(found, expected.as_f64(), relative), "{id}: {found:?}, expected {expected}");
}

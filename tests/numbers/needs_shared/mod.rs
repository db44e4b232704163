//! Against cases and published files that belong to others and lie beside the project.

mod published_trends;
mod reference_cases;
mod reference_trends;
mod slope_index;

use crate::shared::shared;
use serde_json::Value;

/// The cases of a file in `refcases`.
fn cases(file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(shared(&format!("refcases/{file}.json"))).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let cases = document["cases"].as_array().unwrap().clone();
    assert!(!cases.is_empty(), "{file} has no cases");
    cases
}

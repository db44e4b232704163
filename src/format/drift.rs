//! Tests that hold the tables, the schema and the reader together, so that none says what the others do not.

use super::fixture::{FULL, Fixture};
use super::schema::schema;
use super::shape::{Object, SCORECARD, Shape};
use serde_json::Value;
use std::collections::BTreeSet;

/// Follows references and the choice of null to what a schema says about a value.
fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    if let Some(choices) = schema["anyOf"].as_array() {
        return resolved(&choices[0], root);
    }
    match schema["$ref"].as_str() {
        Some(reference) => &root["$defs"][reference.trim_start_matches("#/$defs/")],
        None => schema,
    }
}

/// Every place of `node` with the schema that holds for it, fields of the format only.
fn places(schema: &Value, node: &Value, place: &str, root: &Value, visit: &mut impl FnMut(&str, &Value)) {
    let schema = resolved(schema, root);
    visit(place, schema);
    let below = |step: &str| if place.is_empty() { step.to_owned() } else { format!("{place}/{step}") };
    for (name, node) in node.as_object().into_iter().flatten() {
        let extra = &schema["additionalProperties"];
        let known = schema["properties"].get(name).or(extra.is_object().then_some(extra));
        if let Some(known) = known {
            places(known, node, &below(name), root, visit);
        }
    }
    for (at, node) in node.as_array().into_iter().flatten().enumerate() {
        if let Some(items) = schema.get("items") {
            places(items, node, &below(&at.to_string()), root, visit);
        }
    }
}

/// `areas/0/name` as findings write it.
fn written(place: &str) -> String {
    let step = |step: &str| match step.parse::<usize>() {
        Ok(at) => format!("[{at}]"),
        Err(_) if step.contains('.') => format!("[\"{step}\"]"),
        Err(_) => format!(".{step}"),
    };
    format!("${}", place.split('/').map(step).collect::<String>())
}

/// A value of a type that the schema does not allow.
fn wrong(schema: &Value) -> &'static str {
    let allows = |kind: &str| {
        let types = &schema["type"];
        types == kind || types.as_array().is_some_and(|types| types.iter().any(|t| t == kind))
    };
    if allows("object") || schema.get("enum").is_some() { "[[]]" } else { "{}" }
}

#[test]
fn a_value_of_a_type_that_the_schema_forbids_is_an_error_at_its_place() {
    let (schema, full) = (schema(), serde_json::from_str::<Value>(FULL).unwrap());
    let mut visited = 0;
    places(&schema, &full, "", &schema, &mut |place, schema| {
        if place.is_empty() {
            return;
        }
        visited += 1;
        let errors = Fixture::full().set(place, wrong(schema)).errors();
        assert!(errors.iter().any(|(path, _)| *path == written(place)), "{place}: {errors:?}");
    });
    assert!(visited > 250, "only {visited} places");
}

#[test]
fn the_full_document_uses_every_field_and_the_schema_has_every_field_it_uses() {
    let (schema, full) = (schema(), serde_json::from_str::<Value>(FULL).unwrap());
    let mut used = BTreeSet::new();
    places(&schema, &full, "", &schema, &mut |place, _| {
        used.insert(field_of(place));
    });
    let mut known = BTreeSet::from([String::new()]);
    fields(&SCORECARD, "", &mut known);
    assert_eq!(used, known);
}

/// Every field that the reader knows, as `areas/name`.
fn fields(object: &Object, above: &str, known: &mut BTreeSet<String>) {
    for field in object.fields {
        let place = format!("{above}/{}", field.name).trim_start_matches('/').to_owned();
        let mut shape = &field.shape;
        while let Shape::List(_, inner) | Shape::OrNull(inner) | Shape::Map(inner) = shape {
            shape = inner;
        }
        if let Shape::Object(object) = shape {
            fields(object, &place, known);
        }
        known.insert(place);
    }
}

#[test]
fn a_required_field_that_is_taken_away_is_an_error() {
    let (schema, full) = (schema(), serde_json::from_str::<Value>(FULL).unwrap());
    places(&schema, &full, "", &schema, &mut |place, schema| {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let without = Fixture::full().remove(&format!("{place}/{name}"));
            let needs = format!("needs `{name}`");
            assert!(without.errors().iter().any(|(_, said)| said.contains(&needs)), "{place}/{name}");
        }
    });
}

#[test]
fn an_optional_field_may_be_null_and_a_required_one_may_not() {
    let (schema, full) = (schema(), serde_json::from_str::<Value>(FULL).unwrap());
    places(&schema, &full, "", &schema, &mut |place, schema| {
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, _) in schema["properties"].as_object().into_iter().flatten() {
            let place = format!("{place}/{name}");
            let errors = Fixture::full().set(place.trim_start_matches('/'), "null").errors();
            let told = errors.iter().any(|(path, _)| *path == written(place.trim_start_matches('/')));
            assert_eq!(told, required.contains(&name.as_str()), "{place}: {errors:?}");
        }
    });
}

/// The field at a place, without the positions on the way: `areas/name`.
fn field_of(place: &str) -> String {
    place.split('/').filter(|step| step.parse::<f64>().is_err()).collect::<Vec<_>>().join("/")
}

#[test]
fn every_field_reaches_the_scorecard() {
    let (schema, full) = (schema(), serde_json::from_str::<Value>(FULL).unwrap());
    let whole = Fixture::full().read().unwrap();
    let (mut fields, mut read) = (BTreeSet::new(), BTreeSet::new());
    places(&schema, &full, "", &schema, &mut |place, _| {
        let is_field = place.rsplit('/').next().is_some_and(|last| last.parse::<f64>().is_err());
        if place.is_empty() || !is_field {
            return;
        }
        fields.insert(field_of(place));
        // Without the field the document is another one, or none at all.
        if Fixture::full().remove(place).read().map_or(true, |less| less.scorecard() != whole.scorecard()) {
            read.insert(field_of(place));
        }
    });
    assert_eq!(read, fields);
}

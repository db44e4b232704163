//! The published JSON Schema, made from the declarations that files are read with.

use super::objects::File;
use super::shape::{Field, Object, Range, Shape};
use serde_json::{Map, Value, json};

/// The JSON Schema (2020-12) of the format. Fields beyond it are allowed and kept.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    let mut schema = object(&File::OBJECT, &mut definitions);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Scorecard, format 1");
    schema["$defs"] = Value::Object(definitions);
    schema
}

fn object(object: &Object, definitions: &mut Map<String, Value>) -> Value {
    let properties: Map<String, Value> =
        object.fields.iter().map(|field| (field.name.to_owned(), property(field, definitions))).collect();
    let required: Vec<&str> =
        object.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({
        "type": "object",
        "description": object.about,
        "properties": properties,
        "required": required,
        "additionalProperties": true,
    })
}

fn property(field: &Field, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = of(&field.shape, definitions);
    if !field.required {
        schema = or_null(schema);
    }
    schema["description"] = json!(field.about);
    schema
}

fn of(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Text => json!({"type": "string"}),
        Shape::Name => json!({"type": "string", "pattern": "\\S"}),
        Shape::Number(range) => number("number", *range),
        Shape::Whole(range) => number("integer", *range),
        Shape::Switch => json!({"type": "boolean"}),
        Shape::OneOf(numbers) => json!({"enum": numbers.iter().copied().map(plain).collect::<Vec<_>>()}),
        Shape::Word(words) => json!({"enum": words()}),
        Shape::Day => json!({"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}),
        Shape::Date => json!({"type": "string", "pattern": "^\\d{4}(/\\d{2}|-\\d{2}(-\\d{2})?)?$"}),
        Shape::Pair(ranges) => {
            let items: Vec<Value> = ranges.iter().map(|range| number("number", *range)).collect();
            json!({"type": "array", "prefixItems": items, "minItems": 2, "maxItems": 2})
        }
        Shape::List(0, shape) => json!({"type": "array", "items": of(shape, definitions)}),
        Shape::List(least, shape) => {
            json!({"type": "array", "items": of(shape, definitions), "minItems": least})
        }
        Shape::OrNull(shape) => or_null(of(shape, definitions)),
        Shape::Map(shape) => json!({"type": "object", "additionalProperties": of(shape, definitions)}),
        Shape::Object(object) => reference(object, definitions),
    }
}

fn reference(object: &Object, definitions: &mut Map<String, Value>) -> Value {
    if !definitions.contains_key(object.name) {
        let definition = self::object(object, definitions);
        definitions.insert(object.name.to_owned(), definition);
    }
    json!({"$ref": format!("#/$defs/{}", object.name)})
}

fn number(kind: &str, range: Range) -> Value {
    let mut schema = json!({"type": kind});
    if range.least.is_finite() {
        let bound = if range.above_least { "exclusiveMinimum" } else { "minimum" };
        schema[bound] = plain(range.least);
    }
    if range.greatest.is_finite() {
        schema["maximum"] = plain(range.greatest);
    }
    schema
}

/// The number without `.0`, which some validators take for a fraction.
fn plain(number: f64) -> Value {
    if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
}

fn or_null(mut schema: Value) -> Value {
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.push(Value::Null);
        return schema;
    }
    if let Some(Value::String(kind)) = schema.get("type") {
        schema["type"] = json!([kind, "null"]);
        return schema;
    }
    json!({"anyOf": [schema, {"type": "null"}]})
}

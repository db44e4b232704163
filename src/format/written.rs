//! In what two documents are written otherwise that no scorecard of them tells: fields that the format does not know, and what an approval
//! of one would find to be another in the other.

use super::Document;
use super::finding::Finding;
use super::fingerprint::differ;
use super::objects::File;
use super::path::clip;
use super::rule::Rule;
use super::shape::Shape;
use super::text::without_mark;
use crate::model::{UnknownField, Written};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap};

/// What is written otherwise in the second of two documents; `says_the_same`: nothing is found in what their scorecards say.
pub fn written_otherwise(documents: [&Document; 2], says_the_same: bool) -> Written {
    let is_unknown = |note: &Finding| note.rule == Rule::Unknown;
    let has_unknown = documents.iter().any(|document| document.notes().iter().any(is_unknown));
    let is_one_text = documents[0].text() == documents[1].text();
    Written {
        differ: if says_the_same && !is_one_text { differ(documents) } else { Vec::new() },
        unknown: if has_unknown && !is_one_text { unknown(documents) } else { Vec::new() },
    }
}

/// What fields that the format does not know say, by the way there and their name, then by what the object is known by that has them.
type Known = BTreeMap<(Vec<String>, String), BTreeMap<String, Vec<Result<Value, String>>>>;

fn unknown(documents: [&Document; 2]) -> Vec<UnknownField> {
    let [mut before, after] = documents.map(|document| {
        let mut known = Known::default();
        if let Ok(text) = serde_json::from_str(without_mark(document.text())) {
            gather(text, &Shape::Object(&File::OBJECT), (&mut Vec::new(), ""), &mut known);
        }
        known
    });
    let mut found: BTreeMap<(Vec<String>, String), [usize; 3]> = BTreeMap::new();
    for (field, places) in after {
        let mut was = before.remove(&field).unwrap_or_default();
        let [added, changed, removed] = found.entry(field).or_default();
        for (of, is) in places {
            let was = was.remove(&of).unwrap_or_default();
            *added += is.len().saturating_sub(was.len());
            *removed += was.len().saturating_sub(is.len());
            *changed += was.iter().zip(&is).filter(|(was, is)| was != is).count();
        }
        *removed += was.values().map(Vec::len).sum::<usize>();
    }
    for (field, places) in before {
        found.entry(field).or_default()[2] += places.values().map(Vec::len).sum::<usize>();
    }
    let counted = found.into_iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
    let field = |((within, name), counts): ((Vec<String>, String), [usize; 3])| {
        let [added, changed, removed] = counts;
        UnknownField { name, within, added, changed, removed }
    };
    counted.map(field).collect()
}

/// Gathers the fields of a value that its shape does not know; `of`: what the objects around it are known by.
fn gather(value: &RawValue, shape: &Shape, (way, of): (&mut Vec<String>, &str), known: &mut Known) {
    match shape {
        Shape::OrNull(shape) => gather(value, shape, (way, of), known),
        Shape::List(_, shape) if has_objects(shape) => {
            for item in serde_json::from_str::<Vec<&RawValue>>(value.get()).unwrap_or_default() {
                gather(item, shape, (way, of), known);
            }
        }
        Shape::Map(shape) if has_objects(shape) => {
            for (name, item) in fields(value) {
                gather(item, shape, (way, &format!("{of}\0{name}")), known);
            }
        }
        Shape::Object(object) => {
            let fields = fields(value);
            let own = format!("{of}\0{}", own_name(&fields));
            for (name, field) in &fields {
                way.push(name.clone());
                match object.fields.iter().find(|it| it.name == name) {
                    Some(it) => gather(field, &it.shape, (way, &own), known),
                    None if is_nothing(field) => {}
                    None => {
                        let within = way[..way.len() - 1].to_vec();
                        let said = serde_json::from_str(field.get()).map_err(|_| field.get().to_owned());
                        let places = known.entry((within, clip(name))).or_default();
                        places.entry(own.clone()).or_default().push(said);
                    }
                }
                way.pop();
            }
        }
        _ => {}
    }
}

fn has_objects(shape: &Shape) -> bool {
    match shape {
        Shape::OrNull(shape) | Shape::List(_, shape) | Shape::Map(shape) => has_objects(shape),
        shape => matches!(shape, Shape::Object(_)),
    }
}

/// What holds nothing says as much as what is not there.
fn is_nothing(value: &RawValue) -> bool {
    value.get() == "null" || value.get().strip_prefix('[').is_some_and(|rest| rest.trim_start() == "]")
}

fn fields(value: &RawValue) -> HashMap<String, &RawValue> {
    serde_json::from_str(value.get()).unwrap_or_default()
}

/// By what an object is known among others of its list, wherever it stands there: by its id, or by what it is of.
fn own_name(fields: &HashMap<String, &RawValue>) -> String {
    const OWN: [&str; 2] = ["id", "code"];
    const OF: [&str; 6] = ["indicator", "breakdown", "area", "by", "kind", "of"];
    let written = |name: &&str| fields.get(*name).map(|value| value.get().to_owned());
    let own = OWN.iter().find_map(written);
    own.unwrap_or_else(|| OF.iter().filter_map(written).collect::<Vec<_>>().join("\0"))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{FULL, TODAY};
    use super::*;

    fn between(before: &str, after: &str) -> Vec<(String, [usize; 3])> {
        let files = [before, after].map(|text| Document::read(text, TODAY).unwrap());
        let written = written_otherwise(files.each_ref(), false);
        let one = |it: UnknownField| {
            ([it.within, vec![it.name]].concat().join("."), [it.added, it.changed, it.removed])
        };
        written.unknown.into_iter().map(one).collect()
    }

    #[test]
    fn unknown_fields_are_told_once_for_each_kind_of_place() {
        assert_eq!(between(FULL, FULL), []);
        let other = FULL.replace("#005eb8", "#ffffff");
        assert_eq!(between(FULL, &other), [("house_style".to_owned(), [0, 1, 0])]);
        let areas = FULL
            .replace("\"kind\": \"nation\"", "\"kind\": \"nation\", \"colour\": 1e309")
            .replace("\"kind\": \"region\"", "\"kind\": \"region\", \"colour\": [1.50, {\"deep\": null}]");
        assert_eq!(between(FULL, &areas), [("areas.colour".to_owned(), [2, 0, 0])]);
        assert_eq!(between(&areas, FULL), [("areas.colour".to_owned(), [0, 0, 2])]);
        let again = areas.replace("[1.50, {\"deep\": null}]", "[1.5, {\"deep\":null}]");
        assert_eq!(between(&areas, &again), [], "written in another way");
        let more = areas
            .replace("1e309", "1e310")
            .replace("\"kind\": \"system\"", "\"kind\": \"system\", \"colour\": 1");
        assert_eq!(between(&areas, &more), [("areas.colour".to_owned(), [1, 1, 0])]);
        let row = FULL.replace("\"values\": [7, 8]", "\"values\": [7, 8], \"x\": 1, \"y\": null, \"z\": [ ]");
        assert_eq!(
            between(FULL, &row),
            [("data.rows.x".to_owned(), [1, 0, 0])],
            "what holds nothing is not there"
        );
    }

    #[test]
    fn an_unknown_field_goes_with_what_has_it_wherever_that_stands() {
        let with = |first: &str, second: &str| {
            FULL.replace("{\"id\": \"family-help\"", &format!("{{{first}\"id\": \"family-help\"")).replace(
                "{\"id\": \"team-around-the-school\"",
                &format!("{{{second}\"id\": \"team-around-the-school\""),
            )
        };
        let one = with("\"x\": 1, ", "\"x\": 2, ");
        let mut turned: Value = serde_json::from_str(&one).unwrap();
        turned["interventions"].as_array_mut().unwrap().reverse();
        assert_eq!(between(&one, &turned.to_string()), []);
        assert_eq!(
            between(&one, &with("\"x\": 2, ", "\"x\": 1, ")),
            [("interventions.x".to_owned(), [0, 2, 0])]
        );
    }
}

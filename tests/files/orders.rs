//! A list in another order is told in one line where readers see its order, and not at all where they do not.

use crate::changes::between;
use crate::edits::{HANDS, read, value};
use placecard::format::schema;
use serde_json::{Value, json};

/// What is said of a list that is turned round.
enum Said {
    Line(&'static str),
    Nothing,
    /// Its items stand beside those of another list, so that turned round they say something else.
    BesideOthers,
}
use Said::{BesideOthers, Line, Nothing};

/// Every list of the format.
const LISTS: [(&str, Said); 39] = [
    ("actions", Line("The actions are in another order.")),
    ("areas", Line("The areas are in another order.")),
    ("areas[].members", Nothing),
    ("areas[].succeeds", Nothing),
    ("boundaries", Nothing),
    ("boundaries[].rings", Nothing),
    ("boundaries[].rings[]", Nothing),
    ("commentary", Line("The comments are in another order.")),
    ("data", Line("The groups of people by which figures are broken down are in another order.")),
    ("data[].periods", BesideOthers),
    ("data[].rows", Nothing),
    ("data[].rows[].denominators", BesideOthers),
    ("data[].rows[].flags", BesideOthers),
    ("data[].rows[].lower", BesideOthers),
    ("data[].rows[].notes", BesideOthers),
    ("data[].rows[].numerators", BesideOthers),
    ("data[].rows[].upper", BesideOthers),
    ("data[].rows[].values", BesideOthers),
    ("data[].rows[].verdicts", BesideOthers),
    ("frameworks", Line("The frameworks are in another order.")),
    (
        "frameworks[].outcomes",
        Line("The outcomes of two frameworks are in another order: “A framework” and “Another”."),
    ),
    ("frameworks[].outcomes[].indicators", Nothing),
    ("groupings", Line("The groupings are in another order.")),
    (
        "groupings[].groups",
        Line("The groups of two groupings are in another order: “Marmot objectives” and “Another”."),
    ),
    ("indicators", Line("The indicators are in another order.")),
    ("indicators[].groups", Nothing),
    ("indicators[].published_as", Nothing),
    ("interventions", Line("The interventions are in another order.")),
    (
        "interventions[].aims",
        Line("The indicators aimed at by one intervention are in another order: “Team around the school”."),
    ),
    (
        "interventions[].areas",
        Line("The areas of one intervention are in another order: “Team around the school”."),
    ),
    (
        "interventions[].planned",
        Line(
            "The areas that will start with one intervention are in another order: “Team around the school”.",
        ),
    ),
    (
        "interventions[].watch",
        Line("The indicators watched for one intervention are in another order: “Team around the school”."),
    ),
    ("priorities", Line("The priorities are in another order.")),
    (
        "priorities[].indicators",
        Line("The indicators of one priority are in another order: “Fewer suspensions”."),
    ),
    ("priorities[].targets", Line("The targets of one priority are in another order: “Fewer suspensions”.")),
    ("spreads", Nothing),
    ("spreads[].areas", BesideOthers),
    ("spreads[].periods", BesideOthers),
    ("views", Line("The saved views are in another order.")),
];

/// The file that has every field, with two or more in each list.
fn full() -> Value {
    let mut file = value(HANDS[0].text());
    file.as_object_mut().unwrap().remove("approved");
    let again = |file: &mut Value, list: &str, id: &str, change: &[(&str, Value)]| {
        let mut item = file[list][0].clone();
        item[id] = "another".into();
        for (field, value) in change {
            item[*field] = value.clone();
        }
        file[list].as_array_mut().unwrap().push(item);
    };
    let indicator = |file: &mut Value, id: &str| {
        again(file, "indicators", "id", &[("id", id.into()), ("name", id.into()), ("short", id.into())]);
        let published = json!([format!("file: {id}"), format!("page: {id}")]);
        *file["indicators"].as_array_mut().unwrap().last_mut().unwrap().get_mut("published_as").unwrap() =
            published;
    };
    again(&mut file, "groupings", "id", &[("name", "Another".into())]);
    for id in ["third", "fourth"] {
        indicator(&mut file, id);
    }
    for code in ["E08000008", "E08000009", "E08000010"] {
        let place =
            json!({"code": code, "name": format!("At {code}"), "kind": "place", "parent": "E54000001"});
        file["areas"].as_array_mut().unwrap().push(place);
    }
    file["indicators"][0]["groups"] = json!(["marmot/best-start", "marmot/work"]);
    file["indicators"][0]["published_as"] = json!(["ees:susp_rate", "ees:suspensions"]);
    let took_over =
        json!([{"code": "E07000001", "on": "2023-04-01"}, {"code": "E07000002", "on": "2023-04-01"}]);
    let areas = file["areas"].as_array_mut().unwrap();
    areas.iter_mut().find(|it| it["code"] == "E08000002").unwrap()["succeeds"] = took_over;
    let outline = |at: f64| {
        let ring = |at: f64, by: f64| json!([[at, 50.0], [at + by, 50.1], [at + by, 50.2], [at, 50.0]]);
        json!([ring(at, 0.1), ring(at + 0.3, 0.2)])
    };
    file["boundaries"] = json!([
        {"area": "E08000008", "rings": outline(-2.0)},
        {"area": "E08000009", "rings": outline(-1.0)},
    ]);
    file["frameworks"][0]["outcomes"] = json!([
        {"id": "o1", "name": "One", "indicators": ["suspension-rate", "third"]},
        {"id": "o2", "name": "Two", "indicators": []},
    ]);
    again(&mut file, "frameworks", "id", &[("name", "Another".into())]);
    let blocks = file["data"].as_array_mut().unwrap();
    let mut group = blocks.iter().find(|block| block.get("breakdown").is_some()).unwrap().clone();
    group["breakdown"]["group"] = "2".into();
    blocks.push(group);
    let tried = &mut file["interventions"][0];
    tried["aims"] = json!(["suspension-rate", "third"]);
    tried["watch"] = json!(["active-adults", "fourth"]);
    tried["areas"] = json!(["E08000001", "E08000008"]);
    tried["planned"] = json!(["E08000009", "E08000010"]);
    let priority = &mut file["priorities"][0];
    priority["indicators"] = json!(["suspension-rate", "third"]);
    let mut target = priority["targets"][0].clone();
    target["by"] = "2034/35".into();
    target["value"] = 4.into();
    priority["targets"].as_array_mut().unwrap().push(target);
    again(&mut file, "spreads", "indicator", &[("indicator", "third".into())]);
    again(&mut file, "views", "id", &[("name", "Another".into())]);
    again(&mut file, "actions", "id", &[("text", "Another.".into())]);
    file
}

/// Turns a list round wherever it stands; how many there were of which that makes another one.
fn turn(here: &mut Value, path: &str, target: &str) -> usize {
    match here {
        Value::Object(fields) => {
            let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            fields.iter_mut().map(|(name, field)| turn(field, &below(name), target)).sum()
        }
        Value::Array(items) if path == target => {
            let before = items.clone();
            items.reverse();
            usize::from(*items != before)
        }
        Value::Array(items) => items.iter_mut().map(|item| turn(item, &format!("{path}[]"), target)).sum(),
        _ => 0,
    }
}

/// The lists that the format has here and below.
fn lists(schema: &Value, here: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = here["$ref"].as_str() {
        return lists(schema, schema.pointer(name.trim_start_matches('#')).unwrap(), path, found);
    }
    if here["items"].is_object() {
        found.push(path.to_owned());
        lists(schema, &here["items"], &format!("{path}[]"), found);
    }
    for within in here["anyOf"].as_array().into_iter().flatten() {
        lists(schema, within, path, found);
    }
    for (name, field) in here["properties"].as_object().into_iter().flatten() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        lists(schema, field, &path, found);
    }
}

#[test]
fn every_list_of_the_format_is_known_here() {
    let (schema, mut found) = (schema(), Vec::new());
    lists(&schema, &schema, "", &mut found);
    found.sort();
    found.dedup();
    assert_eq!(found, LISTS.each_ref().map(|(path, _)| (*path).to_owned()));
}

#[test]
fn a_list_in_another_order_is_at_most_one_line() {
    let before = full();
    let document = read(&before.to_string());
    for (path, said) in &LISTS {
        let mut after = before.clone();
        let turned = turn(&mut after, "", path);
        if matches!(said, BesideOthers) {
            continue;
        }
        assert!(turned > 0, "{path} has two items that differ");
        let (_, told) = between([&document, &read(&after.to_string())]);
        match said {
            Line(line) => {
                let of_it = [&told[0], "Order of lists", *line];
                assert_eq!(told, of_it, "{path}");
                assert!(told[0].ends_with("one change in the order of lists."), "{path}: {}", told[0]);
            }
            Nothing | BesideOthers => {
                assert!(told.len() == 1 && told[0].starts_with("Nothing changed"), "{path}: {told:?}");
            }
        }
    }
}

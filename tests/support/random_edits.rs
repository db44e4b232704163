//! Edits of any kind, decoded from numbers, so that property tests and fuzzing make the same ones.

use placecard::edit::{Edit, Key, Op, Place, Slot};
use serde_json::{Value, json};

/// How many kinds of edits there are.
pub const KINDS: u16 = 15;

/// Fields of items that may be changed without breaking a reference.
const FREE: [(&str, &[&str]); 11] = [
    ("areas", &["name", "population", "colour"]),
    ("indicators", &["name", "definition", "caveats", "colour"]),
    ("priorities", &["title", "weight", "how", "owner"]),
    ("interventions", &["title", "colour"]),
    ("commentary", &["text", "author"]),
    ("views", &["name", "page"]),
    ("groupings", &["name"]),
    ("actions", &["text", "owner"]),
    ("frameworks", &["name"]),
    ("boundaries", &["colour"]),
    ("spreads", &["colour"]),
];

/// Lists of ids within items, with the list at the top that the ids are from.
const IDS: [(&str, &str, &str, &str); 4] = [
    ("priorities", "indicators", "indicators", "id"),
    ("interventions", "aims", "indicators", "id"),
    ("interventions", "areas", "areas", "code"),
    ("indicators", "published_as", "views", "id"),
];

const FIGURES: [&str; 6] = ["1.50", "1e2", "7", "null", "0.125", "66"];

/// Numbers that never end: those given, and then zeros.
struct Numbers<'n>(std::slice::Iter<'n, u16>);

impl Numbers<'_> {
    fn next(&mut self) -> usize {
        self.0.next().copied().unwrap_or(0).into()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = self.next();
        (!from.is_empty()).then(|| &from[at % from.len()])
    }

    fn text(&mut self) -> String {
        ["", "new", "Ünïcode \u{1F3E5}", "two\nlines \"quoted\" \\", "x, {y}: [z]"][self.next() % 5]
            .to_owned()
            + ["", " 1", " 2"][self.next() % 3]
    }

    /// Text that may be the title of something.
    fn name(&mut self) -> String {
        format!("n{}", self.text())
    }

    fn slot(&mut self, items: &[Value], key: &str) -> Slot {
        match self.next() % 3 {
            0 => Slot::Last,
            1 => Slot::First,
            _ => self.pick(items).map_or(Slot::Last, |item| Slot::After(text(item, key).into())),
        }
    }
}

/// The edit that these numbers stand for in a document with this content. The first number is the kind.
pub fn edit(document: &Value, numbers: &[u16]) -> Edit {
    let mut numbers = Numbers(numbers.iter());
    let kind = numbers.next() as u16 % KINDS;
    let steps = steps(kind, document, &mut numbers).unwrap_or_default();
    Edit::of(format!("kind {kind}"), steps)
}

#[allow(clippy::too_many_lines, reason = "one arm for each kind, none of which reads better alone")]
fn steps(kind: u16, document: &Value, numbers: &mut Numbers<'_>) -> Option<Vec<Op>> {
    Some(match kind {
        0 => {
            let name = ["title", "edition", "about", "x", "é \"y\"", "house_style"][numbers.next() % 6];
            let value = if name == "title" { json!(numbers.name()) } else { json!(numbers.text()) };
            let value = if numbers.next().is_multiple_of(4) && name == "x" {
                json!({"a": [1, {"b": value}], "c": {}})
            } else {
                value
            };
            vec![put(Place::field(name), value.to_string(), Slot::Last)]
        }
        1 => {
            let (name, value) = [
                ("run_length", "6"),
                ("run_length", "7"),
                ("confidence", "0.950"),
                ("confidence", "0.998"),
                ("benchmark", "\"region\""),
                ("colour", "\"blue\""),
            ][numbers.next() % 6];
            vec![put(Place::field("methods").below(name), value.to_owned(), Slot::Last)]
        }
        2 => {
            let (list, key, value) = item(document, numbers)?;
            let slot = numbers.slot(items(document, list), key_field(list));
            vec![put(Place(vec![list.into(), key]), value.to_string(), slot)]
        }
        3 | 4 => {
            let (list, fields) = numbers.pick(&FREE)?;
            let (place, _) = existing(document, list, numbers)?;
            let name = *numbers.pick(fields)?;
            let value = match name {
                "population" => "1e3".to_owned(),
                "weight" => ["0.50", "1", "2.0"][numbers.next() % 3].to_owned(),
                _ => json!(numbers.name()).to_string(),
            };
            vec![put(place.below(name), value, Slot::Last)]
        }
        5 => {
            let list = [
                "views",
                "commentary",
                "interventions",
                "actions",
                "frameworks",
                "spreads",
                "boundaries",
                "data",
            ];
            let list = list[numbers.next() % list.len()];
            vec![Op::Remove(
                existing(document, list, numbers).filter(|(place, _)| is_only(document, place))?.0,
            )]
        }
        6 => {
            let list = ["areas", "areas", "areas", "interventions", "data", "priorities"][numbers.next() % 6];
            let (place, _) =
                existing(document, list, numbers).filter(|(place, _)| is_only(document, place))?;
            vec![Op::Move(place, numbers.slot(items(document, list), key_field(list)))]
        }
        7 | 8 => {
            let (row, values) = existing_row(document, numbers)?;
            let column = ["values", "values", "lower", "flags"][numbers.next() % 4];
            if column == "values" {
                let position = Key::position(numbers.next() % values.max(1));
                (values > 0)
                    .then(|| vec![put(row.below(column).below(position), figure(numbers), Slot::Last)])?
            } else {
                let filled: Vec<&str> =
                    (0..values).map(|_| if column == "flags" { "\"estimated\"" } else { "-1.0" }).collect();
                vec![put(row.below(column), format!("[{}]", filled.join(",")), Slot::After("values".into()))]
            }
        }
        9 => {
            let (row, _) = existing_row(document, numbers)?;
            if numbers.next().is_multiple_of(3) {
                return Some(vec![Op::Remove(row)]);
            }
            let area = text(numbers.pick(items(document, "areas"))?, "code");
            let (block, content) = existing(document, "data", numbers)?;
            let length = items(content, "periods").len();
            let values: Vec<String> = (0..length).map(|_| figure(numbers)).collect();
            let row = format!("{{\"area\": {}, \"values\": [{}]}}", json!(area), values.join(", "));
            vec![put(block.below("rows").below(area), row, Slot::Last)]
        }
        10 => {
            let indicator = numbers.pick(items(document, "indicators"))?;
            let (id, period) = (text(indicator, "id"), text(indicator, "period"));
            let breakdown = [None, Some(("Sex", "Men")), Some(("Sex", "Women"))][numbers.next() % 3];
            let nth =
                blocks(document).filter(|(key, _)| key.parts == Key::block(&id, breakdown, 0).parts).count();
            let year = 2000 + numbers.next() % 5;
            let label =
                if period == "year" { year.to_string() } else { format!("{year}/{:02}", (year + 1) % 100) };
            let mut block = json!({"indicator": id, "periods": [label], "rows": []});
            if let Some((by, group)) = breakdown {
                block["breakdown"] = json!({"by": by, "group": group});
            }
            if let Some(area) = numbers.pick(items(document, "areas")) {
                block["rows"] = json!([{"area": area["code"], "values": [numbers.next()]}]);
            }
            vec![put(
                Place(vec!["data".into(), Key::block(&id, breakdown, nth)]),
                block.to_string(),
                Slot::Last,
            )]
        }
        11 => {
            let (place, block) = existing(document, "data", numbers)?;
            vec![put(place, longer(block, numbers)?.to_string(), Slot::Last)]
        }
        12 => {
            let (list, field, of, key) = *numbers.pick(&IDS)?;
            let (place, content) = existing(document, list, numbers)?;
            let id = text(numbers.pick(items(document, of))?, key);
            let entry = place.below(field).below(id.clone());
            let is_there = items(content, field).iter().any(|entry| entry == id.as_str());
            if is_there {
                vec![Op::Remove(entry)]
            } else {
                vec![put(entry, json!(id).to_string(), Slot::Last)]
            }
        }
        // The first area, so that it is one that the other edition may well refer to.
        13 => {
            let first = text(items(document, "areas").first()?, "code");
            vec![Op::Remove(Place::item("areas", first))]
        }
        _ => {
            let (list, fields) = numbers.pick(&FREE)?;
            let (place, content) = existing(document, list, numbers)?;
            let name = *numbers.pick(fields)?;
            content.get(name)?;
            vec![Op::Remove(place.below(name))]
        }
    })
}

fn put(place: Place, text: String, slot: Slot) -> Op {
    Op::Put { place, text, slot }
}

fn figure(numbers: &mut Numbers<'_>) -> String {
    FIGURES[numbers.next() % FIGURES.len()].to_owned()
}

pub fn items<'v>(value: &'v Value, list: &str) -> &'v [Value] {
    value.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value, field: &str) -> String {
    value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn key_field(list: &str) -> &'static str {
    match list {
        "areas" => "code",
        "boundaries" => "area",
        _ => "id",
    }
}

/// The blocks of a document with their keys.
fn blocks(document: &Value) -> impl Iterator<Item = (Key, &Value)> {
    let mut passed: Vec<Vec<String>> = Vec::new();
    items(document, "data").iter().map(move |block| {
        let breakdown =
            block.get("breakdown").map(|breakdown| (text(breakdown, "by"), text(breakdown, "group")));
        let breakdown = breakdown.as_ref().map(|(by, group)| (by.as_str(), group.as_str()));
        let key = Key::block(&text(block, "indicator"), breakdown, 0);
        let nth = passed.iter().filter(|parts| **parts == key.parts).count();
        passed.push(key.parts.clone());
        (Key { nth, ..key }, block)
    })
}

/// Whether no other block is like the one at a place. Such are told apart by their order, so one of them that comes
/// before another is never moved or removed here.
fn is_only(document: &Value, place: &Place) -> bool {
    let parts = |key: &Key| key.parts == place.0[1].parts;
    place.0[0].parts != ["data"] || blocks(document).filter(|(key, _)| parts(key)).count() == 1
}

/// An item of a list at the top, with its place.
fn existing<'v>(document: &'v Value, list: &str, numbers: &mut Numbers<'_>) -> Option<(Place, &'v Value)> {
    let all: Vec<(Key, &Value)> = match list {
        "data" => blocks(document).collect(),
        "spreads" => {
            let key = |item| ["indicator", "kind", "of"].map(|field| text(item, field)).into();
            items(document, list).iter().map(|item| (Key { parts: key(item), nth: 0 }, item)).collect()
        }
        _ => {
            let key = key_field(list);
            items(document, list).iter().map(|item| (text(item, key).into(), item)).collect()
        }
    };
    let (key, item) = numbers.pick(&all)?.clone();
    Some((Place(vec![list.into(), key]), item))
}

/// A row, with the number of its values.
fn existing_row(document: &Value, numbers: &mut Numbers<'_>) -> Option<(Place, usize)> {
    let (block, content) = existing(document, "data", numbers)?;
    let row = numbers.pick(items(content, "rows"))?;
    Some((block.below("rows").below(text(row, "area")), items(row, "values").len()))
}

/// A block with one more period at its end, which is null for all rows but one.
fn longer(block: &Value, numbers: &mut Numbers<'_>) -> Option<Value> {
    let mut block = block.clone();
    let periods = block.get_mut("periods")?.as_array_mut()?;
    let length = periods.len();
    let last: usize = periods.last()?.as_str()?.get(..4)?.parse().ok()?;
    let year = last + 1 + numbers.next() % 2;
    let is_year = periods.last()?.as_str()?.len() == 4;
    periods.push(json!(if is_year { year.to_string() } else { format!("{year}/{:02}", (year + 1) % 100) }));
    let filled = numbers.next();
    for (at, row) in block.get_mut("rows")?.as_array_mut()?.iter_mut().enumerate() {
        for (name, column) in row.as_object_mut()? {
            if let Some(column) = column.as_array_mut().filter(|column| column.len() == length) {
                column.push(if name == "values" && at == filled % 3 {
                    json!(filled % 50)
                } else {
                    Value::Null
                });
            }
        }
    }
    Some(block)
}

/// A new item of a list at the top, or one to replace an old one.
fn item(document: &Value, numbers: &mut Numbers<'_>) -> Option<(&'static str, Key, Value)> {
    let id = format!("new-{}", numbers.next() % 3);
    let area = text(numbers.pick(items(document, "areas"))?, "code");
    let indicator = text(numbers.pick(items(document, "indicators"))?, "id");
    let name = numbers.name();
    let (list, value) = match numbers.next() % 9 {
        0 => ("areas", json!({"code": id, "name": name, "kind": "neighbourhood"})),
        1 => (
            "priorities",
            json!({"id": id, "title": name, "level": "place", "area": area, "weight": 1,
            "indicators": [indicator], "targets": [{"indicator": indicator, "value": 5}]}),
        ),
        2 => ("interventions", json!({"id": id, "title": name, "areas": [area], "confidence": "inferred"})),
        3 => ("commentary", json!({"id": id, "area": area, "text": name})),
        4 => (
            "views",
            json!({"id": id, "name": name, "page": "place", "area": area, "more": {"deep": [[1.5], {}]}}),
        ),
        5 => (
            "actions",
            json!({"id": id, "area": area, "indicator": indicator, "text": name, "status": "open"}),
        ),
        6 => (
            "frameworks",
            json!({"id": id, "name": name, "outcomes": [
            {"id": "o", "name": "O", "indicators": [indicator]}]}),
        ),
        7 => ("groupings", json!({"id": id, "name": name, "groups": [{"id": "g", "name": "G"}]})),
        _ => (
            "indicators",
            json!({"id": id, "name": name, "strand": "outcomes", "polarity": "neutral",
            "period": "year", "measure": {"kind": "ratio", "unit": "%"}}),
        ),
    };
    Some((list, id.into(), value))
}

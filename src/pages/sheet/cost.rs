//! The cost of something that was tried: its unit, and amounts that are entered together with it.

use super::choices::Names;
use super::entered::Part;
use super::field::source_at;
use super::form::{Control, Field, Typed, Write};
use super::open::Open;
use crate::edit::plan::{Entry, Kind, Step};
use crate::model::{AreaId, Intervention};
use serde_json::{Map, Value, json};

const UNIT: &str = "cost/unit";
const AMOUNT: &str = "cost/amount";
/// Followed by the code of an area.
const AREAS: &str = "cost/areas/";

/// A row of the unit and the amount, and of several areas one with what it costs in each;
/// where there is a cost, who says so.
pub(super) fn fields(names: Names<'_>, tried: &Intervention) -> Vec<Field> {
    let cost = tried.cost.as_ref();
    let typed = |id: String, label: &str, value: Option<String>, kind: Kind, hint: &'static str| {
        let name = format!("change the cost of {}", tried.title);
        let line = Typed::line(value.as_deref(), kind, &[], name);
        Field::new(id, label, Control::Typed(Typed { write: Write::Cost, hint, ..line }))
    };
    let amount = |value: f64| value.to_string();
    let whole = vec![
        typed(UNIT.to_owned(), "Unit", cost.map(|it| it.unit.clone()), Kind::Words, "£ a year"),
        typed(AMOUNT.to_owned(), "Amount", cost.and_then(|it| it.amount).map(amount), Kind::Amount, "250000"),
    ];
    let note = "In all of its areas together. The unit says what amounts are in, such as £ or £ a year.";
    let row = |id: &str, label: &str, fields| Field::new(id, label, Control::Row { fields, remove: None });
    let mut rows = vec![row("cost", "Cost", whole).noted(note)];
    if tried.areas.len() > 1 || cost.is_some_and(|cost| !cost.areas.is_empty()) {
        let of_area = |area: &AreaId| {
            let (code, name) = names.area(*area);
            let own = cost.and_then(|it| it.areas.iter().find(|(one, _)| one == area));
            let own = own.map(|(_, value)| amount(*value));
            typed(format!("{AREAS}{code}"), &name, own, Kind::Amount, "")
        };
        let amounts: Vec<Field> = tried.areas.iter().map(of_area).collect();
        // So many stand side by side that each has room for its name.
        for (nth, few) in amounts.chunks(2).enumerate() {
            let label = if nth == 0 { "Cost in each area" } else { "" };
            rows.push(row(&format!("cost/areas {nth}"), label, few.to_vec()));
        }
    }
    if let Some(cost) = cost {
        let of = format!("the cost of {}", tried.title);
        let at = |part| vec!["cost", "source", part];
        rows.push(source_at(&of, ("cost/source", "Source of the cost"), cost.source.as_ref(), at));
    }
    rows
}

/// The areas of what was tried; one that is taken out takes its own cost with it.
pub(super) fn with_areas(mut areas: Field) -> Field {
    if let Control::Several(several) = &mut areas.control {
        for offer in &mut several.there {
            let out = offer.entry.steps.iter().filter_map(|step| match step {
                Step::Exclude(_, code) => Some(Step::SetNamed(vec!["cost", "areas"], code.clone(), None)),
                _ => None,
            });
            let out: Vec<Step> = out.collect();
            offer.entry.steps.splice(0..0, out);
        }
    }
    areas
}

/// What a field of the cost comes to: an amount is there with its unit, and the unit goes once there is no amount. With the fields
/// that go into it.
///
/// # Errors
/// What does not fit, or that one is there without the other.
pub(super) fn entry(
    open: &Open,
    field: &Field,
    typed: &Typed,
) -> Result<Option<(Entry, Vec<String>)>, String> {
    let Some(item) = open.form.item() else { return Ok(None) };
    typed.kind.read(open.text(field))?;
    let (mut parts, mut wrong) = (Vec::new(), false);
    for one in open.form.all() {
        let Control::Typed(typed) = &one.control else { continue };
        if typed.write == Write::Cost {
            match Part::of(typed.kind, open.text(one)) {
                Part::Is(value) => parts.push((one.id.clone(), Some(value))),
                Part::Empty => parts.push((one.id.clone(), None)),
                // What is wrong with another one is said there, and waits there.
                Part::Wrong => wrong = true,
            }
        }
    }
    let is_unit = field.id == UNIT;
    let was_there = open.form.field(UNIT).is_some_and(|unit| match &unit.control {
        Control::Typed(typed) => !typed.value.is_empty(),
        _ => false,
    });
    let has_amount = wrong || parts.iter().any(|(id, value)| id != UNIT && value.is_some());
    let unit = parts.iter().find(|(id, _)| id == UNIT).and_then(|(_, value)| value.clone());
    let steps = match (unit, has_amount) {
        (None, true) if is_unit => {
            return Err(
                "The amount needs its unit, such as £ or £ a year. Write it here, or empty the amount first."
                    .to_owned(),
            );
        }
        (None, true) => {
            return Err("An amount needs a unit. Write one in the field Unit, such as £ or £ a year, then come back here.".to_owned());
        }
        (None, false) => vec![Step::Set(vec!["cost"], None)],
        // The amount is still to come, or to be put right.
        (Some(_), _) if !was_there && (wrong || !has_amount) => return Ok(None),
        (Some(unit), true) if !was_there => vec![Step::Set(vec!["cost"], Some(new(&unit, &parts)))],
        _ => parts.iter().map(|(id, value)| step(id, value.clone())).collect(),
    };
    let ids = parts.into_iter().map(|(id, _)| id).collect();
    Ok(Some((Entry { name: typed.name.clone(), item: item.clone(), steps }, ids)))
}

/// A cost that is not there yet.
fn new(unit: &Value, parts: &[(String, Option<Value>)]) -> Value {
    let mut cost = json!({ "unit": unit });
    let mut areas = Map::new();
    for (id, value) in parts.iter().filter_map(|(id, value)| Some((id, value.clone()?))) {
        match id.strip_prefix(AREAS) {
            Some(code) => {
                areas.insert(code.to_owned(), value);
            }
            None if id == AMOUNT => cost["amount"] = value,
            None => {}
        }
    }
    if !areas.is_empty() {
        cost["areas"] = Value::Object(areas);
    }
    cost
}

fn step(id: &str, value: Option<Value>) -> Step {
    match id.strip_prefix(AREAS) {
        Some(code) => Step::SetNamed(vec!["cost", "areas"], code.to_owned(), value),
        None if id == UNIT => Step::Set(vec!["cost", "unit"], value),
        None => Step::Set(vec!["cost", "amount"], value),
    }
}

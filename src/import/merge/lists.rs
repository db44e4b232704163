//! The lists of a document that figures refer to: its areas and indicators.

use super::plan::Plan;
use crate::format::Node;
use std::collections::{HashMap, HashSet};

/// A document with a plan's title, system and nation, and nothing else yet.
pub fn empty_document(plan: &Plan) -> Node {
    let text = |text: &str| Node::Text(text.to_owned());
    let fields = [
        ("format", Node::Number(1.into())),
        ("title", text(&plan.title)),
        ("system", text(&plan.system)),
        ("national", text(&plan.national)),
        ("areas", Node::List(Vec::new())),
        ("indicators", Node::List(Vec::new())),
        ("data", Node::List(Vec::new())),
        ("priorities", Node::List(Vec::new())),
    ];
    Node::Object(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

/// Appends the areas and indicators that are new, and writes down what publishers call those with figures.
pub fn extend(root: &mut Node, plan: &Plan) {
    let areas = plan.areas.iter().map(|area| (area.code.as_str(), area.new.as_ref()));
    append(root, "areas", areas);
    let indicators = plan.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator.new.as_ref()));
    append(root, "indicators", indicators);
    let mut keys: HashMap<&str, Vec<&str>> = HashMap::new();
    let with_figures: HashSet<u32> = plan.figures.iter().map(|figure| figure.indicator).collect();
    for (at, indicator) in plan.indicators.iter().enumerate() {
        let has_figures = u32::try_from(at).is_ok_and(|at| with_figures.contains(&at));
        // The format refuses a blank key, and it would find nothing.
        if has_figures && !indicator.key.trim().is_empty() {
            keys.entry(&indicator.id).or_default().push(&indicator.key);
        }
    }
    let indicators = root.field_mut("indicators").and_then(Node::items_mut);
    for indicator in indicators.into_iter().flatten() {
        let id = indicator.field("id").and_then(Node::text);
        for key in id.and_then(|id| keys.get(id)).into_iter().flatten() {
            add_key(indicator, key);
        }
    }
}

/// Appends the objects that are new, each once.
fn append<'a>(root: &mut Node, list: &str, things: impl Iterator<Item = (&'a str, Option<&'a Node>)>) {
    let Some(items) = root.field_mut(list).and_then(Node::items_mut) else { return };
    let mut added = HashSet::new();
    items.extend(things.filter_map(|(id, new)| new.filter(|_| added.insert(id))).cloned());
}

fn add_key(indicator: &mut Node, key: &str) {
    const FIELD: &str = "published_as";
    if !matches!(indicator.field(FIELD), Some(Node::List(_))) {
        indicator.set_field(FIELD, Node::List(Vec::new()));
    }
    if let Some(keys) = indicator.field_mut(FIELD).and_then(Node::items_mut)
        && !keys.iter().any(|known| known.text() == Some(key))
    {
        keys.push(Node::Text(key.to_owned()));
    }
}

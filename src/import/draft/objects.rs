//! New indicators as the file format writes them.

use crate::format::Node;
use crate::import::table::Definition;
use crate::model::{MeasureKind, PeriodKind, Source, Word};

/// An indicator that is new to the scorecard; `None` where something the format needs is not known.
pub(super) fn indicator(
    id: &str,
    key: &str,
    definition: &Definition,
    period: PeriodKind,
    population_group: Option<&str>,
) -> Option<Node> {
    let mut object = Object::default();
    object.text("id", Some(id));
    object.text("name", definition.name.as_deref());
    object.text("short", definition.short.as_deref());
    object.text("strand", Some(definition.strand?.as_str()));
    object.text("definition", definition.definition.as_deref());
    object.text("rationale", definition.rationale.as_deref());
    object.text("caveats", definition.caveats.as_deref());
    object.add("measure", measure(definition)?);
    object.text("polarity", Some(definition.polarity?.as_str()));
    object.text("period", Some(period.as_str()));
    object.text("population_group", population_group);
    object.add("published_as", Node::List(vec![Node::Text(key.to_owned())]));
    if let Some(source) = source(&definition.source) {
        object.add("source", source);
    }
    Some(object.node())
}

fn measure(definition: &Definition) -> Option<Node> {
    let kind = definition.kind?;
    let mut object = Object::default();
    object.text("kind", Some(kind.as_str()));
    if let Some(per) =
        definition.per.filter(|_| !matches!(kind, MeasureKind::Proportion | MeasureKind::Count))
    {
        object.add("per", Node::of_number(per));
    }
    object.text("unit", Some(definition.unit.as_deref()?));
    if let Some(decimals) = definition.decimals {
        object.add("decimals", Node::of_number(f64::from(decimals)));
    }
    Some(object.node())
}

fn source(source: &Source) -> Option<Node> {
    let mut object = Object::default();
    object.text("publisher", source.publisher.as_deref());
    object.text("title", source.title.as_deref());
    object.text("url", source.url.as_deref());
    object.text("released", source.released.as_deref());
    object.text("licence", source.licence.as_deref());
    (!object.0.is_empty()).then(|| object.node())
}

#[derive(Default)]
struct Object(Vec<(String, Node)>);

impl Object {
    fn add(&mut self, name: &str, value: Node) {
        self.0.push((name.to_owned(), value));
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.add(name, Node::Text(value.to_owned()));
        }
    }

    fn node(self) -> Node {
        Node::Object(self.0)
    }
}

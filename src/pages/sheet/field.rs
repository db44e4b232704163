//! Fields that several forms have alike.

use super::choices::Names;
use super::form::{Choice, Control, Field, Offer, Several, Typed};
use crate::edit::plan::{Item, Kind, Step};
use crate::model::{AreaId, IndicatorId, PlainDate, Source};
use crate::words::lower_first;
use serde_json::json;

/// A line of words under its name, at the field of this name.
pub(super) fn words(
    of: &str,
    (label, path): (&str, &[&'static str]),
    value: Option<&str>,
    hint: &'static str,
) -> Field {
    let name = change(label, of);
    let typed = Typed { hint, ..Typed::line(value, Kind::Words, path, name) };
    Field::new(path.join("/"), label, Control::Typed(typed))
}

/// The same with room for more than a line.
pub(super) fn paragraph(
    of: &str,
    about: (&str, &[&'static str]),
    value: Option<&str>,
    hint: &'static str,
) -> Field {
    let mut field = words(of, about, value, hint);
    if let Control::Typed(typed) = &mut field.control {
        typed.lines = 2;
    }
    field
}

/// What must not be empty: what it is called, and why it must be there.
pub(super) fn needed(label: &str, path: &'static str, value: &str, why: &'static str) -> Field {
    let name = change(label, value);
    let typed = Typed::line(Some(value), Kind::Needed(why), &[path], name);
    Field::new(path, label, Control::Typed(typed))
}

/// A date.
pub(super) fn date(
    of: &str,
    label: &str,
    path: &'static str,
    value: Option<&PlainDate>,
    hint: &'static str,
) -> Field {
    let name = change(label, of);
    let value = value.map(PlainDate::label);
    Field::new(path, label, Control::Typed(Typed { hint, ..Typed::line(value, Kind::Date, &[path], name) }))
}

/// Where something was published.
pub(super) fn source(of: &str, source: Option<&Source>) -> Field {
    source_at(of, ("source", "Source"), source, |part| vec!["source", part])
}

/// The same where it stands below another field.
pub(super) fn source_at(
    of: &str,
    (id, label): (&str, &str),
    source: Option<&Source>,
    at: impl Fn(&'static str) -> Vec<&'static str>,
) -> Field {
    let part = |label, name, value: Option<&String>| {
        let mut field = words(of, (label, &at(name)), value.map(String::as_str), "");
        if let Control::Typed(typed) = &mut field.control {
            typed.name = format!("change the source of {of}");
            typed.kind = if name == "url" { Kind::Link } else { typed.kind };
        }
        field
    };
    let fields = vec![
        part("Title of the document", "title", source.and_then(|it| it.title.as_ref())),
        part("Publisher", "publisher", source.and_then(|it| it.publisher.as_ref())),
        part("Link", "url", source.and_then(|it| it.url.as_ref())),
    ];
    Field::new(id, label, Control::Row { fields, remove: None })
}

/// Several ids in a list of the item: what is there and what can be added, each by its id and its name.
pub(super) fn several(
    item: &Item,
    (id, label, add): (&'static str, &str, &'static str),
    there: &[(String, String)],
    all: &[(String, String)],
) -> Field {
    let out = |(own, name): &(String, String)| {
        Offer::of(name.clone(), listed(id, name)[1].clone(), item, Step::Exclude(id, own.clone()))
    };
    let into = |(own, name): &(String, String)| {
        Offer::of(name.clone(), listed(id, name)[0].clone(), item, Step::Include(id, own.clone()))
    };
    let offers =
        all.iter().filter(|(own, _)| !there.iter().any(|(known, _)| known == own)).map(into).collect();
    let several = Several { there: there.iter().map(out).collect(), offers, add };
    Field::new(id, label, Control::Several(several))
}

/// One thing of a list, or none: the options by id and name, `nothing` being that there is none.
pub(super) fn one_of(
    item: &Item,
    of: &str,
    (label, path): (&str, &'static str),
    nothing: Option<&str>,
    all: &[(String, String)],
    chosen: Option<&str>,
) -> Field {
    let name = change(label, of);
    let none = nothing.map(|words| Offer::of(words, name.clone(), item, Step::Set(vec![path], None)));
    let some = all.iter().map(|(id, words)| {
        Offer::of(words.clone(), name.clone(), item, Step::Set(vec![path], Some(json!(id))))
    });
    let at = match chosen {
        Some(id) => all.iter().position(|(own, _)| own == id).map(|at| at + usize::from(nothing.is_some())),
        None => nothing.map(|_| 0),
    };
    Field::new(path, label, Control::Choice(Choice::new(none.into_iter().chain(some).collect(), at)))
}

/// What it is called that a list of this name has this too, and has it no longer: it says what it is to the item.
pub fn listed(id: &str, name: &str) -> [String; 2] {
    match id {
        "indicators" => [format!("add the indicator {name}"), format!("remove the indicator {name}")],
        "aims" => [format!("aim at {name}"), format!("aim at {name} no longer")],
        "watch" => [format!("watch {name}"), format!("watch {name} no longer")],
        "areas" => {
            [format!("say that it is tried in {name}"), format!("say no longer that it is tried in {name}")]
        }
        "planned" => [format!("plan it in {name}"), format!("plan it in {name} no longer")],
        "members" => [format!("add the part {name}"), format!("remove the part {name}")],
        _ => [format!("add {name}"), format!("remove {name}")],
    }
}

/// What a change of this field is called, so that it reads well after “Undo:”.
fn change(label: &str, of: &str) -> String {
    match label {
        "How" => format!("change how {of} is to be reached"),
        "Serves" => format!("change what {of} serves"),
        "Due" => format!("change when {of} is due"),
        "Decided" => format!("change when {of} was decided"),
        "Start" => format!("change when {of} started"),
        "End" => format!("change when {of} ended"),
        "How sure" => format!("change how sure the facts about {of} are"),
        "Evidence" => format!("change the evidence for {of}"),
        "Level it acts on" => format!("change the level that {of} acts on"),
        "Inequality it answers" => format!("change the inequality that {of} answers"),
        "Name of the place" => format!("change where {of} was adopted from"),
        "Lies in" => format!("change where {of} lies"),
        "Priority" | "Indicator" => format!("change the {} that {of} is for", lower_first(label)),
        noun => format!("change the {} of {of}", lower_first(noun)),
    }
}

impl Names<'_> {
    /// Areas by code and name.
    pub(super) fn areas_of(&self, areas: &[AreaId]) -> Vec<(String, String)> {
        areas.iter().map(|area| self.area(*area)).collect()
    }

    /// Indicators by id and name.
    pub(super) fn indicators_of(&self, indicators: &[IndicatorId]) -> Vec<(String, String)> {
        indicators.iter().map(|id| self.indicator(*id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{change, listed};

    #[test]
    fn a_change_reads_well_after_what_takes_it_back() {
        assert_eq!(change("Due", "the action"), "change when the action is due");
        assert_eq!(change("Owner", "the action"), "change the owner of the action");
        assert_eq!(change("Priority", "the action"), "change the priority that the action is for");
        assert_eq!(change("How", "Smokefree"), "change how Smokefree is to be reached");
        assert_eq!(change("Start", "Walks"), "change when Walks started");
        assert_eq!(change("Level it acts on", "Walks"), "change the level that Walks acts on");
        assert_eq!(listed("indicators", "Suspensions")[0], "add the indicator Suspensions");
        assert_eq!(
            listed("planned", "Stockport"),
            ["plan it in Stockport", "plan it in Stockport no longer"]
        );
    }
}

//! The form of a priority.

use super::choices::{Names, level_of};
use super::field::{needed, one_of, paragraph, several, source, words};
use super::form::{Choice, Control, Field, Form, New, Offer, Removal, Several, Subject, Typed};
use super::target;
use crate::edit::plan::{ACTIONS, Entry, INDICATORS, Item, Kind, Step, references};
use crate::model::{Aim, Indicator, IndicatorId, Priority, PriorityId, PriorityLevel, Word};
use crate::words::number::counted;
use crate::words::{action_line, list, sentence_case};
use serde_json::json;

/// A national priority is told of and not changed.
const NATIONAL: &str = "A national priority is what its publisher has set, so that it is only read here. \
                        Actions and in-year measures can be entered for it.";

/// The form of a priority of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let (id, priority) = names.scorecard.priorities().find(|(_, priority)| priority.id == item.id)?;
    let is_national = priority.level == PriorityLevel::National;
    let of = &priority.title;
    let mut fields = vec![needed("Title", "title", of, "A priority needs a title")];
    if !is_national {
        fields.push(set_for(names, item, priority));
    }
    fields.push(words(of, ("Owner", &["owner"]), priority.owner.as_deref(), "Who answers for it"));
    if !is_national {
        fields.push(serves(names, item, id, priority));
    }
    let hint = "What is being done, and by whom. Shown under the title and in the board pack.";
    fields.push(paragraph(of, ("How", &["how"]), priority.how.as_deref(), hint));
    fields.push(weight(priority));
    fields.push(indicators(names, item, priority));
    fields.push(judged_by(names, item, priority));
    fields.extend(target::fields(names, item, priority));
    fields.extend(in_year(names, priority));
    fields.push(source(of, priority.source.as_ref()));
    fields.push(actions(names, id, priority));
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: if is_national { "National priority" } else { "Edit local priority" }.to_owned(),
        fields,
        only_read: is_national.then(|| NATIONAL.to_owned()),
        removal: (!is_national).then(|| removal(names, item, of)),
        another: (!is_national)
            .then(|| ("Add another", New::Priority(names.scorecard.area(priority.area).code.clone()))),
        has_preview: true,
    })
}

/// Whose it is: of the system or of one of its places.
fn set_for(names: Names<'_>, item: &Item, priority: &Priority) -> Field {
    let scorecard = names.scorecard;
    let mut areas: Vec<_> = [scorecard.system()].into_iter().chain(scorecard.places()).collect();
    if !areas.contains(&priority.area) {
        areas.push(priority.area);
    }
    let offers = areas.iter().map(|area| {
        let (code, name) = names.area(*area);
        let steps = vec![
            Step::Set(vec!["level"], Some(json!(level_of(scorecard, *area).as_str()))),
            Step::Set(vec!["area"], Some(json!(code))),
        ];
        let entry = Entry { name: format!("set {} for {name}", priority.title), item: item.clone(), steps };
        Offer { label: name, entry }
    });
    let chosen = areas.iter().position(|area| *area == priority.area);
    Field::new("area", "Set for", Control::Choice(Choice::new(offers.collect(), chosen)))
}

/// The national priority that it is under.
fn serves(names: Names<'_>, item: &Item, own: PriorityId, priority: &Priority) -> Field {
    let above = priority.under;
    let can_be_above = |id: PriorityId, other: &Priority| {
        id != own && (other.level == PriorityLevel::National || Some(id) == above)
    };
    let all: Vec<(String, String)> = (names.scorecard.priorities())
        .filter(|(id, other)| can_be_above(*id, other))
        .map(|(_, other)| (other.id.clone(), other.title.clone()))
        .collect();
    let chosen = above.map(|id| names.scorecard.priority(id).id.as_str());
    one_of(
        item,
        &priority.title,
        ("Serves", "under"),
        Some("No national priority: stands alone"),
        &all,
        chosen,
    )
}

fn weight(priority: &Priority) -> Field {
    let name = format!("change the weight of {}", priority.title);
    let value = priority.weight.to_string();
    let typed = Typed { step: Some(1.0), ..Typed::line(Some(&value), Kind::Weight, &["weight"], name) };
    Field::new("weight", "Weight", Control::Typed(typed))
}

/// The indicators that tell whether it moves. Whatever is taken out takes its targets with it.
fn indicators(names: Names<'_>, item: &Item, priority: &Priority) -> Field {
    let there = names.indicators_of(&priority.indicators);
    let add = "Add an indicator…";
    let mut field = several(item, ("indicators", "Indicators", add), &there, &names.indicators());
    if let Control::Several(Several { there, .. }) = &mut field.control {
        for (offer, indicator) in there.iter_mut().zip(&priority.indicators) {
            let of_it =
                priority.targets.iter().enumerate().filter(|(_, target)| target.indicator == *indicator);
            let targets: Vec<usize> = of_it.map(|(nth, _)| nth).collect();
            if !targets.is_empty() {
                offer.entry.name = format!("{} and its target", offer.entry.name);
            }
            offer.entry.steps.extend(targets.into_iter().map(Step::RemoveTarget));
        }
    }
    if priority.indicators.is_empty() && priority.targets.is_empty() {
        field.note = Some("Without an indicator nothing tells whether it moves.".to_owned());
    }
    field
}

fn judged_by(names: Names<'_>, item: &Item, priority: &Priority) -> Field {
    let nation = &names.scorecard.area(names.scorecard.national()).name;
    let name = format!("change what {} is judged by", priority.title);
    let offer = |aim: Aim, label: String| {
        let value = Some(json!(aim.as_str())).filter(|_| aim != Aim::default());
        Offer::of(label, name.clone(), item, Step::Set(vec!["aim"], value))
    };
    let offers =
        vec![offer(Aim::Level, "its level".to_owned()), offer(Aim::Gap, format!("the gap to {nation}"))];
    let chosen = Some(usize::from(priority.aim == Aim::Gap));
    Field::new("aim", "Judged by", Control::Segments(Choice::new(offers, chosen)))
}

/// The quicker measures that stand in for its slower ones.
fn in_year(names: Names<'_>, priority: &Priority) -> Vec<Field> {
    let all: Vec<(IndicatorId, &Indicator)> = names.scorecard.indicators().collect();
    let quickness = |it: &Indicator| (it.period.per_year(), it.period.is_annual());
    let mut fields = Vec::new();
    for slow in &priority.indicators {
        let about = names.scorecard.indicator(*slow);
        let quicker: Vec<_> = all
            .iter()
            .filter(|(_, it)| quickness(it) > quickness(about) || it.proxy_for == Some(*slow))
            .collect();
        if quicker.is_empty() {
            continue;
        }
        let entry = |it: &Indicator, name: String, value: Option<&str>| Offer {
            label: it.short.clone(),
            entry: Entry::new(
                name,
                Item { list: INDICATORS, id: it.id.clone() },
                Step::Set(vec!["proxy_for"], value.map(|id| json!(id))),
            ),
        };
        let (there, others): (Vec<_>, Vec<_>) =
            quicker.into_iter().partition(|(_, it)| it.proxy_for == Some(*slow));
        let stop = |(_, it): &&(IndicatorId, &Indicator)| {
            entry(it, format!("let {} stand in for {} no longer", it.short, about.short), None)
        };
        let start = |(_, it): &&(IndicatorId, &Indicator)| {
            entry(it, format!("let {} stand in for {}", it.short, about.short), Some(&about.id))
        };
        let several = Several {
            there: there.iter().map(stop).collect(),
            offers: others.iter().map(start).collect(),
            add: "Add a quicker measure…",
        };
        let field = Field::new(format!("in-year/{}", about.id), "In-year", Control::Several(several));
        fields.push(field.noted(format!("What stands in within the year for {}.", about.short)));
    }
    fields
}

/// The actions for it.
fn actions(names: Names<'_>, own: PriorityId, priority: &Priority) -> Field {
    let of_it = names.scorecard.actions().iter().filter(|action| action.priority == Some(own));
    let to = |id: &str| Subject::Item(Item { list: ACTIONS, id: id.to_owned() });
    let mut links: Vec<_> = of_it
        .map(|action| (action_line(action, names.scorecard.header().published), to(&action.id)))
        .collect();
    let area = match priority.level {
        PriorityLevel::National => names.place,
        PriorityLevel::System | PriorityLevel::Place => priority.area,
    };
    let new = New::Action {
        area: names.scorecard.area(area).code.clone(),
        priority: Some(priority.id.clone()),
        indicator: None,
    };
    links.push(("Add an action…".to_owned(), Subject::New(new)));
    Field::new("actions", "Actions", Control::Links(links))
}

fn removal(names: Names<'_>, item: &Item, of: &str) -> Removal {
    let named = references(names.scorecard, item);
    let parts = [
        (named.serving.len(), "priority serves", "priorities serve"),
        (named.actions.len(), "action is for", "actions are for"),
    ];
    let is_one = parts.iter().map(|(count, ..)| count).sum::<usize>() == 1;
    let stay = if is_one { "that stays, and names" } else { "these stay, and name" };
    let parts: Vec<String> = (parts.into_iter())
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{} it", counted(count as u64, one, many)))
        .collect();
    let warning =
        (!parts.is_empty()).then(|| format!("{}; {stay} it no longer.", sentence_case(&list(&parts))));
    let entry = Entry::new(format!("remove {of}"), item.clone(), Step::Remove);
    Removal { label: "Remove this priority", warning, entry: Some(entry) }
}

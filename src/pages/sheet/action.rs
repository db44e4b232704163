//! The form of an action.

use super::choices::Names;
use super::field::{date, needed, one_of, words};
use super::form::{Choice, Control, Field, Form, Offer, Removal, Subject, Typed};
use crate::edit::plan::{Entry, Item, Step};
use crate::model::{Action, ActionStatus, Word};
use crate::words::action_status;
use crate::words::date::in_words;
use serde_json::json;

/// The form of an action of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let scorecard = names.scorecard;
    let action = scorecard.actions().iter().find(|action| action.id == item.id)?;
    let of = "the action";
    let mut text = needed(
        "What is to be done",
        "text",
        &action.text,
        "An action needs words that say what is to be done",
    );
    if let Control::Typed(typed) = &mut text.control {
        *typed = Typed { lines: 2, name: "change what is to be done".to_owned(), ..typed.clone() };
    }
    let dates = vec![
        date(of, "Due", "due", action.due.as_ref(), "2027-03"),
        date(of, "Decided", "decided", action.decided.as_ref(), "2026-11-20"),
    ];
    let mut when = Field::new("dates", "When", Control::Row { fields: dates, remove: None });
    if let (Some(due), Some(decided)) = (&action.due, &action.decided)
        && due.last_day() < decided.first_day()
    {
        let note = format!("It is due {}, before it was decided, {}.", in_words(due), in_words(decided));
        when.note = Some(note);
    }
    let area = scorecard.area(action.area).code.as_str();
    let mut areas = names.places();
    if !areas.iter().any(|(code, _)| code == area) {
        areas.push(names.area(action.area));
    }
    let priorities: Vec<(String, String)> =
        scorecard.priorities().map(|(_, priority)| (priority.id.clone(), priority.title.clone())).collect();
    let priority = action.priority.map(|id| scorecard.priority(id).id.as_str());
    let indicator = action.indicator.map(|id| scorecard.indicator(id).id.as_str());
    let fields = vec![
        text,
        words(of, ("Owner", &["owner"]), action.owner.as_deref(), "Who does it"),
        when,
        status(item, action),
        one_of(item, of, ("Area", "area"), None, &areas, Some(area)),
        one_of(item, of, ("Priority", "priority"), Some("For no priority"), &priorities, priority),
        one_of(
            item,
            of,
            ("Indicator", "indicator"),
            Some("For no indicator"),
            &names.indicators(),
            indicator,
        ),
    ];
    let entry = Entry::new("remove the action", item.clone(), Step::Remove);
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: "Edit action".to_owned(),
        fields,
        only_read: None,
        removal: Some(Removal { label: "Remove this action", warning: None, entry: Some(entry) }),
        another: None,
        has_preview: false,
    })
}

fn status(item: &Item, action: &Action) -> Field {
    let offer = |status: &ActionStatus| {
        let step = Step::Set(vec!["status"], Some(json!(status.as_str())));
        Offer::of(action_status(*status), "change the status of the action", item, step)
    };
    let offers = ActionStatus::ALL.iter().map(offer).collect();
    let chosen = ActionStatus::ALL.iter().position(|status| *status == action.status);
    Field::new("status", "Status", Control::Segments(Choice::new(offers, chosen)))
}

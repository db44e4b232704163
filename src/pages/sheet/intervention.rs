//! The form of something that was tried.

use super::choices::Names;
use super::cost;
use super::field::{date, needed, one_of, paragraph, several, source, words};
use super::form::{Choice, Control, Field, Form, New, Offer, Removal, Subject};
use crate::edit::plan::{Entry, Item, Step, references};
use crate::model::{Confidence, Intervention, InterventionId, Word};
use crate::words::confidence_words;
use crate::words::number::counted;
use serde_json::json;

/// The form of an intervention of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let scorecard = names.scorecard;
    let (id, tried) = scorecard.interventions().find(|(_, tried)| tried.id == item.id)?;
    let of = &tried.title;
    let (parts, indicators) = (names.parts(), names.indicators());
    let dates = vec![
        date(of, "Start", "start", tried.start.as_ref(), "2024-09"),
        date(of, "End", "end", tried.end.as_ref(), "still runs"),
    ];
    let reasons = vec![
        words(of, ("Level it acts on", &["reason", "level"]), tried.reason_level.as_deref(), ""),
        words(
            of,
            ("Inequality it answers", &["reason", "inequality"]),
            tried.reason_inequality.as_deref(),
            "",
        ),
    ];
    let confidence = Names::words(confidence_words);
    let mut fields = vec![
        needed("Title", "title", of, "What was tried needs a title"),
        cost::with_areas(several(
            item,
            ("areas", "Where", "Add an area…"),
            &names.areas_of(&tried.areas),
            &parts,
        )),
        several(item, ("planned", "Planned in", "Add an area…"), &names.areas_of(&tried.planned), &parts)
            .noted("Areas that will start are not counted among those that have not started it."),
        Field::new("dates", "When", Control::Row { fields: dates, remove: None }).noted(
            "A year, a financial year, a month or a day. Without a start nothing before and after is told.",
        ),
    ];
    fields.extend(adopted_from(names, item, id, tried));
    fields.extend([
        several(
            item,
            ("aims", "Aims at", "Add an indicator…"),
            &names.indicators_of(&tried.aims),
            &indicators,
        ),
        several(
            item,
            ("watch", "To watch", "Add an indicator…"),
            &names.indicators_of(&tried.watch),
            &indicators,
        )
        .noted("What it might make worse."),
        words(
            of,
            ("Programme", &["programme"]),
            tried.programme.as_deref(),
            "What the same thing in several places shares",
        ),
        rebase(item, tried),
        one_of(
            item,
            of,
            ("How sure", "confidence"),
            None,
            &confidence,
            Some(Confidence::as_str(tried.confidence)),
        ),
        paragraph(
            of,
            ("Evidence", &["evidence"]),
            tried.evidence.as_deref(),
            "Its strength, in the words of the source",
        ),
        Field::new("reason", "Why here", Control::Row { fields: reasons, remove: None }),
        source(of, tried.source.as_ref()),
    ]);
    fields.extend(cost::fields(names, tried));
    let area = tried.areas.first().copied().unwrap_or(names.place);
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: "Edit what was tried".to_owned(),
        fields,
        only_read: None,
        removal: Some(removal(names, item, of)),
        another: Some(("Add another", New::Intervention(scorecard.area(area).code.clone()))),
        has_preview: true,
    })
}

/// Where it was seen to work: something else of the file, or a place by its name.
fn adopted_from(names: Names<'_>, item: &Item, own: InterventionId, tried: &Intervention) -> Vec<Field> {
    let scorecard = names.scorecard;
    let from = tried.adopted_from.clone().unwrap_or_default();
    let name = format!("change where {} was adopted from", tried.title);
    let step =
        |field, code: Option<&String>| Step::Set(vec!["adopted_from", field], code.map(|code| json!(code)));
    let offer = |label: String, intervention: Option<&String>, area: Option<&String>| {
        let steps = vec![step("intervention", intervention), step("area", area)];
        Offer { label, entry: Entry { name: name.clone(), item: item.clone(), steps } }
    };
    let mut offers = vec![offer("Nothing in this file".to_owned(), None, None)];
    let mut chosen = Some(0);
    for (id, other) in scorecard.interventions().filter(|(id, _)| *id != own) {
        let area = other.areas.first().map(|area| scorecard.area(*area));
        let place = area.map(|area| format!(", {}", area.name)).unwrap_or_default();
        if from.intervention == Some(id) {
            chosen = Some(offers.len());
        }
        offers.push(offer(format!("{}{place}", other.title), Some(&other.id), area.map(|area| &area.code)));
    }
    let place = words(
        &tried.title,
        ("Name of the place", &["adopted_from", "name"]),
        from.name.as_deref(),
        "Where it was first seen to work",
    );
    let of_file = Field::new("adopted_from", "Adopted from", Control::Choice(Choice::new(offers, chosen)));
    vec![of_file, Field { label: "Or from".to_owned(), ..place }]
}

fn rebase(item: &Item, tried: &Intervention) -> Field {
    let name = format!("change the process limits of {}", tried.title);
    let offer = |label: &str, value| Offer::of(label, name.clone(), item, Step::Set(vec!["rebase"], value));
    let offers = vec![offer("Off", None), offer("Start anew with it", Some(json!(true)))];
    let choice = Choice::new(offers, Some(usize::from(tried.rebase)));
    Field::new("rebase", "Process limits", Control::Switch(choice))
}

fn removal(names: Names<'_>, item: &Item, of: &str) -> Removal {
    let named = references(names.scorecard, item);
    let warning = (!named.adopted.is_empty()).then(|| {
        let count = counted(named.adopted.len() as u64, "other thing was", "other things were");
        format!("{count} adopted from it; that stays with the place it came from, and no longer names this.")
    });
    let entry = Entry::new(format!("remove {of}"), item.clone(), Step::Remove);
    Removal { label: "Remove this", warning, entry: Some(entry) }
}

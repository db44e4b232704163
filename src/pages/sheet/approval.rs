//! The form of the approval of an edition.

use super::choices::Names;
use super::field::{date, needed, words};
use super::form::{Control, Form, New, Removal, Subject};
use crate::edit::plan::{APPROVED, Entry, Item, Step};
use crate::model::{Approved, PlainDate, Scorecard};
use crate::words::date::in_words;
use crate::words::{approval_sentence, fingerprint_sentence, what_changed};
use jiff::civil::Date;
use serde_json::Value;

/// Why an approval must say this.
pub(super) const NEEDS_NAME: &str = "An approval needs the name of who approves";

/// What an approval is, before there is one: whose name is asked for, what it is of, what is kept of that, and what a later change
/// comes to.
pub(super) fn told(scorecard: &Scorecard) -> String {
    let edition = scorecard.header().edition.as_ref();
    let what = edition.map_or_else(|| "this file".to_owned(), |edition| format!("the edition {edition}"));
    format!(
        "Write who approves {what}: a person, or the board that they stand for. Approved is what the file says now: all figures, \
         definitions, targets, actions and published comments, but no drafts. ‘Approve’ writes the name and today’s date into the \
         file, which is then still to be saved; both can be corrected afterwards. {CODE} Whatever is changed later, figures or words, \
         window, board view and board pack then say that it was changed since it was approved, and in what, until it is approved again."
    )
}

/// What the code beside a name is good for.
const CODE: &str = "A code is kept beside the name, the fingerprint, which is worked out from all that: a board pack that prints the \
                    same code was made of the same. It shows what was approved, not who approved it.";

/// The form of the approval of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let approval = names.scorecard.approved()?;
    let of = "the approval";
    let day = approval.on.and_then(|day| PlainDate::parse(&day.to_string()));
    let mut by = needed("Approved by", "by", &approval.by, NEEDS_NAME);
    if let Control::Typed(typed) = &mut by.control {
        "change who approved".clone_into(&mut typed.name);
    }
    let said = [approval_sentence(approval), fingerprint_sentence(approval)];
    let said = said.into_iter().chain(what_changed(approval)).chain([CODE.to_owned()]);
    by.note = Some(said.collect::<Vec<_>>().join(" "));
    let fields = vec![
        by,
        date(of, "Date", "on", day.as_ref(), "2026-11-20"),
        words(of, ("Edition", &["edition"]), approval.edition.as_deref(), "Such as November 2026"),
    ];
    let entry = Entry::new("withdraw the approval", item.clone(), Step::Remove);
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: "Approval".to_owned(),
        fields,
        only_read: None,
        removal: Some(Removal { label: "Withdraw the approval", warning: None, entry: Some(entry) }),
        another: (approval.tells() != Approved::AsItIs).then_some(("Approve again", New::Approval)),
        has_preview: false,
    })
}

/// Why what is entered about the approval is to be asked about: a day that is still to come, or another edition than the file is.
pub fn odd(scorecard: &Scorecard, entry: &Entry, today: Date) -> Option<String> {
    let set = |name: &str| {
        entry.steps.iter().filter(|_| entry.item.list == APPROVED).find_map(|step| match step {
            Step::Set(path, Some(Value::String(value))) if path[..] == [name] => Some(value.as_str()),
            _ => None,
        })
    };
    if let Some(day) = set("on").and_then(PlainDate::parse).filter(|day| day.first_day() > today) {
        let now = PlainDate::parse(&today.to_string()).map(|today| in_words(&today)).unwrap_or_default();
        return Some(format!(
            "The approval would be dated {}, which is still to come: today is {now}.",
            in_words(&day)
        ));
    }
    let (approved, own) = (set("edition")?, scorecard.header().edition.as_deref()?);
    (approved.trim() != own.trim()).then(|| {
        format!("The approval would be of the edition {approved}, and this file is the edition {own}.")
    })
}

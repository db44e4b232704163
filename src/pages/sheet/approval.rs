//! The form of the approval of an edition.

use super::choices::Names;
use super::field::{date, needed, words};
use super::form::{Control, Form, New, Removal, Subject};
use crate::edit::plan::{Entry, Item, Step};
use crate::model::{Approved, PlainDate};
use crate::words::{approval_sentence, fingerprint_sentence, what_changed};

/// Why an approval must say this.
pub(super) const NEEDS_NAME: &str = "An approval needs the name of who approves";

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
    by.note = Some(said.into_iter().chain(what_changed(approval)).collect::<Vec<_>>().join(" "));
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

//! The form of a comment that was just written, or is still a draft. Those of others are answered, not changed.

use super::choices::Names;
use super::field::{needed, one_of, words};
use super::form::{Choice, Control, Field, Form, Offer, Removal, Subject, Typed};
use crate::edit::plan::{COMMENTARY, Entry, Item, Step};
use crate::edit::{Edit, Op, Place};
use crate::words::date;
use serde_json::json;

/// Why a comment must say something.
pub(super) const NEEDS_WORDS: &str = "A comment needs words";
/// How many lines of a comment are seen at once.
pub(super) const LINES: usize = 6;
pub(super) const MARKED: &str =
    "An empty line begins a paragraph, a dash a list; words between **two stars** are bold.";

/// The field that says whether it is a draft.
pub(super) const DRAFT: &str = "draft";
/// What is chosen there of one that is kept as a draft.
pub(super) const KEPT_AS_DRAFT: usize = 1;
const KEEP: &str =
    "Keep as a draft: it stays in this file, and out of the board pack, pictures and copies that are sent";

/// Whether it is kept as a draft.
pub(super) fn draft(item: &Item, is_draft: bool) -> Field {
    let offer = |label: &str, name: &str, value| Offer::of(label, name, item, Step::Set(vec![DRAFT], value));
    let offers = vec![
        offer("For everybody who gets it", PUBLISH, None),
        offer(KEEP, "keep the comment as a draft", Some(json!(true))),
    ];
    Field::new(DRAFT, "Draft", Control::Switch(Choice::new(offers, Some(usize::from(is_draft)))))
}

/// What it is called that a comment is no longer a draft.
const PUBLISH: &str = "publish the comment";

/// A comment is no longer a draft.
pub fn publish(id: &str) -> Edit {
    Edit::of(PUBLISH, vec![Op::Remove(Place::item(COMMENTARY, id).below(DRAFT))])
}

/// The form of a comment of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let scorecard = names.scorecard;
    let all = scorecard.commentary();
    let at = all.iter().position(|comment| comment.id == item.id)?;
    let (comment, of) = (&all[at], "the comment");
    let mut text = needed("Comment", "text", &comment.text, NEEDS_WORDS).noted(MARKED);
    if let Control::Typed(typed) = &mut text.control {
        *typed = Typed { lines: LINES, name: "change the comment".to_owned(), ..typed.clone() };
    }
    let mut fields = vec![
        text,
        words(of, ("Written by", &["author"]), comment.author.as_deref(), "Your name, which is remembered"),
    ];
    if let Some(indicator) = comment.indicator {
        let series = scorecard.series(indicator, None, comment.area);
        let periods: Vec<(String, String)> = series
            .map(|series| series.periods.iter().rev())
            .into_iter()
            .flatten()
            .map(|period| (period.to_string(), date::period_in_words(*period)))
            .collect();
        let chosen = comment.period.map(|period| period.to_string());
        let nothing = Some("On no single period");
        fields.push(one_of(item, of, ("Period", "period"), nothing, &periods, chosen.as_deref()));
    }
    fields.push(draft(item, comment.draft));
    let is_answered = all.iter().any(|other| other.reply_to == Some(at));
    let warning = is_answered.then(|| "It cannot be removed, because it was answered.".to_owned());
    let entry = (!is_answered).then(|| Entry::new("remove the comment", item.clone(), Step::Remove));
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: if comment.draft { "Your draft" } else { "Your comment" }.to_owned(),
        fields,
        only_read: None,
        removal: Some(Removal { label: "Remove this comment", warning, entry }),
        another: None,
        has_preview: false,
    })
}

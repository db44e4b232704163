//! Commentary and saved views.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::each;
use super::names::Names;
use super::periods::period;
use crate::model::{AreaId, Comment, SavedView};

/// The commentary of a document.
pub(super) fn commentary<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Vec<Comment> {
    each(top, "commentary", |comment| {
        let measured = names.indicator(comment.field("indicator"), found);
        let label = comment.field("period");
        if let Some(label) = label.filter(|_| comment.field("indicator").is_none()) {
            found.error(Rule::Period, &label, || {
                "A comment with a `period` must name its `indicator`, which says how periods are written; add the \
                 indicator or remove the period."
                    .to_owned()
            });
        }
        let kind = measured.and_then(|measured| measured.period);
        Comment {
            id: comment.required("id"),
            area: names.area(comment.field("area"), found).unwrap_or(AreaId::at(0)),
            indicator: measured.map(|measured| measured.id),
            period: label.zip(kind).and_then(|(label, kind)| period(&label, kind, found)),
            author: comment.owned("author"),
            written: comment.owned("written"),
            text: comment.required("text"),
            ..Comment::default()
        }
    })
}

/// The saved views of a document.
pub(super) fn views<'n>(top: &Cursor<'_, 'n>, names: &Names<'n>, found: &mut Findings<'n>) -> Vec<SavedView> {
    each(top, "views", |view| SavedView {
        id: view.required("id"),
        name: view.required("name"),
        page: view.required_word("page"),
        area: names.area(view.field("area"), found),
        indicator: names.indicator(view.field("indicator"), found).map(|measured| measured.id),
    })
}

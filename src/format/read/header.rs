//! What a document says about itself: title, system, nation, methods.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::super::path::clip;
use super::names::Names;
use crate::model::{AreaId, AreaKind, Header, Methods, PlainDate, Word};

/// The header of a document.
pub(super) fn header(top: &Cursor<'_, '_>) -> Header {
    Header {
        title: top.required("title"),
        edition: top.owned("edition"),
        published: top.text("published").and_then(PlainDate::parse).map(|day| day.first_day()),
        publisher: top.owned("publisher"),
        contact: top.owned("contact"),
        licence: top.owned("licence"),
        about: top.owned("about"),
    }
}

/// The Integrated Care System.
pub(super) fn system<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Option<AreaId> {
    area_of_kind(top.field("system"), AreaKind::System, names, found)
}

/// The nation.
pub(super) fn national<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Option<AreaId> {
    area_of_kind(top.field("national"), AreaKind::Nation, names, found)
}

/// The area that a field names, which must be of one kind.
pub(super) fn area_of_kind<'n>(
    at: Option<Cursor<'_, 'n>>,
    kind: AreaKind,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Option<AreaId> {
    let at = at?;
    let id = names.area(Some(at), found)?;
    if let Some(actual) = names.kind(id).filter(|actual| *actual != kind) {
        found.error(Rule::Reference, &at, || {
            format!(
                "{} must name an area of kind `{}`, but `{}` is of kind `{}`; name another area or correct its `kind`.",
                super::super::wording::name_of(&at),
                kind.as_str(),
                clip(at.node.text().unwrap_or_default()),
                actual.as_str()
            )
        });
    }
    Some(id)
}

/// The settings of a document; the usual ones where it is silent.
pub(super) fn methods(top: &Cursor<'_, '_>) -> Methods {
    let usual = Methods::default();
    let Some(given) = top.field("methods") else { return usual };
    let switch = |name| match given.node.field(name) {
        Some(super::super::json::Node::Bool(on)) => Some(*on),
        _ => None,
    };
    Methods {
        benchmark: given.word("benchmark").unwrap_or(usual.benchmark),
        confidence: given.number("confidence").unwrap_or(usual.confidence),
        run_length: given.number("run_length").map_or(usual.run_length, |length| length as u32),
        screen_moving_ranges: switch("screen_moving_ranges").unwrap_or(usual.screen_moving_ranges),
        ..Methods::default()
    }
}

//! The second pass over a document: from a tree to the parts of a scorecard, with every reference resolved.
//!
//! What the first pass, `check`, has reported is skipped here in silence. A stand-in takes the place of what could not
//! be read; it never reaches a scorecard, because none is made once there is an error.

mod areas;
mod columns;
mod data;
mod groups;
mod header;
mod indicators;
mod merge;
mod names;
mod periods;
mod plan;
mod remarks;
mod spreads;

use super::check::check;
use super::cursor::Cursor;
use super::findings::{Findings, Rule};
use super::json::Node;
use super::shape::{SCORECARD, Shape};
use crate::model::{Parts, Scorecard};
use names::Names;

/// The format version this program writes, and the newest it reads.
pub(super) const FORMAT: f64 = 1.0;

static DOCUMENT: Shape = Shape::Object(&SCORECARD);

/// The scorecard of a document; `None` when anything in it is an error.
pub(super) fn scorecard<'n>(root: &'n Node, found: &mut Findings<'n>) -> Option<Scorecard> {
    let top = Cursor::top(root);
    if is_newer(&top, found) {
        return None;
    }
    check(&top, &DOCUMENT, found);
    let parts = parts(&top, found);
    if found.has_errors() {
        return None;
    }
    let inconsistent = |why| format!("The document contradicts itself: {why}; correct it there.");
    Scorecard::new(parts).map_err(|why| found.error(Rule::Reference, &top, || inconsistent(why))).ok()
}

/// A newer format may mean anything by its fields, so nothing else in it is looked at.
fn is_newer<'n>(top: &Cursor<'_, 'n>, found: &mut Findings<'n>) -> bool {
    let Some(format) = top.field("format") else { return false };
    let newer = format.node.number().filter(|number| *number > FORMAT);
    if let Some(number) = newer {
        found.error(Rule::Shape, &format, || {
            format!(
                "The file is in format {number}, but this version of Placecard reads formats up to {FORMAT}; install \
                 a newer version of Placecard, or save the file in format {FORMAT}."
            )
        });
    }
    newer.is_some()
}

fn parts<'n>(top: &Cursor<'_, 'n>, found: &mut Findings<'n>) -> Parts {
    let names = Names::of(top, found);
    let (breakdowns, series) = data::data(top, &names, found);
    Parts {
        header: header::header(top),
        system: header::system(top, &names, found),
        national: header::national(top, &names, found),
        areas: areas::areas(top, &names, found),
        methods: header::methods(top),
        boundaries: areas::boundaries(top, &names, found),
        groupings: groups::groupings(top),
        indicators: indicators::indicators(top, &names, found),
        breakdowns,
        series,
        spreads: spreads::spreads(top, &names, found),
        priorities: plan::priorities(top, &names, found),
        interventions: plan::interventions(top, &names, found),
        commentary: remarks::commentary(top, &names, found),
        views: remarks::views(top, &names, found),
        ..Parts::default()
    }
}

/// What a field of the document lists, each item read by `read`.
fn each<'n, T>(
    top: &Cursor<'_, 'n>,
    list: &'static str,
    mut read: impl FnMut(&Cursor<'_, 'n>) -> T,
) -> Vec<T> {
    let Some(list) = top.field(list) else { return Vec::new() };
    list.items().map(|item| read(&item)).collect()
}

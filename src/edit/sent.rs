//! A copy of a document for others: without drafts, without figures that are withheld, marked as one to be read alone or not.

use super::place::{Key, Known, Place, keyed};
use super::spans::{field, members, plain};
use super::{Edit, Op, Slot};
use crate::format::Document;
use crate::model::{Figure, Flag, Period, PeriodKind, Word, drafts, one_line};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What a copy is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sending {
    /// Figures that are not in it.
    pub withheld: Vec<Figure>,
    /// Whether it is marked as one to be read alone.
    pub read_only: bool,
}

/// What stands beside a figure that was withheld in a copy: the flag alone would say that its publisher has done so.
pub const WITHHELD: &str = "Withheld from this copy of the scorecard: a count from 1 to 9.";

const READ_ONLY: &str = "read_only";
const COMMENTARY: &str = "commentary";

impl Edit {
    /// Marks a document as one to be read alone, or takes the mark away.
    pub fn mark(document: &Document, read_only: bool) -> Self {
        Self::of("mark the scorecard as read-only", mark(document, read_only).into_iter().collect())
    }

    /// Makes of a document the copy that is sent: no comment of it is a draft or answers one. What is not left out, withheld or
    /// marked keeps its bytes.
    pub fn sent(document: &Document, sending: &Sending) -> Self {
        let mut steps = without_drafts(document);
        steps.extend(without(document, &sending.withheld));
        steps.extend(mark(document, sending.read_only));
        Self::of("make a copy to send", steps)
    }
}

fn mark(document: &Document, read_only: bool) -> Option<Op> {
    let place = Place::field(READ_ONLY);
    match (document.scorecard().header().read_only, read_only) {
        (before, now) if before == now => None,
        // Whoever looks at the text sees it at the top.
        (_, true) => Some(Op::Put { place, text: "true".to_owned(), slot: Slot::After("title".into()) }),
        (_, false) => Some(Op::Remove(place)),
    }
}

fn without_drafts(document: &Document) -> Vec<Op> {
    let drafts = drafts(document.scorecard().commentary());
    if !drafts.is_empty() && drafts.iter().all(|stays| *stays) {
        return vec![Op::Remove(Place::field(COMMENTARY))];
    }
    let all = field(document.text().trim_start_matches('\u{FEFF}'), COMMENTARY).unwrap_or("[]");
    let comments = keyed(all, Known::TOP.member(&COMMENTARY.into())).into_iter().zip(drafts);
    comments
        .filter(|(_, stays)| *stays)
        .map(|((key, _), _)| Op::Remove(Place::item(COMMENTARY, key)))
        .collect()
}

/// The periods of each area, by indicator and group, as the text names them.
type Wanted<'a> = BTreeMap<[&'a str; 3], BTreeMap<&'a str, BTreeSet<Period>>>;

/// Takes the values, counts, limits and verdicts of figures out, wherever in the text they stand.
fn without(document: &Document, figures: &[Figure]) -> Vec<Op> {
    let scorecard = document.scorecard();
    let mut wanted = Wanted::new();
    for figure in figures {
        let [by, group] = figure.breakdown.map_or(["", ""], |id| {
            let breakdown = scorecard.breakdown(id);
            [breakdown.by.as_str(), breakdown.group.as_str()]
        });
        let areas = wanted.entry([scorecard.indicator(figure.indicator).id.as_str(), by, group]).or_default();
        areas.entry(scorecard.area(figure.area).code.as_str()).or_default().insert(figure.period);
    }
    let known = Known::TOP.member(&"data".into());
    let data = field(document.text().trim_start_matches('\u{FEFF}'), "data").unwrap_or("[]");
    let mut steps = Vec::new();
    for (key, range) in keyed(data, known) {
        // In memory names have no control characters.
        let names: Vec<String> = key.parts.iter().map(|part| one_line(part).into_owned()).collect();
        let [indicator, by, group] = names.as_slice() else { continue };
        let Some(areas) = wanted.get(&[indicator.as_str(), by.as_str(), group.as_str()]) else { continue };
        let Some(kind) = scorecard.indicator_by_id(indicator).map(|id| scorecard.indicator(id).period) else {
            continue;
        };
        let block = &data[range];
        let periods = periods(block, kind);
        let rows = field(block, "rows").unwrap_or("[]");
        let place = Place::item("data", key.clone()).below("rows");
        for (key, range) in keyed(rows, known.member(&key).member(&"rows".into())) {
            let Some(of) = key.parts.first().and_then(|code| areas.get(one_line(code).as_ref())) else {
                continue;
            };
            let is_of = |period: &Option<Period>| period.is_some_and(|period| of.contains(&period));
            let cells: Vec<usize> = (0..periods.len()).filter(|at| is_of(&periods[*at])).collect();
            row(&rows[range], &place.below(key), &cells, periods.len(), &mut steps);
        }
    }
    steps
}

fn periods(block: &str, kind: PeriodKind) -> Vec<Option<Period>> {
    let list = field(block, "periods").unwrap_or("[]");
    let label = |span: super::spans::Span| Period::parse(kind, &plain(&list[span.value])).ok();
    members(list).into_iter().map(label).collect()
}

/// Takes these figures out of a row, whose lists are so long where they are there.
fn row(row: &str, place: &Place, cells: &[usize], length: usize, steps: &mut Vec<Op>) {
    let put = |place: Place, text: String| Op::Put { place, text, slot: Slot::Last };
    for name in ["values", "lower", "upper", "numerators", "denominators", "verdicts"] {
        let Some(list) = field(row, name) else { continue };
        let items = members(list);
        let there =
            cells.iter().filter(|at| items.get(**at).is_some_and(|it| &list[it.value.clone()] != "null"));
        steps.extend(there.map(|at| put(place.below(name).below(Key::position(*at)), "null".to_owned())));
    }
    for (name, says) in [("flags", json!(Flag::Suppressed.as_str())), ("notes", json!(WITHHELD))] {
        if cells.is_empty() {
            continue;
        }
        // A list that is there but empty is one that is left out.
        if field(row, name).is_some_and(|list| !members(list).is_empty()) {
            steps.extend(
                cells.iter().map(|at| put(place.below(name).below(Key::position(*at)), says.to_string())),
            );
        } else {
            let item = |at| if cells.contains(&at) { says.clone() } else { json!(null) };
            steps.push(put(place.below(name), json!((0..length).map(item).collect::<Vec<_>>()).to_string()));
        }
    }
}

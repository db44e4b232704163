//! A copy of a document for others: without drafts, without figures that are withheld, marked as one to be read alone or not.

use super::place::{Key, Known, Place, keyed};
use super::spans::{field, members, plain};
use super::{Edit, Op, Slot};
use crate::format::Document;
use crate::model::{Figure, Flag, Period, PeriodKind, WITHHELD, Word, drafts, one_line};
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

const READ_ONLY: &str = "read_only";
const APPROVED: &str = "approved";
const COMMENTARY: &str = "commentary";

impl Edit {
    /// Marks a document as one to be read alone, or takes the mark away.
    pub fn mark(document: &Document, read_only: bool) -> Self {
        Self::of("mark the scorecard as read-only", mark(document, read_only).into_iter().collect())
    }

    /// Makes of a document the copy that is sent: no comment of it is a draft or answers one. What is not left out, withheld or
    /// marked keeps its bytes. A copy from which figures are withheld has no approval.
    pub fn sent(document: &Document, sending: &Sending) -> Self {
        let mut steps = without_drafts(document);
        steps.extend(without(document, &sending.withheld));
        // What is left is not what was approved. The fingerprint is of the figures too: whoever puts one small count after the other
        // into the copy would see by it which one was there.
        if !sending.withheld.is_empty() && document.scorecard().approved().is_some() {
            steps.push(Op::Remove(Place::field(APPROVED)));
        }
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

/// The lists of a row that say something of a figure.
const LEFT_OUT: [&str; 6] = ["values", "lower", "upper", "numerators", "denominators", "verdicts"];

fn is_field_of_row(name: &str) -> bool {
    LEFT_OUT.contains(&name) || ["area", "flags", "notes"].contains(&name)
}

/// Takes these figures out of a row, whose lists are so long where they are there.
fn row(row: &str, place: &Place, cells: &[usize], length: usize, steps: &mut Vec<Op>) {
    let put = |place: Place, text: String| Op::Put { place, text, slot: Slot::Last };
    if cells.is_empty() {
        return;
    }
    // What the format has no field for may say anything, the count too.
    let unknown = members(row).into_iter().filter(|span| !is_field_of_row(&span.name));
    let with_digit =
        unknown.filter(|span| row[span.value.clone()].contains(|letter: char| letter.is_numeric()));
    steps.extend(with_digit.map(|span| Op::Remove(place.below(span.name))));
    for name in LEFT_OUT {
        let Some(list) = field(row, name) else { continue };
        let items = members(list);
        let there =
            cells.iter().filter(|at| items.get(**at).is_some_and(|it| &list[it.value.clone()] != "null"));
        steps.extend(there.map(|at| put(place.below(name).below(Key::position(*at)), "null".to_owned())));
    }
    // Where the method changed it did so whatever is withheld: no trend may be drawn across it.
    let flags = field(row, "flags").map(members).unwrap_or_default();
    let is_break = |at: &usize| {
        let flag =
            flags.get(*at).and_then(|it| field(row, "flags").map(|list| plain(&list[it.value.clone()])));
        flag.as_deref() == Some(Flag::Break.as_str())
    };
    let marked: Vec<usize> = cells.iter().copied().filter(|at| !is_break(at)).collect();
    let says = [("flags", json!(Flag::Suppressed.as_str()), &*marked), ("notes", json!(WITHHELD), cells)];
    for (name, says, cells) in says {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::model::{AreaId, IndicatorId};
    use jiff::civil::{Date, date};

    const FULL: &str = include_str!("../../tests/fixtures/full.scorecard");
    const TODAY: Date = date(2026, 11, 20);

    fn read(text: &str) -> Document {
        Document::read(text.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]))
    }

    fn sent(document: &Document, sending: &Sending) -> Document {
        apply(document, &Edit::sent(document, sending), TODAY).unwrap().0
    }

    /// The full scorecard with a draft, an answer to it, and an answer to that.
    fn with_drafts() -> String {
        let last = "\"reply_to\": \"c1\", \"draft\": false}";
        let drafts = r#",
    {"id": "d1", "area": "E08000001", "text": "Not yet.", "draft": true},
    {"id": "d2", "area": "E08000001", "text": "Why not?", "reply_to": "d1"},
    {"id": "d3", "area": "E08000001", "text": "Because.", "reply_to": "d2"}"#;
        FULL.replace(last, &format!("{last}{drafts}"))
    }

    #[test]
    fn a_copy_without_drafts_differs_in_nothing_else_and_is_still_approved() {
        let document = read(&with_drafts());
        assert_eq!(document.scorecard().commentary().len(), 5);
        let copy = sent(&document, &Sending::default());
        assert_eq!(copy.text(), FULL);
        for of in [&document, &copy] {
            assert!(
                !of.scorecard().approved().unwrap().has_changed_since(),
                "{:?}",
                of.scorecard().approved()
            );
        }
        assert_eq!(sent(&copy, &Sending::default()).text(), FULL, "there is nothing more to leave out");
    }

    #[test]
    fn where_all_comments_are_drafts_none_are_left() {
        let of = |comments: &str| {
            format!(
                r#"{{"format": 1, "title": "T", "system": "S1", "national": "N1",
            "areas": [{{"code": "N1", "name": "N", "kind": "nation"}}, {{"code": "S1", "name": "S", "kind": "system"}}],
            "indicators": [], "data": [], "priorities": [], {comments}"views": []}}"#
            )
        };
        let none = of("");
        let document =
            read(&of(r#""commentary": [{"id": "a", "area": "S1", "text": "x", "draft": true}], "#));
        assert_eq!(sent(&document, &Sending::default()).text(), none);
    }

    #[test]
    fn a_copy_is_marked_at_its_top_and_unmarked_again() {
        let document = read(&FULL.replace("  \"read_only\": false,\n", ""));
        let marked = sent(&document, &Sending { read_only: true, ..Sending::default() });
        assert!(marked.scorecard().header().read_only);
        let at = |field: &str| marked.text().find(field).unwrap();
        assert!(at("\"read_only\"") < at("\"edition\""), "{}", &marked.text()[..200]);
        assert!(!marked.scorecard().approved().unwrap().has_changed_since());
        let back = apply(&marked, &Edit::mark(&marked, false), TODAY).unwrap().0;
        assert_eq!(back.text(), document.text());
        assert!(Edit::mark(&back, false).is_empty());
    }

    #[test]
    fn withheld_figures_are_nowhere_in_the_bytes_and_all_others_are() {
        let text = FULL.replace(
            r#"{"area": "E08000001", "values": [60, 62.5], "numerators": [600, 625], "denominators": [1000, 1000]}"#,
            r#"{"area": "E08000001", "values": [60, 0.7654321], "lower": [58.10, 0.3333331], "upper": [62.0, 1.4444441],
        "x-read-twice": true, "x-count": [null, 7.00001],
        "numerators": [600, 7.00001], "denominators": [1000, 914.5811], "flags": [null, "break"], "notes": [null, "Seven of 914.5811"]}"#,
        );
        let document = read(&text);
        let scorecard = document.scorecard();
        let id = |id: &str| scorecard.indicator_by_id(id).unwrap();
        let figure = |indicator: IndicatorId, area: &str, period: &str| {
            let kind = scorecard.indicator(indicator).period;
            let area: AreaId = scorecard.area_by_code(area).unwrap();
            Figure { indicator, breakdown: None, area, period: Period::parse(kind, period).unwrap() }
        };
        let mut group = figure(id("suspension-rate"), "E08000001", "2023/24");
        group.breakdown = scorecard.breakdowns_of(id("suspension-rate")).first().copied();
        let withheld = vec![figure(id("active-adults"), "E08000001", "2025"), group];
        let copy = sent(&document, &Sending { withheld: withheld.clone(), read_only: false });
        for gone in ["0.7654321", "0.3333331", "1.4444441", "7.00001", "914.5811"] {
            assert!(text.contains(gone) && !copy.text().contains(gone), "{gone}");
        }
        assert!(copy.text().contains("[58.10, null]"), "what stays keeps its writing");
        // What the format does not know may be the count; where no figure stands in it, it is none.
        assert!(copy.text().contains("\"x-read-twice\": true") && !copy.text().contains("x-count"));
        assert!(copy.scorecard().approved().is_none(), "its fingerprint would tell a guess from a hit");
        let found = copy.scorecard();
        for Figure { indicator, breakdown, area, period } in withheld {
            let series = found.series(indicator, breakdown, area).unwrap();
            let at = series.periods.iter().position(|one| *one == period).unwrap();
            let numbers = [series.value(at), series.lower(at), series.upper(at), series.numerator(at)];
            assert_eq!((numbers, series.denominator(at)), ([None; 4], None));
            // Of where the method changed nothing is withheld.
            let flag = if breakdown.is_none() { Flag::Break } else { Flag::Suppressed };
            assert_eq!((series.flag(at), series.note(at)), (Some(flag), Some(WITHHELD)));
        }
        let left = found.series(id("active-adults"), None, found.area_by_code("E08000001").unwrap()).unwrap();
        assert_eq!(
            (left.value(0), left.numerator(0), left.flag(0), left.note(0)),
            (Some(60.0), Some(600.0), None, None)
        );
        let figures = |of: &Document| {
            of.scorecard().given_series().iter().map(|it| it.observations().count()).sum::<usize>()
        };
        assert_eq!(figures(&copy) + 2, figures(&document));
    }
}

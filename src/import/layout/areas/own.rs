//! Our own table of areas.

use super::super::area_kind::AreaKinds;
use super::super::fields::{field, given, unguarded};
use super::super::own::is_of_areas;
use super::numbers::Numbers;
use crate::import::table::{ColumnSearch, FoundArea, Gathering, OfScorecard, RowOutcome};
use crate::model::own_tables::{BETWEEN, OF_AREAS};
use crate::model::{AreaKind, Footprint, Word};
use csv::ByteRecord;
use std::collections::HashSet;

/// One area a row, with code and name.
#[derive(Debug)]
pub(in crate::import) struct Own {
    code: usize,
    name: usize,
    kind: Option<usize>,
    parent: Option<usize>,
    footprint: Option<usize>,
    known_as: Option<usize>,
    numbers: Numbers,
    /// The further columns of a table of the areas of a whole scorecard.
    of_scorecard: Option<[Option<usize>; OF_AREAS.len()]>,
    /// Whether it was said that a footprint is not known.
    said_footprint: bool,
    kinds: AreaKinds,
    seen: HashSet<Vec<u8>>,
    further: HashSet<Vec<u8>>,
}

impl Own {
    /// The reader for a table with this header, where it has code and name.
    pub fn of(search: &mut ColumnSearch<'_>) -> Option<Self> {
        let code = search.find(&["code", "area code", "areacd", "gss code", "ons code"])?;
        let name = search.find(&["name", "area name", "areanm"])?;
        Some(Self {
            code,
            name,
            kind: search.find(&["kind", "area kind", "type", "area type"]),
            parent: search.find(&["parent", "parent code", "parent area", "parent name"]),
            footprint: search.find(&["footprint"]),
            known_as: search.find(&["is", "known as"]),
            numbers: Numbers::of(search),
            of_scorecard: is_of_areas(search.header).then(|| OF_AREAS.map(|name| search.find(&[name]))),
            said_footprint: false,
            kinds: AreaKinds::default(),
            seen: HashSet::new(),
            further: HashSet::new(),
        })
    }

    /// Whether it has a column that only a table of areas has.
    pub fn says_what_areas_are(&self) -> bool {
        self.kind.or(self.parent).or(self.footprint).is_some() || self.numbers.any()
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        let code = unguarded(given(record, Some(self.code)));
        if code.is_empty() {
            return RowOutcome::Skipped("the code is blank".into());
        }
        let is_new = self.seen.insert(code.to_vec());
        // What a further row says of an area is known too, so that it does not matter which comes first.
        if !is_new && !self.further.insert(record.as_slice().to_vec()) {
            return RowOutcome::Skipped("the area stands in another row".into());
        }
        let words = field(record, self.kind);
        let footprint = out.text(given(record, self.footprint));
        let is_unknown = !footprint.is_empty() && Footprint::from_word(&footprint).is_none();
        if is_unknown && !std::mem::replace(&mut self.said_footprint, true) {
            let line = out.line();
            out.remark(format!("Line {line}: ‘{footprint}’ is no known footprint; those were left out."));
        }
        let name = unguarded(field(record, Some(self.name)));
        let mut area = FoundArea {
            code: Some(out.text(code).into_owned()),
            name: out.text(if name.is_empty() { code } else { name }).into_owned(),
            kind: self.kinds.kind(words, code),
            kind_words: out.text(words).into_owned(),
            parent: Some(out.text(given(record, self.parent)).into_owned())
                .filter(|parent| !parent.is_empty()),
            footprint: Footprint::from_word(&footprint),
            known_as: Some(out.text(unguarded(given(record, self.known_as))).into_owned())
                .filter(|known_as| !known_as.is_empty()),
            ..FoundArea::default()
        };
        self.numbers.fill(record, &mut area, out);
        if let Some(columns) = self.of_scorecard {
            // It is what the scorecard says it to be, whatever such a code is elsewhere.
            area.kind = AreaKind::from_word(&area.kind_words);
            area.of_scorecard = Some(Box::new(of_scorecard(
                columns.map(|at| out.text(unguarded(given(record, at))).into_owned()),
            )));
        }
        out.know_area(area);
        if is_new { RowOutcome::Taken } else { RowOutcome::Skipped("the area stands in another row".into()) }
    }
}

/// What stands in the further columns, in their order.
fn of_scorecard([order, peers, members, hexagon, succeeds, until]: [String; OF_AREAS.len()]) -> OfScorecard {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let several = |text: &str| text.split(BETWEEN).filter_map(said).collect::<Vec<_>>();
    let hex: Vec<f64> = hexagon.split(BETWEEN).filter_map(|part| part.parse().ok()).collect();
    let before = |text: String| match text.split_once(' ') {
        Some((code, on)) => (code.to_owned(), said(on)),
        None => (text, None),
    };
    OfScorecard {
        // A spreadsheet may have made 12.0 of 12.
        order: order.parse::<f64>().unwrap_or_default() as u32,
        peers: said(&peers),
        members: several(&members),
        hex: <[f64; 2]>::try_from(hex).ok(),
        succeeds: several(&succeeds).into_iter().map(before).collect(),
        until: said(&until),
    }
}

//! Explore Local Statistics, Office for National Statistics.
//!
//! Source of the layout: the files that Explore Local Statistics offers for download; ISO 8601 for its periods.

use super::columns::{Column, Columns, Names, Row};
use super::indicator_lookup::IndicatorLookup;
use super::{Dialect, Remarks, clearer};
use crate::import::layout::FirstRows;
use crate::import::layout::area_kind::AreaKinds;
use crate::import::layout::flags::flag;
use crate::import::layout::token::{self, Cell, Note};
use crate::import::table::{ColumnSearch, Gathering, IndicatorAt, Reason, RowArea};
use crate::model::Source;

const NAMES: Names = &[
    (Column::AreaCode, &["areacd"]),
    (Column::AreaName, &["areanm"]),
    (Column::AreaKind, &["geography"]),
    (Column::Indicator, &["indicator"]),
    (Column::Period, &["period"]),
    (Column::Value, &["observation"]),
    (Column::Measure, &["measure"]),
    (Column::Unit, &["unit"]),
    (Column::Lower, &["lci_95", "lci"]),
    (Column::Upper, &["uci_95", "uci"]),
    (Column::Flag, &["status"]),
    (Column::Note, &["notes", "note"]),
];

/// How Explore Local Statistics fills its columns.
#[derive(Debug)]
pub struct Ons {
    has_indicator: bool,
    kinds: AreaKinds,
    indicators: IndicatorLookup,
    /// Where words of the status and a note are put together.
    joined: Vec<u8>,
}

impl Dialect for Ons {
    const NO_VALUE: &'static str = "the observation is not a number";

    fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<(Self, Columns)> {
        let needed = ["areacd", "period", "observation"];
        if !needed.iter().all(|name| search.header.has(&[name])) {
            return None;
        }
        let columns = Columns::find(search, NAMES, rows);
        let ons = Self {
            has_indicator: columns.at(Column::Indicator).is_some(),
            kinds: AreaKinds::default(),
            indicators: IndicatorLookup::new("ons", rows),
            joined: Vec::new(),
        };
        Some((ons, columns))
    }

    fn area<'r>(&mut self, row: Row<'r>) -> RowArea<'r> {
        let (code, name) = (row.given(Column::AreaCode), row.field(Column::AreaName));
        let kind_words = row.field(Column::AreaKind);
        let kind = self.kinds.kind(kind_words, code);
        RowArea { code, name, kind_words, kind, parent: b"" }
    }

    fn indicator(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<IndicatorAt>, Reason> {
        let mut indicator = row.field(Column::Indicator);
        if !self.has_indicator {
            out.remark("There is no column `indicator`, so what its figures are of is asked.");
            indicator = b"figures";
        } else if indicator.is_empty() {
            return Err("the indicator is blank".into());
        }
        let words = [indicator, row.field(Column::Measure), row.field(Column::Unit)];
        Ok(self.indicators.position(words, source, out))
    }

    /// A sign in the status says why a figure is missing; words that are no flag are kept as a note.
    fn remarks(&mut self, row: Row<'_>, cell: Cell<'_>, out: &mut Gathering) -> Result<Remarks, Reason> {
        let (status, notes) = (row.field(Column::Flag), row.field(Column::Note));
        let said = flag(&out.text(status));
        let of_status = || token::sign(status).filter(|_| cell.value.is_none())?.note;
        let reason = cell.note.or_else(of_status).map(Note::text).unwrap_or_default();
        let words = if said.is_none() { status } else { b"" };
        let parts = [words, reason.as_bytes(), notes];
        self.joined.clear();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !self.joined.is_empty() {
                let ended = self.joined.ends_with(b".");
                self.joined.extend_from_slice(if ended { b" " } else { b"; " });
            }
            self.joined.extend_from_slice(part);
        }
        Ok((clearer(cell, said), out.note(&self.joined)))
    }
}

fn source(indicator: &str) -> Source {
    Source {
        publisher: Some("Office for National Statistics".to_owned()),
        title: Some(format!("Explore Local Statistics: {indicator}")),
        url: Some("https://www.ons.gov.uk/explore-local-statistics/".to_owned()),
        ..Source::default()
    }
}

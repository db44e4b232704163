//! Explore Local Statistics, Office for National Statistics: one observation a row.
//!
//! Source of the layout: the files that Explore Local Statistics offers for download; ISO 8601 for its periods.

mod interval;

use super::area_kind::AreaKinds;
use super::fields::{UnreadCells, field, given};
use super::flags::flag;
use super::named::NamedIndicators;
use super::token::{self, Cell};
use crate::import::table::{
    Figures, Gathering, Header, Lookup, NoteAt, Observation, PeriodAt, Reason, RowArea, RowOutcome,
};
use crate::model::{Flag, Source};
use csv::ByteRecord;

/// The columns, by what they hold; those that must be there are [`Option`]s too, so that all are read alike.
#[derive(Debug)]
struct Columns {
    code: Option<usize>,
    name: Option<usize>,
    geography: Option<usize>,
    indicator: Option<usize>,
    period: Option<usize>,
    value: Option<usize>,
    measure: Option<usize>,
    unit: Option<usize>,
    lower: Option<usize>,
    upper: Option<usize>,
    status: Option<usize>,
    notes: Option<usize>,
}

/// Reads the rows of Explore Local Statistics.
#[derive(Debug)]
pub(in crate::import) struct Ons {
    columns: Columns,
    names: Vec<String>,
    kinds: AreaKinds,
    indicators: NamedIndicators,
    periods: Lookup<Result<PeriodAt, Reason>>,
    unread: UnreadCells,
    /// Whether it was said that single days stand for their years.
    days_said: bool,
    /// Where words of the status and a note are put together.
    joined: Vec<u8>,
}

/// What stands in the indicator column where there is none.
const NO_INDICATOR: &[u8] = b"figures";

impl Ons {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header) -> Option<Self> {
        let needed = ["areacd", "period", "observation"];
        if !needed.iter().all(|name| header.has(&[name])) {
            return None;
        }
        let columns = Columns {
            code: header.find(&["areacd"]),
            name: header.find(&["areanm"]),
            geography: header.find(&["geography"]),
            indicator: header.find(&["indicator"]),
            period: header.find(&["period"]),
            value: header.find(&["observation"]),
            measure: header.find(&["measure"]),
            unit: header.find(&["unit"]),
            lower: header.find(&["lci_95", "lci"]),
            upper: header.find(&["uci_95", "uci"]),
            status: header.find(&["status"]),
            notes: header.find(&["notes", "note"]),
        };
        Some(Self {
            columns,
            names: header.names().to_vec(),
            kinds: AreaKinds::default(),
            indicators: NamedIndicators::new("ons"),
            periods: Lookup::default(),
            unread: UnreadCells::default(),
            days_said: false,
            joined: Vec::new(),
        })
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        let columns = &self.columns;
        let (code, name) = (given(record, columns.code), field(record, columns.name));
        if code.is_empty() && name.is_empty() {
            return RowOutcome::Skipped("the area is blank".into());
        }
        let kind_words = field(record, columns.geography);
        let kind = self.kinds.kind(kind_words, code);
        let Some(area) = out.area(RowArea { code, name, kind_words, kind, parent: b"" }) else {
            return RowOutcome::NotChosen;
        };
        let mut indicator = field(record, columns.indicator);
        if columns.indicator.is_none() {
            out.remark("There is no column `indicator`; its figures are called ‘figures’.");
            indicator = NO_INDICATOR;
        } else if indicator.is_empty() {
            return RowOutcome::Skipped("the indicator is blank".into());
        }
        let words = [indicator, field(record, columns.measure), field(record, columns.unit)];
        let Some(indicator) = self.indicators.position(words, source, out) else {
            return RowOutcome::NotChosen;
        };
        let period_words = field(record, columns.period);
        let Self { periods, days_said, .. } = self;
        let period = periods.get(period_words, || period(period_words, days_said, out));
        let period = match period {
            Ok(period) => period,
            Err(reason) => return RowOutcome::Skipped(reason),
        };
        let (value, missing, reason) = match token::cell(field(record, columns.value)) {
            Cell::Number(value) => (Some(value), None, None),
            Cell::Missing(flag, reason) => (None, Some(flag), reason),
            Cell::Neither => return RowOutcome::Skipped("the observation is not a number".into()),
        };
        let figures = Figures {
            value,
            lower: self.unread.number(record, self.columns.lower, &self.names, out),
            upper: self.unread.number(record, self.columns.upper, &self.names, out),
            ..Figures::default()
        };
        let (flag, note) = self.remarks(record, missing, reason, out);
        let group = out.group(Vec::new());
        out.push(&Observation { indicator, area, group, period, figures, flag, note, verdict: None });
        RowOutcome::Taken
    }

    /// Flag and note of a figure, or of one that is missing for the reason that its own cell gives. A sign in the status
    /// says why a figure is missing; words that are no flag are kept as a note.
    fn remarks(
        &mut self,
        record: &ByteRecord,
        missing: Option<Flag>,
        reason: Option<&'static str>,
        out: &mut Gathering,
    ) -> (Option<Flag>, Option<NoteAt>) {
        let (status, notes) = (field(record, self.columns.status), field(record, self.columns.notes));
        let said = flag(&out.text(status));
        let flag = match missing {
            None | Some(Flag::NotAvailable) => said.or(missing),
            Some(_) => missing,
        };
        let reason = match token::cell(status) {
            Cell::Missing(_, said) if missing.is_some() => reason.or(said),
            _ => reason,
        };
        let words = if said.is_none() { status } else { b"" };
        let parts = [words, reason.unwrap_or_default().as_bytes(), notes];
        self.joined.clear();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !self.joined.is_empty() {
                let ended = self.joined.ends_with(b".");
                self.joined.extend_from_slice(if ended { b" " } else { b"; " });
            }
            self.joined.extend_from_slice(part);
        }
        (flag, out.note(&self.joined))
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

/// The position of a period, or why it is none. `days_said` is whether it was said what single days stand for.
fn period(words: &[u8], days_said: &mut bool, out: &mut Gathering) -> Result<PeriodAt, Reason> {
    let words = out.text(words);
    let published = interval::interval(&words).or_else(|| super::period::label(&words)).or_else(|| {
        let published = interval::day(&words)?;
        if !std::mem::replace(days_said, true) {
            out.remark(format!(
                "Single days, such as {words}, stand for the calendar year that they lie in."
            ));
        }
        Some(published)
    });
    published.map(|published| out.period(published)).ok_or_else(|| super::period::unknown(&words))
}

#[cfg(test)]
mod tests;

//! What all rows of a table have in common and no column says: what it is of, and when. The file is asked about it once.

use super::measure::Measured;
use super::period;
use super::recognise::FirstRows;
use crate::import::table::{Definition, Field, Gathering, IndicatorAt, PeriodAt, Suggestion};

/// The indicator of a table that does not name any.
#[derive(Debug)]
pub(super) struct Unnamed {
    /// The name of the table, which tells the indicator from others.
    table: String,
    /// What stands above the header, which may be its name.
    title: Option<String>,
    /// How its figures are measured, where a header says it.
    pub measure: Option<String>,
}

impl Unnamed {
    /// The one indicator of a table.
    pub fn of(rows: &FirstRows<'_>) -> Self {
        Self { table: rows.table.to_owned(), title: rows.title(), measure: None }
    }

    /// Its position; none where it is not chosen.
    pub fn indicator(&self, out: &mut Gathering) -> Option<IndicatorAt> {
        let at = out.indicator(&format!("table:{}", self.table), Definition::default)?;
        let found = out.found(at);
        if !std::mem::replace(&mut found.is_unnamed, true) {
            let (value, because) = match &self.title {
                Some(title) => (title.clone(), "it stands above the header"),
                None => (self.table.clone(), "the file is called so"),
            };
            let said = self.measure.as_deref().map(Measured::of_name).filter(|hints| !hints.is_empty());
            found.suggestions.extend(said.unwrap_or_else(|| Measured::of_name(&value)));
            // A sheet may be called by a blank.
            if !value.trim().is_empty() {
                found.suggestions.push(Suggestion { field: Field::Name, value, because: because.to_owned() });
            }
        }
        Some(at)
    }
}

/// The period of all rows of a table that has no column of periods.
#[derive(Debug)]
pub(super) struct OpenPeriod {
    /// What stands above the header and is a period.
    likely: Option<String>,
    at: Option<PeriodAt>,
}

impl OpenPeriod {
    /// The one period of a table.
    pub fn of(rows: &FirstRows<'_>) -> Self {
        let words = rows.above.iter().flat_map(|cell| cell.split([':', ',', '(', ')']));
        let likely = words.map(str::trim).find(|words| period::label(words).is_ok());
        Self { likely: likely.map(str::to_owned), at: None }
    }

    /// Its position.
    pub fn position(&mut self, out: &mut Gathering) -> PeriodAt {
        *self.at.get_or_insert_with(|| out.open_period(self.likely.take()))
    }
}

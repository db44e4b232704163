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
    /// What it may be called, and how that is known.
    called: (String, &'static str),
    has_title: bool,
    /// How its figures are measured, where a header says it.
    pub measure: Option<String>,
}

impl Unnamed {
    /// The one indicator of a table.
    pub fn of(rows: &FirstRows<'_>) -> Self {
        let (table, _) = rows.own_name();
        Self { table, called: rows.called(), has_title: rows.title().is_some(), measure: None }
    }

    /// Its position; none where it is not chosen.
    pub fn indicator(&self, out: &mut Gathering) -> Option<IndicatorAt> {
        let at = out.indicator(&format!("table:{}", self.table), Definition::default)?;
        let found = out.found(at);
        if !std::mem::replace(&mut found.is_unnamed, true) {
            let (value, because) = self.called.clone();
            let said = self.measure.as_deref().map(Measured::of_name).filter(|hints| !hints.is_empty());
            let of_name = || {
                let hints = Measured::of_name(&value).into_iter();
                hints.map(|hint| Suggestion {
                    because: because.replace("so", &format!("‘{value}’")), ..hint
                })
            };
            found.suggestions.extend(said.unwrap_or_else(|| {
                if self.has_title { Measured::of_name(&value) } else { of_name().collect() }
            }));
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
    /// What stands above the header and is a period, or the name of the sheet; and which of the two.
    likely: Option<(String, &'static str)>,
    at: Option<PeriodAt>,
}

impl OpenPeriod {
    /// The one period of a table.
    pub fn of(rows: &FirstRows<'_>) -> Self {
        let words = rows.above.iter().flat_map(|cell| cell.split([':', ',', '(', ')']));
        let is_period = |words: &&str| period::label(words).is_ok();
        let likely = words.map(str::trim).find(is_period);
        // `Smoking in adults, year ending March 2023`: the longest end of a title.
        let ends = rows.above.iter().flat_map(|cell| {
            let starts = cell.match_indices(' ').map(|(at, _)| at);
            starts.map(|at| cell[at..].trim())
        });
        let likely = likely.or_else(|| { ends }.find(is_period));
        let above = likely.map(|likely| (likely.to_owned(), "it stands above the header"));
        let of_sheet = || Some((rows.period_of_sheet()?.to_owned(), "the sheet is called so"));
        Self { likely: above.or_else(of_sheet), at: None }
    }

    /// Its position.
    pub fn position(&mut self, out: &mut Gathering) -> PeriodAt {
        *self.at.get_or_insert_with(|| out.open_period(self.likely.take()))
    }
}

//! The layouts that publishers use, recognised by their headers. Columns are found by name, never by position.

mod across;
mod area_kind;
mod areas;
mod blanks;
mod ees;
mod fields;
mod finer;
mod finer_rows;
mod flags;
mod indicators;
mod long;
mod measure;
mod multiple;
mod nameless;
mod others;
mod own;
mod part;
mod period;
mod period_around;
mod readable;
mod recognise;
mod sample;
mod token;
mod whole_rows;
mod whole_table;
mod wide;

#[cfg(test)]
mod forms_tests;
#[cfg(test)]
mod publishers_tests;

pub(super) use fields::unguarded;
pub(super) use measure::per;
pub(super) use multiple::says_multiple;
pub(super) use own::{about_scorecard, made_of_figures, plain_table};
pub(super) use period::{Label as PeriodLabel, NoPeriod, label as period_label};
pub(super) use period_around::alone;
use readable::readable;
pub(super) use recognise::{FirstRows, NotRead, Recognised, recognise};
pub(super) use sample::{holds_figures, is_figure};
pub(super) use token::number;
pub(super) use wide::{Lacking, period_within};

use crate::import::table::{Gathering, RowOutcome};
use crate::model::Role;
use csv::ByteRecord;
pub(super) use long::flag_column::is_status;
pub(super) use long::groups::is_dimension;
use long::{Fingertips, Long, NumberColumns, Ons, Tidy};
pub(super) use long::{Numbers, is_called_as_area, is_called_count};

/// Whether the name of a column holds a period.
fn is_of_period(name: &str) -> bool {
    period_within(name).is_some()
}

/// Turns the rows of one table into observations, or into what is known about areas or indicators.
pub(super) enum RowReader {
    Fingertips(Box<Long<Fingertips>>),
    Ees(Box<ees::Ees>),
    Ons(Box<Long<Ons>>),
    Tidy(Box<Long<Tidy>>),
    Wide(Box<wide::Wide>),
    Areas(areas::Areas),
    Indicators(Box<indicators::Indicators>),
}

impl RowReader {
    /// What each column holds, where that can be said of this layout.
    pub fn roles(&self) -> Vec<Role> {
        match self {
            Self::Tidy(reader) => reader.roles(),
            Self::Wide(reader) => reader.roles(),
            _ => Vec::new(),
        }
    }

    /// What each column holds, as far as it takes to tell a row from a line that is none.
    pub fn roles_of_lines(&self) -> Vec<Role> {
        match self {
            Self::Fingertips(reader) => reader.roles(),
            Self::Ons(reader) => reader.roles(),
            Self::Ees(reader) => reader.roles_of_lines(),
            _ => self.roles(),
        }
    }

    /// Whether a column is read as what somebody says that it holds.
    fn heeds(&self, at: usize, role: Role) -> bool {
        let holds = |roles: Vec<Role>| roles.get(at) == Some(&role);
        match self {
            Self::Fingertips(reader) => holds(reader.roles()),
            Self::Ons(reader) => holds(reader.roles()),
            Self::Tidy(_) | Self::Wide(_) => holds(self.roles()),
            Self::Ees(reader) => reader.heeds(at, role),
            Self::Areas(_) | Self::Indicators(_) => false,
        }
    }

    /// Whether no column says when, in a layout where that may be.
    pub fn lacks_period(&self) -> bool {
        match self {
            Self::Tidy(reader) => reader.lacks_period(),
            Self::Wide(reader) => reader.lacks_period(),
            _ => false,
        }
    }

    /// Why its figures cannot be taken as their columns are called.
    fn refused(&self) -> Option<String> {
        match self {
            Self::Tidy(reader) => reader.refused(),
            Self::Wide(reader) => reader.refused.clone(),
            _ => None,
        }
    }

    /// Where numbers stand that can be read ahead; what is read so is handed to [`Self::row`].
    pub fn numbers(&self) -> NumberColumns {
        match self {
            Self::Fingertips(reader) => reader.numbers(),
            Self::Ons(reader) => reader.numbers(),
            Self::Tidy(reader) => reader.numbers(),
            Self::Ees(_) | Self::Wide(_) | Self::Areas(_) | Self::Indicators(_) => NumberColumns::default(),
        }
    }

    /// Takes in one row, of which these numbers are known, and says what became of it.
    pub fn row(&mut self, record: &ByteRecord, known: &Numbers, out: &mut Gathering) -> RowOutcome {
        match self {
            Self::Fingertips(reader) => reader.row(record, known, out),
            Self::Ees(reader) => reader.row(record, out),
            Self::Ons(reader) => reader.row(record, known, out),
            Self::Tidy(reader) => reader.row(record, known, out),
            Self::Wide(reader) => reader.row(record, out),
            Self::Areas(reader) => reader.row(record, out),
            Self::Indicators(reader) => reader.row(record, out),
        }
    }
}

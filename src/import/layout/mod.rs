//! The layouts that publishers use, recognised by their headers. Columns are found by name, never by position.

mod area_kind;
mod areas;
mod ees;
mod fields;
mod fingertips;
mod flags;
mod header;
mod indicators;
mod measure;
mod named;
mod ons;
mod period;
mod recognise;
#[cfg(test)]
mod testing;
mod tidy;
mod token;

pub(super) use header::Header;
pub(super) use header::plain;
pub(super) use recognise::{Recognised, recognise};
pub(super) use token::number;

use super::gather::{Fate, Gathering};
use csv::ByteRecord;

/// A published layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// Fingertips, Office for Health Improvement and Disparities.
    Fingertips,
    /// Explore Education Statistics, Department for Education.
    Ees,
    /// Explore Local Statistics, Office for National Statistics.
    Ons,
    /// One observation a row: indicator, area, period, value.
    Tidy,
    /// A table of areas: code, name, kind, parent, population, deprivation decile.
    Areas,
    /// A table of indicators: what each measures; also the indicator metadata of Fingertips.
    Indicators,
}

impl Layout {
    /// Every layout, in the order in which a header is held against them.
    pub const ALL: &'static [Self] =
        &[Self::Fingertips, Self::Ees, Self::Ons, Self::Indicators, Self::Areas, Self::Tidy];

    /// The word for it on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fingertips => "fingertips",
            Self::Ees => "ees",
            Self::Ons => "ons",
            Self::Tidy => "tidy",
            Self::Areas => "areas",
            Self::Indicators => "indicators",
        }
    }

    /// What it is called in sentences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fingertips => "Fingertips",
            Self::Ees => "Explore Education Statistics",
            Self::Ons => "Explore Local Statistics",
            Self::Tidy => "a tidy table",
            Self::Areas => "a table of areas",
            Self::Indicators => "a table of indicators",
        }
    }

    /// Whether its rows are observations, rather than something about areas or indicators.
    pub fn holds_figures(self) -> bool {
        !matches!(self, Self::Areas | Self::Indicators)
    }
}

/// Turns the rows of one table into observations, or into what is known about areas or indicators.
pub(super) enum RowReader {
    /// Fingertips.
    Fingertips(Box<fingertips::Fingertips>),
    /// Explore Education Statistics.
    Ees(ees::Ees),
    /// Explore Local Statistics.
    Ons(ons::Ons),
    /// Tidy.
    Tidy(tidy::Tidy),
    /// Areas.
    Areas(areas::Areas),
    /// Indicators.
    Indicators(indicators::Indicators),
}

impl RowReader {
    /// Takes in one row and says what became of it.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Fate {
        match self {
            Self::Fingertips(reader) => reader.row(record, out),
            Self::Ees(reader) => reader.row(record, out),
            Self::Ons(reader) => reader.row(record, out),
            Self::Tidy(reader) => reader.row(record, out),
            Self::Areas(reader) => reader.row(record, out),
            Self::Indicators(reader) => reader.row(record, out),
        }
    }
}

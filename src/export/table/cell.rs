//! Cells of tables, and tables as comma-separated values.

use crate::model::own_tables::BETWEEN;
use crate::model::{Indicator, PlainDate};
use jiff::civil::Date;
use std::borrow::Cow;
use std::io::{self, Write};

/// What stands in one cell, by its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Blank,
    Text(String),
    Number(f64),
    /// A value of an indicator, with the decimals it is shown with.
    Figure(f64, usize),
    Day(Date),
    Yes(bool),
    /// Several things; blank ones keep their place, so that the columns stay in step.
    Several(Vec<Cell>),
}

impl Cell {
    /// A text, where there is one.
    pub(in crate::export) fn text(text: Option<&str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Blank, |text| Self::Text(text.to_owned()))
    }

    pub(in crate::export) fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }

    /// A value of an indicator, where there is one.
    pub(in crate::export) fn figure(indicator: &Indicator, value: Option<f64>) -> Self {
        value.map_or(Self::Blank, |value| Self::Figure(value, indicator.measure.decimals_at(value)))
    }

    /// A day, or as text what is less exact.
    pub(in crate::export) fn date(date: Option<&PlainDate>) -> Self {
        match date {
            Some(date) if date.first_day() == date.last_day() => Self::Day(date.first_day()),
            date => Self::text(date.map(PlainDate::label)),
        }
    }

    /// As people read it and as it is, for files whose cells say themselves that they are text.
    pub(in crate::export) fn plain(&self) -> Cow<'_, str> {
        self.written(&|text| Cow::Borrowed(text))
    }

    fn written<'a>(&'a self, of_text: &impl Fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => of_text(text),
            // The shortest text that reads as the same number: 10 rather than 10.0.
            Self::Number(number) | Self::Figure(number, _) => number.to_string().into(),
            Self::Day(day) => day.to_string().into(),
            Self::Yes(yes) => yes.to_string().into(),
            Self::Several(cells) => {
                let cells: Vec<_> = cells.iter().map(|cell| cell.written(of_text)).collect();
                cells.join(BETWEEN).into()
            }
        }
    }
}

/// Makes a text one that a spreadsheet does not run: [`crate::words::tame`].
pub(super) type Tame = fn(&str) -> Cow<'_, str>;

/// Writes a line of names and a line for each row.
pub(in crate::export) fn write(
    out: impl Write,
    names: impl Iterator<Item = impl AsRef<[u8]>>,
    rows: impl Iterator<Item = Vec<Cell>>,
    tame: Tame,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(names)?;
    for row in rows {
        table.write_record(row.iter().map(|cell| cell.written(&tame).into_owned()))?;
    }
    table.flush()
}

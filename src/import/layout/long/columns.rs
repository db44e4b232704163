//! Which column of a long table holds what, by its name, another name for the same, or a slip of the finger.

use crate::import::layout::fields::{field, given, words};
use crate::import::table::ColumnSearch;
use csv::ByteRecord;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Indicator,
    IndicatorName,
    /// Codes or names.
    Area,
    /// Codes alone.
    AreaCode,
    /// Names alone.
    AreaName,
    AreaKind,
    /// The area that this one lies in.
    Parent,
    Period,
    Value,
    Lower,
    Upper,
    Numerator,
    Denominator,
    Flag,
    Note,
    Measure,
    Unit,
    Sex,
    Age,
    Dimension,
    Group,
    Verdict,
    Trend,
}

/// The names of columns, each with the names it may have, the likeliest first.
pub type Names = &'static [(Column, &'static [&'static str])];

/// Where the columns of a table are, those that it has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns([Option<usize>; Column::Trend as usize + 1]);

impl Columns {
    /// The columns with these names.
    pub fn find(search: &mut ColumnSearch<'_>, names: Names) -> Self {
        let mut columns = Self::default();
        for &(column, names) in names {
            columns.set(column, search.find(names));
        }
        columns
    }

    /// The columns with these names, where the first name of each is ours. Where another one is taken, or one that is a
    /// slip away from ours, that is said. A column holds one thing.
    pub fn find_like(search: &mut ColumnSearch<'_>, names: Names) -> Self {
        let mut columns = Self::default();
        let ours = |column: Column, names: &'static [&'static str]| match column {
            // Areas have three columns under one name.
            Column::AreaCode | Column::AreaName => "area",
            _ => names[0],
        };
        for &(column, names) in names {
            let has_own = !matches!(column, Column::AreaCode | Column::AreaName);
            let own = if has_own { search.take(names[0]) } else { None };
            let found = own.or_else(|| {
                let other = names[usize::from(has_own)..].iter().find_map(|name| search.take(name))?;
                search.say_taken(other, ours(column, names));
                Some(other)
            });
            columns.set(column, found);
        }
        // Where nothing is called an indicator, a measure is meant by it.
        if let (None, Some(measure)) = (columns.at(Column::Indicator), columns.at(Column::Measure)) {
            columns.set(Column::Measure, None);
            columns.set(Column::Indicator, Some(measure));
            search.say_taken(measure, "indicator");
        }
        let has_area = columns.at(Column::AreaCode).or(columns.at(Column::AreaName)).is_some();
        for &(column, names) in names {
            let may_slip =
                !matches!(column, Column::AreaCode | Column::AreaName | Column::AreaKind | Column::Measure);
            if columns.at(column).is_some() || !may_slip || (column == Column::Area && has_area) {
                continue;
            }
            if let Some(close) = search.take_close(names[0]) {
                columns.set(column, Some(close));
                search.say_taken(close, names[0]);
            }
        }
        columns
    }

    /// The position of a column.
    pub fn at(&self, column: Column) -> Option<usize> {
        self.0[column as usize]
    }

    pub fn set(&mut self, column: Column, at: Option<usize>) {
        self.0[column as usize] = at;
    }
}

/// A row by what its columns hold; blank where the column or the field is not there.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    pub record: &'r ByteRecord,
    pub columns: &'r Columns,
}

impl<'r> Row<'r> {
    /// The field without blanks around it.
    pub fn field(self, column: Column) -> &'r [u8] {
        field(self.record, self.columns.at(column))
    }

    /// The same, blank where it holds a sign that there is nothing.
    pub fn given(self, column: Column) -> &'r [u8] {
        given(self.record, self.columns.at(column))
    }

    /// The same, blank where words say that there are none.
    pub fn words(self, column: Column) -> &'r [u8] {
        words(self.record, self.columns.at(column))
    }
}

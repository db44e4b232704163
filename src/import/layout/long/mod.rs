//! Long tables, which have one observation a row. What publishers call the columns, and what they mean by some words,
//! differs ([`Dialect`]); how a row becomes an observation does not.

mod ahead;
mod area_columns;
mod category;
mod column_names;
mod columns;
mod counts;
mod direction;
mod fingertips;
pub(super) mod flag_column;
pub(super) mod groups;
mod indicator_lookup;
mod measures;
mod names;
mod numbers;
mod ons;
mod other_period;
mod themes;
mod tidy;
mod value_column;
mod within_year;
mod words;

#[cfg(test)]
mod fingertips_tests;
#[cfg(test)]
mod ons_tests;
#[cfg(test)]
mod row_measure_tests;
#[cfg(test)]
mod tidy_header_tests;
#[cfg(test)]
mod tidy_tests;

pub(super) use ahead::says_ahead;
pub(super) use columns::{AREAS, Column, Columns, Row};
pub(in crate::import) use counts::is_called_count;
pub(super) use counts::unclear_values;
pub(super) use fingertips::Fingertips;
pub(super) use measures::{find_kinds, find_scale};
pub(in crate::import) use names::is_called_as_area;
pub(super) use names::{NAMES, counts_called};
pub(super) use numbers::NumberColumns;
pub(in crate::import) use numbers::Numbers;
pub(super) use ons::Ons;
pub(super) use tidy::Tidy;
pub(super) use value_column::why_no_value;
pub(super) use within_year::WHOLE;

use super::fields::{limits, number, words};
use super::multiple;
use super::part::{Level, Part};
use super::period::{self, Label, NoPeriod, PeriodLookup};
use super::recognise::FirstRows;
use super::token::{self, Beside, Cell, Note};
use super::whole_table::OpenPeriod;
use crate::import::source;
use crate::import::table::{
    ColumnSearch, Figures, Gathering, GroupAt, IndicatorAt, Lookup, NoteAt, Observation, Reason, RowArea,
    RowOutcome,
};
use crate::import::words::short;
use crate::model::{Flag, Role, Verdict};
use csv::ByteRecord;

/// What a publisher means by the columns of a long table.
pub trait Dialect: Sized {
    /// Why a row without a number gives nothing.
    const NO_VALUE: &'static str = "the value is not a number";

    /// The columns of a table of this layout, and how to read them; none for any other table.
    fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<(Self, Columns)>;

    /// The area that a row names.
    fn area<'r>(&mut self, row: Row<'r>) -> RowArea<'r>;

    /// The indicator that a row is about; none where it is not chosen.
    fn indicator(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<IndicatorAt>, Reason>;

    /// The period that a label stands for, or why it stands for none.
    fn period(&mut self, label: &str, _out: &mut Gathering) -> Result<Label, NoPeriod> {
        period::in_column(label)
    }

    /// Which number of a figure the value of a row is, where each has a row of its own.
    fn part(&mut self, _row: Row<'_>) -> Part {
        Part::Value
    }

    /// Pairs of dimension and group that a row is about; asked once for the same words.
    fn group(&self, row: Row<'_>, out: &mut Gathering) -> Result<Vec<(String, String)>, Reason> {
        Ok(columns::groups_of(row, out))
    }

    /// Leaves out of the figures what stands for nothing, fills in what else the row has for them, and says what to know
    /// of that.
    fn amend(&mut self, _row: Row<'_>, _figures: &mut Figures, _out: &mut Gathering) -> Option<&'static str> {
        None
    }

    /// Flag and note of a figure, whose cell may have something to say of it.
    fn remarks(&mut self, row: Row<'_>, cell: Cell<'_>, out: &mut Gathering) -> Result<Remarks, Reason>;

    /// The publisher's comparison with the nation.
    fn verdict(&mut self, _row: Row<'_>, _out: &mut Gathering) -> Comparison {
        Comparison::default()
    }

    /// Takes what else a row says about its indicator.
    fn hint(&mut self, _row: Row<'_>, _indicator: IndicatorAt, _out: &mut Gathering) {}
}

/// A publisher's comparison with the nation, with what to know of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub verdict: Option<Verdict>,
    pub note: Option<&'static str>,
}

/// Flag and note of a figure.
type Remarks = (Option<Flag>, Option<NoteAt>);

/// Reads the rows of a long table.
#[derive(Debug)]
pub struct Long<D> {
    dialect: D,
    columns: Columns,
    names: Vec<String>,
    /// What the header of the values says of limits.
    level: Level,
    /// The period of rows that have none, where no column says it.
    open_period: OpenPeriod,
    /// Titles that say how many times as large the figures are.
    multiples: Vec<String>,
    periods: PeriodLookup,
    groups: Lookup<Result<GroupAt, Reason>>,
    /// The label of a period that stands in two columns.
    label: Vec<u8>,
}

impl<D: Dialect> Long<D> {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<Self> {
        let (dialect, columns) = D::of(search, rows)?;
        let value = columns.at(Column::Value).map(|at| search.header.names()[at].as_str());
        Some(Self {
            dialect,
            columns,
            level: value.map(Level::of).unwrap_or_default(),
            names: search.header.names().to_vec(),
            open_period: OpenPeriod::of(rows),
            multiples: multiple::said_above(rows),
            periods: PeriodLookup::default(),
            groups: Lookup::default(),
            label: Vec::new(),
        })
    }

    /// What each column holds.
    pub fn roles(&self) -> Vec<Role> {
        self.columns.roles(self.names.len())
    }

    /// Whether its values are worked out from counts.
    pub fn has_only_counts(&self) -> bool {
        self.columns.at(Column::Value).is_none()
    }

    /// Whether no column says when.
    pub fn lacks_period(&self) -> bool {
        self.columns.at(Column::Period).is_none()
    }

    /// Where its numbers stand that can be read ahead.
    pub fn numbers(&self) -> NumberColumns {
        NumberColumns::of(&self.columns)
    }

    /// Takes in one row, of which these numbers are known.
    pub fn row(&mut self, record: &ByteRecord, known: &Numbers, out: &mut Gathering) -> RowOutcome {
        match self.read(record, known, out) {
            Ok(()) => RowOutcome::Taken,
            Err(outcome) => outcome,
        }
    }

    fn read(&mut self, record: &ByteRecord, known: &Numbers, out: &mut Gathering) -> Result<(), RowOutcome> {
        let Self { dialect, columns, names, level, open_period, multiples, periods, groups, label } = self;
        let row = Row { record, columns };
        let area = dialect.area(row);
        if area.code.is_empty() && area.name.is_empty() {
            return Err(without_area(record, out).into());
        }
        let area = out.area(area).ok_or(RowOutcome::NotChosen)?;
        let indicator = dialect.indicator(row, out)?.ok_or(RowOutcome::NotChosen)?;
        let (period, marked) = if columns.at(Column::Period).is_some() {
            let label = row.period(label);
            periods.position(label, out, |label, out| dialect.period(label, out))?
        } else {
            (open_period.position(out), None)
        };
        let cell = match columns.at(Column::Value) {
            Some(at) => match known.at(Column::Value) {
                Some(number) => Cell::number(number),
                None => value(row, &names[at], multiples, D::NO_VALUE, out)?,
            },
            None => worked_out(row, out.found(indicator).definition.per)?,
        };
        let of_group = [Column::Sex, Column::Age, Column::Dimension, Column::Group, Column::GroupsOf];
        let fields = of_group.into_iter().map(|column| row.words(column));
        let fields = fields.chain(columns.groups.iter().map(|(_, at)| words(record, Some(*at))));
        let group = groups.get_joined(fields, || dialect.group(row, out).map(|group| out.group(group)))?;
        let part = dialect.part(row);
        if part != Part::Value {
            let figures = part.alone(cell.value)?;
            let (flag, note, verdict) = (None, None, None);
            out.push(
                &Observation { indicator, area, group, period, figures, flag, note, verdict },
                cell.signs,
            );
            return Ok(());
        }
        let (flag, mut note) = dialect.remarks(row, cell, out)?;
        let mut number = |column| known.at(column).or_else(|| number(record, columns.at(column), names, out));
        let mut figures = Figures {
            value: cell.value,
            lower: number(Column::Lower),
            upper: number(Column::Upper),
            numerator: number(Column::Numerator),
            denominator: number(Column::Denominator),
        };
        match limits(record, columns.at(Column::Margin), names, out) {
            Some(Beside::Margin(margin)) => figures.set_margin(margin),
            Some(Beside::Limits(lower, upper)) => figures.set_limits(lower, upper),
            None => {}
        }
        cell.give_rest(*level, &mut figures, out);
        let of_figures = dialect.amend(row, &mut figures, out);
        let Comparison { verdict, note: of_verdict } = dialect.verdict(row, out);
        for words in [of_figures, of_verdict].into_iter().flatten() {
            note = Some(out.longer_note(note, words));
        }
        dialect.hint(row, indicator, out);
        let flag = flag.or(marked);
        out.push(&Observation { indicator, area, group, period, figures, flag, note, verdict }, cell.signs);
        Ok(())
    }
}

impl Long<Tidy> {
    /// Why its figures cannot be taken as their column is called.
    pub fn refused(&self) -> Option<String> {
        self.dialect.refused().map(str::to_owned)
    }
}

/// Why a row without an area gives nothing: it may be a note among the rows.
fn without_area(record: &ByteRecord, out: &mut Gathering) -> Reason {
    let mut cells = record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
    match (cells.next(), cells.next()) {
        (Some(only), None) if only.contains(&b' ') => {
            let note = "it is a note among the rows";
            Reason::exact(note, format!("{note}: ‘{}’", short(&out.text(only))))
        }
        _ => "the area is blank".into(),
    }
}

/// What values have in common that are almost a number.
const UNREADABLE: &str = "the value is written in a way that is not read";

/// What the cell of a value holds, or why its row cannot be taken.
fn value<'r>(
    row: Row<'r>,
    name: &str,
    multiples: &[String],
    unread: &'static str,
    out: &mut Gathering,
) -> Result<Cell<'r>, Reason> {
    let field = row.field(Column::Value);
    let says = [Column::Unit, Column::Measure, Column::Indicator].into_iter().map(|column| row.field(column));
    let above = multiples.iter().map(String::as_bytes);
    let around = says.chain([name.as_bytes()]).chain(above);
    let cell = multiple::cell(field, around, name, out).map_err(|why| {
        let shown = source::in_words(&out.text(field)).into_owned();
        let exact = format!("the value ‘{}’ is {why}", short(&shown));
        Reason::exact("the value has a multiplier beside another one", exact)
    })?;
    cell.ok_or_else(|| {
        let shown = short(&out.text(field));
        match token::why_unread(field) {
            Some(why) => Reason::exact(UNREADABLE, format!("the value is {why}: ‘{shown}’")),
            None => Reason::exact(unread, format!("{unread}: ‘{shown}’")),
        }
    })
}

/// The value of a row that has only counts: a share in per cent, or a rate per so many.
fn worked_out(row: Row<'_>, per: Option<f64>) -> Result<Cell<'_>, Reason> {
    let count = |column| {
        let unread = || Reason::from("one of its counts is not a number");
        token::cell(row.field(column)).ok_or_else(unread)
    };
    let (part, whole) = (count(Column::Numerator)?, count(Column::Denominator)?);
    match (part.value, whole.value) {
        (Some(count), Some(of)) if (0.0..=of).contains(&count) && of > 0.0 => {
            Ok(Cell { value: Some(per.unwrap_or(100.0) * count / of), ..part })
        }
        (Some(_), Some(_)) => {
            Err("its count is no part of what it is out of, so that no share can be worked out".into())
        }
        (None, _) => Ok(part),
        (_, None) => Ok(whole),
    }
}

/// The flag of a figure that has two: a sign in the figure's place says more exactly why it is missing than a flag beside
/// it; a blank says nothing, and of a number the column of flags tells more than a letter beside it.
pub(super) fn clearer(cell: Cell<'_>, beside: Option<Flag>) -> Option<Flag> {
    match cell.flag {
        Some(missing) if cell.value.is_none() && missing != Flag::NotAvailable => Some(missing),
        flag => beside.or(flag),
    }
}

/// The note of a figure: what its row says, and what its cell says.
pub(super) fn noted(
    of_row: Option<NoteAt>,
    of_cell: Option<Note<'_>>,
    out: &mut Gathering,
) -> Option<NoteAt> {
    of_cell.map_or(of_row, |of_cell| Some(out.longer_note(of_row, &of_cell.text())))
}

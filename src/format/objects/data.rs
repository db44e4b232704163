//! Observations and national spreads.

use crate::format::declare::object;
use crate::format::reader::Reader;
use crate::format::shape::{Field, Object, Range, Shape};
use crate::format::tokens::{Broken, Kind};
use crate::format::value::{Any, List, Map, Name, NotNegative, Number, OrNull, Text, Value, Word, Written};
use crate::model::{AreaKind, ColumnValues, ColumnsShape, Flag, NumberColumn, Scope, Verdict};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::sync::Arc;

object! { Block, "block", "Observations of one indicator for one group of people.", {
    need indicator: Name = "Id of the indicator.",
    may breakdown: Breakdown = "For whom; left out for the whole population.",
    must periods: List<Name> = "Period labels, oldest first.",
    need rows: Rows = "One row for each area.",
} }

object! { Breakdown, "breakdown", "One group of one dimension that figures are broken down by.", {
    need by: Name = "The dimension, such as Deprivation decile.",
    need group: Name = "The group, such as 1 (most deprived).",
    may scope: Word<Scope> = "Whose groups these are: the nation’s, or each area’s own.",
} }

object! { Spread, "spread", "How all areas of a kind in the country are spread, where the file holds only some of them.", {
    need indicator: Name = "Id of the indicator.",
    need kind: Word<AreaKind> = "Which kind of area.",
    need of: Name = "The areas in words, such as English upper-tier authorities.",
    must periods: List<Name> = "Period labels, oldest first.",
    may areas: List<OrNull<Number<NotNegative>>> = "How many areas had a value, by period.",
    need quantiles: Map<List<OrNull<Number<Any>>>> =
        "Quantiles by period; each field name is a probability from 0 to 1.",
} }

/// The rows of a block, and the numbers of all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows {
    pub rows: Vec<Row>,
    pub numbers: Arc<Vec<f64>>,
}

impl Value for Rows {
    type Of = Self;
    const SHAPE: Shape = List::<Row>::SHAPE;

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self>, Broken> {
        let Some(rows) = List::<Row>::read(reader, kind)? else { return Ok(None) };
        let mut numbers = std::mem::take(&mut reader.numbers);
        numbers.shrink_to_fit();
        Ok(Some(Self { rows, numbers: Arc::new(numbers) }))
    }

    fn write<S: Serializer>(value: &Self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(value.rows.iter().map(|row| WithNumbers(row, &value.numbers)))
    }
}

/// A row and the numbers of its block.
struct WithNumbers<'r>(&'r Row, &'r Arc<Vec<f64>>);

impl Serialize for WithNumbers<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(row, numbers) = self;
        let columns = ColumnValues::from(&row.columns.clone().on(numbers));
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("area", &*row.area)?;
        let numbers =
            [columns.values, columns.lower, columns.upper, columns.numerators, columns.denominators];
        for (field, numbers) in Row::OBJECT.fields[1..6].iter().zip(&numbers) {
            if field.required || !numbers.is_empty() {
                map.serialize_entry(field.name, &Written::<List<OrNull<Number<Any>>>>(numbers))?;
            }
        }
        if !columns.flags.is_empty() {
            map.serialize_entry("flags", &Written::<Flags>(&columns.flags))?;
        }
        if !columns.notes.is_empty() {
            map.serialize_entry("notes", &Written::<Notes>(&columns.notes))?;
        }
        if !columns.verdicts.is_empty() {
            map.serialize_entry("verdicts", &Written::<Verdicts>(&columns.verdicts))?;
        }
        map.end()
    }
}

/// The observations of one area; every list is as long as the periods of its block.
///
/// Declared by hand, because its numbers go straight from the text into one allocation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Code of the area.
    pub area: Arc<str>,
    pub columns: ColumnsShape,
    pub lengths: Lengths,
}

impl Default for Row {
    fn default() -> Self {
        Self { area: Arc::from(""), columns: ColumnsShape::default(), lengths: Lengths::default() }
    }
}

/// How many items the lists of a row have.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lengths {
    /// All of them the same.
    Even(usize),
    /// Each its own, by name of the field.
    Uneven(Box<[(&'static str, usize)]>),
}

impl Default for Lengths {
    fn default() -> Self {
        Self::Even(0)
    }
}

const NUMBER: Shape = Shape::OrNull(&Shape::Number(Range::ANY));
const COUNT: Shape = Shape::OrNull(&Shape::Number(Range::NOT_NEGATIVE));
type Flags = List<OrNull<Word<Flag>>>;
type Notes = List<OrNull<Text>>;
type Verdicts = List<OrNull<Word<Verdict>>>;

const fn list(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, required: false, shape, about }
}

impl Row {
    pub(crate) const OBJECT: Object = Object {
        name: "row",
        about: "The observations of one area; every list is as long as the periods of its block.",
        fields: &[
            Field { name: "area", required: true, shape: Name::SHAPE, about: "Code of the area." },
            Field {
                name: "values",
                required: true,
                shape: Shape::List(0, &NUMBER),
                about: "Values; null is missing.",
            },
            list("lower", Shape::List(0, &NUMBER), "Lower 95 % limits as published."),
            list("upper", Shape::List(0, &NUMBER), "Upper 95 % limits as published."),
            list("numerators", Shape::List(0, &NUMBER), "Counts of events or people."),
            list("denominators", Shape::List(0, &COUNT), "The people or events that the counts are out of."),
            list("flags", Flags::SHAPE, "Why a value is missing, or what to know of it."),
            list("notes", Notes::SHAPE, "The publisher’s words beside a value."),
            list("verdicts", Verdicts::SHAPE, "The publisher’s own comparison with the nation."),
        ],
    };
}

/// The column of numbers in the field at this position of [`Row::OBJECT`].
fn column(field: usize) -> Option<(NumberColumn, Range, &'static Shape)> {
    match field {
        1..=4 => Some((NumberColumn::ALL[field - 1], Range::ANY, &NUMBER)),
        5 => Some((NumberColumn::Denominators, Range::NOT_NEGATIVE, &COUNT)),
        _ => None,
    }
}

impl Value for Row {
    type Of = Self;
    const SHAPE: Shape = Shape::Object(&Self::OBJECT);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self>, Broken> {
        if kind != Kind::Object {
            return reader.misfit(kind, &Self::SHAPE);
        }
        let before = reader.numbers.len();
        let mut area = None;
        let (mut flags, mut notes, mut verdicts) = (None, None, None);
        let mut given = [(NumberColumn::Values, 0); 5];
        let mut columns = 0;
        let mut lengths: [Option<usize>; 9] = [None; 9];
        reader.fields(&Self::OBJECT, |reader, field, kind| {
            if let Some((column, range, shape)) = column(field) {
                if kind != Kind::List {
                    return reader.misfit::<()>(kind, &Self::OBJECT.fields[field].shape).map(|_| ());
                }
                let length = reader.numbers(range, shape)?;
                given[columns] = (column, length);
                columns += 1;
                lengths[field] = Some(length);
                return Ok(());
            }
            match field {
                0 => area = reader.code(kind, &Name::SHAPE)?,
                6 => flags = Flags::read(reader, kind)?,
                7 => notes = Notes::read(reader, kind)?,
                _ => verdicts = Verdicts::read(reader, kind)?,
            }
            Ok(())
        })?;
        if !reader.found.keeps_items() {
            reader.numbers.truncate(before);
            return Ok(None);
        }
        lengths[6] = flags.as_ref().map(Vec::len);
        lengths[7] = notes.as_ref().map(Vec::len);
        lengths[8] = verdicts.as_ref().map(Vec::len);
        let notes =
            notes.unwrap_or_default().into_iter().map(|note| note.map(String::into_boxed_str)).collect();
        Ok(Some(Self {
            area: area.unwrap_or_else(|| Arc::from("")),
            columns: ColumnsShape::of(
                &mut reader.numbers,
                &given[..columns],
                flags.unwrap_or_default(),
                notes,
                verdicts.unwrap_or_default(),
            ),
            lengths: Lengths::of(lengths),
        }))
    }

    /// A row is written by [`Rows`], which have its numbers; alone it has none.
    fn write<S: Serializer>(value: &Self, to: S) -> Result<S::Ok, S::Error> {
        WithNumbers(value, &Arc::default()).serialize(to)
    }
}

impl Lengths {
    fn of(lengths: [Option<usize>; 9]) -> Self {
        let mut given = lengths.iter().flatten();
        let first = given.next().copied().unwrap_or_default();
        if given.all(|length| *length == first) {
            return Self::Even(first);
        }
        let named = Row::OBJECT.fields.iter().zip(lengths);
        Self::Uneven(named.filter_map(|(field, length)| Some((field.name, length?))).collect())
    }

    /// The lists that are not `length` long: the name of each, and how long it is.
    pub(crate) fn other_than(&self, length: usize, columns: &ColumnsShape) -> Vec<(&'static str, usize)> {
        match self {
            Self::Even(all) if *all == length => Vec::new(),
            Self::Even(all) => {
                let given = NumberColumn::ALL.map(|column| columns.has(column));
                let given = given.into_iter().chain(columns.has_words());
                let named = Row::OBJECT.fields[1..].iter().zip(given);
                named.filter(|(_, given)| *given).map(|(field, _)| (field.name, *all)).collect()
            }
            Self::Uneven(lists) => lists.iter().copied().filter(|(_, own)| *own != length).collect(),
        }
    }
}

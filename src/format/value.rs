//! How each kind of value of the format is read and written.

use super::reader::Reader;
use super::shape::{Range, Shape};
use super::tokens::{Broken, Kind};
use super::wording::Given;
use crate::model::{self, PlainDate};
use serde::ser::{Serialize, Serializer};
use std::marker::PhantomData;

/// A kind of value.
pub(crate) trait Value {
    /// What it is in memory. The default stands in for what could not be read; it never reaches a scorecard, because none
    /// is made once there is an error.
    type Of: Default;
    const SHAPE: Shape;

    /// Takes the value at hand, of this kind; reports it and gives nothing where it does not fit.
    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self::Of>, Broken>;

    /// Writes a value as the format has it.
    ///
    /// # Errors
    /// What the serializer says.
    fn write<S: Serializer>(value: &Self::Of, to: S) -> Result<S::Ok, S::Error>;
}

/// Any text.
pub(crate) struct Text;
/// Text that is not blank.
pub(crate) struct Name;
/// A number within bounds.
pub(crate) struct Number<B>(PhantomData<B>);
/// A whole number within bounds.
pub(crate) struct Whole<const LEAST: u32, const GREATEST: u32>;
/// The version of a format: 1, 2, 3.
pub(crate) struct Version;
/// One of two whole numbers.
pub(crate) struct Either<const FIRST: u32, const SECOND: u32>;
/// A confidence level that the methods know.
pub(crate) struct Confidence;
/// `true` or `false`.
pub(crate) struct Switch;
/// A word of a closed list.
pub(crate) struct Word<W>(PhantomData<W>);
/// A day such as `2026-11-20`.
pub(crate) struct Day;
/// A date as plans write it.
pub(crate) struct Date;
/// Two numbers within bounds.
pub(crate) struct Pair<A, B>(PhantomData<(A, B)>);
/// A list of at least `LEAST` items.
pub(crate) struct List<T, const LEAST: usize = 0>(PhantomData<T>);
/// A value, or null.
pub(crate) struct OrNull<T>(PhantomData<T>);
/// An object whose field names are data.
pub(crate) struct Map<T>(PhantomData<T>);

/// Bounds of a number.
pub(crate) trait Bounds {
    const RANGE: Range;
}

pub(crate) struct Any;
pub(crate) struct NotNegative;
pub(crate) struct Positive;
/// One or more.
pub(crate) struct FromOne;
/// Degrees east.
pub(crate) struct Longitude;
/// Degrees north.
pub(crate) struct Latitude;

impl Bounds for Any {
    const RANGE: Range = Range::ANY;
}

impl Bounds for NotNegative {
    const RANGE: Range = Range::NOT_NEGATIVE;
}

impl Bounds for Positive {
    const RANGE: Range = Range::POSITIVE;
}

impl Bounds for FromOne {
    const RANGE: Range = Range::between(1.0, Range::LARGEST);
}

impl Bounds for Longitude {
    const RANGE: Range = Range::between(-180.0, 180.0);
}

impl Bounds for Latitude {
    const RANGE: Range = Range::between(-90.0, 90.0);
}

/// A value that is written as its kind is.
pub(crate) struct Written<'v, K: Value>(pub &'v K::Of);

impl<K: Value> Serialize for Written<'_, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        K::write(self.0, serializer)
    }
}

/// A number, without a fraction where it has none.
fn whole_or_not<S: Serializer>(number: f64, to: S) -> Result<S::Ok, S::Error> {
    /// Up to here an `f64` holds every whole number exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        to.serialize_i64(number as i64)
    } else {
        to.serialize_f64(number)
    }
}

/// Takes text for which `of` finds a meaning.
fn text<T>(
    reader: &mut Reader<'_, '_>,
    kind: Kind,
    shape: &Shape,
    of: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Broken> {
    if kind != Kind::Text {
        return reader.misfit(kind, shape);
    }
    let text = reader.tokens.text()?;
    Ok(of(&text).or_else(|| reader.refuse(&Given::Text(text), shape)))
}

/// Takes a number for which `of` finds a meaning.
fn number<T>(
    reader: &mut Reader<'_, '_>,
    kind: Kind,
    shape: &Shape,
    of: impl FnOnce(f64) -> Option<T>,
) -> Result<Option<T>, Broken> {
    if kind != Kind::Number {
        return reader.misfit(kind, shape);
    }
    let number = reader.tokens.number()?;
    Ok(of(number).or_else(|| reader.refuse(&Given::Number(number), shape)))
}

impl Value for Text {
    type Of = String;
    const SHAPE: Shape = Shape::Text;

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<String>, Broken> {
        text(reader, kind, &Self::SHAPE, |text| Some(text.to_owned()))
    }

    fn write<S: Serializer>(value: &String, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value)
    }
}

impl Value for Name {
    type Of = String;
    const SHAPE: Shape = Shape::Name;

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<String>, Broken> {
        text(reader, kind, &Self::SHAPE, |text| (!text.trim().is_empty()).then(|| text.to_owned()))
    }

    fn write<S: Serializer>(value: &String, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value)
    }
}

impl<B: Bounds> Value for Number<B> {
    type Of = f64;
    const SHAPE: Shape = Shape::Number(B::RANGE);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<f64>, Broken> {
        number(reader, kind, &Self::SHAPE, |number| B::RANGE.holds(number).then_some(number))
    }

    fn write<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
        whole_or_not(*value, to)
    }
}

impl<const LEAST: u32, const GREATEST: u32> Value for Whole<LEAST, GREATEST> {
    type Of = u32;
    const SHAPE: Shape = Shape::Whole(Range::between(LEAST as f64, GREATEST as f64));

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<u32>, Broken> {
        let fits = |number: f64| {
            let whole = number.fract() == 0.0 && (f64::from(LEAST)..=f64::from(GREATEST)).contains(&number);
            whole.then_some(number as u32)
        };
        number(reader, kind, &Self::SHAPE, fits)
    }

    fn write<S: Serializer>(value: &u32, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u32(*value)
    }
}

impl Value for Version {
    type Of = f64;
    const SHAPE: Shape = Shape::Whole(Range::POSITIVE);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<f64>, Broken> {
        let fits = |number: f64| (number.fract() == 0.0 && Range::POSITIVE.holds(number)).then_some(number);
        number(reader, kind, &Self::SHAPE, fits)
    }

    fn write<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
        whole_or_not(*value, to)
    }
}

impl<const FIRST: u32, const SECOND: u32> Value for Either<FIRST, SECOND> {
    type Of = u32;
    const SHAPE: Shape = Shape::OneOf(&[FIRST as f64, SECOND as f64]);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<u32>, Broken> {
        let fits = |number: f64| {
            [FIRST, SECOND].into_iter().find(|allowed| f64::from(*allowed).to_bits() == number.to_bits())
        };
        number(reader, kind, &Self::SHAPE, fits)
    }

    fn write<S: Serializer>(value: &u32, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u32(*value)
    }
}

impl Value for Confidence {
    type Of = f64;
    const SHAPE: Shape = Shape::OneOf(&[0.95, 0.998]);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<f64>, Broken> {
        number(reader, kind, &Self::SHAPE, |number| {
            [0.95_f64, 0.998].into_iter().find(|level| level.to_bits() == number.to_bits())
        })
    }

    fn write<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
        whole_or_not(*value, to)
    }
}

impl Value for Switch {
    type Of = bool;
    const SHAPE: Shape = Shape::Switch;

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<bool>, Broken> {
        if kind == Kind::Bool { reader.tokens.bool().map(Some) } else { reader.misfit(kind, &Self::SHAPE) }
    }

    fn write<S: Serializer>(value: &bool, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(*value)
    }
}

impl<W: model::Word + Default> Value for Word<W> {
    type Of = W;
    const SHAPE: Shape = Shape::Word(|| W::ALL.iter().map(|choice| choice.as_str()).collect());

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<W>, Broken> {
        text(reader, kind, &Self::SHAPE, W::from_word)
    }

    fn write<S: Serializer>(value: &W, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value.as_str())
    }
}

impl Value for Day {
    type Of = Option<PlainDate>;
    const SHAPE: Shape = Shape::Day;

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self::Of>, Broken> {
        let day = |text: &str| {
            let date = PlainDate::parse(text).filter(|_| text.len() == "2026-11-20".len());
            date.map(Some)
        };
        text(reader, kind, &Self::SHAPE, day)
    }

    fn write<S: Serializer>(value: &Self::Of, to: S) -> Result<S::Ok, S::Error> {
        Date::write(value, to)
    }
}

impl Value for Date {
    type Of = Option<PlainDate>;
    const SHAPE: Shape = Shape::Date;

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self::Of>, Broken> {
        text(reader, kind, &Self::SHAPE, |text| PlainDate::parse(text).map(Some))
    }

    fn write<S: Serializer>(value: &Self::Of, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(PlainDate::label).serialize(to)
    }
}

impl<A: Bounds, B: Bounds> Value for Pair<A, B> {
    type Of = [f64; 2];
    const SHAPE: Shape = Shape::Pair([A::RANGE, B::RANGE]);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<[f64; 2]>, Broken> {
        if kind != Kind::List {
            return reader.misfit(kind, &Self::SHAPE);
        }
        let given = reader.list()?;
        match given {
            Given::Pair(pair) if A::RANGE.holds(pair[0]) && B::RANGE.holds(pair[1]) => Ok(Some(pair)),
            given => Ok(reader.refuse(&given, &Self::SHAPE)),
        }
    }

    fn write<S: Serializer>(value: &[f64; 2], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(value.iter().map(Written::<Number<Any>>))
    }
}

impl<T: Value, const LEAST: usize> Value for List<T, LEAST> {
    type Of = Vec<T::Of>;
    const SHAPE: Shape = Shape::List(LEAST, &T::SHAPE);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self::Of>, Broken> {
        if kind != Kind::List {
            return reader.misfit(kind, &Self::SHAPE);
        }
        let mut items = Vec::new();
        let length = reader.items(|reader, kind| {
            let item = T::read(reader, kind)?;
            if reader.found.keeps_items() {
                // What does not fit keeps its place, so that later findings name the right ones.
                items.push(item.unwrap_or_default());
            }
            Ok(())
        })?;
        if length < LEAST {
            return Ok(reader.refuse(&Given::List(length), &Self::SHAPE));
        }
        Ok(Some(items))
    }

    fn write<S: Serializer>(value: &Self::Of, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(value.iter().map(Written::<T>))
    }
}

impl<T: Value> Value for OrNull<T> {
    type Of = Option<T::Of>;
    const SHAPE: Shape = Shape::OrNull(&T::SHAPE);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self::Of>, Broken> {
        if kind == Kind::Null {
            reader.tokens.null()?;
            return Ok(Some(None));
        }
        T::read(reader, kind).map(Some)
    }

    fn write<S: Serializer>(value: &Self::Of, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Written::<T>).serialize(to)
    }
}

impl<T: Value> Value for Map<T> {
    type Of = Vec<(String, T::Of)>;
    const SHAPE: Shape = Shape::Map(&T::SHAPE);

    fn read(reader: &mut Reader<'_, '_>, kind: Kind) -> Result<Option<Self::Of>, Broken> {
        if kind != Kind::Object {
            return reader.misfit(kind, &Self::SHAPE);
        }
        let mut fields = Vec::new();
        reader.entries(|reader, name, kind| {
            let value = T::read(reader, kind)?;
            if reader.found.keeps_items() {
                fields.push((name.to_owned(), value.unwrap_or_default()));
            }
            Ok(())
        })?;
        Ok(Some(fields))
    }

    fn write<S: Serializer>(value: &Self::Of, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(value.iter().map(|(name, value)| (name, Written::<T>(value))))
    }
}

//! What each field of the format may hold, written down once.
//!
//! The check of a file and the published JSON Schema are both made from these tables, so that they cannot say
//! different things.

mod data;
mod indicators;
mod places;
mod plan;
mod scorecard;

pub(super) use scorecard::SCORECARD;

use crate::model::Word;

/// What a value may be.
pub(super) enum Shape {
    /// Any text.
    Text,
    /// Text that is not blank: an id, a code, a name, a title.
    Name,
    /// A number.
    Number(Range),
    /// A number without a fraction.
    Whole(Range),
    /// `true` or `false`.
    Switch,
    /// One of a few numbers.
    OneOf(&'static [f64]),
    /// A word of a closed list.
    Word(WordList),
    /// A day such as `2026-11-20`.
    Day,
    /// A date as plans write it, see [`crate::model::PlainDate`].
    Date,
    /// Two numbers: longitude and latitude, or column and row.
    Pair([Range; 2]),
    /// A list of at least so many items.
    List(usize, &'static Shape),
    /// `null` too.
    OrNull(&'static Shape),
    /// An object whose field names are data.
    Map(&'static Shape),
    /// An object of the format.
    Object(&'static Object),
}

/// The numbers that are allowed.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Range {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    /// Whether the least itself is not allowed.
    pub above_least: bool,
}

impl Range {
    /// Every number.
    pub const ANY: Self = Self::between(f64::NEG_INFINITY, f64::INFINITY);
    /// Zero or more.
    pub const NOT_NEGATIVE: Self = Self::between(0.0, f64::INFINITY);
    /// More than zero.
    pub const POSITIVE: Self = Self { above_least: true, ..Self::NOT_NEGATIVE };

    /// From `least` to `greatest`, both allowed.
    pub const fn between(least: f64, greatest: f64) -> Self {
        Self { least, greatest, above_least: false }
    }

    /// Whether `number` is allowed.
    pub fn holds(self, number: f64) -> bool {
        (self.least..=self.greatest).contains(&number) && !(self.above_least && number <= self.least)
    }
}

/// A closed list of words.
#[derive(Clone, Copy)]
pub(super) struct WordList {
    /// Whether a word is in the list.
    pub has: fn(&str) -> bool,
    /// The whole list, in order.
    pub all: fn() -> Vec<&'static str>,
}

/// A word of the list `W`.
const fn word<W: Word>() -> Shape {
    Shape::Word(WordList {
        has: |word| W::from_word(word).is_some(),
        all: || W::ALL.iter().map(|choice| choice.as_str()).collect(),
    })
}

/// An object of the format.
pub(super) struct Object {
    /// What it is, such as `area`; also its name in the schema.
    pub name: &'static str,
    /// What it stands for.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// A field of an object.
pub(super) struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there and not null.
    pub required: bool,
    /// What it may hold.
    pub shape: Shape,
    /// What it says.
    pub about: &'static str,
}

/// A field that must be there.
const fn need(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, required: true, shape, about }
}

/// A field that may be left out or null.
const fn may(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, required: false, shape, about }
}

//! What a value of the format may be, for the sentences about values that are something else and for the schema.

/// What a value may be.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// Any text.
    Text,
    /// Text that is not blank: an id, a code, a name, a title.
    Name,
    Number(Range),
    /// A number without a fraction.
    Whole(Range),
    /// `true` or `false`.
    Switch,
    /// One of a few numbers.
    OneOf(&'static [f64]),
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
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

/// Whether a number is no larger than any figure can be.
pub(crate) fn can_be_figure(number: f64) -> bool {
    number.abs() <= Range::LARGEST
}

/// The numbers that are allowed.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub least: f64,
    pub greatest: f64,
    /// Whether the least itself is not allowed.
    pub above_least: bool,
}

impl Range {
    /// Beyond this a figure is a slip: no count of people or pounds comes near it, and sums of squares of what is larger
    /// soon leave what a computer can hold.
    pub const LARGEST: f64 = 1e16;
    /// Every number that a figure can be.
    pub const ANY: Self = Self::between(-Self::LARGEST, Self::LARGEST);
    pub const NOT_NEGATIVE: Self = Self::between(0.0, Self::LARGEST);
    pub const POSITIVE: Self = Self { above_least: true, ..Self::NOT_NEGATIVE };

    /// From `least` to `greatest`, both allowed.
    pub const fn between(least: f64, greatest: f64) -> Self {
        Self { least, greatest, above_least: false }
    }

    pub fn holds(self, number: f64) -> bool {
        (self.least..=self.greatest).contains(&number) && !(self.above_least && number <= self.least)
    }
}

/// An object of the format.
pub(crate) struct Object {
    /// What it is, such as `area`; also its name in the schema.
    pub name: &'static str,
    /// What it stands for.
    pub about: &'static str,
    pub fields: &'static [Field],
}

impl Object {
    /// No object of the format has more fields.
    pub const MOST_FIELDS: usize = 32;

    /// The position of the field of this name, or the name where there is none; `likely` is looked at first.
    pub fn find(&self, name: &str, likely: usize) -> Result<usize, String> {
        if self.fields.get(likely).is_some_and(|field| field.name == name) {
            return Ok(likely);
        }
        self.fields.iter().position(|field| field.name == name).ok_or_else(|| name.to_owned())
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.name)
    }
}

/// A field of an object.
pub(crate) struct Field {
    pub name: &'static str,
    /// Whether it must be there and not null.
    pub required: bool,
    pub shape: Shape,
    /// What it says.
    pub about: &'static str,
}

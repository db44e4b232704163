//! Indicators: what is measured, how, by whom, and where it belongs.

use super::ids::IndicatorId;
use super::period::PlainDate;
use super::words::{MeasureKind, PeriodKind, Polarity, Statistic, Strand};

/// One measured thing, with everything needed to read its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indicator {
    /// Unique slug.
    pub id: String,
    /// Full name.
    pub name: String,
    /// A name short enough for a card; the full name where the file gives none.
    pub short: String,
    /// The strand it belongs to.
    pub strand: Strand,
    /// What exactly is counted.
    pub definition: Option<String>,
    /// Why it matters.
    pub rationale: Option<String>,
    /// What to keep in mind when reading it.
    pub caveats: Option<String>,
    /// What a value is.
    pub measure: Measure,
    /// Which direction is good.
    pub polarity: Polarity,
    /// How its periods are written.
    pub period: PeriodKind,
    /// The groups it stands in, in each grouping of the file.
    pub groups: Vec<GroupRef>,
    /// The kind of inequality it speaks of: outcome, access or experience.
    pub inequality: Option<String>,
    /// What drives it: `wider-determinant` or `health-care`.
    pub driver: Option<String>,
    /// The group of people it is about, where not everyone.
    pub population_group: Option<String>,
    /// Where the figures come from.
    pub source: Option<Source>,
    /// What publishers' files call it, such as `fingertips:90284`.
    pub published_as: Vec<String>,
    /// The years that a run of years covers, where its label does not tell.
    pub span: Option<u32>,
    /// When the next figures are due.
    pub next_release: Option<PlainDate>,
    /// What kind of official figure it is.
    pub statistic: Option<Statistic>,
    /// The slower outcome that this in-year measure stands in for.
    pub proxy_for: Option<IndicatorId>,
}

/// What a value is and how it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// The kind of value.
    pub kind: MeasureKind,
    /// For a rate, events per this many.
    pub per: Option<f64>,
    /// The unit in words, such as `suspensions per 100 pupils`.
    pub unit: String,
    /// Decimal places to show, where the file says.
    pub decimals: Option<u8>,
    /// Mean events per person, where one person can have several.
    pub repeats: Option<f64>,
    /// The noun for what is counted.
    pub events: Option<Events>,
    /// Who is counted, such as `adults`.
    pub people: Option<String>,
}

/// The noun for what is counted, such as suspension and suspensions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    pub one: String,
    pub many: String,
}

/// Rounding of a few sums, relative to the larger number: closer than this is equal.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

impl Polarity {
    /// Whether `value` has reached `goal` in the direction of good; equality counts. `None` where neither is good.
    pub fn has_reached(self, value: f64, goal: f64) -> Option<bool> {
        let rounding = ROUNDING * value.abs().max(goal.abs());
        match self {
            Self::HigherIsBetter => Some(value >= goal - rounding),
            Self::LowerIsBetter => Some(value <= goal + rounding),
            Self::Neutral => None,
        }
    }
}

impl Measure {
    /// Whether values are percentages, so that differences of them are percentage points.
    pub fn is_percentage(&self) -> bool {
        self.kind == MeasureKind::Proportion || self.unit.trim_start().starts_with('%')
    }

    /// What count ÷ denominator is multiplied by to give the value: `per`, or 100 for a percentage.
    pub fn per_or_percent(&self) -> Option<f64> {
        match self.kind {
            MeasureKind::Proportion => Some(100.0),
            _ => self.per,
        }
    }

    /// By how much the limits of a rate lie further from it because events repeat: √(2k − 1) for a mean of k events per
    /// person; `None` where each person has at most one.
    pub fn widening(&self) -> Option<f64> {
        let repeats = self.repeats.filter(|repeats| self.kind == MeasureKind::Rate && *repeats > 1.0)?;
        Some((2.0 * repeats - 1.0).sqrt())
    }

    /// The decimal places that values of about this size are shown with: as the file says, none for counts, two
    /// below 1, else one.
    pub fn decimals_at(&self, size: f64) -> usize {
        match (self.decimals, self.kind) {
            (Some(given), _) => usize::from(given),
            (None, MeasureKind::Count) => 0,
            (None, _) if size.abs() < 1.0 => 2,
            (None, _) => 1,
        }
    }
}

/// A place in one of the file's groupings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupRef {
    /// Position of the grouping in the file.
    pub grouping: usize,
    /// Position of the group in it.
    pub group: usize,
}

/// A way to group the indicators, such as the Marmot objectives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// Unique slug.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its groups, in order.
    pub groups: Vec<Group>,
}

/// One group of a grouping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Slug, unique in its grouping.
    pub id: String,
    /// Name.
    pub name: String,
}

/// Where something was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Who published it.
    pub publisher: Option<String>,
    /// Under what title.
    pub title: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When, as written in the file.
    pub released: Option<String>,
    /// Under what licence.
    pub licence: Option<String>,
}

//! Indicators: what is measured, how, by whom, and where it belongs.

use super::ids::IndicatorId;
use super::period::{Period, PlainDate};
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

/// Beyond rounding, counts and value may differ by the last bits of their division.
const LAST_BITS: f64 = 1e-9;

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

impl Indicator {
    /// How many years, quarters or months a figure of this period covers: labels may name more years than that, as three
    /// financial years are called `2021-24`.
    pub fn covers(&self, period: Period) -> i32 {
        let span = self.span.filter(|_| period.kind() == PeriodKind::Years);
        let span = span.and_then(|years| i32::try_from(years).ok());
        span.unwrap_or_else(|| period.length()).clamp(1, period.length())
    }

    /// Whether figures of a period and of an earlier one are partly of the same time.
    pub fn overlap(&self, later: Period, earlier: Period) -> bool {
        later.steps_after(earlier) < self.covers(later)
    }

    /// Whether nothing lies between a period and an earlier one: it is the next of its kind, or begins where that one ends.
    pub fn follows(&self, later: Period, earlier: Period) -> bool {
        [1, self.covers(later)].contains(&later.steps_after(earlier))
    }
}

impl Measure {
    /// Whether a figure can have this value: shares of a whole lie between 0 and 100.
    pub fn is_possible(&self, value: f64) -> bool {
        self.kind != MeasureKind::Proportion || (0.0..=100.0).contains(&value)
    }

    /// Whether no figure can ever reach or miss this goal. Where the latest figure itself lies beyond 0 to 100, they are no shares of a
    /// whole, whatever the file calls them.
    pub fn rules_out(&self, goal: f64, latest: Option<f64>) -> bool {
        !self.is_possible(goal) && latest.is_none_or(|latest| self.is_possible(latest))
    }

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

    /// Whether count and denominator give another value than this one of a proportion or a rate, as far as the last written
    /// decimals of all three tell. A count without decimals is one of people or events, and exact.
    pub fn contradicts(&self, value: f64, (count, denominator): (f64, f64)) -> bool {
        let is_quotient = matches!(self.kind, MeasureKind::Proportion | MeasureKind::Rate);
        let Some(per) = self.per_or_percent().filter(|_| is_quotient) else { return false };
        let half = |value: f64| 0.5 * 0.1_f64.powi(decimals(value));
        let half_of_count = |value: f64| if decimals(value) > 0 { half(value) } else { 0.0 };
        let (less, more) =
            (denominator - half_of_count(denominator), denominator + half_of_count(denominator));
        let least = (count - half_of_count(count)) / more * per;
        let most = (count + half_of_count(count)) / less * per;
        let rounding = half(value);
        let beyond = rounding + LAST_BITS * (rounding + value.abs());
        !(least - value <= beyond && value - most <= beyond)
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
            // Of a share a nought says nothing of how finely it is measured.
            (None, _) if size == 0.0 && self.is_percentage() => 1,
            (None, _) if size.abs() < 1.0 => 2,
            (None, _) => 1,
        }
    }

    /// A value rounded as it is shown, so that what is counted and what is read are the same figures.
    pub fn as_shown(&self, value: f64) -> f64 {
        format!("{value:.*}", self.decimals_at(value)).parse().unwrap_or(value)
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
/// A value with no more decimals than these is known by arithmetic, below so large a number of its last steps.
const QUICKLY: i32 = 9;
const WHOLE: f64 = 1e15;

/// The decimals that a value is written with at the shortest.
fn decimals(value: f64) -> i32 {
    // Nearly all have few: a whole number divided by a power of ten is rounded as the same figure is when it is read.
    let few = (0..=QUICKLY).find(|places| {
        let ten = 10_f64.powi(*places);
        let scaled = value * ten;
        scaled.abs() < WHOLE && (scaled.round() / ten).to_bits() == value.to_bits()
    });
    if let Some(few) = few {
        return few;
    }
    let written = value.to_string();
    written.split_once('.').and_then(|(_, decimals)| i32::try_from(decimals.len()).ok()).unwrap_or(0)
}

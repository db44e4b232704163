//! What the observations of each indicator have in common: their groups, their periods, and how value and counts hang
//! together.

use super::cadence::Cadence;
use super::scales::{self, Scales};
use super::sizes::TIMES;
use crate::import::ratio::{self, POWERS};
use crate::import::table::{
    AreaAt, Figures, Gathered, GroupAt, IndicatorAt, Observation, PeriodAt, Published, Signs, UnitSign,
    people, plain,
};
use crate::model::{Period, PeriodKind};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// What the observations of one indicator have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Usage {
    pub dimensions: Dimensions,
    pub cadence: Cadence,
    /// What count ÷ denominator has to be multiplied by to give the value, where that is one power of ten everywhere.
    pub factor: Option<f64>,
    /// What its values may be written in.
    pub scale: Scale,
    /// Whether a value lies below zero, -1 aside.
    pub has_negatives: bool,
    /// The numbers among its values that programs write where there is none, each with how often, where nothing else lies
    /// below zero.
    pub fill_ins: Vec<(i32, u64)>,
}

/// Whether all values without the sign of per cent are whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Whole {
    #[default]
    All,
    NotAll,
}

/// What tells whether the values of an indicator are percentages or shares of one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scale {
    /// Whether there are counts, and no value is what count ÷ denominator gives as it stands.
    pub no_quotients: bool,
    pub reach: Reach,
    /// Whether the values of some areas, periods or files may be shares of one, and those of the others percentages.
    pub is_mixed: bool,
    /// Whether some values carry the sign of per cent, and others without it are no further than one from nought.
    pub is_beside_percent: bool,
    /// The least and the largest of the values above nought.
    pub span: Option<[f64; 2]>,
    pub whole: Whole,
    pub bare: Option<Bare>,
}

/// Numbers without a sign that lie so far below those with a word for thousands or millions that the word may have been
/// left out: `5.3` beside `£5.2m`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bare {
    /// How far from nought they lie at most.
    most: f64,
    /// Whether whole ones are meant too: among sums of money. What is counted is written out where it is small.
    whole_too: bool,
}

impl Bare {
    /// Whether this is one of them.
    pub fn is_unclear(self, value: f64, signs: Signs) -> bool {
        let is_bare = signs == Signs::default() && value != 0.0 && value.abs() <= self.most;
        is_bare && (self.whole_too || value.fract() != 0.0)
    }
}

impl Scale {
    /// Whether some of the values without a sign may be shares of one, and the others are none.
    pub fn has_two(&self) -> bool {
        self.is_mixed || (self.is_beside_percent && self.reach == Reach::Wide)
    }
}

/// Where the values without a sign lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    #[default]
    Wide,
    /// Every one between 0 and 1, and not all of them whole.
    WithinOne,
    /// Some a little outside, as a share of one may that is above the whole, or a change of one.
    AroundOne,
}

/// The dimensions that an indicator's groups are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Dimensions {
    /// In the order in which rows have them, as their columns stand.
    pub list: Vec<Dimension>,
    /// Positions in the list by name.
    positions: HashMap<String, usize>,
}

impl Dimensions {
    /// The position of a dimension.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }

    /// The dimensions of groups, each of which names a dimension once at most. `is_topic` tells which dimensions are one
    /// topic of several.
    pub fn of<'a>(
        groups: impl IntoIterator<Item = &'a [(String, String)]>,
        is_topic: impl Fn(&str) -> bool,
    ) -> Self {
        let mut found = Self::default();
        let mut has_whole = false;
        let mut seen: HashSet<(usize, &str)> = HashSet::new();
        let mut groups: Vec<&[(String, String)]> = groups.into_iter().collect();
        // Those that have most of them show their order best.
        groups.sort_by_key(|group| Reverse(group.len()));
        let mut uses: Vec<usize> = Vec::new();
        for group in &groups {
            has_whole |= group.iter().all(|(name, _)| !is_topic(name));
            for (name, group) in *group {
                let at = found.position(name).unwrap_or_else(|| {
                    let at = found.list.len();
                    found.positions.insert(name.clone(), at);
                    found.list.push(Dimension { name: name.clone(), ..Dimension::default() });
                    uses.push(0);
                    at
                });
                uses[at] += 1;
                if seen.insert((at, group)) {
                    found.list[at].groups.push(group.clone());
                }
            }
        }
        for (dimension, uses) in found.list.iter_mut().zip(uses) {
            dimension.partly_absent = uses < groups.len();
            dimension.groups.sort_by_cached_key(|group| (people::order(group), group.clone()));
            dimension.is_part = has_whole && is_topic(&dimension.name);
        }
        found
    }
}

/// One way in which an indicator's figures are broken down.
#[derive(Clone, Debug, Default)]
pub(super) struct Dimension {
    pub name: String,
    pub groups: Vec<String>,
    /// Whether some figures do not have it: they are for everyone.
    pub partly_absent: bool,
    /// Whether it is one topic of several beside figures that are broken down by none: its total is a group of its own.
    pub is_part: bool,
    pub held: Held,
}

/// Where a file has the groups of a dimension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Held {
    /// In a column that is called as it is.
    Column,
    /// Each is the name of a column.
    Across,
    #[default]
    Elsewhere,
}

impl Held {
    fn of(dimension: &Dimension, gathered: &Gathered) -> Self {
        let is_column = |name: &String| {
            let mut columns = gathered.tables.iter().flat_map(|table| &table.columns);
            columns.any(|column| plain(column) == plain(name))
        };
        if is_column(&dimension.name) {
            Self::Column
        } else if dimension.groups.iter().all(is_column) {
            Self::Across
        } else {
            Self::Elsewhere
        }
    }
}

impl Usage {
    /// What the observations of each indicator have in common, by position.
    pub fn of(gathered: &Gathered) -> Vec<Self> {
        let mut uses: Vec<Uses> = gathered.indicators.iter().map(|_| Uses::default()).collect();
        for (at, observation) in gathered.observations.iter().enumerate() {
            uses[observation.indicator.index()].add(&observation, gathered.observations.signs(at));
        }
        let crowded = crowded(gathered, &uses);
        let may_be_two: Vec<bool> = uses.iter().map(|uses| uses.values.may_be_two_scales()).collect();
        let mut usages: Vec<Self> =
            uses.into_iter().zip(crowded).map(|(uses, crowded)| uses.usage(gathered, crowded)).collect();
        scales::mark(&mut usages, gathered, &may_be_two);
        for dimension in usages.iter_mut().flat_map(|usage| &mut usage.dimensions.list) {
            dimension.held = Held::of(dimension, gathered);
        }
        usages
    }

    /// Whether figures without a sign are shares, where those of this indicator are: where it has two scales, only the small
    /// ones are.
    pub fn is_share(&self, figures: &Figures) -> bool {
        !self.scale.has_two() || figures.value.is_some_and(|value| value.abs() <= 1.0)
    }
}

/// The kinds of period, for each indicator, as which several labels of one area and group fall on one period.
///
/// Few indicators have labels that could; only their observations are looked through, and those of a kind only until it
/// has been seen to be crowded.
fn crowded(gathered: &Gathered, uses: &[Uses]) -> Vec<Vec<PeriodKind>> {
    let periods = gathered.pool.periods();
    let mut crowded: Vec<Vec<PeriodKind>> = uses.iter().map(|_| Vec::new()).collect();
    let mut suspects: Vec<Vec<PeriodKind>> =
        uses.iter().map(|uses| may_be_crowded(&uses.periods, periods)).collect();
    if suspects.iter().all(Vec::is_empty) {
        return crowded;
    }
    let mut first: HashMap<(IndicatorAt, AreaAt, GroupAt, Period), PeriodAt> = HashMap::new();
    for observation in gathered.observations.iter() {
        let Observation { indicator, area, group, period: at, .. } = observation;
        suspects[indicator.index()].retain(|kind| {
            let Some(period) = periods[at.index()].of_kind(*kind) else { return true };
            let other = *first.entry((indicator, area, group, period)).or_insert(at);
            let is_crowded = other != at && periods[other.index()].differs_from(&periods[at.index()]);
            if is_crowded {
                crowded[indicator.index()].push(*kind);
            }
            !is_crowded
        });
    }
    crowded
}

/// The kinds as which some labels fall on one period.
fn may_be_crowded(labels: &[u32], periods: &[Published]) -> Vec<PeriodKind> {
    let mut first: HashMap<Period, &Published> = HashMap::new();
    let mut kinds: Vec<PeriodKind> = Vec::new();
    for published in labels.iter().map(|&at| &periods[at as usize]) {
        for period in &published.may_be {
            let other = *first.entry(*period).or_insert(published);
            if other.differs_from(published) && !kinds.contains(&period.kind()) {
                kinds.push(period.kind());
            }
        }
    }
    kinds
}

#[derive(Default)]
struct Uses {
    groups: Vec<u32>,
    group_seen: HashSet<u32>,
    periods: Vec<u32>,
    period_seen: HashSet<u32>,
    factors: Factors,
    values: Values,
}

impl Uses {
    fn add(&mut self, observation: &Observation, signs: Signs) {
        if self.group_seen.insert(observation.group.0) {
            self.groups.push(observation.group.0);
        }
        if self.period_seen.insert(observation.period.0) {
            self.periods.push(observation.period.0);
        }
        self.factors.add(observation);
        self.values.add(observation, signs);
    }

    fn usage(mut self, gathered: &Gathered, crowded: Vec<PeriodKind>) -> Usage {
        // Groups and periods stand in order; rows may not.
        self.groups.sort_unstable();
        self.periods.sort_unstable();
        let groups = self.groups.iter().map(|&at| gathered.pool.groups()[at as usize].as_slice());
        let labels: Vec<PeriodAt> = self.periods.iter().copied().map(PeriodAt).collect();
        Usage {
            dimensions: Dimensions::of(groups, |name| gathered.pool.is_topic(name)),
            cadence: Cadence::of(&labels, &gathered.pool, crowded),
            factor: self.factors.common(),
            scale: Scale {
                no_quotients: self.factors.tried > 0 && self.factors.fits[0] == 0,
                reach: self.values.reach(),
                is_mixed: false,
                is_beside_percent: self.values.beside_percent.are_both(),
                span: self.values.span,
                whole: if self.values.parts { Whole::NotAll } else { Whole::All },
                bare: self
                    .values
                    .least_multiplied
                    .map(|(least, whole_too)| Bare { most: least / TIMES, whole_too }),
            },
            has_negatives: self.values.has_negatives(),
            fill_ins: self.values.fill_ins(),
        }
    }
}

/// Where the values lie.
struct Values {
    within: bool,
    /// How many values without a sign there are, but for fill-ins; how many lie between -1 and 1; and how far the furthest
    /// lies from nought.
    count: u64,
    small: u64,
    furthest: f64,
    parts: bool,
    beside_percent: BesidePercent,
    scales: Scales,
    span: Option<[f64; 2]>,
    /// The least of the numbers with a word for thousands or millions, as it is meant; and whether any is a sum of money.
    least_multiplied: Option<(f64, bool)>,
    /// How often each of [`FILL_INS`] is there.
    fill_ins: [u64; FILL_INS.len()],
    /// Whether another value lies below zero.
    below: bool,
}

/// Whether any value carries the sign of per cent; and whether any other, but for fill-ins and nought, is at most one.
#[derive(Default)]
struct BesidePercent {
    has_percent: bool,
    has_small: bool,
}

impl BesidePercent {
    fn are_both(&self) -> bool {
        self.has_percent && self.has_small
    }
}

/// What programs write for a number that they do not have.
const FILL_INS: [i32; 5] = [-1, -9, -99, -999, -9999];

impl Default for Values {
    fn default() -> Self {
        Self {
            within: true,
            count: 0,
            small: 0,
            furthest: 0.0,
            parts: false,
            beside_percent: BesidePercent::default(),
            scales: Scales::default(),
            span: None,
            least_multiplied: None,
            fill_ins: [0; FILL_INS.len()],
            below: false,
        }
    }
}

impl Values {
    fn add(&mut self, observation: &Observation, signs: Signs) {
        let Some(value) = observation.figures.value else { return };
        let is_percent = signs.unit == Some(UnitSign::Percent);
        if signs.is_multiplied {
            let least = self.least_multiplied.map_or(f64::MAX, |(least, _)| least).min(value.abs());
            let is_money =
                signs.unit.is_some() || self.least_multiplied.is_some_and(|(_, is_money)| is_money);
            self.least_multiplied = Some((least, is_money));
        }
        if !is_percent {
            self.within &= (0.0..=1.0).contains(&value);
            self.parts |= value.fract() != 0.0;
            self.scales.add(value);
        }
        let fill_in = FILL_INS.iter().position(|fill_in| Some(f64::from(*fill_in)) == Some(value));
        self.beside_percent.has_percent |= is_percent;
        if !is_percent && fill_in.is_none() {
            self.beside_percent.has_small |= value != 0.0 && value.abs() <= 1.0;
            self.count += 1;
            self.small += u64::from(value.abs() <= 1.0);
            self.furthest = self.furthest.max(value.abs());
        }
        if value > 0.0 {
            let [least, most] = self.span.unwrap_or([value; 2]);
            self.span = Some([value.min(least), value.max(most)]);
        }
        if value < 0.0 {
            match fill_in {
                Some(at) => self.fill_ins[at] += 1,
                None => self.below = true,
            }
        }
    }

    /// Around one lie those of which none is further than 2 from nought, and most are no further than 1.
    fn reach(&self) -> Reach {
        let is_around = self.furthest <= 2.0 && self.small * 2 >= self.count && self.small > 0;
        match self.within {
            true if self.parts => Reach::WithinOne,
            false if self.parts && is_around => Reach::AroundOne,
            _ => Reach::Wide,
        }
    }

    fn may_be_two_scales(&self) -> bool {
        self.scales.may_be_two() && !self.below && self.fill_ins.iter().all(|count| *count == 0)
    }

    /// Whether one lies below zero, -1 aside.
    fn has_negatives(&self) -> bool {
        self.below || self.fill_ins[1..].iter().any(|count| *count > 0)
    }

    fn fill_ins(&self) -> Vec<(i32, u64)> {
        let found = FILL_INS.into_iter().zip(self.fill_ins).filter(|(_, count)| *count > 0 && !self.below);
        found.collect()
    }
}

/// Whether value = factor × count ÷ denominator for one power of ten.
#[derive(Default)]
struct Factors {
    tried: usize,
    fits: [usize; POWERS.len()],
}

impl Factors {
    fn add(&mut self, observation: &Observation) {
        let figures = observation.figures;
        let (Some(value), Some(count), Some(of)) = (figures.value, figures.numerator, figures.denominator)
        else {
            return;
        };
        if !ratio::is_telling(value, count, of) {
            return;
        }
        self.tried += 1;
        for (factor, fits) in POWERS.iter().zip(&mut self.fits) {
            *fits += usize::from(ratio::fits(value, count, of, *factor));
        }
    }

    /// The one factor that nearly all observations fit.
    fn common(&self) -> Option<f64> {
        let fitting: Vec<usize> =
            (0..self.fits.len()).filter(|&power| ratio::nearly_all(self.fits[power], self.tried)).collect();
        match fitting[..] {
            [power] if self.tried >= 3 => Some(POWERS[power]),
            _ => None,
        }
    }
}

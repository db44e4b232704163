//! Process control against its definitions: whole numbers, so that every comparison is exact, and each rule asked of every
//! window in which a point stands. For both sets of rules, with gaps and disrupted periods.

use crate::single_series::{indicator, months, series};
use placecard::analysis::Variation;
use placecard::analysis::xmr::{self, Options, Side};
use placecard::model::{Flag, MeasureKind, PeriodKind, Polarity, SpcRules};
use proptest::prelude::*;
use proptest::sample::select;

const RUN: usize = 7;

/// One group of points, whole numbers; `None` is a gap, and what is left out is none either.
struct Group {
    slots: Vec<Option<i64>>,
    /// Sum and number of the points, sum and number of the moving ranges.
    points: (i64, i64),
    ranges: (i64, i64),
}

impl Group {
    fn of(slots: Vec<Option<i64>>) -> Self {
        let given: Vec<i64> = slots.iter().flatten().copied().collect();
        let ranges: Vec<i64> =
            slots.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs())).collect();
        Self {
            points: (given.iter().sum(), given.iter().map(|_| 1).sum()),
            ranges: (ranges.iter().sum(), ranges.iter().map(|_| 1).sum()),
            slots,
        }
    }

    /// How far a value lies above the mean in units of 2.66 mean moving ranges ÷ `share`, compared with 1: the sign of
    /// `value − mean − 2.66 × range × share`, all multiplied by what they are divided by.
    fn beyond(&self, value: i64, thirds: i64) -> bool {
        let ((sum, points), (ranges, count)) = (self.points, self.ranges);
        // value − S/n > (thirds/3) × (266/100) × R/m
        i128::from(value * points - sum) * i128::from(300 * count)
            > i128::from(thirds * 266 * ranges) * i128::from(points)
    }

    fn outside(&self, value: i64, up: bool) -> bool {
        self.turned(up).beyond(if up { value } else { -value }, 3)
    }

    fn near(&self, value: i64, up: bool) -> bool {
        self.turned(up).beyond(if up { value } else { -value }, 2)
    }

    fn on_side(&self, value: i64, up: bool) -> bool {
        self.turned(up).beyond(if up { value } else { -value }, 0)
    }

    /// The same group upside down, so that below is above.
    fn turned(&self, up: bool) -> Self {
        let sign = if up { 1 } else { -1 };
        Self { slots: Vec::new(), points: (sign * self.points.0, self.points.1), ranges: self.ranges }
    }

    /// Whether a window of so many slots around a point fulfils a condition.
    fn any_window(&self, at: usize, length: usize, holds: impl Fn(&[i64]) -> bool) -> bool {
        (at.saturating_sub(length - 1)..=at)
            .filter_map(|first| self.slots.get(first..first + length))
            .filter_map(|window| window.iter().copied().collect::<Option<Vec<i64>>>())
            .any(|window| holds(&window))
    }

    fn run(&self, at: usize, up: bool) -> bool {
        self.any_window(at, RUN, |window| window.iter().all(|value| self.on_side(*value, up)))
    }

    /// Part of a trend; at a turning point the one that goes on to its right.
    fn trend(&self, at: usize, up: bool) -> bool {
        let climbs = |window: &[i64], up: bool| {
            window.windows(2).all(|two| if up { two[1] > two[0] } else { two[1] < two[0] })
        };
        let part_of = |up: bool| self.any_window(at, RUN, |window| climbs(window, up));
        let next = self.slots.get(at + 1).copied().flatten().zip(self.slots[at]);
        let turns = part_of(!up) && next.is_some_and(|(next, value)| climbs(&[value, next], !up));
        part_of(up) && !turns
    }

    fn two_of_three(&self, at: usize, up: bool, beyond_counts: bool) -> bool {
        let counts = |value: i64| self.near(value, up) && (beyond_counts || !self.outside(value, up));
        let holds = |window: &[i64]| {
            window.iter().all(|value| self.on_side(*value, up))
                && window.iter().filter(|value| counts(**value)).count() >= 2
        };
        self.slots[at].is_some_and(counts) && self.any_window(at, 3, holds)
    }

    /// The side of each rule, highest first.
    fn marks(&self, at: usize, beyond_counts: bool) -> [Option<Side>; 4] {
        let side = |of: &dyn Fn(bool) -> bool| {
            if of(true) { Some(Side::High) } else { of(false).then_some(Side::Low) }
        };
        let Some(value) = self.slots[at] else { return [None; 4] };
        [
            side(&|up| self.outside(value, up)),
            side(&|up| self.trend(at, up)),
            side(&|up| self.two_of_three(at, up, beyond_counts)),
            side(&|up| self.run(at, up)),
        ]
    }
}

fn meaning(side: Side, polarity: Polarity) -> Variation {
    let high = side == Side::High;
    match polarity {
        Polarity::Neutral if high => Variation::NeutralHigh,
        Polarity::Neutral => Variation::NeutralLow,
        _ if high == (polarity == Polarity::HigherIsBetter) => Variation::Improvement,
        _ => Variation::Concern,
    }
}

/// Stretches that wander, climb and stay, so that every rule comes up.
fn values() -> impl Strategy<Value = Vec<Option<i64>>> {
    let stretch =
        (0..30_i64, -3..4_i64, 1..10_usize, 1..8_i64).prop_flat_map(|(from, slope, length, noise)| {
            prop::collection::vec(prop::option::weighted(0.97, 0..noise), length).prop_map(move |drawn| {
                let value = |(at, noise): (i64, Option<i64>)| Some(from + slope * at + noise?);
                (0..).zip(drawn).map(value).collect::<Vec<_>>()
            })
        });
    prop::collection::vec(stretch, 3..8).prop_map(|stretches| stretches.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_mark_is_what_its_definition_says(
        values in values(),
        disrupted in prop::collection::vec(prop::bool::weighted(0.04), 80),
        polarity in select(vec![Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Neutral]),
        rules in select(vec![SpcRules::MakingDataCount, SpcRules::Nhsr]),
    ) {
        let counted = values.iter().zip(&disrupted).map(|(value, out)| value.filter(|_| !out));
        let group = Group::of(counted.collect());
        prop_assume!(group.points.1 >= 13 && group.ranges.1 > 0);
        let mut given = series(months(), values.iter().map(|value| value.map(|value| value as f64)).collect());
        let flag = |out: &bool| out.then_some(Flag::Disrupted);
        given.change(|it| it.flags = disrupted.iter().take(values.len()).map(flag).collect());
        let about = indicator(MeasureKind::Rate, polarity, PeriodKind::Month);
        let options = Options { rules, season: false, ..Options::default() };
        let chart = xmr::chart(&about, &given, given.latest(), None, &options);
        let last = values.iter().rposition(Option::is_some).unwrap();
        for point in &chart.points {
            let at = point.observation.index;
            let expected = group.marks(at, rules == SpcRules::MakingDataCount);
            let found = [point.marks.outside, point.marks.trend, point.marks.two_of_three, point.marks.run];
            prop_assert_eq!(found, expected, "at {} of {}", at, last);
            prop_assert_eq!(point.disrupted, disrupted[at]);
            let meanings: Vec<Variation> =
                expected.iter().flatten().map(|side| meaning(*side, polarity)).collect();
            let better = rules == SpcRules::MakingDataCount && meanings.contains(&Variation::Improvement);
            let meant = match meanings.first() {
                _ if disrupted[at] => None,
                _ if better => Some(Variation::Improvement),
                Some(first) => Some(*first),
                None => Some(Variation::CommonCause),
            };
            prop_assert_eq!(point.variation, meant);
        }
    }
}

/// Numbers that look drawn by lot and are the same on every run.
struct Lot(u64);

impl Lot {
    /// Nearly normal, with a standard deviation of 1.
    fn normal(&mut self) -> f64 {
        let mut next = || {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        };
        (0..12).map(|_| next()).sum::<f64>() - 6.0
    }
}

/// Of 300 monthly series of three years, how many are seen to be seasonal and how many have a special cause at the end.
fn of_300(amplitude: f64, season: bool) -> (usize, usize) {
    let mut lot = Lot(11);
    let about = indicator(MeasureKind::Mean, Polarity::HigherIsBetter, PeriodKind::Month);
    let (mut seasonal, mut special) = (0, 0);
    for _ in 0..300 {
        let month =
            |at: i32| 70.0 + amplitude * (f64::from(at) * std::f64::consts::TAU / 12.0).sin() + lot.normal();
        let given = series(months(), (0..36).map(month).map(Some).collect());
        let options = Options { season, ..Options::default() };
        let chart = xmr::chart(&about, &given, given.latest(), None, &options);
        let found = xmr::latest(&chart, &about, None).variation;
        seasonal += usize::from(chart.seasonal);
        special += usize::from(found != Some(Variation::CommonCause));
    }
    (seasonal, special)
}

#[test]
fn a_season_alone_is_seldom_a_special_cause() {
    let (seasonal, special) = of_300(3.0, true);
    assert!(seasonal >= 290, "{seasonal} of 300 are seen");
    let (_, without) = of_300(3.0, false);
    assert!(special <= 24 && without >= 2 * special, "{special} of 300, and {without} without the setting");
}

#[test]
fn noise_is_seldom_a_season() {
    let (seasonal, _) = of_300(0.0, true);
    assert!(seasonal <= 12, "{seasonal} of 300");
}

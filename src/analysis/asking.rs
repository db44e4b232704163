//! Whom it is worth asking: the places that improved fastest from a start like one's own (METHODS, "Interventions").
//!
//! A start is alike where both values lie in the same fifth in the first period of the improver's test. The improvement is
//! tested, faster than the mean of all who began alike, and faster than that of the place that asks by more than the
//! intervals of their figures leave open. Every pace is the slope over the points of that test, as a target takes it. What the improver did in the file is named beside it, as no cause:
//! values that lie far out tend to come back by themselves.

use super::statistics::{Z_95, quantile};
use super::target::Pace;
use super::{Analysis, Lately, MovementBy, MovementVerdict};
use super::{finite, last_tested};
use crate::model::{
    AreaId, AreaKind, Flag, IndicatorId, InterventionId, Observation, Period, Polarity, Scorecard, Series,
};
use rayon::prelude::*;
use std::collections::HashSet;

/// With fewer places than these at the start, fifths among them would say nothing.
const FEWEST_PLACES: usize = 5;

/// A place that improved faster from a similar start.
#[derive(Clone, Debug, PartialEq)]
pub struct WorthAsking {
    pub indicator: IndicatorId,
    /// The place that improved.
    pub place: AreaId,
    /// The first and the last figure of its test.
    pub moved: [Observation; 2],
    /// What its latest figures did against that.
    pub lately: Option<Lately>,
    /// What it changed by each period, by the slope over the points of its test.
    pub pace: f64,
    /// What the place that asks changed by over the same periods, which is tested to be less.
    pub own_pace: f64,
    /// What those that began alike changed by on average, and how many they are; not tested.
    pub alike: (f64, usize),
    /// What the improver started in this file with this aim, before its latest figure, in the order of the file.
    pub started: Vec<InterventionId>,
}

/// Whom a place might ask, one improver for each indicator, the one furthest ahead of it first.
pub fn worth_asking(scorecard: &Scorecard, analysis: &Analysis, asking: AreaId) -> Vec<WorthAsking> {
    let mut found = by_indicator(scorecard, analysis, asking);
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().map(|(_, asked)| asked).collect()
}

/// Who is worth asking by any of these places, each improver of an indicator once, with the place that it is furthest ahead of,
/// which comes first; the one furthest ahead first.
pub fn worth_asking_anywhere(
    scorecard: &Scorecard,
    analysis: &Analysis,
    asking: &[AreaId],
) -> Vec<(AreaId, WorthAsking)> {
    let of_place = |&place: &AreaId| {
        let found = by_indicator(scorecard, analysis, place).into_iter();
        found.map(|(ahead, asked)| (ahead, place, asked)).collect::<Vec<_>>()
    };
    let mut found: Vec<(f64, AreaId, WorthAsking)> = asking.par_iter().flat_map_iter(of_place).collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut known = HashSet::new();
    found.retain(|(_, _, asked)| known.insert((asked.indicator, asked.place)));
    found.into_iter().map(|(_, asking, asked)| (asking, asked)).collect()
}

/// The improver of each indicator that has one, with how far it is ahead of the place that asks.
fn by_indicator(scorecard: &Scorecard, analysis: &Analysis, asking: AreaId) -> Vec<(f64, WorthAsking)> {
    scorecard
        .indicators()
        .filter_map(|(indicator, about)| {
            let sign = match about.polarity {
                Polarity::HigherIsBetter => 1.0,
                Polarity::LowerIsBetter => -1.0,
                Polarity::Neutral => return None,
            };
            let own = scorecard.series(indicator, None, asking)?;
            let others = scorecard.places().filter(|place| *place != asking);
            let faster = others.filter_map(|place| beside(scorecard, analysis, own, place, sign));
            faster.max_by(|one, other| one.0.total_cmp(&other.0))
        })
        .collect()
}

/// What one place has that another could ask it about, and how far ahead it is in units of the spread at the start.
fn beside(
    scorecard: &Scorecard,
    analysis: &Analysis,
    own: &Series,
    place: AreaId,
    sign: f64,
) -> Option<(f64, WorthAsking)> {
    let judged = analysis.get(own.indicator, None, place)?;
    let tested = matches!(judged.movement.by, Some(MovementBy::RecentTrend | MovementBy::MannKendall));
    if judged.movement.verdict != MovementVerdict::Improving || !tested {
        return None;
    }
    let (since, until) = (judged.movement.since?, last_tested(scorecard, judged)?.period);
    let series = scorecard.series(own.indicator, None, place)?;
    let (improved, asks) = (both(series, since, until)?, both(own, since, until)?);
    let pace = |series: &Series, [first, last]: [Observation; 2]| {
        let about = scorecard.indicator(series.indicator);
        Pace::since(about, series, first.period, last).ok().filter(|pace| pace.since == since)
    };
    let (faster, slower) = (pace(series, improved)?, pace(own, asks)?);
    // Most fail this, and what follows looks at every place.
    if !surely_faster(sign, &faster, &slower) {
        return None;
    }
    let fifths = Fifths::at(scorecard, own.indicator, since)?;
    let fifth = fifths.of(improved[0].value);
    if fifths.of(asks[0].value) != fifth {
        return None;
    }
    let alike: Vec<f64> = scorecard
        .places()
        .filter(|other| *other != place)
        .filter_map(|other| {
            let series = scorecard.series(own.indicator, None, other)?;
            let points = both(series, since, until)?;
            let alike = fifths.of(points[0].value) == fifth;
            alike.then(|| pace(series, points))?.map(|pace| pace.slope.slope)
        })
        .collect();
    let mean = alike.iter().map(|pace| pace / alike.len() as f64).sum::<f64>();
    let (faster, own_pace) = (faster.slope.slope, slower.slope.slope);
    let ahead = finite(sign * (faster - own_pace) / fifths.width())?;
    if sign * (faster - mean) <= 0.0 {
        return None;
    }
    let started = scorecard.interventions().filter(|(_, tried)| {
        tried.areas.contains(&place)
            && tried.aims.contains(&own.indicator)
            && tried.start.as_ref().is_some_and(|start| start.first_day() < until.end())
    });
    let started = started.map(|(id, _)| id).collect();
    let asked = WorthAsking {
        indicator: own.indicator,
        place,
        moved: improved,
        lately: judged.movement.lately,
        pace: faster,
        own_pace,
        alike: (mean, alike.len()),
        started,
    };
    Some((ahead, asked))
}

/// Whether one moved faster in the direction of good than the other by more than chance: the difference of both slopes
/// against its standard error. Without an interval of each figure it is not known.
fn surely_faster(sign: f64, one: &Pace, other: &Pace) -> bool {
    let error = one.slope.standard_error.hypot(other.slope.standard_error);
    let weighted = one.weighted && other.weighted;
    weighted && sign * (one.slope.slope - other.slope.slope) > Z_95 * error
}

/// The comparable figures of both periods, by one method.
fn both(series: &Series, since: Period, until: Period) -> Option<[Observation; 2]> {
    let comparable = |point: &Observation| series.flag(point.index) != Some(Flag::Disrupted);
    let (first, last) = (series.at(since).filter(comparable)?, series.at(until).filter(comparable)?);
    let changed = (first.index + 1..=last.index).any(|index| series.flag(index) == Some(Flag::Break));
    (!changed && last.period > first.period).then_some([first, last])
}

/// The bounds between fifths: of the country where the file gives its spread, else of the places in the file.
struct Fifths([f64; 4]);

impl Fifths {
    const BOUNDS: [f64; 4] = [0.2, 0.4, 0.6, 0.8];

    fn at(scorecard: &Scorecard, indicator: IndicatorId, period: Period) -> Option<Self> {
        let of_country = scorecard.spreads().iter().find_map(|spread| {
            let fits = spread.indicator == indicator && spread.kind == AreaKind::Place;
            fits.then(|| all(Self::BOUNDS.map(|bound| spread.quantile(bound, period))))?
        });
        let of_file = || {
            let value = |place| Some(scorecard.series(indicator, None, place)?.at(period)?.value);
            let mut values: Vec<f64> = scorecard.places().filter_map(value).collect();
            values.sort_by(f64::total_cmp);
            let enough = values.len() >= FEWEST_PLACES;
            enough.then(|| all(Self::BOUNDS.map(|bound| quantile(&values, bound))))?
        };
        of_country.or_else(of_file).map(Self).filter(|fifths| fifths.width() > 0.0)
    }

    fn of(&self, value: f64) -> usize {
        self.0.iter().filter(|bound| value > **bound).count()
    }

    fn width(&self) -> f64 {
        self.0[3] - self.0[0]
    }
}

fn all(found: [Option<f64>; 4]) -> Option<[f64; 4]> {
    let [Some(one), Some(two), Some(three), Some(four)] = found else { return None };
    Some([one, two, three, four])
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, ENGLAND, SYSTEM, Sample, series};
    use super::*;
    use crate::model::{Intervention, Parts, PlainDate, fixture};

    const FIRST: usize = 2;

    /// Six places over five years, each figure ± 0.1, from these first values by these paces; the second and the third
    /// started something with this aim, the third after the last figure.
    fn asked(places: [(f64, f64); 6], polarity: Polarity) -> Vec<WorthAsking> {
        bent(places, polarity, 0.0)
    }

    /// The same, the second figure of the second place being so much higher.
    fn bent(places: [(f64, f64); 6], polarity: Polarity, bend: f64) -> Vec<WorthAsking> {
        let place = |at: usize| AreaId::at(FIRST + at);
        let figures = |(at, (from, pace)): (usize, &(f64, f64))| {
            let labels = ["2019", "2020", "2021", "2022", "2023"];
            let bend = |year| if (at, year) == (1, 1) { bend } else { 0.0 };
            let values: Vec<f64> = (0..5).map(|year| from + pace * f64::from(year) + bend(year)).collect();
            let given: Vec<_> = labels.into_iter().zip(values.iter().copied().map(Some)).collect();
            let mut series = Series { area: place(at), ..series(&given) };
            series.change(|it| it.lower = values.iter().map(|value| Some(value - 0.1)).collect());
            series.change(|it| it.upper = values.iter().map(|value| Some(value + 0.1)).collect());
            series
        };
        let mut about = Sample::default().indicator;
        about.polarity = polarity;
        let mut areas = vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
        ];
        let named = |at: usize| {
            sample::area(&format!("E0{at}"), &format!("Place {at}"), AreaKind::Place, Some(SYSTEM))
        };
        areas.extend((0..6).map(named));
        let tried = |id: &str, at: usize, start: &str| Intervention {
            start: PlainDate::parse(start),
            aims: vec![IndicatorId::at(0)],
            ..fixture::intervention(id, &[place(at)])
        };
        let scorecard = Scorecard::new(Parts {
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas,
            indicators: vec![about],
            series: places.iter().enumerate().map(figures).collect(),
            interventions: vec![
                tried("early", 1, "2019-06"),
                tried("late", 1, "2026"),
                tried("other", 2, "2019"),
            ],
            ..Parts::default()
        })
        .unwrap();
        worth_asking(&scorecard, &Analysis::of(&scorecard), place(0))
    }

    #[test]
    fn the_fastest_improver_from_a_similar_start_is_named_with_what_it_did() {
        // The first two and the third begin in the highest fifth together.
        let places = [(20.0, 0.0), (20.0, -2.0), (20.0, -1.0), (5.0, -3.0), (6.0, 0.0), (7.0, 0.0)];
        let found = asked(places, Polarity::LowerIsBetter);
        assert_eq!(found.len(), 1);
        let one = &found[0];
        assert_eq!(
            (one.place, one.started.as_slice()),
            (AreaId::at(FIRST + 1), &[InterventionId::at(0)][..])
        );
        assert!((one.pace + 2.0).abs() < 1e-12 && one.own_pace.abs() < 1e-12);
        assert!((one.alike.0 + 0.5).abs() < 1e-12, "0 and −1: {:?}", one.alike);
        assert_eq!((one.alike.1, one.moved[0].period.to_string().as_str()), (2, "2019"));
        assert_eq!(asked(places, Polarity::HigherIsBetter), [], "down is no improvement there");
        assert_eq!(asked(places, Polarity::Neutral), []);
    }

    #[test]
    fn the_pace_is_the_slope_of_the_test_and_not_what_its_ends_are_apart() {
        let places = [(20.0, 0.0), (20.0, -2.0), (20.0, -1.0), (5.0, -3.0), (6.0, 0.0), (7.0, 0.0)];
        let found = bent(places, Polarity::LowerIsBetter, 1.0);
        assert!((found[0].pace + 2.1).abs() < 1e-9, "{found:?}");
        assert!((found[0].moved[1].value - 12.0).abs() < 1e-9);
    }

    #[test]
    fn another_start_or_no_tested_improvement_is_not_worth_asking_about() {
        let elsewhere = [(20.0, 0.0), (5.0, -1.0), (5.5, 0.0), (6.0, 0.0), (6.5, 0.0), (7.0, 0.0)];
        assert_eq!(asked(elsewhere, Polarity::LowerIsBetter), []);
        let still = [(20.0, 0.0), (20.0, 0.0), (20.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)];
        assert_eq!(asked(still, Polarity::LowerIsBetter), []);
        let as_fast = [(20.0, -1.99), (20.0, -2.0), (20.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)];
        assert_eq!(asked(as_fast, Polarity::LowerIsBetter), [], "that little faster may be chance");
        let slower = [(20.0, -3.0), (20.0, -2.0), (20.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)];
        assert_eq!(asked(slower, Polarity::LowerIsBetter), [], "it improved faster itself");
    }
}

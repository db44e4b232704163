//! Whom it is worth asking: the places that improved fastest from a start like one's own (METHODS, "Interventions").
//!
//! A start is alike where both values lie in the same fifth in the first period of the improver's test. A fifth of few places is two
//! or three neighbours in rank, however far apart they lie; there both values are also no further apart than a fifth between the outer ones is
//! wide on average, in METHODS' unit of distance (0.8 − 0.2 quantile). Few are fewer than METHODS asks for a best tenth.
//! The improvement is tested, faster than the mean of all who began alike, and faster than that of the place that asks by more
//! than the intervals of their figures leave open. Every pace is the slope over the points of that test, as a target takes it. Of
//! how many such pairs they are picked stands beside them: of many, some differ by chance. What the improver did in the file is
//! named beside it, as no cause: values that lie far out tend to come back by themselves.

use super::spread::MIN_AREAS;
use super::statistics::{Z_95, quantile};
use super::target::Pace;
use super::{Analysis, Judgement, Lately, MovementBy, MovementVerdict};
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
    /// The figure that the place that asks began from.
    pub own_start: Observation,
    /// What the place that asks changed by over the same periods, which is tested to be less.
    pub own_pace: f64,
    /// What those that began alike changed by on average, and how many they are; not tested.
    pub alike: (f64, usize),
    /// What the improver started in this file with this aim, before its latest figure, in the order of the file.
    pub started: Vec<InterventionId>,
}

/// Whom some places might ask, and of how many pairs that is picked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Each with the place that asks.
    pub found: Vec<(AreaId, WorthAsking)>,
    /// In so many pairs of one that improved by a test and one that asks and began alike, the two paces were compared by a test.
    pub pairs: usize,
    /// In so many of them the first improved faster by more than chance, and faster than the mean of all who began alike.
    pub faster: usize,
}

/// Whom a place might ask, one improver for each indicator, the one furthest ahead of it first.
pub fn worth_asking(scorecard: &Scorecard, analysis: &Analysis, asking: AreaId) -> Asked {
    worth_asking_anywhere(scorecard, analysis, &[asking], |_| true)
}

/// Whom any of these places might ask about the indicators that are `wanted`: of each indicator the improver furthest ahead of each
/// place, each improver once, with the place that it is furthest ahead of; the one furthest ahead first.
pub fn worth_asking_anywhere(
    scorecard: &Scorecard,
    analysis: &Analysis,
    asking: &[AreaId],
    wanted: impl Fn(IndicatorId) -> bool,
) -> Asked {
    let wanted: Vec<IndicatorId> =
        scorecard.indicators().map(|(indicator, _)| indicator).filter(|id| wanted(*id)).collect();
    let compared: Vec<Compared> =
        wanted.par_iter().filter_map(|&indicator| compared(scorecard, analysis, indicator, asking)).collect();
    let mut asked = Asked::default();
    let mut found: Vec<(f64, AreaId, WorthAsking)> = Vec::new();
    for of_indicator in compared {
        asked.pairs += of_indicator.pairs;
        asked.faster += of_indicator.faster.len();
        let mut best: Vec<(f64, AreaId, WorthAsking)> = Vec::new();
        for one in of_indicator.faster {
            match best.iter_mut().find(|known| known.1 == one.1) {
                Some(known) if known.0 <= one.0 => *known = one,
                Some(_) => {}
                None => best.push(one),
            }
        }
        found.append(&mut best);
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut known = HashSet::new();
    found.retain(|(_, _, asked)| known.insert((asked.indicator, asked.place)));
    asked.found = found.into_iter().map(|(_, asking, asked)| (asking, asked)).collect();
    asked
}

/// What was compared of one indicator.
#[derive(Default)]
struct Compared {
    pairs: usize,
    /// How far ahead the improver is in units of the spread at the start, and of whom.
    faster: Vec<(f64, AreaId, WorthAsking)>,
}

/// Every place that improved by a test, beside those that ask and began alike; `None` where neither way is good.
fn compared(
    scorecard: &Scorecard,
    analysis: &Analysis,
    indicator: IndicatorId,
    asking: &[AreaId],
) -> Option<Compared> {
    let sign = match scorecard.indicator(indicator).polarity {
        Polarity::HigherIsBetter => 1.0,
        Polarity::LowerIsBetter => -1.0,
        Polarity::Neutral => return None,
    };
    let mut compared = Compared::default();
    for place in scorecard.places() {
        let judged = analysis.get(indicator, None, place);
        let improver = judged.and_then(|judged| Improver::of(scorecard, judged));
        let Some(improver) = improver else { continue };
        for other in improver.alike.iter().filter(|other| asking.contains(&other.place)) {
            if !(improver.pace.weighted && other.pace.weighted) {
                continue;
            }
            compared.pairs += 1;
            compared.faster.extend(improver.ahead_of(scorecard, other, sign));
        }
    }
    Some(compared)
}

/// A place with its first figure of the periods of a test, and its pace over them.
struct Started {
    place: AreaId,
    first: Observation,
    pace: Pace,
}

/// A place that improved by a test, and the others that began alike.
struct Improver<'a> {
    judged: &'a Judgement,
    moved: [Observation; 2],
    pace: Pace,
    /// The width of what lies between the outer fifths at the start.
    width: f64,
    alike: Vec<Started>,
}

impl<'a> Improver<'a> {
    fn of(scorecard: &Scorecard, judged: &'a Judgement) -> Option<Self> {
        let tested = matches!(judged.movement.by, Some(MovementBy::RecentTrend | MovementBy::MannKendall));
        if judged.movement.verdict != MovementVerdict::Improving || !tested {
            return None;
        }
        let (since, until) = (judged.movement.since?, last_tested(scorecard, judged)?.period);
        let started = |place: AreaId| {
            let series = scorecard.series(judged.indicator, None, place)?;
            let moved = both(series, since, until)?;
            let pace = Pace::since(scorecard.indicator(judged.indicator), series, since, moved[1]).ok()?;
            (pace.since == since).then_some((moved, pace))
        };
        let (moved, pace) = started(judged.area)?;
        let fifths = Fifths::at(scorecard, judged.indicator, since)?;
        let others = scorecard.places().filter(|place| *place != judged.area);
        let alike = others.filter_map(|place| {
            let ([first, _], pace) = started(place)?;
            fifths.are_alike(first.value, moved[0].value).then_some(Started { place, first, pace })
        });
        Some(Self { judged, moved, pace, width: fifths.width(), alike: alike.collect() })
    }

    /// What another place that began alike could ask it about, where it was faster by more than chance.
    fn ahead_of(
        &self,
        scorecard: &Scorecard,
        other: &Started,
        sign: f64,
    ) -> Option<(f64, AreaId, WorthAsking)> {
        if !surely_faster(sign, &self.pace, &other.pace) {
            return None;
        }
        let mean = self.alike.iter().map(|one| one.pace.slope.slope / self.alike.len() as f64).sum::<f64>();
        let (faster, own_pace) = (self.pace.slope.slope, other.pace.slope.slope);
        let ahead = finite(sign * (faster - own_pace) / self.width)?;
        if sign * (faster - mean) <= 0.0 {
            return None;
        }
        let (indicator, place) = (self.judged.indicator, self.judged.area);
        let started = scorecard.interventions().filter(|(_, tried)| {
            tried.areas.contains(&place)
                && tried.aims.contains(&indicator)
                && tried.start.as_ref().is_some_and(|start| start.first_day() < self.moved[1].period.end())
        });
        let asked = WorthAsking {
            indicator,
            place,
            moved: self.moved,
            lately: self.judged.movement.lately,
            pace: faster,
            own_start: other.first,
            own_pace,
            alike: (mean, self.alike.len()),
            started: started.map(|(id, _)| id).collect(),
        };
        Some((ahead, other.place, asked))
    }
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

/// The bounds between fifths: of the country where the file gives its spread, else of the places in the file, which may be few.
struct Fifths {
    bounds: [f64; 4],
    of_few: bool,
}

impl Fifths {
    const BOUNDS: [f64; 4] = [0.2, 0.4, 0.6, 0.8];
    /// So many fifths lie between the outer ones.
    const BETWEEN_OUTER: f64 = 3.0;

    fn at(scorecard: &Scorecard, indicator: IndicatorId, period: Period) -> Option<Self> {
        let of_country = scorecard.spreads().iter().find_map(|spread| {
            let fits = spread.indicator == indicator && spread.kind == AreaKind::Place;
            fits.then(|| all(Self::BOUNDS.map(|bound| spread.quantile(bound, period))))?
        });
        let (bounds, of_few) = if let Some(bounds) = of_country {
            (bounds, false)
        } else {
            let value = |place| Some(scorecard.series(indicator, None, place)?.at(period)?.value);
            let mut values: Vec<f64> = scorecard.places().filter_map(value).collect();
            values.sort_by(f64::total_cmp);
            let enough = values.len() >= FEWEST_PLACES;
            let bounds = enough.then(|| all(Self::BOUNDS.map(|bound| quantile(&values, bound))))??;
            (bounds, values.len() < MIN_AREAS)
        };
        Some(Self { bounds, of_few }).filter(|fifths| fifths.width() > 0.0)
    }

    /// Whether two places begin alike: in one fifth, and of few places near each other too.
    fn are_alike(&self, one: f64, other: f64) -> bool {
        let is_near = || (one - other).abs() <= self.width() / Self::BETWEEN_OUTER;
        self.of(one) == self.of(other) && (!self.of_few || is_near())
    }

    fn of(&self, value: f64) -> usize {
        self.bounds.iter().filter(|bound| value > **bound).count()
    }

    fn width(&self) -> f64 {
        self.bounds[3] - self.bounds[0]
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

    /// What the first of them might ask.
    fn bent(places: [(f64, f64); 6], polarity: Polarity, bend: f64) -> Vec<WorthAsking> {
        let scorecard = scorecard(places, polarity, bend);
        let asked = worth_asking(&scorecard, &Analysis::of(&scorecard), AreaId::at(FIRST));
        asked.found.into_iter().map(|(_, one)| one).collect()
    }

    /// The same, the second figure of the second place being so much higher.
    fn scorecard(places: [(f64, f64); 6], polarity: Polarity, bend: f64) -> Scorecard {
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
        Scorecard::new(Parts {
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
        .unwrap()
    }

    #[test]
    fn neighbours_in_rank_among_few_places_that_lie_far_apart_did_not_begin_alike() {
        let from = |own| {
            let places = [(own, -0.02), (9.1, -0.9), (9.24, 0.0), (9.56, 0.0), (12.0, 0.0), (15.0, 0.0)];
            asked(places, Polarity::LowerIsBetter)
        };
        // The lowest fifth reaches up to 9.1; the two between the outer fifths are 2.9 / 3 wide.
        assert_eq!(from(4.6), []);
        assert_eq!(from(8.1), [], "just outside");
        let found = from(8.2);
        assert_eq!(found.len(), 1);
        assert!((found[0].own_start.value - 8.2).abs() < 1e-12 && found[0].alike.1 == 1);
    }

    #[test]
    fn of_how_many_pairs_they_are_picked_is_counted() {
        // The first three begin alike, and two of them improve.
        let places = [(20.0, 0.0), (20.0, -2.0), (20.0, -1.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)];
        let scorecard = scorecard(places, Polarity::LowerIsBetter, 0.0);
        let all: Vec<AreaId> = scorecard.places().collect();
        let analysis = Analysis::of(&scorecard);
        let asked = worth_asking_anywhere(&scorecard, &analysis, &all, |_| true);
        assert_eq!((asked.pairs, asked.faster, asked.found.len()), (4, 2, 1), "{asked:?}");
        let none = worth_asking_anywhere(&scorecard, &analysis, &all, |_| false);
        assert_eq!(none, Asked::default());
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

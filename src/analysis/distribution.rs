//! How the values of one indicator and breakdown are distributed over the areas of a kind.

use super::best_tenth::{self, Best, NoBestTenth};
use super::judgement::SpreadAreas;
use super::spread::{FEWEST_EVENTS, Fifths};
use super::statistics::quantile;
use crate::model::{AreaId, AreaKind, Indicator, Period, Polarity, Scorecard, Series, Spread};
use std::collections::{HashMap, HashSet};

/// The distributions over each kind of area in each period that is asked for.
pub(super) struct Distributions(HashMap<(AreaKind, Period), Distribution>);

/// The values of all areas of one kind in one period, with what every one of them is measured by.
pub(super) struct Distribution {
    /// The values, ascending.
    pub values: Vec<f64>,
    /// The limits of the fifths, where there are enough areas.
    pub fifths: Option<Fifths>,
    /// The best tenth, or why there is none.
    pub best_tenth: Result<Best, NoBestTenth>,
}

/// The values of some areas, and the best of those that rest on enough events.
type Gathered = (Vec<f64>, Option<(f64, AreaId)>);

impl Distribution {
    /// The distance between the quantiles at 0.2 and 0.8; `None` where all areas are alike or there is but one.
    pub(super) fn width(&self) -> Option<f64> {
        let in_file = || Some(quantile(&self.values, 0.8)? - quantile(&self.values, 0.2)?);
        let width = self.fifths.as_ref().map_or_else(in_file, |fifths| Some(fifths.distance()))?;
        super::finite(width).filter(|width| *width > 0.0)
    }
}

impl Distributions {
    /// Reads them from `group`, the series of one indicator and breakdown, and from `spreads`, those of the file for
    /// the same, with their positions. `everyone` tells for a group of people whose best tenth everyone is held against.
    pub(super) fn of(
        scorecard: &Scorecard,
        group: &[Series],
        spreads: &[(u32, &Spread)],
        indicator: &Indicator,
        periods: &HashSet<Period>,
        everyone: impl Fn(AreaKind, Period) -> Option<SpreadAreas>,
    ) -> Self {
        // The best comes first; equal values go by code, since the order of the file must not decide what is said.
        let ahead = |(value, area): (f64, AreaId), (other, best): (f64, AreaId)| {
            let by_value = match indicator.polarity {
                Polarity::LowerIsBetter => other.total_cmp(&value),
                Polarity::HigherIsBetter | Polarity::Neutral => value.total_cmp(&other),
            };
            by_value.then_with(|| scorecard.area(best).code.cmp(&scorecard.area(area).code)).is_gt()
        };
        let mut values: HashMap<(AreaKind, Period), Gathered> = HashMap::new();
        for series in group {
            let kind = scorecard.area(series.area).kind;
            for observation in series.observations().filter(|found| periods.contains(&found.period)) {
                let one = (observation.value, series.area);
                let (values, best) = values.entry((kind, observation.period)).or_default();
                values.push(observation.value);
                let few = series.numerator(observation.index).is_some_and(|count| count < FEWEST_EVENTS);
                if !few && best.is_none_or(|best| ahead(one, best)) {
                    *best = Some(one);
                }
            }
        }
        let distribution = |((kind, period), (mut values, best)): ((AreaKind, Period), Gathered)| {
            values.sort_by(f64::total_cmp);
            values.shrink_to_fit();
            let found = Distribution {
                fifths: Fifths::of(spreads, &values, kind, period),
                best_tenth: best_tenth::value(indicator, spreads, (&values, best), kind, period)
                    .and_then(|best| best_tenth::of_group(best, everyone(kind, period))),
                values,
            };
            ((kind, period), found)
        };
        Self(values.into_iter().map(distribution).collect())
    }

    /// The distribution over all areas of `kind` in `period`; `None` where none has a value.
    pub(super) fn get(&self, kind: AreaKind, period: Period) -> Option<&Distribution> {
        self.0.get(&(kind, period))
    }
}

//! How the values of one indicator and breakdown are distributed over the areas of the file.

use crate::model::{AreaKind, Period, Scorecard, Series};
use std::collections::{HashMap, HashSet};

/// The values of each kind of area in each period, ascending.
pub(super) struct Distributions(HashMap<(AreaKind, Period), Vec<f64>>);

impl Distributions {
    /// Reads them from `group`, the series of one indicator and breakdown, for the periods that are asked for.
    pub(super) fn of(scorecard: &Scorecard, group: &[Series], periods: &HashSet<Period>) -> Self {
        let mut values: HashMap<_, Vec<f64>> = HashMap::new();
        for series in group {
            let kind = scorecard.area(series.area).kind;
            for observation in series.observations().filter(|found| periods.contains(&found.period)) {
                values.entry((kind, observation.period)).or_default().push(observation.value);
            }
        }
        for of_one_period in values.values_mut() {
            of_one_period.sort_by(f64::total_cmp);
        }
        Self(values)
    }

    /// The values of all areas of `kind` in `period`, ascending.
    pub(super) fn values(&self, kind: AreaKind, period: Period) -> &[f64] {
        self.0.get(&(kind, period)).map_or(&[], Vec::as_slice)
    }
}

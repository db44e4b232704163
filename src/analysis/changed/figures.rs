//! Figures that are new, revised or withdrawn. A figure is the value as published; its limits, counts and notes are not looked at.

use super::is_another;
use super::pairing::{Areas, breakdowns};
use crate::analysis::two_files::{InBoth, Matched};
use crate::model::{AreaId, BreakdownId, Flag, IndicatorId, Period, Scorecard, Series};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// What became of the figures that the files give. Those of an indicator that is measured otherwise are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// By indicator.
    pub new: Vec<NewFigures>,
    pub revised: Vec<Revised>,
    pub withdrawn: Vec<Withdrawn>,
}

/// The new figures of one indicator: newer or missing periods, areas and groups that had none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewFigures {
    pub indicator: IndicatorId,
    pub figures: usize,
    /// How many areas have some.
    pub areas: usize,
    /// The earliest and the latest period of them.
    pub periods: [Period; 2],
    /// How many of them are of an area or a group that had no figure before.
    pub of_new_series: usize,
}

/// A figure with another value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revised {
    pub indicators: InBoth,
    /// The group of people, of the newer edition.
    pub breakdown: Option<BreakdownId>,
    pub areas: [AreaId; 2],
    pub period: Period,
    pub values: [f64; 2],
}

/// A figure that is no longer given. All ids are of the older edition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Withdrawn {
    pub indicator: IndicatorId,
    pub breakdown: Option<BreakdownId>,
    pub area: AreaId,
    pub period: Period,
    pub value: f64,
    /// Why nothing stands in its place now, where the newer edition says so.
    pub why: Option<Flag>,
}

impl Figures {
    /// How many figures are new.
    pub fn count_new(&self) -> usize {
        self.new.iter().map(|new| new.figures).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        let Self { new, revised, withdrawn } = self;
        new.is_empty() && revised.is_empty() && withdrawn.is_empty()
    }
}

pub(super) fn figures(files: [&Scorecard; 2], matched: &Matched, areas: &Areas) -> Figures {
    let [older, newer] = files;
    let groups = breakdowns(files);
    let mut found = Figures::default();
    let pairs: HashMap<IndicatorId, IndicatorId> = matched.pairs.iter().map(|it| (it[1], it[0])).collect();
    let otherwise: HashSet<IndicatorId> = matched.different.iter().map(|(it, _)| it[1]).collect();
    for (indicator, _) in newer.indicators().filter(|(id, _)| !otherwise.contains(id)) {
        let before = pairs.get(&indicator).copied();
        let mut was: HashMap<(Option<BreakdownId>, AreaId), &Series> = HashMap::new();
        let mut gone: Vec<&Series> = Vec::new();
        for series in before.map_or(&[][..], |id| older.given_series_of(id)) {
            let group = match series.breakdown {
                None => Some(None),
                Some(group) => groups[group.index()].map(Some),
            };
            match group.zip(areas.newer(series.area)) {
                Some(key) => drop(was.insert(key, series)),
                None => gone.push(series),
            }
        }
        let mut of_indicator = OfIndicator::new(indicator);
        for series in newer.given_series_of(indicator) {
            let earlier = was.remove(&(series.breakdown, series.area));
            of_indicator.add(earlier, series, &mut found);
        }
        found.new.extend(of_indicator.done());
        gone.extend(was.into_values());
        gone.sort_unstable_by_key(|series| (series.breakdown, series.area));
        for series in gone {
            withdraw(&mut found, series);
        }
    }
    for series in matched.only[0].iter().flat_map(|id| older.given_series_of(*id)) {
        withdraw(&mut found, series);
    }
    found
}

fn withdraw(found: &mut Figures, series: &Series) {
    found.withdrawn.extend(series.observations().map(|it| withdrawn(series, it.period, it.value, None)));
}

fn withdrawn(series: &Series, period: Period, value: f64, why: Option<Flag>) -> Withdrawn {
    Withdrawn {
        indicator: series.indicator,
        breakdown: series.breakdown,
        area: series.area,
        period,
        value,
        why,
    }
}

/// The new figures of an indicator while they are counted.
struct OfIndicator {
    indicator: IndicatorId,
    figures: usize,
    of_new_series: usize,
    areas: HashSet<AreaId>,
    periods: Option<[Period; 2]>,
}

impl OfIndicator {
    fn new(indicator: IndicatorId) -> Self {
        Self { indicator, figures: 0, of_new_series: 0, areas: HashSet::new(), periods: None }
    }

    fn new_figure(&mut self, area: AreaId, period: Period, is_first: bool) {
        self.figures += 1;
        self.of_new_series += usize::from(is_first);
        self.areas.insert(area);
        let [first, last] = self.periods.unwrap_or([period; 2]);
        self.periods = Some([first.min(period), last.max(period)]);
    }

    /// Goes through both series at once; both have their periods in order.
    fn add(&mut self, earlier: Option<&Series>, later: &Series, found: &mut Figures) {
        let earlier = earlier.filter(|series| series.latest().is_some());
        let mut before = earlier.into_iter().flat_map(Series::observations).peekable();
        let gone = |series: &Series, period: Period, value: f64| {
            let flag = later.periods.binary_search(&period).ok().and_then(|at| later.flag(at));
            withdrawn(series, period, value, flag)
        };
        for now in later.observations() {
            while let Some(passed) = before.next_if(|it| it.period.cmp(&now.period) == Ordering::Less) {
                found.withdrawn.extend(earlier.map(|series| gone(series, passed.period, passed.value)));
            }
            let Some(was) = before.next_if(|it| it.period == now.period) else {
                self.new_figure(later.area, now.period, earlier.is_none());
                continue;
            };
            let Some(series) = earlier.filter(|_| is_another(was.value, now.value)) else { continue };
            found.revised.push(Revised {
                indicators: [series.indicator, later.indicator],
                breakdown: later.breakdown,
                areas: [series.area, later.area],
                period: now.period,
                values: [was.value, now.value],
            });
        }
        found.withdrawn.extend(before.filter_map(|it| Some(gone(earlier?, it.period, it.value))));
    }

    fn done(self) -> Option<NewFigures> {
        Some(NewFigures {
            indicator: self.indicator,
            figures: self.figures,
            areas: self.areas.len(),
            periods: self.periods?,
            of_new_series: self.of_new_series,
        })
    }
}

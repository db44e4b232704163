//! Figures that are new, revised or withdrawn, and those of the same value with other limits, marks, counts or notes.

use super::is_another;
use super::pairing::{Areas, breakdowns};
use crate::analysis::two_files::{InBoth, Matched};
use crate::model::{AreaId, BreakdownId, Flag, IndicatorId, Period, Scorecard, Series, Verdict, is_withheld};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// What became of the figures that the files give. Those of an indicator that is measured otherwise are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// By indicator.
    pub new: Vec<NewFigures>,
    pub revised: Vec<Revised>,
    pub withdrawn: Vec<Withdrawn>,
    /// What stands beside the same value, or beside none, is something else.
    pub marked: Vec<Marked>,
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
    /// Whether it was withheld when the newer one was copied.
    pub is_withheld: bool,
}

/// A figure of the same value, or without one in both editions, beside which something else stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marked {
    pub indicators: InBoth,
    /// The group of people, of the newer edition.
    pub breakdown: Option<BreakdownId>,
    pub areas: [AreaId; 2],
    pub period: Period,
    /// The lower and the upper limit in each edition, where these are others.
    pub limits: Option<[Limits; 2]>,
    /// The flag in each edition, where it is another.
    pub flag: Option<[Option<Flag>; 2]>,
    /// Whether count or denominator are others.
    pub counts: bool,
    pub note: bool,
    /// What the publisher says of it in each edition, where that is something else.
    pub verdict: Option<[Verdict; 2]>,
}

/// A lower and an upper limit, as far as they are given.
pub type Limits = [Option<f64>; 2];

impl Marked {
    /// What is otherwise beside one figure; `None` where nothing is.
    fn of([(older, before), (newer, after)]: [(&Series, usize); 2]) -> Option<Self> {
        let is_other = |was: Limits, is: Limits| {
            was.iter().zip(is).any(|(was, is)| match (*was, is) {
                (Some(was), Some(is)) => is_another(was, is),
                (was, is) => was.is_some() != is.is_some(),
            })
        };
        let limits = [[older.lower(before), older.upper(before)], [newer.lower(after), newer.upper(after)]];
        let counts = [
            [older.numerator(before), older.denominator(before)],
            [newer.numerator(after), newer.denominator(after)],
        ];
        let verdicts = [older.published_verdict(before), newer.published_verdict(after)];
        let flags = [older.flag(before), newer.flag(after)];
        let found = Self {
            indicators: [older.indicator, newer.indicator],
            breakdown: newer.breakdown,
            areas: [older.area, newer.area],
            period: newer.periods[after],
            limits: is_other(limits[0], limits[1]).then_some(limits),
            flag: (flags[0] != flags[1]).then_some(flags),
            counts: is_other(counts[0], counts[1]),
            note: older.note(before) != newer.note(after),
            verdict: (verdicts[0] != verdicts[1])
                .then(|| verdicts.map(|verdict| verdict.unwrap_or(Verdict::NotCompared))),
        };
        let is_any = found.limits.is_some() || found.flag.is_some();
        (is_any || found.counts || found.note || found.verdict.is_some()).then_some(found)
    }
}

/// What stands otherwise beside the figures that are the same in both series.
fn marked(was: &Series, is: &Series, found: &mut Vec<Marked>) {
    // Series share what they share with others, so that most of two editions are the same to begin with.
    if was.columns == is.columns && was.periods == is.periods {
        return;
    }
    let mut at = 0;
    for (now, period) in is.periods.iter().enumerate() {
        while was.periods.get(at).is_some_and(|passed| passed.cmp(period) == Ordering::Less) {
            at += 1;
        }
        if was.periods.get(at) != Some(period) {
            continue;
        }
        let is_same = match (was.value(at), is.value(now)) {
            (Some(was), Some(is)) => !is_another(was, is),
            (was, is) => was.is_none() && is.is_none(),
        };
        if is_same {
            found.extend(Marked::of([(was, at), (is, now)]));
        }
    }
}

impl Figures {
    /// How many figures are new.
    pub fn count_new(&self) -> usize {
        self.new.iter().map(|new| new.figures).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        let Self { new, revised, withdrawn, marked } = self;
        new.is_empty() && revised.is_empty() && withdrawn.is_empty() && marked.is_empty()
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
            if let Some(earlier) = earlier {
                marked(earlier, series, &mut found.marked);
            }
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
    found.withdrawn.extend(series.observations().map(|it| withdrawn(series, it.period, it.value)));
}

fn withdrawn(series: &Series, period: Period, value: f64) -> Withdrawn {
    Withdrawn {
        indicator: series.indicator,
        breakdown: series.breakdown,
        area: series.area,
        period,
        value,
        why: None,
        is_withheld: false,
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
            let at = later.periods.binary_search(&period).ok();
            let why = at.and_then(|at| later.flag(at));
            let is_withheld = is_withheld(at.and_then(|at| later.note(at)));
            Withdrawn { why, is_withheld, ..withdrawn(series, period, value) }
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

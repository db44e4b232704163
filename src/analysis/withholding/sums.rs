//! Which figures of a scorecard add up to which.

use super::{areas, groups};
use crate::analysis::small_counts::{Counting, SMALL};
use crate::model::{AreaId, BreakdownId, Figure, IndicatorId, MeasureKind, Period, Scorecard, Series};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What is counted: those that figures speak of, all that they are out of, and of shares all others.
pub(super) const THOSE: usize = 0;
pub(super) const ALL: usize = 1;
pub(super) const OTHERS: usize = 2;
pub(super) const COUNTED: [usize; 3] = [THOSE, ALL, OTHERS];

/// A count that is known to within this is as good as known.
pub(super) const CLOSE: f64 = 1.0;

/// Where the counts of a sum are rounded further than this, it tells no small count from a larger one.
const LOOSE: f64 = 10.0;

/// The figures that hang together with those that are to be withheld, and the sums that they form.
pub(super) struct Sums<'a> {
    pub scorecard: &'a Scorecard,
    /// The figures, in the order of their series.
    pub figures: Vec<Figure>,
    /// What is counted of each, with how far off it may be; worked out of a sum too, where the file gives none.
    counts: Vec<[Option<(f64, f64)>; 3]>,
    /// Which of these were worked out of a sum: whoever has a copy has to do that himself, of what is in it.
    worked_out: BTreeSet<(usize, usize)>,
    /// Whether a figure has anything that could be withheld.
    pub is_given: Vec<bool>,
    /// Whether the file says anything of it.
    is_said: Vec<bool>,
    /// Where the figures of a series begin.
    begins: HashMap<Key, (usize, Arc<[Period]>)>,
    all: Vec<Sum>,
    relations: usize,
    /// The indicators of which each of what is counted has to be looked at: those always, all and all others where these are few.
    looked_at: [BTreeSet<IndicatorId>; 3],
}

/// Which series.
pub(super) type Key = (IndicatorId, Option<BreakdownId>, AreaId);

/// Parts and what they come to.
struct Sum {
    whole: usize,
    parts: Vec<usize>,
    /// Sums of one kind in one indicator: where most of them hold, one that lacks a figure is taken to hold as well.
    relation: usize,
}

/// A sum that holds of one of the things that are counted.
#[derive(Clone, Copy)]
pub(super) struct Holding<'s> {
    pub counted: usize,
    pub whole: usize,
    pub parts: &'s [usize],
    /// How far its counts may be off by rounding, all together.
    pub off: f64,
    /// How much more than that its parts miss the whole by, as where weighted counts are added up.
    pub amiss: f64,
}

/// How a sum stands with what is known.
enum Standing {
    Holds {
        off: f64,
        amiss: f64,
    },
    Fails,
    /// One of its figures follows from the others: which, and to how much.
    Lacks(usize, (f64, f64)),
    TellsNothing,
}

impl<'a> Sums<'a> {
    pub fn of(scorecard: &'a Scorecard, asked: &[Figure]) -> Self {
        let mut of = Self {
            scorecard,
            figures: Vec::new(),
            counts: Vec::new(),
            worked_out: BTreeSet::new(),
            is_given: Vec::new(),
            is_said: Vec::new(),
            begins: HashMap::new(),
            all: Vec::new(),
            relations: 0,
            looked_at: Default::default(),
        };
        let by_name: BTreeSet<IndicatorId> = asked.iter().map(|figure| figure.indicator).collect();
        let twins = twins(scorecard, &by_name);
        let indicators: BTreeSet<IndicatorId> =
            by_name.into_iter().chain(twins.iter().flatten().copied()).collect();
        for indicator in &indicators {
            of.add_figures(*indicator);
        }
        of.looked_at[THOSE].clone_from(&indicators);
        for counted in [ALL, OTHERS] {
            let is_few = |figure: &&Figure| of.position(**figure).is_some_and(|at| of.is_small(at, counted));
            of.looked_at[counted] = asked.iter().filter(is_few).map(|figure| figure.indicator).collect();
        }
        for indicator in indicators {
            groups::add(&mut of, indicator);
            areas::add(&mut of, indicator);
        }
        for [one, other] in twins {
            of.add_twins(one, other);
        }
        of.work_out_what_lacks();
        of
    }

    /// Where a figure stands among them.
    pub fn position(&self, figure: Figure) -> Option<usize> {
        let Figure { indicator, breakdown, area, period } = figure;
        let (begin, periods) = self.begins.get(&(indicator, breakdown, area))?;
        periods.binary_search(&period).ok().map(|index| begin + index)
    }

    /// What is counted of a figure, where that is known.
    pub fn count(&self, figure: usize, counted: usize) -> f64 {
        self.counts[figure][counted].map_or(0.0, |(count, _)| count)
    }

    /// The same where it is known, with how far off it may be.
    pub fn count_within(&self, figure: usize, counted: usize) -> Option<(f64, f64)> {
        self.counts[figure][counted]
    }

    /// Whether the file does not say what is counted of a figure, so that it was worked out of a sum.
    pub fn is_worked_out(&self, figure: usize, counted: usize) -> bool {
        self.worked_out.contains(&(figure, counted))
    }

    /// From where to where it is known to lie.
    pub fn known(&self, figure: usize, counted: usize) -> (f64, f64) {
        let (count, half) = self.counts[figure][counted].unwrap_or_default();
        ((count - half).max(0.0), count + half)
    }

    /// Whether what is counted of a figure is a small count, or may be one by how far it is rounded.
    pub fn is_small(&self, figure: usize, counted: usize) -> bool {
        let is_few = |(count, half): (f64, f64)| count > 0.0 && count - half < *SMALL.end() as f64 + 0.5;
        self.counts[figure][counted].is_some_and(is_few)
    }

    /// The sums that hold and whose every figure is known.
    pub fn holding(&self) -> impl Iterator<Item = Holding<'_>> {
        self.all.iter().flat_map(move |sum| {
            let indicator = &self.figures[sum.whole].indicator;
            COUNTED.into_iter().filter(|counted| self.looked_at[*counted].contains(indicator)).filter_map(
                move |counted| match self.standing(sum, counted) {
                    Standing::Holds { off, amiss } => {
                        Some(Holding { counted, whole: sum.whole, parts: &sum.parts, off, amiss })
                    }
                    _ => None,
                },
            )
        })
    }

    fn add_figures(&mut self, indicator: IndicatorId) {
        let counting = Counting::of(self.scorecard, indicator);
        let is_share = counting.measure.kind == MeasureKind::Proportion;
        for series in self.scorecard.given_series_of(indicator) {
            let Series { breakdown, area, .. } = *series;
            self.begins
                .insert((indicator, breakdown, area), (self.figures.len(), Arc::clone(&series.periods)));
            for (index, period) in series.periods.iter().enumerate() {
                let those = counting.about(series, index);
                let all = series.denominator(index).map(|all| (all, 0.0));
                let others = those.zip(all).filter(|_| is_share);
                let others = others.map(|((those, half), (all, _))| ((all - those).max(0.0), half));
                let has_value = series.value(index).is_some();
                self.figures.push(Figure { indicator, breakdown, area, period: *period });
                self.counts.push([those, all, others]);
                self.is_given.push(has_value || series.numerator(index).is_some() || all.is_some());
                self.is_said.push(series.says_anything(index));
            }
        }
    }

    /// Adds figures that the file does not give, each with what it comes to and how far that may be off; in the order of time.
    pub fn add_worked_out(&mut self, (indicator, breakdown, area): Key, counts: &[(Period, (f64, f64))]) {
        let periods: Arc<[Period]> = counts.iter().map(|(period, _)| *period).collect();
        self.begins.insert((indicator, breakdown, area), (self.figures.len(), periods));
        for (period, count) in counts {
            self.worked_out.extend(COUNTED.map(|counted| (self.figures.len(), counted)));
            self.figures.push(Figure { indicator, breakdown, area, period: *period });
            self.counts.push([Some(*count), None, None]);
            self.is_given.push(false);
            self.is_said.push(true);
        }
    }

    /// Whether the file gives a series.
    pub fn has(&self, key: &Key) -> bool {
        self.begins.contains_key(key)
    }

    /// Adds the sums of series, one for each period in which the whole and any part is there.
    pub fn add(&mut self, whole: Key, parts: &[Key], relation: usize) {
        let Some((begin, periods)) = self.begins.get(&whole) else { return };
        let (begin, periods) = (*begin, Arc::clone(periods));
        for (index, period) in periods.iter().enumerate() {
            let at = |&(indicator, breakdown, area): &Key| {
                self.position(Figure { indicator, breakdown, area, period: *period })
            };
            let parts: Vec<usize> = parts.iter().filter_map(at).filter(|at| self.is_said[*at]).collect();
            if self.is_said[begin + index] && !parts.is_empty() {
                self.all.push(Sum { whole: begin + index, parts, relation });
            }
        }
    }

    pub fn new_relation(&mut self) -> usize {
        self.relations += 1;
        self.relations - 1
    }

    fn add_twins(&mut self, one: IndicatorId, other: IndicatorId) {
        let relation = self.new_relation();
        for series in self.scorecard.given_series_of(one) {
            let key = |indicator| (indicator, series.breakdown, series.area);
            self.add(key(one), &[key(other)], relation);
        }
    }

    /// What a figure that the file does not give comes to, by sums of which most hold.
    fn work_out_what_lacks(&mut self) {
        for counted in COUNTED {
            let mut holds = vec![0_isize; self.relations];
            for sum in &self.all {
                match self.standing(sum, counted) {
                    Standing::Holds { off, .. } if off > CLOSE => {}
                    Standing::Holds { .. } => holds[sum.relation] += 1,
                    Standing::Fails => holds[sum.relation] -= 1,
                    Standing::Lacks(..) | Standing::TellsNothing => {}
                }
            }
            loop {
                let trusted = self.all.iter().filter(|sum| holds[sum.relation] > 0);
                let lacks = trusted.filter_map(|sum| match self.standing(sum, counted) {
                    Standing::Lacks(figure, count) => Some((figure, count)),
                    _ => None,
                });
                let lacks: Vec<_> = lacks.collect();
                if lacks.is_empty() {
                    break;
                }
                for (figure, count) in lacks {
                    self.counts[figure][counted] = Some(count);
                    self.worked_out.insert((figure, counted));
                }
            }
        }
    }

    fn standing(&self, sum: &Sum, counted: usize) -> Standing {
        let (mut rest, mut off, mut lacking) = (0.0, 0.0, None);
        let parts = sum.parts.iter().map(|part| (*part, -1.0));
        for (figure, sign) in std::iter::once((sum.whole, 1.0)).chain(parts) {
            match self.counts[figure][counted] {
                Some((count, half)) => {
                    rest += sign * count;
                    off += half;
                }
                None if lacking.is_none() => lacking = Some((figure, sign)),
                None => return Standing::TellsNothing,
            }
        }
        match lacking {
            Some((figure, sign)) if off <= CLOSE && -sign * rest > -0.5 => {
                Standing::Lacks(figure, ((-sign * rest).max(0.0), off))
            }
            None if off <= LOOSE && rest.abs() <= off + 0.5 => {
                Standing::Holds { off, amiss: (rest.abs() - off).max(0.0) }
            }
            _ if off > CLOSE => Standing::TellsNothing,
            _ => Standing::Fails,
        }
    }
}

/// Pairs of indicators, one of them among these, that count the same: most of the counts that both have for the same people, area
/// and period.
fn twins(scorecard: &Scorecard, asked: &BTreeSet<IndicatorId>) -> Vec<[IndicatorId; 2]> {
    /// So many more counts that differ than ones that do not tell two indicators apart.
    const APART: isize = -8;
    let mut of_asked: HashMap<_, Vec<&Series>> = HashMap::new();
    for series in asked.iter().flat_map(|indicator| scorecard.given_series_of(*indicator)) {
        of_asked.entry((series.breakdown, series.area)).or_default().push(series);
    }
    let count = |series: &Series, at: usize| {
        let is_count = scorecard.indicator(series.indicator).measure.kind == MeasureKind::Count;
        series.numerator(at).or_else(|| series.value(at).filter(|_| is_count))
    };
    let mut alike: BTreeMap<[IndicatorId; 2], isize> = BTreeMap::new();
    for series in scorecard.given_series() {
        for own in of_asked.get(&(series.breakdown, series.area)).into_iter().flatten() {
            // Of two that were both asked for one is the first.
            let is_turned = asked.contains(&series.indicator) && series.indicator >= own.indicator;
            let more = alike.entry([own.indicator, series.indicator]).or_default();
            if is_turned || *more < APART {
                continue;
            }
            for (at, period) in series.periods.iter().enumerate() {
                let other = own.periods.binary_search(period).ok().and_then(|at| count(own, at));
                if let Some((one, other)) = count(series, at).zip(other) {
                    *more += if one.to_bits() == other.to_bits() { 1 } else { -1 };
                }
            }
        }
    }
    alike.into_iter().filter(|(_, more)| *more > 0).map(|(pair, _)| pair).collect()
}

//! Which figures of a scorecard add up to which.

use crate::analysis::deprivation::DeprivationGroups;
use crate::analysis::small_counts::{self, SMALL};
use crate::model::{AreaId, AreaKind, BreakdownId, Figure, IndicatorId, MeasureKind, Scorecard, Series};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is counted: those that figures speak of, and all that they are out of.
pub(super) const THOSE: usize = 0;
pub(super) const ALL: usize = 1;

/// A count is known to within this, or the sum tells nothing of it.
const CLOSE: f64 = 1.0;

/// The figures that hang together with those that are to be withheld, and the sums that they form.
pub(super) struct Sums<'a> {
    scorecard: &'a Scorecard,
    /// The figures, in the order of their series.
    pub figures: Vec<Figure>,
    /// What is counted of each, with how far off it may be; worked out of a sum too, where the file gives none.
    counts: Vec<[Option<(f64, f64)>; 2]>,
    /// Whether a figure has anything that could be withheld.
    pub is_given: Vec<bool>,
    /// Whether the file says anything of it.
    is_said: Vec<bool>,
    /// Where the figures of a series begin.
    begins: HashMap<Key, (usize, &'a Series)>,
    all: Vec<Sum>,
    relations: usize,
    /// The indicators of which so few are all that figures are out of that these are small counts.
    of_few: BTreeSet<IndicatorId>,
}

type Key = (IndicatorId, Option<BreakdownId>, AreaId);

/// Parts and what they come to.
struct Sum {
    whole: usize,
    parts: Vec<usize>,
    /// Sums of one kind in one indicator: where most of them hold, one that lacks a figure is taken to hold as well.
    relation: usize,
}

/// A sum that holds of one of the two things that are counted.
pub(super) struct Holding<'s> {
    pub counted: usize,
    pub whole: usize,
    pub parts: &'s [usize],
}

/// How a sum stands with what is known.
enum Standing {
    Holds,
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
            is_given: Vec::new(),
            is_said: Vec::new(),
            begins: HashMap::new(),
            all: Vec::new(),
            relations: 0,
            of_few: BTreeSet::new(),
        };
        let by_name: BTreeSet<IndicatorId> = asked.iter().map(|figure| figure.indicator).collect();
        let twins = twins(scorecard, &by_name);
        let indicators: BTreeSet<IndicatorId> =
            by_name.into_iter().chain(twins.iter().flatten().copied()).collect();
        for indicator in &indicators {
            of.add_figures(*indicator);
        }
        let few = asked.iter().filter(|figure| of.position(**figure).is_some_and(|at| of.is_small(at, ALL)));
        of.of_few = few.map(|figure| figure.indicator).collect();
        for indicator in indicators {
            of.add_groups(indicator);
            of.add_deprivation(indicator);
            of.add_areas(indicator);
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
        let (begin, series) = self.begins.get(&(indicator, breakdown, area))?;
        series.periods.binary_search(&period).ok().map(|index| begin + index)
    }

    /// What is counted of a figure, where that is known.
    pub fn count(&self, figure: usize, counted: usize) -> f64 {
        self.counts[figure][counted].map_or(0.0, |(count, _)| count)
    }

    /// Whether what is counted is a small count, or leaves one of all.
    pub fn is_small(&self, figure: usize, counted: usize) -> bool {
        let is_few = |count: f64| count > 0.0 && count < *SMALL.end() as f64 + 0.5;
        let [those, all] = [THOSE, ALL].map(|counted| self.counts[figure][counted].map(|(count, _)| count));
        let all_others = those.zip(all).map(|(those, all)| all - those);
        let measure = &self.scorecard.indicator(self.figures[figure].indicator).measure;
        match counted {
            ALL => all.is_some_and(is_few),
            _ => {
                those.is_some_and(is_few)
                    || measure.kind == MeasureKind::Proportion && all_others.is_some_and(is_few)
            }
        }
    }

    /// The sums that hold and whose every figure is known.
    pub fn holding(&self) -> impl Iterator<Item = Holding<'_>> {
        self.all.iter().flat_map(move |sum| {
            // How many all are is to be kept only where those are few.
            let is_kept = self.of_few.contains(&self.figures[sum.whole].indicator);
            let holds = move |counted: &usize| {
                (*counted == THOSE || is_kept) && matches!(self.standing(sum, *counted), Standing::Holds)
            };
            [THOSE, ALL].into_iter().filter(holds).map(|counted| Holding {
                counted,
                whole: sum.whole,
                parts: &sum.parts,
            })
        })
    }

    fn add_figures(&mut self, indicator: IndicatorId) {
        let measure = &self.scorecard.indicator(indicator).measure;
        for series in self.scorecard.given_series_of(indicator) {
            let Series { breakdown, area, .. } = *series;
            self.begins.insert((indicator, breakdown, area), (self.figures.len(), series));
            for (index, period) in series.periods.iter().enumerate() {
                let those = small_counts::about(measure, series, index);
                let all = series.denominator(index).map(|all| (all, 0.0));
                let has_value = series.value(index).is_some();
                self.figures.push(Figure { indicator, breakdown, area, period: *period });
                self.counts.push([those, all]);
                self.is_given.push(has_value || series.numerator(index).is_some() || all.is_some());
                self.is_said.push(series.says_anything(index));
            }
        }
    }

    /// Adds the sums of series, one for each period in which the whole and any part is there.
    fn add(&mut self, whole: Key, parts: &[Key], relation: usize) {
        let Some(&(begin, series)) = self.begins.get(&whole) else { return };
        for (index, period) in series.periods.iter().enumerate() {
            let at = |&(indicator, breakdown, area): &Key| {
                self.position(Figure { indicator, breakdown, area, period: *period })
            };
            let parts: Vec<usize> = parts.iter().filter_map(at).filter(|at| self.is_said[*at]).collect();
            if self.is_said[begin + index] && !parts.is_empty() {
                self.all.push(Sum { whole: begin + index, parts, relation });
            }
        }
    }

    fn new_relation(&mut self) -> usize {
        self.relations += 1;
        self.relations - 1
    }

    /// The groups of each breakdown and the whole population.
    fn add_groups(&mut self, indicator: IndicatorId) {
        let scorecard = self.scorecard;
        let mut groups: BTreeMap<&str, BTreeMap<AreaId, Vec<Key>>> = BTreeMap::new();
        for series in scorecard.given_series_of(indicator) {
            if let Some(breakdown) = series.breakdown {
                let of = groups.entry(scorecard.breakdown(breakdown).by.as_str()).or_default();
                of.entry(series.area).or_default().push((indicator, Some(breakdown), series.area));
            }
        }
        for of in groups.into_values() {
            let relation = self.new_relation();
            for (area, parts) in of {
                self.add((indicator, None, area), &parts, relation);
            }
        }
    }

    /// The tenths of a fifth, and the groups of the most deprived fifth and of all others.
    fn add_deprivation(&mut self, indicator: IndicatorId) {
        let scorecard = self.scorecard;
        let groups = DeprivationGroups::of(scorecard, indicator);
        let areas: BTreeSet<AreaId> =
            scorecard.given_series_of(indicator).iter().map(|series| series.area).collect();
        let relation = self.new_relation();
        for area in areas {
            let dimensions = groups.dimensions(area);
            for coarse in &dimensions {
                let finer = dimensions.iter().filter(|fine| fine.groups.len() > coarse.groups.len());
                for fine in finer {
                    let (many, few) = (fine.groups.len(), coarse.groups.len());
                    let cuts: Vec<usize> = match few {
                        2 => vec![0, many / 5, many],
                        _ if many % few == 0 => (0..=few).map(|at| at * many / few).collect(),
                        _ => continue,
                    };
                    for (group, cut) in coarse.groups.iter().zip(cuts.windows(2)) {
                        let key = |group: &BreakdownId| (indicator, Some(*group), area);
                        let parts: Vec<Key> = fine.groups[cut[0]..cut[1]].iter().map(key).collect();
                        self.add(key(group), &parts, relation);
                    }
                }
            }
        }
    }

    /// Each area and those that lie in it, by their kind, and what an area is made of.
    fn add_areas(&mut self, indicator: IndicatorId) {
        let scorecard = self.scorecard;
        let mut within: BTreeMap<AreaKind, BTreeMap<Key, Vec<Key>>> = BTreeMap::new();
        let mut made_of = BTreeMap::new();
        for series in scorecard.given_series_of(indicator) {
            let Series { breakdown, area, .. } = *series;
            let key = |area| (indicator, breakdown, area);
            // What has no figures in between is no step.
            let above = scorecard.upwards(area).skip(1).find(|above| self.begins.contains_key(&key(*above)));
            if let Some(above) = above {
                let of = within.entry(scorecard.area(area).kind).or_default();
                of.entry(key(above)).or_default().push(key(area));
            }
            if !scorecard.area(area).members.is_empty()
                && let Ok(parts) = scorecard.parts_of(area)
            {
                made_of.insert(key(area), parts.into_iter().map(key).collect::<Vec<_>>());
            }
        }
        for of in within.into_values().chain([made_of]) {
            let relation = self.new_relation();
            for (whole, parts) in of {
                self.add(whole, &parts, relation);
            }
        }
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
        for counted in [THOSE, ALL] {
            let mut holds = vec![0_isize; self.relations];
            for sum in &self.all {
                match self.standing(sum, counted) {
                    Standing::Holds => holds[sum.relation] += 1,
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
            _ if off > CLOSE => Standing::TellsNothing,
            Some((figure, sign)) if -sign * rest > -0.5 => {
                Standing::Lacks(figure, ((-sign * rest).max(0.0), off))
            }
            None if rest.abs() <= off + 0.5 => Standing::Holds,
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

//! Judgements: one file per method, pure functions of the model, no clock and no input or output.

mod balance;
mod benchmark;
mod best_tenth;
mod change;
mod comparison;
mod disagreement;
mod distribution;
mod explain;
mod group;
mod inequality;
mod interval;
mod intervention;
mod judgement;
mod moment;
mod rank;
#[cfg(test)]
mod sample;
mod sampling;
mod spread;
pub mod statistics;
pub mod target;
pub mod trend;
pub mod xmr;

pub use balance::{
    Balance, Basis, Favour, IndicatorStanding, NATIONAL_LIMIT, PriorityStanding, PriorityStatus, RollUp,
    SideShare, balance,
};
pub use best_tenth::BestTenth;
pub use comparison::overlap;
pub use disagreement::{Disagreement, disagreements};
pub use explain::{Amount, Entry, Step, explain};
pub use inequality::{
    Against, Furthest, FurthestNeighbourhood, Gradient, GroupComparison, Hidden, Lean, NoSlope, RankedGroup,
    SlopeForm, SlopeIndex, deprivation_groups, furthest_neighbourhoods, gradient_at, slope_index,
};
pub use interval::{NoInterval, at as interval_at, of as interval_of};
pub use intervention::{
    BeforeAfter, Comparators, Contrast, Finding, InterventionJudgement, InterventionRole, Origin, Side,
    WatchSign, interventions,
};
pub use judgement::{Change, Comparison, ComparisonMethod, Fifth, Interval, IntervalMethod, Judgement, Rank};
pub use target::{TargetJudgement, TargetStatus};
pub use trend::{Trend, TrendJudgement, TrendMethod, TrendVerdict};
pub use xmr::{Assurance, Limits, Rule, Spc, Variation, Xmr, XmrPoint, chart as process_control};

use crate::model::{AreaId, Benchmark, BreakdownId, IndicatorId, Scorecard, Series, Spread};
use group::Group;
use rayon::prelude::*;
use std::collections::HashMap;

/// What a reader can ask of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Judge as at the period with this label, instead of each series' latest figure. Later figures are left
    /// out of account, and a series without a figure in exactly that period has none.
    pub as_at: Option<String>,
    /// Compare with this instead of what the file asks for.
    pub benchmark: Option<Benchmark>,
}

impl Options {
    /// What values are compared with.
    pub fn benchmark(&self, scorecard: &Scorecard) -> Benchmark {
        self.benchmark.unwrap_or(scorecard.methods().benchmark)
    }
}

/// The judgements on a whole scorecard, one for each of its series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    judgements: Vec<Judgement>,
    interventions: Vec<InterventionJudgement>,
}

impl Analysis {
    /// Judges the latest figure of every series. The cost grows with the number of observations, but for sorting.
    pub fn of(scorecard: &Scorecard) -> Self {
        Self::with(scorecard, &Options::default())
    }

    /// Judges every series as the options say. The groups of series are spread over the processor's cores; what
    /// comes out does not depend on how many there are.
    pub fn with(scorecard: &Scorecard, options: &Options) -> Self {
        let spreads = spreads_by_indicator(scorecard);
        let groups: Vec<&[Series]> = scorecard.all_series().chunk_by(same_group).collect();
        let judge = |series: &&[Series]| {
            let spreads = spreads.get(&series[0].indicator).map_or(&[][..], Vec::as_slice);
            let group = Group::new(scorecard, options, series, spreads);
            series.iter().map(|series| group.judge(series)).collect::<Vec<_>>()
        };
        let judged: Vec<Vec<Judgement>> = groups.par_iter().map(judge).collect();
        let mut analysis = Self {
            judgements: judged.into_iter().flatten().collect(),
            interventions: interventions(scorecard),
        };
        analysis.find_hidden(scorecard);
        analysis
    }

    fn find_hidden(&mut self, scorecard: &Scorecard) {
        let found: Vec<Hidden> = self
            .judgements
            .par_iter()
            .map(|judged| match judged.breakdown {
                Some(_) => Hidden::default(),
                None => inequality::hidden(scorecard, judged.indicator, judged.area, &|area| {
                    self.get(judged.indicator, None, area)
                }),
            })
            .collect();
        for (judged, hidden) in self.judgements.iter_mut().zip(found) {
            judged.hidden = hidden;
        }
    }

    /// The judgement on one indicator, breakdown (`None` is the whole population) and area.
    pub fn get(
        &self,
        indicator: IndicatorId,
        breakdown: Option<BreakdownId>,
        area: AreaId,
    ) -> Option<&Judgement> {
        let key = |found: &Judgement| (found.indicator, found.breakdown, found.area);
        let at = self.judgements.binary_search_by_key(&(indicator, breakdown, area), key).ok()?;
        Some(&self.judgements[at])
    }

    /// What moved after something was tried: one for each intervention, area and indicator, in the order of the file.
    pub fn interventions(&self) -> &[InterventionJudgement] {
        &self.interventions
    }

    /// All judgements, in the order of [`Scorecard::all_series`].
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }
}

/// Compares the latest figure of one series with the benchmark that the options name; `None` where there is no such
/// series.
pub fn compare(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    options: &Options,
) -> Option<Comparison> {
    let series = scorecard.series(indicator, breakdown, area)?;
    let of_group = |group: &&[Series]| group[0].breakdown == breakdown;
    let group = scorecard.series_of(indicator).chunk_by(same_group).find(of_group)?;
    let spreads: Vec<&Spread> =
        scorecard.spreads().iter().filter(|spread| spread.indicator == indicator).collect();
    Some(Group::new(scorecard, options, group, &spreads).compare(series))
}

fn same_group(a: &Series, b: &Series) -> bool {
    (a.indicator, a.breakdown) == (b.indicator, b.breakdown)
}

fn spreads_by_indicator(scorecard: &Scorecard) -> HashMap<IndicatorId, Vec<&Spread>> {
    let mut spreads: HashMap<IndicatorId, Vec<&Spread>> = HashMap::new();
    for spread in scorecard.spreads() {
        spreads.entry(spread.indicator).or_default().push(spread);
    }
    spreads
}

/// A number that can be written down: two finite values may differ by more than a float can hold.
fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::sample::{BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
    use super::*;

    fn three_places() -> Scorecard {
        let bury = series(&[("2021", Some(3.0)), ("2022", Some(5.0)), ("2023", Some(7.0))]);
        let bolton = series(&[("2021", Some(4.0)), ("2022", Some(4.0)), ("2023", None)]);
        let england = series(&[("2022", Some(4.5)), ("2023", Some(6.5))]);
        Sample::default().with(ENGLAND, england).with(BOLTON, bolton).with(BURY, bury).scorecard()
    }

    fn as_at(label: &str) -> Options {
        Options { as_at: Some(label.to_owned()), ..Options::default() }
    }

    fn rank(found: &Analysis, area: AreaId) -> Option<(usize, usize)> {
        let judgement = found.get(IndicatorId::at(0), None, area).unwrap();
        judgement.rank.map(|rank| (rank.position, rank.of))
    }

    #[test]
    fn every_series_is_judged_at_its_own_latest_figure_and_found_again() {
        let scorecard = three_places();
        let found = Analysis::of(&scorecard);
        assert_eq!(found.judgements().len(), scorecard.all_series().len());
        for series in scorecard.all_series() {
            let judgement = found.get(series.indicator, series.breakdown, series.area).unwrap();
            assert_eq!(judgement.latest, series.latest());
        }
        assert_eq!(found.get(IndicatorId::at(0), None, SYSTEM), None);
    }

    #[test]
    fn places_are_ranked_among_those_with_a_value_in_the_same_period() {
        let found = Analysis::of(&three_places());
        assert_eq!(rank(&found, BURY), Some((1, 1)));
        assert_eq!(rank(&found, BOLTON), Some((1, 2)), "in 2022, Bolton's latest, Bury was higher");
        assert_eq!(rank(&found, ENGLAND), None);
    }

    #[test]
    fn as_at_a_period_later_figures_do_not_count() {
        let found = Analysis::with(&three_places(), &as_at("2022"));
        let bury = found.get(IndicatorId::at(0), None, BURY).unwrap();
        assert_eq!((bury.latest.map(|latest| latest.value), bury.points), (Some(5.0), 2));
        assert_eq!((bury.benchmark.value, bury.change.run), (Some(4.5), 1));
        assert_eq!(rank(&found, BURY), Some((2, 2)));
    }

    #[test]
    fn a_label_of_another_kind_of_period_finds_nothing() {
        let found = Analysis::with(&three_places(), &as_at("2022/23"));
        assert!(found.judgements().iter().all(|judgement| judgement.latest.is_none()));
    }

    #[test]
    fn one_comparison_is_that_of_the_whole_analysis() {
        let scorecard = three_places();
        for benchmark in [Benchmark::National, Benchmark::FirstPeriod, Benchmark::BestTenth] {
            let options = Options { benchmark: Some(benchmark), ..Options::default() };
            let found = Analysis::with(&scorecard, &options);
            let alone = compare(&scorecard, IndicatorId::at(0), None, BURY, &options);
            assert_eq!(
                alone.as_ref(),
                found.get(IndicatorId::at(0), None, BURY).map(|found| &found.benchmark)
            );
        }
        assert_eq!(compare(&scorecard, IndicatorId::at(0), None, SYSTEM, &Options::default()), None);
    }

    #[test]
    fn an_empty_scorecard_has_no_judgements() {
        assert_eq!(Analysis::of(&Sample::default().scorecard()), Analysis::default());
    }
}

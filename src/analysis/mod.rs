//! Judgements: one file per method, pure functions of the model, no clock and no input or output. Verdicts and reasons
//! are types; their words are made in `words`.

mod asking;
mod balance;
mod benchmark;
mod best_tenth;
mod change;
pub mod changed;
mod comparison;
mod concern;
mod counted;
pub mod deprivation;
mod disagreement;
mod distribution;
mod group;
mod harm;
mod headline;
mod inequality;
mod interval;
mod intervention;
mod judgement;
mod lineage;
mod look_first;
pub mod mann_kendall;
mod moment;
mod movement;
mod newest;
mod rank;
mod running;
#[cfg(test)]
pub(crate) mod sample;
mod sampling;
mod scores;
mod side_by_side;
mod small_counts;
mod spread;
mod standing;
pub mod statistics;
pub mod target;
pub mod together;
pub mod trend;
mod two_files;
pub mod withholding;
pub mod xmr;

pub use asking::{Asked, WorthAsking, worth_asking, worth_asking_anywhere};
pub use balance::{
    Balance, Bars, FaceToFace, IndicatorStanding, NATIONAL_LIMIT, Pair, PlainStatus, PriorityStanding,
    SideShare, Stand, Stands, Status, Tie, Ways, balance, balances,
};
pub use benchmark::{benchmark_figure, benchmark_line, benchmark_series, is_the_nation};
pub use best_tenth::{Best, BestOf, BestTenth, NoBestTenth};
pub use change::{
    NoClearTrend, Run, Trendless, first as first_comparable, longer_record, present_run, told_from,
    trend_tested_since, trendless,
};
pub use comparison::{
    Estimate, NotCompared, Sought, at_position, beside_area, difference, in_period, overlap,
};
pub use concern::Concern;
pub use counted::Counted;
pub use disagreement::{Disagreement, disagreements};
pub use harm::Harm;
pub use headline::{Claims, Lead};
pub use inequality::{
    AddedUp, DeprivedFifth, Furthest, FurthestNeighbourhood, Gradient, GradientNote, GroupComparison,
    GroupsOfPeople, Hidden, Lean, Local, LocalCounts, LocalFinding, MOST_DEPRIVED_FIFTH, Members,
    Neighbourhoods, NoFurthest, NoGradient, NoSlope, NotHidden, Over, OwnFootprint, RankedGroup, SlopeForm,
    SlopeIndex, Tenth, added_up, by_deprivation, deprived_fifth, footprints, furthest_neighbourhoods,
    gradient_at, groups_of_people, judged_footprints, measured_in_neighbourhoods, most_to_say,
    share_of_residents, side_by_side, slope_index, tenths, verdict_at_998,
};
pub use interval::{NoInterval, at as interval_at, of as interval_of};
pub use intervention::{
    BeforeAfter, Comparators, Contrast, CostHere, FEWEST_COMPARATORS, Family, Finding, InterventionJudgement,
    InterventionRole, NoBeforeAfter, NoContrast, NoOrigin, Origin, Side, TooFew, WatchSign, WhichSide,
    before_and_after, cost_here, families, first_day_after, interventions, is_closely_known,
};
pub use judgement::{
    Change, Comparison, ComparisonMethod, Fifth, Interval, IntervalMethod, Judgement, Rank, SpreadAreas,
};
pub use look_first::{Attention, AttentionBox, Lack, LookFirst, WorseBy, look_first, look_first_in};
pub use movement::{
    Gap, Lately, LatelyWay, Movement, MovementBy, MovementVerdict, NoGap, NoMovement, RUN_WORTH_SAYING,
    last_tested, slopes_beside, z_between,
};
pub use newest::{Newest, YEARS_OF_NEWS};
pub use running::running;
pub use scores::{DomainScore, Scores, ScoresOf, scores_by_domain};
pub use side_by_side::{BesideSide, FigureBeside, TriedBeside, figures_beside, tried_beside};
pub use small_counts::{Count, CountOf, OfIndicator, SMALL, Small, SmallCounts, small_counts};
pub use spread::{MIN_AREAS as FEWEST_AREAS_OF_A_SPREAD, NoFifth, Steps};
pub use standing::{Level, LevelBy, LevelVerdict, side};
pub use target::{
    NoPace, NoPath, NoStatus, NotHeld, Pace, Projection, TargetJudgement, TargetRef, TargetStatus,
    has_reached,
};
pub use trend::{NoTrend, Trend, TrendJudgement, TrendMethod, TrendVerdict};
pub use two_files::{Differs, Edited, Editions, InBoth, Matched, editions, is_one_priority};
pub use xmr::{
    Assurance, Limits, Moving, NewStart, NoLimits, Rule, Rules, Since, Spc, Variation, Xmr, XmrPoint,
    chart_of as process_control,
};

use crate::model::{
    AreaId, BreakdownId, IndicatorId, Intervention, InterventionId, Progress, Scorecard, Series, Spread,
};
use group::Group;
use lineage::{Above, Nesting};
use rayon::prelude::*;
use std::collections::HashMap;
use target::Targets;

/// What a reader can ask of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Judge as at the period with this label, instead of each series' latest figure. Later figures are left
    /// out of account, and a series without a figure in exactly that period has none.
    pub as_at: Option<String>,
    /// The day as at which the dates of targets have passed or not, where the file does not give that of its edition.
    pub today: Option<jiff::civil::Date>,
}

/// The judgements on a whole scorecard, one for each of its series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    judgements: Vec<Judgement>,
    newest: Newest,
    interventions: Vec<InterventionJudgement>,
}

/// How many series are judged between two looks at whether the work is still wanted.
const AT_A_TIME: usize = 4096;

impl Analysis {
    /// Judges the latest figure of every series. The cost grows with the number of observations, but for sorting.
    pub fn of(scorecard: &Scorecard) -> Self {
        Self::with(scorecard, &Options::default())
    }

    /// The same by options, telling how many series and interventions are done; `None` once it is cancelled.
    pub fn of_with(scorecard: &Scorecard, options: &Options, progress: &Progress) -> Option<Self> {
        Self::judged(scorecard, options, progress)
    }

    /// Judges every series as the options say. The series are spread over the processor's cores; what comes out does
    /// not depend on how many there are.
    pub fn with(scorecard: &Scorecard, options: &Options) -> Self {
        Self::judged(scorecard, options, &Progress::new()).unwrap_or_default()
    }

    fn judged(scorecard: &Scorecard, options: &Options, progress: &Progress) -> Option<Self> {
        let all = scorecard.all_series();
        progress.start((all.len() + scorecard.interventions().count()) as u64);
        let analysed = Analysed::new(scorecard, options);
        let targets = Targets::of(scorecard, target::as_at(scorecard, options));
        let chunks: Vec<&[Series]> = all.chunk_by(same_group).collect();
        let groups: Vec<Group> = chunks.par_iter().map(|series| Group::new(&analysed, series)).collect();
        let first_of_group: Vec<usize> = chunks
            .iter()
            .scan(0, |next, series| Some(std::mem::replace(next, *next + series.len())))
            .collect();
        let group_of = |at: usize| &groups[first_of_group.partition_point(|first| *first <= at) - 1];
        // Written where they stay: a second list of them all would double what a national file needs.
        let mut analysis = Self { judgements: Vec::with_capacity(all.len()), ..Self::default() };
        for (block, series) in all.chunks(AT_A_TIME).enumerate() {
            if progress.is_cancelled() {
                return None;
            }
            let from = block * AT_A_TIME;
            analysis.judgements.par_extend(series.par_iter().enumerate().map(|(at, series)| {
                let judged = group_of(from + at).judge(&targets, series);
                progress.advance(1);
                judged
            }));
        }
        analysis.find_hidden(&groups, &first_of_group, progress)?;
        analysis.newest = Newest::of(&analysis.judgements);
        analysis.interventions = intervention::judge_all(scorecard, progress)?;
        Some(analysis)
    }

    fn find_hidden(&mut self, groups: &[Group], first_of_group: &[usize], progress: &Progress) -> Option<()> {
        let ends = first_of_group.iter().skip(1).copied().chain([self.judgements.len()]);
        for ((group, &first), end) in groups.iter().zip(first_of_group).zip(ends) {
            let Some(ground) = group.ground() else { continue };
            if progress.is_cancelled() {
                return None;
            }
            let of_group = &self.judgements[first..end];
            let judgement_of = |area: AreaId| {
                let at = of_group.binary_search_by_key(&area, |judged| judged.area).ok()?;
                of_group.get(at)
            };
            let found: Vec<_> = of_group
                .par_iter()
                .map(|judged| inequality::hidden(ground, judged.area, &judgement_of).map(Box::new))
                .collect();
            for (judged, hidden) in self.judgements[first..end].iter_mut().zip(found) {
                judged.hidden = Some(hidden);
            }
        }
        Some(())
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

    /// The same of one intervention.
    pub fn of_intervention(&self, id: InterventionId) -> &[InterventionJudgement] {
        let from = self.interventions.partition_point(|judged| judged.intervention < id);
        let to = self.interventions.partition_point(|judged| judged.intervention <= id);
        &self.interventions[from..to]
    }

    /// The newest figures of all.
    pub fn newest(&self) -> &Newest {
        &self.newest
    }

    /// All judgements, in the order of [`Scorecard::all_series`].
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }
}

/// A scorecard that is judged, with what is looked up once for all of it.
struct Analysed<'a> {
    scorecard: &'a Scorecard,
    options: &'a Options,
    neighbourhoods: Neighbourhoods,
    /// The interventions with which process limits start anew.
    rebasing: Vec<&'a Intervention>,
    /// The areas that have what the benchmark is chosen by, a region or statistical neighbours.
    chosen_by: Above<'a>,
    nesting: Nesting,
    /// The file's spreads of each indicator, with their positions.
    spreads: HashMap<IndicatorId, Vec<(u32, &'a Spread)>>,
}

impl<'a> Analysed<'a> {
    fn new(scorecard: &'a Scorecard, options: &'a Options) -> Self {
        let mut spreads: HashMap<IndicatorId, Vec<(u32, &Spread)>> = HashMap::new();
        for (at, spread) in (0..).zip(scorecard.spreads()) {
            spreads.entry(spread.indicator).or_default().push((at, spread));
        }
        let rebasing = scorecard.interventions().map(|(_, tried)| tried).filter(|tried| tried.rebase);
        let against = scorecard.against();
        let areas = scorecard.areas().map(|(id, _)| id).filter(|_| benchmark::is_chosen_by_area(against));
        Self {
            scorecard,
            options,
            neighbourhoods: Neighbourhoods::of(scorecard),
            rebasing: rebasing.collect(),
            chosen_by: Above::of(scorecard, areas, |area| benchmark::chooses(scorecard, against, area)),
            nesting: Nesting::of(scorecard),
            spreads,
        }
    }

    fn spreads_of(&self, indicator: IndicatorId) -> &[(u32, &'a Spread)] {
        self.spreads.get(&indicator).map_or(&[], Vec::as_slice)
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
    Some(Group::new(&Analysed::new(scorecard, options), group).compare(series))
}

fn same_group(a: &Series, b: &Series) -> bool {
    (a.indicator, a.breakdown) == (b.indicator, b.breakdown)
}

/// A number that can be written down: two finite values may differ by more than a float can hold.
fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::sample::{self, BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
    use super::*;
    use crate::model::{Against, AreaKind, Benchmark, Parts, Priority, Target};

    fn three_places() -> Scorecard {
        let bury = series(&[("2021", Some(3.0)), ("2022", Some(5.0)), ("2023", Some(7.0))]);
        let bolton = series(&[("2021", Some(4.0)), ("2022", Some(4.0)), ("2023", None)]);
        let england = series(&[("2022", Some(4.5)), ("2023", Some(6.5))]);
        Sample::default().with(ENGLAND, england).with(BOLTON, bolton).with(BURY, bury).scorecard()
    }

    fn as_at(label: &str) -> Options {
        Options { as_at: Some(label.to_owned()), ..Options::default() }
    }

    fn rank(found: &Analysis, area: AreaId) -> Option<(u32, u32)> {
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
            let scorecard = scorecard.compared_with(Against::Benchmark(benchmark));
            let found = Analysis::of(&scorecard);
            let alone = compare(&scorecard, IndicatorId::at(0), None, BURY, &Options::default());
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

    #[test]
    fn a_judgement_stays_small() {
        // All of England has 274,000 of them in 94 MB of file, and all judgements may take two and a half times that.
        assert!(size_of::<Judgement>() <= 640, "{} bytes", size_of::<Judgement>());
    }

    #[test]
    fn progress_ends_at_the_total_and_a_cancel_ends_the_work() {
        let scorecard = three_places();
        let progress = Progress::new();
        assert_eq!(
            Analysis::of_with(&scorecard, &Options::default(), &progress),
            Some(Analysis::of(&scorecard))
        );
        assert_eq!((progress.done(), progress.total()), (3, 3));
        progress.cancel();
        assert_eq!(Analysis::of_with(&scorecard, &Options::default(), &progress), None);
    }

    /// One indicator in this many places, each with two years and every tenth with a target of its own.
    fn many_places(count: usize) -> Scorecard {
        let sample = Sample::default();
        let nation = sample::area("E92000001", "England", AreaKind::Nation, None);
        let system = sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND));
        let place = |at: usize| {
            sample::area(&format!("E{at:08}"), &format!("Place {at}"), AreaKind::Place, Some(SYSTEM))
        };
        let given = |at: usize| Series {
            area: AreaId::at(2 + at),
            ..series(&[("2022", Some(at as f64)), ("2023", Some((at * 7 % count) as f64))])
        };
        let set = |at: usize| Priority {
            id: format!("priority-{at}"),
            area: AreaId::at(2 + at),
            targets: vec![Target {
                indicator: IndicatorId::at(0),
                area: None,
                value: 1.0,
                by: None,
                from: None,
            }],
            ..Priority::default()
        };
        Scorecard::new(Parts {
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas: [nation, system].into_iter().chain((0..count).map(place)).collect(),
            indicators: vec![sample.indicator],
            series: (0..count).map(given).collect(),
            priorities: (0..count).step_by(10).map(set).collect(),
            ..Parts::default()
        })
        .unwrap()
    }

    #[test]
    fn tens_of_thousands_of_places_take_no_longer_each_than_a_few() {
        // Looking at all places, or at all targets, for each place would take many minutes.
        let count = 100_000;
        let scorecard = many_places(count);
        let found = Analysis::of(&scorecard);
        assert_eq!(found.judgements().len(), count);
        assert!(found.judgements().iter().all(|judged| judged.rank.is_some_and(|rank| rank.of == 100_000)));
        let aimed_at = found.judgements().iter().filter(|judged| judged.target_in_force().is_some()).count();
        assert_eq!(aimed_at, count / 10);
        assert_eq!(balances(&scorecard, &found, scorecard.places()).count(), count);
        assert!(look_first(&scorecard, &found).judged > 0, "the outer fifths of so many places are levels");
    }
}

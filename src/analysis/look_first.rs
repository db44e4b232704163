//! Where to look first (METHODS, "Standing"): level and movement of every place and indicator together, in five boxes.
//!
//! Both rest on a test, but for a level by the outer fifth, which is marked. What is old is left out and counted.

use super::Analysis;
use super::best_tenth;
use super::comparison::NotCompared;
use super::harm::Harm;
use super::judgement::Judgement;
use super::movement::{Gap, MovementVerdict};
use super::standing::{Level, LevelBy, is_compared};
use crate::model::{AreaId, IndicatorId, MeasureKind, Polarity, Scorecard, Strand};
use serde::Serialize;
use std::cmp::Reverse;

/// Level and movement together, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttentionBox {
    /// Worse than the benchmark, and getting worse.
    WorseWorsening,
    /// Worse, and not moving as far as can be tested.
    WorseNotMoving,
    /// Worse, but getting better.
    WorseImproving,
    /// Not worse, but getting worse.
    Worsening,
    /// Not worse, and getting better.
    Improving,
}

impl AttentionBox {
    pub const ALL: [Self; 5] =
        [Self::WorseWorsening, Self::WorseNotMoving, Self::WorseImproving, Self::Worsening, Self::Improving];
    /// Those of what is worse.
    pub const WORSE: [Self; 3] = [Self::WorseWorsening, Self::WorseNotMoving, Self::WorseImproving];

    /// Where a figure belongs; `None` where it is neither worse nor moves.
    pub(super) fn of(is_worse: bool, movement: MovementVerdict) -> Option<Self> {
        match (is_worse, movement) {
            (true, MovementVerdict::Worsening) => Some(Self::WorseWorsening),
            (true, MovementVerdict::Steady | MovementVerdict::Unknown) => Some(Self::WorseNotMoving),
            (true, MovementVerdict::Improving) => Some(Self::WorseImproving),
            (false, MovementVerdict::Worsening) => Some(Self::Worsening),
            (false, MovementVerdict::Improving) => Some(Self::Improving),
            (false, MovementVerdict::Steady | MovementVerdict::Unknown) => None,
        }
    }
}

/// By what those that are worse are known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorseBy {
    /// All by the test against the benchmark.
    Test,
    /// None of them: all lie in the worst fifth, which is none of the benchmark.
    Fifth,
    /// Some by the one, some by the other.
    Either,
    /// None of all figures could be judged against the benchmark.
    Nothing,
}

impl WorseBy {
    /// By what those of `levels` that are worse are known to be. Where none is, by what they would be where so many were judged
    /// against the benchmark, and so many of these by the test.
    pub fn of(levels: impl IntoIterator<Item = Level>, judged: usize, tested: usize) -> Self {
        let (mut by_test, mut by_fifth) = (false, false);
        for level in levels.into_iter().filter(|level| level.is_worse()) {
            match level.by {
                LevelBy::Test => by_test = true,
                LevelBy::Fifth(_) => by_fifth = true,
            }
        }
        match (by_test, by_fifth) {
            (true, true) => Self::Either,
            (false, true) => Self::Fifth,
            (false, false) if judged == 0 => Self::Nothing,
            (false, false) if tested == 0 => Self::Fifth,
            (false, false) if tested < judged => Self::Either,
            (_, false) => Self::Test,
        }
    }
}

/// What a figure lacks to be judged against the benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The file does not say which area that is: no region that it lies in, no statistical neighbours.
    Area,
    /// There is no figure of the benchmark to set beside it.
    Figure,
    /// Neither limits nor counts, here or there, by which a difference could be tested.
    Limits,
    /// Nothing: the best is shown beside it, and nothing is tested against that.
    Test,
}

impl Lack {
    pub const ALL: [Self; 4] = [Self::Area, Self::Figure, Self::Limits, Self::Test];

    /// By the reason why it was not compared; `None` of what is or contains the benchmark itself, and of counts.
    pub(super) fn of(reason: Option<NotCompared>) -> Option<Self> {
        match reason? {
            NotCompared::IsBenchmark | NotCompared::Contains { .. } | NotCompared::Count => None,
            NotCompared::NoRegion(_) | NotCompared::NoPeers(_) => Some(Self::Area),
            NotCompared::NoFigure { .. } | NotCompared::FirstPeriod(_) | NotCompared::NoBestTenth(_) => {
                Some(Self::Figure)
            }
            NotCompared::ByPublisher
            | NotCompared::NoInterval(_)
            | NotCompared::BenchmarkWithoutInterval(_) => Some(Self::Limits),
            NotCompared::BestTenth => Some(Self::Test),
        }
    }
}

/// A place and an indicator to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attention {
    pub of: AttentionBox,
    pub area: AreaId,
    pub indicator: IndicatorId,
    /// Its level; `None` where it could not be told, which is not worse.
    pub level: Option<Level>,
    pub movement: MovementVerdict,
    /// Whether it can be told whether it is worse: by the test, or by a fifth that need not be an outer one.
    pub is_compared: bool,
    /// What becomes of the gap to the benchmark.
    pub gap: Option<Gap>,
    /// The distance to the benchmark in units of the spread, never negative.
    pub effect: Option<f64>,
    /// Events, or people, of that distance; never negative.
    pub people: Option<f64>,
}

/// The boxes of some places, and out of how many figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookFirst {
    /// Box by box, what lies furthest from the benchmark first.
    pub items: Vec<Attention>,
    /// What would be in a box and is left out because it is old, in the same order.
    pub older: Vec<Attention>,
    /// Where and what was judged and is in no box: neither worse nor moving.
    pub unboxed: Vec<(AreaId, IndicatorId)>,
    /// How many figures were compared or have a tested movement.
    pub judged: usize,
    /// How many of them were compared: by the test, or by their fifth.
    pub levelled: usize,
    /// How many of these by the test.
    pub tested: usize,
    /// How many recent figures, of which one direction is good, were not judged against the benchmark at all: counts aside, which
    /// never are.
    pub uncompared: usize,
    /// How many of these lack what, in the order of [`Lack::ALL`].
    pub lacking: [usize; Lack::ALL.len()],
    /// How many figures, of which one direction is good, are left out because they are old: as many whatever they are
    /// compared with.
    pub stale: usize,
}

impl LookFirst {
    /// What is in one box.
    pub fn in_box(&self, of: AttentionBox) -> impl Iterator<Item = &Attention> {
        self.items.iter().filter(move |item| item.of == of)
    }

    /// What figures that were not judged against the benchmark lack, and how many of them: what most of them lack first.
    pub fn lacks(&self) -> Vec<(Lack, usize)> {
        let mut lacks: Vec<(Lack, usize)> = Lack::ALL.into_iter().zip(self.lacking).collect();
        lacks.retain(|(_, count)| *count > 0);
        lacks.sort_by_key(|(_, count)| Reverse(*count));
        lacks
    }

    /// Whether nothing is known to be worse because no figure at all could be judged against the benchmark.
    pub fn is_without_benchmark(&self) -> bool {
        self.worse_by(&AttentionBox::WORSE) == WorseBy::Nothing
    }

    /// How many of these are counts: they rise or fall, and growth of the population is not taken out.
    pub fn counts(&self, scorecard: &Scorecard, of: AttentionBox) -> usize {
        let kind = |item: &Attention| scorecard.indicator(item.indicator).measure.kind;
        self.in_box(of).filter(|item| kind(item) == MeasureKind::Count).count()
    }

    /// How many of these could not be tested for movement.
    pub fn untested(&self, of: AttentionBox) -> usize {
        self.in_box(of).filter(|item| item.movement == MovementVerdict::Unknown).count()
    }

    /// By what the worse ones in these boxes are known to be. Where there are none, by what they would be.
    pub fn worse_by(&self, boxes: &[AttentionBox]) -> WorseBy {
        let levels = self.items.iter().filter(|item| boxes.contains(&item.of)).filter_map(|item| item.level);
        match self.judged {
            0 => WorseBy::Test,
            _ => WorseBy::of(levels, self.levelled, self.tested),
        }
    }

    /// Whether some of a box were not judged against the benchmark at all, so that they are not known to be no worse, while others
    /// were.
    pub fn is_unknown_in_part(&self, of: AttentionBox) -> bool {
        self.levelled > 0 && self.in_box(of).any(|item| !item.is_compared)
    }

    /// The first item of these places, and the first that gets better where that is another one. How many people something is
    /// true of tells less than how it stands with those who live there, so that a count is first only where nothing else is.
    pub fn first_and_improving(&self, scorecard: &Scorecard) -> (Option<&Attention>, Option<&Attention>) {
        let is_count =
            |item: &&Attention| scorecard.indicator(item.indicator).measure.kind == MeasureKind::Count;
        let first = self.items.iter().find(|item| !is_count(item)).or(self.items.first());
        let gets_better = || self.items.iter().filter(|item| item.movement == MovementVerdict::Improving);
        let improving = gets_better().find(|item| !is_count(item)).or_else(|| gets_better().next());
        (first, improving.filter(|item| Some(*item) != first))
    }
}

/// The boxes of all places.
pub fn look_first(scorecard: &Scorecard, analysis: &Analysis) -> LookFirst {
    look_first_in(scorecard, analysis, scorecard.places())
}

/// The boxes of these places.
pub fn look_first_in(
    scorecard: &Scorecard,
    analysis: &Analysis,
    places: impl IntoIterator<Item = AreaId>,
) -> LookFirst {
    let newest = analysis.newest();
    let mut found = LookFirst::default();
    for place in places {
        for (indicator, about) in scorecard.indicators() {
            let Some(judgement) = analysis.get(indicator, None, place) else { continue };
            let Some(latest) = judgement.latest else { continue };
            let level = Level::of(judgement, about.polarity);
            let movement = judgement.movement.verdict;
            let of = AttentionBox::of(level.is_some_and(Level::is_worse), movement);
            if newest.is_long_after(latest.period) {
                found.stale += usize::from(about.polarity != Polarity::Neutral);
                found.older.extend(of.map(|of| attention(scorecard, judgement, of, level)));
                continue;
            }
            let is_compared = is_compared(judgement, about.polarity);
            let is_count = about.measure.kind == MeasureKind::Count;
            if about.polarity != Polarity::Neutral && !is_compared && !is_count {
                found.uncompared += 1;
                if let Some(lack) = Lack::of(judgement.benchmark.reason) {
                    found.lacking[lack as usize] += 1;
                }
            }
            if !is_compared && movement == MovementVerdict::Unknown {
                continue;
            }
            found.judged += 1;
            found.levelled += usize::from(is_compared);
            found.tested += usize::from(level.is_some_and(|level| level.by == LevelBy::Test));
            match of {
                Some(of) => found.items.push(attention(scorecard, judgement, of, level)),
                None => found.unboxed.push((place, indicator)),
            }
        }
    }
    for items in [&mut found.items, &mut found.older] {
        items.sort_by(|a, b| {
            let key = |it: &Attention| (it.of, Reverse(tenths(it.effect)), !leads(scorecard, it.indicator));
            let exact = |it: &Attention| it.effect.unwrap_or(-1.0);
            key(a).cmp(&key(b)).then_with(|| exact(b).total_cmp(&exact(a)))
        });
    }
    found
}

/// Whether an indicator goes first among equals.
fn leads(scorecard: &Scorecard, indicator: IndicatorId) -> bool {
    matches!(scorecard.indicator(indicator).strand, Strand::Activity | Strand::Exclusions)
}

/// Effects that are shown alike are equal; no effect is less than any.
fn tenths(effect: Option<f64>) -> i64 {
    effect.map_or(-1, |effect| (effect * 10.0).round() as i64)
}

fn attention(
    scorecard: &Scorecard,
    judgement: &Judgement,
    of: AttentionBox,
    level: Option<Level>,
) -> Attention {
    let about = scorecard.indicator(judgement.indicator);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area);
    Attention {
        of,
        area: judgement.area,
        indicator: judgement.indicator,
        level,
        movement: judgement.movement.verdict,
        is_compared: is_compared(judgement, about.polarity),
        gap: judgement.movement.gap,
        effect: Harm::of_level(about, judgement).map(|harm| harm.distance.abs()),
        people: series.zip(judgement.latest).and_then(|(series, latest)| {
            best_tenth::events_to(about, series, latest, judgement.benchmark.value?).map(f64::abs)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{BOLTON, BURY, ENGLAND, Sample, series, years_to};
    use super::*;
    use crate::model::Series;

    /// Each figure of the years up to the one given ± `half`.
    fn years(last: usize, values: &[f64], half: f64) -> Series {
        years_to(last, values, Some(half))
    }

    fn found(bury: Series, bolton: Series) -> LookFirst {
        let england = years(2023, &[10.0; 5], 0.1);
        let sample = Sample::default().with(ENGLAND, england).with(BURY, bury).with(BOLTON, bolton);
        let scorecard = sample.scorecard();
        look_first(&scorecard, &Analysis::of(&scorecard))
    }

    fn boxes(found: &LookFirst) -> Vec<(AttentionBox, AreaId)> {
        found.items.iter().map(|item| (item.of, item.area)).collect()
    }

    const RISING: [f64; 5] = [14.0, 15.0, 16.0, 17.0, 18.0];
    const FALLING: [f64; 5] = [18.0, 17.0, 16.0, 15.0, 14.0];
    const LEVEL: [f64; 5] = [15.0, 15.1, 14.9, 15.1, 15.0];

    #[test]
    fn level_and_movement_make_the_box() {
        let of = |values: [f64; 5], less: f64| {
            let found = found(years(2023, &values.map(|value| value - less), 0.2), series(&[]));
            (found.items.first().map(|item| item.of), found.judged)
        };
        assert_eq!(of(RISING, 0.0), (Some(AttentionBox::WorseWorsening), 1));
        assert_eq!(of(LEVEL, 0.0), (Some(AttentionBox::WorseNotMoving), 1));
        assert_eq!(of(FALLING, 0.0), (Some(AttentionBox::WorseImproving), 1));
        assert_eq!(of(RISING, 10.0), (Some(AttentionBox::Worsening), 1));
        assert_eq!(of(FALLING, 10.0), (Some(AttentionBox::Improving), 1));
        assert_eq!(of(LEVEL, 10.0), (None, 1), "better and steady is in no box, and judged");
    }

    #[test]
    fn what_is_worse_and_cannot_be_tested_for_movement_is_in_a_box_too() {
        let found = found(years(2023, &[16.0, 15.0], 0.2), series(&[]));
        assert_eq!(boxes(&found), [(AttentionBox::WorseNotMoving, BURY)]);
        assert_eq!(found.items[0].movement, MovementVerdict::Unknown);
    }

    #[test]
    fn what_lies_furthest_from_the_benchmark_comes_first_in_its_box() {
        let near = years(2023, &LEVEL, 0.2);
        let far = years(2023, &LEVEL.map(|value| value + 5.0), 0.2);
        let boxed = |of: &LookFirst| of.items.iter().map(|item| item.area).collect::<Vec<_>>();
        let first = found(near.clone(), far.clone());
        assert_eq!(boxed(&first), [BOLTON, BURY]);
        assert_eq!(boxed(&found(far, near)), [BURY, BOLTON]);
        // The two places are 5 apart: three fifths of that are between the quantiles at 0.2 and 0.8.
        let effects: Vec<f64> = first.items.iter().filter_map(|item| item.effect).collect();
        assert!(
            (effects[0] - 10.0 / 3.0).abs() < 1e-9 && (effects[1] - 5.0 / 3.0).abs() < 1e-9,
            "{effects:?}"
        );
    }

    #[test]
    fn old_figures_are_in_no_box_and_counted() {
        let old = found(years(2019, &[15.0], 0.2), years(2023, &LEVEL, 0.2));
        assert_eq!((old.judged, old.stale, boxes(&old).len()), (1, 1, 1));
        let left_out: Vec<_> = old.older.iter().map(|item| (item.of, item.area)).collect();
        assert_eq!(left_out, [(AttentionBox::WorseNotMoving, BURY)], "where it would be is known");
        let recent = found(years(2020, &[15.0, 15.0], 0.2), years(2023, &LEVEL, 0.2));
        assert_eq!((recent.judged, recent.stale), (2, 0), "three years older is not more than three");
    }

    #[test]
    fn as_many_are_old_whatever_they_are_compared_with() {
        let stale = |half| found(years_to(2019, &[15.0], half), years(2023, &LEVEL, 0.2)).stale;
        assert_eq!([stale(Some(0.2)), stale(None)], [1, 1], "tested against the benchmark or not");
    }

    #[test]
    fn what_is_worse_by_the_test_is_told_from_what_lies_in_the_worst_fifth() {
        let mut found = found(years(2023, &RISING, 0.2), years(2023, &FALLING, 0.2));
        assert_eq!((found.tested, found.worse_by(&AttentionBox::WORSE)), (2, WorseBy::Test));
        let by_fifth = Level { verdict: super::super::LevelVerdict::Worse, by: LevelBy::Fifth(5) };
        found.items[0].level = Some(by_fifth);
        assert_eq!(found.worse_by(&AttentionBox::WORSE), WorseBy::Either);
        assert_eq!(found.worse_by(&[AttentionBox::WorseWorsening]), WorseBy::Fifth);
        assert_eq!(found.worse_by(&[AttentionBox::WorseImproving]), WorseBy::Test);
        let none = LookFirst { items: Vec::new(), tested: 0, ..found };
        assert_eq!(none.worse_by(&AttentionBox::WORSE), WorseBy::Fifth);
    }

    #[test]
    fn the_first_item_and_the_first_improvement_are_told_apart() {
        let scorecard = Sample::default().scorecard();
        let both = found(years(2023, &RISING, 0.2), years(2023, &FALLING, 0.2));
        let (first, improving) = both.first_and_improving(&scorecard);
        assert_eq!(first.map(|item| item.area), Some(BURY));
        assert_eq!(improving.map(|item| item.area), Some(BOLTON));
        let one = found(years(2023, &FALLING, 0.2), series(&[]));
        assert_eq!(one.first_and_improving(&scorecard).0.map(|item| item.area), Some(BURY));
        assert_eq!(one.first_and_improving(&scorecard).1, None, "it is the first item already");
    }
}

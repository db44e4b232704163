//! How the neighbourhoods of an area stand by one indicator, and by which indicator there is most to say of them (METHODS,
//! "Inequality"). Each is tested at 99.8 %, as hidden clusters are: see [`super::hidden`].

use super::Neighbourhoods;
use super::hidden::verdict_at_998;
use crate::analysis::Analysis;
use crate::analysis::comparison::NotCompared;
use crate::analysis::judgement::Judgement;
use crate::model::{AreaId, IndicatorId, MeasureKind, Period, Polarity, Scorecard, Verdict};

/// The neighbourhoods of an area by one indicator.
#[derive(Clone, Debug)]
pub struct Local<'a> {
    pub area: AreaId,
    pub indicator: IndicatorId,
    /// The area itself, where it has a figure.
    pub whole: Option<&'a Judgement>,
    /// Its neighbourhoods with a figure, each in its own latest period, the worst first: the highest where neither direction is
    /// good. Equal ones go by code.
    pub figures: Vec<&'a Judgement>,
    /// How many neighbourhoods the area has.
    pub neighbourhoods: usize,
}

/// How many neighbourhoods have each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocalCounts {
    pub worse: usize,
    pub better: usize,
    pub higher: usize,
    pub lower: usize,
    pub similar: usize,
}

/// What an area's neighbourhoods tell that its average does not.
#[derive(Clone, Debug, PartialEq)]
pub enum LocalFinding {
    /// The area is not worse, and so many of its neighbourhoods are.
    Hidden(usize),
    /// So many are worse, in an area that is worse itself, or of which that cannot be said.
    Worse(usize),
    /// None of those that were tested is.
    NoneWorse,
    /// Neither direction is good: they are higher, lower or similar.
    Neutral,
    /// None could be tested; the reason of the first by code.
    NotTested(Option<NotCompared>),
}

impl<'a> Local<'a> {
    /// The period of most figures; of two that are as many the later.
    pub fn period(&self) -> Option<Period> {
        let mut all: Vec<Period> =
            self.figures.iter().filter_map(|judgement| Some(judgement.latest?.period)).collect();
        all.sort_unstable();
        all.chunk_by(PartialEq::eq).max_by_key(|alike| alike.len()).map(|alike| alike[0])
    }

    /// The neighbourhoods of an area; none of them where the indicator has no figures of these.
    pub fn of(
        scorecard: &Scorecard,
        analysis: &'a Analysis,
        neighbourhoods: &Neighbourhoods,
        (indicator, area): (IndicatorId, AreaId),
    ) -> Self {
        let judged = |area| {
            let judgement = analysis.get(indicator, None, area)?;
            judgement.latest.map(|latest| (latest.value, judgement))
        };
        let within = neighbourhoods.within(area);
        Self {
            area,
            indicator,
            whole: judged(area).map(|(_, judgement)| judgement),
            figures: worst_first(scorecard, indicator, within.iter().filter_map(|&id| judged(id)).collect()),
            neighbourhoods: within.len(),
        }
    }

    /// How many there are of each verdict, by the same test for all.
    pub fn counts(&self) -> LocalCounts {
        LocalCounts::of(&self.figures)
    }

    /// Those that are worse, the worst first.
    pub fn worse(&self) -> impl Iterator<Item = &'a Judgement> + '_ {
        self.figures.iter().copied().filter(|judgement| verdict_at_998(judgement) == Verdict::Worse)
    }

    /// What they tell.
    pub fn finding(&self, scorecard: &Scorecard) -> LocalFinding {
        let counts = self.counts();
        if counts.tested() == 0 {
            let why = |judgement: &&&Judgement| judgement.benchmark.reason.is_some();
            // By code, since the order of the file must not decide what is said.
            let first = self.figures.iter().filter(why).min_by_key(|one| &scorecard.area(one.area).code);
            return LocalFinding::NotTested(first.and_then(|first| first.benchmark.reason));
        }
        if scorecard.indicator(self.indicator).polarity == Polarity::Neutral {
            return LocalFinding::Neutral;
        }
        let hides = self.whole.map(|whole| whole.benchmark.verdict);
        match (counts.worse, hides) {
            (0, _) => LocalFinding::NoneWorse,
            (worse, Some(Verdict::Better | Verdict::Similar)) => LocalFinding::Hidden(worse),
            (worse, _) => LocalFinding::Worse(worse),
        }
    }

    /// How much there is to say, the most first: hidden clusters, an area that is worse, none worse, what has no direction,
    /// what cannot be tested, counts; within each the larger share of the neighbourhoods.
    fn weight(&self, scorecard: &Scorecard) -> (u8, f64) {
        let is_count = scorecard.indicator(self.indicator).measure.kind == MeasureKind::Count;
        // Of all of them, so that what is measured in a few is not put before what is measured in all.
        let share = |count: usize| count as f64 / self.neighbourhoods.max(1) as f64;
        match self.finding(scorecard) {
            _ if is_count => (0, 0.0),
            LocalFinding::Hidden(worse) => (5, share(worse)),
            LocalFinding::Worse(worse) => (4, share(worse)),
            LocalFinding::NoneWorse => (3, 0.0),
            LocalFinding::Neutral => (2, 0.0),
            LocalFinding::NotTested(_) => (1, 0.0),
        }
    }
}

/// The judgements of some areas by their figures, the worst first: the highest where neither direction is good. Equal ones go by
/// code.
pub(super) fn worst_first<'a>(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    mut figures: Vec<(f64, &'a Judgement)>,
) -> Vec<&'a Judgement> {
    let better_is_higher = scorecard.indicator(indicator).polarity == Polarity::HigherIsBetter;
    let code = |judgement: &Judgement| &scorecard.area(judgement.area).code;
    figures.sort_by(|(one, a), (other, b)| {
        let by_value = if better_is_higher { one.total_cmp(other) } else { other.total_cmp(one) };
        by_value.then_with(|| code(a).cmp(code(b)))
    });
    figures.into_iter().map(|(_, judgement)| judgement).collect()
}

impl LocalCounts {
    /// How many of these have each verdict, tested at 99.8 %.
    pub fn of(figures: &[&Judgement]) -> Self {
        let mut counts = Self::default();
        for judgement in figures {
            match verdict_at_998(judgement) {
                Verdict::Worse => counts.worse += 1,
                Verdict::Better => counts.better += 1,
                Verdict::Higher => counts.higher += 1,
                Verdict::Lower => counts.lower += 1,
                Verdict::Similar => counts.similar += 1,
                Verdict::NotCompared => {}
            }
        }
        counts
    }

    /// How many were tested.
    pub fn tested(self) -> usize {
        self.worse + self.better + self.higher + self.lower + self.similar
    }
}

/// The indicators with figures of whole neighbourhoods of an area, in the order of the file.
pub fn measured_in_neighbourhoods(
    scorecard: &Scorecard,
    neighbourhoods: &Neighbourhoods,
    area: AreaId,
) -> Vec<IndicatorId> {
    let within = neighbourhoods.within(area);
    let has_figure = |id: IndicatorId| {
        let series = |area| scorecard.series(id, None, area);
        within.iter().any(|&area| series(area).is_some_and(|series| series.latest().is_some()))
    };
    scorecard.indicators().map(|(id, _)| id).filter(|&id| has_figure(id)).collect()
}

/// Of these indicators the one by which there is most to say of an area's neighbourhoods; the first of equals.
pub fn most_to_say(
    scorecard: &Scorecard,
    analysis: &Analysis,
    neighbourhoods: &Neighbourhoods,
    (indicators, area): (&[IndicatorId], AreaId),
) -> Option<IndicatorId> {
    // What is old is in no headline; it comes last here too.
    let is_news = |id: IndicatorId| {
        let areas = neighbourhoods.within(area).iter().chain([&area]);
        let periods = areas.filter_map(|area| Some(analysis.get(id, None, *area)?.latest?.period));
        periods.max().is_some_and(|newest| !analysis.newest().is_long_after(newest))
    };
    let weighed = indicators.iter().map(|&id| {
        let (kind, size) = Local::of(scorecard, analysis, neighbourhoods, (id, area)).weight(scorecard);
        (id, ((is_news(id), kind), size))
    });
    let more = |a: ((bool, u8), f64), b: ((bool, u8), f64)| a.0 > b.0 || (a.0 == b.0 && a.1 > b.1);
    weighed.reduce(|most, next| if more(next.1, most.1) { next } else { most }).map(|(id, _)| id)
}

#[cfg(test)]
#[path = "local_tests.rs"]
mod tests;

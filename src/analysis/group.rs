//! The judgements on the series of one indicator and breakdown, which share what they are measured by.

use super::best_tenth::NoBestTenth;
use super::comparison::Figure;
use super::distribution::{Distribution, Distributions};
use super::inequality::{self, Ground, NoGradient};
use super::interval::{self, NoInterval};
use super::judgement::{Comparison, Fifth, Interval, Judgement};
use super::moment::Moment;
use super::movement::{Moved, Movement};
use super::spread::NoFifth;
use super::target::Targets;
use super::xmr::Xmr;
use super::{Analysed, benchmark, best_tenth, change, rank, trend, xmr};
use crate::model::{AreaKind, MeasureKind, Observation, Scorecard, Series, Spread};

/// The series of one indicator and breakdown, with what several of their judgements need, looked up once.
pub(super) struct Group<'a> {
    analysed: &'a Analysed<'a>,
    moment: Moment,
    distributions: Distributions,
    /// Only for the whole population.
    ground: Option<Ground<'a>>,
}

impl<'a> Group<'a> {
    pub(super) fn new(analysed: &'a Analysed<'a>, series: &'a [Series]) -> Self {
        let scorecard = analysed.scorecard;
        let (indicator, whole) = (series[0].indicator, series[0].breakdown.is_none());
        let about = scorecard.indicator(indicator);
        let moment = Moment::of(analysed.options, about.period);
        let latest = series.iter().filter_map(|series| moment.latest(series));
        let periods = latest.map(|latest| latest.period).collect();
        // The file's spreads are of whole populations.
        let published = analysed.spreads_of(indicator);
        let spreads: &[(u32, &Spread)] = if whole { published } else { &[] };
        let everyone = |kind, period| {
            let everyone = scorecard.series_of(indicator).chunk_by(super::same_group).next();
            let everyone = everyone.filter(|series| series[0].breakdown.is_none()).unwrap_or_default();
            best_tenth::tenth_of_everyone(scorecard, published, everyone, (kind, period))
        };
        Self {
            analysed,
            moment,
            distributions: Distributions::of(scorecard, series, spreads, about, &periods, |kind, period| {
                if whole { None } else { everyone(kind, period) }
            }),
            ground: whole.then(|| Ground::of(scorecard, indicator, &analysed.neighbourhoods)),
        }
    }

    /// What its inequality is judged from; only for the whole population.
    pub(super) fn ground(&self) -> Option<&Ground<'a>> {
        self.ground.as_ref()
    }

    pub(super) fn judge(&self, targets: &Targets, series: &Series) -> Judgement {
        let scorecard = self.analysed.scorecard;
        let latest = self.moment.latest(series);
        let about = scorecard.indicator(series.indicator);
        let found = latest.and_then(|latest| self.distribution(series, latest));
        let figure = self.figure(series, found);
        let trend = trend::recent(about, series, latest);
        let (targets, in_force) = match self.ground {
            Some(_) => targets.judge(series, latest),
            None => (Box::default(), None),
        };
        let aimed_at = in_force.and_then(|at| targets.get(at)).filter(|target| target.is_possible());
        let aimed_at = aimed_at.map(|target| target.value);
        let benchmark = figure.against(self.analysed);
        let moved = Moved { about, series, latest, benchmark: self.beside(series, &benchmark) };
        let by_trend = moved.by_trend(&trend);
        let chart = self.chart(series, latest, by_trend.as_ref());
        let is_place = scorecard.area(series.area).kind == AreaKind::Place;
        let spread = found.and_then(|found| found.fifths).map(|fifths| fifths.distance());
        Judgement {
            indicator: series.indicator,
            breakdown: series.breakdown,
            area: series.area,
            latest,
            points: self.moment.points(series) as u32,
            interval: figure.interval.ok(),
            benchmark,
            spread: fifth(scorecard, series, latest, (found, figure.interval)),
            spread_width: found.and_then(Distribution::width),
            change: latest
                .map(|latest| change::up_to(about, series, latest, figure.interval.ok(), spread))
                .unwrap_or_default(),
            spc: xmr::latest(&chart, about, aimed_at),
            movement: by_trend.unwrap_or_else(|| moved.by_control(&chart)).with_lately(|rising| {
                // What a season does between two months is no movement.
                let latest = latest.filter(|_| !chart.seasonal)?;
                change::lately(about, series, latest, rising, figure.interval.ok(), spread)
            }),
            trend,
            targets,
            in_force: in_force.map(|at| at as u32),
            rank: latest
                .zip(found.filter(|_| is_place && about.measure.kind != MeasureKind::Count))
                .and_then(|(latest, found)| rank::among(&found.values, latest.value, about.polarity)),
            best_tenth: figure
                .best_tenth
                .ok()
                .zip(latest)
                .and_then(|(best, latest)| best_tenth::gap(about, series, latest, best)),
            gradient: self.ground.as_ref().map(|ground| match self.moment {
                Moment::Latest => inequality::gradient(ground, series.area, None).map(Box::new),
                Moment::At(period) => inequality::gradient(ground, series.area, Some(period)).map(Box::new),
                Moment::Never => Err(NoGradient::NoSuchPeriod),
            }),
            // Filled in once every neighbourhood is judged.
            hidden: None,
        }
    }

    /// The series that `series` is compared with: of the same group of people in another area, or of everyone in its own.
    fn beside(&self, series: &Series, comparison: &Comparison) -> Option<&'a Series> {
        let own = (series.indicator, series.breakdown, series.area);
        benchmark::series_of(self.analysed.scorecard, own, comparison.area?)
    }

    fn chart(&self, series: &Series, latest: Option<Observation>, movement: Option<&Movement>) -> Xmr {
        let scorecard = self.analysed.scorecard;
        let about = scorecard.indicator(series.indicator);
        let rebase = xmr::rebase_days(self.analysed.rebasing.iter().copied(), series);
        let options = xmr::Options { rebase: &rebase, ..xmr::Options::of(scorecard.methods()) };
        let moving = movement.and_then(|movement| xmr::Moving::of(about, series, latest, movement));
        xmr::chart(about, series, latest, moving, &options)
    }

    /// The latest figure of `series` against what the options ask for.
    pub(super) fn compare(&self, series: &Series) -> Comparison {
        let found = self.moment.latest(series).and_then(|latest| self.distribution(series, latest));
        self.figure(series, found).against(self.analysed)
    }

    fn figure<'b>(&'b self, series: &'b Series, found: Option<&Distribution>) -> Figure<'b> {
        let scorecard = self.analysed.scorecard;
        let latest = self.moment.latest(series);
        let about = scorecard.indicator(series.indicator);
        let interval = latest.map_or(Err(NoInterval::NoCounts), |latest| interval::of(about, series, latest));
        let best_tenth = found.map_or(Err(NoBestTenth::Kind), |found| found.best_tenth);
        Figure { scorecard, series, latest, interval, best_tenth, sought: self.moment.sought() }
    }

    fn distribution(&self, series: &Series, latest: Observation) -> Option<&Distribution> {
        let kind = self.analysed.scorecard.area(series.area).kind;
        self.distributions.get(kind, latest.period)
    }
}

/// The fifth of the spread that the latest figure lies in.
fn fifth(
    scorecard: &Scorecard,
    series: &Series,
    latest: Option<Observation>,
    (found, interval): (Option<&Distribution>, Result<Interval, NoInterval>),
) -> Result<Fifth, NoFifth> {
    let latest = latest.ok_or(NoFifth::NoFigure)?;
    if !benchmark::is_the_nation(scorecard) {
        return Err(NoFifth::OtherBenchmark);
    }
    if scorecard.indicator(series.indicator).measure.kind == MeasureKind::Count {
        return Err(NoFifth::Count);
    }
    let fifths = found.and_then(|found| found.fifths).ok_or(NoFifth::NoSpread)?;
    fifths.place(latest.value, series.numerator(latest.index), interval)
}

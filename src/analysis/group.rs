//! The judgements on the series of one indicator and breakdown, which share what they are measured by.

use super::best_tenth::NoBestTenth;
use super::comparison::Figure;
use super::distribution::{Distribution, Distributions};
use super::inequality::{self, Ground, NoGradient};
use super::interval::{self, NoInterval};
use super::judgement::{Comparison, Judgement};
use super::moment::Moment;
use super::target::Targets;
use super::{Analysed, best_tenth, change, rank, trend, xmr};
use crate::model::{AreaKind, Observation, Series, Spread};

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
        let spreads: &[(u32, &Spread)] = if whole { analysed.spreads_of(indicator) } else { &[] };
        Self {
            analysed,
            moment,
            distributions: Distributions::of(scorecard, series, spreads, about.polarity, &periods),
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
            Some(_) => targets.judge(series, latest, &trend),
            None => (Box::default(), None),
        };
        let aimed_at = in_force.and_then(|at| targets.get(at)).map(|target| target.value);
        let chart = xmr::chart(about, series, latest, scorecard.methods());
        let is_place = scorecard.area(series.area).kind == AreaKind::Place;
        Judgement {
            indicator: series.indicator,
            breakdown: series.breakdown,
            area: series.area,
            latest,
            points: self.moment.points(series) as u32,
            interval: figure.interval.ok(),
            benchmark: figure.against(self.analysed.benchmark()),
            spread: latest.zip(found).and_then(|(latest, found)| Some(found.fifths?.place(latest.value))),
            change: latest.map(|latest| change::up_to(series, latest)).unwrap_or_default(),
            spc: xmr::latest(&chart, about, aimed_at),
            trend,
            targets,
            in_force: in_force.map(|at| at as u32),
            rank: latest
                .zip(found.filter(|_| is_place))
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

    /// The latest figure of `series` against what the options ask for.
    pub(super) fn compare(&self, series: &Series) -> Comparison {
        let found = self.moment.latest(series).and_then(|latest| self.distribution(series, latest));
        self.figure(series, found).against(self.analysed.benchmark())
    }

    fn figure<'b>(&'b self, series: &'b Series, found: Option<&Distribution>) -> Figure<'b> {
        let scorecard = self.analysed.scorecard;
        let latest = self.moment.latest(series);
        let about = scorecard.indicator(series.indicator);
        let interval = latest.map_or(Err(NoInterval::NoCounts), |latest| interval::of(about, series, latest));
        let best_tenth = found.map_or(Err(NoBestTenth::Kind), |found| found.best_tenth);
        Figure {
            scorecard,
            chosen_by: &self.analysed.chosen_by,
            nesting: &self.analysed.nesting,
            series,
            latest,
            interval,
            best_tenth,
            sought: self.moment.sought(),
        }
    }

    fn distribution(&self, series: &Series, latest: Observation) -> Option<&Distribution> {
        let kind = self.analysed.scorecard.area(series.area).kind;
        self.distributions.get(kind, latest.period)
    }
}

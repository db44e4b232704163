//! The judgements on the series of one indicator and breakdown, which share what they are measured by.

use super::comparison::Figure;
use super::distribution::Distributions;
use super::interval::{self, NoInterval};
use super::judgement::{Comparison, Fifth, Judgement, Rank};
use super::moment::Moment;
use super::{Gradient, Hidden, Options, best_tenth, change, rank, spread, target, trend, xmr};
use crate::model::{AreaId, AreaKind, Observation, Polarity, Scorecard, Series, Spread};

/// The series of one indicator and breakdown, with what several of their judgements need, looked up once.
pub(super) struct Group<'a> {
    scorecard: &'a Scorecard,
    options: &'a Options,
    moment: Moment,
    polarity: Polarity,
    spreads: &'a [&'a Spread],
    distributions: Distributions,
}

impl<'a> Group<'a> {
    pub(super) fn new(
        scorecard: &'a Scorecard,
        options: &'a Options,
        series: &'a [Series],
        spreads: &'a [&'a Spread],
    ) -> Self {
        let (indicator, breakdown) = (series[0].indicator, series[0].breakdown);
        let moment = Moment::of(options, scorecard.indicator(indicator).period);
        let latest = series.iter().filter_map(|series| moment.latest(series));
        let periods = latest.map(|latest| latest.period).collect();
        Self {
            scorecard,
            options,
            moment,
            polarity: scorecard.indicator(indicator).polarity,
            // The file's spreads are of whole populations.
            spreads: if breakdown.is_none() { spreads } else { &[] },
            distributions: Distributions::of(scorecard, series, &periods),
        }
    }

    pub(super) fn judge(&self, series: &Series) -> Judgement {
        let latest = self.moment.latest(series);
        let figure = self.figure(series);
        let about = self.scorecard.indicator(series.indicator);
        let trend = trend::recent(about, series, latest);
        let whole = series.breakdown.is_none();
        let targets = if whole {
            target::judge(self.scorecard, series.indicator, series.area, series, latest, &trend)
        } else {
            Vec::new()
        };
        let chart = xmr::chart(about, series, latest, self.scorecard.methods());
        Judgement {
            indicator: series.indicator,
            breakdown: series.breakdown,
            area: series.area,
            latest,
            points: self.moment.points(series),
            interval: figure.interval.ok(),
            benchmark: figure.against(self.options.benchmark(self.scorecard)),
            spread: latest.and_then(|latest| self.fifth(series.area, latest)),
            change: latest.map(|latest| change::up_to(series, latest)).unwrap_or_default(),
            spc: xmr::latest(&chart, about, targets.first().map(|target| target.value)),
            trend,
            targets,
            rank: latest.and_then(|latest| self.rank(series, latest)),
            best_tenth: figure
                .best_tenth
                .ok()
                .zip(latest)
                .and_then(|(best, latest)| best_tenth::gap(about, series, latest, best)),
            gradient: if whole {
                self.moment.gradient(self.scorecard, series.indicator, series.area)
            } else {
                Gradient::default()
            },
            // Filled in once every neighbourhood is judged.
            hidden: Hidden::default(),
        }
    }

    /// The latest figure of `series` against what the options ask for.
    pub(super) fn compare(&self, series: &Series) -> Comparison {
        self.figure(series).against(self.options.benchmark(self.scorecard))
    }

    fn figure<'b>(&'b self, series: &'b Series) -> Figure<'b> {
        let latest = self.moment.latest(series);
        let about = self.scorecard.indicator(series.indicator);
        let (interval, best_tenth) = match latest {
            Some(latest) => (interval::of(about, series, latest), self.best_tenth(series.area, latest)),
            None => (Err(NoInterval::NoCounts), Err(String::new())),
        };
        let as_at = self.options.as_at.as_deref();
        Figure { scorecard: self.scorecard, series, latest, interval, best_tenth, as_at }
    }

    fn best_tenth(&self, area: AreaId, latest: Observation) -> Result<f64, String> {
        let kind = self.scorecard.area(area).kind;
        best_tenth::value(self.polarity, self.spreads, &self.distributions, kind, latest.period)
    }

    fn fifth(&self, area: AreaId, latest: Observation) -> Option<Fifth> {
        let kind = self.scorecard.area(area).kind;
        let values = self.distributions.values(kind, latest.period);
        spread::national(self.spreads, kind, latest.period, latest.value)
            .or_else(|| spread::within_file(values, kind, latest.value))
    }

    fn rank(&self, series: &Series, latest: Observation) -> Option<Rank> {
        if self.scorecard.area(series.area).kind != AreaKind::Place {
            return None;
        }
        let places = self.distributions.values(AreaKind::Place, latest.period);
        rank::among(places, latest.value, self.polarity)
    }
}

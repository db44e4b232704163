//! What every part of the page is made from, looked up once.

use crate::analysis::statistics::CONFIDENCE_998;
use crate::analysis::{
    Analysis, Judgement, Local, LocalFinding, Neighbourhoods, OwnFootprint, footprints, interval_at,
    verdict_at_998,
};
use crate::charts::Mark;
use crate::model::{AreaId, Indicator, IndicatorId, Period, Scorecard, Verdict};
use crate::words::{compared_with, neighbourhood_told, number};
use std::borrow::Cow;

/// No more are listed as the worst.
const MOST_LISTED: usize = 10;
/// So many are listed of those that are not worse, as the highest.
const ENDS_LISTED: usize = 5;
/// So many are named on the map and in the distribution.
pub(super) const MOST_NAMED: usize = 5;

/// The neighbourhoods of an area by one indicator.
pub(super) struct Scene<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
    pub neighbourhoods: &'a Neighbourhoods,
    pub area: AreaId,
    pub id: IndicatorId,
    pub indicator: &'a Indicator,
    pub local: Local<'a>,
    pub finding: LocalFinding,
    /// The period of most figures.
    pub period: Option<Period>,
    /// The own footprints that have a part here.
    pub footprints: Vec<OwnFootprint>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(
        scorecard: &'a Scorecard,
        analysis: &'a Analysis,
        neighbourhoods: &'a Neighbourhoods,
        (id, area): (IndicatorId, AreaId),
    ) -> Self {
        let local = Local::of(scorecard, analysis, neighbourhoods, (id, area));
        Self {
            finding: local.finding(scorecard),
            footprints: footprints(scorecard, neighbourhoods, area),
            period: local.period(),
            indicator: scorecard.indicator(id),
            scorecard,
            analysis,
            neighbourhoods,
            area,
            id,
            local,
        }
    }

    /// The figure of the area itself in the period of most figures: one of another period is not set beside them.
    pub(super) fn whole(&self) -> Option<f64> {
        let series = self.scorecard.series(self.id, None, self.area)?;
        series.at(self.period?).map(|found| found.value)
    }

    /// What is counted in the whole area in that period, as published.
    pub(super) fn count_of_whole(&self) -> Option<f64> {
        let series = self.scorecard.series(self.id, None, self.area)?;
        series.numerator(series.at(self.period?)?.index)
    }

    /// All neighbourhoods of the area, those without a figure among them.
    pub(super) fn all(&self) -> &'a [AreaId] {
        self.neighbourhoods.within(self.area)
    }

    pub(super) fn name(&self, area: AreaId) -> &'a str {
        &self.scorecard.area(area).name
    }

    pub(super) fn nation(&self) -> &'a str {
        self.name(self.scorecard.national())
    }

    /// A value with the sign of its unit.
    pub(super) fn value(&self, value: f64) -> String {
        number::with_sign(self.indicator, value)
    }

    pub(super) fn than(&self) -> &'a str {
        compared_with(self.scorecard)
    }

    /// The own footprint that this area is.
    pub(super) fn footprint(&self, area: AreaId) -> Option<&OwnFootprint> {
        self.footprints.iter().find(|footprint| footprint.area == area)
    }

    /// The limits of a figure at the level that its verdict is of: `7.2 to 8.4`; nothing where it has none.
    pub(super) fn limits_at_998(&self, judgement: &Judgement) -> Option<String> {
        let latest = judgement.latest?;
        let series = self.scorecard.series(self.id, None, judgement.area)?;
        let limits = interval_at(self.indicator, series, latest, CONFIDENCE_998).ok()?;
        let decimals = number::decimals(self.indicator, latest.value);
        let written = |limit| number::fixed(limit, decimals);
        Some(format!("{} to {}", written(limits.lower), written(limits.upper)))
    }

    pub(super) fn told(&self, judgement: &Judgement) -> String {
        neighbourhood_told(self.scorecard, judgement, (&self.name_within(judgement.area), self.period))
    }

    /// Its name, in the system with that of its place.
    pub(super) fn name_within(&self, area: AreaId) -> Cow<'a, str> {
        let about = self.scorecard.area(area);
        match about.parent {
            Some(place) if self.area == self.scorecard.system() && place != self.area => {
                format!("{}, {}", about.name, self.name(place)).into()
            }
            _ => about.name.as_str().into(),
        }
    }

    /// Whether some are worse, so that these are what is to be told of.
    pub(super) fn has_worse(&self) -> bool {
        matches!(self.finding, LocalFinding::Hidden(_) | LocalFinding::Worse(_))
    }

    pub(super) fn is_tested(&self) -> bool {
        !matches!(self.finding, LocalFinding::NotTested(_))
    }

    /// Those to be listed, the worst first: those that are worse, or else the highest.
    pub(super) fn listed(&self) -> Vec<&'a Judgement> {
        if self.has_worse() {
            return self.local.worse().take(MOST_LISTED).collect();
        }
        self.local.figures.iter().copied().take(ENDS_LISTED).collect()
    }

    /// What all of them are compared with where that is one figure: its name and its value in the period of most figures.
    pub(super) fn benchmark(&self) -> Option<(&'a str, f64)> {
        let in_period = |judgement: &&&Judgement| judgement.latest.map(|it| it.period) == self.period;
        let mut found = self.local.figures.iter().filter(in_period).map(|judgement| &judgement.benchmark);
        let first = found.next()?;
        let is_same =
            |other: &crate::analysis::Comparison| (other.area, other.value) == (first.area, first.value);
        let (area, value) = first.area.zip(first.value)?;
        found.all(is_same).then(|| (self.name(area), value))
    }
}

/// The mark of a neighbourhood, which is tested at 99.8 % as all of them are.
pub(super) fn mark_of(judgement: &Judgement) -> Mark {
    match verdict_at_998(judgement) {
        Verdict::NotCompared => Mark::None,
        verdict => Mark::Verdict(verdict),
    }
}

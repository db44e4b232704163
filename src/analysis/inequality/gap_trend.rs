//! The recent trend of a gap (METHODS, "Inequality"): the slope index of each period with its limits, tested as any
//! series of figures with limits is.

use super::gradient::{Lean, fitted};
use super::ranked::{Asked, Ranked};
use super::slope_index::SlopeIndex;
use crate::analysis::deprivation::Dimension;
use crate::analysis::trend::{self, NoTrend, Trend};
use crate::model::{ColumnValues, Flag, Indicator, Measure, MeasureKind, Period, Polarity, Series};
use std::collections::BTreeSet;

/// The recent trend up to the gap that was `found` over `ranked`, over the same groups in earlier periods.
pub(super) fn of(asked: Asked, ranked: &Ranked, found: &SlopeIndex) -> Trend {
    if found.slope_limits.is_none() {
        // Without looking at any earlier period.
        return trend::not_calculated(NoTrend::NoInterval(ranked.period));
    }
    let about = asked.ground.scorecard.indicator(asked.ground.indicator);
    let gap = Indicator {
        period: about.period,
        span: about.span,
        measure: Measure { kind: MeasureKind::Index, ..Measure::default() },
        polarity: Polarity::LowerIsBetter,
        ..Indicator::default()
    };
    let dimension = asked.dimension_of(ranked.over);
    let members = asked.members(dimension.as_ref());
    let mut periods: BTreeSet<Period> =
        members.iter().flat_map(|series| series.periods.iter().copied()).collect();
    // No further back than a trend of runs of years looks.
    let furthest = trend::POINTS * ranked.period.length().unsigned_abs() as usize;
    let back = |period: Period| usize::try_from(ranked.period.steps_after(period));
    periods.retain(|period| back(*period).is_ok_and(|steps| steps < furthest));
    let lean = Lean::of(found);
    let mut columns = ColumnValues::default();
    for &period in &periods {
        let fit = if period == ranked.period { Some(*found) } else { fit(asked, dimension.as_ref(), period) };
        let limits = fit.and_then(|fit| fit.slope_limits);
        let (value, lower, upper) = towards(lean, fit.map(|fit| fit.slope), limits);
        columns.values.push(value);
        columns.lower.push(lower);
        columns.upper.push(upper);
        columns.flags.push(flag(&members, period));
    }
    let series = Series {
        indicator: asked.ground.indicator,
        breakdown: None,
        area: asked.area,
        periods: periods.into_iter().collect(),
        columns: columns.into(),
    };
    trend::recent(&gap, &series, series.at(ranked.period))
}

/// The gap over the same groups in another period.
fn fit(asked: Asked, dimension: Option<&Dimension>, period: Period) -> Option<SlopeIndex> {
    let then = Asked { period: Some(period), ..asked }.over_again(dimension)?.ok()?;
    let about = asked.ground.scorecard.indicator(asked.ground.indicator);
    fitted(about, &then).ok().map(|(found, _)| found)
}

/// A slope and its limits, counted in the direction that the gap leans now.
fn towards(
    lean: Lean,
    slope: Option<f64>,
    limits: Option<(f64, f64)>,
) -> (Option<f64>, Option<f64>, Option<f64>) {
    let (lower, upper) = limits.unzip();
    match lean {
        Lean::MostDeprivedHigher => (slope.map(|it| -it), upper.map(|it| -it), lower.map(|it| -it)),
        Lean::LeastDeprivedHigher | Lean::Level => (slope, lower, upper),
    }
}

/// What stops a trend at this period: a change of method or a disruption in any of the groups.
fn flag(members: &[&Series], period: Period) -> Option<Flag> {
    let of = |series: &&Series| series.flag(series.periods.binary_search(&period).ok()?);
    let flags = || members.iter().filter_map(of);
    [Flag::Break, Flag::Disrupted].into_iter().find(|stops| flags().any(|flag| flag == *stops))
}

//! What the figures of a chart are compared with: a line of its own, or one value as a level.

use super::{Level, LineRole};
use crate::analysis::{self, BestOf, Judgement};
use crate::charts::ticks::on_axis;
use crate::model::{Against, AreaKind, Benchmark, Scorecard, Series};
use crate::words::date;

/// The series that the line in focus is compared with, and how it is drawn.
pub(super) fn line<'a>(
    scorecard: &'a Scorecard,
    judgement: Option<&Judgement>,
) -> Option<(LineRole, &'a Series)> {
    let judgement = judgement?;
    let series = analysis::benchmark_series(scorecard, judgement)?;
    series.latest()?;
    let role = match scorecard.area(series.area).kind {
        _ if series.area == judgement.area => LineRole::Whole,
        _ if series.area == scorecard.national() => LineRole::Nation,
        _ if series.area == scorecard.system() => LineRole::System,
        AreaKind::Region => LineRole::Region,
        _ => LineRole::Peers,
    };
    // A whole that is compared with itself is no second line.
    (role != LineRole::Whole || judgement.breakdown.is_some()).then_some((role, series))
}

/// The value that it is compared with where that is no other series: its own first, or the best.
pub(super) fn level(
    scorecard: &Scorecard,
    judgement: Option<&Judgement>,
    written: &dyn Fn(f64) -> String,
) -> Option<Level> {
    let judgement = judgement?;
    let (value, name) = match scorecard.against() {
        Against::Benchmark(Benchmark::FirstPeriod) => {
            let (_, first) = analysis::benchmark_figure(scorecard, judgement)?;
            (first.value, format!("first, {},", date::period_on_axis(first.period)))
        }
        Against::Benchmark(Benchmark::BestTenth) => {
            let best = judgement.best_tenth?.best;
            let of_few = matches!(best.of, BestOf::Area(_));
            (best.value, if of_few { "best here" } else { "best tenth" }.to_owned())
        }
        _ => return None,
    };
    Some(Level { value: on_axis(value)?, label: format!("{name} {}", written(value)) })
}

//! What the figures of a chart are compared with: a line of its own, or one value as a level.

use super::{Level, LineRole};
use crate::analysis::{self, BestOf, Judgement, NotCompared};
use crate::charts::ticks::on_axis;
use crate::model::{Against, AreaKind, Benchmark, Observation, Scorecard, Series, decimal_year};
use crate::words::date;

/// The series that the line in focus is compared with, and how it is drawn.
pub(super) fn line<'a>(
    scorecard: &'a Scorecard,
    judgement: Option<&Judgement>,
) -> Option<(LineRole, &'a Series)> {
    let judgement = judgement?;
    let series = analysis::benchmark_line(scorecard, judgement)?;
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

/// The figure of a line that the judged one is compared with: where the line has a newer one, that is not what a verdict rests on.
pub(super) fn judged_against(
    scorecard: &Scorecard,
    judgement: Option<&Judgement>,
    line: &Series,
) -> Option<Observation> {
    let (series, figure) = analysis::benchmark_figure(scorecard, judgement?)?;
    (series.area == line.area && series.breakdown == line.breakdown).then_some(figure)
}

/// Whether a line is that of the best of few in the period of the judged figure, and ends there: the level is its name.
pub(super) fn is_best_of_few(judgement: Option<&Judgement>, series: &Series) -> bool {
    let best = judgement.filter(|found| found.benchmark.reason == Some(NotCompared::BestTenth));
    best.is_some_and(|found| {
        found.benchmark.area == Some(series.area)
            && found.breakdown == series.breakdown
            && found.latest.zip(series.latest()).is_some_and(|(own, best)| own.period == best.period)
    })
}

/// The value that it is compared with where that is no line: its own first, from then to `last`, or the best of the period of
/// the latest figure, which is that of no other.
pub(super) fn level(
    scorecard: &Scorecard,
    judgement: Option<&Judgement>,
    last: f64,
    written: &dyn Fn(f64) -> String,
) -> Option<Level> {
    let judgement = judgement?;
    let (value, name, x) = match scorecard.against() {
        Against::Benchmark(Benchmark::FirstPeriod) => {
            let (_, first) = analysis::benchmark_figure(scorecard, judgement)?;
            let name = format!("first, {},", date::period_on_axis(first.period));
            (first.value, name, [first.period.midpoint(), last])
        }
        Against::Benchmark(Benchmark::BestTenth) => {
            let best = judgement.best_tenth?.best;
            let name = match best.of {
                // It is the line in focus itself.
                BestOf::Area(area) if area == judgement.area => return None,
                BestOf::Area(area) => format!("best here, {},", scorecard.area(area).name),
                BestOf::Tenth(_) => "best tenth".to_owned(),
            };
            let period = judgement.latest?.period;
            (best.value, name, [decimal_year(period.start()), period.midpoint()])
        }
        _ => return None,
    };
    Some(Level { value: on_axis(value)?, x, label: format!("{name} {}", written(value)) })
}

#[cfg(test)]
mod tests {
    use crate::analysis::Analysis;
    use crate::charts::trend::{LineRole, TrendChart, TrendOptions, trend_chart};
    use crate::model::{Against, Benchmark, BreakdownId};
    use crate::words::sample::{self, BURY, SUSPENSIONS, SYSTEM};

    /// The small chart of Bury, or of a group of people there, compared with something.
    fn compared_with(benchmark: Benchmark, with_group: bool) -> TrendChart {
        against(Against::Benchmark(benchmark), with_group)
    }

    fn against(against: Against, with_group: bool) -> TrendChart {
        let best = against == Against::Benchmark(Benchmark::BestTenth);
        let sample = if best { sample::with_the_best() } else { sample::suspensions() };
        let (sample, group) = sample.with_breakdown("Sex", "Female");
        let mut sample = sample.with(SUSPENSIONS, SYSTEM, &[Some(5.5); 9]);
        // Bolton stands for the statistical neighbours.
        sample.parts.areas[BURY.index()].peers = Some(sample::BOLTON);
        let of_group = sample::series(SUSPENSIONS, Some(group), BURY, &[Some(3.0); 9]);
        let scorecard = sample.with_series(of_group).build().compared_with(against);
        let group: Option<BreakdownId> = with_group.then_some(group);
        let analysis = Analysis::of(&scorecard);
        let judgement = analysis.get(SUSPENSIONS, group, BURY).expect("it is judged");
        trend_chart(&scorecard, SUSPENSIONS, group, BURY, TrendOptions::card(Some(judgement)))
            .expect("a chart")
    }

    /// What is dashed, by role and name.
    fn dashed(chart: &TrendChart) -> Vec<(LineRole, &str)> {
        let lines = chart.lines.iter().filter(|line| line.is_benchmark);
        lines.map(|line| (line.role, line.end_label.as_deref().unwrap_or_default())).collect()
    }

    #[test]
    fn what_figures_are_compared_with_is_the_dashed_line_and_england_is_still_there() {
        let national = compared_with(Benchmark::National, false);
        assert_eq!(dashed(&national), [(LineRole::Nation, "England 11.3")]);
        let system = compared_with(Benchmark::System, false);
        assert_eq!(dashed(&system), [(LineRole::System, "Greater Manchester 5.5")]);
        let england = system.lines.iter().find(|line| line.role == LineRole::Nation).expect("England");
        assert_eq!(england.end_label.as_deref(), Some("England 11.3"));
        assert!(system.summary.contains("Greater Manchester from 5.5"), "{}", system.summary);
    }

    #[test]
    fn what_a_verdict_rests_on_is_named_at_its_own_year_where_england_is_newer() {
        let figures: Vec<Option<f64>> = (0..9).map(|at| Some(4.0 + f64::from(at))).collect();
        let own = figures[..8].iter().map(|value| value.map(|value| value + 3.0));
        let own: Vec<Option<f64>> = own.collect();
        let sample =
            sample::Sample::new().with(SUSPENSIONS, sample::ENGLAND, &figures).with(SUSPENSIONS, BURY, &own);
        let scorecard = sample.build();
        let analysis = Analysis::of(&scorecard);
        let judgement = analysis.get(SUSPENSIONS, None, BURY).expect("it is judged");
        let options = TrendOptions::card(Some(judgement));
        let chart = trend_chart(&scorecard, SUSPENSIONS, None, BURY, options).expect("a chart");
        let england = chart.lines.iter().find(|line| line.role == LineRole::Nation).expect("England");
        assert_eq!(england.end_label.as_deref(), Some("England 11.0 in 2022/23"));
        assert_eq!(england.end.map(|[x, _]| x), chart.focus().and_then(|line| line.end).map(|[x, _]| x));
        assert_eq!(england.points.len(), 9, "its line goes on");
        assert!(chart.lines.iter().all(|line| !chart.stops_early(line)), "names have their room beside it");
    }

    #[test]
    fn statistical_neighbours_are_drawn_also_where_they_are_one_of_the_others() {
        let peers = compared_with(Benchmark::Peers, false);
        assert_eq!(dashed(&peers), [(LineRole::Peers, "Neighbours 9.0 in 2022/23")]);
        assert_eq!(peers.lines.iter().filter(|line| line.area == sample::BOLTON).count(), 1);
    }

    #[test]
    fn a_place_that_is_compared_with_keeps_its_name() {
        let bolton = against(Against::Area(sample::BOLTON), false);
        assert_eq!(dashed(&bolton), [(LineRole::Peers, "Bolton 9.0 in 2022/23")]);
    }

    #[test]
    fn the_best_of_few_is_a_mark_in_the_one_period_that_it_is_the_best_of() {
        let best = compared_with(Benchmark::BestTenth, false);
        let level = best.level.as_ref().expect("a level");
        assert_eq!(level.label, "best here, Bolton, 9.5");
        let last = best.periods.last().expect("a period").x;
        assert!(level.x[0] > best.periods[7].x && level.x[1] <= last, "{:?} of {last}", level.x);
        assert!(dashed(&best).is_empty(), "who was best before is not looked at");
        let bolton = best.lines.iter().find(|line| line.area == sample::BOLTON).expect("Bolton");
        assert_eq!(
            (bolton.role, bolton.end_label.as_deref()),
            (LineRole::Extreme, None),
            "its name is there once"
        );
        assert!(best.title.contains("above the best here, Bolton"), "{}", best.title);
    }

    #[test]
    fn a_first_period_is_a_level_with_its_value_and_a_group_has_its_whole_beside_it() {
        let first = compared_with(Benchmark::FirstPeriod, false);
        let level = first.level.as_ref().expect("a level");
        assert_eq!((level.label.as_str(), level.value), ("first, 2015/16, 6.0", 6.0));
        let ends = [first.periods[0].x, first.x_range[1]];
        assert!(level.x.iter().zip(ends).all(|(x, end)| (x - end).abs() < 1e-9), "{:?}", level.x);
        assert!(first.summary.contains("First, 2015/16, 6.0"), "{}", first.summary);
        assert!(dashed(&first).is_empty() && first.y_range[0] <= 6.0 && 6.0 <= first.y_range[1]);
        assert_eq!(compared_with(Benchmark::National, false).level, None);
        let group = compared_with(Benchmark::National, true);
        assert_eq!(dashed(&group), [(LineRole::Whole, "Bury as a whole 12.2")]);
    }
}

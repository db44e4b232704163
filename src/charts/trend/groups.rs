//! Groups of people of one area in one chart: everyone in focus, each group a line with its name.

use super::build::{Drawing, assemble};
use super::context::{Beside, mark_extremes};
use super::{LineRole, TrendChart, TrendOptions};
use crate::model::{AreaId, BreakdownId, IndicatorId, Scorecard, Series};
use crate::words::lower_first;

/// All groups by what `group` is a group by, as `All of Sex`; `None` where the area has no figures of them.
pub fn groups_chart(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    group: BreakdownId,
    area: AreaId,
) -> Option<TrendChart> {
    let by = scorecard.breakdown(group).by.as_str();
    let is_of_them = |series: &&Series| {
        let of = series.breakdown.is_some_and(|group| scorecard.breakdown(group).by == by);
        of && series.area == area && series.latest().is_some()
    };
    let groups: Vec<&Series> = scorecard.series_of(indicator).iter().filter(is_of_them).collect();
    let everyone = scorecard.series(indicator, None, area).filter(|series| series.latest().is_some());
    // Without a figure for everyone the last group is drawn last, like any other.
    let focus = everyone.or_else(|| groups.last().copied())?;
    let others = groups.iter().filter(|series| !std::ptr::eq(**series, focus));
    let beside = |series| Beside { role: LineRole::Other, series, is_benchmark: false };
    let mut lines: Vec<Beside<'_>> = others.copied().map(beside).collect();
    if lines.is_empty() {
        return None;
    }
    mark_extremes(&mut lines, focus);
    lines.sort_by_key(|line| line.role);
    let about = scorecard.indicator(indicator);
    let title = format!("{} in {} by {}", about.short, scorecard.area(area).name, lower_first(by));
    Some(assemble(Drawing {
        scorecard,
        focus,
        beside: lines,
        options: TrendOptions::full(None),
        title,
        of_groups: true,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    #[test]
    fn the_groups_of_one_kind_stand_together_with_their_names() {
        let (sample, female) = sample::suspensions().with_breakdown("Sex", "Female");
        let (sample, male) = sample.with_breakdown("Sex", "Male");
        let (sample, poor) = sample.with_breakdown("Free school meals", "Eligible");
        let of = |group, values: &[f64]| {
            let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
            sample::series(SUSPENSIONS, Some(group), BURY, &values)
        };
        let sample = sample.with_series(of(female, &[3.0, 4.0, 5.0])).with_series(of(male, &[8.0, 9.0, 9.5]));
        let scorecard = sample.with_series(of(poor, &[20.0, 21.0])).build();
        let chart = groups_chart(&scorecard, SUSPENSIONS, male, BURY).expect("a chart");
        let mut names: Vec<&str> = chart.lines.iter().filter_map(|line| line.end_label.as_deref()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Everyone 12.2", "Female 5.0 in 2017/18", "Male 9.5 in 2017/18"]);
        assert_eq!(chart.title, "Suspensions in Bury by sex");
        assert!(chart.summary.contains("Female from 3.0 in 2015/16 to 5.0 in 2017/18"), "{}", chart.summary);
        assert_eq!(groups_chart(&scorecard, SUSPENSIONS, male, sample::BOLTON), None);
    }
}

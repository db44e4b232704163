//! The whole gradient from most to least deprived.

use super::compare::{bar, subtitle, without_intervals};
use super::{Bar, BarChart, BarRole};
use crate::analysis::deprivation::groups;
use crate::analysis::{Gradient, NoGradient, by_deprivation};
use crate::model::{AreaId, BreakdownId, IndicatorId, Period, Scope, Scorecard};
use crate::words::number;
use crate::words::{ends_sentence, fitted_note, gradient_sentence, lower_first, source_line};

/// One row before it has a bar: a group of people, or everyone of a neighbourhood.
type Row = (String, Option<BreakdownId>, AreaId);

/// Every deprivation group of an area, from most to least deprived, the ends in bold: the nation's groups beside its own
/// and against the nation as a whole, the area's own against its whole; where there are none, every neighbourhood that the
/// slope was found over. The title is what `gradient` found. `None` where there is neither: this decides whether there is a
/// gradient to be seen.
pub fn gradient_chart(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    gradient: Option<&Result<Box<Gradient>, NoGradient>>,
) -> Option<BarChart> {
    let about = scorecard.indicator(indicator);
    let groups = groups(scorecard, indicator, area);
    let latest =
        |&group: &BreakdownId| scorecard.series(indicator, Some(group), area)?.latest().map(|o| o.period);
    let of_groups = groups.iter().filter_map(latest).max();
    let fitted = gradient.and_then(|found| found.as_ref().ok());
    let period = of_groups.or(fitted.map(|found| found.period))?;
    let rows: Vec<Row> = if of_groups.is_some() {
        let name = |group| scorecard.breakdown(group).group.clone();
        groups.iter().map(|&group| (name(group), Some(group), area)).collect()
    } else {
        let name = |id, tenth| format!("{}, tenth {tenth}", scorecard.area(id).name);
        let all = by_deprivation(scorecard, indicator, area, period);
        all.into_iter().map(|(id, tenth)| (name(id, tenth), None, id)).collect()
    };
    let decimals =
        decimals(scorecard, indicator, period, rows.iter().map(|(_, group, area)| (*group, *area)));
    let of_nation = |&group: &BreakdownId| scorecard.breakdown(group).scope == Some(Scope::National);
    let nation = scorecard.national();
    let are_nations = groups.first().is_some_and(of_nation);
    let beside = |group: Option<BreakdownId>| {
        let value = scorecard.series(indicator, Some(group?), nation)?.at(period)?.value;
        let written = number::signed_by_unit(about, number::fixed(value, decimals));
        Some((value, written)).filter(|_| are_nations && area != nation)
    };
    let last = rows.len().checked_sub(1)?;
    let bars: Vec<Bar> = rows
        .into_iter()
        .enumerate()
        .map(|(at, (label, group, area))| {
            let is_end = group.is_some() && (at == 0 || at == last);
            let role = if is_end { BarRole::Focus } else { BarRole::Other };
            let bar = bar(scorecard, indicator, group, area, period, role, decimals);
            Bar { label, beside: beside(group), ..bar }
        })
        .collect();
    // The slope of the neighbourhoods too: a page tells one gap.
    let found = gradient.filter(|found| found.as_ref().is_ok_and(|found| found.period == period));
    let ends = bars.first().and_then(|bar| bar.value).zip(bars.last().and_then(|bar| bar.value));
    let title = match found {
        Some(found) => gradient_sentence(scorecard, about, area, found),
        None => ends_sentence(scorecard, about, area, ends),
    };
    let fitted = found.and_then(|found| found.as_ref().ok());
    let note = fitted.map(|found| fitted_note(about, found, ends.filter(|_| of_groups.is_some())));
    let by = match groups.first() {
        Some(&group) => lower_first(&scorecard.breakdown(group).by),
        None => "neighbourhood, from the most deprived tenth in the country, 1, to the least, 10".to_owned(),
    };
    let whole = if are_nations { nation } else { area };
    let is_beside = bars.iter().any(|bar| bar.beside.is_some());
    let chart = BarChart {
        subtitle: format!("{}, by {by}", subtitle(scorecard, about, None, period)),
        title,
        references: reference(scorecard, indicator, whole, period, decimals).into_iter().collect(),
        beside: is_beside.then(|| scorecard.area(nation).name.clone()),
        notes: note.into_iter().chain(without_intervals(scorecard, indicator, &bars, period)).collect(),
        source: source_line(about, period, period),
        decimals,
        period: None,
        bars,
        summary: String::new(),
    };
    Some(chart.summarise())
}

fn reference(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    whole: AreaId,
    period: Period,
    decimals: usize,
) -> Option<(f64, String)> {
    let value = scorecard.series(indicator, None, whole)?.at(period)?.value;
    let written = number::signed_by_unit(scorecard.indicator(indicator), number::fixed(value, decimals));
    Some((value, format!("{} {written}", scorecard.area(whole).name)))
}

fn decimals(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    period: Period,
    rows: impl Iterator<Item = (Option<BreakdownId>, AreaId)>,
) -> usize {
    let value =
        |(breakdown, area)| scorecard.series(indicator, breakdown, area)?.at(period).map(|o| o.value.abs());
    number::decimals(scorecard.indicator(indicator), rows.filter_map(value).fold(0.0, f64::max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    /// With groups of the nation, or groups that the file does not say so of.
    fn scorecard(scope: Option<Scope>) -> Scorecard {
        let (sample, last) = Sample::new().with_breakdown("Deprivation decile", "10 (least deprived)");
        let (sample, second) = sample.with_breakdown("Deprivation decile", "2");
        let (sample, first) = sample.with_breakdown("Deprivation decile", "1 (most deprived)");
        let value = |group, area, value| sample::series(SUSPENSIONS, group, area, &[Some(value)]);
        let mut sample = sample;
        for breakdown in &mut sample.parts.breakdowns {
            breakdown.scope = scope;
        }
        sample
            .with_series(value(None, ENGLAND, 100.0))
            .with_series(value(None, BURY, 98.0))
            .with_series(value(Some(first), BURY, 118.0))
            .with_series(value(Some(second), BURY, 110.0))
            .with_series(value(Some(last), BURY, 80.0))
            .with_series(value(Some(first), ENGLAND, 128.0))
            .build()
    }

    #[test]
    fn the_gradient_runs_from_most_to_least_deprived_and_says_what_it_finds() {
        let scorecard = scorecard(None);
        let chart = gradient_chart(&scorecard, SUSPENSIONS, BURY, None).expect("a chart");
        let labels: Vec<&str> = chart.bars.iter().map(|bar| bar.label.as_str()).collect();
        assert_eq!(labels, ["1 (most deprived)", "2", "10 (least deprived)"]);
        let roles: Vec<BarRole> = chart.bars.iter().map(|bar| bar.role).collect();
        assert_eq!(roles, [BarRole::Focus, BarRole::Other, BarRole::Focus], "the ends are told apart");
        assert_eq!(
            chart.title,
            "Suspensions in Bury: 118.0 at the most deprived end, 80.0 at the least; 38.0 suspensions per 100 pupils apart, 1.5 times (not tested)"
        );
        assert!(chart.subtitle.ends_with(", by deprivation decile"), "{}", chart.subtitle);
        assert!(chart.summary.contains(": 1 (most deprived): 118.0; 2: 110.0; 10"), "{}", chart.summary);
        assert_eq!(chart.references, [(98.0, "Bury 98.0".to_owned())]);
        assert_eq!(chart.beside, None, "whose groups these are the file does not say");
        let nations = gradient_chart(&self::scorecard(Some(Scope::National)), SUSPENSIONS, BURY, None);
        let nations = nations.expect("a chart");
        assert_eq!(nations.references, [(100.0, "England 100.0".to_owned())]);
        assert_eq!(nations.beside.as_deref(), Some("England"));
        assert_eq!(nations.bars[0].beside, Some((128.0, "128.0".to_owned())));
    }

    #[test]
    fn without_groups_there_is_no_chart() {
        let scorecard = sample::suspensions().build();
        assert!(gradient_chart(&scorecard, SUSPENSIONS, BURY, None).is_none());
    }
}

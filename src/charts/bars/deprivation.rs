//! Deprived neighbourhoods against the rest, and the whole gradient from most to least deprived.

use super::compare::{bar, subtitle};
use super::{Bar, BarChart, BarRole};
use crate::analysis::deprivation::{coarsest, groups};
use crate::model::{AreaId, BreakdownId, IndicatorId, Period, Scope, Scorecard};
use crate::words::number;
use crate::words::{lower_first, short_group_name, subject};
use std::cmp::Ordering;

/// The place's most deprived group, the nation's same group where the file says that these are the nation's groups, and
/// the whole place, against the nation.
pub fn deprivation_chart(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Option<BarChart> {
    let about = scorecard.indicator(indicator);
    let group = *coarsest(scorecard, indicator, area).first()?;
    let period = scorecard.series(indicator, Some(group), area)?.latest()?.period;
    let national = scorecard.national();
    let mut rows = vec![(Some(group), area, BarRole::Focus)];
    if area != national && scorecard.breakdown(group).scope == Some(Scope::National) {
        rows.push((Some(group), national, BarRole::Nation));
    }
    rows.push((None, area, BarRole::Whole));
    let decimals = decimals(scorecard, indicator, period, rows.iter().map(|row| (row.0, row.1)));
    let bars: Vec<Bar> = rows
        .into_iter()
        .map(|(breakdown, area, role)| {
            let name = &scorecard.area(area).name;
            let whom = breakdown.map(|id| short_group_name(scorecard.breakdown(id)));
            let whom = whom.unwrap_or_else(|| "all".to_owned());
            let bar = bar(scorecard, indicator, breakdown, area, period, role, decimals);
            Bar { label: format!("{name}, {whom}"), ..bar }
        })
        .filter(|bar| bar.value.is_some())
        .collect();
    let title = deprivation_title(scorecard, &subject(scorecard, about, None, area), &bars);
    let chart = BarChart {
        subtitle: subtitle(about, period),
        title,
        bars,
        reference: reference(scorecard, indicator, national, period, decimals),
        summary: String::new(),
    };
    Some(chart.summarise())
}

/// Every deprivation group of an area, from most to least deprived: the nation's groups against the nation as a whole, the
/// area's own against its whole.
pub fn gradient_chart(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Option<BarChart> {
    let about = scorecard.indicator(indicator);
    let groups = groups(scorecard, indicator, area);
    let latest =
        |&group: &BreakdownId| scorecard.series(indicator, Some(group), area)?.latest().map(|o| o.period);
    let period = groups.iter().filter_map(latest).max()?;
    let decimals = decimals(scorecard, indicator, period, groups.iter().map(|&group| (Some(group), area)));
    let role = if area == scorecard.national() { BarRole::Nation } else { BarRole::Focus };
    let of_nation = |&group: &BreakdownId| scorecard.breakdown(group).scope == Some(Scope::National);
    let whole = if groups.first().is_some_and(of_nation) { scorecard.national() } else { area };
    let bars: Vec<Bar> = groups
        .iter()
        .map(|&group| Bar {
            label: scorecard.breakdown(group).group.clone(),
            ..bar(scorecard, indicator, Some(group), area, period, role, decimals)
        })
        .collect();
    let by = groups.first().map(|&group| lower_first(&scorecard.breakdown(group).by)).unwrap_or_default();
    let title = format!("{} by {by}", subject(scorecard, about, None, area));
    let chart = BarChart {
        subtitle: subtitle(about, period),
        title,
        bars,
        reference: reference(scorecard, indicator, whole, period, decimals),
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

/// Where the deprived group stands beside the whole place and the nation's same group; description only.
fn deprivation_title(scorecard: &Scorecard, subject: &str, bars: &[Bar]) -> String {
    let of = |role| bars.iter().find(|bar| bar.role == role).map(|bar| (bar.value, bar.text.as_str()));
    let beside = |role| {
        let ((own, own_text), (other, other_text)) = (of(BarRole::Focus)?, of(role)?);
        Some(if own_text == other_text {
            Ordering::Equal
        } else {
            own.partial_cmp(&other).unwrap_or(Ordering::Equal)
        })
    };
    let word = |side| match side {
        Ordering::Less => "lower",
        Ordering::Equal => "level",
        Ordering::Greater => "higher",
    };
    let nation = &scorecard.area(scorecard.national()).name;
    let in_nation = |side| match side {
        Ordering::Equal => format!("level with {nation}’s"),
        _ => format!("{} than in {nation}’s", word(side)),
    };
    let told = match (beside(BarRole::Whole), beside(BarRole::Nation)) {
        (Some(whole), Some(same)) => {
            let joined = if whole == same { "and" } else { "though" };
            format!("{} in deprived neighbourhoods, {joined} {}", word(whole), in_nation(same))
        }
        (Some(whole), None) => format!("{} in deprived neighbourhoods", word(whole)),
        (None, Some(same)) => format!("in deprived neighbourhoods {}", in_nation(same)),
        (None, None) => return format!("{subject}, deprived neighbourhoods"),
    };
    format!("{subject}: {told} (not tested)")
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
    fn the_deprived_group_stands_beside_its_nation_and_its_place() {
        let chart = |scope| deprivation_chart(&scorecard(scope), SUSPENSIONS, BURY).expect("a chart");
        let bars = |chart: &BarChart| -> Vec<String> {
            chart.bars.iter().map(|bar| format!("{} {}", bar.label, bar.text)).collect()
        };
        let within = chart(None);
        assert_eq!(bars(&within), ["Bury, most deprived tenth 118.0", "Bury, all 98.0"]);
        assert_eq!(within.title, "Suspensions in Bury: higher in deprived neighbourhoods (not tested)");
        let chart = chart(Some(Scope::National));
        let all = ["Bury, most deprived tenth 118.0", "England, most deprived tenth 128.0", "Bury, all 98.0"];
        assert_eq!(bars(&chart), all);
        assert_eq!(chart.reference, Some((100.0, "England 100.0".to_owned())));
        assert_eq!(
            chart.title,
            "Suspensions in Bury: higher in deprived neighbourhoods, though lower than in England’s (not tested)"
        );
    }

    #[test]
    fn the_gradient_runs_from_most_to_least_deprived() {
        let scorecard = scorecard(None);
        let chart = gradient_chart(&scorecard, SUSPENSIONS, BURY).expect("a chart");
        let labels: Vec<&str> = chart.bars.iter().map(|bar| bar.label.as_str()).collect();
        assert_eq!(labels, ["1 (most deprived)", "2", "10 (least deprived)"]);
        assert_eq!(chart.title, "Suspensions in Bury by deprivation decile");
        assert!(chart.summary.contains(": 1 (most deprived): 118.0; 2: 110.0; 10"), "{}", chart.summary);
        assert_eq!(chart.reference, Some((98.0, "Bury 98.0".to_owned())));
        let nations = gradient_chart(&self::scorecard(Some(Scope::National)), SUSPENSIONS, BURY);
        assert_eq!(nations.and_then(|chart| chart.reference), Some((100.0, "England 100.0".to_owned())));
    }

    #[test]
    fn without_groups_there_is_no_chart() {
        let scorecard = sample::suspensions().build();
        assert!(deprivation_chart(&scorecard, SUSPENSIONS, BURY).is_none());
        assert!(gradient_chart(&scorecard, SUSPENSIONS, BURY).is_none());
    }
}

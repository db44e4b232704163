//! All places side by side, in one period.

use super::{Bar, BarChart, BarRole};
use crate::analysis::Judgement;
use crate::model::{AreaId, BreakdownId, Indicator, IndicatorId, MeasureKind, Period, Scorecard, Verdict};
use crate::words::{compared_with, count_in_words, flag_in_words, of_group, unit_line};
use crate::words::{date, number};

/// In which order places stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarOrder {
    /// As in the file: no league table unless it is asked for.
    #[default]
    ByPlace,
    /// The highest value first; places without one last.
    ByValue,
}

/// The places side by side in one period, `None` for the latest that any of them has.
///
/// `focus` is the place the reader came from. `judgement_of` is asked for each area; a verdict is shown only
/// for the period it was found for. `None` where no place has a figure.
pub fn compare_chart<'a>(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    period: Option<Period>,
    order: BarOrder,
    focus: Option<AreaId>,
    judgement_of: &dyn Fn(AreaId) -> Option<&'a Judgement>,
) -> Option<BarChart> {
    let about = scorecard.indicator(indicator);
    let latest = || {
        let latest = |place| scorecard.series(indicator, breakdown, place)?.latest().map(|o| o.period);
        scorecard.places().filter_map(latest).max()
    };
    let period = period.or_else(latest)?;
    let value = |area| scorecard.series(indicator, breakdown, area)?.at(period).map(|o| o.value);
    let largest = scorecard.places().filter_map(value).map(f64::abs).fold(0.0, f64::max);
    let decimals = number::decimals(about, largest);
    let role = |place| if Some(place) == focus { BarRole::Focus } else { BarRole::Other };
    let places = scorecard.places().map(|place| (place, role(place)));
    // Counts of the system or the nation would dwarf those of any place.
    let comparable = about.measure.kind != MeasureKind::Count;
    let system =
        value(scorecard.system()).filter(|_| comparable).map(|_| (scorecard.system(), BarRole::System));
    let mut bars: Vec<Bar> = system
        .into_iter()
        .chain(places)
        .map(|(area, role)| Bar {
            verdict: judgement_of(area)
                .filter(|judged| judged.latest.is_some_and(|latest| latest.period == period))
                .map(|judged| judged.benchmark.verdict),
            ..bar(scorecard, indicator, breakdown, area, period, role, decimals)
        })
        .collect();
    if bars.iter().all(|bar| bar.value.is_none()) {
        return None;
    }
    if order == BarOrder::ByValue {
        let key = |bar: &Bar| bar.value.unwrap_or(f64::NEG_INFINITY);
        bars.sort_by(|a, b| key(b).total_cmp(&key(a)));
    }
    let nation = &scorecard.area(scorecard.national()).name;
    let reference = value(scorecard.national()).filter(|_| comparable).map(|value| {
        (value, format!("{nation} {}", number::signed_by_unit(about, number::fixed(value, decimals))))
    });
    let name = format!("{}{}", about.short, of_group(scorecard, breakdown));
    let benchmark = compared_with(scorecard);
    let title = title(&name, &bars, reference.as_ref().map(|(value, _)| *value), [nation, benchmark]);
    let subtitle = subtitle(about, period);
    let chart = BarChart { title, subtitle, bars, reference, summary: String::new() };
    Some(chart.summarise())
}

/// `Suspensions: four of ten places worse than England; six with no clear difference`; where nothing was tested, how many
/// are above the nation.
fn title(name: &str, bars: &[Bar], reference: Option<f64>, [nation, benchmark]: [&str; 2]) -> String {
    let places = || bars.iter().filter(|bar| bar.role != BarRole::System && bar.value.is_some());
    let of = places().count();
    let counted = |count: usize| match count {
        _ if count == of => "every place".to_owned(),
        _ => format!("{} of {} places", count_in_words(count), count_in_words(of)),
    };
    let found: Vec<(usize, &str)> = TESTED
        .iter()
        .map(|(verdict, words)| (places().filter(|bar| bar.verdict == Some(*verdict)).count(), *words))
        .filter(|(count, _)| *count > 0)
        .collect();
    if let [(count, words), rest @ ..] = &found[..] {
        let from = if words.ends_with("difference") { "from" } else { "than" };
        let first = format!("{name}: {} {words} {from} {benchmark}", counted(*count));
        let tested: usize = found.iter().map(|(count, _)| count).sum();
        let untested = Some((of - tested, "not tested")).filter(|(count, _)| *count > 0);
        let rest = rest.iter().copied().chain(untested);
        return rest.fold(first, |told, (count, words)| format!("{told}; {} {words}", count_in_words(count)));
    }
    let Some(reference) = reference else { return format!("{name}: all places") };
    match places().filter(|bar| bar.value > Some(reference)).count() {
        0 => format!("{name}: no place above {nation} (not tested)"),
        above => format!("{name}: {} above {nation} (not tested)", counted(above)),
    }
}

/// What a test finds, in the order it is told.
const TESTED: [(Verdict, &str); 5] = [
    (Verdict::Worse, "worse"),
    (Verdict::Higher, "higher"),
    (Verdict::Lower, "lower"),
    (Verdict::Better, "better"),
    (Verdict::Similar, "with no clear difference"),
];

pub(super) fn subtitle(about: &Indicator, period: Period) -> String {
    format!("{}, {}", unit_line(about), date::period_in_words(period))
}

/// One bar without a verdict.
pub(super) fn bar(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    period: Period,
    role: BarRole,
    decimals: usize,
) -> Bar {
    let series = scorecard.series(indicator, breakdown, area);
    let observation = series.and_then(|series| series.at(period));
    let limits = observation.and_then(|o| series?.interval(o.index));
    let missing = || {
        let series = series?;
        series.flag(series.periods.binary_search(&period).ok()?).map(flag_in_words)
    };
    let text = match observation {
        Some(o) => number::signed_by_unit(scorecard.indicator(indicator), number::fixed(o.value, decimals)),
        None => missing().unwrap_or(number::MISSING).to_owned(),
    };
    Bar {
        label: scorecard.area(area).name.clone(),
        area,
        breakdown,
        value: observation.map(|o| o.value),
        lower: limits.map(|limits| limits.0),
        upper: limits.map(|limits| limits.1),
        text,
        role,
        verdict: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodKind;
    use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample};

    fn scorecard() -> Scorecard {
        Sample::new()
            .with(SUSPENSIONS, ENGLAND, &[Some(9.3), Some(11.3)])
            .with(SUSPENSIONS, BURY, &[Some(9.9), Some(12.2)])
            .with(SUSPENSIONS, BOLTON, &[Some(9.0), Some(16.6)])
            .build()
    }

    fn labels(chart: &BarChart) -> Vec<&str> {
        chart.bars.iter().map(|bar| bar.label.as_str()).collect()
    }

    #[test]
    fn places_stand_as_in_the_file_unless_sorted() {
        let of = |order| compare_chart(&scorecard(), SUSPENSIONS, None, None, order, Some(BURY), &|_| None);
        let chart = of(BarOrder::ByPlace).expect("a chart");
        assert_eq!(labels(&chart), ["Bury", "Bolton"]);
        assert_eq!(labels(&of(BarOrder::ByValue).expect("a chart")), ["Bolton", "Bury"]);
        assert_eq!(chart.title, "Suspensions: every place above England (not tested)");
        assert_eq!(chart.subtitle, "Suspensions per 100 pupils, 2016/17");
        assert_eq!(chart.reference, Some((11.3, "England 11.3".to_owned())));
        assert_eq!(chart.bars[0].role, BarRole::Focus);
        assert!(!chart.has_intervals());
    }

    #[test]
    fn the_title_counts_what_was_tested() {
        let scorecard = scorecard();
        let title = |verdicts: [Verdict; 2]| {
            let judged = [BURY, BOLTON].map(|place| {
                let series = scorecard.series(SUSPENSIONS, None, place).expect("a series");
                let mut judgement = sample::judgement(series);
                judgement.benchmark.verdict = verdicts[usize::from(place == BOLTON)];
                judgement
            });
            let of = |area| judged.iter().find(|judged| judged.area == area);
            compare_chart(&scorecard, SUSPENSIONS, None, None, BarOrder::ByPlace, None, &of)
                .map(|chart| chart.title)
        };
        let told = |words: &str| Some(format!("Suspensions: {words}"));
        assert_eq!(
            title([Verdict::Similar, Verdict::Worse]),
            told("one of two places worse than England; one with no clear difference")
        );
        assert_eq!(title([Verdict::Worse; 2]), told("every place worse than England"));
        assert_eq!(title([Verdict::Similar; 2]), told("every place with no clear difference from England"));
        assert_eq!(
            title([Verdict::NotCompared, Verdict::Better]),
            told("one of two places better than England; one not tested")
        );
    }

    #[test]
    fn a_month_is_named_under_the_title() {
        let july = Period::parse(PeriodKind::Month, "2025-07").expect("a month");
        let about = sample::indicator("suspension-rate", "Suspensions");
        let said = subtitle(&about, july);
        assert_eq!(said, "Suspensions per 100 pupils, July 2025");
    }

    #[test]
    fn a_verdict_holds_only_for_its_own_period() {
        let scorecard = scorecard();
        let mut judgement = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).expect("a series"));
        judgement.benchmark.verdict = Verdict::Worse;
        let of = |period| {
            let judged = |area| (area == BURY).then_some(&judgement);
            compare_chart(&scorecard, SUSPENSIONS, None, Some(period), BarOrder::ByPlace, None, &judged)
        };
        let verdict = |start| of(sample::academic_year(start)).and_then(|chart| chart.bars[0].verdict);
        assert_eq!(verdict(2016), Some(Verdict::Worse));
        assert_eq!(verdict(2015), None);
    }

    #[test]
    fn a_period_without_figures_makes_no_chart() {
        let period = Some(sample::academic_year(1990));
        let none = |_| None;
        assert!(
            compare_chart(&scorecard(), SUSPENSIONS, None, period, BarOrder::ByPlace, None, &none).is_none()
        );
    }
}

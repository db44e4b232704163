//! All places side by side, in one period.

use super::earlier::not_comparable;
use super::{Bar, BarChart, BarRole};
use crate::analysis::{Judgement, interval_of};
use crate::charts::Mark;
use crate::model::{
    Against, AreaId, Benchmark, BreakdownId, Indicator, IndicatorId, MeasureKind, Period, Scorecard, Verdict,
};
use crate::words::{Reason, benchmark_name, compared_with, count_in_words, flag_in_words, of_group};
use crate::words::{date, number, sentence_case, source_line, unit_line};

/// In which order places stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarOrder {
    /// As in the file: no league table unless it is asked for.
    #[default]
    ByPlace,
    ByName,
    /// The highest value first; places without one last.
    ByValue,
    /// What has risen most since the earlier period first; places without one of the two figures last.
    ByChange,
}

impl BarOrder {
    pub const ALL: [Self; 4] = [Self::ByPlace, Self::ByName, Self::ByValue, Self::ByChange];

    /// Its name among those to choose from.
    pub fn label(self) -> &'static str {
        match self {
            Self::ByPlace => "As in the file",
            Self::ByName => "By name",
            Self::ByValue => "Highest first",
            Self::ByChange => "Most risen first",
        }
    }

    fn put(self, bars: &mut [Bar]) {
        let value = |bar: &Bar| bar.value;
        let change = |bar: &Bar| Some(bar.value? - bar.beside.as_ref()?.0);
        let fall = |bars: &mut [Bar], by: &dyn Fn(&Bar) -> Option<f64>| {
            let key = |bar: &Bar| by(bar).unwrap_or(f64::NEG_INFINITY);
            bars.sort_by(|a, b| key(b).total_cmp(&key(a)));
        };
        match self {
            Self::ByPlace => {}
            Self::ByName => bars.sort_by(|a, b| a.label.cmp(&b.label)),
            Self::ByValue => fall(bars, &value),
            Self::ByChange => fall(bars, &change),
        }
    }
}

/// What is compared, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Compared {
    /// The group of people; `None` is everyone.
    pub breakdown: Option<BreakdownId>,
    /// The period; `None` is the latest that any place has.
    pub period: Option<Period>,
    /// An earlier period to see it beside.
    pub earlier: Option<Period>,
    pub order: BarOrder,
    /// The place that the reader came from.
    pub focus: Option<AreaId>,
    /// Another that was picked, to be seen beside it.
    pub pinned: Option<AreaId>,
}

/// The places side by side in one period.
///
/// `judgement_of` is asked for each area; how it stands is shown only for the period it was found for. `None` where no
/// place has a figure.
pub fn compare_chart<'a>(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    compared: Compared,
    judgement_of: &dyn Fn(AreaId) -> Option<&'a Judgement>,
) -> Option<BarChart> {
    let Compared { breakdown, focus, .. } = compared;
    let about = scorecard.indicator(indicator);
    let latest = || {
        let latest = |place| scorecard.series(indicator, breakdown, place)?.latest().map(|o| o.period);
        scorecard.places().filter_map(latest).max()
    };
    let period = compared.period.or_else(latest)?;
    let earlier = compared.earlier.filter(|earlier| *earlier < period);
    let at = |area, period| scorecard.series(indicator, breakdown, area)?.at(period).map(|o| o.value);
    let largest = scorecard.places().filter_map(|area| at(area, period)).map(f64::abs).fold(0.0, f64::max);
    let decimals = number::decimals(about, largest);
    let written = |value| number::signed_by_unit(about, number::fixed(value, decimals));
    let judged = |area| {
        let of_period = |judged: &&Judgement| judged.latest.is_some_and(|latest| latest.period == period);
        judgement_of(area).filter(of_period)
    };
    let role = |place| match Some(place) {
        one if one == focus => BarRole::Focus,
        one if one == compared.pinned => BarRole::Pinned,
        _ => BarRole::Other,
    };
    let places = scorecard.places().map(|place| (place, role(place)));
    // Counts of the system or the nation would dwarf those of any place.
    let comparable = about.measure.kind != MeasureKind::Count;
    let system = at(scorecard.system(), period).filter(|_| comparable);
    let system = system.map(|_| (scorecard.system(), BarRole::System));
    let mut verdicts = Vec::new();
    let mut bars: Vec<Bar> = system
        .into_iter()
        .chain(places)
        .map(|(area, role)| {
            let bar = bar(scorecard, indicator, breakdown, area, period, role, decimals);
            if role != BarRole::System && bar.value.is_some() {
                verdicts.push((judged(area).map(|judged| judged.benchmark.verdict), bar.value));
            }
            let beside = earlier.and_then(|earlier| at(area, earlier));
            Bar {
                mark: judged(area).map_or(Mark::None, |judged| Mark::of(scorecard, judged)),
                beside: beside.map(|value| (value, written(value))),
                ..bar
            }
        })
        .collect();
    if bars.iter().all(|bar| bar.value.is_none()) {
        return None;
    }
    compared.order.put(&mut bars);
    let nation = &scorecard.area(scorecard.national()).name;
    let national = at(scorecard.national(), period).filter(|_| comparable);
    let named = national.map(|value| (value, format!("{nation} {}", written(value))));
    // A dot of an earlier period is held against the nation of that period.
    let then = earlier.and_then(|earlier| Some((earlier, at(scorecard.national(), earlier)?)));
    let then = then.filter(|_| comparable).map(|(earlier, value)| {
        (value, format!("{nation} {} in {}", written(value), date::period_in_words(earlier)))
    });
    let own = focus.and_then(judged).and_then(|judged| own_benchmark(scorecard, judged, &written));
    let name = format!("{}{}", about.short, of_group(scorecard, breakdown));
    let (all, now) = (scorecard.places().count(), subtitle(scorecard, about, breakdown, period));
    let apart = earlier.map(|earlier| not_comparable(scorecard, indicator, &bars, [earlier, period]));
    let chart = BarChart {
        title: title(&name, (&verdicts, all), (national, decimals), [nation, compared_with(scorecard)]),
        subtitle: match earlier {
            Some(earlier) => format!("{now}, beside {}", date::period_in_words(earlier)),
            None => now,
        },
        references: named.into_iter().chain(then).chain(own).collect(),
        beside: earlier.map(date::period_in_words),
        notes: apart
            .into_iter()
            .flatten()
            .chain(without_intervals(scorecard, indicator, &bars, period))
            .collect(),
        source: source_line(about, earlier.unwrap_or(period), period),
        decimals,
        period: Some(period),
        bars,
        summary: String::new(),
    };
    Some(chart.summarise())
}

/// What the place in focus is compared with, where that is neither the nation nor the system, which are shown anyway.
fn own_benchmark(
    scorecard: &Scorecard,
    judged: &Judgement,
    written: &dyn Fn(f64) -> String,
) -> Option<(f64, String)> {
    let comparison = &judged.benchmark;
    let shown = [scorecard.national(), scorecard.system()];
    let value = comparison.value.filter(|_| !comparison.area.is_some_and(|area| shown.contains(&area)))?;
    let name = benchmark_name(scorecard, judged);
    let name = match comparison.area {
        // Each place has its own.
        None if scorecard.against() == Against::Benchmark(Benchmark::FirstPeriod) => {
            format!("{}, {name}", scorecard.area(judged.area).name)
        }
        _ => sentence_case(&name),
    };
    Some((value, format!("{name} {}", written(value))))
}

/// Why no bar has an interval; `None` where one has.
pub(super) fn without_intervals(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    bars: &[Bar],
    period: Period,
) -> Option<String> {
    if bars.iter().any(|bar| bar.lower.is_some()) {
        return None;
    }
    let bar = bars.iter().find(|bar| bar.value.is_some())?;
    let series = scorecard.series(indicator, bar.breakdown, bar.area)?;
    let none = interval_of(scorecard.indicator(indicator), series, series.at(period)?).err()?;
    Some(format!("No intervals for {}: {}.", date::period_in_words(period), none.clause(scorecard)))
}

/// How a place stands: what a test found, and its figure.
type Stands = (Option<Verdict>, Option<f64>);
/// `Suspensions: four of ten places worse than England; six with no clear difference`; where nothing was tested, how many
/// are above the nation, as both are written with so many decimals. `places` are those with a figure, of so many in all.
fn title(
    name: &str,
    (places, all): (&[Stands], usize),
    (national, decimals): (Option<f64>, usize),
    [nation, benchmark]: [&str; 2],
) -> String {
    let of = places.len();
    // Of a place without a figure nothing is known.
    let with_figure = if of < all { " with a figure" } else { "" };
    let counted = |count: usize| match count {
        _ if count == of && of >= all && of == 1 => "the one place".to_owned(),
        _ if count == of && of >= all => "every place".to_owned(),
        _ if count == of && of == 1 => "the one place with a figure".to_owned(),
        2 if count == of => format!("both places{with_figure}"),
        _ if count == of => format!("all {} places{with_figure}", count_in_words(of)),
        _ => format!("{} of {} places{with_figure}", count_in_words(count), count_in_words(of)),
    };
    let found: Vec<(usize, &str)> = TESTED
        .iter()
        .map(|(verdict, words)| (places.iter().filter(|place| place.0 == Some(*verdict)).count(), *words))
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
    let Some(national) = national else {
        let which = if of < all { counted(of) } else { "all places".to_owned() };
        return format!("{name}: {which}");
    };
    let written = |value: f64| number::fixed(value, decimals);
    let is_apart = |value: &f64| written(*value) != written(national);
    let count = |side: &dyn Fn(f64) -> bool| {
        places.iter().filter_map(|place| place.1).filter(|value| side(*value)).count()
    };
    let above = count(&|value| is_apart(&value) && value > national);
    // Those that are written alike are neither.
    let level = match count(&|value| !is_apart(&value)) {
        0 => String::new(),
        all if all == of => return format!("{name}: {} level with {nation} (not tested)", counted(of)),
        some => format!(", {} level with it", count_in_words(some)),
    };
    match above {
        0 => format!("{name}: no place{with_figure} above {nation}{level} (not tested)"),
        above => format!("{name}: {} above {nation}{level} (not tested)", counted(above)),
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

/// `Suspensions per 100 pupils, Secondary (School type), 2023/24`.
pub(super) fn subtitle(
    scorecard: &Scorecard,
    about: &Indicator,
    breakdown: Option<BreakdownId>,
    period: Period,
) -> String {
    let group = of_group(scorecard, breakdown);
    format!("{}{group}, {}", unit_line(about), date::period_in_words(period))
}

/// One bar that is not judged.
pub(super) fn bar(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    period: Period,
    role: BarRole,
    decimals: usize,
) -> Bar {
    let about = scorecard.indicator(indicator);
    let series = scorecard.series(indicator, breakdown, area);
    let observation = series.and_then(|series| series.at(period));
    let limits = series.zip(observation).and_then(|(series, o)| interval_of(about, series, o).ok());
    let missing = || {
        let series = series?;
        series.flag(series.periods.binary_search(&period).ok()?).map(flag_in_words)
    };
    let text = match observation {
        Some(o) => number::signed_by_unit(about, number::fixed(o.value, decimals)),
        None => missing().unwrap_or(number::MISSING).to_owned(),
    };
    Bar {
        label: scorecard.area(area).name.clone(),
        area,
        breakdown,
        value: observation.map(|o| o.value),
        lower: limits.as_ref().map(|limits| limits.lower),
        upper: limits.as_ref().map(|limits| limits.upper),
        text,
        beside: None,
        role,
        mark: Mark::None,
        numbers: Vec::new(),
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;

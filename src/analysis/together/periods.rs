//! Which periods of two figures lie so many years apart, and which figures can be relied on.

use crate::model::{Flag, IndicatorId, Period, PeriodKind, Scorecard, Series, decimal_year};

/// Half a year, and a little for years of 366 days.
const HALF_A_YEAR: f64 = 0.51;

/// As near as another, but for days.
const DAYS: f64 = 0.01;

/// Of fewer points than this there is nothing to see.
pub const FEWEST_POINTS: usize = 3;

/// The middle of a period; of a run of years that of its last one, as years later are counted from its end.
fn middle(period: Period) -> f64 {
    if period.kind() == PeriodKind::Years { decimal_year(period.end()) - 0.5 } else { period.midpoint() }
}

/// How far a period lies from so many years after another.
fn off(period: Period, years: u8, later: Period) -> f64 {
    (middle(later) - middle(period) - f64::from(years)).abs()
}

/// Of these periods, oldest first, the one whose middle lies nearest to so many years after that of another, and no further from
/// there than half a year: kinds of years begin in other months. Of two that are as near it is the later one.
pub(super) fn later_by(period: Period, years: u8, among: &[Period]) -> Option<Period> {
    let from = |it: &Period| off(period, years, *it);
    let near = among.iter().copied().filter(|it| from(it) <= HALF_A_YEAR);
    near.reduce(|best, next| if from(&next) <= from(&best) + DAYS { next } else { best })
}

/// The pairs of periods that lie so many years apart, oldest first, no period of either in two of them: a figure that stood for
/// several would be a line made of one. Of those that meet in one period the nearest has it, the latest of those as near.
pub(super) fn pairs_by(first: &[Period], years: u8, second: &[Period]) -> Vec<[Period; 2]> {
    let mut pairs: Vec<[Period; 2]> = Vec::new();
    for &period in first {
        let Some(later) = later_by(period, years, second) else { continue };
        match pairs.last_mut().filter(|pair| pair[1] == later) {
            Some(pair) if off(period, years, later) <= off(pair[0], years, later) + DAYS => pair[0] = period,
            Some(_) => {}
            None => pairs.push([period, later]),
        }
    }
    pairs
}

/// The value of a period, unless it is marked as of low reliability or as disrupted.
pub(super) fn reliable(series: &Series, period: Period) -> Option<f64> {
    let found = series.at(period)?;
    doubt(series, period).is_none().then_some(found.value)
}

/// That a figure is marked as one that cannot be relied on.
pub(super) fn doubt(series: &Series, period: Period) -> Option<Flag> {
    let flag = series.flag(series.at(period)?.index);
    flag.filter(|flag| matches!(flag, Flag::LowReliability | Flag::Disrupted))
}

/// The periods of all figures of an indicator, where all of them are marked as ones that cannot be relied on; and how, `None` where
/// not all in one way.
pub fn all_marked(scorecard: &Scorecard, indicator: IndicatorId) -> Option<(Vec<Period>, Option<Flag>)> {
    let (mut periods, mut flags) = (Vec::new(), Vec::new());
    for series in scorecard.series_of(indicator) {
        for found in series.observations() {
            let flag = doubt(series, found.period)?;
            if !flags.contains(&flag) {
                flags.push(flag);
            }
            if !periods.contains(&found.period) {
                periods.push(found.period);
            }
        }
    }
    (!periods.is_empty()).then(|| (periods, flags.first().copied().filter(|_| flags.len() == 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(kind: PeriodKind, labels: &[&str]) -> Vec<Period> {
        labels.iter().map(|label| Period::parse(kind, label).unwrap()).collect()
    }

    fn found(from: (PeriodKind, &str), years: u8, among: &[Period]) -> Option<String> {
        later_by(periods(from.0, &[from.1])[0], years, among).map(|period| period.to_string())
    }

    #[test]
    fn kinds_of_years_meet_by_their_middles() {
        let years = periods(PeriodKind::Year, &["2020", "2021", "2022", "2023", "2024"]);
        let of = |kind, label, later| found((kind, label), later, &years);
        assert_eq!(of(PeriodKind::Year, "2021", 0).as_deref(), Some("2021"));
        assert_eq!(of(PeriodKind::Year, "2021", 3).as_deref(), Some("2024"));
        assert_eq!(of(PeriodKind::Year, "2021", 4), None);
        // From September most of the year is the next one's, from April the same one's.
        assert_eq!(of(PeriodKind::AcademicYear, "2021/22", 0).as_deref(), Some("2022"));
        assert_eq!(of(PeriodKind::FinancialYear, "2021/22", 1).as_deref(), Some("2022"));
        assert_eq!(of(PeriodKind::Years, "2020-22", 2).as_deref(), Some("2024"), "from the end of the run");
        assert_eq!(of(PeriodKind::Years, "2020-21", 0).as_deref(), Some("2021"));
        let months = periods(PeriodKind::Month, &["2022-01", "2023-01", "2023-06", "2023-08"]);
        assert_eq!(found((PeriodKind::Month, "2022-01"), 1, &months).as_deref(), Some("2023-01"));
        assert_eq!(found((PeriodKind::Year, "2022"), 1, &months).as_deref(), Some("2023-06"));
    }

    #[test]
    fn no_period_of_either_is_in_two_pairs() {
        let pairs = |first: &[Period], years, second: &[Period]| -> Vec<String> {
            pairs_by(first, years, second).into_iter().map(|[one, two]| format!("{one} {two}")).collect()
        };
        let months = periods(PeriodKind::Month, &["2021-12", "2022-03", "2022-06", "2022-07", "2022-12"]);
        let years = periods(PeriodKind::Year, &["2022", "2023"]);
        assert_eq!(pairs(&months, 0, &years), ["2022-07 2022"]);
        assert_eq!(pairs(&years, 0, &months), ["2022 2022-07"]);
        let runs = periods(PeriodKind::Years, &["2014-19", "2015-20", "2016-21"]);
        let one = periods(PeriodKind::Year, &["2025"]);
        assert_eq!(pairs(&runs, 4, &one), ["2016-21 2025"]);
        assert_eq!(pairs(&runs, 5, &one), ["2015-20 2025"]);
    }
}

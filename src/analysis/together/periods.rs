//! Which periods of two figures lie so many years apart, and which figures can be relied on.

use crate::model::{Flag, Period, Series};

/// Half a year, and a little for years of 366 days.
const HALF_A_YEAR: f64 = 0.51;

/// As near as another, but for days.
const DAYS: f64 = 0.01;

/// Of these periods, oldest first, the one whose middle lies nearest to so many years after that of another, and no further from
/// there than half a year: kinds of years begin in other months. Of two that are as near it is the later one.
pub(super) fn later_by(period: Period, years: u8, among: &[Period]) -> Option<Period> {
    let wanted = period.midpoint() + f64::from(years);
    let from = |it: &Period| (it.midpoint() - wanted).abs();
    let near = among.iter().copied().filter(|it| from(it) <= HALF_A_YEAR);
    near.reduce(|best, next| if from(&next) <= from(&best) + DAYS { next } else { best })
}

/// The value of a period, unless it is marked as of low reliability or as disrupted.
pub(super) fn reliable(series: &Series, period: Period) -> Option<f64> {
    let found = series.at(period)?;
    let is_doubtful = matches!(series.flag(found.index), Some(Flag::LowReliability | Flag::Disrupted));
    (!is_doubtful).then_some(found.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodKind;

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
        assert_eq!(of(PeriodKind::Years, "2020-22", 2).as_deref(), Some("2023"));
        assert_eq!(of(PeriodKind::Years, "2020-21", 0).as_deref(), Some("2021"), "as near to both");
        let months = periods(PeriodKind::Month, &["2022-01", "2023-01", "2023-06", "2023-08"]);
        assert_eq!(found((PeriodKind::Month, "2022-01"), 1, &months).as_deref(), Some("2023-01"));
        assert_eq!(found((PeriodKind::Year, "2022"), 1, &months).as_deref(), Some("2023-06"));
    }
}

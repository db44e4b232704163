//! Months beside a year that may be one of the calendar or another: which, the whole table tells, or somebody who is asked.

use super::gathered::OpenYears;
use super::observation::PeriodAt;
use super::pool::Pool;
use super::published::{Published, Written};
use crate::model::Period;
use std::collections::BTreeMap;

/// What the year that stands beside a month may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum YearMeant {
    Calendar,
    /// One from April, which begins in it.
    Financial,
    /// One from April, which ends in it.
    FinancialEnding,
    /// One from September, which begins in it.
    Academic,
    /// One from September, which ends in it.
    AcademicEnding,
    /// One from April, with its months by their numbers in it: 1 is April.
    FinancialNumbered,
}

/// What a month beside a year is in each of [`YearMeant::ALL`]; none where the year can be no such one.
pub(in crate::import) type YearReadings = [Option<Period>; 6];

impl YearMeant {
    pub const ALL: [Self; 6] = [
        Self::Calendar,
        Self::Financial,
        Self::FinancialEnding,
        Self::Academic,
        Self::AcademicEnding,
        Self::FinancialNumbered,
    ];

    /// The answer that it is this.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Financial => "financial",
            Self::FinancialEnding => "financial-ending",
            Self::Academic => "academic",
            Self::AcademicEnding => "academic-ending",
            Self::FinancialNumbered => "financial-numbered",
        }
    }

    /// What that means of the year that is written.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Calendar => "the year of the calendar",
            Self::Financial => "the financial year that begins in it",
            Self::FinancialEnding => "the financial year that ends in it",
            Self::Academic => "the school year that begins in it",
            Self::AcademicEnding => "the school year that ends in it",
            Self::FinancialNumbered => "the financial year, in which April is month 1",
        }
    }

    /// What the months of one table tell together, in whatever order they stand: what leaves none of them out between the
    /// first and the last, where that is so of one kind of year alone. Where all are the same in the financial
    /// year that begins in it, as months from April on are, it is that of the calendar. Months of a school year alone say so
    /// only with some of its autumn.
    fn told(parts: &[YearReadings]) -> Option<Self> {
        let is_part = |readings: &&YearReadings| !readings.iter().flatten().any(|it| it.kind().is_annual());
        let parts: Vec<&YearReadings> = parts.iter().filter(is_part).collect();
        let all_of = |meant: Self| -> Option<Vec<Period>> {
            parts.iter().map(|readings| readings[meant as usize]).collect()
        };
        let of_calendar = all_of(Self::Calendar);
        if of_calendar.is_some() && of_calendar == all_of(Self::Financial) {
            return Some(Self::Calendar);
        }
        // Any few numbers follow each other somehow: only more than one year of them shows where a year begins.
        let are_numbers = parts.iter().any(|readings| readings[Self::FinancialNumbered as usize].is_some());
        if are_numbers && parts.len() <= 12 {
            return None;
        }
        let mut whole =
            Self::ALL.into_iter().filter(|meant| all_of(*meant).is_some_and(|all| are_whole(&all)));
        let only = whole.next().filter(|_| whole.next().is_none())?;
        let is_of_schools = matches!(only, Self::Academic | Self::AcademicEnding);
        let has_autumn = || all_of(only).is_some_and(|all| all.iter().any(|part| part.start().month() >= 9));
        (!is_of_schools || has_autumn()).then_some(only)
    }
}

/// Whether no month or quarter is left out between the first and the last.
fn are_whole(periods: &[Period]) -> bool {
    let mut by_kind: BTreeMap<_, Vec<i32>> = BTreeMap::new();
    for period in periods {
        by_kind.entry(period.kind()).or_default().push(period.step());
    }
    by_kind.values_mut().all(|steps| {
        steps.sort_unstable();
        steps.dedup();
        steps.windows(2).all(|pair| pair[1] == pair[0] + 1)
    })
}

/// Says of the periods of a table that stand beside such years what they are, where all of them tell it; the others have to
/// be asked about.
pub(super) fn settle(pool: &mut Pool, table: usize, periods: &[PeriodAt]) -> Option<OpenYears> {
    let readings = |at: &PeriodAt| match pool.periods()[at.index()].written {
        Written::OfYear { readings, .. } => Some((*at, readings)),
        _ => None,
    };
    let all: Vec<(PeriodAt, YearReadings)> = periods.iter().filter_map(readings).collect();
    let told = YearMeant::told(&all.iter().map(|(_, readings)| *readings).collect::<Vec<_>>());
    let mut open = Vec::new();
    for (at, readings) in all {
        let mut different = readings.iter().flatten().collect::<Vec<_>>();
        different.dedup();
        let only = different.first().filter(|_| different.len() == 1).map(|period| **period);
        match told.and_then(|told| readings[told as usize]).or(only) {
            Some(period) => {
                let label = pool.periods()[at.index()].label.clone();
                pool.set_period(at, Published::named(&label, vec![period]));
            }
            None => open.push((at, readings)),
        }
    }
    (!open.is_empty()).then_some(OpenYears { table, open })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodKind;

    /// Months of single years, as `(year, first, last)`.
    fn told(runs: &[(i32, i32, i32)]) -> Option<YearMeant> {
        let month =
            |year: i32, month: i32| Period::parse(PeriodKind::Month, &format!("{year}-{month:02}")).ok();
        let readings = |year: i32, at: i32| {
            let after = i32::from(at < 4);
            [month(year, at), month(year + after, at), month(year + after - 1, at), None, None, None]
        };
        let all =
            runs.iter().flat_map(|&(year, first, last)| (first..=last).map(move |at| readings(year, at)));
        YearMeant::told(&all.collect::<Vec<_>>())
    }

    #[test]
    fn the_months_of_a_whole_table_tell_which_years_they_are_of() {
        let calendar = Some(YearMeant::Calendar);
        assert_eq!(told(&[(2022, 1, 12), (2023, 1, 5)]), calendar, "the last year has begun in January");
        assert_eq!(told(&[(2022, 11, 12), (2023, 1, 1)]), calendar, "they run on over the new year");
        assert_eq!(told(&[(2023, 1, 9)]), calendar);
        assert_eq!(told(&[(2023, 4, 12)]), calendar, "a financial year that begins in 2023 says the same");
        for unclear in [
            &[(2023, 1, 12)][..],
            &[(2022, 1, 12), (2023, 1, 12)],
            &[(2023, 1, 3)],
            &[(2022, 1, 12), (2023, 4, 6)],
            &[(2023, 1, 1), (2023, 7, 7)],
        ] {
            assert_eq!(told(unclear), None, "{unclear:?}");
        }
    }
}

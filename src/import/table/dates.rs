//! Dates such as `01/02/2024`: whether the day or the month comes first, which the whole column tells.

use super::gathered::OpenDates;
use super::observation::PeriodAt;
use super::pool::Pool;
use super::published::{Published, Written};
use jiff::civil::Date;

/// What comes first in the dates of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateOrder {
    DayFirst,
    MonthFirst,
    /// It has to be asked; whether it is nearly certain that the day comes first.
    Unclear(bool),
}

impl DateOrder {
    /// What the dates of one table tell together, each read with the day first and with the month first, as far as
    /// there are such days.
    ///
    /// Dates that begin months with the day first are hardly the first twelve days of January. That they would begin months
    /// with the month first says nothing: English ones may all be of January, as counts of one night and reports that come out
    /// once a year are.
    fn of(dates: &[[Option<Date>; 2]]) -> Self {
        let only = |at: usize| dates.iter().any(|date| date[at].is_some() && date[1 - at].is_none());
        let is_first = |date: &[Option<Date>; 2]| date[0].is_some_and(|day| day.day() == 1);
        let begin_months = dates.iter().all(is_first);
        match (only(0), only(1)) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            (false, false) if begin_months && dates.len() > 1 => Self::DayFirst,
            _ => Self::Unclear(begin_months),
        }
    }

    /// The day that one of the dates is; none while that is not clear.
    fn day(self, readings: [Option<Date>; 2]) -> Option<Date> {
        match (self, readings) {
            (_, [Some(day), None] | [None, Some(day)]) => Some(day),
            (Self::DayFirst, [day, _]) | (Self::MonthFirst, [_, day]) => day,
            (Self::Unclear(_), _) => None,
        }
    }
}

/// Says of the dates of a table which days they are, where all of them tell it; the others have to be asked about.
pub(super) fn settle(pool: &mut Pool, table: usize, periods: &[PeriodAt]) -> Option<OpenDates> {
    let readings = |at: &PeriodAt| match pool.periods()[at.index()].written {
        Written::EitherDay { readings, .. } => Some((*at, readings)),
        _ => None,
    };
    let all: Vec<(PeriodAt, [Option<Date>; 2])> = periods.iter().filter_map(readings).collect();
    let order = DateOrder::of(&all.iter().map(|(_, readings)| *readings).collect::<Vec<_>>());
    let mut open = Vec::new();
    for (at, readings) in all {
        if let Some(day) = order.day(readings) {
            let label = pool.periods()[at.index()].label.clone();
            pool.set_period(at, Published::of_day(&label, day));
        } else {
            open.push((at, readings));
        }
    }
    match order {
        DateOrder::Unclear(is_day_likely) if !open.is_empty() => {
            Some(OpenDates { table, open, is_day_likely })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_column_tells_what_comes_first() {
        let of = |dates: &[(i8, i8)]| {
            let day = |month, day| Date::new(2024, month, day).ok();
            let dates: Vec<_> =
                dates.iter().map(|&(one, other)| [day(other, one), day(one, other)]).collect();
            DateOrder::of(&dates)
        };
        assert_eq!(of(&[(1, 2), (13, 1)]), DateOrder::DayFirst);
        assert_eq!(of(&[(1, 2), (1, 13)]), DateOrder::MonthFirst);
        assert_eq!(of(&[(13, 1), (1, 13)]), DateOrder::Unclear(false));
        assert_eq!(of(&[(1, 2), (1, 3)]), DateOrder::DayFirst, "months begin with their first day");
        assert_eq!(of(&[(1, 2)]), DateOrder::Unclear(true));
        for of_january in [&[(4, 1)][..], &[(2, 1), (3, 1)], &[(4, 1), (11, 1)], &[(4, 1), (5, 2)]] {
            assert_eq!(of(of_january), DateOrder::Unclear(false), "{of_january:?}");
        }
    }
}

//! Tables that say when in two columns, a year and the quarter, month or term of it, or a first and a last day; or in the
//! name of a column and its cells: `Year ending March`, 2023.

use super::columns::{Column, Columns};
use crate::import::layout::fields::{field, words};
use crate::import::layout::period::{self, NUMBERED_MONTH, NoPeriod, TURNING};
use crate::import::layout::recognise::FirstRows;
use crate::import::source;
use crate::import::table::{ColumnSearch, plain};
use crate::model::{MONTHS, PeriodKind, Role};
use csv::ByteRecord;
use std::collections::BTreeMap;

/// The column that says which part of its year a row is of, or when its days end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WithinYear {
    pub at: usize,
    part: Part,
    is_financial: bool,
    /// Whether the parts of one year run over the new year, so that a single year may begin or end in them.
    turns: bool,
    /// What the name of the column says before each of its cells.
    before: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Quarter,
    Month,
    Term,
    /// The last day, beside the first.
    LastDay,
    /// There is none: the name of the column goes before each of its cells.
    Ending,
}

const PARTS: [(&str, Part); 6] = [
    ("quarter", Part::Quarter),
    ("qtr", Part::Quarter),
    ("month", Part::Month),
    ("monthname", Part::Month),
    ("term", Part::Term),
    ("schoolterm", Part::Term),
];

/// Names of columns of first days, each with that of the last days.
const DAYS: [(&str, &str); 6] = [
    ("periodstart", "periodend"),
    ("periodstartdate", "periodenddate"),
    ("startdate", "enddate"),
    ("datefrom", "dateto"),
    ("fromdate", "todate"),
    ("start", "end"),
];

/// How the names of columns begin whose cells say only when a period ends.
const ENDINGS: [&str; 4] = ["financialyearend", "yearend", "12monthsto", "quarterend"];

/// Names of columns of years, with whether those are financial years.
const YEARS: [(&str, bool); 8] = [
    ("year", false),
    ("calendaryear", false),
    ("academicyear", false),
    ("schoolyear", false),
    ("financialyear", true),
    ("fiscalyear", true),
    ("finyear", true),
    ("fy", true),
];

/// What stands in the place of a part where a row is of the whole year.
pub(in crate::import::layout) const WHOLE: [&str; 6] =
    ["total", "all", "year", "annual", "full year", "whole year"];

/// Looks for the two columns. They are taken together where each of the first rows then has a period; where the column
/// of the part says the year too, it is the period.
pub(super) fn find(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    let names = search.header.plain_names();
    let is_candidate = |at: &usize| {
        let is_said = rows.mapping.role_at(search.header, *at) == Some(Role::Period);
        search.is_free(*at) || columns.at(Column::Period) == Some(*at) || is_said
    };
    let of =
        |known: &dyn Fn(&str) -> bool| (0..names.len()).filter(is_candidate).find(|at| known(&names[*at]));
    let year = of(&|name| YEARS.iter().any(|(year, _)| *year == name));
    let at = of(&|name| PARTS.iter().any(|(part, _)| *part == name));
    let (Some(year), Some(at)) = (year, at) else {
        let first = of(&|name| DAYS.iter().any(|(first, _)| *first == name));
        let last = first.and_then(|first| {
            let (_, last) = DAYS.iter().find(|(name, _)| *name == names[first])?;
            of(&|name| name == *last)
        });
        let ending = of(&|name| ENDINGS.iter().any(|beginning| name.starts_with(beginning)));
        if columns.at(Column::Period).is_none() {
            find_end(columns, search, rows, (first.zip(last), ending));
        }
        return;
    };
    let is_financial = YEARS.iter().any(|(name, is_financial)| *name == names[year] && *is_financial);
    let Some(&(_, part)) = PARTS.iter().find(|(name, _)| *name == names[at]) else { return };
    let first =
        if plain(&names[year]) == "calendaryear" { None } else { first_of_turning(columns, rows, year, at) };
    // A year in two figures whose months begin in April is a financial one, whatever it is called.
    let are_split = || rows.below.iter().all(|record| !is_single(words(record, Some(year))));
    let is_financial = is_financial || (names[year] == "year" && first == Some(4) && are_split());
    let within = WithinYear { at, part, is_financial, turns: first.is_some(), before: String::new() };
    if are_periods(rows, &|record| words(record, Some(at)).to_vec()) {
        columns.set(Column::Period, Some(at));
        search.mark(at);
        search.leave(year);
        search.say_taken(at, "period");
    } else if within.gives_periods(Some(year), rows) {
        columns.set(Column::Period, Some(year));
        columns.within_year = Some(within);
        search.mark(year);
        search.mark(at);
        let [year, part] = [year, at].map(|at| &search.header.names()[at]);
        search.remarks.push(format!("The columns `{year}` and `{part}` were taken together as `period`."));
    }
}

/// Whether a year is one of the calendar as it is written, so that it may begin or end in it.
pub(in crate::import::layout) fn is_single(year: &[u8]) -> bool {
    !year.is_empty() && year.iter().all(u8::is_ascii_digit) && matches!(year.len(), 2 | 4)
}

/// The first month of a part of a year; none for words that are neither a month nor a quarter.
pub(in crate::import::layout) fn first_month(part: &str) -> Option<i8> {
    let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let of_year = |year: &str| {
        let text = if is_number { format!("{part}/{year}") } else { format!("{part} {year}") };
        let published = period::label(&text).ok()?.published;
        [PeriodKind::Month, PeriodKind::Quarter].into_iter().find_map(|kind| published.of_kind(kind))
    };
    Some(of_year("2021").or_else(|| of_year("2021/22"))?.start().month())
}

/// The first of months in their order, where that runs over the new year as April to March does.
pub(in crate::import::layout) fn first_over_new_year(months: &[i8]) -> Option<i8> {
    let (first, _) = months.split_first()?;
    let descents = || months.windows(2).filter(|pair| pair[1] < pair[0]);
    let turns = descents().count() == 1 && descents().all(|pair| pair[0] >= 10 && pair[1] <= 3);
    (turns && months.last() < Some(first)).then_some(*first)
}

/// The first month of the year of each area, where its months run over the new year in the first rows, and those of no other
/// area go from January to December.
fn first_of_turning(columns: &Columns, rows: &FirstRows<'_>, year: usize, part: usize) -> Option<i8> {
    let areas = [Column::Area, Column::AreaCode, Column::AreaName].map(|column| columns.at(column));
    let mut orders: BTreeMap<Vec<&[u8]>, Vec<i8>> = BTreeMap::new();
    for record in rows.below {
        let Some(month) = first_month(&source::text(words(record, Some(part))).0) else { continue };
        let of = [Some(year)].into_iter().chain(areas).map(|at| field(record, at)).collect();
        let order = orders.entry(of).or_default();
        if !order.contains(&month) {
            order.push(month);
        }
    }
    let is_whole = |order: &Vec<i8>| order.first() == Some(&1) && order.last() >= Some(&10);
    if orders.values().any(is_whole) {
        return None;
    }
    orders.values().find_map(|order| first_over_new_year(order))
}

/// Whether each of the first rows has a period then, or what would be one if its year were known.
fn are_periods(rows: &FirstRows<'_>, label: &dyn Fn(&ByteRecord) -> Vec<u8>) -> bool {
    let is_one = |record: &ByteRecord| {
        let read = period::label(&source::text(&label(record)).0);
        matches!(read, Ok(_) | Err(NoPeriod::MonthNumber | NoPeriod::EitherYear | NoPeriod::TurningYear))
    };
    !rows.below.is_empty() && rows.below.iter().all(is_one)
}

/// Takes a first and a last day together, or the name of a column with its cells, where that gives periods.
fn find_end(
    columns: &mut Columns,
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    (days, ending): (Option<(usize, usize)>, Option<usize>),
) {
    let names = search.header.names();
    let of = |at, part, before| WithinYear { at, part, is_financial: false, turns: false, before };
    let days = days.map(|(first, last)| (first, of(last, Part::LastDay, String::new())));
    let ending = ending.map(|at| (at, of(at, Part::Ending, names[at].replace('_', " "))));
    let mut found = [days, ending].into_iter().flatten();
    if let Some((at, within)) = found.find(|(at, within)| within.gives_periods(Some(*at), rows)) {
        let remark = match within.part {
            Part::LastDay => {
                let [first, last] = [at, within.at].map(|at| &names[at]);
                format!("The columns `{first}` and `{last}` were taken together as `period`.")
            }
            _ => format!("The column `{}` was taken as `period`, with its name before each cell.", names[at]),
        };
        search.remarks.push(remark);
        search.mark(at);
        search.mark(within.at);
        columns.set(Column::Period, Some(at));
        columns.within_year = Some(within);
    }
}

impl WithinYear {
    /// Whether each of the first rows has a period by it.
    fn gives_periods(&self, year: Option<usize>, rows: &FirstRows<'_>) -> bool {
        are_periods(rows, &|record| {
            let mut label = Vec::new();
            self.write(record, year, &mut label);
            label
        })
    }

    /// Writes the period of a row as one label; where the row is of no part, its year.
    pub fn write(&self, record: &ByteRecord, year: Option<usize>, label: &mut Vec<u8>) {
        let (year, part) = (words(record, year), words(record, Some(self.at)));
        label.clear();
        match self.part {
            _ if part.is_empty() => {}
            Part::LastDay => return label.extend([year, &b" to "[..], part].concat()),
            Part::Ending => return label.extend([self.before.as_bytes(), &b" "[..], part].concat()),
            _ => {}
        }
        let is_whole = WHOLE.iter().any(|whole| part.eq_ignore_ascii_case(whole.as_bytes()));
        if self.turns && is_single(year) {
            return label.extend([TURNING.as_bytes(), year].concat());
        }
        if part.is_empty() || year.is_empty() || is_whole {
            label.extend_from_slice(year);
            return;
        }
        let is_number = part.iter().all(u8::is_ascii_digit);
        let (before, behind) = match self.part {
            Part::Quarter if is_number => ("Q", " "),
            // It may count from January or from April.
            Part::Month if is_number && self.is_financial => (NUMBERED_MONTH, " of "),
            Part::Month if is_number => ("", "/"),
            Part::Term if !plain(&source::text(part).0).ends_with("term") => ("", " term "),
            _ => ("", " "),
        };
        label.extend_from_slice(before.as_bytes());
        let of_financial =
            if self.is_financial && self.part == Part::Month { numbered_month(part) } else { None };
        label.extend_from_slice(of_financial.unwrap_or(part));
        label.extend_from_slice(behind.as_bytes());
        if self.is_financial {
            label.extend_from_slice(b"FY ");
        }
        label.extend_from_slice(year);
    }
}

/// The month that `M01` to `M12` stand for in a financial year, of which April is the first.
fn numbered_month(part: &[u8]) -> Option<&'static [u8]> {
    let number = part.strip_prefix(b"M").or_else(|| part.strip_prefix(b"m"))?;
    let number: usize = std::str::from_utf8(number).ok()?.parse().ok()?;
    let of_year = (1..=12).contains(&number).then(|| (number + 2) % 12)?;
    Some(MONTHS[of_year].as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::import::table::Layout;
    use crate::import::testing::{named, only_table, rows, skipped};

    /// The periods of a table with these two columns and a figure in each row.
    fn periods(header: &str, when: &[&str]) -> Vec<String> {
        let row = |(at, when): (usize, &&str)| format!("Walks,E08000002,{when},{at}\n");
        let below: String = when.iter().enumerate().map(row).collect();
        let gathered = rows(&format!("indicator,area_code,{header},value\n{below}"));
        let table = only_table(&gathered, Layout::Tidy);
        assert_eq!(skipped(table), Vec::<String>::new(), "{header}");
        let published = gathered.pool.periods().iter();
        let mut periods: Vec<String> = published
            .map(|published| {
                let part = published.part.map_or(String::new(), |part| format!(" {}", part.words));
                named(published).0 + &part
            })
            .collect();
        periods.sort();
        periods
    }

    #[test]
    fn a_year_and_a_part_of_it_are_one_period() {
        for (header, when, expected) in [
            ("Year,Quarter", &["2022,Q3", "2022,Q4"][..], &["2022 Q3", "2022 Q4"][..]),
            ("Year,Quarter", &["2022,1", "2022,Total", "2023,"], &["2022", "2022 Q1", "2023"]),
            ("Quarter,Year", &["3,2022", "4,2022"], &["2022 Q3", "2022 Q4"]),
            ("Financial Year,Quarter", &["2022/23,1", "2022/23,Q4"], &["2022 Q2", "2023 Q1"]),
            ("Month,Year", &["April,2022", "May,2022"], &["2022-04", "2022-05"]),
            ("Year,Month", &["2022,4", "2022,12"], &["2022-04", "2022-12"]),
            ("Financial year,Month", &["2022/23,April", "2022/23,Jan"], &["2022-04", "2023-01"]),
            ("Financial Year,Month", &["2022/23,M01", "2022/23,M12"], &["2022-04", "2023-03"]),
            ("FY,Month", &["2022/23,m2", "2022/23,M10"], &["2022-05", "2023-01"]),
            ("Year,Month", &["2022,Apr-22", "2022,May-22"], &["2022-04", "2022-05"]),
            ("Year,Quarter", &["2022,2022 Q3", "2022,2022 Q4"], &["2022 Q3", "2022 Q4"]),
            (
                "Academic year,Term",
                &["2022/23,Autumn", "2022/23,Spring term"],
                &["2022/23 autumn term", "2022/23 spring term"],
            ),
        ] {
            assert_eq!(periods(header, when), expected, "{header} {when:?}");
        }
    }

    #[test]
    fn a_quarter_whose_months_are_of_a_financial_year_is_refused_in_a_year_that_may_begin_or_end_there() {
        let gathered = rows(
            "indicator,area_code,Year,Quarter,value\nWalks,E08000002,2022,Q1 (Apr-Jun),10\n\
             Walks,E08000002,2022,Q4 (Jan-Mar),13\n",
        );
        let skipped = skipped(only_table(&gathered, Layout::Tidy));
        assert_eq!(skipped.len(), 2, "{skipped:?}");
        assert!(skipped[1].contains("whether it begins or ends in that year"), "{skipped:?}");
        let when = &["2022/23,Q1 (Apr-Jun)", "2022/23,Q4 (Jan-Mar)"];
        assert_eq!(periods("Financial year,Quarter", when), ["2022 Q2", "2023 Q1"]);
        assert_eq!(
            periods("Year,Quarter", &["2022,Q1 (Jan-Mar)", "2022,Q4 (Oct-Dec)"]),
            ["2022 Q1", "2022 Q4"]
        );
    }

    #[test]
    fn months_that_run_over_the_new_year_are_refused_beside_a_single_year() {
        let table = |year: &str, of: &str| {
            let row = |(month, value): (&str, i32)| format!("Walks,E08000002,{of},{month},{value}\n");
            let rows: String = ["Apr", "Sep", "Dec", "Jan", "Mar"].into_iter().zip(1..).map(row).collect();
            format!("indicator,area_code,{year},Month,value\n{rows}")
        };
        let refused = rows(&table("Year", "2023"));
        let skipped = skipped(only_table(&refused, Layout::Tidy));
        assert_eq!(skipped.len(), 1, "{skipped:?}");
        assert!(
            skipped[0].contains("2022/23 or as 2023/24") && skipped[0].contains("‘Calendar year’"),
            "{skipped:?}"
        );
        let when = ["Apr", "Sep", "Dec", "Jan", "Mar"];
        let of = |year: &str| when.map(|month| format!("{year},{month}"));
        for (header, year, last) in [
            ("Year,Month", "2023/24", "2024-03"),
            ("Calendar year,Month", "2023", "2023-12"),
            ("Financial year,Month", "2023/24", "2024-03"),
        ] {
            let when = of(year);
            let periods = periods(header, &when.each_ref().map(String::as_str));
            assert_eq!(periods.last().map(String::as_str), Some(last), "{header} {periods:?}");
        }
        assert_eq!(
            periods("Year,Month", &["2022,Nov", "2022,Dec", "2023,Jan"]),
            ["2022-11", "2022-12", "2023-01"]
        );
    }

    #[test]
    fn a_first_and_a_last_day_are_one_period() {
        for (header, when, expected) in [
            ("period_start,period_end", &["2022-04-01,2023-03-31"][..], &["2022/23"][..]),
            ("Start date,End date", &["2022-01-01,2022-12-31", "2023-01-01,2023-12-31"], &["2022", "2023"]),
        ] {
            assert_eq!(periods(header, when), expected, "{header}");
        }
    }

    #[test]
    fn the_name_of_a_column_may_say_that_its_cells_are_when_a_period_ends() {
        for (header, when, expected) in [
            ("Year ending March", &["2022", "2023"][..], &["2021/22", "2022/23"][..]),
            ("Financial year ending", &["2023"], &["2022/23"]),
            ("Year ending", &["Mar 2023", "Dec 2023"], &["2022/23", "2023"]),
            ("year_ending_december", &["2023"], &["2023"]),
        ] {
            assert_eq!(periods(header, when), expected, "{header}");
        }
    }

    #[test]
    fn what_makes_no_period_together_is_left_apart() {
        assert_eq!(periods("Year,Month", &["2022,first", "2023,second"]), ["2022", "2023"]);
        assert_eq!(periods("Academic year,Month", &["2021/22,June", "2022/23,July"]), ["2021/22", "2022/23"]);
    }
}

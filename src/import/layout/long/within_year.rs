//! Tables that say when in two columns, a year and the quarter, month or term of it, or a first and a last day; or in the
//! name of a column and its cells: `Year ending March`, 2023.

use super::columns::{Column, Columns};
use super::other_period::time_called;
use crate::import::layout::fields::words;
use crate::import::layout::period::{self, ACADEMIC, IN_YEAR, NUMBERED_MONTH, NoPeriod};
use crate::import::layout::recognise::FirstRows;
use crate::import::source;
use crate::import::table::{ColumnSearch, plain};
use crate::model::{MONTHS, PeriodKind, Role};
use csv::ByteRecord;

/// The column that says which part of its year a row is of, or when its days end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WithinYear {
    pub at: usize,
    part: Part,
    /// The kind of year that the name of its column says.
    kind: Option<PeriodKind>,
    /// What the name of the column says before each of its cells.
    before: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Quarter,
    Month,
    /// A month by its number in the financial year.
    FinancialMonth,
    Term,
    /// The last day, beside the first.
    LastDay,
    /// There is none: the name of the column goes before each of its cells.
    Ending,
}

const PARTS: [(&str, Part); 22] = [
    ("quarter", Part::Quarter),
    ("qtr", Part::Quarter),
    ("quarternumber", Part::Quarter),
    ("quarterno", Part::Quarter),
    ("quarterending", Part::Quarter),
    ("quarterended", Part::Quarter),
    ("month", Part::Month),
    ("monthname", Part::Month),
    ("monthnumber", Part::Month),
    ("monthno", Part::Month),
    ("monthnum", Part::Month),
    ("monthending", Part::Month),
    ("monthended", Part::Month),
    ("monthend", Part::Month),
    ("monthbeginning", Part::Month),
    ("financialmonth", Part::FinancialMonth),
    ("finmonth", Part::FinancialMonth),
    ("fiscalmonth", Part::FinancialMonth),
    ("periodnumber", Part::FinancialMonth),
    ("periodno", Part::FinancialMonth),
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
    let is_year = |name: &str| period::is_called_year(name) || time_called(name) == Some("year");
    let year = of(&is_year);
    let at = of(&|name| part_called(name).is_some());
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
    let Some(part) = part_called(&names[at]) else { return };
    let within = WithinYear { at, part, kind: period::kind_of_year(&names[year]), before: String::new() };
    if are_periods(rows, &|record| words(record, Some(at)).to_vec()) {
        columns.set(Column::Period, Some(at));
        search.mark(at);
        // The year once more is no figure.
        search.mark(year);
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

/// The part of a year that the column of a plain name holds.
fn part_called(name: &str) -> Option<Part> {
    let called = |name: &str| PARTS.iter().find(|(known, _)| *known == name).map(|(_, part)| *part);
    called(name).or_else(|| called(time_called(name)?))
}

/// Whether each of the first rows has a period then, or what would be one if its year were known.
fn are_periods(rows: &FirstRows<'_>, label: &dyn Fn(&ByteRecord) -> Vec<u8>) -> bool {
    let is_one = |record: &ByteRecord| {
        let read = period::label(&source::text(&label(record)).0);
        matches!(read, Ok(_) | Err(NoPeriod::MonthNumber | NoPeriod::EitherYear | NoPeriod::Ahead))
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
    let of = |at, part, before| WithinYear { at, part, kind: None, before };
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
        let is_of_months = matches!(self.part, Part::Month | Part::FinancialMonth | Part::Quarter);
        if is_of_months && self.kind != Some(PeriodKind::Year) && !year.is_empty() {
            label.extend_from_slice(IN_YEAR.as_bytes());
        }
        let is_split = !year.iter().all(u8::is_ascii_digit);
        let may_be_financial = is_split && self.kind.is_none();
        let is_financial = self.kind == Some(PeriodKind::FinancialYear);
        if part.is_empty() || year.is_empty() || is_whole {
            label.extend_from_slice(year);
            return;
        }
        let by_number = if is_financial || may_be_financial { numbered_month(part, self.part) } else { None };
        let is_financial = is_financial || by_number.is_some();
        let is_number = by_number.is_none() && part.iter().all(u8::is_ascii_digit);
        let (before, behind) = match self.part {
            Part::Quarter if is_number => ("Q", " "),
            // It may count from January or from April: of two years that is too much to ask.
            Part::Month | Part::FinancialMonth if is_number && is_financial && !is_split => {
                (NUMBERED_MONTH, " of ")
            }
            Part::Month | Part::FinancialMonth if is_number && !is_financial && !may_be_financial => {
                ("", "/")
            }
            Part::Term if !plain(&source::text(part).0).ends_with("term") => ("", " term "),
            _ => ("", " "),
        };
        label.extend_from_slice(before.as_bytes());
        label.extend_from_slice(by_number.unwrap_or(part));
        label.extend_from_slice(behind.as_bytes());
        if is_financial {
            label.extend_from_slice(b"FY ");
        } else if self.kind == Some(PeriodKind::AcademicYear) && self.part == Part::Month && !is_number {
            label.extend_from_slice(ACADEMIC.as_bytes());
            label.push(b' ');
        }
        label.extend_from_slice(year);
    }
}

/// The month that a number stands for which counts from April: `M01`, `P1`, `Period 1`; without such words where the name of
/// the column says so.
fn numbered_month(part: &[u8], of: Part) -> Option<&'static [u8]> {
    const BEFORE: [&str; 4] = ["period", "month", "m", "p"];
    let words = std::str::from_utf8(part).ok()?;
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let (before, number) = words.split_at(start);
    let is_said = match before.trim() {
        "" => of == Part::FinancialMonth,
        before => {
            matches!(of, Part::Month | Part::FinancialMonth)
                && BEFORE.iter().any(|known| known.eq_ignore_ascii_case(before))
        }
    };
    let number: usize = number.parse().ok().filter(|_| is_said)?;
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
            ("Calendar year,Quarter", &["2022,Q3", "2022,Q4"][..], &["2022 Q3", "2022 Q4"][..]),
            ("Calendar year,Quarter", &["2022,1", "2022,Total", "2023,"], &["2022", "2022 Q1", "2023"]),
            ("Quarter,Calendar year", &["3,2022", "4,2022"], &["2022 Q3", "2022 Q4"]),
            ("Year,Quarter", &["2022/23,Q3", "2022/23,Q4"], &["2022 Q4", "2023 Q1"]),
            ("Financial Year,Quarter", &["2022/23,1", "2022/23,Q4"], &["2022 Q2", "2023 Q1"]),
            ("Month,Year", &["April,2022", "May,2022"], &["2022-04", "2022-05"]),
            ("Year,Month", &["2022,4", "2022,12"], &["2022-04", "2022-12"]),
            ("Financial year,Month", &["2022/23,April", "2022/23,Jan"], &["2022-04", "2023-01"]),
            ("Financial Year,Month", &["2022/23,M01", "2022/23,M12"], &["2022-04", "2023-03"]),
            ("FY,Month", &["2022/23,m2", "2022/23,M10"], &["2022-05", "2023-01"]),
            ("Year,Month", &["2022,Apr-22", "2022,May-22"], &["2022-04", "2022-05"]),
            ("Year,Month ending", &["2022,31/01/2022", "2022,28/02/2022"], &["2022-01", "2022-02"]),
            ("Year,Month number", &["2022,4", "2022,12"], &["2022-04", "2022-12"]),
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
    fn quarters_by_their_number_are_open_beside_a_year_in_one_figure() {
        for when in [&["Q1", "Q2", "Q3", "Q4"][..], &["3", "4"]] {
            let row = |when: &&str| format!("Walks,E08000002,2022,{when},1\n");
            let below: String = when.iter().map(row).collect();
            let gathered = rows(&format!("indicator,area_code,Year,Quarter,value\n{below}"));
            let open = gathered.pool.periods().iter().filter(|published| published.may_be.is_empty());
            assert_eq!(open.count(), when.len(), "{when:?}");
        }
    }

    #[test]
    fn months_by_their_number_beside_a_financial_year_may_count_from_april_or_january() {
        for year in ["Financial year", "Year", "FY"] {
            for months in ["Month", "Month number"] {
                let whole: Vec<String> = (1..=12).map(|month| format!("Bury,2022/23,{month},5\n")).collect();
                let whole = whole.concat();
                let gathered = rows(&format!("Area,{year},{months},Cases\n{whole}"));
                let open = gathered.pool.periods().iter().filter(|period| period.may_be.is_empty());
                assert_eq!((gathered.observations.iter().count(), open.count()), (12, 12), "{year} {months}");
                assert_eq!(gathered.open_years.len(), 1, "it is asked once");
                // Those of the year that has begun tell it.
                let begun = "Bury,2023/24,1,5\nBury,2023/24,2,6\n";
                let gathered = rows(&format!("Area,{year},{months},Cases\n{whole}{begun}"));
                let mut told: Vec<String> = gathered.pool.periods().iter().map(|it| named(it).0).collect();
                told.sort();
                assert_eq!([&told[0], &told[13]], ["2022-04", "2023-05"], "{year} {months}");
            }
        }
        for (header, when) in [
            ("Year,Month", ["2022/23,Period 1", "2022/23,Period 12"]),
            ("Year,Month", ["2022/23,P01", "2022/23,P12"]),
            ("Year,Month", ["2022/23,M1", "2022/23,M12"]),
            ("Financial year,Period no", ["2022/23,1", "2022/23,12"]),
            ("Year,Financial month", ["2022/23,1", "2022/23,12"]),
        ] {
            assert_eq!(periods(header, &when), ["2022-04", "2023-03"], "{header} {when:?}");
        }
    }

    #[test]
    fn months_by_their_number_in_a_financial_year_of_one_number_are_refused_and_are_no_figures() {
        for csv in [
            "Area,Financial year,Month number,Cases\nBury,2022,1,5\n",
            "Area,Financial year,Month number,Indicator,Value\nBury,2022,1,Walks,5\n",
        ] {
            let gathered = rows(csv);
            assert_eq!(gathered.observations.iter().count(), 0, "{csv}");
            let skipped = skipped(&gathered.tables[0]);
            assert!(skipped[0].contains("M01"), "{csv}: {skipped:?}");
        }
    }

    #[test]
    fn months_beside_a_year_whose_kind_its_column_or_their_run_says() {
        let when = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let of = |year: &str| when.map(|month| format!("{year},{month}"));
        for (header, year, first, last) in [
            ("Calendar year,Month", "2023", "2023-01", "2023-12"),
            ("Financial year,Month", "2023/24", "2023-04", "2024-03"),
            ("Fin year,Month", "2023/24", "2023-04", "2024-03"),
            ("School year,Month", "2023/24", "2023-09", "2024-08"),
        ] {
            let when = of(year);
            let periods = periods(header, &when.each_ref().map(String::as_str));
            let ends = [periods.first(), periods.last()].map(|period| period.unwrap().as_str());
            assert_eq!(ends, [first, last], "{header} {periods:?}");
        }
        assert_eq!(
            periods("Year,Month", &["2022,Nov", "2023,Jan", "2022,Dec"]),
            ["2022-11", "2022-12", "2023-01"]
        );
        assert_eq!(
            periods("Year,Month", &["2023/24,Oct", "2023/24,Aug", "2023/24,Sep"]),
            ["2023-08", "2023-09", "2023-10"],
            "in a school year August would stand far behind them"
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
    fn what_makes_no_period_together_is_left_apart_and_a_month_of_a_school_year_is_one() {
        assert_eq!(periods("Year,Month", &["2022,first", "2023,second"]), ["2022", "2023"]);
        assert_eq!(periods("Academic year,Month", &["2021/22,June", "2022/23,July"]), ["2022-06", "2023-07"]);
    }
}

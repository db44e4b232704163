//! Tables that say when in two columns: a year, and the quarter, month or term of it.

use super::columns::{Column, Columns};
use crate::import::layout::fields::words;
use crate::import::layout::period;
use crate::import::layout::recognise::FirstRows;
use crate::import::source;
use crate::import::table::{ColumnSearch, plain};
use crate::model::Role;
use csv::ByteRecord;

/// The column that says which part of its year a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WithinYear {
    pub at: usize,
    part: Part,
    is_financial: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Quarter,
    Month,
    Term,
}

const PARTS: [(&str, Part); 6] = [
    ("quarter", Part::Quarter),
    ("qtr", Part::Quarter),
    ("month", Part::Month),
    ("monthname", Part::Month),
    ("term", Part::Term),
    ("schoolterm", Part::Term),
];

/// Names of columns of years, with whether those are financial years.
const YEARS: [(&str, bool); 6] = [
    ("year", false),
    ("calendaryear", false),
    ("academicyear", false),
    ("schoolyear", false),
    ("financialyear", true),
    ("fiscalyear", true),
];

/// What stands in the place of a part where a row is of the whole year.
const WHOLE: [&str; 6] = ["total", "all", "year", "annual", "full year", "whole year"];

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
    let (Some(year), Some(at)) = (year, at) else { return };
    let is_financial = YEARS.iter().any(|(name, is_financial)| *name == names[year] && *is_financial);
    let Some(&(_, part)) = PARTS.iter().find(|(name, _)| *name == names[at]) else { return };
    let within = WithinYear { at, part, is_financial };
    let are_periods = |label: &dyn Fn(&ByteRecord) -> Vec<u8>| {
        let is_one = |record: &ByteRecord| period::label(&source::text(&label(record)).0).is_ok();
        !rows.below.is_empty() && rows.below.iter().all(is_one)
    };
    let joined = |record: &ByteRecord| {
        let mut label = Vec::new();
        within.write(record, Some(year), &mut label);
        label
    };
    if are_periods(&|record| words(record, Some(at)).to_vec()) {
        columns.set(Column::Period, Some(at));
        search.mark(at);
        search.leave(year);
        search.say_taken(at, "period");
    } else if are_periods(&joined) {
        columns.set(Column::Period, Some(year));
        columns.within_year = Some(within);
        search.mark(year);
        search.mark(at);
        let [year, part] = [year, at].map(|at| &search.header.names()[at]);
        search.remarks.push(format!("The columns `{year}` and `{part}` were taken together as `period`."));
    }
}

impl WithinYear {
    /// Writes the period of a row as one label; where the row is of no part, its year.
    pub fn write(self, record: &ByteRecord, year: Option<usize>, label: &mut Vec<u8>) {
        let (year, part) = (words(record, year), words(record, Some(self.at)));
        label.clear();
        let is_whole = WHOLE.iter().any(|whole| part.eq_ignore_ascii_case(whole.as_bytes()));
        if part.is_empty() || year.is_empty() || is_whole {
            label.extend_from_slice(year);
            return;
        }
        let is_number = part.iter().all(u8::is_ascii_digit);
        let (before, behind) = match self.part {
            Part::Quarter if is_number => ("Q", " "),
            Part::Month if is_number => ("", "/"),
            Part::Term if !plain(&source::text(part).0).ends_with("term") => ("", " term "),
            _ => ("", " "),
        };
        label.extend_from_slice(before.as_bytes());
        label.extend_from_slice(part);
        label.extend_from_slice(behind.as_bytes());
        if self.is_financial {
            label.extend_from_slice(b"FY ");
        }
        label.extend_from_slice(year);
    }
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
    fn what_makes_no_period_together_is_left_apart() {
        assert_eq!(periods("Year,Month", &["2022,first", "2023,second"]), ["2022", "2023"]);
        assert_eq!(periods("Academic year,Month", &["2021/22,June", "2022/23,July"]), ["2021/22", "2022/23"]);
    }
}

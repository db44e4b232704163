//! Columns of periods that are called by a word for a time and by what is done in it: `Reporting_month`, `Month of discharge`,
//! `Term`.

use super::columns::{Column, Columns};
use crate::import::layout::fields::field;
use crate::import::layout::recognise::FirstRows;
use crate::import::layout::{is_of_period, period};
use crate::import::source;
use crate::import::table::ColumnSearch;

/// Words for a time.
const TIMES: [&str; 6] = ["month", "quarter", "year", "period", "term", "date"];

/// What is done or counted in it. When something was born, built or published says nothing of when figures are of.
const OF_FIGURES: [&str; 24] = [
    "reporting",
    "report",
    "reported",
    "data",
    "activity",
    "reference",
    "collection",
    "survey",
    "census",
    "submission",
    "measurement",
    "observation",
    "time",
    "calendar",
    "financial",
    "fiscal",
    "academic",
    "school",
    "attendance",
    "admission",
    "discharge",
    "referral",
    "incident",
    "offence",
];

/// Finds such a column where no other says when and no header does, and all its first cells are periods.
pub(super) fn find(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    let header = search.header;
    let names = header.names();
    let is_open = |at: &usize| search.is_free(*at) && rows.mapping.role_at(header, *at).is_none();
    if columns.at(Column::Period).is_some() || names.iter().any(|name| is_of_period(name)) {
        return;
    }
    let holds_periods = |at: &usize| {
        let mut cells =
            rows.below.iter().map(|row| field(row, Some(*at))).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| period::in_column(&source::text(cell).0).is_ok())
    };
    let mut found = (0..names.len())
        .filter(is_open)
        .filter(|at| time_called(&header.plain_names()[*at]).is_some())
        .filter(holds_periods);
    // Of two nothing tells which is meant.
    if let (Some(at), None) = (found.next(), found.next()) {
        columns.set(Column::Period, Some(at));
        search.mark(at);
        search.say_taken(at, "period");
    }
}

/// The word for a time of a plain name that has nothing else but what is done in it.
pub(super) fn time_called(name: &str) -> Option<&'static str> {
    let is_of_figures = |words: &str| {
        let words = words.strip_prefix("of").unwrap_or(words);
        ["", "name", "label", "ending", "ended"].contains(&words) || OF_FIGURES.contains(&words)
    };
    TIMES.iter().copied().find(|time| {
        let beside = [name.strip_suffix(time), name.strip_prefix(time)];
        beside.into_iter().flatten().any(is_of_figures)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::plain;
    use crate::import::testing::{figures, rows};

    #[test]
    fn a_column_of_periods_may_be_called_by_what_is_done_in_them() {
        for (name, cells) in [
            ("Reporting_month", ["Apr 2023", "May 2023"]),
            ("Month of discharge", ["2023-04", "2023-05"]),
            ("Survey period", ["2021-23", "2022-24"]),
            ("Term", ["Autumn 2022/23", "Autumn 2023/24"]),
            ("Data quarter", ["2023 Q1", "2023 Q2"]),
        ] {
            for header in [format!("LA_name,{name},Falls"), format!("LA_name,Indicator,{name},Value")] {
                let of = if header.contains("Indicator") { "Bury,Falls" } else { "Bury" };
                let read = rows(&format!("{header}\n{of},{},1\n{of},{},2\n", cells[0], cells[1]));
                let taken = figures(&read);
                assert_eq!(taken.len(), 2, "{name}: {taken:?}");
                assert!(!taken[0].contains("|  | 1"), "{name}: {taken:?}");
            }
        }
    }

    #[test]
    fn a_month_that_is_called_so_beside_its_year_is_the_period() {
        for csv in [
            "Reporting_month,Reporting_year,Area,Falls\nApr 2023,2023,Bury,3\n",
            "Reporting_month,Reporting_year,Area,Falls\nApril,2023,Bury,3\n",
            "Month,Calendar year,Area,Falls\nApr 2023,2023,Bury,3\n",
            "Discharge year,Month of discharge,Area,Falls\n2023,April,Bury,3\n",
        ] {
            assert_eq!(figures(&rows(csv)), ["Falls |  | Bury | 2023-04 | 3"], "{csv}");
        }
    }

    #[test]
    fn what_is_done_at_another_time_is_no_period_of_the_figures() {
        for name in ["Year of birth", "Opening date", "Publication date", "Year group", "Terminal", "Updated"]
        {
            assert_eq!(time_called(&plain(name)), None, "{name}");
        }
    }
}

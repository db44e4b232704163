//! The column that tells rows of what was from rows of what was expected or aimed at: `Scenario` over `Actual` and
//! `Projected`.

use super::columns::{Column, Columns};
use super::flag_column::is_status;
use crate::import::layout::FirstRows;
use crate::import::layout::fields::words;
use crate::import::layout::period::{is_ahead, is_final};
use crate::import::source;
use crate::import::table::{ColumnSearch, Lookup, Reason};
use crate::import::words::words_in;
use csv::ByteRecord;

/// Why a row of which this column says so gives nothing.
pub(super) fn why_left_out(column: &str) -> Reason {
    const AHEAD: &str = "it is said to be of a forecast, a plan or a target, and figures are of what was";
    let way_out = format!("if it is wanted as well, say that ‘{column}’ is not (--map '{column}=ignore')");
    Reason::exact(AHEAD, format!("{AHEAD}; {way_out}"))
}

/// The column that says it, where there is one.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    at: Option<usize>,
    name: String,
    known: Lookup<bool>,
}

/// Whether words say that figures are of what was expected or aimed at; none where they say nothing of that.
pub fn says_ahead(words: &str) -> Option<bool> {
    const WAS: [&str; 6] = ["historic", "historical", "observed", "recorded", "published", "real"];
    // How settled a forecast or a plan is, and what it is of: `Revised budget`, `Forecast outturn`.
    const OF_AHEAD: [&str; 18] = [
        "draft",
        "original",
        "initial",
        "revised",
        "updated",
        "latest",
        "current",
        "final",
        "approved",
        "agreed",
        "adopted",
        "proposed",
        "indicative",
        "provisional",
        "adjusted",
        "published",
        "estimated",
        "outturn",
    ];
    const BESIDE: [&str; 8] = ["data", "value", "values", "figure", "figures", "central", "year", "s"];
    let lower = words.to_lowercase();
    let has_ahead = words_in(&lower).any(is_ahead);
    let mut all = words_in(&lower);
    let is_of_ahead = |word: &str| has_ahead && OF_AHEAD.contains(&word);
    let is_was = |word: &str| (is_final(word) || WAS.contains(&word)) && !is_of_ahead(word);
    let is_known =
        all.all(|word| is_ahead(word) || is_was(word) || is_of_ahead(word) || BESIDE.contains(&word));
    let has_was = words_in(&lower).any(is_was);
    (is_known && has_ahead != has_was).then_some(has_ahead)
}

impl Ahead {
    /// Takes the column without another role, or called as one of groups or of notes, whose first words all say it, or how sure
    /// a figure is; these are its flags as well, where no other column has them.
    pub fn find(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &mut Columns) -> Self {
        let is_open = |at: &usize| rows.mapping.role_at(search.header, *at).is_none();
        let says = |at: &usize| {
            let cells = rows.below.iter().map(|record| words(record, Some(*at)));
            let mut cells = cells.filter(|cell| !cell.is_empty());
            let mut says_when = false;
            let are_all = cells.all(|cell| {
                let words = source::text(cell).0;
                // Operations and absences are planned too: that word alone is no word on when.
                says_when |= says_ahead(&words).is_some() && !words.trim().eq_ignore_ascii_case("planned");
                is_status(&words)
            });
            are_all && says_when
        };
        let group = columns.at(Column::Group).filter(|_| columns.at(Column::Dimension).is_none());
        let note = columns.at(Column::Note);
        let free = (0..search.header.names().len()).filter(|at| search.is_free(*at));
        let found = group.into_iter().chain(note).chain(free).filter(is_open).find(says);
        let Some(at) = found else { return Self::default() };
        for (column, role) in [(Column::Group, "breakdown_group"), (Column::Note, "note")] {
            if columns.at(column) == Some(at) {
                columns.set(column, None);
                search.remarks.retain(|remark| !remark.ends_with(&format!("was taken as `{role}`.")));
            }
        }
        search.mark(at);
        if columns.at(Column::Flag).is_none() {
            columns.set(Column::Flag, Some(at));
        }
        Self { at: Some(at), name: search.header.said_as(at).into_owned(), ..Self::default() }
    }

    /// Refuses a row of what was expected or aimed at.
    ///
    /// # Errors
    /// Why it gives nothing.
    pub fn refuse(&mut self, record: &ByteRecord) -> Result<(), Reason> {
        if self.at.is_none() {
            return Ok(());
        }
        let cell = words(record, self.at);
        let is_ahead = self.known.get(cell, || words_in(&source::text(cell).0.to_lowercase()).any(is_ahead));
        if !is_ahead {
            return Ok(());
        }
        Err(why_left_out(&self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::{figures, rows, said, skipped};
    use crate::model::Flag;

    #[test]
    fn rows_of_what_was_expected_are_left_out_and_said() {
        for header in ["Scenario", "Data type", "Category", "Status", "Actual or forecast"] {
            for word in ["Projected", "Forecast", "Target", "Projection (central)"] {
                for table in [
                    format!(
                        "Area,Indicator,Year,{header},Value\nBury,Falls,2021,Actual,5\nBury,Falls,2030,{word},9\n"
                    ),
                    format!("Area,Year,{header},Falls,Walks\nBury,2021,Actual,5,6\nBury,2030,{word},9,8\n"),
                ] {
                    let read = rows(&table);
                    let years: Vec<String> = figures(&read);
                    assert!(years.iter().all(|figure| figure.contains("| 2021 |")), "{table}: {years:?}");
                    assert!(!years.is_empty(), "{table}");
                    assert!(
                        skipped(&read.tables[0])[0].contains("a forecast, a plan or a target"),
                        "{table}"
                    );
                }
            }
        }
        let all =
            "Area,Indicator,Year,Scenario,Value\nBury,Falls,2029,Projected,5\nBury,Falls,2030,Projected,9\n";
        assert_eq!(figures(&said(all, &["Scenario=ignore"])).len(), 2, "the way out");
    }

    #[test]
    fn how_sure_figures_are_stands_beside_what_was_and_what_was_aimed_at() {
        let figures = |header: &str, value: &str| {
            let read = rows(&format!(
                "Area,Year,{header},{value}\nBury,2020,Actual,5\nBury,2021,Provisional outturn,6\nBury,2022,Budget,9\n\
                 Bury,2023,Estimated,7\n"
            ));
            assert!(skipped(&read.tables[0])[0].ends_with(&format!("(--map '{header}=ignore')")), "{header}");
            let all = read.observations.iter();
            all.map(|one| (one.figures.value.unwrap_or_default(), one.flag)).collect::<Vec<_>>()
        };
        for header in ["Type", "Status", "Version", "Note", "Scenario", "Breakdown", "Whatever"] {
            for value in ["Value", "Spend"] {
                assert_eq!(
                    figures(header, value),
                    [(5.0, None), (6.0, Some(Flag::Provisional)), (7.0, Some(Flag::Estimated))],
                    "{header}, {value}"
                );
            }
        }
    }

    #[test]
    fn what_is_planned_may_be_no_plan() {
        let table = |words: [&str; 2]| {
            let [one, other] = words;
            format!("Area,Year,Type,Value\nBury,2021,{one},5\nOldham,2021,{other},6\n")
        };
        for words in [["Planned", "Planned"], ["Planned", "Unplanned"]] {
            assert_eq!(figures(&rows(&table(words))).len(), 2, "{words:?}");
        }
        assert_eq!(figures(&rows(&table(["Planned", "Actual"]))).len(), 1);
    }

    #[test]
    fn words_of_what_was_alone_leave_nothing_out() {
        let read = rows("Area,Indicator,Year,Scenario,Value\nBury,Falls,2021,Actual,5\nBury,Falls,2022,,6\n");
        assert_eq!(figures(&read).len(), 2);
        assert!(
            !read.tables[0].remarks.iter().any(|remark| remark.contains("forecast")),
            "nothing was left out"
        );
        for words in ["Outturn", "Final outturn", "Actual", "Published"] {
            assert_eq!(says_ahead(words), Some(false), "{words}");
        }
        for words in ["Actual / forecast", "Draft", "Revised", "Provisional outturn"] {
            assert_eq!(says_ahead(words), None, "{words}");
        }
        assert_eq!(says_ahead("High"), None);
        assert_eq!(says_ahead("Target group"), None);
    }
}

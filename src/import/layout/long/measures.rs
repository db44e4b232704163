//! Columns that are called as those of groups and hold measures.

use super::columns::{Column, Columns};
use crate::import::kind_words;
use crate::import::layout::FirstRows;
use crate::import::layout::fields::field;
use crate::import::layout::measure::{says_measure, says_only_measure};
use crate::import::layout::part::Part;
use crate::import::layout::sample::holds_figures;
use crate::import::source;
use crate::import::table::ColumnSearch;
use std::collections::BTreeSet;

/// Takes a column that is called as one of groups for what it is where its words say how figures are measured: `Estimate` and
/// `SE` are numbers of one figure, `Rate` and `Number` figures of their own.
pub(super) fn find_among_groups(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    take_back(columns, search, rows);
    if columns.at(Column::Dimension).is_some() || columns.at(Column::Measure).is_some() {
        return;
    }
    let free = (0..search.header.names().len()).filter(|at| search.is_free(*at));
    let candidates = columns.at(Column::Group).into_iter().chain(free);
    let candidates: Vec<usize> =
        candidates.filter(|at| rows.mapping.role_at(search.header, *at).is_none()).collect();
    for at in candidates {
        if take(columns, search, rows, at) {
            return;
        }
    }
}

/// Takes the first column without a role whose words are all kinds of value for one of measures, where no other is one.
pub(in crate::import::layout) fn find_kinds(
    columns: &mut Columns,
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
) {
    let is_open = |at: &usize| rows.mapping.role_at(search.header, *at).is_none();
    let are_kinds = |at: &usize| {
        let words = words_of(rows, *at);
        !words.is_empty() && words.iter().all(|words| names_only_kind(words))
    };
    let group = columns.at(Column::Group).filter(|_| columns.at(Column::Dimension).is_none());
    let free = (0..search.header.names().len()).filter(|at| search.is_free(*at));
    let mut open = group.into_iter().chain(free).filter(is_open);
    if let (None, Some(at)) = (columns.at(Column::Measure), open.find(are_kinds)) {
        if group == Some(at) {
            columns.set(Column::Group, None);
        }
        columns.set(Column::Measure, Some(at));
        search.mark(at);
        search.say_taken(at, "measure");
    }
}

/// Takes a column of words that say how many times as large figures are for one of measures, or, beside such a column, for
/// one of units.
pub(in crate::import::layout) fn find_scale(
    columns: &mut Columns,
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
) {
    let is_of_words = |at: &usize| {
        search.is_free(*at) && search.header.plain_names()[*at] == "scale" && !holds_figures(rows.below, *at)
    };
    let Some(at) = (0..search.header.names().len()).find(is_of_words) else { return };
    let free = [(Column::Measure, "measure"), (Column::Unit, "unit")].into_iter();
    if let Some((column, name)) = { free }.find(|(column, _)| columns.at(*column).is_none()) {
        columns.set(column, Some(at));
        search.mark(at);
        search.say_taken(at, name);
    }
}

/// Takes a column of measures that stood for the indicator for what it is, where its words name nothing but the numbers of a
/// figure: `Variable`, `Confidence`.
fn take_back(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    let (Some(at), None) = (columns.at(Column::Indicator), columns.at(Column::Measure)) else { return };
    let is_said = rows.mapping.role_at(search.header, at).is_some();
    if is_said || !search.header.plain_names()[at].starts_with("measure") {
        return;
    }
    let words = words_of(rows, at);
    if !words.is_empty() && words.iter().all(|words| names_only_number(words)) {
        columns.set(Column::Indicator, None);
        columns.set(Column::Measure, Some(at));
        search.remarks.retain(|remark| !remark.ends_with("was taken as `indicator`."));
        search.say_taken(at, "measure");
    }
}

/// Whether a column has words that name something, rather than only how it is measured.
pub(super) fn names_what(rows: &FirstRows<'_>, at: usize) -> bool {
    let names = |words: &String| {
        !words.is_empty()
            && Part::of_row(words).0 == Part::Value
            && !names_only_number(words)
            && !says_only_measure(words)
    };
    words_of(rows, at).iter().any(names)
}

/// The different words of a column in the first rows.
fn words_of(rows: &FirstRows<'_>, at: usize) -> BTreeSet<String> {
    rows.below.iter().map(|record| source::text(field(record, Some(at))).0.into_owned()).collect()
}

/// Whether words name a number of a figure and nothing else.
fn names_only_number(words: &str) -> bool {
    let (part, rest) = Part::of_row(words);
    rest.is_empty() && (part != Part::Value || !words.is_empty())
}

/// Whether words name a kind of value, or a number of a figure, and nothing that it is of: `Rate`, `Crude rate per 1,000`.
fn names_only_kind(words: &str) -> bool {
    let is_number = || Part::of_row(words).0 != Part::Value && names_only_number(words);
    let is_words = words.starts_with(|c: char| c.is_alphabetic() || c == '%');
    is_words && (is_number() || (says_only_measure(words) && !kind_words::said(words).is_empty()))
}

/// Takes a column for one of measures where it is such; a column without a usual name has to name kinds of value or a number
/// of a figure.
fn take(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, at: usize) -> bool {
    let is_group = columns.at(Column::Group) == Some(at);
    let words = words_of(rows, at);
    let are_numbers = words.iter().all(|words| names_only_number(words));
    let are_kinds = !words.is_empty() && words.iter().all(|words| names_only_kind(words));
    let are_measures =
        || words.iter().all(|words| Part::of_row(words).0 != Part::Value || says_measure(words));
    let names_number = || words.iter().any(|words| Part::of_row(words).0 != Part::Value);
    let is_called_so = words.len() > 1 && (are_numbers || are_measures()) && (is_group || names_number());
    if !is_called_so && !are_kinds {
        return false;
    }
    let (column, name) = match columns.at(Column::Indicator) {
        None if !are_numbers => (Column::Indicator, "indicator"),
        _ => (Column::Measure, "measure"),
    };
    if is_group {
        columns.set(Column::Group, None);
    }
    search.remarks.retain(|remark| !remark.ends_with("was taken as `breakdown_group`."));
    columns.set(column, Some(at));
    search.mark(at);
    search.say_taken(at, name);
    true
}

#[cfg(test)]
mod tests {
    use crate::import::choice::Choice;
    use crate::import::table::Layout;
    use crate::import::testing::{figures, only_table, read, rows};

    #[test]
    fn words_that_are_all_kinds_of_value_are_measures_whatever_their_column_is_called() {
        for header in ["Type", "Measure", "Figure type", "Whatever", "Category"] {
            for table in [
                format!("Area,Year,{header},Value\nBury,2022,Number,100\nBury,2022,Rate,10.5\n"),
                format!("Area,{header},2021,2022\nBury,Number,100,101\nBury,Rate,10.5,10.6\n"),
            ] {
                let read = rows(&table);
                assert_eq!(read.indicators.len(), 2, "{table}: {:?}", figures(&read));
                assert!(
                    figures(&read).iter().all(|figure| figure.contains(" |  | ")),
                    "{table}: {:?}",
                    figures(&read)
                );
            }
        }
        let one = rows("Area,Year,Type,Value\nBury,2022,Rate,10.5\nOldham,2022,Rate,11.5\n");
        assert_eq!(only_table(&one, Layout::Tidy).columns.len(), 4);
        assert!(one.indicators[0].measured.contains("Rate") || one.indicators[0].key.contains("Rate"));
    }

    #[test]
    fn a_measure_that_names_things_beside_periods_across_is_the_indicator() {
        let read = rows("Area,Measure,2021,2022\nBury,Smokers,1,2\nBury,Drinkers,3,4\n");
        assert_eq!(
            figures(&read),
            [
                "Drinkers |  | Bury | 2021 | 3",
                "Drinkers |  | Bury | 2022 | 4",
                "Smokers |  | Bury | 2021 | 1",
                "Smokers |  | Bury | 2022 | 2"
            ]
        );
    }

    #[test]
    fn days_of_snapshots_are_periods_and_weeks_are_refused_as_such() {
        for header in ["Snapshot date", "As at"] {
            let read = rows(&format!("Area,{header},Waits\nBury,31/03/2021,1\nBury,31/03/2022,3\n"));
            assert_eq!(figures(&read).len(), 2, "{header}");
        }
        for table in [
            "Area,Week ending,Waits\nBury,08/01/2021,1\nBury,15/01/2021,3\n",
            "Area,Indicator,Week ending,Value\nBury,Waits,08/01/2021,1\nBury,Waits,15/01/2021,3\n",
        ] {
            let error = read(table.as_bytes(), Choice::default()).unwrap_err();
            let sentence = error.sentence();
            assert!(
                sentence.contains("add weeks up to months") && sentence.contains("Week ending=ignore"),
                "{error}"
            );
        }
    }
}

//! Words in brackets behind some of the periods across: `2022 (experimental)` beside `2021` is of the same figures.

use super::half_read::half_read;
use super::series::Headed;
use crate::import::gazetteer;
use crate::import::layout::measure::says_measure;
use crate::import::layout::others::is_only_other;
use crate::import::layout::part::Part;
use crate::import::table::{ColumnSearch, people};

/// Takes words in brackets that stand behind the only column of a period for a note on its figures, where other columns are
/// called by their period alone, and says so. Words for people, areas, aims and measures say what figures are of.
pub(super) fn without_notes(headed: &mut [Headed], search: &mut ColumnSearch<'_>) {
    let header = search.header;
    let is_value = |column: &&Headed| column.part == Part::Value && column.period.is_some();
    let values = || headed.iter().filter(is_value);
    if !values().any(|column| column.rest.is_empty()) {
        return;
    }
    let is_alone = |column: &Headed| values().filter(|other| other.label() == column.label()).count() == 1;
    let is_note = |column: &Headed| {
        let inner = column.rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        inner.is_some_and(|inner| {
            is_alone(column)
                && !inner.contains(['(', ')'])
                && !says_measure(inner)
                && !is_only_other(inner)
                && people::dimension_of_all(inner).is_none()
                && gazetteer::called_anyhow(inner).is_none()
                && half_read(&header.names()[column.at]).is_none()
        })
    };
    let notes: Vec<bool> = headed.iter().map(|column| is_value(&column) && is_note(column)).collect();
    for (column, _) in headed.iter_mut().zip(notes).filter(|(_, is_note)| *is_note) {
        column.rest.clear();
        let name = header.said_as(column.at);
        search.remarks.push(format!(
            "The words in brackets of the column `{name}` were taken as a note, and its figures for those of that period beside the \
             others. If they are of something else, say that the column is not wanted (--map '{name}=ignore')."
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, tried};

    #[test]
    fn words_in_brackets_behind_a_year_are_a_note_which_is_said() {
        for note in ["experimental", "new definition", "see notes"] {
            let csv = format!("Area,2021,2022 ({note})\nBury,5,6\n");
            let read = rows(&csv);
            let expected = ["table:table |  | Bury | 2021 | 5", "table:table |  | Bury | 2022 | 6"];
            assert_eq!(figures(&read), expected, "{csv}");
            let remarks = &read.tables[0].remarks;
            let said = format!("The words in brackets of the column `2022 ({note})` were taken as a note");
            assert!(remarks.iter().any(|remark| remark.starts_with(&said)), "{remarks:?}");
            let without = tried(&csv, &[&format!("2022 ({note})=ignore")]).unwrap();
            assert_eq!(without, ["table:table |  | Bury | 2021 | 5"], "{csv}");
        }
    }

    #[test]
    fn words_in_brackets_that_say_what_figures_are_of_are_no_notes() {
        for header in
            ["2021,2022 (Males)", "2021,2021 (hospital)", "2021,2022 (England)", "2021,2022 (target)"]
        {
            let read = tried(&format!("Area,{header}\nBury,5,6\n"), &[]);
            let is_one = |figures: &Vec<String>| {
                figures.len() == 2 && figures.iter().all(|it| it.contains("table:table |  |"))
            };
            assert!(!read.as_ref().is_ok_and(is_one), "{header}: {read:?}");
        }
    }
}

//! Cells of columns of figures that cannot be read: each is a gap that is named, and never the end of its column.

use crate::import::table::Layout;
use crate::import::testing::{figures, only_table, rows, said};

const YEARS: &str = "Area code,2021,2022,2023\nE08000002,10,11,12\nE08000001,20,TBC,22\nE92000001,30,31,32\n";

#[test]
fn a_cell_that_cannot_be_read_is_one_gap_with_its_text_and_line() {
    for text in [
        "TBC",
        "awaited",
        "n/k",
        "None",
        "nil",
        "See note",
        "insufficient data",
        "low numbers",
        "(21)",
        "R 5",
        "~21",
        "21/100",
        "21pp",
        "2 1",
    ] {
        let read = rows(&YEARS.replace("TBC", text));
        let table = only_table(&read, Layout::Wide);
        let figures = figures(&read);
        assert_eq!(figures.len(), 8, "{text}: {figures:?}");
        assert!(
            figures.iter().any(|figure| figure.ends_with("E08000002 | 2022 | 11")),
            "{text}: {figures:?}"
        );
        let gap = format!("‘{text}’ (line 3)");
        assert!(table.remarks.iter().any(|remark| remark.contains(&gap)), "{text}: {:?}", table.remarks);
        assert!(table.columns_left.is_empty(), "{:?}", table.columns_left);
    }
}

#[test]
fn a_first_row_that_cannot_be_read_is_no_header_below_years() {
    let rows_of = |first: &str, second: &str| rows(&format!("Area,2021,2022,2023\n{first}\n{second}\n"));
    let (upton, england) = ("Upton,09 r,1y8,[c]", "England,11,10.9,10.8");
    let years =
        |read: &_| figures(read).into_iter().filter(|figure| figure.contains("England")).collect::<Vec<_>>();
    let (one_way, other_way) = (years(&rows_of(upton, england)), years(&rows_of(england, upton)));
    assert_eq!(one_way.len(), 3, "{one_way:?}");
    assert_eq!(one_way, other_way);
    // Nor where no cell of it says anything.
    assert_eq!(years(&rows_of("Upton,TBC,TBC,TBC", england)).len(), 3);
}

#[test]
fn what_is_called_as_nothing_usual_keeps_its_figures_too() {
    let read =
        rows("Area code,Year,Falls,Walks\nE08000002,2022,10,1\nE08000001,2022,TBC,2\nE92000001,2022,12,3\n");
    let falls = figures(&read).into_iter().filter(|figure| figure.starts_with("Falls")).count();
    assert_eq!(falls, 2, "{:?}", figures(&read));
}

#[test]
fn one_limit_that_cannot_be_read_takes_no_other_with_it() {
    let read = rows(
        "Area code,Year,A rate,Lower CI,Upper CI\nE08000002,2022,10,9,11\nE08000001,2022,20,TBC,21\n\
         E92000001,2022,30,29,31\n",
    );
    only_table(&read, Layout::Wide);
    let limits: Vec<_> = read.observations.iter().map(|o| (o.figures.lower, o.figures.upper)).collect();
    assert_eq!(limits, [(Some(9.0), Some(11.0)), (None, Some(21.0)), (Some(29.0), Some(31.0))]);
}

#[test]
fn a_column_most_of_which_cannot_be_read_is_left_out_which_is_said() {
    let read = rows("Area code,2021,2022\nE08000002,10,TBC\nE08000001,20,TBC\nE92000001,30,31\n");
    let table = only_table(&read, Layout::Wide);
    assert_eq!(figures(&read).len(), 3);
    let remark = "The column `2022` was left out: most of its first cells are no number";
    assert!(table.remarks.iter().any(|said| said.starts_with(remark)), "{:?}", table.remarks);
    // Who says that it holds figures adds its year to the others.
    let read =
        said("Area code,2021,2022\nE08000002,10,TBC\nE08000001,20,TBC\nE92000001,30,31\n", &["2022=value"]);
    assert_eq!(figures(&read).len(), 4, "{:?}", figures(&read));
}

#[test]
fn to_say_that_one_year_holds_figures_leaves_the_others() {
    let read = said(YEARS, &["2022=value"]);
    assert_eq!(figures(&read).len(), 8, "{:?}", figures(&read));
}

#[test]
fn numbers_and_words_that_may_be_groups_are_no_figures() {
    let below: String = (0..6)
        .map(|at| format!("E0800000{at},2022,{},{at}\n", ["1", "2", "R"][at % 3]))
        .collect::<Vec<_>>()
        .concat();
    let read = rows(&format!("Area code,Year,Form,Falls\n{below}"));
    assert!(figures(&read).iter().all(|figure| !figure.starts_with("Form")), "{:?}", figures(&read));
}

#[test]
fn figures_under_a_blank_header_are_said_with_their_column() {
    let remarks = |csv: &str| rows(csv).tables[0].remarks.join(" ");
    let said = remarks("Area code,Year,Falls,,Smoking,\nE08000002,2021,1,2,3,4\nE08000001,2021,2,3,9,5\n");
    assert!(said.contains("Columns 4, 6 have figures and no name"), "{said}");
    let said = remarks("indicator,area,period,value,\nFalls,E08000002,2021,1,2\n");
    assert!(said.contains("Column 5 has figures and no name"), "{said}");
    let said = remarks(",Area code,Year,Falls\n0,E08000002,2021,1\n1,E08000001,2021,2\n");
    assert!(!said.contains("no name"), "numbers of rows: {said}");
}

//! Rows that leave blank what stands once above them, as merged cells do in a text file. Rows are never read by their order,
//! so that such rows would be lost, and what is left would pass for all there is.

use super::fields::{field, given, short};
use super::recognise::FirstRows;
use super::{finer, period, token};
use crate::import::source;
use crate::import::table::{ColumnSearch, people};
use crate::import::words::words_in;
use crate::model::Role;
use csv::ByteRecord;
use std::collections::BTreeSet;

/// What a row may leave blank though it is of it, each with the roles of its columns.
const SUBJECTS: [&[Role]; 3] = [&[Role::Area, Role::Code, Role::Name], &[Role::Indicator], &[Role::Period]];

/// Columns that say what the figures of a row are of.
const KEYS: [&[Role]; 4] =
    [SUBJECTS[0], SUBJECTS[1], SUBJECTS[2], &[Role::Breakdown, Role::BreakdownBy, Role::Measure]];

/// Why a table of these roles cannot be read, where rows with figures leave blank what they are of and say what no other row
/// says: where they are as many as the others, or where the others are all of one group of people, which would pass for
/// everyone.
pub(super) fn why_refused(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, roles: &[Role]) -> Option<String> {
    let figures = with(roles, &[Role::Value]);
    let has_figure = |row: &&ByteRecord| {
        let mut cells = figures.iter().map(|at| field(row, Some(*at)));
        cells.any(|cell| !cell.is_empty() && token::cell(cell).is_some())
    };
    let rows_with_figures: Vec<&ByteRecord> = rows.below.iter().filter(has_figure).collect();
    SUBJECTS.iter().find_map(|subject| of_subject(subject, &rows_with_figures, search, rows, roles))
}

/// The positions of the columns that have one of these roles.
fn with(roles: &[Role], wanted: &[Role]) -> Vec<usize> {
    (0..roles.len()).filter(|at| wanted.contains(&roles[*at])).collect()
}

fn of_subject(
    subject: &[Role],
    with_figures: &[&ByteRecord],
    search: &ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    roles: &[Role],
) -> Option<String> {
    let columns = with(roles, subject);
    let is_blank = |row: &ByteRecord| columns.iter().all(|at| given(row, Some(*at)).is_empty());
    let periods = with(roles, &[Role::Period]);
    let is_other_line = |row: &ByteRecord| {
        let cells = periods.iter().map(|at| given(row, Some(*at))).filter(|cell| !cell.is_empty());
        periods.len() == 1 && { cells }.any(|cell| period::in_column(&source::text(cell).0).is_err())
    };
    let (blank, named): (Vec<&ByteRecord>, Vec<&ByteRecord>) =
        { with_figures.iter().copied() }.partition(|row| is_blank(row));
    let blank: Vec<&ByteRecord> = blank.into_iter().filter(|row| !is_other_line(row)).collect();
    if columns.is_empty() || blank.is_empty() || named.is_empty() {
        return None;
    }
    // An area around the one that is blank says what such a row is of.
    let around =
        if subject == SUBJECTS[0] { finer::columns_around(search, rows, &columns) } else { Vec::new() };
    let is_of_around = |row: &ByteRecord| around.iter().any(|at| !given(row, Some(*at)).is_empty());
    let alone: Vec<&ByteRecord> = blank.iter().copied().filter(|row| !is_of_around(row)).collect();

    let mut said = with(roles, &KEYS.concat());
    said.retain(|at| !columns.contains(at));
    let is_said_throughout = |at: &usize| with_figures.iter().all(|row| !field(row, Some(*at)).is_empty());
    let left = finer::open_words(search, rows).into_iter().filter(|at| !around.contains(at));
    let all: Vec<usize> = said.into_iter().chain(left.filter(is_said_throughout)).collect();

    let lost = |rows: &[&ByteRecord], columns: &[usize]| lost(rows, &named, columns);
    let of_any = Some(lost(&alone, &all)).filter(|_| alone.len() >= named.len());
    let of_groups = || {
        let groups = with(roles, &[Role::Breakdown]).into_iter();
        let of_column = |at: usize| lost(&blank, &[at]);
        let is_one = |at: &usize| {
            let said: BTreeSet<&[u8]> = named.iter().map(|row| given(row, Some(*at))).collect();
            said.len() == 1
        };
        groups.filter(is_one).flat_map(of_column).filter(|words| !says_total(words)).collect()
    };
    let of_groups = if subject == SUBJECTS[2] { BTreeSet::new() } else { of_groups() };
    let lost = of_any.filter(|lost| !lost.is_empty()).unwrap_or(of_groups);
    let example = short(lost.first()?);
    let called = search.header.said_as(columns[0]);
    Some(format!(
        "Rows have figures and nothing in ‘{called}’, and say what no row says that has it, such as ‘{example}’: they look like \
         merged cells, of which text keeps only the first, and no row is read by what stands above it. Write into every row \
         what it is of (in a spreadsheet, undo the merging and fill down); or take the rows without it out of the file."
    ))
}

/// What these rows say in some columns that none of the others says there, as words.
fn lost(rows: &[&ByteRecord], others: &[&ByteRecord], columns: &[usize]) -> BTreeSet<String> {
    let key = |row: &ByteRecord| -> Vec<String> {
        columns.iter().map(|at| source::text(given(row, Some(*at))).0.trim().to_owned()).collect()
    };
    let known: BTreeSet<Vec<String>> = others.iter().map(|row| key(row)).collect();
    let lost = rows.iter().map(|row| key(row)).filter(|key| !known.contains(key));
    let words =
        lost.map(|key| key.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", "));
    words.filter(|words| !words.is_empty()).collect()
}

/// Whether a row is the total of others by its words.
fn says_total(words: &str) -> bool {
    words.split(", ").any(people::is_everyone)
        || words_in(words).any(|word| ["total", "subtotal", "overall"].contains(&&*word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, skipped, tried};

    #[test]
    fn what_stands_once_over_several_rows_is_refused_and_the_way_out_works() {
        for (csv, column, example, written) in [
            (
                "Area,Age,2021\nBury,0-4,10\n,5-9,12\n,Total,22\n",
                "Area",
                "5-9",
                "Area,Age,2021\nBury,0-4,10\nBury,5-9,12\nBury,Total,22\n",
            ),
            (
                "Area,Age,2021\nBury,0-4,10\n,5-9,12\nBolton,0-4,3\nWigan,0-4,3\n",
                "Area",
                "5-9",
                "Area,Age,2021\nBury,0-4,10\nBury,5-9,12\nBolton,0-4,3\nWigan,0-4,3\n",
            ),
            (
                "Area code,Area,Indicator,Year,Value\nE08000002,Bury,Falls,2021,10\n,,Falls,2022,12\n,,Walks,2021,3\n",
                "Area code",
                "Falls, 2022",
                "Area code,Area,Indicator,Year,Value\nE08000002,Bury,Falls,2021,10\nE08000002,Bury,Falls,2022,12\n\
                 E08000002,Bury,Walks,2021,3\n",
            ),
            (
                "Indicator,Area,2021\nFalls,Bury,10\n,Bolton,12\n,Wigan,22\n",
                "Indicator",
                "Bolton",
                "Indicator,Area,2021\nFalls,Bury,10\nFalls,Bolton,12\nFalls,Wigan,22\n",
            ),
            (
                "Year,Area,Falls,Walks\n2021,Bury,10,1\n,Bolton,12,2\n,Wigan,22,3\n",
                "Year",
                "Bolton",
                "Year,Area,Falls,Walks\n2021,Bury,10,1\n2021,Bolton,12,2\n2021,Wigan,22,3\n",
            ),
            (
                "Area,Kind of fall,2021\nBury,On stairs,10\n,In bed,12\nBolton,On stairs,1\n,In bed,2\n",
                "Area",
                "In bed",
                "Area,Kind of fall,2021\nBury,On stairs,10\nBury,In bed,12\nBolton,On stairs,1\nBolton,In bed,2\n",
            ),
            (
                "Region,Local authority,Age,2021\nNorth West,Bury,0-4,10\nNorth West,,5-9,12\n",
                "Local authority",
                "5-9",
                "Region,Local authority,Age,2021\nNorth West,Bury,0-4,10\nNorth West,Bury,5-9,12\n",
            ),
        ] {
            let (header, below) = csv.split_once('\n').unwrap();
            let turned = below.lines().rev().fold(header.to_owned(), |csv, line| csv + "\n" + line);
            for csv in [csv, &turned] {
                let refused = tried(csv, &[]).unwrap_err();
                let expected = format!(
                    "Rows have figures and nothing in ‘{column}’, and say what no row says that has it, such as ‘{example}’"
                );
                assert!(refused.starts_with(&expected), "{csv}: {refused}");
            }
            assert!(tried(written, &[]).is_ok(), "{written}");
        }
    }

    #[test]
    fn rows_of_no_area_and_lines_that_add_up_others_stay_out_unasked() {
        for csv in [
            "Area,2021\nBury,1\n,3\n,4\n",
            "Area,Year,Falls\nBury,2021,1\n,2021,3\n",
            "Area,Sex,2021\nBury,Male,1\nBury,Female,2\n,Male,3\n,Female,4\n",
            "Area,Age,2021\nBury,0-4,1\nBury,5-9,2\n,Total,3\n",
            "Area,Indicator,2021\nBury,Falls,1\nBolton,Falls,2\n,Total falls,3\n",
            "Area,Year,Falls\nBury,2021,1\nBolton,2021,2\nBoth places,,3\n",
        ] {
            let read = rows(csv);
            assert!(skipped(&read.tables[0]).iter().any(|skipped| skipped.ends_with(" is blank")), "{csv}");
            assert!(!figures(&read).is_empty(), "{csv}");
        }
    }

    #[test]
    fn where_the_smaller_area_is_blank_a_row_is_of_the_area_around_it() {
        for (csv, codes) in [
            (
                "Region,Local authority,2021\nNorth West,,50\n,Bury,5\nEngland,,100\n",
                ["North West", "Bury", "England"],
            ),
            (
                "Country,Region,Local authority,2021\nEngland,,,100\nEngland,North West,,50\nEngland,North West,Bury,5\n",
                ["North West", "Bury", "England"],
            ),
            (
                "RGN code,Region,LA code,LA,Year,Value\nE12000002,North West,,,2021,50\nE12000002,North West,E08000002,Bury,2021,5\n\
                 E92000001,England,,,2021,100\n",
                ["E12000002", "E08000002", "E92000001"],
            ),
        ] {
            let read = rows(csv);
            let mut expected: Vec<String> = codes
                .iter()
                .zip(["50", "5", "100"])
                .map(|(code, value)| format!("| {code} | 2021 | {value}"))
                .collect();
            expected.sort();
            let taken = figures(&read);
            assert!(
                taken.iter().zip(&expected).all(|(taken, expected)| taken.ends_with(expected)),
                "{csv}: {taken:?}"
            );
            assert_eq!(taken.len(), 3, "{csv}");
            assert!(
                read.tables[0].remarks.iter().any(|remark| remark.starts_with("Rows with nothing in")),
                "{csv}"
            );
        }
    }
}

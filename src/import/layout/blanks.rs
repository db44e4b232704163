//! Rows that leave blank what stands once above them, as merged cells do in a text file. Rows are never read by their order,
//! so that such rows would be lost, and what is left would pass for all there is; or, where what is blank is a group, they
//! would pass for everyone.

use super::fields::{field, given, short};
use super::recognise::FirstRows;
use super::{finer, period, token};
use crate::import::source;
use crate::import::table::{ColumnSearch, people};
use crate::import::words::words_in;
use crate::model::Role;
use csv::ByteRecord;
use std::collections::{BTreeMap, BTreeSet};

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
    let of_subject = |subject: &&[Role]| of_subject(subject, &rows_with_figures, search, rows, roles);
    let of_groups = || {
        let groups = with(roles, &[Role::Breakdown, Role::Measure]);
        groups.into_iter().find_map(|at| of_groups(at, &rows_with_figures, search, roles))
    };
    SUBJECTS.iter().find_map(of_subject).or_else(of_groups)
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
    let of_any = || {
        let lost = lost(&alone, &all);
        let fit = || {
            let row = alone.first().filter(|_| is_room_for(&alone, &named, &all, &columns))?;
            Some(said_in(row, &all)).filter(|said| !says_total(said))
        };
        lost.into_iter().next().or_else(fit)
    };
    let of_any = if alone.len() >= named.len() { of_any() } else { None };
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
    let lost = of_any.or_else(|| of_groups.into_iter().next())?;
    let example = short(&lost);
    let called = search.header.said_as(columns[0]);
    Some(format!(
        "Rows have figures and nothing in ‘{called}’, and say what no row says that has it, such as ‘{example}’: they look like \
         merged cells, of which text keeps only the first, and no row is read by what stands above it. Write into every row \
         what it is of (in a spreadsheet, undo the merging and fill down); or take the rows without it out of the file."
    ))
}

/// The same for a column of groups, of which a blank is everyone where rows without a group stand beside all groups of the
/// same. Where each of them stands in the place of a group that is not there, it may be one of this group as well.
fn of_groups(
    group: usize,
    with_figures: &[&ByteRecord],
    search: &ColumnSearch<'_>,
    roles: &[Role],
) -> Option<String> {
    let is_blank = |row: &&ByteRecord| given(row, Some(group)).is_empty();
    let others: Vec<usize> =
        with(roles, &[Role::Breakdown]).into_iter().filter(|other| *other != group).collect();
    // Where each row has a group of one column at most, a blank one is none beside another.
    let is_of_other = |row: &&ByteRecord| others.iter().any(|at| !given(row, Some(*at)).is_empty());
    let are_apart = !with_figures.iter().any(|row| !is_blank(row) && is_of_other(row));
    let keys: Vec<usize> = with(roles, &KEYS.concat())
        .into_iter()
        .filter(|at| *at != group && roles[*at] != Role::BreakdownBy)
        .collect();
    let indicators = with(roles, SUBJECTS[1]);
    let mut by_indicator: BTreeMap<String, [Vec<&ByteRecord>; 2]> = BTreeMap::new();
    for row in with_figures.iter().filter(|row| !(are_apart && is_of_other(row))) {
        let [blank, named] = by_indicator.entry(said_in(row, &indicators)).or_default();
        if is_blank(row) { blank } else { named }.push(*row);
    }
    let is_merged = |[blank, named]: &[Vec<&ByteRecord>; 2]| {
        let of_blank: Vec<String> = blank.iter().map(|row| said_in(row, &keys)).collect();
        let single: BTreeSet<&String> = of_blank.iter().collect();
        let is_beside = |row: &&ByteRecord| single.contains(&said_in(row, &keys));
        let is_everyone = single.len() == blank.len() && named.iter().all(is_beside);
        let is_room = is_room_for(blank, named, &keys, &[group]);
        is_room && (!is_everyone || fills_down(group, with_figures, &keys))
    };
    let [blank, _] = by_indicator.into_values().find(is_merged)?;
    let (called, example) = (search.header.said_as(group), said_in(blank.first()?, &keys));
    let all = if roles[group] == Role::Breakdown { ", and ‘All’ where it is of everyone" } else { "" };
    Some(format!(
        "Rows have figures and nothing in ‘{called}’ where others of the same have one, such as ‘{}’: they look like merged \
         cells, of which text keeps only the first, and no row is read by what stands above it. Write into every row what it \
         is of (in a spreadsheet, undo the merging and fill down){all}.",
        short(&example)
    ))
}

/// Whether each of these rows may be of something that the other rows have in some columns, without saying what one of them
/// says already: for all that they say elsewhere, no more of them than there is room for.
fn is_room_for(blank: &[&ByteRecord], named: &[&ByteRecord], keys: &[usize], columns: &[usize]) -> bool {
    let all: BTreeSet<String> = named.iter().map(|row| said_in(row, columns)).collect();
    let mut taken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in named {
        taken.entry(said_in(row, keys)).or_default().insert(said_in(row, columns));
    }
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for row in blank {
        *wanted.entry(said_in(row, keys)).or_default() += 1;
    }
    let is_room =
        |(key, count): (&String, &usize)| all.len() >= count + taken.get(key).map_or(0, BTreeSet::len);
    !blank.is_empty() && !named.is_empty() && wanted.iter().all(is_room)
}

/// Whether no two rows are of the same once each has what stands above it in a column.
fn fills_down(column: usize, rows: &[&ByteRecord], keys: &[usize]) -> bool {
    let mut above = String::new();
    let mut of_rows = BTreeSet::new();
    rows.iter().all(|row| {
        let own = said_in(row, &[column]);
        if !own.is_empty() {
            above = own;
        }
        !above.is_empty() && of_rows.insert((above.clone(), said_in(row, keys)))
    })
}

/// What a row says in some columns.
fn said_in(row: &ByteRecord, columns: &[usize]) -> String {
    let cells = columns.iter().map(|at| source::text(given(row, Some(*at))).0.trim().to_owned());
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
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
    fn a_blank_group_is_everyone_only_beside_its_groups() {
        for (csv, column, example) in [
            (
                "Tenure,Area,2021\nSocial,Bury,1\n,Oldham,3\nPrivate,Oldham,5\nPrivate,Bury,6\n",
                "Tenure",
                "Oldham",
            ),
            ("Tenure,Area,2021\nSocial,Bury,1\n,Oldham,3\nPrivate,Bury,5\n,Oldham,6\n", "Tenure", "Oldham"),
            (
                "Sex,Area,Year,Value\nMale,Bury,2021,1\n,Oldham,2021,3\nFemale,Bury,2021,5\n,Oldham,2021,6\n",
                "Sex",
                "Oldham, 2021",
            ),
            ("Sex,Area,2021\nMale,England,1\nFemale,England,3\n,Bury,5\n,Oldham,6\n", "Sex", "Bury"),
            (
                "Phase,Tenure,Area,2021\nPrimary,Social,Bury,1\n,Private,Bury,3\nSecondary,Social,Bury,5\n,Private,Bury,6\n",
                "Phase",
                "Private, Bury",
            ),
        ] {
            let (header, below) = csv.split_once('\n').unwrap();
            let turned = below.lines().rev().fold(header.to_owned(), |csv, line| csv + "\n" + line);
            for csv in [csv, &turned] {
                let refused = tried(csv, &[]).unwrap_err();
                let expected = format!(
                    "Rows have figures and nothing in ‘{column}’ where others of the same have one, such as ‘"
                );
                assert!(refused.starts_with(&expected), "{csv}: {refused}");
            }
            assert!(tried(csv, &[]).unwrap_err().contains(&format!("‘{example}’")), "{csv}");
        }
        // Only their order tells these from rows of everyone.
        let merged = "Tenure,Area,2021\nSocial,Bury,1\n,Oldham,3\nPrivate,Oldham,5\n,Bury,6\n";
        assert!(tried(merged, &[]).unwrap_err().contains("‘Tenure’"));
        let each = "Area,Tenure,2021\nBury,Social,1\n,Private,3\nOldham,Private,5\n,Social,6\n";
        assert!(tried(each, &[]).unwrap_err().contains("‘Area’"));
        // What is told to be written is read.
        for written in [
            "Tenure,Area,2021\nSocial,Bury,1\nSocial,Oldham,3\nPrivate,Oldham,5\nPrivate,Bury,6\n",
            "Sex,Area,2021\nMale,England,1\nFemale,England,3\nAll,Bury,5\nAll,Oldham,6\n",
        ] {
            assert_eq!(tried(written, &[]).unwrap().len(), 4, "{written}");
        }
    }

    #[test]
    fn blank_groups_beside_their_groups_stay_everyone_unasked() {
        for csv in [
            "Sex,Area,2021\n,Bury,3\nMale,Bury,1\nFemale,Bury,2\n,Oldham,5\nMale,Oldham,2\nFemale,Oldham,3\n",
            "Sex,Area,2021\nMale,Bury,1\nMale,Oldham,2\nFemale,Bury,2\nFemale,Oldham,3\n,Bury,3\n,Oldham,5\n",
            "Sex,Area,2021\nMale,England,1\nFemale,England,3\n,England,4\n,Bury,5\n,Oldham,6\n",
            // A part of the groups is not there for each area.
            "Group,Area,2021\nA,Bury,1\nB,Bury,3\n,Bury,4\nB,Oldham,3\nC,Oldham,4\n,Oldham,6\n",
            // Groups of one kind at a time.
            "Sex,Age,Area,2021\nMale,,Bury,1\nFemale,,Bury,3\n,0-4,Bury,2\n,5+,Bury,2\n",
            // Another indicator has no groups.
            "Indicator,Sex,Area,2021\nFalls,Male,Bury,1\nFalls,Female,Bury,3\nWalks,,Bury,2\n",
        ] {
            assert!(tried(csv, &[]).is_ok(), "{csv}: {:?}", tried(csv, &[]));
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

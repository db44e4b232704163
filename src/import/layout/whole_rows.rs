//! Tables of small areas with rows of the larger ones themselves: `Bury` beside a blank ward, or beside `All wards`.

use super::fields::{field, given};
use super::finer::{Extent, extent, is_of_codes, open_columns};
use super::long::{AREAS, Column, Columns};
use super::recognise::FirstRows;
use crate::import::source;
use crate::import::table::ColumnSearch;
use crate::import::words::{has_word, words_in};
use csv::ByteRecord;

/// Whether the words of a small area mean all of the larger one.
pub(super) fn says_whole(words: &str) -> bool {
    const ALL: &str = "all total totals overall whole";
    const OF: &str = "of the in council borough district local authority area areas ward wards parishes divisions school schools \
        neighbourhoods localities lsoas msoas practices trusts";
    let lower = words.to_lowercase();
    let mut has_all = false;
    let is_known = words_in(&lower).all(|word| {
        has_all |= has_word(ALL, word);
        has_word(ALL, word) || has_word(OF, word)
    });
    is_known && has_all
}

/// Takes the columns of small areas for those of the table, where the first rows have some of the larger areas as well: each row
/// is then of the smallest that it names. A column of schools without their codes may have kinds of school, and is left.
pub(super) fn take_small(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    let names = search.header.names();
    let taken: Vec<(Column, usize)> =
        AREAS.into_iter().filter_map(|column| Some((column, columns.at(column)?))).collect();
    if taken.iter().any(|(_, at)| rows.mapping.role_at(search.header, *at).is_some()) {
        return;
    }
    let Some(large) = taken.iter().map(|(_, at)| extent(&names[*at]).unwrap_or(Extent::Council)).max() else {
        return;
    };
    let small: Vec<(usize, Extent)> =
        open_columns(search, rows).into_iter().filter(|(_, extent)| *extent < large).collect();
    let Some((_, least)) = small.first().copied() else { return };
    let has_codes = small.iter().any(|(at, _)| is_of_codes(&names[*at]));
    let is_one_kind = small.iter().all(|(_, extent)| *extent == least);
    if !is_one_kind || least == Extent::Trust || (least == Extent::Site && !has_codes) {
        return;
    }
    if !has_both(rows, &small, &taken) {
        return;
    }
    let of = |codes: bool| small.iter().map(|(at, _)| *at).find(|at| is_of_codes(&names[*at]) == codes);
    let (code, name) = (of(true), of(false));
    for (column, at) in &taken {
        columns.set(*column, None);
        search.leave(*at);
    }
    for (column, at) in [(Column::AreaCode, code), (Column::AreaName, name)] {
        columns.set(column, at);
        if let Some(at) = at {
            search.mark(at);
        }
    }
    let (small, large) = (small[0].0, taken[0].1);
    search.remarks.retain(|remark| !remark.ends_with("was taken as `area`."));
    search.remarks.push(format!(
        "Rows with nothing in {}, or with a word for all of them, were taken as those of the area in {}.",
        search.header.in_words(small),
        search.header.in_words(large)
    ));
}

/// Whether some of the first rows are of small areas, and others of a larger one.
fn has_both(rows: &FirstRows<'_>, small: &[(usize, Extent)], large: &[(Column, usize)]) -> bool {
    let is_blank = |row: &ByteRecord, at: usize| given(row, Some(at)).is_empty();
    let is_whole = |row: &ByteRecord, at: usize| says_whole(&source::text(field(row, Some(at))).0);
    let names_small =
        |row: &&ByteRecord| small.iter().any(|(at, _)| !is_blank(row, *at) && !is_whole(row, *at));
    let names_large = |row: &&ByteRecord| large.iter().any(|(_, at)| !is_blank(row, *at));
    rows.below.iter().any(|row| names_small(&row))
        && rows.below.iter().any(|row| names_large(&row) && !names_small(&row))
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, said};

    const EXPECTED: [&str; 3] = ["Bury | 2022 | 10", "East | 2022 | 3", "Moorside | 2022 | 4"];

    fn ends(figures: &[String]) -> Vec<String> {
        let end = |figure: &String| figure.splitn(3, " | ").nth(2).unwrap().to_owned();
        let mut ends: Vec<String> = figures.iter().map(end).collect();
        ends.sort();
        ends
    }

    #[test]
    fn rows_of_the_larger_area_stand_beside_those_of_its_parts() {
        for whole in ["", "Total", "All wards", "All"] {
            for csv in [
                format!(
                    "Council,Ward,Year,Value\nBury,{whole},2022,10\nBury,East,2022,3\nBury,Moorside,2022,4\n"
                ),
                format!(
                    "Ward,LA name,Year,Falls\nEast,Bury,2022,3\nMoorside,Bury,2022,4\n{whole},Bury,2022,10\n"
                ),
                format!("Council,Ward,2022\nBury,{whole},10\nBury,East,3\nBury,Moorside,4\n"),
            ] {
                assert_eq!(ends(&figures(&rows(&csv))), EXPECTED, "{csv}");
                assert_eq!(ends(&figures(&said(&csv, &["Ward=name"]))), EXPECTED, "{csv}");
            }
        }
    }

    #[test]
    fn codes_tell_the_larger_area_too() {
        let csv = "LA code,LA,Ward code,Ward,Year,Value\nE08000002,Bury,,,2022,10\nE08000002,Bury,E05014164,East,2022,3\n\
                   E08000002,Bury,E05014165,Moorside,2022,4\n";
        let read = rows(csv);
        let mut codes: Vec<_> = read.areas.iter().filter_map(|area| area.code.clone()).collect();
        codes.sort();
        assert_eq!(codes, ["E05014164", "E05014165", "E08000002"]);
        assert_eq!(figures(&read).len(), 3);
    }

    #[test]
    fn schools_are_taken_where_it_is_said() {
        let csv = "LA,School,Year,Value\nBury,,2022,10\nBury,East,2022,3\nBury,Moorside,2022,4\n";
        assert_eq!(ends(&figures(&said(csv, &["School=name"]))), EXPECTED);
    }
}

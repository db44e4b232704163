//! The columns of a table that say where: names, codes and kinds of areas, by what they are called and by what stands in them.

use super::columns::{AREAS, Column, Columns};
use super::names::is_name_of_areas;
use crate::import::layout::recognise::FirstRows;
use crate::import::layout::{area_kind, finer, sample};
use crate::import::table::{ColumnSearch, Mapping, plain};

/// What columns of areas may be called by the kind of area alone, the smallest first: larger ones are what it lies in.
const KINDS_OF_AREAS: [&str; 25] = [
    "ward",
    "ward name",
    "locality",
    "neighbourhood",
    "sub icb",
    "sub icb location",
    "sub icb name",
    "sub icb location name",
    "la",
    "lad",
    "ltla",
    "utla",
    "la and regions",
    "local authority area",
    "authority",
    "authority name",
    "police force",
    "police force area",
    "police force name",
    "icb",
    "ics",
    "integrated care board",
    "region",
    "region name",
    "country",
];

/// What names of columns of areas begin with, whatever follows: `Geography level`.
const BEGINNINGS: [&str; 3] = ["geograph", "area", "localauthorit"];

impl Columns {
    /// A column that is called as one of areas, and whose cells are kinds of areas: the names stand in another one.
    pub(super) fn find_kinds(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        let header = search.header;
        let is_called = |name: &str| {
            is_name_of_areas(name)
                || KINDS_OF_AREAS.iter().any(|kind| plain(kind) == name)
                || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        };
        for (at, name) in header.plain_names().iter().enumerate() {
            let is_open = search.is_free(at) && rows.mapping.role_at(header, at).is_none();
            if self.at(Column::AreaKind).is_none()
                && is_open
                && is_called(name)
                && area_kind::are_kinds(rows.below, at)
            {
                self.set(Column::AreaKind, Some(at));
                search.mark(at);
                search.say_taken(at, "kind");
            }
        }
    }

    /// The column that is called as that of the codes of areas is, but for the word for a name: `Name` beside `Code`.
    pub(super) fn name_of_code(
        &self,
        column: Column,
        search: &mut ColumnSearch<'_>,
        rows: &FirstRows<'_>,
    ) -> Option<usize> {
        let code = self.at(Column::AreaCode).filter(|_| column == Column::AreaName)?;
        if sample::areas(rows.below, code) == 0 {
            return None;
        }
        let name = &search.header.plain_names()[code];
        let of = ["code", "cd", "id"].iter().find_map(|end| name.strip_suffix(end))?;
        search.take(&format!("{of}name")).or_else(|| search.take(&format!("{of}nm")))
    }

    /// Leaves the codes or names of other kinds of areas than those of which somebody says that they are the areas.
    pub(super) fn keep_to_said_areas(&mut self, search: &mut ColumnSearch<'_>, mapping: &Mapping) {
        let header = search.header;
        let extent = |at: usize| finer::extent(&header.names()[at]);
        let (said, found): (Vec<Column>, Vec<Column>) = (AREAS.into_iter())
            .partition(|column| self.at(*column).is_some_and(|at| mapping.role_at(header, at).is_some()));
        let Some(meant) = said.iter().find_map(|column| extent(self.at(*column)?)) else { return };
        for column in found {
            let is_other = |at: &usize| extent(*at).is_some_and(|extent| extent != meant);
            if let Some(at) = self.at(column).filter(is_other) {
                self.set(column, None);
                search.leave(at);
            }
        }
    }

    /// The codes beside the names of areas that are called by their kind, or the names beside the codes: `Ward code`.
    pub fn find_beside_area(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        let taken: Vec<usize> = AREAS.iter().filter_map(|column| self.at(*column)).collect();
        let [only] = taken[..] else { return };
        let names = search.header.names();
        let Some(extent) = finer::extent(&names[only]) else { return };
        let is_of_codes = finer::is_of_codes(&names[only]);
        let is_beside =
            |(at, of): &(usize, _)| *of == extent && finer::is_of_codes(&names[*at]) != is_of_codes;
        if let Some((at, _)) = finer::open_columns(search, rows).into_iter().find(is_beside) {
            self.set(if is_of_codes { Column::AreaName } else { Column::AreaCode }, Some(at));
            search.mark(at);
        }
    }

    /// A column that is called by a kind of area, or a column without a name whose cells are areas, where no other names
    /// them; else one of organisations, such as trusts.
    pub fn find_other_area(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        if self.has_area() {
            return;
        }
        let header = search.header;
        let names = header.plain_names();
        let is_open = |at: &usize| search.is_free(*at) && rows.mapping.role_at(header, *at).is_none();
        let is_called = |at: &usize, kind: &str| {
            names[*at] == plain(kind) && is_open(at) && !sample::holds_figures(rows.below, *at)
        };
        let called = KINDS_OF_AREAS.iter().find_map(|kind| (0..names.len()).find(|at| is_called(at, kind)));
        let is_area =
            |at: &usize| names[*at].is_empty() && is_open(at) && sample::holds_areas(rows.below, *at);
        let organisations = || finer::open_columns(search, rows).into_iter();
        let smallest = || organisations().min_by_key(|(at, extent)| (*extent, *at)).map(|(at, _)| at);
        let found = called.or_else(|| (0..names.len()).find(is_area)).or_else(smallest);
        if let Some(at) = found {
            search.mark(at);
            search.say_taken(at, "area");
            self.set(Column::Area, Some(at));
            self.find_beside_area(search, rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, tried};

    fn areas(csv: &str) -> Vec<String> {
        let of = |line: &String| line.split(" | ").nth(2).unwrap().to_owned();
        tried(csv, &[]).unwrap().iter().map(of).collect()
    }

    #[test]
    fn kinds_of_areas_are_no_names_of_them_whatever_their_column_is_called() {
        for (header, kinds) in [
            ("Code,Name,Geography", ["Metropolitan District", "Metropolitan District"]),
            ("Geographical code,Geographical description,GEOGRAPHY_LEVEL", ["Council", "Council"]),
            ("LA code,LA name,Area", ["Local authority", "Unitary authority"]),
            ("Area code,Name,Local authority", ["Metropolitan boroughs", "London boroughs"]),
            ("Area code,Council,Geography group", ["LA (2021)", "LA (2021)"]),
            ("Area code,Name,Region", ["District", "Region"]),
        ] {
            for (behind, cells) in [(",2021", ["5", "6"]), (",Year,Value", ["2021,5", "2021,6"])] {
                let csv = format!(
                    "{header}{behind}\nE08000002,Bury,{},{}\nE08000004,Oldham,{},{}\n",
                    kinds[0], cells[0], kinds[1], cells[1]
                );
                assert_eq!(areas(&csv), ["E08000002", "E08000004"], "{csv}");
                let read = rows(&csv);
                let names: Vec<&str> = read.areas.iter().map(|area| area.name.as_str()).collect();
                assert_eq!(names, ["Bury", "Oldham"], "{csv}");
            }
        }
        assert_eq!(areas("Name,Geography,2021\nBury,Council,5\nOldham,Council,6\n"), ["Bury", "Oldham"]);
        assert!(tried("Geography,2021\nCouncil,5\nRegion,6\n", &[]).is_err(), "nothing names the areas");
    }

    #[test]
    fn names_of_areas_stay_names_where_a_word_for_a_kind_is_in_them() {
        for (header, cells) in [
            ("Geography", ["England", "Bury"]),
            ("Ward", ["Ward 1", "Ward 2"]),
            ("Area", ["England", "National"]),
            ("Geography", ["Region", "Bury"]),
        ] {
            let csv = format!("{header},2021\n{},5\n{},6\n", cells[0], cells[1]);
            assert_eq!(figures(&rows(&csv)).len(), 2, "{csv}");
        }
        let csv = "Code,Name,Geography,2021\nE08000002,Bury,North West,5\nE08000004,Oldham,North West,6\n";
        let names: Vec<String> = rows(csv).areas.iter().map(|area| area.name.clone()).collect();
        assert_eq!(names, ["Bury", "Oldham"], "a name goes with the code");
    }
}

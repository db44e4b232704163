//! Columns that name what lies within the areas of another column: the ward beside its council, the school, the trust.
//! The figures of a row are of the smallest that it names, and never of the area around it.

use super::fields::{given, short};
use super::long::{AREAS, Column, Columns};
use super::recognise::FirstRows;
use super::sample::holds_figures;
use super::whole_rows::{says_whole, take_small};
use super::{area_kind, finer_rows};
use crate::import::table::{ColumnSearch, Lookup, holds_keys, plain};
use crate::import::words::listed;
use crate::import::{gazetteer, source};
use crate::model::{AreaKind, Role, Word};
use csv::ByteRecord;

/// How large areas are by what their columns are called, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    Site,
    Lsoa,
    Msoa,
    Ward,
    Neighbourhood,
    Trust,
    Council,
    County,
    System,
    Region,
    Nation,
}

/// What columns of each are called, as names are compared, without the words for codes and names and without years.
const CALLED: [(Extent, &[&str]); 11] = [
    (
        Extent::Site,
        &[
            "school",
            "academy",
            "establishment",
            "nursery",
            "carehome",
            "practice",
            "gppractice",
            "generalpractice",
            "gp",
            "gpsurgery",
            "surgery",
            "pharmacy",
            "clinic",
            "hospital",
            "hospitalsite",
            "site",
            "oa",
            "outputarea",
            "postcode",
            "urn",
            "laestab",
        ],
    ),
    (Extent::Lsoa, &["lsoa", "lowersuperoutputarea", "lowerlayersuperoutputarea"]),
    (Extent::Msoa, &["msoa", "middlesuperoutputarea", "middlelayersuperoutputarea"]),
    (Extent::Ward, &["ward", "wd", "electoralward", "electoraldivision", "division", "parish"]),
    (
        Extent::Neighbourhood,
        &["neighbourhood", "locality", "pcn", "primarycarenetwork", "town", "village", "constituency"],
    ),
    (Extent::Trust, &["trust", "nhstrust", "hospitaltrust", "provider", "providerorg"]),
    (
        Extent::Council,
        &[
            "la",
            "lad",
            "ltla",
            "localauthority",
            "localauthoritydistrict",
            "authority",
            "council",
            "district",
            "borough",
        ],
    ),
    (Extent::County, &["utla", "uppertierlocalauthority", "county"]),
    (Extent::System, &["icb", "ics", "integratedcareboard", "integratedcaresystem"]),
    (Extent::Region, &["region", "rgn"]),
    (Extent::Nation, &["country", "ctry", "nation"]),
];

/// What the name of a column of codes ends with.
const CODES: [&str; 6] = ["code", "cd", "id", "number", "urn", "reference"];
/// The same for names.
const NAMES: [&str; 3] = ["hclnm", "nm", "name"];

/// How large the areas of a column are by its name; none where that does not say it.
pub(super) fn extent(name: &str) -> Option<Extent> {
    let known =
        |name: &str| CALLED.iter().find(|(_, called)| called.contains(&name)).map(|(extent, _)| *extent);
    let plain = plain(name);
    let without_year = |name: &str| name.trim_matches(|c: char| c.is_ascii_digit()).to_owned();
    let mut rest = without_year(&plain);
    for before in ["nameof", "codeof"] {
        rest = rest.strip_prefix(before).map_or(rest.clone(), str::to_owned);
    }
    known(&rest).or_else(|| {
        let without = CODES.iter().chain(&NAMES).filter_map(|end| rest.strip_suffix(end));
        without.map(without_year).find_map(|rest| known(&rest))
    })
}

/// Whether a column is called as one of codes.
pub(super) fn is_of_codes(name: &str) -> bool {
    let plain = plain(name);
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    CODES.iter().any(|end| bare.ends_with(end)) || bare.starts_with("codeof")
}

/// The open columns of words or keys that are called by a kind of area, each with how large its areas are.
pub(super) fn open_columns(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Vec<(usize, Extent)> {
    let names = search.header.names();
    let is_open = |at: &usize| search.is_free(*at) && rows.mapping.role_at(search.header, *at).is_none();
    let open = (0..names.len()).filter(is_open);
    let of_words = open.filter(|at| holds_keys(&names[*at]) || !holds_figures(rows.below, *at));
    of_words.filter_map(|at| Some((at, extent(&names[at])?))).collect()
}

/// The open columns of words that say what the figures of a row may be of.
pub(super) fn open_words(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Vec<usize> {
    let names = search.header.names();
    let is_open = |at: &usize| search.is_free(*at) && rows.mapping.role_at(search.header, *at).is_none();
    let open = (0..names.len()).filter(is_open).filter(|at| !names[*at].trim().is_empty());
    open.filter(|at| !holds_keys(&names[*at]) && !holds_figures(rows.below, *at)).collect()
}

/// The open columns that name what the areas of some columns lie in, the closest first, and of one kind codes first.
pub(super) fn columns_around(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, areas: &[usize]) -> Vec<usize> {
    if areas.is_empty() {
        return Vec::new();
    }
    let names = search.header.names();
    // What is called an area and nothing more is one that figures are usually of.
    let extent = areas.iter().filter_map(|at| extent(&names[*at])).max().unwrap_or(Extent::Council);
    let mut around = open_columns(search, rows);
    around.retain(|(_, around)| *around > extent);
    sort_around(&mut around, names);
    around.into_iter().map(|(at, _)| at).collect()
}

fn sort_around(around: &mut [(usize, Extent)], names: &[String]) {
    around.sort_by_key(|(at, extent)| (*extent, !is_of_codes(&names[*at]), *at));
}

/// The columns around those of the areas of a table, the closest first, each with how large its areas are and with the kind
/// that it is called by: they name the area of rows that leave it blank.
#[derive(Debug)]
pub(super) struct Around {
    columns: Vec<(usize, Option<Extent>, Option<AreaKind>)>,
    wholes: Lookup<bool>,
}

impl Around {
    /// Those of a table whose other columns are known.
    pub fn of(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &Columns) -> Self {
        let areas: Vec<usize> = AREAS.iter().filter_map(|column| columns.at(*column)).collect();
        let names = search.header.names();
        // What each area is said to lie in is an area as well.
        let around = columns_around(search, rows, &areas).into_iter().chain(columns.at(Column::Parent));
        let mut around: Vec<(usize, Extent)> =
            around.filter_map(|at| Some((at, extent(&names[at])?))).collect();
        sort_around(&mut around, names);
        let kind = |at: usize| area_kind::in_header(&names[at]);
        let columns = around.into_iter().map(|(at, extent)| (at, Some(extent), kind(at))).collect();
        Self { columns, wholes: Lookup::default() }
    }

    /// Whether a row whose area is called so is of all of the larger one.
    pub fn is_whole(&mut self, name: &[u8]) -> bool {
        !self.columns.is_empty()
            && !name.is_empty()
            && self.wholes.get(name, || says_whole(&source::text(name).0))
    }

    /// Code and name of the closest area that a row names, with the kind that its column is called by; blank where it names
    /// none.
    pub fn area<'r>(&self, record: &'r ByteRecord) -> (&'r [u8], &'r [u8], Option<AreaKind>) {
        let cells = self.columns.iter().map(|(at, extent, kind)| (given(record, Some(*at)), *extent, *kind));
        let mut named = cells.filter(|(cell, ..)| !cell.is_empty());
        let Some((first, closest, kind)) = named.next() else { return (b"", b"", None) };
        if !gazetteer::is_code(first) {
            return (b"", first, kind);
        }
        let name = named.find(|(cell, extent, _)| *extent == closest && !gazetteer::is_code(cell));
        let (name, _, of_name) = name.unwrap_or_default();
        (first, name, kind.or(of_name))
    }
}

/// Says that rows which leave the area blank are of the one around it, where the first rows have such.
pub(super) fn say_around(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, roles: &[Role]) {
    let is_area = |role: &Role| matches!(role, Role::Area | Role::Code | Role::Name);
    let areas: Vec<usize> = (0..roles.len()).filter(|at| is_area(&roles[*at])).collect();
    let is_blank = |row: &ByteRecord, at: usize| given(row, Some(at)).is_empty();
    let around = columns_around(search, rows, &areas);
    let blank: Vec<&ByteRecord> =
        rows.below.iter().filter(|row| areas.iter().all(|at| is_blank(row, *at))).collect();
    for at in around {
        if blank.iter().any(|row| !is_blank(row, at)) {
            search.mark(at);
            search.remarks.push(format!(
                "Rows with nothing in {} were taken as those of the area in {}.",
                search.header.in_words(areas[0]),
                search.header.in_words(at)
            ));
        }
    }
}

/// Finds the column that names the council around the small areas of other columns, so that it is not lost which they lie in;
/// one of codes before one of names.
pub(super) fn find_council(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    take_small(columns, search, rows);
    let names = search.header.names();
    let areas = AREAS.iter().filter_map(|column| columns.at(*column));
    let mut areas = areas.map(|at| (at, extent(&names[at])));
    let small = areas.find(|(_, extent)| extent.is_some_and(|extent| extent < Extent::Trust));
    let Some((small, _)) = small.filter(|_| columns.at(Column::Parent).is_none()) else { return };
    let around = open_columns(search, rows).into_iter();
    let around = around.filter(|(_, extent)| matches!(extent, Extent::Council | Extent::County));
    let Some((at, _)) = around.min_by_key(|(at, extent)| (*extent, !is_of_codes(&names[*at]), *at)) else {
        return;
    };
    columns.set(Column::Parent, Some(at));
    search.mark(at);
    search.remarks.push(format!(
        "The column {} was taken as the council that each area of {} lies in.",
        search.header.in_words(at),
        search.header.in_words(small)
    ));
}

/// Why figures of a table cannot be taken as those of the areas in the columns of these roles, where another column names
/// what lies within them.
pub(super) fn why_refused(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, roles: &[Role]) -> Option<String> {
    let names = search.header.names();
    let is_area = |role: &Role| matches!(role, Role::Area | Role::Code | Role::Name);
    let taken: Vec<usize> =
        roles.iter().enumerate().filter(|(_, role)| is_area(role)).map(|(at, _)| at).collect();
    let known = taken.iter().filter_map(|at| Some((*at, extent(&names[*at])?)));
    // What is called an area and nothing more is one that figures are usually of.
    let around = known.clone().max_by_key(|(_, extent)| *extent);
    let (around, largest) = around.or_else(|| Some((*taken.first()?, Extent::Council)))?;
    let is_finer = |(_, extent): &(usize, Extent)| *extent < largest;
    let mut finer: Vec<(usize, Extent)> = known.chain(open_columns(search, rows)).filter(is_finer).collect();
    // Who says that smaller areas are not wanted means that each row is of the larger one.
    let is_ignored = finer.is_empty();
    if is_ignored {
        let said = |at: &usize| rows.mapping.role_at(search.header, *at) == Some(Role::Ignore);
        let ignored = (0..names.len()).filter(said);
        finer = ignored.filter_map(|at| Some((at, extent(&names[at])?))).filter(is_finer).collect();
    }
    finer.sort_unstable();
    let smallest = finer.iter().map(|(_, extent)| *extent).min()?;
    let columns: Vec<usize> = finer.iter().map(|(at, _)| *at).collect();
    let several = finer_rows::several_of_one(&columns, rows, roles);
    if is_ignored && several.is_none() {
        return None;
    }
    let said = |at: usize, role: Role| format!("--map '{}={}'", search.header.said_as(at), role.as_str());
    let meant = finer.iter().filter(|(_, extent)| *extent == smallest).map(|(at, _)| {
        let role = if is_of_codes(&names[*at]) { Role::Code } else { Role::Name };
        said(*at, role)
    });
    let meant = meant.collect::<Vec<_>>().join(" ");
    let ignored: Vec<String> = finer.iter().map(|(at, _)| said(*at, Role::Ignore)).collect();
    let first = finer[0].0;
    let around = search.header.said_as(around);
    let columns = if finer.len() == 1 { "The column" } else { "The columns" };
    let called: Vec<String> =
        finer.iter().map(|(at, _)| format!("‘{}’", search.header.said_as(*at))).collect();
    let (called, names) =
        (listed(called.iter().map(String::as_str), 6), if finer.len() == 1 { "names" } else { "name" });
    // Codes, and areas that are made for statistics alone, are no groups of anything.
    let may_be_groups =
        finer.len() == 1 && !is_of_codes(&search.header.names()[first]) && !is_statistical(smallest);
    let groups = may_be_groups
        .then(|| format!("; or groups by which they are broken down ({})", said(first, Role::Breakdown)));
    if let Some([first, other, area]) = several {
        return Some(format!(
            "{columns} {called} {names} several areas for one of ‘{around}’, such as ‘{}’ and ‘{}’ for ‘{}’, each with figures of \
             its own, and none of these is the figure of the whole. Say what is meant, in the window where the file is added: \
             figures of the smaller ones ({meant}){}. Figures of parts become those of the whole only where they are added up in \
             the file.",
            short(&first),
            short(&other),
            short(&area),
            groups.unwrap_or_default(),
        ));
    }
    let or = if groups.is_some() { "" } else { "or " };
    Some(format!(
        "{columns} {called} {names} what is smaller than the areas of ‘{around}’, and the figures of a row are of the smaller \
         alone. Say what is meant, in the window where the file is added: figures of the smaller ones ({meant}); {or}figures \
         of each whole area ({}){}. Figures of parts become those of the whole only where they are added up in the file.",
        ignored.join(" "),
        groups.unwrap_or_default(),
    ))
}

/// Whether areas are made for statistics alone.
fn is_statistical(extent: Extent) -> bool {
    matches!(extent, Extent::Lsoa | Extent::Msoa)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::{said, tried};

    #[test]
    fn the_names_of_columns_say_how_large_their_areas_are() {
        for (name, expected) in [
            ("Ward name", Some(Extent::Ward)),
            ("WD23NM", Some(Extent::Ward)),
            ("LSOA code (2011)", Some(Extent::Lsoa)),
            ("lsoa11cd", Some(Extent::Lsoa)),
            ("msoa21hclnm", Some(Extent::Msoa)),
            ("PCN_CODE", Some(Extent::Neighbourhood)),
            ("School", Some(Extent::Site)),
            ("Name of school", Some(Extent::Site)),
            ("URN", Some(Extent::Site)),
            ("NHS Trust", Some(Extent::Trust)),
            ("LAD23CD", Some(Extent::Council)),
            ("Local Authority Name", Some(Extent::Council)),
            ("ICB name", Some(Extent::System)),
            ("Area code", None),
            ("Schools", None),
            ("School type", None),
            ("Practice size", None),
        ] {
            assert_eq!(extent(name), expected, "{name}");
        }
        assert!(is_of_codes("LSOA code (2011)") && is_of_codes("wd23cd") && !is_of_codes("Ward name"));
    }

    #[test]
    fn figures_of_what_lies_within_an_area_are_never_those_of_the_area() {
        for (finer, around) in [
            ("Ward name", "LA name"),
            ("LSOA name", "Local authority"),
            ("MSOA", "District"),
            ("School", "LA name"),
            ("GP practice", "Place"),
            ("PCN", "Area"),
            ("Care home", "Council"),
            ("Trust", "LA name"),
            ("Provider name", "LA name"),
            ("LA", "ICB name"),
        ] {
            for csv in [
                format!("{finer},{around},Year,Claimants\nEast,Bury,2022,10\n"),
                format!("{around},{finer},Year,Value\nBury,East,2022,10\n"),
                format!("{around},{finer},2021,2022\nBury,East,10,\n"),
            ] {
                let refused = tried(&csv, &[]).unwrap_err();
                assert!(refused.contains(&format!("(--map '{finer}=name')")), "{csv}: {refused}");
                let area = |said: &str| {
                    let taken = tried(&csv, &[&format!("{finer}={said}")]).unwrap();
                    taken[0].split(" | ").nth(2).unwrap().to_owned()
                };
                assert_eq!([area("name"), area("ignore")], ["East", "Bury"], "{csv}");
            }
        }
    }

    #[test]
    fn figures_of_several_smaller_areas_are_never_those_of_the_one_around_them() {
        let csv = "Council,Ward,Year,Claimants\nBury,East,2022,10\nBury,West,2022,12\nBolton,North,2022,3\n";
        for said in [&[][..], &["Ward=ignore"]] {
            let refused = tried(csv, said).unwrap_err();
            let expected = "The column ‘Ward’ names several areas for one of ‘Council’, such as ‘East’ and ‘West’ for ‘Bury’";
            assert!(refused.starts_with(expected) && refused.contains("(--map 'Ward=name')"), "{refused}");
            assert!(!refused.contains("Ward=ignore"), "what leads nowhere is no way out: {refused}");
        }
        assert_eq!(tried(csv, &["Ward=name"]).unwrap().len(), 3);
        // The figure of the whole on the rows of its parts, and rows that another column tells apart.
        for csv in [
            "Council,Ward,Year,Claimants\nBury,East,2022,10\nBury,West,2022,10\n",
            "Council,Ward,Year,Claimants\nBury,East,2021,10\nBury,West,2022,12\n",
            "Council,Ward,Year,Kind,Claimants\nBury,East,2022,a,10\nBury,East,2022,b,11\nBury,West,2022,a,12\n",
        ] {
            assert!(tried(csv, &["Ward=ignore"]).is_ok(), "{csv}");
        }
    }

    #[test]
    fn codes_go_with_the_names_of_their_own_kind() {
        let csv =
            "LSOA code,LSOA name,LA code,LA name,Year,Walks\nE01004994,Bury 001A,E08000002,Bury,2022,10\n";
        let refused = tried(csv, &[]).unwrap_err();
        assert!(refused.contains("(--map 'LSOA code=code' --map 'LSOA name=name')"), "{refused}");
        assert!(refused.contains("(--map 'LSOA code=ignore' --map 'LSOA name=ignore')"), "{refused}");
        assert!(!refused.contains("breakdown"), "{refused}");
        let of = |csv: &str, roles: &[&str]| {
            let gathered = said(csv, roles);
            let area = &gathered.areas[0];
            (area.code.clone().unwrap_or_default(), area.name.clone())
        };
        let both = ("E01004994".to_owned(), "Bury 001A".to_owned());
        for said in [&["LSOA code=code", "LSOA name=name"][..], &["LSOA name=name"], &["LSOA code=code"]] {
            assert_eq!(of(csv, said), both, "{said:?}");
        }
        let wards = "Ward,Ward code,LA,2022\nEast,E05014164,Bury,10\n";
        assert_eq!(of(wards, &[]), ("E05014164".to_owned(), "East".to_owned()));
        assert_eq!(of(wards, &["Ward=name"]), ("E05014164".to_owned(), "East".to_owned()));
        let of_names = "Ward name,LA code,Year,Walks\nEast,E08000002,2022,10\n";
        assert_eq!(of(of_names, &["Ward name=name"]), (String::new(), "East".to_owned()));
    }

    #[test]
    fn organisations_are_the_areas_where_nothing_else_is() {
        for (header, row, area) in [
            ("Trust,2022", "Upton NHS Trust,5", "Upton NHS Trust"),
            ("Trust name,Year,Value", "Upton NHS Trust,2022,5", "Upton NHS Trust"),
            ("School,Indicator,Year,Value", "Upton,Falls,2022,5", "Upton"),
            ("Provider code,Provider,Term,Falls", "R0X,Upton,Autumn 2022/23,5", "R0X"),
        ] {
            let taken = tried(&format!("{header}\n{row}\n"), &[]).unwrap();
            assert!(taken.len() == 1 && taken[0].contains(&format!("| {area} |")), "{header}: {taken:?}");
        }
    }

    #[test]
    fn groups_that_are_called_as_places_are_may_be_said_to_be_groups() {
        let csv = "Area,Year,School,Absence\nBury,2022,Primary,10\nBury,2022,Secondary,12\n";
        assert!(tried(csv, &[]).unwrap_err().contains("--map 'School=breakdown'"));
        let taken = tried(csv, &["School=breakdown"]).unwrap();
        assert_eq!(taken.len(), 2);
        assert!(taken[0].contains("Primary"), "{taken:?}");
    }

    #[test]
    fn counts_of_schools_and_areas_around_are_no_smaller_areas() {
        for csv in [
            "Area,Year,Schools\nBury,2022,10\n",
            "Area,2022,School\nBury,10,12\n",
            "LA name,Region,Year,Walks\nBury,North West,2022,10\n",
            "Ward,LA,Year,Walks\nEast,Bury,2022,10\n",
        ] {
            assert!(tried(csv, &[]).is_ok(), "{csv}");
        }
    }
}

//! What kind of area a publisher's words stand for.

use super::fields::field;
use crate::import::source;
use crate::import::table::{Lookup, plain};
use crate::model::{AreaKind, Word};
use csv::ByteRecord;
use std::collections::HashSet;

/// Kinds by the publisher's words, each worked out once.
#[derive(Debug, Default)]
pub(super) struct AreaKinds {
    by_words: Lookup<Words>,
}

/// What words say about a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Kind(AreaKind),
    /// A country: the code says whether it is England.
    Country,
    /// Something that is not a place of a scorecard, or not known to be one; or nothing.
    None,
}

impl AreaKinds {
    /// What an area is by the publisher's words, as far as they fit its code; none where they do not say. A county of a
    /// kind that is no authority, such as a metropolitan county, is not taken for a place.
    pub fn kind(&mut self, words: &[u8], code: &[u8]) -> Option<AreaKind> {
        match self.by_words.get(words, || read(&source::text(words).0)) {
            Words::Kind(AreaKind::Place) if code.starts_with(b"E11") || code.starts_with(b"E13") => None,
            Words::Kind(AreaKind::Nation) | Words::Country => {
                (code.is_empty() || code == b"E92000001").then_some(AreaKind::Nation)
            }
            Words::Kind(AreaKind::Region) => {
                (code.is_empty() || code.starts_with(b"E1")).then_some(AreaKind::Region)
            }
            Words::Kind(kind) => Some(kind),
            Words::None => None,
        }
    }
}

/// The kind of areas that the name of their column is: `ICB`, `Ward name`. An authority may be of several.
pub(super) fn in_header(name: &str) -> Option<AreaKind> {
    let name = plain(name);
    match known(name.strip_suffix("name").unwrap_or(&name)) {
        Words::Kind(AreaKind::Place) | Words::Country | Words::None => None,
        Words::Kind(kind) => Some(kind),
    }
}

/// Whether the sampled cells of a column are kinds of areas, and no areas: a country is either.
pub(super) fn are_kinds(sample: &[ByteRecord], column: usize) -> bool {
    let cells: HashSet<&[u8]> = sample.iter().map(|record| field(record, Some(column))).collect();
    let cells = cells.into_iter().filter(|cell| !cell.is_empty()).map(|cell| source::text(cell).0);
    let mut has_kinds = false;
    let are_known = { cells }.all(|cell| {
        // `Ward 1` is a ward, `MSOA 2021` a kind.
        let numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let has_years_alone = { numbers }.all(|run| run.len() == 4);
        let known = if has_years_alone { read(&cell) } else { Words::None };
        has_kinds |= matches!(known, Words::Kind(kind) if kind != AreaKind::Nation);
        known != Words::None
    });
    are_known && has_kinds
}

fn read(words: &str) -> Words {
    // `MSOA 2021`, `Wards`.
    let words = plain(words);
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    match known(words) {
        Words::None => known(words.strip_suffix('s').unwrap_or(words)),
        known => known,
    }
}

fn known(words: &str) -> Words {
    if let Some(kind) = AreaKind::ALL.iter().copied().find(|kind| kind.as_str() == words) {
        return Words::Kind(kind);
    }
    match words {
        "country" | "countries" | "england" | "national" => Words::Country,
        "regional" | "englishregion" => Words::Kind(AreaKind::Region),
        "ua"
        | "la"
        | "lad"
        | "utla"
        | "ltla"
        | "district"
        | "borough"
        | "county"
        | "council"
        | "metropolitanborough"
        | "unitary"
        | "londonborough"
        | "metropolitandistrict"
        | "nonmetropolitandistrict"
        | "unitaryauthority" => Words::Kind(AreaKind::Place),
        "msoa" | "lsoa" | "ward" | "electoralward" => Words::Kind(AreaKind::Neighbourhood),
        "icb" | "ics" | "integratedcareboard" | "integratedcaresystem" => Words::Kind(AreaKind::System),
        // `Local Authority District`, `County or Unitary Authority`, `Upper-tier local authorities`.
        _ if words.contains("localauthorit") || words.contains("unitaryauthorit") => {
            Words::Kind(AreaKind::Place)
        }
        _ if words.contains("superoutputarea") => Words::Kind(AreaKind::Neighbourhood),
        _ => Words::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_an_area_is_as_far_as_its_code_allows() {
        let mut kinds = AreaKinds::default();
        let mut kind = |words: &str, code: &str| kinds.kind(words.as_bytes(), code.as_bytes());
        assert_eq!(kind("Country", "E92000001"), Some(AreaKind::Nation));
        assert_eq!(kind("Nation", "W92000004"), None);
        assert_eq!(kind("Country", "K02000001"), None);
        assert_eq!(kind("Region", "E12000002"), Some(AreaKind::Region));
        assert_eq!(kind("Region", "K99999999"), None);
        assert_eq!(kind("County or Unitary Authority", "E06000009"), Some(AreaKind::Place));
        assert_eq!(kind("County or Unitary Authority", "E11000001"), None);
        assert_eq!(kind("Lower tier local authorities", ""), Some(AreaKind::Place));
        assert_eq!(kind("MSOA 2021", ""), Some(AreaKind::Neighbourhood));
        assert_eq!(kind("Wards", ""), Some(AreaKind::Neighbourhood));
        assert_eq!(kind("LAs (2023)", ""), Some(AreaKind::Place));
        assert_eq!(kind("Combined Authority or City Region", "E47000001"), None);
        assert_eq!(kind("ITL Level 3", "TLD33"), None);
        assert_eq!(kind("", "E02001021"), None, "the code says it, not the words");
    }
}

//! Lookups in which one row names an area and the areas it lies in.
//!
//! Source of the names: Office for National Statistics, Open Geography portal (`LAD23CD`, `LAD23NM`); House of Commons
//! Library, MSOA names (`msoa21hclnm`); Ministry of Housing, Communities and Local Government, indices of deprivation
//! (`LSOA code (2011)`).

use super::super::fields::given;
use super::numbers::Numbers;
use crate::import::table::{ColumnSearch, FoundArea, Gathering, RowOutcome};
use crate::model::{AreaKind, Footprint};
use csv::ByteRecord;
use std::collections::HashSet;

/// One area a row, with the areas it lies in.
#[derive(Debug)]
pub(in crate::import) struct Levels {
    finest_first: Vec<Level>,
    numbers: Numbers,
    seen: HashSet<Vec<u8>>,
    said: HashSet<Vec<u8>>,
}

#[derive(Debug)]
struct Level {
    kind: AreaKind,
    footprint: Option<Footprint>,
    code: Option<usize>,
    name: Option<usize>,
}

/// The beginnings of the column names of each level, the finest level first.
const LEVELS: &[(&[&str], AreaKind, Option<Footprint>)] = &[
    (&["lsoa"], AreaKind::Neighbourhood, Some(Footprint::Lsoa)),
    (&["msoa"], AreaKind::Neighbourhood, Some(Footprint::Msoa)),
    (&["wd", "ward"], AreaKind::Neighbourhood, Some(Footprint::Ward)),
    (
        &["lad", "ltla", "utla", "ctyua", "localauthoritydistrict", "localauthority", "la"],
        AreaKind::Place,
        Some(Footprint::LocalAuthority),
    ),
    (&["icb"], AreaKind::System, None),
    (&["rgn"], AreaKind::Region, None),
    (&["ctry"], AreaKind::Nation, None),
];

/// What follows the level in the name of a column of codes; a year may stand before or after it.
const CODES: [&str; 2] = ["cd", "code"];
/// The same for names, the friendliest first.
const NAMES: [&str; 3] = ["hclnm", "nm", "name"];

impl Levels {
    /// The reader for a table with this header, where its finest level has code and name and lies in another, or it has
    /// people or deciles.
    pub fn of(search: &mut ColumnSearch<'_>) -> Option<Self> {
        let mut column = |levels: &[&str], words: &[&str]| {
            words.iter().find_map(|word| {
                levels.iter().find_map(|level| search.find_by(|name| is_column(name, level, word)))
            })
        };
        let levels: Vec<Level> = LEVELS
            .iter()
            .map(|&(names, kind, footprint)| Level {
                kind,
                footprint,
                code: column(names, &CODES),
                name: column(names, &NAMES),
            })
            .filter(|level| level.code.or(level.name).is_some())
            .collect();
        let finest = levels.first()?;
        if finest.code.is_none() || finest.name.is_none() {
            return None;
        }
        Some(Self {
            finest_first: levels,
            numbers: Numbers::of(search),
            seen: HashSet::new(),
            said: HashSet::new(),
        })
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        if given(record, self.finest_first.first().and_then(|finest| finest.code)).is_empty() {
            return RowOutcome::Skipped("the code is blank".into());
        }
        let mut is_new = false;
        for (at, level) in self.finest_first.iter().enumerate() {
            let code = given(record, level.code);
            // What has only a name is known as the place that others lie in, and by that name.
            if code.is_empty() {
                continue;
            }
            is_new |= self.seen.insert(code.to_vec()) && at == 0;
            let above = self.finest_first[at + 1..].iter().map(|above| {
                let code = given(record, above.code);
                if code.is_empty() { given(record, above.name) } else { code }
            });
            let parent = above.into_iter().find(|parent| !parent.is_empty());
            let name = given(record, level.name);
            // Whatever rows say of an area is known once, so that it does not matter which comes first.
            let said =
                if at == 0 { vec![record.as_slice()] } else { vec![code, name, parent.unwrap_or_default()] };
            if !self.said.insert(said.join(&b'\n')) {
                continue;
            }
            let mut area = FoundArea {
                code: Some(out.text(code).into_owned()),
                name: out.text(if name.is_empty() { code } else { name }).into_owned(),
                kind: Some(level.kind),
                parent: parent.map(|parent| out.text(parent).into_owned()),
                footprint: level.footprint,
                ..FoundArea::default()
            };
            if at == 0 {
                self.numbers.fill(record, &mut area, out);
            }
            out.know_area(area);
        }
        if is_new { RowOutcome::Taken } else { RowOutcome::Skipped("the area stands in another row".into()) }
    }
}

/// Whether a plain column name is a level and a word with a year between, after or nowhere: `lad23nm`, `lsoacode2011`.
fn is_column(name: &str, level: &str, word: &str) -> bool {
    let Some(rest) = name.strip_prefix(level) else { return false };
    let without_year = |text: &str| text.trim_matches(|c: char| c.is_ascii_digit()).to_owned();
    without_year(rest) == word
}

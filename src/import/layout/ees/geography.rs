//! Which area a row is about: the level and the columns that go with it.

use crate::import::layout::fields::{field, given, short};
use crate::import::source;
use crate::import::table::{ColumnSearch, Lookup, Reason, RowArea, plain};
use crate::model::AreaKind;
use csv::ByteRecord;

/// A geographic level.
///
/// Source of the levels and their columns: Department for Education, Analysts' Guide, Open data standards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    National,
    Regional,
    LocalAuthority,
    District,
    /// An English devolved area: a combined authority, which may be the system's own area; its kind is asked.
    Devolved,
    Ward,
    Msoa,
    Lsoa,
    /// A school, a provider, a constituency: no area of a scorecard.
    Other,
}

/// The columns of code and name of a level.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    code: Option<usize>,
    name: Option<usize>,
}

impl Columns {
    fn find(search: &mut ColumnSearch<'_>, code: &[&str], name: &[&str]) -> Self {
        Self { code: search.find(code), name: search.find(name) }
    }
}

/// The columns that say where.
#[derive(Debug)]
pub(super) struct Geography {
    level: Option<usize>,
    levels: Lookup<Level>,
    /// Whether one column names the area of every level, so that no column names the areas above it.
    one_name: bool,
    country: Columns,
    region: Columns,
    authority: Columns,
    district: Columns,
    devolved: Columns,
    ward: Columns,
    msoa: Columns,
    lsoa: Columns,
}

impl Geography {
    /// The columns of the present layout, whose level the files of 2010 to 2018 call `level`.
    pub fn of(search: &mut ColumnSearch<'_>) -> Option<Self> {
        Some(Self {
            level: Some(search.find(&["geographic_level", "level"])?),
            levels: Lookup::default(),
            one_name: false,
            country: Columns::find(search, &["country_code"], &["country_name"]),
            region: Columns::find(search, &["region_code"], &["region_name"]),
            authority: Columns::find(search, &["new_la_code", "la_code"], &["la_name"]),
            district: Columns::find(search, &["lad_code"], &["lad_name"]),
            devolved: Columns::find(search, &["english_devolved_area_code"], &["english_devolved_area_name"]),
            ward: Columns::find(search, &["ward_code"], &["ward_name"]),
            msoa: Columns::find(search, &["msoa_code"], &["msoa_name"]),
            lsoa: Columns::find(search, &["lsoa_code"], &["lsoa_name"]),
        })
    }

    /// The columns of the copies that the Department's exclusions app of 2018 used: one name for every level, no codes.
    pub fn of_app(search: &mut ColumnSearch<'_>) -> Option<Self> {
        let level = Some(search.find(&["level"])?);
        let name = Columns { code: None, name: Some(search.find(&["la_name"])?) };
        let none = Columns::default();
        Some(Self {
            level,
            levels: Lookup::default(),
            one_name: true,
            country: name,
            region: name,
            authority: name,
            district: none,
            devolved: none,
            ward: none,
            msoa: none,
            lsoa: none,
        })
    }

    /// The column that names the level.
    pub fn level_column(&self) -> Option<usize> {
        self.level
    }

    /// The area of a row, or why it has none.
    pub fn area<'r>(&mut self, record: &'r ByteRecord) -> Result<RowArea<'r>, Reason> {
        let level_words = field(record, self.level);
        let level = self.levels.get(level_words, || level(&source::text(level_words).0));
        let (columns, kind, parent) = match level {
            Level::National => (self.country, Some(AreaKind::Nation), &b""[..]),
            Level::Regional => (self.region, Some(AreaKind::Region), id(record, self.country)),
            Level::LocalAuthority => (self.authority, Some(AreaKind::Place), id(record, self.region)),
            Level::District => (self.district, Some(AreaKind::Place), self.above_district(record)),
            Level::Devolved => (self.devolved, None, id(record, self.country)),
            Level::Ward => (self.ward, Some(AreaKind::Neighbourhood), self.above_neighbourhood(record)),
            Level::Msoa => (self.msoa, Some(AreaKind::Neighbourhood), self.above_neighbourhood(record)),
            Level::Lsoa => (self.lsoa, Some(AreaKind::Neighbourhood), self.above_neighbourhood(record)),
            Level::Other if level_words.is_empty() => return Err("the geographic level is blank".into()),
            Level::Other => {
                let words = short(&source::text(level_words).0);
                let exact = format!("‘{words}’ is no kind of area that a scorecard has");
                return Err(Reason::exact("its level is no kind of area that a scorecard has", exact));
            }
        };
        let (code, name) = (given(record, columns.code), given(record, columns.name));
        // `Not available` with the code `x` is the Department's standard for figures whose place is not known.
        if code.is_empty() && (name.is_empty() || name.eq_ignore_ascii_case(b"not available")) {
            return Err("the columns for areas of its level are blank".into());
        }
        let parent = if self.one_name { b"" } else { parent };
        Ok(RowArea { code, name, kind_words: level_words, kind, parent })
    }

    fn above_district<'r>(&self, record: &'r ByteRecord) -> &'r [u8] {
        let authority = id(record, self.authority);
        if authority.is_empty() { id(record, self.region) } else { authority }
    }

    fn above_neighbourhood<'r>(&self, record: &'r ByteRecord) -> &'r [u8] {
        let district = id(record, self.district);
        if district.is_empty() { self.above_district(record) } else { district }
    }
}

/// The code of an area, or its name where the row has no code.
fn id(record: &ByteRecord, columns: Columns) -> &[u8] {
    let code = given(record, columns.code);
    if code.is_empty() { given(record, columns.name) } else { code }
}

fn level(words: &str) -> Level {
    match plain(words).as_str() {
        "national" | "country" => Level::National,
        "regional" | "region" => Level::Regional,
        "localauthority" | "la" => Level::LocalAuthority,
        "localauthoritydistrict" | "lad" => Level::District,
        "englishdevolvedarea" => Level::Devolved,
        "ward" => Level::Ward,
        "msoa" | "middlelayersuperoutputarea" => Level::Msoa,
        "lsoa" | "lowerlayersuperoutputarea" => Level::Lsoa,
        _ => Level::Other,
    }
}

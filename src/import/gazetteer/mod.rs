//! What areas there are: nations, regions, Integrated Care Systems and local authorities with their codes, usual names,
//! what they lie in, and which took over from which. `README.md` names the sources.

mod names;
mod near;
mod whole;

#[cfg(test)]
mod tests;

pub(super) use names::{is_short_name, key, without_council};
pub(super) use near::{almost, nearest_place, place_in_sight, says_whole};
pub(super) use whole::went_into;

use crate::model::{AreaKind, Word};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// An area that everybody knows.
#[derive(Debug)]
pub(super) struct Known {
    pub code: &'static str,
    /// As the Office for National Statistics has it.
    pub name: &'static str,
    pub kind: AreaKind,
    /// The region of a place; the nation of a region or a system; for Inner and Outer London, London.
    pub within: Option<&'static str>,
    /// The last day, where it has ended.
    pub until: Option<&'static str>,
    /// The code of a system, or of England, in the National Health Service.
    pub nhs: Option<&'static str>,
    /// Other names.
    names: Vec<&'static str>,
    /// For a place, the systems that it lies in, each with how many small areas: until March 2026, and since then.
    systems: [Vec<(&'static str, u32)>; 2],
}

/// How much the boundary changed where one area took over from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    /// Not at all: the same area under another code.
    Same,
    /// By a few houses or fields.
    Small,
    /// It is another area.
    Other,
}

/// One area that took over from another.
#[derive(Debug)]
pub(super) struct Takeover {
    pub before: &'static str,
    pub after: &'static str,
    pub boundary: Boundary,
    /// Its first day.
    pub on: &'static str,
}

struct Gazetteer {
    areas: Vec<Known>,
    by_code: HashMap<&'static str, usize>,
    by_name: HashMap<String, Vec<usize>>,
    takeovers: Vec<Takeover>,
}

/// The table of areas.
const AREAS: &str = include_str!("areas.csv");

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);

impl Gazetteer {
    fn read() -> Self {
        let areas: Vec<Known> = records(AREAS).filter_map(|row| Known::of(&row)).collect();
        let takeovers =
            records(include_str!("successions.csv")).filter_map(|row| Takeover::of(&row)).collect();
        let by_code = areas.iter().enumerate().map(|(at, area)| (area.code, at)).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, area) in areas.iter().enumerate() {
            for name in area.all_names() {
                let same = by_name.entry(name).or_default();
                if !same.contains(&at) {
                    same.push(at);
                }
            }
        }
        Self { areas, by_code, by_name, takeovers }
    }
}

/// The rows of a table below its header. The text is part of the program, so its fields live as long.
fn records(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(fields)
}

/// The fields of a line; quotes stand around whole fields and never within one.
fn fields(line: &'static str) -> Vec<&'static str> {
    let (mut fields, mut rest) = (Vec::new(), line);
    loop {
        let quoted = rest.strip_prefix('"').and_then(|inner| inner.split_once('"'));
        let (field, after) = quoted.unwrap_or_else(|| rest.split_at(rest.find(',').unwrap_or(rest.len())));
        fields.push(field);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None => return fields,
        }
    }
}

fn given(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

/// The code of an area in the National Health Service, in its row.
fn nhs_code(row: &[&'static str]) -> Option<&'static str> {
    row.get(7).copied().and_then(given)
}

impl Known {
    fn of(row: &[&'static str]) -> Option<Self> {
        let &[code, name, kind, within, before, since, until, _, names] = row else { return None };
        let systems = |text: &'static str| -> Vec<(&'static str, u32)> {
            let parts = text.split(' ').filter_map(|part| part.split_once(':'));
            parts.filter_map(|(code, count)| Some((code, count.parse().ok()?))).collect()
        };
        Some(Self {
            code,
            name,
            kind: AreaKind::from_word(kind)?,
            within: given(within),
            until: given(until),
            nhs: nhs_code(row),
            names: names.split('|').filter(|name| !name.is_empty()).collect(),
            systems: [systems(before), systems(if since.is_empty() { before } else { since })],
        })
    }

    /// Every name that it goes by.
    pub fn names_of(&self) -> impl Iterator<Item = &'static str> {
        [self.name, self.usual_name()].into_iter().chain(self.names.iter().copied())
    }

    /// The same as they are compared.
    fn all_names(&self) -> impl Iterator<Item = String> {
        self.names_of()
            .map(|name| if self.kind == AreaKind::System { names::system_key(name) } else { key(name) })
    }

    /// The name that people use.
    pub fn usual_name(&self) -> &'static str {
        if self.kind == AreaKind::System { names::of_system(self.name) } else { self.name }
    }

    /// The system that most of a place lies in; `system` says whether those since April 2026 are meant.
    fn main_system(&self, since_2026: bool) -> Option<&'static str> {
        self.systems[usize::from(since_2026)].first().map(|(code, _)| *code)
    }

    /// Whether most of it lies in a system: a place, or the system itself.
    pub fn lies_in(&self, system: &str) -> bool {
        self.code == system || [false, true].iter().any(|since| self.main_system(*since) == Some(system))
    }

    /// Whether some of it lies in a system, though most of it does not.
    pub fn lies_partly_in(&self, system: &str) -> bool {
        !self.lies_in(system) && self.systems.iter().flatten().any(|(code, _)| *code == system)
    }

    /// The system that it lies in today, or lay in when it ended.
    pub fn system(&self) -> Option<&'static Known> {
        by_code(self.main_system(self.until.is_none_or(|until| until > "2026"))?)
    }
}

impl Takeover {
    fn of(row: &[&'static str]) -> Option<Self> {
        let &[before, after, boundary, on] = row else { return None };
        let boundary = match boundary {
            "same" => Boundary::Same,
            "small" => Boundary::Small,
            _ => Boundary::Other,
        };
        Some(Self { before, after, boundary, on })
    }

    /// Whether both are one area, so that their figures are one series.
    pub fn is_one_area(&self) -> bool {
        self.boundary != Boundary::Other
    }
}

/// The area with this code.
pub(super) fn by_code(code: &str) -> Option<&'static Known> {
    GAZETTEER.by_code.get(code).map(|&at| &GAZETTEER.areas[at])
}

/// The areas of a kind that go by this name.
fn named(name: &str, kind: AreaKind) -> impl Iterator<Item = &'static Known> {
    let key = if kind == AreaKind::System { names::system_key(name) } else { key(name) };
    let found = GAZETTEER.by_name.get(&key).map(Vec::as_slice).unwrap_or_default();
    found.iter().map(|&at| &GAZETTEER.areas[at]).filter(move |area| area.kind == kind)
}

/// The one area of a kind that goes by this name: the one that there is today, or the one that there was last.
pub(super) fn called(name: &str, kind: AreaKind) -> Option<&'static Known> {
    let last = named(name, kind).map(|area| area.until.unwrap_or(STILL)).max()?;
    only(named(name, kind).filter(|area| area.until.unwrap_or(STILL) == last))
}

/// After every last day.
const STILL: &str = "9999";

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

/// The one area that a name alone stands for. Systems are called as counties are, so the words have to say that one is
/// meant.
pub(super) fn called_anyhow(name: &str) -> Option<&'static Known> {
    if names::says_system(name) {
        return called(name, AreaKind::System);
    }
    let kinds = [AreaKind::Nation, AreaKind::Region, AreaKind::Place];
    // A ward may be called as a point of the compass is, which stands for a region only beside words that say so.
    let is_sure = |known: &&Known| known.kind != AreaKind::Region || !names::is_compass(name);
    let as_it_is = kinds.into_iter().find_map(|kind| called(name, kind).filter(is_sure));
    as_it_is.or_else(|| called(names::of_whole(name)?, AreaKind::Nation))
}

/// Whether a name in a column that is called by a kind of areas is one of those: rows of what they lie in may stand among
/// them.
pub(super) fn is_in_column_of(kind: AreaKind, name: &str) -> bool {
    match kind {
        AreaKind::Neighbourhood => called_anyhow(name).is_none(),
        _ => called(name, kind).is_some(),
    }
}

/// The place whose name stands before that of what it lies in: `Bury, Greater Manchester`.
fn called_before_what_it_lies_in(name: &str) -> Option<&'static Known> {
    let (place, above) = name.rsplit_once(',')?;
    let lies_in = |place: &&Known| {
        let is_region = |region: &Known| place.within == Some(region.code);
        systems(above.trim()).iter().any(|system| place.lies_in(system.code))
            || called(above, AreaKind::Region).is_some_and(is_region)
            || called(above, AreaKind::Nation).is_some_and(|nation| place.code.starts_with(&nation.code[..1]))
    };
    called(place, AreaKind::Place).filter(lies_in)
}

/// The area whose name stands beside words for what it is: `Bury MBC`, `LB Hackney`, `North East Region`. A name that is
/// known as it is has none, and `CC` may be a city or a county.
pub(super) fn called_with_words(name: &str) -> Option<&'static Known> {
    if all_called(name).next().is_some() {
        return None;
    }
    if let Some(region) = names::without_region(name) {
        return called(region, AreaKind::Region);
    }
    if let Some(place) = called_before_what_it_lies_in(name) {
        return Some(place);
    }
    let (bare, words) = names::parted_from_council(name).filter(|(_, words)| *words != "cc")?;
    let is_county = |code: &str| code.starts_with("E10");
    let was_county = |place: &Known| is_county(place.code) || other_codes(place.code).any(is_county);
    called(bare, AreaKind::Place).filter(|place| match words {
        "county council" => was_county(place),
        "council" | "ua" | "(ua)" | "unitary authority" => true,
        _ => !is_county(place.code),
    })
}

/// Whether a name is that of a system with this name, whatever words stand beside them.
pub(super) fn is_system_called(system: &str, name: &str) -> bool {
    names::system_key(system) == names::system_key(name)
}

/// What everybody knows by a code and what by the name beside it, where these are two areas.
pub(super) fn two_areas(code: &str, name: &str) -> Option<(&'static Known, &'static Known)> {
    let known = by_code(code)?;
    let mut called = all_called(name).peekable();
    let first = *called.peek()?;
    let is_own =
        |other: &Known| other.code == known.code || other_codes(known.code).any(|own| own == other.code);
    let other = called_anyhow(name).unwrap_or(first);
    (!called.any(is_own)).then_some((known, other))
}

/// Every area that goes by this name.
pub(super) fn all_called(name: &str) -> impl Iterator<Item = &'static Known> {
    AreaKind::ALL.iter().flat_map(|kind| named(name, *kind))
}

/// Every area that has not ended.
pub(super) fn today() -> impl Iterator<Item = &'static Known> {
    GAZETTEER.areas.iter().filter(|area| area.until.is_none())
}

/// Every system, those that ended among them.
pub(super) fn all_systems() -> impl Iterator<Item = &'static Known> {
    GAZETTEER.areas.iter().filter(|area| area.kind == AreaKind::System)
}

/// The systems that `given` may stand for: a code, a code in the National Health Service, or a name. The latest comes
/// first; what took over from another may have kept its name.
pub(super) fn systems(given: &str) -> Vec<&'static Known> {
    let code = given.trim().to_ascii_uppercase();
    let of_code = GAZETTEER.areas.iter().filter(|area| area.code == code || area.nhs == Some(&code));
    let mut found: Vec<&Known> = of_code.filter(|area| area.kind == AreaKind::System).collect();
    if found.is_empty() {
        found.extend(named(given, AreaKind::System));
    }
    found.sort_by_key(|area| std::cmp::Reverse(area.until.unwrap_or(STILL)));
    found
}

/// The places that mostly lie in a system, by code.
pub(super) fn places_of(system: &str) -> impl Iterator<Item = &'static Known> {
    let places = GAZETTEER.areas.iter().filter(|area| area.kind == AreaKind::Place);
    places.filter(move |area| area.lies_in(system))
}

/// The regions that places of a system lie in.
pub(super) fn regions_of(system: &str) -> Vec<&'static str> {
    let mut regions: Vec<&str> = places_of(system).filter_map(|place| place.within).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// The nation that an area lies in by its code, where that is not England, which all systems are in.
pub(super) fn other_nation(code: &str) -> Option<&'static Known> {
    let nation = match code.as_bytes().first().filter(|_| is_code(code.as_bytes()))? {
        b'W' => "W92000004",
        b'S' => "S92000003",
        b'N' => "N92000002",
        _ => return None,
    };
    by_code(nation)
}

/// Where an area took over from another, or another from it.
pub(super) fn takeovers(code: &str) -> impl Iterator<Item = &'static Takeover> {
    GAZETTEER.takeovers.iter().filter(move |takeover| takeover.before == code || takeover.after == code)
}

/// The other codes that an area has had, or has since.
pub(super) fn other_codes(code: &str) -> impl Iterator<Item = &'static str> {
    let one = takeovers(code).filter(|takeover| takeover.is_one_area());
    let other =
        one.map(move |takeover| if takeover.before == code { takeover.after } else { takeover.before });
    other.collect::<Vec<_>>().into_iter()
}

/// Whether a text is an ONS code: a letter and eight digits.
pub(super) fn is_code(text: &[u8]) -> bool {
    matches!(text, [letter, digits @ ..]
        if letter.is_ascii_alphabetic() && digits.len() == 8 && digits.iter().all(u8::is_ascii_digit))
}

/// Whether a text is written as codes of authorities are that no area here is known by: the number that the Department for
/// Education gives it, `351`, or the code of the Office for National Statistics before 2011, `00BM`, `16`, `16UB`.
pub(super) fn is_other_code(text: &[u8]) -> bool {
    match text {
        [digits @ .., one, other] if digits.len() == 2 && digits.iter().all(u8::is_ascii_digit) => {
            one.is_ascii_alphabetic() && other.is_ascii_alphabetic()
        }
        _ => matches!(text.len(), 2 | 3) && text.iter().all(u8::is_ascii_digit),
    }
}

/// The code of the organisation NHS England, under which its files have the figures of England.
const NHS_ENGLAND: &str = "X24";

/// The ONS code that a text is, by its form, or that a code of the National Health Service stands for.
pub(super) fn code_of(text: &str) -> Option<String> {
    let text = text.trim();
    // Blanks within are how a table shows it.
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if is_code(bare.as_bytes()) {
        return Some(bare.to_ascii_uppercase());
    }
    let is_short = (3..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut nhs = is_short.then(|| text.to_ascii_uppercase())?;
    if nhs == NHS_ENGLAND {
        "ENG".clone_into(&mut nhs);
    }
    only(GAZETTEER.areas.iter().filter(|area| area.nhs == Some(&nhs) && !is_recoded(area)))
        .map(|area| area.code.to_owned())
}

/// Code and name of an area of which one text says both: `E08000002 Bury`, `Bury (E08000002)`.
pub(super) fn code_within(text: &str) -> Option<(String, String)> {
    let words = || text.split(|c: char| !c.is_ascii_alphanumeric());
    let code = only(words().filter(|word| is_code(word.as_bytes())))?;
    let (before, after) = text.split_once(code)?;
    let name = [before, after].map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()));
    let name = match name {
        ["", name] | [name, ""] => name.to_owned(),
        [before, after] => format!("{before} {after}"),
    };
    Some((code.to_ascii_uppercase(), name))
}

/// Whether an area goes by another code since.
fn is_recoded(area: &Known) -> bool {
    takeovers(area.code).any(|takeover| takeover.before == area.code && takeover.is_one_area())
}

/// What an area is by its code: as the table has it, else by the first three characters, which are the kind of area.
///
/// Source: ONS, Register of Geographic Codes.
pub(super) fn kind_of_code(code: &str) -> Option<AreaKind> {
    if let Some(known) = by_code(code) {
        return Some(known.kind);
    }
    match code.get(..3).filter(|_| is_code(code.as_bytes()))? {
        "E92" => Some(AreaKind::Nation),
        "E12" => Some(AreaKind::Region),
        "E54" => Some(AreaKind::System),
        "E06" | "E07" | "E08" | "E09" | "E10" | "W06" | "S12" | "N09" => Some(AreaKind::Place),
        "E01" | "E02" | "E05" => Some(AreaKind::Neighbourhood),
        _ => None,
    }
}

/// The authority that a small area lay in when it was named: `Bolton 001A` is in Bolton.
pub(super) fn authority_of(small_area: &str) -> Option<&'static Known> {
    let (authority, number) = small_area.trim().rsplit_once(' ')?;
    let digits = number.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let is_number = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| called(authority, AreaKind::Place)).flatten()
}

/// The edition, 2011 or 2021, that a small area (LSOA, MSOA) is of, where its code is of one edition alone.
pub(super) fn only_edition(code: &str) -> Option<u16> {
    static ONLY_2011: LazyLock<HashSet<&str>> =
        LazyLock::new(|| include_str!("only_2011.txt").lines().collect());
    let first_of_2021 = match code.get(..3)? {
        "E01" => "E01033769",
        "E02" => "E02006935",
        _ => return None,
    };
    if code >= first_of_2021 {
        return Some(2021);
    }
    ONLY_2011.contains(code).then_some(2011)
}

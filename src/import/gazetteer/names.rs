//! How names of areas are compared.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A name as it is compared: small letters and digits, with `and` for its sign.
pub(in crate::import) fn key(name: &str) -> String {
    let words = name.replace('&', " and ");
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What stands before and after the name of a system, as publishers write it.
const BEFORE_SYSTEM: [&str; 1] = ["NHS "];
const AFTER_SYSTEM: [&str; 8] = [
    " Integrated Care Board",
    " Integrated Care System",
    " Integrated Care Partnership",
    " Health and Social Care Partnership",
    " Health and Care Partnership",
    " ICB",
    " ICS",
    " ICP",
];

/// The name of a system without what it is: `NHS Greater Manchester ICB` is Greater Manchester.
pub(super) fn of_system(name: &str) -> &str {
    let name = name.trim();
    // `NHS Greater Manchester Integrated Care Board - QOP`, as Fingertips has it.
    let name = name.rsplit_once(" - ").filter(|(_, code)| is_nhs_code(code)).map_or(name, |(name, _)| name);
    let name = BEFORE_SYSTEM.iter().find_map(|word| before(name, word)).unwrap_or(name);
    AFTER_SYSTEM.iter().find_map(|word| after(name, word)).unwrap_or(name)
}

/// The name of a system as it is compared.
pub(super) fn system_key(name: &str) -> String {
    key(of_system(name))
}

/// Whether the words say that a system is meant.
pub(super) fn says_system(name: &str) -> bool {
    of_system(name) != name.trim()
}

/// Whether a text is the code of a system in the National Health Service: parts of systems have codes of the same form, and
/// places have names as short.
fn is_nhs_code(text: &str) -> bool {
    static CODES: LazyLock<HashSet<&str>> =
        LazyLock::new(|| super::records(super::AREAS).filter_map(|row| super::nhs_code(&row)).collect());
    CODES.contains(text)
}

/// Whether a word is what people who know a system call it for short, in names of files and titles.
pub(in crate::import) fn is_short_name(word: &str) -> bool {
    const SHORT: [&str; 17] = [
        "gm", "gmca", "lcr", "wmca", "bnssg", "hiow", "bsw", "mse", "bob", "nenc", "hny", "swl", "sel",
        "nel", "ncl", "nwl", "lsc",
    ];
    SHORT.iter().any(|short| short.eq_ignore_ascii_case(word))
}

/// What follows a beginning, in whatever letters it is written.
fn before<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// What stands before an ending, in whatever letters it is written.
fn after<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let (rest, end) = name.split_at_checked(name.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word).then_some(rest)
}

/// Words for a council, or for what kind of council, that a name may have in front or behind, the longer first.
const COUNCIL: [&str; 25] = [
    " metropolitan borough council",
    " metropolitan district council",
    " metropolitan borough",
    " borough council",
    " county council",
    " district council",
    " city council",
    " unitary authority",
    " council",
    " mbc",
    " mdc",
    " cc",
    " bc",
    " dc",
    " lb",
    " ua",
    " (ua)",
    "metropolitan borough of ",
    "london borough of ",
    "royal borough of ",
    "borough of ",
    "city of ",
    "lb of ",
    "lb ",
    "rb ",
];

/// Words behind a name that speak of the area of a council, and that others may have too.
const OF_AREA: [&str; 6] = [" local authority", " authority", " borough", " district", " area", " la"];

/// A name without the words for a council or its area: what may have been meant.
pub(super) fn without_area(name: &str) -> &str {
    let bare = without_council(name);
    OF_AREA.iter().find_map(|word| after(bare, word)).map_or(bare, str::trim)
}

/// A name without the words for a council: what was most likely meant where the whole name is not known.
pub(in crate::import) fn without_council(name: &str) -> &str {
    parted_from_council(name).map_or(name.trim(), |(name, _)| name)
}

/// A name and the words for a council beside it, where there are any.
pub(super) fn parted_from_council(name: &str) -> Option<(&str, &'static str)> {
    let name = name.trim();
    let either = |word: &'static str| {
        let rest = if word.starts_with(' ') { after(name, word) } else { before(name, word) };
        Some((rest?.trim(), word.trim()))
    };
    COUNCIL.into_iter().find_map(either)
}

/// The name of an area without the words for all of it together: `England average`, `England (total)`.
pub(super) fn of_whole(name: &str) -> Option<&str> {
    const WORDS: [&str; 5] = [" average", " (average)", " total", " (total)", " mean"];
    WORDS.iter().find_map(|word| after(name.trim(), word))
}

/// The name of a region without the word that says so.
pub(super) fn without_region(name: &str) -> Option<&str> {
    after(name.trim(), " region")
}

/// Whether a name is only a point of the compass.
pub(super) fn is_compass(name: &str) -> bool {
    ["east", "eastern"].contains(&key(name).as_str())
}

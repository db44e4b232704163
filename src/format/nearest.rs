//! The word that was most likely meant.

/// Ids and words longer than this are never a slip of the finger away from another.
const LONGEST: usize = 64;

/// The candidate closest to `word`, where it is close enough to be meant; the first of equals.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    within(word, candidates, (word.len() / 3).clamp(1, 3))
}

/// The same among the names of areas and systems, many of which are alike and are others: a slip of the finger leaves the
/// first letter alone, and only a long name has two.
pub(crate) fn nearest_name<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SHORTEST: usize = 4;
    const LONG: usize = 10;
    let name = name.trim();
    let letters = name.chars().count();
    let first = |text: &str| text.trim().chars().flat_map(char::to_lowercase).next();
    let alike = names.into_iter().filter(|other| first(other) == first(name));
    if letters < SHORTEST { None } else { within(name, alike, if letters < LONG { 1 } else { 2 }) }
}

/// The candidate closest to `word`, with no more than so many changes.
fn within<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, allowed: usize) -> Option<&'a str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = plain(word);
    let letters = word.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let limit = best.map_or(allowed + 1, |(distance, _)| distance);
        if candidate.len() > LONGEST || limit == 0 {
            continue;
        }
        let candidate_plain = plain(candidate);
        // Each letter too many or too few is one change at least, which is soon counted.
        if candidate_plain.chars().count().abs_diff(letters) >= limit {
            continue;
        }
        let distance = strsim::osa_distance(&word, &candidate_plain);
        if distance < limit {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The one name of a place that is nearest to `name`, where they begin alike and no more than two letters are others; none
/// where two are as near, or it is short.
pub(crate) fn only_near<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SHORTEST: usize = 6;
    const ALLOWED: usize = 2;
    let name = plain(name);
    if !(SHORTEST..=LONGEST).contains(&name.chars().count()) {
        return None;
    }
    let distance = |other: &'a str| {
        let plain = plain(other);
        let may_be =
            plain.chars().next() == name.chars().next() && plain.len().abs_diff(name.len()) <= ALLOWED;
        Some((strsim::osa_distance(&name, &plain), other))
            .filter(|(distance, _)| may_be && *distance <= ALLOWED)
    };
    let mut near: Vec<(usize, &str)> = names.into_iter().filter_map(distance).collect();
    near.sort_unstable();
    near.dedup();
    match near[..] {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, only), ..] => Some(only),
        [] => None,
    }
}

/// Whether two words differ in one letter, or in two that have changed places.
pub(crate) fn is_one_slip(one: &str, other: &str) -> bool {
    strsim::osa_distance(&plain(one), &plain(other)) == 1
}

/// Letters as they are compared: small, and with hyphens for the other ways to part words.
fn plain(text: &str) -> String {
    let hyphenated = |c: char| if matches!(c, ' ' | '_') { '-' } else { c };
    text.trim().chars().flat_map(char::to_lowercase).map(hyphenated).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 3] = ["higher-is-better", "lower-is-better", "neutral"];

    #[test]
    fn a_slip_of_the_finger_finds_the_word() {
        assert_eq!(nearest("lower is better", WORDS), Some("lower-is-better"));
        assert_eq!(nearest("Neutral", WORDS), Some("neutral"));
        assert_eq!(nearest("nuetral", WORDS), Some("neutral"));
        assert_eq!(nearest("E080000O2", ["E08000001", "E08000002"]), Some("E08000002"));
    }

    #[test]
    fn one_slip_is_a_letter_or_two_that_changed_places() {
        assert!(is_one_slip("Oldam", "Oldham") && is_one_slip("Buyr", "bury"));
        assert!(!is_one_slip("Upton", "Luton") && !is_one_slip("Bury", "Bury"));
    }

    #[test]
    fn a_name_like_that_of_another_place_is_no_slip() {
        let places = ["Bury", "Trafford", "Bedford", "Rother", "Rochdale", "Greater Manchester", "Luton"];
        let near = |name| nearest_name(name, places);
        for (slip, meant) in [("Burry", "Bury"), ("traford", "Trafford"), ("Rochdael", "Rochdale")] {
            assert_eq!(near(slip), Some(meant));
        }
        assert_eq!(near("Greater Manchestr"), Some("Greater Manchester"));
        for other in ["Telford", "Other", "Upton", "Bur", "", "Stafford", "Rothbury"] {
            assert_eq!(near(other), None, "{other}");
        }
    }

    #[test]
    fn two_letters_are_near_where_one_name_alone_is() {
        let near = |name| only_near(name, ["Oldham", "Trafford", "Bolton", "Boston", "Bury"]);
        assert_eq!(
            (near("Oldamm"), near("Traford"), near("Burry")),
            (Some("Oldham"), Some("Trafford"), None)
        );
        for other in ["Bolston", "Holdam", "Telford", "Oldbury", ""] {
            assert_eq!(near(other), None, "{other}");
        }
    }

    #[test]
    fn something_else_finds_nothing() {
        assert_eq!(nearest("banana", WORDS), None);
        assert_eq!(nearest("", WORDS), None);
        assert_eq!(nearest(&"neutral".repeat(1000), WORDS), None);
    }
}

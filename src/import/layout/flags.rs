//! The words and signs that a column of remarks on each figure holds.

use super::token;
use crate::import::table::plain;
use crate::model::{Flag, Word};

/// Signs that refer to a footnote or say something that only the publication explains.
pub(super) const FOOTNOTES: [char; 14] =
    ['*', '^', '†', '‡', '§', '~', '#', '!', '¹', '²', '³', '⁴', '⁵', '⁶'];

/// The flag that a word or a sign beside a figure stands for; nothing where it is blank or not known.
pub(super) fn flag(text: &str) -> Option<Flag> {
    // What the figure is called behind its flag.
    const BESIDE: [&str; 5] = [" value", " outturn", " actual", " figure", " data"];
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let word = plain(text);
    if let Some(flag) = Flag::ALL.iter().copied().find(|flag| plain(flag.as_str()) == word) {
        return Some(flag);
    }
    let known = beside_number(text).or_else(|| token::sign(text.as_bytes())?.flag);
    // `Provisional value`, `Provisional outturn`; `Missing value; suppressed` says last what it means.
    let shorter = || match text.rsplit_once([';', ':']) {
        Some((first, last)) => flag(last).or_else(|| flag(first)),
        None => BESIDE.iter().find_map(|word| flag(text.to_lowercase().strip_suffix(word)?)),
    };
    known.or_else(shorter)
}

/// The flag that a letter or a word stands for that may stand beside a number.
///
/// Source of the letters: Government Statistical Service, guidance on symbols in tables: `[p]` provisional, `[r]`
/// revised, `[e]` estimated, `[b]` break in the series, `[u]` low reliability.
pub(super) fn beside_number(word: &str) -> Option<Flag> {
    match plain(word).as_str() {
        "p" | "prov" | "provisional" | "draft" | "unaudited" => Some(Flag::Provisional),
        "r" | "rev" | "revised" => Some(Flag::Revised),
        "e" | "est" | "estimate" | "estimated" | "imputed" | "modelled" => Some(Flag::Estimated),
        "b" | "break" | "breakinseries" | "breakintimeseries" => Some(Flag::Break),
        "u" | "unreliable" | "lowquality" | "lowreliability" => Some(Flag::LowReliability),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_the_services_letters_and_its_signs_are_known() {
        assert_eq!(flag("low reliability"), Some(Flag::LowReliability));
        assert_eq!(flag("Not_available"), Some(Flag::NotAvailable));
        assert_eq!(flag("[p]"), Some(Flag::Provisional));
        assert_eq!(flag("c"), Some(Flag::Suppressed));
        assert_eq!(flag("*"), Some(Flag::Suppressed));
        assert_eq!(flag("Confidential"), Some(Flag::Suppressed));
        assert_eq!(flag("Provisional value"), Some(Flag::Provisional));
        assert_eq!(flag("Provisional outturn"), Some(Flag::Provisional));
        assert_eq!(flag("Revised Outturn"), Some(Flag::Revised));
        assert_eq!(flag("Missing value; suppressed"), Some(Flag::Suppressed));
        assert_eq!(flag("Normal value"), None);
        assert_eq!(flag(" "), None);
        assert_eq!(flag("good"), None);
        assert_eq!(flag("5"), None);
        assert_eq!(flag("<5"), None);
    }
}

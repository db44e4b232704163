//! The words and signs that a column of remarks on each figure holds.

use super::token::{self, Cell};
use crate::import::table::plain;
use crate::model::{Flag, Word};

/// The flag that a word or a sign beside a figure stands for; nothing where it is blank or not known.
///
/// Source of the letters: Government Statistical Service, guidance on symbols in tables: `[p]` provisional, `[r]`
/// revised, `[e]` estimated, `[b]` break in the series, beside the signs that stand in a figure's place.
pub(super) fn flag(text: &str) -> Option<Flag> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let word = plain(text);
    if let Some(flag) = Flag::ALL.iter().copied().find(|flag| plain(flag.as_str()) == word) {
        return Some(flag);
    }
    match word.as_str() {
        "p" | "prov" => Some(Flag::Provisional),
        "r" => Some(Flag::Revised),
        "e" | "estimate" | "imputed" | "modelled" => Some(Flag::Estimated),
        "b" | "breakinseries" | "breakintimeseries" => Some(Flag::Break),
        "unreliable" | "lowquality" => Some(Flag::LowReliability),
        "confidential" | "withheld" => Some(Flag::Suppressed),
        "missing" | "unavailable" => Some(Flag::NotAvailable),
        _ => match token::cell(text.as_bytes()) {
            Cell::Missing(flag, _) => Some(flag),
            Cell::Number(_) | Cell::Neither => None,
        },
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
        assert_eq!(flag(" "), None);
        assert_eq!(flag("good"), None);
        assert_eq!(flag("5"), None);
    }
}

//! What an ONS code says about its area.
//!
//! Source: Office for National Statistics, Register of Geographic Codes: the first three characters of a code are the
//! kind of area.

use crate::model::AreaKind;

/// The kind of area that a code stands for; none for a code that is no level of a scorecard, or no ONS code.
pub(super) fn kind(code: &[u8]) -> Option<AreaKind> {
    if !is_code(code) {
        return None;
    }
    match &code[..3] {
        b"E92" => Some(AreaKind::Nation),
        b"E12" => Some(AreaKind::Region),
        b"E54" => Some(AreaKind::System),
        b"E06" | b"E07" | b"E08" | b"E09" | b"E10" => Some(AreaKind::Place),
        b"E01" | b"E02" | b"E05" => Some(AreaKind::Neighbourhood),
        _ => None,
    }
}

/// Whether this is an ONS code: a capital letter and eight digits.
fn is_code(field: &[u8]) -> bool {
    matches!(field, [letter, digits @ ..]
        if letter.is_ascii_uppercase() && digits.len() == 8 && digits.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_what_its_area_is() {
        assert_eq!(kind(b"E92000001"), Some(AreaKind::Nation));
        assert_eq!(kind(b"E12000002"), Some(AreaKind::Region));
        assert_eq!(kind(b"E54000057"), Some(AreaKind::System));
        assert_eq!(kind(b"E10000017"), Some(AreaKind::Place));
        assert_eq!(kind(b"E02001021"), Some(AreaKind::Neighbourhood));
        for other in ["", "E", "E47000001", "W06000001", "A82003", "E0600000", "é06000001"] {
            assert_eq!(kind(other.as_bytes()), None, "{other}");
        }
    }
}

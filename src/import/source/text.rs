//! Bytes to text.

use std::borrow::Cow;

/// The text of a field, and whether it was UTF-8; where it was not, it is read as Windows-1252, which has a character
/// for every byte.
pub(in crate::import) fn text(field: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(field) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(field).0, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_windows_1252() {
        assert_eq!(text("Môn".as_bytes()), (Cow::Borrowed("Môn"), true));
        assert_eq!(text(b"M\xf4n \x96 5"), (Cow::Borrowed("Môn – 5"), false));
    }
}

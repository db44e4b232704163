//! From bytes to text: UTF-8, with or without a byte order mark, and plain words about anything else.

use super::finding::Finding;
use super::foreign;
use super::rule::Rule;

/// The text of a file, with the byte order mark where there is one.
///
/// # Errors
/// One finding, where the file is empty, of another kind, or its text is not UTF-8.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Finding> {
    let refused = |message: &str| Err(Finding::about_file(Rule::File, message.to_owned()));
    if let Some(finding) = foreign::finding(&bytes) {
        return Err(finding);
    }
    if utf16(&bytes).is_some() {
        return refused(
            "This may be a scorecard, but its text is stored as UTF-16 (“Unicode” in some programs); open it in a text \
             editor and save it with the encoding UTF-8, or ask whoever sent it to.",
        );
    }
    let text = String::from_utf8(bytes)
        .map_err(|wrong| not_utf8(wrong.as_bytes(), wrong.utf8_error().valid_up_to()))?;
    if without_mark(&text).trim().is_empty() {
        return refused(
            "The file is empty; ask whoever sent it to send it again, choose another one, or restore an earlier copy.",
        );
    }
    Ok(text)
}

/// The text without its byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn not_utf8(bytes: &[u8], offset: usize) -> Finding {
    let line = bytes[..offset].split(|&byte| byte == b'\n').count();
    let message = format!(
        "The text of a scorecard must be stored as UTF-8, but that of line {line} is not (byte {offset} of the file); open \
         it in a text editor and save it with the encoding UTF-8, or ask whoever sent it to."
    );
    Finding::about_file(Rule::File, message)
}

/// Whether the bytes are UTF-16, and if so whether the higher byte comes first. JSON starts with an ASCII character, so
/// a zero among the first two bytes is half of one.
pub(super) fn utf16(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(false),
        [0xFE, 0xFF, ..] => Some(true),
        [0, second, ..] if *second != 0 => Some(true),
        [first, 0, ..] if *first != 0 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_kept_and_passed_over() {
        let marked = text(b"\xEF\xBB\xBF{}".to_vec()).unwrap();
        assert_eq!((marked.len(), without_mark(&marked)), (5, "{}"));
        assert_eq!(text(b"{}".to_vec()).unwrap(), "{}");
    }

    #[test]
    fn what_is_not_text_is_named_with_a_way_out() {
        for (bytes, part) in [
            (&b"{\n\"a\": \"caf\xE9\"}"[..], "line 2 is not (byte 11"),
            (b"\xFF\xFE{\0}\0", "UTF-16"),
            (b"{\0}\0", "UTF-16"),
            (b"\0{\0}", "UTF-16"),
            (b"PK\x03\x04\x14", "zip archive"),
            (b"", "is empty"),
            (b"\xEF\xBB\xBF \n", "is empty"),
        ] {
            let finding = text(bytes.to_vec()).unwrap_err();
            assert!(finding.message.contains(part), "{finding}");
            assert!(finding.message.contains(';'), "no way out: {finding}");
        }
    }
}

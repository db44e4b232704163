//! From bytes to text: UTF-8, with or without a byte order mark, and plain words about anything else.

use super::finding::Finding;

/// The text of a file, with the byte order mark where there is one.
///
/// # Errors
/// One finding, where the file is empty or its text is not UTF-8.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Finding> {
    if is_utf16(&bytes) {
        return Err(Finding::about_file(
            "The file must be UTF-8, but it is UTF-16 (\"Unicode\" in some programs); open it in a text editor \
             and save it with the encoding UTF-8."
                .to_owned(),
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Finding::about_file(
            "The file must be a scorecard, which is JSON text, but it is a zip archive or an Office document; \
             choose another file, or import its figures."
                .to_owned(),
        ));
    }
    let text = String::from_utf8(bytes)
        .map_err(|wrong| not_utf8(wrong.as_bytes(), wrong.utf8_error().valid_up_to()))?;
    if without_mark(&text).trim().is_empty() {
        let message = "The file must hold a scorecard, but it is empty; choose another file, or restore an earlier \
                       copy of this one.";
        return Err(Finding::about_file(message.to_owned()));
    }
    Ok(text)
}

/// The text without its byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn not_utf8(bytes: &[u8], offset: usize) -> Finding {
    let line = bytes[..offset].split(|&byte| byte == b'\n').count();
    Finding::about_file(format!(
        "The file must be UTF-8, but the byte at offset {offset}, in line {line}, is not; open it in a text editor \
         and save it with the encoding UTF-8."
    ))
}

/// JSON starts with an ASCII character, so a zero among the first two bytes is half of one in UTF-16.
fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || matches!(bytes, [0, second, ..] if *second != 0)
        || matches!(bytes, [first, 0, ..] if *first != 0)
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
            (&b"{\n\"a\": \"caf\xE9\"}"[..], "the byte at offset 11, in line 2, is not"),
            (b"\xFF\xFE{\0}\0", "UTF-16"),
            (b"{\0}\0", "UTF-16"),
            (b"\0{\0}", "UTF-16"),
            (b"PK\x03\x04\x14", "zip archive"),
            (b"", "it is empty"),
            (b"\xEF\xBB\xBF \n", "it is empty"),
        ] {
            let finding = text(bytes.to_vec()).unwrap_err();
            assert!(finding.message.contains(part), "{finding}");
            assert!(finding.message.contains(';'), "no way out: {finding}");
        }
    }
}

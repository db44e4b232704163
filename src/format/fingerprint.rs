//! A short code that tells whether a document still says what it said when it was approved.
//!
//! It is the beginning of the SHA-256 (NIST, FIPS 180-4) of the text without the approval itself and without blanks between
//! tokens, so that laying the text out anew changes nothing. It shows changes; it is no signature.

use super::reader::Reader;
use super::text::without_mark;
use super::tokens::{Broken, Kind};
use crate::model::Progress;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The field at the top of a document that is left out.
pub(super) const APPROVAL: &str = "approved";

/// So many bytes of the sum are told, each as two digits.
const BYTES: usize = 6;

/// The code of a document by its text, such as `3fa2-91bc-07de`; empty for a text that is no object of JSON.
pub fn fingerprint(text: &str) -> String {
    let mut sum = Sha256::new();
    if members(without_mark(text), |member| packed(member, &mut sum)).is_err() {
        return String::new();
    }
    let mut code = String::new();
    for (at, byte) in sum.finalize().iter().take(BYTES).enumerate() {
        let dash = if at > 0 && at % 2 == 0 { "-" } else { "" };
        let _ = write!(code, "{dash}{byte:02x}");
    }
    code
}

/// The members of the document but for the approval, each from its name to the end of its value.
fn members(text: &str, mut each: impl FnMut(&str)) -> Result<(), Broken> {
    let progress = Progress::new();
    let mut reader = Reader::of(text, &progress);
    if reader.tokens.kind()? != Kind::Object {
        return Err(Broken::Syntax(reader.tokens.at()));
    }
    let is_approval = |name: &str| name == APPROVAL;
    let mut next = reader.tokens.first_key(is_approval)?;
    while let Some(is_left_out) = next {
        let start = reader.tokens.name_at();
        let kind = reader.tokens.kind()?;
        reader.skip(kind)?;
        if !is_left_out {
            each(&text[start..reader.tokens.at()]);
        }
        next = reader.tokens.next_key(is_approval)?;
    }
    Ok(())
}

/// Takes in a text of JSON without the blanks between its tokens, and where it ends.
fn packed(text: &str, sum: &mut Sha256) {
    let bytes = text.as_bytes();
    let (mut start, mut at, mut is_quoted) = (0, 0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => is_quoted = !is_quoted,
            b'\\' => at += 1,
            b' ' | b'\n' | b'\r' | b'\t' if !is_quoted => {
                sum.update(&bytes[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    sum.update(&bytes[start..]);
    // No text of JSON has this byte.
    sum.update([0]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laying_it_out_anew_and_approving_it_change_nothing() {
        let plain = fingerprint(r#"{"title": "A \" b", "data": [1.50, {"a": "x  y"}]}"#);
        assert_eq!(plain.len(), 14, "{plain}");
        for same in [
            "\u{feff}{\"title\":\"A \\\" b\",\"data\":[1.50,{\"a\":\"x  y\"}]}",
            "{\n \"title\" : \"A \\\" b\",\n\t\"data\" : [ 1.50 , { \"a\" : \"x  y\" } ]\r\n}\n",
            r#"{"approved": {"by": "The board"}, "title": "A \" b", "data": [1.50, {"a": "x  y"}]}"#,
            r#"{"title": "A \" b", "data": [1.50, {"a": "x  y"}], "approv\u0065d": null}"#,
        ] {
            assert_eq!(fingerprint(same), plain, "{same}");
        }
    }

    #[test]
    fn whatever_else_changes_is_seen() {
        let plain = fingerprint(r#"{"title": "A b", "n": 12}"#);
        for other in [
            r#"{"title": "A  b", "n": 12}"#,
            r#"{"title": "A b", "n": 1}"#,
            r#"{"title": "A b", "n": 12, "commentary": []}"#,
            r#"{"title": "A b", "x": {"approved": 1}, "n": 12}"#,
            r#"{"title": "A b"}"#,
            "{}",
        ] {
            assert_ne!(fingerprint(other), plain, "{other}");
        }
    }

    #[test]
    fn it_is_the_beginning_of_the_published_sum() {
        // sha256 of `"a":1` and a zero byte.
        assert_eq!(fingerprint("{\"a\" : 1}"), "134d-807e-a7ec");
        for no_document in ["[1]", "{", "", "x"] {
            assert_eq!(fingerprint(no_document), "");
        }
    }
}

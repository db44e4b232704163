//! The code by which approvals were kept before: of the text without blanks between tokens, so that the order of fields and the
//! writing of numbers count. It is only held against what such an approval has.

use super::{COMMENTARY, LEFT_OUT, written};
use crate::format::reader::Reader;
use crate::format::text::without_mark;
use crate::format::tokens::{Broken, Kind};
use crate::model::Progress;
use sha2::{Digest, Sha256};

/// What a field at the top of a document counts for.
#[derive(Clone, Copy, PartialEq)]
enum Member {
    LeftOut,
    Commentary,
    Other,
}

/// How many groups of digits its code has.
pub(super) const GROUPS: usize = 3;

/// The code of a document by its text, such as `3fa2-91bc-07de`; empty for a text that is no object of JSON. `drafts` tells of each
/// comment, in the order of the text, whether it is one to be left out.
pub(super) fn fingerprint(text: &str, drafts: &[bool]) -> String {
    let mut sum = Sha256::new();
    if members(without_mark(text), drafts, |member| packed(member, &mut sum)).is_err() {
        return String::new();
    }
    written(&sum.finalize(), GROUPS)
}

/// The members of the document that count, each from its name to the end of its value.
fn members(text: &str, drafts: &[bool], mut each: impl FnMut(&str)) -> Result<(), Broken> {
    let progress = Progress::new();
    let mut reader = Reader::of(text, &progress);
    if reader.tokens.kind()? != Kind::Object {
        return Err(Broken::Syntax(reader.tokens.at()));
    }
    let which = |name: &str| match name {
        name if LEFT_OUT.contains(&name) => Member::LeftOut,
        COMMENTARY => Member::Commentary,
        _ => Member::Other,
    };
    let mut next = reader.tokens.first_key(which)?;
    while let Some(member) = next {
        let start = reader.tokens.name_at();
        let kind = reader.tokens.kind()?;
        let value = reader.tokens.at();
        if member == Member::Commentary && kind == Kind::List {
            let kept = kept(&mut reader, text, drafts)?;
            if !kept.is_empty() {
                each(&format!("{}[{}]", &text[start..value], kept.join(",")));
            }
        } else {
            reader.skip(kind)?;
            if member != Member::LeftOut {
                each(&text[start..reader.tokens.at()]);
            }
        }
        next = reader.tokens.next_key(which)?;
    }
    Ok(())
}

/// The items of the list at hand that are no drafts.
fn kept<'t>(reader: &mut Reader<'t, '_>, text: &'t str, drafts: &[bool]) -> Result<Vec<&'t str>, Broken> {
    let (mut kept, mut at) = (Vec::new(), 0);
    let mut next = reader.tokens.first_item()?;
    while let Some(kind) = next {
        let start = reader.tokens.at();
        reader.skip(kind)?;
        if !drafts.get(at).copied().unwrap_or(false) {
            kept.push(&text[start..reader.tokens.at()]);
        }
        at += 1;
        next = reader.tokens.next_item()?;
    }
    Ok(kept)
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
    fn fingerprint(text: &str) -> String {
        super::fingerprint(text, &[])
    }

    #[test]
    fn drafts_and_the_mark_do_not_count() {
        let plain = fingerprint(r#"{"title": "A", "commentary": [{"id": "a"}, {"id": "c"}]}"#);
        for (with, drafts) in [
            (
                r#"{"title": "A", "commentary": [{"id": "a"},{"id": "b", "draft": true}, {"id": "c"} ]}"#,
                [false, true, false],
            ),
            (
                r#"{"read_only": true, "title": "A", "commentary": [ {"id": "b"}, {"id": "a"}, {"id": "c"}]}"#,
                [true, false, false],
            ),
        ] {
            assert_eq!(super::fingerprint(with, &drafts), plain, "{with}");
            assert_ne!(fingerprint(with), plain, "{with}");
        }
        let none = fingerprint(r#"{"title": "A"}"#);
        assert_eq!(super::fingerprint(r#"{"title": "A", "commentary": [{"id": "b"}]}"#, &[true]), none);
        assert_ne!(plain, none);
    }

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
            r#"{"title": "A b", "n": 12, "commentary": [{}]}"#,
            r#"{"title": "A b", "n": 12, "views": []}"#,
            r#"{"title": "A b", "x": {"read_only": true}, "n": 12}"#,
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

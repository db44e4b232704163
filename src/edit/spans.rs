//! Where the members of an object or a list are in a text, one level at a time.
//!
//! The texts are those of documents that were read before, or of values that were checked, so only brackets, commas and
//! quotation marks are looked at: finding one value of a large file costs little beside reading it.

use std::borrow::Cow;
use std::ops::Range;

/// One member of an object or a list.
#[derive(Debug, PartialEq)]
pub(crate) struct Span {
    /// Its name, decoded; empty in a list.
    pub name: String,
    /// Where its value is, without white space around it.
    pub value: Range<usize>,
}

/// What a value is, as far as its first character tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Scalar,
}

pub(super) fn kind(text: &str) -> Kind {
    match text.trim_start().as_bytes().first() {
        Some(b'{') => Kind::Object,
        Some(b'[') => Kind::List,
        _ => Kind::Scalar,
    }
}

/// The members of an object or a list in the order of the text; none where it is neither.
pub(crate) fn members(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let is_object = match kind(text) {
        Kind::Object => true,
        Kind::List => false,
        Kind::Scalar => return spans,
    };
    let mut at = text.find(['{', '[']).map_or(text.len(), |open| open + 1);
    loop {
        at = after_space(text, at);
        let mut name = String::new();
        if is_object {
            let end = end_of(text, at);
            name = plain(&text[at..end]).into_owned();
            let colon = after_space(text, end);
            at = after_space(text, text.len().min(colon + 1));
        }
        let end = end_of(text, at);
        if end == at {
            return spans;
        }
        spans.push(Span { name, value: at..end });
        at = after_space(text, end);
        if !text[at..].starts_with(',') {
            return spans;
        }
        at += 1;
    }
}

fn after_space(text: &str, at: usize) -> usize {
    let space = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_whitespace());
    at + space.count()
}

/// Where the value ends that begins at `start`; `start` itself where none does.
fn end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_text(bytes, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
                continue;
            }
            b'}' | b']' if depth > 0 => {
                depth -= 1;
                at += 1;
            }
            _ if depth > 0 => {
                at += 1;
                continue;
            }
            _ => {
                let is_in =
                    |byte: &&u8| !byte.is_ascii_whitespace() && !matches!(**byte, b',' | b':' | b'}' | b']');
                return at + bytes[at..].iter().take_while(is_in).count();
            }
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// Where the text in quotation marks ends that begins at `start`.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(found) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\\')))
    {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// The text of the first field of this name.
pub(crate) fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let span = members(text).into_iter().find(|span| span.name == name)?;
    Some(&text[span.value])
}

/// What a value says as plain text: the text itself decoded, anything else as it is written.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if let Some(inside) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'))
        && !inside.contains('\\')
    {
        return Cow::Borrowed(inside);
    }
    serde_json::from_str::<String>(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &str)> {
        members(text).into_iter().map(|span| (span.name, &text[span.value])).collect()
    }

    #[test]
    fn members_are_found_with_their_names_decoded_and_their_values_as_written() {
        let text = " { \"v\\u0061lues\" : [1.50 , {\"}\": \"]\"}] ,\r\n\t\"é\":\"\\\"\" , \"x\":1e2} ";
        let expected = [("values", "[1.50 , {\"}\": \"]\"}]"), ("é", "\"\\\"\""), ("x", "1e2")];
        assert_eq!(found(text), expected.map(|(name, value)| (name.to_owned(), value)));
        let items: Vec<&str> = found("[ 1, \"a\" ,[2,3], null ]").into_iter().map(|(_, item)| item).collect();
        assert_eq!(items, ["1", "\"a\"", "[2,3]", "null"]);
        assert!(members("{}").is_empty() && members("[ ]").is_empty() && members("7").is_empty());
        assert_eq!(found(r#"{"a":"\\","b":{"]":["\"}",[]]},"c":-1e-5}"#).len(), 3);
        for broken in
            ["{\"a\": ", "{\"a", "{\"a\"", "{", "[", "{:", "[,", "[}", "{\"\\", "[[[", "]", "{\"é\\", "[1 2"]
        {
            assert!(found(broken).len() < 2, "{broken}");
        }
        assert_eq!((field("{\"a\":1}", "a"), field("{\"a\":1}", "b")), (Some("1"), None));
        assert_eq!((plain("\"\\u0061\"").as_ref(), plain("1.50").as_ref()), ("a", "1.50"));
    }
}

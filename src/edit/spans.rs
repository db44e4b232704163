//! Where the members of an object or a list are in a text, one level at a time.
//!
//! The texts are those of documents that were read before, or of values that were checked, so what is not JSON has no
//! members here and nothing more is said about it.

use jiter::{Jiter, JiterResult};
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
    let found = match kind(text) {
        Kind::Object => fields(text),
        Kind::List => items(text),
        Kind::Scalar => Ok(Vec::new()),
    };
    found.unwrap_or_default()
}

fn fields(text: &str) -> JiterResult<Vec<Span>> {
    let mut json = Jiter::new(text.as_bytes());
    let mut spans = Vec::new();
    let mut next = json.next_object()?.map(str::to_owned);
    while let Some(name) = next {
        let peek = json.peek()?;
        let start = json.current_index();
        json.known_skip(peek)?;
        spans.push(Span { name, value: start..json.current_index() });
        next = json.next_key()?.map(str::to_owned);
    }
    Ok(spans)
}

fn items(text: &str) -> JiterResult<Vec<Span>> {
    let mut json = Jiter::new(text.as_bytes());
    let mut spans = Vec::new();
    let mut next = json.next_array()?;
    while let Some(peek) = next {
        let start = json.current_index();
        json.known_skip(peek)?;
        spans.push(Span { name: String::new(), value: start..json.current_index() });
        next = json.array_step()?;
    }
    Ok(spans)
}

/// The text of the first field of this name.
pub(crate) fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let span = members(text).into_iter().find(|span| span.name == name)?;
    Some(&text[span.value])
}

/// What a value says as plain text: the text itself decoded, anything else as it is written.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
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
        assert!(members("{\"a\": ").is_empty());
        assert_eq!((field("{\"a\":1}", "a"), field("{\"a\":1}", "b")), (Some("1"), None));
        assert_eq!((plain("\"\\u0061\"").as_ref(), plain("1.50").as_ref()), ("a", "1.50"));
    }
}

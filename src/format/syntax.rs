//! Plain words where a text is not JSON.

use super::finding::{Finding, Position};
use super::rule::Rule;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::fmt;

/// The finding about a text that the reader could not follow beyond `offset`. A second parser says what is wrong, in
/// words of which `explain` knows the meaning.
pub(super) fn finding(text: &str, offset: usize) -> Finding {
    let looked = match serde_json::from_str::<Looked>(text).map(drop) {
        // Numbers too large to be held are no fault here, and without being looked at they do not stop the other parser.
        Err(wrong) if wrong.to_string().starts_with("number out of range") => {
            serde_json::from_str::<IgnoredAny>(text).map(drop)
        }
        looked => looked,
    };
    looked.err().map_or_else(|| only_here(text, offset), |wrong| not_json(text, &wrong))
}

/// For what the second parser lets pass; nothing of the kind is known.
fn only_here(text: &str, offset: usize) -> Finding {
    let before = &text[..text.floor_char_boundary(offset)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let message = "The text of the scorecard breaks off here, because it is no JSON from here on; correct it at this place."
        .to_owned();
    Finding { position: Some(Position { line, column }), ..Finding::about_file(Rule::File, message) }
}

/// Any value, looked at and not kept. Unlike `IgnoredAny` it looks into numbers and text too.
struct Looked;

impl<'de> Deserialize<'de> for Looked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Looked {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

fn not_json(text: &str, wrong: &serde_json::Error) -> Finding {
    // serde_json counts columns in bytes, up to and including the character it stumbled over.
    let line = text.split('\n').nth(wrong.line().saturating_sub(1)).unwrap_or_default();
    let reached = line.floor_char_boundary(wrong.column());
    let from = line.floor_char_boundary(wrong.column().saturating_sub(1));
    let position = Position { line: wrong.line(), column: line[..from].chars().count() + 1 };
    let message = if wrong.classify() == Category::Eof {
        "The file ends in the middle, so a part of the scorecard is missing; it was probably cut short while it was copied \
         or saved: fetch it again, or ask whoever sent it to send it again."
            .to_owned()
    } else {
        explain(&wrong.to_string(), &line[from..], &line[..reached])
    };
    Finding { position: Some(position), ..Finding::about_file(Rule::File, message) }
}

/// What `serde_json` says, in words for the people who write such files by hand or by script.
fn explain(said: &str, rest: &str, so_far: &str) -> String {
    let said = said.split(" at line ").next().unwrap_or(said);
    let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    if starts(&["NaN", "Infinity", "-Infinity", "Inf", "-Inf", "nan", "inf", "None", "NA", "NULL"])
        || so_far.ends_with("-I")
    {
        return "JSON has no word for a missing or endless number other than null; write null and give the reason \
                in `flags`."
            .to_owned();
    }
    match said {
        "recursion limit exceeded" => {
            "Lists and objects must not be nested more than 127 deep; a scorecard needs \
                                       fewer than ten, so look for brackets that are never closed."
                .to_owned()
        }
        "trailing comma" => {
            "A comma must be followed by another item; remove the comma before the closing bracket."
                .to_owned()
        }
        "trailing characters" => {
            "The file must hold one JSON document, but more follows after its end; remove what \
                                  follows, or a closing bracket too many before it."
                .to_owned()
        }
        said => format!(
            "The text of the scorecard cannot be followed from here on: {}; correct it at this place.",
            slip(said)
        ),
    }
}

/// A slip in JSON, in words.
fn slip(said: &str) -> &str {
    const SLIPS: &[(&str, &str)] = &[
        ("expected value", "here should be a value: a number, text in quotation marks, true, false or null"),
        ("expected `,` or `}`", "a comma or a closing curly bracket is missing"),
        ("expected `,` or `]`", "a comma or a closing square bracket is missing"),
        ("expected `:`", "a colon is missing after the name of a field"),
        ("key must be a string", "the name of a field must stand in straight quotation marks"),
        ("control character", "a line end or another control character stands inside quotation marks"),
        ("invalid escape", "a backslash stands before a letter that it does not go with"),
        ("invalid number", "a number is not written as JSON writes numbers, such as 0.5"),
        ("invalid unicode", "a character is not written whole"),
    ];
    SLIPS.iter().find(|(start, _)| said.starts_with(start)).map_or(said, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_named_with_its_place_and_a_way_out() {
        for (text, line, column, part) in [
            ("{\"a\": [1, 2", 1, 11, "ends in the middle"),
            ("{\"a\":\n  NaN}", 2, 3, "write null"),
            ("[1, -Infinity]", 1, 6, "write null"),
            ("[1, 2,]", 1, 7, "remove the comma"),
            ("{} {}", 1, 4, "remove what follows"),
            ("{\"é\": é}", 1, 7, "correct it at this place"),
            ("[1e309, é]", 1, 9, "correct it at this place"),
            ("[1e309, 2", 1, 9, "ends in the middle"),
        ] {
            let finding = finding(text, 0);
            assert!(finding.message.contains(part), "{text}: {finding}");
            assert_eq!(finding.position, Some(Position { line, column }), "{text}: {finding}");
        }
        let deep = finding(&"[".repeat(100_000), 0);
        assert!(deep.message.contains("never closed"), "{deep}");
    }
}

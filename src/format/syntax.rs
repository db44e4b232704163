//! From text to a tree, and plain words where the text is not JSON.

use super::finding::{Finding, Position, Severity};
use super::json::Node;
use serde::Deserialize;
use serde_json::error::Category;

/// The tree of a JSON text.
///
/// # Errors
/// One finding with its line and column, where the text is not JSON.
pub(super) fn parse(text: &str) -> Result<Node, Finding> {
    let mut json = serde_json::Deserializer::from_str(text);
    Node::deserialize(&mut json)
        .and_then(|node| json.end().map(|()| node))
        .map_err(|wrong| not_json(text, &wrong))
}

fn not_json(text: &str, wrong: &serde_json::Error) -> Finding {
    // serde_json counts columns in bytes, up to and including the character it stumbled over.
    let line = text.split('\n').nth(wrong.line().saturating_sub(1)).unwrap_or_default();
    let reached = line.floor_char_boundary(wrong.column());
    let from = line.floor_char_boundary(wrong.column().saturating_sub(1));
    let position = Position { line: wrong.line(), column: line[..from].chars().count() + 1 };
    let message = if wrong.classify() == Category::Eof {
        "The file must be complete JSON, but it ends in the middle; it was probably cut short while it was copied \
         or saved, so fetch or save it again."
            .to_owned()
    } else {
        explain(&wrong.to_string(), &line[from..], &line[..reached])
    };
    Finding { severity: Severity::Error, path: "$".to_owned(), position: Some(position), message }
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
        "number out of range" => {
            "The number must be finite, but it is too large to be held; correct it, or write \
                                  null where the value is missing."
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
        said => {
            format!("The file must be JSON, but it is not from here on ({said}); correct it at this place.")
        }
    }
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
            ("[1, 1e999]", 1, 9, "must be finite"),
            ("[1, 2,]", 1, 7, "remove the comma"),
            ("{} {}", 1, 4, "remove what follows"),
            ("{\"é\": é}", 1, 7, "correct it at this place"),
        ] {
            let finding = parse(text).unwrap_err();
            assert!(finding.message.contains(part), "{text}: {finding}");
            assert_eq!(finding.position, Some(Position { line, column }), "{text}: {finding}");
        }
        let deep = parse(&"[".repeat(100_000)).unwrap_err();
        assert!(deep.message.contains("never closed"), "{deep}");
    }
}

//! The sentences about values that do not fit their field: what was expected, what is there, and a way out.

use super::nearest::nearest;
use super::path::{Step, clip, field};
use super::shape::{Field, Object, Range, Shape};
use crate::model::PlainDate;
use std::borrow::Cow;

/// A value that was taken from the text, as far as a sentence about it needs it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given<'t> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'t, str>),
    /// A list of two numbers.
    Pair([f64; 2]),
    /// Any other list: its length.
    List(usize),
    Object,
}

/// What a value is called in a sentence: its field, or its position in a list.
pub(crate) fn name_of(path: &[Step]) -> String {
    match path {
        [] => "The document".to_owned(),
        [.., Step::Field(name, _)] => format!("`{}`", clip(name)),
        [Step::Item(item)] => format!("Item {}", item + 1),
        [list @ .., Step::Item(item)] => format!("Item {} of {}", item + 1, lower_first(&name_of(list))),
    }
}

/// A value that its field does not allow.
pub(crate) fn misfit(path: &[Step], given: &Given<'_>, shape: &Shape) -> String {
    let name = name_of(path);
    if let (Shape::Word(words), Given::Text(word)) = (shape, given) {
        let allowed = words();
        let way_out = match nearest(word, allowed.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "choose one of these words.".to_owned(),
        };
        return format!("{name} must be one of {}, but it is `{}`; {way_out}", listed(&allowed), clip(word));
    }
    let (expected, there) = (expected(shape), describe(given));
    format!("{name} must be {expected}, but it is {there}; {}.", way_out(shape, given, path))
}

/// A field that must be there and is not.
pub(crate) fn missing_field(object: &Object, field: &Field) -> String {
    let about = lower_first(field.about.trim_end_matches('.'));
    let (name, expected) = (field.name, expected(&field.shape));
    format!("Every {} needs `{name}` ({about}), but it is missing here; add it as {expected}.", object.name)
}

/// A field that an object has twice.
pub(crate) fn repeated_field(path: &[Step]) -> String {
    format!(
        "A field must be given once, but {} is given again here; keep one of the two and remove the other.",
        name_of(path)
    )
}

/// What a field may hold, in words.
pub(crate) fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Name => "text that is not empty".to_owned(),
        Shape::Number(range) => format!("a number{}", in_words(*range)),
        Shape::Whole(range) => format!("a whole number{}", in_words(*range)),
        Shape::Switch => "true or false".to_owned(),
        Shape::OneOf(allowed) => allowed.iter().map(f64::to_string).collect::<Vec<_>>().join(" or "),
        Shape::Word(words) => format!("one of {}", listed(&words())),
        Shape::Day => "a day such as \"2026-11-20\"".to_owned(),
        Shape::Date => format!("a date such as {}", PlainDate::EXAMPLES),
        Shape::Pair([first, second]) if *first == Range::ANY && *second == Range::ANY => {
            "a list of two numbers".to_owned()
        }
        Shape::Pair([first, second]) => {
            format!(
                "a list of two numbers, the first{} and the second{}",
                in_words(*first),
                in_words(*second)
            )
        }
        Shape::List(0, _) => "a list in square brackets".to_owned(),
        Shape::List(1, _) => "a list of at least one item".to_owned(),
        Shape::List(least, _) => format!("a list of at least {least} items"),
        Shape::OrNull(shape) => format!("{} or null", expected(shape)),
        Shape::Map(_) => "an object in curly brackets".to_owned(),
        Shape::Object(object) => {
            format!("an object in curly brackets with the fields of {} {}", article(object.name), object.name)
        }
    }
}

fn in_words(range: Range) -> String {
    match (range.least, range.greatest) {
        (least, Range::LARGEST) if range.above_least => format!(" above {least}"),
        (least, Range::LARGEST) if least > -Range::LARGEST => format!(" of {least} or more"),
        (least, greatest) if least > -Range::LARGEST => format!(" from {least} to {greatest}"),
        _ => String::new(),
    }
}

/// A value in words, short enough for a sentence.
fn describe(given: &Given<'_>) -> String {
    match given {
        Given::Null => "null".to_owned(),
        Given::Bool(value) => value.to_string(),
        Given::Number(number) if !number.is_finite() => "a number too large to be held".to_owned(),
        Given::Number(number) if number.abs() > Range::LARGEST => {
            format!("the number {number:e}, larger than any figure can be")
        }
        Given::Number(number) => format!("the number {number}"),
        Given::Text(text) if text.trim().is_empty() => "empty text".to_owned(),
        Given::Text(text) => format!("the text \"{}\"", clip(text)),
        Given::Pair([first, second]) => format!("[{first}, {second}]"),
        Given::List(0) => "an empty list".to_owned(),
        Given::List(1) => "a list of one item".to_owned(),
        Given::List(length) => format!("a list of {length} items"),
        Given::Object => "an object".to_owned(),
    }
}

fn way_out(shape: &Shape, given: &Given<'_>, path: &[Step]) -> String {
    let wants_number = matches!(shape, Shape::Number(_) | Shape::Whole(_) | Shape::OneOf(_));
    match (shape, given) {
        (Shape::OrNull(shape), given) => way_out(shape, given, path),
        (Shape::Name, Given::Text(_)) => "write it, or ask whoever made the file for it".to_owned(),
        (_, Given::Null) if !path.is_empty() => "write it, or ask whoever made the file for it".to_owned(),
        (_, Given::Text(text)) if wants_number && text.trim().parse::<f64>().is_ok_and(f64::is_finite) => {
            "take the quotation marks away".to_owned()
        }
        (_, Given::Text(_)) if wants_number && path.first() != Some(&field("data")) => {
            "write digits alone, such as 5 or 7.5, without quotation marks".to_owned()
        }
        (_, Given::Text(_)) if wants_number => {
            "where a value is missing write null, and give the reason in `flags`".to_owned()
        }
        (_, Given::Number(number)) if wants_number && number.abs() > Range::LARGEST => {
            "look it up at its source, as its decimal point may have been lost".to_owned()
        }
        (_, Given::Number(_)) if wants_number => "correct the number".to_owned(),
        (Shape::Text | Shape::Name | Shape::Word(_), Given::Number(_) | Given::Bool(_)) => {
            "put it in quotation marks".to_owned()
        }
        (Shape::Day | Shape::Date, Given::Number(number)) => {
            format!("write it in quotation marks: \"{number}\"")
        }
        (Shape::Day | Shape::Date, _) => "write the date in this way".to_owned(),
        (Shape::Switch, _) => "write true or false without quotation marks".to_owned(),
        (Shape::Pair(_), _) => {
            "write two numbers in square brackets, such as [-2.3, 53.6]: longitude before latitude, column before row"
                .to_owned()
        }
        (Shape::List(..), Given::List(_) | Given::Pair(_)) => {
            "add what is missing, or remove it altogether".to_owned()
        }
        (Shape::List(..), _) => "put it in square brackets, even where it is one item or none".to_owned(),
        (Shape::Object(_) | Shape::Map(_), _) => "write its fields in curly brackets".to_owned(),
        _ => format!("write {} instead", expected(shape)),
    }
}

/// Words as a sentence lists them.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// The sentence part with a small first letter, except before an abbreviation.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), text.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_uppercase() => [first].into_iter().chain(letters).collect(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => String::new(),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

//! The tokens of a JSON text, one after the other, by RFC 8259.
//!
//! Our own, because reading is to cost at most three times what a parser costs that keeps nothing: a number goes from its
//! digits into its column in one step, and text without escapes is not copied. Text with escapes is left to `serde_json`.

use std::borrow::Cow;

/// What a value is, told by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

/// Why reading cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The text is not JSON here, or nested deeper than anything sensible: the byte offset.
    Syntax(usize),
    /// The reader was asked to stop.
    Cancelled,
}

/// A walk over the values of a text. After each step that finds a value, exactly one call takes that value.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where the name of the last field starts.
    name: usize,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text.
    pub fn of(text: &'t str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, name: 0 }
    }

    /// Where the value just found starts, or where the value just taken ends: a byte offset.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Where the name of the field just read starts: a byte offset.
    pub fn name_at(&self) -> usize {
        self.name
    }

    /// The name that starts at an offset that [`Self::name_at`] gave.
    pub fn name_from(&self, at: usize) -> Cow<'t, str> {
        Tokens { at, ..*self }.text().unwrap_or_default()
    }

    /// The kind of the next value: of the document, or of the field whose name was just read.
    pub fn kind(&mut self) -> Result<Kind, Broken> {
        match self.next_byte() {
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b'n') => Ok(Kind::Null),
            Some(b'"') => Ok(Kind::Text),
            Some(b'[') => Ok(Kind::List),
            Some(b'{') => Ok(Kind::Object),
            Some(b't' | b'f') => Ok(Kind::Bool),
            _ => self.broken(),
        }
    }

    /// Takes `null`.
    pub fn null(&mut self) -> Result<(), Broken> {
        self.word("null")
    }

    /// Takes `true` or `false`.
    pub fn bool(&mut self) -> Result<bool, Broken> {
        let is_true = self.bytes[self.at] == b't';
        self.word(if is_true { "true" } else { "false" })?;
        Ok(is_true)
    }

    /// Takes a number; infinite where it is larger than any that can be held.
    pub fn number(&mut self) -> Result<f64, Broken> {
        /// Up to here every whole number of as many digits is held without loss, and so is the power of ten; their
        /// quotient is then rounded once, to the nearest (Clinger 1990).
        const EXACT_DIGITS: usize = 15;
        const POWERS: [f64; EXACT_DIGITS + 1] =
            [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
        let start = self.at;
        let negative = self.bytes[start] == b'-';
        self.at += usize::from(negative);
        let mut whole = 0;
        let first = self.at;
        let before = self.digits(&mut whole);
        if before == 0 || (before > 1 && self.bytes[first] == b'0') {
            return self.broken();
        }
        let mut places = 0;
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            places = self.digits(&mut whole);
            if places == 0 {
                return self.broken();
            }
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes.get(self.at), Some(b'+' | b'-')));
            if self.digits(&mut whole) == 0 {
                return self.broken();
            }
        } else if before + places <= EXACT_DIGITS {
            let number = whole as f64 / POWERS[places];
            return Ok(if negative { -number } else { number });
        }
        Ok(self.text[start..self.at].parse().unwrap_or(f64::INFINITY))
    }

    /// Passes over digits, adding them to `whole`, and counts them. More digits than fit make no sense of `whole`.
    fn digits(&mut self, whole: &mut u64) -> usize {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(self.at) {
            *whole = whole.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        self.at - start
    }

    /// Takes text; copied only where it has escapes.
    pub fn text(&mut self) -> Result<Cow<'t, str>, Broken> {
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += 1;
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 1;
                }
                // Line ends and other control characters must be escaped.
                None | Some(..b' ') => return self.broken(),
                Some(_) => {}
            }
        }
        self.at += 1;
        if !escaped {
            return Ok(Cow::Borrowed(&self.text[start + 1..self.at - 1]));
        }
        serde_json::from_str(&self.text[start..self.at]).map(Cow::Owned).map_err(|_| Broken::Syntax(start))
    }

    /// Enters a list; the kind of its first item.
    pub fn first_item(&mut self) -> Result<Option<Kind>, Broken> {
        self.at += 1;
        if self.next_byte() == Some(b']') {
            self.at += 1;
            return Ok(None);
        }
        self.kind().map(Some)
    }

    /// The kind of the next item, or the end of the list.
    pub fn next_item(&mut self) -> Result<Option<Kind>, Broken> {
        match self.next_byte() {
            Some(b',') => {
                self.at += 1;
                self.kind().map(Some)
            }
            Some(b']') => {
                self.at += 1;
                Ok(None)
            }
            _ => self.broken(),
        }
    }

    /// Enters an object; what `of` makes of the name of its first field.
    pub fn first_key<R>(&mut self, of: impl FnOnce(&str) -> R) -> Result<Option<R>, Broken> {
        self.at += 1;
        if self.next_byte() == Some(b'}') {
            self.at += 1;
            return Ok(None);
        }
        self.key().map(|key| Some(of(&key)))
    }

    /// What `of` makes of the name of the next field, or the end of the object.
    pub fn next_key<R>(&mut self, of: impl FnOnce(&str) -> R) -> Result<Option<R>, Broken> {
        match self.next_byte() {
            Some(b',') => {
                self.at += 1;
                self.next_byte();
                self.key().map(|key| Some(of(&key)))
            }
            Some(b'}') => {
                self.at += 1;
                Ok(None)
            }
            _ => self.broken(),
        }
    }

    /// Takes the end of the text.
    pub fn end(&mut self) -> Result<(), Broken> {
        if self.next_byte().is_some() { self.broken() } else { Ok(()) }
    }

    fn key(&mut self) -> Result<Cow<'t, str>, Broken> {
        if self.bytes.get(self.at) != Some(&b'"') {
            return self.broken();
        }
        self.name = self.at;
        let key = self.text()?;
        if self.next_byte() != Some(b':') {
            return self.broken();
        }
        self.at += 1;
        Ok(key)
    }

    fn word(&mut self, word: &str) -> Result<(), Broken> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return self.broken();
        }
        self.at += word.len();
        Ok(())
    }

    /// The next byte that is not blank, which is not taken.
    fn next_byte(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn broken<T>(&self) -> Result<T, Broken> {
        Err(Broken::Syntax(self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::reader::Reader;
    use crate::model::Progress;
    use proptest::prelude::*;

    fn number(text: &str) -> f64 {
        let mut tokens = Tokens::of(text);
        tokens.kind().unwrap();
        tokens.number().unwrap()
    }

    #[test]
    fn numbers_are_what_they_say_however_they_are_written() {
        for text in [
            "0",
            "-0",
            "-0.0",
            "1.50",
            "1e2",
            "12345678901234567890123",
            "0.1",
            "123456789012345",
            "1e-400",
            "1E+3",
        ] {
            assert_eq!(number(text).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
        assert!(number("1e999").is_infinite() && number("-1e999").is_infinite());
    }

    /// Whether the whole text is one JSON value, by our tokens.
    fn is_json(text: &str) -> bool {
        let progress = Progress::new();
        let mut reader = Reader::of(text, &progress);
        let read = reader.tokens.kind().and_then(|kind| reader.skip(kind));
        read.and_then(|()| reader.tokens.end()).is_ok()
    }

    proptest! {
        #[test]
        fn every_decimal_is_rounded_as_the_standard_library_does(
            whole in 0_u64..1_000_000_000_000, places in 0_usize..18
        ) {
            let text = format!("{:.places$}", whole as f64 / 1e5);
            prop_assert_eq!(number(&text).to_bits(), text.parse::<f64>().unwrap().to_bits());
        }

        #[test]
        fn what_is_json_is_what_another_parser_takes_for_it(text in r#"[\[\]{},:" 0-9.eE+\-ntrue\\flsu"\n\t]{0,24}"#) {
            // The other parser also refuses numbers that are too large to be held; ours leaves that to their fields.
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            let theirs = theirs.is_ok() || theirs.is_err_and(|wrong| wrong.to_string().starts_with("number out"));
            prop_assert_eq!(is_json(&text), theirs);
        }
    }
}

//! The tokens of a JSON text, one after the other: the only file that knows which tokenizer is used.

use jiter::{Jiter, JiterError, Peek};
use std::borrow::Cow;

/// What a value is, told by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

/// Why reading cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The text is not JSON here, or nested deeper than anything sensible: the byte offset.
    Syntax(usize),
    /// The reader was asked to stop.
    Cancelled,
}

impl From<JiterError> for Broken {
    fn from(error: JiterError) -> Self {
        Self::Syntax(error.index)
    }
}

/// A walk over the values of a text. After each step that finds a value, exactly one call takes that value.
pub(super) struct Tokens<'t> {
    json: Jiter<'t>,
    text: &'t str,
    peek: Peek,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text.
    pub fn of(text: &'t str) -> Self {
        Self { json: Jiter::new(text.as_bytes()), text, peek: Peek::Null }
    }

    /// The kind of the next value: of the document, or of the field whose name was just read.
    pub fn kind(&mut self) -> Result<Kind, Broken> {
        let peek = self.json.peek()?;
        self.found(peek)
    }

    /// Where the value just found starts, or where the value just taken ends: a byte offset.
    pub fn at(&self) -> usize {
        self.json.current_index()
    }

    /// Takes `null`.
    pub fn null(&mut self) -> Result<(), Broken> {
        Ok(self.json.known_null()?)
    }

    /// Takes `true` or `false`.
    pub fn bool(&mut self) -> Result<bool, Broken> {
        Ok(self.json.known_bool(self.peek)?)
    }

    /// Takes a number; infinite where it is larger than any that can be held.
    pub fn number(&mut self) -> Result<f64, Broken> {
        Ok(self.json.known_float(self.peek)?)
    }

    /// Takes text; copied only where it has escapes.
    pub fn text(&mut self) -> Result<Cow<'t, str>, Broken> {
        let start = self.json.current_index() + 1;
        let text = self.text;
        let decoded = self.json.known_str()?;
        let end = start + decoded.len();
        // Without escapes what is between the quotation marks is the text itself; an escape is longer than what it means.
        match text.get(start..end) {
            Some(raw) if raw == decoded && text.as_bytes().get(end) == Some(&b'"') => Ok(Cow::Borrowed(raw)),
            _ => Ok(Cow::Owned(decoded.to_owned())),
        }
    }

    /// Enters a list; the kind of its first item.
    pub fn first_item(&mut self) -> Result<Option<Kind>, Broken> {
        match self.json.known_array()? {
            Some(peek) => self.found(peek).map(Some),
            None => Ok(None),
        }
    }

    /// The kind of the next item, or the end of the list.
    pub fn next_item(&mut self) -> Result<Option<Kind>, Broken> {
        match self.json.array_step()? {
            Some(peek) => self.found(peek).map(Some),
            None => Ok(None),
        }
    }

    /// Enters an object; what `of` makes of the name of its first field.
    pub fn first_key<R>(&mut self, of: impl FnOnce(&str) -> R) -> Result<Option<R>, Broken> {
        Ok(self.json.known_object()?.map(of))
    }

    /// What `of` makes of the name of the next field, or the end of the object.
    pub fn next_key<R>(&mut self, of: impl FnOnce(&str) -> R) -> Result<Option<R>, Broken> {
        Ok(self.json.next_key()?.map(of))
    }

    /// Takes the end of the text.
    pub fn end(&mut self) -> Result<(), Broken> {
        Ok(self.json.finish()?)
    }

    fn found(&mut self, peek: Peek) -> Result<Kind, Broken> {
        self.peek = peek;
        match peek {
            Peek::Null => Ok(Kind::Null),
            Peek::True | Peek::False => Ok(Kind::Bool),
            Peek::String => Ok(Kind::Text),
            Peek::Array => Ok(Kind::List),
            Peek::Object => Ok(Kind::Object),
            peek if peek.is_num() => Ok(Kind::Number),
            _ => Err(Broken::Syntax(self.json.current_index())),
        }
    }
}

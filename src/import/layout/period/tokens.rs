//! A label in parts: numbers, words and signs.

use crate::import::layout::flags::FOOTNOTES;

/// A part of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Number(&'t str),
    Word(&'t str),
    /// A dash, with blanks around it or without.
    Dash(bool),
    Slash,
    Point,
}

/// Small letters, one kind of dash, and no blanks and apostrophes around. Nothing for a label with signs that no period
/// has.
pub(super) fn in_plain_signs(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '–' | '—' | '−' | '‐' | '‑' => plain.push('-'),
            // Between figures it joins, between words it parts.
            '_' if plain.ends_with(is_figure) && rest.peek().is_some_and(|next| is_figure(*next)) => {
                plain.push('-');
            }
            '\\' => plain.push('/'),
            _ if FOOTNOTES.contains(&c) => plain.push(c),
            '-' | '/' | '.' | ':' | '(' | ')' | '[' | ']' | '0'..='9' | 'A'..='Z' | 'a'..='z' => {
                plain.push(c.to_ascii_lowercase());
            }
            ' ' | '\t' | '\u{a0}' | ',' | '_' => plain.push(' '),
            '\'' | '’' | '‘' => {}
            _ => return None,
        }
    }
    Some(plain.trim().to_owned())
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

/// The parts of a label in plain signs; nothing where a sign stands in it that belongs to no period.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let text = without_time(text);
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |fits: fn(&char) -> bool| rest.chars().take_while(fits).count();
        let length = match first {
            '0'..='9' => run(char::is_ascii_digit),
            'a'..='z' => run(char::is_ascii_lowercase),
            _ => first.len_utf8(),
        };
        let (part, after) = rest.split_at(length);
        match first {
            '0'..='9' => tokens.push(Token::Number(part)),
            'a'..='z' => tokens.push(Token::Word(part)),
            '-' => {
                let before = text.len() - rest.len();
                let is_spaced = text[..before].ends_with(' ') || after.starts_with(' ');
                tokens.push(Token::Dash(is_spaced));
            }
            '/' => tokens.push(Token::Slash),
            '.' => tokens.push(Token::Point),
            // Brackets hold what might as well stand without them: `Q1 (Apr-Jun) 2023/24`.
            ' ' | '(' | ')' => {}
            _ => return None,
        }
        rest = after;
    }
    Some(tokens)
}

/// A date without the time of day behind it: `2024-01-01t00:00:00`, `01/01/2024 09:30`. At another time than midnight in
/// another zone, it may be another day here.
fn without_time(text: &str) -> &str {
    let is_time = |time: &str| {
        let mut parts = time.split([':', '.']);
        let fits = |part: &str| part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
        let hours = parts.next().filter(|hours| hours.len() <= 2).and_then(|hours| hours.parse().ok());
        time.contains(':') && parts.all(fits) && hours.is_some_and(|hours: u8| hours < 24)
    };
    let is_midnight = |time: &str| time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'));
    let of_clock = [" am", " pm"].iter().find_map(|half| text.strip_suffix(half)).unwrap_or(text);
    match of_clock.rsplit_once(['t', ' ']) {
        Some((day, time)) => match time.strip_suffix('z') {
            Some(time) if is_time(time) && is_midnight(time) => day,
            None if is_time(time) => day,
            _ => text,
        },
        None => text,
    }
}

/// What follows one of these sequences of words.
pub(super) fn strip_any<'t, 's>(tokens: &'s [Token<'t>], any: &[&[&str]]) -> Option<&'s [Token<'t>]> {
    any.iter().find_map(|words| strip_prefix(tokens, words))
}

pub(super) fn strip_prefix<'t, 's>(tokens: &'s [Token<'t>], words: &[&str]) -> Option<&'s [Token<'t>]> {
    let (start, rest) = tokens.split_at_checked(words.len())?;
    are(start, words).then_some(rest)
}

pub(super) fn strip_suffix<'t, 's>(tokens: &'s [Token<'t>], words: &[&str]) -> Option<&'s [Token<'t>]> {
    let (rest, end) = tokens.split_at_checked(tokens.len().checked_sub(words.len())?)?;
    are(end, words).then_some(rest)
}

fn are(tokens: &[Token<'_>], words: &[&str]) -> bool {
    tokens.iter().zip(words).all(|(token, word)| match token {
        Token::Word(written) => written == word,
        Token::Slash => *word == "/",
        _ => false,
    })
}

/// The number that a few digits are.
pub(super) fn number(digits: &str) -> Option<i32> {
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

//! A label in parts: numbers, words and signs.

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
    for c in text.chars() {
        match c {
            '–' | '—' | '−' | '‐' | '‑' => plain.push('-'),
            '-'
            | '/'
            | '.'
            | ':'
            | '('
            | ')'
            | '['
            | ']'
            | '*'
            | '†'
            | '‡'
            | '0'..='9'
            | 'A'..='Z'
            | 'a'..='z' => {
                plain.push(c.to_ascii_lowercase());
            }
            ' ' | '\t' | '\u{a0}' | ',' | '_' => plain.push(' '),
            '\'' | '’' | '‘' => {}
            _ => return None,
        }
    }
    Some(plain.trim().to_owned())
}

/// The parts of a label in plain signs; nothing where a sign stands in it that belongs to no period.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let text = without_midnight(text);
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
            ' ' => {}
            _ => return None,
        }
        rest = after;
    }
    Some(tokens)
}

/// A date without the midnight behind it: `2024-01-01t00:00:00`.
fn without_midnight(text: &str) -> &str {
    let is_midnight = |time: &str| {
        let time = time.strip_suffix('z').unwrap_or(time);
        time.contains(':') && time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'))
    };
    match text.rsplit_once(['t', ' ']) {
        Some((day, time)) if is_midnight(time) => day,
        _ => text,
    }
}

/// The number that a few digits are.
pub(super) fn number(digits: &str) -> Option<i32> {
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

//! Pieces of a text replaced by others, and what brings the text back as it was.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// One piece of a text, and what is to be there instead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Splice {
    pub at: Range<usize>,
    pub text: String,
}

impl Splice {
    /// What makes `to` of `from`: all from the first letter to the last in which they differ.
    pub fn between(from: &str, to: &str) -> Self {
        let same = |(one, other): &(u8, u8)| one == other;
        let mut start = from.bytes().zip(to.bytes()).take_while(same).count();
        while !from.is_char_boundary(start) {
            start -= 1;
        }
        let (rest, new) = (&from[start..], &to[start..]);
        let mut end = rest.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
        while !rest.is_char_boundary(rest.len() - end) {
            end -= 1;
        }
        Self { at: start..from.len() - end, text: new[..new.len() - end].to_owned() }
    }
}

/// A text after an edit.
pub(super) struct Spliced {
    pub text: String,
    /// What brings the text before it back, in order.
    pub back: Vec<Splice>,
    /// Which operation put what is at a range of the text.
    pub put: Vec<(Range<usize>, usize)>,
}

/// A text in the making beside the old one.
pub(super) struct Out<'t> {
    old: &'t str,
    /// How far the old text is copied or passed over.
    passed: usize,
    text: String,
    /// Where what is not in the old text begins.
    fresh: Option<usize>,
    back: Vec<Splice>,
    put: Vec<(Range<usize>, usize)>,
}

impl<'t> Out<'t> {
    pub fn new(old: &'t str) -> Self {
        let text = String::with_capacity(old.len());
        Self { old, passed: 0, text, fresh: None, back: Vec::new(), put: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Notes that an operation put what was written since `from`.
    pub fn put_by(&mut self, from: usize, operation: usize) {
        self.put.push((from..self.text.len(), operation));
    }

    /// Copies a piece of the old text.
    pub fn old_text(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if range.start < self.passed {
            return self.new_text(&self.old[range]);
        }
        self.catch_up(range.start);
        self.passed = range.end;
        self.text.push_str(&self.old[range]);
    }

    /// Writes text that is new, or that happens to be what the old text has here.
    pub fn new_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.fresh.is_none() && self.old[self.passed..].starts_with(text) {
            self.passed += text.len();
        } else {
            self.fresh.get_or_insert(self.text.len());
        }
        self.text.push_str(text);
    }

    /// Passes over the old text up to `to`.
    fn catch_up(&mut self, to: usize) {
        let fresh = self.fresh.take();
        if fresh.is_some() || self.passed < to {
            let at = fresh.unwrap_or(self.text.len())..self.text.len();
            self.back.push(Splice { at, text: self.old[self.passed..to].to_owned() });
        }
        self.passed = to;
    }

    pub fn finish(mut self) -> Spliced {
        self.catch_up(self.old.len());
        Spliced { text: self.text, back: self.back, put: self.put }
    }
}

/// The text with pieces replaced. They are in order and do not overlap.
pub(super) fn splice(old: &str, splices: &[Splice]) -> Spliced {
    let mut out = Out::new(old);
    for Splice { at, text } in splices {
        out.old_text(out.passed..at.start);
        out.fresh.get_or_insert(out.text.len());
        out.text.push_str(text);
        out.catch_up(at.end);
    }
    out.old_text(out.passed..old.len());
    out.finish()
}

/// What tells one text from another, all but surely.
pub(super) fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_replaced_comes_back() {
        let old = "one two three";
        let splices = [
            Splice { at: 0..3, text: "1".into() },
            Splice { at: 7..7, text: " 2½".into() },
            Splice { at: 7..13, text: String::new() },
        ];
        let new = splice(old, &splices);
        assert_eq!(new.text, "1 two 2½");
        let again = splice(&new.text, &new.back);
        assert_eq!(again.text, old);
        assert_eq!(splice(old, &again.back).text, new.text);
        assert!(splice(old, &[]).back.is_empty());
    }

    #[test]
    fn pieces_in_another_order_are_new_text() {
        let mut out = Out::new("a,b,c");
        for piece in [4..5, 1..2, 0..1] {
            out.old_text(piece);
        }
        let new = out.finish();
        assert_eq!(new.text, "c,a");
        assert_eq!(splice(&new.text, &new.back).text, "a,b,c");
    }
}

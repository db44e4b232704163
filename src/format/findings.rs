//! The collector of findings: all of them, but never more than a person or a memory can hold.

use super::finding::{Finding, Severity};
use super::named::Naming;
use super::path::{Path, Step, Written};
use super::reader::Spans;
pub(crate) use super::rule::Rule;
use super::shape::Object;
use super::unknown::UnknownFields;

/// The most findings of one rule that are listed.
pub(crate) const MOST_OF_ONE_RULE: usize = 1000;

struct Entry {
    rule: Rule,
    path: Path,
    /// What a note is about, by name; names for errors are looked up once all are known.
    about: String,
    message: String,
}

/// Everything found so far.
#[derive(Default)]
pub(crate) struct Findings {
    entries: Vec<Entry>,
    /// How many findings each rule has made, listed or not.
    counts: Vec<(Rule, usize)>,
    unknown: UnknownFields,
    /// Whether there were more errors of one rule than are listed.
    is_flooded: bool,
    /// Whether something of the document was not kept for that.
    is_cut: bool,
}

impl Findings {
    /// Reports an error at a path, and says whether it will be listed. Path and message are made only when there is room
    /// for them.
    pub fn error_at(
        &mut self,
        rule: Rule,
        path: impl FnOnce() -> Path,
        message: impl FnOnce() -> String,
    ) -> bool {
        let has_room = self.has_room(rule);
        if has_room {
            self.entries.push(Entry { rule, path: path(), about: String::new(), message: message() });
        }
        has_room
    }

    /// Reports something to know about a document that opens; `about` names what the note is about.
    pub fn note(&mut self, rule: Rule, path: Path, about: String, message: String) {
        if self.has_room(rule) {
            self.entries.push(Entry { rule, path, about, message });
        }
    }

    /// Counts a field that the format does not know in `object`, and says whether a note will lead to this one.
    pub fn unknown_field(&mut self, path: &[Step], object: &'static Object) -> bool {
        self.unknown.count(path, object)
    }

    /// Whether a further item of a list is to be kept. A flood of errors ends that: the document will not open, and a few
    /// bytes of text for each item would cost a hundred times as much memory.
    pub fn keeps_items(&mut self) -> bool {
        self.is_cut |= self.is_flooded;
        !self.is_flooded
    }

    /// Whether items were not kept, so that nobody can tell what refers to them.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Whether anything found stands against opening the document.
    pub fn has_errors(&self) -> bool {
        self.counts.iter().any(|(rule, _)| rule.severity() == Severity::Error)
    }

    fn has_room(&mut self, rule: Rule) -> bool {
        let at = self.counts.iter().position(|(known, _)| *known == rule).unwrap_or_else(|| {
            self.counts.push((rule, 0));
            self.counts.len() - 1
        });
        self.counts[at].1 += 1;
        let has_room = self.counts[at].1 <= MOST_OF_ONE_RULE;
        self.is_flooded |= !has_room && rule.severity() == Severity::Error;
        has_room
    }

    /// All findings with their positions in `text`: errors before notes, each in the order of the file.
    pub fn finish(mut self, text: &str, spans: &Spans) -> Vec<Finding> {
        for (path, about, message) in self.unknown.notes() {
            self.entries.push(Entry { rule: Rule::Unknown, path, about, message });
        }
        if self.entries.is_empty() {
            return Vec::new();
        }
        let paths: Vec<Path> = self.entries.iter_mut().map(|entry| std::mem::take(&mut entry.path)).collect();
        let naming = Naming::of(text, spans, &paths);
        let finding = |(at, Entry { rule, about, message, .. }): (usize, Entry)| Finding {
            rule,
            path: Written(&paths[at]).to_string(),
            position: naming.position(at),
            about: if about.is_empty() { naming.name(at) } else { about },
            message,
        };
        let mut all: Vec<Finding> = self.entries.into_iter().enumerate().map(finding).collect();
        all.sort_by_key(|finding| (finding.severity(), finding.position));
        let more = self.unknown.more();
        all.extend(more.map(|message| Finding::about_file(Rule::Unknown, message)));
        self.counts.sort_unstable();
        all.extend(self.counts.into_iter().filter_map(|(rule, count)| unlisted(rule, count)));
        all.sort_by_key(Finding::severity);
        all
    }
}

fn unlisted(rule: Rule, count: usize) -> Option<Finding> {
    let more = count.checked_sub(MOST_OF_ONE_RULE).filter(|more| *more > 0)?;
    let advice = match rule.severity() {
        Severity::Note => "attend to those above and check the file again to see these",
        Severity::Error => "put those above right and check the file again to see these and all that follows",
    };
    let message = format!(
        "There are {more} more findings about {} than the first {MOST_OF_ONE_RULE}, which are listed here; {advice}.",
        rule.subject()
    );
    Some(Finding::about_file(rule, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_errors_is_counted_and_not_listed() {
        let mut found = Findings::default();
        for _ in 0..MOST_OF_ONE_RULE + 5 {
            found.error_at(Rule::Shape, Vec::new, || "x".to_owned());
        }
        let findings = found.finish("null", &Spans::default());
        assert_eq!(findings.len(), MOST_OF_ONE_RULE + 1);
        assert_eq!(
            findings[MOST_OF_ONE_RULE].message,
            "There are 5 more findings about values of the wrong kind than the first 1000, which are listed here; put \
             those above right and check the file again to see these and all that follows."
        );
    }
}

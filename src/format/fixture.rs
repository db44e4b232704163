//! Documents for tests: a full one, changed at single places.

use super::document::Document;
use super::finding::{Finding, Severity};
use super::json::Node;
use jiff::civil::{Date, date};

/// A document with every field of the format and one unknown field.
pub const FULL: &str = include_str!("../../tests/fixtures/full.scorecard");

/// The day on which the tests read documents.
pub const TODAY: Date = date(2026, 11, 20);

/// A document to change and read. Places are written `areas/0/code`; values are JSON.
#[derive(Clone)]
pub struct Fixture(Node);

impl Fixture {
    /// The full document.
    pub fn full() -> Self {
        Self(serde_json::from_str(FULL).unwrap())
    }

    /// Sets a field or an item, adding a field that is not there; `-` is the end of a list.
    pub fn set(mut self, place: &str, value: &str) -> Self {
        let value: Node = serde_json::from_str(value).unwrap();
        let (above, last) = place.rsplit_once('/').unwrap_or(("", place));
        match (self.at(above), last) {
            (Node::List(items), "-") => items.push(value),
            (Node::List(items), last) => items[last.parse::<usize>().unwrap()] = value,
            (Node::Object(fields), last) => match fields.iter_mut().find(|(name, _)| name == last) {
                Some((_, old)) => *old = value,
                None => fields.push((last.to_owned(), value)),
            },
            _ => panic!("nothing to set at {place}"),
        }
        self
    }

    /// Adds a field, even where there is one of this name.
    pub fn add(mut self, place: &str, value: &str) -> Self {
        let (above, last) = place.rsplit_once('/').unwrap_or(("", place));
        let Node::Object(fields) = self.at(above) else { panic!("no object at {above}") };
        fields.push((last.to_owned(), serde_json::from_str(value).unwrap()));
        self
    }

    /// Takes a field away.
    pub fn remove(mut self, place: &str) -> Self {
        let (above, last) = place.rsplit_once('/').unwrap_or(("", place));
        let Node::Object(fields) = self.at(above) else { panic!("no object at {above}") };
        fields.retain(|(name, _)| name != last);
        self
    }

    fn at(&mut self, place: &str) -> &mut Node {
        place.split('/').filter(|step| !step.is_empty()).fold(&mut self.0, |node, step| match node {
            Node::List(items) => &mut items[step.parse::<usize>().unwrap()],
            Node::Object(fields) => fields.iter_mut().find(|(name, _)| name == step).map(|(_, n)| n).unwrap(),
            _ => panic!("nothing below {step} of {place}"),
        })
    }

    /// Reads the document.
    pub fn read(&self) -> Result<Document, Vec<Finding>> {
        Document::read(serde_json::to_string(&self.0).unwrap().as_bytes(), TODAY)
    }

    /// The errors of the document, as path and message; none where it opens.
    pub fn errors(&self) -> Vec<(String, String)> {
        let findings = self.read().err().unwrap_or_default();
        let errors = findings.into_iter().filter(|finding| finding.severity() == Severity::Error);
        errors.map(|finding| (finding.path, finding.message)).collect()
    }

    /// The notes of the document apart from the one about its unknown field, as path and message.
    ///
    /// # Panics
    /// When it does not open.
    pub fn known_notes(&self) -> Vec<(String, String)> {
        self.clone().remove("house_style").notes()
    }

    /// The one note that the document has apart from that, as path and message.
    ///
    /// # Panics
    /// When it has none or several.
    pub fn only_note(&self) -> (String, String) {
        let mut notes = self.known_notes();
        assert_eq!(notes.len(), 1, "{notes:?}");
        notes.remove(0)
    }

    /// The notes of the document, as path and message.
    ///
    /// # Panics
    /// When it does not open.
    pub fn notes(&self) -> Vec<(String, String)> {
        let document = self.read().unwrap_or_else(|findings| panic!("{}", findings[0]));
        document.notes().iter().map(|note| (note.path.clone(), note.message.clone())).collect()
    }
}

//! Fields that the format does not know: kept, and mentioned once for each kind of place.

use super::findings::MOST_OF_ONE_RULE;
use super::nearest::nearest;
use super::path::{Path, Step, clip};
use super::shape::Object;
use std::collections::HashMap;

/// The unknown fields met so far, by the shape of their place, such as `areas[].colour`.
#[derive(Default)]
pub(crate) struct UnknownFields {
    at: HashMap<String, usize>,
    places: Vec<Place>,
    unlisted: usize,
}

struct Place {
    shape: String,
    first: Path,
    count: usize,
    meant: Option<&'static str>,
}

impl UnknownFields {
    /// Counts one more field that `object` does not have.
    pub fn count(&mut self, field: &[Step], object: &'static Object) {
        let shape = shape(field);
        if let Some(&at) = self.at.get(&shape) {
            self.places[at].count += 1;
        } else if self.places.len() < MOST_OF_ONE_RULE {
            let meant = match field.last() {
                Some(Step::Field(name, _)) => nearest(name, object.names()),
                _ => None,
            };
            self.at.insert(shape.clone(), self.places.len());
            self.places.push(Place { shape, first: field.to_vec(), count: 1, meant });
        } else {
            self.unlisted += 1;
        }
    }

    /// One note for each kind of place, in order of first appearance.
    pub fn notes(&mut self) -> Vec<(Path, String)> {
        let mut notes: Vec<(Path, String)> = self.places.drain(..).map(Place::note).collect();
        if self.unlisted > 0 {
            let message = format!(
                "There are {} more unknown fields than are listed here; they are kept as they are, so remove \
                 them if they are not meant to be there.",
                self.unlisted
            );
            notes.push((Vec::new(), message));
        }
        notes
    }
}

impl Place {
    fn note(self) -> (Path, String) {
        let times = match self.count {
            1 => String::new(),
            count => format!(" ({count} times)"),
        };
        let advice = match self.meant {
            Some(meant) => format!("rename it if you meant `{meant}`"),
            None => "remove it if it is not meant to be there".to_owned(),
        };
        let message = format!(
            "The format has no field `{}`{times}: it is kept and saved, but not used; {advice}.",
            self.shape
        );
        (self.first, message)
    }
}

fn shape(path: &[Step]) -> String {
    let mut shape = String::new();
    for step in path {
        match step {
            Step::Field(name, _) => {
                if !shape.is_empty() {
                    shape.push('.');
                }
                shape.push_str(&clip(name));
            }
            Step::Item(_) => shape.push_str("[]"),
        }
    }
    shape
}

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
    /// The shape at hand; kept for its memory.
    shape: String,
}

struct Place {
    shape: String,
    first: Path,
    count: usize,
    meant: Option<&'static str>,
}

impl UnknownFields {
    /// Counts one more field that `object` does not have. Whether it is the first of its kind of place that is listed.
    pub fn count(&mut self, field: &[Step], object: &'static Object) -> bool {
        self.shape.clear();
        write_shape(field, &mut self.shape);
        if let Some(&at) = self.at.get(&self.shape) {
            self.places[at].count += 1;
        } else if self.places.len() < MOST_OF_ONE_RULE {
            let meant = match field.last() {
                Some(Step::Field(name, _)) => nearest(name, object.names()),
                _ => None,
            };
            self.at.insert(self.shape.clone(), self.places.len());
            self.places.push(Place { shape: self.shape.clone(), first: field.to_vec(), count: 1, meant });
            return true;
        } else {
            self.unlisted += 1;
        }
        false
    }

    /// One note for each kind of place, in order of first appearance, with its name.
    pub fn notes(&mut self) -> impl Iterator<Item = (Path, String, String)> {
        self.places.drain(..).map(Place::note)
    }

    /// How many more there are than the notes tell of, in a sentence; `None` where there are no more.
    pub fn more(&self) -> Option<String> {
        (self.unlisted > 0).then(|| {
            format!(
                "There are {} more unknown fields than are listed here, kept as they are; remove those above that are \
                 not meant to be there and check the file again to see these.",
                self.unlisted
            )
        })
    }
}

impl Place {
    fn note(self) -> (Path, String, String) {
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
        (self.first, format!("{}{times}", self.shape), message)
    }
}

/// Writes the way to a field without the positions in lists.
fn write_shape(path: &[Step], shape: &mut String) {
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
}

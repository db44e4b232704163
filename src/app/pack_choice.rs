//! What goes into the board pack, as the reader chose it last for the open file.

use crate::export::report::content::Part;
use crate::export::report::pdf::Standard;
use crate::model::{AreaId, Scorecard, Word};
use std::collections::HashSet;

/// Which places and sections, and as what they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackChoice {
    /// The codes of places that are left out: a place that comes to be in the file later goes in.
    left_out: HashSet<String>,
    /// All sections in their order, each with whether it goes in.
    pub parts: Vec<(Part, bool)>,
    /// As a page of the web instead of a PDF.
    pub as_web_page: bool,
    /// What a PDF holds to.
    pub standard: Standard,
}

impl Default for PackChoice {
    fn default() -> Self {
        let parts = Part::ALL.iter().map(|part| (*part, part.is_usual())).collect();
        Self { left_out: HashSet::new(), parts, as_web_page: false, standard: Standard::default() }
    }
}

impl PackChoice {
    pub fn has(&self, code: &str) -> bool {
        !self.left_out.contains(code)
    }

    /// Puts places in, or leaves them out.
    pub fn set<'a>(&mut self, codes: impl Iterator<Item = &'a str>, goes_in: bool) {
        for code in codes {
            if goes_in {
                self.left_out.remove(code);
            } else {
                self.left_out.insert(code.to_owned());
            }
        }
    }

    /// Moves a section before the one above it, or behind the one below.
    pub fn step(&mut self, at: usize, up: bool) {
        let to = if up { at.checked_sub(1) } else { Some(at + 1) };
        if let Some(to) = to.filter(|to| *to < self.parts.len() && at < self.parts.len()) {
            self.parts.swap(at, to);
        }
    }

    /// The places that go in, in the order of the file.
    pub fn places(&self, scorecard: &Scorecard) -> Vec<AreaId> {
        scorecard.places().filter(|place| self.has(&scorecard.area(*place).code)).collect()
    }

    /// The sections that go in, in their order.
    pub fn chosen_parts(&self) -> Vec<Part> {
        self.parts.iter().filter(|(_, goes_in)| *goes_in).map(|(part, _)| *part).collect()
    }

    /// Why there is nothing to be made.
    pub fn lacks(&self, scorecard: &Scorecard) -> Option<&'static str> {
        if self.chosen_parts().is_empty() {
            Some("Choose at least one section.")
        } else if self.places(scorecard).is_empty() && scorecard.places().next().is_some() {
            Some("Choose at least one place.")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{self, BOLTON, BURY};

    #[test]
    fn places_and_sections_go_in_as_they_are_chosen_and_in_their_order() {
        let scorecard = sample::suspensions().build();
        let mut choice = PackChoice::default();
        let usual: Vec<Part> = Part::ALL.iter().copied().filter(|part| part.is_usual()).collect();
        assert_eq!(choice.chosen_parts(), usual);
        assert_eq!(choice.places(&scorecard), scorecard.places().collect::<Vec<_>>());
        let bury = scorecard.area(BURY).code.clone();
        choice.set([bury.as_str()].into_iter(), false);
        assert_eq!(choice.places(&scorecard), [BOLTON]);
        choice.step(0, true);
        choice.step(Part::ALL.len() - 1, false);
        assert_eq!(choice.chosen_parts(), usual, "there is nowhere to go");
        choice.step(0, false);
        choice.parts[0].1 = false;
        assert_eq!(choice.chosen_parts()[..2], [Part::Cover, Part::Scorecard]);
        assert_eq!(choice.lacks(&scorecard), None);
        choice.set(scorecard.places().map(|place| scorecard.area(place).code.as_str()), false);
        assert_eq!(choice.lacks(&scorecard), Some("Choose at least one place."));
        choice.parts.iter_mut().for_each(|part| part.1 = false);
        assert_eq!(choice.lacks(&scorecard), Some("Choose at least one section."));
    }
}

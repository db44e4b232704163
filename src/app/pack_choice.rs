//! What goes into the board pack, as the reader chose it last for the open file.

use crate::export::report::content::{Part, has_paper};
use crate::export::report::pdf::Standard;
use crate::model::{AreaId, Scorecard, Word};
use std::collections::HashSet;

/// Which places, sections and saved views, in which order, and as what they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackChoice {
    /// By their codes.
    pub places: Listed,
    /// By their ids; none of them goes in where their section does not.
    views: Listed,
    /// All sections in their order, each with whether it goes in.
    pub parts: Vec<(Part, bool)>,
    /// As a page of the web instead of a PDF.
    pub as_web_page: bool,
    /// What a PDF holds to.
    pub standard: Standard,
}

/// What is left out of things that the file has, and how the others stand. What comes to be in the file later goes in, last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    left_out: HashSet<String>,
    /// As they were put; empty as long as they stand as in the file.
    order: Vec<String>,
}

impl Listed {
    pub fn has(&self, key: &str) -> bool {
        !self.left_out.contains(key)
    }

    /// Puts them in, or leaves them out.
    pub fn set<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>, goes_in: bool) {
        for key in keys {
            if goes_in {
                self.left_out.remove(key);
            } else {
                self.left_out.insert(key.to_owned());
            }
        }
    }

    /// All that the file has, in the order in which they stand here, whether they go in or not.
    pub fn in_order<'k, T>(&self, mut all: Vec<T>, key: impl Fn(&T) -> &'k str) -> Vec<T> {
        let place = |one: &T| self.order.iter().position(|known| known == key(one)).unwrap_or(usize::MAX);
        all.sort_by_key(place);
        all
    }

    /// Puts one of those that stand so where another one stands.
    pub fn put(&mut self, standing: &[&str], from: usize, to: usize) {
        self.order = standing.iter().map(|key| (*key).to_owned()).collect();
        put(&mut self.order, from, to);
    }
}

/// Puts what stands here where another one stands, and those between them a place on.
pub(super) fn put<T>(all: &mut [T], from: usize, to: usize) {
    match (from, to) {
        (from, to) if from.max(to) >= all.len() => {}
        (from, to) if from < to => all[from..=to].rotate_left(1),
        (from, to) => all[to..=from].rotate_right(1),
    }
}

/// Where something goes by a step, of things of which only some go in: one of these past all that do not, to where it stands before or
/// behind the next that does.
pub fn step_to(goes_in: &[bool], at: usize, up: bool) -> usize {
    let last = goes_in.len().saturating_sub(1);
    if !goes_in.get(at).copied().unwrap_or_default() {
        return if up { at.saturating_sub(1) } else { (at + 1).min(last) };
    }
    let goes_in = |other: &usize| goes_in[*other];
    if up { (0..at).rev().find(goes_in).unwrap_or(0) } else { (at + 1..=last).find(goes_in).unwrap_or(last) }
}

impl Default for PackChoice {
    fn default() -> Self {
        let parts = Part::ALL.iter().map(|part| (*part, part.is_usual())).collect();
        Self {
            places: Listed::default(),
            views: Listed::default(),
            parts,
            as_web_page: false,
            standard: Standard::default(),
        }
    }
}

impl PackChoice {
    /// Puts a section where another one stands.
    pub fn put_part(&mut self, from: usize, to: usize) {
        put(&mut self.parts, from, to);
    }

    /// All places of the file in their order.
    pub fn all_places(&self, scorecard: &Scorecard) -> Vec<AreaId> {
        self.places.in_order(scorecard.places().collect(), |place| &scorecard.area(*place).code)
    }

    /// The places that go in, in their order.
    pub fn chosen_places(&self, scorecard: &Scorecard) -> Vec<AreaId> {
        let goes_in = |place: &AreaId| self.places.has(&scorecard.area(*place).code);
        self.all_places(scorecard).into_iter().filter(goes_in).collect()
    }

    /// All saved views of the file in their order, by where they stand in it.
    pub fn all_views(&self, scorecard: &Scorecard) -> Vec<usize> {
        self.views.in_order((0..scorecard.views().len()).collect(), |at| &scorecard.views()[*at].id)
    }

    /// The saved views that go in, in their order.
    pub fn chosen_views(&self, scorecard: &Scorecard) -> Vec<usize> {
        let is_in = |at: &usize| {
            let view = &scorecard.views()[*at];
            self.has_view(&view.id) && has_paper(view)
        };
        self.all_views(scorecard).into_iter().filter(is_in).collect()
    }

    /// Whether a saved view goes in: with its section.
    pub fn has_view(&self, id: &str) -> bool {
        self.has_part(Part::Views) && self.views.has(id)
    }

    /// Puts a saved view in, and its section with it, or leaves it out, and its section with the last.
    pub fn set_view(&mut self, scorecard: &Scorecard, id: &str, goes_in: bool) {
        if !self.has_part(Part::Views) {
            self.views.set(scorecard.views().iter().map(|view| view.id.as_str()), false);
        }
        self.views.set([id], goes_in);
        let any = scorecard.views().iter().any(|view| self.views.has(&view.id));
        self.mark(Part::Views, any);
    }

    /// Puts a saved view where another one stands.
    pub fn put_view(&mut self, scorecard: &Scorecard, from: usize, to: usize) {
        let standing: Vec<&str> =
            self.all_views(scorecard).into_iter().map(|at| scorecard.views()[at].id.as_str()).collect();
        self.views.put(&standing, from, to);
    }

    /// Puts a section in, with all that it can have where none of that is chosen, or leaves it out.
    pub fn set_part(&mut self, scorecard: &Scorecard, part: Part, goes_in: bool) {
        let ids = || scorecard.views().iter().map(|view| view.id.as_str());
        if part == Part::Views && goes_in && !ids().any(|id| self.views.has(id)) {
            self.views.set(ids(), true);
        }
        self.mark(part, goes_in);
    }

    fn mark(&mut self, part: Part, goes_in: bool) {
        self.parts.iter_mut().filter(|(of, _)| *of == part).for_each(|(_, is_in)| *is_in = goes_in);
    }

    fn has_part(&self, part: Part) -> bool {
        self.parts.contains(&(part, true))
    }

    /// The sections that go in, in their order.
    pub fn chosen_parts(&self, scorecard: &Scorecard) -> Vec<Part> {
        let is_there = |part: &Part| *part != Part::Views || !self.chosen_views(scorecard).is_empty();
        let chosen = self.parts.iter().filter(|(_, goes_in)| *goes_in).map(|(part, _)| *part);
        chosen.filter(is_there).collect()
    }

    /// Why there is nothing to be made.
    pub fn lacks(&self, scorecard: &Scorecard) -> Option<&'static str> {
        if self.chosen_parts(scorecard).is_empty() {
            Some("Choose at least one section.")
        } else if self.chosen_places(scorecard).is_empty()
            && scorecard.places().next().is_some()
            && self.chosen_parts(scorecard).into_iter().any(Part::is_of_places)
        {
            Some("Choose at least one place.")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PageName, SavedView};
    use crate::words::sample::{self, BOLTON, BURY};

    #[test]
    fn places_and_sections_go_in_as_they_are_chosen_and_in_their_order() {
        let scorecard = sample::suspensions().build();
        let mut choice = PackChoice::default();
        let usual: Vec<Part> = Part::ALL.iter().copied().filter(|part| part.is_usual()).collect();
        assert_eq!(choice.chosen_parts(&scorecard), usual);
        assert_eq!(choice.chosen_places(&scorecard), scorecard.places().collect::<Vec<_>>());
        let [bury, bolton] = [BURY, BOLTON].map(|place| scorecard.area(place).code.clone());
        choice.places.set([bury.as_str()], false);
        assert_eq!(choice.chosen_places(&scorecard), [BOLTON]);
        choice.put_part(0, Part::ALL.len());
        choice.put_part(0, 0);
        assert_eq!(choice.chosen_parts(&scorecard), usual, "there is nowhere to go");
        choice.put_part(0, 1);
        choice.parts[0].1 = false;
        assert_eq!(choice.chosen_parts(&scorecard)[..2], [Part::Cover, Part::Scorecard]);
        assert_eq!(choice.lacks(&scorecard), None);
        choice.places.set([bury.as_str(), &bolton], false);
        assert_eq!(choice.lacks(&scorecard), Some("Choose at least one place."));
        choice.parts.iter_mut().for_each(|part| part.1 = matches!(part.0, Part::Cover | Part::Sources));
        assert_eq!(choice.lacks(&scorecard), None, "neither is of the places that are chosen");
        choice.parts.iter_mut().for_each(|part| part.1 = false);
        assert_eq!(choice.lacks(&scorecard), Some("Choose at least one section."));
    }

    #[test]
    fn what_goes_in_is_moved_past_what_does_not() {
        let goes_in = [false, true, false, false, true, false];
        let to = |at, up| step_to(&goes_in, at, up);
        assert_eq!([to(4, true), to(1, true), to(1, false), to(4, false)], [1, 0, 4, 5]);
        assert_eq!([to(3, true), to(0, true), to(3, false), to(5, false)], [2, 0, 4, 5], "a step at a time");
    }

    #[test]
    fn places_stand_as_they_were_put_and_one_that_comes_later_stands_last() {
        let scorecard = sample::suspensions().build();
        let [bury, bolton] = [BURY, BOLTON].map(|place| scorecard.area(place).code.clone());
        let mut choice = PackChoice::default();
        let before = choice.all_places(&scorecard);
        choice.places.put(&[&bury, &bolton], 0, 0);
        assert_eq!(choice.all_places(&scorecard), [BURY, BOLTON], "there is nowhere to go");
        choice.places.put(&[&bury, &bolton], 1, 0);
        assert_eq!(choice.chosen_places(&scorecard), [BOLTON, BURY]);
        // As if the file had only one when they were put in order.
        choice.places.put(&[&bury], 0, 1);
        assert_eq!(choice.all_places(&scorecard), [BURY, BOLTON]);
        assert_eq!(before.len(), 2);
    }

    #[test]
    fn a_saved_view_goes_in_with_its_section_and_the_section_goes_with_the_last() {
        let mut sample = sample::suspensions();
        let view = |id: &str| SavedView {
            id: id.to_owned(),
            name: id.to_owned(),
            page: PageName::Place,
            area: Some(BURY),
            indicator: None,
            beside: None,
            benchmark: None,
        };
        sample.parts.views = ["a", "b", "c"].map(view).to_vec();
        let scorecard = sample.build();
        let mut choice = PackChoice::default();
        assert!(choice.chosen_views(&scorecard).is_empty() && !choice.has_view("a"), "not unasked");
        choice.set_view(&scorecard, "b", true);
        assert_eq!(choice.chosen_views(&scorecard), [1], "that one alone");
        assert!(choice.chosen_parts(&scorecard).contains(&Part::Views));
        choice.set_view(&scorecard, "c", true);
        choice.put_view(&scorecard, 2, 1);
        assert_eq!(choice.chosen_views(&scorecard), [2, 1]);
        choice.set_view(&scorecard, "b", false);
        choice.set_view(&scorecard, "c", false);
        assert!(!choice.chosen_parts(&scorecard).contains(&Part::Views));
        choice.set_part(&scorecard, Part::Views, true);
        assert_eq!(choice.chosen_views(&scorecard), [0, 2, 1], "all of them, as they were put");
        let without = sample::suspensions().build();
        assert!(!choice.chosen_parts(&without).contains(&Part::Views));
    }
}

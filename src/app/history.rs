//! Back and forward.

use crate::pages::View;

/// How many steps are remembered.
const KEPT: usize = 200;

/// A view that was left, and what had the keyboard then.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    pub view: View,
    pub at: Option<egui::Id>,
}

/// The views before and after the one on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    before: Vec<Left>,
    after: Vec<Left>,
}

impl History {
    /// Remembers where the reader came from, as they go somewhere new.
    pub fn leave(&mut self, from: Left) {
        if self.before.len() == KEPT {
            self.before.remove(0);
        }
        self.before.push(from);
        self.after.clear();
    }

    /// One step back from `here`.
    pub fn back(&mut self, here: Left) -> Option<Left> {
        let left = self.before.pop()?;
        self.after.push(here);
        Some(left)
    }

    /// One step forward from `here`.
    pub fn forward(&mut self, here: Left) -> Option<Left> {
        let left = self.after.pop()?;
        self.before.push(here);
        Some(left)
    }

    /// Changes every view that can be gone back or forward to, because what it names stands elsewhere.
    pub fn each_view(&mut self, change: impl Fn(&mut View)) {
        self.before.iter_mut().chain(&mut self.after).for_each(|left| change(&mut left.view));
    }

    /// Whether there is a step back.
    pub fn can_go_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether there is a step forward.
    pub fn can_go_forward(&self) -> bool {
        !self.after.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::Page;

    fn at(page: Page) -> Left {
        Left { view: View { page, ..View::default() }, at: None }
    }

    #[test]
    fn back_and_forward_return_to_the_same_views_and_to_what_had_the_keyboard_there() {
        let cell = Left { at: Some(egui::Id::unique("a cell")), ..at(Page::Place) };
        let mut history = History::default();
        history.leave(at(Page::Scorecard));
        history.leave(cell.clone());
        let here = at(Page::Indicator);
        let back = history.back(here.clone()).unwrap();
        assert_eq!(back, cell);
        assert_eq!(history.forward(back), Some(here));
        assert!(!history.can_go_forward());
    }

    #[test]
    fn going_somewhere_new_forgets_the_way_forward() {
        let mut history = History::default();
        history.leave(at(Page::Scorecard));
        let back = history.back(at(Page::Place)).unwrap();
        history.leave(back);
        assert!(!history.can_go_forward());
        assert!(history.can_go_back());
    }
}

//! Back and forward.

use crate::pages::View;

/// How many steps are remembered.
const KEPT: usize = 200;

/// The views before and after the one on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    before: Vec<View>,
    after: Vec<View>,
}

impl History {
    /// Remembers where the reader came from, as they go somewhere new.
    pub fn leave(&mut self, from: View) {
        if self.before.len() == KEPT {
            self.before.remove(0);
        }
        self.before.push(from);
        self.after.clear();
    }

    /// One step back from `here`.
    pub fn back(&mut self, here: &View) -> Option<View> {
        let view = self.before.pop()?;
        self.after.push(here.clone());
        Some(view)
    }

    /// One step forward from `here`.
    pub fn forward(&mut self, here: &View) -> Option<View> {
        let view = self.after.pop()?;
        self.before.push(here.clone());
        Some(view)
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

    #[test]
    fn back_and_forward_return_to_the_same_views() {
        let at = |page| View { page, ..View::default() };
        let mut history = History::default();
        history.leave(at(Page::Scorecard));
        history.leave(at(Page::Place));
        let here = at(Page::Indicator);
        let back = history.back(&here).unwrap();
        assert_eq!(back, at(Page::Place));
        assert_eq!(history.forward(&back), Some(here));
        assert!(!history.can_go_forward());
    }

    #[test]
    fn going_somewhere_new_forgets_the_way_forward() {
        let mut history = History::default();
        history.leave(View::default());
        let back = history.back(&View::default().at_page(Page::Place)).unwrap();
        history.leave(back);
        assert!(!history.can_go_forward());
        assert!(history.can_go_back());
    }
}

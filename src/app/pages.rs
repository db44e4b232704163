//! The content of the page on screen, worked out when the view or the scorecard changes and not once a frame.

use super::loaded::Loaded;
use crate::pages::{Content, View};

/// Keeps the content of the view it was made for.
#[derive(Debug, Default)]
pub struct Pages {
    made_for: Option<View>,
    content: Option<Option<Box<dyn Content>>>,
}

impl Pages {
    /// Forgets the content: the scorecard has changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The content for a view, made anew only when the view differs; `None` where there is nothing to show.
    pub fn content(&mut self, loaded: &Loaded, view: &View) -> Option<&dyn Content> {
        if self.made_for.as_ref() != Some(view) {
            self.content = None;
            self.made_for = Some(view.clone());
        }
        let make = view.page.entry().make;
        let content =
            self.content.get_or_insert_with(|| make(loaded.document.scorecard(), &loaded.analysis, view));
        content.as_deref()
    }
}

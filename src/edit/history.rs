//! What can be undone and redone, and whether what is there is what was saved.

use super::Edit;
use std::collections::VecDeque;

/// A state that the document was in. The same state comes back with undo and redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State(u64);

/// The edits that were made of a document, to be taken back and made again.
///
/// It holds edits that lead back, never documents. Applying is slow for a large document and done elsewhere, so nothing
/// moves here before it is done: ask for [`Self::next_undo`], apply it to the document, and report with [`Self::undone`]
/// the edit that came back with the document.
#[derive(Debug)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    present: State,
    saved: Option<State>,
    last: State,
    /// The most bytes that edits to undo may keep.
    limit: usize,
}

/// An edit and the state that it leads to.
#[derive(Debug)]
struct Step {
    edit: Edit,
    to: State,
}

impl Default for History {
    fn default() -> Self {
        Self::new(256 << 20)
    }
}

impl History {
    /// The history of a document as it is in its file, keeping at most about `limit` bytes.
    pub fn new(limit: usize) -> Self {
        let start = State(0);
        Self {
            undo: VecDeque::new(),
            redo: Vec::new(),
            present: start,
            saved: Some(start),
            last: start,
            limit,
        }
    }

    /// Notes an edit that was made: `back` takes it back. What was undone before can no longer be redone.
    pub fn record(&mut self, back: Edit) {
        if back.is_empty() {
            return;
        }
        self.redo.clear();
        self.undo.push_back(Step { edit: back, to: self.present });
        self.last = State(self.last.0 + 1);
        self.present = self.last;
        self.keep_within_limit();
    }

    /// The edit that takes the last one back.
    pub fn next_undo(&self) -> Option<&Edit> {
        self.undo.back().map(|step| &step.edit)
    }

    /// The edit that makes the one last undone again.
    pub fn next_redo(&self) -> Option<&Edit> {
        self.redo.last().map(|step| &step.edit)
    }

    /// Notes that [`Self::next_undo`] was applied; `again` makes it again.
    pub fn undone(&mut self, again: Edit) {
        if let Some(step) = self.undo.pop_back() {
            self.redo.push(Step { edit: again, to: self.present });
            self.present = step.to;
        }
    }

    /// Notes that [`Self::next_redo`] was applied; `back` takes it back again.
    pub fn redone(&mut self, back: Edit) {
        if let Some(step) = self.redo.pop() {
            self.undo.push_back(Step { edit: back, to: self.present });
            self.present = step.to;
            self.keep_within_limit();
        }
    }

    /// The state the document is in. Take it when a save begins and give it to [`Self::mark_saved`] when it has ended.
    pub fn state(&self) -> State {
        self.present
    }

    /// Notes that this state is the one in the file.
    pub fn mark_saved(&mut self, state: State) {
        self.saved = Some(state);
    }

    /// Notes that no state is in the file: it was removed, or the document was never saved.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether the document is another than the one in the file.
    pub fn is_dirty(&self) -> bool {
        self.saved != Some(self.present)
    }

    /// Forgets the oldest edits beyond the limit, but never the last one.
    fn keep_within_limit(&mut self) {
        let mut size: usize = self.undo.iter().map(|step| step.edit.size()).sum();
        while size > self.limit && self.undo.len() > 1 {
            size -= self.undo.pop_front().map_or(0, |step| step.edit.size());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Op, Place};
    use super::*;

    fn edit(name: &str) -> Edit {
        Edit::of(name, vec![Op::Remove(Place::field(name))])
    }

    fn names(history: &History) -> (Option<&str>, Option<&str>) {
        (history.next_undo().map(Edit::name), history.next_redo().map(Edit::name))
    }

    #[test]
    fn undo_and_redo_go_back_and_forth_and_a_new_edit_ends_redo() {
        let mut history = History::default();
        history.record(edit("a"));
        history.record(edit("b"));
        assert_eq!(names(&history), (Some("b"), None));
        history.undone(edit("b"));
        assert_eq!(names(&history), (Some("a"), Some("b")));
        history.redone(edit("b"));
        history.undone(edit("b"));
        history.undone(edit("a"));
        assert_eq!(names(&history), (None, Some("a")));
        history.undone(edit("nothing"));
        assert_eq!(names(&history), (None, Some("a")));
        history.record(edit("c"));
        assert_eq!(names(&history), (Some("c"), None));
        history.record(Edit::new("nothing"));
        assert_eq!(names(&history), (Some("c"), None));
    }

    #[test]
    fn the_mark_of_unsaved_changes_follows_undo_and_redo() {
        let mut history = History::default();
        assert!(!history.is_dirty());
        history.record(edit("a"));
        assert!(history.is_dirty());
        history.undone(edit("a"));
        assert!(!history.is_dirty(), "all undone");
        history.redone(edit("a"));
        let state = history.state();
        history.record(edit("b"));
        history.mark_saved(state);
        assert!(history.is_dirty(), "changed while it was saved");
        history.undone(edit("b"));
        assert!(!history.is_dirty());
        history.undone(edit("a"));
        assert!(history.is_dirty(), "undone beyond the save");
        history.record(edit("c"));
        assert!(history.is_dirty(), "as many edits, but others");
        history.mark_saved(history.state());
        history.mark_unsaved();
        assert!(history.is_dirty());
    }

    #[test]
    fn the_oldest_edits_are_forgotten_beyond_the_limit() {
        let mut history = History::new(edit("a").size() * 2);
        for name in ["a", "b", "c"] {
            history.record(edit(name));
        }
        history.undone(edit("c"));
        history.undone(edit("b"));
        assert_eq!(names(&history), (None, Some("b")));
        assert!(history.is_dirty());
        let mut small = History::new(0);
        small.record(edit("a"));
        assert_eq!(names(&small), (Some("a"), None));
    }
}

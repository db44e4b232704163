//! What can be undone and redone, and whether what is there is what was saved.

use super::Edit;
use super::splice::fingerprint;
use std::collections::VecDeque;

/// A text that the document had. Whatever leads back to the same text leads back to the same state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State(u64);

impl State {
    /// The state of a document with this text.
    pub fn of(text: &str) -> Self {
        Self(fingerprint(text))
    }
}

/// The edits that were made of a document, to be taken back and made again.
///
/// It holds edits that lead back, never documents. Applying is slow for a large document and done elsewhere, so nothing
/// moves here before it is done: ask for [`Self::next_undo`], apply it to the document, and report with [`Self::undone`]
/// the edit that came back with the document.
#[derive(Clone, Debug)]
pub struct History {
    pub(super) undo: VecDeque<Step>,
    pub(super) redo: Vec<Step>,
    pub(super) present: State,
    pub(super) saved: Option<State>,
    /// The most bytes that edits to undo may keep.
    pub(super) limit: usize,
}

/// An edit and the state that it leads to.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub edit: Edit,
    pub to: State,
}

/// The most bytes that edits to undo may keep.
const LIMIT: usize = 256 << 20;

impl History {
    /// The history of a document with this text, as it is in its file.
    pub fn of(text: &str) -> Self {
        Self::new(State::of(text), LIMIT)
    }

    /// The history of a document as it is in its file, keeping at most about `limit` bytes.
    pub fn new(present: State, limit: usize) -> Self {
        Self { undo: VecDeque::new(), redo: Vec::new(), present, saved: Some(present), limit }
    }

    /// Notes an edit that was made, which led to the state `now`: `back` takes it back. What was undone before can no
    /// longer be redone.
    pub fn record(&mut self, back: Edit, now: State) {
        if back.is_empty() {
            return;
        }
        self.redo.clear();
        self.undo.push_back(Step { edit: back, to: self.present });
        self.present = now;
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
    pub(super) fn keep_within_limit(&mut self) {
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

    fn history() -> History {
        History::of("")
    }

    fn record(history: &mut History, name: &str) {
        history.record(edit(name), State::of(name));
    }

    fn names(history: &History) -> (Option<&str>, Option<&str>) {
        (history.next_undo().map(Edit::name), history.next_redo().map(Edit::name))
    }

    #[test]
    fn undo_and_redo_go_back_and_forth_and_a_new_edit_ends_redo() {
        let mut history = history();
        record(&mut history, "a");
        record(&mut history, "b");
        assert_eq!(names(&history), (Some("b"), None));
        history.undone(edit("b"));
        assert_eq!(names(&history), (Some("a"), Some("b")));
        history.redone(edit("b"));
        history.undone(edit("b"));
        history.undone(edit("a"));
        assert_eq!(names(&history), (None, Some("a")));
        history.undone(edit("nothing"));
        assert_eq!(names(&history), (None, Some("a")));
        record(&mut history, "c");
        assert_eq!(names(&history), (Some("c"), None));
        history.record(Edit::new("nothing"), State::of("nothing"));
        assert_eq!(names(&history), (Some("c"), None));
    }

    #[test]
    fn the_mark_of_unsaved_changes_follows_undo_and_redo() {
        let mut history = history();
        assert!(!history.is_dirty());
        record(&mut history, "a");
        assert!(history.is_dirty());
        history.undone(edit("a"));
        assert!(!history.is_dirty(), "all undone");
        history.redone(edit("a"));
        let state = history.state();
        record(&mut history, "b");
        history.mark_saved(state);
        assert!(history.is_dirty(), "changed while it was saved");
        history.undone(edit("b"));
        assert!(!history.is_dirty());
        history.undone(edit("a"));
        assert!(history.is_dirty(), "undone beyond the save");
        record(&mut history, "c");
        assert!(history.is_dirty(), "as many edits, but others");
        record(&mut history, "a");
        assert!(!history.is_dirty(), "another way to the text that was saved");
        history.mark_saved(history.state());
        history.mark_unsaved();
        assert!(history.is_dirty());
    }

    #[test]
    fn the_oldest_edits_are_forgotten_beyond_the_limit() {
        let mut history = History::new(State::of(""), edit("a").size() * 2);
        for name in ["a", "b", "c"] {
            record(&mut history, name);
        }
        history.undone(edit("c"));
        history.undone(edit("b"));
        assert_eq!(names(&history), (None, Some("b")));
        assert!(history.is_dirty());
        let mut small = History::new(State::of(""), 0);
        record(&mut small, "a");
        assert_eq!(names(&small), (Some("a"), None));
    }
}

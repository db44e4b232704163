//! The reader's own changes set on top of what somebody else has saved, so that undo takes back the reader's alone.

use super::history::{History, State, Step};
use super::merge::{Choice, merge};
use super::{Edit, EditError, Place, compare, difference};
use crate::format::Document;
use jiff::civil::Date;
use std::collections::VecDeque;

/// The most steps in each direction that are kept apart; each costs a merge.
const MOST_STEPS: usize = 20;

/// Three editions of one document.
#[derive(Clone, Copy, Debug)]
pub struct Editions<'d> {
    /// What the other two came from.
    pub base: &'d Document,
    /// With the changes of the reader.
    pub ours: &'d Document,
    /// What somebody else has made of it, and the file holds now.
    pub theirs: &'d Document,
}

/// The document with both, and the history in which every step back and forth is on top of `theirs`: with all of the
/// reader's changes taken back the text is that of `theirs`, which is the one in the file. Where both changed the same,
/// `theirs` is taken at the places `theirs_at`.
///
/// # Errors
/// When both together would be a document with errors.
pub fn rebase(
    history: &History,
    editions: Editions<'_>,
    theirs_at: &[Place],
    today: Date,
) -> Result<(Document, History), EditError> {
    let Editions { base, ours, theirs } = editions;
    let on_top = |edition: &Document| -> Result<String, EditError> {
        let merged = merge(base, edition, theirs, today);
        let choice = |place| if theirs_at.contains(place) { Choice::Theirs } else { Choice::Ours };
        let choices: Vec<Choice> = merged.conflicts.iter().map(|conflict| choice(&conflict.place)).collect();
        let text = merged.edit("", &choices).text_after(edition.text())?;
        // Where nothing of the reader's own is left, not even the spacing is.
        let is_theirs = compare(theirs.text(), &text).is_empty();
        Ok(if is_theirs { theirs.text().to_owned() } else { text })
    };
    // Names and texts along one of the two ways, as far as they can be set on top.
    let along = |steps: &mut dyn Iterator<Item = &Step>| {
        let (mut text, mut reached, mut carried) =
            (ours.text().to_owned(), ours.text() == base.text(), vec![]);
        for step in steps.take(MOST_STEPS) {
            let Ok(before) = step.edit.on(&text) else { break };
            let Ok(edition) = Document::read(before.text.as_str(), today) else { break };
            let Ok(after) = on_top(&edition) else { break };
            reached |= before.text == base.text();
            carried.push((step.edit.name().to_owned(), after));
            text = before.text;
        }
        (carried, reached)
    };
    let (mut past, reached) = along(&mut history.undo.iter().rev());
    let (future, _) = along(&mut history.redo.iter().rev());
    if !reached {
        past.push(("your changes".to_owned(), theirs.text().to_owned()));
    }
    let present = on_top(ours)?;
    let mut rebased = History::new(State::of(&present), history.limit);
    rebased.saved = Some(State::of(theirs.text()));
    rebased.undo = steps(&present, past).into_iter().rev().collect::<VecDeque<_>>();
    rebased.redo = steps(&present, future).into_iter().rev().collect();
    rebased.keep_within_limit();
    let document = Document::read(present, today).map_err(EditError::Invalid)?;
    Ok((document, rebased))
}

/// Steps from one text to the next; those that lead nowhere are left out.
fn steps(present: &str, texts: Vec<(String, String)>) -> Vec<Step> {
    let (mut from, mut steps) = (present.to_owned(), Vec::new());
    for (name, to) in texts {
        if from != to {
            // A few steps take less room than all that lies between the first and the last of them, but not where the
            // spacing differs too.
            let edit = difference(&name, &from, &to);
            let is_exact = edit.text_after(&from).is_ok_and(|text| text == to);
            let edit = if is_exact { edit } else { Edit::between(&name, &from, &to) };
            steps.push(Step { edit, to: State::of(&to) });
            from = to;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::super::tests::{FULL, TODAY};
    use super::*;

    fn read(text: &str) -> Document {
        Document::read(text, TODAY).unwrap()
    }

    fn put(name: &str, value: &str) -> Edit {
        Edit::new(format!("put {value}")).put(Place::field(name), &value)
    }

    /// The document and its history after these edits.
    fn edited(text: &str, edits: &[Edit]) -> (Document, History) {
        let (mut document, mut history) = (read(text), History::of(text));
        for edit in edits {
            let (next, back) = apply(&document, edit, TODAY).unwrap();
            history.record(back, State::of(next.text()));
            document = next;
        }
        (document, history)
    }

    fn undo(document: &Document, history: &mut History) -> Document {
        let (before, again) = apply(document, history.next_undo().unwrap(), TODAY).unwrap();
        history.undone(again);
        before
    }

    #[test]
    fn undo_goes_over_what_somebody_else_saved_down_to_the_bytes_of_their_file() {
        let base = FULL.to_owned();
        let own = [put("title", "First"), put("title", "Second"), put("about", "Mine")];
        let (ours, history) = edited(&base, &own);
        // Their program writes the file with other spacing, and changes one thing.
        let mut theirs: serde_json::Value = serde_json::from_str(&base).unwrap();
        theirs["methods"]["run_length"] = 7.into();
        let theirs = read(&serde_json::to_string_pretty(&theirs).unwrap());
        let editions = Editions { base: &read(&base), ours: &ours, theirs: &theirs };
        let (mut document, mut history) = rebase(&history, editions, &[], TODAY).unwrap();
        assert!(history.is_dirty());
        for title in ["Second", "Second", "First"] {
            assert_eq!(document.scorecard().header().title, title);
            assert_eq!(document.scorecard().methods().run_length, 7, "theirs stays at every step");
            document = undo(&document, &mut history);
        }
        assert_eq!(document.text(), theirs.text());
        assert!(history.next_undo().is_none() && !history.is_dirty());
        for _ in 0..3 {
            let (after, back) = apply(&document, history.next_redo().unwrap(), TODAY).unwrap();
            history.redone(back);
            document = after;
        }
        assert_eq!(document.scorecard().header().title, "Second");
        assert_eq!(document.scorecard().methods().run_length, 7);
    }

    #[test]
    fn where_theirs_is_taken_for_all_that_both_changed_nothing_is_left_to_undo_or_save() {
        let base = FULL.to_owned();
        let (ours, history) = edited(&base, &[put("title", "Mine")]);
        let (theirs, _) = edited(&base, &[put("title", "Theirs")]);
        let editions = Editions { base: &read(&base), ours: &ours, theirs: &theirs };
        let at = [Place::field("title")];
        let (document, history) = rebase(&history, editions, &at, TODAY).unwrap();
        assert_eq!(document.text(), theirs.text());
        assert!(history.next_undo().is_none() && !history.is_dirty());
        let (history_of_ours, editions) = (edited(&base, &[put("title", "Mine")]).1, editions);
        let (document, mut history) = rebase(&history_of_ours, editions, &[], TODAY).unwrap();
        assert_eq!(document.scorecard().header().title, "Mine");
        assert_eq!(undo(&document, &mut history).text(), theirs.text(), "not the title before both");
        assert!(!history.is_dirty());
    }

    #[test]
    fn changes_whose_steps_are_not_known_are_taken_back_together() {
        let base = FULL.to_owned();
        let (ours, _) = edited(&base, &[put("title", "Mine")]);
        let (theirs, _) = edited(&base, &[put("about", "Theirs")]);
        let editions = Editions { base: &read(&base), ours: &ours, theirs: &theirs };
        let (document, mut history) = rebase(&History::of(ours.text()), editions, &[], TODAY).unwrap();
        assert!(history.is_dirty());
        assert_eq!(undo(&document, &mut history).text(), theirs.text());
        assert!(!history.is_dirty());
    }
}

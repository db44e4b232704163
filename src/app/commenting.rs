//! What becomes of a comment that is written in the sheet, and where the reader is led once it is there.

use super::handler::Handler;
use super::state::{Notice, State};
use crate::edit::plan::Entry;
use crate::pages::{Page, Sheet, Spot, View, view_of_comment};
use std::sync::Arc;

impl Handler<'_> {
    /// Opens the sheet for a comment on what is looked at.
    pub(super) fn write_comment(&mut self) {
        let view = &self.state.view;
        let Some(loaded) = &self.state.loaded else { return };
        let place = view.place.filter(|_| !view.is_of_the_system());
        let area = place.unwrap_or(loaded.document.scorecard().system());
        let indicator = self.indicator_looked_at();
        self.open_sheet(&Sheet::NewComment { area, indicator, reply_to: None });
    }

    /// Publishes the comment in the sheet, or keeps it as a draft, and closes the sheet; what is missing keeps it open.
    pub(super) fn end_comment(&mut self, is_draft: bool) {
        if let Some(id) = self.compose(is_draft) {
            self.close_sheet();
            self.state.led_to_comment = Some(id);
            self.notify(if is_draft { KEPT } else { PUBLISHED }.to_owned());
        }
    }

    /// Closes the sheet: what was written is kept as a draft. What is changed of a published comment is published or left.
    pub(super) fn leave_comment(&mut self) {
        if self.stops_at_unkept() {
            return;
        }
        let kept = self.hold_comment();
        self.close_sheet();
        if kept.is_some() {
            self.state.led_to_comment = kept;
        }
    }

    /// Keeps what is written as a draft, so that no word is lost and none goes out; by what it is known then.
    pub(super) fn hold_comment(&mut self) -> Option<String> {
        let open = self.state.sheet.as_ref().map(|sheet| &sheet.open)?;
        if !open.has_new_words() || open.is_correction() {
            return None;
        }
        let id = self.compose(true)?;
        if let Some(sheet) = &mut self.state.sheet {
            sheet.open.goes_on_with(&id);
        }
        self.notify(KEPT.to_owned());
        Some(id)
    }

    /// Enters the comment as it stands in one step; by what it is known.
    fn compose(&mut self, is_draft: bool) -> Option<String> {
        let State { loaded, sheet, .. } = &mut *self.state;
        let scorecard = Arc::clone(loaded.as_ref()?.edited.scorecard());
        let composed = sheet.as_mut()?.open.compose(&scorecard, is_draft)?;
        self.enter_now(composed.entry, None);
        Some(composed.id)
    }

    /// Takes the comment in the sheet out of the file, as it stands there: what was typed of a draft comes back with it.
    pub(super) fn remove_comment(&mut self, entry: Option<Entry>) {
        if self.state.sheet.as_mut().is_some_and(|sheet| sheet.open.stop_at_removal()) {
            return;
        }
        if entry.is_some() {
            self.hold_comment();
            self.enter_now(entry, None);
            self.state.sheet = None;
            self.state.spot = Some(Spot::Title);
            self.notify("Removed the comment; Ctrl+Z brings it back.".to_owned());
        }
    }

    /// Leads the reader to a comment that was written, once it is on the page; where the page has none of it, it is said where it
    /// is read.
    pub(super) fn lead_to_comment(&mut self) {
        let State { loaded, led_to_comment, editing, sheet, view, .. } = &mut *self.state;
        let (Some(id), Some(loaded)) = (&led_to_comment, loaded) else { return };
        if !editing.is_settled() || !Arc::ptr_eq(&loaded.edited, &loaded.document) || sheet.is_some() {
            return;
        }
        let scorecard = loaded.document.scorecard();
        let comment = scorecard.commentary().iter().find(|comment| comment.id == *id);
        let id = led_to_comment.take();
        let Some((comment, id)) = comment.zip(id) else { return };
        let View { page, place, indicator, .. } = &*view;
        let is_shown = match page {
            Page::Place => *place == Some(comment.area),
            Page::Priorities => view.is_of_the_system() && comment.area == scorecard.system(),
            Page::Indicator => view.smallest() == Some(comment.area) && *indicator == comment.indicator,
            _ => false,
        };
        if is_shown {
            self.state.spot = Some(Spot::Comment(id));
            return;
        }
        let view = view_of_comment(scorecard, view, comment);
        if let Some(notice) = self.state.notice.take() {
            // It stays until the reader has gone there or closes it.
            let shows = Some((view, Spot::Comment(id)));
            self.state.notice = Some(Notice { shows, lasting: true, ..notice });
        }
    }
}

const KEPT: &str = "What you wrote is kept as a draft, under Commentary.";
const PUBLISHED: &str = "Published, under Commentary.";

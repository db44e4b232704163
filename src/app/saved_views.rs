//! Views that the file keeps: saving what is looked at as one, and what is done in the list of them.

use super::asking::Question;
use super::editing::Change;
use super::handler::Handler;
use super::pack_choice::put;
use crate::edit::plan::{Entry, Item, Step, VIEWS};
use crate::edit::{Edit, Op, Place, Slot};
use crate::model::{SavedView, Scorecard};
use crate::pages::sheet::SameName;
use crate::pages::{Sheet, Spot, ViewRequest, kept_of, saved_view};
use crate::words::benchmark_words;
use std::sync::Arc;

/// Why what changed cannot be saved as a view.
const HANGS_ON_ANOTHER: &str = "What changed hangs on the edition that lies beside, which a saved view cannot keep. Save a view of another page.";

impl Handler<'_> {
    /// Opens the sheet in which what is looked at gets a name.
    pub(super) fn save_view(&mut self) {
        let Some(loaded) = &self.state.loaded else { return };
        let view = &self.state.view;
        let page = view.page;
        let (scorecard, analysis) = loaded.judgements.by(view.benchmark, &loaded.document);
        match kept_of(scorecard, analysis, view, || self.state.pages.chosen_indicator(loaded, view)) {
            Some(kept) => self.open_sheet(&Sheet::NewView { page, kept }),
            None => self.notify(HANGS_ON_ANOTHER.to_owned()),
        }
    }

    /// Saves the view in the sheet and closes it; a name that another view has is asked about.
    pub(super) fn end_view(&mut self) {
        let (Some(loaded), Some(sheet)) = (&self.state.loaded, &mut self.state.sheet) else { return };
        let scorecard = loaded.edited.scorecard();
        sheet.open.ask_for_needed();
        if let Some(there) = sheet.open.view_to_replace(scorecard) {
            if there.is_same {
                self.close_sheet();
                let SameName { name, looks_at: [page, _], .. } = there;
                self.notify(format!(
                    "The saved view “{name}” opens this page already ({page}); nothing was changed."
                ));
            } else {
                self.ask(Question::SameView(there));
            }
            return;
        }
        let typed = sheet.open.unentered();
        let entry = typed.iter().find_map(|id| sheet.open.entry(scorecard, id).ok().flatten());
        if let Some((entry, _)) = entry {
            self.keep_view(
                entry,
                "Saved the view. It stands under ‘Saved views…’, and board view and board pack can have it.",
            );
        }
    }

    /// The view of this id looks from now on at what is looked at.
    pub(super) fn replace_view(&mut self, id: &str, name: &str) {
        let entry = self.state.sheet.as_ref().and_then(|sheet| sheet.open.in_place_of_view((id, name)));
        if let Some(entry) = entry {
            self.keep_view(entry, "The view of this name looks at this page now; Ctrl+Z takes that back.");
        }
    }

    fn keep_view(&mut self, entry: Entry, said: &str) {
        self.enter_now(Some(entry), None);
        self.close_sheet();
        self.notify(said.to_owned());
    }

    /// Says at the field of a view that is renamed that another one has its name; whether one does.
    pub(super) fn refuses_name(&mut self, id: &str) -> bool {
        let (Some(loaded), Some(sheet)) = (&self.state.loaded, &mut self.state.sheet) else { return false };
        let same = sheet.open.view_of_same_name(loaded.edited.scorecard());
        let Some((_, name)) = same.filter(|_| sheet.open.is_typing(id)) else { return false };
        sheet.open.refuse(Some(id), format!("There is another saved view “{name}”; choose another name."));
        true
    }

    /// Carries out what the list of saved views asks for.
    pub(super) fn view_request(&mut self, request: ViewRequest) {
        let Some(loaded) = &self.state.loaded else { return };
        let scorecard = Arc::clone(loaded.edited.scorecard());
        match request {
            ViewRequest::Open(id) => {
                let shown = loaded.document.scorecard();
                let Some((_, saved)) = find(shown, &id) else { return };
                let view = saved_view(shown, saved).compared_as(self.state.view.benchmark);
                self.state.over.views = None;
                let compared = view.benchmark.filter(|_| view.benchmark != self.state.view.benchmark);
                let compared = compared.map(|benchmark| benchmark_words(shown, benchmark).to_owned());
                self.go(view);
                self.state.spot = Some(Spot::Title);
                if let Some(compared) = compared {
                    self.notify(format!(
                        "This view is kept compared with {compared}, and so is all that you look at from here on, until you choose \
                         another under ‘Compared with’."
                    ));
                }
            }
            ViewRequest::Rename(id) => {
                let at = find(loaded.document.scorecard(), &id).map(|(at, _)| at);
                self.state.over.views = None;
                if let Some(at) = at {
                    self.open_sheet(&Sheet::SavedView(at));
                }
            }
            ViewRequest::Remove(id) => {
                let Some((_, saved)) = find(&scorecard, &id) else { return };
                let item = Item { list: VIEWS, id };
                let entry = Entry::new(format!("remove the view {}", saved.name), item, Step::Remove);
                if !self.refuses_changes() {
                    self.enter_now(Some(entry), None);
                    self.notify(format!(
                        "Removed the view {}; once this list is closed, Ctrl+Z brings it back.",
                        saved.name
                    ));
                }
            }
            ViewRequest::Put { id, after } => {
                let name = find(&scorecard, &id).map_or(String::new(), |(_, view)| view.name.clone());
                let slot = after.map_or(Slot::First, |other| Slot::After(other.as_str().into()));
                let op = Op::Move(Place::item(VIEWS, id.as_str()), slot);
                self.change(Change::Make(Edit::of(format!("move the view {name}"), vec![op])));
            }
        }
    }
}

/// The views as they are listed. What is asked for is seen at once, and made on a thread: until that is done the list goes before the
/// file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewsList {
    /// The one that is chosen, by its id.
    pub chosen: Option<String>,
    /// All of them in their order, by their ids.
    pub order: Vec<String>,
}

impl ViewsList {
    /// Takes in what the file has, once everything that was asked for is made.
    pub(super) fn follow(&mut self, scorecard: &Scorecard, is_settled: bool) {
        if is_settled || self.order.is_empty() {
            self.order = scorecard.views().iter().map(|view| view.id.clone()).collect();
        }
    }

    /// Puts one where another one stands; behind which it is then.
    pub fn put(&mut self, from: usize, to: usize) -> Option<&str> {
        put(&mut self.order, from, to);
        to.checked_sub(1).and_then(|before| self.order.get(before)).map(String::as_str)
    }

    /// Takes one out; the next one is chosen, or the last.
    pub fn remove(&mut self, at: usize) {
        self.order.remove(at);
        self.chosen = self.order.get(at).or(self.order.last()).cloned();
    }
}

fn find<'a>(scorecard: &'a Scorecard, id: &str) -> Option<(usize, &'a SavedView)> {
    scorecard.views().iter().enumerate().find(|(_, view)| view.id == id)
}

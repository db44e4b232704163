//! A sheet while it is open: what is being typed, what was refused, and the entry that a field comes to when it is left.

use super::Subject;
use super::choices::Names;
use super::field_view::{ADD_ACTION, id_of};
use super::form::{Control, Field, Form, New};
use super::preview::Preview;
use super::target::{NEW, note_of_new};
use crate::edit::plan::{AREAS, Entry, Item, Step};
use crate::model::{AreaId, Scorecard};
use crate::widgets::focus;
use egui::{Context, Id};
use std::collections::BTreeMap;

/// The sheet that is open.
#[derive(Debug)]
pub struct Open {
    pub form: Form,
    pub(super) place: AreaId,
    /// What stands in fields other than in the scorecard, by field.
    pub(super) typed: BTreeMap<String, InField>,
    /// The field that must be filled in for what stands in others to be kept, and why.
    pub(super) missing: Option<(String, String)>,
    /// What is chosen for something that is not there yet, by field.
    pub(super) held: BTreeMap<String, usize>,
    /// The field whose list is open, and what is searched for in it.
    search: Option<(String, String)>,
    /// Whether it is asked if what is there is to be removed.
    asks: bool,
    /// Why something else than a field was refused.
    refused: Option<String>,
    /// The field that the keyboard is led to.
    pub(super) leads_to: Option<String>,
    /// Something new that was entered, until the scorecard has it.
    coming: Option<Item>,
    /// What it was before it was entered here, which it is again where that is taken back.
    was_new: Option<New>,
    /// The first field of a target that was entered which is still empty, until it is there.
    coming_target: Option<String>,
    /// What the page will say.
    pub preview: Option<Preview>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct InField {
    pub(super) text: String,
    pub(super) refused: Option<String>,
    /// Whether it was entered, so that it stands here only until the scorecard has it.
    pub(super) entered: bool,
    /// The fields that were entered with it.
    pub(super) with: Vec<String>,
    /// Whether the sheet was kept open for it once.
    pub(super) stopped: bool,
}

/// What a field that is left comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// Nothing is to be changed.
    Nothing,
    Entry(Entry),
}

impl Open {
    /// A sheet about something, for a reader who looks at this place; `None` where the scorecard does not have it.
    pub fn new(scorecard: &Scorecard, subject: &Subject, place: AreaId) -> Option<Self> {
        let form = Form::of(scorecard, subject, place)?;
        let first = form.all().find(|field| !matches!(field.control, Control::Links(_)));
        let leads_to = match form.only_read {
            None => first.map(|field| field.id.clone()),
            // There is nothing to type, but an action to add.
            Some(_) => Some(ADD_ACTION.to_owned()),
        };
        let mut open = Self {
            form,
            place,
            typed: BTreeMap::new(),
            missing: None,
            held: BTreeMap::new(),
            search: None,
            asks: false,
            refused: None,
            leads_to,
            coming: None,
            was_new: None,
            coming_target: None,
            preview: None,
        };
        open.tell_of_new_target(scorecard);
        Some(open)
    }

    /// Takes in that the scorecard is another now, or the place that is looked at; whether what it is about is still there.
    pub fn follow(&mut self, scorecard: &Scorecard, place: AreaId, is_settled: bool) -> bool {
        let subject = match self.coming.take() {
            Some(item) if Form::of(scorecard, &Subject::Item(item.clone()), place).is_some() => {
                Subject::Item(item)
            }
            coming => {
                self.coming = coming;
                self.form.subject.clone()
            }
        };
        let (form, subject) = match (Form::of(scorecard, &subject, place), self.was_new.clone()) {
            (Some(form), _) => (form, subject),
            // What was added here is taken back: it can be entered otherwise, or be made again.
            (None, Some(new)) => {
                self.coming = self.form.item().cloned();
                let subject = Subject::New(new);
                let Some(form) = Form::of(scorecard, &subject, place) else { return false };
                (self.typed, self.search, self.asks) = (BTreeMap::new(), None, false);
                self.leads_to = form.fields.first().map(|field| field.id.clone());
                self.preview = None;
                (form, subject)
            }
            (None, None) => return false,
        };
        let is_new = subject != self.form.subject && matches!(subject, Subject::Item(_));
        if is_new && let Subject::New(new) = &self.form.subject {
            self.was_new = Some(new.clone());
        }
        (self.form, self.place) = (form, place);
        if is_settled {
            self.typed.retain(|_, field| !field.entered);
        }
        if let Some(field) = self.coming_target.take_if(|field| self.form.field(field).is_some()) {
            // The keyboard goes on in the target that was entered.
            self.leads_to = Some(field);
        }
        if is_new {
            // What was new is there: the keyboard goes on to what else there is to enter.
            self.leads_to = self.form.fields.get(1).map(|field| field.id.clone());
            self.preview = None;
        }
        self.tell_of_new_target(scorecard);
        true
    }

    /// Whether something was typed or chosen that waits for its button.
    pub(super) fn is_touched(&self) -> bool {
        !self.typed.is_empty() || !self.held.is_empty()
    }

    /// Whether it is something new that is there once its button is pressed, and not once a field is left.
    pub fn is_added_whole(&self) -> bool {
        matches!(self.form.subject, Subject::New(New::Comment(_) | New::Approval | New::View(_)))
    }

    /// What is typed before the field has the keyboard that it is led to.
    pub fn take_typed(&mut self, ctx: &Context) {
        let field = self.leads_to.as_ref().and_then(|id| self.form.field(id));
        let Some(field) = field.filter(|field| matches!(field.control, Control::Typed(_))) else { return };
        let typed = focus::typed(ctx);
        if !typed.is_empty() {
            let (id, text) = (field.id.clone(), self.text(field).to_owned() + &typed);
            focus::at_end(ctx, id_of(&self.form.subject, &id));
            self.type_in(&id, text);
        }
    }

    /// The code of the own footprint that it is about, once that is in the scorecard.
    pub fn footprint(&self) -> Option<&str> {
        match &self.form.subject {
            Subject::Item(item) if item.list == AREAS => Some(&item.id),
            _ => None,
        }
    }

    /// Whether the sheet was made for this place.
    pub fn is_for(&self, place: AreaId) -> bool {
        self.place == place
    }

    /// What stands in a field that is typed in.
    pub fn text<'a>(&'a self, field: &'a Field) -> &'a str {
        let own = match &field.control {
            Control::Typed(typed) => typed.value.as_str(),
            _ => "",
        };
        self.typed.get(&field.id).map_or(own, |field| field.text.as_str())
    }

    /// Why what stands in a field was not entered.
    pub fn refused(&self, id: &str) -> Option<&str> {
        let missing = self.missing.as_ref().filter(|(field, _)| field == id).map(|(_, why)| why.as_str());
        missing.or_else(|| self.typed.get(id)?.refused.as_deref())
    }

    /// Why something else was not done.
    pub fn refused_at_all(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// The position of what is chosen in a field.
    pub fn chosen(&self, field: &Field) -> Option<usize> {
        let (Control::Choice(choice) | Control::Segments(choice) | Control::Switch(choice)) = &field.control
        else {
            return None;
        };
        self.held.get(&field.id).copied().filter(|_| choice.held).or(choice.chosen)
    }

    /// What is searched for in the list of a field, where it is open.
    pub fn searched(&self, id: &str) -> Option<&str> {
        self.search.as_ref().filter(|(field, _)| field == id).map(|(_, words)| words.as_str())
    }

    /// Whether the list of a field is open.
    pub fn is_searching(&self) -> bool {
        self.search.is_some()
    }

    /// Forgets that it was new: where it is gone it was removed, and is not to be made again.
    pub fn forget_new(&mut self) {
        self.was_new = None;
    }

    /// Whether it is asked if what is there is to be removed.
    pub fn asks(&self) -> bool {
        self.asks
    }

    /// The field that the keyboard is to be led to.
    pub fn leads_to(&self) -> Option<&str> {
        self.leads_to.as_deref()
    }

    /// Leads the keyboard to a field, unless it is led elsewhere.
    pub fn lead(&mut self, to: String) {
        self.leads_to.get_or_insert(to);
    }

    /// Notes that the keyboard is there.
    pub fn was_led(&mut self) {
        self.leads_to = None;
    }

    /// Notes what was typed.
    pub fn type_in(&mut self, id: &str, text: String) {
        self.missing = None;
        let is_same = self.form.field(id).is_some_and(|field| match &field.control {
            Control::Typed(typed) => typed.value == text,
            _ => false,
        });
        if is_same {
            self.typed.remove(id);
        } else {
            self.typed.insert(id.to_owned(), InField { text, ..InField::default() });
        }
    }

    /// Opens the list of a field, or closes it.
    pub fn search(&mut self, search: Option<(String, String)>) {
        let (before, now) = (self.search.take(), search);
        match (&before, &now) {
            (Some((field, _)), None) => self.leads_to = Some(field.clone()),
            (None, Some((field, _))) => self.leads_to = Some(search_of(field)),
            _ => {}
        }
        self.search = now;
    }

    /// Asks whether what is there is to be removed, or no longer.
    pub fn ask(&mut self, asks: bool) {
        if self.asks != asks {
            self.leads_to = Some(if asks { "stay" } else { "remove" }.to_owned());
        }
        self.asks = asks;
    }

    /// Whether a field holds what is not entered yet, and may be.
    pub fn is_typing(&self, id: &str) -> bool {
        self.typed.get(id).is_some_and(|field| !field.entered)
    }

    /// Whether the field that has the keyboard does.
    pub fn is_typing_here(&self, focused: Option<Id>) -> bool {
        let is_here = |id: &str| Some(id_of(&self.form.subject, id)) == focused;
        self.typed.iter().any(|(id, field)| !field.entered && is_here(id))
    }

    /// Gives up what was refused: the fields say again what the scorecard does.
    pub fn forget_refused(&mut self) {
        self.typed.retain(|_, field| field.refused.is_none());
        (self.refused, self.missing) = (None, None);
    }

    /// The fields with something that is not entered, and was not refused.
    pub fn unentered(&self) -> Vec<String> {
        let open = self.typed.iter().filter(|(_, field)| !field.entered && field.refused.is_none());
        open.map(|(id, _)| id.clone()).collect()
    }

    /// Whether something that was typed is nowhere but here.
    pub fn holds_what_was_typed(&self) -> bool {
        self.typed.values().any(|field| !field.entered)
    }

    /// What a field that is left comes to; why it comes to nothing is kept with the field.
    pub fn leave(&mut self, scorecard: &Scorecard, id: &str) -> Entered {
        let waiting = if self.is_typing(id) { Some(id.to_owned()) } else { self.waits_beside(id) };
        let Some(id) = waiting.as_deref() else { return Entered::Nothing };
        match self.entry(scorecard, id) {
            Ok(Some((entry, parts))) => {
                for part in &parts {
                    if let Some(field) = self.typed.get_mut(part) {
                        (field.entered, field.refused) = (true, None);
                    }
                }
                if let Some(field) = self.typed.get_mut(id) {
                    field.with = parts;
                }
                if matches!(&self.form.subject, Subject::New(_)) {
                    self.coming = Some(entry.item.clone());
                }
                if id.starts_with(NEW) {
                    let there =
                        (0..).take_while(|nth| self.form.field(&format!("targets/{nth}/by")).is_some());
                    let nth = there.count();
                    self.coming_target = Some(format!("targets/{nth}/period"));
                    self.hand_half_baseline_on(nth);
                }
                Entered::Entry(entry)
            }
            Ok(None) => Entered::Nothing,
            Err(why) => {
                self.refuse(Some(id), why);
                Entered::Nothing
            }
        }
    }

    /// Says why what was entered in a field, or else, is not taken.
    pub fn refuse(&mut self, id: Option<&str>, why: String) {
        self.coming = None;
        let with = id.and_then(|id| self.typed.get_mut(id)).map(|field| std::mem::take(&mut field.with));
        for part in with.unwrap_or_default() {
            if let Some(field) = self.typed.get_mut(&part) {
                field.entered = false;
            }
        }
        match id.and_then(|id| self.typed.get_mut(id)) {
            Some(field) => (field.refused, field.entered) = (Some(why), false),
            None => self.refused = Some(why),
        }
    }

    /// What was done makes what was refused before old news.
    pub fn forgive(&mut self) {
        self.refused = None;
    }

    /// The entry that an offer of a field makes; what is chosen for something that is not there yet is kept
    /// here.
    pub fn take(&mut self, scorecard: &Scorecard, id: &str, at: usize) -> Option<Entry> {
        let field = self.form.fields.iter().chain(self.form.all()).find(|field| field.id == id)?;
        match &field.control {
            Control::Choice(choice) | Control::Switch(choice) if choice.held => {
                self.held.insert(id.to_owned(), at);
                self.tell_of_new_target(scorecard);
                None
            }
            Control::Choice(choice) | Control::Segments(choice) | Control::Switch(choice) => {
                choice.offers.get(at).map(|offer| offer.entry.clone())
            }
            Control::Several(several) => {
                let entry = several.offers.get(at).map(|offer| offer.entry.clone());
                self.search(None);
                entry
            }
            _ => None,
        }
    }

    /// The entry that takes something out of a field.
    pub fn drop(&mut self, id: &str, at: usize) -> Option<Entry> {
        let field = self.form.fields.iter().find(|field| field.id == id)?;
        match &field.control {
            Control::Several(several) => {
                self.leads_to = Some(id.to_owned());
                several.there.get(at).map(|offer| offer.entry.clone())
            }
            Control::Row { remove, .. } => {
                self.leads_to = Some(format!("{NEW}/value"));
                // What was typed about the others would stand in the wrong rows.
                self.typed.retain(|id, _| !id.starts_with("targets/") || id.starts_with(NEW));
                remove.as_ref().map(|offer| offer.entry.clone())
            }
            _ => None,
        }
    }

    fn tell_of_new_target(&mut self, scorecard: &Scorecard) {
        let of = self.target_chosen().and_then(|entry| match entry.steps.as_slice() {
            [Step::AddTarget(target)] => scorecard.indicator_by_id(target["indicator"].as_str()?),
            _ => None,
        });
        let note = of.map(|indicator| note_of_new(Names { scorecard, place: self.place }, indicator));
        if let Some(row) = self.form.fields.iter_mut().find(|field| field.id == NEW) {
            row.note = note.or(row.note.take());
        }
    }
}

/// What the field is known by in which the list of another one is searched.
pub(super) fn search_of(field: &str) -> String {
    format!("{field}/search")
}

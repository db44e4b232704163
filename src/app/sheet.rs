//! The sheet in which priorities and the like are entered: what it asks for is carried out, and what the page will say of
//! what is typed is worked out on a thread.

use super::chrome::editing_bar;
use super::chrome::top_bar::TopBar;
use super::editing::Change;
use super::handler::Handler;
use super::jobs::Jobs;
use super::loaded::{Judged, Judgements, Loaded, Stages};
use crate::edit::plan::{AREAS, Entry, Item, Step};
use crate::edit::{EditError, apply};
use crate::format::{Document, Severity, today};
use crate::model::{AreaId, Benchmark, IndicatorId, Member, PriorityLevel};
use crate::pages::sheet::{self, Around, Entered, New, Open, Preview, Request, Sheet, Subject};
use crate::pages::{PageContext, Spot, View};
use crate::widgets::focus;
use crate::widgets::tokens::space;
use egui::Ui;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

/// The sheet that is open.
#[derive(Debug)]
pub struct OpenSheet {
    pub open: Open,
    /// The edition that its form was made of.
    of: Arc<Document>,
    /// What the preview that is there was made of.
    foreseen: Option<Foreseen>,
    coming: Option<Coming>,
    /// What it is about, once that is there, and the edition in which it was brought into sight last.
    seen: Option<(Item, Option<Arc<Document>>)>,
    /// What it was opened from.
    from: Option<Item>,
    /// What is being removed, as it is called.
    removing: Option<String>,
}

/// What a preview is made of.
#[derive(Clone, Debug)]
struct Foreseen {
    document: Arc<Document>,
    subject: Subject,
    place: AreaId,
    benchmark: Option<Benchmark>,
    /// What is being typed.
    entry: Option<Entry>,
}

impl PartialEq for Foreseen {
    fn eq(&self, other: &Self) -> bool {
        let made = |of: &Self| (of.place, of.benchmark);
        Arc::ptr_eq(&self.document, &other.document)
            && made(self) == made(other)
            && self.subject == other.subject
            && self.entry == other.entry
    }
}

/// A preview that is being made; it is given up where another one is wanted.
#[derive(Debug)]
struct Coming {
    of: Foreseen,
    stages: Arc<Stages>,
    preview: Receiver<Result<Option<Preview>, String>>,
}

impl Drop for Coming {
    fn drop(&mut self) {
        self.stages.progress.cancel();
    }
}

impl Foreseen {
    /// What the page will say; `None` where it says nothing, or what is typed does not fit.
    fn preview(&self, shown: Option<&Judgements>, stages: &Stages) -> Option<Preview> {
        let told = |document: &Document, judgements: &Judgements| {
            let (scorecard, analysis) = judgements.by(self.benchmark, document);
            Preview::of(scorecard, analysis, &self.subject, self.place)
        };
        if let Some(shown) = shown.filter(|_| self.entry.is_none()) {
            return told(&self.document, shown);
        }
        let document = match &self.entry {
            Some(entry) => Arc::new(apply(&self.document, &entry.edit(&self.document), today()).ok()?.0),
            None => Arc::clone(&self.document),
        };
        let judged = Judged::of_with(document, stages)?;
        told(&judged.document, &judged.judgements)
    }
}

impl OpenSheet {
    fn new(loaded: &Loaded, subject: &Subject, place: AreaId) -> Option<Self> {
        let open = Open::new(loaded.edited.scorecard(), subject, place)?;
        let seen = open.form.item().map(|item| (item.clone(), None));
        let of = Arc::clone(&loaded.edited);
        Some(Self { open, of, foreseen: None, coming: None, seen, from: None, removing: None })
    }

    /// The areas that the own footprint in it is made of, as far as the scorecard on screen has them; `None` where it is about
    /// something else.
    pub(super) fn gathered(&self, loaded: &Loaded) -> Option<Vec<AreaId>> {
        let footprint = self.open.footprint()?;
        let scorecard = loaded.document.scorecard();
        let area = scorecard.area(scorecard.area_by_code(footprint)?);
        let members = area.members.iter().filter_map(|member| match member {
            Member::Area(id) => Some(*id),
            Member::Named(_) => None,
        });
        Some(members.collect())
    }

    /// Draws what takes changes back above the page, and the sheet below that over the page.
    pub(super) fn show(&self, ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>) {
        editing_bar::along_the_top(ui.ctx(), page.tokens);
        let top = editing_bar::show(ui, bar.undo, bar.redo, page) + space::ONE;
        ui.add_space(space::ONE);
        // A notice below the page stays in sight.
        let ends = [top, ui.max_rect().bottom()];
        sheet::show(ui.ctx(), &self.open, Around { tokens: page.tokens, commands: page.commands, ends });
    }

    /// Has it worked out what the page will say, unless that is there or on its way.
    fn foresee(&mut self, jobs: &Jobs, loaded: &Loaded, benchmark: Option<Benchmark>, place: AreaId) {
        if let Some(coming) = &self.coming {
            match coming.preview.try_recv() {
                Ok(preview) => {
                    // What is typed and does not fit leaves what was said before.
                    if let Ok(Some(preview)) = preview {
                        self.open.preview = Some(preview);
                    }
                    self.foreseen = self.coming.take().map(|coming| coming.of.clone());
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.coming = None,
            }
        }
        if !self.open.form.has_preview {
            return;
        }
        let scorecard = loaded.edited.scorecard();
        let typed = self.open.unentered();
        let entry = typed.iter().find_map(|id| self.open.entry(scorecard, id).ok().flatten());
        let wanted = Foreseen {
            document: Arc::clone(&loaded.edited),
            subject: self.open.form.subject.clone(),
            place,
            benchmark,
            entry: entry.map(|(entry, _)| entry),
        };
        let on_its_way = self.coming.as_ref().is_some_and(|coming| coming.of == wanted);
        if on_its_way || self.coming.is_none() && self.foreseen.as_ref() == Some(&wanted) {
            return;
        }
        let shown = Arc::ptr_eq(&loaded.edited, &loaded.document).then(|| Arc::clone(&loaded.judgements));
        // What was entered is being judged anyway.
        if wanted.entry.is_none() && shown.is_none() {
            return;
        }
        let stages = Arc::new(Stages::default());
        let (of, shared) = (wanted.clone(), Arc::clone(&stages));
        let preview =
            jobs.ask("working out what the page will say", move || of.preview(shown.as_deref(), &shared));
        self.coming = Some(Coming { of: wanted, stages, preview });
    }
}

impl Handler<'_> {
    /// The place that the reader looks at, else the system, as the edition with all changes has it.
    fn looked_at(&self) -> Option<AreaId> {
        let loaded = self.state.loaded.as_ref()?;
        let (shown, edited) = (loaded.document.scorecard(), loaded.edited.scorecard());
        let view: &View = &self.state.view;
        let area = view.place.filter(|_| !view.is_of_the_system()).unwrap_or(shown.system());
        Some(edited.area_by_code(&shown.area(area).code).unwrap_or(edited.system()))
    }

    /// Whose a new priority is, unless it is said.
    pub(super) fn level_looked_at(&self) -> PriorityLevel {
        match &self.state.view {
            view if view.place.is_some() && !view.is_of_the_system() => PriorityLevel::Place,
            _ => PriorityLevel::System,
        }
    }

    /// The indicator that the page is about.
    pub(super) fn indicator_looked_at(&self) -> Option<IndicatorId> {
        let view = &self.state.view;
        view.indicator.filter(|_| view.page.entry().subject == crate::pages::Subject::Indicator)
    }

    /// Opens a sheet in place of the one that is open.
    pub(super) fn open_sheet(&mut self, sheet: &Sheet) {
        if self.state.is_importing() || self.refuses_changes() {
            return;
        }
        let Some(loaded) = &self.state.loaded else { return };
        let shown = loaded.document.scorecard();
        let view = &self.state.view;
        let place = view.place.filter(|_| !view.is_of_the_system()).unwrap_or(shown.system());
        if let Some(mut subject) = sheet.subject(shown, place) {
            if let Subject::New(New::Comment(written)) = &mut subject {
                written.author.clone_from(&self.state.settings.author);
            }
            self.enter_about(&subject);
            let is_it = |open: &&mut OpenSheet| open.open.form.subject == subject;
            if let (Sheet::NamelessDraft(_), Some(sheet)) = (sheet, self.state.sheet.as_mut().filter(is_it)) {
                sheet.open.ask_for_name();
            }
        }
    }

    fn enter_about(&mut self, subject: &Subject) {
        let fits = self.enter_all();
        if self.stops_at_unkept() || !fits {
            return;
        }
        if let (Some(loaded), Some(place)) = (&self.state.loaded, self.looked_at()) {
            self.state.sheet = OpenSheet::new(loaded, subject, place);
            // A page that is still being made does not take the keyboard from it once it is there.
            self.state.spot = None;
        }
    }

    /// Carries out what a sheet asks for.
    pub(super) fn sheet_request(&mut self, request: Request) {
        let Some(loaded) = &self.state.loaded else { return };
        let scorecard = Arc::clone(loaded.edited.scorecard());
        let Some(OpenSheet { open, .. }) = &mut self.state.sheet else { return };
        match request {
            Request::Type(id, text) => {
                open.type_in(&id, text);
                self.keep_typed_soon();
            }
            // It waits for what else is chosen of it, until it is added or the sheet is closed.
            Request::Leave(_) if open.is_added_whole() => {}
            Request::Leave(id) => {
                self.enter(&id);
            }
            Request::LeaveAll if open.is_comment() => self.end_comment(false),
            Request::LeaveAll if open.is_new_view() => self.end_view(),
            Request::KeepAsDraft => self.end_comment(true),
            Request::LeaveAll => {
                open.ask_for_needed();
                self.enter_typed();
            }
            Request::Take(id, at) => {
                let entry = open.take(&scorecard, &id, at);
                self.enter_now(entry, None);
            }
            Request::Drop(id, at) => {
                let entry = open.drop(&id, at);
                self.enter_now(entry, None);
            }
            Request::Search(search) => open.search(search),
            Request::Led => open.was_led(),
            Request::Lead(to) => open.lead(to),
            Request::AskToRemove(asks) => open.ask(asks),
            Request::Remove => {
                let entry = open.form.removal.as_ref().and_then(|removal| removal.entry.clone());
                if open.is_comment() {
                    return self.remove_comment(entry);
                }
                open.ask(false);
                open.forget_new();
                let removing = entry.as_ref().and_then(|entry| entry.name.strip_prefix("remove "));
                let removing = removing.map(str::to_owned);
                if let Some(sheet) = &mut self.state.sheet {
                    sheet.removing = removing;
                }
                self.enter_now(entry, None);
            }
            Request::Open(subject) => {
                let from = open.form.item().cloned();
                self.enter_about(&subject);
                if let Some(sheet) = self.state.sheet.as_mut().filter(|it| it.open.form.subject == subject) {
                    sheet.from = from;
                }
            }
            Request::Close if open.is_comment() => self.leave_comment(),
            Request::Close => {
                let fits = self.enter_all();
                if !self.stops_at_unkept() && fits {
                    self.close_sheet();
                }
            }
        }
    }

    /// Closes the sheet; the keyboard goes back to what had it on the page.
    pub(super) fn close_sheet(&mut self) {
        self.state.sheet = None;
        self.keep_typed_soon();
        let on_page = focus::on_page(self.ctx).map(Spot::Left).or(self.state.spot.take());
        // By key it goes on from the title where nothing had it.
        let by_key = self.ctx.input(|input| !input.pointer.any_down() && !input.pointer.any_released());
        self.state.spot = on_page.or(by_key.then_some(Spot::Title));
    }

    /// Closes the sheet because what it is about is no longer there. Where that was removed in it, this is said, and what it was
    /// opened from is there again.
    fn close_over_nothing(&mut self) {
        let sheet = self.state.sheet.take();
        self.close_sheet();
        let Some(OpenSheet { removing: Some(what), from, .. }) = sheet else { return };
        self.notify(format!("Removed {what}; Ctrl+Z brings it back."));
        if let Some(item) = from {
            self.enter_about(&Subject::Item(item));
        }
    }

    /// Whether the sheet that is open stays for what would be lost with it.
    pub(super) fn stops_at_unkept(&mut self) -> bool {
        self.state.sheet.as_mut().is_some_and(|sheet| sheet.open.stop_at_unkept())
    }

    /// Puts an area to the own footprint in the sheet, or takes it out where it is in it.
    pub(super) fn gather_area(&mut self, area: AreaId) {
        let (Some(loaded), Some(sheet)) = (&self.state.loaded, &self.state.sheet) else { return };
        let (Some(footprint), Some(members)) = (sheet.open.footprint(), sheet.gathered(loaded)) else {
            return;
        };
        let area_of = loaded.document.scorecard().area(area);
        let (code, name) = (area_of.code.clone(), &area_of.name);
        let [add, remove] = sheet::listed("members", name);
        let (name, step) = if members.contains(&area) {
            (remove, Step::Exclude("members", code))
        } else {
            (add, Step::Include("members", code))
        };
        let item = Item { list: AREAS, id: footprint.to_owned() };
        self.enter_now(Some(Entry::new(name, item, step)), None);
    }

    /// Enters everything that was typed, but nothing that waits for its button; whether all of it fits.
    pub(super) fn enter_all(&mut self) -> bool {
        match &self.state.sheet {
            Some(OpenSheet { open, .. }) if open.is_comment() => {
                self.hold_comment();
                true
            }
            // Nobody approves or saves a view by leaving a sheet.
            Some(OpenSheet { open, .. }) if open.is_added_whole() => true,
            Some(_) => self.enter_typed(),
            None => true,
        }
    }

    /// Enters everything that was typed; whether all of it fits. What was refused before is no longer waited for.
    fn enter_typed(&mut self) -> bool {
        let typed = self.state.sheet.as_ref().map(|sheet| sheet.open.unentered()).unwrap_or_default();
        // All of it, also after what does not fit.
        typed.iter().filter(|id| !self.enter(id)).count() == 0
    }

    /// Enters what was typed in a field; whether it fits.
    fn enter(&mut self, id: &str) -> bool {
        if self.refuses_name(id) {
            return false;
        }
        let (Some(loaded), Some(sheet)) = (&self.state.loaded, &mut self.state.sheet) else { return true };
        let entered = sheet.open.leave(loaded.edited.scorecard(), id);
        let fits = sheet.open.refused(id).is_none();
        if let Entered::Entry(entry) = entered {
            let odd = sheet::odd_approval(loaded.edited.scorecard(), &entry, today());
            if let Some(why) = odd.filter(|_| fits) {
                self.ask_about_approval(why, entry, id);
                return false;
            }
            self.enter_now(Some(entry), Some(id.to_owned()));
        }
        fits
    }

    pub(super) fn enter_now(&mut self, entry: Option<Entry>, field: Option<String>) {
        let Some(entry) = entry else { return };
        if let Some(author) = entry.author() {
            self.state.settings.author = Some(author.to_owned());
        }
        if let Some(sheet) = &mut self.state.sheet {
            sheet.open.forgive();
        }
        self.change(Change::Enter(entry, field));
    }

    /// Says in the sheet why what was entered is not taken; whether one is open to say it.
    pub(super) fn refuse_in_sheet(&mut self, field: Option<&str>, error: &EditError) -> bool {
        let Some(sheet) = &mut self.state.sheet else { return false };
        let why = match error {
            // Where in the text of the file it would stand is of no use to who has entered it here.
            EditError::Invalid(findings) => findings
                .iter()
                .find(|finding| finding.severity() == Severity::Error)
                .map(|finding| finding.message.clone()),
            _ => None,
        };
        sheet.removing = None;
        sheet.open.refuse(field, why.unwrap_or_else(|| error.to_string()));
        true
    }

    /// Keeps the sheet to the scorecard with all changes and to the place that is looked at; it closes where what it is
    /// about is no longer there.
    pub(super) fn follow_with_sheet(&mut self) {
        if self.state.sheet.is_none() {
            return;
        }
        let (Some(place), false) = (self.looked_at(), self.state.is_importing()) else {
            self.state.sheet = None;
            return;
        };
        let settled = self.state.editing.is_settled();
        let benchmark = self.state.view.benchmark;
        let (Some(loaded), Some(sheet)) = (&self.state.loaded, &mut self.state.sheet) else { return };
        if !Arc::ptr_eq(&sheet.of, &loaded.edited) || !sheet.open.is_for(place) {
            sheet.of = Arc::clone(&loaded.edited);
            let was_new = matches!(sheet.open.form.subject, Subject::New(_));
            if !sheet.open.follow(loaded.edited.scorecard(), place, settled) {
                self.close_over_nothing();
                return;
            }
            if was_new && let Some(item) = sheet.open.form.item() {
                sheet.seen = Some((item.clone(), None));
            }
        }
        sheet.foresee(self.jobs, loaded, benchmark, place);
        let is_on_screen = Arc::ptr_eq(&loaded.edited, &loaded.document);
        // Every change may sort it to another place.
        if let Some((item, seen)) = sheet.seen.as_mut().filter(|_| is_on_screen)
            && !seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, &loaded.document))
        {
            *seen = Some(Arc::clone(&loaded.document));
            let item = item.clone();
            self.bring_into_sight(&item);
        }
    }
}

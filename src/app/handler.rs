//! The one place that changes state: every command and every finished job ends here.

use super::chrome::ask::{Answer, Unsaved};
use super::chrome::findings::Findings;
use super::chrome::palette::Palette;
use super::importing::is_data;
use super::jobs::{Dialog, JobDone, Jobs};
use super::loaded::{Loaded, Origin};
use super::refused::{lines, refused};
use super::settings::LastView;
use super::state::{Leave, Notice, Reading, State};
use crate::format::OpenError;
use crate::model::{Methods, Scorecard};
use crate::pages::{Action, Command, Page, Subject, View};
use crate::widgets::tokens::{ThemeChoice, VerdictColours};
use egui::ViewportCommand;
use std::time::Duration;

/// A dialog that closes faster than a hand can close it was never shown.
const NEVER_SHOWN: Duration = Duration::from_millis(250);
const ZOOM_STEP: f32 = 0.1;

/// Carries out commands and takes in finished jobs.
pub struct Handler<'a> {
    /// What changes.
    pub state: &'a mut State,
    /// Where slow work goes.
    pub jobs: &'a mut Jobs,
    /// The window.
    pub ctx: &'a egui::Context,
}

impl Handler<'_> {
    /// Carries out one command.
    pub fn carry_out(&mut self, command: Command) {
        match command {
            Command::Do(action) => self.act(action),
            Command::OpenFile(_) if self.state.is_importing() => {
                self.notify("Finish or cancel the import first, then open another scorecard.".to_owned());
            }
            Command::OpenFile(path) if is_data(&path) => self.import_files(vec![path]),
            Command::OpenFile(path) => self.read(Origin::File(path), false),
            Command::ImportFiles(files) => self.import_files(files),
            Command::Go(view) => self.go(view),
            Command::Adjust(view) => self.state.view = view,
            Command::SetMethods(methods) => self.set_methods(methods),
            Command::ChoosePlace(place) => {
                self.go(self.state.view.beside(place));
            }
        }
    }

    /// Changes the settings at once; the judgements follow when they are worked out.
    fn set_methods(&mut self, methods: Methods) {
        if let Some(loaded) = &mut self.state.loaded {
            loaded.document.set_methods(methods);
            self.state.unsaved.get_or_insert(Unsaved::Methods);
            self.state.judging = Some(self.jobs.judge(loaded.document.scorecard().as_ref().clone()));
        }
    }

    fn go(&mut self, view: View) {
        if view != self.state.view {
            let from = std::mem::replace(&mut self.state.view, view);
            self.state.history.leave(from);
        }
    }

    fn act(&mut self, action: Action) {
        if self.state.is_importing() && !action.while_importing() {
            return;
        }
        match action {
            Action::NewFromData => self.start_import(true),
            Action::AddData => self.start_import(false),
            Action::Open => self.open_dialog(),
            Action::OpenSample => self.read(Origin::Sample, false),
            Action::Reload => self.reload(),
            Action::Save => self.save(),
            Action::SaveCopy => self.save_dialog(),
            Action::Palette => self.open_palette(),
            Action::Find => self.find(),
            Action::Back => self.step(true),
            Action::Forward => self.step(false),
            Action::ShowScorecard => self.go(self.state.view.at_page(Page::Scorecard)),
            Action::ShowPlace => self.go(self.state.view.at_page(Page::Place)),
            Action::ShowIndicator => self.go(self.state.view.at_page(Page::Indicator)),
            Action::PreviousPlace => self.place_beside(-1),
            Action::NextPlace => self.place_beside(1),
            Action::PreviousIndicator => self.indicator_beside(-1),
            Action::NextIndicator => self.indicator_beside(1),
            Action::ShowFindings => self.show_notes(),
            Action::ShowKeys => self.state.over.keys = true,
            Action::ShowMethods => self.state.over.methods = self.state.loaded.is_some(),
            _ => self.appearance(action),
        }
    }

    fn appearance(&mut self, action: Action) {
        let settings = &mut self.state.settings;
        match action {
            Action::ThemeSystem => settings.theme = ThemeChoice::System,
            Action::ThemeLight => settings.theme = ThemeChoice::Light,
            Action::ThemeDark => settings.theme = ThemeChoice::Dark,
            Action::ThemeHighContrast => settings.theme = ThemeChoice::HighContrast,
            Action::SwapVerdictColours => {
                settings.verdict_colours = match settings.verdict_colours {
                    VerdictColours::BlueOrange => VerdictColours::RedAmberGreen,
                    VerdictColours::RedAmberGreen => VerdictColours::BlueOrange,
                };
            }
            Action::ZoomIn => self.zoom(self.ctx.zoom_factor() + ZOOM_STEP),
            Action::ZoomOut => self.zoom(self.ctx.zoom_factor() - ZOOM_STEP),
            Action::ZoomReset => self.zoom(1.0),
            Action::FullScreen => {
                let full = self.ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Quit => self.leave(Leave::Close),
            _ => {}
        }
    }

    fn zoom(&self, factor: f32) {
        self.ctx.set_zoom_factor(factor.clamp(0.6, 3.0));
    }

    fn step(&mut self, back: bool) {
        let State { history, view, .. } = self.state;
        let to = if back { history.back(view) } else { history.forward(view) };
        if let Some(to) = to {
            *view = to;
        }
    }

    fn place_beside(&mut self, steps: isize) {
        let place =
            self.state.loaded.as_ref().and_then(|l| l.outline.place_beside(self.state.view.place, steps));
        if self.state.view.page.entry().subject != Subject::System && place.is_some() {
            self.go(View { place, ..self.state.view.clone() });
        }
    }

    fn indicator_beside(&mut self, steps: isize) {
        let view = &self.state.view;
        let next = self.state.loaded.as_ref().and_then(|l| l.outline.indicator_beside(view.indicator, steps));
        if let (Subject::Indicator, Some(next)) = (view.page.entry().subject, next) {
            self.go(view.at_indicator(next));
        }
    }

    fn open_palette(&mut self) {
        if let Some(loaded) = &self.state.loaded {
            self.state.over.palette = Some(Palette::new(&loaded.outline, &self.state.view));
        }
    }

    fn find(&mut self) {
        self.go(self.state.view.at_page(Page::Scorecard));
        self.state.focus_search = true;
    }

    fn show_notes(&mut self) {
        if let Some(loaded) = &self.state.loaded {
            let notes = loaded.document.notes();
            self.state.over.findings = Some(Findings {
                title: match notes.len() {
                    0 => format!("{} reads without a note", loaded.origin.name()),
                    1 => format!("1 note about {}", loaded.origin.name()),
                    many => format!("{many} notes about {}", loaded.origin.name()),
                },
                advice:
                    "A note does not keep the file from being used; it is something to know when reading it."
                        .to_owned(),
                lines: lines(notes),
            });
        }
    }

    fn open_dialog(&mut self) {
        if !std::mem::replace(&mut self.state.dialog_open, true) {
            self.jobs.choose_to_open();
        }
    }

    fn reload(&mut self) {
        match self.state.loaded.as_ref().map(|loaded| loaded.origin.clone()) {
            Some(Origin::Imported) => {
                self.notify("This scorecard is in no file yet. Save it first.".to_owned());
            }
            Some(origin) => self.read(origin, true),
            None => {}
        }
    }

    /// Starts to read; what is on screen stays until the new scorecard is ready.
    pub fn read(&mut self, origin: Origin, again: bool) {
        self.leave(Leave::Read { origin, again });
    }

    /// Leaves what is on screen, once it is settled what becomes of what is not saved.
    pub fn leave(&mut self, leave: Leave) {
        if self.state.unsaved.is_some() {
            self.state.over.asking = Some(leave);
            return;
        }
        match leave {
            Leave::Close => self.ctx.send_viewport_cmd(ViewportCommand::Close),
            Leave::Read { origin, again } => self.start_reading(origin, again),
            Leave::TakeImport => self.take_import(),
        }
    }

    /// Goes on as the reader answered.
    pub fn answer(&mut self, answer: Answer) {
        let Some(leave) = self.state.over.asking.take() else { return };
        match answer {
            Answer::Save => {
                self.state.after_save = Some(leave);
                self.save();
            }
            Answer::Discard => {
                self.state.unsaved = None;
                self.leave(leave);
            }
            Answer::Stay => {}
        }
    }

    fn start_reading(&mut self, origin: Origin, again: bool) {
        let ticket = self.jobs.read(origin.clone());
        self.state.reading = Some(Reading { ticket, origin, again });
    }

    /// Takes in what a job handed back.
    pub fn take_in(&mut self, done: JobDone) {
        match done {
            JobDone::Read { ticket, origin, result } => self.was_read(ticket, &origin, result),
            JobDone::Judged { ticket, analysis } => {
                if self.state.judging.take_if(|asked| *asked == ticket).is_some()
                    && let Some(loaded) = &mut self.state.loaded
                {
                    loaded.analysis = analysis;
                    self.state.pages.forget();
                }
            }
            JobDone::ChosenToOpen(dialog) => {
                if let Some(path) = self.dialog_closed(dialog, "placecard FILE, or drop a file on the window")
                {
                    self.read(Origin::File(path), false);
                }
            }
            JobDone::ChosenToSave(dialog) => {
                if let Some(path) = self.dialog_closed(dialog, "the folder's own copy of the file") {
                    self.write(path);
                }
            }
            JobDone::ChosenToImport(dialog) => {
                let otherwise = "placecard import, or drop the files on the window";
                if let Some(files) = self.dialog_closed(dialog, otherwise) {
                    self.import_files(files);
                }
            }
            JobDone::Imported { ticket, done } => self.import_done(ticket, done),
            JobDone::Saved { path, result: Ok(()) } => self.was_saved(&path),
            JobDone::Saved { path, result: Err(error) } => {
                self.state.after_save = None;
                self.notify(format!("{} was not saved: {error}", path.display()));
            }
            JobDone::Changed(path) => {
                let origin = Origin::File(path);
                let shown = self.state.loaded.as_ref().is_some_and(|loaded| loaded.origin == origin);
                // Another scorecard on its way is not held up by news of the one it replaces.
                let free = self.state.reading.as_ref().is_none_or(|reading| reading.origin == origin);
                if shown && free {
                    self.read(origin, true);
                }
            }
        }
    }

    fn dialog_closed<T>(&mut self, dialog: Dialog<T>, otherwise: &str) -> Option<T> {
        self.state.dialog_open = false;
        if dialog.chosen.is_none() {
            self.state.after_save = None;
        }
        if dialog.chosen.is_none() && dialog.open_for < NEVER_SHOWN {
            self.notify(format!(
                "No file dialog could be shown: this desktop offers none. Use {otherwise} instead."
            ));
        }
        dialog.chosen
    }

    fn was_read(&mut self, ticket: u64, origin: &Origin, result: Result<Box<Loaded>, OpenError>) {
        let Some(reading) = self.state.reading.take_if(|reading| reading.ticket == ticket) else { return };
        match result {
            Ok(loaded) => self.show(*loaded, reading.again),
            Err(error) => {
                self.state.over.findings = Some(refused(origin, &error, self.state.loaded.as_ref()));
                // The file on screen goes on being watched, so that a corrected version is read by itself.
                let watched = self.state.loaded.as_ref().map(|loaded| loaded.origin.clone());
                self.jobs.watch(watched.as_ref().and_then(Origin::path));
            }
        }
    }

    fn show(&mut self, loaded: Loaded, again: bool) {
        let before =
            self.state.loaded.as_ref().map(|old| LastView::of(&self.state.view, old.document.scorecard()));
        let scorecard = loaded.document.scorecard();
        let remembered = before.unwrap_or_else(|| self.state.settings.last.clone());
        self.state.view = restored(&remembered, scorecard, &self.state.view);
        // Positions of places and indicators differ between files, so the views of another file are gone.
        self.state.history = super::history::History::default();
        self.state.pages.forget();
        if again {
            self.notify(format!("{} was read again", loaded.origin.name()));
            self.state.over.findings = None;
        }
        if let Some(path) = loaded.origin.path() {
            self.state.settings.remember_file(path);
        }
        self.jobs.watch(loaded.origin.path());
        if let Some(importing) = &mut self.state.importing {
            importing.scorecard_changed(&loaded.outline.title);
        }
        self.state.loaded = Some(loaded);
        self.state.judging = None;
        self.state.unsaved = None;
        self.set_title();
    }

    /// Shows a scorecard that is not in its file yet.
    pub(super) fn show_unsaved(&mut self, loaded: Loaded, unsaved: Unsaved) {
        self.show(loaded, false);
        self.state.unsaved = Some(unsaved);
        self.set_title();
    }

    /// The name of the window; a mark says that something is not saved.
    pub(super) fn set_title(&self) {
        if let Some(loaded) = &self.state.loaded {
            let mark = if self.state.unsaved.is_some() { " (not saved)" } else { "" };
            let title = format!("{}{mark} – Placecard", loaded.outline.title);
            self.ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    pub(super) fn notify(&mut self, text: String) {
        self.state.notice = Some(Notice::new(text));
    }
}

fn restored(remembered: &LastView, scorecard: &Scorecard, old: &View) -> View {
    let View { sort, filter, chart, .. } = *old;
    View { sort, filter, chart, search: old.search.clone(), ..remembered.restore(scorecard) }
}

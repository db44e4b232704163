//! The one place that changes state: every command and every finished job ends here.

use super::asking::Question;
use super::chrome::findings::{Findings, gathered};
use super::chrome::palette::Palette;
use super::editing::Change;
use super::exporting::Outgoing;
use super::history::Left;
use super::jobs::{Dialog, JobDone, Jobs, Reply, Ticket};
use super::loaded::{Origin, absolute};
use super::saving::WrittenAs;
use super::settings::usable_zoom;
use super::state::{Choosing, Leave, Notice, State};
use super::watch::Watching;
use crate::import::is_data;
use crate::pages::{Action, Command, Page, Panel, Sheet, Spot, View};
use crate::widgets::focus;
use crate::widgets::tokens::{ThemeChoice, VerdictColours};
use crate::words::number::counted;
use egui::{Key, Modifiers, ViewportCommand};
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
            Command::OpenFile(_) | Command::OpenBeside(_) if self.state.is_importing() => {
                self.notify("Finish or cancel the import first, then open another scorecard.".to_owned());
            }
            Command::OpenFile(path) if is_data(&path) => self.import_files(vec![path]),
            Command::OpenFile(path) => self.read(Origin::file(&path), false),
            Command::OpenBeside(path) => self.open_beside(Origin::file(&path)),
            Command::ImportFiles(files) => self.import_files(files),
            Command::Import(request) => self.import_request(request),
            Command::OpenSheet(sheet) => self.open_sheet(&sheet),
            Command::Gather(area) => self.gather_area(area),
            Command::Sheet(request) => self.sheet_request(request),
            Command::Go(view) => self.go(view),
            Command::Adjust(view) => self.adjust(view),
            Command::Edit(edit) => self.change(Change::Make(edit)),
            Command::SetMethods(methods) => self.change(Change::Methods(methods)),
            Command::ChoosePlace(place) => {
                self.go(self.state.view.beside(place));
            }
            Command::ShowAlone(indicator) => self.show_alone(indicator),
            Command::LeadTo(spot) => self.state.spot = Some(spot),
            Command::Send(request) => self.send_request(request),
            Command::Views(request) => self.view_request(request),
            Command::ShowWhy => self.show_why(),
            Command::ShowChanges => self.show_changes(),
            Command::Answer(answer) => self.answer(answer),
            Command::Close(panel) => self.close(panel),
        }
    }

    fn close(&mut self, panel: Panel) {
        match panel {
            Panel::Palette => self.state.over.palette = None,
            Panel::Findings => self.state.over.findings = None,
            Panel::Help => self.state.over.help = false,
            Panel::Keys => self.state.over.keys = false,
            Panel::Methods => self.state.over.methods = false,
            Panel::Send => self.state.over.sending = None,
            Panel::Views => self.state.over.views = None,
            Panel::Notice => self.state.notice = None,
            Panel::News => self.state.since = None,
            Panel::Introduction => self.state.settings.introduced = true,
        }
    }

    pub(super) fn go(&mut self, view: View) {
        // What is of no indicator, as a place that was kept, leaves the one that is looked at.
        let view = View { indicator: view.indicator.or(self.state.view.indicator), ..view };
        if view != self.state.view && self.state.has(&view) {
            let from = self.here();
            self.state.history.leave(from);
            self.state.view = view;
        }
    }

    /// What is looked at, and what of it has the keyboard.
    pub(super) fn here(&self) -> Left {
        Left { view: self.state.view.clone(), at: focus::on_page(self.ctx) }
    }

    fn adjust(&mut self, view: View) {
        if self.state.has(&view) {
            self.state.view = view;
        }
    }

    fn act(&mut self, action: Action) {
        if self.state.over.asking.is_some() && !action.while_importing() {
            // The question is open; saving is one of its answers.
            if action == Action::Save {
                self.answer(crate::pages::Answer::Save);
            }
            return;
        }
        if self.state.is_importing() && !action.while_importing() {
            return;
        }
        match action {
            Action::NewFromData => self.start_import(true),
            Action::AddData => self.start_import(false),
            Action::Open => self.choose(Choosing::Open),
            Action::OpenSample(sample) => self.read(Origin::Sample(sample), false),
            Action::OpenBeside => self.choose(Choosing::Beside),
            Action::OpenSampleBeside(sample) => self.open_beside(Origin::Sample(sample)),
            Action::CloseBeside => self.close_beside(),
            Action::Reload => self.reload(),
            Action::Stop => self.stop(),
            Action::Save | Action::SaveCopy => {
                self.enter_all();
                if action == Action::Save { self.save() } else { self.save_dialog(WrittenAs::Copy) }
            }
            Action::CopyToChange => self.save_dialog(WrittenAs::ToChange),
            Action::SendCopy => self.open_sending(),
            Action::ExportData => self.export_dialog(Outgoing::Figures),
            Action::SavePicture => self.export_dialog(Outgoing::Picture),
            Action::CopyPicture => self.copy_picture(),
            Action::BoardPack => self.choose_pack(),
            Action::Print => self.print(),
            Action::Undo | Action::Redo => {
                if let Some(sheet) = &mut self.state.sheet {
                    sheet.open.forget_refused();
                }
                self.change(if action == Action::Undo { Change::Undo } else { Change::Redo });
            }
            Action::Palette => self.open_palette(),
            Action::Find => self.find(),
            Action::Back => self.step(true),
            Action::Forward => self.step(false),
            Action::Show(page) => self.go_to_page(page),
            Action::PreviousPlace => self.place_beside(-1),
            Action::NextPlace => self.place_beside(1),
            Action::PreviousIndicator => self.indicator_beside(-1),
            Action::NextIndicator => self.indicator_beside(1),
            Action::AddPriority => self.open_sheet(&Sheet::NewPriority(self.level_looked_at())),
            Action::AddTried => self.open_sheet(&Sheet::NewIntervention),
            Action::AddAction => {
                let indicator = self.indicator_looked_at();
                self.open_sheet(&Sheet::NewAction { priority: None, indicator });
            }
            Action::AddComment => self.write_comment(),
            Action::SaveView => self.save_view(),
            Action::SavedViews => self.state.over.views = self.state.loaded.is_some().then(Default::default),
            Action::AddFootprint => self.open_sheet(&Sheet::NewFootprint(Vec::new())),
            Action::Approve => self.open_sheet(&Sheet::Approval),
            Action::ShowFindings => self.show_notes(),
            Action::ShowHelp => self.state.over.help = self.state.loaded.is_some(),
            Action::BoardView => self.toggle_board(),
            Action::ShowKeys => self.state.over.keys = true,
            Action::ShowMethods => self.state.over.methods = self.state.loaded.is_some(),
            Action::ClearRecent => self.forget_recent(),
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
            Action::BlueAndOrange => settings.verdict_colours = VerdictColours::BlueOrange,
            Action::RedAmberGreen => settings.verdict_colours = VerdictColours::RedAmberGreen,
            Action::ZoomIn => self.zoom(self.state.settings.zoom + ZOOM_STEP),
            Action::ZoomOut => self.zoom(self.state.settings.zoom - ZOOM_STEP),
            Action::ZoomReset => self.zoom(1.0),
            Action::FullScreen => {
                let full = self.ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Quit => self.leave(Leave::Close),
            _ => {}
        }
    }

    fn zoom(&mut self, factor: f32) {
        self.state.settings.zoom = usable_zoom(factor);
        self.enlarge();
    }

    fn open_palette(&mut self) {
        if let Some(loaded) = &self.state.loaded {
            // One that was just closed by Escape is opened anew by what was pressed after it.
            self.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            let beside = self.state.beside.as_ref().map(|beside| &*beside.opened.outline);
            self.state.over.palette = Some(Palette::new(loaded, &self.state.view, beside));
        }
    }

    fn find(&mut self) {
        self.go(self.state.view.at_page(Page::Scorecard));
        self.state.spot = Some(Spot::Search(String::new()));
    }

    fn show_notes(&mut self) {
        if let Some(loaded) = &self.state.loaded {
            let (notes, name) = (loaded.judgements.notes(), loaded.origin.name());
            self.state.over.findings = Some(Findings {
                title: match notes.len() {
                    0 => format!("{name}: nothing is noted about it"),
                    count => format!("{name}: {}", counted(count as u64, "note", "notes")),
                },
                advice:
                    "A note does not keep the file from being used; it is something to know when reading it."
                        .to_owned(),
                groups: gathered(notes),
                refused: None,
                table: None,
            });
        }
    }

    /// Opens a file dialog, unless one is open.
    pub(super) fn choose(&mut self, choosing: Choosing) {
        if self.state.dialog.is_some() {
            return;
        }
        let title = choosing.title();
        let ticket = match choosing {
            Choosing::Open | Choosing::Beside => self.jobs.choose_to_open(title),
            Choosing::Import => self.jobs.choose_to_import(title),
            Choosing::Save { written_as, .. } => {
                let name = self.state.loaded.as_ref().map(|loaded| loaded.suggested_name_as(written_as));
                self.jobs.choose_to_save(title, name.unwrap_or_default())
            }
            Choosing::Export(what) => {
                let name = self.state.loaded.as_ref().map(super::Loaded::suggested_name);
                self.jobs.choose_to_export(title, what.formats(), what.file_name(&name.unwrap_or_default()))
            }
        };
        self.state.dialog = Some((ticket, choosing));
    }

    /// Takes in what a job handed back.
    pub fn take_in(&mut self, Reply { ticket, done }: Reply) {
        match done {
            Ok(JobDone::Read(result)) => self.was_read(ticket, result),
            Ok(JobDone::Compared(theirs)) => self.was_compared(ticket, *theirs),
            Ok(JobDone::Edited(result)) => self.was_edited(ticket, result),
            Ok(JobDone::Shaped(shown, result)) => self.were_shaped(shown, result),
            Ok(JobDone::Judged(judged)) => self.was_judged(ticket, judged),
            Ok(JobDone::Chosen(dialog)) => self.was_chosen(ticket, dialog),
            Ok(JobDone::ChosenToImport(dialog)) => {
                let otherwise = "placecard import, or drop the files on the window";
                if let Some((_, files)) = self.dialog_closed(ticket, dialog, otherwise) {
                    self.import_files(files);
                }
            }
            Ok(JobDone::Imported(done)) => self.import_done(ticket, done),
            Ok(JobDone::Exported(exported)) => self.was_exported(ticket, exported),
            Ok(JobDone::Drawn(copied)) => self.was_drawn(copied),
            Ok(JobDone::Printed(done)) => self.was_made_to_print(ticket, done),
            Ok(JobDone::Saved(result)) => self.was_saved(ticket, result),
            Ok(JobDone::MayBeSaved(may)) => self.may_be_saved(ticket, may),
            Ok(JobDone::Autosaved(result)) => self.was_kept(ticket, result),
            Ok(JobDone::Left(left)) => self.ask_to_restore(left),
            Ok(JobDone::SeenBefore(shown, seen, theirs)) => self.was_seen_before(shown, seen, theirs),
            Ok(JobDone::Since(shown, since)) => self.was_held_against_seen(shown, since),
            Ok(JobDone::OnDisk(news)) => {
                let is_of =
                    |watching: &Option<Watching>| watching.as_ref().is_some_and(|it| it.ticket == ticket);
                if is_of(&self.state.watching) {
                    self.state.news = Some(news);
                } else if let Some(beside) = self.state.beside.as_mut().filter(|it| is_of(&it.watching)) {
                    beside.news = Some(news);
                }
            }
            Err(sentence) => self.broke_off(ticket, sentence),
        }
    }

    /// A job broke off by a fault of the program: whatever waited for it waits no longer.
    fn broke_off(&mut self, ticket: Ticket, sentence: String) {
        let State { dialog, reading, keeping, watching, .. } = self.state;
        let dialog = dialog.take_if(|(asked, _)| *asked == ticket);
        if dialog.is_some() {
            self.state.saving.after = None;
        }
        if reading.take_if(|reading| reading.ticket == ticket).is_some() {
            self.state.saving.after = None;
        }
        keeping.running.take_if(|asked| *asked == ticket);
        watching.take_if(|watching| watching.ticket == ticket);
        self.end_packing(ticket);
        self.edit_broke_off(ticket);
        self.import_broke_off(ticket, &sentence);
        if !self.save_broke_off(ticket, &sentence) {
            self.notify_until_closed(sentence);
        }
    }

    fn was_chosen(&mut self, ticket: Ticket, dialog: Dialog) {
        let otherwise = match self.state.dialog {
            Some((_, Choosing::Save { written_as: WrittenAs::ToChange, .. })) => {
                "‘placecard copy FILE --editable -o COPY.scorecard’ on the command line, and drop that file on the window,"
            }
            Some((_, Choosing::Save { .. })) => "a copy of the file that you make in its folder",
            Some((_, Choosing::Export(what))) => what.by_command(),
            Some((_, Choosing::Beside)) => {
                "‘… beside’ under Menu › Recent files, where each file opened before stands,"
            }
            _ => "‘placecard FILE’ on the command line, a recent file, or drop the file on the window",
        };
        match self.dialog_closed(ticket, dialog, otherwise) {
            Some((Choosing::Save { shown, written_as }, path)) if shown == self.state.shown => {
                self.write_to(absolute(&path), written_as);
            }
            Some((Choosing::Save { .. }, path)) => self.notify_until_closed(format!(
                "Nothing was written to {}: another scorecard is on screen by now than when you chose to save.",
                path.display()
            )),
            Some((Choosing::Export(what), path)) => self.export_to(what, absolute(&path)),
            Some((Choosing::Open, path)) => self.carry_out(Command::OpenFile(path)),
            Some((Choosing::Beside, path)) => self.carry_out(Command::OpenBeside(path)),
            _ => {}
        }
    }

    fn dialog_closed<T>(
        &mut self,
        ticket: Ticket,
        dialog: Dialog<T>,
        otherwise: &str,
    ) -> Option<(Choosing, T)> {
        let (_, choosing) = self.state.dialog.take_if(|(asked, _)| *asked == ticket)?;
        if dialog.chosen.is_none() {
            self.state.saving.after = None;
        }
        if dialog.chosen.is_none() && dialog.open_for < NEVER_SHOWN {
            let why =
                format!("No file dialog could be shown: this desktop offers none. Use {otherwise} instead.");
            self.say_no_dialog(choosing, why);
        }
        Some((choosing, dialog.chosen?))
    }

    /// Leaves what is on screen, once it is settled what becomes of what is not saved. One question at a time: whoever
    /// asks while one is open is asked that one.
    pub(super) fn leave(&mut self, leave: Leave) {
        if self.state.over.asking.is_some() {
            return;
        }
        self.enter_all();
        let takes_import = matches!(leave, Leave::TakeImport);
        if !takes_import && self.state.importing.as_ref().is_some_and(|open| open.wizard.has_answers()) {
            self.ask(Question::LeaveImport(leave));
        } else if self.state.is_unsaved() {
            self.ask(Question::Unsaved(leave));
        } else {
            self.go_on(leave);
        }
    }

    /// Leaves what is on screen; a save that has begun is waited for.
    pub(super) fn go_on(&mut self, leave: Leave) {
        if let Some(path) = self.state.saving.path() {
            let text = format!(
                "Saving {}. This may take a while; what you asked for comes after it.",
                path.display()
            );
            self.state.notice = Some(Notice { lasting: true, ..Notice::new(text) });
            self.state.saving.after = Some(leave);
            return;
        }
        match leave {
            Leave::Close => {
                self.forget_kept();
                self.state.closing = true;
                self.ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Leave::Read { origin, again } => self.start_reading(origin, again),
            Leave::TakeImport => self.take_import(),
            Leave::Restore(left) => self.restore(left),
        }
    }

    /// The name of the window; a mark says that something is not saved.
    pub(super) fn set_title(&self) {
        if let Some(loaded) = &self.state.loaded {
            let mark = if loaded.is_unsaved() { " (not saved)" } else { "" };
            let title = format!("{}{mark} – Placecard", loaded.outline.title);
            self.ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    pub(super) fn notify(&mut self, text: String) {
        self.state.notice = Some(Notice::new(text));
    }

    /// Says something that stays until the reader closes it.
    pub(super) fn notify_until_closed(&mut self, text: String) {
        self.state.notice = Some(Notice { lasting: true, ..Notice::new(text) });
    }
}

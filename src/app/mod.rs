//! The window: state, one handler for commands, background jobs, and the frame that ties the pages together.

mod approving;
mod asking;
mod autosave;
mod beside;
mod board;
mod chrome;
mod commenting;
mod crash;
mod editing;
mod exporting;
mod first;
mod handler;
mod history;
mod importing;
mod in_sight;
mod jobs;
mod keeping;
mod kept_tables;
mod keys;
mod loaded;
mod merging;
mod opening;
mod over;
mod pack_choice;
mod packing;
mod pages;
mod read_only;
mod refused;
mod saved_views;
mod saving;
mod seen;
mod sending;
mod settings;
mod shaping;
mod sheet;
mod since;
mod stale;
mod state;
mod stepping;
#[cfg(test)]
mod tests;
mod watch;
mod window;

pub use first::First;
pub use loaded::{Base, Judged, Loaded, Origin, Stages};
pub use pages::Pages;
pub use settings::Settings;
pub use window::run;

use crate::import::is_data;
use crate::pages::{Action, Command, Commands, PageContext};
use crate::widgets::focus::Focus;
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{fonts, page_room, reading};
use chrome::{notice, side_bar, top_bar, welcome};
use egui::{CentralPanel, Id, Ui, UiBuilder};
use handler::Handler;
use jobs::Jobs;
use pages::Made;
use state::{Leave, State};
use std::path::PathBuf;
use std::time::Duration;

/// How long a notice stays.
const NOTICE_SHOWN: Duration = Duration::from_secs(8);
/// How often the progress of a job is drawn anew.
const PROGRESS_DRAWN: Duration = Duration::from_millis(100);

/// The application.
pub struct App {
    state: State,
    jobs: Jobs,
    commands: Commands,
    look: Look,
    side_bar: side_bar::Kept,
    /// Whether the size that the window opened with was looked at.
    sized: bool,
    /// The settings as they were stored last.
    stored: Settings,
}

/// The theme in use, worked out when the choice changes.
struct Look {
    made_for: Option<(Settings, bool)>,
    tokens: Tokens,
}

impl App {
    /// The application, already reading its first scorecard.
    pub fn new(ctx: &egui::Context, first: First) -> Self {
        fonts::install(ctx);
        ctx.add_plugin(Focus::default());
        let First { jobs, reading, settings, data, into_shown, folder } = first;
        jobs.wake(ctx.clone());
        ctx.set_zoom_factor(settings.zoom);
        let tokens = Tokens::of(settings.theme, settings.verdict_colours, false);
        let look = Look { made_for: None, tokens };
        let stored = settings.clone();
        let (new, into) = if into_shown { (Vec::new(), data) } else { (data, Vec::new()) };
        let reading = Some(reading);
        let state = State { settings, folder, reading, to_bring_in: into, ..State::default() };
        let mut app = Self {
            state,
            jobs,
            commands: Commands::default(),
            look,
            side_bar: side_bar::Kept::default(),
            sized: false,
            stored,
        };
        app.look_as_chosen(ctx);
        app.handler(ctx).look_for_left();
        // The scorecard is usually read by now: the first frame then shows it.
        app.collect(ctx);
        if !new.is_empty() {
            app.command(ctx, Command::Do(Action::NewFromData));
            app.command(ctx, Command::ImportFiles(new));
        }
        app
    }

    /// The name of the scorecard on screen, and what is being looked at.
    pub fn shown(&self) -> Option<(&Loaded, &crate::pages::View)> {
        self.state.loaded.as_ref().map(|loaded| (loaded, &self.state.view))
    }

    /// What is remembered between starts.
    pub fn settings(&self) -> Settings {
        let mut settings = self.state.settings.clone();
        if let Some(loaded) = &self.state.loaded {
            let here = settings::LastView::of(&self.state.view, loaded.document.scorecard());
            settings.last = here.in_file(&loaded.origin);
        }
        settings
    }

    /// Whether a scorecard is being read.
    pub fn is_reading(&self) -> bool {
        self.state.reading.is_some()
    }

    /// Whether something on screen is in no file.
    pub fn is_unsaved(&self) -> bool {
        self.state.is_unsaved()
    }

    /// Whether the open file has changed on disk and that waits to be looked into.
    pub fn has_news(&self) -> bool {
        self.state.news.is_some()
    }

    /// Whether every change that was asked for is made.
    pub fn is_settled(&self) -> bool {
        self.state.editing.is_settled()
    }

    /// Whether everything that had to be asked before closing was asked.
    pub fn is_closing(&self) -> bool {
        self.state.closing
    }

    /// Carries out a command from outside the pages.
    pub fn command(&mut self, ctx: &egui::Context, command: Command) {
        self.handler(ctx).carry_out(command);
    }

    fn handler<'a>(&'a mut self, ctx: &'a egui::Context) -> Handler<'a> {
        Handler { state: &mut self.state, jobs: &mut self.jobs, ctx }
    }

    fn collect(&mut self, ctx: &egui::Context) {
        while let Some(done) = self.jobs.finished() {
            self.handler(ctx).take_in(done);
        }
    }

    /// One round without painting: finished jobs, dropped files, keys.
    pub fn before_frame(&mut self, ctx: &egui::Context) {
        self.collect(ctx);
        self.look_at_size(ctx);
        self.take_dropped(ctx);
        if !self.state.closing && ctx.input(|input| input.viewport().close_requested()) {
            self.handler(ctx).leave(Leave::Close);
            if !self.state.closing {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            }
        }
        self.handler(ctx).board_keys();
        let covered = self.state.over.any() || self.state.is_importing() || self.state.board.is_some();
        let untouched = self
            .state
            .sheet
            .as_ref()
            .is_some_and(|sheet| !sheet.open.is_typing_here(ctx.memory(egui::Memory::focused)));
        for action in keys::pressed(ctx, (covered, untouched), self.state.view.page.entry().subject) {
            // A menu or list is of the page that it was opened on.
            egui::Popup::close_all(ctx);
            self.command(ctx, Command::Do(action));
        }
        self.handler(ctx).follow_with_sheet();
        self.handler(ctx).lead_to_comment();
        self.handler(ctx).follow_with_copy();
        self.handler(ctx).look_into_news();
        if !self.state.settings.are_chosen_as(&self.stored) {
            // Who is logged off has no orderly close, and chooses once.
            self.store_settings();
        }
        self.handler(ctx).look_beside();
        self.handler(ctx).keep_when_due();
        self.look_as_chosen(ctx);
    }

    /// A window opens as it was closed; one that was stored as a strip, by whatever mishap, opens in its usual size.
    fn look_at_size(&mut self, ctx: &egui::Context) {
        let inner = ctx.input(|input| input.viewport().inner_rect);
        if let Some(inner) = inner.filter(|_| !std::mem::replace(&mut self.sized, true))
            && (inner.width() < window::LEAST_SIZE.x / 2.0 || inner.height() < window::LEAST_SIZE.y / 2.0)
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(window::USUAL_SIZE));
        }
    }

    /// Files of published data are brought in, all of them; of others the first is opened.
    fn take_dropped(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if dropped.is_empty() {
            return;
        }
        if self.state.over.asking.is_some() {
            self.handler(ctx).notify("Answer the question first, then drop the file again.".to_owned());
            return;
        }
        let (data, others): (Vec<_>, Vec<_>) = dropped.iter().cloned().partition(|path| is_data(path));
        match others.into_iter().next() {
            Some(path) => {
                let left = dropped.len() - 1;
                self.command(ctx, Command::OpenFile(path));
                if left > 0 {
                    let text = "Several files were dropped, and one scorecard is opened at a time; drop the others again.";
                    self.handler(ctx).notify_until_closed(text.to_owned());
                }
            }
            None => self.command(ctx, Command::ImportFiles(data)),
        }
    }

    fn look_as_chosen(&mut self, ctx: &egui::Context) {
        let dark_desktop = ctx.system_theme() == Some(egui::Theme::Dark);
        let settings = &self.state.settings;
        let wanted = (settings.theme, settings.verdict_colours, dark_desktop);
        let made_for =
            self.look.made_for.as_ref().map(|(made, dark)| (made.theme, made.verdict_colours, *dark));
        if made_for != Some(wanted) {
            self.look.tokens = Tokens::of(settings.theme, settings.verdict_colours, dark_desktop);
            self.look.tokens.apply(ctx);
            // What egui draws by itself has them only from the next frame on.
            ctx.request_repaint();
            self.look.made_for = Some((settings.clone(), dark_desktop));
        }
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        if self.board_frame(ui) {
            self.expire_notice(ui.ctx());
            return;
        }
        let State {
            loaded,
            beside,
            view,
            pages,
            history,
            settings,
            spot,
            notice,
            importing,
            over,
            reading,
            editing,
            stale,
            since,
            refused,
            sheet,
            packing,
            ..
        } = &mut self.state;
        keys::take_typed(ui.ctx(), (over.palette.as_mut(), spot.as_mut(), sheet.as_mut()));
        // Under a dialog, which lies there for a pass more than it is open, nothing has the keyboard.
        let is_covered = over.any() || ui.memory(|memory| memory.top_modal_layer().is_some());
        let loaded = loaded.as_ref();
        if let Some(loaded) = loaded.filter(|_| importing.is_none()) {
            pages.prepare(&self.jobs, loaded, beside.as_ref().map(|beside| &beside.opened), (&*view, None));
        }
        // It is on the page that may still have to be made.
        let led_to = spot.take_if(|_| !is_covered && !pages.is_behind());
        let nothing = crate::pages::Outline::default();
        let gathered = sheet.as_ref().zip(loaded).and_then(|(sheet, loaded)| sheet.gathered(loaded));
        let outline = loaded.map_or(&nothing, |loaded| &loaded.outline);
        let page = PageContext::new(&self.look.tokens, view, outline, &self.commands);
        let page = loaded.map_or(page, |loaded| page.naming(loaded.document.scorecard()));
        let page = PageContext { gathered: gathered.as_deref(), spot: led_to.as_ref(), ..page };
        let page = PageContext { author: settings.author.as_deref(), ..page };
        let work = notice::Work::of(reading.as_ref(), editing.judging(), packing.as_ref());
        if let Some(importing) = importing {
            let notice = notice.as_ref().map(|notice| notice.text.as_str());
            let around = crate::pages::import::Around { notice, covered: over.any() };
            crate::pages::import::show(ui, page.tokens, &importing.wizard, around, &self.commands);
        } else if let Some(loaded) = loaded {
            let file = side_bar::File {
                name: &loaded.origin.name(),
                notes: loaded.judgements.notes().len(),
                unsaved: loaded.is_unsaved(),
            };
            side_bar::show(ui, file, (&loaded.outline, &mut self.side_bar), &page);
            notice::show(ui, notice.as_ref(), work.as_ref(), &page);
            let frame = chrome::around_page(ui.available_width(), page.tokens);
            // What comes and goes around the page must not give its widgets other names, by which the keyboard is kept on them.
            let known = |name: &'static str| UiBuilder::new().scope_id(Id::unique(name));
            CentralPanel::no_frame().frame(frame).show(ui, |ui| {
                reading::is_part(ui, egui::Role::Main, view.page.entry().name);
                let bar = top_bar::TopBar::of(
                    settings,
                    history,
                    &loaded.history,
                    (reading.is_some() || packing.is_some(), beside.is_some()),
                );
                ui.scope_builder(known("top bar"), |ui| top_bar::show(ui, bar, &page));
                ui.add_space(space::ONE);
                if let Some(sheet) = sheet {
                    ui.scope_builder(known("changes"), |ui| sheet.show(ui, bar, &page));
                }
                let taken = if sheet.is_some() { crate::pages::sheet::room(ui.ctx())[1] } else { 0.0 };
                page_room::take(ui.ctx(), taken);
                ui.scope_builder(known("beside the sheet"), |ui| {
                    // The margin of the page is the sheet's too.
                    ui.set_max_width(ui.available_width() - (taken - space::TWO).max(0.0));
                    chrome::above_page(ui, loaded, (settings, stale.as_ref(), since.as_ref()), &page);
                    ui.scope_builder(known("page"), |ui| show_made(ui, pages.content(), &page));
                });
            });
        } else {
            notice::show(ui, notice.as_ref(), None, &page);
            let files = welcome::Files { refused: refused.as_deref(), recent: &settings.recent };
            welcome::show(ui, &page, files, work.as_ref());
        }
        if let Some(there) = &led_to {
            keys::lead_to(ui.ctx(), there);
        }
        if work.is_some() {
            ui.request_repaint_after(PROGRESS_DRAWN);
        }
        self.panels_over(ui.ctx());
        for command in self.commands.take() {
            self.command(ui.ctx(), command);
        }
        self.expire_notice(ui.ctx());
    }

    fn expire_notice(&mut self, ctx: &egui::Context) {
        if let Some(notice) = self.state.notice.as_ref().filter(|notice| !notice.lasting) {
            match NOTICE_SHOWN.checked_sub(notice.since.elapsed()) {
                Some(left) => ctx.request_repaint_after(left),
                None => self.state.notice = None,
            }
        }
    }

    /// Stores what is remembered between starts, where it is something else than before.
    fn store_settings(&mut self) {
        let settings = self.settings();
        if settings == self.stored {
            return;
        }
        self.stored = settings.clone();
        if let Some(folder) = self.state.folder.clone() {
            // Nothing is lost but a convenience, so nothing is said where this fails.
            self.jobs.tidy("storing the settings", move || drop(settings.store(&folder)));
        }
    }
}

/// Draws what there is to show of a page.
fn show_made(ui: &mut Ui, made: Option<&Made>, page: &PageContext<'_>) {
    match made {
        Some(Made::Content(content)) => content.show(ui, page),
        Some(Made::Nothing) => welcome::nothing(ui, page),
        Some(Made::Broken(why)) => welcome::broken(ui, page, why),
        None => {
            ui.spinner();
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.before_frame(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        self.store_settings();
    }

    /// Scroll offsets and the like belong to one file and one start.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.look.tokens.page.to_normalized_gamma_f32()
    }
}

//! The window: state, one handler for commands, background jobs, and the frame that ties the pages together.

mod chrome;
mod handler;
mod history;
mod importing;
mod jobs;
mod loaded;
mod pages;
mod refused;
mod saving;
mod settings;
mod state;
mod window;

pub use loaded::{Loaded, Origin};
pub use pages::Pages;
pub use settings::Settings;
pub use window::run;

use crate::pages::PageContext;
use crate::pages::{Action, Command, Commands};
use crate::widgets::fonts;
use crate::widgets::tokens::{Tokens, space};
use chrome::{ask, findings, keys, methods, palette, side_bar, status_bar, top_bar, welcome};
use egui::{CentralPanel, Frame, Key, Margin, Modifiers, PointerButton, Ui};
use handler::Handler;
use jobs::Jobs;
use state::{Leave, State};
use std::path::PathBuf;
use std::time::Duration;

/// How long a notice stays.
const NOTICE_SHOWN: Duration = Duration::from_secs(8);

/// The application.
pub struct App {
    state: State,
    jobs: Jobs,
    commands: Commands,
    look: Look,
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
        let First { mut jobs, reading, settings, data } = first;
        jobs.wake(ctx.clone());
        let tokens = Tokens::of(settings.theme, settings.verdict_colours, false);
        let look = Look { made_for: None, tokens };
        let state = State { settings, reading: Some(reading), ..State::default() };
        let mut app = Self { state, jobs, commands: Commands::default(), look };
        app.look_as_chosen(ctx);
        // The scorecard is usually read by now: the first frame then shows it.
        app.collect(ctx);
        if let Some(path) = data {
            app.command(ctx, Command::Do(Action::NewFromData));
            app.command(ctx, Command::ImportFiles(vec![path]));
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
            settings.last = settings::LastView::of(&self.state.view, loaded.document.scorecard());
        }
        settings
    }

    /// Whether a scorecard is being read.
    pub fn is_reading(&self) -> bool {
        self.state.reading.is_some()
    }

    /// Carries out a command from outside the pages.
    pub fn command(&mut self, ctx: &egui::Context, command: Command) {
        Handler { state: &mut self.state, jobs: &mut self.jobs, ctx }.carry_out(command);
    }

    fn collect(&mut self, ctx: &egui::Context) {
        while let Some(done) = self.jobs.finished() {
            Handler { state: &mut self.state, jobs: &mut self.jobs, ctx }.take_in(done);
        }
    }

    /// One round without painting: finished jobs, dropped files, keys.
    pub fn before_frame(&mut self, ctx: &egui::Context) {
        self.collect(ctx);
        self.take_dropped(ctx);
        if self.state.unsaved.is_some() && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.state.over.asking = Some(Leave::Close);
        }
        for action in pressed(ctx, self.state.over.any() || self.state.is_importing()) {
            self.command(ctx, Command::Do(action));
        }
        self.look_as_chosen(ctx);
    }

    /// Files of published data are brought in, all of them; of others the first is opened.
    fn take_dropped(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let (data, others): (Vec<_>, Vec<_>) = dropped.into_iter().partition(|path| importing::is_data(path));
        if let Some(path) = others.into_iter().next() {
            self.command(ctx, Command::OpenFile(path));
        } else if !data.is_empty() {
            self.command(ctx, Command::ImportFiles(data));
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
            self.look.made_for = Some((settings.clone(), dark_desktop));
        }
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let mut asked = Vec::new();
        let State {
            loaded,
            view,
            pages,
            history,
            settings,
            focus_search,
            notice,
            reading,
            unsaved,
            importing,
            over,
            ..
        } = &mut self.state;
        let page = PageContext {
            tokens: &self.look.tokens,
            view,
            commands: &self.commands,
            focus_search: std::mem::take(focus_search),
        };
        if let Some(importing) = importing {
            let notice = notice.as_ref().map(|notice| notice.text.as_str());
            let around = crate::pages::import::Around { notice, covered: over.any() };
            asked = crate::pages::import::show(ui, page.tokens, &importing.wizard, around);
        } else if let Some(loaded) = loaded {
            side_bar::show(ui, &loaded.outline, &page);
            let status = status_bar::Status {
                file: &loaded.origin.name(),
                notes: loaded.document.notes().len(),
                unsaved: *unsaved,
                reading: reading.as_ref().map(|reading| reading.origin.name()),
                notice: notice.as_ref().map(|notice| notice.text.as_str()),
            };
            status_bar::show(ui, &status, &page);
            let margin = Margin { left: 24, right: 16, top: 12, bottom: 0 };
            let frame = Frame::new().fill(page.tokens.page).inner_margin(margin);
            CentralPanel::no_frame().frame(frame).show(ui, |ui| {
                let bar = top_bar::TopBar {
                    recent: &settings.recent,
                    can_go_back: history.can_go_back(),
                    can_go_forward: history.can_go_forward(),
                };
                top_bar::show(ui, &loaded.outline, bar, &page);
                ui.add_space(space::ONE);
                match pages.content(loaded, view) {
                    Some(content) => content.show(ui, &page),
                    None => welcome::nothing(ui, &page),
                }
            });
        } else {
            welcome::show(ui, &page, reading.is_some());
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            welcome::drop_here(ui.ctx(), &self.look.tokens, self.state.is_importing());
        }
        self.panels_over(ui.ctx());
        if let (Some(_), Some(unsaved)) = (&self.state.over.asking, self.state.unsaved)
            && let Some(answer) = ask::show(ui.ctx(), &self.look.tokens, unsaved)
        {
            Handler { state: &mut self.state, jobs: &mut self.jobs, ctx: ui.ctx() }.answer(answer);
        }
        for request in asked {
            Handler { state: &mut self.state, jobs: &mut self.jobs, ctx: ui.ctx() }.import_request(request);
        }
        for command in self.commands.take() {
            self.command(ui.ctx(), command);
        }
        self.expire_notice(ui.ctx());
    }

    fn panels_over(&mut self, ctx: &egui::Context) {
        let (tokens, over) = (&self.look.tokens, &mut self.state.over);
        if let Some(open) = &mut over.palette {
            match open.show(ctx, tokens) {
                palette::Outcome::Open => {}
                palette::Outcome::Closed => over.palette = None,
                palette::Outcome::Chosen(command) => {
                    over.palette = None;
                    self.commands.send(command);
                }
            }
        }
        if over.findings.as_ref().is_some_and(|shown| !findings::show(ctx, tokens, shown)) {
            over.findings = None;
        }
        if over.keys && !keys::show(ctx, tokens) {
            over.keys = false;
        }
        if let Some(loaded) = self.state.loaded.as_ref().filter(|_| over.methods) {
            over.methods = methods::show(ctx, tokens, loaded.document.scorecard().methods(), &self.commands);
        }
    }

    fn expire_notice(&mut self, ctx: &egui::Context) {
        if let Some(notice) = &self.state.notice {
            match NOTICE_SHOWN.checked_sub(notice.since.elapsed()) {
                Some(left) => ctx.request_repaint_after(left),
                None => self.state.notice = None,
            }
        }
    }
}

/// What is prepared before there is a window: the first scorecard is read while the graphics start.
pub struct First {
    jobs: Jobs,
    reading: state::Reading,
    settings: Settings,
    /// Published data to be brought in as soon as there is a window.
    data: Option<PathBuf>,
}

impl First {
    /// Starts to read. Where `origin` is a file of published data, the scorecard built in is read meanwhile.
    pub fn read(origin: Origin, settings: Settings) -> Self {
        let data = origin.path().filter(|path| importing::is_data(path)).map(std::path::Path::to_owned);
        let origin = if data.is_some() { Origin::Sample } else { origin };
        let mut jobs = Jobs::default();
        let ticket = jobs.read(origin.clone());
        Self { jobs, reading: state::Reading { ticket, origin, again: false }, settings, data }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.before_frame(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, settings::KEY, &self.settings());
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.look.tokens.page.to_normalized_gamma_f32()
    }
}

/// The named actions whose keys were pressed. While something lies over the page, only keys that cannot harm it.
fn pressed(ctx: &egui::Context, covered: bool) -> Vec<Action> {
    let typing = ctx.egui_wants_keyboard_input();
    let mut found = Vec::new();
    for &action in Action::ALL {
        let Some(keys) = action.shortcut() else { continue };
        if (covered || typing) && action.yields_to_fields() {
            continue;
        }
        if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            found.push(action);
        }
    }
    // The mouse's own buttons for back and forward.
    for (button, action) in [(PointerButton::Extra1, Action::Back), (PointerButton::Extra2, Action::Forward)]
    {
        if !covered && ctx.input(|input| input.pointer.button_pressed(button)) {
            found.push(action);
        }
    }
    // Ctrl and = is what the plus key gives without shift on most keyboards.
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Equals)) {
        found.push(Action::ZoomIn);
    }
    found
}

//! The board view: one place or saved view fills the screen, for a room to look at.

use super::App;
use super::handler::Handler;
use super::pages::Pages;
use super::{chrome, show_made};
use crate::pages::board::{self, ENLARGED, Slide, Step, Where};
use crate::pages::{Command, PageContext, View, beside, masthead};
use crate::widgets::{page_room, reading};
use egui::{CentralPanel, Context, Key, Modifiers, Ui, ViewportCommand};

/// What fills the screen.
#[derive(Debug)]
pub struct Board {
    slides: Vec<Slide>,
    names: Vec<String>,
    at: usize,
    pages: Pages,
    /// Of which scorecard and edition.
    of: String,
    /// Whether the window filled the screen before.
    was_full: bool,
}

impl Board {
    /// Goes so many on, round at both ends.
    fn step(&mut self, steps: isize) {
        self.at = beside(self.slides.len(), Some(self.at), steps).unwrap_or(self.at);
    }
}

impl Handler<'_> {
    /// Opens the board at the place in focus, or leaves it.
    pub(super) fn toggle_board(&mut self) {
        if self.state.board.is_some() {
            self.leave_board();
            return;
        }
        let Some(loaded) = self.state.loaded.as_ref().filter(|_| !self.state.is_importing()) else { return };
        let view = &self.state.view;
        let (scorecard, analysis) = loaded.judgements.by(view.benchmark, &loaded.document);
        let slides = Slide::all(scorecard);
        if slides.is_empty() {
            self.notify("The scorecard has no place to fill the screen with.".to_owned());
            return;
        }
        let at = slides
            .iter()
            .position(|slide| matches!(slide, Slide::Place(place) if Some(*place) == view.place));
        let names = slides.iter().map(|slide| slide.name(scorecard).to_owned()).collect();
        let was_full = self.ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        let (at, of) = (at.unwrap_or(0), masthead(scorecard, analysis));
        self.state.board = Some(Board { slides, names, at, pages: Pages::default(), of, was_full });
        self.state.notice = None;
        self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        self.enlarge();
    }

    /// Back to the window as it was, at the place or the saved view that was seen last.
    pub(super) fn leave_board(&mut self) {
        let Some(board) = &self.state.board else { return };
        let view = match &board.slides[board.at] {
            // A neighbourhood or the whole system that was looked at stays so unless the board went elsewhere.
            Slide::Place(place) if self.state.view.place == Some(*place) => self.state.view.clone(),
            Slide::Place(place) => {
                let view = self.state.view.clone();
                View { place: Some(*place), neighbourhood: None, whole_system: false, ..view }
            }
            saved @ Slide::Saved { .. } => saved.view(&self.state.view),
        };
        if self.state.has(&view) {
            self.state.view = view;
        }
        self.close_board();
    }

    /// Back to the window as it was: another scorecard is on screen.
    pub(super) fn close_board(&mut self) {
        let Some(board) = self.state.board.take() else { return };
        if !board.was_full {
            self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
        self.enlarge();
    }

    /// Draws the window as large as the reader has it, and the board so much larger.
    pub(super) fn enlarge(&self) {
        let board = if self.state.board.is_some() { ENLARGED } else { 1.0 };
        self.ctx.set_zoom_factor(self.state.settings.zoom * board);
    }

    /// What the keys mean while the board fills the screen.
    pub(super) fn board_keys(&mut self) {
        let covered = self.state.over.any();
        let Some(board) = self.state.board.as_mut().filter(|_| !covered) else { return };
        let hit = |key| {
            let hits = self.ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            isize::try_from(hits).unwrap_or(0)
        };
        let on = hit(Key::ArrowRight) + hit(Key::PageDown) + hit(Key::Space);
        let back = hit(Key::ArrowLeft) + hit(Key::PageUp);
        if on != back {
            board.step(on - back);
        }
        if hit(Key::Home) > 0 {
            board.at = 0;
        }
        if hit(Key::End) > 0 {
            board.at = board.slides.len() - 1;
        }
        if hit(Key::Escape) > 0 {
            self.leave_board();
        }
    }
}

impl App {
    /// Draws the board in place of the window; whether there is one.
    pub(super) fn board_frame(&mut self, ui: &mut Ui) -> bool {
        let super::State { board, loaded, beside, view, .. } = &mut self.state;
        let (Some(board), Some(loaded)) = (board, loaded.as_ref()) else { return false };
        let slide = &board.slides[board.at];
        let view = slide.view(view);
        let other = beside.as_ref().map(|beside| &beside.opened);
        board.pages.prepare(&self.jobs, loaded, other, (&view, Some(slide)));
        let page = PageContext::new(&self.look.tokens, &view, &loaded.outline, &self.commands);
        let page = page.naming(loaded.document.scorecard());
        let frame = chrome::around_page(ui.available_width(), page.tokens);
        let place = Where { at: board.at, names: &board.names, of: &board.of };
        let step = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            reading::is_part(ui, egui::Role::Main, "Board view");
            page_room::take(ui.ctx(), 0.0);
            board::show(ui, &page, place, |ui| show_made(ui, board.pages.content(), &page))
        });
        match step.inner {
            Some(Step::To(at)) => board.at = at.min(board.slides.len() - 1),
            Some(Step::Leave) => self.handler(ui.ctx()).leave_board(),
            None => {}
        }
        self.panels_over(ui.ctx());
        self.take_from_board(ui.ctx());
        true
    }

    /// Carries out what was asked for on the board. What leads elsewhere leaves it.
    fn take_from_board(&mut self, ctx: &Context) {
        for command in self.commands.take() {
            if matches!(command, Command::Go(_) | Command::ChoosePlace(_) | Command::OpenSheet(_)) {
                self.handler(ctx).leave_board();
            }
            self.command(ctx, command);
        }
    }
}

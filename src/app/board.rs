//! The board view: one place or saved view fills the screen, for a room to look at.

use super::App;
use super::handler::Handler;
use super::pages::Pages;
use super::{chrome, show_made};
use crate::model::{AreaId, IndicatorId};
use crate::pages::board::{self, Leads, Slide, Step, Where};
use crate::pages::{Command, PageContext, View, beside, masthead_parts};
use crate::widgets::{focus, page_room, reading};
use crate::words::benchmark_words;
use egui::{CentralPanel, Context, Id, Key, Modifiers, Ui, ViewportCommand};

/// What fills the screen.
#[derive(Debug)]
pub struct Board {
    slides: Vec<Slide>,
    names: Vec<String>,
    at: usize,
    /// A chart of that slide which fills the screen alone, and what had the keyboard when it was pressed.
    alone: Option<(Slide, Option<Id>)>,
    /// What the keyboard goes back to once its slide is there again.
    led_to: Option<Id>,
    pages: Pages,
    /// Of which scorecard, edition and approval, part by part.
    of: Vec<String>,
    /// Whether the window filled the screen before.
    was_full: bool,
}

impl Board {
    /// Goes so many on, round at both ends.
    fn step(&mut self, steps: isize) {
        self.show(beside(self.slides.len(), Some(self.at), steps).unwrap_or(self.at));
    }

    fn show(&mut self, at: usize) {
        (self.at, self.alone, self.led_to) = (at.min(self.slides.len() - 1), None, None);
    }

    /// What fills the screen now.
    fn slide(&self) -> &Slide {
        self.alone.as_ref().map_or(&self.slides[self.at], |(alone, _)| alone)
    }
}

/// The slide on which the board was left, and the place that was in focus then: unless the reader has gone on to another one, the
/// board opens there again.
#[derive(Debug)]
pub struct LeftAt {
    slide: Slide,
    place: Option<AreaId>,
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
        let left = self.state.board_left.as_ref().filter(|left| left.place == view.place);
        let at = left.and_then(|left| slides.iter().position(|slide| *slide == left.slide)).or_else(|| {
            slides.iter().position(|slide| matches!(slide, Slide::Place(place) if Some(*place) == view.place))
        });
        let names = slides.iter().map(|slide| slide.name(scorecard).to_owned()).collect();
        let was_full = self.ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        let (at, of) = (at.unwrap_or(0), masthead_parts(scorecard, analysis));
        let (alone, led_to, pages) = (None, None, Pages::default());
        self.state.board = Some(Board { slides, names, at, alone, led_to, pages, of, was_full });
        self.state.notice = None;
        self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        self.enlarge();
    }

    /// Shows one chart of the slide alone, over the whole screen.
    pub(super) fn show_alone(&mut self, indicator: IndicatorId) {
        let keyboard = focus::on_page(self.ctx);
        let Some(board) = &mut self.state.board else { return };
        if let Some(place) = board.slides[board.at].view(&self.state.view).place {
            board.alone = Some((Slide::Figure { place, indicator }, keyboard));
        }
    }

    /// Back from a chart that is seen alone to its slide, or else out of the board.
    fn back_or_leave(&mut self) {
        let Some(board) = &mut self.state.board else { return };
        match board.alone.take() {
            Some((_, keyboard)) => board.led_to = keyboard,
            None => self.leave_board(),
        }
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
            // What it is compared with is of its slide: who leaves it goes on as before.
            other => {
                let (here, view) = (&self.state.view, other.view(&self.state.view));
                View { benchmark: here.benchmark, indicator: view.indicator.or(here.indicator), ..view }
            }
        };
        let slide = board.slides[board.at].clone();
        if self.state.has(&view) {
            self.state.view = view;
        }
        self.close_board();
        self.state.board_left = Some(LeftAt { slide, place: self.state.view.place });
    }

    /// Back to the window as it was: another scorecard is on screen.
    pub(super) fn close_board(&mut self) {
        // What its slides are of is known by positions in the scorecard that was on screen.
        self.state.board_left = None;
        let Some(board) = self.state.board.take() else { return };
        if !board.was_full {
            self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
        self.enlarge();
    }

    /// Draws the window as large as the reader has it, and the board so much larger.
    pub(super) fn enlarge(&self) {
        // Whole points, so that what is enlarged does not change by a hair from frame to frame.
        let screen = (self.ctx.content_rect().size() * self.ctx.zoom_factor()).round();
        let zoom = self.state.settings.zoom;
        let board = if self.state.board.is_some() { board::enlarged(screen, zoom) } else { 1.0 };
        let wanted = zoom * board;
        if (self.ctx.zoom_factor() - wanted).abs() > f32::EPSILON {
            self.ctx.set_zoom_factor(wanted);
            // What was laid out in another size is not seen.
            self.ctx.request_discard("the board is as large as its screen allows");
        }
    }

    /// What the keys mean while the board fills the screen.
    pub(super) fn board_keys(&mut self) {
        let covered = self.state.over.any();
        let Some(board) = self.state.board.as_mut().filter(|_| !covered) else { return };
        let hit = |key| {
            let hits = self.ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            isize::try_from(hits).unwrap_or(0)
        };
        // What is seen alone is walked through from period to period.
        let is_alone = board.alone.is_some();
        let beside = |key| if is_alone { 0 } else { hit(key) };
        let on = beside(Key::ArrowRight) + hit(Key::PageDown) + beside(Key::Space);
        let back = beside(Key::ArrowLeft) + hit(Key::PageUp);
        if on != back {
            board.step(on - back);
        }
        if beside(Key::Home) > 0 {
            board.show(0);
        }
        if beside(Key::End) > 0 {
            board.show(board.slides.len() - 1);
        }
        if hit(Key::Escape) > 0 {
            self.back_or_leave();
        }
    }
}

impl App {
    /// Draws the board in place of the window; whether there is one.
    pub(super) fn board_frame(&mut self, ui: &mut Ui) -> bool {
        let super::State { board, loaded, beside, view, .. } = &mut self.state;
        let (Some(board), Some(loaded)) = (board, loaded.as_ref()) else { return false };
        let slide = board.slide().clone();
        let view = slide.view(view);
        let other = beside.as_ref().map(|beside| &beside.opened);
        board.pages.prepare(&self.jobs, loaded, other, (&view, Some(&slide)));
        let page = PageContext::new(&self.look.tokens, &view, &loaded.outline, &self.commands);
        let page = page.naming(loaded.document.scorecard());
        let frame = chrome::around_page(ui.available_width(), page.tokens);
        let leads = if board.alone.is_some() { Leads::Back } else { Leads::Out };
        // What is compared with something else than the settings of the file say is said to be, on every slide.
        let scorecard = loaded.document.scorecard();
        let compared = view.benchmark.filter(|benchmark| *benchmark != loaded.outline.benchmark);
        let compared =
            compared.map(|benchmark| format!("compared with {}", benchmark_words(scorecard, benchmark)));
        let of: Vec<String> = board.of.iter().cloned().chain(compared).collect();
        let place = Where { at: board.at, names: &board.names, of: &of, leads };
        let step = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            reading::is_part(ui, egui::Role::Main, "Board view");
            page_room::take(ui.ctx(), 0.0);
            // Each slide by itself: what has the keyboard on one is not taken for something of the next.
            board::show(ui, &page, place, |ui| {
                ui.push_id(format!("{slide:?}"), |ui| show_made(ui, board.pages.content(), &page));
            })
        });
        if !board.pages.is_behind()
            && let Some(id) = board.led_to.take()
        {
            focus::lead_to(ui.ctx(), id);
        }
        match step.inner {
            Some(Step::To(at)) => board.show(at),
            Some(Step::Leave) => self.handler(ui.ctx()).back_or_leave(),
            None => {}
        }
        if self.state.board.is_some() {
            // The screen may be another size than before this frame.
            self.handler(ui.ctx()).enlarge();
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

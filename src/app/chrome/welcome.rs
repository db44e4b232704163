//! What is shown when there is nothing to show yet, and where a file is dropped.

use super::notice::{Work, show_work};
use super::strip;
use crate::pages::PageContext;
use crate::pages::{Action, Command, Page, RECENT_FILES, Sample};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{
    Align2, CentralPanel, Color32, CornerRadius, FontId, Frame, Id, LayerId, Margin, Order, Stroke,
    StrokeKind, Ui,
};
use std::path::{Path, PathBuf};

/// How many of the files opened before are offered.
const RECENT_SHOWN: usize = 3;

/// What can be opened before there is a scorecard.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// What did not open, and may be mended by now.
    pub refused: Option<&'a Path>,
    /// Those opened before, the latest first.
    pub recent: &'a [PathBuf],
}

/// Before the first scorecard is open: whatever became of a file, there is a way on that needs no file dialog.
pub fn show(ui: &mut Ui, page: &PageContext<'_>, files: Files<'_>, work: Option<&Work<'_>>) {
    let frame = Frame::new().fill(page.tokens.page).inner_margin(Margin::same(48));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        if let Some(work) = work {
            widgets::page_title(ui, page.tokens, "Reading the scorecard");
            ui.horizontal(|ui| show_work(ui, work, page));
            return;
        }
        widgets::page_title(ui, page.tokens, "No scorecard is open");
        widgets::body(
            ui,
            page.tokens,
            "Open one, or make one of published data. Files can be dropped on this window too.",
        );
        ui.add_space(space::TWO);
        ui.horizontal_wrapped(|ui| {
            for action in [Action::Open, Action::NewFromData] {
                if ui.button(action.label()).clicked() {
                    page.act(action);
                }
            }
        });
        if let Some(refused) = files.refused {
            part(ui, page, "Did not open");
            let name = format!("Try {} again", short_name(refused));
            open_file(ui, page, &name, refused);
        }
        let mut recent = files.recent.iter().filter(|path| Some(path.as_path()) != files.refused).peekable();
        if recent.peek().is_some() {
            part(ui, page, RECENT_FILES);
            for path in recent.take(RECENT_SHOWN) {
                open_file(ui, page, &format!("Open {}", short_name(path)), path);
            }
        }
        part(ui, page, "Built in");
        ui.horizontal_wrapped(|ui| {
            for sample in Sample::ALL {
                let action = Action::OpenSample(sample);
                if ui.button(action.label()).clicked() {
                    page.act(action);
                }
            }
        });
    });
}

fn part(ui: &mut Ui, page: &PageContext<'_>, name: &str) {
    ui.add_space(space::TWO);
    widgets::eyebrow_at(ui, page.tokens, 2, name);
}

fn open_file(ui: &mut Ui, page: &PageContext<'_>, name: &str, path: &Path) {
    if ui.button(name).hint(path.display()).clicked() {
        page.commands.send(Command::OpenFile(path.to_owned()));
    }
}

fn short_name(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()
}

const SENT: &str = "I was sent a file…";
const PREPARE: &str = "I prepare the meeting";
const HIDE: &str = "Hide";

/// Over the built-in scorecard, until a file is opened or the strip is closed: whose figures these are, and the way on
/// for each of the two kinds of readers. It is one line in every window.
pub fn introduction(ui: &mut Ui, sample: Sample, recent: &[PathBuf], page: &PageContext<'_>) {
    let name = sample.name();
    let long = format!("An example to look around in: published figures of {name}, built into Placecard.");
    let texts = [long, format!("An example: {name}."), "An example.".to_owned()];
    let wide = |text: &str, font: FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
    };
    let button = |text: &str| {
        wide(text, FontId::proportional(size::BODY)) + 2.0 * ui.spacing().button_padding.x + space::ONE
    };
    let buttons: f32 = [SENT, PREPARE, HIDE].map(button).iter().sum();
    let room = ui.available_width() - strip::AROUND - 1.0;
    let fits = |text: &&String| wide(text, FontId::proportional(size::DENSE)) + buttons <= room;
    let whole = texts.iter().find(fits);
    strip::show(ui, page.tokens, whole.unwrap_or(&texts[2]), |ui| {
        if whole.is_none() {
            widgets::list::menu(ui, "Begin", |ui| {
                sent(ui, page);
                prepare(ui, sample, recent, page);
            });
        } else {
            sent(ui, page);
            widgets::list::menu(ui, PREPARE, |ui| prepare(ui, sample, recent, page));
        }
        if ui.button(HIDE).hint("Hide this line; the menu has the same").clicked() {
            page.commands.send(Command::Close(crate::pages::Panel::Introduction));
        }
    });
}

fn sent(ui: &mut Ui, page: &PageContext<'_>) {
    if ui.button(SENT).hint("Choose the scorecard file you were sent, and open it").clicked() {
        page.act(Action::Open);
    }
}

fn prepare(ui: &mut Ui, sample: Sample, recent: &[PathBuf], page: &PageContext<'_>) {
    ui.set_min_width(240.0);
    for path in recent.iter().take(RECENT_SHOWN) {
        open_file(ui, page, &format!("Open {}", short_name(path)), path);
    }
    let others = Sample::ALL.into_iter().filter(|other| *other != sample).map(Action::OpenSample);
    for action in [Action::Open, Action::NewFromData, Action::AddData].into_iter().chain(others) {
        if ui.button(action.label()).clicked() {
            page.act(action);
        }
    }
}

/// A page that could not be made.
pub fn broken(ui: &mut Ui, page: &PageContext<'_>, why: &str) {
    widgets::page_title(ui, page.tokens, "This page cannot be shown");
    widgets::body(ui, page.tokens, &format!("{why} The scorecard is not harmed; other pages may work."));
}

/// A scorecard without places or indicators, or without a second place for a page of two.
pub fn nothing(ui: &mut Ui, page: &PageContext<'_>) {
    let outline = page.outline;
    if let [place] = outline.places.as_slice()
        && page.view.page == Page::SideBySide
        && !outline.indicators.is_empty()
    {
        widgets::page_title(ui, page.tokens, &format!("There is no second place beside {}", place.name));
        widgets::body(
            ui,
            page.tokens,
            "This scorecard has one place. Set one of another scorecard beside it.",
        );
        if ui.button(Action::OpenBeside.label()).clicked() {
            page.act(Action::OpenBeside);
        }
        return;
    }
    widgets::page_title(ui, page.tokens, "This scorecard has nothing to show here yet");
    widgets::body(
        ui,
        page.tokens,
        "It needs at least one place and one indicator. Add published data from the menu, or open another file with Ctrl+O.",
    );
}

/// Over everything, while a file is held above the window.
pub fn drop_here(ctx: &egui::Context, tokens: &Tokens, importing: bool) {
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop here")));
    let whole = ctx.content_rect();
    painter.rect_filled(whole, CornerRadius::ZERO, tokens.page.gamma_multiply(0.92));
    let stroke = Stroke::new(3.0, tokens.accent);
    painter.rect_stroke(whole.shrink(space::TWO), CornerRadius::same(12), stroke, StrokeKind::Inside);
    let font = FontId::new(size::TITLE, fonts::bold());
    let text = if importing {
        "Drop data files to add them"
    } else {
        "Drop a scorecard to open it, or data to add them"
    };
    painter.text(whole.center(), Align2::CENTER_CENTER, text, font, tokens.text);
}

//! The line below the page: which file is open, what was noted about it, what just happened.

use crate::app::state::{Notice, Reading};
use crate::model::{Methods, Progress};
use crate::pages::{Action, Command, PageContext, Panel};
use crate::widgets::tokens::size;
use crate::widgets::{self, Hint};
use egui::{Button, Label, Rect, RichText, Spinner, Ui, UiBuilder, pos2};

/// Slow work that the reader waits for.
#[derive(Clone, Debug)]
pub struct Work<'a> {
    /// "Reading england.scorecard".
    pub what: String,
    pub progress: &'a Progress,
    /// Whether the reader can end it.
    pub can_stop: bool,
}

impl<'a> Work<'a> {
    /// Reading goes before judging, because it ends it.
    pub fn of(reading: Option<&'a Reading>, judging: Option<&'a Progress>) -> Option<Self> {
        if let Some(Reading { origin, stages, .. }) = reading {
            let doing = if stages.is_judging() { "Judging" } else { "Reading" };
            let what = format!("{doing} {}", origin.name());
            return Some(Self { what, progress: &stages.progress, can_stop: true });
        }
        judging.map(|progress| Self { what: "Judging anew".to_owned(), progress, can_stop: false })
    }
}

/// What the line says.
#[derive(Clone, Debug)]
pub struct Status<'a> {
    /// The open file.
    pub file: &'a str,
    /// How many notes there are about it.
    pub notes: usize,
    /// Whether something on screen is in no file.
    pub unsaved: bool,
    /// How the figures are judged.
    pub methods: &'a Methods,
    pub work: Option<&'a Work<'a>>,
    /// What just happened.
    pub notice: Option<&'a Notice>,
}

/// The height of the line.
const HEIGHT: f32 = 32.0;

/// Draws a page and the line below it, which comes last for the keyboard and for screen readers too.
pub fn below(ui: &mut Ui, page: impl FnOnce(&mut Ui), line: impl FnOnce(&mut Ui)) {
    let whole = ui.max_rect();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - HEIGHT);
    ui.scope_builder(UiBuilder::new().id_salt("page").max_rect(above), |ui| {
        let seen = Rect { min: ui.clip_rect().min, max: pos2(ui.clip_rect().right(), above.bottom()) };
        ui.shrink_clip_rect(seen);
        page(ui);
    });
    ui.scope_builder(UiBuilder::new().id_salt("status").max_rect(below), line);
}

/// Draws the line.
pub fn show(ui: &mut Ui, status: &Status<'_>, page: &PageContext<'_>) {
    ui.horizontal_centered(|ui| {
        if let Some(notice) = status.notice.filter(|notice| notice.lasting || status.work.is_none()) {
            show_notice(ui, notice, page);
        } else if let Some(work) = status.work {
            show_work(ui, work, page);
        } else {
            widgets::caption(ui, page.tokens, status.file);
            if status.unsaved {
                widgets::caption(ui, page.tokens, "· changed, not saved yet");
            }
            notes(ui, status.notes, page);
            if let Some(legend) = page.view.page.entry().legend {
                legend(ui, page, status.methods);
            }
        }
    });
}

fn show_notice(ui: &mut Ui, notice: &Notice, page: &PageContext<'_>) {
    if notice.lasting && ui.small_button("Close").clicked() {
        page.commands.send(Command::Close(Panel::Notice));
    }
    ui.add(Label::new(RichText::new(&notice.text).size(size::SMALL).color(page.tokens.text_weak)).truncate())
        .hint(&notice.text);
}

/// What is being done, how far it is, and a button that ends it.
pub fn show_work(ui: &mut Ui, work: &Work<'_>, page: &PageContext<'_>) {
    ui.add(Spinner::new().size(size::SMALL));
    let share = work.progress.share().map_or_else(String::new, |share| format!(": {:.0}%", share * 100.0));
    widgets::caption(ui, page.tokens, &format!("{}{share}", work.what));
    if work.can_stop && ui.small_button("Cancel").clicked() {
        page.act(Action::StopReading);
    }
}

fn notes(ui: &mut Ui, notes: usize, page: &PageContext<'_>) {
    let text = match notes {
        0 => return,
        1 => "1 note about this file".to_owned(),
        many => format!("{many} notes about this file"),
    };
    let text = RichText::new(text).size(size::SMALL).color(page.tokens.accent_text);
    if ui.add(Button::new(text).frame(false)).clicked() {
        page.act(Action::ShowFindings);
    }
}

//! At the lower edge of the page: what just happened, or what is awaited and how far it is.

use crate::app::packing::Packing;
use crate::app::state::{Notice, Reading};
use crate::model::Progress;
use crate::pages::{Action, Command, PageContext, Panel};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, reading};
use egui::{Align2, Area, Frame, Id, Label, Margin, Order, RichText, Spinner, Ui, Vec2};

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
    pub fn of(
        reading: Option<&'a Reading>,
        judging: Option<&'a Progress>,
        packing: Option<&'a Packing>,
    ) -> Option<Self> {
        if let Some(Reading { origin, stages, .. }) = reading {
            let doing = if stages.is_judging() { "Judging" } else { "Reading" };
            let what = format!("{doing} {}", origin.name());
            return Some(Self { what, progress: &stages.progress, can_stop: true });
        }
        let packing = || {
            let progress = &*packing?.progress;
            let is_stopping = progress.is_cancelled();
            let what = if is_stopping { "Stopping the board pack" } else { "Making the board pack" };
            Some(Self { what: what.to_owned(), progress, can_stop: !is_stopping })
        };
        let judging =
            judging.map(|progress| Self { what: "Judging anew".to_owned(), progress, can_stop: false });
        judging.or_else(packing)
    }
}

/// The distance from the lower edge.
const ABOVE_THE_EDGE: f32 = 16.0;

/// Draws what there is to say: below the page, which has the rest of the window, so that nothing of it is covered; work
/// that may end at once lies over its edge instead, so that the page does not jump. A notice that stays goes before work.
pub fn show(ui: &mut Ui, notice: Option<&Notice>, work: Option<&Work<'_>>, page: &PageContext<'_>) {
    let notice = notice.filter(|notice| notice.lasting || work.is_none());
    if let Some(notice) = notice {
        let margin = Margin { left: 24, right: 16, top: 0, bottom: 12 };
        let frame = Frame::new().fill(page.tokens.page).inner_margin(margin);
        let below = egui::Panel::bottom("notice").frame(frame).resizable(false).show_separator_line(false);
        below.show(ui, |ui| {
            card(page).show(ui, |ui| ui.horizontal(|ui| show_notice(ui, notice, page)));
        });
    } else if let Some(work) = work {
        // What grows as work goes on grows to the right, and the button that ends it stays where it is.
        let left = ui.available_rect_before_wrap().left() + space::THREE;
        let area = Area::new(Id::unique("work"))
            .anchor(Align2::LEFT_BOTTOM, Vec2::new(left, -ABOVE_THE_EDGE))
            .order(Order::Middle);
        area.show(ui.ctx(), |ui| {
            card(page).show(ui, |ui| ui.horizontal(|ui| show_work(ui, work, page)));
        });
    }
}

fn card(page: &PageContext<'_>) -> Frame {
    widgets::card(page.tokens).inner_margin(Margin::symmetric(14, 8))
}

fn show_notice(ui: &mut Ui, notice: &Notice, page: &PageContext<'_>) {
    widgets::lower(ui);
    if notice.lasting && ui.button("Close").clicked() {
        page.commands.send(Command::Close(Panel::Notice));
    }
    if let Some((view, spot)) = &notice.shows
        && ui.button("Show").clicked()
    {
        page.commands.send(Command::Go(view.clone()));
        page.commands.send(Command::LeadTo(spot.clone()));
        page.commands.send(Command::Close(Panel::Notice));
    }
    let text = RichText::new(&notice.text).size(size::DENSE).color(page.tokens.text);
    let shown = ui.add(Label::new(text).wrap());
    reading::announce(ui.ctx(), shown.id);
    shown.hint(&notice.text);
}

/// What is being done, how far it is, and a button that ends it.
pub fn show_work(ui: &mut Ui, work: &Work<'_>, page: &PageContext<'_>) {
    widgets::lower(ui);
    if work.can_stop && ui.button("Cancel").clicked() {
        page.act(Action::Stop);
    }
    ui.add(Spinner::new().size(size::SMALL));
    let share = work.progress.share().map_or_else(String::new, |share| format!(": {:.0}%", share * 100.0));
    // It grows as work goes on, and stays on its line.
    let (words, room) = (format!("{}{share}", work.what), ui.ctx().content_rect().width() / 2.0);
    let shown = widgets::elided(ui, &words, fonts::small(), page.tokens.text_weak, room);
    let shown = ui.add(Label::new(shown));
    reading::name(ui.ctx(), shown.id, &words);
}

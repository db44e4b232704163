//! Over the lower edge of the page: what just happened, or what is awaited and how far it is.

use crate::app::state::{Notice, Reading};
use crate::model::Progress;
use crate::pages::{Action, Command, PageContext, Panel};
use crate::widgets::tokens::{side_bar_width, size, space};
use crate::widgets::{self, Hint, reading};
use egui::{Align2, Area, Context, Id, Label, Margin, Order, RichText, Spinner, Ui, Vec2};

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

/// The distance from the lower edge.
const ABOVE_THE_EDGE: f32 = 16.0;

/// Draws what there is to say, over the page; a notice that stays goes before work that is awaited.
pub fn show(ctx: &Context, notice: Option<&Notice>, work: Option<&Work<'_>>, page: &PageContext<'_>) {
    let notice = notice.filter(|notice| notice.lasting || work.is_none());
    if notice.is_none() && work.is_none() {
        return;
    }
    // What grows as work goes on grows to the right, and the button that ends it stays where it is.
    let left = side_bar_width(ctx.content_rect().width()) + space::THREE;
    let area = Area::new(Id::unique("notice"))
        .anchor(Align2::LEFT_BOTTOM, Vec2::new(left, -ABOVE_THE_EDGE))
        .order(Order::Middle);
    area.show(ctx, |ui| {
        widgets::card(page.tokens).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
            ui.set_max_width((ctx.content_rect().width() - left) * 0.8);
            ui.horizontal(|ui| match (notice, work) {
                (Some(notice), _) => show_notice(ui, notice, page),
                (None, Some(work)) => show_work(ui, work, page),
                (None, None) => {}
            });
        });
    });
}

fn show_notice(ui: &mut Ui, notice: &Notice, page: &PageContext<'_>) {
    if notice.lasting && ui.small_button("Close").clicked() {
        page.commands.send(Command::Close(Panel::Notice));
    }
    let text = RichText::new(&notice.text).size(size::DENSE).color(page.tokens.text);
    let shown = ui.add(Label::new(text).wrap());
    reading::announce(ui.ctx(), shown.id);
    shown.hint(&notice.text);
}

/// What is being done, how far it is, and a button that ends it.
pub fn show_work(ui: &mut Ui, work: &Work<'_>, page: &PageContext<'_>) {
    if work.can_stop && ui.small_button("Cancel").clicked() {
        page.act(Action::StopReading);
    }
    ui.add(Spinner::new().size(size::SMALL));
    let share = work.progress.share().map_or_else(String::new, |share| format!(": {:.0}%", share * 100.0));
    widgets::caption(ui, page.tokens, &format!("{}{share}", work.what));
}

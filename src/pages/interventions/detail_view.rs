//! Draws one start closer: its charts side by side, each with what moved in words, then what cannot be tested.

use super::cost_view;
use super::detail::{Detail, Measure};
use crate::charts::before_after::{before_after, difference_scale};
use crate::pages::common::{copy_menu, is_web_address};
use crate::pages::{Command, PageContext, Sheet, copied};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts, reading};
use crate::words::Piece;
use egui::{CursorIcon, RichText, Ui, Vec2};

/// A chart is no narrower than this beside another.
const LEAST_CHART: f32 = 300.0;
/// More charts stand no longer side by side.
const MOST_ACROSS: usize = 3;
const CHART_HEIGHT: f32 = 158.0;
/// The scale of a difference.
const SCALE: f32 = 118.0;

/// The card of one start.
pub(super) fn show(ui: &mut Ui, detail: &Detail, page: &PageContext<'_>) {
    widgets::card_title(ui, page.tokens, &detail.title);
    facts(ui, detail, page);
    for (name, text) in &detail.reasons {
        pieces(ui, &[bold(&format!("{name}: ")), thin(text)], page);
    }
    measures(ui, detail, page);
    if !detail.untested.is_empty() {
        if !detail.measures.is_empty() {
            widgets::rule(ui, page.tokens);
        }
        for (name, why) in &detail.untested {
            for why in why {
                pieces(ui, &[bold(&format!("{name}  ")), thin(why)], page);
            }
        }
    }
    match &detail.cost {
        Ok(cost) => cost_view::show(ui, cost, page),
        Err(none) => {
            widgets::caption(ui, page.tokens, none);
        }
    }
    if let Some(note) = &detail.note {
        ui.add_space(space::HALF);
        widgets::caption(ui, page.tokens, note);
    }
}

/// Where, when and by whom it was taken up; its source; which other start of it can be shown.
fn facts(ui: &mut Ui, detail: &Detail, page: &PageContext<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        match detail.shown.filter(|_| detail.starts.len() > 1) {
            Some(shown) => {
                let name = "Start that is shown";
                if let Some((tried, area)) =
                    widgets::choose_in_line(ui, page.tokens, name, shown, &detail.starts)
                {
                    page.adjust(page.view.at_tried(tried, Some(area)));
                }
            }
            None => {
                widgets::caption(ui, page.tokens, &detail.start);
            }
        }
        if !detail.facts.is_empty() {
            widgets::caption(ui, page.tokens, &detail.facts);
        }
        match &detail.source {
            Some((name, Some(url))) if is_web_address(url) => {
                let text = RichText::new(name).size(size::SMALL).color(page.tokens.accent_text);
                widgets::Hint::hint(ui.hyperlink_to(text, url), url);
            }
            Some((name, _)) => {
                widgets::caption(ui, page.tokens, name);
            }
            None => {}
        }
        let edit = format!("Edit {}", detail.name);
        if widgets::quiet_button(ui, page.tokens, "Edit", &edit).clicked() {
            page.commands.send(Command::OpenSheet(Sheet::Intervention(detail.tried)));
        }
    });
}

fn measures(ui: &mut Ui, detail: &Detail, page: &PageContext<'_>) {
    let whole = ui.available_width();
    let gap = space::THREE;
    let fit = ((whole + gap) / (LEAST_CHART + gap)).floor().max(1.0) as usize;
    let across = fit.min(detail.measures.len().max(1)).min(MOST_ACROSS);
    let width = (whole - gap * (across - 1) as f32) / across as f32;
    for row in detail.measures.chunks(across) {
        ui.add_space(space::ONE);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for one in row {
                widgets::room(ui, Vec2::new(width, 0.0), |ui| measure(ui, one, page));
            }
        });
    }
}

fn measure(ui: &mut Ui, measure: &Measure, page: &PageContext<'_>) {
    let (told, tokens) = (&measure.told, page.tokens);
    let text = RichText::new(&told.title).font(fonts::strong()).color(tokens.text);
    let view = || page.view.shown_for(measure.indicator, measure.place);
    if widgets::opens(ui, tokens, 3, text).clicked() {
        page.go(view());
    }
    let size = Vec2::new(ui.available_width(), CHART_HEIGHT);
    let salt = ("before and after", measure.indicator);
    let chart = before_after(ui, salt, &measure.chart, (&measure.described, size), tokens);
    copy_menu(page, &chart, || copied::before_after(&told.title, &measure.chart));
    if chart.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        page.go(view());
    }
    pieces(ui, &told.moved, page);
    match &measure.difference {
        Some(difference) => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::ONE;
                ui.vertical(|ui| {
                    ui.add_space(2.0);
                    let scale = difference_scale(ui, difference, SCALE, tokens);
                    reading::hide(ui.ctx(), scale.id);
                });
                let room = Vec2::new(ui.available_width(), 0.0);
                widgets::room(ui, room, |ui| pieces(ui, &told.test, page));
            });
        }
        None => pieces(ui, &told.test, page),
    }
    if let Some(origin) = &told.origin {
        pieces(ui, origin, page);
    }
}

fn bold(text: &str) -> Piece {
    Piece { text: text.to_owned(), strong: true }
}

fn thin(text: &str) -> Piece {
    Piece { text: text.to_owned(), strong: false }
}

/// A sentence of which what matters is bold.
pub(super) fn pieces(ui: &mut Ui, pieces: &[Piece], page: &PageContext<'_>) {
    let tokens = page.tokens;
    let mut job = egui::text::LayoutJob::default();
    for piece in pieces {
        let (font, colour) =
            if piece.strong { (fonts::strong(), tokens.text) } else { (fonts::small(), tokens.text) };
        job.append(&piece.text, 0.0, egui::TextFormat::simple(font, colour));
    }
    ui.add(egui::Label::new(job).wrap());
}

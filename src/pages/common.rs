//! What several pages show alike.

use crate::analysis::{Analysis, Judgement, benchmark_line};
use crate::charts::spark::{Sparkline, sparkline_beside};
use crate::charts::trend::TrendChart;
use crate::charts::{self, Arrow, Mark, TrendInput};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::pages::{Action, Command, PageContext, View, copied};
use crate::widgets::tokens::{LOW_WINDOW, Tokens, space};
use crate::widgets::{self, Hint, fonts, paper, reading};
use crate::words::{approval_in_brief, date, withheld_from_copy};
use egui::{Button, Label, Painter, Pos2, Response, Ui, Vec2};

/// The line of one area for the whole population, with that of another area.
pub(super) fn spark(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    beside: Option<AreaId>,
) -> Option<Sparkline> {
    let of = |area| scorecard.series(indicator, None, area);
    let beside = beside.filter(|other| *other != area).and_then(of);
    Some(sparkline_beside(of(area)?, beside))
}

/// A right click on a chart offers its figures for a spreadsheet, and what is on screen as a picture.
pub(super) fn copy_menu(page: &PageContext<'_>, response: &Response, figures: impl FnOnce() -> String) {
    response.context_menu(|ui| {
        if ui.button("Copy the figures").clicked() {
            ui.ctx().copy_text(figures());
        }
        for action in [Action::CopyPicture, Action::SavePicture] {
            let keys = action.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
            if ui.add(Button::new(action.label()).shortcut_text(keys)).clicked() {
                page.commands.send(Command::Do(action));
            }
        }
    });
}

/// The line of a figure that was judged, with that of what it is compared with.
pub(crate) fn spark_beside(scorecard: &Scorecard, judgement: &Judgement) -> Option<Sparkline> {
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let beside = benchmark_line(scorecard, judgement).filter(|other| other.area != judgement.area);
    Some(sparkline_beside(series, beside))
}

/// How large marks and arrows are beside a figure.
const MARK_SIZE: f32 = 11.0;
const ARROW_SIZE: f32 = 12.0;

/// The mark and the arrow of a figure, each with its middle.
pub(super) fn signs(
    painter: &Painter,
    (mark_at, mark): (Pos2, Mark),
    (arrow_at, arrow): (Pos2, Arrow),
    tokens: &Tokens,
) {
    if mark != Mark::None {
        charts::mark(painter, mark_at, MARK_SIZE, mark, tokens);
    }
    charts::arrow(painter, arrow_at, ARROW_SIZE, arrow, tokens);
}

/// Draws a trend with its figures to be copied and its lines to be picked.
pub(super) fn trend(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    spec: &TrendChart,
    page: &PageContext<'_>,
    size: Vec2,
) {
    let shown = charts::trend(ui, salt, spec, page.tokens, size, TrendInput::Zoomable);
    copy_menu(page, &shown.response, || copied::trend(spec));
    if let Some(line) = shown.picked.and_then(|line| spec.lines.get(line)) {
        page.adjust(page.view.picking(line));
    }
}

/// Draws a trend in a card, which a click anywhere on it opens; whether there was one.
pub(super) fn small_trend(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    spec: &TrendChart,
    page: &PageContext<'_>,
    size: Vec2,
) -> bool {
    // Out of sight it has fewer parts, which must not give what stands after it other names.
    let shown = ui.scope(|ui| charts::trend(ui, salt, spec, page.tokens, size, TrendInput::Fixed)).inner;
    copy_menu(page, &shown.response, || copied::trend(spec));
    let clicked = shown.response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
    // What was picked on the page of the indicator is let go here too.
    if let Some(line) = shown.picked.filter(|_| !clicked).and_then(|line| spec.lines.get(line)) {
        page.adjust(page.view.picking(line));
    }
    clicked
}

/// Whether the address of a source is one that a browser opens.
pub(crate) fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The height of the line under a page's title.
const SUBTITLE: f32 = 24.0;

/// The line under a page's title: what figures are compared with, to be changed for looking, and what else is to be known.
pub(super) fn subtitle(ui: &mut Ui, page: &PageContext<'_>, text: &str) {
    subtitle_with(ui, page, text, |_| {});
}

/// That line where nothing is chosen in it: on paper, and before a room.
pub(super) fn compared_with_in_words(page: &PageContext<'_>, text: &str) -> String {
    let chosen = page.view.benchmark.unwrap_or(page.outline.benchmark);
    let chosen = page.outline.benchmarks.iter().find(|(benchmark, _)| *benchmark == chosen);
    let chosen = page.outline.against.as_ref().or(chosen.map(|(_, name)| name));
    let chosen = chosen.map(|name| format!("Compared with {name}"));
    let said = chosen.into_iter().chain(Some(text.to_owned()).filter(|text| !text.is_empty()));
    said.collect::<Vec<_>>().join(" · ")
}

/// The same with what `add` offers before the words.
pub(super) fn subtitle_with(ui: &mut Ui, page: &PageContext<'_>, text: &str, add: impl FnOnce(&mut Ui)) {
    let chosen = page.view.benchmark.unwrap_or(page.outline.benchmark);
    if paper::is_paper(ui.ctx()) {
        widgets::caption(ui, page.tokens, &compared_with_in_words(page, text));
        return;
    }
    let line = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        let name = widgets::caption(ui, page.tokens, "Compared with");
        reading::hide(ui.ctx(), name.id);
        if let Some(benchmark) =
            widgets::choose_in_line(ui, page.tokens, "Compared with", chosen, &page.outline.benchmarks)
        {
            let benchmark = Some(benchmark).filter(|benchmark| *benchmark != page.outline.benchmark);
            page.adjust(View { benchmark, ..page.view.clone() });
        }
        if let Some(picked) = page.picked {
            ui.spacing_mut().button_padding = Vec2::new(space::ONE, 0.0);
            let name = format!("Stop comparing with {picked}");
            if widgets::chip(ui, page.tokens, &format!("and with {picked}"), &name) {
                page.adjust(View { pinned: None, ..page.view.clone() });
            }
        }
        add(ui);
        let words = format!("· {text}");
        let shown = if ui.ctx().content_rect().height() < LOW_WINDOW {
            // One line of it: in a low window the page needs the others.
            let (font, colour) = (fonts::small(), page.tokens.text_weak);
            let room = ui.max_rect().right() - ui.cursor().left();
            ui.add(Label::new(widgets::elided(ui, &words, font, colour, room))).hint(text)
        } else {
            widgets::caption(ui, page.tokens, &words)
        };
        reading::name(ui.ctx(), shown.id, text);
    };
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = SUBTITLE;
        ui.horizontal_wrapped(line);
    });
}

/// Title, edition and age in one line: `Greater Manchester balanced scorecard · November 2026 · newest figures August 2026`.
pub fn masthead(scorecard: &Scorecard, analysis: &Analysis) -> String {
    masthead_parts(scorecard, analysis).join(" · ")
}

/// The same part by part: the title, then the edition, the age, and whether it is a copy and approved.
pub fn masthead_parts(scorecard: &Scorecard, analysis: &Analysis) -> Vec<String> {
    let header = scorecard.header();
    let newest = analysis.newest().period().map_or_else(|| "none".to_owned(), date::period_in_words);
    let of_copy = [withheld_from_copy(scorecard), scorecard.approved().map(approval_in_brief)];
    let parts =
        [Some(header.title.clone()), header.edition.clone(), Some(format!("newest figures {newest}"))];
    parts.into_iter().chain(of_copy).flatten().collect()
}

//! Draws one priority, and the charts of what it rests on.

use super::card::{ChartOf, PriorityCard};
use crate::charts::{self, Sign};
use crate::model::PriorityId;
use crate::pages::{Command, PageContext, Sheet, Spot};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, Pressable, focus, fonts, paper, paragraph, reading};
use egui::{Id, Label, Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// The room of a sign, and how large it is.
const SIGN_ROOM: Vec2 = Vec2::new(18.0, 18.0);
const SIGN: f32 = 12.0;
/// The height of a line of its title, and the room of the buttons beside it.
const TITLE_LINE: f32 = 18.0;
const BUTTONS: f32 = 100.0;
/// How a priority is to be reached is cut after so many lines where it is not asked for.
const HOW_LINES: usize = 2;
/// A chart without its head; from so wide a room what is told of its target stands beside it.
const CHART_HEIGHT: f32 = 84.0;
const TOLD_BESIDE_FROM: f32 = 310.0;
const TOLD_SHARE: f32 = 0.42;
const HEAD_LINES: usize = 3;

/// Draws a priority from the top of what room there is; gives the middle of its title, to which what it rests on is tied.
pub(super) fn card(ui: &mut Ui, card: &PriorityCard, lit: Option<PriorityId>, page: &PageContext<'_>) -> f32 {
    let tokens = page.tokens;
    let behind = ui.painter().add(egui::Shape::Noop);
    let wanted = page.leads_to(&Spot::Priority(card.id));
    let seen = page.leads_to(&Spot::SeenPriority(card.id));
    let top = ui.cursor().min;
    ui.spacing_mut().item_spacing.y = 2.0;
    let (middle, more) = title_and_more(ui, card, wanted, page);
    owner(ui, card, page);
    if !card.signs.is_empty() {
        signs_and_status(ui, card, page);
    }
    if let Some(tie) = card.tie {
        widgets::caption(ui, tokens, tie);
    }
    if let Some(how) = &card.how {
        // What nothing can bring up is not cut.
        let lines = if more || paper::is_paper(ui.ctx()) { usize::MAX } else { HOW_LINES };
        let parts = [("How: ", fonts::strong(), tokens.text), (how.as_str(), fonts::small(), tokens.text)];
        let galley = paragraph(ui, &parts, ui.available_width(), lines);
        let is_cut = galley.elided;
        let shown = ui.add(Label::new(galley));
        if is_cut {
            shown.hint(how);
        }
    }
    for (action, is_overdue) in &card.actions {
        let font = if *is_overdue { fonts::strong() } else { fonts::small() };
        let text = RichText::new(format!("Action: {action}")).font(font).color(tokens.text);
        ui.add(Label::new(text).wrap());
    }
    if more {
        for line in &card.more {
            widgets::caption(ui, tokens, line);
        }
    }
    let whole = Rect::from_min_max(top, pos2(ui.max_rect().right(), ui.min_rect().bottom().max(top.y)));
    if lit == Some(card.id) {
        let fill = egui::Shape::rect_filled(whole.expand2(Vec2::new(6.0, 3.0)), 6.0, tokens.selected);
        ui.painter().set(behind, fill);
    }
    if wanted || seen {
        ui.scroll_to_rect(whole, Some(egui::Align::Center));
    }
    middle
}

/// Its title and at its right the buttons that change it and that tell all of it; the middle of the first line, and whether all is told.
fn title_and_more(ui: &mut Ui, card: &PriorityCard, wanted: bool, page: &PageContext<'_>) -> (f32, bool) {
    let tokens = page.tokens;
    let id = Id::unique(("more of a priority", card.id));
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let whole = ui.available_width();
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = TITLE_LINE;
        ui.spacing_mut().button_padding = Vec2::ZERO;
        ui.spacing_mut().item_spacing.x = space::ONE;
        let mut middle = 0.0;
        widgets::room(ui, Vec2::new(whole - BUTTONS, TITLE_LINE), |ui| {
            let text = RichText::new(&card.title).font(fonts::semibold_at(size::DENSE)).color(tokens.text);
            let title = ui.add(Label::new(text).wrap());
            middle = title.rect.top() + TITLE_LINE / 2.0;
            reading::heading(&focus::of_text(ui, title, wanted), 3, &card.title);
        });
        // Of a national one it is what is done about it that is entered here.
        let (text, name) = if card.is_national { ("Actions", "Actions for") } else { ("Edit", "Edit") };
        if widgets::quiet_button(ui, tokens, text, &format!("{name} {}", card.title)).clicked() {
            page.commands.send(Command::OpenSheet(Sheet::Priority(card.id)));
        }
        let (text, name) = if open { ("Less", "Less about") } else { ("More", "More about") };
        if widgets::quiet_button(ui, tokens, text, &format!("{name} {}", card.title)).clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(id, open));
        }
        middle
    });
    (row.inner, open)
}

/// Who answers for it; of what has no figures also that, since there is not more to be told.
fn owner(ui: &mut Ui, card: &PriorityCard, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let (small, weak) = (fonts::small(), tokens.text_weak);
    let owner = card.owner.as_deref().unwrap_or_default();
    let without = if card.signs.is_empty() { card.status.0.as_str() } else { "" };
    let between = if owner.is_empty() || without.is_empty() { "" } else { " · " };
    let parts =
        [(owner, small.clone(), weak), (between, small, weak), (without, fonts::strong(), tokens.text)];
    if parts.iter().any(|(text, ..)| !text.is_empty()) {
        let galley = paragraph(ui, &parts, ui.available_width(), usize::MAX);
        let told = format!("{}: {}", card.title, galley.text());
        let shown = ui.add(Label::new(galley));
        reading::name(ui.ctx(), shown.id, &told);
    }
}

/// The signs, each with its name, and how it stands in words.
fn signs_and_status(ui: &mut Ui, card: &PriorityCard, page: &PageContext<'_>) {
    let tokens = page.tokens;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (shape, says) in &card.signs {
            if *shape != Sign::Arrow(charts::Arrow::None) {
                sign(ui, *shape, says, page);
            }
        }
        ui.add_space(space::HALF);
        let (first, rest) = &card.status;
        let gap = if rest.is_empty() { "" } else { "; " };
        let parts = [
            (first.as_str(), fonts::strong(), tokens.text),
            (gap, fonts::small(), tokens.text_weak),
            (rest.as_str(), fonts::small(), tokens.text_weak),
        ];
        let galley = paragraph(ui, &parts, ui.available_width(), usize::MAX);
        let told = format!("How {} stands: {}", card.title, galley.text());
        let shown = ui.add(Label::new(galley));
        reading::name(ui.ctx(), shown.id, &told);
    });
}

fn sign(ui: &mut Ui, shape: Sign, says: &str, page: &PageContext<'_>) {
    let (rect, response) = ui.allocate_exact_size(SIGN_ROOM, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, says));
    charts::sign(ui.painter(), rect.center(), SIGN, shape, page.tokens);
    response.hint(says);
}

/// A chart with its head and what is told of its target; a press on it opens the trend.
pub(super) fn chart(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    (of, shown): (&str, &ChartOf),
    page: &PageContext<'_>,
) {
    let tokens = page.tokens;
    let whole = ui.available_width();
    let course = &shown.course;
    let weak = tokens.text_weak;
    let parts = [
        (course.name.as_str(), fonts::strong(), tokens.text),
        (" · ", fonts::small(), weak),
        (course.unit.as_str(), fonts::small(), weak),
    ];
    let head = paragraph(ui, &parts, whole, HEAD_LINES);
    let beside = whole >= TOLD_BESIDE_FROM;
    let told_width = if beside { whole * TOLD_SHARE } else { whole };
    let told = shown
        .told
        .as_ref()
        .map(|told| paragraph(ui, &[(told.as_str(), fonts::small(), tokens.text)], told_width, usize::MAX));
    let chart_width = if beside && told.is_some() { whole - told_width - space::TWO } else { whole };
    let top = head.size().y + space::HALF;
    let of_told = told.as_ref().map_or(0.0, |told| told.size().y);
    let height = if beside { CHART_HEIGHT.max(of_told) } else { CHART_HEIGHT + of_told };
    let (_, rect) = ui.allocate_space(Vec2::new(whole, top + height + space::HALF));
    let id = ui.scope_id().with(("course", salt, shown.indicator));
    let says = format!("{of}: {}", course.summary);
    let what = Pressable { beyond: 4.0, ..Pressable::of(&says) };
    let response = widgets::pressable(ui, (rect, id, Sense::click()), what, page.tokens);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description("Opens the trend"));
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, head, weak);
        let at = pos2(rect.left(), rect.top() + top);
        let plot = Rect::from_min_size(at, Vec2::new(chart_width, CHART_HEIGHT));
        charts::course(ui.painter(), plot, course, tokens);
        if let Some(told) = told {
            let at = if beside { pos2(rect.right() - told_width, at.y) } else { pos2(at.x, plot.bottom()) };
            ui.painter().galley(at, told, tokens.text);
        }
    }
    if response.clicked() {
        page.go(page.view.at_trend(shown.indicator));
    }
    response.hint(&course.summary);
}

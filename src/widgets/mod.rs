//! Small parts that several pages share: cards, titles, captions, choices.

mod arranged;
mod buttons;
mod card_row;
mod choices;
pub mod focus;
pub mod fonts;
pub mod group;
mod hint;
pub mod list;
pub mod page_room;
pub mod paper;
mod pressable;
pub mod reading;
pub mod scroll;
pub mod table;
mod text;
mod theme;
mod title;
pub mod tokens;

pub use arranged::{Arranged, Line, arranged};
pub use buttons::{chip, lower, opens_list, primary_button, quiet_button};
pub use card_row::row_of_cards;
pub use choices::{
    choose, choose_in_line, choose_of_groups, chooser, make_room_for_segments, name_of_choice, radios,
    segments, segments_of, segments_width, tabs,
};
use egui::{
    Color32, CornerRadius, Frame, Label, Margin, Response, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use egui::{FontFamily, FontId, Painter, Pos2};
use group::Group;
pub use hint::Hint;
pub use pressable::{Pressable, pressable};
pub use text::{RowName, elided, elided_amid, paragraph};
pub use title::{is_narrow, large_title, page_title, page_title_laid, row_of_choices};
use tokens::{Tokens, size};

/// A white card with a thin outline.
pub fn card(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(16))
}

/// A dialog over everything else under its title, which Escape and a click beside it close: whether they did, and what
/// `add` gives.
pub fn dialog<R>(
    ctx: &egui::Context,
    tokens: &Tokens,
    (salt, title): (&str, &str),
    width: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> (bool, R) {
    let id = egui::Id::unique(salt);
    let area = egui::Modal::default_area(id).accessible_name(title);
    let modal = egui::Modal::new(id).area(area).frame(card(tokens)).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() * 0.9));
        card_title_at(ui, tokens, 1, title);
        add(ui)
    });
    (modal.should_close(), modal.inner)
}

/// A card's title: the finding.
pub fn card_title(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    card_title_at(ui, tokens, 2, text)
}

/// The same at another level of headings.
pub fn card_title_at(ui: &mut Ui, tokens: &Tokens, level: usize, text: &str) -> Response {
    let font = fonts::semibold_at(size::CARD_TITLE);
    let shown = ui.add(Label::new(RichText::new(text).font(font).color(tokens.text)).wrap());
    reading::heading(&shown, level, text);
    shown
}

/// A card's title that opens what it names; whether it was pressed.
pub fn card_title_that_opens(ui: &mut Ui, tokens: &Tokens, level: usize, text: &str) -> bool {
    let font = fonts::semibold_at(size::CARD_TITLE);
    opens(ui, tokens, level, RichText::new(text).font(font).color(tokens.text)).clicked()
}

/// A heading that is pressed to open what it names.
pub fn opens(ui: &mut Ui, tokens: &Tokens, level: usize, text: RichText) -> Response {
    let name = text.text().to_owned();
    let response = ui.add(Label::new(text).wrap().sense(Sense::click()));
    reading::heading(&response, level, &name);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description("Opens the chart"));
    if response.hovered() {
        let stroke = Stroke::new(1.5, tokens.accent);
        // Below the letters that reach down, not through them.
        ui.painter().hline(response.rect.x_range(), response.rect.bottom() + 1.5, stroke);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A quiet line: units, dates, methods.
pub fn caption(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(size::SMALL).color(tokens.text_weak)).wrap())
}

/// The small name above a part of a card.
pub fn eyebrow(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    eyebrow_at(ui, tokens, 3, text)
}

/// The same at another level of headings.
pub fn eyebrow_at(ui: &mut Ui, tokens: &Tokens, level: usize, text: &str) -> Response {
    let font = fonts::strong();
    let shown = ui.add(Label::new(RichText::new(text).font(font).color(tokens.text_weak)).wrap());
    reading::heading(&shown, level, text);
    shown
}

/// Body text.
pub fn body(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(size::BODY).color(tokens.text)).wrap())
}

/// Room of a given width (and least height) filled from the top down, wherever it stands.
pub fn room(ui: &mut Ui, size: Vec2, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(size.x);
        add(ui);
    });
}

/// A thin rule across the card.
pub fn rule(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 17.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens.grid));
}

/// A ring like that of the focus, around what the arrow keys have come to in something that has it.
pub fn focus_ring(painter: &Painter, rect: egui::Rect, tokens: &Tokens) {
    let stroke = Stroke::new(2.0, tokens.accent);
    painter.rect_stroke(rect, CornerRadius::same(6), stroke, egui::StrokeKind::Inside);
}

/// At both sides of the name of such an entry.
pub const NAV_MARGIN: f32 = 12.0;

/// The height of an entry of the side bar.
pub const NAV_HEIGHT: f32 = 34.0;

/// A full-width entry of the side bar.
pub fn nav_item(ui: &mut Ui, tokens: &Tokens, group: &mut Group, text: &str, selected: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), NAV_HEIGHT), group.sense());
    group.add(&response);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, selected, text));
    let fill = match (selected, response.hovered()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hovered,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    let family = if selected { fonts::semibold() } else { FontFamily::Proportional };
    let colour = if selected { tokens.accent_text } else { tokens.text };
    let font = FontId::new(size::BODY, family);
    let galley = elided_amid(ui, text, &font, colour, rect.width() - 2.0 * NAV_MARGIN);
    let at = egui::pos2(rect.left() + NAV_MARGIN, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    response
}

/// A tick, drawn because not every typeface has one.
pub fn tick(painter: &Painter, centre: Pos2, size: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| centre + Vec2::new(x * size, y * size);
    painter.line(vec![at(-0.42, 0.02), at(-0.12, 0.32), at(0.44, -0.32)], stroke);
}

/// The sign of something that opens downwards, or upwards; of an order too.
pub fn chevron(painter: &Painter, centre: Pos2, size: f32, up: bool, stroke: Stroke) {
    let tip = if up { -1.0 } else { 1.0 } * size * 0.25;
    let [left, right] = [-0.5, 0.5].map(|x| centre + Vec2::new(x * size, -tip));
    painter.line(vec![left, centre + Vec2::new(0.0, tip), right], stroke);
}

/// A box that is ticked or not.
pub fn tick_box(painter: &Painter, rect: egui::Rect, chosen: bool, tokens: &Tokens) {
    let (fill, stroke) = if chosen { (tokens.accent, tokens.accent) } else { (tokens.card, tokens.outline) };
    painter.rect(rect, CornerRadius::same(3), fill, Stroke::new(1.5, stroke), egui::StrokeKind::Inside);
    if chosen {
        tick(painter, rect.center(), rect.width() * 0.62, Stroke::new(2.0, tokens.card));
    }
}

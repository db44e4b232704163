//! Small parts that several pages share: cards, titles, captions, choices.

mod buttons;
mod card_row;
pub mod focus;
pub mod fonts;
pub mod group;
pub mod list;
pub mod page_room;
mod pressable;
pub mod reading;
pub mod scroll;
pub mod table;
mod text;
mod theme;
mod title;
pub mod tokens;

pub use buttons::{chip, lower, opens_list, primary_button, quiet_button};
pub use card_row::row_of_cards;
use egui::{
    Color32, CornerRadius, Frame, Label, Margin, Response, RichText, Sense, Stroke, Tooltip, Ui, Vec2,
    WidgetInfo,
};
use egui::{FontFamily, FontId, Painter, Pos2, RectAlign};
use group::Group;
pub use pressable::{Pressable, pressable};
use std::fmt::Display;
pub use text::{RowName, elided, elided_amid, paragraph};
pub use title::{is_narrow, large_title, page_title, row_of_choices};
use tokens::{Tokens, size, space};

/// From so wide on, what can be pressed is a row of its card.
const ROW_FROM: f32 = 160.0;

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

/// Tooltips that give way to dialogs.
#[expect(
    clippy::return_self_not_must_use,
    reason = "as with egui's own tooltips, the response is there for who wants more of it"
)]
pub trait Hint {
    /// Shows a text while the pointer or the keyboard rests here and no dialog lies above; egui alone would keep one that is
    /// open, and shows none to the keyboard. It is put into words only where somebody may read or hear it.
    fn hint(self, text: impl Display) -> Self;

    /// The same with more than a text.
    fn hint_card(self, add: impl FnOnce(&mut Ui)) -> Self;
}

impl Hint for Response {
    #[expect(clippy::disallowed_methods, reason = "this is what is to be called instead")]
    fn hint(self, text: impl Display) -> Self {
        let rested_on = focus::rests_on(&self.ctx, self.id);
        let wanted = rested_on || is_pointed_at(&self) || self.ctx.has_accesskit_node(self.id);
        if !wanted || !may_have_hint(&self) {
            return self;
        }
        let text = text.to_string();
        if rested_on && !self.hovered() {
            by_keyboard(&self).show(|ui| {
                ui.set_max_width(ui.spacing().tooltip_width);
                ui.add(Label::new(&text).wrap());
            });
        }
        self.on_hover_text(text)
    }

    fn hint_card(self, add: impl FnOnce(&mut Ui)) -> Self {
        if !may_have_hint(&self) {
            return self;
        }
        if focus::rests_on(&self.ctx, self.id) && !self.hovered() {
            by_keyboard(&self).show(add);
            return self;
        }
        if is_pointed_at(&self) { self.on_hover_ui(add) } else { self }
    }
}

/// What the keyboard rests on is told beside a row, so that the row it goes to next is seen, and below what is no row.
fn by_keyboard(response: &Response) -> Tooltip<'static> {
    let mut tooltip = Tooltip::for_widget(response);
    if response.rect.width() >= ROW_FROM {
        let beside = RectAlign::RIGHT_START;
        let others = &[RectAlign::LEFT_START, RectAlign::TOP_START, RectAlign::BOTTOM_START];
        tooltip.popup = tooltip.popup.align(beside).align_alternatives(others);
    }
    tooltip
}

/// Of hundreds of cells the pointer is on one; what egui asks before it shows nothing on the others adds up.
fn is_pointed_at(response: &Response) -> bool {
    let pointer = || response.ctx.input(|input| input.pointer.hover_pos());
    response.hovered() || pointer().is_some_and(|at| response.rect.contains(at))
}

fn may_have_hint(response: &Response) -> bool {
    response.ctx.memory(|memory| memory.allows_interaction(response.layer_id))
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
        ui.painter().hline(response.rect.x_range(), response.rect.bottom(), stroke);
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

/// A choice of one among few, side by side, each with its name and, where there is nothing for it, why. It is one stop,
/// in which the arrow keys walk. Returns the newly chosen one.
pub fn tabs<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    (name, chosen): (&str, T),
    options: impl Iterator<Item = (T, &'a str, Option<&'a str>)> + Clone,
) -> Option<T> {
    let mut choice = None;
    let row = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        let at = options.clone().position(|(option, ..)| option == chosen);
        let mut group = Group::new(ui, name, at);
        for (option, label, why) in options {
            let selected = option == chosen;
            if let Some(why) = why {
                tab_without(ui, tokens, &mut group, selected, label, why);
            } else if tab(ui, tokens, &mut group, selected, label).clicked() && !selected {
                choice = Some(option);
            }
        }
        group.end(ui);
    };
    reading::part(ui, egui::Role::RadioGroup, name, |ui| {
        if is_narrow(ui) { ui.horizontal_wrapped(row) } else { ui.horizontal(row) }
    });
    choice
}

/// One of a few things side by side, of which one is chosen.
fn tab(ui: &mut Ui, tokens: &Tokens, group: &mut Group, selected: bool, label: &str) -> Response {
    let colour = if selected { tokens.accent_text } else { tokens.text };
    let text = RichText::new(label).font(fonts::semibold_at(size::BODY)).color(colour);
    let fill = if selected { tokens.selected } else { Color32::TRANSPARENT };
    let button = egui::Button::new(text).fill(fill).stroke(Stroke::NONE).corner_radius(6.0);
    let response = ui.add(button.sense(group.sense()));
    group.add(&response);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, selected, label));
    response
}

/// One of them that there is nothing for: it looks so in every theme, by its colour and its thin letters, can be reached, and
/// says why to whoever rests on it or hears of it.
fn tab_without(ui: &mut Ui, tokens: &Tokens, group: &mut Group, selected: bool, label: &str, why: &str) {
    let fill = if selected { tokens.selected } else { Color32::TRANSPARENT };
    let text = RichText::new(label).size(size::BODY).color(tokens.unavailable);
    let button = egui::Button::new(text).fill(fill).stroke(Stroke::NONE).corner_radius(6.0);
    let response = ui.add(button.sense(group.sense()));
    group.add(&response);
    let name = format!("{label}: {why}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, false, selected, &name));
    response.on_hover_cursor(egui::CursorIcon::NotAllowed).hint(why);
}

/// A right click on a chart offers its figures for a spreadsheet.
pub fn copy_menu(response: &Response, figures: impl FnOnce() -> String) {
    response.context_menu(|ui| {
        if ui.button("Copy the figures").clicked() {
            ui.ctx().copy_text(figures());
        }
    });
}

/// At both sides of the name of a segment.
const SEGMENT_PADDING: f32 = 7.0;

/// A choice of one among few, joined to one piece, and one stop; returns the newly chosen one.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name_and_chosen: (&str, T),
    options: &[(T, String)],
) -> Option<T> {
    let options: Vec<(T, &str, Option<String>)> =
        options.iter().map(|(option, label)| (*option, label.as_str(), None)).collect();
    segments_of(ui, tokens, name_and_chosen, &options)
}

/// The same where there is nothing for some of them, each with the reason.
pub fn segments_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    (name, chosen): (&str, T),
    options: &[(T, &str, Option<String>)],
) -> Option<T> {
    let mut choice = None;
    let frame = Frame::new().stroke(Stroke::new(1.0, tokens.outline)).corner_radius(6.0).fill(tokens.card);
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            reading::is_part(ui, egui::Role::RadioGroup, name);
            let mut group = Group::new(ui, name, options.iter().position(|(option, ..)| *option == chosen));
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding = Vec2::new(SEGMENT_PADDING, 5.0);
            for (option, label, why) in options {
                let selected = *option == chosen;
                if let Some(why) = why {
                    tab_without(ui, tokens, &mut group, selected, label, why);
                    continue;
                }
                let colour = if selected { tokens.accent_text } else { tokens.text };
                let font = if selected {
                    fonts::semibold_at(size::DENSE)
                } else {
                    FontId::proportional(size::DENSE)
                };
                let fill = if selected { tokens.selected } else { Color32::TRANSPARENT };
                let text = RichText::new(*label).font(font).color(colour);
                let button = egui::Button::new(text).fill(fill).stroke(Stroke::NONE).corner_radius(6.0);
                let response = ui.add(button.sense(group.sense()));
                group.add(&response);
                response
                    .widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, selected, *label));
                if response.clicked() && !selected {
                    choice = Some(*option);
                }
            }
            group.end(ui);
        });
    });
    choice
}

/// How wide [`segments`] of these are.
pub fn segments_width<T>(ui: &Ui, options: &[(T, String)]) -> f32 {
    segments_width_of(ui, options.iter().map(|(_, label)| label.as_str()))
}

/// Goes on to the next line of a row that wraps where segments with these labels have no room in this one.
pub fn make_room_for_segments<'a>(ui: &mut Ui, labels: impl Iterator<Item = &'a str>) {
    if segments_width_of(ui, labels) > ui.available_size_before_wrap().x {
        ui.end_row();
    }
}

fn segments_width_of<'a>(ui: &Ui, labels: impl Iterator<Item = &'a str>) -> f32 {
    let font = fonts::semibold_at(size::DENSE);
    let wide = |label: &str| {
        ui.painter().layout_no_wrap(label.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x
    };
    labels.map(|label| wide(label) + 2.0 * SEGMENT_PADDING).sum::<f32>() + 2.0
}

/// A drop-down list; returns the newly chosen option.
pub fn choose<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: T, options: &[(T, String)]) -> Option<T> {
    chooser(ui, name, chosen, options).1
}

/// The same with the closed list, for who wants more of it.
pub fn chooser<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    options: &[(T, String)],
) -> (Response, Option<T>) {
    let shown = options.iter().find(|(option, _)| *option == chosen).map_or("", |(_, label)| label);
    let list = list::DropDown::new(name, shown, 40.0);
    let dropped = list.show(ui, options.iter().map(|(option, label)| (*option == chosen, label.clone())));
    name_of_choice(&dropped.response, name, shown);
    let newly = dropped.chosen.map(|at| options[at].0).filter(|option| *option != chosen);
    (dropped.response, newly)
}

/// The same where the options stand in groups, each under its head where it has one.
pub fn choose_of_groups<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    chosen: T,
    groups: &[(String, Vec<(T, String)>)],
) -> Option<T> {
    let all = || groups.iter().flat_map(|(_, options)| options);
    let shown = all().find(|(option, _)| *option == chosen).map_or("", |(_, label)| label);
    let list = list::DropDown::new(name, shown, 40.0);
    let options = all().map(|(option, label)| (*option == chosen, label.clone()));
    let dropped = list.show_with(ui, options, |ui, at| {
        let mut first = 0;
        for (head, options) in groups {
            if first == at && !head.is_empty() && !options.is_empty() {
                caption(ui, tokens, head);
            }
            first += options.len();
        }
    });
    name_of_choice(&dropped.response, name, shown);
    dropped.chosen.and_then(|at| all().nth(at)).map(|(option, _)| *option).filter(|option| *option != chosen)
}

/// A list is known by its name, and holds what is chosen of it.
pub fn name_of_choice(list: &Response, name: &str, chosen: &str) {
    list.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(chosen.to_owned());
        info
    });
}

/// The same within a line of small text: what is chosen stands there as a link does.
pub fn choose_in_line<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    chosen: T,
    options: &[(T, String)],
) -> Option<T> {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::new(space::HALF, 0.0);
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().icon_width = 11.0;
        let style = ui.style_mut();
        style.override_font_id = Some(fonts::strong());
        let widgets = &mut style.visuals.widgets;
        for visuals in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open, &mut widgets.active] {
            visuals.fg_stroke.color = tokens.accent_text;
        }
        widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        widgets.inactive.bg_stroke = Stroke::NONE;
        choose(ui, name, chosen, options)
    })
    .inner
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

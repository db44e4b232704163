//! One among a few: tabs, joined segments, drop-down lists.

use super::group::Group;
use super::tokens::{Tokens, size, space};
use super::{Hint, caption, elided_amid, fonts, list, paper, reading};
use egui::{Color32, FontId, Frame, Response, RichText, Stroke, Ui, Vec2, WidgetInfo};

/// A choice of one among few, side by side, each with its name and, where there is nothing for it, why. It is one stop,
/// in which the arrow keys walk. Returns the newly chosen one.
pub fn tabs<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    (name, chosen): (&str, T),
    options: impl Iterator<Item = (T, &'a str, Option<&'a str>)> + Clone,
) -> Option<T> {
    let shown = options.clone().find(|(option, ..)| *option == chosen).map_or("", |(_, label, _)| label);
    if paper::said(ui, name, shown).is_some() {
        return None;
    }
    let mut choice = None;
    let wide = |label: &str| {
        let font = fonts::semibold_at(size::BODY);
        let text = ui.painter().layout_no_wrap(label.to_owned(), font, Color32::PLACEHOLDER);
        text.size().x + 2.0 * ui.spacing().button_padding.x + space::HALF
    };
    let whole: f32 = options.clone().map(|(_, label, _)| wide(label)).sum();
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
        if whole > ui.available_width() { ui.horizontal_wrapped(row) } else { ui.horizontal(row) }
    });
    choice
}

/// One of a few things side by side, of which one is chosen.
pub(super) fn tab(ui: &mut Ui, tokens: &Tokens, group: &mut Group, selected: bool, label: &str) -> Response {
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

/// A choice of one among few, each in a line of its own with its circle, and one stop; nothing need be chosen yet. Below a line
/// stands what it comes to, where that is said. Returns the newly chosen one.
pub fn radios<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    (name, chosen): (&str, Option<T>),
    options: &[(T, &str, &str)],
) -> Option<T> {
    let mut choice = None;
    reading::part(ui, egui::Role::RadioGroup, name, |ui| {
        let at = options.iter().position(|(option, ..)| Some(*option) == chosen);
        let mut group = Group::new(ui, name, at);
        for (option, label, told) in options {
            let selected = Some(*option) == chosen;
            let response = radio(ui, tokens, &mut group, selected, label);
            if response.clicked() && !selected {
                choice = Some(*option);
            }
            if !told.is_empty() {
                super::caption(ui, tokens, told);
            }
        }
        group.end(ui);
    });
    choice
}

fn radio(ui: &mut Ui, tokens: &Tokens, group: &mut Group, selected: bool, label: &str) -> Response {
    let (icon, gap) = (ui.spacing().icon_width, ui.spacing().icon_spacing);
    let font = egui::TextStyle::Button.resolve(ui.style());
    let room = (ui.available_width() - icon - gap).max(1.0);
    let words = ui.painter().layout(label.to_owned(), font, tokens.text, room);
    let size = Vec2::new(icon + gap + words.size().x, words.size().y.max(ui.spacing().interact_size.y));
    let (rect, response) = ui.allocate_exact_size(size, group.sense());
    group.add(&response);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, selected, label));
    let visuals = ui.style().interact(&response);
    let centre = egui::pos2(rect.left() + icon / 2.0, rect.center().y);
    ui.painter().circle(centre, icon / 2.0, visuals.bg_fill, Stroke::new(1.0, tokens.outline));
    if selected {
        ui.painter().circle_filled(centre, icon / 4.0, tokens.accent);
    }
    let at = egui::pos2(rect.left() + icon + gap, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, tokens.text);
    response
}

/// At both sides of the name of a segment.
const SEGMENT_PADDING: f32 = 7.0;
/// No label of one is wider: it says its middle to the pointer and to screen readers alone.
const WIDEST_SEGMENT: f32 = 200.0;

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
    let shown = options.iter().find(|(option, ..)| *option == chosen).map_or("", |(_, label, _)| label);
    if paper::said(ui, name, shown).is_some() {
        return None;
    }
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
                let text = elided_amid(ui, label, &font, colour, WIDEST_SEGMENT);
                let is_cut = label.trim() != text.text();
                let button = egui::Button::new(text).fill(fill).stroke(Stroke::NONE).corner_radius(6.0);
                let mut response = ui.add(button.sense(group.sense()));
                if is_cut {
                    response = response.hint(label);
                }
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
    labels.map(|label| wide(label).min(WIDEST_SEGMENT) + 2.0 * SEGMENT_PADDING).sum::<f32>() + 2.0
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
    if let Some(said) = paper::said(ui, name, shown) {
        return (said, None);
    }
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
    if paper::said(ui, name, shown).is_some() {
        return None;
    }
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

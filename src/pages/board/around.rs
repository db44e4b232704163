//! What stands around a slide: of which scorecard it is and which of how many, how it is left, and what leads on.

use crate::pages::PageContext;
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, paragraph};
use egui::{
    Align, Color32, CornerRadius, FontId, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

/// The rows above and below a slide.
const ROW: f32 = 30.0;
/// A slide is no lower.
const LEAST: f32 = 80.0;
/// What a name beside the dots has at least; more dots than leave it that stand for nothing that can be read.
const LEAST_NAME: f32 = 110.0;
const DOT: f32 = 20.0;
/// More slides than this have no dot each.
const MOST_DOTS: usize = 24;
/// What the name of a slide has of the row above it, beside what it is of.
const SHARE_OF_NAME: f32 = 0.5;

/// Where the board is: which of how many, and what lies before and after.
#[derive(Clone, Copy, Debug)]
pub struct Where<'a> {
    pub at: usize,
    pub names: &'a [String],
    /// Of which scorecard, then of which edition, how new and whether it is approved.
    pub of: &'a [String],
    pub leads: Leads,
}

/// Where Escape leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// Out of the board.
    Out,
    /// From a chart that is seen alone to the slide that it stands on.
    Back,
}

/// Where the reader wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    To(usize),
    /// Where Escape leads.
    Leave,
}

/// The whole screen: of which scorecard, what fills it, and where it goes on from here.
pub fn show(
    ui: &mut Ui,
    page: &PageContext<'_>,
    place: Where<'_>,
    fill: impl FnOnce(&mut Ui),
) -> Option<Step> {
    let leaves = head(ui, page, place);
    ui.add_space(space::HALF);
    let foot_height =
        if place.names.len() < 2 { 0.0 } else { ROW + space::HALF + ui.spacing().item_spacing.y };
    let room = Vec2::new(ui.available_width(), (ui.available_height() - foot_height).max(LEAST));
    let (_, rect) = ui.allocate_space(room);
    let mut inside = ui.new_child(UiBuilder::new().id_salt("slide").max_rect(rect).layout(Layout::default()));
    // Nothing of a slide reaches into what leads on.
    inside.shrink_clip_rect(rect.expand2(vec2(space::ONE, 0.0)));
    fill(&mut inside);
    ui.add_space(space::HALF);
    leaves.or(foot(ui, page, place))
}

/// One line of words, cut at its end where it has no room, and told whole to whoever rests on it.
fn line(ui: &mut Ui, text: &str, (font, colour): (FontId, Color32), width: f32) {
    let words = paragraph(ui, &[(text, font, colour)], width, 1);
    let is_cut = words.elided;
    let shown = ui.add(Label::new(words));
    if is_cut {
        shown.hint(text);
    }
}

/// How wide a line of words is.
fn wide(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

/// From the right: how it is left, which of how many it is, its name; what is left has of which scorecard. What else is known of that
/// goes on in lines of its own where it has no room beside the title: whether it is approved is never cut.
fn head(ui: &mut Ui, page: &PageContext<'_>, Where { at, names, of, leads }: Where<'_>) -> Option<Step> {
    let name = names.get(at).map_or("", String::as_str);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let mut right = row.right();
    let mut step = None;
    let part = |ui: &mut Ui, right: &mut f32, width: f32, add: &mut dyn FnMut(&mut Ui)| {
        let width = width.min((*right - row.left()).max(0.0));
        let rect = Rect::from_x_y_ranges(*right - width..=*right, row.y_range());
        *right = rect.left() - space::ONE;
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| add(ui));
    };
    let [words, told] = match leads {
        Leads::Out => ["Leave (Esc)", "Leave the board view"],
        Leads::Back => ["Back (Esc)", "Back to the slide"],
    };
    let button = wide(ui, words, fonts::small()) + 1.0;
    part(ui, &mut right, button, &mut |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        if widgets::quiet_button(ui, page.tokens, words, told).clicked() {
            step = Some(Step::Leave);
        }
    });
    let count = format!("{} of {}", at + 1, names.len());
    let weak = (fonts::small(), page.tokens.text_weak);
    let room = wide(ui, &count, fonts::small()) + 1.0;
    part(ui, &mut right, room, &mut |ui| {
        line(ui, &count, weak.clone(), f32::INFINITY);
    });
    let bold = (fonts::semibold_at(size::SMALL), page.tokens.text);
    let left = right - row.left();
    let of_name = wide(ui, name, bold.0.clone()) + 1.0;
    // What one of the two does not need the other has.
    let whole = of.join(" · ");
    let of_file = wide(ui, &whole, fonts::small()) + 1.0;
    let room = of_name.min((left * SHARE_OF_NAME).max(left - of_file - space::TWO));
    part(ui, &mut right, room, &mut |ui| line(ui, name, bold.clone(), room));
    let room = (right - space::ONE - row.left()).max(0.0);
    let rect = Rect::from_min_size(row.min, vec2(room, row.height()));
    let layout = Layout::left_to_right(Align::Center);
    let (first, rest) = of.split_at(of.len().min(if of_file <= room { of.len() } else { 1 }));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        line(ui, &first.join(" · "), weak, room);
    });
    if !rest.is_empty() {
        widgets::caption(ui, page.tokens, &rest.join(" · "));
    }
    step
}

/// The slide before, a dot for each, and the slide after.
fn foot(ui: &mut Ui, page: &PageContext<'_>, Where { at, names, .. }: Where<'_>) -> Option<Step> {
    let count = names.len();
    if count < 2 {
        return None;
    }
    let mut step = None;
    let (before, after) = ((at + count - 1) % count, (at + 1) % count);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let dots = count as f32 * DOT;
    let has_dots = count <= MOST_DOTS && row.width() - dots >= 2.0 * LEAST_NAME;
    let beside = (row.width() - if has_dots { dots } else { 0.0 }) / 2.0 - space::ONE;
    let mut side = |ui: &mut Ui, layout: Layout, (to, told): (usize, &str)| {
        ui.scope_builder(UiBuilder::new().max_rect(row).layout(layout), |ui| {
            let named = format!("{told}: {}", names[to]);
            let colour = page.tokens.accent_text;
            let room = beside - 2.0 * ui.spacing().button_padding.x;
            let arrow = if told == BEFORE { "← " } else { " →" };
            let arrow_wide = wide(ui, arrow, fonts::small());
            let words = paragraph(ui, &[(&names[to], fonts::small(), colour)], room - arrow_wide, 1);
            let is_cut = words.elided;
            let shown: String = words.rows.iter().map(|row| row.text()).collect();
            let words = if told == BEFORE { format!("{arrow}{shown}") } else { format!("{shown}{arrow}") };
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            let pressed = widgets::quiet_button(ui, page.tokens, &words, &named);
            let pressed = if is_cut { pressed.hint(&named) } else { pressed };
            if pressed.clicked() {
                step = Some(Step::To(to));
            }
        });
    };
    side(ui, Layout::left_to_right(Align::Center), (before, BEFORE));
    side(ui, Layout::right_to_left(Align::Center), (after, AFTER));
    if has_dots {
        let left = row.center().x - dots / 2.0;
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(dots, row.height()));
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.horizontal_centered(|ui| {
                let mut group = Group::new(ui, "slides", Some(at));
                for (to, name) in names.iter().enumerate() {
                    if dot(ui, page, &mut group, (name, to == at)) {
                        step = Some(Step::To(to));
                    }
                }
                group.end(ui);
            });
        });
    }
    step
}

const BEFORE: &str = "Before";
const AFTER: &str = "Next";

fn dot(ui: &mut Ui, page: &PageContext<'_>, group: &mut Group, (name, is_here): (&str, bool)) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(DOT, 24.0), group.sense());
    group.add(&response);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_here, name));
    let stroke = Stroke::new(1.5, page.tokens.accent);
    let half = if is_here { vec2(7.0, 4.0) } else { vec2(4.0, 4.0) };
    let shape = Rect::from_center_size(rect.center(), half * 2.0);
    let fill = if is_here { page.tokens.accent } else { page.tokens.page };
    ui.painter().rect(shape, CornerRadius::same(4), fill, stroke, egui::StrokeKind::Inside);
    response.hint(name).clicked()
}

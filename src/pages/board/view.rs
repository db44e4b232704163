//! The board as it is drawn: the headline, charts side by side, and what leads to the next place.

use super::content::{BoardFigure, BoardPage};
use super::{ENLARGED, Where};
use crate::charts;
use crate::pages::common::small_trend_copied_as;
use crate::pages::registry::Content;
use crate::pages::{Command, PageContext};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, page_room};
use egui::{
    Align, CornerRadius, Layout, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

/// From so many points of the screen on three charts stand side by side, and from so many two.
const THREE_FROM: f32 = 1400.0;
const TWO_FROM: f32 = 900.0;
/// The headline is as large as two lines allow.
const HEADLINE: [f32; 6] = [32.0, 29.0, size::TITLE, size::TITLE_BETWEEN, size::COUNT, size::NAME];
/// A chart is no lower.
const LEAST_CHART: f32 = 150.0;
const MARK: f32 = 14.0;
/// The room of a sign.
const SIGN: f32 = MARK + 6.0;
/// The height of a line, in sizes of its type.
const LINE_HEIGHT: f32 = 1.5;
/// The row that leads on.
const FOOT: f32 = 30.0;
/// More slides than this have no dot each.
const MOST_DOTS: usize = 24;

/// Where the reader wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    To(usize),
    Leave,
}

impl Content for BoardPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        let room = ui.available_height();
        let salt = ("board", self.place);
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            let top = ui.cursor().top();
            widgets::page_title_in_lines(ui, page.tokens, &self.headline, &HEADLINE);
            if let Some(improving) = &self.improving {
                let text = RichText::new(improving).size(size::CARD_TITLE).color(page.tokens.text_weak);
                ui.label(text);
            }
            ui.add_space(space::ONE);
            let sources = ui.painter().layout(
                self.sources.clone(),
                fonts::small(),
                page.tokens.text_weak,
                ui.available_width(),
            );
            let below = sources.size().y + 2.0 * ui.spacing().item_spacing.y;
            figures(ui, self, page, room - (ui.cursor().top() - top) - below);
            widgets::caption(ui, page.tokens, &self.sources);
        });
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

/// As many charts as there is room for side by side; the first are those of the headline.
fn figures(ui: &mut Ui, content: &BoardPage, page: &PageContext<'_>, height: f32) {
    let screen = page_room::window_width(ui.ctx()) * ENLARGED;
    let most = if screen >= THREE_FROM {
        3
    } else if screen >= TWO_FROM {
        2
    } else {
        1
    };
    let shown = &content.figures[..content.figures.len().min(most)];
    if shown.is_empty() {
        widgets::body(ui, page.tokens, "No figure of this place has a line that can be drawn.");
        return;
    }
    let gap = space::THREE;
    let count = shown.len() as f32;
    let width = (ui.available_width() - space::ONE - gap * (count - 1.0)) / count;
    // Every chart begins where the longest head ends.
    let lines = |text: &str, font: egui::FontId, width: f32| {
        ui.painter().layout(text.to_owned(), font, page.tokens.text, width).size().y
    };
    let spacing = ui.spacing().item_spacing;
    let head = |figure: &BoardFigure| {
        let title = lines(&figure.title, fonts::semibold_at(size::CARD_TITLE), width);
        let beside_signs = width - 2.0 * (SIGN + spacing.x);
        [title, lines(&figure.chart.subtitle, fonts::small(), beside_signs)]
    };
    let heads = shown.iter().map(head).fold([0.0, 0.0], |a: [f32; 2], b| [a[0].max(b[0]), a[1].max(b[1])]);
    let head = space::ONE + heads[0] + heads[1] + 3.0 * spacing.y;
    let whole = height.max(head + LEAST_CHART);
    let (_, all) = ui.allocate_space(vec2(ui.available_width(), whole));
    for (at, figure) in shown.iter().enumerate() {
        let left = all.left() + at as f32 * (width + gap);
        let rect = egui::Rect::from_min_size(egui::pos2(left, all.top()), vec2(width, whole));
        // The room is taken already.
        let ui = &mut ui.new_child(UiBuilder::new().id_salt(("figure", at)).max_rect(rect));
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(2.0, page.tokens.accent));
        ui.add_space(space::ONE);
        let from = ui.cursor().top();
        widgets::card_title(ui, page.tokens, &figure.title);
        ui.add_space((heads[0] + spacing.y - (ui.cursor().top() - from)).max(0.0));
        ui.horizontal_top(|ui| {
            signs(ui, figure, page);
            ui.vertical(|ui| widgets::caption(ui, page.tokens, &figure.chart.subtitle));
        });
        ui.add_space((rect.top() + head - ui.cursor().top()).max(0.0));
        let size = Vec2::new(width, rect.bottom() - ui.cursor().top());
        let copied = || figure.alone();
        if small_trend_copied_as(ui, ("board", figure.indicator), (&figure.chart, &copied), page, size) {
            page.commands.send(Command::Go(page.view.at_trend(figure.indicator)));
        }
    }
}

/// The mark and the arrow; the title or the headline says both.
fn signs(ui: &mut Ui, figure: &BoardFigure, page: &PageContext<'_>) {
    let mut sign = |draw: &dyn Fn(&egui::Painter, egui::Pos2)| {
        let (rect, _) = ui.allocate_exact_size(vec2(SIGN, size::SMALL * LINE_HEIGHT), Sense::hover());
        draw(ui.painter(), rect.center());
    };
    if figure.mark != charts::Mark::None {
        sign(&|painter, at| charts::mark(painter, at, MARK, figure.mark, page.tokens));
    }
    sign(&|painter, at| charts::arrow(painter, at, MARK, figure.arrow, page.tokens));
}

/// The whole screen: of which scorecard, what fills it, and where it goes on from here.
pub fn show(
    ui: &mut Ui,
    page: &PageContext<'_>,
    place: Where<'_>,
    fill: impl FnOnce(&mut Ui),
) -> Option<Step> {
    let Where { at, names, of } = place;
    let name = names.get(at).map_or("", String::as_str);
    let mut step = None;
    ui.horizontal(|ui| {
        widgets::caption(ui, page.tokens, of);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::quiet_button(ui, page.tokens, "Leave (Esc)", "Leave the board view").clicked() {
                step = Some(Step::Leave);
            }
            widgets::caption(ui, page.tokens, &format!("{} of {}", at + 1, names.len()));
            let text = RichText::new(name).font(fonts::semibold_at(size::SMALL));
            ui.label(text.color(page.tokens.text));
        });
    });
    ui.add_space(space::ONE);
    let room = Vec2::new(ui.available_width(), (ui.available_height() - FOOT).max(LEAST_CHART));
    widgets::room(ui, room, fill);
    ui.add_space(space::ONE);
    step.or(foot(ui, page, (at, names)))
}

/// The place before, a dot for each, and the place after.
fn foot(ui: &mut Ui, page: &PageContext<'_>, (at, names): (usize, &[String])) -> Option<Step> {
    let count = names.len();
    if count < 2 {
        return None;
    }
    let mut step = None;
    let before = (at + count - 1) % count;
    let after = (at + 1) % count;
    let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 30.0));
    let mut side = |ui: &mut Ui, layout: Layout, (to, words, told): (usize, String, &str)| {
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
            let name = format!("{told}: {}", names[to]);
            if widgets::quiet_button(ui, page.tokens, &words, &name).clicked() {
                step = Some(Step::To(to));
            }
        });
    };
    side(ui, Layout::left_to_right(Align::Center), (before, format!("← {}", names[before]), "Before"));
    side(ui, Layout::right_to_left(Align::Center), (after, format!("{} →", names[after]), "Next"));
    if count <= MOST_DOTS {
        let width = count as f32 * DOT;
        let left = rect.center().x - width / 2.0;
        let dots = egui::Rect::from_min_size(egui::pos2(left, rect.top()), vec2(width, rect.height()));
        ui.scope_builder(UiBuilder::new().max_rect(dots), |ui| {
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
    ui.allocate_rect(rect, Sense::hover());
    step
}

const DOT: f32 = 20.0;

fn dot(ui: &mut Ui, page: &PageContext<'_>, group: &mut Group, (name, is_here): (&str, bool)) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(DOT, 24.0), group.sense());
    group.add(&response);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_here, name));
    let stroke = Stroke::new(1.5, page.tokens.accent);
    let half = if is_here { vec2(7.0, 4.0) } else { vec2(4.0, 4.0) };
    let shape = egui::Rect::from_center_size(rect.center(), half * 2.0);
    let fill = if is_here { page.tokens.accent } else { page.tokens.page };
    ui.painter().rect(shape, CornerRadius::same(4), fill, stroke, egui::StrokeKind::Inside);
    response.hint(name).clicked()
}

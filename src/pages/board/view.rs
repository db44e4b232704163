//! A slide as it is drawn: the headline, charts side by side, and below them what the signs mean and whose figures they are.

use super::content::BoardPage;
use super::figure::BoardFigure;
use crate::charts::{self, Sign};
use crate::pages::registry::Content;
use crate::pages::{Command, PageContext, legend};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, page_room};
use crate::words::number;
use egui::{CursorIcon, FontId, Label, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

/// From so wide a screen three charts stand side by side, and from so wide a one two; in points of the board.
const THREE_FROM: f32 = 980.0;
const TWO_FROM: f32 = 580.0;
/// The headline is as large as two lines allow.
pub(super) const HEADLINE: [f32; 6] = [32.0, 29.0, size::TITLE, size::TITLE_BETWEEN, size::COUNT, size::NAME];
/// In less room than this what is below the headline is told in one line, so that charts stay in sight.
const LOW: f32 = 380.0;
/// In still less it is left out.
const VERY_LOW: f32 = 270.0;
/// A chart is no lower, and none is drawn where there is not even so much.
pub(super) const LEAST_CHART: f32 = 60.0;
const MARK: f32 = 14.0;
/// The room of a sign.
pub(super) const SIGN: f32 = MARK + 6.0;
/// The height of a line, in sizes of its type.
const LINE_HEIGHT: f32 = 1.5;

impl Content for BoardPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        titled(ui, page, (&self.headline, self.improving.as_deref()), 2);
        let most = across(ui);
        let shown = &self.figures[..self.figures.len().min(most)];
        if shown.is_empty() {
            widgets::body(ui, page.tokens, "No figure of this place can be drawn.");
            widgets::caption(ui, page.tokens, &self.sources);
            return;
        }
        let signs: Vec<Sign> = shown.iter().flat_map(BoardFigure::signs).collect();
        let below = Below { signs: &signs, sources: &self.sources };
        let height = ui.available_height() - below.height(ui);
        if let Some(indicator) = figures(ui, shown, page, height) {
            page.commands.send(Command::ShowAlone(indicator));
        }
        below.show(ui, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

/// How many charts have room side by side.
fn across(ui: &Ui) -> usize {
    match page_room::window_width(ui.ctx()) {
        wide if wide >= THREE_FROM => 3,
        wide if wide >= TWO_FROM => 2,
        _ => 1,
    }
}

/// Whether there is so little room that only what matters most is told at length.
pub(super) fn is_low(ui: &Ui) -> bool {
    ui.max_rect().height() < LOW
}

/// Whether there is so little that beside the headline and the charts nothing is told.
fn is_very_low(ui: &Ui) -> bool {
    ui.max_rect().height() < VERY_LOW
}

/// The headline, and below it something in so many lines. What is cut at its end is told whole to whoever rests on it.
pub(super) fn titled(
    ui: &mut Ui,
    page: &PageContext<'_>,
    (title, under): (&str, Option<&str>),
    lines: usize,
) {
    let most = if is_very_low(ui) { 2 } else { 3 };
    widgets::page_title_in_lines(ui, page.tokens, title, &HEADLINE, most);
    if let Some(under) = under.filter(|under| !under.is_empty() && !is_very_low(ui)) {
        let (most, large) = if is_low(ui) { (1, size::SMALL) } else { (lines, size::CARD_TITLE) };
        cut(ui, under, (FontId::proportional(large), page.tokens.text_weak), most);
    }
    ui.add_space(space::ONE);
}

/// Words in so many lines at most, whole to whoever rests on them.
pub(super) fn cut(ui: &mut Ui, text: &str, (font, colour): (FontId, egui::Color32), lines: usize) {
    let words = widgets::paragraph(ui, &[(text, font, colour)], ui.available_width(), lines);
    let is_cut = words.elided;
    let shown = ui.add(Label::new(words));
    if is_cut {
        shown.hint(text);
    }
}

/// The signs of a figure, and beside them its unit and periods.
pub(super) fn signs_and_subtitle(
    ui: &mut Ui,
    figure: &BoardFigure,
    page: &PageContext<'_>,
    words: std::sync::Arc<egui::Galley>,
) {
    ui.horizontal_top(|ui| {
        for sign in figure.signs() {
            let (rect, _) = ui.allocate_exact_size(vec2(SIGN, size::SMALL * LINE_HEIGHT), Sense::hover());
            charts::sign(ui.painter(), rect.center(), MARK, sign, page.tokens);
        }
        let is_cut = words.elided;
        let shown = ui.add(Label::new(words));
        if is_cut {
            shown.hint(figure.subtitle());
        }
    });
}

/// The row of what opens the page.
pub(super) const OPEN: f32 = 26.0;

/// What opens the page that has all of it, with how much of that had no room here.
pub(super) fn open(ui: &mut Ui, page: &PageContext<'_>, left_out: usize) {
    let words = match left_out {
        0 => "Open this page".to_owned(),
        more => format!("… and {} more: Open this page", number::count(more as u64)),
    };
    if widgets::quiet_button(ui, page.tokens, &words, &words).clicked() {
        page.go(page.view.clone());
    }
}

/// What stands below the charts: what their signs mean, and whose figures they are.
pub(super) struct Below<'a> {
    pub signs: &'a [Sign],
    pub sources: &'a str,
}

impl Below<'_> {
    /// The room that it takes.
    pub(super) fn height(&self, ui: &Ui) -> f32 {
        let spacing = ui.spacing().item_spacing.y;
        let sources = match self.sources {
            "" => 0.0,
            _ if is_very_low(ui) => 0.0,
            text => {
                let colour = egui::Color32::PLACEHOLDER;
                let part = (text, fonts::small(), colour);
                widgets::paragraph(ui, &[part], ui.available_width(), lines_of_sources(ui)).size().y + spacing
            }
        };
        let signs = legend::height_of_shown(ui, self.signs);
        sources + if signs > 0.0 { signs + spacing } else { 0.0 } + spacing
    }

    pub(super) fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        if !self.signs.is_empty() {
            legend::of_shown(ui, page, self.signs);
        }
        if !self.sources.is_empty() && !is_very_low(ui) {
            cut(ui, self.sources, (fonts::small(), page.tokens.text_weak), lines_of_sources(ui));
        }
    }
}

fn lines_of_sources(ui: &Ui) -> usize {
    if is_low(ui) { 1 } else { 2 }
}

/// Charts side by side in a room of this height, each below what it says; the one that was pressed.
fn figures(
    ui: &mut Ui,
    shown: &[BoardFigure],
    page: &PageContext<'_>,
    height: f32,
) -> Option<crate::model::IndicatorId> {
    let gap = space::THREE;
    let count = shown.len() as f32;
    let width = (ui.available_width() - space::ONE - gap * (count - 1.0)) / count;
    // By the room of all of them, not by that of each.
    let (low, very_low) = (is_low(ui), is_very_low(ui));
    let title = |ui: &Ui, figure: &BoardFigure| {
        let part = (figure.title.as_str(), fonts::semibold_at(size::CARD_TITLE), page.tokens.text);
        let lines = match (very_low, low) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        widgets::paragraph(ui, &[part], width, lines)
    };
    let subtitle = |ui: &Ui, figure: &BoardFigure| {
        let beside_signs = width - figure.signs().count() as f32 * (SIGN + ui.spacing().item_spacing.x);
        let part = (figure.subtitle(), fonts::small(), page.tokens.text_weak);
        widgets::paragraph(ui, &[part], beside_signs, if low { 1 } else { 3 })
    };
    // Every chart begins where the longest head ends.
    let spacing = ui.spacing().item_spacing;
    let most = |heights: &mut dyn Iterator<Item = f32>| heights.fold(0.0, f32::max);
    let of_titles = most(&mut shown.iter().map(|figure| title(ui, figure).size().y));
    let of_subtitles = most(&mut shown.iter().map(|figure| subtitle(ui, figure).size().y));
    let head = space::ONE + of_titles + of_subtitles.max(size::SMALL * LINE_HEIGHT) + 3.0 * spacing.y;
    let (_, all) = ui.allocate_space(vec2(ui.available_width(), height.max(head)));
    let mut pressed = None;
    for (at, figure) in shown.iter().enumerate() {
        let left = all.left() + at as f32 * (width + gap);
        let rect = Rect::from_min_size(pos2(left, all.top()), vec2(width, all.height()));
        // The room is taken already.
        let ui = &mut ui.new_child(UiBuilder::new().id_salt(("figure", figure.indicator)).max_rect(rect));
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(2.0, page.tokens.accent));
        ui.add_space(space::ONE);
        let from = ui.cursor().top();
        let words = title(ui, figure);
        let is_cut = words.elided;
        let named = ui.add(Label::new(words));
        widgets::reading::heading(&named, 2, &figure.title);
        if is_cut {
            named.hint(&figure.title);
        }
        ui.add_space((of_titles + spacing.y - (ui.cursor().top() - from)).max(0.0));
        signs_and_subtitle(ui, figure, page, subtitle(ui, figure));
        ui.add_space((rect.top() + head - ui.cursor().top()).max(0.0));
        let size = Vec2::new(width, rect.bottom() - ui.cursor().top());
        if size.y >= LEAST_CHART {
            let chart = figure.draw(ui, "board", page, size);
            if chart.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                pressed = Some(figure.indicator);
            }
        }
    }
    pressed
}

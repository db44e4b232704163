//! The five boxes of where to look first. Each opens its whole list over the table, which stays as it is.

use super::list;
use super::list_widths;
use super::looking::TableView;
use crate::analysis::AttentionBox;
use crate::charts::{self, Arrow, Mark};
use crate::pages::{LookFirstBox, PageContext, ScorecardPage, View};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{
    Color32, CornerRadius, FontId, Galley, Id, Key, Popup, PopupCloseBehavior, Rect, RectAlign, Response,
    Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};
use std::cell::Cell;
use std::sync::Arc;

/// The height of a box, and of one that is folded.
pub(super) const HEIGHT: f32 = 86.0;
pub(super) const FOLDED: f32 = 40.0;
/// Boxes that would be narrower than this are folded.
const LEAST_WIDTH: f32 = 172.0;
const GAP: f32 = 12.0;
/// From the side of a folded box.
const MARGIN: f32 = 8.0;
/// A line of the name of a folded box, and how many it has beside its count and below it at most.
const NAME_LINE: f32 = 16.0;
const BESIDE_LINES: usize = 2;
const BELOW_LINES: usize = 3;
/// Between a count, a name and the signs in one line.
const APART: f32 = 6.0;
const STRIP: f32 = 4.0;
/// How many passes a list that opens asks for the focus.
const PASSES_TO_FOCUS: u8 = 3;

/// What a sign takes beside a count.
const SIGN: f32 = 18.0;

/// Whether boxes side by side have room for what they say.
pub(super) fn have_room(width: f32) -> bool {
    width_of_one(width, AttentionBox::ALL.len()) >= LEAST_WIDTH
}

fn width_of_one(width: f32, across: usize) -> f32 {
    let across = across as f32;
    (width - (across - 1.0) * GAP) / across
}

/// How folded boxes are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Folding {
    /// How many stand side by side: all of them, or as many as have room for their counts and signs.
    across: usize,
    /// Where their names stand, all alike.
    names: Names,
}

/// Where the names of folded boxes stand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Names {
    Beside,
    /// Below the counts, in so many lines.
    Below(usize),
    /// Nowhere: a very narrow box has count and signs, which the legend explains, and says its name to whoever rests on it.
    Untold,
}

impl Names {
    /// The marks that there is room for: beside a name those alone that say something of all figures of the box.
    fn marks(self, held: &LookFirstBox) -> &'static [Mark] {
        match (self, held.marks()) {
            (Self::Beside, [_, _, ..]) => &[],
            (Self::Untold, [first, ..]) => std::slice::from_ref(first),
            (_, all) => all,
        }
    }
}

impl Folding {
    fn of(ui: &Ui, content: &ScorecardPage, width: f32) -> Self {
        let wide = |text: &str, font: FontId| {
            ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
        };
        let around = |held: &LookFirstBox, names: Names| {
            let count = wide(&held.held, fonts::semibold_at(size::CARD_TITLE));
            count + signs_width(held, names.marks(held)) + 2.0 * MARGIN + 2.0
        };
        let least = content.boxes.iter().map(|held| around(held, Names::Untold)).fold(0.0, f32::max);
        let fits = |across: &usize| width_of_one(width, *across) >= least;
        let across = [AttentionBox::ALL.len(), 3, 2].into_iter().find(fits).unwrap_or(1);
        let of_one = width_of_one(width, across);
        let lines = |held: &LookFirstBox, room: f32| {
            let part = (held.short, fonts::semibold_at(size::SMALL), Color32::PLACEHOLDER);
            let name = widgets::paragraph(ui, &[part], room, BELOW_LINES + 1);
            let is_torn = name.rows.iter().any(|row| row.size.x > room + 0.5);
            if is_torn { usize::MAX } else { name.rows.len() }
        };
        let beside = |held: &LookFirstBox| {
            lines(held, of_one - around(held, Names::Beside) - 2.0 * APART) <= BESIDE_LINES
        };
        let below = content.boxes.iter().map(|held| lines(held, of_one - 2.0 * MARGIN)).max().unwrap_or(1);
        let names = match below {
            _ if content.boxes.iter().all(beside) => Names::Beside,
            ..=BELOW_LINES => Names::Below(below),
            _ => Names::Untold,
        };
        Self { across, names }
    }

    fn height(self) -> f32 {
        match self.names {
            Names::Beside | Names::Untold => FOLDED,
            Names::Below(lines) => FOLDED + lines as f32 * NAME_LINE,
        }
    }
}

/// What was measured of the boxes of one content; it changes with the size of a pixel and the width of the page.
#[derive(Debug, Default)]
pub(super) struct Measured {
    folding: Cell<Option<([u32; 2], Folding)>>,
    lists: list_widths::Measured,
}

impl Measured {
    fn folding(&self, ui: &Ui, content: &ScorecardPage) -> Folding {
        let now = [ui.pixels_per_point(), ui.available_width()].map(f32::to_bits);
        if let Some((_, known)) = self.folding.get().filter(|(of, _)| *of == now) {
            return known;
        }
        let folding = Folding::of(ui, content, ui.available_width());
        self.folding.set(Some((now, folding)));
        folding
    }
}

/// Draws the boxes side by side, folded or not.
pub(super) fn show(
    ui: &mut Ui,
    (content, measured): (&ScorecardPage, &Measured),
    page: &PageContext<'_>,
    folded: bool,
) {
    let folding = folded.then(|| measured.folding(ui, content));
    let across = folding.map_or(AttentionBox::ALL.len(), |folding| folding.across);
    let width = width_of_one(ui.available_width(), across);
    let height = folding.map_or(HEIGHT, Folding::height);
    let lines = content.boxes.len().div_ceil(across) as f32;
    let whole = Vec2::new(ui.available_width(), lines * (height + space::ONE) - space::ONE);
    let (all, _) = ui.allocate_exact_size(whole, Sense::hover());
    let builder = UiBuilder::new().max_rect(all).accessibility_role(Role::List);
    let ui = &mut ui.new_child(builder.accessibility_label("Where to look first".to_owned()));
    let mut group = Group::new(ui, "boxes", None);
    for (at, held) in content.boxes.iter().enumerate() {
        let left = all.left() + (at % across) as f32 * (width + GAP);
        let top = all.top() + (at / across) as f32 * (height + space::ONE);
        let rect = Rect::from_min_size(pos2(left, top), Vec2::new(width, height));
        let response = ui.interact(rect, ui.scope_id().with(("box", at)), group.sense());
        group.add(&response);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, held.heading_with_note()));
        let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        frame(ui, rect, held.of, (&response, is_open), page);
        match folding {
            Some(folding) => folded_box(ui, rect, held, (folding.names, page)),
            None => whole_box(ui, rect, held, page),
        }
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        let list = || measured.lists.of(ui, at, (held, &content.benchmark));
        opened(ui, (held, &content.benchmark, &list), (&response, is_open), all, page);
        response.hint(held.heading_with_note());
    }
    group.end(ui);
}

fn frame(
    ui: &Ui,
    rect: Rect,
    of: AttentionBox,
    (response, is_open): (&Response, bool),
    page: &PageContext<'_>,
) {
    let tokens = page.tokens;
    let outline = if response.hovered() || is_open { tokens.accent } else { tokens.line };
    ui.painter().rect(rect, 8.0, tokens.card, Stroke::new(1.0, outline), StrokeKind::Inside);
    let strip = Rect::from_min_size(rect.min, Vec2::new(rect.width(), STRIP));
    let rounding = CornerRadius { nw: 8, ne: 8, sw: 0, se: 0 };
    let colour = match of {
        AttentionBox::WorseWorsening => tokens.worst,
        AttentionBox::WorseNotMoving | AttentionBox::Worsening => tokens.worse.fill,
        AttentionBox::WorseImproving => tokens.better.fill,
        AttentionBox::Improving => tokens.best,
    };
    ui.painter().rect_filled(strip, rounding, colour);
}

/// What the signs of a box take.
fn signs_width(held: &LookFirstBox, marks: &[Mark]) -> f32 {
    let arrow = usize::from(held.arrow != Arrow::None);
    SIGN * (marks.len() + arrow) as f32
}

/// The signs at the right end of a line; where they begin.
fn signs(
    ui: &Ui,
    (right, middle): (f32, f32),
    held: &LookFirstBox,
    marks: &[Mark],
    page: &PageContext<'_>,
) -> f32 {
    let mut left = right;
    if held.arrow != Arrow::None {
        charts::arrow(ui.painter(), pos2(left - 7.0, middle), 13.0, held.arrow, page.tokens);
        left -= SIGN;
    }
    for mark in marks.iter().rev() {
        charts::mark(ui.painter(), pos2(left - 7.0, middle), 12.0, *mark, page.tokens);
        left -= SIGN;
    }
    left
}

fn whole_box(ui: &Ui, rect: Rect, held: &LookFirstBox, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let inner = Rect::from_min_max(rect.min + Vec2::new(13.0, STRIP + 5.0), rect.max - Vec2::new(13.0, 7.0));
    let first = inner.top() + 11.0;
    let free = signs(ui, (inner.right(), first), held, held.marks(), page);
    let big = fonts::semibold_at(size::COUNT);
    let count =
        ui.painter().text(pos2(inner.left(), first), egui::Align2::LEFT_CENTER, &held.held, big, tokens.text);
    let left = count.right() + 5.0;
    // Of how many, as far as there is room for it whole; the list says it too.
    let of_judged = [held.of_judged.as_str(), held.of_judged.trim_end_matches(" judged")];
    let weak = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), fonts::small(), tokens.text_weak);
    if let Some(shown) = of_judged.into_iter().map(weak).find(|text| text.size().x <= free - left) {
        let at = pos2(left, first + 2.0 - shown.size().y / 2.0);
        ui.painter().galley(at, shown, tokens.text_weak);
    }
    let name = [size::DENSE, size::SMALL].map(fonts::semibold_at);
    let fits = |font: &egui::FontId| {
        let title = ui.painter().layout_no_wrap(held.title.to_owned(), font.clone(), tokens.text);
        title.size().x <= inner.width()
    };
    let name = name.iter().find(|font| fits(font));
    let below = if let Some(name) = name {
        text(ui, pos2(inner.left(), first + 24.0), inner.width(), held.title, name.clone(), tokens.text);
        first + 45.0
    } else {
        let name = balanced(ui, held.title, page, inner.width(), 2);
        ui.painter().galley(pos2(inner.left(), first + 12.0), name, tokens.text);
        first + 52.0
    };
    let chevron = pos2(inner.right() - 5.0, below + 1.0);
    if !widgets::paper::is_paper(ui.ctx()) {
        widgets::chevron(ui.painter(), chevron, 9.0, false, Stroke::new(1.75, tokens.accent_text));
    }
    let room = chevron.x - inner.left() - 10.0;
    text(ui, pos2(inner.left(), below), room, &held.note, fonts::small(), tokens.text_weak);
}

fn folded_box(ui: &Ui, rect: Rect, held: &LookFirstBox, (names, page): (Names, &PageContext<'_>)) {
    let tokens = page.tokens;
    let middle = rect.top() + f32::midpoint(FOLDED, STRIP);
    let free = signs(ui, (rect.right() - MARGIN, middle), held, names.marks(held), page);
    let font = fonts::semibold_at(size::CARD_TITLE);
    let at = pos2(rect.left() + MARGIN, middle);
    let count = ui.painter().text(at, egui::Align2::LEFT_CENTER, &held.held, font, tokens.text);
    let (left, right, lines) = match names {
        Names::Beside => (count.right() + APART, free - APART, BESIDE_LINES),
        Names::Below(lines) => (at.x, rect.right() - MARGIN, lines),
        Names::Untold => return,
    };
    let name = balanced(ui, held.short, page, right - left, lines);
    let is_beside = names == Names::Beside;
    let top = if is_beside { middle - name.size().y / 2.0 } else { rect.top() + FOLDED - 3.0 };
    ui.painter().galley(pos2(left, top), name, tokens.text);
}

/// A name in as few lines as it needs, of about the same length.
fn balanced(ui: &Ui, name: &str, page: &PageContext<'_>, width: f32, lines: usize) -> Arc<Galley> {
    let written = |share: f32| {
        let part = (name, fonts::semibold_at(size::SMALL), page.tokens.text);
        widgets::paragraph(ui, &[part], width * share, lines)
    };
    let whole = written(1.0);
    let is_as_short = |name: &Arc<Galley>| !name.elided && name.rows.len() == whole.rows.len();
    [0.6, 0.7, 0.85].map(written).into_iter().find(is_as_short).unwrap_or(whole)
}

/// A text that ends with `…` where it has no room, its middle at a height.
fn text(ui: &Ui, at: egui::Pos2, room: f32, text: &str, font: egui::FontId, colour: Color32) {
    let galley = widgets::elided(ui, text, font, colour, room);
    ui.painter().galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, colour);
}

/// The list of a box below all of them. Escape closes it, and the focus goes back to the box.
fn opened(
    ui: &Ui,
    (held, benchmark, widths): (&LookFirstBox, &str, &dyn Fn() -> Arc<list_widths::Widths>),
    (response, was_open): (&Response, bool),
    all: Rect,
    page: &PageContext<'_>,
) {
    let screen = ui.ctx().content_rect();
    let width = all.width().min(list::WIDEST);
    let height = (screen.bottom() - all.bottom() - 64.0).max(220.0);
    let popup = Popup::from_toggle_button_response(response)
        .anchor(all)
        .align(RectAlign::BOTTOM_START)
        .gap(6.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(held.title);
    // Its first pass only measures it, and has no focus to give.
    let passes = Id::unique("passes of the open list");
    let pass = if was_open { ui.data(|data| data.get_temp::<u8>(passes)).unwrap_or(u8::MAX) } else { 0 };
    let asked = popup.show(|ui| {
        ui.data_mut(|data| data.insert_temp(passes, pass.saturating_add(1)));
        ui.set_width(width - ui.spacing().menu_margin.sum().x);
        list::show(ui, (held, benchmark), (page, height, pass < PASSES_TO_FOCUS), &widths())
    });
    let mut closed = was_open && ui.input(|input| input.key_pressed(Key::Escape));
    match asked.and_then(|asked| asked.inner) {
        None => {}
        Some(list::Asked::Close) => {
            Popup::close_all(ui.ctx());
            closed = true;
        }
        Some(list::Asked::Filter) => {
            Popup::close_all(ui.ctx());
            let table = TableView { of_box: Some(held.of), ..page.view.table.unfiltered() };
            page.adjust(View { table, ..page.view.clone() });
        }
        Some(list::Asked::Open(at)) => {
            Popup::close_all(ui.ctx());
            let item = &held.items[at];
            // The list is gone when the reader comes back.
            response.request_focus();
            page.go(View { place: Some(item.area), ..page.view.at_indicator(item.indicator) });
        }
    }
    // Escape takes the focus from whatever has it, in the pass that hears of it.
    let wanted = Id::unique("box that was closed");
    if closed {
        ui.data_mut(|data| data.insert_temp(wanted, response.id));
        ui.ctx().request_repaint();
    } else if ui.data(|data| data.get_temp(wanted)) == Some(response.id) {
        ui.data_mut(|data| data.remove::<Id>(wanted));
        response.request_focus();
    }
}

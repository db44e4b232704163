//! Draws the own footprints: one row each, which lights its parts in all other cards.

use super::footprint_card::{FootprintCard, FootprintRow};
use super::linked::Linked;
use crate::charts::{self, Mark};
use crate::pages::{Action, Command, PageContext};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, reading};
use egui::{Align2, Color32, FontId, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const ROW: f32 = 26.0;
const HEAD: f32 = 20.0;
/// A mark before a name.
const MARK: f32 = 18.0;
/// Between two columns.
const GAP: f32 = 16.0;
/// A name takes this share of the width at most, so that what stands beside it keeps near.
const NAME: f32 = 0.3;
/// Below this width the row says no more than name, value and limits.
const NARROW: f32 = 620.0;

/// The right or left ends of the columns, as far as there is room for them.
struct Columns {
    name: f32,
    made_of: Option<f32>,
    residents: Option<f32>,
    value: f32,
    limits: f32,
    verdict: Option<f32>,
}

/// The card, whose rows never grow.
pub(super) fn show(ui: &mut Ui, card: &FootprintCard, page: &PageContext<'_>, linked: &mut Linked) -> f32 {
    let tokens = page.tokens;
    widgets::card_title(ui, tokens, &card.title);
    widgets::caption(ui, tokens, &card.under);
    ui.add_space(space::HALF);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    let columns = columns(ui, card, rect.width());
    write(ui, rect, (&card.heads, 0.0), &columns, (fonts::strong(), tokens.text_weak));
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.outline));
    reading::part(ui, Role::List, "Own footprints", |ui| {
        let id_of = |row: &FootprintRow| ui.scope_id().with(("footprint", row.area));
        let ids: Vec<Id> = card.rows.iter().map(id_of).collect();
        let group = Group::of(ui, "footprints", ids.clone());
        for (row, id) in card.rows.iter().zip(ids) {
            line(ui, row, (id, group.sense_of(id)), &columns, (page, linked));
        }
    });
    ui.add_space(space::HALF);
    if widgets::quiet_button(ui, tokens, "Add a footprint…", Action::AddFootprint.label()).clicked() {
        page.commands.send(Command::Do(Action::AddFootprint));
    }
    0.0
}

fn line(
    ui: &mut Ui,
    row: &FootprintRow,
    (id, sense): (Id, Sense),
    columns: &Columns,
    (page, linked): (&PageContext<'_>, &mut Linked),
) {
    let tokens = page.tokens;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.told));
    let shown = linked.shown();
    let is_chosen = shown.chosen == Some(row.area);
    let is_looked_at = shown.previewed == Some(row.area);
    if is_chosen || is_looked_at {
        let fill = if is_chosen { tokens.selected } else { tokens.hovered };
        ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 4.0, fill);
    }
    if row.mark != Mark::None {
        charts::mark(ui.painter(), pos2(rect.left() + 6.0, rect.center().y), 11.0, row.mark, tokens);
    }
    let font = if is_chosen { fonts::semibold_at(size::SMALL) } else { fonts::small() };
    match &row.without {
        None => write(ui, rect, (&row.cells, MARK), columns, (font, tokens.text)),
        Some(why) => {
            let name = widgets::elided(ui, &row.cells[0], font, tokens.text, columns.name - MARK);
            let at = |x: f32, height: f32| pos2(x, rect.center().y - height / 2.0);
            let start = rect.left() + columns.name + GAP;
            let why = widgets::elided(ui, why, fonts::small(), tokens.text_weak, rect.right() - start);
            ui.painter().galley(at(rect.left() + MARK, name.size().y), name, tokens.text);
            ui.painter().galley(at(start, why.size().y), why, tokens.text_weak);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.grid));
    let looked_at = response.hovered() || response.has_focus();
    linked.take_in(looked_at.then_some(row.area), response.clicked().then_some(row.area));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).hint(&row.told);
}

/// Where the columns end, from the left end of a row.
fn columns(ui: &Ui, card: &FootprintCard, width: f32) -> Columns {
    let wide = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), fonts::strong(), Color32::PLACEHOLDER).size().x
    };
    let widest = |column: usize| {
        let cells = card.rows.iter().map(|row| wide(&row.cells[column]));
        cells.fold(wide(&card.heads[column]), f32::max)
    };
    let name = (widest(0) + MARK).min(width * NAME).max(120.0);
    let [made_of, residents, value, limits, verdict] = [1, 2, 3, 4, 5].map(widest);
    let all = name + made_of + residents + value + limits + verdict + 5.0 * GAP;
    if width < NARROW || all > width {
        return Columns {
            name: (width - value - limits - 2.0 * GAP).min(name),
            made_of: None,
            residents: None,
            value: width - limits - GAP,
            limits: width,
            verdict: None,
        };
    }
    let residents = name + GAP + made_of + GAP + residents;
    let value = residents + GAP + value;
    let limits = value + GAP + limits;
    Columns {
        name,
        made_of: Some(name + GAP),
        residents: Some(residents),
        value,
        limits,
        verdict: Some(limits + GAP),
    }
}

fn write(
    ui: &Ui,
    rect: Rect,
    (cells, indent): (&[String; 6], f32),
    columns: &Columns,
    (font, colour): (FontId, Color32),
) {
    let left = rect.left();
    let name = widgets::elided(ui, &cells[0], font.clone(), colour, columns.name - indent);
    let at = pos2(left + indent, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, colour);
    let ends = [
        (columns.made_of, Align2::LEFT_CENTER, 1),
        (columns.residents, Align2::RIGHT_CENTER, 2),
        (Some(columns.value), Align2::RIGHT_CENTER, 3),
        (Some(columns.limits), Align2::RIGHT_CENTER, 4),
        (columns.verdict, Align2::LEFT_CENTER, 5),
    ];
    for (x, align, column) in ends {
        if let Some(x) = x {
            let at = pos2(left + x, rect.center().y);
            ui.painter().text(at, align, &cells[column], font.clone(), colour);
        }
    }
}

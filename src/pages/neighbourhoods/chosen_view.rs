//! Draws the chosen neighbourhood: its trend, and its other figures beside it.

use super::cards_view::chart_height;
use super::chosen_card::{ChosenCard, OtherRow};
use super::content::NeighbourhoodsPage;
use super::linked::{let_go, open};
use crate::charts;
use crate::pages::{Command, PageContext, Sheet, Spot, View, common};
use crate::widgets::group::Group;
use crate::widgets::tokens::space;
use crate::widgets::{self, Hint, focus, fonts, reading};
use egui::{Align2, Id, Rect, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

const ROW: f32 = 24.0;
const MARK: f32 = 26.0;
/// So many rows are shown before the rest is asked for.
const ROWS_SHOWN: usize = 6;
/// From so wide a card its figures stand beside its trend.
const BESIDE_FROM: f32 = 560.0;
/// What the trend takes of the width then.
const TREND: f32 = 0.54;

/// Quiet buttons with these labels at the right end of a row, drawn from the left, so that what is read first is first in the order
/// of Tab too.
fn at_right(ui: &mut Ui, labels: &[&str], add: impl FnOnce(&mut Ui)) {
    let padding = 2.0 * ui.spacing().button_padding.x;
    let wide = |label: &&str| {
        let galley =
            ui.painter().layout_no_wrap((*label).to_owned(), fonts::small(), egui::Color32::PLACEHOLDER);
        galley.size().x + padding
    };
    let gaps = ui.spacing().item_spacing.x * labels.len() as f32;
    let width = labels.iter().map(wide).sum::<f32>() + gaps;
    ui.add_space((ui.available_width() - width).max(0.0));
    add(ui);
}

/// The card; by how much its trend has grown.
pub(super) fn show(
    ui: &mut Ui,
    (content, card): (&NeighbourhoodsPage, Option<&ChosenCard>),
    page: &PageContext<'_>,
    stretch: f32,
) -> f32 {
    let Some(card) = card else {
        widgets::caption(ui, page.tokens, "No neighbourhood has a figure.");
        return 0.0;
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        widgets::eyebrow_at(ui, page.tokens, 2, &card.heading);
        widgets::caption(ui, page.tokens, &card.brief);
        if card.is_chosen {
            let labels: &[&str] = if card.is_footprint { &["Edit…", "Clear"] } else { &["Clear"] };
            at_right(ui, labels, |ui| {
                let name = format!("Edit the footprint: {}", card.heading.trim_start_matches("Chosen: "));
                if card.is_footprint && widgets::quiet_button(ui, page.tokens, "Edit…", &name).clicked() {
                    page.commands.send(Command::OpenSheet(Sheet::Footprint(card.area)));
                }
                let name = format!("Clear what is chosen: {}", card.heading.trim_start_matches("Chosen: "));
                let clear = widgets::quiet_button(ui, page.tokens, "Clear", &name);
                if page.leads_to(&Spot::Neighbourhood(card.area)) {
                    focus::lead_to(ui.ctx(), clear.id);
                }
                if clear.clicked() {
                    let_go(page);
                }
            });
        }
    });
    widgets::body(ui, page.tokens, &card.figure);
    let whole = ui.available_width();
    if whole < BESIDE_FROM {
        let grown = trend(ui, (content, card), page, stretch);
        ui.add_space(space::ONE);
        figures(ui, card, page);
        return grown;
    }
    let origin = ui.cursor().min;
    let left = (whole - space::THREE) * TREND;
    let mut grown = 0.0;
    let part = |ui: &mut Ui, x: f32, width: f32, add: &mut dyn FnMut(&mut Ui)| {
        let room = Rect::from_min_size(pos2(origin.x + x, origin.y), Vec2::new(width, f32::INFINITY));
        let builder = UiBuilder::new().max_rect(room).id_salt(("part of the chosen", x > 0.0));
        let used = ui.scope_builder(builder, |ui| {
            ui.set_width(width);
            add(ui);
            ui.min_rect().bottom()
        });
        used.inner
    };
    let trend = part(ui, 0.0, left, &mut |ui| grown = trend(ui, (content, card), page, stretch));
    let beside =
        part(ui, left + space::THREE, whole - left - space::THREE, &mut |ui| figures(ui, card, page));
    let bottom = trend.max(beside);
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(origin.x + whole, bottom)));
    // What stands beside the trend may be higher than it, and then the card does not grow as much.
    bottom - beside.max(trend - grown)
}

fn trend(
    ui: &mut Ui,
    (content, card): (&NeighbourhoodsPage, &ChosenCard),
    page: &PageContext<'_>,
    stretch: f32,
) -> f32 {
    match &card.trend {
        Ok((indicator, title, chart)) => {
            let pressed = widgets::card_title_that_opens(ui, page.tokens, 3, title);
            widgets::caption(ui, page.tokens, &chart.subtitle);
            let size = Vec2::new(ui.available_width(), chart_height(ui, 0.17, 140.0, 300.0) + stretch);
            let clicked = common::small_trend(ui, ("trend of", card.area), chart, page, size);
            if pressed || clicked {
                open(page, content, card.area, Some(*indicator));
            }
            stretch
        }
        Err(why) => {
            widgets::body(ui, page.tokens, why);
            0.0
        }
    }
}

fn open_id() -> Id {
    Id::unique("all figures of a neighbourhood")
}

/// Its other figures beside what they are compared with.
fn figures(ui: &mut Ui, card: &ChosenCard, page: &PageContext<'_>) {
    if card.rows.is_empty() {
        widgets::caption(ui, page.tokens, "No other figure of it is in the file.");
        return;
    }
    let tokens = page.tokens;
    let all = ui.data(|data| data.get_temp::<bool>(open_id())).unwrap_or(false);
    let rows = if all { &card.rows[..] } else { &card.rows[..card.rows.len().min(ROWS_SHOWN)] };
    let wide = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), fonts::strong(), egui::Color32::PLACEHOLDER).size().x
    };
    let widest = |of: &dyn Fn(&OtherRow) -> &str, head: &str| {
        rows.iter().map(|row| wide(of(row))).fold(wide(head), f32::max) + 12.0
    };
    let widths = [widest(&|row| &row.here, "Here"), widest(&|row| &row.beside, &card.head)];
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 20.0), Sense::hover());
    reading::heading(&response, 3, "Its other figures");
    write(ui, rect, ["Its other figures", "Here", &card.head], (widths, true), page);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.outline));
    reading::part(ui, Role::List, "Its other figures", |ui| {
        let ids: Vec<Id> = rows.iter().map(|row| ui.scope_id().with(("other", row.indicator))).collect();
        let group = Group::of(ui, "other figures", ids.clone());
        for (row, id) in rows.iter().zip(ids) {
            figure(ui, row, (id, group.sense_of(id)), widths, page);
        }
    });
    ui.add_space(space::HALF);
    if card.rows.len() > ROWS_SHOWN {
        let text = if all { "Fewer".to_owned() } else { format!("All {} figures", card.rows.len()) };
        let name = format!("Its other figures: {}", if all { "show fewer" } else { "show all" });
        if widgets::quiet_button(ui, tokens, &text, &name).clicked() {
            ui.data_mut(|data| data.insert_temp(open_id(), !all));
        }
    }
    widgets::caption(ui, tokens, &card.note);
}

fn figure(ui: &mut Ui, row: &OtherRow, (id, sense): (Id, Sense), widths: [f32; 2], page: &PageContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.told));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 4.0, page.tokens.hovered);
    }
    write(ui, rect, [&row.name, &row.here, &row.beside], (widths, false), page);
    charts::mark(ui.painter(), pos2(rect.right() - 8.0, rect.center().y), 11.0, row.mark, page.tokens);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, page.tokens.grid));
    if response.clicked() {
        page.go(View { indicator: Some(row.indicator), ..page.view.clone() });
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).hint(&row.told);
}

/// Name, here and beside, before the room of the mark.
fn write(ui: &Ui, rect: Rect, cells: [&str; 3], (widths, is_head): ([f32; 2], bool), page: &PageContext<'_>) {
    let (tokens, right) = (page.tokens, rect.right() - MARK);
    let colours = if is_head { [tokens.text_weak; 3] } else { [tokens.text, tokens.text, tokens.text_weak] };
    let font = |column: usize| if is_head || column == 1 { fonts::strong() } else { fonts::small() };
    let room = rect.width() - MARK - widths[0] - widths[1];
    let name = widgets::elided(ui, cells[0], font(0), colours[0], room);
    let at = pos2(rect.left(), rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, colours[0]);
    for (column, x) in [(1, right - widths[1]), (2, right)] {
        let at = pos2(x, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, cells[column], font(column), colours[column]);
    }
}

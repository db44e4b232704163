//! Draws what the cards of a place have in common: their heads, and rows that can be pressed.

use super::{FromToRow, FromToTable};
use crate::charts::{Arrow, Mark};
use crate::pages::{PageContext, common};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, Pressable, fonts, paragraph, reading};
use egui::{Align2, Color32, FontId, Id, Pos2, Response, Sense, Stroke, Ui, Vec2, pos2};

/// The room of a mark and of an arrow.
pub(super) const MARK: f32 = 27.0;
pub(super) const ARROW: f32 = 18.0;
/// So far the head of the last column of figures may reach over the signs, which have none.
const OVER_SIGNS: f32 = MARK + ARROW - 4.0;
const ROW_HEIGHT: f32 = 25.0;
/// Above and below the words of a row.
const ROW_PADDING: f32 = 6.0;
/// The line over a card's title.
const HEAD: f32 = 18.0;
/// A name with its periods has no more lines than these.
const NAME_LINES: usize = 4;
/// What figures are compared with has so much room for its name.
const MOST_FOR_HEAD: f32 = 104.0;
/// A name has at least so much room before what stands beside it gives way.
const LEAST_NAME: f32 = 104.0;

/// The name over a card, and at its right the button of what it can be opened to.
pub(super) fn card_head(
    ui: &mut Ui,
    page: &PageContext<'_>,
    name: &str,
    more: Option<(&str, &str)>,
) -> Option<Response> {
    let mut button = None;
    ui.scope(|ui| {
        // No higher than its text, whatever buttons are elsewhere.
        ui.spacing_mut().interact_size.y = HEAD;
        ui.spacing_mut().button_padding.y = 0.0;
        ui.horizontal(|ui| {
            widgets::eyebrow_at(ui, page.tokens, 2, name);
            if let Some((text, told)) = more {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    button = Some(widgets::quiet_button(ui, page.tokens, text, told));
                });
            }
        });
    });
    button
}

/// A card's title that opens what it names; whether it was pressed.
pub(super) fn titled(ui: &mut Ui, page: &PageContext<'_>, text: &str) -> bool {
    widgets::card_title_that_opens(ui, page.tokens, 3, text)
}

/// The mark and the arrow at the right end of a row.
pub(super) fn signs(ui: &Ui, right: Pos2, mark: Mark, arrow: Arrow, page: &PageContext<'_>) {
    let at = |from_right: f32| pos2(right.x - from_right, right.y);
    let [mark_at, arrow_at] = [at(ARROW + MARK / 2.0 - 2.0), at(ARROW / 2.0)];
    common::signs(ui.painter(), (mark_at, mark), (arrow_at, arrow), page.tokens);
}

/// A table from an earlier period to the latest, here and where it is compared.
pub(super) fn from_to(ui: &mut Ui, table: &FromToTable, page: &PageContext<'_>) {
    reading::part(ui, egui::Role::List, &table.periods, |ui| from_to_rows(ui, table, page));
    if let Some(why) = &table.without {
        widgets::caption(ui, page.tokens, why);
    }
}

fn from_to_rows(ui: &mut Ui, table: &FromToTable, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let whole = ui.available_width();
    let text = |text: &str, font: FontId, colour: Color32| {
        ui.painter().layout_no_wrap(text.to_owned(), font, colour).size().x
    };
    // The widest of each column, of the earlier figures and of the latest.
    let widest = |at: usize, latest: bool| {
        let texts = table.rows.iter().filter_map(|row| {
            let (from, to) = &row.values[at];
            if latest {
                Some(text(to, fonts::strong(), tokens.text))
            } else {
                from.as_ref().map(|from| text(&format!("{from} to "), fonts::small(), tokens.text_weak))
            }
        });
        texts.fold(0.0, f32::max)
    };
    let latest = [0, 1].map(|at| {
        widest(at, true).max(if at == 1 {
            // It may reach over the room of the signs.
            text(&table.heads[1], fonts::strong(), tokens.text_weak).min(MOST_FOR_HEAD) - OVER_SIGNS
        } else {
            0.0
        })
    });
    let from = [0, 1].map(|at| widest(at, false));
    let signs_width = MARK + ARROW;
    let gap = space::ONE + space::HALF;
    let all = latest[0] + latest[1] + from[0] + from[1] + 2.0 * gap + signs_width;
    let with_theirs = whole - all >= LEAST_NAME;
    let there = latest[1] + if with_theirs { from[1] } else { 0.0 };
    let here = latest[0] + from[0];
    let name_width = whole - signs_width - there - here - 2.0 * gap;
    let (head, _) = ui.allocate_exact_size(Vec2::new(whole, 20.0), Sense::hover());
    let rights = [head.right() - signs_width - there - gap, head.right() - signs_width];
    let painter = ui.painter();
    painter.text(head.left_center(), Align2::LEFT_CENTER, &table.periods, fonts::strong(), tokens.text_weak);
    for (at, width) in [(0, here), (1, there + OVER_SIGNS)] {
        let name = widgets::elided_amid(
            ui,
            &table.heads[at],
            &fonts::strong(),
            tokens.text_weak,
            width.max(48.0) + 1.0,
        );
        // What is longer than its figures reaches over the room of the signs.
        let over = if at == 1 { (name.size().x - there).clamp(0.0, OVER_SIGNS) } else { 0.0 };
        let at = pos2(rights[at] + over - name.size().x, head.center().y - name.size().y / 2.0);
        ui.painter().galley(at, name, tokens.text_weak);
    }
    let line = Stroke::new(1.0, tokens.grid);
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, tokens.outline));
    let id_of = |at: usize, row: &FromToRow| ui.scope_id().with(("from to", row.row.indicator, at));
    let ids: Vec<Id> = table.rows.iter().enumerate().map(|(at, row)| id_of(at, row)).collect();
    let group = Group::of(ui, "from to", ids.clone());
    for (at, row) in table.rows.iter().enumerate() {
        let small = row.periods.as_ref().map(|periods| format!(" {periods}"));
        let mut parts = vec![(row.row.name.as_str(), fonts::small(), tokens.text)];
        parts.extend(small.as_deref().map(|periods| (periods, fonts::small(), tokens.text_weak)));
        let name = paragraph(ui, &parts, name_width, NAME_LINES);
        let height = (name.size().y + ROW_PADDING).max(ROW_HEIGHT);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height), Sense::hover());
        let place = (rect, ids[at], group.sense_of(ids[at]));
        let response = widgets::pressable(ui, place, Pressable::of(&row.row.described), page.tokens);
        if ui.is_rect_visible(rect) {
            let middle = rect.center().y;
            ui.painter().galley(pos2(rect.left(), middle - name.size().y / 2.0), name, tokens.text);
            for (at, right) in rights.into_iter().enumerate() {
                let (from, to) = &row.values[at];
                let font = if at == 0 { fonts::strong() } else { fonts::small() };
                let put = |x: f32, text: &str, font: FontId, colour: Color32| {
                    ui.painter().text(pos2(x, middle), Align2::RIGHT_CENTER, text, font, colour)
                };
                let shown = put(right, to, font, tokens.text);
                if let Some(from) = from.as_ref().filter(|_| at == 0 || with_theirs) {
                    put(shown.left() - 4.0, &format!("{from} to"), fonts::small(), tokens.text_weak);
                }
            }
            signs(ui, pos2(rect.right(), middle), row.row.mark, row.row.arrow, page);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        if response.clicked() {
            page.go(page.view.at_trend(row.row.indicator));
        }
        response.hint(&row.row.described);
    }
    ui.add_space(space::HALF);
}

/// Text of a row in its usual size.
pub(super) fn dense() -> FontId {
    FontId::proportional(size::DENSE)
}

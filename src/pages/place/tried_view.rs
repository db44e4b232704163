//! Draws the table of what was tried.

use super::rows_view::{card_head, titled};
use super::{TriedRow, TriedTable};
use crate::charts;
use crate::pages::PageContext;
use crate::pages::{Page, PlacePage, StartsView, View, legend};
use crate::widgets::group::Group;
use crate::widgets::tokens::space;
use crate::widgets::{self, Hint, Pressable, fonts, paragraph, reading};
use crate::words::REGRESSION_TO_THE_MEAN;
use egui::{Id, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2};

/// So many rows are shown before the rest is asked for.
const ROWS_SHOWN: usize = 6;
/// From so wide a card every row is one line with six cells.
const WIDE_FROM: f32 = 760.0;
const GAP: f32 = 12.0;
/// Shares of the width of what stands in the columns.
const SHARES: [f32; 6] = [0.25, 0.255, 0.06, 0.15, 0.145, 0.14];
/// No cell has more lines than these.
const MOST_LINES: usize = 4;
/// The room of a sign before the reading.
const SIGN: f32 = 18.0;

fn open_id() -> Id {
    Id::unique("all that was tried in a place")
}

/// The card of what was tried.
pub(super) fn show(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    let table = &content.tried;
    let open = ui.data(|data| data.get_temp::<bool>(open_id())).unwrap_or(false);
    let rows: usize = table.groups.iter().map(|group| group.rows.len()).sum();
    let text = if open { "Fewer".to_owned() } else { format!("All {}", table.count) };
    let more = rows > ROWS_SHOWN || !table.rest.is_empty();
    let more = more.then_some((text.as_str(), "What was tried here: show all or fewer"));
    if card_head(ui, page, "Interventions", more).is_some_and(|button| button.clicked()) {
        ui.data_mut(|data| data.insert_temp(open_id(), !open));
    }
    if titled(ui, page, &table.title) {
        // The same starts among those of all places.
        let starts = StartsView { strand: None, place: Some(content.place), adopter: None };
        page.go(View { starts, ..page.view.at_page(Page::Interventions) });
    }
    ui.add_space(space::HALF);
    let is_wide = ui.available_width() >= WIDE_FROM;
    if is_wide && rows > 0 {
        head(ui, &content.others.heads[0], page);
    }
    let most = if open { usize::MAX } else { ROWS_SHOWN };
    if rows > 0 {
        let list = |ui: &mut Ui| groups(ui, table, (is_wide, most), page);
        reading::part(ui, egui::Role::List, "What was tried", list);
        legend::of_tried(ui, page);
    }
    if open || rows == 0 {
        untold(ui, table, page);
    }
    asking(ui, table, page);
}

/// The rows, at most so many of them, by why they are not tested.
fn groups(ui: &mut Ui, table: &TriedTable, (is_wide, most): (bool, usize), page: &PageContext<'_>) {
    let (mut stop, mut left) = (Group::new(ui, "what was tried", None), most);
    for group in &table.groups {
        if left == 0 {
            break;
        }
        if let Some(why) = &group.untested {
            ui.add_space(space::HALF);
            widgets::caption(ui, page.tokens, why);
        }
        for row in group.rows.iter().take(left) {
            if is_wide { wide(ui, row, &mut stop, page) } else { narrow(ui, row, &mut stop, page) }
        }
        left = left.saturating_sub(group.rows.len());
    }
    stop.end(ui);
}

/// Those of which nothing can be told: why, once, and which they are.
fn untold(ui: &mut Ui, table: &TriedTable, page: &PageContext<'_>) {
    for (why, titles) in &table.rest {
        ui.add_space(space::HALF);
        widgets::eyebrow(ui, page.tokens, why);
        widgets::caption(ui, page.tokens, &titles.join("; "));
    }
}

fn asking(ui: &mut Ui, table: &TriedTable, page: &PageContext<'_>) {
    if table.asking.is_empty() {
        return;
    }
    widgets::rule(ui, page.tokens);
    widgets::eyebrow(ui, page.tokens, "Worth asking about");
    for asking in &table.asking {
        widgets::caption(ui, page.tokens, asking);
    }
    widgets::caption(ui, page.tokens, REGRESSION_TO_THE_MEAN);
}

/// From left to right: the room of each column.
fn columns(rect: Rect) -> [Rect; 6] {
    let mut left = rect.left();
    let room = rect.width() - GAP * 5.0;
    SHARES.map(|share| {
        let width = room * share;
        let column = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
        left += width + GAP;
        column
    })
}

fn head(ui: &mut Ui, place: &str, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 22.0), Sense::hover());
    let names = [
        "Programme and start",
        "Measure, before to after",
        place,
        "Elsewhere, same years",
        "Difference, 95%",
        "Reading",
    ];
    for (at, (name, column)) in names.into_iter().zip(columns(rect)).enumerate() {
        let fits = |text| widgets::elided(ui, text, fonts::strong(), tokens.text_weak, column.width());
        let whole = fits(name);
        // The place is the one of the page: half of its name would say less than that.
        let name = if at == 2 && whole.elided { fits("Here") } else { whole };
        let x = if at == 2 { column.right() - name.size().x } else { column.left() };
        ui.painter().galley(pos2(x, rect.center().y - name.size().y / 2.0), name, tokens.text_weak);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.outline));
}

/// Six cells beside each other; what does not fit in its column goes on in a second line.
fn wide(ui: &mut Ui, row: &TriedRow, stop: &mut Group, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let whole = ui.available_width();
    let room = columns(Rect::from_min_size(Pos2::ZERO, Vec2::new(whole, 0.0)));
    let cells = &row.cells;
    let texts = [&row.programme, &cells.measure, &cells.here, &cells.elsewhere, &cells.difference];
    let texts: [&str; 6] =
        std::array::from_fn(|at| texts.get(at).map_or(cells.reading, |text| text.as_str()));
    let shown: [_; 6] = std::array::from_fn(|at| {
        let font = if at == 0 || at == 2 { fonts::strong() } else { fonts::small() };
        let indent = if at == 5 { SIGN } else { 0.0 };
        paragraph(ui, &[(texts[at], font, tokens.text)], room[at].width() - indent, MOST_LINES)
    });
    let height = shown.iter().map(|cell| cell.size().y).fold(0.0, f32::max) + 10.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height), Sense::hover());
    let place = (rect, row_id(ui, row), stop.sense());
    let response = widgets::pressable(ui, place, Pressable::of(&row.described), page.tokens);
    stop.add(&response);
    if ui.is_rect_visible(rect) {
        let top = rect.top() + 5.0;
        for (at, (cell, column)) in shown.into_iter().zip(columns(rect)).enumerate() {
            let x = match at {
                2 => column.right() - cell.size().x,
                5 => column.left() + SIGN,
                _ => column.left(),
            };
            ui.painter().galley(pos2(x, top), cell, tokens.text);
            if at == 5 {
                let centre = pos2(column.left() + 6.0, top + 8.0);
                charts::sign(ui.painter(), centre, 11.0, row.sign, tokens);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.grid));
    }
    opens(&response, row, page);
    response.hint(&row.described);
}

/// The same under each other, where there is no room for a line.
fn narrow(ui: &mut Ui, row: &TriedRow, stop: &mut Group, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let whole = ui.available_width();
    let (small, strong, weak) = (fonts::small(), fonts::strong(), tokens.text_weak);
    let cells = &row.cells;
    let programme =
        paragraph(ui, &[(row.programme.as_str(), strong.clone(), tokens.text)], whole, MOST_LINES);
    let head = if row.programme.is_empty() { 0.0 } else { programme.size().y + 2.0 };
    let measure = [
        (cells.measure.as_str(), small.clone(), tokens.text),
        (": ", small.clone(), weak),
        (cells.here.as_str(), strong, tokens.text),
        (" here, ", small.clone(), weak),
        (cells.elsewhere.as_str(), small.clone(), weak),
    ];
    let measure = paragraph(ui, &measure, whole, MOST_LINES);
    let reading = [
        (cells.reading, small.clone(), tokens.text),
        (" ", small.clone(), weak),
        (cells.difference.as_str(), small, weak),
    ];
    let reading = paragraph(ui, &reading, whole - SIGN, MOST_LINES);
    let height = 4.0 + head + measure.size().y + 2.0 + reading.size().y + 5.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height), Sense::hover());
    let place = (rect, row_id(ui, row), stop.sense());
    let response = widgets::pressable(ui, place, Pressable::of(&row.described), page.tokens);
    stop.add(&response);
    if ui.is_rect_visible(rect) {
        let first = rect.top() + 4.0 + head;
        let second = first + measure.size().y + 2.0;
        let middle = second + reading.size().y.min(16.0) / 2.0;
        ui.painter().galley(pos2(rect.left(), rect.top() + 4.0), programme, tokens.text);
        ui.painter().galley(pos2(rect.left(), first), measure, tokens.text);
        ui.painter().galley(pos2(rect.left() + SIGN, second), reading, tokens.text);
        charts::sign(ui.painter(), Pos2::new(rect.left() + 6.0, middle), 11.0, row.sign, tokens);
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.grid));
    }
    opens(&response, row, page);
    response.hint(&row.described);
}

fn row_id(ui: &Ui, row: &TriedRow) -> Id {
    ui.scope_id().with(("tried", row.indicator, &row.described))
}

fn opens(response: &egui::Response, row: &TriedRow, page: &PageContext<'_>) {
    if response.clicked() {
        page.go(page.view.at_trend(row.indicator));
    }
}

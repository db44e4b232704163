//! The table: indicators down, areas across, the heads fixed.

use crate::charts;
use crate::charts::Mark;
use crate::pages::PageContext;
use crate::pages::{Cell, Column, Direction, IndicatorRow, ScorecardPage, TableRow};
use crate::pages::{Command, View};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts};
use egui::{Align2, Color32, FontId, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const NAME_WIDTH: f32 = 220.0;
const SPARK_WIDTH: f32 = 62.0;
const CELL_MIN_WIDTH: f32 = 67.0;
const SCROLL_BAR: f32 = 12.0;
const ROW_HEIGHT: f32 = 43.0;
const ROW_HEIGHT_WITH_LINES: f32 = 62.0;
const HEAD_HEIGHT: f32 = 42.0;

/// Where the columns lie.
struct Columns {
    name_width: f32,
    /// 0 where there is no room for the nation's line.
    spark_width: f32,
    cell_width: f32,
    count: usize,
}

impl Columns {
    /// Names and the nation's line give way before a column is pushed out of sight.
    fn fit(width: f32, count: usize) -> Self {
        let cell = |left: f32| (width - left) / count.max(1) as f32;
        let wide = (NAME_WIDTH, SPARK_WIDTH);
        let narrow = (NAME_WIDTH - 36.0, 0.0);
        let (name_width, spark_width) = if cell(wide.0 + wide.1) >= CELL_MIN_WIDTH { wide } else { narrow };
        let cell_width = cell(name_width + spark_width).max(CELL_MIN_WIDTH);
        Self { name_width, spark_width, cell_width, count }
    }

    fn width(&self) -> f32 {
        self.name_width + self.spark_width + self.cell_width * self.count as f32
    }

    fn cell(&self, at: usize, row: Rect) -> Rect {
        let left = row.left() + self.name_width + self.spark_width + at as f32 * self.cell_width;
        Rect::from_min_max(pos2(left, row.top()), pos2(left + self.cell_width, row.bottom()))
    }
}

/// Draws the table in all the room there is.
pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    ui.set_min_size(ui.available_size());
    // A little less than there is, so that rounding never brings a scroll bar.
    let columns = Columns::fit(ui.available_width() - SCROLL_BAR - 1.0, content.columns.len());
    let width = columns.width();
    ScrollArea::horizontal().id_salt("table across").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, content, page, &columns, width);
        if content.rows.is_empty() {
            ui.add_space(space::TWO);
            widgets::body(ui, page.tokens, "No indicator has these words. Clear the search to see all.");
            return;
        }
        let row_height = if page.view.sparklines { ROW_HEIGHT_WITH_LINES } else { ROW_HEIGHT };
        ScrollArea::vertical().id_salt("table down").auto_shrink([false, false]).show_rows(
            ui,
            row_height,
            content.rows.len(),
            |ui, range| {
                for row in &content.rows[range] {
                    let size = Vec2::new(width, row_height);
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    match row {
                        TableRow::Group(name) => group_row(ui, rect, name, page),
                        TableRow::Indicator(row) => indicator_row(ui, rect, row, content, page, &columns),
                    }
                }
            },
        );
    });
}

fn head(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>, columns: &Columns, width: f32) {
    let tokens = page.tokens;
    let (row, _) = ui.allocate_exact_size(Vec2::new(width, HEAD_HEIGHT), Sense::hover());
    let font = fonts::small();
    let at = pos2(row.left() + 8.0, row.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, "Indicator", font.clone(), tokens.text_weak);
    for (at, column) in content.columns.iter().enumerate() {
        column_head(ui, columns.cell(at, row), column, page, &font);
    }
    ui.painter().hline(row.x_range(), row.bottom(), Stroke::new(1.0, tokens.line));
}

fn column_head(ui: &mut Ui, cell: Rect, column: &Column, page: &PageContext<'_>, font: &FontId) {
    let tokens = page.tokens;
    let galley = wrapped_head(ui, &column.name, font.clone(), tokens.text_weak, cell.width() + 4.0);
    let at = pos2(cell.center().x, cell.center().y - galley.size().y / 2.0);
    if column.is_place {
        let response = ui.interact(cell, ui.scope_id().with(("head", column.area)), Sense::click());
        response
            .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Open {}", column.name)));
        if response.hovered() {
            ui.painter().rect_filled(cell.shrink2(Vec2::new(2.0, 4.0)), 4.0, tokens.hovered);
        }
        if response.has_focus() {
            widgets::focus_ring(ui, cell, tokens);
        }
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&column.name).clicked() {
            page.commands.send(Command::ChoosePlace(column.area));
        }
    }
    ui.painter().galley(at, galley, tokens.text_weak);
}

/// A name of one or two lines, its middle where it is painted.
fn wrapped_head(
    ui: &Ui,
    name: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple(name.to_owned(), font, colour, width);
    job.halign = egui::Align::Center;
    job.wrap.max_rows = 2;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn group_row(ui: &mut Ui, rect: Rect, name: &str, page: &PageContext<'_>) {
    let band = rect;
    ui.painter().rect_filled(band, 0.0, page.tokens.band);
    let at = pos2(rect.left() + 8.0, band.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, name, fonts::semibold_at(size::DENSE), page.tokens.text_weak);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, page.tokens.line));
    let response = ui.interact(band, ui.scope_id().with(("group", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, name));
}

fn indicator_row(
    ui: &mut Ui,
    rect: Rect,
    row: &IndicatorRow,
    content: &ScorecardPage,
    page: &PageContext<'_>,
    columns: &Columns,
) {
    let tokens = page.tokens;
    name_cell(ui, rect, row, page, columns.name_width);
    if let Some(line) = row.spark.as_ref().filter(|_| columns.spark_width > 0.0) {
        let left = rect.left() + columns.name_width;
        let area = Rect::from_center_size(pos2(left + 30.0, rect.center().y), Vec2::new(58.0, 22.0));
        charts::sparkline(ui.painter(), area, line, page.tokens);
    }
    for (at, (column, cell)) in content.columns.iter().zip(&row.cells).enumerate() {
        let area = columns.cell(at, rect);
        let response = ui.interact(area, ui.scope_id().with((row.indicator, column.area)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &cell.described));
        if response.hovered() {
            ui.painter().rect_filled(area.shrink(2.0), 4.0, tokens.hovered);
        }
        if response.has_focus() {
            widgets::focus_ring(ui, area.shrink(2.0), tokens);
        }
        figure(ui, area, cell, column, page);
        if response.on_hover_text(&cell.described).clicked() {
            let place = if column.is_place { Some(column.area) } else { page.view.place };
            page.go(View { place, ..page.view.at_indicator(row.indicator) });
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

fn name_cell(ui: &mut Ui, rect: Rect, row: &IndicatorRow, page: &PageContext<'_>, width: f32) {
    let tokens = page.tokens;
    let area = Rect::from_min_size(rect.min, Vec2::new(width - 8.0, rect.height()));
    let response = ui.interact(area, ui.scope_id().with((row.indicator, "name")), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{}, {}", row.name, row.unit)));
    if response.hovered() {
        ui.painter().rect_filled(area.shrink(2.0), 4.0, tokens.hovered);
    }
    if response.has_focus() {
        widgets::focus_ring(ui, area.shrink(2.0), tokens);
    }
    let name =
        widgets::elided(ui, &row.name, fonts::semibold_at(size::DENSE), tokens.text, area.width() - 12.0);
    let font = fonts::small();
    let unit = widgets::elided(ui, &row.unit, font, tokens.text_weak, area.width() - 12.0);
    let middle = area.center().y;
    ui.painter().galley(pos2(area.left() + 8.0, middle - name.size().y - 1.0), name, tokens.text);
    ui.painter().galley(pos2(area.left() + 8.0, middle + 1.0), unit, tokens.text_weak);
    if response.on_hover_text(format!("{}\n{}", row.name, row.unit)).clicked() {
        page.go(page.view.at_indicator(row.indicator));
    }
}

fn figure(ui: &Ui, area: Rect, cell: &Cell, column: &Column, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let painter = ui.painter();
    let with_line = page.view.sparklines && column.is_place;
    let middle = if with_line { area.top() + 18.0 } else { area.center().y };
    let right = area.right() - 8.0;
    let middle = if cell.older.is_some() && !with_line { middle - 8.0 } else { middle };
    let colour = if cell.older.is_some() { tokens.text_weak } else { tokens.text };
    if cell.direction.steps != 0 {
        let Direction { steps, tested } = cell.direction;
        charts::direction_arrow(painter, pos2(right - 5.0, middle), 10.0, steps, tested, page.tokens);
    }
    let text_right = right - 14.0;
    let font = FontId::proportional(size::BODY);
    let text = painter.text(pos2(text_right, middle), Align2::RIGHT_CENTER, &cell.text, font, colour);
    if cell.mark != Mark::None {
        let left = text.left().min(text_right - 30.0);
        charts::mark(painter, pos2(left - 11.0, middle), 11.0, cell.mark, page.tokens);
    }
    if let Some(period) = cell.older.as_ref().filter(|_| !with_line) {
        let small = fonts::small();
        painter.text(pos2(text_right, middle + 17.0), Align2::RIGHT_CENTER, period, small, tokens.text_weak);
    }
    if with_line && let Some(line) = &cell.spark {
        let below =
            Rect::from_min_max(pos2(area.left() + 12.0, middle + 14.0), pos2(right, area.bottom() - 8.0));
        charts::sparkline(painter, below, line, page.tokens);
    }
}

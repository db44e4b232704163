//! The table: indicators down, areas across, the heads fixed.

use crate::charts;
use crate::charts::Mark;
use crate::pages::PageContext;
use crate::pages::{Cell as Figure, Column, Command, Direction, IndicatorRow, ScorecardPage, TableRow, View};
use crate::widgets::table::{Cell, Cells, Table};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{Align2, Color32, FontId, Rect, Stroke, Ui, Vec2, pos2};

const NAME_WIDTH: f32 = 220.0;
const SPARK_WIDTH: f32 = 62.0;
const CELL_MIN_WIDTH: f32 = 67.0;
const SCROLL_BAR: f32 = 12.0;
const ROW_HEIGHT: f32 = 43.0;
const ROW_HEIGHT_WITH_LINES: f32 = 62.0;
const HEAD_HEIGHT: f32 = 42.0;

/// Draws the table in all the room there is.
pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    if content.rows.is_empty() {
        ui.set_min_size(ui.available_size());
        ui.add_space(space::TWO);
        widgets::body(ui, page.tokens, "No indicator has these words. Clear the search to see all.");
        return;
    }
    // A little less than there is, so that rounding never brings a scroll bar.
    let (names, width) = fit(ui.available_width() - SCROLL_BAR - 1.0, content.columns.len());
    let widths: Vec<f32> = [names.width].into_iter().chain(content.columns.iter().map(|_| width)).collect();
    let table = Table {
        salt: "scorecard",
        name: "Indicators and places",
        widths: &widths,
        fixed: 1,
        rows: content.rows.len(),
        head_height: HEAD_HEIGHT,
        row_height: if page.view.sparklines { ROW_HEIGHT_WITH_LINES } else { ROW_HEIGHT },
    };
    table.show(ui, page.tokens, &mut Rows { content, page, spark: names.spark });
}

/// The column of names, and the nation's line at its right end.
struct Names {
    width: f32,
    /// 0 where there is no room for the nation's line.
    spark: f32,
}

/// Names and the nation's line give way before a column is pushed out of sight; with the width of a column.
fn fit(width: f32, count: usize) -> (Names, f32) {
    let cell = |left: f32| (width - left) / count.max(1) as f32;
    let wide = Names { width: NAME_WIDTH + SPARK_WIDTH, spark: SPARK_WIDTH };
    let narrow = Names { width: NAME_WIDTH - 36.0, spark: 0.0 };
    let names = if cell(wide.width) >= CELL_MIN_WIDTH { wide } else { narrow };
    let cell = cell(names.width).max(CELL_MIN_WIDTH);
    (names, cell)
}

struct Rows<'a> {
    content: &'a ScorecardPage,
    page: &'a PageContext<'a>,
    spark: f32,
}

impl Cells for Rows<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let tokens = self.page.tokens;
        match cell.column.checked_sub(1).and_then(|at| self.content.columns.get(at)) {
            None => {
                let at = pos2(cell.rect.left() + 8.0, cell.rect.center().y);
                ui.painter().text(at, Align2::LEFT_CENTER, "Indicator", fonts::small(), tokens.text_weak);
            }
            Some(column) => column_head(ui, cell, column, self.page),
        }
        let line = Stroke::new(1.0, tokens.line);
        ui.painter().hline(cell.rect.x_range(), cell.rect.bottom() - 0.5, line);
    }

    fn row(&mut self, ui: &mut Ui, row: usize, left: f32) {
        let (rect, tokens) = (ui.max_rect(), self.page.tokens);
        if let TableRow::Group(name) = &self.content.rows[row] {
            ui.painter().rect_filled(rect, 0.0, tokens.band);
            let at = pos2(left + 8.0, rect.center().y);
            let font = fonts::semibold_at(size::DENSE);
            ui.painter().text(at, Align2::LEFT_CENTER, name, font, tokens.text_weak);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    }

    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let place = cell.column.checked_sub(1);
        match (&self.content.rows[cell.row], place) {
            (TableRow::Group(name), None) => {
                cell.label(ui, name);
            }
            (TableRow::Group(_), Some(_)) => {}
            (TableRow::Indicator(row), None) => self.name(ui, cell, row),
            (TableRow::Indicator(row), Some(at)) => {
                if let Some((column, figure)) = self.content.columns.get(at).zip(row.cells.get(at)) {
                    self.figure(ui, cell, row, column, figure);
                }
            }
        }
    }
}

impl Rows<'_> {
    fn name(&self, ui: &mut Ui, cell: &Cell<'_>, row: &IndicatorRow) {
        let (page, tokens) = (self.page, self.page.tokens);
        let (pressed, response) = cell.button(ui, &format!("{}, {}", row.name, row.unit));
        let area = cell.rect.with_max_x(cell.rect.right() - self.spark);
        let width = area.width() - 20.0;
        let name = widgets::elided(ui, &row.name, fonts::semibold_at(size::DENSE), tokens.text, width);
        let unit = widgets::elided(ui, &row.unit, fonts::small(), tokens.text_weak, width);
        let middle = area.center().y;
        ui.painter().galley(pos2(area.left() + 8.0, middle - name.size().y - 1.0), name, tokens.text);
        ui.painter().galley(pos2(area.left() + 8.0, middle + 1.0), unit, tokens.text_weak);
        if let Some(line) = row.spark.as_ref().filter(|_| self.spark > 0.0) {
            let at = pos2(area.right() + 30.0, middle);
            let line_area = Rect::from_center_size(at, Vec2::new(58.0, 22.0));
            charts::sparkline(ui.painter(), line_area, line, tokens);
        }
        response.hint(format!("{}\n{}", row.name, row.unit));
        if pressed {
            page.go(page.view.at_indicator(row.indicator));
        }
    }

    fn figure(&self, ui: &mut Ui, cell: &Cell<'_>, row: &IndicatorRow, column: &Column, shown: &Figure) {
        let page = self.page;
        let (pressed, response) = cell.button(ui, &shown.described);
        figure(ui, cell.rect, shown, column, page);
        response.hint(&shown.described);
        if pressed {
            let place = if column.is_place { Some(column.area) } else { page.view.place };
            page.go(View { place, ..page.view.at_indicator(row.indicator) });
        }
    }
}

fn column_head(ui: &mut Ui, cell: &Cell<'_>, column: &Column, page: &PageContext<'_>) {
    let (rect, colour) = (cell.rect, page.tokens.text_weak);
    if column.is_place {
        let (pressed, response) = cell.button(ui, &format!("Open {}", column.name));
        response.hint(&column.name);
        if pressed {
            page.commands.send(Command::ChoosePlace(column.area));
        }
    }
    let galley = wrapped_head(ui, &column.name, fonts::small(), colour, rect.width() + 4.0);
    ui.painter().galley(pos2(rect.center().x, rect.center().y - galley.size().y / 2.0), galley, colour);
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

fn figure(ui: &Ui, area: Rect, cell: &Figure, column: &Column, page: &PageContext<'_>) {
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
        // The arrow stands beside the value alone, so the period has its room as well.
        painter.text(pos2(right, middle + 17.0), Align2::RIGHT_CENTER, period, small, tokens.text_weak);
    }
    if with_line && let Some(line) = &cell.spark {
        let below =
            Rect::from_min_max(pos2(area.left() + 12.0, middle + 14.0), pos2(right, area.bottom() - 8.0));
        charts::sparkline(painter, below, line, page.tokens);
    }
}

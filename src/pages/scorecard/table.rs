//! The table: indicators down, areas across, the heads fixed.

use crate::charts;
use crate::charts::Mark;
use crate::pages::PageContext;
use crate::pages::{Cell as Figure, Column, Command, IndicatorRow, ScorecardPage, TableRow, View};
use crate::widgets::table::{Cell, Cells, Table};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{Align2, Color32, FontId, Galley, Rect, Stroke, Ui, Vec2, pos2};
use std::cell::{Ref, RefCell};
use std::sync::Arc;

const NAME_WIDTH: f32 = 220.0;
const NARROW_NAME_WIDTH: f32 = 156.0;
const SPARK_WIDTH: f32 = 62.0;
const CELL_MIN_WIDTH: f32 = 67.0;
const SCROLL_BAR: f32 = 12.0;
const ROW_HEIGHT: f32 = 43.0;
const ROW_HEIGHT_WITH_LINES: f32 = 62.0;
const HEAD_HEIGHT: f32 = 42.0;
/// Heads that are longer than this are cut short before their column is made wider.
const MOST_FOR_HEAD: f32 = 84.0;

/// From the left of a cell to its right: the mark, the number, the arrow, each in room of its own.
const PADDING: f32 = 4.0;
const MARK_WIDTH: f32 = 13.0;
const ARROW_WIDTH: f32 = 10.0;
const GAP: f32 = 3.0;
/// What a number takes beside itself.
const BESIDE_NUMBER: f32 = 2.0 * PADDING + ARROW_WIDTH + GAP;

/// Draws the table in all the room there is.
pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, measured: &Measured, page: &PageContext<'_>) {
    if content.rows.is_empty() {
        ui.set_min_size(ui.available_size());
        ui.add_space(space::TWO);
        widgets::body(ui, page.tokens, "No indicator has these words. Clear the search to see all.");
        return;
    }
    let needs = measured.needs(ui, content);
    let least: Vec<f32> = needs.iter().map(|needs| needs.width).collect();
    // A little less than there is, so that rounding never brings a scroll bar.
    let (names, columns) = fit(ui.available_width() - SCROLL_BAR - 1.0, &least);
    let widths: Vec<f32> = [names.width].into_iter().chain(columns).collect();
    let table = Table {
        salt: "scorecard",
        name: "Indicators and places",
        widths: &widths,
        fixed: 1,
        rows: content.rows.len(),
        head_height: HEAD_HEIGHT,
        row_height: if page.view.sparklines { ROW_HEIGHT_WITH_LINES } else { ROW_HEIGHT },
    };
    table.show(ui, page.tokens, &mut Rows { content, page, spark: names.spark, needs: &needs });
}

/// How low the table gets before the page scrolls as a whole.
pub(super) fn least_height(page: &PageContext<'_>) -> f32 {
    const ROWS: f32 = 6.0;
    HEAD_HEIGHT + ROWS * if page.view.sparklines { ROW_HEIGHT_WITH_LINES } else { ROW_HEIGHT }
}

/// What the columns of one content need, measured once: it changes with the size of a pixel alone.
#[derive(Debug, Default)]
pub(super) struct Measured(RefCell<(f32, Vec<Needs>)>);

impl Measured {
    fn needs(&self, ui: &Ui, content: &ScorecardPage) -> Ref<'_, [Needs]> {
        let pixels = ui.pixels_per_point();
        if self.0.borrow().0.to_bits() != pixels.to_bits() {
            self.0.replace((pixels, Needs::all(ui, content)));
        }
        Ref::map(self.0.borrow(), |(_, needs)| needs.as_slice())
    }
}

/// What a column needs.
#[derive(Debug)]
struct Needs {
    /// Of its widest number with a mark: large counts, which are not compared, may reach into the room of the marks.
    number: f32,
    /// So that nothing in it is cut.
    width: f32,
}

impl Needs {
    fn all(ui: &Ui, content: &ScorecardPage) -> Vec<Self> {
        content.columns.iter().map(|column| Self::of(ui, column)).collect()
    }

    fn of(ui: &Ui, column: &Column) -> Self {
        let width = |text: &str, font: FontId| {
            let galley =
                ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER));
            // What rounding adds.
            galley.size().x + 1.0
        };
        let words = column.name.split_whitespace().map(|word| width(word, fonts::small()));
        let head = (words.fold(0.0, f32::max) + 2.0 * GAP).clamp(CELL_MIN_WIDTH, MOST_FOR_HEAD);
        let mut needs = Self { number: 0.0, width: head };
        for shape in &column.shapes {
            let number = width(&shape.number, FontId::proportional(size::BODY));
            let mark = if shape.marked { MARK_WIDTH + GAP } else { 0.0 };
            if shape.marked {
                needs.number = needs.number.max(number);
            }
            let period = shape.older.as_ref().map_or(0.0, |period| width(period, fonts::small()));
            let wanted = (number + mark + BESIDE_NUMBER).max(period + 2.0 * PADDING);
            needs.width = needs.width.max(wanted);
        }
        needs
    }
}

/// The column of names, and the nation's line at its right end.
struct Names {
    width: f32,
    /// 0 where there is no room for the nation's line.
    spark: f32,
}

/// Names and the nation's line give way before a column is pushed out of sight; with the width of each column, which is
/// never less than its least.
fn fit(width: f32, least: &[f32]) -> (Names, Vec<f32>) {
    let needed: f32 = least.iter().sum();
    let wide = Names { width: NAME_WIDTH + SPARK_WIDTH, spark: SPARK_WIDTH };
    let left = width - needed;
    let narrow = Names { width: left.clamp(NARROW_NAME_WIDTH, NAME_WIDTH), spark: 0.0 };
    let names = if left >= wide.width { wide } else { narrow };
    let room = width - names.width;
    let equal = room / least.len().max(1) as f32;
    let columns = if least.iter().all(|least| *least <= equal) {
        vec![equal; least.len()]
    } else {
        let more = ((room - needed) / least.len().max(1) as f32).max(0.0);
        least.iter().map(|least| least + more).collect()
    };
    (names, columns)
}

struct Rows<'a> {
    content: &'a ScorecardPage,
    page: &'a PageContext<'a>,
    spark: f32,
    needs: &'a [Needs],
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

    fn is_whole(&self, row: usize) -> bool {
        matches!(self.content.rows.get(row), Some(TableRow::Group(_)))
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
        let (pressed, response) = cell.button(ui, format_args!("{}, {}", row.name, row.unit));
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
        response.hint(format_args!("{}\n{}", row.name, row.unit));
        if pressed {
            page.go(page.view.at_indicator(row.indicator));
        }
    }

    fn figure(&self, ui: &mut Ui, cell: &Cell<'_>, row: &IndicatorRow, column: &Column, shown: &Figure) {
        let page = self.page;
        let (pressed, response) = cell.button(ui, &shown.described);
        let number = self.needs.get(cell.column - 1).map_or(0.0, |needs| needs.number);
        figure(ui, cell.rect, (shown, number), column, page);
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
        let (pressed, response) = cell.button(ui, format_args!("Open {}", column.name));
        response.hint(&column.name);
        if pressed {
            page.commands.send(Command::ChoosePlace(column.area));
        }
    }
    let lines = head_lines(ui, &column.name, colour, rect.width() - GAP);
    let height: f32 = lines.iter().map(|line| line.size().y).sum();
    let mut top = rect.center().y - height / 2.0;
    for line in lines {
        let size = line.size();
        ui.painter().galley(pos2(rect.center().x - size.x / 2.0, top), line, colour);
        top += size.y;
    }
}

/// A name on one or two lines, broken between words; what does not fit ends with `…`.
fn head_lines(ui: &Ui, name: &str, colour: Color32, width: f32) -> Vec<Arc<Galley>> {
    let fits = |text: &str| {
        let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), fonts::small(), colour));
        galley.size().x <= width
    };
    let ends = name.match_indices(' ').map(|(at, _)| at).chain([name.len()]);
    let first = ends.take_while(|end| fits(&name[..*end])).last();
    // A first word that is too long is cut short on its own line.
    let end = first.unwrap_or_else(|| name.find(' ').unwrap_or(name.len()));
    let lines = [name[..end].trim(), name[end..].trim()].into_iter().filter(|line| !line.is_empty());
    lines.map(|line| widgets::elided(ui, line, fonts::small(), colour, width)).collect()
}

fn figure(ui: &Ui, area: Rect, (cell, number): (&Figure, f32), column: &Column, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let painter = ui.painter();
    let with_line = page.view.sparklines && column.is_place;
    let middle = if with_line { area.top() + 18.0 } else { area.center().y };
    let right = area.right() - PADDING;
    let middle = if cell.older.is_some() && !with_line { middle - 8.0 } else { middle };
    let colour = if cell.older.is_some() { tokens.text_weak } else { tokens.text };
    charts::arrow(painter, pos2(right - ARROW_WIDTH / 2.0, middle), ARROW_WIDTH, cell.arrow, page.tokens);
    let text_right = right - ARROW_WIDTH - GAP;
    let font = FontId::proportional(size::BODY);
    painter.text(pos2(text_right, middle), Align2::RIGHT_CENTER, &cell.text, font, colour);
    if cell.mark != Mark::None {
        let centre = text_right - number - GAP - MARK_WIDTH / 2.0;
        charts::mark(painter, pos2(centre, middle), 11.0, cell.mark, page.tokens);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::paint;

    #[test]
    fn no_column_is_narrower_than_what_it_needs_and_all_are_alike_where_there_is_room() {
        for width in [300.0, 700.0, 912.0, 1098.0, 2000.0] {
            for least in [vec![70.0; 12], vec![70.0, 98.0, 71.5], vec![110.0; 42]] {
                let (names, columns) = fit(width, &least);
                assert!(columns.iter().zip(&least).all(|(column, least)| column >= least), "{width}");
                let whole: f32 = names.width + columns.iter().sum::<f32>();
                let needed: f32 = names.width + least.iter().sum::<f32>();
                assert!(whole <= width.max(needed) + 0.1, "the table is no wider than it has to be");
            }
        }
        let (names, columns) = fit(1000.0, &[70.0, 90.0, 80.0]);
        assert!(names.spark > 0.0 && columns.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits()));
    }

    #[test]
    fn heads_break_between_words_or_are_cut_short() {
        for (name, width, wanted) in [
            ("Bury", 60.0, ["Bury"].as_slice()),
            ("Telford and Wrekin", 90.0, &["Telford and", "Wrekin"]),
            ("Bournemouth, Christchurch and Poole", 60.0, &["Bourne…", "Christ…"]),
        ] {
            let mut lines = Vec::new();
            paint(None, |ui| {
                lines = head_lines(ui, name, Color32::BLACK, width);
            });
            for (line, wanted) in lines.iter().zip(wanted) {
                assert!(line.size().x <= width, "{name}");
                let text: String =
                    line.rows.iter().flat_map(|row| row.glyphs.iter().map(|glyph| glyph.chr)).collect();
                let kept = wanted.trim_end_matches('…');
                assert!(
                    text.starts_with(&kept[..kept.len() - usize::from(kept != *wanted)]),
                    "{text} {wanted}"
                );
                assert_eq!(text.ends_with('…'), wanted.ends_with('…'), "{text}");
            }
            assert_eq!(lines.len(), wanted.len());
        }
    }
}

//! The table: indicators down, areas across; names, the nation and the heads stay while the rest is scrolled.

use super::figure::{figure, figure_width, hover};
use super::looking::{Grouped, TableOrder, TableSort, TableView};
use super::measured::{AFTER_NAME, Measured, Needs, PADDING, ROW_HEIGHT, fit};
use crate::charts;
use crate::pages::PageContext;
use crate::pages::{Cell as Figure, Column, IndicatorRow, ScorecardPage, Spot, TableRow, View};
use crate::widgets::table::{Cell, Cells, SCROLL_BAR, Scrolled, Table};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, RowName, focus, fonts};
use egui::accesskit::SortDirection;
use egui::{Align, Align2, Color32, FontId, Galley, Pos2, Rect, Stroke, Ui, Vec2, pos2};
use std::sync::Arc;

/// Before the head of the nation's line.
pub(super) const BEFORE_TREND: f32 = 6.0;
/// Between a name that reaches into the nation’s column and the figure there.
const BEFORE_NUMBER: f32 = 10.0;
/// The sign of an order may reach so far over the column.
const OVERHANG: f32 = 6.0;

/// Draws the table in all the room there is; how far it is scrolled.
pub(super) fn show(
    ui: &mut Ui,
    content: &ScorecardPage,
    measured: &Measured,
    page: &PageContext<'_>,
) -> Scrolled {
    if let Some(nothing) = &content.nothing {
        ui.set_min_size(ui.available_size());
        ui.add_space(space::TWO);
        widgets::body(ui, page.tokens, nothing);
        if page.view.table.is_filtered() {
            let all = ui.button("Show all indicators");
            if page.leads_to(&Spot::FirstRow) {
                focus::lead_to(ui.ctx(), all.id);
            }
            if all.clicked() {
                page.adjust(View { table: page.view.table.unfiltered(), ..page.view.clone() });
            }
        }
        return Scrolled::default();
    }
    let measured = measured.of(ui, content);
    let fit = fit(ui.available_width() - SCROLL_BAR - 1.0, &measured);
    let trend = Some(fit.trend).filter(|trend| *trend > 0.0);
    let areas = measured.needs.iter().map(|needs| needs.width + fit.apart);
    let mut widths: Vec<f32> = [fit.name].into_iter().chain(trend).chain(areas).collect();
    let before = 1 + usize::from(trend.is_some());
    let nation = usize::from(content.columns.first().is_some_and(|column| !column.is_place));
    // Where the columns that stay meet those that scroll there is a whole point: what is clipped at a part of one shows a seam.
    let seam = ui.cursor().left() + widths[..before + nation].iter().sum::<f32>();
    widths[0] -= seam - seam.floor();
    let table = Table {
        salt: "scorecard",
        name: "Indicators and places",
        widths: &widths,
        fixed: before + nation,
        rows: content.rows.len(),
        head_height: measured.head_height,
        row_height: ROW_HEIGHT,
        from_top: is_looked_at_anew(ui, &page.view.table),
    };
    let needs = &measured.needs;
    let mut rows = Rows { content, page, before, needs, apart: fit.apart };
    let first = content.rows.iter().position(|row| matches!(row, TableRow::Indicator(_)));
    match first.filter(|_| page.leads_to(&Spot::FirstRow)) {
        Some(first) => table.show_led_to(ui, page.tokens, &mut rows, first),
        None => table.show(ui, page.tokens, &mut rows),
    }
}

/// Whether other rows, or the same in another order, were asked for since the frame before.
fn is_looked_at_anew(ui: &Ui, now: &TableView) -> bool {
    let id = ui.scope_id().with("how the table was looked at");
    let before = ui.data(|data| data.get_temp::<TableView>(id));
    let is_other = before.as_ref().is_some_and(|before| before != now);
    if before.is_none() || is_other {
        ui.data_mut(|data| data.insert_temp(id, now.clone()));
    }
    is_other
}

pub(super) fn name_font() -> FontId {
    fonts::semibold_at(size::DENSE)
}

/// The name of a row with what is told of it.
pub(super) fn row_name<'a>(row: &'a IndicatorRow, font: &'a FontId, colour: Color32) -> RowName<'a> {
    RowName {
        name: &row.name,
        font,
        colour,
        unit: &row.unit,
        period: row.period.as_deref().unwrap_or_default(),
        // The group says a period, and this row has another one.
        instead: if row.is_apart { "†" } else { "" },
    }
}

struct Rows<'a> {
    content: &'a ScorecardPage,
    page: &'a PageContext<'a>,
    /// How many columns stand before those of the areas.
    before: usize,
    needs: &'a [Needs],
    /// By how much the columns of the areas are wider than they need to be.
    apart: f32,
}

impl Cells for Rows<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        match cell.column.checked_sub(self.before) {
            Some(at) => self.area_head(ui, cell, at),
            None if cell.column == 0 => self.name_head(ui, cell),
            None => self.trend_head(ui, cell),
        }
    }

    fn row(&mut self, ui: &mut Ui, row: usize, left: f32) {
        let (rect, tokens) = (ui.max_rect(), self.page.tokens);
        if let TableRow::Group { name, note } = &self.content.rows[row] {
            // Beyond its sides, so that no seam shows where the columns that stay meet those that scroll.
            ui.painter().rect_filled(rect.expand2(Vec2::new(2.0, 0.0)), 0.0, tokens.band);
            let at = pos2(left + PADDING, rect.center().y);
            let font = fonts::semibold_at(size::DENSE);
            let name = ui.painter().text(at, Align2::LEFT_CENTER, name, font, tokens.text);
            let at = pos2(name.right() + 2.0 * PADDING, rect.center().y);
            ui.painter().text(at, Align2::LEFT_CENTER, note, fonts::small(), tokens.text_weak);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.grid));
    }

    fn is_whole(&self, row: usize) -> bool {
        matches!(self.content.rows.get(row), Some(TableRow::Group { .. }))
    }

    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        match (&self.content.rows[cell.row], cell.column.checked_sub(self.before)) {
            (TableRow::Group { name, note }, None) if cell.column == 0 => {
                cell.label(ui, format_args!("{name}, {note}"));
            }
            (TableRow::Group { .. }, _) => {}
            (TableRow::Indicator(row), Some(at)) => {
                if let Some((column, shown)) = self.content.columns.get(at).zip(row.cells.get(at)) {
                    self.figure(ui, cell, row, (column, shown), self.needs[at].number_end + self.apart);
                }
            }
            (TableRow::Indicator(row), None) if cell.column == 0 => self.name(ui, cell, row),
            (TableRow::Indicator(row), None) => self.trend(ui, cell, row),
        }
    }
}

impl Rows<'_> {
    fn name(&self, ui: &mut Ui, cell: &Cell<'_>, row: &IndicatorRow) {
        let tokens = self.page.tokens;
        let (pressed, response) = cell.button(ui, &row.described);
        let font = name_font();
        let left = pos2(cell.rect.left() + PADDING, cell.rect.center().y);
        let (room, spill) = (cell.rect.right() - AFTER_NAME - left.x, self.free_beside(ui, row));
        let mut painter = ui.painter().clone();
        painter.set_clip_rect(ui.clip_rect().with_max_x(ui.clip_rect().right() + spill));
        row_name(row, &font, tokens.text).paint(&painter, left, room + spill, tokens);
        response.hint(&row.described);
        if pressed {
            self.open(row);
        }
    }

    /// How much of the nation's column its figure leaves to a name that would be cut; nothing beside the nation's line.
    fn free_beside(&self, ui: &Ui, row: &IndicatorRow) -> f32 {
        let (Some(first), Some(shown)) = (self.needs.first(), row.cells.first()) else { return 0.0 };
        if self.before > 1 || self.content.columns.first().is_none_or(|column| column.is_place) {
            return 0.0;
        }
        let number = figure_width(ui, shown);
        (first.number_end + self.apart - number - BEFORE_NUMBER).max(0.0)
    }

    /// The nation's line.
    fn trend(&self, ui: &mut Ui, cell: &Cell<'_>, row: &IndicatorRow) {
        let (_, whose) = &self.content.nation;
        let (pressed, response) = cell.button(ui, format_args!("{}: trend of {whose}", row.name));
        if let Some(line) = &row.spark {
            let area = cell.rect.shrink2(Vec2::new(4.0, 2.0));
            charts::sparkline(ui.painter(), area, line, self.page.tokens);
        }
        response.hint(format_args!("{}: trend of {whose}", row.name));
        if pressed {
            self.open(row);
        }
    }

    /// Opens an indicator for the place looked at last.
    fn open(&self, row: &IndicatorRow) {
        self.page.go(self.page.view.at_indicator(row.indicator));
    }

    fn figure(
        &self,
        ui: &mut Ui,
        cell: &Cell<'_>,
        row: &IndicatorRow,
        (column, shown): (&Column, &Figure),
        number_end: f32,
    ) {
        let page = self.page;
        let (pressed, response) = cell.button(ui, &shown.told);
        figure(ui, cell.rect, shown, number_end, page.tokens);
        response.hint_card(|ui| hover(ui, shown, page.tokens));
        if pressed {
            let place = if column.is_place { Some(column.area) } else { page.view.place };
            page.go(View { place, ..page.view.at_indicator(row.indicator) });
        }
    }

    fn name_head(&self, ui: &mut Ui, cell: &Cell<'_>) {
        let (shown, colour) = (&self.content.choices.shown, self.page.tokens.text_weak);
        let room = cell.rect.width() - 3.0 * PADDING;
        // How many there are says what they are too.
        let written = [&format!("Indicator · {shown}"), shown]
            .map(|text| widgets::elided(ui, text, fonts::strong(), colour, room));
        let [whole, short] = written;
        let words = if whole.elided { short } else { whole };
        let left = cell.rect.left() + PADDING;
        let at = pos2(left, cell.rect.center().y - words.size().y / 2.0);
        let head = Rect::from_min_size(at, words.size());
        let label = format!("Sort by name, {}", self.content.choices.shown);
        self.sorts(ui, cell, head, (TableSort::Name, None), [&label, "from A to Z", "from Z to A"]);
        ui.painter().galley(at, words, colour);
    }

    fn trend_head(&self, ui: &mut Ui, cell: &Cell<'_>) {
        let colour = self.page.tokens.text_weak;
        let (nation, of) = &self.content.nation;
        let whose = trend_head(of);
        let room = cell.rect.width() - BEFORE_TREND;
        let left = cell.rect.left() + BEFORE_TREND;
        if !self.content.has_nation() {
            // Without a column of its own it has no figures by which rows are ordered.
            cell.label(ui, format_args!("Trend of {of}"));
            let head = Head::of(ui, &whose, colour, room);
            head.paint(ui, pos2(left, cell.rect.center().y), Align::Min);
            return;
        }
        let whole = widgets::elided(ui, &whose, fonts::small(), colour, room);
        let words =
            if whole.elided { widgets::elided(ui, "trend", fonts::small(), colour, room) } else { whole };
        let at = pos2(left, cell.rect.center().y - words.size().y / 2.0);
        let name = format!("Sort by the trend of {of}");
        let head = Rect::from_min_size(at, words.size());
        let by = (TableSort::Change, Some(*nation));
        self.sorts(ui, cell, head, by, [&name, "getting worse first", "getting better first"]);
        ui.painter().galley(at, words, colour);
    }

    fn area_head(&self, ui: &mut Ui, cell: &Cell<'_>, at: usize) {
        let (Some(column), Some(needs)) = (self.content.columns.get(at), self.needs.get(at)) else { return };
        let colour = self.page.tokens.text_weak;
        let written = Head::of(ui, &column.name, colour, needs.head.max(needs.number_end + self.apart));
        let size = written.size();
        let (start, end) = needs.head_span(size.x, self.apart);
        let middle = cell.rect.center().y;
        let head = Rect::from_min_max(
            pos2(cell.rect.left() + start, middle - size.y / 2.0),
            pos2(cell.rect.left() + end, middle + size.y / 2.0),
        );
        if column.is_compared {
            let by = (TableSort::Gap, Some(column.area));
            let name = format!("Sort by {}", column.name);
            self.sorts(ui, cell, head, by, [&name, "worst first", "best first"]);
        } else {
            cell.label(ui, &column.name).hint(&column.name);
        }
        written.paint(ui, head.right_center(), Align::Max);
    }

    /// Makes a head put the rows in order: one way, then the other, then as in the file. It shows the order by a sign.
    fn sorts(
        &self,
        ui: &mut Ui,
        cell: &Cell<'_>,
        head: Rect,
        (by, of): (TableSort, Option<crate::model::AreaId>),
        [name, one_way, other_way]: [&str; 3],
    ) {
        let (page, tokens) = (self.page, self.page.tokens);
        let order = page.view.table.order;
        let in_force = (order.by == by && order.of == of).then_some(order.reversed);
        let (pressed, response) = match in_force {
            None => cell.button(ui, name),
            Some(reversed) => {
                cell.button(ui, format_args!("{name}, {}", if reversed { other_way } else { one_way }))
            }
        };
        if let Some(reversed) = in_force {
            let shown = Rect::from_min_max(head.min, pos2(head.right() + 11.0, head.bottom()));
            let mut painter = ui.painter().clone();
            painter.set_clip_rect(ui.clip_rect().with_max_x(ui.clip_rect().right() + OVERHANG));
            painter.rect_filled(shown.expand2(Vec2::new(2.0, 2.0)), 4.0, tokens.selected);
            let centre = pos2(head.right() + 6.0, head.center().y);
            widgets::chevron(&painter, centre, 7.0, reversed, Stroke::new(1.75, tokens.accent_text));
            let direction = if reversed { SortDirection::Ascending } else { SortDirection::Descending };
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
        }
        let inside = match page.view.table.grouping {
            Grouped::Together => "",
            Grouped::ByStrand | Grouped::By(_) | Grouped::ByAttribute(_) => " inside each group",
        };
        response.hint(match in_force {
            None => format!("{name}{inside}: {one_way}"),
            Some(false) => format!("{name}{inside}: {other_way}"),
            Some(true) => "Back to the order of the file".to_owned(),
        });
        if pressed {
            let table =
                TableView { order: TableOrder::after_press(order, by, of), ..page.view.table.clone() };
            page.adjust(View { table, ..page.view.clone() });
        }
    }
}

/// The head of the nation's line.
pub(super) fn trend_head(nation: &str) -> String {
    format!("{} trend", crate::words::possessive(nation))
}

/// A head in its lines.
struct Head {
    lines: Vec<Arc<Galley>>,
    colour: Color32,
}

impl Head {
    fn of(ui: &Ui, name: &str, colour: Color32, width: f32) -> Self {
        Self { lines: head_lines(ui, name, colour, width), colour }
    }

    fn size(&self) -> Vec2 {
        let sizes = || self.lines.iter().map(|line| line.size());
        Vec2::new(sizes().map(|size| size.x).fold(0.0, f32::max), sizes().map(|size| size.y).sum())
    }

    /// Paints the lines with their middle at a height; they begin or end at `at`.
    fn paint(self, ui: &Ui, at: Pos2, side: Align) {
        let mut top = at.y - self.size().y / 2.0;
        for line in self.lines {
            let size = line.size();
            let left = if side == Align::Max { at.x - size.x } else { at.x };
            ui.painter().galley(pos2(left, top), line, self.colour);
            top += size.y;
        }
    }
}

/// A name on one or two lines, broken between words; of what does not fit the middle is left out.
pub(super) fn head_lines(ui: &Ui, name: &str, colour: Color32, width: f32) -> Vec<Arc<Galley>> {
    let fits = |text: &str| {
        let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), fonts::strong(), colour));
        galley.size().x <= width + 1.0
    };
    let ends = name.match_indices(' ').map(|(at, _)| at).chain([name.len()]);
    let first = ends.take_while(|end| fits(&name[..*end])).last();
    // A first word that is too long is cut short on its own line.
    let end = first.unwrap_or_else(|| name.find(' ').unwrap_or(name.len()));
    let lines = [name[..end].trim(), name[end..].trim()].into_iter().filter(|line| !line.is_empty());
    lines.map(|line| widgets::elided_amid(ui, line, &fonts::strong(), colour, width + 1.0)).collect()
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;

//! Draws places by period: a table whose names stay in sight, opened at its latest periods.

use super::by_period::{AreaRow, ByPeriod, Sign};
use super::content::IndicatorPage;
use crate::charts;
use crate::pages::{Command, PageContext};
use crate::widgets::table::{Cell, Cells, Table};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, elided, fonts};
use egui::{Color32, FontId, Painter, Pos2, Sense, Stroke, Ui, Vec2, pos2};

const ROW: f32 = 28.0;
/// Between the edge of a cell and its text, and what a sign takes.
const MARGIN: f32 = 5.0;
const SIGN: f32 = 18.0;
const MARK: f32 = 12.0;
/// A longer name is cut.
const LONGEST_NAME: f32 = 160.0;
/// Below the table stand the lines of the key, the source and the verdict.
const LINE: f32 = 22.0;
const LEAST_TABLE: f32 = 200.0;

/// The table in a card of this room, of which `below` is kept for what stands under it.
pub(super) fn show(
    ui: &mut Ui,
    content: &IndicatorPage,
    table: &ByPeriod,
    page: &PageContext<'_>,
    (room, below): (Vec2, f32),
) {
    let tokens = page.tokens;
    let top = ui.cursor().top();
    widgets::card_title(ui, tokens, &table.title);
    widgets::caption(ui, tokens, &table.subtitle);
    for line in &table.above {
        widgets::caption(ui, tokens, line);
    }
    if !table.key.is_empty() {
        key(ui, table, tokens);
    }
    ui.add_space(space::HALF);
    let taken = ui.cursor().top() - top + table.below.len() as f32 * LINE + below + space::ONE;
    let height = (room.y - taken).max(LEAST_TABLE.min(ROW * (table.rows.len() + 2) as f32));
    let widths = widths(ui, table);
    let salt = format!("by period {:?} {}", content.indicator, page.outline.title);
    let shown = Table {
        salt: &salt,
        name: "Places by period",
        widths: &widths,
        fixed: 1,
        rows: table.rows.len(),
        head_height: ROW,
        row_height: ROW,
        from_top: false,
    };
    widgets::room(ui, Vec2::new(room.x, height), |ui| {
        ui.set_max_height(height);
        shown.show_from_the_right(ui, tokens, &mut Areas { table, page });
    });
    for line in &table.below {
        widgets::caption(ui, tokens, line);
    }
}

/// What the signs mean.
fn key(ui: &mut Ui, table: &ByPeriod, tokens: &Tokens) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        for (sign, means) in &table.key {
            let (room, _) = ui.allocate_exact_size(Vec2::splat(SIGN), Sense::hover());
            draw(ui.painter(), room.center(), *sign, tokens);
            widgets::caption(ui, tokens, means);
            ui.add_space(space::ONE);
        }
    });
}

/// Every period is as wide as the longest figure; the name and the last column are as wide as they need to be.
fn widths(ui: &Ui, table: &ByPeriod) -> Vec<f32> {
    let wide = |text: &str, font: FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x.ceil()
    };
    let [figure, running] = &table.longest;
    let heads = table.heads.iter().map(|head| wide(head, fonts::strong()));
    let heads: Vec<f32> = heads.collect();
    let names = table.rows.iter().map(|row| wide(&row.name, fonts::semibold_at(size::DENSE)));
    let name = names.fold(heads.first().copied().unwrap_or(0.0), f32::max).min(LONGEST_NAME);
    let between = heads.get(1..heads.len().saturating_sub(1)).unwrap_or_default();
    let period = between.iter().copied().fold(wide(figure, FontId::proportional(size::DENSE)), f32::max);
    let last = wide(running, FontId::proportional(size::DENSE));
    let last = last.max(heads.last().copied().unwrap_or(0.0));
    std::iter::once(name + 2.0 * MARGIN)
        .chain(between.iter().map(|_| period + SIGN + 2.0 * MARGIN))
        .chain([last + SIGN + 3.0 * MARGIN])
        .collect()
}

fn draw(painter: &Painter, centre: Pos2, sign: Sign, tokens: &Tokens) {
    match sign {
        Sign::Nothing => {}
        Sign::Reached(reached) => charts::reached_mark(painter, centre, MARK, reached, tokens),
        Sign::Compared(verdict) => charts::verdict_mark(painter, centre, MARK, verdict, tokens),
    }
}

struct Areas<'a> {
    table: &'a ByPeriod,
    page: &'a PageContext<'a>,
}

impl Areas<'_> {
    fn font(row: &AreaRow) -> FontId {
        if row.is_focus { fonts::semibold_at(size::DENSE) } else { FontId::proportional(size::DENSE) }
    }

    /// Text at the right of a room that ends here.
    fn at_right(ui: &Ui, cell: &Cell<'_>, right: f32, text: &str, (font, colour): (FontId, Color32)) {
        let galley = elided(ui, text, font, colour, right - cell.rect.left() - MARGIN);
        let at = pos2(right - galley.size().x, cell.rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }

    /// The name of an area, which leads to it where it is a place.
    fn name(&self, ui: &Ui, cell: &Cell<'_>, row: &AreaRow) {
        let tokens = self.page.tokens;
        if self.page.outline.place_name(row.area).is_some() {
            let (pressed, _) = cell.button(ui, &row.name);
            if pressed {
                self.page.commands.send(Command::ChoosePlace(row.area));
            }
        } else {
            cell.label(ui, &row.name);
        }
        let room = cell.rect.width() - 2.0 * MARGIN;
        let galley = elided(ui, &row.name, Self::font(row), tokens.text, room);
        let at = pos2(cell.rect.left() + MARGIN, cell.rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text);
    }

    /// How long the latest figures say the same, and which way they move.
    fn running(&self, ui: &Ui, cell: &Cell<'_>, row: &AreaRow) {
        let tokens = self.page.tokens;
        cell.label(ui, format_args!("{}: {}", row.name, row.told)).hint(&row.told);
        let right = cell.rect.right() - MARGIN - SIGN;
        charts::arrow(
            ui.painter(),
            pos2(right + SIGN / 2.0 + 2.0, cell.rect.center().y),
            MARK,
            row.arrow,
            tokens,
        );
        Self::at_right(ui, cell, right, &row.running, (Self::font(row), tokens.text));
    }
}

impl Cells for Areas<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let name = self.table.heads.get(cell.column).map_or("", String::as_str);
        cell.label(ui, name).hint(name);
        let look = (fonts::strong(), self.page.tokens.text_weak);
        if cell.column == 0 {
            let galley = elided(ui, name, look.0, look.1, cell.rect.width() - 2.0 * MARGIN);
            let at = pos2(cell.rect.left() + MARGIN, cell.rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, look.1);
        } else {
            Self::at_right(ui, cell, cell.rect.right() - MARGIN - SIGN, name, look);
        }
    }

    fn row(&mut self, ui: &mut Ui, row: usize, _left: f32) {
        let rect = ui.max_rect();
        if self.table.rows.get(row).is_some_and(|row| row.is_focus) {
            ui.painter().rect_filled(rect, 0.0, self.page.tokens.selected);
        }
        let stroke = Stroke::new(1.0, self.page.tokens.grid);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    }

    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let Some(row) = self.table.rows.get(cell.row) else { return };
        let Some(at) = cell.column.checked_sub(1) else { return self.name(ui, cell, row) };
        let Some(figure) = row.cells.get(at) else { return self.running(ui, cell, row) };
        let tokens = self.page.tokens;
        let head = self.table.heads.get(cell.column).map_or("", String::as_str);
        cell.label(ui, format_args!("{head}, {}: {}", row.name, figure.told)).hint(&figure.told);
        let right = cell.rect.right() - MARGIN - SIGN;
        let colour = if row.is_focus { tokens.text } else { tokens.text_weak };
        Self::at_right(ui, cell, right, &figure.text, (Self::font(row), colour));
        draw(ui.painter(), pos2(right + SIGN / 2.0 + 2.0, cell.rect.center().y), figure.sign, tokens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::charts::headless::paint;
    use crate::pages::{ChartKind, Commands, CompareAs, IndicatorBody, Outline, View, indicator_page};
    use crate::words::sample::{BURY, ENGLAND, SUSPENSIONS, Sample, series, with_limits};

    #[test]
    fn it_opens_at_the_latest_periods_with_the_names_beside_them() {
        let years: Vec<Option<f64>> = (0..30).map(|at| Some(f64::from(at))).collect();
        let mut sample = Sample::new();
        for at in 0..30 {
            let name = format!("Place {at}");
            let area = crate::model::fixture::area(
                &name,
                &name,
                crate::model::AreaKind::Place,
                Some(crate::words::sample::SYSTEM),
            );
            sample.parts.areas.push(area);
            let id = crate::model::AreaId::at(4 + at);
            sample = sample.with_series(series(SUSPENSIONS, None, id, &years));
        }
        for area in [BURY, ENGLAND] {
            sample = sample.with_series(with_limits(series(SUSPENSIONS, None, area, &years), 0.1));
        }
        let scorecard = sample.build();
        let view = View { chart: ChartKind::Compare, compared: CompareAs::ByPeriod, ..View::default() };
        let analysis = Analysis::of(&scorecard);
        let content = indicator_page(&scorecard, &analysis, SUSPENSIONS, BURY, &view);
        let IndicatorBody::ByPeriod(table) = &content.body else { panic!("places by period") };
        let (tokens, outline, commands) = (Tokens::light(), Outline::default(), Commands::default());
        let page = PageContext::new(&tokens, &view, &outline, &commands);
        let painted = paint(None, |ui| show(ui, &content, table, &page, (Vec2::new(600.0, 500.0), 40.0)));
        let seen: Vec<String> = painted.texts().into_iter().map(|(text, _)| text).collect();
        for text in ["Bury", "2044/45", "Up to now"] {
            assert!(seen.iter().any(|shown| shown == text), "{text}: {seen:?}");
        }
        assert!(!seen.iter().any(|shown| shown == "2015/16"), "{seen:?}");
    }
}

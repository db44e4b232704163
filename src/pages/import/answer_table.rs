//! The questions about many indicators as a table: a row for each indicator, a column for what is asked.

use super::answering::Answering;
use super::tallies::Column;
use super::{Request, answer_field, answer_page, focus, frame};
use crate::import::Field;
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{Align, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const NAME_WIDTH: f32 = 190.0;
/// With a field and three small lines below it: a proposal, and its reason in two.
const ROW_HEIGHT: f32 = 98.0;
/// The same where nothing is proposed.
const LOW_ROW_HEIGHT: f32 = 68.0;
const HEAD_HEIGHT: f32 = 56.0;
const SCROLL_BAR: f32 = 12.0;

/// Where the columns lie, each with the gap after it.
struct Columns {
    name: f32,
    cells: Vec<f32>,
}

impl Columns {
    /// Every column gets what it needs, and its share of what is left.
    fn fit(width: f32, columns: &[Column]) -> Self {
        let least: Vec<f32> = columns.iter().map(|column| least_width(column.field)).collect();
        let all = NAME_WIDTH + least.iter().sum::<f32>();
        let factor = (width / all).max(1.0);
        Self { name: NAME_WIDTH * factor, cells: least.iter().map(|least| least * factor).collect() }
    }

    fn width(&self) -> f32 {
        self.name + self.cells.iter().sum::<f32>()
    }

    fn cell(&self, row: Rect, column: usize) -> Rect {
        let left = row.left() + self.name + self.cells[..column].iter().sum::<f32>();
        Rect::from_min_max(pos2(left, row.top()), pos2(left + self.cells[column] - space::TWO, row.bottom()))
    }
}

fn least_width(field: Field) -> f32 {
    match field {
        Field::Name | Field::Into => 172.0,
        Field::Kind => 136.0,
        Field::Per | Field::Shares | Field::Days => 88.0,
        Field::Unit => 132.0,
        Field::Polarity => 150.0,
        Field::Period => 140.0,
        Field::Months => 170.0,
        Field::Strand => 156.0,
    }
}

/// Draws the table in all the room there is.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, answering: &Answering, asked: &mut Vec<Request>) {
    let columns = Columns::fit(ui.available_width() - SCROLL_BAR - 1.0, answering.columns());
    ScrollArea::horizontal().id_salt("questions across").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(columns.width());
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, tokens, answering, &columns, asked);
        let height = if answering.proposes_or_refuses() { ROW_HEIGHT } else { LOW_ROW_HEIGHT };
        ScrollArea::vertical().id_salt("questions down").auto_shrink([false, false]).show_rows(
            ui,
            height,
            answering.rows().len(),
            |ui, rows| {
                answer_page::scroll_to_question(ui, &rows, height, |question| {
                    answering.rows().iter().position(|row| row.cells.contains(&Some(question)))
                });
                for at in rows {
                    row(ui, tokens, answering, at, (&columns, height), asked);
                }
            },
        );
        focus::pass_on(ui, None);
    });
}

fn head(ui: &mut Ui, tokens: &Tokens, answering: &Answering, columns: &Columns, asked: &mut Vec<Request>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(columns.width(), HEAD_HEIGHT), Sense::hover());
    let font = fonts::strong();
    let at = pos2(rect.left(), rect.top() + 10.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, "Indicator", font.clone(), tokens.text_weak);
    for (at, column) in answering.columns().iter().enumerate() {
        let area = columns.cell(rect, at);
        frame::inside(ui, area, Layout::top_down(Align::Min), |ui| {
            let text = RichText::new(column_name(column.field)).font(font.clone()).color(tokens.text_weak);
            ui.add(egui::Label::new(text).truncate()).hint(column.field.question());
            ui.add_space(3.0);
            fill(ui, tokens, answering, column, asked);
        });
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

/// One answer for all that is open in a column.
fn fill(ui: &mut Ui, tokens: &Tokens, answering: &Answering, column: &Column, asked: &mut Vec<Request>) {
    let Some(first) = &column.first_open else {
        widgets::caption(ui, tokens, "All answered");
        return;
    };
    if column.same_for_all.is_empty() || column.open == 1 {
        widgets::caption(ui, tokens, &format!("{} open", column.open));
        return;
    }
    ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
    ui.spacing_mut().interact_size.y = 22.0;
    let label = format!("All {} open…", column.open);
    let text = RichText::new(label).size(size::SMALL).color(tokens.accent_text);
    let menu = widgets::list::menu(ui, text, |ui| {
        ui.set_min_width(180.0);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for choice in &column.same_for_all {
                if ui.button(answering.shown(first, choice)).clicked() {
                    asked.push(Request::AnswerAlike(first.clone(), choice.clone()));
                    ui.close();
                }
            }
        });
    });
    let spoken = format!("{}: the same answer for all {} open", column_name(column.field), column.open);
    menu.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    focus::follow(ui, &menu);
}

fn row(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    at: usize,
    (columns, height): (&Columns, f32),
    asked: &mut Vec<Request>,
) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(columns.width(), height), Sense::hover());
    let shown = &answering.rows()[at];
    let name = Rect::from_min_size(rect.min, Vec2::new(columns.name - space::TWO, rect.height()));
    frame::inside(ui, name, Layout::top_down(Align::Min), |ui| {
        ui.add_space(10.0);
        let mut job = egui::text::LayoutJob::simple(
            shown.name.clone(),
            fonts::semibold_at(size::DENSE),
            tokens.text,
            ui.available_width(),
        );
        job.wrap.max_rows = 2;
        ui.add(egui::Label::new(job)).hint(&shown.name);
    });
    for (column, question) in shown.cells.iter().enumerate() {
        let area = columns.cell(rect, column).shrink2(Vec2::new(0.0, 7.0));
        let Some(question) = *question else {
            let at = pos2(area.left() + 8.0, area.top() + 16.0);
            let font = fonts::small();
            ui.painter().text(at, egui::Align2::LEFT_CENTER, "known", font, tokens.text_weak);
            continue;
        };
        frame::inside(ui, area, Layout::top_down(Align::Min), |ui| {
            let width = area.width();
            answer_field::show(ui, tokens, answering, question, (width, width), asked);
        });
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

fn column_name(field: Field) -> &'static str {
    match field {
        Field::Name => "Name",
        Field::Into => "Goes into",
        Field::Strand => "Strand",
        Field::Shares => "Shares of one",
        Field::Kind => "Kind of value",
        Field::Per => "Rate per",
        Field::Unit => "Unit in words",
        Field::Polarity => "Good direction",
        Field::Period => "Kind of period",
        Field::Months => "Twelve months",
        Field::Days => "Dates are of whole periods",
    }
}

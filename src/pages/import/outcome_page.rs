//! The last step: what will change, before it is taken.

use super::outcome::{FileRow, Outcome, OutcomeTab};
use super::{Request, frame};
use crate::widgets::table::{Table, Texts};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, fonts};
use egui::{FontId, Label, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const TILE_HEIGHT: f32 = 76.0;
const ROW_HEIGHT: f32 = 36.0;
const NEW_ROW_HEIGHT: f32 = 34.0;
/// The share of the width that each column of the changed figures takes.
const COLUMNS: [(&str, f32); 7] = [
    ("Indicator", 0.25),
    ("Area", 0.13),
    ("Period", 0.09),
    ("Before", 0.15),
    ("Now", 0.14),
    ("What else changed", 0.12),
    ("From", 0.12),
];

/// Draws the step.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, outcome: &Outcome, asked: &mut Vec<Request>) {
    tiles(ui, tokens, outcome);
    ui.add_space(space::ONE);
    egui::Sides::new().height(34.0).show(
        ui,
        |ui| {
            let labels: Vec<_> = tabs(outcome).into_iter().collect();
            let options = labels.iter().map(|(tab, label)| (*tab, label.as_str(), None));
            if let Some(tab) = widgets::tabs(ui, tokens, ("Which part", outcome.tab), options) {
                asked.push(Request::ShowTab(tab));
            }
        },
        |ui| {
            if ui.button("Copy report").clicked() {
                ui.ctx().copy_text(outcome.text.clone());
            }
        },
    );
    ui.add_space(space::HALF);
    let room = ui.available_size();
    frame::card(ui, tokens, room, |ui| match outcome.tab {
        OutcomeTab::Files => files(ui, tokens, outcome),
        OutcomeTab::Changed => changed(ui, tokens, outcome),
        OutcomeTab::New => new(ui, tokens, outcome),
    });
}

fn tabs(outcome: &Outcome) -> [(OutcomeTab, String); 3] {
    [
        (OutcomeTab::Changed, format!("Changed figures · {}", outcome.changed.len())),
        (OutcomeTab::New, format!("New indicators and areas · {}", outcome.new.len())),
        (OutcomeTab::Files, format!("Files and remarks · {}", outcome.files.len())),
    ]
}

fn tiles(ui: &mut Ui, tokens: &Tokens, outcome: &Outcome) {
    let count = outcome.tiles.len() as f32;
    let width = (ui.available_width() - (count - 1.0) * space::ONE) / count;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        for (number, what) in &outcome.tiles {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(width, TILE_HEIGHT), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{number} {what}")));
            let stroke = Stroke::new(1.0, tokens.line);
            ui.painter().rect(rect, 8.0, tokens.card, stroke, egui::StrokeKind::Inside);
            let room = width - 2.0 * space::TWO;
            let font = FontId::new(size::TITLE, fonts::bold());
            let galley = widgets::elided(ui, number, font, tokens.text, room);
            let left = rect.left() + space::TWO;
            ui.painter().galley(pos2(left, rect.top() + 10.0), galley, tokens.text);
            let small = fonts::small();
            let galley = widgets::elided(ui, what, small, tokens.text_weak, room);
            ui.painter().galley(pos2(left, rect.top() + 46.0), galley, tokens.text_weak);
        }
    });
}

const FILE_COLUMNS: [&str; 5] = ["Rows read", "Taken", "Repeated", "Not chosen", "Skipped"];
const NUMBER_WIDTH: f32 = 100.0;

fn files(ui: &mut Ui, tokens: &Tokens, outcome: &Outcome) {
    let width = ui.available_width() - 12.0;
    let (head, _) = ui.allocate_exact_size(Vec2::new(width, 24.0), Sense::hover());
    let font = fonts::strong();
    let left = pos2(head.left(), head.center().y);
    ui.painter().text(left, egui::Align2::LEFT_CENTER, "File", font.clone(), tokens.text_weak);
    numbers(ui, head, &FILE_COLUMNS, &font, tokens.text_weak);
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, tokens.line));
    ScrollArea::vertical().id_salt("report files").auto_shrink([false, false]).show(ui, |ui| {
        for file in &outcome.files {
            file_row(ui, tokens, file, width);
        }
        if !outcome.remarks.is_empty() {
            ui.add_space(space::TWO);
            widgets::card_title(ui, tokens, "Remarks");
            for remark in &outcome.remarks {
                selectable(ui, tokens, remark);
            }
        }
    });
}

fn file_row(ui: &mut Ui, tokens: &Tokens, file: &FileRow, width: f32) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 52.0), Sense::hover());
    let counts = FILE_COLUMNS.iter().zip(&file.rows).map(|(what, count)| format!("{what}: {count}"));
    let spoken = format!("{}, {}. {}", file.name, file.layout, counts.collect::<Vec<_>>().join(", "));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let room = width - NUMBER_WIDTH * FILE_COLUMNS.len() as f32;
    let font = fonts::semibold_at(size::BODY);
    let name = widgets::elided(ui, &file.name, font, tokens.text, room);
    let small = fonts::small();
    let layout = widgets::elided(ui, file.layout, small, tokens.text_weak, room);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left(), middle - name.size().y), name, tokens.text);
    ui.painter().galley(pos2(rect.left(), middle + 2.0), layout, tokens.text_weak);
    let counts = file.rows.each_ref().map(String::as_str);
    numbers(ui, rect, &counts, &FontId::proportional(size::BODY), tokens.text);
    for detail in &file.details {
        selectable(ui, tokens, detail);
    }
    ui.add_space(space::HALF);
    let line = ui.cursor().top();
    ui.painter().hline(rect.x_range(), line, Stroke::new(1.0, tokens.line));
    ui.add_space(space::HALF);
}

/// Numbers, or their names, each in its column at the right end of a row.
fn numbers(ui: &Ui, row: Rect, texts: &[&str; 5], font: &FontId, colour: egui::Color32) {
    for (at, text) in texts.iter().rev().enumerate() {
        let right = row.right() - at as f32 * NUMBER_WIDTH;
        ui.painter().text(
            pos2(right, row.center().y),
            egui::Align2::RIGHT_CENTER,
            text,
            font.clone(),
            colour,
        );
    }
}

fn selectable(ui: &mut Ui, tokens: &Tokens, line: &str) {
    let text = RichText::new(line).size(size::DENSE).color(tokens.text);
    ui.add(Label::new(text).wrap().selectable(true));
}

fn changed(ui: &mut Ui, tokens: &Tokens, outcome: &Outcome) {
    if outcome.changed.is_empty() {
        ui.add_space(space::TWO);
        widgets::body(ui, tokens, "No figure that the scorecard had is another now.");
        return;
    }
    let width = ui.available_width() - 12.0;
    let mut cells = Texts {
        tokens,
        heads: &COLUMNS.map(|(name, _)| name),
        text: &|row, column| outcome.changed.get(row).map_or("", |row| row.field(column)),
        more: &|row, column| Some(outcome.changed.get(row).filter(|_| column == 0)?.sentence()),
        look: &|column| match column {
            0 | 4 => (fonts::semibold_at(size::DENSE), tokens.text),
            5 | 6 => (fonts::small(), tokens.text_weak),
            _ => (FontId::proportional(size::DENSE), tokens.text),
        },
        right_from: COLUMNS.len(),
    };
    let table = Table {
        salt: "changed",
        name: "Changed figures",
        widths: &COLUMNS.map(|(_, share)| (width * share).max(72.0)),
        fixed: 1,
        rows: outcome.changed.len(),
        head_height: 28.0,
        row_height: ROW_HEIGHT,
        from_top: false,
    };
    table.show(ui, tokens, &mut cells);
}

fn new(ui: &mut Ui, tokens: &Tokens, outcome: &Outcome) {
    if outcome.new.is_empty() {
        ui.add_space(space::TWO);
        widgets::body(ui, tokens, "Every indicator and area was in the scorecard before.");
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("new").auto_shrink([false, false]).show_rows(
        ui,
        NEW_ROW_HEIGHT,
        outcome.new.len(),
        |ui, rows| {
            for row in &outcome.new[rows] {
                let size = Vec2::new(ui.available_width() - 12.0, NEW_ROW_HEIGHT);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                let spoken = format!("{}, {}", row.name, row.about);
                response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
                let half = rect.width() * 0.55;
                let name =
                    widgets::elided(ui, &row.name, fonts::semibold_at(size::DENSE), tokens.text, half - 12.0);
                let font = fonts::small();
                let about = widgets::elided(ui, &row.about, font, tokens.text_weak, rect.width() - half);
                let top = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
                ui.painter().galley(pos2(rect.left(), top(&name)), name.clone(), tokens.text);
                ui.painter().galley(pos2(rect.left() + half, top(&about)), about.clone(), tokens.text_weak);
                ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
            }
        },
    );
}

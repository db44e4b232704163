//! The first step: which files.

use super::files::{FileEntry, FileState, Files};
use super::{Request, columns_page, focus, preview, progress};
use crate::import::Layout;
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{Label, RichText, ScrollArea, Ui, Vec2};

/// Draws the step.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, files: &Files, asked: &mut Vec<Request>) {
    if files.list.is_empty() {
        nothing_yet(ui, tokens, asked);
        return;
    }
    ui.horizontal(|ui| {
        if ui.add(egui::Button::new("Add files…").min_size(Vec2::new(0.0, 32.0))).clicked() {
            asked.push(Request::ChooseFiles);
        }
        ui.add_space(space::TWO);
        layout_choice(ui, tokens, files, asked);
    });
    ui.add_space(space::ONE);
    ScrollArea::vertical().id_salt("import files").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - space::ONE);
        for file in &files.list {
            widgets::card(tokens).show(ui, |ui| {
                ui.set_width(ui.available_width());
                file_card(ui, tokens, files, file, asked);
            });
            ui.add_space(space::ONE);
        }
    });
}

fn nothing_yet(ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    ui.add_space((ui.available_height() * 0.2).max(space::TWO));
    ui.vertical_centered(|ui| {
        ui.set_max_width(700.0);
        widgets::page_title(ui, tokens, "Choose the files you downloaded");
        ui.add_space(space::ONE);
        let about = "Fingertips, Explore Education Statistics, Explore Local Statistics, or your own table with a column \
                     each for indicator, area, period and value. Of any other table you say what its columns hold. CSV, \
                     TSV, text, XLSX, XLS, ODS and Parquet; several at once.";
        widgets::body(ui, tokens, about);
        ui.add_space(space::TWO);
        let choose = widgets::primary_button(ui, tokens, "Choose files…", true, Vec2::new(160.0, 40.0));
        focus::take_first(ui, &choose);
        if choose.clicked() {
            asked.push(Request::ChooseFiles);
        }
        ui.add_space(space::ONE);
        widgets::caption(ui, tokens, "Or drop them on this window. Nothing is changed until the last step.");
    });
}

fn layout_choice(ui: &mut Ui, tokens: &Tokens, files: &Files, asked: &mut Vec<Request>) {
    ui.label(RichText::new("Layout").size(size::BODY).color(tokens.text_weak));
    let mut options = vec![(None, "Recognised by its header".to_owned())];
    options.extend(Layout::ALL.iter().map(|layout| (Some(*layout), format!("All: {}", layout.name()))));
    if let Some(layout) = widgets::choose(ui, "Layout", files.layout, &options) {
        asked.push(Request::SetLayout(layout));
    }
}

fn file_card(ui: &mut Ui, tokens: &Tokens, files: &Files, file: &FileEntry, asked: &mut Vec<Request>) {
    egui::Sides::new().height(32.0).shrink_left().truncate().show(
        ui,
        |ui| {
            let name = RichText::new(file.name()).font(fonts::semibold_at(size::CARD_TITLE));
            ui.add(Label::new(name.color(tokens.text)).truncate()).hint(file.path.display().to_string());
        },
        |ui| buttons(ui, file, asked),
    );
    match &file.state {
        FileState::Waiting => {
            widgets::caption(ui, tokens, "Waits for its turn to be read.");
        }
        FileState::Reading(progress) => {
            let width = ui.available_width().min(520.0);
            progress::bar(ui, tokens, progress, &format!("Reading {}", file.name()), width);
        }
        FileState::Failed(sentence) => {
            let text = RichText::new(sentence).size(size::BODY).color(tokens.error);
            ui.add(Label::new(text).wrap().selectable(true));
        }
        // Where a layout was asked for, the sentence says what that one needs.
        FileState::Unknown(sentence) if files.layout.is_some() => {
            let text = RichText::new(sentence).size(size::BODY).color(tokens.error);
            ui.add(Label::new(text).wrap().selectable(true));
        }
        FileState::Known(_) | FileState::Unknown(_) => {}
    }
    for (at, table) in file.tables.iter().enumerate() {
        let preview = &table.preview;
        if let Some(sheet) = &preview.sheet {
            ui.add_space(space::HALF);
            widgets::eyebrow(ui, tokens, sheet);
        }
        widgets::caption(ui, tokens, &preview.about);
        for remark in &preview.remarks {
            widgets::caption(ui, tokens, remark);
        }
        ui.add_space(space::HALF);
        preview::show(ui, tokens, preview, (&file.path, at));
        columns_page::show(ui, tokens, files, (file, at), asked);
    }
}

/// The buttons of one file; from right to left, as the row is filled from its end.
fn buttons(ui: &mut Ui, file: &FileEntry, asked: &mut Vec<Request>) {
    let name = file.name();
    let button = |ui: &mut Ui, label: &str| {
        let response = ui.button(label);
        let spoken = format!("{label} {name}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
        focus::follow(ui, &response);
        if matches!(file.state, FileState::Failed(_)) {
            focus::take_first(ui, &response);
        }
        response.clicked()
    };
    if button(ui, "Remove") {
        asked.push(Request::Remove(file.path.clone()));
    }
    match file.state {
        FileState::Reading(_) if button(ui, "Stop reading") => {
            asked.push(Request::Stop(file.path.clone()));
        }
        FileState::Failed(_) if button(ui, "Read again") => {
            asked.push(Request::ReadAgain(file.path.clone()));
        }
        _ => {}
    }
}

//! What the columns of a table hold: a line that says what is missing, and a list of the columns with a chooser for each.

use super::columns::{Apart, ColumnShown, Columns, role_in_words, who_says};
use super::files::{FileEntry, Files, TableShown};
use super::{Request, focus, frame};
use crate::model::{Role, Word};
use crate::widgets::list::{DropDown, Dropped};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use crate::words::number::count;
use egui::{
    Align, Button, Label, Layout, Rect, Response, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
};

const ROW_HEIGHT: f32 = 38.0;
const CHOOSER: f32 = 236.0;
/// Where the list is narrower than this, the cells are left out.
const WITH_CELLS: f32 = 480.0;

/// The line about the columns of a table, and the list of them where it is open.
pub(super) fn show(
    ui: &mut Ui,
    tokens: &Tokens,
    files: &Files,
    (file, place): (&FileEntry, usize),
    asked: &mut Vec<Request>,
) {
    let table = &file.tables[place];
    let Some(columns) = &table.columns else { return };
    let said = files.who_says(&table.header);
    // A sheet that can be read is enough: the others may be notes.
    let may_be_right =
        |table: &TableShown| table.columns.as_ref().is_some_and(|columns| columns.may_be_right);
    let has_better = !columns.may_be_right && file.tables.iter().any(may_be_right);
    let is_left = columns.is_unread && (matches!(file.state, super::FileState::Known(_)) || has_better);
    let must_be_open = columns.is_unread && !is_left;
    let is_open = must_be_open || files.shows_columns(&table.header);
    if columns.is_unread && is_open {
        let line = RichText::new(&columns.line).font(fonts::semibold_at(size::BODY)).color(tokens.text);
        ui.add(Label::new(line).wrap());
    } else if !columns.is_unread && !columns.line.is_empty() {
        widgets::caption(ui, tokens, &columns.line);
    }
    if let Some(found) = &columns.apart {
        apart(ui, tokens, file, found, asked);
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(said) = said {
            widgets::caption(ui, tokens, &who_says(said));
        }
        if !must_be_open {
            let label = if is_open { "Hide columns" } else { "Change columns…" };
            if named_button(ui, label, &format!("{label} of {}", file.name()), true).clicked() {
                asked.push(Request::ShowColumns(table.header.clone(), !is_open));
            }
        }
        if is_open && columns.may_be_right {
            let label = "Yes, read it so";
            let size = Vec2::new(0.0, ui.spacing().interact_size.y);
            let yes = widgets::primary_button(ui, tokens, label, true, size);
            yes.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Button, true, format!("{label}: {}", file.name()))
            });
            focus::follow(ui, &yes);
            if must_be_open {
                focus::take_first(ui, &yes);
            }
            if yes.clicked() {
                asked.push(Request::Say(file.path.clone(), columns.as_shown()));
            }
        }
        if is_open && named_button(ui, "Undo", "Undo the last change of columns", files.can_undo()).clicked()
        {
            asked.push(Request::Unsay);
        }
        let as_recognised = format!("As recognised, the columns of {}", file.name());
        if said.is_some() && named_button(ui, "As recognised", &as_recognised, true).clicked() {
            asked.push(Request::Say(file.path.clone(), columns.unsaid()));
        }
        if is_open && !columns.other_headers.is_empty() {
            other_header(ui, columns, file, asked);
        }
    });
    if is_open {
        ui.add_space(space::HALF);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, column) in columns.list.iter().enumerate() {
            row(ui, tokens, (&file.path, place, at), (column, must_be_open), |role| {
                asked.push(Request::Say(file.path.clone(), columns.with_role(at, role)));
            });
        }
        if columns.left_out > 0 {
            let text =
                format!("and {} more columns, which cannot be said here", count(columns.left_out as u64));
            widgets::caption(ui, tokens, &text);
        }
    }
}

/// Rows that contradict each other, with a button for each way out.
fn apart(ui: &mut Ui, tokens: &Tokens, file: &FileEntry, found: &Apart, asked: &mut Vec<Request>) {
    let text = format!("{} Which column tells such rows apart?", found.sentence);
    let text = RichText::new(text).font(fonts::semibold_at(size::BODY)).color(tokens.text);
    ui.add(Label::new(text).wrap());
    ui.horizontal_wrapped(|ui| {
        for (columns, said) in &found.choices {
            let name = format!("‘{columns}’ tells rows of {} apart", file.name());
            if named_button(ui, &format!("‘{columns}’"), &name, true).clicked() {
                asked.push(Request::Say(file.path.clone(), said.clone()));
            }
        }
    });
    widgets::caption(
        ui,
        tokens,
        "Its words are then groups of people or of other things. If no column does, go on: it is asked with the questions.",
    );
    ui.add_space(space::HALF);
}

fn named_button(ui: &mut Ui, label: &str, name: &str, enabled: bool) -> Response {
    let response = ui.add_enabled(enabled, Button::new(label.to_owned()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, name));
    focus::follow(ui, &response);
    response
}

/// Another row as the header.
fn other_header(ui: &mut Ui, columns: &Columns, file: &FileEntry, asked: &mut Vec<Request>) {
    let menu = widgets::list::menu(ui, "Another row is the header…", |ui| {
        egui::ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for (label, header) in &columns.other_headers {
                ui.set_max_width(420.0);
                if ui.add(Button::new(label.as_str()).truncate()).clicked() {
                    asked.push(Request::Say(file.path.clone(), header.clone()));
                    ui.close();
                }
            }
        });
    });
    let name = format!("Another row of {} is the header", file.name());
    menu.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    focus::follow(ui, &menu);
}

/// A column with its first cells and what it holds.
fn row(
    ui: &mut Ui,
    tokens: &Tokens,
    salt: impl egui::AsIdSalt,
    (column, is_first): (&ColumnShown, bool),
    say: impl FnOnce(Role),
) {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ROW_HEIGHT), Sense::hover());
    let chooser = Rect::from_min_max(pos2(rect.right() - CHOOSER, rect.top()), rect.max);
    let words = Rect::from_min_max(rect.min, pos2(chooser.left() - space::TWO, rect.bottom()));
    let has_cells = width >= WITH_CELLS;
    let middle = if has_cells { words.left() + words.width() * 0.5 } else { words.right() };
    let text = |ui: &mut Ui, area: Rect, text: &str, colour| {
        frame::inside(ui, area, Layout::left_to_right(Align::Center), |ui| {
            let label = RichText::new(text).size(size::DENSE).color(colour);
            ui.add(Label::new(label).truncate()).hint(text);
        });
    };
    text(ui, Rect::from_min_max(words.min, pos2(middle, words.bottom())), &column.name, tokens.text);
    if has_cells && !column.examples.is_empty() {
        let area = Rect::from_min_max(pos2(middle + space::TWO, words.top()), words.max);
        text(ui, area, &column.examples, tokens.text_weak);
    }
    frame::inside(ui, chooser, Layout::left_to_right(Align::Center), |ui| {
        if let Some(role) = choose(ui, salt, column, is_first) {
            say(role);
        }
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

/// What a column holds, chosen from a list; the keyboard is back on the list afterwards.
fn choose(ui: &mut Ui, salt: impl egui::AsIdSalt, column: &ColumnShown, is_first: bool) -> Option<Role> {
    let shown = role_in_words(column.role);
    let list = DropDown::new(salt, &shown, CHOOSER).cut();
    let options = Role::ALL.iter().map(|role| (*role == column.role, role_in_words(*role)));
    let Dropped { response, chosen } = list.show(ui, options);
    response.widget_info(|| {
        let name = format!("What ‘{}’ holds: {shown}", column.name);
        WidgetInfo::labeled(egui::Role::ComboBox, true, name)
    });
    focus::follow(ui, &response);
    if is_first {
        focus::take_first(ui, &response);
    }
    chosen.map(|at| Role::ALL[at]).filter(|role| *role != column.role)
}

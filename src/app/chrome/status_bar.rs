//! The line below the page: which file is open, what was noted about it, what just happened.

use super::ask::Unsaved;
use crate::pages::{Action, PageContext};
use crate::widgets;
use crate::widgets::tokens::{size, space};
use egui::{Button, Frame, Margin, Panel, RichText, Spinner, Ui};

/// What the legend of a page needs.
const LEGEND_WIDTH: f32 = 700.0;

/// What the line says.
#[derive(Clone, Debug)]
pub struct Status<'a> {
    /// The open file.
    pub file: &'a str,
    /// How many notes there are about it.
    pub notes: usize,
    /// What is not in the file yet.
    pub unsaved: Option<Unsaved>,
    /// The file being read.
    pub reading: Option<String>,
    /// What just happened.
    pub notice: Option<&'a str>,
}

/// Draws the line.
pub fn show(ui: &mut Ui, status: &Status<'_>, page: &PageContext<'_>) {
    let frame = Frame::new().fill(page.tokens.page).inner_margin(Margin::symmetric(24, 6));
    Panel::bottom("status").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| match (&status.reading, status.notice) {
            (Some(name), _) => {
                ui.add(Spinner::new().size(size::SMALL));
                widgets::caption(ui, page.tokens, &format!("Reading {name}"));
            }
            (None, Some(notice)) => {
                widgets::caption(ui, page.tokens, notice);
            }
            (None, None) => {
                widgets::caption(ui, page.tokens, status.file);
                if let Some(unsaved) = status.unsaved {
                    widgets::caption(ui, page.tokens, &format!("· {}", unsaved.note()));
                }
                notes(ui, status.notes, page);
                let legend = page.view.page.entry().legend.filter(|_| ui.available_width() > LEGEND_WIDTH);
                if let Some(legend) = legend {
                    ui.add_space(space::TWO);
                    legend(ui, page);
                }
            }
        });
    });
}

fn notes(ui: &mut Ui, notes: usize, page: &PageContext<'_>) {
    let text = match notes {
        0 => return,
        1 => "1 note about this file".to_owned(),
        many => format!("{many} notes about this file"),
    };
    let text = RichText::new(text).size(size::SMALL).color(page.tokens.accent_text);
    if ui.add(Button::new(text).frame(false)).clicked() {
        page.act(Action::ShowFindings);
    }
}

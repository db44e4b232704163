//! What the reader of a file found: errors that kept it from opening, or notes about one that opened.

use crate::pages::{Command, Commands, Panel};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, fonts, scroll};
use egui::{Label, RichText, ScrollArea, Ui};

/// A list of findings to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// What happened, in one sentence.
    pub title: String,
    /// What that means and what to do next.
    pub advice: String,
    /// One finding each.
    pub lines: Vec<FindingLine>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// What is wrong and what to do.
    pub message: String,
    /// Where it is.
    pub place: String,
}

impl Findings {
    /// Everything as plain text, to be sent to whoever made the file.
    pub fn to_text(&self) -> String {
        let line = |line: &FindingLine| match line.place.as_str() {
            "" => format!("- {}\n", line.message),
            place => format!("- {} ({place})\n", line.message),
        };
        let lines: String = self.lines.iter().map(line).collect();
        format!("{}\n{}\n\n{lines}", self.title, self.advice)
    }
}

/// Shows the findings over the page.
pub fn show(ctx: &egui::Context, tokens: &Tokens, findings: &Findings, commands: &Commands) {
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("findings", &findings.title), 760.0, |ui| {
        widgets::body(ui, tokens, &findings.advice);
        ui.add_space(space::ONE);
        list(ui, tokens, findings, (ctx.content_rect().height() * 0.55).max(120.0));
        ui.add_space(space::ONE);
        ui.horizontal(|ui| {
            if ui.button("Copy all").clicked() {
                ctx.copy_text(findings.to_text());
            }
            if ui.button("Close").clicked() {
                open = false;
            }
        });
    });
    if !open || closed {
        commands.send(Command::Close(Panel::Findings));
    }
}

fn list(ui: &mut Ui, tokens: &Tokens, findings: &Findings, height: f32) {
    let row_height = 2.0 * size::BODY + 2.0 * size::SMALL;
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    scroll::text_of(ui, "What was found", |ui, keys| {
        let output = area.show_rows(ui, row_height, findings.lines.len(), |ui, rows| {
            for line in &findings.lines[rows] {
                ui.vertical(|ui| {
                    ui.set_height(row_height);
                    let text = RichText::new(&line.message).size(size::BODY).color(tokens.text);
                    ui.add(Label::new(text).selectable(true).wrap());
                    if !line.place.is_empty() {
                        let place = RichText::new(&line.place).font(fonts::strong());
                        ui.add(Label::new(place.color(tokens.text_weak)).selectable(true).truncate());
                    }
                });
            }
            keys.scroll(ui);
        });
        (output.content_size.y > output.inner_rect.height() + 1.0, ())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copied_text_holds_every_finding_with_its_place() {
        let line = |message: &str, place: &str| FindingLine { message: message.into(), place: place.into() };
        let findings = Findings {
            title: "broken.scorecard has 2 errors".into(),
            advice: "Correct them and open it again.".into(),
            lines: vec![line("No title.", "$.title, line 3"), line("The file ends early.", "")],
        };
        let text = findings.to_text();
        assert!(text.contains("- No title. ($.title, line 3)"));
        assert!(text.contains("- The file ends early.\n"));
    }
}

//! What the reader of a file found: errors that kept it from opening, or notes about one that opened.

use crate::format::{Finding, Rule};
use crate::pages::{Action, Command, Commands, Panel};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, scroll};
use crate::words::tame;
use egui::{Align, CollapsingHeader, Context, Label, Layout, RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// How many findings of one kind are shown; the copied list has them all.
const SHOWN: usize = 100;

/// The height of a line with what can be clicked.
const LINE: f32 = 24.0;

/// What was found, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// What happened, in one sentence.
    pub title: String,
    /// What that means and what to do next.
    pub advice: String,
    /// The findings, those of one kind together.
    pub groups: Vec<Group>,
    /// The file that did not open, to be tried again once it is mended.
    pub refused: Option<PathBuf>,
    /// The file, where it is a table whose figures can be brought in.
    pub table: Option<PathBuf>,
}

/// Findings of one kind, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    rule: Rule,
    lines: Vec<FindingLine>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FindingLine {
    /// What is wrong and what to do.
    message: String,
    /// What it is about, by name; may be empty.
    about: String,
    /// Where in the text, for people; empty where that is not known.
    position: String,
    /// Everything, with the way to it in the file.
    whole: String,
    /// That way alone, and the position.
    place: String,
}

/// Findings as the panel lists them: kinds in the order in which each is met first.
pub fn gathered(findings: &[Finding]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in findings {
        let line = FindingLine::of(finding);
        match groups.iter_mut().find(|group| group.rule == finding.rule) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { rule: finding.rule, lines: vec![line] }),
        }
    }
    groups
}

impl FindingLine {
    fn of(finding: &Finding) -> Self {
        let position = finding.position.map(|position| position.to_string()).unwrap_or_default();
        // What is said of the file as a whole has no place in it.
        let path = Some(finding.path.clone()).filter(|_| !finding.is_about_file());
        let place: Vec<String> =
            path.into_iter().chain(Some(position.clone()).filter(|at| !at.is_empty())).collect();
        Self {
            message: in_quotes(&tame::line(&finding.message)),
            about: tame::line(&finding.about).into_owned(),
            position,
            whole: tame::line(&finding.to_string()).into_owned(),
            place: tame::line(&place.join(", ")).into_owned(),
        }
    }
}

/// Words of the file in the quotation marks of print: what stands between two backticks on the command line.
fn in_quotes(text: &str) -> String {
    let mut pieces = text.split('`');
    let mut quoted = pieces.next().unwrap_or_default().to_owned();
    for (at, piece) in pieces.enumerate() {
        quoted.push(if at % 2 == 0 { '“' } else { '”' });
        quoted.push_str(piece);
    }
    quoted
}

impl Group {
    /// "27 indicators whose next figures should be out".
    fn heading(&self) -> String {
        format!("{} {}", self.lines.len(), self.rule.subject())
    }
}

impl Findings {
    /// Everything as plain text, to be sent to whoever made the file.
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.title, self.advice);
        for group in &self.groups {
            text.push('\n');
            if group.lines.len() > 1 {
                text.push_str(&group.heading());
                text.push_str(":\n");
            }
            for line in &group.lines {
                text.extend(["- ", line.whole.as_str(), "\n"]);
            }
        }
        text
    }
}

/// Shows the findings over the page.
pub fn show(ctx: &Context, tokens: &Tokens, findings: &Findings, commands: &Commands) {
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("findings", &findings.title), 760.0, |ui| {
        widgets::body(ui, tokens, &findings.advice);
        ui.add_space(space::ONE);
        if !findings.groups.is_empty() {
            let height = (ctx.content_rect().height() * 0.55).max(120.0);
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            scroll::text(ui, "What was found", area.auto_shrink([false, true]), |ui| {
                ui.spacing_mut().interact_size.y = LINE;
                for group in &findings.groups {
                    show_group(ui, tokens, group, findings.groups.len() == 1);
                }
            });
            ui.add_space(space::ONE);
        }
        ui.horizontal_wrapped(|ui| {
            if let Some(table) = &findings.table
                && ui.button("Bring its figures in…").clicked()
            {
                commands.send(Command::Close(Panel::Findings));
                commands.send(Command::ImportFiles(vec![table.clone()]));
            }
            if let Some(refused) = &findings.refused {
                if ui.button("Open another file…").clicked() {
                    open = false;
                    commands.send(Command::Do(Action::Open));
                }
                if ui.button("Try again").hint("Read the file anew, once it is mended").clicked() {
                    open = false;
                    commands.send(Command::OpenFile(refused.clone()));
                }
            }
            let copies = if findings.groups.is_empty() { "Copy this" } else { "Copy the list" };
            if ui.button(copies).hint("As text, with the place of each in the file").clicked() {
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

/// One kind: a single finding as it is, several behind a line that says how many there are.
fn show_group(ui: &mut Ui, tokens: &Tokens, group: &Group, alone: bool) {
    if let [line] = &group.lines[..] {
        show_line(ui, tokens, &line.message, line);
        ui.add_space(space::ONE);
        return;
    }
    let heading = RichText::new(group.heading()).size(size::BODY).color(tokens.text);
    let fold = CollapsingHeader::new(heading).id_salt(group.rule).default_open(alone);
    fold.show(ui, |ui| {
        if !group.rule.advice().is_empty() {
            widgets::caption(ui, tokens, group.rule.advice());
        }
        for line in group.lines.iter().take(SHOWN) {
            // What the heading says of all is not said of each again.
            let is_told = !group.rule.advice().is_empty() && !line.about.is_empty();
            show_line(ui, tokens, if is_told { &line.about } else { &line.message }, line);
        }
        if let Some(more) = group.lines.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            widgets::caption(ui, tokens, &format!("And {more} more; “Copy the list” has them all."));
        }
    });
}

/// One finding, with a small button that tells and copies where it stands: that means much to whoever writes the file,
/// and little to whoever reads it.
fn show_line(ui: &mut Ui, tokens: &Tokens, text: &str, line: &FindingLine) {
    let where_ = match line.position.as_str() {
        "" => "Where in the file",
        position => position,
    };
    if text == line.about {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                place(ui, tokens, "Where in the file", line);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(text).size(size::BODY).color(tokens.text);
                    ui.add(Label::new(text).truncate()).hint(&line.message);
                });
            });
        });
        return;
    }
    ui.add(Label::new(RichText::new(text).size(size::BODY).color(tokens.text)).selectable(true).wrap());
    ui.horizontal(|ui| {
        if !line.about.is_empty() && !text.contains(&line.about) {
            widgets::caption(ui, tokens, &line.about);
        }
        place(ui, tokens, where_, line);
    });
}

fn place(ui: &mut Ui, tokens: &Tokens, text: &str, line: &FindingLine) {
    if line.place.is_empty() {
        return;
    }
    let name = format!("Where in the file: {}", line.place);
    if widgets::quiet_button(ui, tokens, text, &name)
        .hint(format!("{}. Click to copy.", line.place))
        .clicked()
    {
        ui.ctx().copy_text(line.place.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Position;

    fn finding(rule: Rule, path: &str, about: &str, message: &str) -> Finding {
        let [path, about, message] = [path, about, message].map(str::to_owned);
        Finding { rule, path, position: Some(Position { line: 3, column: 5 }), about, message }
    }

    #[test]
    fn words_of_the_file_are_in_quotation_marks() {
        assert_eq!(in_quotes("`kind` must be `a` or `b`."), "“kind” must be “a” or “b”.");
        assert_eq!(in_quotes("It is empty."), "It is empty.");
    }

    #[test]
    fn findings_of_one_kind_are_one_group_and_the_copied_text_holds_every_place() {
        let groups = gathered(&[
            finding(Rule::Old, "$.indicators[0]", "Walks: 2020", "The latest figures of Walks are old."),
            finding(Rule::Source, "$.indicators[0]", "Walks", "Walks has no source."),
            finding(Rule::Old, "$.indicators[4]", "Sleep: 2019", "The latest figures of Sleep are old."),
        ]);
        let headings: Vec<String> = groups.iter().map(Group::heading).collect();
        assert_eq!(
            headings,
            ["2 indicators whose next figures should be out", "1 indicators without a source"]
        );
        let findings = Findings {
            title: "3 notes".into(),
            advice: "To know.".into(),
            groups,
            refused: None,
            table: None,
        };
        let text = findings.to_text();
        assert!(
            text.starts_with(
                "3 notes\nTo know.\n\n2 indicators whose next figures should be out:\n- The latest"
            ),
            "{text}"
        );
        assert!(
            text.contains("- The latest figures of Sleep are old. ($.indicators[4], line 3, column 5)\n"),
            "{text}"
        );
        assert!(!text.contains("1 indicators"), "{text}");
    }
}

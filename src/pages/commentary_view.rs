//! How comments are drawn: who and when as a heading, the words below, answers set in, and a way to answer each.

use super::commentary::{Commentary, Draft, Said};
use super::sheet::{self, Sheet};
use super::{Action, Command, PageContext, Spot};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, focus, fonts, paper, reading};
use crate::words::report::DRAFT_NOTE;
use crate::words::rich::{Rich, Span};
use egui::text::{LayoutJob, TextFormat};
use egui::{Label, RichText, Ui};

/// How far an answer is set in.
const STEP: f32 = 20.0;

/// Whether there is something to show: on the screen there is always room to write, on paper only what leaves the program.
pub(super) fn has_room(ui: &Ui, commentary: &Commentary) -> bool {
    !paper::is_paper(ui.ctx()) || commentary.told().next().is_some()
}

/// All comments with their title, and a way to write one.
pub(super) fn show(ui: &mut Ui, commentary: &Commentary, page: &PageContext<'_>) {
    let (area, indicator) = (commentary.area, commentary.indicator);
    ui.horizontal_wrapped(|ui| {
        widgets::card_title_at(ui, page.tokens, 2, "Commentary");
        // On paper nobody writes.
        let write = Action::AddComment.label();
        if !paper::is_paper(ui.ctx()) && widgets::quiet_button(ui, page.tokens, write, write).clicked() {
            page.commands.send(Command::OpenSheet(Sheet::NewComment { area, indicator, reply_to: None }));
        }
    });
    if commentary.said.is_empty() {
        widgets::caption(ui, page.tokens, "Nothing is written here yet.");
    }
    let is_paper = paper::is_paper(ui.ctx());
    for said in commentary.said.iter().filter(|said| !is_paper || said.draft.is_none()) {
        ui.add_space(space::HALF);
        ui.horizontal_top(|ui| {
            ui.add_space(STEP * said.depth as f32);
            ui.vertical(|ui| one(ui, commentary, said, page));
        });
    }
}

/// Those that have a number on the chart above, with the replies to them, where nothing else is told of it.
pub(super) fn numbered(ui: &mut Ui, commentary: &Commentary, page: &PageContext<'_>) {
    for said in commentary.numbered() {
        ui.add_space(space::HALF);
        one(ui, commentary, said, page);
    }
}

fn one(ui: &mut Ui, commentary: &Commentary, said: &Said, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let is_paper = paper::is_paper(ui.ctx());
    let heading = if is_paper { commentary.heading_on_paper(said) } else { said.heading() };
    let head = RichText::new(&heading).font(fonts::semibold_at(size::SMALL)).color(tokens.text_weak);
    let shown = ui.add(Label::new(head).wrap());
    reading::heading(&shown, 3 + said.depth.min(3), &heading);
    parts(ui, &said.parts, page);
    if is_paper {
        return;
    }
    if said.draft.is_some() {
        widgets::caption(ui, tokens, DRAFT_NOTE);
    }
    ui.horizontal_wrapped(|ui| {
        let reply = widgets::quiet_button(ui, tokens, "Reply…", &format!("Reply to {}…", said.head));
        if page.leads_to(&Spot::Comment(said.id.clone())) {
            // Head and words come into sight with it.
            ui.scroll_to_rect(shown.rect.union(reply.rect), None);
            focus::lead_to(ui.ctx(), reply.id);
        }
        if reply.clicked() {
            page.commands.send(Command::OpenSheet(Sheet::NewComment {
                area: commentary.area,
                indicator: commentary.indicator,
                reply_to: Some(said.at),
            }));
        }
        if said.draft == Some(Draft::Own) {
            let name = |what: &str| format!("{what}: {}", said.head);
            if widgets::quiet_button(ui, tokens, "Go on writing…", &name("Go on writing")).clicked() {
                page.commands.send(Command::OpenSheet(Sheet::Comment(said.at)));
            }
            if widgets::quiet_button(ui, tokens, "Publish", &name("Publish")).clicked() {
                // Nothing nameless goes out: the sheet asks for the name.
                page.commands.send(match &said.author {
                    Some(_) => Command::Edit(sheet::publish(&said.id)),
                    None => Command::OpenSheet(Sheet::NamelessDraft(said.at)),
                });
            }
        } else if page.author.is_some() && said.author.as_deref() == page.author {
            let words = if said.is_answered { "Correct…" } else { "Correct or remove…" };
            let name = format!("{}: {}…", words.trim_end_matches('…'), said.head);
            if widgets::quiet_button(ui, tokens, words, &name).clicked() {
                page.commands.send(Command::OpenSheet(Sheet::Comment(said.at)));
            }
        }
    });
}

fn parts(ui: &mut Ui, parts: &[Rich], page: &PageContext<'_>) {
    for part in parts {
        match part {
            Rich::Paragraph(spans) => {
                ui.add(Label::new(words(spans, page)).wrap().selectable(true));
            }
            Rich::List { ordered, items } => {
                for (nth, item) in items.iter().enumerate() {
                    let sign = if *ordered { format!("{}.", nth + 1) } else { "•".to_owned() };
                    ui.horizontal_top(|ui| {
                        ui.add(Label::new(RichText::new(sign).size(size::DENSE).color(page.tokens.text)));
                        ui.vertical(|ui| self::parts(ui, item, page));
                    });
                }
            }
        }
    }
}

/// Words of which some are bold.
fn words(spans: &[Span], page: &PageContext<'_>) -> LayoutJob {
    let mut job = LayoutJob::default();
    for span in spans {
        let font = if span.strong {
            fonts::semibold_at(size::DENSE)
        } else {
            egui::FontId::proportional(size::DENSE)
        };
        job.append(&span.text, 0.0, TextFormat::simple(font, page.tokens.text));
    }
    job
}

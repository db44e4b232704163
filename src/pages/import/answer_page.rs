//! The third step: what the files do not say.

use super::answering::Answering;
use super::tallies::{Entry, Section};
use super::{Request, answer_field, answer_table, frame};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use crate::words::number::count;
use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, pos2};

const ROW_HEIGHT: f32 = 72.0;
const FIELD_WIDTH: f32 = 440.0;

/// What stands below an answer for several questions.
const TOGETHER: &str = "They ask the same and offer the same; each can be answered alone below.";

/// Draws the step.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, answering: &Answering, asked: &mut Vec<Request>) {
    if answering.questions().is_empty() {
        nothing_to_ask(ui, tokens);
        return;
    }
    widgets::caption(
        ui,
        tokens,
        "No file says this, and nothing is guessed: a proposal counts once you take it. Answers can be changed until the import.",
    );
    ui.add_space(space::HALF);
    let (section, take_all) = egui::Sides::new().height(34.0).show(
        ui,
        |ui| sections(ui, tokens, answering),
        |ui| {
            let mut take_all = false;
            if answering.proposals() > 0 {
                take_all = ui.button(take_label(answering)).hint(take_hint(answering)).clicked();
            }
            let all = answering.questions().len();
            let text =
                format!("{} of {} answered", count((all - answering.open()) as u64), count(all as u64));
            ui.label(RichText::new(text).font(fonts::strong()).color(tokens.text_weak));
            take_all
        },
    );
    asked.extend(section.map(Request::ShowSection));
    asked.extend(take_all.then_some(Request::TakeAll));
    ui.add_space(space::HALF);
    let room = ui.available_size();
    frame::card(ui, tokens, room, |ui| match answering.section() {
        Section::Indicators if answering.rows().len() > 1 => answer_table::show(ui, tokens, answering, asked),
        section => list(ui, tokens, answering, section, asked),
    });
}

/// What is taken, and where, because it may not be what is on screen.
fn take_label(answering: &Answering) -> String {
    let sections = answering.sections_with_proposals();
    let number = answering.proposals();
    let what = if number == 1 {
        "the proposal".to_owned()
    } else {
        format!("all {} proposals", count(number as u64))
    };
    match sections[..] {
        [(section, _)] if section != answering.section() => format!("Take {what} under {}", section.label()),
        _ => format!("Take {what}"),
    }
}

fn take_hint(answering: &Answering) -> String {
    if let Some((about, answer)) = answering.only_proposal() {
        return format!("{about}: {answer}");
    }
    let sections = answering.sections_with_proposals();
    let lines =
        sections.iter().map(|(section, number)| format!("{}: {}", section.label(), count(*number as u64)));
    lines.collect::<Vec<_>>().join("\n")
}

fn nothing_to_ask(ui: &mut Ui, tokens: &Tokens) {
    ui.add_space(ui.available_height() * 0.25);
    ui.vertical_centered(|ui| {
        ui.set_max_width(640.0);
        widgets::page_title(ui, tokens, "Nothing has to be asked");
        ui.add_space(space::ONE);
        widgets::body(
            ui,
            tokens,
            "The files and the scorecard say all that is needed. Go on to see what will change.",
        );
    });
}

/// The sections that have questions; the one that was chosen just now.
fn sections(ui: &mut Ui, tokens: &Tokens, answering: &Answering) -> Option<Section> {
    let mut chosen = None;
    ui.spacing_mut().item_spacing.x = space::HALF;
    for section in Section::ALL {
        let (open, all) = answering.counts(*section);
        if all == 0 {
            continue;
        }
        let label = match open {
            0 => format!("{} · answered", section.label()),
            open => format!("{} · {} open", section.label(), count(open as u64)),
        };
        let selected = *section == answering.section();
        if widgets::tab(ui, tokens, selected, &label).clicked() {
            chosen = Some(*section);
        }
    }
    chosen
}

/// Questions one under the other.
fn list(ui: &mut Ui, tokens: &Tokens, answering: &Answering, section: Section, asked: &mut Vec<Request>) {
    let entries = answering.entries();
    if section == Section::Indicators
        && let Some(row) = answering.rows().first()
    {
        widgets::card_title(ui, tokens, &row.name);
        ui.add_space(space::ONE);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt(section).auto_shrink([false, false]).show_rows(
        ui,
        ROW_HEIGHT,
        entries.len(),
        |ui, rows| {
            for entry in &entries[rows] {
                row(ui, tokens, answering, entry, section, asked);
            }
        },
    );
}

/// What an answer for several questions is called.
pub(super) fn all_of(positions: &[usize]) -> String {
    format!("One answer for all {} open", count(positions.len() as u64))
}

fn row(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    entry: &Entry,
    section: Section,
    asked: &mut Vec<Request>,
) {
    let (name, text) = match entry {
        Entry::One(at) => {
            let question = &answering.questions()[*at];
            (question.name.clone(), question.text.as_str())
        }
        Entry::All(positions) => (all_of(positions), TOGETHER),
    };
    let size = Vec2::new(ui.available_width() - space::ONE, ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let field_width = FIELD_WIDTH.min(rect.width() / 2.0);
    let middle = rect.right() - field_width;
    let words = Rect::from_min_max(rect.min, pos2(middle - space::TWO, rect.bottom()));
    frame::inside(ui, words, Layout::top_down(Align::Min), |ui| {
        ui.add_space(space::ONE + 2.0);
        let named = !name.is_empty() && matches!(section, Section::Tables | Section::Groups | Section::Areas);
        if named {
            let shown = RichText::new(&name).font(fonts::semibold_at(size::BODY)).color(tokens.text);
            ui.add(Label::new(shown).truncate()).hint(&name);
            ui.add_space(2.0);
        }
        let colour = if named { tokens.text_weak } else { tokens.text };
        let text = RichText::new(text).size(if named { size::SMALL } else { size::BODY }).color(colour);
        ui.add(Label::new(text).wrap());
    });
    let field = Rect::from_min_max(pos2(middle, rect.top() + 8.0), rect.max);
    frame::inside(ui, field, Layout::top_down(Align::Min), |ui| {
        let width = field.width();
        match entry {
            Entry::One(at) => answer_field::show(ui, tokens, answering, *at, width, asked),
            Entry::All(positions) => answer_field::for_all(ui, tokens, answering, positions, width, asked),
        }
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

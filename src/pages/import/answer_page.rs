//! The third step: what the files do not say.

use super::answering::Answering;
use super::focus::{self, Wanted};
use super::tallies::{Entry, Section};
use super::{Request, answer_field, answer_table, frame};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use crate::words::number::count;
use egui::text::LayoutJob;
use egui::{Align, FontId, Galley, Label, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, pos2};
use std::sync::Arc;

/// With a field and two lines below it.
const ROW_HEIGHT: f32 = 78.0;
const FIELD_WIDTH: f32 = 440.0;
/// In a narrower window how far one is stands below the sections.
const ONE_LINE: f32 = 860.0;
const SHORT_WORDS: f32 = 420.0;
const WITH_CAPTION: f32 = 400.0;
/// A question of more lines is read in full where the pointer rests.
const MOST_LINES: usize = 6;
/// So many questions say how high a row is.
const MEASURED: usize = 60;

/// What stands below an answer for several questions.
const TOGETHER: &str = "They ask the same and offer the same; each can be answered alone below.";

/// Draws the step.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, answering: &Answering, asked: &mut Vec<Request>) {
    if answering.questions().is_empty() {
        nothing_to_ask(ui, tokens);
        return;
    }
    find_question(ui, answering, asked);
    // In a low window the questions need the room.
    if ui.available_height() >= WITH_CAPTION {
        widgets::caption(
            ui,
            tokens,
            "The files do not say this, and nothing is guessed. A proposal, in grey with a question mark, counts once you \
         accept it. Answers can be changed until the import.",
        );
        ui.add_space(space::HALF);
    }
    let (mut section, mut accept_all) = (None, false);
    if ui.available_width() >= ONE_LINE {
        (section, accept_all) = egui::Sides::new().height(34.0).show(
            ui,
            |ui| sections(ui, tokens, answering),
            |ui| progress(ui, tokens, answering),
        );
    } else {
        ui.horizontal_wrapped(|ui| section = sections(ui, tokens, answering));
        ui.horizontal_wrapped(|ui| accept_all = progress(ui, tokens, answering));
    }
    asked.extend(section.map(Request::ShowSection));
    if accept_all {
        asked.push(Request::TakeAll);
        focus::want(ui.ctx(), Wanted::First);
    }
    ui.add_space(space::HALF);
    let room = ui.available_size();
    frame::card(ui, tokens, room, |ui| match answering.section() {
        Section::Indicators if answering.rows().len() > 1 => answer_table::show(ui, tokens, answering, asked),
        section => list(ui, tokens, answering, section, asked),
    });
}

/// Finds the question that the keyboard is wanted at; where this section has none that is open, the next that has one is
/// shown.
fn find_question(ui: &Ui, answering: &Answering, asked: &mut Vec<Request>) {
    let wanted = focus::wanted(ui.ctx());
    let after = match wanted {
        Some(Wanted::First | Wanted::Near) => None,
        Some(Wanted::After(at)) => Some(at),
        _ => return,
    };
    let found = answering.next_open(after);
    focus::look_for(ui.ctx(), found);
    if found.is_none() && wanted != Some(Wanted::Near) {
        asked.extend(answering.next_section().map(Request::ShowSection));
        focus::want(ui.ctx(), Wanted::First);
    }
}

/// Scrolls to the row of the question that is looked for, where it is out of sight: `rows` are drawn.
pub(super) fn scroll_to_question(
    ui: &Ui,
    rows: &std::ops::Range<usize>,
    height: f32,
    row_of: impl FnOnce(usize) -> Option<usize>,
) {
    let row = focus::looked_for(ui.ctx()).and_then(row_of).filter(|row| !rows.contains(row));
    if let Some(row) = row {
        let top = ui.max_rect().top() + (row as f32 - rows.start as f32) * height;
        let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top), Vec2::new(1.0, height));
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
}

/// How far one is, and the button for all proposals; whether it was pressed just now.
fn progress(ui: &mut Ui, tokens: &Tokens, answering: &Answering) -> bool {
    let accept_all = answering.proposals() > 0
        && ui.button(accept_label(answering)).hint(accept_hint(answering)).clicked();
    let all = answering.questions().len();
    let text = format!("{} of {} answered", count((all - answering.open()) as u64), count(all as u64));
    ui.label(RichText::new(text).font(fonts::strong()).color(tokens.text_weak));
    accept_all
}

/// What is accepted, and where, because it may not be what is on screen.
fn accept_label(answering: &Answering) -> String {
    let sections = answering.sections_with_proposals();
    let number = answering.proposals();
    let what =
        if number == 1 { "the proposal".to_owned() } else { format!("{} proposals", count(number as u64)) };
    match sections[..] {
        [(section, _)] if section != answering.section() => {
            format!("Accept {what} under {}", section.label())
        }
        _ => format!("Accept {what}"),
    }
}

fn accept_hint(answering: &Answering) -> String {
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
    let words = words_width(ui.available_width() - space::ONE, section);
    let heights = entries.iter().take(MEASURED).map(|entry| {
        let texts = entry_texts(ui, tokens, answering, entry, section, words);
        texts.iter().map(|text| text.size().y + 2.0).sum::<f32>() + 2.0 * space::ONE
    });
    let height = heights.fold(ROW_HEIGHT, f32::max);
    ScrollArea::vertical().id_salt(section).auto_shrink([false, false]).show_rows(
        ui,
        height,
        entries.len(),
        |ui, rows| {
            scroll_to_question(ui, &rows, height, |question| {
                entries.iter().position(|entry| match entry {
                    Entry::One(at) => *at == question,
                    Entry::All(positions) => positions[0] == question,
                })
            });
            for entry in &entries[rows] {
                row(ui, tokens, answering, entry, section, (words, height), asked);
            }
        },
    );
}

/// How wide the words of a question are. Those about an indicator and the scorecard are short, and the field stands
/// right beside them; those about tables and areas take half of the row.
fn words_width(row: f32, section: Section) -> f32 {
    let half = row / 2.0 - space::TWO;
    match section {
        Section::Indicators | Section::Scorecard => half.min(SHORT_WORDS),
        Section::Tables | Section::Groups | Section::Areas => half,
    }
}

/// What an answer for several questions is called.
pub(super) fn all_of(positions: &[usize]) -> String {
    format!("One answer for all {} open", count(positions.len() as u64))
}

/// What a row says: the name of what it is about, where that is another in each row, and the question.
fn entry_texts(
    ui: &Ui,
    tokens: &Tokens,
    answering: &Answering,
    entry: &Entry,
    section: Section,
    width: f32,
) -> Vec<Arc<Galley>> {
    let (name, text) = match entry {
        Entry::One(at) => {
            let question = &answering.questions()[*at];
            (question.name.clone(), question.text.as_str())
        }
        Entry::All(positions) => (all_of(positions), TOGETHER),
    };
    let layout = |text: String, font: FontId, rows| {
        let mut job = LayoutJob::simple(text, font, tokens.text, width);
        job.wrap.max_rows = rows;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let named = !name.is_empty() && matches!(section, Section::Tables | Section::Groups | Section::Areas);
    if named {
        let name = layout(name, fonts::semibold_at(size::BODY), 1);
        vec![name, layout(text.to_owned(), FontId::proportional(size::DENSE), MOST_LINES)]
    } else {
        vec![layout(text.to_owned(), FontId::proportional(size::BODY), MOST_LINES)]
    }
}

fn row(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    entry: &Entry,
    section: Section,
    (words, height): (f32, f32),
    asked: &mut Vec<Request>,
) {
    let size = Vec2::new(ui.available_width() - space::ONE, height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let middle = rect.left() + words + space::TWO;
    let texts = Rect::from_min_max(rect.min, pos2(rect.left() + words, rect.bottom()));
    frame::inside(ui, texts, Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(space::ONE + 6.0);
        for text in entry_texts(ui, tokens, answering, entry, section, words) {
            let whole = text.text().to_owned();
            ui.add(Label::new(text)).hint(whole);
        }
    });
    // What stands below a field may be wider than it.
    let field = Rect::from_min_max(pos2(middle, rect.top() + 8.0), rect.max);
    frame::inside(ui, field, Layout::top_down(Align::Min), |ui| {
        let width = field.width().min(FIELD_WIDTH);
        match entry {
            Entry::One(at) => {
                answer_field::show(ui, tokens, answering, *at, (width, field.width()), asked);
            }
            Entry::All(positions) => answer_field::for_all(ui, tokens, answering, positions, width, asked),
        }
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

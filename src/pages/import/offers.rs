//! What is offered below a field of free words while it has the keyboard: what holds the words typed so far.

use super::pick_list::Entry;
use crate::import::{Offer, Question};
use crate::model::PlainDate;
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, fonts};
use crate::words::{date, sentence_case};
use egui::{Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Ui, Vec2};
use egui::{WidgetInfo, pos2};

/// A longer list is scrolled.
const MOST_HEIGHT: f32 = 308.0;
const ROW_HEIGHT: f32 = 44.0;

/// What a field of free words offers.
pub(super) struct Offers {
    /// The field.
    id: Id,
    found: Vec<Entry>,
    /// Whether an answer is proposed below the field, which an open list would hide.
    is_proposed: bool,
}

/// Whether the list is open, and which of its rows the arrow keys are on.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    open: bool,
    at: Option<usize>,
    /// Whether they have just moved, and the row has to come into sight.
    is_moved: bool,
}

impl Offers {
    /// The offers of a question that hold every word of what was typed; all of them where that is one already. None where
    /// nothing is offered.
    pub fn of(ui: &Ui, id: Id, question: &Question, typed: &str) -> Option<Self> {
        let offers = question.offers();
        let has_focus = || ui.ctx().memory(|memory| memory.has_focus(id));
        if offers.is_empty() {
            return None;
        }
        let is_shown = state(ui, id).open || has_focus();
        let proposed = question.suggestion.as_ref().map(|(answer, _)| answer.as_str());
        let found = if is_shown { found(offers, typed, proposed) } else { Vec::new() };
        Some(Self { id, found, is_proposed: question.suggestion.is_some() && typed.is_empty() })
    }

    /// The answer that was taken with the keys just now. To be asked before the field is drawn, which takes them as well.
    pub fn keys(&self, ui: &Ui) -> Option<String> {
        let mut now = state(ui, self.id);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        if !now.open && has_focus && pressed(Key::ArrowDown) {
            now = State { open: true, ..State::default() };
            set_state(ui, self.id, now);
            return None;
        }
        let last = self.found.len().checked_sub(1).filter(|_| now.open)?;
        let before = now.at;
        if pressed(Key::ArrowDown) {
            now.at = Some(now.at.map_or(0, |at| (at + 1).min(last)));
        }
        if pressed(Key::ArrowUp) {
            now.at = now.at.and_then(|at| at.checked_sub(1));
        }
        now.is_moved = now.at != before;
        let taken = now.at.filter(|_| pressed(Key::Enter)).and_then(|at| self.found.get(at));
        now.open = taken.is_none();
        set_state(ui, self.id, now);
        taken.map(|entry| entry.id.clone())
    }

    /// Draws the list below its field; the answer that was clicked just now.
    pub fn below(&self, ui: &Ui, tokens: &Tokens, field: &Response) -> Option<String> {
        let mut now = state(ui, self.id);
        let is_moved = std::mem::take(&mut now.is_moved);
        let comes_in = field.gained_focus() && !self.is_proposed;
        if comes_in || field.clicked() || field.changed() {
            now = State { open: true, ..State::default() };
        } else if field.lost_focus()
            && !ui.input(|input| input.pointer.any_down() || input.pointer.any_released())
        {
            // A click may be on the list, which has to be there then.
            now.open = false;
        }
        let popup = Popup::from_response(field)
            .id(self.id.with("offers"))
            .open(now.open && !self.found.is_empty())
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(field.rect.width());
        let shown = popup.show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let list = ScrollArea::vertical().max_height(MOST_HEIGHT);
            list.show_rows(ui, ROW_HEIGHT, self.found.len(), |ui, rows| {
                if let Some(at) = now.at.filter(|_| is_moved) {
                    let first = ui.max_rect().min - Vec2::new(0.0, rows.start as f32 * ROW_HEIGHT);
                    let row = first + Vec2::new(0.0, at as f32 * ROW_HEIGHT);
                    let rect = Rect::from_min_size(row, Vec2::new(1.0, ROW_HEIGHT));
                    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
                }
                let shown = rows.map(|at| (at, &self.found[at]));
                let clicked = shown.filter(|(at, entry)| row(ui, tokens, entry, now.at == Some(*at)));
                clicked.map(|(_, entry)| entry.id.clone()).last()
            })
        });
        let clicked = shown.as_ref().and_then(|shown| shown.inner.inner.clone());
        let outside = shown.is_some_and(|shown| shown.response.clicked_elsewhere()) && !field.clicked();
        if clicked.is_some() || outside {
            now.open = false;
        }
        set_state(ui, self.id, now);
        clicked
    }
}

fn state(ui: &Ui, id: Id) -> State {
    ui.data(|data| data.get_temp(id)).unwrap_or_default()
}

fn set_state(ui: &Ui, id: Id, state: State) {
    ui.data_mut(|data| data.insert_temp(id, state));
}

/// What is proposed stands first.
fn found(offers: &[Offer], typed: &str, proposed: Option<&str>) -> Vec<Entry> {
    let folded = typed.to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_one = offers.iter().any(|offer| offer.answer == typed);
    let entries = offers.iter().map(|offer| {
        let until = offer.until.and_then(PlainDate::parse);
        let until = until.map_or_else(String::new, |day| format!(" · until {}", date::in_words(&day)));
        Entry::new(
            &offer.answer,
            &sentence_case(&offer.answer),
            format!("{}{until}", offer.codes),
            &offer.also,
            0,
        )
    });
    let mut found: Vec<Entry> = entries.filter(|entry| is_one || entry.holds(&words)).collect();
    found.sort_by_key(|entry| proposed != Some(entry.id.as_str()));
    found
}

/// One offer; whether it was clicked. The keyboard stays on the field.
fn row(ui: &mut Ui, tokens: &Tokens, entry: &Entry, is_at: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW_HEIGHT), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, is_at, &entry.name));
    if is_at || response.hovered() {
        let fill = if is_at { tokens.selected } else { tokens.hovered };
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    if is_at {
        widgets::focus_ring(ui.painter(), rect, tokens);
    }
    let room = rect.width() - 2.0 * space::ONE;
    let about = widgets::elided(ui, &entry.about, fonts::small(), tokens.text_weak, room);
    let font = egui::FontId::proportional(size::BODY);
    let name = widgets::elided(ui, &entry.name, font, tokens.text, room);
    let (left, middle) = (rect.left() + space::ONE, rect.center().y);
    ui.painter().galley(pos2(left, middle - name.size().y + 1.0), name, tokens.text);
    ui.painter().galley(pos2(left, middle + 2.0), about, tokens.text_weak);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Subject;
    use std::sync::Arc;

    fn names(typed: &str) -> Vec<String> {
        let question = Question {
            subject: Subject::System,
            name: String::new(),
            text: String::new(),
            choices: Arc::default(),
            suggestion: None,
        };
        found(question.offers(), typed, None).into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn systems_are_found_by_name_code_and_place_and_offered_once_each() {
        let all = names("");
        assert!(all.len() > 42, "{}", all.len());
        let mut once = all.clone();
        once.dedup();
        assert_eq!((all.is_sorted(), once), (true, all));
        assert_eq!(names("greater man"), ["Greater Manchester"]);
        assert_eq!(names("qop"), ["Greater Manchester"]);
        assert_eq!(names("E54000057"), ["Greater Manchester"]);
        assert_eq!(names("Rochdale"), ["Greater Manchester"]);
        assert!(names("Atlantis").is_empty());
        assert_eq!(names("Devon").len(), names("").len(), "what is an answer already hides no other");
    }

    #[test]
    fn what_ended_says_until_when() {
        let question = |subject| Question {
            subject,
            name: String::new(),
            text: String::new(),
            choices: Arc::default(),
            suggestion: None,
        };
        let entries = found(question(Subject::System).offers(), "frimley", None);
        assert_eq!(entries[0].about, "E54000034 · QNQ · until 31 March 2026");
        assert!(question(Subject::Title).offers().is_empty());
    }
}

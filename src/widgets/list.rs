//! Drop-down lists, which the mouse and the keyboard open alike.

use super::{focus, paper};
use egui::{AsIdSalt, ComboBox, Id, IdSalt, Key, Modifiers, Popup, Response, RichText, ScrollArea, Ui};

/// An open list that is higher than this is scrolled.
const MOST_HEIGHT: f32 = 360.0;
/// Letters that come after so many seconds are the begin of another word.
const PAUSE: f64 = 1.0;

/// A drop-down list: what it shows while it is closed, and how wide it is.
#[derive(Debug)]
pub struct DropDown {
    salt: IdSalt,
    shown: RichText,
    width: f32,
    cuts: bool,
}

/// What became of a drop-down list in this frame.
#[derive(Debug)]
pub struct Dropped {
    /// The closed list.
    pub response: Response,
    /// The position of the option that was chosen just now.
    pub chosen: Option<usize>,
}

impl DropDown {
    /// A list that shows `shown` while it is closed and is at least `width` wide.
    pub fn new(salt: impl AsIdSalt, shown: impl Into<RichText>, width: f32) -> Self {
        Self { salt: IdSalt::new(salt), shown: shown.into(), width, cuts: false }
    }

    /// The same, never wider than its width.
    #[must_use]
    pub fn cut(self) -> Self {
        Self { cuts: true, ..self }
    }

    /// Shows the list with the options, each with whether it is the one that holds. However it was opened, the arrow keys
    /// then move among the options, letters lead to the one that begins so, Enter and the space bar choose, and Escape leaves all
    /// as it was.
    pub fn show(self, ui: &mut Ui, options: impl Iterator<Item = (bool, String)>) -> Dropped {
        self.show_with(ui, options, |_, _| {})
    }

    /// The same with what `above` puts over the option at each position, as the head of some of them.
    pub fn show_with(
        self,
        ui: &mut Ui,
        options: impl Iterator<Item = (bool, String)>,
        above: impl Fn(&mut Ui, usize),
    ) -> Dropped {
        if let Some(response) = paper::said(ui, "", self.shown.text()) {
            return Dropped { response, chosen: None };
        }
        let ctx = ui.ctx().clone();
        let list_id = Id::unique(("letters typed in", self.salt));
        let combo = ComboBox::from_id_salt(self.salt).selected_text(self.shown).width(self.width);
        let combo = if self.cuts { combo.truncate() } else { combo };
        let shown = combo.height(MOST_HEIGHT).show_ui(ui, |ui| {
            to_the_ends(ui, None);
            let (mut entries, mut labels, mut holds, mut chosen) = (Vec::new(), Vec::new(), 0, None);
            for (at, (is_chosen, label)) in options.enumerate() {
                above(ui, at);
                let entry = ui.selectable_label(is_chosen, &label);
                labels.push(label);
                if entry.clicked() {
                    chosen = Some(at);
                    // A click closes the list by itself, Enter does not.
                    ui.close();
                }
                if is_chosen {
                    holds = at;
                }
                entries.push(entry.id);
            }
            if let Some(entry) = typed_to(&ctx, (list_id, &entries), &labels) {
                ctx.memory_mut(|memory| memory.request_focus(entry));
                ctx.request_repaint();
            }
            (entries, holds, chosen)
        });
        let list = shown.response;
        let (open_before, is_open) = (list.id.with("open before"), shown.inner.is_some());
        let was_open = ctx.data(|data| data.get_temp(open_before)).unwrap_or(false);
        if was_open != is_open {
            ctx.data_mut(|data| data.insert_temp(open_before, is_open));
        }
        let Some((entries, holds, chosen)) = shown.inner else {
            return Dropped { response: list, chosen: None };
        };
        let focused = ctx.memory(egui::Memory::focused);
        // Escape closes the list and takes the keyboard from whatever has it; the list is where one was.
        let leaves = chosen.is_some() || ctx.input(|input| input.key_pressed(Key::Escape));
        if leaves || !was_open {
            list.request_focus();
            ctx.request_repaint();
        } else if focused.is_none_or(|focused| focused == list.id) {
            if let Some(entry) = entries.get(holds) {
                ctx.memory_mut(|memory| memory.request_focus(*entry));
                ctx.request_repaint();
            }
        } else if focused.is_some_and(|focused| !entries.contains(&focused)) {
            Popup::close_all(&ctx);
        }
        Dropped { response: list, chosen }
    }
}

/// The option that letters typed in an open list lead to, where one of its options has the keyboard.
fn typed_to(ctx: &egui::Context, (list, entries): (Id, &[Id]), labels: &[String]) -> Option<Id> {
    let focused = ctx.memory(egui::Memory::focused)?;
    let at = entries.iter().position(|entry| *entry == focused)?;
    // The space bar chooses.
    let letters = focus::typed(ctx).trim().to_lowercase();
    if letters.is_empty() {
        return None;
    }
    let now = ctx.input(|input| input.time);
    let before: Option<(String, f64)> = ctx.data(|data| data.get_temp(list));
    let before =
        before.filter(|(_, since)| now - since < PAUSE).map(|(before, _)| before).unwrap_or_default();
    let typed = before + &letters;
    ctx.data_mut(|data| data.insert_temp(list, (typed.clone(), now)));
    entries.get(begins_so(labels, &typed, at)?).copied()
}

/// The position of the next option from this one on that begins as typed, in small letters; where none does, of the next with a word
/// that does. One letter goes on to the next option, and the same one again to that after it.
fn begins_so(labels: &[String], typed: &str, at: usize) -> Option<usize> {
    let first = typed.chars().next()?;
    let is_one = typed.chars().all(|letter| letter == first);
    let wanted = if is_one { &typed[..first.len_utf8()] } else { typed };
    let from = if is_one { at + 1 } else { at };
    let next = |begins: &dyn Fn(&str) -> bool| {
        let round = (from..labels.len()).chain(0..from.min(labels.len()));
        round.into_iter().find(|at| begins(&labels[*at].to_lowercase()))
    };
    let by_word = |label: &str| {
        let words = label.char_indices().filter(|(at, _)| !label[..*at].ends_with(char::is_alphanumeric));
        words.into_iter().any(|(at, _)| label[at..].starts_with(wanted))
    };
    next(&|label| label.starts_with(wanted)).or_else(|| next(&by_word))
}

/// A button that opens a menu; opened by the mouse, the arrow keys move in it as they do where the keyboard opened it.
pub fn menu<'a, R>(ui: &mut Ui, label: impl egui::IntoAtoms<'a>, add: impl FnOnce(&mut Ui) -> R) -> Response {
    // The keyboard is still on the button when the menu has just opened.
    let opener = ui.next_auto_id();
    let menu = menu_of(ui, label, Some(opener), add);
    if menu.clicked() {
        menu.request_focus();
    }
    menu
}

/// What of the height of a window is left for a menu.
pub fn menu_height(ctx: &egui::Context) -> f32 {
    ctx.content_rect().height() - 80.0
}

/// The same within a menu. A window may be lower than it.
pub fn submenu<'a, R>(
    ui: &mut Ui,
    label: impl egui::IntoAtoms<'a>,
    add: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let height = menu_height(ui.ctx());
    menu_of(ui, label, None, |ui| {
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, add).inner
    })
}

fn menu_of<'a, R>(
    ui: &mut Ui,
    label: impl egui::IntoAtoms<'a>,
    opener: Option<Id>,
    add: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let with_ends = |ui: &mut Ui| {
        to_the_ends(ui, opener);
        add(ui)
    };
    ui.menu_button(label, with_ends).response
}

/// Home and End lead to the first and the last entry of the open list where it, or what opened it, has the keyboard.
fn to_the_ends(ui: &Ui, opener: Option<Id>) {
    let ctx = ui.ctx();
    let Some(focused) = ctx.memory(egui::Memory::focused) else { return };
    let entries: Vec<Id> = ctx.viewport(|viewport| {
        let of_list = viewport.prev_pass.widgets.get_layer(ui.layer_id());
        of_list.filter(|entry| entry.enabled && entry.sense.is_focusable()).map(|entry| entry.id).collect()
    });
    if opener != Some(focused) && !entries.contains(&focused) {
        return;
    }
    let hits = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let [first, last] = [Key::Home, Key::End].map(hits);
    let end = if last { entries.last() } else { entries.first() };
    if let Some(end) = end.filter(|_| first || last) {
        ctx.memory_mut(|memory| memory.request_focus(*end));
    }
}

#[cfg(test)]
mod tests {
    use super::begins_so;

    #[test]
    fn letters_lead_to_the_option_that_begins_so() {
        let labels =
            ["For no indicator", "Smoking", "Suspensions", "Under 75 mortality", "Early deaths, sepsis"];
        let labels = labels.map(str::to_owned);
        let led = |typed, at| begins_so(&labels, typed, at);
        assert_eq!(led("s", 0), Some(1));
        assert_eq!(led("s", 1), Some(2), "a letter goes on to the next");
        assert_eq!(led("ss", 2), Some(1), "and round");
        assert_eq!(led("su", 1), Some(2));
        assert_eq!(led("smo", 1), Some(1), "more letters stay where they fit");
        assert_eq!(led("mort", 0), Some(3), "else any word");
        assert_eq!(led("75 m", 0), Some(3));
        assert_eq!(led("x", 0), None);
    }
}

//! Several widgets that are one stop of Tab: the arrow keys go from one to the next, Home and End to the ends.

use egui::{EventFilter, Id, Key, Modifiers, Response, Sense, Ui};

/// The widgets while they are drawn, in order.
#[derive(Debug)]
pub struct Group {
    id: Id,
    /// Those of the pass before, or all that there are.
    members: Vec<Id>,
    /// Whether the members were told beforehand, because not all of them are drawn.
    told: bool,
    drawn: Vec<Id>,
    current: usize,
}

impl Group {
    /// A group whose members are all drawn. Tab comes to the one that had the focus last, or else the chosen one.
    pub fn new(ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug, chosen: Option<usize>) -> Self {
        let id = ui.scope_id().with(("group", salt));
        let members = ui.data(|data| data.get_temp::<Vec<Id>>(id)).unwrap_or_default();
        Self::begin(ui, id, members, chosen, false)
    }

    /// A group of these members, of which only some are drawn.
    pub fn of(ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug, members: Vec<Id>) -> Self {
        let id = ui.scope_id().with(("group", salt));
        Self::begin(ui, id, members, None, true)
    }

    fn begin(ui: &Ui, id: Id, members: Vec<Id>, chosen: Option<usize>, told: bool) -> Self {
        let at_last = id.with("last");
        let focused = ui.memory(egui::Memory::focused);
        let has = focused.and_then(|focused| members.iter().position(|member| *member == focused));
        let last = || ui.data(|data| data.get_temp::<usize>(at_last));
        let mut current = has.or(chosen).or_else(last).unwrap_or(0).min(members.len().saturating_sub(1));
        if has.is_some() {
            let hits = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            current = current.saturating_sub(hits(Key::ArrowUp) + hits(Key::ArrowLeft));
            current = (current + hits(Key::ArrowDown) + hits(Key::ArrowRight)).min(members.len() - 1);
            if hits(Key::Home) > 0 {
                current = 0;
            }
            if hits(Key::End) > 0 {
                current = members.len() - 1;
            }
            let target = members[current];
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| {
                if focused != Some(target) {
                    memory.request_focus(target);
                }
                memory.set_focus_lock_filter(target, filter);
            });
            ui.data_mut(|data| data.insert_temp(at_last, current));
        }
        Self { id, members, told, drawn: Vec::new(), current }
    }

    /// How the next member is sensed: only one of them is a stop.
    pub fn sense(&self) -> Sense {
        if self.drawn.len() == self.current { Sense::click() } else { Sense::CLICK }
    }

    /// The same of the member with this id, in a group whose members were told.
    pub fn sense_of(&self, id: Id) -> Sense {
        if self.is_current(id) { Sense::click() } else { Sense::CLICK }
    }

    /// Whether the keyboard comes to this member, so that it has to be drawn.
    pub fn is_current(&self, id: Id) -> bool {
        self.members.get(self.current) == Some(&id)
    }

    /// Takes in the member that was drawn.
    pub fn add(&mut self, response: &Response) {
        self.drawn.push(response.id);
    }

    /// Keeps what was drawn for the next pass.
    pub fn end(self, ui: &Ui) {
        if !self.told && self.drawn != self.members {
            ui.data_mut(|data| data.insert_temp(self.id, self.drawn));
        }
    }
}

//! Several widgets that are one stop of Tab: the arrow keys go from one to the next, Home and End to the ends.

use super::focus;
use egui::{Id, Key, Modifiers, Response, Sense, Ui};

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
            if focused != Some(target) {
                ui.memory_mut(|memory| memory.request_focus(target));
            }
            focus::keep_keys(ui.ctx(), target, focus::ARROWS);
            ui.data_mut(|data| data.insert_temp(at_last, current));
        }
        focus::know_members(ui.ctx(), &members);
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

#[cfg(test)]
mod tests {
    use super::super::tokens::Tokens;
    use super::*;
    use egui::{Event, Rect, Vec2, pos2};

    /// What has the keyboard after these keys, one a pass and no pass between them, with the first tab of four having it
    /// before; a button stands at their right and another below.
    fn reached_by(keys: &[Key]) -> String {
        let (ctx, tokens) = (egui::Context::default(), Tokens::light());
        super::super::fonts::install(&ctx);
        let pass = |key: Option<Key>, gets: bool| {
            let key = key.map(|key| Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
            let input = egui::RawInput {
                screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(900.0, 300.0))),
                events: key.into_iter().collect(),
                ..egui::RawInput::default()
            };
            let mut reached = String::new();
            let mut drawn = ctx.run_ui(input, |ui| {
                ui.horizontal(|ui| {
                    let mut group = Group::new(ui, "tabs", Some(0));
                    for (at, label) in ["one", "two", "three", "four"].into_iter().enumerate() {
                        let tab = super::super::choices::tab(ui, &tokens, &mut group, at == 0, label);
                        if gets && at == 0 {
                            tab.request_focus();
                        }
                        if tab.has_focus() {
                            label.clone_into(&mut reached);
                        }
                    }
                    group.end(ui);
                    if ui.button("at the right").has_focus() {
                        "at the right".clone_into(&mut reached);
                    }
                });
                if ui.button("below").has_focus() {
                    "below".clone_into(&mut reached);
                }
            });
            drawn.textures_delta.clear();
            reached
        };
        pass(None, false);
        pass(None, true);
        for key in keys {
            pass(Some(*key), false);
        }
        pass(None, false)
    }

    #[test]
    fn arrow_keys_stay_in_a_group_however_fast_they_come() {
        use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp};
        assert_eq!(reached_by(&[ArrowRight]), "two");
        for count in 3..9 {
            assert_eq!(reached_by(&vec![ArrowRight; count]), "four", "{count} to the right");
            assert_eq!(reached_by(&vec![ArrowDown; count]), "four", "{count} down");
        }
        assert_eq!(reached_by(&[ArrowRight, ArrowLeft, ArrowUp, ArrowLeft]), "one");
        assert_ne!(reached_by(&[ArrowRight, Key::Tab]), "two", "Tab leaves it");
    }
}

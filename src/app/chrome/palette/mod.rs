//! The palette: everything that can be found by some of its words, and gone to.

mod against;
mod beside;
mod found;
mod index;
mod search;
mod synonyms;
mod things;

use crate::app::loaded::{Judgements, Loaded};
use crate::charts;
use crate::format::Document;
use crate::pages::{Command, Commands, Outline, Panel, Spot, View};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, focus, fonts, reading};
use beside::Beside;
use egui::{Align2, Id, Key, Modal, Role, ScrollArea, Ui, Vec2, WidgetInfo};
use index::{Found, Index};
use std::sync::Arc;

const ROW_HEIGHT: f32 = 32.0;
const HEADING_HEIGHT: f32 = 26.0;
/// How many rows Page up and Page down go over.
const PAGE: usize = 8;

/// The palette while it is open.
#[derive(Debug)]
pub struct Palette {
    query: String,
    document: Arc<Document>,
    judgements: Arc<Judgements>,
    view: View,
    index: Index,
    found: Vec<Found>,
    chosen: usize,
    /// The field takes the focus in the first frame.
    fresh: bool,
}

impl Palette {
    /// Gathers everything that can be found from here.
    pub fn new(loaded: &Loaded, view: &View, beside: Option<&Outline>) -> Self {
        let mut palette = Self {
            query: String::new(),
            index: Index::of(loaded.document.scorecard(), (&loaded.outline, beside), view),
            document: Arc::clone(&loaded.document),
            judgements: Arc::clone(&loaded.judgements),
            view: view.clone(),
            found: Vec::new(),
            chosen: 0,
            fresh: true,
        };
        palette.search();
        palette
    }

    fn search(&mut self) {
        let (scorecard, analysis) = self.judgements.by(self.view.benchmark, &self.document);
        self.found = self.index.find(&self.query, scorecard, analysis);
        self.chosen = 0;
    }

    /// Takes what is typed before the field has the keyboard, so that whoever types at once loses no letter.
    pub fn take_typed(&mut self, ctx: &egui::Context) {
        if ctx.memory(|memory| memory.has_focus(field_id())) {
            return;
        }
        focus::at_end(ctx, field_id());
        let typed = focus::typed(ctx);
        if !typed.is_empty() {
            self.query.push_str(&typed);
            self.search();
        }
    }

    /// Draws it over the page and leaves what was chosen.
    pub fn show(&mut self, ctx: &egui::Context, tokens: &Tokens, commands: &Commands) {
        let moved = self.walk(ctx);
        let enter = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
        let id = egui::Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, Vec2::new(0.0, 56.0));
        let area = area.accessible_name("Find");
        let modal = Modal::new(id).area(area).frame(widgets::card(tokens)).show(ctx, |ui| {
            ui.set_width(640.0_f32.min(ctx.content_rect().width() * 0.9));
            self.field(ui);
            ui.add_space(space::ONE);
            self.list(ui, tokens, moved, ctx.content_rect().height() * 0.6)
        });
        let chosen = modal.inner.or_else(|| enter.then_some(self.chosen));
        let found = chosen.and_then(|at| self.found.get(at));
        if found.is_some() || modal.should_close() {
            commands.send(Command::Close(Panel::Palette));
        }
        if let Some(found) = found {
            commands.send(found.command.clone());
            // What is gone to is read from its title on, also where a button above the page had the keyboard.
            let goes = matches!(found.command, Command::Go(_));
            let spot = found.spot.clone().or_else(|| goes.then_some(Spot::Title));
            if let Some(spot) = spot {
                commands.send(Command::LeadTo(spot));
            }
            if let Some(sheet) = &found.sheet {
                commands.send(Command::OpenSheet(sheet.clone()));
            }
        }
    }

    /// Moves the choice by the keys that were pressed; whether it moved.
    fn walk(&mut self, ctx: &egui::Context) -> bool {
        let before = self.chosen;
        let last = self.found.len().saturating_sub(1);
        let keys = [
            (Key::ArrowDown, 1, true),
            (Key::ArrowUp, 1, false),
            (Key::PageDown, PAGE, true),
            (Key::PageUp, PAGE, false),
        ];
        for (key, rows, down) in keys {
            let times = ctx.input_mut(|input| input.count_and_consume_key(egui::Modifiers::NONE, key));
            let rows = rows * times;
            self.chosen =
                if down { (self.chosen + rows).min(last) } else { self.chosen.saturating_sub(rows) };
        }
        self.chosen != before
    }

    /// The field keeps the keyboard; what is chosen below it is told as its active option.
    fn field(&mut self, ui: &mut Ui) {
        let field = egui::TextEdit::singleline(&mut self.query)
            .id(field_id())
            .hint_text("Such as a place, an indicator, both, a priority or a command")
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 8));
        let response = ui.add(field);
        reading::name(ui.ctx(), response.id, "What to find");
        if !self.found.is_empty() {
            let chosen = option_id(self.chosen).accesskit_id();
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(chosen));
        }
        if std::mem::take(&mut self.fresh) || !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.search();
        }
    }

    fn list(&self, ui: &mut Ui, tokens: &Tokens, moved: bool, height: f32) -> Option<usize> {
        if self.found.is_empty() {
            widgets::body(ui, tokens, "Nothing has all of these words. Try fewer of them, or other ones.");
            return None;
        }
        let mut clicked = None;
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            reading::is_part(ui, Role::ListBox, "What was found");
            let mut kind = None;
            for (at, found) in self.found.iter().enumerate() {
                if kind.replace(found.kind) != Some(found.kind) {
                    let (room, shown) = ui.allocate_exact_size(
                        Vec2::new(ui.available_width(), HEADING_HEIGHT),
                        egui::Sense::hover(),
                    );
                    reading::heading(&shown, 2, found.kind.heading());
                    let text = widgets::elided(
                        ui,
                        found.kind.heading(),
                        fonts::strong(),
                        tokens.text_weak,
                        room.width(),
                    );
                    let at = room.left_bottom() + Vec2::new(10.0, -text.size().y - 4.0);
                    ui.painter().galley(at, text, tokens.text_weak);
                }
                let selected = at == self.chosen;
                let response = row(ui, tokens, (found, option_id(at)), selected);
                if selected && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(at);
                }
            }
        });
        clicked
    }
}

fn field_id() -> Id {
    Id::unique("what to find")
}

fn option_id(at: usize) -> Id {
    Id::unique(("found", at))
}

fn row(ui: &mut Ui, tokens: &Tokens, (found, id): (&Found, Id), selected: bool) -> egui::Response {
    let size = Vec2::new(ui.available_width(), ROW_HEIGHT);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id, egui::Sense::CLICK);
    let beside = match &found.beside {
        Beside::Nothing => String::new(),
        Beside::Signed(text, _) | Beside::Words(text) => text.clone(),
        Beside::Keys(keys) => ui.ctx().format_shortcut(keys),
    };
    response.widget_info(|| {
        let name = [found.text.as_str(), &beside].into_iter().filter(|part| !part.is_empty());
        WidgetInfo::selected(Role::ListBoxOption, true, selected, name.collect::<Vec<_>>().join(", "))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if selected || response.hovered() {
        let fill = if selected { tokens.selected } else { tokens.hovered };
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    let right = widgets::elided(ui, &beside, fonts::small(), tokens.text_weak, 240.0);
    let sign = match &found.beside {
        Beside::Signed(_, sign) => Some(*sign),
        _ => None,
    };
    let body = egui::FontId::proportional(size::BODY);
    let left = widgets::elided(ui, &found.text, body, tokens.text, rect.width() - right.size().x - 60.0);
    let top = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let at = egui::pos2(rect.right() - 10.0 - right.size().x, top(&right));
    if let Some(sign) = sign {
        charts::sign(ui.painter(), egui::pos2(at.x - 14.0, rect.center().y), 11.0, sign, tokens);
    }
    ui.painter().galley(egui::pos2(rect.left() + 10.0, top(&left)), left.clone(), tokens.text);
    ui.painter().galley(at, right.clone(), tokens.text_weak);
    response
}

#[cfg(test)]
mod tests;

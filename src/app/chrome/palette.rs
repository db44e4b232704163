//! The palette: every place, indicator, page and command, found by a few letters.

use crate::pages::{Action, Command, Commands, Outline, Panel, View};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, fonts};
use egui::{Align2, Key, Modal, ScrollArea, Ui, Vec2, WidgetInfo};

/// How many matches are listed at most.
const SHOWN: usize = 60;

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    text: String,
    /// What it is found by, in lower case: the text, and a shorter name where it has one.
    folded: Vec<String>,
    kind: &'static str,
    command: Command,
}

/// The palette while it is open.
#[derive(Debug)]
pub struct Palette {
    query: String,
    entries: Vec<Entry>,
    matches: Vec<usize>,
    chosen: usize,
    /// The field takes the focus in the first frame.
    fresh: bool,
}

impl Palette {
    /// Gathers everything that can be found from here.
    pub fn new(outline: &Outline, view: &View) -> Self {
        let places = outline
            .places
            .iter()
            .map(|place| (place.name.clone(), None, "Place", Command::ChoosePlace(place.area)));
        let indicators = outline.indicators.iter().map(|indicator| {
            let short = Some(indicator.short.as_str()).filter(|short| *short != indicator.name);
            (indicator.name.clone(), short, indicator.strand, Command::Go(view.at_indicator(indicator.id)))
        });
        let actions = Action::all().filter(|action| *action != Action::Palette);
        let actions = actions.map(|action| (action.label().to_owned(), None, "Command", Command::Do(action)));
        let entries: Vec<Entry> = places
            .chain(indicators)
            .chain(actions)
            .map(|(text, short, kind, command): (String, Option<&str>, _, _)| {
                let names = [text.as_str()].into_iter().chain(short);
                Entry { folded: names.map(str::to_lowercase).collect(), text, kind, command }
            })
            .collect();
        let mut palette = Self { query: String::new(), entries, matches: Vec::new(), chosen: 0, fresh: true };
        palette.search();
        palette
    }

    /// Keeps the entries that hold every word of the query; those that begin with it come first.
    fn search(&mut self) {
        let query = self.query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let rank = |name: &String| -> Option<u8> {
            words.iter().all(|word| name.contains(word)).then(|| {
                let first = words.first().copied().unwrap_or("");
                let starts =
                    |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(first));
                match (name.starts_with(&query), starts(name)) {
                    (true, _) => 0,
                    (false, true) => 1,
                    (false, false) => 2,
                }
            })
        };
        let best = |entry: &Entry| entry.folded.iter().filter_map(rank).min();
        let mut found: Vec<(u8, usize)> =
            self.entries.iter().enumerate().filter_map(|(at, entry)| Some((best(entry)?, at))).collect();
        found.sort_unstable();
        self.matches = found.into_iter().map(|(_, at)| at).take(SHOWN).collect();
        self.chosen = 0;
    }

    /// Draws it over the page and leaves what was chosen.
    pub fn show(&mut self, ctx: &egui::Context, tokens: &Tokens, commands: &Commands) {
        let (down, up, enter) = ctx.input_mut(|input| {
            let none = egui::Modifiers::NONE;
            (
                input.count_and_consume_key(none, Key::ArrowDown),
                input.count_and_consume_key(none, Key::ArrowUp),
                input.consume_key(none, Key::Enter),
            )
        });
        let last = self.matches.len().saturating_sub(1);
        self.chosen = (self.chosen + down).saturating_sub(up).min(last);
        let moved = down + up > 0;
        let id = egui::Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, Vec2::new(0.0, 80.0));
        let modal = Modal::new(id).area(area).frame(widgets::card(tokens)).show(ctx, |ui| {
            ui.set_width(560.0_f32.min(ctx.content_rect().width() * 0.9));
            self.field(ui);
            ui.add_space(space::ONE);
            self.list(ui, tokens, moved, ctx.content_rect().height() * 0.5)
        });
        let clicked = modal.inner;
        let chosen = clicked.or_else(|| enter.then(|| self.matches.get(self.chosen).copied()).flatten());
        if chosen.is_some() || modal.should_close() {
            commands.send(Command::Close(Panel::Palette));
        }
        if let Some(at) = chosen {
            commands.send(self.entries[at].command.clone());
        }
    }

    fn field(&mut self, ui: &mut Ui) {
        let hint = "Find a place, indicator or command";
        let field = egui::TextEdit::singleline(&mut self.query)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 8));
        let response = ui.add(field);
        if std::mem::take(&mut self.fresh) || !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.search();
        }
    }

    fn list(&self, ui: &mut Ui, tokens: &Tokens, moved: bool, height: f32) -> Option<usize> {
        if self.matches.is_empty() {
            widgets::body(ui, tokens, "Nothing has this name. Try fewer letters.");
            return None;
        }
        let mut clicked = None;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (position, &at) in self.matches.iter().enumerate() {
                let entry = &self.entries[at];
                let selected = position == self.chosen;
                let response = row(ui, tokens, entry, selected);
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

fn row(ui: &mut Ui, tokens: &Tokens, entry: &Entry, selected: bool) -> egui::Response {
    let size = Vec2::new(ui.available_width(), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, selected, &entry.text));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if selected || response.hovered() {
        let fill = if selected { tokens.selected } else { tokens.hovered };
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    let kind = match &entry.command {
        Command::Do(action) => action.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)),
        _ => None,
    };
    let kind = kind.unwrap_or_else(|| entry.kind.to_owned());
    let small = fonts::small();
    let right = widgets::elided(ui, &kind, small, tokens.text_weak, 180.0);
    let body = egui::FontId::proportional(size::BODY);
    let left = widgets::elided(ui, &entry.text, body, tokens.text, rect.width() - right.size().x - 40.0);
    let top = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let at = egui::pos2(rect.right() - 10.0 - right.size().x, top(&right));
    ui.painter().galley(egui::pos2(rect.left() + 10.0, top(&left)), left.clone(), tokens.text);
    ui.painter().galley(at, right.clone(), tokens.text_weak);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IndicatorId;
    use crate::pages::IndicatorEntry;

    fn palette(query: &str) -> Vec<String> {
        let mut palette = Palette::new(&Outline::default(), &View::default());
        palette.query = query.to_owned();
        palette.search();
        palette.matches.iter().map(|&at| palette.entries[at].text.clone()).collect()
    }

    #[test]
    fn matches_that_begin_with_the_query_come_first() {
        let found = palette("zoom");
        assert_eq!(found, ["Zoom in", "Zoom out"]);
        let found = palette("the");
        let themes = found.iter().take_while(|text| text.starts_with("Theme")).count();
        assert_eq!((themes, found[4].as_str()), (4, "Open the Greater Manchester sample"));
    }

    #[test]
    fn an_indicator_is_found_by_its_short_name_too() {
        let smoking = IndicatorEntry {
            id: IndicatorId(0),
            name: "Smoking prevalence in adults".to_owned(),
            short: "Adult smoking".to_owned(),
            strand: "Prevention",
        };
        let outline = Outline { indicators: vec![smoking], ..Outline::default() };
        let mut palette = Palette::new(&outline, &View::default());
        for query in ["adult smoking", "smoking prevalence"] {
            palette.query = query.to_owned();
            palette.search();
            let found: Vec<&str> =
                palette.matches.iter().map(|&at| palette.entries[at].text.as_str()).collect();
            assert_eq!(found, ["Smoking prevalence in adults"], "{query}");
        }
    }

    #[test]
    fn words_are_found_in_any_order_and_case() {
        assert_eq!(palette("DARK theme"), ["Theme: dark"]);
        assert!(palette("no such thing").is_empty());
    }
}

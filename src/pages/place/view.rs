//! A place: the headline, the three strands, what was tried, all other indicators.

use super::{others_view, priorities_view, stepping, strands_view, tried_view};
use crate::pages::PageContext;
use crate::pages::PlacePage;
use crate::pages::commentary_view;
use crate::pages::common::subtitle;
use crate::pages::registry::Content;
use crate::pages::scores;
use crate::widgets::tokens::space;
use crate::widgets::{self, scroll};
use egui::{ScrollArea, Ui};

/// From so wide a window three strands stand side by side, and from so wide a one two.
const THREE_FROM: f32 = 1200.0;
const TWO_FROM: f32 = 900.0;

impl Content for PlacePage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

fn show(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    // Another file opens at its top; another place of the same at the section that was in view.
    let salt = ("place", &content.subtitle);
    let id = ui.scope_id().with(("place in view", &content.subtitle));
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]);
    let area = stepping::scrolled(ui.ctx(), id, area);
    let output = area.show(ui, |ui| {
        let width = ui.available_width() - space::ONE;
        ui.set_max_width(width);
        let top = ui.cursor().top();
        let mut tops = vec![0.0];
        widgets::page_title(ui, page.tokens, &content.headline);
        if let Some(improving) = &content.improving {
            widgets::body(ui, page.tokens, improving);
        }
        subtitle(ui, page, &content.subtitle);
        let mut section = |ui: &mut Ui, show: &mut dyn FnMut(&mut Ui)| {
            // What stands under the title is near to it already.
            ui.add_space(if tops.len() == 1 { space::HALF } else { space::TWO });
            tops.push(ui.cursor().top() - top);
            show(ui);
        };
        section(ui, &mut |ui| strands(ui, content, page));
        if !content.scores.is_empty() {
            section(ui, &mut |ui| by_domain(ui, content, page));
        }
        if content.tried.count > 0 {
            section(ui, &mut |ui| whole_card(ui, page, &mut |ui| tried_view::show(ui, content, page)));
        }
        if content.others.count() > 0 {
            section(ui, &mut |ui| {
                whole_card(ui, page, &mut |ui| others_view::show(ui, &content.others, page));
            });
        }
        // On paper there is nothing to be written.
        if commentary_view::has_room(ui, &content.commentary) {
            section(ui, &mut |ui| {
                whole_card(ui, page, &mut |ui| commentary_view::show(ui, &content.commentary, page));
            });
        }
        ui.add_space(space::THREE);
        scroll::page_by_keys(ui);
        tops
    });
    stepping::keep_section(ui.ctx(), id, content.place, &output);
}

/// A card over the full width.
fn whole_card(ui: &mut Ui, page: &PageContext<'_>, show: &mut dyn FnMut(&mut Ui)) {
    widgets::card(page.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        show(ui);
    });
}

/// The scores by domain, two beside each other where there is room.
fn by_domain(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    let across = if widgets::page_room::window_width(ui.ctx()) < TWO_FROM { 1 } else { 2 };
    for (nth, row) in content.scores.chunks(across).enumerate() {
        if nth > 0 {
            ui.add_space(space::TWO);
        }
        let salt = ("scores", content.place, nth);
        widgets::row_of_cards(ui, page.tokens, salt, &vec![1.0; row.len()], |ui, at, _| {
            scores::show(ui, &row[at], page);
            0.0
        });
    }
}

/// A strand, which may grow by so much and says how much it did.
type Strand = fn(&mut Ui, &PlacePage, &PageContext<'_>, f32) -> f32;

/// The strands in their order: three, two or one beside each other. Those the file has nothing for are named in a line.
fn strands(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    let all: [(bool, Strand); 3] = [
        (content.has_activity(), strands_view::neighbourhoods),
        (content.exclusions.count > 0, strands_view::exclusions),
        (content.priorities.count() > 0, priorities_view::brief),
    ];
    let shown: Vec<Strand> = all.into_iter().filter(|(there, _)| *there).map(|(_, strand)| strand).collect();
    if let Some(missing) = &content.missing {
        widgets::caption(ui, page.tokens, missing);
        ui.add_space(space::HALF);
    }
    let window = widgets::page_room::window_width(ui.ctx());
    let across = if window >= THREE_FROM {
        3
    } else if window >= TWO_FROM {
        2
    } else {
        1
    };
    let mut first = 0;
    for row in shown.chunks(across.min(shown.len()).max(1)) {
        if first > 0 {
            ui.add_space(space::TWO);
        }
        let shares = vec![1.0; row.len()];
        widgets::row_of_cards(
            ui,
            page.tokens,
            ("strands", content.place, first),
            &shares,
            |ui, at, stretch| row[at](ui, content, page, stretch),
        );
        first += row.len();
    }
}

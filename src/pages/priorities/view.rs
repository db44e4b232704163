//! Draws the page.

use super::actions;
use super::content::PrioritiesPage;
use super::facing_view::{self, Across, columns_apart, framed};
use super::missing::{Coverage, Missing};
use super::squares_view;
use crate::charts::Sign;
use crate::model::PriorityId;
use crate::pages::board::SlideOfPage;
use crate::pages::commentary_view;
use crate::pages::common::subtitle;
use crate::pages::registry::Content;
use crate::pages::{Action, PageContext, View, legend};
use crate::widgets::tokens::space;
use crate::widgets::{self, Hint, reading, scroll};
use egui::{ScrollArea, Ui};

/// From so wide a window the switch between place and system stands beside the title.
const SWITCH_BESIDE_FROM: f32 = 900.0;
/// The button that adds a priority, and what it takes.
const ADD: &str = "Add…";
const OF_ADD: f32 = 68.0;

impl Content for PrioritiesPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }

    fn for_board(&self) -> SlideOfPage<'_> {
        self.for_board()
    }
}

fn show(ui: &mut Ui, content: &PrioritiesPage, page: &PageContext<'_>) {
    // Another file opens at its top.
    let area =
        ScrollArea::vertical().id_salt(("priorities", &page.outline.title)).auto_shrink([false, false]);
    area.show(ui, |ui| {
        let width = ui.available_width() - space::ONE;
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = 3.0;
        let across = Across::of(widgets::page_room::window_width(ui.ctx()));
        head(ui, content, page);
        subtitle(ui, page, &content.subtitle);
        ui.add_space(space::ONE);
        let mut lit = None;
        if let Some(squares) = &content.squares {
            lit = squares_view::show(ui, squares, across, page);
            ui.add_space(space::TWO);
        }
        if !content.pairs.is_empty() {
            facing_view::heads(ui, across, page);
            for pair in &content.pairs {
                facing_view::facing(ui, pair, (across, lit), page);
                ui.add_space(space::ONE);
            }
            ui.add_space(space::ONE);
        }
        below(ui, content, (across, lit), page);
        actions::show(ui, &content.actions, page);
        if let Some(said) = content.commentary.as_ref().filter(|said| commentary_view::has_room(ui, said)) {
            framed(ui, page.tokens, |ui, _| {
                ui.spacing_mut().item_spacing.y = 3.0;
                commentary_view::show(ui, said, page);
            });
            ui.add_space(space::TWO);
        }
        legend(ui, content, page);
        if let Some(key) = &content.key {
            widgets::caption(ui, page.tokens, key);
        }
        ui.add_space(space::THREE);
        scroll::page_by_keys(ui);
    });
}

/// The title, and beside it whose priorities they are to be, and what adds one.
fn head(ui: &mut Ui, content: &PrioritiesPage, page: &PageContext<'_>) {
    let options = content.switch.as_ref().map(|names| [(false, names[0].clone()), (true, names[1].clone())]);
    let choices = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        if let Some(options) = &options {
            let chosen = page.view.whole_system;
            if let Some(whole_system) = widgets::segments(ui, page.tokens, ("Whose figures", chosen), options)
            {
                page.go(View { whole_system, ..page.view.clone() });
            }
        }
        if !widgets::paper::is_paper(ui.ctx()) && ui.button(ADD).hint("Add a priority").clicked() {
            page.act(Action::AddPriority);
        }
    };
    let whole = ui.available_width();
    let of_switch = options.as_ref().map_or(0.0, |options| widgets::segments_width(ui, options) + space::ONE);
    let beside = of_switch + OF_ADD;
    let of_title = whole - beside - space::TWO;
    let is_narrow = widgets::page_room::window_width(ui.ctx()) < SWITCH_BESIDE_FROM;
    // A switch with a long name leaves the title no room beside it; on paper the choice is said in words, which may be long.
    if is_narrow || widgets::paper::is_paper(ui.ctx()) || of_title < beside.min(whole / 3.0) {
        widgets::page_title(ui, page.tokens, &content.title);
        ui.add_space(space::HALF);
        ui.horizontal(choices);
        return;
    }
    let from = ui.cursor().min;
    columns_apart(ui, from, &[of_title, beside], space::TWO, |at, ui| {
        if at == 0 {
            widgets::page_title(ui, page.tokens, &content.title);
        } else {
            ui.horizontal(choices);
        }
    });
}

/// What stands alone on either side, what is missing, and how far published lists are covered.
fn below(
    ui: &mut Ui,
    content: &PrioritiesPage,
    (across, lit): (Across, Option<PriorityId>),
    page: &PageContext<'_>,
) {
    let [national, local] = &content.alone;
    let left = |ui: &mut Ui| {
        if !national.items.is_empty() {
            facing_view::block(ui, national, lit, page);
            ui.add_space(space::TWO);
        }
        coverage(ui, &content.coverage, page);
    };
    let right = |ui: &mut Ui| {
        if !local.items.is_empty() {
            facing_view::block(ui, local, lit, page);
            ui.add_space(space::TWO);
        }
        missing(ui, &content.missing, page);
        if content.squares.is_some() {
            notes(ui, &content.notes, page);
        } else {
            // Without a priority there are no sides, only what can be done.
            for note in &content.notes {
                widgets::body(ui, page.tokens, note);
            }
        }
    };
    if across == Across::One {
        left(ui);
        right(ui);
        return;
    }
    let width = (ui.available_width() - space::TWO) / 2.0;
    let from = ui.cursor().min;
    columns_apart(ui, from, &[width, width], space::TWO, |at, ui| if at == 0 { left(ui) } else { right(ui) });
}

/// One of the cards below: its title, and a part of it for each item; none without items.
fn titled<T>(
    ui: &mut Ui,
    title: &str,
    items: &[T],
    page: &PageContext<'_>,
    mut part: impl FnMut(&mut Ui, &T),
) {
    if items.is_empty() {
        return;
    }
    framed(ui, page.tokens, |ui, _| {
        ui.spacing_mut().item_spacing.y = 3.0;
        widgets::card_title(ui, page.tokens, title);
        for item in items {
            part(ui, item);
        }
    });
    ui.add_space(space::TWO);
}

fn missing(ui: &mut Ui, all: &[Missing], page: &PageContext<'_>) {
    titled(ui, "What is missing", all, page, |ui, one| {
        ui.add_space(space::HALF);
        widgets::eyebrow(ui, page.tokens, &one.head);
        // What has more to it than a title has a line of its own.
        if one.items.iter().any(|item| item.ends_with(')')) {
            for item in &one.items {
                missing_of(ui, &one.head, item, page);
            }
        } else {
            missing_of(ui, &one.head, &one.items.join("; "), page);
        }
    });
}

/// Which lack something, with what they lack for those who do not see the head above.
fn missing_of(ui: &mut Ui, head: &str, titles: &str, page: &PageContext<'_>) {
    let shown = widgets::caption(ui, page.tokens, titles);
    reading::name(ui.ctx(), shown.id, &format!("{head}: {titles}"));
}

/// What each side takes up of weight, figures and improvement.
fn notes(ui: &mut Ui, notes: &[String], page: &PageContext<'_>) {
    titled(ui, "What each side takes up", notes, page, |ui, note| {
        widgets::caption(ui, page.tokens, note);
    });
}

fn coverage(ui: &mut Ui, all: &[Coverage], page: &PageContext<'_>) {
    let title = "Published lists of outcomes, and what this file has of them";
    titled(ui, title, all, page, |ui, one| {
        ui.add_space(space::HALF);
        widgets::eyebrow(ui, page.tokens, &one.name);
        widgets::body(ui, page.tokens, &one.told);
        for (name, told) in [("With", &one.with), ("Without", &one.without)] {
            if !told.is_empty() {
                widgets::caption(ui, page.tokens, &format!("{name}: {}", told.join("; ")));
            }
        }
    });
}

/// What the signs on the page mean.
fn legend(ui: &mut Ui, content: &PrioritiesPage, page: &PageContext<'_>) {
    let facing = content.pairs.iter().flat_map(|pair| std::iter::once(&pair.national).chain(&pair.local));
    let alone = content.alone.iter().flat_map(|block| &block.items).map(|one| &one.card);
    let signs = facing.chain(alone).flat_map(|card| &card.signs).map(|(sign, _)| *sign);
    legend::of_levels_ways_and_targets(ui, page, &signs.collect::<Vec<Sign>>());
}

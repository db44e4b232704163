//! Draws the page.

use super::content::{Line, Section, WhatChangedPage};
use crate::analysis::changed::Way;
use crate::charts::{self, Mark, Sign};
use crate::model::Verdict;
use crate::pages::board::{self, SlideOfPage};
use crate::pages::common::subtitle;
use crate::pages::registry::Content;
use crate::pages::{Action, PageContext};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts, paragraph, reading, scroll};
use egui::{FontId, Role, ScrollArea, Sense, TextStyle, Ui, WidgetInfo, vec2};

/// Lines are read, so that they are no wider than this.
const WIDEST: f32 = 980.0;
/// The size of a sign before a line.
const SIGN: f32 = 11.0;

/// What a room is told where there is nothing to compare with.
const NO_OTHER: &str = "No other edition of this scorecard is open to compare it with";

impl Content for WhatChangedPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }

    fn for_board(&self) -> SlideOfPage<'_> {
        if self.other.is_none() {
            return SlideOfPage { title: NO_OTHER.to_owned(), ..SlideOfPage::default() };
        }
        let of_section = |section: &Section| section.lines.iter().map(board_line).collect::<Vec<_>>();
        SlideOfPage {
            title: self.title.clone(),
            under: self.subtitle.clone(),
            is_compared: true,
            lines: self.sections.iter().flat_map(of_section).collect(),
            ..SlideOfPage::default()
        }
    }
}

fn show(ui: &mut Ui, content: &WhatChangedPage, page: &PageContext<'_>) {
    // Another file opens at its top.
    let area =
        ScrollArea::vertical().id_salt(("what changed", &page.outline.title)).auto_shrink([false, false]);
    area.show(ui, |ui| {
        let width = ui.available_width() - space::ONE;
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = 3.0;
        widgets::page_title(ui, page.tokens, &content.title);
        subtitle(ui, page, &content.subtitle);
        let (label, action) = match &content.other {
            None => (Action::OpenBeside.label().to_owned(), Action::OpenBeside),
            // Of the same title as what is on screen, its title would not tell which of both is closed.
            Some(other) if *other == page.outline.title => {
                ("Close the edition beside".to_owned(), Action::CloseBeside)
            }
            Some(other) => (format!("Close {other}"), Action::CloseBeside),
        };
        if widgets::quiet_button(ui, page.tokens, &label, &label).clicked() {
            page.act(action);
        }
        for note in &content.notes {
            widgets::caption(ui, page.tokens, note);
        }
        for part in &content.sections {
            ui.add_space(space::TWO);
            widgets::card(page.tokens).show(ui, |ui| {
                ui.set_width(ui.available_width());
                section(ui, part, page);
            });
        }
        ui.add_space(space::THREE);
        scroll::page_by_keys(ui);
    });
}

fn section(ui: &mut Ui, section: &Section, page: &PageContext<'_>) {
    ui.spacing_mut().item_spacing.y = space::ONE;
    widgets::card_title(ui, page.tokens, section.title);
    reading::part(ui, Role::List, section.title, |ui| {
        let mut group = Group::new(ui, section.title, None);
        let is_marked = section.lines.iter().any(|line| line.way != Way::Neither);
        for item in &section.lines {
            if is_marked {
                ui.horizontal_top(|ui| {
                    sign(ui, item.way, page);
                    ui.vertical(|ui| line(ui, item, &mut group, page));
                });
            } else {
                line(ui, item, &mut group, page);
            }
        }
        group.end(ui);
    });
    if let Some(more) = &section.more {
        widgets::caption(ui, page.tokens, more);
    }
}

/// Whether a change is for the worse or the better, at a glance; its words say so.
fn sign(ui: &mut Ui, way: Way, page: &PageContext<'_>) {
    let room = vec2(SIGN + space::HALF, ui.text_style_height(&TextStyle::Body));
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    if let Some(mark) = mark_of(way) {
        charts::mark(ui.painter(), rect.center(), SIGN, mark, page.tokens);
    }
}

fn mark_of(way: Way) -> Option<Mark> {
    match way {
        Way::Worse => Some(Mark::Verdict(Verdict::Worse)),
        Way::Better => Some(Mark::Verdict(Verdict::Better)),
        Way::Neither => None,
    }
}

/// A change as a room reads it.
fn board_line(line: &Line) -> board::Line {
    let signs = mark_of(line.way).map(Sign::Mark).into_iter().collect();
    let indicators = line.indicator.into_iter().collect();
    board::Line { signs, indicators, ..board::Line::plain(&line.text) }
}

/// One change: what it is about, then the rest. What leads somewhere is one of the stops of its section.
fn line(ui: &mut Ui, line: &Line, group: &mut Group, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let plain = FontId::proportional(size::BODY);
    let leads = !line.leads_to.is_empty();
    // What leads somewhere begins with what it leads to, or says as a whole what that is.
    let subject = line.text.find(": ").or(line.text.find(", ")).unwrap_or(line.text.len());
    let subject = if leads { subject } else { 0 };
    let (head, rest) = line.text.split_at(subject);
    let parts = [(head, fonts::semibold_at(size::BODY), tokens.accent_text), (rest, plain, tokens.text)];
    let galley = paragraph(ui, &parts, ui.available_width().min(WIDEST), usize::MAX);
    if !leads {
        ui.label(galley);
        return;
    }
    let shown = ui.add(egui::Label::new(galley).sense(group.sense()));
    group.add(&shown);
    shown.widget_info(|| WidgetInfo::labeled(Role::Button, true, &line.text));
    if shown.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        for command in &line.leads_to {
            page.commands.send(command.clone());
        }
    }
}

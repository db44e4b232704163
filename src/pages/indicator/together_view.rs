//! Draws two indicators together: what can be chosen, then the points, or reach beside need, or the list that another indicator
//! is chosen from.

use super::together::{CHOOSE, Candidate, PointsCard, ReachCard, Together, TogetherBody};
use crate::charts;
use crate::model::IndicatorId;
use crate::pages::common::copy_menu;
use crate::pages::import::holds;
use crate::pages::{PageContext, PairView, View, copied};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, reading};
use egui::{Id, Key, RichText, Role, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo};

/// The name of the other indicator is cut where it is longer.
const WIDEST_NAME: f32 = 280.0;
/// So many candidates are listed at once; the others are found by their words.
const MOST: usize = 60;
/// A chart keeps so much height in a low window.
const LEAST_CHART: f32 = 220.0;

/// Draws it in so much room, on a page that is scrolled as a whole or not.
pub(super) fn show(ui: &mut Ui, content: &Together, page: &PageContext<'_>, (room, scrolls): (Vec2, bool)) {
    let top = ui.cursor().top();
    if let TogetherBody::Choosing(candidates) = &content.body {
        return choosing(ui, content, candidates, page, (room, scrolls));
    }
    widgets::row_of_choices(ui, |ui| choices(ui, content, page));
    ui.add_space(space::HALF);
    match &content.body {
        TogetherBody::Points(card) => points(ui, content, card, page, (room, top)),
        TogetherBody::Reach(card) => reach(ui, content, card, page, (room, top)),
        TogetherBody::Choosing(_) => {}
        TogetherBody::Nothing(why) => {
            ui.add_space(space::TWO);
            widgets::body(ui, page.tokens, why);
        }
    }
}

/// The figures of what is shown, worked out only when they are asked for.
pub(super) fn figures(content: &Together) -> Option<Box<dyn Fn() -> String + '_>> {
    match &content.body {
        TogetherBody::Points(card) => Some(Box::new(|| copied::scatter(&card.title, &card.chart))),
        TogetherBody::Reach(card) => Some(Box::new(|| copied::reach(&card.title, &card.chart))),
        TogetherBody::Choosing(_) | TogetherBody::Nothing(_) => None,
    }
}

/// Where the keyboard goes once it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// The button that opens the list, after something was chosen there by key.
    With,
    /// The field that the list is searched by, after it was opened.
    Words,
}

fn wanted() -> Id {
    Id::unique("what of two figures together the keyboard goes to")
}

fn want(ui: &Ui, what: Wanted) {
    ui.data_mut(|data| data.insert_temp(wanted(), what));
}

fn lead_to(ui: &Ui, what: Wanted, shown: &egui::Response) {
    if ui.data(|data| data.get_temp(wanted())) == Some(what) {
        ui.data_mut(|data| data.remove::<Wanted>(wanted()));
        shown.request_focus();
    }
}

fn looked_at(page: &PageContext<'_>, pair: PairView) -> View {
    View { pair, ..page.view.clone() }
}

/// What is set beside it, how, and across what.
fn choices(ui: &mut Ui, content: &Together, page: &PageContext<'_>) {
    ui.spacing_mut().item_spacing = Vec2::splat(space::ONE);
    let (tokens, pair) = (page.tokens, page.view.pair);
    if let Some((id, name)) = &content.other {
        let width = WIDEST_NAME.min(ui.available_width() - space::THREE - space::TWO);
        let words = widgets::elided(
            ui,
            &format!("With: {name}"),
            fonts::semibold_at(size::DENSE),
            tokens.text,
            width,
        );
        let button = widgets::opens_list(ui, words, tokens);
        let told = format!("With {name}: choose another figure");
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
        lead_to(ui, Wanted::With, &button);
        if button.clicked() {
            want(ui, Wanted::Words);
            page.adjust(looked_at(page, PairView { is_choosing: true, ..pair }));
        }
        if !widgets::paper::is_paper(ui.ctx()) && ui.button("Swap").hint("The other figure first").clicked() {
            page.go(View {
                pair: PairView { with: Some(content.first), ..pair },
                ..page.view.with_another(*id, content.first)
            });
        }
    }
    let ways = [(false, "Points", None), (true, "Reach and need", content.without_reach.clone())];
    widgets::make_room_for_segments(ui, ways.iter().map(|(_, name, _)| *name));
    if let Some(reach) = widgets::segments_of(ui, tokens, ("Looked at by", pair.reach), &ways) {
        page.adjust(looked_at(page, PairView { reach, ..pair }));
    }
    if pair.reach {
        return;
    }
    let all: Vec<_> =
        content.points.iter().map(|(it, name, why)| (*it, name.as_str(), why.clone())).collect();
    widgets::make_room_for_segments(ui, all.iter().map(|(_, name, _)| *name));
    if let Some(points) = widgets::segments_of(ui, tokens, ("Each point is one of", content.shown), &all) {
        page.adjust(looked_at(page, PairView { points: Some(points), ..pair }));
    }
    if content.lags.len() > 1
        && let Some(lag) = widgets::choose(ui, "The other figure", content.lag, &content.lags)
    {
        page.adjust(looked_at(page, PairView { lag: Some(lag), ..pair }));
    }
}

/// How much of a card is left for its chart above lines of small text.
fn chart_size(ui: &Ui, (room, top): (Vec2, f32), below: &str) -> Vec2 {
    let lines = below.lines().map(|line| {
        let galley = ui.painter().layout(line.to_owned(), fonts::small(), egui::Color32::PLACEHOLDER, room.x);
        galley.size().y + ui.spacing().item_spacing.y
    });
    let taken = ui.cursor().top() - top + lines.sum::<f32>() + space::HALF;
    Vec2::new(room.x, (room.y - taken).max(LEAST_CHART))
}

fn points(
    ui: &mut Ui,
    content: &Together,
    card: &PointsCard,
    page: &PageContext<'_>,
    (room, top): (Vec2, f32),
) {
    widgets::card_title(ui, page.tokens, &card.title);
    let size = chart_size(ui, (room, top), &card.source);
    let salt = (content.first, content.other.as_ref().map(|(id, _)| *id), content.lag);
    let shown = charts::scatter(ui, salt, &card.chart, size, page.tokens);
    copy_menu(page, &shown.response, || copied::scatter(&card.title, &card.chart));
    if let Some((area, place)) = shown.picked.and_then(|at| card.areas.get(at)) {
        page.go(match place {
            Some(place) => page.view.at_neighbourhood((*area, Some(*place)), content.first),
            None => page.view.shown_for(content.first, *area),
        });
    }
    source(ui, &card.source, page);
}

fn reach(
    ui: &mut Ui,
    content: &Together,
    card: &ReachCard,
    page: &PageContext<'_>,
    (room, top): (Vec2, f32),
) {
    widgets::card_title(ui, page.tokens, &card.title);
    ui.horizontal_wrapped(|ui| {
        for (role, colour) in card.roles.iter().zip([page.tokens.line_focus, page.tokens.line_pinned]) {
            ui.label(RichText::new(role).font(fonts::strong()).color(colour));
        }
    });
    widgets::caption(ui, page.tokens, &card.note);
    let size = chart_size(ui, (room, top), &card.source);
    let salt = (content.first, content.other.as_ref().map(|(id, _)| *id));
    let shown = charts::reach(ui, salt, &card.chart, size, page.tokens);
    copy_menu(page, &shown, || copied::reach(&card.title, &card.chart));
    source(ui, &card.source, page);
}

fn source(ui: &mut Ui, source: &str, page: &PageContext<'_>) {
    for line in source.lines() {
        widgets::caption(ui, page.tokens, line);
    }
}

/// The field that is searched in, and what answers to it.
fn choosing(
    ui: &mut Ui,
    content: &Together,
    candidates: &[Candidate],
    page: &PageContext<'_>,
    (room, scrolls): (Vec2, bool),
) {
    let top = ui.cursor().top();
    widgets::card_title(ui, page.tokens, &format!("Choose a figure to set beside {}", content.name));
    widgets::caption(ui, page.tokens, CHOOSE);
    let at = Id::unique("words of the figure to set beside");
    let mut words: String = ui.data(|data| data.get_temp(at)).unwrap_or_default();
    let mut chosen = None;
    let entered = ui.horizontal(|ui| {
        let entered = search(ui, &mut words, page, room.x - 110.0);
        if content.other.is_some() && ui.button("Keep it as it is").clicked() {
            want(ui, Wanted::With);
            words.clear();
            page.adjust(looked_at(page, PairView { is_choosing: false, ..page.view.pair }));
        }
        entered
    });
    let folded = words.to_lowercase();
    let wanted: Vec<&str> = folded.split_whitespace().collect();
    let found: Vec<&Candidate> = candidates.iter().filter(|it| holds(&it.folded, &wanted)).collect();
    if entered.inner {
        chosen = found.first().map(|first| first.indicator);
    }
    let height = room.y - (ui.cursor().top() - top);
    reading::part(ui, Role::List, "Figures to set beside it", |ui| {
        let list = |ui: &mut Ui| listed(ui, &found, page);
        let picked = if scrolls {
            // The list is scrolled with the page.
            list(ui)
        } else {
            let height = height.max(LEAST_CHART);
            let area =
                ScrollArea::vertical().id_salt("candidates").max_height(height).min_scrolled_height(height);
            area.auto_shrink([false, false]).show(ui, list).inner
        };
        chosen = picked.or(chosen);
    });
    if let Some(other) = chosen {
        words.clear();
        if ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space)) {
            want(ui, Wanted::With);
        }
        page.go(page.view.with_another(content.first, other));
    }
    ui.data_mut(|data| data.insert_temp(at, words));
}

/// The candidates that were found, of which one may have been pressed.
fn listed(ui: &mut Ui, found: &[&Candidate], page: &PageContext<'_>) -> Option<IndicatorId> {
    let mut chosen = None;
    if found.is_empty() {
        let none = "No figure has all of these words. Try fewer of them, or other ones.";
        widgets::caption(ui, page.tokens, none);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut group = Group::new(ui, "candidates", None);
    for candidate in found.iter().take(MOST) {
        if row(ui, candidate, &mut group, page) {
            chosen = Some(candidate.indicator);
        }
    }
    group.end(ui);
    if found.len() > MOST {
        ui.add_space(space::HALF);
        let more = format!("And {} more: type some of their words.", found.len() - MOST);
        widgets::caption(ui, page.tokens, &more);
    }
    chosen
}

/// Whether what is found first is to be taken.
fn search(ui: &mut Ui, words: &mut String, page: &PageContext<'_>, width: f32) -> bool {
    let hint = RichText::new("Some of its words").color(page.tokens.text_weak);
    let field = TextEdit::singleline(words).id_salt("words of candidates").hint_text(hint);
    let field = field.desired_width(width.max(120.0) - 60.0).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(field);
    lead_to(ui, Wanted::Words, &response);
    let typed = words.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, "Figure to set beside");
        info.current_text_value = Some(typed.clone());
        info
    });
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !words.trim().is_empty()
}

/// One that can be chosen, with what both have; whether it was.
fn row(ui: &mut Ui, candidate: &Candidate, group: &mut Group, page: &PageContext<'_>) -> bool {
    let mut text = egui::text::LayoutJob::default();
    let part = |font: egui::FontId, color| egui::TextFormat { font_id: font, color, ..Default::default() };
    text.append(&candidate.name, 0.0, part(egui::FontId::proportional(size::BODY), page.tokens.text));
    text.append(&candidate.about, space::TWO, part(fonts::small(), page.tokens.text_weak));
    let button = egui::Button::new(text).frame(false).min_size(Vec2::new(0.0, 30.0));
    let response = ui.add(button.sense(group.sense()).wrap());
    group.add(&response);
    let told = format!("{}, {}", candidate.name, candidate.about);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
    response.clicked()
}

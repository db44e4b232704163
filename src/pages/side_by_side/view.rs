//! Draws the page.

use super::content::{BesideGroup, BesideRow, SideBySidePage, TriedList, WITHOUT_FIGURES};
use super::other_file::{OtherFile, Second};
use crate::charts::{self, Arrow, Sign};
use crate::model::{AreaId, Verdict};
use crate::pages::board::SlideOfPage;
use crate::pages::common::{signs, subtitle};
use crate::pages::legend::{self, TableSigns};
use crate::pages::registry::Content;
use crate::pages::{Action, Page, PageContext, View};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, Pressable, RowName, fonts, paragraph, reading, scroll};
use egui::{Id, Rect, Role, ScrollArea, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// The columns of the table: a place with its signs, and the difference.
const VALUE: f32 = 84.0;
const SIGNS: f32 = 42.0;
const DIFFERENCE: f32 = 214.0;
const GAP: f32 = 12.0;
/// In a narrower page each indicator has its name on a line of its own.
const ONE_LINE_FROM: f32 = 700.0;
const ROW: f32 = 26.0;
const NAME_LINE: f32 = 20.0;
/// Below such a line the difference may take two.
const ROW_BELOW: f32 = 38.0;
/// From so wide a page two lists stand side by side.
const TWO_FROM: f32 = 640.0;

impl Content for SideBySidePage {
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

fn show(ui: &mut Ui, content: &SideBySidePage, page: &PageContext<'_>) {
    // Another file opens at its top.
    let area =
        ScrollArea::vertical().id_salt(("side by side", &page.outline.title)).auto_shrink([false, false]);
    area.show(ui, |ui| {
        let width = ui.available_width() - space::ONE;
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = 3.0;
        widgets::page_title(ui, page.tokens, &content.title);
        ui.add_space(space::HALF);
        choosing(ui, content, page);
        if let Some(other) = &content.other_file {
            other_file(ui, other, page);
        }
        subtitle(ui, page, &content.subtitle);
        if !content.chance.is_empty() {
            widgets::caption(ui, page.tokens, &content.chance);
        }
        ui.add_space(space::ONE);
        card(ui, page, |ui| table(ui, content, page));
        legend::of_table(ui, page, &signs_of(content));
        ui.add_space(space::TWO);
        card(ui, page, |ui| priorities(ui, content, page));
        ui.add_space(space::TWO);
        card(ui, page, |ui| tried(ui, content, page));
        if let Some(other) = content.other_file.as_ref().filter(|other| !other.left_out.is_empty()) {
            ui.add_space(space::TWO);
            card(ui, page, |ui| left_out(ui, other, page));
        }
        ui.add_space(space::THREE);
        scroll::page_by_keys(ui);
    });
}

fn card(ui: &mut Ui, page: &PageContext<'_>, add: impl FnOnce(&mut Ui)) {
    widgets::card(page.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        add(ui);
    });
}

/// The signs of both places and of the difference between them.
fn signs_of(content: &SideBySidePage) -> TableSigns {
    let of_row = |row: &BesideRow| {
        let of_difference = (row.verdict != Verdict::NotCompared).then_some((row.mark, Arrow::None));
        row.marks.into_iter().zip(row.arrows).chain(of_difference).collect::<Vec<_>>()
    };
    TableSigns::of(content.groups.iter().flat_map(|group| &group.rows).flat_map(of_row))
}

/// Which two places stand side by side.
fn choosing(ui: &mut Ui, content: &SideBySidePage, page: &PageContext<'_>) {
    let go = |first: AreaId, second: Second| page.go(at(page.view, first, second));
    widgets::row_of_choices(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        if let Some(chosen) = widgets::choose(ui, "The first place", content.first, &content.firsts) {
            go(chosen, content.second);
        }
        widgets::caption(ui, page.tokens, "beside");
        if let Some(chosen) =
            widgets::choose_of_groups(ui, page.tokens, "The second place", content.second, &content.seconds)
        {
            go(content.first, chosen);
        }
        // What is of another file cannot stand first.
        if let Second::Here(second) = content.second {
            let name = format!("Swap {} and {}", content.names[0], content.names[1]);
            if widgets::quiet_button(ui, page.tokens, "Swap", &name).clicked() {
                go(second, Second::Here(content.first));
            }
        }
        let (label, action) = match &content.other_file {
            None => (Action::OpenBeside.label().to_owned(), Action::OpenBeside),
            Some(other) => (format!("Close {}", other.title), Action::CloseBeside),
        };
        if widgets::quiet_button(ui, page.tokens, &label, &label).clicked() {
            page.act(action);
        }
    });
}

/// The view with these two side by side.
fn at(view: &View, first: AreaId, second: Second) -> View {
    let (pinned, of_other) = match second {
        Second::Here(place) => (Some(place), None),
        Second::There(place) => (view.pinned, Some(place)),
    };
    View { place: Some(first), pinned, of_other, ..view.clone() }
}

/// Which scorecard is open beside, and what is to be known of it.
fn other_file(ui: &mut Ui, other: &OtherFile, page: &PageContext<'_>) {
    widgets::caption(ui, page.tokens, &other.told);
    for note in &other.notes {
        widgets::body(ui, page.tokens, note);
    }
}

/// What the two files do not have in common.
fn left_out(ui: &mut Ui, other: &OtherFile, page: &PageContext<'_>) {
    widgets::card_title(ui, page.tokens, "Not compared");
    for (head, items) in &other.left_out {
        ui.add_space(space::HALF);
        widgets::eyebrow(ui, page.tokens, head);
        widgets::caption(ui, page.tokens, &items.join("; "));
    }
}

/// Where the columns of a row stand.
struct Columns {
    /// The right ends of the values of both places.
    values: [f32; 2],
    /// The left end of the difference, and how wide it is.
    difference: (f32, f32),
    /// How wide the name is.
    name: f32,
    in_one_line: bool,
}

impl Columns {
    fn of(left: f32, whole: f32) -> Self {
        let in_one_line = whole >= ONE_LINE_FROM;
        let difference =
            if in_one_line { DIFFERENCE } else { (whole - 2.0 * (VALUE + SIGNS + GAP)).max(80.0) };
        let right = left + whole - difference - GAP - SIGNS;
        Self {
            values: [right - VALUE - GAP - SIGNS, right],
            difference: (left + whole - difference, difference),
            name: if in_one_line { right - 2.0 * VALUE - 2.0 * GAP - SIGNS - left } else { whole },
            in_one_line,
        }
    }
}

fn table(ui: &mut Ui, content: &SideBySidePage, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let whole = ui.available_width();
    let (head, response) = ui.allocate_exact_size(Vec2::new(whole, 22.0), egui::Sense::hover());
    reading::hide(ui.ctx(), response.id);
    let columns = Columns::of(head.left(), whole);
    let strong = fonts::strong();
    for (name, right) in content.names.iter().zip(columns.values) {
        let name = widgets::elided_amid(ui, name, &strong, tokens.text_weak, VALUE + SIGNS);
        let at = pos2(right + SIGNS - name.size().x, head.center().y - name.size().y / 2.0);
        ui.painter().galley(at, name, tokens.text_weak);
    }
    let (left, width) = columns.difference;
    let than = format!("{} against {}", content.names[0], content.names[1]);
    let than = widgets::elided(ui, &than, strong, tokens.text_weak, width);
    ui.painter().galley(pos2(left, head.center().y - than.size().y / 2.0), than, tokens.text_weak);
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, tokens.outline));
    let rows = content.groups.iter().flat_map(|group| &group.rows);
    let ids: Vec<Id> = rows.map(id_of).collect();
    let group = Group::of(ui, "beside", ids);
    for strand in &content.groups {
        ui.add_space(space::ONE);
        widgets::eyebrow_at(ui, tokens, 2, strand.name);
        rows_of(ui, strand, (&columns, &group), page);
    }
}

fn id_of(row: &BesideRow) -> Id {
    Id::unique(("figures side by side", row.indicator))
}

fn rows_of(ui: &mut Ui, strand: &BesideGroup, (columns, group): (&Columns, &Group), page: &PageContext<'_>) {
    reading::part(ui, Role::List, strand.name, |ui| {
        for row in &strand.rows {
            let height = if columns.in_one_line { ROW } else { NAME_LINE + ROW_BELOW };
            let whole = ui.available_width();
            let (_, rect) = ui.allocate_space(Vec2::new(whole, height));
            let id = id_of(row);
            let place = (rect, id, group.sense_of(id));
            let response = widgets::pressable(ui, place, Pressable::of(&row.described), page.tokens);
            if ui.is_rect_visible(rect) {
                paint(ui, rect, row, columns, page);
            }
            if response.clicked() {
                page.go(page.view.at_trend(row.indicator));
            }
            response.hint(&row.described);
        }
    });
}

fn paint(ui: &Ui, rect: Rect, row: &BesideRow, columns: &Columns, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let font = fonts::semibold_at(size::DENSE);
    let name = RowName {
        name: &row.name,
        font: &font,
        colour: tokens.text,
        unit: &row.unit,
        period: &row.period,
        instead: "",
    };
    let (first, middle) = if columns.in_one_line {
        (rect.center().y, rect.center().y)
    } else {
        (rect.top() + NAME_LINE / 2.0, rect.bottom() - ROW_BELOW / 2.0)
    };
    name.show(ui, pos2(rect.left(), first), columns.name, tokens);
    for at in 0..2 {
        let right = columns.values[at];
        let value = widgets::elided(ui, &row.values[at], fonts::strong(), tokens.text, VALUE + GAP);
        ui.painter().galley(pos2(right - value.size().x, middle - value.size().y / 2.0), value, tokens.text);
        let at_sign = |from: f32| pos2(right + from, middle);
        signs(ui.painter(), (at_sign(13.0), row.marks[at]), (at_sign(31.0), row.arrows[at]), tokens);
    }
    let (left, width) = columns.difference;
    if row.verdict != Verdict::NotCompared {
        charts::mark(ui.painter(), pos2(left + 7.0, middle), 11.0, row.mark, tokens);
    }
    let told = paragraph(ui, &[(row.difference.as_str(), fonts::small(), tokens.text)], width - 20.0, 2);
    ui.painter().galley(pos2(left + 20.0, middle - told.size().y / 2.0), told, tokens.text);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.grid));
}

/// Columns of equal width, or one below the other in a narrow page.
fn beside(ui: &mut Ui, count: usize, mut add: impl FnMut(usize, &mut Ui)) {
    if ui.available_width() < TWO_FROM {
        for at in 0..count {
            add(at, ui);
            ui.add_space(space::ONE);
        }
        return;
    }
    let width = (ui.available_width() - space::THREE * (count - 1) as f32) / count as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::THREE;
        for at in 0..count {
            widgets::room(ui, Vec2::new(width, 0.0), |ui| add(at, ui));
        }
    });
}

fn priorities(ui: &mut Ui, content: &SideBySidePage, page: &PageContext<'_>) {
    widgets::card_title(ui, page.tokens, "Priorities of both");
    let has_shared = !content.shared.is_empty() || !content.without_figures.is_empty();
    if !has_shared && content.own.iter().all(Vec::is_empty) {
        widgets::caption(ui, page.tokens, "The file has no priorities for either of them.");
        return;
    }
    ui.add_space(space::HALF);
    if !content.shared.is_empty() {
        widgets::eyebrow(ui, page.tokens, content.shared_head);
        let titled = ui.available_width() >= TWO_FROM;
        for shared in &content.shared {
            if !titled {
                widgets::body(ui, page.tokens, &shared.title);
            }
            beside(ui, if titled { 3 } else { 2 }, |at, ui| match at.checked_sub(usize::from(titled)) {
                None => {
                    widgets::body(ui, page.tokens, &shared.title);
                }
                Some(at) => {
                    let (sign, told) = &shared.here[at];
                    standing(ui, *sign, &format!("{}: {told}", content.names[at]), &shared.title, page);
                }
            });
        }
        ui.add_space(space::ONE);
    }
    if !content.without_figures.is_empty() {
        let titles = content.without_figures.join("; ");
        widgets::caption(ui, page.tokens, &format!("{WITHOUT_FIGURES}: {titles}"));
        ui.add_space(space::ONE);
    }
    beside(ui, 2, |at, ui| {
        widgets::eyebrow(ui, page.tokens, &content.own_heads[at]);
        if content.own[at].is_empty() {
            widgets::caption(ui, page.tokens, "None in the file.");
        }
        for (title, own) in content.own_titles[at].iter().zip(&content.own[at]) {
            widgets::body(ui, page.tokens, title);
            standing(ui, own.sign, &own.status, title, page);
        }
    });
}

/// How a priority stands, with its sign.
fn standing(ui: &mut Ui, sign: Sign, told: &str, of: &str, page: &PageContext<'_>) {
    let galley = paragraph(
        ui,
        &[(told, fonts::small(), page.tokens.text_weak)],
        ui.available_width() - 22.0,
        usize::MAX,
    );
    let (rect, response) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), galley.size().y.max(18.0)),
        egui::Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{of}: {told}")));
    if sign != Sign::Arrow(Arrow::None) {
        charts::sign(ui.painter(), pos2(rect.left() + 8.0, rect.top() + 9.0), 12.0, sign, page.tokens);
    }
    ui.painter().galley(pos2(rect.left() + 22.0, rect.top()), galley, page.tokens.text_weak);
}

fn tried(ui: &mut Ui, content: &SideBySidePage, page: &PageContext<'_>) {
    widgets::card_title(ui, page.tokens, "What one tried and the other has not");
    ui.add_space(space::HALF);
    let [one, other, both] = &content.tried;
    beside(ui, 2, |at, ui| list(ui, [one, other][at], page));
    ui.add_space(space::ONE);
    list(ui, both, page);
}

/// What was tried, one stop, from which each leads to what moved after it.
fn list(ui: &mut Ui, list: &TriedList, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, &list.head);
    reading::part(ui, Role::List, "What was tried", |ui| items(ui, list, page));
}

fn items(ui: &mut Ui, list: &TriedList, page: &PageContext<'_>) {
    let mut group = Group::new(ui, &list.head, None);
    for (id, told) in &list.items {
        // What is of another file leads nowhere.
        let colour = if id.is_some() { page.tokens.accent_text } else { page.tokens.text };
        let parts = [(told.as_str(), fonts::small(), colour)];
        let galley = paragraph(ui, &parts, ui.available_width(), usize::MAX);
        let Some(id) = id else {
            ui.label(galley);
            continue;
        };
        let shown = ui.add(egui::Label::new(galley).sense(group.sense()));
        group.add(&shown);
        shown.widget_info(|| WidgetInfo::labeled(Role::Button, true, told));
        if shown.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            page.go(View { tried: Some(*id), ..page.view.at_page(Page::Interventions) });
        }
    }
    group.end(ui);
}

//! Draws a flow: the years, the names of its groups, and the lanes of those that are open. All lanes are one stop of Tab.

use super::layout::{COUNT, Columns, DOT, GAP, GROUP, HEAD, LANE, UNDATED, row};
use super::{Flow, Lane, LaneGroup, lane};
use crate::model::InterventionId;
use crate::widgets::group::Group;
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, Hint, Pressable, focus, fonts, reading};
use egui::{
    Align2, AsIdSalt, Color32, Id, Rangef, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

/// Two years that are written stand so far apart.
const YEARS_APART: f32 = 46.0;
/// So many years lie between two that are written, where there is no room for all.
const STEPS: [i32; 7] = [1, 2, 5, 10, 20, 50, 100];

/// So few rows are all drawn, in sight or not.
const FEW: usize = 60;

/// A row below the years.
#[derive(Clone, Copy)]
enum Row {
    /// The name of a group that is always open.
    Name(usize),
    /// A group that can be opened, and whether it is.
    Fold(usize, bool),
    Lane(usize, usize),
}

impl Row {
    fn height(self, ui: &Ui, spec: &Flow, room: (&Columns, Rangef), tokens: &Tokens) -> f32 {
        match self {
            Self::Name(_) => GROUP,
            Self::Fold(..) => LANE,
            Self::Lane(group, lane) => lane::height(ui, spec, room, &spec.groups[group].lanes[lane], tokens),
        }
    }

    /// What it is known by to the keyboard; the name of a group is only read.
    fn id(self, flow: Id) -> Option<Id> {
        match self {
            Self::Name(_) => None,
            Self::Fold(group, _) => Some(flow.with(("open", group))),
            Self::Lane(group, lane) => Some(flow.with(("lane", group, lane))),
        }
    }
}

/// Draws the lanes over the width there is, the one that shows `chosen` as such; the intervention that a click or a key chose.
/// To the lane of the second of `which` the keyboard is brought, and that of the third into sight.
pub fn flow(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &Flow,
    tokens: &Tokens,
    which: [Option<InterventionId>; 3],
) -> Option<InterventionId> {
    let id = ui.scope_id().with(("flow", id_salt));
    reading::part(ui, Role::List, "What started where", |ui| lanes(ui, id, spec, tokens, which))
}

fn lanes(
    ui: &mut Ui,
    id: Id,
    spec: &Flow,
    tokens: &Tokens,
    [chosen, led, seen]: [Option<InterventionId>; 3],
) -> Option<InterventionId> {
    let [chosen, led, seen] = [chosen, led, seen].map(|id| id.and_then(|id| spec.lane_of(id)));
    let rows = rows(ui, id, spec, [chosen, led.or(seen)]);
    let across = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let columns = Columns::of(ui, spec, across);
    let heights: Vec<f32> =
        rows.iter().map(|row| row.height(ui, spec, (&columns, across.x_range()), tokens)).collect();
    let height = HEAD + heights.iter().sum::<f32>();
    let (whole, _) = ui.allocate_exact_size(vec2(across.width(), height), Sense::hover());
    years(ui, spec, &columns, whole, tokens);
    let mut group = Group::of(ui, "lanes", rows.iter().filter_map(|row| row.id(id)).collect());
    let (mut top, mut newly) = (whole.top() + HEAD, None);
    let few = rows.len() <= FEW;
    for (row_of, height) in rows.into_iter().zip(heights) {
        let rect = row(whole, top, height);
        top = rect.bottom();
        let known = row_of.id(id);
        let is_wanted = few || ui.is_rect_visible(rect) || known.is_some_and(|id| group.is_current(id));
        // A row that is led to may lie out of sight.
        let is_led = matches!(row_of, Row::Lane(at, lane) if led == Some((at, lane)));
        if matches!(row_of, Row::Lane(at, lane) if seen == Some((at, lane))) {
            ui.scroll_to_rect(rect, Some(egui::Align::Center));
        }
        if !is_wanted && !is_led {
            continue;
        }
        match (row_of, known) {
            (Row::Name(at), _) => {
                name_of_group(ui, id.with(("name", at)), rect, &spec.groups[at].name, tokens);
            }
            (Row::Fold(at, is_open), Some(row_id)) => {
                let of = &spec.groups[at];
                let response =
                    pressable(ui, (rect, row_id, group.sense_of(row_id)), (&of.name, false), tokens);
                reading_of_fold(ui, &response, is_open);
                fold(ui, spec, (&columns, rect), (of, is_open), tokens);
                if response.clicked() {
                    ui.data_mut(|data| data.insert_temp(row_id, !is_open));
                }
                group.add(&response);
            }
            (Row::Lane(at, place), Some(row_id)) => {
                let of = &spec.groups[at].lanes[place];
                let is_chosen = chosen == Some((at, place));
                let sense = group.sense_of(row_id);
                let response = pressable(ui, (rect, row_id, sense), (&of.described, is_chosen), tokens);
                let ground = ground(&response, is_chosen, tokens);
                lane::draw(ui, spec, (&columns, rect), (of, is_chosen, ground), tokens);
                if response.clicked() {
                    newly = of.shows;
                }
                if is_led {
                    focus::lead_to(ui.ctx(), row_id);
                }
                group.add(&response);
                response.hint(&of.described);
            }
            _ => {}
        }
    }
    group.end(ui);
    newly
}

/// The rows that there are, given which groups are open: all that the reader opened, and those of what is chosen or led to.
fn rows(ui: &Ui, id: Id, spec: &Flow, [chosen, led]: [Option<(usize, usize)>; 2]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, group) in spec.groups.iter().enumerate() {
        let has = |lane: Option<(usize, usize)>| lane.is_some_and(|(group, _)| group == at);
        let is_open = if group.folded.is_none() {
            rows.push(Row::Name(at));
            true
        } else {
            let open = Row::Fold(at, true).id(id).unwrap_or(id);
            if has(led) {
                ui.data_mut(|data| data.insert_temp(open, true));
            }
            let is_open = ui.data(|data| data.get_temp(open)).unwrap_or(has(chosen));
            rows.push(Row::Fold(at, is_open));
            is_open
        };
        let lanes = if is_open { group.lanes.len() } else { 0 };
        rows.extend((0..lanes).map(|lane| Row::Lane(at, lane)));
    }
    rows
}

/// The years above the lanes, and their lines down through them.
fn years(ui: &Ui, spec: &Flow, columns: &Columns, whole: Rect, tokens: &Tokens) {
    let painter = ui.painter();
    let middle = whole.top() + HEAD / 2.0 - 2.0;
    let words = |x: f32, align: Align2, text: &str| {
        painter.text(pos2(x, middle), align, text, fonts::small(), tokens.text_weak);
    };
    words(whole.left(), Align2::LEFT_CENTER, "Places");
    let a_year = columns.x(spec, spec.x_range[0] + 1.0) - columns.plot.min;
    let step = STEPS.into_iter().find(|step| *step as f32 * a_year >= YEARS_APART).unwrap_or(100);
    for (year, name) in spec.years.iter().filter(|(year, _)| year % step == 0) {
        let x = painter.round_to_pixel_center(columns.x(spec, f64::from(*year)));
        painter.vline(x, whole.top() + HEAD..=whole.bottom(), Stroke::new(1.0, tokens.grid));
        words(x, Align2::CENTER_CENTER, name);
    }
    if columns.undated.span() > 0.0 {
        let x = painter.round_to_pixel_center(columns.undated.min - GAP / 2.0);
        painter.vline(x, whole.top() + 4.0..=whole.bottom(), Stroke::new(1.0, tokens.outline));
        words(columns.undated.min + GAP / 2.0, Align2::LEFT_CENTER, UNDATED);
    }
}

fn name_of_group(ui: &Ui, id: Id, rect: Rect, name: &str, tokens: &Tokens) {
    let shown = ui.interact(rect, id, Sense::hover());
    reading::heading(&shown, 3, name);
    let galley = widgets::elided(ui, name, fonts::strong(), tokens.text_weak, rect.width());
    ground_behind(ui, rect.x_range().min, galley.size().x, rect, tokens.card);
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, tokens.text_weak);
}

/// What words stand on, so that no line runs through them.
pub(super) fn ground_behind(ui: &Ui, left: f32, width: f32, rect: Rect, ground: Color32) {
    let behind =
        Rect::from_x_y_ranges(left - 2.0..=left + width + 2.0, rect.y_range()).shrink2(vec2(0.0, 2.0));
    ui.painter().rect_filled(behind, 0.0, ground);
}

/// A row that can be pressed, with a bar at the chosen one.
fn pressable(ui: &Ui, place: (Rect, Id, Sense), (says, chosen): (&str, bool), tokens: &Tokens) -> Response {
    if chosen {
        let (rect, ..) = place;
        let bar = Rect::from_x_y_ranges(rect.left() - 8.0..=rect.left() - 4.0, rect.y_range());
        ui.painter().rect_filled(bar, 1.0, tokens.accent);
    }
    widgets::pressable(ui, place, Pressable { chosen: Some(chosen), ..Pressable::of(says) }, tokens)
}

fn ground(response: &Response, chosen: bool, tokens: &Tokens) -> Color32 {
    match (chosen, response.hovered()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hovered,
        (false, false) => tokens.card,
    }
}

fn reading_of_fold(ui: &Ui, response: &Response, is_open: bool) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
}

/// The row of a group that can be opened: while it is closed, all its starts in one lane.
fn fold(
    ui: &Ui,
    spec: &Flow,
    (columns, rect): (&Columns, Rect),
    (group, is_open): (&LaneGroup, bool),
    tokens: &Tokens,
) {
    let centre = pos2(rect.left() + COUNT - 6.0, rect.center().y);
    let stroke = Stroke::new(1.75, tokens.text_weak);
    if is_open {
        widgets::chevron(ui.painter(), centre, 10.0, false, stroke);
    } else {
        let corners = [[-2.5, -5.0], [2.5, 0.0], [-2.5, 5.0]].map(|[x, y]| centre + vec2(x, y));
        ui.painter().line(corners.to_vec(), stroke);
    }
    match &group.folded {
        Some(folded) if !is_open => {
            lane::draw(ui, spec, (columns, rect), (folded, false, tokens.card), tokens);
        }
        _ => {
            let galley = widgets::elided(ui, &group.name, fonts::strong(), tokens.text, rect.width() / 2.0);
            let at = pos2(columns.name, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, tokens.text);
        }
    }
}

/// What its lines mean.
const TAKEN_UP: &str = "taken up, thicker for more places";
const NOT_FOUND: &str = "taken up, not dated";
const ENDED: &str = "until its end";
/// Between the parts of what its signs mean, and behind each of them.
const APART: f32 = 5.0;
const BEHIND: f32 = 8.0;

/// The signs of a flow, how wide each is and what it means; those of lines where it has such.
fn signs(spec: &Flow) -> impl Iterator<Item = (f32, &'static str)> {
    let any = |is: fn(&Lane) -> bool| spec.groups.iter().flat_map(|group| &group.lanes).any(is);
    let signs = [
        (2.0 * DOT, "documented", true),
        (2.0 * DOT, "inferred", true),
        (26.0, "year only", true),
        (26.0, TAKEN_UP, any(|lane| !lane.ribbons.is_empty())),
        (26.0, NOT_FOUND, any(|lane| lane.taken_up > 0)),
        (26.0, ENDED, any(|lane| lane.starts.iter().any(|start| start.end.is_some()))),
    ];
    signs.into_iter().filter(|(.., is_there)| *is_there).map(|(wide, name, _)| (wide, name))
}

/// How wide it is on one line what the signs of a flow mean.
pub fn flow_key_width(ui: &Ui, spec: &Flow) -> f32 {
    let name = |name: &str| {
        ui.painter().layout_no_wrap(name.to_owned(), fonts::small(), Color32::PLACEHOLDER).size().x
    };
    signs(spec).map(|(wide, text)| wide + APART + name(text) + BEHIND + APART).sum()
}

/// What the signs of a flow mean, in the signs themselves.
pub fn flow_key(ui: &mut Ui, spec: &Flow, tokens: &Tokens) {
    ui.spacing_mut().item_spacing.x = APART;
    for (wide, name) in signs(spec) {
        let galley = ui.painter().layout_no_wrap(name.to_owned(), fonts::small(), tokens.text_weak);
        let size = Vec2::new(wide + APART + galley.size().x + BEHIND, 20.0);
        let (rect, shown) = ui.allocate_exact_size(size, Sense::hover());
        shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        let centre = pos2(rect.left() + wide / 2.0, rect.center().y);
        let room = Rangef::new(rect.left(), rect.left() + wide);
        match name {
            "documented" => lane::dot(ui.painter(), centre, true, tokens),
            "inferred" => lane::dot(ui.painter(), centre, false, tokens),
            "year only" => {
                lane::bar(ui.painter(), room, centre.y, tokens);
                lane::dot(ui.painter(), centre, true, tokens);
            }
            NOT_FOUND => lane::arrow(ui.painter(), room, centre.y, 3, tokens),
            ENDED => lane::until_end(ui.painter(), room, centre.y, tokens),
            _ => lane::ribbon(ui.painter(), room, centre.y, 3, tokens),
        }
        let at = pos2(rect.left() + wide + APART, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text_weak);
    }
}

//! A list whose order the reader makes. It is one stop of Tab: the arrow keys walk in it, the space bar presses a line, and with Ctrl
//! or Alt the arrow keys move it; the pointer drags it by its grip, so that nothing moves away from under it.

use super::group::Group;
use super::tokens::{Tokens, space};
use super::{Hint, elided, focus, reading};
use egui::accesskit::Action;
use egui::{
    Color32, CursorIcon, Id, Key, Modifiers, Painter, Rect, Response, Role, Sense, Shape, Stroke, TextStyle,
    Ui, Vec2, WidgetInfo,
};

/// The room of the grip at the end of a line.
const GRIP: f32 = 30.0;
/// At both sides of the words of a line.
const SIDE: f32 = 6.0;
/// What stands beside the name of a line takes no more than this share of it.
const BESIDE: f32 = 0.6;

/// A line of the list.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// What it is known by, wherever it stands.
    pub key: &'a str,
    pub name: &'a str,
    /// What it is, quietly beside its name.
    pub beside: &'a str,
    /// Whether it is ticked, in a list whose lines are.
    pub ticked: Option<bool>,
    /// Whether a press does anything.
    pub can: bool,
}

/// What the reader did with a line, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arranged {
    /// It was pressed, which ticks it or not any more where lines are ticked.
    Pressed(usize),
    /// It was pressed twice, or by Enter, in a list whose lines are not ticked.
    Opened(usize),
    /// It is to go a step up, or down.
    Step { at: usize, up: bool },
    /// It was dragged to where another one stands.
    Put { from: usize, to: usize },
    /// It is to be taken out, in a list whose lines are not ticked.
    Removed(usize),
}

/// Shows the lines under a name: what was done with one of them, and at which the keyboard is.
pub fn arranged(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    lines: &[Line<'_>],
) -> (Option<Arranged>, Option<usize>) {
    let ids: Vec<Id> = lines.iter().map(|line| Id::unique(("line of", name, line.key))).collect();
    let focused =
        |ui: &Ui| ui.memory(egui::Memory::focused).and_then(|id| ids.iter().position(|of| *of == id));
    // A screen reader may lead to any of them, though only one is a stop.
    let led_to = |id: &&Id| ui.input(|input| input.has_accesskit_action_request(**id, Action::Focus));
    if let Some(id) = ids.iter().find(led_to) {
        ui.memory_mut(|memory| memory.request_focus(*id));
    }
    let mut done = focused(ui).and_then(|at| by_key(ui, at, lines[at].ticked.is_none()));
    let group = Group::of(ui, name, ids.clone());
    let role = if lines.iter().any(|line| line.ticked.is_some()) { Role::Group } else { Role::ListBox };
    reading::part(ui, role, name, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (top, height) = (ui.cursor().top(), ui.spacing().interact_size.y);
        for (at, (line, id)) in lines.iter().zip(&ids).enumerate() {
            let rect = ui.allocate_space(Vec2::new(ui.available_width(), height)).1;
            let (row, grip) = (rect.with_max_x(rect.right() - GRIP), rect.with_min_x(rect.right() - GRIP));
            let pressed = shown(ui, tokens, (line, *id), (row, at, lines.len()), &group);
            let by_enter = ui.input(|input| input.key_pressed(Key::Enter));
            match line.ticked {
                None if pressed.double_clicked() || pressed.clicked() && by_enter => {
                    done = Some(Arranged::Opened(at));
                }
                _ if pressed.clicked() => {
                    pressed.request_focus();
                    done = line.can.then_some(Arranged::Pressed(at)).or(done);
                }
                _ => {}
            }
            let grip = held(ui, tokens, grip, *id);
            if grip.drag_started() {
                pressed.request_focus();
            }
            let over = grip.interact_pointer_pos().filter(|_| grip.dragged());
            let to = over.map(|over| ((over.y - top) / (height + 2.0)).max(0.0) as usize);
            if let Some(to) = to.map(|to| to.min(lines.len() - 1)).filter(|to| *to != at) {
                done = Some(Arranged::Put { from: at, to });
            }
        }
    });
    if let Some(Arranged::Step { at, .. } | Arranged::Put { from: at, .. }) = done {
        // It stays in sight wherever it goes.
        focus::lead_to(ui.ctx(), ids[at]);
    }
    (done, focused(ui))
}

/// What is asked for by key of the line that has the keyboard.
fn by_key(ui: &Ui, at: usize, may_remove: bool) -> Option<Arranged> {
    let hit = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (key, up) in [(Key::ArrowUp, true), (Key::ArrowDown, false)] {
        if hit(Modifiers::COMMAND, key) || hit(Modifiers::ALT, key) {
            return Some(Arranged::Step { at, up });
        }
    }
    (may_remove && hit(Modifiers::NONE, Key::Delete)).then_some(Arranged::Removed(at))
}

/// Draws a line but for its grip.
fn shown(
    ui: &Ui,
    tokens: &Tokens,
    (line, id): (&Line<'_>, Id),
    (rect, at, of): (Rect, usize, usize),
    group: &Group,
) -> Response {
    let response = ui.interact(rect, id, group.sense_of(id));
    let told = format!("{} of {of}; Ctrl with the arrow keys up and down moves it", at + 1);
    let has_keyboard = response.has_focus();
    response.widget_info(|| {
        let name = if line.beside.is_empty() {
            line.name.to_owned()
        } else {
            format!("{}, {}", line.name, line.beside)
        };
        match line.ticked {
            Some(ticked) => WidgetInfo::selected(Role::CheckBox, line.can, ticked, name),
            None => WidgetInfo::selected(Role::ListBoxOption, line.can, has_keyboard, name),
        }
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(told.as_str()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = match line.ticked {
        None if group.is_current(id) => tokens.selected,
        _ if response.hovered() => tokens.hovered,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 4.0, fill);
    let mut words = rect.shrink2(Vec2::new(SIDE, 0.0));
    if let Some(ticked) = line.ticked {
        let (tick, around) = ui.spacing().icon_rectangles(words);
        box_of(ui, tokens, (tick, around), (ticked, line.can), &response);
        words = words.with_min_x(around.right() + space::ONE);
    }
    let font = TextStyle::Button.resolve(ui.style());
    let colour = if line.can { tokens.text } else { tokens.unavailable };
    let gap = if line.beside.is_empty() { 0.0 } else { space::TWO };
    // What a short name leaves is for what stands beside it.
    let left = words.width() - elided(ui, line.name, font.clone(), colour, f32::INFINITY).size().x - gap;
    let beside = elided(ui, line.beside, font.clone(), tokens.text_weak, left.max(words.width() * BESIDE));
    let name = elided(ui, line.name, font, colour, words.width() - beside.size().x - gap);
    let is_cut = name.elided || beside.elided;
    let middle = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let of_beside = egui::pos2(words.right() - beside.size().x, middle(&beside));
    ui.painter().galley(egui::pos2(words.left(), middle(&name)), name, colour);
    ui.painter().galley(of_beside, beside, tokens.text_weak);
    if !is_cut {
        return response;
    }
    let whole =
        if line.beside.is_empty() { line.name.to_owned() } else { format!("{}\n{}", line.name, line.beside) };
    response.hint(whole)
}

/// The box of a line that is ticked or not.
fn box_of(
    ui: &Ui,
    tokens: &Tokens,
    (tick, around): (Rect, Rect),
    (ticked, can): (bool, bool),
    response: &Response,
) {
    let visuals = ui.style().interact(response);
    let colour = if can { visuals.fg_stroke.color } else { tokens.unavailable };
    ui.painter().rect(
        around,
        3.0,
        visuals.bg_fill,
        Stroke::new(1.0, tokens.outline),
        egui::StrokeKind::Inside,
    );
    if ticked {
        let points =
            [(tick.left(), tick.center().y), (tick.center().x, tick.bottom()), (tick.right(), tick.top())];
        let points = points.map(|(x, y)| egui::pos2(x, y)).to_vec();
        ui.painter().add(Shape::line(points, Stroke::new(2.0, colour)));
    }
}

/// The grip, which no key needs.
fn held(ui: &Ui, tokens: &Tokens, rect: Rect, id: Id) -> Response {
    let grip = ui.interact(rect, id.with("grip"), Sense::DRAG);
    reading::hide(ui.ctx(), grip.id);
    let colour = if grip.hovered() || grip.dragged() { tokens.accent } else { tokens.text_weak };
    dots(ui.painter(), rect.center(), colour);
    let cursor = if grip.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab };
    grip.on_hover_cursor(cursor).hint("Drag to where it is to stand")
}

fn dots(painter: &Painter, centre: egui::Pos2, colour: Color32) {
    for (x, y) in [-2.5, 2.5].into_iter().flat_map(|x| [-5.0, 0.0, 5.0].map(|y| (x, y))) {
        painter.circle_filled(centre + Vec2::new(x, y), 1.4, colour);
    }
}

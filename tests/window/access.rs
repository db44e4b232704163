//! The window by keyboard alone and as a screen reader knows it.

use crate::harness::{Window, open_at, send, wait, wait_for};
use egui::accesskit::{Action as Ask, NodeId, Role, Toggled};
use egui::{Id, Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::{Methods, Word};
use placecard::pages::{Action, ChartKind, Command, Page, Sample, View};
use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

type Node<'tree> = egui_kittest::kittest::AccessKitNode<'tree>;

/// What is told of a node, as a screen reader finds it: nothing of what is hidden, and no mere containers.
fn told(window: &Window) -> Vec<(usize, Node<'_>)> {
    fn walk<'tree>(node: Node<'tree>, depth: usize, into: &mut Vec<(usize, Node<'tree>)>) {
        if node.is_hidden() {
            return;
        }
        let is_part = !matches!(node.role(), Role::GenericContainer | Role::TextRun | Role::Window);
        if is_part {
            into.push((depth, node));
        }
        for child in node.children() {
            walk(child, depth + usize::from(is_part), into);
        }
    }
    let mut nodes = Vec::new();
    walk(window.root().accesskit_node(), 0, &mut nodes);
    nodes
}

fn name(node: &Node<'_>) -> String {
    let value = node.value().filter(|_| node.role() == Role::Label);
    node.label().or(value).unwrap_or_default()
}

fn line(depth: usize, node: &Node<'_>) -> String {
    let mut line = format!("{}{:?}", "  ".repeat(depth), node.role());
    if let Some(level) = node.data().level() {
        write!(line, " {level}").unwrap();
    }
    let name = name(node);
    if !name.is_empty() {
        write!(line, ": {}", name.replace('\n', " / ")).unwrap();
    }
    if let Some(value) = node.value().filter(|value| node.role() != Role::Label && *value != name) {
        write!(line, " = {value}").unwrap();
    }
    if node.toggled() == Some(Toggled::True) {
        line.push_str(" (chosen)");
    }
    if node.is_disabled() {
        line.push_str(" (disabled)");
    }
    if let Some(more) = node.data().description().filter(|more| *more != name) {
        write!(line, " | {}", more.replace('\n', " / ")).unwrap();
    }
    line
}

fn tree(window: &Window) -> String {
    told(window).iter().map(|(depth, node)| line(*depth, node) + "\n").collect()
}

/// What can stand on screen: pages by each of their charts, dialogs, lists, the first step of an import.
#[derive(Clone, Copy, Debug)]
enum Shown {
    Page(Page, ChartKind),
    Dialog(Action),
    Palette,
    Refused,
    Asked,
    Menu,
    Import,
}

impl Shown {
    fn all() -> Vec<Self> {
        let pages = Page::ALL.iter().map(|page| Self::Page(*page, ChartKind::Trend));
        let charts = ChartKind::ALL.iter().skip(1).map(|chart| Self::Page(Page::Indicator, *chart));
        let dialogs = [
            Action::ShowHelp,
            Action::ShowKeys,
            Action::ShowMethods,
            Action::BoardPack,
            Action::ShowFindings,
            Action::SendCopy,
        ];
        let others = [Self::Palette, Self::Refused, Self::Menu, Self::Import, Self::Asked];
        pages.chain(charts).chain(dialogs.map(Self::Dialog)).chain(others).collect()
    }

    fn is_dialog(self) -> bool {
        matches!(self, Self::Dialog(_) | Self::Palette | Self::Refused | Self::Asked)
    }

    fn name(self) -> String {
        match self {
            Self::Page(page, ChartKind::Trend) => page.entry().name.to_lowercase(),
            Self::Page(page, chart) => format!("{}-{}", page.entry().name, chart.label()).to_lowercase(),
            Self::Dialog(action) => action.label().trim_end_matches('…').to_lowercase(),
            shown => format!("{shown:?}").to_lowercase(),
        }
        .replace(' ', "-")
    }

    fn show(self, window: &mut Window) {
        let bury = window.state().shown().unwrap().0.document.scorecard().area_by_code("E08000002");
        match self {
            Self::Page(page, chart) => {
                let scorecard = window.state().shown().unwrap().0.document.scorecard();
                let indicator = scorecard.indicator_by_id("suspension-rate");
                let view = window.state().shown().unwrap().1.at_page(page);
                send(window, Command::Go(View { place: bury, chart, indicator, ..view }));
            }
            Self::Dialog(action) => {
                send(window, Command::Do(action));
                if action == Action::SendCopy {
                    wait_for(window, "Save the copy, ");
                }
            }
            Self::Palette => send(window, Command::Do(Action::Palette)),
            Self::Refused => {
                send(window, Command::OpenFile("no such folder/no such file.scorecard".into()));
                wait_for(window, "cannot be opened");
            }
            Self::Asked => {
                let methods = window.state().shown().unwrap().0.document.scorecard().methods().clone();
                let methods = Methods { run_length: 6, ..methods };
                send(window, Command::SetMethods(methods));
                wait(window, |window| window.state().is_unsaved());
                send(window, Command::Do(Action::OpenSample(Sample::WestYorkshire)));
            }
            Self::Menu => window.get_by_label("Menu").click(),
            Self::Import => send(window, Command::Do(Action::NewFromData)),
        }
        settle(window);
    }

    /// Shows each of them in turn.
    fn each(size: Vec2, zoom: f32, mut look: impl FnMut(Self, &mut Window)) {
        let settings = Settings { zoom, ..Settings::default() };
        let mut window = open_at(Origin::SAMPLE, size / zoom, settings);
        for shown in Self::all() {
            shown.show(&mut window);
            look(shown, &mut window);
            if !matches!(shown, Self::Page(..)) {
                window.key_press(Key::Escape);
                settle(&mut window);
                window.key_press(Key::Escape);
                settle(&mut window);
            }
        }
    }
}

fn settle(window: &mut Window) {
    window.run_steps(4);
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// What has the keyboard, where that is, and whether something lies over it.
fn focused(window: &Window) -> Option<(Id, Rect, bool)> {
    let id = window.ctx.memory(egui::Memory::focused)?;
    let response = window.ctx.read_response(id)?;
    let chosen = told(window).into_iter().find(|(_, node)| node.is_focused());
    let cell = chosen.and_then(|(_, node)| node.data().active_descendant());
    let cell = cell.and_then(|cell| told(window).into_iter().find(|(_, node)| local(node) == cell));
    let rect = cell.and_then(|(_, cell)| cell.raw_bounds()).map_or(response.rect, |bounds| {
        let [x0, y0, x1, y1] = [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(|at| at as f32);
        Rect::from_min_max(egui::pos2(x0, y0), egui::pos2(x1, y1))
    });
    let top = window.ctx.layer_id_at(rect.center());
    Some((id, rect, top == Some(response.layer_id)))
}

fn local(node: &Node<'_>) -> NodeId {
    node.locate().0
}

fn described(window: &Window, id: Id) -> String {
    let nodes = told(window);
    let node = nodes.iter().find(|(_, node)| local(node) == id.accesskit_id());
    node.map_or_else(|| format!("{id:?}"), |(_, node)| line(0, node))
}

/// Goes round by Tab until what was come to first has the keyboard again; what was come to, in order.
fn round(window: &mut Window, modifiers: Modifiers, place: &str, wrong: &mut Vec<String>) -> Vec<NodeId> {
    let mut reached: Vec<NodeId> = Vec::new();
    for _ in 0..400 {
        press(window, modifiers, Key::Tab);
        let Some((id, rect, is_free)) = focused(window) else {
            wrong.push(format!("{place}: nothing has the keyboard after {} steps", reached.len()));
            return reached;
        };
        if reached.contains(&id.accesskit_id()) {
            return reached;
        }
        reached.push(id.accesskit_id());
        let screen = window.ctx.content_rect();
        // What is higher than the page shows as much as it can.
        let inside = screen.expand(0.5).contains_rect(rect)
            || rect.height() > screen.height() * 0.6 && screen.intersects(rect);
        if !inside || !is_free {
            let why = if inside { "is covered" } else { "is out of sight" };
            wrong.push(format!("{place}: {why} at {rect:?}: {}", described(window, id)));
        }
        members(window, id.accesskit_id(), &mut reached);
    }
    wrong.push(format!("{place}: it never goes round"));
    reached
}

/// The role of what it is a part of, whatever only holds it between.
fn role_around(node: &Node<'_>) -> Option<Role> {
    let above = node.parent()?;
    if above.role() == Role::GenericContainer { role_around(&above) } else { Some(above.role()) }
}

/// Whether it says that keys move it among others.
fn told_to_move(node: &Node<'_>) -> bool {
    node.data().description().is_some_and(|told| told.contains("arrow keys"))
}

/// Walks by the arrow keys through the widgets that are one stop together.
fn members(window: &mut Window, stop: NodeId, reached: &mut Vec<NodeId>) {
    let is_group = told(window).iter().filter(|(_, node)| local(node) == stop).any(|(_, node)| {
        // Boxes that the reader orders are one stop too, and say by which keys.
        match role_around(node) {
            Some(Role::List | Role::RadioGroup) => true,
            Some(Role::Group) => told_to_move(node),
            _ => false,
        }
    });
    if !is_group {
        return;
    }
    press(window, Modifiers::NONE, Key::Home);
    for _ in 0..200 {
        let Some((id, ..)) = focused(window) else { return };
        if !reached.contains(&id.accesskit_id()) {
            reached.push(id.accesskit_id());
        }
        press(window, Modifiers::NONE, Key::ArrowDown);
        if focused(window).is_none_or(|(now, ..)| now == id) {
            return;
        }
    }
}

/// What can be clicked and was not come to; the cells of a table are come to by the arrow keys in it.
fn missed(window: &Window, reached: &[NodeId]) -> Vec<String> {
    let reached: HashSet<NodeId> = reached.iter().copied().collect();
    let missed = told(window).into_iter().filter(|(_, node)| {
        let is_part = matches!(node.role(), Role::Dialog | Role::Unknown | Role::Label | Role::ScrollBar);
        let is_cell = || {
            let mut above = node.parent();
            while let Some(node) = above {
                match node.role() {
                    Role::Table => return reached.contains(&local(&node)),
                    // The field above it keeps the keyboard.
                    Role::ListBox => return true,
                    _ => {}
                }
                above = node.parent();
            }
            false
        };
        node.data().supports_action(Ask::Click)
            && !node.is_disabled()
            && !is_part
            && !reached.contains(&local(node))
            && !is_cell()
    });
    missed.map(|(_, node)| line(0, &node)).collect()
}

fn everything_is_come_to(size: Vec2, zoom: f32) {
    let mut wrong = Vec::new();
    Shown::each(size, zoom, |shown, window| {
        let place = format!("{shown:?} at {size} × {zoom}");
        let forth = round(window, Modifiers::NONE, &place, &mut wrong);
        for missed in missed(window, &forth) {
            wrong.push(format!("{place}: never come to: {missed}"));
        }
        if matches!(shown, Shown::Page(_, ChartKind::Trend)) && zoom > 1.0 {
            round(window, Modifiers::SHIFT, &format!("{place}, backwards"), &mut wrong);
        }
    });
    assert!(wrong.is_empty(), "{} things are wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_keyboard_comes_to_everything_in_a_usual_window_and_it_is_in_sight() {
    everything_is_come_to(Vec2::new(1280.0, 800.0), 1.0);
}

#[test]
fn the_keyboard_comes_to_everything_in_the_smallest_window_and_it_is_in_sight() {
    everything_is_come_to(Vec2::new(720.0, 480.0), 1.0);
}

#[test]
fn the_keyboard_comes_to_everything_when_zoomed_in_and_it_is_in_sight() {
    everything_is_come_to(Vec2::new(1280.0, 800.0), 1.5);
}

#[test]
fn nothing_behind_a_dialog_is_come_to_and_the_focus_goes_back_to_what_opened_it() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 800.0), Settings::default());
    Shown::Page(Page::Place, ChartKind::Trend).show(&mut window);
    for _ in 0..4 {
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    let before = focused(&window).map(|(id, ..)| id);
    assert!(before.is_some());
    for action in [Action::Palette, Action::ShowHelp, Action::ShowKeys, Action::ShowMethods, Action::SendCopy]
    {
        send(&mut window, Command::Do(action));
        settle(&mut window);
        let inside = focused(&window).map(|(id, ..)| id);
        assert!(inside.is_some() && inside != before, "{action:?} has not taken the keyboard: {inside:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        settle(&mut window);
        assert_eq!(focused(&window).map(|(id, ..)| id), before, "{action:?}");
    }
}

#[test]
fn a_page_that_was_chosen_by_key_has_the_focus_at_its_title_and_is_scrolled_by_key() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 800.0), Settings::default());
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text("bury".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| window.state().shown().unwrap().1.page == Page::Place);
    settle(&mut window);
    let title = |window: &Window| {
        let node = told(window).into_iter().find(|(_, node)| node.data().level() == Some(1)).unwrap().1;
        (node.is_focused(), node.raw_bounds().unwrap().y0)
    };
    let (has, before) = title(&window);
    assert!(has, "{}", tree(&window));
    press(&mut window, Modifiers::NONE, Key::Tab);
    let next = focused(&window).map(|(id, ..)| described(&window, id)).unwrap_or_default();
    assert!(next.starts_with("ComboBox: Compared with"), "the page goes on after its title: {next}");
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    for _ in 0..30 {
        window.step();
    }
    assert!(title(&window).1 < before - 300.0, "Page down scrolls");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    wait(&mut window, |window| window.state().shown().unwrap().1.place.is_some());
    let (loaded, view) = window.state().shown().unwrap();
    assert_eq!(
        loaded.outline.place_name(view.place.unwrap()),
        Some("Manchester"),
        "the arrows are the page's"
    );
}

/// The tree of what is shown, as it was read through. What changes here is read before it is kept:
/// `PLACECARD_KEEP_TREES=1 cargo test --test window what_screen_readers` writes the files anew.
#[test]
fn what_screen_readers_are_told_reads_as_it_was_read_through() {
    let mut wrong = Vec::new();
    // Paths are told whole, and the project lies elsewhere on every machine.
    let here = std::env::current_dir().unwrap().join("").display().to_string();
    Shown::each(Vec2::new(1440.0, 900.0), 1.0, |shown, window| {
        let found = tree(window).replace(&here, "");
        let path = Path::new("tests/golden/access").join(shown.name()).with_extension("txt");
        if std::env::var_os("PLACECARD_KEEP_TREES").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &found).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        if kept != found {
            let first = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
            wrong.push(format!("{} tells otherwise, first: {first:?}", path.display()));
        }
        look_through(shown, window, &mut wrong);
    });
    assert!(wrong.is_empty(), "{} things are wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Signs that are drawn as letters say nothing aloud.
const SIGNS: [char; 12] = ['←', '→', '↑', '↓', '›', '▾', '▴', '▲', '▼', '×', '●', '◆'];

/// One title, a name for everything, nothing twice, and behind a dialog nothing.
fn look_through(shown: Shown, window: &Window, wrong: &mut Vec<String>) {
    let nodes = told(window);
    let titles = nodes.iter().filter(|(_, node)| node.data().level() == Some(1)).count();
    if titles != usize::from(!matches!(shown, Shown::Palette)) {
        wrong.push(format!("{shown:?} has {titles} titles"));
    }
    if shown.is_dialog() {
        if nodes.iter().any(|(_, node)| name(node) == "Placecard") {
            wrong.push(format!("{shown:?}: the page behind it is told"));
        }
        if !nodes.iter().any(|(_, node)| node.role() == Role::Dialog && !name(node).is_empty()) {
            wrong.push(format!("{shown:?} has no name"));
        }
    }
    let mut said = HashSet::new();
    for (_, node) in &nodes {
        let (name, role) = (name(node), node.role());
        let is_clicked = node.data().supports_action(Ask::Click);
        if name.trim().is_empty() && (is_clicked && role != Role::Unknown || role == Role::Label) {
            wrong.push(format!("{shown:?}: no name: {}", line(0, node)));
        }
        if name.contains(SIGNS) || name.starts_with('·') {
            wrong.push(format!("{shown:?}: a sign: {}", line(0, node)));
        }
        let parent = node.parent().map(|parent| local(&parent));
        let is_sentence = name.split(' ').count() > 5 && role != Role::Image;
        let among = if is_sentence { None } else { parent.zip(Some(role)) };
        // A dialog has the name of its title.
        if !name.is_empty() && role != Role::Dialog && !said.insert((among, name)) {
            wrong.push(format!("{shown:?}: told twice: {}", line(0, node)));
        }
    }
}

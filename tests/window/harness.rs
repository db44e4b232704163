//! A window without a display, and what a reader does with it and sees of it.

use egui::accesskit::Role;
use egui::{Modifiers, Rect, Shape, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::Analysis;
use placecard::app::{App, First, Origin, Settings};
use placecard::format::Document;
use placecard::model::{AreaId, Scorecard};
use placecard::pages::{Action, Command, Page, View};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// The end of the title that the scorecard of the sample has.
pub const TITLE: &str = "and getting worse; school exclusions in seven places";

/// How long a background job may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

pub const SAMPLE: &str = include_str!("../../sample_data/greater-manchester.scorecard");

/// The sample, read and judged once.
static DOCUMENT: LazyLock<(Document, Analysis)> = LazyLock::new(|| {
    let today = jiff::civil::date(2026, 11, 26);
    let document = Document::read(SAMPLE.as_bytes().to_vec(), today).expect("the sample reads");
    let analysis = Analysis::of(document.scorecard());
    (document, analysis)
});

pub fn scorecard() -> &'static Scorecard {
    DOCUMENT.0.scorecard()
}

/// A place of the sample.
pub fn place(name: &str) -> AreaId {
    let found = scorecard().places().find(|place| scorecard().area(*place).name == name);
    found.expect("a place of the sample")
}

/// Frames until every change is made and judged.
pub fn made(window: &mut Window) {
    let is_made = |window: &Window| {
        let loaded = window.state().shown().unwrap().0;
        window.state().is_settled() && Arc::ptr_eq(&loaded.edited, &loaded.document)
    };
    wait(window, is_made);
}

pub fn analysis() -> &'static Analysis {
    &DOCUMENT.1
}

pub type Window = Harness<'static, App>;

/// The window with its first file read, or refused.
pub fn open(origin: Origin) -> Window {
    open_at(origin, Vec2::new(1280.0, 800.0), Settings::default())
}

pub fn open_at(origin: Origin, size: Vec2, settings: Settings) -> Window {
    open_first(First::read(origin, settings), size)
}

pub fn open_first(first: First, size: Vec2) -> Window {
    let first = first.waiting_for_pages(PATIENCE);
    let mut window = Harness::builder()
        .with_size(size)
        .with_max_steps(64)
        .build_eframe(|cc| App::new(&cc.egui_ctx, first));
    wait(&mut window, |window| !window.state().is_reading());
    window
}

/// The window with its settings in this folder, and with what a crash has left there.
pub fn open_keeping(origin: Origin, settings: &Path) -> Window {
    open_first(
        First::read(origin, Settings::default()).keeping_in(settings.to_owned()),
        Vec2::new(1280.0, 800.0),
    )
}

pub fn sample() -> Window {
    open_at(Origin::SAMPLE, Vec2::new(1440.0, 900.0), Settings::default())
}

/// A fixture with something of every kind, among it a national priority, a local one under it, an action, and a comment on a figure of
/// its first place.
pub const FULL: &str = include_str!("../fixtures/full.scorecard");

/// This file at a page of its first place.
pub fn open_page(file: &Path, page: Page, size: Vec2) -> Window {
    let mut window = open_at(Origin::file(file), size, Settings::default());
    let (loaded, view) = window.state().shown().unwrap();
    let place = loaded.outline.places.first().map(|place| place.area);
    let view = View { place, ..view.at_page(page) };
    send(&mut window, Command::Go(view));
    window
}

/// The same of the fixture [`FULL`].
pub fn full(page: Page, size: Vec2) -> Window {
    open_page(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/full.scorecard"), page, size)
}

/// What is edited in the window, saved or not.
pub fn edited(window: &Window) -> &Document {
    &window.state().shown().unwrap().0.edited
}

/// The text that this would be saved as.
pub fn text(window: &Window) -> String {
    edited(window).text().to_owned()
}

/// Takes the last change back, until that is made and judged.
pub fn undo(window: &mut Window) {
    send(window, Command::Do(Action::Undo));
    made(window);
}

/// Draws frames until the window comes to rest; while a job runs something turns, and it never does.
fn settle(window: &mut Window) {
    let _ = window.run_ok();
}

/// Draws frames until something is so, and some more.
pub fn wait(window: &mut Window, reached: impl Fn(&Window) -> bool) {
    let started = Instant::now();
    while !reached(window) {
        assert!(started.elapsed() < PATIENCE, "the window never got there: {:#?}", labels(window));
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    settle(window);
}

pub fn wait_for(window: &mut Window, text: &str) {
    wait(window, |window| says(window, text));
}

pub fn labels(window: &Window) -> Vec<String> {
    let nodes = window.root().children_recursive();
    nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).collect()
}

pub fn says(window: &Window, text: &str) -> bool {
    labels(window).iter().any(|label| label.contains(text))
}

pub fn send(window: &mut Window, command: Command) {
    let ctx = window.ctx.clone();
    window.state_mut().command(&ctx, command);
    settle(window);
}

pub fn press(window: &mut Window, button: &str) {
    window.get_by_role_and_label(Role::Button, button).click();
    settle(window);
}

/// Puts these words into a field instead of those that stand there.
pub fn put(window: &mut Window, field: &str, words: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::A);
    window.step();
    if words.is_empty() {
        window.key_press(egui::Key::Delete);
    } else {
        window.event(egui::Event::Text(words.to_owned()));
    }
    window.step();
}

/// Leaves a field by key, and waits for what that changes.
pub fn leave(window: &mut Window) {
    window.key_press(egui::Key::Tab);
    window.run_steps(3);
    made(window);
}

/// Puts words into a field and leaves it.
pub fn enter(window: &mut Window, field: &str, words: &str) {
    put(window, field, words);
    leave(window);
}

/// Drops files on the window.
pub fn drop_files(window: &mut Window, paths: &[&Path]) {
    #[derive(Debug)]
    struct Dropped(PathBuf);
    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("the window reads the file by its path".to_owned())
        }
    }
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped((*path).to_owned())));
    }
    window.step();
    window.input_mut().dropped_files.clear();
}

/// What lies beyond the left or right edge of the window.
pub fn beyond_the_edges(window: &Window) -> Vec<String> {
    let width = f64::from(window.ctx.content_rect().width());
    let nodes = window.root().children_recursive();
    let beyond = nodes.filter(|node| {
        let bounds = node.accesskit_node().raw_bounds();
        bounds.is_some_and(|bounds| bounds.x0 < -1.0 || bounds.x1 > width + 1.0)
    });
    beyond.map(|node| format!("{node:?}")).collect()
}

/// Turns the wheel down at a place.
pub fn wheel_down(window: &mut Window, at: egui::Pos2, times: usize) {
    window.event(egui::Event::PointerMoved(at));
    for _ in 0..times {
        window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -60.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(3);
    }
    window.run();
}

/// Everything that is drawn, with what it is clipped to.
pub fn flat_shapes(window: &Window) -> Vec<(Rect, &Shape)> {
    fn flat<'s>(shape: &'s Shape, clip: Rect, into: &mut Vec<(Rect, &'s Shape)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| flat(shape, clip, into)),
            shape => into.push((clip, shape)),
        }
    }
    let mut shapes = Vec::new();
    for clipped in &window.output().shapes {
        flat(&clipped.shape, clipped.clip_rect, &mut shapes);
    }
    shapes
}

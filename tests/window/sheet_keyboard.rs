//! A sheet and the keyboard: undo leaves it in the sheet, and the sheet keeps within the window.

use crate::harness::{Window, enter, made, open_at, says, send};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::PriorityId;
use placecard::pages::{Command, Page, Sheet};
use std::path::Path;

fn with_a_target(size: Vec2) -> Window {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/full.scorecard");
    let mut window = open_at(Origin::file(&file), size, Settings::default());
    let (loaded, view) = window.state().shown().unwrap();
    let place = loaded.outline.places.first().map(|place| place.area);
    let view = placecard::pages::View { place, ..view.at_page(Page::Priorities) };
    send(&mut window, Command::Go(view));
    send(&mut window, Command::OpenSheet(Sheet::Priority(PriorityId::at(1))));
    window.run_steps(3);
    window
}

#[test]
fn a_priority_with_a_target_keeps_within_its_sheet() {
    for size in [Vec2::new(1366.0, 768.0), Vec2::new(1280.0, 800.0), Vec2::new(720.0, 480.0)] {
        let window = with_a_target(size);
        let title = window.get_by_role_and_label(Role::TextInput, "Title").rect();
        let remove = window.get_by_label("Remove the target of Active adults").rect();
        assert!(remove.right() <= title.right() + 1.0, "{size}: {remove} beside {title}");
    }
}

#[test]
fn undo_takes_back_the_named_change_and_the_keyboard_stays_in_the_sheet() {
    let mut window = with_a_target(Vec2::new(1366.0, 768.0));
    enter(&mut window, "Targets, Active adults: By", "2030");
    enter(&mut window, "Targets, Active adults: Value", "much");
    assert!(says(&window, "“much” is not a number"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    made(&mut window);
    window.run_steps(4);
    assert!(!says(&window, "“much” is not a number"), "the fields say what the scorecard does");
    assert!(!window.state().shown().unwrap().0.edited.text().contains("\"by\": \"2030\""));
    // A target more, taken back while the keyboard is in it.
    enter(&mut window, "New target, Active adults: Value", "80");
    enter(&mut window, "New target, Active adults: By", "2032");
    window.run_steps(4);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    made(&mut window);
    window.run_steps(6);
    let focused = window.query_all_by_role(Role::TextInput).find(|node| node.accesskit_node().is_focused());
    assert!(focused.is_some(), "a field of the sheet has the keyboard");
}

#[test]
fn the_keyboard_comes_to_what_the_page_will_say() {
    let mut window = with_a_target(Vec2::new(720.0, 480.0));
    for _ in 0..60 {
        window.key_press(Key::Tab);
        window.run_steps(2);
        let told = window.query_all_by_label("What the page will say");
        if told.into_iter().any(|node| node.accesskit_node().is_focused()) {
            return;
        }
    }
    panic!("it is no stop of Tab");
}

//! A sheet and the keyboard: undo leaves it in the sheet, and the sheet keeps within the window.

use crate::harness::{Window, edited, enter, full, labels, leave, made, press, says, send, text};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::model::{PriorityId, PriorityLevel};
use placecard::pages::{Command, Page, Sheet};

fn with_a_target(size: Vec2) -> Window {
    let mut window = full(Page::Priorities, size);
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
    assert!(!text(&window).contains("\"by\": \"2030\""));
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

fn focused(window: &Window) -> Option<String> {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    node.accesskit_node().label()
}

fn press_key(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(6);
}

#[test]
fn a_new_thing_without_its_title_says_so_by_enter() {
    let mut window = with_a_target(Vec2::new(1366.0, 768.0));
    send(&mut window, Command::OpenSheet(Sheet::NewPriority(PriorityLevel::Place)));
    window.run_steps(4);
    press_key(&mut window, Key::Enter);
    assert!(says(&window, "A priority needs a title. Write it here."));
    assert_eq!(focused(&window).as_deref(), Some("Title"));
}

#[test]
fn escape_stops_at_what_is_missing_and_then_gives_the_keyboard_back_to_the_page() {
    let mut window = with_a_target(Vec2::new(1366.0, 768.0));
    enter(&mut window, "New target, Active adults: Value", "10");
    press_key(&mut window, Key::Escape);
    assert!(says(&window, "The target is not kept without “By”. Write it here"));
    assert_eq!(focused(&window).as_deref(), Some("New target, Active adults: By"));
    let field = window.get_by_role_and_label(Role::TextInput, "New target, Active adults: By").rect();
    let why = window.get_by_label_contains("The target is not kept").rect();
    let foot = window.get_by_role_and_label(Role::Button, "Keep").rect();
    assert!(field.bottom() <= why.top() && why.bottom() < foot.top(), "{field} {why} {foot}");
    press_key(&mut window, Key::Escape);
    assert!(!says(&window, "Edit local priority"));
    // From a button of the page, with the ring on it again after the sheet.
    let edit = window
        .query_all_by_role(Role::Button)
        .find_map(|node| node.accesskit_node().label().filter(|label| label.starts_with("Edit ")));
    let edit = edit.expect("a priority that can be edited");
    window.get_by_role_and_label(Role::Button, &edit).focus();
    window.run_steps(4);
    press_key(&mut window, Key::Enter);
    assert!(focused(&window).is_some_and(|label| label == "Title"));
    press_key(&mut window, Key::Escape);
    assert_eq!(focused(&window), Some(edit));
}

#[test]
fn a_row_of_a_target_goes_on_in_pairs() {
    let window = with_a_target(Vec2::new(1280.0, 800.0));
    for row in ["Targets, Active adults", "New target, Active adults"] {
        let [value, by, period, from] = ["Value", "By", "From period", "From value"]
            .map(|part| window.get_by_role_and_label(Role::TextInput, &format!("{row}: {part}")).rect());
        assert!((value.top() - by.top()).abs() < 1.0, "{row}");
        assert!((period.top() - from.top()).abs() < 1.0, "{row}");
    }
    let remove = window.get_by_label("Remove the target of Active adults").rect();
    let from = window.get_by_role_and_label(Role::TextInput, "Targets, Active adults: From value").rect();
    assert!(remove.left() >= from.right() && (remove.center().y - from.center().y).abs() < 8.0);
}

#[test]
fn a_removed_action_is_told_and_its_priority_is_open_again() {
    let mut window = with_a_target(Vec2::new(1366.0, 768.0));
    window.get_by_role_and_label(Role::Button, "Add an action…").focus();
    window.run_steps(4);
    press_key(&mut window, Key::Enter);
    window.event(egui::Event::Text("Meet the trust.".to_owned()));
    window.step();
    leave(&mut window);
    assert!(says(&window, "Edit action"), "{:?}", labels(&window));
    press(&mut window, "Remove this action");
    made(&mut window);
    window.run_steps(6);
    assert!(says(&window, "Removed the action; Ctrl+Z brings it back."));
    assert!(says(&window, "Edit local priority"));
    assert!(!says(&window, "Edit action"));
}

#[test]
fn letters_lead_to_an_option_of_an_open_list() {
    let mut window = with_a_target(Vec2::new(1366.0, 768.0));
    let scorecard = edited(&window).scorecard();
    let last = scorecard.indicators().last().unwrap().1.short.clone();
    send(&mut window, Command::OpenSheet(Sheet::Action(0)));
    window.run_steps(4);
    window.get_by_role_and_label(Role::ComboBox, "Indicator").focus();
    window.run_steps(4);
    press_key(&mut window, Key::Enter);
    for letter in last.to_lowercase().chars().take_while(|letter| *letter != ' ') {
        window.event(egui::Event::Text(letter.to_string()));
        window.step();
    }
    window.run_steps(4);
    assert_eq!(focused(&window), Some(last));
}

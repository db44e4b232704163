//! The board pack: what goes in is chosen first, by pointer or key, and remembered.

use crate::harness::{Window, open_at, press, sample, says, send, wait, wait_for};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::pages::{Action, Command, Sample};

const GOES: &str = "Choose where it goes…";

fn choose(window: &mut Window) {
    send(window, Command::Do(Action::BoardPack));
    wait_for(window, GOES);
}

fn is_ticked(window: &Window, name: &str) -> bool {
    let ticked = window.get_by_role_and_label(Role::CheckBox, name).accesskit_node().toggled();
    ticked == Some(egui::accesskit::Toggled::True)
}

/// Which of two stands above the other.
fn is_above(window: &Window, one: &str, other: &str) -> bool {
    let [one, other] =
        [one, other].map(|name| window.get_by_role_and_label(Role::CheckBox, name).rect().top());
    one < other
}

#[test]
fn what_goes_in_is_chosen_and_remembered_until_another_file_is_open() {
    let mut window = sample();
    choose(&mut window);
    assert!(is_ticked(&window, "Bury") && is_ticked(&window, "Methods and sources"));
    assert!(!is_ticked(&window, "Saved views, 0 of 3"), "they mostly show again what other sections do");
    window.get_by_role_and_label(Role::CheckBox, "Bury").click();
    window.get_by_role_and_label(Role::CheckBox, "Interventions").click();
    window.run_steps(3);
    step(&mut window, "Cover", Key::ArrowDown);
    assert!(is_above(&window, "Where to look first", "Cover"));
    window.key_press(Key::Escape);
    wait(&mut window, |window| !says(window, GOES));
    choose(&mut window);
    assert!(
        !is_ticked(&window, "Bury") && !is_ticked(&window, "Interventions") && is_ticked(&window, "Wigan")
    );
    assert!(is_above(&window, "Where to look first", "Cover"));
    press(&mut window, "Close");
    send(&mut window, Command::Do(Action::OpenSample(Sample::WestYorkshire)));
    wait(&mut window, |window| says(window, "Leeds"));
    choose(&mut window);
    assert!(is_above(&window, "Cover", "Where to look first") && is_ticked(&window, "Interventions"));
}

#[test]
fn a_pack_of_nothing_is_not_made() {
    let mut window = sample();
    choose(&mut window);
    press(&mut window, "No place");
    wait_for(&mut window, "Choose at least one place.");
    assert!(window.get_by_role_and_label(Role::Button, GOES).accesskit_node().is_disabled());
    press(&mut window, "All places");
    wait(&mut window, |window| !says(window, "Choose at least one place."));
    assert!(!window.get_by_role_and_label(Role::Button, GOES).accesskit_node().is_disabled());
}

/// Moves a line by key.
fn step(window: &mut Window, name: &str, key: Key) {
    window.get_by_role_and_label(Role::CheckBox, name).focus();
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run_steps(4);
}

/// What has the keyboard.
fn focused(window: &Window) -> String {
    let nodes = window.root().children_recursive();
    let focused = nodes.into_iter().find(egui_kittest::Node::is_focused);
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn a_section_is_moved_by_key_again_and_again_without_losing_the_keyboard() {
    // As large as a laptop that draws everything half as large again.
    let mut window = open_at(Origin::SAMPLE, Vec2::new(853.0, 533.0), Settings::default());
    choose(&mut window);
    window.get_by_role_and_label(Role::CheckBox, "Cover").focus();
    window.run_steps(3);
    for (modifiers, passed) in [
        (Modifiers::COMMAND, "Where to look first"),
        (Modifiers::ALT, "The scorecard"),
        (Modifiers::COMMAND, "A page for each place"),
    ] {
        window.key_press_modifiers(modifiers, Key::ArrowDown);
        wait(&mut window, |window| is_above(window, passed, "Cover"));
        window.run_steps(3);
        assert_eq!(focused(&window), "Cover");
    }
}

#[test]
fn each_list_is_one_stop_in_which_arrows_walk_and_the_space_bar_chooses() {
    let mut window = sample();
    choose(&mut window);
    let mut stops = Vec::new();
    for _ in 0..12 {
        window.key_press(Key::Tab);
        window.run_steps(3);
        stops.push(focused(&window));
    }
    let lines = ["Cover", "Bolton"].map(|first| stops.iter().filter(|stop| *stop == first).count());
    assert!(lines.iter().all(|count| *count >= 1), "{stops:?}");
    let others = ["Where to look first", "Bury", "Wigan", "The scorecard"];
    assert!(!stops.iter().any(|stop| others.contains(&stop.as_str())), "{stops:?}");
    window.get_by_role_and_label(Role::CheckBox, "Bolton").focus();
    window.run_steps(3);
    window.key_press(Key::ArrowDown);
    window.run_steps(3);
    assert_eq!(focused(&window), "Bury");
    window.key_press(Key::Space);
    window.run_steps(3);
    assert!(!is_ticked(&window, "Bury") && is_ticked(&window, "Bolton"));
}

#[test]
fn what_goes_in_climbs_past_all_that_does_not_in_one_press_and_a_dragged_line_stays_under_the_pointer() {
    let mut window = sample();
    choose(&mut window);
    press(&mut window, "No place");
    for place in ["Bolton", "Wigan"] {
        window.get_by_role_and_label(Role::CheckBox, place).click();
        window.run_steps(3);
    }
    step(&mut window, "Wigan", Key::ArrowUp);
    assert!(is_above(&window, "Wigan", "Bolton"), "past the eight that are left out");
    // By its grip, at the right of its line.
    let at = |window: &Window, name: &str| {
        let line = window.get_by_role_and_label(Role::CheckBox, name).rect();
        egui::pos2(line.right() + 12.0, line.center().y)
    };
    let (from, to) = (at(&window, "Bolton"), at(&window, "Stockport"));
    let press = |pressed, pos| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.step();
    window.event(press(true, from));
    window.step();
    for share in [0.3_f32, 0.6, 1.0] {
        window.event(Event::PointerMoved(from + (to - from) * share));
        window.run_steps(2);
        let line = window.get_by_role_and_label(Role::CheckBox, "Bolton").rect();
        assert!((line.center().y - (from.y + (to.y - from.y) * share)).abs() < line.height(), "{share}");
    }
    window.event(press(false, to));
    window.run_steps(3);
    assert!(is_above(&window, "Stockport", "Bolton") && is_above(&window, "Bolton", "Tameside"));
    assert_eq!(focused(&window), "Bolton");
    assert!(is_ticked(&window, "Bolton"), "it was moved, not pressed");
}

#[test]
fn places_are_put_in_order_and_saved_views_are_chosen_one_by_one() {
    let mut window = sample();
    choose(&mut window);
    assert!(is_above(&window, "Bolton", "Bury"));
    step(&mut window, "Bury", Key::ArrowUp);
    assert!(is_above(&window, "Bury", "Bolton"));
    assert_eq!(focused(&window), "Bury", "the keyboard goes along");
    step(&mut window, "Bury", Key::ArrowDown);
    assert!(is_above(&window, "Bolton", "Bury"));
    let names: Vec<String> = views_of_sample();
    assert!(names.iter().all(|name| !is_ticked(&window, name)));
    window.get_by_role_and_label(Role::CheckBox, &names[1]).click();
    wait_for(&mut window, "Saved views, 1 of 3");
    assert!(is_ticked(&window, "Saved views, 1 of 3") && !is_ticked(&window, &names[0]));
    step(&mut window, &names[1], Key::ArrowUp);
    wait(&mut window, |window| is_above(window, &names[1], &names[0]));
    // The section takes all of them where none is chosen, and goes with the last.
    window.get_by_role_and_label(Role::CheckBox, &names[1]).click();
    wait_for(&mut window, "Saved views, 0 of 3");
    assert!(!is_ticked(&window, "Saved views, 0 of 3"));
    window.get_by_role_and_label(Role::CheckBox, "Saved views, 0 of 3").click();
    wait_for(&mut window, "Saved views, 3 of 3");
    assert!(names.iter().all(|name| is_ticked(&window, name)));
}

/// The names of the views that the sample keeps.
fn views_of_sample() -> Vec<String> {
    let text = include_str!("../../sample_data/greater-manchester.scorecard");
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    file["views"].as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap().to_owned()).collect()
}

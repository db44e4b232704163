//! The board pack: what goes in is chosen first, by pointer or key, and remembered.

use crate::harness::{Window, open_at, press, sample, says, send, wait, wait_for};
use egui::accesskit::Role;
use egui::{Key, Vec2};
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
    press(&mut window, "Move down Cover");
    window.run_steps(3);
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

#[test]
fn a_section_is_moved_by_key_again_and_again_without_losing_the_keyboard() {
    // As large as a laptop that draws everything half as large again.
    let mut window = open_at(Origin::SAMPLE, Vec2::new(853.0, 533.0), Settings::default());
    choose(&mut window);
    window.get_by_label("Move down Cover").focus();
    window.run_steps(3);
    for passed in ["Where to look first", "The scorecard", "A page for each place"] {
        window.key_press(Key::Enter);
        wait(&mut window, |window| is_above(window, passed, "Cover"));
    }
    assert!(window.get_by_label("Move down Cover").is_focused());
}

#[test]
fn places_are_put_in_order_and_saved_views_are_chosen_one_by_one() {
    let mut window = sample();
    choose(&mut window);
    assert!(is_above(&window, "Bolton", "Bury"));
    window.get_by_label("Move up Bury").focus();
    window.run_steps(3);
    window.key_press(Key::Enter);
    wait(&mut window, |window| is_above(window, "Bury", "Bolton"));
    window.run_steps(3);
    assert!(window.get_by_label("Move down Bury").is_focused(), "the keyboard goes along, to the way back");
    window.key_press(Key::Enter);
    wait(&mut window, |window| is_above(window, "Bolton", "Bury"));
    assert!(window.get_by_label("Move down Bury").is_focused());
    let names: Vec<String> = views_of_sample();
    assert!(names.iter().all(|name| !is_ticked(&window, name)));
    window.get_by_role_and_label(Role::CheckBox, &names[1]).click();
    wait_for(&mut window, "Saved views, 1 of 3");
    assert!(is_ticked(&window, "Saved views, 1 of 3") && !is_ticked(&window, &names[0]));
    press(&mut window, &format!("Move up {}", names[1]));
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

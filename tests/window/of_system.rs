//! What is written and undertaken for the whole system, which has no page of a place: it stands with the priorities of the system.

use crate::harness::{
    FULL, Window, edited, full, labels, made, open_page, press, put, says, send, text, undo, wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use placecard::model::ActionStatus;
use placecard::pages::{Action, Command, Page, View};

const SIZE: Vec2 = Vec2::new(1366.0, 768.0);
const DO: &str = "Write to the trusts.";

fn presses(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

fn find(window: &mut Window, words: &str) {
    presses(window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text(words.to_owned()));
    window.run_steps(4);
    presses(window, Modifiers::NONE, Key::Enter);
    window.run_steps(4);
}

/// The fixture with an action of the system.
fn with_action() -> Window {
    let mut window = full(Page::Scorecard, SIZE);
    send(&mut window, Command::Do(Action::AddAction));
    put(&mut window, "What is to be done", DO);
    presses(&mut window, Modifiers::NONE, Key::Enter);
    made(&mut window);
    presses(&mut window, Modifiers::NONE, Key::Escape);
    let scorecard = edited(&window).scorecard();
    assert_eq!(scorecard.actions().last().map(|it| it.area), Some(scorecard.system()));
    window
}

fn is_in_sight(window: &Window, label: &str) -> bool {
    let at = window.get_by_label(label).rect();
    window.ctx.content_rect().contains_rect(at)
}

#[test]
fn an_action_of_the_system_is_found_seen_edited_and_done() {
    let mut window = with_action();
    let before = text(&window);
    find(&mut window, "write to the trusts");
    let view = window.state().shown().unwrap().1.clone();
    assert_eq!((view.page, view.is_of_the_system()), (Page::Priorities, true));
    wait_for(&mut window, DO);
    assert!(is_in_sight(&window, DO));
    press(&mut window, &format!("Done: {DO}"));
    made(&mut window);
    assert_eq!(edited(&window).scorecard().actions().last().unwrap().status, ActionStatus::Done);
    wait_for(&mut window, &format!("{DO} · done"));
    undo(&mut window);
    assert_eq!(text(&window), before);
    press(&mut window, &format!("Edit: {DO}"));
    wait_for(&mut window, "Edit action");
    presses(&mut window, Modifiers::NONE, Key::Escape);
    send(&mut window, Command::Go(View { page: Page::Scorecard, ..view }));
    // Words that ask for a change lead into the sheet.
    find(&mut window, "edit write to the trusts");
    wait_for(&mut window, "Edit action");
    let view = window.state().shown().unwrap().1.clone();
    assert_eq!((view.page, view.is_of_the_system()), (Page::Priorities, true));
}

#[test]
fn an_action_of_a_place_for_no_priority_stands_with_the_priorities_of_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("full.scorecard");
    std::fs::write(
        &file,
        FULL.replacen("\"priority\": \"inclusion\", \"text\": \"Meet", "\"text\": \"Meet", 1),
    )
    .unwrap();
    let mut window = open_page(&file, Page::Priorities, SIZE);
    wait_for(&mut window, "Other actions");
    let said: Vec<String> =
        labels(&window).into_iter().filter(|it| it.starts_with("Meet the heads.")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    let view = window.state().shown().unwrap().1.clone();
    send(&mut window, Command::Go(View { whole_system: true, ..view }));
    wait(&mut window, |window| !says(window, "Meet the heads."));
}

#[test]
fn a_comment_on_the_system_leads_to_a_page_that_has_it() {
    let mut window = full(Page::Scorecard, SIZE);
    send(&mut window, Command::Do(Action::AddComment));
    put(&mut window, "Comment", "The system as a whole asks for a review.");
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    made(&mut window);
    press(&mut window, "Show");
    wait_for(&mut window, "The system as a whole asks for a review.");
    window.run_steps(10);
    let view = window.state().shown().unwrap().1.clone();
    assert_eq!((view.page, view.is_of_the_system()), (Page::Priorities, true));
    assert!(is_in_sight(&window, "The system as a whole asks for a review."));
    // Written on that page, it is in sight there once the sheet closes.
    send(&mut window, Command::Do(Action::AddComment));
    put(&mut window, "Comment", "And so do its places.");
    press(&mut window, "Publish");
    made(&mut window);
    wait_for(&mut window, "And so do its places.");
    window.run_steps(10);
    assert!(is_in_sight(&window, "And so do its places."));
    assert!(window.query_all_by_role(Role::Button).count() > 0);
}

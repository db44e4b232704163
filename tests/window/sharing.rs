//! What stays at home and what goes out: drafts, read-only files, and the copy that is sent.

use crate::harness::{
    FULL, Window, edited, labels, made, open_page, press, put, says, send, text, wait, wait_for,
};
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::export::picture::{self, Look};
use placecard::pages::{Action, Command, Given, Page};
use std::path::Path;

/// A file with this text at the page of its first place.
fn open_text(folder: &Path, text: &str, size: Vec2) -> Window {
    let path = folder.join("own.scorecard");
    std::fs::write(&path, text).unwrap();
    open_page(&path, Page::Place, size)
}

/// What the page on screen says as a picture.
fn pictured(window: &Window) -> String {
    let (loaded, view) = window.state().shown().unwrap();
    let (scorecard, analysis) = loaded.judgements.by(view.benchmark, &loaded.document);
    picture::on_screen(Given { scorecard, analysis, view, beside: None }, Look::light()).unwrap().svg()
}

#[test]
fn a_draft_is_written_shown_as_one_kept_off_paper_and_published() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_text(folder.path(), FULL, Vec2::new(1440.0, 4000.0));
    let before = text(&window);
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "Unripe words.");
    put(&mut window, "Written by", "B. Reader");
    assert_eq!(text(&window), before, "nothing is there before its button is pressed");
    press(&mut window, "Keep as a draft");
    made(&mut window);
    let all = edited(&window).scorecard().commentary();
    assert!(all.last().is_some_and(|it| it.draft && it.text == "Unripe words."), "{all:?}");
    assert!(!edited(&window).scorecard().approved().unwrap().has_changed_since());
    let drafts: Vec<String> = labels(&window).into_iter().filter(|it| it.starts_with("Draft: ")).collect();
    assert_eq!(drafts.len(), 1, "its heading says so: {:?}", labels(&window));
    assert!(says(&window, "It is in this file alone"));
    assert!(!pictured(&window).contains("Unripe words."));
    assert!(pictured(&window).contains("So it does."), "what is none is in the picture");
    // It can be gone on with, and is published by one change.
    press(&mut window, &format!("Go on writing: {}", drafts[0]));
    put(&mut window, "Comment", "Ripe words.");
    press(&mut window, "Keep as a draft");
    made(&mut window);
    let draft = text(&window);
    press(&mut window, &format!("Publish: {}", drafts[0]));
    made(&mut window);
    assert!(!labels(&window).iter().any(|label| label.starts_with("Draft: ")));
    assert!(pictured(&window).contains("Ripe words."));
    assert!(edited(&window).scorecard().approved().unwrap().has_changed_since());
    send(&mut window, Command::Do(Action::Undo));
    made(&mut window);
    assert_eq!(text(&window), draft);
}

#[test]
fn a_read_only_file_says_so_and_offers_a_copy_before_anything_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let marked = FULL.replace("\"read_only\": false", "\"read_only\": true");
    let mut window = open_text(folder.path(), &marked, Vec2::new(1280.0, 4000.0));
    assert!(says(&window, "own.scorecard is marked as read-only"), "{:?}", labels(&window));
    press(&mut window, "Write a comment…");
    assert!(says(&window, "own.scorecard is read-only") && !says(&window, "New comment"));
    press(&mut window, "Stay here");
    send(&mut window, Command::Do(Action::ShowMethods));
    wait_for(&mut window, "Methods of this scorecard");
    let boxes = window.query_all_by_role(Role::CheckBox).chain(window.query_all_by_role(Role::ComboBox));
    let of_dialog: Vec<_> =
        boxes.filter(|it| it.accesskit_node().label().as_deref() != Some("Compared with")).collect();
    assert!(!of_dialog.is_empty());
    assert!(
        says(&window, "own.scorecard is read-only, so these can be read and not changed"),
        "{:?}",
        labels(&window)
    );
    window.key_press(egui::Key::Escape);
    window.run_steps(4);
    assert_eq!(text(&window), marked);
}

/// Opens the dialog and waits for the copy.
fn send_copy(window: &mut Window) {
    send(window, Command::Do(Action::SendCopy));
    wait(window, |window| labels(window).iter().any(|label| label.starts_with("Save the copy, ")));
}

fn save_buttons(window: &Window) -> Vec<bool> {
    let buttons = window.query_all_by_role(Role::Button).filter(|button| {
        button
            .accesskit_node()
            .label()
            .is_some_and(|label| label.starts_with("Save ") && label.ends_with('…'))
    });
    let of_copy = buttons.filter(|button| {
        let label = button.accesskit_node().label().unwrap_or_default();
        label.starts_with("Save the copy, ") || label.starts_with("Save it zipped, ")
    });
    of_copy.map(|button| !button.accesskit_node().is_disabled()).collect()
}

#[test]
fn a_copy_says_what_it_holds_how_large_it_is_and_waits_for_what_is_decided_about_small_counts() {
    let folder = tempfile::tempdir().unwrap();
    let small = FULL.replace("[600, 625]", "[600, 6]").replace("[60, 62.5]", "[60, 0.6]");
    for size in [Vec2::new(1280.0, 800.0), Vec2::new(853.0, 533.0)] {
        let mut window = open_text(folder.path(), &small, size);
        send_copy(&mut window);
        for part in [
            "The copy is the whole scorecard as it is now.",
            "1 figure has a count from 1 to 9",
            "the smallest 6: ",
        ] {
            assert!(says(&window, part), "{part}: {:?}", labels(&window));
        }
        assert_eq!(save_buttons(&window), [false, false], "it is not decided");
        window.get_by_role_and_label(Role::RadioButton, "Withhold them from the copy").click();
        wait(&mut window, |window| save_buttons(window) == [true, true]);
        wait_for(&mut window, " judgements on levels, movements and targets");
        let screen = window.ctx.content_rect();
        for label in
            ["Do not send", "Mark the copy as read-only: it can be read, and be changed only in a copy of it"]
        {
            let bounds = window.get_by_label(label).accesskit_node().raw_bounds().unwrap();
            assert!(bounds.x1 <= f64::from(screen.width()), "{label} {bounds:?}");
            assert!(bounds.y1 <= f64::from(screen.height()), "in sight: {label} {bounds:?}");
        }
        let close = window.get_by_label("Do not send").accesskit_node().raw_bounds().unwrap();
        assert!(close.y1 <= f64::from(screen.height()), "the buttons are in sight: {close:?} in {screen:?}");
        press(&mut window, "Do not send");
        assert!(!says(&window, "Small counts"));
        assert_eq!(text(&window), small);
    }
}

#[test]
fn without_small_counts_a_copy_may_go_at_once_with_what_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_text(folder.path(), FULL, Vec2::new(1280.0, 800.0));
    send(
        &mut window,
        Command::Edit(
            placecard::edit::Edit::new("a title")
                .put(placecard::edit::Place::field("title"), &"Another title"),
        ),
    );
    made(&mut window);
    send_copy(&mut window);
    assert_eq!(save_buttons(&window), [true, true]);
    assert!(says(&window, "What is not saved yet is in it too."));
    assert!(says(&window, "None of the "), "{:?}", labels(&window));
}

#[test]
fn the_dialog_before_a_copy_is_sent_has_the_keyboard_at_once_and_what_is_chosen_of_is_one_stop() {
    let folder = tempfile::tempdir().unwrap();
    let small = FULL.replace("[600, 625]", "[600, 6]").replace("[60, 62.5]", "[60, 0.6]");
    let mut window = open_text(folder.path(), &small, Vec2::new(1280.0, 800.0));
    send_copy(&mut window);
    let focused = |window: &Window| {
        let nodes = window.root().children_recursive();
        let focused = nodes.into_iter().find(egui_kittest::Node::is_focused);
        focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    let mut stops = vec![focused(&window)];
    assert!(!stops[0].is_empty() && !stops[0].starts_with("Write a comment"), "{stops:?}");
    for _ in 0..6 {
        window.key_press(egui::Key::Tab);
        window.run_steps(3);
        stops.push(focused(&window));
    }
    let radios = |stops: &[String]| {
        stops.iter().filter(|it| it.ends_with("with the copy") || it.starts_with("Withhold")).count()
    };
    assert!(stops.iter().any(|it| it == "Send them with the copy"), "{stops:?}");
    let round = stops.iter().skip(1).position(|it| *it == stops[0]).map_or(stops.len(), |at| at + 1);
    assert_eq!(radios(&stops[..round]), 1, "{stops:?}");
    window.get_by_role_and_label(Role::RadioButton, "Send them with the copy").focus();
    window.run_steps(3);
    window.key_press(egui::Key::ArrowDown);
    window.run_steps(3);
    assert_eq!(focused(&window), "Withhold them from the copy");
    window.key_press(egui::Key::Space);
    wait(&mut window, |window| save_buttons(window) == [true, true]);
}

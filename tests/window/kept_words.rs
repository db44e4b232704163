//! What is being typed is lost to nothing: not to a crash, to a file that comes in, or to a page that is still being made.

use crate::harness::{
    SAMPLE, Window, edited, labels, made, open, open_keeping, place, press, put, says, send, text, undo,
    wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::Origin;
use placecard::edit::{Edit, Place};
use placecard::model::Comment;
use placecard::pages::{Action, Command, Page, Sample, Sheet, Spot, View};
use std::fs;
use std::path::{Path, PathBuf};

const WORDS: &str = "Bury asks for a review before the board meets.";

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open.scorecard");
    fs::write(&file, SAMPLE).unwrap();
    (folder, file)
}

/// How many states are kept in a folder of settings.
fn kept(settings: &Path) -> usize {
    let entries = fs::read_dir(settings.join("autosave")).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "json")).count()
}

fn comments(window: &Window) -> Vec<Comment> {
    edited(window).scorecard().commentary().to_vec()
}

fn at_bury(window: &Window) -> View {
    View { place: Some(place("Bury")), ..window.state().shown().unwrap().1.at_page(Page::Place) }
}

fn typed(window: &Window) -> String {
    window.get_by_role_and_label(Role::TextInput, "Comment").accesskit_node().value().unwrap_or_default()
}

/// The file with a comment on Bury being typed, not entered.
fn writing(file: &Path, settings: &Path, words: &str) -> Window {
    let mut window = open_keeping(Origin::File(file.to_owned()), settings);
    let view = at_bury(&window);
    send(&mut window, Command::Go(view));
    send(&mut window, Command::Do(Action::AddComment));
    put(&mut window, "Comment", words);
    window
}

/// The next start, which brings back what was left.
fn brought_back(settings: &Path) -> Window {
    let mut window = open_keeping(Origin::SAMPLE, settings);
    wait_for(&mut window, "Bring back what was not saved?");
    press(&mut window, "Bring it back");
    window
}

#[test]
fn a_comment_that_is_being_typed_outlives_a_crash_as_a_draft() {
    let (_folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = writing(&file, settings.path(), WORDS);
    assert!(comments(&window).is_empty() && !window.state().is_unsaved(), "nothing is entered");
    wait(&mut window, |_| kept(settings.path()) == 1);
    // It goes without having been closed.
    drop(window);
    let mut window = brought_back(settings.path());
    wait_for(&mut window, "What was being written is a draft under Commentary.");
    let all = comments(&window);
    assert!(all.len() == 1 && all[0].draft && all[0].text == WORDS, "{all:?}");
    assert!(window.state().is_unsaved());
    assert_eq!(fs::read_to_string(&file).unwrap(), SAMPLE, "nothing is saved unasked");
    // The notice leads there.
    press(&mut window, "Show");
    wait_for(&mut window, WORDS);
}

/// The fixture with a comment that is published, being corrected.
fn correcting(folder: &Path, settings: &Path) -> (PathBuf, Window) {
    let file = folder.join("full.scorecard");
    fs::write(&file, crate::harness::FULL).unwrap();
    let mut window = open_keeping(Origin::file(&file), settings);
    let all = comments(&window);
    let at = all.iter().position(|comment| !comment.draft).unwrap();
    send(&mut window, Command::OpenSheet(Sheet::Comment(at)));
    wait_for(&mut window, "Correct your comment");
    put(&mut window, "Comment", WORDS);
    (file, window)
}

#[test]
fn a_correction_that_is_being_typed_outlives_a_crash_as_the_correction_that_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let settings = tempfile::tempdir().unwrap();
    let (file, mut window) = correcting(folder.path(), settings.path());
    wait(&mut window, |_| kept(settings.path()) == 1);
    let before = comments(&window);
    drop(window);
    let mut window = brought_back(settings.path());
    wait_for(
        &mut window,
        "The correction that was being written is open here again, and is not published yet.",
    );
    assert_eq!(comments(&window), before, "no draft beside it, and nothing is published unasked");
    assert!(says(&window, "Correct your comment"));
    assert_eq!(typed(&window), WORDS);
    // It is kept on as it was.
    wait(&mut window, |_| kept(settings.path()) == 1);
    drop(window);
    let mut window = brought_back(settings.path());
    wait_for(&mut window, "The correction that was being written is open here again");
    assert_eq!(typed(&window), WORDS);
    press(&mut window, "Publish");
    made(&mut window);
    let after = comments(&window);
    let changed: Vec<_> = before.iter().zip(&after).filter(|(was, is)| was != is).collect();
    assert_eq!((after.len(), changed.len()), (before.len(), 1));
    assert!(changed[0].1.text == WORDS && changed[0].1.id == changed[0].0.id && !changed[0].1.draft);
    assert_eq!(fs::read_to_string(&file).unwrap(), crate::harness::FULL, "nothing is saved unasked");
}

#[test]
fn a_half_typed_correction_comes_back_also_where_the_file_was_changed_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let settings = tempfile::tempdir().unwrap();
    let (file, mut window) = correcting(folder.path(), settings.path());
    wait(&mut window, |_| kept(settings.path()) == 1);
    let before = comments(&window);
    let own = before.iter().find(|comment| !comment.draft).unwrap();
    drop(window);
    // Somebody else writes another comment, and corrects the very same one.
    let theirs = crate::harness::FULL.replacen(&own.text, "What somebody else says.", 1);
    assert_ne!(theirs, crate::harness::FULL);
    fs::write(&file, &theirs).unwrap();
    let mut window = open_keeping(Origin::file(&file), settings.path());
    wait_for(&mut window, "Bring back what was not saved?");
    press(&mut window, "Bring it back");
    wait_for(&mut window, "The correction that was being written is open here again");
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        window.step();
    }
    assert_eq!(typed(&window), WORDS, "{:?}", labels(&window));
}

#[test]
fn a_file_that_is_named_stays_open_and_what_was_left_of_another_waits_for_its_own() {
    let (folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = writing(&file, settings.path(), WORDS);
    wait(&mut window, |_| kept(settings.path()) == 1);
    drop(window);
    let other = folder.path().join("other.scorecard");
    fs::write(&other, crate::harness::FULL).unwrap();
    let mut window = open_keeping(Origin::file(&other), settings.path());
    wait_for(&mut window, "You have opened other.scorecard, which is another file.");
    // What has the keyboard takes nothing away.
    window.key_press(Key::Enter);
    wait_for(
        &mut window,
        "What was not saved is still kept. It is offered again when open.scorecard is opened",
    );
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::file(&other));
    assert!(!window.state().is_unsaved() && kept(settings.path()) == 1);
    // With its own file it is offered again.
    send(&mut window, Command::OpenFile(file.clone()));
    wait_for(&mut window, "Bring back what was not saved?");
    assert!(!says(&window, "which is another file"), "it is of this one");
    press(&mut window, "Bring it back");
    wait_for(&mut window, "What was being written is a draft under Commentary.");
    assert!(comments(&window).iter().any(|comment| comment.text == WORDS));
    drop(window);
    // At the next start the reader may still want it in place of what was named.
    let mut window = open_keeping(Origin::file(&other), settings.path());
    wait_for(&mut window, "‘Bring it back’ opens those changes in its place");
    press(&mut window, "Bring it back");
    wait(&mut window, |window| window.state().shown().unwrap().0.origin == Origin::file(&file));
}

#[test]
fn what_is_typed_on_after_a_save_outlives_a_crash_too() {
    let (_folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = writing(&file, settings.path(), "Bury asks");
    send(&mut window, Command::Do(Action::Save));
    wait(&mut window, |_| fs::read_to_string(&file).unwrap().contains("Bury asks"));
    put(&mut window, "Comment", WORDS);
    wait(&mut window, |window| !window.state().is_unsaved() && kept(settings.path()) == 1);
    drop(window);
    let mut window = brought_back(settings.path());
    wait(&mut window, |window| comments(window).iter().any(|comment| comment.text == WORDS));
}

#[test]
fn what_was_typed_and_taken_out_again_is_not_kept() {
    let (_folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = writing(&file, settings.path(), WORDS);
    wait(&mut window, |_| kept(settings.path()) == 1);
    put(&mut window, "Comment", "");
    wait(&mut window, |_| kept(settings.path()) == 0);
}

#[test]
fn a_page_that_is_still_being_made_takes_no_letter_from_a_comment() {
    let mut window = open(Origin::SAMPLE);
    let ctx = window.ctx.clone();
    let view = at_bury(&window);
    // As the palette and the menu do, one after the other, faster than the page is made.
    for command in [Command::Go(view), Command::LeadTo(Spot::Title), Command::Do(Action::AddComment)] {
        window.state_mut().command(&ctx, command);
    }
    for letter in WORDS.chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    wait(&mut window, |window| says(window, "Commentary"));
    assert_eq!(typed(&window), WORDS);
}

#[test]
fn what_is_written_while_another_file_is_read_stays_and_what_is_changed_is_asked_about() {
    let (_folder, file) = file();
    let mut window = open(Origin::SAMPLE);
    let ctx = window.ctx.clone();
    let view = at_bury(&window);
    send(&mut window, Command::Go(view));
    window.state_mut().command(&ctx, Command::OpenFile(file.clone()));
    window.state_mut().command(&ctx, Command::Do(Action::AddComment));
    window.event(egui::Event::Text(WORDS.to_owned()));
    wait_for(&mut window, "open.scorecard was not opened: you have begun to write here.");
    assert_eq!(typed(&window), WORDS);
    press(&mut window, "Keep as a draft");
    made(&mut window);
    undo(&mut window);
    assert!(!window.state().is_unsaved());
    window.state_mut().command(&ctx, Command::OpenFile(file.clone()));
    let edit = Edit::new("rename the scorecard").put(Place::field("title"), &"Another title");
    window.state_mut().command(&ctx, Command::Edit(edit));
    wait_for(&mut window, "Save your changes first?");
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::SAMPLE);
    press(&mut window, "Do not save");
    wait(&mut window, |window| window.state().shown().unwrap().0.origin == Origin::File(file.clone()));
    // What was written before another file is asked for is asked about once, and given up or kept.
    send(&mut window, Command::Do(Action::AddComment));
    put(&mut window, "Comment", WORDS);
    send(&mut window, Command::Do(Action::OpenSample(Sample::WestYorkshire)));
    wait_for(&mut window, "Save your changes first?");
    press(&mut window, "Do not save");
    wait(&mut window, |window| says(window, "Leeds"));
}

#[test]
fn what_was_said_of_one_file_does_not_stay_over_another() {
    let mut window = open(Origin::SAMPLE);
    let before = text(&window);
    let edit = Edit::new("rename the scorecard").put(Place::field("title"), &"Another title");
    send(&mut window, Command::Edit(edit));
    made(&mut window);
    undo(&mut window);
    assert_eq!(text(&window), before);
    assert!(says(&window, "Undone: rename the scorecard"));
    send(&mut window, Command::Do(Action::OpenSample(Sample::WestYorkshire)));
    wait(&mut window, |window| says(window, "Leeds"));
    assert!(!says(&window, "Undone: rename the scorecard"));
}

/// A file that nobody has approved, with the sheet in which that is done.
fn approving(folder: &Path) -> Window {
    let mut file: serde_json::Value = serde_json::from_str(crate::harness::FULL).unwrap();
    file.as_object_mut().unwrap().remove("approved");
    let path = folder.join("full.scorecard");
    fs::write(&path, file.to_string()).unwrap();
    let mut window = open(Origin::file(&path));
    send(&mut window, Command::Do(Action::Approve));
    wait_for(&mut window, "Approve this edition");
    window
}

#[test]
fn an_approval_is_taken_from_whoever_types_fast_and_its_name_is_not_dropped_unsaid() {
    let folder = tempfile::tempdir().unwrap();
    for keys in [vec![Key::Enter], vec![Key::Tab, Key::Enter]] {
        let mut window = approving(folder.path());
        window.run_steps(4);
        window.event(egui::Event::Text("Dr B. Chair".to_owned()));
        window.step();
        // No pass between them.
        for key in &keys {
            let event = |pressed| egui::Event::Key {
                key: *key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            };
            window.input_mut().events.extend([event(true), event(false)]);
        }
        window.run_steps(6);
        made(&mut window);
        let approval = edited(&window).scorecard().approved();
        assert_eq!(approval.map(|approval| approval.by.as_str()), Some("Dr B. Chair"), "{keys:?}");
    }
    let mut window = approving(folder.path());
    put(&mut window, "Approved by", "Dr B. Chair");
    window.key_press(Key::Escape);
    wait_for(&mut window, "The edition is not approved yet. Press ‘Approve’");
    window.key_press(Key::Escape);
    wait(&mut window, |window| !says(window, "Approve this edition"));
    assert!(edited(&window).scorecard().approved().is_none());
}

#[test]
fn a_day_to_come_and_another_edition_are_asked_about_before_an_approval_bears_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("full.scorecard");
    fs::write(&file, crate::harness::FULL).unwrap();
    let mut window = open(Origin::file(&file));
    let before = text(&window);
    send(&mut window, Command::Do(Action::Approve));
    for (field, words, why) in [
        ("Date", "2090-01-01", "dated 1 January 2090, which is still to come: today is "),
        (
            "Edition",
            "March 2090",
            "The approval would be of the edition March 2090, and this file is the edition ",
        ),
    ] {
        put(&mut window, field, words);
        window.key_press(Key::Tab);
        wait_for(&mut window, "Is this right?");
        assert!(says(&window, why));
        press(&mut window, "Write it otherwise");
        made(&mut window);
        assert_eq!(text(&window), before);
        assert!(says(&window, why), "it is said at the field");
        put(&mut window, field, &format!("{words} "));
        window.key_press(Key::Tab);
        wait_for(&mut window, "Is this right?");
        press(&mut window, "Keep it so");
        made(&mut window);
        assert!(text(&window).contains(words));
        undo(&mut window);
        assert_eq!(text(&window), before);
    }
}

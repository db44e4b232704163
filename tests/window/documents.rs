//! Changing, saving and keeping a scorecard, with others who write the same file.

use crate::harness::{
    SAMPLE, Window, drop_files, labels, open, open_keeping, press, sample, says, send, wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use placecard::app::Origin;
use placecard::model::{Benchmark, Methods};
use placecard::pages::{Action, Command};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// A file with the sample in a folder of its own.
fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open.scorecard");
    fs::write(&file, SAMPLE).unwrap();
    (folder, file)
}

fn methods(window: &Window) -> Methods {
    window.state().shown().unwrap().0.edited.scorecard().methods().clone()
}

/// Asks for other methods without waiting for them.
fn ask_for_other_methods(window: &mut Window) {
    let now = methods(window);
    let other = if now.benchmark == Benchmark::Peers { Benchmark::National } else { Benchmark::Peers };
    let ctx = window.ctx.clone();
    window.state_mut().command(&ctx, Command::SetMethods(Methods { benchmark: other, ..now }));
}

fn change_methods(window: &mut Window) {
    let before = methods(window);
    ask_for_other_methods(window);
    wait(window, |window| methods(window) != before);
}

/// What a colleague makes of the file: another title, of another length.
fn colleague_saves(file: &Path, title: &str) -> String {
    let text = fs::read_to_string(file).unwrap();
    let text = text.replacen("Greater Manchester balanced scorecard", title, 1);
    fs::write(file, &text).unwrap();
    text
}

fn title(window: &Window) -> String {
    window.state().shown().unwrap().0.outline.title.clone()
}

fn presses(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

fn has_sent(window: &Window, wanted: impl Fn(&ViewportCommand) -> bool) -> bool {
    window.output().viewport_output[&ViewportId::ROOT].commands.iter().any(wanted)
}

/// The reader closes the window by its frame; whether it closes.
fn closes(window: &mut Window) -> bool {
    window.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().events.push(ViewportEvent::Close);
    window.step();
    let vetoed = has_sent(window, |command| matches!(command, ViewportCommand::CancelClose));
    window.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().events.clear();
    window.run_steps(2);
    !vetoed
}

fn until_closed(window: &mut Window) {
    wait(window, |window| window.state().is_closing());
}

#[test]
fn changes_are_undone_and_made_again_and_the_mark_goes_with_the_last_one() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file));
    change_methods(&mut window);
    assert!(window.state().is_unsaved());
    wait_for(&mut window, "not saved yet");
    presses(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "Undone: change the methods");
    assert!(!window.state().is_unsaved(), "everything is undone");
    assert_eq!(methods(&window).benchmark, Benchmark::National);
    presses(&mut window, Modifiers::COMMAND, Key::Y);
    wait(&mut window, |window| methods(window).benchmark == Benchmark::Peers);
    assert!(window.state().is_unsaved());
    presses(&mut window, Modifiers::COMMAND, Key::Z);
    wait(&mut window, |window| !window.state().is_unsaved());
    presses(&mut window, CTRL_SHIFT, Key::Z);
    wait(&mut window, |window| methods(window).benchmark == Benchmark::Peers);
    press(&mut window, "Menu");
    window.get_by_label_contains("Undo: change the methods");
}

#[test]
fn several_changes_in_a_row_are_all_made() {
    let mut window = sample();
    for length in [6, 7, 6] {
        let now = methods(&window);
        let ctx = window.ctx.clone();
        window.state_mut().command(&ctx, Command::SetMethods(Methods { run_length: length, ..now }));
    }
    send(&mut window, Command::Do(Action::Undo));
    wait(&mut window, |window| window.state().shown().unwrap().0.history.next_redo().is_some());
    assert_eq!(methods(&window).run_length, 7, "the third is undone, the second was made");
}

#[test]
fn a_change_made_while_it_is_saved_is_still_unsaved() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    let ctx = window.ctx.clone();
    window.state_mut().command(&ctx, Command::Do(Action::Save));
    ask_for_other_methods(&mut window);
    wait_for(&mut window, "Saved");
    wait(&mut window, |window| methods(window).benchmark == Benchmark::National);
    assert!(window.state().is_unsaved(), "the last change is in no file");
    assert!(fs::read_to_string(&file).unwrap().contains("\"peers\""));
    assert!(!closes(&mut window));
    assert!(says(&window, "Save your changes first?"));
}

#[test]
fn a_save_takes_what_was_changed_just_before_it() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    ask_for_other_methods(&mut window);
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    assert!(fs::read_to_string(&file).unwrap().contains("\"peers\""));
    assert!(!window.state().is_unsaved());
}

#[test]
fn closing_waits_for_a_save_that_runs() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    let ctx = window.ctx.clone();
    window.state_mut().command(&ctx, Command::Do(Action::Save));
    window.state_mut().command(&ctx, Command::Do(Action::Quit));
    until_closed(&mut window);
    assert!(fs::read_to_string(&file).unwrap().contains("\"peers\""));
}

#[test]
fn the_title_of_the_window_says_what_is_not_saved() {
    let mut window = sample();
    let before = methods(&window);
    ask_for_other_methods(&mut window);
    let started = Instant::now();
    let marked = |command: &ViewportCommand| matches!(command, ViewportCommand::Title(title) if title.contains("(not saved)"));
    while !has_sent(&window, marked) {
        assert!(started.elapsed() < Duration::from_mins(1), "the title never says so");
        window.step();
    }
    assert_ne!(methods(&window), before);
}

#[test]
fn the_question_before_closing_is_answered_by_saving_with_the_keys() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    assert!(!closes(&mut window));
    assert!(says(&window, "Save your changes first?"));
    presses(&mut window, Modifiers::COMMAND, Key::S);
    until_closed(&mut window);
    assert!(!says(&window, "Save your changes first?"));
    assert!(fs::read_to_string(&file).unwrap().contains("\"peers\""));
}

#[test]
fn a_question_does_not_outlive_its_answer() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file));
    change_methods(&mut window);
    assert!(!closes(&mut window));
    window.run();
    press(&mut window, "Stay here");
    window.get_by_role_and_label(Role::Button, "Bury").click();
    window.run();
    presses(&mut window, Modifiers::NONE, Key::ArrowRight);
    let (loaded, view) = window.state().shown().unwrap();
    assert_eq!(loaded.outline.place_name(view.place.unwrap()), Some("Manchester"), "the keys are alive");
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    change_methods(&mut window);
    assert!(!says(&window, "Save your changes first?"));
}

#[test]
fn a_save_does_not_overwrite_what_somebody_else_saved_unasked() {
    for (answer, theirs, mine) in [
        ("Take theirs", true, false),
        ("Overwrite the file with mine", false, true),
        ("Do not save now", true, true),
    ] {
        let (_folder, file) = file();
        let mut window = open(Origin::File(file.clone()));
        change_methods(&mut window);
        // The same place is changed, so there is something to choose.
        let text = SAMPLE.replacen("\"benchmark\": \"national\"", "\"benchmark\": \"best-tenth\"", 1);
        assert_ne!(text, SAMPLE);
        fs::write(&file, &text).unwrap();
        send(&mut window, Command::Do(Action::Save));
        wait_for(&mut window, "was changed by somebody else");
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "nothing is overwritten before the answer");
        press(&mut window, answer);
        if !mine {
            wait_for(&mut window, "was read again");
        } else if !theirs {
            wait_for(&mut window, "Saved");
        }
        assert_eq!(fs::read_to_string(&file).unwrap() == text, theirs, "{answer}");
        assert_eq!(methods(&window).benchmark == Benchmark::Peers, mine, "{answer}");
        assert_eq!(window.state().is_unsaved(), theirs && mine, "{answer}");
    }
}

#[test]
fn changes_of_others_that_do_not_touch_one_s_own_are_put_together() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    colleague_saves(&file, "Another title");
    wait_for(&mut window, "so both are on screen now");
    wait(&mut window, |window| title(window) == "Another title");
    assert_eq!(methods(&window).benchmark, Benchmark::Peers);
    assert!(window.state().is_unsaved());
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("Another title") && text.contains("\"peers\""));
}

#[test]
fn undo_takes_back_one_s_own_changes_and_never_what_somebody_else_saved() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    let theirs = colleague_saves(&file, "Another title");
    wait_for(&mut window, "so both are on screen now");
    wait(&mut window, |window| title(window) == "Another title");
    presses(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "Undone: change the methods");
    presses(&mut window, Modifiers::COMMAND, Key::Z);
    wait(&mut window, |window| methods(window).benchmark == Benchmark::National);
    assert!(!window.state().is_unsaved(), "it is what the file holds");
    assert!(window.state().shown().unwrap().0.edited.text() == theirs, "to the byte");
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    assert!(fs::read_to_string(&file).unwrap() == theirs);
    presses(&mut window, Modifiers::COMMAND, Key::Y);
    wait(&mut window, |window| methods(window).benchmark == Benchmark::Peers);
    assert_eq!(title(&window), "Another title");
}

#[test]
fn undo_after_both_were_put_together_by_a_choice_leads_to_what_somebody_else_saved() {
    for (choice, unsaved) in [("Mine", true), ("Theirs", false)] {
        let (_folder, file) = file();
        let mut window = open(Origin::File(file.clone()));
        change_methods(&mut window);
        let theirs = SAMPLE.replacen("\"benchmark\": \"national\"", "\"benchmark\": \"best-tenth\"", 1);
        fs::write(&file, &theirs).unwrap();
        wait_for(&mut window, "open.scorecard was changed by somebody else. What is on screen is older");
        assert!(!says(&window, "One thing was changed in both"), "nothing is put over the reader’s work");
        press(&mut window, "Decide now…");
        wait_for(&mut window, "One thing was changed in both; choose which is kept, yours to begin with.");
        let told = "Both editions changed the setting “Compared with”: it was “national”, here it is “peers”, in the other one “best-tenth”.";
        assert!(says(&window, told), "{:#?}", labels(&window));
        window.get_by_label(choice).click();
        window.run();
        press(&mut window, "Put both together");
        let wanted = if unsaved { Benchmark::Peers } else { Benchmark::BestTenth };
        wait(&mut window, |window| {
            methods(window).benchmark == wanted && window.state().is_unsaved() == unsaved
        });
        if unsaved {
            presses(&mut window, Modifiers::COMMAND, Key::Z);
            wait(&mut window, |window| !window.state().is_unsaved());
        }
        assert!(window.state().shown().unwrap().0.edited.text() == theirs, "{choice}");
        assert!(closes(&mut window), "nothing is left to save");
    }
}

#[test]
fn a_setting_that_is_put_back_by_hand_leaves_nothing_to_save() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file));
    for (ticked, unsaved) in [(true, true), (false, false)] {
        let now = methods(&window);
        send(&mut window, Command::SetMethods(Methods { screen_moving_ranges: ticked, ..now }));
        wait(&mut window, |window| methods(window).screen_moving_ranges == ticked);
        assert_eq!(window.state().is_unsaved(), unsaved);
    }
}

#[test]
fn the_keys_of_undo_are_dead_in_text_fields_alone() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file));
    change_methods(&mut window);
    presses(&mut window, Modifiers::COMMAND, Key::F);
    presses(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().is_unsaved(), "the field takes them");
    presses(&mut window, Modifiers::NONE, Key::Tab);
    presses(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "Undone: change the methods");
    presses(&mut window, Modifiers::COMMAND, Key::Y);
    wait(&mut window, |window| methods(window).benchmark == Benchmark::Peers);
}

#[test]
fn a_file_is_known_by_its_whole_path_however_it_was_named() {
    let here = std::env::current_dir().unwrap();
    let named = PathBuf::from("tests/fixtures/full.scorecard");
    let whole = Origin::File(here.join(&named));
    let window = open(Origin::File(named.clone()));
    assert_eq!(window.state().shown().unwrap().0.origin, whole);
    let mut window = sample();
    send(&mut window, Command::OpenFile(named.clone()));
    wait(&mut window, |window| window.state().shown().unwrap().0.origin == whole);
    let mut window = sample();
    drop_files(&mut window, &[&named]);
    wait(&mut window, |window| window.state().shown().unwrap().0.origin == whole);
}

#[test]
fn control_characters_of_a_file_reach_neither_the_title_of_the_window_nor_a_page() {
    let (_folder, file) = file();
    let wild = r"Wild\u001b[31m\nscorecard\u202e";
    let text = SAMPLE.replace("Greater Manchester balanced scorecard", wild);
    fs::write(&file, text.replace("\"name\": \"Bury\"", r#""name": "Bu\nry\u0007""#)).unwrap();
    let mut window = open(Origin::File(file));
    assert_eq!(title(&window), "Wild [31m scorecard ");
    assert!(says(&window, "Bu ry "), "the name is there: {:#?}", labels(&window));
    ask_for_other_methods(&mut window);
    let started = Instant::now();
    let is_title = |command: &ViewportCommand| matches!(command, ViewportCommand::Title(title) if title.starts_with("Wild [31m scorecard  (not saved)"));
    while !has_sent(&window, is_title) {
        assert!(started.elapsed() < Duration::from_mins(1), "the title never says so");
        window.step();
    }
}

#[test]
fn a_save_offers_to_put_both_together() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    colleague_saves(&file, "Another title");
    // Before the change on disk has been noticed.
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Save both together");
    press(&mut window, "Save both together");
    wait_for(&mut window, "Saved");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("Another title") && text.contains("\"peers\""));
    assert!(!window.state().is_unsaved());
}

#[test]
fn where_both_changed_the_same_the_reader_chooses() {
    for (choice, kept) in [("Theirs", "\"best-tenth\""), ("Mine", "\"peers\"")] {
        let (_folder, file) = file();
        let mut window = open(Origin::File(file.clone()));
        change_methods(&mut window);
        let text = SAMPLE.replacen("\"benchmark\": \"national\"", "\"benchmark\": \"best-tenth\"", 1);
        fs::write(&file, text.replacen("Greater Manchester balanced scorecard", "Another title", 1)).unwrap();
        send(&mut window, Command::Do(Action::Save));
        wait_for(&mut window, "One thing was changed in both");
        assert!(says(&window, "best-tenth"), "the difference is named: {:#?}", labels(&window));
        window.get_by_label(choice).click();
        window.run();
        press(&mut window, "Save both together");
        wait_for(&mut window, "Saved");
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("Another title") && text.contains(kept), "{choice}");
    }
}

#[test]
fn every_change_on_disk_is_noticed_not_only_the_first() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    for wanted in ["First change", "The second change", "A third one"] {
        let text = SAMPLE.replacen("Greater Manchester balanced scorecard", wanted, 1);
        fs::write(&file, text).unwrap();
        wait(&mut window, |window| title(window) == wanted);
    }
    change_methods(&mut window);
    assert_eq!(colleague_saves(&file, "x"), fs::read_to_string(&file).unwrap());
}

#[test]
fn a_file_that_was_deleted_is_mentioned_and_can_be_written_again() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    fs::remove_file(&file).unwrap();
    wait_for(&mut window, "open.scorecard is no longer there");
    assert!(!closes(&mut window), "what is on screen is in no file");
    assert!(says(&window, "The file of this scorecard is no longer there."));
    window.run();
    press(&mut window, "Save");
    until_closed(&mut window);
    assert!(fs::read_to_string(&file).unwrap() == SAMPLE, "not a byte is another");
}

#[test]
fn a_file_that_breaks_on_disk_leaves_the_screen_with_a_line_that_says_so_until_it_is_mended() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    fs::write(&file, SAMPLE.replacen("\"kind\": \"place\"", "\"kind\": \"plce\"", 1)).unwrap();
    let line = "open.scorecard was changed on disk and cannot be opened as it is now";
    wait_for(&mut window, line);
    assert!(!says(&window, "Copy the list"), "no dialog comes over the page");
    std::thread::sleep(Duration::from_millis(300));
    window.run();
    assert!(says(&window, line), "it stays");
    press(&mut window, "Show why");
    assert!(says(&window, "open.scorecard cannot be opened: it has"), "{:#?}", labels(&window));
    assert!(says(&window, "did you mean"), "{:#?}", labels(&window));
    press(&mut window, "Close");
    press(&mut window, "Read it again");
    wait_for(&mut window, "open.scorecard still cannot be opened.");
    assert!(says(&window, line));
    fs::write(&file, SAMPLE.replacen("Greater Manchester balanced scorecard", "Mended", 1)).unwrap();
    wait(&mut window, |window| title(window) == "Mended");
    assert!(!says(&window, line));
}

#[test]
fn a_file_that_comes_back_as_it_was_takes_the_line_away() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    let away = file.with_file_name("away.scorecard");
    fs::rename(&file, &away).unwrap();
    wait_for(&mut window, "open.scorecard is no longer there");
    window.get_by_role_and_label(Role::Button, "Save it there again");
    window.get_by_role_and_label(Role::Button, "Save a copy…");
    fs::rename(&away, &file).unwrap();
    wait(&mut window, |window| !says(window, "open.scorecard is no longer there"));
    assert!(!window.state().is_unsaved());
}

#[test]
fn changes_on_disk_are_decided_about_when_the_reader_wants_to_and_said_until_then() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    fs::write(&file, "{").unwrap();
    let broken = "cannot be opened as it is now. What is on screen is older, with your changes.";
    wait_for(&mut window, broken);
    assert!(!says(&window, "Overwrite the file with mine"), "nobody was asked");
    fs::write(&file, SAMPLE.replacen("\"benchmark\": \"national\"", "\"benchmark\": \"best-tenth\"", 1))
        .unwrap();
    let changed = "open.scorecard was changed by somebody else.";
    wait_for(&mut window, changed);
    press(&mut window, "Decide now…");
    wait_for(&mut window, "Overwrite the file with mine");
    press(&mut window, "Decide later");
    assert!(says(&window, changed), "it is still so");
    press(&mut window, "Decide now…");
    wait_for(&mut window, "Overwrite the file with mine");
    press(&mut window, "Overwrite the file with mine");
    wait_for(&mut window, "Saved");
    assert!(!says(&window, changed));
    assert!(fs::read_to_string(&file).unwrap().contains("\"peers\""));
}

#[test]
fn a_file_of_another_kind_is_told_what_it_is_and_a_table_can_be_brought_in() {
    let (_folder, file) = file();
    let named = |name: &str, bytes: &[u8]| {
        let path = file.with_file_name(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut window = sample();
    for (path, says_what) in [
        (named("report.pdf", b"%PDF-1.7\n%\xE2\xE3"), "This is a PDF, not a scorecard; ask whoever sent it"),
        (named("chart.scorecard", b"\x89PNG\r\n\x1A\n"), "This is a picture, not a scorecard"),
        (named("none.scorecard", b""), "The file is empty; ask whoever sent it"),
        (file.parent().unwrap().to_owned(), "This is a folder, not a scorecard file"),
    ] {
        send(&mut window, Command::OpenFile(path));
        wait_for(&mut window, says_what);
        assert!(!says(&window, "Bring its figures in…"));
        assert!(says(&window, "The Greater Manchester sample stays on screen."));
        press(&mut window, "Close");
    }
    let table = named("figures.scorecard", b"indicator,area,period,value\nWalks,E92000001,2023,5\n");
    send(&mut window, Command::OpenFile(table));
    wait_for(&mut window, "This is a table of figures, not a scorecard");
    press(&mut window, "Bring its figures in…");
    wait_for(&mut window, "Add data to ");
    wait_for(&mut window, "figures.scorecard");
}

#[test]
fn notes_are_told_by_kind_and_where_they_stand_is_behind_a_button() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file));
    send(&mut window, Command::Do(Action::ShowFindings));
    window.run_steps(4);
    let said = labels(&window);
    let of_verdicts = said.iter().any(|label| label.starts_with("The publisher’s comparison of "));
    assert!(of_verdicts, "the same notes as `placecard check` prints: {said:#?}");
    let kind = said.iter().find(|label| label.ends_with("indicators whose next figures should be out"));
    let kind = kind.unwrap_or_else(|| panic!("{said:#?}")).clone();
    let is_open =
        |label: &String| label.contains("$.indicators") && !label.starts_with("Where in the file: ");
    assert!(!said.iter().any(is_open), "{said:#?}");
    window.get_by_label(&kind).click();
    window.run_steps(30);
    assert!(says(&window, "Two more periods have ended since"), "{:#?}", labels(&window));
    window.query_all_by_label_contains("Where in the file: $.indicators[").next().unwrap().click();
    window.step();
    let copied = window.output().platform_output.commands.iter().any(|command| {
        matches!(command, egui::OutputCommand::CopyText(text) if text.starts_with("$.indicators[") && text.contains("line "))
    });
    assert!(copied, "the place is copied");
}

#[test]
fn a_file_dropped_on_a_question_waits_for_its_answer_and_one_on_a_list_takes_its_place() {
    let (_folder, file) = file();
    let other = file.with_file_name("other.scorecard");
    fs::write(&other, SAMPLE).unwrap();
    let mut window = open(Origin::File(file));
    send(&mut window, Command::Do(Action::ShowFindings));
    assert!(says(&window, "Copy the list"));
    drop_files(&mut window, &[&other]);
    wait(&mut window, |window| window.state().shown().unwrap().0.origin == Origin::File(other.clone()));
    assert!(!says(&window, "Copy the list"), "the list is about the file before");
    change_methods(&mut window);
    assert!(!closes(&mut window));
    drop_files(&mut window, &[&other]);
    wait_for(&mut window, "Answer the question first, then drop the file again.");
    window.run();
    press(&mut window, "Stay here");
    drop_files(&mut window, &[&other, Path::new("third.scorecard")]);
    wait_for(&mut window, "one scorecard is opened at a time; drop the others again.");
}

#[test]
fn a_save_that_failed_is_said_until_it_is_dismissed() {
    let (folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    change_methods(&mut window);
    folder.close().unwrap();
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "open.scorecard was not saved");
    assert!(says(&window, "The folder does not exist"), "{:#?}", labels(&window));
    assert!(window.state().is_unsaved());
    press(&mut window, "Close");
    assert!(!says(&window, "was not saved"));
}

#[test]
fn reading_says_so_and_can_be_cancelled() {
    let (_folder, file) = file();
    let mut window = sample();
    let ctx = window.ctx.clone();
    window.state_mut().command(&ctx, Command::OpenFile(file.clone()));
    // What floats over the page is measured before it is seen.
    window.run_steps(4);
    let busy = ["Reading open.scorecard", "Judging open.scorecard"];
    assert!(busy.iter().any(|doing| says(&window, doing)), "{:#?}", labels(&window));
    window.get_by_role_and_label(Role::Button, "Cancel").click();
    window.run_steps(3);
    assert!(!window.state().is_reading());
    assert!(says(&window, "Reading open.scorecard was stopped"));
    std::thread::sleep(Duration::from_millis(1500));
    window.run();
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::SAMPLE, "what is read late is not shown");
}

#[test]
fn of_two_files_asked_for_the_later_one_is_shown() {
    let (_folder, first) = file();
    let second = first.with_file_name("second.scorecard");
    fs::write(&second, SAMPLE).unwrap();
    let mut window = sample();
    let ctx = window.ctx.clone();
    window.state_mut().command(&ctx, Command::OpenFile(first));
    window.state_mut().command(&ctx, Command::OpenFile(second.clone()));
    wait(&mut window, |window| !window.state().is_reading());
    std::thread::sleep(Duration::from_millis(500));
    window.run();
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::File(second));
}

#[test]
fn the_list_of_recent_files_can_be_cleared() {
    let (_folder, file) = file();
    let mut window = open(Origin::File(file.clone()));
    assert_eq!(window.state().settings().recent, [file]);
    send(&mut window, Command::Do(Action::ClearRecent));
    assert!(window.state().settings().recent.is_empty());
}

/// The states that are kept in a folder of settings.
fn kept(settings: &Path) -> usize {
    let entries =
        fs::read_dir(settings.join("autosave")).map(|entries| entries.flatten().collect::<Vec<_>>());
    let ending = |entry: &fs::DirEntry| entry.path().extension().is_some_and(|ending| ending == "json");
    entries.unwrap_or_default().iter().filter(|entry| ending(entry)).count()
}

#[test]
fn what_was_not_saved_outlives_a_crash() {
    let (_folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = open_keeping(Origin::File(file.clone()), settings.path());
    change_methods(&mut window);
    wait(&mut window, |_| kept(settings.path()) == 1);
    // It goes without having been closed.
    drop(window);
    let mut window = open_keeping(Origin::SAMPLE, settings.path());
    wait_for(&mut window, "Bring back what was not saved?");
    assert!(says(&window, "open.scorecard"));
    press(&mut window, "Bring it back");
    wait_for(&mut window, "What was not saved is back");
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::File(file.clone()));
    assert_eq!(methods(&window).benchmark, Benchmark::Peers);
    assert!(window.state().is_unsaved());
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    assert!(fs::read_to_string(&file).unwrap().contains("\"peers\""));
    wait(&mut window, |_| kept(settings.path()) == 0);
}

#[test]
fn what_is_brought_back_is_put_together_with_what_somebody_else_saved_since() {
    let (_folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = open_keeping(Origin::File(file.clone()), settings.path());
    change_methods(&mut window);
    wait(&mut window, |_| kept(settings.path()) == 1);
    drop(window);
    let text = colleague_saves(&file, "Changed after the crash");
    let mut window = open_keeping(Origin::SAMPLE, settings.path());
    wait_for(&mut window, "Bring back what was not saved?");
    press(&mut window, "Bring it back");
    wait_for(&mut window, "so both are on screen now");
    wait(&mut window, |window| title(window) == "Changed after the crash");
    assert_eq!(methods(&window).benchmark, Benchmark::Peers);
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "nothing is saved unasked");
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    let saved = fs::read_to_string(&file).unwrap();
    assert!(saved.contains("Changed after the crash") && saved.contains("\"peers\""));
}

#[test]
fn what_was_given_up_is_not_kept() {
    let (_folder, file) = file();
    let settings = tempfile::tempdir().unwrap();
    let mut window = open_keeping(Origin::File(file), settings.path());
    change_methods(&mut window);
    wait(&mut window, |_| kept(settings.path()) == 1);
    assert!(!closes(&mut window));
    window.run();
    press(&mut window, "Do not save");
    until_closed(&mut window);
    drop(window);
    assert_eq!(kept(settings.path()), 0);
    let mut window = open_keeping(Origin::SAMPLE, settings.path());
    std::thread::sleep(Duration::from_millis(300));
    window.run();
    assert!(!says(&window, "Bring back what was not saved?"));
}

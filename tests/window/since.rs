//! What is new in a file since it was last open here: said once, above the page, with a way to all of it.

use crate::harness::{SAMPLE, Window, labels, made, open_keeping, press, says, send, wait, wait_for};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use placecard::app::Origin;
use placecard::edit::{Edit, Place};
use placecard::pages::{Action, Command, Page, Sample};
use std::path::{Path, PathBuf};
use std::time::Duration;

const NEW: &str = "New in this file since you last opened or saved it here, on ";
const SHOW: &str = "See what changed";

/// Somebody else adds an action and a figure of obesity in Bury is revised.
fn changed(text: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(text).unwrap();
    let action = serde_json::json!({"id": "a-new-one", "area": "E08000002", "text": "Open the clinic again", "status": "open"});
    file["actions"] = serde_json::json!([action]);
    for block in
        file["data"].as_array_mut().unwrap().iter_mut().filter(|it| it["indicator"] == "adult-obesity")
    {
        for row in block["rows"].as_array_mut().unwrap().iter_mut().filter(|row| row["area"] == "E08000002") {
            for (column, value) in [("values", 24.9), ("lower", 22.0), ("upper", 28.0)] {
                *row[column].as_array_mut().unwrap().last_mut().unwrap() = value.into();
            }
        }
    }
    serde_json::to_string(&file).unwrap()
}

struct Kept {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Kept {
    /// A file that was open here once.
    fn seen() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("gm.scorecard");
        std::fs::write(&file, SAMPLE).unwrap();
        let kept = Self { folder, file };
        let window = kept.open();
        assert!(!says(&window, NEW), "it was never open before");
        drop(window);
        kept
    }

    fn settings(&self) -> PathBuf {
        self.folder.path().join("settings")
    }

    fn open(&self) -> Window {
        let mut window = open_keeping(Origin::file(&self.file), &self.settings());
        // Looking at what was seen takes two jobs after the file is on screen.
        for _ in 0..60 {
            std::thread::sleep(Duration::from_millis(10));
            window.step();
        }
        window
    }

    fn write(&self, text: &str) {
        std::fs::write(&self.file, text).unwrap();
    }

    fn copies(&self) -> usize {
        std::fs::read_dir(self.settings().join("seen")).map_or(0, Iterator::count)
    }
}

fn page(window: &Window) -> Page {
    window.state().shown().unwrap().1.page
}

fn open_for(kept: &Kept, text: &str) -> Window {
    let mut window = kept.open();
    wait_for(&mut window, text);
    window
}

#[test]
fn what_somebody_else_changed_is_said_once_and_leads_to_all_of_it() {
    let kept = Kept::seen();
    kept.write(&changed(SAMPLE));
    let mut window = open_for(&kept, NEW);
    let line = labels(&window).into_iter().find(|label| label.starts_with(NEW)).unwrap();
    assert!(
        line.contains(": one figure revised; ") && line.contains("; one change in actions. First: "),
        "{line}"
    );
    assert!(line.contains("Adult obesity in Bury: 24.9% of adults aged 18 and over, before 34.1%"), "{line}");
    press(&mut window, SHOW);
    wait_for(&mut window, "The older edition beside: ");
    assert_eq!(page(&window), Page::WhatChanged);
    assert!(says(&window, "from gm.scorecard as you last had it on "), "{:#?}", labels(&window));
    assert!(says(&window, "New in Bury: Open the clinic again.") && !says(&window, NEW));
    drop(window);
    assert!(!says(&kept.open(), NEW), "it was said");
}

#[test]
fn the_line_can_be_closed_and_what_was_saved_or_laid_out_anew_is_nothing_new() {
    let kept = Kept::seen();
    kept.write(&changed(SAMPLE));
    let mut window = open_for(&kept, NEW);
    let close = window.query_all_by_role_and_label(Role::Button, "Close").last().unwrap();
    close.click();
    window.run();
    assert!(!says(&window, NEW));
    let edit = Edit::new("rename the scorecard").put(Place::field("title"), &"Another title");
    send(&mut window, Command::Edit(edit));
    made(&mut window);
    send(&mut window, Command::Do(Action::Save));
    wait(&mut window, |window| !window.state().is_unsaved());
    drop(window);
    assert!(!says(&kept.open(), NEW), "saved here");
    let text = std::fs::read_to_string(&kept.file).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    kept.write(&serde_json::to_string_pretty(&value).unwrap());
    assert!(!says(&kept.open(), NEW), "laid out differently");
}

#[test]
fn a_file_that_comes_back_changed_says_so_and_what_the_reader_laid_beside_is_not_put_away_unasked() {
    let kept = Kept::seen();
    let mut window = kept.open();
    send(&mut window, Command::Do(Action::OpenSampleBeside(Sample::WestYorkshire)));
    wait_for(&mut window, "West Yorkshire balanced scorecard is open beside");
    kept.write(&changed(SAMPLE));
    wait_for(&mut window, NEW);
    let label = "See what changed, in place of West Yorkshire balanced scorecard";
    assert!(says(&window, label), "{:#?}", labels(&window));
    send(&mut window, Command::Do(Action::CloseBeside));
    assert!(!says(&window, label));
    press(&mut window, SHOW);
    wait_for(&mut window, "The older edition beside: Greater Manchester");
    // What was seen of this file does not lie beside another one.
    send(&mut window, Command::Do(Action::OpenSample(Sample::WestYorkshire)));
    send(&mut window, Command::Do(Action::Show(Page::WhatChanged)));
    wait_for(&mut window, "Open another edition of this scorecard beside it");
}

#[test]
fn clearing_the_recent_files_forgets_what_was_seen_of_them() {
    let kept = Kept::seen();
    assert_eq!(kept.copies(), 1);
    let mut window = kept.open();
    send(&mut window, Command::Do(Action::ClearRecent));
    drop(window);
    assert_eq!(kept.copies(), 0);
    kept.write(&changed(SAMPLE));
    assert!(!says(&kept.open(), NEW));
}

#[test]
fn a_broken_copy_is_none() {
    let kept = Kept::seen();
    let entries = std::fs::read_dir(kept.settings().join("seen")).unwrap();
    let copies: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    std::fs::write(Path::new(&copies[0]), "no copy").unwrap();
    kept.write(&changed(SAMPLE));
    assert!(!says(&kept.open(), NEW));
}

#[test]
fn what_somebody_else_saved_under_one_s_own_changes_is_said_too_and_saving_does_not_take_that_away() {
    let kept = Kept::seen();
    let mut window = kept.open();
    let edit = Edit::new("rename the scorecard").put(Place::field("title"), &"Another title");
    send(&mut window, Command::Edit(edit));
    made(&mut window);
    kept.write(&changed(SAMPLE));
    wait_for(&mut window, "so both are on screen now");
    wait_for(&mut window, NEW);
    let line = labels(&window).into_iter().find(|label| label.starts_with(NEW)).unwrap();
    assert!(line.contains(": one figure revised; ") && line.contains("Adult obesity in Bury"), "{line}");
    assert!(!line.contains("title"), "the reader's own change is not new to them: {line}");
    send(&mut window, Command::Do(Action::Save));
    wait(&mut window, |window| !window.state().is_unsaved());
    assert!(says(&window, NEW));
    press(&mut window, SHOW);
    wait_for(&mut window, "The older edition beside: ");
    drop(window);
    assert!(!says(&kept.open(), NEW), "it was said");
}

//! The real pages, driven as a reader would by role and label, without a display.

use crate::harness::{
    SAMPLE, Window, beyond_the_edges, drop_files, labels, open, open_at, sample, says, send, wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use placecard::app::{Origin, Settings};
use placecard::model::{Benchmark, Methods};
use placecard::pages::{Action, ChartKind, Command, Page, Sample, View};
use std::io::Write;
use std::path::Path;

fn page(harness: &Window) -> Page {
    harness.state().shown().unwrap().1.page
}

fn place(harness: &Window) -> String {
    let (loaded, view) = harness.state().shown().unwrap();
    loaded.outline.place_name(view.place.unwrap()).unwrap().to_owned()
}

fn broken_file() -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".scorecard").tempfile().unwrap();
    let text = r#"{"format": 1, "title": "Broken", "areas": [{"code": "A", "name": "A", "kind": "plaice"}]}"#;
    file.write_all(text.as_bytes()).unwrap();
    file
}

fn open_file(harness: &mut Window, path: &Path) {
    send(harness, Command::OpenFile(path.to_owned()));
    wait(harness, |window| !window.state().is_reading());
}

#[test]
fn the_scorecard_shows_every_place_and_leads_to_it() {
    let mut harness = sample();
    assert_eq!(page(&harness), Page::Scorecard);
    for name in
        ["Bolton", "Bury", "Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside", "Trafford"]
    {
        harness.get_by_label(&format!("Open {name}"));
    }
    assert!(says(&harness, "judged figures"));
    harness.get_by_label("Open Bury").click();
    harness.run();
    assert_eq!((page(&harness), place(&harness).as_str()), (Page::Place, "Bury"));
}

#[test]
fn a_reader_chooses_bury_reads_the_exclusions_and_opens_the_indicator() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Button, "Bury").click();
    harness.run();
    assert!(labels(&harness).iter().any(|label| label.starts_with("Bury: ")), "{:#?}", labels(&harness));
    harness.get_by_label_contains("Open: Suspensions:").click();
    harness.run();
    assert_eq!(page(&harness), Page::Indicator);
    assert!(says(&harness, "Department for Education"));
    harness.get_by_label("Table").click();
    harness.run();
    assert!(says(&harness, "12.2"), "the table holds the latest figure of Bury");
}

#[test]
fn every_sample_is_opened_from_the_menu() {
    let mut harness = sample();
    for chosen in Sample::ALL {
        send(&mut harness, Command::Do(Action::OpenSample(chosen)));
        wait(&mut harness, |window| window.state().shown().unwrap().0.origin == Origin::Sample(chosen));
        let (loaded, _) = harness.state().shown().unwrap();
        assert_eq!(loaded.outline.system, chosen.name());
        assert!(says(&harness, chosen.name()));
    }
}

#[test]
fn a_box_opens_its_whole_list_and_leads_to_an_item() {
    let mut harness = sample();
    harness.get_by_label_contains("Worse, not moving, ").click();
    harness.run();
    let listed = labels(&harness);
    let items = listed.iter().filter(|label| label.contains(" · ") && label.contains(" in 20")).count();
    assert!(items > 20, "{items} items of the box are listed");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(labels(&harness).len() < listed.len(), "Escape closes the list");
    harness.get_by_label_contains("Worse, not moving, ").click();
    harness.run();
    let of_list = |label: &&String| {
        label.contains(" · ") && label.contains("worse than England") && !label.contains("judged figures")
    };
    let item = labels(&harness).iter().find(of_list).cloned().unwrap();
    harness.get_by_label(&item).click();
    harness.run();
    assert_eq!(page(&harness), Page::Indicator);
}

#[test]
fn every_chart_says_in_a_sentence_what_it_shows() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Button, "Bury").click();
    harness.run();
    let spoken = labels(&harness);
    for wanted in ["12.2", "65.8", "118"] {
        let found = spoken.iter().any(|label| label.contains("Bury") && label.contains(wanted));
        assert!(found, "no sentence of Bury says {wanted}: {spoken:#?}");
    }
}

#[test]
fn the_keyboard_steps_through_places_and_back() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Button, "Bury").click();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(place(&harness), "Manchester");
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(place(&harness), "Bury");
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run();
    assert_eq!(place(&harness), "Manchester");
}

#[test]
fn the_palette_finds_an_indicator_by_a_few_letters() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.event(egui::Event::Text("perm excl".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(page(&harness), Page::Indicator);
    assert!(says(&harness, "Permanent exclusions from school"));
}

#[test]
fn the_theme_changes_and_is_remembered() {
    let mut harness = sample();
    let ctx = harness.ctx.clone();
    assert!(!ctx.global_style().visuals.dark_mode);
    harness.state_mut().command(&ctx, Command::Do(Action::ThemeDark));
    harness.run();
    assert!(ctx.global_style().visuals.dark_mode);
    let stored = serde_json::to_string(&harness.state().settings()).unwrap();
    let read: Settings = serde_json::from_str(&stored).unwrap();
    assert_eq!(read, harness.state().settings());
}

#[test]
fn a_broken_file_keeps_the_old_one_on_screen_and_lists_every_error() {
    let file = broken_file();
    let mut harness = sample();
    open_file(&mut harness, file.path());
    assert_eq!(harness.state().shown().unwrap().0.origin, Origin::SAMPLE);
    assert!(says(&harness, "errors and was not opened"));
    assert!(says(&harness, "place"), "the nearest allowed word is named");
    assert!(says(&harness, "judged figures"), "the old scorecard is still there");
    harness.get_by_label("Copy all").click();
    harness.step();
    let copied = harness.output().platform_output.commands.iter().any(|command| match command {
        egui::OutputCommand::CopyText(text) => text.contains("kind") && text.contains("line 1"),
        _ => false,
    });
    assert!(copied, "the list of errors is copied");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!says(&harness, "errors and was not opened"));
}

#[test]
fn a_file_that_is_not_there_is_said_plainly() {
    let mut harness = sample();
    open_file(&mut harness, Path::new("no such folder/no such file.scorecard"));
    assert!(says(&harness, "no such file.scorecard could not be read"));
}

#[test]
fn a_file_changed_on_disk_is_read_again() {
    let mut file = tempfile::Builder::new().suffix(".scorecard").tempfile().unwrap();
    file.write_all(SAMPLE.as_bytes()).unwrap();
    let mut harness = open(Origin::File(file.path().to_owned()));
    let changed = SAMPLE.replacen("Greater Manchester balanced scorecard", "Changed on disk", 1);
    // One more byte: even a clock too coarse to see the change cannot hide it.
    std::fs::write(file.path(), changed + "\n").unwrap();
    wait(&mut harness, |window| window.state().shown().unwrap().0.outline.title == "Changed on disk");
    assert!(says(&harness, "was read again"));
}

#[test]
fn a_saved_scorecard_holds_everything_and_is_not_taken_for_a_change() {
    let with_unknown = SAMPLE.replacen("\"format\": 1,", "\"format\": 1, \"kept\": [1, null, \"ü\"],", 1);
    let file = tempfile::Builder::new().suffix(".scorecard").tempfile().unwrap();
    std::fs::write(file.path(), &with_unknown).unwrap();
    let mut harness = open(Origin::File(file.path().to_owned()));
    send(&mut harness, Command::Do(Action::Save));
    wait_for(&mut harness, "Saved");
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&std::fs::read_to_string(file.path()).unwrap()), value(&with_unknown));
    assert_eq!(harness.state().settings().recent.first().map(std::path::PathBuf::as_path), Some(file.path()));
}

#[test]
fn a_dropped_file_is_opened() {
    let file = broken_file();
    let mut harness = sample();
    drop_files(&mut harness, &[file.path()]);
    wait(&mut harness, |window| !window.state().is_reading());
    assert!(says(&harness, "errors and was not opened"));
}

#[test]
fn the_view_is_remembered_by_code_and_found_again() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Button, "Wigan").click();
    harness.run();
    let settings = harness.state().settings();
    let again = open_at(Origin::SAMPLE, Vec2::new(1280.0, 800.0), settings);
    assert_eq!((page(&again), place(&again).as_str()), (Page::Place, "Wigan"));
}

#[test]
fn the_table_is_searched_grouped_and_filtered() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(egui::Event::Text("smoking".to_owned()));
    harness.run();
    assert!(says(&harness, "of 122 indicators"), "{:#?}", labels(&harness));
    assert!(!says(&harness, "Suspensions, suspensions per 100 pupils"));
}

#[test]
fn every_page_fits_a_small_window_and_a_large_one() {
    for size in [Vec2::new(720.0, 480.0), Vec2::new(1280.0, 800.0), Vec2::new(2560.0, 1440.0)] {
        let mut harness = open_at(Origin::SAMPLE, size, Settings::default());
        for target in [Page::Scorecard, Page::Place, Page::Indicator] {
            let view = harness.state().shown().unwrap().1.at_page(target);
            send(&mut harness, Command::Go(view));
            assert_eq!(page(&harness), target);
            // Ten places beside each other do not fit a small window: that table is scrolled.
            if target != Page::Scorecard || size.x > 1000.0 {
                assert_eq!(beyond_the_edges(&harness), [""; 0], "{target:?} at {size}");
            }
        }
    }
}

#[test]
fn changed_methods_change_the_verdicts_and_are_kept_in_the_file() {
    let file = tempfile::Builder::new().suffix(".scorecard").tempfile().unwrap();
    std::fs::write(file.path(), SAMPLE).unwrap();
    let mut harness = open(Origin::File(file.path().to_owned()));
    let (loaded, view) = harness.state().shown().unwrap();
    let scorecard = loaded.document.scorecard();
    let (before, indicator) =
        (scorecard.methods().clone(), scorecard.indicator_by_id("injury-admissions-0-14"));
    let view = view.at_indicator(indicator.unwrap());
    send(&mut harness, Command::Go(view));
    assert!(says(&harness, "than England"), "{:#?}", labels(&harness));
    let peers = Methods { benchmark: Benchmark::Peers, ..before };
    send(&mut harness, Command::SetMethods(peers));
    wait_for(&mut harness, "statistical neighbours");
    assert!(says(&harness, "changed, not saved yet"));
    // Another file would lose the change: the reader is asked first, and saving is one of the answers.
    send(&mut harness, Command::Do(Action::OpenSample(placecard::pages::Sample::default())));
    harness.get_by_label("Save").click();
    wait(&mut harness, |window| window.state().shown().unwrap().0.origin == Origin::SAMPLE);
    assert!(!says(&harness, "not saved yet"));
    assert!(std::fs::read_to_string(file.path()).unwrap().contains("\"benchmark\": \"peers\""));
}

#[test]
fn process_control_says_what_its_icons_mean() {
    let mut harness = sample();
    let (loaded, view) = harness.state().shown().unwrap();
    let indicator = loaded.document.scorecard().indicator_by_id("ae-four-hours").unwrap();
    let view = View { chart: ChartKind::Control, ..view.at_indicator(indicator) };
    send(&mut harness, Command::Go(view));
    assert!(says(&harness, "Improvement: above the upper limit"), "{:#?}", labels(&harness));
    assert!(says(&harness, "No target is set for this indicator here."));
}

#[test]
fn figures_published_for_the_system_alone_are_shown_for_the_system() {
    let mut harness = sample();
    let (loaded, view) = harness.state().shown().unwrap();
    let indicator = loaded.document.scorecard().indicator_by_id("ae-four-hours").unwrap();
    let view = view.at_indicator(indicator);
    send(&mut harness, Command::Go(view));
    assert!(
        says(&harness, "A&E: seen within four hours · % of attendances · Greater Manchester"),
        "{:#?}",
        labels(&harness)
    );
}

#[test]
fn the_poor_neighbourhood_inside_the_average_place_is_named() {
    let mut harness = sample();
    let (loaded, view) = harness.state().shown().unwrap();
    let scorecard = loaded.document.scorecard();
    let (indicator, bury) =
        (scorecard.indicator_by_id("emergency-admission-index"), scorecard.area_by_code("E08000002"));
    let view = View { place: bury, ..view.at_indicator(indicator.unwrap()) };
    send(&mut harness, Command::Go(view));
    assert!(says(&harness, "neighbourhoods lie above England (100), furthest"), "{:#?}", labels(&harness));
    assert!(
        says(&harness, "Most deprived 20% in Bury: 118 in 2025, 20 above Bury as a whole (not tested)"),
        "{:#?}",
        labels(&harness)
    );
}

#[test]
fn the_table_is_one_stop_of_the_keyboard_with_arrow_keys_inside() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    harness.run();
    // Below the heads comes the name of a group; the indicator under it is opened for the first area.
    for key in [Key::ArrowDown, Key::ArrowRight, Key::End, Key::Home, Key::ArrowRight, Key::Enter] {
        assert_eq!(page(&harness), Page::Scorecard);
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(page(&harness), Page::Indicator);
}

#[test]
fn names_stay_in_sight_while_a_wide_table_is_scrolled() {
    let mut harness = open_at(Origin::SAMPLE, Vec2::new(760.0, 900.0), Settings::default());
    let name =
        labels(&harness).into_iter().find(|label| label.starts_with("Physically active adults, ")).unwrap();
    harness.get_by_role(Role::Table).focus();
    harness.run();
    assert!(harness.query_by_label("Open Wigan").is_none(), "the last place is out of sight to begin with");
    harness.key_press(Key::End);
    harness.run();
    harness.run();
    harness.get_by_label("Open Wigan");
    let left = harness.get_by_label(&name).rect().left();
    assert!(harness.get_by_label("Open Wigan").rect().left() > left);
}

#[test]
fn no_tooltip_lies_over_a_dialog() {
    let mut harness = sample();
    let told = |harness: &Window| labels(harness).iter().filter(|label| label.contains("Bury, ")).count();
    let cell = labels(&harness).into_iter().find(|label| label.starts_with("Bury, ")).unwrap();
    let before = told(&harness);
    harness.get_by_label(&cell).hover();
    for _ in 0..60 {
        harness.step();
    }
    assert!(told(&harness) > before, "a tooltip tells what the cell holds");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    for _ in 0..10 {
        harness.step();
    }
    assert_eq!(told(&harness), before);
}

#[test]
fn the_menu_lists_the_actions_and_fits_the_window() {
    let mut harness = sample();
    harness.get_by_label("Menu").click();
    harness.run();
    for name in ["Save", "Full screen", "Methods…", "Quit"] {
        assert!(harness.get_by_label(name).rect().bottom() < 900.0, "{name}");
    }
    let views = labels(&harness).into_iter().find(|label| label.starts_with("Go to")).unwrap();
    harness.get_by_label(&views).click();
    harness.run();
    harness.get_by_label("Go to the place").click();
    harness.run();
    assert_eq!(page(&harness), Page::Place);
}

#[test]
fn the_settings_can_be_closed_in_a_small_window() {
    for size in [Vec2::new(720.0, 480.0), Vec2::new(1280.0, 800.0)] {
        let mut harness = open_at(Origin::SAMPLE, size, Settings::default());
        send(&mut harness, Command::Do(Action::ShowMethods));
        harness.run();
        let close = harness.get_by_label("Close").rect();
        assert!(close.top() > 0.0 && close.bottom() < size.y, "{close:?} of {size:?}");
        assert!(says(&harness, "Rules of process control: Making Data Count"), "{:#?}", labels(&harness));
    }
}

//! The real pages, driven as a reader would by role and label, without a display.

use crate::harness::{
    SAMPLE, TITLE, Window, beyond_the_edges, drop_files, labels, open, open_at, sample, says, send, wait,
    wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::{Benchmark, Methods, Word};
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
fn a_reader_chooses_bury_reads_the_exclusions_and_opens_the_indicator() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Button, "Bury").click();
    harness.run();
    assert!(labels(&harness).iter().any(|label| label.contains(" in Bury: ")), "{:#?}", labels(&harness));
    harness
        .get_by_role_and_label(
            Role::Heading,
            "Suspensions: 12.2 per 100 pupils, up from 3.5 in 2014/15 (tested); England 11.3, up from 3.9 (not tested)",
        )
        .click();
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
    assert!(says(&harness, "cannot be opened: it has"));
    assert!(says(&harness, "place"), "the nearest allowed word is named");
    assert!(says(&harness, TITLE), "the old scorecard is still there");
    harness.get_by_label("Copy the list").click();
    harness.step();
    let copied = harness.output().platform_output.commands.iter().any(|command| match command {
        egui::OutputCommand::CopyText(text) => text.contains("kind") && text.contains("line 1"),
        _ => false,
    });
    assert!(copied, "the list of errors is copied");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!says(&harness, "cannot be opened: it has"));
}

#[test]
fn a_file_that_is_not_there_is_said_plainly() {
    let mut harness = sample();
    open_file(&mut harness, Path::new("no such folder/no such file.scorecard"));
    assert!(says(&harness, "no such file.scorecard cannot be opened"));
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
    assert!(says(&harness, "cannot be opened: it has"));
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
    assert!(says(&harness, "not saved yet"));
    // Another file would lose the change: the reader is asked first, and saving is one of the answers.
    send(&mut harness, Command::Do(Action::OpenSample(placecard::pages::Sample::default())));
    harness.get_by_label("Save").click();
    wait(&mut harness, |window| window.state().shown().unwrap().0.origin == Origin::SAMPLE);
    assert!(!says(&harness, "not saved yet"));
    assert!(std::fs::read_to_string(file.path()).unwrap().contains("\"benchmark\": \"peers\""));
}

#[test]
fn on_every_page_the_reader_compares_with_something_else_and_the_file_stays_as_it_is() {
    let mut window = sample();
    // A priority of Bury is called “Less deprivation than England by 2030”.
    let beside = |said: &&String| said.contains("than England") && !said.contains("by 2030");
    let england = |window: &Window| labels(window).iter().filter(beside).count();
    // What was tried is compared with the places that have not started it, and what changed says nothing of one file alone.
    let says_it = |page: &&Page| !matches!(page, Page::Interventions | Page::WhatChanged);
    for to in Page::ALL.iter().filter(says_it) {
        let view = window.state().shown().unwrap().1.at_page(*to);
        send(&mut window, Command::Go(View { benchmark: None, ..view.clone() }));
        window.get_by_role_and_label(Role::ComboBox, "Compared with").click();
        window.run();
        window.get_by_label("the first period").click();
        window.run();
        window.run();
        wait(&mut window, |window| says(window, "the first period"));
        assert_eq!(window.state().shown().unwrap().1.benchmark, Some(Benchmark::FirstPeriod));
        wait(&mut window, |window| england(window) == 0);
        assert!(!window.state().is_unsaved());
        // What the file says is no other way of looking.
        window.get_by_role_and_label(Role::ComboBox, "Compared with").click();
        window.run();
        // The page names England too.
        let is_option = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() != Role::Label;
        window.get_all_by_label("England").find(is_option).unwrap().click();
        window.run();
        assert_eq!(window.state().shown().unwrap().1.benchmark, None);
    }
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
fn why_there_are_no_limits_is_not_said_above_the_chart_that_says_it() {
    let mut harness = sample();
    let (loaded, view) = harness.state().shown().unwrap();
    let indicator = loaded.document.scorecard().indicator_by_id("active-adults").unwrap();
    let view = View { chart: ChartKind::Control, ..view.at_indicator(indicator) };
    send(&mut harness, Command::Go(view));
    let why =
        "Control limits need at least 13 points; there are 8, and two more are left out as not comparable.";
    wait_for(&mut harness, why);
    let labels = labels(&harness);
    let said = labels.iter().filter(|label| label.contains(why));
    assert_eq!(said.count(), 1, "by the chart that has none: {labels:#?}");
    assert!(!labels.iter().any(|label| label.contains("Variation is not judged")), "{labels:#?}");
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
        says(
            &harness,
            "Bury, England’s most deprived 20% of neighbourhoods: 118 (index, England = 100) in 2025, 20 points above"
        ),
        "{:#?}",
        labels(&harness)
    );
}

#[test]
fn no_tooltip_lies_over_a_dialog() {
    let mut harness = sample();
    let told = |harness: &Window| labels(harness).iter().filter(|label| label.contains(" in Bury, ")).count();
    let cell = labels(&harness).into_iter().find(|label| label.contains(" in Bury, ")).unwrap();
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
        assert!(says(&harness, "Rules of process control"), "{:#?}", labels(&harness));
    }
}

/// The sample with a change of its values.
fn changed(change: impl FnOnce(&mut serde_json::Value)) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("changed.scorecard");
    let mut value: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    change(&mut value);
    std::fs::write(&file, value.to_string()).unwrap();
    (folder, file)
}

#[test]
fn the_trail_of_long_names_stays_beside_the_search_field() {
    const SYSTEM: &str = "Bristol, North Somerset and South Gloucestershire Integrated Care System";
    const PLACE: &str = "Bournemouth, Christchurch and Poole with some villages";
    let (_folder, file) = changed(|value| {
        for area in value["areas"].as_array_mut().unwrap() {
            if area["kind"] == "system" {
                area["name"] = SYSTEM.into();
            } else if area["name"] == "Bury" {
                area["name"] = PLACE.into();
            }
        }
    });
    for zoom in [1.0, 1.5, 3.0] {
        let size = Vec2::new(1366.0 / zoom, 768.0 / zoom);
        let mut window = open_at(Origin::File(file.clone()), size, Settings::default());
        let bury = window.state().shown().unwrap().0.document.scorecard().area_by_code("E08000002");
        let view = window.state().shown().unwrap().1.clone();
        for page in [Page::Place, Page::Indicator, Page::Scorecard] {
            send(&mut window, Command::Go(View { place: bury, ..view.at_page(page) }));
            window.run();
            let search = window.get_by_label("Find a place, figure or priority").rect();
            let bar = window.root().children_recursive().filter(|node| {
                let bounds = node.accesskit_node().raw_bounds();
                bounds.is_some_and(|bounds| {
                    let middle = f64::midpoint(bounds.y0, bounds.y1) as f32;
                    let is_left = (bounds.x0 as f32) < search.left();
                    is_left && search.y_range().contains(middle) && bounds.y1 - bounds.y0 < 40.0
                })
            });
            for node in bar {
                assert!(node.rect().right() <= search.left() + 0.5, "{page:?} at {zoom}: {node:?}");
            }
        }
    }
}

#[test]
fn a_place_without_priorities_says_so_instead_of_empty_bars() {
    let (_folder, file) = changed(|value| value["priorities"] = serde_json::json!([]));
    let mut window = open(Origin::File(file));
    window.get_by_role_and_label(Role::Button, "Bury").click();
    window.run();
    assert!(says(&window, "The file has no priorities for this place."));
    assert!(!says(&window, "National, 0") && !says(&window, "Priorities: show all"));
}

#[test]
fn the_legend_has_five_steps_where_the_second_level_is_on() {
    let (_folder, file) = changed(|value| value["methods"]["confidence"] = serde_json::json!(0.998));
    let steps = ["best", "better", "no clear difference", "worse", "worst"];
    let shown = |origin| {
        let window = open(origin);
        let width = window.ctx.content_rect().width();
        // All of it is in one line within the window.
        let last = window.query_by_label("getting better").unwrap().rect();
        assert!(last.right() < width && last.height() < 24.0, "{last:?} of {width}");
        steps.map(|step| window.query_all_by_label(step).next().is_some())
    };
    assert_eq!(shown(Origin::SAMPLE), [false, true, true, true, false]);
    assert_eq!(shown(Origin::File(file)), [true; 5]);
}

#[test]
fn every_key_is_in_sight_in_a_window_of_the_usual_size() {
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::Do(Action::ShowKeys));
    window.run();
    let height = window.ctx.content_rect().height();
    for action in Action::all().filter(|action| action.shortcut().is_some()) {
        let shown = window.query_all_by_label(action.label()).last().unwrap().rect();
        assert!(shown.bottom() < height - 60.0, "{action:?} at {shown:?}");
    }
}

#[test]
fn a_list_closes_when_something_is_chosen_with_the_keyboard() {
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::Do(Action::ShowMethods));
    window.run();
    let list = |window: &Window| window.query_all_by_label("6 points").count();
    window
        .query_all_by_role(Role::ComboBox)
        .find(|node| format!("{node:?}").contains("Run length"))
        .unwrap()
        .click();
    window.run();
    assert_eq!(list(&window), 1);
    window.get_by_label("6 points").focus();
    window.run();
    window.key_press(Key::Enter);
    wait(&mut window, |window| {
        window.state().shown().unwrap().0.edited.scorecard().methods().run_length == 6
    });
    assert_eq!(list(&window), 0, "{:#?}", labels(&window));
}

#[test]
fn what_is_said_of_a_file_that_does_not_open_is_of_use() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.scorecard");
    std::fs::write(&empty, "").unwrap();
    let window = open(Origin::File(empty));
    assert!(says(&window, "The file is empty"));
    assert!(!labels(&window).iter().any(|label| label == "$"), "{:#?}", labels(&window));
    let window = open(Origin::File(folder.path().join("none.scorecard")));
    assert!(says(&window, "none.scorecard cannot be opened"));
    assert!(!says(&window, "Correct what is listed here"));
}

#[test]
fn a_file_that_did_not_open_can_be_tried_again_and_there_is_always_a_way_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mended.scorecard");
    for bytes in [&b""[..], b"{\"format\": 1", b"\0\x01\x02binary\xff", b"area,period\nBury,2020\n", b"[]"] {
        std::fs::write(&path, bytes).unwrap();
        let mut window = open(Origin::File(path.clone()));
        assert!(says(&window, "mended.scorecard cannot be opened"), "{:#?}", labels(&window));
        // By key alone: the dialog is closed, and what lies under it is come to.
        window.key_press(Key::Escape);
        window.run();
        for way in ["Open…", "Try mended.scorecard again", "Open the West Yorkshire sample"] {
            window.get_by_role_and_label(Role::Button, way);
        }
        std::fs::write(&path, SAMPLE).unwrap();
        let is_at = |window: &Window| {
            let focused = window.ctx.memory(egui::Memory::focused);
            let again = window.get_by_role_and_label(Role::Button, "Try mended.scorecard again");
            focused.is_some_and(|id| id.accesskit_id() == again.accesskit_node().locate().0)
        };
        for _ in 0..6 {
            if is_at(&window) {
                break;
            }
            window.key_press(Key::Tab);
            window.run();
        }
        window.key_press(Key::Enter);
        wait(&mut window, |window| window.state().shown().is_some());
        assert!(says(&window, TITLE));
    }
}

//! Views that the file keeps: saved on their page, opened, renamed, put in order and removed.

use crate::harness::{
    FULL, Window, edited, full, labels, made, open_at, place, press, put, sample, says, send, text, undo,
    wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Benchmark;
use placecard::pages::{Action, Command, Page, TableView, View, ViewRequest};

const SIZE: Vec2 = Vec2::new(1366.0, 768.0);
const SAVE: &str = "Save this view";

fn presses(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

/// The names of the views of the file, in their order.
fn names(window: &Window) -> Vec<String> {
    edited(window).scorecard().views().iter().map(|view| view.name.clone()).collect()
}

/// Saves what is looked at under this name, by key alone.
fn save_by_key(window: &mut Window, name: &str) {
    presses(window, Modifiers::COMMAND, Key::B);
    wait_for(window, SAVE);
    window.event(egui::Event::Text(name.to_owned()));
    window.run_steps(3);
    presses(window, Modifiers::NONE, Key::Enter);
}

/// The line of a view in their list.
fn line(window: &Window, name: &str) -> egui::Rect {
    let all = window.query_all_by_role(Role::ListBoxOption);
    let line =
        all.into_iter().find(|line| line.accesskit_node().label().is_some_and(|it| it.starts_with(name)));
    line.unwrap_or_else(|| panic!("no line {name}: {:#?}", labels(window))).rect()
}

#[test]
fn what_is_looked_at_is_saved_by_key_as_one_change_and_opened_again() {
    let mut window = full(Page::Scorecard, SIZE);
    let before = text(&window);
    let (place, indicator) = {
        let scorecard = edited(&window).scorecard();
        (scorecard.places().nth(1), scorecard.indicators().nth(1).map(|(id, _)| id))
    };
    let view = window.state().shown().unwrap().1.clone();
    for (page, name) in [
        (Page::Scorecard, "All of it"),
        (Page::Place, "A place"),
        (Page::Indicator, "A figure"),
        (Page::Neighbourhoods, "Its neighbourhoods"),
        (Page::Priorities, "Its priorities"),
        (Page::SideBySide, "Beside each other"),
        (Page::Interventions, "What was tried"),
    ] {
        let wanted = View { place, indicator, ..view.at_page(page) };
        send(&mut window, Command::Go(wanted.clone()));
        save_by_key(&mut window, name);
        made(&mut window);
        assert!(!says(&window, SAVE), "the sheet is closed");
        assert_eq!(names(&window).last().map(String::as_str), Some(name));
        let saved = edited(&window).scorecard().views().last().unwrap().clone();
        assert_eq!(saved.page, page);
        // Opened from elsewhere it is the same page about the same.
        send(
            &mut window,
            Command::Go(View { place: None, indicator: None, ..view.at_page(Page::Scorecard) }),
        );
        presses(&mut window, Modifiers { shift: true, ..Modifiers::COMMAND }, Key::B);
        wait_for(&mut window, "Saved views");
        let at = line(&window, name).center();
        window.event(egui::Event::PointerMoved(at));
        window.step();
        for pressed in [true, false] {
            window.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            window.step();
        }
        presses(&mut window, Modifiers::NONE, Key::Enter);
        wait(&mut window, |window| !says(window, "Enter opens a view"));
        let now = window.state().shown().unwrap().1.clone();
        assert_eq!(now.page, page, "{name}");
        let scorecard = edited(&window).scorecard();
        assert_eq!(now.about(scorecard), wanted.about(scorecard), "{name}");
        if matches!(page, Page::Indicator | Page::Neighbourhoods) {
            // The file has no neighbourhoods, so that no indicator is on their page.
            let on_page = indicator.filter(|_| page == Page::Indicator);
            assert_eq!(now.indicator, on_page, "{name}");
        }
        undo(&mut window);
        assert_eq!(text(&window), before, "one change: {name}");
    }
}

#[test]
fn a_second_place_and_the_comparator_are_kept_with_the_page_and_come_back() {
    let mut window = sample();
    let view = window.state().shown().unwrap().1.clone();
    let [one, other] = ["Bury", "Wigan"].map(place);
    let wanted = View {
        place: Some(one),
        pinned: Some(other),
        benchmark: Some(Benchmark::System),
        ..view.at_page(Page::SideBySide)
    };
    send(&mut window, Command::Go(wanted));
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, "Side by side: Bury beside Wigan, compared with Greater Manchester.");
    window.event(egui::Event::Text("Two of us".to_owned()));
    window.run_steps(3);
    presses(&mut window, Modifiers::NONE, Key::Enter);
    made(&mut window);
    let saved = edited(&window).scorecard().views().last().unwrap().clone();
    assert_eq!((saved.beside, saved.benchmark), (Some(other), Some(Benchmark::System)));
    send(&mut window, Command::Go(view));
    assert_eq!(window.state().shown().unwrap().1.benchmark, None);
    send(&mut window, Command::Views(ViewRequest::Open(saved.id)));
    wait_for(&mut window, "Wigan");
    let now = window.state().shown().unwrap().1.clone();
    assert_eq!((now.page, now.place, now.pinned), (Page::SideBySide, Some(one), Some(other)));
    assert_eq!(now.benchmark, Some(Benchmark::System));
    undo(&mut window);
}

#[test]
fn a_name_that_another_view_has_is_asked_about() {
    let mut window = sample();
    let count = names(&window).len();
    let before = text(&window);
    let place = edited(&window).scorecard().places().nth(5);
    let view = window.state().shown().unwrap().1.clone();
    send(&mut window, Command::Go(View { place, ..view.at_page(Page::Place) }));
    save_by_key(&mut window, "bury ON A PAGE");
    wait_for(&mut window, "There is a saved view “Bury on a page” already");
    assert!(says(
        &window,
        "It opens this page: Place: Bury. If you replace it, it opens this one instead: Place: "
    ));
    // Enter once more loses nothing.
    presses(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| !says(window, "There is a saved view"));
    wait_for(&mut window, SAVE);
    assert_eq!(text(&window), before);
    press(&mut window, "Save");
    wait_for(&mut window, "There is a saved view “Bury on a page” already");
    press(&mut window, "Replace it");
    made(&mut window);
    assert_eq!(names(&window).len(), count);
    let scorecard = edited(&window).scorecard();
    let replaced = scorecard.views().iter().find(|view| view.name == "Bury on a page").unwrap();
    assert_eq!((replaced.page, replaced.area), (Page::Place, place));
    undo(&mut window);
    assert_eq!(text(&window), before);
    // The same page under the same name changes nothing, and that is said.
    let place =
        edited(&window).scorecard().views().iter().find(|view| view.name == "Bury on a page").unwrap().area;
    let view = window.state().shown().unwrap().1.clone();
    send(&mut window, Command::Go(View { place, ..view.at_page(Page::Place) }));
    save_by_key(&mut window, "Bury on a page ");
    wait_for(
        &mut window,
        "The saved view “Bury on a page” opens this page already (Place: Bury); nothing was changed.",
    );
    assert!(!says(&window, SAVE));
    assert_eq!(text(&window), before);
}

#[test]
fn what_is_kept_is_what_the_page_shows_not_what_another_one_did() {
    let mut window = sample();
    let (bury, without) = {
        let scorecard = edited(&window).scorecard();
        let bury = scorecard.area_by_code("E08000002");
        (bury, scorecard.indicator_by_id("preventable-cvd-mortality"))
    };
    assert!(bury.is_some() && without.is_some());
    let view = window.state().shown().unwrap().1.clone();
    let at = |page| View { place: bury, indicator: without, whole_system: false, ..view.at_page(page) };
    send(&mut window, Command::Go(at(Page::Neighbourhoods)));
    wait_for(&mut window, "Under-20s in low income: ");
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, "It opens this page: Neighbourhoods: Under-20s in low income, Bury.");
    presses(&mut window, Modifiers::NONE, Key::Escape);
    let in_bury = View { table: TableView { place: bury, ..TableView::default() }, ..at(Page::Scorecard) };
    send(&mut window, Command::Go(in_bury));
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, "It opens this page: Scorecard: Bury.");
}

#[test]
fn the_place_in_the_side_bar_that_is_looked_at_closes_the_sheet_over_it() {
    let mut window = sample();
    let bury = edited(&window).scorecard().area_by_code("E08000002");
    let view = window.state().shown().unwrap().1.clone();
    send(&mut window, Command::Go(View { place: bury, whole_system: false, ..view.at_page(Page::Place) }));
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, SAVE);
    let in_bar = |window: &Window| {
        let all = window.query_all_by_label("Bury").map(|node| node.rect()).collect::<Vec<_>>();
        all.into_iter().find(|rect| rect.right() < 200.0).expect("in the side bar").center()
    };
    let pos = in_bar(&window);
    window.event(egui::Event::PointerMoved(pos));
    window.step();
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        window.step();
    }
    wait(&mut window, |window| !says(window, SAVE));
}

#[test]
fn closing_before_it_is_saved_is_said_once_and_a_view_without_a_name_is_none() {
    let mut window = sample();
    let before = text(&window);
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, SAVE);
    press(&mut window, "Save");
    wait_for(&mut window, "A saved view needs a name. Write it here.");
    put(&mut window, "Name", "November");
    presses(&mut window, Modifiers::NONE, Key::Escape);
    wait_for(&mut window, "The view is not saved yet.");
    presses(&mut window, Modifiers::NONE, Key::Escape);
    wait(&mut window, |window| !says(window, SAVE));
    assert_eq!(text(&window), before);
}

#[test]
fn views_are_put_in_order_renamed_and_removed_in_their_list() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("three.scorecard");
    let two = [("b", "Bury on a page"), ("s", "Suspensions in Bury")]
        .map(|(id, name)| format!("{{\"id\": \"{id}\", \"name\": \"{name}\", \"page\": \"scorecard\"}}"));
    let views = format!("\"views\": [{},", two.join(", "));
    std::fs::write(
        &file,
        FULL.replacen("\"views\": [", &views, 1).replace("Board, November", "Board scorecard"),
    )
    .unwrap();
    let mut window = open_at(Origin::file(&file), SIZE, Settings::default());
    send(&mut window, Command::Do(Action::SavedViews));
    wait_for(&mut window, "Enter opens a view");
    presses(&mut window, Modifiers::NONE, Key::End);
    presses(&mut window, Modifiers::COMMAND, Key::ArrowUp);
    presses(&mut window, Modifiers::COMMAND, Key::ArrowUp);
    wait(&mut window, |window| names(window)[0] == "Board scorecard");
    made(&mut window);
    presses(&mut window, Modifiers::NONE, Key::Escape);
    let before = text(&window);
    assert_eq!(names(&window), ["Board scorecard", "Bury on a page", "Suspensions in Bury"]);
    send(&mut window, Command::Do(Action::SavedViews));
    wait_for(&mut window, "Enter opens a view");
    // The keyboard is in the list at once.
    presses(&mut window, Modifiers::NONE, Key::ArrowDown);
    presses(&mut window, Modifiers::COMMAND, Key::ArrowDown);
    wait(&mut window, |window| names(window)[2] == "Bury on a page");
    made(&mut window);
    presses(&mut window, Modifiers::ALT, Key::ArrowUp);
    presses(&mut window, Modifiers::ALT, Key::ArrowUp);
    wait(&mut window, |window| names(window)[0] == "Bury on a page");
    made(&mut window);
    presses(&mut window, Modifiers::NONE, Key::Delete);
    wait(&mut window, |window| names(window) == ["Board scorecard", "Suspensions in Bury"]);
    assert!(says(
        &window,
        "Removed the view Bury on a page; once this list is closed, Ctrl+Z brings it back."
    ));
    press(&mut window, "Rename…");
    wait_for(&mut window, "Saved view");
    put(&mut window, "Name", "Suspensions in bury");
    presses(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "There is another saved view “Suspensions in Bury”; choose another name.");
    put(&mut window, "Name", "The board’s scorecard");
    presses(&mut window, Modifiers::NONE, Key::Enter);
    made(&mut window);
    assert_eq!(names(&window), ["The board’s scorecard", "Suspensions in Bury"]);
    presses(&mut window, Modifiers::NONE, Key::Escape);
    for _ in 0..5 {
        undo(&mut window);
    }
    assert_eq!(text(&window), before);
}

#[test]
fn a_file_that_is_only_read_opens_its_views_and_takes_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("read.scorecard");
    let marked = crate::harness::SAMPLE.replacen('{', "{\"read_only\": true,", 1);
    std::fs::write(&file, marked).unwrap();
    let mut window = open_at(Origin::file(&file), SIZE, Settings::default());
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, "read.scorecard is read-only");
    press(&mut window, "Stay here");
    send(&mut window, Command::Do(Action::SavedViews));
    wait_for(&mut window, "Enter opens a view");
    presses(&mut window, Modifiers::NONE, Key::Delete);
    wait_for(&mut window, "Nothing in it can be changed, but a copy can");
    press(&mut window, "Stay here");
    assert_eq!(names(&window).len(), 3);
    press(&mut window, "Open");
    wait(&mut window, |window| !says(window, "Enter opens a view"));
}

#[test]
fn what_changed_is_no_page_of_a_view() {
    let mut window = full(Page::WhatChanged, SIZE);
    presses(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, "What changed hangs on the edition that lies beside");
    assert!(!says(&window, SAVE));
}

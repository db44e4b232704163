//! The page of what was tried: its lanes by pointer and key, the start that is shown closer, and that it stays chosen.

use crate::harness::{SAMPLE, Window, labels, open_at, press, says, send, wait_for};
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::NodeT;
use placecard::app::{Origin, Settings};
use placecard::edit::Edit;
use placecard::format::Document;
use placecard::pages::{Command, Page, Spot, StartsView, View};

fn open(size: Vec2) -> Window {
    let settings = Settings { introduced: true, ..Settings::default() };
    let mut window = open_at(Origin::SAMPLE, size, settings);
    let view = view(&window).at_page(Page::Interventions);
    send(&mut window, Command::Go(view));
    wait_for(&mut window, "What started where");
    window
}

fn view(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

fn key(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run_steps(8);
}

fn focused(window: &Window) -> String {
    let mut all = window.root().children_recursive();
    let has = all.find(|node| node.accesskit_node().is_focused());
    has.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn lane(window: &Window, name: &str) -> String {
    let found = labels(window).into_iter().find(|label| label.starts_with(name));
    found.unwrap_or_else(|| panic!("no lane of {name}"))
}

#[test]
fn the_finding_the_lanes_and_one_start_closer_are_said() {
    let window = open(Vec2::new(1440.0, 900.0));
    let said = labels(&window);
    let has = |text: &str| said.iter().any(|label| label.starts_with(text));
    for text in [
        "None of the 15 before-and-after comparisons stands out",
        "35 starts in this file, 26 with a date",
        "Taken up by one place from another, most places first",
        "Early years delivery model, 10 places.",
        "Started without one place taking it from another",
        "In all ten, at once where a start is dated: 7 starts",
        "In one place only: 6 starts",
        "Stockport Family: no clear difference from elsewhere",
        "Suspensions per 100 pupils",
        "Aimed at, not tested",
        "Worth asking about",
    ] {
        assert!(has(text), "{text}: {said:#?}");
    }
}

#[test]
fn arrows_walk_through_the_lanes_and_enter_chooses_one() {
    let mut window = open(Vec2::new(1440.0, 900.0));
    // From the title over the button that adds and both filters to the lanes.
    send(&mut window, Command::LeadTo(Spot::Title));
    window.run_steps(8);
    for _ in 0..4 {
        key(&mut window, Key::Tab);
    }
    assert!(focused(&window).starts_with("Early years delivery model, 10 places."), "{}", focused(&window));
    key(&mut window, Key::ArrowDown);
    assert!(focused(&window).starts_with("CURE: treating tobacco addiction"), "{}", focused(&window));
    key(&mut window, Key::Enter);
    window.run_steps(20);
    wait_for(&mut window, "CURE: treating tobacco addiction in hospital: not tested");
    assert!(view(&window).tried.is_some());
    // One stop: Tab leaves the lanes.
    key(&mut window, Key::Tab);
    assert!(!focused(&window).starts_with("Lung health checks"), "{}", focused(&window));
}

#[test]
fn a_group_opens_into_its_lanes() {
    let mut window = open(Vec2::new(1440.0, 900.0));
    assert!(!says(&window, "The Wigan Deal, 1 place."));
    press(&mut window, "In one place only: 6 starts");
    window.run_steps(8);
    assert!(says(&window, "The Wigan Deal, 1 place. Wigan: 2011, ended July 2024."));
    let wigan = lane(&window, "The Wigan Deal");
    press(&mut window, &wigan);
    window.run_steps(20);
    wait_for(&mut window, "The Wigan Deal: ");
    press(&mut window, "In one place only: 6 starts");
    window.run_steps(8);
    assert!(!labels(&window).contains(&wigan));
}

#[test]
fn the_palette_leads_to_the_lane() {
    let mut window = open(Vec2::new(1280.0, 800.0));
    let scorecard = view(&window).at_page(Page::Scorecard);
    send(&mut window, Command::Go(scorecard));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(8);
    window.event(Event::Text("the wigan deal".to_owned()));
    window.run_steps(8);
    key(&mut window, Key::Enter);
    window.run_steps(40);
    assert_eq!(view(&window).page, Page::Interventions);
    assert!(focused(&window).starts_with("The Wigan Deal, 1 place."), "{}", focused(&window));
}

#[test]
fn filters_change_the_title_and_the_lanes() {
    let mut window = open(Vec2::new(1280.0, 800.0));
    let (loaded, here) = window.state().shown().expect("the sample");
    let bury = loaded.outline.places.iter().find(|place| place.name == "Bury").map(|place| place.area);
    let starts = StartsView { place: bury, ..StartsView::default() };
    let here = View { starts, ..here.clone() };
    send(&mut window, Command::Adjust(here));
    wait_for(&mut window, "before-and-after comparisons in Bury");
    assert!(!says(&window, "SHiFT Breaking Cycles, 2 places"));
    assert!(!says(&window, "Lung health checks, 5 places") && says(&window, "CURE: treating"));
}

#[test]
fn what_is_chosen_stays_so_when_another_start_is_taken_away() {
    let mut window = open(Vec2::new(1280.0, 800.0));
    let wigan = {
        let document =
            Document::read(SAMPLE.as_bytes().to_vec(), jiff::civil::date(2026, 11, 27)).expect("the sample");
        let found = document.scorecard().interventions().find(|(_, tried)| tried.id == "wigan-deal");
        found.expect("it is in the sample").0
    };
    let chosen = view(&window).at_tried(wigan, None);
    send(&mut window, Command::Adjust(chosen));
    wait_for(&mut window, "The Wigan Deal: ");
    let document =
        Document::read(SAMPLE.as_bytes().to_vec(), jiff::civil::date(2026, 11, 27)).expect("the sample");
    send(&mut window, Command::Edit(Edit::remove_item(&document, "interventions", "bury-semh")));
    wait_for(&mut window, "34 starts in this file");
    assert!(says(&window, "The Wigan Deal: "), "{:#?}", labels(&window));
    assert_eq!(view(&window).tried.map(placecard::model::InterventionId::index), Some(wigan.index() - 1));
}

//! What something that was tried costs: entered in its sheet, and shown beside what moved.

use crate::harness::{SAMPLE, Window, enter, full, labels, made, open_at, says, send, text, undo, wait_for};
use egui::Vec2;
use placecard::app::{Origin, Settings};
use placecard::model::InterventionId;
use placecard::pages::{Action, Command, Page, Sheet, View};

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

fn with_sheet(nth: usize) -> Window {
    let mut window = full(Page::Place, SIZE);
    send(&mut window, Command::OpenSheet(Sheet::Intervention(InterventionId::at(nth))));
    window
}

#[test]
fn an_amount_is_entered_with_its_unit_and_both_go_together() {
    let mut window = with_sheet(1);
    let before = text(&window);
    enter(&mut window, "Cost: Amount", "£250,000");
    assert!(says(&window, "An amount needs a unit. Write one in the field Unit"), "{:?}", labels(&window));
    assert_eq!(text(&window), before);
    enter(&mut window, "Cost: Unit", "£ a year");
    let written = "\"cost\": {\"amount\": 250000, \"unit\": \"£ a year\"}";
    assert!(text(&window).contains(written), "{}", text(&window));
    assert!(!says(&window, "An amount needs a unit."), "{:?}", labels(&window));
    let after = text(&window);
    undo(&mut window);
    assert_eq!(text(&window), before, "one change, to the byte");
    send(&mut window, Command::Do(Action::Redo));
    made(&mut window);
    assert_eq!(text(&window), after);
    enter(&mut window, "Cost: Unit", "");
    assert!(says(&window, "The amount needs its unit"), "{:?}", labels(&window));
    assert_eq!(text(&window), after);
    enter(&mut window, "Cost: Amount", "");
    assert_eq!(text(&window), before, "without amount and unit there is no cost");
    undo(&mut window);
    assert_eq!(text(&window), after);
}

#[test]
fn the_amount_of_an_area_is_a_field_of_its_own_and_is_refused_where_it_is_none() {
    let mut window = with_sheet(0);
    let before = text(&window);
    enter(&mut window, "Cost in each area: Upton", "-1");
    assert!(says(&window, "A cost is 0 or more, and -1 is less"), "{:?}", labels(&window));
    assert_eq!(text(&window), before);
    enter(&mut window, "Cost in each area: Upton", "130000");
    assert_eq!(text(&window), before.replace("\"E08000001\": 120000", "\"E08000001\": 130000"));
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn who_says_what_it_costs_is_entered_where_there_is_a_cost() {
    let mut window = with_sheet(1);
    let before = text(&window);
    assert!(!says(&window, "Source of the cost"), "{:?}", labels(&window));
    enter(&mut window, "Cost: Unit", "£ a year");
    enter(&mut window, "Cost: Amount", "250000");
    let priced = text(&window);
    enter(&mut window, "Source of the cost: Link", "https://www.example.org/accounts");
    assert!(
        text(&window).contains("\"source\": {\"url\": \"https://www.example.org/accounts\"}"),
        "{}",
        text(&window)
    );
    enter(&mut window, "Source of the cost: Link", "");
    assert_eq!(text(&window), priced, "an empty source is none");
    for _ in 0..3 {
        undo(&mut window);
    }
    assert_eq!(text(&window), before);
}

#[test]
fn what_it_costs_stands_beside_what_moved_or_is_said_not_to_be_there() {
    let settings = Settings { introduced: true, ..Settings::default() };
    let mut window = open_at(Origin::SAMPLE, SIZE, settings.clone());
    let view = window.state().shown().unwrap().1.at_page(Page::Interventions);
    send(&mut window, Command::Go(view));
    wait_for(&mut window, "What it costs is not in this file; it is entered under Edit.");
    // Made-up money, for the test alone.
    let with = SAMPLE.replacen(
        "\"programme\": \"shift\",",
        "\"programme\": \"shift\", \"cost\": {\"unit\": \"£ a year\", \"amount\": 7},",
        1,
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cost.scorecard");
    std::fs::write(&file, with).unwrap();
    let mut window = open_at(Origin::file(&file), SIZE, settings);
    let (loaded, view) = window.state().shown().unwrap();
    let tried = loaded.document.scorecard().interventions().find(|(_, it)| it.cost.is_some()).unwrap().0;
    let view = View { tried: Some(tried), ..view.at_page(Page::Interventions) };
    send(&mut window, Command::Go(view));
    wait_for(&mut window, "What it cost, beside what moved");
    for told in [
        "Tameside, December 2022, it costs: £7 a year · less than £0.01 a year for each resident",
        "Tameside, December 2022, what moved: Suspensions: ",
        "are not divided by one another",
    ] {
        assert!(says(&window, told), "{told}: {:#?}", labels(&window));
    }
}

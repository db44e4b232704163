//! An own footprint is made in the sheet and on the map, and its figures are added up.

use crate::harness::{Window, edited, made, sample, says, send, text, wait};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use placecard::analysis::by_deprivation;
use placecard::model::{AreaId, AreaKind, Derived, Member, Scorecard};
use placecard::pages::{Action, Command, Page, Sheet, View};

fn members(window: &Window, code: &str) -> Vec<AreaId> {
    let area = edited(window).scorecard().area(edited(window).scorecard().area_by_code(code).unwrap());
    let inside = |member: &Member| if let Member::Area(id) = member { Some(*id) } else { None };
    area.members.iter().filter_map(inside).collect()
}

#[test]
fn what_is_chosen_on_the_map_goes_into_the_footprint_in_the_sheet_and_out_again() {
    let mut window = sample();
    let (loaded, view) = window.state().shown().unwrap();
    let bury = loaded.outline.places.iter().find(|place| place.name == "Bury").map(|place| place.area);
    let of_bury = |scorecard: &Scorecard| -> Vec<AreaId> {
        let parts = scorecard.children(bury.unwrap());
        parts.filter(|area| scorecard.area(*area).kind == AreaKind::Neighbourhood).take(3).collect()
    };
    let view = View { place: bury, ..view.at_page(Page::Neighbourhoods) };
    send(&mut window, Command::Go(view));
    let before = text(&window);
    send(&mut window, Command::OpenSheet(Sheet::NewFootprint(Vec::new())));
    window.event(egui::Event::Text("East team".to_owned()));
    window.run_steps(2);
    window.key_press(Key::Tab);
    window.run_steps(3);
    made(&mut window);
    let code = edited(&window)
        .scorecard()
        .areas()
        .find(|(_, area)| area.name == "East team")
        .map(|(_, it)| it.code.clone());
    let code = code.expect("it is in the scorecard once it has a name");
    wait(&mut window, |window| says(window, "is put to the footprint"));
    for area in of_bury(edited(&window).scorecard()) {
        send(&mut window, Command::Gather(area));
        made(&mut window);
    }
    let chosen = of_bury(edited(&window).scorecard());
    assert_eq!(members(&window, &code), chosen);
    // Its figures are those of its parts together.
    let (scorecard_now, id) = (
        edited(&window).scorecard(),
        edited(&window).scorecard().indicator_by_id("overcrowded-households").unwrap(),
    );
    let team = scorecard_now.area_by_code(&code).unwrap();
    let own = scorecard_now.series(id, None, team).expect("it is added up");
    let of = |area: &AreaId| scorecard_now.series(id, None, *area).and_then(|it| it.numerator(0)).unwrap();
    assert_eq!(own.numerator(0), Some(chosen.iter().map(of).sum::<f64>()));
    assert_eq!(scorecard_now.derived(id, None, team), Some(&Derived::AddedUp { of: chosen.clone() }));
    // It is none of the neighbourhoods that are tested for themselves.
    let tenths = by_deprivation(scorecard_now, id, bury.unwrap(), own.periods[0]);
    assert!(tenths.iter().all(|(area, _)| *area != team));
    // The page has it, with where its figure is from; a press keeps it and lights its parts.
    let row = "East team, ";
    let is_row = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let from = "added up from the counts of 3 neighbourhoods";
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.starts_with(row) && label.ends_with(from))
    };
    wait(&mut window, |window| window.root().children_recursive().any(|node| is_row(&node)));
    window.root().children_recursive().find(is_row).expect("its row").focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().shown().unwrap().1.neighbourhood, Some(team));
    assert_eq!(members(&window, &code).len(), 3, "it is not put into itself");
    crate::harness::wait_for(&mut window, "Chosen: East team");
    // A second press opens its own trend, which says so too.
    let view = window.state().shown().unwrap().1.clone();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().shown().unwrap().1.page, Page::Indicator);
    crate::harness::wait_for(&mut window, "Added up here from the counts of");
    send(&mut window, Command::Go(view));
    send(&mut window, Command::Gather(chosen[0]));
    made(&mut window);
    assert_eq!(members(&window, &code), chosen[1..]);
    for _ in 0..5 {
        send(&mut window, Command::Do(Action::Undo));
        made(&mut window);
    }
    assert_eq!(text(&window), before, "taken back to the byte");
}

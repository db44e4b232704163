//! Places by year on the page of an indicator: the signs of the target, the keyboard, and that the way of looking is kept.

use crate::harness::{Window, labels, open_at, says, send};
use crate::made_up;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use placecard::app::{Origin, Settings};
use placecard::model::IndicatorId;
use placecard::pages::{ChartKind, Command, CompareAs, View};

/// The share of spend in Upton beside the other places.
fn open(size: Vec2) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made up.scorecard");
    std::fs::write(&file, made_up::scorecard()).unwrap();
    let mut window = open_at(Origin::file(&file), size, Settings::default());
    let (loaded, view) = window.state().shown().unwrap();
    let place = Some(loaded.outline.places[0].area);
    let view = View { place, ..view.at_indicator(IndicatorId::at(0)) };
    send(&mut window, Command::Go(View { chart: ChartKind::Compare, ..view }));
    (folder, window)
}

fn view(window: &Window) -> View {
    window.state().shown().unwrap().1.clone()
}

fn key(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run_steps(4);
}

#[test]
fn figures_by_year_say_whether_they_have_reached_the_target_and_the_way_of_looking_is_kept() {
    let (_folder, mut window) = open(Vec2::new(1440.0, 900.0));
    window.get_by_role_and_label(Role::RadioButton, "By year").click();
    window.run_steps(4);
    for told in [
        "Two of the three places have reached the target of at least 1% in 2024/25, up from none in 2015/16 (by the published figure)",
        "Target: at least 1% by 2030, set in this file by “Prevention first” (The board).",
        "2024/25, Upton: 1.4; reached",
        "2019/20, Upton: 0.9; short of it",
        "2019/20, Overby: not collected",
        "Upton: reached, 5 years running; getting better, from 0.5% in 2015/16",
    ] {
        assert!(says(&window, told), "{told}: {:#?}", labels(&window));
    }
    let first = view(&window);
    assert_eq!(first.compared, CompareAs::ByPeriod);
    // Another place and back: the way of looking is the reader's.
    let downham = window.state().shown().unwrap().0.outline.places[1].area;
    send(&mut window, Command::Go(first.beside(downham)));
    assert!(says(&window, "Target: at least 1% by 2030"));
    window.get_by_role_and_label(Role::RadioButton, "Bars").click();
    window.run_steps(4);
    assert!(!says(&window, "Target: at least 1% by 2030"));
}

#[test]
fn the_table_is_one_stop_and_the_name_of_a_place_leads_to_it() {
    let (_folder, mut window) = open(Vec2::new(1440.0, 900.0));
    window.get_by_role_and_label(Role::RadioButton, "By year").click();
    window.run_steps(4);
    let table = window.get_all_by_role(Role::Table).next().expect("the table");
    table.focus();
    window.run_steps(4);
    // Down over England and the system and Upton to Downham.
    for _ in 0..3 {
        key(&mut window, Key::ArrowDown);
    }
    key(&mut window, Key::Home);
    key(&mut window, Key::Enter);
    let downham = window.state().shown().unwrap().0.outline.places[1].area;
    assert_eq!(view(&window).place, Some(downham));
    assert_eq!(view(&window).compared, CompareAs::ByPeriod);
}

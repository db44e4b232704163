//! Scores by domain on the page of a place and, of the system, on the Scorecard.

use crate::harness::{Window, labels, open_at, says, send, wait_for};
use crate::made_up;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use placecard::app::{Origin, Settings};
use placecard::model::IndicatorId;
use placecard::pages::{ChartKind, Command, Page};

fn open() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made up.scorecard");
    std::fs::write(&file, made_up::scorecard()).unwrap();
    let window = open_at(Origin::file(&file), Vec2::new(1440.0, 900.0), Settings::default());
    (folder, window)
}

#[test]
fn a_place_has_its_scores_lowest_first_and_a_domain_opens_its_trend() {
    let (_folder, mut window) = open();
    let (loaded, view) = window.state().shown().unwrap();
    let (upton, downham) = (loaded.outline.places[0].area, loaded.outline.places[1].area);
    let at = view.at_place(upton);
    send(&mut window, Command::Go(at.clone()));
    wait_for(&mut window, "Scores by domain: Maturity");
    for told in [
        "Lowest, at 2: Working together. Most changed since 2023: Finance, +2.",
        "Working together: 2 in 2024, +1 since 2023",
        "Leadership: 3 in 2024, unchanged since 2023",
        "Upton, points out of 5, 2024",
        "Not tested. Scores that each place gives itself",
    ] {
        assert!(says(&window, told), "{told}: {:#?}", labels(&window));
    }
    window.get_by_role_and_label(Role::Button, "Working together: 2 in 2024, +1 since 2023").focus();
    window.run_steps(3);
    for key in [Key::ArrowDown, Key::Enter] {
        window.key_press_modifiers(Modifiers::NONE, key);
        window.run_steps(4);
    }
    let view = window.state().shown().unwrap().1.clone();
    assert_eq!(
        (view.page, view.indicator, view.chart),
        (Page::Indicator, Some(IndicatorId::at(1)), ChartKind::Trend)
    );
    assert!(view.breakdown.is_some() && says(&window, "Leadership"), "{:#?}", labels(&window));
    send(&mut window, Command::Go(at.at_place(downham)));
    assert!(!says(&window, "Scores by domain"), "it has none: {:#?}", labels(&window));
}

#[test]
fn the_system_has_its_own_at_a_press_on_the_scorecard() {
    let (_folder, mut window) = open();
    let view = window.state().shown().unwrap().1.at_page(Page::Scorecard);
    send(&mut window, Command::Go(view));
    assert!(!says(&window, "Scores by domain: Maturity"));
    window.get_by_role_and_label(Role::Button, "Scores by domain").click();
    window.run_steps(4);
    assert!(
        says(&window, "Lowest, at 2: Finance. Most changed since 2023: Leadership, +2."),
        "{:#?}",
        labels(&window)
    );
    assert!(says(&window, "Finance: 2 in 2024, −1 since 2023"));
}

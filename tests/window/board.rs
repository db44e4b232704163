//! The board view: one place after the other fills the screen.

use crate::harness::{Window, open_at, place, sample, says, scorecard, send, wait, wait_for};
use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Word;
use placecard::pages::board::ENLARGED;
use placecard::pages::{Action, Command};

#[test]
fn the_board_goes_from_place_to_place_by_key_and_is_left_at_the_last_one() {
    let mut window = sample();
    send(&mut window, Command::ChoosePlace(place("Stockport")));
    window.key_press(Key::F6);
    wait_for(&mut window, "Leave the board view");
    let stockport = scorecard().places().position(|it| it == place("Stockport")).unwrap();
    let slides = scorecard().places().count() + scorecard().views().len();
    let shows = |window: &Window, at: usize| says(window, &format!("{} of {slides}", at + 1));
    assert!(shows(&window, stockport));
    window.key_press(Key::ArrowRight);
    wait(&mut window, |window| shows(window, stockport + 1));
    window.key_press(Key::PageUp);
    wait(&mut window, |window| shows(window, stockport));
    window.key_press(Key::Home);
    wait(&mut window, |window| shows(window, 0));
    // Before the first comes the last.
    window.key_press(Key::ArrowLeft);
    wait(&mut window, |window| shows(window, slides - 1));
    // The views that the file keeps come after its places.
    let places = scorecard().places().count();
    for _ in places..slides {
        window.key_press(Key::ArrowLeft);
    }
    wait(&mut window, |window| shows(window, places - 1));
    let last = scorecard().places().last().unwrap();
    wait_for(&mut window, &scorecard().area(last).name);
    window.key_press(Key::Escape);
    wait(&mut window, |window| !says(window, "Leave the board view"));
    assert_eq!(window.state().shown().unwrap().1.place, Some(last));
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 1e-6, "as large as before");
    window.key_press(Key::F6);
    wait_for(&mut window, "Leave the board view");
    window.key_press(Key::End);
    wait(&mut window, |window| shows(window, slides - 1));
    window.key_press(Key::Escape);
    wait(&mut window, |window| !says(window, "Leave the board view"));
    let saved = scorecard().views().last().unwrap();
    assert_eq!(window.state().shown().unwrap().1.page.as_str(), saved.page.as_str(), "at the view seen last");
}

#[test]
fn a_dot_leads_to_its_place_and_a_chart_to_its_trend() {
    let mut window = sample();
    send(&mut window, Command::Do(Action::BoardView));
    wait_for(&mut window, "Leave the board view");
    window.get_by_role_and_label(Role::Button, "Wigan").click();
    wait_for(&mut window, "10 of ");
    let chart = window.query_all_by_role(Role::Image).next().expect("a chart");
    let rect = chart.rect();
    window.hover_at(rect.center());
    window.run_steps(2);
    window.drag_at(rect.center());
    window.drop_at(rect.center());
    wait(&mut window, |window| !says(window, "Leave the board view"));
    assert_eq!(window.state().shown().unwrap().1.page, placecard::pages::Page::Indicator);
}

#[test]
fn no_letter_is_small_and_fewer_charts_stand_in_a_narrow_screen() {
    for (width, charts) in [(1920.0, 3), (1280.0, 2), (800.0, 1)] {
        let mut window = open_at(Origin::SAMPLE, Vec2::new(width, 900.0), Settings::default());
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        window.run_steps(4);
        assert_eq!(window.query_all_by_role(Role::Image).count(), charts, "at {width}");
        let sizes = window.output().shapes.iter().flat_map(letters);
        let least = sizes.fold(f32::INFINITY, f32::min);
        assert!(least * ENLARGED >= 18.0, "{least} points at {width}");
    }
}

#[test]
fn the_line_of_sources_stands_above_the_row_that_leads_on() {
    for size in [Vec2::new(1280.0, 800.0), Vec2::new(1366.0, 768.0), Vec2::new(1920.0, 1080.0)] {
        let mut window = open_at(Origin::SAMPLE, size, Settings::default());
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        for (at, place) in scorecard().places().enumerate() {
            wait_for(&mut window, &format!("{} of ", at + 1));
            wait_for(&mut window, "What moved, not why.");
            let ends = |node: &egui_kittest::Node<'_>| {
                node.accesskit_node().value().is_some_and(|said| said.ends_with("What moved, not why."))
            };
            let sources = window.root().children_recursive().find(ends).expect("a line of sources").rect();
            let dot = window.get_by_role_and_label(Role::Button, &scorecard().area(place).name).rect();
            assert!(sources.bottom() <= dot.top(), "{size:?} {place:?}: {sources:?} {dot:?}");
            window.key_press(Key::ArrowRight);
            window.run_steps(3);
        }
    }
}

fn letters(clipped: &ClippedShape) -> Vec<f32> {
    fn of(shape: &Shape) -> Vec<f32> {
        match shape {
            Shape::Text(text) => {
                text.galley.job.sections.iter().map(|section| section.format.font_id.size).collect()
            }
            Shape::Vec(shapes) => shapes.iter().flat_map(of).collect(),
            _ => Vec::new(),
        }
    }
    of(&clipped.shape)
}

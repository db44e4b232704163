//! The indicator page: whose figures it shows, its tabs, its order, its side panel.

use crate::harness::{Window, labels, open_at, sample, says, send};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::{AreaId, IndicatorId, MeasureKind, Scorecard};
use placecard::pages::{ChartKind, Command, Page, TableRow, View, scorecard_page};

fn scorecard(window: &Window) -> &Scorecard {
    window.state().shown().unwrap().0.document.scorecard()
}

fn view(window: &Window) -> View {
    window.state().shown().unwrap().1.clone()
}

fn place(window: &Window, name: &str) -> AreaId {
    scorecard(window).areas().find(|(_, area)| area.name == name).unwrap().0
}

/// Shows an indicator in Bury as this kind of chart.
fn show(window: &mut Window, indicator: IndicatorId, chart: ChartKind) {
    let place = Some(place(window, "Bury"));
    let view = View { place, chart, ..view(window).at_indicator(indicator) };
    send(window, Command::Go(View { chart, ..view }));
}

fn find(window: &Window, wanted: impl Fn(&Scorecard, IndicatorId) -> bool) -> IndicatorId {
    let scorecard = scorecard(window);
    scorecard.indicators().map(|(id, _)| id).find(|id| wanted(scorecard, *id)).unwrap()
}

fn has_figures(scorecard: &Scorecard, id: IndicatorId, area: AreaId) -> bool {
    scorecard.series(id, None, area).is_some_and(|series| series.latest().is_some())
}

#[test]
fn figures_of_another_area_are_said_to_be_so_in_title_trail_and_side_bar() {
    let mut window = sample();
    let bury = place(&window, "Bury");
    let elsewhere = find(&window, |scorecard, id| {
        !has_figures(scorecard, id, bury) && has_figures(scorecard, id, scorecard.system())
    });
    show(&mut window, elsewhere, ChartKind::Trend);
    assert!(says(&window, "Not published for Bury; this is Greater Manchester."));
    let in_trail = |window: &Window| window.query_all_by_role_and_label(Role::Button, "Bury").count();
    assert_eq!(in_trail(&window), 1, "Bury stands in the side bar alone");
    let chosen = |window: &Window| {
        let bury = window.query_all_by_role_and_label(Role::Button, "Bury");
        bury.filter(|node| {
            node.accesskit_node().is_selected() == Some(true)
                || node
                    .accesskit_node()
                    .toggled()
                    .is_some_and(|state| state == egui::accesskit::Toggled::True)
        })
        .count()
    };
    assert_eq!(chosen(&window), 0, "and is not lit there");
    let own = find(&window, |scorecard, id| has_figures(scorecard, id, bury));
    show(&mut window, own, ChartKind::Trend);
    assert_eq!((in_trail(&window), chosen(&window)), (2, 1));
}

#[test]
fn a_click_on_a_trend_opens_the_trend_and_page_down_keeps_the_tab() {
    let mut window = sample();
    let first = find(&window, |scorecard, id| scorecard.indicator(id).measure.kind != MeasureKind::Count);
    show(&mut window, first, ChartKind::Table);
    window.key_press(Key::PageDown);
    window.run();
    assert_eq!(view(&window).chart, ChartKind::Table);
    assert_ne!(view(&window).indicator, Some(first));
    window.key_press(Key::ArrowRight);
    window.run();
    assert_eq!(view(&window).chart, ChartKind::Table);
    let place = view(&window).at_place(place(&window, "Bury"));
    send(&mut window, Command::Go(place));
    let heading = "Suspensions: 12.2 per 100 pupils, up from 3.5 in 2014/15 (tested); England 11.3, up from 3.9 (not tested)";
    window.get_by_role_and_label(Role::Heading, heading).click();
    window.run();
    assert_eq!((view(&window).page, view(&window).chart), (Page::Indicator, ChartKind::Trend));
}

#[test]
fn page_down_follows_the_order_of_the_table() {
    let mut window = sample();
    let (loaded, at) = window.state().shown().unwrap();
    let (scorecard, analysis) = loaded.judgements.by(None, &loaded.document);
    let rows = scorecard_page(scorecard, analysis, at).rows;
    let listed: Vec<IndicatorId> = rows
        .iter()
        .filter_map(|row| match row {
            TableRow::Indicator(row) => Some(row.indicator),
            TableRow::Group { .. } => None,
        })
        .collect();
    assert!(!listed.is_sorted(), "the table has an order of its own");
    show(&mut window, listed[0], ChartKind::Trend);
    for next in &listed[1..] {
        window.key_press(Key::PageDown);
        window.step();
        window.step();
        assert_eq!(view(&window).indicator, Some(*next));
    }
}

#[test]
fn a_chart_that_there_is_nothing_for_says_why_and_offers_the_trend() {
    let mut window = sample();
    let count = find(&window, |scorecard, id| scorecard.indicator(id).measure.kind == MeasureKind::Count);
    show(&mut window, count, ChartKind::Trend);
    window.get_by_label_contains("Compare places: ").click();
    window.run();
    assert_eq!(view(&window).chart, ChartKind::Trend, "the tab cannot be chosen");
    assert!(says(
        &window,
        "Gradient: These are counts, and that of one group or neighbourhood is no measure for that of another."
    ));
    show(&mut window, count, ChartKind::Compare);
    assert!(says(&window, "is a count, which is larger where more people live"));
    window.get_by_role_and_label(Role::Button, "Show the trend").click();
    window.run();
    assert_eq!(view(&window).chart, ChartKind::Trend);
}

#[test]
fn an_earlier_period_can_be_seen_beside_the_latest() {
    let mut window = sample();
    let id = find(&window, |scorecard, id| scorecard.indicator(id).short == "Suspensions");
    show(&mut window, id, ChartKind::Compare);
    window.get_by_role_and_label(Role::ComboBox, "Period").click();
    window.run();
    window.get_by_label("Beside 2018/19").click();
    window.run();
    assert!(view(&window).earlier.is_some());
    assert!(labels(&window).iter().any(|label| label.contains("Bury: 12.2, 2018/19 6.6")));
    assert!(says(&window, "Source: Department for Education"));
}

#[test]
fn the_side_panel_begins_with_what_the_figures_say_and_begins_anew_with_each_indicator() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 720.0), Settings::default());
    let id = find(&window, |scorecard, id| scorecard.indicator(id).short == "Suspensions");
    show(&mut window, id, ChartKind::Trend);
    let top = |window: &Window, label: &str| window.get_by_label(label).rect().top();
    let at_first = top(&window, "What this says");
    assert!(at_first < top(&window, "Change"));
    assert!(at_first < top(&window, "What is counted"));
    let at = window.get_by_label("What this says").rect().center();
    window.event(egui::Event::PointerMoved(at));
    for _ in 0..10 {
        window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -100.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        window.run_steps(4);
    }
    assert!(top(&window, "What this says") < at_first - 50.0, "it is scrolled");
    window.key_press(Key::PageDown);
    window.run();
    assert!((top(&window, "What this says") - at_first).abs() < 1.0);
}

#[test]
fn what_can_be_chosen_of_a_comparison_stands_on_one_line_in_a_usual_window() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 800.0), Settings::default());
    let id = find(&window, |scorecard, id| scorecard.indicator(id).short == "Physically inactive adults");
    show(&mut window, id, ChartKind::Compare);
    let middle = |label: &str| window.get_by_label(label).rect().center().y;
    assert!((middle("Copy figures") - middle("Compare places")).abs() < 2.0);
}

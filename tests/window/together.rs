//! Two indicators together: one is chosen to be set beside another, by key alone; its points are walked through and lead on; both
//! samples, and places and years without enough, say what there is and why.

use crate::harness::{Window, beyond_the_edges, open_at, place, says, scorecard, send, wait, wait_for};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::Analysis;
use placecard::analysis::together::Across;
use placecard::app::{Origin, Settings};
use placecard::model::{IndicatorId, Scorecard};
use placecard::pages::indicator::together::TogetherBody;
use placecard::pages::{
    ChartKind, Command, IndicatorBody, Page, PairView, Points, Sample, View, indicator_page,
};

fn id(name: &str) -> IndicatorId {
    scorecard().indicator_by_id(name).expect(name)
}

fn view(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

/// The window on an indicator in Bury together with another, or with what the page sets beside it.
fn at(indicator: &str, pair: PairView, size: Vec2) -> Window {
    let mut window = open_at(Origin::SAMPLE, size, Settings { introduced: true, ..Settings::default() });
    let view = View { place: Some(place("Bury")), ..view(&window).at_indicator(id(indicator)) };
    send(&mut window, Command::Go(View { chart: ChartKind::Together, pair, ..view }));
    window
}

fn with(other: &str) -> PairView {
    PairView { with: Some(id(other)), ..PairView::default() }
}

fn usual() -> Vec2 {
    Vec2::new(1280.0, 800.0)
}

const LINKED: &str = "Neighbourhoods higher in one tend to be higher in the other";

#[test]
fn another_is_found_by_its_words_and_taken_by_enter() {
    let mut window = at("overcrowded-households", PairView::default(), usual());
    wait_for(&mut window, "Choose a figure to set beside “Overcrowded households”");
    let field = window.get_by_role_and_label(Role::SearchInput, "Figure to set beside");
    field.focus();
    window.run();
    window.get_by_role_and_label(Role::SearchInput, "Figure to set beside").type_text("bad hea");
    window.run();
    window.key_press(Key::Enter);
    wait_for(&mut window, LINKED);
    assert_eq!(view(&window).pair.with, Some(id("bad-health")));
    assert!(says(&window, "353 neighbourhoods.") && says(&window, "At the same level of deprivation"));
    window.get_by_role_and_label(Role::Button, "Swap").click();
    wait(&mut window, |window| view(window).indicator == Some(id("bad-health")));
    assert_eq!(view(&window).pair.with, Some(id("overcrowded-households")));
    window.get_by_role_and_label(Role::Button, "With Overcrowded households: choose another figure").click();
    wait_for(&mut window, "Choose a figure to set beside “Residents in bad health”");
    window.get_by_role_and_label(Role::Button, "Keep it as it is").click();
    wait_for(&mut window, LINKED);
}

#[test]
fn the_arrow_keys_go_from_point_to_point_and_enter_opens_the_trend_of_one() {
    let mut window = at("overcrowded-households", with("bad-health"), usual());
    wait_for(&mut window, LINKED);
    let chart = |window: &Window| {
        let images = window.query_all_by_role(Role::Image);
        let is_chart = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.contains("353 neighbourhoods"))
        };
        images.into_iter().find(is_chart).expect("the chart").focus();
    };
    chart(&window);
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    assert!(says(&window, "Overcrowded households: "), "the point is told");
    window.key_press(Key::Enter);
    wait(&mut window, |window| view(window).chart == ChartKind::Trend);
    let kept = view(&window).neighbourhood.expect("a neighbourhood");
    assert_eq!(scorecard().area(kept).parent, view(&window).place);
}

#[test]
fn reach_is_set_beside_need_and_said_to_be_tested_or_not() {
    let pair = PairView { reach: true, ..with("unpaid-care-50-hours") };
    let mut window = at("overcrowded-households", pair, usual());
    wait_for(&mut window, "By deprivation “Unpaid carers, 50 hours or more”");
    assert!(says(&window, "Need: Overcrowded households") && says(&window, "For reach over need"));
    window.get_by_role_and_label(Role::RadioButton, "Points").click();
    wait_for(&mut window, "353 neighbourhoods");
    let harm = PairView { reach: true, ..with("bad-health") };
    let mut window = at("overcrowded-households", harm, usual());
    wait_for(&mut window, "so that it is nothing that reaches people");
    let pair = PairView { reach: true, ..with("gp-payments-weighted") };
    let mut window = at("smokers-on-gp-registers", pair, usual());
    wait_for(&mut window, "(not tested)");
    assert!(says(&window, "this is Greater Manchester"));
}

/// What is said of two figures in a place, all ways they can be looked at.
fn every_way(scorecard: &Scorecard, analysis: &Analysis, pair: [IndicatorId; 2]) -> Vec<String> {
    let place = scorecard.places().next();
    let all = [Points::Across(Across::Neighbourhoods), Points::Across(Across::Places), Points::Own];
    let points = all.map(|points| PairView { points: Some(points), ..PairView::default() });
    let reach = PairView { reach: true, ..PairView::default() };
    let mut told = Vec::new();
    for look in points.into_iter().chain([reach]) {
        let look = PairView { with: Some(pair[1]), ..look };
        let view = View { place, chart: ChartKind::Together, pair: look, ..View::default() };
        let view = View { page: Page::Indicator, indicator: Some(pair[0]), ..view };
        let page = indicator_page(scorecard, analysis, pair[0], place.expect("a place"), &view);
        let IndicatorBody::Together(found) = &page.body else { panic!("{:?}", page.body) };
        if let TogetherBody::Nothing(why) = &found.body {
            let is_out = why.contains("Choose") || why.contains("no other choice helps");
            assert!(is_out, "a way out: {why}");
        }
        told.extend(page.sentences());
    }
    told
}

#[test]
fn any_two_figures_say_something_whole_in_every_way() {
    for sample in Sample::ALL {
        let loaded = open_at(Origin::Sample(sample), usual(), Settings::default());
        let (loaded, _) = loaded.state().shown().expect("a sample");
        let (scorecard, analysis) = loaded.judgements.by(None, &loaded.document);
        let all: Vec<IndicatorId> = scorecard.indicators().map(|(id, _)| id).collect();
        for (at, first) in all.iter().enumerate() {
            let others = [all[(at * 7 + 3) % all.len()], all[(at * 13 + 5) % all.len()]];
            for second in others.into_iter().filter(|second| second != first) {
                for said in every_way(scorecard, analysis, [*first, second]) {
                    let odd = ["NaN", "  ", "inf", "..", "–."];
                    assert!(odd.iter().all(|odd| !said.contains(odd)), "{said}");
                }
            }
        }
    }
}

#[test]
fn nothing_lies_beyond_the_window_at_any_width() {
    for size in [Vec2::new(720.0, 480.0), Vec2::new(1000.0, 700.0), usual()] {
        for pair in [PairView::default(), with("bad-health"), PairView { reach: true, ..with("unpaid-care") }]
        {
            let window = at("overcrowded-households", pair, size);
            let beyond = beyond_the_edges(&window);
            assert!(beyond.is_empty(), "{size} {pair:?}: {beyond:#?}");
        }
    }
}

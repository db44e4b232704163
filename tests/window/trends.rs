//! Trends in the real window: lines are picked and let go, and groups of people stand in one chart.

use crate::harness::{Window, labels, sample, says, send};
use egui::{Key, Modifiers, Pos2, Rect, Shape};
use placecard::model::{BreakdownId, IndicatorId};
use placecard::pages::{ChartKind, Command, Page, People, View};

/// Where a text stands on the screen.
fn text_at(window: &Window, starts_with: &str) -> Option<Rect> {
    fn find(shape: &Shape, starts_with: &str) -> Option<Rect> {
        match shape {
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, starts_with)),
            Shape::Text(text) if text.galley.text().starts_with(starts_with) => {
                Some(shape.visual_bounding_rect())
            }
            _ => None,
        }
    }
    window.output().shapes.iter().find_map(|clipped| find(&clipped.shape, starts_with))
}

fn view(window: &Window) -> View {
    window.state().shown().unwrap().1.clone()
}

/// The page of the first indicator that has a trend of ten places.
fn trend(window: &mut Window) -> IndicatorId {
    let (loaded, at) = window.state().shown().unwrap();
    let scorecard = loaded.document.scorecard();
    let (indicator, _) =
        scorecard.indicators().find(|(_, about)| about.short == "Suspensions").expect("suspensions");
    let view = View { page: Page::Indicator, chart: ChartKind::Trend, ..at.at_indicator(indicator) };
    send(window, Command::Go(view));
    indicator
}

fn click(window: &mut Window, at: Pos2) {
    window.event(egui::Event::PointerMoved(at));
    window.run_steps(2);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.run_steps(2);
    }
    window.run();
}

#[test]
fn a_click_on_a_lines_name_pins_it_and_a_second_click_or_escape_lets_it_go() {
    let mut window = sample();
    trend(&mut window);
    let name = |window: &Window| text_at(window, "Tameside 1").expect("Tameside at its line").center();
    let at = name(&window);
    click(&mut window, at);
    let (loaded, now) = window.state().shown().unwrap();
    let pinned = now.pinned.expect("an area is pinned");
    assert_eq!(loaded.document.scorecard().area(pinned).name, "Tameside");
    assert!(labels(&window).iter().any(|label| label.contains("Tameside from")), "the chart says it");
    let at = name(&window);
    click(&mut window, at);
    assert_eq!(view(&window).pinned, None);
    let at = name(&window);
    click(&mut window, at);
    assert_eq!(view(&window).pinned, Some(pinned));
    // The place's own page has the same second place.
    let here = view(&window);
    send(&mut window, Command::Go(here.at_page(Page::Place)));
    assert!(labels(&window).iter().any(|label| label.contains("Tameside from")), "so do small charts");
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(view(&window).pinned, None);
}

#[test]
fn all_groups_of_a_kind_stand_in_one_chart() {
    let mut window = sample();
    trend(&mut window);
    let (loaded, at) = window.state().shown().unwrap();
    let scorecard = loaded.document.scorecard();
    let place = at.place.unwrap();
    let found = scorecard.indicators().find_map(|(indicator, _)| {
        let here = |group: &BreakdownId| scorecard.series(indicator, Some(*group), place).is_some();
        let groups: Vec<BreakdownId> = scorecard.breakdowns_of(indicator).into_iter().filter(here).collect();
        let alike = |pair: &[BreakdownId]| scorecard.breakdown(pair[0]).by == scorecard.breakdown(pair[1]).by;
        Some((indicator, *groups.windows(2).find(|pair| alike(pair))?.first()?))
    });
    let (indicator, first) = found.expect("the sample has groups of people");
    let kind = scorecard.breakdown(first).by.clone();
    let together = at.at_indicator(indicator).of(People::Groups(first));
    send(&mut window, Command::Go(View { chart: ChartKind::Trend, ..together }));
    assert!(text_at(&window, "Everyone ").is_some(), "{kind}: {:?}", labels(&window));
    assert!(says(&window, &format!("by {}", kind.to_lowercase())), "{:?}", labels(&window));
}

//! The page of neighbourhoods: what it says, one neighbourhood looked at in all its parts, the keyboard, the system, the table.

use crate::harness::{Window, analysis, beyond_the_edges, open_at, place, press, says, scorecard, send};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Verdict;
use placecard::pages::neighbourhoods::{Body, Cards, NeighbourhoodsPage, neighbourhoods_page};
use placecard::pages::{Command, Page, View};

fn page_of(name: &str, indicator: &str) -> NeighbourhoodsPage {
    let indicator = scorecard().indicator_by_id(indicator);
    let view = View { place: Some(place(name)), indicator, ..View::default() };
    neighbourhoods_page(scorecard(), analysis(), &view).expect("a page")
}

fn cards(page: &NeighbourhoodsPage) -> &Cards {
    match &page.body {
        Body::Cards(cards) => cards,
        other => panic!("{other:?}"),
    }
}

/// The window on the page of a place, by overcrowded households.
fn at(name: &str, size: Vec2) -> Window {
    let mut window = open_at(Origin::SAMPLE, size, Settings::default());
    let indicator = scorecard().indicator_by_id("overcrowded-households");
    let (_, view) = window.state().shown().expect("the sample");
    let view = View { place: Some(place(name)), indicator, ..view.at_page(Page::Neighbourhoods) };
    send(&mut window, Command::Go(view));
    window
}

fn view(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

fn large() -> Vec2 {
    Vec2::new(1440.0, 1400.0)
}

/// The label of the list’s row of a neighbourhood.
const FERNHILL: &str = "Fernhill & Pimhole, 11.8%, worse than England";

#[test]
fn what_an_average_hides_is_named_with_its_share_and_how_it_was_tested() {
    let bury = page_of("Bury", "overcrowded-households");
    let title = "Overcrowded households: Bury’s average hides four neighbourhoods that are worse than England in 2021";
    assert_eq!(bury.title, title);
    assert!(
        bury.sentence
            .contains("In four of its 26 neighbourhoods it is 7.2% to 11.8%; 19% of residents live there.")
    );
    assert!(bury.subtitle.contains("its 26 neighbourhoods at 99.8%"), "{}", bury.subtitle);
    let shown = cards(&bury);
    assert_eq!(shown.map.title, "Three worse ones lie together, one apart");
    assert_eq!(shown.spread.title, "Three of the four worse ones are among England’s most deprived fifth");
    assert_eq!(
        shown.list.title,
        "Home to 19% of residents, with 40% of the households with too few bedrooms"
    );
    assert_eq!(shown.list.sums[0], ["All four", "9.2%", "36,848", ""].map(str::to_owned));
    let oldham = page_of("Oldham", "overcrowded-households");
    assert!(
        !oldham.title.contains("hide") && oldham.title.contains("neighbourhoods are worse"),
        "{}",
        oldham.title
    );
}

#[test]
fn every_place_and_indicator_says_something_and_marks_agree_with_the_title() {
    for place in scorecard().places() {
        let view = View { place: Some(place), ..View::default() };
        let page = neighbourhoods_page(scorecard(), analysis(), &view).expect("a page");
        for (id, name) in &page.indicators {
            let view = View { indicator: Some(*id), ..view.clone() };
            let page = neighbourhoods_page(scorecard(), analysis(), &view).expect("a page");
            assert_eq!(page.indicator, Some(*id));
            let shown = cards(&page);
            let worse = |mark| mark == placecard::charts::Mark::Verdict(Verdict::Worse);
            let count = shown.spread.chart.dots.iter().filter(|dot| worse(dot.mark)).count();
            let said = page.title.contains("worse than") && !page.title.contains(": none of");
            assert_eq!(count > 0, said, "{name}: {} but {count} worse", page.title);
            for sentence in page.sentences() {
                assert!(!sentence.contains("NaN") && !sentence.contains("  "), "{sentence}");
            }
        }
    }
}

#[test]
fn a_click_keeps_one_in_all_parts_escape_lets_it_go_and_a_second_opens_its_trend() {
    let mut window = at("Bury", large());
    press(&mut window, FERNHILL);
    let kept = view(&window).neighbourhood.expect("kept");
    assert_eq!(scorecard().area(kept).name, "Fernhill & Pimhole");
    crate::harness::wait_for(&mut window, "Chosen: Fernhill & Pimhole");
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(view(&window).neighbourhood, None);
    crate::harness::wait_for(&mut window, "The worst: Fernhill & Pimhole");
    press(&mut window, FERNHILL);
    crate::harness::wait_for(&mut window, "Chosen: Fernhill & Pimhole");
    press(&mut window, FERNHILL);
    let opened = view(&window);
    assert_eq!((opened.page, opened.place), (Page::Indicator, Some(place("Bury"))));
    crate::harness::wait_for(&mut window, "in Fernhill & Pimhole");
    // Its place and itself stand in the trail; the next place is shown as a whole.
    for step in ["Bury", "Fernhill & Pimhole"] {
        assert!(window.query_all_by_role_and_label(Role::Button, step).next().is_some(), "{step}");
    }
    send(&mut window, Command::Do(placecard::pages::Action::NextPlace));
    let next = view(&window);
    assert_eq!((next.place, next.neighbourhood), (Some(place("Manchester")), None));
}

#[test]
fn clear_lets_go_what_is_kept() {
    let mut window = at("Bury", large());
    press(&mut window, FERNHILL);
    crate::harness::wait_for(&mut window, "Chosen: Fernhill & Pimhole");
    press(&mut window, "Clear what is chosen: Fernhill & Pimhole");
    assert_eq!(view(&window).neighbourhood, None);
}

#[test]
fn the_list_is_one_stop_in_which_the_arrow_keys_go_from_row_to_row() {
    let mut window = at("Bury", large());
    window.get_by_role_and_label(Role::Button, FERNHILL).focus();
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let kept = view(&window).neighbourhood.expect("kept");
    assert_eq!(scorecard().area(kept).name, "Buckley Wells & Fishpool");
}

#[test]
fn the_map_and_the_distribution_are_walked_by_key_and_enter_keeps_one() {
    for chart in ["Three worse ones lie together, one apart", "Three of the four worse ones are among"] {
        let mut window = at("Bury", large());
        let is_chart = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::Image && node.label().is_some_and(|label| label.starts_with(chart))
        };
        window.root().children_recursive().find(is_chart).expect("a chart").focus();
        window.run();
        for key in [Key::ArrowRight, Key::ArrowRight, Key::Enter] {
            window.key_press(key);
            window.run();
        }
        assert!(view(&window).neighbourhood.is_some(), "{chart}");
    }
}

#[test]
fn the_system_and_the_table_are_a_press_away() {
    let mut window = at("Bury", large());
    window.get_by_role_and_label(Role::RadioButton, "Greater Manchester 353").click();
    window.run_ok();
    crate::harness::wait_for(&mut window, "of Greater Manchester’s 353 neighbourhoods");
    assert!(view(&window).whole_system);
    window.get_by_role_and_label(Role::RadioButton, "Table").click();
    window.run_ok();
    crate::harness::wait_for(&mut window, "in the neighbourhoods of Greater Manchester");
    assert!(view(&window).map.table && says(&window, "England"));
}

#[test]
fn the_keyboard_stays_at_the_switch_between_map_and_table() {
    let mut window = at("Bury", large());
    window.get_by_role_and_label(Role::RadioButton, "Map").focus();
    window.run_ok();
    for (arrow, chosen) in [(Key::ArrowRight, "Table"), (Key::ArrowLeft, "Map")] {
        window.key_press(arrow);
        window.run_ok();
        window.key_press(Key::Enter);
        let is_shown = |window: &Window| view(window).map.table == (chosen == "Table");
        crate::harness::wait(&mut window, is_shown);
        window.run_ok();
        let mut all = window.root().children_recursive();
        let has = all.find(|node| node.accesskit_node().is_focused());
        assert_eq!(has.and_then(|node| node.accesskit_node().label()).as_deref(), Some(chosen));
    }
}

#[test]
fn a_press_on_a_head_puts_the_table_in_order_and_the_third_puts_it_back() {
    let mut window = at("Bury", large());
    window.get_by_role_and_label(Role::RadioButton, "Table").click();
    window.run_ok();
    crate::harness::wait_for(&mut window, "in the neighbourhoods of Bury");
    let tenth = placecard::pages::AreaColumn::Tenth;
    let order = |window: &Window| view(window).map.order.map(|order| (order.by, order.reversed));
    let presses = [
        ("Tenth", Some((tenth, false))),
        ("Tenth, the most deprived first", Some((tenth, true))),
        ("Tenth, the least deprived first", None),
    ];
    for (head, expected) in presses {
        let is_there =
            |window: &Window| window.query_all_by_role_and_label(Role::ColumnHeader, head).next().is_some();
        crate::harness::wait(&mut window, is_there);
        window.get_by_role_and_label(Role::ColumnHeader, head).click();
        window.run_ok();
        assert_eq!(order(&window), expected, "{head}");
    }
    assert!(says(&window, "The limits are of 99.8% for all."));
}

#[test]
fn without_a_map_its_card_is_as_high_as_its_sentence() {
    // West Yorkshire has neither hexagons nor outlines.
    let mut window = crate::harness::open_at(
        Origin::Sample(placecard::pages::Sample::WestYorkshire),
        large(),
        Settings::default(),
    );
    let place = {
        let (loaded, _) = window.state().shown().expect("the sample");
        loaded.outline.places[0].area
    };
    let (_, now) = window.state().shown().expect("the sample");
    let now = View { place: Some(place), ..now.at_page(Page::Neighbourhoods) };
    send(&mut window, Command::Go(now));
    let sentence = "The file says neither where these neighbourhoods lie";
    crate::harness::wait_for(&mut window, sentence);
    let text = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    };
    let said = window.root().children_recursive().find(|node| text(node).starts_with(sentence));
    let said = said.expect("it says why").rect();
    let is_below =
        |node: &egui_kittest::Node<'_>| text(node).starts_with("Slope") && node.rect().bottom() < said.top();
    assert!(
        window.root().children_recursive().any(|node| is_below(&node)),
        "it stands below all that there is"
    );
}

#[test]
fn nothing_lies_beyond_the_window_at_any_width() {
    for size in [Vec2::new(720.0, 480.0), Vec2::new(1000.0, 700.0), Vec2::new(1280.0, 800.0), large()] {
        let window = at("Bury", size);
        let beyond = beyond_the_edges(&window);
        assert!(beyond.is_empty(), "{size}: {beyond:#?}");
    }
}

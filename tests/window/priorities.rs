//! The page of priorities: who faces whom, what the squares count, what is missing, and how it is walked through.

use crate::harness::{SAMPLE, Window, beyond_the_edges, labels, open_at, says, send, wait_for};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::{Analysis, Stand, balance};
use placecard::app::{Origin, Settings};
use placecard::format::Document;
use placecard::model::Scorecard;
use placecard::pages::priorities::{PrioritiesPage, SquareLevel, priorities_page};
use placecard::pages::{ChartKind, Command, Page, View};
use std::sync::LazyLock;

static DOCUMENT: LazyLock<(Document, Analysis)> = LazyLock::new(|| read(SAMPLE));
static WEST: LazyLock<(Document, Analysis)> =
    LazyLock::new(|| read(include_str!("../../sample_data/west-yorkshire.scorecard")));

fn read(text: &str) -> (Document, Analysis) {
    let today = jiff::civil::date(2026, 11, 26);
    let document = Document::read(text.as_bytes().to_vec(), today).expect("the sample reads");
    let analysis = Analysis::of(document.scorecard());
    (document, analysis)
}

fn scorecard() -> &'static Scorecard {
    DOCUMENT.0.scorecard()
}

fn view_of(scorecard: &Scorecard, name: &str) -> View {
    let place = scorecard.places().find(|place| scorecard.area(*place).name == name);
    View { place: Some(place.expect("a place of the sample")), ..View::default().at_page(Page::Priorities) }
}

fn page_of(name: &str) -> PrioritiesPage {
    let view = view_of(scorecard(), name);
    priorities_page(scorecard(), &DOCUMENT.1, &view).expect("a page")
}

/// The window on the page of a place.
fn at(name: &str, size: Vec2) -> Window {
    let settings = Settings { introduced: true, ..Settings::default() };
    let mut window = open_at(Origin::SAMPLE, size, settings);
    let view = {
        let (loaded, view) = window.state().shown().expect("the sample");
        let place = loaded.outline.places.iter().find(|place| place.name == name).map(|place| place.area);
        View { place, ..view.at_page(Page::Priorities) }
    };
    send(&mut window, Command::Go(view));
    wait_for(&mut window, "What each side takes up");
    window
}

fn shown(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

fn key(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run_steps(8);
}

fn focused(window: &Window) -> Option<(String, Rect)> {
    let has = window.root().children_recursive().find(|node| node.accesskit_node().is_focused())?;
    let name = has.accesskit_node().label().or_else(|| has.accesskit_node().value());
    Some((name.unwrap_or_default(), has.rect()))
}

fn rect_of(window: &Window, role: Role, label: &str) -> Rect {
    let found = window.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == role && node.label().is_some_and(|it| it.contains(label))
    });
    found.unwrap_or_else(|| panic!("nothing says {label}: {:#?}", labels(window))).rect()
}

/// Fuel poverty has one year of figures, from which no pace can be told.
#[test]
fn the_way_to_a_target_is_told_also_where_its_pace_is_not_known() {
    let mut file: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    let target = serde_json::json!({"indicator": "fuel-poverty", "value": 10, "by": "2030"});
    file["priorities"].as_array_mut().unwrap().push(serde_json::json!({
        "id": "warm", "title": "Warm homes", "level": "place", "area": "E08000001", "indicators": ["fuel-poverty"],
        "targets": [target]
    }));
    let (document, analysis) = read(&file.to_string());
    let view = view_of(document.scorecard(), "Bolton");
    let page = priorities_page(document.scorecard(), &analysis, &view).expect("a page");
    let items = || page.alone.iter().flat_map(|block| &block.items);
    let warm = items().find(|item| item.card.title == "Warm homes").expect("the priority");
    let told = warm.chart.as_ref().and_then(|chart| chart.told.as_deref()).unwrap_or_default();
    assert!(told.starts_with("4.7 points to go to 10% by 2030: 0.5 a year needed"), "{told}");
}

#[test]
fn the_title_of_oldham_counts_its_targets() {
    // Smoking is on track by its pace and not by the worse limit of it; development at five and cancers found early are not.
    assert_eq!(
        page_of("Oldham").title,
        "One of Oldham’s three targets is on track, and not for certain; two are off track"
    );
    assert_eq!(
        page_of("Oldham").subtitle,
        "10 national and 13 local priorities · 14 of these 23 have figures for Oldham"
    );
}

#[test]
fn who_faces_whom_is_what_the_file_says() {
    let oldham = page_of("Oldham");
    let pairs: Vec<(&str, Vec<&str>)> = oldham
        .pairs
        .iter()
        .map(|pair| {
            (pair.national.title.as_str(), pair.local.iter().map(|local| local.title.as_str()).collect())
        })
        .collect();
    assert_eq!(
        pairs,
        [
            ("Good level of development at five", vec!["Best start in life for children"]),
            (
                "More adults active",
                vec!["Active lives for all", "More physical activity, closing the gap with England"]
            ),
            ("Smokefree by 2030", vec!["Make smoking history", "Less smoking"]),
        ]
    );
    let charts = |at: usize| oldham.pairs[at].charts.len();
    assert_eq!([charts(0), charts(1), charts(2)], [1, 2, 1], "each figure once, however many rest on it");
    let told = oldham.pairs[2].charts[0].told.as_deref();
    assert_eq!(
        told,
        Some(
            "5.0 points to go to 5% by 2030: 0.8 a year needed, 1.4 a year since 2020 (95% limits: a fall of 4.4 to a \
             rise of 1.5)"
        )
    );
    let all = |page: &PrioritiesPage| {
        let facing = page.pairs.iter().map(|pair| 1 + pair.local.len()).sum::<usize>();
        facing + page.alone.iter().map(|block| block.items.len()).sum::<usize>()
    };
    for name in ["Bolton", "Bury", "Oldham", "Wigan"] {
        let page = page_of(name);
        let squares = page.squares.as_ref().expect("squares");
        let count = squares.sides.iter().map(|side| side.squares.len()).sum::<usize>();
        assert_eq!(all(&page), count, "{name}: each priority stands once");
    }
}

#[test]
fn the_squares_are_those_of_the_balance() {
    for place in scorecard().places() {
        let view = View { place: Some(place), ..View::default().at_page(Page::Priorities) };
        let page = priorities_page(scorecard(), &DOCUMENT.1, &view).expect("a page");
        let found = balance(scorecard(), &DOCUMENT.1, place);
        let squares = page.squares.expect("squares");
        for (side, (standings, share)) in squares
            .sides
            .iter()
            .zip([(&found.national, &found.national_share), (&found.local, &found.local_share)])
        {
            let count = |levels: &[SquareLevel]| {
                side.squares.iter().filter(|square| levels.contains(&square.level)).count()
            };
            let stands = &share.priorities.stand;
            assert_eq!(count(&[SquareLevel::Worse]), stands.worse);
            assert_eq!(count(&[SquareLevel::Similar]), stands.similar);
            assert_eq!(count(&[SquareLevel::Better]), stands.better);
            assert_eq!(count(&[SquareLevel::NotCompared, SquareLevel::WorstFifth]), stands.not_compared);
            assert!(side.squares.is_sorted_by_key(|square| square.level), "the worst first");
            let worse = standings.iter().filter(|one| one.stand == Stand::Worse).count();
            assert!(worse == 0 || side.counts[0].starts_with(&format!("{worse} worse")), "{:?}", side.counts);
        }
        let weight: f32 =
            squares.sides.iter().flat_map(|side| &side.squares).map(|square| square.weight).sum();
        assert!((weight - 1.0).abs() < 1e-4, "{weight}");
    }
}

#[test]
fn what_is_missing_is_named_with_who_has_it() {
    let oldham = page_of("Oldham");
    let head = |start: &str| {
        let found = oldham.missing.iter().find(|missing| missing.head.starts_with(start));
        found.unwrap_or_else(|| panic!("{start}: {:#?}", oldham.missing)).clone()
    };
    let without = head("No indicator in this file");
    assert_eq!(without.head, "No indicator in this file, 8");
    assert!(without.items.contains(&"Residents confident in decisions about their health".to_owned()));
    assert_eq!(
        head("No figure for Oldham").items,
        ["Recover core NHS and care services (Greater Manchester has 71.4% of attendances in July 2025)"]
    );
    assert_eq!(
        head("No target in force").head,
        "No target in force, 5 of the 12 with figures that need one; two about a gap need none"
    );
    assert_eq!(head("About a gap").items, ["Halve the gap in healthy life expectancy"]);
    assert_eq!(head("Worse, getting worse").items, ["The file has no actions"]);
}

#[test]
fn the_system_has_its_own_figures_and_a_file_without_a_place_its_page() {
    let view = View { whole_system: true, ..view_of(scorecard(), "Oldham") };
    let page = priorities_page(scorecard(), &DOCUMENT.1, &view).expect("a page");
    assert_eq!(page.area, scorecard().system());
    assert_eq!(page.switch, Some(["Oldham", "Greater Manchester"].map(str::to_owned)));
    assert!(page.subtitle.ends_with("1 of these 18 has figures for Greater Manchester"), "{}", page.subtitle);
    let none = View { place: None, ..view };
    let page = priorities_page(scorecard(), &DOCUMENT.1, &none).expect("a page");
    assert_eq!((page.area, page.switch), (scorecard().system(), None));
}

#[test]
fn a_file_with_few_figures_or_no_priorities_says_so() {
    let west = WEST.0.scorecard();
    let view = view_of(west, "Leeds");
    let page = priorities_page(west, &WEST.1, &view).expect("a page");
    assert!(page.title.contains("Leeds") || page.title.contains("priorit"), "{}", page.title);
    let said = page.sentences();
    assert!(said.iter().any(|it| it == "No indicator in this file, 21."), "{said:#?}");
    let mut parts: serde_json::Value = serde_json::from_str(SAMPLE).expect("JSON");
    let whole = parts.as_object_mut().expect("an object");
    whole.insert("priorities".to_owned(), serde_json::Value::Array(Vec::new()));
    for gone in ["frameworks", "national_list", "actions"] {
        whole.remove(gone);
    }
    let (document, analysis) = read(&parts.to_string());
    let bare = document.scorecard();
    let page = priorities_page(bare, &analysis, &view_of(bare, "Bury")).expect("a page");
    assert_eq!(page.title, "This file has no priorities for Bury");
    assert!(page.squares.is_none() && page.pairs.is_empty() && page.missing.is_empty());
    assert!(page.sentences().iter().all(|it| !it.is_empty()), "{:#?}", page.sentences());
}

#[test]
fn national_figures_and_local_stand_in_three_two_and_one_columns() {
    for (width, across) in [(1440.0, 3), (1100.0, 2), (860.0, 1)] {
        let window = at("Oldham", Vec2::new(width, 900.0));
        let national = rect_of(&window, Role::Heading, "Smokefree by 2030");
        let chart = rect_of(&window, Role::Button, "Adult smoking: ");
        let local = rect_of(&window, Role::Heading, "Make smoking history");
        let beside = |one: Rect, other: Rect| other.left() > one.right() && other.top() < one.bottom() + 60.0;
        assert_eq!(beside(national, chart), across == 3, "{width}: {national:?} {chart:?}");
        assert_eq!(beside(national, local), across >= 2, "{width}: {national:?} {local:?}");
        if across == 1 {
            assert!(
                local.left() > national.left() && local.top() > chart.bottom(),
                "{width}: indented below"
            );
        } else {
            assert!((local.top() - national.top()).abs() < 2.0, "{width}");
        }
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{width}");
    }
}

#[test]
fn the_balance_is_one_stop_in_which_arrows_walk_and_enter_goes_to_the_priority() {
    let mut window = at("Oldham", Vec2::new(1440.0, 900.0));
    let squares = page_of("Oldham").squares.expect("squares");
    let [national, local] = &squares.sides;
    let first = format!("{}: ", national.squares[0].title);
    // The chart of it begins with its name too, and is no square.
    let square = |window: &Window| {
        let is_square = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.data().description().is_none()
        };
        window.get_all_by_label_contains(&first).find(is_square).expect("its square").focus();
    };
    square(&window);
    window.run_steps(4);
    let is_at = |window: &Window, title: &str| {
        let (name, _) = focused(window).expect("something has the keyboard");
        assert!(name.starts_with(title), "{name} for {title}");
    };
    is_at(&window, &national.squares[0].title);
    for square in &national.squares[1..] {
        key(&mut window, Key::ArrowRight);
        is_at(&window, &square.title);
    }
    key(&mut window, Key::ArrowRight);
    is_at(&window, &local.squares[0].title);
    key(&mut window, Key::Enter);
    window.run_steps(8);
    let (name, rect) = focused(&window).expect("the priority has the keyboard");
    assert_eq!(name, local.squares[0].title);
    assert!(window.ctx.content_rect().contains_rect(rect), "{rect:?}");
    // Tab leaves the balance at once.
    square(&window);
    window.run_steps(4);
    key(&mut window, Key::Tab);
    let (name, _) = focused(&window).expect("something has the keyboard");
    assert!(name.starts_with("More about") || name.starts_with("Edit"), "{name}");
}

#[test]
fn the_switch_shows_the_system_and_back_and_a_chart_opens_the_trend() {
    let mut window = at("Oldham", Vec2::new(1440.0, 900.0));
    window.get_by_role_and_label(Role::RadioButton, "Greater Manchester").click();
    window.run();
    wait_for(&mut window, "1 of these 18 has figures for Greater Manchester");
    assert!(shown(&window).whole_system);
    window.get_by_role_and_label(Role::RadioButton, "Oldham").click();
    window.run();
    wait_for(&mut window, "One of Oldham’s three targets");
    let chart = window.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && node.label().is_some_and(|it| it.contains(": Adult smoking: "))
    });
    chart.expect("a chart").click_accesskit();
    window.run();
    let view = shown(&window);
    assert_eq!((view.page, view.chart, view.whole_system), (Page::Indicator, ChartKind::Trend, false));
}

#[test]
fn more_of_a_priority_is_told_where_it_is_asked_for() {
    let mut window = at("Oldham", Vec2::new(1440.0, 900.0));
    assert!(!says(&window, "Source: UK Government"));
    window.get_by_label("More about Smokefree by 2030").click();
    window.run();
    assert!(says(&window, "Source: UK Government"));
    assert!(says(&window, "On track, not certain: its pace so far reaches the target in time"));
    window.get_by_label("Less about Smokefree by 2030").click();
    window.run();
    assert!(!says(&window, "Source: UK Government"));
}

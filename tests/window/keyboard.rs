//! Where the keyboard is led to, where it goes on from, and what it does not reach.

use crate::harness::{
    SAMPLE, Window, flat_shapes, labels, open_at, press, sample, says, send, wait, wait_for, wheel_down,
};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Methods;
use placecard::pages::{Action, ChartKind, Command, Page, View};

fn view(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

fn settle(window: &mut Window) {
    window.run_steps(8);
}

fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// The name of what has the keyboard, in a table that of the cell it has come to, and where that is.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let all = || window.root().children_recursive();
    let has = all().find(|node| node.accesskit_node().is_focused())?;
    let cell = has.accesskit_node().data().active_descendant();
    let cell = cell.and_then(|cell| all().find(|node| node.accesskit_node().locate().0 == cell));
    let node = cell.unwrap_or(has);
    let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
    Some((name.unwrap_or_default(), node.rect()))
}

fn name(window: &Window) -> String {
    focused(window).map(|(name, _)| name).unwrap_or_default()
}

/// That what has the keyboard is called so and lies in the window.
fn is_at(window: &Window, wanted: &str) {
    let (name, rect) =
        focused(window).unwrap_or_else(|| panic!("nothing has the keyboard, wanted: {wanted}"));
    assert!(name.starts_with(wanted), "{name} has the keyboard, not {wanted}");
    let screen = window.ctx.content_rect();
    assert!(screen.expand(0.5).contains_rect(rect), "{name} is out of sight at {rect:?}");
}

/// Types into the palette and chooses what comes first.
fn find(window: &mut Window, query: &str) {
    key(window, Modifiers::COMMAND, Key::K);
    window.event(Event::Text(query.to_owned()));
    settle(window);
    key(window, Modifiers::NONE, Key::Enter);
    for _ in 0..4 {
        settle(window);
    }
}

/// The sample on the page of Bury.
fn bury(size: Vec2) -> Window {
    let mut window = open_at(Origin::SAMPLE, size, Settings::default());
    let place = window.state().shown().unwrap().0.outline.places[1].area;
    let at = view(&window).at_place(place);
    send(&mut window, Command::Go(at));
    wait_for(&mut window, "Other indicators, worst first");
    window
}

#[test]
fn what_is_chosen_in_the_palette_is_led_to_itself_and_not_to_the_top_of_its_page() {
    for size in [Vec2::new(1366.0, 768.0), Vec2::new(720.0, 480.0)] {
        let mut window = open_at(Origin::SAMPLE, size, Settings::default());
        let priorities: Vec<String> = {
            let scorecard = window.state().shown().unwrap().0.document.scorecard();
            let of_all = |wanted: bool| {
                let mut all = scorecard.priorities().filter(|(_, it)| {
                    it.indicators.is_empty() == wanted && it.level != placecard::model::PriorityLevel::Place
                });
                all.next().map(|(_, it)| it.title.clone())
            };
            [of_all(false), of_all(true)].into_iter().flatten().collect()
        };
        for title in priorities.iter().map(String::as_str).chain(["Make smoking history"]) {
            find(&mut window, title);
            assert_eq!(view(&window).page, Page::Priorities, "{title}");
            is_at(&window, title);
        }
        // From far down the same page too.
        key(&mut window, Modifiers::NONE, Key::End);
        find(&mut window, "make smoking history");
        is_at(&window, "Make smoking history");
        find(&mut window, "school streets");
        let (told, rect) = focused(&window).expect("what was tried");
        assert!(says(&window, "School Streets") && rect.top() > 0.0, "{told}");
        assert!(window.ctx.content_rect().intersects(rect), "{told} is out of sight at {rect:?}");
        assert_ne!(told, name_of_title(&window));
        // A button above the page that had the keyboard keeps it from no title.
        window.get_by_label_contains("Open…").focus();
        window.run();
        find(&mut window, "suspensions bolton");
        assert_eq!(name(&window), name_of_title(&window));
    }
}

fn name_of_title(window: &Window) -> String {
    let nodes = window.root().children_recursive();
    let title = nodes.into_iter().find(|node| node.accesskit_node().data().level() == Some(1));
    title.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn tab_goes_on_from_where_the_keyboard_was_after_it_was_let_go_and_after_a_dialog() {
    let mut window = bury(Vec2::new(1280.0, 800.0));
    find(&mut window, "rochdale");
    is_at(&window, &name_of_title(&window));
    // It is let go, a dialog comes and goes, and Tab goes on after the title.
    key(&mut window, Modifiers::NONE, Key::Escape);
    for action in [Action::ShowHelp, Action::ShowKeys, Action::ShowMethods, Action::Palette] {
        send(&mut window, Command::Do(action));
        settle(&mut window);
        key(&mut window, Modifiers::NONE, Key::Escape);
    }
    key(&mut window, Modifiers::NONE, Key::Tab);
    is_at(&window, "Compared with");
    let before = name(&window);
    key(&mut window, Modifiers::NONE, Key::F1);
    key(&mut window, Modifiers::NONE, Key::Escape);
    is_at(&window, &before);
}

#[test]
fn enter_in_the_field_that_searches_the_table_leads_to_the_first_row_it_found() {
    let search = |window: &mut Window, text: &str| {
        key(window, Modifiers::COMMAND, Key::F);
        window.event(Event::Text(text.to_owned()));
        settle(window);
        key(window, Modifiers::NONE, Key::Enter);
        settle(window);
    };
    let mut window = sample();
    search(&mut window, "suspension");
    is_at(&window, "Suspensions");
    key(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| view(window).page == Page::Indicator);
    assert!(says(&window, "Suspensions in "));
    // Where nothing is found there is a way out, and the keyboard is at it.
    search(&mut window, " no such thing");
    is_at(&window, "Show all indicators");
}

#[test]
fn no_key_of_the_page_acts_beneath_a_dialog_or_the_palette() {
    let mut window = bury(Vec2::new(1280.0, 800.0));
    let before = view(&window);
    let dialogs =
        [Action::Palette, Action::ShowHelp, Action::ShowKeys, Action::ShowMethods, Action::ShowFindings];
    for dialog in dialogs {
        send(&mut window, Command::Do(dialog));
        settle(&mut window);
        let of_page = Action::all().filter(|action| !action.reaches_over_dialogs());
        for keys in of_page.filter_map(Action::shortcut) {
            window.key_press_modifiers(keys.modifiers, keys.logical_key);
            settle(&mut window);
            assert_eq!(view(&window), before, "{keys:?} over {dialog:?}");
        }
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert!(says(&window, "Other indicators, worst first"), "{dialog:?} is still open");
    }
    assert!(!window.state().is_reading() && !window.state().is_unsaved());
    key(&mut window, Modifiers::COMMAND, Key::Num1);
    assert_eq!(view(&window).page, Page::Scorecard, "once nothing is open they act again");
}

#[test]
fn a_page_that_is_gone_to_by_key_shows_its_title_with_the_keyboard_at_it() {
    let mut window = bury(Vec2::new(1280.0, 800.0));
    for _ in 0..3 {
        key(&mut window, Modifiers::NONE, Key::PageDown);
        settle(&mut window);
    }
    for (to, page) in [(Key::Num1, Page::Scorecard), (Key::Num2, Page::Place), (Key::Num3, Page::Indicator)] {
        key(&mut window, Modifiers::COMMAND, to);
        for _ in 0..4 {
            settle(&mut window);
        }
        assert_eq!(view(&window).page, page);
        is_at(&window, &name_of_title(&window));
    }
}

#[test]
fn back_returns_to_the_cell_and_to_the_row_that_a_figure_was_opened_from() {
    let mut window = sample();
    window.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    window.run();
    for to in
        [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight]
    {
        key(&mut window, Modifiers::NONE, to);
    }
    let cell = name(&window);
    assert!(cell.contains(" in "), "{cell}");
    key(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| view(window).page == Page::Indicator);
    settle(&mut window);
    is_at(&window, &name_of_title(&window));
    key(&mut window, Modifiers::ALT, Key::ArrowLeft);
    wait(&mut window, |window| view(window).page == Page::Scorecard);
    settle(&mut window);
    is_at(&window, &cell);
    // And forward to where the reader was there.
    key(&mut window, Modifiers::ALT, Key::ArrowRight);
    settle(&mut window);
    is_at(&window, &name_of_title(&window));

    let mut window = bury(Vec2::new(1280.0, 800.0));
    let rows = window.root().children_recursive();
    let row = rows.into_iter().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && node.label().is_some_and(|label| label.contains(" · "))
    });
    row.expect("a row").focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    let row = name(&window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| view(window).page == Page::Indicator);
    settle(&mut window);
    key(&mut window, Modifiers::ALT, Key::ArrowLeft);
    wait(&mut window, |window| view(window).page == Page::Place);
    settle(&mut window);
    is_at(&window, &row);
}

#[test]
fn back_from_a_figure_of_a_box_returns_to_the_box() {
    const FIRST_BOX: &str = "Worse or worst fifth, getting worse: ";
    let mut window = sample();
    let is_box = |label: &str| label.starts_with(FIRST_BOX) && label.contains(" judged");
    let found = window.get_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| is_box(&label))
    });
    found.expect("the first box").click();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| view(window).page == Page::Indicator);
    settle(&mut window);
    key(&mut window, Modifiers::ALT, Key::ArrowLeft);
    wait(&mut window, |window| view(window).page == Page::Scorecard);
    settle(&mut window);
    is_at(&window, FIRST_BOX);
}

#[test]
fn a_cell_tells_the_keyboard_that_rests_on_it_what_it_tells_the_pointer() {
    let mut window = sample();
    window.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    window.run();
    for to in [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight] {
        window.key_press(to);
        window.step();
        window.step();
    }
    let cell = name(&window);
    let title = cell.lines().next().unwrap().split(": ").next().unwrap().to_owned();
    let is_told = |window: &Window| window.query_by_role_and_label(Role::Heading, &title).is_some();
    assert!(!is_told(&window), "it waits for the keyboard to rest");
    window.run_steps(6);
    assert!(is_told(&window), "{cell}");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(!is_told(&window), "it goes with the keyboard");
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    window.run_steps(6);
    assert!(is_told(&window), "and comes again");
    // What the pointer comes to goes before.
    window.event(Event::PointerMoved(egui::pos2(700.0, 120.0)));
    window.event(Event::PointerMoved(egui::pos2(712.0, 121.0)));
    window.run_steps(3);
    assert!(!is_told(&window));
}

#[test]
fn no_letter_is_lost_that_is_typed_at_once_after_the_keys_that_open_a_field() {
    let pressed = |window: &mut Window, key: Key, typed: &str| {
        let modifiers = Modifiers::COMMAND;
        let key = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        // All of it in one frame, as on a machine that is busy.
        window.input_mut().events.extend([key, Event::Text(typed.to_owned())]);
        window.step();
    };
    let mut window = bury(Vec2::new(1280.0, 800.0));
    pressed(&mut window, Key::K, "st");
    window.event(Event::Text("oc".to_owned()));
    window.event(Event::Text("k".to_owned()));
    window.run_steps(6);
    let field = window.get_by_label("What to find");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("stock"));
    key(&mut window, Modifiers::NONE, Key::Escape);
    pressed(&mut window, Key::F, "sus");
    window.event(Event::Text("p".to_owned()));
    window.run_steps(6);
    wait(&mut window, |window| view(window).page == Page::Scorecard);
    window.event(Event::Text("e".to_owned()));
    window.run_steps(6);
    assert_eq!(view(&window).table.search, "suspe");
    // Nor does it matter where the cursor was when the field was left.
    key(&mut window, Modifiers::NONE, Key::Home);
    key(&mut window, Modifiers::NONE, Key::Escape);
    pressed(&mut window, Key::F, "n");
    window.event(Event::Text("d".to_owned()));
    window.run_steps(6);
    window.event(Event::Text("e".to_owned()));
    window.run_steps(6);
    assert_eq!(view(&window).table.search, "suspende");
    // What was closed in the very frame in which it is asked for again is open.
    key(&mut window, Modifiers::COMMAND, Key::K);
    let escape = Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    window.input_mut().events.push(escape);
    pressed(&mut window, Key::K, "bury");
    window.run_steps(6);
    let field = window.get_by_label("What to find");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("bury"));
    key(&mut window, Modifiers::NONE, Key::Escape);
    pressed(&mut window, Key::K, "stockp");
    window.run_steps(3);
    window.event(Event::Text("ort".to_owned()));
    window.run_steps(3);
    let field = window.get_by_label("What to find");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("stockport"), "not “stocortkp”");
}

#[test]
fn page_down_goes_to_the_next_indicator_in_a_window_of_any_height() {
    for size in [Vec2::new(1280.0, 800.0), Vec2::new(720.0, 480.0)] {
        let mut window = bury(size);
        let first = window.state().shown().unwrap().0.document.scorecard().indicators().next().unwrap().0;
        let at = view(&window).at_indicator(first);
        send(&mut window, Command::Go(at));
        wait_for(&mut window, "What this says");
        settle(&mut window);
        key(&mut window, Modifiers::NONE, Key::PageDown);
        settle(&mut window);
        assert_ne!(view(&window).indicator, Some(first), "{size:?}: it is no key to scroll by, as F1 says");
    }
}

#[test]
fn the_keys_at_a_glance_are_scrolled_by_key() {
    let mut window = bury(Vec2::new(720.0, 480.0));
    send(&mut window, Command::Do(Action::ShowKeys));
    settle(&mut window);
    assert_eq!(name(&window), "All keys");
    let last = |window: &Window| window.get_by_label(Action::Quit.label()).rect();
    let screen = window.ctx.content_rect();
    assert!(!screen.shrink(60.0).contains_rect(last(&window)), "it has to be scrolled");
    key(&mut window, Modifiers::NONE, Key::End);
    for _ in 0..6 {
        settle(&mut window);
    }
    assert!(screen.contains_rect(last(&window)), "{:?}", last(&window));
}

#[test]
fn a_field_that_is_typed_in_has_one_line_around_it() {
    let mut window = sample();
    key(&mut window, Modifiers::COMMAND, Key::F);
    settle(&mut window);
    let (name, field) = focused(&window).expect("the field");
    assert_eq!(name, "Find indicator");
    let accent = window.ctx.global_style().visuals.selection.stroke.color;
    let around = flat_shapes(&window).into_iter().filter(|(_, shape)| match shape {
        Shape::Rect(rect) => {
            rect.stroke.color == accent && rect.stroke.width > 1.0 && rect.rect.intersects(field)
        }
        _ => false,
    });
    assert_eq!(around.count(), 1);
}

#[test]
fn a_place_that_was_picked_is_compared_in_a_sentence() {
    let mut window = bury(Vec2::new(1280.0, 800.0));
    let (indicator, picked) = {
        let scorecard = window.state().shown().unwrap().0.document.scorecard();
        (scorecard.indicator_by_id("suspension-rate"), scorecard.area_by_code("E08000005"))
    };
    let at = View { pinned: None, ..view(&window).at_indicator(indicator.unwrap()) };
    send(&mut window, Command::Go(at.clone()));
    wait_for(&mut window, "What this says");
    assert!(!says(&window, "than Rochdale ("));
    send(&mut window, Command::Adjust(View { pinned: picked, ..at.clone() }));
    wait(&mut window, |window| says(window, "better than Rochdale ("));
    // Other charts do not show it.
    send(&mut window, Command::Adjust(View { pinned: picked, chart: ChartKind::Table, ..at }));
    wait(&mut window, |window| !says(window, "than Rochdale ("));
    press(&mut window, "Copy figures");
}

#[test]
fn a_chart_that_there_is_nothing_for_is_reached_by_key_and_says_why() {
    let mut window = bury(Vec2::new(1280.0, 800.0));
    let indicator = window.state().shown().unwrap().0.document.scorecard().indicator_by_id("suspension-rate");
    let at = view(&window).at_indicator(indicator.unwrap());
    send(&mut window, Command::Go(at));
    wait_for(&mut window, "What this says");
    window.get_by_role_and_label(Role::RadioButton, "Trend").focus();
    settle(&mut window);
    for _ in 0..3 {
        key(&mut window, Modifiers::NONE, Key::ArrowRight);
    }
    let has = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    let tab = has.expect("a tab").accesskit_node();
    let told = tab.label().unwrap_or_default();
    assert!(tab.is_disabled() && told.starts_with("Gradient: "), "{told}");
    window.run_steps(6);
    let why = told.trim_start_matches("Gradient: ");
    assert!(labels(&window).iter().any(|label| label == why), "the reason is shown too: {why}");
    // Beyond the last tab there is nothing for these keys.
    for _ in 0..4 {
        key(&mut window, Modifiers::NONE, Key::ArrowRight);
    }
    is_at(&window, "Table");
}

#[test]
fn a_setting_that_is_chosen_in_the_palette_has_the_keyboard_in_its_dialog() {
    for size in [Vec2::new(1280.0, 800.0), Vec2::new(720.0, 480.0)] {
        let mut window = bury(size);
        for setting in ["Run length", "Screen moving ranges", "Confidence"] {
            find(&mut window, setting);
            assert!(says(&window, "Methods of this scorecard"), "{setting}");
            is_at(&window, setting);
            key(&mut window, Modifiers::NONE, Key::Escape);
            settle(&mut window);
        }
    }
}

#[test]
fn a_place_that_was_picked_is_told_wherever_it_is_shown_and_let_go_there() {
    const STOP: &str = "Stop comparing with Rochdale";
    let mut window = bury(Vec2::new(1280.0, 800.0));
    let (indicator, picked) = {
        let scorecard = window.state().shown().unwrap().0.document.scorecard();
        (scorecard.indicator_by_id("suspension-rate"), scorecard.area_by_code("E08000005"))
    };
    let is_told = |window: &Window| window.query_by_role_and_label(Role::Button, STOP).is_some();
    let with = View { pinned: picked, ..view(&window) };
    send(&mut window, Command::Adjust(with));
    wait(&mut window, is_told);
    let trend = view(&window).at_indicator(indicator.unwrap());
    for (at, wanted) in [
        (trend.clone(), true),
        (View { chart: ChartKind::Table, ..trend.clone() }, false),
        (trend.at_page(Page::Scorecard), false),
        (View { place: picked, ..trend.clone() }, false),
        (trend, true),
    ] {
        send(&mut window, Command::Go(at));
        settle(&mut window);
        wait(&mut window, |window| is_told(window) == wanted);
    }
    window.get_by_role_and_label(Role::Button, STOP).focus();
    settle(&mut window);
    is_at(&window, STOP);
    key(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, |window| !is_told(window));
    assert_eq!(view(&window).pinned, None);
}

#[test]
fn of_many_places_the_one_that_is_open_is_in_sight_in_the_side_bar_until_it_is_scrolled_away() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.scorecard");
    std::fs::write(&file, crate::scorecard::large(40, 4)).unwrap();
    let mut window = open_at(Origin::File(file), Vec2::new(1280.0, 800.0), Settings::default());
    let places: Vec<_> = window.state().shown().unwrap().0.outline.places.clone();
    let entry = |window: &Window, name: &str| {
        window.query_by_role_and_label(Role::Button, name).map(|node| node.rect())
    };
    // From the first place down to the name of the file.
    let first = entry(&window, &places[0].name).expect("the first place");
    let end = window.get_by_label("large.scorecard").rect().top();
    let list = Rect::from_min_max(first.min, egui::pos2(first.right(), end));
    let is_seen = |window: &Window, name: &str| {
        entry(window, name).is_some_and(|entry| list.expand(2.0).contains_rect(entry))
    };
    assert!(!is_seen(&window, &places[39].name), "the list is longer than its room");
    for at in [39, 25, 3] {
        let place = &places[at];
        let to = view(&window).at_place(place.area);
        send(&mut window, Command::Go(to));
        wait(&mut window, |window| view(window).place == Some(place.area));
        window.run_steps(4);
        assert!(is_seen(&window, &place.name), "{}", place.name);
    }
    wheel_down(&mut window, list.center(), 30);
    window.run_steps(4);
    assert!(!is_seen(&window, &places[3].name), "what the reader scrolls away stays away");
}

#[test]
fn what_is_said_below_the_page_or_above_it_leaves_the_keyboard_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open.scorecard");
    std::fs::write(&file, SAMPLE).unwrap();
    let mut window = open_at(Origin::File(file.clone()), Vec2::new(1280.0, 800.0), Settings::default());
    let methods = Methods { run_length: 6, ..Methods::default() };
    send(&mut window, Command::SetMethods(methods));
    wait(&mut window, |window| window.state().is_unsaved());
    window.get_by_role_and_label(Role::ComboBox, "Grouping").focus();
    settle(&mut window);
    is_at(&window, "Grouping");
    key(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Saved ");
    is_at(&window, "Grouping");
    std::fs::remove_file(&file).unwrap();
    wait_for(&mut window, "is no longer there");
    is_at(&window, "Grouping");
}

#[test]
fn the_ends_of_a_menu_a_list_and_the_table_are_one_key_away_and_in_sight() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 480.0), Settings::default());
    let in_sight = |window: &Window| {
        let (name, rect) = focused(window).expect("something");
        assert!(window.ctx.content_rect().expand(1.0).contains_rect(rect), "{name} at {rect:?}");
        name
    };
    window.get_by_role_and_label(Role::Button, "Menu").focus();
    key(&mut window, Modifiers::NONE, Key::Enter);
    key(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(in_sight(&window), Action::Quit.label(), "the keyboard was still on the button");
    key(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(in_sight(&window), Action::Open.label());
    key(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_role_and_label(Role::ComboBox, "Order").focus();
    key(&mut window, Modifiers::NONE, Key::Enter);
    key(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(in_sight(&window), "Target missed or off track first");
    key(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::End);
    let last = in_sight(&window);
    assert!(last.contains(" in Wigan"), "{last}");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(in_sight(&window), last, "there is nothing below it");
    key(&mut window, Modifiers::COMMAND, Key::Home);
    assert!(in_sight(&window).starts_with("Neighbourhood activity"), "{}", name(&window));
}

#[test]
fn what_is_scrolled_out_of_sight_has_the_keyboard_no_longer_and_tab_goes_on_in_sight() {
    for size in [Vec2::new(1366.0, 728.0), Vec2::new(720.0, 480.0)] {
        for modifiers in [Modifiers::NONE, Modifiers::COMMAND] {
            let mut window = bury(size);
            find(&mut window, "rochdale");
            is_at(&window, &name_of_title(&window));
            key(&mut window, modifiers, Key::End);
            settle(&mut window);
            assert!(focused(&window).is_none(), "{size:?}: the title is out of sight");
            key(&mut window, Modifiers::NONE, Key::Tab);
            let (told, rect) = focused(&window).expect("what is in sight");
            let screen = window.ctx.content_rect();
            assert!(screen.contains_rect(rect) && told != name_of_title(&window), "{told} at {rect:?}");
            assert!(rect.top() > screen.height() / 8.0, "{told} at {rect:?} is no part of the page");
            let mut titles = window.query_all_by_role(Role::Heading);
            let scrolled = titles.any(|title| title.rect().bottom() < 0.0);
            assert!(scrolled, "{size:?}: {told}: Tab has scrolled the page back");
        }
    }
}

#[test]
fn a_page_that_is_come_back_to_is_drawn_anew_until_its_title_is_in_sight() {
    let mut window = bury(Vec2::new(1366.0, 728.0));
    let press = |window: &mut Window, modifiers: Modifiers, key: Key| {
        window.key_press_modifiers(modifiers, key);
        // As in a window: no further frame than those that are asked for.
        let _ = window.run_ok();
    };
    let (there, bury) = (view(&window), name_of_title(&window));
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Tab);
    let (told, rect) = focused(&window).expect("what is in sight");
    assert!(window.ctx.content_rect().contains_rect(rect), "{told} at {rect:?}");
    for _ in 0..2 {
        press(&mut window, Modifiers::COMMAND, Key::Num1);
        wait(&mut window, |window| name_of_title(window) != bury);
        send(&mut window, Command::Go(there.clone()));
        wait(&mut window, |window| name_of_title(window) == bury);
        is_at(&window, &name_of_title(&window));
    }
}

#[test]
fn other_rows_are_seen_from_the_first_one_on() {
    let mut window = sample();
    window.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    window.run();
    key(&mut window, Modifiers::COMMAND, Key::End);
    let first = |window: &Window| {
        let rows = window.query_all_by_role(Role::RowHeader);
        rows.filter_map(|row| row.accesskit_node().data().row_index()).min()
    };
    assert!(
        first(&window).is_some_and(|first| first > 20),
        "the end of the table is seen: {:?}",
        first(&window)
    );
    let mut looked_at = view(&window);
    looked_at.table.strand = Some(placecard::model::Strand::Outcomes);
    send(&mut window, Command::Adjust(looked_at));
    for _ in 0..4 {
        settle(&mut window);
    }
    assert!(first(&window).is_some_and(|first| first <= 2), "{:?}", first(&window));
}

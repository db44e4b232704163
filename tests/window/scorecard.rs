//! The table of the scorecard and its boxes, driven as a reader would.

use crate::harness::{
    SAMPLE, TITLE, Window, flat_shapes, labels, open_at, sample, says, send, wait, wait_for, wheel_down,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Benchmark;
use placecard::pages::{Command, Page, Showing, TableSort, TableView, View};

fn page(window: &Window) -> Page {
    window.state().shown().unwrap().1.page
}

fn table(window: &Window) -> TableView {
    window.state().shown().unwrap().1.table.clone()
}

/// The names of rows in sight from the top down, by the cells of one place.
fn rows_of(window: &Window, place: &str) -> Vec<String> {
    let head = window.get_by_label_contains(&format!("Sort by {place}")).rect().bottom();
    let bottom = window.ctx.content_rect().bottom();
    let of_place = format!(" in {place}, ");
    let cells = window.query_all_by_label_contains(&of_place);
    let mut found: Vec<(f32, String)> = cells
        .filter(|cell| cell.rect().top() >= head - 1.0 && cell.rect().bottom() <= bottom)
        .filter_map(|cell| {
            let label = cell.accesskit_node().label()?;
            Some((cell.rect().top(), label.split(&of_place).next()?.to_owned()))
        })
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn the_scorecard_shows_every_place() {
    let window = sample();
    assert_eq!(page(&window), Page::Scorecard);
    for name in
        ["Bolton", "Bury", "Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside", "Trafford"]
    {
        window.get_by_label(&format!("Sort by {name}"));
    }
    assert!(says(&window, TITLE));
}

#[test]
fn the_table_has_room_for_its_rows_in_every_usual_window() {
    for (width, height, zoom, least) in [
        (1440.0, 900.0, 1.0, 15),
        (1366.0, 728.0, 1.0, 11),
        (1280.0, 800.0, 1.0, 11),
        (1920.0, 1080.0, 1.0, 20),
        (1366.0, 728.0, 1.5, 4),
        (1280.0, 800.0, 1.5, 4),
        (720.0, 480.0, 1.0, 2),
        (1920.0, 1080.0, 1.5, 7),
    ] {
        let window = open_at(Origin::SAMPLE, Vec2::new(width, height) / zoom, Settings::default());
        let rows = rows_of(&window, "Bury");
        assert!(rows.len() >= least, "{width} by {height} at {zoom}: {rows:?}");
    }
}

#[test]
fn a_usual_window_shows_every_place_and_a_laptop_the_line_of_the_nation_too() {
    for (width, height, with_line) in [(1280.0, 800.0, false), (1366.0, 728.0, true), (1440.0, 900.0, true)] {
        let window = open_at(Origin::SAMPLE, Vec2::new(width, height), Settings::default());
        let last = window.get_by_label("Sort by Wigan").rect();
        assert!(last.right() <= width, "{width}: {last:?}");
        assert_eq!(window.query_by_label("Sort by the trend of England").is_some(), with_line, "{width}");
        let title = window.get_all_by_role(Role::Heading).next().expect("a title").rect();
        assert!(title.height() < 40.0, "{width}: the title is one line: {title:?}");
        let cut = flat_shapes(&window).into_iter().find_map(|(clip, shape)| match shape {
            Shape::Text(text) => {
                let bounds = shape.visual_bounding_rect();
                let is_name = bounds.left() < width / 3.0 && clip.contains(bounds.left_center());
                (text.galley.elided && is_name).then(|| text.galley.text().to_owned())
            }
            _ => None,
        });
        assert!(cut.is_none() || !with_line, "{width}: a name is cut: {cut:?}");
    }
}

#[test]
fn the_same_press_on_a_place_sorts_by_its_worst_then_its_best_then_as_the_file_has_it() {
    let mut window = sample();
    let by_file = rows_of(&window, "Tameside");
    let mut press = |said: &str| {
        let before = rows_of(&window, "Tameside");
        window.get_by_label_contains("Sort by Tameside").click();
        window.run();
        wait(&mut window, |window| says(window, said) && rows_of(window, "Tameside") != before);
        (rows_of(&window, "Tameside"), table(&window).order)
    };
    let (worst, order) = press("Sort by Tameside, worst first");
    assert_eq!((order.by, order.reversed), (TableSort::Gap, false));
    assert_ne!(worst, by_file);
    let (best, order) = press("Sort by Tameside, best first");
    assert!(order.reversed && best != worst);
    let (again, order) = press("Sort by Tameside");
    assert_eq!((again, order.by), (by_file, TableSort::File));
}

/// Numbers and marks of the table that reach over a side of their cell.
fn cut_off(window: &Window) -> Vec<String> {
    let shapes = flat_shapes(window);
    let cells: Vec<Rect> = window.get_all_by_role(Role::Cell).map(|node| node.rect()).collect();
    let is_number = |text: &str| text.replace(',', "").parse::<f64>().is_ok();
    let in_cell = shapes.iter().filter_map(|(clip, shape)| {
        let is_part = match shape {
            Shape::Text(text) => is_number(text.galley.text()),
            Shape::Path(path) => path.closed,
            Shape::Circle(_) => true,
            _ => false,
        };
        let bounds = shape.visual_bounding_rect();
        let cell = cells.iter().find(|cell| cell.contains(bounds.center()) && clip.intersects(**cell));
        cell.filter(|_| is_part).map(|cell| (*cell, bounds, *shape))
    });
    let in_cell: Vec<(Rect, Rect, &Shape)> = in_cell.collect();
    assert!(in_cell.len() > 10, "there is a table: {} in {:?}", in_cell.len(), window.ctx.content_rect());
    let is_cut = |(cell, bounds, _): &&(Rect, Rect, &Shape)| {
        bounds.left() < cell.left() - 0.5 || bounds.right() > cell.right() + 0.5
    };
    let told = |(cell, bounds, shape): &(Rect, Rect, &Shape)| match shape {
        Shape::Text(text) => format!("{} at {bounds:?} in {cell:?}", text.galley.text()),
        _ => format!("a mark at {bounds:?} in {cell:?}"),
    };
    in_cell.iter().filter(is_cut).map(told).collect()
}

#[test]
fn no_number_and_no_mark_of_the_table_is_cut_off_at_any_size() {
    // Four digits more before the point than the sample has.
    let mut large: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    let indicators = large["indicators"].as_array().unwrap().iter();
    let rates: Vec<String> = indicators
        .filter(|indicator| indicator["measure"]["kind"] == "rate")
        .map(|indicator| indicator["id"].as_str().unwrap().to_owned())
        .collect();
    for block in large["data"].as_array_mut().unwrap() {
        if !rates.iter().any(|rate| block["indicator"] == rate.as_str()) {
            continue;
        }
        for row in block["rows"].as_array_mut().into_iter().flatten() {
            for figure in row["values"].as_array_mut().into_iter().flatten() {
                if let Some(number) = figure.as_f64() {
                    *figure = (number * 1000.0).into();
                }
            }
        }
    }
    for (width, height, zoom) in [(1366.0, 728.0, 1.0), (1180.0, 720.0, 1.0), (1366.0, 768.0, 1.5)] {
        let size = Vec2::new(width / zoom, height / zoom);
        let mut window = open_at(Origin::SAMPLE, size, Settings::default());
        if zoom > 1.0 {
            wheel_down(&mut window, egui::pos2(size.x * 0.7, size.y * 0.6), 8);
        }
        assert_eq!(cut_off(&window), [""; 0], "{width} by {height} at {zoom}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.scorecard");
    std::fs::write(&file, large.to_string()).unwrap();
    let window = open_at(Origin::File(file), Vec2::new(1180.0, 720.0), Settings::default());
    let widest = window.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Text(text) => Some(text.galley.text().len()),
        _ => None,
    });
    assert!(widest.max() > Some(6));
    assert_eq!(cut_off(&window), [""; 0]);
}

const BOXES: [&str; 5] = [
    "Worse or worst fifth, getting worse: ",
    "Worse or worst fifth, steady or not tested: ",
    "Worse, getting better: ",
    "Not known to be worse, getting worse: ",
    "Not known to be worse, getting better: ",
];

fn rect_of_box(window: &Window, title: &str) -> Rect {
    let all = window.query_all_by_role(Role::Button);
    let found = all.filter(|node| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with(title) && label.contains(" judged"))
    });
    found.map(|node| node.rect()).next().unwrap()
}

fn press_box(window: &mut Window, title: &str) {
    let found = window.get_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with(title) && label.contains(" judged"))
    });
    found.unwrap().click();
    window.run();
}

/// What a list that is open lists: sentences of a place, an indicator and its figure.
fn listed(window: &Window) -> Vec<String> {
    let places = ["Bolton", "Bury", "Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside"];
    let of_list = |label: &String| places.iter().any(|place| label.starts_with(&format!("{place} · ")));
    labels(window).into_iter().filter(of_list).collect()
}

#[test]
fn a_box_opens_its_whole_list_over_the_table_and_leaves_everything_where_it_is() {
    let mut window = sample();
    let places = |window: &Window| {
        let boxes = BOXES.map(|title| rect_of_box(window, title));
        (boxes, window.get_by_label("Sort by Bury").rect())
    };
    let before = places(&window);
    assert!(
        before.0.iter().all(|rect| rect.height() <= 90.0 && (rect.top() - before.0[0].top()).abs() < 0.1)
    );
    assert!(listed(&window).is_empty());
    press_box(&mut window, BOXES[1]);
    let second = listed(&window);
    assert!(second.len() >= 10, "{second:#?}");
    assert_eq!(places(&window), before);
    // One at a time.
    press_box(&mut window, BOXES[0]);
    if listed(&window).is_empty() {
        press_box(&mut window, BOXES[0]);
    }
    let first = listed(&window);
    assert!(!first.is_empty() && first.iter().all(|item| !second.contains(item)), "{first:#?}");
    window.key_press(Key::Escape);
    window.run();
    assert!(listed(&window).is_empty(), "Escape closes the list");
    assert_eq!(places(&window), before);
    let focused = window.ctx.memory(egui::Memory::focused);
    let node = window.get_all_by_role(Role::Button).find(egui_kittest::Node::is_focused);
    let label = node.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
    assert!(focused.is_some() && label.starts_with(BOXES[0]), "the focus is back at the box: {label}");
}

#[test]
fn a_box_and_an_item_of_it_are_opened_with_the_keyboard() {
    for key in [Key::Enter, Key::Space] {
        let mut window = sample();
        let is_first = |label: String| label.starts_with(BOXES[0]) && label.contains(" judged");
        let mut all = window.get_all_by_role(Role::Button);
        all.find(|node| node.accesskit_node().label().is_some_and(is_first)).unwrap().focus();
        drop(all);
        window.run();
        // The key that opens the list chooses nothing in it.
        window.key_press(key);
        window.run();
        assert_eq!(page(&window), Page::Scorecard, "{key:?}");
        assert!(!listed(&window).is_empty(), "{key:?}");
        // The list has the focus: its first row is chosen.
        window.key_press(key);
        window.run();
        assert_eq!(page(&window), Page::Indicator, "{key:?}");
    }
}

#[test]
fn the_table_is_filtered_to_a_box_and_shows_all_again() {
    let mut window = sample();
    press_box(&mut window, BOXES[0]);
    window.get_by_label("Filter the table to these").click();
    window.run();
    assert!(table(&window).of_box.is_some());
    wait_for(&mut window, " of 122 indicators");
    window.get_by_label("Show more than ‘Worse or worst fifth, getting worse’").click();
    window.run();
    assert!(table(&window).of_box.is_none());
    wait_for(&mut window, "Sort by name, 122 indicators");
}

#[test]
fn boxes_fold_to_a_line_while_the_table_is_scrolled_and_in_low_windows() {
    let mut window = sample();
    assert!(rect_of_box(&window, BOXES[0]).height() > 80.0);
    wheel_down(&mut window, egui::pos2(900.0, 700.0), 8);
    assert!((rect_of_box(&window, BOXES[0]).height() - 40.0).abs() < 1.0);
    for title in BOXES {
        assert!((rect_of_box(&window, title).top() - rect_of_box(&window, BOXES[0]).top()).abs() < 0.1);
    }
    wheel_down(&mut window, egui::pos2(900.0, 700.0), 2);
    assert!((rect_of_box(&window, BOXES[0]).height() - 40.0).abs() < 1.0, "it stays so");
    let low = open_at(Origin::SAMPLE, Vec2::new(1366.0, 728.0), Settings::default());
    assert!((rect_of_box(&low, BOXES[0]).height() - 40.0).abs() < 1.0);
}

#[test]
fn the_name_of_the_group_stays_below_the_heads() {
    let mut window = sample();
    wheel_down(&mut window, egui::pos2(900.0, 700.0), 12);
    let head = window.get_by_label("Sort by Bury").rect().bottom();
    let groups = ["Neighbourhood activity", "School exclusions", "Outcomes"];
    let shapes = flat_shapes(&window);
    let stays = shapes.iter().any(|(clip, shape)| match shape {
        Shape::Text(text) => {
            let rect = shape.visual_bounding_rect();
            groups.contains(&text.galley.text())
                && clip.intersects(rect)
                && (head - 2.0..head + 27.0).contains(&rect.center().y)
        }
        _ => false,
    });
    assert!(stays, "{head}");
}

#[test]
fn rows_are_shown_by_how_places_stand_and_an_empty_table_says_why() {
    let mut window = sample();
    window.get_by_role_and_label(Role::ComboBox, "Place").click();
    window.run();
    window.get_all_by_label("Bury").last().unwrap().click();
    window.run();
    assert!(table(&window).place.is_some());
    // Once the counts are those of the place.
    wait(&mut window, |window| !says(window, "getting worse 8"));
    let segment = labels(&window).into_iter().find(|label| label.starts_with("getting worse ")).unwrap();
    window.get_by_role_and_label(Role::RadioButton, &segment).click();
    window.run();
    assert_eq!(table(&window).show, Showing::Worsening);
    let count: usize = segment.trim_start_matches("getting worse ").parse().unwrap();
    wait_for(&mut window, &format!("{count} of 122 indicators"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    window.event(egui::Event::Text("nothing has this name".to_owned()));
    window.run();
    wait_for(&mut window, "No indicator passes all of these filters: getting worse in Bury");
    window.get_by_label("Show all indicators").click();
    window.run();
    assert!(!table(&window).is_filtered());
}

/// A file of so many places with long names and so many indicators, with a few years each.
pub fn large(places: usize, indicators: usize) -> String {
    let names = ["Bournemouth, Christchurch and Poole", "Hammersmith", "Kensington and Chelsea", "Bath"];
    let place = |at: usize| serde_json::json!({"code": format!("P{at}"), "name": format!("{} {at}", names[at % 4]), "kind": "place", "parent": "S"});
    let mut areas = vec![
        serde_json::json!({"code": "E", "name": "England", "kind": "nation"}),
        serde_json::json!({"code": "S", "name": "A system", "kind": "system", "parent": "E"}),
    ];
    areas.extend((0..places).map(place));
    let codes: Vec<String> =
        ["E".to_owned()].into_iter().chain((0..places).map(|at| format!("P{at}"))).collect();
    let indicator = |at: usize| {
        serde_json::json!({
            "id": format!("i{at}"), "name": format!("A made-up measure with a long name, number {at}"),
            "strand": if at.is_multiple_of(2) { "outcomes" } else { "services" },
            "measure": {"kind": "rate", "per": 100.0, "unit": "events per 100 people"},
            "polarity": "lower-is-better", "period": "year",
        })
    };
    let block = |at: usize| {
        let rows: Vec<_> = codes
            .iter()
            .enumerate()
            .map(|(row, code)| {
                let values: Vec<f64> =
                    (0..6).map(|year| 100.0 + (row * 3 + year * (at % 5)) as f64).collect();
                let lower: Vec<f64> = values.iter().map(|value| value - 1.0).collect();
                let upper: Vec<f64> = values.iter().map(|value| value + 1.0).collect();
                serde_json::json!({"area": code, "values": values, "lower": lower, "upper": upper})
            })
            .collect();
        serde_json::json!({
            "indicator": format!("i{at}"), "periods": ["2018", "2019", "2020", "2021", "2022", "2023"], "rows": rows,
        })
    };
    serde_json::json!({
        "format": 1, "title": "Made-up figures", "priorities": [], "national": "E", "system": "S", "areas": areas,
        "indicators": (0..indicators).map(indicator).collect::<Vec<_>>(),
        "data": (0..indicators).map(block).collect::<Vec<_>>(),
    })
    .to_string()
}

#[test]
fn forty_places_keep_names_in_sight_and_heads_apart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.scorecard");
    std::fs::write(&file, large(40, 60)).unwrap();
    for size in [Vec2::new(1366.0, 728.0), Vec2::new(1366.0, 768.0) / 1.5] {
        let mut window = open_at(Origin::File(file.clone()), size, Settings::default());
        wait_for(&mut window, "Sort by name");
        for scrolled in [false, true] {
            if scrolled {
                window.get_by_role_and_label(Role::Table, "Indicators and places").focus();
                window.run();
                window.key_press(Key::End);
                window.run();
                window.run();
            }
            assert_eq!(cut_off(&window), [""; 0], "{size}");
            window
                .get_all_by_label_contains("A made-up measure with a long name, number 0, ")
                .next()
                .unwrap();
            let line = window.get_all_by_label_contains("Sort by ").next().unwrap().rect();
            let heads: Vec<(String, Rect)> = flat_shapes(&window)
                .into_iter()
                .filter_map(|(clip, shape)| match shape {
                    Shape::Text(text) => {
                        Some((text.galley.text().to_owned(), shape.visual_bounding_rect(), clip))
                    }
                    _ => None,
                })
                .filter(|(_, rect, clip)| {
                    line.expand(2.0).y_range().contains(rect.center().y) && clip.intersects(*rect)
                })
                .map(|(text, rect, _)| (text, rect))
                .collect();
            assert!(heads.len() > 6, "{heads:?}");
            for (at, (text, rect)) in heads.iter().enumerate() {
                for (other, other_rect) in &heads[at + 1..] {
                    assert!(!rect.shrink(1.0).intersects(other_rect.shrink(1.0)), "{text} lies on {other}");
                }
            }
        }
    }
}

#[test]
fn the_table_is_searched_grouped_and_filtered() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(egui::Event::Text("smoking".to_owned()));
    harness.run();
    assert!(says(&harness, " of 122 indicators"), "{:#?}", labels(&harness));
    assert!(!says(&harness, "Suspensions, suspensions per 100 pupils"));
}

#[test]
fn the_table_is_one_stop_of_the_keyboard_with_arrow_keys_inside() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    harness.run();
    // Below the heads comes the name of a group; the indicator under it is opened for the first area.
    for key in [Key::ArrowDown, Key::ArrowRight, Key::End, Key::Home, Key::ArrowRight, Key::Enter] {
        assert_eq!(page(&harness), Page::Scorecard);
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(page(&harness), Page::Indicator);
}

#[test]
fn names_stay_in_sight_while_a_wide_table_is_scrolled() {
    let mut harness = open_at(Origin::SAMPLE, Vec2::new(760.0, 900.0), Settings::default());
    let name =
        labels(&harness).into_iter().find(|label| label.starts_with("Physically active adults (%")).unwrap();
    harness.get_by_role(Role::Table).focus();
    harness.run();
    assert!(
        harness.query_by_label("Sort by Wigan").is_none(),
        "the last place is out of sight to begin with"
    );
    harness.key_press(Key::End);
    harness.run();
    harness.run();
    harness.get_by_label("Sort by Wigan");
    let left = harness.get_by_label(&name).rect().left();
    assert!(harness.get_by_label("Sort by Wigan").rect().left() > left);
}

#[test]
fn the_arrow_keys_do_not_rest_on_the_empty_cells_beside_the_name_of_a_group() {
    let mut window = sample();
    window.get_by_role_and_label(Role::Table, "Indicators and places").focus();
    window.run();
    window.key_press(Key::ArrowDown);
    // Past the names and the nation's line.
    window.key_press(Key::ArrowRight);
    window.key_press(Key::ArrowRight);
    for step in 0..30 {
        window.key_press(Key::ArrowDown);
        window.run();
        let shapes = flat_shapes(&window);
        let ring = shapes.iter().find_map(|(_, shape)| match shape {
            Shape::Rect(rect) if (rect.stroke.width - 2.0).abs() < 0.01 => Some(rect.rect),
            _ => None,
        });
        let ring = ring.expect("there is a ring around what the keys have come to");
        let is_in_it = |(_, shape): &(Rect, &Shape)| match shape {
            Shape::Text(_) => ring.contains(shape.visual_bounding_rect().center()),
            _ => false,
        };
        assert!(shapes.iter().any(is_in_it), "nothing is in {ring:?} after {step} steps");
    }
}

#[test]
fn in_a_low_window_the_wheel_moves_the_page_before_the_table() {
    let size = Vec2::new(1366.0, 728.0) / 1.5;
    let mut window = open_at(Origin::SAMPLE, size, Settings::default());
    // The first cell of the table: it moves with the page, and goes when the table is scrolled.
    let rows = |window: &Window| {
        let head = window.query_by_label("Sort by Bury").map(|head| head.rect().bottom());
        head.map_or(0, |head| {
            let shapes = flat_shapes(window);
            let is_name = |(clip, shape): &&(Rect, &Shape)| {
                let bounds = shape.visual_bounding_rect();
                matches!(shape, Shape::Text(_)) && clip.contains_rect(bounds) && bounds.top() > head
            };
            let tops = shapes
                .iter()
                .filter(is_name)
                .map(|(_, shape)| shape.visual_bounding_rect().top() as i32 / 27);
            tops.collect::<std::collections::BTreeSet<_>>().len()
        })
    };
    let (mut most, mut at_top, mut turns) = (0, false, 0);
    // Until the first row of the table has gone out of sight.
    while !at_top || says(&window, "Neighbourhood activity") {
        (most, at_top) = (most.max(rows(&window)), at_top || says(&window, "Neighbourhood activity"));
        wheel_down(&mut window, egui::pos2(size.x * 0.7, size.y * 0.6), 1);
        turns += 1;
        assert!(turns < 60, "the table is scrolled at last");
    }
    assert!(most >= 5, "the page came first: {most} rows were seen");
}

#[test]
fn no_row_lies_below_the_bar_by_which_columns_are_scrolled() {
    let window = open_at(Origin::SAMPLE, Vec2::new(700.0, 800.0), Settings::default());
    assert!(window.query_by_label("Sort by Wigan").is_none(), "columns are scrolled");
    let head = window.get_by_label("Sort by Bolton").rect();
    let shapes = flat_shapes(&window);
    let cards = shapes.iter().filter_map(|(_, shape)| match shape {
        Shape::Rect(card) if card.rect.contains_rect(head) && card.rect.height() > 150.0 => Some(card.rect),
        _ => None,
    });
    let card = cards.min_by(|one, other| one.area().total_cmp(&other.area())).expect("the card of the table");
    let bar = window.ctx.global_style().spacing.scroll.allocated_width();
    let is_of_row = |(clip, shape): &&(Rect, &Shape)| {
        matches!(shape, Shape::Text(_)) && card.contains_rect(*clip) && clip.top() >= head.bottom() - 1.0
    };
    let drawn = shapes.iter().filter(is_of_row).map(|(clip, _)| clip.bottom()).fold(0.0, f32::max);
    assert!(drawn > card.center().y && drawn <= card.bottom() - bar - 3.0, "{drawn} and {card:?}");
}

#[test]
fn lists_of_boxes_say_whole_what_they_are_compared_with() {
    let window = &mut open_at(Origin::SAMPLE, Vec2::new(1366.0, 728.0), Settings::default());
    let view = window.state().shown().unwrap().1.clone();
    for (benchmark, name) in
        [(Benchmark::System, "Greater Manchester"), (Benchmark::FirstPeriod, "The first period")]
    {
        send(window, Command::Adjust(View { benchmark: Some(benchmark), ..view.clone() }));
        let is_column = benchmark == Benchmark::System;
        wait(window, |window| {
            window.query_by_role_and_label(Role::ColumnHeader, "Greater Manchester").is_some() == is_column
        });
        let first = window.get_all_by_role(Role::Button).find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|label| label.contains(" judged") && label.contains("etting better"))
        });
        first.expect("a box").click();
        window.run_steps(6);
        let heads: Vec<String> = window
            .get_all_by_role(Role::ColumnHeader)
            .filter_map(|head| head.accesskit_node().label())
            .collect();
        assert!(heads.iter().any(|head| head == name), "{heads:?}");
        let drawn: Vec<String> = flat_shapes(window)
            .into_iter()
            .filter_map(|(_, shape)| match shape {
                Shape::Text(text) => Some(text.galley.text().to_owned()),
                _ => None,
            })
            .collect();
        let (first, second) = name.rsplit_once(' ').unwrap();
        assert!(drawn.iter().any(|text| text == first), "{name} is not whole: {drawn:?}");
        assert!(drawn.iter().any(|text| text == second), "{name} is not whole: {drawn:?}");
        window.key_press(Key::Escape);
        window.run();
    }
}

#[test]
fn the_area_that_places_are_compared_with_has_a_column() {
    let mut window = sample();
    let view = window.state().shown().unwrap().1.clone();
    assert!(window.query_by_role_and_label(Role::ColumnHeader, "Greater Manchester").is_none());
    send(&mut window, Command::Adjust(View { benchmark: Some(Benchmark::System), ..view }));
    wait(&mut window, |window| {
        window.query_by_role_and_label(Role::ColumnHeader, "Greater Manchester").is_some()
    });
    wait_for(&mut window, "Suspensions in Greater Manchester, ");
}

#[test]
fn what_the_signs_mean_is_at_hand_in_a_low_window_too() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(720.0, 480.0), Settings::default());
    let told = |window: &Window| {
        let seen = window.ctx.content_rect();
        flat_shapes(window).into_iter().any(|(clip, shape)| match shape {
            Shape::Text(text) => {
                let area = shape.visual_bounding_rect();
                text.galley.text() == "no clear difference" && clip.intersect(seen).contains_rect(area)
            }
            _ => false,
        })
    };
    assert!(!told(&window), "the legend stands below the table");
    window.get_by_label("What the signs mean").click();
    window.run_steps(6);
    assert!(told(&window));
}

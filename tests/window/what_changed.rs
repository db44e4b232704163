//! What changed since another edition: opened beside from its page, walked by key, and where a line leads.

use crate::harness::{
    FULL, SAMPLE, Window, beyond_the_edges, full, labels, open_at, press, says, send, wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::pages::{Action, Command, Page, Sample, View};
use std::path::PathBuf;

/// A made-up edition from before the sample: Manchester’s suspensions of the last year were fewer, and one priority was not there.
fn older(folder: &tempfile::TempDir) -> PathBuf {
    let mut file: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    file["edition"] = "June 2026".into();
    file["published"] = "2026-06-19".into();
    let blocks = file["data"].as_array_mut().unwrap();
    let of_obesity = blocks.iter_mut().filter(|block| block["indicator"] == "adult-obesity");
    for row in of_obesity.flat_map(|block| block["rows"].as_array_mut().unwrap()) {
        if row["area"] == "E08000002" {
            for (column, value) in [("values", 24.9), ("lower", 22.0), ("upper", 28.0)] {
                *row[column].as_array_mut().unwrap().last_mut().unwrap() = value.into();
            }
        }
    }
    file["interventions"].as_array_mut().unwrap().pop();
    let path = folder.path().join("older.scorecard");
    std::fs::write(&path, serde_json::to_string(&file).unwrap()).unwrap();
    path
}

fn at(size: Vec2) -> Window {
    let settings = Settings { introduced: true, ..Settings::default() };
    let mut window = open_at(Origin::SAMPLE, size, settings);
    send(&mut window, Command::Do(Action::Show(Page::WhatChanged)));
    wait_for(&mut window, "Open another edition of this scorecard beside it");
    window
}

fn view(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

fn focused(window: &Window) -> String {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused());
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

const CHANGE: &str = "Adult obesity in Bury: 34.1% of adults aged 18 and over, before 24.9%";

#[test]
fn another_edition_is_opened_from_the_page_and_its_changes_lead_to_their_trends() {
    let folder = tempfile::tempdir().unwrap();
    let path = older(&folder);
    for size in [Vec2::new(1440.0, 900.0), Vec2::new(720.0, 480.0)] {
        let mut window = at(size);
        send(&mut window, Command::OpenBeside(path.clone()));
        wait_for(
            &mut window,
            "Since the edition of June 2026: one figure revised; one judgement is worse, none better; one change in interventions.",
        );
        assert_eq!(view(&window).page, Page::WhatChanged, "it was asked for from here");
        assert!(says(&window, "The older edition beside: Greater Manchester"));
        assert!(says(&window, "What matters first") && says(&window, "Interventions"));
        assert!(says(&window, "no new figure") && says(&window, "is new."), "{:#?}", labels(&window));
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{size:?}");
        // By key: each section is one stop.
        let mut steps = 0;
        while !focused(&window).starts_with(CHANGE) {
            window.key_press(Key::Tab);
            window.run_steps(4);
            steps += 1;
            assert!(steps < 60, "Tab never comes to the first change: {:#?}", labels(&window));
        }
        window.key_press(Key::Enter);
        wait(&mut window, |window| view(window).page == Page::Indicator);
        let (loaded, shown) = window.state().shown().unwrap();
        let scorecard = loaded.document.scorecard();
        assert_eq!(scorecard.indicator(shown.indicator.unwrap()).id, "adult-obesity");
        assert_eq!(scorecard.area(shown.place.unwrap()).name, "Bury");
        send(&mut window, Command::Do(Action::Back));
        wait_for(&mut window, CHANGE);
        let close = window.root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.label().is_some_and(|it| it == "Close the edition beside")
        });
        close.expect("a button that closes it").click_accesskit();
        window.run();
        wait_for(&mut window, "Open another edition of this scorecard beside it");
    }
}

#[test]
fn the_scorecard_of_another_system_is_no_edition_and_a_saved_copy_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.scorecard");
    std::fs::write(&copy, SAMPLE).unwrap();
    let mut window = at(Vec2::new(1280.0, 800.0));
    send(&mut window, Command::OpenBeside(copy));
    wait_for(&mut window, "Nothing changed.");
    // What only the text has is told as it is on the command line.
    let mut unknown: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    unknown["house_style"] = "ours".into();
    let other = folder.path().join("other.scorecard");
    std::fs::write(&other, unknown.to_string()).unwrap();
    send(&mut window, Command::OpenBeside(other));
    wait_for(
        &mut window,
        "the files are written differently in what Placecard does not know. An approval of the one does not hold",
    );
    assert!(says(&window, "“house_style”, a field of the file, was taken out."), "{:#?}", labels(&window));
    send(&mut window, Command::Do(Action::OpenSampleBeside(Sample::WestYorkshire)));
    wait_for(&mut window, "These are scorecards of two systems, West Yorkshire and Greater Manchester");
    press(&mut window, "Close West Yorkshire balanced scorecard");
    wait_for(&mut window, "Open another edition of this scorecard beside it");
    let _ = window.get_by_role_and_label(Role::Button, "Open another scorecard beside…");
}

/// An edition of the full file in which something of every kind is another.
fn other_in_everything() -> serde_json::Value {
    let mut file: serde_json::Value = serde_json::from_str(FULL).unwrap();
    file.as_object_mut().unwrap().remove("approved");
    file["title"] = "Another title".into();
    file["methods"]["run_length"] = 7.into();
    for (list, key, id, field) in [
        ("areas", "code", "E12000002", "name"),
        ("areas", "code", "E54000001", "name"),
        ("areas", "code", "E08000001", "name"),
        ("areas", "code", "E02000001", "name"),
        ("indicators", "id", "active-adults", "definition"),
        ("priorities", "id", "moving", "how"),
        ("interventions", "id", "family-help", "title"),
        ("commentary", "id", "c1", "text"),
        ("commentary", "id", "c2", "text"),
        ("views", "id", "board", "name"),
        ("actions", "id", "a1", "text"),
        ("groupings", "id", "marmot", "name"),
        ("frameworks", "id", "outcomes", "name"),
    ] {
        let item = file[list].as_array_mut().unwrap().iter_mut().find(|it| it[key] == id).unwrap();
        item[field] = format!("Once {id}").into();
    }
    file["priorities"][1]["targets"][0]["value"] = 65.into();
    for (block, row, value) in [(0, 0, 9.34), (0, 2, 8.6), (0, 4, 7.5), (2, 0, 9.8)] {
        file["data"][block]["rows"][row]["values"][0] = value.into();
    }
    file
}

#[test]
fn every_line_that_looks_like_it_leads_to_where_its_thing_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.scorecard");
    std::fs::write(&path, other_in_everything().to_string()).unwrap();
    let mut window = full(Page::WhatChanged, Vec2::new(1280.0, 800.0));
    send(&mut window, Command::OpenBeside(path));
    wait_for(&mut window, "Between two files of the edition of November 2026");
    let lines = |window: &Window, is_button: bool| -> Vec<String> {
        let nodes = window.root().children_recursive().filter(|node| {
            let role = node.accesskit_node().role();
            if is_button { role == Role::Button } else { role == Role::Label }
        });
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    };
    let buttons = lines(&window, true);
    let leads: [(&str, Page, Option<&str>); 18] = [
        ("Suspensions in England, 2023/24:", Page::Indicator, Some("England")),
        ("Suspensions in Anywhere, 2023/24:", Page::Indicator, Some("Anywhere")),
        ("Suspensions in Downham, 2023/24:", Page::Indicator, Some("Downham")),
        ("Suspensions in Upton, England’s most deprived tenth", Page::Indicator, Some("Upton")),
        ("Active adults: the definition", Page::Indicator, None),
        ("Upton: the name is", Page::Place, Some("Upton")),
        ("Anywhere: the name is", Page::Scorecard, None),
        ("Mill Lane: the name is", Page::Neighbourhoods, None),
        ("Everyone moving, Active adults: the target is", Page::Priorities, Some("Upton")),
        ("Everyone moving: the way to reach it", Page::Priorities, Some("Upton")),
        ("Changed in Upton: Meet the heads", Page::Priorities, Some("Upton")),
        ("Family help: the title is", Page::Interventions, None),
        ("Rewritten on Upton, Suspensions", Page::Indicator, Some("Upton")),
        ("Rewritten reply on Upton", Page::Place, Some("Upton")),
        ("Board, November: the name is", Page::Place, Some("Upton")),
        ("Marmot objectives, a grouping: the name is", Page::Scorecard, None),
        ("A framework, a framework: the name is", Page::Priorities, None),
        ("The points of a run in process control are", Page::WhatChanged, None),
    ];
    for (line, page, place) in leads {
        let label = buttons.iter().find(|it| it.starts_with(line));
        let label = label.unwrap_or_else(|| panic!("{line} is no button of {buttons:#?}"));
        let node = window.root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.label().as_ref() == Some(label)
        });
        node.unwrap().click_accesskit();
        window.run_steps(4);
        let there = view(&window);
        let scorecard = window.state().shown().unwrap().0.document.scorecard();
        assert_eq!(there.page, page, "{label}");
        let at = place.map(|_| scorecard.area(there.place.unwrap()).name.as_str());
        assert_eq!(at, place, "{label}");
        if there.page == Page::WhatChanged {
            wait_for(&mut window, "Points in a row on one side of the mean");
            window.key_press(Key::Escape);
        } else {
            send(&mut window, Command::Do(Action::Back));
        }
        wait_for(&mut window, "Between two files of the edition of November 2026");
    }
    // What no page shows is no button.
    for line in ["North West: the name is", "The title is"] {
        assert!(!buttons.iter().any(|it| it.starts_with(line)), "{buttons:#?}");
        assert!(labels(&window).iter().any(|it| it.starts_with(line)), "{:#?}", labels(&window));
    }
}

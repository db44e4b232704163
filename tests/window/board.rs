//! The board view: one place after the other fills the screen.

use crate::harness::{SAMPLE, Window, labels, open_at, place, sample, says, scorecard, send, wait, wait_for};
use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::Analysis;
use placecard::app::{Origin, Settings};
use placecard::edit::plan::Document;
use placecard::model::Word;
use placecard::pages::board::board_page;
use placecard::pages::{Action, Command};
use placecard::widgets::tokens::ThemeChoice;

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
fn a_chart_is_seen_alone_and_escape_leads_back_to_its_slide_then_out_and_the_board_opens_there_again() {
    for by_key in [false, true] {
        let mut window = sample();
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        window.get_by_role_and_label(Role::Button, "Wigan").click();
        wait_for(&mut window, "10 of ");
        window.run_steps(4);
        let chart = window.query_all_by_role(Role::Image).next().expect("a chart");
        let (rect, told) = (chart.rect(), chart.accesskit_node().label().unwrap_or_default());
        if by_key {
            chart.focus();
            window.run_steps(2);
            window.key_press(Key::Enter);
        } else {
            window.hover_at(rect.center());
            window.run_steps(2);
            window.drag_at(rect.center());
            window.drop_at(rect.center());
        }
        wait_for(&mut window, "Back to the slide");
        window.run_steps(4);
        let alone: Vec<_> = window.query_all_by_role(Role::Image).collect();
        let label = alone[0].accesskit_node().label().unwrap_or_default();
        assert_eq!((alone.len(), label), (1, told), "the same chart alone");
        assert!(alone[0].rect().width() > 1.5 * rect.width(), "{:?}", alone[0].rect());
        drop(alone);
        // Left and right are the chart’s now: the slide stays.
        window.key_press(Key::ArrowLeft);
        window.run_steps(4);
        assert!(says(&window, "Back to the slide") && says(&window, "10 of "));
        window.key_press(Key::Escape);
        wait_for(&mut window, "Leave the board view");
        assert!(says(&window, "10 of "));
        window.run_steps(4);
        let focused = window.root().children_recursive().any(|node| node.is_focused() && node.rect() == rect);
        assert_eq!(focused, by_key, "the keyboard is where it was");
        window.key_press(Key::Escape);
        wait(&mut window, |window| !says(window, "Leave the board view"));
        window.key_press(Key::F6);
        wait_for(&mut window, "10 of ");
    }
}

#[test]
fn what_is_opened_from_a_saved_view_leads_back_to_it() {
    let mut window = open_at(Origin::file(&with_views()), Vec2::new(1366.0, 768.0), Settings::default());
    send(&mut window, Command::Do(Action::BoardView));
    wait_for(&mut window, "Leave the board view");
    window.key_press(Key::End);
    wait_for(&mut window, "Open this page");
    let here = labels(&window).into_iter().find(|label| label.contains(" of ") && label.len() < 9);
    let open = |label: &String| label.ends_with("Open this page");
    let name = labels(&window).into_iter().find(open).expect("a way to the page");
    window.get_by_role_and_label(Role::Button, &name).click();
    wait(&mut window, |window| !says(window, "Leave the board view"));
    window.key_press(Key::F6);
    wait_for(&mut window, &here.expect("which of how many"));
}

#[test]
fn no_letter_is_small_and_fewer_charts_stand_in_a_narrow_screen() {
    let sizes = [
        (1920.0, 1080.0, 3, 24.0),
        (1366.0, 768.0, 2, 20.0),
        (1280.0, 800.0, 2, 20.0),
        (600.0, 900.0, 1, 16.0),
    ];
    for (width, height, charts, letters_from) in sizes {
        let mut window = open_at(Origin::SAMPLE, Vec2::new(width, height), Settings::default());
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        window.run_steps(4);
        assert_eq!(window.query_all_by_role(Role::Image).count(), charts, "at {width}");
        assert!(least_letter(&window) >= letters_from, "{} at {width}", least_letter(&window));
    }
}

/// The smallest letters that are drawn, in pixels.
fn least_letter(window: &Window) -> f32 {
    let sizes = window.output().shapes.iter().flat_map(letters);
    sizes.fold(f32::INFINITY, f32::min) * window.ctx.zoom_factor()
}

/// A copy of the sample with a view of every page.
fn with_views() -> std::path::PathBuf {
    let mut file: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    let view = |page: &str| {
        serde_json::json!({"id": page, "name": format!("Saved {page}"), "page": page, "area": "E08000002",
            "indicator": "suspension-rate"})
    };
    let pages = [
        "scorecard",
        "place",
        "indicator",
        "neighbourhoods",
        "side-by-side",
        "what-changed",
        "interventions",
        "priorities",
    ];
    file["views"] = pages.map(view).into_iter().collect();
    written("views", &file)
}

/// A copy of the sample in which a place, the file and a saved view have very long names.
fn with_long_names() -> std::path::PathBuf {
    let mut file: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    let long = "The Metropolitan Borough of Bolton with all its townships, valleys and moors ".repeat(2);
    file["title"] = serde_json::json!(format!("A scorecard of everything for {long}"));
    for area in file["areas"].as_array_mut().unwrap().iter_mut().filter(|area| area["kind"] == "place") {
        area["name"] = serde_json::json!(format!("{long}{}", area["code"].as_str().unwrap()));
    }
    file["views"] = serde_json::json!([{"id": "v", "name": long, "page": "scorecard"}]);
    written("long", &file)
}

fn written(name: &str, file: &serde_json::Value) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("board");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}-{}.scorecard", std::process::id()));
    std::fs::write(&path, file.to_string()).unwrap();
    path
}

#[test]
fn a_saved_view_is_a_slide_without_anything_to_choose_or_scroll() {
    let file = with_views();
    for (theme, size) in
        [(ThemeChoice::Light, Vec2::new(1366.0, 768.0)), (ThemeChoice::HighContrast, Vec2::new(850.0, 530.0))]
    {
        let settings = Settings { theme, ..Settings::default() };
        let mut window = open_at(Origin::file(&file), size, settings);
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        for _ in 0..8 {
            window.key_press(Key::ArrowLeft);
            window.run_steps(4);
            wait_for(&mut window, "Saved ");
            for role in [
                Role::ComboBox,
                Role::TextInput,
                Role::SearchInput,
                Role::ScrollBar,
                Role::CheckBox,
                Role::Table,
            ] {
                assert_eq!(window.query_all_by_role(role).count(), 0, "{role:?} {:?}", labels(&window));
            }
            let least = if size.x > 1000.0 { 20.0 } else { 16.0 };
            assert!(least_letter(&window) >= least, "{} {:?}", least_letter(&window), labels(&window));
            assert_within(&window);
        }
    }
}

#[test]
fn long_names_and_small_windows_leave_charts_in_sight_and_nothing_runs_into_anything() {
    let file = with_long_names();
    let settings = |zoom| Settings { zoom, ..Settings::default() };
    for (size, zoom) in
        [(Vec2::new(850.0, 530.0), 1.0), (Vec2::new(1366.0, 768.0), 1.5), (Vec2::new(1280.0, 800.0), 1.0)]
    {
        // The size of the window is in points as large as the reader has them.
        let mut window = open_at(Origin::file(&file), size / zoom, settings(zoom));
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        window.run_steps(6);
        let leave = window.get_by_role_and_label(Role::Button, "Leave the board view").rect();
        let count = window
            .root()
            .children_recursive()
            .find(|node| node.accesskit_node().value().is_some_and(|said| said.starts_with("1 of ")));
        let count = count.expect("which of how many").rect();
        assert!(count.height() < 24.0 && count.right() <= leave.left(), "{count:?} {leave:?}");
        assert_within(&window);
        let chart = window.query_all_by_role(Role::Image).next().map(|chart| chart.rect());
        assert!(chart.is_none_or(|chart| chart.height() >= 90.0), "{size:?} {zoom}: {chart:?}");
        let is_counted = labels(&window).iter().any(|said| said.contains(" more chart"));
        assert!(is_counted, "{size:?} {zoom}: {:?}", labels(&window));
        window.key_press(Key::End);
        window.run_steps(6);
        assert_within(&window);
    }
}

/// Nothing that is read reaches out of the window, and no two of the lines around a slide lie over each other.
fn assert_within(window: &Window) {
    let whole = window.ctx.content_rect().expand(1.0);
    let mut read: Vec<(String, egui::Rect)> = Vec::new();
    for node in window.root().children_recursive() {
        let said = node.accesskit_node().value().or_else(|| node.accesskit_node().label());
        let leaf = matches!(node.accesskit_node().role(), Role::Label | Role::Button | Role::Image);
        if let Some(said) = said.filter(|_| leaf && node.rect().area() > 0.0) {
            assert!(whole.contains_rect(node.rect()), "{said} {:?} {whole:?}", node.rect());
            read.push((said, node.rect()));
        }
    }
    for (at, (one, first)) in read.iter().enumerate() {
        for (other, second) in &read[at + 1..] {
            let both = first.shrink(1.5).intersect(second.shrink(1.5));
            assert!(!both.is_positive(), "{one} {first:?} lies over {other} {second:?}");
        }
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

/// All words that are drawn, each with whether its end is cut off.
fn texts(shape: &Shape) -> Vec<(String, bool)> {
    match shape {
        Shape::Text(text) => vec![(text.galley.text().to_owned(), text.galley.elided)],
        Shape::Vec(shapes) => shapes.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// What a sentence may hang on.
const CAVEATS: [&str; 8] =
    ["tested", "though", "worse", "better", "clear", "disrupted", "recent figure", "not counted"];

/// Goes through all slides of a file: no sentence that judges is cut, in the samples not even a name in it; each place has a chart
/// that can be read, what has no room is counted, and the sources are those of the charts that are seen.
fn assert_told_whole(file: &std::path::Path, has_long_names: bool, sizes: &[(Vec2, f32)]) {
    let bytes = std::fs::read(file).unwrap();
    let document = Document::read(bytes, jiff::civil::date(2026, 11, 28));
    let document = document.unwrap_or_else(|findings| panic!("{}", findings[0]));
    let (scorecard, analysis) = (document.scorecard(), Analysis::of(document.scorecard()));
    let pages: Vec<_> = scorecard.places().map(|place| board_page(scorecard, &analysis, place)).collect();
    let slides = pages.len() + scorecard.views().len();
    for &(size, zoom) in sizes {
        let mut window = open_at(Origin::file(file), size / zoom, Settings { zoom, ..Settings::default() });
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        for at in 0..slides {
            wait_for(&mut window, &format!("{} of {slides}", at + 1));
            window.run_steps(4);
            let drawn: Vec<(String, bool)> =
                window.output().shapes.iter().flat_map(|clipped| texts(&clipped.shape)).collect();
            for (text, is_cut) in &drawn {
                let judges = CAVEATS.iter().any(|word| text.contains(word));
                let is_count = text.starts_with("… and");
                let has_whole_words = text.replace(" … ", "").find('…').is_none();
                let is_told = if has_long_names { has_whole_words } else { !text.contains('…') };
                assert!(!judges || is_count || (!is_cut && is_told), "{size:?} {zoom} {}: {text}", at + 1);
            }
            if let Some(page) = pages.get(at).filter(|page| !page.figures.is_empty()) {
                let charts: Vec<_> = window.query_all_by_role(Role::Image).map(|it| it.rect()).collect();
                assert!(has_long_names || !charts.is_empty(), "{size:?} {zoom} {}: no chart", at + 1);
                assert!(charts.iter().all(|chart| chart.height() >= 90.0), "{size:?} {zoom}: {charts:?}");
                let left_out = page.figures.len() - charts.len();
                let noun = if left_out == 1 { "chart" } else { "charts" };
                let counted = says(&window, &format!("… and {left_out} more {noun}: Open this page"));
                assert_eq!(counted, left_out > 0, "{size:?} {zoom} {}", at + 1);
                let sources = labels(&window).into_iter().find(|it| it.ends_with("What moved, not why."));
                // The headline tells a figure too.
                let told = charts.len().max(usize::from(page.headline_is_of_first));
                assert_eq!(sources.as_ref(), Some(&page.sources[told]), "{size:?} {zoom} {}", at + 1);
            }
            window.key_press(Key::ArrowRight);
            window.run_steps(2);
        }
    }
}

#[test]
fn a_reader_who_enlarges_everything_still_sees_charts_side_by_side() {
    let file = "sample_data/greater-manchester.scorecard".as_ref();
    let settings = Settings { zoom: 1.5, ..Settings::default() };
    let mut window = open_at(Origin::file(file), Vec2::new(1366.0, 768.0) / 1.5, settings);
    send(&mut window, Command::Do(Action::BoardView));
    wait_for(&mut window, "Leave the board view");
    let (places, mut of_several) = (10, 0);
    for at in 0..places {
        wait_for(&mut window, &format!("{} of 13", at + 1));
        window.run_steps(4);
        of_several += usize::from(window.query_all_by_role(Role::Image).count() > 1);
        window.key_press(Key::ArrowRight);
        window.run_steps(2);
    }
    assert!(of_several * 2 > places, "{of_several} of {places}");
}

/// The sizes of screens and how large the reader has everything.
const SCREENS: [(Vec2, f32); 6] = [
    (Vec2::new(850.0, 530.0), 1.0),
    (Vec2::new(1280.0, 800.0), 1.0),
    (Vec2::new(1366.0, 768.0), 1.0),
    (Vec2::new(1920.0, 1080.0), 1.0),
    (Vec2::new(1366.0, 768.0), 1.5),
    (Vec2::new(1280.0, 800.0), 1.5),
];

#[test]
fn no_caveat_is_cut_in_west_yorkshire() {
    assert_told_whole("sample_data/west-yorkshire.scorecard".as_ref(), false, &SCREENS);
}

#[test]
fn no_caveat_is_cut_in_greater_manchester() {
    assert_told_whole(
        "sample_data/greater-manchester.scorecard".as_ref(),
        false,
        &[SCREENS[0], SCREENS[2], SCREENS[5]],
    );
}

#[test]
fn no_caveat_is_cut_beside_long_names() {
    assert_told_whole(&with_long_names(), true, &[SCREENS[0], SCREENS[2], SCREENS[4]]);
}

#[test]
fn who_approved_an_edition_and_when_stands_whole_on_every_screen() {
    let mut file: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    file["title"] = serde_json::json!("A balanced scorecard of everything that matters ".repeat(3));
    file["approved"] = serde_json::json!({"by": "The chair of the board", "on": "2026-11-20"});
    let file = written("approved", &file);
    for (size, zoom) in SCREENS {
        let mut window = open_at(Origin::file(&file), size / zoom, Settings { zoom, ..Settings::default() });
        send(&mut window, Command::Do(Action::BoardView));
        wait_for(&mut window, "Leave the board view");
        window.run_steps(4);
        let mut drawn = window.output().shapes.iter().flat_map(|clipped| texts(&clipped.shape));
        let told = |(text, is_cut): (String, bool)| {
            text.contains("approved by The chair of the board on 20 November 2026") && !is_cut
        };
        assert!(drawn.any(told), "{size:?} {zoom}");
        assert_within(&window);
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

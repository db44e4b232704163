//! Two places side by side: what the tests found, who is chosen how, and where a row leads.

use crate::harness::{
    SAMPLE, Window, analysis, beyond_the_edges, open_at, place, press, says, scorecard, send, wait, wait_for,
};
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::beside_area;
use placecard::app::{Origin, Settings};
use placecard::model::Verdict;
use placecard::pages::side_by_side::{Second, SideBySidePage, side_by_side_page};
use placecard::pages::{Action, Command, Given, Page, Sample, View};

fn page_of(one: &str, other: Option<&str>) -> SideBySidePage {
    let view = View {
        place: Some(place(one)),
        pinned: other.map(place),
        ..View::default().at_page(Page::SideBySide)
    };
    side_by_side_page(Given::of(scorecard(), analysis(), &view)).expect("a page")
}

fn at(size: Vec2) -> Window {
    let settings = Settings { introduced: true, ..Settings::default() };
    let mut window = open_at(Origin::SAMPLE, size, settings);
    let view = window.state().shown().expect("the sample").1.clone();
    let view =
        View { place: Some(place("Bury")), pinned: Some(place("Oldham")), ..view.at_page(Page::SideBySide) };
    send(&mut window, Command::Go(view));
    wait_for(&mut window, "What one tried and the other has not");
    window
}

fn shown(window: &Window) -> View {
    window.state().shown().expect("the sample").1.clone()
}

#[test]
fn the_title_counts_what_the_table_marks_and_every_mark_is_that_of_the_test() {
    let page = page_of("Bury", Some("Oldham"));
    let rows: Vec<_> = page.groups.iter().flat_map(|group| &group.rows).collect();
    let count = |wanted: Verdict| rows.iter().filter(|row| row.verdict == wanted).count();
    let tested = rows.iter().filter(|row| row.verdict != Verdict::NotCompared).count();
    let in_words = |count| placecard::words::count_in_words(count).to_string();
    let neutral = match count(Verdict::Higher) + count(Verdict::Lower) {
        0 => String::new(),
        1 => "; one more differs, where neither direction is good".to_owned(),
        many => format!("; {} more differ, where neither direction is good", in_words(many)),
    };
    assert_eq!(
        page.title,
        format!(
            "Bury is worse than Oldham on {} of {} indicators tested, and better on {}{neutral}",
            in_words(count(Verdict::Worse)),
            in_words(tested),
            in_words(count(Verdict::Better))
        )
    );
    let differ = tested - count(Verdict::Similar);
    assert!(
        page.chance.starts_with(&format!("{differ} of {tested} tested differ at 95%")),
        "{}",
        page.chance
    );
    for row in &rows {
        let judged = analysis().get(row.indicator, None, place("Bury"));
        let latest = judged.and_then(|judged| judged.latest).map(|latest| latest.period);
        if latest.map(placecard::words::date::period_in_words).as_deref() != Some(&row.period) {
            // Seen in the latest period of the other.
            continue;
        }
        let of_test = judged.and_then(|judged| beside_area(scorecard(), judged, place("Oldham")));
        let of_test = of_test.map_or(Verdict::NotCompared, |comparison| comparison.verdict);
        assert_eq!(row.verdict, of_test, "{}", row.described);
        let has_word = match row.verdict {
            Verdict::Worse => row.difference.ends_with(", worse"),
            Verdict::Better => row.difference.ends_with(", better"),
            Verdict::Similar => row.difference == "no clear difference",
            _ => !row.difference.contains("worse") && !row.difference.contains("better"),
        };
        assert!(has_word, "{}: {:?}", row.difference, row.verdict);
    }
    // The other way round worse is better.
    let turned = page_of("Oldham", Some("Bury"));
    let turned: Vec<_> = turned.groups.iter().flat_map(|group| &group.rows).collect();
    let better = turned.iter().filter(|row| row.verdict == Verdict::Better).count();
    assert_eq!(better, count(Verdict::Worse));
}

#[test]
fn without_a_second_place_the_next_one_stands_beside() {
    assert_eq!(page_of("Bury", None).names, ["Bury", "Manchester"]);
    assert_eq!(page_of("Wigan", None).names, ["Wigan", "Bolton"]);
    assert_eq!(page_of("Bury", Some("Bury")).names, ["Bury", "Manchester"]);
}

#[test]
fn what_one_tried_is_in_no_list_of_the_other() {
    let page = page_of("Bury", Some("Manchester"));
    let [one, other, both] = &page.tried;
    assert!(one.head.ends_with("tried in Bury, with no start in Manchester in this file"), "{}", one.head);
    let all: Vec<_> = [one, other, both].iter().flat_map(|list| &list.items).map(|(id, _)| *id).collect();
    let mut different = all.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), all.len());
    assert!(!both.items.is_empty());
}

#[test]
fn places_are_chosen_and_swapped_and_a_row_opens_its_trend_with_both() {
    for size in [Vec2::new(1440.0, 900.0), Vec2::new(720.0, 480.0)] {
        let mut window = at(size);
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{size:?}");
        window.get_by_label("Swap Bury and Oldham").click();
        window.run();
        wait_for(&mut window, "Swap Oldham and Bury");
        let view = shown(&window);
        assert_eq!((view.place, view.pinned), (Some(place("Oldham")), Some(place("Bury"))));
        let row = window.root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.label().is_some_and(|it| it.starts_with("Suspensions ("))
        });
        row.expect("a row").click_accesskit();
        window.run();
        let view = shown(&window);
        assert_eq!((view.page, view.pinned), (Page::Indicator, Some(place("Bury"))));
    }
}

/// The window with the sample of West Yorkshire beside.
fn with_west_yorkshire(size: Vec2) -> Window {
    let mut window = at(size);
    send(&mut window, Command::Do(Action::OpenSampleBeside(Sample::WestYorkshire)));
    wait_for(&mut window, "Beside it: West Yorkshire");
    window
}

#[test]
fn a_place_of_another_file_stands_beside_until_that_is_closed() {
    for size in [Vec2::new(1440.0, 900.0), Vec2::new(720.0, 480.0)] {
        let mut window = with_west_yorkshire(size);
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{size:?}");
        assert!(!window.state().is_unsaved());
        let (loaded, view) = window.state().shown().unwrap();
        assert_eq!(view.page, Page::SideBySide);
        assert!(loaded.outline.title.starts_with("Greater Manchester"), "what is on screen stays");
        let other = view.of_other.expect("a place of the other file");
        assert!(says(&window, "Bury") && says(&window, "tested differ at 95%"));
        // Its places are found from anywhere, and going there and back keeps the file.
        let view = view.clone();
        send(&mut window, Command::Go(view.at_page(Page::Place)));
        send(&mut window, Command::Do(Action::Back));
        assert_eq!(shown(&window).of_other, Some(other));
        let close = window.root().children_recursive().find(|node| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with("Close West Yorkshire"))
        });
        close.expect("a button that closes it").click_accesskit();
        window.run();
        wait(&mut window, |window| !says(window, "Beside it:"));
        assert_eq!(shown(&window).of_other, None);
        send(&mut window, Command::Do(Action::Back));
        assert_eq!(shown(&window).of_other, None, "nor in what can be gone back to");
    }
}

#[test]
fn indicators_of_two_files_are_compared_only_where_they_measure_the_same() {
    let mut window = with_west_yorkshire(Vec2::new(1440.0, 2000.0));
    window.run();
    assert!(says(&window, "Not compared"));
    assert!(says(&window, "Only in the file of Bury"));
    let other = west_yorkshire();
    let view = View {
        place: Some(place("Bury")),
        of_other: other.0.places().next(),
        ..View::default().at_page(Page::SideBySide)
    };
    let outline = placecard::pages::Outline::of(&other.0);
    let beside = placecard::pages::Beside {
        scorecard: &other.0,
        analysis: &other.1,
        outline: &outline,
        file: "other.scorecard",
        news: None,
        written: &placecard::model::Written::default(),
    };
    let given = Given { beside: Some(beside), ..Given::of(scorecard(), analysis(), &view) };
    let page = side_by_side_page(given).expect("a page");
    assert!(matches!(page.second, Second::There(_)));
    let rows: Vec<_> = page.groups.iter().flat_map(|group| &group.rows).collect();
    assert!(!rows.is_empty());
    for row in &rows {
        let here = scorecard().indicator(row.indicator);
        let there = other.0.indicators().find(|(_, it)| it.id == here.id || it.short == here.short);
        if let Some((_, there)) = there.filter(|(_, it)| it.id == here.id) {
            assert_eq!(here.measure.per, there.measure.per, "{}", here.id);
        }
    }
    // What leads somewhere is of the file on screen.
    assert!(page.tried[1].items.iter().all(|(id, _)| id.is_none()));
    assert!(page.tried[0].items.iter().all(|(id, _)| id.is_some()));
}

fn west_yorkshire() -> (std::sync::Arc<placecard::model::Scorecard>, placecard::analysis::Analysis) {
    let text = include_str!("../../sample_data/west-yorkshire.scorecard");
    let document =
        placecard::format::Document::read(text.as_bytes().to_vec(), jiff::civil::date(2026, 11, 26));
    let scorecard = document.expect("the sample reads").scorecard().clone();
    let analysis = placecard::analysis::Analysis::of(&scorecard);
    (scorecard, analysis)
}

#[test]
fn an_older_edition_of_the_file_lies_beside_and_says_which_figures_differ() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.scorecard");
    // A made-up edition.
    std::fs::write(&path, SAMPLE.replacen("November 2026", "May 2026", 1)).unwrap();
    let mut window = at(Vec2::new(1440.0, 900.0));
    send(&mut window, Command::OpenBeside(path.clone()));
    wait_for(&mut window, "from older.scorecard; only read here");
    assert!(says(&window, "Bury (May 2026)") || says(&window, "Bolton"), "two of one name are told apart");
    // What is wrong with another file is said as when it is opened, and what was there stays.
    let broken = folder.path().join("broken.scorecard");
    std::fs::write(&broken, "{\"placecard\": 1").unwrap();
    send(&mut window, Command::OpenBeside(broken));
    wait_for(&mut window, "broken.scorecard cannot be opened");
    press(&mut window, "Close");
    assert!(says(&window, "from older.scorecard"));
    // Changed on disk it is read again by itself; once it is gone, that is said.
    std::fs::write(&path, SAMPLE.replacen("November 2026", "April 2026", 1)).unwrap();
    wait_for(&mut window, "April 2026, from older.scorecard");
    std::fs::remove_file(&path).unwrap();
    wait_for(&mut window, "older.scorecard is no longer there");
}

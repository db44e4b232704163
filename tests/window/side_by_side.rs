//! Two places side by side: what the tests found, who is chosen how, and where a row leads.

use crate::harness::{Window, analysis, beyond_the_edges, open_at, place, scorecard, send, wait_for};
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::beside_area;
use placecard::app::{Origin, Settings};
use placecard::model::Verdict;
use placecard::pages::side_by_side::{SideBySidePage, side_by_side_page};
use placecard::pages::{Command, Page, View};

fn page_of(one: &str, other: Option<&str>) -> SideBySidePage {
    let view = View {
        place: Some(place(one)),
        pinned: other.map(place),
        ..View::default().at_page(Page::SideBySide)
    };
    side_by_side_page(scorecard(), analysis(), &view).expect("a page")
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
    assert_eq!(
        page.title,
        format!(
            "Bury is worse than Oldham on {} of {} indicators tested, and better on {}",
            in_words(count(Verdict::Worse)),
            in_words(tested),
            in_words(count(Verdict::Better))
        )
    );
    for row in &rows {
        let judged = analysis().get(row.indicator, None, place("Bury"));
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

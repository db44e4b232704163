//! The page of a place: what it says in which order, and where it stands at all sizes.

use crate::harness::{Window, analysis, flat_shapes, open_at, place, says, scorecard, send};
use egui::accesskit::Role;
use egui::{Rect, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::analysis::{TargetStatus, WorseBy};
use placecard::app::{Origin, Settings};
use placecard::charts::{Arrow, Mark, Sign};
use placecard::model::Verdict;
use placecard::pages::place::{FigureRow, Filter, PlacePage, place_page};
use placecard::pages::{ChartKind, Command, Page, View};
use placecard::words::{Levels, count_in_words, sentence_case, worse_of_judged};

fn page_of(name: &str) -> PlacePage {
    place_page(scorecard(), analysis(), place(name), None)
}

fn pages() -> impl Iterator<Item = PlacePage> {
    scorecard().places().map(|place| place_page(scorecard(), analysis(), place, None))
}

/// The window on the page of a place.
fn at(name: &str, size: Vec2) -> Window {
    let mut window = open_at(Origin::SAMPLE, size, Settings::default());
    let (loaded, view) = window.state().shown().expect("the sample");
    let place = loaded.outline.places.iter().find(|place| place.name == name).map(|place| place.area);
    let view = View { place, ..view.at_page(Page::Place) };
    send(&mut window, Command::Go(view));
    window
}

fn rect_of(window: &Window, label: &str) -> Rect {
    let found = window.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).is_some_and(|it| it.starts_with(label))
    });
    found.unwrap_or_else(|| panic!("nothing says {label}")).rect()
}

#[test]
fn priorities_come_with_the_worst_first_and_those_of_one_target_once() {
    let bury = page_of("Bury").priorities;
    assert_eq!(
        bury.title,
        "All five priorities with a target that can be judged in Bury are off track (they share three targets)"
    );
    let brief: Vec<(&str, &str)> =
        bury.brief.iter().map(|one| (one.title.as_str(), one.whose.as_str())).collect();
    assert_eq!(brief[0], ("Smokefree by 2030", "National, Greater Manchester"));
    assert!(brief.len() <= 5 && brief.iter().all(|(title, _)| *title != "Make smoking history"));
    let smokefree = &bury.brief[0].brief;
    assert_eq!(smokefree.figure.as_deref(), Some("10.8%"));
    assert_eq!(smokefree.first, "5.8 points to go");
    assert_eq!(smokefree.rest, "to 5% by 2030: 1.0 a year needed, 0.1 a year since 2020");
    for page in pages() {
        let all = page.priorities.national.iter().chain(&page.priorities.local);
        let rings = all.filter(|item| matches!(item.sign, Sign::Mark(Mark::Target(_)))).count();
        let failed = |sign: Sign| {
            use TargetStatus::{MetSinceLost, Missed, OffTrack};
            matches!(sign, Sign::Mark(Mark::Target(Missed | MetSinceLost | OffTrack)))
        };
        // The numbers of the title are those of the rings below it.
        let all = page.priorities.national.iter().chain(&page.priorities.local);
        let bad = all.filter(|item| failed(item.sign)).count();
        let (title, of) = (&page.priorities.title, count_in_words(rings));
        let told = match (bad, rings) {
            (_, 0) => None,
            (bad, rings) if bad == rings && rings > 2 => Some(format!("All {of} priorities with a target")),
            (bad, rings) if bad > 0 && rings > 2 => {
                let counted = count_in_words(bad);
                Some(format!("{} of the {of} priorities with a target", sentence_case(&counted)))
            }
            _ => None,
        };
        assert!(told.is_none_or(|told| title.starts_with(&told)), "{title}: {bad} of {rings} rings");
        let unknown = |sign: Sign| sign == Sign::Mark(Mark::None);
        for side in [&page.priorities.national, &page.priorities.local] {
            let signs: Vec<Sign> = side.iter().map(|item| item.sign).collect();
            assert!(signs.is_sorted_by_key(|sign| !failed(*sign)), "{}: {signs:?}", page.headline);
            let first_unknown = signs.iter().position(|sign| unknown(*sign)).unwrap_or(signs.len());
            assert!(signs[first_unknown..].iter().all(|sign| unknown(*sign)), "{signs:?}");
        }
    }
}

#[test]
fn what_is_judged_by_a_target_never_has_the_sign_of_a_verdict() {
    for page in pages() {
        for item in page.priorities.national.iter().chain(&page.priorities.local) {
            let target = ["Off track", "Missed", "Met", "On track", "Uncertain"];
            if target.iter().any(|word| item.status.starts_with(word)) {
                assert!(matches!(item.sign, Sign::Mark(Mark::Target(_))), "{}: {:?}", item.title, item.sign);
            }
        }
    }
}

#[test]
fn the_balance_is_counted_over_all_priorities_and_adds_up() {
    for page in pages() {
        let counts = page.priorities.counts.expect("the sample has priorities");
        let numbers: Vec<usize> = counts
            .replace("None", "0")
            .replace("none", "0")
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        let (all, parts) = (numbers[0], numbers[1..].iter().sum::<usize>());
        assert_eq!(all, parts, "{counts}");
        assert_eq!(all, page.priorities.national.len() + page.priorities.local.len());
    }
}

#[test]
fn what_could_be_tested_leads_what_was_tried_and_why_the_rest_was_not_is_said_once() {
    for page in pages().filter(|page| page.tried.count > 0) {
        let tried = &page.tried;
        assert!(tried.title.starts_with("What was tried: "), "{}", tried.title);
        assert!(tried.groups.is_sorted_by_key(|group| group.untested.is_some()), "{}", tried.title);
        let mut reasons: Vec<&str> =
            tried.groups.iter().filter_map(|group| group.untested.as_deref()).collect();
        reasons.extend(tried.rest.iter().map(|(why, _)| *why));
        let count = reasons.len();
        reasons.sort_unstable();
        reasons.dedup();
        assert_eq!(reasons.len(), count, "each reason stands once");
        for (_, titles) in &tried.rest {
            assert!(titles.iter().all(|title| !title.contains("; ")), "a list that can be parsed");
        }
    }
    let stockport = page_of("Stockport").tried;
    assert!(stockport.groups[0].untested.is_none(), "{}", stockport.title);
}

#[test]
fn other_indicators_have_the_worst_first_in_every_strand_with_what_they_are_compared_with() {
    for page in pages() {
        assert_eq!(page.others.heads[1], "England");
        for strand in &page.others.strands {
            let worse: Vec<bool> = strand.rows.iter().map(|row| row.concern.is_worse()).collect();
            assert!(worse.is_sorted_by_key(|worse| !worse), "{}", strand.title);
            assert!(strand.rows.is_sorted_by_key(|row| row.concern.stale), "{}", strand.title);
            let count = worse.iter().filter(|worse| **worse).count();
            let judged = strand.rows.iter().filter(|row| row.concern.is_judged()).count();
            let old = strand.rows.iter().filter(|row| row.concern.stale).count();
            let tested = strand.rows.iter().filter(|row| row.concern.is_tested()).count();
            let worse = strand.rows.iter().filter(|row| row.concern.is_worse());
            let by = WorseBy::of(worse.filter_map(|row| row.concern.level), judged, tested);
            let told = worse_of_judged(&Levels { worse: count, by, judged, old, all: strand.rows.len() });
            assert!(strand.title.ends_with(&format!(": {told}")), "{}: {count}", strand.title);
            assert!(judged > 0 || strand.title.contains("could not be judged"), "{}", strand.title);
            let in_a_fifth = strand.rows.iter().any(|row| row.mark == Mark::Fifth(1) && !row.concern.stale);
            assert!(!in_a_fifth || strand.title.contains("worst fifth"), "{}", strand.title);
            let has_sign = |row: &&FigureRow| {
                matches!(
                    row.mark,
                    Mark::Verdict(Verdict::Worse) | Mark::Strong(Verdict::Worse) | Mark::Fifth(1)
                )
            };
            let [kept, signed] = [
                strand.rows.iter().filter(|row| Filter::Worse.keeps(row)).count(),
                strand.rows.iter().filter(has_sign).count(),
            ];
            assert_eq!(kept, signed, "{}: no row with the sign is hidden", strand.title);
        }
    }
}

#[test]
fn exclusions_are_told_over_the_periods_of_their_movement_with_what_england_did() {
    let page = page_of("Rochdale");
    let rochdale = page.exclusions;
    let title = rochdale.trend.expect("a trend").title;
    assert!(title.contains("in 2014/15 (tested); England 11.3, up from 3.9"), "{title}");
    assert!(page.headline.contains(" in 2014/15 "), "one movement begins once: {}", page.headline);
    assert_eq!(rochdale.table.periods, "2014/15 to 2023/24");
    let untested =
        rochdale.table.rows.iter().find(|row| row.row.arrow == Arrow::None).expect("an untested row");
    assert_eq!(
        untested.periods.as_deref(),
        Some("2018/19 to 2023/24"),
        "without a test from before the pandemic"
    );
    assert!(rochdale.table.rows.is_sorted_by(|a, b| a.row.concern.compare(&b.row.concern).is_le()));
}

#[test]
fn the_question_of_the_deprived_neighbourhoods_is_answered_first() {
    let bury = page_of("Bury");
    let (_, chart) = bury.deprivation.as_ref().expect("groups by deprivation");
    assert_eq!(
        chart.title,
        "Deprived neighbourhoods: emergency admissions index 18% above England’s average"
    );
    let rows: Vec<&str> = chart.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(rows, ["Most deprived 20%", "Other 80%", "Everyone"]);
    assert!(chart.rows.iter().all(|row| row.dots.iter().all(Option::is_some)), "England beside each");
}

#[test]
fn strands_stand_three_two_and_one_beside_each_other_in_one_order() {
    for (width, across) in [(1280.0, 3), (1920.0, 3), (1000.0, 2), (720.0, 1)] {
        let window = at("Bury", Vec2::new(width, 800.0));
        // The page of priorities has its name in the side bar too.
        let heading = |name: &str| {
            let found = window.root().children_recursive().find(|node| {
                let node = node.accesskit_node();
                node.role() == Role::Heading && node.label().as_deref() == Some(name)
            });
            found.expect("a strand").rect()
        };
        let heads = ["Neighbourhood activity", "School exclusions", "Priorities"].map(heading);
        let beside =
            |one: Rect, other: Rect| other.left() > one.right() && (one.top() - other.top()).abs() < 2.0;
        let below = |one: Rect, other: Rect| other.top() > one.bottom();
        let wanted = [across >= 2, across >= 3];
        for (pair, wanted) in heads.windows(2).zip(wanted) {
            assert!(
                if wanted { beside(pair[0], pair[1]) } else { below(pair[0], pair[1]) },
                "{width}: {heads:?}"
            );
        }
    }
}

#[test]
fn nothing_that_can_be_pressed_lies_on_anything_else_or_beyond_the_page() {
    for (size, zoom) in [
        (Vec2::new(1280.0, 800.0), 1.0),
        (Vec2::new(1366.0, 728.0), 1.0),
        (Vec2::new(1920.0, 1080.0), 1.0),
        (Vec2::new(720.0, 480.0), 1.0),
        (Vec2::new(1280.0, 800.0), 1.5),
    ] {
        let mut window = at("Bury", size);
        window.ctx.set_zoom_factor(zoom);
        window.run();
        let buttons = window
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::Button && node.rect().height() < 200.0);
        let rects: Vec<(String, Rect)> = buttons
            .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
            .filter(|(_, rect)| rect.is_positive())
            .collect();
        assert!(rects.len() > 60, "{size:?}");
        for (at, (name, rect)) in rects.iter().enumerate() {
            let width = window.ctx.content_rect().width();
            assert!(rect.left() >= 0.0 && rect.right() <= width, "{size:?} {name}: {rect:?}");
            // The side bar scrolls by itself.
            for (other, other_rect) in rects[at + 1..].iter().filter(|_| rect.left() > 200.0) {
                let apart = !rect.shrink(2.0).intersects(other_rect.shrink(2.0));
                let fixed = rect.bottom() < 60.0 || other_rect.bottom() < 110.0 || rect.bottom() < 110.0;
                assert!(apart || fixed, "{size:?}: {name} on {other}");
            }
        }
    }
}

#[test]
fn how_many_are_worse_of_a_strand_is_whole_in_every_window() {
    for (size, zoom) in
        [(1366.0, 1.0), (1920.0, 1.0), (720.0, 1.0), (1280.0, 1.5)].map(|(w, z)| (Vec2::new(w, 800.0), z))
    {
        let mut window = at("Bury", size);
        window.ctx.set_zoom_factor(zoom);
        window.run();
        window.get_by_label("Other indicators, worst first").scroll_to_me();
        window.run();
        let cut = flat_shapes(&window).into_iter().filter_map(|(_, shape)| match shape {
            Shape::Text(text) if text.galley.elided => Some(text.galley.text().to_owned()),
            _ => None,
        });
        let cut: Vec<String> = cut.filter(|text| text.contains(": ") && text.contains("judged")).collect();
        assert!(cut.is_empty(), "{size:?} × {zoom}: {cut:?}");
    }
}

#[test]
fn the_card_of_the_priorities_leads_to_the_page_of_all_of_them() {
    let mut window = at("Bury", Vec2::new(1280.0, 800.0));
    assert!(!says(&window, "Hewitt Review"));
    window.get_by_label("Priorities: all of them face to face").click();
    window.run();
    crate::harness::wait_for(&mut window, "Hewitt Review");
    let (loaded, view) = window.state().shown().expect("the sample");
    assert_eq!((view.page, view.whole_system), (Page::Priorities, false));
    assert_eq!(view.place.and_then(|place| loaded.outline.place_name(place)), Some("Bury"));
}

#[test]
fn from_place_to_place_the_section_stays_in_view() {
    let mut window = at("Bolton", Vec2::new(1280.0, 800.0));
    window.get_by_label_contains("Resources: ").scroll_to_me();
    window.run();
    window.run();
    let before = rect_of(&window, "Other indicators, worst first").top();
    assert!(before < 200.0, "{before}");
    let (loaded, view) = window.state().shown().expect("the sample");
    let next = loaded.outline.place_beside(view.place, 1);
    let view = View { place: next, ..view.clone() };
    send(&mut window, Command::Go(view));
    window.run();
    let after = rect_of(&window, "Other indicators, worst first").top();
    assert!((after - before).abs() < 3.0, "{before} {after}");
    // From another page a place opens at its top.
    let (_, view) = window.state().shown().expect("the sample");
    let (scorecard, third) = (view.at_page(Page::Scorecard), loaded_place(&window, 4));
    send(&mut window, Command::Go(scorecard.clone()));
    send(&mut window, Command::Go(scorecard.at_place(third)));
    let top = rect_of(&window, "Neighbourhood activity").top();
    assert!((0.0..500.0).contains(&top), "{top}");
}

#[test]
fn from_the_top_of_a_place_the_next_one_opens_at_its_top() {
    let mut window = at("Bolton", Vec2::new(1920.0, 1080.0));
    let title_top = |window: &Window| {
        let title = window.root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Heading && node.level() == Some(1)
        });
        title.expect("a title").rect().top()
    };
    let first = title_top(&window);
    for _ in 0..9 {
        let (loaded, view) = window.state().shown().expect("the sample");
        let next = loaded.outline.place_beside(view.place, 1);
        let view = View { place: next, ..view.clone() };
        send(&mut window, Command::Go(view));
        window.run();
        let top = title_top(&window);
        assert!((top - first).abs() < 1.0, "{first} {top}");
    }
}

fn loaded_place(window: &Window, at: usize) -> placecard::model::AreaId {
    window.state().shown().expect("the sample").0.outline.places[at].area
}

#[test]
fn a_row_opens_the_trend_whatever_was_open_before() {
    let mut window = at("Bury", Vec2::new(1280.0, 800.0));
    let (_, view) = window.state().shown().expect("the sample");
    let view = View { chart: ChartKind::Table, ..view.clone() };
    send(&mut window, Command::Go(view));
    let row = window.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with("Adult obesity:"))
    });
    row.expect("a row of an indicator").click_accesskit();
    window.run();
    let (_, view) = window.state().shown().expect("the sample");
    assert_eq!((view.page, view.chart), (Page::Indicator, ChartKind::Trend));
}

#[test]
fn what_was_tried_is_in_sight_as_the_page_opens() {
    let size = Vec2::new(1440.0, 900.0);
    // With a headline of two lines.
    for name in ["Bury", "Oldham", "Bolton"] {
        let settings = Settings { introduced: true, ..Settings::default() };
        let mut window = open_at(Origin::SAMPLE, size, settings);
        let (loaded, view) = window.state().shown().expect("the sample");
        let place = loaded.outline.places.iter().find(|place| place.name == name).map(|place| place.area);
        let view = View { place, ..view.at_page(Page::Place) };
        send(&mut window, Command::Go(view));
        let title = rect_of(&window, "What was tried:");
        assert!(title.bottom() <= size.y, "{name}: {title:?}");
    }
}

#[test]
fn what_a_trend_is_shown_of_has_its_signs_in_the_table_below() {
    for page in pages() {
        for card in [&page.activity, &page.exclusions] {
            let Some(trend) = &card.trend else { continue };
            let listed = card.table.rows.iter().any(|row| row.row.indicator == trend.indicator);
            assert!(listed, "{}: {}", page.headline, trend.title);
        }
    }
}

//! What people write on a page and answer, and who signs an edition off: each one change, which undo takes back to the byte.

use crate::harness::{Window, labels, made, open_at, press, put, says, send};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Scorecard;
use placecard::pages::{Action, Command, Page, View};
use std::path::Path;

/// A scorecard with a comment on a figure of its first place and an answer to it, at this page of that place.
fn full(page: Page) -> Window {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/full.scorecard");
    let mut window = open_at(Origin::file(&file), Vec2::new(1440.0, 4000.0), Settings::default());
    let (loaded, view) = window.state().shown().unwrap();
    let place = loaded.outline.places.first().map(|place| place.area);
    let indicator = loaded.document.scorecard().indicator_by_id("suspension-rate");
    let view = View { place, indicator, ..view.at_page(page) };
    send(&mut window, Command::Go(view));
    window
}

fn scorecard(window: &Window) -> &Scorecard {
    window.state().shown().unwrap().0.edited.scorecard()
}

fn text(window: &Window) -> String {
    window.state().shown().unwrap().0.edited.text().to_owned()
}

fn undo(window: &mut Window) {
    send(window, Command::Do(Action::Undo));
    made(window);
}

const HEAD: &str = "A. Analyst, 20 November 2026, on Suspensions, 2023/24";

#[test]
fn comments_are_read_under_who_and_when_on_the_place_and_the_indicator() {
    // It is on a point of the trend, and has a number there; on the page of the place two points make no trend.
    let numbered = format!("Comment 1: {HEAD}");
    for (page, head) in [(Page::Place, HEAD), (Page::Indicator, numbered.as_str())] {
        let window = full(page);
        let heading = window.get_by_role_and_label(Role::Heading, head);
        let tells = labels(&window).iter().any(|label| label.contains("Comment 1 in 2023/24."));
        assert_eq!(tells, page == Page::Indicator, "the chart");
        assert_eq!(heading.accesskit_node().level(), Some(3), "{page:?}");
        assert!(says(&window, "The rise follows the national one."), "{:?}", labels(&window));
        assert_eq!(
            window
                .query_all_by_role(Role::Heading)
                .filter(|it| it.accesskit_node().level() == Some(4))
                .count(),
            1
        );
        assert!(says(&window, "So it does."), "the answer");
    }
}

#[test]
fn a_comment_is_written_answered_and_taken_back() {
    let mut window = full(Page::Place);
    let before = text(&window);
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "Two **bold** words.");
    press(&mut window, "Add");
    made(&mut window);
    let written = scorecard(&window).commentary().last().unwrap().clone();
    assert_eq!((written.text.as_str(), written.reply_to), ("Two **bold** words.", None));
    assert!(written.written.is_some() && written.author.is_none());
    // Who writes is told once.
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Keep");
    made(&mut window);
    assert_eq!(scorecard(&window).commentary().last().unwrap().author.as_deref(), Some("B. Reader"));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(text(&window), before);
    press(&mut window, &format!("Reply to {HEAD}…"));
    put(&mut window, "Comment", "Not here.");
    press(&mut window, "Add");
    made(&mut window);
    let answer = scorecard(&window).commentary().last().unwrap().clone();
    assert_eq!((answer.reply_to, answer.author.as_deref()), (Some(0), Some("B. Reader")));
    assert_eq!(answer.indicator, scorecard(&window).commentary()[0].indicator, "it is on what it answers");
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn a_comment_is_written_from_the_menu_on_what_is_looked_at() {
    for (page, of_indicator) in [(Page::Place, false), (Page::Indicator, true), (Page::Scorecard, false)] {
        let mut window = full(page);
        send(&mut window, Command::Do(Action::AddComment));
        put(&mut window, "Comment", "From the menu.");
        press(&mut window, "Add");
        made(&mut window);
        let written = scorecard(&window).commentary().last().unwrap().clone();
        let shown = window.state().shown().unwrap().1;
        let area = if page == Page::Scorecard { Some(scorecard(&window).system()) } else { shown.place };
        let indicator = shown.indicator.filter(|_| of_indicator);
        assert_eq!((written.text.as_str(), written.indicator), ("From the menu.", indicator), "{page:?}");
        assert_eq!(Some(written.area), area, "{page:?}");
    }
}

#[test]
fn a_comment_that_is_left_before_it_is_added_is_kept_as_a_draft() {
    let mut window = full(Page::Place);
    for (text, is_added) in [("Half a thought", false), ("A whole one.", true)] {
        press(&mut window, "Write a comment…");
        put(&mut window, "Comment", text);
        if is_added {
            press(&mut window, "Add");
        } else {
            window.key_press(Key::Escape);
        }
        made(&mut window);
        let written = scorecard(&window).commentary().last().unwrap();
        assert_eq!((written.text.as_str(), written.draft), (text, !is_added));
        window.key_press(Key::Escape);
        window.run_steps(3);
    }
}

#[test]
fn an_edition_is_approved_withdrawn_and_says_what_changed_since() {
    let mut window = full(Page::Place);
    let before = text(&window);
    let says_part = |window: &Window, part: &str| labels(window).iter().any(|label| label.contains(part));
    assert!(!says_part(&window, "changed since"), "its fingerprint is that of the file");
    assert!(says_part(&window, "approved by The board on 20 November 2026"), "{:?}", labels(&window));
    send(&mut window, Command::Do(Action::Approve));
    press(&mut window, "Withdraw the approval");
    made(&mut window);
    assert!(scorecard(&window).approved().is_none());
    send(&mut window, Command::Do(Action::Approve));
    put(&mut window, "Approved by", "A committee");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(scorecard(&window).approved().is_none(), "nobody approves by leaving the sheet");
    send(&mut window, Command::Do(Action::Approve));
    put(&mut window, "Approved by", "A committee");
    press(&mut window, "Approve");
    made(&mut window);
    let approval = scorecard(&window).approved().unwrap().clone();
    assert_eq!((approval.by.as_str(), approval.has_changed_since()), ("A committee", false));
    assert!(approval.fingerprint.is_some() && approval.on.is_some());
    press(&mut window, "Keep");
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "New.");
    press(&mut window, "Add");
    made(&mut window);
    assert!(scorecard(&window).approved().unwrap().has_changed_since());
    for _ in 0..3 {
        undo(&mut window);
    }
    assert_eq!(text(&window), before);
}

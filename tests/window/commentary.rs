//! What people write on a page and answer, and who signs an edition off: each one change, which undo takes back to the byte.

use crate::harness::{
    FULL, Window, edited, full, labels, made, open_page, press, put, says, send, text, undo, wait,
};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::pages::{Action, Command, Page, View};
use std::path::Path;

const TALL: Vec2 = Vec2::new(1440.0, 4000.0);

/// A file at this page of its first place and, where there is one, an indicator.
fn at(file: &Path, page: Page) -> Window {
    on_the_indicator(open_page(file, page, TALL))
}

fn on_the_indicator(mut window: Window) -> Window {
    let indicator = edited(&window).scorecard().indicator_by_id("suspension-rate");
    let view = View { indicator, ..window.state().shown().unwrap().1.clone() };
    send(&mut window, Command::Go(view));
    window
}

const HEAD: &str = "A. Analyst, 20 November 2026, corrected 21 November 2026, on Suspensions, 2023/24";

#[test]
fn comments_are_read_under_who_and_when_on_the_place_and_the_indicator() {
    // It is on a point of the trend, and has a number there; on the page of the place two points make no trend.
    let numbered = format!("Comment 1: {HEAD}");
    for (page, head) in [(Page::Place, HEAD), (Page::Indicator, numbered.as_str())] {
        let window = on_the_indicator(full(page, TALL));
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

/// Writes a comment on what the page is about and publishes it under this name, which is remembered.
fn publish(window: &mut Window, words: &str, author: &str) {
    press(window, "Write a comment…");
    put(window, "Comment", words);
    put(window, "Written by", author);
    press(window, "Publish");
    made(window);
}

#[test]
fn a_comment_is_written_answered_and_taken_back() {
    let mut window = on_the_indicator(full(Page::Place, TALL));
    let before = text(&window);
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "Two **bold** words.");
    // Nothing nameless goes out, and nothing is in the file before its button is pressed.
    press(&mut window, "Publish");
    made(&mut window);
    assert_eq!(text(&window), before);
    assert!(
        says(&window, "A comment that is published needs the name of who writes it"),
        "{:?}",
        labels(&window)
    );
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    made(&mut window);
    let written = edited(&window).scorecard().commentary().last().unwrap().clone();
    assert_eq!((written.text.as_str(), written.reply_to), ("Two **bold** words.", None));
    assert!(written.written.is_some() && !written.draft);
    assert_eq!(written.author.as_deref(), Some("B. Reader"));
    undo(&mut window);
    assert_eq!(text(&window), before, "one step");
    press(&mut window, &format!("Reply to {HEAD}…"));
    put(&mut window, "Comment", "Not here.");
    press(&mut window, "Publish");
    made(&mut window);
    // Who writes is told once.
    let answer = edited(&window).scorecard().commentary().last().unwrap().clone();
    assert_eq!((answer.reply_to, answer.author.as_deref()), (Some(0), Some("B. Reader")));
    assert_eq!(
        answer.indicator,
        edited(&window).scorecard().commentary()[0].indicator,
        "it is on what it answers"
    );
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn what_was_published_is_brought_into_sight_with_the_keyboard_at_it() {
    let mut window = on_the_indicator(full(Page::Place, TALL));
    window.set_size(Vec2::new(1366.0, 768.0));
    window.run_steps(4);
    send(&mut window, Command::Do(Action::AddComment));
    put(&mut window, "Comment", "The newest.");
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    made(&mut window);
    window.run_steps(12);
    assert!(says(&window, "Published, under Commentary."));
    let focused =
        window.root().children_recursive().find(egui_kittest::Node::is_focused).expect("the keyboard");
    let label = focused.accesskit_node().label().unwrap_or_default();
    assert!(label.starts_with("Reply to B. Reader, "), "{label}");
    assert!(focused.rect().top() > 0.0 && focused.rect().bottom() < 768.0, "{:?}", focused.rect());
}

#[test]
fn an_own_comment_is_corrected_or_removed_in_one_step_and_that_of_others_is_not() {
    let mut window = on_the_indicator(full(Page::Place, TALL));
    publish(&mut window, "A typpo.", "B. Reader");
    let published = text(&window);
    let corrects = |window: &Window| -> Vec<String> {
        labels(window).into_iter().filter(|label| label.starts_with("Correct")).collect()
    };
    let own = corrects(&window);
    assert!(own.len() == 1 && own[0].starts_with("Correct or remove: B. Reader, "), "{own:?}");
    let button = own[0].clone();
    press(&mut window, &button);
    put(&mut window, "Comment", "A typo.");
    // Leaving it asks once, and then leaves the comment as it was.
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(says(&window, "The correction is not published yet."), "{:?}", labels(&window));
    window.key_press(Key::Escape);
    window.run_steps(4);
    made(&mut window);
    assert_eq!(text(&window), published);
    press(&mut window, &button);
    put(&mut window, "Comment", "A typo.");
    press(&mut window, "Publish");
    made(&mut window);
    let corrected = edited(&window).scorecard().commentary().last().unwrap().clone();
    assert_eq!((corrected.text.as_str(), corrected.draft), ("A typo.", false));
    let today = placecard::format::today().to_string();
    assert_eq!(corrected.written.as_deref(), Some(today.as_str()));
    assert_eq!(corrected.corrected.as_ref().map(placecard::model::PlainDate::label), Some(today.as_str()));
    let says_part = |window: &Window, part: &str| labels(window).iter().any(|label| label.contains(part));
    assert!(says_part(&window, ", corrected the same day"), "{:?}", labels(&window));
    undo(&mut window);
    assert_eq!(text(&window), published, "one step");
    // Nobody agrees unknowingly to what was not there.
    let answer = labels(&window).into_iter().find(|label| label.starts_with("Reply to B. Reader, ")).unwrap();
    press(&mut window, &answer);
    put(&mut window, "Comment", "Agreed.");
    press(&mut window, "Publish");
    made(&mut window);
    press(&mut window, &button.replace("Correct or remove", "Correct"));
    put(&mut window, "Comment", "The opposite.");
    press(&mut window, "Publish");
    made(&mut window);
    assert!(
        says_part(&window, ", perhaps before the comment it answers was corrected"),
        "{:?}",
        labels(&window)
    );
    undo(&mut window);
    undo(&mut window);
    assert_eq!(text(&window), published);
    // What was typed of a correction does not come back with the comment: it is said once.
    press(&mut window, &button);
    put(&mut window, "Comment", "Typed at length.");
    press(&mut window, "Remove this comment");
    made(&mut window);
    assert_eq!(text(&window), published);
    assert!(says_part(&window, "is not brought back with the comment"), "{:?}", labels(&window));
    window.key_press(Key::Escape);
    window.run_steps(4);
    window.key_press(Key::Escape);
    window.run_steps(4);
    made(&mut window);
    press(&mut window, &button);
    press(&mut window, "Remove this comment");
    made(&mut window);
    assert!(says(&window, "Removed the comment; Ctrl+Z brings it back."));
    assert!(edited(&window).scorecard().commentary().iter().all(|comment| comment.text != "A typpo."));
    undo(&mut window);
    assert_eq!(text(&window), published);
}

#[test]
fn a_comment_is_written_from_the_menu_on_what_is_looked_at() {
    for (page, of_indicator) in [(Page::Place, false), (Page::Indicator, true), (Page::Scorecard, false)] {
        let mut window = on_the_indicator(full(page, TALL));
        // What is typed before the field is there is not lost.
        let ctx = window.ctx.clone();
        window.state_mut().command(&ctx, Command::Do(Action::AddComment));
        for letters in ["F", "ro", "m the menu."] {
            window.event(egui::Event::Text(letters.to_owned()));
            window.step();
        }
        window.run_steps(2);
        put(&mut window, "Written by", "B. Reader");
        press(&mut window, "Publish");
        made(&mut window);
        let written = edited(&window).scorecard().commentary().last().unwrap().clone();
        let shown = window.state().shown().unwrap().1;
        let area =
            if page == Page::Scorecard { Some(edited(&window).scorecard().system()) } else { shown.place };
        let indicator = shown.indicator.filter(|_| of_indicator);
        assert_eq!((written.text.as_str(), written.indicator), ("From the menu.", indicator), "{page:?}");
        assert_eq!(Some(written.area), area, "{page:?}");
        assert_eq!(says(&window, "Show"), page == Page::Scorecard, "{page:?}: {:?}", labels(&window));
    }
}

#[test]
fn a_comment_that_is_left_before_it_is_published_is_kept_as_a_draft_that_says_so() {
    let mut window = on_the_indicator(full(Page::Place, TALL));
    let before = edited(&window).scorecard().commentary().len();
    for (text, by_button) in [("Half a thought", false), ("The other half.", true)] {
        press(&mut window, "Write a comment…");
        put(&mut window, "Comment", text);
        if by_button {
            press(&mut window, "Keep as a draft");
        } else {
            window.key_press(Key::Escape);
        }
        window.run_steps(3);
        made(&mut window);
        let written = edited(&window).scorecard().commentary().last().unwrap();
        assert_eq!((written.text.as_str(), written.draft, written.author.as_deref()), (text, true, None));
        assert!(says(&window, "What you wrote is kept as a draft, under Commentary."));
    }
    assert_eq!(edited(&window).scorecard().commentary().len(), before + 2);
    // A nameless draft is published once it has a name.
    let is_publish = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Publish: "))
    };
    window.root().children_recursive().find(is_publish).expect("a draft to publish").click();
    window.run_steps(4);
    // What it lacks is said, and what is typed next is that.
    let focused = window.root().children_recursive().find(egui_kittest::Node::is_focused);
    let label = focused.and_then(|node| node.accesskit_node().label());
    assert_eq!(label.as_deref(), Some("Written by"), "{:?}", labels(&window));
    assert!(says(&window, "The draft names nobody: write your name, then press ‘Publish’."));
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    made(&mut window);
    let out = edited(&window)
        .scorecard()
        .commentary()
        .iter()
        .filter(|comment| comment.author.as_deref() == Some("B. Reader"));
    assert_eq!(out.filter(|comment| !comment.draft).count(), 1);
    assert_eq!(edited(&window).scorecard().commentary().len(), before + 2);
}

#[test]
fn a_draft_that_is_removed_while_it_is_written_comes_back_with_every_word() {
    let mut window = on_the_indicator(full(Page::Place, TALL));
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "We watch this closely");
    press(&mut window, "Keep as a draft");
    made(&mut window);
    let go_on = |window: &mut Window| {
        let name = labels(window).into_iter().find(|label| label.starts_with("Go on writing: ")).unwrap();
        press(window, &name);
    };
    let last = |window: &Window| edited(window).scorecard().commentary().last().unwrap().clone();
    go_on(&mut window);
    let whole = "We watch this closely and take it up in January";
    put(&mut window, "Comment", whole);
    press(&mut window, "Remove this comment");
    made(&mut window);
    assert!(says(&window, "Removed the comment; Ctrl+Z brings it back.") && !last(&window).draft);
    undo(&mut window);
    assert_eq!(last(&window).text, whole);
    // A name alone is not lost either where the sheet is closed.
    go_on(&mut window);
    put(&mut window, "Written by", "B. Reader");
    window.key_press(Key::Escape);
    window.run_steps(3);
    made(&mut window);
    assert_eq!(last(&window).author.as_deref(), Some("B. Reader"));
}

#[test]
fn an_unfinished_comment_is_kept_when_the_file_is_saved_and_published_as_the_same_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.scorecard");
    std::fs::write(&file, include_str!("../fixtures/full.scorecard")).unwrap();
    let mut window = at(&file, Page::Place);
    let before = edited(&window).scorecard().commentary().len();
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "Half");
    send(&mut window, Command::Do(Action::Save));
    made(&mut window);
    assert!(edited(&window).scorecard().commentary().last().unwrap().draft);
    put(&mut window, "Comment", "Whole.");
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    made(&mut window);
    let written = edited(&window).scorecard().commentary().last().unwrap();
    assert_eq!((written.text.as_str(), written.draft), ("Whole.", false));
    assert_eq!(edited(&window).scorecard().commentary().len(), before + 1);
}

#[test]
fn a_file_that_changes_outside_leaves_what_is_being_written_and_is_read_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.scorecard");
    std::fs::write(&file, FULL).unwrap();
    let mut window = at(&file, Page::Place);
    let before = edited(&window).scorecard().commentary().len();
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "Words that are in no file yet.");
    let theirs = FULL.replacen("\"title\": \"", "\"title\": \"Changed by others: ", 1);
    std::fs::write(&file, &theirs).unwrap();
    // Longer than a change on disk needs to be noticed.
    wait(&mut window, |window| window.state().has_news());
    assert!(says(&window, "Words that are in no file yet."), "{:?}", labels(&window));
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    wait(&mut window, |window| edited(window).scorecard().header().title.starts_with("Changed by others"));
    made(&mut window);
    let all = edited(&window).scorecard().commentary();
    assert_eq!(all.len(), before + 1);
    assert_eq!(all.last().unwrap().text, "Words that are in no file yet.");
}

#[test]
fn an_edition_is_approved_withdrawn_and_says_what_changed_since() {
    let mut window = on_the_indicator(full(Page::Place, TALL));
    let before = text(&window);
    let says_part = |window: &Window, part: &str| labels(window).iter().any(|label| label.contains(part));
    assert!(!says_part(&window, "changed since"), "its fingerprint is that of the file");
    assert!(says_part(&window, "approved by The board on 20 November 2026"), "{:?}", labels(&window));
    send(&mut window, Command::Do(Action::Approve));
    press(&mut window, "Withdraw the approval");
    made(&mut window);
    assert!(edited(&window).scorecard().approved().is_none());
    send(&mut window, Command::Do(Action::Approve));
    put(&mut window, "Approved by", "A committee");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(edited(&window).scorecard().approved().is_none(), "nobody approves by leaving the sheet");
    send(&mut window, Command::Do(Action::Approve));
    put(&mut window, "Approved by", "A committee");
    press(&mut window, "Approve");
    made(&mut window);
    let approval = edited(&window).scorecard().approved().unwrap().clone();
    assert_eq!((approval.by.as_str(), approval.has_changed_since()), ("A committee", false));
    assert!(approval.fingerprint.is_some() && approval.on.is_some());
    press(&mut window, "Keep");
    press(&mut window, "Write a comment…");
    put(&mut window, "Comment", "New.");
    put(&mut window, "Written by", "B. Reader");
    press(&mut window, "Publish");
    made(&mut window);
    assert!(edited(&window).scorecard().approved().unwrap().has_changed_since());
    for _ in 0..3 {
        undo(&mut window);
    }
    assert_eq!(text(&window), before);
}

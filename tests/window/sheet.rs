//! The sheet in which priorities, what was tried, actions and footprints are entered: each field is one change, which undo
//! takes back to the byte.

use crate::harness::{
    Window, beyond_the_edges, edited, full, labels, leave, made, press, put, says, send, text, undo, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::model::{ActionStatus, AreaId, InterventionId, PriorityId, PriorityLevel};
use placecard::pages::{Action, Command, Page, Sheet};

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

fn local() -> PriorityId {
    PriorityId::at(1)
}

fn edit(window: &mut Window, sheet: Sheet) {
    send(window, Command::OpenSheet(sheet));
}

fn redo(window: &mut Window) {
    send(window, Command::Do(Action::Redo));
    made(window);
}

#[test]
fn each_field_of_a_priority_is_one_change_with_undo_and_redo() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Priority(local()));
    for (field, words, written) in [
        ("Title", "All of us moving", "\"title\": \"All of us moving\""),
        ("Owner", "The board", "\"owner\": \"The board\""),
        ("How", "Walks to school.", "\"how\": \"Walks to school.\""),
        ("Weight", "2", "\"weight\": 2"),
        ("Targets, Active adults: Value", "75", "\"value\": 75"),
        ("Targets, Active adults: By", "2029/30", "\"by\": \"2029/30\""),
        ("Source: Publisher", "A council", "\"source\": {\"publisher\": \"A council\"}"),
    ] {
        put(&mut window, field, words);
        assert_eq!(text(&window), before, "{field} is entered when it is left");
        leave(&mut window);
        assert!(text(&window).contains(written), "{field}: {}", text(&window));
        let after = text(&window);
        undo(&mut window);
        assert_eq!(text(&window), before, "{field}");
        redo(&mut window);
        assert_eq!(text(&window), after, "{field}");
        undo(&mut window);
    }
}

#[test]
fn a_change_has_a_name_and_stays_when_escape_closes_the_sheet() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Priority(local()));
    put(&mut window, "Owner", "The board");
    leave(&mut window);
    assert!(says(&window, "Undo: change the owner of Everyone moving"), "{:?}", labels(&window));
    put(&mut window, "How", "Walks.");
    window.key_press(Key::Escape);
    window.run_steps(3);
    made(&mut window);
    assert!(!says(&window, "Edit local priority"));
    let text_now = text(&window);
    assert!(text_now.contains("\"owner\": \"The board\"") && text_now.contains("\"how\": \"Walks.\""));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn in_a_field_the_keys_undo_what_is_typed_first_and_then_the_last_change() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Priority(local()));
    put(&mut window, "Title", "Moving");
    leave(&mut window);
    // The keyboard is in another field, in which nothing is typed.
    window.get_by_role_and_label(Role::TextInput, "Owner").focus();
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    made(&mut window);
    assert_eq!(text(&window), before);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.run_steps(3);
    made(&mut window);
    assert!(text(&window).contains("\"title\": \"Moving\""));
    put(&mut window, "Owner", "Somebody");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    made(&mut window);
    assert!(text(&window).contains("\"title\": \"Moving\""), "only what was typed is undone");
}

#[test]
fn what_does_not_fit_is_said_at_the_field_and_changes_nothing() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Priority(local()));
    for (field, words, why) in [
        ("Weight", "heavy", "“heavy” is not a number; write digits alone, such as 1 or 0.5."),
        ("Weight", "-1", "A weight is 0 or more, and -1 is less; write 1 for the usual one."),
        ("Targets, Active adults: By", "soon", "“soon” is not a date; write it as 2030"),
        ("Targets, Active adults: Value", "", "A target needs a value"),
        ("Title", " ", "A priority needs a title. Write it here."),
    ] {
        put(&mut window, field, words);
        leave(&mut window);
        assert!(says(&window, why), "{field}: {:?}", labels(&window));
        assert_eq!(text(&window), before, "{field}");
    }
    // What was refused keeps the sheet open once for each field, so that it is not lost unseen, and not for ever.
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(says(&window, "Edit local priority"));
    for _ in 0..4 {
        window.key_press(Key::Escape);
        window.run_steps(3);
    }
    assert!(!says(&window, "Edit local priority"));
    // What is wrong with the whole is said at the field too.
    edit(&mut window, Sheet::Intervention(InterventionId::at(0)));
    put(&mut window, "When: End", "2020");
    leave(&mut window);
    assert!(says(&window, "An intervention must not end before it starts"), "{:?}", labels(&window));
    assert_eq!(text(&window), before);
}

#[test]
fn indicators_come_and_go_and_take_their_targets_with_them() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Priority(local()));
    press(&mut window, "Indicators: Add an indicator…");
    window.run_steps(3);
    window.event(egui::Event::Text("susp".to_owned()));
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    made(&mut window);
    assert_eq!(edited(&window).scorecard().priority(local()).indicators.len(), 2);
    assert!(says(&window, "Undo: add the indicator Suspensions"));
    press(&mut window, "Indicators: remove Active adults");
    made(&mut window);
    let priority = edited(&window).scorecard().priority(local());
    assert_eq!((priority.indicators.len(), priority.targets.len()), (1, 0));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn a_target_is_there_once_it_has_a_value_and_a_date() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Priority(local()));
    put(&mut window, "New target, Active adults: Value", "80");
    leave(&mut window);
    assert_eq!(text(&window), before, "without a date it is none");
    put(&mut window, "New target, Active adults: By", "2031");
    leave(&mut window);
    let target = edited(&window).scorecard().priority(local()).targets.last().cloned().unwrap();
    assert_eq!((target.value, target.by.unwrap().label().to_owned()), (80.0, "2031".to_owned()));
    undo(&mut window);
    assert_eq!(text(&window), before);
    press(&mut window, "Remove the target of Active adults");
    made(&mut window);
    assert!(edited(&window).scorecard().priority(local()).targets.is_empty());
    // A baseline needs both its parts.
    undo(&mut window);
    put(&mut window, "Targets, Active adults: From period", "2024");
    leave(&mut window);
    assert_eq!(text(&window), before);
    put(&mut window, "Targets, Active adults: From value", "60");
    leave(&mut window);
    assert!(text(&window).contains("\"from\": {\"period\": \"2024\", \"value\": 60}"), "{}", text(&window));
}

#[test]
fn a_new_priority_is_there_once_it_has_a_title_and_is_gone_with_undo() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    send(&mut window, Command::Do(Action::AddPriority));
    window.run_steps(3);
    window.event(egui::Event::Text("Better sleep".to_owned()));
    window.step();
    assert_eq!(text(&window), before);
    leave(&mut window);
    let last = edited(&window).scorecard().priorities().last().unwrap().1;
    assert_eq!((last.id.as_str(), last.title.as_str()), ("better-sleep", "Better sleep"));
    assert_eq!(last.level, PriorityLevel::Place);
    assert!(says(&window, "Undo: add Better sleep") && says(&window, "Edit local priority"));
    put(&mut window, "Owner", "The board");
    leave(&mut window);
    undo(&mut window);
    undo(&mut window);
    assert_eq!(text(&window), before);
    assert!(!says(&window, "Edit local priority"), "it is no longer there");
    // Without a title nothing is kept.
    send(&mut window, Command::Do(Action::AddPriority));
    window.run_steps(3);
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(text(&window), before);
    assert!(!says(&window, "New local priority"));
}

#[test]
fn what_names_a_removed_item_is_told_before_it_is_removed() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Intervention(InterventionId::at(1)));
    press(&mut window, "Remove this");
    assert!(says(&window, "1 other thing was adopted from it"), "{:?}", labels(&window));
    press(&mut window, "Leave it");
    assert_eq!(text(&window), before);
    press(&mut window, "Remove this");
    press(&mut window, "Remove it");
    made(&mut window);
    let (_, left) = edited(&window).scorecard().interventions().next().unwrap();
    assert_eq!(left.adopted_from.as_ref().unwrap().intervention, None);
    assert!(!says(&window, "Edit what was tried"), "the sheet has gone with it");
    undo(&mut window);
    assert_eq!(text(&window), before);
    // What nothing names is removed at once; undo is there.
    edit(&mut window, Sheet::Priority(local()));
    press(&mut window, "Remove this priority");
    made(&mut window);
    assert_eq!(edited(&window).scorecard().priorities().count(), 1);
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn a_national_priority_is_only_read_but_acted_on() {
    let mut window = full(Page::Priorities, SIZE);
    edit(&mut window, Sheet::Priority(PriorityId::at(0)));
    assert!(says(&window, "A national priority is what its publisher has set"));
    // What cannot be changed is no field to look at either.
    assert!(window.query_by_role_and_label(Role::TextInput, "Title").is_none());
    let title = &edited(&window).scorecard().priority(PriorityId::at(0)).title;
    assert!(says(&window, &format!("Title: {title}")), "{:?}", labels(&window));
    assert!(window.get_by_role_and_label(Role::Button, "Add an action…").is_focused(), "what can be done");
    assert!(window.query_by_role_and_label(Role::Button, "Remove this priority").is_none());
    press(&mut window, "Add an action…");
    window.run_steps(3);
    window.event(egui::Event::Text("Meet the trust.".to_owned()));
    window.step();
    leave(&mut window);
    let action = edited(&window).scorecard().actions().last().unwrap();
    assert_eq!((action.priority, action.status), (Some(PriorityId::at(0)), ActionStatus::Open));
    wait_for(&mut window, "Edit action");
}

#[test]
fn actions_what_was_tried_and_footprints_are_entered_alike() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Action(0));
    put(&mut window, "When: Due", "2027-06");
    leave(&mut window);
    assert_eq!(edited(&window).scorecard().actions()[0].due.as_ref().unwrap().label(), "2027-06");
    assert!(says(&window, "Undo: change when the action is due"));
    undo(&mut window);
    edit(&mut window, Sheet::Intervention(InterventionId::at(1)));
    put(&mut window, "When: Start", "2024-09");
    leave(&mut window);
    assert_eq!(
        edited(&window).scorecard().interventions().nth(1).unwrap().1.start.as_ref().unwrap().label(),
        "2024-09"
    );
    undo(&mut window);
    let neighbourhood = AreaId::at(6);
    send(&mut window, Command::OpenSheet(Sheet::NewFootprint(vec![neighbourhood])));
    window.run_steps(3);
    window.event(egui::Event::Text("Mill Lane team".to_owned()));
    window.step();
    leave(&mut window);
    let (_, area) = edited(&window).scorecard().areas().last().unwrap();
    assert_eq!((area.code.as_str(), area.members.len()), ("mill-lane-team", 1));
    undo(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn the_sheet_stays_within_the_window_and_says_each_of_its_names() {
    for (size, zoom) in [
        (Vec2::new(1440.0, 900.0), 1.0),
        (Vec2::new(1280.0, 800.0), 1.0),
        (Vec2::new(720.0, 480.0), 1.0),
        (Vec2::new(1280.0, 800.0), 1.5),
    ] {
        let mut window = full(Page::Priorities, size);
        window.ctx.set_zoom_factor(zoom);
        window.run_steps(5);
        for sheet in [
            Sheet::Priority(local()),
            Sheet::Intervention(InterventionId::at(0)),
            Sheet::Action(0),
            Sheet::Footprint(AreaId::at(4)),
        ] {
            edit(&mut window, sheet.clone());
            window.run_steps(5);
            // Words that are longer than their field are scrolled in it.
            let beyond = beyond_the_edges(&window);
            let beyond: Vec<_> = beyond.iter().filter(|node| !node.contains("role: TextRun")).collect();
            assert!(beyond.is_empty(), "{size:?} {sheet:?}: {beyond:?}");
            let nameless = window.root().children_recursive().filter(|node| {
                let node = node.accesskit_node();
                node.role() == Role::TextInput && node.label().is_none_or(|label| label.trim().is_empty())
            });
            assert_eq!(nameless.count(), 0, "{sheet:?}");
        }
    }
}

#[test]
fn what_was_added_is_chosen_on_its_page_and_the_keyboard_stays_in_the_sheet() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    let view = window.state().shown().unwrap().1.at_page(Page::Interventions);
    send(&mut window, Command::Go(view));
    send(&mut window, Command::Do(Action::AddTried));
    window.run_steps(3);
    window.event(egui::Event::Text("Evening walks".to_owned()));
    window.step();
    leave(&mut window);
    window.run_steps(4);
    let (last, _) = edited(&window).scorecard().interventions().last().unwrap();
    assert_eq!(window.state().shown().unwrap().1.tried, Some(last));
    assert!(says(&window, "Evening walks: no before and after to compare"), "{:?}", labels(&window));
    assert!(window.get_by_role_and_label(Role::Button, "Where: Add an area…").is_focused());
    undo(&mut window);
    assert_eq!(text(&window), before);
    assert!(!says(&window, "Edit what was tried"));
}

#[test]
fn a_sheet_has_room_beside_the_page_where_the_window_is_wide_enough() {
    for (size, is_beside) in [
        (Vec2::new(1280.0, 800.0), true),
        (Vec2::new(1920.0, 1080.0), true),
        (Vec2::new(1000.0, 700.0), false),
    ] {
        let mut window = full(Page::Priorities, size);
        edit(&mut window, Sheet::Priority(local()));
        window.run_steps(3);
        let right_of = |window: &Window, wanted: &dyn Fn(&str) -> bool| {
            let nodes = window.root().children_recursive();
            let found =
                nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| wanted(&label)));
            found
                .filter_map(|node| node.accesskit_node().raw_bounds())
                .map(|bounds| bounds.x1)
                .fold(0.0, f64::max)
        };
        let sheet = window.get_by_role_and_label(Role::TextInput, "Owner");
        let left = sheet.accesskit_node().raw_bounds().unwrap().x0;
        let page = right_of(&window, &|label| label.starts_with("More about"));
        assert_eq!(page < left, is_beside, "{size:?}: the page ends at {page}, the sheet begins at {left}");
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{size:?}");
    }
}

#[test]
fn a_footprint_that_something_names_says_what_instead_of_being_removed() {
    let mut window = full(Page::Priorities, SIZE);
    let before = text(&window);
    edit(&mut window, Sheet::Footprint(AreaId::at(5)));
    press(&mut window, "Remove this footprint");
    assert!(
        says(&window, "as long as something names it: “Upton”. Take it out there"),
        "{:?}",
        labels(&window)
    );
    assert!(window.query_by_role_and_label(Role::Button, "Remove it").is_none());
    press(&mut window, "Leave it");
    assert_eq!(text(&window), before);
    // What nothing names is removed.
    send(&mut window, Command::OpenSheet(Sheet::NewFootprint(vec![AreaId::at(6)])));
    window.run_steps(3);
    window.event(egui::Event::Text("Mill Lane team".to_owned()));
    window.step();
    leave(&mut window);
    press(&mut window, "Remove this footprint");
    made(&mut window);
    assert_eq!(edited(&window).scorecard().area_by_code("mill-lane-team"), None);
}

//! The lists that a sheet offers to choose from: they come into sight whole, and the row with the keyboard stays there.

use crate::harness::{Window, open_at, place, scorecard, send};
use egui::accesskit::Role;
use egui::{Key, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::{InterventionId, PriorityId, PriorityLevel};
use placecard::pages::{Command, Page, Sheet, View};

/// The sample with a sheet open on this page.
fn with_sheet((size, zoom): (Vec2, f32), page: Page, sheet: Sheet) -> Window {
    let mut window = open_at(Origin::SAMPLE, size, Settings::default());
    window.ctx.set_zoom_factor(zoom);
    let view = window.state().shown().unwrap().1.at_page(page);
    send(&mut window, Command::Go(View { place: Some(place("Bolton")), ..view }));
    send(&mut window, Command::OpenSheet(sheet));
    window.run_steps(4);
    window
}

/// A priority of the sample that can be changed.
fn local() -> PriorityId {
    let mut all = scorecard().priorities();
    all.find(|(_, priority)| priority.level != PriorityLevel::National).expect("a local priority").0
}

fn focused(window: &Window) -> (String, Rect) {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused()).expect("something has the keyboard");
    (node.accesskit_node().label().unwrap_or_default(), node.rect())
}

/// What opens a list in the sheet.
fn openers(window: &Window) -> Vec<String> {
    let buttons = window.query_all_by_role(Role::Button);
    let labels = buttons.filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.contains(": Add ") && label.ends_with('…')).collect()
}

#[test]
fn a_list_that_opens_comes_into_sight_whole_and_so_does_the_row_that_has_the_keyboard() {
    let sizes =
        [(Vec2::new(1366.0, 768.0), 1.0), (Vec2::new(1280.0, 800.0), 1.5), (Vec2::new(720.0, 480.0), 1.0)];
    for at in sizes {
        for (page, sheet) in [
            (Page::Interventions, Sheet::Intervention(InterventionId::at(0))),
            (Page::Priorities, Sheet::Priority(local())),
        ] {
            let mut window = with_sheet(at, page, sheet.clone());
            let openers = openers(&window);
            assert!(!openers.is_empty(), "{sheet:?}");
            for opener in openers {
                window.get_by_role_and_label(Role::Button, &opener).focus();
                window.run_steps(5);
                window.key_press(Key::Enter);
                window.run_steps(8);
                let told = format!("{at:?} {sheet:?} {opener}");
                let (field, search) = focused(&window);
                assert!(field.ends_with(": what to add"), "{told}: {field} has the keyboard");
                let foot = window.get_by_role_and_label(Role::Button, "Keep").rect().top();
                let rows: Vec<Rect> = window
                    .query_all_by_role(Role::Button)
                    .filter(|node| {
                        node.accesskit_node()
                            .label()
                            .is_some_and(|it| it.starts_with("Add ") && !it.ends_with('…'))
                    })
                    .map(|node| node.rect())
                    .filter(|row| row.top() > search.bottom())
                    .collect();
                let last = rows.last().map_or(0.0, egui::Rect::bottom).min(search.bottom() + 120.0);
                assert!(last < foot, "{told}: {last} reaches below {foot}");
                for _ in 0..7 {
                    window.key_press(Key::ArrowDown);
                    window.run_steps(3);
                    let (row, rect) = focused(&window);
                    assert!(rect.bottom() + 3.0 < foot, "{told}: {row} at {rect} reaches below {foot}");
                    assert!(rect.top() >= search.bottom() - 1.0 || row == field, "{told}: {row} at {rect}");
                }
                window.key_press(Key::Escape);
                window.run_steps(5);
            }
        }
    }
}

#[test]
fn what_was_added_leaves_the_keyboard_where_the_next_one_is_added() {
    let at = (Vec2::new(1366.0, 768.0), 1.0);
    let mut window = with_sheet(at, Page::Interventions, Sheet::Intervention(InterventionId::at(0)));
    let opener = openers(&window).into_iter().find(|label| label.starts_with("Aims at")).expect("aims");
    window.get_by_role_and_label(Role::Button, &opener).focus();
    window.run_steps(5);
    let count = |window: &Window| {
        let buttons = window.query_all_by_role(Role::Button);
        let labels = buttons.filter_map(|node| node.accesskit_node().label());
        labels.filter(|label| label.starts_with("Aims at: remove")).count()
    };
    for more in 1..=2 {
        let before = count(&window);
        for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
            window.key_press(key);
            window.run_steps(8);
        }
        crate::harness::wait(&mut window, |window| count(window) == before + 1);
        window.run_steps(8);
        assert_eq!(focused(&window).0, opener, "after {more}");
    }
}

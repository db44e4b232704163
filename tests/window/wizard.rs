//! Tables of no known layout taken through the wizard to the end, by the keyboard alone and by the mouse alone, and where
//! the keyboard is on the way.

use crate::harness::{Window, labels, open_at, open_first, press, says, send, wait, wait_for};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, pos2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{First, Origin, Settings};
use placecard::pages::import::Request;
use placecard::pages::{Action, Command};
use std::path::{Path, PathBuf};

/// A table of areas that exist and figures that do not: titles above, semicolons, and names that say little.
const TITLED: &str = "Stumbles in the Vale;;;\nOwn count;;;\n;;;\nLocality;Stint;Stumbles;Lower CI;Upper CI\n\
                      Bury;2021/22;21,4;19,0;24,1\nBury;2022/23;22,9;20,2;25,8\nRochdale;2021/22;25,1;22,4;28,2\n\
                      Rochdale;2022/23;24,0;21,3;27,1\nEngland;2021/22;20,2;20,0;20,4\nEngland;2022/23;20,9;20,7;21,1\n";

/// Two header rows, whose names say only how something is measured.
const MEASURES: &str = ",,2022,,2023,\nArea code,Area,Number,Rate,Number,Rate\nE08000002,Bury,41,12.1,44,13.0\n\
                        E08000005,Rochdale,60,15.2,58,14.6\nE92000001,England,12000,11.1,12500,11.4\n";

/// Years across.
const YEARS: &str =
    "Borough,2021,2022,2023\nBury,11.2,11.9,12.4\nRochdale,14.1,13.9,13.2\nEngland,12.0,12.1,12.3\n";

/// Indicators across, below names that say little.
const ACROSS: &str = "Locality,Stint,Library visits,Falls,Walkers\nBury,2021/22,410,11.2,61.2\n\
                      Bury,2022/23,430,11.9,62.0\nEngland,2021/22,40000,12.0,60.0\nEngland,2022/23,41000,12.1,60.3\n";

/// Groups of people of which none is everyone.
const GROUPS: &str = "Measure,Place,Year,Value,Sex\nWalks,Bury,2022,12,Men\nWalks,Bury,2022,15,Women\n\
                      Walks,England,2022,20,Men\nWalks,England,2022,21,Women\n";

/// A row that is none of the areas, which is left out as is proposed: the files are read anew without it.
const SUMMED: &str =
    "Borough,Year,Library visits\nBury,2022,40\nRochdale,2022,38\nTotal,2022,78\nEngland,2022,42\n";

/// Every table that is taken to the end, with its name.
const TABLES: [(&str, &str); 7] = [
    ("titled", TITLED),
    ("measures", MEASURES),
    ("misspelt", MISSPELT),
    ("contradicting", CONTRADICTING),
    ("years", YEARS),
    ("across", ACROSS),
    ("summed", SUMMED),
];

/// A name that nobody knows, one letter from one that everybody does.
const MISSPELT: &str = "Borough,Year,Library visits\nBury,2022,40\nOldam,2022,35\nRochdale,2022,38\nEngland,2022,42\n\
                        Bury,2023,41\nOldam,2023,36\nRochdale,2023,37\nEngland,2023,43\n";

/// Rows that say different things for one area and year, told apart by a column of words.
const CONTRADICTING: &str = "Measure,Place,Year,Value,Squad\nWalks,Bury,2022,12,North\nWalks,Bury,2022,15,South\n\
                             Walks,Oldham,2022,22,North\nWalks,Oldham,2022,25,South\nWalks,England,2022,20,North\n\
                             Walks,England,2022,21,South\n";

/// What is answered, by words of the question; of a list without words here, the first choice.
const ANSWERS: [(&str, &str); 16] = [
    ("What is this table of", "Stumbles"),
    ("it only ‘Number’", "Number of walks"),
    ("it only ‘Rate’", "Rate of walks"),
    ("What kind of value", "Mean"),
    ("What is its unit", "of them"),
    ("Which direction is good", "Higher is better"),
    ("Which kind of period", "Financial year"),
    ("Which strand", "Outcomes"),
    ("No area is known by this name", "Oldham"),
    ("is everyone", "none of them"),
    ("Is one of these the total", "none of them"),
    ("is that a breakdown", "Squad"),
    ("What kind of area", "Leave out"),
    ("Which nation", "England"),
    ("Integrated Care System", "Greater Manchester"),
    ("to be called", "Made in a test"),
];

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    file
}

/// The window with the wizard at its first step, as a command line with the file opens it.
fn wizard_of(file: PathBuf, size: Vec2, zoom: f32) -> Window {
    let mut window =
        open_first(First::read_files(vec![file], Settings { zoom, ..Settings::default() }), size);
    wait(&mut window, |window| says(window, "Recognised as") || says(window, "Of no layout"));
    window
}

/// What has the keyboard: its role, its name, and where it is.
fn at_the_keyboard(window: &Window) -> Option<(Role, String, Rect)> {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    let (role, label) = (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default());
    let bounds = node.accesskit_node().raw_bounds()?;
    let rect = Rect::from_min_max(
        pos2(bounds.x0 as f32, bounds.y0 as f32),
        pos2(bounds.x1 as f32, bounds.y1 as f32),
    );
    Some((role, label, rect))
}

/// That something has the keyboard, and that all of it that can be is in the window.
fn in_the_window(window: &Window, after: &str) -> (Role, String) {
    let Some((role, label, rect)) = at_the_keyboard(window) else {
        panic!("nothing has the keyboard {after}: {:#?}", labels(window));
    };
    let screen = window.ctx.content_rect().expand(1.0);
    assert!(
        screen.contains_rect(rect),
        "‘{label}’ has the keyboard out of sight {after}: {rect:?} in {screen:?}"
    );
    (role, label)
}

fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    let _ = window.run_ok();
}

fn answer_to(question: &str) -> Option<&'static str> {
    ANSWERS.iter().find(|(words, _)| question.contains(words)).map(|(_, answer)| *answer)
}

/// What a reader does with what has the keyboard, until the data are in.
trait Hand {
    fn press(&self, window: &mut Window, button: &str);
    fn choose(&self, window: &mut Window, list: &str, answer: Option<&str>);
    fn write(&self, window: &mut Window, text: &str);
    /// To the next open question, or on.
    fn go_on(&self, window: &mut Window);
}

struct Keyboard;

impl Hand for Keyboard {
    fn press(&self, window: &mut Window, _: &str) {
        key(window, Modifiers::NONE, Key::Enter);
    }

    fn choose(&self, window: &mut Window, list: &str, answer: Option<&str>) {
        key(window, Modifiers::NONE, Key::Space);
        for _ in 0..30 {
            let (_, option) = in_the_window(window, &format!("in the list of ‘{list}’"));
            if answer.is_none_or(|answer| option == answer || option.starts_with(&format!("{answer}: "))) {
                return key(window, Modifiers::NONE, Key::Enter);
            }
            key(window, Modifiers::NONE, Key::ArrowDown);
        }
        panic!("‘{list}’ does not offer {answer:?}");
    }

    fn write(&self, window: &mut Window, text: &str) {
        window.event(egui::Event::Text(text.to_owned()));
        let _ = window.run_ok();
        key(window, Modifiers::NONE, Key::Enter);
    }

    fn go_on(&self, window: &mut Window) {
        key(window, Modifiers::COMMAND, Key::Enter);
    }
}

struct Mouse;

/// The last of these is the one on top.
fn click(window: &mut Window, is_meant: impl Fn(&Node<'_>) -> bool, what: &str) {
    let screen = window.ctx.content_rect();
    let node = window.root().children_recursive().filter(|node| is_meant(node)).last();
    let Some(node) = node else { panic!("there is no ‘{what}’: {:#?}", labels(window)) };
    assert!(screen.contains(node.rect().center()), "‘{what}’ cannot be pointed at");
    node.click();
    let _ = window.run_ok();
    for _ in 0..4 {
        window.step();
    }
}

fn is_called(node: &Node<'_>, role: Role, label: &str) -> bool {
    node.accesskit_node().role() == role && node.accesskit_node().label().as_deref() == Some(label)
}

impl Hand for Mouse {
    fn press(&self, window: &mut Window, button: &str) {
        click(window, |node| is_called(node, Role::Button, button), button);
    }

    fn choose(&self, window: &mut Window, list: &str, answer: Option<&str>) {
        click(window, |node| is_called(node, Role::ComboBox, list), list);
        let held = |window: &Window| at_the_keyboard(window).map(|(_, label, _)| label).unwrap_or_default();
        let first = held(window);
        let is_answer = |node: &Node<'_>| {
            let label = node.accesskit_node().label().unwrap_or_default();
            let wanted = answer.unwrap_or(&first);
            let is_option = node.accesskit_node().role() != Role::ComboBox;
            is_option && (label == wanted || label.starts_with(&format!("{wanted}: ")))
        };
        click(window, is_answer, answer.unwrap_or(&first));
    }

    fn write(&self, window: &mut Window, text: &str) {
        let (role, label) = in_the_window(window, "before writing");
        click(window, |node| is_called(node, role, &label), &label);
        window.event(egui::Event::Text(text.to_owned()));
        let _ = window.run_ok();
        self.go_on(window);
    }

    fn go_on(&self, window: &mut Window) {
        let button = if says(window, "Next question") { "Next question" } else { "Next" };
        self.press(window, button);
    }
}

/// Takes a table from the first step to the scorecard that comes of it.
fn to_the_end(window: &mut Window, hand: &dyn Hand) {
    walk(window, hand, |window| {
        window.state().shown().is_some_and(|(loaded, _)| loaded.origin == Origin::Imported)
    });
}

/// Whether every question has its answer, and the keyboard is at the way on.
fn is_all_said(window: &Window) -> bool {
    says(window, "Answer, now") && at_the_keyboard(window).is_some_and(|(_, label, _)| label == "Next")
}

fn walk(window: &mut Window, hand: &dyn Hand, reached: impl Fn(&Window) -> bool) {
    for _ in 0..60 {
        // Who is shown how far the reading is waits for it.
        wait(window, |window| {
            at_the_keyboard(window).is_some_and(|(_, label, _)| label != "Stop") || reached(window)
        });
        if reached(window) {
            return;
        }
        let (role, label) = in_the_window(window, "on the way");
        match role {
            Role::Button => {
                let is_all_said = is_all_said(window);
                hand.press(window, &label);
                if is_all_said {
                    // What is read anew may open a question; else it goes on by itself.
                    wait(window, |window| says(window, "Import, now") || says(window, "question is open"));
                }
                wait(window, |window| {
                    !says(window, "Reading") && !says(window, "Working out") && !says(window, "being read")
                });
            }
            Role::ComboBox => {
                hand.choose(window, &label, answer_to(&label));
                hand.go_on(window);
            }
            Role::TextInput => {
                let answer = answer_to(&label).unwrap_or_else(|| panic!("nobody knows ‘{label}’"));
                hand.write(window, answer);
            }
            other => panic!("{other:?} ‘{label}’ has the keyboard"),
        }
    }
    panic!("the end was not reached: {:#?}", labels(window));
}

/// The scorecard's figures of an indicator, by area: how many.
fn figures_of(window: &Window, area: &str) -> usize {
    let scorecard = window.state().shown().unwrap().0.document.scorecard();
    scorecard.areas().filter(|(_, known)| known.name == area).count()
}

#[test]
fn every_unknown_table_gets_to_the_end_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in TABLES {
        let table = file(folder.path(), &format!("{name}.csv"), text);
        let mut window = wizard_of(table, Vec2::new(1280.0, 800.0), 1.0);
        to_the_end(&mut window, &Keyboard);
        assert_eq!((figures_of(&window, "Bury"), figures_of(&window, "England")), (1, 1), "{name}");
        assert_eq!(figures_of(&window, "Total"), 0, "{name}");
    }
}

#[test]
fn every_unknown_table_gets_to_the_end_by_the_mouse_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in TABLES {
        let table = file(folder.path(), &format!("{name}.csv"), text);
        let mut window = wizard_of(table, Vec2::new(1280.0, 800.0), 1.0);
        to_the_end(&mut window, &Mouse);
        assert_eq!((figures_of(&window, "Bury"), figures_of(&window, "England")), (1, 1), "{name}");
        assert_eq!(figures_of(&window, "Total"), 0, "{name}");
    }
}

#[test]
fn in_a_small_window_and_enlarged_the_keyboard_gets_to_the_end_too() {
    let folder = tempfile::tempdir().unwrap();
    for (size, zoom) in [((720.0, 480.0), 1.0), ((1366.0, 728.0), 1.5)] {
        for (name, text) in [("measures", MEASURES), ("across", ACROSS)] {
            let table = file(folder.path(), &format!("{name}.csv"), text);
            let mut window = wizard_of(table, Vec2::from(size), zoom);
            to_the_end(&mut window, &Keyboard);
        }
    }
}

#[test]
fn what_was_answered_is_not_asked_again_when_the_table_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let table = file(folder.path(), "groups.csv", GROUPS);
    let mut window = wizard_of(table.clone(), Vec2::new(1280.0, 800.0), 1.0);
    to_the_end(&mut window, &Keyboard);
    send(&mut window, Command::Do(Action::AddData));
    send(&mut window, Command::ImportFiles(vec![table]));
    wait_for(&mut window, "Recognised as");
    for _ in 0..2 {
        key(&mut window, Modifiers::COMMAND, Key::Enter);
    }
    wait_for(&mut window, "Groups of people · answered");
    assert!(says(&window, "1 of 1 answered"), "{:#?}", labels(&window));
    assert!(says(&window, "as an earlier import was answered"), "{:#?}", labels(&window));
    // Nothing is lost by leaving now, so nothing is asked.
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Leave the import?"), "{:#?}", labels(&window));
}

#[test]
fn a_misspelt_area_is_the_one_that_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = wizard_of(file(folder.path(), "visits.csv", MISSPELT), Vec2::new(1280.0, 800.0), 1.0);
    to_the_end(&mut window, &Keyboard);
    let scorecard = window.state().shown().unwrap().0.document.scorecard();
    let oldham = scorecard.area_by_code("E08000004").expect("its figures stand under Oldham’s code");
    assert_eq!(scorecard.area(oldham).name, "Oldham");
    assert_eq!(figures_of(&window, "Oldam"), 0);
}

#[test]
fn rows_that_contradict_each_other_are_told_where_columns_are_chosen_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut window =
        wizard_of(file(folder.path(), "walks.csv", CONTRADICTING), Vec2::new(1280.0, 800.0), 1.0);
    wait_for(&mut window, "Rows 2 and 3 give different figures for Walks, Bury, 2022.");
    press(&mut window, "‘Squad’ tells rows of walks.csv apart");
    wait(&mut window, |window| says(window, "What ‘Squad’ holds: The group of people"));
    assert!(!says(&window, "give different figures"), "{:#?}", labels(&window));
}

#[test]
fn after_every_tab_of_every_step_the_keyboard_is_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    for (size, zoom) in [((1280.0, 800.0), 1.0), ((720.0, 480.0), 1.0), ((1280.0, 800.0), 1.5)] {
        let table = file(folder.path(), "measures.csv", MEASURES);
        let mut window = wizard_of(table, Vec2::from(size), zoom);
        for step in ["Files", "Choose", "Answer"] {
            assert!(says(&window, &format!("{step}, now")), "{step}: {:#?}", labels(&window));
            for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
                let mut reached = Vec::new();
                for count in 0..24 {
                    key(&mut window, modifiers, Key::Tab);
                    in_the_window(&window, &format!("in {step} after {count} Tabs at {size:?} × {zoom}"));
                    reached.push(window.ctx.memory(egui::Memory::focused).unwrap());
                }
                // Round from the last control to the first, and nowhere is it held.
                let is_held = reached.windows(2).any(|pair| pair[0] == pair[1]);
                assert!(!is_held, "in {step} at {size:?} × {zoom} Tab stays where it is");
                let next = reached.iter().rposition(|at| *at == reached[0]).unwrap_or_default();
                assert!(step == "Answer" || next > 4, "in {step} at {size:?} × {zoom} Tab comes not round");
            }
            key(&mut window, Modifiers::COMMAND, Key::Enter);
            wait(&mut window, |window| !says(window, "Reading the chosen"));
        }
    }
}

#[test]
fn figures_that_are_not_read_anew_after_all_leave_the_questions_and_answers_on_screen() {
    let folder = tempfile::tempdir().unwrap();
    let table = file(folder.path(), "summed.csv", SUMMED);
    let mut window = wizard_of(table.clone(), Vec2::new(1280.0, 800.0), 1.0);
    walk(&mut window, &Keyboard, is_all_said);
    let said = labels(&window);
    let ctx = window.ctx.clone();
    for request in [Request::Next, Request::Back] {
        window.state_mut().command(&ctx, Command::Import(request));
    }
    let _ = window.run_ok();
    assert_eq!(labels(&window), said, "stopped before it was read");
    assert!(is_all_said(&window), "{:?}", at_the_keyboard(&window));
    let away = folder.path().join("away.csv");
    std::fs::rename(&table, &away).unwrap();
    send(&mut window, Command::Import(Request::Next));
    wait_for(&mut window, "There is no such file");
    assert!(is_all_said(&window), "the file is gone: {:?} {:#?}", at_the_keyboard(&window), labels(&window));
    std::fs::rename(&away, &table).unwrap();
    to_the_end(&mut window, &Keyboard);
}

#[test]
fn proposals_that_were_accepted_hand_the_keyboard_to_the_next_open_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = wizard_of(file(folder.path(), "visits.csv", MISSPELT), Vec2::new(1280.0, 800.0), 1.0);
    for _ in 0..2 {
        key(&mut window, Modifiers::COMMAND, Key::Enter);
    }
    wait_for(&mut window, "0 of ");
    let accepts = |window: &Window| {
        labels(window).into_iter().find(|label| label.starts_with("Accept ") && label.contains("proposals"))
    };
    // What is proposed is worked out beside the window.
    wait(&mut window, |window| accepts(window).is_some());
    let accept = accepts(&window).unwrap();
    window.get_by_role_and_label(Role::Button, &accept).focus();
    let _ = window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Enter);
    let (role, label) = in_the_window(&window, "after the proposals were accepted");
    assert!(role == Role::ComboBox && label.contains("What kind of value"), "{role:?} {label}");
}

#[test]
fn escape_asks_before_work_is_thrown_away_and_the_keyboard_is_back_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = wizard_of(file(folder.path(), "titled.csv", TITLED), Vec2::new(1280.0, 800.0), 1.0);
    // The columns are said.
    key(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "Recognised as");
    let before = in_the_window(&window, "once the columns are said");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Leave the import?"), "{:#?}", labels(&window));
    assert_eq!(in_the_window(&window, "where it is asked").1, "Stay here");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!says(&window, "Leave the import?"));
    assert_eq!(in_the_window(&window, "after staying"), before);
    // Ticks are work too.
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 800.0), Settings::default());
    send(&mut window, Command::Do(Action::NewFromData));
    send(&mut window, Command::ImportFiles(vec![file(folder.path(), "visits.csv", MISSPELT)]));
    wait_for(&mut window, "Recognised as");
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    press(&mut window, "Choose no areas");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Leave the import?"), "{:#?}", labels(&window));
}

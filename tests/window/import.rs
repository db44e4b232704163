//! Published data brought in through the window, driven as a reader would by role and label, without a display.

use crate::harness::{
    SAMPLE, TITLE, Window, beyond_the_edges, drop_files, labels, open, open_at, open_first, open_keeping,
    press, says, send, wait, wait_for,
};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{First, Origin, Settings};
use placecard::model::{Benchmark, Methods};
use placecard::pages::{Action, Command};
use std::path::{Path, PathBuf};

const ENGLAND: &str = "E92000001";

/// A tidy table of one invented indicator for England and two places that do not exist.
fn tidy(folder: &Path, england_now: &str) -> PathBuf {
    let file = folder.join("library visits.csv");
    let text = format!(
        "indicator,area_code,area,period,value\n\
         Library visits,{ENGLAND},England,2022,40.5\n\
         Library visits,{ENGLAND},England,2023,{england_now}\n\
         Library visits,E08990001,Upper Vale,2022,38.1\n\
         Library visits,E08990001,Upper Vale,2023,39.9\n\
         Library visits,E08990002,Lower Vale,2022,44\n\
         Library visits,E08990002,Lower Vale,2023,45.2\n"
    );
    std::fs::write(&file, text).unwrap();
    file
}

/// What a reader answers about that table: the first words of the question's spoken name, and the choice or text.
fn answer_everything(window: &mut Window) {
    for (asked, answer) in [
        ("Which indicator of the scorecard", "A new indicator"),
        ("What kind of value", "Proportion"),
        ("Which direction is good", "Higher is better"),
        ("Which kind of period", "Calendar year"),
        ("Which strand", "Experience"),
    ] {
        choose(window, asked, answer);
    }
    type_in(window, "What is its unit", "% of adults");
}

/// Chooses from the list whose spoken name holds `asked`, where that is asked.
fn choose(window: &mut Window, asked: &str, answer: &str) {
    let list = window.query_all_by_role(Role::ComboBox).find(|node| label_holds(node, asked));
    let Some(list) = list else { return };
    list.click();
    window.run();
    let says = |node: &egui_kittest::Node<'_>| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label == answer || label.strip_prefix(answer).is_some_and(|meaning| meaning.starts_with(": "))
    };
    let button = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::ComboBox;
    let option = |window: &Window, done: &dyn Fn(&egui_kittest::Node<'_>)| {
        let options = window.root().children_recursive().filter(|node| says(node) && !button(node));
        done(&options.last().unwrap());
    };
    // A long list opens at what it says now.
    option(window, &|option| option.scroll_to_me());
    window.run();
    option(window, &|option| option.click());
    window.run();
}

fn type_in(window: &mut Window, asked: &str, text: &str) {
    let field = window.query_all_by_role(Role::TextInput).find(|node| label_holds(node, asked));
    let Some(field) = field else { return };
    field.focus();
    window.run();
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

fn label_holds(node: &egui_kittest::Node<'_>, words: &str) -> bool {
    node.accesskit_node().label().is_some_and(|label| label.contains(words))
}

/// From the first step to the questions, with one file.
fn up_to_the_questions(window: &mut Window, file: PathBuf) {
    send(window, Command::ImportFiles(vec![file]));
    wait_for(window, "Recognised as a tidy table");
    press(window, "Next");
    assert!(says(window, "1 of 1 indicator"), "{:#?}", labels(window));
    press(window, "Next");
    wait(window, |window| says(window, "answered") || says(window, "Nothing has to be asked"));
}

fn answer_sections(window: &mut Window) {
    for section in ["Indicators", "Scorecard"] {
        let tab = window.query_all_by_role(Role::RadioButton).find(|node| label_holds(node, section));
        let Some(tab) = tab else { continue };
        tab.click();
        window.run();
        if section == "Indicators" {
            answer_everything(window);
        } else {
            type_in(window, "Integrated Care System", "E54990001 The Vale");
            type_in(window, "to be called", "Library visits in the Vale");
        }
    }
}

#[test]
fn a_new_scorecard_is_made_of_a_tidy_table_in_four_steps() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::Do(Action::NewFromData));
    assert!(says(&window, "New scorecard from data"));
    assert!(says(&window, "Choose at least one file."));
    up_to_the_questions(&mut window, tidy(folder.path(), "41.2"));
    answer_sections(&mut window);
    assert!(!says(&window, "open."), "{:#?}", labels(&window));
    press(&mut window, "Next");
    wait_for(&mut window, "6 new figures");
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::SAMPLE, "nothing is taken yet");
    press(&mut window, "Import");
    let loaded = window.state().shown().unwrap().0;
    assert_eq!(loaded.origin, Origin::Imported);
    assert_eq!(loaded.outline.title, "Library visits in the Vale");
    assert_eq!(loaded.suggested_name(), "library-visits-in-the-vale.scorecard");
    assert_eq!(loaded.outline.places.len(), 2);
    // What is in no file yet is not given up without a question.
    send(&mut window, Command::Do(Action::OpenSample(placecard::pages::Sample::default())));
    assert!(says(&window, "Save your changes first?"));
    press(&mut window, "Stay here");
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::Imported);
}

#[test]
fn a_column_that_tells_rows_apart_is_asked_for_and_the_files_are_read_anew_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("library visits.csv");
    let rows =
        [(ENGLAND, 40, 30), ("E08990001", 38, 31), ("E08990002", 44, 29)].map(|(area, town, coast)| {
            let row = |value: i32, branch: &str| format!("Library visits,{area},2023,{value},{branch}\n");
            row(town, "Town") + &row(coast, "Coast")
        });
    std::fs::write(&file, format!("indicator,area,period,value,branch\n{}", rows.concat())).unwrap();
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::Do(Action::NewFromData));
    up_to_the_questions(&mut window, file);
    assert!(says(&window, "they differ in ‘branch’: is that a breakdown"), "{:#?}", labels(&window));
    choose(&mut window, "they differ in ‘branch’", "branch");
    answer_sections(&mut window);
    assert!(!says(&window, "open."), "{:#?}", labels(&window));
    press(&mut window, "Next");
    wait_for(&mut window, "Groups of people · 1 open");
    assert!(!says(&window, "is that a breakdown"), "what was answered is not asked again");
    let groups =
        window.query_all_by_role(Role::RadioButton).find(|node| label_holds(node, "Groups of people"));
    groups.unwrap().click();
    window.run();
    choose(&mut window, "‘Branch’ parts the figures", "none of them");
    press(&mut window, "Next");
    wait_for(&mut window, "6 new figures");
}

#[test]
fn what_asks_the_same_of_two_files_is_answered_once_and_can_be_changed_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["spring.csv", "autumn.csv"].map(|name| folder.path().join(name));
    for file in &files {
        let rows = format!("Library visits,{ENGLAND},02/03/2024,5\nLibrary visits,{ENGLAND},03/04/2024,6\n");
        std::fs::write(file, format!("indicator,area,period,value\n{rows}")).unwrap();
    }
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::Do(Action::NewFromData));
    send(&mut window, Command::ImportFiles(files.to_vec()));
    wait_for(&mut window, "Recognised as a tidy table");
    press(&mut window, "Next");
    press(&mut window, "Next");
    wait_for(&mut window, "Tables · 2 open");
    choose(&mut window, "One answer for all 2 open", "Day first");
    assert!(says(&window, "Tables · answered"), "{:#?}", labels(&window));
    assert!(!says(&window, "One answer for all"), "{:#?}", labels(&window));
    choose(&mut window, "spring.csv: Does the day or the month come first", "Month first");
    let held = |window: &Window, words: &str| {
        window.query_all_by_role(Role::ComboBox).filter(|node| label_holds(node, words)).count()
    };
    assert_eq!((held(&window, ": Month first"), held(&window, ": Day first")), (1, 1));
}

#[test]
fn data_added_to_a_file_list_what_they_change_and_are_saved_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open.scorecard");
    std::fs::write(&file, SAMPLE).unwrap();
    let mut window = open(Origin::File(file.clone()));
    for (england_now, expected) in [("41.2", "2 new figures"), ("41.9", "1 changed figure")] {
        send(&mut window, Command::Do(Action::AddData));
        assert!(says(&window, "Add data to Greater Manchester"));
        let data = tidy(folder.path(), england_now);
        send(&mut window, Command::ImportFiles(vec![data]));
        wait_for(&mut window, "Recognised as a tidy table");
        press(&mut window, "Next");
        assert!(says(&window, "1 of 3 areas"), "of these only England is in the scorecard");
        press(&mut window, "Next");
        wait(&mut window, |window| says(window, "answered") || says(window, "Nothing has to be asked"));
        answer_sections(&mut window);
        press(&mut window, "Next");
        wait_for(&mut window, expected);
        press(&mut window, "Import");
        assert_eq!(window.state().shown().unwrap().0.origin, Origin::File(file.clone()));
    }
    send(&mut window, Command::Do(Action::Save));
    wait_for(&mut window, "Saved");
    assert!(std::fs::read_to_string(&file).unwrap().contains("41.9"));
}

#[test]
fn a_file_that_is_no_data_says_so_and_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("letter.txt");
    std::fs::write(&broken, "Dear all,\nthis is no table.\n").unwrap();
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::ImportFiles(vec![broken]));
    wait_for(&mut window, "Of no layout that is known here");
    assert!(says(&window, "Say what the columns hold, or remove the file, to go on."));
    press(&mut window, "Remove letter.txt");
    assert!(says(&window, "Choose the files you downloaded"));
    window.key_press(Key::Escape);
    window.run();
    assert!(says(&window, TITLE), "the scorecard is on screen again");
}

#[test]
fn data_files_dropped_on_the_window_are_added_to_the_open_scorecard() {
    let mut window = open(Origin::SAMPLE);
    drop_files(&mut window, &["one.csv", "two.xlsx"].map(Path::new));
    wait_for(&mut window, "There is no such file");
    assert!(says(&window, "Add data to Greater Manchester"));
    assert!(says(&window, "one.csv") && says(&window, "two.xlsx"));
}

#[test]
fn enter_goes_on_and_escape_leaves_but_not_with_the_answers() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::ImportFiles(vec![tidy(folder.path(), "41.2")]));
    wait_for(&mut window, "Recognised as a tidy table");
    window.key_press(Key::Enter);
    wait_for(&mut window, "1 of 1 indicator");
    window.key_press(Key::Enter);
    wait_for(&mut window, "0 of 5 answered");
    // With Ctrl, as Enter alone opens the list that has the keyboard.
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    assert!(says(&window, "Step 3 of 4: Answer, now"), "questions are open");
    answer_everything(&mut window);
    // The first leaves the field, the second asks.
    for _ in 0..2 {
        window.key_press(Key::Escape);
        window.run();
    }
    assert!(says(&window, "Leave the import?"), "{:#?}", labels(&window));
    press(&mut window, "Leave");
    assert!(says(&window, TITLE));
}

#[test]
fn a_new_scorecard_does_not_replace_changed_methods_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    let methods = window.state().shown().unwrap().0.document.scorecard().methods().clone();
    send(&mut window, Command::SetMethods(Methods { benchmark: Benchmark::Peers, ..methods }));
    send(&mut window, Command::Do(Action::NewFromData));
    up_to_the_questions(&mut window, tidy(folder.path(), "41.2"));
    answer_sections(&mut window);
    press(&mut window, "Next");
    wait_for(&mut window, "6 new figures");
    press(&mut window, "Import");
    assert!(says(&window, "Save your changes first?"));
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::SAMPLE);
    press(&mut window, "Do not save");
    assert_eq!(window.state().shown().unwrap().0.origin, Origin::Imported);
}

#[test]
fn a_scorecard_that_changes_on_disk_meanwhile_is_what_the_data_go_into() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open.scorecard");
    std::fs::write(&file, SAMPLE).unwrap();
    let mut window = open(Origin::File(file.clone()));
    send(&mut window, Command::Do(Action::AddData));
    up_to_the_questions(&mut window, tidy(folder.path(), "41.2"));
    answer_sections(&mut window);
    let changed = SAMPLE.replacen("Greater Manchester balanced scorecard", "Changed on disk", 1);
    // One more byte: even a clock too coarse to see the change cannot hide it.
    std::fs::write(&file, changed + "\n").unwrap();
    wait_for(&mut window, "Step 2 of 4: Choose, now");
    assert!(says(&window, "Add data to Changed on disk") && says(&window, "was read again"));
    wait_for(&mut window, "Step 2 of 4: Choose, now");
    assert!(says(&window, "Add data to Changed on disk") && says(&window, "was read again"));
    press(&mut window, "Next");
    wait_for(&mut window, "5 of 5 answered");
    press(&mut window, "Next");
    wait_for(&mut window, "2 new figures");
    press(&mut window, "Import");
    assert_eq!(window.state().shown().unwrap().0.outline.title, "Changed on disk");
}

#[test]
fn every_step_fits_a_small_window_and_a_large_one() {
    let folder = tempfile::tempdir().unwrap();
    for size in [Vec2::new(720.0, 480.0), Vec2::new(2560.0, 1440.0)] {
        let mut window = open_at(Origin::SAMPLE, size, Settings::default());
        send(&mut window, Command::Do(Action::NewFromData));
        assert!(says(&window, "Choose the files you downloaded"));
        up_to_the_questions(&mut window, tidy(folder.path(), "41.2"));
        // Of a long list only what is in sight is there, so the small window is not taken further.
        if size.y > 1000.0 {
            answer_sections(&mut window);
            press(&mut window, "Next");
            wait_for(&mut window, "6 new figures");
        }
        press(&mut window, "Back");
        assert!(says(&window, if size.y > 1000.0 { "Answer, now" } else { "Choose, now" }));
    }
}

#[test]
fn an_import_is_offered_where_nothing_is_open() {
    let mut window = open(Origin::File(PathBuf::from("no such.scorecard")));
    window.key_press(Key::Escape);
    window.run();
    press(&mut window, "New from data…");
    assert!(says(&window, "New scorecard from data"));
    press(&mut window, "Cancel");
    assert!(says(&window, "No scorecard is open"));
}

#[test]
fn files_of_data_named_together_are_brought_in_together() {
    let folder = tempfile::tempdir().unwrap();
    let named = |name: &str| folder.path().join(name);
    for name in ["one.csv", "two.csv"] {
        std::fs::copy(tidy(folder.path(), "41.2"), named(name)).unwrap();
    }
    std::fs::write(named("open.scorecard"), SAMPLE).unwrap();
    let size = Vec2::new(1280.0, 800.0);
    for (files, aim) in [
        (["one.csv", "two.csv"].as_slice(), "New scorecard from data"),
        (["open.scorecard", "one.csv", "two.csv"].as_slice(), "Add data to "),
    ] {
        let files = files.iter().map(|name| named(name)).collect();
        let mut window = open_first(First::read_files(files, Settings::default()), size);
        wait_for(&mut window, "two.csv");
        assert!(says(&window, "one.csv") && says(&window, aim), "{:#?}", labels(&window));
    }
}

#[test]
fn one_indicator_is_not_called_all_of_them_and_known_areas_have_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("codes.csv");
    let text = "indicator,area_code,area,period,value\nLibrary visits,E08000002,,2023,61\n";
    std::fs::write(&file, text).unwrap();
    let mut window = open(Origin::SAMPLE);
    send(&mut window, Command::Do(Action::AddData));
    send(&mut window, Command::ImportFiles(vec![file]));
    wait(&mut window, |window| says(window, "1 figure") || says(window, "Library visits"));
    press(&mut window, "Next");
    wait_for(&mut window, "Step 2 of 4: Choose, now");
    assert!(
        says(&window, "Choose the indicator") && !says(&window, "Choose all 1"),
        "{:#?}",
        labels(&window)
    );
    assert!(says(&window, "Bury, E08000002"), "{:#?}", labels(&window));
}

#[test]
fn an_import_is_one_step_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open.scorecard");
    std::fs::write(&file, SAMPLE).unwrap();
    let mut window = open(Origin::File(file));
    let figures = |window: &Window| {
        let scorecard = window.state().shown().unwrap().0.document.scorecard();
        scorecard.indicators().any(|(_, indicator)| indicator.name == "Library visits")
    };
    send(&mut window, Command::Do(Action::AddData));
    up_to_the_questions(&mut window, tidy(folder.path(), "41.2"));
    answer_sections(&mut window);
    press(&mut window, "Next");
    wait_for(&mut window, "2 new figures");
    press(&mut window, "Import");
    assert!(figures(&window) && window.state().is_unsaved());
    send(&mut window, Command::Do(Action::Undo));
    wait_for(&mut window, "Undone: import of a file");
    wait(&mut window, |window| !figures(window));
    assert!(!window.state().is_unsaved(), "what is on screen is what is in the file");
    send(&mut window, Command::Do(Action::Redo));
    wait(&mut window, figures);
    assert!(window.state().is_unsaved());
}

#[test]
fn closing_the_window_does_not_lose_the_answers_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    up_to_the_questions(&mut window, tidy(folder.path(), "41.2"));
    answer_everything(&mut window);
    send(&mut window, Command::Do(Action::Quit));
    assert!(says(&window, "Leave the import?"), "{:#?}", labels(&window));
    assert!(!window.state().is_closing());
    press(&mut window, "Stay here");
    assert!(says(&window, "Step 3 of 4: Answer, now"));
    send(&mut window, Command::Do(Action::Quit));
    press(&mut window, "Leave");
    assert!(window.state().is_closing());
}

/// A table with names of its own: no word of them says what its columns hold.
fn odd(folder: &Path) -> PathBuf {
    let file = folder.join("odd.csv");
    std::fs::write(
        &file,
        "Whereabouts,Cell,Pct moving,Who\nEngland,a,60,All\nUpper Vale,b,51,All\nLower Vale,c,49,All\n",
    )
    .unwrap();
    file
}

const ODD_AREA: &str = "What ‘Whereabouts’ holds";

fn odd_in(window: &mut Window, folder: &Path) {
    send(window, Command::Do(Action::NewFromData));
    send(window, Command::ImportFiles(vec![odd(folder)]));
    wait_for(window, "of ");
    wait(window, |window| says(window, "What ‘Who’ holds"));
}

#[test]
fn a_table_of_no_known_layout_is_read_as_soon_as_it_is_said_what_its_columns_hold() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    odd_in(&mut window, folder.path());
    assert!(says(&window, "Which column names the area? Which column says when?"), "{:#?}", labels(&window));
    assert!(
        says(&window, "Columns: Whereabouts, Cell, Pct moving, Who") && says(&window, "Row 2: Upper Vale")
    );
    assert!(says(&window, "Say what the columns hold, or remove the file, to go on."));
    assert!(says(&window, "What ‘Pct moving’ holds: The figures"), "numbers are figures");
    choose(&mut window, ODD_AREA, "The name of the area");
    wait_for(&mut window, "Recognised as a table with figures across");
    assert!(says(&window, "Columns as you say.") && says(&window, "Which column says when? Or say it once"));
    // What was said can be taken back, and the whole with it.
    assert!(says(&window, "What ‘Who’ holds"), "there may be more to say");
    press(&mut window, "Undo the last change of columns");
    wait_for(&mut window, "Which column names the area?");
    choose(&mut window, ODD_AREA, "The name of the area");
    wait_for(&mut window, "Recognised as");
    press(&mut window, "Next");
    assert!(says(&window, "Choose all 3") || says(&window, "3 of 3 areas"), "{:#?}", labels(&window));
    // Leaving loses what was said, so it is asked about.
    press(&mut window, "Cancel");
    assert!(says(&window, "Leave the import?"));
}

#[test]
fn columns_are_said_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    odd_in(&mut window, folder.path());
    for _ in 0..40 {
        if focused(&window).starts_with(ODD_AREA) {
            break;
        }
        window.key_press(Key::Tab);
        window.run();
    }
    assert!(focused(&window).starts_with(ODD_AREA), "{}", focused(&window));
    window.key_press(Key::Space);
    window.run();
    for _ in 0..40 {
        if focused(&window) == "The name of the area" {
            break;
        }
        window.key_press(Key::ArrowDown);
        window.run();
    }
    assert_eq!(focused(&window), "The name of the area");
    window.key_press(Key::Enter);
    window.run();
    wait_for(&mut window, "Recognised as a table with figures across");
    window.key_press(Key::Z);
    window.run();
    assert!(says(&window, "Columns as you say."));
}

/// What a screen reader says of what has the keyboard.
fn focused(window: &Window) -> String {
    let mut nodes = window.root().children_recursive();
    let focused = nodes.find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn key(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// The questions about the odd table, of a new scorecard.
fn odd_questions(window: &mut Window, folder: &Path) {
    let file = folder.join("odd.csv");
    let rows = "Area,Year,Library visits\nBolton,2022,40\nBury,2022,38\nBolton,2023,41\nBury,2023,39\n";
    std::fs::write(&file, rows).unwrap();
    send(window, Command::Do(Action::NewFromData));
    send(window, Command::ImportFiles(vec![file]));
    wait_for(window, "Recognised as");
    press(window, "Next");
    press(window, "Next");
    wait(window, |window| says(window, "answered"));
}

#[test]
fn a_list_takes_the_keyboard_however_it_was_opened_and_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    odd_questions(&mut window, folder.path());
    let list = "Library visits: What kind of value is it?";
    let open_by_mouse = |window: &mut Window| {
        let found = window.query_all_by_role(Role::ComboBox).find(|node| label_holds(node, list));
        found.unwrap().click();
        window.run();
    };
    open_by_mouse(&mut window);
    assert!(focused(&window).starts_with("Proportion"), "{}", focused(&window));
    key(&mut window, Key::ArrowDown);
    assert!(focused(&window).starts_with("Rate: "), "{}", focused(&window));
    key(&mut window, Key::Enter);
    assert_eq!(focused(&window), format!("{list}: Rate"));
    assert!(!says(&window, "Mean: "), "it is closed");
    assert!(says(&window, "1 of"), "{:#?}", labels(&window));
    // Opened by the keyboard it begins where it stands; the space bar chooses too.
    key(&mut window, Key::Space);
    assert!(focused(&window).starts_with("Rate: "), "{}", focused(&window));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Space);
    assert_eq!(focused(&window), format!("{list}: Mean"));
    // Escape leaves it as it was, and Tab leaves the list.
    open_by_mouse(&mut window);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Escape);
    assert_eq!(focused(&window), format!("{list}: Mean"));
    open_by_mouse(&mut window);
    key(&mut window, Key::Tab);
    assert!(!says(&window, "Leave the import?"));
}

#[test]
fn a_system_is_found_by_one_of_its_places_and_taken_with_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(Origin::SAMPLE);
    odd_questions(&mut window, folder.path());
    let tab = window.query_all_by_role(Role::RadioButton).find(|node| label_holds(node, "Scorecard · "));
    tab.unwrap().click();
    window.run();
    type_in(&mut window, "Integrated Care System", "rochd");
    let offers = |window: &Window| window.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(offers(&window), 1, "{:#?}", labels(&window));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert_eq!(offers(&window), 0);
    let field = |window: &Window| {
        let mut fields = window.query_all_by_role(Role::TextInput);
        let field = fields.find(|node| label_holds(node, "Integrated Care System")).unwrap();
        field.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(field(&window), "Greater Manchester");
    // By mouse, from all of them.
    window.query_all_by_role(Role::TextInput).find(|node| label_holds(node, "Care System")).unwrap().click();
    window.run();
    // As many as there is room for.
    assert!(offers(&window) > 5, "{}", offers(&window));
    // The first is what is proposed.
    window.query_all_by_role(Role::ListBoxOption).nth(1).unwrap().click();
    window.run();
    assert_eq!(
        (field(&window).as_str(), offers(&window)),
        ("Bath and North East Somerset, Swindon and Wiltshire", 0)
    );
}

#[test]
fn what_was_said_of_columns_is_offered_with_the_next_table_of_the_same_header() {
    let (folder, settings) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    {
        let mut window = open_keeping(Origin::SAMPLE, settings.path());
        odd_in(&mut window, folder.path());
        choose(&mut window, ODD_AREA, "The name of the area");
        wait_for(&mut window, "Recognised as");
        press(&mut window, "Next");
        press(&mut window, "Next");
        wait(&mut window, |window| says(window, "answered"));
        for section in ["Tables", "Indicators", "Areas", "Scorecard"] {
            let tab = window.query_all_by_role(Role::RadioButton).find(|node| label_holds(node, section));
            if let Some(tab) = tab {
                tab.click();
                window.run();
            }
            type_in(&mut window, "Which period is it", "2023");
            answer_everything(&mut window);
            choose(&mut window, "Upper Vale", "Place");
            type_in(&mut window, "Integrated Care System", "E54990001 The Vale");
            type_in(&mut window, "to be called", "Moving in the Vale");
        }
        press(&mut window, "Next");
        wait_for(&mut window, "3 new figures");
        press(&mut window, "Import");
        let loaded = window.state().shown().unwrap().0;
        assert_eq!(loaded.document.scorecard().tables().len(), 1, "the scorecard keeps it too");
        let kept = window.state().settings();
        kept.store(settings.path()).unwrap();
    }
    let mut window =
        open_first(First::read(Origin::SAMPLE, Settings::load(settings.path())), Vec2::new(1280.0, 800.0));
    send(&mut window, Command::Do(Action::NewFromData));
    send(&mut window, Command::ImportFiles(vec![odd(folder.path())]));
    wait_for(&mut window, "Recognised as a table with figures across");
    assert!(
        says(&window, "Columns as you said for a table with the same header on "),
        "{:#?}",
        labels(&window)
    );
    press(&mut window, "As recognised, the columns of odd.csv");
    wait_for(&mut window, "Which column names the area?");
}

#[test]
fn the_columns_of_a_table_fit_every_window_and_can_be_changed_where_they_were_recognised() {
    let folder = tempfile::tempdir().unwrap();
    for (size, zoom) in [((1280.0, 800.0), 1.0), ((720.0, 480.0), 1.0), ((1280.0, 800.0), 1.5)] {
        let settings = Settings { zoom, ..Settings::default() };
        let mut window = open_at(Origin::SAMPLE, Vec2::from(size), settings);
        odd_in(&mut window, folder.path());
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{size:?} {zoom}");
        send(&mut window, Command::ImportFiles(vec![tidy(folder.path(), "41.2")]));
        wait_for(&mut window, "Recognised as a tidy table");
        // In a small window what the keyboard is not at is out of sight.
        window.get_by_label("Remove odd.csv").focus();
        window.run();
        press(&mut window, "Remove odd.csv");
        window.get_by_label("Change columns… of library visits.csv").focus();
        window.run();
        press(&mut window, "Change columns… of library visits.csv");
        assert!(says(&window, "What ‘value’ holds: The figures"), "{:#?}", labels(&window));
        assert!(says(&window, "What ‘area_code’ holds: The code of the area"));
        assert_eq!(beyond_the_edges(&window), Vec::<String>::new(), "{size:?} {zoom}");
    }
}

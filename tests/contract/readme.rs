//! What the README shows is true.

use jiff::civil::date;
use placecard::format::Document;
use placecard::pages::Action;

const README: &str = include_str!("../../README.md");

fn block(language: &str) -> &'static str {
    let start = README.split_once(&format!("```{language}\n")).unwrap().1;
    start.split_once("```").unwrap().0
}

#[test]
fn the_example_file_reads_without_an_error() {
    let read = Document::read(block("json").as_bytes(), date(2026, 11, 20));
    assert!(read.is_ok(), "{read:?}");
}

#[test]
fn the_keys_it_names_do_something() {
    let keys: Vec<String> = Action::all()
        .filter_map(Action::shortcut)
        .map(|keys| keys.format(&egui::ModifierNames::NAMES, false))
        .collect();
    for named in [
        "Ctrl+K", "Ctrl+O", "Ctrl+S", "F5", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+F", "Ctrl+N", "Ctrl+D",
        "Ctrl+0", "F11", "F1",
    ] {
        assert!(README.contains(&format!("`{named}`")), "the README does not name {named}");
        assert!(keys.iter().any(|keys| keys == named), "{named} does nothing: {keys:?}");
    }
}

#[test]
fn its_two_commands_are_the_ones_of_a_plain_checkout() {
    assert!(README.contains("```\ncargo run --release\n```"));
    assert!(README.contains("```\ncargo test\n```"));
    assert!(include_str!("../../.ci/run").contains("cargo test"));
}

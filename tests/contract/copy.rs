//! `placecard copy`, and what is done to a file that is marked as read-only: as a script meets it.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const FULL: &str = include_str!("../fixtures/full.scorecard");
const SMALL_COUNT: &str = r#""numerators": [600, 7]"#;

struct Printed {
    status: i32,
    out: String,
    err: String,
}

fn placecard(folder: &Path, arguments: &[&str]) -> Printed {
    let output =
        Command::cargo_bin("placecard").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Printed { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder with the full scorecard, one with a small count in it and one with a draft.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let small = FULL.replace(r#""numerators": [600, 625]"#, SMALL_COUNT).replace("[60, 62.5]", "[60, 0.7]");
    let draft = r#""commentary": [
    {"id": "d1", "area": "E08000001", "text": "Not yet.", "draft": true},"#;
    let draft = FULL.replace("\"commentary\": [", draft);
    for (name, text) in [("full", FULL), ("small", &small), ("draft", &draft)] {
        fs::write(folder.path().join(name).with_extension("scorecard"), text).unwrap();
    }
    folder
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_copy_is_the_scorecard_to_the_byte_but_for_its_drafts() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let said = placecard(folder.path(), &["copy", "full.scorecard", "-o", "sent.scorecard"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("Wrote sent.scorecard: "), "{}", said.out);
    assert!(said.out.contains("None of the"), "it says that there is no small count: {}", said.out);
    assert_eq!(read(path("sent.scorecard")), FULL);
    let said = placecard(folder.path(), &["copy", "draft.scorecard", "-o", "undrafted.scorecard"]);
    assert!(said.out.contains("without 1 draft."), "{}", said.out);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&read(path("undrafted.scorecard"))).unwrap(),
        serde_json::from_str::<serde_json::Value>(FULL).unwrap()
    );
    let again = placecard(folder.path(), &["copy", "full.scorecard", "-o", "sent.scorecard"]);
    assert!(again.status == 2 && again.err.contains("--force"), "{}", again.err);
    let onto = placecard(folder.path(), &["copy", "full.scorecard", "-o", "full.scorecard", "--force"]);
    assert!(onto.status == 2 && onto.err.contains("not written to"), "{}", onto.err);
    let other = placecard(folder.path(), &["copy", "full.scorecard", "-o", "sent.json"]);
    assert!(other.status == 2 && other.err.contains(".scorecard or .zip"), "{}", other.err);
}

#[test]
fn nothing_with_a_small_count_goes_out_before_that_is_decided() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let undecided = placecard(folder.path(), &["copy", "small.scorecard", "-o", "sent.scorecard"]);
    assert_eq!(undecided.status, 2);
    for part in ["1 figure has a count from 1 to 9", "the smallest 7: "] {
        assert!(undecided.out.contains(part), "{part}: {}", undecided.out);
    }
    let errors: Vec<&str> = undecided.err.lines().collect();
    assert!(matches!(errors[..], [only] if only.contains("--small-counts withhold")), "{}", undecided.err);
    assert!(!path("sent.scorecard").exists());
    let call = |what: &str, to: &str| {
        placecard(folder.path(), &["copy", "small.scorecard", "--small-counts", what, "-o", to])
    };
    let sent = call("send", "sent.scorecard");
    assert_eq!(sent.status, 0, "{}", sent.err);
    assert_eq!(read(path("sent.scorecard")), read(path("small.scorecard")));
    let withheld = call("withhold", "withheld.scorecard");
    assert!(withheld.out.contains("may still be worked out from what was not tried"), "{}", withheld.out);
    let text = read(path("withheld.scorecard"));
    assert!(!text.contains("0.7]") && !text.contains("600, 7]") && text.contains("\"suppressed\""), "{text}");
    assert!(
        !text.contains("\"approved\"") && !text.contains("\"fingerprint\""),
        "it tells a guess from a hit"
    );
    assert!(withheld.out.contains("The copy has no approval"), "{}", withheld.out);
    let checked = placecard(folder.path(), &["check", "withheld.scorecard"]);
    assert_eq!(checked.status, 0, "{}", checked.err);
    // The copy says what it is, on paper too.
    placecard(folder.path(), &["report", "withheld.scorecard", "--section", "cover", "-o", "withheld.html"]);
    assert!(read(path("withheld.html")).contains("1 figure withheld from this copy"));
    placecard(folder.path(), &["report", "small.scorecard", "--section", "cover", "-o", "small.html"]);
    assert!(!read(path("small.html")).contains("withheld"));
    // What comes back of it empties nothing.
    placecard(folder.path(), &["export", "withheld.scorecard", "-o", "withheld.csv"]);
    let back = placecard(
        folder.path(),
        &["import", "withheld.csv", "--into", "small.scorecard", "-o", "back.scorecard"],
    );
    assert_eq!(back.status, 0, "{}", back.err);
    assert_eq!(read(path("back.scorecard")), read(path("small.scorecard")), "{}", back.out);
}

#[test]
fn a_zipped_copy_holds_the_copy_alone() {
    let folder = folder();
    let said = placecard(folder.path(), &["copy", "full.scorecard", "--read-only", "-o", "November.zip"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let file = fs::File::open(folder.path().join("November.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    assert_eq!(archive.len(), 1);
    let mut held = archive.by_index(0).unwrap();
    assert_eq!(held.name().unwrap(), "November.scorecard");
    let text = std::io::read_to_string(&mut held).unwrap();
    assert_eq!(text, FULL.replace("\"read_only\": false", "\"read_only\": true"));
}

#[test]
fn nothing_is_brought_into_what_is_read_only() {
    let folder = folder();
    fs::write(
        folder.path().join("new.csv"),
        "indicator,area,period,value\nactive-adults,E08000001,2026,61\n",
    )
    .unwrap();
    let made = placecard(folder.path(), &["copy", "full.scorecard", "--read-only", "-o", "marked.scorecard"]);
    assert!(made.out.contains("marked as read-only"), "{}", made.out);
    let marked = read(folder.path().join("marked.scorecard"));
    let import =
        |into: &str| placecard(folder.path(), &["import", "new.csv", "--into", into, "-o", into, "--accept"]);
    let refused = import("marked.scorecard");
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("placecard copy --editable"), "{}", refused.err);
    assert_eq!(read(folder.path().join("marked.scorecard")), marked);
    // The way out that is named is one.
    let opened =
        placecard(folder.path(), &["copy", "marked.scorecard", "--editable", "-o", "mine.scorecard"]);
    assert_eq!(opened.status, 0, "{}", opened.err);
    let imported = import("mine.scorecard");
    assert_eq!(imported.status, 0, "{}{}", imported.out, imported.err);
    let mut rights = fs::metadata(folder.path().join("mine.scorecard")).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(folder.path().join("mine.scorecard"), rights).unwrap();
    let locked = import("mine.scorecard");
    assert_eq!(locked.status, 3);
    assert!(locked.err.contains("marked read-only") && locked.err.contains("another name"), "{}", locked.err);
}

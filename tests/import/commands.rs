//! `placecard import` as a script meets it: what is asked, what is written, what is revised, and the exit status.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const TIDY: &str = "\
indicator,area,period,value,lower,upper,numerator,denominator,flag,note
Adults who walk,E92000001,2023,60.5,60.1,60.9,605,1000,,
Adults who walk,E08000901,2023,51.25,48,54.5,205,400,,
Adults who walk,E08000901,2024,52,49,55,208,400,,Weights changed.
Adults who walk,E08000902,2023,,,,,,suppressed,
";
pub const AREAS: &str = "\
code,name,kind,parent,population,deprivation_decile
E92000001,England,nation,,57000000,
E54000901,Two Rivers,system,E92000001,400000,
E08000901,Upton,place,E54000901,200000,
E08000902,Downham,place,E54000901,190000,
E08000903,Elsewhere,place,E54000999,100000,
";
const INDICATORS: &str = "\
indicator,strand,kind,unit,polarity
Adults who walk,activity,proportion,% of adults,higher-is-better
";

pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `placecard import` in the folder; the arguments are split at blanks, `_` stands for a blank.
    pub fn import(&self, arguments: &str) -> (i32, String, String) {
        let arguments = arguments.split(' ').map(|argument| argument.replace('_', " "));
        let mut command = Command::cargo_bin("placecard").unwrap();
        let output = command.current_dir(self.0.path()).arg("import").args(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    pub fn read(&self, name: &str) -> Value {
        serde_json::from_str(&std::fs::read_to_string(self.path(name)).unwrap()).unwrap()
    }

    /// The folder with the scorecard of the three tables in it, `out.scorecard`.
    pub fn with_scorecard() -> Self {
        let folder = Self::new();
        folder.write("data.csv", TIDY);
        folder.write("areas.csv", AREAS);
        folder.write("indicators.csv", INDICATORS);
        let call = "data.csv areas.csv indicators.csv --area E54000901 --area England --title Two_Rivers -o out.scorecard";
        let (status, out, err) = folder.import(call);
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        folder
    }
}

fn checked(path: &Path) -> String {
    let output = Command::cargo_bin("placecard").unwrap().arg("check").arg(path).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn three_tables_make_a_scorecard_that_opens() {
    let folder = Folder::with_scorecard();
    assert!(checked(&folder.path("out.scorecard")).contains("no errors"));
    let document = folder.read("out.scorecard");
    assert_eq!(document["system"], "E54000901");
    assert_eq!(document["national"], "E92000001");
    let codes: Vec<&Value> = document["areas"].as_array().unwrap().iter().map(|area| &area["code"]).collect();
    assert_eq!(codes, ["E92000001", "E54000901", "E08000901", "E08000902"], "and not the place elsewhere");
    assert_eq!(document["areas"][2]["population"], 200_000);
    assert_eq!(document["areas"][2]["parent"], "E54000901");
    let indicator = &document["indicators"][0];
    assert_eq!(indicator["id"], "adults-who-walk");
    assert_eq!(indicator["measure"], json!({"kind": "proportion", "unit": "% of adults"}));
    assert_eq!(indicator["period"], "year");
    let block = &document["data"][0];
    assert_eq!(block["periods"], json!(["2023", "2024"]));
    let upton = block["rows"].as_array().unwrap().iter().find(|row| row["area"] == "E08000901").unwrap();
    assert_eq!(upton["values"], json!([51.25, 52]));
    assert_eq!(upton["numerators"], json!([205, 208]));
    assert_eq!(upton["notes"], json!([null, "Weights changed."]));
    let downham = block["rows"].as_array().unwrap().iter().find(|row| row["area"] == "E08000902").unwrap();
    assert_eq!(downham["values"], json!([null, null]));
    assert_eq!(downham["flags"], json!(["suppressed", null]));
}

#[test]
fn what_is_not_said_is_asked_and_nothing_is_written_until_it_is() {
    let folder = Folder::new();
    folder.write("data.csv", &TIDY.replace("E08000902", "market-quarter"));
    let call = "data.csv --system E54000901_Two_Rivers --title Two_Rivers -o out.scorecard";
    let (status, out, _) = folder.import(call);
    assert_eq!(status, 1);
    for path in ["kind", "unit", "polarity", "strand"] {
        assert!(out.contains(&format!("--answer 'tidy:Adults who walk/{path}=…'")), "{path}: {out}");
    }
    assert!(out.contains("--answer 'area/market-quarter/kind=…'"), "no code says what it is: {out}");
    assert!(!folder.path("out.scorecard").exists());
}

#[test]
fn a_table_of_questions_can_be_filled_in_and_given_back() {
    let folder = Folder::new();
    folder.write("data.csv", TIDY);
    folder.write("areas.csv", AREAS);
    let call = "data.csv areas.csv --title Two_Rivers --system E54000901 -o out.scorecard";
    let (status, out, err) = folder.import(&format!("{call} --questions questions.csv"));
    assert_eq!(status, 1, "{out}{err}");
    let mut reader = csv::Reader::from_path(folder.path("questions.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let filled = header.iter().zip(row.iter()).map(|(column, cell)| match column {
        "strand" => "activity",
        "kind" => "proportion",
        "unit" => "%",
        "polarity" => "higher-is-better",
        _ => cell,
    });
    let mut writer = csv::Writer::from_path(folder.path("filled.csv")).unwrap();
    writer.write_record(&header).unwrap();
    writer.write_record(filled.collect::<Vec<_>>()).unwrap();
    writer.flush().unwrap();
    let (status, out, err) = folder.import(&format!("{call} filled.csv"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(folder.read("out.scorecard")["indicators"][0]["polarity"], "higher-is-better");
}

#[test]
fn answers_come_with_the_call_too_and_wrong_ones_are_refused() {
    let folder = Folder::new();
    folder.write("data.csv", TIDY);
    folder.write("areas.csv", AREAS);
    let call = "data.csv areas.csv --title Two_Rivers --system E54000901 -o out.scorecard";
    let (status, _, err) = folder.import(&format!("{call} --answer */polarity=higher"));
    assert_eq!(status, 2);
    assert!(err.contains("did you mean") || err.contains("none of the choices"), "{err}");
    let (status, _, err) = folder.import(&format!("{call} --answer */colour=blue"));
    assert_eq!(status, 2);
    assert!(err.contains("is not asked"), "{err}");
    let (status, _, err) = folder.import(&format!("{call} --answer tidy:Adults_who_run/unit=people"));
    assert_eq!(status, 2, "no such indicator");
    assert!(err.contains("is not asked"), "{err}");
    let answers = "--answer */polarity=higher-is-better --answer */strand=activity --accept --answer \
                   tidy:Adults_who_walk/per=100";
    let (status, out, err) = folder.import(&format!("{call} {answers}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("accepted as proposed: it is a proportion"), "what was accepted is named: {out}");
    let moot = "‘tidy:Adults who walk/per’ is not asked with these files and answers, so the answer to it was not used.";
    assert!(out.contains(moot), "a proportion is per nothing: {out}");
}

#[test]
fn the_same_file_again_changes_nothing_and_a_new_value_is_a_revision() {
    let folder = Folder::with_scorecard();
    let before = std::fs::read_to_string(folder.path("out.scorecard")).unwrap();
    let (status, out, _) = folder.import("data.csv --into out.scorecard -o again.scorecard");
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("0 new figures, 4 unchanged, 0 revised"), "{out}");
    assert_eq!(std::fs::read_to_string(folder.path("again.scorecard")).unwrap(), before);

    folder.write("data.csv", &TIDY.replace("2024,52,49,55,208,400", "2024,53.5,50,57,214,400"));
    let (status, out, _) = folder.import("data.csv --into out.scorecard --dry-run");
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("adults-who-walk, E08000901, 2024: 52 → 53.5 (changed too: "), "{out}");
    assert!(out.contains("Nothing was written."), "{out}");
    assert_eq!(std::fs::read_to_string(folder.path("out.scorecard")).unwrap(), before);

    let (status, out, _) = folder.import("data.csv --into out.scorecard --format json -o out.scorecard");
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(status, 0);
    assert_eq!(report["figures"], json!({"new": 0, "unchanged": 3, "revised": 1}));
    assert_eq!(report["revisions"][0]["before"], 52.0);
    assert_eq!(report["revisions"][0]["line"], 4);
    assert_eq!(report["files"][0]["rows"], 4);
    let rows = folder.read("out.scorecard")["data"][0]["rows"].clone();
    let upton = rows.as_array().unwrap().iter().find(|row| row["area"] == "E08000901").unwrap().clone();
    assert_eq!(upton["values"], json!([51.25, 53.5]));
}

#[test]
fn every_row_is_accounted_for() {
    let folder = Folder::with_scorecard();
    let more = "\
Adults who walk,E08000901,2024,52,49,55,208,400,,Weights changed.
Adults who walk,E08000901,2024,99,49,100,208,400,,
Adults who walk,E08000901,soon,52,,,,,,
Adults who walk,E08000901,2025,a lot,,,,,,
Adults who walk,E08000903,2024,52,,,,,,
";
    folder.write("data.csv", &format!("{TIDY}{more}"));
    let (status, out, err) = folder.import("data.csv --into out.scorecard --format json --dry-run");
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let report: Value = serde_json::from_str(&out).unwrap();
    let file = &report["files"][0];
    assert_eq!(file["rows"], 9);
    assert_eq!(
        (&file["taken"], &file["repeated"], &file["not_chosen"]),
        (&json!(3), &json!(0), &json!(1)),
        "{out}"
    );
    let skipped = file["skipped"].as_array().unwrap();
    let line = |words: &str| {
        let found = skipped.iter().find(|skipped| skipped["reason"].as_str().unwrap().contains(words));
        found.unwrap_or_else(|| panic!("no reason with ‘{words}’: {out}"))["lines"].clone()
    };
    assert_eq!(line("rows give different figures for Adults who walk"), json!([[4, 4], [7, 7]]));
    assert_eq!(line("period"), json!([[8, 8]]));
    assert_eq!(line("not a number"), json!([[9, 9]]));
}

#[test]
fn a_column_that_tells_contradicting_rows_apart_is_asked_for_and_the_answer_reads_the_files_anew() {
    let folder = Folder::with_scorecard();
    let rows = "indicator,area,period,value,landlord\n\
        Adults who walk,E08000901,2025,51,Council\nAdults who walk,E08000901,2025,53,Private\n\
        Adults who walk,E08000902,2025,49,Council\nAdults who walk,E08000902,2025,47,Private\n\
        Adults who walk,E92000001,2025,50,Council\nAdults who walk,E92000001,2025,50,Private\n";
    folder.write("more.csv", rows);
    let call = "more.csv --into out.scorecard -o new.scorecard";
    let (status, out, _) = folder.import(call);
    assert_eq!(status, 1, "{out}");
    assert!(out.contains("they differ in ‘landlord’: is that a breakdown"), "{out}");
    assert!(out.contains("--answer 'table/more.csv/apart=…'"), "{out}");
    assert!(!folder.path("new.scorecard").exists());
    let everyone = "--answer */everyone/Landlord=none_of_them";
    for said in ["--answer table/more.csv/apart=landlord", "--map landlord=breakdown"] {
        let (status, out, err) = folder.import(&format!("{call} {said} {everyone} --force"));
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        assert!(out.contains("6 new figures"), "{out}");
        let blocks = folder.read("new.scorecard")["data"].clone();
        let of = |group: &str| {
            let block = blocks.as_array().unwrap().iter().find(|block| block["breakdown"]["group"] == group);
            let rows = block.unwrap()["rows"].as_array().unwrap().clone();
            rows.into_iter().find(|row| row["area"] == "E08000901").unwrap()["values"][0].clone()
        };
        assert_eq!((of("Council"), of("Private")), (json!(51), json!(53)));
    }
    let (status, out, _) =
        folder.import(&format!("{call} --answer table/more.csv/apart=none_of_them --force"));
    assert_eq!(status, 0, "{out}");
    assert!(
        out.contains("1 new figure,")
            && out.contains("2 figures are left out, because several rows give them different values"),
        "{out}"
    );
    let (status, _, err) = folder.import(&format!("{call} --answer table/more.csv/apart=value --force"));
    assert_eq!(status, 2);
    assert!(err.contains("none of the choices"), "{err}");
}

#[test]
fn broken_files_end_in_one_sentence_with_the_line_and_write_nothing() {
    let folder = Folder::with_scorecard();
    let before = std::fs::read_to_string(folder.path("out.scorecard")).unwrap();
    for (text, words) in [
        ("indicator,area,period,value\nWalks,E08000901,2024\nWalks,E08000901,2023,5\n", "line 2"),
        ("indicator,area,period,value\nWalks,\"E08000901,2024,5\nWalks,E08000901,2023,5\n", "line 2"),
        ("colour,taste\nblue,sweet\n", "line 1"),
        ("", "empty"),
    ] {
        folder.write("broken.csv", text);
        let (status, out, err) = folder.import("broken.csv --into out.scorecard -o out.scorecard");
        assert_eq!((status, out.as_str()), (1, ""), "{text}");
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(err.contains(words), "{text} {err}");
    }
    let (status, _, err) = folder.import("none.csv --into out.scorecard -o out.scorecard");
    assert_eq!(status, 1);
    assert!(err.contains("no such file"), "{err}");
    assert_eq!(std::fs::read_to_string(folder.path("out.scorecard")).unwrap(), before);
}

#[test]
fn what_is_said_of_columns_is_kept_in_the_scorecard_and_gone_by_with_the_next_edition() {
    let folder = Folder::with_scorecard();
    let table =
        |year: u32, value: u32| format!("Whereabouts,When,What,Pct\nUpton,{year},Adults who walk,{value}\n");
    folder.write("one.csv", &table(2025, 53));
    folder.write("two.csv", &table(2026, 54));
    let (status, _, err) = folder.import("one.csv --into out.scorecard -o one.scorecard");
    assert_eq!(status, 1);
    assert!(err.contains("of no layout that is known here") && err.contains("--map"), "{err}");
    let said = "--map Whereabouts=name --map When=period --map What=indicator --map Pct=value";
    let (status, out, _) =
        folder.import(&format!("one.csv --into out.scorecard --accept {said} -o one.scorecard"));
    assert_eq!(status, 0, "{out}");
    let kept = json!({"pct what when whereabouts":
        {"Whereabouts": "name", "When": "period", "What": "indicator", "Pct": "value"}});
    assert_eq!(folder.read("one.scorecard")["tables"], kept);
    assert!(checked(&folder.path("one.scorecard")).contains("no errors"));
    let (status, out, err) = folder.import("two.csv --into one.scorecard -o two.scorecard");
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("1 new"), "{out}");
    assert_eq!(folder.read("two.scorecard")["tables"], kept);
}

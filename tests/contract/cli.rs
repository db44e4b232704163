//! The command line as a script meets it: what each call prints where, and the exit status it ends with.
//!
//! The expected results lie in `tests/golden`. After a change that is meant, write one again with its own call, such
//! as `placecard analyse tests/golden/small.scorecard --format csv > tests/golden/small.csv`.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

const SMALL: &str = "tests/golden/small.scorecard";
/// The same file with two unknown words and a column that is too short.
const WRONG: &str = "tests/golden/wrong.scorecard";

struct Printed {
    status: i32,
    out: String,
    err: String,
}

fn placecard(arguments: &[&str]) -> Printed {
    let output = Command::cargo_bin("placecard").unwrap().args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Printed { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// What a call prints that succeeds without a word on standard error.
fn results(arguments: &[&str]) -> String {
    let printed = placecard(arguments);
    assert_eq!((printed.status, printed.err.as_str()), (0, ""), "{arguments:?}");
    printed.out
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&results(arguments)).unwrap()
}

fn golden(name: &str) -> String {
    std::fs::read_to_string(Path::new("tests/golden").join(name)).unwrap()
}

#[test]
fn analyse_prints_every_judgement_in_three_formats() {
    for (format, expected) in [("json", "small.json"), ("csv", "small.csv"), ("text", "small.txt")] {
        assert_eq!(results(&["analyse", SMALL, "--format", format]), golden(expected), "{format}");
    }
    assert_eq!(results(&["analyse", SMALL]), golden("small.txt"), "text is the default");
}

#[test]
fn analyse_compares_with_what_the_call_names() {
    let benchmark = |name: &str| {
        let call = ["analyse", SMALL, "--format", "json", "--area", "E08000002", "--benchmark", name];
        let found = json(&[&call[..], &["--indicator", "smoking-prevalence"]].concat());
        found["results"][0]["benchmark"].clone()
    };
    // Bury has 11.0 (9 to 13) in 2023, Bolton 15.5 (13.5 to 17.5): 4.5 apart, where √(2² + 2²) = 2.8 would do.
    let bolton = benchmark("E08000001");
    assert_eq!(
        (&bolton["area"], &bolton["method"]),
        (&"E08000001".into(), &"difference-of-intervals".into())
    );
    assert_eq!(bolton["verdict"], "better");
    assert_eq!(benchmark("E92000001"), benchmark("national"));
    assert_eq!(benchmark("first-period")["value"], 13.0);
    let best = benchmark("best-tenth");
    assert_eq!((&best["verdict"], &best["method"]), (&"not-compared".into(), &Value::Null));
    let wrong = placecard(&["analyse", SMALL, "--benchmark", "E08000003"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    assert!(
        wrong.err.contains("There is no benchmark E08000003. It is one of national, region,"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_record_has_the_keys_of_the_documentation_in_its_order() {
    let text = results(&["analyse", SMALL, "--format", "json", "--indicator", "smoking-prevalence"]);
    let keys = [
        "indicator",
        "area",
        "breakdown",
        "period",
        "value",
        "lower",
        "upper",
        "interval_method",
        "points",
        "benchmark",
        "spread",
        "change",
        "movement",
        "trend",
        "spc",
        "targets",
        "rank",
        "best_tenth",
        "gradient",
        "hidden",
    ];
    let at: Vec<usize> = keys.iter().map(|key| text.find(&format!("\n      \"{key}\":")).unwrap()).collect();
    assert!(at.is_sorted());
    let document: Value = serde_json::from_str(&text).unwrap();
    let record = &document["results"][0];
    assert_eq!(record.as_object().unwrap().len(), keys.len());
    assert_eq!(record["trend"]["verdict"], "not-calculated");
    assert!(record["trend"]["reason"].as_str().unwrap().ends_with('.'));
}

/// A file of one place with a priority, a target, an intervention and worsening figures.
fn judged_file(folder: &Path) -> String {
    let years = "2018 2019 2020 2021 2022 2023 2024".split(' ').map(|year| format!("\"{year}\""));
    let years = years.collect::<Vec<_>>().join(", ");
    let text = format!(
        r#"{{"format": 1, "title": "One place", "system": "E54000057", "national": "E92000001",
        "areas": [
            {{"code": "E92000001", "name": "England", "kind": "nation"}},
            {{"code": "E54000057", "name": "Greater Manchester", "kind": "system", "parent": "E92000001"}},
            {{"code": "E08000001", "name": "Bolton", "kind": "place", "parent": "E54000057"}},
            {{"code": "E08000002", "name": "Bury", "kind": "place", "parent": "E54000057"}}],
        "indicators": [{{"id": "smoking", "name": "Smoking", "strand": "outcomes",
            "measure": {{"kind": "proportion", "unit": "% of adults"}}, "polarity": "lower-is-better",
            "period": "year"}}],
        "data": [{{"indicator": "smoking", "periods": [{years}], "rows": [
            {{"area": "E92000001", "values": [10, 10, 10, 10, 10, 10, 10]}},
            {{"area": "E08000001", "values": [10, 10, 10, 10, 10, 10, 10]}},
            {{"area": "E08000002", "values": [10, 11, 12, 13, 14, 15, 16], "lower": [9, 10, 11, 12, 13, 14, 15],
                "upper": [11, 12, 13, 14, 15, 16, 17]}}]}}],
        "priorities": [{{"id": "less-smoking", "title": "Less smoking", "level": "place", "area": "E08000002",
            "indicators": ["smoking"], "targets": [{{"indicator": "smoking", "value": 5, "by": "2030"}}]}}],
        "interventions": [{{"id": "quit", "title": "Quit", "areas": ["E08000002"], "start": "2021",
            "aims": ["smoking"], "confidence": "documented"}}]}}"#
    );
    let path = folder.join("one.scorecard");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn what_pages_show_is_printed_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = judged_file(folder.path());
    let found = json(&["analyse", &path, "--format", "json"]);
    let look_first = &found["look_first"];
    assert_eq!(look_first.as_array().unwrap().len(), 1);
    assert_eq!(look_first[0]["box"], "worse-worsening");
    assert_eq!(look_first[0]["area"], "E08000002");
    assert_eq!(look_first[0]["level_by"], "test");
    let (priority, off_track) = (&found["priorities"][0], Value::from("off-track"));
    assert_eq!((&priority["status"], &priority["indicators"][0]["status"]), (&off_track, &off_track));
    assert!(
        priority["sentence"].as_str().unwrap().starts_with("Off track; worse than England; getting worse")
    );
    assert_eq!(
        (&priority["stand"], &priority["movement"]),
        (&Value::from("worse"), &Value::from("worsening"))
    );
    assert_eq!(priority["mark"], "worse");
    assert_eq!(priority["indicators"][0]["target"], "off-track");
    assert_eq!(found["balance"][0]["area"], "E08000002");
    assert_eq!(found["balance"][0]["local"]["stand"]["worse"], 1);
    assert_eq!(found["balance"][0]["as_halves"]["way"]["worsening"], 1.0);
    let tried = &found["interventions"][0];
    assert_eq!(tried["role"], "aim");
    assert_eq!(tried["comparators"], 1);
    assert_eq!(tried["change"], 4.0);
    assert_eq!(tried["comparators_change"], 0.0);
    assert_eq!(tried["england_change"], 0.0);
    assert_eq!(tried["difference"], Value::Null, "one place is too few to test against");
    assert!(tried["reason"].as_str().unwrap().starts_with("Only one place without a start"));
    assert_eq!(found["results"][2]["movement"]["verdict"], "worsening");
    let elsewhere = json(&["analyse", &path, "--format", "json", "--area", "E08000001"]);
    for part in ["look_first", "priorities", "balance", "interventions"] {
        assert_eq!(elsewhere[part], serde_json::json!([]), "{part}");
    }
}

#[test]
fn every_field_of_the_json_has_its_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = judged_file(folder.path());
    let found = json(&["analyse", &path, "--format", "json"]);
    for table in ["results", "look_first", "priorities", "balance", "interventions"] {
        let text = results(&["analyse", &path, "--format", "csv", "--table", table]);
        let columns: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let records = found[table].as_array().unwrap();
        assert_eq!(text.lines().count(), records.len() + 1, "{table}");
        for record in records {
            for name in leaves(record) {
                let of_what_is_missing = |column: &&str| column.starts_with(&format!("{name}_"));
                let has = columns.contains(&name.as_str()) || columns.iter().any(of_what_is_missing);
                assert!(has, "{table} has no column {name}: {columns:?}");
            }
        }
    }
    let wrong = placecard(&["analyse", &path, "--table", "balance"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
}

/// The names of all fields at the end of a way, the outer one first.
fn leaves(record: &Value) -> Vec<String> {
    let inner = |(name, value): (&String, &Value)| match value {
        Value::Object(_) => leaves(value).into_iter().map(|leaf| format!("{name}_{leaf}")).collect(),
        Value::Array(list) if list.first().is_some_and(Value::is_object) => {
            leaves(&list[0]).into_iter().map(|leaf| format!("{name}_{leaf}")).collect()
        }
        _ => vec![name.clone()],
    };
    record.as_object().unwrap().iter().flat_map(inner).collect()
}

#[test]
fn text_of_a_file_is_no_command_to_a_terminal_or_a_spreadsheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wild.scorecard");
    let text = golden("small.scorecard")
        .replace(r#""name": "Bury""#, r#""name": "Bury\u001b[31m\u202e\nno errors""#)
        .replace("Girls, all ages", "=HYPERLINK(A1)");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    for call in [&["analyse", path][..], &["analyse", path, "--format", "csv"]] {
        let printed = results(call);
        assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed}");
        assert!(!printed.lines().any(|line| line.starts_with("no errors")), "{printed}");
        assert!(!printed.contains(",="), "{printed}");
    }
    let explained = results(&["analyse", path, "--explain", "suspension-rate", "E08000002"]);
    assert!(!explained.contains(['\u{1b}', '\u{202e}']), "{explained}");
}

/// A place with so many neighbourhoods, most of them worse than the nation, and another place.
fn many_neighbourhoods(count: usize) -> String {
    let area = |at: usize, more: &str| format!(r#"{{"code": "E{at:08}", "name": "Street {at}", {more}}}"#);
    let nation =
        r#"{"code": "N", "name": "England", "kind": "nation"}, {"code": "S", "name": "S", "kind": "system"}"#;
    let places = (0..2).map(|at| area(at, r#""kind": "place", "parent": "S""#));
    let within = (2..count).map(|at| area(at, r#""kind": "neighbourhood", "parent": "E00000000""#));
    let row = |code: &str, value: usize| {
        let (lower, upper) = (value - 1, value + 1);
        format!(r#"{{"area": "{code}", "values": [{value}], "lower": [{lower}], "upper": [{upper}]}}"#)
    };
    let rows = (0..count).map(|at| row(&format!("E{at:08}"), if at < 2 { 5 } else { 9 }));
    let join = |items: Vec<String>| items.join(",\n");
    format!(
        r#"{{"format": 1, "title": "Many", "system": "S", "national": "N", "areas": [{nation}, {}],
        "indicators": [{{"id": "i", "name": "Walks", "strand": "outcomes", "polarity": "lower-is-better", "period": "year",
        "measure": {{"kind": "score", "unit": "x"}}}}],
        "data": [{{"indicator": "i", "periods": ["2023"], "rows": [{}]}}], "priorities": []}}"#,
        join(places.chain(within).collect()),
        join(std::iter::once(row("N", 6)).chain(rows).collect()),
    )
}

#[test]
fn the_text_table_grows_as_the_file_and_says_what_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.scorecard");
    let text_of = |text: &str| {
        std::fs::write(&path, text).unwrap();
        results(&["analyse", path.to_str().unwrap()])
    };
    let [few, many] = [1000, 4000].map(|count| text_of(&many_neighbourhoods(count)).len());
    assert!(many < few * 5, "four times as many rows: {few} and {many} bytes");
    let out = text_of(&many_neighbourhoods(1000));
    let place = out.lines().find(|line| line.contains("Street 0 ")).unwrap();
    assert!(place.contains("Street 2, Street 3, ") && place.contains(" more"), "{place}");
    let note = "Some of this is shortened to fit; --format json and --format csv have all of it.";
    assert_eq!(out.lines().last(), Some(note));
    let csv = results(&["analyse", path.to_str().unwrap(), "--format", "csv"]);
    assert!(csv.contains("E00000002; E00000003") && csv.contains("; E00000999"), "all of it");
    assert!(!golden("small.txt").contains(note));
    // One long name makes no other line longer, and the name is not repeated whole.
    let wide = format!(r#""name": "{}""#, "n".repeat(65_536));
    let out = text_of(&golden("small.scorecard").replace(r#""name": "Bury""#, &wide));
    assert!(out.contains(&format!("{}…", "n".repeat(79))) && out.ends_with(&format!("{note}\n")), "{out}");
    let (table, _) = out.split_once("\n\n").unwrap();
    assert!(table.lines().all(|line| line.chars().count() < 400), "{table}");
}

#[test]
fn indicators_and_areas_choose_records() {
    let of = |arguments: &[&str]| {
        let call = [&["analyse", SMALL, "--format", "json"], arguments].concat();
        json(&call)["results"].as_array().unwrap().len()
    };
    assert_eq!(of(&[]), 6);
    assert_eq!(of(&["--indicator", "suspension-rate"]), 3);
    assert_eq!(of(&["--area", "E08000002"]), 3);
    assert_eq!(of(&["--area", "E08000002", "--area", "E08000001"]), 4);
    assert_eq!(of(&["--area", "E08000001", "--indicator", "suspension-rate"]), 0);
    let none = results(&["analyse", SMALL, "--area", "E08000001", "--indicator", "suspension-rate"]);
    assert_eq!(none, "The file has no figures for this choice.\n");
}

#[test]
fn a_period_judges_as_at_then_and_leaves_other_indicators_out() {
    let found = json(&["analyse", SMALL, "--format", "json", "--period", "2023"]);
    let records = found["results"].as_array().unwrap();
    assert_eq!(records.len(), 3);
    assert!(records.iter().all(|record| record["period"] == "2023"));
    let bury = &records[2];
    assert_eq!((&bury["value"], &bury["benchmark"]["value"]), (&Value::from(11.0), &Value::from(12.0)));
    let missing = json(&["analyse", SMALL, "--format", "json", "--period", "2024", "--area", "E08000002"]);
    let bury = &missing["results"][0];
    assert_eq!((&bury["period"], &bury["value"]), (&Value::Null, &Value::Null));
    assert_eq!(bury["benchmark"]["reason"], "There is no figure for Bury in 2024.");
}

#[test]
fn names_that_are_not_there_are_all_reported_with_the_nearest() {
    let printed = placecard(&[
        "analyse",
        SMALL,
        "--indicator",
        "smoking-prevalance",
        "--area",
        "bury",
        "--period",
        "2023/25",
    ]);
    assert_eq!((printed.status, printed.out.as_str()), (2, ""));
    let expected = "error: There is no indicator smoking-prevalance in this file. Did you mean smoking-prevalence?\n\
                    error: There is no area bury in this file. Did you mean E08000002 (Bury)?\n\
                    error: This file has no period 2023/25. Did you mean 2023/24?\n";
    assert_eq!(printed.err, expected);
    let printed = placecard(&["analyse", SMALL, "--indicator", "smoking-prevalence", "--period", "soon"]);
    assert_eq!(printed.status, 2);
    assert_eq!(
        printed.err,
        "error: The chosen indicators have no period soon. They have 2024, 2023, 2022.\n"
    );
}

#[test]
fn what_could_not_be_judged_says_why() {
    let document = json(&["analyse", SMALL, "--format", "json"]);
    for record in document["results"].as_array().unwrap() {
        let reason = |part: &str| record[part]["reason"].as_str().is_some_and(|reason| reason.ends_with('.'));
        assert_eq!(record["benchmark"]["verdict"] == "not-compared", reason("benchmark"), "{record}");
        assert_eq!(record["trend"]["verdict"] == "not-calculated", reason("trend"), "{record}");
        assert_eq!(record["spc"]["mean"].is_null(), reason("spc"), "{record}");
        assert!(record["targets"].is_array() && record["hidden"]["worse_neighbourhoods"].is_array());
    }
}

#[test]
fn an_explanation_says_how_a_judgement_was_reached() {
    let call = ["analyse", SMALL, "--explain", "smoking-prevalence", "E08000001"];
    let text = results(&call);
    for line in [
        "Adults who smoke, Bolton",
        "Against the benchmark: worse",
        "  Method: whether the benchmark lies within the figure’s interval",
        "    its value: 11.5",
        "    the benchmark lies: below the lower limit",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
    }
    let found = json(&[&call[..], &["--format", "json"]].concat());
    let explained = &found["explanations"][0];
    assert_eq!((&explained["area"], &explained["period"]), (&Value::from("E08000001"), &Value::from("2024")));
    let steps = explained["steps"].as_array().unwrap();
    assert!(steps.iter().all(|step| step["about"].is_string() && step["inputs"].is_array()));
    assert_eq!(steps[0]["inputs"][1]["value"], 14.5, "the value is a number");
}

#[test]
fn an_explanation_of_what_is_not_there_is_a_wrong_call() {
    let wrong = |arguments: &[&str]| {
        let printed = placecard(&[&["analyse", SMALL, "--explain"], arguments].concat());
        assert_eq!((printed.status, printed.out.as_str()), (2, ""), "{arguments:?}");
        printed.err
    };
    assert_eq!(
        wrong(&["smoking-prevalance", "bury"]),
        "error: There is no indicator smoking-prevalance in this file. Did you mean smoking-prevalence?\n\
         error: There is no area bury in this file. Did you mean E08000002 (Bury)?\n"
    );
    assert_eq!(
        wrong(&["suspension-rate", "E08000001"]),
        "error: The file has no figures of this indicator for this area.\n"
    );
    let (folder, part) = (tempfile::tempdir().unwrap(), r#""code": "E08000001", "#);
    let path = folder.path().join("made-of.scorecard");
    let small = golden("small.scorecard");
    assert!(small.contains(part));
    std::fs::write(&path, small.replace(part, &format!(r#"{part}"members": ["E08000009"], "#))).unwrap();
    let made_of =
        placecard(&["analyse", path.to_str().unwrap(), "--explain", "suspension-rate", "E08000001"]);
    let why = "for this area; not added up: E08000009, which it is made of, is not in this file.\n";
    assert!(made_of.err.ends_with(why), "{}", made_of.err);
    let csv = wrong(&["suspension-rate", "E08000002", "--format", "csv"]);
    assert_eq!(csv, "error: An explanation is written as text or json, not as csv.\n");
    assert!(wrong(&["suspension-rate"]).starts_with("error: "));
}

#[test]
fn check_notes_where_the_publisher_judged_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.scorecard");
    let text = golden("small.scorecard").replace(
        r#""upper": [18, 17.5, 17]"#,
        r#""upper": [18, 17.5, 17], "verdicts": ["worse", "similar", "better"]"#,
    );
    std::fs::write(&path, text).unwrap();
    let found = results(&["check", path.to_str().unwrap()]);
    let note = "note: The publisher’s comparison of Adults who smoke with England is not the one that the published \
                figures give, which is the one shown: Bolton 2023, published similar, tested worse; Bolton 2024, \
                published better, tested worse; ask the publisher which test was used. ($.indicators[0])";
    assert!(found.lines().any(|line| line == note), "{found}");
    assert!(!results(&["check", SMALL]).contains("The publisher’s comparison"));
}

#[test]
fn check_notes_an_approval_of_something_else_or_of_which_nobody_can_tell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("approved.scorecard");
    let path = path.to_str().unwrap();
    let full = include_str!("../fixtures/full.scorecard");
    let note = |text: &str| {
        std::fs::write(path, text).unwrap();
        let found = json(&["check", path, "--format", "json"]);
        let notes = found["notes"].as_array().unwrap();
        let of_approval = notes.iter().find(|note| note["path"] == "$.approved");
        let message = of_approval.map(|note| note["message"].as_str().unwrap().to_owned());
        let line = message.as_ref().map(|message| format!("note: {message} ($.approved)"));
        let printed = results(&["check", path]);
        assert_eq!(line.is_some(), printed.contains("$.approved"), "{printed}");
        assert!(line.is_none_or(|line| printed.lines().any(|it| it == line)), "{printed}");
        message.unwrap_or_default()
    };
    assert_eq!(note(full), "", "it says what was approved");
    let by = "approved by The board on 20 November 2026, edition November 2026";
    let changed = note(&full.replace("\"weight\": 1,", "\"weight\": 2,"));
    let advice = "see what changed since, and have it approved again or withdraw the approval.";
    let parts = "Not as approved: priorities; all else is.";
    assert_eq!(changed, format!("Changed since it was {by}; {advice} {parts}"));
    // An approval by a code of earlier rules holds by these, and one that does not says only that.
    let earlier = |code: &str| {
        let from = full.find("      \"parts\"").unwrap();
        let to = full.find("  \"read_only\"").unwrap();
        format!("{}      \"fingerprint\": \"{code}\"}},\n{}", &full[..from], &full[to..])
    };
    assert_eq!(note(&earlier("9398-0a5e-565a-9345")), "", "it says what was approved by the code of then");
    assert_eq!(note(&earlier("9398-0a5e-565a-9346")), format!("Changed since it was {by}; {advice}"));
    // Codes of parts that were changed by hand are not those of the fingerprint, and tell nothing.
    let by_hand = full.replace("\"weight\": 1,", "\"weight\": 2,").replacen(
        "\"title\": \"ed6d-",
        "\"title\": \"ed6e-",
        1,
    );
    assert_eq!(note(&by_hand), format!("Changed since it was {by}; {advice}"));
    let fingerprint = full.lines().find(|line| line.contains("\"fingerprint\"")).unwrap();
    let fingerprint = fingerprint.trim().trim_end_matches("},");
    let none = note(&full.replace(&format!(",\n      {fingerprint}"), ""));
    assert!(none.starts_with(&format!("A{}, without a fingerprint", &by[1..])), "{none}");
    assert!(none.contains("nobody can tell whether the file has changed since"), "{none}");
    let no_code = note(&full.replace(fingerprint, "\"fingerprint\": \"yes\""));
    assert!(no_code.contains("its fingerprint, “yes”, is no code that Placecard makes"), "{no_code}");
}

#[test]
fn a_wrong_call_ends_with_2_and_help_with_0() {
    for call in
        [&["analyse"][..], &["check"], &["check", SMALL, "--format", "yaml"], &["schema", "--nonsense"]]
    {
        let printed = placecard(call);
        assert_eq!((printed.status, printed.out.as_str()), (2, ""), "{call:?}");
        assert!(printed.err.starts_with("error: "), "{call:?}");
    }
    assert!(results(&["--help"]).contains("Exit status"));
    assert!(results(&["--version"]).starts_with("placecard "));
}

#[test]
fn check_of_a_sound_file_ends_with_0() {
    // Its figures grow old, which adds notes as the years go by.
    let last = results(&["check", SMALL]).lines().last().map(str::to_owned).unwrap();
    assert!(last.starts_with("Two places: no errors, ") && last.ends_with(" notes."), "{last}");
    let found = json(&["check", SMALL, "--format", "json"]);
    assert_eq!((&found["title"], &found["errors"]), (&Value::from("Two places"), &Value::Array(Vec::new())));
    let notes = found["notes"].as_array().unwrap();
    assert!(notes.iter().all(|note| note["path"].is_string() && note["message"].is_string()), "{notes:?}");
}

#[test]
fn every_error_is_printed_and_the_status_is_1() {
    let checked = placecard(&["check", WRONG]);
    assert_eq!((checked.status, checked.err.as_str()), (1, ""));
    assert_eq!(checked.out.lines().filter(|line| line.starts_with("error: ")).count(), 3, "{}", checked.out);
    assert!(checked.out.ends_with("The file cannot be opened: 3 errors, no notes.\n"), "{}", checked.out);
    let analysed = placecard(&["analyse", WRONG, "--format", "json"]);
    assert_eq!(analysed.status, 1);
    let [checked, analysed_out] = [&placecard(&["check", WRONG, "--format", "json"]).out, &analysed.out]
        .map(|out| serde_json::from_str::<Value>(out).unwrap());
    assert_eq!(analysed_out, checked, "the same document of what is wrong");
    assert_eq!(analysed.err.lines().filter(|line| line.starts_with("error: ")).count(), 3);
}

#[test]
fn check_prints_its_errors_as_one_json_document() {
    let printed = placecard(&["check", WRONG, "--format", "json"]);
    assert_eq!(printed.status, 1);
    let found: Value = serde_json::from_str(&printed.out).unwrap();
    let errors = found["errors"].as_array().unwrap();
    assert_eq!(
        (errors.len(), &found["notes"], &found["title"]),
        (3, &Value::Array(Vec::new()), &Value::Null)
    );
    let keys = ["column", "line", "message", "path"];
    assert!(errors.iter().all(|error| error.as_object().unwrap().keys().eq(keys) && error["line"].is_u64()));
}

#[test]
fn a_failure_is_one_json_document_where_one_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let header = "indicator,area,period,value\n";
    let unusable = file("unusable.csv", &format!("{header}Walks,E92000001,zx,5\nWalks,E92000001,zy,5\n"));
    let unknown = file("unknown.csv", "colour,taste\nblue,sweet\n");
    let cut = file("cut.csv", &format!("{header}Walks,E92000001,2023,5\nWalks,E92000001\n"));
    let import = |source| vec!["import", source, "--into", SMALL, "--dry-run"];
    for (mut call, status, message, has_line) in [
        (vec!["check", "none"], 1, "There is no such file", false),
        (vec!["check", "."], 1, "folder", false),
        (vec!["analyse", "none"], 1, "There is no such file", false),
        (vec!["analyse", SMALL, "--indicator", "none"], 2, "There is no indicator none", false),
        (vec!["analyse", SMALL, "--table", "balance"], 2, "A table is chosen for csv only", false),
        (import(&unusable), 1, "None of the 2 rows could be used", false),
        (import(&unknown), 1, "are of no layout", true),
        (import(&cut), 1, "", true),
        (vec!["import", &cut, "--into", WRONG, "--dry-run"], 1, "", true),
    ] {
        call.extend(["--format", "json"]);
        let printed = placecard(&call);
        assert_eq!(printed.status, status, "{call:?} {}", printed.err);
        let found: Value = serde_json::from_str(&printed.out).unwrap_or_else(|why| panic!("{call:?} {why}"));
        assert!(found.as_object().unwrap().keys().eq(["errors", "format", "notes", "title"]), "{found}");
        let error = &found["errors"][0];
        assert!(error["message"].as_str().unwrap().contains(message), "{call:?} {error}");
        assert!(error.as_object().unwrap().keys().eq(["column", "line", "message", "path"]), "{error}");
        assert_eq!(error["line"].is_u64(), has_line, "{call:?} {error}");
        assert!(printed.err.starts_with("error: "), "and in words for people: {}", printed.err);
    }
}

#[test]
fn what_a_file_says_is_not_for_the_terminal_to_obey() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wild\u{1b}[31m.scorecard");
    let text = golden("small.scorecard").replace(
        "Two places",
        "Two \\u001b]0;x\\u0007\\u009b31m\\u202eplaces\\r\\nThe file: no errors, no notes.",
    );
    std::fs::write(&path, &text).unwrap();
    let path = path.to_str().unwrap();
    let printed = placecard(&["check", path]);
    assert_eq!((printed.status, printed.err.as_str()), (0, ""));
    std::fs::write(path, text.replace("\"format\": 1", "\"form\\u001bat\": 1")).unwrap();
    let refused = placecard(&["check", path]);
    assert_eq!(refused.status, 1, "{}", refused.out);
    let missing = placecard(&["check", "no\u{1b}[31m.scorecard"]);
    let wrong = placecard(&["check", path, "no\u{1b}[31m.scorecard"]);
    assert_eq!((missing.status, wrong.status), (1, 2));
    for printed in [printed, refused, missing, wrong] {
        for text in [printed.out, printed.err] {
            let is_wild = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
            assert!(!text.contains(is_wild), "{text:?}");
            assert!(
                !text.starts_with("The file: no errors") && !text.contains("\nThe file: no errors"),
                "{text}"
            );
        }
    }
}

#[test]
fn the_window_is_not_opened_on_two_scorecards() {
    let printed = placecard(&["one.scorecard", "figures.csv", "two.scorecard"]);
    assert_eq!((printed.status, printed.out.as_str()), (2, ""));
    assert!(printed.err.contains("one.scorecard and two.scorecard are named"), "{}", printed.err);
}

#[test]
fn a_file_that_is_not_there_is_an_error_of_the_input() {
    for command in ["check", "analyse"] {
        let printed = placecard(&[command, "no-such.scorecard"]);
        assert_eq!((printed.status, printed.out.as_str()), (1, ""));
        assert_eq!(
            printed.err,
            "error: There is no such file; check its name and folder: no-such.scorecard\n"
        );
    }
    assert_eq!(placecard(&["check", "tests"]).status, 1, "a folder is no file");
}

#[test]
fn a_file_that_is_no_scorecard_is_told_what_it_is_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, what) in [
        ("a.pdf", &b"%PDF-1.7\n%\xE2\xE3"[..], "This is a PDF, not a scorecard; ask whoever sent it"),
        ("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "This is a picture, not a scorecard; ask"),
        ("a.zip", b"PK\x03\x04\x14\0march.scorecard", "This is a zip archive, not a scorecard; unpack it"),
        (
            "a.csv",
            b"area,value\nE08000901,5\n",
            "This is a table of figures, not a scorecard; its figures can be brought",
        ),
        (
            "map.json",
            b"{\"type\": \"FeatureCollection\"}",
            "This is JSON for something else, not a scorecard",
        ),
        ("page.scorecard", b"<!doctype html><title>Sign in</title>", "This is a web page, not a scorecard"),
        ("kept.scorecard", b"version https://git-lfs.github.com/spec/v1\n", "git lfs pull"),
        ("cut.scorecard", b"{\"format\": 1, \"title\": \"Mar", "The file ends in the middle"),
        ("wide.scorecard", b"\xFF\xFE{\0\"\0", "stored as UTF-16"),
        ("empty.scorecard", b"", "The file is empty; ask"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.to_str().unwrap();
        let checked = placecard(&["check", path]);
        let lines: Vec<&str> = checked.out.lines().collect();
        assert_eq!(
            (checked.status, lines.len(), checked.err.as_str()),
            (1, 2, ""),
            "{name}: {}",
            checked.out
        );
        assert!(lines[0].starts_with("error: ") && lines[0].contains(what), "{name}: {}", lines[0]);
        assert!(!lines[0].contains('$'), "{name}: {}", lines[0]);
        let analysed = placecard(&["analyse", path]);
        assert_eq!((analysed.status, analysed.out.as_str()), (1, ""));
        assert_eq!(analysed.err.lines().collect::<Vec<_>>(), [lines[0]], "{name}");
    }
}

#[test]
fn an_error_about_a_figure_names_its_indicator_area_and_period() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slip.scorecard");
    std::fs::write(&path, golden("small.scorecard").replacen("\"upper\": [18, ", "\"upper\": [1e300, ", 1))
        .unwrap();
    let found = placecard(&["check", path.to_str().unwrap()]);
    let line = found.out.lines().next().unwrap();
    assert!(line.contains("larger than any figure can be; look it up at its source"), "{line}");
    assert!(line.contains("(smoking-prevalence, E08000001, 2022, $.data["), "{line}");
}

#[test]
fn the_schema_is_a_json_document() {
    assert!(json(&["schema"]).is_object());
}

/// `/dev/full` refuses every byte, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_that_refuses_ends_with_3() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let binary = assert_cmd::cargo::cargo_bin("placecard");
    let output = std::process::Command::new(binary).arg("schema").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: The results could not be written"));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    use std::process::Stdio;
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("placecard"))
        .args(["analyse", SMALL, "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn charts_and_pages_are_drawn_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let chart = ["chart", SMALL, "--area", "E08000002", "--indicator", "suspension-rate"];
    let svg = out("chart.svg");
    assert!(results(&[&chart[..], &["-o", &svg]].concat()).contains("chart.svg: "));
    let drawn = std::fs::read_to_string(&svg).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.contains("<title") && drawn.contains("<desc"), "{drawn}");
    let again = placecard(&[&chart[..], &["-o", &svg]].concat());
    assert!(again.status == 2 && again.err.contains("give --force to replace it"), "{}", again.err);
    results(&[&chart[..], &["-o", &svg, "--force"]].concat());
    assert_eq!(std::fs::read_to_string(&svg).unwrap(), drawn, "the same picture");
    let png = out("place.png");
    results(&["page", SMALL, "--page", "place", "--area", "E08000002", "--scale", "1", "-o", &png]);
    assert!(std::fs::read(&png).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn a_saved_view_is_drawn_as_its_page_compared_as_it_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let full = include_str!("../fixtures/full.scorecard").replace(r#""beside": "E08000002", "#, "");
    let file = out("full.scorecard");
    std::fs::write(&file, full).unwrap();
    let drawn = |asked: &[&str]| {
        let svg = out("view.svg");
        results(&[&["page", &file], asked, &["--force", "-o", &svg]].concat());
        std::fs::read_to_string(&svg).unwrap()
    };
    let place = ["--page", "place", "--area", "E08000001", "--benchmark"];
    let view = drawn(&["--view", "board, november"]);
    assert!(view == drawn(&[&place[..], &["system"]].concat()), "as the page against that");
    let against_nation = drawn(&["--view", "board", "--benchmark", "national"]);
    assert!(
        against_nation == drawn(&[&place[..], &["national"]].concat()),
        "what the call names goes before"
    );
    assert!(view != against_nation);
    let none = placecard(&["page", &file, "--view", "boart", "-o", &out("none.svg")]);
    assert!(none.status == 2 && none.err.contains("There is no saved view boart"), "{}", none.err);
    let both = placecard(&["page", &file, "--view", "board", "--page", "place", "-o", &out("none.svg")]);
    assert!(both.status == 2 && both.err.contains("--view"), "{}", both.err);
}

#[test]
fn a_picture_that_cannot_be_drawn_says_why_and_what_there_is() {
    let refused = |arguments: &[&str]| {
        let call = placecard(&[arguments, &["-o", "never-written.svg"]].concat());
        assert_eq!(call.status, 2, "{arguments:?}");
        call.err
    };
    let page = refused(&["page", SMALL, "--page", "plac"]);
    assert!(page.contains("There is no page plac.") && page.contains("Did you mean place?"), "{page}");
    let chart = refused(&["chart", SMALL, "--area", "E08000002", "--indicator", "suspension-rat"]);
    assert!(chart.contains("Did you mean suspension-rate?"), "{chart}");
    let ending = placecard(&["page", SMALL, "--page", "place", "-o", "place.pdf"]);
    assert!(ending.err.contains("let it end in .svg or .png"), "{}", ending.err);
    assert!(!Path::new("never-written.svg").exists());
}

#[test]
fn the_board_pack_is_made_as_a_pdf_and_as_a_page_of_the_web() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let pdf = out("pack.pdf");
    let said = results(&["report", SMALL, "-o", &pdf]);
    assert!(said.starts_with("Wrote ") && said.contains("pack.pdf: "), "{said}");
    let pack = std::fs::read(&pdf).unwrap();
    assert!(pack.starts_with(b"%PDF-1.7"));
    let again = placecard(&["report", SMALL, "-o", &pdf]);
    assert!(again.status == 2 && again.err.contains("give --force to replace it"), "{}", again.err);
    results(&["report", SMALL, "-o", &pdf, "--force"]);
    assert!(std::fs::read(&pdf).unwrap() == pack, "the same scorecard is the same bytes");
    let archived = out("archived.pdf");
    let part = ["--area", "E08000002", "--section", "places", "--standard", "a-2a"];
    results(&[&["report", SMALL, "-o", &archived], &part[..]].concat());
    let archived = std::fs::read(&archived).unwrap();
    assert!(archived.len() < pack.len(), "one place alone");
    let html = out("pack.html");
    results(&["report", SMALL, "-o", &html]);
    assert!(std::fs::read_to_string(&html).unwrap().starts_with("<!"), "a page of the web");
}

#[test]
fn places_and_saved_views_are_in_the_board_pack_in_the_order_in_which_they_are_named() {
    const SAMPLE: &str = "sample_data/west-yorkshire.scorecard";
    let folder = tempfile::tempdir().unwrap();
    let html = folder.path().join("pack.html").to_str().unwrap().to_owned();
    let sections = |arguments: &[&str]| -> Vec<String> {
        results(&[&["report", SAMPLE, "-o", &html, "--force"], arguments].concat());
        let page = std::fs::read_to_string(&html).unwrap();
        let ids = page.split("<section id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        ids.collect()
    };
    let both = ["--section", "views", "--view", "Leeds on a page", "--view", "board"];
    assert_eq!(sections(&both), ["view-2", "view-1"], "by name or id");
    let places =
        ["--section", "places", "--area", "E08000035", "--area", "E08000032", "--view", "LEEDS on a page"];
    assert_eq!(sections(&places), ["place-leeds", "place-bradford", "view-2"], "behind what was named");
    let usual = sections(&["--view", "board", "--area", "E08000035"]);
    let at = |id: &str| usual.iter().position(|one| one == id).unwrap();
    assert!(at("place-leeds") < at("view-1") && at("view-1") < at("sources"), "among the usual: {usual:?}");
    let refused = placecard(&["report", SAMPLE, "-o", "never-written.pdf", "--view", "Leeds on a pag"]);
    assert!(
        refused.status == 2
            && refused.err.contains(
                "There is no saved view Leeds on a pag in this file. Did you mean Leeds on a page?"
            ),
        "{}",
        refused.err
    );
}

#[test]
fn a_board_pack_that_cannot_be_made_says_why_and_what_there_is() {
    let refused = |arguments: &[&str]| {
        let call = placecard(&[&["report", SMALL, "-o", "never-written.pdf"], arguments].concat());
        assert_eq!(call.status, 2, "{arguments:?}");
        call.err
    };
    let section = refused(&["--section", "place"]);
    assert!(
        section.contains("There is no section place.") && section.contains("Did you mean places?"),
        "{section}"
    );
    assert!(refused(&["--area", "E08000009x"]).contains("There is no area E08000009x"));
    let system = refused(&["--area", "E92000001"]);
    assert!(system.contains("is no place of this scorecard"), "{system}");
    let ending = placecard(&["report", SMALL, "-o", "pack.docx"]);
    assert!(ending.status == 2 && ending.err.contains("let it end in .pdf or .html"), "{}", ending.err);
    assert!(!Path::new("never-written.pdf").exists());
}

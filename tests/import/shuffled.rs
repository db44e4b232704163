//! The order of rows never matters: a table and the same with its rows in another order come to the same scorecard, ask the
//! same questions and give the same report, but for the lines that it names.

use jiff::civil::date;
use placecard::import::{Choice, Draft, Question, Setup, Subject, gather};
use placecard::model::Progress;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::path::{Path, PathBuf};

/// What a table comes to.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    questions: Vec<String>,
    report: Vec<String>,
    /// The scorecard, or why there is none.
    document: String,
}

/// Imports files into a new scorecard. What is asked is answered as suggested, else by the first choice; `apart` says
/// whether that goes for the columns that tell rows apart, too.
pub fn outcome(files: &[PathBuf], areas: &[&str], apart: bool) -> Outcome {
    let areas = areas.iter().map(|&area| area.to_owned()).collect();
    let choice = Choice { files: files.to_vec(), areas, ..Choice::default() };
    let read =
        |choice: &Choice| gather(choice, &Progress::default()).unwrap_or_else(|error| panic!("{error}"));
    let setup =
        Setup { title: Some("Two Rivers".to_owned()), system: Some("E54000901 Two Rivers".to_owned()) };
    let mut draft = Draft::new(read(&choice), None, setup);
    let mut questions = Vec::new();
    loop {
        while let Some(said) = draft.choice_said() {
            draft = draft.anew(read(&said));
        }
        let open = draft.open_questions();
        if open.is_empty() {
            break;
        }
        questions.extend(open.iter().map(|question| without_lines(&format!("{question:?}"))));
        let answers: Vec<(Subject, String)> =
            open.into_iter().map(|question| (question.subject.clone(), answer(&question, apart))).collect();
        let before = draft.answers().len();
        draft.answer_each(&answers);
        assert!(draft.answers().len() > before, "{answers:?}");
    }
    let done = draft.finish(date(2026, 11, 22));
    let (report, document) = match done {
        Err(error) => (Vec::new(), without_lines(error.sentence())),
        Ok(done) => {
            let mut report: Vec<String> =
                done.report.lines().iter().map(|line| without_lines(line)).collect();
            report.extend(done.report.files.iter().map(|file| {
                let skipped = file.skipped.iter().map(|skipped| skipped.lines.count()).collect::<Vec<_>>();
                format!("{} {} {} {} {skipped:?}", file.rows, file.taken, file.repeated, file.not_chosen)
            }));
            (report, done.document.text().to_owned())
        }
    };
    Outcome { questions, report, document }
}

fn answer(question: &Question, apart: bool) -> String {
    let suggested = question.suggestion.as_ref().map(|(value, _)| value.clone());
    match &question.subject {
        Subject::Apart(_) if !apart => Question::NONE.to_owned(),
        Subject::AreaKind(_) => "place".to_owned(),
        Subject::TablePeriod(_) => "2023".to_owned(),
        Subject::Nation => "E92000001 England".to_owned(),
        // A proportion would have its counts held against each other.
        _ if question.choices.iter().any(|choice| choice == "score") => "score".to_owned(),
        _ => suggested.or_else(|| question.choices.first().cloned()).unwrap_or_else(|| "1".to_owned()),
    }
}

/// A sentence without the lines that it names.
fn without_lines(text: &str) -> String {
    const NAMES: [&str; 5] = ["Line ", "line ", "lines ", "Rows ", "rows "];
    let mut rest = text;
    let mut kept = String::new();
    while let Some((at, name)) = NAMES.iter().filter_map(|name| Some((rest.find(name)?, *name))).min() {
        let (before, after) = rest.split_at(at + name.len());
        kept.push_str(before);
        let is_of_lines = |c: char| c.is_ascii_digit() || ",–".contains(c);
        // `12, 40–55 and 300 more`.
        rest = after;
        loop {
            let trimmed = rest.trim_start_matches(is_of_lines);
            let next = [" and ", " more", " "].iter().find_map(|word| {
                let next = trimmed.strip_prefix(word)?;
                (next.starts_with(is_of_lines) || *word == " more").then_some(next)
            });
            match next {
                Some(next) if trimmed.len() < rest.len() || rest.starts_with(' ') => rest = next,
                _ => {
                    rest = trimmed;
                    break;
                }
            }
        }
    }
    kept + rest
}

/// The rows below a header in the order that random numbers of this seed give.
pub fn shuffled(text: &str, seed: u64) -> String {
    let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    for at in (2..lines.len()).rev() {
        // The multiplier of Knuth's MMIX.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = 1 + usize::try_from((state >> 33) % at as u64).unwrap_or(0);
        lines.swap(at, other);
    }
    lines.concat()
}

/// Says that files of these texts come to the same whatever order their rows are in; `beside` are further files.
#[track_caller]
pub fn same_in_any_order(folder: &Path, texts: &[String], seeds: &[u64], areas: &[&str], beside: &[PathBuf]) {
    let of = |change: &dyn Fn(&str) -> String, apart: bool| {
        let written = texts.iter().enumerate().map(|(at, text)| {
            let file = folder.join(format!("table{at}.csv"));
            let end = if text.ends_with('\n') { "" } else { "\n" };
            std::fs::write(&file, change(&format!("{text}{end}"))).unwrap();
            file
        });
        let files: Vec<PathBuf> = beside.iter().cloned().chain(written).collect();
        outcome(&files, areas, apart)
    };
    for apart in [false, true] {
        let first = of(&str::to_owned, apart);
        for seed in seeds {
            let other = of(&|text| shuffled(text, *seed), apart);
            // Of a large file what differs says more than all of it.
            let text = texts.concat();
            let text = if text.len() < 10_000 { &text } else { "" };
            same(&other.questions, &first.questions, text);
            same(&other.report, &first.report, text);
            let lines =
                |document: &str| document.split_inclusive("}, ").map(str::to_owned).collect::<Vec<_>>();
            same(&lines(&other.document), &lines(&first.document), text);
        }
    }
}

#[track_caller]
fn same(other: &[String], first: &[String], text: &str) {
    if other != first {
        let all = other.iter().zip(first).filter(|(other, first)| other != first);
        let differing: Vec<_> = all.take(3).collect();
        panic!("{text}\n{differing:#?}\n{} or {}", other.len(), first.len());
    }
}

/// A header, and for each column what may stand in it.
type Table = (&'static str, &'static [&'static [&'static str]]);

const AREAS: [&[&str]; 2] =
    [&["E92000001", "E08000901", "E08000902", ""], &["England", "Upton", "UPTON", "Downham", ""]];
const VALUES: &[&str] = &["1", "2", "2", "3.5", "", "c"];
const PERIODS: &[&str] = &["2021", "2022", "2023", "2022/23"];

const TABLES: [Table; 6] = [
    (
        "indicator,area_code,area_name,period,value,lower,sex,unit,measure,note,colour,flag,verdict",
        &[
            &["Walks", "Runs"],
            AREAS[0],
            AREAS[1],
            PERIODS,
            VALUES,
            &["", "0.5", "0.6"],
            &["Male", "Female", "Persons", ""],
            &["%", "people", ""],
            &["Rate", ""],
            &["", "Old", "New"],
            &["red", "blue"],
            &["", "", "provisional", "break"],
            &["", "", "better", "worse", "odd"],
        ],
    ),
    (
        "indicator,area_code,period,value,unit,age_group",
        &[
            &["Walks", "Runs"],
            &["E92000001", "E08000901"],
            PERIODS,
            VALUES,
            &["Male", "Female", "Persons"],
            &["0-4", "5-9", "10-14", "All ages", "Total"],
        ],
    ),
    (
        "Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,\
         Value,Count,Denominator,Value note,Recent Trend,Compared to England,Time period range",
        &[
            &["7", "8", "x"],
            &["Falls", "Falls in a year", "Trips"],
            &["E92000001", "E12000002", ""],
            AREAS[0],
            AREAS[1],
            &["England", "UA", "Counties & UAs"],
            &["Male", "Female", "Persons"],
            &["18+ yrs", "<18 yrs"],
            &["", "Decile"],
            &["", "1", "10", "2"],
            &["2021", "2022", "2021 - 23"],
            VALUES,
            &["", "20", "-1"],
            &["", "100"],
            &["", "Revised"],
            &["", "Increasing and getting better", "Decreasing and getting worse"],
            &["", "Better", "Worse", "Odd", "Not compared"],
            &["1y", "3y", ""],
        ],
    ),
    (
        "areacd,areanm,geography,indicator,period,observation,measure,unit,status,notes,ethnicity",
        &[
            AREAS[0],
            AREAS[1],
            &["Nation", "Local Authority District", ""],
            &["Jobs", "Pay"],
            &["2022-01-01/P1Y", "2023-01-01/P1Y", "2022-08-01/P1Y"],
            VALUES,
            &["Pounds", "Percentage", ""],
            &["£", "%", ""],
            &["", "c", "Provisional"],
            &["", "See methods"],
            &["", "All", "Asian"],
        ],
    ),
    (
        "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,school_type,headcount,\
         suspension,susp_rate,pupil_percent",
        &[
            &["202122", "202223"],
            &["Academic year", "Autumn term"],
            &["National", "Local authority"],
            &["E92000001"],
            &["England"],
            &["E08000901", "E08000902"],
            &["Upton", "Downham", "Upton Borough"],
            &["Total", "Primary", "Secondary"],
            &["100", "200", "x"],
            &["1", "2", "c", "few"],
            &["0.5", "1", "2"],
            &["10", "20.5", ""],
        ],
    ),
    (
        "area_code,area_name,sex,2021,2022,2022 lower CI,2023",
        &[AREAS[0], AREAS[1], &["Male", "Female", "Persons", "All"], VALUES, VALUES, &["", "1", "2"], VALUES],
    ),
];

/// A table of one of the layouts, with rows of which many name the same place. Some rows say another again: all of it, or
/// all but for some cells.
fn table() -> impl Strategy<Value = String> {
    let index = any::<prop::sample::Index>;
    let row = prop::collection::vec(index(), 18);
    let again = (index(), prop::collection::vec((index(), index()), 0..3));
    (0..TABLES.len(), prop::collection::vec(row, 1..24), prop::collection::vec(again, 0..12)).prop_map(
        |(table, rows, again)| {
            let (header, columns) = TABLES[table];
            let cells_of = |row: &Vec<prop::sample::Index>| -> Vec<&str> {
                columns.iter().zip(row).map(|(cells, index)| *index.get(cells)).collect()
            };
            let mut rows: Vec<Vec<&str>> = rows.iter().map(cells_of).collect();
            for (row, changes) in again {
                let mut row = row.get(&rows).clone();
                for (column, cell) in changes {
                    let column = column.index(columns.len());
                    row[column] = *cell.get(columns[column]);
                }
                rows.push(row);
            }
            let lines = rows.iter().map(|row| row.join(",") + "\n");
            std::iter::once(format!("{header}\n")).chain(lines).collect()
        },
    )
}

/// How the proptests are run, with a seed each.
fn config(cases: u32, seed: u64) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(300, 2026))]

    #[test]
    fn rows_of_any_layout_come_to_the_same_in_any_order(table in table(), seed in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        same_in_any_order(folder.path(), &[table], &[seed, seed.wrapping_add(1)], &[], &[]);
    }
}

proptest! {
    #![proptest_config(config(150, 10))]

    #[test]
    fn rows_of_two_files_come_to_the_same_in_any_order(
        tables in prop::collection::vec(table(), 2),
        seed in any::<u64>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        same_in_any_order(folder.path(), &tables, &[seed], &[], &[]);
    }

    #[test]
    fn rows_of_one_table_in_two_files_come_to_the_same_in_any_order(table in table(), seed in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        let (header, rows) = table.split_once('\n').unwrap();
        let half = |odd: usize| -> String {
            let rows = rows.lines().enumerate().filter(|(at, _)| at % 2 == odd || at % 5 == 0);
            std::iter::once(header).chain(rows.map(|(_, row)| row)).flat_map(|line| [line, "\n"]).collect()
        };
        same_in_any_order(folder.path(), &[half(0), half(1)], &[seed, seed.wrapping_add(1)], &[], &[]);
    }
}

#[test]
fn lines_are_taken_out_of_sentences() {
    for (text, left) in [
        ("  2 rows skipped: it is odd (line 3, 7–9 and 480 more).", "  2 rows skipped: it is odd (line )."),
        ("Rows 3 and 4 give different figures", "Rows  give different figures"),
        ("Line 7: ‘few’ is none", "Line : ‘few’ is none"),
        ("2 rows give 5", "2 rows give 5"),
    ] {
        assert_eq!(without_lines(text), left);
    }
}

//! What `placecard export` writes, read with other programs' eyes, and brought back by `placecard import`.

use calamine::{Data, DataType, Reader, Xlsx};
use jiff::civil::date;
use placecard::format::Document;
use placecard::model::{Area, Comment, Indicator, Scorecard, Series, Word};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const GREATER_MANCHESTER: &str = "sample_data/greater-manchester.scorecard";
const WEST_YORKSHIRE: &str = "sample_data/west-yorkshire.scorecard";
const KINDS: [&str; 2] = ["csv", "xlsx"];
/// Names, groups and notes as nobody would write them, small and large numbers, flags, what is held back, and breakdowns.
const ODD: &str = r#"{
  "format": 1, "title": "=Odd \"texts\"", "system": "E54000001", "national": "E92000001",
  "areas": [
    {"code": "E92000001", "name": "England", "kind": "nation"},
    {"code": "E54000001", "name": "Anywhere, \"the\" system", "kind": "system", "parent": "E92000001"},
    {"code": "E08000001", "name": "=Upton", "kind": "place", "parent": "E54000001"},
    {"code": "own-place", "name": "‏עיר‎ @Downham", "kind": "place", "parent": "E54000001"}
  ],
  "priorities": [], "interventions": [],
  "indicators": [
    {"id": "walks", "name": "=Walks, \"long\" ones", "strand": "activity", "polarity": "higher-is-better", "period": "year",
     "measure": {"kind": "rate", "per": 1000, "unit": "walks per 1,000 people", "decimals": 3}},
    {"id": "net", "name": "-Net change", "strand": "resources", "polarity": "neutral", "period": "month",
     "measure": {"kind": "mean", "unit": "+points"}},
    {"id": "late", "name": "+Late", "strand": "services", "polarity": "lower-is-better", "period": "financial-year",
     "measure": {"kind": "proportion", "unit": "%"}}
  ],
  "data": [
    {"indicator": "walks", "periods": ["2021", "2022", "2023"], "rows": [
      {"area": "E92000001", "values": [1.5, 2, 0.1]},
      {"area": "E08000001", "values": [12345.678901234567, null, 0.30000000000000004],
       "flags": ["provisional", "suppressed", "break"], "verdicts": ["better", null, "similar"],
       "notes": ["=SUM(A1:A9)", "Held back, \"small\" count", "two\nlines of \"it\""],
       "numerators": [12, null, 7.5], "denominators": [100, 250, 25000], "lower": [12000, null, 0.1], "upper": [13000, null, 0.5]},
      {"area": "own-place", "values": [3, 4, null], "notes": ["@cell", "'quoted", "-5 to 5"], "flags": [null, null, "not-collected"]}
    ]},
    {"indicator": "walks", "periods": ["2023"], "breakdown": {"by": "=Age", "group": "-5 to 5", "scope": "within"}, "rows": [
      {"area": "E08000001", "values": [5]}]},
    {"indicator": "walks", "periods": ["2023"], "breakdown": {"by": "=Age", "group": "+65, \"and\" over"}, "rows": [
      {"area": "E08000001", "values": [6]}]},
    {"indicator": "net", "periods": ["2024-01", "2024-02"], "rows": [
      {"area": "E08000001", "values": [-0.25, -1e-7]},
      {"area": "own-place", "values": [1234567890123, 0]}]},
    {"indicator": "late", "periods": ["2022/23", "2023/24"], "rows": [
      {"area": "E08000001", "values": [0.5, 99.99]}]}
  ]
}"#;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The path of the odd scorecard.
    fn odd(&self) -> PathBuf {
        let path = self.path("odd.scorecard");
        fs::write(&path, ODD).unwrap();
        path
    }

    /// Exports a scorecard to a file of this kind.
    fn exported(&self, scorecard: &Path, kind: &str, further: &[&str]) -> PathBuf {
        let out = self.path(&format!("out.{kind}"));
        let done = placecard(&["export", said(scorecard), "--force", "-o", said(&out)], further);
        assert_eq!((done.0, done.2.as_str()), (0, ""), "{}", done.1);
        out
    }
}

fn said(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The exit status, and what is printed where.
fn placecard(arguments: &[&str], further: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("placecard"));
    let Output { status, stdout, stderr } = command.args(arguments).args(further).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn read(path: &Path) -> Document {
    Document::read(fs::read(path).unwrap(), date(2026, 11, 20)).unwrap()
}

/// Every observation of a file by what it is of.
fn observations(scorecard: &Scorecard) -> BTreeMap<String, String> {
    let of = |series: &Series, at: usize| {
        let group = series.breakdown.map(|id| scorecard.breakdown(id));
        let group = group.map(|group| format!("{}: {} {:?}", group.by, group.group, group.scope));
        let numbers = [
            series.value(at),
            series.lower(at),
            series.upper(at),
            series.numerator(at),
            series.denominator(at),
        ];
        let said = (
            numbers.map(|number| number.map(f64::to_bits)),
            series.flag(at),
            series.note(at),
            series.published_verdict(at),
        );
        let (area, indicator) = (scorecard.area(series.area), scorecard.indicator(series.indicator));
        let key = format!("{} | {group:?} | {} | {}", indicator.name, area.code, series.periods[at]);
        (said != ([None; 5], None, None, None)).then(|| (key, format!("{said:?}")))
    };
    let all = scorecard.given_series().iter();
    all.flat_map(|series| (0..series.len()).filter_map(move |at| of(series, at))).collect()
}

#[test]
fn an_import_of_what_was_exported_asks_nothing_and_changes_nothing() {
    let folder = Folder::new();
    let odd = folder.odd();
    let full = Path::new("tests/fixtures/full.scorecard");
    for scorecard in [Path::new(GREATER_MANCHESTER), Path::new(WEST_YORKSHIRE), &odd, full] {
        let count = observations(read(scorecard).scorecard()).len();
        for kind in KINDS {
            let out = folder.exported(scorecard, kind, &[]);
            let again = folder.path("again.scorecard");
            let call = ["import", said(&out), "--into", said(scorecard), "--force", "-o", said(&again)];
            let (status, report, err) = placecard(&call, &[]);
            assert_eq!((status, err.as_str()), (0, ""), "{scorecard:?} {kind}: {report}");
            let expected = format!("0 new figures, {count} unchanged, 0 revised");
            assert!(report.contains(&expected), "{scorecard:?} {kind}, {expected}: {report}");
            assert!(report.contains("Nothing in it is new"), "{scorecard:?} {kind}: {report}");
            assert!(
                fs::read(&again).unwrap() == fs::read(scorecard).unwrap(),
                "{scorecard:?} {kind}: {report}"
            );
        }
    }
}

/// Exports a scorecard of this text and imports that into it again: the report, and whether every byte stayed.
fn there_and_back(text: &str, kind: &str) -> (String, bool) {
    let folder = Folder::new();
    let path = folder.path("own.scorecard");
    fs::write(&path, text).unwrap();
    let out = folder.exported(&path, kind, &[]);
    let again = folder.path("again.scorecard");
    let call = ["import", said(&out), "--into", said(&path), "--force", "-o", said(&again)];
    let (status, report, err) = placecard(&call, &[]);
    assert_eq!((status, err.as_str()), (0, ""), "{kind}: {report}");
    let same = fs::read(&again).unwrap() == text.as_bytes();
    (report, same)
}

#[test]
fn words_that_a_cell_or_a_table_may_change_come_back_as_they_were() {
    let notes = [
        r#"" a blank before and behind ""#,
        r#""\tafter a tab\t""#,
        r#""'=its own apostrophe""#,
        r#""''-two of them""#,
        r#""'tis none""#,
        r#""control \u0001\u000b signs""#,
        r#""_x0041_ is no letter""#,
    ];
    for note in notes {
        let text = ODD.replace(r#""@cell""#, note);
        assert_ne!(text, ODD);
        for kind in KINDS {
            let (report, same) = there_and_back(&text, kind);
            assert!(report.contains("0 revised") && same, "{note} {kind}: {report}");
        }
    }
    // A note that is another is still one.
    let folder = Folder::new();
    let out = folder.exported(&folder.odd(), "csv", &[]);
    let other = folder.path("other.scorecard");
    fs::write(&other, ODD.replace("@cell", "@ cell b")).unwrap();
    let (_, report, _) = placecard(&["import", said(&out), "--into", said(&other), "--dry-run"], &[]);
    assert!(report.contains("1 revised"), "{report}");
}

#[test]
fn what_the_scorecard_calls_its_areas_is_not_asked_about_and_no_figures_are_no_fault() {
    let text = fs::read_to_string(WEST_YORKSHIRE).unwrap();
    let named = text.replacen(r#""name": "Bradford""#, r#""name": "Leeds""#, 1);
    assert_ne!(named, text);
    let data = ODD.find("\"data\": [").unwrap();
    let bare = format!("{}\"data\": []\n}}", &ODD[..data]);
    for kind in KINDS {
        for text in [&named, &bare] {
            let (report, same) = there_and_back(text, kind);
            assert!(report.contains("Nothing in it is new") && same, "{kind}: {report}");
        }
    }
}

#[test]
fn a_text_that_no_cell_holds_is_refused_by_name_and_never_cut() {
    let folder = Folder::new();
    let path = folder.path("long.scorecard");
    let long = "word ".repeat(8_000);
    fs::write(&path, ODD.replace(r#"Held back, \"small\" count"#, &long)).unwrap();
    let out = folder.path("out.xlsx");
    let (status, printed, err) = placecard(&["export", said(&path), "-o", said(&out)], &[]);
    assert!(status != 0 && printed.is_empty() && !out.exists(), "{err}");
    assert!(err.contains("32,767 letters") && err.contains("Note of walks (sheet ‘Observations’)"), "{err}");
    let csv = folder.exported(&path, "csv", &[]);
    assert!(fs::read_to_string(csv).unwrap().contains(long.trim_end()));
}

#[test]
fn a_workbook_alone_makes_the_scorecard_again_but_for_what_it_says_it_has_not() {
    let folder = Folder::new();
    let odd = folder.odd();
    for path in [
        Path::new(WEST_YORKSHIRE),
        Path::new("tests/fixtures/full.scorecard"),
        &odd,
        Path::new(GREATER_MANCHESTER),
    ] {
        let out = folder.exported(path, "xlsx", &[]);
        let new = folder.path("new.scorecard");
        let call = ["import", said(&out), "--force", "-o", said(&new), "--accept"];
        let (status, report, err) = placecard(&call, &[]);
        assert_eq!((status, err.as_str()), (0, ""), "{report}");
        let (before, after) = (read(path), read(&new));
        let (before, after) = (before.scorecard(), after.scorecard());
        assert!(observations(after) == observations(before), "{path:?}: {report}");
        let (mut header, now) = (before.header().clone(), after.header());
        header.read_only = false;
        assert_eq!(*now, header);
        assert_eq!(
            [after.system(), after.national()].map(|id| &after.area(id).code),
            [before.system(), before.national()].map(|id| &before.area(id).code)
        );
        // Blanks at the ends of a name say nothing, and a cell may lose them.
        let area = |area: &Area| Area { name: area.name.trim().to_owned(), ..area.clone() };
        let areas = |of: &Scorecard| of.areas().map(|(_, one)| area(one)).collect::<Vec<_>>();
        assert_eq!(areas(after), areas(before), "{path:?}");
        let ids = |of: &Scorecard| of.indicators().map(|(_, one)| one.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(after), ids(before));
        // They stand in no grouping.
        for (_, indicator) in before.indicators() {
            let same = after.indicator(after.indicator_by_id(&indicator.id).unwrap());
            let proxy = |of: &Scorecard, one: &Indicator| one.proxy_for.map(|id| of.indicator(id).id.clone());
            assert_eq!(proxy(after, same), proxy(before, indicator));
            let bare = |one: &Indicator| Indicator { groups: Vec::new(), proxy_for: None, ..one.clone() };
            assert_eq!(bare(same), bare(indicator), "{path:?}");
        }
    }
}

/// What leaders decided, tried and said, and by which settings it is judged; comments but for their ids, and no drafts.
fn decided(of: &Scorecard) -> Vec<String> {
    let priorities = of.priorities().map(|(_, one)| format!("{one:?}"));
    let tried = of.interventions().map(|(_, one)| format!("{one:?}"));
    let actions = of.actions().iter().map(|one| format!("{one:?}"));
    let told = of.commentary().iter().filter(|one| !one.draft);
    let told = told.map(|one| format!("{:?}", Comment { id: String::new(), ..one.clone() }));
    let views = of.views().iter().map(|one| format!("{one:?}"));
    let settings = format!("{:?}", of.methods());
    priorities.chain(tried).chain(actions).chain(told).chain(views).chain([settings]).collect()
}

#[test]
fn a_workbook_alone_brings_back_what_was_decided_tried_and_said_and_says_what_it_has_not() {
    let folder = Folder::new();
    let full = fs::read_to_string("tests/fixtures/full.scorecard").unwrap();
    let words = r"-5 things:\n\n- one\n- two, **bold**\n\nThe end.";
    let path = folder.path("full.scorecard");
    fs::write(&path, full.replace("So it does.", words)).unwrap();
    for path in [&path, Path::new(GREATER_MANCHESTER), Path::new(WEST_YORKSHIRE)] {
        let out = folder.exported(path, "xlsx", &[]);
        let new = folder.path("new.scorecard");
        let call = ["import", said(&out), "--force", "-o", said(&new), "--accept"];
        let (_, report, _) = placecard(&call, &[]);
        assert_eq!(decided(read(&new).scorecard()), decided(read(path).scorecard()), "{path:?}: {report}");
        assert!(report.contains("Taken from the other sheets of the workbook:"), "{report}");
        for lacks in ["outlines of areas", "national spreads", "groupings", "drafts", "the sign-off"] {
            assert!(report.contains(lacks), "{lacks}: {report}");
        }
        assert!(read(&new).scorecard().approved().is_none(), "nobody has approved this one");
        // One that is there keeps its own.
        let (status, report, _) = placecard(&["import", said(&out), "--into", said(path), "--dry-run"], &[]);
        assert!(
            status == 0 && report.contains("this one keeps its own: ‘Priorities’, ‘Targets’"),
            "{report}"
        );
    }
}

#[test]
fn of_a_part_of_a_scorecard_what_is_of_the_rest_is_left_out_by_name() {
    let folder = Folder::new();
    let full = Path::new("tests/fixtures/full.scorecard");
    let out = folder.exported(full, "xlsx", &["--indicator", "suspension-rate"]);
    let new = folder.path("new.scorecard");
    let call = ["import", said(&out), "--force", "-o", said(&new), "--accept"];
    let (status, report, err) = placecard(&call, &[]);
    assert_eq!((status, err.as_str()), (0, ""), "{report}");
    let shortened = "Taken without what it names that is not in this import (1): Team around the school.";
    assert!(report.contains(shortened), "{report}");
    let document = read(&new);
    let tried: Vec<_> = document.scorecard().interventions().map(|(_, one)| one).collect();
    assert_eq!((tried.len(), tried[0].aims.len(), tried[0].watch.len()), (1, 1, 0), "{report}");
}

#[test]
fn comma_separated_values_are_the_observations_with_the_judgement_beside_the_latest() {
    let folder = Folder::new();
    let out = folder.exported(Path::new(WEST_YORKSHIRE), "csv", &[]);
    let document = read(Path::new(WEST_YORKSHIRE));
    let scorecard = document.scorecard();
    let mut table = csv::Reader::from_path(out).unwrap();
    let names: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let (mut rows, mut judged) = (0, 0);
    for row in table.records().map(Result::unwrap) {
        let cell = |name: &str| &row[names.iter().position(|known| known == name).unwrap()];
        let indicator = scorecard.indicator_by_id(cell("indicator_id")).unwrap();
        let area = scorecard.area_by_code(cell("area_code")).unwrap();
        let is_group = |at: &placecard::model::BreakdownId| {
            let known = scorecard.breakdown(*at);
            (known.by.as_str(), known.group.as_str()) == (cell("breakdown_by"), cell("breakdown_group"))
        };
        let breakdown = scorecard.breakdowns_of(indicator).into_iter().find(is_group);
        assert_eq!(breakdown.is_none(), cell("breakdown_group").is_empty());
        let series = scorecard.series(indicator, breakdown, area).unwrap();
        let at = series.periods.iter().position(|period| period.to_string() == cell("period")).unwrap();
        let number =
            |name: &str| Some(cell(name)).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap());
        assert_eq!(number("value"), series.value(at));
        assert_eq!(number("lower").zip(number("upper")), series.interval(at));
        assert_eq!(number("numerator"), series.numerator(at));
        assert_eq!(number("denominator"), series.denominator(at));
        assert_eq!(cell("flag"), series.flag(at).map(Word::as_str).unwrap_or_default());
        assert_eq!(cell("area_name"), scorecard.area(area).name);
        assert_eq!(cell("unit"), scorecard.indicator(indicator).measure.unit);
        let is_latest = series.latest().is_some_and(|latest| latest.index == at);
        assert_eq!(!cell("movement_verdict").is_empty(), is_latest, "{row:?}");
        rows += 1;
        judged += usize::from(is_latest);
    }
    assert_eq!(rows, observations(scorecard).len());
    assert!(judged > 500, "{judged}");
}

#[test]
fn what_looks_like_a_formula_is_none_in_either_kind_of_file() {
    let folder = Folder::new();
    let odd = folder.odd();
    let text = fs::read_to_string(folder.exported(&odd, "csv", &[])).unwrap();
    for row in csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap) {
        for cell in &row {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
    }
    assert!(text.contains("'=Walks") && text.contains(",-0.25,") && text.contains(",-0.0000001,"), "{text}");
    let bytes = fs::read(folder.exported(&odd, "xlsx", &[])).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let sheet = book.worksheet_range("Observations").unwrap();
    assert!(sheet.rows().any(|row| row.contains(&Data::String("=SUM(A1:A9)".to_owned()))));
}

#[test]
fn a_workbook_has_typed_cells_and_a_sheet_for_each_kind_of_thing() {
    let folder = Folder::new();
    let further = ["--area", "E08000003", "--area", "E92000001", "--benchmark", "system"];
    let out = folder.exported(Path::new(GREATER_MANCHESTER), "xlsx", &further);
    let mut book: Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let names = book.sheet_names();
    let expected = [
        "About",
        "Observations",
        "Areas",
        "Judgements",
        "Look first",
        "Judged priorities",
        "Judged interventions",
        "Priorities",
        "Targets",
        "Interventions",
        "Costs",
        "Actions",
        "Comments",
        "Saved views",
        "Settings",
        "Sources",
        "Definitions",
    ];
    assert_eq!(names, expected);
    let about = book.worksheet_range("About").unwrap();
    let of = |name: &str| {
        about.rows().find(|row| row[0] == name).map(|row| row[1].to_string()).unwrap_or_default()
    };
    assert_eq!(of("Areas"), "England; Manchester");
    assert!(
        of("Compared with").starts_with("Greater Manchester, chosen for this export"),
        "{}",
        of("Compared with")
    );
    assert!(of("Indicators").contains("all indicators"), "{}", of("Indicators"));

    let sheet = book.worksheet_range("Observations").unwrap();
    let mut rows = sheet.rows();
    let header: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let [code, period, value] = ["Area code", "Period", "Value"].map(column);
    let mut seen = 0;
    for row in rows {
        assert!(["E08000003", "E92000001"].contains(&row[code].to_string().as_str()));
        assert!(row[period].is_string(), "a year is the name of a period: {row:?}");
        assert!(row[value].is_float() || row[value].is_empty(), "{row:?}");
        seen += 1;
    }
    assert!(seen > 1000, "{seen}");

    // The records are those of the command line.
    let sheet = book.worksheet_range("Judgements").unwrap();
    let call = ["analyse", GREATER_MANCHESTER, "--format", "csv"];
    let (_, printed, _) = placecard(&call, &further);
    let mut printed = csv::Reader::from_reader(printed.as_bytes());
    let plain = |name: &str| name.to_lowercase().replace('_', " ");
    let header: Vec<String> =
        sheet.rows().next().unwrap().iter().map(|cell| plain(&cell.to_string())).collect();
    let places: Vec<usize> = printed
        .headers()
        .unwrap()
        .iter()
        .map(|name| header.iter().position(|known| *known == plain(name)).unwrap())
        .collect();
    let mut compared = 0;
    for (row, record) in sheet.rows().skip(1).zip(printed.records().map(Result::unwrap)) {
        for (at, text) in places.iter().zip(&record) {
            let same = match row[*at].get_float() {
                Some(number) => text.parse::<f64>() == Ok(number),
                None => row[*at].to_string().eq_ignore_ascii_case(text) || text.starts_with('\''),
            };
            assert!(same, "{}: {:?} and {text:?}", header[*at], row[*at]);
            compared += 1;
        }
    }
    assert_eq!(sheet.height() - 1, compared / places.len());
    let definitions = book.worksheet_range("Definitions").unwrap();
    assert_eq!(
        definitions.height() - 1,
        read(Path::new(GREATER_MANCHESTER)).scorecard().indicators().count()
    );
}

#[test]
fn the_same_scorecard_gives_the_same_bytes() {
    let folder = Folder::new();
    for kind in KINDS {
        let [one, other] =
            [(); 2].map(|()| fs::read(folder.exported(Path::new(WEST_YORKSHIRE), kind, &[])).unwrap());
        assert!(one == other, "{kind}");
    }
}

#[test]
fn what_was_made_of_figures_is_not_taken_for_figures() {
    let folder = Folder::new();
    for table in ["results", "look_first", "priorities", "balance", "interventions"] {
        let call = ["analyse", WEST_YORKSHIRE, "--format", "csv", "--table", table];
        let (_, printed, _) = placecard(&call, &[]);
        let path = folder.path(&format!("{table}.csv"));
        fs::write(&path, printed).unwrap();
        let call = ["import", said(&path), "--into", WEST_YORKSHIRE, "--dry-run"];
        let (status, _, err) = placecard(&call, &[]);
        assert_eq!(status, 1, "{table}");
        assert!(err.contains("made by Placecard") && err.contains("placecard export"), "{table}: {err}");
    }
}

#[test]
fn a_call_that_cannot_be_done_says_why_and_writes_nothing() {
    let folder = Folder::new();
    let odd = folder.odd();
    let there = folder.path("there.csv");
    fs::write(&there, "mine").unwrap();
    let txt = folder.path("out.txt");
    let csv = folder.path("out.csv");
    for (scorecard, out, further, status, says) in [
        (said(&odd), said(&txt), &[][..], 2, ".csv or .xlsx"),
        (said(&odd), said(&there), &[], 2, "--force"),
        (said(&odd), said(&csv), &["--area", "E08000009"], 2, "Did you mean E08000001"),
        (said(&odd), said(&csv), &["--indicator", "walk"], 2, "Did you mean walks"),
        (said(&odd), said(&csv), &["--benchmark", "nation"], 2, "one of national"),
        ("nowhere.scorecard", said(&csv), &[], 1, "nowhere.scorecard"),
    ] {
        let (found, printed, err) = placecard(&["export", scorecard, "-o", out], further);
        assert_eq!((found, printed.as_str()), (status, ""), "{err}");
        assert!(err.contains(says), "{says}: {err}");
    }
    assert_eq!(fs::read_to_string(&there).unwrap(), "mine");
    assert!(!txt.exists() && !csv.exists());
    let named_as_data = folder.path("odd.csv");
    fs::copy(&odd, &named_as_data).unwrap();
    let call = ["export", said(&named_as_data), "--force", "-o", said(&named_as_data)];
    let (status, _, err) = placecard(&call, &[]);
    assert!(status == 2 && err.contains("is not written to"), "{err}");
    let nowhere = folder.path("no such folder/out.csv");
    let (status, _, err) = placecard(&["export", said(&odd), "-o", said(&nowhere)], &[]);
    assert!(status == 3 && err.contains("out.csv"), "{err}");
}

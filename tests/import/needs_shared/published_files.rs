//! Publishers' own files, imported whole: every row is accounted for, and every value, limit, count and note in the
//! scorecard is the one in the file, to the last digit.
//!
//! The files are read here a second time, by column names written out below, so that the layouts cannot vouch for
//! themselves.

use crate::shared::{rows, shared};
use jiff::civil::date;
use placecard::import::{Choice, Draft, FileReport, Imported, Question, Setup, Subject, gather};
use placecard::model::{Flag, Period, Progress, Scorecard, Series, Word};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

/// A file in the publishers' folder.
fn published(name: &str) -> PathBuf {
    shared(&format!("data/raw/{name}"))
}

/// Imports whole files as a new scorecard. What is asked is answered as suggested, and otherwise by any choice there is:
/// the figures are what is looked at here.
fn imported(files: &[PathBuf]) -> Imported {
    imported_as(&Choice { files: files.to_vec(), areas: vec!["all".to_owned()], ..Choice::default() })
}

fn imported_as(choice: &Choice) -> Imported {
    let read = |choice: &Choice| gather(choice, &Progress::default()).unwrap();
    let setup = Setup {
        title: Some("All that was published".to_owned()),
        system: Some("E54000057 Greater Manchester".to_owned()),
    };
    let mut draft = Draft::new(read(choice), None, setup);
    loop {
        let open = draft.open_questions();
        let Some(question) = open.first() else {
            let Some(said) = draft.choice_said() else { break };
            draft = draft.anew(read(&said));
            continue;
        };
        // Every column is looked at here, those of counts too.
        let all = (question.subject == Subject::CountsToo).then(|| "yes".to_owned());
        let suggested = all.or_else(|| question.suggestion.as_ref().map(|(value, _)| value.clone()));
        let answer = suggested.unwrap_or_else(|| any_answer(question));
        draft.answer(&question.subject, &answer).unwrap();
    }
    draft.finish(date(2026, 11, 22)).unwrap()
}

fn any_answer(question: &Question) -> String {
    match &question.subject {
        Subject::AreaKind(_) => "region".to_owned(),
        Subject::Nation => "E92000001 England".to_owned(),
        Subject::Everyone(..) if question.choices.iter().any(|age| age == "65+ yrs") => "65+ yrs".to_owned(),
        // A proportion would have its counts held against each other.
        _ if question.choices.iter().any(|choice| choice == "score") => "score".to_owned(),
        _ => question.choices.first().cloned().unwrap_or_else(|| "1".to_owned()),
    }
}

/// That every row of a file is in exactly one count.
fn accounted(report: &FileReport, rows: usize) {
    let skipped: u64 = report.skipped.iter().map(|skipped| skipped.lines.count()).sum();
    assert_eq!(report.rows, rows as u64, "{report:?}");
    assert_eq!(report.taken + report.repeated + report.not_chosen + skipped, report.rows, "{report:?}");
}

/// Key of the indicator, dimension and group, code of the area.
type Named = (String, Option<(String, String)>, String);

/// Series by the key that publishers give the indicator, dimension and group, and code of the area.
fn series_of(imported: &Imported) -> BTreeMap<Named, Series> {
    let scorecard = imported.document.scorecard();
    let mut all = BTreeMap::new();
    for series in scorecard.all_series() {
        let key = scorecard.indicator(series.indicator).published_as[0].clone();
        let breakdown = series.breakdown.map(|id| {
            let breakdown = scorecard.breakdown(id);
            (breakdown.by.clone(), breakdown.group.clone())
        });
        all.insert((key, breakdown, scorecard.area(series.area).code.clone()), series.clone());
    }
    all
}

/// One cell of a series, by the label of its period.
fn at(series: &Series, label: &str) -> usize {
    let labels: Vec<String> = series.periods.iter().map(Period::to_string).collect();
    labels.iter().position(|known| known == label).unwrap_or_else(|| panic!("{label} is not in {labels:?}"))
}

fn number(cell: &str) -> Option<f64> {
    cell.parse().ok()
}

/// How many cells of all series hold something.
fn filled(scorecard: &Scorecard) -> usize {
    let of = |series: &Series| {
        (0..series.len()).filter(|&i| series.value(i).is_some() || series.flag(i).is_some()).count()
    };
    scorecard.all_series().iter().map(of).sum()
}

#[test]
#[ignore = "needs ../shared"]
fn fingertips_comes_through_to_the_last_digit() {
    let path = published("fingertips_90284_la_hospital_admissions_2324.csv");
    let source = rows(&path);
    let done = imported(&[path]);
    accounted(&done.report.files[0], source.len());
    assert_eq!(
        (done.report.files[0].taken, done.report.files[0].repeated),
        (6505, 703),
        "England stands twice"
    );
    let series = series_of(&done);
    let mut cells = HashSet::new();
    for row in &source {
        let breakdown = match (row["Sex"].as_str(), row["Category"].as_str()) {
            ("Persons", "") => None,
            (sex, "") => Some(("Sex".to_owned(), sex.to_owned())),
            (_, category) => Some(deprivation(&series, &row["Category Type"], category, &row["Sex"])),
        };
        let key = ("fingertips:90284".to_owned(), breakdown, row["Area Code"].clone());
        let series = series.get(&key).unwrap_or_else(|| panic!("no series {key:?}"));
        let i = at(series, &row["Time period"]);
        cells.insert((key, i));
        assert_eq!(series.value(i), number(&row["Value"]), "{row:?}");
        // Where there is no value, the publisher writes −1 for limits that do not exist.
        let limit = |name: &str| number(&row[name]).filter(|_| !row["Value"].is_empty());
        assert_eq!(series.lower(i), limit("Lower CI 95.0 limit"), "{row:?}");
        assert_eq!(series.upper(i), limit("Upper CI 95.0 limit"), "{row:?}");
        assert_eq!(series.numerator(i), number(&row["Count"]), "{row:?}");
        assert_eq!(series.denominator(i), number(&row["Denominator"]), "{row:?}");
        assert_eq!(series.note(i).unwrap_or(""), row["Value note"], "{row:?}");
        if row["Value"].is_empty() {
            let suppressed = row["Value note"].contains("suppressed");
            let flag = if suppressed { Flag::Suppressed } else { Flag::NotAvailable };
            assert_eq!(series.flag(i), Some(flag), "{row:?}");
        }
    }
    assert_eq!(cells.len(), 6505);
    assert_eq!(filled(done.document.scorecard()), 6505, "nothing is there that the file does not have");
}

/// The breakdown of a deprivation decile, found by its number and by what tells its kind apart.
fn deprivation(series: &BTreeMap<Named, Series>, kind: &str, category: &str, sex: &str) -> (String, String) {
    let words = [
        "Most deprived",
        "Second most",
        "Third more",
        "Fourth more",
        "Fifth more",
        "Fifth less",
        "Fourth less",
    ];
    let words = words.into_iter().chain(["Third less", "Second least", "Least deprived"]);
    let decile =
        words.enumerate().find(|(_, word)| category.starts_with(word)).map(|(at, _)| at + 1).unwrap();
    let county = kind.starts_with("County");
    let edition = kind.split_once("IMD2019, ").unwrap().1.trim_end_matches(')');
    let fits = |by: &str, group: &str| {
        let first: String =
            group.split(", ").last().unwrap().chars().take_while(char::is_ascii_digit).collect();
        first == decile.to_string()
            && by.contains(edition)
            && by.contains(if county { "County & UA" } else { "District & UA" })
            && (sex == "Persons") != group.starts_with(sex)
            && (sex != "Persons" || !(group.starts_with("Male") || group.starts_with("Female")))
    };
    let all: HashSet<&(String, String)> =
        series.keys().filter_map(|(_, breakdown, _)| breakdown.as_ref()).collect();
    let mut fitting = all.into_iter().filter(|(by, group)| fits(by, group));
    let found = fitting.next().unwrap_or_else(|| panic!("no breakdown for {kind}, {category}, {sex}"));
    assert!(fitting.next().is_none(), "{kind}, {category} is ambiguous");
    found.clone()
}

#[test]
#[ignore = "needs ../shared"]
fn explore_education_statistics_comes_through_with_every_sign() {
    let path = published("ees_exclusions_by_reason_2006-07_to_2016-17.csv");
    let source = rows(&path);
    let done = imported(std::slice::from_ref(&path));
    accounted(&done.report.files[0], source.len());
    assert_eq!(done.report.files[0].taken, 7004);
    let scorecard = done.document.scorecard();
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let columns: Vec<String> = reader.headers().unwrap().iter().skip(11).map(str::to_owned).collect();
    assert_eq!(columns.len(), 24);
    let series = series_of(&done);
    let mut cells = 0;
    for row in &source {
        let area = match row["geographic_level"].as_str() {
            "national" => row["country_code"].clone(),
            "regional" => row["region_code"].clone(),
            // Two authorities that are no more have no code: they are known by their names.
            _ if row["new_la_code"] == "." => {
                let named = scorecard.areas().find(|(_, area)| area.name == row["la_name"]);
                named.unwrap().1.code.clone()
            }
            _ => row["new_la_code"].clone(),
        };
        let breakdown = Some(("School type".to_owned(), row["school_type"].clone()))
            .filter(|(_, group)| group != "Total");
        let label = format!("{}/{}", &row["time_period"][..4], &row["time_period"][4..]);
        for name in &columns {
            let key = (format!("ees:{name}"), breakdown.clone(), area.clone());
            let series = series.get(&key).unwrap_or_else(|| panic!("no series {key:?}"));
            let i = at(series, &label);
            assert_eq!(series.value(i), number(&row[name]), "{name} of {row:?}");
            let withheld = (row[name] == "x").then_some(Flag::Suppressed);
            assert_eq!(series.flag(i), withheld, "{name} of {row:?}");
            cells += 1;
        }
    }
    assert_eq!(cells, 7004 * 24);
    assert_eq!(filled(scorecard), cells, "nothing is there that the file does not have");
}

#[test]
#[ignore = "needs ../shared"]
fn the_older_copy_of_exclusions_comes_through_by_the_names_of_areas() {
    let path = published("dfe_app_clean_la_data.csv");
    let source = rows(&path);
    let done = imported(&[path]);
    accounted(&done.report.files[0], source.len());
    let report = &done.report.files[0];
    assert_eq!(report.taken, 7120);
    let lines = report.skipped[0].lines.runs();
    assert_eq!(lines, [(6482, 6482), (6527, 6527)], "two rows name no area: {report:?}");
    let scorecard = done.document.scorecard();
    let code_of = |name: &str, level: &str| {
        let kind = match level {
            "National" => "nation",
            "Region" => "region",
            // Nobody knows where these lie, so it is asked, and answered alike for all here.
            _ if name.ends_with("(Pre LGR 2009)") => "region",
            _ => "place",
        };
        let area = scorecard.areas().find(|(_, area)| area.name == name && area.kind.as_str() == kind);
        area.unwrap_or_else(|| panic!("no {level} {name}")).1.code.clone()
    };
    let series = series_of(&done);
    for row in source.iter().filter(|row| row["la_name"] != "NULL") {
        let breakdown = Some(("School type".to_owned(), row["school_type"].clone()))
            .filter(|(_, group)| group != "Total");
        let area = code_of(&row["la_name"], &row["level"]);
        let label = format!("{}/{}", &row["year"][..4], &row["year"][4..]);
        let of = |name: &str| {
            let key = (format!("ees:{name}"), breakdown.clone(), area.clone());
            series.get(&key).unwrap_or_else(|| panic!("no series {key:?}"))
        };
        for name in
            ["headcount", "num_schools", "perm_excl", "perm_excl_rate", "fixed_excl_rate", "one_plus_fixed"]
        {
            let series = of(name);
            assert_eq!(series.value(at(series, &label)), number(&row[name]), "{name} of {row:?}");
        }
        // A rate has its counts beside it.
        let rate = of("fixed_excl_rate");
        let i = at(rate, &label);
        assert_eq!(rate.numerator(i), number(&row["fixed_excl"]), "{row:?}");
        assert_eq!(rate.denominator(i), number(&row["headcount"]), "{row:?}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn explore_local_statistics_comes_through_with_limits_and_notes() {
    let path = published("ons_els_cigarette-smokers.csv");
    let source = rows(&path);
    let done = imported(&[path]);
    accounted(&done.report.files[0], source.len());
    assert_eq!(done.report.files[0].taken, 756);
    let series = series_of(&done);
    for row in &source {
        let key = ("ons:Cigarette smokers".to_owned(), None, row["areacd"].clone());
        let series = series.get(&key).unwrap_or_else(|| panic!("no series {key:?}"));
        let label = match row["period"].as_str() {
            "2020-01-01/P5Y" => "2020-24",
            "2019-01-01/P5Y" => "2019-23",
            other => panic!("{other}"),
        };
        let i = at(series, label);
        assert_eq!(series.value(i), number(&row["observation"]), "{row:?}");
        assert_eq!(series.lower(i), number(&row["lci_95"]), "{row:?}");
        assert_eq!(series.upper(i), number(&row["uci_95"]), "{row:?}");
        assert_eq!(series.note(i).unwrap_or(""), row["notes"], "{row:?}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn tidy_tables_come_through() {
    for (name, count) in [("active_adults", 3089), ("inactive_adults", 3089), ("active_children", 2514)] {
        let path = published(&format!("traffordlab_{name}.csv"));
        let source = rows(&path);
        assert_eq!(source.len(), count);
        let done = imported(&[path]);
        accounted(&done.report.files[0], count);
        assert_eq!(done.report.files[0].taken, count as u64, "{:?}", done.report.files[0]);
        let series = series_of(&done);
        for row in &source {
            let key = (format!("tidy:{}", row["indicator"]), None, row["area_code"].clone());
            let series = series.get(&key).unwrap_or_else(|| panic!("no series {key:?}"));
            let i = at(series, &row["period"]);
            assert_eq!(series.value(i), number(&row["value"]), "{row:?}");
            assert_eq!(series.flag(i), (row["value"] == "NA").then_some(Flag::NotAvailable), "{row:?}");
        }
    }
}

#[test]
#[ignore = "needs ../shared"]
fn the_older_seed_of_fingertips_is_accounted_for_with_its_table_of_indicators() {
    let path = published("fingertipsnext_healthdata_151f984a.csv");
    let table = published("fingertipsnext_indicators.csv");
    let source = rows(&path);
    let done = imported(&[table, path]);
    let [about, data] = &done.report.files[..] else { panic!("{:?}", done.report.files) };
    accounted(about, 37);
    accounted(data, source.len());
    let names: HashSet<&str> =
        done.document.scorecard().indicators().map(|(_, indicator)| indicator.name.as_str()).collect();
    assert!(names.contains("Emergency readmissions within 30 days of discharge from hospital"), "{names:?}");
    let series = series_of(&done);
    // Where sex and age are those of the whole indicator, the value is the one of the file.
    let mut held = 0;
    for row in source.iter().filter(|row| row["IndicatorId"] == "22401" && row["Category"].is_empty()) {
        if row["Sex"] != "Persons" || row["Age"] != "65+ yrs" {
            continue;
        }
        let key = ("fingertips:22401".to_owned(), None, row["AreaCode"].clone());
        let Some(series) = series.get(&key) else { panic!("no series {key:?}") };
        let values: Vec<Option<f64>> = (0..series.len()).map(|i| series.value(i)).collect();
        assert!(values.contains(&number(&row["Value"])), "{row:?} {values:?}");
        held += 1;
    }
    assert!(held > 100, "{held}");
}

#[test]
#[ignore = "needs ../shared"]
fn tables_of_areas_are_accounted_for() {
    for (name, count) in [
        ("hocl_MSOA-Names-1.20.csv", 7201),
        ("hocl_MSOA-Names-2.2.csv", 7264),
        ("iod2019_population_denominators.csv", 32_844),
    ] {
        let path = published(name);
        let choice = Choice { files: vec![path], ..Choice::default() };
        let survey = placecard::import::survey(&choice, &Progress::default()).unwrap();
        assert_eq!(survey.files[0].layout, placecard::import::Layout::Areas, "{name}");
        assert_eq!(survey.files[0].rows, count, "{name}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn files_of_no_known_layout_are_refused_in_a_sentence() {
    let name = "lait_data_dictionary.csv";
    let choice = Choice { files: vec![published(name)], ..Choice::default() };
    let error = gather(&choice, &Progress::default()).unwrap_err();
    assert!(error.to_string().len() > 20 && error.to_string().contains(name), "{error}");
}

#[test]
#[ignore = "needs ../shared"]
fn the_long_data_of_the_local_authority_interactive_tool_come_through_as_parquet() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let path = published("lait_bds_long_0.parquet");
    let reader = SerializedFileReader::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut numbers = HashMap::new();
    let mut rows = 0;
    for row in reader.get_row_iter(None).unwrap() {
        rows += 1;
        let fields: HashMap<String, String> =
            row.unwrap().get_column_iter().map(|(name, field)| (name.clone(), field.to_string())).collect();
        let [indicator, place, year, value] = ["Short Desc", "LA and Regions", "Years", "Values"]
            .map(|name| fields[name].trim_matches('"').to_owned());
        if let (true, Ok(value)) = (place == "Bury" && indicator == "Under18concep", value.parse::<f64>()) {
            numbers.insert(year, value);
        }
    }
    let choice = Choice {
        files: vec![path],
        areas: vec!["Bury".to_owned()],
        indicators: vec!["Under18concep".to_owned()],
        ..Choice::default()
    };
    let imported = imported_as(&choice);
    accounted(&imported.report.files[0], rows);
    let all = series_of(&imported);
    let [(_, series)] = &all.iter().collect::<Vec<_>>()[..] else { panic!("{all:?}") };
    let read: Vec<f64> = (0..series.len()).filter_map(|at| series.value(at)).collect();
    assert_eq!(read.len(), numbers.len());
    for (period, value) in series.periods.iter().zip(0..).map(|(period, at)| (period, series.value(at))) {
        assert_eq!(value, numbers.get(&period.to_string()).copied(), "{period}");
    }
}

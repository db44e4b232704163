//! One answer for everything that asks the same, series and variants chosen by their names, and cells that do not fit what
//! the first rows show.

use crate::commands::Folder;
use serde_json::{Value, json};
use std::fmt::Write;

const SETUP: &str = "--title Two_Rivers --system E54000901_Two_Rivers -o out.scorecard";

/// What is asked, as `--format json` lists it.
fn asked(folder: &Folder, call: &str) -> Vec<Value> {
    let (status, out, err) = folder.import(&format!("{call} --format json"));
    assert_eq!(status, 1, "{out}{err}");
    let asked: Value = serde_json::from_str(&out).unwrap();
    asked["questions"].as_array().unwrap().clone()
}

fn of<'q>(asked: &'q [Value], path: &str) -> &'q Value {
    asked.iter().find(|question| question["answer"] == path).unwrap_or_else(|| panic!("{path}: {asked:#?}"))
}

/// The indicators of what was written, by id.
fn indicator(folder: &Folder, id: &str) -> Value {
    let document = folder.read("out.scorecard");
    let indicators = document["indicators"].as_array().unwrap().clone();
    indicators
        .into_iter()
        .find(|indicator| indicator["id"] == id)
        .unwrap_or_else(|| panic!("{id}: {document}"))
}

/// Three indicators with groups of their own.
fn groups() -> String {
    let mut table = "indicator,area,period,value,landlord\n".to_owned();
    for (what, groups) in
        [("Moves", ["Council", "Any"]), ("Repairs", ["Private", "Any"]), ("Visits", ["Council", "Each"])]
    {
        for group in groups {
            _ = writeln!(table, "{what},E92000001,2024,5,{group}\n{what},E08000901,2024,6,{group}");
        }
    }
    table
}

#[test]
fn what_asks_the_same_is_asked_once_and_may_be_answered_for_one_alone() {
    let folder = Folder::new();
    folder.write("data.csv", &groups());
    let call = format!("data.csv {SETUP} --map landlord=breakdown");
    let questions = asked(&folder, &call);
    let polarity = of(&questions, "*/polarity");
    let each: Vec<&Value> = polarity["each"].as_array().unwrap().iter().map(|one| &one["answer"]).collect();
    assert_eq!(each, ["tidy:Moves/polarity", "tidy:Repairs/polarity", "tidy:Visits/polarity"]);
    assert_eq!(polarity["about"], "3 indicators: Moves, Repairs, Visits");
    let everyone =
        questions.iter().filter(|question| question["answer"].as_str().unwrap().contains("/everyone/"));
    assert_eq!(everyone.count(), 3, "each has choices of its own");
}

#[test]
fn one_answer_goes_for_all_that_have_such_a_choice() {
    let folder = Folder::new();
    folder.write("data.csv", &groups());
    let answers =
        "--answer */kind=score --answer */unit=points --answer */strand=outcomes --answer */polarity=neutral";
    let call = format!(
        "data.csv {SETUP} --map landlord=breakdown {answers} --answer tidy:Moves/polarity=lower-is-better"
    );
    let everyone = "--answer */everyone/Landlord=Any";
    let questions = asked(&folder, &format!("{call} {everyone}"));
    let [only] = &questions[..] else { panic!("{questions:#?}") };
    assert_eq!(only["answer"], "tidy:Visits/everyone/Landlord", "it has no such group");
    let (status, out, err) =
        folder.import(&format!("{call} {everyone} --answer tidy:Visits/everyone/Landlord=Each"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(indicator(&folder, "moves")["polarity"], json!("lower-is-better"));
    assert_eq!(indicator(&folder, "visits")["polarity"], json!("neutral"));
    let (status, _, err) = folder.import(&format!("{call} --force --answer */everyone/Landlord=Nobody"));
    assert_eq!(status, 2);
    assert!(err.contains("everyone/Landlord: ‘Nobody’ is none of the choices"), "{err}");
}

#[test]
fn how_dates_are_written_is_said_once_for_all_files() {
    let folder = Folder::new();
    for (file, area) in [("a.csv", "E92000001"), ("b.csv", "E08000901")] {
        folder.write(
            file,
            &format!("indicator,area,period,value\nWalks,{area},02/03/2024,5\nWalks,{area},03/04/2024,6\n"),
        );
    }
    let call = format!("a.csv b.csv {SETUP}");
    let dates = of(&asked(&folder, &call), "table/*/dates").clone();
    assert_eq!(dates["about"], "2 tables: a.csv, b.csv");
    let answers = "--answer table/*/dates=day-first --answer */kind=score --answer */unit=points --answer */strand=outcomes \
                   --answer */polarity=neutral --answer */period=month";
    let (status, out, err) = folder.import(&format!("{call} {answers}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(folder.read("out.scorecard")["data"][0]["periods"], json!(["2024-03", "2024-04"]));
}

#[test]
fn a_series_of_an_indicator_is_chosen_by_its_key_and_by_its_name() {
    let folder = Folder::new();
    let rows = "indicator,area,period,value\nWalks,E92000001,2022,1\nWalks,E92000001,2023,2\n\
        Walks,E92000001,2019 - 21,3\nWalks,E92000001,2020 - 22,4\nRuns,E92000001,2022,5\n";
    folder.write("data.csv", rows);
    let answers =
        "--answer */kind=score --answer */unit=points --answer */strand=outcomes --answer */polarity=neutral";
    for (named, name) in [
        ("tidy:Walks@single_years", "Walks (single years)"),
        ("Walks@single_years", "Walks (single years)"),
        ("Walks_(3_years_together)", "Walks (3 years together)"),
    ] {
        let (status, out, err) =
            folder.import(&format!("data.csv {SETUP} --force {answers} --indicator {named}"));
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        let indicators = folder.read("out.scorecard")["indicators"].as_array().unwrap().clone();
        let names: Vec<&Value> = indicators.iter().map(|indicator| &indicator["name"]).collect();
        assert_eq!(names, [name]);
        assert!(out.contains("2 taken, 0 repeated, 3 not chosen, 0 skipped"), "{out}");
    }
    let (status, _, err) =
        folder.import(&format!("data.csv {SETUP} --force {answers} --indicator Walks@quarters"));
    assert_ne!(status, 0);
    assert!(err.contains("choose other"), "{err}");
}

#[test]
fn rows_of_explore_education_statistics_that_contradict_each_other_are_asked_about() {
    let folder = Folder::new();
    let header = "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,school_type,\
                  band,schoolname,visits,score";
    let mut table = format!("{header}\n");
    for year in [2022, 2023] {
        for (band, figure) in [(1, 50), (2, 70), (3, 91)] {
            let figures =
                |more: i32| format!("Total,{band},Any,{},{}.5", figure + year + more, figure / 10 + more);
            _ = writeln!(table, "{year},Calendar year,National,E92000001,England,,,{}", figures(9000));
            let place = "Local authority,E92000001,England,E08000901,Upton";
            _ = writeln!(table, "{year},Calendar year,{place},{}", figures(0));
        }
    }
    folder.write("visits.csv", &table);
    let call = format!("visits.csv {SETUP} --force");
    let questions = asked(&folder, &call);
    let apart = of(&questions, "table/visits.csv/apart");
    assert_eq!(apart["choices"], json!(["band", "none of them"]), "{apart:#}");
    assert_eq!(apart["suggestion"], Value::Null, "numbers may be figures");
    let answers = "--answer table/*/apart=band --answer */everyone/Band=none_of_them --answer */kind=score \
                   --answer */unit=points --answer */strand=outcomes --answer */polarity=neutral";
    let (status, out, err) = folder.import(&format!("{call} {answers}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("12 taken, 0 repeated, 0 not chosen, 0 skipped"), "{out}");
    // A column of identity tells rows apart as well.
    folder.write("visits.csv", &table.replace(",2,Any", ",1,Few").replace(",3,Any", ",1,Most"));
    let apart = of(&asked(&folder, &call), "table/visits.csv/apart").clone();
    assert_eq!(apart["choices"], json!(["schoolname", "none of them"]), "{apart:#}");
    let answers = answers.replace("apart=band", "apart=schoolname").replace("Band", "Schoolname");
    let (status, out, err) = folder.import(&format!("{call} {answers}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("12 taken, 0 repeated, 0 not chosen, 0 skipped"), "{out}");
}

#[test]
fn words_among_figures_are_counted_and_shown_however_late_they_come() {
    let folder = Folder::new();
    let answers = "--accept --answer */kind=score --answer */unit=points --answer */strand=outcomes --answer */polarity=neutral \
                   --answer area/*/kind=place";
    let place = |at: u32| format!("E080{at:05}");
    let ees = "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,visits,moves";
    for (header, row) in [
        ("indicator,area,period,value", "Walks,AREA,2024,FIGURE"),
        ("area,2023,2024", "AREA,1,FIGURE"),
        (ees, "2023,Calendar year,Local authority,E92000001,England,AREA,NAME,7,FIGURE"),
    ] {
        let mut table = format!("{header}\n");
        for at in 1..=1500 {
            let figure = if at == 1400 { "about forty" } else { "40" };
            let row = row.replace("AREA", &place(at)).replace("NAME", &format!("Town {at}"));
            _ = writeln!(table, "{}", row.replace("FIGURE", figure));
        }
        folder.write("data.csv", &table);
        let name = if header.starts_with("area") { "--answer */name=Walks" } else { "" };
        let call =
            format!("data.csv {SETUP} --force --area all {answers} --answer nation=E92000001_England {name}");
        let (status, out, err) = folder.import(call.trim_end());
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        assert!(out.contains("‘about forty’") && out.contains("line 1401"), "{header}: {out}");
    }
}

//! Files in the form of Explore Education Statistics, as the command line takes them.

use crate::commands::Folder;
use serde_json::{Value, json};
use std::fmt::Write;

const PLACES: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
                      old_la_code,new_la_code,la_name";
const SETUP: &str = "--title Two_Rivers --system E54000901_Two_Rivers -o out.scorecard";

/// Rows of the nation and of one place, each with the figures that `figures` gives for a year.
fn table(columns: &str, years: std::ops::Range<u32>, figures: impl Fn(u32, bool) -> String) -> String {
    let mut table = format!("{PLACES},{columns}\n");
    for year in years {
        let (nation, place) = (figures(year, true), figures(year, false));
        _ = writeln!(table, "{year},Reporting year,National,E92000001,England,,,,,,{nation}");
        _ = writeln!(
            table,
            "{year},Reporting year,Local authority,E92000001,England,E12000002,North West,801,E08000901,Upton,{place}"
        );
    }
    table
}

/// Children in need of something, the population, and the rate for 10,000.
fn counted(year: u32, nation: bool) -> (u32, u32, f64) {
    let (count, of) =
        if nation { (80_000 + (year - 2020) * 700, 12_000_000) } else { (300 + (year - 2020) * 9, 42_000) };
    (count, of, (f64::from(count) / f64::from(of) * 100_000.0).round() / 10.0)
}

fn with_rate() -> String {
    table("children_count,population_estimate,rate_per_10000", 2020..2025, |year, nation| {
        let (count, of, rate) = counted(year, nation);
        format!("{count},{of},{rate}")
    })
}

#[test]
fn counts_beside_a_rate_are_its_counts_and_no_indicators_by_themselves() {
    let folder = Folder::new();
    folder.write("need.csv", &with_rate());
    let call =
        format!("need.csv {SETUP} --accept --answer */polarity=lower-is-better --answer */strand=outcomes");
    let (status, out, err) = folder.import(&call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("children_count ÷ population_estimate × 10,000 gives its figures"), "{out}");
    let document = folder.read("out.scorecard");
    let indicators = document["indicators"].as_array().unwrap();
    assert_eq!(indicators.len(), 1, "{indicators:?}");
    assert_eq!(indicators[0]["measure"], json!({"kind": "rate", "per": 10000, "unit": "per 10,000"}));
    let rows = document["data"][0]["rows"].as_array().unwrap();
    let upton = rows.iter().find(|row| row["area"] == "E08000901").unwrap();
    assert_eq!(upton["numerators"], json!([300, 309, 318, 327, 336]));
    assert_eq!(upton["denominators"], json!([42000, 42000, 42000, 42000, 42000]));
    assert_eq!(upton["values"], json!([71.4, 73.6, 75.7, 77.9, 80]));
}

#[test]
fn counts_are_indicators_as_well_where_that_is_wanted_and_are_read_with_a_rate_that_alone_is_chosen() {
    let folder = Folder::new();
    folder.write("need.csv", &with_rate());
    let answers = "--answer */polarity=lower-is-better --answer */strand=outcomes --answer */unit=children";
    let (status, out, _) = folder
        .import(&format!("need.csv {SETUP} --accept {answers} --answer counts=yes --answer */kind=count"));
    assert_eq!(status, 0, "{out}");
    assert_eq!(folder.read("out.scorecard")["indicators"].as_array().unwrap().len(), 3);
    let call = format!("need.csv {SETUP} --force --indicator rate_per_10000 --accept {answers}");
    let (status, out, _) = folder.import(&call);
    assert_eq!(status, 0, "{out}");
    let document = folder.read("out.scorecard");
    assert_eq!(document["indicators"].as_array().unwrap().len(), 1);
    let rows = document["data"][0]["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["numerators"].is_array()), "{rows:?}");
}

#[test]
fn a_file_of_sixty_columns_asks_ten_things_at_most() {
    let folder = Folder::new();
    let stems: Vec<String> = ["visits", "plans", "moves", "reviews"]
        .iter()
        .flat_map(|what| ["u5", "5to9", "10to15", "16plus"].map(|age| format!("{what}_{age}")))
        .collect();
    let columns: Vec<String> = stems
        .iter()
        .flat_map(|stem| [format!("{stem}_count"), format!("{stem}_total"), format!("{stem}_percent")])
        .collect();
    let filters = "data_type,school_type";
    let columns = format!("{filters},{}", columns.join(","));
    assert_eq!(columns.split(',').count() + 10, 60);
    let figures = |year: u32, nation: bool| {
        let mut cells = "Final,Total".to_owned();
        for at in 0..stems.len() as u32 {
            let of = if nation { 90_000 + 1013 * at + year } else { 1200 + 37 * at + 11 * (year - 2020) };
            let count = of / (3 + at) + 17 * (year - 2020) + at;
            let percent = (f64::from(count) / f64::from(of) * 1000.0).round() / 10.0;
            _ = write!(cells, ",{count},{of},{percent}");
        }
        cells
    };
    folder.write("plans.csv", &table(&columns, 2020..2025, figures));
    let (status, out, _) = folder.import(&format!("plans.csv {SETUP}"));
    assert_eq!(status, 1, "{out}");
    let asked = out.lines().filter(|line| line.trim_start().starts_with("--answer")).count();
    assert!(asked <= 10, "{asked}: {out}");
    assert!(out.contains("--answer '*/polarity=…'") && out.contains("16 indicators: "), "{out}");
    assert!(out.contains("Choose first which are wanted: --indicator NAME"), "{out}");
    let answers = "--accept --answer */polarity=neutral --answer */strand=outcomes";
    let (status, out, _) = folder.import(&format!("plans.csv {SETUP} {answers}"));
    assert_eq!(status, 0, "{out}");
    let document = folder.read("out.scorecard");
    let indicators = document["indicators"].as_array().unwrap();
    assert_eq!(indicators.len(), 16);
    assert!(indicators.iter().all(|indicator| indicator["measure"]["kind"] == "proportion"));
    let blocks: Vec<&Value> = document["data"].as_array().unwrap().iter().collect();
    let rows = blocks.iter().flat_map(|block| block["rows"].as_array().unwrap());
    assert!(rows.into_iter().all(|row| row["denominators"].is_array()));
}

#[test]
fn names_come_from_what_lies_beside_the_file() {
    let folder = Folder::new();
    folder.write("need.csv", &with_rate());
    folder.write(
        "need.meta.csv",
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp\n\
         rate_per_10000,Indicator,\"Children in need, rate per 10,000\",Rates,,1\n",
    );
    let answers = "--accept --answer */polarity=lower-is-better --answer */strand=outcomes";
    let (status, out, err) = folder.import(&format!("need.csv {SETUP} {answers}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("What its columns are called was read from need.meta.csv."), "{out}");
    let indicator = folder.read("out.scorecard")["indicators"][0].clone();
    assert_eq!(indicator["name"], "Children in need, rate per 10,000");
    assert_eq!(indicator["measure"]["decimals"], 1);
}

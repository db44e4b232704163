//! Tables of the many shapes that people have, from the file to the scorecard that is written: every figure with its
//! indicator, area, period, group, limits and counts.

use crate::commands::Folder;
use serde_json::Value;

/// Each figure that a scorecard holds, as `indicator | area | period | group | value`, with limits and counts behind it.
fn figures(document: &Value) -> Vec<String> {
    let mut figures = Vec::new();
    for block in document["data"].as_array().unwrap() {
        let group = match &block["breakdown"] {
            Value::Null => "-".to_owned(),
            by => format!("{}: {}", by["by"].as_str().unwrap(), by["group"].as_str().unwrap()),
        };
        for row in block["rows"].as_array().unwrap() {
            for (at, period) in block["periods"].as_array().unwrap().iter().enumerate() {
                let said = |field: &str| row[field].get(at).filter(|value| !value.is_null());
                let beside: String =
                    [("lower", '>'), ("upper", '<'), ("numerators", '#'), ("denominators", '/')]
                        .iter()
                        .filter_map(|(field, sign)| Some(format!(" {sign}{}", said(field)?)))
                        .collect();
                if let Some(value) = said("values") {
                    let [indicator, area] =
                        [&block["indicator"], &row["area"]].map(|id| id.as_str().unwrap());
                    let period = period.as_str().unwrap();
                    figures.push(format!("{indicator} | {area} | {period} | {group} | {value}{beside}"));
                }
            }
        }
    }
    figures.sort();
    figures
}

/// What is written of a table, with every question about indicators answered in the same way.
#[track_caller]
fn written(csv: &str, answers: &str) -> Vec<String> {
    let folder = Folder::new();
    folder.write("table.csv", csv);
    let call = "table.csv --area all --accept --title Two_Rivers --system E54000057 -o out.scorecard \
                --answer */kind=mean --answer */unit=days --answer */polarity=neutral --answer */strand=services";
    let (status, out, err) = folder.import(format!("{call} {answers}").trim());
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    figures(&folder.read("out.scorecard"))
}

#[test]
fn periods_indicators_and_sexes_across_come_out_figure_by_figure() {
    let three_rows = "\
,,Waits,,,,Stays,
,,2022,,2023,,2023,
Code,Name,Male,Female,Male,Female,Male,Female
E92000001,England,1,2,3,4,5,6
E08000002,Bury,7,8,9,10,11,12
";
    assert_eq!(
        written(three_rows, "--answer */everyone/Sex=none_of_them"),
        [
            "stays | E08000002 | 2023 | Sex: Female | 12",
            "stays | E08000002 | 2023 | Sex: Male | 11",
            "stays | E92000001 | 2023 | Sex: Female | 6",
            "stays | E92000001 | 2023 | Sex: Male | 5",
            "waits | E08000002 | 2022 | Sex: Female | 8",
            "waits | E08000002 | 2022 | Sex: Male | 7",
            "waits | E08000002 | 2023 | Sex: Female | 10",
            "waits | E08000002 | 2023 | Sex: Male | 9",
            "waits | E92000001 | 2022 | Sex: Female | 2",
            "waits | E92000001 | 2022 | Sex: Male | 1",
            "waits | E92000001 | 2023 | Sex: Female | 4",
            "waits | E92000001 | 2023 | Sex: Male | 3"
        ]
    );
}

#[test]
fn a_value_with_its_limits_below_each_year_comes_out_with_them() {
    let table = "\
Waits in days
,,2022,,,2023,,
Code,Name,Value,Lower CI (95%),Upper CI (95%),Value,Lower CI (95%),Upper CI (95%)
E92000001,England,11,10,12,13,12,14
E08000002,Bury,21,18,24,23,20,26
";
    assert_eq!(
        written(table, ""),
        [
            "waits-in-days | E08000002 | 2022 | - | 21 >18 <24",
            "waits-in-days | E08000002 | 2023 | - | 23 >20 <26",
            "waits-in-days | E92000001 | 2022 | - | 11 >10 <12",
            "waits-in-days | E92000001 | 2023 | - | 13 >12 <14"
        ]
    );
}

#[test]
fn a_board_report_with_areas_across_comes_out_area_by_area() {
    let table = "\
Indicator,Period,England,North West,Bury
Waits,2022/23,11,12,10
Waits,2023/24,10.5,11.5,9.5
";
    assert_eq!(
        written(table, "--answer */period=financial-year"),
        [
            "waits | E08000002 | 2022/23 | - | 10",
            "waits | E08000002 | 2023/24 | - | 9.5",
            "waits | E12000002 | 2022/23 | - | 12",
            "waits | E12000002 | 2023/24 | - | 11.5",
            "waits | E92000001 | 2022/23 | - | 11",
            "waits | E92000001 | 2023/24 | - | 10.5"
        ]
    );
}

#[test]
fn rows_of_sexes_in_letters_have_their_total() {
    let table = "\
indicator,area_code,Gender,period,value
Waits,E92000001,M,2023,16
Waits,E92000001,F,2023,12
Waits,E92000001,T,2023,14
Waits,E08000002,M,2023,18
Waits,E08000002,F,2023,13
Waits,E08000002,T,2023,15
";
    let right = [
        "waits | E08000002 | 2023 | - | 15",
        "waits | E08000002 | 2023 | Gender: F | 13",
        "waits | E08000002 | 2023 | Gender: M | 18",
        "waits | E92000001 | 2023 | - | 14",
        "waits | E92000001 | 2023 | Gender: F | 12",
        "waits | E92000001 | 2023 | Gender: M | 16",
    ];
    assert_eq!(written(table, ""), right);
    assert_eq!(written(&table.replace(",T,", ",_T,"), ""), right);
}

#[test]
fn counts_of_other_names_stand_with_their_percentage() {
    let table = "\
Indicator,Area Code,Period,n,N,Percent
Waits,E92000001,2022,1100,10000,11
Waits,E08000002,2022,100,1000,10
";
    assert_eq!(
        written(table, "--answer */kind=proportion"),
        ["waits | E08000002 | 2022 | - | 10 #100 /1000", "waits | E92000001 | 2022 | - | 11 #1100 /10000"]
    );
}

#[test]
fn where_rows_differ_in_the_day_of_their_release_alone_they_are_left_out_with_a_way_out() {
    let folder = Folder::new();
    let table = "\
indicator,area_code,period,value,published
Waits,E92000001,2023,16,2024-01-10
Waits,E92000001,2023,16.5,2024-06-10
Waits,E08000002,2023,17,2024-01-10
Waits,E08000002,2023,17.5,2024-06-10
";
    folder.write("table.csv", table);
    let call = "table.csv --area all --accept --title Two_Rivers --system E54000057 -o out.scorecard \
                --answer */kind=mean --answer */unit=days --answer */polarity=neutral --answer */strand=services";
    let (status, out, _) = folder.import(call);
    assert_eq!(status, 1);
    assert!(out.contains("they differ in ‘published’: is that a breakdown"), "{out}");
    let (status, _, err) = folder.import(&format!("{call} --answer table/table.csv/apart=none_of_them"));
    assert_eq!(status, 1);
    assert!(err.contains("16 and 16.5 (lines 2–3)") && err.contains("--map 'COLUMN=breakdown'"), "{err}");
    assert!(err.contains("take the wrong rows out of the file"), "{err}");
    let newest = "indicator,area_code,period,value,published\nWaits,E92000001,2023,16.5,2024-06-10\n";
    folder.write("table.csv", newest);
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
}

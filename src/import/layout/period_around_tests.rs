//! What stands around tables of when their figures are of.

use super::*;
use crate::import::table::Mapping;
use std::path::Path;

fn around(lines: &str, sheet: Option<&str>, file: &str) -> PeriodAround {
    let above: Vec<String> = lines.split(';').filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let table = sheet.unwrap_or_else(|| file.split('.').next().unwrap());
    of(&FirstRows { below: &[], above: &above, table, mapping: &Mapping::NONE, file: Path::new(file) })
}

/// What is proposed; where nothing is, what stands there in brackets.
fn said(lines: &str, sheet: Option<&str>, file: &str) -> String {
    let PeriodAround { stands, likely, unclear } = around(lines, sheet, file);
    match (likely, unclear) {
        (Some((likely, _)), _) => likely,
        (None, Some(_)) => format!("({stands})"),
        (None, None) => "–".to_owned(),
    }
}

#[test]
fn dates_of_editions_sources_and_comparisons_are_no_periods() {
    for (lines, expected) in [
        ("Falls 2022/23;Published: 14 March 2024", "2022/23"),
        ("Falls 2022/23;Published;14 March 2024", "2022/23"),
        ("Falls 2022/23;Next update: March 2025", "2022/23"),
        ("Falls 2022/23;Copyright 2024", "2022/23"),
        ("Falls 2022/23;© Crown copyright 2024", "2022/23"),
        ("Falls 2022/23;Updated 2024-03-14", "2022/23"),
        ("Falls 2022/23, published March 2024", "2022/23"),
        ("Falls 2022/23 published March 2024", "2022/23"),
        ("Falls in 2022 (data extracted April 2024)", "2022"),
        ("Falls in 2022;Source: Census 2021", "2022"),
        ("Falls March 2023 (compared with March 2022)", "March 2023"),
        ("Falls 2022/23 compared with 2021/22", "2022/23"),
        ("Falls 2022/23 vs 2021/22", "2022/23"),
        ("Falls 2022/23;2021 boundaries", "2022/23"),
        ("Falls 2022/23;Release: March 2024", "2022/23"),
        ("Falls 2022/23;March 2024 release", "2022/23"),
        ("Falls, 2022 (2015 = 100)", "2022"),
        ("Falls;Next release: 2025", "–"),
        ("Falls;Release date: 14/03/2024", "–"),
        ("Falls;Extracted 05/06/2023", "–"),
        ("Prisoners released in 2023", "2023"),
        ("Falls;Time period: 2023", "2023"),
        ("Falls 2022/23;Time period: March 2023", "March 2023"),
        ("Falls;Date :;2021", "2021"),
        ("Census 2021: falls", "Census 2021"),
        ("Smoking in adults, year ending March 2023", "year ending March 2023"),
        ("Falls, 31 March 2023", "31 March 2023"),
        ("Falls in over 65s, 2022", "2022"),
        ("Rate per 2000 people, 2022", "2022"),
        ("Patients waiting 18 weeks, March 2023", "March 2023"),
        ("Falls 2020/21 to 2022/23", "2020/21 to 2022/23"),
        ("Falls 22/23", "22/23"),
        ("Falls, aged 16/17 and over, 2023", "2023"),
        ("Falls 2022/23;As at March 2024", "(2022/23, As at March 2024)"),
        ("Falls 2022/23;Calls in 2021", "(2022/23, 2021)"),
    ] {
        assert_eq!(said(lines, None, "x.csv"), expected, "{lines}");
    }
}

#[test]
fn spans_are_not_cut_to_their_last_month() {
    for lines in [
        "Falls, April to December 2023",
        "Falls, April - December 2023",
        "Falls January to June 2023",
        "Falls, nine months to December 2023",
        "Falls, half year to September 2023",
        "Falls week ending 7 April 2023",
        "Falls, financial year to September 2023",
        "Falls since 2019",
        "Falls 2023/24 to date",
        "Falls April, May and June 2023",
        "Falls, first nine months of 2023/24",
        "Falls H1 2023",
        "Falls 2023/24;April to December",
    ] {
        let said = said(lines, None, "x.csv");
        assert!(said.starts_with('('), "{lines}: {said}");
    }
}

#[test]
fn a_month_beside_a_year_is_that_of_the_year() {
    for (lines, sheet, file, expected) in [
        ("Falls 2023/24", Some("Apr"), "x.xlsx", "2023-04"),
        ("Falls 2023/24", Some("January"), "x.xlsx", "2024-01"),
        ("Falls 2023", Some("Jan"), "x.xlsx", "2023-01"),
        ("Falls 2023/24", Some("Q1"), "x.xlsx", "2023 Q2"),
        ("Falls", Some("January"), "Falls 2023.xlsx", "2023-01"),
        ("Falls", Some("May"), "falls_2023-24.xlsx", "2023-05"),
        ("Falls 2023/24", Some("Apr-23"), "x.xlsx", "Apr-23"),
        ("Falls 2023/24", Some("2022"), "x.xlsx", "(2023/24, 2022)"),
        ("Falls 2023/24", None, "falls_apr.csv", "2023-04"),
        ("Falls 2023/24", None, "falls-may.csv", "2023-05"),
        ("Falls 2023/24", None, "falls_q3.csv", "2023 Q4"),
        ("Falls 2023/24", None, "falls_may_2023.csv", "(2023/24, may 2023)"),
        ("Falls 2022/23", None, "falls_april_2024.csv", "2022/23"),
        ("Falls April 2023/24", None, "x.csv", "2023-04"),
        ("Falls May 2023/24", None, "x.csv", "2023-05"),
        ("Falls January 2023/24", None, "x.csv", "January 2023/24"),
        ("Falls 2023/24;April", None, "x.csv", "2023-04"),
        ("Falls 2023/24 (May)", None, "x.csv", "2023-05"),
        ("Falls 2023/24;April", None, "falls_may.csv", "(April, 2023/24)"),
        ("Falls 2023/24", Some("Autumn"), "x.xlsx", "(Autumn 2023/24)"),
        ("Falls 2023/24", Some("Apr-Dec"), "x.xlsx", "(Apr-Dec 2023/24)"),
        ("Falls academic year 2023/24", Some("May"), "x.xlsx", "(May academic year 2023/24)"),
        ("Falls 2023/24", Some("Data"), "x.xlsx", "2023/24"),
    ] {
        assert_eq!(said(lines, sheet, file), expected, "{lines}, {sheet:?}, {file}");
    }
}

#[test]
fn whatever_is_proposed_can_be_the_answer() {
    let dates = [
        "31/03/2023",
        "05/06/2023",
        "14/03/2024",
        "31 March 2023",
        "2023",
        "2023/24",
        "Mar-23",
        "2023p",
        "2023/24 (provisional)",
        "Autumn 2022/23",
        "Q1 2023/24",
        "H1 2023",
        "2021-23",
        "FY 2022",
        "FY23/24",
        "year ending June 2023",
        "2023 [r]",
        "201112",
        "20230331",
        "2011/12",
        "12.05.2023",
        "May 2024 (forecast)",
        "2020 to 2023",
        "2018-20 (3 year average)",
        "2023*",
    ];
    for date in dates {
        for line in
            ["", "As at ", "Date: ", "Falls, ", "Falls in ", "Period: ", "Release date: ", "Extracted "]
        {
            let lines = format!("Falls;{line}{date}");
            let PeriodAround { likely, .. } = around(&lines, None, "x.csv");
            let Some((likely, _)) = likely else { continue };
            let read = period::label(&likely).unwrap();
            let published = alone(read.published);
            assert!(read.flag.is_none() && !read.is_marked && published.part.is_none(), "{lines}: {likely}");
            assert!(!published.may_be.is_empty(), "{lines}: {likely}");
        }
    }
    assert_eq!(said("Falls;As at 31/03/2023", None, "x.csv"), "As at 31/03/2023");
    assert_eq!(said("Falls;Date: 05/06/2023", None, "x.csv"), "(05/06/2023)");
}

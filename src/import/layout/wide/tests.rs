//! Tables with figures across in their forms, and what no column says.

use crate::import::choice::Choice;
use crate::import::table::{Layout, Mapping};
use crate::import::testing::{figures, only_table, read, rows, said, skipped};
use crate::model::{AreaKind, Flag};
use std::fmt::Write;

#[test]
fn years_across_are_periods_and_a_sign_is_its_reason() {
    let read = rows("Indicator,Area code,Area name,2020/21,2021/22\nWalks,E08000901,Upton,10,[c]\n");
    only_table(&read, Layout::Wide);
    assert_eq!(figures(&read), ["Walks |  | E08000901 | 2020/21 | 10", "Walks |  | E08000901 | 2021/22 | –"]);
    assert!(read.observations.iter().any(|observation| observation.flag == Some(Flag::Suppressed)));
}

#[test]
fn limits_and_counts_of_a_year_go_with_its_value() {
    let read = rows(
        "Indicator,Code,2020 value,2020 lower CI,2020 upper CI,2021 value,2021 lower CI,2021 upper CI\n\
         Walks,E08000901,10,9,11,12,11,13\n",
    );
    assert_eq!(read.observations.len(), 2);
    let limits: Vec<_> = read.observations.iter().map(|o| (o.figures.lower, o.figures.upper)).collect();
    assert_eq!(limits, [(Some(9.0), Some(11.0)), (Some(11.0), Some(13.0))]);
}

#[test]
fn indicators_across_are_indicators_and_their_brackets_say_how_they_are_measured() {
    let read = rows("area_code,area_name,period,Smoking (%),Falls\nE08000901,Upton,2022,10,27\n");
    let table = only_table(&read, Layout::Wide);
    assert_eq!(figures(&read), ["Falls |  | E08000901 | 2022 | 27", "Smoking |  | E08000901 | 2022 | 10"]);
    assert!(table.remarks[0].contains("indicators Smoking (%), Falls"), "{:?}", table.remarks);
    let smoking = read.indicators.iter().find(|found| found.name() == "Smoking").unwrap();
    assert!(smoking.definition.kind.is_some(), "a percentage is a proportion");
}

#[test]
fn sexes_across_are_groups_of_the_indicator() {
    let read = rows("indicator,code,period,Male,Female,Persons\nWalks,E08000901,2022,10,12,11\n");
    assert_eq!(
        figures(&read),
        [
            "Walks | Sex: Female | E08000901 | 2022 | 12",
            "Walks | Sex: Male | E08000901 | 2022 | 10",
            "Walks | Sex: Persons | E08000901 | 2022 | 11"
        ]
    );
}

#[test]
fn a_year_whose_header_names_no_group_is_of_everyone() {
    for (header, group) in [("Girls", "Sex: Girls"), ("Carers", "Category: Carers")] {
        let read = rows(&format!("Indicator,Code,{header} 2021,2021,2022\nWalks,E08000901,10,11,12\n"));
        let expected = [
            "Walks |  | E08000901 | 2021 | 11".to_owned(),
            "Walks |  | E08000901 | 2022 | 12".to_owned(),
            format!("Walks | {group} | E08000901 | 2021 | 10"),
        ];
        assert_eq!(figures(&read), expected);
    }
}

#[test]
fn a_table_below_titles_with_categories_across_asks_when_it_is_of() {
    let read = rows(
        "\n\"TS099 - Way to work\"\n\"Source and date of download\"\n\"Population :\",\"Residents\"\n\
         \"Date :\",\"2021\"\n\n\
         \"local authority: district / unitary (as of April 2023)\",\"mnemonic\",\"Total: All residents\",\"On foot\",\"By bus\"\n\
         \"Upton\",\"E08000901\",100,60,40\n",
    );
    let table = only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        [
            "table:TS099 - Way to work | Way to work: By bus | E08000901 |  | 40",
            "table:TS099 - Way to work | Way to work: On foot | E08000901 |  | 60",
            "table:TS099 - Way to work | Way to work: Total: All residents | E08000901 |  | 100"
        ]
    );
    assert_eq!(
        read.open_periods[0].likely.as_ref().map(|(likely, _)| likely.as_str()),
        Some("2021"),
        "{:?}",
        table.remarks
    );
    assert!(read.indicators[0].is_unnamed);
    assert_eq!(read.indicators[0].suggestions[0].value, "TS099 - Way to work");
}

#[test]
fn two_rows_of_header_are_one() {
    let read = rows(
        "Local authority,,Smoking prevalence,,\nCode,Name,2021,2022,2023\nE08000901,Upton,10.5,10.2,9.9\n",
    );
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        [
            "Smoking prevalence |  | E08000901 | 2021 | 10.5",
            "Smoking prevalence |  | E08000901 | 2022 | 10.2",
            "Smoking prevalence |  | E08000901 | 2023 | 9.9"
        ]
    );
}

#[test]
fn a_column_of_codes_is_the_area_whatever_it_is_called() {
    let read = rows("mnemonic,where,2021,2022\nE08000901,Upton,1,2\n");
    assert_eq!(read.areas[0].code.as_deref(), Some("E08000901"));
    assert_eq!(read.areas[0].kind, Some(AreaKind::Place));
}

#[test]
fn a_note_under_the_table_is_no_row_of_it() {
    let read = rows("Code,2021,2022\nE08000901,1,2\nc = withheld,,\n");
    let table = only_table(&read, Layout::Wide);
    assert_eq!(skipped(table), ["3: it has no figures"]);
}

#[test]
fn what_somebody_says_of_columns_comes_first() {
    let csv = "Borough,When,Pct moving,Base,Who\nUpton,2022,10,300,Men\nUpton,2022,12,310,Women\n";
    let roles = ["Borough=name", "When=period", "Pct moving=value", "Base=denominator", "Who=breakdown"];
    let read = said(csv, &roles);
    let table = only_table(&read, Layout::Tidy);
    assert_eq!(table.columns_left, Vec::<String>::new());
    assert_eq!(
        figures(&read),
        [
            "table:table | Who: Men | Upton | 2022 | 10 (– of 300)",
            "table:table | Who: Women | Upton | 2022 | 12 (– of 310)"
        ]
    );
    let across = said("Borough,A,B,C\nUpton,1,2,3\n", &["Borough=name", "A=value", "C=value"]);
    assert_eq!(figures(&across), ["A |  | Upton |  | 1", "C |  | Upton |  | 3"]);
}

#[test]
fn a_column_that_is_not_there_is_named() {
    let choice = Choice {
        mapping: Mapping::read(&["Boroughs=name".to_owned(), "When=period".to_owned()]).unwrap(),
        ..Choice::default()
    };
    let error = read(b"Borough,When,indicator,value\nUpton,2022,Walks,10\n", choice).unwrap_err();
    assert_eq!(error.sentence(), "No column is called ‘Boroughs’; did you mean ‘Borough’?");
}

#[test]
fn a_table_without_an_indicator_or_only_with_counts_is_read() {
    let read = rows("area_code,area_name,period,value\nE08000901,Upton,2022,11\n");
    only_table(&read, Layout::Tidy);
    assert!(read.indicators[0].is_unnamed);
    let read = rows(
        "indicator,area_code,period,numerator,denominator\nWalks,E08000901,2022,123,1000\nWalks,E08000901,2023,7,5\n",
    );
    let table = only_table(&read, Layout::Tidy);
    assert_eq!(figures(&read), ["Walks |  | E08000901 | 2022 | 12.3 (123 of 1000)"]);
    assert_eq!(
        skipped(table),
        ["3: its count is no part of what it is out of, so that no share can be worked out"]
    );
}

#[test]
fn a_rate_by_another_name_is_the_value() {
    for name in ["Rate", "Percentage", "Rate per 1,000", "Prevalence of walking"] {
        let read = rows(&format!("Measure,LA Code,LA Name,Year,\"{name}\"\nWalks,E08000901,Upton,2022,11\n"));
        only_table(&read, Layout::Tidy);
        assert_eq!(figures(&read), ["Walks |  | E08000901 | 2022 | 11"], "{name}");
    }
}

#[test]
fn organisations_and_months_of_the_health_service_are_read() {
    let read = rows(
        "Period,Org Code,Parent Org,Org name,A&E attendances Type 1,Attendances over 4hrs Type 1\n\
         April 2025,RX9,NHS ENGLAND NORTH,UPTON HOSPITALS,31000,13000\n\
         TOTAL,,,,63000,26100\n",
    );
    let table = only_table(&read, Layout::Wide);
    assert_eq!(figures(&read).len(), 2);
    assert_eq!(skipped(table), ["3: the area is blank"]);
    assert_eq!(read.areas[0].kind, None, "what it is has to be asked");
}

#[test]
fn several_columns_of_values_are_all_read_where_they_are_said() {
    let text = "Where,When,Walks,Runs\nUpton,2022,10,5\n";
    let read = said(text, &["Where=name", "When=period", "Walks=value", "Runs=value"]);
    assert_eq!(figures(&read), ["Runs |  | Upton | 2022 | 5", "Walks |  | Upton | 2022 | 10"]);
    let text = "Where,2022 walks,Runs\nUpton,10,5\n";
    let read = said(text, &["Where=name", "2022 walks=value", "Runs=value"]);
    assert_eq!(figures(&read), ["Runs |  | Upton |  | 5", "walks |  | Upton | 2022 | 10"]);
}

#[test]
fn what_is_said_to_be_a_limit_or_a_count_is_no_figure_of_its_own() {
    let roles = ["Where=name", "Walks=value", "From=lower", "To=upper", "N=denominator"];
    let read = said("Where,Walks,From,To,N\nUpton,10,9,11,400\n", &roles);
    assert_eq!(figures(&read), ["Walks |  | Upton |  | 10 (9 to 11) (– of 400)"]);
    let roles = ["Where=name", "Walks=value", "Runs=value", "From=lower"];
    let read = said("Where,Walks,Runs,From\nUpton,10,5,9\n", &roles);
    assert_eq!(read.observations.len(), 2);
    let remarks = &read.tables[0].remarks;
    assert!(remarks.iter().any(|remark| remark.contains("`From` was left out")), "{remarks:?}");
    let roles = ["Where=name", "Yes=numerator", "Asked=denominator"];
    let read = said("Where,Yes,Asked\nUpton,10,40\n", &roles);
    assert_eq!(read.observations.get(0).figures.value, Some(25.0));
}

#[test]
fn three_rows_of_header_are_indicator_period_and_group() {
    let figures_of = |first: &str, second: &str| {
        let csv = format!(
            "{first}\n{second}\nCode,Name,Men,Women,Men,Women,Men,Women\nE08000901,Upton,1,2,3,4,5,6\n"
        );
        let read = rows(&csv);
        only_table(&read, Layout::Wide);
        figures(&read)
    };
    let right = [
        "Runs | Sex: Men | E08000901 | 2022 | 5",
        "Runs | Sex: Women | E08000901 | 2022 | 6",
        "Walks | Sex: Men | E08000901 | 2022 | 1",
        "Walks | Sex: Men | E08000901 | 2023 | 3",
        "Walks | Sex: Women | E08000901 | 2022 | 2",
        "Walks | Sex: Women | E08000901 | 2023 | 4",
    ];
    assert_eq!(
        figures_of(",,Walks,,,,Runs,", ",,2022,,2023,,2022,"),
        right,
        "names stand over several columns"
    );
    assert_eq!(figures_of(",,Walks,Walks,Walks,Walks,Runs,Runs", ",,2022,2022,2023,2023,2022,2022"), right);
    assert_eq!(figures_of(",,2022,,2023,,2022,", ",,Walks,,Walks,,Runs,"), right, "in another order");
}

#[test]
fn a_header_may_go_on_below_where_the_upper_row_is_full() {
    let read = rows("Code,Name,2022,2022,2023,2023\n,,Men,Women,Men,Women\nE08000901,Upton,1,2,3,4\n");
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        [
            "table:table | Sex: Men | E08000901 | 2022 | 1",
            "table:table | Sex: Men | E08000901 | 2023 | 3",
            "table:table | Sex: Women | E08000901 | 2022 | 2",
            "table:table | Sex: Women | E08000901 | 2023 | 4"
        ]
    );
}

#[test]
fn a_row_of_signs_below_the_header_is_a_row() {
    let read = rows("Code,Name,Sex,2021,2022\n,Upton,Persons,,c\nE08000902,Downham,Persons,1,2\n");
    assert_eq!(only_table(&read, Layout::Wide).rows, 2);
    let read = rows("Code,,2021,2022\n,Upton,c,c\nE08000902,Downham,1,2\n");
    assert_eq!(only_table(&read, Layout::Wide).rows, 2);
}

#[test]
fn limits_below_a_period_go_with_its_value_however_they_are_called() {
    for (lower, upper) in [("Lower CI (95%)", "Upper CI (95%)"), ("LCL", "UCL"), ("CI lower", "CI upper")] {
        let read = rows(&format!(
            ",,2022,,,2023,,\nCode,Name,Value,{lower},{upper},Value,{lower},{upper}\nE08000901,Upton,10,9,11,12,11,13\n"
        ));
        let table = only_table(&read, Layout::Wide);
        assert_eq!(
            figures(&read),
            [
                "table:table |  | E08000901 | 2022 | 10 (9 to 11)",
                "table:table |  | E08000901 | 2023 | 12 (11 to 13)"
            ],
            "{lower}: {:?}",
            table.remarks
        );
    }
}

#[test]
fn limits_of_another_level_are_left_out_and_said() {
    let read = rows("Code,2022,2022 lower 99.8% limit,2022 upper 99.8% limit\nE08000901,10,8,12\n");
    let table = only_table(&read, Layout::Wide);
    assert_eq!(figures(&read), ["table:table |  | E08000901 | 2022 | 10"]);
    assert_eq!(table.columns_left, ["2022 lower 99.8% limit", "2022 upper 99.8% limit"]);
}

#[test]
fn a_figure_that_no_header_names_is_of_the_table() {
    let read = rows("Code,2022: Value,2022: Rank\nE08000901,10,8\n");
    assert_eq!(
        figures(&read),
        ["table:table |  | E08000901 | 2022 | 10", "table:table: Rank |  | E08000901 | 2022 | 8"]
    );
}

#[test]
fn years_as_r_writes_them_are_periods() {
    let read = rows("area_code,area_name,X2021,X2022\nE08000901,Upton,10,11\n");
    assert_eq!(
        figures(&read),
        ["table:table |  | E08000901 | 2021 | 10", "table:table |  | E08000901 | 2022 | 11"]
    );
}

#[test]
fn areas_across_are_areas_by_code_or_name() {
    let read =
        rows("Indicator,Period,E92000001,E08000901,E08000902\nWalks,2022,11,10,12\nWalks,2023,1,2,[c]\n");
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        [
            "Walks |  | E08000901 | 2022 | 10",
            "Walks |  | E08000901 | 2023 | 2",
            "Walks |  | E08000902 | 2022 | 12",
            "Walks |  | E08000902 | 2023 | –",
            "Walks |  | E92000001 | 2022 | 11",
            "Walks |  | E92000001 | 2023 | 1"
        ]
    );
    let read = rows("Indicator,Unit,England,North West,Bury\nWalks,%,11,12,10\nFalls,per 1000,25,26,27\n");
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        [
            "Falls |  | Bury |  | 27",
            "Falls |  | England |  | 25",
            "Falls |  | North West |  | 26",
            "Walks |  | Bury |  | 10",
            "Walks |  | England |  | 11",
            "Walks |  | North West |  | 12"
        ]
    );
    let read = rows("Indicator,England,,Bury,\n,2022,2023,2022,2023\nWalks,1,2,3,4\n");
    assert_eq!(
        figures(&read),
        [
            "Walks |  | Bury | 2022 | 3",
            "Walks |  | Bury | 2023 | 4",
            "Walks |  | England | 2022 | 1",
            "Walks |  | England | 2023 | 2"
        ]
    );
}

#[test]
fn measures_beside_each_other_are_of_the_indicator_that_the_row_names() {
    let read =
        rows("Indicator,Code,2022 Count,2022 Crude rate\nWalks,E08000901,120,10.5\nRuns,E08000901,60,5.5\n");
    assert_eq!(
        figures(&read),
        [
            "Runs (Crude rate) |  | E08000901 | 2022 | 5.5",
            "Runs |  | E08000901 | 2022 | 60",
            "Walks (Crude rate) |  | E08000901 | 2022 | 10.5",
            "Walks |  | E08000901 | 2022 | 120"
        ],
        "which are told apart by their measures in the end"
    );
}

#[test]
fn the_counts_of_a_chosen_rate_are_read_with_it() {
    let mut csv = "Area code,Period,Walkers,Adults,Share who walk (%),Dogs\n".to_owned();
    for (year, walkers, adults) in [
        (2018, 1234, 9871),
        (2019, 2345, 9914),
        (2020, 3127, 9953),
        (2021, 4011, 10_007),
        (2022, 4523, 10_061),
    ] {
        let percent = (f64::from(walkers) / f64::from(adults) * 1000.0).round() / 10.0;
        writeln!(csv, "E08000901,{year},{walkers},{adults},{percent},{}", year - 1700).unwrap();
    }
    let choice = Choice { indicators: vec!["Share who walk (%)".to_owned()], ..Choice::default() };
    let read = read(csv.as_bytes(), choice).unwrap();
    let mut known: Vec<(&str, bool)> =
        read.indicators.iter().map(|found| (found.name(), found.not_wanted)).collect();
    known.sort_unstable();
    assert_eq!(known, [("Adults", true), ("Share who walk", false), ("Walkers", true)]);
}

#[test]
fn a_population_beside_a_rate_is_not_everyone() {
    let read = rows("Code,Period,Crude rate,Deaths,Population\nE08000901,2022,310.1,170,56000\n");
    assert_eq!(
        figures(&read),
        [
            "Deaths |  | E08000901 | 2022 | 170",
            "Population |  | E08000901 | 2022 | 56000",
            "table:table: Crude rate |  | E08000901 | 2022 | 310.1"
        ]
    );
    let read = rows(
        "Indicator,Code,Period,Directly standardised rate per 100000,LCL,UCL,Count,Population\n\
         Falls,E08000901,2022,310.1,309,311,170,56000\n",
    );
    let table = only_table(&read, Layout::Tidy);
    assert_eq!(figures(&read), ["Falls |  | E08000901 | 2022 | 310.1 (309 to 311) (170 of –)"]);
    assert_eq!(table.columns_left, ["Population"], "it does not give the rate");
}

#[test]
fn one_measure_of_all_figures_is_no_name() {
    let read = rows("Table 1a,Walks to work\nArea,2021 (Percentage),2022 (Percentage)\nUpton,11,12\n");
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        ["table:Walks to work |  | Upton | 2021 | 11", "table:Walks to work |  | Upton | 2022 | 12"]
    );
    let suggested: Vec<&str> =
        read.indicators[0].suggestions.iter().map(|suggestion| suggestion.value.as_str()).collect();
    assert_eq!(suggested, ["proportion", "%", "Walks to work"]);
}

#[test]
fn a_label_beside_a_code_is_the_name_of_the_area() {
    for (csv, layout) in [
        ("Code,Label,Period,Life expectancy,Falls\nE02000984,Bolton 001,2022,79.1,98.1\n", Layout::Wide),
        ("Code,Label,Indicator,Period,Value\nE02000984,Bolton 001,Falls,2022,98.1\n", Layout::Tidy),
    ] {
        let read = rows(csv);
        let table = only_table(&read, layout);
        let area = &read.areas[0];
        assert_eq!((area.code.as_deref(), area.name.as_str()), (Some("E02000984"), "Bolton 001"));
        assert!(table.columns_left.is_empty(), "{:?}", table.columns_left);
    }
    let read = rows("area,Label,Indicator,Period,Value\nBolton,first,Falls,2022,98.1\n");
    assert_eq!(read.areas[0].name, "Bolton", "without a code it may be any label");
}

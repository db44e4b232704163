//! Tables as publishers beyond the usual ones write them, each with areas of its own.

use crate::import::table::Layout;
use crate::import::testing::{figures, only_table, rows, sheet, skipped};
use crate::model::{AreaKind, Flag};

#[test]
fn cubes_of_statswales_are_read_by_the_names_of_things() {
    let read = rows(
        "Data,Area_Code,Area_ItemName_ENG,Area_SortOrder,Area_Hierarchy,Area_AltCode1,Year_Code,Year_ItemName_ENG,\
         Year_SortOrder,Measure_Code,Measure_ItemName_ENG,Measure_SortOrder,Sex_Code,Sex_ItemName_ENG,RowKey,PartitionKey\n\
         23.4,596,Wales,1,,W92000004,2021,2021-22,1,1,Adults who walk,1,P,Persons,01,\n\
         13.4,512,Ynys,2,596,W06000901,2021,2021-22,1,1,Adults who walk,1,P,Persons,02,\n\
         14.4,512,Ynys,2,596,W06000901,2021,2021-22,1,1,Adults who walk,1,F,Female,03,\n\
         -999999999,512,Ynys,2,596,W06000901,2022,2022-23,2,1,Adults who walk,1,P,Persons,04,\n",
    );
    let table = only_table(&read, Layout::Tidy);
    assert_eq!(
        figures(&read),
        [
            "Adults who walk | Sex: Female | W06000901 | 2021/22 | 14.4",
            "Adults who walk | Sex: Persons | W06000901 | 2021/22 | 13.4",
            "Adults who walk | Sex: Persons | W06000901 | 2022/23 | –",
            "Adults who walk | Sex: Persons | W92000004 | 2021/22 | 23.4",
        ]
    );
    assert!(
        table.remarks[0].starts_with("Columns that only number or order what others name"),
        "{:?}",
        table.remarks
    );
    assert_eq!(read.areas.iter().find(|area| area.name == "Ynys").unwrap().kind, Some(AreaKind::Place));
}

#[test]
fn rows_of_nomis_for_a_count_go_with_the_row_for_the_rate() {
    let row = |measure: &str, value: &str| {
        format!(
            "2024-12,Jan 2024-Dec 2024,2024-12,date,7,Upton,E08000901,local authority: district,45,Employment rate,45,\
             1,{measure},{value},A,0\n"
        )
    };
    let csv =
        "DATE,DATE_NAME,DATE_CODE,DATE_TYPE,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GEOGRAPHY_TYPE,VARIABLE,\
               VARIABLE_NAME,VARIABLE_CODE,MEASURES,MEASURES_NAME,OBS_VALUE,OBS_STATUS,RECORD_OFFSET\n"
            .to_owned()
            + &[("Numerator", "150"), ("Variable", "75"), ("Denominator", "200"), ("Confidence", "4.1")]
                .map(|(measure, value)| row(measure, value))
                .concat();
    let read = rows(&csv);
    let table = only_table(&read, Layout::Tidy);
    assert_eq!(figures(&read), ["Employment rate |  | E08000901 | 2024 | 75 (150 of 200)"]);
    assert_eq!(skipped(table), ["5: it says how far the limits lie from a figure, which is not read"]);
}

#[test]
fn limits_in_rows_of_their_own_go_with_their_figure() {
    let read = rows(
        "FeatureCode,FeatureName,FeatureType,DateCode,Measurement,Units,Value,Gender\n\
         S12000901,Abermuir,Council Area,2021,95% Lower Confidence Limit Percent,Percent Of Adults,13,All\n\
         S12000901,Abermuir,Council Area,2021,Percent,Percent Of Adults,18,All\n\
         S12000901,Abermuir,Council Area,2021,95% Upper Confidence Limit Percent,Percent Of Adults,23,All\n\
         S12000901,Abermuir,Council Area,2021,Percent,Percent Of Adults,17,Female\n",
    );
    only_table(&read, Layout::Tidy);
    assert_eq!(
        figures(&read),
        [
            "table:table: Percent | Gender: All | S12000901 | 2021 | 18 (13 to 23)",
            "table:table: Percent | Gender: Female | S12000901 | 2021 | 17",
        ]
    );
    assert_eq!(read.areas[0].kind, Some(AreaKind::Place));
}

#[test]
fn two_limits_that_differ_contradict_each_other() {
    let read = rows(
        "area_code,indicator,period,measure,value\n\
         E08000901,Walks,2021,Percent,18\nE08000901,Walks,2021,Lower CI Percent,13\nE08000901,Walks,2021,Lower CI Percent,14\n",
    );
    assert_eq!(figures(&read), ["Walks |  | E08000901 | 2021 | contradict each other"]);
}

#[test]
fn years_across_in_rows_for_value_and_limits() {
    let read = rows(
        "Indicator,Code,Measure,2021,2022\nWalks,E08000901,Value,10,12\nWalks,E08000901,Lower CI,9,11\n\
         Walks,E08000901,Upper CI,11,[x]\n",
    );
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        ["Walks |  | E08000901 | 2021 | 10 (9 to 11)", "Walks |  | E08000901 | 2022 | 12 (11 to –)"]
    );
}

#[test]
fn periods_of_scotpho_say_what_kind_of_years_they_are() {
    let read = rows(
        "area_code,area_type,area_name,year,period,type_definition,indicator,numerator,measure,\
         lower_confidence_interval,upper_confidence_interval\n\
         S12000901,Council area,Abermuir,2020,2019 to 2021 calendar years; 3-year aggregates,Rate,Deaths,45.3,21,17.6,24.9\n\
         S12000901,Council area,Abermuir,2021,2020 to 2022 calendar years; 3-year aggregates,Rate,Deaths,47,21.8,18.3,25.8\n",
    );
    assert_eq!(
        figures(&read),
        [
            "Deaths |  | S12000901 | 2019-21 | 21 (17.6 to 24.9) (45.3 of –)",
            "Deaths |  | S12000901 | 2020-22 | 21.8 (18.3 to 25.8) (47 of –)",
        ]
    );
}

#[test]
fn a_word_below_every_year_and_a_header_that_is_written_twice_are_one_header() {
    let table = "\"area\",\"area label\",\"area long label\",\"2020/21\",\"2021/22\"\n";
    let row = "\"E08000901\",\"Upton\",\"Upton Borough\",\"55.2\",\"60.3\"\n";
    for second in [table, "\"area\",\"area label\",\"area long label\",\"Raw value\",\"Raw value\"\n"] {
        let read = rows(&format!("{table}{second}{row}"));
        only_table(&read, Layout::Wide);
        assert_eq!(read.indicators.len(), 1);
        assert!(read.indicators[0].is_unnamed, "{second}");
        assert!(read.indicators[0].suggestions.iter().all(|suggestion| suggestion.value != "area"));
        let found = figures(&read);
        assert!(found[0].ends_with("| E08000901 | 2020/21 | 55.2"), "{found:?}");
        assert!(found[1].ends_with("| E08000901 | 2021/22 | 60.3"), "{found:?}");
    }
}

#[test]
fn each_header_may_have_a_period_and_a_unit_of_its_own() {
    let read = rows("Area,Active adults 2021/22 %,Weekly pay 2022 GBP\nUpton,64.1,598.2\n");
    only_table(&read, Layout::Wide);
    let found = figures(&read);
    assert!(found[0].starts_with("Active adults |") && found[0].ends_with("| 2021/22 | 64.1"), "{found:?}");
    assert!(found[1].starts_with("Weekly pay (GBP) |") && found[1].ends_with("| 2022 | 598.2"), "{found:?}");
}

#[test]
fn numbers_of_authorities_and_margins_are_no_figures() {
    let read = rows(
        "Year,LA_Number,ONS_Code,LA_Name,NumElig,conf\n2011/12,350,E08000901,Upton,3500,4.1\n2011/12,351,E08000902,Beeford,2200,4\n",
    );
    let table = only_table(&read, Layout::Wide);
    let names: Vec<_> = read.indicators.iter().map(|found| found.name().to_owned()).collect();
    assert_eq!(names, ["NumElig"]);
    assert!(
        table.columns_left.contains(&"LA_Number".to_owned())
            && table.columns_left.contains(&"conf".to_owned())
    );
    assert!(table.remarks.iter().any(|remark| remark.contains("`conf` was left out")), "{:?}", table.remarks);
}

#[test]
fn waiting_lists_are_read_by_commissioner() {
    let read = rows(
        "Region Code,Commissioner Code,Commissioner Name,Treatment Function Code,Treatment Function,>0-1,>1-2,Total\n\
         Y62,00T,NHS UPTON,C_100,General Surgery,5,3,8\n",
    );
    let table = only_table(&read, Layout::Wide);
    assert_eq!(read.observations.len(), 3);
    assert!(
        table.remarks.iter().any(|remark| remark.contains("Commissioner"))
            || read.areas[0].name == "NHS UPTON"
    );
    assert!(read.observations.iter().all(|observation| observation.flag != Some(Flag::NotAvailable)));
}

#[test]
fn of_several_columns_of_codes_the_one_with_the_most_areas_says_where() {
    let read = rows(
        "Month,Country,HBT,DepartmentType,NumberOfAttendances\n202301,S92000003,S08000901,Emergency,3000\n\
         202301,S92000003,S08000902,Emergency,5000\n",
    );
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        [
            "NumberOfAttendances |  | S08000901 | 2023-01 | 3000",
            "NumberOfAttendances |  | S08000902 | 2023-01 | 5000",
        ]
    );
}

#[test]
fn a_margin_gives_the_limits_of_the_figures_it_stands_beside() {
    let read = rows(
        "Area,Code,Date,numerator,denominator,percent,conf\nUpton,E08000901,2021,50,200,25.4,4.1\n\
         Beeford,E08000902,2021,!,!,!,!\n",
    );
    let table = only_table(&read, Layout::Tidy);
    let found = figures(&read);
    assert!(found[0].ends_with("| E08000901 | 2021 | 25.4 (21.3 to 29.5) (50 of 200)"), "{found:?}");
    let remark = "The limits of `percent` were worked out as its figure ± `conf`.";
    assert!(table.remarks.iter().any(|said| said == remark), "{:?}", table.remarks);
}

#[test]
fn each_period_across_may_have_a_margin_to_the_right_of_it() {
    let read = rows("Area,Code,2021,conf,2022,conf\nUpton,E08000901,25.4,4.1,26,4\n");
    let table = only_table(&read, Layout::Wide);
    let found = figures(&read);
    assert!(found[0].ends_with("| E08000901 | 2021 | 25.4 (21.3 to 29.5)"), "{found:?}");
    assert!(found[1].ends_with("| E08000901 | 2022 | 26 (22 to 30)"), "{found:?}");
    assert_eq!(table.columns_left, Vec::<String>::new());
}

#[test]
fn a_margin_goes_with_the_figures_that_are_called_alike() {
    let read = rows("Code,Year,Walks,Swims,Walks ±\nE08000901,2021,25,30,4\n");
    only_table(&read, Layout::Wide);
    assert_eq!(
        figures(&read),
        ["Swims |  | E08000901 | 2021 | 30", "Walks |  | E08000901 | 2021 | 25 (21 to 29)"]
    );
}

#[test]
fn sheets_with_unnamed_columns_to_the_right_of_the_header_come_in() {
    let lines: &[&[&str]] = &[
        &["", "Title:", "A&E Attendances and Emergency Admissions"],
        &["", "Period:", "April 2025"],
        &["", "Basis:", "Provider"],
        &[],
        &["", "Provider Level Data"],
        &[],
        &["", "", "", "A&E attendances", "", "", "Seen in four hours"],
        &["", "Code", "Name", "Type 1", "Type 2", "Total", "Percentage"],
        &["", "-", "England", "100", "20", "120", "75.5", "", "3"],
        &[],
        &["", "RX901", "Upton Hospital", "10", "2", "12", "80.1", "", "4"],
    ];
    let read = sheet("Provider Level Data", lines);
    let [table] = &read.tables[..] else { panic!("{:?}", read.tables) };
    assert_eq!((table.layout, read.observations.len()), (Layout::Wide, 8), "{table:?}");
    let found = figures(&read);
    assert!(
        found
            .iter()
            .any(|figure| figure.starts_with("A&E attendances: Total |") && figure.ends_with("| 120")),
        "{found:?}"
    );
    assert!(
        table
            .remarks
            .iter()
            .any(|remark| remark.contains("2 rows go on to the right of the header (line 9)")),
        "{:?}",
        table.remarks
    );
}

#[test]
fn limits_and_counts_without_a_name_of_their_own_go_with_the_only_figures_or_the_rate() {
    let only = rows("Code,Rate,Lower CI,Upper CI\nE08000901,12,11,13\n");
    assert_eq!(
        figures(&only),
        ["table:table |  | E08000901 |  | 12 (11 to 13)"],
        "one rate is of what the table is of"
    );
    let beside = rows("Code,Visits,Rate per 1000,Lower CI,Upper CI\nE08000901,300,12.5,11,13\n");
    assert_eq!(
        figures(&beside),
        ["Visits |  | E08000901 |  | 300", "table:table: Rate per 1000 |  | E08000901 |  | 12.5 (11 to 13)"]
    );
    let counted = rows("Code,Percentage,Numerator,Denominator\nE08000901,12.5,100,800\n");
    let counted = figures(&counted);
    assert!(counted[0].ends_with("| 12.5 (100 of 800)"), "{counted:?}");
}

#[test]
fn how_something_is_measured_is_no_name_of_an_indicator() {
    let read = rows("Code,2022 Number,2022 %\nE08000901,120,12.5\n");
    let names: Vec<_> =
        read.indicators.iter().map(|found| (found.name().to_owned(), found.is_unnamed)).collect();
    assert_eq!(names, [("table: Number".to_owned(), true), ("table: %".to_owned(), true)]);
}

#[test]
fn the_end_of_a_title_may_be_the_period() {
    let read = rows("Walks in adults 2023\n\nArea,Code,Value\nUpton,E08000901,20\nBeeford,E08000902,21\n");
    assert_eq!(read.open_periods[0].likely.as_ref().map(|(likely, _)| likely.as_str()), Some("2023"));
}

//! Forms of tables that no publisher in particular has, and many people do.

use crate::import::choice::Choice;
use crate::import::table::{Layout, Mapping};
use crate::import::testing::{book, figures, only_table, read, rows, said, sheet, skipped};
use crate::model::AreaKind;

#[test]
fn a_column_without_a_name_names_the_area_where_its_cells_are_areas() {
    let by_name = rows(",2021,2022\nEngland,12.1,12\nBury,13.2,13.1\nBolton,14.2,14.4\n");
    let table = only_table(&by_name, Layout::Wide);
    assert_eq!(table.taken, 3);
    assert!(
        table.remarks.contains(&"The column number 1, which has no name, was taken as `area`.".to_owned()),
        "{:?}",
        table.remarks
    );
    let codes = rows(",period,value\nE08000901,2022,5\nE08000902,2022,6\n");
    assert_eq!(
        figures(&codes),
        ["table:table |  | E08000901 | 2022 | 5", "table:table |  | E08000902 | 2022 | 6"]
    );
    let unknown = ",2021,2022\nUpton,1,2\nDownham,3,4\n";
    assert_eq!(figures(&said(unknown, &["column 1=area"])).len(), 4);
    let error = read(unknown.as_bytes(), Choice::default()).unwrap_err().to_string();
    assert!(error.contains("such as ‘column 1’"), "{error}");
    let numbered = read(b",area_code,2021\n1,E08000901,5\n2,E08000902,6\n", Choice::default()).unwrap();
    assert_eq!(figures(&numbered).len(), 2, "a number of the row is no area");
}

#[test]
fn months_and_quarters_beside_a_year_are_periods() {
    let months = rows(
        "Code,Calendar year,Jan,February,Population\nE08000901,2022,10,11,900\nE08000901,2023,12,13,910\n",
    );
    let of = |period: &str, value: u32| format!("table:table |  | E08000901 | {period} | {value}");
    assert_eq!(
        figures(&months),
        [of("2022-01", 10), of("2022-02", 11), of("2023-01", 12), of("2023-02", 13)]
    );
    assert_eq!(months.tables[0].columns_left, ["Population"]);
    let quarters = rows("Code,Calendar year,Q1,Q2\nE08000901,2022,10,11\n");
    assert_eq!(figures(&quarters), [of("2022 Q1", 10), of("2022 Q2", 11)]);
    let financial = rows("Code,Financial year,Q1,Q4,Apr,Jan\nE08000901,2022/23,10,11,12,13\n");
    assert_eq!(
        figures(&financial),
        [of("2022 Q2", 10), of("2022-04", 12), of("2023 Q1", 11), of("2023-01", 13)]
    );
    let terms = rows("Code,Academic year,Autumn term,Spring term\nE08000901,2022/23,10,11\n");
    assert_eq!(terms.pool.periods().iter().filter(|period| period.part.is_some()).count(), 2);
    // In a year that may be of schools, April may be of either.
    let unclear = rows("Code,Year,Mar,Apr\nE08000901,2022/23,10,11\n");
    assert_eq!((unclear.indicators.len(), unclear.open_years[0].open.len()), (1, 1));
}

#[test]
fn other_codes_of_areas_and_columns_of_years_are_no_figures() {
    for (codes, when) in
        [("LA,LA number", "When"), ("LA code old,Old LA", "Period label"), ("DfE code,LEA", "Time label")]
    {
        let read = rows(&format!(
            "{codes},Area Code,Area,{when},Smoking rate\n351,351,E08000901,Upton,2022,13.1\n350,350,E08000902,Downham,2022,14\n\
             351,351,E08000901,Upton,2023,13\n350,350,E08000902,Downham,2023,14.5\n"
        ));
        let of =
            |area: &str, period: &str, value: f64| format!("Smoking rate |  | {area} | {period} | {value}");
        let expected = [
            of("E08000901", "2022", 13.1),
            of("E08000901", "2023", 13.0),
            of("E08000902", "2022", 14.0),
            of("E08000902", "2023", 14.5),
        ];
        assert_eq!(figures(&read), expected, "{when}");
    }
}

#[test]
fn limits_in_brackets_are_read_and_what_cannot_be_is_said() {
    let header = "indicator,area_code,area_name,period,value\n";
    let read = rows(&format!(
        "{header}Walks,E08000901,Upton,2022,20 (18-22)\nWalks,E08000902,Downham,2022,\"12.3 (11.1, 13.5)\"\n\
         Walks,E08000903,Beeford,2022,\"1,200 [95% CI 1,100 to 1,300]\"\nWalks,E08000904,Hill,2022,(5.2)\n\
         Walks,E08000905,Dale,2022,20 (22-24)\nFigures for Moor are being checked.,,,,\n"
    ));
    let of = |area: &str, figure: &str| format!("Walks |  | {area} | 2022 | {figure}");
    let expected = [
        of("E08000901", "20 (18 to 22)"),
        of("E08000902", "12.3 (11.1 to 13.5)"),
        of("E08000903", "1200 (1100 to 1300)"),
    ];
    assert_eq!(figures(&read), expected);
    let table = only_table(&read, Layout::Tidy);
    assert!(
        table.remarks.iter().any(|remark| remark.starts_with("Limits stand in brackets")),
        "{:?}",
        table.remarks
    );
    let [brackets, outside, note] = &skipped(table)[..] else { panic!("{:?}", skipped(table)) };
    assert!(brackets.contains("(write it with a minus, or without the brackets): ‘(5.2)’"), "{brackets}");
    assert!(outside.contains("‘20 (22-24)’"), "a value outside of what stands beside it: {outside}");
    assert_eq!(note, "7: it is a note among the rows: ‘Figures for Moor are being checked.’");
    let wide = rows("Code,2022\nE08000901,20 (18-22)\n");
    assert_eq!(figures(&wide), ["table:table |  | E08000901 | 2022 | 20 (18 to 22)"]);
}

#[test]
fn a_sheet_called_by_a_period_or_by_people_says_so() {
    let header: &[&str] = &["Area Code", "Rate"];
    let of = |names: [&str; 2]| {
        book(&[(names[0], &[header, &["E08000901", "5"]]), (names[1], &[header, &["E08000901", "6"]])])
    };
    let years = of(["2022", "2023"]);
    let likely = years.open_periods.iter().map(|open| open.likely.clone().unwrap()).collect::<Vec<_>>();
    assert_eq!(
        likely,
        [("2022".to_owned(), "the sheet is called so"), ("2023".to_owned(), "the sheet is called so")]
    );
    let [only] = &years.indicators[..] else { panic!("{:?}", years.indicators) };
    assert_eq!((only.key.as_str(), only.is_unnamed), ("table:table", true));
    let sexes = of(["Male", "Persons"]);
    assert_eq!(sexes.indicators.len(), 1);
    assert_eq!(
        figures(&sexes),
        ["table:table |  | E08000901 |  | 6", "table:table | Sex: Male | E08000901 |  | 5"]
    );
    assert!(
        sexes.tables[0].remarks.iter().any(|remark| remark.contains("called ‘Male’")),
        "{:?}",
        sexes.tables[0]
    );
    let own = sheet("Male", &[&["Area Code", "Sex", "2022"], &["E08000901", "Female", "5"]]);
    assert_eq!(
        figures(&own),
        ["table:table | Sex: Female | E08000901 | 2022 | 5"],
        "a column says it better"
    );
}

#[test]
fn measures_in_a_column_of_categories_are_no_groups() {
    let read = rows(
        "Area Code,Year,Category,Value\nE08000901,2022,Estimate,10.2\nE08000901,2022,SE,0.4\n\
         E08000901,2022,Lower 95% CI,9.8\n",
    );
    assert_eq!(figures(&read), ["table:table |  | E08000901 | 2022 | 10.2 (9.8 to –)"]);
    let table = only_table(&read, Layout::Tidy);
    assert_eq!(skipped(table), ["3: it is a standard error, which is not read"]);
    let rates =
        rows("Area Code,Year,Category,Value\nE08000901,2022,Rate per 1000,10.2\nE08000901,2022,Count,4\n");
    assert_eq!(
        figures(&rates),
        [
            "table:table: Count |  | E08000901 | 2022 | 4",
            "table:table: Rate per 1000 |  | E08000901 | 2022 | 10.2"
        ]
    );
    let people = rows("Area Code,Year,Category,Value\nE08000901,2022,Boys,10\nE08000901,2022,Girls,4\n");
    assert_eq!(people.pool.groups().len(), 2);
    let across = rows("Area Code,Year,Walks,SE\nE08000901,2022,10,1\n");
    assert_eq!(across.indicators.len(), 1);
    assert!(across.tables[0].remarks.iter().any(|remark| remark.contains("`SE` was left out")));
}

#[test]
fn what_is_said_of_a_column_is_followed_or_it_is_said_that_it_is_not() {
    let table = "time_period,time_identifier,geographic_level,country_code,country_name,phase,rate\n\
        2022,Calendar year,National,E92000001,England,Total,5\n";
    let remarks = |csv: &str, role: &str| said(csv, &[role]).tables[0].remarks.join(" ");
    let level = remarks(table, "geographic_level=breakdown");
    assert!(
        level.contains("was not followed for ‘geographic_level’ (breakdown): Explore Education"),
        "{level}"
    );
    for followed in ["phase=breakdown", "phase=ignore", "rate=breakdown", "country_name=breakdown"] {
        assert!(!remarks(table, followed).contains("not followed"), "{followed}");
    }
    let areas = "code,name,kind,colour\nE08000901,Upton,place,red\n";
    assert!(remarks(areas, "colour=breakdown").contains("a table of areas reads them otherwise"));
    let tidy = "area,area_code,period,value,colour\nUpton,E08000901,2022,5,red\n";
    assert!(!remarks(tidy, "colour=breakdown").contains("not followed"));
    let twice = said(tidy, &["period=period", "colour=period"]).tables[0].remarks.join(" ");
    assert!(twice.contains("not followed for ‘colour’ (period)"), "{twice}");
}

#[test]
fn a_number_that_is_larger_than_any_figure_is_left_out_and_said() {
    let read = rows("indicator,area,period,value\nWalks,E08000901,2022,1e300\nWalks,E08000902,2022,6\n");
    assert_eq!(figures(&read), ["Walks |  | E08000902 | 2022 | 6"]);
    let said = skipped(only_table(&read, Layout::Tidy));
    assert_eq!(said, ["2: the value is larger than any figure can be (correct it in the file): ‘1e300’"]);
    let wide = rows("Code,2021,2022\nE08000901,99999999999999999999,6\nE08000902,5,7\n");
    assert_eq!(figures(&wide).len(), 3);
    assert!(wide.tables[0].remarks.iter().any(|remark| remark.contains("‘99999999999999999999’")));
}

#[test]
fn a_figure_that_is_final_has_no_flag() {
    let read =
        rows("indicator,area,period,value,status\nWalks,E08000901,2022,5,Final\nWalks,E08000902,2022,6,p\n");
    assert_eq!(read.observations.iter().filter(|figure| figure.flag.is_some()).count(), 1);
    assert_eq!(read.observations.len(), 2);
}

#[test]
fn columns_may_be_called_by_the_kind_of_their_areas() {
    for kind in ["LA", "ICB", "Sub ICB", "Authority", "Police force", "Ward", "Region", "LA and Regions"] {
        for (when, value) in [("FY", "ValueNumeric"), ("PeriodLabel", "Measure Values"), ("Years", "Values")]
        {
            let read = rows(&format!(
                "{kind},{when},Indicator,{value}\nUpton,2022/23,Walks,5\nDownham,2022/23,Walks,6\n"
            ));
            let table = only_table(&read, Layout::Tidy);
            assert_eq!(table.taken, 2, "{kind} {when} {value}: {:?}", table.skipped);
            let said = format!("The column `{kind}` was taken as `area`.");
            assert!(table.remarks.contains(&said), "{:?}", table.remarks);
        }
    }
    let across = rows("Authority,2021,2022\nUpton,1,2\n");
    assert_eq!(only_table(&across, Layout::Wide).taken, 1);
    // The smallest are what a row is of; numbers of areas are no names.
    let both = rows("LA,ICB,Ward,Year,Indicator,Value\n351,Downland,Upton,2022,Walks,5\n");
    assert_eq!(both.areas[0].name, "Upton");
    let beside = rows("LA code,LA,Year,Indicator,Value\nE08000901,Upton,2022,Walks,5\n");
    assert_eq!(beside.areas[0].name, "Upton");
}

#[test]
fn a_column_called_by_a_kind_says_what_its_areas_are() {
    let kind = |header: &str, name: &str| {
        rows(&format!("{header},Year,Indicator,Value\n{name},2022,Walks,5\n")).areas[0].kind
    };
    assert_eq!(kind("ICB", "NHS Greater Manchester ICB"), Some(AreaKind::System));
    assert_eq!(kind("ICB", "England"), None, "its name says it");
    assert_eq!(kind("Region", "East"), Some(AreaKind::Region));
    assert_eq!(kind("Ward", "East"), Some(AreaKind::Neighbourhood));
    assert_eq!(kind("Area", "East"), None);
}

#[test]
fn an_indicator_with_a_short_name_is_called_as_people_read_it() {
    let read = rows(
        "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n\
         U18,Conceptions under 18 (%),2022,Bury,5,351,North West\n\
         U18,Conceptions under 18 (%),2023,Bury,6,351,North West\n\
         U18,Conceptions under age 18 (%),2021,Bury,7,351,North West\n",
    );
    assert_eq!(only_table(&read, Layout::Tidy).taken, 3);
    let [indicator] = &read.indicators[..] else { panic!("{:?}", read.indicators) };
    assert_eq!((indicator.key.as_str(), indicator.name()), ("tidy:U18", "Conceptions under 18 (%)"));
    assert!(indicator.suggestions.iter().any(|hint| hint.value == "proportion"));
}

#[test]
fn months_by_number_beside_a_financial_year_are_open() {
    let read = rows("LA,FY,Month,Indicator,Value\nBury,2022/23,1,Walks,5\nBury,2022/23,12,Walks,6\n");
    assert_eq!(only_table(&read, Layout::Tidy).taken, 2);
    assert!(read.pool.periods().iter().all(|published| published.may_be.is_empty()), "1 may be April");
}

#[test]
fn a_column_of_any_name_that_holds_the_numbers_of_a_figure_is_one_of_measures() {
    let read = rows(
        "LA,Year,Indicator,Type,Value\nBury,2022,Smoking,Numerator,10\nBury,2022,Smoking,Denominator,100\n\
         Bury,2022,Smoking,Percentage,10\n",
    );
    let table = only_table(&read, Layout::Tidy);
    assert!(table.remarks.contains(&"The column `Type` was taken as `measure`.".to_owned()));
    assert_eq!(read.pool.groups(), [vec![]]);
    assert!(
        figures(&read).iter().any(|figure| figure.ends_with("2022 | – (10 of 100)")),
        "{:?}",
        figures(&read)
    );
}

#[test]
fn months_across_without_a_year_are_refused_with_a_way_out() {
    let error = read(b"LA,Apr,May,Jun,YTD\nBury,1,2,3,6\n", Choice::default()).unwrap_err().to_string();
    assert!(error.contains("Apr, May, Jun are parts of a year") && error.contains("‘Apr 2023’"), "{error}");
    let dated = rows("LA,Apr-23,May-23,YTD\nBury,1,2,3\n");
    assert_eq!(figures(&dated).len(), 2);
    assert_eq!(dated.tables[0].columns_left, ["YTD"]);
    let of_year = rows("LA,Year,Apr,May,YTD\nBury,2023,1,2,3\n");
    assert_eq!((figures(&of_year).len(), &of_year.tables[0].columns_left[..]), (2, &["YTD".to_owned()][..]));
}

#[test]
fn limits_that_come_again_behind_each_figure_are_limits_of_it() {
    let read = rows("LA,Year,Walks,LCI,UCI,Falls,LCI,UCI\nBury,2022,10,9,11,20,18,22\n");
    let figures = figures(&read);
    assert_eq!(figures.len(), 2, "{figures:?}");
    assert!(figures[0].starts_with("Falls") && figures[0].ends_with("20 (18 to 22)"), "{figures:?}");
    assert!(figures[1].starts_with("Walks") && figures[1].ends_with("10 (9 to 11)"), "{figures:?}");
}

#[test]
fn what_no_column_holds_is_said_of_a_table_that_cannot_be_read() {
    let roles = vec!["Amount=value".to_owned(), "Season=period".to_owned()];
    let choice = Choice { mapping: Mapping::read(&roles).unwrap(), ..Choice::default() };
    let error = read(b"Where,Season,Amount\nUpton,2022,5\n", choice).unwrap_err().to_string();
    assert!(
        error.contains("None is known that holds the area. Say which column holds the area (--map"),
        "{error}"
    );
}

#[test]
fn periods_under_a_name_that_says_nothing_are_no_groups() {
    let table = b"Locality,Stint,Stumbles\nBury,2021/22,21.4\nBury,2022/23,22.9\nOldham,2021/22,25.1\n";
    let error = read(table, Choice::default()).unwrap_err().to_string();
    assert!(error.contains("Say which column holds"), "{error}");
    // Where the figures say their periods, they may be anything else, such as when they were published.
    let dated = rows("Locality,Stint,2021,2022\nBury,2023/24,21.4,22.9\nOldham,2024/25,25.1,26.2\n");
    assert_eq!(figures(&dated).len(), 4);
}

#[test]
fn of_two_columns_of_one_name_neither_is_taken_unasked() {
    const VALUES: &str = "Area code,Indicator,Period,Value,Value\nE08000901,Falls,2022,10,20\n";
    for table in [
        VALUES,
        "Area code,Indicator,Period,period,Value\nE08000901,Falls,2022,2021,10\n",
        "Area,Area,Indicator,Period,Value\nUpton,Downham,Falls,2022,10\n",
        "Area code,Indicator,Period,Value,Lower CI,Lower CI\nE08000901,Falls,2022,10,9,8\n",
        "Area code,2021,2022,2022\nE08000901,10,20,21\n",
        "Area code,Period,Falls,Walks,Falls\nE08000901,2022,10,20,21\n",
        "Indicator ID,Area Code,Time period,Value,Value\n1,E08000901,2022,5,6\n",
    ] {
        let error = read(table.as_bytes(), Choice::default()).unwrap_err().to_string();
        assert!(error.contains("are both called") && error.contains("--map 'column "), "{error}");
    }
    let figure = |value: u32| vec![format!("Falls |  | E08000901 | 2022 | {value}")];
    assert_eq!(figures(&said(VALUES, &["column 5=ignore"])), figure(10));
    assert_eq!(figures(&said(VALUES, &["column 4=ignore"])), figure(20));
    let alone = Choice { mapping: Mapping::read(&["Value=value".to_owned()]).unwrap(), ..Choice::default() };
    assert!(read(VALUES.as_bytes(), alone).is_err(), "the name says nothing of which");
    let twice = "Area code,Indicator,Period,Value,Spare,Spare\nE08000901,Falls,2022,10,x,y\n";
    assert_eq!(figures(&rows(twice)), figure(10), "of neither anything is taken");
}

fn found_keys(read: &crate::import::table::Gathered) -> Vec<&str> {
    read.indicators.iter().map(|found| found.key.as_str()).collect()
}

#[test]
fn a_number_and_its_share_are_two_indicators_though_they_are_called_alike() {
    for names in ["Falls,Falls (%)", "FSM,% FSM", "Falls (%),Falls", "Falls,Falls %", "Falls,Falls (per 100)"]
    {
        let read =
            rows(&format!("Area code,Period,{names}\nE08000901,2022,20,21.5\nE08000902,2022,30,22.5\n"));
        assert_eq!(read.indicators.len(), 2, "{names}");
        let shares = read.indicators.iter().filter(|found| {
            let words = found.suggestions.iter().map(|hint| hint.value.as_str());
            words.chain(found.definition.unit.as_deref()).any(|word| ["%", "per 100"].contains(&word))
        });
        assert_eq!(shares.count(), 1, "{names}");
        let keys = found_keys(&read);
        assert!(keys.iter().all(|key| !key.contains('@')), "{names}: {keys:?}");
        assert_eq!(read.observations.iter().count(), 4, "{names}");
    }
    let limits =
        "Area code,Period,Falls,Falls (%),Falls lower CI,Falls upper CI\nE08000901,2022,20,21.5,20,23\n";
    assert!(read(limits.as_bytes(), Choice::default()).is_err(), "which of them has the limits is not said");
}

#[test]
fn limits_may_stand_in_one_column_or_behind_the_figures() {
    for (name, cells) in [
        ("CI", ["± 1.5", "± 2"]),
        ("95% CI", ["8.5 - 11.5", "18 - 22"]),
        ("Confidence interval", ["(8.5, 11.5)", "(18, 22)"]),
    ] {
        let [one, other] = cells;
        let table = format!(
            "Area code,Period,Indicator,Value,{name}\nE08000901,2022,Falls,10,\"{one}\"\nE08000902,2022,Falls,20,\"{other}\"\n"
        );
        let expected =
            ["Falls |  | E08000901 | 2022 | 10 (8.5 to 11.5)", "Falls |  | E08000902 | 2022 | 20 (18 to 22)"];
        assert_eq!(figures(&rows(&table)), expected, "{name}");
        let across = table.replace("Indicator,Value", "Falls (%)").replace("Falls,", "");
        assert_eq!(figures(&rows(&across)), expected, "{name}: {across}");
    }
    let persons = rows(
        "Area code,Period,Male,Female,Persons (95% CI)\nE08000901,2022,12.1,10.1,11.1 (9.0-13.0)\n\
         E08000902,2022,13.1,11.1,12.1 (10.0-14.0)\n",
    );
    assert_eq!(figures(&persons).len(), 6);
    assert_eq!(figures(&persons)[4], "table:table | Sex: Persons | E08000901 | 2022 | 11.1 (9 to 13)");
}

#[test]
fn the_level_of_limits_is_claimed_only_where_something_says_it() {
    let read = |header: &str, cell: &str| {
        let read =
            rows(&format!("Area code,Period,{header}\nE08000901,2022,{cell}\nE08000902,2022,{cell}\n"));
        (figures(&read)[0].clone(), read.tables[0].remarks.join(" "))
    };
    for (header, cell, has_limits, said) in [
        ("Falls", "10 (9-11)", true, "nothing says of which level"),
        ("Falls (95% CI)", "10 (9-11)", true, "taken as 95 % limits"),
        ("Falls", "10 (95% CI 9-11)", true, "taken as 95 % limits"),
        ("Falls (99% CI)", "10 (9-11)", false, "of another level than 95 %, and were left out"),
    ] {
        let (figure, remarks) = read(header, cell);
        assert_eq!(figure.ends_with("10 (9 to 11)"), has_limits, "{header}: {figure}");
        assert!(remarks.contains(said), "{header}: {remarks}");
    }
}

#[test]
fn rows_of_margins_are_no_indicator_and_no_group() {
    for name in ["measures_name", "Measures", "Measure"] {
        let read = rows(&format!(
            "geography,geography code,date,{name},obs_value\nUpton,E08000901,2022,Variable,12\n\
             Upton,E08000901,2022,Confidence,1.2\n"
        ));
        let table = only_table(&read, Layout::Tidy);
        assert_eq!((read.indicators.len(), figures(&read).len()), (1, 1), "{name}: {:?}", figures(&read));
        assert!(skipped(table)[0].contains("how far the limits lie"), "{name}: {:?}", skipped(table));
    }
}

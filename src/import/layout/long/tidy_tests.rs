use crate::import::choice::Choice;
use crate::import::table::{Field, Gathered, Layout};
use crate::import::testing::{figures, named, only_table, read, rows, said, skipped};
use crate::model::{AreaKind, Flag, MeasureKind, PeriodKind, Verdict};
use std::fmt::Write;

const HEADER: &str = "indicator,area,period,value,lower,upper,numerator,denominator,flag,note,breakdown_by,\
                      breakdown_group\n";

fn with(body: &str) -> Gathered {
    rows(&format!("{HEADER}{body}"))
}

#[test]
fn a_row_keeps_all_that_it_says() {
    let gathered = with("Walkers,E08000101,2023,12.5,11,14,125,1000,estimated,By hand,Sex,Female\n");
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!((table.taken, table.remarks.len()), (1, 0));
    let indicator = &gathered.indicators[0];
    assert_eq!(
        (indicator.key.as_str(), indicator.definition.name.as_deref()),
        ("tidy:Walkers", Some("Walkers"))
    );
    let observation = gathered.observations.get(0);
    let figures = observation.figures;
    assert_eq!((figures.value, figures.lower, figures.upper), (Some(12.5), Some(11.0), Some(14.0)));
    assert_eq!((figures.numerator, figures.denominator), (Some(125.0), Some(1000.0)));
    assert_eq!(observation.flag, Some(Flag::Estimated));
    assert_eq!(gathered.pool.notes(), ["By hand"]);
    assert_eq!(gathered.pool.groups(), [vec![("Sex".to_owned(), "Female".to_owned())]]);
    let area = &gathered.areas[0];
    assert_eq!(
        (area.code.as_deref(), area.name.as_str(), area.kind),
        (Some("E08000101"), "", Some(AreaKind::Place))
    );
}

#[test]
fn codes_and_names_of_areas_are_told_apart() {
    let gathered = rows("indicator,area,area_name,period,value\nWalkers,E08000101,Ambury,2023,1\n");
    let area = &gathered.areas[0];
    assert_eq!((area.code.as_deref(), area.name.as_str()), (Some("E08000101"), "Ambury"));
    let gathered = rows("indicator,area,period,value\nWalkers,Ambury,2023,1\n");
    let area = &gathered.areas[0];
    assert_eq!((area.code.as_deref(), area.name.as_str(), area.kind), (None, "Ambury", None));
    let gathered = rows("indicator,area,area_code,period,value\nWalkers,Ambury,E08000101,2023,1\n");
    let area = &gathered.areas[0];
    assert_eq!((area.code.as_deref(), area.name.as_str()), (Some("E08000101"), "Ambury"));
}

#[test]
fn tables_of_a_data_lab_are_read_by_their_near_names() {
    let gathered = rows(
        "area_code,area_name,area_type,period,indicator,measure,unit,value,compared_to_England,inequality\n\
         E92000001,England,Country,2023/24,Walkers,Percentage,Persons,66.1,Not compared,NA\n\
         E06000101,Ambury,UA,2023/24,Walkers,Percentage,Persons,62.7,Worse,NA\n\
         E06000102,Beeford,UA,2023/24,Walkers,Percentage,Persons,NA,Odd,NA\n",
    );
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!(
        (table.taken, &table.columns_left[..]),
        (3, &[][..]),
        "a breakdown without groups is for everyone"
    );
    assert_eq!(gathered.pool.groups(), [vec![]]);
    let indicator = &gathered.indicators[0];
    assert_eq!(indicator.definition.kind, Some(MeasureKind::Proportion));
    assert_eq!(indicator.definition.unit, None);
    assert_eq!((indicator.suggestions[0].field, indicator.suggestions[0].value.as_str()), (Field::Unit, "%"));
    let verdicts: Vec<_> = gathered.observations.iter().map(|observation| observation.verdict).collect();
    assert_eq!(verdicts, [Some(Verdict::NotCompared), Some(Verdict::Worse), None]);
    assert_eq!(gathered.observations.get(2).flag, Some(Flag::NotAvailable));
    let kinds: Vec<_> = gathered.areas.iter().map(|area| area.kind).collect();
    assert_eq!(kinds, [Some(AreaKind::Nation), Some(AreaKind::Place), Some(AreaKind::Place)]);
    assert_eq!(named(&gathered.pool.periods()[0]).1, [PeriodKind::FinancialYear, PeriodKind::AcademicYear]);
    assert!(table.remarks.contains(&"The column `compared_to_England` was taken as `verdict`.".to_owned()));
    assert!(table.remarks.contains(&"The verdict ‘Odd’ is not known; figures with it have none.".to_owned()));
}

#[test]
fn the_name_of_the_periods_column_may_say_which_year_it_is() {
    let gathered = rows("indicator,area,academic_year,value\nWalkers,Ambury,2023/24,1\n");
    assert_eq!(named(&gathered.pool.periods()[0]).1, [PeriodKind::AcademicYear]);
    let gathered = rows("indicator,area,financial year,value\nWalkers,Ambury,2011-12,1\n");
    let period = &gathered.pool.periods()[0];
    assert_eq!(named(period), ("2011/12".to_owned(), vec![PeriodKind::FinancialYear]));
}

#[test]
fn a_sign_in_the_figures_place_is_its_reason_and_a_flag_explains_a_blank() {
    let gathered = with(
        "Walkers,Ambury,2021,c,,,,,provisional,,,\n\
         Walkers,Ambury,2022,,,,,,not collected,,,\n\
         Walkers,Ambury,2023,,,,,,,,,\n\
         Walkers,Ambury,2024,low,,,,,,,,\n",
    );
    only_table(&gathered, Layout::Tidy);
    let flags: Vec<_> = gathered.observations.iter().map(|observation| observation.flag).collect();
    let expected = [Flag::Suppressed, Flag::NotCollected, Flag::NotAvailable, Flag::Suppressed];
    assert_eq!(flags, expected.map(Some));
    assert!(gathered.observations.iter().all(|observation| observation.figures.value.is_none()));
    assert_eq!(gathered.pool.notes(), ["Small, or withheld: the file does not say which."]);
}

#[test]
fn rows_that_cannot_be_read_are_left_with_the_reason() {
    let gathered = with(
        "Walkers,,2023,1,,,,,,,,\n\
         ,Ambury,2023,1,,,,,,,,\n\
         Walkers,Ambury,,1,,,,,,,,\n\
         Walkers,Ambury,soon,1,,,,,,,,\n\
         Walkers,Ambury,2023,many,,,,,,,,\n\
         Walkers,Ambury,2023,1,,,,,supressed,,,\n\
         Walkers,Ambury,2023,1,,,,,xyz,,,\n\
         Walkers,Ambury,2023,1,,,,,,,Sex,\n\
         Walkers,Ambury,2023,1,,,,,,,,Female\n\
         Walkers,Ambury,2023,1,few,,,,,,,\n",
    );
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!(
        skipped(table),
        [
            "2: the area is blank",
            "3: the indicator is blank",
            "4: the period is blank",
            "5: the period ‘soon’ is of no known form",
            "6: the value is not a number: ‘many’",
            "7: the flag ‘supressed’ is not known, perhaps ‘suppressed’ is meant",
            "8: the flag ‘xyz’ is not known; if ‘flag’ says something else, have it left out (--map 'flag=ignore')",
            "9: the group of the breakdown is blank",
            "10: what the group breaks down by is blank",
        ]
    );
    assert_eq!((table.taken, gathered.observations.get(0).figures.lower), (1, None));
    assert!(table.remarks[0].contains("`lower`") && table.remarks[0].ends_with("‘few’ (line 11)."));
}

#[test]
fn very_many_different_faults_are_counted_and_few_of_them_written_out() {
    let all = |row: &dyn Fn(u32) -> String| (0..60_000).map(row).collect::<String>();
    for row in [&(|at| format!("Walkers,Ambury,soon {at},1,,,,,,,,\n")) as &dyn Fn(u32) -> String, &|at| {
        format!("Walkers,Ambury,2023,1,,,,,odd {at},,,\n")
    }] {
        let gathered = with(&all(row));
        let table = only_table(&gathered, Layout::Tidy);
        assert_eq!((table.rows, table.skipped.len()), (60_000, 11));
        assert_eq!(table.skipped.iter().map(|skipped| skipped.lines.count()).max(), Some(59_990));
    }
    let row = |at| format!("Walkers,Ambury,{},1,odd {at}\n", 1900 + at % 100);
    let gathered = rows(&format!("indicator,area,period,value,verdict\n{}", all(&row)));
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!((table.taken, table.remarks.len()), (60_000, 101));
    assert_eq!(table.remarks[100], "59900 further remarks are not listed.");
}

#[test]
fn a_row_that_is_repeated_very_often_takes_no_memory_and_is_counted() {
    let gathered = with(&"Walkers,Ambury,2023,1,,,,,,,,\n".repeat(100_000));
    assert_eq!(only_table(&gathered, Layout::Tidy).taken, 100_000);
    assert_eq!((gathered.observations.len(), gathered.observations.repeats(0)), (1, 99_999));
}

#[test]
fn groups_without_a_column_that_names_their_breakdown_are_called_by_their_own() {
    let gathered = rows("indicator,area,period,value,category\nWalkers,Ambury,2023,1,Female\n");
    assert_eq!(gathered.pool.groups(), [vec![("category".to_owned(), "Female".to_owned())]]);
}

#[test]
fn a_group_may_be_called_by_a_word_that_is_a_sign_among_figures() {
    let gathered = with("Walkers,Ambury,2023,1,,,,,,,Income,Low\n");
    assert_eq!(gathered.pool.groups(), [vec![("Income".to_owned(), "Low".to_owned())]]);
}

#[test]
fn one_name_with_two_measures_is_two_indicators() {
    let gathered =
        rows("indicator,area,period,value,unit\nWalkers,Ambury,2023,40,%\nWalkers,Ambury,2023,400,people\n");
    let keys: Vec<_> = gathered.indicators.iter().map(|found| found.key.as_str()).collect();
    assert_eq!(keys, ["tidy:Walkers", "tidy:Walkers@people"]);
}

/// Value, lower, upper, numerator and denominator of the only row.
fn only_figures(header: &str, cells: &str) -> [Option<f64>; 5] {
    let gathered = rows(&format!("indicator,area_code,period,{header}\nWalkers,E08000101,2023,{cells}\n"));
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!((table.taken, gathered.observations.len()), (1, 1), "{header}");
    assert_eq!(gathered.indicators[0].name(), "Walkers", "{header}");
    let figures = gathered.observations.get(0).figures;
    [figures.value, figures.lower, figures.upper, figures.numerator, figures.denominator]
}

#[test]
fn limits_are_found_however_they_are_called() {
    for (lower, upper) in [
        ("LCI", "UCI"),
        ("Lower CI (95%)", "Upper CI (95%)"),
        ("ci_lower_95", "ci_upper_95"),
        ("95% LCL", "95% UCL"),
        ("Lower confidence interval", "Upper confidence interval"),
        ("L95", "U95"),
        ("value_lower", "value_upper"),
    ] {
        let read = only_figures(&format!("value,{lower},{upper}"), "10,9,12");
        assert_eq!(read, [Some(10.0), Some(9.0), Some(12.0), None, None], "{lower}");
    }
    let other = only_figures("value,Lower CI 99.8,Upper CI 99.8", "10,9,12");
    assert_eq!(other, [Some(10.0), None, None, None, None], "limits of another level are none of these");
}

#[test]
fn counts_are_found_by_what_they_give_whatever_they_are_called() {
    for (count, of) in [
        ("n", "N"),
        ("cases", "pop"),
        ("x", "n"),
        ("Number", "Base"),
        ("Count", "Total"),
        ("Observed", "Population"),
    ] {
        let read = only_figures(&format!("{count},{of},Percent"), "100,1000,10");
        assert_eq!(read, [Some(10.0), None, None, Some(100.0), Some(1000.0)], "{count}");
        let turned = only_figures(&format!("{of},{count},Rate per 1000"), "5000,400,80");
        assert_eq!(turned, [Some(80.0), None, None, Some(400.0), Some(5000.0)], "{count}");
    }
    let no_counts = only_figures("Number,Population,Percent", "100,1000,35");
    assert_eq!(no_counts, [Some(35.0), None, None, None, None], "they do not give it");
}

#[test]
fn counts_of_no_usual_name_are_found_where_many_rows_show_them() {
    let mut csv = "indicator,area_code,period,Spazierende,Befragte,Hunde,value\n".to_owned();
    for (year, walkers, asked) in [
        (2018, 1234, 9871),
        (2019, 2345, 9914),
        (2020, 3127, 9953),
        (2021, 4011, 10_007),
        (2022, 4523, 10_061),
    ] {
        let percent = (f64::from(walkers) / f64::from(asked) * 1000.0).round() / 10.0;
        writeln!(csv, "Walkers,E08000101,{year},{walkers},{asked},{},{percent}", year - 1700).unwrap();
    }
    let gathered = rows(&csv);
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!(table.columns_left, ["Hunde"], "{:?}", table.remarks);
    let figures = gathered.observations.get(0).figures;
    assert_eq!((figures.numerator, figures.denominator), (Some(1234.0), Some(9871.0)));
}

#[test]
fn a_number_beside_a_share_is_its_count() {
    let counted = |header: &str, numbers: [&str; 2]| {
        let [one, other] = numbers;
        let read = rows(&format!("{header}\nBury,2021,{one},12.5\nBolton,2021,{other},13.1\n"));
        let left = read.tables[0].columns_left.clone();
        (read.observations.get(0).figures.numerator.is_some(), left)
    };
    for header in ["Area,Year,Number,Percentage", "Area,Year,No.,Rate", "Area,Year,N,Prevalence"] {
        assert_eq!(counted(header, ["10", "20"]), (true, Vec::new()), "{header}");
    }
    for (header, numbers) in [
        ("Area,Year,Number,Value", ["10", "20"]),
        ("Area,Year,Number,Percentage", ["10.5", "20"]),
        ("Area,Year,Teams,Percentage", ["10", "20"]),
    ] {
        assert!(!counted(header, numbers).0, "{header}");
    }
}

#[test]
fn a_count_alone_is_the_value() {
    assert_eq!(only_figures("Count", "11"), [Some(11.0), None, None, None, None]);
    let gathered = rows("indicator,area_code,period,Count\nWalkers,E08000101,2023,11\n");
    assert_eq!(gathered.indicators[0].definition.kind, Some(MeasureKind::Count));
}

#[test]
fn the_title_above_names_the_indicator_and_hints_at_how_it_is_measured() {
    for title in ["Admissions for falls (rate per 1,000)", "\"Admissions for falls (rate per 1,000)\""] {
        let gathered = rows(&format!("{title}\nArea code,Period,Value\nE08000101,2023,10\n"));
        let suggested: Vec<(Field, &str)> = (gathered.indicators[0].suggestions.iter())
            .map(|suggestion| (suggestion.field, suggestion.value.as_str()))
            .collect();
        assert_eq!(
            suggested,
            [
                (Field::Kind, "rate"),
                (Field::Per, "1000"),
                (Field::Unit, "per 1,000"),
                (Field::Name, "Admissions for falls (rate per 1,000)")
            ]
        );
    }
}

#[test]
fn a_decimal_comma_among_commas_is_said_to_be_one() {
    let gathered =
        rows("indicator,area,period,value\nWalkers,E08000101,2022,\"12,3\"\nWalkers,E08000101,2023,14\n");
    let table = only_table(&gathered, Layout::Tidy);
    assert_eq!(skipped(table), ["2: the value is written with a comma in place of a point: ‘12,3’"]);
}

#[test]
fn a_column_of_figures_beside_counts_is_the_value_and_is_never_worked_out_anew() {
    let published = |header: &str, row: &str| {
        let gathered = rows(&format!("Area code,Year,{header}\nE08000101,2021,{row}\n"));
        let table = only_table(&gathered, Layout::Tidy);
        assert_eq!(table.columns_left, Vec::<String>::new(), "{header}");
        let figures = gathered.observations.get(0).figures;
        (figures.value, figures.numerator, figures.denominator)
    };
    let of = (Some(120.0), Some(1000.0));
    for name in ["Smoking prevalence", "% smokers", "Smokers", "Obs rate", "DSR per 100", "smk_val"] {
        let header = format!("{name},Numerator,Denominator");
        assert_eq!(published(&header, "13.5,120,1000"), (Some(13.5), of.0, of.1), "{name}");
    }
    let header = "DSR per 100000,Count,Denominator,Lower CI,Upper CI";
    assert_eq!(published(header, "413.5,120,40000,400,430").0, Some(413.5));
    assert_eq!(published("Numerator,Denominator,Measure,Obs rate", "120,1000,Falls,13.5").0, Some(13.5));
    assert_eq!(published("Smoking prevalence,Numerator,Denominator", "13.5*,120,1000").0, Some(13.5));
}

#[test]
fn figures_beside_counts_that_may_be_something_else_are_asked_about() {
    let header = |others: &str| format!("Area code,Year,Numerator,Denominator,{others}\n");
    for (others, row) in [
        ("Rank", "3"),
        ("Target rate", "12.5"),
        ("England rate", "12.5"),
        ("Mean age", "45.2"),
        ("2020", "12.5"),
        ("Smoking prevalence,Drinking prevalence", "13.5,20.5"),
    ] {
        let table = format!("{}E08000101,2021,120,1000,{row}\n", header(others));
        let refused = read(table.as_bytes(), Choice::default()).unwrap_err().to_string();
        let first = others.split(',').next().unwrap();
        assert!(refused.contains(&format!("--map '{first}=value'")), "{others}: {refused}");
        let value = said(&table, &[&format!("{first}=value")]).observations.get(0).figures.value;
        assert_eq!(value, row.split(',').next().unwrap().parse().ok(), "{others}");
        let ignored: Vec<String> = others.split(',').map(|name| format!("{name}=ignore")).collect();
        let ignored: Vec<&str> = ignored.iter().map(String::as_str).collect();
        assert_eq!(said(&table, &ignored).observations.get(0).figures.value, Some(12.0), "{others}");
    }
}

#[test]
fn a_second_number_in_brackets_is_refused_with_a_way_out_that_works() {
    let why = |csv: &str| match read(csv.as_bytes(), Choice::default()) {
        Ok(read) => read.tables.iter().flat_map(skipped).collect(),
        Err(error) => error.sentence().to_owned(),
    };
    for csv in
        ["Area,2021,2022\nBury,10.5 (200),11.5 (210)\n", "Area,Indicator,2021\nBury,Falls,10.5% (n=200)\n"]
    {
        let sentence = why(csv);
        assert!(
            sentence.contains("‘2021’, such as ‘10.5") && sentence.contains("‘2021 numerator’"),
            "{csv}: {sentence}"
        );
    }
    let long = why("Area,Indicator,Year,Value\nBury,Falls,2021,10.5 (200)\n");
    assert!(long.contains("a second number in brackets") && long.contains("‘10.5 (200)’"), "{long}");
    for apart in [
        "Area,Indicator,2021,2021 numerator\nBury,Falls,10.5,200\n",
        "Area,Indicator,Year,Value,count\nBury,Falls,2021,10.5,200\n",
    ] {
        let figures = rows(apart).observations.get(0).figures;
        assert_eq!((figures.value, figures.numerator), (Some(10.5), Some(200.0)), "{apart}");
    }
    let limits = rows("Area,Indicator,Year,Value\nBury,Falls,2021,10.5 (9.5-11.5)\n");
    assert_eq!(limits.observations.get(0).figures.lower, Some(9.5));
}

#[test]
fn a_lone_column_of_figures_that_are_no_values_is_refused_with_a_way_out_that_works() {
    for header in [
        "Target",
        "Forecast",
        "Previous value",
        "Lower limit",
        "Rank",
        "Change",
        "Population",
        "England",
        "Target rate",
    ] {
        let table = format!("Area,Indicator,Period,{header}\nBury,Falls,2021,5\nBolton,Falls,2021,6\n");
        let refused = read(table.as_bytes(), Choice::default()).unwrap_err().to_string();
        assert!(refused.contains(&format!("--map '{header}=value'")), "{header}: {refused}");
        let taken = figures(&said(&table, &[&format!("{header}=value")]));
        assert_eq!(taken, ["Falls |  | Bolton | 2021 | 6", "Falls |  | Bury | 2021 | 5"], "{header}");
    }
}

#[test]
fn a_lone_column_that_is_called_by_a_group_of_people_is_of_that_group() {
    for (header, group) in [
        ("Males", "Sex: Males"),
        ("Boys", "Sex: Boys"),
        ("Persons", "Sex: Persons"),
        ("Females (%)", "Sex: Females"),
        ("Under 18s", "Age: Under 18s"),
        ("65+ years [1]", "Age: 65+ years"),
    ] {
        let table = format!("Area,Indicator,Period,{header}\nBury,Falls,2021,5\n");
        assert_eq!(figures(&rows(&table)), [format!("Falls | {group} | Bury | 2021 | 5")], "{header}");
    }
    let share = rows("Area,Indicator,Period,Females (%)\nBury,Falls,2021,5\n");
    assert_eq!(share.indicators[0].variant.as_ref().map(|it| it.measure.as_str()), Some("%"));
    let days = rows("Area,Indicator,Period,Days\nBury,Falls,2021,5\n");
    assert_eq!(figures(&days), ["Falls |  | Bury | 2021 | 5"]);
}

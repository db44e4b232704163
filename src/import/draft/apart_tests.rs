//! Rows that contradict each other, columns of people, and who is everyone: in every layout and whatever order rows are in.

use super::tests::{draft, finished, open, read_anew, values};
use super::*;
use crate::import::FoundIndicator;
use crate::model::Role;

/// Everybody's figure of Upton and England, and that of a group.
fn of_both(table: &str, group: &str) -> [Option<f64>; 4] {
    let done = finished(draft(&[table], &[], None), &[]);
    let scorecard = done.document.scorecard();
    let of = |area, group| values(scorecard, area, group)[0].1;
    [of("E08000901", None), of("E92000001", None), of("E08000901", Some(group)), of("E92000001", Some(group))]
}

#[test]
fn a_column_of_sex_or_age_breaks_figures_down_and_its_total_is_everyone_in_every_layout() {
    let tidy = "indicator,area_code,area_name,sex,period,value\n\
        Walks,E92000001,England,Male,2023,16\nWalks,E92000001,England,Female,2023,12\n\
        Walks,E92000001,England,Persons,2023,14\nWalks,E08000901,Upton,Male,2023,18\n\
        Walks,E08000901,Upton,Female,2023,14\nWalks,E08000901,Upton,Persons,2023,16\n";
    let expected = [Some(16.0), Some(14.0), Some(18.0), Some(16.0)];
    assert_eq!(of_both(tidy, "Male"), expected);
    for name in ["Sex label", "GENDER", "sex_at_birth", "Sex description"] {
        assert_eq!(of_both(&tidy.replace(",sex,", &format!(",{name},")), "Male"), expected, "{name}");
    }
    let total = tidy.replace("Persons", "Both sexes");
    assert_eq!(of_both(&total, "Male"), expected);
    let ages = tidy.replace(",sex,", ",age_group,").replace("Persons", "All ages");
    let ages = ages.replace("Female", "5-9").replace("Male", "0-4");
    assert_eq!(of_both(&ages, "0-4"), expected);
    let wide = "area_code,sex,2022,2023\nE92000001,Male,16,1\nE92000001,Persons,14,2\nE08000901,Male,18,3\n\
        E08000901,Persons,16,4\n";
    assert_eq!(of_both(wide, "Male"), expected);
    let ons = "areacd,areanm,geography,indicator,period,observation,ethnic_group\n\
        E92000001,England,Nation,Walks,2023,16,Asian\nE92000001,England,Nation,Walks,2023,14,All\n\
        E08000901,Upton,Local Authority,Walks,2023,18,Asian\nE08000901,Upton,Local Authority,Walks,2023,16,All\n";
    assert_eq!(of_both(ons, "Asian"), expected);
    let fingertips = "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value,Disability\n\
        7,Walks,E92000001,England,England,Persons,18+ yrs,2023,16,Disabled\n\
        7,Walks,E92000001,England,England,Persons,18+ yrs,2023,14,Everyone\n\
        7,Walks,E08000901,Upton,UA,Persons,18+ yrs,2023,18,Disabled\n\
        7,Walks,E08000901,Upton,UA,Persons,18+ yrs,2023,16,Everyone\n";
    assert_eq!(of_both(fingertips, "Disabled"), expected);
}

#[test]
fn where_no_group_is_everyone_or_two_are_that_is_asked_and_none_of_them_is_an_answer() {
    let table = "area_code,area_name,period,indicator,value,inequality\n\
        E92000001,England,2015 - 17,Years of life,79.4,Male\nE92000001,England,2015 - 17,Years of life,83,Female\n\
        E08000901,Upton,2015 - 17,Years of life,78.2,Male\nE08000901,Upton,2015 - 17,Years of life,81.1,Female\n";
    let asking = draft(&[table], &[], None);
    let path = "tidy:Years of life/everyone/Inequality";
    assert!(open(&asking).contains(&path.to_owned()), "{:?}", open(&asking));
    let done = finished(asking, &[(path, Question::NONE)]);
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E08000901", Some("Male"))[0].1, Some(78.2));
    assert_eq!(values(scorecard, "E08000901", Some("Female"))[0].1, Some(81.1));
    assert!(scorecard.all_series().iter().all(|series| series.breakdown.is_some()));
    let two = table.replace("Male", "Total").replace("Female", "All");
    let asking = draft(&[&two], &[], None);
    assert!(open(&asking).contains(&path.to_owned()), "{:?}", open(&asking));
    let one = "area_code,period,indicator,value,sex\nE92000001,2023,Falls,5,Female\nE08000901,2023,Falls,6,Female\n";
    let done = finished(draft(&[one], &[], None), &[]);
    let indicator = done.document.scorecard().indicators().next().unwrap().1.clone();
    assert_eq!(indicator.population_group.as_deref(), Some("Female"), "the indicator is about them");
}

/// The rows of a table in another order: the last first.
fn turned(table: &str) -> String {
    let mut lines: Vec<&str> = table.lines().collect();
    lines[1..].reverse();
    lines.join("\n") + "\n"
}

fn found(table: &str) -> Vec<FoundIndicator> {
    draft(&[table], &[], None).gathered.indicators.clone()
}

#[test]
fn words_for_people_in_a_column_of_units_are_groups_of_one_indicator() {
    let table = "area_code,period,indicator,measure,unit,value\n\
        E92000001,2023,Deaths,Score,Male,195.5\nE92000001,2023,Deaths,Score,Female,101.5\n\
        E92000001,2023,Deaths,Score,Persons,147\nE08000901,2023,Deaths,Score,Persons,173\n\
        E08000901,2023,Deaths,Score,Male,218\n";
    for (table, unit) in [
        (table.to_owned(), None),
        (turned(table), None),
        (table.replace("measure,unit", "unit,measure"), Some("Score")),
    ] {
        let indicators = found(&table);
        let [only] = &indicators[..] else { panic!("{indicators:?}") };
        assert_eq!((only.key.as_str(), only.name()), ("tidy:Deaths", "Deaths"));
        assert_eq!((only.definition.unit.as_deref(), only.figures), (unit, 5));
        assert_eq!(of_both(&table, "Male"), [Some(173.0), Some(147.0), Some(218.0), Some(195.5)]);
    }
}

#[test]
fn every_variant_of_a_name_carries_its_label_and_a_blank_says_nothing() {
    let table = "area_code,period,indicator,unit,value\n\
        E92000001,2023,Jobs,£,500\nE92000001,2023,Jobs,people,7\nE92000001,2023,Pay,£,3\nE92000001,2022,Pay,,4\n";
    for table in [table.to_owned(), turned(table)] {
        let indicators = found(&table);
        let keys: Vec<&str> = indicators.iter().map(|found| found.key.as_str()).collect();
        assert_eq!(keys, ["tidy:Jobs@people", "tidy:Jobs@£", "tidy:Pay"]);
        let names: Vec<&str> = indicators.iter().map(FoundIndicator::name).collect();
        assert_eq!(names, ["Jobs (people)", "Jobs (£)", "Pay"]);
        assert_eq!(indicators[2].definition.unit.as_deref(), Some("£"));
        let figures: Vec<u64> = indicators.iter().map(|found| found.figures).collect();
        assert_eq!(figures, [1, 1, 2]);
    }
}

#[test]
fn a_variant_is_labelled_even_where_the_others_were_not_chosen() {
    let table =
        "area_code,period,indicator,unit,value\nE92000001,2023,Jobs,£,500\nE92000001,2023,Jobs,people,7\n";
    let choice = super::tests::choice_of(&[table], &[]);
    for chosen in ["tidy:Jobs@people", "Jobs (people)"] {
        let choice = crate::import::Choice { indicators: vec![chosen.to_owned()], ..choice.clone() };
        let gathered = crate::import::gather(&choice, &crate::model::Progress::default()).unwrap();
        let [only] = &gathered.indicators[..] else { panic!("{:?}", gathered.indicators) };
        assert_eq!((only.key.as_str(), only.name(), only.figures), ("tidy:Jobs@people", "Jobs (people)", 1));
    }
}

#[test]
fn one_year_and_three_years_of_fingertips_are_two_indicators() {
    let header = "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value,Time period range\n";
    let row = |period: &str, range: &str| {
        format!("7,Walks,E92000001,England,England,Persons,18+ yrs,{period},5,{range}\n")
    };
    let both = header.to_owned()
        + &row("2022", "1y")
        + &row("2023", "1y")
        + &row("2021 - 23", "3y")
        + &row("2022 - 24", "3y");
    for table in [both.clone(), turned(&both)] {
        let indicators = found(&table);
        let names: Vec<&str> = indicators.iter().map(FoundIndicator::name).collect();
        assert_eq!(names, ["Walks (1 year)", "Walks (3 years)"]);
        let done = finished(draft(&[&table], &[], None), &[]);
        assert_eq!((done.report.files[0].taken, done.report.new_indicators.len()), (4, 2));
    }
    let one = header.to_owned() + &row("2022", "1y") + &row("2023", "");
    let indicators = found(&one);
    assert_eq!(
        (indicators.len(), indicators[0].key.as_str(), indicators[0].name()),
        (1, "fingertips:7", "Walks")
    );
}

#[test]
fn figures_of_three_years_together_are_for_everyone() {
    let header = "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value,Time period range\n";
    let row = |period: &str, value: u8| {
        format!("7,Walks,E92000001,England,England,Persons,18+ yrs,{period},{value},3y\n")
    };
    let table = header.to_owned() + &row("2020/21 - 22/23", 5) + &row("2021/22 - 23/24", 6);
    let done = finished(draft(&[&table], &[], None), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E92000001", None).len(), 2);
    assert_eq!(scorecard.indicators().next().unwrap().1.name, "Walks");
    let said =
        done.report.remarks.iter().any(|remark| remark.contains("several financial or academic years"));
    assert!(said, "{:?}", done.report.remarks);
    // Beside another length, each is an indicator of its own.
    let both = table.clone() + &row("2018/19 - 22/23", 7).replace("3y", "5y");
    let names: Vec<String> = found(&both).iter().map(|found| found.name().to_owned()).collect();
    assert_eq!(names, ["Walks (3 years)", "Walks (5 years)"]);
}

const LETTINGS: &str = "indicator,area_code,area_name,period,value,who_from,source,id\n\
    Lettings,E92000001,England,2023,40,Council,Survey,1\nLettings,E92000001,England,2023,60,Private,Survey,2\n\
    Lettings,E08000901,Upton,2023,4,Council,Survey,3\nLettings,E08000901,Upton,2023,4,Private,Survey,4\n\
    Lettings,E08000902,Downham,2023,7,Council,Survey,5\nLettings,E08000903,Hill,2023,8,Private,Survey,6\n\
    Lettings,E08000903,Hill,2023,9,Council,Survey,7\nLettings,E08000904,Dale,2023,8,Private,Survey,8\n\
    Lettings,E08000904,Dale,2023,9,Council,Survey,9\n";

#[test]
fn the_column_that_tells_contradicting_rows_apart_is_asked_for_and_the_table_read_anew() {
    for table in [LETTINGS.to_owned(), turned(LETTINGS)] {
        let asking = draft(&[&table], &[], None);
        let asked = asking.questions();
        let question =
            asked.iter().find(|question| question.subject.to_string() == "table/0.csv/apart").unwrap();
        assert!(
            question
                .text
                .contains("give different figures for Lettings, Dale, 2023; they differ in ‘who_from’"),
            "{}",
            question.text
        );
        assert_eq!(
            *question.choices,
            ["who_from", Question::NONE],
            "an id and what is the same everywhere are none"
        );
        assert_eq!(question.suggestion.as_ref().map(|(value, _)| value.as_str()), Some("who_from"));
        let mut said = asking.clone();
        said.answer(&question.subject, "who_from").unwrap();
        let choice = said.choice_said().unwrap();
        assert_eq!(choice.mapping.role("who_from"), Some(Role::Breakdown));
        assert!(said.finish(super::tests::TODAY).is_err(), "it has to be read anew");
        let anew = read_anew(&[&table], &["who_from=breakdown"]);
        assert!(!open(&anew).contains(&"table/0.csv/apart".to_owned()), "{:?}", open(&anew));
        let done = finished(anew, &[("/everyone/Who from", Question::NONE)]);
        let scorecard = done.document.scorecard();
        assert_eq!(values(scorecard, "E08000901", Some("Council"))[0].1, Some(4.0));
        assert_eq!(
            values(scorecard, "E08000901", Some("Private"))[0].1,
            Some(4.0),
            "the same figure is no repeat"
        );
        assert_eq!(
            values(scorecard, "E08000902", Some("Council"))[0].1,
            Some(7.0),
            "and not that of everyone"
        );
        assert_eq!(done.report.files[0].taken, 9);
        let left = finished(asking, &[("/apart", Question::NONE)]);
        let file = &left.report.files[0];
        assert_eq!((file.taken, file.repeated), (2, 1));
        let reasons: Vec<&str> = file.skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
        assert_eq!(
            reasons,
            [
                "rows give different figures for Lettings, Dale, 2023: 8 and 9",
                "rows give different figures for Lettings, England, 2023: 40 and 60",
                "rows give different figures for Lettings, Hill, 2023: 8 and 9"
            ]
        );
    }
}

#[test]
fn two_columns_together_may_tell_rows_apart_and_where_none_does_nothing_is_asked() {
    let table = "indicator,area_code,period,value,first_way,second_way\n\
        Walks,E92000001,2023,1,a,x\nWalks,E92000001,2023,2,a,y\nWalks,E92000001,2023,3,b,x\nWalks,E92000001,2023,4,b,y\n";
    let questions = draft(&[table], &[], None).questions();
    let question = questions.iter().find(|question| matches!(question.subject, Subject::Apart(_))).unwrap();
    assert_eq!(*question.choices, ["first_way and second_way", Question::NONE]);
    let none = "indicator,area_code,period,value,source\nWalks,E92000001,2023,1,a\nWalks,E92000001,2023,2,a\nWalks,E08000901,2023,2,a\n";
    let asking = draft(&[none], &[], None);
    assert!(!asking.questions().iter().any(|question| matches!(question.subject, Subject::Apart(_))));
    let done = finished(asking, &[]);
    assert_eq!((done.report.files[0].taken, done.report.files[0].skipped[0].lines.count()), (1, 2));
}

#[test]
fn names_that_do_not_agree_are_chosen_by_most_rows_and_that_is_said() {
    let table = "Indicator ID,Indicator Name,Parent Name,Area Code,Area Name,Area Type,Time period,Value\n\
        7,Walks a week,North,E08000901,Upton Borough,UA,2021,5\n7,Walks,North,E08000901,Upton,UA,2022,5\n\
        7,Walks,North West,E08000901,Upton,UA,2023,5\n7,Walks,North West,E08000901,UPTON,UA,2024,5\n";
    let expected = finished(draft(&[table], &[], None), &[]);
    let scorecard = expected.document.scorecard();
    let upton = scorecard.area(scorecard.area_by_code("E08000901").unwrap());
    assert_eq!(upton.name, "Upton");
    assert_eq!(scorecard.indicators().next().unwrap().1.name, "Walks");
    for said in ["Upton (also Upton Borough)", "Walks (also Walks a week)"] {
        assert!(
            expected.report.remarks.iter().any(|remark| remark.contains(said)),
            "{:?}",
            expected.report.remarks
        );
    }
    let other = finished(draft(&[&turned(table)], &[], None), &[]);
    assert_eq!(other.document.text(), expected.document.text());
    assert_eq!(other.report.remarks, expected.report.remarks);
}

#[test]
fn another_code_of_an_area_tells_no_rows_apart() {
    let table = "time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,\
        lad_code,lad_name,pupil_count\n\
        202223,Academic year,National,E92000001,England,,,,,,1000\n\
        202223,Academic year,Local authority,E92000001,England,842,E06000906,Harton,,,220\n\
        202223,Academic year,Local authority district,E92000001,England,,E06000906,Harton,E06000906,Harton,210\n";
    let asked = open(&draft(&[table], &[], None));
    assert!(!asked.iter().any(|path| path.ends_with("/apart")), "{asked:?}");
}

#[test]
fn a_place_at_two_levels_is_taken_once_or_asked_about() {
    let header = "time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,\
        lad_code,lad_name,walks\n";
    let rows = |of_district: [&str; 2]| {
        let place = |code: &str, name: &str, old: &str, of: [&str; 2]| {
            format!(
                "2022,Calendar year,Local authority,E92000001,England,{old},{code},{name},,,{}\n\
                 2022,Calendar year,Local authority district,E92000001,England,,{code},{name},{code},{name},{}\n",
                of[0], of[1]
            )
        };
        let [upton, downham] = of_district;
        let places = [
            place("E08000901", "Upton", "901", ["5", upton]),
            place("E08000902", "Downham", "902", ["6", downham]),
        ];
        format!("{header}2022,Calendar year,National,E92000001,England,,,,,,4\n{}", places.concat())
    };
    let same = draft(&[&rows(["5", "6"])], &[], None);
    assert!(
        !open(&same).iter().any(|path| path.starts_with("files/") || path.contains("apart")),
        "{:?}",
        open(&same)
    );
    let done = finished(same, &[]);
    assert_eq!((done.report.files[0].taken, done.report.files[0].repeated), (3, 2));
    let said = "Some areas are given at two levels, ‘Local authority’ and ‘Local authority district’";
    assert!(done.report.remarks.iter().any(|remark| remark.starts_with(said)), "{:?}", done.report.remarks);
    let path = "files/Local authority/Local authority district";
    for (answer, expected) in [("Local authority", Some(6.0)), ("Local authority district", Some(7.0))] {
        let differ = draft(&[&rows(["5", "7"])], &[], None);
        assert!(open(&differ).contains(&path.to_owned()), "{:?}", open(&differ));
        let done = finished(differ, &[(path, answer)]);
        assert_eq!(values(done.document.scorecard(), "E08000902", None)[0].1, expected);
        assert_eq!(values(done.document.scorecard(), "E08000901", None)[0].1, Some(5.0));
        let skipped = &done.report.files[0].skipped[0];
        assert_eq!(skipped.reason, "another level of areas was said to be right, and gives other figures");
    }
    let none = finished(draft(&[&rows(["5", "7"])], &[], None), &[(path, Question::NONE)]);
    assert!(none.document.scorecard().area_by_code("E08000902").is_none_or(|downham| {
        none.document.scorecard().all_series().iter().all(|series| series.area != downham)
    }));
}

#[test]
fn spellings_of_a_group_and_words_for_everyone_are_one_unless_a_place_has_several() {
    let table = "indicator,area_code,period,sex,value\nWalks,E92000001,2023,Persons,5\nWalks,E92000001,2023,Male,6\n\
        walks,E08000901,2023,persons,7\nWalks,E08000901,2023,male,8\nWalks,E08000902,2023,All,9\n";
    let done = finished(draft(&[table], &[], None), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(scorecard.indicators().count(), 1);
    assert_eq!(values(scorecard, "E08000901", None)[0].1, Some(7.0));
    assert_eq!(values(scorecard, "E08000902", None)[0].1, Some(9.0));
    assert_eq!(values(scorecard, "E08000901", Some("Male"))[0].1, Some(8.0));
    let remarks = done.report.remarks.join("\n");
    assert!(
        remarks.contains("were taken as one: ‘Male’ and ‘male’; ‘All’ and ‘Persons’ and ‘persons’."),
        "{remarks}"
    );
    let both = format!("{table}Walks,E08000902,2023,Persons,9\n");
    assert!(open(&draft(&[&both], &[], None)).contains(&"tidy:Walks/everyone/Sex".to_owned()));
}

#[test]
fn where_groups_may_be_measures_the_question_says_what_to_do() {
    let table = "area_code,period,category,value\nE92000001,2023,Amount spent,5\nE92000001,2023,Label,6\n\
        E08000901,2023,Amount spent,7\nE08000901,2023,Label,8\n";
    let asked = draft(&[table], &[], None);
    let everyone = |draft: &Draft| {
        draft.open_questions().iter().any(|question| question.text.contains("--map 'category=indicator'"))
    };
    assert!(everyone(&asked), "{:?}", asked.open_questions());
    let said = read_anew(&[table], &["category=indicator"]);
    assert!(!everyone(&said));
    assert_eq!(finished(said, &[]).document.scorecard().indicators().count(), 2);
}

#[test]
fn an_area_under_two_types_of_area_is_asked_about_where_they_differ() {
    let row =
        |kind: &str, value: u32| format!("7,Walks,E08000901,Upton,{kind},Persons,18+ yrs,2023,{value}\n");
    let table = format!(
        "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value\n\
         7,Walks,E92000001,England,England,Persons,18+ yrs,2023,4\n{}{}",
        row("Counties & UAs (from Apr 2023)", 5),
        row("Districts & UAs (from Apr 2023)", 6)
    );
    let path = "files/Counties & UAs (from Apr 2023)/Districts & UAs (from Apr 2023)";
    let asking = draft(&[&table], &[], None);
    assert!(open(&asking).contains(&path.to_owned()), "{:?}", open(&asking));
    let done = finished(asking, &[(path, "Districts & UAs (from Apr 2023)")]);
    assert_eq!(values(done.document.scorecard(), "E08000901", None)[0].1, Some(6.0));
    let same = table.replace("2023,6", "2023,5");
    assert_eq!(finished(draft(&[&same], &[], None), &[]).report.files[0].repeated, 1);
}

#[test]
fn each_sex_is_one_group_whatever_the_next_edition_calls_it() {
    let table = |year: i32, by: &str, [male, female, both]: [&str; 3]| {
        format!(
            "indicator,area,period,value,{by}\nFalls,E92000001,{year},1,{male}\nFalls,E92000001,{year},2,{female}\n\
             Falls,E92000001,{year},3,{both}\n"
        )
    };
    let first = finished(draft(&[&table(2021, "Sex", ["Male", "Female", "Persons"])], &[], None), &[]);
    for (by, words) in [
        ("Sex", ["M", "F", "All"]),
        ("Gender", ["males", "females", "Persons"]),
        ("Sex", ["Men", "Women", "Total"]),
    ] {
        let next = draft(&[&table(2022, by, words)], &[], Some(first.document.clone()));
        let done = finished(next, &[]);
        let scorecard = done.document.scorecard();
        assert_eq!(scorecard.all_series().len(), 3, "{words:?}");
        let both = [("2021".to_owned(), Some(1.0)), ("2022".to_owned(), Some(1.0))];
        assert_eq!(values(scorecard, "E92000001", Some("Male")), both, "{words:?}");
    }
    let children = draft(&[&table(2022, "Sex", ["Boys", "Girls", "All"])], &[], Some(first.document.clone()));
    assert_eq!(finished(children, &[]).document.scorecard().all_series().len(), 5);
    let files = [table(2021, "Sex", ["Male", "Female", "Persons"]), table(2022, "Sex", ["M", "F", "All"])];
    let together = finished(draft(&[&files[0], &files[1]], &[], None), &[]);
    let scorecard = together.document.scorecard();
    assert_eq!(scorecard.all_series().len(), 3);
    assert_eq!(values(scorecard, "E92000001", Some("Female")).len(), 2);
}

#[test]
fn numbered_classes_have_no_total_and_none_is_asked_for() {
    let row = |at: i32| format!("Falls,E92000001,2021,{at},{at}\n");
    let rows: String = (1..=10).map(row).collect();
    let table = format!("indicator,area,period,value,IMD Decile\n{rows}");
    let asked = open(&draft(&[&table], &[], None));
    assert!(!asked.iter().any(|path| path.contains("everyone")), "{asked:?}");
    let done = finished(draft(&[&table], &[], None), &[]);
    assert_eq!(values(done.document.scorecard(), "E92000001", Some("10")), [("2021".to_owned(), Some(10.0))]);
    assert!(done.document.scorecard().all_series().iter().all(|series| series.breakdown.is_some()));
}

#[test]
fn lines_that_may_be_headings_are_asked_about_before_anything_goes_in() {
    let table = "Area,Year,Falls\nSmokers,,\nEngland,2021,2\nDrinkers,,\nUpton,2021,6\n";
    let mut asking = draft(&[table], &[], None);
    let asked =
        asking.open_questions().into_iter().find(|question| matches!(question.subject, Subject::Headings(_)));
    let asked = asked.expect("it is asked");
    assert!(asked.text.contains("‘Smokers’, ‘Drinkers’"), "{}", asked.text);
    assert_eq!((asked.choices.len(), asked.suggestion), (1, None));
    asking.accept_suggestions();
    assert!(open(&asking).contains(&asked.subject.to_string()), "nothing is likely");
    let done = finished(draft(&[table], &[], None), &[("/headings", Question::NO_HEADINGS)]);
    assert_eq!(done.report.new, 2);
}

#[test]
fn where_only_limits_differ_the_question_says_so() {
    let header = "indicator,area,period,value,lower,upper\n";
    let with = |lower: u32| format!("{header}Walks,E92000001,2023,5,{lower},7\n");
    let asking = draft(&[&with(4), &with(3)], &[], None);
    let asked = asking.open_questions().into_iter().find(|it| matches!(it.subject, Subject::RightFile(..)));
    let text = asked.expect("it is asked").text;
    assert!(text.contains("Walks, E92000001, 2023: 5 with 3 and 4 as lower limit. Which of them"), "{text}");
}

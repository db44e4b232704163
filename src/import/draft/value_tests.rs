//! How the values of a table are written, from there to the figures of a scorecard.

use super::tests::{choice_of, draft, finished, of_choice, open, values};
use super::{Draft, Question, Subject};
use crate::import::table::Field;
use crate::model::{Flag, MeasureKind};

#[test]
fn a_percent_sign_says_kind_and_unit() {
    let table = "indicator,area_code,area_name,period,value\nHelp,E08000901,Upton,2021,12.3%\n\
        Help,E08000901,Upton,2022,<5%\nHelp,E92000001,England,2022,13.1%\n";
    let mut draft = draft(&[table], &[], None);
    draft.accept_suggestions();
    let left = open(&draft);
    assert!(!left.iter().any(|path| path.ends_with("/kind") || path.ends_with("/unit")), "{left:?}");
    let done = finished(draft, &[]);
    let scorecard = done.document.scorecard();
    let (_, indicator) = scorecard.indicators().next().unwrap();
    assert_eq!((indicator.measure.kind, indicator.measure.unit.as_str()), (MeasureKind::Proportion, "%"));
    let upton = values(scorecard, "E08000901", None);
    assert_eq!(upton, [("2021".to_owned(), Some(12.3)), ("2022".to_owned(), None)]);
    let area = scorecard.area_by_code("E08000901").unwrap();
    let series = scorecard.all_series().iter().find(|series| series.area == area).unwrap();
    assert_eq!((series.flag(1), series.note(1)), (Some(Flag::Suppressed), Some("Published as <5%.")));
}

#[test]
fn signs_on_some_values_only_are_said() {
    let table = "indicator,area,period,value\nHelp,E92000001,2021,12.3%\nHelp,E92000001,2022,14\n";
    let done = finished(draft(&[table], &[], None), &[("/kind", "proportion")]);
    let said =
        "Help: 1 of 2 values are written with %, the others without; what was taken was taken as it stands.";
    assert!(done.report.remarks.contains(&said.to_owned()), "{:?}", done.report.remarks);
}

#[test]
fn shares_of_one_among_percentages_are_asked_about_and_only_they_are_scaled() {
    let table = "indicator,area,period,value,lower,upper\nHelp,E92000001,2021,12.3%,11%,13%\n\
        Help,E92000001,2022,0.14,0.13,0.15\nHelp,E92000001,2023,0.5%,0.4%,0.6%\n";
    let mut asked = draft(&[table], &[], None);
    asked.accept_suggestions();
    let question =
        asked.open_questions().into_iter().find(|question| question.text.contains("shares of one"));
    let question = question.expect("nothing tells whether they are");
    assert!(question.text.starts_with("Some of its values are written with %"), "{}", question.text);
    let done = finished(draft(&[table], &[], None), &[("/shares", Field::YES)]);
    let scorecard = done.document.scorecard();
    let figures = values(scorecard, "E92000001", None).into_iter().map(|(_, value)| value);
    assert_eq!(figures.collect::<Vec<_>>(), [Some(12.3), Some(14.0), Some(0.5)]);
    let series = &scorecard.all_series()[0];
    assert_eq!((series.lower(0), series.lower(1), series.upper(2)), (Some(11.0), Some(13.0), Some(0.6)));
    let said = "Help: its values without % are shares of one and were made percentages.";
    assert!(done.report.remarks.contains(&said.to_owned()), "{:?}", done.report.remarks);
    let kept = finished(draft(&[table], &[], None), &[("/shares", Field::NO), ("/kind", "proportion")]);
    assert_eq!(values(kept.document.scorecard(), "E92000001", None)[1].1, Some(0.14));
}

#[test]
fn limits_in_shares_beside_a_value_in_per_cent_are_made_percentages() {
    let table = "indicator,area,period,value,lower,upper\nHelp,E92000001,2021,12.3%,0.11,0.135\n\
        Help,E92000001,2022,12.3%,11,13.5\nHelp,E92000001,2023,0.5%,0.4,0.6\n";
    let done = finished(draft(&[table], &[], None), &[]);
    let series = &done.document.scorecard().all_series()[0];
    let limits: Vec<_> = (0..3).map(|at| (series.lower(at).unwrap(), series.upper(at).unwrap())).collect();
    assert_eq!(limits, [(11.0, 13.5), (11.0, 13.5), (0.4, 0.6)]);
    let remarks = &done.report.files[0].remarks;
    assert!(remarks.iter().any(|remark| remark.starts_with("Limits beside values with %")), "{remarks:?}");
}

#[test]
fn values_between_nought_and_one_are_asked_about_and_never_scaled_unasked() {
    let table = "indicator,area_code,area_name,period,value,lower,upper\nHelp,E08000901,Upton,2021,0.123,0.1,0.145\n\
        Help,E92000001,England,2021,0.131,,\n";
    let mut asked = draft(&[table], &[], None);
    asked.accept_suggestions();
    let question =
        asked.open_questions().into_iter().find(|question| question.text.contains("shares of one"));
    let question = question.expect("it stays open without counts");
    assert_eq!((question.subject.to_string().as_str(), question.suggestion), ("tidy:Help/shares", None));
    let done = finished(draft(&[table], &[], None), &[("/shares", Field::YES)]);
    let scorecard = done.document.scorecard();
    let (_, indicator) = scorecard.indicators().next().unwrap();
    assert_eq!((indicator.measure.kind, indicator.measure.unit.as_str()), (MeasureKind::Proportion, "%"));
    assert_eq!(values(scorecard, "E08000901", None)[0].1, Some(12.3));
    let area = scorecard.area_by_code("E08000901").unwrap();
    let series = scorecard.all_series().iter().find(|series| series.area == area).unwrap();
    assert_eq!((series.lower(0), series.upper(0)), (Some(10.0), Some(14.5)));
    let said = "Help: its values are shares of one and were made percentages.";
    assert!(done.report.remarks.contains(&said.to_owned()), "{:?}", done.report.remarks);
    let kept = finished(draft(&[table], &[], None), &[("/shares", Field::NO), ("/kind", "proportion")]);
    assert_eq!(values(kept.document.scorecard(), "E08000901", None)[0].1, Some(0.123));
    // Months later the same publisher says it in the same way, and it goes into the same indicator.
    let later = table.replace("2021", "2022");
    let again = draft(&[&later], &[], Some(done.document));
    assert_eq!(open(&again), ["tidy:Help/shares"]);
    let done = finished(again, &[("/shares", Field::YES)]);
    assert_eq!(values(done.document.scorecard(), "E08000901", None)[1].1, Some(12.3));
}

#[test]
fn counts_prove_that_values_are_shares_of_one() {
    let table = "indicator,area_code,area_name,period,value,numerator,denominator\n\
        Help,E08000901,Upton,2022,0.123,123,1000\nHelp,E08000901,Upton,2023,0.130,130,1000\n\
        Help,E92000001,England,2022,0.11,110,1000\nHelp,E92000001,England,2023,0.12,120,1000\n";
    let mut counted = draft(&[table], &[], None);
    counted.accept_suggestions();
    let left = open(&counted);
    assert!(!left.iter().any(|path| path.ends_with("/kind") || path.ends_with("/shares")), "{left:?}");
    let done = finished(counted, &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(scorecard.indicators().next().unwrap().1.measure.kind, MeasureKind::Proportion);
    assert_eq!(values(scorecard, "E08000901", None)[0].1, Some(12.3));
    // Small percentages with counts are none.
    let small =
        table.replace("0.123,123,1000", "0.123,123,100000").replace("0.130,130,1000", "0.130,130,100000");
    let small = small.replace("0.11,110,1000", "0.11,110,100000").replace("0.12,120,1000", "0.12,120,100000");
    let left = open(&draft(&[&small], &[], None));
    assert!(!left.iter().any(|path| path.ends_with("/shares")), "{left:?}");
}

#[test]
fn what_are_no_shares_is_not_asked_about() {
    let asks = |rows: &str, answers: &[(Field, &str)]| {
        let table = format!("indicator,area,period,value,measure\n{rows}");
        let mut draft = draft(&[&table], &[], None);
        for (field, answer) in answers {
            draft.answer(&super::Subject::Indicator("tidy:Help".to_owned(), *field), answer).unwrap();
        }
        open(&draft).contains(&"tidy:Help/shares".to_owned())
    };
    assert!(asks("Help,E92000001,2021,0.5,Percentage\nHelp,E92000001,2022,1,Percentage\n", &[]));
    assert!(asks("Help,E92000001,2021,0.5,\n", &[]));
    assert!(!asks("Help,E92000001,2021,0.5,\n", &[(Field::Kind, "mean")]));
    assert!(!asks("Help,E92000001,2021,0.5,\nHelp,E92000001,2022,1.5,\n", &[]));
    assert!(!asks("Help,E92000001,2021,0,\nHelp,E92000001,2022,1,\n", &[]), "whole numbers");
    assert!(!asks("Help,E92000001,2021,0.5%,\n", &[]));
    assert!(!asks("Help,E92000001,2021,0.5,Rate\n", &[]));
}

#[test]
fn minus_one_alone_is_the_publishers_sign_for_none_unless_other_values_are_below_zero() {
    let table = |first: &str| {
        format!(
            "Indicator ID,Indicator Name,Area Code,Area Name,Time period,Value,Count\n\
             901,Help,E92000001,England,2022,{first},\n901,Help,E92000001,England,2023,-1,\n"
        )
    };
    let done = finished(draft(&[&table("98")], &[], None), &[("/kind", "proportion")]);
    assert_eq!(values(done.document.scorecard(), "E92000001", None)[1], ("2023".to_owned(), None));
    assert!(
        done.report.remarks.iter().any(|remark| remark.contains("sign for none")),
        "{:?}",
        done.report.remarks
    );
    let done = finished(draft(&[&table("-2.5")], &[], None), &[("/kind", "index")]);
    assert_eq!(values(done.document.scorecard(), "E92000001", None)[1].1, Some(-1.0));
}

#[test]
fn what_programs_write_where_there_is_none_is_said_where_nothing_else_is_below_zero() {
    let remarks = |values: [&str; 3]| {
        let rows = values.iter().zip(2021..).map(|(value, year)| format!("Falls,E92000001,{year},{value}\n"));
        let table = format!("indicator,area,period,value\n{}", rows.collect::<String>());
        finished(draft(&[&table], &[], None), &[("/kind", "score")]).report.remarks.join(" ")
    };
    let said = "Falls: 2 values are -1, -999, as programs write where there is none";
    assert!(remarks(["-999", "-1", "7"]).contains(said), "{}", remarks(["-999", "-1", "7"]));
    assert!(!remarks(["-999", "-1", "-7"]).contains("programs write"));
    assert!(!remarks(["-7", "1", "7"]).contains("programs write"));
}

#[test]
fn counts_below_zero_beside_a_share_are_left_out() {
    let table = "indicator,area,period,value,numerator,denominator\nHelp,E92000001,2021,12,-1,100\n\
        Help,E92000001,2022,12,12,100\n";
    let done = finished(draft(&[table], &[], None), &[("/kind", "proportion")]);
    let scorecard = done.document.scorecard();
    let series = &scorecard.all_series()[0];
    assert_eq!((series.numerator(0), series.numerator(1)), (None, Some(12.0)));
    let said = "Counts were left out where one of them is below zero: line 2.";
    assert!(done.report.remarks.contains(&said.to_owned()), "{:?}", done.report.remarks);
}

#[test]
fn counts_alone_are_worked_out_as_their_name_says_and_never_taken_for_counts() {
    let value = |table: &str, kind: MeasureKind| {
        let done = finished(draft(&[table], &[], None), &[("/kind", "count")]);
        let scorecard = done.document.scorecard();
        assert_eq!(scorecard.indicators().next().unwrap().1.measure.kind, kind, "{table}");
        values(scorecard, "E92000001", None)[0].1.unwrap()
    };
    let unnamed = "area_code,year,numerator,denominator\nE92000001,2023,30,1000\n";
    assert!((value(unnamed, MeasureKind::Proportion) - 3.0).abs() < 1e-9);
    let share = "indicator,area_code,year,numerator,denominator\nFalls,E92000001,2023,120,194000\n";
    assert!(
        (value(share, MeasureKind::Proportion) - 12.0 / 194.0).abs() < 1e-9,
        "a share is not made one twice"
    );
    let rate = share.replace("Falls", "Falls per 100000");
    assert!((value(&rate, MeasureKind::Rate) - 12_000.0 / 194.0).abs() < 1e-9);
}

#[test]
fn counts_beside_small_percentages_say_that_they_are_no_shares_of_one() {
    for (value, count) in [("0.11", 30), ("0.05", 14)] {
        let table = format!(
            "indicator,area_code,year,value,numerator,denominator\nFalls (%),E92000001,2023,{value},{count},28000\n"
        );
        let asked = open(&draft(&[&table], &[], None));
        assert!(!asked.iter().any(|path| path.ends_with("/shares")), "{value}: {asked:?}");
    }
}

#[test]
fn small_and_capital_letters_make_no_other_indicator_and_no_other_group() {
    let lines = [
        "Walks,E92000001,2023,Persons,20",
        "walks,E08000902,2023,persons,22",
        "walks,E08000902,2023,male,23",
        "Walks,E92000001,2023,Male,21",
    ];
    let back: Vec<&str> = lines.into_iter().rev().collect();
    for lines in [lines.to_vec(), back] {
        let table = format!("indicator,area_code,year,sex,value\n{}\n", lines.join("\n"));
        let done = finished(draft(&[&table], &[], None), &[]);
        assert_eq!(done.report.new_indicators, ["walks"]);
        let scorecard = done.document.scorecard();
        let of = |area: &str, group: Option<&str>| values(scorecard, area, group)[0].1;
        assert_eq!([of("E92000001", None), of("E92000001", Some("Male"))], [Some(20.0), Some(21.0)]);
        assert_eq!([of("E08000902", None), of("E08000902", Some("Male"))], [Some(22.0), Some(23.0)]);
        let said = "One indicator is written in several ways, taken as one: ‘Walks’, ‘walks’.";
        assert!(done.report.remarks.contains(&said.to_owned()), "{:?}", done.report.remarks);
    }
}

#[test]
fn a_value_outside_its_limits_is_said() {
    let table = "indicator,area,period,value,lower,upper\nHelp,E92000001,2021,12.3,0.11,0.13\n\
        Help,E92000001,2022,20,8,12\nHelp,E92000001,2023,10,8,12\n";
    let done = finished(draft(&[table], &[], None), &[("/kind", "score")]);
    let said = done
        .report
        .remarks
        .iter()
        .find(|remark| remark.starts_with("Values do not lie between their limits"));
    assert!(said.is_some_and(|said| said.ends_with(": lines 2–3.")), "{:?}", done.report.remarks);
}

#[test]
fn figures_of_one_group_alone_are_said_where_the_name_does_not() {
    let said = |name: &str, group: &str| {
        let table = format!(
            "indicator,area_code,area_name,period,value,sex\n{name},E08000901,Upton,2022,5,{group}\n\
             {name},E92000001,England,2022,6,{group}\n"
        );
        let remarks = finished(draft(&[&table], &[], None), &[]).report.remarks;
        remarks.into_iter().find(|remark| remark.starts_with("Of one group of people alone"))
    };
    let expected = "Of one group of people alone, which their names do not say: Falls (Male).";
    assert_eq!(said("Falls", "Male").as_deref(), Some(expected));
    assert_eq!(said("Falls of male adults", "Male"), None);
    assert_eq!(said("Falls", "Persons"), None);
}

#[test]
fn shares_of_some_areas_or_periods_beside_percentages_of_others_are_asked_about() {
    let table = |rows: &[(&str, u16, &str)]| {
        let row = |(area, year, value): &(&str, u16, &str)| format!("Uptake %,{area},{year},{value}\n");
        "indicator,area,period,value\n".to_owned() + &rows.iter().map(row).collect::<String>()
    };
    let of_areas = table(&[
        ("E08000901", 2022, "0.9"),
        ("E08000901", 2023, "0.8"),
        ("E92000001", 2022, "90"),
        ("E92000001", 2023, "80"),
    ]);
    let mut asked = draft(&[&of_areas], &[], None);
    asked.accept_suggestions();
    let question =
        asked.open_questions().into_iter().find(|question| question.text.contains("shares of one"));
    assert_eq!(question.expect("nothing tells").suggestion, None);
    let done = finished(asked, &[("/shares", Field::YES)]);
    let scorecard = done.document.scorecard();
    let of = |area: &str| {
        values(scorecard, area, None).into_iter().filter_map(|(_, value)| value).collect::<Vec<_>>()
    };
    assert_eq!((of("E08000901"), of("E92000001")), (vec![90.0, 80.0], vec![90.0, 80.0]));
    let said = "Uptake %: its values up to 1 are shares of one and were made percentages.";
    assert!(done.report.remarks.contains(&said.to_owned()), "{:?}", done.report.remarks);
    let asks = |rows: &[(&str, u16, &str)]| {
        open(&draft(&[&table(rows)], &[], None)).contains(&"tidy:Uptake %/shares".to_owned())
    };
    assert!(asks(&[("E92000001", 2022, "0.9"), ("E92000001", 2023, "82")]), "from one period to the next");
    assert!(!asks(&[("E08000901", 2022, "0.9"), ("E92000001", 2022, "3.1")]), "a small share of few");
    assert!(!asks(&[
        ("E08000901", 2022, "0.2"),
        ("E08000901", 2023, "40"),
        ("E92000001", 2022, "30"),
        ("E92000001", 2023, "0.3")
    ]));
    assert!(!asks(&[("E08000901", 2022, "0.9"), ("E92000001", 2022, "120")]), "no percentage");
}

#[test]
fn signs_that_may_stand_between_thousands_or_before_decimals_are_asked_about_once_a_file() {
    let table = "indicator;area;period;value\nBirths;E92000001;2022;57,690\nBirths;E08000901;2022;2,134\n\
        Births;E08000902;2022;812\nDeaths;E92000001;2022;1,020\n";
    let choice = choice_of(&[table], &[]);
    let mut asking = of_choice(&choice, None);
    let asked: Vec<Question> = (asking.questions().into_iter())
        .filter(|question| matches!(question.subject, Subject::Sign(_)))
        .collect();
    let [question] = &asked[..] else { panic!("{asked:?}") };
    assert!(question.text.contains("thousands (1020), or before decimals (1.020)"), "{}", question.text);
    assert_eq!(question.suggestion, None);
    let value = |draft: Draft| {
        let done = finished(draft, &[]);
        values(done.document.scorecard(), "E08000901", None)[0].1
    };
    let mut decimals = asking.clone();
    decimals.answer(&question.subject, Question::DECIMALS).unwrap();
    assert_eq!(decimals.choice_said(), None, "it was read so");
    assert_eq!(value(decimals), Some(2.134));
    asking.answer(&question.subject, Question::THOUSANDS).unwrap();
    assert!(asking.finish(super::tests::TODAY).is_err(), "it has to be read anew");
    let choice = asking.choice_said().unwrap();
    let anew = asking.anew(crate::import::gather(&choice, &crate::model::Progress::default()).unwrap());
    assert_eq!(anew.choice_said(), None);
    assert!(anew.asks(&question.subject), "the answer can still be changed");
    assert_eq!(value(anew), Some(2134.0));
    let with_point = choice_of(&[&table.replace(";812", ";81.2")], &[]);
    let likely = of_choice(&with_point, None).questions().remove(0).suggestion;
    assert_eq!(likely.unwrap().0, Question::THOUSANDS);
    let points = choice_of(&[&table.replace(',', ".")], &[]);
    let mut asking = of_choice(&points, None);
    asking.answer(&question.subject, Question::THOUSANDS).unwrap();
    let points = asking.choice_said().unwrap();
    let anew = asking.anew(crate::import::gather(&points, &crate::model::Progress::default()).unwrap());
    assert_eq!(value(anew), Some(2134.0), "points may part thousands too");
}

#[test]
fn counts_beside_a_share_of_the_same_name_are_its_numerators() {
    let of = |table: &str, answers: &[(&str, &str)]| {
        let done = finished(draft(&[table], &[], None), answers);
        let scorecard = done.document.scorecard();
        let area = scorecard.area_by_code("E08000901").unwrap();
        let counts = scorecard
            .all_series()
            .iter()
            .filter(|series| series.area == area)
            .filter_map(|series| Some((series.value(0)?, series.numerator(0)?, series.denominator(0)?)));
        counts.collect::<Vec<_>>()
    };
    let smoking = "area_code,period,Smoking (%),Smoking (number),Adults\nE08000901,2022,10.0,100,1000\n\
        E08000902,2022,12.0,120,1000\nE92000001,2022,11.0,110,1000\n";
    assert_eq!(of(smoking, &[]), [(10.0, 100.0, 1000.0)]);
    let seen = "area_code,period,Patients seen,Patients registered,% seen\nE08000901,2022,50,200,0.25\n\
        E08000902,2022,60,200,0.3\nE92000001,2022,70,200,0.35\n";
    assert_eq!(of(seen, &[("/shares", "yes")]), [(25.0, 50.0, 200.0)]);
    let wrong = smoking.replace("11.0,110", "11.0,111");
    assert!(of(&wrong, &[]).is_empty(), "one row does not go with it");
}

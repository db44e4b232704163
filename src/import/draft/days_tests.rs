use super::super::tests::{draft, finished, open, values};
use super::super::{Draft, Imported};
use super::*;
use crate::format::Document;
use crate::model::PeriodKind::{AcademicYear, FinancialYear, Quarter, Year};
use jiff::civil::date;

/// A table of one indicator with a figure for each date.
fn table(dates: &[&str]) -> String {
    let row = |(at, date): (usize, &&str)| format!("Walks,E92000001,England,{date},{}\n", at + 1);
    let rows: String = dates.iter().enumerate().map(row).collect();
    format!("indicator,area_code,area_name,period,value\n{rows}")
}

fn reading(dates: &[&str], base: Option<&Document>) -> Draft {
    let mut draft = draft(&[&table(dates)], &[], base.cloned());
    while draft.take_kept() {}
    draft
}

fn asked(draft: &Draft) -> Option<Question> {
    draft.open_questions().into_iter().find(|question| question.subject.to_string().ends_with("/days"))
}

fn taken(done: &Imported) -> Vec<(String, Option<f64>)> {
    values(done.document.scorecard(), "E92000001", None)
}

/// An import of dates that are said to be of such periods.
fn first(dates: &[&str], kind: &str) -> Imported {
    finished(reading(dates, None), &[("/period", kind)])
}

fn of(all: &[(&str, f64)]) -> Vec<(String, Option<f64>)> {
    all.iter().map(|(label, value)| ((*label).to_owned(), Some(*value))).collect()
}

const MARCH: [&str; 2] = ["31/03/2022", "31/03/2023"];

#[test]
fn a_date_in_mid_year_is_asked_about_in_the_next_edition_and_the_answer_is_kept() {
    let before = first(&MARCH, "financial-year");
    assert_eq!(taken(&before), of(&[("2021/22", 1.0), ("2022/23", 2.0)]));
    let next = reading(&["30/06/2023"], Some(&before.document));
    let question = asked(&next).expect("it may be of a quarter");
    assert!(
        question.text.contains("the end of March") && question.text.contains("‘30/06/2023’"),
        "{question:?}"
    );
    assert!(next.finish(super::super::tests::TODAY).is_err());
    for (answer, expected) in [
        ("no", &[("2021/22", 1.0), ("2022/23", 2.0)][..]),
        ("yes", &[("2021/22", 1.0), ("2022/23", 2.0), ("2023/24", 3.0)]),
    ] {
        let dates = ["31/03/2022", "31/03/2023", "30/06/2023"];
        let done = finished(reading(&dates, Some(&before.document)), &[("/days", answer)]);
        assert_eq!(taken(&done), of(expected), "{answer}");
        let reasons: Vec<&str> = done.report.files[0].skipped.iter().map(|it| it.reason.as_str()).collect();
        let left_out = "the date 30/06/2023 was said to stand for no whole financial year";
        assert_eq!(reasons, [left_out].iter().filter(|_| answer == "no").copied().collect::<Vec<_>>());
        for again in [&dates[..], &MARCH] {
            let again = reading(again, Some(&done.document));
            assert_eq!(open(&again), Vec::<String>::new(), "{answer}");
            assert_eq!(finished(again, &[]).document.text(), done.document.text(), "to the byte");
        }
        let other = reading(&["31/03/2024", "30/09/2024"], Some(&done.document));
        let question = asked(&other).expect("another day was never spoken of");
        assert!(
            !question.text.contains("31/03/2024") && question.text.contains("30/09/2024"),
            "{question:?}"
        );
    }
}

#[test]
fn dates_of_one_january_are_asked_about_and_are_not_likely_american() {
    for (dates, expected) in [
        (&["04/01/2024"][..], &[("2024", 1.0)][..]),
        (&["05/01/2022", "05/01/2023", "05/01/2024"], &[("2022", 1.0), ("2023", 2.0), ("2024", 3.0)]),
        (&["04/01/2024", "05/02/2025"], &[("2024", 1.0), ("2025", 2.0)]),
    ] {
        let asking = reading(dates, None);
        let question = { asking.open_questions().into_iter() }
            .find(|question| matches!(question.subject, Subject::DateOrder(_)))
            .unwrap_or_else(|| panic!("{dates:?}"));
        assert_eq!(question.suggestion, None, "{dates:?}");
        let done = finished(asking, &[("/dates", "day-first"), ("/period", "year"), ("/days", "yes")]);
        assert_eq!(taken(&done), of(expected), "{dates:?}");
    }
}

#[test]
fn what_was_left_out_may_be_taken_later() {
    let dates = ["31/03/2022", "31/03/2023", "30/06/2023"];
    let done = finished(reading(&dates, None), &[("/period", "financial-year"), ("/days", "no")]);
    let mut again = reading(&dates, Some(&done.document));
    let subject =
        again.questions().into_iter().find(|it| it.subject.to_string().ends_with("/days")).unwrap().subject;
    again.answer(&subject, "yes").unwrap();
    let changed = again.finish(super::super::tests::TODAY).unwrap();
    assert_eq!(taken(&changed).len(), 3);
    assert_eq!(open(&reading(&dates, Some(&changed.document))), Vec::<String>::new());
}

#[test]
fn dates_that_stand_elsewhere_in_the_period_than_the_others_are_asked_about() {
    for (before, kind, next) in [
        (&["31/12/2021", "31/12/2022"][..], "year", &["30/06/2023", "30/06/2024"][..]),
        (&["30/06/2021", "30/06/2022"], "year", &["31/12/2023"]),
        (&["30/06/2021", "30/06/2022"], "year", &["31/03/2023", "31/03/2024"]),
        (&["31/03/2022", "31/03/2023"], "financial-year", &["31/12/2023"]),
        (&["31/03/2022", "31/03/2023"], "financial-year", &["15/03/2024"]),
        (&["31/03/2022", "31/03/2023"], "financial-year", &["2024-04-01"]),
        (&["2022-03-31", "2022-06-30"], "quarter", &["2022-07-31"]),
        (&["31/08/2022", "31/08/2023"], "academic-year", &["31/12/2023"]),
        (&["2022-03-21", "2023-03-19"], "year", &["2023-09-19", "2024-09-17"]),
    ] {
        let done = first(before, kind);
        assert_eq!(done.report.new as usize, before.len(), "{before:?}");
        assert_eq!(open(&reading(before, Some(&done.document))), Vec::<String>::new(), "{before:?}");
        let asked = asked(&reading(next, Some(&done.document)));
        assert!(asked.is_some(), "{before:?} {next:?}");
        let mixed = finished(reading(before, Some(&done.document)), &[]);
        assert_eq!(mixed.document.text(), done.document.text());
    }
}

#[test]
fn dates_of_one_column_that_do_not_go_together_are_asked_about() {
    for (dates, kind, expected) in [
        (&["31/03/2022", "31/03/2023", "30/06/2023"][..], "financial-year", &["30/06/2023"][..]),
        (&["31/12/2022", "31/03/2024"], "year", &["31/03/2024"]),
        (&["31/03/2022", "30/06/2023"], "year", &["31/03/2022", "30/06/2023"]),
        (&["31/03/2022", "01/04/2023"], "financial-year", &["31/03/2022", "01/04/2023"]),
        (&["2022-03-21", "2023-09-19"], "year", &["2022-03-21", "2023-09-19"]),
    ] {
        let mut draft = reading(dates, None);
        let period =
            draft.open_questions().into_iter().find(|it| it.subject.to_string().ends_with("/period"));
        if let Some(period) = period {
            draft.answer(&period.subject, kind).unwrap();
        }
        let text = asked(&draft).unwrap_or_else(|| panic!("{dates:?}")).text;
        let named: Vec<&str> = dates.iter().filter(|date| text.contains(**date)).copied().collect();
        assert_eq!(named, expected, "{text}");
    }
}

#[test]
fn dates_that_all_stand_at_one_place_are_not_asked_about_in_any_edition() {
    for (dates, kind, next) in [
        (&["31/03/2022", "31/03/2023"][..], "financial-year", &["28/03/2024", "31/03/2025"][..]),
        (&["01/04/2022", "03/04/2023"], "financial-year", &["02/04/2024"]),
        (&["05/04/2022", "05/04/2023"], "financial-year", &["05/04/2024"]),
        (&["06/04/2022", "06/04/2023"], "financial-year", &["06/04/2024"]),
        (&["30/06/2022", "30/06/2023"], "year", &["30/06/2024"]),
        (&["2022-03-21", "2023-03-19"], "year", &["2024-03-17"]),
        (&["2022-03-31", "2022-06-30"], "quarter", &["2022-09-30", "2022-12-30"]),
        (&["2022-02-15", "2022-05-15"], "quarter", &["2022-08-15"]),
        (&["2024-01-31", "2024-02-29", "2024-03-28"], "month", &["2024-04-11"]),
        (&["2022-08-01", "2023-09-01"], "month", &["2023-12-04"]),
    ] {
        let done = first(dates, kind);
        assert_eq!(done.report.new as usize, dates.len(), "{dates:?}");
        let next = reading(next, Some(&done.document));
        assert_eq!(open(&next), Vec::<String>::new(), "{dates:?}");
        let done = finished(next, &[]);
        assert!(done.report.new > 0);
    }
    let taxes = first(&["05/04/2022", "05/04/2023"], "financial-year");
    assert_eq!(taken(&taxes), of(&[("2021/22", 1.0), ("2022/23", 2.0)]), "the year of taxes ends then");
}

#[test]
fn periods_by_their_names_go_with_dates_that_end_them_and_with_no_others() {
    let named = finished(reading(&["2021/22", "2022/23"], None), &[("/period", "financial-year")]);
    assert_eq!(open(&reading(&["31/03/2024"], Some(&named.document))), Vec::<String>::new());
    assert!(asked(&reading(&["30/06/2023"], Some(&named.document))).is_some());
}

#[test]
fn a_day_begins_or_ends_a_period_around_weekends_and_easter_too() {
    let edge = |day: Date, kind| Stand::of(day, kind).is_some_and(|stand| stand.is_edge(kind));
    for (day, kind) in [
        (date(2024, 3, 31), FinancialYear),
        (date(2024, 3, 28), FinancialYear),
        (date(2023, 4, 3), FinancialYear),
        (date(2024, 4, 2), FinancialYear),
        (date(2024, 4, 6), FinancialYear),
        (date(2024, 8, 1), AcademicYear),
        (date(2024, 8, 31), AcademicYear),
        (date(2024, 9, 1), AcademicYear),
        (date(2024, 12, 31), Year),
        (date(2024, 6, 28), Quarter),
    ] {
        assert!(edge(day, kind), "{day} {kind:?}");
    }
    for (day, kind) in [
        (date(2024, 3, 27), FinancialYear),
        (date(2024, 4, 30), FinancialYear),
        (date(2024, 6, 30), FinancialYear),
        (date(2024, 6, 30), Year),
        (date(2024, 7, 31), Quarter),
        (date(2024, 12, 31), AcademicYear),
    ] {
        assert!(!edge(day, kind), "{day} {kind:?}");
    }
}

//! Which kind of period the labels of an indicator stand for, from tables to figures.

use super::tests::{TODAY, draft, finished, open, values};
use super::{Draft, Question, Subject};
use crate::import::table::Field;
use crate::model::{Flag, MONTHS, PeriodKind};
use proptest::strategy::Strategy;

/// A table of one indicator with these periods, for England and one place.
fn table(periods: &[&str]) -> String {
    let rows = periods.iter().enumerate().flat_map(|(at, period)| {
        ["E92000001,England", "E08000901,Upton"].map(|area| format!("Walks,{area},\"{period}\",{}\n", at + 1))
    });
    std::iter::once("indicator,area_code,area_name,period,value\n".to_owned()).chain(rows).collect()
}

fn asking(periods: &[&str]) -> Draft {
    draft(&[&table(periods)], &[], None)
}

/// The question about a field of the only indicator.
fn question(draft: &Draft, field: Field) -> Option<Question> {
    let is_it =
        |question: &Question| matches!(&question.subject, Subject::Indicator(_, asked) if *asked == field);
    draft.questions().into_iter().find(is_it)
}

/// The kind of the periods of the only indicator, and its labels with their values.
#[track_caller]
fn read(draft: Draft, answers: &[(&str, &str)]) -> (PeriodKind, Vec<String>) {
    let done = finished(draft, answers);
    let scorecard = done.document.scorecard();
    let (_, indicator) = scorecard.indicators().next().unwrap();
    let labels = values(scorecard, "E08000901", None).into_iter().map(|(label, _)| label).collect();
    (indicator.period, labels)
}

#[test]
fn labels_that_can_be_one_kind_alone_are_not_asked_about() {
    use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year};
    for (written, kind, labels) in [
        (["FY21/22", "FY22/23", "FY23/24"], FinancialYear, ["2021/22", "2022/23", "2023/24"]),
        (["Jan-Mar 2023", "Apr-Jun 2023", "Jul-Sep 2023"], Quarter, ["2023 Q1", "2023 Q2", "2023 Q3"]),
        (["Jan-24", "Feb-24", "Mar-24"], Month, ["2024-01", "2024-02", "2024-03"]),
        (["2024-01-01", "2024-02-01", "2024-03-01"], Month, ["2024-01", "2024-02", "2024-03"]),
        (["2024-01-31", "2024-02-29", "2024-03-31"], Month, ["2024-01", "2024-02", "2024-03"]),
        (["01/01/2024", "01/02/2024", "01/03/2024"], Month, ["2024-01", "2024-02", "2024-03"]),
        (["31/01/2024", "01/02/2024", "01/03/2024"], Month, ["2024-01", "2024-02", "2024-03"]),
        (["01/31/2024", "02/01/2024", "03/01/2024"], Month, ["2024-01", "2024-02", "2024-03"]),
        (
            ["MSitAE-APRIL-2025", "MSitAE-MAY-2025", "MSitAE-JUNE-2025"],
            Month,
            ["2025-04", "2025-05", "2025-06"],
        ),
        (["2022-06-30", "2023-06-30", "2024-06-30"], Year, ["2022", "2023", "2024"]),
        (["2022-03-21", "2023-03-19", "2024-03-17"], Year, ["2022", "2023", "2024"]),
        (
            ["Year ending March 2022", "Year ending March 2023", "YE Mar 2024"],
            FinancialYear,
            ["2021/22", "2022/23", "2023/24"],
        ),
        (["Jan 2022-Dec 2022", "Jan 2023-Dec 2023", "Jan 2024-Dec 2024"], Year, ["2022", "2023", "2024"]),
        (
            ["2021/22 academic year", "Academic year 2022/23", "2023/24"],
            AcademicYear,
            ["2021/22", "2022/23", "2023/24"],
        ),
    ] {
        let draft = asking(&written);
        assert!(question(&draft, Field::Period).is_none(), "{written:?}: {:?}", open(&draft));
        assert_eq!(read(draft, &[]), (kind, labels.map(str::to_owned).to_vec()), "{written:?}");
    }
}

#[test]
fn a_question_about_the_kind_shows_the_labels_and_offers_what_fits() {
    for (written, choices, likely) in [
        (&["21/22", "22/23"][..], &["financial-year", "academic-year"][..], None),
        (&["2021-2022", "2022-2023"], &["financial-year", "academic-year", "years"], None),
        (
            &["2022-03-31", "2023-03-31"],
            &["year", "financial-year", "academic-year", "quarter", "month"],
            None,
        ),
        (&["2026-01-01", "2026-04-01"], &["quarter", "month", "financial-year"], Some("quarter")),
        (&["2026-01-01", "2026-05-01"], &["quarter", "month", "financial-year"], Some("month")),
        (&["45292", "45323", "45352"], &["month"], Some("month")),
        (&["2024-01-01"], &["year", "financial-year", "academic-year", "quarter", "month"], None),
    ] {
        let draft = asking(written);
        let question = question(&draft, Field::Period).unwrap_or_else(|| panic!("{written:?}"));
        assert_eq!(question.choices[..], *choices, "{written:?}");
        assert_eq!(question.suggestion.map(|(value, _)| value).as_deref(), likely, "{written:?}");
        assert!(written.iter().all(|label| question.text.contains(label)), "{}", question.text);
    }
}

#[test]
fn labels_that_may_be_meant_otherwise_are_asked_about() {
    for (written, choice, likely) in [
        (&["22-Nov", "22-Dec", "23-Jan", "23-Feb"][..], "month", Some("month")),
        (&["02-Jan", "09-Jan", "16-Jan", "23-Jan"], "month", None),
        (&["Autumn 2022", "Autumn 2023"], "academic-year", Some("academic-year")),
    ] {
        let draft = asking(written);
        let question = question(&draft, Field::Period).unwrap_or_else(|| panic!("{written:?}"));
        assert_eq!(question.choices[..], [choice], "{written:?}");
        assert_eq!(question.suggestion.map(|(value, _)| value).as_deref(), likely, "{written:?}");
        assert!(question.text.contains("have to be written"), "{}", question.text);
    }
    assert!(question(&asking(&["Autumn term 2022", "Autumn term 2023"]), Field::Period).is_none());
}

#[test]
fn two_dates_of_a_year_are_quarters_or_months_and_none_is_lost() {
    let quarters = vec!["2026 Q1".to_owned(), "2026 Q2".to_owned()];
    assert_eq!(read(asking(&["2026-01-01", "2026-04-01"]), &[]), (PeriodKind::Quarter, quarters));
    let months = vec!["2026-01".to_owned(), "2026-04".to_owned()];
    let chosen = read(asking(&["2026-01-01", "2026-04-01"]), &[("/period", "month")]);
    assert_eq!(chosen, (PeriodKind::Month, months));
}

#[test]
fn dates_of_one_year_for_different_areas_may_be_of_years() {
    let table = "indicator,area_code,area_name,period,value\n\
        Walks,E92000001,England,2022-01-01,1\nWalks,E92000001,England,2023-01-01,2\n\
        Walks,E08000901,Upton,2022-04-01,3\nWalks,E08000901,Upton,2023-04-01,4\n";
    let draft = draft(&[table], &[], None);
    assert_eq!(question(&draft, Field::Period).unwrap().choices[0], "year");
}

#[test]
fn dates_that_fall_on_one_period_of_the_scorecard_are_asked_about_and_none_is_taken_for_the_other() {
    let base = finished(asking(&["2024", "2025"]), &[]).document;
    let id = base.scorecard().indicators().next().unwrap().1.id.clone();
    let table = table(&["2026-01-01", "2026-04-01"]);
    let mut into_years = draft(&[&table], &[], Some(base));
    let into = question(&into_years, Field::Into).unwrap();
    assert_eq!(into.suggestion.as_ref().unwrap().0, Question::NEW);
    into_years.answer(&into.subject, &id).unwrap();
    let days = question(&into_years, Field::Days).unwrap();
    into_years.answer(&days.subject, Field::YES).unwrap();
    let error = into_years.finish(TODAY).unwrap_err();
    assert!(error.sentence().contains("are the same year, 2026"), "{error}");
}

#[test]
fn days_of_one_month_are_no_periods() {
    let error = finished_or(asking(&["2024-01-01", "2024-01-02", "2024-01-03"]));
    assert!(error.contains("are the same month, 2024-01"), "{error}");
}

/// Answers everything, and gives the sentence that refuses the import.
fn finished_or(mut draft: Draft) -> String {
    while let Some(question) = draft.open_questions().first() {
        let suggested = question.suggestion.as_ref().map(|(value, _)| value.clone());
        let answer = suggested.or(question.choices.first().cloned()).unwrap_or_else(|| "x".to_owned());
        draft.answer(&question.subject, &answer).unwrap();
    }
    draft.finish(TODAY).unwrap_err().sentence().to_owned()
}

#[test]
fn whether_the_day_or_the_month_comes_first_is_asked_where_no_date_tells() {
    let draft = asking(&["01/02/2024"]);
    let question = draft.questions().into_iter().next().unwrap();
    assert_eq!(question.subject.to_string(), "table/0.csv/dates");
    assert_eq!(question.suggestion.unwrap().0, Question::DAY_FIRST, "the first of a month");
    let month = |order: &str| read(asking(&["01/02/2024"]), &[("/dates", order), ("/period", "month")]).1;
    assert_eq!(month(Question::DAY_FIRST), ["2024-02"]);
    assert_eq!(month(Question::MONTH_FIRST), ["2024"], "the second of January stands for its year");
    let unclear = asking(&["02/03/2024"]);
    assert_eq!(unclear.questions()[0].suggestion, None);
}

#[test]
fn twelve_months_that_overlap_are_asked_about_and_the_others_are_counted() {
    let windows = ["Oct 2021-Sep 2022", "Jan 2022-Dec 2022", "Apr 2022-Mar 2023", "Jan 2023-Dec 2023"];
    let draft = asking(&windows);
    assert!(question(&draft, Field::Period).is_none());
    let asked = question(&draft, Field::Months).unwrap();
    assert_eq!(asked.choices[..], ["January-to-December", "April-to-March", "October-to-September"]);
    assert_eq!(asked.suggestion, None);
    let of = |months: &str| read(asking(&windows), &[("/months", months)]);
    let owned = |labels: &[&str]| labels.iter().map(|&label| label.to_owned()).collect::<Vec<_>>();
    assert_eq!(of("January-to-December"), (PeriodKind::Year, owned(&["2022", "2023"])));
    assert_eq!(of("April-to-March"), (PeriodKind::FinancialYear, owned(&["2022/23"])));
    let done = finished(asking(&windows), &[("/months", "October-to-September")]);
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E08000901", None), [("2022".to_owned(), Some(1.0))]);
    let (_, indicator) = scorecard.indicators().next().unwrap();
    let caveats = indicator.caveats.clone().unwrap();
    assert!(caveats.contains("from October to September"), "{caveats}");
    let file = &done.report.files[0];
    let skipped: u64 = file.skipped.iter().map(|skipped| skipped.lines.count()).sum();
    assert_eq!((file.taken, skipped), (2, 6));
    assert_eq!(file.skipped[0].reason, "the period Apr 2022-Mar 2023 overlaps those that were chosen");
}

#[test]
fn twelve_months_that_are_no_year_of_a_scorecard_are_named_by_their_end_and_that_is_said() {
    let done = finished(asking(&["Year ending June 2022", "Year ending June 2023"]), &[]);
    let scorecard = done.document.scorecard();
    let labels: Vec<_> = values(scorecard, "E08000901", None).into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["2022", "2023"]);
    let said = "Walks: its twelve months, July to June, are named by the year in which they end.";
    assert!(done.report.remarks.iter().any(|remark| remark == said), "{:?}", done.report.remarks);
    assert!(scorecard.indicators().next().unwrap().1.caveats.as_ref().unwrap().contains("from July to June"));
}

#[test]
fn single_years_and_runs_of_years_are_two_indicators() {
    let done = finished(asking(&["2022", "2020 - 22", "2023", "2021 - 23"]), &[]);
    let scorecard = done.document.scorecard();
    let names: Vec<&str> = scorecard.indicators().map(|(_, indicator)| indicator.name.as_str()).collect();
    assert_eq!(names, ["Walks (single years)", "Walks (3 years together)"]);
    assert_eq!((done.report.new, done.report.files[0].taken), (8, 8));
    let again = draft(&[&table(&["2022", "2020 - 22", "2023", "2021 - 23"])], &[], Some(done.document));
    assert!(again.is_complete(), "the keys were kept: {:?}", open(&again));
    assert_eq!(again.finish(TODAY).unwrap().report.unchanged, 8);
}

#[test]
fn a_series_goes_into_the_indicator_that_has_its_kind_of_period() {
    let base = finished(asking(&["2018 - 20"]), &[]).document;
    let done = finished(draft(&[&table(&["2023", "2021 - 23"])], &[], Some(base)), &[]);
    let scorecard = done.document.scorecard();
    let names: Vec<&str> = scorecard.indicators().map(|(_, indicator)| indicator.name.as_str()).collect();
    assert_eq!(names, ["Walks", "Walks (single years)"]);
}

#[test]
fn a_term_is_a_series_of_its_own_with_one_point_a_year() {
    let draft = asking(&["Autumn 2021/22", "Spring 2021/22", "Autumn 2022/23"]);
    let done = finished(draft, &[]);
    let scorecard = done.document.scorecard();
    let indicators: Vec<(&str, PeriodKind)> =
        scorecard.indicators().map(|(_, indicator)| (indicator.name.as_str(), indicator.period)).collect();
    let expected = ["Walks (autumn term)", "Walks (spring term)"];
    assert_eq!(indicators, expected.map(|name| (name, PeriodKind::AcademicYear)));
    assert_eq!(done.report.new, 6);
}

#[test]
fn a_mark_of_the_period_is_a_flag_of_the_figure_and_the_newest_year_stays() {
    let done = finished(asking(&["2021", "2022r", "2023p", "2024 (provisional)"]), &[]);
    let series = &done.document.scorecard().all_series()[0];
    let flags: Vec<Option<Flag>> = (0..4).map(|at| series.flag(at)).collect();
    assert_eq!(flags, [None, Some(Flag::Revised), Some(Flag::Provisional), Some(Flag::Provisional)]);
    assert_eq!(series.periods.last().unwrap().to_string(), "2024");
}

#[test]
fn a_period_of_no_known_form_is_named_and_the_known_forms_are_said_once() {
    let done = finished(asking(&["2022", "soon", "later", "2024-W01"]), &[]);
    let reasons: Vec<&str> =
        done.report.files[0].skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "the period ‘2024-W01’ is a week, and a scorecard has months, quarters and years; add weeks up to months in the \
             file",
            "the period ‘later’ is of no known form",
            "the period ‘soon’ is of no known form",
        ]
    );
    let said =
        done.report.remarks.iter().filter(|remark| remark.starts_with("Known forms of periods are 2023, "));
    assert_eq!(said.count(), 1);
    let error = asking(&["soon"]).finish(TODAY).unwrap_err();
    assert!(
        error.sentence().contains("‘soon’") && error.sentence().contains("Known forms of periods"),
        "{error}"
    );
}

#[test]
fn the_period_of_a_table_is_answered_in_any_known_form() {
    let table = "indicator,area_code,area_name,value\nWalks,E92000001,England,5\n";
    let mut draft = draft(&[table], &[], None);
    let subject = Subject::TablePeriod("0.csv".to_owned());
    for (wrong, sentence) in [
        ("soon", "Known forms of periods are 2023, "),
        ("Autumn 2021/22", "is a part of a year"),
        ("2024-W01", "is a week"),
        ("01/02/2024", "two ways"),
        ("2023p", "has a mark"),
    ] {
        let refused = draft.answer(&subject, wrong).unwrap_err();
        assert!(refused.contains(sentence) && refused.ends_with('.'), "{wrong}: {refused}");
    }
    draft.answer(&subject, "Year ending March 2022").unwrap();
    let done = finished(draft, &[]);
    assert_eq!(values(done.document.scorecard(), "E92000001", None)[0].0, "2021/22");
}

#[test]
fn several_split_years_are_said_to_be_named_by_the_years_they_reach_into() {
    let said = "Walks: periods such as ‘2016/17 - 20/21’ are of several financial or academic years, and are named by \
                the first and the last year that they reach into.";
    let wide = "area_code,area_name,Walks (2016/17 - 20/21),Walks (2017/18 - 21/22)\nE92000001,England,5,6\nE08000901,Upton,7,8\n";
    for table in [table(&["2016/17 - 20/21", "2017/18 - 21/22"]), wide.to_owned()] {
        let done = finished(draft(&[&table], &[], None), &[("/kind", "score")]);
        assert!(done.report.remarks.iter().any(|remark| remark == said), "{:?}", done.report.remarks);
        let (_, indicator) = done.document.scorecard().indicators().next().unwrap();
        let caveats = indicator.caveats.as_deref().unwrap_or_default();
        assert!(caveats.contains("such as 2016/17 - 20/21"), "{caveats}");
    }
    // Beside six years of the calendar, none of the two is taken for the other.
    let rows = "indicator,area,period,value\nWalks,E92000001,2016/17 - 20/21,5\nWalks,E92000001,2016 - 21,6\n\
                Walks,E92000001,2017 - 22,7\n";
    let done = finished(draft(&[rows], &[], None), &[("/kind", "score")]);
    assert_eq!(done.report.files[0].taken, 1, "{:?}", done.report.files[0].skipped);
}

#[test]
fn a_calendar_year_in_a_column_of_split_years_is_not_taken() {
    for column in ["Financial year", "academic_year", "Fiscal year"] {
        let table = format!(
            "indicator,area_code,area_name,{column},value\nWalks,E92000001,England,2022,5\n\
             Walks,E92000001,England,2022/23,6\n"
        );
        let done = finished(draft(&[&table], &[], None), &[]);
        let skipped = format!("{:?}", done.report.files[0].skipped);
        assert!(skipped.contains("does not say whether it begins or ends in that year"), "{skipped}");
        assert_eq!(values(done.document.scorecard(), "E92000001", None), [("2022/23".to_owned(), Some(6.0))]);
    }
}

#[test]
fn what_kind_of_period_dates_are_is_not_asked_before_it_is_known_how_they_are_written() {
    let table =
        "indicator,area_code,date,value\nWalks,E92000001,02/03/2024,5\nWalks,E92000001,05/06/2024,6\n";
    let mut asking = draft(&[table], &[], None);
    let of_period = |draft: &Draft| open(draft).iter().filter(|path| path.ends_with("/period")).count();
    assert_eq!(of_period(&asking), 0, "{:?}", open(&asking));
    let dates = asking
        .open_questions()
        .into_iter()
        .find(|question| matches!(question.subject, Subject::DateOrder(_)));
    asking.answer(&dates.unwrap().subject, Question::DAY_FIRST).unwrap();
    assert_eq!(of_period(&asking), 1, "{:?}", open(&asking));
}

/// Months of the year `2023` for one place, in this order.
fn months_of_one_year(months: &[&str]) -> String {
    let value = |month: &str| 1 + MONTHS.iter().position(|name| name.starts_with(month)).unwrap();
    let row = |month: &&str| format!("Walks,E08000901,Upton,2023,{month},{}\n", value(month));
    let header = "indicator,area_code,area_name,Year,Month,value\n".to_owned();
    std::iter::once(header).chain(months.iter().map(row)).collect()
}

const OF_A_YEAR: [&str; 12] =
    ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];

/// What is asked, and the months with their values where it is answered that they are of such a year.
fn of_year(table: &str, meant: &str) -> (Vec<Question>, Vec<(String, Option<f64>)>) {
    let asking = || draft(&[table], &[], None);
    let done = finished(asking(), &[("table/0.csv/year", meant)]);
    (asking().questions(), values(done.document.scorecard(), "E08000901", None))
}

#[test]
fn which_year_months_are_of_is_asked_once_where_nothing_tells_it() {
    for (meant, first, last) in [
        ("calendar", ("2023-01", 1.0), ("2023-12", 12.0)),
        ("financial", ("2023-04", 4.0), ("2024-03", 3.0)),
        ("financial-ending", ("2022-04", 4.0), ("2023-03", 3.0)),
    ] {
        let (questions, months) = of_year(&months_of_one_year(&OF_A_YEAR), meant);
        let asked: Vec<&Question> =
            questions.iter().filter(|question| matches!(question.subject, Subject::YearOf(_))).collect();
        assert_eq!(asked.len(), 1, "{questions:?}");
        assert_eq!(asked[0].choices[..], ["calendar", "financial", "financial-ending"]);
        assert_eq!(asked[0].suggestion, None);
        assert!(asked[0].text.contains("‘Feb 2023’"), "{}", asked[0].text);
        assert!(
            asked[0].text.contains("begins in it (financial), which makes it 2024-02"),
            "{}",
            asked[0].text
        );
        let of = |(label, value): (&str, f64)| (label.to_owned(), Some(value));
        assert_eq!((&months[0], &months[11]), (&of(first), &of(last)), "{meant}");
    }
}

#[test]
fn months_by_their_numbers_are_likely_of_the_calendar() {
    let row = |month: i32| format!("Walks,E08000901,Upton,2023,{month},{month}\n");
    let rows: String = (1..=12).map(row).collect();
    let table = format!("indicator,area_code,area_name,Year,Month,value\n{rows}");
    let asked = draft(&[&table], &[], None).questions();
    let asked = asked.iter().find(|question| matches!(question.subject, Subject::YearOf(_))).unwrap();
    assert_eq!(asked.suggestion.as_ref().map(|(answer, _)| answer.as_str()), Some("calendar"));
    let (_, months) = of_year(&table, "financial");
    assert_eq!((months[0].0.as_str(), months[11].0.as_str()), ("2023-04", "2024-03"));
}

#[test]
fn months_across_from_april_are_asked_about_too() {
    let table =
        format!("Code,Name,Year,{}\nE08000901,Upton,2023,4,5,6,7,8,9,10,11,12,1,2,3\n", OF_A_YEAR.join(","));
    let (questions, months) = of_year(&table, "financial");
    assert!(questions.iter().any(|question| matches!(question.subject, Subject::YearOf(_))), "{questions:?}");
    assert_eq!((months[0].0.as_str(), months[11].0.as_str()), ("2023-04", "2024-03"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    /// The order of the rows decides neither what is asked nor what comes of the answer.
    #[test]
    fn months_in_any_order_are_asked_about_alike(months in proptest::prelude::Just(OF_A_YEAR.to_vec()).prop_shuffle(), count in 1_usize..=12) {
        let shuffled: Vec<&str> = months.into_iter().filter(|month| OF_A_YEAR[..count].contains(month)).collect();
        let asked = |months: &[&str]| draft(&[&months_of_one_year(months)], &[], None).questions();
        let in_order = asked(&OF_A_YEAR[..count]);
        proptest::prop_assert_eq!(&in_order, &asked(&shuffled));
        if count > 9 {
            let of = |months: &[&str]| of_year(&months_of_one_year(months), "financial").1;
            proptest::prop_assert_eq!(of(&OF_A_YEAR[..count]), of(&shuffled));
        }
    }
}

#[test]
fn months_by_their_number_beside_a_financial_year_are_asked_about_once() {
    let rows: Vec<String> =
        (1..=12).map(|month| format!("Walks,E08000901,Upton,2022/23,{month},{month}\n")).collect();
    let rows = rows.concat();
    let table = format!(
        "indicator,area_code,area_name,Year,Month,value\n{rows}Walks,E92000001,England,2022/23,1,5\n"
    );
    for (answer, first) in
        [("financial-numbered", "2022-04"), ("financial", "2023-01"), ("academic", "2023-01")]
    {
        let draft = draft(&[&table], &[], None);
        let asked: Vec<String> = open(&draft).into_iter().filter(|path| path.ends_with("/year")).collect();
        assert_eq!(asked, ["table/0.csv/year"]);
        let done = finished(draft, &[("/year", answer)]);
        let all = values(done.document.scorecard(), "E08000901", None);
        assert!(all.contains(&(first.to_owned(), Some(1.0))) && all.len() == 12, "{answer}: {all:?}");
    }
}

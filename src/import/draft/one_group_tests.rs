//! Figures of one group of people alone, and columns that may say what figures are of.

use super::tests::{draft, finished, open, values};
use super::*;
use crate::model::{Role, Scorecard, Word};

const OF_ALL: &str = "indicator,area_code,period,value,sex\n\
    Falls,E08000901,2021,10,Male\nFalls,E08000901,2021,11,Female\nFalls,E08000901,2021,21,Persons\n\
    Falls,E92000001,2021,12,Persons\n";

/// A table of one group alone, of the area of the scorecard and the nation.
fn of_group(year: u16, column: &str, group: &str, value: u16) -> String {
    format!(
        "indicator,area_code,period,value,{column}\nFalls,E08000901,{year},{value},{group}\n\
         Falls,E92000001,{year},{value},{group}\n"
    )
}

fn made(table: &str) -> Document {
    finished(draft(&[table], &[], None), &[]).document
}

/// The values of Upton, each with its period.
fn of_upton(scorecard: &Scorecard, group: Option<&str>) -> Vec<(String, Option<f64>)> {
    values(scorecard, "E08000901", group)
}

fn figure(period: &str, value: f64) -> (String, Option<f64>) {
    (period.to_owned(), Some(value))
}

#[test]
fn figures_of_one_group_go_to_the_group_that_the_indicator_has() {
    for group in ["Male", "M", "males"] {
        let second = draft(&[&of_group(2022, "sex", group, 12)], &[], Some(made(OF_ALL)));
        assert_eq!(open(&second), Vec::<String>::new(), "{group}");
        let done = finished(second, &[]);
        let scorecard = done.document.scorecard();
        assert_eq!(of_upton(scorecard, None), [figure("2021", 21.0)], "{group}");
        assert_eq!(of_upton(scorecard, Some("Male")), [figure("2021", 10.0), figure("2022", 12.0)]);
        let said =
            done.report.remarks.iter().find(|remark| remark.starts_with("Taken as figures of a group"));
        assert!(
            said.is_some_and(|said| said.contains(&format!("Falls ({group})"))),
            "{:?}",
            done.report.remarks
        );
    }
    let ages = OF_ALL.replace(",sex", ",age").replace("Female", "65-79").replace("Male", "80-89");
    let ages = ages.replace("Persons", "All ages");
    let done = finished(draft(&[&of_group(2022, "age", "90+", 12)], &[], Some(made(&ages))), &[]);
    assert_eq!(of_upton(done.document.scorecard(), Some("90+")), [figure("2022", 12.0)]);
    assert_eq!(of_upton(done.document.scorecard(), None), [figure("2021", 21.0)]);
}

#[test]
fn figures_of_one_group_never_join_those_of_another() {
    for (column, one, other) in
        [("sex", "Female", "Male"), ("age", "65+", "80+"), ("phase", "Primary", "Secondary")]
    {
        let first = made(&of_group(2021, column, one, 81));
        let same = draft(&[&of_group(2022, column, one, 80)], &[], Some(first.clone()));
        assert_eq!(open(&same), Vec::<String>::new(), "{one}: it is about them");
        let done = finished(same, &[]);
        assert_eq!(of_upton(done.document.scorecard(), None), [figure("2021", 81.0), figure("2022", 80.0)]);
        let second = draft(&[&of_group(2022, column, other, 77)], &[], Some(first));
        let asked = second.open_questions();
        let [question] = &asked[..] else { panic!("{asked:?}") };
        assert!(matches!(question.subject, Subject::Everyone(..)) && question.suggestion.is_none());
        assert_eq!(&question.choices[..], [other, Question::NONE]);
        let done = finished(second, &[("", Question::NONE)]);
        let scorecard = done.document.scorecard();
        assert_eq!(of_upton(scorecard, None), [figure("2021", 81.0)]);
        assert_eq!(of_upton(scorecard, Some(other)), [figure("2022", 77.0)]);
        // What was answered once is not asked of the next edition.
        let mut third = draft(&[&of_group(2023, column, other, 76)], &[], Some(done.document));
        third.take_kept();
        assert_eq!(open(&third), Vec::<String>::new());
        let done = finished(third, &[]);
        assert_eq!(of_upton(done.document.scorecard(), None), [figure("2021", 81.0)]);
    }
}

#[test]
fn whether_one_group_is_everyone_of_an_indicator_is_asked_where_nothing_says_it() {
    let base = "indicator,area_code,period,value\nFalls,E08000901,2021,10\nFalls,E92000001,2021,11\n";
    let second = || draft(&[&of_group(2022, "sex", "Male", 12)], &[], Some(made(base)));
    assert_eq!(open(&second()), ["tidy:Falls/everyone/Sex"]);
    let joined = finished(second(), &[("/Sex", "Male")]).document;
    assert_eq!(of_upton(joined.scorecard(), None), [figure("2021", 10.0), figure("2022", 12.0)]);
    let beside = finished(second(), &[("/Sex", Question::NONE)]).document;
    assert_eq!(of_upton(beside.scorecard(), None), [figure("2021", 10.0)]);
    assert_eq!(of_upton(beside.scorecard(), Some("Male")), [figure("2022", 12.0)]);
    let named = |table: &str| table.replace("Falls", "Falls of male adults");
    let second = draft(&[&named(&of_group(2022, "sex", "Male", 12))], &[], Some(made(&named(base))));
    assert_eq!(open(&second), Vec::<String>::new(), "its name says it");
    let by_age = named(base).replace("of male adults", "under 15");
    let second = of_group(2022, "age", "<15 yrs", 12).replace("Falls", "Falls under 15");
    assert_eq!(open(&draft(&[&second], &[], Some(made(&by_age)))), Vec::<String>::new(), "so does this one");
    let everyone = draft(&[&of_group(2022, "sex", "Persons", 12)], &[], Some(made(base)));
    assert_eq!(open(&everyone), Vec::<String>::new());
}

#[test]
fn everyone_never_joins_the_series_of_the_one_group_that_an_indicator_is_about() {
    for (column, one, other, all) in [
        ("sex", "Male", "Female", "Persons"),
        ("age", "16-24", "25-49", "All ages"),
        ("ethnicity", "White", "Asian", "All ethnicities"),
        ("tenure", "Owned", "Rented", "All tenures"),
        ("quintile", "1", "2", "Total"),
    ] {
        let first = made(&of_group(2021, column, one, 81));
        let rows = |group: &str, value: u16| {
            of_group(2022, column, group, value).split_once('\n').unwrap().1.to_owned()
        };
        let alone = draft(&[&of_group(2022, column, all, 90)], &[], Some(first.clone()));
        let asked = alone.open_questions();
        let [question] = &asked[..] else { panic!("{column}: {asked:?}") };
        assert_eq!(&question.choices[..], [all, Question::NONE], "{column}");
        let every = of_group(2022, column, one, 10) + &rows(other, 11) + &rows(all, 21);
        let second = draft(&[&every], &[], Some(first.clone()));
        let asked = second.open_questions();
        let [question] = &asked[..] else { panic!("{column}: {asked:?}") };
        assert!(question.suggestion.is_none(), "{column}");
        assert_eq!(&question.choices[..], [one, all, Question::NONE], "{column}");
        for (answer, headline, beneath) in [
            (one, vec![figure("2021", 81.0), figure("2022", 10.0)], all),
            (all, vec![figure("2021", 81.0), figure("2022", 21.0)], one),
            (Question::NONE, vec![figure("2021", 81.0)], all),
        ] {
            let done = finished(second.clone(), &[("", answer)]).document;
            assert_eq!(of_upton(done.scorecard(), None), headline, "{column}, {answer}");
            let value = if beneath == all { 21.0 } else { 10.0 };
            assert_eq!(
                of_upton(done.scorecard(), Some(beneath)),
                [figure("2022", value)],
                "{column}, {answer}"
            );
            let mut again = draft(&[&every], &[], Some(done.clone()));
            while again.take_kept() {}
            assert_eq!(open(&again), Vec::<String>::new(), "{column}, {answer}");
            assert_eq!(finished(again, &[]).document.text(), done.text(), "{column}, {answer}");
        }
        // Another group stood beside the first meanwhile: everyone is none of the two.
        let other = draft(&[&of_group(2022, column, other, 77)], &[], Some(first));
        let beside = finished(other, &[("", Question::NONE)]).document;
        let third = draft(&[&of_group(2023, column, all, 99)], &[], Some(beside));
        let asked = third.open_questions();
        assert_eq!(asked.len(), 1, "{column}: {asked:?}");
    }
    let named = |table: &str| table.replace("Falls", "Falls of men");
    let first = made(&named(&of_group(2021, "sex", "Male", 81)));
    let both = draft(&[&named(&OF_ALL.replace("2021", "2022"))], &[], Some(first));
    assert_eq!(open(&both), Vec::<String>::new(), "its name says whom it goes on with");
    let done = finished(both, &[]).document;
    assert_eq!(of_upton(done.scorecard(), Some("Persons")), [figure("2022", 21.0)]);
}

#[test]
fn figures_of_one_group_never_join_those_of_everyone() {
    for (column, one, other, all) in [
        ("sex", "Male", "Female", "Persons"),
        ("age", "16-24", "25-49", "All ages"),
        ("ethnicity", "White", "Asian", "All ethnicities"),
        ("quintile", "1", "2", "Total"),
    ] {
        let rows = of_group(2021, column, all, 90);
        let first = made(&(of_group(2021, column, one, 10) + rows.split_once('\n').unwrap().1));
        let second = draft(&[&of_group(2022, column, one, 11)], &[], Some(first.clone()));
        assert_eq!(open(&second), Vec::<String>::new(), "{column}");
        let done = finished(second, &[]).document;
        assert_eq!(of_upton(done.scorecard(), None), [figure("2021", 90.0)], "{column}");
        assert_eq!(of_upton(done.scorecard(), Some(one)), [figure("2021", 10.0), figure("2022", 11.0)]);
        let third = draft(&[&of_group(2022, column, other, 12)], &[], Some(first));
        assert_eq!(open(&third).len(), 1, "{column}: a group that is not there yet");
    }
}

#[test]
fn a_word_for_everyone_is_asked_about_where_the_indicator_is_about_another_group() {
    for (column, one, all) in [
        ("Population group", "Working age", "All adults"),
        ("Group", "Males", "Persons"),
        ("Age", "18+", "All ages"),
        ("Phase", "Primary", "All phases"),
    ] {
        let first = made(&of_group(2021, column, one, 81));
        let second = draft(&[&of_group(2022, column, all, 90)], &[], Some(first.clone()));
        let asked = second.open_questions();
        let [question] = &asked[..] else { panic!("{column}: {asked:?}") };
        assert_eq!(&question.choices[..], [all, Question::NONE], "{column}");
        let joined = finished(second.clone(), &[("", all)]).document;
        assert_eq!(of_upton(joined.scorecard(), None), [figure("2021", 81.0), figure("2022", 90.0)]);
        let beside = finished(second, &[("", Question::NONE)]).document;
        assert_eq!(of_upton(beside.scorecard(), None), [figure("2021", 81.0)], "{column}");
        assert_eq!(of_upton(beside.scorecard(), Some(all)), [figure("2022", 90.0)], "{column}");
        for (before, year) in [(&joined, 2022), (&joined, 2023), (&beside, 2022), (&beside, 2023)] {
            let mut third = draft(&[&of_group(year, column, all, 90)], &[], Some(before.clone()));
            while third.take_kept() {}
            assert_eq!(open(&third), Vec::<String>::new(), "{column}, {year}");
            let done = finished(third, &[]);
            let is_same = done.document.text() == before.text();
            assert_eq!(is_same, year == 2022, "{column}, {year}");
        }
        // Both of them stand beside each other.
        let both =
            of_group(2022, column, one, 80) + of_group(2022, column, all, 90).split_once('\n').unwrap().1;
        let done = finished(draft(&[&both], &[], Some(first)), &[("", one)]).document;
        assert_eq!(
            of_upton(done.scorecard(), None),
            [figure("2021", 81.0), figure("2022", 80.0)],
            "{column}"
        );
    }
}

#[test]
fn everyone_of_one_dimension_is_so_where_the_group_is_of_another() {
    let table = |year: u16| {
        format!(
            "indicator,area_code,period,value,Sex,Ethnicity,Age\nSmoking,E92000001,{year},13,Male,All,18+\n\
             Smoking,E92000001,{year},12,Male,White,18+\n"
        )
    };
    let first = made(&table(2022));
    for year in [2022, 2023] {
        let second = draft(&[&table(year)], &[], Some(first.clone()));
        assert_eq!(open(&second), Vec::<String>::new());
        let done = finished(second, &[]).document;
        assert_eq!(values(done.scorecard(), "E92000001", None).len(), usize::from(year - 2021));
    }
}

#[test]
fn everyone_of_an_age_is_everyone_again_of_an_indicator_of_that_age() {
    let table = "indicator,area_code,period,value,sex,age\n\
        Smoking,E92000001,2022,13,Persons,18+ yrs\nSmoking,E92000001,2023,12,Persons,18+ yrs\n";
    let first = finished(draft(&[table], &[], None), &[]);
    let people: Vec<_> =
        first.document.scorecard().indicators().map(|(_, it)| it.population_group.clone()).collect();
    assert_eq!(people, [Some("18+ yrs".to_owned())]);
    let second = draft(&[table], &[], Some(first.document.clone()));
    assert_eq!(open(&second), Vec::<String>::new());
    let second = finished(second, &[]);
    assert_eq!((second.report.new, second.report.unchanged), (0, 2), "{:?}", second.report.remarks);
    assert_eq!(second.document.text(), first.document.text(), "to the byte");
}

const OFFENCES: &str =
    "Area,Year,Offence,Count\nBury,2022,Burglary,12\nBolton,2022,Robbery,13\nWigan,2022,Arson,14\n";

#[test]
fn a_column_that_may_say_what_figures_are_of_is_asked_about_though_no_rows_clash() {
    let asking = draft(&[OFFENCES], &[], None);
    let question =
        asking.open_questions().into_iter().find(|question| matches!(question.subject, Subject::Column(..)));
    let question = question.expect("it is asked about");
    assert!(
        question.text.contains("Arson, Burglary, Robbery") && question.suggestion.is_none(),
        "{question:?}"
    );
    assert_eq!(&question.choices[..], ["indicator", "breakdown", "ignore"]);
    for answer in ["indicator", "breakdown", "ignore"] {
        let mut asking = asking.clone();
        asking.answer(&question.subject, answer).unwrap();
        let choice = asking.choice_said().unwrap();
        assert_eq!(choice.mapping.role("Offence"), Role::from_word(answer));
    }
    let asked = |table: &str| -> Vec<String> {
        draft(&[table], &[], None).gathered.tables[0]
            .unclear_columns
            .iter()
            .map(|it| it.name.clone())
            .collect()
    };
    for (header, expected) in [
        ("Crime type", true),
        ("Metric type", true),
        ("Category of offence", true),
        ("Area type", false),
        ("Note", false),
        ("Offence code", false),
    ] {
        assert_eq!(asked(&OFFENCES.replace("Offence", header)).len(), usize::from(expected), "{header}");
    }
    let one = OFFENCES.replace("Robbery", "Burglary").replace("Arson", "Burglary");
    assert_eq!(asked(&one), ["Offence"], "the next file may have another");
    let known = "Indicator,Topic,Area,Year,Value\nFalls,Health,Bury,2022,1\nWalks,Travel,Bury,2022,2\n";
    assert_eq!(asked(known), Vec::<String>::new(), "it goes by the indicator");
    let clashing = open(&draft(&[&known.replace("Walks", "Falls")], &[], None));
    let about_columns = clashing.iter().filter(|path| path.contains("/column/") || path.ends_with("/apart"));
    assert_eq!(about_columns.count(), 1, "rows that clash ask by themselves: {clashing:?}");
}

#[test]
fn a_column_that_does_not_tell_rows_apart_may_still_say_what_figures_are_of() {
    let clashing = OFFENCES.replace("Bolton", "Bury");
    let mut asking = draft(&[&clashing], &[], None);
    let apart =
        asking.open_questions().into_iter().find(|it| matches!(it.subject, Subject::Apart(_))).unwrap();
    let columns = |asking: &Draft| open(asking).into_iter().filter(|path| path.contains("/column/")).count();
    assert_eq!(columns(&asking), 0, "one question of it at a time");
    asking.answer(&apart.subject, Question::NONE).unwrap();
    assert_eq!(columns(&asking), 1, "{:?}", open(&asking));
}

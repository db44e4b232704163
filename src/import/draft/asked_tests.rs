//! What is asked rather than guessed, and what an earlier answer has settled.

use super::proposals::positive;
use super::tests::{TODAY, answered, choice_of, draft, finished, of_choice, open, read_anew, values};
use super::{Draft, Question, Setup};
use crate::format::Document;
use crate::import::choice::Choice;
use crate::import::gather::gather;
use crate::import::table::Field;
use crate::model::{MeasureKind, Progress};

#[test]
fn percentages_a_little_outside_of_nought_to_one_are_asked_about() {
    let table =
        "indicator,area,period,value\nFill rate %,E92000001,2022,0.95\nFill rate %,E92000001,2023,1.02\n";
    let mut asked = draft(&[table], &[], None);
    asked.accept_suggestions();
    assert!(open(&asked).contains(&"tidy:Fill rate %/shares".to_owned()), "{:?}", open(&asked));
    let done = finished(draft(&[table], &[], None), &[("/shares", Field::YES)]);
    let figures: Vec<_> = values(done.document.scorecard(), "E92000001", None);
    assert_eq!(figures, [("2022".to_owned(), Some(95.0)), ("2023".to_owned(), Some(102.0))]);
    let kept = finished(draft(&[table], &[], None), &[("/shares", Field::NO)]);
    assert_eq!(values(kept.document.scorecard(), "E92000001", None)[1].1, Some(1.02));
    let of = |name: &str, one: &str, other: &str| {
        let table = format!(
            "indicator,area,period,value\n{name},E92000001,2022,{one}\n{name},E92000001,2023,{other}\n"
        );
        open(&draft(&[&table], &[], None)).contains(&format!("tidy:{name}/shares"))
    };
    assert!(of("% change of walks", "-0.05", "0.12"));
    assert!(!of("Fill rate %", "95.5", "102"), "percentages as they stand");
    assert!(!of("Change in days", "-0.05", "0.12"), "nothing speaks of per cent");
}

#[test]
fn a_change_of_shares_is_made_per_cent_and_no_share() {
    let table = "indicator,area,period,value\n% change,E92000001,2022,-0.05\n% change,E92000001,2023,0.12\n";
    let done = finished(draft(&[table], &[], None), &[("/shares", Field::YES), ("/kind", "mean")]);
    let scorecard = done.document.scorecard();
    let (_, change) = scorecard.indicators().next().unwrap();
    assert_eq!((change.measure.kind, change.measure.unit.as_str()), (MeasureKind::Mean, "%"));
    let figures: Vec<_> = values(scorecard, "E92000001", None).into_iter().map(|(_, value)| value).collect();
    assert_eq!(figures, [Some(-5.0), Some(12.0)]);
}

#[test]
fn runs_of_financial_years_are_of_as_many_years_as_they_say() {
    let table = "indicator,area,period,value\nWalks,E92000001,2016/17 - 18/19,5\n\
        Walks,E92000001,2019/20 - 21/22,6\n";
    let done = finished(draft(&[table], &[], None), &[]);
    let scorecard = done.document.scorecard();
    let (_, walks) = scorecard.indicators().next().unwrap();
    assert_eq!(walks.span, Some(3));
    let labels: Vec<_> = values(scorecard, "E92000001", None).into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["2016-19", "2019-22"]);
    let calendar = "indicator,area,period,value\nWalks,E92000001,2016 - 18,5\n";
    let done = finished(draft(&[calendar], &[], None), &[]);
    assert_eq!(done.document.scorecard().indicators().next().unwrap().1.span, None);
}

#[test]
fn a_nation_other_than_england_is_never_taken_unasked() {
    let table = "area_code,area_name,indicator,period,value\nE08000901,Upton,Walks,2022,2\n\
        W92000004,Wales,Walks,2022,10\n";
    let mut asked = draft(&[table], &["all"], None);
    let nation = asked.questions().into_iter().find(|question| question.subject.to_string() == "nation");
    assert_eq!(
        nation.and_then(|nation| nation.suggestion).map(|(answer, _)| answer).as_deref(),
        Some("England")
    );
    asked.accept_suggestions();
    let done = finished(asked, &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(scorecard.area(scorecard.national()).code, "E92000001");
    let own = finished(draft(&[table], &["all"], None), &[("nation", "Wales")]);
    let scorecard = own.document.scorecard();
    assert_eq!(scorecard.area(scorecard.national()).code, "W92000004");
}

#[test]
fn a_name_that_only_has_the_letters_and_digits_of_a_code_is_not_the_nation() {
    for name in ["E9200#0001", "E9200.0001"] {
        let table = format!("area,indicator,period,value\nE08000901,Walks,2022,2\n{name},Walks,2022,10\n");
        let all = draft(&[&table], &["all"], None);
        let is_kind = |path: &String| path.starts_with("area/e9200") && path.ends_with("/kind");
        let kind = open(&all).into_iter().find(is_kind).unwrap_or_else(|| panic!("{:?}", open(&all)));
        let answers = [(kind.as_str(), Question::LEAVE_OUT), ("nation", "E92000001 England")];
        let done = finished(all, &answers);
        let scorecard = done.document.scorecard();
        assert_eq!(scorecard.area(scorecard.national()).code, "E92000001", "{name}");
        let mut again = draft(&[&table], &[], Some(done.document.clone()));
        while again.take_kept() {}
        assert_eq!(finished(again, &[]).document.text(), done.document.text(), "{name}");
    }
}

#[test]
fn what_was_answered_against_the_words_of_a_name_makes_no_second_indicator() {
    let table = "indicator,area,period,value\nNumber of walks,E92000001,2022,5\n";
    let answers = [("/kind", "mean"), ("/unit", "walks")];
    let base = finished(draft(&[table], &[], None), &answers).document;
    let later = table.replace("2022", "2023");
    let mut again = draft(&[&later], &[], Some(base));
    again.accept_suggestions();
    let done = finished(again, &answers);
    let ids: Vec<_> = done.document.scorecard().indicators().map(|(_, walks)| walks.id.clone()).collect();
    assert_eq!(ids, ["number-of-walks"]);
    assert_eq!(values(done.document.scorecard(), "E92000001", None).len(), 2);
}

#[test]
fn a_provisional_figure_gives_way_to_the_final_one_which_is_said() {
    let table = "indicator,area,period,value,Status\nWalks,E92000001,2022,5,Provisional\n\
        Walks,E92000001,2022,6,Final\nWalks,E92000001,2023,7,Provisional\n";
    let done = finished(draft(&[table], &[], None), &[("/kind", "mean"), ("/apart", Question::NONE)]);
    let figures: Vec<_> = values(done.document.scorecard(), "E92000001", None);
    assert_eq!(figures, [("2022".to_owned(), Some(6.0)), ("2023".to_owned(), Some(7.0))]);
    let skipped = &done.report.files[0].skipped;
    assert!(
        skipped.iter().any(|row| row.reason.contains("a final figure for the same is there")),
        "{skipped:?}"
    );
}

#[test]
fn a_system_that_nobody_knows_is_said() {
    let table = "indicator,area,period,value\nWalks,E92000001,2022,5\n";
    let choice = super::tests::choice_of(&[table], &[]);
    let drafted = |system: &str, choice: &Choice| {
        let gathered = crate::import::gather::gather(choice, &Progress::default()).unwrap();
        Draft::new(gathered, None, Setup { title: None, system: Some(system.to_owned()) })
    };
    let said = drafted("XYZ", &choice).why_no_system().unwrap();
    assert!(said.starts_with("‘XYZ’ is no system that is known"), "{said}");
    assert_eq!(drafted("Greater Manchester", &choice).why_no_system(), None);
}

#[test]
fn an_answer_about_a_kind_of_areas_that_are_there_already_is_known_to_be_about_something() {
    let table = "indicator,area_code,area_name,period,value\nWalks,R0A,Upton Trust,2022,5\nWalks,R0B,Downham Trust,2022,5\n\
        Walks,E92000001,England,2022,6\n";
    let done = finished(draft(&[table], &["all"], None), &[("organisations/kind", "group")]);
    let again = draft(&[table], &["all"], Some(done.document));
    assert!(!open(&again).iter().any(|path| path.ends_with("/kind")), "{:?}", open(&again));
    assert!(again.is_about("area/organisations/kind"));
    assert!(!again.is_about("area/nobody/kind"));
}

#[test]
fn what_may_be_measures_across_has_a_way_out_that_works() {
    let table = "area,indicator,period,Wards,Beds\nE92000001,Trusts,2022,5,7\nE08000901,Trusts,2022,6,8\n";
    let draft = read_anew(&[table], &[]);
    let asked: Vec<String> = draft.open_questions().into_iter().map(|question| question.text).collect();
    let of_groups = asked.iter().find(|text| text.contains("the total of the others"));
    assert!(of_groups.is_some_and(|text| text.contains("--map 'Beds=value'")), "{asked:?}");
    assert!(!asked.iter().any(|text| text.contains("=indicator'")), "{asked:?}");
    let said = read_anew(&[table], &["Wards=value", "Beds=value"]);
    let asked: Vec<String> = said.open_questions().into_iter().map(|question| question.text).collect();
    assert!(!asked.iter().any(|text| text.contains("the total of the others")), "{asked:?}");
}

#[test]
fn what_tells_rows_apart_may_say_when_they_are_of() {
    let table = "area,indicator,Taken,value\nE92000001,Waits,31/03/2021,5\nE92000001,Waits,31/03/2022,6\n";
    let asked: Vec<String> =
        read_anew(&[table], &[]).open_questions().into_iter().map(|question| question.text).collect();
    assert!(asked.iter().any(|text| text.contains("--map 'Taken=period'")), "{asked:?}");
    let said = read_anew(&[table], &["Taken=period"]);
    assert!(!said.open_questions().iter().any(|question| question.text.contains("differ")));
}

#[test]
fn what_is_no_group_of_people_is_not_asked_to_be_everyone() {
    let asked = |column: &str, groups: [&str; 2]| {
        let [one, other] = groups;
        let table = format!(
            "indicator,area,period,value,{column}\nThefts,E92000001,2022,5,{one}\nThefts,E92000001,2022,6,{other}\n"
        );
        let draft = read_anew(&[&table], &[&format!("{column}=breakdown")]);
        let is_it = |question: &Question| question.subject.to_string().contains("/everyone/");
        draft.open_questions().into_iter().find(is_it).map(|question| (question.text, question.suggestion))
    };
    let (text, likely) = asked("Published", ["Statistic", "Month"]).unwrap();
    assert!(
        text.starts_with("‘Published’ parts the figures: Month, Statistic. Is one of these the total"),
        "{text}"
    );
    assert!(text.contains("--map 'Published=indicator'"), "{text}");
    assert_eq!(likely.unwrap().0, Question::NONE);
    let (text, likely) = asked("Tenure", ["Owned", "Rented"]).unwrap();
    assert!(text.starts_with("Which group of ‘Tenure’ is everyone?"), "{text}");
    assert_eq!(likely, None, "of people it is not known");
    let (text, likely) = asked("Squad", ["18+ yrs", "65+ yrs"]).unwrap();
    assert!(text.starts_with("Which group") && likely.is_none(), "{text}");
    assert!(asked("Offence", ["Theft", "Total"]).is_none(), "its word says it");
    let table =
        "indicator,area,period,value,Squad\nThefts,E92000001,2022,5,North\nThefts,E92000001,2022,6,South\n";
    let done = finished(read_anew(&[table], &["Squad=breakdown"]), &[]);
    let said =
        "No group of ‘Squad’ is the total, so Thefts has figures of its groups and none for all of them.";
    assert!(done.report.remarks.iter().any(|remark| remark == said), "{:?}", done.report.remarks);
}

#[test]
fn months_across_are_never_offered_as_what_tells_rows_apart() {
    let table = "Borough,Offence,Apr-23,May-23\nBury,Theft,12,14\nBury,Fraud,2,3\n";
    let question = draft(&[table], &[], None).questions().into_iter().find(|question| {
        question.choices.iter().any(|choice| choice.contains("-23")) || question.text.contains("Apr-23")
    });
    assert_eq!(question, None);
}

#[test]
fn dates_closer_than_any_period_are_refused_before_anything_is_asked() {
    let of = |dates: &[&str]| {
        let rows: Vec<String> = dates.iter().map(|date| format!("Walks,E92000001,{date},5\n")).collect();
        draft(&[&format!("indicator,area,period,value\n{}", rows.concat())], &[], None).check_periods()
    };
    let error = of(&["07/01/2024", "14/01/2024", "4/02/2024", "11/02/2024"]).unwrap_err().to_string();
    assert!(
        error.contains("‘07/01/2024’") && error.contains("Add the figures up to one for each month"),
        "{error}"
    );
    assert!(of(&["07/01/2024", "14/02/2024"]).is_ok());
    assert!(of(&["07/01/2024", "14/01/2024", "01/02/2024"]).is_ok(), "one month can be taken");
    assert!(of(&["2023", "2024"]).is_ok());
}

#[test]
fn a_system_that_nobody_knows_is_refused_with_what_may_be_meant() {
    let why = |system: &str| {
        let choice = choice_of(&["indicator,area,period,value\nWalks,E92000001,2023,5\n"], &[]);
        let setup = Setup { title: None, system: Some(system.to_owned()) };
        Draft::new(gather(&choice, &Progress::default()).unwrap(), None, setup)
            .why_no_system()
            .unwrap_or_default()
    };
    for near in ["Greater Manchestr", "Manchester", "Bury"] {
        assert!(why(near).ends_with("did you mean ‘Greater Manchester’?"), "{}", why(near));
    }
    let all = why("XYZ");
    assert!(all.contains("Cheshire and Merseyside") && all.contains("West Yorkshire"), "{all}");
    assert_eq!(why("QOP"), "");
}

#[test]
fn a_rate_is_per_the_number_that_its_words_hold() {
    for (said, per) in
        [("1,000", 1000.0), ("per 1,000 people", 1000.0), ("100000", 1e5), ("Per 100 pupils", 100.0)]
    {
        assert_eq!(positive(said), Some(per), "{said}");
    }
    for unclear in ["per 10 million", "100k", "0", "people", "1 in 100", "per 10 thousand people", "-5"] {
        assert_eq!(positive(unclear), None, "{unclear}");
    }
}

#[test]
fn what_counts_are_out_of_breaks_nothing_down() {
    for column in ["List size", "Register", "Denominator population", "n"] {
        let table = format!(
            "indicator,area,period,{column},value\nFalls,E92000001,2021,1000,50\nFalls,E92000001,2021,1001,51\n\
             Falls,E08000901,2021,1000,40\n"
        );
        let asked = open(&draft(&[&table], &[], None));
        assert!(!asked.iter().any(|path| path.ends_with("/apart")), "{column}: {asked:?}");
    }
    let classes = "indicator,area,period,Class,value\nFalls,E92000001,2021,1,50\nFalls,E92000001,2021,2,51\n\
                   Falls,E08000901,2021,1,40\n";
    assert!(open(&draft(&[classes], &[], None)).iter().any(|path| path.ends_with("/apart")));
}

#[test]
fn two_tables_that_differ_may_be_of_different_things_and_are_so_again() {
    let table = |value: u8, year: u16| {
        format!(
            "indicator,area,period,value\nDwellings,E92000001,{year},{value}\nDwellings,E92000001,2019,3\n"
        )
    };
    let (one, other) = (table(10, 2020), table(11, 2020));
    let asking = draft(&[&one, &other], &[], None);
    let question = asking
        .open_questions()
        .into_iter()
        .find(|question| question.subject.to_string() == "files/0.csv/1.csv")
        .expect("they differ");
    assert_eq!(&question.choices[..], ["0.csv", "1.csv", Question::DIFFERENT, Question::NONE]);
    let asked = answered(asking.clone(), &[("files/0.csv/1.csv", Question::DIFFERENT)]);
    let names: Vec<String> = asked
        .questions()
        .iter()
        .map(|it| it.subject.to_string())
        .filter(|it| it.ends_with("/name"))
        .collect();
    assert_eq!(names, ["tidy:Dwellings (0)/name", "tidy:Dwellings (1)/name"], "each is asked for its name");
    let done = finished(asking, &[("files/0.csv/1.csv", Question::DIFFERENT)]).document;
    let of = |scorecard: &crate::model::Scorecard| -> Vec<(String, Vec<f64>)> {
        let indicators = scorecard.indicators();
        let figures = |id| {
            let series = scorecard.series_of(id).iter();
            series.flat_map(|series| (0..series.len()).filter_map(|at| series.value(at))).collect()
        };
        indicators.map(|(id, indicator)| (indicator.name.clone(), figures(id))).collect()
    };
    let named = |at: u8, values: &[f64]| (format!("Dwellings ({at})"), values.to_vec());
    assert_eq!(of(done.scorecard()), [named(0, &[3.0, 10.0]), named(1, &[3.0, 11.0])]);
    let take = |tables: [&str; 2], base: &Document| {
        let mut again = draft(&tables, &[], Some(base.clone()));
        while again.take_kept() {}
        let said = again.choice_said().expect("they are told apart");
        let mut again = again.anew(gather(&said, &Progress::default()).unwrap());
        while again.take_kept() {}
        assert_eq!(open(&again), Vec::<String>::new());
        again.finish(TODAY).unwrap().document
    };
    assert_eq!(take([&one, &other], &done).text(), done.text(), "the same again changes nothing");
    let next = take([&table(12, 2021), &table(13, 2021)], &done);
    assert_eq!(of(next.scorecard()), [named(0, &[3.0, 10.0, 12.0]), named(1, &[3.0, 11.0, 13.0])]);
    // One of them alone says nothing of which it is.
    let alone = draft(&[&table(14, 2022)], &[], Some(next));
    assert_eq!(open(&alone)[0], "tidy:Dwellings/into");
}

#[test]
fn tables_of_one_title_are_asked_what_each_is_called() {
    let table = |title: &str, value: u8| format!("{title}\narea,period,value\nE92000001,2020,{value}\n");
    let names = |titles: [&str; 2]| -> Vec<Option<String>> {
        let files = [("x.csv", titles[0], 1), ("y.csv", titles[1], 2)];
        let folder = tempfile::tempdir().unwrap();
        let files = files.map(|(name, title, value)| {
            let path = folder.path().join(name);
            std::fs::write(&path, table(title, value)).unwrap();
            path
        });
        let asked = of_choice(&Choice { files: files.into(), ..Choice::default() }, None).questions();
        let of_name = asked.into_iter().filter(|question| question.subject.to_string().ends_with("/name"));
        of_name.map(|question| question.suggestion.map(|(name, _)| name)).collect()
    };
    assert_eq!(names(["Children in need"; 2]), [None, None]);
    let told = ["Children in need", "Children in care"];
    assert_eq!(names(told), told.map(|name| Some(name.to_owned())));
}

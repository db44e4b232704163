use super::super::area_tests::{draft_into, draft_of, said};
use super::super::tests::{answered, choice_of, draft, finished, open, values};
use super::super::{Draft, Imported, Question, Setup, Subject};
use crate::format::Document;
use crate::import::gather;
use crate::import::table::Field;
use crate::model::Progress;

/// A draft into a scorecard, with what was answered before taken.
fn again(table: &str, base: &Document) -> Draft {
    let mut draft = draft(&[table], &[], Some(base.clone()));
    while draft.take_kept() {}
    draft
}

fn ids(imported: &Imported) -> Vec<&str> {
    imported.document.scorecard().indicators().map(|(_, indicator)| indicator.id.as_str()).collect()
}

const GROUPS: &str = "indicator,area,period,value,Sex\nFill rate,E92000001,2022,0.95,Men\n\
    Fill rate,E92000001,2022,0.9,Women\nStaying,E92000001,2022,0.5,Men\nStaying,E92000001,2022,0.4,Women\n";

#[test]
fn shares_and_everyone_are_not_asked_again_and_nothing_changes() {
    let answers = [("/shares", Field::YES), ("/everyone/Sex", Question::NONE)];
    let first = finished(draft(&[GROUPS], &[], None), &answers);
    let figures = values(first.document.scorecard(), "E92000001", Some("Men"));
    // Whether they are shares, the figures themselves tell.
    let asked = open(&draft(&[GROUPS], &[], Some(first.document.clone())));
    assert!(asked.iter().all(|path| path.ends_with("/everyone/Sex")) && !asked.is_empty(), "{asked:?}");
    let other_figures = open(&draft(&[&GROUPS.replace("0.9", "0.8")], &[], Some(first.document.clone())));
    assert!(other_figures.iter().any(|path| path.ends_with("/shares")), "{other_figures:?}");
    let second = again(GROUPS, &first.document);
    assert_eq!(open(&second), Vec::<String>::new());
    let second = finished(second, &[]);
    assert_eq!((second.report.new, second.report.unchanged), (0, 4), "{:?}", second.report);
    assert_eq!(second.document.text(), first.document.text(), "to the byte");
    assert_eq!(values(second.document.scorecard(), "E92000001", Some("Men")), figures);
    assert!(said(&second, "Taken as an earlier import was answered: no group of ‘Sex’ is the total"));
    // The next edition begins with another indicator.
    let next =
        "indicator,area,period,value,Sex\nStaying,E92000001,2023,0.5,Men\nStaying,E92000001,2023,0.4,Women\n";
    assert_eq!(open(&again(next, &first.document)), Vec::<String>::new());
}

#[test]
fn what_was_left_out_stays_so_where_an_area_is_called_almost_so_by_now() {
    let table =
        "indicator,area,period,value\nWalks,England,2022,5\nWalks,Far Vale,2022,7\nWalks,Far Valle,2022,6\n";
    let answers = [
        ("area/names/kind", Question::EACH),
        ("area/far-vale/kind", "neighbourhood"),
        ("area/far-valle/kind", Question::LEAVE_OUT),
    ];
    let first = finished(draft(&[table], &[], None), &answers);
    let second = again(table, &first.document);
    assert_eq!(open(&second), Vec::<String>::new());
    assert_eq!(finished(second, &[]).document.text(), first.document.text(), "to the byte");
}

#[test]
fn what_brings_no_figure_gives_an_indicator_no_further_key() {
    let table = "indicator,area,period,value\nWalkS,E92000001,2022,5\nWalks to school,Upton,2022,6\n";
    let left_out = ("area/upton/kind", Question::LEAVE_OUT);
    let first = finished(draft(&[table], &[], None), &[left_out]);
    let keys = |imported: &Imported| {
        let all = imported.document.scorecard().indicators();
        all.map(|(_, indicator)| indicator.published_as.clone()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&first), [["tidy:WalkS"]]);
    let into = ("/into", "walks");
    let second = finished(draft(&[table], &[], Some(first.document.clone())), &[left_out, into]);
    assert_eq!(keys(&second), keys(&first));
    assert_eq!(second.document.text(), first.document.text(), "to the byte");
}

#[test]
fn an_answer_of_before_can_be_changed_and_the_change_is_kept() {
    let answers = [("/shares", Field::YES), ("/everyone/Sex", Question::NONE)];
    let first = finished(draft(&[GROUPS], &[], None), &answers);
    let mut second = again(GROUPS, &first.document);
    let everyone = second.questions().into_iter().find(|it| it.text.contains("is everyone")).unwrap().subject;
    assert!(second.is_earlier(&everyone));
    second.answer(&everyone, "Men").unwrap();
    assert!(!second.is_earlier(&everyone));
    let second = finished(second, &[]);
    let third = again(GROUPS, &second.document);
    assert_eq!(third.answers()[&everyone], "Men");
}

#[test]
fn what_does_not_fit_any_more_is_asked() {
    let first = finished(draft(&[GROUPS], &[], None), &[("/everyone/Sex", "Men")]);
    let next = GROUPS.replace("Men", "Males").replace("Women", "Females");
    let asked = open(&again(&next, &first.document));
    assert!(asked.iter().any(|path| path.ends_with("/everyone/Sex")), "{asked:?}");
}

#[test]
fn a_kind_that_was_said_against_the_sign_makes_no_second_indicator() {
    let table = "indicator,area,period,value\nWalks,E92000001,2023,12.3%\n";
    let first =
        finished(draft(&[table], &[], None), &[("kind", "rate"), ("per", "100"), ("unit", "per 100")]);
    let second = again(table, &first.document);
    assert_eq!(open(&second), Vec::<String>::new());
    let second = finished(second, &[]);
    assert_eq!((ids(&second), second.report.unchanged), (vec!["walks"], 1));
    let monthly = again(&table.replace("2023", "2023-05"), &first.document);
    assert!(
        open(&monthly).contains(&"tidy:Walks/into".to_owned()),
        "other periods are asked about all the same"
    );
}

#[test]
fn areas_are_what_they_were_said_to_be() {
    let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
        Walks,E08000003,Bury,2023,2\nWalks,,Oldam,2023,3\n";
    let draft = draft_of("Greater Manchester", table, &["all"]);
    let first = finished(draft, &[("areas", Question::NAMES), ("area/oldam/is", "Oldham")]);
    let into = |table: &str| {
        let mut draft = draft_into(first.document.clone(), table);
        while draft.take_kept() {}
        draft
    };
    assert_eq!(open(&into(table)), Vec::<String>::new());
    let second = finished(into(table), &[]);
    assert_eq!((second.report.new, second.report.unchanged), (0, 3), "{:?}", second.report);
    let other = table.replace("E08000003,Bury", "E08000004,Bury");
    assert_eq!(open(&into(&other)), ["areas"], "another pair was not answered for");
}

#[test]
fn which_period_a_table_is_of_is_asked_again_with_what_was_said_before() {
    let table = "Area,Walks,Runs\nEngland,5,6\nBury,7,8\n";
    let first = finished(draft_of("Greater Manchester", table, &[]), &[("/period", "2023")]);
    let mut second = draft_into(first.document, table);
    while second.take_kept() {}
    let question = second.open_questions().into_iter().find(|it| it.subject.to_string().ends_with("/period"));
    let question = question.unwrap();
    assert!(
        question.text.contains("An earlier import took a table of this name to be of 2023"),
        "{}",
        question.text
    );
    assert_eq!(question.suggestion, None, "the next edition has the same name");
}

#[test]
fn the_period_above_a_header_is_not_asked_again_and_another_is() {
    let table = "Falls in the year ending March 2023\nArea,Walks,Runs\nEngland,5,6\nBury,7,8\n";
    let is_of_period = |it: &Question| it.subject.to_string().ends_with("/period");
    for answer in ["Year ending March 2023", "2021/22"] {
        let draft = draft_of("Greater Manchester", table, &[]);
        let question = draft.open_questions().into_iter().find(is_of_period).unwrap();
        assert!(
            question.text.contains("‘year ending March 2023’ stands above the header"),
            "{}",
            question.text
        );
        let first = finished(draft, &[("csv/period", answer)]);
        let into = |table: &str| {
            let mut draft = draft_into(first.document.clone(), table);
            while draft.take_kept() {}
            draft
        };
        assert_eq!(open(&into(table)), Vec::<String>::new(), "{answer}");
        let second = finished(into(table), &[]);
        assert_eq!(second.document.text(), first.document.text(), "to the byte");
        assert!(said(&second, &format!("0.csv is of {answer}")), "{:?}", second.report.remarks);
        let next = into(&table.replace("2023", "2024"));
        assert!(next.open_questions().iter().any(is_of_period), "{:?}", open(&next));
    }
}

#[test]
fn a_name_that_was_said_to_stand_for_an_area_stands_for_it_in_the_next_import() {
    // One is nearly a known name, and one is like none.
    for name in ["Oldamm", "Our cottonopolis"] {
        let table = format!(
            "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\nWalks,E08000004,Oldham,2023,2\n\
             Walks,,{name},2024,3\n"
        );
        let id = name.to_lowercase().replace(' ', "-");
        let mut draft = draft_of("Greater Manchester", &table, &["all"]);
        draft.answer(&Subject::AreaKind(id.clone()), Question::KNOWN).unwrap();
        let path = format!("area/{id}/is");
        let first = finished(draft, &[(&path, "Oldham")]);
        assert_eq!(
            first.document.scorecard().import_answers().iter().filter(|(asked, _)| **asked == path).count(),
            1
        );
        let mut second = draft_into(first.document, &table.replace("2024,3", "2025,3"));
        while second.take_kept() {}
        assert_eq!(open(&second), Vec::<String>::new(), "{name}");
        assert!(second.is_about(&path) && second.is_about(&format!("area/{id}/kind")));
        let second = finished(second, &[]);
        assert_eq!((second.report.new, second.report.unchanged), (1, 2), "{:?}", second.report);
    }
}

#[test]
fn a_total_that_is_not_in_the_file_any_more_is_none_of_the_known_groups() {
    let table = "indicator,area,period,value,Sex\nStaying,E92000001,2022,5,Men\nStaying,E92000001,2022,4,Women\n\
        Staying,Upton,2022,6,Both of them\n";
    let left_out = ("area/upton/kind", Question::LEAVE_OUT);
    let first = finished(draft(&[table], &[], None), &[left_out, ("/everyone/Sex", "Both of them")]);
    let wanted = table.replace("Staying,Upton,2022,6,Both of them\n", "");
    let second = again(&wanted, &first.document);
    assert_eq!(open(&second), Vec::<String>::new());
    let second = finished(second, &[]);
    assert_eq!(second.document.text(), first.document.text(), "to the byte");
    // A group that nobody has seen may be the total.
    let renamed = wanted.replace("Women", "All");
    let asked = open(&again(&renamed.replace("All", "Anybody"), &first.document));
    assert!(asked.iter().any(|path| path.ends_with("/everyone/Sex")), "{asked:?}");
}

#[test]
fn what_is_spelt_otherwise_or_alone_of_its_unit_comes_under_the_key_of_before() {
    let table = "indicator,area,period,value,unit\nWalkS,E92000001,2022,5,people\nWalks,E92000001,2023,6,people\n\
        Walks,E92000001,2023,7,pounds\nRuns,E92000001,2023,7,pounds\nRuns,E92000001,2023/24,8,pounds\n";
    let answers = [("/kind", "count"), ("/per", "1")];
    let first = finished(draft(&[table], &[], None), &answers);
    for alone in [
        "indicator,area,period,value,unit\nWalks,E92000001,2023,6,people\n",
        "indicator,area,period,value,unit\nwalks,E92000001,2023,7,pounds\n",
        "indicator,area,period,value,unit\nRuns,E92000001,2023,7,pounds\n",
        "indicator,area,period,value,unit\nRuns,E92000001,2023/24,8,pounds\n",
    ] {
        let second = again(alone, &first.document);
        assert_eq!(open(&second), Vec::<String>::new(), "{alone}");
        let second = finished(second, &[]);
        assert_eq!(second.document.text(), first.document.text(), "{alone}");
    }
}

#[test]
fn what_brings_no_figure_is_no_indicator() {
    let table = "indicator,area,period,value\nWalks,E92000001,2022,5\nRuns,Upton,2022,6\n";
    let left_out = ("area/upton/kind", Question::LEAVE_OUT);
    let first = finished(draft(&[table], &[], None), &[left_out]);
    assert_eq!(ids(&first), ["walks"]);
    assert_eq!(first.report.new_indicators, ["walks"]);
    assert_eq!(first.report.new_areas, ["E92000001", "E54000901"]);
    assert_eq!(first.report.files[0].not_chosen, 1);
    let left = "Rows that are of none of the areas were left out, as was answered or accepted: Upton.";
    assert!(said(&first, left), "{:?}", first.report.remarks);
}

#[test]
fn figures_that_are_there_tell_that_later_ones_are_no_shares() {
    let table = "indicator,area,period,value\nWalks,E92000001,2022,0.5\nWalks,E08000901,2022,3.5\n";
    let first = finished(draft(&[table], &[], None), &[("/kind", "proportion")]);
    let small = "indicator,area,period,value\nWalks,E92000001,2022,0.5\nWalks,E92000001,2023,0.6\n";
    let second = draft(&[small], &[], Some(first.document.clone()));
    assert_eq!(open(&second), Vec::<String>::new());
    let second = finished(second, &[]);
    assert_eq!((second.report.new, second.report.revisions.len()), (1, 0));
    let all = values(second.document.scorecard(), "E92000001", None);
    assert_eq!(all, [("2022".to_owned(), Some(0.5)), ("2023".to_owned(), Some(0.6))]);
}

/// The draft with the files read anew, as answers say.
fn read_again(draft: Draft) -> Draft {
    let said = draft.choice_said().expect("the files are to be read anew");
    draft.anew(gather(&said, &Progress::default()).unwrap())
}

#[test]
fn what_rows_of_a_left_out_area_hold_says_nothing_of_the_others() {
    let table = "indicator,area,period,value,unit,Sex\nWalks,E92000001,2022,51,miles,Men\n\
        Walks,E92000001,2022,49,miles,Women\nRuns,E92000001,2022,4.5,%,Men\n";
    // A unit, groups, a spelling, kinds of periods, and values that may be shares of one.
    let others = "Walks,Upton,2022,5,people,Both of them\nWALKS,Upton,2023/24,6,miles,Men\n\
        Runs,Upton,2022,0.04,,Women\nSwims,Upton,2022,7,people,Men\n";
    let answers = [("area/upton/kind", Question::LEAVE_OUT)];
    let (with, without) = (format!("{table}{others}"), table);
    let first = finished(draft(&[&with], &[], None), &answers);
    let alone = finished(draft(&[without], &[], None), &answers);
    let all = |imported: &Imported| {
        let scorecard = imported.document.scorecard();
        let indicators: Vec<String> = scorecard.indicators().map(|all| format!("{all:?}")).collect();
        let breakdowns = scorecard.breakdowns().iter().map(|all| format!("{all:?}"));
        indicators.into_iter().chain(breakdowns).collect::<Vec<_>>()
    };
    assert_eq!(all(&first), all(&alone));
    assert_eq!((first.report.new, first.report.files[0].not_chosen), (alone.report.new, 4));
    let second = finished(again(&with, &first.document), &[]);
    assert_eq!(second.document.text(), first.document.text(), "to the byte");
}

#[test]
fn areas_come_back_when_it_is_not_answered_any_more_that_they_are_left_out() {
    let table =
        "indicator,area,period,value\nWalks,E92000001,2022,5\nRuns,Upton,2022,6\nRuns,Downham,2022,7\n";
    let names = Subject::AreaKind("names".to_owned());
    let left_out = answered(draft(&[table], &[], None), &[("area/names/kind", Question::LEAVE_OUT)]);
    assert_eq!((left_out.gathered.observations.iter().count(), left_out.choice_said()), (1, None));
    assert_eq!(left_out.answers()[&names], Question::LEAVE_OUT);
    assert!(left_out.questions().iter().any(|question| question.subject == names), "it can be changed");
    let mut one = left_out.clone();
    one.answer(&Subject::AreaKind("upton".to_owned()), "place").unwrap();
    let one = finished(read_again(one), &[]);
    assert_eq!(values(one.document.scorecard(), "upton", None), [("2022".to_owned(), Some(6.0))]);
    assert_eq!((one.report.new, one.report.files[0].not_chosen), (2, 1));
    let mut both = left_out;
    both.forget(&names);
    assert_eq!(both.choice_said(), None, "it is open what they are");
    both.answer(&names, "place").unwrap();
    assert_eq!(finished(read_again(both), &[]).report.new, 3);
}

#[test]
fn with_another_system_other_areas_are_left_out() {
    let table =
        "indicator,area,period,value\nWalks,E92000001,2022,5\nWalks,Bury,2022,6\nWalks,Leeds,2022,7\n";
    let choice = choice_of(&[table], &[]);
    let setup = Setup { title: Some("Walks".to_owned()), system: None };
    let asking = Draft::new(gather(&choice, &Progress::default()).unwrap(), None, setup);
    let codes = |draft: &Draft| {
        let imported = draft.finish(super::super::tests::TODAY).unwrap();
        let areas = imported.document.scorecard().areas().map(|(_, area)| area.name.clone());
        areas.collect::<Vec<_>>()
    };
    let mut draft = answered(asking, &[("system", "Greater Manchester")]);
    assert_eq!(codes(&draft), ["England", "Greater Manchester", "Bury"]);
    draft.answer(&Subject::System, "West Yorkshire").unwrap();
    assert!(draft.finish(super::super::tests::TODAY).is_err(), "the rows of Leeds were passed over");
    assert_eq!(codes(&read_again(draft)), ["England", "West Yorkshire", "Leeds"]);
}

#[test]
fn names_with_unseen_characters_are_the_same_in_files_and_scorecard() {
    let table = "indicator,area,period,value,Sex\nWalks,E92000001,2022,5,Me\u{1}n\nWalks,E92000001,2022,6,\u{2}Women\n\
        Walks,Up\u{3}ton,2022,7,Women\n";
    let first =
        finished(draft(&[table], &[], None), &[("/everyone/Sex", Question::NONE), ("ton/kind", "place")]);
    assert_eq!(values(first.document.scorecard(), "E92000001", Some("Me n")).len(), 1);
    let second = finished(again(table, &first.document), &[]);
    assert_eq!(second.document.text(), first.document.text(), "to the byte");
}

#[test]
fn groups_that_the_scorecard_has_are_no_total_where_the_next_edition_has_none() {
    let of = |year: &str, ages: &[&str]| {
        let rows = ages.iter().map(|age| format!("Falls,E92000001,{age},{year},10\n"));
        format!("indicator,area,age,period,value\n{}", rows.collect::<String>())
    };
    let first = draft(&[&of("2021", &["0-64", "65+", "All ages"])], &[], None);
    let base = finished(first, &[]).document;
    let next = again(&of("2022", &["0-64", "65+"]), &base);
    assert_eq!(open(&next), Vec::<String>::new());
    let done = finished(next, &[]);
    assert_eq!((done.report.new, done.report.new_indicators.len()), (2, 0));
    let other = again(&of("2022", &["0-64", "66+"]), &base);
    assert!(open(&other).iter().any(|path| path.contains("/everyone/")), "one of them is new");
}

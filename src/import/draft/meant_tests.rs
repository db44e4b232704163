use super::super::area_tests::{codes, draft_into, draft_of, said};
use super::super::tests::{choice_of, finished, open};
use super::*;
use crate::import::draft::Setup;
use crate::import::gather::gather;
use crate::model::Progress;

/// Rows of one indicator for these areas, by name, in 2023.
fn of(names: &[&str]) -> String {
    let rows = names.iter().zip(5..).map(|(name, value)| format!("Walks,{name},2023,{value}\n"));
    format!("indicator,area,period,value\n{}", rows.collect::<String>())
}

fn asked(draft: &Draft, id: &str) -> Question {
    draft.question(&Subject::AreaMeant(id.to_owned())).expect("it is asked")
}

#[test]
fn a_name_that_is_almost_one_that_is_known_may_be_it() {
    let draft = draft_of("QOP", &of(&["England", "Oldam", "Bury"]), &["all"]);
    let question = asked(&draft, "oldam");
    assert!(question.text.contains("‘Oldham’ is almost the same"), "{}", question.text);
    assert_eq!(question.suggestion.map(|(answer, _)| answer).as_deref(), Some("Oldham"));
    assert!(!open(&draft).contains(&"area/oldam/kind".to_owned()), "{:?}", open(&draft));
    let done = finished(draft, &[("area/oldam/is", "Oldham")]);
    let scorecard = done.document.scorecard();
    assert_eq!(codes(scorecard), ["E92000001", "E54000057", "E08000002", "E08000004"]);
    let oldham = scorecard.area_by_code("E08000004").unwrap();
    assert_eq!(scorecard.area(oldham).name, "Oldham");
    assert!(said(&done, "‘Oldam’ as Oldham (E08000004)"), "{:?}", done.report.remarks);
}

#[test]
fn the_next_edition_asks_again_what_a_name_stands_for() {
    let table = of(&["England", "Oldam", "Bury"]);
    let first = finished(draft_of("QOP", &table, &["all"]), &[("area/oldam/is", "Oldham")]);
    let again = draft_into(first.document, &table);
    assert_eq!(asked(&again, "oldam").suggestion.map(|(answer, _)| answer).as_deref(), Some("Oldham"));
    let again = finished(again, &[]);
    assert_eq!((again.report.new, again.report.unchanged), (0, 3), "{:?}", again.report);
}

#[test]
fn other_digits_are_another_area() {
    let first = finished(
        draft_of("QOP", &of(&["England", "Upton 001"]), &["all"]),
        &[("area/upton-001/kind", "group")],
    );
    let next = finished(draft_into(first.document, &of(&["England", "Upton 001", "Upton 002"])), &[]);
    assert_eq!((next.report.unchanged, next.report.files[0].not_chosen), (2, 1), "{:?}", next.report);
}

#[test]
fn it_may_be_another_or_an_area_of_its_own() {
    let mut draft = draft_of("QOP", &of(&["England", "Oldam", "Bury"]), &["all"]);
    let subject = Subject::AreaMeant("oldam".to_owned());
    assert!(draft.answer(&subject, "Atlantis").unwrap_err().contains("no area that is known"));
    draft.answer(&subject, "e08000005").unwrap();
    assert_eq!(draft.names_meant()["oldam"], "E08000005");
    assert!(draft.unclear_areas().is_empty());
    draft.answer(&subject, Question::OWN).unwrap();
    assert!(open(&draft).contains(&"area/oldam/kind".to_owned()), "{:?}", open(&draft));
    draft.forget(&subject);
    assert!(!open(&draft).contains(&"area/oldam/kind".to_owned()), "it comes after");
}

#[test]
fn where_the_files_have_the_other_nothing_is_proposed_and_no_figure_wins_by_its_order() {
    let draft = draft_of("QOP", &of(&["England", "Oldam", "Oldham"]), &["all"]);
    assert_eq!(asked(&draft, "oldam").suggestion, None);
    let done = finished(draft, &[("area/oldam/is", "Oldham")]);
    assert_eq!(done.report.new, 1, "{:?}", done.report.remarks);
    assert!(said(&done, "left out, because several rows give"), "{:?}", done.report.remarks);
}

#[test]
fn a_name_like_no_other_can_be_said_to_be_another_name() {
    let mut draft = draft_of("QOP", &of(&["England", "Our cottonopolis"]), &["all"]);
    let kind = Subject::AreaKind("our-cottonopolis".to_owned());
    let meant = Subject::AreaMeant("our-cottonopolis".to_owned());
    let is_open = |draft: &Draft| draft.open_questions().iter().any(|question| question.subject == meant);
    assert!(!is_open(&draft) && draft.asks(&meant), "it may be said of any name");
    draft.answer(&kind, Question::KNOWN).unwrap();
    assert!(is_open(&draft));
    assert!(draft.answer(&meant, Question::OWN).is_err(), "its kind says that");
    draft.answer(&meant, "Manchester").unwrap();
    assert_eq!(draft.names_meant()["our-cottonopolis"], "E08000003");
}

#[test]
fn areas_of_different_kinds_are_asked_about_one_by_one() {
    let mut draft = draft_of("QOP", &of(&["England", "Far Vale", "Our cottonopolis"]), &["all"]);
    draft.answer(&Subject::AreaKind("names".to_owned()), Question::EACH).unwrap();
    let open = open(&draft);
    assert!(open.contains(&"area/far-vale/kind".to_owned()), "{open:?}");
    assert!(open.contains(&"area/our-cottonopolis/kind".to_owned()), "{open:?}");
}

#[test]
fn every_area_of_today_is_offered_once() {
    let offers = areas_offered();
    let answers: std::collections::HashSet<&str> = offers.iter().map(|offer| &*offer.answer).collect();
    assert_eq!(answers.len(), offers.len());
    assert!(answers.contains("Oldham") && answers.contains(Question::OWN));
    let draft = draft_of("QOP", &of(&["England", "Oldam"]), &["all"]);
    for offer in &offers {
        assert!(draft.check_meant("oldam", &offer.answer).is_ok(), "{}", offer.answer);
    }
}

#[test]
fn names_that_are_nearly_known_are_named_and_never_taken() {
    for (name, id, near, code) in [
        ("Trafford LA", "trafford-la", "Trafford", "E08000009"),
        ("Trafford Area", "trafford-area", "Trafford", "E08000009"),
        ("Oldham District", "oldham-district", "Oldham", "E08000004"),
        ("Greater Mancester", "greater-mancester", "Greater Manchester", "E54000057"),
        ("Englnd", "englnd", "England", "E92000001"),
    ] {
        let mut draft = draft_of("QOP", &of(&["Bury", name]), &["all"]);
        let question = asked(&draft, id);
        assert!(question.text.contains(&format!("‘{near}’ is almost the same")), "{}", question.text);
        let subject = Subject::AreaMeant(id.to_owned());
        assert!(draft.open_questions().iter().any(|question| question.subject == subject), "{name}");
        draft.answer(&subject, near).unwrap();
        assert_eq!(draft.names_meant()[id], code, "{name}");
    }
    let kind = |names: &[&str], id: &str| {
        let draft = draft_of("QOP", &of(names), &["all"]);
        draft.question(&Subject::AreaKind(id.to_owned())).unwrap().text
    };
    let alone = kind(&["Bury", "Oldamm"], "oldamm");
    assert!(
        alone
            .contains("‘Oldamm’ is spelt almost as Oldham: if that is meant, answer ‘known by another name’"),
        "{alone}"
    );
    let both = kind(&["Bury", "Oldamm", "Far Vale"], "names");
    assert!(
        both.contains("‘Oldamm’ is spelt almost as Oldham: if that is meant, answer ‘one by one’"),
        "{both}"
    );
    assert!(!both.contains("‘Far Vale’ is"), "{both}");
}

#[test]
fn an_average_of_the_nation_is_its_figure_and_not_its_name() {
    for csv in [
        of(&["England average", "Bury"]),
        "indicator,area_code,area_name,period,value\nWalks,E92000001,England average,2023,5\nWalks,E08000002,Bury,2023,6\n".to_owned(),
    ] {
        let done = finished(draft_of("QOP", &csv, &[]), &[]);
        let scorecard = done.document.scorecard();
        let names: Vec<&str> = scorecard.areas().map(|(_, area)| area.name.as_str()).collect();
        assert_eq!(names, ["England", "Greater Manchester", "Bury"], "{csv}");
    }
}

#[test]
fn a_name_that_stands_for_no_area_may_be_left_out() {
    let table = of(&["England", "Bury", "Bury (excluding Radcliffe)"]);
    let id = "bury-excluding-radcliffe";
    let draft = draft_of("QOP", &table, &["all"]);
    assert!(asked(&draft, id).text.contains("or ‘leave out’"));
    let first = finished(draft, &[(&format!("area/{id}/is"), Question::LEAVE_OUT)]);
    assert_eq!(codes(first.document.scorecard()), ["E92000001", "E54000057", "E08000002"]);
    assert_eq!(first.report.new, 2, "{:?}", first.report.remarks);
    assert!(said(&first, "Bury (excluding Radcliffe)"), "{:?}", first.report.remarks);
    let mut again = draft_into(first.document, &table);
    while again.take_kept() {}
    assert_eq!(open(&again), Vec::<String>::new());
    let again = finished(again, &[]);
    assert_eq!((again.report.new, again.report.unchanged), (0, 2), "{:?}", again.report.remarks);
}

/// A draft of rows with this name beside a table of areas.
fn beside(name: &str, areas: &str) -> Draft {
    let choice = choice_of(&[&of(&["England", "Bury", name]), areas], &["all"]);
    let setup = Setup { title: Some("Walks".to_owned()), system: Some("QOP".to_owned()) };
    Draft::new(gather(&choice, &Progress::default()).unwrap(), None, setup)
}

#[test]
fn a_table_of_areas_says_what_a_name_is_known_as() {
    for areas in [
        "code,name,kind,is,hints\noldamm,Oldamm,,Oldham,\n",
        "code,name,kind,is,hints\noldamm,Oldamm,,E08000004,\n",
        "code,name,kind,hints\noldamm,Oldham,,\n",
        "code,name,kind,hints\noldamm,Oldham,place,\n",
    ] {
        let draft = beside("Oldamm", areas);
        assert!(!open(&draft).iter().any(|path| path.contains("oldamm")), "{areas}: {:?}", open(&draft));
        let done = finished(draft, &[]);
        let scorecard = done.document.scorecard();
        assert_eq!(codes(scorecard), ["E92000001", "E54000057", "E08000002", "E08000004"], "{areas}");
        assert_eq!(scorecard.area(scorecard.area_by_code("E08000004").unwrap()).name, "Oldham", "{areas}");
    }
    let asks_which = beside("Oldamm", "code,name,kind\noldamm,Oldamm,known by another name\n");
    assert!(open(&asks_which).contains(&"area/oldamm/is".to_owned()), "{:?}", open(&asks_which));
    assert!(asks_which.unclear_areas().iter().all(|area| !area.question().text.contains("The file calls")));
    let left_out = beside("Oldamm", "code,name,kind\noldamm,Oldamm,leave out\n");
    assert!(left_out.unclear_areas().iter().all(|area| !area.question().text.contains("The file calls")));
    assert_eq!(codes(finished(left_out, &[]).document.scorecard()).len(), 3);
    let unknown = beside("Oldamm", "code,name,kind,is\noldamm,Oldamm,,Atlantis\n");
    assert!(
        unknown.unread_answers()[0].contains("‘Atlantis’ is no area that is known"),
        "{:?}",
        unknown.unread_answers()
    );
}

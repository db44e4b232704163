//! Areas that have the code of one place and the name of another, and areas that have a name alone and may be a system or a
//! summary of several.

use super::area_tests::{codes, draft_into, of, said};
use super::tests::{choice_of, finished, open, values};
use super::*;
use crate::import::gather::gather;
use crate::model::Progress;

fn draft(table: &str) -> Draft {
    draft_of(table, "Greater Manchester")
}

fn draft_of(table: &str, system: &str) -> Draft {
    let choice = choice_of(&[table], &[]);
    let setup = Setup { title: Some("Walks".to_owned()), system: Some(system.to_owned()) };
    Draft::new(gather(&choice, &Progress::default()).unwrap(), None, setup)
}

#[test]
fn where_codes_and_names_are_of_different_areas_it_is_asked_which_are_right() {
    let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
        Walks,E08000001,Bury,2023,2\nWalks,E08000002,Bolton,2023,3\nWalks,E08000003,Manchester,2023,4\n";
    let question =
        draft(table).open_questions().into_iter().find(|question| question.subject == Subject::CodesOrNames);
    let text = question.unwrap().text;
    assert!(
        text.starts_with("E08000001 is the code of Bolton, and the files call it Bury; E08000002"),
        "{text}"
    );
    let value = |done: &Imported, code: &str| values(done.document.scorecard(), code, None)[0].1;
    let codes = finished(draft(table), &[("areas", Question::CODES)]);
    assert_eq!((value(&codes, "E08000001"), value(&codes, "E08000002")), (Some(2.0), Some(3.0)));
    assert_eq!(
        codes.document.scorecard().areas().find(|(_, area)| area.code == "E08000001").unwrap().1.name,
        "Bolton"
    );
    let names = finished(draft(table), &[("areas", Question::NAMES)]);
    assert_eq!((value(&names, "E08000001"), value(&names, "E08000002")), (Some(3.0), Some(2.0)));
    assert!(names.report.remarks.iter().any(|remark| remark.ends_with("stand under the name, as was said.")));
    let neither = finished(draft(table), &[("areas", Question::LEAVE_OUT)]);
    assert!(neither.document.scorecard().area_by_code("E08000001").is_none());
    assert_eq!(value(&neither, "E08000003"), Some(4.0));
    let right = table.replace("Bury", "Walk").replace("Bolton", "Bury").replace("Walk,", "Bolton,");
    assert!(!open(&draft(&right)).contains(&"areas".to_owned()), "{right}");
}

#[test]
fn the_next_edition_asks_again_whether_codes_or_names_are_right() {
    let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
        Walks,E08000003,Bury,2023,2\nWalks,E08000005,Rochdale,2023,3\n";
    let base = finished(draft(table), &[("areas", Question::NAMES)]).document;
    assert!(base.scorecard().area_by_code("E08000003").is_none());
    let again = |table: &str, answer: &str| {
        let draft = draft_into(base.clone(), table);
        assert_eq!(open(&draft), ["areas"], "{table}");
        finished(draft, &[("areas", answer)])
    };
    let names = again(table, Question::NAMES);
    assert_eq!((names.report.new, names.report.unchanged), (0, 3), "{:?}", names.report);
    // By its code it is an area that the scorecard has not.
    let codes = again(table, Question::CODES);
    assert_eq!((codes.report.unchanged, codes.report.files[0].not_chosen), (2, 1), "{:?}", codes.report);
    assert!(codes.report.remarks.iter().any(|remark| remark.contains("figures were left out, as was said")));
    let swapped = table.replace("E08000003,Bury", "E08000002,Manchester");
    let codes = again(&swapped, Question::CODES);
    assert_eq!((codes.report.new, codes.report.unchanged), (0, 3), "{:?}", codes.report);
}

#[test]
fn rows_that_contradict_each_other_under_two_codes_do_so_in_the_next_edition_too() {
    let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
        Walks,E08000003,Bury,2023,2\nWalks,E08000002,Bury,2023,3\nWalks,X1,Bury,2023,4\n";
    let answers = [("areas", Question::NAMES), ("area/X1/kind", "neighbourhood")];
    let first = finished(draft(table), &answers);
    assert!(first.document.scorecard().area_by_code("E08000002").is_some(), "{:?}", first.report);
    let again = finished(draft_into(first.document.clone(), table), &answers[..1]);
    assert_eq!((again.report.new, again.report.unchanged), (0, 2), "{:?}", again.report);
    assert_eq!(again.document.text(), first.document.text());
}

#[test]
fn a_name_that_is_said_to_be_a_place_is_the_place_that_everybody_knows() {
    let table = "indicator,area,area_type,period,value\nWalks,England,Country,2023,1\n\
        Walks,Bury,Patch,2023,2\nWalks,Upton,Patch,2023,3\nWalks,Bury,Local authority,2022,4\n";
    for (kind, code) in [("place", "E08000002"), ("neighbourhood", "bury")] {
        let answers = [("area/Patch/kind", kind)];
        let first = finished(draft(table), &answers);
        let scorecard = first.document.scorecard();
        assert_eq!(values(scorecard, code, None).last().unwrap().1, Some(2.0), "{kind}");
        assert_eq!(
            scorecard.areas().filter(|(_, area)| area.code == "bury").count(),
            usize::from(code == "bury")
        );
        let mut again = draft_into(first.document.clone(), table);
        while again.take_kept() {}
        assert_eq!(open(&again), Vec::<String>::new(), "{kind}");
        let again = finished(again, &[]);
        assert_eq!((again.report.new, again.report.unchanged), (0, 4), "{kind}: {:?}", again.report);
        assert_eq!(again.document.text(), first.document.text());
        // What has a code of its own is another place of the name.
        let coded = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\nWalks,X1,Bury,2023,2\n";
        let coded = finished(draft(coded), &[("area/X1/kind", kind)]).document;
        assert_eq!(values(coded.scorecard(), "X1", None)[0].1, Some(2.0), "{kind}");
        // A ward of the name is no place.
        let mut wards = draft_into(first.document.clone(), &table.replace("Patch", "Ward"));
        while wards.take_kept() {}
        let wards = finished(wards, &[]).document;
        assert_eq!(values(wards.scorecard(), "bury", None).last().unwrap().1, Some(2.0), "{kind}");
    }
}

#[test]
fn a_name_is_right_for_an_area_that_stands_under_an_earlier_code() {
    let base = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
        Walks,E08000016,Barnsley,2023,2\n";
    let base = finished(draft_of(base, "South Yorkshire"), &[]).document;
    let table = "indicator,area_code,area_name,period,value\nWalks,E08000039,Barnsley,2024,2\n";
    let done = finished(draft_into(base, table), &[("areas", Question::NAMES)]);
    assert_eq!((done.report.new, done.report.new_areas.len()), (1, 0), "{:?}", done.report);
    assert_eq!(values(done.document.scorecard(), "E08000016", None).len(), 2);
}

#[test]
fn a_name_of_a_system_and_names_of_summaries_have_a_likely_kind() {
    let table = "indicator,area_name,period,value\nWalks,England,2023,1\nWalks,Greater Manchester,2023,2\nWalks,Bury,2023,3\n\
        Walks,Total,2023,4\nWalks,Minimum for All English Authorities,2023,5\n";
    let likely = |path: &str| {
        let questions = draft(table).open_questions();
        questions
            .into_iter()
            .find(|question| question.subject.to_string() == path)
            .map(|question| question.suggestion.unwrap().0)
    };
    assert_eq!(
        likely("area/greater-manchester/kind").as_deref(),
        Some("system"),
        "{:?}",
        open(&draft(table))
    );
    assert_eq!(likely("area/summaries/kind").as_deref(), Some(Question::LEAVE_OUT));
    let done = finished(draft(table), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E54000057", None)[0].1, Some(2.0));
    assert_eq!(scorecard.areas().count(), 3);
}

#[test]
fn beside_a_known_name_a_code_of_another_kind_makes_no_second_area() {
    for other in ["351", "00BM"] {
        let table = of(&[("E92000001", "England"), (other, "Bury"), ("E08000001", "Bolton")]);
        let done = finished(draft(&table), &[]);
        assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000001", "E08000002"]);
        assert!(said(&done, "Bury as E08000002"), "{:?}", done.report.remarks);
    }
    // Of one such code with two names each name decides, whichever row comes first.
    let both = [("351", "Bury"), ("351", "Bolton")];
    for rows in [both, [both[1], both[0]]] {
        let table = of(&[&[("E92000001", "England")][..], &rows[..]].concat());
        let done = finished(draft(&table), &[]);
        assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000001", "E08000002"]);
    }
}

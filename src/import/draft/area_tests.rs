//! Which areas are taken, what they are, and what is said about it.

use super::tests::{TODAY, choice_of, finished, open};
use super::*;
use crate::import::gather::gather;
use crate::model::{AreaKind, Progress, Scorecard};

#[path = "taken_over_tests.rs"]
mod taken_over;

const WALKS: &str = "indicator,area_code,area_name,period,value\n";

/// A draft of one table for a new scorecard of a system.
pub(super) fn draft_of(system: &str, table: &str, areas: &[&str]) -> Draft {
    let choice = choice_of(&[table], areas);
    let setup = Setup { title: Some("Walks".to_owned()), system: Some(system.to_owned()) };
    Draft::new(gather(&choice, &Progress::default()).unwrap(), None, setup)
}

/// The same into a scorecard that is there.
pub(super) fn draft_into(base: Document, table: &str) -> Draft {
    let mut choice = choice_of(&[table], &[]);
    choice.want_areas_of(base.scorecard());
    Draft::new(gather(&choice, &Progress::default()).unwrap(), Some(base), Setup::default())
}

pub(super) fn codes(scorecard: &Scorecard) -> Vec<&str> {
    scorecard.areas().map(|(_, area)| area.code.as_str()).collect()
}

pub(super) fn said(imported: &Imported, words: &str) -> bool {
    imported.report.remarks.iter().any(|remark| remark.contains(words))
}

/// Rows of one indicator for these areas, code and name, in 2023.
pub(super) fn of(areas: &[(&str, &str)]) -> String {
    let rows = areas.iter().map(|(code, name)| format!("Walks,{code},{name},2023,5\n"));
    format!("{WALKS}{}", rows.collect::<String>())
}

#[test]
fn what_lies_outside_the_system_is_left_out_and_counted() {
    let table = of(&[
        ("E92000001", "England"),
        ("W92000004", "Wales"),
        ("E12000002", "North West"),
        ("E12000003", "Yorkshire and The Humber"),
        ("E54000057", "NHS Greater Manchester Integrated Care Board"),
        ("E54000054", "NHS West Yorkshire Integrated Care Board"),
        ("E08000002", "Bury"),
        ("E08000035", "Leeds"),
        ("E02000984", "Bolton 001"),
        ("E02002330", "Leeds 001"),
    ]);
    for system in
        ["Greater Manchester", "QOP", "E54000057", "NHS Greater Manchester", "E54000057 Greater Manchester"]
    {
        let done = finished(draft_of(system, &table, &[]), &[]);
        let scorecard = done.document.scorecard();
        assert_eq!(
            codes(scorecard),
            ["E92000001", "E54000057", "E12000002", "E08000002", "E02000984"],
            "{system}"
        );
        let bury = scorecard.area(scorecard.area_by_code("E08000002").unwrap());
        assert_eq!(bury.parent, Some(scorecard.system()));
        assert_eq!((done.report.files[0].taken, done.report.files[0].not_chosen), (5, 5));
        assert!(said(&done, "5 areas of the files lie outside"), "{:?}", done.report.remarks);
        assert!(said(&done, "--area all"), "{:?}", done.report.remarks);
    }
}

#[test]
fn a_system_that_is_asked_for_stands_for_its_places_without_a_lookup() {
    let table = of(&[("E92000001", "England"), ("E08000002", "Bury"), ("E08000035", "Leeds")]);
    let done = finished(draft_of("Greater Manchester", &table, &["Greater Manchester", "England"]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000002"]);
    let done = finished(draft_of("QOP", &table, &["QOP"]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000002"]);
}

#[test]
fn other_places_are_taken_where_they_are_asked_for_and_lie_in_their_own_system() {
    let table = of(&[("E92000001", "England"), ("E08000002", "Bury"), ("E08000035", "Leeds")]);
    for asked in [&["all"][..], &["England", "Greater Manchester", "Leeds"]] {
        let done = finished(draft_of("Greater Manchester", &table, asked), &[]);
        let scorecard = done.document.scorecard();
        let leeds = scorecard.area(scorecard.area_by_code("E08000035").unwrap());
        let above = scorecard.area(leeds.parent.unwrap());
        assert_eq!((above.code.as_str(), above.name.as_str()), ("E54000054", "West Yorkshire"));
        let places: Vec<&str> = scorecard.places().map(|id| scorecard.area(id).name.as_str()).collect();
        assert_eq!(places, ["Bury"], "Leeds is there to compare with and no place of the system");
    }
}

#[test]
fn places_of_other_nations_are_no_places_of_the_system() {
    let table = of(&[
        ("E92000001", "England"),
        ("E08000002", "Bury"),
        ("W06000015", "Cardiff"),
        ("S12000049", "Glasgow City"),
        ("N09000003", "Belfast"),
        ("K02000001", "United Kingdom"),
    ]);
    let done = finished(draft_of("Greater Manchester", &table, &[]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000002"]);
    let done = finished(draft_of("Greater Manchester", &table, &["all"]), &[]);
    let scorecard = done.document.scorecard();
    let cardiff = scorecard.area(scorecard.area_by_code("W06000015").unwrap());
    assert_eq!(scorecard.area(cardiff.parent.unwrap()).name, "Wales");
    let places: Vec<&str> = scorecard.places().map(|id| scorecard.area(id).name.as_str()).collect();
    assert_eq!(places, ["Bury"]);
}

#[test]
fn an_authority_that_lies_in_several_systems_is_said() {
    let table = of(&[("E92000001", "England"), ("E08000035", "Leeds"), ("E06000065", "North Yorkshire")]);
    let done = finished(draft_of("QWO", &table, &[]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000054", "E08000035"]);
    let words = "In part in West Yorkshire and for the most part in another system: North Yorkshire.";
    assert!(said(&done, words), "{:?}", done.report.remarks);
}

#[test]
fn nothing_inside_the_system_is_an_error_with_a_way_out() {
    let table = of(&[("E08000035", "Leeds")]);
    let mut draft = draft_of("Greater Manchester", &table, &[]);
    while let Some(question) = draft.open_questions().first() {
        let answer = question.suggestion.as_ref().map(|(value, _)| value.clone());
        let answer = answer.or(question.choices.first().cloned()).unwrap_or("x".to_owned());
        draft.answer(&question.subject, &answer).unwrap();
    }
    let refused = draft.finish(TODAY).unwrap_err();
    let words = "No area of the files lies in Greater Manchester; choose another system, or take every area";
    assert!(refused.sentence().starts_with(words), "{refused}");
}

#[test]
fn a_code_is_a_code_in_whatever_letters_and_columns() {
    let table = "Indicator,Local Authority,Time period,Value\n\
        Walks,E92000001,2023,5\nWalks, e08000002 ,2023,6\nWalks,E08000002,2024,7\n";
    let done = finished(draft_of("Greater Manchester", table, &[]), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(codes(scorecard), ["E92000001", "E54000057", "E08000002"]);
    let names: Vec<&str> = scorecard.areas().map(|(_, area)| area.name.as_str()).collect();
    assert_eq!(names, ["England", "Greater Manchester", "Bury"]);
    let again = "indicator,area,period,value\nWalks,e08000002,2025,8\nWalks,England,2025,8\nWalks,BURY,2026,8\n\
        Walks,E08000002 Bury,2027,8\nWalks,Bury (E08000002),2028,8\n";
    let done = finished(draft_into(done.document, again), &[]);
    assert_eq!((done.report.new, done.report.new_areas.len()), (5, 0), "{:?}", done.report);
}

#[test]
fn a_name_without_a_code_is_known_by_everybody() {
    let table =
        "indicator,area,period,value\nWalks,England,2023,5\nWalks,Bury,2023,6\nWalks,St. Helens,2023,6\n";
    let done = finished(draft_of("Greater Manchester", table, &["all"]), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(codes(scorecard), ["E92000001", "E54000057", "E08000002", "E54000008", "E08000013"]);
    assert!(said(&done, "Bury as E08000002"), "{:?}", done.report.remarks);
}

#[test]
fn a_name_that_is_not_in_the_scorecard_and_almost_one_of_it_is_asked_about() {
    let base = finished(
        draft_of("Greater Manchester", &of(&[("E92000001", "England"), ("E08000005", "Rochdale")]), &[]),
        &[],
    );
    let table = "indicator,area,period,value\n\
        Walks,England,2024,5\nWalks,Rochdale MBC,2024,6\nWalks,Rochdael,2024,7\nWalks,Boston,2024,6\nWalks,Upton,2024,1\n";
    let draft = draft_into(base.document, table);
    assert_eq!(open(&draft), ["area/rochdael/is"]);
    // Rochdale MBC is Rochdale, so both are of one place and period.
    let done = finished(draft.clone(), &[("area/rochdael/is", "Rochdale")]);
    assert_eq!(done.report.new, 1, "{:?}", done.report.remarks);
    assert!(said(&done, "‘Rochdael’ as Rochdale (E08000005)"), "{:?}", done.report.remarks);
    assert!(!said(&done, "‘Boston’"), "Boston is another place: {:?}", done.report.remarks);
    assert!(said(&done, "2 areas of the files are not in the scorecard"), "{:?}", done.report.remarks);
    let done = finished(draft, &[("area/rochdael/is", "Oldham")]);
    assert_eq!((done.report.new, done.report.files[0].not_chosen), (2, 3), "{:?}", done.report);
    let words = "‘Rochdael’ as Oldham (E08000004); their rows were left out";
    assert!(said(&done, words), "{:?}", done.report.remarks);
}

#[test]
fn one_question_is_asked_for_each_kind_of_area() {
    let mut table = "indicator,area_code,area_name,area_type,period,value\n\
        Walks,E92000001,England,Country,2023,5\n"
        .to_owned();
    for at in 0..12 {
        table.extend([format!("Walks,R0{at},Trust {at},Acute Trust,2023,5\n")]);
        table.extend([format!("Walks,E470009{at:02},Union {at},,2023,5\n")]);
    }
    let asking = draft_of("Greater Manchester", &table, &[]);
    let kinds: Vec<_> = asking
        .open_questions()
        .into_iter()
        .filter(|question| matches!(question.subject, Subject::AreaKind(_)))
        .collect();
    let paths: Vec<String> = kinds.iter().map(|question| question.subject.to_string()).collect();
    assert_eq!(paths, ["area/E47/kind", "area/Acute Trust/kind"]);
    assert_eq!(kinds[1].name, "12 areas the file calls ‘Acute Trust’");
    // One of them is answered for alone.
    let mut draft = asking;
    draft.answer(&Subject::AreaKind("R05".to_owned()), "group").unwrap();
    let done =
        finished(draft, &[("Acute Trust/kind", Question::LEAVE_OUT), ("E47/kind", Question::LEAVE_OUT)]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "R05"]);
    let group = done.document.scorecard().area_by_code("R05").unwrap();
    assert_eq!(done.document.scorecard().area(group).kind, AreaKind::Group);
    assert_eq!(done.report.files[0].not_chosen, 23);
}

#[test]
fn a_code_that_changed_while_the_boundary_stayed_is_one_series() {
    let row = |code: &str, name: &str, year: u16| format!("Walks,{code},{name},{year},{}\n", year - 2000);
    let mut table = WALKS.to_owned();
    for year in 2019..2027 {
        table += &row("E92000001", "England", year);
        table += &row(if year < 2023 { "E10000023" } else { "E06000065" }, "North Yorkshire", year);
        table += &row(if year < 2025 { "E08000016" } else { "E08000038" }, "Barnsley", year);
    }
    let done = finished(draft_of("Two", &table, &["all"]), &[("system", "E54000901 Two Rivers")]);
    let scorecard = done.document.scorecard();
    for (code, before, on) in
        [("E06000065", "E10000023", "2023-04-01"), ("E08000038", "E08000016", "2025-04-01")]
    {
        let area = scorecard.area_by_code(code).unwrap();
        let series = scorecard.all_series().iter().find(|series| series.area == area).unwrap();
        assert_eq!(series.periods.len(), 8, "{code}");
        let succeeds = &scorecard.area(area).succeeds[0];
        assert_eq!((succeeds.code.as_str(), succeeds.on.as_ref().unwrap().label()), (before, on));
        assert!(scorecard.area_by_code(before).is_none());
        assert!(said(&done, &format!("has the code {code} since {on}")), "{:?}", done.report.remarks);
    }
    // A scorecard that has the earlier code keeps it.
    let base = of(&[("E92000001", "England"), ("E08000016", "Barnsley")]);
    let base = finished(draft_of("South Yorkshire", &base, &[]), &[]);
    let later = of(&[("E08000038", "Barnsley")]).replace("2023", "2026");
    let done = finished(draft_into(base.document, &later), &[]);
    assert_eq!((done.report.new, done.report.new_areas.len()), (1, 0), "{:?}", done.report);
    assert!(said(&done, "had E08000016 before"));
}

#[test]
fn a_code_whose_boundary_changed_is_kept_apart_and_both_say_so() {
    let table = of(&[("E92000001", "England"), ("E10000009", "Dorset"), ("E06000059", "Dorset")]);
    let done = finished(draft_of("Dorset", &table, &[]), &[]);
    let scorecard = done.document.scorecard();
    let of_code = |code: &str| scorecard.area(scorecard.area_by_code(code).unwrap());
    assert_eq!(of_code("E10000009").until.as_ref().unwrap().label(), "2019-03-31");
    assert_eq!(of_code("E06000059").succeeds, [], "a part of the county went elsewhere");
    let words = "Dorset (E06000059) took over on 2019-04-01 from Dorset (E10000009), with another boundary";
    assert!(said(&done, words), "{:?}", done.report.remarks);
}

#[test]
fn parts_of_london_are_told_from_london_by_their_names() {
    let table = of(&[
        ("E92000001", "England"),
        ("E12000007", "Inner London"),
        ("E12000007", "London"),
        ("E12000007", "Outer London"),
    ]);
    let done = finished(draft_of("North East London", &table, &[]), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(codes(scorecard), ["E92000001", "E54000029", "E12000007", "E13000001", "E13000002"]);
    let london = scorecard.area(scorecard.area_by_code("E12000007").unwrap());
    assert_eq!((london.name.as_str(), london.kind), ("London", AreaKind::Region));
}

#[test]
fn neighbourhoods_of_two_editions_are_said() {
    let only_2011 = "E02001057"; // Manchester 013, which is two since.
    let both = of(&[("E92000001", "England"), (only_2011, "Manchester 013"), ("E02006958", "Salford 031")]);
    let done = finished(draft_of("Greater Manchester", &both, &[]), &[]);
    assert!(said(&done, "neighbourhoods of two editions"), "{:?}", done.report.remarks);
    let later = of(&[("E92000001", "England"), ("E02006958", "Salford 031")]);
    let base = finished(draft_of("Greater Manchester", &later, &[]), &[]);
    assert!(!said(&base, "edition"));
    let earlier = of(&[("E92000001", "England"), (only_2011, "Manchester 013")]);
    let done = finished(draft_into(base.document, &earlier), &[]);
    let words = "The neighbourhoods of the files are of 2011 and those of the scorecard of 2021";
    assert!(said(&done, words), "{:?}", done.report.remarks);
}

#[test]
fn the_system_that_all_places_lie_in_is_likely_meant() {
    let table = of(&[("E92000001", "England"), ("E08000002", "Bury"), ("E08000001", "Bolton")]);
    let mut draft = draft_of("", &table, &[]);
    assert!(open(&draft).contains(&"system".to_owned()), "{:?}", open(&draft));
    draft.accept_suggestions();
    assert!(!open(&draft).contains(&"system".to_owned()));
    assert_eq!(draft.answers()[&Subject::System], "Greater Manchester");
}

#[test]
fn an_area_of_another_code_is_not_taken_for_one_of_the_scorecard_by_its_name() {
    let base = of(&[("E92000001", "England"), ("E06000059", "Dorset")]);
    let base = finished(draft_of("NHS Dorset", &base, &[]), &[]);
    // The county until 2019 had the same name and other boundaries.
    let table = of(&[("E06000059", "Dorset"), ("E10000009", "Dorset")]).replace("2023", "2024");
    let done = finished(draft_into(base.document, &table), &[]);
    assert_eq!((done.report.new, done.report.files[0].not_chosen), (1, 1), "{:?}", done.report);
}

#[test]
fn codes_of_the_health_service_are_those_of_the_same_systems() {
    let table = "indicator,Org Code,Org name,period,value\n\
        Walks,ENG,England,2023,5\nWalks,QOP,NHS GREATER MANCHESTER ICB,2023,6\nWalks,QWO,NHS WEST YORKSHIRE ICB,2023,7\n";
    let done = finished(draft_of("Greater Manchester", table, &[]), &[]);
    let scorecard = done.document.scorecard();
    assert_eq!(codes(scorecard), ["E92000001", "E54000057"]);
    assert_eq!(scorecard.all_series().len(), 2);
    assert!(said(&done, "1 area of the files lies outside"), "{:?}", done.report.remarks);
}

#[test]
fn of_two_systems_of_one_name_the_one_with_figures_is_meant() {
    let table = of(&[("E92000001", "England"), ("E54000042", "NHS Hampshire and Isle of Wight ICB")]);
    let done = finished(draft_of("QRL", &table, &[]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000042"]);
    let table = of(&[("E92000001", "England"), ("E07000094", "Winchester")]);
    let done = finished(draft_of("QRL", &table, &[]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000067", "E07000094"]);
}

#[test]
fn neighbourhoods_of_which_nobody_says_where_they_lie_are_taken_and_said() {
    let table = of(&[("E92000001", "England"), ("E02000984", "")]);
    let done = finished(draft_of("Greater Manchester", &table, &[]), &[]);
    assert!(said(&done, "Whether 1 neighbourhood lies in"), "{:?}", done.report.remarks);
}

#[test]
fn parts_of_a_system_are_not_taken_for_it_by_their_names() {
    let table = "indicator,area_name,period,value\nWalks,England,2023,5\n\
        Walks,NHS Greater Manchester ICB - 00T,2023,6\nWalks,NHS Greater Manchester ICB - 01G,2023,7\n\
        Walks,NHS GREATER MANCHESTER ICB - QOP,2023,8\n";
    let done = finished(draft_of("QOP", table, &["all"]), &[("names/kind", Question::LEAVE_OUT)]);
    let scorecard = done.document.scorecard();
    assert_eq!(codes(scorecard), ["E92000001", "E54000057"]);
    assert_eq!(scorecard.area(scorecard.system()).name, "Greater Manchester");
    assert_eq!((done.report.new, done.report.files[0].not_chosen), (2, 2), "{:?}", done.report);
}

#[test]
fn a_name_with_words_for_a_council_is_the_place_of_that_name() {
    let names = [
        "Bury MBC",
        "City of Manchester",
        "Bolton Council",
        "Rochdale UA",
        "oldham",
        "Metropolitan Borough of Wigan",
    ];
    let rows = names.map(|name| format!("Walks,{name},2023,5\n")).concat();
    let table =
        format!("indicator,area,period,value\nWalks,England,2023,5\nWalks,North West Region,2023,5\n{rows}");
    let done = finished(draft_of("QOP", &table, &[]), &[]);
    let scorecard = done.document.scorecard();
    let mut names: Vec<&str> = scorecard.areas().map(|(_, area)| area.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "Bolton",
            "Bury",
            "England",
            "Greater Manchester",
            "Manchester",
            "North West",
            "Oldham",
            "Rochdale",
            "Wigan"
        ]
    );
    assert!(scorecard.area_by_code("E08000005").is_some());
    // A city and a county may share their first word.
    let table = "indicator,area,period,value\nWalks,England,2023,5\nWalks,Nottingham County Council,2023,5\n";
    let mut draft = draft_of("QT1", table, &["all"]);
    draft.accept_suggestions();
    assert!(open(&draft).iter().any(|path| path.starts_with("area/")), "{:?}", open(&draft));
}

#[test]
fn a_code_with_blanks_is_the_code_and_one_that_lacks_a_digit_is_asked_about() {
    let table = of(&[("E92000001", "England"), ("E0800 0002", "Bury"), ("E 0800 0001", "Bolton")]);
    let done = finished(draft_of("QOP", &table, &[]), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000001", "E08000002"]);
    let table = of(&[("E92000001", "England"), ("E0800002", "Bury")]);
    let mut draft = draft_of("QOP", &table, &["all"]);
    draft.accept_suggestions();
    assert!(open(&draft).iter().any(|path| path.starts_with("area/")), "{:?}", open(&draft));
}

#[test]
fn a_code_that_nobody_knows_beside_a_known_name_is_said() {
    let draft = draft_of("QOP", &of(&[("E92000001", "England"), ("00BNX", "Manchester")]), &["all"]);
    let questions = draft.questions();
    let asked = questions.iter().find(|question| question.name == "Manchester").unwrap();
    assert!(asked.text.contains("‘00BNX’ is no code that is known of Manchester"), "{}", asked.text);
}

#[test]
fn the_code_of_one_place_with_the_name_of_another_is_said() {
    let table = of(&[("E92000001", "England"), ("E08000002", "Bolton"), ("E08000005", "Rochdale")]);
    let done = finished(draft_of("QOP", &table, &[]), &[]);
    let words = "E08000002 is the code of Bury, and the files call it Bolton";
    assert!(said(&done, words), "{:?}", done.report.remarks);
    assert!(!said(&done, "E08000005"), "{:?}", done.report.remarks);
}

#[test]
fn what_took_over_from_what_is_said_of_areas_that_have_only_names() {
    let table =
        "indicator,area,period,value\nWalks,England,2022,5\nWalks,Cumbria,2022,6\nWalks,Cumberland,2023,7\n";
    let done = finished(draft_of("QHM", table, &["all"]), &[]);
    let words = "Cumberland (E06000063) took over on 2023-04-01 from Cumbria (E10000006)";
    assert!(said(&done, words), "{:?}", done.report.remarks);
}

#[test]
fn the_scorecards_system_is_known_by_its_bare_name() {
    let base = of(&[("E54000057", "NHS Greater Manchester Integrated Care Board"), ("E08000002", "Bury")]);
    let base = finished(draft_of("Greater Manchester", &base, &[]), &[]).document;
    let table =
        "indicator,area,period,value\nWalks,Greater Manchester,2024,6\nWalks,England average,2024,7\n";
    let asked = open(&draft_into(base.clone(), table));
    assert!(!asked.iter().any(|path| path.starts_with("area/")), "{asked:?}");
    let done = finished(draft_into(base, table), &[]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000002"]);
    assert_eq!(done.report.new, 2, "{:?}", done.report.remarks);
}

#[test]
fn a_place_that_nobody_knows_is_asked_about_where_files_reach_beyond_one_system() {
    let beyond = "indicator,area,kind,period,value\nWalks,Bury,Local authority,2023,5\n\
                  Walks,Leeds,Local authority,2023,6\nWalks,Cheshire (Pre LGR 2009),Local authority,2023,7\n";
    let draft = draft_of("QOP", beyond, &[]);
    assert!(open(&draft).contains(&"area/cheshire-pre-lgr-2009/kind".to_owned()), "{:?}", open(&draft));
    let done = finished(draft, &[("2009/kind", "leave out")]);
    assert_eq!(codes(done.document.scorecard()), ["E92000001", "E54000057", "E08000002"]);
    let within = beyond.replace("Walks,Leeds,Local authority,2023,6\n", "");
    assert!(!open(&draft_of("QOP", &within, &[])).iter().any(|asked| asked.starts_with("area/")));
}

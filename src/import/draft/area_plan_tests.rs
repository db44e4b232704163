//! Small areas beside the council that they lie in.

use crate::format::Document;
use crate::import::choice::Choice;
use crate::import::draft::area_tests::{codes, said};
use crate::import::draft::tests::{TODAY, choice_of, draft, finished, of_choice, open, read_anew};
use crate::import::draft::{Draft, Imported};
use crate::import::table::Mapping;

/// A draft of one table whose schools are said to be its areas.
fn schools(table: &str, base: Option<Document>) -> Draft {
    let choice = choice_of(&[table], &[]);
    let mapping = Mapping::read(&["School name=name".to_owned()]).unwrap();
    of_choice(&Choice { mapping, ..choice }, base)
}

/// The code of what an area lies in.
fn lies_in(done: &Imported, code: &str) -> Option<String> {
    let scorecard = done.document.scorecard();
    let area = scorecard.area(scorecard.area_by_code(code)?);
    Some(scorecard.area(area.parent?).code.clone())
}

#[test]
fn small_areas_lie_in_the_council_that_another_column_names() {
    let kinds = [("names/kind", "neighbourhood"), ("/kind", "count")];
    for header in [
        "School name,LA,Year,Pupils",
        "LA code,School name,Year,Pupils",
        "School name,Local authority,Year,Pupils",
    ] {
        let council = |name: &'static str| match (header.contains("code"), name) {
            (false, name) => name,
            (true, "Bury") => "E08000002",
            (true, _) => "E08000001",
        };
        let row = |school: &str, of: &'static str| {
            let (first, second) =
                if header.starts_with("LA") { (council(of), school) } else { (school, council(of)) };
            format!("{first},{second},2021,200\n")
        };
        let table = format!("{header}\n{}{}", row("Upton Primary", "Bury"), row("Weston Primary", "Bolton"));
        let done = finished(schools(&table, None), &kinds);
        assert_eq!(lies_in(&done, "upton-primary").as_deref(), Some("E08000002"), "{header}");
        assert_eq!(lies_in(&done, "weston-primary").as_deref(), Some("E08000001"), "{header}");
        let remarks = &done.report.files[0].remarks;
        assert!(remarks.iter().any(|remark| remark.contains("was taken as the council")), "{remarks:?}");
        let again = schools(&table, Some(done.document.clone()));
        assert_eq!(open(&again), Vec::<String>::new(), "{header}");
        assert_eq!(finished(again, &[]).document.text(), done.document.text(), "{header}");
    }
    let whole =
        read_anew(&["School name,LA,Year,Pupils\nUpton Primary,Bury,2021,200\n"], &["School name=ignore"]);
    let whole = finished(whole, &[]);
    assert!(!codes(whole.document.scorecard()).contains(&"upton-primary"));
}

#[test]
fn a_name_in_two_councils_is_said() {
    let table =
        "School name,LA,Year,Pupils\nSt Mary,Bury,2021,200\nSt Mary,Bolton,2022,90\nSt Mary,Bury,2023,210\n";
    let done = finished(
        schools(table, None),
        &[
            ("names/kind", "neighbourhood"),
            ("St Mary/kind", "neighbourhood"),
            ("st-mary/kind", "neighbourhood"),
            ("/kind", "count"),
        ],
    );
    assert!(said(&done, "taken as one: St Mary (Bolton, Bury)"), "{:?}", done.report.remarks);
    assert_eq!(lies_in(&done, "st-mary").as_deref(), Some("E08000002"));
}

#[test]
fn a_file_without_an_area_of_the_scorecard_says_which_it_has_and_how_to_take_them() {
    let first = draft(&["indicator,area,period,value\nWalks,E92000001,2023,5\n"], &[], None);
    let base = finished(first, &[]).document;
    let total = "Indicator,Code,Name,Period,Value\nWalks,R0A,Foundation Trust,2023,7\nWalks,,,2023,9\n";
    let refused = draft(&[total], &[], Some(base.clone())).finish(TODAY).unwrap_err();
    let sentence = refused.sentence();
    assert!(
        sentence.starts_with("The files have no figure of the scorecard’s own areas. 1 area"),
        "{sentence}"
    );
    assert!(sentence.contains("Foundation Trust") && sentence.contains("(--area all)"), "{sentence}");
    assert!(
        sentence.ends_with("The only other row could not be used: the area is blank (line 3)."),
        "{sentence}"
    );
    let all = draft(&[total], &["all"], Some(base));
    assert!(open(&all).contains(&"area/R0A/kind".to_owned()), "the way out leads on: {:?}", open(&all));
}

#[test]
fn a_table_that_comes_later_says_in_which_place_an_area_of_the_scorecard_lies() {
    let areas = "code,name,kind,parent\nE92000001,England,nation,\nE54000901,Two Rivers,system,E92000001\n\
                 E08000901,Upton,place,E54000901\nE08000902,Downham,place,E54000901\n\
                 E02000901,Hill,neighbourhood,E54000901\nE02000902,Vale,neighbourhood,E08000902\n";
    let table = "indicator,area,period,value\nWalks,E92000001,2023,5\nWalks,E08000901,2023,6\nWalks,E08000902,2023,6\n\
                 Walks,E02000901,2023,6\nWalks,E02000902,2023,6\n";
    let base = finished(draft(&[table, areas], &[], None), &[]).document;
    let later = "code,name,parent\nE02000901,Hill,Upton\nE02000902,Vale,Upton\nE08000901,Upton,England\n";
    let done = finished(draft(&[later], &[], Some(base)), &[]);
    let above = ["E02000901", "E02000902", "E08000901"].map(|code| lies_in(&done, code).unwrap());
    assert_eq!(above, ["E08000901", "E08000902", "E54000901"]);
    let said = "Where areas lie: 1 was put into the area that the table names. 1 lies elsewhere by the scorecard, which was kept.";
    assert!(done.report.remarks.iter().any(|remark| remark == said), "{:?}", done.report.remarks);
}

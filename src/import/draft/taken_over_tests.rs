//! An import of authorities of before and after a reorganisation.

use super::super::tests::draft;
use super::{Imported, codes, draft_of, finished, said};
use crate::format::Document;
use crate::model::{BoundaryThen, Derived, NotJoined, Scorecard};

const HEADER: &str = "indicator,area_code,area_name,period,value,numerator,denominator\n";
/// The districts of Cumberland until March 2023.
const BEFORE: [(&str, &str); 3] =
    [("E07000026", "Allerdale"), ("E07000028", "Carlisle"), ("E07000029", "Copeland")];

/// Shares of 100, 200 and 300 people until 2022 and of all of them in 2023 and 2024, all made up; `counted` says whether counts are given.
fn table(before: &[(&str, &str)], counted: bool) -> String {
    let row = |code: &str, name: &str, year: u16, (count, of): (u16, u16)| {
        let value = f64::from(count) / f64::from(of) * 100.0;
        let counts = if counted { format!("{count},{of}") } else { ",".to_owned() };
        format!("Share walking,{code},{name},{year},{value},{counts}\n")
    };
    let mut table = HEADER.to_owned();
    for year in 2021..2025 {
        table += &row("E92000001", "England", year, (30, 300));
        if year >= 2023 {
            table += &row("E06000063", "Cumberland", year, (60, 600));
        } else {
            for (at, (code, name)) in (1..).zip(before) {
                table += &row(code, name, year, (10 * at, 100 * at));
            }
        }
    }
    table
}

fn measure(scorecard: &Scorecard) -> crate::model::IndicatorId {
    scorecard.indicators().next().unwrap().0
}

fn imported(table: &str) -> Imported {
    let answers = [("system", "E54000901 A made-up system"), ("Share walking/kind", "proportion")];
    finished(draft_of("A made-up system", table, &["all"]), &answers)
}

#[test]
fn districts_that_went_into_one_authority_are_its_line_until_then() {
    let done = imported(&table(&BEFORE, true));
    let scorecard = done.document.scorecard();
    let new = scorecard.area_by_code("E06000063").unwrap();
    let succeeds: Vec<&str> = scorecard.area(new).succeeds.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(succeeds, BEFORE.map(|(code, _)| code));
    let series = scorecard.series(measure(scorecard), None, new).unwrap();
    let found: Vec<_> = (0..series.len()).map(|at| (series.value(at), series.numerator(at))).collect();
    // 10 of 100, 20 of 200 and 30 of 300 are 60 of 600.
    assert_eq!(found, [(Some(10.0), Some(60.0)); 4]);
    let derived = scorecard.derived(measure(scorecard), None, new);
    let Some(Derived::Joined { boundary: BoundaryThen::NotKnown, from, .. }) = derived else {
        panic!("{derived:?}")
    };
    assert_eq!(from.len(), 3);
    // Those that ended are no places any more, and keep their own series.
    assert!(scorecard.places().all(|place| place == new), "{:?}", codes(scorecard));
    assert!(said(&done, "its own goes on from these, added up"), "{:?}", done.report.remarks);
}

#[test]
fn what_went_into_an_area_that_is_there_is_noted_when_it_comes_later() {
    let answers = [("system", "E54000901 A made-up system"), ("Share walking/kind", "proportion")];
    let first = imported(&table(&[], true));
    let base = first.document;
    let new = |scorecard: &Scorecard| {
        let area = scorecard.area(scorecard.area_by_code("E06000063").unwrap());
        area.succeeds.iter().map(|it| it.code.clone()).collect::<Vec<_>>()
    };
    assert!(new(base.scorecard()).is_empty());
    let into = |base: Document, areas: &[&str]| {
        finished(draft(&[&table(&BEFORE, true)], areas, Some(base)), &answers)
    };
    let later = into(base.clone(), &["all"]);
    assert_eq!(new(later.document.scorecard()), BEFORE.map(|(code, _)| code));
    assert!(said(&later, "What went into Cumberland comes with this import"), "{:?}", later.report.remarks);
    let derived = later.document.scorecard();
    let id = derived.area_by_code("E06000063").unwrap();
    assert_eq!(
        derived.series(measure(derived), None, id).unwrap().observations().count(),
        4,
        "its line goes back"
    );
    // Once it is noted, or where none of them comes, nothing is.
    let again = into(later.document.clone(), &["all"]);
    assert_eq!(again.document.text(), later.document.text());
    assert!(new(into(base, &["E06000063"]).document.scorecard()).is_empty());
}

#[test]
fn without_one_of_them_or_without_counts_nothing_is_joined_and_that_is_known() {
    for (table, whole) in [(table(&BEFORE[..2], true), false), (table(&BEFORE, false), true)] {
        let done = imported(&table);
        let scorecard = done.document.scorecard();
        let new = scorecard.area_by_code("E06000063").unwrap();
        let id = measure(scorecard);
        assert_eq!(scorecard.series(id, None, new).unwrap().observations().count(), 2);
        match scorecard.not_joined(id, None, new) {
            Some(NotJoined::NotAddedUp(before)) if whole => assert_eq!(before.len(), 3),
            Some(NotJoined::OutsideFile(before)) if !whole => assert_eq!(before.len(), 2),
            other => panic!("{other:?}"),
        }
    }
}

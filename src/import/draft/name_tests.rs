//! Names and headers that differ in nothing but signs.

use crate::import::draft::tests::{draft, finished, open};

#[test]
fn names_that_differ_in_a_sign_are_two_indicators() {
    let rows = |name: &str, year: u16, value: &str| {
        format!("indicator,area,period,value\n\"{name}\",E92000001,{year},{value}\n")
    };
    let across = |name: &str, year: u16, value: &str| {
        format!("area_code,year,\"{name}\",Walks\nE92000001,{year},{value},7\n")
    };
    let answers = [("/kind", "count"), ("/unit", "people"), ("Walks/unit", "people")];
    for (one, other) in [
        ("English grade 4", "English grade 4+"),
        ("Waits > 4h", "Waits < 4h"),
        ("Waits ≥ 4h", "Waits ≤ 4h"),
        ("Tests -ve", "Tests +ve"),
        ("Falls (%)", "Falls (£)"),
        ("PM2.5 attributable deaths", "PM25 attributable deaths"),
        ("Days below -5", "Days below 5"),
        ("Aged <18", "Aged >18"),
    ] {
        for table in [rows as fn(&str, u16, &str) -> String, across] {
            let (first, second) = (table(one, 2021, "20"), table(other, 2022, "21"));
            let base = finished(draft(&[&first], &[], None), &answers).document;
            let count = base.scorecard().indicators().count();
            let next = finished(draft(&[&second], &[], Some(base)), &answers).document;
            assert_eq!(next.scorecard().indicators().count(), count + 1, "{one}, {other}");
            let again = draft(&[&second], &[], Some(next.clone()));
            assert_eq!(open(&again), Vec::<String>::new(), "{one}, {other}");
            assert_eq!(finished(again, &[]).document.text(), next.text(), "{one}, {other}");
        }
    }
    for (one, same) in [("Falls, aged 65+", "Falls (aged 65+)"), ("Waits > 4h", "waits >4 h")] {
        let base = finished(draft(&[&rows(one, 2021, "20")], &[], None), &answers).document;
        assert_eq!(open(&draft(&[&rows(same, 2022, "21")], &[], Some(base))), Vec::<String>::new(), "{one}");
    }
}

#[test]
fn headers_that_differ_in_a_sign_are_two_columns() {
    let table = "area_code,year,Grade 4,Grade 4+,Grade <4\nE92000001,2021,20,70,10\n";
    let done = finished(draft(&[table], &[], None), &[("/kind", "count"), ("/unit", "pupils")]).document;
    let names: Vec<_> = done.scorecard().indicators().map(|(_, indicator)| indicator.name.clone()).collect();
    assert_eq!(names, ["Grade 4", "Grade 4+", "Grade <4"]);
}

//! Figures of the next edition whose header says another kind of value than the indicator of the scorecard has.

use crate::import::draft::Question;
use crate::import::draft::bare_tests::{draft, finished, names};
use crate::import::draft::tests::{open, values};

const ANSWERS: [(&str, &str); 2] = [("/unit", "people"), ("/per", "1000")];

/// What is answered of figures of this kind.
fn answers_of(kind: &str) -> [(&str, &str); 3] {
    let unit = if kind == "proportion" { "%" } else { "people" };
    [("/kind", kind), ("/unit", unit), ("/per", "1000")]
}

fn table(header: &str, year: u16, figures: [&str; 2]) -> (&'static str, Vec<u8>) {
    let [bury, oldham] = figures;
    ("falls.csv", format!("Area,Year,{header}\nBury,{year},{bury}\nOldham,{year},{oldham}\n").into_bytes())
}

/// What a second edition is asked, and what it comes to under a new indicator.
fn is_asked(first: (&str, &str, [&str; 2]), next: (&str, [&str; 2])) {
    let (header, kind, figures) = first;
    let answers = answers_of(kind);
    let one = table(header, 2022, figures);
    let base = finished(draft(std::slice::from_ref(&one), None), &answers).document;
    let again = draft(&[one], Some(base.clone()));
    assert_eq!(open(&again), Vec::<String>::new(), "{header} again");
    let other = table(next.0, 2024, next.1);
    let asked = draft(std::slice::from_ref(&other), Some(base.clone()));
    let into = asked.open_questions().into_iter().find(|asked| asked.subject.to_string().ends_with("/into"));
    assert!(into.is_some(), "{header} → {}: joined", next.0);
    for (answer, count) in [(Question::NEW, 2), ("falls", 1)] {
        let asked = draft(std::slice::from_ref(&other), Some(base.clone()));
        let answers =
            [&[("/into", answer), ("/name", "Falls otherwise"), ("/kind", "rate")], &ANSWERS[..]].concat();
        let done = finished(asked, &answers);
        assert_eq!(names(&done).len(), count, "{header} → {}: {answer}", next.0);
        let done = done.document;
        let again = draft(std::slice::from_ref(&other), Some(done.clone()));
        assert_eq!(open(&again), Vec::<String>::new(), "{header} → {} again: {answer}", next.0);
        assert_eq!(finished(again, &[]).document.text(), done.text(), "to the byte");
        let first = draft(&[table(header, 2022, figures)], Some(done.clone()));
        assert_eq!(finished(first, &[]).document.text(), done.text(), "the first to the byte");
    }
}

#[test]
fn a_header_that_says_another_kind_of_value_joins_nothing_unasked() {
    let counts = ("Number", "count", ["101", "201"]);
    for header in ["Percentage", "Rate", "Percent", "Proportion", "Rate (%)", "Value"] {
        is_asked(counts, (header, ["11.3", "12.2"]));
    }
    let shares = ("Percentage", "proportion", ["11.3", "12.2"]);
    for header in ["Rate", "Number"] {
        is_asked(shares, (header, ["11", "12"]));
    }
}

#[test]
fn a_header_that_says_the_same_kind_or_none_is_asked_nothing() {
    for (first, kind, next) in [
        ("Number", "count", "Count"),
        ("Number", "count", "Value"),
        ("Rate", "proportion", "Rate"),
        ("Rate", "proportion", "Percentage"),
        ("Percentage", "proportion", "Prevalence"),
        ("Value", "rate", "Rate"),
    ] {
        let answers = answers_of(kind);
        let base = finished(draft(&[table(first, 2022, ["11", "12"])], None), &answers).document;
        let said = next;
        let next = draft(&[table(next, 2024, ["13", "14"])], Some(base));
        assert_eq!(open(&next), Vec::<String>::new(), "{first} ({kind}): {said}");
    }
}

#[test]
fn a_rate_beside_its_number_revises_no_count() {
    let counts = table("Number", 2022, ["101", "201"]);
    let base = finished(draft(&[counts], None), &ANSWERS).document;
    let both = b"Area,Year,Number,Rate\nBury,2022,101,10.1\nOldham,2022,201,10.2\n".to_vec();
    let asked = draft(&[("falls.csv", both)], Some(base));
    assert!(open(&asked).iter().any(|path| path.ends_with("/into")), "{:?}", open(&asked));
    let answers = [&[("/into", Question::NEW), ("/name", "Rate of falls"), ("/kind", "rate")], &ANSWERS[..]];
    let done = finished(asked, &answers.concat()).document;
    assert_eq!(values(done.scorecard(), "E08000002", None), [("2022".to_owned(), Some(101.0))]);
}

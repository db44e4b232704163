//! All that the reports of the samples say, as a reviewer reads it through. What changes here is read before it is kept:
//! `PLACECARD_KEEP_REPORTS=1 cargo test --test contract report` writes the files anew.

use placecard::analysis::{Analysis, Options};
use placecard::export::report::content::{Asked, Part, content};
use placecard::export::report::text::text;
use placecard::format::Document;
use placecard::model::Word;
use std::path::Path;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 20);

fn compare(name: &str, sample: &str) {
    let document =
        Document::read(sample.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]));
    let scorecard = document.scorecard();
    let analysis = Analysis::with(scorecard, &Options { today: Some(TODAY), ..Options::default() });
    let made = content(
        Asked { scorecard, analysis: &analysis, day: TODAY, places: &[], parts: Part::ALL, views: &[] },
        &|_| true,
    );
    let made = made.unwrap();
    let found = text(&made);
    let path = Path::new("tests/golden/report").join(name);
    if std::env::var_os("PLACECARD_KEEP_REPORTS").is_some() {
        std::fs::create_dir_all("tests/golden/report").unwrap();
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
    assert!(kept == found, "{name} says something else, first: {differs:?}");
}

#[test]
fn the_report_of_west_yorkshire_says_what_was_read_through() {
    compare("west-yorkshire.txt", include_str!("../../sample_data/west-yorkshire.scorecard"));
}

#[test]
fn the_report_of_greater_manchester_says_what_was_read_through() {
    compare("greater-manchester.txt", include_str!("../../sample_data/greater-manchester.scorecard"));
}

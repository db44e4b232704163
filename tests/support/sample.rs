//! The scorecard built into the program, read once for all tests.

use placecard::format::Document;
use placecard::model::Scorecard;
use std::sync::LazyLock;

pub const TEXT: &str = include_str!("../../sample_data/greater-manchester.scorecard");

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let today = jiff::civil::date(2026, 11, 20);
    Document::read(TEXT.as_bytes(), today).expect("the sample has no errors")
});

pub fn sample() -> &'static Scorecard {
    DOCUMENT.scorecard()
}

//! Everything that the samples say, as a reviewer reads it through. What changes here is read before it is kept:
//! `PLACECARD_KEEP_SENTENCES=1 cargo test --test contract sentences` writes the files anew.

use crate::words::{MOST_WORDS, too_long};
use placecard::analysis::{Analysis, Options};
use placecard::format::Document;
use placecard::pages::{Said, said};
use std::fmt::Write;
use std::path::Path;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 20);

/// The text of a sample and what it says, page by page.
fn pages(text: &str) -> (Document, Vec<Said>) {
    let document =
        Document::read(text.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]));
    let scorecard = document.scorecard();
    let analysis = Analysis::with(scorecard, &Options { today: Some(TODAY), ..Options::default() });
    let pages = said(scorecard, &analysis).collect();
    (document, pages)
}

/// What a scorecard says on the pages that are chosen.
fn sentences(text: &str, chosen: impl Fn(&Said, &str) -> bool) -> String {
    let (document, pages) = pages(text);
    let mut text = String::new();
    for page in pages {
        let area = page.area.map_or("", |area| document.scorecard().area(area).name.as_str());
        if chosen(&page, area) {
            writeln!(text, "== {} ==\n{}\n", page.page, page.sentences.join("\n")).unwrap();
        }
    }
    text
}

/// Wordings that a reader stumbled over; none comes back.
const RIDDLES: [&str; 9] = [
    "trend not known",
    "by process control",
    "nothing can be said",
    "not clearly faster or slower",
    " faster than England",
    "gaining on ",
    "losing ground to ",
    "not moving",
    "index, index",
];

#[test]
fn sentences_have_the_apostrophes_of_print() {
    // Compared with their neighbours, places are named as the sample names them.
    let sample = include_str!("../../sample_data/greater-manchester.scorecard");
    let (document, pages) =
        pages(&sample.replacen("\"benchmark\": \"national\"", "\"benchmark\": \"peers\"", 1));
    // Neighbourhoods are called as they were published.
    let is_published = |area: &placecard::model::Area| {
        area.kind == placecard::model::AreaKind::Neighbourhood && area.name.contains('\'')
    };
    let published: Vec<&str> = document
        .scorecard()
        .areas()
        .filter_map(|(_, area)| is_published(area).then_some(area.name.as_str()))
        .collect();
    let mut of_neighbours = 0;
    for sentence in pages.into_iter().flat_map(|page| page.sentences) {
        let rest = published.iter().fold(sentence, |text, name| text.replace(name, ""));
        assert!(!rest.contains('\''), "{rest}");
        of_neighbours += usize::from(rest.contains("’s statistical neighbours"));
    }
    assert!(of_neighbours > 10, "{of_neighbours}");
}

#[test]
fn no_sentence_is_a_riddle_or_too_long_and_months_are_named() {
    let samples = [
        include_str!("../../sample_data/west-yorkshire.scorecard"),
        include_str!("../../sample_data/greater-manchester.scorecard"),
    ];
    for sample in samples {
        let (document, pages) = pages(sample);
        for page in pages {
            let monthly = page.indicator.is_some_and(|id| {
                document.scorecard().indicator(id).period == placecard::model::PeriodKind::Month
            });
            assert_eq!(too_long(&page, MOST_WORDS), None, "{}", page.page);
            for text in &page.sentences {
                let place = || format!("{}: {text}", page.page);
                let riddle = RIDDLES.iter().find(|riddle| text.contains(**riddle));
                assert!(riddle.is_none(), "{}", place());
                let raw = |word: &str| {
                    let label = word.trim_matches(|letter: char| !letter.is_ascii_digit());
                    placecard::model::Period::parse(placecard::model::PeriodKind::Month, label).is_ok()
                };
                assert!(!(monthly && text.split(' ').any(raw)), "{}", place());
            }
        }
    }
}

fn compare(name: &str, found: &str) {
    let path = Path::new("tests/golden").join(name);
    if std::env::var_os("PLACECARD_KEEP_SENTENCES").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
    assert!(kept == found, "{name} says something else, first: {differs:?}");
}

#[test]
fn west_yorkshire_says_what_was_read_through() {
    let sample = include_str!("../../sample_data/west-yorkshire.scorecard");
    compare("west-yorkshire.sentences.txt", &sentences(sample, |_, _| true));
}

/// The start page, every place, and every indicator of one place: the other nine say the like of it.
#[test]
fn greater_manchester_says_what_was_read_through() {
    let sample = include_str!("../../sample_data/greater-manchester.scorecard");
    let found = sentences(sample, |page, area| page.indicator.is_none() || area == "Bury");
    compare("greater-manchester.sentences.txt", &found);
}

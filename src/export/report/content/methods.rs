//! Methods and sources: how figures are judged, and of each indicator where it is from and what its figures cannot say.

use super::super::document::{Align, Block, Inline, Line, Row, Section, Table};
use super::Given;
use super::pen::Pen;
use super::shared::{column, heading, lead, quiet, sources_of_all};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{Indicator, Strand, Word};
use crate::pages::help::{self, Entry};
use crate::pages::{Setting, masthead};
use crate::words::{polarity_in_words, strand_name, unit_line};

pub(super) fn section(given: Given<'_>, pen: &Pen) -> Section {
    let Given { scorecard, analysis, .. } = given;
    let mut blocks = vec![lead(masthead(scorecard, analysis))];
    blocks.push(heading(2, "How figures are judged"));
    let setting = |setting: &Setting| {
        Row::Cells(vec![
            Line::strong(setting.name()),
            Line::text(setting.now(scorecard)),
            Line::text(setting.about()),
        ])
    };
    blocks.push(table(
        "Settings of this scorecard",
        [("Setting", 1.4), ("Here", 1.4), ("What it decides", 4.0)],
        Setting::ALL.iter().map(setting).collect(),
    ));
    blocks.push(heading(2, "Signs"));
    let sign = |entry: &Entry| {
        let sign = match entry.sign {
            None | Some(Sign::Mark(Mark::None) | Sign::Arrow(Arrow::None)) => Line::default(),
            Some(sign) => Line::default().and_little(&pen.silent(sign)).and(" "),
        };
        Row::Cells(vec![sign.and_strong(entry.term), Line::text(entry.meaning)])
    };
    blocks.push(table(
        "Signs",
        [("Sign", 1.6), ("What it says", 5.0)],
        help::SIGNS.iter().map(sign).collect(),
    ));
    blocks.push(heading(2, "Words"));
    blocks.push(table(
        "Words",
        [("Word", 1.6), ("What it means", 5.0)],
        help::GLOSSARY.iter().map(sign).collect(),
    ));
    blocks.push(heading(2, "Where the figures are from"));
    let mut rows = Vec::new();
    for strand in Strand::ALL {
        let of: Vec<Row> = scorecard
            .indicators()
            .filter(|(_, about)| about.strand == *strand)
            .map(|(_, about)| indicator(about))
            .collect();
        if !of.is_empty() {
            rows.push(Row::Group(Line::strong(strand_name(*strand))));
            rows.extend(of);
        }
    }
    if rows.is_empty() {
        blocks.push(quiet("The file has no indicators."));
    } else {
        blocks.push(table(
            "Indicators and their sources",
            [("Indicator", 2.2), ("Source", 2.4), ("Date of the data", 1.0), ("What to keep in mind", 3.0)],
            rows,
        ));
    }
    Section {
        id: "sources".to_owned(),
        name: "Methods and sources".to_owned(),
        title: "Methods and sources".to_owned(),
        blocks,
        sources: sources_of_all(scorecard),
    }
}

fn table<const N: usize>(caption: &str, columns: [(&str, f32); N], rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        shows_caption: false,
        columns: columns.map(|(head, share)| column(head, Align::Start, share)).into(),
        rows,
    })
}

/// Whose figures an indicator has, under which licence and of when; what they cannot say.
fn indicator(about: &Indicator) -> Row {
    let source = about.source.as_ref();
    let named = source.map(|source| {
        let parts = [&source.publisher, &source.title, &source.licence];
        let words = parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
        match source.url.as_ref().filter(|url| crate::pages::is_web_address(url)) {
            Some(url) if !words.is_empty() => {
                Line::default().then(Inline::Link { text: words, to: url.clone() })
            }
            _ => Line::text(words),
        }
    });
    let named = named.filter(|line| !line.said().is_empty());
    let keep = [about.definition.as_deref(), about.caveats.as_deref()];
    let keep: Vec<String> = keep.into_iter().flatten().map(|text| text.replace(['\n', '\r'], " ")).collect();
    Row::Cells(vec![
        Line::text(&about.name).and_quiet(format!(
            " {}, {}",
            unit_line(about),
            polarity_in_words(about.polarity)
        )),
        named.unwrap_or_else(|| Line::quiet("not named in the file")),
        Line::text(source.and_then(|source| source.released.clone()).unwrap_or_default()),
        Line::text(keep.join(" ")),
    ])
}

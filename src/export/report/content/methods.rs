//! Methods and sources: how figures are judged, and of each indicator where it is from and what its figures cannot say.

use super::super::document::{Align, Block, Inline, Line, Row, Section, Table, Tone};
use super::Given;
use super::pen::Pen;
use super::shared::{column, heading, lead, newest_of, plain, quiet, sources_of_all};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{Indicator, IndicatorId, Scorecard, Strand, Word};
use crate::pages::help::{self, Entry};
use crate::pages::{Setting, is_web_address, masthead};
use crate::words::report::licence_name;
use crate::words::{
    MEANS_ARE_ROUNDED, compared_with, date, lower_first, number, polarity_in_words, strand_name, unit_line,
};

/// Of what a difference that is told is.
const DIFFERENCES: &str = "A difference of two figures that is told in a sentence is that of the figures as they are printed, so that it can be \
    checked by hand. Tests use the exact figures, and tables of data that leave the scorecard have the exact differences.";

/// `said` is what the rest of the report says; what does not occur there is not explained.
pub(super) fn section(given: Given<'_>, said: &str, pen: &Pen) -> Section {
    let Given { scorecard, analysis, .. } = given;
    let mut blocks = vec![lead(masthead(scorecard, analysis))];
    blocks.push(heading(2, "How figures are judged"));
    let setting = |setting: &Setting| {
        Row::Cells(vec![
            Line::strong(setting.name()),
            Line::text(here(scorecard, *setting)),
            Line::text(setting.about()),
        ])
    };
    blocks.push(table(
        "Settings of this scorecard",
        [("Setting", 1.4), ("Here", 1.4), ("What it decides", 4.0)],
        Setting::ALL.iter().map(setting).collect(),
    ));
    blocks.push(plain(DIFFERENCES));
    if scorecard.interventions().next().is_some() {
        blocks.push(plain(format!("Of what was tried: {}", lower_first(MEANS_ARE_ROUNDED))));
    }
    let sign = |entry: &Entry| {
        let sign = match entry.sign {
            None | Some(Sign::Mark(Mark::None) | Sign::Arrow(Arrow::None)) => Line::default(),
            Some(sign) => Line::default().and_little(&pen.silent(sign)).and(" "),
        };
        Row::Cells(vec![sign.and_strong(entry.term), Line::text(entry.meaning)])
    };
    let said = said.to_lowercase();
    let explained = [
        ("Signs", ["Sign", "What it says"], help::SIGNS),
        ("Words", ["Word", "What it means"], help::GLOSSARY),
    ];
    for (caption, [head, other], entries) in explained {
        let needed: Vec<Row> = entries.iter().filter(|entry| entry.is_needed_by(&said)).map(sign).collect();
        if !needed.is_empty() {
            blocks.push(heading(2, caption));
            blocks.push(table(caption, [(head, 1.6), (other, 5.0)], needed));
        }
    }
    blocks.push(heading(2, "Where the figures are from"));
    let mut rows = Vec::new();
    for strand in Strand::ALL {
        let of: Vec<Row> = scorecard
            .indicators()
            .filter(|(_, about)| about.strand == *strand)
            .map(|(id, about)| indicator(given, id, about))
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
            [("Indicator", 3.0), ("Source", 3.4), ("Newest data", 1.3)],
            rows,
        ));
    }
    blocks.extend(cautions(given));
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

/// What a setting is in this report: figures may be compared with something else than the file says.
fn here(scorecard: &Scorecard, setting: Setting) -> String {
    let (now, compared) = (setting.now(scorecard), compared_with(scorecard));
    if setting == Setting::ComparedWith && now != compared {
        return format!("{compared} in this report; the settings of the file say {now}");
    }
    now
}

/// Whose figures an indicator has, under which licence and of when.
fn indicator(given: Given<'_>, id: IndicatorId, about: &Indicator) -> Row {
    let source = about.source.as_ref();
    let named = source.map(|source| {
        let licence = source.licence.as_deref().map(licence_name);
        let parts = [source.publisher.as_deref(), source.title.as_deref(), licence];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        match source.url.as_ref().filter(|url| is_web_address(url)) {
            Some(url) if !words.is_empty() => {
                Line::default().then(Inline::Link { text: words, to: url.clone() })
            }
            _ => Line::text(words),
        }
    });
    let named = named.filter(|line| !line.said().is_empty());
    let latest = newest_of(given, id).map(date::period_in_words);
    let released = source.and_then(|source| source.released.as_ref());
    let released = released.map(|released| format!(", released {released}")).unwrap_or_default();
    Row::Cells(vec![
        Line::text(&about.name).and_quiet(format!(
            " {}, {}",
            unit_line(about),
            polarity_in_words(about.polarity)
        )),
        named.unwrap_or_else(|| Line::quiet("not named in the file")),
        Line::text(latest.unwrap_or_else(|| number::MISSING.to_owned())).and_quiet(released),
    ])
}

/// What the figures cannot say, once for all indicators of which it is said in the same words.
fn cautions(given: Given<'_>) -> Vec<Block> {
    let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
    for (_, about) in given.scorecard.indicators() {
        let Some(caveats) = about.caveats.as_deref().filter(|caveats| !caveats.trim().is_empty()) else {
            continue;
        };
        match told.iter_mut().find(|(known, _)| *known == caveats) {
            Some((_, names)) => names.push(&about.short),
            None => told.push((caveats, vec![&about.short])),
        }
    }
    let one = |(caveats, names): &(&str, Vec<&str>)| Block::Paragraph {
        text: Line::strong(format!("{}: ", names.join("; "))).and(caveats.replace(['\n', '\r'], " ")),
        tone: Tone::Plain,
    };
    let head = (!told.is_empty()).then(|| heading(2, "What to keep in mind about them"));
    head.into_iter().chain(told.iter().map(one)).collect()
}

//! What a report says beside what its pages say: how much there is, whose it is, who signed it off.

use super::date;
use super::number::{count, counted};
use super::verdict::compared_with;
use super::wording::{count_in_words, sentence_case, strand_name};
use crate::analysis::{LookFirst, YEARS_OF_NEWS};
use crate::model::{Comment, Indicator, Period, PlainDate, Scorecard, Strand};
use std::collections::BTreeMap;

/// The newest figures of each strand: `School exclusions 2023/24`.
pub fn newest_by_strand(newest: &BTreeMap<Strand, Period>) -> Vec<String> {
    newest
        .iter()
        .map(|(strand, period)| format!("{} {}", strand_name(*strand), date::period_in_words(*period)))
        .collect()
}

/// What a report is: `Board pack for Greater Manchester, November 2026`.
pub fn pack_of(system: &str, edition: Option<&str>) -> String {
    let edition = edition.map(|edition| format!(", {edition}")).unwrap_or_default();
    format!("Board pack for {system}{edition}")
}

/// How many figures there are, how many were compared and by what, and how many are not shown and why.
pub fn figures_counted(
    scorecard: &Scorecard,
    places: usize,
    (recent, neither, outer): (usize, usize, usize),
    found: &LookFirst,
) -> String {
    let has = if places == 1 { "has" } else { "have" };
    let named = if places == 1 { "place" } else { "places" };
    let recent = counted(recent as u64, "recent figure", "recent figures");
    let neither = match neither {
        0 => String::new(),
        some => format!(", {} of them neither good nor bad", count(some as u64)),
    };
    let there = format!("{} {named} {has} {recent}{neither}.", sentence_case(&count_in_words(places)));
    let by_fifth = found.levelled - found.tested.min(found.levelled);
    let is = if found.tested == 1 { "is" } else { "are" };
    let benchmark = compared_with(scorecard);
    let fifths = match by_fifth {
        0 => String::new(),
        some => format!(
            "; {} without a test by the fifth in which they lie, {} of them in the worst or the best",
            count(some as u64),
            count(outer as u64)
        ),
    };
    let compared = match found.levelled {
        0 => format!("None could be compared with {benchmark}."),
        _ => format!("{} {is} compared with {benchmark} by a test{fifths}.", count(found.tested as u64)),
    };
    let not = [
        (found.uncompared > 0)
            .then(|| format!("{} with nothing to compare with", count(found.uncompared as u64))),
        (found.stale > 0).then(|| {
            format!("{} over {YEARS_OF_NEWS} years older than the newest", count(found.stale as u64))
        }),
    ];
    let not: Vec<String> = not.into_iter().flatten().collect();
    let not = (!not.is_empty()).then(|| format!("Not judged: {}.", not.join(", ")));
    [Some(there), Some(compared), not].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Who wrote a comment, when, and about what: `A. Person, 3 November 2026, on Suspensions, 2023/24`.
pub fn comment_head(scorecard: &Scorecard, comment: &Comment) -> String {
    let author = comment.author.clone().unwrap_or_else(|| "Author not named".to_owned());
    let written = comment.written.as_ref().map(|written| {
        let day = written.get(..10).and_then(PlainDate::parse);
        day.map_or_else(|| written.clone(), |day| date::in_words(&day))
    });
    let about = comment.indicator.map(|id| format!("on {}", scorecard.indicator(id).short));
    let period = comment.period.map(date::period_in_words);
    let parts = [Some(author), written, about, period];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The same of a comment that stays in the file, because it is a draft or answers one.
pub fn draft_head(is_own: bool, head: &str) -> String {
    let what = if is_own { "Draft" } else { "Answer to a draft" };
    format!("{what}: {head}")
}

/// What is to be known of such a comment.
pub const DRAFT_NOTE: &str = "It is in this file alone: the board pack, pictures, lists of what changed and copies that are sent leave it out.";

/// Whose figures these are, each publisher and each licence once: `Sources: A; B. Open Government Licence v3.0.`
pub fn sources_line<'a>(indicators: impl IntoIterator<Item = &'a Indicator>) -> String {
    let (mut publishers, mut licences) = (Vec::new(), Vec::new());
    let mut unnamed = 0;
    for indicator in indicators {
        let source = indicator.source.as_ref();
        match source.and_then(|source| source.publisher.as_ref().or(source.title.as_ref())) {
            Some(name) if !publishers.contains(name) => publishers.push(name.clone()),
            Some(_) => {}
            None => unnamed += 1,
        }
        if let Some(licence) =
            source.and_then(|source| source.licence.as_ref()).filter(|it| !licences.contains(*it))
        {
            licences.push(licence.clone());
        }
    }
    if publishers.is_empty() {
        return if unnamed == 0 { String::new() } else { "Sources: not named in the file.".to_owned() };
    }
    let licences = licences.iter().map(|licence| licence_name(licence).trim_end_matches('.'));
    let named = std::iter::once(format!("Sources: {}", publishers.join("; ")));
    let parts: Vec<String> = named.chain(licences.map(str::to_owned)).collect();
    format!("{}.", parts.join(". "))
}

/// A licence as people call it, where the file names it as machines do.
pub fn licence_name(licence: &str) -> &str {
    match licence {
        "OGL-UK-3.0" => "Open Government Licence v3.0",
        "OGL-UK-2.0" => "Open Government Licence v2.0",
        other => other,
    }
}

//! What a report says beside what its pages say: how much there is, whose it is, who signed it off.

use super::date;
use super::headline::look_first_title;
use super::lacking::so_many_lack;
use super::number::{count, counted};
use super::starts::named_of;
use super::verdict::compared_with;
use super::wording::{count_in_words, lower_first, sentence_case, strand_name};
use crate::analysis::{Counted, Lack, LookFirst, YEARS_OF_NEWS};
use crate::model::{Against, AreaId, Benchmark, Comment, Indicator, Period, PlainDate, Scorecard, Strand};
use std::collections::BTreeMap;

/// The newest figures of each strand: `School exclusions 2023/24`.
pub fn newest_by_strand(newest: &BTreeMap<Strand, Period>) -> Vec<String> {
    newest
        .iter()
        .map(|(strand, period)| format!("{} {}", strand_name(*strand), date::period_in_words(*period)))
        .collect()
}

/// What a report is: `Board pack for Greater Manchester, November 2026`; where it is of some of its places only, of which:
/// `Board pack for Leeds alone, in West Yorkshire, November 2026`.
pub fn pack_of(system: &str, alone: Option<&str>, edition: Option<&str>) -> String {
    let edition = edition.map(|edition| format!(", {edition}")).unwrap_or_default();
    match alone {
        Some(alone) => format!("Board pack for {alone} alone, in {system}{edition}"),
        None => format!("Board pack for {system}{edition}"),
    }
}

/// The places of a report that leaves others out, by name while they are few: `Leeds`, `Bradford and Leeds`, `four of six places`;
/// `None` where it is of all.
pub fn some_of_places(scorecard: &Scorecard, places: &[AreaId]) -> Option<String> {
    (places.len() < scorecard.places().count()).then(|| named_of(scorecard, places))
}

/// What a report says first of the figures of its places, and of which places alone, where it leaves others out.
pub fn look_first_title_of(scorecard: &Scorecard, places: &[AreaId], found: &LookFirst) -> String {
    let title = look_first_title(scorecard, found);
    match some_of_places(scorecard, places) {
        Some(places) => headed(scorecard, &places, &title),
        None => title,
    }
}

/// A headline that says what it is of, where it does not name that itself: `Bradford: five of 15 judged figures are worse than
/// England`.
pub fn headed(scorecard: &Scorecard, of: &str, title: &str) -> String {
    if is_named(scorecard, of, title) {
        title.to_owned()
    } else {
        format!("{}: {}", sentence_case(of), lower_first(title))
    }
}

/// Whether a text has this name in whole words, and not as a part of a longer one: who reads of Greater Manchester has read nothing
/// of Manchester.
fn is_named(scorecard: &Scorecard, name: &str, text: &str) -> bool {
    let longer = scorecard.areas().map(|(_, area)| area.name.as_str());
    let longer = longer.filter(|longer| longer.len() > name.len() && longer.contains(name));
    let rest = longer.fold(text.to_owned(), |rest, longer| rest.replace(longer, ""));
    let goes_on = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    rest.match_indices(name).any(|(at, _)| {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        !goes_on(before.chars().next_back()) && !goes_on(after.chars().next())
    })
}

/// How many figures there are, how many were judged and by what, and how many were not and why: the numbers add up. `stale` of
/// those that could be good or bad are old.
pub fn figures_counted(scorecard: &Scorecard, places: usize, counted_here: &Counted, stale: usize) -> String {
    let Counted { recent, tested, by_fifth, outer, by_movement, neutral, counts, lacking, benchmarks } =
        *counted_here;
    let has = if places == 1 { "has" } else { "have" };
    let named = if places == 1 { "place" } else { "places" };
    let figures = match recent {
        0 => "no recent figure".to_owned(),
        some => counted(some as u64, "recent figure", "recent figures"),
    };
    let there = format!("{} {named} {has} {figures}.", sentence_case(&count_in_words(places)));
    let some = |many: usize, told: &dyn Fn(&str) -> String| (many > 0).then(|| told(&count(many as u64)));
    let is = |many: usize| if many == 1 { "is" } else { "are" };
    let benchmark = compared_with(scorecard);
    let by = [
        some(tested, &|some| format!("{some} compared with {benchmark} by a test")),
        some(by_fifth, &|some| {
            format!(
                "{some} by the fifth in which they lie, without a test, {outer} of them in the worst or the best"
            )
        }),
        some(by_movement, &|some| format!("{some} by the movement alone")),
    ];
    let by: Vec<String> = by.into_iter().flatten().collect();
    let judged = match counted_here.judged() {
        0 if recent == 0 => None,
        // A number that is the same three times says nothing.
        all if all == recent && all > 1 && all == tested => {
            Some(format!("All are judged, each compared with {benchmark} by a test"))
        }
        all if all == recent && all > 1 => Some(format!("All are judged: {}", by.join(", "))),
        0 => Some("None is judged".to_owned()),
        judged => Some(format!("{} {} judged: {}", count(judged as u64), is(judged), by.join(", "))),
    };
    let lacks = Lack::ALL.into_iter().zip(lacking).filter(|(_, many)| *many > 0);
    let not = [
        some(neutral, &|some| format!("{some} {} of what is neither good nor bad", is(neutral))),
        some(counts, &|some| match counts {
            1 => format!("{some} is a count, which is compared with nothing"),
            _ => format!("{some} are counts, which are compared with nothing"),
        }),
    ];
    let not = not.into_iter().flatten().chain(lacks.map(|(lack, many)| so_many_lack(scorecard, lack, many)));
    let not: Vec<String> = not
        .chain(some(benchmarks, &|some| match scorecard.against() {
            // No area is it: each figure may be the one at which the best tenth begins.
            Against::Benchmark(Benchmark::BestTenth) => {
                format!("{some} {} itself the best tenth", is(benchmarks))
            }
            _ => format!("{some} {} what others are compared with", is(benchmarks)),
        }))
        .collect();
    let not = match counted_here.unjudged() {
        0 => String::new(),
        unjudged => format!("; {} {} not: {}", count(unjudged as u64), is(unjudged), not.join(", ")),
    };
    let old = some(stale, &|some| {
        let [figure, is] = if stale == 1 { ["figure", "is"] } else { ["figures", "are"] };
        format!(
            "Besides these, {some} {figure} that could be good or bad {is} left out as over {YEARS_OF_NEWS} years older than \
             the newest."
        )
    });
    let judged = judged.map(|judged| format!("{judged}{not}."));
    [Some(there), judged, old].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Who wrote a comment, when, and about what: `A. Person, 3 November 2026, on Suspensions, 2023/24`; and where words were changed
/// since they were out, and an answer may be to the earlier ones, that as well.
pub fn comment_head(scorecard: &Scorecard, comment: &Comment) -> String {
    let author = comment.author.clone().unwrap_or_else(|| "Author not named".to_owned());
    let day = day_of(comment);
    let written =
        comment.written.as_ref().map(|written| day.as_ref().map_or_else(|| written.clone(), date::in_words));
    let corrected = comment.corrected.as_ref().map(|on| {
        if Some(on) == day.as_ref() {
            "corrected the same day".to_owned()
        } else {
            format!("corrected {}", date::in_words(on))
        }
    });
    let before = before_correction(scorecard, comment).map(str::to_owned);
    let about = comment.indicator.map(|id| format!("on {}", scorecard.indicator(id).short));
    let period = comment.period.map(date::period_in_words);
    let parts = [Some(author), written, corrected, before, about, period];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The day on which a comment was written, where it says one.
fn day_of(comment: &Comment) -> Option<PlainDate> {
    comment.written.as_ref()?.get(..10).and_then(PlainDate::parse)
}

/// That an answer is older than what it answers reads now, so that nobody is taken to agree to what was not there. What an answer
/// says is as old as its own last correction; of two things of one day none is known to be the first.
fn before_correction(scorecard: &Scorecard, comment: &Comment) -> Option<&'static str> {
    let answered = scorecard.commentary().get(comment.reply_to?)?;
    let corrected = answered.corrected.as_ref()?;
    let own = comment.corrected.clone().or_else(|| day_of(comment));
    match own {
        Some(own) if own.first_day() > corrected.last_day() => None,
        Some(own) if own.last_day() < corrected.first_day() => {
            Some("before the comment it answers was corrected")
        }
        _ => Some("perhaps before the comment it answers was corrected"),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample;

    #[test]
    fn a_corrected_comment_says_when_and_an_answer_to_what_it_said_before_says_that() {
        let comment = |written: &str, corrected: Option<&str>, reply_to| Comment {
            author: Some("A".to_owned()),
            written: Some(written.to_owned()).filter(|it| !it.is_empty()),
            corrected: corrected.and_then(PlainDate::parse),
            area: sample::BURY,
            reply_to,
            ..Comment::default()
        };
        let mut sample = sample::suspensions();
        sample.parts.commentary = vec![
            comment("2026-11-03T10:00:00Z", Some("2026-11-28"), None),
            comment("2026-11-20", None, Some(0)),
            comment("2026-11-28", None, Some(0)),
            comment("2026-11-29", None, Some(0)),
            comment("2026-11-20", Some("2026-12-01"), Some(0)),
            comment("", None, Some(0)),
            comment("2026-11-20", None, Some(3)),
            comment("2026-11-28", Some("2026-11-28"), None),
        ];
        let scorecard = sample.build();
        let heads: Vec<String> =
            scorecard.commentary().iter().map(|it| comment_head(&scorecard, it)).collect();
        assert_eq!(
            heads,
            [
                "A, 3 November 2026, corrected 28 November 2026",
                "A, 20 November 2026, before the comment it answers was corrected",
                "A, 28 November 2026, perhaps before the comment it answers was corrected",
                "A, 29 November 2026",
                "A, 20 November 2026, corrected 1 December 2026",
                "A, perhaps before the comment it answers was corrected",
                "A, 20 November 2026",
                "A, 28 November 2026, corrected the same day",
            ]
        );
    }

    #[test]
    fn numbers_of_figures_add_up_and_say_what_each_lacks() {
        let scorecard = sample::suspensions().build();
        let here = Counted {
            recent: 140,
            tested: 34,
            by_movement: 6,
            neutral: 85,
            counts: 5,
            lacking: [0, 2, 8, 0],
            ..Counted::default()
        };
        assert_eq!(
            figures_counted(&scorecard, 5, &here, 1),
            "Five places have 140 recent figures. 40 are judged: 34 compared with England by a test, 6 by the movement alone; 100 \
             are not: 85 are of what is neither good nor bad, 5 are counts, which are compared with nothing, for 2 there is no \
             figure to compare with, 8 have no limits or counts to test by. Besides these, 1 figure that could be good or bad is \
             left out as over 3 years older than the newest."
        );
        let all = |by_fifth| Counted { recent: 5, tested: 5 - by_fifth, by_fifth, ..Counted::default() };
        assert_eq!(
            figures_counted(&scorecard, 1, &all(0), 0),
            "One place has 5 recent figures. All are judged, each compared with England by a test."
        );
        assert!(
            figures_counted(&scorecard, 1, &all(1), 0)
                .contains("All are judged: 4 compared with England by a test, 1 by")
        );
        let none = Counted::default();
        assert_eq!(figures_counted(&scorecard, 1, &none, 0), "One place has no recent figure.");
        let best = scorecard.compared_with(Against::Benchmark(Benchmark::BestTenth));
        let itself = Counted { recent: 1, benchmarks: 1, ..Counted::default() };
        assert!(figures_counted(&best, 1, &itself, 0).ends_with("1 is itself the best tenth."));
        assert!(figures_counted(&scorecard, 1, &itself, 0).ends_with("1 is what others are compared with."));
    }

    #[test]
    fn a_headline_names_what_it_is_of_unless_it_does_so_itself_and_not_in_a_longer_name() {
        let mut sample = sample::suspensions();
        for (name, at) in [("Greater Manchester", 1), ("Manchester", 2)] {
            sample.parts.areas[at].name = name.to_owned();
        }
        let scorecard = sample.build();
        let manchester = |title: &str| headed(&scorecard, "Manchester", title);
        assert_eq!(
            manchester("One of 39 judged figures is worse than Greater Manchester"),
            "Manchester: one of 39 judged figures is worse than Greater Manchester"
        );
        for named in
            ["Suspensions in Manchester: worse than Greater Manchester", "Manchester’s 18 priorities"]
        {
            assert_eq!(manchester(named), named);
        }
        assert_eq!(manchester("Mancunians"), "Manchester: mancunians");
        assert_eq!(
            headed(&scorecard, "Bury", "In Burying places"),
            "Bury: in Burying places",
            "a part of a word"
        );
    }
}

//! All of what changed in a sentence.

use super::alike::counts_of_judgements;
use super::{ChangedSection, ChangedTold, Told};
use crate::analysis::changed::{Changed, Edition};
use crate::model::{PlainDate, Scorecard};
use crate::words::approval::fields_in_words;
use crate::words::wording::count_in_words;
use crate::words::{date, wording};

/// `Since the edition of June 2026: 214 new figures, twelve revised, one withdrawn; three judgements are worse, five better; one change
/// in actions.`
pub(super) fn headline(
    changed: &Changed,
    [older, newer]: [&Scorecard; 2],
    sections: &[ChangedSection],
    written: &[String],
) -> String {
    if changed.is_empty() {
        let nothing =
            "Nothing changed in figures, judgements, plans and texts; the files are written differently";
        return match written {
            [] if changed.is_same => "Nothing changed.".to_owned(),
            [] => format!("{nothing}."),
            // Fields that Placecard does not know, and lists whose order no reader sees.
            fields => format!(
                "{nothing} in {}. An approval of the one does not hold for the other.",
                wording::list(&fields_in_words(fields))
            ),
        };
    }
    let header = older.header();
    let day = header.published.map(number_of_day);
    let is_one = (&header.edition, header.published) == (&newer.header().edition, newer.header().published);
    let since = match header.edition.clone().or(day) {
        None => "Since the older edition".to_owned(),
        Some(edition) if is_one => format!("Between two files of the edition of {edition}"),
        Some(edition) => format!("Since the edition of {edition}"),
    };
    format!("{since}: {}.", counts(changed, [older, newer], sections))
}

/// How many figures and judgements changed, and how much else in what.
fn counts(changed: &Changed, files: [&Scorecard; 2], sections: &[ChangedSection]) -> String {
    let newer = files[1];
    let figures = &changed.figures;
    let counts = [
        (figures.count_new(), "new"),
        (figures.revised.len(), "revised"),
        (figures.withdrawn.len(), "withdrawn"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        let written = count_in_words(count);
        parts.push(match (parts.is_empty(), count, what) {
            (true, 1, "new") => "one new figure".to_owned(),
            (true, _, "new") => format!("{written} new figures"),
            (true, 1, _) => format!("one figure {what}"),
            (true, ..) => format!("{written} figures {what}"),
            (false, ..) => format!("{written} {what}"),
        });
    }
    let otherwise = changed.measured_otherwise.len();
    if parts.is_empty() {
        let compared = if otherwise > 0 { " that could be compared" } else { "" };
        parts.push(format!("no figure{compared} is new, revised or withdrawn"));
    }
    let mut said: Vec<String> = sign_off(changed, files).map(str::to_owned).into_iter().collect();
    said.push(parts.join(", "));
    said.extend(counts_of_judgements(changed, newer));
    said.extend(match otherwise {
        0 => None,
        1 => Some("the figures of one indicator, which is measured otherwise, are not compared".to_owned()),
        some => Some(format!(
            "the figures of {} indicators, which are measured otherwise, are not compared",
            count_in_words(some)
        )),
    });
    let others: Vec<(usize, &str)> = sections
        .iter()
        .filter(|it| it.changes > 0)
        .filter_map(|it| Some((it.changes, it.counted_as?)))
        .collect();
    let mut each: Vec<String> =
        others.iter().map(|(count, what)| format!("{} in {what}", count_in_words(*count))).collect();
    if let (Some(first), Some((count, what))) = (each.first_mut(), others.first()) {
        let changes = if *count == 1 { "change" } else { "changes" };
        *first = format!("{} {changes} in {what}", count_in_words(*count));
    }
    if !each.is_empty() {
        said.push(wording::list(&each));
    }
    said.join("; ")
}

/// What is new in a file since a reader last had it open, how much and what matters most; `None` where nothing is. `when` is such as
/// `on 3 November 2026 at 14:05`.
pub fn since_last_seen(
    changed: &Changed,
    told: &ChangedTold,
    [older, newer]: [Edition<'_>; 2],
    when: &str,
) -> Option<String> {
    if changed.is_empty() {
        return None;
    }
    let files = [older.scorecard, newer.scorecard];
    let of_first = changed.first(files).first().map(|first| Told { files }.first_alone(changed, *first));
    let any = || Some(told.sections.first()?.lines.first()?.text.clone());
    let first = of_first.or_else(any).map(|line| format!(" First: {line}")).unwrap_or_default();
    let counts = counts(changed, files, &told.sections);
    Some(format!("New in this file since you last opened or saved it here, {when}: {counts}.{first}"))
}

pub(super) fn number_of_day(day: jiff::civil::Date) -> String {
    PlainDate::parse(&day.to_string()).map_or_else(|| day.to_string(), |day| date::in_words(&day))
}

/// What became of the approval, first of all.
fn sign_off(changed: &Changed, files: [&Scorecard; 2]) -> Option<&'static str> {
    let [was, is] = files.map(Scorecard::approved);
    let said = match (was, is) {
        (_, Some(is)) if is.has_changed_since() => "changed since it was approved",
        (None, Some(_)) => "approved now",
        (Some(_), Some(_)) => "approved anew",
        (Some(_), None) => "no longer approved",
        (None, None) => return None,
    };
    changed.texts.is_approved_otherwise.then_some(said)
}

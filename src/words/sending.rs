//! What is said before a copy of a scorecard leaves: what is in it, how large it is, and which small counts it gives away.

use super::date::period_in_words;
use super::number::{count, counted};
use crate::analysis::{Count, CountOf, OfIndicator, SMALL, Small, SmallCounts};
use crate::model::{Scorecard, drafts};

/// So many of the small counts of an indicator are named.
const NAMED: usize = 3;

/// What withholding the small counts comes to.
pub const WITHHOLDING: &str = "Their values, counts, limits and published verdicts are left out of the copy, and each is marked as withheld. What is \
withheld may still be worked out from totals and from what remains: other groups and areas, neighbouring years, baselines of \
targets, and words about the figures.";

/// What is to be known of a small count that was published.
const KNOWN_ALREADY: &str =
    "A count that its publisher has given out is known already; one that came to you in confidence is not.";

/// What of the approval of a copy from which figures are withheld.
pub const APPROVAL_OF_WITHHELD: &str = "The scorecard is approved. The copy has no approval: it is not what was approved, and by the fingerprint \
withheld counts could be found by trying.";

/// How much was withheld from a scorecard when it was sent, after what else is said of it: `114 figures withheld from this copy`. `None` of
/// one that is whole.
pub fn withheld_from_copy(scorecard: &Scorecard) -> Option<String> {
    let all = scorecard.withheld();
    (all > 0).then(|| format!("{} withheld from this copy", counted(all as u64, "figure", "figures")))
}

/// The small counts of a scorecard in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallCountsTold {
    /// Whether there are any.
    pub headline: String,
    /// One line for each indicator that has some.
    pub lines: Vec<String>,
    /// What could not be looked at.
    pub notes: Vec<String>,
}

/// Says which small counts there are, or that there are none, or that it cannot be told.
pub fn small_counts_told(scorecard: &Scorecard, found: &SmallCounts) -> SmallCountsTold {
    let (least, most) = (SMALL.start(), SMALL.end());
    let figures = found.figures();
    let headline = match (found.counted, figures) {
        (0, _) if found.open == 0 => format!(
            "Whether counts from {least} to {most} stand behind the figures cannot be told: the file gives no counts, and none \
             can be worked out."
        ),
        (all, 0) => format!(
            "None of the {} of the file is from {least} to {most}.",
            counted(all as u64, "count", "counts")
        ),
        (_, some) => {
            let stand = if some == 1 { "has a count" } else { "have counts" };
            format!(
                "{} {stand} from {least} to {most}. People may be known by so small a count.",
                counted(some as u64, "figure", "figures")
            )
        }
    };
    let names_publisher = |of: &OfIndicator| {
        scorecard.indicator(of.indicator).source.as_ref().is_some_and(|source| source.publisher.is_some())
    };
    let known = found.indicators.iter().any(names_publisher).then(|| KNOWN_ALREADY.to_owned());
    let open = (found.open > 0).then(|| {
        let (figures, are) = figures_are(found.open);
        format!(
            "{figures} {are} rounded so far that a count from {least} to {most} is possible but not certain; {} not among \
             these.",
            if found.open == 1 { "it is" } else { "they are" }
        )
    });
    let uncounted = (found.uncounted > 0 && found.counted + found.open > 0).then(|| {
        let (figures, _) = figures_are(found.uncounted);
        let has = if found.uncounted == 1 { "has" } else { "have" };
        format!("{figures} {has} no count, and none can be worked out: those were not looked at.")
    });
    SmallCountsTold {
        headline,
        lines: found.indicators.iter().map(|of| of_indicator(scorecard, of)).collect(),
        notes: [known, open, uncounted].into_iter().flatten().collect(),
    }
}

fn figures_are(number: usize) -> (String, &'static str) {
    (counted(number as u64, "other figure", "other figures"), if number == 1 { "is" } else { "are" })
}

fn of_indicator(scorecard: &Scorecard, of: &OfIndicator) -> String {
    let indicator = scorecard.indicator(of.indicator);
    let least = of.figures.iter().map(|small| small.count.least()).fold(f64::INFINITY, f64::min);
    let mut named: Vec<String> = of.figures.iter().take(NAMED).map(|small| one(scorecard, small)).collect();
    if of.figures.len() > NAMED {
        named.push(format!("and {} more", count((of.figures.len() - NAMED) as u64)));
    }
    let publisher = indicator.source.as_ref().and_then(|source| source.publisher.as_deref());
    let publisher = publisher.map_or_else(
        || "The file does not say who published them.".to_owned(),
        |name| format!("Published by {}, as the file says.", name.trim_end_matches('.')),
    );
    format!(
        "{}: {} in {}, the smallest {least}: {}. {publisher}",
        indicator.short,
        counted(of.figures.len() as u64, "figure", "figures"),
        counted(of.areas as u64, "area", "areas"),
        named.join("; ")
    )
}

/// Such as `Bury, 1 (most deprived), 2023/24 (7)`, `Bolton, 2023/24 (all but 4)`.
fn one(scorecard: &Scorecard, small: &Small) -> String {
    let area = &scorecard.area(small.figure.area).name;
    let group = small.figure.breakdown.map(|id| format!(", {}", scorecard.breakdown(id).group));
    let count = match small.count {
        Count::Given(count) => count.to_string(),
        Count::WorkedOut(least, most) if least == most => format!("{least}, worked out"),
        Count::WorkedOut(least, most) => format!("{least} to {most}, worked out"),
    };
    let count = match small.of {
        CountOf::Those => count,
        CountOf::Others => format!("all but {count}"),
        CountOf::All => format!("of {count} in all"),
    };
    format!("{area}{}, {} ({count})", group.unwrap_or_default(), period_in_words(small.figure.period))
}

/// What of a scorecard is not in a copy of it: `2 drafts and 1 answer to them`; `None` where all of it is.
pub fn drafts_left_out(scorecard: &Scorecard) -> Option<String> {
    let all = scorecard.commentary();
    let own = all.iter().filter(|comment| comment.draft).count();
    let left_out = drafts(all).into_iter().filter(|stays| *stays).count();
    let answers = left_out - own;
    let drafts = counted(own as u64, "draft", "drafts");
    match answers {
        0 if own == 0 => None,
        0 => Some(drafts),
        1 => Some(format!("{drafts} and 1 answer to {}", if own == 1 { "it" } else { "them" })),
        many => Some(format!(
            "{drafts} and {} answers to {}",
            count(many as u64),
            if own == 1 { "it" } else { "them" }
        )),
    }
}

/// What the copy is: all of the scorecard but its drafts, with what is in no file yet.
pub fn copy_holds(scorecard: &Scorecard, is_unsaved: bool) -> String {
    let without = drafts_left_out(scorecard).map(|what| format!(", without {what}")).unwrap_or_default();
    let unsaved = if is_unsaved { " What is not saved yet is in it too." } else { "" };
    format!("The copy is the whole scorecard as it is now{without}.{unsaved}")
}

/// How large a file is: `812 bytes`, `412 kB`, `3.1 MB`, by thousands.
pub fn file_size(bytes: u64) -> String {
    let scaled = |by: f64| bytes as f64 / by;
    match bytes {
        0..1_000 => counted(bytes, "byte", "bytes"),
        1_000..999_500 => format!("{:.0} kB", scaled(1e3)),
        999_500..9_950_000 => format!("{:.1} MB", scaled(1e6)),
        _ => format!("{} MB", count(scaled(1e6).round() as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::small_counts;
    use crate::model::{Comment, Source};
    use crate::words::sample::{BOLTON, BURY, SUSPENSIONS, Sample, series};

    fn with_counts(counts: &[Option<f64>]) -> Sample {
        let mut sample = Sample::new();
        let values: Vec<Option<f64>> = counts.iter().map(|count| count.map(|count| count / 10.0)).collect();
        let mut of = series(SUSPENSIONS, None, BURY, &values);
        of.change(|it| it.numerators = counts.to_vec());
        sample.parts.series.push(of);
        sample
    }

    fn told(sample: Sample) -> SmallCountsTold {
        let scorecard = Scorecard::new(sample.parts).unwrap();
        small_counts_told(&scorecard, &small_counts(&scorecard))
    }

    #[test]
    fn small_counts_are_named_with_where_when_and_whose() {
        let mut sample = with_counts(&[Some(4.0), Some(2.0), Some(12.0), Some(9.0), Some(3.0)]);
        let said = told(with_counts(&[Some(4.0)]));
        assert!(said.headline.starts_with("1 figure has a count from 1 to 9."), "{}", said.headline);
        assert_eq!(
            said.lines,
            [
                "Suspensions: 1 figure in 1 area, the smallest 4: Bury, 2015/16 (4). The file does not say who published them."
            ]
        );
        sample.parts.indicators[0].source =
            Some(Source { publisher: Some("A department.".to_owned()), ..Source::default() });
        let said = told(sample);
        assert!(said.headline.starts_with("4 figures have counts from 1 to 9."), "{}", said.headline);
        assert_eq!(
            said.lines,
            [
                "Suspensions: 4 figures in 1 area, the smallest 2: Bury, 2015/16 (4); Bury, 2016/17 (2); Bury, 2018/19 (9); and \
                 1 more. Published by A department, as the file says."
            ]
        );
        assert_eq!(said.notes, [KNOWN_ALREADY]);
    }

    #[test]
    fn no_small_count_and_no_count_at_all_are_two_things() {
        let none = told(with_counts(&[Some(10.0), Some(0.0)]));
        assert_eq!(none.headline, "None of the 2 counts of the file is from 1 to 9.");
        assert!(none.lines.is_empty() && none.notes.is_empty());
        let unknown = told(Sample::new().with(SUSPENSIONS, BOLTON, &[Some(1.0)]));
        assert!(
            unknown.headline.starts_with("Whether counts from 1 to 9 stand behind"),
            "{}",
            unknown.headline
        );
        assert!(unknown.notes.is_empty(), "{:?}", unknown.notes);
        let partly = told(with_counts(&[Some(10.0)]).with(SUSPENSIONS, BOLTON, &[Some(1.0)]));
        assert_eq!(
            partly.notes,
            ["1 other figure has no count, and none can be worked out: those were not looked at."]
        );
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let comment = |draft, reply_to| Comment { area: BURY, draft, reply_to, ..Comment::default() };
        let said = |commentary: Vec<Comment>| {
            let mut sample = Sample::new();
            sample.parts.commentary = commentary;
            drafts_left_out(&Scorecard::new(sample.parts).unwrap())
        };
        assert_eq!(said(vec![comment(false, None)]), None);
        assert_eq!(said(vec![comment(true, None), comment(false, None)]).as_deref(), Some("1 draft"));
        let thread =
            vec![comment(true, None), comment(false, Some(0)), comment(false, Some(1)), comment(true, None)];
        assert_eq!(said(thread).as_deref(), Some("2 drafts and 2 answers to them"));
    }

    #[test]
    fn a_size_is_said_as_people_do() {
        let said: Vec<String> =
            [812, 1, 999_499, 999_500, 3_140_000, 9_960_000, 23_600_000].map(file_size).into();
        assert_eq!(said, ["812 bytes", "1 byte", "999 kB", "1.0 MB", "3.1 MB", "10 MB", "24 MB"]);
    }
}

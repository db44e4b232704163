//! What is said before a copy of a scorecard leaves: what is in it, how large it is, and which small counts it gives away.

use super::date::period_in_words;
use super::number::{count, counted};
use crate::analysis::changed::InCopy;
use crate::analysis::withholding::Withholding;
use crate::analysis::{Count, CountOf, OfIndicator, SMALL, Small, SmallCounts};
use crate::model::{Figure, Indicator, Scorecard, drafts};
use std::collections::BTreeSet;

/// So many of the small counts of an indicator are named.
const NAMED: usize = 3;

/// What withholding the small counts comes to.
pub const WITHHOLDING: &str = "The values, counts, limits and published verdicts of all of these are left out of the copy. Fields of their rows \
that Placecard does not know are left out too where there is a digit in them, because it might be the count. All are marked alike, so that nobody sees \
which of them are small. They may still be worked out from what was not tried: counts solved together with the totals that they are out of, runs of years that share a year, indicators of which one is a part of another, rates and limits put together, \
baselines of targets, words about the figures, and what others have published.";

/// What is withheld, how much of it others would have given away, and what is withheld for that.
pub fn withholding_told(withholding: &Withholding) -> String {
    let Withholding { asked, following, more, left, unsolved } = withholding;
    let how = "by subtracting groups from totals, and areas from what they lie in";
    let is_solved = *left + *unsolved == 0;
    let together = if is_solved { ", not even by solving all such sums together" } else { "" };
    let (is, all, none) = match asked.len() {
        1 => ("figure is withheld for its count", "It", "It cannot"),
        _ => ("figures are withheld for their counts", "All of them", "None of them can"),
    };
    let of_them = if *following == asked.len() {
        format!("{all} could be worked out of what remains {how}.")
    } else if *following > 0 {
        format!("{} of them could be worked out of what remains {how}.", count(*following as u64))
    } else if more.is_empty() {
        format!("{none} be worked out of what remains {how}{together}.")
    } else {
        format!("That some of them are less than 10 could be worked out of what remains {how}.")
    };
    let further = (!more.is_empty()).then(|| {
        let figures = counted(more.len() as u64, "more figure is", "more figures are");
        format!("So that this cannot be done{together}, {figures} withheld too, small ones rather than large ones. Fewer might do.")
    });
    let left = (*left > 0).then(|| {
        format!(
            "{} can be worked out, or be known to be less than 10, even so: nothing else is left that could be withheld.",
            count(*left as u64)
        )
    });
    let unsolved = (*unsolved > 0).then(|| {
        let [hangs, gives] = match unsolved {
            1 => ["hangs", "gives it"],
            _ => ["hang", "give them"],
        };
        format!(
            "{} {hangs} together with so many other figures that it was not found out whether all sums solved together {gives} away.",
            count(*unsolved as u64)
        )
    });
    let asked = format!("{} {is}.", count(asked.len() as u64));
    [Some(asked), Some(of_them), further, left, unsolved].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What becomes of the judgements of a scorecard in a copy from which figures are withheld.
pub fn judged_in_copy(found: InCopy) -> String {
    let InCopy { judgements, not_made, otherwise } = found;
    let all = counted(judgements as u64, "judgement", "judgements");
    if not_made + otherwise == 0 {
        return format!(
            "The copy makes the same judgements on levels, movements and targets as the scorecard: {all}."
        );
    }
    let are = |number: usize| if number == 1 { "is" } else { "are" };
    let [come, rest] = if otherwise == 1 { ["comes", "rests"] } else { ["come", "rest"] };
    let not_made_told = format!("{} {} not made in the copy", count(not_made as u64), are(not_made));
    let otherwise_told =
        format!("{} {come} out otherwise there or {rest} on an older figure", count(otherwise as u64));
    let told = match (not_made, otherwise) {
        (_, 0) => not_made_told,
        (0, _) => otherwise_told,
        _ => format!("{not_made_told}, and {otherwise_told}"),
    };
    format!(
        "Of the scorecard’s {all} on levels, movements and targets {told}, for want of what is withheld. So headlines and totals \
         of the copy can differ from those of the scorecard, or of a board pack made of it."
    )
}

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
        (0, _) if found.possible.is_empty() => format!(
            "Whether counts from {least} to {most} stand behind the figures cannot be told: the file gives no counts beside them, \
             and none were worked out from other figures."
        ),
        (0, _) => format!("No figure has a count that is from {least} to {most} for certain."),
        (all, 0) => format!(
            "None of the {} of the file is from {least} to {most}.",
            counted(all as u64, "count", "counts")
        ),
        (_, some) => {
            let stand = if some == 1 { "has a count" } else { "have counts" };
            format!(
                "{} {stand} from {least} to {most}. Somebody may be recognised by so small a count.",
                counted(some as u64, "figure", "figures")
            )
        }
    };
    let names_publisher = |of: &OfIndicator| {
        scorecard.indicator(of.indicator).source.as_ref().is_some_and(|source| source.publisher.is_some())
    };
    let known = found.indicators.iter().any(names_publisher).then(|| KNOWN_ALREADY.to_owned());
    let possible = (!found.possible.is_empty()).then(|| {
        let (figures, are) = figures_are(found.possible.len());
        let that = if found.possible.len() == 1 { "It is" } else { "They are" };
        format!(
            "{figures} {are} rounded so far that a count from {least} to {most} is possible but not certain. {that} withheld only \
             where you choose so."
        )
    });
    let uncounted = (found.uncounted > 0 && found.counted + found.possible.len() > 0).then(|| {
        let (figures, _) = figures_are(found.uncounted);
        let [has, it, that] =
            if found.uncounted == 1 { ["has", "it", "it was"] } else { ["have", "them", "those were"] };
        format!(
            "{figures} {has} no count beside {it}, and none was worked out from other figures or limits: {that} not looked at."
        )
    });
    let certain = found.indicators.iter().map(|of| of_indicator(scorecard, of));
    let perhaps = found.possible.chunk_by(|one, other| one.indicator == other.indicator);
    SmallCountsTold {
        headline,
        lines: certain.chain(perhaps.map(|of| perhaps_of_indicator(scorecard, of))).collect(),
        notes: [known, possible, uncounted].into_iter().flatten().collect(),
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
    format!(
        "{}: {} in {}, the smallest {least}: {}. {}",
        indicator.short,
        counted(of.figures.len() as u64, "figure", "figures"),
        counted(of.areas as u64, "area", "areas"),
        named.join("; "),
        published_by(indicator)
    )
}

fn published_by(indicator: &Indicator) -> String {
    let publisher = indicator.source.as_ref().and_then(|source| source.publisher.as_deref());
    publisher.map_or_else(
        || "The file does not say who published them.".to_owned(),
        |name| format!("Published by {}, as the file says.", name.trim_end_matches('.')),
    )
}

/// The figures of one indicator that may have a small count.
fn perhaps_of_indicator(scorecard: &Scorecard, figures: &[Figure]) -> String {
    let Some(first) = figures.first() else { return String::new() };
    let indicator = scorecard.indicator(first.indicator);
    let areas: BTreeSet<_> = figures.iter().map(|figure| figure.area).collect();
    let mut named: Vec<String> =
        figures.iter().take(NAMED).map(|figure| where_and_when(scorecard, figure)).collect();
    if figures.len() > NAMED {
        named.push(format!("and {} more", count((figures.len() - NAMED) as u64)));
    }
    format!(
        "{}, perhaps: {} in {}: {}. {}",
        indicator.short,
        counted(figures.len() as u64, "figure", "figures"),
        counted(areas.len() as u64, "area", "areas"),
        named.join("; "),
        published_by(indicator)
    )
}

/// Such as `Bury, 1 (most deprived), 2023/24`.
fn where_and_when(scorecard: &Scorecard, figure: &Figure) -> String {
    let area = &scorecard.area(figure.area).name;
    let group = figure.breakdown.map(|id| format!(", {}", scorecard.breakdown(id).group));
    format!("{area}{}, {}", group.unwrap_or_default(), period_in_words(figure.period))
}

/// Such as `Bury, 1 (most deprived), 2023/24 (7)`, `Bolton, 2023/24 (all but 4)`.
fn one(scorecard: &Scorecard, small: &Small) -> String {
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
    format!("{} ({count})", where_and_when(scorecard, &small.figure))
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
            [
                "1 other figure has no count beside it, and none was worked out from other figures or limits: it was not looked at."
            ]
        );
    }

    #[test]
    fn what_is_withheld_as_well_is_said_with_why() {
        let figures = |number| {
            let figure = Figure {
                indicator: SUSPENSIONS,
                breakdown: None,
                area: BURY,
                period: crate::model::Period::parse(crate::model::PeriodKind::Year, "2020").unwrap(),
            };
            vec![figure; number]
        };
        let told = |asked, following, more| {
            withholding_told(&Withholding {
                asked: figures(asked),
                following,
                more: figures(more),
                left: 0,
                unsolved: 0,
            })
        };
        let how = "be worked out of what remains by subtracting groups from totals, and areas from what they lie in";
        let together = "not even by solving all such sums together";
        assert_eq!(
            told(1, 0, 0),
            format!("1 figure is withheld for its count. It cannot {how}, {together}.")
        );
        assert_eq!(
            told(114, 80, 95),
            format!(
                "114 figures are withheld for their counts. 80 of them could {how}. So that this cannot be done, {together}, 95 more figures \
                 are withheld too, small ones rather than large ones. Fewer might do."
            )
        );
        assert!(told(2, 2, 1).contains("All of them could be worked out"));
        assert!(told(2, 0, 1).contains("That some of them are less than 10 could be"));
        let of = |left, unsolved| {
            let (asked, more) = (figures(2), figures(1));
            withholding_told(&Withholding { asked, following: 2, more, left, unsolved })
        };
        assert!(of(1, 0).ends_with("1 can be worked out, or be known to be less than 10, even so: nothing else is left that could be withheld."));
        assert!(
            of(0, 2).ends_with("that it was not found out whether all sums solved together give them away.")
        );
        assert!(!of(0, 2).contains(together) && !of(1, 0).contains(together), "only what is so is said");
    }

    #[test]
    fn what_a_copy_judges_less_is_said_with_how_many_there_are() {
        let told = |not_made, otherwise| judged_in_copy(InCopy { judgements: 1234, not_made, otherwise });
        assert_eq!(
            told(0, 0),
            "The copy makes the same judgements on levels, movements and targets as the scorecard: 1,234 judgements."
        );
        let start = "Of the scorecard’s 1,234 judgements on levels, movements and targets";
        assert!(told(12, 1).starts_with(&format!(
            "{start} 12 are not made in the copy, and 1 comes out otherwise there or rests on an older figure, for want of"
        )));
        assert!(
            told(1, 0)
                .starts_with(&format!("{start} 1 is not made in the copy, for want of what is withheld. So"))
        );
        assert!(
            told(0, 5)
                .starts_with(&format!("{start} 5 come out otherwise there or rest on an older figure, for"))
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

//! How to read a page: what each page is for, and what signs and words mean. It is read without a network.

use crate::analysis::TargetStatus;
pub use crate::charts::Sign;
use crate::charts::{Arrow, Mark};
use crate::model::Verdict;

/// A sign or a word of the field, and what it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    pub sign: Option<Sign>,
    pub term: &'static str,
    pub meaning: &'static str,
}

const fn sign(sign: Sign, term: &'static str, meaning: &'static str) -> Entry {
    Entry { sign: Some(sign), term, meaning }
}

const fn word(term: &'static str, meaning: &'static str) -> Entry {
    Entry { sign: None, term, meaning }
}

/// The signs of tables, cards and charts.
pub const SIGNS: &[Entry] = &[
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Better)),
        "Triangle up",
        "Better than what the page compares with, by more than chance would explain.",
    ),
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Worse)),
        "Triangle down",
        "Worse, by more than chance would explain. Whether high or low is good is known for each indicator.",
    ),
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Similar)),
        "Circle",
        "No clear difference: the figures differ by no more than chance may explain. It does not say that they are equal.",
    ),
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Higher)),
        "Diamond",
        "Higher or lower by more than chance would explain, where neither is good or bad.",
    ),
    sign(
        Sign::Mark(Mark::Fifth(1)),
        "Five bars",
        "The fifth of all areas in which the figure lies, the worst at the left and the best at the right; in grey from the lowest to the highest where neither is good or bad. It is drawn where nothing could be tested, and says nothing about chance.",
    ),
    sign(
        Sign::Arrow(Arrow::Worse { rising: true }),
        "Filled arrow",
        "Getting worse: a test says that the figures rise or fall, as the arrow points, by more than chance.",
    ),
    sign(
        Sign::Arrow(Arrow::Better { rising: false }),
        "Hollow arrow",
        "Getting better, by a test. A thin grey arrow is one of figures that are neither good nor bad when they rise.",
    ),
    sign(
        Sign::Arrow(Arrow::Steady),
        "Dot",
        "A test was made and found no clear trend. Where there is neither an arrow nor a dot no test could be made; in the table of the scorecard what others are compared with has no signs.",
    ),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::Met)),
        "Full ring with a tick",
        "The target is met. With the hands of a clock it was met late; with a cross it was met, and has been lost since.",
    ),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::OnTrack)),
        "Ring with a tick",
        "On track: at its own pace the figure reaches the target in time; ‘not certain’ where the worse limit of that pace does not.",
    ),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::Uncertain)),
        "Ring with a dot",
        "Whether the target will be reached is open: the limits of the pace lie on both sides of it.",
    ),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::OffTrack)),
        "Ring struck through",
        "Off track: at the pace of the figures so far the target will be missed, at both limits of the pace.",
    ),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::Missed)),
        "Crossed ring",
        "The date has passed and the target was missed.",
    ),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::NotKnownYet)),
        "Ring with the hands of a clock",
        "The date has passed, and the figure that tells of it is not there yet.",
    ),
];

/// Those of them that tell of the program, of which a paper says nothing.
pub const OF_THE_PROGRAM: [&str; 2] = ["Board pack", "Board view"];

/// The words that pages use without explaining them each time.
pub const GLOSSARY: &[Entry] = &[
    word(
        "Baseline",
        "The figure from which a target is to be reached, or the points from which process limits are worked out.",
    ),
    word(
        "Best tenth",
        "The figure that the best tenth of areas of the same kind reach or better. It is a goal to compare with and is not tested.",
    ),
    word(
        "Board pack",
        "A report for a meeting, as a PDF to be printed or as one page of the web that needs nothing else (in the menu under ‘Approve, print and export’). What goes in is chosen first; Ctrl+P makes the same pack again and opens it to be printed.",
    ),
    word(
        "Board view",
        "One place or saved view after the other fills the screen in very large type (F6). The arrow keys go on. A chart that is pressed is seen alone; Escape leads back to its slide, and from there out.",
    ),
    word(
        "Compared with",
        "What every triangle and circle refers to: England, the region, the system, statistical neighbours, a place’s own first period, or the best tenth. Changing it under a page’s title changes nothing in the file.",
    ),
    word(
        "Disrupted",
        "Periods that the publisher says are not comparable, such as those of the pandemic. They are drawn hollow or shaded and take no part in tests of how figures move; a level is compared with the same period elsewhere, and it is said that the period is one of these.",
    ),
    word(
        "Figure",
        "What one indicator says of one place. Titles and boxes count figures; the table has a row for each indicator, and its filters count rows.",
    ),
    word(
        "Fingerprint",
        "A short code of all that the file says but its approval, drafts and notes for imports. Where it is another one than was approved, the file was changed since; codes of its parts tell where. It is no signature: it does not show who approved.",
    ),
    word("Gap", "The figure of a place less that of England, or of what the page compares with."),
    word(
        "Getting better, getting worse",
        "The movement since a named period, tested: by the publisher’s five-point test for trends, by a test of ranks over eight points or more (Mann–Kendall), or by process control for months and quarters.",
    ),
    word(
        "Hidden in the average",
        "Neighbourhoods that are worse than England within a place that is not. How many could be tested is said beside it.",
    ),
    word(
        "Hit or miss",
        "In process control: the target lies within the limits, so that it is met in some periods and missed in others unless something changes.",
    ),
    word(
        "Interval",
        "The range in which the true figure lies in 95 of 100 cases. The fewer people a figure counts, the wider it is.",
    ),
    word(
        "No clear trend",
        "A test was made and found no more than chance. It does not say that nothing moves.",
    ),
    word(
        "Not tested",
        "The file has neither the counts nor the limits that a test needs, or too few periods. The reason is always said.",
    ),
    word(
        "Numbered comment",
        "A comment on a point of a chart. Its number stands in a small frame beside that point and before the comment below the chart. Comments on a place, or on no period, have none.",
    ),
    word(
        "Process limits",
        "The range within which a figure moves by chance alone, worked out from its own changes from period to period. A point outside, or a run on one side, is more than chance.",
    ),
    word("Provisional", "Figures that the publisher may still correct."),
    word("Publisher’s test", "The finding is the publisher’s own, taken over from its file."),
    word(
        "Slope index",
        "How much the figure differs between the most and the least deprived neighbourhoods, from a line through all of the groups between them. 0 is no difference.",
    ),
    word(
        "Statistical neighbours",
        "Areas chosen by their publisher because their people and circumstances are alike.",
    ),
    word("Worth asking about", "A place that began as badly as others and has improved fastest, by a test."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glossary_is_in_order_and_every_meaning_is_a_sentence() {
        assert!(GLOSSARY.is_sorted_by_key(|entry| entry.term.to_lowercase()));
        for entry in SIGNS.iter().chain(GLOSSARY) {
            assert!(entry.meaning.ends_with('.') && entry.meaning.len() > 20, "{}", entry.term);
            assert_eq!(entry.sign.is_some(), SIGNS.contains(entry));
        }
    }
}

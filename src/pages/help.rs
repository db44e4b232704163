//! How to read a page: what each page is for, and what signs and words mean. It is read without a network. A paper explains of it what
//! it says itself.

use crate::analysis::TargetStatus;
pub use crate::charts::Sign;
use crate::charts::{Arrow, Mark};
use crate::model::Verdict;

/// A sign or a word of the field, and what it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    pub sign: Option<Sign>,
    pub term: &'static str,
    /// What it means wherever it is read; nothing of what tells of the program alone.
    pub meaning: &'static str,
    /// What is to be known of it besides where the program is at hand.
    in_program: &'static str,
    /// By what it is known that a text has it, in small letters; else by its term.
    known_by: &'static [&'static str],
}

const fn sign(sign: Sign, term: &'static str, meaning: &'static str) -> Entry {
    Entry { sign: Some(sign), term, meaning, in_program: "", known_by: &[] }
}

const fn word(term: &'static str, meaning: &'static str) -> Entry {
    Entry { sign: None, term, meaning, in_program: "", known_by: &[] }
}

impl Entry {
    const fn known_by(self, known_by: &'static [&'static str]) -> Self {
        Self { known_by, ..self }
    }

    const fn in_program(self, in_program: &'static str) -> Self {
        Self { in_program, ..self }
    }

    /// What it means, for those who have the program at hand.
    pub fn in_full(&self) -> String {
        [self.meaning, self.in_program]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether a paper that says this, in small letters and with the ids of its signs, has need of it.
    pub fn is_needed_by(&self, said: &str) -> bool {
        !self.meaning.is_empty()
            && match self.known_by {
                [] => said.contains(&self.term.to_lowercase()),
                known => known.iter().any(|known| said.contains(known)),
            }
    }
}

/// The signs of tables, cards and charts.
pub const SIGNS: &[Entry] = &[
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Better)),
        "Triangle up",
        "Better than what the page compares with, by more than chance would explain.",
    ).known_by(&["mark-verdict-better", "mark-strong-better"]),
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Worse)),
        "Triangle down",
        "Worse, by more than chance would explain. Whether high or low is good is known for each indicator.",
    ).known_by(&["mark-verdict-worse", "mark-strong-worse"]),
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Similar)),
        "Circle",
        "No clear difference: the figures differ by no more than chance may explain. It does not say that they are equal.",
    ).known_by(&["mark-verdict-similar"]),
    sign(
        Sign::Mark(Mark::Verdict(Verdict::Higher)),
        "Diamond",
        "Higher or lower by more than chance would explain, where neither is good or bad.",
    ).known_by(&["mark-verdict-higher", "mark-verdict-lower"]),
    sign(
        Sign::Mark(Mark::Fifth(1)),
        "Five bars",
        "The fifth of all areas in which the figure lies, the worst at the left and the best at the right; in grey from the lowest to the highest where neither is good or bad. It is drawn where nothing could be tested, and says nothing about chance.",
    ).known_by(&["mark-fifth", "mark-step"]),
    sign(
        Sign::Arrow(Arrow::Worse { rising: true }),
        "Filled arrow",
        "Getting worse: a test says that the figures rise or fall, as the arrow points, by more than chance.",
    ).known_by(&["arrow-worse"]),
    sign(
        Sign::Arrow(Arrow::Better { rising: false }),
        "Hollow arrow",
        "Getting better, by a test. A thin grey arrow is one of figures that are neither good nor bad when they rise, or of a count, from which growth of the population is not taken out.",
    ).known_by(&["arrow-better", "arrow-neutral"]),
    sign(
        Sign::Arrow(Arrow::Steady),
        "Dot",
        "A test was made and found no clear trend. Where there is neither an arrow nor a dot no test could be made; in the table of the scorecard what others are compared with has no signs.",
    ).known_by(&["arrow-steady"]),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::Met)),
        "Full ring with a tick",
        "The target is met. With the hands of a clock it was met late; with a cross it was met, and has been lost since.",
    ).known_by(&["mark-target-met"]),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::OnTrack)),
        "Ring with a tick",
        "On track: at its own pace the figure reaches the target in time; ‘not certain’ where the worse limit of that pace does not.",
    ).known_by(&["mark-target-ontrack"]),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::Uncertain)),
        "Ring with a dot",
        "Whether the target will be reached is open: the limits of the pace lie on both sides of it.",
    ).known_by(&["mark-target-uncertain"]),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::OffTrack)),
        "Ring struck through",
        "Off track: at the pace of the figures so far the target will be missed, at both limits of the pace.",
    ).known_by(&["mark-target-offtrack"]),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::Missed)),
        "Crossed ring",
        "The date has passed and the target was missed.",
    ).known_by(&["mark-target-missed"]),
    sign(
        Sign::Mark(Mark::Target(TargetStatus::NotKnownYet)),
        "Ring with the hands of a clock",
        "The date has passed, and the figure that tells of it is not there yet.",
    ).known_by(&["mark-target-notknownyet"]),
];

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
    word("Board pack", "").in_program(
        "A report for a meeting, as a PDF to be printed or as one page of the web that needs nothing else (in the menu under ‘Approve, print and export’). What goes in is chosen first; Ctrl+P makes the same pack again and opens it to be printed.",
    ),
    word("Board view", "").in_program(
        "One place or saved view after the other fills the screen in very large type (F6). The arrow keys go on. A chart that is pressed is seen alone; Escape leads back to its slide, and from there out.",
    ),
    word(
        "Compared with",
        "What every triangle and circle refers to: England, the region, the system, statistical neighbours, a place’s own first period, or the best tenth.",
    )
    .in_program("Changing it under a page’s title changes nothing in the file."),
    word(
        "Disrupted",
        "Periods that the publisher says are not comparable, such as those of the pandemic. They are drawn hollow or shaded and take no part in tests of how figures move; a level is compared with the same period elsewhere, and it is said that the period is one of these.",
    ),
    word(
        "Figure",
        "What one indicator says of one place. Titles and boxes count figures; a table has a row for each indicator.",
    )
    .in_program("Its filters count rows."),
    word(
        "Fingerprint",
        "A short code of all that the file says but its approval, drafts and notes for imports. Where it is another one than was approved, the file was changed since; codes of its parts tell where. It is no signature: it does not show who approved.",
    ),
    word("Gap", "The figure of a place less that of England, or of what the page compares with."),
    word(
        "Getting better, getting worse",
        "The movement since a named period, tested: by the publisher’s five-point test for trends, by a test of ranks over eight points or more (Mann–Kendall), or by process control for months and quarters.",
    ).known_by(&["getting better", "getting worse"]),
    word(
        "Hidden in the average",
        "Neighbourhoods that are worse than England within a place that is not. How many could be tested is said beside it.",
    ).known_by(&["hidden by the average", "hidden in the average"]),
    word(
        "Hit or miss",
        "In process control: the target lies within the limits, so that it is met in some periods and missed in others unless something changes.",
    ),
    word(
        "Interval",
        "The range in which the true figure lies in 95 of 100 cases. The fewer people a figure counts, the wider it is.",
    ).known_by(&["interval", "95% limit"]),
    word(
        "Letter on a chart",
        "What began or changed at a dotted line. It stands in a circle above the line, and before its name below the chart.",
    )
    .known_by(&["key: a  ", "; a  "]),
    word(
        "No clear trend",
        "A test was made and found no more than chance. It does not say that nothing moves.",
    ),
    word(
        "Not tested",
        "The file has neither the counts nor the limits that a test needs, or too few periods. The reason is always said.",
    ).known_by(&["not tested", "untested"]),
    word(
        "Numbered comment",
        "A comment on a point of a chart. Its number stands in a small frame beside that point and before the comment below the chart. Comments on a place, or on no period, have none.",
    ).known_by(&["comment 1:"]),
    word(
        "Process limits",
        "The range within which a figure moves by chance alone, worked out from its own changes from period to period. A point outside, or a run on one side, is more than chance.",
    ).known_by(&["process limit", "control chart", "expected range"]),
    word("Provisional", "Figures that the publisher may still correct."),
    word("Publisher’s test", "The finding is the publisher’s own, taken over from its file.").known_by(&["publisher’s own test"]),
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
            let told = entry.in_full();
            assert!(told.ends_with('.') && told.len() > 20, "{}", entry.term);
            assert_eq!(entry.sign.is_some(), SIGNS.contains(entry));
        }
    }

    #[test]
    fn a_paper_needs_the_words_that_it_says_and_none_of_the_program() {
        let needed = |said: &str| -> Vec<&str> {
            let all = SIGNS.iter().chain(GLOSSARY).filter(|entry| entry.is_needed_by(said));
            all.map(|entry| entry.term).collect()
        };
        assert_eq!(needed("board pack, board view (f6)"), [""; 0]);
        assert_eq!(needed("{mark-fifth-1} worst fifth; slope index 3.2"), ["Five bars", "Slope index"]);
        for entry in SIGNS.iter().chain(GLOSSARY) {
            for of_program in ["F6", "Ctrl", "menu", "filter", "page’s title"] {
                assert!(!entry.meaning.contains(of_program), "{} is not for paper", entry.term);
            }
        }
    }
}

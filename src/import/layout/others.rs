//! What columns of figures are called that stand beside those that are meant: of another time, an aim or a comparison.

use crate::import::table::plain;
use crate::import::words::words_in;

/// Words of such names. Each alone is such a name as well.
const OTHERS: [&str; 26] = [
    "previous",
    "prior",
    "last",
    "next",
    "target",
    "targets",
    "plan",
    "planned",
    "trajectory",
    "ambition",
    "goal",
    "forecast",
    "threshold",
    "change",
    "difference",
    "variance",
    "gap",
    "rank",
    "ranking",
    "benchmark",
    "benchmarks",
    "national",
    "regional",
    "england",
    "comparator",
    "expected",
];

/// Words that stand among these and say nothing by themselves.
const AMONG: [&str; 19] = [
    "year", "period", "quarter", "month", "week", "same", "the", "of", "on", "in", "to", "from", "for",
    "since", "vs", "versus", "value", "average", "figure",
];

/// Words of figures that are worked out of others, or say where one stands among them. Alone they may be what is meant.
const WORKED_OUT: [&str; 10] = [
    "average",
    "mean",
    "median",
    "region",
    "quartile",
    "quintile",
    "decile",
    "percentile",
    "weight",
    "error",
];

/// Whether a name says only that figures are of another time, an aim or a comparison: `Previous year`, `Variance from target`.
pub(super) fn is_only_other(name: &str) -> bool {
    let mut has_other = false;
    let is_known = words_in(&name.to_lowercase()).all(|word| {
        has_other |= OTHERS.contains(&word);
        OTHERS.contains(&word) || AMONG.contains(&word)
    });
    (is_known && has_other) || is_joined(&plain(name), false)
}

/// The same of words that are written as one: `PreviousYear`.
fn is_joined(rest: &str, has_other: bool) -> bool {
    if rest.is_empty() {
        return has_other;
    }
    let others = OTHERS.iter().filter_map(|word| rest.strip_prefix(word)).any(|rest| is_joined(rest, true));
    others || AMONG.iter().filter_map(|word| rest.strip_prefix(word)).any(|rest| is_joined(rest, has_other))
}

/// Whether a name speaks of such figures, or of what is worked out of others, among whatever else it says.
pub(super) fn speaks_of_other(name: &str) -> bool {
    words_in(&name.to_lowercase()).any(|word| OTHERS.contains(&word) || WORKED_OUT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_times_aims_and_comparisons_are_known_by_their_words() {
        // What was known by whole names before it was known by words.
        for name in [
            "Previous year",
            "Prior period",
            "lastquarter",
            "Next year",
            "Same period last year",
            "SameMonthLastYear",
            "Target",
            "Planned",
            "Variance from target",
            "variance_to_plan",
            "Change on previous year",
            "Change since last year",
            "National average",
            "England average",
        ] {
            assert!(is_only_other(name) && (speaks_of_other(name) || !name.contains([' ', '_'])), "{name}");
        }
        // What is known too since then.
        for name in [
            "Difference from England",
            "Rank",
            "Gap",
            "Target value",
            "Expected",
            "National",
            "Previous week",
        ] {
            assert!(is_only_other(name), "{name}");
        }
        for name in [
            "Falls",
            "Average",
            "Mean",
            "Year",
            "Value",
            "Change of address",
            "Target group",
            "Last resort visits",
            "Gap in employment",
            "",
        ] {
            assert!(!is_only_other(name), "{name}");
        }
        for name in ["Mean", "Falls threshold", "Ambition for 2025", "Region", "Falls (next year)"] {
            assert!(speaks_of_other(name), "{name}");
        }
        assert!(!speaks_of_other("Smoking prevalence"));
    }
}

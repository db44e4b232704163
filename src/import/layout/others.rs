//! What columns of figures are called that stand beside those that are meant: of another time, an aim or a comparison.

use super::measure::says_only_measure;
use super::part::{Part, part};
use super::period::is_ahead;
use crate::import::gazetteer;
use crate::import::table::plain;
use crate::import::words::words_in;

/// Words of such names. Each alone is such a name as well.
const OTHERS: [&str; 29] = [
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
    "comparators",
    "neighbour",
    "neighbours",
    "expected",
];

/// Words that stand among these and say nothing by themselves.
const AMONG: [&str; 21] = [
    "year",
    "period",
    "quarter",
    "month",
    "week",
    "same",
    "the",
    "of",
    "on",
    "in",
    "to",
    "from",
    "for",
    "since",
    "vs",
    "versus",
    "value",
    "average",
    "figure",
    "statistical",
    "nearest",
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

/// Whether a name with numbers says only that figures are how far those of two periods lie from one another: `Change
/// 2021-2022`, `% change 2021 to 2022`.
pub(super) fn is_change_between(name: &str) -> bool {
    const CHANGES: [&str; 8] =
        ["change", "changes", "difference", "variance", "gap", "increase", "decrease", "growth"];
    const BETWEEN: [&str; 10] = [
        "and",
        "between",
        "percent",
        "percentage",
        "point",
        "points",
        "pp",
        "absolute",
        "relative",
        "annual",
    ];
    let is_time = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let lower = name.to_lowercase();
    let has = |known: &dyn Fn(&str) -> bool| words_in(&lower).any(known);
    has(&|word| CHANGES.contains(&word))
        && has(&is_time)
        && words_in(&lower).all(|word| {
            CHANGES.contains(&word) || AMONG.contains(&word) || BETWEEN.contains(&word) || is_time(word)
        })
}

/// Words for where a figure stands among others, or for how sure it is.
const NO_VALUES: [&str; 8] =
    ["quartile", "quintile", "decile", "percentile", "weight", "error", "peer", "peers"];

/// Plain names of what a figure rests on, of how far it lies from others, and of numbers that only order or count rows.
const BESIDE: [&str; 22] = [
    "base",
    "basesize",
    "unweightedbase",
    "weightedbase",
    "sample",
    "samplesize",
    "zscore",
    "zvalue",
    "pvalue",
    "sd",
    "stdev",
    "stddev",
    "standarddeviation",
    "order",
    "sortorder",
    "displayorder",
    "row",
    "rowno",
    "rownumber",
    "missing",
    "missingvalues",
    "missingdata",
];

/// Whether a name alone over figures says that they are no values of their areas at their time: an aim, another time, a
/// comparison, a rank, a limit, another area, all of the people.
pub(super) fn is_no_value(name: &str) -> bool {
    let mut has_other = false;
    let is_known = words_in(&name.to_lowercase()).all(|word| {
        let is_other = OTHERS.contains(&word) || NO_VALUES.contains(&word) || is_ahead(word);
        has_other |= is_other;
        is_other || AMONG.contains(&word) || says_only_measure(word)
    });
    (is_known && has_other)
        || is_only_other(name)
        || part(name).0 != Part::Value
        || Part::is_called_margin(name)
        || BESIDE.contains(&plain(name).as_str())
        || plain(name) == "population"
        || gazetteer::called_anyhow(name).is_some()
}

/// The same of the only name that figures have, as far as it can be that of no indicator either: people, deciles and counts
/// by themselves may be what a table is about.
pub(super) fn is_no_indicator(name: &str) -> bool {
    let is_limit = || {
        let (part, rest) = part(name);
        matches!(part, Part::Lower | Part::Upper) && rest.is_empty()
    };
    is_only_other(name)
        || is_ahead(name.trim())
        || is_limit()
        || Part::is_error(name)
        || Part::without_margin(name).is_some_and(|rest| rest.is_empty())
        || BESIDE.contains(&plain(name).as_str())
}

/// Whether a name speaks of such figures, or of what is worked out of others, among whatever else it says.
pub(super) fn speaks_of_other(name: &str) -> bool {
    words_in(&name.to_lowercase()).any(|word| OTHERS.contains(&word) || WORKED_OUT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_value_of_an_area_is_known_by_its_name() {
        for name in [
            "Target",
            "Target rate",
            "Forecast",
            "Projected value",
            "Budget",
            "Previous value",
            "Lower limit",
            "Upper CI",
            "Rank",
            "National rank",
            "Change",
            "% change",
            "Population",
            "England",
            "Bolton",
            "Standard error",
            "Percentile",
            "Statistical neighbour average",
            "Nearest neighbours",
            "Peer average",
            "Sample size",
            "Base",
            "Z-score",
            "Standard deviation",
            "Order",
            "Row",
            "Missing",
        ] {
            assert!(is_no_value(name), "{name}");
        }
        for name in ["Target", "Rank", "Forecast", "Plan", "Lower limit", "Previous year", "Sample size"] {
            assert!(is_no_indicator(name), "{name}");
        }
        for name in ["Population", "Decile", "Count", "Value", "Missing persons", "Neighbourhood", "Weight"] {
            assert!(!is_no_indicator(name), "{name}");
        }
        for name in [
            "Value",
            "Rate",
            "Mean",
            "Median",
            "Days",
            "Persons",
            "Males",
            "Falls",
            "Outturn",
            "% of adults",
            "Index",
        ] {
            assert!(!is_no_value(name), "{name}");
        }
    }

    #[test]
    fn how_far_two_periods_lie_apart_is_known_by_its_words() {
        for name in ["Change 2021-2022", "2021 to 2022 change", "% change 2021/22", "Growth since 2021"] {
            assert!(is_change_between(name), "{name}");
        }
        for name in
            ["Change", "Change of address 2021", "Falls change 2021-2022", "2021", "Gap in employment 2021"]
        {
            assert!(!is_change_between(name), "{name}");
        }
    }

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

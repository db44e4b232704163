//! What the names of columns say of which are the counts of which.

use super::ratio::{Column, POWERS, Pair};
use std::collections::HashSet;

/// The pairs whose count is called as a rate is, but for words of how it is measured, and that give every value of it to the
/// last place. What has one name is no chance, so that a few rows are enough: `Smoking (%)`, `Smoking (number)`.
pub(super) fn by_names(rate: usize, columns: &[Column], counts: &[usize]) -> Vec<Pair> {
    let said = words_of_what(&columns[rate].name);
    let is_called_so = |at: usize| {
        let called = words_of_what(&columns[at].name);
        !said.is_empty() && said.iter().all(|word| called.contains(word))
    };
    let others = || counts.iter().copied().filter(|&at| at != rate);
    let mut pairs = Vec::new();
    for count in others().filter(|&at| is_called_so(at)) {
        for of in others().filter(|&of| of != count) {
            let gives = |factor: &f64| always_gives(&columns[rate], &columns[count], &columns[of], *factor);
            pairs.extend(POWERS.into_iter().find(gives).map(|factor| Pair { count, of, factor }));
        }
    }
    pairs
}

/// The words of a name that say what is measured.
fn words_of_what(name: &str) -> Vec<String> {
    const OF_MEASURE: [&str; 14] = [
        "rate",
        "rates",
        "percent",
        "percentage",
        "pct",
        "proportion",
        "prevalence",
        "share",
        "number",
        "count",
        "total",
        "of",
        "the",
        "per",
    ];
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.filter(|word| !OF_MEASURE.contains(word)).map(str::to_owned).collect()
}

/// Whether parts of wholes give every value to its last place, different ones among them.
fn always_gives(values: &Column, counts: &Column, of: &Column, factor: f64) -> bool {
    // A nought behind the point is not seen any more: `11.0`.
    let half_place = values.half_place().min(0.05);
    let rows = values.values.iter().zip(&counts.values).zip(&of.values);
    let given = rows.filter_map(|((value, count), of)| Some(((*value)?, (*count)?, (*of)?)));
    let mut different = HashSet::new();
    let all = { given }.all(|(value, count, of)| {
        if count > 0.0 && count < of {
            different.insert(value.to_bits());
        }
        let is_given = || (count / of * factor - value).abs() <= half_place * 1.001 + value.abs() * 1e-9;
        of > 0.0 && count <= of && is_given()
    });
    all && different.len() > 1
}

/// How much the names of two columns go with that of a rate: words that the count shares with it, and whether the other
/// is called as whole numbers of people are.
pub(super) fn likeness(rate: &str, pair: &Pair, columns: &[Column]) -> usize {
    const WHOLE: [&str; 10] = [
        "denominator",
        "population",
        "headcount",
        "total",
        "pupils",
        "enrolments",
        "cohort",
        "number",
        "possible",
        "all",
    ];
    let words = |name: &str| -> Vec<String> {
        let lower = name.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let rate = words(rate);
    let begins = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
    let shared =
        |name: &str| words(name).iter().filter(|word| rate.iter().any(|other| begins(word, other))).count();
    let is_whole = words(&columns[pair.of].name).iter().any(|word| WHOLE.contains(&word.as_str()));
    2 * shared(&columns[pair.count].name) + usize::from(is_whole)
}

//! Scores by domain in words: which is lowest, which has changed most, how far the scale goes, and that nothing is tested.

use super::date;
use super::number::{self, MISSING};
use super::wording::{sentence_case, short_group_name};
use crate::analysis::{DomainScore, Scores, ScoresOf};
use crate::model::Scorecard;

/// How scores are to be read.
pub const SCORES_NOT_TESTED: &str = "Not tested. Scores that each place gives itself, as in a self-assessment, are not comparable with \
                                     other places’ own scoring unless the same people scored them.";

/// What a domain is called.
pub fn domain_name(scorecard: &Scorecard, score: &DomainScore) -> String {
    match score.breakdown {
        Some(group) => sentence_case(&short_group_name(scorecard.breakdown(group))),
        None => scorecard.indicator(score.indicator).short.clone(),
    }
}

/// `Scores by domain: Maturity of the system`.
pub fn scores_title(scorecard: &Scorecard, of: ScoresOf) -> String {
    let name = match of {
        ScoresOf::Indicator(id) => &scorecard.indicator(id).short,
        ScoresOf::Group(of) => &scorecard.groupings()[of.grouping].groups[of.group].name,
    };
    format!("Scores by domain: {name}")
}

/// A score and how far it has moved, each as written: `3` and `+2`; an en dash where there is none before.
pub fn score_words(scorecard: &Scorecard, score: &DomainScore) -> [String; 2] {
    let about = scorecard.indicator(score.indicator);
    let change = score.change().map(|_| change_words(scorecard, score));
    [number::value(about, score.latest.value), change.unwrap_or_else(|| MISSING.to_owned())]
}

fn change_words(scorecard: &Scorecard, score: &DomainScore) -> String {
    let about = scorecard.indicator(score.indicator);
    let moved =
        score.before.map_or(0.0, |before| number::shown_difference(about, score.latest.value, before));
    let written = number::signed(moved, number::decimals(about, score.latest.value));
    if number::has_digits(&written) { written } else { "unchanged".to_owned() }
}

/// One domain in a sentence: `Finance: 1 in 2024, −1 since 2023`.
pub fn domain_told(scorecard: &Scorecard, scores: &Scores, score: &DomainScore) -> String {
    let [value, _] = score_words(scorecard, score);
    let when = date::period_in_words(score.latest.period);
    let moved = score.before.zip(scores.before).map(|(_, before)| {
        let before = date::period_in_words(before);
        match change_words(scorecard, score).as_str() {
            "unchanged" => format!(", unchanged since {before}"),
            change => format!(", {change} since {before}"),
        }
    });
    format!("{}: {value} in {when}{}", domain_name(scorecard, score), moved.unwrap_or_default())
}

/// `Lowest, at 1: Finance; Data. Most changed since 2023: Leadership, +2.`
pub fn scores_sentence(scorecard: &Scorecard, scores: &Scores) -> String {
    // Names of domains often have an “and” of their own.
    let names = |some: &[&DomainScore]| {
        some.iter().map(|one| domain_name(scorecard, one)).collect::<Vec<_>>().join("; ")
    };
    let lowest: Vec<&DomainScore> = scores.lowest().collect();
    let mut told = Vec::new();
    if lowest.len() == scores.domains.len() {
        told.push(format!("All have the same score, {}.", score_words(scorecard, lowest[0])[0]));
    } else if let Some(first) = lowest.first() {
        told.push(format!("Lowest, at {}: {}.", score_words(scorecard, first)[0], names(&lowest)));
    }
    let changed: Vec<&DomainScore> = scores.most_changed().collect();
    match (scores.before.map(date::period_in_words), changed.as_slice()) {
        (None, _) => told.push("There is no earlier score to compare with.".to_owned()),
        (Some(before), []) if scores.domains.iter().any(|one| one.before.is_some()) => {
            told.push(format!("None has changed since {before}."));
        }
        (Some(_), []) => told.push("No earlier score can be compared.".to_owned()),
        (Some(before), changed) => {
            let each = changed
                .iter()
                .map(|one| format!("{}, {}", domain_name(scorecard, one), change_words(scorecard, one)));
            told.push(format!("Most changed since {before}: {}.", each.collect::<Vec<_>>().join("; ")));
        }
    }
    told.join(" ")
}

/// How the scale is drawn where the unit does not say how far it goes.
pub const NO_SCALE: &str =
    "The unit does not say how far the scale goes: it is drawn from 0 to the highest score.";

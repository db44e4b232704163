//! Two places beside each other, in words.

use super::number;
use super::reason::name;
use super::wording::{count_in_words, sentence_case};
use crate::analysis::FigureBeside;
use crate::model::{AreaId, MeasureKind, Scorecard, Verdict};

/// What the tests found between two places: `Bury is worse than Bolton on nine of 48 indicators tested, and better on twelve`.
pub fn side_by_side_title(
    scorecard: &Scorecard,
    [one, other]: [AreaId; 2],
    figures: &[FigureBeside],
) -> String {
    let count = |wanted: Verdict| figures.iter().filter(|figure| figure.verdict() == wanted).count();
    let tested = figures.iter().filter(|figure| figure.is_tested()).count();
    let (worse, better) = (count(Verdict::Worse), count(Verdict::Better));
    let [one, other] = [one, other].map(|area| name(scorecard, area));
    if tested == 0 {
        return format!("Nothing could be tested between {one} and {other}");
    }
    let indicators = if tested == 1 {
        "the one indicator".to_owned()
    } else {
        format!("{} indicators", count_in_words(tested))
    };
    match (worse, better) {
        (0, 0) => format!("No clear difference between {one} and {other} on {indicators} tested"),
        (0, better) => {
            format!(
                "{one} is better than {other} on {} of {indicators} tested, and worse on none",
                count_in_words(better)
            )
        }
        (worse, 0) => {
            format!(
                "{one} is worse than {other} on {} of {indicators} tested, and better on none",
                count_in_words(worse)
            )
        }
        (worse, better) => format!(
            "{one} is worse than {other} on {} of {indicators} tested, and better on {}",
            count_in_words(worse),
            count_in_words(better)
        ),
    }
}

/// How many indicators stand side by side, and why some are not tested: `62 indicators · 48 tested by the difference of two
/// intervals · three for Bury alone`.
pub fn side_by_side_counted(scorecard: &Scorecard, places: [AreaId; 2], figures: &[FigureBeside]) -> String {
    let tested = figures.iter().filter(|figure| figure.is_tested()).count();
    let mut parts = vec![
        number::counted(figures.len() as u64, "indicator", "indicators"),
        format!("{tested} tested by the difference of two intervals"),
    ];
    for (at, place) in places.into_iter().enumerate() {
        let alone = figures.iter().filter(|figure| figure.figures[1 - at].is_none()).count();
        if alone > 0 {
            parts.push(format!("{alone} with a figure for {} alone", name(scorecard, place)));
        }
    }
    parts.join(" · ")
}

/// How far the first is from the second and what a test says of it: `1.2 points higher, worse`, `no clear difference`, `0.4 lower
/// (not tested)`; why nothing is said where nothing is.
pub fn difference_words(scorecard: &Scorecard, figure: &FigureBeside) -> String {
    let about = scorecard.indicator(figure.indicator);
    let [Some(one), Some(other)] = figure.figures else { return "one figure only".to_owned() };
    if one.period != other.period {
        return "of different periods".to_owned();
    }
    if about.measure.kind == MeasureKind::Count {
        return "counts are not compared".to_owned();
    }
    let gap = number::shown_difference(about, one.value, other.value);
    let size = number::distance_in_points(about, gap, number::decimals(about, one.value));
    let side = if gap > 0.0 { "higher" } else { "lower" };
    let gap = number::has_digits(&size).then(|| format!("{size} {side}"));
    match (figure.verdict(), gap) {
        (Verdict::Similar, _) => "no clear difference".to_owned(),
        (Verdict::Better, Some(gap)) => format!("{gap}, better"),
        (Verdict::Worse, Some(gap)) => format!("{gap}, worse"),
        (Verdict::Higher | Verdict::Lower, Some(gap)) => gap,
        (Verdict::NotCompared, Some(gap)) => format!("{gap} (not tested)"),
        (Verdict::NotCompared, None) => "level (not tested)".to_owned(),
        (_, None) => "a difference that rounds away".to_owned(),
    }
}

/// What only one of two places tried: `Tried in Bury, with no start in Bolton in this file`.
pub fn tried_by_one(scorecard: &Scorecard, [one, other]: [AreaId; 2], count: usize) -> String {
    let [one, other] = [one, other].map(|area| name(scorecard, area));
    match count {
        0 => format!("Nothing was tried in {one} that has no start in {other} in this file"),
        _ => sentence_case(&format!(
            "{} tried in {one}, with no start in {other} in this file",
            count_in_words(count)
        )),
    }
}

/// What both tried.
pub fn tried_by_both(count: usize) -> String {
    match count {
        0 => "Nothing was tried in both".to_owned(),
        _ => sentence_case(&format!("{} tried in both", count_in_words(count))),
    }
}

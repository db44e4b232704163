//! Two places beside each other, in words.

use super::number;
use super::wording::{count_in_words, sentence_case};
use crate::analysis::FigureBeside;
use crate::analysis::statistics::{CONFIDENCE_95, CONFIDENCE_998};
use crate::model::{Indicator, MeasureKind, Verdict};

/// How many figures were tested, and how many of them with this outcome.
fn counts<const N: usize>(figures: &[FigureBeside], wanted: [Verdict; N]) -> [usize; N] {
    wanted.map(|wanted| figures.iter().filter(|figure| figure.verdict() == wanted).count())
}

fn tested(figures: &[FigureBeside]) -> usize {
    figures.iter().filter(|figure| figure.is_tested()).count()
}

/// What the tests found between two places of these names: `Bury is worse than Bolton on nine of 48 indicators tested, and better on
/// twelve; two more differ, where neither direction is good`.
pub fn side_by_side_title([one, other]: [&str; 2], figures: &[FigureBeside]) -> String {
    let tested = tested(figures);
    let [worse, better, higher, lower] =
        counts(figures, [Verdict::Worse, Verdict::Better, Verdict::Higher, Verdict::Lower]);
    if tested == 0 {
        return format!("Nothing could be tested between {one} and {other}");
    }
    let indicators = if tested == 1 {
        "the one indicator".to_owned()
    } else {
        format!("{} indicators", count_in_words(tested))
    };
    let on = |side: &str, count: usize| {
        format!("{one} is {side} than {other} on {} of {indicators} tested", count_in_words(count))
    };
    let neutral = match higher + lower {
        0 => String::new(),
        1 if worse + better == 0 => "; one differs, where neither direction is good".to_owned(),
        count if worse + better == 0 => {
            format!("; {} differ, where neither direction is good", count_in_words(count))
        }
        1 => "; one more differs, where neither direction is good".to_owned(),
        count => format!("; {} more differ, where neither direction is good", count_in_words(count)),
    };
    let found = match (worse, better) {
        (0, 0) if neutral.is_empty() => {
            format!("No clear difference between {one} and {other} on {indicators} tested")
        }
        (0, 0) => format!("{one} is neither better nor worse than {other} on {indicators} tested"),
        (0, better) => format!("{}, and worse on none", on("better", better)),
        (worse, 0) => format!("{}, and better on none", on("worse", worse)),
        (worse, better) => format!("{}, and better on {}", on("worse", worse), count_in_words(better)),
    };
    format!("{found}{neutral}")
}

/// How many indicators stand side by side, and why some are not tested: `62 indicators · 48 tested by the difference of two
/// intervals · three for Bury alone`.
pub fn side_by_side_counted(names: [&str; 2], figures: &[FigureBeside]) -> String {
    let mut parts = vec![
        number::counted(figures.len() as u64, "indicator", "indicators"),
        format!("{} tested by the difference of two intervals", tested(figures)),
    ];
    for (at, name) in names.into_iter().enumerate() {
        let alone = figures.iter().filter(|figure| figure.figures[1 - at].is_none()).count();
        if alone > 0 {
            parts.push(format!("{alone} with a figure for {name} alone"));
        }
    }
    parts.join(" · ")
}

/// How many of so many differences chance alone would find, were there none: of 38 tests at 95 % about two, and of those that hold at
/// 99.8 % too hardly any. `None` where nothing was tested.
pub fn by_chance(figures: &[FigureBeside]) -> Option<String> {
    let tested = tested(figures);
    if tested == 0 {
        return None;
    }
    let differ = tested - counts(figures, [Verdict::Similar])[0];
    let strong = figures.iter().filter(|figure| figure.holds_at_998()).count();
    let expected = |confidence: f64| {
        let expected = (tested as f64) * (1.0 - confidence);
        if expected < 1.0 { "fewer than one".to_owned() } else { format!("about {expected:.0}") }
    };
    let of = |count: usize| if count == 1 { "differs" } else { "differ" };
    Some(format!(
        "{differ} of {tested} tested {} at 95%; were there no differences at all, {} would by chance. {} {} at 99.8% too, where {} \
         would.",
        of(differ),
        expected(CONFIDENCE_95),
        number::count(strong as u64),
        of(strong),
        expected(CONFIDENCE_998)
    ))
}

/// How far the first is from the second and what a test says of it: `1.2 points higher, worse`, `no clear difference`, `0.4 lower
/// (not tested)`; why nothing is said where nothing is.
pub fn difference_words(about: &Indicator, figure: &FigureBeside) -> String {
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

/// What only one of two places tried: `Two tried in Bury, with no start in Bolton in this file`; where each is of its own file, in that
/// one.
pub fn tried_by_one([one, other]: [&str; 2], count: usize, in_one_file: bool) -> String {
    let there = if in_one_file { "in this file" } else { "in its file" };
    match count {
        0 => format!("Nothing was tried in {one} that has no start in {other} {there}"),
        _ => sentence_case(&format!(
            "{} tried in {one}, with no start in {other} {there}",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Comparison;
    use crate::model::IndicatorId;

    fn figures(verdicts: &[(Verdict, bool)]) -> Vec<FigureBeside> {
        let of = |&(verdict, holds_at_998): &(Verdict, bool)| FigureBeside {
            indicators: [IndicatorId::at(0); 2],
            figures: [None; 2],
            comparison: Some(Comparison {
                area: None,
                value: None,
                difference: None,
                verdict,
                holds_at_998,
                method: None,
                reason: None,
            }),
        };
        verdicts.iter().map(of).collect()
    }

    #[test]
    fn differences_where_neither_direction_is_good_are_counted_in_the_title_too() {
        use Verdict::{Better, Higher, Lower, NotCompared, Similar, Worse};
        let title = |verdicts: &[Verdict]| {
            let verdicts: Vec<_> = verdicts.iter().map(|verdict| (*verdict, false)).collect();
            side_by_side_title(["Bury", "Bolton"], &figures(&verdicts))
        };
        assert_eq!(
            title(&[Worse, Better, Higher, Lower, Similar, NotCompared]),
            "Bury is worse than Bolton on one of five indicators tested, and better on one; two more differ, where neither \
             direction is good"
        );
        assert_eq!(
            title(&[Similar, Higher]),
            "Bury is neither better nor worse than Bolton on two indicators tested; one differs, where neither direction is good"
        );
        assert_eq!(
            title(&[Similar]),
            "No clear difference between Bury and Bolton on the one indicator tested"
        );
        assert_eq!(title(&[NotCompared]), "Nothing could be tested between Bury and Bolton");
    }

    #[test]
    fn so_many_differences_are_set_beside_how_many_chance_would_find() {
        let mut verdicts = vec![(Verdict::Similar, false); 24];
        verdicts.extend([(Verdict::Worse, true); 4]);
        verdicts.extend([(Verdict::Better, false); 9]);
        verdicts.extend([(Verdict::Higher, true), (Verdict::NotCompared, false)]);
        // 38 · 0.05 = 1.9 and 38 · 0.002 = 0.076.
        assert_eq!(
            by_chance(&figures(&verdicts)).unwrap(),
            "14 of 38 tested differ at 95%; were there no differences at all, about 2 would by chance. 5 differ at 99.8% too, \
             where fewer than one would."
        );
        assert_eq!(by_chance(&figures(&[(Verdict::NotCompared, false)])), None);
    }
}

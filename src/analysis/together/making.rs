//! Whether two figures are shares of one whole: then the same people are counted in both, or those of one cannot be in the other,
//! and the two go together by how they are made (Pearson 1897; Aitchison 1986 of parts of one whole).

use crate::model::{Indicator, IndicatorId, Scorecard};

/// Two shares of one whole.
#[derive(Clone, Debug, PartialEq)]
pub struct OneWhole {
    /// What they are shares of: `households`.
    pub of: String,
    /// The lowest and the highest sum of the two, where it is nearly the same everywhere: what one gains the other loses.
    pub sums: Option<(f64, f64)>,
}

/// Sums are nearly the same where they spread no more than this share of the lesser spread of the two.
const NEARLY_THE_SAME: f64 = 0.5;
/// Of fewer areas and periods with both it is not asked.
const FEWEST: usize = 5;
/// Counts of one whole differ by no more than this share of it: small numbers are changed a little.
const LIKE: f64 = 0.01;

/// Whether both are percentages of the same, by one publisher, and, where both have denominators, of about as many in most areas.
pub fn one_whole(scorecard: &Scorecard, pair: [IndicatorId; 2]) -> Option<OneWhole> {
    let [first, second] = pair.map(|id| scorecard.indicator(id));
    let of = whole_of(first)?;
    let publisher = |about: &Indicator| about.source.as_ref().and_then(|source| source.publisher.clone());
    if whole_of(second)? != of || publisher(first)? != publisher(second)? {
        return None;
    }
    let (mut alike, mut unlike) = (0, 0);
    let mut values: Vec<[f64; 2]> = Vec::new();
    for one in scorecard.series_of(pair[0]).iter().filter(|series| series.breakdown.is_none()) {
        let Some(other) = scorecard.series(pair[1], None, one.area) else { continue };
        for found in one.observations() {
            let Some(its) = other.at(found.period) else { continue };
            values.push([found.value, its.value]);
            if let Some((own, theirs)) = one.denominator(found.index).zip(other.denominator(its.index)) {
                let is_like = (own - theirs).abs() <= LIKE * own.max(theirs);
                *(if is_like { &mut alike } else { &mut unlike }) += 1;
            }
        }
    }
    (alike >= unlike).then(|| OneWhole { of: of.to_owned(), sums: sums(&values) })
}

/// What a percentage is one of.
fn whole_of(about: &Indicator) -> Option<&str> {
    about.measure.unit.trim().strip_prefix("% of ").filter(|of| !of.is_empty())
}

fn sums(values: &[[f64; 2]]) -> Option<(f64, f64)> {
    let ends = |of: &dyn Fn(&[f64; 2]) -> f64| {
        let low = values.iter().map(of).fold(f64::INFINITY, f64::min);
        (low, values.iter().map(of).fold(f64::NEG_INFINITY, f64::max))
    };
    let spread = |(low, high): (f64, f64)| high - low;
    let both = ends(&|pair| pair[0] + pair[1]);
    let least = spread(ends(&|pair| pair[0])).min(spread(ends(&|pair| pair[1])));
    (values.len() >= FEWEST && least > 0.0 && spread(both) <= NEARLY_THE_SAME * least).then_some(both)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{FIRST, PAIR, SECOND, Two};
    use super::*;
    use crate::analysis::sample::{BURY, years_to};
    use crate::model::Source;

    fn of(units: [&str; 2], publishers: [&str; 2], second: &[f64]) -> Two {
        let mut two = Two::new();
        for (at, about) in two.indicators.iter_mut().enumerate() {
            about.measure.unit = units[at].to_owned();
            about.source = Some(Source { publisher: Some(publishers[at].to_owned()), ..Source::default() });
        }
        let first = [60.0, 62.0, 64.0, 66.0, 70.0];
        two.with(FIRST, BURY, years_to(2020, &first, None)).with(SECOND, BURY, years_to(2020, second, None))
    }

    #[test]
    fn shares_of_one_whole_are_known_by_unit_publisher_and_denominators() {
        let (adults, rest) = (["% of adults"; 2], [28.0, 26.0, 25.0, 22.0, 18.0]);
        let found = |two: Two| one_whole(&two.scorecard(), PAIR);
        let whole = found(of(adults, ["A", "A"], &rest)).expect("one whole");
        assert_eq!((whole.of.as_str(), whole.sums), ("adults", Some((88.0, 89.0))));
        let free = found(of(adults, ["A", "A"], &[28.0, 10.0, 25.0, 3.0, 18.0])).expect("one whole");
        assert_eq!(free.sums, None, "they add up to many things");
        assert_eq!(found(of(adults, ["A", "B"], &rest)), None);
        assert_eq!(found(of(["% of adults", "% of pupils"], ["A", "A"], &rest)), None);
        assert_eq!(found(of(["%"; 2], ["A", "A"], &rest)), None, "of what is not said");
        let mut others = of(adults, ["A", "A"], &rest);
        for (at, series) in others.series.iter_mut().enumerate() {
            series.change(|it| it.denominators = vec![Some([1000.0, 700.0][at]); 5]);
        }
        assert_eq!(found(others), None, "of other people");
    }
}

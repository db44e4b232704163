//! Which figures of a file stand for so few people or events that somebody might be known by them.
//!
//! Counts from 1 to 9 are small: all that are less than 10, and so all that publishers with narrower limits hold back, such as
//! 1 to 7 in the hospital statistics of England. A count of 0 names nobody, and what was withheld before has no count.
//!
//! Weighted counts and full-time equivalents are no whole numbers. Whatever is more than 0 is of somebody, and is small up to 9.5,
//! from where it is written as 10: nobody is more than one full-time equivalent, so that 9.5 of them are ten people or more, while
//! 0.5 is at least one.
//!
//! A percentage or rate beside its denominator gives its count away: it lies between what the value may have been before it
//! was rounded, by as many decimals as any value of its indicator is written with: zeros at the end are often left out, and 0.0 among
//! values such as 2.00521 is nought. Where no whole number fits these, by its own decimals. It is named where only counts from 1 to 9
//! fit; where larger ones or 0 fit too, it is open. Standardised rates, means and the like do not give a count away in this way.
//!
//! Of a share those without are a count as well, which is what all are less those with; and where all are so few, whoever they are
//! is known whatever is said of them. Both are small in the same way.

use super::withholding::Decision;
use crate::model::{Figure, IndicatorId, Measure, MeasureKind, Scorecard, Series};
use std::collections::BTreeSet;

/// The counts that are small.
pub const SMALL: std::ops::RangeInclusive<u64> = 1..=9;

/// The small counts of a file, by the figures that the file itself gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SmallCounts {
    /// By indicator, in the order of the file; those without one are left out.
    pub indicators: Vec<OfIndicator>,
    /// How many figures have a count, given or worked out.
    pub counted: usize,
    /// The figures that may have a small count or another one, because their values are rounded; in the order of the file.
    pub possible: Vec<Figure>,
    /// How many figures have a value and no count, and give none away.
    pub uncounted: usize,
}

/// The small counts of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct OfIndicator {
    pub indicator: IndicatorId,
    /// The whole population before groups, area by area in the order of the file, oldest first.
    pub figures: Vec<Small>,
    /// In how many areas.
    pub areas: usize,
}

/// A figure with a small count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Small {
    pub figure: Figure,
    pub count: Count,
    pub of: CountOf,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountOf {
    /// Those that the figure speaks of: its numerator.
    Those,
    /// Of a share, all others.
    Others,
    /// All that it could speak of: its denominator.
    All,
}

/// A count of people or events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// As it stands in the file.
    Given(f64),
    /// From this to this, both of them possible, worked out of a value and its denominator.
    WorkedOut(u64, u64),
}

impl Count {
    /// The smallest that it may be.
    pub fn least(self) -> f64 {
        match self {
            Self::Given(count) => count,
            Self::WorkedOut(least, _) => least as f64,
        }
    }
}

impl SmallCounts {
    /// How many figures have one.
    pub fn figures(&self) -> usize {
        self.indicators.iter().map(|of| of.figures.len()).sum()
    }

    /// Which figures have one.
    pub fn all(&self) -> impl Iterator<Item = Figure> + '_ {
        self.indicators.iter().flat_map(|of| of.figures.iter().map(|small| small.figure))
    }

    /// Whether a decision is one that can be made: of what there is not nothing is withheld.
    pub fn is_choice(&self, decision: Decision) -> bool {
        match decision {
            Decision::Send => true,
            Decision::Withhold => !self.indicators.is_empty(),
            Decision::WithholdPossible => !self.possible.is_empty(),
        }
    }

    /// Whether there is anything to decide about before the figures leave.
    pub fn is_to_decide(&self) -> bool {
        !self.indicators.is_empty() || !self.possible.is_empty()
    }
}

/// What is known of a count behind a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Count(Count),
    /// Small or not, by rounding: from this to this.
    Open(u64, u64),
    Nothing,
}

/// Looks for the small counts of a file.
pub fn small_counts(scorecard: &Scorecard) -> SmallCounts {
    let mut found = SmallCounts::default();
    for (indicator, _) in scorecard.indicators() {
        let mut figures = Vec::new();
        let counting = Counting::of(scorecard, indicator);
        for series in scorecard.given_series_of(indicator) {
            for (index, period) in series.periods.iter().enumerate() {
                let counts = counting.counts(series, index);
                let small = counts.iter().find_map(|(of, known)| Some((*of, known.small()?)));
                // How few all are is known from a figure that was withheld, too.
                if small.is_none() && series.value(index).is_none() && series.numerator(index).is_none() {
                    continue;
                }
                let Series { breakdown, area, .. } = *series;
                let figure = Figure { indicator, breakdown, area, period: *period };
                if let Some((of, count)) = small {
                    found.counted += 1;
                    figures.push(Small { figure, count, of });
                } else if counts.iter().any(|(_, known)| matches!(known, Known::Open(..))) {
                    found.possible.push(figure);
                } else if matches!(counts[0].1, Known::Count(_)) {
                    found.counted += 1;
                } else {
                    found.uncounted += 1;
                }
            }
        }
        if !figures.is_empty() {
            let areas = figures.iter().map(|small| small.figure.area).collect::<BTreeSet<_>>().len();
            found.indicators.push(OfIndicator { indicator, figures, areas });
        }
    }
    found
}

fn is_small(count: Count) -> bool {
    match count {
        Count::Given(count) => count > BITS && count < *SMALL.end() as f64 + 0.5,
        Count::WorkedOut(least, most) => SMALL.contains(&least) && SMALL.contains(&most),
    }
}

impl Known {
    /// It, where it is small.
    fn small(self) -> Option<Count> {
        match self {
            Self::Count(count) if is_small(count) => Some(count),
            _ => None,
        }
    }
}

/// How the figures of one indicator give counts away.
pub(super) struct Counting<'a> {
    pub measure: &'a Measure,
    /// The most decimals that a value of it is written with.
    decimals: usize,
}

impl<'a> Counting<'a> {
    pub fn of(scorecard: &'a Scorecard, indicator: IndicatorId) -> Self {
        let measure = &scorecard.indicator(indicator).measure;
        let series = scorecard.given_series_of(indicator);
        let is_needed = |series: &Series| {
            let lacks = |at: usize| series.numerator(at).is_none() || series.denominator(at).is_none();
            (0..series.periods.len()).any(|at| series.value(at).is_some() && lacks(at))
        };
        let is_needed = matches!(measure.kind, MeasureKind::Proportion | MeasureKind::Rate)
            && series.iter().any(is_needed);
        let values = series.iter().filter(|_| is_needed);
        let values = values.flat_map(|series| (0..series.periods.len()).filter_map(|at| series.value(at)));
        Self { measure, decimals: values.map(decimals).max().unwrap_or(0) }
    }

    /// The counts behind a figure: of those that it speaks of first.
    fn counts(&self, series: &Series, index: usize) -> [(CountOf, Known); 3] {
        let those = self.known(series, index);
        let all = series.denominator(index);
        let others = if self.measure.kind == MeasureKind::Proportion {
            self.others(those, all, series.value(index))
        } else {
            Known::Nothing
        };
        let all = all.map_or(Known::Nothing, |all| Known::Count(Count::Given(all)));
        [(CountOf::Those, those), (CountOf::Others, others), (CountOf::All, all)]
    }

    /// How many of all a share does not speak of: by how many all are, else by the share itself.
    fn others(&self, those: Known, all: Option<f64>, share: Option<f64>) -> Known {
        match (those, all, share) {
            (Known::Count(Count::Given(those)), Some(all), _) => Known::Count(Count::Given(all - those)),
            (Known::Count(Count::WorkedOut(least, most)), Some(all), _) => {
                let from = |count: u64| (all - count as f64).round().max(0.0) as u64;
                between(from(most), from(least))
            }
            // Of so few it may be that none or many are left.
            (Known::Open(least, most), Some(all), _) => {
                let from = |count: u64| (all - count as f64).round().max(0.0) as u64;
                Known::Open(from(most), from(least))
            }
            (Known::Count(Count::Given(those)), None, Some(share)) if those > 0.0 && share > 0.0 => {
                let all = |share: f64| those * 100.0 / share;
                as_written(share, self.decimals, |from, to| (all(to) - those, all(from) - those))
            }
            _ => Known::Nothing,
        }
    }

    fn known(&self, series: &Series, index: usize) -> Known {
        if let Some(count) = series.numerator(index) {
            return Known::Count(Count::Given(count));
        }
        let per = match self.measure.kind {
            MeasureKind::Count => {
                return series.value(index).map_or(Known::Nothing, |count| Known::Count(Count::Given(count)));
            }
            MeasureKind::Proportion => 100.0,
            MeasureKind::Rate => match self.measure.per {
                Some(per) => per,
                None => return Known::Nothing,
            },
            _ => return Known::Nothing,
        };
        match series.value(index).zip(series.denominator(index)) {
            Some((value, of)) => worked_out(value, of / per, self.decimals),
            None => Known::Nothing,
        }
    }

    /// The count of those that a figure speaks of, and how far either side of that it may lie; `None` where none is given and none can
    /// be worked out of its value and its denominator.
    pub fn about(&self, series: &Series, index: usize) -> Option<(f64, f64)> {
        match self.known(series, index) {
            Known::Count(Count::Given(count)) => Some((count, 0.0)),
            Known::Count(Count::WorkedOut(least, most)) | Known::Open(least, most) => {
                Some(((least + most) as f64 / 2.0, (most - least) as f64 / 2.0))
            }
            Known::Nothing => None,
        }
    }
}

/// The count that is `times` a value.
fn worked_out(value: f64, times: f64, most_decimals: usize) -> Known {
    as_written(value, most_decimals, |from, to| (from * times, to * times))
}

/// The count that comes of a value, as far as the decimals tell that its like are written with, or where no whole number comes to
/// these, its own.
fn as_written(value: f64, most_decimals: usize, counts: impl Fn(f64, f64) -> (f64, f64)) -> Known {
    let whole = |decimals: usize| {
        // So far may it have been before it was rounded.
        let half = 0.5 / 10.0_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
        let (least, most) = counts(value - half, value + half);
        ((least - BITS).ceil().max(0.0) as u64, (most + BITS).floor().max(0.0) as u64)
    };
    let (least, most) = match whole(most_decimals) {
        (least, most) if least > most => whole(decimals(value)),
        fits => fits,
    };
    between(least, most)
}

/// What the last bits of a product may be off.
const BITS: f64 = 1e-6;

/// How many decimals a value is written with, zeros at the end aside.
fn decimals(value: f64) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A count that may be any of these.
fn between(least: u64, most: u64) -> Known {
    match (least, most) {
        // No whole number of people comes to this value: it is of something else.
        (least, most) if least > most => Known::Nothing,
        (least, most) if SMALL.contains(&least) && SMALL.contains(&most) => {
            Known::Count(Count::WorkedOut(least, most))
        }
        (least, most) if most < *SMALL.start() || least > *SMALL.end() => {
            Known::Count(Count::WorkedOut(least, most))
        }
        (least, most) => Known::Open(least, most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{BOLTON, BURY, Sample, period, series};

    fn worked(value: f64, times: f64) -> Option<(u64, u64)> {
        match worked_out(value, times, decimals(value)) {
            Known::Count(Count::WorkedOut(least, most)) => Some((least, most)),
            _ => None,
        }
    }

    fn one_of_five(value: f64, times: f64) -> Option<(u64, u64)> {
        match worked_out(value, times, 5) {
            Known::Count(Count::WorkedOut(least, most)) => Some((least, most)),
            _ => None,
        }
    }

    #[test]
    fn a_count_is_worked_out_as_far_as_rounding_allows() {
        let one_decimal = worked_out(3.7, 189.0 / 100.0, 1);
        assert_eq!(one_decimal, Known::Count(Count::WorkedOut(7, 7)));
        assert_eq!(worked(0.5, 1000.0 / 100.0), Some((5, 5)), "from 4.5 to 5.5");
        assert_eq!(worked(0.0, 0.5), Some((0, 0)), "nobody");
        assert_eq!(worked(50.0, 10.0), Some((495, 505)), "no small one fits");
        assert_eq!(worked_out(1.0, 10.0, 0), Known::Open(5, 15));
        assert_eq!(worked_out(0.0, 10.0, 0), Known::Open(0, 5));
        assert_eq!(worked_out(0.123, 10.0, 3), Known::Nothing, "no whole number of people");
        // Its like are written with five decimals: zeros at the end are left out.
        assert_eq!(one_of_five(0.0, 29.987), Some((0, 0)), "nought");
        assert_eq!(one_of_five(2.0, 5.0), Some((10, 10)));
        assert_eq!(
            one_of_five(0.7, 29.987),
            Some((20, 22)),
            "written with one, as no whole number fits five"
        );
    }

    #[test]
    fn small_counts_are_found_given_and_worked_out_and_the_rest_is_counted() {
        let mut given =
            series(&[("2019", Some(0.4)), ("2020", Some(0.9)), ("2021", None), ("2022", Some(0.0))]);
        given.change(|it| it.numerators = [Some(9.4), Some(9.5), None, Some(0.0)].to_vec());
        let mut out_of = series(&[("2019", Some(3.7)), ("2020", Some(0.1)), ("2021", Some(2.0))]);
        out_of.change(|it| it.denominators = [Some(189.0), Some(10_000.0), None].to_vec());
        let scorecard = Sample::default().with(BURY, given).with(BOLTON, out_of).scorecard();
        let found = small_counts(&scorecard);
        let [of] = found.indicators.as_slice() else { panic!("{found:?}") };
        let told: Vec<_> = of.figures.iter().map(|it| (it.figure.area, it.figure.period, it.count)).collect();
        assert_eq!(
            told,
            [(BURY, period("2019"), Count::Given(9.4)), (BOLTON, period("2019"), Count::WorkedOut(7, 7)),]
        );
        assert_eq!((of.areas, found.figures()), (2, 2));
        assert_eq!((found.counted, found.possible.len(), found.uncounted), (4, 1, 1));
    }

    #[test]
    fn those_without_and_all_of_few_are_small_counts_too() {
        let mut sample = Sample::default();
        sample.indicator.measure.kind = MeasureKind::Proportion;
        let mut of_all = series(&[
            ("2018", Some(97.0)),
            ("2019", Some(50.0)),
            ("2020", Some(99.6)),
            ("2021", Some(75.0)),
            ("2022", Some(0.0)),
            ("2023", Some(100.0)),
        ]);
        of_all.change(|it| {
            it.numerators = [Some(97.0), None, None, Some(6.0), Some(0.0), Some(40.0)].to_vec();
            it.denominators =
                [Some(100.0), Some(40.0), Some(500.0), Some(8.0), Some(7.0), Some(40.0)].to_vec();
        });
        let mut alone = series(&[("2019", Some(99.0)), ("2020", Some(90.0)), ("2021", Some(99.9))]);
        alone.change(|it| it.numerators = [Some(396.0), Some(900.0), Some(5000.0)].to_vec());
        let scorecard = sample.with(BURY, of_all).with(BOLTON, alone).scorecard();
        let found = small_counts(&scorecard);
        let [of] = found.indicators.as_slice() else { panic!("{found:?}") };
        let told: Vec<_> = of
            .figures
            .iter()
            .map(|it| (it.figure.area, it.figure.period.to_string(), it.of, it.count))
            .collect();
        assert_eq!(
            told,
            [
                (BURY, "2018".to_owned(), CountOf::Others, Count::Given(3.0)),
                (BURY, "2020".to_owned(), CountOf::Others, Count::WorkedOut(2, 2)),
                (BURY, "2021".to_owned(), CountOf::Those, Count::Given(6.0)),
                (BURY, "2022".to_owned(), CountOf::Others, Count::Given(7.0)),
                // Written with as many decimals as 99.9.
                (BOLTON, "2019".to_owned(), CountOf::Others, Count::WorkedOut(4, 4)),
                (BOLTON, "2021".to_owned(), CountOf::Others, Count::WorkedOut(3, 7)),
            ]
        );
        assert_eq!((found.counted, found.possible.len(), found.uncounted), (9, 0, 0));
        // Events may come again, so that nobody is left over; but whoever so few are is known.
        let mut rate = series(&[("2020", Some(500.0)), ("2021", Some(0.0))]);
        rate.change(|it| {
            it.numerators = [Some(20.0), Some(0.0)].to_vec();
            it.denominators = [Some(24.0), Some(4.0)].to_vec();
        });
        let found = small_counts(&Sample::default().with(BURY, rate).scorecard());
        let told: Vec<_> =
            found.indicators.iter().flat_map(|of| &of.figures).map(|it| (it.of, it.count)).collect();
        assert_eq!(told, [(CountOf::All, Count::Given(4.0))]);
        // Withheld by its publisher, but for how many all are.
        let mut hidden = series(&[("2020", None), ("2021", None)]);
        hidden.change(|it| it.denominators = [Some(6.0), Some(60.0)].to_vec());
        let found = small_counts(&Sample::default().with(BURY, hidden).scorecard());
        assert_eq!((found.figures(), found.counted, found.uncounted), (1, 1, 0));
    }

    #[test]
    fn a_measure_that_is_a_count_is_its_own_and_a_standardised_rate_gives_none_away() {
        for (kind, figures) in [(MeasureKind::Count, 1), (MeasureKind::StandardisedRate, 0)] {
            let mut sample = Sample::default();
            sample.indicator.measure.kind = kind;
            let mut four = series(&[("2020", Some(4.0))]);
            four.change(|it| it.denominators = vec![Some(100.0)]);
            let found = small_counts(&sample.with(BURY, four).scorecard());
            assert_eq!((found.figures(), found.uncounted), (figures, 1 - figures), "{kind:?}");
        }
    }
}

//! The neighbourhoods of a place that are among the most deprived fifth of the nation, together, against the nation.
//!
//! They are added up from their counts, and the sum is compared as any figure is with England (METHODS, "Level"): similar where its
//! 95 % interval reaches the benchmark. Neighbourhoods are ranked by tenths of the nation, of which the first two are its fifth.

use super::Neighbourhoods;
use super::tenths::{AddedUp, added_up};
use crate::analysis::Analysis;
use crate::analysis::comparison::overlap;
use crate::model::{AreaId, IndicatorId, Period, Polarity, Scorecard, Strand, Verdict};

/// The last of the most deprived tenths that make a fifth.
pub const MOST_DEPRIVED_FIFTH: u8 = 2;

/// Those of a place together.
#[derive(Clone, Debug, PartialEq)]
pub struct DeprivedFifth {
    pub indicator: IndicatorId,
    pub period: Period,
    /// How many of them have counts in that period, and how many there are.
    pub neighbourhoods: (usize, usize),
    pub together: AddedUp,
    /// The nation's figure of the same period.
    pub nation: f64,
    pub verdict: Verdict,
}

/// Those of a place by the first indicator of the file that has counts of them and the nation's figure beside it: neighbourhood
/// activity before all else, and figures that are news before older ones. `None` where there is none, or where no neighbourhood of the
/// place is so deprived.
pub fn deprived_fifth(
    scorecard: &Scorecard,
    analysis: &Analysis,
    neighbourhoods: &Neighbourhoods,
    place: AreaId,
) -> Option<DeprivedFifth> {
    let tenth = |area: AreaId| scorecard.area(area).deprivation_decile;
    let all = neighbourhoods.within(place).iter().copied();
    let deprived: Vec<AreaId> =
        all.filter(|area| tenth(*area).is_some_and(|tenth| tenth <= MOST_DEPRIVED_FIFTH)).collect();
    let found = scorecard.indicators().filter(|(_, about)| about.polarity != Polarity::Neutral).filter_map(
        |(id, about)| {
            let found = together(scorecard, id, &deprived)?;
            let is_news = !analysis.newest().is_long_after(found.period);
            Some(((about.strand == Strand::Activity, is_news), found))
        },
    );
    // The first of equals.
    found.reduce(|first, next| if next.0 > first.0 { next } else { first }).map(|(_, found)| found)
}

/// These neighbourhoods by one indicator, in the latest period in which most of them have a figure.
fn together(scorecard: &Scorecard, indicator: IndicatorId, deprived: &[AreaId]) -> Option<DeprivedFifth> {
    let about = scorecard.indicator(indicator);
    let series = |area: AreaId| scorecard.series(indicator, None, area);
    let period = deprived.iter().filter_map(|area| Some(series(*area)?.latest()?.period)).max()?;
    let has_figure = |area: &&AreaId| series(**area).is_some_and(|series| series.at(period).is_some());
    let counted: Vec<AreaId> = deprived.iter().filter(has_figure).copied().collect();
    let together = added_up(scorecard, indicator, &counted, period)?;
    let nation = series(scorecard.national())?.at(period)?.value;
    let (lower, upper) = together.limits;
    Some(DeprivedFifth {
        indicator,
        period,
        neighbourhoods: (counted.len(), deprived.len()),
        together,
        nation,
        verdict: overlap(lower, upper, nation, about.polarity),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::area;
    use crate::model::{Area, AreaKind, MeasureKind};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    /// Bury with neighbourhoods of these tenths, in each of which so many of 1,000 are counted, against 10 of 100 in England.
    fn sample(parts: &[(u8, Option<f64>)]) -> Sample {
        let mut sample = Sample::new().with(SUSPENSIONS, ENGLAND, &[Some(10.0)]);
        for (at, (tenth, count)) in parts.iter().enumerate() {
            let own = area(&format!("E0200000{at}"), "Ward", AreaKind::Neighbourhood, Some(BURY));
            sample.parts.areas.push(Area { deprivation_decile: Some(*tenth), ..own });
            if let Some(count) = count {
                let mut series = sample::series(SUSPENSIONS, None, AreaId::at(4 + at), &[Some(count / 10.0)]);
                series.change(|it| {
                    (it.numerators, it.denominators) = (vec![Some(*count)], vec![Some(1_000.0)]);
                });
                sample = sample.with_series(series);
            }
        }
        sample
    }

    fn found(sample: Sample) -> Option<DeprivedFifth> {
        let scorecard = sample.build();
        deprived_fifth(&scorecard, &Analysis::of(&scorecard), &Neighbourhoods::of(&scorecard), BURY)
    }

    #[test]
    fn the_first_two_tenths_are_added_up_and_held_against_the_nation() {
        let fifth = found(sample(&[(1, Some(200.0)), (2, Some(160.0)), (3, Some(10.0)), (1, None)])).unwrap();
        assert_eq!(fifth.neighbourhoods, (2, 3), "one has no figure, and one is less deprived");
        assert_eq!((fifth.together.counts, fifth.together.value), ((360.0, 2_000.0), 18.0));
        assert_eq!((fifth.nation, fifth.verdict), (10.0, Verdict::Worse));
        // 205 of 2,000 are 10.25, whose limits reach 10.
        let level = found(sample(&[(1, Some(105.0)), (2, Some(100.0))])).unwrap();
        assert_eq!(level.verdict, Verdict::Similar);
    }

    #[test]
    fn without_deprived_ones_counts_or_a_direction_there_is_no_answer() {
        assert_eq!(found(sample(&[(3, Some(200.0))])), None);
        let mut without = sample(&[(1, Some(200.0))]);
        without.parts.series[1].change(|it| it.numerators = Vec::new());
        assert_eq!(found(without), None);
        let mut index = sample(&[(1, Some(200.0))]);
        index.parts.indicators[0].measure.kind = MeasureKind::Index;
        assert_eq!(found(index), None);
        let mut neutral = sample(&[(1, Some(200.0))]);
        neutral.parts.indicators[0].polarity = Polarity::Neutral;
        assert_eq!(found(neutral), None);
    }

    #[test]
    fn neighbourhood_activity_comes_before_what_stands_before_it_in_the_file() {
        let mut sample = sample(&[(1, Some(200.0))]).with_indicator(sample::indicator("other", "Walks"));
        let walks = IndicatorId::at(1);
        sample.parts.indicators[1].strand = Strand::Activity;
        for mut series in sample.parts.series.clone() {
            series.indicator = walks;
            sample = sample.with_series(series);
        }
        assert_eq!(found(sample).unwrap().indicator, walks);
    }
}

//! Where the publisher's own verdict and the one from the published figures differ (METHODS, "Against the benchmark").
//!
//! Nothing is decided here: the tested verdict stands in the judgement, and `check` names the difference. Groups of people
//! are left out: they are tested against everyone in their area, and publishers compare them with the nation.

use super::comparison::overlap;
use super::interval;
use crate::model::{AreaId, IndicatorId, Observation, Polarity, Scorecard, Series, Verdict};

/// One figure on which the publisher's verdict against the nation and the tested one differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disagreement {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaId,
    /// The figure.
    pub observation: Observation,
    /// What the publisher says.
    pub published: Verdict,
    /// What the interval says.
    pub tested: Verdict,
}

/// All figures on which the two differ, in the order of [`Scorecard::all_series`] and of time.
pub fn disagreements(scorecard: &Scorecard) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let whole = |series: &&Series| series.breakdown.is_none() && series.columns.has_verdicts();
    for series in scorecard.all_series().iter().filter(whole) {
        if let Some(national) = scorecard.series(series.indicator, None, scorecard.national()) {
            found.extend(series.observations().filter_map(|at| of(scorecard, series, national, at)));
        }
    }
    found
}

fn of(
    scorecard: &Scorecard,
    series: &Series,
    national: &Series,
    observation: Observation,
) -> Option<Disagreement> {
    let published = series.published_verdict(observation.index)?;
    let indicator = scorecard.indicator(series.indicator);
    let limits = interval::of(indicator, series, observation).ok()?;
    let benchmark = national.at(observation.period)?;
    let tested = overlap(limits.lower, limits.upper, benchmark.value, indicator.polarity);
    let differ = published != Verdict::NotCompared
        && series.area != scorecard.national()
        && !same(published, tested, indicator.polarity);
    differ.then_some(Disagreement {
        indicator: series.indicator,
        area: series.area,
        observation,
        published,
        tested,
    })
}

/// Whether two verdicts say the same, one of them perhaps without saying which direction is good.
fn same(published: Verdict, tested: Verdict, polarity: Polarity) -> bool {
    let judged = match (published, polarity) {
        (Verdict::Higher, Polarity::HigherIsBetter) | (Verdict::Lower, Polarity::LowerIsBetter) => {
            Verdict::Better
        }
        (Verdict::Higher, Polarity::LowerIsBetter) | (Verdict::Lower, Polarity::HigherIsBetter) => {
            Verdict::Worse
        }
        _ => published,
    };
    // Where the file calls neither direction good, better and worse cannot be told from higher and lower.
    let undirected = polarity == Polarity::Neutral && matches!(published, Verdict::Better | Verdict::Worse);
    judged == tested || (undirected && tested != Verdict::Similar)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{BURY, ENGLAND, Sample, series};
    use super::*;

    /// Bury at 5 to 7 in two years; England at 4, then at 6.
    fn published(verdicts: [Option<Verdict>; 2], polarity: Polarity) -> Scorecard {
        let mut bury = series(&[("2022", Some(6.0)), ("2023", Some(6.0))]);
        bury.change(|it| (it.lower, it.upper) = (vec![Some(5.0); 2], vec![Some(7.0); 2]));
        bury.change(|it| it.verdicts = verdicts.to_vec());
        let england = series(&[("2022", Some(4.0)), ("2023", Some(6.0))]);
        let mut sample = Sample::default().with(BURY, bury).with(ENGLAND, england);
        sample.indicator.polarity = polarity;
        sample.scorecard()
    }

    fn found(verdicts: [Option<Verdict>; 2], polarity: Polarity) -> Vec<(String, Verdict, Verdict)> {
        let scorecard = published(verdicts, polarity);
        let words = |it: Disagreement| (it.observation.period.to_string(), it.published, it.tested);
        disagreements(&scorecard).into_iter().map(words).collect()
    }

    #[test]
    fn every_figure_with_both_is_looked_at() {
        let lower = Polarity::LowerIsBetter;
        assert_eq!(found([Some(Verdict::Worse), Some(Verdict::Similar)], lower), []);
        assert_eq!(
            found([Some(Verdict::Similar), Some(Verdict::Worse)], lower),
            [
                ("2022".to_owned(), Verdict::Similar, Verdict::Worse),
                ("2023".to_owned(), Verdict::Worse, Verdict::Similar)
            ]
        );
        assert_eq!(found([None, Some(Verdict::NotCompared)], lower), []);
    }

    #[test]
    fn higher_and_worse_are_one_where_lower_is_better() {
        assert_eq!(found([Some(Verdict::Higher), None], Polarity::LowerIsBetter), []);
        assert_eq!(found([Some(Verdict::Lower), None], Polarity::LowerIsBetter).len(), 1);
        assert_eq!(found([Some(Verdict::Worse), None], Polarity::Neutral), []);
        assert_eq!(found([Some(Verdict::Similar), None], Polarity::Neutral).len(), 1);
    }
}

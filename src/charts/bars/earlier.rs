//! An earlier period beside the one that is shown: which there are, and where the two cannot be compared.

use super::Bar;
use crate::model::{BreakdownId, Flag, IndicatorId, Period, Scorecard, Series};
use crate::words::{breaks_for_boundary, date, list};

/// The periods before the latest of which some place has a figure, the newest first.
pub fn earlier_periods(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
) -> Vec<Period> {
    let of_place = |place| scorecard.series(indicator, breakdown, place);
    let observed = scorecard.places().filter_map(of_place).flat_map(Series::observations);
    let mut periods: Vec<Period> = observed.map(|o| o.period).collect();
    periods.sort_unstable_by(|a, b| b.cmp(a));
    periods.dedup();
    periods.drain(..periods.len().min(1));
    periods
}

/// Why two figures of one series cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Apart {
    /// The figure of this period is disrupted.
    Disrupted(Period),
    MethodChanged,
    BoundaryMoved,
}

/// Where the figures of an earlier period and of the one shown cannot be compared, and why: one sentence for each reason.
pub(super) fn not_comparable(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    bars: &[Bar],
    [earlier, shown]: [Period; 2],
) -> Vec<String> {
    let both: Vec<&Bar> = bars.iter().filter(|bar| bar.value.is_some() && bar.beside.is_some()).collect();
    let mut found: Vec<(Apart, Vec<String>)> = Vec::new();
    for bar in &both {
        let series = scorecard.series(indicator, bar.breakdown, bar.area);
        let Some(why) = series.and_then(|series| apart(scorecard, series, [earlier, shown])) else {
            continue;
        };
        match found.iter_mut().find(|(known, _)| *known == why) {
            Some((_, areas)) => areas.push(bar.label.clone()),
            None => found.push((why, vec![bar.label.clone()])),
        }
    }
    let [then, now] = [earlier, shown].map(date::period_in_words);
    let sentence = |(why, areas): (Apart, Vec<String>)| {
        let of = if areas.len() == both.len() { String::new() } else { format!(" for {}", list(&areas)) };
        let why = match why {
            Apart::Disrupted(period) => format!("{} is disrupted", date::period_in_words(period)),
            Apart::MethodChanged => "the method changed in between".to_owned(),
            Apart::BoundaryMoved => "the boundary moved in between".to_owned(),
        };
        format!("{then} cannot be compared with {now}{of}: {why}.")
    };
    found.into_iter().map(sentence).collect()
}

fn apart(scorecard: &Scorecard, series: &Series, periods: [Period; 2]) -> Option<Apart> {
    let [earlier, shown] = periods.map(|period| series.periods.binary_search(&period).ok());
    let (earlier, shown) = (earlier?, shown?);
    let disrupted = |at: &usize| series.flag(*at) == Some(Flag::Disrupted);
    if let Some(at) = [earlier, shown].into_iter().find(disrupted) {
        return Some(Apart::Disrupted(series.periods[at]));
    }
    let breaks = (earlier + 1..=shown).filter(|at| series.flag(*at) == Some(Flag::Break));
    let moved = |at| breaks_for_boundary(scorecard, series, at);
    let why = |at| if moved(at) { Apart::BoundaryMoved } else { Apart::MethodChanged };
    breaks.map(why).next_back()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::bars::{Compared, compare_chart};
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, Sample};

    /// The notes below Bury and Bolton beside 2015/16, with a flag on a figure of Bury’s.
    fn notes(flag: Option<(usize, Flag)>) -> String {
        let mut bury = sample::series(SUSPENSIONS, None, BURY, &[Some(9.9), Some(10.0), Some(12.2)]);
        if let Some((at, flag)) = flag {
            bury = sample::flagged(bury, at..at + 1, flag, "Counted anew");
        }
        let bolton = [Some(9.0), Some(11.0), Some(16.6)];
        let scorecard = Sample::new().with_series(bury).with(SUSPENSIONS, BOLTON, &bolton).build();
        let before = sample::academic_year(2015);
        assert_eq!(earlier_periods(&scorecard, SUSPENSIONS, None), [sample::academic_year(2016), before]);
        let compared = Compared { earlier: Some(before), ..Compared::default() };
        compare_chart(&scorecard, SUSPENSIONS, compared, &|_| None).expect("a chart").notes.join(" ")
    }

    #[test]
    fn where_two_periods_cannot_be_compared_is_said_and_why() {
        let whose = "2015/16 cannot be compared with 2017/18 for Bury: ";
        assert!(notes(Some((1, Flag::Break))).starts_with(&format!("{whose}the method changed in between.")));
        assert!(notes(Some((0, Flag::Disrupted))).starts_with(&format!("{whose}2015/16 is disrupted.")));
        for comparable in [None, Some((0, Flag::Break)), Some((1, Flag::Disrupted))] {
            assert!(!notes(comparable).contains("cannot be compared"), "{comparable:?}");
        }
    }
}

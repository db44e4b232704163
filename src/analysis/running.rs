//! How long the latest figures of a series say the same, and what breaks a run of them (METHODS, "Description").

use super::change::previous;
use crate::model::{Flag, Indicator, Observation, Series};

/// How many figures one after another, back from the latest one, are `same`, which is asked for positions of the series. What
/// breaks a run ends it. 0 where the latest itself is not `same`, or cannot begin a run, or there is none.
pub fn running(about: &Indicator, series: &Series, same: impl Fn(usize) -> bool) -> usize {
    let latest = series.latest().filter(|latest| may_stand_in_run(series, latest.index));
    let back = std::iter::successors(latest, |later| before_in_run(about, series, *later));
    back.take_while(|at| same(at.index)).count()
}

/// The figure from which a run goes on to this one: that of the period directly before. A period without a figure ends a run, and so
/// does a break of the line, and it never starts at, or passes, a disrupted figure or one of low reliability.
pub(super) fn before_in_run(about: &Indicator, series: &Series, later: Observation) -> Option<Observation> {
    let both = |earlier: &Observation| [earlier, &later].iter().all(|at| may_stand_in_run(series, at.index));
    previous(about, series, later).filter(both)
}

fn may_stand_in_run(series: &Series, index: usize) -> bool {
    !matches!(series.flag(index), Some(Flag::Disrupted | Flag::LowReliability))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{flagged, from_2015, period};

    fn about() -> Indicator {
        Indicator::default()
    }

    #[test]
    fn it_is_counted_back_from_the_latest_figure_to_the_first_gap() {
        let values = [2.0, 2.0, 1.0, 2.0, 2.0].map(Some);
        let two = |series: &Series| running(&about(), series, |at| series.value(at) == Some(2.0));
        let whole = from_2015(&values);
        assert_eq!(two(&whole), 2);
        assert_eq!(running(&about(), &whole, |_| true), 5);
        assert_eq!(running(&about(), &whole, |_| false), 0);
        let ends = [Some(2.0), None, Some(2.0), Some(2.0), None];
        assert_eq!(two(&from_2015(&ends)), 2, "no figure yet is no end");
        let mut apart = from_2015(&[Some(2.0); 4]);
        apart.periods = ["2013", "2014", "2016", "2017"].map(period).into();
        assert_eq!(two(&apart), 2, "a year that the series leaves out is a gap");
        assert_eq!(two(&from_2015(&[None])), 0);
    }

    #[test]
    fn it_passes_no_break_of_the_line_and_nothing_that_cannot_be_compared() {
        let all = |at, flag| running(&about(), &flagged(from_2015(&[Some(2.0); 6]), at, flag), |_| true);
        assert_eq!(all(3, Flag::Break), 3, "what came after the break is one line");
        assert_eq!(all(3, Flag::Disrupted), 2);
        assert_eq!(all(3, Flag::LowReliability), 2);
        assert_eq!(all(3, Flag::Provisional), 6);
        assert_eq!(all(5, Flag::Break), 1);
        assert_eq!(all(5, Flag::Disrupted), 0, "it never starts there either");
        assert_eq!(all(5, Flag::LowReliability), 0);
    }
}

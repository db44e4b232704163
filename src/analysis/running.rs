//! How long the latest figures of a series say the same.

use crate::model::Series;

/// How many figures one after another, back from the latest one, are `same`, which is asked for positions of the series. A
/// period that is left out or has no figure ends it. 0 where the latest itself is not, or there is none.
pub fn running(series: &Series, same: impl Fn(usize) -> bool) -> usize {
    let Some(latest) = series.latest() else { return 0 };
    let holds = |index: &usize| {
        let steps = latest.period.steps_after(series.periods[*index]);
        let is_next = usize::try_from(steps) == Ok(latest.index - index);
        is_next && series.value(*index).is_some() && same(*index)
    };
    (0..=latest.index).rev().take_while(holds).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{from_2015, period};

    #[test]
    fn it_is_counted_back_from_the_latest_figure_to_the_first_gap() {
        let values = [2.0, 2.0, 1.0, 2.0, 2.0].map(Some);
        let two = |series: &Series| running(series, |at| series.value(at) == Some(2.0));
        let whole = from_2015(&values);
        assert_eq!(two(&whole), 2);
        assert_eq!(running(&whole, |_| true), 5);
        assert_eq!(running(&whole, |_| false), 0);
        let ends = [Some(2.0), None, Some(2.0), Some(2.0), None];
        assert_eq!(two(&from_2015(&ends)), 2, "no figure yet is no end");
        let mut apart = from_2015(&[Some(2.0); 4]);
        apart.periods = ["2013", "2014", "2016", "2017"].map(period).into();
        assert_eq!(two(&apart), 2, "a year that the series leaves out is a gap");
        assert_eq!(two(&from_2015(&[None])), 0);
    }
}

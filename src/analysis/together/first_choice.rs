//! What an indicator is set beside to begin with.
//!
//! Never the one that goes with it most: of many pairs some go together closely by chance alone, and whoever picks the closest
//! picks chance (Benjamini and Hochberg 1995 for how fast that grows). It is what the file itself says belongs with it, whatever
//! the figures turn out to be; where it says nothing, the reader chooses.

use crate::model::{IndicatorId, Priority, PriorityId, Scorecard};

/// What says that two indicators belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// One stands in for the other, which is slower.
    StandsIn,
    /// This priority is measured by both.
    Priority(PriorityId),
}

/// The slower outcome that an indicator stands in for, or one that stands in for it; else the first other one that a priority
/// is measured by together with it.
pub fn beside_at_first(scorecard: &Scorecard, indicator: IndicatorId) -> Option<(IndicatorId, Because)> {
    let stands_in = scorecard.indicators().find(|(_, other)| other.proxy_for == Some(indicator));
    let proxy = scorecard.indicator(indicator).proxy_for.or(stands_in.map(|(id, _)| id));
    let with = |indicators: &[IndicatorId]| {
        let other = indicators.iter().copied().find(|other| *other != indicator);
        other.filter(|_| indicators.contains(&indicator))
    };
    let served =
        |(id, priority): (PriorityId, &Priority)| Some((with(&priority.indicators)?, Because::Priority(id)));
    proxy.map(|other| (other, Because::StandsIn)).or_else(|| scorecard.priorities().find_map(served))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{FIRST, SECOND, Two};
    use super::*;
    use crate::analysis::sample::ENGLAND;
    use crate::model::{PriorityLevel, fixture};

    #[test]
    fn it_is_what_the_file_says_belongs_with_it_and_else_nothing() {
        assert_eq!(beside_at_first(&Two::new().scorecard(), FIRST), None);
        let mut two = Two::new();
        two.indicators[1].proxy_for = Some(FIRST);
        let scorecard = two.scorecard();
        assert_eq!(beside_at_first(&scorecard, FIRST), Some((SECOND, Because::StandsIn)));
        assert_eq!(beside_at_first(&scorecard, SECOND), Some((FIRST, Because::StandsIn)));
        let served = |ids: &[IndicatorId]| {
            let mut two = Two::new();
            two.priorities = vec![fixture::priority("one", PriorityLevel::National, ENGLAND, ids)];
            beside_at_first(&two.scorecard(), FIRST)
        };
        let by_priority = Some((SECOND, Because::Priority(PriorityId::at(0))));
        assert_eq!((served(&[SECOND, FIRST]), served(&[SECOND])), (by_priority, None));
    }
}

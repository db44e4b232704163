//! What an indicator is set beside to begin with.
//!
//! Never the one that goes with it most: of many pairs some go together closely by chance alone, and whoever picks the closest
//! picks chance (Benjamini and Hochberg 1995 for how fast that grows). It is what the file itself says belongs with it, whatever
//! the figures turn out to be; where it says nothing, the reader chooses. Two shares of one whole go together by how they are made,
//! so that none of them is set beside the other unasked.

use super::making::one_whole;
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
    let is_of_its_own = |other: &IndicatorId| one_whole(scorecard, [indicator, *other]).is_none();
    let stands_in = scorecard.indicators().filter(|(_, other)| other.proxy_for == Some(indicator));
    let mut proxies = scorecard.indicator(indicator).proxy_for.into_iter().chain(stands_in.map(|(id, _)| id));
    let proxy = proxies.find(is_of_its_own);
    let with = |indicators: &[IndicatorId]| {
        let other = indicators.iter().copied().find(|other| *other != indicator && is_of_its_own(other));
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
        let mut parts = Two::new();
        for about in &mut parts.indicators {
            about.measure.unit = "% of adults".to_owned();
            let publisher = Some("A".to_owned());
            about.source = Some(crate::model::Source { publisher, ..crate::model::Source::default() });
        }
        parts.indicators[1].proxy_for = Some(FIRST);
        parts.priorities = vec![fixture::priority("one", PriorityLevel::National, ENGLAND, &[SECOND, FIRST])];
        assert_eq!(beside_at_first(&parts.scorecard(), FIRST), None, "two shares of one whole");
    }
}

//! Two indicators together: how far they go together across areas or over the years of one area, the second perhaps some years
//! later, and whether what reaches people does so where it is needed.

mod first_choice;
#[cfg(test)]
mod fixture;
mod making;
mod own;
mod pairs;
mod periods;
mod rank_correlation;
mod reach;

pub use first_choice::{Because, beside_at_first};
pub use making::{OneWhole, one_whole};
pub use own::{NoChanges, NoOwnPairs, OwnPairs, PairedOwn, PairedPeriod};
pub use pairs::{Across, LONGEST_LAG, LeftOut, Marked, NoPairs, Paired, PairedArea, Pairs};
pub use periods::{FEWEST_POINTS, all_marked};
pub use rank_correlation::{Correlation, FEWEST_PAIRS, Link, NoCorrelation};
pub use reach::{
    DeprivedGroup, InStep, NoReach, NoSteepness, Reach, ReachGroup, Steepness, can_be_reach, reach,
};

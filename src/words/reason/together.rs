//! Why two indicators are not held against each other.

use super::Reason;
use crate::analysis::together::{
    FEWEST_PAIRS, FEWEST_POINTS, Marked, NoChanges, NoCorrelation, NoOwnPairs, NoPairs, NoReach, NoSteepness,
};
use crate::model::{Flag, IndicatorId, Scorecard};
use crate::words::date;
use crate::words::together::{across_in_words, quoted};
use crate::words::wording::count_in_words;

/// What to do where the two are taken the wrong way round.
const SWAP: &str = "; Swap takes the other one as the need";

fn of(scorecard: &Scorecard, id: IndicatorId) -> String {
    quoted(scorecard.indicator(id))
}

/// As what figures are marked that cannot be relied on.
pub(in crate::words) fn marked_as(flag: Option<Flag>) -> &'static str {
    match flag {
        Some(Flag::Disrupted) => "disrupted",
        Some(Flag::LowReliability) => "of low reliability",
        _ => "of low reliability or disrupted",
    }
}

fn count(scorecard: &Scorecard, id: IndicatorId) -> String {
    format!(
        "{} is a count, which is larger where more people live and so goes with any other",
        of(scorecard, id)
    )
}

impl Reason for NoCorrelation {
    fn clause(&self, _: &Scorecard) -> String {
        let which = |at: usize| ["the first", "the second", "deprivation"][at.min(2)];
        match *self {
            Self::TooFew(pairs) => format!(
                "a correlation needs {} pairs of figures, and there are {}",
                count_in_words(FEWEST_PAIRS),
                if pairs == 0 { "none".into() } else { count_in_words(pairs) }
            ),
            Self::AllAlike(at) => format!("{} is the same in all of them", which(at)),
            Self::NothingLeft(at) => format!("{} goes exactly with deprivation", which(at)),
        }
    }
}

impl Reason for NoPairs {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match *self {
            Self::Count(id) => count(scorecard, id),
            Self::NoFigures(id) => format!("there are no figures of {} for them", of(scorecard, id)),
            Self::NotApart => {
                "none of them has both figures, with the second in the same year or up to ten years later; \
                               swapped, the first may come later"
                    .to_owned()
            }
            Self::TooFew(across, count) => format!(
                "only {} of the {} {} both figures, and fewer than {} points show nothing",
                count_in_words(count),
                across_in_words(across),
                if count == 1 { "has" } else { "have" },
                count_in_words(FEWEST_POINTS)
            ),
            Self::Unreliable(across, marked) => {
                let Marked { of: both, left_out, indicator, period, flag } = marked;
                let (many, all) = (across_in_words(across), count_in_words(both));
                let who = if left_out == both {
                    format!("all {all} {many} with both figures are left out")
                } else {
                    format!(
                        "{} of the {all} {many} with both figures are left out, so that too few are left",
                        count_in_words(left_out)
                    )
                };
                format!(
                    "{who}: their figures of {} of {} are marked as {}",
                    of(scorecard, indicator),
                    date::period_in_words(period),
                    marked_as(flag)
                )
            }
        }
    }
}

impl Reason for NoOwnPairs {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match *self {
            Self::NoFigures(id) => format!("there are no figures of {} here", of(scorecard, id)),
            Self::TooFew(count) => {
                let pairs = match count {
                    0 => "is no pair".to_owned(),
                    1 => "is only one pair".to_owned(),
                    _ => format!("are only {} pairs", count_in_words(count)),
                };
                format!(
                    "with each figure taken once there {pairs} of their periods in the same year or the second up to ten years \
                     later, and fewer than {} points show nothing of time",
                    count_in_words(FEWEST_POINTS)
                )
            }
            Self::Unreliable { marked, of } => format!(
                "{} of the {} pairs of periods have a figure that is marked as of low reliability or disrupted, and fewer than {} \
                 points show nothing of time",
                count_in_words(marked),
                count_in_words(of),
                count_in_words(FEWEST_POINTS)
            ),
        }
    }
}

impl Reason for NoChanges {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::Seasonal(id) => format!(
                "{} goes up and down with the seasons, and so goes with anything that does",
                of(scorecard, *id)
            ),
            Self::Changes(NoCorrelation::TooFew(changes)) => format!(
                "it needs {} changes from one period to the next, and there are {}",
                count_in_words(FEWEST_PAIRS),
                if *changes == 0 { "none".into() } else { count_in_words(*changes) }
            ),
            Self::Changes(why) => why.clause(scorecard),
        }
    }
}

impl Reason for NoReach {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::Count(id) => count(scorecard, *id),
            Self::NeedIsGood(id, swap) => format!(
                "of {} more is better, so that a higher figure is no greater need{}",
                of(scorecard, *id),
                if *swap { SWAP } else { "" }
            ),
            Self::ReachIsHarm(id, swap) => format!(
                "of {} less is better, so that it is nothing that reaches people{}",
                of(scorecard, *id),
                if *swap { SWAP } else { "" }
            ),
            Self::NothingShared => {
                "the two have no groups by deprivation in common, here, in the system or in the nation, nor both figures of \
                 neighbourhoods whose deprivation is known"
                    .to_owned()
            }
            Self::NoSlope(id, why) => format!("{}: {}", of(scorecard, *id), why.clause(scorecard)),
            Self::NoAverage(id) => {
                format!("the average of {} is not above 0, so that nothing is relative to it", of(scorecard, *id))
            }
        }
    }
}

impl Reason for NoSteepness {
    fn clause(&self, _: &Scorecard) -> String {
        let which = |at: usize| if at == 0 { "need" } else { "reach" };
        match *self {
            Self::NoRatio(at) => format!("the two ends of {} have no ratio", which(at)),
            Self::NoLimits(at) => format!("not all figures of {} have limits", which(at)),
        }
    }
}

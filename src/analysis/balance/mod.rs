//! National and local priorities held against each other in one place (METHODS, "Balance").
//!
//! Local are those that the place or its system set itself. Every priority is judged by the figures of the place.

mod roll_up;
mod status;
#[cfg(test)]
mod tests;

pub use roll_up::RollUp;
pub use status::{Basis, Favour, IndicatorStanding, PriorityStatus};

use crate::analysis::Analysis;
use crate::analysis::lineage::Above;
use crate::model::{AreaId, Priority, PriorityId, PriorityLevel, Scorecard, Verdict};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// More national priorities than these crowd a scorecard, whatever they say.
pub const NATIONAL_LIMIT: usize = 10;

/// The balance of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// Where.
    pub place: AreaId,
    /// Set for the whole country, in the order of the file.
    pub national: Vec<PriorityStanding>,
    /// Set by the system or the place, in the order of the file.
    pub local: Vec<PriorityStanding>,
    /// By the weights in the file.
    pub as_weighted: RollUp,
    /// National half, local half.
    pub as_halves: RollUp,
    /// What the national side takes up.
    pub national_share: SideShare,
    /// What the local side takes up.
    pub local_share: SideShare,
    /// Local priorities that name no indicator.
    pub without_indicator: Vec<PriorityId>,
    /// Local priorities none of whose indicators has a figure here.
    pub without_data: Vec<PriorityId>,
    /// Local priorities with indicators and no target.
    pub without_target: Vec<PriorityId>,
}

/// One priority in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityStanding {
    /// Which.
    pub priority: PriorityId,
    /// How it stands.
    pub status: PriorityStatus,
    /// What that rests on; of several indicators, the weaker.
    pub basis: Option<Basis>,
    /// Its indicators, those of its targets included, in the order of the file.
    pub indicators: Vec<IndicatorStanding>,
    /// Its share of all weight, by the weights in the file.
    pub weight: f64,
    /// Its share of all weight with national half, local half.
    pub half_weight: f64,
}

impl PriorityStanding {
    /// The verdict whose mark stands for its status; `None` where only the plain change is known, or nothing.
    pub fn mark(&self) -> Option<Verdict> {
        if self.basis == Some(Basis::Change) {
            return None;
        }
        match self.status.favour() {
            Favour::Right => Some(Verdict::Better),
            Favour::Neither | Favour::Mixed => Some(Verdict::Similar),
            Favour::Wrong => Some(Verdict::Worse),
            Favour::Unknown => None,
        }
    }
}

/// What one side takes up of the whole; a share of nothing is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SideShare {
    /// How many priorities it has.
    pub priorities: usize,
    /// How many of them have a status.
    pub judged: usize,
    /// How many of them are met, on track or improving.
    pub going_right: usize,
    /// Its share of the weight, by the weights in the file.
    pub weight: Option<f64>,
    /// How many different indicators it has figures for here.
    pub measured: usize,
    /// Its share of the measured indicators; one that both sides name counts on both.
    pub measured_share: Option<f64>,
    /// How many of its measured indicators are met, on track or improving.
    pub improving: usize,
    /// Its share of these.
    pub improving_share: Option<f64>,
}

impl Balance {
    /// Whether there are more national priorities than [`NATIONAL_LIMIT`].
    pub fn has_too_many_national(&self) -> bool {
        self.national.len() > NATIONAL_LIMIT
    }
}

/// The balance of a place; of the system, by its own figures; of the nation, with nothing local.
pub fn balance(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> Balance {
    SetFor::of(scorecard, [place]).balance(analysis, place)
}

/// The balances of several areas.
pub fn balances<'a>(
    scorecard: &'a Scorecard,
    analysis: &'a Analysis,
    places: impl IntoIterator<Item = AreaId> + 'a,
) -> impl Iterator<Item = Balance> + 'a {
    let places: Vec<AreaId> = places.into_iter().collect();
    let set_for = SetFor::of(scorecard, places.iter().copied());
    places.into_iter().map(move |place| set_for.balance(analysis, place))
}

/// The priorities of a file by the area they are set for.
struct SetFor<'a> {
    scorecard: &'a Scorecard,
    priorities: HashMap<AreaId, Vec<PriorityId>>,
    /// The areas that any is set for.
    homes: Above<'a>,
}

impl<'a> SetFor<'a> {
    /// Looks them up for some places.
    fn of(scorecard: &'a Scorecard, places: impl IntoIterator<Item = AreaId>) -> Self {
        let mut priorities: HashMap<AreaId, Vec<PriorityId>> = HashMap::new();
        for (id, priority) in scorecard.priorities() {
            priorities.entry(priority.area).or_default().push(id);
        }
        let homes = Above::of(scorecard, places, |area| priorities.contains_key(&area));
        Self { scorecard, priorities, homes }
    }

    /// The priorities that hold in a place, in the order of the file: its own, those of the areas it lies in, the
    /// system's and the nation's.
    fn holding(&self, place: AreaId) -> Vec<(PriorityId, &'a Priority)> {
        let (system, nation) = (self.scorecard.system(), self.scorecard.national());
        let upwards = self.homes.at_or_above(place);
        let of_all = [nation].into_iter().chain((place != nation).then_some(system));
        let areas: BTreeSet<AreaId> = upwards.chain(of_all).collect();
        let set_for = areas.iter().filter_map(|area| self.priorities.get(area)).flatten();
        let mut found: Vec<_> = set_for.map(|&id| (id, self.scorecard.priority(id))).collect();
        found.sort_by_key(|(id, _)| *id);
        found
    }

    fn balance(&self, analysis: &Analysis, place: AreaId) -> Balance {
        let scorecard = self.scorecard;
        let priorities = self.holding(place);
        let weights: Vec<f64> = priorities.iter().map(|(_, priority)| priority.weight).collect();
        let is_national = |priority: &Priority| priority.level == PriorityLevel::National;
        let nationals = priorities.iter().filter(|(_, priority)| is_national(priority)).count();
        let halves = roll_up::halves(nationals, priorities.len() - nationals);
        let (mut national, mut local) = (Vec::new(), Vec::new());
        for ((id, priority), weight) in priorities.into_iter().zip(roll_up::shares(&weights)) {
            let (side, half) =
                if is_national(priority) { (&mut national, halves.0) } else { (&mut local, halves.1) };
            side.push(standing(scorecard, analysis, place, (id, priority), [weight, half]));
        }
        let all = || national.iter().chain(&local);
        let as_weighted = RollUp::of(all().map(|standing| (standing, standing.weight)));
        let as_halves = RollUp::of(all().map(|standing| (standing, standing.half_weight)));
        let (national_share, local_share) = side_shares(&national, &local);
        let named = |lacks: &dyn Fn(&PriorityStanding) -> bool| -> Vec<PriorityId> {
            local.iter().filter(|standing| lacks(standing)).map(|standing| standing.priority).collect()
        };
        let measured = |standing: &PriorityStanding| standing.indicators.iter().any(|one| one.measured);
        let has_indicator = |standing: &PriorityStanding| !standing.indicators.is_empty();
        let without_indicator = named(&|standing| !has_indicator(standing));
        let without_data = named(&|standing| has_indicator(standing) && !measured(standing));
        let without_target = named(&|standing| {
            has_indicator(standing) && scorecard.priority(standing.priority).targets.is_empty()
        });
        Balance {
            place,
            national,
            local,
            as_weighted,
            as_halves,
            national_share,
            local_share,
            without_indicator,
            without_data,
            without_target,
        }
    }
}

fn standing(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    (id, priority): (PriorityId, &Priority),
    [weight, half_weight]: [f64; 2],
) -> PriorityStanding {
    let mut seen = HashSet::new();
    let named = priority.indicators.iter().copied().chain(priority.targets.iter().map(|t| t.indicator));
    let indicators: Vec<IndicatorStanding> = named
        .filter(|indicator| seen.insert(*indicator))
        .map(|indicator| {
            let polarity = scorecard.indicator(indicator).polarity;
            status::of_indicator(id, indicator, polarity, analysis.get(indicator, None, place))
        })
        .collect();
    let (status, basis) = status::of_priority(&indicators);
    PriorityStanding { priority: id, status, basis, indicators, weight, half_weight }
}

fn side_shares(national: &[PriorityStanding], local: &[PriorityStanding]) -> (SideShare, SideShare) {
    let count = |side: &[PriorityStanding]| {
        // An indicator that several priorities name improves if any of them has it so.
        let mut measured = BTreeMap::new();
        for one in side.iter().flat_map(|standing| &standing.indicators).filter(|one| one.measured) {
            *measured.entry(one.indicator).or_insert(false) |= one.status.goes_the_right_way();
        }
        let known = |standing: &&PriorityStanding| standing.status != PriorityStatus::NotKnown;
        SideShare {
            priorities: side.len(),
            judged: side.iter().filter(known).count(),
            going_right: side.iter().filter(|standing| standing.status.goes_the_right_way()).count(),
            weight: (!side.is_empty()).then(|| side.iter().map(|standing| standing.weight).sum()),
            measured: measured.len(),
            improving: measured.values().filter(|improving| **improving).count(),
            ..SideShare::default()
        }
    };
    let (one, other) = (count(national), count(local));
    let share = |part: usize, rest: usize| (part + rest > 0).then(|| part as f64 / (part + rest) as f64);
    let filled = |one: SideShare, other: SideShare| SideShare {
        measured_share: share(one.measured, other.measured),
        improving_share: share(one.improving, other.improving),
        ..one
    };
    (filled(one, other), filled(other, one))
}

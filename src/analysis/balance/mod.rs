//! National and local priorities held against each other in one place (METHODS, "Priorities and balance").
//!
//! Local are those that the place or its system set itself. Every priority is judged by the figures of the place: each of
//! its indicators by the target in force, by level and by movement, the whole by the worst of them.

mod pairs;
mod roll_up;
mod status;
#[cfg(test)]
mod tests;

pub use pairs::{FaceToFace, Pair, Tie};
pub use roll_up::{Bars, Stands, Ways};
pub use status::{IndicatorStanding, PlainStatus, Stand, Status};

use crate::analysis::lineage::Above;
use crate::analysis::{Analysis, Level, MovementVerdict};
use crate::model::{AreaId, IndicatorId, Priority, PriorityId, PriorityLevel, Scorecard, Verdict};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// No more national priorities than these is what the Hewitt Review of integrated care systems (2023) proposed.
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
    /// Shares by the weights in the file.
    pub as_weighted: Bars<f64>,
    /// Shares with national half, local half.
    pub as_halves: Bars<f64>,
    /// What the national side takes up.
    pub national_share: SideShare,
    /// What the local side takes up.
    pub local_share: SideShare,
    /// Measured indicators that serve several priorities, with how many; each is counted once. Those of most come first.
    pub serve_several: Vec<(IndicatorId, usize)>,
    /// Local priorities that name no indicator.
    pub without_indicator: Vec<PriorityId>,
    /// Local priorities none of whose indicators has a figure here.
    pub without_data: Vec<PriorityId>,
    /// Local priorities with indicators and no target in force here.
    pub without_target: Vec<PriorityId>,
}

/// One priority in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityStanding {
    /// Which.
    pub priority: PriorityId,
    /// Its indicators, those of its targets included, in the order of the file.
    pub indicators: Vec<IndicatorStanding>,
    /// Where the worst of them stands.
    pub stand: Stand,
    /// Which way the worst of them moves.
    pub way: MovementVerdict,
    /// The verdict whose mark stands for the worst of them; `None` where nothing was tested.
    pub mark: Option<Verdict>,
    /// Its share of all weight, by the weights in the file.
    pub weight: f64,
    /// Its share of all weight with national half, local half.
    pub half_weight: f64,
}

impl PriorityStanding {
    /// How it stands, in a word.
    pub fn status(&self) -> Status {
        status::shared(&self.indicators)
    }

    /// Its place in a list that has the worst first.
    pub fn order(&self) -> (u8, Stand) {
        status::order(&self.indicators)
    }

    /// The indicator that stands worst.
    pub fn worst(&self) -> Option<&IndicatorStanding> {
        self.indicators.iter().min_by_key(|one| one.order())
    }

    /// The indicator whose level its stand is; of those not compared one in the worst fifth.
    pub fn levelled_by(&self) -> Option<&IndicatorStanding> {
        let stands = self.indicators.iter().filter(|one| one.measured && one.stand() == self.stand);
        stands.min_by_key(|one| (!one.level.is_some_and(Level::is_worse), one.order()))
    }

    /// The indicator whose movement its way is.
    pub fn moved_by(&self) -> Option<&IndicatorStanding> {
        self.indicators.iter().find(|one| one.measured && one.way == self.way)
    }

    /// Whether it was not compared, and a figure of it lies in the worst fifth of a spread, which is no test.
    pub fn is_in_worst_fifth(&self) -> bool {
        let level = self.levelled_by().and_then(|one| one.level);
        self.stand == Stand::NotCompared && level.is_some_and(Level::is_worse)
    }

    /// Whether anything of it was found to be worse or to get worse, or misses its target.
    pub fn is_a_concern(&self) -> bool {
        self.mark == Some(Verdict::Worse)
    }

    /// Whether any of its indicators has a figure here.
    pub fn is_measured(&self) -> bool {
        self.indicators.iter().any(|one| one.measured)
    }
}

/// What one side takes up of the whole; an indicator that both sides name counts on both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SideShare {
    /// Its priorities, by where they stand and which way they move.
    pub priorities: Bars<usize>,
    /// Its share of the weight, by the weights in the file.
    pub weight: Option<f64>,
    /// How many different indicators it has figures for here.
    pub measured: usize,
    /// How many of these have a tested movement, whichever way: of the others it is not known whether they improve.
    pub tested: usize,
    /// How many of its measured indicators improve, by the test.
    pub improving: usize,
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
        let as_weighted = Bars::of(all().map(|standing| (standing, standing.weight)));
        let as_halves = Bars::of(all().map(|standing| (standing, standing.half_weight)));
        let (national_share, local_share) = (side_share(&national), side_share(&local));
        let serve_several = serve_several(all());
        let named = |lacks: &dyn Fn(&PriorityStanding) -> bool| -> Vec<PriorityId> {
            local.iter().filter(|standing| lacks(standing)).map(|standing| standing.priority).collect()
        };
        let has_indicator = |standing: &PriorityStanding| !standing.indicators.is_empty();
        let without_indicator = named(&|standing| !has_indicator(standing));
        let without_data = named(&|standing| has_indicator(standing) && !standing.is_measured());
        let has_target = |one: &IndicatorStanding| {
            analysis.get(one.indicator, None, place).is_some_and(|found| found.in_force.is_some())
        };
        let without_target = named(&|standing| {
            let own = &scorecard.priority(standing.priority).targets;
            has_indicator(standing) && own.is_empty() && !standing.indicators.iter().any(has_target)
        });
        Balance {
            place,
            national,
            local,
            as_weighted,
            as_halves,
            national_share,
            local_share,
            serve_several,
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
            let judgement = analysis.get(indicator, None, place);
            IndicatorStanding::of(indicator, priority.aim, polarity, judgement, analysis.newest())
        })
        .collect();
    let (stand, way, mark) = status::worst(&indicators);
    PriorityStanding { priority: id, indicators, stand, way, mark, weight, half_weight }
}

/// The measured indicators that several priorities name, those of most first, else in the order of the file.
fn serve_several<'a>(all: impl Iterator<Item = &'a PriorityStanding>) -> Vec<(IndicatorId, usize)> {
    let mut named: BTreeMap<IndicatorId, usize> = BTreeMap::new();
    for one in all.flat_map(|standing| &standing.indicators).filter(|one| one.measured) {
        *named.entry(one.indicator).or_default() += 1;
    }
    let mut several: Vec<(IndicatorId, usize)> =
        named.into_iter().filter(|(_, priorities)| *priorities > 1).collect();
    several.sort_by_key(|(_, priorities)| Reverse(*priorities));
    several
}

fn side_share(side: &[PriorityStanding]) -> SideShare {
    // An indicator that several priorities name counts once, and improves if it does for any of them.
    let mut measured = BTreeMap::new();
    for one in side.iter().flat_map(|standing| &standing.indicators).filter(|one| one.measured) {
        let (tested, improving) = measured.entry(one.indicator).or_insert((false, false));
        *tested |= one.way != MovementVerdict::Unknown;
        *improving |= one.way == MovementVerdict::Improving;
    }
    SideShare {
        priorities: Bars::of(side.iter().map(|standing| (standing, 1))),
        weight: (!side.is_empty()).then(|| side.iter().map(|standing| standing.weight).sum()),
        measured: measured.len(),
        tested: measured.values().filter(|(tested, _)| *tested).count(),
        improving: measured.values().filter(|(_, improving)| *improving).count(),
    }
}

//! Lists of which what both editions have is in another order, as far as readers see that.
//!
//! Lists that are only looked into, such as the members of an area or the names by which an indicator is published, say the same in any
//! order, and so do blocks of figures, their rows, national spreads and outlines.

use super::pairing::{Pairs, breakdowns};
use crate::analysis::target::TargetRef;
use crate::model::{AreaId, IndicatorId, InterventionId, PriorityId, Scorecard, Series, drafts};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// A list that readers see in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InOrder {
    Areas,
    Indicators,
    /// Groups of people by one dimension.
    Groups,
    Priorities,
    Interventions,
    Actions,
    Commentary,
    Views,
    Groupings,
    Frameworks,
    GroupingGroups,
    FrameworkOutcomes,
    PriorityIndicators,
    PriorityTargets,
    InterventionAreas,
    InterventionPlanned,
    InterventionAims,
    InterventionWatch,
}

/// What has a list within a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Grouping,
    Framework,
    Priority,
    Intervention,
}

impl InOrder {
    /// What has it; `None` is the file.
    pub fn owner(self) -> Option<Owner> {
        match self {
            Self::GroupingGroups => Some(Owner::Grouping),
            Self::FrameworkOutcomes => Some(Owner::Framework),
            Self::PriorityIndicators | Self::PriorityTargets => Some(Owner::Priority),
            Self::InterventionAreas
            | Self::InterventionPlanned
            | Self::InterventionAims
            | Self::InterventionWatch => Some(Owner::Intervention),
            Self::Areas
            | Self::Indicators
            | Self::Groups
            | Self::Priorities
            | Self::Interventions
            | Self::Actions
            | Self::Commentary
            | Self::Views
            | Self::Groupings
            | Self::Frameworks => None,
        }
    }
}

/// A list in another order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reordered {
    pub list: InOrder,
    /// Of lists within a list, whose they are, by their positions in the newer file; of one that the file has none.
    pub of: Vec<usize>,
}

pub(super) fn orders(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Vec<Reordered> {
    let of_file = of_file(files, pairs).into_iter().filter(|(_, is_other)| *is_other);
    let of_file = of_file.map(|(list, _)| Reordered { list, of: Vec::new() });
    let within = within(files, pairs).into_iter().filter(|(_, of)| !of.is_empty());
    of_file.chain(within.map(|(list, of)| Reordered { list, of })).collect()
}

fn of_file([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> [(InOrder, bool); 10] {
    let files = [older, newer];
    let comments = files.map(|file| {
        let stay = drafts(file.commentary());
        let sent = file.commentary().iter().zip(stay).filter(|(_, stays)| !stays);
        sent.map(|(comment, _)| comment.id.as_str()).collect()
    });
    [
        (InOrder::Areas, goes_back(older.areas().filter_map(|(id, _)| pairs.areas.newer(id)))),
        (
            InOrder::Indicators,
            goes_back(older.indicators().filter_map(|(id, _)| pairs.indicators.get(&id).copied())),
        ),
        (InOrder::Groups, are_groups_others(files)),
        (
            InOrder::Priorities,
            goes_back(older.priorities().filter_map(|(id, _)| pairs.priorities.get(&id).copied())),
        ),
        (
            InOrder::Interventions,
            goes_back(older.interventions().filter_map(|(id, _)| pairs.interventions.get(&id).copied())),
        ),
        (InOrder::Actions, is_other_by_id([older.actions(), newer.actions()], |it| &it.id)),
        (InOrder::Commentary, is_other(&comments)),
        (InOrder::Views, is_other_by_id([older.views(), newer.views()], |it| &it.id)),
        (InOrder::Groupings, is_other_by_id([older.groupings(), newer.groupings()], |it| &it.id)),
        (InOrder::Frameworks, is_other_by_id([older.frameworks(), newer.frameworks()], |it| &it.id)),
    ]
}

/// Lists within what both editions have, and whose they are.
fn within([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> [(InOrder, Vec<usize>); 8] {
    let areas = |was: &[AreaId], is: &[AreaId]| {
        is_other(&[was.iter().filter_map(|id| pairs.areas.newer(*id)).collect(), is.to_vec()])
    };
    let indicators = |was: &[IndicatorId], is: &[IndicatorId]| {
        is_other(&[was.iter().filter_map(|id| pairs.indicators.get(id).copied()).collect(), is.to_vec()])
    };
    let priorities = |is_other: &dyn Fn([PriorityId; 2]) -> bool| {
        let both = pairs.priorities.iter().filter(|(was, is)| is_other([**was, **is]));
        sorted(both.map(|(_, is)| is.index()))
    };
    let tried = |is_other: &dyn Fn([InterventionId; 2]) -> bool| {
        let both = pairs.interventions.iter().filter(|(was, is)| is_other([**was, **is]));
        sorted(both.map(|(_, is)| is.index()))
    };
    let targets = |[was, is]: [PriorityId; 2]| {
        let of_old = TargetRef::all_of(older, was).filter_map(|of| {
            let target = of.target(older);
            let area = target.area.map_or(Some(None), |area| pairs.areas.newer(area).map(Some))?;
            Some((*pairs.indicators.get(&target.indicator)?, area, target.by.clone()))
        });
        let of_new = TargetRef::all_of(newer, is).map(|of| {
            let target = of.target(newer);
            (target.indicator, target.area, target.by.clone())
        });
        is_other(&[of_old.collect(), of_new.collect()])
    };
    let both = [older, newer];
    [
        (
            InOrder::GroupingGroups,
            by_id(
                both.map(Scorecard::groupings),
                |it| &it.id,
                |was, is| is_other_by_id([&was.groups, &is.groups], |it| &it.id),
            ),
        ),
        (
            InOrder::FrameworkOutcomes,
            by_id(
                both.map(Scorecard::frameworks),
                |it| &it.id,
                |was, is| is_other_by_id([&was.outcomes, &is.outcomes], |it| &it.id),
            ),
        ),
        (
            InOrder::PriorityIndicators,
            priorities(&|[was, is]| {
                indicators(&older.priority(was).indicators, &newer.priority(is).indicators)
            }),
        ),
        (InOrder::PriorityTargets, priorities(&targets)),
        (
            InOrder::InterventionAreas,
            tried(&|[was, is]| areas(&older.intervention(was).areas, &newer.intervention(is).areas)),
        ),
        (
            InOrder::InterventionPlanned,
            tried(&|[was, is]| areas(&older.intervention(was).planned, &newer.intervention(is).planned)),
        ),
        (
            InOrder::InterventionAims,
            tried(&|[was, is]| indicators(&older.intervention(was).aims, &newer.intervention(is).aims)),
        ),
        (
            InOrder::InterventionWatch,
            tried(&|[was, is]| indicators(&older.intervention(was).watch, &newer.intervention(is).watch)),
        ),
    ]
}

fn sorted(positions: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found: Vec<usize> = positions.collect();
    found.sort_unstable();
    found
}

/// Whether positions in the newer list, in the order of the older, go back anywhere.
fn goes_back<T: Ord>(positions: impl Iterator<Item = T>) -> bool {
    !positions.is_sorted()
}

/// Whether what stands in both of these lists is in another order in the second.
fn is_other<T: PartialEq>([was, is]: &[Vec<T>; 2]) -> bool {
    goes_back(was.iter().filter_map(|item| is.iter().position(|other| other == item)))
}

fn is_other_by_id<T>([was, is]: [&[T]; 2], id: fn(&T) -> &str) -> bool {
    let known: HashMap<&str, usize> = is.iter().enumerate().map(|(at, item)| (id(item), at)).collect();
    goes_back(was.iter().filter_map(|item| known.get(id(item))))
}

/// The positions in the second list of what is in both by its id, where a list of it is in another order.
fn by_id<T>([was, is]: [&[T]; 2], id: fn(&T) -> &str, is_other: fn(&T, &T) -> bool) -> Vec<usize> {
    let known: HashMap<&str, &T> = was.iter().map(|item| (id(item), item)).collect();
    let of_both =
        is.iter().enumerate().filter(|(_, item)| known.get(id(item)).is_some_and(|was| is_other(was, item)));
    of_both.map(|(at, _)| at).collect()
}

/// Groups of people have an order within their dimension, which is that in which figures of them come; where those of a group came or
/// went, that moves the others and no order was changed.
fn are_groups_others(files: [&Scorecard; 2]) -> bool {
    let with_figures = files.map(|file| {
        let of = |series: &Series| {
            let group = file.breakdown(series.breakdown?);
            Some((group.by.as_str(), group.group.as_str(), file.indicator(series.indicator).id.as_str()))
        };
        file.given_series().iter().filter_map(of).collect::<HashSet<_>>()
    });
    let moved: HashSet<&str> =
        with_figures[0].symmetric_difference(&with_figures[1]).map(|(by, ..)| *by).collect();
    let mut last = HashMap::new();
    let both = files[0].breakdowns().iter().zip(breakdowns(files));
    both.filter_map(|(was, is)| Some((was.by.as_str(), is?)))
        .filter(|(by, _)| !moved.contains(by))
        .any(|(by, at)| last.insert(by, at) > Some(at))
}

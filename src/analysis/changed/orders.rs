//! Lists that readers see in the order of the file, and of which what both editions have is in another order.

use super::pairing::{Pairs, breakdowns};
use crate::model::{Scorecard, Series, drafts};
use std::collections::{HashMap, HashSet};

/// A list of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

pub(super) fn orders([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Vec<InOrder> {
    let files = [older, newer];
    let comments = files.map(|file| {
        let stay = drafts(file.commentary());
        let sent = file.commentary().iter().zip(stay).filter(|(_, stays)| !stays);
        sent.map(|(comment, _)| comment.id.as_str()).collect::<Vec<&str>>()
    });
    let [actions, views, groupings, frameworks] = [
        files.map(|file| file.actions().iter().map(|it| it.id.as_str()).collect::<Vec<&str>>()),
        files.map(|file| file.views().iter().map(|it| it.id.as_str()).collect()),
        files.map(|file| file.groupings().iter().map(|it| it.id.as_str()).collect()),
        files.map(|file| file.frameworks().iter().map(|it| it.id.as_str()).collect()),
    ];
    let found = [
        (InOrder::Areas, is_other(older.areas().filter_map(|(id, _)| pairs.areas.newer(id)))),
        (
            InOrder::Indicators,
            is_other(older.indicators().filter_map(|(id, _)| pairs.indicators.get(&id).copied())),
        ),
        (InOrder::Groups, are_groups_others(files)),
        (
            InOrder::Priorities,
            is_other(older.priorities().filter_map(|(id, _)| pairs.priorities.get(&id).copied())),
        ),
        (
            InOrder::Interventions,
            is_other(older.interventions().filter_map(|(id, _)| pairs.interventions.get(&id).copied())),
        ),
        (InOrder::Actions, is_other_by_id(&actions)),
        (InOrder::Commentary, is_other_by_id(&comments)),
        (InOrder::Views, is_other_by_id(&views)),
        (InOrder::Groupings, is_other_by_id(&groupings)),
        (InOrder::Frameworks, is_other_by_id(&frameworks)),
    ];
    found.into_iter().filter(|(_, is_other)| *is_other).map(|(list, _)| list).collect()
}

/// Whether positions in the newer list, in the order of the older, go back anywhere.
fn is_other<T: Ord>(positions: impl Iterator<Item = T>) -> bool {
    !positions.is_sorted()
}

fn is_other_by_id([was, is]: &[Vec<&str>; 2]) -> bool {
    let known: HashMap<&str, usize> = is.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    is_other(was.iter().filter_map(|id| known.get(id)))
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

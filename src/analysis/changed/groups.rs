//! Judgements on groups of people that are others than before, in every area that both editions have.

use super::judged::{LevelFound, Way, movement_rank};
use super::pairing::{Areas, breakdowns};
use super::{Edition, Texts};
use crate::analysis::judgement::Judgement;
use crate::analysis::movement::MovementVerdict;
use crate::analysis::two_files::{InBoth, Matched};
use crate::model::{AreaId, BreakdownId, IndicatorId, Verdict};
use std::collections::HashSet;

/// What changed in the judgements on one group of people of one indicator in one area. The older edition comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChange {
    pub indicators: InBoth,
    pub breakdowns: [BreakdownId; 2],
    pub areas: [AreaId; 2],
    /// The verdict on the latest figure, where it is another one, or of a comparison with something else.
    pub level: Option<[Verdict; 2]>,
    /// The area that it is compared with: its own where that is everyone there.
    pub against: [Option<AreaId>; 2],
    /// Whether both are compared, and not with the same.
    pub is_against_another: bool,
    pub movement: Option<[MovementVerdict; 2]>,
    pub way: Way,
}

/// Groups of people of which the file says otherwise whose they are, so that their figures are compared with something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopesChanged {
    /// Of the newer edition.
    pub groups: Vec<BreakdownId>,
    /// The indicators with figures of them, in the order of the newer edition.
    pub indicators: Vec<IndicatorId>,
    /// How many of these figures there are.
    pub figures: usize,
    /// How many judgements on them are others, or against something else.
    pub judgements: usize,
}

/// What changed in the judgements on groups, those that are worse first, then those that are better, then the others; each in the order of the newer file.
pub(super) fn groups(editions: [Edition<'_>; 2], matched: &Matched, areas: &Areas) -> Vec<GroupChange> {
    let files = editions.map(|edition| edition.scorecard);
    let groups = breakdowns(files);
    let pairs: std::collections::HashMap<IndicatorId, IndicatorId> =
        matched.pairs.iter().map(|pair| (pair[0], pair[1])).collect();
    let mut found: Vec<GroupChange> = Vec::new();
    for was in editions[0].analysis.judgements() {
        let both = was.breakdown.and_then(|group| {
            let indicators = [was.indicator, *pairs.get(&was.indicator)?];
            Some((indicators, [group, groups[group.index()]?], [was.area, areas.newer(was.area)?]))
        });
        let Some((indicators, breakdowns, in_areas)) = both else { continue };
        let Some(is) = editions[1].analysis.get(indicators[1], Some(breakdowns[1]), in_areas[1]) else {
            continue;
        };
        found.extend(change((indicators, breakdowns, in_areas), [was, is], areas));
    }
    let rank = |way: Way| [Way::Worse, Way::Better, Way::Neither].iter().position(|known| *known == way);
    found.sort_by_key(|it| (rank(it.way), it.indicators[1], it.breakdowns[1], it.areas[1]));
    found
}

fn change(
    (indicators, breakdowns, in_areas): (InBoth, [BreakdownId; 2], [AreaId; 2]),
    judged: [&Judgement; 2],
    areas: &Areas,
) -> Option<GroupChange> {
    let verdicts = judged.map(|it| it.benchmark.verdict);
    let against = judged.map(|it| it.benchmark.area);
    let is_compared = verdicts.iter().all(|verdict| *verdict != Verdict::NotCompared);
    let is_against_another = is_compared && against[0].map(|area| areas.newer(area)) != against[1].map(Some);
    let movements = judged.map(|it| it.movement.verdict);
    let level = (verdicts[0] != verdicts[1] || is_against_another).then_some(verdicts);
    let movement = (movements[0] != movements[1]).then_some(movements);
    // What rests on an older figure than before is neither worse nor better.
    let is_on_older = match judged.map(|it| it.latest) {
        [Some(was), Some(is)] => is.period < was.period,
        [was, is] => was.is_some() && is.is_none(),
    };
    let level_way =
        level.filter(|_| !is_against_another).map(|both| way(both.map(|it| LevelFound::Tested(it).rank())));
    let movement_way = movement.map(|both| way(both.map(movement_rank)));
    let ways: Vec<Way> = level_way.into_iter().chain(movement_way).filter(|_| !is_on_older).collect();
    let on_the_whole = [Way::Worse, Way::Better].into_iter().find(|way| ways.contains(way));
    (level.is_some() || movement.is_some()).then(|| GroupChange {
        indicators,
        breakdowns,
        areas: in_areas,
        level,
        against,
        is_against_another,
        movement,
        way: on_the_whole.unwrap_or(Way::Neither),
    })
}

fn way([was, is]: [Option<u8>; 2]) -> Way {
    match was.zip(is) {
        Some((was, is)) if is < was => Way::Worse,
        Some((was, is)) if is > was => Way::Better,
        _ => Way::Neither,
    }
}

/// What hangs on whose groups there are, where the newer file says that otherwise.
pub(super) fn scopes(newer: Edition<'_>, texts: &Texts, changes: &[GroupChange]) -> Option<ScopesChanged> {
    let groups = texts.scopes.clone();
    let is_such = |group: BreakdownId| groups.contains(&group);
    let series = newer.scorecard.given_series().iter().filter(|it| it.breakdown.is_some_and(is_such));
    let with: HashSet<IndicatorId> = series.clone().map(|it| it.indicator).collect();
    let figures = series.map(|it| it.observations().count()).sum();
    let judgements = changes.iter().filter(|it| is_such(it.breakdowns[1])).count();
    let indicators = newer.scorecard.indicators().map(|(id, _)| id).filter(|id| with.contains(id)).collect();
    (!groups.is_empty()).then_some(ScopesChanged { groups, indicators, figures, judgements })
}

//! Areas that came or went, each with those that lie within it, and what went with them.

use super::uncompared::Stood;
use super::{Edition, Withdrawn};
use crate::model::{AreaId, IndicatorId, Scorecard};
use std::collections::{HashMap, HashSet};

/// An area with those within it that came or went as it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub area: AreaId,
    pub within: Vec<AreaId>,
}

/// What was taken out of the older edition, with all that stood on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub of: TakenOutOf,
    /// How many figures of it were given.
    pub figures: usize,
    pub stood: Stood,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenOutOf {
    Area(Whole),
    Indicator(IndicatorId),
}

/// Puts each area to the outermost around it that is in the list too, in the order of the list.
pub(super) fn wholes(file: &Scorecard, areas: &[AreaId]) -> Vec<Whole> {
    let listed: HashSet<AreaId> = areas.iter().copied().collect();
    let outermost = |area: AreaId| {
        let around = std::iter::successors(Some(area), |at| file.area(*at).parent);
        // A file names no area as lying within itself, and its depth has an end.
        around.take_while(|at| listed.contains(at)).last().unwrap_or(area)
    };
    let mut found: Vec<Whole> = Vec::new();
    let mut known: HashMap<AreaId, usize> = HashMap::new();
    for &area in areas {
        let of = outermost(area);
        let at = *known.entry(of).or_insert_with(|| {
            found.push(Whole { area: of, within: Vec::new() });
            found.len() - 1
        });
        if area != of {
            found[at].within.push(area);
        }
    }
    found
}

/// Every area and indicator that was taken out; a figure of both counts with the area.
pub(super) fn taken_out(
    older: Edition<'_>,
    areas: &[AreaId],
    indicators: &[IndicatorId],
    withdrawn: &[Withdrawn],
) -> Vec<TakenOut> {
    let places: Vec<AreaId> = older.scorecard.places().collect();
    let all: Vec<IndicatorId> = older.scorecard.indicators().map(|(id, _)| id).collect();
    let gone: HashSet<AreaId> = areas.iter().copied().collect();
    let of_areas = wholes(older.scorecard, areas).into_iter().map(|whole| {
        let is_of = |area: &AreaId| *area == whole.area || whole.within.contains(area);
        let of_these: Vec<AreaId> = places.iter().copied().filter(is_of).collect();
        let figures = withdrawn.iter().filter(|it| is_of(&it.area)).count();
        TakenOut { figures, stood: Stood::on(older, &all, &of_these), of: TakenOutOf::Area(whole) }
    });
    let stay: Vec<AreaId> = places.iter().copied().filter(|it| !gone.contains(it)).collect();
    let of_indicators = indicators.iter().map(|id| TakenOut {
        figures: withdrawn.iter().filter(|it| it.indicator == *id && !gone.contains(&it.area)).count(),
        stood: Stood::on(older, &[*id], &stay),
        of: TakenOutOf::Indicator(*id),
    });
    of_areas.chain(of_indicators).collect()
}

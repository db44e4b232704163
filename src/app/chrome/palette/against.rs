//! Two things that are named together: indicators, `absence against suspensions`, and places, `bolton bury`.

use super::index::{Target, Thing, of_place};
use crate::model::{AreaId, IndicatorId};

/// What stands between two that are to be looked at together.
const BETWEEN: [&str; 4] = ["against", "beside", "versus", "vs"];
/// What is said of two places besides their names.
const ABOUT_PLACES: [&str; 7] = ["against", "beside", "by", "compare", "side", "versus", "vs"];
/// So many of the nearest are taken on each side, and listed altogether.
const EACH: usize = 4;
const ALL: usize = 8;

/// How far a thing is from some words: of those that are as far, the one with the shorter name is meant.
type Far = (u32, usize);

/// The pairs that words name, the nearest first, each with how far it is; before the word between them stands the first, or
/// nothing where it is the one looked at last.
pub(super) fn pairs(
    asked: &[String],
    things: &[Thing],
    looked_at: Option<IndicatorId>,
) -> Vec<(u32, [IndicatorId; 2])> {
    let Some(between) = asked.iter().position(|word| BETWEEN.contains(&word.as_str())) else {
        return Vec::new();
    };
    let (first, second) = (&asked[..between], &asked[between + 1..]);
    if second.is_empty() {
        return Vec::new();
    }
    let firsts = match looked_at.filter(|_| first.is_empty()) {
        Some(looked_at) => vec![((0, 0), looked_at)],
        None => nearest(first, things),
    };
    let seconds = nearest(second, things);
    let with = |(far, first): &(Far, IndicatorId)| {
        let (far, first) = (*far, *first);
        let others = seconds.iter().filter(move |(_, second)| *second != first);
        let both = move |other: &Far| (far.0 + other.0, far.1 + other.1);
        others.map(move |(other, second)| (both(other), [first, *second])).collect::<Vec<_>>()
    };
    let mut pairs: Vec<(Far, [IndicatorId; 2])> = firsts.iter().flat_map(with).collect();
    pairs.sort_unstable();
    pairs.truncate(ALL);
    pairs.into_iter().map(|((far, _), pair)| (far, pair)).collect()
}

/// Two places that words name and nothing else, in the order in which they are named: `bolton bury`, `compare bolton and bury`.
pub(super) fn two_places(asked: &[String], things: &[Thing]) -> Option<[AreaId; 2]> {
    let telling = asked.iter().filter(|word| !ABOUT_PLACES.contains(&word.as_str()));
    let nearest = |word: &String| {
        let far = |thing: &Thing| match thing.target {
            Target::Place(area) => Some((of_place(thing, word)?, area)),
            _ => None,
        };
        things.iter().filter_map(far).min().map(|(_, area)| area)
    };
    let mut places = telling.map(nearest).collect::<Option<Vec<AreaId>>>()?;
    places.dedup();
    let [first, second] = <[AreaId; 2]>::try_from(places).ok()?;
    (first != second).then_some([first, second])
}

/// The indicators nearest to some words; none where there are no words.
fn nearest(asked: &[String], things: &[Thing]) -> Vec<(Far, IndicatorId)> {
    if asked.is_empty() {
        return Vec::new();
    }
    let far = |thing: &Thing| match thing.target {
        Target::Indicator(indicator) => Some(((thing.names.distance(asked)?, thing.text.len()), indicator)),
        _ => None,
    };
    let mut found: Vec<(Far, IndicatorId)> = things.iter().filter_map(far).collect();
    found.sort_unstable();
    found.truncate(EACH);
    found
}

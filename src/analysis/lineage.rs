//! Which areas lie in which. Areas may be nested to any depth, each the parent of the next, so that nothing here walks
//! from each of them to the top: that would take as many steps as there are areas, squared.

use crate::model::{AreaId, Scorecard};
use std::collections::HashMap;

/// The areas above some areas, of those that count for a question: regions, say, or areas with a target.
pub struct Above<'a> {
    scorecard: &'a Scorecard,
    /// The nearest that counts: the area itself, or one that it lies in.
    nearest: HashMap<AreaId, Option<AreaId>>,
}

impl<'a> Above<'a> {
    /// Looks up what is above the areas that will be asked about.
    pub fn of(
        scorecard: &'a Scorecard,
        asked: impl IntoIterator<Item = AreaId>,
        counts: impl Fn(AreaId) -> bool,
    ) -> Self {
        let mut nearest: HashMap<AreaId, Option<AreaId>> = HashMap::new();
        let mut path = Vec::new();
        for area in asked {
            let mut next = Some(area);
            while let Some(at) = next.filter(|at| !nearest.contains_key(at)) {
                path.push(at);
                next = scorecard.area(at).parent;
            }
            let mut found = next.and_then(|known| nearest[&known]);
            for at in path.drain(..).rev() {
                found = if counts(at) { Some(at) } else { found };
                nearest.insert(at, found);
            }
        }
        Self { scorecard, nearest }
    }

    /// Those that count of an area that was asked about and those it lies in, the nearest first.
    pub fn at_or_above(&self, area: AreaId) -> impl Iterator<Item = AreaId> + '_ {
        let nearest = |at: AreaId| self.nearest.get(&at).copied().flatten();
        std::iter::successors(nearest(area), move |&at| nearest(self.scorecard.area(at).parent?))
    }
}

/// Whether one area lies in another, however deep.
pub struct Nesting(Vec<Span>);

/// When a walk through all areas, each before those within it, comes to an area and leaves it.
#[derive(Clone, Copy, Default)]
struct Span {
    entered: usize,
    left: usize,
}

impl Nesting {
    /// Looks it up for all areas.
    pub fn of(scorecard: &Scorecard) -> Self {
        let count = scorecard.areas().count();
        let mut children: Vec<Vec<AreaId>> = vec![Vec::new(); count];
        // The areas to come to, and those to leave.
        let mut walk: Vec<(AreaId, bool)> = Vec::new();
        for (id, area) in scorecard.areas() {
            match area.parent {
                Some(parent) => children[parent.index()].push(id),
                None => walk.push((id, false)),
            }
        }
        let (mut spans, mut entered) = (vec![Span::default(); count], 0);
        while let Some((area, is_done)) = walk.pop() {
            if is_done {
                spans[area.index()].left = entered;
                continue;
            }
            spans[area.index()].entered = entered;
            entered += 1;
            walk.push((area, true));
            walk.extend(children[area.index()].iter().map(|&child| (child, false)));
        }
        Self(spans)
    }

    /// Whether `inner` lies in `outer`; an area does not lie in itself.
    pub fn is_within(&self, inner: AreaId, outer: AreaId) -> bool {
        let [inner, outer] = [inner, outer].map(|area| self.0[area.index()]);
        outer.entered < inner.entered && inner.left <= outer.left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{self, BOLTON, BURY, ENGLAND, SYSTEM, Sample};

    fn within(scorecard: &Scorecard, area: AreaId) -> Vec<AreaId> {
        scorecard.upwards(area).skip(1).collect()
    }

    #[test]
    fn what_is_found_is_what_a_walk_to_the_top_finds() {
        let scorecard = Sample::default().scorecard();
        let (all, nesting) = (|| scorecard.areas().map(|(id, _)| id), Nesting::of(&scorecard));
        for wanted in [vec![], vec![ENGLAND], vec![BURY, SYSTEM], vec![BOLTON, ENGLAND], all().collect()] {
            let above = Above::of(&scorecard, all(), |area| wanted.contains(&area));
            for area in all() {
                let walked = std::iter::once(area).chain(within(&scorecard, area));
                let walked: Vec<AreaId> = walked.filter(|at| wanted.contains(at)).collect();
                assert_eq!(above.at_or_above(area).collect::<Vec<_>>(), walked);
                let alone = Above::of(&scorecard, [area], |area| wanted.contains(&area));
                assert_eq!(alone.at_or_above(area).collect::<Vec<_>>(), walked);
            }
        }
        for (outer, inner) in all().flat_map(|outer| all().map(move |inner| (outer, inner))) {
            assert_eq!(nesting.is_within(inner, outer), within(&scorecard, inner).contains(&outer));
        }
    }

    /// A chain of neighbourhoods below a place, each with figures, and the system of the file at its end.
    fn chain(depth: usize) -> Scorecard {
        use crate::model::{AreaKind, IndicatorId, Parts, Priority, Series, Target};
        let nation = sample::area("E92000001", "England", AreaKind::Nation, None);
        let first = sample::area("E08000002", "Bury", AreaKind::Place, None);
        let link = |at: usize| {
            let kind = if at + 1 == depth { AreaKind::System } else { AreaKind::Neighbourhood };
            sample::area(&format!("E{at:08}"), &format!("Link {at}"), kind, Some(AreaId::at(at + 1)))
        };
        let figures = sample::series(&[("2022", Some(1.0)), ("2023", Some(2.0))]);
        let target = Target { indicator: IndicatorId::at(0), area: None, value: 1.0, by: None, from: None };
        let set =
            Priority { id: "p".to_owned(), area: ENGLAND, targets: vec![target], ..Priority::default() };
        Scorecard::new(Parts {
            system: Some(AreaId::at(depth + 1)),
            national: Some(ENGLAND),
            areas: [nation, first].into_iter().chain((0..depth).map(link)).collect(),
            indicators: vec![Sample::default().indicator],
            series: (1..depth + 2).map(|at| Series { area: AreaId::at(at), ..figures.clone() }).collect(),
            priorities: vec![set],
            ..Parts::default()
        })
        .unwrap()
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_areas_takes_no_longer_each_than_a_short_one() {
        // Walking to the top from each of them would take minutes.
        use crate::analysis::{Analysis, balances};
        use crate::model::{Against, Benchmark};
        let scorecard = chain(100_000);
        for benchmark in [Benchmark::National, Benchmark::System, Benchmark::Region, Benchmark::Peers] {
            let scorecard = scorecard.compared_with(Against::Benchmark(benchmark));
            let found = Analysis::of(&scorecard);
            assert!(found.judgements().iter().all(|judged| judged.targets.len() == 1), "{benchmark:?}");
            let all = scorecard.areas().map(|(id, _)| id);
            assert!(balances(&scorecard, &found, all).all(|balance| balance.local.len() <= 1));
        }
    }
}

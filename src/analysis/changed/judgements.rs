//! All judgements of two editions beside each other: those on places one by one, those on others together where many are alike.

use super::because::Of;
use super::causes::Causes;
use super::judged::{JudgementChange, Matter, Way, change};
use super::pairing::{Areas, breakdowns};
use super::uncompared::Stood;
use super::whom::{Counts, Whom};
use super::{Edition, MethodChange};
use crate::analysis::LookFirst;
use crate::analysis::concern::Concern;
use crate::analysis::judgement::Judgement;
use crate::analysis::look_first::{AttentionBox, look_first};
use crate::analysis::two_files::Matched;
use crate::model::{AreaId, BreakdownId, IndicatorId, Scorecard, Verdict};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::ops::Range;

/// What changed in the judgements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgements {
    /// On everyone in places, what matters most first.
    pub places: Vec<JudgementChange>,
    /// On the system as a whole, groups of people, neighbourhoods and other areas.
    pub others: Vec<JudgementChange>,
    /// What alone made many of both others, neither worse nor better; these are told with it.
    pub causes: Causes,
    /// Where in the others those stand that are told together, worse ones first.
    pub alike: Vec<Alike>,
    /// By whom they are on; only those of which something changed.
    pub counts: BTreeMap<Whom, Counts>,
    /// How many that are the same are called best or worst in one edition alone, because it asks for that.
    pub called_otherwise: usize,
}

/// Changes of judgements on one indicator that go one way: of groups of people by one dimension, of neighbourhoods of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    pub whom: Whom,
    pub way: Way,
    /// Of those that are neither worse nor better, whether something bad is gone or found; else [`Matter::Other`].
    pub matter: Matter,
    /// The place that the neighbourhoods lie in, of the newer edition.
    pub within: Option<AreaId>,
    /// Where they stand in [`Judgements::others`].
    pub at: Range<usize>,
}

impl Judgements {
    /// How many judgements on these are others than before.
    pub fn counts(&self, whom: Whom) -> Counts {
        self.counts.get(&whom).copied().unwrap_or_default()
    }

    /// On all of them together.
    pub fn all(&self) -> Counts {
        self.counts.values().fold(Counts::default(), |all, counts| all.with(*counts))
    }

    /// The changes that are told together.
    pub fn of(&self, alike: &Alike) -> &[JudgementChange] {
        &self.others[alike.at.clone()]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty() && self.others.is_empty()
    }
}

/// Which judgement: of what, for whom and where.
type Key = (IndicatorId, Option<BreakdownId>, AreaId);

/// Which of the older edition is which of the newer, and the other way round.
struct Both<'a> {
    editions: [Edition<'a>; 2],
    areas: &'a Areas,
    methods: &'a [MethodChange],
    indicators: [HashMap<IndicatorId, IndicatorId>; 2],
    breakdowns: [HashMap<BreakdownId, BreakdownId>; 2],
    areas_of: [HashMap<AreaId, AreaId>; 2],
    /// Of each edition those that do not measure what they did.
    otherwise: [HashSet<IndicatorId>; 2],
    places: [HashSet<AreaId>; 2],
}

impl<'a> Both<'a> {
    fn of(
        editions: [Edition<'a>; 2],
        matched: &Matched,
        areas: &'a Areas,
        methods: &'a [MethodChange],
    ) -> Self {
        let files = editions.map(|edition| edition.scorecard);
        let groups = breakdowns(files).into_iter().enumerate();
        let groups: Vec<[BreakdownId; 2]> =
            groups.filter_map(|(was, is)| Some([BreakdownId::at(was), is?])).collect();
        let in_both = files[0].areas().filter_map(|(was, _)| Some([was, areas.newer(was)?]));
        Self {
            editions,
            areas,
            methods,
            indicators: both_ways(&matched.pairs),
            breakdowns: both_ways(&groups),
            areas_of: both_ways(&in_both.collect::<Vec<_>>()),
            otherwise: [0, 1].map(|at| matched.different.iter().map(|(pair, _)| pair[at]).collect()),
            places: files.map(|file| file.places().collect()),
        }
    }

    /// Where in the other edition than the one at this position the same would be judged.
    fn other(&self, at: usize, judged: &Judgement) -> Option<Key> {
        let group = match &judged.breakdown {
            None => None,
            Some(group) => Some(*self.breakdowns[at].get(group)?),
        };
        let indicator = *self.indicators[at].get(&judged.indicator)?;
        Some((indicator, group, *self.areas_of[at].get(&judged.area)?))
    }

    fn whom(&self, at: usize, (_, group, area): Key) -> Whom {
        let is_place = |area: AreaId| self.places[at].contains(&area);
        Whom::of(self.editions[at].scorecard, group, area, is_place)
    }

    fn get(&self, at: usize, (indicator, group, area): Key) -> Option<&'a Judgement> {
        self.editions[at].analysis.get(indicator, group, area)
    }

    /// Whether the same verdict is best or worst in one edition, and better or worse in the other, by what they ask for.
    fn is_called_otherwise(&self, keys: [Key; 2]) -> bool {
        let of = |at: usize| {
            let found = &self.get(at, keys[at])?.benchmark;
            // Where neither direction is good there is no best and no worst.
            matches!(found.verdict, Verdict::Better | Verdict::Worse)
                .then_some((found.verdict, found.is_strong(self.editions[at].scorecard.methods())))
        };
        let is_asked = self.methods.iter().any(|it| matches!(it, MethodChange::Confidence(_)));
        is_asked && of(0).zip(of(1)).is_some_and(|(was, is)| was.0 == is.0 && was.1 != is.1)
    }

    fn change(
        &self,
        [was, is]: [Key; 2],
        boxes: &[HashMap<(IndicatorId, AreaId), AttentionBox>; 2],
    ) -> Option<JudgementChange> {
        let of = Of {
            editions: self.editions,
            areas: self.areas,
            methods: self.methods,
            whom: self.whom(1, is),
            indicators: [was.0, is.0],
            breakdowns: was.1.zip(is.1).map(|(was, is)| [was, is]),
            within: [was.2, is.2],
            judged: [self.get(0, was), self.get(1, is)],
        };
        let in_box =
            |at: usize, key: Key| boxes[at].get(&(key.0, key.2)).copied().filter(|_| key.1.is_none());
        change(of, [in_box(0, was), in_box(1, is)])
    }
}

fn both_ways<T: Copy + Eq + Hash>(pairs: &[[T; 2]]) -> [HashMap<T, T>; 2] {
    [
        pairs.iter().map(|pair| (pair[0], pair[1])).collect(),
        pairs.iter().map(|pair| (pair[1], pair[0])).collect(),
    ]
}

/// In which box each place and indicator of an edition is.
fn boxes(edition: Edition<'_>) -> HashMap<(IndicatorId, AreaId), AttentionBox> {
    let LookFirst { items, .. } = look_first(edition.scorecard, edition.analysis);
    items.into_iter().map(|item| ((item.indicator, item.area), item.of)).collect()
}

/// What changed: on places what matters most first; of what matters as much, the figure of most concern now, then in the order of the
/// file.
pub(super) fn judgements(
    editions: [Edition<'_>; 2],
    matched: &Matched,
    areas: &Areas,
    methods: &[MethodChange],
) -> Judgements {
    let both = Both::of(editions, matched, areas, methods);
    let boxes = editions.map(boxes);
    let mut found = Judgements::default();
    let mut places: Vec<(JudgementChange, Option<Concern>)> = Vec::new();
    // Of those that are measured otherwise both editions make some.
    let mut otherwise: BTreeMap<Whom, [usize; 2]> = BTreeMap::new();
    for at in [0, 1] {
        for judged in editions[at].analysis.judgements() {
            let own = (judged.indicator, judged.breakdown, judged.area);
            let Some(other) = both.other(at, judged) else {
                let Stood { judgements: stood, worse, worsening } = Stood::of(editions[at].scorecard, judged);
                let whom = both.whom(at, own);
                let counted = found.counts.entry(whom).or_default();
                match at {
                    _ if both.otherwise[at].contains(&judged.indicator) => {
                        otherwise.entry(whom).or_default()[at] += stood;
                    }
                    0 => {
                        counted.uncompared.withdrawn += stood;
                        counted.worst_gone += worse + worsening;
                    }
                    _ => {
                        counted.uncompared.new += stood;
                        counted.found_worse += worse + worsening;
                    }
                }
                continue;
            };
            let keys = if at == 0 { [own, other] } else { [other, own] };
            // Those of both editions were looked at with the older one.
            if at == 1 && both.get(0, keys[0]).is_some() {
                continue;
            }
            found.called_otherwise += usize::from(at == 0 && both.is_called_otherwise(keys));
            let Some(change) = both.change(keys, &boxes) else { continue };
            found.counts.entry(change.whom).or_default().add(&change);
            if change.whom == Whom::Places {
                let concern = both
                    .get(1, keys[1])
                    .map(|it| Concern::of(editions[1].scorecard, editions[1].analysis, it));
                places.push((change, concern));
            } else {
                found.others.push(change);
            }
        }
    }
    for (whom, [was, is]) in otherwise {
        found.counts.entry(whom).or_default().uncompared.otherwise_measured += was.max(is);
    }
    found.counts.retain(|_, counts| !counts.is_empty());
    places.sort_by(|(one, concern), (other, beside)| {
        let by_concern = concern.as_ref().zip(beside.as_ref()).map(|(one, other)| one.compare(other));
        let by_file = || (one.indicators[1], one.areas[1]).cmp(&(other.indicators[1], other.areas[1]));
        let by_matter = one.matter.cmp(&other.matter);
        by_matter.then(by_concern.unwrap_or(Ordering::Equal)).then_with(by_file)
    });
    found.places = places.into_iter().map(|(change, _)| change).collect();
    found.tell_together(editions[1].scorecard, methods);
    found
}

impl Judgements {
    /// Puts the others so that those which are told together stand together.
    fn tell_together(&mut self, newer: &Scorecard, methods: &[MethodChange]) {
        type With<'a> = (bool, Way, Matter, Whom, IndicatorId, Option<AreaId>, Option<&'a str>);
        let is_against_another = methods.iter().any(|it| matches!(it, MethodChange::Against(_)));
        let causes = Causes::of(self.places.iter().chain(&self.others), is_against_another);
        // Those without a figure now come last, and are told with the figures that went; so are those of one cause with that.
        let with = |change: &JudgementChange| -> With<'_> {
            let (indicator, area) = (change.indicators[1], change.areas[1]);
            let group = change.breakdowns.map(|both| both[1]);
            let within = newer.place_of(area).filter(|_| change.whom == Whom::Neighbourhoods);
            let is_told = change.latest[1].is_none() || causes.is_told_with(change);
            (
                is_told,
                change.way(),
                change.bad_news(),
                change.whom,
                indicator,
                within,
                group.map(|id| newer.breakdown(id).by.as_str()),
            )
        };
        self.others
            .sort_by_cached_key(|it| (with(it), it.matter, it.breakdowns.map(|both| both[1]), it.areas[1]));
        let mut from = 0;
        for alike in self.others.chunk_by(|one, other| with(one) == with(other)) {
            let (is_told, way, matter, whom, _, within, _) = with(&alike[0]);
            let at = from..from + alike.len();
            self.alike.extend((!is_told).then_some(Alike { whom, way, matter, within, at }));
            from += alike.len();
        }
        self.causes = causes;
    }
}

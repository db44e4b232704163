//! What can be found from anywhere: places, what is measured in each, priorities, what was tried, neighbourhoods, what to
//! compare with, pages and commands.

use super::against;
use super::beside::{Beside, Standing};
use super::search::{self, Names, Part};
use super::things;
use crate::analysis::{Analysis, Concern};
use crate::model::{AreaId, IndicatorId, InterventionId, PriorityId, Scorecard};
use crate::pages::{Action, ChartKind, Command, CompareAs, Outline, Setting, Sheet, Spot, View};
use crate::words::strand_name;
use std::cmp::Ordering;

/// How many things are listed at most.
const SHOWN: usize = 60;
/// How many figures of places are listed at most for words that name both.
const FIGURES: usize = 24;

/// What kind of thing it is; they are listed by kind, the kind with the best find first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Place,
    Figure,
    /// Two indicators together, or two places beside each other.
    Pair,
    Indicator,
    Priority,
    Tried,
    /// What somebody has undertaken to do.
    Task,
    Footprint,
    Neighbourhood,
    Benchmark,
    View,
    Command,
}

impl Kind {
    /// The heading over the things of this kind.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Place => "Places",
            Self::Figure => "Figures",
            Self::Pair => "Two together",
            Self::Indicator => "Indicators",
            Self::Priority => "Priorities",
            Self::Tried => "What was tried",
            Self::Task => "Actions",
            Self::Footprint => "Own footprints",
            Self::Neighbourhood => "Neighbourhoods",
            Self::Benchmark => "Compare with",
            Self::View => "Saved views",
            Self::Command => "Commands",
        }
    }
}

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Thing {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) names: Names,
    pub(super) target: Target,
}

/// Where it leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Target {
    Place(AreaId),
    Indicator(IndicatorId),
    Priority(PriorityId),
    Tried(InterventionId),
    /// What somebody has undertaken to do, by its place in the file.
    Task(usize),
    Neighbourhood(AreaId),
    Benchmark(crate::model::Benchmark),
    /// A place seen beside the one looked at.
    Beside(AreaId),
    /// A place of the scorecard that lies open beside.
    OfOther(AreaId),
    /// The figures on screen last, by another chart.
    Chart(ChartKind, CompareAs),
    Setting(Setting),
    /// A saved view, by its place in the file.
    View(usize),
    Action(Action),
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// What stands at its right: the value in the place, or the keys of a command.
    pub(super) beside: Beside,
    pub(super) command: Command,
    /// What the keyboard is led to there.
    pub(super) spot: Option<Spot>,
    /// The sheet that is opened there, where the words ask for a change.
    pub(super) sheet: Option<Sheet>,
}

/// A figure that answers to a query.
struct Figure {
    distance: u32,
    /// How many words that were typed side by side stand so in neither name.
    torn: usize,
    /// How much of the name of what is measured they are.
    part: Part,
    /// How much concern it is; `None` without a figure.
    concern: Option<Concern>,
    place: AreaId,
    indicator: IndicatorId,
}

impl Figure {
    /// The nearest first, then what matters most.
    fn compare(&self, other: &Self) -> Ordering {
        let by_concern = || match (&self.concern, &other.concern) {
            (Some(one), Some(other)) => one.compare(other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        };
        let nearer = (self.distance, self.torn).cmp(&(other.distance, other.torn));
        // The whole name is what is meant; of parts of names what matters most.
        let is_part = |it: &Self| it.part != Part::Whole;
        let nearer = nearer.then(is_part(self).cmp(&is_part(other)));
        let as_in_file = || (self.place, self.indicator).cmp(&(other.place, other.indicator));
        nearer.then_with(by_concern).then_with(as_in_file)
    }
}

/// Everything that can be found from here.
#[derive(Debug)]
pub(super) struct Index {
    things: Vec<Thing>,
    pub(super) view: View,
}

impl Index {
    pub(super) fn of(
        scorecard: &Scorecard,
        (outline, other): (&Outline, Option<&Outline>),
        view: &View,
    ) -> Self {
        let things = things::places(outline)
            .chain(things::indicators(scorecard))
            .chain(things::priorities(scorecard))
            .chain(things::tried(scorecard))
            .chain(things::tasks(scorecard))
            .chain(things::footprints(scorecard))
            .chain(things::neighbourhoods(scorecard))
            .chain(things::benchmarks(outline))
            .chain(things::beside(outline, view))
            .chain(other.into_iter().flat_map(things::of_other))
            .chain(things::charts(scorecard, view))
            .chain(things::views(scorecard))
            .chain(things::settings())
            .chain(things::actions(other.is_some()));
        Self { things: things.collect(), view: view.clone() }
    }

    /// What answers to a query, the kinds side by side and the kind with the best find first; within a kind the best
    /// first.
    pub(super) fn find(&self, query: &str, scorecard: &Scorecard, analysis: &Analysis) -> Vec<Found> {
        let asked = search::asked(query);
        let mut standing = Standing::new(scorecard, analysis);
        let named = self.named_last(&asked);
        let mut found: Vec<(u32, Kind, Part, usize)> = self
            .things
            .iter()
            .enumerate()
            .filter_map(|(at, thing)| {
                let distance = thing.names.distance(&asked);
                let distance = distance.or_else(|| self.priority_there(thing, &asked, named, &mut standing));
                Some((distance?, thing.kind, thing.names.part(&asked), at))
            })
            .collect();
        found.sort_unstable();
        let mut pinned = None;
        let mut figures = self.figures(&asked, scorecard, analysis);
        if figures.is_empty()
            && let Some((last, area)) = named
        {
            let others = asked.iter().filter(|word| of_place(last, word).is_none()).cloned();
            figures = self.figures(&others.collect::<Vec<_>>(), scorecard, analysis);
            pinned = Some(area);
        }
        let pairs = against::pairs(&asked, &self.things, self.view.indicator);
        let places = against::two_places(&asked, &self.things);
        // How far the best of a kind is, and whether only a part of its name was typed.
        let best_of = |kind: Kind| {
            let figure = figures.first().map(|it| (it.distance, it.part != Part::Whole));
            let figure = figure.filter(|_| kind == Kind::Figure);
            let pair = pairs.first().map(|(distance, _)| (*distance, false));
            let pair = places.map(|_| (0, false)).or(pair).filter(|_| kind == Kind::Pair);
            let first = || found.iter().find(|(_, of, ..)| *of == kind);
            let thing = || first().map(|(distance, _, part, _)| (*distance, *part != Part::Whole));
            figure.or(pair).or_else(thing)
        };
        let mut kinds: Vec<((u32, bool), Kind)> =
            KINDS.iter().filter_map(|kind| Some((best_of(*kind)?, *kind))).collect();
        kinds.sort_unstable();
        let place = named.map(|(_, area)| area).or(self.view.place);
        let shown = kinds.into_iter().flat_map(|(_, kind)| -> Vec<Found> {
            if kind == Kind::Figure {
                let figure = |it: &Figure| self.figure((it.place, pinned), it.indicator, scorecard, analysis);
                return figures.iter().map(figure).collect();
            }
            if kind == Kind::Pair {
                let places = places.map(|places| self.two_places(places, scorecard));
                let pairs = pairs.iter().map(|(_, pair)| self.pair(*pair, scorecard));
                return places.into_iter().chain(pairs).collect();
            }
            let of_kind = found.iter().filter(|(_, of, ..)| *of == kind);
            let asks_to_change = things::asks_to_change(&asked);
            let found = |at: usize| {
                let found = self.shown(&self.things[at], place, &mut standing);
                Found { sheet: found.sheet.filter(|_| asks_to_change), ..found }
            };
            of_kind.take(SHOWN).map(|(.., at)| *at).map(found).collect()
        });
        shown.take(SHOWN).collect()
    }

    /// How far words are from a priority that name it with a place, or how it stands there or in the place looked at:
    /// `smokefree bury`, `off track`.
    fn priority_there(
        &self,
        thing: &Thing,
        asked: &[String],
        named: Option<(&Thing, AreaId)>,
        standing: &mut Standing<'_>,
    ) -> Option<u32> {
        let Target::Priority(id) = thing.target else { return None };
        let area = named.map(|(_, area)| area).or(self.view.place)?;
        let status = Names::of([], [standing.at(area, id)?.status.as_str()]);
        let names_place = |word: &&String| named.is_some_and(|(place, _)| of_place(place, word).is_some());
        let of_priority = asked.iter().filter(|word| !names_place(word));
        of_priority.map(|word| thing.names.distance_of(word).or_else(|| status.distance_of(word))).sum()
    }

    /// The place that is named last of those that words name.
    fn named_last(&self, asked: &[String]) -> Option<(&Thing, AreaId)> {
        let places = self.things.iter().filter_map(|thing| {
            let Target::Place(area) = thing.target else { return None };
            let at = asked.iter().rposition(|word| of_place(thing, word).is_some())?;
            Some((at, thing, area))
        });
        places.max_by_key(|(at, ..)| *at).map(|(_, thing, area)| (thing, area))
    }

    /// Figures of a place for words each of which names the place or the indicator, and some of them one alone. A strand is
    /// named as an indicator is; of figures that answer alike the one that matters most is first.
    fn figures(&self, asked: &[String], scorecard: &Scorecard, analysis: &Analysis) -> Vec<Figure> {
        let indicators: Vec<(&Thing, IndicatorId, Vec<Option<u32>>)> = self
            .things
            .iter()
            .filter_map(|thing| {
                let Target::Indicator(indicator) = thing.target else { return None };
                let strand = Names::of([strand_name(scorecard.indicator(indicator).strand)], []);
                let of_strand = |word: &str| strand.distance_of(word).filter(|distance| *distance == 0);
                let distance = |word: &String| of_strand(word).or_else(|| thing.names.distance_of(word));
                let distances: Vec<_> = asked.iter().map(distance).collect();
                distances.iter().any(Option::is_some).then_some((thing, indicator, distances))
            })
            .collect();
        let mut found = Vec::new();
        for place in &self.things {
            let Target::Place(area) = place.target else { continue };
            let here: Vec<Option<u32>> = asked.iter().map(|word| of_place(place, word)).collect();
            if here.iter().all(Option::is_none) {
                continue;
            }
            for (indicator, id, there) in &indicators {
                let both = || here.iter().zip(there);
                let nearer = |one: Option<u32>, other: Option<u32>| {
                    one.is_some_and(|one| other.is_none_or(|other| one < other))
                };
                let names_both = both().any(|(here, there)| nearer(*here, *there))
                    && both().any(|(here, there)| nearer(*there, *here));
                let distance: Option<u32> =
                    both().map(|(here, there)| here.iter().chain(there).min().copied()).sum();
                if let Some(distance) = distance.filter(|_| names_both) {
                    // Of names that differ in a number, it is the one that stands beside its word.
                    let torn = asked.windows(2).filter(|pair| {
                        [place, indicator].iter().all(|thing| !thing.names.has_pair(&pair[0], &pair[1]))
                    });
                    let judgement = analysis.get(*id, None, area);
                    let concern = judgement.map(|judgement| Concern::of(scorecard, analysis, judgement));
                    let torn = torn.count();
                    let part = indicator.names.part(asked);
                    found.push(Figure { distance, torn, part, concern, place: area, indicator: *id });
                }
            }
        }
        found.sort_by(Figure::compare);
        found.truncate(FIGURES);
        found
    }
}

const KINDS: [Kind; 12] = [
    Kind::Place,
    Kind::Figure,
    Kind::Pair,
    Kind::Indicator,
    Kind::Priority,
    Kind::Tried,
    Kind::Task,
    Kind::Footprint,
    Kind::Neighbourhood,
    Kind::Benchmark,
    Kind::View,
    Kind::Command,
];

/// A place is named by the beginnings of its words, and by a short word where it is one of them.
pub(super) fn of_place(place: &Thing, word: &str) -> Option<u32> {
    let reach = if word.chars().count() >= 3 { 2 } else { 0 };
    place.names.distance_of(word).filter(|distance| *distance <= reach)
}

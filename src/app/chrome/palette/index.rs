//! What can be found from anywhere: places, what is measured in each, priorities, what was tried, neighbourhoods, what to
//! compare with, pages and commands.

use super::against;
use super::beside::{Beside, Standing, value};
use super::search::{self, Names, Part};
use super::things;
use crate::analysis::{Analysis, Concern};
use crate::model::{
    AreaId, AreaKind, IndicatorId, InterventionId, MeasureKind, PriorityId, PriorityLevel, Scorecard,
};
use crate::pages::{
    Action, ChartKind, Command, CompareAs, MapView, Outline, Page, Setting, Spot, StartsView, View,
};
use crate::words::{number, strand_name};
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
    /// Two indicators together.
    Pair,
    Indicator,
    Priority,
    Tried,
    Footprint,
    Neighbourhood,
    Benchmark,
    Command,
}

impl Kind {
    /// The heading over the things of this kind.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Place => "Places",
            Self::Figure => "Figures",
            Self::Pair => "Two figures together",
            Self::Indicator => "Indicators",
            Self::Priority => "Priorities",
            Self::Tried => "What was tried",
            Self::Footprint => "Own footprints",
            Self::Neighbourhood => "Neighbourhoods",
            Self::Benchmark => "Compare with",
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
    Neighbourhood(AreaId),
    Benchmark(crate::model::Benchmark),
    /// A place seen beside the one looked at.
    Beside(AreaId),
    /// A place of the scorecard that lies open beside.
    OfOther(AreaId),
    /// The figures on screen last, by another chart.
    Chart(ChartKind, CompareAs),
    Setting(Setting),
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
    view: View,
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
            .chain(things::footprints(scorecard))
            .chain(things::neighbourhoods(scorecard))
            .chain(things::benchmarks(outline))
            .chain(things::beside(outline, view))
            .chain(other.into_iter().flat_map(things::of_other))
            .chain(things::charts(scorecard, view))
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
        // How far the best of a kind is, and whether only a part of its name was typed.
        let best_of = |kind: Kind| {
            let figure = figures.first().map(|it| (it.distance, false)).filter(|_| kind == Kind::Figure);
            let pair = pairs.first().map(|(distance, _)| (*distance, false)).filter(|_| kind == Kind::Pair);
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
                return pairs.iter().map(|(_, pair)| self.pair(*pair, scorecard)).collect();
            }
            let of_kind = found.iter().filter(|(_, of, ..)| *of == kind);
            of_kind.take(SHOWN).map(|(.., at)| self.shown(&self.things[*at], place, &mut standing)).collect()
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

    fn figure(
        &self,
        (place, pinned): (AreaId, Option<AreaId>),
        at: IndicatorId,
        scorecard: &Scorecard,
        analysis: &Analysis,
    ) -> Found {
        let name = |area: AreaId| &scorecard.area(area).name;
        let mut text = format!("{} in {}", scorecard.indicator(at).short, name(place));
        let mut view = View { place: Some(place), ..self.view.at_indicator(at) };
        if let Some(beside) = pinned {
            text = format!("{text} and {}", name(beside));
            view = View { pinned, ..view.at_trend(at) };
        }
        let beside = value(scorecard, analysis, place, at)
            .map_or_else(|| Beside::Words("no figure".to_owned()), |(text, sign)| Beside::Signed(text, sign));
        Found { kind: Kind::Figure, text, beside, command: Command::Go(view), spot: None }
    }

    fn pair(&self, [first, second]: [IndicatorId; 2], scorecard: &Scorecard) -> Found {
        let name = |id: IndicatorId| &scorecard.indicator(id).short;
        let text = format!("{} against {}", name(first), name(second));
        let command = Command::Go(self.view.with_another(first, second));
        Found { kind: Kind::Pair, text, beside: Beside::Nothing, command, spot: None }
    }

    /// A thing as it is listed; how a priority stands is told of this place, or of its own.
    fn shown(&self, thing: &Thing, place: Option<AreaId>, standing: &mut Standing<'_>) -> Found {
        let (scorecard, analysis) = (standing.scorecard, standing.analysis);
        let mut spot = None;
        let place_of = |areas: &[AreaId]| {
            let is_place = |area: &&AreaId| scorecard.area(**area).kind == AreaKind::Place;
            let here = place.filter(|place| areas.contains(place));
            here.or_else(|| areas.iter().find(is_place).copied()).or(place)
        };
        let at_place = |place: Option<AreaId>| {
            let view =
                place.map_or_else(|| self.view.at_page(Page::Place), |place| self.view.at_place(place));
            Command::Go(view)
        };
        let at_priorities = |place: Option<AreaId>| {
            let place = place.or(self.view.place);
            Command::Go(View { place, whole_system: false, ..self.view.at_page(Page::Priorities) })
        };
        let name = |area: AreaId| scorecard.area(area).name.clone();
        let (beside, command) = match thing.target {
            Target::Place(place) => (Beside::Nothing, at_place(Some(place))),
            Target::Indicator(indicator) => {
                let there = self.view.place.and_then(|place| {
                    let (text, sign) = value(scorecard, analysis, place, indicator)?;
                    Some(Beside::Signed(format!("{} {text}", name(place)), sign))
                });
                let view = self.view.at_indicator(indicator);
                (there.unwrap_or(Beside::Nothing), Command::Go(view))
            }
            Target::Priority(id) => {
                let priority = scorecard.priority(id);
                let of = match priority.level {
                    PriorityLevel::National => "national".to_owned(),
                    _ => name(priority.area),
                };
                let place = place_of(&[priority.area]);
                spot = Some(Spot::Priority(id));
                let beside = match place.and_then(|place| Some((place, standing.at(place, id)?))) {
                    // It stands so there, and not in the area whose priority it is.
                    Some((place, there)) => {
                        let place = Some(name(place)).filter(|place| *place != of);
                        let status =
                            place.map_or_else(String::new, |place| format!("{place}: ")) + &there.status;
                        Beside::Signed(format!("{of} · {status}"), there.sign)
                    }
                    None => Beside::Words(of),
                };
                (beside, at_priorities(place))
            }
            Target::Tried(id) => {
                let areas = &scorecard.intervention(id).areas;
                spot = Some(Spot::Tried(id));
                let of = match areas.as_slice() {
                    [] => String::new(),
                    [one] => name(*one),
                    _ => number::counted(areas.len() as u64, "place", "places"),
                };
                // All strands and places are listed there, so that it is among them.
                let view = View { starts: StartsView::default(), ..self.view.clone() };
                (Beside::Words(of), Command::Go(view.at_tried(id, None)))
            }
            Target::Neighbourhood(area) => {
                spot = Some(Spot::Neighbourhood(area));
                self.at_neighbourhood(scorecard, area)
            }
            Target::Benchmark(benchmark) => {
                let view = View { benchmark: Some(benchmark), ..self.view.clone() };
                (Beside::Nothing, Command::Adjust(view))
            }
            Target::Beside(area) => {
                let view = View { pinned: Some(area), ..self.view.clone() };
                let shows = view.picked().is_some() || view.page != Page::Indicator;
                let view = if shows { view } else { View { chart: ChartKind::Trend, ..view } };
                (Beside::Nothing, Command::Adjust(view))
            }
            Target::OfOther(area) => {
                let view = View { of_other: Some(area), ..self.view.at_page(Page::SideBySide) };
                (Beside::Nothing, Command::Go(view))
            }
            Target::Chart(chart, compared) => {
                let of = self.view.indicator.map(|indicator| scorecard.indicator(indicator).short.clone());
                let view = View { page: Page::Indicator, chart, compared, ..self.view.clone() };
                (of.map_or(Beside::Nothing, Beside::Words), Command::Go(view))
            }
            Target::Setting(setting) => {
                spot = Some(Spot::Setting(setting));
                (Beside::Words(setting.now(scorecard)), Command::Do(Action::ShowMethods))
            }
            Target::Action(action) => {
                (action.shortcut().map_or(Beside::Nothing, Beside::Keys), Command::Do(action))
            }
        };
        Found { kind: thing.kind, text: thing.text.clone(), beside, command, spot }
    }

    /// A neighbourhood or an own footprint on its page, with the place that it lies in beside its name. A footprint of the
    /// system is in no place, and is looked at with all neighbourhoods.
    fn at_neighbourhood(&self, scorecard: &Scorecard, area: AreaId) -> (Beside, Command) {
        let place = scorecard.place_of(area);
        let lies_in = place.or(scorecard.area(area).parent);
        let name = lies_in.map(|area| scorecard.area(area).name.clone());
        let view = View {
            place: place.or(self.view.place).or_else(|| scorecard.places().next()),
            whole_system: place.is_none(),
            neighbourhood: Some(area),
            indicator: self.figures_of(scorecard, area).or(self.view.indicator),
            map: MapView { table: false, ..self.view.map },
            ..self.view.at_page(Page::Neighbourhoods)
        };
        (Beside::Words(name.unwrap_or_default()), Command::Go(view))
    }

    /// An indicator that an area has figures of: the one looked at last, else the one it has most of.
    fn figures_of(&self, scorecard: &Scorecard, area: AreaId) -> Option<IndicatorId> {
        let points = |id: IndicatorId| {
            let series = scorecard.series(id, None, area)?;
            let comparable = scorecard.indicator(id).measure.kind != MeasureKind::Count;
            Some(series.observations().count()).filter(|points| *points > 0 && comparable)
        };
        let here = self.view.indicator.filter(|id| points(*id).is_some());
        // Of several with as many the first.
        let all = scorecard.indicators().filter_map(|(id, _)| Some((points(id)?, std::cmp::Reverse(id))));
        here.or_else(|| Some(all.max()?.1.0))
    }
}

const KINDS: [Kind; 10] = [
    Kind::Place,
    Kind::Figure,
    Kind::Pair,
    Kind::Indicator,
    Kind::Priority,
    Kind::Tried,
    Kind::Footprint,
    Kind::Neighbourhood,
    Kind::Benchmark,
    Kind::Command,
];

/// A place is named by the beginnings of its words, and by a short word where it is one of them.
fn of_place(place: &Thing, word: &str) -> Option<u32> {
    let reach = if word.chars().count() >= 3 { 2 } else { 0 };
    place.names.distance_of(word).filter(|distance| *distance <= reach)
}

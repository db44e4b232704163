//! What can be found from anywhere: places, what is measured in each, priorities, what was tried, neighbourhoods, what to
//! compare with, pages and commands.

use super::beside::{Beside, Standing, value};
use super::search::{self, Names};
use crate::analysis::{Analysis, Concern};
use crate::model::{
    AreaId, AreaKind, IndicatorId, InterventionId, MeasureKind, PriorityId, PriorityLevel, Scorecard, Word,
};
use crate::pages::{Action, ChartKind, Command, Outline, Page, Setting, Spot, View};
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
    Indicator,
    Priority,
    Tried,
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
            Self::Indicator => "Indicators",
            Self::Priority => "Priorities",
            Self::Tried => "What was tried",
            Self::Neighbourhood => "Neighbourhoods",
            Self::Benchmark => "Compare with",
            Self::Command => "Commands",
        }
    }
}

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
struct Thing {
    kind: Kind,
    text: String,
    names: Names,
    target: Target,
}

/// Where it leads.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Place(AreaId),
    Indicator(IndicatorId),
    Priority(PriorityId),
    Tried(InterventionId),
    Neighbourhood(AreaId),
    Benchmark(crate::model::Benchmark),
    /// The figures on screen last, by another chart.
    Chart(ChartKind),
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
    pub(super) fn of(scorecard: &Scorecard, outline: &Outline, view: &View) -> Self {
        let things = places(outline)
            .chain(indicators(scorecard))
            .chain(priorities(scorecard))
            .chain(tried(scorecard))
            .chain(neighbourhoods(scorecard))
            .chain(benchmarks(outline))
            .chain(charts(view))
            .chain(settings())
            .chain(actions());
        Self { things: things.collect(), view: view.clone() }
    }

    /// What answers to a query, the kinds side by side and the kind with the best find first; within a kind the best
    /// first.
    pub(super) fn find(&self, query: &str, scorecard: &Scorecard, analysis: &Analysis) -> Vec<Found> {
        let asked = search::asked(query);
        let mut found: Vec<(u32, Kind, usize)> = self
            .things
            .iter()
            .enumerate()
            .filter_map(|(at, thing)| Some((thing.names.distance(&asked)?, thing.kind, at)))
            .collect();
        found.sort_unstable();
        let figures = self.figures(&asked, scorecard, analysis);
        let best_of = |kind: Kind| {
            let figure = figures.first().map(|it| it.distance).filter(|_| kind == Kind::Figure);
            figure.or_else(|| found.iter().find(|(_, of, _)| *of == kind).map(|(distance, ..)| *distance))
        };
        let mut kinds: Vec<(u32, Kind)> =
            KINDS.iter().filter_map(|kind| Some((best_of(*kind)?, *kind))).collect();
        kinds.sort_unstable();
        let mut standing = Standing::new(scorecard, analysis);
        let shown = kinds.into_iter().flat_map(|(_, kind)| -> Vec<Found> {
            if kind == Kind::Figure {
                let figure = |it: &Figure| self.figure(it.place, it.indicator, scorecard, analysis);
                return figures.iter().map(figure).collect();
            }
            let of_kind = found.iter().filter(|(_, of, _)| *of == kind);
            of_kind.take(SHOWN).map(|(.., at)| self.shown(&self.things[*at], &mut standing)).collect()
        });
        shown.take(SHOWN).collect()
    }

    /// Figures of a place for words each of which names the place or the indicator, and some of them one alone. A strand is
    /// named as an indicator is; of figures that answer alike the one that matters most is first.
    fn figures(&self, asked: &[String], scorecard: &Scorecard, analysis: &Analysis) -> Vec<Figure> {
        // A place is named by the beginnings of its words, and by a short word where it is one of them.
        let of_place = |thing: &Thing, word: &String| {
            let reach = if word.chars().count() >= 3 { 2 } else { 0 };
            thing.names.distance_of(word).filter(|distance| *distance <= reach)
        };
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
                    found.push(Figure { distance, torn, concern, place: area, indicator: *id });
                }
            }
        }
        found.sort_by(Figure::compare);
        found.truncate(FIGURES);
        found
    }

    fn figure(&self, place: AreaId, at: IndicatorId, scorecard: &Scorecard, analysis: &Analysis) -> Found {
        let text = format!("{} in {}", scorecard.indicator(at).short, scorecard.area(place).name);
        let view = View { place: Some(place), ..self.view.at_indicator(at) };
        let beside = value(scorecard, analysis, place, at)
            .map_or_else(|| Beside::Words("no figure".to_owned()), |(text, sign)| Beside::Signed(text, sign));
        Found { kind: Kind::Figure, text, beside, command: Command::Go(view), spot: None }
    }

    fn shown(&self, thing: &Thing, standing: &mut Standing<'_>) -> Found {
        let (scorecard, analysis) = (standing.scorecard, standing.analysis);
        let mut spot = None;
        let place_of = |areas: &[AreaId]| {
            let is_place = |area: &&AreaId| scorecard.area(**area).kind == AreaKind::Place;
            let here = self.view.place.filter(|place| areas.contains(place));
            here.or_else(|| areas.iter().find(is_place).copied()).or(self.view.place)
        };
        let at_place = |place: Option<AreaId>| {
            let view =
                place.map_or_else(|| self.view.at_page(Page::Place), |place| self.view.at_place(place));
            Command::Go(view)
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
                (beside, at_place(place))
            }
            Target::Tried(id) => {
                let areas = &scorecard.intervention(id).areas;
                let place = place_of(areas);
                spot = Some(Spot::Tried(id));
                let of = match areas.as_slice() {
                    [] => String::new(),
                    [one] => name(*one),
                    _ => number::counted(areas.len() as u64, "place", "places"),
                };
                (Beside::Words(of), at_place(place))
            }
            Target::Neighbourhood(area) => {
                let mut above = std::iter::successors(Some(area), |area| scorecard.area(*area).parent);
                let place = above.find(|area| scorecard.area(*area).kind == AreaKind::Place);
                let place = place.or(self.view.place);
                let beside = Beside::Words(place.map(name).unwrap_or_default());
                match self.figures_of(scorecard, area) {
                    // Its figures are seen beside those of its place.
                    Some(indicator) => {
                        let view = View { place, pinned: Some(area), ..self.view.at_indicator(indicator) };
                        (beside, Command::Go(view))
                    }
                    None => (beside, at_place(place)),
                }
            }
            Target::Benchmark(benchmark) => {
                let view = View { benchmark: Some(benchmark), ..self.view.clone() };
                (Beside::Nothing, Command::Adjust(view))
            }
            Target::Chart(chart) => {
                let of = self.view.indicator.map(|indicator| scorecard.indicator(indicator).short.clone());
                let view = View { page: Page::Indicator, chart, ..self.view.clone() };
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

const KINDS: [Kind; 8] = [
    Kind::Place,
    Kind::Figure,
    Kind::Indicator,
    Kind::Priority,
    Kind::Tried,
    Kind::Neighbourhood,
    Kind::Benchmark,
    Kind::Command,
];

fn places(outline: &Outline) -> impl Iterator<Item = Thing> + '_ {
    outline.places.iter().map(|place| Thing {
        kind: Kind::Place,
        text: place.name.clone(),
        names: Names::of([place.name.as_str()], []),
        target: Target::Place(place.area),
    })
}

fn indicators(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.indicators().map(|(id, about)| {
        let groups = about.groups.iter().filter_map(|at| {
            scorecard.groupings().get(at.grouping)?.groups.get(at.group).map(|group| group.name.as_str())
        });
        let more = [Some(strand_name(about.strand)), about.definition.as_deref(), Some(&about.measure.unit)];
        let publisher = about.source.as_ref().and_then(|source| source.publisher.as_deref());
        Thing {
            kind: Kind::Indicator,
            text: about.name.clone(),
            names: Names::of(
                [about.name.as_str(), about.short.as_str()],
                more.into_iter().flatten().chain(groups).chain(publisher),
            ),
            target: Target::Indicator(id),
        }
    })
}

fn priorities(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.priorities().map(|(id, priority)| {
        let measured = priority.indicators.iter().map(|at| scorecard.indicator(*at).name.as_str());
        let level = if priority.level == PriorityLevel::National { "national" } else { "local" };
        let area = scorecard.area(priority.area).name.as_str();
        let more =
            ["priority", "target", level, area].into_iter().chain(priority.how.as_deref()).chain(measured);
        Thing {
            kind: Kind::Priority,
            text: priority.title.clone(),
            names: Names::of([priority.title.as_str()], more.chain(priority.owner.as_deref())),
            target: Target::Priority(id),
        }
    })
}

fn tried(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.interventions().map(|(id, tried)| {
        let aims = tried.aims.iter().map(|at| scorecard.indicator(*at).name.as_str());
        let more = ["intervention", "programme", "tried"].into_iter().chain(aims);
        Thing {
            kind: Kind::Tried,
            text: tried.title.clone(),
            names: Names::of([tried.title.as_str()], more.chain(tried.programme.as_deref())),
            target: Target::Tried(id),
        }
    })
}

fn neighbourhoods(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.areas_of_kind(AreaKind::Neighbourhood).map(|id| {
        let area = scorecard.area(id);
        Thing {
            kind: Kind::Neighbourhood,
            text: area.name.clone(),
            names: Names::of([area.name.as_str(), area.code.as_str()], ["neighbourhood"]),
            target: Target::Neighbourhood(id),
        }
    })
}

fn benchmarks(outline: &Outline) -> impl Iterator<Item = Thing> + '_ {
    outline.benchmarks.iter().map(|(benchmark, name)| {
        let text = format!("Compare with {name}");
        let more = ["benchmark", "comparison", "average", benchmark.as_str()];
        Thing {
            kind: Kind::Benchmark,
            names: Names::of([text.as_str()], more),
            text,
            target: Target::Benchmark(*benchmark),
        }
    })
}

/// The tabs of the indicator looked at last.
fn charts(view: &View) -> impl Iterator<Item = Thing> {
    let kinds = if view.indicator.is_some() { ChartKind::ALL } else { &[] };
    kinds.iter().map(|chart| {
        let text = format!("Show as: {}", chart.label());
        let names = Names::of([chart.label(), text.as_str()], [chart.also()]);
        Thing { kind: Kind::Command, names, text, target: Target::Chart(*chart) }
    })
}

/// The methods, each by itself.
fn settings() -> impl Iterator<Item = Thing> {
    Setting::ALL.into_iter().map(|setting| {
        let text = format!("Methods: {}", setting.name());
        let more = [setting.also(), setting.about(), setting.switch().unwrap_or_default()];
        let names = Names::of([setting.name(), text.as_str()], more);
        Thing { kind: Kind::Command, names, text, target: Target::Setting(setting) }
    })
}

fn actions() -> impl Iterator<Item = Thing> {
    Action::all().filter(|action| *action != Action::Palette).map(|action| Thing {
        kind: Kind::Command,
        text: action.label().to_owned(),
        names: Names::of([action.label()], [action.also()]),
        target: Target::Action(action),
    })
}

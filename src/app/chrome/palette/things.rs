//! What there is to be found, kind by kind, and the words that it is found by.

use super::index::{Kind, Target, Thing};
use super::search::Names;
use crate::model::{ActionStatus, AreaId, AreaKind, PriorityLevel, Scorecard, Word};
use crate::pages::{Action, ChartKind, CompareAs, Outline, Page, Setting, View};
use crate::words::{by_period_name, lower_first, strand_name};

pub(super) fn places(outline: &Outline) -> impl Iterator<Item = Thing> + '_ {
    outline.places.iter().map(|place| Thing {
        kind: Kind::Place,
        text: place.name.clone(),
        names: Names::of([place.name.as_str()], []),
        target: Target::Place(place.area),
    })
}

pub(super) fn indicators(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
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

/// What can be done with what is entered by hand, where it stands.
const EDITED: [&str; 4] = ["edit", "change", "remove", "delete"];

/// Whether words ask for a change of what they name.
pub(super) fn asks_to_change(asked: &[String]) -> bool {
    asked.iter().any(|word| EDITED.contains(&word.as_str()) || word == "rename")
}

pub(super) fn priorities(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.priorities().map(|(id, priority)| {
        let measured = priority.indicators.iter().map(|at| scorecard.indicator(*at).name.as_str());
        let level = if priority.level == PriorityLevel::National { "national" } else { "local" };
        let area = scorecard.area(priority.area).name.as_str();
        let more = ["priority", "target", level, area].into_iter().chain(EDITED);
        let more = more.chain(priority.how.as_deref()).chain(measured);
        Thing {
            kind: Kind::Priority,
            text: priority.title.clone(),
            names: Names::of([priority.title.as_str()], more.chain(priority.owner.as_deref())),
            target: Target::Priority(id),
        }
    })
}

pub(super) fn tried(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.interventions().map(|(id, tried)| {
        let aims = tried.aims.iter().map(|at| scorecard.indicator(*at).name.as_str());
        let more = ["intervention", "programme", "tried"].into_iter().chain(EDITED).chain(aims);
        Thing {
            kind: Kind::Tried,
            text: tried.title.clone(),
            names: Names::of([tried.title.as_str()], more.chain(tried.programme.as_deref())),
            target: Target::Tried(id),
        }
    })
}

pub(super) fn tasks(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.actions().iter().enumerate().map(|(at, task)| {
        let status = match task.status {
            ActionStatus::Open => "open",
            ActionStatus::Done => "done",
            ActionStatus::Dropped => "dropped",
        };
        let more = ["action", "task", status].into_iter().chain(EDITED).chain(task.owner.as_deref());
        Thing {
            kind: Kind::Task,
            text: task.text.clone(),
            names: Names::of([task.text.as_str()], more),
            target: Target::Task(at),
        }
    })
}

pub(super) fn footprints(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    let found = scorecard.areas().filter(|(id, _)| scorecard.footprint(*id).is_some());
    found.map(|(id, area)| Thing {
        kind: Kind::Footprint,
        text: area.name.clone(),
        names: Names::of(
            [area.name.as_str(), area.code.as_str()],
            ["footprint", "team", "network", "locality"].into_iter().chain(EDITED),
        ),
        target: Target::Neighbourhood(id),
    })
}

pub(super) fn neighbourhoods(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    let is_whole = |id: &AreaId| scorecard.area(*id).members.is_empty();
    scorecard.areas_of_kind(AreaKind::Neighbourhood).filter(is_whole).map(|id| {
        let area = scorecard.area(id);
        Thing {
            kind: Kind::Neighbourhood,
            text: area.name.clone(),
            names: Names::of([area.name.as_str(), area.code.as_str()], ["neighbourhood"]),
            target: Target::Neighbourhood(id),
        }
    })
}

pub(super) fn benchmarks(outline: &Outline) -> impl Iterator<Item = Thing> + '_ {
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

/// The other places, beside the one that is looked at.
pub(super) fn beside<'a>(outline: &'a Outline, view: &'a View) -> impl Iterator<Item = Thing> + 'a {
    let here = view.place.filter(|_| view.page != Page::Scorecard);
    let here = here.and_then(|here| outline.places.iter().find(|place| place.area == here));
    let others = outline.places.iter().filter_map(move |other| Some((here?, other)));
    others.filter(|(here, other)| here.area != other.area).map(|(here, other)| {
        let text = format!("Show {} beside {}", other.name, here.name);
        let more = ["pin", "compare", "with", "two", "places"];
        let names = Names::of([other.name.as_str(), text.as_str()], more);
        Thing { kind: Kind::Benchmark, names, text, target: Target::Beside(other.area) }
    })
}

/// The places of the scorecard that lies open beside.
pub(super) fn of_other(other: &Outline) -> impl Iterator<Item = Thing> + '_ {
    other.places.iter().map(|place| {
        let text = format!("Show {} of {} beside", place.name, other.title);
        let more = ["compare", "with", "two", "places", "other", "file"];
        let names = Names::of([place.name.as_str(), text.as_str()], more);
        Thing { kind: Kind::Benchmark, names, text, target: Target::OfOther(place.area) }
    })
}

/// The tabs of the indicator looked at last, and places by period in one of them.
pub(super) fn charts(scorecard: &Scorecard, view: &View) -> Vec<Thing> {
    let Some(id) = view.indicator else { return Vec::new() };
    let shown = |chart: ChartKind, compared, label: &str, also: &str| {
        let text = format!("Show as: {label}");
        let names = Names::of([label, text.as_str(), also], [chart.also()]);
        Thing { kind: Kind::Command, names, text, target: Target::Chart(chart, compared) }
    };
    let mut all: Vec<Thing> =
        ChartKind::ALL.iter().map(|chart| shown(*chart, view.compared, chart.label(), "")).collect();
    let (compare, by_period) = (ChartKind::Compare, by_period_name(scorecard.indicator(id).period));
    let label = format!("{} {}", compare.label(), lower_first(&by_period));
    all.push(shown(compare, CompareAs::ByPeriod, &label, &by_period));
    all
}

/// The views that the file keeps.
pub(super) fn views(scorecard: &Scorecard) -> impl Iterator<Item = Thing> + '_ {
    scorecard.views().iter().enumerate().map(|(at, view)| Thing {
        kind: Kind::View,
        text: view.name.clone(),
        names: Names::of(
            [view.name.as_str()],
            ["saved", "view", "views", "rename"].into_iter().chain(EDITED),
        ),
        target: Target::View(at),
    })
}

/// The methods, each by itself.
pub(super) fn settings() -> impl Iterator<Item = Thing> {
    Setting::ALL.into_iter().map(|setting| {
        let text = format!("Methods: {}", setting.name());
        let more = [setting.also(), setting.about(), setting.switch().unwrap_or_default()];
        let names = Names::of([setting.name(), text.as_str()], more);
        Thing { kind: Kind::Command, names, text, target: Target::Setting(setting) }
    })
}

/// What can be done; where no scorecard lies open beside there is none to close.
pub(super) fn actions(has_beside: bool) -> impl Iterator<Item = Thing> {
    let is_there = move |action: &Action| match action {
        Action::Palette => false,
        Action::CloseBeside => has_beside,
        _ => true,
    };
    Action::all().filter(is_there).map(|action| Thing {
        kind: Kind::Command,
        text: action.label().to_owned(),
        names: Names::of([action.label()], [action.also()]),
        target: Target::Action(action),
    })
}

//! What was found, as it is listed and where it leads.

use super::beside::{Beside, Standing, value};
use super::index::{Found, Index, Kind, Target, Thing};
use crate::analysis::Analysis;
use crate::model::{AreaId, AreaKind, IndicatorId, PriorityLevel, Scorecard};
use crate::pages::{
    Action, ChartKind, Command, Kept, Leads, Page, Sheet, Spot, StartsView, View, looks_at, saved_view,
};
use crate::words::number;

impl Index {
    pub(super) fn figure(
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
        Found { kind: Kind::Figure, text, beside, command: Command::Go(view), spot: None, sheet: None }
    }

    pub(super) fn pair(&self, [first, second]: [IndicatorId; 2], scorecard: &Scorecard) -> Found {
        let name = |id: IndicatorId| &scorecard.indicator(id).short;
        let text = format!("{} against {}", name(first), name(second));
        let command = Command::Go(self.view.with_another(first, second));
        Found { kind: Kind::Pair, text, beside: Beside::Nothing, command, spot: None, sheet: None }
    }

    pub(super) fn two_places(&self, [first, second]: [AreaId; 2], scorecard: &Scorecard) -> Found {
        let name = |place: AreaId| &scorecard.area(place).name;
        let text = format!("{} and {} side by side", name(first), name(second));
        let view = View { pinned: Some(second), of_other: None, ..self.view.at_place(first) };
        let command = Command::Go(view.at_page(Page::SideBySide));
        Found { kind: Kind::Pair, text, beside: Beside::Nothing, command, spot: None, sheet: None }
    }

    /// A thing as it is listed; how a priority stands is told of this place, or of its own.
    pub(super) fn shown(&self, thing: &Thing, place: Option<AreaId>, standing: &mut Standing<'_>) -> Found {
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
        let leads = Leads { scorecard, analysis, view: &self.view };
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
                (beside, Command::Go(leads.priorities(place)))
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
            Target::Task(at) => {
                let task = &scorecard.actions()[at];
                let (view, there) = leads.action(at);
                spot = Some(there);
                (Beside::Words(name(task.area)), Command::Go(view))
            }
            Target::Neighbourhood(area) => {
                spot = Some(Spot::Neighbourhood(area));
                let lies_in = scorecard.place_of(area).or(scorecard.area(area).parent);
                (Beside::Words(lies_in.map(name).unwrap_or_default()), Command::Go(leads.neighbourhood(area)))
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
            Target::View(at) => self.at_saved(scorecard, at),
            Target::Setting(setting) => {
                spot = Some(Spot::Setting(setting));
                (Beside::Words(setting.now(scorecard)), Command::Do(Action::ShowMethods))
            }
            Target::Action(action) => {
                (action.shortcut().map_or(Beside::Nothing, Beside::Keys), Command::Do(action))
            }
        };
        let sheet = sheet_of(thing);
        Found { kind: thing.kind, text: thing.text.clone(), beside, command, spot, sheet }
    }

    /// A view that the file keeps, compared with the same as what is looked at.
    fn at_saved(&self, scorecard: &Scorecard, at: usize) -> (Beside, Command) {
        let saved = &scorecard.views()[at];
        let view = saved_view(scorecard, saved).compared_as(self.view.benchmark);
        (Beside::Words(looks_at(scorecard, saved.page, Kept::by(saved))), Command::Go(view))
    }
}

/// The sheet in which a thing is changed.
fn sheet_of(thing: &Thing) -> Option<Sheet> {
    Some(match thing.target {
        Target::Priority(id) => Sheet::Priority(id),
        Target::Tried(id) => Sheet::Intervention(id),
        Target::Task(at) => Sheet::Action(at),
        Target::View(at) => Sheet::SavedView(at),
        Target::Neighbourhood(area) if thing.kind == Kind::Footprint => Sheet::Footprint(area),
        _ => return None,
    })
}

//! What stands around the line in focus: other areas, what was tried, low reliability.

use super::{LineRole, MarkKind, TimeMark, TimeSpan};
use crate::model::{AreaId, AreaKind, Flag, MeasureKind, Observation, Scorecard, Series, decimal_year};
use crate::words::{date, flag_in_words};

/// With more areas than this beside it, a line in focus would drown.
const MOST_OTHERS: usize = 40;

/// A line beside the one in focus.
pub(super) type Beside<'a> = (LineRole, &'a Series);

/// The lines beside the one in focus, in the order they are drawn.
pub(super) fn beside<'a>(scorecard: &'a Scorecard, focus: &Series, wanted: &[LineRole]) -> Vec<Beside<'a>> {
    // Counts of areas of different size say nothing side by side.
    if scorecard.indicator(focus.indicator).measure.kind == MeasureKind::Count {
        return Vec::new();
    }
    let mut found: Vec<(LineRole, AreaId)> = Vec::new();
    for &role in wanted {
        match role {
            LineRole::Focus => {}
            LineRole::Nation => found.push((role, scorecard.national())),
            LineRole::System => found.push((role, scorecard.system())),
            LineRole::Peers => found.extend(scorecard.area(focus.area).peers.map(|area| (role, area))),
            LineRole::Region => {
                let above = ancestors(scorecard, focus.area);
                let region = above.into_iter().find(|&id| scorecard.area(id).kind == AreaKind::Region);
                let region = region.or_else(|| scorecard.areas_of_kind(AreaKind::Region).next());
                found.extend(region.map(|area| (role, area)));
            }
            LineRole::Other => {
                let others = others(scorecard, focus.area);
                if others.len() <= MOST_OTHERS {
                    found.extend(others.into_iter().map(|area| (role, area)));
                }
            }
        }
    }
    found.sort_by_key(|(role, _)| *role);
    let series = |(role, area)| Some((role, scorecard.series(focus.indicator, focus.breakdown, area)?));
    let has_figures = |(_, series): &Beside<'_>| series.area != focus.area && series.latest().is_some();
    found.into_iter().filter_map(series).filter(has_figures).collect()
}

/// The areas of the same kind beside this one; beside the nation or the system, the places.
fn others(scorecard: &Scorecard, area: AreaId) -> Vec<AreaId> {
    let about = scorecard.area(area);
    match about.kind {
        AreaKind::Place | AreaKind::Neighbourhood => {
            let alike = |id: &AreaId| {
                let other = scorecard.area(*id);
                *id != area && (about.kind == AreaKind::Place || other.parent == about.parent)
            };
            scorecard.areas_of_kind(about.kind).filter(alike).collect()
        }
        _ => scorecard.places().collect(),
    }
}

pub(super) fn ancestors(scorecard: &Scorecard, area: AreaId) -> Vec<AreaId> {
    let above = |id: &AreaId| scorecard.area(*id).parent;
    std::iter::successors(above(&area), above).collect()
}

/// Interventions of the area that aim at or watch the indicator, and changes of method, in order of time.
pub(crate) fn marks(scorecard: &Scorecard, focus: &Series, x_range: [f64; 2]) -> Vec<TimeMark> {
    let tried = scorecard.interventions().map(|(_, tried)| tried).filter(|tried| {
        tried.areas.contains(&focus.area)
            && (tried.aims.contains(&focus.indicator) || tried.watch.contains(&focus.indicator))
    });
    let begun = tried.filter_map(|tried| {
        let start = tried.start.as_ref()?;
        let label = format!("{}, from {}", tried.title, date::in_words(start));
        let x = decimal_year(start.first_day());
        Some(TimeMark { x, number: 0, kind: MarkKind::Intervention, label })
    });
    let breaks = focus.observations().filter(|o| focus.flag(o.index) == Some(Flag::Break)).map(|o| {
        let period = date::period_in_words(o.period);
        let label = match focus.note(o.index) {
            Some(note) => format!("Method changed in {period}: {note}"),
            None => format!("Method changed in {period}"),
        };
        TimeMark { x: decimal_year(o.period.start()), number: 0, kind: MarkKind::Break, label }
    });
    let shown = |mark: &TimeMark| (x_range[0]..=x_range[1]).contains(&mark.x);
    let mut marks: Vec<TimeMark> = begun.chain(breaks).filter(shown).collect();
    marks.sort_by(|a, b| a.x.total_cmp(&b.x));
    for (at, mark) in marks.iter_mut().enumerate() {
        mark.number = at + 1;
    }
    marks
}

/// Stretches of low reliability and disrupted periods in the line in focus or, where it has none, in the nation's.
pub(crate) fn spans(focus: &Series, nation: Option<&Series>) -> Vec<TimeSpan> {
    let own = with_care(focus);
    if own.is_empty() { nation.map(with_care).unwrap_or_default() } else { own }
}

fn with_care(series: &Series) -> Vec<TimeSpan> {
    let mut spans: Vec<TimeSpan> = Vec::new();
    let mut previous: Option<Observation> = None;
    let flagged = series.observations().filter_map(|observation| match series.flag(observation.index)? {
        flag @ (Flag::LowReliability | Flag::Disrupted) => Some((observation, flag)),
        _ => None,
    });
    for (observation, flag) in flagged {
        let covid = series.note(observation.index).is_some_and(|note| note.to_lowercase().contains("covid"));
        let label = if covid { "Covid" } else { flag_in_words(flag) };
        let to = decimal_year(observation.period.end());
        let joins = previous.is_some_and(|previous| observation.period.steps_after(previous.period) == 1);
        match spans.last_mut() {
            Some(span) if joins && span.label == label => span.to = to,
            _ => spans.push(TimeSpan {
                from: decimal_year(observation.period.start()),
                to,
                label: label.to_owned(),
            }),
        }
        previous = Some(observation);
    }
    spans
}

//! What stands around the line in focus: other areas, what was tried, low reliability.

use super::{LineRole, MarkKind, TimeMark, TimeSpan, TrendOptions, benchmark};
use crate::model::{
    AreaId, AreaKind, Flag, MeasureKind, Observation, Period, Scorecard, Series, decimal_year,
};
use crate::words::{date, flag_in_words, number, taken_over_from};

/// With more areas than this beside it, a line in focus would drown.
const MOST_OTHERS: usize = 40;
/// What began is named on a small chart at most so often.
const MOST_NAMED_MARKS: usize = 2;
/// So many have a letter, and a line of the key beside a chart; what began or changed before these shares one.
const MOST_LETTERED: usize = 7;

/// A line beside the one in focus.
pub(super) struct Beside<'a> {
    pub(super) role: LineRole,
    pub(super) series: &'a Series,
    /// Whether figures are compared with it.
    pub(super) is_benchmark: bool,
}

/// The lines beside the one in focus, in the order they are drawn.
pub(super) fn beside<'a>(
    scorecard: &'a Scorecard,
    focus: &'a Series,
    options: TrendOptions<'_>,
) -> Vec<Beside<'a>> {
    // Counts of areas of different size say nothing side by side.
    if scorecard.indicator(focus.indicator).measure.kind == MeasureKind::Count {
        return Vec::new();
    }
    let benchmark = benchmark::line(scorecard, options.judgement);
    let mut found: Vec<(LineRole, AreaId)> = vec![(LineRole::Nation, scorecard.national())];
    let within = options.within.or(options.full.then(|| scorecard.system()));
    found.extend(within.map(|area| (LineRole::System, area)));
    let others = if options.within.is_some() { Vec::new() } else { others(scorecard, focus.area) };
    if others.len() <= MOST_OTHERS {
        found.extend(others.into_iter().map(|area| (LineRole::Other, area)));
    }
    if let Some(pinned) = options.pinned {
        match found.iter_mut().find(|(_, area)| *area == pinned) {
            Some((role, _)) if *role == LineRole::Other => *role = LineRole::Pinned,
            Some(_) => {}
            None => found.push((LineRole::Pinned, pinned)),
        }
    }
    let series = |(role, area)| {
        let series = scorecard.series(focus.indicator, focus.breakdown, area)?;
        Some(Beside { role, series, is_benchmark: false })
    };
    let has_figures = |line: &Beside<'_>| line.series.area != focus.area && line.series.latest().is_some();
    let mut lines: Vec<Beside<'a>> = found.into_iter().filter_map(series).filter(has_figures).collect();
    if let Some((role, series)) = benchmark {
        match lines.iter_mut().find(|line| std::ptr::eq(line.series, series)) {
            Some(line) => {
                line.is_benchmark = true;
                if line.role.is_background() {
                    line.role = role;
                }
            }
            None => lines.push(Beside { role, series, is_benchmark: true }),
        }
    }
    mark_extremes(&mut lines, focus);
    let best = |line: &&mut Beside<'_>| benchmark::is_best_of_few(options.judgement, line.series);
    if let Some(best) = lines.iter_mut().filter(|line| line.role == LineRole::Other).find(best) {
        best.role = LineRole::Extreme;
    }
    lines.sort_by_key(|line| line.role);
    lines
}

/// The highest and the lowest latest figure, where these are others': among those of the latest period of all.
pub(super) fn mark_extremes(lines: &mut [Beside<'_>], focus: &Series) {
    let is_alike = |line: &Beside<'_>| matches!(line.role, LineRole::Other | LineRole::Pinned);
    let alike = lines.iter().enumerate().filter(|(_, line)| is_alike(line));
    let alike = alike.map(|(at, line)| (Some(at), line.series)).chain([(None, focus)]);
    let latest = alike.filter_map(|(at, series)| Some((at, series.latest()?)));
    let latest: Vec<(Option<usize>, Observation)> = latest.collect();
    let newest = latest.iter().map(|(_, observation)| observation.period).max();
    let shown = || latest.iter().filter(|(_, observation)| Some(observation.period) == newest);
    let by_value = |a: &&(Option<usize>, Observation), b: &&(Option<usize>, Observation)| {
        a.1.value.total_cmp(&b.1.value)
    };
    for at in
        [shown().max_by(by_value), shown().min_by(by_value)].into_iter().flatten().filter_map(|(at, _)| *at)
    {
        if lines[at].role == LineRole::Other {
            lines[at].role = LineRole::Extreme;
        }
    }
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

/// What began in the area and changes of method, in order of time: with a list beside the chart every intervention that
/// aims at or watches the indicator, else the latest few that aim at it.
pub(crate) fn marks(scorecard: &Scorecard, focus: &Series, x_range: [f64; 2], listed: bool) -> Vec<TimeMark> {
    let shown = |mark: &TimeMark| (x_range[0]..=x_range[1]).contains(&mark.x);
    let mut marks: Vec<TimeMark> = starts(scorecard, focus, x_range, listed).collect();
    if !listed {
        marks.sort_by(|a, b| b.x.total_cmp(&a.x));
        marks.truncate(MOST_NAMED_MARKS);
    }
    let taken_over = taken_over(scorecard, focus);
    // A line that breaks because the boundary moved says that instead.
    let is_other = |o: &Observation| taken_over.as_ref().is_none_or(|(since, _)| *since != o.period);
    let of_method = |o: &Observation| focus.flag(o.index) == Some(Flag::Break) && is_other(o);
    let breaks = focus.observations().filter(of_method).map(|o| {
        let period = date::period_in_words(o.period);
        let label = match focus.note(o.index) {
            Some(note) => format!("Method changed in {period}: {note}"),
            None => format!("Method changed in {period}"),
        };
        let name = "Method changed".to_owned();
        TimeMark { x: decimal_year(o.period.start()), letter: None, kind: MarkKind::Break, label, name }
    });
    let breaks: Vec<TimeMark> = breaks.filter(shown).collect();
    // Every change of method is a gap in the line; only the latest has room for its name.
    let named = if listed { 0 } else { breaks.len().saturating_sub(1) };
    marks.extend(breaks.into_iter().skip(named));
    marks.extend(taken_over.map(|(_, mark)| mark).filter(shown));
    marks.sort_by(|a, b| a.x.total_cmp(&b.x));
    let unlettered = marks.len().saturating_sub(MOST_LETTERED);
    for (mark, letter) in marks.iter_mut().skip(unlettered).zip('A'..) {
        mark.letter = Some(letter);
    }
    marks
}

/// What began in the area within these years and aims at the indicator, or with `watched` also watches it, in the order of the file.
fn starts(
    scorecard: &Scorecard,
    focus: &Series,
    x_range: [f64; 2],
    watched: bool,
) -> impl Iterator<Item = TimeMark> {
    let tried = scorecard.interventions().map(|(_, tried)| tried).filter(move |tried| {
        tried.areas.contains(&focus.area)
            && (tried.aims.contains(&focus.indicator) || watched && tried.watch.contains(&focus.indicator))
    });
    let begun = tried.filter_map(|tried| {
        let start = tried.start.as_ref()?;
        let name = format!("{}, {}", tried.title, start.first_day().year());
        let label = format!("{}, from {}", tried.title, date::in_words(start));
        let x = decimal_year(start.first_day());
        Some(TimeMark { x, letter: None, kind: MarkKind::Intervention, label, name })
    });
    begun.filter(move |mark| (x_range[0]..=x_range[1]).contains(&mark.x))
}

/// How many starts a small chart has no room for, said below its title, so that the few it names are not taken for all:
/// `3 more starts not shown`; `None` where it shows all.
pub(super) fn starts_left_out(
    scorecard: &Scorecard,
    focus: &Series,
    x_range: [f64; 2],
    marks: &[TimeMark],
) -> Option<String> {
    let all = starts(scorecard, focus, x_range, true).count();
    let shown = marks.iter().filter(|mark| mark.kind == MarkKind::Intervention).count();
    let more = all.saturating_sub(shown);
    let words = if shown == 0 { ["start", "starts"] } else { ["more start", "more starts"] };
    (more > 0).then(|| format!("{} not shown", number::counted(more as u64, words[0], words[1])))
}

/// Where one area took over from others in a line, and since when its figures are its own.
fn taken_over(scorecard: &Scorecard, focus: &Series) -> Option<(Period, TimeMark)> {
    let (before, since) = taken_over_from(scorecard, focus)?;
    let moved = scorecard.boundary_moved(focus) == Some(since);
    let (period, area) = (date::period_in_words(since), &scorecard.area(focus.area).name);
    let name = format!("before {period}: {before}");
    let (kind, why) = if moved {
        (MarkKind::Break, "; the boundary moved, so the line breaks")
    } else {
        (MarkKind::Succession, "")
    };
    let label =
        format!("Before {period} the figures are those of {before}, which {area} took over from{why}");
    Some((since, TimeMark { x: decimal_year(since.start()), letter: None, kind, label, name }))
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

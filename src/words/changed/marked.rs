//! What stands otherwise beside figures of the same value, in words: limits, marks, counts, notes and verdicts of publishers.

use super::judged::level_words;
use super::lists::cut;
use super::texts::named;
use super::{About, ChangedLine, Told};
use crate::analysis::changed::{LevelFound, Marked};
use crate::model::{IndicatorId, Series};
use crate::words::wording::{list, subject};
use crate::words::{date, flag_in_words, number};
use std::collections::{BTreeSet, HashMap};

/// So few figures of one indicator that are marked otherwise in one way are told one by one.
const FEW: usize = 3;

impl Told<'_> {
    /// All of them: many of one indicator of which the same is otherwise in a line.
    pub(super) fn marked(&self, all: &[Marked]) -> Vec<ChangedLine> {
        let mut kinds: Vec<Vec<&Marked>> = Vec::new();
        let mut known: HashMap<(IndicatorId, Vec<String>), usize> = HashMap::new();
        for one in all {
            let at = *known.entry((one.indicators[1], self.kind(one))).or_insert(kinds.len());
            if at == kinds.len() {
                kinds.push(Vec::new());
            }
            kinds[at].push(one);
        }
        let told = |kind: &Vec<&Marked>| match kind.len() {
            0..=FEW => kind.iter().map(|one| self.marked_one(one)).collect(),
            _ => vec![self.marked_together(kind)],
        };
        kinds.iter().flat_map(told).collect()
    }

    /// What is otherwise beside a figure, as it goes on after several of them.
    fn kind(&self, marked: &Marked) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        let became = |[was, is]: [bool; 2], what: &str| match [was, is] {
            [true, false] => format!("have no {what} any more"),
            [false, true] => format!("have {what} now, none before"),
            _ => format!("have other {what}"),
        };
        if let Some(limits) = marked.limits {
            said.push(became(limits.map(|it| it.iter().any(Option::is_some)), "limits"));
        }
        if let Some(flags) = marked.flag {
            let [was, is] = flags.map(|flag| flag.map_or("not marked", flag_in_words));
            said.push(format!("are {is} now, {was} before"));
        }
        if marked.counts {
            let figures = [0, 1].map(|at| self.figure(at, marked));
            let of = |column: fn(&Series, usize) -> Option<f64>| {
                figures.map(|it| it.and_then(|(series, at)| column(series, at)))
            };
            for (both, what) in [(of(Series::numerator), "counts"), (of(Series::denominator), "denominators")]
            {
                if both[0] != both[1] {
                    said.push(became(both.map(|it| it.is_some()), what));
                }
            }
        }
        if marked.note {
            said.push("have other notes".to_owned());
        }
        if let Some([_, is]) = marked.verdict {
            let is = level_words(LevelFound::Tested(is), None);
            said.push(format!("are said by their publisher to be otherwise than before, now {is}"));
        }
        said
    }

    /// `Suspensions: 234 figures of England, Bury and 10 more areas, 2006/07 to 2023/24, have no counts any more.`
    fn marked_together(&self, all: &[&Marked]) -> ChangedLine {
        let newer = self.files[1];
        let Some(first) = all.first() else { return ChangedLine::plain(String::new()) };
        let about = newer.indicator(first.indicators[1]);
        let mut areas: Vec<String> = Vec::new();
        for one in all {
            let name = &newer.area(one.areas[1]).name;
            if !areas.contains(name) {
                areas.push(name.clone());
            }
        }
        let groups: BTreeSet<_> = all.iter().filter_map(|it| it.breakdown).collect();
        let groups = match groups.len() {
            0 => String::new(),
            _ if all.iter().all(|it| it.breakdown.is_some()) => " of groups of people".to_owned(),
            _ => ", of everyone and of groups of people,".to_owned(),
        };
        let periods = all.iter().map(|it| it.period);
        let span = periods.clone().min().zip(periods.max());
        let span = span.map(|(from, to)| format!(", {},", date::span_in_words(from, to)));
        let text = format!(
            "{}: {} figures{groups} in {}{} {}.",
            about.short,
            number::count(all.len() as u64),
            named(areas),
            span.unwrap_or_default(),
            list(&self.kind(first))
        );
        ChangedLine::of(text, first.indicators.map(|id| Some(About::Indicator(id))))
    }

    /// What stands otherwise beside a figure of the same value.
    fn marked_one(&self, marked: &Marked) -> ChangedLine {
        let newer = self.files[1];
        let about = newer.indicator(marked.indicators[1]);
        let mut said: Vec<String> = Vec::new();
        if let Some([was, is]) = marked.limits {
            let written = |[lower, upper]: [Option<f64>; 2]| {
                let one = |it: Option<f64>| it.map_or("none".to_owned(), |it| number::with_sign(about, it));
                match (lower, upper) {
                    (None, None) => "none".to_owned(),
                    (lower, upper) => format!("{} to {}", one(lower), one(upper)),
                }
            };
            let in_full = |limits: [Option<f64>; 2]| {
                let one = |it: Option<f64>| it.map_or("none".to_owned(), |it| it.to_string());
                format!("{} to {}", one(limits[0]), one(limits[1]))
            };
            let [mut before, mut now] = [written(was), written(is)];
            if before == now {
                [before, now] = [in_full(was), in_full(is)];
            }
            said.push(format!("limits {now}, {before} before"));
        }
        if let Some(flags) = marked.flag {
            let [was, is] = flags.map(|flag| flag.map_or("not marked", flag_in_words));
            said.push(format!("{is}, {was} before"));
        }
        let figures = [0, 1].map(|at| self.figure(at, marked));
        if marked.counts {
            let [was, is] =
                figures.map(|it| it.map_or("none".to_owned(), |(series, at)| counted(series, at)));
            said.push(format!("counted {is}, {was} before"));
        }
        if marked.note {
            let note = |it: Option<(&Series, usize)>| {
                let note = it.and_then(|(series, at)| series.note(at));
                note.map_or("none".to_owned(), |text| format!("“{}”", cut(text)))
            };
            let [was, is] = figures.map(note);
            said.push(format!("note {is}, {was} before"));
        }
        said.extend(marked.verdict.map(|both| {
            let [was, is] = both.map(|verdict| level_words(LevelFound::Tested(verdict), None));
            format!("by its publisher {is}, {was} before")
        }));
        let of = subject(newer, about, marked.breakdown, marked.areas[1]);
        let text = format!("{of}, {}: {}.", date::period_in_words(marked.period), said.join("; "));
        ChangedLine::of(text, self.figures_of(marked.indicators, marked.breakdown, marked.areas))
    }

    /// The series of a figure in the edition at this position, and where in it the figure stands.
    fn figure(&self, at: usize, marked: &Marked) -> Option<(&Series, usize)> {
        let file = self.files[at];
        let group = match marked.breakdown {
            Some(group) => Some(self.group_at(at, group)?),
            None => None,
        };
        let series = file.series(marked.indicators[at], group, marked.areas[at])?;
        Some((series, series.periods.binary_search(&marked.period).ok()?))
    }
}

/// What was counted: `120 of 1,000`.
fn counted(series: &Series, at: usize) -> String {
    let written = |it: f64| match it {
        whole if whole.fract() == 0.0 && (0.0..1e15).contains(&whole) => number::fixed(whole, 0),
        other => other.to_string(),
    };
    match (series.numerator(at), series.denominator(at)) {
        (None, None) => "none".to_owned(),
        (Some(one), None) => written(one),
        (None, Some(all)) => format!("of {}", written(all)),
        (Some(one), Some(all)) => format!("{} of {}", written(one), written(all)),
    }
}

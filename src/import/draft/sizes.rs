//! Values that lie so far from those that a scorecard has of the same areas that one of the two may be in thousands or
//! millions.

use crate::import::table::{FoundArea, Gathered, plain};
use crate::model::{AreaId, IndicatorId, Scorecard};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// How many times as large as others values have to be that may be in thousands where the others are not: half of a
/// thousand, since a year may change much.
pub(super) const TIMES: f64 = 500.0;

/// How far least or most have to lie from those of all areas together before areas are looked at one by one.
const SUSPICIOUS: f64 = 100.0;

/// The least and the most of some values above nought.
type Span = [f64; 2];

/// The values of files by area, worked out only where all of them together are suspicious.
pub(super) struct Sizes<'a> {
    pub gathered: &'a Gathered,
    scorecard: &'a Scorecard,
    by_indicator: OnceCell<Vec<BTreeMap<AreaId, Span>>>,
}

impl<'a> Sizes<'a> {
    pub fn new(gathered: &'a Gathered, scorecard: &'a Scorecard) -> Self {
        Self { gathered, scorecard, by_indicator: OnceCell::new() }
    }

    /// How the values of an indicator of the files, by its position, differ from those of one of the scorecard, where they do so
    /// in half of the areas that both have: its figures may be the same in another multiple. `span` is that of all of them.
    pub fn in_another_multiple(&self, at: usize, span: Span, id: IndicatorId) -> Option<String> {
        let there = self.there(id);
        let of_all = there.values().copied().reduce(joined)?;
        let is_suspicious = |one: f64, other: f64| one >= SUSPICIOUS * other || other >= SUSPICIOUS * one;
        if !span.iter().zip(of_all).any(|(one, other)| is_suspicious(*one, other)) {
            return None;
        }
        let here = &self.by_indicator.get_or_init(|| self.here())[at];
        let shared = || here.iter().filter_map(|(area, here)| Some((*area, *here, *there.get(area)?)));
        let is_apart = |(_, here, there): &(AreaId, Span, Span)| {
            here[0] >= TIMES * there[1] || there[0] >= TIMES * here[1]
        };
        let (area, [_, here], [_, there]) = shared().find(is_apart)?;
        (shared().filter(is_apart).count() * 2 >= shared().count()).then(|| {
            format!(
                "its values lie far from those that the indicator {} of the scorecard has of the same areas, such as {here} \
                 beside {there} of {}, so that one of the two may be in thousands or millions. If they are the same, write them \
                 in the file as the scorecard has them, since all are taken as they stand",
                self.scorecard.indicator(id).id,
                self.scorecard.area(area).name
            )
        })
    }

    fn there(&self, id: IndicatorId) -> BTreeMap<AreaId, Span> {
        let mut spans = BTreeMap::new();
        for series in self.scorecard.given_series_of(id) {
            (0..series.len())
                .filter_map(|at| series.value(at))
                .for_each(|value| add(&mut spans, series.area, value));
        }
        spans
    }

    fn here(&self) -> Vec<BTreeMap<AreaId, Span>> {
        let areas: Vec<Option<AreaId>> = self.gathered.areas.iter().map(|area| self.area(area)).collect();
        let mut spans = vec![BTreeMap::new(); self.gathered.indicators.len()];
        for observation in self.gathered.observations.iter() {
            if let (Some(area), Some(value)) = (areas[observation.area.index()], observation.figures.value) {
                add(&mut spans[observation.indicator.index()], area, value);
            }
        }
        spans
    }

    /// The area of the scorecard that an area of the files is: by its codes, or where it has none by its name.
    pub fn area(&self, area: &FoundArea) -> Option<AreaId> {
        let codes = area.code.as_deref().into_iter().chain(area.other_codes());
        let by_name = || {
            let name = plain(&area.name);
            self.scorecard.areas().find(|(_, there)| plain(&there.name) == name).map(|(id, _)| id)
        };
        let by_code = { codes }.find_map(|code| self.scorecard.area_by_code(code));
        by_code.or_else(|| by_name().filter(|_| area.code.is_none()))
    }
}

fn joined([least, most]: Span, [other_least, other_most]: Span) -> Span {
    [least.min(other_least), most.max(other_most)]
}

fn add(spans: &mut BTreeMap<AreaId, Span>, area: AreaId, value: f64) {
    if value > 0.0 {
        let span = spans.entry(area).or_insert([value; 2]);
        *span = joined(*span, [value; 2]);
    }
}

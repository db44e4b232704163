//! What several sections say alike.

use super::super::document::{Align, Block, Column, Line, Tone};
use super::Given;
use crate::model::{AreaId, IndicatorId, Period, Scorecard};
use crate::words::report::sources_line;
use std::collections::HashMap;

/// The ids of the sections of places.
pub(super) struct Names(HashMap<AreaId, String>);

impl Names {
    /// By their names, and by their codes where two are called alike.
    pub(super) fn of(scorecard: &Scorecard) -> Self {
        let mut ids = HashMap::new();
        let mut taken: Vec<String> = Vec::new();
        for (at, place) in scorecard.places().enumerate() {
            let mut id = format!("place-{}", slug(&scorecard.area(place).name));
            if taken.contains(&id) || id == "place-" {
                id = format!("place-{}", at + 1);
            }
            while taken.contains(&id) {
                id.push('-');
            }
            taken.push(id.clone());
            ids.insert(place, id);
        }
        Self(ids)
    }

    pub(super) fn of_place(&self, place: AreaId) -> &str {
        self.0.get(&place).map_or("place", String::as_str)
    }
}

/// Letters, digits and hyphens of a name.
pub(super) fn slug(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let parts = letters.collect::<String>();
    parts.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: Line::text(text) }
}

pub(super) fn lead(text: impl Into<String>) -> Block {
    Block::Paragraph { text: Line::text(text), tone: Tone::Lead }
}

pub(super) fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph { text: Line::text(text), tone: Tone::Plain }
}

pub(super) fn quiet(text: impl Into<String>) -> Block {
    Block::Paragraph { text: Line::text(text), tone: Tone::Quiet }
}

pub(super) fn column(head: &str, align: Align, share: f32) -> Column {
    Column { head: Line::text(head), align, share }
}

/// A list of plain lines.
pub(super) fn list(items: impl IntoIterator<Item = Line>) -> Block {
    let item = |text| vec![Block::Paragraph { text, tone: Tone::Plain }];
    Block::List { ordered: false, items: items.into_iter().map(item).collect() }
}

/// The newest period of an indicator among all that the report speaks of: its places and their neighbourhoods, the system
/// itself, and the nation where none of these has a figure.
pub(super) fn newest_of(given: Given<'_>, id: IndicatorId) -> Option<Period> {
    let Given { scorecard, analysis, places, .. } = given;
    let latest = |area: AreaId| Some(analysis.get(id, None, area)?.latest?.period);
    let is_here = |area: &AreaId| {
        *area == scorecard.system() || scorecard.place_of(*area).is_some_and(|place| places.contains(&place))
    };
    let areas = scorecard.areas().map(|(area, _)| area).filter(is_here);
    let newest = areas.filter_map(latest).max_by_key(|period| (period.end(), *period));
    newest.or_else(|| latest(scorecard.national()))
}

/// Whose figures these are.
pub(super) fn sources_of(scorecard: &Scorecard, ids: impl IntoIterator<Item = IndicatorId>) -> String {
    sources_line(ids.into_iter().map(|id| scorecard.indicator(id)))
}

/// The same of everything that has a figure.
pub(super) fn sources_of_all(scorecard: &Scorecard) -> String {
    let with = scorecard.indicators().filter(|(id, _)| !scorecard.series_of(*id).is_empty());
    sources_line(with.map(|(_, about)| about))
}

/// Parts of a row of places that are as long as each other and no longer than this.
pub(super) fn across<T>(all: &[T], most: usize) -> std::slice::Chunks<'_, T> {
    let parts = all.len().div_ceil(most).max(1);
    all.chunks(all.len().div_ceil(parts).max(1))
}

/// `Bolton to Rochdale`; nothing of nothing.
pub(super) fn from_to(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some((*one).to_owned()),
        [first, .., last] => Some(format!("{first} to {last}")),
    }
}

//! Indicators, their measures and sources.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::super::json::Node;
use super::each;
use super::names::Names;
use crate::model::{Indicator, Measure, MeasureKind, Source};

/// The indicators of a document.
pub(super) fn indicators<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Vec<Indicator> {
    each(top, "indicators", |indicator| Indicator {
        id: indicator.required("id"),
        name: indicator.required("name"),
        short: indicator.owned("short").unwrap_or_else(|| indicator.required("name")),
        strand: indicator.required_word("strand"),
        definition: indicator.owned("definition"),
        rationale: indicator.owned("rationale"),
        caveats: indicator.owned("caveats"),
        measure: measure(indicator, found),
        polarity: indicator.required_word("polarity"),
        period: indicator.required_word("period"),
        groups: names.groups.resolve(indicator, found),
        inequality: indicator.owned("inequality"),
        driver: indicator.owned("driver"),
        population_group: indicator.owned("population_group"),
        source: source(indicator),
        published_as: published_as(indicator),
        ..Indicator::default()
    })
}

fn measure<'n>(indicator: &Cursor<'_, 'n>, found: &mut Findings<'n>) -> Measure {
    let none = Measure { kind: MeasureKind::Count, ..Measure::default() };
    let Some(measure) = indicator.field("measure") else { return none };
    let read = Measure {
        kind: measure.required_word("kind"),
        per: measure.number("per"),
        unit: measure.required("unit"),
        decimals: measure.number("decimals").map(|places| places as u8),
        ..Measure::default()
    };
    if measure.word("kind") == Some(MeasureKind::Rate) && measure.field("per").is_none() {
        found.error(Rule::Missing, &measure, || {
            "A rate needs `per`, the number that its events are counted for, but it is missing here; add it, such as \
             \"per\": 100000."
                .to_owned()
        });
    }
    read
}

fn published_as(indicator: &Cursor<'_, '_>) -> Vec<String> {
    let keys = indicator.node.field("published_as").map(Node::items).unwrap_or_default();
    keys.iter().filter_map(Node::text).map(str::to_owned).collect()
}

/// Where a thing was published, where it says so.
pub(super) fn source(thing: &Cursor<'_, '_>) -> Option<Source> {
    let source = thing.field("source")?;
    Some(Source {
        publisher: source.owned("publisher"),
        title: source.owned("title"),
        url: source.owned("url"),
        released: source.owned("released"),
        licence: source.owned("licence"),
    })
}

//! Indicators, their measures and sources.

use super::super::findings::{Findings, Rule};
use super::super::objects::{self, File};
use super::super::path::{field, steps};
use super::circles::Links;
use super::names::Names;
use crate::model::{Events, Indicator, IndicatorId, Measure, MeasureKind, Source};

/// The indicators of a document.
pub(super) fn indicators(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Indicator> {
    let indicators = file.indicators.iter().flatten().enumerate();
    let indicators: Vec<Indicator> =
        indicators.map(|(at, indicator)| resolved(at, indicator, names, found)).collect();
    let links = Links {
        field: "proxy_for",
        must: "An indicator must stand in for another, slower one",
        names: indicators.iter().map(|indicator| indicator.id.as_str()).collect(),
    };
    let from = |at: usize| indicators[at].proxy_for.map(IndicatorId::index).into_iter();
    links.report_circles(from, |circle| steps("indicators", circle[0], [field("proxy_for")]), found);
    indicators
}

fn resolved(at: usize, given: &objects::Indicator, names: &Names<'_>, found: &mut Findings) -> Indicator {
    if given.measure.kind == Some(MeasureKind::Rate) && given.measure.per.is_none() {
        found.error_at(Rule::Missing, || steps("indicators", at, [field("measure")]), || {
            "A rate needs `per`, the number that its events are counted for, but it is missing here; add it, such as \
             \"per\": 100000."
                .to_owned()
        });
    }
    let proxy_for =
        |id: &String| names.indicator(id, || steps("indicators", at, [field("proxy_for")]), found);
    Indicator {
        proxy_for: given.proxy_for.as_ref().and_then(proxy_for).map(|measured| measured.id),
        id: given.id.clone(),
        name: given.name.clone(),
        short: given.short.clone().unwrap_or_else(|| given.name.clone()),
        strand: given.strand,
        definition: given.definition.clone(),
        rationale: given.rationale.clone(),
        caveats: given.caveats.clone(),
        measure: measure(&given.measure),
        polarity: given.polarity,
        period: given.period.unwrap_or_default(),
        groups: names.groups.resolve(at, given, found),
        inequality: given.inequality.clone(),
        driver: given.driver.clone(),
        population_group: given.population_group.clone(),
        source: given.source.as_ref().map(source),
        published_as: given.published_as.clone().unwrap_or_default(),
        span: given.span,
        next_release: given.next_release.clone().flatten(),
        statistic: given.statistic,
    }
}

fn measure(given: &objects::Measure) -> Measure {
    Measure {
        kind: given.kind.unwrap_or_default(),
        per: given.per,
        unit: given.unit.clone(),
        decimals: given.decimals.map(|places| places as u8),
        repeats: given.repeats,
        events: given.events.as_ref().map(|noun| Events { one: noun.one.clone(), many: noun.many.clone() }),
        people: given.people.clone(),
    }
}

/// Where a thing was published.
pub(super) fn source(source: &objects::Source) -> Source {
    Source {
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        released: source.released.clone(),
        licence: source.licence.clone(),
    }
}

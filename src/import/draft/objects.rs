//! New areas and indicators as the file format declares them.

use crate::format::objects::{Area, Events, Indicator, Measure, Predecessor, Source};
use crate::import::gazetteer;
use crate::import::table::{Definition, FoundArea, OfScorecard};
use crate::model::{self, AreaKind, MeasureKind, PeriodKind, PlainDate, Statistic, Word};
use serde::Serialize;

/// An area that is new to the scorecard. `is_there` says whether an area of a code has figures in it.
pub(super) fn area(
    code: &str,
    found: &FoundArea,
    parent: Option<&str>,
    is_there: impl Fn(&str) -> bool,
) -> Area {
    if let Some(own) = &found.of_scorecard {
        return Area { parent: parent.map(str::to_owned), ..of_scorecard(code, found, own) };
    }
    let before = predecessors(code, is_there);
    // What goes on under another code has not ended.
    let until = gazetteer::by_code(code).filter(|_| gazetteer::other_codes(code).next().is_none());
    Area {
        code: code.to_owned(),
        name: if found.name.is_empty() { code.to_owned() } else { found.name.clone() },
        kind: Some(found.kind.unwrap_or(AreaKind::Place)),
        parent: parent.map(str::to_owned),
        population: found.population,
        footprint: found.footprint,
        deprivation_decile: found.deprivation_decile.map(u32::from),
        succeeds: (!before.is_empty()).then_some(before),
        until: until.and_then(|known| known.until).map(PlainDate::parse),
        ..Area::default()
    }
}

/// All that went into an area, also what has no figures here: those of a part are not those of the whole.
pub(super) fn predecessors(code: &str, is_there: impl Fn(&str) -> bool) -> Vec<Predecessor> {
    gazetteer::went_into(code, is_there)
        .into_iter()
        .map(|it| Predecessor { code: it.before.to_owned(), on: Some(PlainDate::parse(it.on)) })
        .collect()
}

/// An area as the scorecard had it that it comes from.
fn of_scorecard(code: &str, found: &FoundArea, own: &OfScorecard) -> Area {
    let before = own
        .succeeds
        .iter()
        .map(|(code, on)| Predecessor { code: code.clone(), on: on.as_deref().map(PlainDate::parse) });
    Area {
        code: code.to_owned(),
        name: found.name.clone(),
        kind: found.kind,
        population: found.population,
        footprint: found.footprint,
        deprivation_decile: found.deprivation_decile.map(u32::from),
        peers: own.peers.clone(),
        members: (!own.members.is_empty()).then(|| own.members.clone()),
        hex: own.hex,
        succeeds: (!own.succeeds.is_empty()).then(|| before.collect()),
        until: own.until.as_deref().map(PlainDate::parse),
        ..Area::default()
    }
}

/// An indicator that is new to the scorecard; none where something the format needs is not known.
pub(super) fn indicator(
    id: String,
    definition: Definition,
    period: PeriodKind,
    population_group: Option<String>,
) -> Option<Indicator> {
    let kind = definition.kind?;
    let further = |name: &str| definition.further.get(name).cloned();
    let [event, events, people] = ["event", "events", "people"].map(further);
    let [inequality, driver, of_group, next_release, proxy_for] =
        ["inequality", "driver", "population_group", "next_release", "proxy_for"].map(further);
    let repeats = further("repeats").and_then(|said| said.parse().ok());
    let span = further("span").and_then(|said| said.parse::<f64>().ok()).map(|span| span as u32);
    let statistic = further("statistic").and_then(|said| Statistic::from_word(&said));
    let has_no_per = matches!(kind, MeasureKind::Proportion | MeasureKind::Count);
    Some(Indicator {
        id,
        name: definition.name?,
        short: given(definition.short),
        strand: definition.strand?,
        definition: given(definition.definition),
        rationale: given(definition.rationale),
        caveats: given(definition.caveats),
        measure: Measure {
            kind: Some(kind),
            per: definition.per.filter(|_| !has_no_per),
            unit: definition.unit?,
            decimals: definition.decimals.map(u32::from),
            repeats,
            events: event.zip(events).map(|(one, many)| Events { one, many }),
            people,
        },
        polarity: definition.polarity?,
        period: Some(period),
        span: span.or(definition.span.filter(|_| period == PeriodKind::Years)),
        population_group: given(of_group.or(population_group)),
        source: source(definition.source),
        inequality,
        driver,
        statistic,
        next_release: next_release.as_deref().map(PlainDate::parse),
        proxy_for,
        published_as: (!definition.published_as.is_empty()).then_some(definition.published_as),
        ..Indicator::default()
    })
}

fn source(published: model::Source) -> Option<Source> {
    let source = Source {
        publisher: given(published.publisher),
        title: given(published.title),
        url: given(published.url),
        released: given(published.released),
        licence: given(published.licence),
    };
    (source != Source::default()).then_some(source)
}

/// Text that says something.
fn given(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// JSON on one line.
pub(super) fn json(object: &impl Serialize) -> String {
    serde_json::to_string(object).unwrap_or_default()
}

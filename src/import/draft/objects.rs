//! New areas and indicators as the file format declares them.

use crate::format::objects::{Area, Indicator, Measure, Predecessor, Source};
use crate::import::gazetteer;
use crate::import::table::{Definition, FoundArea};
use crate::model::{self, AreaKind, MeasureKind, PeriodKind, PlainDate};
use serde::Serialize;

/// An area that is new to the scorecard. `is_there` says whether an area of a code has figures in it.
pub(super) fn area(
    code: &str,
    found: &FoundArea,
    parent: Option<&str>,
    is_there: impl Fn(&str) -> bool,
) -> Area {
    // All that went into it, also what has no figures here: those of a part are not those of the whole.
    let before: Vec<Predecessor> = gazetteer::went_into(code, is_there)
        .into_iter()
        .map(|it| Predecessor { code: it.before.to_owned(), on: Some(PlainDate::parse(it.on)) })
        .collect();
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

/// An indicator that is new to the scorecard; none where something the format needs is not known.
pub(super) fn indicator(
    id: String,
    definition: Definition,
    period: PeriodKind,
    population_group: Option<String>,
) -> Option<Indicator> {
    let kind = definition.kind?;
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
            ..Measure::default()
        },
        polarity: definition.polarity?,
        period: Some(period),
        span: definition.span.filter(|_| period == PeriodKind::Years),
        population_group: given(population_group),
        source: source(definition.source),
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

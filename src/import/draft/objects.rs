//! New areas and indicators as the file format writes them.

use crate::import::table::{Definition, FoundArea};
use crate::model::{AreaKind, MeasureKind, PeriodKind, Source, Word};
use serde::{Serialize, Serializer};

/// An area that is new to the scorecard.
#[derive(Serialize)]
pub(super) struct NewArea<'a> {
    code: &'a str,
    name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
    population: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footprint: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deprivation_decile: Option<u8>,
}

/// An indicator that is new to the scorecard.
#[derive(Serialize)]
pub(super) struct NewIndicator {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "is_blank")]
    short: Option<String>,
    strand: &'static str,
    #[serde(skip_serializing_if = "is_blank")]
    definition: Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    rationale: Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    caveats: Option<String>,
    measure: NewMeasure,
    polarity: &'static str,
    period: &'static str,
    #[serde(skip_serializing_if = "is_blank")]
    population_group: Option<String>,
    #[serde(skip_serializing_if = "NewSource::is_blank")]
    source: NewSource,
}

#[derive(Serialize)]
struct NewMeasure {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
    per: Option<f64>,
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimals: Option<u8>,
}

#[derive(Serialize)]
struct NewSource {
    #[serde(skip_serializing_if = "is_blank")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    title: Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    url: Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    released: Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    licence: Option<String>,
}

impl NewSource {
    fn is_blank(&self) -> bool {
        [&self.publisher, &self.title, &self.url, &self.released, &self.licence].into_iter().all(is_blank)
    }
}

impl<'a> NewArea<'a> {
    pub fn of(code: &'a str, area: &'a FoundArea, parent: Option<&'a str>) -> Self {
        Self {
            code,
            name: if area.name.is_empty() { code } else { &area.name },
            kind: area.kind.unwrap_or(AreaKind::Place).as_str(),
            parent,
            population: area.population,
            footprint: area.footprint.map(Word::as_str),
            deprivation_decile: area.deprivation_decile,
        }
    }
}

impl NewIndicator {
    /// None where something the format needs is not known.
    pub fn of(
        id: String,
        definition: Definition,
        period: PeriodKind,
        population_group: Option<String>,
    ) -> Option<Self> {
        let kind = definition.kind?;
        let has_no_per = matches!(kind, MeasureKind::Proportion | MeasureKind::Count);
        let Source { publisher, title, url, released, licence } = definition.source;
        Some(Self {
            id,
            name: definition.name?,
            short: definition.short,
            strand: definition.strand?.as_str(),
            definition: definition.definition,
            rationale: definition.rationale,
            caveats: definition.caveats,
            measure: NewMeasure {
                kind: kind.as_str(),
                per: definition.per.filter(|_| !has_no_per),
                unit: definition.unit?,
                decimals: definition.decimals,
            },
            polarity: definition.polarity?.as_str(),
            period: period.as_str(),
            population_group,
            source: NewSource { publisher, title, url, released, licence },
        })
    }
}

/// JSON on one line.
pub(super) fn json(object: &impl Serialize) -> String {
    serde_json::to_string(object).unwrap_or_default()
}

#[expect(clippy::ref_option, reason = "this is how serde hands a field over")]
fn is_blank(text: &Option<String>) -> bool {
    text.as_deref().is_none_or(|text| text.trim().is_empty())
}

/// Whole numbers are written without a fraction.
#[expect(clippy::ref_option, reason = "this is how serde hands a field over")]
fn number<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            serializer.serialize_i64(*number as i64)
        }
        number => number.serialize(serializer),
    }
}

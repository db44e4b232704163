//! A small document and figures for it, for tests.

use super::{Figure, Merged, Plan, PlannedArea, PlannedIndicator, merge};
use crate::edit::{EditError, field, members};
use crate::format::Document;
use crate::model::{Period, PeriodKind};
use jiff::civil::{Date, date};
use std::path::PathBuf;

/// The day on which the tests read documents.
pub const TODAY: Date = date(2026, 11, 20);

/// Position of the indicator `rate`, by the year.
pub const RATE: u32 = 0;
/// Position of the indicator `share`, a proportion by the academic year.
pub const SHARE: u32 = 1;

/// Positions of areas.
pub const NATION: u32 = 0;
/// A place.
pub const UPTON: u32 = 2;
/// Another place.
pub const DOWNHAM: u32 = 3;
/// A place that no block of [`BASE`] has.
pub const MARSH: u32 = 4;

const AREAS: [(&str, &str); 5] = [
    ("nation", r#"{"code": "nation", "name": "A nation", "kind": "nation"}"#),
    ("system", r#"{"code": "system", "name": "A system", "kind": "system", "parent": "nation"}"#),
    ("upton", r#"{"code": "upton", "name": "Upton", "kind": "place", "parent": "system"}"#),
    ("downham", r#"{"code": "downham", "name": "Downham", "kind": "place", "parent": "system"}"#),
    ("marsh", r#"{"code": "marsh", "name": "Marsh", "kind": "place", "parent": "system"}"#),
];

const INDICATORS: [(&str, &str, &str); 2] = [
    (
        "rate",
        "publisher:1",
        r#"{"id": "rate", "name": "Rate", "strand": "outcomes", "measure": {"kind": "score", "unit": "points"},
            "polarity": "neutral", "period": "year"}"#,
    ),
    (
        "share",
        "publisher:2",
        r#"{"id": "share", "name": "Share", "strand": "outcomes", "measure": {"kind": "proportion", "unit": "%"},
            "polarity": "neutral", "period": "academic-year"}"#,
    ),
];

/// A document with these blocks of data, JSON, and unknown fields in most places.
pub fn document(blocks: &str) -> Document {
    let areas: Vec<&str> = AREAS.iter().map(|(_, area)| *area).collect();
    let indicators: Vec<&str> = INDICATORS.iter().map(|(_, _, indicator)| *indicator).collect();
    let text = format!(
        r#"{{"house_style": {{"logo": null}}, "format": 1, "title": "For tests", "system": "system",
            "national": "nation", "areas": [{}], "indicators": [{}], "data": [{blocks}], "priorities": [],
            "end": [1, 2.50]}}"#,
        areas.join(", "),
        indicators.join(", ")
    );
    Document::read(text.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]))
}

/// A plan for [`document`].
pub fn plan() -> Plan {
    let indicator = |(id, key, _): &(&str, &str, &str)| PlannedIndicator {
        id: (*id).to_owned(),
        keys: vec![(*key).to_owned()],
        new: None,
        order: None,
    };
    let pair = |(by, group): &(&str, &str)| ((*by).to_owned(), (*group).to_owned());
    Plan {
        indicators: INDICATORS.iter().map(indicator).collect(),
        areas: AREAS
            .iter()
            .map(|(code, _)| PlannedArea { code: (*code).to_owned(), new: None, parent: None })
            .collect(),
        breakdowns: [("Sex", "Female"), ("Sex", "Male")].iter().map(pair).collect(),
        files: vec![PathBuf::from("a.csv")],
        ..Plan::default()
    }
}

/// A plan for a new document.
pub fn plan_of_new() -> Plan {
    let mut plan = plan();
    for (area, (_, new)) in plan.areas.iter_mut().zip(AREAS) {
        area.new = Some(new.to_owned());
    }
    for (indicator, (_, _, new)) in plan.indicators.iter_mut().zip(INDICATORS) {
        indicator.new = Some(new.to_owned());
    }
    Plan { title: "New".to_owned(), system: "system".to_owned(), national: "nation".to_owned(), ..plan }
}

/// A figure that is a value and nothing else.
pub fn figure(indicator: u32, area: u32, label: &str, value: impl Into<Option<f64>>) -> Figure {
    let kind = if indicator == RATE { PeriodKind::Year } else { PeriodKind::AcademicYear };
    Figure {
        indicator,
        breakdown: None,
        area,
        period: Period::parse(kind, label).unwrap(),
        value: value.into(),
        lower: None,
        upper: None,
        numerator: None,
        denominator: None,
        flag: None,
        note: None,
        verdict: None,
        from: (0, 7),
    }
}

/// Merges figures that come in any order.
pub fn merge_any(
    base: Option<&Document>,
    plan: &Plan,
    mut figures: Vec<Figure>,
) -> Result<Merged, EditError> {
    figures.sort_by_key(|figure| (figure.indicator, figure.breakdown, figure.area, figure.period));
    merge(base, plan, figures, TODAY)
}

/// What becomes of [`document`] with these blocks when these figures go into it.
pub fn merged(blocks: &str, figures: Vec<Figure>) -> Merged {
    let base = document(blocks);
    merge_any(Some(&base), &plan(), figures).unwrap_or_else(|error| panic!("{error}"))
}

/// The blocks of a document as JSON without spaces, with single quotation marks.
pub fn blocks(document: &Document) -> Vec<String> {
    let data = field(document.text(), "data").unwrap();
    members(data).into_iter().map(|span| compact(&data[span.value])).collect()
}

fn compact(json: &str) -> String {
    let mut in_text = false;
    let is_kept = |c: &char| {
        in_text ^= *c == '"';
        in_text || !c.is_whitespace()
    };
    json.chars().filter(is_kept).collect::<String>().replace('"', "'")
}

//! What the columns of tidy tables are called.

use super::columns::{Column, Names};
use crate::import::layout::part::Part;
use crate::import::table::plain;
use crate::model::own_tables::GROUPS_OF;

/// The first name is ours, but for codes and names of areas, which are both `area` to us.
pub(in crate::import::layout) const NAMES: Names = &[
    (
        Column::Indicator,
        &[
            "indicator",
            "indicator name",
            "indicator id",
            "measure name",
            "metric",
            "variable",
            "variable name",
            "statistic label",
            "statistic",
            "short desc",
            "indicator label",
            "indicator title",
            "data item",
            "metric name",
            "kpi name",
            "pi name",
            "name of indicator",
            "indicator description",
            "measure description",
            "metric description",
            "kpi description",
            "performance indicator",
            "key performance indicator",
            "performance measure",
            "outcome measure",
            "kpi",
            "pi",
        ],
    ),
    // What people read, where another column has a short name or a number.
    (Column::IndicatorName, &["indicator label", "indicator title", "data item"]),
    (Column::Area, &["area"]),
    (
        Column::AreaCode,
        &[
            "area code",
            "areacd",
            "area id",
            "geography code",
            "geographical code",
            "gss code",
            "ons code",
            "la code",
            "lad code",
            "local authority code",
            "feature code",
            "area reference code",
            "icb code",
            "commissioner org code",
            "commissioner code",
            "provider org code",
            "provider code",
            "org code",
            "organisation code",
            "code",
        ],
    ),
    (
        Column::AreaName,
        &[
            "area name",
            "areanm",
            "geography name",
            "geographical name",
            "geographical description",
            "geography description",
            "geography",
            "la name",
            "lad name",
            "local authority name",
            "local authority",
            "feature name",
            "icb name",
            "commissioner org name",
            "commissioner name",
            "provider org name",
            "provider name",
            "org name",
            "organisation name",
            "organisation",
            "place",
            "district",
            "borough",
            "council",
            "name",
        ],
    ),
    (
        Column::AreaKind,
        &[
            "kind",
            "area kind",
            "area type",
            "geography type",
            "feature type",
            "geographic level",
            "geography level",
            "geographical level",
        ],
    ),
    (
        Column::Period,
        &[
            "period",
            "time period",
            "reporting period",
            "academic year",
            "financial year",
            "fiscal year",
            "tax year",
            "school year",
            "calendar year",
            "year",
            "quarter",
            "month",
            "date name",
            "date",
            "date code",
            "time",
            "period name",
            "reporting date",
            "reporting year",
            "when",
            "period label",
            "time label",
            "year label",
            "data year",
            "survey year",
            "fy",
            "fin year",
            "years",
            "snapshot date",
            "snapshot",
            "as at",
            "as at date",
            "as of",
            "month ending",
        ],
    ),
    (
        Column::Value,
        &[
            "value",
            "observation",
            "obs value",
            "figure",
            "data value",
            "data values",
            "data",
            "val",
            "rate",
            "percentage",
            "percent",
            "proportion",
            "prevalence",
            "value numeric",
            "numeric value",
            "measure value",
            "measure values",
            "indicator value",
            "metric value",
            "values",
            "figures",
            "outturn",
        ],
    ),
    // Other names of limits are known by their words.
    (Column::Lower, &["lower"]),
    (Column::Upper, &["upper"]),
    (Column::Numerator, &["numerator", "count", "events", "cases", "numer", "num"]),
    (Column::Denominator, &["denominator", "denom", "den"]),
    (Column::Flag, &["flag", "flags", "status", "symbol", "marker"]),
    (
        Column::Note,
        &["note", "notes", "value note", "comment", "comments", "footnote", "footnotes", "remark", "remarks"],
    ),
    (Column::GroupsOf, &[GROUPS_OF]),
    (Column::Dimension, &["breakdown_by", "breakdown topic", "breakdown type", "category type", "dimension"]),
    (Column::Group, &["breakdown_group", "category", "breakdown", "subgroup", "group"]),
    (
        Column::Measure,
        &["measure", "measurement", "measure kind", "measure type", "value type", "type definition"],
    ),
    (Column::Unit, &["unit", "units", "unit of measure"]),
    (Column::Verdict, &["verdict", "compared to England", "comparison", "significance"]),
];

/// Which count a column holds that is called so and nothing else: `Count`, `Denom`.
pub(in crate::import::layout) fn counts_called(name: &str) -> Option<Part> {
    let called = |column: Column| {
        let names = NAMES.iter().filter(|(of, _)| *of == column).flat_map(|(_, names)| *names);
        { names }.any(|known| plain(known) == plain(name))
    };
    match () {
        () if called(Column::Numerator) => Some(Part::Numerator),
        () if called(Column::Denominator) => Some(Part::Denominator),
        () => None,
    }
}

/// Whether this plain name is one that columns of names of areas have.
pub(super) fn is_name_of_areas(plain_name: &str) -> bool {
    let areas = [Column::Area, Column::AreaName];
    let mut known = NAMES.iter().filter(|(column, _)| areas.contains(column)).flat_map(|(_, names)| *names);
    known.any(|name| plain(name) == plain_name)
}

/// Whether this plain name is one that columns of areas have.
pub(in crate::import) fn is_called_as_area(plain_name: &str) -> bool {
    const FURTHER: [&str; 12] = [
        "year",
        "period",
        "timeperiod",
        "indicator",
        "trust",
        "provider",
        "practice",
        "ward",
        "icb",
        "la",
        "localauthorityname",
        "region",
    ];
    let areas = [Column::Area, Column::AreaCode, Column::AreaName];
    let known = NAMES.iter().filter(|(column, _)| areas.contains(column)).flat_map(|(_, names)| *names);
    FURTHER.contains(&plain_name) || { known }.any(|name| plain(name) == plain_name)
}

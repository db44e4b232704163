//! Parts of a scorecard with nothing but what they must have, to be completed with `..` where a test wants more. They
//! serve the unit tests of every room, the tests beside the library and the benchmarks, and nothing else.

use super::area::Area;
use super::ids::{AreaId, IndicatorId};
use super::indicator::{Indicator, Measure};
use super::plan::{Intervention, Priority, Target};
use super::words::{AreaKind, Confidence, MeasureKind, PeriodKind, Polarity, PriorityLevel, Strand};

pub fn area(code: &str, name: &str, kind: AreaKind, parent: Option<AreaId>) -> Area {
    Area { code: code.to_owned(), name: name.to_owned(), kind, parent, ..Area::default() }
}

/// An indicator without a unit, on exclusions from school.
pub fn indicator(id: &str, kind: MeasureKind, polarity: Polarity, period: PeriodKind) -> Indicator {
    Indicator {
        id: id.to_owned(),
        name: id.to_owned(),
        short: id.to_owned(),
        strand: Strand::Exclusions,
        measure: Measure { kind, ..Measure::default() },
        polarity,
        period,
        ..Indicator::default()
    }
}

/// A priority of weight 1, without targets.
pub fn priority(id: &str, level: PriorityLevel, area: AreaId, indicators: &[IndicatorId]) -> Priority {
    Priority {
        id: id.to_owned(),
        title: id.to_owned(),
        level,
        area,
        weight: 1.0,
        indicators: indicators.to_vec(),
        ..Priority::default()
    }
}

/// A target of every area, without a date.
pub fn target(indicator: IndicatorId, value: f64) -> Target {
    Target { indicator, area: None, value, by: None, from: None }
}

/// An intervention that is documented, without dates and aims.
pub fn intervention(id: &str, areas: &[AreaId]) -> Intervention {
    Intervention {
        id: id.to_owned(),
        title: id.to_owned(),
        areas: areas.to_vec(),
        confidence: Confidence::Documented,
        ..Intervention::default()
    }
}

//! A scorecard for the tests of this folder: England, and Bury with neighbourhoods and deprivation groups.

use super::super::sample::{self, BURY, ENGLAND, SYSTEM, Sample};
use crate::model::{
    Area, AreaId, AreaKind, Breakdown, BreakdownId, Indicator, Parts, Scope, Scorecard, Series,
};

#[derive(Clone)]
pub(in crate::analysis) struct Fixture {
    pub indicator: Indicator,
    pub(in crate::analysis) neighbourhoods: Vec<Area>,
    breakdowns: Vec<Breakdown>,
    series: Vec<Series>,
}

/// Three fixed areas before the neighbourhoods.
const FIXED: usize = 3;

impl Fixture {
    pub(in crate::analysis) fn new() -> Self {
        let indicator = Sample::default().indicator;
        Self { indicator, neighbourhoods: Vec::new(), breakdowns: Vec::new(), series: Vec::new() }
    }

    /// The whole-population value of 2023 with limits of ± `half`.
    pub(in crate::analysis) fn whole(mut self, area: AreaId, value: f64, half: Option<f64>) -> Self {
        self.series.push(Series { area, ..figure(value, half) });
        self
    }

    /// A series of the whole population.
    pub(in crate::analysis) fn with_series(mut self, area: AreaId, series: Series) -> Self {
        self.series.push(Series { area, ..series });
        self
    }

    /// The series of this area in place of the one it has.
    pub(in crate::analysis) fn replaced(mut self, area: AreaId, series: Series) -> Self {
        self.series.retain(|one| one.area != area);
        self.with_series(area, series)
    }

    /// Makes all groups those of the nation, or each area's own.
    pub(in crate::analysis) fn of_scope(mut self, scope: Scope) -> Self {
        for breakdown in &mut self.breakdowns {
            breakdown.scope = Some(scope);
        }
        self
    }

    /// A neighbourhood of Bury with its deprivation tenth and residents.
    pub(in crate::analysis) fn neighbourhood(
        mut self,
        (decile, residents): (u8, Option<f64>),
        value: f64,
        half: Option<f64>,
    ) -> Self {
        let at = self.neighbourhoods.len();
        let code = format!("E0200{at:04}");
        let mut area =
            sample::area(&code, &format!("Neighbourhood {at}"), AreaKind::Neighbourhood, Some(BURY));
        area.population = residents;
        area.deprivation_decile = Some(decile);
        self.neighbourhoods.push(area);
        self.whole(Self::id(at), value, half)
    }

    pub(in crate::analysis) fn id(neighbourhood: usize) -> AreaId {
        AreaId::at(FIXED + neighbourhood)
    }

    /// A group of a dimension; the same area may be given for a group that is there already.
    pub(in crate::analysis) fn group(
        mut self,
        (by, group): (&str, &str),
        area: AreaId,
        series: Series,
    ) -> Self {
        let breakdown = Breakdown { by: by.to_owned(), group: group.to_owned(), ..Breakdown::default() };
        let at = self.breakdowns.iter().position(|known| *known == breakdown).unwrap_or_else(|| {
            self.breakdowns.push(breakdown);
            self.breakdowns.len() - 1
        });
        self.series.push(Series { area, breakdown: Some(BreakdownId::at(at)), ..series });
        self
    }

    pub(in crate::analysis) fn scorecard(self) -> Scorecard {
        let mut areas = vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            sample::area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
        ];
        areas.extend(self.neighbourhoods);
        Scorecard::new(Parts {
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas,
            indicators: vec![self.indicator],
            breakdowns: self.breakdowns,
            series: self.series,
            ..Parts::default()
        })
        .unwrap()
    }
}

/// One value in 2023.
pub(in crate::analysis) fn figure(value: f64, half: Option<f64>) -> Series {
    let mut series = sample::series(&[("2023", Some(value))]);
    if let Some(half) = half {
        series.change(|it| it.lower = vec![Some(value - half)]);
        series.change(|it| it.upper = vec![Some(value + half)]);
    }
    series
}

/// One value in 2023 out of so many.
pub(in crate::analysis) fn out_of(denominator: f64, value: f64) -> Series {
    {
        let mut made = figure(value, None);
        made.change(|it| it.denominators = vec![Some(denominator)]);
        made
    }
}

//! A scorecard for the tests of this folder: two indicators, England, Bury and Bolton, and neighbourhoods of Bury.

use crate::analysis::sample::{self, BURY, ENGLAND, SYSTEM};
use crate::model::{
    Area, AreaId, AreaKind, Breakdown, BreakdownId, Indicator, IndicatorId, MeasureKind, Parts, PeriodKind,
    Polarity, Priority, Scorecard, Series, fixture,
};

pub(super) const FIRST: IndicatorId = IndicatorId(0);
pub(super) const SECOND: IndicatorId = IndicatorId(1);
pub(super) const PAIR: [IndicatorId; 2] = [FIRST, SECOND];

/// Fixed areas before the neighbourhoods.
const FIXED: usize = 4;

pub(super) struct Two {
    pub(super) indicators: [Indicator; 2],
    neighbourhoods: Vec<Area>,
    pub(super) breakdowns: Vec<Breakdown>,
    pub(super) series: Vec<Series>,
    pub(super) priorities: Vec<Priority>,
}

impl Two {
    pub(super) fn new() -> Self {
        let about = |id| fixture::indicator(id, MeasureKind::Mean, Polarity::LowerIsBetter, PeriodKind::Year);
        Self {
            // What reaches people is no harm.
            indicators: ["first", "second"].map(|id| Indicator {
                polarity: if id == "second" { Polarity::Neutral } else { Polarity::LowerIsBetter },
                ..about(id)
            }),
            neighbourhoods: Vec::new(),
            breakdowns: Vec::new(),
            series: Vec::new(),
            priorities: Vec::new(),
        }
    }

    /// A neighbourhood of Bury with its tenth of deprivation and as many residents as any other.
    pub(super) fn neighbourhood(mut self, tenth: Option<u8>) -> (Self, AreaId) {
        let at = self.neighbourhoods.len();
        let mut area = sample::area(&format!("E02{at:06}"), "N", AreaKind::Neighbourhood, Some(BURY));
        area.deprivation_decile = tenth;
        area.population = Some(1000.0);
        self.neighbourhoods.push(area);
        (self, AreaId::at(FIXED + at))
    }

    /// One figure of each in an area, the first of 2020, the second of 2022.
    pub(super) fn both(self, area: AreaId, first: f64, second: f64) -> Self {
        self.with(FIRST, area, sample::series(&[("2020", Some(first))])).with(
            SECOND,
            area,
            sample::series(&[("2022", Some(second))]),
        )
    }

    pub(super) fn with(mut self, indicator: IndicatorId, area: AreaId, series: Series) -> Self {
        self.series.push(Series { indicator, area, ..series });
        self
    }

    /// Five groups by deprivation of an area, with limits of ± `half`, in 2022.
    pub(super) fn fifths(
        mut self,
        id: IndicatorId,
        area: AreaId,
        values: [f64; 5],
        half: Option<f64>,
    ) -> Self {
        for (at, value) in values.into_iter().enumerate() {
            let group = Breakdown {
                by: "Deprivation quintile".to_owned(),
                group: (at + 1).to_string(),
                ..Breakdown::default()
            };
            let known = self.breakdowns.iter().position(|it| *it == group).unwrap_or_else(|| {
                self.breakdowns.push(group);
                self.breakdowns.len() - 1
            });
            let series = sample::years_to(2022, &[value], half);
            let breakdown = Some(BreakdownId::at(known));
            self.series.push(Series { indicator: id, area, breakdown, ..series });
        }
        self
    }

    pub(super) fn scorecard(self) -> Scorecard {
        let mut areas = vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            sample::area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
            sample::area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
        ];
        areas.extend(self.neighbourhoods);
        Scorecard::new(Parts {
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas,
            indicators: self.indicators.to_vec(),
            breakdowns: self.breakdowns,
            series: self.series,
            priorities: self.priorities,
            ..Parts::default()
        })
        .unwrap()
    }
}

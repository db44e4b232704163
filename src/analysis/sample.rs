//! A small scorecard for the tests of this room: England, one system, two places and one indicator.

pub(crate) use crate::model::fixture::area;
use crate::model::{
    AreaId, AreaKind, Breakdown, BreakdownId, ColumnValues, Flag, Indicator, IndicatorId, Intervention,
    Measure, MeasureKind, Methods, Parts, Period, PeriodKind, Polarity, Scorecard, Series, Spread, Strand,
};

pub(crate) const ENGLAND: AreaId = AreaId(0);
pub(crate) const SYSTEM: AreaId = AreaId(1);
pub(crate) const BURY: AreaId = AreaId(2);
pub(crate) const BOLTON: AreaId = AreaId(3);

#[derive(Clone)]
pub(crate) struct Sample {
    pub methods: Methods,
    pub indicator: Indicator,
    pub series: Vec<Series>,
    pub interventions: Vec<Intervention>,
    pub spreads: Vec<Spread>,
}

impl Default for Sample {
    fn default() -> Self {
        let measure = Measure {
            kind: MeasureKind::Rate,
            per: Some(100.0),
            unit: "suspensions per 100 pupils".to_owned(),
            decimals: None,
            ..Measure::default()
        };
        let indicator = Indicator {
            id: "suspension-rate".to_owned(),
            name: "Suspensions from school".to_owned(),
            short: "Suspensions".to_owned(),
            strand: Strand::Exclusions,
            definition: None,
            rationale: None,
            caveats: None,
            measure,
            polarity: Polarity::LowerIsBetter,
            period: PeriodKind::Year,
            groups: Vec::new(),
            inequality: None,
            driver: None,
            population_group: None,
            source: None,
            published_as: Vec::new(),
            ..Indicator::default()
        };
        Self {
            methods: Methods::default(),
            indicator,
            series: Vec::new(),
            interventions: Vec::new(),
            spreads: Vec::new(),
        }
    }
}

impl Sample {
    /// Adds the figures of an area, for the whole population.
    pub(crate) fn with(mut self, area: AreaId, series: Series) -> Self {
        self.series.push(Series { area, ..series });
        self
    }

    /// Makes the series at this position one of a deprivation group.
    pub(crate) fn broken_down(mut self, at: usize) -> Self {
        self.series[at].breakdown = Some(BreakdownId::at(0));
        self
    }

    pub(crate) fn scorecard(self) -> Scorecard {
        Scorecard::new(self.parts()).unwrap()
    }

    /// All of it, for a test that wants more.
    pub(crate) fn parts(self) -> Parts {
        let group =
            Breakdown { by: "Deprivation decile".to_owned(), group: "1".to_owned(), ..Breakdown::default() };
        let areas = vec![
            area("E92000001", "England", AreaKind::Nation, None),
            area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
            area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
        ];
        Parts {
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas,
            methods: self.methods,
            indicators: vec![self.indicator],
            breakdowns: vec![group],
            series: self.series,
            interventions: self.interventions,
            spreads: self.spreads,
            ..Parts::default()
        }
    }
}

/// Figures of the years from 2015.
pub(crate) fn from_2015(values: &[Option<f64>]) -> Series {
    let labels: Vec<String> = (2015..).take(values.len()).map(|year| year.to_string()).collect();
    let given: Vec<_> = labels.iter().map(String::as_str).zip(values.iter().copied()).collect();
    series(&given)
}

/// The same with a flag at this position.
pub(crate) fn flagged(mut series: Series, at: usize, flag: Flag) -> Series {
    series.change(|it| it.flags = vec![None; it.values.len()]);
    series.change(|it| it.flags[at] = Some(flag));
    series
}

/// A calendar year.
pub(crate) fn period(label: &str) -> Period {
    Period::parse(PeriodKind::Year, label).unwrap()
}

/// A series of calendar years without limits, counts or flags.
pub(crate) fn series(values: &[(&str, Option<f64>)]) -> Series {
    series_of(PeriodKind::Year, values)
}

/// The years up to the one given, each figure with its limits this far either side where it has any.
pub(crate) fn years_to(last: usize, values: &[f64], half: Option<f64>) -> Series {
    let labels: Vec<String> = (last + 1 - values.len()..=last).map(|year| year.to_string()).collect();
    let given: Vec<_> = labels.iter().map(String::as_str).zip(values.iter().copied().map(Some)).collect();
    let mut found = series(&given);
    if let Some(half) = half {
        found.change(|it| it.lower = values.iter().map(|value| Some(value - half)).collect());
        found.change(|it| it.upper = values.iter().map(|value| Some(value + half)).collect());
    }
    found
}

/// The same as [`series`] with periods of another kind.
pub(crate) fn series_of(kind: PeriodKind, values: &[(&str, Option<f64>)]) -> Series {
    Series {
        indicator: IndicatorId::at(0),
        breakdown: None,
        area: BURY,
        periods: values.iter().map(|(label, _)| Period::parse(kind, label).unwrap()).collect(),
        columns: ColumnValues {
            values: values.iter().map(|(_, value)| *value).collect(),
            ..ColumnValues::default()
        }
        .into(),
    }
}

//! A small builder of scorecards for the tests of this room and of the charts.

use crate::analysis::{
    Change, Comparison, Judgement, Movement, MovementVerdict, NoFifth, NoGap, NoInterval, NoLimits,
    NoMovement, NoTrend, NotCompared, Rules, Spc, Trend, TrendJudgement, TrendVerdict,
};
use crate::model::fixture::area;
use crate::model::{
    AreaId, AreaKind, Boundary, Breakdown, BreakdownId, ColumnValues, Flag, Header, Indicator, IndicatorId,
    Intervention, Measure, MeasureKind, Parts, Period, PeriodKind, PlainDate, Polarity, Priority, Scorecard,
    Series, Spread, Strand, Succession, Verdict,
};

pub(crate) const ENGLAND: AreaId = AreaId(0);
pub(crate) const SYSTEM: AreaId = AreaId(1);
pub(crate) const BURY: AreaId = AreaId(2);
pub(crate) const BOLTON: AreaId = AreaId(3);
pub(crate) const SUSPENSIONS: IndicatorId = IndicatorId(0);

/// Builds a scorecard of England, a system, Bury and Bolton, with suspensions as the first indicator.
pub(crate) struct Sample {
    pub(crate) parts: Parts,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let areas = vec![
            area("E92000001", "England", AreaKind::Nation, None),
            area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
            area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
        ];
        let header = Header { title: "Sample".to_owned(), ..Header::default() };
        let indicators = vec![indicator("suspension-rate", "Suspensions")];
        let (system, national) = (Some(SYSTEM), Some(ENGLAND));
        Self { parts: Parts { header, system, national, areas, indicators, ..Parts::default() } }
    }

    pub(crate) fn with_indicator(mut self, indicator: Indicator) -> Self {
        self.parts.indicators.push(indicator);
        self
    }

    /// Yearly values from the academic year 2015/16; `None` is missing.
    pub(crate) fn with(self, indicator: IndicatorId, area: AreaId, values: &[Option<f64>]) -> Self {
        self.with_series(series(indicator, None, area, values))
    }

    pub(crate) fn with_series(mut self, series: Series) -> Self {
        self.parts.series.push(series);
        self
    }

    pub(crate) fn with_breakdown(mut self, by: &str, group: &str) -> (Self, BreakdownId) {
        self.parts.breakdowns.push(Breakdown {
            by: by.to_owned(),
            group: group.to_owned(),
            ..Breakdown::default()
        });
        let id = BreakdownId::at(self.parts.breakdowns.len() - 1);
        (self, id)
    }

    pub(crate) fn with_priority(mut self, priority: Priority) -> Self {
        self.parts.priorities.push(priority);
        self
    }

    pub(crate) fn with_intervention(mut self, intervention: Intervention) -> Self {
        self.parts.interventions.push(intervention);
        self
    }

    pub(crate) fn with_spread(mut self, spread: Spread) -> Self {
        self.parts.spreads.push(spread);
        self
    }

    pub(crate) fn build(self) -> Scorecard {
        Scorecard::new(self.parts).expect("the sample holds together")
    }
}

/// Bury takes over from Bolton on this day, with an outline that encloses another size than Bolton’s where `moved`.
pub(crate) fn bury_takes_over(mut sample: Sample, on: &str, moved: bool) -> Sample {
    let (code, on) = (sample.parts.areas[BOLTON.index()].code.clone(), PlainDate::parse(on));
    sample.parts.areas[BURY.index()].succeeds = vec![Succession { code, on }];
    let square = |area, side: f64| Boundary {
        area,
        rings: vec![vec![[0.0, 0.0], [side, 0.0], [side, side], [0.0, side], [0.0, 0.0]]],
    };
    sample.parts.boundaries = vec![square(BOLTON, 1.0), square(BURY, if moved { 1.5 } else { 1.0 })];
    sample
}

/// Suspensions in Bury up four years running, England beside it, Bolton with a gap.
pub(crate) fn suspensions() -> Sample {
    let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
    Sample::new()
        .with(SUSPENSIONS, ENGLAND, &some(&[4.3, 4.8, 5.1, 5.4, 3.8, 4.3, 6.9, 9.3, 11.3]))
        .with(SUSPENSIONS, BURY, &some(&[6.0, 7.1, 7.0, 6.6, 3.2, 4.4, 7.5, 9.9, 12.2]))
        .with(
            SUSPENSIONS,
            BOLTON,
            &[Some(5.0), Some(5.2), None, Some(6.1), Some(4.0), None, None, Some(9.0), None],
        )
}

/// The same with a figure of Bolton, 9.5, also in the latest period: the best of few.
pub(crate) fn with_the_best() -> Sample {
    let mut sample = suspensions();
    let bolton = sample.parts.series.iter_mut().find(|series| series.area == BOLTON);
    bolton.expect("Bolton").change(|it| it.values[8] = Some(9.5));
    sample
}

pub(crate) fn series(
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    values: &[Option<f64>],
) -> Series {
    let periods = (2015..).take(values.len()).map(academic_year).collect();
    Series {
        indicator,
        breakdown,
        area,
        periods,
        columns: ColumnValues { values: values.to_vec(), ..ColumnValues::default() }.into(),
    }
}

/// Puts a flag and a note on some observations of a series.
pub(crate) fn flagged(mut series: Series, at: std::ops::Range<usize>, flag: Flag, note: &str) -> Series {
    series.change(|it| it.flags = vec![None; it.values.len()]);
    series.change(|it| it.notes = vec![None; it.values.len()]);
    for index in at {
        series.change(|it| it.flags[index] = Some(flag));
        series.change(|it| it.notes[index] = Some(note.to_owned()));
    }
    series
}

/// Puts limits of ± `half` on every value of a series.
pub(crate) fn with_limits(mut series: Series, half: f64) -> Series {
    series.change(|it| it.lower = it.values.iter().map(|value| value.map(|value| value - half)).collect());
    series.change(|it| it.upper = it.values.iter().map(|value| value.map(|value| value + half)).collect());
    series
}

pub(crate) fn academic_year(start: i32) -> Period {
    let label = format!("{start}/{:02}", (start + 1) % 100);
    Period::parse(PeriodKind::AcademicYear, &label).expect("an academic year")
}

pub(crate) fn indicator(id: &str, short: &str) -> Indicator {
    Indicator {
        id: id.to_owned(),
        name: short.to_owned(),
        short: short.to_owned(),
        strand: Strand::Exclusions,
        measure: Measure {
            kind: MeasureKind::Rate,
            per: Some(100.0),
            unit: "suspensions per 100 pupils".to_owned(),
            ..Measure::default()
        },
        polarity: Polarity::LowerIsBetter,
        period: PeriodKind::AcademicYear,
        ..Indicator::default()
    }
}

/// A judgement of the latest value of a series, not compared with anything.
pub(crate) fn judgement(series: &Series) -> Judgement {
    Judgement {
        indicator: series.indicator,
        breakdown: series.breakdown,
        area: series.area,
        latest: series.latest(),
        points: series.observations().count() as u32,
        interval: None,
        benchmark: Comparison {
            area: Some(ENGLAND),
            value: None,
            difference: None,
            verdict: Verdict::NotCompared,
            holds_at_998: false,
            method: None,
            reason: Some(NotCompared::NoInterval(NoInterval::NoCounts)),
        },
        spread: Err(NoFifth::NoSpread),
        spread_width: None,
        change: Change::default(),
        movement: Movement {
            verdict: MovementVerdict::Unknown,
            by: None,
            since: None,
            rising: None,
            gap: None,
            reason: Some(NoMovement::NoTrend(NoTrend::TooFew(4))),
            gap_reason: Some(NoGap::NoMovement),
            lately: None,
        },
        trend: Trend {
            verdict: TrendVerdict::NotCalculated,
            judgement: TrendJudgement::NoJudgement,
            method: None,
            statistic: None,
            slope: None,
            reason: Some(NoTrend::TooFew(4)),
        },
        spc: Spc {
            limits: None,
            points: 0,
            variation: None,
            assurance: None,
            rules: Rules::default(),
            seasonal: false,
            reason: Some(NoLimits::TooFewPoints {
                points: 1,
                needed: 13,
                left_out: 0,
                seasonal: false,
                since: None,
            }),
        },
        targets: Box::default(),
        in_force: None,
        rank: None,
        best_tenth: None,
        gradient: None,
        hidden: None,
    }
}

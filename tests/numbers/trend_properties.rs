//! Whatever the figures, a trend, a chart and a target end in a judgement or a reason, and in numbers that can be
//! written down.

use crate::single_series::{indicator, series};
use placecard::analysis::xmr::{self, Options};
use placecard::analysis::{
    Analysis, NoLimits, TargetJudgement, TargetStatus, Trend, TrendVerdict, Xmr, trend,
};
use placecard::model::{
    AreaId, AreaKind, Baseline, Flag, Indicator, IndicatorId, MeasureKind, Parts, Period, PeriodKind,
    PlainDate, Polarity, Priority, PriorityLevel, Scorecard, Series, SpcRules, Target, Word, fixture,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Figures that have gone wrong before: nothing, equal, tiny, huge, and ordinary ones.
fn figure() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -100.0..100.0_f64,
        4 => select(vec![0.0, -0.0, 1.0, 0.1, 4.0, 1e12, 1e-12, 1e300, -1e300, f64::MAX, f64::MIN, 5e-324]),
    ]
}

fn cell(missing: u32) -> impl Strategy<Value = Option<f64>> {
    prop_oneof![missing => Just(None), 9 => figure().prop_map(Some)]
}

#[derive(Clone, Debug)]
struct Drawn {
    value: Option<f64>,
    margin: Option<f64>,
    count: Option<f64>,
    denominator: Option<f64>,
    flag: Option<Flag>,
    skipped: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let margin = prop_oneof![Just(None), Just(Some(0.0)), figure().prop_map(|margin| Some(margin.abs()))];
    let flag = prop::option::weighted(0.1, select(vec![Flag::Break, Flag::Disrupted, Flag::LowReliability]));
    (cell(1), margin, cell(1), cell(1), flag, prop::bool::weighted(0.05)).prop_map(
        |(value, margin, count, denominator, flag, skipped)| Drawn {
            value,
            margin,
            count,
            denominator,
            flag,
            skipped,
        },
    )
}

fn about() -> impl Strategy<Value = Indicator> {
    let kind = select(MeasureKind::ALL);
    let period = select(vec![PeriodKind::Year, PeriodKind::Year, PeriodKind::Month, PeriodKind::Years]);
    (kind, select(Polarity::ALL), period)
        .prop_map(|(kind, polarity, period)| indicator(kind, polarity, period))
}

fn first(kind: PeriodKind) -> Period {
    let label = match kind {
        PeriodKind::Month => "2001-04",
        PeriodKind::Years => "2000-02",
        _ => "2001",
    };
    Period::parse(kind, label).unwrap()
}

fn as_series(about: &Indicator, drawn: &[Drawn]) -> Series {
    let mut at = first(about.period);
    let periods: Vec<Period> = drawn
        .iter()
        .map(|cell| {
            let period = at.later(i32::from(cell.skipped)).unwrap();
            at = period.later(1).unwrap();
            period
        })
        .collect();
    let mut built = series(periods.into_iter(), drawn.iter().map(|cell| cell.value).collect());
    let limit = |sign: f64| {
        let limit = |cell: &Drawn| Some(cell.value? + sign * cell.margin?).filter(|limit| limit.is_finite());
        drawn.iter().map(limit).collect::<Vec<_>>()
    };
    built.change(|it| (it.lower, it.upper) = (limit(-1.0), limit(1.0)));
    built.change(|it| it.numerators = drawn.iter().map(|cell| cell.count).collect());
    built.change(|it| it.denominators = drawn.iter().map(|cell| cell.denominator).collect());
    built.change(|it| it.flags = drawn.iter().map(|cell| cell.flag).collect());
    built
}

/// The same areas and figures in a file whose rows may stand the other way round, with targets of the nation, the
/// place, and without date or baseline.
fn scorecard(about: &Indicator, rows: &[Vec<Drawn>], goal: f64, baseline: f64, reversed: bool) -> Scorecard {
    let kinds = [AreaKind::Nation, AreaKind::System, AreaKind::Place];
    let area = |at: usize| {
        let (code, name) = (format!("A{at}"), format!("Area {at}"));
        fixture::area(&code, &name, kinds[at], at.checked_sub(1).map(AreaId::at))
    };
    let mut series: Vec<Series> = rows
        .iter()
        .enumerate()
        .map(|(at, drawn)| Series { area: AreaId::at(at), ..as_series(about, drawn) })
        .collect();
    if reversed {
        series.reverse();
    }
    Scorecard::new(Parts {
        system: Some(AreaId::at(1)),
        national: Some(AreaId::at(0)),
        areas: (0..kinds.len()).map(area).collect(),
        indicators: vec![about.clone()],
        series,
        priorities: vec![priority(first(about.period), goal, baseline)],
        ..Parts::default()
    })
    .unwrap()
}

fn priority(start: Period, goal: f64, baseline: f64) -> Priority {
    let target = |by: Option<&str>, from: bool| Target {
        by: by.map(|label| PlainDate::parse(label).unwrap()),
        from: from.then_some(Baseline { period: start, value: baseline }),
        ..fixture::target(IndicatorId::at(0), goal)
    };
    Priority {
        targets: vec![
            target(Some("2030"), true),
            target(Some("2005-06-30"), true),
            target(Some("2030"), false),
            target(None, false),
        ],
        ..fixture::priority("priority", PriorityLevel::National, AreaId::at(0), &[IndicatorId::at(0)])
    }
}

fn check_trend(found: &Trend) -> Result<(), TestCaseError> {
    let calculated = found.verdict != TrendVerdict::NotCalculated;
    prop_assert!(calculated != found.reason.is_some(), "a reason stands for a verdict: {found:?}");
    prop_assert_eq!((calculated, found.statistic.is_some()), (found.method.is_some(), calculated));
    prop_assert!(found.statistic.into_iter().chain(found.slope).all(f64::is_finite), "{found:?}");
    Ok(())
}

fn check_chart(found: &Xmr) -> Result<(), TestCaseError> {
    for point in &found.points {
        prop_assert_eq!(point.limits.is_some() && !point.disrupted, point.variation.is_some());
        if let Some(limits) = point.limits {
            prop_assert!([limits.lower, limits.mean, limits.upper].iter().all(|line| line.is_finite()));
            prop_assert!(limits.lower <= limits.mean && limits.mean <= limits.upper, "{limits:?}");
        } else {
            prop_assert!(point.marks.rules().first().is_none());
        }
    }
    let judged = found.points.last().is_some_and(|point| point.variation.is_some());
    // A seasonal series whose latest month has no year before ends with an older point.
    let ends_earlier = matches!(found.reason, Some(NoLimits::NoYearBefore(_)));
    prop_assert!(judged != found.reason.is_some() || ends_earlier, "a reason stands: {:?}", found.reason);
    Ok(())
}

fn check_target(found: &TargetJudgement) -> Result<(), TestCaseError> {
    let judged = found.status != TargetStatus::NotCalculated;
    prop_assert!(judged != found.reason.is_some(), "a reason stands for a status: {found:?}");
    let projected = found.projected.map(|ahead| [ahead.value, ahead.lower, ahead.upper]);
    let numbers = projected.into_iter().flatten().chain(found.path.ok()).chain(found.needed_pace);
    prop_assert!(numbers.into_iter().all(f64::is_finite), "{found:?}");
    Ok(())
}

proptest! {
    #[test]
    fn every_series_has_a_judgement_or_a_reason(
        about in about(),
        drawn in prop::collection::vec(drawn(), 0..30),
        screen in any::<bool>(),
        minimum_points in select(vec![1, 2, 13]),
        rules in select(SpcRules::ALL),
        season in any::<bool>(),
        baseline_points in select(vec![None, Some(0), Some(1), Some(5), Some(99)]),
    ) {
        let series = as_series(&about, &drawn);
        check_trend(&trend::recent(&about, &series, series.latest()))?;
        let options = Options { screen, minimum_points, baseline_points, rules, season, ..Options::default() };
        let chart = xmr::chart(&about, &series, series.latest(), None, &options);
        if !chart.seasonal {
            prop_assert_eq!(chart.points.len(), series.observations().count());
        }
        check_chart(&chart)?;
        for target in [0.0, 1e300, -1e-12] {
            let last = xmr::latest(&chart, &about, Some(target));
            prop_assert_eq!(last.reason.is_some(), last.variation.is_none());
        }
    }

    #[test]
    fn every_target_has_a_status_or_a_reason_and_order_never_matters(
        about in about(),
        rows in prop::collection::vec(prop::collection::vec(drawn(), 0..20), 3),
        goal in figure(),
        baseline in figure(),
    ) {
        let found = Analysis::of(&scorecard(&about, &rows, goal, baseline, false));
        for judged in found.judgements() {
            check_trend(&judged.trend)?;
            prop_assert_eq!(judged.targets.len(), 4);
            for target in &judged.targets[..] {
                check_target(target)?;
            }
        }
        let reversed = Analysis::of(&scorecard(&about, &rows, goal, baseline, true));
        let of = |found: &Analysis| {
            let parts = |judged: &placecard::analysis::Judgement| {
                (judged.area, judged.trend.clone(), judged.movement, judged.spc, judged.targets.clone())
            };
            found.judgements().iter().map(parts).collect::<Vec<_>>()
        };
        prop_assert_eq!(of(&found), of(&reversed));
    }

    #[test]
    fn a_trend_read_backwards_turns_round(
        values in prop::collection::vec(-100.0..100.0_f64, 5),
        widths in prop::collection::vec(0.01..10.0_f64, 5),
    ) {
        let five = |list: &[f64]| <[f64; 5]>::try_from(list).unwrap();
        let back = |list: &[f64]| list.iter().rev().copied().collect::<Vec<_>>();
        let there = trend::of_intervals(five(&values), five(&widths)).unwrap();
        let again = trend::of_intervals(five(&back(&values)), five(&back(&widths))).unwrap();
        let tolerance = 1e-9 * (1.0 + there.statistic);
        prop_assert!((there.statistic - again.statistic).abs() < tolerance);
        prop_assert!((there.direction + again.direction).abs() < 1e-9);
        prop_assert_eq!(there.steady, again.steady);
    }
}

#[test]
fn the_plain_corner_cases_are_judged_or_say_why() {
    let about = indicator(MeasureKind::Proportion, Polarity::HigherIsBetter, PeriodKind::Year);
    let cell = |value, count, denominator| Drawn {
        value,
        margin: Some(0.0),
        count,
        denominator,
        flag: None,
        skipped: false,
    };
    let rows = [
        vec![cell(Some(0.0), Some(0.0), Some(0.0)); 20],
        vec![cell(Some(50.0), Some(1e12), Some(2e12)); 20],
        vec![cell(Some(50.0), Some(1e-12), Some(2e-12)); 20],
        vec![cell(Some(5.0), None, None); 1],
        vec![cell(None, None, None); 20],
        Vec::new(),
    ];
    for drawn in rows {
        let series = as_series(&about, &drawn);
        check_trend(&trend::recent(&about, &series, series.latest())).unwrap();
        check_chart(&xmr::chart(&about, &series, series.latest(), None, &Options::default())).unwrap();
    }
}

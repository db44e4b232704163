use super::super::sample::{BOLTON, BURY, ENGLAND, SYSTEM, Sample, area as an_area, period, series};
use super::super::{
    Analysis, Comparison, ComparisonMethod, NoBestTenth, NotCompared, Options, Sought, compare,
};
use crate::model::{
    Against, Area, AreaId, AreaKind, Benchmark, Breakdown, BreakdownId, Flag, IndicatorId, Measure,
    MeasureKind, Parts, Scope, Scorecard, Series, Verdict,
};

const REGION: AreaId = AreaId(4);
const PEERS: AreaId = AreaId(5);
const CENTRAL: AreaId = AreaId(6);

/// England, a system in a region, Bury with its neighbours and a neighbourhood, and Bolton, each with one value in
/// 2022 and one in 2023. Bury's limits are 6 to 8, in 2022 6.5 to 8.5; those of region, system and neighbours ± 0.5.
fn scorecard() -> Scorecard {
    built(|_| {})
}

fn built(change: impl FnOnce(&mut Parts)) -> Scorecard {
    let sample = Sample::default();
    let mut areas = vec![
        an_area("E92000001", "England", AreaKind::Nation, None),
        an_area("E54000057", "Greater Manchester", AreaKind::System, Some(REGION)),
        Area { peers: Some(PEERS), ..an_area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)) },
        an_area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
        an_area("E12000002", "North West", AreaKind::Region, Some(ENGLAND)),
        an_area("peers-bury", "Bury's neighbours", AreaKind::Group, None),
        an_area("E02001021", "Central", AreaKind::Neighbourhood, Some(BURY)),
    ];
    areas[2].members = Vec::new();
    let of = |area: AreaId, before: f64, now: f64| Series {
        area,
        ..series(&[("2022", Some(before)), ("2023", Some(now))])
    };
    let sure = |area, value| {
        let mut made = of(area, value, value);
        made.change(|it| it.lower = vec![Some(value - 0.5); 2]);
        made.change(|it| it.upper = vec![Some(value + 0.5); 2]);
        made
    };
    let mut bury = of(BURY, 7.5, 7.0);
    bury.change(|it| (it.lower, it.upper) = (vec![Some(6.5), Some(6.0)], vec![Some(8.5), Some(8.0)]));
    let mut parts = Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas,
        indicators: vec![sample.indicator],
        series: vec![
            of(ENGLAND, 9.0, 9.0),
            sure(SYSTEM, 5.0),
            bury,
            of(BOLTON, 4.0, 3.0),
            sure(REGION, 8.0),
            sure(PEERS, 8.1),
            of(CENTRAL, 7.0, 7.0),
        ],
        ..Parts::default()
    };
    change(&mut parts);
    Scorecard::new(parts).unwrap()
}

fn against(scorecard: &Scorecard, area: AreaId, benchmark: Benchmark) -> Comparison {
    let scorecard = scorecard.compared_with(Against::Benchmark(benchmark));
    compare(&scorecard, IndicatorId::at(0), None, area, &Options::default()).unwrap()
}

fn reason(area: AreaId, benchmark: Benchmark) -> NotCompared {
    let found = against(&scorecard(), area, benchmark);
    assert_eq!(found.verdict, Verdict::NotCompared);
    found.reason.unwrap()
}

#[test]
fn bury_can_be_compared_with_all_six() {
    let scorecard = scorecard();
    let (overlap, difference) =
        (Some(ComparisonMethod::IntervalOverlap), Some(ComparisonMethod::DifferenceOfIntervals));
    for (benchmark, area, value, verdict, method) in [
        (Benchmark::National, Some(ENGLAND), 9.0, Verdict::Better, overlap),
        (Benchmark::Region, Some(REGION), 8.0, Verdict::Similar, difference),
        (Benchmark::System, Some(SYSTEM), 5.0, Verdict::Worse, difference),
        // 1.1 apart, and √(1² + 0.5²) = 1.118 would be: only England's own interval may be ignored.
        (Benchmark::Peers, Some(PEERS), 8.1, Verdict::Similar, difference),
        (Benchmark::FirstPeriod, None, 7.5, Verdict::Similar, difference),
        (Benchmark::BestTenth, Some(BOLTON), 3.0, Verdict::NotCompared, None),
    ] {
        let found = against(&scorecard, BURY, benchmark);
        assert_eq!((found.area, found.verdict, found.method), (area, verdict, method), "{benchmark:?}");
        let described = (benchmark == Benchmark::BestTenth).then_some(NotCompared::BestTenth);
        assert_eq!(found.reason, described, "{benchmark:?}");
        assert!((found.value.unwrap() - value).abs() < 1e-12, "{benchmark:?}: {:?}", found.value);
        assert!((found.difference.unwrap() - (7.0 - value)).abs() < 1e-12, "{benchmark:?}");
    }
}

#[test]
fn another_place_can_be_chosen_and_needs_an_interval_too() {
    let found = |scorecard: &Scorecard, area| {
        let scorecard = scorecard.compared_with(Against::Area(area));
        compare(&scorecard, IndicatorId::at(0), None, BURY, &Options::default()).unwrap()
    };
    let scorecard = scorecard();
    let untested = found(&scorecard, BOLTON);
    assert_eq!((untested.area, untested.difference), (Some(BOLTON), Some(4.0)));
    let why = NotCompared::BenchmarkWithoutInterval(super::super::NoInterval::NoCounts);
    assert_eq!(untested.reason, Some(why));
    let with_limits = built(|parts| {
        parts.series[3].change(|it| it.lower = vec![None, Some(2.0)]);
        parts.series[3].change(|it| it.upper = vec![None, Some(4.0)]);
    });
    assert_eq!(found(&with_limits, BOLTON).verdict, Verdict::Worse);
    // The nation is the nation, however it was chosen.
    assert_eq!(found(&with_limits, ENGLAND), against(&with_limits, BURY, Benchmark::National));
    assert_eq!(found(&with_limits, BURY).reason, Some(NotCompared::IsBenchmark));
}

/// The same figures for the first group of people, beside those for everyone.
fn with_groups(scope: Option<Scope>) -> Scorecard {
    built(|parts| {
        let group = Breakdown { by: "Sex".to_owned(), group: "Female".to_owned(), scope };
        parts.breakdowns = vec![group];
        let of_group = |series: &Series, value: f64| {
            let mut made = Series { breakdown: Some(BreakdownId::at(0)), ..series.clone() };
            made.change(|it| it.values = vec![None, Some(value)]);
            made.change(|it| it.lower = vec![None, Some(value - 1.0)]);
            made.change(|it| it.upper = vec![None, Some(value + 1.0)]);
            made
        };
        let groups = [of_group(&parts.series[2], 9.0), of_group(&parts.series[0], 9.2)];
        parts.series.extend(groups);
        parts.series[0].change(|it| it.lower = vec![None, Some(8.9)]);
        parts.series[0].change(|it| it.upper = vec![None, Some(9.1)]);
    })
}

#[test]
fn a_group_is_compared_with_everyone_in_its_own_area_unless_it_is_the_nations() {
    let found = |scope, area, benchmark| {
        let scorecard = with_groups(scope).compared_with(Against::Benchmark(benchmark));
        let group = Some(BreakdownId::at(0));
        let found = compare(&scorecard, IndicatorId::at(0), group, area, &Options::default()).unwrap();
        (found.area, found.value, found.verdict)
    };
    // 9 ± 1 beside 7 ± 1.
    let whole = (Some(BURY), Some(7.0), Verdict::Worse);
    for scope in [None, Some(Scope::Within)] {
        for benchmark in [Benchmark::National, Benchmark::System, Benchmark::Peers] {
            assert_eq!(found(scope, BURY, benchmark), whole, "{scope:?} {benchmark:?}");
        }
    }
    let national = Some(Scope::National);
    assert_eq!(found(national, BURY, Benchmark::National), (Some(ENGLAND), Some(9.2), Verdict::Similar));
    assert_eq!(found(national, ENGLAND, Benchmark::National), (Some(ENGLAND), Some(9.0), Verdict::Similar));
    assert_eq!(found(national, BURY, Benchmark::System), whole, "which has no figure of the group");
}

#[test]
fn the_file_chooses_unless_the_reader_does() {
    let by_file = built(|parts| parts.methods.benchmark = Benchmark::System);
    let found = |scorecard: &Scorecard| {
        Analysis::of(scorecard).get(IndicatorId::at(0), None, BURY).unwrap().benchmark.area
    };
    assert_eq!(found(&by_file), Some(SYSTEM));
    let reader = by_file.compared_with(Against::Benchmark(Benchmark::National));
    assert_eq!(found(&reader), Some(ENGLAND));
}

#[test]
fn an_area_is_not_compared_with_itself_or_with_its_part() {
    assert_eq!(reason(SYSTEM, Benchmark::System), NotCompared::IsBenchmark);
    assert_eq!(reason(REGION, Benchmark::Region), NotCompared::IsBenchmark);
    let contains = NotCompared::Contains { area: ENGLAND, benchmark: SYSTEM };
    assert_eq!(reason(ENGLAND, Benchmark::System), contains);
}

#[test]
fn what_an_area_lacks_is_said() {
    assert_eq!(reason(ENGLAND, Benchmark::Region), NotCompared::NoRegion(ENGLAND));
    assert_eq!(reason(BOLTON, Benchmark::Peers), NotCompared::NoPeers(BOLTON));
    assert_eq!(reason(SYSTEM, Benchmark::BestTenth), NotCompared::NoBestTenth(NoBestTenth::Kind));
    let too_few = NoBestTenth::TooFew(AreaKind::Neighbourhood, period("2023"));
    assert_eq!(reason(CENTRAL, Benchmark::BestTenth), NotCompared::NoBestTenth(too_few));
    let found = against(&scorecard(), CENTRAL, Benchmark::Peers);
    assert_eq!(found.area, Some(PEERS), "a neighbourhood takes its place's");
}

#[test]
fn a_benchmark_without_a_figure_says_whose_is_missing() {
    let scorecard = built(|parts| drop(parts.series.remove(5)));
    let found = against(&scorecard, BURY, Benchmark::Peers);
    let sought = Sought::In(period("2023"));
    assert_eq!(found.reason, Some(NotCompared::NoFigure { area: PEERS, of_group: false, sought }));
}

#[test]
fn the_first_period_is_the_first_after_a_change_of_method() {
    let changed = |flags: Vec<Option<Flag>>| built(|parts| parts.series[2].change(|it| it.flags = flags));
    let broken = against(&changed(vec![None, Some(Flag::Break)]), BURY, Benchmark::FirstPeriod);
    assert_eq!(broken.value, None);
    assert_eq!(broken.reason, Some(NotCompared::FirstPeriod(period("2023"))));
}

#[test]
fn the_publishers_verdict_is_against_the_nation_only() {
    let scorecard = built(|parts| {
        parts.series[2].change(|it| (it.lower, it.upper) = (Vec::new(), Vec::new()));
        parts.series[2].change(|it| it.verdicts = vec![None, Some(Verdict::Better)]);
    });
    let nation = against(&scorecard, BURY, Benchmark::National);
    assert_eq!((nation.verdict, nation.method), (Verdict::Better, Some(ComparisonMethod::Published)));
    let system = against(&scorecard, BURY, Benchmark::System);
    assert_eq!((system.verdict, system.difference), (Verdict::NotCompared, Some(2.0)));
}

/// 65 of 100: 55.25 to 73.64 at 95 %, 49.35 to 78.04 at 99.8 %.
fn five_steps(benchmark: f64, confidence: f64, published: bool) -> (Verdict, bool, f64) {
    let scorecard = built(|parts| {
        parts.methods.confidence = confidence;
        parts.indicators[0].measure =
            Measure { kind: MeasureKind::Proportion, ..parts.indicators[0].measure.clone() };
        let bury = &mut parts.series[2];
        bury.change(|it| it.values = vec![None, Some(65.0)]);
        bury.change(|it| {
            (it.numerators, it.denominators) = (vec![None, Some(65.0)], vec![None, Some(100.0)]);
        });
        bury.change(|it| {
            (it.lower, it.upper) = if published {
                (vec![None, Some(55.25)], vec![None, Some(73.64)])
            } else {
                (Vec::new(), Vec::new())
            }
        });
        parts.series[0].change(|it| it.values[1] = Some(benchmark));
    });
    let found = against(&scorecard, BURY, Benchmark::National);
    let methods = scorecard.methods();
    (found.verdict, found.is_strong(methods), found.confidence(methods))
}

#[test]
fn at_998_a_finding_that_holds_there_too_is_strong() {
    let found = |benchmark| five_steps(benchmark, 0.998, false);
    assert_eq!(found(79.0), (Verdict::Better, true, 0.998));
    assert_eq!(found(75.0), (Verdict::Better, false, 0.95));
    assert_eq!(found(65.0), (Verdict::Similar, false, 0.95));
    assert_eq!(found(52.0), (Verdict::Worse, false, 0.95));
    assert_eq!(found(45.0), (Verdict::Worse, true, 0.998));
}

#[test]
fn nothing_is_strong_where_the_level_is_off() {
    assert_eq!(five_steps(79.0, 0.95, false), (Verdict::Better, false, 0.95));
    // 65 + 8.64 × 3.0902 ÷ 1.9600 = 78.62.
    let published = |england| five_steps(england, 0.998, true).1;
    assert_eq!([published(78.5), published(78.7)], [false, true]);
}

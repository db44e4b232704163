use super::super::sample::{BOLTON, BURY, ENGLAND, SYSTEM, Sample, area as an_area, period, series};
use super::super::{
    Analysis, Comparison, ComparisonMethod, NoBestTenth, NotCompared, Options, Sought, compare,
};
use crate::model::{
    Area, AreaId, AreaKind, Benchmark, Flag, IndicatorId, Measure, MeasureKind, Parts, Polarity, Scorecard,
    Series, Verdict,
};

const REGION: AreaId = AreaId(4);
const PEERS: AreaId = AreaId(5);
const CENTRAL: AreaId = AreaId(6);

/// England, a system in a region, Bury with its neighbours and a neighbourhood, and Bolton, each with one value in
/// 2022 and one in 2023. Bury's limits are 6 to 8.
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
    let mut bury = of(BURY, 7.5, 7.0);
    bury.change(|it| (it.lower, it.upper) = (vec![Some(6.5), Some(6.0)], vec![Some(8.5), Some(8.0)]));
    let mut parts = Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas,
        indicators: vec![sample.indicator],
        series: vec![
            of(ENGLAND, 9.0, 9.0),
            of(SYSTEM, 5.0, 5.0),
            bury,
            of(BOLTON, 4.0, 3.0),
            of(REGION, 8.0, 8.0),
            of(PEERS, 8.1, 8.1),
            of(CENTRAL, 7.0, 7.0),
        ],
        ..Parts::default()
    };
    change(&mut parts);
    Scorecard::new(parts).unwrap()
}

fn against(scorecard: &Scorecard, area: AreaId, benchmark: Benchmark) -> Comparison {
    let options = Options { benchmark: Some(benchmark), ..Options::default() };
    compare(scorecard, IndicatorId::at(0), None, area, &options).unwrap()
}

fn reason(area: AreaId, benchmark: Benchmark) -> NotCompared {
    let found = against(&scorecard(), area, benchmark);
    assert_eq!(found.verdict, Verdict::NotCompared);
    found.reason.unwrap()
}

#[test]
fn bury_can_be_compared_with_all_six() {
    let scorecard = scorecard();
    for (benchmark, area, value, verdict) in [
        (Benchmark::National, Some(ENGLAND), 9.0, Verdict::Better),
        (Benchmark::Region, Some(REGION), 8.0, Verdict::Similar),
        (Benchmark::System, Some(SYSTEM), 5.0, Verdict::Worse),
        (Benchmark::Peers, Some(PEERS), 8.1, Verdict::Better),
        (Benchmark::FirstPeriod, None, 7.5, Verdict::Similar),
        (Benchmark::BestTenth, None, 3.4, Verdict::Worse),
    ] {
        let found = against(&scorecard, BURY, benchmark);
        assert_eq!((found.area, found.verdict, found.reason), (area, verdict, None), "{benchmark:?}");
        assert!((found.value.unwrap() - value).abs() < 1e-12, "{benchmark:?}: {:?}", found.value);
        assert!((found.difference.unwrap() - (7.0 - value)).abs() < 1e-12, "{benchmark:?}");
    }
}

#[test]
fn the_file_chooses_unless_the_reader_does() {
    let by_file = built(|parts| parts.methods.benchmark = Benchmark::System);
    let found = |options: &Options| {
        Analysis::with(&by_file, options).get(IndicatorId::at(0), None, BURY).unwrap().benchmark.area
    };
    assert_eq!(found(&Options::default()), Some(SYSTEM));
    let reader = Options { benchmark: Some(Benchmark::National), ..Options::default() };
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
fn five_steps(benchmark: f64, confidence: f64, polarity: Polarity, published: bool) -> Comparison {
    let scorecard = built(|parts| {
        parts.methods.confidence = confidence;
        parts.indicators[0].measure =
            Measure { kind: MeasureKind::Proportion, ..parts.indicators[0].measure.clone() };
        parts.indicators[0].polarity = polarity;
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
    against(&scorecard, BURY, Benchmark::National)
}

#[test]
fn at_998_a_finding_that_holds_there_too_is_strong() {
    let found = |benchmark| {
        let it = five_steps(benchmark, 0.998, Polarity::LowerIsBetter, false);
        (it.verdict, it.strong, it.confidence())
    };
    assert_eq!(found(79.0), (Verdict::Better, true, 0.998));
    assert_eq!(found(75.0), (Verdict::Better, false, 0.95));
    assert_eq!(found(65.0), (Verdict::Similar, false, 0.95));
    assert_eq!(found(52.0), (Verdict::Worse, false, 0.95));
    assert_eq!(found(45.0), (Verdict::Worse, true, 0.998));
}

#[test]
fn nothing_is_strong_where_the_level_is_off_or_the_limits_are_published() {
    assert!(!five_steps(79.0, 0.95, Polarity::LowerIsBetter, false).strong);
    let published = five_steps(79.0, 0.998, Polarity::LowerIsBetter, true);
    assert_eq!((published.verdict, published.strong, published.confidence()), (Verdict::Better, false, 0.95));
}

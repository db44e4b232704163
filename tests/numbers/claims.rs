//! What is claimed of a series is the same wherever it is claimed: in the boxes, in titles, by the tests themselves. The
//! claims are compared, not the words.

use crate::sample::sample;
use crate::words::{MOST_WORDS, too_long};
use placecard::analysis::{
    Analysis, AttentionBox, Claims, Gap, Judgement, LatelyWay, Level, LevelBy, LevelVerdict, LookFirst,
    MovementBy, MovementVerdict, Rule, TrendJudgement, Variation, look_first, look_first_in,
};
use placecard::model::{
    Aim, Area, AreaId, AreaKind, ColumnValues, Flag, Indicator, IndicatorId, Intervention, Measure,
    MeasureKind, Parts, Period, PeriodKind, PlainDate, Polarity, Priority, PriorityLevel, Scorecard, Series,
    Strand, Target, Verdict, fixture,
};
use placecard::pages::said;
use proptest::prelude::*;
use proptest::sample::select;

fn nation() -> AreaId {
    AreaId::at(0)
}

const PLACES: std::ops::Range<usize> = 2..8;

/// One indicator of a random scorecard: how it moves in each area, step by step, and how sure its figures are.
#[derive(Clone, Debug)]
struct Walks {
    polarity: Polarity,
    kind: PeriodKind,
    strand: Strand,
    last_year: i32,
    steps: Vec<(f64, Vec<f64>)>,
    margin: Option<f64>,
    flag: Option<(usize, Flag)>,
}

fn walks() -> impl Strategy<Value = Walks> {
    let polarity = select(vec![Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Neutral]);
    let kind = select(vec![PeriodKind::Year, PeriodKind::Year, PeriodKind::Month]);
    let strand = select(vec![Strand::Activity, Strand::Exclusions, Strand::Outcomes]);
    let drift = select(vec![0.0, 0.0, 0.4, -0.4, 2.0, -2.0]);
    let of_area = (drift, 30_usize..40, prop::collection::vec(-0.3..0.3_f64, 40))
        .prop_map(|(drift, length, noise)| (drift, noise.into_iter().take(length).collect::<Vec<_>>()));
    let flag = prop::option::weighted(
        0.3,
        (20_usize..30, select(vec![Flag::Disrupted, Flag::Break, Flag::LowReliability, Flag::Provisional])),
    );
    (
        polarity,
        kind,
        strand,
        2016..2024,
        prop::collection::vec(of_area, 7),
        prop::option::weighted(0.8, 0.05..1.5_f64),
        flag,
    )
        .prop_map(|(polarity, kind, strand, last_year, steps, margin, flag)| Walks {
            polarity,
            kind,
            strand,
            last_year,
            steps,
            margin,
            flag,
        })
}

fn labels(kind: PeriodKind, last_year: i32, count: usize) -> Vec<Period> {
    let back = (0..).take(count).collect::<Vec<i32>>().into_iter().rev();
    let label = |back: i32| match kind {
        PeriodKind::Month => {
            let month = last_year * 12 + 11 - back;
            format!("{}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
        }
        _ => format!("{}", last_year - back),
    };
    back.map(|back| Period::parse(kind, &label(back)).unwrap()).collect()
}

fn scorecard(all: &[Walks]) -> Scorecard {
    let mut areas: Vec<Area> = vec![
        fixture::area("E92000001", "England", AreaKind::Nation, None),
        fixture::area("E54000057", "System", AreaKind::System, Some(nation())),
    ];
    for at in PLACES {
        areas.push(fixture::area(
            &format!("P{at}"),
            &format!("Place {at}"),
            AreaKind::Place,
            Some(AreaId::at(1)),
        ));
    }
    let indicator = |(at, walks): (usize, &Walks)| Indicator {
        strand: walks.strand,
        measure: Measure {
            unit: "per 100".to_owned(),
            per: Some(100.0),
            kind: MeasureKind::Rate,
            ..Measure::default()
        },
        ..fixture::indicator(&format!("i{at}"), MeasureKind::Rate, walks.polarity, walks.kind)
    };
    let series = all.iter().enumerate().flat_map(|(at, walks)| {
        let areas = std::iter::once(nation()).chain(PLACES.map(AreaId::at));
        areas.zip(&walks.steps).map(move |(area, (drift, noise))| {
            // A year's series has fifteen points, a month's all.
            let noise = if walks.kind == PeriodKind::Month { &noise[..] } else { &noise[..15] };
            let values: Vec<f64> =
                noise.iter().enumerate().map(|(step, noise)| 50.0 + drift * step as f64 + noise).collect();
            let limit = |sign: f64| match walks.margin {
                Some(margin) => values.iter().map(|value| Some(value + sign * margin)).collect(),
                None => Vec::new(),
            };
            let (lower, upper) = (limit(-1.0), limit(1.0));
            let mut flags = vec![None; values.len()];
            if let Some((at, flag)) = walks.flag {
                let length = flags.len();
                flags[at % length] = Some(flag);
            }
            Series {
                indicator: IndicatorId::at(at),
                breakdown: None,
                area,
                periods: labels(walks.kind, walks.last_year, values.len()).into(),
                columns: ColumnValues {
                    values: values.into_iter().map(Some).collect(),
                    lower,
                    upper,
                    flags,
                    ..ColumnValues::default()
                }
                .into(),
            }
        })
    });
    Scorecard::new(Parts {
        system: Some(AreaId::at(1)),
        national: Some(nation()),
        indicators: all.iter().enumerate().map(indicator).collect(),
        series: series.collect(),
        areas,
        priorities: priorities(all.len()),
        interventions: vec![Intervention {
            start: PlainDate::parse("2010"),
            aims: (0..all.len()).map(IndicatorId::at).collect(),
            ..fixture::intervention("tried", &[AreaId::at(2), AreaId::at(3)])
        }],
        ..Parts::default()
    })
    .unwrap()
}

/// One priority of the nation about all indicators, with a target for each; one of the system about their gaps; one of a
/// place about the first.
fn priorities(indicators: usize) -> Vec<Priority> {
    let all: Vec<IndicatorId> = (0..indicators).map(IndicatorId::at).collect();
    let targets = all.iter().enumerate().map(|(at, &indicator)| Target {
        by: [None, PlainDate::parse("2020"), PlainDate::parse("2030")][at % 3].clone(),
        ..fixture::target(indicator, 45.0 + 3.3 * at as f64)
    });
    let national = fixture::priority("national", PriorityLevel::National, nation(), &all);
    let gaps = fixture::priority("gaps", PriorityLevel::System, AreaId::at(1), &all);
    vec![
        Priority { targets: targets.collect(), ..national },
        Priority { aim: Aim::Gap, ..gaps },
        fixture::priority("own", PriorityLevel::Place, AreaId::at(2), &all[..1]),
    ]
}

/// Whether the value rises where the movement is this one.
fn rises(movement: MovementVerdict, polarity: Polarity) -> Option<bool> {
    match (movement, polarity) {
        (MovementVerdict::Improving, Polarity::HigherIsBetter)
        | (MovementVerdict::Worsening, Polarity::LowerIsBetter) => Some(true),
        (MovementVerdict::Improving, Polarity::LowerIsBetter)
        | (MovementVerdict::Worsening, Polarity::HigherIsBetter) => Some(false),
        _ => None,
    }
}

/// What is said of the latest figures beside a movement, held against the change since the period before.
fn lately_agrees(judgement: &Judgement) -> Result<(), TestCaseError> {
    let (movement, step) = (judgement.movement, judgement.change.from_previous);
    let latest = judgement.latest.map(|latest| latest.period);
    match movement.lately.map(|lately| (lately.way, lately.since)) {
        Some((LatelyWay::Turned, since)) => {
            prop_assert!(
                step.zip(movement.rising).is_some_and(|(by, rising)| (by < 0.0) == rising && by != 0.0)
            );
            prop_assert!(Some(since) < latest);
        }
        Some((LatelyWay::Still, since)) => {
            prop_assert!(step == Some(0.0) && movement.rising.is_some() && Some(since) < latest);
        }
        Some((LatelyWay::OutsideLimits, since)) => {
            let steady = (movement.verdict, movement.by)
                == (MovementVerdict::Steady, Some(MovementBy::ProcessControl));
            prop_assert!(steady && Some(since) == latest);
            prop_assert!(judgement.spc.rules.contains(Rule::OutsideLimits));
        }
        None => {}
    }
    Ok(())
}

/// Everything that is claimed of one series, held against everything else.
fn agree(judgement: &Judgement, polarity: Polarity) -> Result<(), TestCaseError> {
    let claims = Claims::of(judgement, polarity);
    let movement = judgement.movement;
    prop_assert_eq!(claims.movement, movement.verdict);
    match claims.level {
        Some(Level { verdict, by: LevelBy::Test }) => {
            let expected = match judgement.benchmark.verdict {
                Verdict::Worse => LevelVerdict::Worse,
                Verdict::Better => LevelVerdict::Better,
                _ => LevelVerdict::Similar,
            };
            prop_assert_eq!(verdict, expected);
        }
        Some(Level { by: LevelBy::Fifth(fifth), .. }) => {
            prop_assert!(judgement.benchmark.verdict == Verdict::NotCompared);
            prop_assert_eq!(judgement.spread.map(|found| found.fifth), Ok(fifth));
        }
        None => prop_assert!(!matches!(judgement.benchmark.verdict, Verdict::Worse | Verdict::Better)),
    }
    let by_trend = match judgement.trend.judgement {
        TrendJudgement::GettingBetter => Some(MovementVerdict::Improving),
        TrendJudgement::GettingWorse => Some(MovementVerdict::Worsening),
        TrendJudgement::NoChange | TrendJudgement::NoJudgement => None,
    };
    prop_assert!(by_trend.is_none_or(|found| found == movement.verdict), "{by_trend:?} {movement:?}");
    if movement.by == Some(MovementBy::ProcessControl) && polarity != Polarity::Neutral {
        // One point outside the limits marks its own period, and nothing has moved since.
        let alone = movement.lately.is_some_and(|lately| lately.way == LatelyWay::OutsideLimits);
        let by_chart = match judgement.spc.variation.filter(|_| !alone) {
            Some(Variation::Improvement) => MovementVerdict::Improving,
            Some(Variation::Concern) => MovementVerdict::Worsening,
            Some(Variation::NeutralHigh | Variation::NeutralLow) => MovementVerdict::Unknown,
            _ => MovementVerdict::Steady,
        };
        prop_assert_eq!(movement.verdict, by_chart);
    }
    let by_trend_test = movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
    if by_trend_test && polarity != Polarity::Neutral {
        prop_assert_eq!(movement.rising, rises(movement.verdict, polarity));
        prop_assert!(movement.since.is_some());
    }
    prop_assert_eq!(claims.lately, movement.lately);
    lately_agrees(judgement)?;
    prop_assert_eq!(movement.verdict == MovementVerdict::Unknown, movement.reason.is_some());
    prop_assert!(claims.gap.is_none() || movement.verdict != MovementVerdict::Unknown);
    prop_assert!(polarity != Polarity::Neutral || (claims.level, claims.gap) == (None, None::<Gap>));
    Ok(())
}

/// The boxes hold what the claims say, each figure once, and the places' own boxes are those of all in the same order.
fn boxes_agree(scorecard: &Scorecard, analysis: &Analysis) -> Result<(), TestCaseError> {
    let found = look_first(scorecard, analysis);
    let mut worse = 0;
    for item in &found.items {
        let judgement = analysis.get(item.indicator, None, item.area).unwrap();
        let claims = Claims::of(judgement, scorecard.indicator(item.indicator).polarity);
        prop_assert_eq!((item.level, item.movement, item.gap), (claims.level, claims.movement, claims.gap));
        let is_worse = claims.level.is_some_and(Level::is_worse);
        let of = match claims.movement {
            MovementVerdict::Worsening if is_worse => AttentionBox::WorseWorsening,
            MovementVerdict::Improving if is_worse => AttentionBox::WorseImproving,
            MovementVerdict::Worsening => AttentionBox::Worsening,
            MovementVerdict::Improving => AttentionBox::Improving,
            MovementVerdict::Steady | MovementVerdict::Unknown => AttentionBox::WorseNotMoving,
        };
        prop_assert_eq!(item.of, of);
        prop_assert!(is_worse || of != AttentionBox::WorseNotMoving);
        worse += usize::from(is_worse);
        let same = |other: &&_| (item.area, item.indicator) == pair(other);
        prop_assert_eq!(found.items.iter().filter(same).count(), 1);
    }
    let mut all_worse = 0;
    let mut stale_at_most = 0;
    for place in scorecard.places() {
        let here = look_first_in(scorecard, analysis, [place]);
        let of_all: Vec<_> = found.items.iter().filter(|item| item.area == place).map(pair).collect();
        prop_assert_eq!(here.items.iter().map(pair).collect::<Vec<_>>(), of_all);
        stale_at_most += here.stale;
        for (id, about) in scorecard.indicators() {
            let level = analysis.get(id, None, place).and_then(|found| Level::of(found, about.polarity));
            all_worse += usize::from(level.is_some_and(Level::is_worse));
        }
    }
    prop_assert_eq!(stale_at_most, found.stale);
    prop_assert!(worse <= all_worse && all_worse <= worse + found.stale);
    Ok(())
}

fn pair(item: &placecard::analysis::Attention) -> (AreaId, IndicatorId) {
    (item.area, item.indicator)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_claims_about_one_series_contradict_each_other(
        all in prop::collection::vec(walks(), 1..6),
    ) {
        let scorecard = scorecard(&all);
        let analysis = Analysis::of(&scorecard);
        for judgement in analysis.judgements() {
            agree(judgement, scorecard.indicator(judgement.indicator).polarity)?;
        }
        boxes_agree(&scorecard, &analysis)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 8,
        ..ProptestConfig::with_cases(12)
    })]

    #[test]
    fn no_sentence_of_any_page_is_too_long(all in prop::collection::vec(walks(), 1..5)) {
        let scorecard = scorecard(&all);
        let analysis = Analysis::of(&scorecard);
        for page in said(&scorecard, &analysis) {
            // A place's chart repeats the title of an indicator, which may tell target, figure, level, movement and gap.
            prop_assert_eq!(too_long(&page, MOST_WORDS + 10), None, "{}", page.page);
        }
    }
}

#[test]
fn the_claims_of_the_sample_agree() {
    let analysis = Analysis::of(sample());
    for judgement in analysis.judgements() {
        agree(judgement, sample().indicator(judgement.indicator).polarity).unwrap();
    }
    boxes_agree(sample(), &analysis).unwrap();
}

#[test]
fn every_significantly_worse_figure_of_the_last_years_is_in_a_box() {
    let analysis = Analysis::of(sample());
    let found: LookFirst = look_first(sample(), &analysis);
    let newest = |kind: PeriodKind| {
        let of_kind =
            analysis.judgements().iter().filter_map(|judged| judged.latest).map(|latest| latest.period);
        of_kind.filter(|period| period.kind() == kind).max().unwrap()
    };
    let mut worse = 0;
    for (id, _) in sample().indicators() {
        for place in sample().places() {
            let Some(judged) = analysis.get(id, None, place) else { continue };
            let Some(latest) = judged.latest.filter(|_| judged.benchmark.verdict == Verdict::Worse) else {
                continue;
            };
            let years = newest(latest.period.kind()).start().year() - latest.period.start().year();
            let boxed = found.items.iter().any(|item| pair(item) == (place, id));
            assert!(boxed || years > 3, "{} {}", sample().indicator(id).id, sample().area(place).name);
            worse += 1;
        }
    }
    assert!(worse > 150, "{worse} significantly worse figures were looked at");
}

#[test]
fn every_figure_on_exclusions_is_compared_and_its_movement_tested_or_refused_with_a_reason() {
    let analysis = Analysis::of(sample());
    let mut compared = 0;
    for (id, about) in sample().indicators().filter(|(_, about)| about.strand == Strand::Exclusions) {
        for place in sample().places() {
            let Some(judged) = analysis.get(id, None, place).filter(|judged| judged.latest.is_some()) else {
                continue;
            };
            let name = format!("{} {}", about.id, sample().area(place).name);
            let verdict = judged.benchmark.verdict;
            assert!(verdict != Verdict::NotCompared || judged.benchmark.reason.is_some(), "{name}");
            assert!(judged.movement.by.is_some() || judged.movement.reason.is_some(), "{name}");
            compared += usize::from(verdict != Verdict::NotCompared);
        }
    }
    assert!(compared >= 30, "{compared} are compared");
}

/// Figures without a movement, around a level of each place's own, in `indicators` × 10 places.
fn noise(indicators: usize) -> Scorecard {
    let mut state = 20_261_126_u64;
    // A linear congruential generator (Knuth's constants) and the sum of twelve, which is nearly normal.
    let mut uniform = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut normal = move || (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
    let places = 2..12;
    let mut areas = vec![
        fixture::area("E92000001", "England", AreaKind::Nation, None),
        fixture::area("E54000057", "System", AreaKind::System, Some(nation())),
    ];
    areas.extend(places.clone().map(|at| {
        fixture::area(&format!("P{at}"), &format!("Place {at}"), AreaKind::Place, Some(AreaId::at(1)))
    }));
    let mut series = Vec::new();
    for indicator in 0..indicators {
        for area in places.clone() {
            let level = 10.0 + normal();
            let values = (0..10).map(|_| Some(level + 0.6 * normal())).collect();
            series.push(Series {
                indicator: IndicatorId::at(indicator),
                breakdown: None,
                area: AreaId::at(area),
                periods: labels(PeriodKind::Year, 2023, 10).into(),
                columns: ColumnValues { values, ..ColumnValues::default() }.into(),
            });
        }
    }
    let indicator = |at| {
        fixture::indicator(&format!("i{at}"), MeasureKind::Mean, Polarity::LowerIsBetter, PeriodKind::Year)
    };
    Scorecard::new(Parts {
        system: Some(AreaId::at(1)),
        national: Some(nation()),
        indicators: (0..indicators).map(indicator).collect(),
        series,
        areas,
        ..Parts::default()
    })
    .unwrap()
}

#[test]
fn noise_is_called_a_movement_in_at_most_one_case_of_a_hundred() {
    let scorecard = noise(2_000);
    let found = look_first(&scorecard, &Analysis::of(&scorecard));
    assert_eq!(found.judged, 20_000, "every series is long enough for a test");
    let share = found.items.len() as f64 / found.judged as f64;
    assert!(share <= 0.01, "{share}");
    assert!(share > 0.002, "{share}: the test is not so careful that it finds nothing");
}

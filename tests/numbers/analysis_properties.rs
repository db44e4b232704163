//! What holds of every judgement, whatever the figures: the order of areas, rows and blocks never changes one, and
//! no figure makes a number that cannot be written down.

use placecard::analysis::{Analysis, Judgement, NoFifth, disagreements};
use placecard::model::{
    Area, AreaId, AreaKind, Benchmark, Breakdown, BreakdownId, ColumnValues, Flag, Indicator, IndicatorId,
    Measure, MeasureKind, Methods, Parts, Period, PeriodKind, Polarity, Scorecard, Series, Spread, Verdict,
    fixture,
};
use placecard::words::{Reason, best_tenth_sentence, explain, fifth_words};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The first areas are the nation, the system and the places' neighbours; all others are places.
const FIXED: usize = 3;
const PLACES: usize = 24;
const PLAIN: Setting = Setting {
    polarity: Polarity::Neutral,
    kind: MeasureKind::Rate,
    benchmark: Benchmark::National,
    confidence: 0.95,
};
const LABELS: [&str; 4] = ["2020", "2021", "2022", "2023"];

/// The figures of one area and group, its position counted in the unshuffled list of areas.
#[derive(Clone, Debug)]
struct Row {
    area: usize,
    group: Option<usize>,
    cells: Vec<Cell>,
}

#[derive(Clone, Debug)]
struct Cell {
    value: Option<f64>,
    /// How far the limits lie from the value.
    margin: Option<f64>,
    flag: Option<Flag>,
    verdict: Option<Verdict>,
    /// The published count and denominator.
    counts: (Option<f64>, Option<f64>),
}

/// What the file and its indicator are, apart from the figures.
#[derive(Clone, Copy, Debug)]
struct Setting {
    polarity: Polarity,
    kind: MeasureKind,
    benchmark: Benchmark,
    confidence: f64,
}

/// Figures of the kinds that break arithmetic: noughts, ties, the very large and the very small.
fn figure() -> impl Strategy<Value = f64> {
    let odd = select(vec![0.0, -0.0, 1.0, 1.0, 1e12, 1e-12, -1e12, f64::MAX, f64::MIN, f64::MIN_POSITIVE]);
    prop_oneof![odd, 0.0..100.0]
}

fn cell() -> impl Strategy<Value = Cell> {
    let flag = prop::option::weighted(0.2, select(vec![Flag::Break, Flag::Suppressed]));
    let verdict = prop::option::weighted(0.2, select(vec![Verdict::Better, Verdict::NotCompared]));
    let margin = prop::option::weighted(0.5, select(vec![0.0, 0.5, 1e-12, 1e12]));
    (prop::option::weighted(0.8, figure()), margin, flag, verdict, counts()).prop_map(
        |(value, margin, flag, verdict, (count, denominator, agrees))| {
            // Most counts give the value they stand beside, so that their intervals are worked out.
            let from_counts = count.zip(denominator).map(|(count, of)| count / of * 100.0);
            let value = if agrees { from_counts.filter(|it| it.is_finite()).or(value) } else { value };
            Cell { value, margin, flag, verdict, counts: (count, denominator) }
        },
    )
}

/// A count, a denominator, and whether the value is theirs.
fn counts() -> impl Strategy<Value = (Option<f64>, Option<f64>, bool)> {
    let odd = || select(vec![0.0, 1.0, 9.0, 10.0, 65.0, 1e12, 1e-12, f64::MAX, -3.0]);
    (prop::option::weighted(0.7, odd()), prop::option::weighted(0.7, odd()), prop::bool::weighted(0.8))
}

fn setting() -> impl Strategy<Value = Setting> {
    let kind =
        select(vec![MeasureKind::Rate, MeasureKind::Proportion, MeasureKind::Mean, MeasureKind::Count]);
    let benchmark = select(vec![
        Benchmark::National,
        Benchmark::System,
        Benchmark::Peers,
        Benchmark::FirstPeriod,
        Benchmark::BestTenth,
    ]);
    (polarity(), kind, benchmark, select(vec![0.95, 0.998]))
        .prop_map(|(polarity, kind, benchmark, confidence)| Setting { polarity, kind, benchmark, confidence })
}

/// Any rows, each area and group at most once.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let groups = select(vec![None, None, None, Some(0), Some(1)]);
    let row = (0..FIXED + PLACES, groups, prop::collection::vec(cell(), 0..=LABELS.len()));
    prop::collection::vec(row, 0..80).prop_map(|rows| {
        let mut kept: Vec<Row> = Vec::new();
        for (area, group, cells) in rows {
            if kept.iter().all(|row| (row.area, row.group) != (area, group)) {
                kept.push(Row { area, group, cells });
            }
        }
        kept
    })
}

fn polarity() -> impl Strategy<Value = Polarity> {
    select(vec![Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Neutral])
}

/// The order in which a file may list the same things.
fn shuffled(length: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..length).collect::<Vec<_>>()).prop_shuffle()
}

fn area(position: usize) -> Area {
    let (kind, name) = match position {
        0 => (AreaKind::Nation, "England".to_owned()),
        1 => (AreaKind::System, "System".to_owned()),
        2 => (AreaKind::Group, "Neighbours".to_owned()),
        _ => (AreaKind::Place, format!("Place {position}")),
    };
    fixture::area(&format!("A{position:02}"), &name, kind, None)
}

fn indicator(setting: Setting) -> Indicator {
    Indicator {
        measure: Measure {
            kind: setting.kind,
            per: Some(100.0),
            unit: "per 100".to_owned(),
            ..Measure::default()
        },
        ..fixture::indicator("suspension-rate", setting.kind, setting.polarity, PeriodKind::Year)
    }
}

fn spread(of: &str, areas: f64) -> Spread {
    let limits = [(0.1, 5.0), (0.2, 10.0), (0.4, 20.0), (0.6, 20.0), (0.8, 40.0), (0.9, 50.0)];
    Spread {
        indicator: IndicatorId::at(0),
        kind: AreaKind::Place,
        of: of.to_owned(),
        periods: vec![Period::parse(PeriodKind::Year, "2023").unwrap()],
        areas: vec![Some(areas)],
        quantiles: limits.into_iter().map(|(p, limit)| (p, vec![Some(limit)])).collect(),
    }
}

fn scorecard(rows: &[Row], area_order: &[usize], setting: Setting, reversed_spreads: bool) -> Scorecard {
    let id = |position: usize| AreaId::at(area_order.iter().position(|at| *at == position).unwrap());
    let mut groups: Vec<usize> = Vec::new();
    for group in rows.iter().filter_map(|row| row.group) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let group_id = |group: usize| BreakdownId::at(groups.iter().position(|at| *at == group).unwrap());
    let series = rows.iter().map(|row| {
        let limit = |sign: f64| {
            let limit =
                |cell: &Cell| Some(cell.value? + sign * cell.margin?).filter(|limit| limit.is_finite());
            row.cells.iter().map(limit).collect::<Vec<_>>()
        };
        Series {
            indicator: IndicatorId::at(0),
            breakdown: row.group.map(group_id),
            area: id(row.area),
            periods: LABELS[..row.cells.len()]
                .iter()
                .map(|label| Period::parse(PeriodKind::Year, label).unwrap())
                .collect(),
            columns: ColumnValues {
                values: row.cells.iter().map(|cell| cell.value).collect(),
                lower: limit(-1.0),
                upper: limit(1.0),
                numerators: row.cells.iter().map(|cell| cell.counts.0).collect(),
                denominators: row.cells.iter().map(|cell| cell.counts.1).collect(),
                flags: row.cells.iter().map(|cell| cell.flag).collect(),
                verdicts: row.cells.iter().map(|cell| cell.verdict).collect(),
                ..ColumnValues::default()
            }
            .into(),
        }
    });
    let mut spreads = vec![spread("upper-tier authorities", 153.0), spread("all authorities", 153.0)];
    if reversed_spreads {
        spreads.reverse();
    }
    let group =
        |group: &usize| Breakdown { by: "Sex".to_owned(), group: group.to_string(), ..Breakdown::default() };
    Scorecard::new(Parts {
        system: Some(id(1)),
        national: Some(id(0)),
        areas: area_order
            .iter()
            .map(|position| Area { peers: (*position >= FIXED).then(|| id(2)), ..area(*position) })
            .collect(),
        methods: Methods {
            benchmark: setting.benchmark,
            confidence: setting.confidence,
            ..Methods::default()
        },
        indicators: vec![indicator(setting)],
        breakdowns: groups.iter().map(group).collect(),
        series: series.collect(),
        spreads,
        ..Parts::default()
    })
    .unwrap()
}

/// Every judgement under the codes of its area and benchmark, which do not depend on the order of the file.
/// A judgement without positions: area, group, benchmark, the rest, and reasons in words.
type Named = (String, Option<String>, Option<String>, Judgement, String);

fn by_code(scorecard: &Scorecard) -> Vec<Named> {
    let code = |id: AreaId| scorecard.area(id).code.clone();
    let named = |judgement: &Judgement| {
        let mut bare = judgement.clone();
        (bare.area, bare.breakdown, bare.benchmark.area) = (AreaId::at(0), None, None);
        // Reasons name areas by their position; their sentences name them as the file does.
        (bare.benchmark.reason, bare.gradient, bare.hidden) = (None, None, None);
        let polarity = scorecard.indicator(judgement.indicator).polarity;
        let areas = judgement.spread.map(|fifth| fifth_words(scorecard, fifth, polarity));
        // So does the best tenth, which is told by its sentence.
        let best = best_tenth_sentence(scorecard, judgement);
        (bare.spread, bare.best_tenth) = (Err(NoFifth::NoSpread), None);
        let why = judgement.benchmark.reason.map(|why| why.sentence(scorecard));
        let gradient =
            judgement.gradient.as_ref().map(|found| found.as_ref().map_err(|why| why.sentence(scorecard)));
        let hidden =
            judgement.hidden.as_ref().map(|found| found.as_ref().map_err(|why| why.sentence(scorecard)));
        let words = format!("{areas:?} {best:?} {why:?} {gradient:?} {hidden:?}");
        let group = judgement.breakdown.map(|id| scorecard.breakdown(id).group.clone());
        (code(judgement.area), group, judgement.benchmark.area.map(code), bare, words)
    };
    let mut found: Vec<_> = Analysis::of(scorecard).judgements().iter().map(named).collect();
    found.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    found
}

/// Every number a judgement holds.
fn numbers(judgement: &Judgement) -> Vec<f64> {
    let benchmark = &judgement.benchmark;
    let interval = judgement.interval.map(|found| [found.lower, found.upper]);
    let change = [judgement.change.from_previous, judgement.change.from_first];
    let best = judgement.best_tenth;
    let rest = [
        benchmark.value,
        benchmark.difference,
        judgement.rank.map(placecard::analysis::Rank::percentile),
        best.map(|best| best.best.value),
        judgement.gap_to_best(),
        best.and_then(|best| best.events),
        judgement.trend.statistic,
        judgement.trend.slope,
        judgement.spc.limits.map(|limits| limits.mean),
        judgement.slope().map(|slope| slope.slope_index),
    ];
    interval.into_iter().flatten().chain(change.into_iter().chain(rest).flatten()).collect()
}

proptest! {
    #[test]
    fn the_order_of_the_file_never_changes_a_judgement(
        (rows, rows_again) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        area_order in shuffled(FIXED + PLACES),
        setting in setting(),
    ) {
        let in_order: Vec<usize> = (0..FIXED + PLACES).collect();
        let first = scorecard(&rows, &in_order, setting, false);
        let second = scorecard(&rows_again, &area_order, setting, true);
        prop_assert_eq!(by_code(&first), by_code(&second));
    }

    #[test]
    fn no_figure_makes_a_number_that_cannot_be_written(rows in rows(), setting in setting()) {
        let in_order: Vec<usize> = (0..FIXED + PLACES).collect();
        let scorecard = scorecard(&rows, &in_order, setting, false);
        let found = Analysis::of(&scorecard);
        prop_assert_eq!(found.judgements().len(), rows.len());
        prop_assert!(disagreements(&scorecard).iter().all(|it| it.published != it.tested));
        for judgement in found.judgements() {
            prop_assert!(numbers(judgement).iter().all(|number| number.is_finite()), "{:?}", judgement);
            let compared = judgement.benchmark.verdict != Verdict::NotCompared;
            prop_assert!(compared != judgement.benchmark.reason.is_some(), "a reason stands for a verdict");
            let reason = judgement.benchmark.reason.map_or("None.".to_owned(), |why| why.sentence(&scorecard));
            prop_assert!(reason.len() > 4 && reason.ends_with('.'), "{:?}", reason);
            if let Some(interval) = judgement.interval {
                prop_assert!(interval.lower <= interval.upper, "{:?}", interval);
            }
            for step in explain(&scorecard, judgement) {
                let words = step.reason.as_deref().unwrap_or(&step.result);
                prop_assert!(!words.is_empty(), "{:?}", step);
            }
            if let Some(rank) = judgement.rank {
                prop_assert!((1..=rank.of).contains(&rank.position) && (0.0..=1.0).contains(&rank.percentile()));
            }
            if let Ok(fifth) = &judgement.spread {
                prop_assert!((1..=5).contains(&fifth.fifth));
            }
        }
    }

    #[test]
    fn a_higher_value_never_lies_in_a_lower_fifth(
        values in prop::collection::vec(figure(), PLACES),
        (one, other) in any::<(Index, Index)>(),
    ) {
        let cell = |value: &f64| Cell { value: Some(*value), margin: None, flag: None, verdict: None, counts: (None, None) };
        let row = |(at, value)| Row { area: FIXED + at, group: None, cells: vec![cell(value)] };
        let rows: Vec<Row> = values.iter().enumerate().map(row).collect();
        let in_order: Vec<usize> = (0..FIXED + PLACES).collect();
        let found = Analysis::of(&scorecard(&rows, &in_order, PLAIN, false));
        let fifth = |at: usize| found.judgements()[at].spread.as_ref().map(|spread| spread.fifth).unwrap();
        let (one, other) = (one.index(PLACES), other.index(PLACES));
        if values[one] >= values[other] {
            prop_assert!(fifth(one) >= fifth(other));
        }
    }
}

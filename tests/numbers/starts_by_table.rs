//! Before and after against an implementation in another style: a table of places and years, read cell by cell, with the
//! textbook's formulas for mean, spread and slope. And made-up starts on the built-in sample, of which the test may call few
//! significant.

use crate::close::T;
use crate::sample::sample;
use crate::single_series::{indicator, series};
use placecard::analysis::{Finding, interventions};
use placecard::model::{
    AreaId, AreaKind, Flag, Header, IndicatorId, Intervention, MeasureKind, Parts, Period, PeriodKind,
    PlainDate, Polarity, Scorecard, Series, fixture,
};
use proptest::prelude::*;

const FIRST_YEAR: i32 = 2001;
const YEARS: usize = 14;
const FIRST_PLACE: usize = 2;

#[derive(Clone, Copy, Debug)]
struct Cell {
    value: Option<f64>,
    disrupted: bool,
}

/// Row 0 is England, the others are places; the first place starts it.
#[derive(Clone, Debug)]
struct Table {
    rows: Vec<Vec<Cell>>,
    start: i32,
    end: Option<i32>,
    /// The places, by row, that plan to start it.
    planned: Vec<usize>,
    /// The places, by row, that started it under another title in the same programme.
    programme: Vec<usize>,
    higher_is_better: bool,
}

fn table() -> impl Strategy<Value = Table> {
    let cell = (prop::option::weighted(0.97, -20.0..60.0_f64), prop::bool::weighted(0.03))
        .prop_map(|(value, disrupted)| Cell { value, disrupted });
    let row = prop::collection::vec(cell, YEARS);
    let some = || prop::collection::vec(2..11_usize, 0..3);
    let dates =
        (FIRST_YEAR + 1..FIRST_YEAR + 13, prop::option::weighted(0.3, FIRST_YEAR + 3..FIRST_YEAR + 16));
    (prop::collection::vec(row, 2..11), dates, some(), some(), any::<bool>()).prop_map(
        |(rows, (start, end), planned, programme, higher_is_better)| {
            let there = |list: Vec<usize>| list.into_iter().filter(|&row| row < rows.len()).collect();
            let (planned, programme) = (there(planned), there(programme));
            Table { rows, start, end, planned, programme, higher_is_better }
        },
    )
}

fn scorecard(table: &Table) -> Scorecard {
    let polarity = if table.higher_is_better { Polarity::HigherIsBetter } else { Polarity::LowerIsBetter };
    let area = |at: usize, kind, parent| fixture::area(&format!("A{at}"), &format!("A{at}"), kind, parent);
    let places = 1..table.rows.len();
    let mut areas = vec![area(0, AreaKind::Nation, None), area(1, AreaKind::System, Some(AreaId::at(0)))];
    areas.extend(places.map(|at| area(at + 1, AreaKind::Place, Some(AreaId::at(1)))));
    let place = |row: usize| AreaId::at(FIRST_PLACE + row - 1);
    let figures = |(row, cells): (usize, &Vec<Cell>)| {
        let year = |at: usize| Period::parse(PeriodKind::Year, &year_of(at).to_string()).unwrap();
        let mut figures = series((0..YEARS).map(year), cells.iter().map(|cell| cell.value).collect());
        let flag = |cell: &Cell| cell.disrupted.then_some(Flag::Disrupted);
        figures.change(|it| it.flags = cells.iter().map(flag).collect());
        Series { area: if row == 0 { AreaId::at(0) } else { place(row) }, ..figures }
    };
    let tried = |id: &str, rows: &[usize]| Intervention {
        programme: Some("shared".to_owned()),
        ..fixture::intervention(id, &rows.iter().map(|&row| place(row)).collect::<Vec<_>>())
    };
    let first = Intervention {
        start: PlainDate::parse(&format!("{}-01", table.start)),
        end: table.end.and_then(|year| PlainDate::parse(&year.to_string())),
        aims: vec![IndicatorId::at(0)],
        planned: table.planned.iter().map(|&row| place(row)).collect(),
        ..tried("first", &[1])
    };
    Scorecard::new(Parts {
        header: Header::default(),
        system: Some(AreaId::at(1)),
        national: Some(AreaId::at(0)),
        areas,
        indicators: vec![indicator(MeasureKind::Mean, polarity, PeriodKind::Year)],
        series: table.rows.iter().enumerate().map(figures).collect(),
        interventions: vec![first, tried("second", &table.programme)],
        ..Parts::default()
    })
    .unwrap()
}

fn year_of(at: usize) -> i32 {
    FIRST_YEAR + i32::try_from(at).unwrap()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn slope(years: &[usize], values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let t: Vec<f64> = years.iter().map(|&year| year as f64).collect();
    let product: f64 = t.iter().zip(values).map(|(t, y)| t * y).sum();
    let square: f64 = t.iter().map(|t| t * t).sum();
    let (sum_t, sum_y) = (t.iter().sum::<f64>(), values.iter().sum::<f64>());
    (n * product - sum_t * sum_y) / (n * square - sum_t * sum_t)
}

/// The figure less the mean of the others, and how far its limits lie away.
fn against(figure: f64, others: &[f64]) -> (f64, f64) {
    let n = others.len() as f64;
    let centre = mean(others);
    let variance = others.iter().map(|other| (other - centre) * (other - centre)).sum::<f64>() / (n - 1.0);
    (figure - centre, T[others.len() - 2] * variance.sqrt() * (1.0 + 1.0 / n).sqrt())
}

#[derive(Debug)]
struct Expected {
    change: f64,
    england: Option<f64>,
    comparators: usize,
    /// The difference in differences and the difference of slopes before, each with the distance of its limits.
    contrast: Option<[(f64, f64); 2]>,
}

fn expected(table: &Table) -> Option<Expected> {
    let usable = |row: usize, year: usize| {
        let cell = table.rows[row][year];
        cell.value.filter(|_| !cell.disrupted)
    };
    let given = |at: &usize| table.rows[1][*at].value.is_some();
    let mut before: Vec<usize> = (0..YEARS).filter(given).filter(|&at| year_of(at) < table.start).collect();
    before.drain(..before.len().saturating_sub(5));
    before.retain(|&at| usable(1, at).is_some());
    let all: Vec<usize> =
        (0..YEARS).filter(|&at| year_of(at) >= table.start && usable(1, at).is_some()).collect();
    let within: Vec<usize> =
        all.iter().copied().filter(|&at| table.end.is_none_or(|end| year_of(at) <= end)).collect();
    let after = if within.len() < 3 { all } else { within };
    if before.len() < 3 || after.len() < 3 {
        return None;
    }
    let moved = |row: usize| -> Option<(f64, f64)> {
        let of = |years: &[usize]| years.iter().map(|&at| usable(row, at)).collect::<Option<Vec<f64>>>();
        let (one, other) = (of(&before)?, of(&after)?);
        Some((mean(&other) - mean(&one), slope(&before, &one)))
    };
    let (change, before_slope) = moved(1)?;
    let others: Vec<(f64, f64)> = (2..table.rows.len())
        .filter(|row| !table.planned.contains(row) && !table.programme.contains(row))
        .filter_map(moved)
        .collect();
    let contrast = (others.len() >= 4).then(|| {
        let changes: Vec<f64> = others.iter().map(|other| other.0).collect();
        let slopes: Vec<f64> = others.iter().map(|other| other.1).collect();
        [against(change, &changes), against(before_slope, &slopes)]
    });
    Some(Expected { change, england: moved(0).map(|moved| moved.0), comparators: others.len(), contrast })
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-7 * (1.0 + expected.abs())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_difference_in_differences_is_that_of_the_table(table in table()) {
        let scorecard = scorecard(&table);
        let found = interventions(&scorecard).remove(0);
        let Some(expected) = expected(&table) else {
            prop_assert!(found.change.is_err(), "{:?}", found);
            prop_assert_eq!(found.finding, Finding::NotJudged);
            return Ok(());
        };
        let change = found.change.as_ref().unwrap();
        prop_assert!(close(change.change, expected.change), "{:?} {:?}", change, expected);
        prop_assert_eq!(found.comparators.as_ref().map_or(0, |others| others.areas.len()), expected.comparators);
        prop_assert_eq!(found.nation.is_some(), expected.england.is_some());
        prop_assert!(found.nation.zip(expected.england).is_none_or(|(found, expected)| close(found, expected)));
        let Some([(difference, half), (apart, apart_half)]) = expected.contrast else {
            prop_assert!(found.contrast.is_err());
            prop_assert_eq!(found.finding, Finding::NotTested);
            return Ok(());
        };
        let contrast = found.contrast.unwrap();
        for (found, difference, half) in [(contrast.change, difference, half), (contrast.before, apart, apart_half)] {
            prop_assert!(close(found.difference, difference), "{:?} {}", found, difference);
            prop_assert!(close(found.limits.lower, difference - half), "{:?} {}", found, half);
            prop_assert!(close(found.limits.upper, difference + half), "{:?} {}", found, half);
        }
        prop_assume!((difference.abs() - half).abs() > 1e-9);
        let finding = match (difference.abs() > half, (difference > 0.0) == table.higher_is_better) {
            (false, _) => Finding::NoChange,
            (true, true) => Finding::Better,
            (true, false) => Finding::Worse,
        };
        prop_assert_eq!(found.finding, finding);
    }
}

/// The share of made-up starts that may be called significant where nothing started: a level of 5 % and some room.
const MOST_BY_CHANCE: f64 = 0.07;

#[test]
fn few_made_up_starts_on_real_figures_are_significant() {
    let real = sample();
    let mut made_up = Vec::new();
    for (id, _) in real.indicators() {
        for place in real.places() {
            let Some(figures) = real.series(id, None, place) else { continue };
            let given: Vec<Period> = figures.observations().map(|point| point.period).collect();
            if given.len() < 8 {
                continue;
            }
            for start in given[0].start().year() + 1..=given[given.len() - 1].start().year() {
                let name = format!("{} {start} {}", place.index(), id.index());
                made_up.push(Intervention {
                    start: PlainDate::parse(&format!("{start}-01")),
                    aims: vec![id],
                    ..fixture::intervention(&name, &[place])
                });
            }
        }
    }
    let scorecard = Scorecard::new(Parts {
        system: Some(real.system()),
        national: Some(real.national()),
        areas: real.areas().map(|(_, area)| area.clone()).collect(),
        indicators: real.indicators().map(|(_, about)| about.clone()).collect(),
        series: real.all_series().iter().filter(|series| series.breakdown.is_none()).cloned().collect(),
        groupings: real.groupings().to_vec(),
        interventions: made_up,
        ..Parts::default()
    })
    .unwrap();
    let found = interventions(&scorecard);
    let tested: Vec<_> = found.iter().filter_map(|one| one.contrast.ok()).collect();
    let share = |count: usize| count as f64 / tested.len() as f64;
    let significant = share(tested.iter().filter(|contrast| contrast.change.is_significant()).count());
    let apart = share(tested.iter().filter(|contrast| contrast.before.is_significant()).count());
    println!(
        "{} made-up starts tested: {:.1} % significant, {:.1} % moving apart before",
        tested.len(),
        significant * 100.0,
        apart * 100.0
    );
    assert!(tested.len() > 500, "{} tested", tested.len());
    assert!(significant <= MOST_BY_CHANCE, "{:.1} % of {} significant", significant * 100.0, tested.len());
}

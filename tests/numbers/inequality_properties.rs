//! What holds of gaps, interventions and balances, whatever the figures: the order of areas, rows and groups never
//! changes one, and no figure makes a number that cannot be written down.

use placecard::analysis::{
    Analysis, Gradient, Neighbourhoods, Over, RankedGroup, SlopeForm, balance, furthest_neighbourhoods,
    groups_of_people, interventions, slope_index,
};
use placecard::model::{
    AdoptedFrom, Area, AreaId, AreaKind, Breakdown, BreakdownId, ColumnValues, Flag, Indicator, IndicatorId,
    Intervention, InterventionId, Measure, MeasureKind, Parts, Period, PeriodKind, PlainDate, Polarity,
    Priority, PriorityLevel, Scorecard, Series, fixture,
};
use placecard::words::{
    Reason, gradient_note, group_sentence, groups_sentence, intervention_sentence, origin_sentence,
};
use proptest::prelude::*;
use proptest::sample::select;

/// England, the system, five places and twelve neighbourhoods, three or so to a place.
const PLACES: usize = 5;
const FIRST_NEIGHBOURHOOD: usize = 2 + PLACES;
const AREAS: usize = FIRST_NEIGHBOURHOOD + 12;
const GROUPS: usize = 5;
const YEARS: [&str; 8] = ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022"];

/// The figures of one area and group.
#[derive(Clone, Debug)]
struct Row {
    area: usize,
    group: Option<usize>,
    cells: Vec<Cell>,
}

#[derive(Clone, Debug)]
struct Cell {
    value: Option<f64>,
    margin: Option<f64>,
    denominator: Option<f64>,
    flag: Option<Flag>,
}

/// Everything but the order.
#[derive(Clone, Debug)]
struct Facts {
    rows: Vec<Row>,
    kind: MeasureKind,
    polarity: Polarity,
    people: Vec<(Option<f64>, Option<u8>)>,
    starts: Vec<Option<&'static str>>,
    weights: Vec<f64>,
}

fn figure() -> impl Strategy<Value = f64> {
    let odd = select(vec![0.0, -0.0, 1.0, 50.0, 100.0, 1e12, 1e-12, -1e12, f64::MAX, f64::MIN]);
    prop_oneof![1 => odd, 3 => 0.0..100.0]
}

fn count() -> impl Strategy<Value = Option<f64>> {
    prop::option::weighted(0.8, select(vec![0.0, 1.0, 1000.0, 1000.0, 2500.0, 1e12, 1e-12, f64::MAX]))
}

fn cell() -> impl Strategy<Value = Cell> {
    let margin = prop::option::weighted(0.7, select(vec![0.0, 0.5, 5.0, 1e-12, 1e12]));
    let flags = vec![Flag::Break, Flag::Suppressed, Flag::NotApplicable];
    let flag = prop::option::weighted(0.05, select(flags));
    (prop::option::weighted(0.95, figure()), margin, count(), flag)
        .prop_map(|(value, margin, denominator, flag)| Cell { value, margin, denominator, flag })
}

/// Any rows, each area and group at most once, all with the same number of years, so that periods meet.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let group = prop::option::weighted(0.4, 0..GROUPS);
    let row = (0..AREAS, group, prop::collection::vec(cell(), YEARS.len()));
    prop::collection::vec(row, 0..60).prop_map(|rows| {
        let mut kept: Vec<Row> = Vec::new();
        for (area, group, cells) in rows {
            if kept.iter().all(|row| (row.area, row.group) != (area, group)) {
                kept.push(Row { area, group, cells });
            }
        }
        kept
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    let kinds = vec![MeasureKind::Proportion, MeasureKind::Rate, MeasureKind::Mean, MeasureKind::Index];
    let polarities = vec![Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Neutral];
    let decile = prop::option::weighted(0.9, 1_u8..=10);
    (
        rows(),
        select(kinds),
        select(polarities),
        prop::collection::vec((count(), decile), AREAS),
        prop::collection::vec(prop::option::weighted(0.8, select(vec!["2018", "2019-01", "2016"])), 2),
        prop::collection::vec(select(vec![0.0, 1.0, 3.0, -1.0, 1e12, 1e-12, f64::MAX]), 3),
    )
        .prop_map(|(rows, kind, polarity, people, starts, weights)| Facts {
            rows,
            kind,
            polarity,
            people,
            starts,
            weights,
        })
}

fn area(facts: &Facts, position: usize, id: &dyn Fn(usize) -> AreaId) -> Area {
    let (kind, parent) = match position {
        0 => (AreaKind::Nation, None),
        1 => (AreaKind::System, Some(0)),
        _ if position < FIRST_NEIGHBOURHOOD => (AreaKind::Place, Some(1)),
        // Most lie in the first two places, so that these have enough for a slope.
        _ => (AreaKind::Neighbourhood, Some(2 + (position - FIRST_NEIGHBOURHOOD) / 5)),
    };
    let (population, decile) = facts.people[position];
    Area {
        population,
        deprivation_decile: decile.filter(|_| kind == AreaKind::Neighbourhood),
        ..fixture::area(&format!("A{position:02}"), &format!("Area {position}"), kind, parent.map(id))
    }
}

fn indicator(facts: &Facts) -> Indicator {
    Indicator {
        measure: Measure {
            kind: facts.kind,
            per: Some(100.0),
            unit: "per 100".to_owned(),
            ..Measure::default()
        },
        ..fixture::indicator("suspensions", facts.kind, facts.polarity, PeriodKind::Year)
    }
}

fn series(row: &Row, area: AreaId, breakdown: Option<BreakdownId>) -> Series {
    let limit = |sign: f64| {
        let limit = |cell: &Cell| Some(cell.value? + sign * cell.margin?).filter(|limit| limit.is_finite());
        row.cells.iter().map(limit).collect::<Vec<_>>()
    };
    Series {
        indicator: IndicatorId::at(0),
        breakdown,
        area,
        periods: YEARS.iter().map(|label| Period::parse(PeriodKind::Year, label).unwrap()).collect(),
        columns: ColumnValues {
            values: row.cells.iter().map(|cell| cell.value).collect(),
            lower: limit(-1.0),
            upper: limit(1.0),
            denominators: row.cells.iter().map(|cell| cell.denominator).collect(),
            flags: row.cells.iter().map(|cell| cell.flag).collect(),
            ..ColumnValues::default()
        }
        .into(),
    }
}

fn tried(id: usize, areas: &[AreaId], start: Option<&str>, from: Option<AdoptedFrom>) -> Intervention {
    Intervention {
        start: start.and_then(PlainDate::parse),
        adopted_from: from,
        aims: vec![IndicatorId::at(0)],
        watch: vec![IndicatorId::at(0)],
        ..fixture::intervention(&format!("tried-{id}"), areas)
    }
}

fn priority(at: usize, level: PriorityLevel, area: AreaId, weight: f64) -> Priority {
    let target = fixture::target(IndicatorId::at(0), 10.0);
    Priority {
        weight,
        targets: if at == 0 { vec![target] } else { Vec::new() },
        ..fixture::priority(&format!("priority-{at}"), level, area, &[IndicatorId::at(0)])
    }
}

/// The facts with areas and rows in the orders that are given.
fn scorecard(facts: &Facts, rows: &[Row], area_order: &[usize]) -> Scorecard {
    let id = |position: usize| AreaId::at(area_order.iter().position(|at| *at == position).unwrap());
    let mut groups: Vec<usize> = Vec::new();
    for group in rows.iter().filter_map(|row| row.group) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let group_id = |group: usize| BreakdownId::at(groups.iter().position(|at| *at == group).unwrap());
    let breakdown = |group: &usize| Breakdown {
        by: "Deprivation fifth".to_owned(),
        group: format!("{} of {GROUPS}", group + 1),
        ..Breakdown::default()
    };
    let from = AdoptedFrom { area: Some(id(3)), intervention: Some(InterventionId::at(1)), name: None };
    let levels = [PriorityLevel::National, PriorityLevel::System, PriorityLevel::Place];
    Scorecard::new(Parts {
        system: Some(id(1)),
        national: Some(id(0)),
        areas: area_order.iter().map(|&position| area(facts, position, &id)).collect(),
        indicators: vec![indicator(facts)],
        breakdowns: groups.iter().map(breakdown).collect(),
        series: rows.iter().map(|row| series(row, id(row.area), row.group.map(group_id))).collect(),
        interventions: vec![
            tried(0, &[id(2)], facts.starts[0], Some(from)),
            tried(1, &[id(3)], facts.starts[1], None),
        ],
        priorities: levels
            .into_iter()
            .enumerate()
            .map(|(at, level)| priority(at, level, id(at), facts.weights[at]))
            .collect(),
        ..Parts::default()
    })
    .unwrap()
}

/// Everything that is said, under codes and names instead of positions, in an order of its own.
fn all_said(scorecard: &Scorecard) -> Vec<String> {
    let code = |id: AreaId| scorecard.area(id).code.clone();
    let codes = |ids: &[AreaId]| {
        let mut codes: Vec<String> = ids.iter().map(|&id| code(id)).collect();
        codes.sort();
        codes
    };
    let analysis = Analysis::of(scorecard);
    let indicator = IndicatorId::at(0);
    let mut said = Vec::new();
    for judgement in analysis.judgements().iter().filter(|judgement| judgement.breakdown.is_none()) {
        let at = code(judgement.area);
        let mut hidden = judgement.hidden.clone().unwrap();
        let worse = hidden.as_mut().map(|it| codes(&std::mem::take(&mut it.worse_neighbourhoods)));
        let words = |reason: &dyn Reason| reason.sentence(scorecard);
        let worse = worse.map_err(|why| words(why));
        let hidden = hidden.as_ref().map_err(|why| words(why));
        let gradient = match judgement.gradient.as_ref().unwrap() {
            Ok(found) => {
                let notes: Vec<String> = found.notes.iter().map(|it| gradient_note(*it, scorecard)).collect();
                let over = found.over.dimension(scorecard);
                let bare = Gradient { over: Over::Neighbourhoods, notes: Vec::new(), ..(**found).clone() };
                format!("{over} {bare:?} {notes:?}")
            }
            Err(why) => words(why),
        };
        said.push(format!("{at} {gradient} {worse:?} {hidden:?}"));
    }
    for (id, _) in scorecard.areas() {
        let at = code(id);
        match furthest_neighbourhoods(scorecard, &Neighbourhoods::of(scorecard), (indicator, id), 3) {
            Ok(mut furthest) => {
                let named: Vec<_> = std::mem::take(&mut furthest.neighbourhoods)
                    .into_iter()
                    .map(|found| (code(found.area), found.value, found.difference))
                    .collect();
                said.push(format!("{at} furthest {named:?} {furthest:?}"));
            }
            Err(why) => said.push(format!("{at} furthest {}", why.sentence(scorecard))),
        }
        for found in groups_of_people(scorecard, indicator, id) {
            for compared in &found.groups {
                said.push(group_sentence(scorecard, scorecard.indicator(indicator), id, compared));
            }
            said.extend(groups_sentence(scorecard, scorecard.indicator(indicator), id, &found));
        }
        let mut found = balance(scorecard, &analysis, id);
        found.place = AreaId::at(0);
        said.push(format!("{at} {found:?}"));
    }
    for judged in interventions(scorecard) {
        let at = code(judged.area);
        let others = judged.comparators.as_ref().map(|found| (codes(&found.areas), found.mean_change));
        let change = judged.change.as_ref().map_err(|why| why.sentence(scorecard));
        let origin = judged.origin.as_ref().map(|origin| origin.change.as_ref().ok());
        said.push(format!(
            "{at} {others:?} {change:?} {origin:?} {:?} {:?} {:?} {:?}",
            judged.contrast,
            judged.nation,
            (judged.finding, judged.sign),
            (intervention_sentence(scorecard, &judged, 0), origin_sentence(scorecard, &judged))
        ));
    }
    said.sort();
    said
}

/// Whether a number in what is said cannot be written in a file.
fn cannot_be_written(said: &str) -> bool {
    said.contains("NaN")
        || said.split(['(', '[', ' ', ',']).any(|word| matches!(word, "inf" | "-inf" | "inf)" | "-inf)"))
}

proptest! {
    #[test]
    fn the_order_of_the_file_never_changes_what_is_said(
        (facts, shuffled) in facts().prop_flat_map(|facts| {
            let rows = Just(facts.rows.clone()).prop_shuffle();
            (Just(facts), rows)
        }),
        area_order in Just((0..AREAS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let in_order: Vec<usize> = (0..AREAS).collect();
        let first = all_said(&scorecard(&facts, &facts.rows, &in_order));
        let second = all_said(&scorecard(&facts, &shuffled, &area_order));
        prop_assert_eq!(first, second);
    }

    #[test]
    fn every_number_can_be_written_and_what_is_missing_has_a_reason(facts in facts()) {
        let in_order: Vec<usize> = (0..AREAS).collect();
        let scorecard = scorecard(&facts, &facts.rows, &in_order);
        for said in all_said(&scorecard) {
            prop_assert!(!cannot_be_written(&said), "{}", said);
        }
        for judgement in Analysis::of(&scorecard).judgements() {
            prop_assert_eq!(judgement.gradient.is_some(), judgement.breakdown.is_none());
            prop_assert!(judgement.slope().is_none_or(|slope| slope.slope_index >= 0.0));
            prop_assert_eq!(judgement.hidden.is_some(), judgement.breakdown.is_none());
            if let Some(Ok(hidden)) = &judgement.hidden {
                prop_assert!(hidden.population_share.is_none_or(|share| (0.0..=1.0).contains(&share)));
            }
        }
        for judged in interventions(&scorecard) {
            prop_assert!(!intervention_sentence(&scorecard, &judged, 0).is_empty(), "{:?}", judged);
            prop_assert!(judged.contrast.is_err() || judged.change.is_ok(), "{:?}", judged);
        }
        let found = balance(&scorecard, &Analysis::of(&scorecard), AreaId::at(2));
        for bars in [found.as_weighted, found.as_halves] {
            let stand = bars.stand.better + bars.stand.similar + bars.stand.worse + bars.stand.not_compared;
            let way = bars.way.improving + bars.way.steady + bars.way.worsening + bars.way.unknown;
            prop_assert!((stand - 1.0).abs() < 1e-9 && (way - 1.0).abs() < 1e-9, "{:?}", bars);
        }
    }

    #[test]
    fn turning_the_order_round_turns_the_slope_round(
        values in prop::collection::vec(0.01..0.99_f64, 5..12),
        form in select(vec![SlopeForm::Linear, SlopeForm::Log, SlopeForm::Logit]),
    ) {
        let groups = |values: Vec<f64>| -> Vec<RankedGroup> {
            let group = |(rank, value)| RankedGroup { rank, population: 1.0, value, limits: None };
            values.into_iter().enumerate().map(group).collect()
        };
        let one = slope_index(&groups(values.clone()), form, 0.95).unwrap();
        let other = slope_index(&groups(values.into_iter().rev().collect()), form, 0.95).unwrap();
        prop_assert!((one.slope + other.slope).abs() < 1e-9);
        prop_assert!((one.intercept + one.slope - other.intercept).abs() < 1e-9);
    }
}

use super::super::Analysis;
use super::super::sample::{BOLTON, BURY, SYSTEM, Sample, period, series};
use super::*;
use crate::model::{AreaId, IndicatorId, Parts, Scorecard};

fn two_places() -> Sample {
    let mut bury = series(&[("2023", Some(12.0))]);
    bury.change(|it| it.denominators = vec![Some(2000.0)]);
    Sample::default()
        .with(BURY, bury)
        .with(BOLTON, series(&[("2023", Some(2.0))]))
        .with(SYSTEM, series(&[("2023", Some(7.0))]))
}

fn found(scorecard: &Scorecard, area: AreaId) -> Option<BestTenth> {
    Analysis::of(scorecard).get(IndicatorId::at(0), None, area).unwrap().best_tenth
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn spread(of: &str, areas: f64, quantiles: &[(f64, f64)]) -> Spread {
    Spread {
        indicator: IndicatorId::at(0),
        kind: AreaKind::Place,
        of: of.to_owned(),
        periods: vec![period("2023")],
        areas: vec![Some(areas)],
        quantiles: quantiles.iter().map(|(p, value)| (*p, vec![Some(*value)])).collect(),
    }
}

fn best(polarity: Polarity, spreads: &[&Spread]) -> Option<f64> {
    let scorecard = two_places().scorecard();
    let mut values: Vec<f64> =
        scorecard.all_series().iter().filter_map(|series| Some(series.at(period("2023"))?.value)).collect();
    values.sort_by(f64::total_cmp);
    let spreads: Vec<(u32, &Spread)> = (0..).zip(spreads.iter().copied()).collect();
    value(polarity, &spreads, &values, AreaKind::Place, period("2023")).ok()
}

#[test]
fn the_best_tenth_lies_in_the_direction_of_good() {
    assert!(close(best(Polarity::LowerIsBetter, &[]).unwrap(), 3.0));
    assert!(close(best(Polarity::HigherIsBetter, &[]).unwrap(), 11.0));
    assert_eq!(best(Polarity::Neutral, &[]), None);
}

#[test]
fn the_gap_is_given_in_events_where_the_denominator_is_known() {
    let scorecard = two_places().scorecard();
    let bury = found(&scorecard, BURY).unwrap();
    // 9 per 100 more than the best tenth, among 2,000 pupils.
    assert!(close(bury.value, 3.0) && close(bury.gap, 9.0) && close(bury.events.unwrap(), 180.0), "{bury:?}");
    let bolton = found(&scorecard, BOLTON).unwrap();
    assert!(close(bolton.gap, -1.0) && bolton.events.is_none());
}

#[test]
fn only_areas_that_have_a_tenth_have_a_best_one() {
    assert_eq!(found(&two_places().scorecard(), SYSTEM), None);
    let alone = Sample::default().with(BURY, series(&[("2023", Some(12.0))])).scorecard();
    assert_eq!(found(&alone, BURY), None);
}

#[test]
fn the_national_spread_of_most_areas_goes_first() {
    let upper = spread("upper-tier authorities", 153.0, &[(0.1, 5.0), (0.9, 19.0)]);
    let lower = spread("lower-tier authorities", 309.0, &[(0.1, 4.0)]);
    assert_eq!(best(Polarity::LowerIsBetter, &[&upper, &lower]), Some(4.0));
    assert_eq!(best(Polarity::LowerIsBetter, &[&lower, &upper]), Some(4.0));
    assert_eq!(best(Polarity::HigherIsBetter, &[&upper, &lower]), Some(19.0));
    let elsewhere = Spread { kind: AreaKind::Neighbourhood, ..upper };
    assert!(close(best(Polarity::HigherIsBetter, &[&elsewhere]).unwrap(), 11.0));
}

#[test]
fn a_breakdown_is_not_measured_by_the_spread_of_whole_populations() {
    let sample = two_places().broken_down(0).broken_down(1);
    let indicator = sample.indicator.clone();
    let scorecard = sample.scorecard();
    let with_spread = Scorecard::new(Parts {
        system: Some(scorecard.system()),
        national: Some(scorecard.national()),
        areas: scorecard.areas().map(|(_, area)| area.clone()).collect(),
        indicators: vec![indicator],
        breakdowns: vec![scorecard.breakdown(crate::model::BreakdownId::at(0)).clone()],
        series: scorecard.all_series().to_vec(),
        spreads: vec![spread("authorities", 153.0, &[(0.1, 1.0)])],
        ..Parts::default()
    })
    .unwrap();
    let group = Some(crate::model::BreakdownId::at(0));
    let bury = Analysis::of(&with_spread).get(IndicatorId::at(0), group, BURY).unwrap().best_tenth;
    assert!(close(bury.unwrap().value, 3.0));
}

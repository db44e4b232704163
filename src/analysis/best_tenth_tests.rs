use super::super::Analysis;
use super::super::sample::{BOLTON, BURY, SYSTEM, Sample, period, series};
use super::*;
use crate::model::{AreaId, IndicatorId, Scorecard};

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

/// With 20 places at 1 to 20, and Bury the best of them.
fn best(polarity: Polarity, spreads: &[&Spread]) -> Option<f64> {
    let values: Vec<f64> = (1..=20).map(f64::from).collect();
    let spreads: Vec<(u32, &Spread)> = (0..).zip(spreads.iter().copied()).collect();
    let indicator = Indicator { polarity, ..Sample::default().indicator };
    value(&indicator, &spreads, (&values, Some((1.0, BURY))), AreaKind::Place, period("2023"))
        .ok()
        .map(|best| best.value)
}

#[test]
fn the_best_tenth_lies_in_the_direction_of_good() {
    // Positions 1.9 and 17.1 of 0 to 19.
    assert!(close(best(Polarity::LowerIsBetter, &[]).unwrap(), 2.9));
    assert!(close(best(Polarity::HigherIsBetter, &[]).unwrap(), 18.1));
    assert_eq!(best(Polarity::Neutral, &[]), None);
}

#[test]
fn among_fewer_than_twenty_the_best_area_is_named_whatever_the_order() {
    let scorecard = two_places().scorecard();
    let bury = found(&scorecard, BURY).unwrap();
    assert_eq!(bury.best, Best { value: 2.0, of: BestOf::Area(BOLTON) });
    let level = |first, second| {
        let same = |area| (area, series(&[("2023", Some(2.0))]));
        let sample = [same(first), same(second)]
            .into_iter()
            .fold(Sample::default(), |sample, (area, it)| sample.with(area, it));
        found(&sample.scorecard(), BURY).unwrap().best.of
    };
    // E08000001 before E08000002.
    assert_eq!([level(BURY, BOLTON), level(BOLTON, BURY)], [BestOf::Area(BOLTON); 2]);
}

/// Bury at 56.9 with 207 deaths, where the best tenth has 39.2; the same for a measure where more is better.
fn standardised(polarity: Polarity, value: f64, best: f64, count: Option<f64>) -> Option<f64> {
    let mut sample = two_places();
    sample.indicator.measure.kind = MeasureKind::StandardisedRate;
    sample.indicator.measure.per = Some(100_000.0);
    sample.indicator.polarity = polarity;
    let mut bury = series(&[("2023", Some(value))]);
    bury.change(|it| it.numerators = vec![count]);
    bury.change(|it| it.denominators = vec![Some(550_000.0)]);
    let latest = bury.latest().unwrap();
    let best = Best { value: best, of: BestOf::Tenth(SpreadAreas::InFile(AreaKind::Place)) };
    gap(&sample.indicator, &bury, latest, best).unwrap().events
}

#[test]
fn of_a_standardised_rate_the_count_goes_with_the_rate() {
    let fewer = standardised(Polarity::LowerIsBetter, 56.9, 39.2, Some(207.0)).unwrap();
    assert!((fewer - 64.392).abs() < 1e-3, "{fewer}");
    let more = standardised(Polarity::HigherIsBetter, 40.0, 50.0, Some(200.0)).unwrap();
    assert!(close(more, 50.0), "{more}");
    assert_eq!(standardised(Polarity::LowerIsBetter, 56.9, 39.2, None), None);
    assert_eq!(standardised(Polarity::LowerIsBetter, 0.0, 0.0, Some(0.0)), None);
}

#[test]
fn only_counts_have_a_gap_in_events() {
    let mut sample = two_places();
    for (kind, events) in [
        (MeasureKind::Rate, Some(200.0)),
        (MeasureKind::Proportion, Some(200.0)),
        (MeasureKind::Mean, None),
        (MeasureKind::Index, None),
        (MeasureKind::Ratio, None),
    ] {
        sample.indicator.measure.kind = kind;
        let found = found(&sample.clone().scorecard(), BURY).unwrap().events;
        assert_eq!(found.map(f64::round), events, "{kind:?}");
    }
}

#[test]
fn the_gap_is_given_in_events_where_the_denominator_is_known() {
    let scorecard = two_places().scorecard();
    let gap = |area| Analysis::of(&scorecard).get(IndicatorId::at(0), None, area).unwrap().gap_to_best();
    // 10 per 100 more than the best, among 2,000 pupils.
    assert!(close(gap(BURY).unwrap(), 10.0));
    assert!(close(found(&scorecard, BURY).unwrap().events.unwrap(), 200.0));
    assert_eq!((gap(BOLTON), found(&scorecard, BOLTON).unwrap().events), (Some(0.0), None));
}

#[test]
fn a_figure_that_rests_on_few_events_is_not_the_best_of_few() {
    let counted = |count: f64, value: f64| {
        let mut series = series(&[("2023", Some(value))]);
        series.change(|it| it.numerators = vec![Some(count)]);
        series
    };
    let best = |count| {
        let sample = Sample::default().with(BURY, counted(240.0, 12.0)).with(BOLTON, counted(count, 2.0));
        found(&sample.scorecard(), BURY).unwrap().best
    };
    assert_eq!((best(40.0).of, best(40.0).value), (BestOf::Area(BOLTON), 2.0));
    assert_eq!((best(9.0).of, best(9.0).value), (BestOf::Area(BURY), 12.0));
}

#[test]
fn the_count_of_one_area_is_no_best_one_for_another() {
    let mut sample = two_places();
    sample.indicator.measure.kind = MeasureKind::Count;
    let national = spread("authorities", 153.0, &[(0.1, 1.0), (0.9, 19.0)]);
    let value = value(
        &sample.indicator,
        &[(0, &national)],
        (&[2.0, 12.0], Some((2.0, BOLTON))),
        AreaKind::Place,
        period("2023"),
    );
    assert_eq!(value, Err(NoBestTenth::Count));
    let scorecard = sample.scorecard();
    let bury = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone();
    assert_eq!((bury.best_tenth, bury.gap_to_best()), (None, None));
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
    assert!(close(best(Polarity::HigherIsBetter, &[&elsewhere]).unwrap(), 18.1));
}

#[test]
fn a_group_is_held_against_the_best_place_only_where_everyone_is_too() {
    let group = Some(crate::model::BreakdownId::at(0));
    let of = |spreads: Vec<Spread>| {
        let everyone = two_places();
        let mut sample = two_places();
        sample.series.extend(everyone.series);
        sample.spreads = spreads;
        let scorecard = sample.broken_down(3).broken_down(4).broken_down(5).scorecard();
        let analysis = Analysis::of(&scorecard);
        let best = |group| {
            analysis.get(IndicatorId::at(0), group, BURY).unwrap().best_tenth.map(|best| best.best.of)
        };
        [best(None), best(group)]
    };
    assert_eq!(of(Vec::new()), [Some(BestOf::Area(BOLTON)); 2]);
    let published = BestOf::Tenth(SpreadAreas::Published(0));
    // Its spread is of whole populations, and the best of two places would be another yardstick.
    assert_eq!(of(vec![spread("authorities", 153.0, &[(0.1, 1.0)])]), [Some(published), None]);
}

#[test]
fn a_group_of_many_areas_has_a_best_tenth_where_everyone_has_that_of_the_same() {
    let [of_file, published] = [SpreadAreas::InFile(AreaKind::Place), SpreadAreas::Published(0)];
    let best = |of| Best { value: 1.0, of };
    let tenth = best(BestOf::Tenth(of_file));
    assert_eq!(of_group(tenth, Some(of_file)), Ok(tenth));
    assert_eq!(of_group(tenth, None), Ok(tenth));
    assert_eq!(of_group(tenth, Some(published)), Err(NoBestTenth::OfEveryone(published)));
    assert_eq!(of_group(best(BestOf::Area(BURY)), Some(of_file)), Err(NoBestTenth::OfEveryone(of_file)));
}

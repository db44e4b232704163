use super::*;
use crate::analysis::sample::{self, ENGLAND, SYSTEM};
use crate::model::{AdoptedFrom, Confidence, Flag, Parts, PlainDate};

const BURY: AreaId = AreaId(2);
const STOCKPORT: AreaId = AreaId(3);
const WIGAN: AreaId = AreaId(4);
const BOLTON: AreaId = AreaId(5);
const OLDHAM: AreaId = AreaId(6);
const TRAFFORD: AreaId = AreaId(7);

/// Yearly values from 2015.
fn years(area: AreaId, values: &[f64]) -> Series {
    let labels: Vec<String> = (2015..).take(values.len()).map(|year: i32| year.to_string()).collect();
    let labelled = labels.iter().map(String::as_str).zip(values.iter().copied().map(Some));
    Series { area, ..sample::series(&labelled.collect::<Vec<_>>()) }
}

/// Flags these positions of a series.
fn flagged(series: &mut Series, at: &[usize], flag: Flag) {
    let of = |index: usize| at.contains(&index).then_some(flag);
    series.change(|it| it.flags = (0..it.values.len()).map(of).collect());
}

fn tried(id: &str, areas: &[AreaId], start: Option<&str>) -> Intervention {
    Intervention {
        id: id.to_owned(),
        title: format!("The {id} scheme"),
        areas: areas.to_vec(),
        start: start.and_then(PlainDate::parse),
        end: None,
        adopted_from: None,
        aims: vec![IndicatorId::at(0)],
        watch: Vec::new(),
        reason_level: None,
        reason_inequality: None,
        source: None,
        confidence: Confidence::Documented,
        ..Intervention::default()
    }
}

fn judged(interventions: Vec<Intervention>, series: Vec<Series>) -> Vec<InterventionJudgement> {
    let place = |code: &str, name: &str| sample::area(code, name, AreaKind::Place, Some(SYSTEM));
    let scorecard = Scorecard::new(Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas: vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            place("E08000002", "Bury"),
            place("E08000007", "Stockport"),
            place("E08000010", "Wigan"),
            place("E08000001", "Bolton"),
            place("E08000004", "Oldham"),
            place("E08000009", "Trafford"),
        ],
        indicators: vec![sample::Sample::default().indicator],
        series,
        interventions,
        ..Parts::default()
    })
    .unwrap();
    super::interventions(&scorecard)
}

/// Bury down by 4 after 2018, Wigan, Bolton, Oldham and Trafford up by 1, 2, 0 and 1; England up by 0.5.
fn figures() -> Vec<Series> {
    let stepped =
        |area, step: f64| years(area, &[10.0, 10.0, 10.0, 10.0, 10.0 + step, 10.0 + step, 10.0 + step]);
    vec![
        years(BURY, &[9.0, 10.0, 11.0, 8.0, 5.0, 6.0, 7.0]),
        stepped(WIGAN, 1.0),
        stepped(BOLTON, 2.0),
        stepped(OLDHAM, 0.0),
        stepped(TRAFFORD, 1.0),
        stepped(ENGLAND, 0.5),
    ]
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-4, "{found} for {expected}");
}

#[test]
fn the_change_of_the_others_is_taken_away_and_their_spread_gives_the_limits() {
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], figures());
    let one = &found[0];
    let change = one.change.as_ref().unwrap();
    assert_eq!((change.before.periods.len(), change.after.periods.len()), (3, 3));
    close(change.change, -4.0);
    let others = one.comparators.as_ref().unwrap();
    assert_eq!(others.areas, [WIGAN, BOLTON, OLDHAM, TRAFFORD]);
    close(others.mean_change, 1.0);
    // s = √(2/3) of 0, 1, 1, 2; t(0.975, 3) = 3.18245; √(1 + 1/4) = 1.11803.
    let half = 3.182_446 * (2.0_f64 / 3.0).sqrt() * 1.25_f64.sqrt();
    let contrast = one.contrast.unwrap();
    close(contrast.change.difference, -5.0);
    close(contrast.change.limits.lower, -5.0 - half);
    close(contrast.change.limits.upper, -5.0 + half);
    assert_eq!((one.finding, one.sign, one.nation), (Finding::Better, None, Some(0.5)));
    let mut less = figures();
    less[0] = years(BURY, &[9.0, 10.0, 11.0, 8.0, 8.0, 8.5, 9.0]);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], less);
    assert_eq!(found[0].finding, Finding::NoChange, "−2.5, and places differ by that much anyway");
}

#[test]
fn whether_they_moved_apart_before_is_tested_on_the_same_spread() {
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], figures());
    let before = found[0].contrast.unwrap().before;
    close(before.difference, 1.0);
    assert!(before.is_significant(), "the others did not move at all: {before:?}");
    let mut apart = figures();
    apart[1] = years(WIGAN, &[8.0, 10.0, 12.0, 10.0, 11.0, 11.0, 11.0]);
    apart[2] = years(BOLTON, &[12.0, 10.0, 8.0, 10.0, 12.0, 12.0, 12.0]);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], apart);
    assert!(!found[0].contrast.unwrap().before.is_significant());
}

#[test]
fn with_fewer_than_four_others_nothing_is_tested() {
    let mut series = figures();
    series.remove(4);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], series);
    assert_eq!(found[0].contrast, Err(NoContrast::TooFew(3)));
    assert_eq!((found[0].finding, found[0].nation), (Finding::NotTested, Some(0.5)));
    close(found[0].comparators.as_ref().unwrap().mean_change, 1.0);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], figures()[..1].to_vec());
    assert_eq!((found[0].contrast, found[0].nation), (Err(NoContrast::NoFigures), None));
    let of_system = [years(SYSTEM, &[1.0; 7]), years(ENGLAND, &[2.0; 7])];
    let found = judged(vec![tried("a", &[SYSTEM], Some("2018"))], of_system.to_vec());
    assert_eq!((found[0].contrast, found[0].nation), (Err(NoContrast::NotAPlace), Some(0.0)));
}

#[test]
fn a_year_of_start_belongs_to_neither_side_and_a_first_of_january_to_the_after() {
    let sides = |start| {
        let found = judged(vec![tried("a", &[BURY], Some(start))], figures());
        found[0].change.as_ref().ok().map(|c| (c.before.periods.len(), c.after.periods.len()))
    };
    assert_eq!(sides("2018"), Some((3, 3)));
    assert_eq!(sides("2018-01"), Some((3, 4)));
    assert_eq!(sides("2018-06-30"), Some((3, 3)));
    assert_eq!(sides("2019-01-01"), Some((4, 3)));
}

#[test]
fn five_periods_before_and_all_after() {
    let values: Vec<f64> = (0..20).map(f64::from).collect();
    let found = judged(vec![tried("a", &[BURY], Some("2022-01"))], vec![years(BURY, &values)]);
    let change = found[0].change.as_ref().unwrap();
    assert_eq!((change.before.periods.len(), change.after.periods.len()), (5, 13));
    assert_eq!(change.before.periods[0].to_string(), "2017");
    close(change.change, 13.0 - 4.0);
    close(change.slope_before, 1.0);
}

#[test]
fn the_after_runs_to_the_end_or_past_it_where_that_leaves_too_few() {
    let values: Vec<f64> = (0..20).map(f64::from).collect();
    let until = |end| {
        let ended = Intervention { end: PlainDate::parse(end), ..tried("a", &[BURY], Some("2022-01")) };
        let found = judged(vec![ended], vec![years(BURY, &values)]);
        found[0].change.as_ref().map(|c| (c.after.periods.len(), c.past_the_end)).unwrap()
    };
    assert_eq!(until("2026"), (5, false));
    assert_eq!(until("2026-06"), (4, false), "2026 is not full");
    assert_eq!(until("2023"), (13, true));
    assert_eq!(until("2040"), (13, false));
}

#[test]
fn disrupted_periods_are_left_out_of_both_sides() {
    let mut bury = years(BURY, &[9.0, 10.0, 11.0, 90.0, 8.0, 99.0, 5.0, 6.0, 7.0]);
    flagged(&mut bury, &[3, 5], Flag::Disrupted);
    let found = judged(vec![tried("a", &[BURY], Some("2019"))], vec![bury.clone()]);
    let change = found[0].change.as_ref().unwrap();
    assert_eq!((change.before.periods.len(), change.after.periods.len()), (3, 3));
    close(change.change, -4.0);
    flagged(&mut bury, &[3, 5, 6], Flag::Disrupted);
    let found = judged(vec![tried("a", &[BURY], Some("2019"))], vec![bury]);
    let too_few = NoBeforeAfter::TooFew {
        intervention: InterventionId::at(0),
        side: WhichSide::After,
        left: 2,
        cause: TooFew::Disrupted,
    };
    assert_eq!(found[0].change, Err(too_few));
    let mut series = figures();
    flagged(&mut series[1], &[4], Flag::Disrupted);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], series);
    let comparators = found[0].comparators.as_ref().unwrap();
    assert_eq!(comparators.areas, [BOLTON, OLDHAM, TRAFFORD]);
    assert_eq!(comparators.without_figures, 2, "Wigan has none for one period, another has none at all");
}

#[test]
fn too_few_points_or_no_start_are_not_judged() {
    let intervention = InterventionId::at(0);
    let reason = |start| {
        let found = judged(vec![tried("a", &[BURY], start)], figures());
        assert_eq!(found[0].finding, Finding::NotJudged);
        found[0].change.clone().unwrap_err()
    };
    let too_few = |side, left| NoBeforeAfter::TooFew { intervention, side, left, cause: TooFew::NoMore };
    assert_eq!(reason(None), NoBeforeAfter::StartNotKnown { intervention, area: BURY });
    assert_eq!(reason(Some("2016")), too_few(WhichSide::Before, 1));
    assert_eq!(reason(Some("2020-01")), too_few(WhichSide::After, 2));
    let found = judged(vec![tried("a", &[STOCKPORT], Some("2018"))], figures());
    assert_eq!(found[0].change, Err(NoBeforeAfter::NoFigures(STOCKPORT)));
}

#[test]
fn a_change_of_method_is_never_crossed() {
    let broken = |at: usize| {
        let mut series = figures();
        flagged(&mut series[0], &[at], Flag::Break);
        judged(vec![tried("a", &[BURY], Some("2018"))], series).remove(0)
    };
    let too_few = |side, left| NoBeforeAfter::TooFew {
        intervention: InterventionId::at(0),
        side,
        left,
        cause: TooFew::MethodChanged,
    };
    assert_eq!(broken(1).change, Err(too_few(WhichSide::Before, 2)));
    assert_eq!(broken(5).change, Err(too_few(WhichSide::After, 1)));
    for at in [3, 4] {
        assert_eq!(broken(at).change, Err(NoBeforeAfter::MethodChanged));
    }
    assert_eq!(broken(0).finding, Finding::Better);
    let mut series = figures();
    flagged(&mut series[1], &[5], Flag::Break);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], series);
    let others = &found[0].comparators.as_ref().unwrap().areas;
    assert_eq!(others, &[BOLTON, OLDHAM, TRAFFORD], "Wigan changed its method in between");
}

#[test]
fn those_who_started_it_in_any_form_or_plan_to_are_not_compared_with() {
    let others = |interventions: Vec<Intervention>| {
        let found = judged(interventions, figures());
        found[0].comparators.as_ref().map(|others| others.areas.clone()).map_err(|none| *none)
    };
    let mut from_bury = tried("b", &[WIGAN], None);
    let from = AdoptedFrom { area: Some(BURY), intervention: Some(InterventionId::at(0)), name: None };
    from_bury.adopted_from = Some(from);
    let bury = || tried("a", &[BURY], Some("2018"));
    assert_eq!(others(vec![bury(), from_bury]), Ok(vec![BOLTON, OLDHAM, TRAFFORD]));
    let mut bury_from = bury();
    bury_from.adopted_from =
        Some(AdoptedFrom { area: Some(WIGAN), intervention: Some(InterventionId::at(1)), name: None });
    assert_eq!(others(vec![bury_from, tried("b", &[WIGAN], None)]), Ok(vec![BOLTON, OLDHAM, TRAFFORD]));
    let programme = |tried: Intervention| Intervention { programme: Some("early help".to_owned()), ..tried };
    let same = vec![programme(bury()), programme(tried("b", &[BOLTON], None))];
    assert_eq!(others(same), Ok(vec![WIGAN, OLDHAM, TRAFFORD]));
    let planned = Intervention { planned: vec![OLDHAM, WIGAN], ..bury() };
    assert_eq!(others(vec![planned]), Ok(vec![BOLTON, TRAFFORD]));
    assert_eq!(others(vec![bury(), tried("b", &[BOLTON], None)]).unwrap().len(), 4, "another thing");
    let found = judged(vec![tried("a", &[BURY, SYSTEM], Some("2018"))], figures());
    assert_eq!(found[0].contrast, Err(NoContrast::AllAdopted));
    assert_eq!((found[0].finding, found[0].nation), (Finding::NotTested, Some(0.5)));
    assert_eq!(found[1].change, Err(NoBeforeAfter::NoFigures(SYSTEM)));
}

#[test]
fn the_origin_is_judged_around_its_own_start() {
    let mut series = figures();
    series.push(years(STOCKPORT, &[9.0, 9.0, 9.0, 4.0, 4.0, 4.0, 4.0]));
    let mut adopted = tried("a", &[BURY], Some("2018"));
    let from = AdoptedFrom { area: Some(STOCKPORT), intervention: Some(InterventionId::at(1)), name: None };
    adopted.adopted_from = Some(from);
    let found = judged(vec![adopted.clone(), tried("b", &[STOCKPORT], Some("2018-01"))], series.clone());
    let origin = found[0].origin.as_ref().unwrap();
    assert_eq!((origin.area, origin.change.as_ref().unwrap().change), (Some(STOCKPORT), -5.0));
    let found = judged(vec![adopted, tried("b", &[STOCKPORT], None)], series);
    let reason = found[0].origin.as_ref().unwrap().change.as_ref().unwrap_err();
    let (intervention, area) = (InterventionId::at(1), STOCKPORT);
    assert_eq!(*reason, NoOrigin::NoBeforeAfter(NoBeforeAfter::StartNotKnown { intervention, area }));
}

#[test]
fn what_is_watched_raises_a_flag_only_by_the_test() {
    let sign_of = |values: [f64; 7], others: usize| {
        let mut watching = tried("a", &[BURY], Some("2018"));
        watching.watch = std::mem::take(&mut watching.aims);
        let mut series = figures();
        series[0] = years(BURY, &values);
        series.truncate(1 + others);
        judged(vec![watching], series)[0].sign.unwrap()
    };
    let rising = [5.0, 5.0, 5.0, 5.0, 9.5, 9.5, 9.5];
    let level = [5.0, 5.0, 5.0, 5.0, 7.0, 7.0, 7.0];
    assert_eq!(sign_of(rising, 4), WatchSign::Worse);
    assert_eq!(sign_of(level, 4), WatchSign::NoSign);
    assert_eq!(sign_of(rising, 3), WatchSign::NotKnown);
    assert_eq!(sign_of(level, 0), WatchSign::NotKnown);
}

/// A chain of interventions in four places, each adopted from the one before.
fn chain(count: usize) -> Vec<Intervention> {
    let places = [BURY, STOCKPORT, WIGAN];
    let link = |at: usize| {
        let area = places[at % places.len()];
        let mut link = tried(&at.to_string(), &[area], Some("2018"));
        let before = at.checked_sub(1).map(|before| AdoptedFrom {
            area: Some(places[before % places.len()]),
            intervention: Some(InterventionId::at(before)),
            name: None,
        });
        link.adopted_from = before;
        link
    };
    (0..count).map(link).collect()
}

#[test]
fn thousands_of_interventions_take_no_longer_each_than_a_few() {
    // By comparing all pairs for each, or going down the chain from each, this would take hours.
    let links = 30_000;
    let found = judged(chain(links), figures());
    assert_eq!(found.len(), links);
    let others = [BOLTON, OLDHAM, TRAFFORD];
    assert!(
        found
            .iter()
            .all(|one| one.comparators.as_ref().is_ok_and(|found| found.areas == others)
                || one.change.is_err())
    );
    let mut same_title = chain(links);
    for one in &mut same_title {
        (one.title, one.adopted_from) = ("The same scheme".to_owned(), None);
    }
    let again = judged(same_title, figures());
    assert_eq!(again[0].comparators, found[0].comparators);
}

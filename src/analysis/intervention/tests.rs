use super::*;
use crate::analysis::sample::{self, ENGLAND, SYSTEM};
use crate::model::{AdoptedFrom, Confidence, Flag, Parts, PlainDate};

const BURY: AreaId = AreaId(2);
const STOCKPORT: AreaId = AreaId(3);
const WIGAN: AreaId = AreaId(4);
const BOLTON: AreaId = AreaId(5);

/// Yearly values from 2015 with limits of ± `half`.
fn years(area: AreaId, values: &[f64], half: Option<f64>) -> Series {
    let labels: Vec<String> = (2015..).take(values.len()).map(|year: i32| year.to_string()).collect();
    let labelled = labels.iter().map(String::as_str).zip(values.iter().copied().map(Some));
    let mut series = sample::series(&labelled.collect::<Vec<_>>());
    series.area = area;
    if let Some(half) = half {
        series.change(|it| it.lower = values.iter().map(|value| Some(value - half)).collect());
        series.change(|it| it.upper = values.iter().map(|value| Some(value + half)).collect());
    }
    series
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
        ],
        indicators: vec![sample::Sample::default().indicator],
        series,
        interventions,
        ..Parts::default()
    })
    .unwrap();
    super::interventions(&scorecard)
}

/// Bury down by 4 after 2018, the others up by 1 and by 2.
fn figures(half: Option<f64>) -> Vec<Series> {
    vec![
        years(BURY, &[9.0, 10.0, 11.0, 8.0, 5.0, 6.0, 7.0], half),
        years(WIGAN, &[10.0, 10.0, 10.0, 10.0, 11.0, 11.0, 11.0], half),
        years(BOLTON, &[10.0, 10.0, 10.0, 10.0, 12.0, 12.0, 12.0], half),
    ]
}

#[test]
fn the_change_of_the_others_is_taken_away() {
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], figures(Some(0.5)));
    let one = &found[0];
    let change = one.change.as_ref().unwrap();
    assert_eq!((change.before.periods.len(), change.after.periods.len()), (3, 3));
    assert!((change.change + 4.0).abs() < 1e-12);
    let others = one.comparators.as_ref().unwrap();
    assert_eq!(others.areas, [WIGAN, BOLTON]);
    assert_eq!([others.lowest, others.highest].map(f64::to_bits), [1.0_f64, 2.0].map(f64::to_bits));
    let contrast = one.contrast.unwrap();
    assert!((contrast.difference + 5.5).abs() < 1e-12);
    // Each figure ± 0.5: a mean of three ± 0.5/√3, a change √2 times that, and that of two places over √2.
    let (lower, upper) = contrast.limits.unwrap();
    let change = 0.5 * (2.0_f64 / 3.0).sqrt();
    let half = change.hypot(change / 2.0_f64.sqrt());
    assert!((upper - lower - 2.0 * half).abs() < 1e-9, "{lower} {upper}");
    assert_eq!(one.finding, Finding::Better);
    assert_eq!(one.sign, None);
}

#[test]
fn without_limits_a_change_stands_untested() {
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], figures(None));
    assert_eq!(found[0].finding, Finding::NotTested);
    assert!((found[0].contrast.unwrap().difference + 5.5).abs() < 1e-12);
}

#[test]
fn a_year_of_start_belongs_to_neither_side_and_a_first_of_january_to_the_after() {
    let sides = |start| {
        let found = judged(vec![tried("a", &[BURY], Some(start))], figures(None));
        found[0].change.as_ref().ok().map(|c| (c.before.periods.len(), c.after.periods.len()))
    };
    assert_eq!(sides("2018"), Some((3, 3)));
    assert_eq!(sides("2018-01"), Some((3, 4)));
    assert_eq!(sides("2018-06-30"), Some((3, 3)));
    assert_eq!(sides("2019-01-01"), Some((4, 3)));
}

#[test]
fn too_few_points_or_no_start_are_not_judged() {
    let intervention = InterventionId::at(0);
    let reason = |start| {
        let found = judged(vec![tried("a", &[BURY], start)], figures(Some(0.5)));
        assert_eq!(found[0].finding, Finding::NotJudged);
        found[0].change.clone().unwrap_err()
    };
    let too_few = |side, left| NoBeforeAfter::TooFew { intervention, side, left, cause: TooFew::NoMore };
    assert_eq!(reason(None), NoBeforeAfter::StartNotKnown { intervention, area: BURY });
    assert_eq!(reason(Some("2016")), too_few(WhichSide::Before, 1));
    assert_eq!(reason(Some("2020-01")), too_few(WhichSide::After, 2));
    let found = judged(vec![tried("a", &[STOCKPORT], Some("2018"))], figures(None));
    assert_eq!(found[0].change, Err(NoBeforeAfter::NoFigures(STOCKPORT)));
}

#[test]
fn a_change_of_method_is_never_crossed() {
    let broken = |at: usize| {
        let mut series = figures(Some(0.5));
        series[0].change(|it| it.flags = vec![None; 7]);
        series[0].change(|it| it.flags[at] = Some(Flag::Break));
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
    let mut series = figures(Some(0.5));
    series[1].change(|it| it.flags = vec![None, None, None, None, None, Some(Flag::Break), None]);
    let found = judged(vec![tried("a", &[BURY], Some("2018"))], series);
    assert_eq!(found[0].comparators.as_ref().unwrap().areas, [BOLTON], "Wigan changed its method in between");
}

#[test]
fn those_who_adopted_in_any_form_are_not_compared_with() {
    let mut from_bury = tried("b", &[WIGAN], None);
    let from = AdoptedFrom { area: Some(BURY), intervention: Some(InterventionId::at(0)), name: None };
    from_bury.adopted_from = Some(from);
    let found = judged(vec![tried("a", &[BURY], Some("2018")), from_bury], figures(Some(0.5)));
    assert_eq!(found[0].comparators.as_ref().unwrap().areas, [BOLTON]);
    let everywhere = tried("a", &[BURY, SYSTEM], Some("2018"));
    let found = judged(vec![everywhere], figures(Some(0.5)));
    assert_eq!(found[0].contrast, Err(NoContrast::AllAdopted));
    assert_eq!(found[0].finding, Finding::Better, "by its own change");
    assert_eq!(found[1].change, Err(NoBeforeAfter::NoFigures(SYSTEM)));
}

#[test]
fn the_origin_is_judged_around_its_own_start() {
    let mut series = figures(Some(0.5));
    series.push(years(STOCKPORT, &[9.0, 9.0, 9.0, 4.0, 4.0, 4.0, 4.0], Some(0.5)));
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
    let sign_of = |values: [f64; 7], half| {
        let mut watching = tried("a", &[BURY], Some("2018"));
        watching.watch = std::mem::take(&mut watching.aims);
        let mut series = figures(half);
        series[0] = years(BURY, &values, half);
        judged(vec![watching], series)[0].sign.unwrap()
    };
    let rising = [5.0, 5.0, 5.0, 5.0, 9.0, 9.0, 9.0];
    let level = [5.0, 5.0, 5.0, 5.0, 6.5, 6.5, 6.5];
    assert_eq!(sign_of(rising, Some(0.5)), WatchSign::Worse);
    assert_eq!(sign_of(level, Some(0.5)), WatchSign::NoSign);
    assert_eq!(sign_of(rising, None), WatchSign::NotKnown);
    assert_eq!(sign_of([5.0; 7], None), WatchSign::NoSign);
}

#[test]
fn overlapping_years_count_once() {
    let mut series = years(BURY, &[1.0; 12], None);
    let labels = (2010..2022).map(|year: i32| format!("{}-{:02}", year - 2, year % 100));
    let of = |label: String| crate::model::Period::parse(crate::model::PeriodKind::Years, &label).unwrap();
    series.periods = labels.map(of).collect();
    let mut about = sample::Sample::default().indicator;
    about.period = crate::model::PeriodKind::Years;
    let start = PlainDate::parse("2017-01").unwrap();
    let intervention = InterventionId::at(0);
    let found = sides::around(&about, &series, intervention, (&start, None));
    // Before: 2014-16, 2011-13, 2008-10; after: 2017-19 and then nothing that does not overlap.
    let (side, cause) = (WhichSide::After, TooFew::Overlapping);
    assert_eq!(found, Err(NoBeforeAfter::TooFew { intervention, side, left: 1, cause }));
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
    let found = judged(chain(links), figures(None));
    assert_eq!(found.len(), links);
    assert!(
        found.iter().all(|one| one.comparators.as_ref().is_ok_and(|others| others.areas == [BOLTON])
            || one.change.is_err())
    );
    let mut same_title = chain(links);
    for one in &mut same_title {
        (one.title, one.adopted_from) = ("The same scheme".to_owned(), None);
    }
    let again = judged(same_title, figures(None));
    assert_eq!(again[0].comparators, found[0].comparators);
}

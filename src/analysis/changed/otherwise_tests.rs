//! Judgements on others than places, and those that are others without another figure.

use super::tests::{BEFORE, editions_of, of, worse_and_better};
use super::*;
use crate::analysis::sample::{BURY, ENGLAND, SYSTEM, Sample, area, period, years_to};
use crate::model::{AreaId, AreaKind, Flag, Parts, Series};

/// Ten neighbourhoods of Bury, each at 10 but the first so many at 12 in the last year.
fn neighbourhoods(worse: usize) -> Parts {
    let mut parts = of(2023, &BEFORE);
    for at in 0..10 {
        let id = AreaId::at(parts.areas.len());
        let name = format!("Neighbourhood {at}");
        parts.areas.push(area(&format!("E0200000{at}"), &name, AreaKind::Neighbourhood, Some(BURY)));
        let last = if at < worse { 12.0 } else { 10.0 };
        let series = years_to(2023, &[10.0, 10.1, 9.9, 10.1, last], Some(0.5));
        parts.series.push(Series { area: id, ..series });
    }
    parts
}

#[test]
fn neighbourhoods_are_counted_and_many_of_one_place_are_told_together() {
    let (found, files) = editions_of(neighbourhoods(0), neighbourhoods(7));
    assert_eq!(worse_and_better(&found), [0, 0], "of places");
    assert_eq!(found.judgements.counts(Whom::Neighbourhoods).worse, 14, "level and movement of seven");
    let [alike] = &found.judgements.alike[..] else { panic!("{:?}", found.judgements.alike) };
    assert_eq!((alike.whom, alike.way, alike.within), (Whom::Neighbourhoods, Way::Worse, Some(BURY)));
    assert_eq!(found.judgements.of(alike).len(), 7);
    assert_eq!(found.first(files.each_ref())[0], First::Alike(alike));
}

#[test]
fn the_row_of_the_system_is_judged_as_its_places_are_and_told_with_what_is_worse() {
    let with = |last: f64| {
        let england = years_to(2023, &[10.0; 5], Some(0.1));
        let system = years_to(2023, &[10.0, 10.1, 9.9, 10.1, last], Some(0.5));
        Sample::default().with(ENGLAND, england).with(SYSTEM, system).parts()
    };
    let (found, files) = editions_of(with(10.0), with(12.0));
    assert_eq!(found.judgements.counts(Whom::System).worse, 2);
    assert!(matches!(found.first(files.each_ref())[0], First::Alike(it) if it.whom == Whom::System));
}

#[test]
fn all_figures_of_a_kind_that_were_withdrawn_are_one_change_among_the_first() {
    let mut newer = neighbourhoods(3);
    newer.series.truncate(2);
    let (found, files) = editions_of(neighbourhoods(3), newer);
    let [gone] = &found.taken_out[..] else { panic!("{:?}", found.taken_out) };
    let one = Some(crate::model::IndicatorId::at(0));
    assert_eq!(gone.of, TakenOutOf::Figures { whom: Whom::Neighbourhoods, indicator: one });
    assert_eq!((gone.figures, gone.stood.worse, found.withdrawn_alone.len()), (50, 3, 0));
    let counts = found.judgements.counts(Whom::Neighbourhoods);
    // Each of the three was worse, and got worse.
    assert_eq!(gone.stood.worsening, 3);
    assert_eq!((counts.uncompared.withdrawn, counts.worst_gone), (gone.stood.judgements, 6));
    assert_eq!(found.first(files.each_ref()), [First::TakenOut(gone)]);
    assert!(found.judgements.alike.is_empty(), "{:?}", found.judgements.alike);
}

/// Nothing got better: the change, both ways round, makes no judgement better or worse and is counted as made in another way.
fn is_only_judged_otherwise(one: Parts, other: Parts) -> Changed {
    for (older, newer) in [(other.clone(), one.clone()), (one, other)] {
        let (found, _) = editions_of(older, newer);
        let counts = found.judgements.counts(Whom::Places);
        assert_eq!(worse_and_better(&found), [0, 0], "{:?}", found.judgements.places);
        assert!(counts.uncompared.otherwise_judged > 0, "{counts:?}");
        if counts.worst_gone > 0 {
            return found;
        }
    }
    panic!("no verdict is gone");
}

#[test]
fn wider_limits_of_the_same_figures_make_nothing_better() {
    let sharp = of(2023, &[10.0, 10.1, 9.9, 10.1, 11.0]);
    let mut blunt = sharp.clone();
    blunt.series[1].change(|it| (it.lower[4], it.upper[4]) = (Some(1.0), Some(30.0)));
    let found = is_only_judged_otherwise(sharp, blunt);
    assert_eq!(found.judgements.places[0].because(), [Because::Limits]);
    assert_eq!(found.judgements.places[0].matter, Matter::WorseWithdrawn);
}

#[test]
fn more_events_per_person_make_nothing_better_with_a_new_figure_or_without() {
    let with = |repeats: f64, last: usize| {
        let mut parts = of(last, &[10.0, 10.1, 9.9, 10.1, 14.0]);
        parts.indicators[0].measure.repeats = Some(repeats);
        for series in &mut parts.series {
            series.change(|it| {
                (it.lower, it.upper) = (Vec::new(), Vec::new());
                it.denominators = vec![Some(10_000.0); 5];
                it.numerators = it.values.iter().map(|value| value.map(|value| value * 100.0)).collect();
            });
        }
        parts
    };
    let found = is_only_judged_otherwise(with(1.5, 2023), with(2_000.0, 2023));
    assert!(found.judgements.places[0].is_apart());
    let (found, _) = editions_of(with(1.5, 2023), with(2_000.0, 2024));
    let level = found.judgements.places[0].level.as_ref().unwrap();
    assert_eq!(level.because, [Because::NewPeriod(period("2024")), Because::Method]);
    assert!(level.is_apart && level.way == Way::Neither);
}

#[test]
fn a_longer_record_or_a_break_makes_no_movement() {
    let rising = [10.0, 10.1, 9.9, 11.0, 12.0, 13.0, 14.0, 15.0];
    let longer = of(2023, &rising);
    let shorter = of(2023, &rising[6..]);
    let movement = |older: &Parts, newer: &Parts| {
        let (found, _) = editions_of(older.clone(), newer.clone());
        assert_eq!(found.judgements.counts(Whom::Places).better, 0);
        found.judgements.places.iter().find_map(|it| it.movement.clone())
    };
    assert!(movement(&shorter, &longer).is_some_and(|it| it.way == Way::Neither));
    let mut broken = longer.clone();
    broken.series[1]
        .change(|it| it.flags = vec![None, None, None, None, None, Some(Flag::Break), None, None]);
    assert!(movement(&longer, &broken).is_some_and(|it| it.way == Way::Neither));
}

#[test]
fn a_new_figure_far_from_the_one_before_is_told_first_by_how_the_figures_had_moved() {
    let older = of(2023, &[12.0, 12.1, 11.9, 12.1, 12.0]);
    let newer = |last: f64| of(2024, &[12.0, 12.1, 11.9, 12.1, 12.0, last]);
    assert_eq!(editions_of(older.clone(), newer(12.2)).0.large_moves, []);
    let (found, files) = editions_of(older, newer(24.0));
    let [moved] = found.large_moves[..] else { panic!("{:?}", found.large_moves) };
    assert_eq!((moved.periods, moved.values), ([period("2023"), period("2024")], [12.0, 24.0]));
    assert!(!moved.is_revision() && matches!(moved.beside, Beside::Steps { .. }));
    assert!(found.first(files.each_ref()).contains(&First::Step(&moved)));
}

#[test]
fn what_comes_in_place_of_one_of_its_name_is_one_change_with_what_lies_in_it() {
    let mut newer = neighbourhoods(0);
    newer.areas[BURY.index()].code = "E08000099".to_owned();
    let (found, _) = editions_of(neighbourhoods(0), newer);
    assert_eq!(found.areas.namesakes, [[BURY, BURY]]);
    assert!(found.texts.areas.is_empty(), "{:?}", found.texts.areas);
}

/// So many neighbourhoods without limits, their figures one apart.
fn without_limits(count: usize) -> Parts {
    let mut parts = neighbourhoods(0);
    parts.areas.truncate(parts.areas.len() - 10);
    parts.series.truncate(2);
    for at in 0..count {
        let id = AreaId::at(parts.areas.len());
        let (code, name) = (format!("E02{at:06}"), format!("Neighbourhood {at}"));
        parts.areas.push(area(&code, &name, AreaKind::Neighbourhood, Some(BURY)));
        parts.series.push(Series { area: id, ..years_to(2023, &[at as f64; 5], None) });
    }
    parts
}

#[test]
fn fewer_areas_to_compare_with_make_no_fifth_worse_or_better_and_are_one_cause() {
    for (counts, how) in [([40, 28], OtherSet::Fewer), ([28, 40], OtherSet::More)] {
        let [older, newer] = counts.map(without_limits);
        let (found, _) = editions_of(older, newer);
        let counts = found.judgements.counts(Whom::Neighbourhoods);
        assert_eq!([counts.worse, counts.better], [0, 0]);
        let causes: Vec<&OneCause> = found.judgements.causes.all().iter().collect();
        let because = Because::Set { kind: AreaKind::Neighbourhood, how };
        assert_eq!(causes.iter().map(|it| it.because).collect::<Vec<_>>(), [because]);
        assert!(causes[0].judgements > 3, "{causes:?}");
        assert_eq!(counts.uncompared.otherwise_judged, causes[0].judgements);
        assert_eq!(causes[0].of(&found.judgements).count(), causes[0].judgements);
        assert!(found.judgements.alike.is_empty(), "{:?}", found.judgements.alike);
        assert_eq!(found.causes().collect::<Vec<_>>(), causes);
    }
}

#[test]
fn other_figures_of_the_same_areas_make_a_fifth_worse() {
    let older = without_limits(40);
    let mut newer = older.clone();
    // Those just below the worst fifth are higher now than the first of it.
    for series in &mut newer.series[2 + 28..2 + 32] {
        series.change(|it| *it.values.last_mut().unwrap() = Some(60.0));
    }
    let counts = editions_of(older, newer).0.judgements.counts(Whom::Neighbourhoods);
    assert!(counts.worse > 0 && counts.better > 0, "{counts:?}");
}

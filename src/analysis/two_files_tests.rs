//! Which indicators of two files are one, by small files made up for it.

use super::super::sample::{self, BURY, ENGLAND, SYSTEM, Sample, series};
use super::*;
use crate::model::{MeasureKind, Parts, PeriodKind, Polarity, Series};

fn about(id: &str, name: &str) -> Indicator {
    Indicator { id: id.to_owned(), name: name.to_owned(), ..Sample::default().indicator }
}

fn file(indicators: Vec<Indicator>, series: Vec<Series>) -> Scorecard {
    Scorecard::new(parts(indicators, series)).unwrap()
}

fn parts(indicators: Vec<Indicator>, series: Vec<Series>) -> Parts {
    Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas: vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            sample::area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
        ],
        indicators,
        series,
        ..Parts::default()
    }
}

fn matched(one: Vec<Indicator>, other: Vec<Indicator>) -> Matched {
    Matched::of([&file(one, Vec::new()), &file(other, Vec::new())])
}

fn id(at: usize) -> IndicatorId {
    IndicatorId::at(at)
}

#[test]
fn an_indicator_is_known_by_its_id_then_by_its_publisher_then_by_its_name() {
    let published = |id: &str, name: &str, code: &str| Indicator {
        published_as: vec![code.to_owned()],
        ..about(id, name)
    };
    let found = matched(
        vec![
            about("a", "One"),
            published("b", "Two", "fingertips:2"),
            about("c", "Three"),
            about("d", "Four"),
        ],
        vec![
            about("x", " three "),
            published("y", "Else", "Fingertips:2"),
            about("a", "Three"),
            about("z", "Five"),
        ],
    );
    // What is called Three has the id of One in the other file, and that goes first.
    assert_eq!(found.pairs, [[id(0), id(2)], [id(1), id(1)], [id(2), id(0)]]);
    assert_eq!(found.only, [vec![id(3)], vec![id(3)]]);
    assert!(found.different.is_empty());
}

#[test]
fn what_does_not_measure_the_same_is_named_and_never_compared() {
    let with = |change: &dyn Fn(&mut Indicator)| {
        let mut changed = about("a", "One");
        change(&mut changed);
        changed
    };
    let cases: [(Differs, Indicator); 7] = [
        (Differs::Kind, with(&|it| it.measure.kind = MeasureKind::Proportion)),
        (Differs::Per, with(&|it| it.measure.per = Some(1000.0))),
        (Differs::Unit, with(&|it| it.measure.unit = "per 1,000".to_owned())),
        (Differs::People, with(&|it| it.population_group = Some("boys".to_owned()))),
        (Differs::Polarity, with(&|it| it.polarity = Polarity::Neutral)),
        (Differs::Period, with(&|it| it.period = PeriodKind::Month)),
        (Differs::Publisher, with(&|it| it.published_as = vec!["fingertips:3".to_owned()])),
    ];
    let own = Indicator {
        population_group: Some("girls".to_owned()),
        published_as: vec!["fingertips:2".to_owned()],
        ..about("a", "One")
    };
    for (differs, other) in cases {
        let found = matched(vec![own.clone()], vec![other]);
        assert_eq!(found.different, [([id(0), id(0)], differs)]);
        assert!(found.pairs.is_empty() && found.only.iter().all(Vec::is_empty));
    }
    // What one file does not say does not part them.
    assert_eq!(matched(vec![own], vec![about("a", "One")]).pairs, [[id(0), id(0)]]);
}

#[test]
fn a_name_that_several_go_by_settles_nothing() {
    let found = matched(vec![about("a", "One")], vec![about("x", "One"), about("y", "One")]);
    assert_eq!((found.pairs.len(), found.only), (0, [vec![id(0)], vec![id(0), id(1)]]));
}

#[test]
fn an_indicator_of_another_id_that_measures_the_same_goes_before_one_of_the_same_id_that_does_not() {
    let monthly = Indicator { period: PeriodKind::Month, ..about("a", "Other") };
    let found = matched(vec![about("a", "One")], vec![monthly, about("b", "One")]);
    assert_eq!((found.pairs, found.only), (vec![[id(0), id(1)]], [Vec::new(), vec![id(0)]]));
}

#[test]
fn figures_that_both_files_have_are_counted_and_the_latest_that_differs_is_named() {
    let of = |area: AreaId, figures: &[(&str, Option<f64>)]| Series { area, ..series(figures) };
    let one = file(
        vec![about("a", "One")],
        vec![
            of(ENGLAND, &[("2021", Some(1.0)), ("2022", Some(2.0))]),
            of(BURY, &[("2022", Some(3.0)), ("2023", Some(4.0))]),
        ],
    );
    let other = file(
        vec![about("a", "One")],
        vec![
            of(ENGLAND, &[("2021", Some(1.5)), ("2022", Some(2.0))]),
            of(BURY, &[("2022", Some(3.5)), ("2024", Some(5.0))]),
        ],
    );
    let files = [&one, &other];
    let found = editions(&Matched::of(files), files);
    assert_eq!((found.shared, found.different), (3, 2));
    let example = found.example.unwrap();
    assert_eq!((example.areas, example.values), ([BURY, BURY], [3.0, 3.5]));
    let same = [&one, &one];
    assert_eq!(editions(&Matched::of(same), same).different, 0);
}

#[test]
fn a_priority_of_two_files_is_one_where_it_is_national_or_set_for_the_same_area() {
    use super::super::is_one_priority;
    use crate::model::{Priority, PriorityId, PriorityLevel};
    let of = |title: &str, level, area| Priority {
        id: title.to_lowercase(),
        title: title.to_owned(),
        level,
        area,
        ..Priority::default()
    };
    let with = |priorities: Vec<Priority>| {
        let parts = Parts { priorities, ..parts(Vec::new(), Vec::new()) };
        Scorecard::new(parts).unwrap()
    };
    let one = with(vec![
        of("Smokefree", PriorityLevel::National, ENGLAND),
        of("Walks", PriorityLevel::Place, BURY),
        of("Homes", PriorityLevel::System, SYSTEM),
    ]);
    let other = with(vec![
        of(" smokefree", PriorityLevel::National, ENGLAND),
        of("Walks", PriorityLevel::Place, BURY),
        of("Homes", PriorityLevel::Place, BURY),
    ]);
    let is_one = |at: usize| is_one_priority([(&one, PriorityId::at(at)), (&other, PriorityId::at(at))]);
    assert_eq!([is_one(0), is_one(1), is_one(2)], [true, true, false]);
    assert!(!is_one_priority([(&one, PriorityId::at(0)), (&one, PriorityId::at(1))]));
}

//! Pairs of small editions in which every kind of change is there once.

use super::*;
use super::{ActionChange as Done, CommentChange as Said};
use crate::analysis::movement::MovementVerdict;
use crate::analysis::sample::{BOLTON, BURY, ENGLAND, SYSTEM, Sample, area, period, series, years_to};
use crate::analysis::target::TargetStatus;
use crate::model::fixture::{intervention, priority, target};
use crate::model::{
    Action, ActionStatus, AreaId, AreaKind, Benchmark, BreakdownId, Comment, Flag, MeasureKind, Parts,
    PlainDate, PriorityLevel, Series, Succession, Target, Verdict,
};

fn editions(older: Parts, newer: Parts) -> Changed {
    editions_of(older, newer).0
}

/// What changed, and the two files.
pub(super) fn editions_of(older: Parts, newer: Parts) -> (Changed, [Scorecard; 2]) {
    let files = [older, newer].map(|parts| Scorecard::new(parts).unwrap());
    let analyses = files.each_ref().map(Analysis::of);
    let found = changed([0, 1].map(|at| Edition { scorecard: &files[at], analysis: &analyses[at] }));
    assert!(changed([1, 1].map(|at| Edition { scorecard: &files[at], analysis: &analyses[at] })).is_empty());
    (found, files)
}

/// England at 10 in every year, and Bury as given, with limits half a unit either side.
pub(super) fn of(last: usize, bury: &[f64]) -> Parts {
    let england = years_to(last, &vec![10.0; bury.len()], Some(0.1));
    Sample::default().with(ENGLAND, england).with(BURY, years_to(last, bury, Some(0.5))).parts()
}

fn only(found: &Changed) -> &JudgementChange {
    let places = &found.judgements.places;
    assert_eq!(places.len(), 1, "{places:?}");
    &places[0]
}

/// On places.
pub(super) fn worse_and_better(found: &Changed) -> [usize; 2] {
    let counts = found.judgements.counts(Whom::Places);
    [counts.worse, counts.better]
}

pub(super) const BEFORE: [f64; 5] = [10.0, 10.1, 9.9, 10.1, 10.0];

#[test]
fn an_edition_against_itself_is_the_same() {
    let found = editions(of(2023, &BEFORE), of(2023, &BEFORE));
    assert!(found.is_empty() && found.is_same && found.large_revisions.is_empty());
}

#[test]
fn figures_are_new_revised_or_withdrawn() {
    let mut newer = series(&[("2019", Some(1.0)), ("2020", None), ("2021", Some(3.5)), ("2022", Some(4.0))]);
    newer.change(|it| it.flags = vec![None, Some(Flag::Suppressed), None, None]);
    let older = series(&[("2019", Some(1.0)), ("2020", Some(2.0)), ("2021", Some(3.0))]);
    let was = Sample::default().with(BURY, older.clone()).parts();
    let is = Sample::default().with(BURY, newer).with(BOLTON, older).parts();
    let Figures { new, revised, withdrawn, marked } = editions(was, is).figures;
    let [new] = new[..] else { panic!("{new:?}") };
    assert_eq!((new.figures, new.areas, new.of_new_series), (4, 2, 3));
    assert_eq!(new.periods, [period("2019"), period("2022")]);
    assert_eq!(revised.len(), 1);
    assert_eq!((revised[0].period, revised[0].values), (period("2021"), [3.0, 3.5]));
    assert_eq!(withdrawn.len(), 1);
    assert_eq!((withdrawn[0].period, withdrawn[0].value), (period("2020"), 2.0));
    assert_eq!(withdrawn[0].why, Some(Flag::Suppressed));
    assert!(marked.is_empty(), "{marked:?}");
}

#[test]
fn limits_and_notes_alone_are_no_revision_and_are_told_of() {
    let mut newer = of(2023, &BEFORE);
    newer.series[1].change(|it| it.notes = vec![Some("early".to_owned()), None, None, None, None]);
    newer.series[1].change(|it| it.lower[0] = Some(9.4));
    let found = editions(of(2023, &BEFORE), newer).figures;
    assert!(found.new.is_empty() && found.revised.is_empty() && found.withdrawn.is_empty());
    let [marked] = found.marked[..] else { panic!("{:?}", found.marked) };
    assert_eq!((marked.period, marked.areas), (period("2019"), [BURY; 2]));
    assert_eq!(marked.limits, Some([[Some(9.5), Some(10.5)], [Some(9.4), Some(10.5)]]));
    assert!(marked.note && marked.flag.is_none() && !marked.counts && marked.verdict.is_none());
}

#[test]
fn a_flag_is_told_of_also_where_there_is_no_figure() {
    let with = |value: Option<f64>, flag: Flag| {
        let mut gone = series(&[("2022", Some(1.0)), ("2023", value)]);
        gone.change(|it| it.flags = vec![None, Some(flag)]);
        Sample::default().with(BURY, gone).parts()
    };
    for value in [None, Some(2.0)] {
        let found = editions(with(value, Flag::Suppressed), with(value, Flag::NotCollected)).figures.marked;
        let [marked] = found[..] else { panic!("{found:?}") };
        assert_eq!(marked.flag, Some([Some(Flag::Suppressed), Some(Flag::NotCollected)]));
    }
}

#[test]
fn groups_are_told_apart_by_their_names_and_not_by_their_position() {
    let figures = || Series { area: BURY, ..series(&[("2023", Some(1.0))]) };
    let group =
        |name: &str| crate::model::Breakdown { by: "Sex".to_owned(), group: name.to_owned(), scope: None };
    let with = |names: [&str; 2]| {
        let mut parts = Sample::default().parts();
        parts.breakdowns = names.map(group).to_vec();
        for (at, name) in names.iter().enumerate() {
            let mut series = figures();
            series.breakdown = Some(BreakdownId::at(at));
            series.change(|it| it.values = vec![Some(name.len() as f64)]);
            parts.series.push(series);
        }
        parts
    };
    assert!(editions(with(["Men", "Women"]), with(["Women", "Men"])).figures.is_empty());
    let found = editions(with(["Men", "Women"]), with(["Men", "People"])).figures;
    assert_eq!((found.count_new(), found.withdrawn.len(), found.revised.len()), (1, 1, 0));
}

#[test]
fn a_level_is_worse_because_of_a_new_period() {
    let found = editions(of(2023, &BEFORE), of(2024, &[10.1, 9.9, 10.1, 10.0, 11.0]));
    let change = only(&found);
    let level = change.level.as_ref().expect("a level");
    assert_eq!(level.before, LevelFound::Tested(Verdict::Similar));
    assert_eq!((level.after, level.way), (LevelFound::Tested(Verdict::Worse), Way::Worse));
    assert_eq!(level.because, [Because::NewPeriod(period("2024"))]);
    assert_eq!((change.matter, change.is_by_revision_alone()), (Matter::LevelWorse, false));
    assert_eq!(worse_and_better(&found), [1, 0]);
    assert!(change.attention.as_ref().is_some_and(|step| step.way == Way::Worse));
    // The other way round the newer figure is withdrawn, which makes nothing better.
    let back = editions(of(2024, &[10.1, 9.9, 10.1, 10.0, 11.0]), of(2023, &BEFORE));
    assert_eq!(only(&back).level.as_ref().unwrap().because, [Because::Withdrawn]);
    assert_eq!(only(&back).matter, Matter::WorseWithdrawn);
    assert_eq!(worse_and_better(&back), [0, 0]);
    assert_eq!(
        back.judgements.counts(Whom::Places).uncompared,
        Uncompared { withdrawn: 1, ..Uncompared::default() }
    );
}

#[test]
fn a_level_that_is_another_by_a_revision_alone_is_said_to_be() {
    let found = editions(of(2023, &BEFORE), of(2023, &[10.0, 10.1, 9.9, 10.1, 11.0]));
    let change = only(&found);
    assert_eq!(change.level.as_ref().unwrap().because, [Because::Revised]);
    assert!(change.is_by_revision_alone());
    assert_eq!((found.figures.revised.len(), found.figures.count_new()), (1, 0));
    let mut beside = of(2023, &BEFORE);
    beside.series[0]
        .change(|it| (it.values[4], it.lower[4], it.upper[4]) = (Some(9.0), Some(8.9), Some(9.1)));
    let found = editions(of(2023, &BEFORE), beside);
    assert_eq!(only(&found).level.as_ref().unwrap().because, [Because::BesideRevised]);
    assert!(only(&found).is_by_revision_alone());
}

#[test]
fn another_comparator_is_told_first_and_is_why_a_level_is_another() {
    let mut newer = of(2023, &[9.0, 9.1, 8.9, 9.0, 10.0]);
    let older = newer.clone();
    newer.methods.benchmark = Benchmark::FirstPeriod;
    newer.methods.run_length = 8;
    let found = editions(older, newer);
    let against = [Benchmark::National, Benchmark::FirstPeriod].map(Against::Benchmark);
    assert_eq!(found.methods, [MethodChange::Against(against), MethodChange::RunLength([7, 8])]);
    let level = only(&found).level.clone().expect("a level");
    assert_eq!((level.because[0], level.way), (Because::Against, Way::Neither));
    assert_eq!(
        (worse_and_better(&found), found.judgements.counts(Whom::Places).uncompared.otherwise_judged),
        ([0, 0], 1)
    );
    assert!(!only(&found).is_by_revision_alone());
}

#[test]
fn a_movement_begins_and_stops() {
    let steady = of(2023, &[12.0, 12.1, 11.9, 12.1, 12.0, 11.9, 12.0]);
    let rising = of(2024, &[12.0, 12.1, 11.9, 12.1, 13.2, 14.3, 15.4, 16.5]);
    let found = editions(steady.clone(), rising.clone());
    let movement = only(&found).movement.clone().expect("a movement");
    assert_eq!(movement.after, MovementVerdict::Worsening);
    assert!(movement.because.contains(&Because::NewPeriod(period("2024"))));
    assert!(movement.because.contains(&Because::Revised));
    assert_eq!(only(&found).matter, Matter::BeganToWorsen);
    // What rests on fewer figures than before did not stop.
    assert_eq!(only(&editions(rising.clone(), steady)).matter, Matter::WorseWithdrawn);
    let level = of(2024, &[12.0, 12.1, 11.9, 12.1, 12.0, 11.9, 12.0, 12.0]);
    assert_eq!(only(&editions(rising, level)).matter, Matter::StoppedWorsening);
}

#[test]
fn a_target_is_lost_and_another_target_is_no_loss_of_the_figures() {
    let with_target = |bury: &[f64], value: f64| {
        let mut parts = of(2023, bury);
        let by = PlainDate::parse("2022");
        let mut set = priority("p", PriorityLevel::Place, BURY, &[IndicatorId::at(0)]);
        set.targets = vec![Target { by, ..target(IndicatorId::at(0), value) }];
        parts.priorities = vec![set];
        parts
    };
    let met = with_target(&[12.0, 11.0, 10.5, 10.0, 10.0], 10.2);
    let lost = with_target(&[12.0, 11.0, 10.5, 10.0, 10.3], 10.2);
    let found = editions(met.clone(), lost);
    let change = only(&found);
    let step = change.target.as_ref().expect("a target");
    assert_eq!((step.before, step.after), (Some(TargetStatus::Met), Some(TargetStatus::MetSinceLost)));
    assert_eq!((change.matter, &step.because[..]), (Matter::TargetLost, &[Because::Revised][..]));
    assert!(found.plans.targets.is_empty());
    let stricter = editions(met, with_target(&[12.0, 11.0, 10.5, 10.0, 10.0], 9.0));
    assert_eq!(only(&stricter).target.as_ref().unwrap().because, [Because::Target]);
    assert!(matches!(stricter.plans.targets[..], [TargetChange::Changed(_)]));
}

#[test]
fn what_matters_most_is_first_and_good_news_last() {
    let both = |bury: f64, bolton: f64| {
        let of = |last: f64| years_to(2023, &[10.0, 10.1, 9.9, 10.1, last], Some(0.5));
        let england = years_to(2023, &[10.0; 5], Some(0.1));
        Sample::default().with(ENGLAND, england).with(BURY, of(bury)).with(BOLTON, of(bolton)).parts()
    };
    let found = editions(both(11.0, 10.0), both(10.0, 11.0));
    let places: Vec<AreaId> = found.judgements.places.iter().map(|change| change.areas[1]).collect();
    assert_eq!(places, [BOLTON, BURY]);
    assert_eq!(worse_and_better(&found), [1, 1]);
}

#[test]
fn places_are_added_taken_out_taken_over_and_given_another_code() {
    let with_target = || {
        let mut parts = of(2023, &BEFORE);
        let mut set = priority("p", PriorityLevel::Place, BURY, &[IndicatorId::at(0)]);
        set.targets = vec![Target { area: Some(BURY), ..target(IndicatorId::at(0), 5.0) }];
        parts.priorities = vec![set];
        parts
    };
    let (older, mut newer) = (with_target(), with_target());
    newer.areas[BURY.index()].code = "E08000099".to_owned();
    newer.areas[BURY.index()].succeeds = vec![Succession { code: "E08000002".to_owned(), on: None }];
    newer.areas[BOLTON.index()].code = "E08000098".to_owned();
    let found = editions(older.clone(), newer);
    assert_eq!(found.areas.recoded, [[BURY, BURY]]);
    assert_eq!((found.areas.added, found.areas.removed), (vec![BOLTON], vec![BOLTON]));
    assert!(found.figures.is_empty(), "the figures are those of the same place");
    assert!(found.plans.is_empty() && found.judgements.is_empty(), "and so is what was decided");
    // Two that became one are no longer there under another code.
    let mut one = of(2023, &BEFORE);
    one.areas.truncate(BOLTON.index());
    one.areas[BURY.index()] = area("E08000097", "Bury and Bolton", AreaKind::Place, Some(SYSTEM));
    let from = ["E08000001", "E08000002"];
    one.areas[BURY.index()].succeeds =
        from.map(|code| Succession { code: code.to_owned(), on: None }).to_vec();
    let found = editions(older, one);
    assert_eq!(found.areas.took_over, [(BURY, vec![BOLTON, BURY])]);
    assert!(found.areas.added.is_empty() && found.areas.removed.is_empty() && found.areas.recoded.is_empty());
    assert_eq!((found.figures.withdrawn.len(), found.figures.count_new()), (5, 5));
}

#[test]
fn indicators_come_go_and_are_measured_otherwise() {
    let mut newer = of(2023, &[9.0; 5]);
    newer.indicators[0].measure.per = Some(1000.0);
    newer.indicators.push(crate::model::Indicator { id: "new".to_owned(), ..Sample::default().indicator });
    newer.indicators[1].name = "Absence".to_owned();
    let found = editions(of(2023, &BEFORE), newer);
    assert_eq!(found.indicators.added, [IndicatorId::at(1)]);
    assert_eq!(found.measured_otherwise.len(), 1);
    assert!(found.figures.is_empty() && found.judgements.is_empty(), "nothing of it is compared");
    assert!(found.judgements.counts(Whom::Places).uncompared.otherwise_measured > 0, "and that is counted");
    let mut other = of(2023, &BEFORE);
    (other.indicators[0].id, other.indicators[0].name) = ("absence".to_owned(), "Absence".to_owned());
    other.indicators[0].measure.kind = MeasureKind::Mean;
    let found = editions(of(2023, &BEFORE), other);
    assert_eq!((found.indicators.added.len(), found.indicators.removed.len()), (1, 1));
    assert_eq!((found.figures.withdrawn.len(), found.figures.count_new()), (10, 10));
}

fn planned(day: &str) -> Parts {
    let mut parts = of(2023, &BEFORE);
    parts.header.published = day.parse().ok();
    let action = |id: &str, status: ActionStatus| Action {
        id: id.to_owned(),
        area: BURY,
        text: id.to_owned(),
        status,
        ..Action::default()
    };
    let due = Action { due: PlainDate::parse("2024-03-01"), ..action("due", ActionStatus::Open) };
    parts.actions = vec![action("open", ActionStatus::Open), action("given-up", ActionStatus::Open), due];
    parts.commentary = ["one", "two"]
        .map(|id| Comment { id: id.to_owned(), area: BURY, text: id.to_owned(), ..Comment::default() })
        .to_vec();
    parts.priorities = vec![priority("first", PriorityLevel::Place, BURY, &[])];
    parts.interventions = vec![intervention("one", &[BURY])];
    parts
}

#[test]
fn what_was_decided_tried_and_said_comes_goes_and_is_done() {
    let older = planned("2024-02-01");
    let mut newer = planned("2024-04-01");
    newer.actions[0].status = ActionStatus::Done;
    newer.actions[1].status = ActionStatus::Dropped;
    newer.actions.push(Action { id: "more".to_owned(), area: BURY, ..Action::default() });
    newer.commentary[0].text = "another".to_owned();
    newer.commentary[1].id = "three".to_owned();
    newer.priorities[0] = priority("second", PriorityLevel::Place, BURY, &[]);
    newer.interventions[0].id = "two".to_owned();
    let found = editions(older.clone(), newer.clone()).plans;
    assert_eq!(found.actions, [Done::Done(0), Done::Dropped(1), Done::Overdue(2), Done::Added(3)]);
    assert_eq!(found.commentary, [Said::Rewritten(0), Said::Added(1), Said::Removed(1)]);
    assert_eq!((found.priorities.added.len(), found.priorities.removed.len()), (1, 1));
    assert_eq!((found.interventions.added.len(), found.interventions.removed.len()), (1, 1));
    let back = editions(newer, older).plans;
    assert_eq!(back.actions, [Done::Reopened(0), Done::Reopened(1), Done::Removed(3)]);
}

#[test]
fn a_draft_is_not_there_until_it_is_published() {
    let (mut older, newer) = (planned("2024-02-01"), planned("2024-04-01"));
    older.commentary[0].draft = true;
    older.commentary[1].reply_to = Some(0);
    assert_eq!(editions(older.clone(), newer.clone()).plans.commentary, [Said::Added(0), Said::Added(1)]);
    assert_eq!(editions(newer, older.clone()).plans.commentary, [Said::Removed(0), Said::Removed(1)]);
    let mut rewritten = older.clone();
    rewritten.commentary[0].text = "another".to_owned();
    assert_eq!(editions(older, rewritten).plans.commentary, []);
}

#[test]
fn two_systems_are_not_two_editions() {
    let one = Scorecard::new(of(2023, &BEFORE)).unwrap();
    let with = |code: &str, name: &str, from: Option<&str>| {
        let mut parts = of(2023, &BEFORE);
        parts.areas[SYSTEM.index()].code = code.to_owned();
        parts.areas[SYSTEM.index()].name = name.to_owned();
        let succession = from.map(|code| Succession { code: code.to_owned(), on: None });
        parts.areas[SYSTEM.index()].succeeds = succession.into_iter().collect();
        Scorecard::new(parts).unwrap()
    };
    assert!(!is_one_system([&one, &with("E54000054", "West Yorkshire", None)]));
    assert!(is_one_system([&one, &with("E54000099", "Greater Manchester", None)]));
    assert!(is_one_system([&one, &with("E54000099", "The North West", Some("E54000057"))]));
}

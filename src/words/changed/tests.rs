use super::*;
use crate::analysis::Analysis;
use crate::analysis::changed::changed;
use crate::analysis::sample::{BURY, ENGLAND, Sample, years_to};
use crate::model::fixture::{priority, target};
use crate::model::{IndicatorId, Parts, PlainDate, PriorityLevel, Target, Written};

fn told(older: Parts, newer: Parts) -> ChangedTold {
    let files = [older, newer].map(|parts| Scorecard::new(parts).unwrap());
    let analyses = files.each_ref().map(Analysis::of);
    let editions = [0, 1].map(|at| Edition { scorecard: &files[at], analysis: &analyses[at] });
    changed_told(&changed(editions), editions, &Written::default())
}

fn of(last: usize, bury: &[f64]) -> Parts {
    let england = years_to(last, &vec![10.0; bury.len()], Some(0.1));
    let sample = Sample::default().with(ENGLAND, england).with(BURY, years_to(last, bury, Some(0.5)));
    let mut parts = sample.parts();
    parts.header.edition = Some(format!("June {last}"));
    parts
}

const BEFORE: [f64; 5] = [10.0, 10.1, 9.9, 10.1, 10.0];

#[test]
fn the_headline_counts_in_singular_and_plural_and_leaves_out_what_is_not() {
    let headline = |older: Parts, newer: Parts| told(older, newer).headline;
    assert_eq!(headline(of(2023, &BEFORE), of(2023, &BEFORE)), "Nothing changed.");
    assert_eq!(
        headline(of(2023, &BEFORE), of(2023, &[10.0, 10.1, 9.9, 10.1, 11.0])),
        "Between two files of the edition of June 2023: one figure revised; one judgement is worse, none better."
    );
    assert_eq!(
        headline(of(2023, &BEFORE), of(2023, &[10.0, 10.2, 10.0, 10.1, 9.0])),
        "Between two files of the edition of June 2023: three figures revised; one judgement is better, none worse."
    );
    assert_eq!(
        headline(of(2023, &BEFORE), of(2024, &[10.1, 9.9, 10.1, 10.0, 10.0])),
        "Since the edition of June 2023: two new figures, two withdrawn; no judgement is worse or better."
    );
    let mut other = of(2023, &BEFORE);
    other.header.edition = Some("July 2023".to_owned());
    assert_eq!(
        headline(of(2023, &BEFORE), other),
        "Since the edition of June 2023: no figure is new, revised or withdrawn; no judgement is worse or better."
    );
    let mut without = of(2023, &BEFORE);
    without.header.edition = None;
    without.header.published = "2023-06-05".parse().ok();
    let mut tried = without.clone();
    tried.priorities = vec![priority("p", PriorityLevel::Place, BURY, &[])];
    assert_eq!(
        headline(without, tried),
        "Between two files of the edition of 5 June 2023: no figure is new, revised or withdrawn; no judgement is worse or better; \
         one change in priorities and targets."
    );
}

#[test]
fn a_change_by_a_revision_alone_says_so() {
    let told = told(of(2023, &BEFORE), of(2023, &[10.0, 10.1, 9.9, 10.1, 11.0]));
    let [first, revised] = &told.sections[..] else { panic!("{:?}", told.sections) };
    assert_eq!((first.title, revised.title), ("What matters first", "Revised figures"));
    assert_eq!(
        first.lines[0].text,
        "Suspensions in Bury: 11.0 per 100 pupils, before 10.0, both for 2023; worse than England, before no clear difference. \
         Behind it: figures revised; no new figure."
    );
    assert_eq!(first.lines[0].about, [Some(About::Figures(IndicatorId::at(0), None, BURY)); 2]);
    assert_eq!(revised.lines[0].text, "Suspensions in Bury, 2023: 11.0 per 100 pupils, 10.0 before.");
}

#[test]
fn settings_come_before_everything_and_targets_say_both_values() {
    let set = |value: f64| {
        let mut parts = of(2023, &BEFORE);
        let mut set = priority("Fewer", PriorityLevel::Place, BURY, &[IndicatorId::at(0)]);
        set.targets = vec![Target { by: PlainDate::parse("2030"), ..target(IndicatorId::at(0), value) }];
        parts.priorities = vec![set];
        parts
    };
    let mut newer = set(4.0);
    newer.methods.run_length = 8;
    newer.methods.season = false;
    newer.areas[BURY.index()].name = "Bury".to_owned();
    let told = told(set(5.0), newer);
    let lines =
        |at: usize| -> Vec<&str> { told.sections[at].lines.iter().map(|it| it.text.as_str()).collect() };
    assert_eq!(
        lines(0),
        [
            "The points of a run in process control are 8, 7 before.",
            "Seasons are looked for: no, yes before."
        ]
    );
    let last = told.sections.len() - 1;
    assert_eq!(
        lines(last),
        ["Fewer, Suspensions: the target is 4 by 2030, 5 by 2030 before, so that it is harder to reach."]
    );
    assert_eq!(lines(1), lines(last), "it is no judgement and matters first all the same");
}

#[test]
fn no_more_than_a_hundred_of_a_kind_are_told_and_the_rest_counted() {
    let values: Vec<f64> = (0..150).map(|at| 10.0 + f64::from(at % 3) / 10.0).collect();
    let revised: Vec<f64> = values.iter().map(|value| value + 0.01).collect();
    let told = told(of(2150, &values), of(2150, &revised));
    let section = told.sections.iter().find(|it| it.title == "Revised figures").unwrap();
    assert_eq!((section.lines.len(), section.more), (100, 50));
    assert_eq!(told.sentences().last().map(String::as_str), Some("And 50 more."));
    // What reads the same is written in full.
    assert!(section.lines[0].text.ends_with("2001: 10.01, 10 before."), "{}", section.lines[0].text);
}

#[test]
fn what_could_not_be_compared_is_counted_and_said() {
    let mut newer = of(2023, &BEFORE);
    newer.indicators[0].polarity = crate::model::Polarity::HigherIsBetter;
    let told = told(of(2023, &BEFORE), newer);
    assert!(
        told.headline.contains(
            "; no judgement that could be compared is worse or better; three could not be compared (of what is measured otherwise); "
        ),
        "{}",
        told.headline
    );
    let first = &told.sections[0];
    assert_eq!(first.title, FIRST);
    assert!(first.lines[0].text.contains("higher is better now, lower is better before"), "{first:?}");
}

#[test]
fn comments_are_told_without_marks_with_what_they_are_on_and_actions_once() {
    use crate::model::{Action, ActionStatus, Comment};
    let comment = |id: &str, text: &str| Comment {
        id: id.to_owned(),
        area: BURY,
        text: text.to_owned(),
        ..Comment::default()
    };
    let mut older = of(2023, &BEFORE);
    older.commentary = vec![comment("one", "First")];
    older.actions =
        vec![Action { id: "a".to_owned(), area: BURY, text: "Old words".to_owned(), ..Action::default() }];
    let mut newer = older.clone();
    let on_point = Comment {
        indicator: Some(IndicatorId::at(0)),
        period: Some(crate::analysis::sample::period("2023")),
        reply_to: Some(0),
        ..comment("two", "All is **fine**.\n\n- one\n- two")
    };
    newer.commentary.push(on_point);
    newer.actions[0].text = "New words".to_owned();
    newer.actions[0].status = ActionStatus::Done;
    let told = told(older, newer);
    let lines: Vec<&str> =
        told.sections.iter().flat_map(|it| &it.lines).map(|line| line.text.as_str()).collect();
    assert_eq!(
        lines,
        [
            "Done in Bury: New words; the text is “New words”, “Old words” before.",
            "New reply on Bury, Suspensions, 2023: “All is fine. one; two”"
        ]
    );
    assert!(told.headline.ends_with("; one change in actions and one in commentary."), "{}", told.headline);
}

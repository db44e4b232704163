//! What the pages of figures claim of them, and of whom.

use super::*;
use crate::export::report::text::text;
use crate::model::{
    AreaKind, Comment, Indicator, IndicatorId, Intervention, PageName, Polarity, Priority, PriorityLevel,
    SavedView, Source, Strand, fixture,
};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

fn said(sample: Sample, places: &[AreaId], parts: &[Part]) -> String {
    let scorecard = sample.build();
    let analysis = Analysis::of(&scorecard);
    let day = jiff::civil::date(2026, 11, 28);
    let asked = Asked { scorecard: &scorecard, analysis: &analysis, day, places, parts, views: &[] };
    text(&content(asked, &|_| true).unwrap())
}

fn with(sample: Sample, area: AreaId, values: &[f64]) -> Sample {
    let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    sample.with_series(sample::with_limits(sample::series(SUSPENSIONS, None, area, &values), 0.1))
}

fn line<'a>(said: &'a str, with: &str) -> &'a str {
    said.lines().find(|line| line.contains(with)).unwrap_or_else(|| panic!("{with} in {said}"))
}

#[test]
fn what_is_undertaken_and_written_for_the_system_stands_after_its_table() {
    let mut sample = sample::suspensions();
    let action =
        |area, text: &str| crate::model::Action { area, text: text.to_owned(), ..Default::default() };
    sample.parts.actions = vec![action(SYSTEM, "Write to the trusts"), action(BURY, "Meet the heads")];
    let comment =
        |text: &str, draft| Comment { area: SYSTEM, text: text.to_owned(), draft, ..Comment::default() };
    sample.parts.commentary = vec![comment("All of it.", false), comment("Not yet.", true)];
    let said = said(sample, &[], &[Part::Scorecard]);
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} in {said}"));
    assert!(at("Actions for ") < at("| Write to the trusts") && at("Write to the trusts") < at("All of it."));
    assert!(at("Commentary on ") < at("All of it."));
    assert!(!said.contains("Not yet.") && !said.contains("Meet the heads"));
}

#[test]
fn what_is_numbered_on_the_chart_of_a_saved_view_is_told_below_it() {
    let mut sample = sample::suspensions();
    sample.parts.views = vec![SavedView {
        id: "bury".to_owned(),
        name: "Bury".to_owned(),
        page: PageName::Indicator,
        area: Some(BURY),
        indicator: Some(SUSPENSIONS),
        beside: None,
        benchmark: None,
    }];
    let comment = |id: &str, text: &str, reply_to| Comment {
        id: id.to_owned(),
        area: BURY,
        indicator: Some(SUSPENSIONS),
        period: Some(sample::academic_year(2016)),
        text: text.to_owned(),
        reply_to,
        ..Comment::default()
    };
    let draft = Comment { draft: true, ..comment("c", "Not yet.", None) };
    sample.parts.commentary =
        vec![comment("a", "An early rise.", None), comment("b", "So it was.", Some(0)), draft];
    let tried = Intervention {
        title: "Team around the school".to_owned(),
        aims: vec![SUSPENSIONS],
        start: crate::model::PlainDate::parse("2020-09"),
        ..crate::model::fixture::intervention("tried", &[BURY])
    };
    let said = said(sample.with_intervention(tried), &[], &[Part::Views]);
    for told in [
        "A  Team around the school, from September 2020",
        "Comment 1: ",
        "An early rise.",
        "*Reply to comment 1: ",
        "So it was.",
    ] {
        assert!(said.contains(told), "{told} in {said}");
    }
    assert!(!said.contains("Not yet."), "{said}");
}

#[test]
fn the_whole_system_is_judged_in_the_table_as_its_places_are_and_the_nation_is_not() {
    let england = with(Sample::new(), ENGLAND, &[5.0, 5.1, 4.9, 5.0, 5.1, 5.0]);
    let sample = with(england, SYSTEM, &[5.0, 6.0, 7.0, 8.0, 9.0, 10.0]);
    let said = said(with(sample, BURY, &[5.0; 6]), &[], &[Part::Scorecard]);
    let row = line(&said, "| Suspensions");
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    assert!(cells.iter().any(|cell| cell.starts_with("10.0") && cell.contains("worse")), "{row}");
    assert!(cells.contains(&"5.0"), "the nation has a figure alone: {row}");
    assert!(said.contains("blank: no test, too old, or the benchmark"), "{said}");
}

#[test]
fn what_is_worse_and_gets_worse_says_too_what_its_latest_figures_did_against_it() {
    let sample = with(Sample::new(), ENGLAND, &[10.0, 10.1, 9.9, 10.0, 10.1, 10.0, 10.0]);
    let said = said(with(sample, BURY, &[11.0, 12.0, 13.0, 14.0, 15.0, 18.0, 16.0]), &[], &[Part::LookFirst]);
    let row = line(&said, "| *Bury*");
    assert!(row.contains("though down since 2020/21 (not tested)"), "{row}");
}

#[test]
fn what_the_heading_of_a_place_tells_of_is_drawn_on_its_page_whatever_it_is_of() {
    let of = |strand| {
        let mut sample = Sample::new();
        let id = IndicatorId::at(sample.parts.indicators.len());
        let about = sample.parts.indicators[SUSPENSIONS.index()].clone();
        let (name, short) = ("Life expectancy at birth".to_owned(), "Life expectancy".to_owned());
        let life = Indicator {
            id: "life-expectancy".to_owned(),
            name,
            short,
            strand,
            polarity: Polarity::HigherIsBetter,
            ..about
        };
        sample.parts.indicators.push(life);
        for (area, falls) in [(ENGLAND, 0.1), (BURY, 2.0)] {
            let values: Vec<Option<f64>> = (0..7_u8).map(|at| Some(80.0 - falls * f64::from(at))).collect();
            sample = sample.with_series(sample::with_limits(sample::series(id, None, area, &values), 0.05));
        }
        let sample = with(sample, ENGLAND, &[10.0, 10.1, 9.9, 10.0, 10.1, 10.0, 10.0]);
        said(with(sample, BURY, &[10.0, 10.1, 10.0, 9.9, 10.0, 10.1, 10.0]), &[BURY], &[Part::Places])
    };
    let page = of(Strand::Outcomes);
    assert!(page.contains("# Life expectancy in Bury"), "{page}");
    assert!(page.contains("## In the headline") && page.contains("> *Life expectancy* /"), "{page}");
    let page = of(Strand::Exclusions);
    assert!(!page.contains("## In the headline"), "its strand draws it: {page}");
}

#[test]
fn nothing_is_said_of_brackets_and_dashes_where_there_are_none() {
    let sample = || with(Sample::new(), BURY, &[11.0, 12.0, 13.0, 14.0, 15.0, 17.0, 18.0]);
    let alone = said(sample(), &[], &[Part::LookFirst]);
    assert!(alone.contains("getting worse") && !alone.contains("In brackets"), "{alone}");
    let beside = with(sample(), ENGLAND, &[10.0, 10.1, 9.9, 10.0, 10.1, 10.0, 10.0]);
    assert!(said(beside, &[], &[Part::LookFirst]).contains("In brackets, and dashed in a trend: England."));
}

#[test]
fn a_table_of_one_place_is_not_said_to_be_of_every_place() {
    let one = |places: &[AreaId]| said(sample::suspensions(), places, &[Part::Scorecard]);
    assert!(one(&[]).contains("# The scorecard: every indicator in every place"));
    assert!(one(&[BURY]).contains("# The scorecard: every indicator in Bury"));
    let mut sample = sample::suspensions();
    sample.parts.areas.push(crate::model::fixture::area("E1", "Wigan", AreaKind::Place, Some(SYSTEM)));
    let two = said(sample, &[BURY, BOLTON], &[Part::Scorecard]);
    assert!(two.contains("# The scorecard: every indicator in Bury and Bolton"), "{two}");
}

fn places_of(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.starts_with("# ")).collect()
}

#[test]
fn a_report_of_some_places_counts_what_these_tried_and_says_how_priorities_stand_in_each() {
    let mut sample = with(Sample::new(), BOLTON, &[4.0, 5.0]);
    let elsewhere = AreaId::at(sample.parts.areas.len());
    sample.parts.areas.push(fixture::area("E08000099", "Elsewhere", AreaKind::Place, Some(SYSTEM)));
    for (id, area) in [("Here", BURY), ("There", BOLTON), ("Away", elsewhere)] {
        let tried = fixture::intervention(id, &[area]);
        sample = sample.with_intervention(Intervention { aims: vec![SUSPENSIONS], ..tried });
    }
    sample = sample.with_priority(Priority {
        id: "fewer".to_owned(),
        title: "Fewer".to_owned(),
        level: PriorityLevel::System,
        area: SYSTEM,
        indicators: vec![SUSPENSIONS],
        ..Priority::default()
    });
    let said = said(sample, &[BURY, BOLTON], &[Part::Priorities, Part::Interventions]);
    assert!(said.contains("2 starts in this file in Bury and Bolton, "), "{said}");
    assert!(!said.contains("Away"), "nothing of it is of these places: {said}");
    assert!(
        said.contains("Worth asking about") && said.contains("than Bury and Bolton from a similar start")
    );
    assert!(places_of(&said).iter().any(|title| title.contains("stand in Bury and Bolton")), "{said}");
    assert!(!said.contains("What they rest on"), "courses of the whole are of neither: {said}");
    assert!(said.contains("*Bury: *") && said.contains("*Bolton: *"), "{said}");
    assert!(said.contains(crate::words::MEANS_ARE_ROUNDED), "{said}");
}

#[test]
fn a_legend_has_the_sign_of_another_period_where_a_figure_has_it() {
    let of = |values: [&[f64]; 2]| {
        let sample = with(Sample::new(), BURY, values[0]);
        said(with(sample, BOLTON, values[1]), &[], &[Part::Scorecard])
    };
    let [alike, apart] = [[&[4.0, 5.0][..], &[6.0, 7.0]], [&[4.0, 5.0, 6.0][..], &[6.0, 7.0]]].map(of);
    assert!(!alike.contains('†'), "{alike}");
    assert_eq!(apart.matches("† other period").count(), 1, "{apart}");
    assert!(apart.replace("† other period", "").contains('†'), "{apart}");
}

#[test]
fn two_places_side_by_side_name_the_sources_of_all_that_is_shown() {
    let mut sample = with(with(Sample::new(), BURY, &[4.0, 5.0]), BOLTON, &[6.0, 7.0]);
    let mut other = sample.parts.indicators[0].clone();
    for (indicator, publisher) in
        [(&mut sample.parts.indicators[0], "First office"), (&mut other, "Second office")]
    {
        let publisher = Some(publisher.to_owned());
        indicator.source = Some(Source { publisher, ..Source::default() });
    }
    other.id = "absence".to_owned();
    let second = IndicatorId::at(sample.parts.indicators.len());
    sample = sample.with_indicator(other);
    for area in [BURY, BOLTON] {
        sample = sample.with_series(sample::series(second, None, area, &[Some(3.0)]));
    }
    let (id, name) = ("beside".to_owned(), "Bury".to_owned());
    let (page, area) = (PageName::SideBySide, Some(BURY));
    sample.parts.views =
        vec![SavedView { id, name, page, area, indicator: Some(SUSPENSIONS), beside: None, benchmark: None }];
    let scorecard = sample.build();
    let analysis = Analysis::of(&scorecard);
    let (day, parts) = (jiff::civil::date(2026, 11, 28), &[Part::Places, Part::Views]);
    let asked = Asked { scorecard: &scorecard, analysis: &analysis, day, places: &[], parts, views: &[] };
    let document = content(asked, &|_| true).unwrap();
    let view = document.sections.last().unwrap();
    assert!(
        view.sources.contains("First office") && view.sources.contains("Second office"),
        "{}",
        view.sources
    );
    assert_eq!(view.name, "Bury (saved view)", "a page of that name is there already");
}

#[test]
fn what_a_report_lacks_has_a_section_of_its_own_and_bold_words_of_an_action_are_bold() {
    let mut sample = sample::suspensions();
    let (id, name, page) = ("new".to_owned(), "What is new".to_owned(), PageName::WhatChanged);
    sample.parts.views =
        vec![SavedView { id, name, page, area: None, indicator: None, beside: None, benchmark: None }];
    let text = "Review **all** of them:\n\n- one\n- two".to_owned();
    sample.parts.actions = vec![crate::model::Action { area: BURY, text, ..Default::default() }];
    let said = said(sample, &[BURY], &[Part::Places, Part::Views]);
    let (of_bury, absent) = said.split_once("# Not in this report").expect("a section");
    assert!(of_bury.contains("| Review *all* of them: one; two |"), "{of_bury}");
    assert!(
        absent.contains("The saved view “What is new” has nothing to show here.")
            && !of_bury.contains("What is new")
    );
}

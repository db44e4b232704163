use super::*;
use crate::model::{AreaKind, Intervention, Scope, Source};
use crate::pages::Page;
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

fn page(sample: Sample, chart: ChartKind, breakdown: Option<BreakdownId>) -> IndicatorPage {
    let scorecard = sample.build();
    let view = View {
        page: Page::Indicator,
        indicator: Some(SUSPENSIONS),
        place: Some(BURY),
        chart,
        breakdown,
        ..View::default()
    };
    indicator_page(&scorecard, &Analysis::of(&scorecard), SUSPENSIONS, BURY, &view)
}

fn labels(facts: &[Fact]) -> Vec<&str> {
    facts.iter().map(|fact| &*fact.label).collect()
}

#[test]
fn every_title_names_place_group_unit_and_period() {
    let (sample, girls) = Sample::new().with_breakdown("Sex", "Female");
    let bury = sample::series(SUSPENSIONS, Some(girls), BURY, &[Some(9.9), Some(10.4)]);
    let page = page(sample.with_series(bury), ChartKind::Compare, Some(girls));
    assert!(page.title.starts_with("Suspensions in Bury, Female (Sex): 10.4"), "{}", page.title);
    assert_eq!(page.subtitle, "Suspensions, Female (Sex) · suspensions per 100 pupils · Bury · 2016/17");
    assert!(page.line.starts_with("Bury, Female (Sex): "), "{}", page.line);
    let IndicatorBody::Bars(chart) = &page.body else { panic!("{:?}", page.body) };
    assert!(crate::pages::copied::bars(chart).contains("Female (Sex), 2016/17"));
}

#[test]
fn figures_of_another_area_are_named_as_such_where_there_are_none() {
    let sample = Sample::new().with(SUSPENSIONS, SYSTEM, &[Some(9.0)]);
    let page = page(sample, ChartKind::Trend, None);
    assert!(
        page.title.starts_with("Not published for Bury; this is Greater Manchester. Suspensions in Greater")
    );
    assert!(page.line.starts_with("Greater Manchester: "), "{}", page.line);
}

#[test]
fn where_only_england_has_figures_by_deprivation_these_are_shown_and_said_to_be_so() {
    let (sample, last) = Sample::new().with_breakdown("Deprivation decile", "10 (least deprived)");
    let (mut sample, first) = sample.with_breakdown("Deprivation decile", "1 (most deprived)");
    sample.parts.breakdowns.iter_mut().for_each(|group| group.scope = Some(Scope::National));
    let of = |group, area, value| sample::series(SUSPENSIONS, group, area, &[Some(value)]);
    let sample = sample
        .with_series(of(None, BURY, 12.2))
        .with_series(of(Some(first), ENGLAND, 20.0))
        .with_series(of(Some(last), ENGLAND, 10.0));
    let page = page(sample, ChartKind::Gradient, None);
    assert_eq!(page.without(ChartKind::Gradient), None);
    let IndicatorBody::Bars(chart) = &page.body else { panic!("{:?}", page.body) };
    let title = "Not published for Bury; this is England. Suspensions in England: ";
    assert!(chart.title.starts_with(title) && chart.title.contains("2.0 times"), "{}", chart.title);
    assert!(chart.summary.starts_with(title));
}

#[test]
fn without_groups_by_deprivation_the_tab_says_so() {
    let page = page(sample::suspensions(), ChartKind::Gradient, None);
    let why = "There are no figures by deprivation for Bury.";
    assert_eq!(page.without(ChartKind::Gradient), Some(why));
    assert_eq!(page.body, IndicatorBody::Nothing(why.to_owned()));
    assert_eq!(page.without(ChartKind::Compare), None);
}

#[test]
fn places_are_not_set_side_by_side_by_a_count() {
    let mut sample = sample::suspensions();
    sample.parts.indicators[0].measure.kind = MeasureKind::Count;
    let page = page(sample, ChartKind::Compare, None);
    let why = page.without(ChartKind::Compare).expect("a reason");
    assert!(why.starts_with("Suspensions is a count, which is larger where more people live"), "{why}");
    assert_eq!(page.body, IndicatorBody::Nothing(why.to_owned()));
}

#[test]
fn what_it_says_comes_first_and_what_could_not_be_judged_last() {
    let tried = Intervention {
        id: "team".to_owned(),
        title: "Team Around the School".to_owned(),
        start: PlainDate::parse("2018-09"),
        areas: vec![BURY],
        aims: vec![SUSPENSIONS],
        ..Intervention::default()
    };
    let page = page(sample::suspensions().with_intervention(tried), ChartKind::Trend, None);
    assert!(page.judged.says[0].starts_with("12.2 suspensions per 100 pupils in Bury in 2023/24"));
    assert!(labels(&page.judged.idle).contains(&"Process control"), "{:?}", page.judged.idle);
    assert!(!labels(&page.judged.found).contains(&"Process control"));
    assert_eq!(labels(&page.judged.tried), ["Team Around the School"]);
    let told = page.judged.tried[0].paragraphs.join(" ");
    assert!(told.contains("September 2018") && !told.contains("2018-09"), "{told}");
}

#[test]
fn dates_are_written_as_people_write_them_and_long_texts_in_paragraphs() {
    let mut sample = sample::suspensions();
    let about = &mut sample.parts.indicators[0];
    about.source = Some(Source {
        publisher: Some("Department for Education".to_owned()),
        released: Some("2025-07-10".to_owned()),
        ..Source::default()
    });
    let sentence =
        "Figures of one year are not to be set beside those of another without great care being taken.";
    about.caveats = Some([sentence; 3].join(" "));
    let page = page(sample, ChartKind::Trend, None);
    let of = |label| page.facts.iter().find(|fact| fact.label == label).expect("a fact");
    assert_eq!(of("Source").paragraphs, ["Department for Education, released 10 July 2025"]);
    assert_eq!(of("Read with care").paragraphs, [sentence; 3]);
}

/// Suspensions in Bury and in ten neighbourhoods of it, one in each tenth of deprivation, or without that.
fn with_neighbourhoods(with_tenths: bool) -> Sample {
    let mut sample = Sample::new().with(SUSPENSIONS, BURY, &[Some(12.2)]);
    for tenth in 1..=10_u8 {
        let code = format!("E0100{tenth:04}");
        let name = format!("Neighbourhood {tenth}");
        let mut area = crate::model::fixture::area(&code, &name, AreaKind::Neighbourhood, Some(BURY));
        area.deprivation_decile = with_tenths.then_some(tenth);
        sample.parts.areas.push(area);
        let id = AreaId::at(sample.parts.areas.len() - 1);
        sample = sample.with(SUSPENSIONS, id, &[Some(30.0 - 2.0 * f64::from(tenth))]);
    }
    sample
}

#[test]
fn a_gradient_over_neighbourhoods_is_shown_in_its_tab_too() {
    let page = page(with_neighbourhoods(true), ChartKind::Gradient, None);
    assert_eq!(page.without(ChartKind::Gradient), None);
    let IndicatorBody::Bars(chart) = &page.body else { panic!("{:?}", page.body) };
    assert_eq!(chart.bars.len(), 10);
    assert_eq!(chart.bars[0].label, "Neighbourhood 1, tenth 1");
    let said =
        page.judged.found.iter().find(|fact| fact.label == "By deprivation").expect("the panel says it");
    assert_eq!(said.paragraphs, [format!("{}.", chart.title)], "tab and panel say the same");
    assert!(chart.title.contains("on a line fitted through all ten neighbourhoods"), "{}", chart.title);
    assert!(
        chart.notes[0].starts_with("The gap is that of a line fitted through all ten neighbourhoods."),
        "{}",
        chart.notes[0]
    );
}

#[test]
fn a_tab_without_a_gradient_gives_the_reason_of_the_panel() {
    let page = page(with_neighbourhoods(false), ChartKind::Trend, None);
    let why = page.without(ChartKind::Gradient).expect("there is none");
    assert!(why.contains("gives no deprivation of the neighbourhoods of Bury"), "{why}");
    let said =
        page.judged.idle.iter().find(|fact| fact.label == "By deprivation").expect("the panel says it");
    assert_eq!(said.paragraphs, [why]);
}

#[test]
fn a_place_that_was_picked_is_in_the_comparison_and_can_be_let_go() {
    let sample = Sample::new().with(SUSPENSIONS, BURY, &[Some(9.9), Some(12.2)]).with(
        SUSPENSIONS,
        sample::BOLTON,
        &[Some(8.0), Some(9.0)],
    );
    let scorecard = sample.build();
    let view = View {
        page: Page::Indicator,
        indicator: Some(SUSPENSIONS),
        place: Some(BURY),
        chart: ChartKind::Compare,
        pinned: Some(sample::BOLTON),
        ..View::default()
    };
    let page = indicator_page(&scorecard, &Analysis::of(&scorecard), SUSPENSIONS, BURY, &view);
    assert_eq!(view.picked(), Some(sample::BOLTON));
    assert!(page.judged.says.iter().any(|said| said.contains("Above Bolton")), "{:?}", page.judged.says);
}

use super::*;
use crate::model::{AreaKind, MeasureKind, Polarity, fixture};
use crate::pages::{ChartKind, IndicatorBody, IndicatorPage, Page};
use crate::pages::{PairView, indicator_page};
use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, SYSTEM, Sample, series};

const ABSENCE: IndicatorId = IndicatorId(1);

/// Suspensions and absence in places and in twelve neighbourhoods of Bury, absence the higher the more suspensions.
fn scorecard() -> Scorecard {
    let mut sample = Sample::new().with_indicator(sample::indicator("absence", "School absence"));
    sample.parts.indicators[1].polarity = Polarity::Neutral;
    for at in 0..12_u8 {
        let id = AreaId::at(sample.parts.areas.len());
        let mut area = fixture::area(
            &format!("E0200{at:04}"),
            &format!("Part {at}"),
            AreaKind::Neighbourhood,
            Some(BURY),
        );
        area.deprivation_decile = Some(1 + at % 6);
        sample.parts.areas.push(area);
        let value = f64::from(at);
        sample = sample.with(SUSPENSIONS, id, &[Some(value), Some(value)]);
        sample = sample.with(ABSENCE, id, &[Some(value * value), Some(20.0 - value)]);
    }
    let years: Vec<Option<f64>> = (0..12).map(|at| Some(f64::from((at * 5) % 7))).collect();
    sample = sample.with_series(series(SUSPENSIONS, None, BURY, &years));
    sample = sample.with_series(series(ABSENCE, None, BURY, &years));
    sample.with(SUSPENSIONS, BOLTON, &[Some(1.0)]).build()
}

fn page(scorecard: &Scorecard, pair: PairView) -> IndicatorPage {
    let analysis = Analysis::of(scorecard);
    let view = View { place: Some(BURY), chart: ChartKind::Together, pair, ..View::default() };
    let view = View { page: Page::Indicator, indicator: Some(SUSPENSIONS), ..view };
    indicator_page(scorecard, &analysis, SUSPENSIONS, BURY, &view)
}

fn together_of(page: &IndicatorPage) -> &Together {
    let IndicatorBody::Together(together) = &page.body else { panic!("{:?}", page.body) };
    together
}

fn with_absence() -> PairView {
    PairView { with: Some(ABSENCE), ..PairView::default() }
}

#[test]
fn nothing_is_set_beside_unasked_and_the_list_says_what_both_have() {
    let scorecard = scorecard();
    let page = page(&scorecard, PairView::default());
    let TogetherBody::Choosing(candidates) = &together_of(&page).body else { panic!("{page:?}") };
    assert_eq!(candidates.len(), 1);
    assert_eq!(candidates[0].about, "neighbourhoods, Bury over time", "one place alone is no chart");
    assert!(page.sentences().iter().any(|said| said == CHOOSE));
}

#[test]
fn neighbourhoods_come_first_each_with_its_place_and_what_it_says_stands_beside() {
    let scorecard = scorecard();
    let page = page(&scorecard, with_absence());
    let found = together_of(&page);
    assert_eq!((found.shown, found.lag), (Points::Across(Across::Neighbourhoods), 0));
    let TogetherBody::Points(card) = &found.body else { panic!("{found:?}") };
    assert_eq!((card.chart.dots.len(), card.areas.len()), (12, 12));
    assert_eq!(card.areas[0].1, Some(BURY));
    assert_eq!(card.chart.dots[0].told, "Part 0, Bury\nSuspensions: 0.00\nSchool absence: 20.0");
    assert_eq!(card.title, "Neighbourhoods higher in one tend to be lower in the other");
    assert!(page.judged.says[0].contains("rank correlation −1.00, exactly"), "{:?}", page.judged.says);
    assert!(page.judged.found.iter().any(|fact| fact.paragraphs[0].contains("names no cause")));
    assert!(page.facts.iter().any(|fact| fact.label.starts_with("School absence: ")));
}

#[test]
fn the_other_figure_can_be_of_later_years_and_of_the_areas_own_time() {
    let scorecard = scorecard();
    let later = page(&scorecard, PairView { lag: Some(1), ..with_absence() });
    let found = together_of(&later);
    assert_eq!(found.lags, [(0, "In the same year".to_owned()), (1, "One year later".to_owned())]);
    assert!(later.judged.says[0].contains("in 2015/16") && later.judged.says[0].contains("in 2016/17"));
    let own = page(&scorecard, PairView { points: Some(Points::Own), ..with_absence() });
    let TogetherBody::Points(card) = &together_of(&own).body else { panic!("{own:?}") };
    assert!(card.chart.is_joined && card.areas.is_empty());
    let later = page(&scorecard, PairView { points: Some(Points::Own), lag: Some(1), ..with_absence() });
    let TogetherBody::Points(lagged) = &together_of(&later).body else { panic!("{later:?}") };
    assert_eq!(lagged.chart.dots[0].label.as_deref(), Some("2015/16 and 2016/17"));
    assert!(own.judged.says[0].contains("eleven changes"), "{:?}", own.judged.says);
    assert!(own.judged.says[1].ends_with("(not tested)."));
}

#[test]
fn where_there_are_no_points_it_says_why_and_what_to_do() {
    let scorecard = scorecard();
    let places =
        page(&scorecard, PairView { points: Some(Points::Across(Across::Places)), ..with_absence() });
    let TogetherBody::Nothing(why) = &together_of(&places).body else { panic!("{places:?}") };
    assert!(why.contains("nly one of the places has both figures"), "{why}");
    assert!(why.ends_with("Choose other points above."), "{why}");
    assert!(together_of(&places).points[1].2.is_some(), "greyed with the reason");
    assert_eq!(places.judged.says, [NOTHING_SAID]);
    let reach = page(&scorecard, PairView { reach: true, ..with_absence() });
    let TogetherBody::Reach(card) = &together_of(&reach).body else { panic!("{reach:?}") };
    assert!(
        card.title.ends_with("(not tested)") && reach.judged.says[2].contains("have limits"),
        "{reach:?}"
    );
    let mut counted = Sample::new().with_indicator(sample::indicator("absence", "School absence"));
    counted.parts.indicators[1].measure.kind = MeasureKind::Count;
    let page = page(&counted.build(), with_absence());
    let TogetherBody::Nothing(why) = &together_of(&page).body else { panic!("{page:?}") };
    assert!(why.contains("“School absence” is a count") && why.ends_with("no other choice helps."), "{why}");
}

/// Both figures of two years in ten places, the other one disrupted in these of the two.
fn disrupted(years: [bool; 2]) -> Scorecard {
    use crate::model::Flag;
    let mut sample = Sample::new().with_indicator(sample::indicator("absence", "School absence"));
    sample.parts.series.retain(|series| series.breakdown.is_some());
    let at = sample.parts.areas.len();
    let place = |at: usize| fixture::area(&format!("E0900000{at}"), "P", AreaKind::Place, Some(SYSTEM));
    sample.parts.areas.extend((0..10).map(place));
    for area in (at..at + 10).map(AreaId::at) {
        sample = sample.with(SUSPENSIONS, area, &[Some(1.0), Some(2.0)]);
        let mut other = series(ABSENCE, None, area, &[Some(1.0), Some(2.0)]);
        other.change(|it| it.flags = years.map(|is| is.then_some(Flag::Disrupted)).to_vec());
        sample = sample.with_series(other);
    }
    sample.build()
}

#[test]
fn it_never_opens_on_a_disrupted_year_and_says_so_where_there_is_no_other() {
    let scorecard = disrupted([false, true]);
    let found = page(&scorecard, with_absence());
    let found = together_of(&found);
    let TogetherBody::Points(card) = &found.body else { panic!("{found:?}") };
    assert_eq!((found.shown, found.lag, card.chart.dots.len()), (Points::Across(Across::Places), 0, 10));
    let scorecard = disrupted([true, true]);
    let found = page(&scorecard, with_absence());
    let found = together_of(&found);
    let TogetherBody::Nothing(why) = &found.body else { panic!("{found:?}") };
    let reason = "All ten places with both figures are left out: their figures of “School absence” of";
    assert!(why.contains(reason) && why.contains("are marked as disrupted."), "{why}");
    let about = candidates(&scorecard, &Analysis::of(&scorecard), SUSPENSIONS, BURY)[0].about.clone();
    assert!(about.starts_with("not places: “School absence” of 2016"), "{about}");
    assert!(about.ends_with(" is marked as disrupted"), "{about}");
    let without = found.without_reach.as_deref().unwrap_or_default();
    assert!(without.contains("nothing that reaches people"), "{without}");
}

#[test]
fn where_every_figure_of_the_page_is_marked_the_list_says_so_and_that_no_choice_helps() {
    use crate::model::Flag;
    let build = |with_third: bool| {
        let mut sample = Sample::new().with_indicator(sample::indicator("absence", "School absence"));
        if with_third {
            sample = sample.with_indicator(sample::indicator("third", "A third"));
        }
        sample.parts.series.retain(|series| series.breakdown.is_some());
        let at = sample.parts.areas.len();
        let place = |at: usize| fixture::area(&format!("E0900000{at}"), "P", AreaKind::Place, Some(SYSTEM));
        sample.parts.areas.extend((0..10).map(place));
        for area in (at..at + 10).map(AreaId::at) {
            let mut own = series(SUSPENSIONS, None, area, &[Some(1.0)]);
            own.change(|it| it.flags = vec![Some(Flag::Disrupted)]);
            sample = sample.with_series(own).with(ABSENCE, area, &[Some(1.0)]);
            if with_third {
                sample = sample.with(IndicatorId(2), area, &[Some(2.0)]);
            }
        }
        sample.build()
    };
    for with_third in [false, true] {
        let scorecard = build(with_third);
        let list = page(&scorecard, PairView::default());
        let TogetherBody::Choosing(all) = &together_of(&list).body else { panic!("{list:?}") };
        let reason = "not places: “Suspensions” of 2015/16 is marked as disrupted";
        assert!(all.iter().all(|it| it.about == reason && !it.is_usable), "{all:?}");
        let helps = "2015/16 is the only period of “Suspensions”, and its figures are marked as disrupted: no other choice helps.";
        assert_eq!(list.judged.says, [helps]);
        let chosen = page(&scorecard, with_absence());
        let TogetherBody::Nothing(why) = &together_of(&chosen).body else { panic!("{chosen:?}") };
        assert!(why.ends_with(helps), "{why}");
    }
}

#[test]
fn shares_of_one_whole_are_said_to_be_so() {
    let mut sample = Sample::new().with_indicator(sample::indicator("absence", "Present"));
    for about in &mut sample.parts.indicators {
        about.measure.kind = MeasureKind::Proportion;
        about.measure.unit = "% of pupils".to_owned();
        let publisher = Some("A".to_owned());
        about.source = Some(crate::model::Source { publisher, ..crate::model::Source::default() });
    }
    let years = |sign: f64| (0..12).map(|at| Some(40.0 + sign * f64::from((at * 5) % 7))).collect::<Vec<_>>();
    let sample = sample.with_series(series(SUSPENSIONS, None, BURY, &years(1.0)));
    let scorecard = sample.with_series(series(ABSENCE, None, BURY, &years(-1.0))).build();
    let page = page(&scorecard, PairView { points: Some(Points::Own), ..with_absence() });
    let told = page.judged.says.last().expect("a sentence");
    assert!(told.starts_with("Both are shares of one whole, pupils, and come to 80.0% to 80.0%"), "{told}");
}

#[test]
fn where_all_points_are_of_the_chosen_place_they_are_filled_and_the_key_says_so() {
    let scorecard = scorecard();
    let page = page(&scorecard, with_absence());
    let TogetherBody::Points(card) = &together_of(&page).body else { panic!("{page:?}") };
    assert!(card.chart.dots.iter().all(|dot| dot.is_focus));
    assert_eq!(card.chart.key, [Some("Bury: 12 neighbourhoods".to_owned()), None]);
    let worked = page.judged.found.iter().find(|fact| fact.label == "How it is worked out");
    let held = page.judged.says.iter().any(|said| said.contains("same level of deprivation: "));
    let told = worked.is_some_and(|fact| fact.paragraphs.iter().any(|it| it.contains("partial rank")));
    assert_eq!(told, held);
}

#[test]
fn reach_beside_need_says_which_is_which() {
    let mut sample = Sample::new().with_indicator(sample::indicator("absence", "School absence"));
    sample.parts.indicators[0].measure.kind = MeasureKind::Mean;
    sample.parts.indicators[1].measure.kind = MeasureKind::Mean;
    sample.parts.indicators[0].polarity = Polarity::LowerIsBetter;
    for (group, need, reach) in
        [("1", 28.0, 24.0), ("2", 24.0, 22.0), ("3", 20.0, 20.0), ("4", 16.0, 18.0), ("5", 12.0, 16.0)]
    {
        let (with, id) = sample.with_breakdown("Deprivation quintile", group);
        let limited =
            |indicator, value| sample::with_limits(series(indicator, Some(id), SYSTEM, &[Some(value)]), 0.5);
        sample = with.with_series(limited(SUSPENSIONS, need)).with_series(limited(ABSENCE, reach));
    }
    sample.parts.indicators[1].polarity = Polarity::Neutral;
    let scorecard = sample.build();
    let page = page(&scorecard, PairView { reach: true, ..with_absence() });
    let TogetherBody::Reach(card) = &together_of(&page).body else { panic!("{page:?}") };
    assert_eq!(card.title, "By deprivation “School absence” rises with “Suspensions”, but less steeply");
    assert_eq!(card.roles, ["Need: Suspensions", "Reach: School absence"]);
    let told = [&page.judged.says[0], &page.judged.says[3]];
    assert!(told[0].contains("this is Greater Manchester"), "{told:?}");
    assert!(told[1].starts_with("For reach over need that is a factor of 0.56"), "{told:?}");
    assert_eq!(card.chart.groups[0].per_need, "86");
}

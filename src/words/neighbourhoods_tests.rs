use super::*;
use crate::analysis::{Analysis, Neighbourhoods, RankedGroup, SlopeForm, Trend, added_up, slope_index};
use crate::model::fixture::area;
use crate::model::{AreaKind, Events, IndicatorId};
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

/// England at 10, Bury at this, and three neighbourhoods of it with limits of ± this, the last without a figure.
fn scorecard(bury: f64, values: [f64; 2], half: Option<f64>) -> Scorecard {
    let mut sample = Sample::new();
    for (at, residents) in [9_000.0, 1_000.0, 5_000.0].into_iter().enumerate() {
        let name = ["Radcliffe", "Moorside", "Besses"][at];
        let mut made = area(&format!("E0200000{at}"), name, AreaKind::Neighbourhood, Some(BURY));
        made.population = Some(residents);
        made.deprivation_decile = Some(at as u8 + 1);
        sample.parts.areas.push(made);
    }
    let with_limits = |area, value: f64, half: Option<f64>| {
        let series = sample::series(SUSPENSIONS, None, area, &[Some(value)]);
        half.map_or(series.clone(), |half| sample::with_limits(series, half))
    };
    sample
        .with_series(with_limits(ENGLAND, 10.0, Some(0.1)))
        .with_series(with_limits(BURY, bury, Some(1.0)))
        .with_series(with_limits(AreaId::at(4), values[0], half))
        .with_series(with_limits(AreaId::at(5), values[1], half))
        .build()
}

/// Title and sentence.
fn said(scorecard: &Scorecard) -> (String, String) {
    let (analysis, all) = (Analysis::of(scorecard), Neighbourhoods::of(scorecard));
    let local = Local::of(scorecard, &analysis, &all, (SUSPENSIONS, BURY));
    (local_title(scorecard, &local), local_sentence(scorecard, &local, Some(0.6)))
}

#[test]
fn an_average_that_is_not_worse_hides_what_is() {
    let (title, sentence) = said(&scorecard(9.5, [14.0, 9.0], Some(1.0)));
    assert_eq!(
        title,
        "Suspensions: Bury’s average hides one neighbourhood that is worse than England in 2015/16"
    );
    assert_eq!(
        sentence,
        "Suspensions: Bury 9.5 per 100 pupils, no clear difference from England (10.0). In one of its 2 neighbourhoods \
         with a figure it is 14.0; 60% of the residents of all 3 live there."
    );
    let (title, _) = said(&scorecard(8.0, [14.0, 15.0], Some(1.0)));
    assert_eq!(
        title,
        "Suspensions: Bury’s average hides two neighbourhoods that are worse than England in 2015/16"
    );
}

#[test]
fn a_place_that_is_worse_itself_hides_nothing() {
    let (title, sentence) = said(&scorecard(12.0, [14.0, 9.0], Some(1.0)));
    assert_eq!(
        title,
        "Suspensions: one of the two neighbourhoods of Bury with a figure is worse than England in 2015/16"
    );
    assert!(!sentence.contains("hide") && sentence.contains("worse than England (10.0)"), "{sentence}");
    let (title, _) = said(&scorecard(12.0, [14.0, 15.0], Some(1.0)));
    assert_eq!(
        title,
        "Suspensions: both neighbourhoods of Bury with a figure are worse than England in 2015/16"
    );
}

#[test]
fn none_worse_and_none_tested_say_so_with_how_many() {
    let (title, sentence) = said(&scorecard(9.5, [9.0, 8.0], Some(1.0)));
    assert_eq!(
        title,
        "Suspensions: none of Bury’s 2 tested neighbourhoods is found to be worse than England in 2015/16"
    );
    assert!(
        sentence.ends_with("Its neighbourhoods go from 8.0 to 9.0; 2 of 3 tested at the 99.8% level."),
        "{sentence}"
    );
    let (title, sentence) = said(&scorecard(9.5, [14.0, 8.0], None));
    assert_eq!(title, "Suspensions in the 2 neighbourhoods of Bury with a figure: 8.0 to 14.0 in 2015/16");
    assert!(sentence.contains("None of its neighbourhoods can be tested: "), "{sentence}");
}

#[test]
fn how_those_that_are_worse_lie_to_each_other_is_said_as_people_count() {
    let words = |groups: &[usize]| together_in_words(groups);
    assert_eq!(words(&[1]), "Where the worse one is");
    assert_eq!(words(&[3, 1]), "Three worse ones lie together, one apart");
    assert_eq!(words(&[2]), "Both worse ones lie together");
    assert_eq!(words(&[4]), "All four worse ones lie together");
    assert_eq!(words(&[1, 1, 1]), "Three worse ones that do not touch");
    assert_eq!(words(&[30, 4, 2, 1]), "30 worse ones lie together, seven in three other groups");
}

#[test]
fn shares_are_of_residents_and_of_what_is_counted() {
    let mut indicator = sample::indicator("x", "Overcrowded households");
    let told =
        |indicator: &_, residents, events, of| share_title(indicator, &WorseShare { residents, events, of });
    assert_eq!(told(&indicator, None, Some(0.4), None), None, "of what is not said");
    assert_eq!(told(&indicator, Some(0.19), None, None).as_deref(), Some("Home to 19% of residents"));
    let many = "households with too few bedrooms".to_owned();
    indicator.measure.events = Some(Events { one: String::new(), many });
    assert_eq!(
        told(&indicator, Some(0.19), Some(0.4), None).as_deref(),
        Some("Home to 19% of residents, with 40% of the households with too few bedrooms")
    );
    assert_eq!(
        told(&indicator, Some(0.19), Some(0.4), Some(59)).as_deref(),
        Some(
            "Of the 59 with a figure: home to 19% of residents, with 40% of the households with too few bedrooms"
        )
    );
    assert_eq!((percent(0.004), percent(0.0)), ("0.4%".to_owned(), "0%".to_owned()));
}

/// A slope from this value at the most deprived end down or up to that.
fn gradient(from: f64, to: f64) -> Gradient {
    let group = |at: usize| RankedGroup {
        rank: at,
        population: 1.0,
        value: from + (to - from) * (at as f64 + 0.5) / 5.0,
        limits: None,
    };
    let groups: Vec<RankedGroup> = (0..5).map(group).collect();
    let found = slope_index(&groups, SlopeForm::Linear, 0.95).unwrap();
    let series = sample::series(SUSPENSIONS, None, BURY, &[Some(1.0)]);
    let trend: Trend = sample::judgement(&series).trend;
    Gradient {
        over: Over::Neighbourhoods,
        period: sample::academic_year(2015),
        groups: 5,
        slope_index: found.slope.abs(),
        slope_limits: None,
        relative_index: None,
        relative_limits: None,
        lean: if found.slope < 0.0 { Lean::MostDeprivedHigher } else { Lean::LeastDeprivedHigher },
        trend,
        notes: Vec::new(),
    }
}

#[test]
fn slopes_of_a_place_and_the_nation_stand_beside_each_other_by_which_way_they_lean() {
    let scorecard = sample::suspensions().build();
    let indicator = scorecard.indicator(SUSPENSIONS);
    let (steep, flat, other) = (gradient(12.0, 4.0), gradient(9.0, 6.0), gradient(4.0, 6.0));
    let title = |nation| slopes_title(&scorecard, indicator, (BURY, &steep), nation);
    assert_eq!(title(None), "Higher where deprivation is greater: by 8.0 in Bury");
    assert_eq!(
        title(Some((ENGLAND, &flat))),
        "Higher where deprivation is greater: by 8.0 in Bury, 3.0 in England"
    );
    assert_eq!(
        title(Some((ENGLAND, &other))),
        "Higher where deprivation is greater: by 8.0 in Bury; in England lower by 2.0"
    );
    let untested = slopes_limits(&scorecard, indicator, &[(BURY, &steep)]);
    assert_eq!(untested, "Slope index; the figures have no limits, so the gap is not tested");
}

#[test]
fn a_neighbourhood_is_told_with_its_residents_and_its_tenth() {
    let scorecard = scorecard(9.5, [14.0, 9.0], Some(1.0));
    assert_eq!(neighbourhood_in_brief(&scorecard, AreaId::at(4)), "9,000 residents, most deprived tenth");
    assert_eq!(
        neighbourhood_in_brief(&scorecard, AreaId::at(5)),
        "1,000 residents, second most deprived tenth"
    );
    assert_eq!(
        [5, 6, 9, 10].map(tenth_in_words),
        ["fifth most", "fifth least", "second least", "least"].map(|it| format!("{it} deprived tenth"))
    );
    let analysis = Analysis::of(&scorecard);
    let judgement = analysis.get(SUSPENSIONS, None, AreaId::at(4)).unwrap();
    let period = judgement.latest.map(|latest| latest.period);
    assert_eq!(
        neighbourhood_told(&scorecard, judgement, ("Radcliffe", period)),
        "Radcliffe, 14.0, worse than England"
    );
    assert_eq!(
        neighbourhood_told(&scorecard, judgement, ("Radcliffe", None)),
        "Radcliffe, 14.0 in 2015/16, worse than England"
    );
    assert_eq!(
        added_up(&scorecard, IndicatorId::at(0), &[AreaId::at(4)], period.unwrap()),
        None,
        "no counts"
    );
}

//! The built-in scorecard holds what it promises, and its figures are those of the publishers.

use crate::sample::{TEXT, sample};
use jiff::civil::date;
use placecard::format::Document;
use placecard::model::{AreaKind, Flag, Period, PriorityLevel, Scorecard, Strand};

/// The whole-population value of an indicator in an area and period.
fn value(scorecard: &Scorecard, indicator: &str, area: &str, period: &str) -> f64 {
    let id = scorecard.indicator_by_id(indicator).expect(indicator);
    let area = scorecard.area_by_code(area).expect(area);
    let period = Period::parse(scorecard.indicator(id).period, period).expect("a period");
    let series = scorecard.series(id, None, area).expect("a series");
    series.at(period).expect("a value").value
}

fn assert_rounds_to(value: f64, decimals: i32, published: f64) {
    let scale = 10_f64.powi(decimals);
    let rounded = (value * scale).round() / scale;
    assert!((rounded - published).abs() < 1e-9, "{value} does not round to the published {published}");
}

const ENGLAND: &str = "E92000001";

#[test]
fn it_holds_the_places_neighbourhoods_and_indicators_it_promises() {
    let scorecard = sample();
    assert_eq!(scorecard.places().count(), 10);
    let neighbourhoods: Vec<_> =
        scorecard.areas().filter(|(_, area)| area.kind == AreaKind::Neighbourhood).collect();
    assert_eq!(neighbourhoods.len(), 353);
    for (_, area) in neighbourhoods {
        let complete = area.population.is_some() && area.deprivation_decile.is_some() && area.hex.is_some();
        assert!(complete && area.parent.is_some(), "{} lacks something", area.code);
    }
    assert!(scorecard.indicators().count() >= 30);
    assert_eq!(scorecard.area(scorecard.system()).code, "E54000057");
    assert_eq!(
        scorecard.groupings().iter().map(|g| g.id.as_str()).collect::<Vec<_>>(),
        ["marmot", "purposes", "driver"]
    );
}

#[test]
fn every_indicator_names_its_source_and_licence() {
    for (_, indicator) in sample().indicators() {
        let source = indicator.source.as_ref().unwrap_or_else(|| panic!("{} names no source", indicator.id));
        assert!(source.publisher.is_some() && source.licence.is_some(), "{}", indicator.id);
        assert!(indicator.definition.is_some(), "{} has no definition", indicator.id);
    }
}

#[test]
fn exclusions_cover_eighteen_years_and_set_the_years_of_covid_apart() {
    let scorecard = sample();
    for id in ["suspension-rate", "permanent-exclusion-rate", "one-plus-suspension-rate"] {
        let indicator = scorecard.indicator_by_id(id).unwrap();
        for place in scorecard.places() {
            let series = scorecard.series(indicator, None, place).unwrap();
            assert_eq!(series.len(), 18, "{id} in {}", scorecard.area(place).name);
            for (index, period) in series.periods.iter().enumerate() {
                let covid = ["2019/20", "2020/21"].contains(&period.to_string().as_str());
                assert_eq!(series.flag(index) == Some(Flag::Disrupted), covid, "{id} {period}");
            }
        }
        assert!(scorecard.breakdowns_of(indicator).len() >= 3, "{id} is broken down by type of school");
    }
}

#[test]
fn places_have_national_and_local_priorities() {
    let scorecard = sample();
    let national = scorecard.priorities().filter(|(_, p)| p.level == PriorityLevel::National).count();
    assert!((1..=10).contains(&national), "at most ten national priorities, not {national}");
    let has_own = |place: &_| scorecard.priorities().any(|(_, priority)| priority.area == *place);
    let without: Vec<&str> = scorecard
        .places()
        .filter(|place| !has_own(place))
        .map(|place| scorecard.area(place).name.as_str())
        .collect();
    assert_eq!(without, ["Rochdale", "Tameside"], "what was read of these two has ended");
    assert!(scorecard.interventions().count() > 0);
}

#[test]
fn exclusions_have_counts_in_every_year_that_lead_to_the_rates() {
    let scorecard = sample();
    for id in ["suspension-rate", "permanent-exclusion-rate", "one-plus-suspension-rate"] {
        let indicator = scorecard.indicator_by_id(id).unwrap();
        let groups = || [None].into_iter().chain(scorecard.breakdowns_of(indicator).into_iter().map(Some));
        for area in scorecard.places().chain([scorecard.system(), scorecard.national()]) {
            for series in groups().map(|group| scorecard.series(indicator, group, area).unwrap()) {
                for observation in
                    series.observations().filter(|found| found.period.to_string().as_str() >= "2015/16")
                {
                    let (count, pupils) = (
                        series.numerator(observation.index).unwrap(),
                        series.denominator(observation.index).unwrap(),
                    );
                    // The Department's rates have five decimals.
                    assert!(
                        (count / pupils * 100.0 - observation.value).abs() < 0.000_006,
                        "{id} {} {}",
                        scorecard.area(area).name,
                        observation.period
                    );
                }
            }
        }
    }
}

#[test]
fn exclusions_of_england_are_as_published() {
    let scorecard = sample();
    // DfE, Permanent exclusions and suspensions in England, headlines of 2016/17 and 2023/24.
    assert_rounds_to(value(scorecard, "permanent-exclusion-rate", ENGLAND, "2016/17"), 2, 0.10);
    assert_rounds_to(value(scorecard, "permanent-exclusion-rate", ENGLAND, "2023/24"), 2, 0.13);
    assert_rounds_to(value(scorecard, "suspension-rate", ENGLAND, "2016/17"), 2, 4.76);
    assert_rounds_to(value(scorecard, "suspension-rate", ENGLAND, "2023/24"), 2, 11.31);
}

#[test]
fn activity_of_england_is_as_published() {
    let scorecard = sample();
    // OHID Fingertips 93014, from Sport England's Active Lives survey.
    assert_rounds_to(value(scorecard, "active-adults", ENGLAND, "2018/19"), 1, 67.2);
    assert_rounds_to(value(scorecard, "active-adults", ENGLAND, "2024/25"), 1, 68.0);
}

#[test]
fn one_figure_of_each_place_is_as_published() {
    let scorecard = sample();
    // DfE, suspensions per 100 pupils in 2023/24, as the department's local authority tool gives them.
    let published = [
        ("E08000001", 16.6),
        ("E08000002", 12.2),
        ("E08000003", 12.4),
        ("E08000004", 9.6),
        ("E08000005", 15.3),
        ("E08000006", 16.6),
        ("E08000007", 8.7),
        ("E08000008", 19.1),
        ("E08000009", 4.3),
        ("E08000010", 8.7),
    ];
    for (place, rate) in published {
        assert_rounds_to(value(scorecard, "suspension-rate", place, "2023/24"), 1, rate);
    }
}

#[test]
fn the_three_strands_have_what_a_place_page_needs() {
    let scorecard = sample();
    for place in scorecard.places() {
        for strand in [Strand::Activity, Strand::Exclusions] {
            let lines = scorecard.indicators().filter(|(id, indicator)| {
                let series = scorecard.series(*id, None, place);
                indicator.strand == strand && series.is_some_and(|series| series.observations().count() >= 8)
            });
            assert!(lines.count() >= 2, "{} lacks lines for {strand:?}", scorecard.area(place).name);
        }
    }
    let index = scorecard.indicator_by_id("emergency-admission-index").unwrap();
    let by_neighbourhood = scorecard.areas_of_kind(AreaKind::Neighbourhood);
    let covered = by_neighbourhood.filter(|area| scorecard.series(index, None, *area).is_some()).count();
    assert_eq!(covered, 353);
    let deprived =
        scorecard.breakdowns_of(index).into_iter().filter(|id| scorecard.breakdown(*id).is_deprivation());
    assert!(deprived.count() >= 2);
}

#[test]
fn the_sample_is_saved_as_it_is() {
    let document = Document::read(TEXT.as_bytes(), date(2026, 11, 20)).expect("the sample has no errors");
    assert_eq!(document.text(), TEXT);
}

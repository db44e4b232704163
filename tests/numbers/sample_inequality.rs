//! What the built-in scorecard says of gaps, interventions and balances: real figures, checked by hand.

use crate::sample::sample;
use placecard::analysis::{
    Analysis, Finding, GradientNote, Lean, Neighbourhoods, Over, balance, furthest_neighbourhoods,
    gradient_at, interventions,
};
use placecard::model::{AreaId, IndicatorId, Period, PeriodKind, Scorecard};
use placecard::words::{Reason, intervention_reason};

fn at(scorecard: &Scorecard, indicator: &str, area: &str) -> (IndicatorId, AreaId) {
    let area = scorecard.areas().find(|(_, found)| found.name == area).unwrap().0;
    (scorecard.indicator_by_id(indicator).unwrap(), area)
}

#[test]
fn every_place_has_a_gap_in_emergency_admissions_over_its_neighbourhoods() {
    let scorecard = sample();
    let analysis = Analysis::of(scorecard);
    let id = scorecard.indicator_by_id("emergency-admission-index").unwrap();
    for place in scorecard.places() {
        let name = &scorecard.area(place).name;
        let found = analysis.get(id, None, place).unwrap().slope().unwrap();
        assert_eq!((found.over, found.lean), (Over::Neighbourhoods, Lean::MostDeprivedHigher), "{name}");
        assert!((25.0..60.0).contains(&found.slope_index), "{name} {}", found.slope_index);
        assert_eq!(found.slope_limits, None, "{name}");
    }
    let bury = at(scorecard, "emergency-admission-index", "Bury").1;
    assert_eq!(analysis.get(id, None, bury).unwrap().slope().unwrap().groups, 26);
}

#[test]
fn an_earlier_year_falls_back_on_the_groups_because_neighbourhoods_have_none() {
    let scorecard = sample();
    let (id, bury) = at(scorecard, "emergency-admission-index", "Bury");
    let period = Period::parse(PeriodKind::Year, "2019").unwrap();
    let found = gradient_at(scorecard, id, bury, Some(period)).unwrap();
    assert_eq!((found.over.dimension(scorecard), found.groups), ("Deprivation decile", 10));
    // Oldham has nobody in the least deprived tenth of the country.
    let (_, oldham) = at(scorecard, "emergency-admission-index", "Oldham");
    let found = gradient_at(scorecard, id, oldham, Some(period)).unwrap();
    assert!(found.groups < 10);
    assert!(found.notes.iter().any(|note| matches!(note, GradientNote::NobodyIn { .. })), "{found:?}");
}

#[test]
fn childhood_obesity_leans_the_same_way_everywhere_but_where_a_group_is_missing() {
    let scorecard = sample();
    let analysis = Analysis::of(scorecard);
    let (id, manchester) = at(scorecard, "year6-obesity-five-years", "Manchester");
    for place in scorecard.places() {
        let found = analysis.get(id, None, place).unwrap().gradient.as_ref().unwrap();
        if place == manchester {
            let reason = found.as_ref().unwrap_err().sentence(scorecard);
            assert!(
                reason.contains(
                    "least deprived fifth of neighbourhoods (quintile 5), and a slope needs every group"
                ),
                "{reason}"
            );
            continue;
        }
        let found = found.as_ref().unwrap();
        assert_eq!(found.lean, Lean::MostDeprivedHigher);
        assert!(found.slope_limits.unwrap().0 > 0.0, "{}", scorecard.area(place).name);
    }
}

#[test]
fn an_index_without_limits_hides_nothing_that_can_be_tested_and_is_described_instead() {
    let scorecard = sample();
    let analysis = Analysis::of(scorecard);
    let (id, bury) = at(scorecard, "emergency-admission-index", "Bury");
    let hidden = analysis.get(id, None, bury).unwrap().hidden.as_ref().unwrap();
    let reason = hidden.as_ref().unwrap_err().sentence(scorecard);
    assert!(reason.starts_with("Bury as a whole could not be tested. This is an index"), "{reason}");
    let furthest = furthest_neighbourhoods(scorecard, &Neighbourhoods::of(scorecard), (id, bury), 3).unwrap();
    assert_eq!((furthest.beyond, furthest.of, furthest.neighbourhoods.len()), (13, 26, 3));
    assert_eq!(scorecard.area(furthest.neighbourhoods[0].area).name, "Radcliffe");
}

#[test]
fn every_intervention_is_judged_or_says_why_not() {
    let scorecard = sample();
    let found = interventions(scorecard);
    let entries: usize = scorecard
        .interventions()
        .map(|(_, tried)| tried.areas.len() * (tried.aims.len() + tried.watch.len()))
        .sum();
    assert_eq!(found.len(), entries);
    for judged in &found {
        let silent = matches!(judged.finding, Finding::NotJudged | Finding::NotTested);
        assert_eq!(silent, intervention_reason(scorecard, judged).is_some(), "{judged:?}");
    }
}

#[test]
fn bury_weighs_ten_national_priorities_against_its_own_and_the_systems() {
    let scorecard = sample();
    let analysis = Analysis::of(scorecard);
    let (_, bury) = at(scorecard, "suspension-rate", "Bury");
    let found = balance(scorecard, &analysis, bury);
    assert_eq!((found.national.len(), found.local.len()), (10, 10));
    assert!(!found.has_too_many_national());
    let titles: Vec<&str> =
        found.without_indicator.iter().map(|&id| scorecard.priority(id).id.as_str()).collect();
    assert!(titles.contains(&"gm-mission-work"), "{titles:?}");
    let without_data: Vec<&str> =
        found.without_data.iter().map(|&id| scorecard.priority(id).id.as_str()).collect();
    assert_eq!(without_data, ["gm-mission-recover"], "A&E waits are not published by place");
    assert!((found.national_share.weight.unwrap() - 10.0 / 20.0).abs() < 1e-12);
}

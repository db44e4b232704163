use super::*;
use crate::analysis::FurthestNeighbourhood;
use crate::model::{BreakdownId, PeriodKind};
use crate::words::sample::{self, BOLTON, BURY, Sample};

fn gradient(slope_index: f64, lower: f64) -> Gradient {
    Gradient {
        slope_index: Some(slope_index),
        slope_lower: Some(lower),
        slope_upper: Some(slope_index + 7.0),
        relative_index: Some(2.14),
        lean: Some(Lean::MostDeprivedHigher),
        ..Gradient::default()
    }
}

#[test]
fn a_gap_says_which_end_how_wide_and_how_sure() {
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    assert_eq!(
        gradient_sentence(&indicator, "Bury", &gradient(31.0, 24.0)),
        "Suspensions in Bury are higher at the most deprived end: a gap of 31.0 suspensions per 100 pupils (24.0 to \
         38.0), 2.1 times the lower end"
    );
    let mut percent = sample::indicator("absence", "Persistent absence");
    percent.measure.unit = "% of pupils".to_owned();
    let found =
        Gradient { lean: Some(Lean::LeastDeprivedHigher), relative_index: None, ..gradient(4.0, -3.0) };
    assert_eq!(
        gradient_sentence(&percent, "Bury", &found),
        "Persistent absence in Bury is lower at the most deprived end: a gap of 4.0 percentage points (−3.0 to \
         11.0), which may be chance"
    );
    let level = Gradient { lean: Some(Lean::Level), ..gradient(0.0, -1.0) };
    assert_eq!(
        gradient_sentence(&indicator, "Bury", &level),
        "Suspensions in Bury are the same at both ends of deprivation"
    );
    let none =
        Gradient { reason: Some("Bury has no figures by deprivation.".to_owned()), ..Gradient::default() };
    assert_eq!(gradient_sentence(&indicator, "Bury", &none), "Bury has no figures by deprivation");
}

#[test]
fn what_is_hidden_is_named_up_to_three() {
    let scorecard = sample::suspensions().build();
    let hidden = |worse: Vec<AreaId>| Hidden {
        worse_neighbourhoods: worse,
        tested: 25,
        neighbourhoods: 26,
        population_share: Some(0.093),
        reason: None,
    };
    assert_eq!(
        hidden_sentence(&scorecard, BURY, "England", &hidden(vec![BOLTON])),
        "The average of Bury hides one of 26 neighbourhoods that is worse than England: Bolton, 9% of residents"
    );
    assert!(hidden_sentence(&scorecard, BURY, "England", &hidden(vec![BOLTON; 5])).contains("and two more"));
    assert_eq!(
        hidden_sentence(&scorecard, BURY, "England", &hidden(Vec::new())),
        "None of the 25 tested neighbourhoods of Bury is worse than England"
    );
}

#[test]
fn what_lies_furthest_out_is_called_a_description() {
    let scorecard = sample::suspensions().build();
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    let found = FurthestNeighbourhood { area: BOLTON, value: 18.0, difference: 8.0 };
    let furthest = Furthest {
        benchmark: Some(10.0),
        neighbourhoods: vec![found],
        beyond: 4,
        of: 26,
        ..Furthest::default()
    };
    assert_eq!(
        furthest_sentence(&scorecard, &indicator, &furthest),
        "Four of 26 neighbourhoods lie above England (10.0), furthest Bolton 18.0; described, not tested"
    );
    let none = Furthest { neighbourhoods: Vec::new(), beyond: 0, ..furthest };
    assert_eq!(
        furthest_sentence(&scorecard, &indicator, &none),
        "No neighbourhood lies above England (10.0); described, not tested"
    );
}

#[test]
fn a_group_stands_beside_everyone_and_its_like() {
    let (builder, group) = Sample::new().with_breakdown("Deprivation (Core20)", "Most deprived 20%");
    let scorecard = builder.build();
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    let against =
        |difference: Option<f64>, verdict| Against { value: None, difference, verdict, reason: None };
    let compared = |average, like| GroupComparison {
        group: BreakdownId::at(group.index()),
        period: crate::model::Period::parse(PeriodKind::Year, "2023").expect("a year"),
        value: 14.0,
        limits: None,
        national_average: average,
        same_group: like,
    };
    let untested =
        compared(against(Some(4.0), Verdict::NotCompared), against(Some(-0.01), Verdict::NotCompared));
    assert_eq!(
        group_sentence(&scorecard, &indicator, BURY, &untested),
        "Most deprived 20% in Bury: 14.0, 4.0 above England and level with the same group there; not tested"
    );
    let tested = compared(against(Some(4.0), Verdict::Worse), against(Some(-1.0), Verdict::Similar));
    assert_eq!(
        group_sentence(&scorecard, &indicator, BURY, &tested),
        "Most deprived 20% in Bury: 14.0, worse than England and similar to the same group there"
    );
}

use super::*;
use crate::analysis::{FurthestNeighbourhood, NotAgainst, Over};
use crate::model::{BreakdownId, Period, PeriodKind, Verdict};
use crate::words::sample::{self, BOLTON, BURY, Sample};

fn gradient(slope_index: f64, lower: f64) -> Gradient {
    Gradient {
        over: Over::Neighbourhoods,
        period: Period::parse(PeriodKind::Year, "2023").expect("a year"),
        groups: 5,
        slope_index,
        slope_limits: Some((lower, slope_index + 7.0)),
        relative_index: Some(2.14),
        relative_limits: None,
        lean: Lean::MostDeprivedHigher,
        notes: Vec::new(),
    }
}

fn sentence(indicator: &Indicator, found: Result<Gradient, NoGradient>) -> String {
    let scorecard = sample::suspensions().build();
    gradient_sentence(&scorecard, indicator, BURY, &found.map(Box::new))
}

#[test]
fn a_gap_says_which_end_how_wide_and_how_sure() {
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    assert_eq!(
        sentence(&indicator, Ok(gradient(31.0, 24.0))),
        "Suspensions in Bury are higher at the most deprived end: a gap of 31.0 suspensions per 100 pupils (24.0 to \
         38.0), 2.1 times the lower end"
    );
    let mut percent = sample::indicator("absence", "Persistent absence");
    percent.measure.unit = "% of pupils".to_owned();
    let found = Gradient { lean: Lean::LeastDeprivedHigher, relative_index: None, ..gradient(4.0, -3.0) };
    assert_eq!(
        sentence(&percent, Ok(found)),
        "Persistent absence in Bury is lower at the most deprived end: a gap of 4.0 percentage points (−3.0 to \
         11.0), which may be chance"
    );
    let level = Gradient { lean: Lean::Level, ..gradient(0.0, -1.0) };
    assert_eq!(
        sentence(&indicator, Ok(level)),
        "Suspensions in Bury are the same at both ends of deprivation"
    );
    let none = NoGradient::NoFigures { area: BURY, period: None };
    assert_eq!(sentence(&indicator, Err(none)), "Bury has no figures by deprivation");
}

#[test]
fn which_way_a_gap_goes_is_told_with_what_it_means_and_whether_it_may_be_chance() {
    let (lower, higher) = (Polarity::LowerIsBetter, Polarity::HigherIsBetter);
    let wide = gradient(31.0, 24.0);
    assert_eq!(
        lean_sentence(&wide, lower),
        "It is higher where deprivation is greater, so the most deprived are worse off."
    );
    assert_eq!(
        lean_sentence(&wide, higher),
        "It is higher where deprivation is greater, so the most deprived are better off."
    );
    assert!(lean_sentence(&gradient(4.0, -3.0), lower).ends_with("; it may be chance."));
    let level = Gradient { lean: Lean::Level, ..wide };
    assert_eq!(lean_sentence(&level, lower), "It is the same however great deprivation is.");
}

#[test]
fn what_is_hidden_is_named_up_to_three() {
    let scorecard = sample::suspensions().build();
    let hidden = |worse: Vec<AreaId>| {
        Ok(Box::new(Hidden {
            worse_neighbourhoods: worse,
            tested: 25,
            neighbourhoods: 26,
            population_share: Some(0.093),
        }))
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
        period: Period::parse(PeriodKind::Year, "2023").expect("a year"),
        benchmark: 10.0,
        neighbourhoods: vec![found],
        beyond: 4,
        of: 26,
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
    let against = |difference: Option<f64>, verdict| Against { value: None, difference, verdict };
    let compared = |average, like| GroupComparison {
        group: BreakdownId::at(group.index()),
        period: Period::parse(PeriodKind::Year, "2023").expect("a year"),
        value: 14.0,
        limits: None,
        national_average: average,
        same_group: like,
    };
    let no_limits = Err(NotAgainst::NoLimits);
    let untested = compared(against(Some(4.0), no_limits), against(Some(-0.01), no_limits));
    assert_eq!(
        group_sentence(&scorecard, &indicator, BURY, &untested),
        "Most deprived 20% in Bury: 14.0, 4.0 above England and level with the same group there; not tested"
    );
    let tested = compared(against(Some(4.0), Ok(Verdict::Worse)), against(Some(-1.0), Ok(Verdict::Similar)));
    assert_eq!(
        group_sentence(&scorecard, &indicator, BURY, &tested),
        "Most deprived 20% in Bury: 14.0, worse than England and similar to the same group there"
    );
}

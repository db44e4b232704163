use super::*;
use crate::analysis::{
    FurthestNeighbourhood, NoInterval, NoTrend, NotCompared, Over, Trend, TrendJudgement, TrendMethod,
};
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
        trend: trend(TrendVerdict::NotCalculated),
        notes: Vec::new(),
    }
}

fn trend(verdict: TrendVerdict) -> Trend {
    let tested = verdict != TrendVerdict::NotCalculated;
    Trend {
        verdict,
        judgement: TrendJudgement::NoJudgement,
        method: tested.then_some(TrendMethod::ChiSquaredSlope),
        statistic: None,
        slope: None,
        reason: (!tested).then_some(NoTrend::TooFew(2)),
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
        "Suspensions in Bury: higher at the most deprived end, by 31.0 suspensions per 100 pupils (24.0 to \
         38.0), 2.1 times the lower end, on a line fitted through all five neighbourhoods"
    );
    let mut percent = sample::indicator("absence", "Persistent absence");
    percent.measure.unit = "% of pupils".to_owned();
    let found = Gradient { lean: Lean::LeastDeprivedHigher, relative_index: None, ..gradient(4.0, -3.0) };
    assert_eq!(
        sentence(&percent, Ok(found)),
        "Persistent absence in Bury: lower at the most deprived end, by 4.0 percentage points (−3.0 to \
         11.0) on a line fitted through all five neighbourhoods, which may be chance"
    );
    let groups = Gradient { over: Over::Groups(BreakdownId::at(0)), groups: 10, ..gradient(4.5, 3.0) };
    assert_eq!(
        fitted_note(&indicator, &groups, Some((13.5, 7.8))),
        "The gap is that of a line fitted through all ten groups; the outer two bars alone are 5.7 apart (13.5 and 7.8). \
         Its limits tell of chance in the figures, not of how far these lie from the line."
    );
    let level = Gradient { lean: Lean::Level, ..gradient(0.0, -1.0) };
    assert_eq!(sentence(&indicator, Ok(level)), "Suspensions in Bury: the same at both ends of deprivation");
    let none = NoGradient::NoFigures { area: BURY, period: None };
    assert_eq!(sentence(&indicator, Err(none)), "There are no figures by deprivation for Bury");
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
        "The average of Bury hides one neighbourhood, of 25 tested, that is worse than England at the 99.8% level: \
         Bolton, 9% of residents"
    );
    assert!(
        hidden_sentence(&scorecard, BURY, "England", &hidden(vec![BOLTON; 5]))
            .contains("and two other neighbourhoods")
    );
    assert_eq!(
        hidden_sentence(&scorecard, BURY, "England", &hidden(Vec::new())),
        "None of the 25 tested neighbourhoods of Bury is worse than England at the 99.8% level"
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
fn a_gap_up_to_a_month_names_it_as_a_person_does() {
    let july = Period::parse(PeriodKind::Month, "2025-07").expect("a month");
    let moved = Gradient { period: july, trend: trend(TrendVerdict::Increasing), ..gradient(31.0, 24.0) };
    let said = gap_trend_sentence(&sample::suspensions().build(), &moved);
    assert_eq!(said, "The gap is widening, by the recent trend up to July 2025");
}

#[test]
fn how_a_gap_has_moved_names_its_test_or_the_reason() {
    let scorecard = sample::suspensions().build();
    let said =
        |verdict| gap_trend_sentence(&scorecard, &Gradient { trend: trend(verdict), ..gradient(31.0, 24.0) });
    assert_eq!(said(TrendVerdict::Increasing), "The gap is widening, by the recent trend up to 2023");
    assert_eq!(said(TrendVerdict::Decreasing), "The gap is narrowing, by the recent trend up to 2023");
    assert_eq!(
        said(TrendVerdict::NotCalculated),
        "The trend of the gap is not tested: the recent trend needs figures for five years in a row; there are figures \
         for two years"
    );
}

fn compared(verdict: Verdict, difference: f64) -> Comparison {
    let untested = verdict == Verdict::NotCompared;
    Comparison {
        area: Some(BURY),
        value: Some(14.0 - difference),
        difference: Some(difference),
        verdict,
        holds_at_998: false,
        method: None,
        reason: untested.then_some(NotCompared::NoInterval(NoInterval::NoCounts)),
    }
}

fn group(at: usize, value: f64, whole: Comparison) -> GroupComparison {
    GroupComparison {
        group: BreakdownId::at(at),
        period: Period::parse(PeriodKind::Year, "2023").expect("a year"),
        value,
        whole,
        same_group: None,
    }
}

#[test]
fn a_group_stands_beside_everyone_and_its_like() {
    let scorecard = Sample::new().with_breakdown("Deprivation (Core20)", "Most deprived 20%").0.build();
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    let said = |compared: &GroupComparison| group_sentence(&scorecard, &indicator, BURY, compared);
    let untested = group(0, 14.0, compared(Verdict::NotCompared, 4.0));
    assert_eq!(
        said(&untested),
        "Bury, most deprived 20% of neighbourhoods: 14.0 suspensions per 100 pupils in 2023, 4.0 above Bury as a whole \
         (10.0, not tested)"
    );
    let like = Some(compared(Verdict::NotCompared, -0.01));
    let tested = GroupComparison { same_group: like, ..group(0, 14.0, compared(Verdict::Worse, 4.0)) };
    assert_eq!(
        said(&tested),
        "Bury, most deprived 20% of neighbourhoods: 14.0 suspensions per 100 pupils in 2023, worse than Bury as a whole \
         (10.0) and level with the same group in England (14.0, not tested)"
    );
}

#[test]
fn value_and_what_it_is_beside_add_up_to_the_difference_as_printed() {
    let scorecard = Sample::new().with_breakdown("Deprivation decile", "1 (most deprived)").0.build();
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    let whole = Comparison { value: Some(10.04), ..compared(Verdict::NotCompared, 4.02) };
    // 14.06 and 10.04 are shown as 14.1 and 10.0.
    let said = group_sentence(&scorecard, &indicator, BURY, &group(0, 14.06, whole));
    assert!(
        said.contains(": 14.1 ") && said.ends_with(", 4.1 above Bury as a whole (10.0, not tested)"),
        "{said}"
    );
}

#[test]
fn groups_that_differ_are_named_with_the_share_that_is_not_known() {
    let names = ["White", "Chinese", "Traveller"];
    let builder =
        names.into_iter().fold(Sample::new(), |builder, name| builder.with_breakdown("Ethnic group", name).0);
    let scorecard = builder.build();
    let indicator = sample::indicator("suspension-rate", "Suspensions");
    let said = |groups, not_known| {
        let found = GroupsOfPeople { groups, by_deprivation: false, not_known, in_no_group: None };
        groups_sentence(&scorecard, &indicator, BURY, &found).unwrap()
    };
    let white = || group(0, 12.0, compared(Verdict::Similar, 0.1));
    let chinese = group(1, 1.2, compared(Verdict::Better, -10.0));
    let traveller = group(2, 45.1, compared(Verdict::Worse, 33.0));
    assert_eq!(
        said(vec![white(), chinese, traveller], Some(0.041)),
        "Ethnic group, against Bury as a whole: two of the three tested groups differ in 2023: Traveller 45.1 suspensions per 100 \
         pupils, worse; Chinese 1.2, better; for 4% the group is not known"
    );
    let both = said(
        vec![group(1, 1.2, compared(Verdict::Better, -10.0)), group(2, 45.1, compared(Verdict::Worse, 33.0))],
        None,
    );
    assert!(
        both.starts_with("Ethnic group, against Bury as a whole: both tested groups differ in 2023: "),
        "{both}"
    );
    let far = |by: f64| group(2, 45.1, compared(Verdict::Worse, by));
    let many = said(
        vec![far(9.0), far(8.0), far(7.0), group(1, 9.0, compared(Verdict::Better, -2.0)), far(1.0)],
        None,
    );
    assert!(many.ends_with("; two other groups, one worse and one better"), "{many}");
    let found = GroupsOfPeople {
        groups: vec![far(9.0)],
        by_deprivation: false,
        not_known: None,
        in_no_group: Some(0.0205),
    };
    let said_of = |found: &GroupsOfPeople| groups_sentence(&scorecard, &indicator, BURY, found).unwrap();
    assert!(said_of(&found).ends_with(", worse; 2% are in none of them"), "{}", said_of(&found));
    let nearly_all = GroupsOfPeople { in_no_group: Some(0.0004), ..found };
    assert!(said_of(&nearly_all).ends_with(", worse"), "{}", said_of(&nearly_all));
    let one = said(vec![white(), group(2, 45.1, compared(Verdict::Worse, 1.8))], None);
    assert!(one.starts_with("Ethnic group, against Bury as a whole (12.2): one of "), "{one}");
    assert_eq!(
        said(vec![white(), white()], None),
        "Ethnic group: neither of the two tested groups is clearly different from Bury as a whole in 2023"
    );
    assert_eq!(
        said(vec![group(0, 12.0, compared(Verdict::NotCompared, 1.0))], None),
        "Ethnic group: groups are not tested against Bury as a whole: the publisher gives neither counts nor limits"
    );
}

use super::*;
use crate::analysis::together::{Across, PairedArea};
use crate::model::{Period, PeriodKind};
use crate::words::sample::{self, BURY, SUSPENSIONS, Sample};

const ABSENCE: IndicatorId = IndicatorId(1);
const PAIR: [IndicatorId; 2] = [SUSPENSIONS, ABSENCE];

fn scorecard() -> Scorecard {
    Sample::new().with_indicator(sample::indicator("absence", "School absence")).build()
}

fn found(coefficient: f64, limits: (f64, f64)) -> Correlation {
    Correlation { coefficient, limits: Some(limits), pairs: 353 }
}

const CLEAR: (f64, (f64, f64)) = (0.62, (0.55, 0.68));
const NOT_CLEAR: (f64, (f64, f64)) = (-0.02, (-0.12, 0.08));
const OPPOSITE: (f64, (f64, f64)) = (-0.3, (-0.39, -0.2));

fn pairs(whole: (f64, (f64, f64)), held: Option<(f64, (f64, f64))>) -> Pairs {
    let period = |label| Period::parse(PeriodKind::AcademicYear, label).unwrap();
    Pairs {
        across: Across::Neighbourhoods,
        periods: [period("2019/20"), period("2021/22")],
        points: vec![PairedArea { area: BURY, values: [1.0, 2.0] }; 353],
        left_out: LeftOut::default(),
        correlation: Ok(found(whole.0, whole.1)),
        at_one_level: held.map(|held| Ok(found(held.0, held.1))),
    }
}

#[test]
fn a_link_is_said_with_both_periods_limits_and_how_many() {
    let scorecard = scorecard();
    let told = |pairs: &Pairs| (pairs_title(pairs), pairs_sentence(&scorecard, PAIR, pairs));
    let (title, sentence) = told(&pairs(CLEAR, None));
    assert_eq!(title, "Neighbourhoods higher in one in 2019/20 tended to be higher in the other in 2021/22");
    assert_eq!(
        sentence,
        "Where “Suspensions” was higher in 2019/20, “School absence” tended to be higher in 2021/22: rank correlation 0.62 (95% \
         limits 0.55 to 0.68), 353 neighbourhoods."
    );
    let (title, sentence) = told(&pairs(OPPOSITE, None));
    assert!(
        title.ends_with("tended to be lower in the other in 2021/22")
            && sentence.contains("tended to be lower in 2021/22")
    );
    let (title, sentence) = told(&pairs(NOT_CLEAR, None));
    assert_eq!(title, "No clear link between the two across neighbourhoods");
    assert_eq!(
        sentence,
        "No clear link between “Suspensions” in 2019/20 and “School absence” in 2021/22: rank correlation −0.02 (95% limits \
         −0.12 to 0.08), 353 neighbourhoods."
    );
}

#[test]
fn limits_are_said_to_be_too_narrow_only_where_some_are_given() {
    const WIDER: &str = "the true limits are wider than these";
    let mut few = pairs(CLEAR, None);
    assert!(no_cause(&few).contains(WIDER));
    few.correlation = Ok(Correlation { coefficient: 0.6, limits: None, pairs: 6 });
    assert!(!no_cause(&few).contains("limits"), "{}", no_cause(&few));
    few.correlation = Err(NoCorrelation::TooFew(6));
    assert!(!no_cause(&few).contains("limits"));
    few.at_one_level = pairs(CLEAR, Some(CLEAR)).at_one_level;
    assert!(no_cause(&few).contains(WIDER), "those at one level of deprivation are given");
}

#[test]
fn limits_about_nothing_are_seen_to_be_so() {
    let told = |limits| pairs_sentence(&scorecard(), PAIR, &pairs((0.72, limits), None));
    let spans = told((-0.004_8, 0.928_4));
    assert!(spans.starts_with("No clear link") && spans.contains("(95% limits −0.005 to 0.928)"), "{spans}");
}

#[test]
fn which_periods_are_paired_is_said_where_their_kinds_differ_or_one_is_a_run_of_years() {
    let of = |kind, label| Period::parse(kind, label).unwrap();
    let academic = of(PeriodKind::AcademicYear, "2024/25");
    let year = of(PeriodKind::Year, "2024");
    let run = of(PeriodKind::Years, "2016-21");
    let told = |lag, pair| (lag_of_periods(lag, Some(pair)), periods_paired(lag, pair));
    assert_eq!(told(0, [year, year]), ("In the same year".to_owned(), None));
    let (label, paired) = told(0, [academic, year]);
    assert_eq!(label, "In the same year: 2024/25 and 2024");
    assert!(paired.unwrap().starts_with("2024/25 with 2024, in the same year: "));
    let (label, paired) = told(4, [run, year]);
    assert!(label.starts_with("Four years later: 2016") && label.ends_with(" and 2024"), "{label}");
    assert!(paired.unwrap().ends_with("counted from the last year of a run of years."));
}

#[test]
fn too_few_are_said_with_how_many_it_takes() {
    let mut few = pairs(CLEAR, None);
    few.correlation = Err(NoCorrelation::TooFew(7));
    assert_eq!(pairs_title(&few), "Too few neighbourhoods to tell whether the two go together");
    assert!(
        pairs_sentence(&scorecard(), PAIR, &few)
            .ends_with("a correlation needs ten pairs of figures, and there are seven.")
    );
}

#[test]
fn what_is_left_at_the_same_level_of_deprivation_is_said_beside_the_whole() {
    let scorecard = scorecard();
    let told = |whole, held| one_level_sentence(&scorecard, &pairs(whole, Some(held))).unwrap();
    assert_eq!(
        told(CLEAR, CLEAR),
        "A link is left at the same level of deprivation: 0.62 (95% limits 0.55 to 0.68)."
    );
    assert!(told(CLEAR, NOT_CLEAR).starts_with("At the same level of deprivation no clear link is left"));
    assert!(
        told(CLEAR, OPPOSITE).starts_with("At the same level of deprivation the link is the other way round")
    );
    assert!(told(NOT_CLEAR, NOT_CLEAR).starts_with("Nor is there a clear link"));
    assert!(told(NOT_CLEAR, CLEAR).starts_with("At the same level of deprivation they go together"));
    assert_eq!(one_level_sentence(&scorecard, &pairs(CLEAR, None)), None);
}

#[test]
fn a_title_says_where_its_own_test_at_one_level_of_deprivation_finds_another_thing() {
    let title = |whole, held| pairs_title(&pairs(whole, Some(held)));
    let left = |whole, held| {
        let title = title(whole, held);
        title.strip_prefix(&pairs_title(&pairs(whole, None))).map(str::to_owned).expect("the same before")
    };
    assert_eq!(left(CLEAR, CLEAR), "");
    assert_eq!(left(CLEAR, OPPOSITE), ", but lower at the same level of deprivation");
    assert_eq!(left(OPPOSITE, CLEAR), ", but higher at the same level of deprivation");
    assert_eq!(left(CLEAR, NOT_CLEAR), ", but not clearly so at the same level of deprivation");
    assert_eq!(left(NOT_CLEAR, OPPOSITE), ", but one at the same level of deprivation");
}

#[test]
fn what_is_said_beside_a_link_warns_of_shared_making_and_of_many_looks() {
    for told in [no_cause(&pairs(CLEAR, None)), changes_and_no_cause()] {
        assert!(told.contains("share their making") && told.contains("one in twenty"), "{told}");
    }
}

#[test]
fn what_is_left_out_is_counted_by_its_reason() {
    let told = |without, unreliable| left_out_sentence(Across::Places, LeftOut { without, unreliable });
    assert_eq!(told(0, 0), None);
    assert_eq!(
        told(1, 2).as_deref(),
        Some(
            "Left out: one place lacks one of the two figures; two places have one marked as of low reliability or \
             disrupted."
        )
    );
}

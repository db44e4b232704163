use super::super::super::statistics::Z_95;
use super::*;

fn groups(values: &[f64]) -> Vec<RankedGroup> {
    let group = |(rank, &value)| RankedGroup { rank, population: 100.0, value, limits: None };
    values.iter().enumerate().map(group).collect()
}

fn with_limits(values: &[f64], half: f64) -> Vec<RankedGroup> {
    let group =
        |group: RankedGroup| RankedGroup { limits: Some((group.value - half, group.value + half)), ..group };
    groups(values).into_iter().map(group).collect()
}

fn index(groups: &[RankedGroup], form: SlopeForm) -> SlopeIndex {
    slope_index(groups, form, 0.95).unwrap()
}

#[test]
fn a_straight_line_is_found_again() {
    // Midpoints 0.1, 0.3 … 0.9 of 10 + 20b.
    let found = index(&groups(&[12.0, 16.0, 20.0, 24.0, 28.0]), SlopeForm::Linear);
    assert!((found.slope - 20.0).abs() < 1e-12 && (found.intercept - 10.0).abs() < 1e-12);
    assert!((found.relative.unwrap() - 3.0).abs() < 1e-12);
    assert_eq!((found.slope_limits, found.relative_limits), (None, None));
}

#[test]
fn larger_groups_weigh_more_and_reach_further() {
    let values = [12.0, 16.0, 20.0, 23.0, 31.0];
    let mut uneven = groups(&values);
    uneven[4].population = 400.0;
    // Midpoints 1/16, 3/16, 5/16, 7/16 and 3/4.
    let from_middle = [-7.0 / 16.0, -5.0 / 16.0, -3.0 / 16.0, -1.0 / 16.0, 1.0 / 4.0];
    let shares = [0.125, 0.125, 0.125, 0.125, 0.5];
    let found = index(&uneven, SlopeForm::Linear);
    let over = |factor: [f64; 5]| (0..5).map(|at| shares[at] * from_middle[at] * factor[at]).sum::<f64>();
    let expected = over(values) / over(from_middle);
    assert!((found.slope - expected).abs() < 1e-12, "{} {expected}", found.slope);
}

#[test]
fn groups_of_one_rank_count_as_one() {
    let five = index(&groups(&[30.0, 20.0, 13.0, 9.0, 8.0]), SlopeForm::Linear);
    let mut split = groups(&[24.0, 36.0, 20.0, 13.0, 9.0, 8.0]);
    (split[0].rank, split[1].rank) = (1, 1);
    (split[0].population, split[1].population) = (50.0, 50.0);
    let split = index(&split, SlopeForm::Linear);
    assert!((five.slope - split.slope).abs() < 1e-12 && (five.intercept - split.intercept).abs() < 1e-12);
}

#[test]
fn limits_follow_from_the_errors_of_the_values() {
    let found = index(&with_limits(&[12.0, 16.0, 20.0, 24.0, 28.0], Z_95), SlopeForm::Linear);
    // Standard errors of 1; Σc² = 1/Σ(b − b̄)² = 1/0.4 for five equal groups.
    let (lower, upper) = found.slope_limits.unwrap();
    let half = Z_95 * (1.0_f64 / 0.4).sqrt();
    assert!((lower - (20.0 - half)).abs() < 1e-9 && (upper - (20.0 + half)).abs() < 1e-9);
    let (lower, upper) = found.relative_limits.unwrap();
    assert!(lower < 3.0 && upper > 3.0);
}

#[test]
fn curves_stay_within_what_a_proportion_can_be() {
    let found = index(&with_limits(&[0.95, 0.6, 0.4, 0.2, 0.05], 0.02), SlopeForm::Logit);
    assert!(found.slope > -1.0 && found.slope < -0.9, "{found:?}");
    let (lower, upper) = found.slope_limits.unwrap();
    assert!(-1.0 <= lower && lower <= found.slope && found.slope <= upper && upper <= 0.0);
    let rate = index(&groups(&[16.0, 8.0, 4.0, 2.0, 1.0]), SlopeForm::Log);
    // A fall by half for every fifth of the people, to a thirty-second part from end to end.
    assert!((rate.relative.unwrap() - 1.0 / 32.0).abs() < 1e-12);
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let tell = |groups: &[RankedGroup], form| slope_index(groups, form, 0.95).unwrap_err();
    assert_eq!(tell(&[], SlopeForm::Linear), NoSlope::TooFewGroups);
    assert_eq!(tell(&groups(&[1.0, 2.0, 3.0, 4.0]), SlopeForm::Linear), NoSlope::TooFewGroups);
    let mut tied = groups(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    tied[1].rank = 0;
    assert_eq!(tell(&tied, SlopeForm::Linear), NoSlope::TooFewGroups);
    let mut nobody = groups(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    nobody[1].population = 0.0;
    assert_eq!(tell(&nobody, SlopeForm::Linear), NoSlope::NoPopulation);
    assert_eq!(tell(&groups(&[0.0, 2.0, 3.0, 4.0, 5.0]), SlopeForm::Log), NoSlope::OutOfRange);
    assert_eq!(tell(&groups(&[0.5, 1.0, 0.3, 0.2, 0.1]), SlopeForm::Logit), NoSlope::OutOfRange);
    assert_eq!(tell(&groups(&[f64::MAX, 0.0, 0.0, 0.0, f64::MIN]), SlopeForm::Linear), NoSlope::NotFinite);
}

#[test]
fn equal_values_have_no_slope_and_a_ratio_of_one() {
    let found = index(&groups(&[4.0; 5]), SlopeForm::Linear);
    assert!(found.slope.abs() < 1e-12 && (found.relative.unwrap() - 1.0).abs() < 1e-12);
    let nothing = index(&groups(&[0.0; 5]), SlopeForm::Linear);
    assert_eq!((nothing.slope, nothing.relative), (0.0, None));
}

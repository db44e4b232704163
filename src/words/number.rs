//! Numbers as people read them: as many decimals as published, thousands separated, a true minus sign.

use crate::model::Indicator;
pub use crate::model::number::{
    MISSING, decimals, decimals_apart, fixed, has_digits, plain, pounds, target_decimals, unit_after, value,
    with_unit, with_unit_beside, written_beside,
};
use crate::model::number::{beside_name, counts_points, joined, noun, target, time};
use std::cmp::Ordering;

/// How many there are, thousands separated: `1,234`.
pub fn count(count: u64) -> String {
    fixed(count as f64, 0)
}

/// How many there are of something: `1 row`, `1,234 rows`.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// A unit as it goes on after a name that it does not repeat: `per 100 pupils` after `Suspensions`.
pub fn unit_beside<'a>(indicator: &'a Indicator, name: &str) -> &'a str {
    beside_name(indicator.measure.unit.trim(), name)
}

/// A value with the sign of its unit, where that has one: `65.8%`, `£1,200`, else `12.2`. For a value beside another that
/// says the whole unit.
pub fn with_sign(indicator: &Indicator, number: f64) -> String {
    signed_by_unit(indicator, value(indicator, number))
}

/// The same without decimals that say nothing: `75%`.
pub fn plain_with_sign(indicator: &Indicator, number: f64) -> String {
    signed_by_unit(indicator, plain(indicator, number))
}

/// A target as it was set, with the sign of its unit: `75%`, `8.25`.
pub fn target_with_sign(indicator: &Indicator, number: f64) -> String {
    signed_by_unit(indicator, target(indicator, number))
}

/// A number that is written already, with the sign of its unit.
pub fn signed_by_unit(indicator: &Indicator, text: String) -> String {
    match () {
        () if indicator.measure.is_percentage() => format!("{text}%"),
        () if indicator.measure.unit.starts_with('£') => pounds(&text),
        () => text,
    }
}

/// What the first value is above the second, as both are shown: what stands in one sentence adds up.
pub fn shown_difference(indicator: &Indicator, first: f64, second: f64) -> f64 {
    indicator.measure.as_shown(first) - indicator.measure.as_shown(second)
}

/// How far the first value is from the second and on which side, as both are shown: `10 points` above; `None` where they are
/// level. The unit is said beside it.
pub fn short_gap_in_words(indicator: &Indicator, first: f64, second: f64) -> Option<(String, Ordering)> {
    let difference = shown_difference(indicator, first, second);
    let size = fixed(difference.abs(), decimals(indicator, first));
    let side = if difference > 0.0 { Ordering::Greater } else { Ordering::Less };
    has_digits(&size).then(|| (joined(&size, short_gap_unit(indicator)), side))
}

/// A change with its sign, `+1.2` or `−0.4`; a change that rounds to nothing has none.
///
/// Without decimals from the file, changes below 0.1 show two, so that small rates still move.
pub fn signed_change(indicator: &Indicator, change: f64) -> String {
    signed(change, decimals(indicator, change * 10.0))
}

/// A change of a value of about this size, with the decimals that the value itself is shown with.
pub fn signed_change_of(indicator: &Indicator, change: f64, size: f64) -> String {
    signed(change, decimals(indicator, size))
}

/// A change in words with its unit, `up 1.2 suspensions per 100 pupils`, `down 0.4 percentage points` or `unchanged`, for
/// a value of about this size.
pub fn change_in_words(indicator: &Indicator, change: f64, size: f64) -> String {
    moved_by(indicator, change, size, gap_unit(indicator))
}

/// The same beside a figure that says its unit: `up 1.2`, `down £3`, `up 0.4 percentage points`.
pub fn short_change_in_words(indicator: &Indicator, change: f64, size: f64) -> String {
    moved_by(indicator, change, size, short_gap_unit(indicator))
}

fn moved_by(indicator: &Indicator, change: f64, size: f64, unit: &str) -> String {
    let amount = fixed(change.abs(), decimals(indicator, size));
    if !has_digits(&amount) {
        return "unchanged".to_owned();
    }
    let direction = if change > 0.0 { "up" } else { "down" };
    format!("{direction} {}", joined(&amount, unit))
}

/// A change with its sign, in points where it is one of percentages or on a scale: `−0.5 points`.
pub fn signed_change_in_points(indicator: &Indicator, change: f64, size: f64) -> String {
    let points = indicator.measure.is_percentage() || counts_points(indicator);
    joined(&signed_change_of(indicator, change, size), if points { "points" } else { "" })
}

/// A gap with its unit: percentage points where the value is a percentage, points on a scale.
pub fn gap(indicator: &Indicator, size: f64) -> String {
    joined(&value(indicator, size), gap_unit(indicator))
}

/// What a difference of two values is counted in.
fn gap_unit(indicator: &Indicator) -> &str {
    match () {
        () if indicator.measure.is_percentage() => "percentage points",
        () if counts_points(indicator) => "points",
        () => time(indicator).unwrap_or_else(|| noun(indicator)),
    }
}

/// How two figures are rounded whose difference stands beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// The decimals of all three.
    pub decimals: usize,
    /// Whether what is printed adds up.
    pub adds_up: bool,
}

impl Rounding {
    /// The decimals with which `one` less `other` is the difference that is printed: those of a value of this size, or one
    /// more.
    pub fn of(indicator: &Indicator, [one, other]: [f64; 2], size: f64) -> Self {
        let usual = decimals(indicator, size);
        let found = (usual..=usual + 1).map(|decimals| Self::with([one, other], decimals));
        found.into_iter().find(|found| found.adds_up).unwrap_or(Self { decimals: usual, adds_up: false })
    }

    /// With so many decimals.
    fn with([one, other]: [f64; 2], decimals: usize) -> Self {
        let shown = |value: f64| format!("{value:.decimals$}").parse::<f64>();
        let adds_up = shown(one)
            .ok()
            .zip(shown(other).ok())
            .is_some_and(|(first, second)| fixed(first - second, decimals) == fixed(one - other, decimals));
        Self { decimals, adds_up }
    }

    /// With no fewer decimals than these: those that what stands beside it has.
    #[must_use]
    pub fn at_least(self, parts: [f64; 2], decimals: usize) -> Self {
        if self.decimals < decimals { Self::with(parts, decimals) } else { self }
    }

    /// What is to be added where it does not.
    pub fn remark(self) -> &'static str {
        if self.adds_up { "" } else { " (all rounded)" }
    }
}

/// How much a value moves or lies apart, with its unit beside the name of the indicator: `6.2 per 100 pupils`, `1.3
/// percentage points`.
pub fn distance_beside(indicator: &Indicator, size: f64, decimals: usize, name: &str) -> String {
    joined(&fixed(size.abs(), decimals), beside_name(gap_unit(indicator), name))
}

/// The same where the unit is known: `6.2`, `1.3 percentage points`.
pub fn distance(indicator: &Indicator, size: f64, decimals: usize) -> String {
    joined(&fixed(size.abs(), decimals), short_gap_unit(indicator))
}

/// The same for a list, where room is short: `1.3 points`.
pub fn distance_in_points(indicator: &Indicator, size: f64, decimals: usize) -> String {
    let unit = match time(indicator) {
        _ if indicator.measure.is_percentage() => "points",
        Some(time) => time,
        None => short_gap_unit(indicator),
    };
    joined(&fixed(size.abs(), decimals), unit)
}

/// The same beside a value that says its unit.
fn short_gap_unit(indicator: &Indicator) -> &str {
    match gap_unit(indicator) {
        unit if indicator.measure.is_percentage() || counts_points(indicator) => unit,
        unit if unit.starts_with('£') => "£",
        _ => "",
    }
}

/// A change with its sign and so many decimals.
pub fn signed(change: f64, decimals: usize) -> String {
    let text = fixed(change, decimals);
    if change > 0.0 && has_digits(&text) { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MeasureKind;
    use crate::words::sample;
    use proptest::prelude::*;

    fn rate() -> Indicator {
        sample::indicator("suspension-rate", "Suspensions")
    }

    #[test]
    fn beside_its_name_a_unit_does_not_repeat_it() {
        let suspensions = sample::indicator("suspensions", "Suspensions");
        assert_eq!(with_unit_beside(&suspensions, 12.2, "Suspensions"), "12.2 per 100 pupils");
        assert_eq!(with_unit_beside(&suspensions, 12.2, "Suspension"), "12.2 suspensions per 100 pupils");
        assert_eq!(with_unit_beside(&suspensions, 12.2, "Suspensions per 100 pupils"), "12.2");
        assert_eq!(with_unit_beside(&suspensions, 12.2, ""), "12.2 suspensions per 100 pupils");
    }

    #[test]
    fn decimals_follow_the_file_then_the_kind_then_the_size() {
        let mut indicator = rate();
        assert_eq!(value(&indicator, 12.24), "12.2");
        assert_eq!(value(&indicator, 0.194), "0.19");
        indicator.measure.decimals = Some(3);
        assert_eq!(value(&indicator, 12.24), "12.240");
        indicator.measure.decimals = None;
        indicator.measure.kind = MeasureKind::Count;
        assert_eq!(value(&indicator, 1_234_567.4), "1,234,567");
        assert_eq!(value(&indicator, 999.6), "1,000");
    }

    #[test]
    fn minus_is_a_true_minus_and_zero_has_no_sign() {
        let indicator = rate();
        assert_eq!(value(&indicator, -4.25), "−4.2");
        assert_eq!(value(&indicator, -0.001), "0.00");
        assert_eq!(fixed(-0.0, 1), "0.0");
        assert_eq!(fixed(f64::NAN, 1), MISSING);
        assert_eq!(signed_change(&indicator, 0.0), "0.00");
        assert_eq!(signed_change(&indicator, 1.24), "+1.2");
        assert_eq!(signed_change(&indicator, -0.04), "−0.04");
        assert_eq!(signed_change_of(&indicator, 0.44, 12.0), "+0.4");
    }

    #[test]
    fn units_stand_where_readers_expect_them() {
        let mut indicator = rate();
        assert_eq!(with_unit(&indicator, 12.2), "12.2 suspensions per 100 pupils");
        indicator.measure.unit = "% of adults".to_owned();
        assert_eq!(with_unit(&indicator, 65.8), "65.8% of adults");
        indicator.measure.unit = "£ per head".to_owned();
        assert_eq!(with_unit(&indicator, 1200.0), "£1,200.0 per head");
        indicator.measure.unit = "deaths per 100,000, age-standardised".to_owned();
        assert_eq!(with_unit(&indicator, 161.6), "161.6 deaths per 100,000");
        indicator.measure.kind = MeasureKind::Index;
        indicator.measure.unit = "index, England = 100".to_owned();
        assert_eq!(with_unit(&indicator, 98.0), "98.0 (index, England = 100)");
        indicator.measure.unit = String::new();
        assert_eq!(with_unit(&indicator, 98.0), "98.0");
    }

    proptest! {
        #[test]
        fn figures_and_their_difference_add_up_as_printed(
            one in -5_000_000..5_000_000_i64,
            other in -5_000_000..5_000_000_i64,
            scale in 0..6_i32,
        ) {
            let [one, other] = [one, other].map(|value| value as f64 / 10_f64.powi(scale));
            let found = Rounding::of(&rate(), [one, other], one);
            let printed = |value: f64| {
                let text = fixed(value, found.decimals).replace(',', "").replace('−', "-");
                let digits: i64 = text.replace('.', "").parse().unwrap();
                digits
            };
            let adds_up = printed(one) - printed(other) == printed(one - other);
            prop_assert_eq!(adds_up, found.remark().is_empty(), "{} {}", one, other);
        }
    }

    #[test]
    fn one_more_decimal_makes_a_difference_add_up() {
        let with = |parts| Rounding::of(&rate(), parts, 12.0);
        assert_eq!(with([9.8, 9.0]), Rounding { decimals: 1, adds_up: true });
        assert_eq!(with([6.26, 4.64]), Rounding { decimals: 2, adds_up: true }, "6.3 less 4.6 is not 1.6");
        assert_eq!(with([0.343, 0.052]), Rounding { decimals: 2, adds_up: true });
        assert_eq!(with([0.2549, 0.1054]).remark(), " (all rounded)");
    }

    #[test]
    fn figures_that_differ_do_not_read_the_same() {
        assert_eq!(decimals_apart(1, [1.1, 1.06]), 2);
        assert_eq!(decimals_apart(1, [1.1, 1.2]), 1);
        assert_eq!(decimals_apart(1, [1.1, 1.1001]), 1, "no further than two more");
    }

    #[test]
    fn beside_a_figure_with_its_unit_only_the_sign_of_it_is_said() {
        let mut indicator = rate();
        assert_eq!(with_sign(&indicator, 12.2), "12.2");
        indicator.measure.unit = "% of adults".to_owned();
        assert_eq!(
            (with_sign(&indicator, 19.8), plain_with_sign(&indicator, 5.0)),
            ("19.8%".into(), "5%".into())
        );
        indicator.measure.unit = "£ per head".to_owned();
        assert_eq!(with_sign(&indicator, 12.0), "£12.0");
    }

    #[test]
    fn a_difference_is_that_of_the_figures_as_they_are_shown() {
        let beside = |first, second| short_gap_in_words(&rate(), first, second);
        assert_eq!(beside(14.06, 10.04), Some(("4.1".to_owned(), Ordering::Greater)), "14.1 and 10.0");
        assert_eq!(beside(10.04, 14.06), Some(("4.1".to_owned(), Ordering::Less)));
        assert_eq!(beside(12.16, 12.24), None, "both are shown as 12.2");
    }

    #[test]
    fn a_change_in_words_has_the_unit_and_points_for_percentages_and_scales() {
        let mut indicator = rate();
        assert_eq!(change_in_words(&indicator, 1.2, 12.0), "up 1.2 suspensions per 100 pupils");
        assert_eq!(short_change_in_words(&indicator, 1.2, 12.0), "up 1.2");
        assert_eq!(change_in_words(&indicator, 0.01, 12.0), "unchanged");
        indicator.measure.unit = "%".to_owned();
        assert_eq!(change_in_words(&indicator, -0.4, 12.0), "down 0.4 percentage points");
        assert_eq!(short_change_in_words(&indicator, -1.0, 12.0), "down 1.0 percentage points");
        indicator.measure.unit = "£ per head".to_owned();
        assert_eq!(change_in_words(&indicator, 3.0, 12.0), "up £3.0 per head");
        assert_eq!(short_change_in_words(&indicator, 3.0, 12.0), "up £3.0");
        indicator.measure.unit = "index, England = 100".to_owned();
        indicator.measure.kind = MeasureKind::Index;
        assert_eq!(gap(&indicator, 44.0), "44.0 points");
        indicator.measure.unit = "years between the most and least deprived".to_owned();
        assert_eq!(gap(&indicator, 1.3), "1.3 years");
        assert_eq!(distance_in_points(&indicator, -1.0, 0), "1 year");
        assert_eq!(short_change_in_words(&indicator, 1.2, 12.0), "up 1.2");
        indicator.measure.kind = MeasureKind::Mean;
        indicator.measure.unit = "days lost per worker".to_owned();
        assert_eq!(gap(&indicator, 1.3), "1.3 days lost per worker");
        indicator.measure.unit = "years".to_owned();
        assert_eq!(distance_in_points(&indicator, 0.5, 1), "0.5 years");
        indicator.measure.kind = MeasureKind::Index;
        indicator.measure.unit = "index, England = 100".to_owned();
    }
}

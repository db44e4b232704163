//! How a number is written, the same wherever it stands: as many decimals as published, thousands separated, a true minus
//! sign, and the unit where readers expect it.

use super::indicator::Indicator;
use super::words::MeasureKind;

/// What stands where there is nothing.
pub const MISSING: &str = "–";

/// Decimal places for values of about this size.
pub fn decimals(indicator: &Indicator, size: f64) -> usize {
    indicator.measure.decimals_at(size)
}

/// A value with the indicator's decimals, such as `12.2` or `1,234`.
pub fn value(indicator: &Indicator, value: f64) -> String {
    fixed(value, decimals(indicator, value))
}

/// No target is written with more decimals.
const MOST_OF_A_TARGET: usize = 6;

/// A value without decimals that say nothing: `75`, `4.5`.
pub fn plain(indicator: &Indicator, number: f64) -> String {
    if number.fract() == 0.0 { fixed(number, 0) } else { value(indicator, number) }
}

/// A value with its unit: `65.8%`, `£1,200 per head`, `12.2 suspensions per 100 pupils`.
pub fn with_unit(indicator: &Indicator, number: f64) -> String {
    with_unit_beside(indicator, number, "")
}

/// The same beside a name that the unit does not repeat: `12.2 per 100 pupils` after `Suspensions`.
pub fn with_unit_beside(indicator: &Indicator, number: f64, name: &str) -> String {
    unit_after(indicator, &value(indicator, number), name)
}

/// The same of a target, as it was set: `5% of adults`.
pub fn target_with_unit(indicator: &Indicator, number: f64) -> String {
    unit_after(indicator, &target(indicator, number), "")
}

/// A target as it was set, which may be finer than what it is set for: `75`, `4.5`, `8.25`.
pub fn target(indicator: &Indicator, number: f64) -> String {
    fixed(number, target_decimals(indicator, number))
}

/// The decimals of a target as it was set, and no fewer than figures have; none of a whole number.
pub fn target_decimals(indicator: &Indicator, number: f64) -> usize {
    if number.fract() == 0.0 {
        return 0;
    }
    let needed = number.to_string().split_once('.').map_or(0, |(_, after)| after.len());
    decimals(indicator, number).max(needed.min(MOST_OF_A_TARGET))
}

/// A value with its unit beside another one, with as many more decimals as it takes that the two do not read the same.
pub fn with_unit_apart_from(indicator: &Indicator, number: f64, other: f64) -> String {
    let decimals = decimals_apart(decimals(indicator, number), [number, other]);
    unit_after(indicator, &fixed(number, decimals), "")
}

/// A value that is written already, with its unit as it goes on after it beside this name.
pub fn unit_after(indicator: &Indicator, text: &str, name: &str) -> String {
    // The unit of a score or an index explains the number and is no noun to go on with.
    if counts_points(indicator) && !indicator.measure.unit.is_empty() {
        return format!("{text} ({})", indicator.measure.unit.trim());
    }
    written_beside(indicator, text, name)
}

/// The decimals with which two figures that differ do not read the same: the usual ones, or up to two more.
pub fn decimals_apart(usual: usize, [one, other]: [f64; 2]) -> usize {
    let differ = |decimals: &usize| fixed(one, *decimals) != fixed(other, *decimals);
    (usual..=usual + 2).find(differ).unwrap_or(usual)
}

/// An amount in a unit such as `£ a year`: pounds have their sign before the number and the rest of the unit after it.
pub fn amount(unit: &str, written: &str) -> String {
    let unit = unit.trim();
    let pounds = pounds(written);
    match unit.strip_prefix('£') {
        Some(rest) if rest.trim().is_empty() => pounds,
        // Thousands and millions are part of the number: `£2.5m a year`.
        Some(rest) if rest.starts_with(char::is_alphabetic) => format!("{pounds}{rest}"),
        Some(rest) => format!("{pounds} {}", rest.trim()),
        None => format!("{written} {unit}"),
    }
}

/// A number that is written already, with the sign of pounds, before which its own sign stands: `£3`, `−£3`, `+£3`.
pub fn pounds(written: &str) -> String {
    let digits = written.trim_start_matches(['−', '+']);
    format!("{}£{digits}", &written[..written.len() - digits.len()])
}

/// An amount as it is written before its unit: whole, or in hundredths.
pub fn whole_or_hundredths(amount: f64) -> String {
    fixed(amount, if amount.fract() == 0.0 { 0 } else { 2 })
}

/// The same of a value that is written already.
pub fn written_beside(indicator: &Indicator, text: &str, name: &str) -> String {
    joined(text, beside_name(noun(indicator), name))
}

/// What is left of a unit that begins with the name it stands beside.
pub(crate) fn beside_name<'a>(unit: &'a str, name: &str) -> &'a str {
    let named = unit.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name));
    let rest = named.map(|_| &unit[name.len()..]).filter(|rest| rest.is_empty() || rest.starts_with(" per "));
    rest.map_or(unit, str::trim_start)
}

/// Whether it is measured on a scale of its own, so that its differences are points.
pub(crate) fn counts_points(indicator: &Indicator) -> bool {
    matches!(indicator.measure.kind, MeasureKind::Index | MeasureKind::Score) && time(indicator).is_none()
}

pub(crate) const TIMES: [&str; 6] = ["years", "months", "weeks", "days", "hours", "minutes"];

/// The time that it is measured in; of an index also where follows what time that is: `years between the most and least
/// deprived`.
pub(crate) fn time(indicator: &Indicator) -> Option<&str> {
    let unit = indicator.measure.unit.as_str();
    let is_index = matches!(indicator.measure.kind, MeasureKind::Index | MeasureKind::Score);
    let first = unit.split([' ', ',']).next()?;
    (TIMES.contains(&first) && (is_index || first == noun(indicator))).then_some(first)
}

/// The unit as it goes on after a number: what follows a comma only explains it.
pub(crate) fn noun(indicator: &Indicator) -> &str {
    indicator.measure.unit.split(", ").next().unwrap_or_default().trim()
}

/// A number as it is shown, with its unit before it, behind it or after a space.
pub(crate) fn joined(amount: &str, unit: &str) -> String {
    match unit.strip_prefix('£') {
        Some(rest) => format!("{}{rest}", pounds(amount)),
        None if unit.is_empty() || unit.starts_with('%') => format!("{amount}{unit}"),
        // With decimals it is read as a measure, of which there are points: `1.0 points` as `0.1 points`.
        None if amount == "1" && (unit.ends_with("points") || TIMES.contains(&unit)) => {
            format!("{amount} {}", unit.trim_end_matches('s'))
        }
        None => format!("{amount} {unit}"),
    }
}

/// A number with fixed decimals, `1,234.5`; never `-0.0`, and [`MISSING`] for what is no number.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return MISSING.to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + 4);
    if value < 0.0 && has_digits(&digits) {
        text.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Whether anything but zeros is left after rounding.
pub fn has_digits(text: &str) -> bool {
    text.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

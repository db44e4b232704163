//! A number with the sign of its unit, and with a word for thousands or more: `12.3%`, `£5.2m`.

use super::number;
use crate::format::can_be_figure;
use crate::import::shift::shifted;
use crate::import::table::{Signs, UnitSign};

/// The number in a text in small letters, with the signs beside it.
pub(super) fn quantity(text: &str) -> Option<(f64, Signs)> {
    if let Some(number) = number(text.as_bytes()) {
        return Some((number, Signs::default()));
    }
    let percent = ["%", "per cent", "percent", "pct"].iter().find_map(|sign| text.strip_suffix(sign));
    if let Some(percent) = percent {
        return Some((number(percent.as_bytes())?, UnitSign::Percent.into()));
    }
    // Without the sign of money, `5m` may be metres or minutes.
    if let Some(number) =
        ["k", "thousand", "million", "mn", "billion", "bn"].iter().find_map(|scale| scaled(text, scale))
    {
        return Some((number, Signs { unit: None, is_multiplied: true }));
    }
    let is_multiplied = text.trim_end_matches(')').ends_with(char::is_alphabetic);
    Some((pounds(text)?, Signs { unit: Some(UnitSign::Pound), is_multiplied }))
}

/// The number in front of a word for its scale, or of none.
fn scaled(text: &str, scale: &str) -> Option<f64> {
    let power = match scale {
        "k" | "thousand" => 3,
        "m" | "mn" | "million" => 6,
        "bn" | "billion" => 9,
        _ => 0,
    };
    let number = shifted(number(text.strip_suffix(scale)?.trim_end().as_bytes())?, power);
    Some(number).filter(|number| can_be_figure(*number))
}

/// `£5`, `-£1,200`, `£5.2m`, `(£5)`. A number in brackets is below zero only among sums of money.
fn pounds(text: &str) -> Option<f64> {
    const SCALES: [&str; 8] = ["thousand", "million", "billion", "bn", "mn", "m", "k", ""];
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let text = bracketed.unwrap_or(text).trim();
    let unsigned = text.strip_prefix(['-', '−', '–']);
    let amount = unsigned.unwrap_or(text).trim_start().strip_prefix('£')?.trim_start();
    let amount = match amount.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(within) => format!("-{within}"),
        None => amount.to_owned(),
    };
    let number = SCALES.iter().find_map(|scale| scaled(&amount, scale))?;
    let is_below = bracketed.is_some() || unsigned.is_some();
    // Two minuses are no sum of money.
    (!is_below || number > 0.0).then_some(if is_below { -number } else { number })
}

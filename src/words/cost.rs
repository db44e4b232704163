//! What something that was tried costs, in words.

use super::number;
use super::wording::count_in_words;
use crate::analysis::CostHere;
use crate::model::Cost;
use crate::model::number::{amount, whole_or_hundredths};

/// Why cost and change are not divided.
pub const NOT_DIVIDED: &str = "Cost and change stand side by side and are not divided by one another: what moved after a start is not \
                               what its money bought.";

/// That there is no cost, and where one is entered.
pub const NO_COST: &str = "What it costs is not in this file; it is entered under Edit.";

/// `£250,000 a year · £1.29 a year for each resident`; of several areas that share it that is said.
pub fn cost_words(cost: &Cost, here: CostHere) -> String {
    // Pence have two digits; of people and hours none is written that says nothing.
    let whole = match whole_or_hundredths(here.amount) {
        written if cost.unit.starts_with('£') => written,
        written => written.strip_suffix('0').filter(|less| less.contains('.')).unwrap_or(&written).to_owned(),
    };
    let mut told = amount(&cost.unit, &whole);
    if here.areas > 1 {
        told = format!("{told} in its {} areas together", count_in_words(here.areas));
    }
    if let Some(each) = here.per_resident {
        let written = number::fixed(each, if each.abs() < 100.0 { 2 } else { 0 });
        let (less, written) = if number::has_digits(&written) || each == 0.0 {
            ("", written)
        } else {
            ("less than ", "0.01".to_owned())
        };
        told = format!("{told} · {less}{} for each resident", amount(&cost.unit, &written));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(unit: &str, amount: f64, per_resident: Option<f64>, areas: usize) -> String {
        let cost = Cost { unit: unit.to_owned(), ..Cost::default() };
        cost_words(&cost, CostHere { amount, per_resident, areas })
    }

    #[test]
    fn an_amount_is_written_with_its_unit_and_for_each_resident() {
        assert_eq!(
            told("£ a year", 250_000.0, Some(1.25), 1),
            "£250,000 a year · £1.25 a year for each resident"
        );
        assert_eq!(told("£", 12.5, None, 3), "£12.50 in its three areas together");
        assert_eq!(
            told("£m a year", 2.5, Some(0.000_01), 1),
            "£2.50m a year · less than £0.01m a year for each resident"
        );
        assert_eq!(told("full-time equivalents", 3.5, None, 1), "3.5 full-time equivalents");
        assert_eq!(told("hours", 40.0, None, 1), "40 hours");
        assert_eq!(told("staff", 12.0, Some(0.0), 1), "12 staff · 0.00 staff for each resident");
    }
}

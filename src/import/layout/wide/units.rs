//! Units behind the names of columns of figures.

use super::series::Headed;
use crate::import::layout::measure::says_only_measure;
use crate::import::table::{ColumnSearch, plain};

/// A header and the unit behind it: `Active adults 2021/22 %`.
pub(super) fn without_unit(text: &str) -> (&str, &str) {
    match text.rsplit_once(' ') {
        Some((words, unit @ ("%" | "£" | "GBP"))) => (words, unit),
        Some((words, "(%)")) => (words, "%"),
        _ => (text, ""),
    }
}

/// A header and the unit in brackets behind it: `Waits 2022 (days)`.
pub(super) fn without_bracketed_unit(text: &str) -> Option<(&str, &str)> {
    let (words, unit) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    (says_only_measure(unit) && !words.trim().is_empty()).then(|| (words.trim_end(), unit))
}

/// Figures of other periods that are called the same but for a unit are in that unit, too: `2021` beside `2022 (days)`.
pub(super) fn share_units(headed: &mut [Headed], search: &mut ColumnSearch<'_>) {
    let mut shared: Vec<(usize, String)> = Vec::new();
    for (at, column) in headed.iter().enumerate() {
        let in_unit = headed.iter().filter(|other| is_in_unit(&other.rest, &column.rest));
        let mut rests: Vec<&str> = in_unit.map(|other| other.rest.as_str()).collect();
        rests.sort_unstable();
        rests.dedup();
        if let [rest] = rests[..]
            && are_of_other_periods(headed, &column.rest, rest)
        {
            shared.push((at, rest.to_owned()));
        }
    }
    if let Some((at, rest)) = shared.first() {
        let with_unit = headed.iter().find(|column| column.rest == *rest).map_or(*at, |column| column.at);
        search.remarks.push(format!(
            "Nothing in the name of the column {} says in what its figures are; they were taken to be in what the column {} says.",
            search.header.in_words(headed[*at].at),
            search.header.in_words(with_unit),
        ));
    }
    for (at, rest) in shared {
        headed[at].rest = rest;
    }
}

/// Whether a name is another one with a unit behind it.
fn is_in_unit(rest: &str, bare: &str) -> bool {
    let is_unit = |unit: &str| unit == "%" || says_only_measure(unit);
    if bare.trim().is_empty() {
        return !rest.trim().is_empty() && is_unit(rest);
    }
    without_bracketed_unit(rest).is_some_and(|(words, unit)| plain(words) == plain(bare) && is_unit(unit))
}

/// Whether columns of two names are each of a period, and no two of them of the same.
fn are_of_other_periods(headed: &[Headed], one: &str, other: &str) -> bool {
    let of = |name: &str| -> Vec<Option<&str>> {
        headed.iter().filter(|column| column.rest == name).map(Headed::label).collect()
    };
    let (one, other) = (of(one), of(other));
    !one.contains(&None) && !other.contains(&None) && one.iter().all(|label| !other.contains(label))
}

#[cfg(test)]
mod tests {
    use crate::import::testing::rows;

    #[test]
    fn a_unit_on_one_of_the_years_is_that_of_all() {
        for (columns, indicators, figures) in [
            ("2021,2022 (days)", 1, 2),
            ("2021 (days),2022", 1, 2),
            ("2021,2022 (%)", 1, 2),
            ("2021,2022 £m", 1, 2),
            ("2021,2022 rate", 1, 2),
            ("Waits 2021,Waits 2022 (days)", 1, 2),
            ("Waits 2021,Waits 2022 (%)", 1, 2),
            ("2021,2022 (provisional)", 1, 2),
            // A number and its share of one year, and figures in two units, are two.
            ("2021,2021 (%)", 2, 2),
            ("2021 (number),2022 (%)", 2, 2),
            ("Waits 2021,Falls 2022 (days)", 2, 2),
        ] {
            let read = rows(&format!("Area,{columns}\nBury,5,10\n"));
            let found = (read.indicators.len(), read.observations.iter().count());
            assert_eq!(found, (indicators, figures), "{columns}");
        }
    }
}

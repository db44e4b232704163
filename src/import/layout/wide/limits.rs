//! Which figures limits and counts belong to whose headers have no other name.

use super::series::Headed;
use crate::import::layout::long::counts_called;
use crate::import::layout::measure::{Measured, is_only_measure, says_only_measure};
use crate::import::layout::part::Part;
use crate::import::layout::period::Label;
use crate::import::table::{ColumnSearch, named_without_unit, plain};

/// Limits and counts that are said to be such go with the figures that are called alike, or with the only ones there
/// are; those of no figures are left out, which is said.
pub(super) fn join_what_is_said(headed: &mut Vec<Headed>, search: &mut ColumnSearch<'_>) {
    let values: Vec<(String, Option<Label>)> = (headed.iter())
        .filter(|column| column.part == Part::Value)
        .map(|column| (column.rest.clone(), column.period.clone()))
        .collect();
    let is_of_any = |column: &Headed| {
        values.iter().any(|(rest, period)| {
            named_without_unit(rest) == named_without_unit(&column.rest) && *period == column.period
        })
    };
    headed.retain_mut(|column| {
        if !column.is_said || is_of_any(column) {
            return true;
        }
        if let [(rest, period)] = &values[..] {
            (column.rest, column.period) = (rest.clone(), period.clone());
            return true;
        }
        let name = search.header.said_as(column.at);
        search.remarks.push(format!(
            "The column `{name}` was left out: several columns hold figures, and none of them is called alike."
        ));
        false
    });
}

/// Limits and counts without another name that stand right behind figures go with these, where they come again behind each of
/// several figures or where there are no other figures.
pub(super) fn join_what_stands_behind(headed: &mut [Headed]) {
    let is_bare = |column: &Headed| {
        let is_own = column.rest.is_empty() && column.label().is_none() && !column.is_said;
        is_own && !matches!(column.part, Part::Value | Part::OtherLimit)
    };
    let run = |at: usize| -> Vec<Part> {
        let behind = headed[at + 1..].iter().zip(headed[at].at + 1..);
        behind
            .take_while(|(column, next)| is_bare(column) && column.at == *next)
            .map(|(column, _)| column.part)
            .collect()
    };
    let values = (0..headed.len()).filter(|at| headed[*at].part == Part::Value);
    let runs: Vec<(usize, Vec<Part>)> = values.map(|at| (at, run(at))).collect();
    let is_whole = |parts: &[Part]| {
        let has = |part: Part| parts.iter().filter(|other| **other == part).count();
        let all = [Part::Lower, Part::Upper, Part::Numerator, Part::Denominator];
        !parts.is_empty() && has(Part::Lower) == has(Part::Upper) && all.iter().all(|part| has(*part) <= 1)
    };
    let with_parts: Vec<(usize, usize)> =
        runs.iter().filter(|(_, parts)| is_whole(parts)).map(|(at, parts)| (*at, parts.len())).collect();
    if with_parts.len() < 2 && runs.len() > 1 {
        return;
    }
    for (at, count) in with_parts {
        let (rest, period) = (headed[at].rest.clone(), headed[at].period.clone());
        for part in &mut headed[at + 1..=at + count] {
            (part.rest, part.period) = (rest.clone(), period.clone());
        }
    }
}

/// What says only how figures are measured, and comes again right behind those of each of several periods, is of that period:
/// `2020, %, 2021, %`.
pub(super) fn join_measures_behind(headed: &mut [Headed]) {
    let is_of_period = |column: &Headed| column.part == Part::Value && column.label().is_some();
    let of_periods: Vec<usize> = (0..headed.len()).filter(|at| is_of_period(&headed[*at])).collect();
    let behind = |at: &usize| {
        let (column, next) = (&headed[*at], headed.get(at + 1)?);
        let is_measure = !next.rest.is_empty() && is_only_measure(&next.rest) && column.period.is_some();
        let is_bare = next.part == Part::Value && next.label().is_none() && !next.is_said && is_measure;
        (is_bare && next.at == column.at + 1)
            .then(|| plain(&next.rest) + &next.rest.replace(char::is_alphanumeric, ""))
    };
    let measures: Option<Vec<String>> = of_periods.iter().map(behind).collect();
    let is_one = measures.is_some_and(|all| all.len() > 1 && all.iter().all(|one| *one == all[0]));
    for at in of_periods.into_iter().filter(|_| is_one) {
        let period = headed[at].period.clone();
        headed[at + 1].period = period;
    }
}

/// Limits without another name, one lower and one upper of a period, go with the figures to the left of them: the only ones,
/// or such as have limits, rates and shares. So do counts without another name where there are only those figures, on either
/// side of them.
pub(super) fn join_bare_limits(headed: &mut [Headed], search: &ColumnSearch<'_>) {
    let names = search.header.names();
    for at in 0..headed.len() {
        let column = &headed[at];
        if column.part == Part::Value || !column.rest.is_empty() || column.is_said {
            continue;
        }
        let of_period = |other: &&Headed| other.label() == column.label();
        let is_only = headed.iter().filter(of_period).filter(|other| other.part == column.part).count() == 1;
        let values = || headed.iter().filter(of_period).filter(|other| other.part == Part::Value);
        let is_limit = matches!(column.part, Part::Lower | Part::Upper);
        let is_lone = values().count() == 1;
        let value = values().rfind(|value| is_lone || value.at < column.at).filter(|_| is_only);
        let Some(value) = value else { continue };
        if is_lone || (is_limit && says_rate(&names[value.at])) {
            let rest = value.rest.clone();
            headed[at].rest = rest;
        }
    }
}

/// Counts that are called so and nothing else (`2022 Count`) go with the only other figures of their period where these have
/// no name of their own either: `2022 Value`, `2022 Rate`.
pub(super) fn join_bare_counts(headed: &mut [Headed]) {
    let part_of = |column: &Headed| {
        let is_open = column.part == Part::Value && !column.is_said && column.label().is_some();
        counts_called(&column.rest).filter(|_| is_open)
    };
    for at in 0..headed.len() {
        let Some(part) = part_of(&headed[at]) else { continue };
        let of_period = || headed.iter().filter(|other| other.label() == headed[at].label());
        let mut values = of_period().filter(|other| other.part == Part::Value && part_of(other).is_none());
        let is_only =
            of_period().filter(|other| other.part == part || part_of(other) == Some(part)).count() == 1;
        let value = values.next().filter(|value| is_only && is_bare_rate(&value.rest));
        if let (Some(value), None) = (value, values.next()) {
            let rest = value.rest.clone();
            (headed[at].part, headed[at].rest) = (part, rest);
        }
    }
}

/// Whether what is left of a header names nothing, and is no other count.
fn is_bare_rate(rest: &str) -> bool {
    rest.trim().is_empty() || (says_only_measure(rest) && says_rate(rest))
}

/// Whether a header says that its figures are rates or shares.
pub(super) fn says_rate(name: &str) -> bool {
    let hints = Measured::of_name(name);
    plain(name) == "rate"
        || hints.iter().any(|hint| ["rate", "proportion", "standardised-rate"].contains(&&*hint.value))
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, said};

    #[test]
    fn measures_behind_each_period_are_of_it() {
        for (csv, expected) in [
            (
                "Area,2020,%,2021,%\nBury,100,12.5,110,13.1\n",
                ["2020 | 100", "2020 | 12.5", "2021 | 110", "2021 | 13.1"],
            ),
            (
                "Area,2020/21,Rate,2021/22,Rate\nBury,100,12.5,110,13.1\n",
                ["2020/21 | 100", "2020/21 | 12.5", "2021/22 | 110", "2021/22 | 13.1"],
            ),
        ] {
            let mut taken: Vec<String> = figures(&rows(csv))
                .iter()
                .map(|figure| figure.split(" | ").skip(3).collect::<Vec<_>>().join(" | "))
                .collect();
            taken.sort_by_key(|figure| expected.iter().position(|known| known == figure));
            assert_eq!(taken, expected, "{csv}");
            let read = rows(csv);
            assert_eq!(read.indicators.len(), 2, "{csv}");
            assert_eq!(read.tables[0].columns_left, Vec::<String>::new(), "{csv}");
        }
        for csv in [
            "Area,2020,Change,2021,Change\nBury,100,12.5,110,13.1\n",
            "Area,2020,2021,%\nBury,100,110,10\n",
            "Area,2020,%,2021,Rate\nBury,100,12.5,110,13.1\n",
        ] {
            assert_eq!(figures(&rows(csv)).len(), 2, "{csv}");
        }
    }

    #[test]
    fn counts_of_a_period_go_with_its_only_figures_on_either_side() {
        for (columns, first) in [
            ("2022 Numerator,2022 Denominator,2022 Rate", "5,100,50"),
            ("2022 Rate,2022 Numerator,2022 Denominator", "50,5,100"),
            ("2022 Count,2022 Denom,2022 Value", "5,100,50"),
            ("2022,2022 Cases,2022 Denominator", "50,5,100"),
        ] {
            for (header, of) in [("Area,Indicator", "Bury,Falls"), ("Area", "Bury")] {
                let read = rows(&format!("{header},{columns}\n{of},{first}\n"));
                let taken = figures(&read);
                assert!(
                    taken.len() == 1 && taken[0].ends_with(" | Bury | 2022 | 50 (5 of 100)"),
                    "{columns}: {taken:?}"
                );
                let withheld = first.replace("50", "[c]");
                let taken = figures(&rows(&format!("{header},{columns}\n{of},{withheld}\n")));
                assert!(
                    taken.len() == 1 && taken[0].ends_with(" | Bury | 2022 | – (5 of 100)"),
                    "{columns}: {taken:?}"
                );
            }
        }
        for (columns, expected) in [
            ("Falls count 2022,Falls rate 2022,Walks 2022,Runs 2022", 4),
            ("Count 2022,Falls 2022,Walks 2022,Runs 2022", 4),
            ("2022 Persons,2022 Count,2023 Persons,2023 Count", 4),
        ] {
            let read = rows(&format!("Area,{columns}\nBury,5,50,7,8\n"));
            assert_eq!(figures(&read).len(), expected, "{columns}");
        }
    }

    #[test]
    fn a_period_stays_where_only_one_column_is_left_of_it() {
        let csv = "Area,Indicator,2022 Value,2022 Count\nBury,Falls,5,100\n";
        assert_eq!(figures(&said(csv, &["2022 Count=ignore"])), ["Falls |  | Bury | 2022 | 5"]);
        assert_eq!(
            figures(&rows("Area,Indicator,2022 Value\nBury,Falls,5\n")),
            ["Falls |  | Bury | 2022 | 5"]
        );
    }

    #[test]
    fn limits_and_counts_right_behind_each_year_are_of_it() {
        for (columns, first, expected) in [
            ("2022,LCI,UCI,2023,LCI,UCI", "1,0.5,2,3,2,4", ["1 (0.5 to 2)", "3 (2 to 4)"]),
            (
                "2022,Upper CI,Lower CI,2023,Upper CI,Lower CI",
                "1,2,0.5,3,4,2",
                ["1 (0.5 to 2)", "3 (2 to 4)"],
            ),
            (
                "2022,Numerator,Denominator,2023,Numerator,Denominator",
                "1,1,100,2,2,100",
                ["1 (1 of 100)", "2 (2 of 100)"],
            ),
            ("2022,LCI,UCI,2023", "1,0.5,2,3", ["1", "3"]),
            ("LCI,UCI,2022,2023", "0.5,2,1,3", ["1", "3"]),
        ] {
            let taken = figures(&rows(&format!("Area,{columns}\nBury,{first}\n")));
            let expected: Vec<String> = ["2022", "2023"]
                .iter()
                .zip(expected)
                .map(|(year, figure)| format!("table:table |  | Bury | {year} | {figure}"))
                .collect();
            assert_eq!(taken, expected, "{columns}");
        }
        let only = figures(&rows("Area,2022,LCI,UCI\nBury,1,0.5,2\n"));
        assert_eq!(only, ["table:table |  | Bury | 2022 | 1 (0.5 to 2)"]);
    }
}

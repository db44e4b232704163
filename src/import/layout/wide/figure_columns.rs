//! Which columns of a table hold figures, as far as its first rows show it.

use super::FirstRows;
use super::sample::{Mixed, holds_counted_shares, seen};
use super::series::{is_bare_period, period_within};
use crate::import::gazetteer;
use crate::import::layout::fields::short;
use crate::import::layout::measure::says_share;
use crate::import::layout::others::is_change_between;
use crate::import::layout::part::{Part, part};
use crate::import::layout::period;
use crate::import::layout::token;
use crate::import::source;
use crate::import::table::{ColumnSearch, holds_keys};
use crate::model::Role;

/// The columns that hold figures: those that somebody says hold them, else those without another role in which the
/// first rows show numbers. A cell that cannot be read is a gap; where that is most of a column, it is left out, which is
/// said.
pub(super) fn figure_columns(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    has_period: bool,
) -> Vec<(usize, Option<Role>)> {
    let names = search.header.names();
    let figures = [Role::Value, Role::Lower, Role::Upper, Role::Margin, Role::Numerator, Role::Denominator];
    let said: Vec<(usize, Option<Role>)> = (names.iter().enumerate())
        .filter_map(|(at, _)| {
            let role = rows.mapping.role_at(search.header, at).filter(|role| figures.contains(role))?;
            Some((at, Some(role)))
        })
        .collect();
    let is_of_period = |name: &str| !has_period && period_within(name).is_some();
    let is_named = |name: &str| part(name).0 != Part::Value || is_of_period(name);
    let holds = |at: usize| holds(&names[at], rows, at, is_named(&names[at]));
    // Who says it of a column that would be taken anyway means that the others hold none; not so of one that would be left
    // out, or of one of several periods.
    let values = || said.iter().filter(|(_, role)| *role == Some(Role::Value)).map(|(at, _)| *at);
    let are_further = values().all(|at| is_of_period(&names[at]) || holds(at) != Holds::Figures);
    let are_periods = values().any(|at| is_of_period(&names[at]));
    let has_bare_period = !has_period && names.iter().any(|name| is_bare_period(name));
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let is_said = rows.mapping.role_at(search.header, at).is_some();
        if is_said || !search.is_free(at) || name.trim().is_empty() || holds_keys(name) {
            continue;
        }
        if has_bare_period && is_change_between(name) {
            let name = search.header.said_as(at);
            search.remarks.push(format!(
                "The column `{name}` was left out: it is said to be how far the figures of two periods lie from one another. If \
                 it is of one period, call it by its period alone."
            ));
            continue;
        }
        if is_ahead(name) {
            let name = search.header.said_as(at);
            search.remarks.push(format!(
                "The column `{name}` was left out: it is said to be of a forecast, a plan or a target, and figures are of what \
                 was. If it is of what was, call it by its period alone."
            ));
            continue;
        }
        match holds(at) {
            Holds::Figures if are_further && (!are_periods || is_named(name)) => found.push((at, None)),
            Holds::Unreadable(example) => left_out.push((at, example)),
            Holds::Figures | Holds::Words => {}
        }
    }
    for (at, example) in left_out {
        let name = search.header.said_as(at);
        search.remarks.push(format!(
            "The column `{name}` was left out: most of its first cells are no number and no known sign, such as \
             ‘{example}’. Say that it holds the figures, and each cell that can be read is taken (--map '{name}=value')."
        ));
    }
    said.iter().copied().chain(found).collect()
}

/// Whether a header is a period beside words for what was aimed at, or has such words in brackets behind a period.
fn is_ahead(name: &str) -> bool {
    let in_brackets = || {
        let (rest, _) = name.trim().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
        (period::without_ahead(name).is_some() && period_within(rest).is_some()).then_some(())
    };
    period::label(name) == Err(period::NoPeriod::Ahead) || in_brackets().is_some()
}

/// What the first cells of a column hold.
#[derive(PartialEq, Eq)]
enum Holds {
    /// Numbers, and perhaps a few cells that cannot be read; or none yet, where its name is a period and nothing more than a
    /// word for any values.
    Figures,
    /// What its name says are figures, most of which cannot be read, such as this one.
    Unreadable(String),
    Words,
}

/// What the first cells of a column hold; `is_named` says whether its name is one of figures.
fn holds(name: &str, rows: &FirstRows<'_>, at: usize, is_named: bool) -> Holds {
    let seen = seen(rows.below, at);
    let is_blank_period = !seen.numbers && !seen.words && is_bare_period(name);
    let is_counted = || says_share(name) && holds_counted_shares(rows.below, at);
    if (seen.numbers && !seen.words) || is_blank_period || is_counted() {
        return Holds::Figures;
    }
    // A name of figures is none of a title.
    if !is_named && begins_with_header(rows) {
        return Holds::Words;
    }
    let mixed = Mixed::of(rows.below, at);
    if mixed.are_figures_with_gaps(is_named) && (is_named || !mixed.may_be_groups()) {
        return Holds::Figures;
    }
    match mixed.words.first().filter(|_| is_named) {
        Some(first) => Holds::Unreadable(short(&source::text(first).0)),
        None => Holds::Words,
    }
}

/// Whether the first row below is like a header, so that what stands above it is a title: no cell of it is a number, a sign
/// that stands for one, or an area that everybody knows.
fn begins_with_header(rows: &FirstRows<'_>) -> bool {
    let is_known = |cell: &[u8]| {
        (!cell.is_empty() && token::cell(cell).is_some())
            || gazetteer::is_code(cell)
            || gazetteer::called_anyhow(&source::text(cell).0).is_some()
    };
    rows.below.first().is_some_and(|first| !first.iter().any(|cell| is_known(cell.trim_ascii())))
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, skipped};

    #[test]
    fn a_first_row_of_signs_is_one_of_figures_in_whatever_order() {
        let [first, second] = ["Lower ward,see note,[c]\n", "Upper ward,7,12\n"];
        for lines in [[first, second], [second, first]] {
            let read = rows(&format!("Ward name,Falls,Walks\n{}", lines.concat()));
            let falls = figures(&read).into_iter().filter(|said| said.starts_with("Falls")).count();
            assert_eq!(falls, 1, "{lines:?}");
        }
    }

    #[test]
    fn a_year_that_is_withheld_throughout_is_one_of_figures() {
        for cells in [["<5"; 3], ["<5", "1-4", "<10"], ["c", "<5", "n/a"], ["*"; 3]] {
            let [bury, bolton, wigan] = cells;
            for name in ["2020", "Falls 2020"] {
                let csv =
                    format!("Area,{name},Falls 2021\nBury,{bury},11\nBolton,{bolton},21\nWigan,{wigan},22\n");
                let csv = if name == "2020" { csv.replace("Falls 2021", "2021") } else { csv };
                if name != "2020" && cells == ["*"; 3] {
                    continue;
                }
                let read = rows(&csv);
                assert_eq!(figures(&read).len(), 6, "{csv}: {:?}", figures(&read));
                assert!(!read.tables[0].remarks.iter().any(|it| it.contains("no known sign")), "{csv}");
            }
        }
        let read = rows("Area,2020,2021\nBury,few,11\nBolton,some,21\nWigan,<5,22\n");
        let said = "most of its first cells are no number and no known sign, such as ‘few’";
        assert!(read.tables[0].remarks.iter().any(|it| it.contains(said)), "{:?}", read.tables[0].remarks);
    }

    #[test]
    fn how_far_two_periods_lie_from_one_another_is_left_out_and_said() {
        for change in [
            "Change 2021-2022",
            "Difference 2021-2022",
            "Change 2021 to 2022",
            "% change 2021-22",
            "% change 2021/22 to 2022/23",
            "2021-2022 change",
            "Percentage change between 2021 and 2022",
        ] {
            for [one, other] in [["2021", "2022"], ["2021/22", "2022/23"]] {
                let csv = format!("Area,{one},{other},{change}\nBury,10,11,1\nBolton,20,21,1\n");
                let read = rows(&csv);
                assert_eq!(figures(&read).len(), 4, "{csv}: {:?}", figures(&read));
                let said = format!("The column `{change}` was left out: it is said to be how far");
                assert!(read.tables[0].remarks.iter().any(|it| it.starts_with(&said)), "{csv}");
            }
        }
    }

    #[test]
    fn what_is_forecast_of_a_period_is_no_figure_of_it() {
        for (actual, ahead) in [
            ("Apr 2024 (actual)", "May 2024 (forecast)"),
            ("Apr 2024", "May 2024 forecast"),
            ("Apr 2024", "Forecast May 2024"),
            ("Apr 2024 - actual", "May 2024 - planned"),
            ("Apr 2024 [Actual]", "May 2024 [Target]"),
            ("2023/24 outturn", "2024/25 budget"),
            ("Apr 2024 (actual)", "Apr 2024 (projection)"),
        ] {
            let read = rows(&format!("Area,{actual},{ahead}\nBury,1,2\nBolton,3,4\n"));
            let taken: Vec<String> =
                figures(&read).into_iter().map(|it| it.rsplit(' ').next().unwrap().to_owned()).collect();
            assert_eq!(taken, ["3", "1"], "{actual} {ahead}");
            let said = format!("The column `{ahead}` was left out: it is said to be of a forecast");
            assert!(read.tables[0].remarks.iter().any(|remark| remark.starts_with(&said)), "{ahead}");
            let read = rows(&format!("Area,Month,Falls\nBury,{actual},1\nBury,{ahead},2\n"));
            assert_eq!(figures(&read).len(), 1, "{ahead}");
            assert!(skipped(&read.tables[0])[0].contains("forecast, a plan or a target"), "{ahead}");
        }
        let read = rows("Area,Falls Apr 2024 (actual),Falls May 2024 (forecast)\nBury,1,2\n");
        assert_eq!(figures(&read), ["Falls |  | Bury | 2024-04 | 1"]);
        let read = rows("Area,Falls 2024,Target group 2024\nBury,1,2\n");
        assert_eq!(figures(&read).len(), 2, "a group that something is aimed at is none of its aims");
    }
}

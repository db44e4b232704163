//! Whether a column that is called as everyone is has the total of the columns beside it: else what these are of is counted
//! out of it, or has nothing to do with it.

use super::FirstRows;
use crate::import::layout::fields::field;
use crate::import::layout::token;

/// What the figures of a row say of whether one of them is the total of the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Sum,
    /// It lies among them, as a rate of all does, and is no whole number.
    Among,
    No,
}

/// Whether the column at `total` of those with these names is the total of the others, as their figures show: they add up to
/// it, or it lies among them and is no count. A census table says so itself: `Total: All usual residents`.
pub(super) fn is_of_others(
    names: &[String],
    total: usize,
    rows: &FirstRows<'_>,
    positions: &[usize],
) -> bool {
    let lower = names[total].trim().to_lowercase();
    if lower.starts_with("total: ") || lower.starts_with("all categories") {
        return true;
    }
    // What is a part of a part is counted with that.
    let is_nested = |at: &usize| {
        let above =
            |name: &String| names[*at].strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(':'));
        names.iter().any(|name| !name.is_empty() && above(name))
    };
    let others = (0..names.len()).filter(|at| *at != total && !is_nested(at));
    let others: Vec<usize> = others.map(|at| positions[at]).collect();
    let fits = rows.below.iter().filter_map(|record| {
        let number = |at: usize| token::number(field(record, Some(at)));
        let total = number(positions[total])?;
        Some(fit(total, &others.iter().map(|at| number(*at)).collect::<Vec<_>>()))
    });
    let fits: Vec<Fit> = fits.collect();
    let count = |known: Fit| fits.iter().filter(|fit| **fit == known).count();
    let (sums, among) = (count(Fit::Sum), count(Fit::Among));
    let most = |count: usize| count > 0 && count * 10 >= fits.len() * 9;
    most(sums) || (most(sums + among) && among > 0)
}

/// How a total goes with the others of its row, as far as they are known. Published counts are rounded, each by itself.
fn fit(total: f64, others: &[Option<f64>]) -> Fit {
    let known: Vec<f64> = others.iter().copied().flatten().collect();
    let sum: f64 = known.iter().sum();
    let is_round = [total].iter().chain(&known).all(|number| number.rem_euclid(5.0) == 0.0);
    let rounding = if is_round { 2.5 * (others.len() + 1) as f64 } else { 0.0 };
    let near = (total.abs() * 0.01).max(rounding.min(total.abs() * 0.1));
    let adds_up = if known.len() == others.len() {
        (sum - total).abs() <= near
    } else {
        sum <= total + near && sum * 2.0 >= total
    };
    let is_among = known.iter().any(|number| *number <= total) && known.iter().any(|number| *number >= total);
    match (adds_up, is_among && total.fract() != 0.0) {
        (true, _) => Fit::Sum,
        (false, true) => Fit::Among,
        (false, false) => Fit::No,
    }
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows};

    #[test]
    fn what_others_are_counted_out_of_is_no_total_of_them() {
        for total in ["All pupils", "Population", "Total households", "Persons", "Overall"] {
            let read = rows(&format!(
                "Area,Year,Suspensions,Exclusions,{total}\nBury,2021,12,2,40000\nBolton,2021,13,3,45000\n"
            ));
            let figures = figures(&read);
            assert_eq!(figures.len(), 6, "{total}");
            for expected in [
                "Suspensions |  | Bolton | 2021 | 13".to_owned(),
                "Exclusions |  | Bury | 2021 | 2".to_owned(),
                format!("{total} |  | Bury | 2021 | 40000"),
            ] {
                let is_there = figures.iter().any(|figure| figure.ends_with(&expected));
                assert!(is_there, "{expected}: {figures:?}");
            }
        }
    }

    #[test]
    fn columns_that_add_up_to_a_total_or_lie_around_it_are_groups() {
        for below in [
            "Bury,2021,12,2,14\nBolton,2021,13,3,16",
            "Bury,2021,1200,250,1455\nBolton,2021,13,c,16",
            "Bury,2021,1.2,2.5,1.4\nBolton,2021,1.1,2.3,1.6",
        ] {
            let read = rows(&format!("Area,Year,Owned,Rented,All households\n{below}\n"));
            let figures = figures(&read);
            assert!(figures.iter().all(|figure| figure.contains("| Category: ")), "{below}: {figures:?}");
        }
    }
}

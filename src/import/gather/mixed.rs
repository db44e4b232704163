//! Columns that nothing was taken from and that change within one series: its figures may be of different things.

use super::unused::{UnusedColumns, Watched};
use crate::import::layout::period_label;
use crate::import::table::says_where;
use crate::import::words::short;
use crate::model::Role;

/// A column with more different words is a note or a key.
const MOST: usize = 6;

/// What tells one series of a table from another.
const OF_SERIES: [Role; 9] = [
    Role::Indicator,
    Role::Area,
    Role::Code,
    Role::Name,
    Role::Kind,
    Role::Breakdown,
    Role::BreakdownBy,
    Role::Measure,
    Role::Unit,
];

/// The columns of a table that may be such.
pub(super) fn watch(columns: [&[String]; 2], roles: &[Role]) -> UnusedColumns {
    let of_series = |role| OF_SERIES.contains(&role);
    UnusedColumns::of(columns, roles, of_series, |name| !says_where(name), [MOST, usize::MAX])
}

/// What there is to say of them.
pub(super) fn remarks(watched: UnusedColumns) -> impl Iterator<Item = String> {
    watched.watched().filter(|column| column.differs).filter_map(|column| remark(&column))
}

fn remark(column: &Watched) -> Option<String> {
    let (name, words) = (&column.name, column.words());
    let is_word = |words: &String| words.chars().any(char::is_alphabetic) && period_label(words).is_err();
    words.iter().all(is_word).then(|| {
        let shown: Vec<String> = words.iter().map(|words| format!("‘{}’", short(words))).collect();
        format!(
            "The column ‘{name}’ was not used, and its words change within one series ({}): where figures of these are \
             different things, say that it is a group (--map '{name}=breakdown'); where it does not matter, that it is not \
             wanted (--map '{name}=ignore').",
            shown.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{rows, said};

    const TABLE: &str = "LA name,Indicator,Period,Value,Basis,Theme,Updated\n\
                         Bury,Falls,2021,10,Resident 2021,Health,March 2024\n\
                         Bury,Falls,2022,14,Registered 2022,Health,April 2024\n\
                         Bury,Walks,2022,15,Registered 2022,Travel,April 2024\n";

    #[test]
    fn a_column_that_changes_within_a_series_is_told_whatever_order_the_rows_are_in() {
        let of = |read: &crate::import::table::Gathered| -> Vec<String> {
            let remarks = read.tables[0].remarks.iter().filter(|remark| remark.contains("within one series"));
            remarks.cloned().collect()
        };
        let told = of(&rows(TABLE));
        assert_eq!(told.len(), 1, "neither what goes by indicator nor a date: {told:?}");
        assert!(told[0].contains("‘Basis’") && told[0].contains("(‘Registered 2022’, ‘Resident 2021’)"));
        let (header, below) = TABLE.split_once('\n').unwrap();
        let turned: String = below.lines().rev().flat_map(|line| [line, "\n"]).collect();
        assert_eq!(of(&rows(&format!("{header}\n{turned}"))), told);
        for answer in ["Basis=breakdown", "Basis=ignore"] {
            assert_eq!(of(&said(TABLE, &[answer])), Vec::<String>::new(), "{answer}");
        }
    }
}

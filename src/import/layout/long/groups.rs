//! Columns that say which group of people a row is about, by what tables call them.

use crate::import::layout::FirstRows;
use crate::import::layout::fields::field;
use crate::import::layout::sample::holds_figures;
use crate::import::layout::{readable, token};
use crate::import::source;
use crate::import::table::{ColumnSearch, UnitSign, people, plain};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Names of columns of groups, each a dimension by itself.
const NAMES: &[&str] = &[
    "sex",
    "gender",
    "sex at birth",
    "age",
    "age group",
    "age band",
    "age range",
    "age category",
    "age grp",
    "year group",
    "ethnicity",
    "ethnic group",
    "ethnic group major",
    "ethnic group minor",
    "ethnic category",
    "ethnic background",
    "ethnicity major",
    "ethnicity minor",
    "ethnic",
    "nationality",
    "country of birth",
    "first language",
    "disability",
    "disabled",
    "disability status",
    "disability type",
    "long term condition",
    "religion",
    "religion or belief",
    "sexual orientation",
    "gender identity",
    "marital status",
    "inequality",
    "inequality group",
    "deprivation",
    "deprivation group",
    "deprivation decile",
    "deprivation quintile",
    "deprivation quartile",
    "imd",
    "imd decile",
    "imd quintile",
    "imd quartile",
    "idaci decile",
    "idaci quintile",
    "quintile",
    "decile",
    "quartile",
    "tenure",
    "tenure type",
    "housing tenure",
    "household type",
    "urban rural",
    "rural urban",
    "rural urban classification",
    "socioeconomic group",
    "socioeconomic status",
    "socio economic classification",
    "ns sec",
    "social grade",
    "economic activity",
    "employment status",
    "working status",
    "qualification",
    "qualification level",
    "fsm",
    "fsm status",
    "free school meals",
    "sen",
    "sen status",
    "sen provision",
    "primary need",
    "school type",
    "phase",
    "school phase",
    "characteristic",
    "characteristic group",
    "pupil characteristic",
    "demographic",
    "demographic group",
    "population group",
    "population subgroup",
];

/// The same as they are compared.
static PLAIN_NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| NAMES.iter().map(|name| plain(name)).collect());

/// What the name of a column of groups may end in, where it holds their codes or their names.
const ENDS: [&str; 8] = ["label", "name", "desc", "description", "text", "code", "cd", "id"];

/// The dimension that a column of this plain name holds groups of, in its plain form, and how likely it is to be read by
/// people: the column without an ending comes before one of names, and that before one of codes.
fn dimension(plain_name: &str) -> Option<(&str, usize)> {
    let is_known = |word: &str| PLAIN_NAMES.contains(word);
    if is_known(plain_name) {
        return Some((plain_name, 0));
    }
    let stripped = ENDS.iter().zip(1..).filter_map(|(end, rank)| Some((plain_name.strip_suffix(end)?, rank)));
    stripped.into_iter().find(|(stem, _)| is_known(stem))
}

/// The columns of groups among those that have no role yet, each dimension once: of `sex` and `sex_code`, or `Sex label`
/// and `Sex code`, the one that people can read. What holds measured figures is called by a dimension and is none.
pub(super) fn find(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Vec<usize> {
    let names = search.header.plain_names().iter().enumerate();
    let mut best: HashMap<&str, (bool, usize, usize)> = HashMap::new();
    let is_measured = |at: usize| is_share(&search.header.names()[at]) || are_measured(rows, at);
    let names = names.filter(|(at, _)| !search.header.is_spare(*at) && !is_measured(*at));
    let known = names.filter_map(|(at, name)| {
        let of_people = (name == POPULATION && says_who(rows, at)).then_some((POPULATION, 0));
        Some((at, dimension(name).or(of_people)?))
    });
    for (at, (dimension, rank)) in known {
        let this = (search.is_free(at), rank, at);
        // A column that has a role stands for its dimension before any other.
        best.entry(dimension).and_modify(|best| *best = this.min(*best)).or_insert(this);
    }
    let mut found: Vec<usize> =
        best.into_values().filter_map(|(is_free, _, at)| is_free.then_some(at)).collect();
    found.sort_unstable();
    found
}

/// A column of this plain name holds how many people there are, or who they are.
const POPULATION: &str = "population";

/// Whether the cells of a column are words or ages, and no numbers: `Adults`, `16-64`.
fn says_who(rows: &FirstRows<'_>, at: usize) -> bool {
    let cells = rows.below.iter().map(|record| field(record, Some(at)).trim_ascii());
    let mut said = cells.filter(|cell| !cell.is_empty()).peekable();
    let is_who = |cell: &[u8]| {
        let text = source::text(cell).0;
        people::is_age(&text)
            || (token::number(cell).is_none() && text.chars().filter(|c| c.is_alphabetic()).count() > 1)
    };
    said.peek().is_some() && said.all(is_who)
}

/// Whether a name is that of a dimension.
pub(in crate::import) fn is_dimension(name: &str) -> bool {
    dimension(&plain(name)).is_some() && !is_share(name)
}

/// Whether a name speaks of a share of people rather than of groups of them: `% FSM`, `Disability (%)`.
fn is_share(name: &str) -> bool {
    name.contains('%')
}

/// Whether a column holds numbers that were measured: groups are numbered by whole ones.
fn are_measured(rows: &FirstRows<'_>, at: usize) -> bool {
    let is_measured = |cell: token::Cell<'_>| {
        cell.signs.unit == Some(UnitSign::Percent) || cell.value.is_some_and(|value| value.fract() != 0.0)
    };
    let cells = || rows.below.iter().filter_map(|record| token::cell(field(record, Some(at))));
    cells().any(is_measured) && holds_figures(rows.below, at)
}

/// Whether whole numbers in a column are figures of the rows: each row is of another thing by all that its other cells say,
/// and most have a number of their own, where groups come again for every place. The deciles of small areas are groups
/// all the same.
pub(in crate::import::layout) fn number_rows(
    search: &ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    at: usize,
) -> bool {
    const RANKS: [&str; 6] = ["decile", "quintile", "quartile", "imd", "idaci", "deprivation"];
    /// What is often measured, so that a few numbers may come again by chance.
    const MEASURED: [&str; 6] = ["age", "disability", "fsm", "freeschoolmeals", "sen", "longtermcondition"];
    let names = search.header.plain_names();
    let count = rows.below.len();
    if count < 2 || !holds_figures(rows.below, at) || RANKS.iter().any(|rank| names[at].contains(rank)) {
        return false;
    }
    let says: Vec<usize> = (0..names.len())
        .filter(|other| *other != at && (!search.is_free(*other) || !holds_figures(rows.below, *other)))
        .collect();
    let things: HashSet<Vec<&[u8]>> = (rows.below.iter())
        .map(|record| says.iter().map(|other| field(record, Some(*other))).collect())
        .collect();
    let numbers: HashSet<&[u8]> = rows.below.iter().map(|record| field(record, Some(at))).collect();
    let differ =
        if MEASURED.contains(&names[at].as_str()) { numbers.len() > 1 } else { numbers.len() * 2 > count };
    things.len() == count && differ
}

/// What the dimension of a column of groups is called: its name made readable.
pub(super) fn label(name: &str) -> String {
    readable(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Header;
    use crate::import::testing::{figures, rows};

    fn found(names: &[&str], taken: &[usize]) -> Vec<usize> {
        let header = Header::new(names.iter().map(|&name| name.to_owned()).collect());
        let mut search = ColumnSearch::new(&header);
        for &at in taken {
            search.mark(at);
        }
        find(&search, &FirstRows::default())
    }

    #[test]
    fn columns_of_groups_are_known_by_their_names() {
        for name in ["Sex", "AGE_GROUP", "Ethnic group", "imd_decile", "Sex code", "sex_label", "NS-SEC"] {
            assert_eq!(found(&[name], &[]), [0], "{name}");
        }
        for name in ["value", "Sexual health", "page", "group", "code", "id"] {
            assert!(found(&[name], &[]).is_empty(), "{name}");
        }
        assert_eq!(label("ethnic_group"), "Ethnic group");
    }

    #[test]
    fn shares_and_measured_numbers_are_figures_whatever_groups_they_are_called_by() {
        for (csv, expected) in [
            (
                "Area,Year,% FSM,% SEN,No. pupils\nBury,2021,21.5,13.2,29000\nBolton,2021,26.5,14.1,47000\n",
                ["FSM", "SEN", "No. pupils"],
            ),
            (
                "Area,Year,FSM,SEN,No. pupils\nBury,2021,21.5,13.2,29000\nBolton,2021,26.5,14.1,47000\n",
                ["FSM", "SEN", "No. pupils"],
            ),
            (
                "Area,Year,FSM,SEN,No. pupils\nBury,2021,21,13,29000\nBolton,2021,26,14,47000\n",
                ["FSM", "SEN", "No. pupils"],
            ),
            (
                "Area,Year,FSM,SEN,No. pupils\nBury,2021,21,14,29000\nBolton,2021,21,14,47000\nBolton,2022,21,14,1\n\
                 Bury,2022,22,14.5,3\n",
                ["FSM", "SEN", "No. pupils"],
            ),
            (
                "Area,Year,Disability (%),Age,Falls\nBury,2021,21,41,29\nBolton,2021,26,39,47\n",
                ["Disability", "Age", "Falls"],
            ),
            (
                "Area,Year,Disability,Age,Falls\nBury,2021,21%,41.5,29\nBolton,2021,26%,39.2,47\n",
                ["Disability", "Age", "Falls"],
            ),
        ] {
            let figures = figures(&rows(csv));
            let rows = csv.lines().count() - 1;
            assert_eq!(figures.len(), 3 * rows, "{csv}: {figures:?}");
            for name in expected {
                let is_of = |figure: &&String| {
                    let parts: Vec<&str> = figure.split(" | ").collect();
                    parts[0].contains(name) && parts[1].is_empty()
                };
                assert_eq!(figures.iter().filter(is_of).count(), rows, "{name} of {csv}: {figures:?}");
            }
        }
    }

    #[test]
    fn a_population_of_words_or_ages_says_whom_figures_are_of() {
        for who in ["16-64", "65+", "Adults", "All ages"] {
            let read =
                rows(&format!("Area,Year,Population,Value\nBury,2022,{who},10\nOldham,2022,{who},11\n"));
            assert!(
                figures(&read).iter().all(|figure| figure.contains("Population: ")),
                "{who}: {:?}",
                figures(&read)
            );
        }
        let read = rows("Area,Year,Population,Value\nBury,2022,190000,10\nOldham,2022,[c],11\n");
        assert!(figures(&read).iter().all(|figure| figure.contains(" |  | ")), "{:?}", figures(&read));
    }

    #[test]
    fn numbered_groups_come_again_for_every_place() {
        for csv in [
            "Area,Year,Age,Falls\nBury,2021,16,29\nBury,2021,17,47\nBolton,2021,16,20\nBolton,2021,17,21\n",
            "Area,Year,Age,Falls\nBury,2021,16,29\nBury,2021,17,47\n",
            "Area,Year,IMD decile,Falls\nBury,2021,1,29\nBolton,2021,3,47\n",
            "Area,Year,Age,Falls\nBury,2021,16,29\nBolton,2021,16,47\n",
        ] {
            let figures = figures(&rows(csv));
            assert!(
                figures.iter().all(|figure| figure.contains("Age: ") || figure.contains("decile: ")),
                "{csv}"
            );
        }
    }

    #[test]
    fn a_dimension_is_taken_once_by_the_column_that_people_can_read() {
        assert_eq!(found(&["sex_code", "sex", "age code", "Age name"], &[]), [1, 3]);
        assert_eq!(found(&["Sex", "Sex ID"], &[0]), Vec::<usize>::new(), "it has a role already");
        assert_eq!(found(&["age", "age group"], &[]), [0, 1], "two ways to group by age");
    }
}

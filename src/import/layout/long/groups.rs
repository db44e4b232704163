//! Columns that say which group of people a row is about, by what tables call them.

use crate::import::layout::readable;
use crate::import::table::{ColumnSearch, plain};

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

/// What the name of a column of groups may end in, where it holds their codes or their names.
const ENDS: [&str; 8] = ["label", "name", "desc", "description", "text", "code", "cd", "id"];

/// The dimension that a column of this plain name holds groups of, in its plain form, and how likely it is to be read by
/// people: the column without an ending comes before one of names, and that before one of codes.
fn dimension(plain_name: &str) -> Option<(&str, usize)> {
    let is_known = |word: &str| NAMES.iter().any(|name| plain(name) == word);
    if is_known(plain_name) {
        return Some((plain_name, 0));
    }
    let stripped = ENDS.iter().zip(1..).filter_map(|(end, rank)| Some((plain_name.strip_suffix(end)?, rank)));
    stripped.into_iter().find(|(stem, _)| is_known(stem))
}

/// The columns of groups among those that have no role yet, each dimension once: of `sex` and `sex_code`, or `Sex label`
/// and `Sex code`, the one that people can read.
pub(super) fn find(search: &ColumnSearch<'_>) -> Vec<usize> {
    let names = search.header.plain_names();
    let of = |at: usize| dimension(&names[at]);
    let taken = |dimension: &str| {
        (0..names.len()).any(|at| !search.is_free(at) && of(at).is_some_and(|(other, _)| other == dimension))
    };
    let is_best = |&at: &usize| {
        let Some((dimension, rank)) = of(at).filter(|_| search.is_free(at)) else { return false };
        let rivals = (0..names.len()).filter(|&other| search.is_free(other));
        let mut ranks =
            rivals.filter_map(|other| Some((of(other).filter(|(own, _)| *own == dimension)?.1, other)));
        !taken(dimension) && ranks.all(|rival| (rank, at) <= rival)
    };
    (0..names.len()).filter(is_best).collect()
}

/// Whether a name is that of a dimension.
pub(in crate::import::layout) fn is_dimension(name: &str) -> bool {
    dimension(&plain(name)).is_some()
}

/// What the dimension of a column of groups is called: its name made readable.
pub(super) fn label(name: &str) -> String {
    readable(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Header;

    fn found(names: &[&str], taken: &[usize]) -> Vec<usize> {
        let header = Header::new(names.iter().map(|&name| name.to_owned()).collect());
        let mut search = ColumnSearch::new(&header);
        for &at in taken {
            search.mark(at);
        }
        find(&search)
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
    fn a_dimension_is_taken_once_by_the_column_that_people_can_read() {
        assert_eq!(found(&["sex_code", "sex", "age code", "Age name"], &[]), [1, 3]);
        assert_eq!(found(&["Sex", "Sex ID"], &[0]), Vec::<usize>::new(), "it has a role already");
        assert_eq!(found(&["age", "age group"], &[]), [0, 1], "two ways to group by age");
    }
}

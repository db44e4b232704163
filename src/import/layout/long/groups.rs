//! Columns that say which group of people a row is about, by what tables call them.

use crate::import::layout::readable;
use crate::import::table::plain;

/// Names of columns of groups, each a dimension by itself.
const NAMES: [&str; 40] = [
    "sex",
    "gender",
    "age",
    "age group",
    "age band",
    "age range",
    "agegrp",
    "ethnicity",
    "ethnic group",
    "ethnic group major",
    "ethnic group minor",
    "ethnic category",
    "ethnic",
    "disability",
    "disability status",
    "disability type",
    "religion",
    "sexual orientation",
    "marital status",
    "inequality",
    "inequality group",
    "deprivation",
    "deprivation decile",
    "deprivation quintile",
    "imd decile",
    "imd quintile",
    "imd",
    "quintile",
    "decile",
    "tenure",
    "housing tenure",
    "socioeconomic group",
    "ns sec",
    "nssec",
    "fsm",
    "fsm status",
    "sen status",
    "school type",
    "characteristic",
    "population group",
];

/// Whether a column of this plain name holds groups.
pub(super) fn is_group(plain_name: &str) -> bool {
    NAMES.iter().any(|name| plain(name) == plain_name)
}

/// What the dimension of a column of groups is called: its name made readable.
pub(super) fn label(name: &str) -> String {
    readable(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_groups_are_known_by_their_names() {
        for name in ["Sex", "AGE_GROUP", "Ethnic group", "imd_decile"] {
            assert!(is_group(&plain(name)), "{name}");
        }
        for name in ["value", "Sexual health", "page", "group"] {
            assert!(!is_group(&plain(name)), "{name}");
        }
        assert_eq!(label("ethnic_group"), "Ethnic group");
    }
}

//! Columns that are called as those of groups and say which part of a publication an indicator stands in: one for each
//! indicator, whatever the row.

use super::columns::{Column, Columns};
use crate::import::layout::FirstRows;
use crate::import::layout::fields::{field, words};
use crate::import::source;
use crate::import::table::{ColumnSearch, people};
use std::collections::{BTreeSet, HashMap};

/// Leaves a column of groups whose words hang on the indicator alone, where there are several of each: what breaks figures
/// down does so for more than one group of an indicator.
pub(super) fn no_themes(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &mut Columns) {
    let (Some(indicator), Some(at), None) =
        (columns.at(Column::Indicator), columns.at(Column::Group), columns.at(Column::Dimension))
    else {
        return;
    };
    let mut themes: HashMap<&[u8], &[u8]> = HashMap::new();
    let is_one = rows.below.iter().all(|record| {
        let theme = words(record, Some(at));
        *themes.entry(field(record, Some(indicator))).or_insert(theme) == theme
    });
    let all: BTreeSet<&[u8]> = themes.values().copied().collect();
    let are_people = || {
        let all: Vec<String> = all.iter().map(|theme| source::text(theme).0.into_owned()).collect();
        all.iter().any(|theme| people::is_sex(theme) || people::is_age(theme) || theme.is_empty())
    };
    if !is_one || all.len() < 2 || rows.mapping.role_at(search.header, at).is_some() || are_people() {
        return;
    }
    columns.set(Column::Group, None);
    search.leave(at);
    search.remarks.retain(|remark| !remark.ends_with("was taken as `breakdown_group`."));
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, said};

    #[test]
    fn a_theme_of_each_indicator_breaks_nothing_down() {
        for header in ["Category", "Group", "Theme", "Domain", "Strand"] {
            let table = format!(
                "Area,{header},Indicator,Year,Value\nBury,Health,Falls,2021,5\nBury,Health,Walks,2021,6\n\
                 Bury,Work,Jobs,2021,7\nBury,Work,Jobs,2022,8\n"
            );
            let read = rows(&table);
            assert!(
                figures(&read).iter().all(|figure| figure.contains(" |  | ")),
                "{header}: {:?}",
                figures(&read)
            );
            assert_eq!(read.tables[0].columns_left, [header]);
            let told = said(&table, &[&format!("{header}=breakdown")]);
            assert!(figures(&told)[0].contains("Health"), "the way out: {:?}", figures(&told));
        }
    }

    #[test]
    fn groups_of_people_and_groups_that_an_indicator_has_several_of_stay_groups() {
        for words in [["Males", "Females", "Males"], ["White", "Asian", "Black"]] {
            let [one, other, third] = words;
            let read = rows(&format!(
                "Area,Category,Indicator,Year,Value\nBury,{one},Falls,2021,5\nBury,{other},Falls,2021,6\n\
                 Bury,{third},Walks,2021,7\n"
            ));
            assert!(figures(&read).iter().all(|figure| !figure.contains(" |  | ")), "{:?}", figures(&read));
        }
    }
}

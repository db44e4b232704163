//! Which group of a dimension is everyone (`Persons`, `All ages`), and what that makes the breakdown of an observation.

use super::usage::{Dimension, Usage};
use crate::import::words::lower_first;

/// What a dimension's groups stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TotalGroup {
    /// This group is everyone: `Persons`, `All ages`, `Total`.
    Group(String),
    /// Figures that do not have the dimension are for everyone.
    Absent,
    /// There is only one group: the indicator is about these people.
    Only(String),
    /// No group is: all figures are broken down by it.
    None,
    Unknown,
}

impl TotalGroup {
    /// What the words of a dimension's groups say.
    pub fn of(dimension: &Dimension) -> Self {
        let mut all = dimension.groups.iter().filter(|group| is_everyone(group));
        match (all.next(), all.next()) {
            (Some(group), None) => Self::Group(group.clone()),
            _ if dimension.partly_absent => Self::Absent,
            _ => match &dimension.groups[..] {
                [only] => Self::Only(only.clone()),
                _ => Self::Unknown,
            },
        }
    }
}

/// Whether a group is called what publishers call everyone.
fn is_everyone(group: &str) -> bool {
    let word = group.trim().to_lowercase();
    word == "persons"
        || word == "total"
        || word == "all"
        || word.starts_with("total ")
        || word.starts_with("all ")
}

/// Dimension and group of an observation: none where it is for everyone, several dimensions joined to one.
///
/// `totals` gives what each dimension of `usage` stands for, by position.
pub(super) fn breakdown(
    pairs: &[(String, String)],
    usage: &Usage,
    totals: &[TotalGroup],
) -> Option<(String, String)> {
    let mut named: Vec<(&str, &str)> = Vec::new();
    for (dimension, meaning) in usage.dimensions.iter().zip(totals) {
        let Some((_, group)) = pairs.iter().find(|(name, _)| *name == dimension.name) else { continue };
        let is_everyone = match meaning {
            TotalGroup::Group(all) | TotalGroup::Only(all) => all == group,
            _ => false,
        };
        if !is_everyone {
            named.push((&dimension.name, group));
        }
    }
    if named.is_empty() {
        return None;
    }
    let by: Vec<String> = (named.iter().enumerate())
        .map(|(at, (name, _))| if at == 0 { (*name).to_owned() } else { lower_first(name) })
        .collect();
    let group: Vec<&str> = named.iter().map(|(_, group)| *group).collect();
    Some((by.join(" and "), group.join(", ")))
}

/// The people an indicator is about, where its file has one group of a dimension only: `Female, 15-44 yrs`.
pub(super) fn population_group(totals: &[TotalGroup]) -> Option<String> {
    let only = totals.iter().filter_map(|meaning| match meaning {
        TotalGroup::Only(group) if !is_everyone(group) => Some(group.as_str()),
        _ => None,
    });
    let groups: Vec<&str> = only.collect();
    (!groups.is_empty()).then(|| groups.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dimension(name: &str, groups: &[&str], partly_absent: bool) -> Dimension {
        let groups = groups.iter().map(|&group| group.to_owned()).collect();
        Dimension { name: name.to_owned(), groups, partly_absent }
    }

    #[test]
    fn the_publishers_words_for_everyone_are_known_and_others_are_asked() {
        let of = |groups: &[&str]| TotalGroup::of(&dimension("Sex", groups, false));
        assert_eq!(of(&["Male", "Persons", "Female"]), TotalGroup::Group("Persons".to_owned()));
        assert_eq!(of(&["All pupils", "Boys"]), TotalGroup::Group("All pupils".to_owned()));
        assert_eq!(of(&["Female"]), TotalGroup::Only("Female".to_owned()));
        assert_eq!(of(&["Male", "Female"]), TotalGroup::Unknown);
        assert_eq!(
            of(&["Total", "All", "Male"]),
            TotalGroup::Unknown,
            "two words for everyone are no answer"
        );
        assert_eq!(TotalGroup::of(&dimension("Decile", &["1", "2"], true)), TotalGroup::Absent);
        let total = TotalGroup::of(&dimension("Breakdown", &["Total"], true));
        assert_eq!(
            total,
            TotalGroup::Group("Total".to_owned()),
            "one column may hold the total of all breakdowns"
        );
    }

    #[test]
    fn what_is_not_everyone_is_a_breakdown_and_two_of_them_are_joined() {
        let usage = Usage {
            dimensions: vec![
                dimension("Sex", &["Persons", "Male"], false),
                dimension("Age", &["<15 yrs"], false),
                dimension("Deprivation decile", &["1", "2"], true),
            ],
            ..Usage::default()
        };
        let totals: Vec<TotalGroup> = usage.dimensions.iter().map(TotalGroup::of).collect();
        let of = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, String)> =
                pairs.iter().map(|(name, group)| ((*name).to_owned(), (*group).to_owned())).collect();
            breakdown(&pairs, &usage, &totals)
        };
        assert_eq!(of(&[("Sex", "Persons"), ("Age", "<15 yrs")]), None);
        assert_eq!(of(&[("Sex", "Male"), ("Age", "<15 yrs")]), Some(("Sex".to_owned(), "Male".to_owned())));
        let both = of(&[("Sex", "Male"), ("Age", "<15 yrs"), ("Deprivation decile", "1")]);
        assert_eq!(both, Some(("Sex and deprivation decile".to_owned(), "Male, 1".to_owned())));
        assert_eq!(population_group(&totals), Some("<15 yrs".to_owned()));
    }
}

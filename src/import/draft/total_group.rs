//! Which group of a dimension is everyone (`Persons`, `All ages`), and what that makes the breakdown of an observation.

use super::indicator::DraftIndicator;
use super::question::{Question, Subject};
use super::usage::{Dimension, Held, Usage};
use crate::import::layout::is_dimension;
use crate::import::table::people::{is_age, is_both_sexes, is_everyone, is_plainly_everyone, is_sex};
use crate::import::words::{listed, lower_first, words_in};

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
        if dimension.is_part {
            return Self::Absent;
        }
        let groups = &dimension.groups;
        let mut all: Vec<&String> = groups.iter().filter(|group| is_everyone(group)).collect();
        if all.is_empty() && groups.len() > 1 && groups.iter().all(|group| is_sex(group)) {
            all = groups.iter().filter(|group| is_both_sexes(group)).collect();
        }
        // Beside `Total`, groups such as `All boarders` are a part of everyone.
        let plainly: Vec<&String> = all.iter().copied().filter(|group| is_plainly_everyone(group)).collect();
        if plainly.len() == 1 {
            all = plainly;
        }
        match (&all[..], &groups[..]) {
            ([everyone], _) => Self::Group((*everyone).clone()),
            ([], _) if dimension.partly_absent => Self::Absent,
            ([], [only]) => Self::Only(only.clone()),
            ([], _) if dimension.is_of_classes() => Self::None,
            _ => Self::Unknown,
        }
    }
}

impl DraftIndicator {
    /// The question which group of a dimension is everyone, asked here for so many indicators. Of what are no groups of
    /// people, everyone is none.
    pub(super) fn question_of_total(&self, dimension: &Dimension, count: usize) -> Question {
        let Dimension { name, groups, .. } = dimension;
        let all =
            if count > 1 { format!(" It is asked once for {count} indicators.") } else { String::new() };
        let text = if dimension.is_of_people() {
            format!("Which group of ‘{name}’ is everyone?{all}")
        } else {
            let parts = listed(groups.iter().map(String::as_str), 4);
            let (things, first) = ("If they are different things that are measured, say", &groups[0]);
            let way_out = match dimension.held {
                Held::Column => {
                    format!(" {things} that the column holds the indicator (--map '{name}=indicator').")
                }
                Held::Across => format!(
                    " {things} of each column that it holds values (--map '{first}=value', and so on)."
                ),
                Held::Elsewhere => String::new(),
            };
            format!(
                "‘{name}’ parts the figures: {parts}. Is one of these the total of the others?{all}{way_out}"
            )
        };
        let because = "none is called as a total is".to_owned();
        Question {
            subject: Subject::Everyone(self.key.clone(), name.clone()),
            name: if count > 1 { name.clone() } else { self.name.clone() },
            text,
            choices: groups.iter().cloned().chain([Question::NONE.to_owned()]).collect(),
            suggestion: dimension.has_no_total().then(|| (Question::NONE.to_owned(), because)),
        }
    }
}

impl Dimension {
    /// Whether its groups are groups of people, by its name or their words.
    pub(super) fn is_of_people(&self) -> bool {
        is_dimension(&self.name) || self.groups.iter().any(|group| is_sex(group) || is_age(group))
    }

    /// Whether its groups are the parts of equal size that a ranking is cut into, by their numbers: `IMD decile`, 1 to 10.
    fn is_of_classes(&self) -> bool {
        const PARTS: [(&str, u32); 5] =
            [("tertile", 3), ("quartile", 4), ("quintile", 5), ("decile", 10), ("percentile", 100)];
        let name = self.name.to_lowercase();
        let word =
            |part: &str| words_in(&name).any(|word| word == part || word.strip_suffix('s') == Some(part));
        let Some((_, parts)) = PARTS.iter().find(|(part, _)| word(part)) else { return false };
        let number = |group: &String| -> Option<u32> {
            let bare = group.trim().trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
            let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
            bare[..end].parse().ok()
        };
        self.groups.iter().all(|group| number(group).is_some_and(|number| (1..=*parts).contains(&number)))
    }

    /// Whether its groups are none of people, and none of them is called as a total is.
    fn has_no_total(&self) -> bool {
        !self.is_of_people() && !self.groups.iter().any(|group| is_everyone(group))
    }
}

/// Dimension and group of an observation: none where it is for everyone, several dimensions joined to one.
///
/// `totals` gives what each dimension of `usage` stands for, by position.
pub(super) fn breakdown<'p>(
    pairs: &'p [(String, String)],
    usage: &Usage,
    totals: &[TotalGroup],
) -> Option<(String, String)> {
    // A group has a handful of dimensions; the indicator may have very many.
    let of_pair = |(name, group): &'p (String, String)| {
        let at = usage.dimensions.position(name)?;
        let is_everyone = match &totals[at] {
            TotalGroup::Group(all) | TotalGroup::Only(all) => all == group,
            _ => false,
        };
        (!is_everyone).then_some((at, name.as_str(), group.as_str()))
    };
    let mut named: Vec<(usize, &str, &str)> = pairs.iter().filter_map(of_pair).collect();
    if named.is_empty() {
        return None;
    }
    named.sort_unstable_by_key(|(at, ..)| *at);
    let by: Vec<String> = (named.iter().enumerate())
        .map(|(at, (_, name, _))| if at == 0 { (*name).to_owned() } else { lower_first(name) })
        .collect();
    let group: Vec<&str> = named.iter().map(|(.., group)| *group).collect();
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
    use super::super::usage::Dimensions;
    use super::*;

    fn dimension(name: &str, groups: &[&str], partly_absent: bool) -> Dimension {
        let groups = groups.iter().map(|&group| group.to_owned()).collect();
        Dimension { name: name.to_owned(), groups, partly_absent, ..Dimension::default() }
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
        assert_eq!(of(&["Total", "All boarders"]), TotalGroup::Group("Total".to_owned()));
        assert_eq!(of(&["All boarders", "All day pupils"]), TotalGroup::Unknown);
        let part = Dimension { is_part: true, ..dimension("SEN primary need", &["Total", "Other"], true) };
        assert_eq!(TotalGroup::of(&part), TotalGroup::Absent, "the total of one topic is no total of all");
        assert_eq!(TotalGroup::of(&dimension("Decile", &["1", "2"], true)), TotalGroup::Absent);
        for (name, groups) in [
            ("IMD Decile", &["1", "2", "10"][..]),
            ("IMD quintile", &["1 (most deprived)", "5 (least deprived)"]),
            ("Deprivation deciles", &["Decile 1", "Decile 10"]),
        ] {
            assert_eq!(TotalGroup::of(&dimension(name, groups, false)), TotalGroup::None, "{name}");
        }
        for (name, groups) in
            [("IMD Decile", &["0", "1", "2"][..]), ("IMD quintile", &["1", "6"]), ("Class", &["1", "2"])]
        {
            assert_eq!(TotalGroup::of(&dimension(name, groups, false)), TotalGroup::Unknown, "{name}");
        }
        assert_eq!(
            TotalGroup::of(&dimension("IMD decile", &["1", "2", "All"], false)),
            TotalGroup::Group("All".to_owned())
        );
        let total = TotalGroup::of(&dimension("Breakdown", &["Total"], true));
        assert_eq!(
            total,
            TotalGroup::Group("Total".to_owned()),
            "one column may hold the total of all breakdowns"
        );
    }

    #[test]
    fn what_is_not_everyone_is_a_breakdown_and_two_of_them_are_joined() {
        let pair = |by: &str, group: &str| (by.to_owned(), group.to_owned());
        let young = pair("Age", "<15 yrs");
        let groups = [
            vec![pair("Sex", "Persons"), young.clone()],
            vec![pair("Sex", "Male"), young.clone(), pair("Deprivation decile", "1")],
            vec![pair("Deprivation decile", "2"), young, pair("Sex", "Male")],
        ];
        let groups = groups.iter().map(Vec::as_slice);
        let usage = Usage { dimensions: Dimensions::of(groups, |_| false), ..Usage::default() };
        let totals: Vec<TotalGroup> = usage.dimensions.list.iter().map(TotalGroup::of).collect();
        let of = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, String)> =
                pairs.iter().map(|(name, group)| ((*name).to_owned(), (*group).to_owned())).collect();
            breakdown(&pairs, &usage, &totals)
        };
        assert_eq!(of(&[("Sex", "Persons"), ("Age", "<15 yrs")]), None);
        assert_eq!(of(&[("Sex", "Male"), ("Age", "<15 yrs")]), Some(("Sex".to_owned(), "Male".to_owned())));
        let both = of(&[("Sex", "Male"), ("Age", "<15 yrs"), ("Deprivation decile", "1")]);
        assert_eq!(both, Some(("Sex and deprivation decile".to_owned(), "Male, 1".to_owned())));
        let turned = of(&[("Deprivation decile", "1"), ("Sex", "Male")]);
        assert_eq!(turned, both, "whatever order a row has them in");
        assert_eq!(population_group(&totals), Some("<15 yrs".to_owned()));
    }
}

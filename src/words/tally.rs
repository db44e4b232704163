//! So many of so many, as people say it: none, one, both, all, and of what there is only one of, whether it is.

use super::wording::{count_in_words, lower_first};
use crate::analysis::WorseBy;

/// What is counted, as one and as several: `priority`, `priorities`.
pub(super) type Noun<'a> = [&'a str; 2];

/// What is said of those that are counted.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Of one: `is worse`.
    pub one: &'a str,
    /// Of several: `are worse`.
    pub several: &'a str,
    /// Of the only one there is, where it is not so: `is not worse`.
    pub not: &'a str,
}

impl<'a> Said<'a> {
    /// What is or is not so: `is worse`, `are worse`, `is not worse` of these three.
    pub const fn new(one: &'a str, several: &'a str, not: &'a str) -> Self {
        Self { one, several, not }
    }
}

/// `none of the five priorities is worse`, `one of the five …`, `both targets are missed`, `all three …`, `the one programme
/// cannot be tested`. Of nothing at all nothing is to be said: there is at least one.
pub fn of_all(count: usize, all: usize, [one, several]: Noun<'_>, said: Said<'_>) -> String {
    let whole = count_in_words(all);
    match (count, all) {
        (0, 0..=1) => format!("the one {one} {}", said.not),
        (_, 0..=1) => format!("the one {one} {}", said.one),
        (0, 2) => format!("neither of the two {several} {}", said.one),
        (0, _) => format!("none of the {whole} {several} {}", said.one),
        (2.., 2) => format!("both {several} {}", said.several),
        (1, _) => format!("one of the {whole} {several} {}", said.one),
        _ if count >= all => format!("all {whole} {several} {}", said.several),
        _ => format!("{} of the {whole} {several} {}", count_in_words(count), said.several),
    }
}

/// What figures are that are worse, by what is known of them: `worse than England or in the worst fifth`; `than` is what they
/// are compared with, where that is said.
pub(super) fn worse_words(by: WorseBy, than: Option<&str>) -> String {
    let worse = than.map_or_else(|| "worse".to_owned(), |than| format!("worse than {than}"));
    match by {
        WorseBy::Test | WorseBy::Nothing => worse,
        WorseBy::Either => format!("{worse} or in the worst fifth"),
        WorseBy::Fifth => "in the worst fifth".to_owned(),
    }
}

/// The same as the name of a choice: `Worse or worst fifth`.
pub fn worse_name(by: WorseBy) -> &'static str {
    match by {
        WorseBy::Test | WorseBy::Nothing => "Worse",
        WorseBy::Either => "Worse or worst fifth",
        WorseBy::Fifth => "Worst fifth",
    }
}

/// How the indicators of a strand stand in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// How many are worse, and by what that is known.
    pub worse: usize,
    pub by: WorseBy,
    /// How many could be judged, by the test or by their fifth.
    pub judged: usize,
    /// How many have no recent figure, and are not judged for that.
    pub old: usize,
    pub all: usize,
}

/// How many indicators are worse of those that could be judged, and why the others were not: `two of the eight judged indicators
/// are worse or in the worst fifth; three could not be judged, one has no recent figure`.
pub fn worse_of_judged(levels: &Levels) -> String {
    let Levels { worse, judged, old, all, .. } = *levels;
    let left = all.saturating_sub(judged);
    let recent = left.saturating_sub(old);
    let [unjudged, undated] = [
        (recent > 0).then(|| format!("{} could not be judged", count_in_words(recent))),
        (old > 0).then(|| {
            let has = if old == 1 { "has" } else { "have" };
            format!("{} {has} no recent figure", count_in_words(old))
        }),
    ];
    if judged == 0 {
        let nouns = ["indicator", "indicators"];
        if recent == 0 && old > 0 {
            return of_all(0, all, nouns, Said::new("has a recent figure", "", "has no recent figure"));
        }
        let told = of_all(0, all, nouns, Said::new("could be judged", "", "could not be judged"));
        return undated.map_or(told.clone(), |undated| format!("{told}; {undated}"));
    }
    let is = worse_words(levels.by, None);
    let [one, several] = ["is", "are"].map(|verb| format!("{verb} {is}"));
    let not = match levels.by {
        WorseBy::Either => "is neither worse nor in the worst fifth".to_owned(),
        _ => format!("is not {is}"),
    };
    let nouns =
        if left == 0 { ["indicator", "indicators"] } else { ["judged indicator", "judged indicators"] };
    let told = of_all(worse, judged, nouns, Said::new(&one, &several, &not));
    let others: Vec<String> = [unjudged, undated].into_iter().flatten().collect();
    if others.is_empty() { told } else { format!("{told}; {}", others.join(", ")) }
}

/// The same where there is little room: `2 of 8 judged worse or worst fifth`.
pub fn worse_in_short(levels: &Levels) -> String {
    match levels.judged {
        0 => "none judged".to_owned(),
        judged => {
            let is_in = if levels.by == WorseBy::Fifth { "in " } else { "" };
            format!("{} of {judged} judged {is_in}{}", levels.worse, lower_first(worse_name(levels.by)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_one_both_and_all_are_told_as_people_say_them() {
        let said = Said::new("is worse", "are worse", "is not worse");
        let told = |count, all| of_all(count, all, ["target", "targets"], said);
        for (count, all, wanted) in [
            (0, 1, "the one target is not worse"),
            (1, 1, "the one target is worse"),
            (0, 2, "neither of the two targets is worse"),
            (1, 2, "one of the two targets is worse"),
            (2, 2, "both targets are worse"),
            (0, 8, "none of the eight targets is worse"),
            (1, 8, "one of the eight targets is worse"),
            (7, 32, "seven of the 32 targets are worse"),
            (3, 3, "all three targets are worse"),
        ] {
            assert_eq!(told(count, all), wanted);
        }
    }

    #[test]
    fn what_was_not_judged_is_never_counted_among_what_is_not_worse() {
        use WorseBy::{Either, Fifth, Test};
        let of = |worse, by, judged, old, all| Levels { worse, by, judged, old, all };
        for (levels, wanted) in [
            (of(0, Test, 0, 0, 1), "the one indicator could not be judged"),
            (of(0, Test, 0, 1, 1), "the one indicator has no recent figure"),
            (of(0, Test, 0, 1, 2), "neither of the two indicators could be judged; one has no recent figure"),
            (of(0, Test, 0, 0, 9), "none of the nine indicators could be judged"),
            (of(0, Test, 1, 0, 3), "the one judged indicator is not worse; two could not be judged"),
            (of(2, Test, 8, 1, 9), "two of the eight judged indicators are worse; one has no recent figure"),
            (
                of(2, Either, 8, 1, 12),
                "two of the eight judged indicators are worse or in the worst fifth; three could not be judged, one has no recent \
                 figure",
            ),
            (of(0, Either, 1, 0, 1), "the one indicator is neither worse nor in the worst fifth"),
            (of(1, Fifth, 8, 0, 8), "one of the eight indicators is in the worst fifth"),
            (of(0, Test, 8, 0, 8), "none of the eight indicators is worse"),
        ] {
            assert_eq!(worse_of_judged(&levels), wanted);
        }
        let short = [of(0, Test, 0, 0, 3), of(2, Test, 8, 0, 8), of(8, Either, 34, 0, 54)];
        assert_eq!(
            short.map(|levels| worse_in_short(&levels)),
            ["none judged", "2 of 8 judged worse", "8 of 34 judged worse or worst fifth"]
        );
    }
}

//! So many of so many, as people say it: none, one, both, all, and of what there is only one of, whether it is.

use super::wording::count_in_words;

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

/// How many indicators are worse of those whose level was judged, by the test or by their fifth: `two of the eight indicators
/// with a judged level are worse, three have none`. What was judged by its movement alone has none; of what is too old to count
/// it is said that the level is not recent.
pub fn worse_of_judged(worse: usize, judged: usize, all: usize, too_old: usize) -> String {
    let level = if too_old > 0 { "recent judged level" } else { "judged level" };
    let left = all.saturating_sub(judged);
    if judged == 0 {
        let [has, have, not] = ["has a", "have a", "has no"].map(|has| format!("{has} {level}"));
        return of_all(0, all, ["indicator", "indicators"], Said::new(&has, &have, &not));
    }
    let noun = ["indicator", "indicators"].map(|noun| match left {
        0 => noun.to_owned(),
        _ => format!("{noun} with a {level}"),
    });
    let said = Said::new("is worse", "are worse", "is not worse");
    let told = of_all(worse, judged, noun.each_ref().map(String::as_str), said);
    match left {
        0 => told,
        1 => format!("{told}, one has none"),
        _ => format!("{told}, {} have none", count_in_words(left)),
    }
}

/// The same where there is little room: `2 of 8 judged levels worse`.
pub fn worse_in_short(worse: usize, judged: usize) -> String {
    match judged {
        0 => "no judged level".to_owned(),
        1 => format!("{worse} of 1 judged level worse"),
        _ => format!("{worse} of {judged} judged levels worse"),
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
        for (worse, judged, all, too_old, wanted) in [
            (0, 0, 1, 0, "the one indicator has no judged level"),
            (0, 0, 2, 1, "neither of the two indicators has a recent judged level"),
            (0, 0, 9, 0, "none of the nine indicators has a judged level"),
            (0, 1, 3, 0, "the one indicator with a judged level is not worse, two have none"),
            (2, 8, 9, 1, "two of the eight indicators with a recent judged level are worse, one has none"),
            (2, 8, 11, 0, "two of the eight indicators with a judged level are worse, three have none"),
            (0, 8, 8, 0, "none of the eight indicators is worse"),
        ] {
            assert_eq!(worse_of_judged(worse, judged, all, too_old), wanted);
        }
        assert_eq!(
            [worse_in_short(0, 0), worse_in_short(2, 8)],
            ["no judged level", "2 of 8 judged levels worse"]
        );
    }
}

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

/// How many of those are worse that could be judged, and how many could not be: `two of the eight judged indicators are worse,
/// three not judged`.
pub fn worse_of_judged(worse: usize, judged: usize, all: usize) -> String {
    let left = all.saturating_sub(judged);
    if judged == 0 {
        let judged = Said::new("is judged", "are judged", "is not judged");
        return of_all(0, all, ["indicator", "indicators"], judged);
    }
    let noun =
        if left == 0 { ["indicator", "indicators"] } else { ["judged indicator", "judged indicators"] };
    let told = of_all(worse, judged, noun, Said::new("is worse", "are worse", "is not worse"));
    if left == 0 { told } else { format!("{told}, {} not judged", count_in_words(left)) }
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
        for (worse, judged, all, wanted) in [
            (0, 0, 1, "the one indicator is not judged"),
            (0, 0, 2, "neither of the two indicators is judged"),
            (0, 0, 9, "none of the nine indicators is judged"),
            (0, 1, 3, "the one judged indicator is not worse, two not judged"),
            (2, 8, 11, "two of the eight judged indicators are worse, three not judged"),
            (0, 8, 8, "none of the eight indicators is worse"),
        ] {
            assert_eq!(worse_of_judged(worse, judged, all), wanted);
        }
    }
}

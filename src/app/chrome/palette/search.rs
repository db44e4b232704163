//! How well a thing answers to the words that are typed.

use super::synonyms;

/// Words that say nothing of what is looked for.
const EMPTY: &[&str] =
    &["a", "and", "are", "at", "by", "for", "how", "in", "is", "of", "on", "the", "to", "what", "with"];
/// From how many letters on one may be wrong.
const LETTERS_FOR_A_SLIP: usize = 5;
/// From how many letters on a word is found within another one.
const LETTERS_WITHIN: usize = 3;

/// A text as its words, without capitals and signs: `A&E within four hours` is `ae`, `within`, `four`, `hours`.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let between = |letter: char| !letter.is_alphanumeric() && !is_within_a_word(letter);
    let plain = |word: &str| -> String {
        word.chars().filter(|letter| !is_within_a_word(*letter)).flat_map(char::to_lowercase).collect()
    };
    text.split(between).map(plain).filter(|word| !word.is_empty())
}

/// Signs that do not end a word.
fn is_within_a_word(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '&')
}

/// What is looked for: its words, without those that say nothing; all of them where they all do.
pub(super) fn asked(query: &str) -> Vec<String> {
    let all: Vec<String> = words(query).collect();
    let telling: Vec<String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// What a thing is found by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    /// The words of its names.
    words: Vec<String>,
    /// The telling words of each of them.
    wholes: Vec<Vec<String>>,
    /// Other words that tell of it.
    more: Vec<String>,
}

/// How much of a name is what was typed; of things that are as far the one that is it most is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// All of a name.
    Whole,
    /// It begins so.
    Start,
    Within,
}

impl Names {
    pub(super) fn of<'a>(
        names: impl IntoIterator<Item = &'a str>,
        more: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut more: Vec<String> = more.into_iter().flat_map(words).collect();
        more.sort_unstable();
        more.dedup();
        let names: Vec<&str> = names.into_iter().collect();
        Self {
            wholes: names.iter().map(|name| asked(name)).collect(),
            words: names.into_iter().flat_map(words).collect(),
            more,
        }
    }

    /// How far the words are from these names, 0 being the nearest; `None` where one of them is not found.
    pub(super) fn distance(&self, asked: &[String]) -> Option<u32> {
        asked.iter().map(|word| self.distance_of(word)).sum()
    }

    /// How much of these names the words are.
    pub(super) fn part(&self, asked: &[String]) -> Part {
        let is_whole = |name: &Vec<String>| !name.is_empty() && name.iter().all(|word| asked.contains(word));
        let starts = |word: &String| self.words.first().is_some_and(|name| name.starts_with(word.as_str()));
        match () {
            () if self.wholes.iter().any(is_whole) => Part::Whole,
            () if asked.first().is_some_and(starts) => Part::Start,
            () => Part::Within,
        }
    }

    /// The same of one word.
    pub(super) fn distance_of(&self, word: &str) -> Option<u32> {
        let plain = self.distance_of_form(word);
        let one_of = word.strip_suffix("ies").map(|one| format!("{one}y"));
        let single = one_of.as_deref().or_else(|| word.strip_suffix('s'));
        let single = single.filter(|single| single.len() >= LETTERS_WITHIN);
        let single = single.and_then(|single| self.distance_of_form(single)).map(|found| found + 1);
        let other = synonyms::of(word).filter_map(|other| self.distance_of_form(other)).min();
        [plain, single, other.map(|found| found + 5), self.near(word)].into_iter().flatten().min()
    }

    fn distance_of_form(&self, word: &str) -> Option<u32> {
        let begins = |name: &String| name.starts_with(word);
        let long = word.chars().count() >= LETTERS_WITHIN;
        match () {
            () if self.words.iter().any(|name| name == word) => Some(0),
            () if self.words.first().is_some_and(begins) => Some(1),
            () if self.words.iter().any(begins) => Some(2),
            () if long && self.words.iter().any(|name| name.contains(word)) => Some(4),
            () if self.more.iter().any(|name| name == word) => Some(5),
            () if long && self.more.iter().any(begins) => Some(6),
            () => None,
        }
    }

    /// Whether two words stand side by side in these names.
    pub(super) fn has_pair(&self, one: &str, other: &str) -> bool {
        self.words.windows(2).any(|pair| pair[0] == one && pair[1] == other)
    }

    /// One letter wrong, missing, too many, or two in the wrong order.
    fn near(&self, word: &str) -> Option<u32> {
        let letters = word.chars().count();
        let is_near = |name: &String| {
            name.chars().count().abs_diff(letters) <= 1 && strsim::osa_distance(name, word) <= 1
        };
        (letters >= LETTERS_FOR_A_SLIP && self.words.iter().any(is_near)).then_some(8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(name: &str, more: &str, query: &str) -> Option<u32> {
        Names::of([name], [more]).distance(&asked(query))
    }

    #[test]
    fn words_are_compared_without_capitals_and_signs() {
        assert_eq!(words("A&E within four hours").collect::<Vec<_>>(), ["ae", "within", "four", "hours"]);
        assert_eq!(words("Children’s well-being").collect::<Vec<_>>(), ["childrens", "well", "being"]);
        assert_eq!(asked("the exclusions in Rochdale"), ["exclusions", "rochdale"]);
        assert_eq!(asked("what is the"), ["what", "is", "the"]);
    }

    #[test]
    fn the_nearer_a_word_is_the_sooner_it_comes() {
        let of = |query| distance("Suspensions", "School exclusions", query).unwrap();
        let queries = ["suspensions", "susp", "pension", "exclusions", "schoo", "suspensoins"];
        let found: Vec<u32> = queries.into_iter().map(of).collect();
        assert!(found.is_sorted() && found[0] == 0, "{found:?}");
    }

    #[test]
    fn of_names_that_are_as_near_the_whole_one_is_meant_then_the_one_that_begins_so() {
        let part = |name: &str, query: &str| Names::of([name], []).part(&asked(query));
        assert_eq!(part("Under-20s in low income", "under-20s in low income stockport"), Part::Whole);
        assert_eq!(part("Under-20s in low income, number", "under-20s in low income"), Part::Start);
        assert_eq!(part("Fernhill & Pimhole", "fernhill"), Part::Start);
        assert_eq!(part("Daubhill & Fernhill Gate", "fernhill"), Part::Within);
    }

    #[test]
    fn every_word_has_to_be_found_in_some_form() {
        assert_eq!(distance("Suspensions", "School exclusions", "suspensions hospital"), None);
        assert!(distance("Permanent exclusions", "", "exclusion").is_some());
        assert!(distance("Overall absence", "", "truancy").is_some());
        assert!(distance("Child obesity", "", "kids weight").is_none(), "one of the words is not found");
        assert_eq!(distance("Bury", "", "burx"), None, "a short word has no slips");
        assert_eq!(distance("Bury", "", ""), Some(0));
    }
}

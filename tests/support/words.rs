//! How long the sentences are that a page says.

use placecard::pages::Said;

/// No sentence of the samples has more words than these: nobody on a board reads on.
pub const MOST_WORDS: usize = 45;

/// The sentences of a line.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let ends = rest.match_indices(". ").find(|(at, _)| {
            let next = rest[at + 2..].chars().next();
            next.is_some_and(|letter| !letter.is_lowercase())
        });
        let (sentence, after) = ends.map_or((rest, ""), |(at, _)| (&rest[..=at], &rest[at + 2..]));
        rest = after;
        Some(sentence)
    })
}

/// The first sentence of a line with more than so many words. A list of names with their figures is looked up, not read
/// on, however many it has.
pub fn longer_than(words: usize, line: &str) -> Option<&str> {
    let is_list = |sentence: &str| {
        let items = sentence.split("; ");
        items.clone().count() > 3 && items.into_iter().all(|item| item.contains(": "))
    };
    sentences(line).find(|sentence| sentence.split_whitespace().count() > words && !is_list(sentence))
}

/// The first sentence of a page that is too long. The title of an indicator, which its charts repeat, is none of them: it
/// tells target, figure, level and movement in one.
pub fn too_long(page: &Said, words: usize) -> Option<&str> {
    let title = page.indicator.and_then(|_| page.sentences.first());
    let is_title = |sentence: &str| title.is_some_and(|title| sentence.trim_end_matches('.') == title);
    let long = |line| longer_than(words, line).filter(|sentence| !is_title(sentence));
    page.sentences.iter().find_map(|line: &String| long(line))
}

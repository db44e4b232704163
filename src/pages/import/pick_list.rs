//! A long list of things to choose from, searched by words.

use crate::model::one_line;
use std::collections::HashSet;

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is chosen by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What else there is to say: a code, what its publisher calls it.
    pub about: String,
    /// How many figures it has.
    pub figures: u64,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Everything that a search looks through, in lower case.
    folded: String,
}

impl Entry {
    /// An entry that is not chosen; a search looks through `also` besides its name and what is shown of it.
    pub fn new(id: &str, name: &str, about: String, also: &str, figures: u64) -> Self {
        let name = one_line(name);
        let about = if one_line(&about) == about { about } else { one_line(&about).into_owned() };
        let folded = format!("{name} {id} {about} {also}").to_lowercase();
        Self { id: id.to_owned(), name: name.into_owned(), about, figures, chosen: false, folded }
    }

    /// Whether each of these words begins one of its own.
    pub fn holds(&self, words: &[&str]) -> bool {
        holds(&self.folded, words)
    }

    /// The entry, chosen or not.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }
}

/// Whether each of these words begins one of a text, both in lower case.
pub(in crate::pages) fn holds(text: &str, words: &[&str]) -> bool {
    let own = || text.split(|letter: char| !letter.is_alphanumeric());
    words.iter().all(|word| {
        // What is no plain word, such as `20%`, is looked for as it is.
        let plain = word.chars().all(char::is_alphanumeric);
        if plain { own().any(|own| own.starts_with(word)) } else { text.contains(word) }
    })
}

/// The list with its search.
#[derive(Clone, Debug, Default)]
pub struct PickList {
    entries: Vec<Entry>,
    words: String,
    /// Whether only what is chosen is shown.
    only_chosen: bool,
    shown: Vec<usize>,
    chosen: usize,
}

impl PickList {
    /// A list that shows all of its entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        let chosen = entries.iter().filter(|entry| entry.chosen).count();
        let shown = (0..entries.len()).collect();
        Self { entries, words: String::new(), only_chosen: false, shown, chosen }
    }

    /// Every entry.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Positions of those that are shown.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// What is searched for.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How many are chosen.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// What the chosen ones are chosen by; nothing where all of them are, which stands for all.
    pub fn choice(&self) -> Vec<String> {
        if self.chosen == self.entries.len() {
            return Vec::new();
        }
        self.entries.iter().filter(|entry| entry.chosen).map(|entry| entry.id.clone()).collect()
    }

    /// Whether only what is chosen is shown.
    pub fn shows_only_chosen(&self) -> bool {
        self.only_chosen
    }

    /// Shows only what is chosen now, or all; the search holds for either.
    pub fn show_only_chosen(&mut self, only: bool) {
        self.only_chosen = only;
        self.search(self.words.clone());
    }

    /// Shows the entries in which every word of one of the terms begins a word; commas and semicolons part terms, and so
    /// do blanks between codes, as they come from a column of a spreadsheet. In a list of terms, one that is the whole
    /// name or code of an entry means that entry alone: `Bolton, Manchester` does not mean Greater Manchester.
    pub fn search(&mut self, words: String) {
        let folded = words.to_lowercase();
        let terms: Vec<Vec<&str>> =
            folded.split([',', ';']).flat_map(words_of).filter(|term| !term.is_empty()).collect();
        let whole = |term: &[&str], entry: &Entry| {
            let term = term.join(" ");
            entry.name.to_lowercase() == term || entry.id.to_lowercase() == term
        };
        let is_list = terms.len() > 1;
        let named: Vec<bool> = (terms.iter())
            .map(|term| is_list && self.entries.iter().any(|entry| whole(term, entry)))
            .collect();
        let found = |entry: &Entry| {
            let mut terms = terms.iter().zip(&named);
            terms.any(|(term, named)| if *named { whole(term, entry) } else { entry.holds(term) })
        };
        let shown = |at: &usize| {
            let entry = &self.entries[*at];
            (terms.is_empty() || found(entry)) && (entry.chosen || !self.only_chosen)
        };
        self.shown = (0..self.entries.len()).filter(shown).collect();
        self.words = words;
    }

    /// Chooses an entry, or not.
    pub fn choose(&mut self, at: usize, chosen: bool) {
        if let Some(entry) = self.entries.get_mut(at) {
            entry.chosen = chosen;
        }
        self.count();
    }

    /// Chooses every entry that is shown, or none of them.
    pub fn choose_shown(&mut self, chosen: bool) {
        for at in &self.shown {
            self.entries[*at].chosen = chosen;
        }
        self.count();
    }

    /// Chooses what was chosen in an earlier list; what that list did not hold stays as it is.
    pub fn choose_as(&mut self, earlier: &Self) {
        let known: HashSet<&str> = earlier.entries.iter().map(|entry| entry.id.as_str()).collect();
        let chosen: HashSet<&str> =
            earlier.entries.iter().filter(|entry| entry.chosen).map(|entry| entry.id.as_str()).collect();
        for entry in self.entries.iter_mut().filter(|entry| known.contains(entry.id.as_str())) {
            entry.chosen = chosen.contains(entry.id.as_str());
        }
        self.count();
    }

    fn count(&mut self) {
        self.chosen = self.entries.iter().filter(|entry| entry.chosen).count();
    }
}

fn words_of(term: &str) -> Vec<Vec<&str>> {
    let words: Vec<&str> = term.split_whitespace().collect();
    if words.iter().all(|word| is_code(word)) {
        words.into_iter().map(|code| vec![code]).collect()
    } else {
        vec![words]
    }
}

/// Whether it is a code of the Office for National Statistics: a letter and eight digits.
fn is_code(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_alphabetic());
    digits.is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> PickList {
        let entry = |code: &str, name: &str, parent: &str| Entry::new(code, name, String::new(), parent, 1);
        PickList::new(vec![
            entry("E92000001", "England", ""),
            entry("E08000001", "Bolton", "Greater Manchester"),
            entry("E08000002", "Bury", "Greater Manchester"),
            entry("E08000036", "Wakefield", "West Yorkshire"),
        ])
    }

    fn shown(words: &str) -> Vec<usize> {
        let mut list = list();
        list.search(words.to_owned());
        list.shown
    }

    #[test]
    fn a_search_finds_names_codes_and_what_they_lie_in() {
        assert_eq!(shown("BUR"), [2]);
        assert_eq!(shown("greater man"), [1, 2]);
        assert_eq!(shown("Bolton, Wakefield; england"), [0, 1, 3]);
        assert_eq!(shown("E08000001 E92000001"), [0, 1]);
        assert_eq!(shown("  "), [0, 1, 2, 3]);
        assert!(shown("Atlantis").is_empty());
    }

    #[test]
    fn a_list_of_names_means_just_those_places() {
        let entry = |name: &str| Entry::new(name, name, String::new(), "", 1);
        let names = ["Bury", "Canterbury", "Manchester", "Greater Manchester", "Bolton"];
        let mut list = PickList::new(names.map(entry).into());
        list.search("bury".to_owned());
        assert_eq!(list.shown, [0], "a word is found by its beginning");
        list.search("Manchester".to_owned());
        assert_eq!(list.shown, [2, 3]);
        list.search("Bolton, manchester".to_owned());
        assert_eq!(list.shown, [2, 4]);
    }

    #[test]
    fn all_and_none_hold_for_what_is_shown() {
        let mut list = list();
        list.search("greater".to_owned());
        list.choose_shown(true);
        assert_eq!(list.choice(), ["E08000001", "E08000002"]);
        list.search(String::new());
        list.choose_shown(true);
        assert_eq!((list.chosen(), list.choice()), (4, Vec::new()));
        list.choose(1, false);
        assert_eq!(list.chosen(), 3);
    }

    #[test]
    fn what_is_chosen_is_listed_alone_and_searched() {
        let mut list = list();
        list.search("greater".to_owned());
        list.choose_shown(true);
        list.search(String::new());
        list.show_only_chosen(true);
        assert_eq!(list.shown(), [1, 2]);
        list.choose(1, false);
        assert_eq!(list.shown(), [1, 2], "what was left out just now stays in sight, to be taken back");
        list.search("bolton".to_owned());
        assert!(list.shown().is_empty() && list.shows_only_chosen());
        list.show_only_chosen(false);
        assert_eq!(list.shown(), [1]);
    }

    #[test]
    fn an_earlier_choice_is_kept_and_new_entries_keep_theirs() {
        let mut earlier = list();
        earlier.choose(2, true);
        let mut later = list();
        later
            .entries
            .push(Entry { chosen: true, ..Entry::new("E08000003", "Manchester", String::new(), "", 1) });
        later.choose_as(&earlier);
        assert_eq!(later.choice(), ["E08000002", "E08000003"]);
    }
}

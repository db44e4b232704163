//! What a table says around itself: the lines above its header, the name of its sheet and of its file, as far as that says
//! something of the matter. Figures that are called the same within two tables are of one thing only where it is the same:
//! no males go on as females, no burglaries as robberies. Dates of editions, the number of a table, what publishers write
//! everywhere and the mark of a copy say nothing of it.

use super::basis::Basis;
use super::file_names;
use super::lines_above::{is_digit, is_of_rows, of_line, said, said_in, without_number};
use super::table::plain;
use super::words::without_footnote;
use std::sync::Arc;

/// What a table says around itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Surroundings {
    /// Titles and names as they are written, each with what it says.
    pieces: Vec<(String, Vec<String>)>,
    /// Whether rows name what figures are of.
    is_named_by_rows: bool,
    /// What tells it from the other tables of an import, as it is written.
    label: String,
}

/// What tables of one import say around themselves, each with what tells it from the others.
pub(super) fn told_apart(mut all: Vec<Option<Surroundings>>) -> Vec<Option<Arc<Surroundings>>> {
    let said: Vec<Said> = all.iter().flatten().map(Surroundings::words).collect();
    let common = said.first().map(|first| {
        Said(first.0.iter().filter(|word| said.iter().all(|said| said.0.contains(word))).cloned().collect())
    });
    for around in all.iter_mut().flatten() {
        around.label = around.beside(common.as_ref().unwrap_or(&Said::default()));
    }
    all.into_iter().map(|around| around.map(Arc::new)).collect()
}

impl Surroundings {
    /// Of the lines above a header, from the first on, the name of a sheet where it is not that of a group or of a period, and
    /// the name of a file without its ending. Of names of files and sheets only people count where rows name what figures are of.
    pub fn of(lines: &[String], names: &[&str], is_named_by_rows: bool) -> Self {
        let mut pieces: Vec<(String, Vec<String>)> = Vec::new();
        for line in lines {
            let is_title = pieces.is_empty();
            let line = without_number(without_footnote(line));
            if let Some(mut words) = of_line(line, is_title) {
                let is_all_of_rows = words.iter().all(|word| is_of_rows(word));
                words.retain(|word| !is_named_by_rows || is_all_of_rows || Basis::is_changing(word));
                pieces.push((line.to_owned(), words));
            }
        }
        let has_title = pieces.iter().any(|(_, words)| !words.is_empty());
        // A long number beside a title is that of a download.
        let is_of_download = |word: &String| has_title && word.len() >= 5 && is_digit(word);
        for name in names {
            let mut words = said_in(&file_names::in_words(name));
            words.retain(|word| !is_of_download(word));
            words.retain(|word| !is_named_by_rows || Basis::is_changing(word));
            pieces.push(((*name).to_owned(), words));
        }
        pieces.retain(|(_, words)| !words.is_empty());
        Self { pieces, is_named_by_rows, label: String::new() }
    }

    /// The same of a table that is said to be of something else than others, by what tells it from them.
    pub fn of_another(mut self, name: &str) -> Self {
        self.pieces.push((name.to_owned(), vec![plain(name)]));
        self
    }

    /// Whether it goes without saying that nothing is said: rows name what figures are of.
    pub fn is_unsaid(&self) -> bool {
        self.is_named_by_rows && self.pieces.is_empty()
    }

    /// What tells it from the other tables of an import, as it is written; blank where it says no more than all of them.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The same without the words of these headers, which its columns say themselves.
    pub fn without<'n>(mut self, headers: impl Iterator<Item = &'n str>) -> Self {
        let known: Vec<String> = headers.flat_map(said).collect();
        for (_, words) in &mut self.pieces {
            words.retain(|word| !known.contains(word) || Basis::is_changing(word));
        }
        self.pieces.retain(|(_, words)| !words.is_empty());
        self
    }

    /// All that is said, each word once, as they come first.
    pub fn words(&self) -> Said {
        let mut all: Vec<String> = Vec::new();
        for word in self.pieces.iter().flat_map(|(_, words)| words) {
            if !all.contains(word) {
                all.push(word.clone());
            }
        }
        Said(all)
    }

    /// What tells it from one that says these words, as it is written; blank where it says no more than that.
    pub fn beside(&self, other: &Said) -> String {
        let mut told: Vec<&str> = Vec::new();
        let mut known: Vec<&String> = other.0.iter().collect();
        for (text, words) in &self.pieces {
            if words.iter().any(|word| !known.contains(&word)) {
                told.push(text);
                known.extend(words);
            }
        }
        told.join(", ")
    }
}

/// What is said around a table, in the words that are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said(Vec<String>);

impl Said {
    /// The words that were kept.
    pub fn read(kept: &str) -> Self {
        Self(kept.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Whether nothing is said.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether at least two words are those of the other and at most one on either side is not, which says neither of whom
    /// figures are nor how they are measured.
    pub fn is_almost(&self, other: &Self) -> bool {
        let (own, others) = (self.without(other).0, other.without(self).0);
        let shared = self.0.len() - own.len();
        let are_few = own.len() <= 1 && others.len() <= 1;
        shared > 1 && are_few && !own.iter().chain(&others).any(|word| is_of_rows(word))
    }

    /// Those of them that the other does not have.
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().filter(|word| !other.0.contains(word)).cloned().collect())
    }

    /// Those that say of whom figures are or how they are measured, whatever their table is called.
    pub fn of_rows(self) -> Self {
        Self(self.0.into_iter().filter(|word| is_of_rows(word)).collect())
    }

    /// Whether any of them but for these always means what it says: figures of which nothing is said are others.
    pub fn is_changing_but_for(&self, known: &[&str]) -> bool {
        self.0.iter().any(|word| Basis::is_changing(word) && !known.contains(&word.as_str()))
    }

    /// The same for all that say the same.
    pub fn compared(&self) -> String {
        let mut words: Vec<&str> = self.0.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.join(" ")
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        self.compared() == other.compared()
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

#[cfg(test)]
#[path = "surroundings_tests.rs"]
mod tests;

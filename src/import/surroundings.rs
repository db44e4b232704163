//! What a table says around itself: the lines above its header, the name of its sheet and of its file, as far as that says
//! something of the matter. Figures that are called the same within two tables are of one thing only where it is the same:
//! no males go on as females, no burglaries as robberies. Dates of editions, the number of a table, what publishers write
//! everywhere and the mark of a copy say nothing of it.

use super::basis::Basis;
use super::gazetteer;
use super::table::{people, plain};
use super::words::{without_footnote, words_in};
use std::sync::Arc;

/// Beginnings of lines that say where and when figures were published, or how to read them.
const BOILERPLATE: &str = "source|sources|date|dates|data source|published|publication|publisher|last updated|updated|\
    contents|back to|return to|go to|link|released|release|next release|next update|date of|©|crown|ons crown|contact:|\
    contact us|contact details|note|notes|footnote|worksheet|some |please|see |http|www|email|e-mail|telephone|downloaded|\
    extracted|data extracted|accessed|generated|created|produced|prepared by|version|copyright|official statistics|national statistics|accredited official|\
    experimental|coverage|geography|area type|reporting period|period|time period|figures may|figures are|figures have|\
    numbers may|numbers are|percentages may|percentages are|rounded|data are|data is|all figures|key:|symbols|shorthand|\
    freeze|statistics published|statistics released|licen";

/// Words that say nothing of what figures are of: what tables, files and their editions are called, and areas of whatever
/// kind, which rows name.
const FILLERS: &str = "table tables figure chart sheet sheets worksheet tab dataset datasets data set file copy final version edition \
    draft download downloads export extract csv xlsx xls ods untitled book workbook by local authority authorities district \
    districts council councils la las lad lads utla ltla area areas region regions regional county counties unitary ward wards \
    lsoa msoa country countries nation national england wales english uk united kingdom scotland ireland northern britain gb \
    great statistics statistical official experimental people persons person all total totals everyone population ending ended \
    end at on from since until up with each between into which who that quarter quarters month months week weeks date dates \
    time times series timeseries trend trends summary overview annex appendix release released published publication latest \
    output outputs table unit units name code geography geographical breakdown category financial academic calendar fiscal \
    january february march april may june july august september october november december updated update ons dfe nhs ohid dwp \
    mhclg nomis fingertips open rounded one two three four five show shows contain contains key symbols contact";

/// Words that mean something only with the number or the letter behind them: `Key stage 2`, `Band A`.
const NUMBERED: &str = "stage year level band type category grade tier phase class block hepatitis hep";

/// Words that make a sentence of a line.
const VERBS: &str = "is are was were may have has been can cannot should will contains includes include excludes exclude see \
    please refer refers relate based";

/// How many words a line below the title has at most that says what figures are of.
const LONGEST: usize = 12;

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
            let unused = says_nothing(line, is_title);
            if unused != Some(Unused::All) {
                let mut words = said(line, false);
                words.retain(|word| unused.is_none() || Basis::is_changing(word));
                let is_all_of_rows = words.iter().all(|word| is_of_rows(word));
                words.retain(|word| !is_named_by_rows || is_all_of_rows || Basis::is_changing(word));
                pieces.push((line.to_owned(), words));
            }
        }
        for name in names {
            let mut words = said(name, true);
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
        let known: Vec<String> = headers.flat_map(|header| said(header, false)).collect();
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

/// A line without the number of its table in front: `Table 3a: Falls`.
pub(super) fn without_number(line: &str) -> &str {
    let lower = line.to_ascii_lowercase();
    let is_number = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && word.len() <= digits + 3
    };
    let of_table =
        ["table ", "figure ", "chart ", "sheet ", "tab "].iter().find_map(|of| lower.strip_prefix(of));
    let Some(rest) = of_table else { return line };
    let number = rest.split([' ', ':']).next().unwrap_or_default();
    if !is_number(number) {
        return line;
    }
    line[line.len() - rest.len() + number.len()..].trim_start_matches([' ', ':', '.', '-', '–', '—'])
}

/// How little of what a line says is about figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unused {
    All,
    /// All but of whom they are: `Coverage: boys`.
    AllButPeople,
}

/// Whether a line says where figures are from or how they are to be read, and nothing of what they are of.
fn says_nothing(line: &str, is_title: bool) -> Option<Unused> {
    const WITH_PEOPLE: [&str; 4] = ["coverage:", "note:", "notes:", "population:"];
    /// So many words behind such a beginning are no sentence.
    const FEW: usize = 4;
    let lower = line.to_lowercase();
    let words = words_in(&lower).count();
    let is_sentence = (words > 6 && words_in(&lower).any(|word| has(VERBS, word))) || words > LONGEST;
    let is_note =
        lower.starts_with(['[', '*', '~', '-', '.', '†', '‡']) || (lower.ends_with('.') && words > 3);
    let starts_so = BOILERPLATE.split('|').any(|start| {
        let rest = lower.strip_prefix(start);
        rest.is_some_and(|rest| {
            start.ends_with(' ') || !rest.starts_with(char::is_alphanumeric) || start == "licen"
        })
    });
    let says_something =
        lower.chars().any(char::is_alphabetic) || people::is_age(&lower) || lower.contains('=');
    if !says_something || is_note || (is_sentence && !is_title) {
        return Some(Unused::All);
    }
    let of_people = WITH_PEOPLE.iter().any(|start| lower.starts_with(start)) && words <= FEW + 1;
    starts_so.then_some(if of_people { Unused::AllButPeople } else { Unused::All })
}

/// The words of a line, or of the name of a file or sheet, that say something of what figures are of.
fn said(text: &str, is_name: bool) -> Vec<String> {
    let text = if is_name { name_in_words(text) } else { with_numbers(text) };
    let basis = Basis::of(&without_areas(&text));
    let kept = basis
        .words()
        .filter(|word| !has(FILLERS, word) && word.chars().count() > usize::from(!is_digit(word)));
    // A share may be called a rate.
    kept.map(|word| if word == "%" { "rate".to_owned() } else { word.replace(' ', "-") }).collect()
}

/// Whether a word says of whom figures are, or how they are measured, as columns beside an indicator do.
fn is_of_rows(word: &str) -> bool {
    const GROUPS: &str = "white asian black mixed chinese count rate pounds mean median";
    Basis::is_changing(word)
        || has(GROUPS, word)
        || word.starts_with("per-")
        || word.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_digit(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text without the names of areas in it, which rows have.
fn without_areas(text: &str) -> String {
    const MOST: usize = 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let of = |length: &usize| {
            let name = words[at..at + length].iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
            gazetteer::all_called(&name).next().is_some() || gazetteer::is_code(name.as_bytes())
        };
        let name = (1..=MOST.min(words.len() - at)).rev().find(of);
        if name.is_none() {
            kept.push(words[at]);
        }
        at += name.unwrap_or(1);
    }
    kept.join(" ")
}

/// The name of a file or a sheet in words, without what only tells editions, copies and places in a row of tables.
fn name_in_words(name: &str) -> String {
    let lower = with_numbers(&name.to_lowercase().replace(['_', '-'], " "));
    let is_number = |word: &str| !word.is_empty() && is_digit(word);
    let all: Vec<&str> = words_in(&lower).collect();
    let of_age = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| all.get(at)).copied().unwrap_or_default();
        let after = all.get(at + 1).copied().unwrap_or_default();
        let value = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
        let is_band =
            |one: &str, other: &str| value(one).zip(value(other)).is_some_and(|(one, other)| other > one + 1);
        has("under over aged age ages", before)
            || has("plus yrs years yr year", after)
            || lower.contains(&format!("{}+", all[at]))
            || is_band(before, all[at])
            || is_band(all[at], after)
    };
    let kept = all.iter().enumerate().filter_map(|(at, word)| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.len() - letters.len();
        match (letters.len(), digits) {
            // People, and no million of anything.
            (1, 0) if *word == "m" => Some("males"),
            (1, 0) if *word == "f" => Some("females"),
            _ if has(NUMBERED, letters) => Some(*word),
            (0, 1..=2) => of_age(at).then_some(*word),
            // The number of a sheet, a version, a quarter: `T3`, `v2`, `3a`.
            (0, _) | (1, 1..=2) => None,
            (2.., 2 | 4) if has("fy jan feb mar apr may jun jul aug sep oct nov dec ye", letters) => None,
            (2.., 1..) if has(FILLERS, letters) => None,
            (2.., 4..) => Some(letters),
            _ if word.len() <= 3 && word.strip_suffix(char::is_alphabetic).is_some_and(is_number) => None,
            _ => Some(*word),
        }
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// A text in which words stand together with the number or the letter that they mean nothing without.
fn with_numbers(text: &str) -> String {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_number = |word: &str| (1..=2).contains(&word.len()) && is_digit(word);
    let is_letter = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut joined = String::new();
    let mut before = String::new();
    for word in text.split_whitespace() {
        let now = bare(word);
        let goes_with = has(NUMBERED, &before) && (is_number(&now) || is_letter(&now));
        if !joined.is_empty() && !goes_with {
            joined.push(' ');
        }
        joined.push_str(word);
        before = now;
    }
    joined
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
#[path = "surroundings_tests.rs"]
mod tests;

//! Words that stand on a slide whole or not at all: what is said at the end of a sentence is as a rule what the rest hangs on. Where
//! they have no room long names are said in fewer words, and then whole sentences and parts are left out, never an end.

use crate::pages::Outline;
use crate::widgets::{Hint, paragraph};
use egui::text::Galley;
use egui::{Color32, FontFamily, FontId, Label, Response, Ui};
use std::sync::Arc;

/// Sizes of type, the largest first, each with how many lines there may be of it.
pub(super) type Steps<'a> = &'a [(f32, usize)];

/// A name of more letters than this is long, and is left with so many where there is no room for it, in turn.
const LONG_NAME: usize = 40;
const OF_A_NAME: [usize; 3] = [40, 30, 20];

/// The room for some words, and what they look like in it.
#[derive(Clone)]
pub(super) struct Room<'a> {
    pub family: FontFamily,
    pub colour: Color32,
    pub width: f32,
    pub steps: Steps<'a>,
}

/// Words that have room.
#[derive(Clone)]
pub(super) struct Fitted {
    pub words: Arc<Galley>,
    /// Whether they are all that was to be said.
    pub is_all: bool,
}

impl Fitted {
    pub(super) fn height(&self) -> f32 {
        self.words.size().y
    }

    /// Shows them; what was left out is told to whoever rests on them.
    pub(super) fn show(self, ui: &mut Ui, text: &str) -> Response {
        let shown = ui.add(Label::new(self.words));
        if self.is_all { shown } else { shown.hint(text) }
    }
}

impl Room<'_> {
    /// The words in the first step in which all of them have room, with long names in fewer words where there is none otherwise;
    /// `None` where there is none then.
    pub(super) fn whole(&self, ui: &Ui, outline: &Outline, text: &str) -> Option<Fitted> {
        let fitted = |text: &str| self.steps.iter().find_map(|step| self.laid(ui, text, *step));
        if let Some(words) = fitted(text) {
            return Some(Fitted { words, is_all: true });
        }
        let names = names_in(outline, text);
        let shorter = |most: &usize| fitted(&with_fewer_words(text, &names, *most));
        let words = OF_A_NAME.iter().filter(|_| !names.is_empty()).find_map(shorter)?;
        Some(Fitted { words, is_all: false })
    }

    /// The same, else as many of the first sentences and parts as have room in the last step.
    pub(super) fn whole_or_first_parts(&self, ui: &Ui, outline: &Outline, text: &str) -> Option<Fitted> {
        let beginning = || {
            let last = self.steps.last().copied()?;
            let words = beginnings(text).find_map(|beginning| self.laid(ui, beginning, last))?;
            Some(Fitted { words, is_all: false })
        };
        self.whole(ui, outline, text).or_else(beginning)
    }

    /// The same of what is never left out: it goes on in as many lines of the last step as it takes.
    pub(super) fn whole_or_longer(&self, ui: &Ui, outline: &Outline, text: &str) -> Fitted {
        self.whole(ui, outline, text).unwrap_or_else(|| {
            let names = names_in(outline, text);
            let (size, _) = self.steps.last().copied().unwrap_or((crate::widgets::tokens::size::SMALL, 1));
            let shorter = with_fewer_words(text, &names, OF_A_NAME[1]);
            let part = (shorter.as_str(), FontId::new(size, self.family.clone()), self.colour);
            Fitted { words: paragraph(ui, &[part], self.width, usize::MAX), is_all: names.is_empty() }
        })
    }

    fn laid(&self, ui: &Ui, text: &str, (size, lines): (f32, usize)) -> Option<Arc<Galley>> {
        let part = (text, FontId::new(size, self.family.clone()), self.colour);
        Some(paragraph(ui, &[part], self.width, lines)).filter(|words| !words.elided)
    }
}

/// The long names that a text has, the longest first.
fn names_in<'a>(outline: &'a Outline, text: &str) -> Vec<&'a str> {
    let Outline { title, system, places, indicators, benchmarks, .. } = outline;
    let of_places = places.iter().map(|place| &place.name);
    let of_indicators = indicators.iter().flat_map(|indicator| [&indicator.short, &indicator.name]);
    let of_benchmarks = benchmarks.iter().map(|(_, name)| name);
    let all = [title, system].into_iter().chain(of_places).chain(of_indicators).chain(of_benchmarks);
    let is_long = |name: &&str| name.chars().count() > LONG_NAME && text.contains(*name);
    let mut found: Vec<&str> = all.map(String::as_str).filter(is_long).collect();
    found.sort_by_key(|name| std::cmp::Reverse(name.len()));
    found
}

fn with_fewer_words(text: &str, names: &[&str], most: usize) -> String {
    names.iter().fold(text.to_owned(), |text, name| text.replace(name, &in_fewer_words(name, most)))
}

/// A name of no more than about so many letters: its first words and its last, as names that begin alike are told apart by how they
/// end.
pub(super) fn in_fewer_words(name: &str, most: usize) -> String {
    let letters = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = (1..words.len()).rev().find(|count| letters(&words[..*count]) <= most / 2).unwrap_or(1);
    let rest = &words[first.min(words.len())..];
    let from = (0..rest.len()).find(|at| letters(&words[..first]) + letters(&rest[*at..]) <= most);
    let last = &rest[from.unwrap_or(rest.len())..];
    [&words[..first.min(words.len())], &["…"], last].concat().join(" ")
}

/// A text without its last sentence or part, without its last two, and so on.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    let mut ends: Vec<usize> = text.match_indices(". ").map(|(at, _)| at + 1).collect();
    ends.extend(text.match_indices(" · ").map(|(at, _)| at));
    ends.sort_unstable();
    ends.into_iter().rev().map(|end| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_by_whole_sentences_and_parts_alone() {
        let text = "38.5% of it; not tested. Another. One · two, though less";
        let found: Vec<&str> = beginnings(text).collect();
        let first = "38.5% of it; not tested.";
        assert_eq!(
            found,
            ["38.5% of it; not tested. Another. One", "38.5% of it; not tested. Another.", first]
        );
        assert_eq!(beginnings("getting better, though above 3.6% (not tested)").count(), 0);
    }

    #[test]
    fn a_name_in_fewer_words_keeps_whole_words_of_its_beginning_and_its_end() {
        let name = "The Integrated Neighbourhood Partnership Footprint of the Lower Valley North";
        assert_eq!(in_fewer_words(name, 32), "The Integrated … Valley North");
        assert_eq!(in_fewer_words(name, 200), name);
        assert_eq!(in_fewer_words("Bury", 1), "Bury …");
        for most in [20, 32, 48] {
            let short = in_fewer_words(name, most);
            assert!(short.split(' ').all(|word| word == "…" || name.contains(word)), "{short}");
            assert!(short.chars().count() <= most + 3, "{short}");
        }
    }
}

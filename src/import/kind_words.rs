//! Which kinds of value the words for a measure speak of.

use super::layout::per;
use super::words::{has_word, words_in};
use crate::model::MeasureKind::{self, Count, Index, Mean, Proportion, Rate, Ratio, Score, StandardisedRate};

/// Words for kinds of value, each list with the kinds that it may stand for, the likeliest in front.
const WORDS: [(&str, &[MeasureKind]); 8] = [
    ("percent percentage percentages pct proportion proportions share", &[Proportion]),
    ("rate rates dsr", &[Rate, StandardisedRate]),
    ("prevalence incidence", &[Proportion, Rate, StandardisedRate]),
    ("count counts number numbers no num n", &[Count]),
    ("mean means average averages avg", &[Mean, Score]),
    ("index", &[Index, Score, Ratio]),
    ("ratio", &[Ratio, Index]),
    ("score scores", &[Score, Mean]),
];

/// The kinds that one word in small letters may stand for; none where it is no such word.
fn of_word(word: &str) -> &'static [MeasureKind] {
    WORDS.iter().find(|(list, _)| has_word(list, word)).map_or(&[], |(_, kinds)| kinds)
}

/// The kinds of value that words may say, each once and in one order; none where they say nothing of it. Of words that
/// speak of several, such as `Number (%)`, any may be meant.
pub(super) fn said(words: &str) -> Vec<MeasureKind> {
    let apart = words.to_lowercase().replace("per cent", "%").replace('%', " percent ");
    let of_people: &[MeasureKind] = if per(words).is_some() { &[Rate, StandardisedRate] } else { &[] };
    let mut kinds: Vec<MeasureKind> = words_in(&apart).flat_map(of_word).chain(of_people).copied().collect();
    kinds.sort_unstable_by_key(|kind| *kind as u8);
    kinds.dedup();
    kinds
}

/// The kind of value that the words for a measure hint at. A rate may be a percentage too, which is why the word alone hints
/// at neither.
pub(super) fn hint(words: &str) -> Option<MeasureKind> {
    let lower = words.to_lowercase();
    let is_standardised = lower.contains("standardised");
    if per(words).is_some() {
        return Some(if is_standardised { StandardisedRate } else { Rate });
    }
    if is_standardised && lower.contains("rate") {
        return Some(StandardisedRate);
    }
    let first = lower.split(|c: char| !c.is_alphanumeric()).next()?;
    // In front of a name these mean something else: `No qualifications`.
    let is_short = matches!(first, "n" | "no" | "num");
    let kind = *of_word(first).first().filter(|_| !is_short)?;
    (!matches!(kind, Proportion | Rate)).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_which_kinds_of_value_may_be_meant() {
        for (words, kinds) in [
            ("Number", &[Count][..]),
            ("No. of falls", &[Count]),
            ("Percentage", &[Proportion]),
            ("Per cent", &[Proportion]),
            ("% of adults", &[Proportion]),
            ("Crude rate", &[Rate, StandardisedRate]),
            ("per 1,000", &[Rate, StandardisedRate]),
            ("Rate (%)", &[Proportion, Rate, StandardisedRate]),
            ("Prevalence", &[Proportion, Rate, StandardisedRate]),
            ("Number (%)", &[Proportion, Count]),
            ("Mean", &[Mean, Score]),
            ("Value", &[]),
            ("Days", &[]),
        ] {
            let expected = { kinds }.iter().all(|kind| said(words).contains(kind));
            assert!(expected && said(words).len() == kinds.len(), "{words}: {:?}", said(words));
        }
    }
}

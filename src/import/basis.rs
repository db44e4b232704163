//! What words beside figures say of the way in which these are measured: the header of their column, the words of a
//! column of measures. Figures of one name are one series only where it is the same: no hours beside days, no totals beside
//! means.

use super::layout::per;
use super::words::{has_word, undated, without_footnote, words_in};
use std::fmt::{self, Display};

/// Words that stand in such a place and say nothing of the kind; whatever is said of how sure or how late figures are.
const FILLERS: &str = "value values val figure figures data datum obs observation observations outturn result results \
    amount numeric age directly measure measured indicator metric kpi performance actual actuals latest current reported final \
    provisional revised estimate estimates estimated the a of in as by and for to is this year period annual yearly";

/// Words for one thing, each list with the word that stands for it in front.
const SAME: [&str; 14] = [
    "% percent percentage percentages pct proportion share",
    "pounds pound gbp",
    "rate rates prevalence",
    "count counts number numbers no num n",
    "mean average avg means averages",
    "total totals sum",
    "fte wte",
    "people persons",
    "male males men",
    "female females women",
    "cumulative cum ytd",
    "thousand thousands 000 000s k",
    "million millions m mn",
    "standardised standardized dsr",
];

/// Words that always mean what they say: figures without them are others. Of other words a figure without any may have them
/// unsaid.
const CHANGING: &str = "cumulative rolling nominal real seasonally adjusted unadjusted daily weekly monthly quarterly thousand \
    million male female boys girls adults children under over aged";

/// The kinds of value that words name; a rate may be a share.
const KINDS: [&str; 4] = ["%", "rate", "count", "pounds"];

/// The way in which figures are measured, as far as words say it, in the form in which it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Basis(Vec<String>);

impl Basis {
    /// What a header or the words of a measure say, without footnotes and dates: `days` of `Value (days), 2023 [1]`.
    pub fn of(text: &str) -> Self {
        let text =
            without_footnote(text).to_lowercase().replace("per cent", "%").replace("year to date", "ytd");
        let per = per(&text);
        // A comma within a number is none between words.
        let apart = text.replace('%', " percent ").replace('£', " pounds ");
        let apart = apart.replace(',', if per.is_some() { "" } else { " " });
        let kept = undated(&apart);
        let dates: Vec<&str> =
            words_in(&apart).filter(|word| !kept.iter().any(|kept| kept == word)).collect();
        let mut said: Vec<String> = Vec::new();
        let mut words = words_in(&apart).peekable();
        while let Some(word) = words.next() {
            // A number of people is no date.
            if let (Some(joined), Some(_)) = (word.strip_prefix("per"), per)
                && joined.bytes().all(|byte| byte.is_ascii_digit() || byte == b'k')
            {
                words.next_if(|_| joined.is_empty());
                continue;
            }
            let of_rate = per.is_some() && ["people", "population", "persons", "residents"].contains(&word);
            // What is not so is as if nothing was said.
            if matches!(word, "not" | "non") && words.peek().is_some_and(|next| Self::is_changing(same(next)))
            {
                words.next();
                continue;
            }
            if of_rate
                || dates.contains(&word)
                || has_word(FILLERS, word)
                || said.iter().any(|known| known == same(word))
            {
                continue;
            }
            said.push(same(word).to_owned());
        }
        said.extend(per.map(|per| format!("per {per}")));
        Self(said)
    }

    /// Whether nothing is said.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether figures that come with these words are others than those that come with the other ones: where only one side
    /// says anything of a matter, they may be the same.
    pub fn is_other(&self, other: &Self) -> bool {
        let kind = |basis: &Self| basis.0.iter().find(|word| is_kind(word)).cloned();
        let is_other_kind = match (kind(self), kind(other)) {
            (Some(one), Some(other)) => {
                one != other && ![&one, &other].into_iter().all(|kind| may_be_share(kind))
            }
            _ => false,
        };
        let rest = |basis: &Self| -> Vec<String> {
            let rest = basis.0.iter().filter(|word| !is_kind(word) && !Self::is_changing(word));
            let mut rest: Vec<String> = rest.cloned().collect();
            rest.sort_unstable();
            rest
        };
        let (one_rest, other_rest) = (rest(self), rest(other));
        is_other_kind
            || self.changing() != other.changing()
            || (!one_rest.is_empty() && !other_rest.is_empty() && one_rest != other_rest)
    }

    /// The words in the form in which they are compared.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a word says nothing of the kind.
    pub fn is_filler(word: &str) -> bool {
        has_word(FILLERS, word)
    }

    /// Whether a word always means what it says: figures without it are others.
    pub fn is_changing(word: &str) -> bool {
        has_word(CHANGING, word)
    }

    /// The words without which figures are others.
    pub fn changing(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).filter(|word| Self::is_changing(word)).collect()
    }

    /// The words behind the name of an indicator that tell figures measured so from others: `hours` of `Value (hours)`; blank
    /// where nothing is said.
    pub fn label(text: &str) -> String {
        let text = without_footnote(text);
        let basis = Self::of(text);
        let in_brackets = [('(', ')'), ('[', ']')]
            .into_iter()
            .find_map(|(opens, closes)| text.strip_suffix(closes).and_then(|text| text.rsplit_once(opens)));
        let is_dated = undated(text).len() < words_in(text).count() && !text.to_lowercase().contains("per ");
        match in_brackets {
            _ if basis.is_blank() => String::new(),
            _ if is_dated => basis.to_string(),
            Some((before, inner)) if Self::of(before).is_blank() => inner.trim().to_owned(),
            _ => text.to_owned(),
        }
    }
}

impl Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// The word that stands for all that mean the same.
fn same(word: &str) -> &str {
    let list = SAME.iter().find(|list| has_word(list, word));
    list.and_then(|list| list.split(' ').next()).unwrap_or(word)
}

fn is_kind(word: &str) -> bool {
    KINDS.contains(&word)
}

fn may_be_share(kind: &str) -> bool {
    matches!(kind, "%" | "rate")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_other(one: &str, other: &str) -> bool {
        let [one, other] = [one, other].map(Basis::of);
        // What is kept is read again.
        let again = Basis::of(&one.to_string());
        assert_eq!(again, one);
        assert_eq!(one.is_other(&other), other.is_other(&one), "{one}, {other}");
        one.is_other(&other)
    }

    #[test]
    fn other_words_are_of_other_figures() {
        for (one, other) in [
            ("Value (days)", "Value (hours)"),
            ("Persons", "Males"),
            ("Mean", "Total"),
            ("Mean", "Median"),
            ("Value (weekly)", "Value (monthly)"),
            ("Value (cumulative)", "Value"),
            ("Value (cumulative)", "Value (not cumulative)"),
            ("Spend (nominal)", "Spend (real terms)"),
            ("FTE", "Headcount"),
            ("% of adults", "% of children"),
            ("Rate (males)", "Rate"),
            ("Crude rate", "Standardised rate"),
            ("Number", "Rate"),
            ("Value (£)", "Value (%)"),
            ("Value (£)", "Value (£000)"),
            ("Rate per 1,000", "Rate per 100,000"),
        ] {
            assert!(is_other(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn other_ways_to_write_the_same_and_words_that_say_nothing_are_none() {
        for (one, other) in [
            ("Value", "Figure"),
            ("Rate", "Outturn"),
            ("Value 2023", "Value 2024"),
            ("Value (2022/23)", "Value (2023/24)"),
            ("Days, March 2023", "days April 2024"),
            ("Value (days)", "value [days] [1]"),
            ("Value (days)", "DAYS²"),
            ("Value (days)", "Value"),
            ("Percentage", "%"),
            ("Value (%)", "Per cent"),
            ("Rate per 1,000 people", "Rate per 1000"),
            ("Rate", "Percentage"),
            ("Mean", "Average"),
            ("Waiting days", "Days waiting"),
            ("FTE", "WTE"),
            ("Value", "Value (not cumulative)"),
        ] {
            assert!(!is_other(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn a_label_says_what_tells_figures_apart() {
        for (text, label) in [
            ("Value (hours)", "hours"),
            ("VALUE [hours] [1]", "hours"),
            ("% of adults [1]", "% of adults"),
            ("Median", "Median"),
            ("Days 2023", "days"),
            ("Value (2023)", ""),
            ("Rate per 1000", "Rate per 1000"),
        ] {
            assert_eq!(Basis::label(text), label);
            assert_eq!(Basis::of(label), Basis::of(text), "{text}");
        }
    }
}

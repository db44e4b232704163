//! What tells figures of the next edition from those of the scorecard that came under the same key: how they are said to be
//! measured, and whom they are of.

use super::{InScorecard, OtherUnit};
use crate::import::basis::Basis;
use crate::import::kind_words;
use crate::import::table::people;
use crate::import::words::with_article;
use crate::model::{Indicator, MeasureKind, Word};

/// In front of the key of an indicator and the words for how figures of it are measured, what the id of the indicator is kept
/// by that they went to.
pub(in crate::import::draft) const BASIS: &str = "basis/";

/// In front of the key of an indicator of one group of people, what the id of the indicator is kept by that figures went to
/// of which nothing says whom they are of.
pub(in crate::import::draft) const OF_ALL: &str = "of-all/";

/// The one group of people that an indicator is about.
pub(in crate::import::draft) fn group_of_people(indicator: &Indicator) -> Option<&str> {
    let group = indicator.population_group.as_deref()?;
    let is_of_people = |part: &str| people::sex(part).is_some() || people::is_age(part);
    group.split(", ").any(is_of_people).then_some(group)
}

impl<'a> InScorecard<'a> {
    /// The indicator that figures of a key went to which were said to be measured so.
    pub fn measured_so(&self, key: &str, basis: &Basis) -> Option<&'a str> {
        let known = self.bases.get(key)?.iter().find(|(known, _)| Basis::of(known) == *basis);
        known.map(|(_, id)| *id).filter(|id| self.ids.contains_key(id))
    }

    /// The indicators that figures of a key went to, each with how these were measured, where there are several.
    pub fn in_several_bases(&self, key: &str) -> Vec<(&'a str, &'a str)> {
        let known = self.bases.get(key).map_or(&[][..], Vec::as_slice).iter();
        let mut all: Vec<_> = known.map(|(words, id)| (*id, *words)).collect();
        all.sort_unstable();
        all.dedup_by_key(|(id, _)| *id);
        if all.len() > 1 { all } else { Vec::new() }
    }

    /// The indicator that figures of a key went to of which nothing says whom they are of, where another is of one group.
    pub fn told_of_all(&self, key: &str) -> Option<&'a str> {
        self.of_all.get(key).copied().filter(|id| self.ids.contains_key(id))
    }

    /// What tells figures of which nothing says whom they are of from those of an indicator of one group of people, and the
    /// words for it behind a name; none where its name says the group, or an earlier import was told that they go together.
    pub fn of_other_people(&self, id: &str, key: &str) -> Option<(String, OtherUnit)> {
        let scorecard = self.scorecard?;
        let there = scorecard.indicator(scorecard.indicator_by_id(id)?);
        let group = group_of_people(there)?;
        let is_named = there.name.to_lowercase().contains(&group.to_lowercase());
        let is_told = self.told_of_all(key) == Some(id);
        (!is_named && !is_told && self.has_key(key)).then(|| {
            let sentence = format!(
                "the file does not say whom its figures are of, and those of the indicator {id} are of {group}"
            );
            (format!("not only {group}"), OtherUnit { sentence, is_certain: false })
        })
    }

    /// What tells figures that are said to be of another kind of value from those of an indicator of the scorecard, and the
    /// words for it behind a name; none where they may be of its kind, or where earlier figures of it were said to be so.
    pub fn other_kind(&self, id: &str, key: &str, said: &str) -> Option<(String, OtherUnit)> {
        let &(_, own) = self.kinds.get(id)?;
        let kinds = kind_words::said(said);
        let known = self.bases.get(key).into_iter().flatten();
        let mut of_id = known.filter(|(_, of)| *of == id);
        let is_known = of_id.any(|(words, _)| kind_words::said(words) == kinds);
        (!kinds.is_empty() && !kinds.contains(&own) && !is_known).then(|| {
            let label = Basis::label(said);
            let sentence = format!(
                "the file says ‘{label}’ of its values, and the indicator {id} of the scorecard is {}",
                with_article(&own.as_str().replace('-', " "))
            );
            // A rate may be a percentage, but how many there are is neither.
            let is_certain = own == MeasureKind::Count || kinds == [MeasureKind::Count];
            (label, OtherUnit { sentence, is_certain })
        })
    }

    /// What tells figures of a key that are said to be measured so from those of an indicator of the scorecard, and the words
    /// for it behind a name; none where they may be the same, or an earlier import was told that they go together.
    pub fn other_basis(&self, id: &str, key: &str, said: &str) -> Option<(String, OtherUnit)> {
        let known = self.bases.get(key).map_or(&[][..], Vec::as_slice).iter();
        let of_id: Vec<(&str, Basis)> =
            known.filter(|(_, of)| *of == id).map(|(words, _)| (*words, Basis::of(words))).collect();
        // What came before without such words is as if nothing was said.
        let unsaid = ("", Basis::default());
        let (before, basis) = (of_id.first().unwrap_or(&unsaid), Basis::of(said));
        let may_be_same = of_id.iter().any(|(_, known)| *known == basis || !known.is_other(&basis));
        if !self.keys.contains_key(key) || may_be_same || !before.1.is_other(&basis) {
            return None;
        }
        let in_words =
            |words: &str| if words.is_empty() { "nothing".to_owned() } else { format!("‘{words}’") };
        let (label, earlier) = (Basis::label(said), in_words(before.0));
        let sentence = format!(
            "the file says {} of how its figures are measured, and an earlier one said {earlier} of those of the indicator \
             {id}",
            in_words(&label)
        );
        let label = if label.is_empty() { format!("not {}", before.0) } else { label };
        Some((label, OtherUnit { sentence, is_certain: false }))
    }
}

#[cfg(test)]
#[path = "kind_tests.rs"]
mod tests;

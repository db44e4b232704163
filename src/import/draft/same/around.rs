//! What tells figures of the next edition from those of the scorecard by what their tables say around themselves.

use super::{InScorecard, OtherUnit, TABLE};
use crate::import::basis::Basis;
use crate::import::draft::indicator::said_unit;
use crate::import::surroundings::Said;
use crate::import::table::FoundIndicator;
use crate::import::words::words_in;
use std::fmt::{self, Display};

/// What tables say of figures beside their key: what is kept with the id of the indicator that these went to.
#[derive(Debug, PartialEq)]
pub(in crate::import::draft) struct Around<'a> {
    pub key: &'a str,
    /// How they are measured, with their unit where the file gives one.
    pub measured: String,
    pub said: Said,
}

impl<'a> Around<'a> {
    /// In front of all that is kept so.
    const START: &'static str = "around/";

    pub fn of(found: &'a FoundIndicator) -> Self {
        let unit = said_unit(found).unwrap_or_default();
        let measured = Basis::of(&format!("{} {unit}", found.measured)).to_string();
        let said = found.around.as_ref().map(|around| around.words()).unwrap_or_default();
        Self { key: found.known_key(), measured, said }
    }

    /// As it was kept by what was asked.
    pub fn read(asked: &'a str) -> Option<Self> {
        let (rest, said) = asked.strip_prefix(Self::START)?.rsplit_once('/')?;
        let (key, measured) = rest.rsplit_once('/')?;
        Some(Self { key, measured: measured.to_owned(), said: Said::read(said) })
    }
}

/// An indicator whose figures came from a table that says the same around itself as another, or almost the same.
pub(in crate::import::draft) struct Like<'a> {
    pub id: &'a str,
    pub is_same: bool,
}

impl Display for Around<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}/{}", Self::START, self.key, self.measured, self.said)
    }
}

impl<'a> InScorecard<'a> {
    fn kept_around(&self, key: &str) -> impl Iterator<Item = &(Around<'a>, &'a str)> {
        self.around.get(key).into_iter().flatten()
    }

    /// The indicator that figures of the same key went to which were measured so and had the same around their table.
    pub fn told_around(&self, found: &FoundIndicator) -> Option<&'a str> {
        let now = Around::of(found);
        let known = self.kept_around(now.key).find(|(known, _)| *known == now);
        known.map(|(_, id)| *id).filter(|id| self.ids.contains_key(id))
    }

    /// The only indicator whose figures came from a table without a name for them that says the same around itself as that of
    /// these, or else almost the same: other words that say neither of whom they are nor how they are measured.
    pub fn like_around(&self, found: &FoundIndicator) -> Option<Like<'a>> {
        let now = Around::of(found);
        let is_of_table = |key: &str| key.starts_with(TABLE);
        let known = || {
            let all = self.around.iter().filter(|(key, _)| is_of_table(now.key) && is_of_table(key));
            let alike = all.flat_map(|(_, known)| known).filter(|(known, _)| known.measured == now.measured);
            alike.filter(|(_, id)| self.ids.contains_key(id))
        };
        let only = |is: &dyn Fn(&Said) -> bool| -> Option<&'a str> {
            let mut all = known().filter(|(known, _)| is(&known.said)).map(|(_, id)| *id);
            let first = all.next()?;
            all.all(|id| id == first).then_some(first)
        };
        let same = only(&|said| !said.is_blank() && *said == now.said);
        let id = same.or_else(|| only(&|said| said.is_almost(&now.said)))?;
        Some(Like { id, is_same: same.is_some() })
    }

    /// What tells figures from those of an indicator of the scorecard that came under the same key, and the words for it
    /// behind a name; none where their tables say the same, or where nothing is known of the earlier ones and this says nothing
    /// that always tells figures apart.
    pub fn other_around(&self, id: &str, found: &FoundIndicator) -> Option<(String, OtherUnit)> {
        let around = found.around.as_ref()?;
        let has_key = self.has_key(found.known_key());
        let of_id = |(_, of): &&(Around<'_>, &str)| *of == id;
        let (said, of_id): (Said, Vec<Said>) = if has_key {
            let known = self.kept_around(found.known_key()).filter(of_id);
            (around.words(), known.map(|(known, _)| known.said.clone()).collect())
        } else {
            // Of another table or file, which is called otherwise anyhow.
            let known = self.around.values().flatten().filter(of_id);
            (around.words().of_rows(), known.map(|(known, _)| known.said.clone().of_rows()).collect())
        };
        if of_id.is_empty() && !has_key {
            return None;
        }
        if of_id.contains(&said) {
            return None;
        }
        let unsaid = Said::default();
        let before = of_id.first().unwrap_or(&unsaid);
        let (now, earlier) = (said.without(before), before.without(&said));
        if of_id.is_empty() {
            let name = self.units.get(id).map_or("", |(name, _)| *name).to_lowercase();
            let key = found.known_key().to_lowercase();
            let named: Vec<&str> = words_in(&name).chain(words_in(&key)).collect();
            if !now.is_changing_but_for(&named) {
                return None;
            }
        }
        let in_words = |said: &Said| match said.to_string() {
            words if words.is_empty() => "no more".to_owned(),
            words => format!("‘{words}’"),
        };
        let label = around.beside(before);
        let sentence = format!(
            "what stands around the table, its title, sheet and file, says {} of its figures, and said {} of those of the \
             indicator {id}",
            in_words(&now),
            in_words(&earlier)
        );
        let label = if label.is_empty() { format!("not {earlier}") } else { label };
        Some((label, OtherUnit { sentence, is_certain: false }))
    }
}

#[cfg(test)]
#[path = "around_tests.rs"]
mod tests;

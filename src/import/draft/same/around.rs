//! What tells figures of the next edition from those of the scorecard by what their tables say around themselves.

use super::{InScorecard, OtherUnit};
use crate::import::basis::Basis;
use crate::import::surroundings::Said;
use crate::import::table::FoundIndicator;
use crate::import::words::words_in;

/// In front of the key of an indicator, how figures of it are measured and what stands around their table, what the id of the
/// indicator is kept by that they went to.
pub(in crate::import::draft) const AROUND: &str = "around/";

/// What the id of the indicator is kept by that figures go to.
pub(in crate::import::draft) fn around_at(found: &FoundIndicator) -> String {
    let said = found.around.as_ref().map(|around| around.words()).unwrap_or_default();
    format!("{AROUND}{}/{}/{}", found.known_key(), Basis::of(&found.measured), said.compared())
}

/// The key, the way in which figures are measured and the words that something was kept by.
pub(super) fn kept(asked: &str) -> Option<(&str, &str, &str)> {
    let (rest, words) = asked.strip_prefix(AROUND)?.rsplit_once('/')?;
    let (key, basis) = rest.rsplit_once('/')?;
    Some((key, basis, words))
}

impl<'a> InScorecard<'a> {
    fn kept_around(&self, found: &FoundIndicator) -> &[(&'a str, &'a str, &'a str)] {
        self.around.get(found.known_key()).map_or(&[][..], Vec::as_slice)
    }

    /// The indicator that figures of the same key went to which were measured so and had the same around their table.
    pub fn told_around(&self, found: &FoundIndicator) -> Option<&'a str> {
        let at = around_at(found);
        let (_, basis, words) = kept(&at).filter(|_| found.around.is_some())?;
        let known = self.kept_around(found).iter().find(|known| (known.0, known.1) == (basis, words));
        known.map(|(.., id)| *id).filter(|id| self.ids.contains_key(id))
    }

    /// What tells figures from those of an indicator of the scorecard that came under the same key, and the words for it
    /// behind a name; none where their tables say the same, or where nothing is known of the earlier ones and this says nothing
    /// that always tells figures apart.
    pub fn other_around(&self, id: &str, found: &FoundIndicator) -> Option<(String, OtherUnit)> {
        let around = found.around.as_ref()?;
        let has_key = self.has_key(found.known_key());
        let of_id = |(.., of): &&(&str, &str, &str)| *of == id;
        let (said, of_id): (Said, Vec<Said>) = if has_key {
            let known = self.kept_around(found).iter().filter(of_id);
            (around.words(), known.map(|(_, words, _)| Said::read(words)).collect())
        } else {
            // Of another table or file, which is called otherwise anyhow.
            let known = self.around.values().flatten().filter(of_id);
            (around.words().of_rows(), known.map(|(_, words, _)| Said::read(words).of_rows()).collect())
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

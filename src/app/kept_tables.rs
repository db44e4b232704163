//! What the reader said of the columns of tables in earlier imports, by their headers.

use crate::import::{Mapping, TableMapping};
use crate::model::{Role, Word};
use crate::pages::import::Said;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The newest so many are kept.
const MOST: usize = 50;
/// And no more than so many bytes of names, lest the settings grow too long to be read.
const MOST_BYTES: usize = 256 << 10;

/// What was said of the columns of tables, the newest first; a copy costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<KeptTable>", into = "Vec<KeptTable>")]
pub struct KeptTables(Arc<Vec<KeptTable>>);

/// What was said of the columns of tables with one header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct KeptTable {
    header: String,
    /// The day of the import.
    on: String,
    /// Each column and the word for what it holds.
    columns: Vec<(String, String)>,
}

impl KeptTable {
    fn bytes(&self) -> usize {
        self.header.len() + self.columns.iter().map(|(name, _)| name.len() + 16).sum::<usize>()
    }

    /// What was said; none where a later version of the program knew more, or where somebody has changed the file.
    fn read(&self) -> Option<(TableMapping, Said)> {
        let mut roles = Mapping::default();
        for (column, word) in &self.columns {
            roles.set(column, Role::from_word(word)?);
        }
        let on: Date = self.on.parse().ok()?;
        Some((TableMapping::kept(self.header.clone(), roles), Said::On(on)))
    }
}

impl From<Vec<KeptTable>> for KeptTables {
    fn from(list: Vec<KeptTable>) -> Self {
        Self(Arc::new(list))
    }
}

impl From<KeptTables> for Vec<KeptTable> {
    fn from(kept: KeptTables) -> Self {
        Arc::unwrap_or_clone(kept.0)
    }
}

impl KeptTables {
    /// Keeps what was said of the columns of tables with one header in an import of this day; where nothing is said of
    /// them any more, what was kept is forgotten.
    pub fn keep(&mut self, said: &TableMapping, on: Date) {
        let list = Arc::make_mut(&mut self.0);
        list.retain(|known| known.header != said.header());
        if said.roles.is_empty() {
            return;
        }
        let columns = said.roles.roles().map(|(name, role)| (name.to_owned(), role.as_str().to_owned()));
        list.insert(
            0,
            KeptTable { header: said.header().to_owned(), on: on.to_string(), columns: columns.collect() },
        );
        let mut bytes = 0;
        list.retain(|kept| {
            let fits = bytes + kept.bytes() <= MOST_BYTES;
            bytes += if fits { kept.bytes() } else { 0 };
            fits
        });
        list.truncate(MOST);
    }

    /// What was said, the newest first.
    pub fn list(&self) -> impl Iterator<Item = (TableMapping, Said)> {
        self.0.iter().filter_map(KeptTable::read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(header: &str, roles: &[&str]) -> TableMapping {
        let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
        TableMapping::new(&[header.to_owned()], Mapping::read(&roles).unwrap())
    }

    fn day() -> Date {
        "2024-05-03".parse().unwrap()
    }

    #[test]
    fn the_newest_are_kept_once_for_each_header_and_what_is_taken_back_is_forgotten() {
        let mut kept = KeptTables::default();
        for at in 0..60 {
            kept.keep(&said(&format!("a{at}"), &["a=value"]), day());
        }
        assert_eq!(kept.list().count(), MOST);
        kept.keep(&said("a59", &["a=ignore"]), day());
        let (first, by) = kept.list().next().unwrap();
        assert_eq!((first.header(), first.roles.role("a"), by), ("a59", Some(Role::Ignore), Said::On(day())));
        kept.keep(&said("a59", &[]), day());
        assert_eq!((kept.list().count(), kept.list().next().unwrap().0.header()), (MOST - 1, "a58"));
        kept.keep(&said(&"b".repeat(MOST_BYTES), &["b=value"]), day());
        assert_eq!(kept.list().count(), MOST - 1, "they fit into the settings");
    }

    #[test]
    fn they_are_read_as_they_were_written_and_what_is_not_known_is_left_out() {
        let mut kept = KeptTables::default();
        kept.keep(&said("Rate", &["Rate=value"]), day());
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<KeptTables>(&text).unwrap(), kept);
        let later: KeptTables = serde_json::from_str(&text.replace("value", "later")).unwrap();
        assert_eq!(later.list().count(), 0);
    }
}

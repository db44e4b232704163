//! Ids for what has only a name.

use std::collections::{HashMap, HashSet};

/// The longest id that is made, in letters.
const LONGEST: usize = 48;

/// A short id of small letters, digits and hyphens, cut between words.
pub(crate) fn slug(name: &str) -> String {
    let letters = name.to_lowercase();
    let mut whole = String::new();
    for word in letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !whole.is_empty() && whole.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !whole.is_empty() {
            whole.push('-');
        }
        whole.push_str(&word[..word.len().min(LONGEST)]);
    }
    if whole.is_empty() {
        whole.push_str("unnamed");
    }
    whole
}

/// Ids in use, so that none is given twice.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<String>,
    /// By what [`slug`] makes of a name, the number to try next: many areas have names without a letter from A to Z.
    next: HashMap<String, u32>,
}

impl Ids {
    /// Counts an id as in use.
    pub fn take(&mut self, id: &str) {
        if !self.taken.contains(id) {
            self.taken.insert(id.to_owned());
        }
    }

    /// A new id made of a name, with a number behind it where that is in use; it is in use from now on.
    pub fn make(&mut self, name: &str) -> String {
        let whole = slug(name);
        let mut id = whole.clone();
        if self.taken.contains(&id) {
            let number = self.next.entry(whole.clone()).or_insert(2);
            while self.taken.contains(&id) {
                id = format!("{whole}-{number}");
                *number += 1;
            }
        }
        self.taken.insert(id.clone());
        id
    }
}

/// Whether an id is one that [`slug`] makes of a name, with a number behind it or without.
pub(crate) fn is_slug_of(id: &str, name: &str) -> bool {
    let whole = slug(name);
    let number = id.strip_prefix(&whole).map(|rest| rest.strip_prefix('-').unwrap_or(rest));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_and_never_used_twice() {
        assert_eq!(slug("Suspensions (rate)"), "suspensions-rate");
        let long = "Hospital admissions caused by unintentional and deliberate injuries in children";
        assert_eq!(slug(long), "hospital-admissions-caused-by-unintentional-and");
        assert_eq!(slug("Ynys Môn"), "ynys-m-n");
        assert_eq!(slug("…"), "unnamed");
        let mut ids = Ids::default();
        ids.take("smoking-2");
        let made = ["Smoking", "smoking", "SMOKING"].map(|name| ids.make(name));
        assert_eq!(made, ["smoking", "smoking-3", "smoking-4"]);
        assert!(is_slug_of("smoking", "Smoking") && is_slug_of("smoking-12", "Smoking"));
        assert!(!is_slug_of("smoking-adults", "Smoking") && !is_slug_of("E92000001", "Smoking"));
    }

    #[test]
    fn very_many_names_without_letters_get_ids_in_no_time() {
        let mut ids = Ids::default();
        let last = (0..100_000).map(|_| ids.make("…")).last();
        assert_eq!(last.as_deref(), Some("unnamed-100000"));
    }
}

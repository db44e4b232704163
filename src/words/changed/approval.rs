//! What became of an approval, in words.

use super::Told;
use crate::analysis::changed::Changed;
use crate::model::{Approved, Scorecard};
use crate::words::approval::{by_whom_and_when, fields_in_words};
use crate::words::wording::{list, without_full_stop};
use crate::words::{approval_sentence, what_changed};

impl Told<'_> {
    pub(super) fn approval(&self, changed: &Changed) -> Vec<String> {
        if !changed.texts.is_approved_otherwise {
            return Vec::new();
        }
        let [was, is] = self.files.map(Scorecard::approved);
        let without = |sentence: String| without_full_stop(&sentence).to_owned();
        vec![match (was, is) {
            (None, Some(is)) => format!("{}; not approved before.", without(approval_sentence(is))),
            (Some(was), None) => format!("Not approved; before: {}.", without(approval_sentence(was))),
            (Some(was), Some(is))
                if (&was.by, was.on, &was.edition, &was.fingerprint)
                    == (&is.by, is.on, &is.edition, &is.fingerprint)
                    && is.tells() == Approved::ChangedSince =>
            {
                // One approval, which the older file kept to or not.
                let names = fields_in_words(&is.changed);
                let of = if names.is_empty() {
                    String::new()
                } else {
                    format!(": {}, and nothing else", list(&names))
                };
                let too = if was.has_changed_since() { " The older file was not either." } else { "" };
                format!(
                    "This is not what was approved {}; it was changed since{of}.{too}",
                    by_whom_and_when(is)
                )
            }
            (Some(was), Some(is)) => {
                let untold = match is.tells() {
                    Approved::NoFingerprint | Approved::NoCode => "; whether it changed since cannot be told",
                    Approved::AsItIs | Approved::ChangedSince => "",
                };
                let now = is;
                let [was, is] = [was, is].map(approval_sentence).map(without);
                let before = if was == is {
                    "with another fingerprint before".to_owned()
                } else {
                    format!("before: {was}")
                };
                let in_what = what_changed(now).map(|what| format!(" {what}")).unwrap_or_default();
                format!("{is}{untold}; {before}.{in_what}")
            }
            (None, None) => return Vec::new(),
        }]
    }
}

//! A short code that tells whether a document still says what it said when it was approved.
//!
//! It is the beginning of a SHA-256 (NIST, FIPS 180-4) of what the document says ([`meaning`]), without what says nothing about the
//! places: the approval itself, the mark that the file is to be read alone, what is noted for imports, and comments that are
//! drafts. A copy that is sent without drafts is so still what was approved. It shows changes; it is no signature. Beside the code of
//! the whole stand those of its parts, by which a file that changed says where. Approvals that were kept by an earlier code hold as
//! they did ([`earlier`]).

mod earlier;
mod meaning;

pub use meaning::number_said;

use crate::model::import_notes::AT_TOP;
use std::fmt::Write;

/// The field at the top of a document that holds the approval itself.
pub(super) const APPROVAL: &str = "approved";
/// The fields at the top of a document that are left out.
const LEFT_OUT: [&str; 2] = [APPROVAL, "read_only"];
/// The field that is left out as far as it holds drafts, and where nothing else is in it.
const COMMENTARY: &str = "commentary";

/// How many groups of digits a code has.
const GROUPS: usize = 4;
/// How many the code of a part has.
const GROUPS_OF_PART: usize = 2;
/// The bytes of a group, each of which is told as two digits.
const BYTES: usize = 2;

/// What a document says, in short codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of the whole, such as `3fa2-91bc-07de-1c44`; empty for a text that is no object of JSON.
    pub code: String,
    /// Of each field at the top of the document, by its name and in the order of the names.
    pub parts: Vec<(String, String)>,
}

impl Fingerprint {
    /// The fields at the top whose parts are others than these, in the order of their names.
    fn differ_from(&self, kept: &[(String, String)]) -> Vec<String> {
        let mut differ: Vec<&String> =
            self.parts.iter().filter(|part| !kept.contains(part)).map(|(name, _)| name).collect();
        let is_there = |name: &str| self.parts.iter().any(|(own, _)| own == name);
        differ.extend(kept.iter().map(|(name, _)| name).filter(|name| !is_there(name)));
        differ.sort_unstable();
        differ.into_iter().cloned().collect()
    }
}

/// The codes of a document by its text. `drafts` tells of each comment, in the order of the text, whether it is one to be left out.
pub fn fingerprint(text: &str, drafts: &[bool]) -> Fingerprint {
    meaning::fingerprint(text, drafts)
}

/// The code of a document in the way in which `kept` was made, and the fields at the top that say something else than when the codes
/// of `parts` were kept; none where none were.
pub(super) fn held_against(
    kept: &str,
    parts: &[(String, String)],
    text: &str,
    drafts: &[bool],
) -> (String, Vec<String>) {
    if kept.split('-').count() == earlier::GROUPS {
        return (earlier::fingerprint(text, drafts), Vec::new());
    }
    let now = fingerprint(text, drafts);
    if now.code == kept {
        return (now.code, Vec::new());
    }
    let before = meaning::with_what_is_empty(text, drafts);
    if before.code == kept {
        return (before.code, Vec::new());
    }
    let differ = if parts.is_empty() { Vec::new() } else { now.differ_from(parts) };
    let differed = before.differ_from(parts);
    (now.code, differ.into_iter().filter(|field| differed.contains(field)).collect())
}

/// Whether a field at the top of a document counts.
fn counts(name: &str) -> bool {
    !LEFT_OUT.contains(&name) && !AT_TOP.contains(&name)
}

/// The beginning of a sum, in groups of digits.
fn written(sum: &[u8], groups: usize) -> String {
    let mut code = String::new();
    for (at, byte) in sum.iter().take(groups * BYTES).enumerate() {
        let dash = if at > 0 && at % BYTES == 0 { "-" } else { "" };
        let _ = write!(code, "{dash}{byte:02x}");
    }
    code
}

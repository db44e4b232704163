//! A short code that tells whether a document still says what it said when it was approved.
//!
//! It is the beginning of a SHA-256 (NIST, FIPS 180-4) of what the document says ([`meaning`]), without what says nothing about the
//! places: the approval itself, the mark that the file is to be read alone, what is noted for imports, and comments that are
//! drafts. A copy that is sent without drafts is so still what was approved. It shows changes; it is no signature. Beside the code of
//! the whole stand those of its parts, by which a file that changed says where; the code is made of these, so that parts which are not
//! those of the code tell nothing. Codes that were given by earlier rules hold as they did.

mod figures;
mod meaning;

pub use meaning::number_said;

use super::Document;
use crate::model::import_notes::AT_TOP;
use crate::model::{ORDER_OF_GROUPS, drafts};
use meaning::{Rules, add_text, earlier_code, sums};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The field at the top of a document that holds the approval itself.
pub(super) const APPROVAL: &str = "approved";
/// The fields at the top of a document that are left out.
const LEFT_OUT: [&str; 2] = [APPROVAL, "read_only"];
/// The field that is left out as far as it holds drafts, and where nothing else is in it.
const COMMENTARY: &str = "commentary";

/// The field of the figures.
const DATA: &str = "data";

/// How many groups of digits a code has.
const GROUPS: usize = 4;
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
    /// Of these parts, which are in the order of their names.
    fn of(parts: Vec<(String, String)>) -> Self {
        let mut sum = Sha256::new();
        for (name, code) in &parts {
            add_text(b'f', name, &mut sum);
            add_text(b't', code, &mut sum);
        }
        Self { code: written(&sum.finalize(), GROUPS), parts }
    }

    /// The fields at the top that say something else in another document, in the order of their names.
    fn differ_from(&self, other: &Self) -> Vec<String> {
        let only = |these: &[(String, String)], those: &[(String, String)]| -> Vec<String> {
            these.iter().filter(|part| !those.contains(part)).map(|(name, _)| name.clone()).collect()
        };
        let mut differ = only(&self.parts, &other.parts);
        differ.extend(only(&other.parts, &self.parts));
        differ.sort_unstable();
        differ.dedup();
        // Groups that came or went stand in another order, too.
        let has_other_figures = differ.iter().any(|name| name == DATA);
        differ.retain(|name| name != ORDER_OF_GROUPS || !has_other_figures);
        differ
    }
}

/// The codes of a document by its text. `drafts` tells of each comment, in the order of the text, whether it is one to be left out.
pub fn fingerprint(text: &str, drafts: &[bool]) -> Fingerprint {
    let Some(sums) = sums(text, drafts, Rules::Now) else { return Fingerprint::default() };
    Fingerprint::of(sums.into_iter().map(|it| (it.name, written(&it.sum, GROUPS))).collect())
}

/// The fields at the top of two documents that an approval of one would find to be others in the other.
pub fn differ(documents: [&Document; 2]) -> Vec<String> {
    let [one, other] =
        documents.map(|document| fingerprint(document.text(), &drafts(document.scorecard().commentary())));
    one.differ_from(&other)
}

/// The code of a document by the rules by which `kept` was made, and the fields at the top that say something else than when it was;
/// none where its `parts` were not kept with it.
pub(super) fn held_against(
    kept: &str,
    parts: &[(String, String)],
    text: &str,
    drafts: &[bool],
) -> (String, Vec<String>) {
    let now = fingerprint(text, drafts);
    let is_kept = |code: &str| code.eq_ignore_ascii_case(kept);
    if is_kept(&now.code) {
        return (now.code, Vec::new());
    }
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    let then = Fingerprint::of(parts);
    if is_kept(&then.code) {
        let differ = then.differ_from(&now);
        return (now.code, differ);
    }
    let earlier = [Rules::ByRows, Rules::WithWhatIsEmpty].map(|rules| earlier_code(text, drafts, rules));
    (earlier.into_iter().find(|code| is_kept(code)).unwrap_or(now.code), Vec::new())
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

#[cfg(test)]
mod tests;

//! The files that a save makes beside its target. Those that a killed save has left in the folder, each as large as a
//! scorecard, are removed by the next one.

use super::folder_of;
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

const PREFIX: &str = ".placecard-";
/// Hexadecimal digits that stand for the name of the target.
const DIGITS: usize = 16;
/// Letters and digits that tell the files of two saves of one target apart.
pub(super) const RANDOM: usize = 6;
const LOCK: &str = ".lock";
pub(super) const TEMPORARY: &str = ".tmp";

/// A file younger than this may belong to a save that is just beginning, or to a drive whose clock is wrong.
const AGE: Duration = Duration::from_hours(3);

/// How the names begin of all files that saves of a target make: one for each name in a folder, however long the name
/// and whichever its capitals.
fn stem(target: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    target.file_name().unwrap_or_default().to_string_lossy().to_lowercase().hash(&mut hasher);
    format!("{PREFIX}{:0DIGITS$x}", hasher.finish())
}

/// The lock file of a target.
pub(super) fn lock_of(target: &Path) -> PathBuf {
    folder_of(target).join(stem(target) + LOCK)
}

/// How the name of the new content of a target begins; [`RANDOM`] characters and [`TEMPORARY`] follow.
pub(super) fn temporary_prefix(target: &Path) -> String {
    stem(target) + "-"
}

/// Whether a name is one that a save makes, to the character: what only begins or ends like it is a person's own file.
pub(super) fn is_ours(name: &str) -> bool {
    let Some((digits, rest)) = name.strip_prefix(PREFIX).and_then(|rest| rest.split_at_checked(DIGITS))
    else {
        return false;
    };
    let random = rest.strip_prefix('-').and_then(|rest| rest.strip_suffix(TEMPORARY));
    let is_random =
        |random: &str| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
    digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && (rest == LOCK || random.is_some_and(is_random))
}

/// Removes leftovers that are old, belong to the owner of `own` and are locked by nobody, that is, whose writer is dead.
pub(super) fn sweep(folder: &Path, own: &Metadata) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if is_ours(&entry.file_name().to_string_lossy())
            && entry.metadata().is_ok_and(|about| is_old(&about) && has_same_owner(&about, own))
        {
            let path = entry.path();
            if let Ok(file) = File::options().read(true).write(true).open(&path)
                && file.try_lock().is_ok()
            {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

fn is_old(about: &Metadata) -> bool {
    let age = about.modified().ok().and_then(|modified| modified.elapsed().ok());
    about.is_file() && age.is_some_and(|age| age > AGE)
}

#[cfg(unix)]
fn has_same_owner(about: &Metadata, own: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    about.uid() == own.uid()
}

#[cfg(not(unix))]
fn has_same_owner(_about: &Metadata, _own: &Metadata) -> bool {
    true
}

//! Files that a killed save has left in the folder, each as large as a scorecard, are removed by the next one.

use std::fs::{self, File, Metadata};
use std::path::Path;
use std::time::Duration;

/// How the names of all files begin that a save makes beside its target.
pub(super) const PREFIX: &str = ".placecard-";

/// A file younger than this may belong to a save that is just beginning, or to a drive whose clock is wrong.
const AGE: Duration = Duration::from_hours(3);

/// Removes leftovers that are old, belong to the owner of `own` and are locked by nobody, that is, whose writer is dead.
pub(super) fn sweep(folder: &Path, own: &Metadata) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = name.starts_with(PREFIX) && (name.ends_with(".tmp") || name.ends_with(".lock"));
        if is_ours && entry.metadata().is_ok_and(|about| is_old(&about) && has_same_owner(&about, own)) {
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

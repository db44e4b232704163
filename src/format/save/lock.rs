//! Programs of this kind that save the same file at the same time hold each other off.
//!
//! The lock is on a small file beside the target, which is there only during the save: the target itself is replaced by
//! each save, so a lock on it would be on a file that is gone, and on network drives it would keep readers out.

use super::{folder_of, leftover};
use same_file::Handle;
use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long another save of the same file is waited for: as long as a large file on a slow drive takes.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(10);

/// Held from before a file is compared until it is replaced.
pub(super) struct Lock {
    path: PathBuf,
    /// Closed, and so unlocked, after its name was removed.
    _file: File,
}

impl Lock {
    /// Waits for other saves of `target` to end. `None` where the drive has no locks, or the lock file of a program that
    /// was killed belongs to somebody else and cannot be opened.
    ///
    /// # Errors
    /// `ResourceBusy` where the other save does not end.
    pub(super) fn take(target: &Path) -> io::Result<Option<Self>> {
        let path = beside(target);
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let Some(file) = open(&path) else { return Ok(None) };
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Some(Self { path, _file: file })),
                // Whoever held it has removed it: the next one is another file.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => {
                    let _ = fs::remove_file(&path);
                    return Ok(None);
                }
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked: whoever opens this name from now on makes a new file.
        let _ = fs::remove_file(&self.path);
    }
}

/// The lock file of a target: one for each name in a folder, however long the name and whichever its capitals.
fn beside(target: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    target.file_name().unwrap_or_default().to_string_lossy().to_lowercase().hash(&mut hasher);
    folder_of(target).join(format!("{}{:016x}.lock", leftover::PREFIX, hasher.finish()))
}

fn open(path: &Path) -> Option<File> {
    // A link or a pipe of this name is nobody's lock.
    if path.symlink_metadata().is_ok_and(|about| !about.is_file()) {
        return None;
    }
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(path);
    opened.or_else(|_| File::open(path)).ok()
}

fn is_at(file: &File, path: &Path) -> bool {
    let held = file.try_clone().and_then(Handle::from_file);
    matches!((held, Handle::from_path(path)), (Ok(held), Ok(there)) if held == there)
}

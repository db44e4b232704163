//! Programs of this kind that save the same file at the same time hold each other off.
//!
//! The lock is on a small file beside the target, which is there only during the save: the target itself is replaced by
//! each save, so a lock on it would be on a file that is gone, and on network drives it would keep readers out.

use super::leftover;
use std::fs::{self, File, TryLockError};
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
    /// `ResourceBusy` where the other save does not end; at once, with what the system says, where anything else is in
    /// the way.
    pub(super) fn take(target: &Path) -> io::Result<Option<Self>> {
        let path = leftover::lock_of(target);
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let Some(file) = open(&path)? else { return Ok(None) };
            match file.try_lock() {
                Ok(()) if is_at(&file, &path)? => return Ok(Some(Self { path, _file: file })),
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

fn open(path: &Path) -> io::Result<Option<File>> {
    // A link or a pipe of this name is nobody's lock.
    if path.symlink_metadata().is_ok_and(|about| !about.is_file()) {
        return Ok(None);
    }
    match File::options().read(true).write(true).create(true).truncate(false).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(File::open(path).ok()),
        opened => opened.map(Some),
    }
}

/// Whether the file is the one of this name, and not one whose name was removed meanwhile.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    // Nothing is opened for this: where no more files can be, the lock taken would be left behind.
    let (held, there) = (file.metadata()?, fs::symlink_metadata(path));
    match there {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        there => there.map(|there| (held.dev(), held.ino()) == (there.dev(), there.ino())),
    }
}

/// Whether the file is the one of this name, and not one whose name was removed meanwhile.
#[cfg(not(unix))]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use same_file::Handle;
    let held = Handle::from_file(file.try_clone()?)?;
    match Handle::from_path(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        there => there.map(|there| held == there),
    }
}

//! Saving so that there is always a whole file, the old one or the new one, and nobody else's work is lost.

mod leftover;
mod lock;
mod rights;
#[cfg(test)]
mod tests;

use super::stamp::Stamp;
use lock::Lock;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, PersistError};

/// What a save expects to find where it writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Whatever is there: somebody was asked.
    Anything,
    /// No file.
    Absent,
    /// The file that was read or written last; its content counts, not when it was written.
    Same(Stamp),
}

/// A file that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its content from now on.
    pub stamp: Stamp,
    /// What of the file before could not be kept, in sentences for whoever saved it.
    pub remarks: Vec<&'static str>,
}

/// Why a file was not saved: a sentence with a way out, the path last.
#[derive(Debug)]
pub struct SaveError {
    sentence: String,
    kind: io::ErrorKind,
    changed: bool,
}

impl SaveError {
    fn new(path: &Path, why: &str, kind: io::ErrorKind) -> Self {
        Self { sentence: format!("{why}: {}", path.display()), kind, changed: false }
    }

    fn of(path: &Path, error: &io::Error) -> Self {
        Self::new(path, &reason(error), error.kind())
    }

    fn changed(path: &Path, why: &str) -> Self {
        Self { changed: true, ..Self::new(path, why, io::ErrorKind::Other) }
    }

    /// What the system said, for those who have to tell a full disk from a missing folder, or a file that is already
    /// there (`AlreadyExists`).
    pub fn kind(&self) -> io::ErrorKind {
        self.kind
    }

    /// Whether the file is not the one expected: somebody else has written, moved or deleted it.
    pub fn is_changed(&self) -> bool {
        self.changed
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for SaveError {}

/// Puts `contents` in the place of the file at `path`, which may not exist yet.
///
/// The file is written under another name in the same folder, down to the disk, and then renamed. Right before that it
/// is compared with `before`. Two programs of this kind hold each other off by a lock file beside it; against other
/// programs, and where the drive has no locks, the time between the comparison and the renaming remains.
///
/// A symbolic link is followed, so that it stays one. A file that this user may not write to is left alone. Owner, mode,
/// group, access list and extended attributes of the file before are kept, or a remark says which are not; on Windows
/// its access list is not kept, and the folder's applies. A file with further names (hard links) gets a file of its own
/// under this one, which a remark says.
///
/// # Errors
/// When any of this fails, or there is no regular file at `path` but something else. The old file is as it was then,
/// and nothing is left beside it.
pub fn replace(path: &Path, contents: &[u8], before: Before) -> Result<Saved, SaveError> {
    let (about, remarks) = replace_by(path, before, |file| file.write_all(contents))?;
    Ok(Saved { stamp: Stamp::of_bytes(contents, &about), remarks })
}

fn replace_by(
    path: &Path,
    before: Before,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(Metadata, Vec<&'static str>), SaveError> {
    let refused = |error: io::Error| SaveError::of(path, &error);
    regular_file(path)?;
    let target = behind_links(path);
    let folder = folder_of(&target);
    let lock = Lock::take(&target).map_err(refused)?;
    let old = regular_file(path)?;
    if before == Before::Absent && old.is_some() {
        return Err(refused(io::ErrorKind::AlreadyExists.into()));
    }
    let mut temporary = create_beside(&target, old.is_none()).map_err(refused)?;
    write(&mut temporary).and_then(|()| temporary.flush()).map_err(refused)?;
    let remarks = match &old {
        Some(old) => rights::keep(&target, old, temporary.as_file()).map_err(refused)?,
        None => Vec::new(),
    };
    temporary.as_file().sync_all().map_err(refused)?;
    let about = temporary.as_file().metadata().map_err(refused)?;
    let placed = match before {
        Before::Anything => temporary.persist(&target),
        Before::Absent => into_nothing(temporary, &target),
        Before::Same(stamp) => {
            unchanged(path, &stamp)?;
            temporary.persist(&target)
        }
    };
    placed.map_err(|failed| refused(failed.error))?;
    sync_folder(folder);
    drop(lock);
    leftover::sweep(folder, &about);
    Ok((about, remarks))
}

/// Whether a scorecard may be saved at `path`, as far as that can be told without doing so: what is there, if anything, is a file
/// that this user may write.
///
/// # Errors
/// What [`replace`] would refuse.
pub fn may_be_saved(path: &Path) -> Result<(), SaveError> {
    regular_file(path).map(drop)
}

/// What is at `path`, where anything is: a file that may be replaced.
fn regular_file(path: &Path) -> Result<Option<Metadata>, SaveError> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied && path.is_symlink() => {
            let why = "The link leads round in a circle or through too many links; choose the file itself";
            return Err(SaveError::new(path, why, error.kind()));
        }
        Err(error) => return Err(SaveError::of(path, &error)),
    };
    if about.is_dir() {
        let why = "This is a folder, so no file can be saved in its place; choose another name";
        return Err(SaveError::new(path, why, io::ErrorKind::IsADirectory));
    }
    if !about.is_file() {
        let why =
            "This is a device, a pipe or a socket, in whose place no file can be saved; choose another name";
        return Err(SaveError::new(path, why, io::ErrorKind::InvalidInput));
    }
    if about.permissions().readonly() {
        let why =
            "The file is marked read-only and was not changed; save under another name, or allow writing";
        return Err(SaveError::new(path, why, io::ErrorKind::ReadOnlyFilesystem));
    }
    may_be_written(path)?;
    Ok(Some(about))
}

/// Whether this user may write to the file, which only opening it tells: access lists and the like count too. A folder
/// that may be written to lets anybody put another file in its place, and so take it away from its owner.
fn may_be_written(path: &Path) -> Result<(), SaveError> {
    match File::options().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && !cfg!(windows) => {
            let why = "The file may not be written to by this user; save under another name, or ask its owner for \
                       access";
            Err(SaveError::new(path, why, error.kind()))
        }
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            Err(SaveError::of(path, &error))
        }
        // What else is in the way shows when the file is replaced.
        _ => Ok(()),
    }
}

fn unchanged(path: &Path, expected: &Stamp) -> Result<(), SaveError> {
    let why = match Stamp::of(path) {
        Ok(now) if now.same_content(expected) => return Ok(()),
        Ok(_) => {
            "The file has changed since it was read, and what was saved there meanwhile is kept; read it again, or \
             save under another name"
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            "The file is no longer there: it was moved or deleted since it was read; save under another name, or put it \
             back"
        }
        Err(error) => return Err(SaveError::of(path, &error)),
    };
    Err(SaveError::changed(path, why))
}

fn into_nothing(temporary: NamedTempFile, target: &Path) -> Result<File, PersistError> {
    temporary.persist_noclobber(target).or_else(|failed| {
        // Drives that neither rename without replacing nor have hard links refuse in other words.
        let there = failed.error.kind() == io::ErrorKind::AlreadyExists || target.symlink_metadata().is_ok();
        if there { Err(failed) } else { failed.file.persist(target) }
    })
}

/// A file under a name of its own, locked while it is written so that nobody takes it for a leftover. In place of
/// another file it is for its owner alone until it is whole; one that is new is for whom the system's mask allows.
fn create_beside(target: &Path, is_new: bool) -> io::Result<NamedTempFile> {
    let mut named = tempfile::Builder::new();
    let prefix = leftover::temporary_prefix(target);
    named.prefix(&prefix).rand_bytes(leftover::RANDOM).suffix(leftover::TEMPORARY);
    #[cfg(unix)]
    if is_new {
        named.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = is_new;
    let temporary = named.tempfile_in(folder_of(target))?;
    // Windows holds readers off a locked file, also under its new name, so there it is not locked.
    if cfg!(unix) {
        let _ = temporary.as_file().try_lock();
    }
    Ok(temporary)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The file that a chain of symbolic links leads to, even where it does not exist yet.
fn behind_links(path: &Path) -> PathBuf {
    /// As many as Linux follows; a longer chain was refused before.
    const MOST_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else { break };
        target = folder_of(&target).join(next);
    }
    target
}

/// Makes the new name last through a power cut. Some file systems cannot do this; the file is whole all the same.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "The folder does not exist; choose another one, or create it first".to_owned(),
        io::ErrorKind::NotADirectory => {
            "A part of this path is a file and no folder; check the path, or choose another folder".to_owned()
        }
        io::ErrorKind::AlreadyExists => {
            "There is already a file of this name, and it was not changed; choose another name".to_owned()
        }
        io::ErrorKind::PermissionDenied if cfg!(windows) => {
            "The file may not be written by this user, or another program has it open, and it was not changed; close it \
             there, save in another folder, or ask for access"
                .to_owned()
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "The folder may not be written to by this user; save in another folder, or ask for access".to_owned()
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "The drive is full and the file was not changed; make room, or save on another drive".to_owned()
        }
        io::ErrorKind::FileTooLarge => {
            "The file is too large for this drive or for what this user may write, and was not changed; save on another \
             drive, or have the limit raised"
                .to_owned()
        }
        io::ErrorKind::ResourceBusy => {
            "Another program has been saving this file for a while, and it was not changed; try again".to_owned()
        }
        _ => format!("The file could not be saved and was not changed ({error}); try again, or save elsewhere"),
    }
}

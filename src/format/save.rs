//! Saving so that there is always a whole file: the old one, or the new one.

use std::fmt;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a file was not saved: a sentence with a way out, the path last.
#[derive(Debug)]
pub struct SaveError {
    sentence: String,
    kind: io::ErrorKind,
}

impl SaveError {
    fn new(path: &Path, why: &str, kind: io::ErrorKind) -> Self {
        Self { sentence: format!("{why}: {}", path.display()), kind }
    }

    /// What the system said, for those who have to tell a full disk from a missing folder.
    pub fn kind(&self) -> io::ErrorKind {
        self.kind
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
/// The file is written under another name in the same folder, down to the disk, and then renamed. A symbolic link is
/// followed, so that it stays a link; permissions of a file that was there are kept.
///
/// # Errors
/// When any of this fails. The old file is as it was then, and nothing is left beside it.
pub fn replace(path: &Path, contents: &[u8]) -> Result<(), SaveError> {
    replace_by(path, |file| file.write_all(contents))
}

fn replace_by(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), SaveError> {
    let refused = |error: io::Error| SaveError::new(path, &reason(&error), error.kind());
    let target = behind_links(path);
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        let why = "This is a folder, so no file can be saved in its place; choose another name";
        return Err(SaveError::new(path, why, io::ErrorKind::IsADirectory));
    }
    let permissions = old.map(|old| old.permissions());
    if permissions.as_ref().is_some_and(Permissions::readonly) {
        let why =
            "The file is marked read-only and was not changed; save under another name, or allow writing";
        return Err(SaveError::new(path, why, io::ErrorKind::ReadOnlyFilesystem));
    }
    let folder = folder_of(&target);
    let mut temporary = create_in(folder).map_err(refused)?;
    write(&mut temporary).and_then(|()| temporary.flush()).map_err(refused)?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions).map_err(refused)?;
    }
    temporary.as_file().sync_all().map_err(refused)?;
    temporary.persist(&target).map_err(|error| refused(error.error))?;
    sync_folder(folder);
    Ok(())
}

fn create_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut named = tempfile::Builder::new();
    named.prefix(".placecard-").suffix(".tmp");
    // A temporary file is for its owner alone; a scorecard that is new is for whom the system's mask allows.
    #[cfg(unix)]
    named.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    named.tempfile_in(folder)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The file that a chain of symbolic links leads to, even where it does not exist yet.
fn behind_links(path: &Path) -> PathBuf {
    /// As many as Linux follows.
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
        && let Ok(folder) = fs::File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            "The folder does not exist; choose another one, or create it first".to_owned()
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "The folder may not be written to by this user; save in another folder, or ask for access"
                .to_owned()
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "The drive is full and the file was not changed; make room, or save on another drive".to_owned()
        }
        _ => {
            format!("The file could not be saved and was not changed ({error}); try again, or save elsewhere")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a file in it.
    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.scorecard");
        fs::write(&path, "old").unwrap();
        (folder, path)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_file_takes_the_place_of_the_old_one() {
        let (folder, path) = folder();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        replace(&folder.path().join("b.scorecard"), b"first").unwrap();
        assert_eq!(names(folder.path()), ["a.scorecard", "b.scorecard"]);
    }

    #[test]
    fn a_failure_in_the_middle_leaves_the_old_file_and_nothing_else() {
        let (folder, path) = folder();
        let failed = replace_by(&path, |file| {
            file.write_all(b"half of the n")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        let sentence = failed.unwrap_err().to_string();
        assert!(sentence.starts_with("The drive is full"), "{sentence}");
        assert!(sentence.ends_with("a.scorecard"), "{sentence}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.scorecard"]);
    }

    #[test]
    fn a_missing_folder_a_folder_and_a_read_only_file_are_refused() {
        let (folder, path) = folder();
        let missing = replace(&folder.path().join("none/a.scorecard"), b"new").unwrap_err();
        assert!(missing.to_string().starts_with("The folder does not exist"), "{missing}");
        let itself = replace(folder.path(), b"new").unwrap_err();
        assert!(itself.to_string().starts_with("This is a folder"), "{itself}");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let read_only = replace(&path, b"new").unwrap_err();
        assert!(read_only.to_string().contains("read-only"), "{read_only}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt, symlink};

        #[test]
        fn permissions_are_kept_and_new_files_are_readable_by_others_as_usual() {
            let (folder, path) = folder();
            fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
            replace(&path, b"new").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
            let (usual, fresh) = (folder.path().join("usual"), folder.path().join("fresh"));
            fs::write(&usual, "").unwrap();
            replace(&fresh, b"").unwrap();
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode(&fresh), mode(&usual));
        }

        #[test]
        fn links_survive_even_in_a_row_and_to_nothing_yet() {
            let (folder, path) = folder();
            let (link, further) = (folder.path().join("link"), folder.path().join("further"));
            symlink("a.scorecard", &link).unwrap();
            symlink(&link, &further).unwrap();
            replace(&further, b"new").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"new");
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&further).unwrap().is_symlink());
            fs::remove_file(&path).unwrap();
            replace(&link, b"newer").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"newer");
        }

        #[test]
        fn a_folder_that_may_not_be_written_to_is_named_in_a_sentence() {
            let (folder, path) = folder();
            fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
            let refused = replace(&path, b"new");
            fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
            // The superuser may write anywhere, so there is nothing to see for one but the sentence.
            if let Err(refused) = refused {
                assert!(refused.to_string().contains("may not be written to"), "{refused}");
                assert_eq!(fs::read(&path).unwrap(), b"old");
            }
            let sentence = reason(&io::ErrorKind::PermissionDenied.into());
            assert!(sentence.contains("save in another folder"), "{sentence}");
        }
    }
}

//! What is not saved yet is kept beside the settings, so that it outlives a crash.
//!
//! Each window writes a file of its own and holds a lock on another one beside it for as long as it lives. A file whose
//! lock is free is what a crash has left.

use crate::format::{Before, Stamp, replace};
use crate::pages::sheet::Correction;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long after a change it is kept. More changes within this time are kept with it.
pub const DELAY: Duration = Duration::from_secs(1);
const FOLDER: &str = "autosave";
const STATE: &str = "json";
const LOCK: &str = "lock";

/// A scorecard that is not saved yet.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Its file, where it has one.
    pub path: Option<PathBuf>,
    /// What that file held when it was read or written last.
    pub base: Option<Stamp>,
    /// The text of that, which both editions come from when somebody else has changed the file meanwhile.
    #[serde(default)]
    pub ancestor: Option<String>,
    pub title: String,
    /// The comment that was being written, which the document has as a draft, by its id.
    #[serde(default)]
    pub draft: Option<String>,
    /// What was being changed of a published comment, of which the document has nothing.
    #[serde(default)]
    pub correction: Option<Correction>,
    /// The whole document.
    pub text: String,
}

/// The file that this window keeps its scorecard in.
#[derive(Debug)]
pub struct Autosave {
    path: PathBuf,
    /// Held while the window lives.
    #[allow(dead_code, reason = "that it is open holds the lock")]
    lock: File,
}

/// What a crash has left. It is locked, so that it is offered by one window only.
#[derive(Debug)]
pub struct Left {
    pub path: PathBuf,
    /// The scorecard's file, where it has one.
    pub of: Option<PathBuf>,
    pub title: String,
    /// The draft that it has of what was being written, by its id.
    pub draft: Option<String>,
    /// What was being changed of a published comment.
    pub correction: Option<Correction>,
    /// When it was kept.
    pub kept: Option<SystemTime>,
    _lock: File,
}

impl Autosave {
    /// Takes a name that nobody else has, in a folder that only this user may read.
    ///
    /// # Errors
    /// When the folder may not be written to.
    fn claim(settings: &Path) -> io::Result<Self> {
        let folder = settings.join(FOLDER);
        make_private(&folder)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let path = folder.join(format!("{}-{}.{STATE}", std::process::id(), now.as_nanos()));
        let lock = File::create_new(path.with_extension(LOCK))?;
        lock.lock()?;
        Ok(Self { path, lock })
    }
}

impl Drop for Autosave {
    /// The window is closed, after whatever was not saved was given up or saved.
    fn drop(&mut self) {
        let _ = fs::remove_file(self.path.with_extension(LOCK));
    }
}

impl Kept {
    /// Writes it so that at any moment the file is whole.
    ///
    /// # Errors
    /// A sentence.
    fn write(&self, path: &Path) -> Result<(), String> {
        let json = serde_json::to_vec(self).map_err(|error| error.to_string())?;
        replace(path, &json, Before::Anything).map(drop).map_err(|error| error.to_string())
    }

    /// Reads it.
    ///
    /// # Errors
    /// A sentence, when it cannot be read.
    pub fn read(path: &Path) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|error| format!("{error}: {}", path.display()))?;
        let kept: Self =
            serde_json::from_slice(&bytes).map_err(|error| format!("{error}: {}", path.display()))?;
        // Where a part of a path leads depends on where the program was started, which nobody knows any more.
        let path = kept.path.filter(|path| path.is_absolute());
        Ok(Self { base: kept.base.filter(|_| path.is_some()), path, ..kept })
    }
}

/// What crashes have left, the latest first.
pub fn left(settings: &Path) -> Vec<Left> {
    let Ok(entries) = fs::read_dir(settings.join(FOLDER)) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<Left> = paths.filter_map(|path| left_at(&path)).collect();
    found.sort_by_key(|left| std::cmp::Reverse(left.kept));
    found
}

fn left_at(path: &Path) -> Option<Left> {
    if path.extension() == Some(LOCK.as_ref()) && !path.with_extension(STATE).exists() {
        // A window that had nothing to keep was killed.
        if let Some(_free) = free_lock(path) {
            let _ = fs::remove_file(path);
        }
        return None;
    }
    if path.extension() != Some(STATE.as_ref()) {
        return None;
    }
    let lock = free_lock(&path.with_extension(LOCK))?;
    let kept = Kept::read(path).ok()?;
    let when = fs::metadata(path).and_then(|about| about.modified()).ok();
    let Kept { path: of, title, draft, correction, .. } = kept;
    Some(Left { path: path.to_owned(), of, title, draft, correction, kept: when, _lock: lock })
}

/// The lock, where nobody holds it.
fn free_lock(path: &Path) -> Option<File> {
    let file = File::options().create(true).append(true).open(path).ok()?;
    match file.try_lock() {
        Ok(()) => Some(file),
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => None,
    }
}

/// Keeps a scorecard in this window's file, which is claimed when it is first needed.
///
/// # Errors
/// A sentence.
pub fn keep(slot: &Mutex<Option<Autosave>>, settings: &Path, kept: &Kept) -> Result<(), String> {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    let claimed = match slot.take() {
        Some(claimed) => claimed,
        None => Autosave::claim(settings).map_err(|error| error.to_string())?,
    };
    let file = slot.insert(claimed);
    super::crash::kept_in(&file.path);
    kept.write(&file.path)
}

/// What was kept is saved or given up.
pub fn forget(slot: &Mutex<Option<Autosave>>) {
    if let Some(file) = slot.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
        let _ = fs::remove_file(&file.path);
    }
}

impl Left {
    /// Removes what was left.
    pub fn remove(&self) {
        let _ = fs::remove_file(&self.path);
        let _ = fs::remove_file(self.path.with_extension(LOCK));
    }
}

/// Makes a folder, unless it is there, that only this user may read.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Kept {
        Kept {
            path: Some("/a/b.scorecard".into()),
            base: None,
            ancestor: None,
            title: "B".to_owned(),
            draft: None,
            correction: None,
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_a_living_window_keeps_is_not_offered_and_what_a_dead_one_left_is_offered_once() {
        let folder = tempfile::tempdir().unwrap();
        let mine = Autosave::claim(folder.path()).unwrap();
        kept("mine").write(&mine.path).unwrap();
        assert!(left(folder.path()).is_empty(), "the window lives");
        // As after a kill: the lock is free, its file is still there.
        let path = mine.path.clone();
        mine.lock.unlock().unwrap();
        let found = left(folder.path());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].title.as_str(), &found[0].of), ("B", &Some("/a/b.scorecard".into())));
        assert!(left(folder.path()).is_empty(), "another window does not offer it too");
        assert_eq!(Kept::read(&path).unwrap().text, "mine");
        found[0].remove();
        drop(found);
        assert!(left(folder.path()).is_empty() && !path.exists());
    }

    #[test]
    fn what_was_kept_by_a_part_of_a_path_belongs_to_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept.json");
        Kept { path: Some("m.scorecard".into()), ..kept("mine") }.write(&path).unwrap();
        let read = Kept::read(&path).unwrap();
        assert_eq!((read.path, read.text.as_str()), (None, "mine"), "it may be a stranger's file here");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_what_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mine = Autosave::claim(folder.path()).unwrap();
        let about = fs::metadata(mine.path.parent().unwrap()).unwrap();
        assert_eq!(about.permissions().mode() & 0o077, 0);
    }

    /// A window in a process of its own, which is killed while it keeps what is not saved.
    mod killed {
        use super::*;
        use std::process::{Command, Stdio};
        use std::time::Instant;

        const KEEPS_IN: &str = "PLACECARD_TEST_KEEPS";
        const LENGTH: usize = 1 << 20;

        #[test]
        #[ignore = "is the process that the tests beside it start and kill"]
        fn keeps_until_it_is_killed() {
            let Some(folder) = std::env::var_os(KEEPS_IN) else { return };
            let slot = Mutex::new(None);
            for letter in ["a", "b", "c", "d"].into_iter().cycle() {
                keep(&slot, Path::new(&folder), &kept(&letter.repeat(LENGTH))).unwrap();
            }
        }

        /// Kills that many windows, each some milliseconds after it first kept something. What each leaves is offered,
        /// whole, and goes when it is given up.
        fn kill(times: u64) {
            let folder = tempfile::tempdir().unwrap();
            let states = || {
                let entries = fs::read_dir(folder.path().join(FOLDER)).into_iter().flatten();
                entries
                    .filter(|entry| entry.as_ref().unwrap().path().extension() == Some(STATE.as_ref()))
                    .count()
            };
            for time in 0..times {
                let mut child = Command::new(std::env::current_exe().unwrap())
                    .args(["--exact", "--ignored", "app::autosave::tests::killed::keeps_until_it_is_killed"])
                    .env(KEEPS_IN, folder.path())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .unwrap();
                let until = Instant::now() + Duration::from_mins(1);
                while states() == 0 {
                    assert!(Instant::now() < until && child.try_wait().unwrap().is_none(), "it keeps");
                    std::thread::sleep(Duration::from_millis(1));
                }
                std::thread::sleep(Duration::from_micros(time * 7919 % 40_000));
                child.kill().unwrap();
                child.wait().unwrap();
                let offered = left(folder.path());
                assert_eq!(offered.len(), 1, "kill {time}");
                let text = Kept::read(&offered[0].path).unwrap().text;
                let is_whole = text.len() == LENGTH && text.bytes().all(|byte| byte == text.as_bytes()[0]);
                assert!(is_whole, "kill {time}: {} bytes", text.len());
                offered[0].remove();
            }
        }

        #[test]
        fn a_killed_window_leaves_its_scorecard_whole() {
            kill(20);
        }

        #[test]
        #[ignore = "takes minutes"]
        fn of_a_thousand_killed_windows_each_leaves_its_scorecard_whole() {
            kill(1000);
        }
    }
}

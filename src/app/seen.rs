//! What a file said when this reader last opened or saved it, kept as a copy beside the settings, so that the next opening can say what
//! is new.
//!
//! A copy is a convenience: one that is missing, cut short or of no use is no copy, and nothing is said. Windows that write the same
//! copy at once leave that of one of them, whole.

use super::autosave::make_private;
use super::settings::RECENT_KEPT;
use crate::format::{Before, replace};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const FOLDER: &str = "seen";
const ENDING: &str = "gz";
/// As many copies as there are recent files; the oldest go.
const MOST: usize = RECENT_KEPT;
/// No longer text is kept, in bytes: a scorecard of one system has a few million, all of England a hundred.
const LONGEST: usize = 32 << 20;

/// What was seen of a file before.
#[derive(Debug)]
pub struct Seen {
    /// What it said.
    pub text: String,
    /// When it was last opened or saved.
    pub when: Timestamp,
}

/// Takes out what was seen of a file before, where that was something else, and keeps what it says now.
pub fn exchange(settings: &Path, file: &Path, text: &str) -> Option<Seen> {
    let before = read(&copy_of(settings, file));
    keep(settings, file, text);
    before.filter(|seen| seen.text != text)
}

/// Keeps what a file says now. Where that cannot be kept, nothing of before is either: it would tell of changes that were seen.
pub fn keep(settings: &Path, file: &Path, text: &str) {
    let copy = copy_of(settings, file);
    if text.len() > LONGEST || write(&copy, text).is_err() {
        let _ = fs::remove_file(&copy);
    }
    for old in newest_first(settings).into_iter().skip(MOST) {
        let _ = fs::remove_file(old);
    }
}

/// Forgets what was seen of every file.
pub fn forget(settings: &Path) {
    for copy in newest_first(settings) {
        let _ = fs::remove_file(copy);
    }
}

/// Where the copy of a file lies. Its name tells nothing of the file.
fn copy_of(settings: &Path, file: &Path) -> PathBuf {
    let sum = Sha256::digest(file.as_os_str().as_encoded_bytes());
    let mut name = String::new();
    for byte in sum.iter().take(16) {
        let _ = write!(name, "{byte:02x}");
    }
    settings.join(FOLDER).join(name).with_extension(ENDING)
}

fn read(copy: &Path) -> Option<Seen> {
    let file = File::open(copy).ok()?;
    let when = file.metadata().and_then(|about| about.modified()).ok()?;
    let mut text = String::new();
    // One byte more than is ever kept: whatever unpacks to more is no copy of ours.
    let most = LONGEST as u64 + 1;
    GzDecoder::new(io::BufReader::new(file)).take(most).read_to_string(&mut text).ok()?;
    (text.len() <= LONGEST).then_some(Seen { text, when: Timestamp::try_from(when).ok()? })
}

fn write(copy: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = copy.parent() {
        make_private(folder)?;
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes())?;
    let packed = packed.finish()?;
    replace(copy, &packed, Before::Anything).map(drop).map_err(|error| io::Error::other(error.to_string()))
}

fn newest_first(settings: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(settings.join(FOLDER)).into_iter().flatten().flatten();
    let copies = entries.map(|entry| entry.path()).filter(|path| path.extension() == Some(ENDING.as_ref()));
    let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    let mut found: Vec<(SystemTime, PathBuf)> =
        copies.map(|path| (written(&path).unwrap_or(SystemTime::UNIX_EPOCH), path)).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn copies(folder: &Path) -> usize {
        newest_first(folder).len()
    }

    #[test]
    fn what_a_file_said_before_comes_back_once_and_only_where_it_is_something_else() {
        let folder = tempfile::tempdir().unwrap();
        let (folder, file) = (folder.path(), Path::new("/a/b.scorecard"));
        assert!(exchange(folder, file, "one").is_none(), "it was never open");
        assert!(exchange(folder, file, "one").is_none(), "it says the same");
        let seen = exchange(folder, file, "two").unwrap();
        assert_eq!(seen.text, "one");
        let since = Timestamp::now().duration_since(seen.when);
        assert!((0..60).contains(&since.as_secs()), "{since:?}");
        assert!(exchange(folder, file, "two").is_none(), "that was said");
        keep(folder, file, "saved");
        assert!(exchange(folder, file, "saved").is_none(), "what was saved here was seen");
        assert!(exchange(folder, Path::new("/a/c.scorecard"), "else").is_none(), "each file has its own");
        assert_eq!(copies(folder), 2);
        forget(folder);
        assert_eq!(copies(folder), 0);
        assert!(exchange(folder, file, "three").is_none());
    }

    #[test]
    fn a_broken_copy_is_none_and_one_too_long_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (folder, file) = (folder.path(), Path::new("/a/b.scorecard"));
        keep(folder, file, &"a long text ".repeat(1000));
        let copy = copy_of(folder, file);
        let whole = fs::read(&copy).unwrap();
        assert!(whole.len() < 1000, "it is packed");
        for broken in [&whole[..whole.len() - 4], &whole[..20], b"", b"{}"] {
            fs::write(&copy, broken).unwrap();
            assert!(exchange(folder, file, "now").is_none(), "{} bytes", broken.len());
        }
        let long = "x".repeat(LONGEST + 1);
        assert!(exchange(folder, file, &long).is_some_and(|seen| seen.text == "now"));
        assert_eq!(copies(folder), 0, "nothing older is held against the next edition either");
        let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
        bomb.write_all(long.as_bytes()).unwrap();
        fs::write(&copy, bomb.finish().unwrap()).unwrap();
        assert!(exchange(folder, file, "now").is_none());
    }

    #[test]
    fn no_more_are_kept_than_there_are_recent_files_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let file = |at: usize| PathBuf::from(format!("/a/{at}.scorecard"));
        for at in 0..MOST {
            keep(folder, &file(at), "text");
            let when = SystemTime::now() - Duration::from_secs(1000 - at as u64);
            File::options().write(true).open(copy_of(folder, &file(at))).unwrap().set_modified(when).unwrap();
        }
        keep(folder, &file(MOST), "text");
        assert_eq!(copies(folder), MOST);
        assert!(!copy_of(folder, &file(0)).exists() && copy_of(folder, &file(1)).exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_what_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), Path::new("/a/b.scorecard"), "text");
        let about = fs::metadata(folder.path().join(FOLDER)).unwrap();
        assert_eq!(about.permissions().mode() & 0o077, 0);
    }

    #[test]
    fn where_nothing_can_be_kept_nothing_is_said() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FOLDER), "a file stands in the way").unwrap();
        assert!(exchange(folder.path(), Path::new("/a"), "one").is_none());
        assert!(exchange(folder.path(), Path::new("/a"), "two").is_none());
    }
}
